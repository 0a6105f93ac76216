//! What must hold whatever the scenario: conservation, same luck, neutral settings, and the ends of ranges.
#![allow(
    clippy::format_push_string,
    clippy::print_stdout,
    reason = "scenario texts and tables of a test"
)]

mod theory;

use orgdrift::engine::record::LEDGER_ENDS;
use orgdrift::engine::{CallingThread, Crew, RunAbort, RunRecord, Trial, simulate};
use orgdrift::futures::results::Results;
use orgdrift::math;
use orgdrift::model::GroupKind;
use orgdrift::model::policy::World;
use orgdrift::rng::Streams;
use orgdrift::scenario::{Metric, Scenario};
use theory::{Live, child, compare, hours, last, near, of, run, scenario};

const RICH: &str = "format = 1
extends = \"tickets-versus-experience\"
time.weeks = 60
people.strain_misfit = 0.01
people.skill_spread = 0.2
strategy.drift = 0.01
strategy.awareness_weeks = 8
work.reporting.harm = 0.3
leadership.playbook = \"add_priority\"
conflict.repairs.source = \"support\"
conflict.repairs.target = \"engineering\"
conflict.repairs.work = \"tickets\"
conflict.repairs.cost = 0.05
";

/// A company of 300 people in which departments and roles sit mixed, as in an export from a personnel system.
fn mixed() -> Scenario {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut chart = String::from("seat,manager,department,role\n0,,,\n");
    for seat in 1..=300_usize {
        let department = ["support", "engineering", "success"][(seat * seat + seat / 7) % 3];
        let role = ["", "analyst", "expert", "assistant"][(seat * 5 / 3) % 4];
        chart.push_str(&format!("{seat},{},{department},{role}\n", (seat - 1) / 6));
    }
    let text = "format = 1
extends = \"base\"
organization.chart = \"chart.csv\"
time.weeks = 30
people.skill_spread = 0.2
communication.cadence_weeks = 4
work.tickets.serves_urgent = true
work.root_cause.prevents = 1.0
work.experience.payoff_weeks = 8
strategy.intent = { tickets = 0.3, root_cause = 0.3, experience = 0.4 }
";
    let file = place.path().join("mixed.toml");
    std::fs::write(place.path().join("chart.csv"), chart).expect("a chart");
    std::fs::write(&file, text).expect("a scenario");
    Scenario::load(&file.to_string_lossy()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn same(left: f64, right: f64) -> bool {
    left.to_bits() == right.to_bits() || (left.is_nan() && right.is_nan())
}

/// Weeks of an arm that equal those of the baseline bit for bit, from the first.
fn equal_weeks(results: &Results, arm: usize) -> usize {
    let weeks = 0..results.weeks as usize;
    let equal = |week: &usize| {
        let (base, other) = (&results.arms[0], &results.arms[arm]);
        (0..results.futures as usize).all(|future| {
            let pairs = base.company[future][*week].iter().zip(&other.company[future][*week]);
            let layers = base.layers[future].len() / results.weeks as usize;
            let rows = week * layers..(week + 1) * layers;
            let of_layers = base.layers[future][rows.clone()].iter().flatten();
            let of_layers = of_layers.zip(other.layers[future][rows].iter().flatten());
            pairs.chain(of_layers).all(|(&left, &right)| same(left, right))
        })
    };
    weeks.take_while(equal).count()
}

#[test]
fn the_hours_of_every_week_add_up_to_the_contracted_week() {
    let scenario = child(RICH);
    for option in [None, Some(0), Some(3), Some(4)] {
        let record = run(&scenario, option, World::AsIs, 0);
        for (number, ledger) in record.ledger.chunks(10).enumerate() {
            let total: f64 = ledger.iter().sum();
            let overtime = ledger.last().expect("entries");
            assert!((total - 1.0 - 2.0 * overtime).abs() < 1e-12, "ledger {number}: {total}");
            assert!(ledger.iter().all(|&hours| hours > -1e-12), "ledger {number}: {ledger:?}");
        }
    }
}

#[test]
fn groups_of_each_kind_add_up_to_the_company() {
    let per_seat = [
        Metric::Activity,
        Metric::PracticeFit,
        Metric::SignalFidelity,
        Metric::Clarity,
        Metric::UrgentDone,
        Metric::Backlog,
        Metric::Strain,
        Metric::Voice,
        Metric::Credibility,
        Metric::TopPriorityKnown,
        Metric::Pay,
        Metric::Exits,
    ];
    for scenario in [mixed(), child(RICH)] {
        let record = run(&scenario, None, World::AsIs, 0);
        for (week, company) in record.company.iter().enumerate() {
            for kind in [GroupKind::Department, GroupKind::Layer, GroupKind::Role] {
                for metric in per_seat {
                    let (mut sum, mut people) = (0.0, 0.0);
                    for (place, group) in record.grouping.of_kind(kind) {
                        let seats = f64::from(group.people);
                        sum += seats * record.groups_in(week)[place][metric as usize];
                        people += seats;
                    }
                    let all = company[metric as usize];
                    let apart = (sum / people - all).abs();
                    assert!(
                        apart <= 1e-12 * (1.0 + all.abs()),
                        "{kind:?} {metric:?} in week {week}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_company_compared_with_itself_differs_by_exactly_0() {
    let text = format!("{RICH}option.same.set.workload.arrivals = 0.14\n");
    let scenario = child(&text);
    let arm = 1 + scenario.options.iter().position(|option| option.named.name == "same").unwrap();
    let results = compare(scenario, 2);
    assert_eq!(equal_weeks(&results, arm), 60);
}

#[test]
fn an_option_equals_the_baseline_until_its_first_change() {
    let text = format!(
        "{RICH}
[option.late]
week = 40
ramp_weeks = 4
set.reward.ticket_bonus.pays_for = {{ customer_experience = 1.0 }}
set.communication.cadence_weeks = 2
[option.late_pilot]
week = 40
only_in = {{ department = \"engineering\", teams = 3 }}
set.workload.meetings = 0
[option.late_target]
week = 40
set.reward.ticket_bonus.shape = \"capped\"
set.reward.ticket_bonus.cap = 1
"
    );
    let scenario = child(&text);
    let names: Vec<String> =
        scenario.options.iter().map(|option| option.named.name.clone()).collect();
    let results = compare(scenario, 2);
    for name in ["late", "late_pilot", "late_target"] {
        let arm = 1 + names.iter().position(|known| known == name).unwrap();
        // the first week in force may still look the same, an earlier one may not differ
        assert!((39..52).contains(&equal_weeks(&results, arm)), "{name}");
    }
}

/// Works backwards, and on two threads at once.
struct Backwards;

impl Crew for Backwards {
    fn pieces(&self, most: usize) -> usize {
        assert!(most > 1, "work for two threads");
        most
    }

    fn work_through(&self, pieces: &mut [&mut (dyn FnMut() + Send)]) {
        let (left, right) = pieces.split_at_mut(pieces.len() / 2);
        std::thread::scope(|scope| {
            scope.spawn(|| right.iter_mut().rev().for_each(|piece| piece()));
            left.iter_mut().rev().for_each(|piece| piece());
        });
    }
}

/// The demo with needs that move, people who differ and colleagues elsewhere; its tables stand in another order.
fn demo_in_order(order: impl Fn(&mut Vec<&str>)) -> Scenario {
    let text = include_str!("../scenarios/tickets-versus-experience.toml");
    let (head, tables) = text.split_once("\n[").expect("tables");
    let mut tables: Vec<&str> = tables.split("\n[").collect();
    tables.push("organization]\ncross_ties = 2");
    order(&mut tables);
    let text = format!("{head}\n[{}", tables.join("\n["));
    let text = text
        .replace("[strategy]", "[strategy]\ndrift = 0.01")
        .replace("[people]", "[people]\nskill_spread = 0.2");
    child(&text)
}

#[test]
fn the_order_of_tables_means_nothing() {
    let written = demo_in_order(|_| ());
    let turned = demo_in_order(|tables| tables.reverse());
    assert_ne!(written.work[0].name, turned.work[0].name);
    assert_ne!(written.departments[0].name, turned.departments[0].name);
    let weeks = |scenario: &Scenario| {
        let trial = Trial {
            scenario,
            option: None,
            world: World::AsIs,
            yardstick: scenario,
            streams: Streams { seed: 5, future: 2 },
            assumptions: None,
            twins: None,
        };
        simulate(trial, &CallingThread).expect("a run").company
    };
    // sums go another way round, so the last digits may differ
    for (week, (one, other)) in weeks(&written).iter().zip(&weeks(&turned)).enumerate() {
        for (place, (&one, &other)) in one.iter().zip(other).enumerate() {
            let apart = (one - other).abs() / one.abs().max(1.0);
            let alike = one.is_nan() == other.is_nan() && (one.is_nan() || apart < 1e-9);
            assert!(alike, "week {}, measure {place}: {one} and {other}", week + 1);
        }
    }
}

#[test]
fn every_crew_gives_the_same_bits() {
    let text = RICH.replace("time.weeks = 60", "time.weeks = 20\ndepartment.support.people = 900");
    same_bits_from_every_crew(&child(&text), Some(4));
    same_bits_from_every_crew(&mixed(), None);
}

fn same_bits_from_every_crew(scenario: &Scenario, option: Option<usize>) {
    let trial = Trial {
        scenario,
        option,
        world: World::AsIs,
        yardstick: scenario,
        streams: Streams { seed: 11, future: 0 },
        assumptions: None,
        twins: None,
    };
    let alone = simulate(trial, &CallingThread).expect("a run alone");
    let crew = simulate(trial, &Backwards).expect("a run of the crew");
    let flat = |record: &RunRecord| -> Vec<f64> {
        record
            .company
            .iter()
            .chain(&record.groups)
            .flatten()
            .chain(&record.ledger)
            .copied()
            .collect()
    };
    assert!(flat(&alone).iter().zip(&flat(&crew)).all(|(&left, &right)| same(left, right)));
}

#[test]
fn measures_that_must_apply_are_numbers() {
    // bad news needs somebody to bring it, initiatives need a size and a date, and a result needs a measure
    let need_something = [
        Metric::HeardShare,
        Metric::LeadWeeks,
        Metric::LateShare,
        Metric::RealResult,
        Metric::RecordedResult,
    ];
    for text in [RICH, "format = 1\nextends = \"winning-departments\"\ntime.weeks = 60\n"] {
        let results = compare(child(text), 2);
        for arm in &results.arms {
            for week in arm.company.iter().flatten() {
                for &metric in Metric::ALL {
                    let is_of_run = metric == Metric::MeasureTracking;
                    if !need_something.contains(&metric) && !is_of_run {
                        assert!(week[metric as usize].is_finite(), "{metric:?}");
                    }
                }
            }
            let tracking = Metric::MeasureTracking;
            assert!(arm.finals(tracking).all(f64::is_finite), "{tracking:?}");
        }
    }
}

// ---------------------------------------------------------------------------------- all off

const THREE: &str = "mechanisms = []
time.weeks = 30
work.a.serves_urgent = true
work.b.prevents = 1
work.b.payoff_weeks = 8
work.c.payoff_weeks = 26
strategy.intent = { a = 0.3, b = 0.4, c = 0.3 }
measure.units.credit = { a = 0.9, b = 0.1 }
measure.units.noise = 0.5
measure.result.kind = \"outcome\"
measure.result.noise = 0.5
reward.bonus.pays_for = { units = 1, result = 0.3 }
department.d.people = 20
department.e.people = 15
";

#[test]
fn without_any_mechanism_the_whole_potential_is_used() {
    let variants = [
        "",
        "time.start = \"settled\"",
        "reward.bonus.shape = \"threshold\"\nreward.bonus.target = 5",
        "reward.bonus.shape = \"capped\"\nreward.bonus.cap = 3",
        "reward.bonus.shape = \"tournament\"",
        "reward.bonus.based_on = \"company\"",
        "department.d.intent = { a = 0.8, b = 0.2 }",
        "strategy.drift = 0.05\nstrategy.awareness_weeks = 20",
        "conflict.x.source = \"d\"\nconflict.x.target = \"e\"\nconflict.x.work = \"a\"\nconflict.x.cost = 1",
        "work.a.harm = 0",
        "work.a.harm = 0.5",
        "leadership.playbook = \"add_priority\"\nleadership.concern_level = 0",
        "strategy.value = \"linear\"",
        "people.skill_spread = 0.5",
        "people.conviction = 0",
        "department.d.identity = { c = 2 }\npeople.recognition = 1",
        "leadership.practice = { c = 1 }",
        "communication.credibility_start = 0\ncommunication.practice_weight = 0",
    ];
    for variant in variants {
        let settled = if variant.contains("time.start") { "" } else { "time.start = \"settled\"" };
        for start in ["", settled] {
            let results = compare(scenario(&format!("{THREE}{variant}\n{start}")), 1);
            for week in &results.arms[0].company[0] {
                let (potential, outcome) = (Metric::PotentialShare, Metric::OutcomeIndex);
                assert!(
                    same(week[potential as usize], 1.0),
                    "{variant}: {}",
                    week[potential as usize]
                );
                assert!(same(week[outcome as usize], 100.0), "{variant}");
            }
        }
    }
}

/// The twin is what a company would be if everyone did what the strategy needs, moving needs included.
#[test]
fn without_any_mechanism_practice_follows_needs_that_move() {
    for start in ["aligned", "settled"] {
        let text = format!(
            "{THREE}people.habit = 1\nstrategy.drift = 0.05\ntime.start = \"{start}\"
            strategy.awareness_weeks = 20"
        );
        let record = run(&scenario(&text), None, World::AsIs, 0);
        near("fit", last(&record, Metric::PracticeFit), 1.0, 1e-12);
        near("credibility", last(&record, Metric::Credibility), 1.0, 1e-12);
    }
}

/// Design: "with start = aligned both begin near 100", whatever the shape of rewards.
#[test]
fn an_aligned_start_begins_near_100_whatever_the_shape_of_rewards() {
    for shape in [
        "",
        "reward.bonus.shape = \"capped\"\nreward.bonus.cap = 30",
        "reward.bonus.shape = \"threshold\"\nreward.bonus.target = 6",
        "reward.bonus.shape = \"tournament\"",
    ] {
        let text = THREE.replace("mechanisms = []\n", "");
        // hours bind whatever a target is worth this week, because how much people work follows that at once
        let text = format!(
            "{text}people.conviction = 0.5\nreward.bonus.strength = 2\npeople.effort_cost = 0.1\n{shape}"
        );
        let results = compare(scenario(&text), 1);
        let outcome = results.arms[0].company[0][0][Metric::OutcomeIndex as usize];
        // a week of full habit (0.3) in the slowest kind moves 1/8 of the pipeline at most
        near(&format!("week 1 {shape:?}"), outcome, 100.0, 15.0);
    }
}

// ---------------------------------------------------------------------------------- neutral settings

fn farthest(left: &str, right: &str) -> f64 {
    let (left, right) = (compare(scenario(left), 1), compare(scenario(right), 1));
    let mut worst: f64 = 0.0;
    let weeks = left.arms[0].company[0].iter().zip(&right.arms[0].company[0]);
    for (week, (left, right)) in weeks.enumerate() {
        let outcome = left;
        for &metric in Metric::ALL {
            let (left, right) = (left[metric as usize], right[metric as usize]);
            assert_eq!(left.is_nan(), right.is_nan(), "{metric:?} in week {week}");
            // news of a gap: where there is none, leaders hear 100 at most
            let of_gap = [Metric::ReportedIndex, Metric::PerceptionGap].contains(&metric);
            let outcome = outcome[Metric::OutcomeIndex as usize];
            if !left.is_nan() && (!of_gap || outcome <= 100.0) {
                worst = worst.max((left - right).abs() / (1.0 + right.abs()));
            }
        }
    }
    worst
}

#[test]
fn every_mechanism_has_a_neutral_setting() {
    let all =
        ["incentives", "signal", "norms", "workload", "horizon", "interdependence", "silence"];
    let base = THREE.replace("mechanisms = []\n", "").replace(
        "measure.units.credit = { a = 0.9, b = 0.1 }\n",
        "conflict.x.source = \"d\"\nconflict.x.target = \"e\"\nconflict.x.work = \"a\"\n",
    );
    let bad = "measure.units.credit = { a = 0.9, b = 0.1 }\n";
    let cases = [
        ("norms", "norms.conformity = 0\nnorms.conformity_when_unclear = 0", 0.0),
        ("interdependence", "conflict.x.cost = 0", 0.0),
        (
            "workload",
            "workload.arrivals = 0\nworkload.haste = 0\nworkload.meetings = 0\nworkload.approvals = 0\n\
             workload.reporting = 0\npeople.strain_rate = 0\npeople.exit_rate = 0",
            0.0,
        ),
        // first order of 1/(1 + T/horizon) at T = 26, horizon = 1e6, felt over 30 weeks
        ("horizon", "people.horizon_weeks = 1000000", 1e-3),
        (
            "signal",
            "communication.fidelity = 1\ncommunication.distortion = 0\ncommunication.forgetting = 0\n\
             communication.fog = 0\nstrategy.competing_priorities = 0\npeople.exit_rate = 0",
            1e-12,
        ),
        (
            "silence",
            "leadership.dashboard_weight = 0\nvoice.concern = 1\nvoice.base = 20\nvoice.risk = 0\n\
             voice.misfit = 20\nvoice.pass_through = 1",
            1e-6,
        ),
    ];
    for (name, neutral, tolerance) in cases {
        let rest: Vec<String> =
            all.iter().filter(|&&other| other != name).map(|other| format!("{other:?}")).collect();
        let on = format!("{base}{bad}{neutral}\n");
        let off = format!("mechanisms = [{}]\n{on}", rest.join(", "));
        near(name, farthest(&on, &off), 0.0, tolerance);
    }
    // incentives: pay along the intent with a measure whose units add up to 1 an hour
    let fair = "workload.haste = 0\nmeasure.units.credit = { a = 0.3, b = 0.4, c = 0.3 }\n";
    let base = base.replace("{ units = 1, result = 0.3 }", "{ units = 1 }");
    let off = "mechanisms = [\"signal\", \"norms\", \"workload\", \"horizon\", \"interdependence\", \"silence\"]\n";
    let on = format!("{base}{fair}");
    let (on, off) = (scenario(&on), scenario(&format!("{off}{on}")));
    let (on, off) = (run(&on, None, World::AsIs, 0), run(&off, None, World::AsIs, 0));
    for metric in
        [Metric::Value, Metric::Activity, Metric::PracticeFit, Metric::Strain, Metric::Credibility]
    {
        near(metric.info().name, last(&on, metric), last(&off, metric), 1e-12);
    }
}

// ---------------------------------------------------------------------------------- words of the file

/// Simons (2002): the leader's own week is the company's intent when nothing else is said.
#[test]
fn the_leader_lives_the_companys_intent_whatever_the_first_department_needs() {
    let text = format!(
        "{}department.d.intent = {{ a = 0.9, b = 0.1 }}",
        THREE.replace("mechanisms = []\n", "mechanisms = [\"norms\"]\n")
    );
    let scenario = scenario(&text);
    let mut live = Live::found(&scenario, 0);
    live.advance(1);
    let seen = live.state.shared.practice[0].0;
    for (k, theory) in [0.3, 0.4, 0.3].into_iter().enumerate() {
        near(&format!("kind {k}"), seen[k], theory, 1e-12);
    }
}

#[test]
fn an_option_that_spreads_skill_does_so_or_is_refused() {
    let text = format!("{THREE}option.spread.set.people.skill_spread = 0.8");
    let text = format!("format = 1\nextends = \"base\"\n{text}");
    if let Ok(scenario) = Scenario::from_text("spread", &text) {
        assert_eq!(equal_weeks(&compare(scenario, 1), 1), 0, "the option has no effect");
    }
}

#[test]
fn a_substitution_that_glides_through_0_never_jumps() {
    // 0.05 + (1/6)(-0.3) is 7e-18, not 0
    let text = format!(
        "{THREE}event.stiff.week = 5\nevent.stiff.ramp_weeks = 6
        event.stiff.set.strategy.substitution = -0.25"
    )
    .replace("mechanisms = []", "mechanisms = [\"incentives\"]\nstrategy.substitution = 0.05");
    let results = compare(scenario(&text), 1);
    let value = |week: usize| results.arms[0].company[0][week - 1][Metric::Value as usize];
    for week in 4..8 {
        let (before, here) = (value(week), value(week + 1));
        assert!((here / before - 1.0).abs() < 0.2, "week {week}: {before} to {here}");
    }
}

// ---------------------------------------------------------------------------------- ends of ranges

fn ends(text: &str) -> Result<(), String> {
    let scenario: Scenario =
        Scenario::from_text("ends", &format!("format = 1\nextends = \"base\"\n{text}"))
            .map_err(|problems| problems.to_string())?;
    for world in [World::AsIs, World::AlignedTwin, World::FrictionlessTwin] {
        let luck = Streams { seed: 3, future: 0 };
        let trial = Trial {
            scenario: &scenario,
            option: None,
            world,
            yardstick: &scenario,
            streams: luck,
            assumptions: None,
            twins: None,
        };
        match simulate(trial, &CallingThread) {
            Err(RunAbort::Diverged { week, seat }) => {
                return Err(format!("diverged in week {week} at {seat:?}"));
            }
            Err(RunAbort::Stopped) => return Err("stopped".into()),
            Ok(record) => {
                for ledger in record.ledger.chunks(scenario.work.len() + LEDGER_ENDS.len()) {
                    let (overtime, kinds) = ledger.split_last().expect("entries");
                    let total: f64 = kinds.iter().sum();
                    if (total - 1.0 - overtime).abs() > 1e-12
                        || ledger.iter().any(|&share| share < -1e-12)
                    {
                        return Err(format!("hours {ledger:?}"));
                    }
                }
                for (number, week) in record.company.iter().enumerate() {
                    for &metric in Metric::ALL {
                        let value = week[metric as usize];
                        let info = metric.info();
                        let limit = match info.unit {
                            "share" | "cosine" => 1.0,
                            _ => f64::INFINITY,
                        };
                        if metric != Metric::AlignmentFactor && value.abs() > limit + 1e-9 {
                            return Err(format!("{} is {value} in week {number}", info.name));
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

#[test]
fn the_ends_of_ranges_are_survived() {
    let mut sixteen = String::new();
    for k in 0..16 {
        sixteen += &format!("work.k{k}.serves_urgent = {}\n", k == 0);
    }
    let sixteen =
        format!("{sixteen}strategy.intent = {{ k0 = 0.5, k15 = 0.5 }}\ndepartment.d.people = 30");
    let one = THREE
        .replace("department.d.people = 20\ndepartment.e.people = 15", "department.d.people = 1");
    let full = THREE.replace("mechanisms = []\n", "");
    let with = |more: &str| format!("{full}{more}");
    let cases = [
        sixteen,
        one.replace("mechanisms = []\n", ""),
        with("workload.urgent_cap = 0"),
        with("workload.urgent_cap = 1\nworkload.arrivals = 5\nworkload.item = 0.005"),
        with("workload.urgent_cap = 1\nworkload.arrivals = 5\nworkload.backlog_max = 0.1"),
        with("workload.meetings = 0.9\nworkload.approvals = 0.0999999\nworkload.reporting = 0"),
        with(
            "people.strain_cost = 1\npeople.strain_rate = 1\npeople.comfortable_load = 0\npeople.strain_recovery = 0",
        ),
        with(
            "people.strain_cost = 1\npeople.strain_rate = 1\npeople.comfortable_load = 0\npeople.strain_recovery = 1\npeople.strain_misfit = 1",
        ),
        with("people.habit = 0"),
        with("people.conviction = 0\nreward.bonus.strength = 0"),
        with("people.conviction = 20\npeople.effort_cost = 0.01"),
        with("people.horizon_weeks = 0.1\nwork.d.payoff_weeks = 520"),
        with("people.horizon_weeks = 1000000"),
        with("workload.surface = 0\nworkload.fire = 5"),
        with(
            "workload.surface = 1\nworkload.fire = 5\nworkload.defect = 1\nworkload.defect_slope = 5\nworkload.fastest = 0.05\nworkload.corner_cutting = 10\nworkload.quality_need = 0.001",
        ),
        with(
            "communication.starting_ambiguity = 0.001\ncommunication.ambiguity_max = 1000000\ncommunication.fog = 10\ncommunication.distortion = 5\nstrategy.competing_priorities = 20",
        ),
        with(
            "communication.listening_noise = 0\ncommunication.distortion = 0\ncommunication.fog = 0",
        ),
        with(
            "communication.credibility_width = 0.01\ncommunication.credibility_rate = 1\ncommunication.practice_weight = 0",
        ),
        with("communication.credibility_start = 0\ncommunication.practice_weight = 0"),
        with(
            "norms.conformity = 0.95\nnorms.conformity_when_unclear = 0.95\nnorms.manager_weight = 1\nnorms.legacy = 1\nnorms.legacy_weeks = 1",
        ),
        with("strategy.substitution = -5"),
        with("strategy.substitution = 1"),
        with("strategy.substitution = 1e-15"),
        with("strategy.drift = 0.5\nstrategy.awareness_weeks = 520"),
        with(
            "people.exit_rate = 0.5\npeople.exit_strain = 5\npeople.onboarding = 0.05\npeople.onboarding_weeks = 260",
        ),
        with("people.skill_spread = 1"),
        with("organization.span = 40\norganization.cross_ties = 50"),
        with("organization.span = 1"),
        with(
            "reward.bonus.shape = \"threshold\"\nreward.bonus.target = 1000000\nreward.bonus.period_weeks = 520",
        ),
        with(
            "measure.tiny.credit = { a = 1 }\nmeasure.tiny.noise = 1e-12\nreward.edge.pays_for = { tiny = 1 }\nreward.edge.shape = \"threshold\"\nreward.edge.target = 0.5\nreward.edge.strength = 100",
        ),
        with(
            "measure.tiny.credit = { a = 1 }\nmeasure.tiny.noise = 1e-12\nreward.edge.pays_for = { tiny = 1 }\nreward.edge.shape = \"tournament\"\nreward.edge.strength = 100",
        ),
        with(
            "measure.fine.credit = { a = -10, b = -10, c = -10 }\nreward.fine.pays_for = { fine = 10 }\nreward.fine.strength = 100",
        ),
        with("voice.base = -20\nvoice.pass_through = 0\nvoice.learning = 1\nvoice.response = 1"),
        full.replace("time.weeks = 30", "time.weeks = 1"),
    ];
    let mut failures = Vec::new();
    for case in cases {
        if let Err(what) = ends(&case) {
            let tail: Vec<&str> = case.lines().rev().take(4).collect();
            failures.push(format!("{what}\n    {}", tail.join(" | ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Nobody is paid and nobody is convinced: no hours, and every measure that needs hours is absent.
#[test]
fn a_company_that_nothing_moves_rests() {
    let text = format!(
        "{}people.conviction = 0\nreward.bonus.strength = 0\nworkload.arrivals = 0",
        THREE.replace("mechanisms = []\n", "")
    );
    let record = run(&scenario(&text), None, World::AsIs, 0);
    near("value", of(&record, 10, Metric::Value), 0.0, 0.0);
    near("unused", hours(&record, 10, 3)[7], 0.9, 1e-12);
    assert!(math::sum(&[of(&record, 10, Metric::Engagement)]).abs() < 1e-15);
}
