//! Directions that theory gives, with common luck, each both ways.
#![allow(
    clippy::format_push_string,
    clippy::print_stdout,
    reason = "scenario texts and tables of a test"
)]

mod theory;

use orgdrift::experiment::Results;
use orgdrift::scenario::{Metric, Scenario};
use theory::{child, compare, mean_and_error};

const FUTURES: u32 = 12;
/// Standard errors of the paired difference that a sign has to clear.
const ERRORS: f64 = 3.0;

const TICKETS: &str = "format = 1\nextends = \"tickets-versus-experience\"\n";

/// Results with the names of their arms.
struct Arms {
    names: Vec<String>,
    results: Results,
}

impl Arms {
    fn of(text: &str) -> Self {
        let scenario: Scenario = child(text);
        let options = scenario.options.iter().map(|option| option.named.name.clone());
        let names = std::iter::once("baseline".to_owned()).chain(options).collect();
        Self { names, results: compare(scenario, FUTURES) }
    }

    fn arm(&self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).expect("the option exists")
    }

    fn finals(&self, name: &str, metric: Metric) -> Vec<f64> {
        self.results.arms[self.arm(name)].finals(metric).collect()
    }

    fn weekly(&self, name: &str, week: usize, metric: Metric) -> f64 {
        let values: Vec<f64> = self.results.arms[self.arm(name)].weekly(week - 1, metric).collect();
        mean_and_error(&values).0
    }

    /// Mean of the paired difference over futures, and its error.
    fn gain(&self, from: &str, to: &str, metric: Metric) -> (f64, f64) {
        let pairs = self.finals(to, metric).into_iter().zip(self.finals(from, metric));
        mean_and_error(&pairs.map(|(to, from)| to - from).collect::<Vec<f64>>())
    }

    /// Asserts that the second option has more of a measure than the first.
    #[track_caller]
    fn rises(&self, from: &str, to: &str, metric: Metric) {
        let (gain, error) = self.gain(from, to, metric);
        println!("| {} | {from} to {to} | {gain:.4} | {error:.4} |", metric.info().name);
        assert!(gain > ERRORS * error && gain > 0.0, "{from} to {to}: {gain} +- {error}");
    }
}

/// Kerr (1975) and Sull et al. (2018): the wrong measure and the unclear strategy each hold the other back.
#[test]
fn clarity_and_measure_each_help_partly_and_more_together() {
    let text = format!(
        "{TICKETS}
        option.murky.set.communication.fidelity = 0.5
        option.murky.set.communication.cadence_weeks = 0
        option.worse_measure.set.measure.tickets_closed.credit = {{ tickets = 0.95, reporting = 0.05 }}
        option.murky_and_worse.combine = [\"murky\", \"worse_measure\"]"
    );
    let arms = Arms::of(&text);
    for (from, to) in [
        ("baseline", "clear_strategy"),
        ("baseline", "outcome_bonus"),
        ("clear_strategy", "both"),
        ("outcome_bonus", "both"),
        ("murky", "baseline"),
        ("worse_measure", "baseline"),
        ("murky_and_worse", "murky"),
        ("murky_and_worse", "worse_measure"),
    ] {
        arms.rises(from, to, Metric::OutcomeIndex);
    }
}

/// Skill multiplies; it has no direction.
#[test]
fn training_raises_activity_and_value_and_leaves_alignment_alone() {
    let mut text = format!("{TICKETS}each.work.payoff_weeks = 1\n");
    for work in ["tickets", "root_cause", "experience", "reporting"] {
        text += &format!(
            "work.{work}.payoff_weeks = 1
            option.trained.set.work.{work}.skill = 1.25
            option.untrained.set.work.{work}.skill = 0.8\n"
        );
    }
    let arms = Arms::of(&text);
    for metric in [Metric::OutcomeIndex, Metric::ActivityIndex] {
        arms.rises("baseline", "trained", metric);
        arms.rises("untrained", "baseline", metric);
    }
    for option in ["trained", "untrained"] {
        for metric in [Metric::AlignmentFactor, Metric::PracticeFit] {
            let pairs =
                arms.finals(option, metric).into_iter().zip(arms.finals("baseline", metric));
            for (with, without) in pairs {
                assert!((with - without).abs() < 1e-12, "{option}: {with} {without}");
            }
        }
    }
}

/// Direction, amount and skill are separate: hours that bind cannot grow.
#[test]
fn morale_moves_nothing_while_hours_bind_and_something_when_they_do_not() {
    let text = format!(
        "{TICKETS}
        option.keen.set.people.effort_cost = 0.5
        option.tired.set.people.effort_cost = 5
        option.less_tired.set.people.effort_cost = 4"
    );
    let arms = Arms::of(&text);
    for metric in [Metric::OutcomeIndex, Metric::ActivityIndex, Metric::Engagement] {
        for (keen, base) in arms.finals("keen", metric).iter().zip(arms.finals("baseline", metric))
        {
            assert_eq!(keen.to_bits(), base.to_bits(), "{metric:?}");
        }
    }
    arms.rises("tired", "less_tired", Metric::Engagement);
    arms.rises("less_tired", "baseline", Metric::Engagement);
}

/// Kerr (1975): more pay for the same wrong measure.
#[test]
fn stronger_pay_on_the_same_wrong_measure_does_not_help() {
    let arms = Arms::of(&format!("{TICKETS}option.half.set.reward.ticket_bonus.strength = 0.5"));
    arms.rises("double_bonus", "baseline", Metric::OutcomeIndex);
    arms.rises("baseline", "half", Metric::OutcomeIndex);
    arms.rises("baseline", "double_bonus", Metric::ActivityIndex);
}

/// Sull et al. (2018).
#[test]
fn fewer_competing_priorities_help_and_more_hurt() {
    let text = format!(
        "{TICKETS}
        option.one_thing.set.strategy.competing_priorities = 0
        option.everything.set.strategy.competing_priorities = 8"
    );
    let arms = Arms::of(&text);
    arms.rises("baseline", "one_thing", Metric::OutcomeIndex);
    arms.rises("everything", "baseline", Metric::OutcomeIndex);
}

/// Local optima: each department counts a success, the company pays.
#[test]
fn every_department_wins_and_the_company_loses_when_measures_conflict() {
    let text = "format = 1\nextends = \"winning-departments\"
        option.peace.set.conflict.promises.cost = 0
        option.peace.set.conflict.shortcuts.cost = 0
        option.peace.set.conflict.half_done.cost = 0
        option.war.set.conflict.promises.cost = 0.8
        option.war.set.conflict.shortcuts.cost = 0.4
        option.war.set.conflict.half_done.cost = 0.6";
    let arms = Arms::of(text);
    let base = &arms.results.arms[0];
    for (group, about) in base.grouping.of_kind(orgdrift::model::GroupKind::Department) {
        let activity: Vec<f64> = base.group_finals(group, Metric::ActivityIndex).collect();
        assert!(mean_and_error(&activity).0 > 100.0, "{}: {activity:?}", about.name);
    }
    assert!(mean_and_error(&arms.finals("baseline", Metric::OutcomeIndex)).0 < 100.0);
    arms.rises("baseline", "peace", Metric::OutcomeIndex);
    arms.rises("war", "baseline", Metric::OutcomeIndex);
}

/// Read (1962), Roberts & O'Reilly (1974).
#[test]
fn filtered_news_makes_the_gap_look_smaller() {
    let text = format!(
        "{TICKETS}
        option.open.set.voice.pass_through = 1
        option.open.set.voice.risk = 0
        option.closed.set.voice.pass_through = 0"
    );
    let arms = Arms::of(&text);
    let (rosy, error) = mean_and_error(&arms.finals("baseline", Metric::PerceptionGap));
    assert!(rosy > ERRORS * error, "{rosy} +- {error}");
    arms.rises("open", "baseline", Metric::PerceptionGap);
    arms.rises("baseline", "closed", Metric::PerceptionGap);
}

/// Morrison & Milliken (2000).
#[test]
fn silence_rises_where_voice_is_ignored_and_falls_where_it_is_answered() {
    let text = format!(
        "{TICKETS}
        option.deaf.set.voice.response = 0
        option.answering.set.voice.response = 1"
    );
    let arms = Arms::of(&text);
    arms.rises("baseline", "deaf", Metric::SilenceRate);
    arms.rises("answering", "baseline", Metric::SilenceRate);
    // within the run, at the same misfit: the first half year against the end
    let silence = |week| arms.weekly("deaf", week, Metric::SilenceRate);
    assert!(silence(104) > silence(39), "{} {}", silence(39), silence(104));
}

/// Friedkin & Johnsen (1990): doubt makes people look around. The leader's own week is the only thing
/// that differs from the intent here, and it travels from peer to peer.
#[test]
fn lower_clarity_raises_the_pull_of_others() {
    let text = "format = 1\nextends = \"base\"
        mechanisms = [\"signal\", \"norms\"]
        time.weeks = 80
        department.d.people = 60
        work.a.serves_urgent = true
        work.b.serves_urgent = false
        strategy.intent = { a = 0.5, b = 0.5 }
        department.d.own_view = { a = 0.5, b = 0.5 }
        leadership.practice = { a = 1 }
        people.conviction = 10
        strategy.competing_priorities = 0
        communication.distortion = 0
        option.foggy.set.communication.fog = 0.1
        option.clear.set.communication.fog = 0.001";
    let arms = Arms::of(text);
    arms.rises("foggy", "baseline", Metric::PracticeFit);
    arms.rises("baseline", "clear", Metric::PracticeFit);
    arms.rises("foggy", "clear", Metric::Clarity);
}

/// A bad measure is learned in weeks and unlearned in months: habits of the place and eroded standards stay.
#[test]
fn adding_a_bad_measure_hurts_faster_than_removing_it_heals() {
    let text = "format = 1\nextends = \"tickets-versus-experience\"
        time.weeks = 208
        measure.tickets_closed.credit = { tickets = 0.25, root_cause = 0.40, experience = 0.35 }
        [option.episode]
        week = 53
        until = 104
        set.measure.tickets_closed.credit = { tickets = 0.60, root_cause = 0.12, experience = 0.08, reporting = 0.20 }";
    let arms = Arms::of(text);
    let lost = |week| {
        arms.weekly("baseline", week, Metric::OutcomeIndex)
            - arms.weekly("episode", week, Metric::OutcomeIndex)
    };
    let (deep, start) = (lost(104), lost(52));
    assert!(deep > 5.0 && start.abs() < 1e-9, "{start} {deep}");
    // the first half of either way is the pipeline's; what stays behind shows in the last fifth
    let most = |done: &dyn Fn(usize) -> f64| (1..=104).find(|&weeks| done(weeks) > 0.8 * deep);
    let hurt = most(&|weeks| lost(52 + weeks)).expect("it hurts within a year");
    let healed = most(&|weeks| deep - lost(104 + weeks)).expect("it heals within two years");
    println!("| four fifths of {deep:.1} points | hurt in {hurt} weeks | healed in {healed} |");
    assert!(hurt < healed, "hurt in {hurt} weeks, healed in {healed}");
}

/// Williamson (1967): what arrives at the bottom can be worse than what is remembered there.
#[test]
fn restating_a_diluted_message_can_be_worse_than_silence() {
    // everyone does what they believe, so only the belief counts
    let text = |quality: &str| {
        format!(
            "{TICKETS}mechanisms = [\"signal\"]
            people.conviction = 10
            each.department.own_view = {{ tickets = 0.6, root_cause = 0.12, experience = 0.08, reporting = 0.2 }}
            communication.forgetting = 0.005
            {quality}
            option.silent.set.communication.cadence_weeks = 0
            option.weekly.set.communication.cadence_weeks = 1"
        )
    };
    let arms = Arms::of(&text("strategy.competing_priorities = 20"));
    arms.rises("weekly", "silent", Metric::SignalFidelity);
    arms.rises("weekly", "silent", Metric::OutcomeIndex);
    let crisp = "strategy.competing_priorities = 0\ncommunication.translation = 0.9";
    let arms = Arms::of(&text(crisp));
    arms.rises("silent", "weekly", Metric::SignalFidelity);
    arms.rises("silent", "weekly", Metric::OutcomeIndex);
}
