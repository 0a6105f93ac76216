//! Summaries of the shipped scenarios, and of one in which everything happens, to nine digits and as a hash of every bit: with and without the
//! `app` feature they must be the same. `ORGDRIFT_BLESS=1 cargo test --test golden` refreshes them; a
//! changed file belongs into the changelog under **Results:**.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use common::bits;
use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::rng::number_of;
use orgdrift::scenario::{Metric, Problems, Scenario};

const FUTURES: u32 = 3;

/// Everything at once, and what its own options leave out: every shape of reward and every play of leaders.
const EVERYTHING: &str = "extends = \"verify/mixed\"
measure.tickets_closed.noise = 0.5
reward.ticket_bonus.target = 6
reward.ticket_bonus.cap = 4
leadership.dashboard_weight = 0.02
leadership.concern_level = 1
leadership.delay_weeks = 2
leadership.pause_weeks = 8
option.threshold.set.reward.ticket_bonus.shape = \"threshold\"
option.capped.set.reward.ticket_bonus.shape = \"capped\"
option.tournament.set.reward.ticket_bonus.shape = \"tournament\"
option.restate.set.leadership.playbook = \"restate\"
option.raise_bonus.set.leadership.playbook = \"raise_bonus\"
option.change_measure.set.leadership.playbook = \"change_measure\"
option.protect_time.set.leadership.playbook = \"protect_time\"
option.listen.set.leadership.playbook = \"listen\"
";

/// One row for each option and measure, then the hash of all bits.
fn summary(scenario: Scenario) -> String {
    let plan = Plan::of_options(scenario, FUTURES, 1, Varying::Joint);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let mut text = "option,measure,future_1,future_2,future_3\n".to_owned();
    for (arm, of) in plan.arms.iter().zip(&results.arms) {
        for &metric in Metric::ALL {
            write!(text, "{},{}", arm.name, metric.info().name).expect("writes");
            for value in of.finals(metric) {
                if value.is_finite() {
                    write!(text, ",{value:.8e}").expect("writes");
                } else {
                    text.push(',');
                }
            }
            text.push('\n');
        }
    }
    let mut all = String::new();
    for bits in bits(&results).iter().flatten() {
        write!(all, "{bits:016x}").expect("writes");
    }
    writeln!(text, "hash of all bits,,{:016x},,", number_of(&all)).expect("writes");
    text
}

/// Values of each row by its option and measure.
fn rows(text: &str) -> BTreeMap<String, String> {
    let row = |line: &str| {
        let mut fields = line.splitn(3, ',');
        let key = [fields.next().unwrap_or(""), fields.next().unwrap_or("")].join(",");
        (key, fields.next().unwrap_or("").to_owned())
    };
    let rows: Vec<_> = text.lines().map(row).collect();
    let count = rows.len();
    let by_key: BTreeMap<String, String> = rows.into_iter().collect();
    assert_eq!(by_key.len(), count, "each option and measure has one row");
    by_key
}

fn compare(name: &str, scenario: Result<Scenario, Problems>) {
    let path = format!("tests/golden/{name}.csv");
    let now = summary(scenario.unwrap_or_else(|problems| panic!("{problems}")));
    if std::env::var_os("ORGDRIFT_BLESS").is_some() {
        fs::write(&path, &now).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    // by option and measure: a row that is new or gone is told as such, and hides no other
    let (was, is) = (rows(&golden), rows(&now));
    let mut told: Vec<String> = Vec::new();
    for key in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
        match (was.get(key), is.get(key)) {
            (Some(was), Some(is)) if was == is => {}
            (Some(was), Some(is)) => told.push(format!("{key}: {is} instead of {was}")),
            (None, Some(is)) => told.push(format!("{key}: new, {is}")),
            (Some(was), None) => told.push(format!("{key}: gone, was {was}")),
            (None, None) => {}
        }
    }
    assert!(
        told.is_empty(),
        "{path}: what changed, and by how much? Where it should, ORGDRIFT_BLESS=1 writes the file anew\n{}",
        told.join("\n")
    );
}

#[test]
fn tickets_versus_experience_is_as_it_was() {
    let name = "tickets-versus-experience";
    compare(name, Scenario::embedded(name));
}

#[test]
fn winning_departments_is_as_it_was() {
    let name = "winning-departments";
    compare(name, Scenario::embedded(name));
}

#[test]
fn everything_at_once_is_as_it_was() {
    compare("everything", Scenario::from_text("everything", EVERYTHING));
}
