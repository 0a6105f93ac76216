//! Work of one department that lands in another: urgent work that the target gets for what the source does.
//!
//! ```text
//! landed = hours effective max(0, 1 - relief / relief_need)          relief: hours per seat of the source
//! ```
//!
//! Sequential interdependence: Thompson (1967); hidden work of coordination: Levitt et al. (1994).

use crate::math;
use crate::model::Row;
use crate::model::settings::Settings;
use crate::scenario::Conflict;

/// How much urgent work one conflict brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandOff {
    /// Urgent work for each effective hour of the work that causes it. Working weeks.
    pub hours: f64,
    /// Hours per seat of the source of the work that relieves the target, which are enough. Working weeks.
    pub relief_need: f64,
}

/// What a department does in a week.
#[derive(Clone, Copy, Debug)]
pub struct DepartmentWeek<'a, const K: usize> {
    /// Effective hours. Working weeks.
    pub effective: &'a Row<K>,
    /// Hours of people's own choosing. Working weeks.
    pub effort: &'a Row<K>,
    /// Its seats.
    pub seats: f64,
}

impl HandOff {
    /// Reads those of all conflicts; nothing lands where they are not on.
    pub(super) fn read_all(settings: Settings, on: bool) -> Vec<Self> {
        let on = f64::from(on);
        let read = |conflict: &Conflict| {
            let get =
                |key: &str| settings.number(&format!("conflict.{}.{key}", conflict.named.name));
            Self { hours: on * get("hours"), relief_need: get("relief_need") }
        };
        settings.scenario.conflicts.iter().map(read).collect()
    }

    /// Urgent work that so many effective hours bring, given the hours per seat of the source that relieve the target.
    /// Working weeks.
    pub fn landed(&self, effective: f64, relief: f64) -> f64 {
        self.hours * effective * math::at_least(0.0, 1.0 - relief / self.relief_need)
    }

    /// The same of a conflict, given the week of its source.
    pub fn brought_by<const K: usize>(
        &self,
        conflict: &Conflict,
        source: DepartmentWeek<K>,
    ) -> f64 {
        let relief = conflict.relieved_by.map_or(0.0, |kind| source.effort[kind] / source.seats);
        self.landed(source.effective[conflict.work], relief)
    }
}
