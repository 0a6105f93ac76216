//! Numbers read from the written table of causes.

use std::collections::BTreeMap;

use crate::document::table::Table;
use crate::question::why::coalitions::COMPANY;
use crate::verify::written::{number, rows};

/// Causes of the gap of a case. Numbers that the table does not hold are not a number, and then no
/// comparison passes.
#[derive(Debug)]
pub struct WrittenCauses {
    described: String,
    /// Means by kind and cause. Share of potential.
    means: BTreeMap<(String, String), f64>,
}

impl WrittenCauses {
    /// Reads the rows of the company in `why.csv`.
    pub(super) fn read(described: String, why: Table) -> Self {
        let means = rows(why).into_iter().filter_map(|row| {
            let [group, cause, kind, mean, ..] = row.as_slice() else { return None };
            (group == COMPANY).then(|| ((kind.clone(), cause.clone()), number(mean)))
        });
        Self { described, means: means.collect() }
    }

    /// Scenario and values.
    pub fn described(&self) -> String {
        self.described.clone()
    }

    /// The gap, mean of futures. Share of potential.
    pub fn gap(&self) -> f64 {
        self.mean("gap", "all")
    }

    /// What a mechanism contributes to it.
    pub fn value(&self, mechanism: &str) -> f64 {
        self.mean("value", mechanism)
    }

    /// What two mechanisms, named in the order of a scenario file, open together beyond what each opens
    /// on its own.
    pub fn interaction(&self, first: &str, second: &str) -> f64 {
        self.mean("interaction", &format!("{first} + {second}"))
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.of_kind("value").map(|(_, mean)| mean)
    }

    /// All interactions with the names of both mechanisms.
    pub fn interactions(&self) -> impl Iterator<Item = (&str, f64)> {
        self.of_kind("interaction")
    }

    fn of_kind(&self, wanted: &str) -> impl Iterator<Item = (&str, f64)> {
        let of_kind = self.means.iter().filter(move |((kind, _), _)| kind == wanted);
        of_kind.map(|((_, cause), &mean)| (cause.as_str(), mean))
    }

    fn mean(&self, kind: &str, cause: &str) -> f64 {
        self.means.get(&(kind.to_owned(), cause.to_owned())).copied().unwrap_or(f64::NAN)
    }
}
