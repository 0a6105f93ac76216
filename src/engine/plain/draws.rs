//! The random numbers of a week, one a seat and purpose.

use crate::rng::{Purpose, Streams};

/// Uniform numbers of a week. `[seats]` each; that of seat 0 is not drawn.
pub(super) struct Uniforms {
    pub(super) demand: Vec<f64>,
    pub(super) voice: Vec<f64>,
    pub(super) answers: Vec<f64>,
    pub(super) turnover: Vec<f64>,
}

impl Uniforms {
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
