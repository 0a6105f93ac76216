//! The chance that a standard normal number stays below another one.

use crate::math::exp;

/// Distance from 0 beyond which the chance of a tail is taken for 0: it is below 1e-299.
const FAR: f64 = 37.0;
/// Distance from which a tail is that of a continued fraction.
const TAIL: f64 = 7.071_067_811_865_475;
const ABOVE: [f64; 7] = [
    220.206_867_912_376,
    221.213_596_169_931,
    112.079_291_497_871,
    33.912_866_078_383,
    6.373_962_203_531_65,
    0.700_383_064_443_688,
    0.035_262_496_599_891_1,
];
const BELOW: [f64; 8] = [
    440.413_735_824_752,
    793.826_512_519_948,
    637.333_633_378_831,
    296.564_248_779_674,
    86.780_732_202_946_1,
    16.064_177_579_207,
    1.755_667_163_182_64,
    0.088_388_347_648_318_4,
];

/// Chance that a standard normal number is below `z`: the ratio of polynomials of Hart et al. (1968), algorithm 5666, in
/// the form of West (2005). Absolute error below 1e-15; it rises with `z`, and with its opposite it makes 1.
pub fn normal_chance(z: f64) -> f64 {
    let size = z.abs();
    let tail = if size > FAR {
        0.0
    } else {
        let density = exp(-0.5 * size * size);
        if size < TAIL {
            density * horner(size, &ABOVE) / horner(size, &BELOW)
        } else {
            let fraction =
                [4.0, 3.0, 2.0, 1.0].iter().fold(size + 0.65, |below, step| size + step / below);
            density / (fraction * 2.506_628_274_631)
        }
    };
    if z > 0.0 { 1.0 - tail } else { tail }
}

fn horner(x: f64, terms: &[f64]) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * x + term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::tests::near;
    use crate::math::{normal_density, normal_quantile};

    #[test]
    fn chances_match_the_tables() {
        // Abramowitz & Stegun 1964, table 26.1
        for (z, chance) in [
            (0.0, 0.5),
            (0.5, 0.691_462_461_274_013),
            (1.0, 0.841_344_746_068_543),
            (2.0, 0.977_249_868_051_821),
            (-3.0, 0.001_349_898_031_630_1),
            (4.0, 0.999_968_328_758_17),
        ] {
            assert!((normal_chance(z) - chance).abs() < 1e-14, "{z}");
        }
        assert!(normal_chance(0.0).to_bits() == 0.5_f64.to_bits());
    }

    #[test]
    fn chances_turn_quantiles_back_and_rise() {
        let mut before = 0.0;
        for step in 1..4_000 {
            let p = f64::from(step) / 4_000.0;
            assert!((normal_chance(normal_quantile(p)) - p).abs() < 1e-14, "{p}");
        }
        for step in -4_000..4_000 {
            let z = f64::from(step) / 100.0;
            let chance = normal_chance(z);
            assert!(chance >= before, "{z}");
            assert!((chance + normal_chance(-z) - 1.0).abs() < 1e-15, "{z}");
            before = chance;
        }
        assert!(normal_chance(f64::NEG_INFINITY) <= 0.0 && normal_chance(f64::INFINITY) >= 1.0);
    }

    #[test]
    fn the_chance_rises_by_the_density() {
        for step in -80..80 {
            let (z, width) = (f64::from(step) / 16.0, 1e-4);
            let rise = normal_chance(z + width) - normal_chance(z - width);
            near(1.0 + rise / (2.0 * width), 1.0 + normal_density(z), 1e-8);
        }
    }
}
