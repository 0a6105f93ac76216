//! Orders lose force at every layer, and so a firm can be too tall (Williamson 1967).
//!
//! ```text
//! seats at layer i      N_i = s^(i-1)                         layers 1 to n, span s
//! wage at layer i       w_i = w0 beta^(n-i)                   each layer earns beta times the one below
//! output                Q   = (abar s)^(n-1)                  a share abar of intentions survives a layer
//! wage bill             sum w_i N_i = w0 (s^n - beta^n) / (s - beta), taken as w0 s^n / (s - beta)
//! profit                (P - r) Q - wage bill                 P price, r other cost of a unit
//! n*                    = 1 + (1/ln abar) [ln(w0/(P-r)) + ln(s/(s-beta)) + ln(ln s / ln(abar s))]
//! ```
//!
//! The number of layers counts as a real number, as in the paper. Its ranges for real firms: s from 5 to
//! 10, beta from 1.3 to 1.6, (P - r)/w0 from 1.5 to 3, abar about .9; the values below lie within them.

use super::{OWN_CODE, TOPIC, searched};
use crate::math;
use crate::verify::Claim;
use crate::verify::row::{Rows, Tolerance};
use crate::verify::solve;

/// Width of the interval at which the search for the best height ends. Layers.
const WIDTH: f64 = 1e-5;
/// Tallest firm of the search. Layers.
const TALLEST: f64 = 30.0;
/// Seats that report to one seat, s.
const SPAN: f64 = 7.0;
/// Wage over the wage one layer below, beta.
const RAISE: f64 = 1.5;
/// Wage of the lowest layer over what a unit of output brings, w0 / (P - r).
const WAGE: f64 = 0.4;

/// The claims of this case.
pub const CLAIMS: &[Claim] = &[Claim {
    name: "loss_of_control_limits_the_height_of_a_firm",
    topic: TOPIC,
    says: "The more of an order is lost at each layer, the fewer layers a firm can afford",
    source: "Williamson 1967",
    equation: "n* = 1 + (ln(w0/(P-r)) + ln(s/(s-beta)) + ln(ln s / ln(abar s))) / ln abar",
    runs: OWN_CODE,
    compare: |rows| {
        height(rows);
        Ok(())
    },
}];

/// Profit of a firm with so many layers, in units of P - r.
fn profit(kept: f64, layers: f64) -> f64 {
    let output = math::power(kept * SPAN, layers - 1.0);
    output - WAGE * math::power(SPAN, layers) / (SPAN - RAISE)
}

fn closed_form(kept: f64) -> f64 {
    let pull = math::ln(SPAN) / math::ln(kept * SPAN);
    1.0 + (math::ln(WAGE) + math::ln(SPAN / (SPAN - RAISE)) + math::ln(pull)) / math::ln(kept)
}

fn height(rows: &mut Rows) {
    for (kept, tabled) in [(0.80, 3.48), (0.85, 4.62), (0.90, 6.88), (0.95, 13.64)] {
        let found = solve::highest(1.0, TALLEST, WIDTH, |layers| profit(kept, layers));
        rows.at(format!("abar = {kept}, s = {SPAN}, beta = {RAISE}, w0/(P-r) = {WAGE}"))
            .equal("best height", "layers", closed_form(kept), found, searched(WIDTH))
            .equal(
                "best height to two digits",
                "layers",
                tabled,
                found,
                Tolerance::bound(0.005, "two digits"),
            );
    }
}
