//! What is kept of a run as bytes: so that it can be lived in one place and told in another. Which group is which is not
//! written: it follows from the scenario.

use super::{DEPARTMENT_METRICS, KeptRun, LAYER_METRICS};
use crate::engine::measure::Measures;
use crate::engine::record::KindPriority;
use crate::futures::bytes::{ByteReader, ByteWriter};
use crate::model::Groups;
use crate::scenario::Metric;

/// Numbers that a [`KindPriority`] is made of.
const OF_PRIORITY: usize = 4;

impl KeptRun {
    /// All numbers, each list with its length before it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self {
            grouping: _,
            company,
            company_final,
            groups_final,
            layers,
            departments,
            reached,
            followed,
            ledger,
            priorities,
        } = self;
        let mut bytes = ByteWriter::default();
        bytes.list(company.as_flattened());
        bytes.list(company_final);
        bytes.list(groups_final.as_flattened());
        bytes.list(layers.as_flattened());
        bytes.list(departments.as_flattened());
        let limited = reached.first().map_or(0, Vec::len);
        bytes.number(limited as f64);
        bytes.list(&reached.concat());
        bytes.list(followed.as_flattened().as_flattened());
        bytes.list(ledger);
        let priorities: Vec<f64> = priorities
            .iter()
            .flat_map(|it| [it.believed, it.believed_variance, it.practised, it.practised_variance])
            .collect();
        bytes.list(&priorities);
        bytes.0
    }

    /// Reads them again; nothing where bytes are missing or too many.
    pub fn from_bytes(bytes: &[u8], grouping: Groups) -> Option<Self> {
        let mut bytes = ByteReader(bytes);
        let company = measures(&bytes.list()?)?;
        let company_final = *measures(&bytes.list()?)?.first()?;
        let groups_final = measures(&bytes.list()?)?;
        let layers = rows::<{ LAYER_METRICS.len() }>(&bytes.list()?)?;
        let departments = rows::<{ DEPARTMENT_METRICS.len() }>(&bytes.list()?)?;
        let limited = bytes.number()? as usize;
        let reached = bytes.list()?;
        let reached = if limited == 0 {
            vec![Vec::new(); company.len()]
        } else {
            reached.chunks_exact(limited).map(<[f64]>::to_vec).collect()
        };
        let followed = measures(&bytes.list()?)?.as_chunks().0.to_vec();
        let ledger = bytes.list()?;
        let priorities = rows::<OF_PRIORITY>(&bytes.list()?)?
            .into_iter()
            .map(|[believed, believed_variance, practised, practised_variance]| KindPriority {
                believed,
                believed_variance,
                practised,
                practised_variance,
            })
            .collect();
        bytes.0.is_empty().then_some(Self {
            grouping,
            company,
            company_final,
            groups_final,
            layers,
            departments,
            reached,
            followed,
            ledger,
            priorities,
        })
    }
}

fn measures(numbers: &[f64]) -> Option<Vec<Measures>> {
    rows::<{ Metric::COUNT }>(numbers)
}

/// Cuts a list into rows of so many; nothing where a row is not complete.
fn rows<const N: usize>(numbers: &[f64]) -> Option<Vec<[f64; N]>> {
    let (rows, rest) = numbers.as_chunks::<N>();
    rest.is_empty().then(|| rows.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::CallingThread;
    use crate::futures::future::live_future;
    use crate::futures::plan::{Plan, Varying};
    use crate::scenario::Scenario;

    #[test]
    fn a_run_comes_back_bit_for_bit_and_nothing_else_does() {
        let text = "extends = \"tickets-versus-experience\"\ntime.weeks = 9\n\
            option.pilot.week = 2\noption.pilot.until = 7\n";
        let scenario = Scenario::from_text("one", text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let grouping = Groups::new(&scenario.chart, &scenario);
        let plan = Plan::of_options(scenario, 1, 1, Varying::Joint);
        let kept = live_future(&plan, 0, &CallingThread, |record, _| KeptRun::of(record));
        for run in kept.expect("it is lived") {
            let bytes = run.to_bytes();
            let again = KeptRun::from_bytes(&bytes, grouping.clone()).expect("it is complete");
            assert_eq!(again.to_bytes(), bytes);
            assert_eq!((again.reached.len(), again.grouping), (9, run.grouping));
            assert!(KeptRun::from_bytes(&bytes[..bytes.len() - 1], grouping.clone()).is_none());
            let longer = [&bytes[..], &[0]].concat();
            assert!(KeptRun::from_bytes(&longer, grouping.clone()).is_none());
        }
    }
}
