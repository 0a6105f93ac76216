//! What was measured in the field, beside what the shipped scenario does with its defaults, or the scenario of a user.
//!
//! Each published number is a row of [`evidence`]; it is simulated in a [`FieldLab`]: a whole company, and a few small
//! experiments on the same people. A second lab holds the scenario of a user. Numbers from the field are evidence and
//! no proof, so nothing here fails; rows that the rules of the model cannot reach say why.

pub mod evidence;
pub mod lab;
mod numbers;

pub use evidence::{About, EVIDENCE, FieldNumber};
pub use lab::{FieldLab, Setup};

use crate::scenario::Scenario;
use crate::verify::case::Trouble;

/// Where a simulated number lies beside the measured ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldStanding {
    /// Within the published range.
    Inside,
    /// Outside by less than half the width of the range.
    Near,
    /// Further off.
    Outside,
    /// Not to be compared: the model has no rule that could bring it about.
    OutOfScope,
}

/// A number as it was simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// The number; not a number when the tables do not hold it.
    pub value: f64,
    /// Scenario and values that were run.
    pub configuration: String,
}

/// A number that was measured in real organizations, and what the simulator makes of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was measured.
    pub evidence: FieldNumber,
    /// What the shipped scenarios give.
    pub shipped: Simulated,
    /// What the scenario of a user gives, if there is one and the number depends on it.
    pub yours: Option<Simulated>,
}

impl Finding {
    /// Where the shipped scenarios lie.
    pub fn standing(&self) -> FieldStanding {
        self.evidence.standing(self.shipped.value)
    }

    /// Where the scenario of a user lies.
    pub fn standing_of_yours(&self) -> Option<FieldStanding> {
        self.yours.as_ref().map(|yours| self.evidence.standing(yours.value))
    }
}

/// Runs the shipped scenarios and compares them with the field, beside the scenario of a user if there is one.
///
/// # Errors
/// When a scenario cannot be run.
pub fn findings(of_user: Option<&Scenario>) -> Result<Vec<Finding>, Trouble> {
    let shipped = FieldLab::live(&Setup::shipped())?;
    let own = of_user.map(|scenario| FieldLab::live(&Setup::of_user(scenario))).transpose()?;
    let finding = |evidence: &FieldNumber| {
        let own = own.as_ref().filter(|_| evidence.about != About::Fixed);
        Finding {
            evidence: *evidence,
            shipped: (evidence.simulate)(&shipped),
            yours: own.map(evidence.simulate),
        }
    };
    Ok(EVIDENCE.iter().map(finding).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::evidence;

    #[test]
    fn both_ends_of_a_range_are_inside() {
        for simulated in [0.2, 0.3, 0.4] {
            assert_eq!(evidence().standing(simulated), FieldStanding::Inside);
        }
    }

    #[test]
    fn near_is_within_half_a_range_of_either_end() {
        for simulated in [0.11, 0.19, 0.41, 0.49] {
            assert_eq!(evidence().standing(simulated), FieldStanding::Near);
        }
        for simulated in [0.09, 0.51, f64::NAN] {
            assert_eq!(evidence().standing(simulated), FieldStanding::Outside);
        }
    }

    #[test]
    fn what_the_model_cannot_reach_is_out_of_scope_wherever_it_lies() {
        let beyond = FieldNumber { out_of_scope: Some("there is no such rule"), ..evidence() };
        for simulated in [0.3, 7.0, f64::NAN] {
            assert_eq!(beyond.standing(simulated), FieldStanding::OutOfScope);
        }
    }

    #[test]
    fn distance_is_counted_in_widths_of_the_range() {
        for (simulated, distance) in [(0.2, 0.0), (0.4, 0.0), (0.1, 0.5), (0.8, 2.0)] {
            assert!((evidence().distance(simulated) - distance).abs() < 1e-12, "{simulated}");
        }
        assert!(evidence().distance(f64::NAN).is_infinite());
    }
}
