//! Published models with small code of their own, and the one whose published shape the engine itself has
//! to show.

use crate::verify::Claim;
use crate::verify::row::Tolerance;

pub mod contract;
pub mod control_loss;
pub mod distortion;
pub mod firefighting;
pub mod mutual_learning;
pub mod opinion;

/// Chapter of all these claims.
const TOPIC: &str = "Published models";
/// What is run instead of a scenario.
const OWN_CODE: &str = "reference code";

/// The claims of all reference cases.
pub fn claims() -> Vec<Claim> {
    [
        contract::CLAIMS,
        distortion::CLAIMS,
        control_loss::CLAIMS,
        opinion::CLAIMS,
        mutual_learning::CLAIMS,
        firefighting::CLAIMS,
    ]
    .concat()
}

/// How far a golden-section search that ends at an interval of this width may be off.
fn searched(width: f64) -> Tolerance {
    Tolerance::bound(0.5 * width, "half the interval at which the search ends")
}
