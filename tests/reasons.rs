//! Every lever that does nothing says why, and no lever that does something is said to do nothing.

use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::futures::results::Results;
use orgdrift::model::idle;
use orgdrift::question::compare::judge;
use orgdrift::scenario::Scenario;
use orgdrift::scenario::parameter::{Form, find};
use orgdrift::statistics::verdict::Verdict;

const DEMO: &str = "tickets-versus-experience";

/// Values other than the usual one, as they would stand in a file.
fn values(scenario: &Scenario, key: &str, slot: usize) -> Vec<String> {
    let usual = scenario.settings[slot];
    let written = |value: f64| (value.to_bits() != usual.to_bits()).then(|| format!("{value:?}"));
    match find(key).expect("every key has a row").form {
        Form::Number { low, high } => [1.3 * usual + 0.01, 0.7 * usual]
            .iter()
            .filter_map(|value| written(value.clamp(low, high)))
            .collect(),
        Form::Whole { low, high } => [1.5 * usual + 1.0, 0.5 * usual]
            .iter()
            .map(|value| value.round().clamp(f64::from(low), f64::from(high)))
            .filter(|value| (value - usual).abs() > 0.5)
            .map(|value| format!("{value:.0}"))
            .collect(),
        Form::Choice(words) => words
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != usual as usize)
            .map(|(_, word)| format!("\"{word}\""))
            .collect(),
        Form::Shares => {
            vec![
                "{ tickets = 0.1, root_cause = 0.2, experience = 0.6, reporting = 0.1 }".to_owned(),
            ]
        }
        Form::PerWork { .. } => vec!["{ tickets = 0.3, experience = 0.9 }".to_owned()],
        Form::PerMeasure { .. } => {
            vec!["{ tickets_closed = 0.2, customer_experience = 0.9 }".to_owned()]
        }
        Form::Tiers => vec!["[{ from = 0, rate = 1 }, { from = 3, rate = 2 }]".to_owned()],
        _ => Vec::new(),
    }
}

/// The demo with every lever by itself as an option, its results, and the key of each arm but the first.
fn every_lever(headline: &str) -> (Plan, Results, Vec<String>) {
    let demo = Scenario::embedded(DEMO).expect("it is shipped");
    let head = format!("extends = \"{DEMO}\"\n[scenario]\nheadline = \"{headline}\"\n");
    let mut text = head.clone();
    let mut keys = Vec::new();
    for entry in &demo.layout.entries {
        for value in values(&demo, &entry.key, entry.slots.start) {
            let option = format!("[option.try_{}]\nset.{} = {value}\n", keys.len(), entry.key);
            // what the check refuses nobody can try
            if Scenario::from_text("one", &format!("{head}{option}")).is_ok() {
                text.push_str(&option);
                keys.push(entry.key.clone());
            }
        }
    }
    let mut scenario = Scenario::from_text("levers", &text).expect("each is right");
    scenario.options.retain(|option| option.named.name.starts_with("try_"));
    // in the order of the keys, whatever the order of the file
    scenario.options.sort_by_key(|option| option.named.name[4..].parse::<usize>().unwrap_or(0));
    let plan = Plan::of_options(scenario, 2, 1, Varying::Joint);
    let results = live_all(&plan, &CallingThread).expect("runs");
    (plan, results, keys)
}

/// Whether every company measure of an arm is that of the baseline to the last bit.
fn is_baseline(results: &Results, arm: usize) -> bool {
    let bits = |arm: usize| -> Vec<u64> {
        let all = results.arms[arm].company.iter().flatten().flatten();
        all.map(|value| value.to_bits()).collect()
    };
    bits(0) == bits(arm)
}

#[test]
fn every_dead_lever_of_the_demo_says_why_and_no_other_does() {
    let (plan, results, keys) = every_lever("outcome_index");
    let (mut dead, mut told) = (Vec::new(), Vec::new());
    for (place, key) in keys.iter().enumerate() {
        let (arm, option) = (place + 1, place);
        let headline = plan.baseline().headline.metric as usize;
        let weeks = |arm: usize| results.arms[arm].company.iter().flatten();
        let moves = weeks(0)
            .zip(weeks(arm))
            .any(|(base, other)| base[headline].to_bits() != other[headline].to_bits());
        let sure = idle::lever(plan.baseline(), option);
        if moves {
            assert_eq!(sure, None, "`{key}` acts");
            let judged = judge(&plan, &results, arm).expect("it applies");
            assert!(!matches!(judged.verdict, Verdict::CannotAct(_)), "`{key}` acts");
            continue;
        }
        let why = sure.clone().unwrap_or_else(|| idle::supposed(plan.baseline(), option));
        assert!(why.len() > 15 && !why.ends_with('.'), "`{key}`: {why}");
        assert!(!why.contains("depends on it here"), "`{key}` has no reason of its own: {why}");
        if is_baseline(&results, arm) {
            dead.push(key.as_str());
        }
        told.push(format!("{key}: {}{why}", if sure.is_some() { "" } else { "(seen) " }));
        // two futures are enough only for what the file says by itself
        let judged = judge(&plan, &results, arm).expect("it applies");
        match judged.verdict {
            Verdict::CannotAct(said) => assert_eq!(Some(said), sure, "`{key}`"),
            other => assert!(sure.is_none() && other == Verdict::TooEarly, "`{key}`: {other:?}"),
        }
    }
    dead.dedup();
    told.dedup();
    println!("{}\n{} of {} levers do nothing at all", told.join("\n"), dead.len(), keys.len());
    assert!(dead.len() >= 23, "{dead:?}");
    for (key, reason) in [
        (
            "reward.ticket_bonus.cap",
            "`cap` counts only for `shape = \"capped\"`; this reward is linear",
        ),
        ("reward.ticket_bonus.target", "`target` counts only for `shape = \"threshold\"`"),
        ("leadership.delay_weeks", "`leadership.*` acts only with a playbook"),
        ("reward.ticket_bonus.free_riding", "only where a group's result is paid"),
        ("work.root_cause.visibility", "what a manager sees pulls nobody"),
        ("voice.response", "leaders have no playbook"),
        ("measure.tickets_closed.noise", "`noise` matters only for"),
    ] {
        let line = told.iter().find(|line| line.starts_with(&format!("{key}: ")));
        assert!(line.is_some_and(|line| line.contains(reason)), "{key}: {line:?}");
    }
}

#[test]
fn what_leaders_hear_acts_on_a_headline_about_voice() {
    let (plan, results, keys) = every_lever("silence_rate");
    for (place, key) in keys.iter().enumerate().filter(|(_, key)| key.starts_with("voice.")) {
        let said = idle::lever(plan.baseline(), place);
        let moves = !is_baseline(&results, place + 1);
        assert!(!moves || said.is_none(), "`{key}`: {said:?}");
    }
}

/// An option of the demo by itself.
fn reason_of(text: &str) -> Option<String> {
    let text = format!("extends = \"{DEMO}\"\n{text}");
    let scenario = Scenario::from_text("one", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
    let option = scenario.options.iter().position(|option| option.named.name == "x");
    idle::lever(&scenario, option.expect("it is there"))
}

#[test]
fn reasons_follow_the_file() {
    let cap = "[option.x]\nset.reward.ticket_bonus.cap = 5\n";
    assert!(reason_of(cap).is_some());
    let capped = "set.reward.ticket_bonus.shape = \"capped\"\n";
    assert_eq!(reason_of(&format!("{cap}{capped}")), None);
    // a file cannot say so, but a shorter run of the same options can
    let mut short = Scenario::from_text(
        "short",
        &format!("extends = \"{DEMO}\"\n[option.x]\nweek = 30\nset.people.habit = 0.9\n"),
    )
    .unwrap_or_else(|wrong| panic!("{wrong}"));
    short.weeks = 20;
    let option = short.options.iter().position(|option| option.named.name == "x");
    assert_eq!(
        idle::lever(&short, option.expect("it is there")).as_deref(),
        Some("it begins in week 30 and the run ends with week 20")
    );
    let same = "[option.x]\nset.workload.meetings = 0.05\n";
    assert_eq!(reason_of(same).as_deref(), Some("it sets what is so already"));
    let elsewhere = "[reward.ticket_bonus]\ndepartments = [\"support\"]\n[option.x]\n\
        only_in = { department = \"success\" }\nset.reward.ticket_bonus.strength = 3\n";
    assert_eq!(
        reason_of(elsewhere).as_deref(),
        Some("`ticket_bonus` is not paid in Customer success")
    );
    // several reasons are told together, and one lever that may act is enough
    let two = "[option.x]\nset.reward.ticket_bonus.cap = 5\nset.voice.risk = 0.1\n";
    let told = reason_of(two).expect("neither acts");
    assert!(told.contains("`cap` counts") && told.contains("; leaders have no playbook"), "{told}");
    assert_eq!(reason_of(&format!("{two}set.people.habit = 0.9\n")), None);
    assert_eq!(
        reason_of(&format!(
            "leadership.playbook = \"listen\"\n{}",
            &two.replace("set.reward.ticket_bonus.cap = 5\n", "")
        )),
        None
    );
}
