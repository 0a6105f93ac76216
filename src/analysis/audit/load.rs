//! Work against hours: what arrives, what can be done with proper care, and what is left for priorities.
//!
//! A load `l` of requests at rest makes urgent hours `u` (Repenning 2001; see the claims on firefighting):
//!
//! ```text
//! u    = l + fire d(u) u                                   at most urgent_cap x hours
//! d(u) = defect + defect_slope max(0, 1 - preventing(u) / quality_need)
//! preventing(u) = min(hours - u, amount) x part of the split that prevents
//! ```
//!
//! So `l = u (1 - fire d(u))` can be borne, and the most that can is the tipping point: beyond it hours for
//! prevention are missing faster than requests are answered.

use super::situation::{Department, Situation};
use super::{Case, Reading, Topic};
use crate::math;

/// Part of the tipping point from which a load is told.
const CLOSE: f64 = 0.8;
/// How much it matters that only the upper end of a range goes beyond the tipping point. Share of hours.
const IN_RANGE: f64 = 0.1;
/// Smallest part of the week that a priority needs: half a day. Share of the week.
const HALF_A_DAY: f64 = 0.1;
/// Steps of the search for the tipping point.
const STEPS: u32 = 400;

/// All readings about load.
pub(super) fn readings(situation: &Situation) -> Vec<Reading> {
    let mut work = Vec::new();
    let mut tipping = Vec::new();
    let mut priorities = Vec::new();
    for department in &situation.departments {
        let rules = &department.policy.workload;
        let most_hours = rules.urgent_cap * department.hours();
        let fewest = rules.mean_arrivals / (1.0 - (fire(department) * rules.defect).min(0.99));
        let most = bearable_most(department);
        let number = department.number;
        let case = |value, against, part| Case {
            department: number,
            value,
            against,
            weight: department.share * part,
        };
        if fewest > most_hours {
            let weight = 0.5 + 0.5 * (1.0 - most_hours / fewest);
            work.push(case(fewest, most_hours, weight));
            continue;
        }
        let is_close = rules.mean_arrivals >= CLOSE * most;
        if rules.mean_arrivals > 0.0 && (is_close || department.most_arrivals > most) {
            let load = if is_close { rules.mean_arrivals } else { department.most_arrivals };
            let near = (rules.mean_arrivals / most - CLOSE) / (1.0 - CLOSE);
            let weight = if is_close { 0.5 * f64::midpoint(near.min(1.0), 1.0) } else { IN_RANGE };
            tipping.push(case(load, most, weight));
        }
        let others = situation.company.competing_priorities;
        let named = department.wanted.iter().filter(|&&share| share >= 0.05).count() as f64;
        let each = free_hours(department) / (named + others);
        if others >= 1.0 && each < HALF_A_DAY {
            let weight = (1.0 - each / HALF_A_DAY) * others / (named + others);
            priorities.push(case(each, named + others, weight));
        }
    }
    let load_keys = [
        "arrivals",
        "meetings",
        "approvals",
        "reporting",
        "initiatives",
        "switching_cost",
        "urgent_cap",
        "fire",
        "defect",
        "defect_slope",
        "quality_need",
    ];
    let keys = |first: Option<&str>| -> Vec<String> {
        let load = load_keys.iter().map(|word| format!("workload.{word}"));
        first.map(str::to_owned).into_iter().chain(load).collect()
    };
    let first = Some("strategy.competing_priorities");
    [
        together(Topic::MoreWorkThanHours, work, keys(None)),
        together(Topic::TippingPoint, tipping, keys(None)),
        together(Topic::TooManyPriorities, priorities, keys(first)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn together(topic: Topic, cases: Vec<Case>, keys: Vec<String>) -> Option<Reading> {
    let is_anything = !cases.is_empty();
    is_anything.then_some(Reading { topic, work: Vec::new(), conflict: None, cases, keys })
}

/// Requests that lead to so many urgent hours at rest. Working weeks.
fn borne(department: &Department, urgent: f64) -> f64 {
    let rules = &department.policy.workload;
    let chosen = (department.hours() - urgent).max(0.0).min(department.amount);
    let preventing = chosen * math::dot(&rules.prevents, &department.split);
    let neglect = (1.0 - preventing / rules.quality_need).max(0.0);
    let defects = rules.defect + rules.defect_slope * neglect;
    urgent * (1.0 - fire(department) * defects)
}

/// Urgent work that a defect causes at rest; none where none ever surfaces. Working weeks.
fn fire(department: &Department) -> f64 {
    let rules = &department.policy.workload;
    if rules.surface > 0.0 { rules.fire } else { 0.0 }
}

/// Urgent hours of each step of the search, from none to the cap.
fn steps(department: &Department) -> impl Iterator<Item = f64> {
    let most = department.policy.workload.urgent_cap * department.hours();
    (0..=STEPS).map(move |step| most * f64::from(step) / f64::from(STEPS))
}

/// The tipping point: the most requests that can be borne at rest. Working weeks.
fn bearable_most(department: &Department) -> f64 {
    steps(department).map(|urgent| borne(department, urgent)).fold(0.0, f64::max)
}

/// Urgent hours at rest: the fewest that answer what arrives, or the cap. Working weeks.
pub(super) fn urgent_hours(department: &Department) -> f64 {
    let arrivals = department.policy.workload.mean_arrivals;
    let most = department.policy.workload.urgent_cap * department.hours();
    steps(department).find(|&urgent| borne(department, urgent) >= arrivals).unwrap_or(most)
}

/// Hours of one's own choosing at rest. Working weeks.
pub(super) fn free_hours(department: &Department) -> f64 {
    (department.hours() - department.urgent_hours).max(0.0).min(department.amount)
}
