//! Every lever does something: a value that an option may set changes the results, or it would be
//! ignored in silence.

mod common;

use common::{SMALL, scenario};
use orgdrift::engine::{CallingThread, Trial, simulate};
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::model::policy::World;
use orgdrift::model::twin::of_the_twin;
use orgdrift::rng::Streams;
use orgdrift::scenario::Metric;
use orgdrift::scenario::parameter::{Adjustable, Form, PARAMETERS, Parameter};

/// The small organization with every mechanism that has a lever switched on.
const BUSY: &str = r#"
[communication]
credibility_start = 0.8
[people]
recognition = 0.2
strain_misfit = 0.02
sensing_weeks = 20
caution = 0.2
learning = 0.01
comfortable_load = 0.5
exit_rate = 0.05
[workload]
item = 0.2
erosion_weeks = 20
restore_weeks = 20
backlog_max = 0.3
corner_cutting = 0.5
fastest = 0.5
urgent_cap = 0.6
initiatives = 2
quality_need = 0.12
fire = 0.8
haste = 0.1
initiative_size = 5
initiative_due = 20
[each.work]
harm = 0.01
builds = 0.1
risk = 0.1
sign_offs = 1
done_clarity = 0.9
[measure.closed]
malleable = 0.2
review_weeks = 8
[measure.served]
result = "waiting"
limit_weeks = 0.5
noise = 0.2
relabelled_by = "experience"
relabel = 0.4
recorded_by_others = 0.2
[conflict.promises]
hours = 0.05
relieved_by = "root_cause"
relief_need = 0.4
[event.stop]
week = 27
until = 28
set.work.experience.allowed = 0
[leadership]
playbook = "listen"
concern_level = 8
dashboard_weight = 0.1
delay_weeks = 1
pause_weeks = 2
[reward.capped]
departments = ["sales"]
pays_for = { closed = 1.0 }
shape = "capped"
cap = 1
[reward.tiers]
departments = ["sales"]
pays_for = { closed = 1.0 }
shape = "tiers"
tiers = [{ from = 0, rate = 0.5 }, { from = 4, rate = 1.5 }]
[reward.team]
pays_for = { satisfaction = 0.5, served = 0.8 }
based_on = "team"
"#;

/// Levers that need a setting of their own to matter, and that setting.
const NEEDS: &[(&str, &str)] =
    &[("work.*.value_per_hour", "[event.linear]\nweek = 1\nset.strategy.value = \"linear\"\n")];

/// What options may set.
fn of_options() -> impl Iterator<Item = &'static Parameter> {
    let levers = [Adjustable::Company, Adjustable::Unit];
    PARAMETERS.iter().filter(move |row| levers.contains(&row.adjustable))
}

/// Levers of which a row need not matter: a target where nothing has a target, a cap where nothing is
/// capped, a group's dilution where it is paid alone.
fn may_be_idle(key: &str) -> bool {
    let row = |name: &str| key.starts_with(&format!("reward.{name}."));
    (key.ends_with(".target") && !row("target"))
        || (key.split('.').next_back() == Some("cap") && !row("capped"))
        || (key.split('.').next_back() == Some("tiers") && !row("tiers"))
        || (key.ends_with(".free_riding") && !row("team"))
        || (key.ends_with(".period_weeks") && !row("target") && !row("capped") && !row("tiers"))
        // nobody is paid by a threshold on this measure
        || key == "measure.satisfaction.noise"
        // only an outcome is taken for something
        || key == "measure.closed.seen_as"
        // an outcome measure observes what is wanted, whatever it is said to credit
        || key == "measure.satisfaction.credit"
        // and no review bends it
        || ["malleable", "review_weeks", "rotation_weeks"]
            .iter()
            .any(|word| *key == format!("measure.satisfaction.{word}"))
        // only a result has a record, and it counts no hours, nor does any review bend it
        || ["limit_weeks", "relabel", "recorded_by_others"].iter().any(|word| {
            *key == format!("measure.closed.{word}") || *key == format!("measure.satisfaction.{word}")
        })
        || ["credit", "seen_as", "noise", "malleable", "review_weeks", "rotation_weeks"]
            .iter()
            .any(|word| *key == format!("measure.served.{word}"))
        // pay for an outcome does not count hours
        || key == "reward.team.sees_results"
}

/// Full keys of a row of the table in this scenario.
fn instances(row: &Parameter) -> Vec<String> {
    let names: &[&str] = match row.key.split('.').next() {
        Some("department") => &["support", "sales"],
        Some("work") => &["tickets", "root_cause", "experience"],
        Some("measure") => &["closed", "satisfaction", "served"],
        Some("reward") => &["bonus", "target", "capped", "tiers", "team"],
        Some("conflict") => &["promises"],
        _ => return vec![row.key.to_owned()],
    };
    names.iter().map(|name| row.key.replace('*', name)).collect()
}

/// Values to try, as text of the file: somewhere else in the range, and a little more or less of it.
fn values(row: &Parameter) -> Vec<String> {
    match row.form {
        Form::Number { low, high } => {
            let wide = (high - low).min(3.0);
            [0.13, 0.29, 0.61].iter().map(|share| format!("{:?}", low + share * wide)).collect()
        }
        Form::Whole { low, .. } => [2, 3, 7].iter().map(|more| (low + more).to_string()).collect(),
        Form::Choice(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
        Form::Shares => vec!["{ tickets = 0.1, root_cause = 0.2, experience = 0.7 }".to_owned()],
        Form::PerWork { .. } => vec!["{ tickets = 0.3, experience = 0.9 }".to_owned()],
        Form::WorkNames => vec!["[\"tickets\", \"root_cause\"]".to_owned()],
        Form::PerMeasure { .. } => vec!["{ closed = 0.2, satisfaction = 0.9 }".to_owned()],
        Form::Tiers => vec!["[{ from = 0, rate = 1 }, { from = 3, rate = 2 }]".to_owned()],
        _ => Vec::new(),
    }
}

#[test]
fn every_lever_changes_something() {
    let mut text = merged(SMALL, BUSY);
    let mut levers: Vec<String> = Vec::new();
    for row in of_options() {
        for key in instances(row).into_iter().filter(|key| !may_be_idle(key)) {
            for value in values(row) {
                let option = format!("[option.lever_{}]\nset.{key} = {value}\n", levers.len());
                // combinations that the check refuses are not silent
                let alone = format!("{text}{option}");
                if orgdrift::scenario::Scenario::from_text("one", &alone).is_ok() {
                    text.push_str(&option);
                    levers.push(key.clone());
                }
            }
        }
    }
    let plan = Plan::of_options(scenario(&text), 1, 1, Varying::LuckOnly);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let bits = common::bits(&results);
    let moved = |lever: usize| {
        let arm = plan.arms.iter().position(|arm| arm.name == format!("lever_{lever}"));
        bits[arm.expect("the option ran")] != bits[0]
    };
    let mut idle: Vec<&String> = levers
        .iter()
        .filter(|key| !(0..levers.len()).any(|lever| levers[lever] == **key && moved(lever)))
        .collect();
    idle.dedup();
    assert!(idle.is_empty(), "these levers do nothing: {idle:?}");
    // no lever was left out because the check refused all its values
    for row in of_options() {
        for key in instances(row).into_iter().filter(|key| !may_be_idle(key)) {
            assert!(levers.contains(&key), "`{key}` was not tried");
        }
    }
}

#[test]
fn what_moves_the_twin_is_known() {
    let mut text = merged(SMALL, BUSY);
    let mut levers: Vec<String> = Vec::new();
    for row in of_options() {
        for key in instances(row) {
            for value in values(row) {
                let option = format!("[option.lever_{}]\nset.{key} = {value}\n", levers.len());
                if orgdrift::scenario::Scenario::from_text("one", &format!("{text}{option}"))
                    .is_ok()
                {
                    text.push_str(&option);
                    levers.push(key.clone());
                }
            }
        }
    }
    let scenario = scenario(&text);
    let value = |option: Option<usize>| -> Vec<f64> {
        let trial = Trial {
            scenario: &scenario,
            option,
            world: World::AlignedTwin,
            yardstick: &scenario,
            streams: Streams { seed: 1, future: 0 },
            assumptions: None,
            twins: None,
        };
        let record = simulate(trial, &CallingThread).expect("runs");
        record.company.iter().map(|week| week[Metric::Value as usize]).collect()
    };
    let usual = value(None);
    let mut found = 0;
    for (place, option) in scenario.options.iter().enumerate() {
        let Some(lever) = option.named.name.strip_prefix("lever_") else { continue };
        let key = &levers[lever.parse::<usize>().expect("a number")];
        let with = value(Some(place));
        let apart = with.iter().zip(&usual).map(|(one, two)| (one - two).abs());
        let moves = apart.fold(0.0, f64::max) > 1e-9;
        found += usize::from(moves);
        assert!(!moves || of_the_twin(key), "`{key}` moves the twin by an option");
    }
    assert!(found > 10, "{found}");
}

#[test]
fn the_world_changes_by_events_and_never_by_options() {
    let text = merged(SMALL, BUSY);
    let bits = |more: &str| {
        let scenario = scenario(&format!("{text}{more}"));
        let plan = Plan::of_options(scenario, 1, 1, Varying::LuckOnly);
        common::bits(&live_all(&plan, &CallingThread).expect("runs"))[0].clone()
    };
    let world = PARAMETERS.iter().filter(|row| row.adjustable == Adjustable::World);
    let mut tried = 0;
    for row in world {
        let needs = NEEDS.iter().find(|need| need.0 == row.key).map_or("", |need| need.1);
        let before = bits(needs);
        for key in instances(row) {
            let moved = values(row).iter().any(|value| {
                let event = format!("[event.world]\nweek = 2\nset.{key} = {value}\n");
                bits(&format!("{needs}{event}")) != before
            });
            assert!(moved, "`{key}` does nothing");
            let value = &values(row)[0];
            let option = format!("{text}[option.other]\nset.{key} = {value}\n");
            let refused = orgdrift::scenario::Scenario::from_text("one", &option);
            let refused = refused.expect_err("an option sets the yardstick").to_string();
            assert!(refused.contains("yardstick") && refused.contains("own twin"), "{refused}");
            tried += 1;
        }
    }
    assert!(tried > 10, "{tried}");
}

/// Two files in one: tables of the second are added to those of the first.
fn merged(first: &str, second: &str) -> String {
    let mut text = first.to_owned();
    for table in second.split("\n[").map(|table| table.trim_start_matches(['[', '\n'])) {
        let Some((name, body)) = table.split_once("]\n") else { continue };
        let header = format!("[{name}]\n");
        if text.contains(&header) {
            text = text.replacen(&header, &format!("{header}{body}\n"), 1);
        } else {
            text.push_str(&format!("{header}{body}\n"));
        }
    }
    text
}

#[test]
fn every_play_of_the_leaders_changes_something_of_its_own() {
    let text = merged(SMALL, BUSY);
    let plays: Vec<String> = [
        "none",
        "restate",
        "add_priority",
        "raise_bonus",
        "change_measure",
        "protect_time",
        "listen",
    ]
    .iter()
    .map(|play| format!("[option.play_{play}]\nset.leadership.playbook = \"{play}\"\n"))
    .collect();
    let plan = Plan::of_options(scenario(&(text + &plays.concat())), 1, 1, Varying::LuckOnly);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let bits = common::bits(&results);
    let of_plays: Vec<&Vec<u64>> = plan
        .arms
        .iter()
        .zip(&bits)
        .filter(|(arm, _)| arm.name.starts_with("play_"))
        .map(|(_, bits)| bits)
        .collect();
    assert_eq!(of_plays.len(), 7);
    for (place, play) in of_plays.iter().enumerate() {
        assert!(!of_plays[..place].contains(play), "{}", plays[place]);
    }
}
