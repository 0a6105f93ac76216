//! What good looks like, and patterns that should be kept apart.

use super::CatalogueRow;
use super::row::ShownBy::{Chart, Claim, Key, Measure, Scenario, Table, Verb, Word};
use super::row::{in_part, not_shown, shown};
use crate::document::charts::ReportChart;
use crate::scenario::Metric;

/// Rows 183 to 191.
#[rustfmt::skip]
pub(super) const TARGETS: &[CatalogueRow] = &[
    shown(183, "Decisions, daily work, departments, measures and leaders all follow the strategy",
        &[Word("aligned twin"), Measure(Metric::AlignmentFactor)],
        "that company is the 100 of every index"),
    shown(184, "Decisions without asking the top",
        &[Key("workload.approvals"), Measure(Metric::AlignmentFactor), Key("work.*.sign_offs")],
        "fewer sign-offs where clarity is high: does alignment hold?"),
    shown(185, "People drop work of little worth by themselves",
        &[Measure(Metric::StopListRight), Table("hours_weekly", "hours"), Claim("what_nobody_asks_for_gets_no_hours")],
        "compare the hours of the least wanted kinds with and without a clear strategy"),
    shown(186, "Faster through focus",
        &[Key("workload.initiatives"), Measure(Metric::OverheadShare), Measure(Metric::Value), Key("workload.setup"), Scenario("everything-is-a-priority")],
        "fewer initiatives at a time give hours back, and no set-up eats what is left for each"),
    shown(187, "Leaders out of the fires, teams that correct themselves",
        &[Key("voice.repair"), Measure(Metric::UrgentShare), Table("group_final", "group"), Key("workload.coordinate")],
        "urgent and overhead hours of managers as a role; reports that repair; clashes that no longer go up"),
    shown(188, "Effort turns into results, steadily",
        &[Measure(Metric::AlignmentFactor), Measure(Metric::PotentialShare), Chart(ReportChart::TwentyFutures)],
        "value per hour near 1, and futures that lie close together"),
    shown(189, "No guessing, calm execution, leaders who need not repeat themselves",
        &[Measure(Metric::Clarity), Chart(ReportChart::TwentyFutures), Verb("sweep")],
        "with a high translation, sweep the cadence and see how much still depends on it"),
    shown(190, "It grows on itself: quicker, lighter, hard to copy",
        &[Key("work.*.prevents"), Measure(Metric::ReworkShare), Claim("a_shock_heals_below_the_fold_and_stays_above_it"), Key("people.learning")],
        "hours for prevention mean fewer fires, hours for improving mean skill: both give hours back"),
    shown(191, "People who know, can, want and are free to, in ways that add up",
        &[Measure(Metric::Clarity), Measure(Metric::SplitSkill), Measure(Metric::Engagement), Measure(Metric::UrgentShare), Measure(Metric::AlignmentFactor)],
        "one measure for each of the five"),
];

/// Rows 192 to 202.
#[rustfmt::skip]
pub(super) const PATTERNS: &[CatalogueRow] = &[
    shown(192, "Strategic drift: aims wander over the years; cure: anchor them again",
        &[Key("strategy.drift"), Key("strategy.says"), Key("event.*.ramp_weeks"), Scenario("strategic-drift")],
        "let an event move what is asked while what is needed stays, or let needs wander; take it back by an option"),
    shown(193, "Captured incentives: some roles bend the measures to themselves; cure: governance",
        &[Key("measure.*.malleable"), Key("measure.*.rotation_weeks"), Scenario("incentive-capture")],
        "each review moves what is counted towards what is done; rotating who reviews is the cure"),
    shown(194, "Purpose without action: warm words, no means; cure: redesign of work",
        &[Measure(Metric::PaperGap), Key("people.conviction"), Key("workload.arrivals"), Scenario("purpose-action-gap")],
        "high conviction and understanding with few free hours or pay that points elsewhere"),
    in_part(195, "The job does not fit the person",
        &[Key("department.*.identity"), Key("people.recognition_spread"), Key("people.strain_misfit"), Measure(Metric::Exits)],
        "identity that pulls away from the intent, and seats that are drawn more to what is seen; work off the strategy exhausts and drives people out",
        "work that somebody dislikes tires only as far as it is off the strategy"),
    shown(196, "Motivation debt: put-off chores and missing encouragement pile up",
        &[Key("people.upkeep")],
        "encouragement that is left out piles up and takes from what people offer"),
    shown(197, "Motivation hygiene: small daily things that keep it from wearing off",
        &[Key("people.strain_recovery"), Key("people.recognition"), Measure(Metric::Strain), Key("people.upkeep")],
        "recovery, being seen and upkeep, week by week"),
    shown(198, "Looking forward: a target near at hand changes effort today",
        &[Key("reward.*.target"), Claim("a_target_pulls_by_what_is_attained_and_what_the_period_still_brings")],
        "within a pay period the pull rises as the target comes into reach"),
    shown(199, "Fast visible progress is liked better than slow strategic work",
        &[Key("people.horizon_weeks"), Key("work.*.visibility"), Claim("discounting_turns_practice_away_from_intent")],
        "a short horizon and invisible slow work turn the split of the week"),
    not_shown(200, "After the weekend: a dip at the start of the week",
        "days; a week is the smallest step here"),
    shown(201, "Aligned on the day of the plan, not a quarter later",
        &[Key("time.start"), Key("communication.forgetting"), Table("company_weekly", "week"), Claim("closeness_under_restating_and_forgetting_follows_the_cadence")],
        "start aligned with a cadence of 0 and read signal_fidelity and clarity by week"),
    shown(202, "Doubt takes heart away; people do not act like owners",
        &[Measure(Metric::Clarity), Key("reward.*.based_on"), Claim("recognition_and_conviction_pull_beside_pay")],
        "the pull of the strategy is conviction times clarity; a company bonus makes owners, diluted by free riding"),
];
