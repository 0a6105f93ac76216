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
//! prevention are missing faster than requests are answered. Requests come by chance, and bad weeks breed defects that
//! good weeks do not save; so near it the weeks of a seat are laid out by their chances, and the tipping point is the
//! highest load at which some weekly fires equal those that the defects of a mean week cause.

use super::department::{DepartmentAtRest, borne, fire, free_hours, steps};
use super::situation::Situation;
use super::{DepartmentCase, Reading, Topic};
use crate::math::{self, Poisson};

/// Part of the tipping point from which a load is told.
const CLOSE: f64 = 0.8;
/// How much it matters that only the upper end of a range goes beyond the tipping point. Share of hours.
const IN_RANGE: f64 = 0.1;
/// Smallest part of the week that a priority needs: half a day. Share of the week.
const HALF_A_DAY: f64 = 0.1;

/// Part of the hours that are left from which set-up is told.
const MUCH_SET_UP: f64 = 0.2;

/// Part of what could be borne of a steady stream below which chance makes no tipping point.
const FAR: f64 = 0.4;
/// Steps of the search where requests come by chance: halvings of the load, weekly fires, and weeks.
const HALVINGS: u32 = 12;
const FIRES: u32 = 80;
const WEEKS: u32 = 96;
/// Part of a turn after which places on a circle are spread most evenly, however many there are.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// All readings about load.
pub(super) fn readings(situation: &Situation) -> Vec<Reading> {
    let mut work = Vec::new();
    let mut tipping = Vec::new();
    let mut priorities = Vec::new();
    let mut set_up = Vec::new();
    for department in &situation.departments {
        let rules = &department.policy.workload;
        let most_hours = rules.urgent_cap * department.hours();
        let fewest = rules.mean_arrivals / (1.0 - (fire(department) * rules.defect).min(0.99));
        let most = bearable_by_chance(department, bearable_most(department));
        let number = department.number;
        let case = |value, against, part| DepartmentCase {
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
        let taken = (rules.setup / free_hours(department)).min(1.0);
        if rules.setup > 0.0 && taken >= MUCH_SET_UP {
            set_up.push(case(taken, rules.initiatives, taken));
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
        together(Topic::SetUp, set_up, keys(Some("workload.setup"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn together(topic: Topic, cases: Vec<DepartmentCase>, keys: Vec<String>) -> Option<Reading> {
    let is_anything = !cases.is_empty();
    is_anything.then_some(Reading {
        topic,
        work: Vec::new(),
        conflict: None,
        reward: None,
        cases,
        keys,
    })
}

/// The tipping point: the most requests that can be borne at rest. Working weeks.
fn bearable_most(department: &DepartmentAtRest) -> f64 {
    steps(department).map(|urgent| borne(department, urgent)).fold(0.0, f64::max)
}

/// The same where requests come by chance, a Poisson number of items a week; `smooth` is what could be borne of a steady
/// stream.
fn bearable_by_chance(department: &DepartmentAtRest, smooth: f64) -> f64 {
    let rules = &department.policy.workload;
    let most_arrivals = department.most_arrivals.max(rules.mean_arrivals);
    // far below nothing is said of it
    if most_arrivals < FAR * smooth || rules.item <= 0.0 || smooth <= 0.0 {
        return smooth;
    }
    let (mut low, mut high) = (0.0, smooth);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        *(if can_cope(department, middle) { &mut low } else { &mut high }) = middle;
    }
    f64::midpoint(low, high)
}

/// Whether there are weekly fires that cause no more than themselves when so much lands on a seat.
fn can_cope(department: &DepartmentAtRest, load: f64) -> bool {
    let rules = &department.policy.workload;
    let hours = department.hours();
    let most = rules.urgent_cap * hours;
    let items = Poisson::new(load / rules.item);
    // one week after the other, each chance as often as it is, good and bad weeks mixed
    let chance = |week: u32| ((f64::from(week) + 0.5) * GOLDEN).fract();
    let requests: Vec<f64> = (0..WEEKS).map(|week| rules.item * items.at(chance(week))).collect();
    let pace = department.pace;
    // what is skimped comes back and is skimped again
    let returns = 1.0 / (1.0 - (rules.rework * (1.0 - pace)).min(0.99));
    let prevents = math::dot(&rules.prevents, &department.split);
    let is_borne = |fires: f64| {
        let (mut caused, mut wanted, mut waiting) = (0.0, 0.0, 0.0);
        for requests in &requests {
            let all = pace * (requests + fires) * returns;
            let urgent = f64::min(waiting + all, most);
            // what waits longer is given up
            waiting = f64::min(waiting + all - urgent, rules.backlog_max);
            let chosen = (hours - urgent).min(department.amount);
            let neglect = (1.0 - chosen * prevents / rules.quality_need).max(0.0);
            let each = (rules.defect + rules.defect_slope * neglect) * (2.0 - pace);
            caused += urgent / pace * each;
            wanted += all;
        }
        let weeks = f64::from(WEEKS);
        fire(department) * caused / weeks <= fires && wanted / weeks <= most
    };
    (0..=FIRES).map(|step| most * f64::from(step) / f64::from(FIRES)).any(is_borne)
}
