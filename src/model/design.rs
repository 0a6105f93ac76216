//! What a measure counts in a department once those who are paid by it have had a say in its reviews.

use crate::model::Row;
use crate::model::settings::Settings;
use crate::scenario::Measure;

/// How open a measure is to those who are paid by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DesignRules<const K: usize> {
    /// What the file says that it counts. Counted units per effective hour.
    pub stated: Row<K>,
    /// Share of the way to what is done that its credit goes at a review, by designers who have been there for a year.
    pub malleable: f64,
    /// Weeks from one review to the next. At least 1.
    pub review_weeks: u32,
    /// Weeks after which others design it; 0 is never.
    pub rotation_weeks: u32,
}

/// What a measure counts in one department.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureDesign<const K: usize> {
    /// What the file says that it counts. Counted units per effective hour.
    pub stated: Row<K>,
    /// What it has come to count.
    pub in_force: Row<K>,
}

impl<const K: usize> DesignRules<K> {
    /// Reads those of all measures; `pull` is whether they pull anybody. Nobody redesigns what an outcome or a result
    /// is, nor a measure that pulls nobody.
    pub(super) fn read_all(settings: Settings, pull: bool) -> Vec<Self> {
        let read = |measure: &Measure| {
            let key = |word: &str| format!("measure.{}.{word}", measure.named.name);
            let is_open = pull && !measure.observes_outcome && measure.result.is_none();
            Self {
                stated: settings.row(&key("credit")),
                malleable: f64::from(is_open) * settings.number(&key("malleable")),
                review_weeks: settings.whole(&key("review_weeks")).max(1),
                rotation_weeks: settings.whole(&key("rotation_weeks")),
            }
        };
        settings.scenario.measures.iter().map(read).collect()
    }
}

impl<const K: usize> MeasureDesign<K> {
    /// A measure that counts what the file says.
    pub fn as_stated(rules: &DesignRules<K>) -> Self {
        Self { stated: rules.stated, in_force: rules.stated }
    }

    /// What it counts where the file says this now: what is stated anew counts as stated.
    pub fn credit(&self, stated: &[f64]) -> Option<&[f64]> {
        let (known, in_force) = (&self.stated[..stated.len()], &self.in_force[..stated.len()]);
        (known == stated && in_force != stated).then_some(in_force)
    }
}
