//! What was measured in the field, beside what the shipped scenario does with its defaults.

use crate::verify::case::Trouble;

/// Where a simulated number lies beside the measured ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Within the published range.
    Inside,
    /// Outside by less than half the width of the range.
    Near,
    /// Further off.
    Outside,
}

/// A number that was measured in real organizations, and what the simulator makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Name on the command line.
    pub name: &'static str,
    /// What was measured, one sentence without a full stop.
    pub says: &'static str,
    /// Unit in words.
    pub unit: &'static str,
    /// Smallest published value.
    pub from: f64,
    /// Largest published value.
    pub to: f64,
    /// What the simulator gives; not a number when the tables do not hold it.
    pub simulated: f64,
    /// Author and year.
    pub source: &'static str,
    /// Scenario and values that were run.
    pub configuration: String,
    /// Which parameters decide it and whether their values are judgement, one sentence without a full stop.
    pub judgement: &'static str,
}

impl Finding {
    /// Inside, near or outside the published range.
    pub fn standing(&self) -> Standing {
        let half = 0.5 * (self.to - self.from);
        if self.simulated >= self.from && self.simulated <= self.to {
            Standing::Inside
        } else if self.simulated >= self.from - half && self.simulated <= self.to + half {
            Standing::Near
        } else {
            Standing::Outside
        }
    }
}

/// Runs the shipped scenario and compares it with the field.
///
/// # Errors
/// When a scenario cannot be run.
pub fn findings() -> Result<Vec<Finding>, Trouble> {
    Ok(Vec::new())
}
