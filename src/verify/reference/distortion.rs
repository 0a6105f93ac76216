//! A measure that points elsewhere than value, and that is noisy: how strongly to pay for it (Baker 2002).
//!
//! ```text
//! value        V = f . e          measure    P = g . e + noise of variance sigma^2
//! agent        chooses e to maximize    b g . e - c e . e / 2,   so e = b g / c
//! surplus      S(b) = f . e - c e . e / 2 - r sigma^2 b^2 / 2
//!                   = b f . g / c - b^2 (g . g + c r sigma^2) / (2 c)
//! b*           = f . g / (g . g + c r sigma^2)
//! without risk S(b*) = cos^2(f, g) f . f / (2 c),   and f . f / (2 c) is the first best
//! ```
//!
//! Units of the measure do not matter: a measure twice as long, g -> 2 g, is worth half the pay, and with
//! risk it is as good as a quarter of the variance.

use super::{OWN_CODE, TOPIC, searched};
use crate::verify::Claim;
use crate::verify::row::{Rows, Tolerance};
use crate::verify::solve;

/// Width of the interval at which the search for the best pay ends. Value per unit of the measure.
const WIDTH: f64 = 1e-6;

/// The claims of this case.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "noise_weakens_the_best_pay_for_a_distorted_measure",
        topic: TOPIC,
        says: "The best pay for a measure falls with its distance from value and with its noise",
        source: "Baker 2002",
        equation: "b* = f.g / (g.g + c r sigma^2)",
        runs: OWN_CODE,
        compare: |rows| {
            distortion_and_risk(rows);
            Ok(())
        },
    },
    Claim {
        name: "without_risk_a_measure_is_worth_cos_squared_of_its_angle_to_value",
        topic: TOPIC,
        says: "Without risk, only the angle between measure and value decides what paying for it is worth",
        source: "Baker 2002",
        equation: "S(b*) / first best = cos^2(f, g) = (f.g)^2 / (f.f g.g)",
        runs: OWN_CODE,
        compare: |rows| {
            angle(rows);
            Ok(())
        },
    },
    Claim {
        name: "the_unit_of_a_measure_halves_the_pay_and_changes_nothing_else",
        topic: TOPIC,
        says: "A measure that counts double is paid half and does as well; with noise it is as good as a quarter of the variance",
        source: "Baker 2002",
        equation: "b*(2 g, v) = b*(g, v / 4) / 2; S the same",
        runs: OWN_CODE,
        compare: |rows| {
            scale(rows);
            Ok(())
        },
    },
];

/// One measure of three activities.
#[derive(Clone, Copy)]
struct Pay {
    /// Worth of a unit of effort on each activity, f. Value.
    worth: [f64; 3],
    /// What the measure counts of it, g. Units.
    measure: [f64; 3],
    /// Effort cost c. Value per squared effort.
    cost: f64,
    /// Risk aversion times the variance of the measure, r sigma^2. Value.
    risk: f64,
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

impl Pay {
    /// What the agent does when a unit of the measure earns `pay`.
    fn response(&self, pay: f64) -> Vec<f64> {
        solve::summit(vec![0.0; 3], |effort| {
            pay * dot(&self.measure, effort) - 0.5 * self.cost * dot(effort, effort)
        })
    }

    fn surplus(&self, pay: f64) -> f64 {
        let effort = self.response(pay);
        let cost = 0.5 * self.cost * dot(&effort, &effort);
        dot(&self.worth, &effort) - cost - 0.5 * self.risk * pay * pay
    }

    fn best(&self) -> f64 {
        solve::highest(-2.0, 4.0, WIDTH, |pay| self.surplus(pay))
    }

    fn closed_form(&self) -> f64 {
        dot(&self.worth, &self.measure)
            / (dot(&self.measure, &self.measure) + self.cost * self.risk)
    }

    fn described(&self) -> String {
        let Self { worth, measure, cost, risk } = self;
        format!("f = {worth:?}, g = {measure:?}, c = {cost}, r sigma^2 = {risk}")
    }
}

const UNIT: &str = "value per unit of the measure";
const BASE: Pay = Pay { worth: [1.0, 1.0, 1.0], measure: [1.0, 0.5, 0.2], cost: 2.0, risk: 0.0 };

fn distortion_and_risk(rows: &mut Rows) {
    for measure in [[1.0, 1.0, 1.0], [1.0, 0.5, 0.2], [1.0, -0.5, -0.2]] {
        for risk in [0.0, 0.5] {
            let pay = Pay { measure, risk, ..BASE };
            rows.at(pay.described()).equal(
                "best pay",
                UNIT,
                pay.closed_form(),
                pay.best(),
                searched(WIDTH),
            );
        }
    }
}

fn angle(rows: &mut Rows) {
    for (measure, kept) in [
        ([1.0, 1.0, 1.0], 1.0),
        ([1.0, 1.0, 0.0], 2.0 / 3.0),
        ([1.0, 0.0, 0.0], 1.0 / 3.0),
        ([1.0, -1.0, 0.0], 0.0),
    ] {
        let pay = Pay { measure, ..BASE };
        let first_best = dot(&pay.worth, &pay.worth) / (2.0 * pay.cost);
        // half an interval off the best pay costs the square of it
        let off = 0.125 * WIDTH * WIDTH * dot(&measure, &measure) / pay.cost / first_best;
        rows.at(pay.described()).equal(
            "surplus over first best",
            "share",
            kept,
            pay.surplus(pay.best()) / first_best,
            Tolerance::bound(off + 1e-12, "square of half the interval, and rounding"),
        );
    }
}

fn scale(rows: &mut Rows) {
    for risk in [0.0, 0.5] {
        let single = Pay { risk: risk / 4.0, ..BASE };
        let double = Pay { measure: BASE.measure.map(|count| 2.0 * count), risk, ..BASE };
        let (slow, fast) = (single.best(), double.best());
        rows.at(format!("{}; against g doubled, r sigma^2 = {risk}", single.described()))
            .equal(
                "best pay when the measure counts double",
                UNIT,
                0.5 * slow,
                fast,
                searched(1.5 * WIDTH),
            )
            .equal(
                "surplus when the measure counts double",
                "value",
                single.surplus(slow),
                double.surplus(fast),
                Tolerance::bound(WIDTH * WIDTH + 1e-12, "square of the interval, and rounding"),
            );
    }
}
