//! The random numbers of a week, one a seat and purpose.

use crate::rng::{Purpose, Streams};

/// Uniform numbers in 0 to 1, one a seat for each purpose; that of seat 0 is not drawn. `[seats]`
pub(super) struct WeekDraws {
    pub(super) demand: Vec<f64>,
    pub(super) voice: Vec<f64>,
    pub(super) answers: Vec<f64>,
    pub(super) turnover: Vec<f64>,
}

impl WeekDraws {
    /// Draws for everyone, whether the numbers are needed or not: every purpose has a stream of its own.
    pub(super) fn of(streams: Streams, week: u32, seats: usize) -> Self {
        let draw = |purpose| {
            let mut column = vec![0.5; seats];
            streams.column(purpose, u64::from(week), 0, &mut column[1..]);
            column
        };
        Self {
            demand: draw(Purpose::Demand),
            voice: draw(Purpose::Voice),
            answers: draw(Purpose::Answers),
            turnover: draw(Purpose::Turnover),
        }
    }
}
