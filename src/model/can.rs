//! Which kinds of work the people of a department can choose at all.

use crate::math;
use crate::model::Row;
use crate::model::settings::Settings;

/// What the hours of a department's own choosing can go to. Urgent work lands on it all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Repertoire<const K: usize> {
    /// 1 for each kind of work that can be done, else 0.
    pub kinds: Row<K>,
    /// An even split over these. Shares.
    pub flat: Row<K>,
    /// Whether any kind in use is left out.
    pub limited: bool,
}

impl<const K: usize> Repertoire<K> {
    /// What a department of these settings can do: `department.*.work`, else everything.
    pub fn read(settings: Settings, department: usize) -> Self {
        let in_use = settings.scenario.work.len();
        let name = &settings.scenario.departments[department].name;
        let named = settings.optional_row(&format!("department.{name}.work"));
        let kinds = named.unwrap_or_else(|| std::array::from_fn(|k| f64::from(k < in_use)));
        let all = math::sum(&kinds);
        Self { kinds, flat: kinds.map(|can| can / all), limited: all < in_use as f64 }
    }

    /// What is left of it when only this much of each kind is allowed: what is not allowed at all cannot be chosen. Where
    /// nothing would be left it stays as it is, and nothing pulls.
    #[must_use]
    pub fn without(&self, allowed: &Row<K>) -> Self {
        let kinds = math::row(|k| if allowed[k] > 0.0 { self.kinds[k] } else { 0.0 });
        let all = math::sum(&kinds);
        if all >= math::sum(&self.kinds) || all <= 0.0 {
            return self.clone();
        }
        Self { kinds, flat: kinds.map(|can| can / all), limited: true }
    }

    /// What is left of a split over all kinds of work, as a split of what can be done; even where nothing is left.
    #[inline(always)]
    pub fn part_of(&self, split: &Row<K>) -> Row<K> {
        if !self.limited {
            return *split;
        }
        math::shares(&math::row(|k| self.kinds[k] * split[k]), &self.flat)
    }
}
