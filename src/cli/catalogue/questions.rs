//! Diagnostic questions, and principles of modelling.

use super::CatalogueRow;
use super::row::ShownBy::{
    Argument, Chart, Claim, Key, Measure, Mechanism, OptionForm, Reading, Scenario, Table, Verb,
};
use super::row::{in_part, shown};
use crate::document::charts::ReportChart;
use crate::question::audit::reading::Topic;
use crate::scenario::Metric;

/// Rows 203 to 220.
#[rustfmt::skip]
pub(super) const QUESTIONS: &[CatalogueRow] = &[
    shown(203, "What should people do otherwise, and how would one see it?",
        &[Key("scenario.headline"), OptionForm("expect"), Table("effects", "verdict")],
        "measure, size that matters and expectation are declared before the first run"),
    in_part(204, "What pays for today's behaviour, on paper and off it?",
        &[Reading(Topic::RewardWithoutPriority), Measure(Metric::DecideByStrategy), Table("why", "cause")],
        "`check` says what pay asks for, `why` what colleagues, load and impatience do",
        "one table of all pulls of a department, being seen and identity included"),
    shown(205, "Who wins and who loses when one rule changes?",
        &[Table("who_gains", "reason"), Chart(ReportChart::WhoGains)],
        "reward and strain by department, layer and role, and what moves them"),
    shown(206, "Is there a small place to try it first?",
        &[OptionForm("only_in.department"), OptionForm("only_in.teams"), Table("where_it_takes_place", "verdict")],
        "the verdict where it takes place; too few futures or teams to tell is said"),
    shown(207, "Can people trace today's task to a top priority?",
        &[Measure(Metric::TopPriorityKnown), Table("layer_weekly", "measure")],
        "asked of every seat every fourth week"),
    shown(208, "Would people know at once which 30 % to drop?",
        &[Measure(Metric::StopListRight), Claim("a_stop_list_is_as_right_as_it_spares_what_is_needed"), Scenario("stop-30-percent")],
        "1 gives up the least value, 0 as much more as stopping a bit of everything does"),
    shown(209, "When people decide, do they cite the company's aim or their department's?",
        &[Measure(Metric::DecideByStrategy), Key("department.*.own_view"), Claim("hours_are_decided_by_strategy_as_far_as_it_pulls")],
        "the part of hours that the strategy pulls; the rest goes to pay, being seen, identity and urgency"),
    shown(210, "Leaders: the three things of this quarter, what ends, which numbers count?",
        &[Key("strategy.competing_priorities"), Reading(Topic::TooManyPriorities), Reading(Topic::PayAngle), Key("work.*.allowed")],
        "`check` counts priorities against hours and holds measures against the strategy; what ends is allowed no hours"),
    shown(211, "What undoes alignment once the planning round is over?",
        &[Verb("why"), Key("time.start"), Chart(ReportChart::DriftGap)],
        "every company starts aligned: the course of the gap, and the causes of where it ends"),
    shown(212, "How does filtering on the way up bend the picture?",
        &[Measure(Metric::PerceptionGap), Measure(Metric::HeardShare), Chart(ReportChart::Leaders), Claim("filtered_news_makes_the_gap_look_smaller")],
        "reported minus real; sweep `voice.pass_through`"),
    shown(213, "How much of a failed strategy is drag of the organization?",
        &[Mechanism("workload"), Table("why", "cause"), Measure(Metric::SplitHours)],
        "the part of workload in `why`, and the hours part of the gap"),
    shown(214, "Aim, reason and priority here; task, sign of success and omissions there?",
        &[Measure(Metric::TopPriorityKnown), Measure(Metric::StopListRight), Measure(Metric::SignalFidelity), Key("work.*.done_clarity")],
        "aim, task and omissions are asked of people; the sign of success is how clear it is when work is done"),
    shown(215, "When is it finished, how does one see that it is good, would two people agree?",
        &[Key("work.*.done_clarity"), Scenario("vague-done")],
        "sweep it: what is accepted of what is handed over, and the hours that come back"),
    in_part(216, "What is really going on, what slows people down, which assumptions are dead?",
        &[Measure(Metric::ConcernShare), Measure(Metric::SilenceRate), Table("hours_weekly", "kind")],
        "who has something to report and who says it; where the hours go",
        "reports have no content beyond that something is off"),
    shown(217, "What is active, what is declined, what is put off on purpose?",
        &[Key("workload.initiatives"), Table("hours_weekly", "kind"), Key("work.*.allowed")],
        "active is where the hours go; declined and put off is what is allowed none"),
    shown(218, "Why do leaders seldom notice misalignment as such?",
        &[Chart(ReportChart::Leaders), Measure(Metric::PerceptionGap), Key("leadership.concern_level"), Key("leadership.dashboard_cap"), Key("leadership.reference_weeks")],
        "green counts and lost reports keep what they see above the level of concern"),
    shown(219, "How often do people ask back, priorities clash, leaders referee?",
        &[Key("workload.clarify"), Key("workload.coordinate"), Measure(Metric::FrictionShare), Table("group_final", "group"), Key("workload.referee"), Measure(Metric::RefereeingShare)],
        "hours that asking back and agreeing with others take, by department and layer, and those of managers that clashes take"),
    shown(220, "Where staying aligned is hard, which part of the design is to blame?",
        &[Verb("why"), Verb("check"), Verb("sensitivity"), Table("why", "cause")],
        "causes with their parts, readings with their lines, and the numbers that matter most"),
];

/// Rows 221 to 226.
#[rustfmt::skip]
pub(super) const PRINCIPLES: &[CatalogueRow] = &[
    shown(221, "Measure what people do, do not guess at motives",
        &[Table("priorities_weekly", "practised"), Measure(Metric::PracticeFit), Measure(Metric::OutcomeIndex)],
        "results are hours, counts, value and messages; motives are what goes in"),
    shown(222, "Keep patterns apart, for their cures differ",
        &[Key("strategy.drift"), Measure(Metric::PaperGap), Measure(Metric::Drift), Key("measure.*.malleable"), Scenario("incentive-capture")],
        "wandering aims, captured measures and purpose without action each have their own key and measure"),
    shown(223, "Do not explain a gap first by character, rhetoric or tools",
        &[Scenario("base"), Key("people.skill_spread"), Key("people.trust_spread"), Claim("people_who_differ_are_on_average_as_usual"), Measure(Metric::SplitAlignment)],
        "in the usual settings all seats have the same skill and motives; where a file lets them differ, their mean stays"),
    shown(224, "Who declares past work worthless meets resistance",
        &[Key("people.habit"), Key("norms.legacy"), Key("people.reaction")],
        "a change takes spirits down for a while; habit and custom slow it"),
    shown(225, "What is measured changes what is done, and so do consequences",
        &[Mechanism("incentives"), Key("people.habit"), Claim("check_why_and_run_tell_one_story_of_pay")],
        "move a measure or a reward in an option and read hours by kind of work"),
    shown(226, "Lasting cures redesign; reinforcing does not",
        &[Argument("repeat-or-translate"), OptionForm("against"), Claim("stronger_pay_on_the_same_wrong_measure_does_not_help")],
        "judge an option that redesigns against one that says or pays more of the same"),
];
