//! Sobol' points: numbers that fill a box evenly, whatever its number of dimensions.
//!
//! Sobol' (1967) in the order of Antonov & Saleev (1979), with the first point at the origin, as `SciPy`'s
//! `qmc.Sobol(scramble=False)`. A block of 2^k points that begins at a multiple of 2^k is balanced in every
//! dimension; so take powers of two, and do not leave out the origin (Owen 2020).
//!
//! The first point has all its coordinates equal, and so has the second: halves of a point that stand for two
//! independent places, as in a radial design, would be one and the same corner. [`scrambled`] points are as even,
//! but each dimension by itself (Owen 1995).

/// Most dimensions of a point.
pub const MOST_DIMENSIONS: usize = 1 + ROWS.len();
/// Binary digits of a coordinate: as many as an `f64` holds exactly. Points 0 to 2^53 - 1 differ.
const DIGITS: usize = 53;

/// The coordinates of a point. In [0, 1). `[dimensions]`
///
/// # Panics
/// When there are more than [`MOST_DIMENSIONS`], or when the index is 2^53 or more.
pub fn point(index: u64, dimensions: usize) -> Vec<f64> {
    (0..dimensions).map(|dimension| coordinate(index, dimension)).collect()
}

/// The coordinates of a scrambled point: each binary digit is flipped or not by a hash of the seed, the dimension
/// and all digits before it. In [0, 1). `[dimensions]`
///
/// # Panics
/// As [`point`].
pub fn scrambled(index: u64, dimensions: usize, seed: u64) -> Vec<f64> {
    let of = |dimension: usize| {
        let key = mixed(mixed(seed) ^ dimension as u64);
        let own = digits(index, dimension);
        let flipped = (0..DIGITS).fold(own, |digits, place| {
            let before = own >> (DIGITS - place);
            // the digits before it, with a 1 in front of them, are another number at every place
            let flip = mixed(key ^ (before | 1 << place)) & 1;
            digits ^ flip << (DIGITS - 1 - place)
        });
        flipped as f64 / (1_u64 << DIGITS) as f64
    };
    (0..dimensions).map(of).collect()
}

/// A number that depends on every digit of another one (the finalizer of `SplitMix64`; Steele et al. 2014).
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// One coordinate of a point. In [0, 1).
///
/// # Panics
/// As [`point`].
pub fn coordinate(index: u64, dimension: usize) -> f64 {
    digits(index, dimension) as f64 / (1_u64 << DIGITS) as f64
}

/// The digits of a coordinate as a whole number.
fn digits(index: u64, dimension: usize) -> u64 {
    assert!(index >> DIGITS == 0, "Sobol' points are numbered from 0 to 2^53 - 1");
    let gray = index ^ (index >> 1);
    let used = (u64::BITS - gray.leading_zeros()) as usize;
    let directions = directions(dimension);
    (0..used)
        .filter(|digit| gray >> digit & 1 == 1)
        .fold(0, |digits, digit| digits ^ directions[digit])
}

/// Direction numbers of a dimension, the binary point left of the [`DIGITS`] digits.
fn directions(dimension: usize) -> [u64; DIGITS] {
    let mut numbers = [0; DIGITS];
    if dimension == 0 {
        for (place, number) in numbers.iter_mut().enumerate() {
            *number = 1 << (DIGITS - 1 - place);
        }
        return numbers;
    }
    let (polynomial, first) = ROWS[dimension - 1];
    let degree = first.len();
    for place in 0..DIGITS {
        numbers[place] = if place < degree {
            u64::from(first[place]) << (DIGITS - 1 - place)
        } else {
            // the recurrence of Bratley & Fox (1988), shifted
            (1..degree)
                .filter(|back| polynomial >> (degree - 1 - back) & 1 == 1)
                .fold(numbers[place - degree] ^ (numbers[place - degree] >> degree), |sum, back| {
                    sum ^ numbers[place - back]
                })
        };
    }
    numbers
}

// The numbers below are the first rows of `new-joe-kuo-6.21201` by S. Joe and F. Y. Kuo (2008),
// "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30:
//
// Copyright (c) 2008, Frances Y. Kuo and Stephen Joe. All rights reserved.
//
// Redistribution and use in source and binary forms, with or without modification, are permitted provided
// that the following conditions are met:
// * Redistributions of source code must retain the above copyright notice, this list of conditions and the
//   following disclaimer.
// * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and
//   the following disclaimer in the documentation and/or other materials provided with the distribution.
// * Neither the names of the copyright holders nor the names of the University of New South Wales and the
//   University of Waikato and its contributors may be used to endorse or promote products derived from this
//   software without specific prior written permission.
//
// THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
// INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR
// PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS BE LIABLE FOR ANY DIRECT, INDIRECT,
// INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
// SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND
// ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
// OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
// DAMAGE.

/// Inner coefficients of the primitive polynomial and the first direction numbers, for each dimension from
/// the second on. The degree is the count of the numbers.
#[rustfmt::skip]
const ROWS: &[(u32, &[u32])] = &[
    (0, &[1]),
    (1, &[1, 3]),
    (1, &[1, 3, 1]),
    (2, &[1, 1, 1]),
    (1, &[1, 1, 3, 3]),
    (4, &[1, 3, 5, 13]),
    (2, &[1, 1, 5, 5, 17]),
    (4, &[1, 1, 5, 5, 5]),
    (7, &[1, 1, 7, 11, 19]),
    (11, &[1, 1, 5, 1, 1]),
    (13, &[1, 1, 1, 3, 11]),
    (14, &[1, 3, 5, 5, 31]),
    (1, &[1, 3, 3, 9, 7, 49]),
    (13, &[1, 1, 1, 15, 21, 21]),
    (16, &[1, 3, 1, 13, 27, 49]),
    (19, &[1, 1, 1, 15, 7, 5]),
    (22, &[1, 3, 1, 15, 13, 25]),
    (25, &[1, 1, 5, 5, 19, 61]),
    (1, &[1, 3, 7, 11, 23, 15, 103]),
    (4, &[1, 3, 7, 13, 13, 15, 69]),
    (7, &[1, 1, 3, 13, 7, 35, 63]),
    (8, &[1, 3, 5, 9, 1, 25, 53]),
    (14, &[1, 3, 1, 13, 9, 35, 107]),
    (19, &[1, 3, 1, 5, 27, 61, 31]),
    (21, &[1, 1, 5, 11, 19, 41, 61]),
    (28, &[1, 3, 5, 3, 3, 13, 69]),
    (31, &[1, 1, 7, 13, 1, 19, 1]),
    (32, &[1, 3, 7, 5, 13, 19, 59]),
    (37, &[1, 1, 3, 9, 25, 29, 41]),
    (41, &[1, 3, 5, 13, 23, 1, 55]),
    (42, &[1, 3, 7, 3, 13, 59, 17]),
    (50, &[1, 3, 1, 3, 5, 53, 69]),
    (55, &[1, 1, 5, 5, 23, 33, 13]),
    (56, &[1, 1, 7, 7, 1, 61, 123]),
    (59, &[1, 1, 7, 9, 13, 61, 49]),
    (62, &[1, 3, 3, 5, 3, 55, 33]),
    (14, &[1, 3, 1, 15, 31, 13, 49, 245]),
    (21, &[1, 3, 5, 15, 31, 59, 63, 97]),
    (22, &[1, 3, 1, 11, 11, 11, 77, 249]),
    (38, &[1, 3, 1, 11, 27, 43, 71, 9]),
    (47, &[1, 1, 7, 15, 21, 11, 81, 45]),
    (49, &[1, 3, 7, 3, 25, 31, 65, 79]),
    (50, &[1, 3, 1, 1, 19, 11, 3, 205]),
    (52, &[1, 1, 5, 9, 19, 21, 29, 157]),
    (56, &[1, 3, 7, 11, 1, 33, 89, 185]),
    (67, &[1, 3, 3, 3, 15, 9, 79, 71]),
    (70, &[1, 3, 7, 11, 15, 39, 119, 27]),
    (84, &[1, 1, 3, 1, 11, 31, 97, 225]),
    (97, &[1, 1, 1, 3, 23, 43, 57, 177]),
    (103, &[1, 3, 7, 7, 17, 17, 37, 71]),
    (115, &[1, 3, 1, 5, 27, 63, 123, 213]),
    (122, &[1, 1, 3, 5, 11, 43, 53, 133]),
    (8, &[1, 3, 5, 5, 29, 17, 47, 173, 479]),
    (13, &[1, 3, 3, 11, 3, 1, 109, 9, 69]),
    (16, &[1, 1, 1, 5, 17, 39, 23, 5, 343]),
    (22, &[1, 3, 1, 5, 25, 15, 31, 103, 499]),
    (25, &[1, 1, 1, 11, 11, 17, 63, 105, 183]),
    (44, &[1, 1, 5, 11, 9, 29, 97, 231, 363]),
    (47, &[1, 1, 5, 15, 19, 45, 41, 7, 383]),
    (52, &[1, 3, 7, 7, 31, 19, 83, 137, 221]),
    (55, &[1, 1, 1, 3, 23, 15, 111, 223, 83]),
    (59, &[1, 1, 5, 13, 31, 15, 55, 25, 161]),
    (62, &[1, 1, 3, 13, 25, 47, 39, 87, 257]),
    (67, &[1, 1, 1, 11, 21, 53, 125, 249, 293]),
    (74, &[1, 1, 7, 11, 11, 7, 57, 79, 323]),
    (81, &[1, 1, 5, 5, 17, 13, 81, 3, 131]),
    (82, &[1, 1, 7, 13, 23, 7, 65, 251, 475]),
    (87, &[1, 3, 5, 1, 9, 43, 3, 149, 11]),
    (91, &[1, 1, 3, 13, 31, 13, 13, 255, 487]),
    (94, &[1, 3, 3, 1, 5, 63, 89, 91, 127]),
    (103, &[1, 1, 3, 3, 1, 19, 123, 127, 237]),
    (104, &[1, 1, 5, 7, 23, 31, 37, 243, 289]),
    (109, &[1, 1, 5, 11, 17, 53, 117, 183, 491]),
    (122, &[1, 1, 1, 5, 1, 13, 13, 209, 345]),
    (124, &[1, 1, 3, 15, 1, 57, 115, 7, 33]),
    (137, &[1, 3, 1, 11, 7, 43, 81, 207, 175]),
    (138, &[1, 3, 1, 1, 15, 27, 63, 255, 49]),
    (143, &[1, 3, 5, 3, 27, 61, 105, 171, 305]),
    (145, &[1, 1, 5, 3, 1, 3, 57, 249, 149]),
    (152, &[1, 1, 3, 5, 5, 57, 15, 13, 159]),
    (157, &[1, 1, 1, 11, 7, 11, 105, 141, 225]),
    (167, &[1, 3, 3, 5, 27, 59, 121, 101, 271]),
    (173, &[1, 3, 5, 9, 11, 49, 51, 59, 115]),
    (176, &[1, 1, 7, 1, 23, 45, 125, 71, 419]),
    (181, &[1, 1, 3, 5, 23, 5, 105, 109, 75]),
    (182, &[1, 1, 7, 15, 7, 11, 67, 121, 453]),
    (185, &[1, 3, 7, 3, 9, 13, 31, 27, 449]),
    (191, &[1, 3, 1, 15, 19, 39, 39, 89, 15]),
    (194, &[1, 1, 1, 1, 1, 33, 73, 145, 379]),
    (199, &[1, 3, 1, 15, 15, 43, 29, 13, 483]),
    (218, &[1, 1, 7, 3, 19, 27, 85, 131, 431]),
    (220, &[1, 3, 3, 3, 5, 35, 23, 195, 349]),
    (227, &[1, 3, 3, 7, 9, 27, 39, 59, 297]),
    (229, &[1, 1, 3, 9, 11, 17, 13, 241, 157]),
    (230, &[1, 3, 7, 15, 25, 57, 33, 189, 213]),
    (234, &[1, 1, 7, 1, 9, 55, 73, 83, 217]),
    (236, &[1, 3, 3, 13, 19, 27, 23, 113, 249]),
    (241, &[1, 3, 5, 3, 23, 43, 3, 253, 479]),
    (244, &[1, 1, 5, 5, 11, 5, 45, 117, 217]),
    (253, &[1, 3, 3, 7, 29, 37, 33, 123, 147]),
    (4, &[1, 3, 1, 15, 5, 5, 37, 227, 223, 459]),
    (13, &[1, 1, 7, 5, 5, 39, 63, 255, 135, 487]),
    (19, &[1, 3, 1, 7, 9, 7, 87, 249, 217, 599]),
    (22, &[1, 1, 3, 13, 9, 47, 7, 225, 363, 247]),
    (50, &[1, 3, 7, 13, 19, 13, 9, 67, 9, 737]),
    (55, &[1, 3, 5, 5, 19, 59, 7, 41, 319, 677]),
    (64, &[1, 1, 5, 3, 31, 63, 15, 43, 207, 789]),
    (69, &[1, 1, 7, 9, 13, 39, 3, 47, 497, 169]),
    (98, &[1, 3, 1, 7, 21, 17, 97, 19, 415, 905]),
    (107, &[1, 3, 7, 1, 3, 31, 71, 111, 165, 127]),
    (115, &[1, 1, 5, 11, 1, 61, 83, 119, 203, 847]),
    (121, &[1, 3, 3, 13, 9, 61, 19, 97, 47, 35]),
    (127, &[1, 1, 7, 7, 15, 29, 63, 95, 417, 469]),
    (134, &[1, 3, 1, 9, 25, 9, 71, 57, 213, 385]),
    (140, &[1, 3, 5, 13, 31, 47, 101, 57, 39, 341]),
    (145, &[1, 1, 3, 3, 31, 57, 125, 173, 365, 551]),
    (152, &[1, 3, 7, 1, 13, 57, 67, 157, 451, 707]),
    (158, &[1, 1, 1, 7, 21, 13, 105, 89, 429, 965]),
    (161, &[1, 1, 5, 9, 17, 51, 45, 119, 157, 141]),
    (171, &[1, 3, 7, 7, 13, 45, 91, 9, 129, 741]),
    (181, &[1, 3, 7, 1, 23, 57, 67, 141, 151, 571]),
    (194, &[1, 1, 3, 11, 17, 47, 93, 107, 375, 157]),
    (199, &[1, 3, 3, 5, 11, 21, 43, 51, 169, 915]),
    (203, &[1, 1, 5, 3, 15, 55, 101, 67, 455, 625]),
    (208, &[1, 3, 5, 9, 1, 23, 29, 47, 345, 595]),
    (227, &[1, 3, 7, 7, 5, 49, 29, 155, 323, 589]),
    (242, &[1, 3, 3, 7, 5, 41, 127, 61, 261, 717]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn same(left: &[f64], right: &[f64]) -> bool {
        left.len() == right.len() && left.iter().zip(right).all(|(l, r)| l.to_bits() == r.to_bits())
    }

    #[test]
    fn the_first_points_are_the_published_ones() {
        let published = [
            [0.0, 0.0],
            [0.5, 0.5],
            [0.75, 0.25],
            [0.25, 0.75],
            [0.375, 0.375],
            [0.875, 0.875],
            [0.625, 0.125],
            [0.125, 0.625],
        ];
        for (index, expected) in published.iter().enumerate() {
            assert!(same(&point(index as u64, 2), expected), "{index}");
        }
    }

    #[test]
    fn many_dimensions_are_those_of_scipy() {
        // scipy.stats.qmc.Sobol(d=128, scramble=False) of `SciPy` 1.17.1, times 4096
        let dimensions = [0, 1, 2, 7, 15, 31, 63, 100, 127];
        for (index, expected) in [
            (3, [1024, 3072, 3072, 1024, 3072, 3072, 1024, 3072, 3072]),
            (1000, [900, 396, 2124, 3684, 1516, 596, 1828, 3148, 2228]),
            (4095, [1, 3855, 1369, 1601, 1707, 359, 2267, 1413, 1071]),
        ] {
            let point = point(index, MOST_DIMENSIONS);
            let shown = dimensions.map(|dimension| point[dimension] * 4096.0);
            assert!(same(&shown, &expected.map(f64::from)), "{index}: {shown:?}");
        }
    }

    #[test]
    fn every_dimension_of_a_whole_block_is_a_ladder() {
        for dimension in 0..MOST_DIMENSIONS {
            let mut steps: Vec<f64> =
                (256..512).map(|index| coordinate(index, dimension) * 256.0).collect();
            steps.sort_by(f64::total_cmp);
            assert!(steps.iter().enumerate().all(|(step, value)| value.floor() as usize == step));
        }
    }

    #[test]
    fn scrambled_points_are_ladders_too_and_no_longer_begin_in_a_corner() {
        for seed in 0..20 {
            for dimension in [0, 1, 5, 40, MOST_DIMENSIONS - 1] {
                let at = |index| scrambled(index, MOST_DIMENSIONS, seed)[dimension] * 64.0;
                let mut steps: Vec<f64> = (0..64).map(at).collect();
                steps.sort_by(f64::total_cmp);
                assert!(steps.iter().enumerate().all(|(step, at)| at.floor() as usize == step));
            }
            let first = scrambled(0, 8, seed);
            assert!(first.windows(2).all(|pair| (pair[0] - pair[1]).abs() > 1e-6), "{first:?}");
            assert!(first.iter().all(|at| (0.0..1.0).contains(at)));
            assert!(same(&first, &scrambled(0, 8, seed)));
        }
        // where a digit is flipped depends on the digits before it: no shift does the same to all points
        let (plain, shifted) = (point(1, 1)[0], scrambled(1, 1, 3)[0]);
        let flips = |index| (point(index, 1)[0] - plain) - (scrambled(index, 1, 3)[0] - shifted);
        assert!((2..32).any(|index| flips(index).abs() > 1e-3));
    }

    #[test]
    fn the_last_point_is_still_below_1() {
        let last = (1 << DIGITS) - 1;
        assert!((0..MOST_DIMENSIONS).all(|dimension| coordinate(last, dimension) < 1.0));
    }
}
