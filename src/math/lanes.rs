//! Eight rows at a time, where the compiler does not find the way by itself: sums of columns, and rows turned
//! into columns and back.

use std::ops::Range;

use fearless_simd::{Select, Simd, SimdBase, f64x8};

/// Numbers that the widest registers hold.
pub const LANES: usize = 8;

/// Sums of columns over the same rows, each in eight partial sums that take turns and are added up in pairs;
/// so a sum depends on its rows only, not on the registers of the processor. Columns go on for at least seven
/// rows behind the last one.
#[inline(always)]
pub fn totals<S: Simd, const N: usize, const M: usize>(
    simd: S,
    columns: [&[f64; N]; M],
    rows: Range<usize>,
) -> [f64; M] {
    let [sums] = totals_of(
        simd,
        columns,
        rows,
        #[inline(always)]
        |number| [number],
    );
    sums
}

/// Sums of columns and sums of their squares, as [`totals`].
#[inline(always)]
pub fn totals_and_squares<S: Simd, const N: usize, const M: usize>(
    simd: S,
    columns: [&[f64; N]; M],
    rows: Range<usize>,
) -> [[f64; M]; 2] {
    totals_of(
        simd,
        columns,
        rows,
        #[inline(always)]
        |number| [number, number * number],
    )
}

#[inline(always)]
fn totals_of<S: Simd, const N: usize, const M: usize, const P: usize>(
    simd: S,
    columns: [&[f64; N]; M],
    rows: Range<usize>,
    of: impl Fn(f64x8<S>) -> [f64x8<S>; P],
) -> [[f64; M]; P] {
    let none = f64x8::splat(simd, 0.0);
    let place = f64x8::load_array(simd, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    let left = rows.len() % LANES;
    let counts = place.simd_lt(f64x8::splat(simd, left as f64));
    let mut totals = [[0.0; M]; P];
    for first in (0..M).step_by(LANES) {
        let columns = &columns[first..M.min(first + LANES)];
        let mut sums = [[none; LANES]; P];
        for row in (rows.start..rows.end - left).step_by(LANES) {
            for (at, column) in columns.iter().enumerate() {
                let parts = of(f64x8::from_slice(simd, &column[row..row + LANES]));
                for part in 0..P {
                    sums[part][at] += parts[part];
                }
            }
        }
        if left > 0 {
            let row = rows.end - left;
            for (at, column) in columns.iter().enumerate() {
                let parts = of(f64x8::from_slice(simd, &column[row..row + LANES]));
                for part in 0..P {
                    sums[part][at] += counts.select(parts[part], none);
                }
            }
        }
        // eight columns at a time: three steps instead of three for each
        for (totals, mut sums) in totals.iter_mut().zip(sums) {
            for half in [4, 2, 1] {
                for pair in 0..half {
                    sums[pair] = pairs(simd, sums[2 * pair], sums[2 * pair + 1]);
                }
            }
            totals[first..first + columns.len()]
                .copy_from_slice(&sums[0].as_slice()[..columns.len()]);
        }
    }
    totals
}

/// Adds up neighbours: first those of one register, then those of another.
#[inline(always)]
fn pairs<S: Simd>(simd: S, left: f64x8<S>, right: f64x8<S>) -> f64x8<S> {
    simd.unzip_low_f64x8(left, right) + simd.unzip_high_f64x8(left, right)
}

/// Turns eight rows of `K` numbers, a power of 2, into eight rows of `K` columns.
#[inline(always)]
pub fn columns_of_rows<S: Simd, const K: usize>(
    simd: S,
    rows: &[[f64; K]; LANES],
    columns: &mut [[f64; LANES]; K],
) {
    let mut numbers: [f64x8<S>; K] = [f64x8::splat(simd, 0.0); K];
    for (numbers, eight) in numbers.iter_mut().zip(rows.as_flattened().as_chunks().0) {
        *numbers = f64x8::load_array_ref(simd, eight);
    }
    // each step puts the numbers at even places before those at odd places; so the number of the column moves
    // from the last bits of a place to its first ones
    for _ in 0..K.trailing_zeros() {
        let before = numbers;
        for half in 0..K / 2 {
            let (left, right) = (before[2 * half], before[2 * half + 1]);
            numbers[half] = simd.unzip_low_f64x8(left, right);
            numbers[K / 2 + half] = simd.unzip_high_f64x8(left, right);
        }
    }
    for (column, numbers) in columns.iter_mut().zip(numbers) {
        numbers.store_slice(column);
    }
}

/// Turns eight rows of `K` columns back into eight rows of `K` numbers.
#[inline(always)]
pub fn rows_of_columns<S: Simd, const K: usize>(
    simd: S,
    columns: [&[f64; LANES]; K],
    rows: &mut [[f64; K]; LANES],
) {
    let mut numbers = columns.map(
        #[inline(always)]
        |column| f64x8::load_array_ref(simd, column),
    );
    for _ in 0..K.trailing_zeros() {
        let before = numbers;
        for half in 0..K / 2 {
            let (left, right) = (before[half], before[K / 2 + half]);
            numbers[2 * half] = simd.zip_low_f64x8(left, right);
            numbers[2 * half + 1] = simd.zip_high_f64x8(left, right);
        }
    }
    for (eight, numbers) in
        rows.as_flattened_mut().as_chunks_mut::<LANES>().0.iter_mut().zip(numbers)
    {
        numbers.store_slice(eight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    const LEVELS: [fn() -> Level; 2] = [Level::new, Level::baseline];

    #[test]
    fn a_total_has_all_its_rows_and_no_other() {
        let columns: [[f64; 264]; 11] =
            std::array::from_fn(|column| std::array::from_fn(|row| (row * (column + 1)) as f64));
        for level in LEVELS {
            for (from, to) in [(0, 0), (0, 3), (1, 5), (2, 19), (8, 16), (7, 256), (249, 256)] {
                let check = |found: [f64; 11], of: fn(f64) -> f64| {
                    for (column, found) in columns.iter().zip(found) {
                        let sum = column[from..to].iter().fold(0.0, |sum, &row| sum + of(row));
                        assert!((found - sum).abs() < 1e-9, "{from} to {to}");
                    }
                };
                let all = columns.each_ref();
                check(dispatch!(level(), simd => totals(simd, all, from..to)), |row| row);
                let [_, squares] =
                    dispatch!(level(), simd => totals_and_squares(simd, all, from..to));
                check(squares, |row| row * row);
            }
        }
    }

    #[test]
    fn every_processor_adds_up_in_the_same_order() {
        let column: [f64; 256] = std::array::from_fn(|row| 1.0 / (row as f64 + 0.3));
        let [here, anywhere] = LEVELS.map(|level| {
            let [total] = dispatch!(level(), simd => totals(simd, [&column], 3..249));
            total.to_bits()
        });
        assert_eq!(here, anywhere);
    }

    fn there_and_back<const K: usize>() {
        let number = |row: usize, k: usize| (100 * row + k) as f64;
        let rows: [[f64; K]; LANES] =
            std::array::from_fn(|row| std::array::from_fn(|k| number(row, k)));
        for level in LEVELS {
            let (mut columns, mut back) = ([[0.0; LANES]; K], [[0.0; K]; LANES]);
            dispatch!(level(), simd => columns_of_rows(simd, &rows, &mut columns));
            dispatch!(level(), simd => rows_of_columns(simd, columns.each_ref(), &mut back));
            for row in 0..LANES {
                for k in 0..K {
                    assert_eq!(columns[k][row].to_bits(), number(row, k).to_bits());
                    assert_eq!(back[row][k].to_bits(), number(row, k).to_bits());
                }
            }
        }
    }

    #[test]
    fn rows_become_columns_and_rows_again() {
        there_and_back::<4>();
        there_and_back::<8>();
        there_and_back::<16>();
    }
}
