//! What is lost between words and deeds: a strategy that nobody repeats, layers that dilute it, reports that do not
//! arrive, value that shows too late, and harm that is done anyway.

use super::department::{DepartmentAtRest, free_hours};
use super::situation::Situation;
use super::{DepartmentCase, Reading, Topic};
use crate::engine::phase::tally::reports_at_top;
use crate::model::policy::Playbook;

/// Part of a message or of a report below which most of it is lost.
const HALF: f64 = 0.5;
/// Smallest share of effort that is called a priority.
const PRIORITY: f64 = 0.1;
/// Smallest share of what is paid that is called pay for it.
const PAID: f64 = 0.01;
/// Smallest loss through harm that is told. Share of working hours.
const LOSS: f64 = 0.03;
/// Part of some work from which its coming back is told.
const MUCH_RETURNED: f64 = 0.1;
/// How much it matters that leaders hear little. Share of hours.
const UNHEARD: f64 = 0.1;

/// All readings about channels and clocks.
pub(super) fn readings(situation: &Situation) -> Vec<Reading> {
    let mut all = Vec::new();
    let on = situation.scenario.mechanisms;
    if on.signal {
        all.extend(never_said(situation));
        all.extend(diluted(situation));
    }
    if on.silence {
        all.extend(unheard(situation));
    }
    for kind in 0..situation.scenario.work.len() {
        all.extend(vague_done(situation, kind));
        all.extend(too_late(situation, kind));
        all.extend(harm_without_pay(situation, kind));
    }
    all
}

/// The cases of those departments of which there is something to say.
fn reading(
    topic: Topic,
    work: Vec<usize>,
    keys: Vec<String>,
    cases: impl Iterator<Item = DepartmentCase>,
) -> Option<Reading> {
    let cases: Vec<DepartmentCase> = cases.collect();
    let is_anything = !cases.is_empty();
    is_anything.then_some(Reading { topic, work, conflict: None, reward: None, cases, keys })
}

fn case(department: &DepartmentAtRest, value: f64, against: f64, part: f64) -> DepartmentCase {
    DepartmentCase {
        department: department.number,
        value,
        against,
        weight: department.share * part,
    }
}

/// Part of what pulls that is not pay. Share.
fn by_conviction(department: &DepartmentAtRest) -> f64 {
    1.0 - department.reward_share
}

/// A strategy that is never repeated during the run.
fn never_said(situation: &Situation) -> Option<Reading> {
    let (cadence, weeks) = (situation.company.cadence_weeks, situation.scenario.weeks);
    let is_repeated = cadence > 0 && cadence <= weeks;
    if is_repeated || situation.company.playbook == Playbook::Restate {
        return None;
    }
    let cases = situation.departments.iter().map(|department| {
        let forgetting = department.policy.communication.forgetting;
        // what has faded half-way through the run
        let faded = 1.0 - (0..weeks / 2).fold(1.0, |left, _| left * (1.0 - forgetting));
        let part = by_conviction(department) * faded;
        case(department, f64::from(cadence), f64::from(weeks), part)
    });
    let keys = ["communication.cadence_weeks", "communication.forgetting"].map(str::to_owned);
    reading(Topic::NeverSaid, Vec::new(), keys.to_vec(), cases)
}

/// Layers that leave less than half of what was said.
fn diluted(situation: &Situation) -> Option<Reading> {
    let cases = situation.departments.iter().filter_map(|department| {
        let each = department.policy.communication.weight_of_message;
        let arrives = (0..department.layers).fold(1.0, |rest, _| rest * each);
        (arrives < HALF).then(|| {
            let part = by_conviction(department) * (1.0 - arrives);
            case(department, arrives, f64::from(department.layers), part)
        })
    });
    let keys = ["communication.fidelity", "communication.translation", "organization.span"];
    reading(Topic::DilutedMessage, Vec::new(), keys.map(str::to_owned).to_vec(), cases)
}

/// Layers that keep more than half of what is reported from leaders who would act.
fn unheard(situation: &Situation) -> Option<Reading> {
    if situation.company.playbook == Playbook::None {
        return None;
    }
    let cases = situation.departments.iter().filter_map(|department| {
        let pass_through = department.policy.voice.pass_through;
        let arrives = reports_at_top(1.0, department.layers, pass_through);
        (arrives < HALF).then(|| {
            case(department, arrives, f64::from(department.layers), UNHEARD * (1.0 - arrives))
        })
    });
    let keys = ["voice.pass_through", "leadership.playbook", "organization.span"];
    reading(Topic::UnheardReports, Vec::new(), keys.map(str::to_owned).to_vec(), cases)
}

/// A priority whose value shows later than people look ahead, or after the end of the run.
fn too_late(situation: &Situation, kind: usize) -> Option<Reading> {
    let scenario = situation.scenario;
    let name = &scenario.work[kind].name;
    let key = format!("work.{name}.payoff_weeks");
    let slots = scenario.layout.slots(&key)?;
    let weeks = *situation.values.get(slots.start)?;
    let is_priority = |department: &&DepartmentAtRest| department.wanted[kind] >= PRIORITY;
    let departments = || situation.departments.iter().filter(is_priority);
    if weeks > f64::from(scenario.weeks) {
        let cases = departments().map(|department| {
            case(department, weeks, f64::from(scenario.weeks), department.wanted[kind])
        });
        let keys = vec![key, "time.weeks".to_owned()];
        return reading(Topic::ValueAfterTheEnd, vec![kind], keys, cases);
    }
    let cases = departments().filter_map(|department| {
        let counts = department.policy.motives.discount[kind];
        let part = by_conviction(department) * department.wanted[kind] * (1.0 - counts);
        (counts < HALF).then(|| case(department, weeks, counts, part))
    });
    let keys = vec![key, "people.horizon_weeks".to_owned()];
    reading(Topic::ValueShowsLate, vec![kind], keys, cases)
}

/// A priority of which much comes back because nobody says when it is done.
fn vague_done(situation: &Situation, kind: usize) -> Option<Reading> {
    let cases = situation.departments.iter().filter_map(|department| {
        let returned = 1.0 - department.policy.workload.accepted[kind];
        let wanted = department.wanted[kind];
        (returned >= MUCH_RETURNED && wanted >= PRIORITY)
            .then(|| case(department, returned, wanted, returned * wanted))
    });
    let key = format!("work.{}.done_clarity", situation.scenario.work[kind].name);
    reading(Topic::VagueDone, vec![kind], vec![key], cases)
}

/// Harm of work that nobody pays for, and that is asked for or done all the same.
fn harm_without_pay(situation: &Situation, kind: usize) -> Option<Reading> {
    let harm = situation.company.harm[kind];
    let name = &situation.scenario.work[kind].name;
    let cases = situation.departments.iter().filter_map(|department| {
        let is_paid = situation.incentives && department.paid.is_some_and(|paid| paid[kind] > PAID);
        let hours = free_hours(department) * department.split[kind];
        let lost = harm * hours * hours;
        (!is_paid && lost >= LOSS).then(|| case(department, lost, department.wanted[kind], lost))
    });
    let mut keys = vec![format!("work.{name}.harm"), "strategy.intent".to_owned()];
    keys.extend([format!("work.{name}.visibility"), "people.recognition".to_owned()]);
    reading(Topic::HarmWithoutPay, vec![kind], keys, cases)
}
