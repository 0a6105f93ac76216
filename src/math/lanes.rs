//! Vectors of [`LANES`] rows, where the compiler does not vectorize by itself: sums of columns, and rows transposed into
//! columns and back.

use std::ops::Range;

use fearless_simd::{Select, Simd, SimdBase, SimdMask, f64x2, f64x8, mask64x8};

/// Rows that are worked on together: numbers of double precision that the widest registers hold.
pub const LANES: usize = 8;

/// A sum kept as one partial sum per lane: row after row goes to the next lane. So rounding depends only on what is added
/// and in which order, not on the width of the registers nor on where adding was interrupted between whole vectors.
pub type PartialSums = [f64; LANES];

/// Adds columns over the same rows, each to its partial sums, or begins with nothing if these are not `begun`. Whole vectors
/// are loaded, so columns have to go on for [`LANES`] rows from the first row and from every [`LANES`] rows after it. The
/// partial sums of up to seven columns at a time stay in registers.
#[inline(always)]
pub fn add_columns<S: Simd, const N: usize, const M: usize>(
    simd: S,
    columns: [&[f64; N]; M],
    rows: Range<usize>,
    begun: bool,
    sums: &mut [PartialSums; M],
) {
    add(
        simd,
        columns,
        #[inline(always)]
        |number| number,
        rows,
        begun,
        sums,
    );
}

/// Adds the squares of columns, as [`add_columns`].
#[inline(always)]
pub fn add_squares<S: Simd, const N: usize, const M: usize>(
    simd: S,
    columns: [&[f64; N]; M],
    rows: Range<usize>,
    begun: bool,
    sums: &mut [PartialSums; M],
) {
    add(
        simd,
        columns,
        #[inline(always)]
        |number| number * number,
        rows,
        begun,
        sums,
    );
}

#[inline(always)]
fn add<S: Simd, const N: usize, const M: usize>(
    simd: S,
    columns: [&[f64; N]; M],
    of: impl Fn(f64x8<S>) -> f64x8<S>,
    rows: Range<usize>,
    begun: bool,
    sums: &mut [PartialSums; M],
) {
    let none = f64x8::splat(simd, 0.0);
    let mut all = [none; M];
    if begun {
        for at in 0..M {
            all[at] = f64x8::load_array_ref(simd, &sums[at]);
        }
    }
    let left = rows.len() % LANES;
    for row in (rows.start..rows.end - left).step_by(LANES) {
        for at in 0..M {
            all[at] += of(f64x8::from_slice(simd, &columns[at][row..row + LANES]));
        }
    }
    if left > 0 {
        let row = rows.end - left;
        // at the end of the columns the vector begins earlier, and its first lanes do not count
        let before = (row + LANES).saturating_sub(N);
        let row = row - before;
        let counts = mask64x8::from_bitmask(simd, 0xff >> (LANES - left) << before);
        for at in 0..M {
            let numbers = of(f64x8::from_slice(simd, &columns[at][row..row + LANES]));
            all[at] += counts.select(numbers, none);
        }
    }
    for at in 0..M {
        all[at].store_slice(&mut sums[at]);
    }
}

/// Adds up the partial sums of each sum: one half to the other, then again, and once more.
#[inline(always)]
pub fn totals<S: Simd, const M: usize>(simd: S, sums: &[PartialSums; M]) -> [f64; M] {
    let mut totals = [0.0; M];
    for pair in 0..M.div_ceil(2) {
        let (at, next) = (2 * pair, 2 * pair + 1);
        let left = two_parts(simd, &sums[at]);
        let right = if next < M { two_parts(simd, &sums[next]) } else { left };
        let both = simd.zip_low_f64x2(left, right) + simd.zip_high_f64x2(left, right);
        totals[at] = both.as_slice()[0];
        if next < M {
            totals[next] = both.as_slice()[1];
        }
    }
    totals
}

/// The partial sums, down to two of them.
#[inline(always)]
fn two_parts<S: Simd>(simd: S, parts: &PartialSums) -> f64x2<S> {
    let (first, second) = simd.split_f64x8(f64x8::load_array_ref(simd, parts));
    let (first, second) = simd.split_f64x4(first + second);
    first + second
}

/// Transposes [`LANES`] rows of `K` numbers, `K` a power of 2, into `K` columns with a row in each lane.
#[inline(always)]
pub fn columns_of_rows<S: Simd, const K: usize>(
    simd: S,
    rows: &[[f64; K]; LANES],
) -> [f64x8<S>; K] {
    let mut numbers: [f64x8<S>; K] = [f64x8::splat(simd, 0.0); K];
    let lanes = rows.as_flattened().as_chunks().0;
    for at in 0..K {
        numbers[at] = f64x8::load_array_ref(simd, &lanes[at]);
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
    numbers
}

/// Transposes `K` columns with a row in each lane back into [`LANES`] rows of `K` numbers.
#[inline(always)]
pub fn rows_of_columns<S: Simd, const K: usize>(
    simd: S,
    columns: [&[f64]; K],
    rows: &mut [[f64; K]; LANES],
) {
    let mut numbers: [f64x8<S>; K] = [f64x8::splat(simd, 0.0); K];
    for k in 0..K {
        numbers[k] = f64x8::from_slice(simd, columns[k]);
    }
    for _ in 0..K.trailing_zeros() {
        let before = numbers;
        for half in 0..K / 2 {
            let (left, right) = (before[half], before[K / 2 + half]);
            numbers[2 * half] = simd.zip_low_f64x8(left, right);
            numbers[2 * half + 1] = simd.zip_high_f64x8(left, right);
        }
    }
    let lanes = rows.as_flattened_mut().as_chunks_mut::<LANES>().0;
    for at in 0..K {
        numbers[at].store_slice(&mut lanes[at]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    const LEVELS: [fn() -> Level; 2] = [Level::new, Level::baseline];

    #[inline(always)]
    fn sums<S: Simd, const N: usize, const M: usize>(
        simd: S,
        columns: [&[f64; N]; M],
        pieces: &[Range<usize>],
    ) -> [[f64; M]; 2] {
        let [mut sums, mut squares] = [[[7.0; LANES]; M]; 2];
        for (number, rows) in pieces.iter().enumerate() {
            add_columns(simd, columns, rows.clone(), number > 0, &mut sums);
            add_squares(simd, columns, rows.clone(), number > 0, &mut squares);
        }
        [totals(simd, &sums), totals(simd, &squares)]
    }

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
                let [total, squares] =
                    dispatch!(level(), simd => sums(simd, all, &[from..to, to..to]));
                check(total, |row| row);
                check(squares, |row| row * row);
            }
        }
    }

    #[test]
    fn every_processor_adds_up_in_the_same_order_with_and_without_a_break() {
        let column: [f64; 256] = std::array::from_fn(|row| 1.0 / (row as f64 + 0.3));
        let [here, anywhere] = LEVELS.map(|level| {
            [vec![3..249, 249..249], vec![3..67, 67..75, 75..249]].map(|pieces| {
                let sums = dispatch!(level(), simd => sums(simd, [&column], &pieces));
                sums.map(|[sum]| sum.to_bits())
            })
        });
        assert_eq!(here, anywhere);
        assert_eq!(here[0], here[1]);
    }

    fn there_and_back<const K: usize>() {
        let number = |row: usize, k: usize| (100 * row + k) as f64;
        let rows: [[f64; K]; LANES] =
            std::array::from_fn(|row| std::array::from_fn(|k| number(row, k)));
        for level in LEVELS {
            let (mut columns, mut back) = ([[0.0; LANES]; K], [[0.0; K]; LANES]);
            dispatch!(level(), simd => {
                for (column, numbers) in columns.iter_mut().zip(columns_of_rows(simd, &rows)) {
                    numbers.store_slice(column);
                }
            });
            dispatch!(level(), simd => rows_of_columns(simd, columns.each_ref().map(|column| &column[..]), &mut back));
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
