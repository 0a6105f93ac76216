//! Readings beyond pay and load in words: targets, tiers, gates, groups that share, channels, clocks and harm.

use super::{short, span};
use crate::question::audit::reading::{DepartmentCase, Reading, Topic};
use crate::scenario::{Measure, Scenario};

/// Name of the reward that a reading is about.
fn reward<'a>(scenario: &'a Scenario, reading: &Reading) -> &'a str {
    reading.reward.map_or("", |reward| scenario.rewards[reward].named.label.as_str())
}

/// An amount that is counted: "6.5 counted units", or "78 tickets (6.5 counted units)" where the measure says what its
/// units are in the organization.
fn units(scenario: &Scenario, reading: &Reading, text: &str) -> String {
    match natural(scenario, reading, text) {
        Some(natural) => format!("{natural} ({text} counted units)"),
        None => format!("{text} counted units"),
    }
}

/// The same where an amount of the same kind stands before it: "6.5", or "78 tickets".
fn of_these(scenario: &Scenario, reading: &Reading, text: &str) -> String {
    natural(scenario, reading, text).unwrap_or_else(|| text.to_owned())
}

/// An amount in the units of the organization, where its measure says them.
fn natural(scenario: &Scenario, reading: &Reading, text: &str) -> Option<String> {
    let reward = reading.reward.map(|reward| &scenario.rewards[reward].named.name)?;
    let weights = scenario.layout.slots(&format!("reward.{reward}.pays_for"));
    let weights = weights.map_or(&[][..], |slots| &scenario.settings[slots]);
    let mut paid = scenario.measures.iter().zip(weights).filter(|(_, weight)| **weight != 0.0);
    let counted = match gate(scenario, reading) {
        Some(measure) => Some((measure, &1.0)),
        None if is_gate(reading) => None,
        None => paid.next().filter(|_| paid.next().is_none()),
    };
    let (measure, weight) = counted?;
    let (unit, units) = measure.natural.as_ref().zip(text.parse::<f64>().ok())?;
    Some(format!("{} {}", short(units / weight.abs() * unit.size), unit.name))
}

/// The measure of the gate that a reading is about, where the reward ever has one only.
fn gate<'a>(scenario: &'a Scenario, reading: &Reading) -> Option<&'a Measure> {
    let gates = scenario.gates();
    let mut own = gates.iter().filter(|gated| Some(gated.reward) == reading.reward);
    let only = own.next().filter(|_| is_gate(reading) && own.next().is_none())?;
    Some(&scenario.measures[only.measure])
}

fn is_gate(reading: &Reading) -> bool {
    matches!(
        reading.topic,
        Topic::GateOutOfReach | Topic::GateHardlyPassed | Topic::GatePassedAnyway
    )
}

pub(super) fn title(scenario: &Scenario, reading: &Reading, work: &str) -> String {
    let reward = reward(scenario, reading);
    match reading.topic {
        Topic::TargetOutOfReach => format!("nobody can reach {}: {reward}", limit(reading)),
        Topic::TargetHardlyMade => format!("hardly anyone makes {}: {reward}", limit(reading)),
        Topic::TargetMadeAnyway => format!("everyone makes {} anyway: {reward}", limit(reading)),
        Topic::GateOutOfReach => format!("nobody can pass the gate: {reward}"),
        Topic::GateHardlyPassed => format!("hardly anyone passes the gate: {reward}"),
        Topic::GatePassedAnyway => format!("everyone passes the gate anyway: {reward}"),
        Topic::SharedByMany => format!("shared by so many that it hardly pulls: {reward}"),
        Topic::DepartmentWithoutReward => "paid for nothing, while others are".to_owned(),
        Topic::NeverSaid => "the strategy is never repeated".to_owned(),
        Topic::DilutedMessage => "little of the message arrives at the bottom".to_owned(),
        Topic::UnheardReports => "little of what is reported arrives at the top".to_owned(),
        Topic::SetUp => "initiatives take their hours before they move".to_owned(),
        Topic::VagueDone => format!("wanted, but unclear when it is done: {work}"),
        Topic::ValueShowsLate => format!("wanted, but its value shows late: {work}"),
        Topic::ValueAfterTheEnd => format!("wanted, but its value shows after the run: {work}"),
        _ if is_wanted(reading) => format!("asked for, although it harms: {work}"),
        _ => format!("done, although it harms and nobody asks for it: {work}"),
    }
}

/// What of a reward is out of reach, or reached.
fn limit(reading: &Reading) -> &'static str {
    if has_tiers(reading) { "a tier" } else { "the target" }
}

fn has_tiers(reading: &Reading) -> bool {
    reading.keys.first().is_some_and(|key| key.rsplit('.').next() == Some("tiers"))
}

fn is_wanted(reading: &Reading) -> bool {
    reading.cases.iter().any(|case| case.against > 0.0)
}

/// Hours that go to something else than the work itself.
fn load(reading: &Reading, work: &str, places: &str) -> String {
    let against = span(reading, |case| case.against);
    let percent = span(reading, |case| 100.0 * case.value);
    let percent_against = span(reading, |case| 100.0 * case.against);
    match reading.topic {
        Topic::SetUp => format!(
            "{against} initiatives at a time take {percent} % of the hours that urgent work and meetings leave \
             {places}, before any of them moves."
        ),
        _ => format!(
            "{percent} % of {work} comes back {places}, because it is unclear when it is done, and it is \
             {percent_against} % of what the strategy asks for."
        ),
    }
}

pub(super) fn sentence(scenario: &Scenario, reading: &Reading, work: &str, places: &str) -> String {
    let name = reward(scenario, reading);
    let value = span(reading, |case| case.value);
    let against = span(reading, |case| case.against);
    let (target, counted) =
        (units(scenario, reading, &value), of_these(scenario, reading, &against));
    let percent = span(reading, |case| 100.0 * case.value);
    let percent_against = span(reading, |case| 100.0 * case.against);
    let gate = gate(scenario, reading);
    let gate = gate.map_or("its gate".to_owned(), |measure| measure.named.label.clone());
    match reading.topic {
        Topic::GateOutOfReach => format!(
            "{name} is due only from {target} of {gate} a period {places}, and whoever did nothing \
             else could count {counted}: it pulls on nobody."
        ),
        Topic::GateHardlyPassed => format!(
            "{name} is due only from {target} of {gate} a period {places}, and people count about \
             {counted}: fewer than one in a hundred pass, so it hardly pulls."
        ),
        Topic::GatePassedAnyway => format!(
            "{name} is due only from {target} of {gate} a period {places}, and people count about \
             {counted} anyway{}: the gate changes nothing.",
            passed(scenario, reading)
        ),
        Topic::TargetOutOfReach if has_tiers(reading) => format!(
            "{name} has a rate of its own from {target} a period {places}, and whoever did nothing \
             else could count {counted}: it pulls on nobody."
        ),
        Topic::TargetHardlyMade if has_tiers(reading) => format!(
            "{name} has a rate of its own from {target} a period {places}, and people count about \
             {counted}: fewer than one in a hundred get there, so it hardly pulls."
        ),
        Topic::TargetMadeAnyway if has_tiers(reading) => format!(
            "{name} has a rate of its own from {target} a period {places}, and people count about \
             {counted} anyway{}: it is the rate that pulls, and those below it only cost or save pay.",
            passed(scenario, reading)
        ),
        Topic::TargetOutOfReach => format!(
            "{name} is paid from {target} a period {places}, and whoever did nothing else could \
             count {counted}: it pulls on nobody."
        ),
        Topic::TargetHardlyMade => format!(
            "{name} is paid from {target} a period {places}, and people count about {counted}: \
             fewer than one in a hundred make it, so it hardly pulls."
        ),
        Topic::TargetMadeAnyway => format!(
            "{name} is paid from {target} a period {places}, and people count about {counted} \
             anyway{}: it pays everyone and pulls on hardly anyone.",
            passed(scenario, reading)
        ),
        Topic::SharedByMany => format!(
            "{against} people share {name} {places}, so an hour more brings {percent} % of what it earns to \
             whoever works it (free riding)."
        ),
        Topic::DepartmentWithoutReward => {
            let sum = |of: fn(&DepartmentCase) -> f64| reading.cases.iter().map(of).sum::<f64>();
            format!(
                "No reward reaches the {} people {places} ({} % of all).",
                short(sum(|case| case.against)),
                short(100.0 * sum(|case| case.value))
            )
        }
        Topic::NeverSaid => {
            let begin = match scenario.start {
                crate::scenario::Start::Aligned => "After the kick-off nobody repeats",
                crate::scenario::Start::Settled => "Nobody ever says",
            };
            format!(
                "{begin} the strategy in the {against} weeks of the run: what is known of it fades towards what \
                 each department makes of it."
            )
        }
        Topic::DilutedMessage => format!(
            "Each of {against} layers passes on a part and adds its own reading {places}, so {percent} % of what \
             leaders say arrives at the bottom."
        ),
        Topic::UnheardReports => format!(
            "Each of {against} layers keeps a part of the bad news {places}, so {percent} % of what is reported \
             at the bottom reaches leaders who would act on it."
        ),
        Topic::SetUp | Topic::VagueDone => load(reading, work, places),
        Topic::ValueShowsLate => format!(
            "The value of {work} shows after {value} weeks {places}, later than people look ahead: it counts \
             {percent_against} % for them.{}",
            pay_periods(scenario, reading)
        ),
        Topic::ValueAfterTheEnd => format!(
            "The value of {work} shows after {value} weeks {places}, and the run has {against}: most of it comes \
             after the end."
        ),
        _ if is_wanted(reading) => format!(
            "{work} is {percent_against} % of what the strategy asks for {places}, and at these hours it destroys \
             about as much value as {percent} % of the week creates."
        ),
        _ => format!(
            "Nobody pays or asks for {work} {places}, but being seen and what people identify with draw hours to it \
             that destroy about as much value as {percent} % of the week creates."
        ),
    }
}

/// In which week of the period a target is passed, where that is early.
fn passed(scenario: &Scenario, reading: &Reading) -> String {
    let key =
        |reward: usize| format!("reward.{}.period_weeks", scenario.rewards[reward].named.name);
    let period = reading.reward.and_then(|reward| scenario.lever(&key(reward)).ok());
    let period = period.map_or(1.0, |lever| lever.usual);
    let week = reading.cases.iter().map(|case| (period * case.value / case.against).ceil());
    let last = week.fold(1.0, f64::max);
    if period < 2.0 || last >= period {
        return String::new();
    }
    format!(", passed in week {} of {}", short(last), short(period))
}

/// Whether results are paid sooner than the value shows.
fn pay_periods(scenario: &Scenario, reading: &Reading) -> String {
    let late = reading.cases.iter().map(|case| case.value).fold(f64::INFINITY, f64::min);
    let periods = scenario.rewards.iter().filter_map(|reward| {
        let key = format!("reward.{}.period_weeks", reward.named.name);
        Some(scenario.lever(&key).ok()?.usual)
    });
    let longest = periods.fold(0.0, f64::max);
    if longest > 0.0 && longest < late {
        format!(" Every pay period ends before ({} weeks).", short(longest))
    } else {
        String::new()
    }
}

pub(super) fn remedy(scenario: &Scenario, reading: &Reading) -> String {
    let key = |word: &str| {
        let reward = reading.reward.map_or("NAME", |reward| &scenario.rewards[reward].named.name);
        format!("`reward.{reward}.{word}`")
    };
    match reading.topic {
        Topic::GateOutOfReach | Topic::GateHardlyPassed => format!(
            "fewer units in {}, of which people can just pass the gate, or a longer `period_weeks`",
            key("gate")
        ),
        Topic::GatePassedAnyway => format!("more units in {}, or none", key("gate")),
        Topic::TargetOutOfReach | Topic::TargetHardlyMade if has_tiers(reading) => {
            format!("{} that begin where people can just get, or a longer `period_weeks`", key("tiers"))
        }
        Topic::TargetMadeAnyway if has_tiers(reading) => {
            format!("{} of which the last begins higher, or `shape = \"linear\"`", key("tiers"))
        }
        Topic::TargetOutOfReach | Topic::TargetHardlyMade => format!(
            "a {} that people can just make, a longer `period_weeks`, or another `shape`",
            key("target")
        ),
        Topic::TargetMadeAnyway => {
            format!("a higher {}, or `shape = \"linear\"`", key("target"))
        }
        Topic::SharedByMany => format!(
            "a smaller group in {}, or a smaller `free_riding` where colleagues notice who holds back",
            key("based_on")
        ),
        Topic::DepartmentWithoutReward => {
            "the department in `departments` of a reward, or a reward of its own".to_owned()
        }
        Topic::NeverSaid => "a `communication.cadence_weeks` of a quarter or less".to_owned(),
        Topic::DilutedMessage => {
            "a higher `communication.translation` or `fidelity`, or fewer layers".to_owned()
        }
        Topic::UnheardReports => {
            "a higher `voice.pass_through`, fewer layers, or a way around them".to_owned()
        }
        Topic::SetUp => {
            "fewer `workload.initiatives` at a time, or a smaller `workload.setup`".to_owned()
        }
        Topic::VagueDone => format!("a higher `{}`", reading.keys[0]),
        Topic::ValueShowsLate => {
            "a longer `people.horizon_weeks`, signs of success that show sooner, or pay for the work itself"
                .to_owned()
        }
        Topic::ValueAfterTheEnd => "a longer `time.weeks`, or an earlier payoff".to_owned(),
        _ if is_wanted(reading) => {
            "less of it in `strategy.intent`, or a smaller `harm`".to_owned()
        }
        _ => "less `visibility`, or less `recognition` for it".to_owned(),
    }
}

pub(super) fn figure(scenario: &Scenario, reading: &Reading) -> String {
    let value = span(reading, |case| case.value);
    let against = span(reading, |case| case.against);
    let percent = span(reading, |case| 100.0 * case.value);
    match reading.topic {
        Topic::TargetOutOfReach
        | Topic::TargetHardlyMade
        | Topic::TargetMadeAnyway
        | Topic::GateOutOfReach
        | Topic::GateHardlyPassed
        | Topic::GatePassedAnyway => {
            match [&value, &against].map(|text| natural(scenario, reading, text)) {
                [Some(value), Some(against)] => format!("{value} against {against} a period"),
                _ => format!("{value} against {against} counted units a period"),
            }
        }
        Topic::SetUp => format!("{percent} % of the hours left"),
        Topic::VagueDone => format!("{percent} % comes back"),
        Topic::SharedByMany => format!("{percent} % for each of {against}"),
        Topic::DepartmentWithoutReward => format!("{against} people"),
        Topic::NeverSaid => format!("{against} weeks"),
        Topic::DilutedMessage | Topic::UnheardReports => format!("{percent} % arrives"),
        Topic::ValueShowsLate | Topic::ValueAfterTheEnd => format!("after {value} weeks"),
        _ => format!("{percent} % of the week"),
    }
}
