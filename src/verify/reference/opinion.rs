//! People who average what others think: consensus (`DeGroot` 1974), and what is left of disagreement when
//! they hold on to where they began (Friedkin & Johnsen 1990, 1999).
//!
//! ```text
//! averaging      x <- W x                         -> pi . x0 for everybody, pi W = pi, sum pi = 1
//! holding on     x <- L W x + (I - L) x0          -> (I - L W)^-1 (I - L) x0,   L = I - diag W
//! ```
//!
//! W holds one row of weights for each person, and its rows sum to 1. The three persons are those of
//! Jackson (2008, chapter 8); the four are those of Friedkin & Johnsen (1999), with the first opinions and
//! the rounded results of Parsegov et al. (2017, equations 2, 15 and 16).

use super::{OWN_CODE, TOPIC};
use crate::verify::Claim;
use crate::verify::row::{Rows, Tolerance};
use crate::verify::solve;

/// Distance at which repeated averaging ends. Units of opinion.
const NEAR: f64 = 1e-10;
/// Rounding of a few dozen sums.
const ROUNDING: f64 = 1e-12;

/// The claims of this case.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "repeated_averaging_ends_in_a_consensus_weighted_by_influence",
        topic: TOPIC,
        says: "People who keep averaging what others think end in one opinion, weighted by the influence of each",
        source: "DeGroot 1974; Jackson 2008",
        equation: "x -> pi.x0, pi W = pi: (2/5, 2/5, 1/5)",
        runs: OWN_CODE,
        compare: |rows| {
            consensus(rows);
            Ok(())
        },
    },
    Claim {
        name: "people_who_hold_on_to_their_first_opinion_keep_part_of_their_disagreement",
        topic: TOPIC,
        says: "People who hold on to where they began settle between their own opinion and those of others",
        source: "Friedkin & Johnsen 1990, 1999; Parsegov et al. 2017",
        equation: "x -> (I - L W)^-1 (I - L) x0, L = I - diag W",
        runs: OWN_CODE,
        compare: |rows| {
            holding_on(rows);
            Ok(())
        },
    },
];

const THREE: [[f64; 3]; 3] = [[0.0, 0.5, 0.5], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];
const FOUR: [[f64; 4]; 4] = [
    [0.220, 0.120, 0.360, 0.300],
    [0.147, 0.215, 0.344, 0.294],
    [0.0, 0.0, 1.0, 0.0],
    [0.090, 0.178, 0.446, 0.286],
];

/// What everybody thinks after listening once.
fn averaged<const N: usize>(weights: &[[f64; N]; N], opinions: &[f64; N]) -> [f64; N] {
    weights.map(|row| row.iter().zip(opinions).map(|(weight, opinion)| weight * opinion).sum())
}

/// Share of each first opinion in the consensus: pi (W - I) = 0, one of these equations replaced by
/// sum pi = 1.
fn influence<const N: usize>(weights: &[[f64; N]; N]) -> Vec<f64> {
    let mut matrix: Vec<Vec<f64>> = (0..N)
        .map(|to| (0..N).map(|from| weights[from][to] - f64::from(from == to)).collect())
        .collect();
    let mut right = vec![0.0; N];
    matrix[N - 1] = vec![1.0; N];
    right[N - 1] = 1.0;
    solve::dense(matrix, right)
}

fn consensus(rows: &mut Rows) {
    let found = influence(&THREE);
    for (person, share) in [0.4, 0.4, 0.2].into_iter().enumerate() {
        let rounding = Tolerance::bound(ROUNDING, "rounding");
        rows.at("three persons of Jackson 2008").equal(
            format!("influence of person {}", person + 1),
            "share",
            share,
            found[person],
            rounding,
        );
    }
    for first in [[1.0, 0.0, 0.0], [10.0, 20.0, 60.0]] {
        let mut opinions: [f64; 3] = first;
        // the consensus lies between the lowest and the highest opinion of every round
        let spread = |opinions: &[f64; 3]| {
            let highest = opinions.iter().fold(f64::MIN, |most, &opinion| most.max(opinion));
            highest - opinions.iter().fold(f64::MAX, |least, &opinion| least.min(opinion))
        };
        while spread(&opinions) > NEAR {
            opinions = averaged(&THREE, &opinions);
        }
        let theory = found.iter().zip(first).map(|(share, opinion)| share * opinion).sum();
        rows.at(format!("three persons of Jackson 2008, x0 = {first:?}")).equal(
            "consensus",
            "opinion",
            theory,
            opinions[0],
            Tolerance::bound(NEAR + ROUNDING * 60.0, "spread at which averaging ends"),
        );
    }
}

/// Opinions after listening until no one moves by more than a bound that leaves less than [`NEAR`].
fn settled<const N: usize>(weights: &[[f64; N]; N], first: &[f64; N]) -> [f64; N] {
    let open: [f64; N] = std::array::from_fn(|person| 1.0 - weights[person][person]);
    let most_open = open.iter().fold(0.0_f64, |most, &share| most.max(share));
    // a contraction by q that last moved by m has at most m q / (1 - q) to go
    let still = NEAR * (1.0 - most_open) / most_open;
    let mut opinions = *first;
    loop {
        let heard = averaged(weights, &opinions);
        let next: [f64; N] = std::array::from_fn(|person| {
            open[person] * heard[person] + (1.0 - open[person]) * first[person]
        });
        let moved = next.iter().zip(&opinions).map(|(new, old)| (new - old).abs());
        let most = moved.fold(0.0_f64, f64::max);
        opinions = next;
        if most <= still {
            return opinions;
        }
    }
}

/// Where they settle: (I - L W) x = (I - L) x0.
fn solved<const N: usize>(weights: &[[f64; N]; N], first: &[f64; N]) -> Vec<f64> {
    let open = |person: usize| 1.0 - weights[person][person];
    let matrix = (0..N)
        .map(|row| {
            (0..N)
                .map(|column| f64::from(row == column) - open(row) * weights[row][column])
                .collect()
        })
        .collect();
    solve::dense(matrix, (0..N).map(|row| (1.0 - open(row)) * first[row]).collect())
}

fn holding_on(rows: &mut Rows) {
    for (first, published, digits) in [
        ([25.0, 25.0, 75.0, 85.0], [60.0, 60.0, 75.0, 75.0], 0),
        ([25.0, 15.0, -50.0, 5.0], [-19.3, -21.5, -50.0, -23.2], 1),
    ] {
        let (found, theory) = (settled(&FOUR, &first), solved(&FOUR, &first));
        let gap = found.iter().zip(&theory).map(|(found, theory)| (found - theory).abs());
        let mut at = rows.at(format!("four persons of Friedkin & Johnsen 1999, x0 = {first:?}"));
        at.equal(
            "largest gap between repeated listening and the dense solve",
            "opinion",
            0.0,
            gap.fold(0.0_f64, f64::max),
            Tolerance::bound(NEAR + 100.0 * ROUNDING, "distance at which listening ends"),
        );
        for person in [0, 1, 3] {
            at.equal(
                format!("opinion of person {}", person + 1),
                "opinion",
                published[person],
                found[person],
                Tolerance::as_tabled(digits),
            );
        }
    }
}
