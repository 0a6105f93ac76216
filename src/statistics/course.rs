//! Weekly courses over futures: median and the middle 90 %.

use crate::futures::results::ArmResults;
use crate::scenario::Metric;
use crate::statistics::estimate::{Band, Spread};

/// Course of a company measure; NaN in a week in which it applies in no future.
pub fn course(arm: &ArmResults, weeks: usize, metric: Metric) -> Band {
    let mut band = Band::default();
    for week in 0..weeks {
        let spread = Spread::of(arm.weekly(week, metric));
        let of = |value: fn(&Spread) -> f64| spread.as_ref().map_or(f64::NAN, value);
        band.low.push(of(|spread| spread.q05));
        band.middle.push(of(|spread| spread.q50));
        band.high.push(of(|spread| spread.q95));
    }
    band
}
