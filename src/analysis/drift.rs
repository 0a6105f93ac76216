//! Weekly courses over futures: median and the middle 90 %.

use crate::analysis::estimate::{Band, Spread};
use crate::experiment::ArmResults;
use crate::scenario::Metric;

/// Course of a company measure; a week in which it does not apply repeats the week before, or 0 at the
/// start.
pub fn course(arm: &ArmResults, weeks: usize, metric: Metric) -> Band {
    let mut band = Band::default();
    for week in 0..weeks {
        let spread = Spread::of(arm.weekly(week, metric));
        let last = |values: &[f64]| values.last().copied().unwrap_or(0.0);
        let (low, middle, high) = match spread {
            Some(spread) => (spread.q05, spread.q50, spread.q95),
            None => (last(&band.low), last(&band.middle), last(&band.high)),
        };
        band.low.push(low);
        band.middle.push(middle);
        band.high.push(high);
    }
    band
}
