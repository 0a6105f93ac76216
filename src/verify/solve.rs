//! Optima, crossings and linear systems, found numerically so that a closed form has something to be
//! compared with.
//!
//! Golden section: Kiefer (1953). Elimination with partial pivoting: Golub & Van Loan (2013, chapter 3).

/// Share of an interval that one step of golden section keeps, (sqrt 5 - 1) / 2.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// The solution x of matrix x = right by elimination, each time with the largest pivot that is left.
///
/// `matrix` holds rows, as many as `right` has entries, each of that length. A system without a single
/// solution gives entries that are not finite.
pub fn dense(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    debug_assert!(matrix.len() == size && matrix.iter().all(|row| row.len() == size));
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|&a, &b| matrix[a][column].abs().total_cmp(&matrix[b][column].abs()))
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..size {
            let factor = matrix[row][column] / matrix[column][column];
            for place in column..size {
                matrix[row][place] -= factor * matrix[column][place];
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|place| matrix[row][place] * right[place]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

/// Where a function with a single peak between `from` and `to` is highest: the middle of the last interval
/// of golden section, which is at most `width` wide, so the peak lies within half of it.
///
/// The value of a function near its peak says nothing about places closer than about the square root of
/// its relative rounding error, 1e-8 of the place; a smaller `width` is in vain.
pub fn highest(from: f64, to: f64, width: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut from, mut to) = (from, to);
    let place = |from: f64, to: f64, share: f64| from + share * (to - from);
    let (mut left, mut right) = (place(from, to, 1.0 - GOLDEN), place(from, to, GOLDEN));
    let (mut at_left, mut at_right) = (f(left), f(right));
    while to - from > width {
        if at_left < at_right {
            from = left;
            (left, at_left) = (right, at_right);
            right = place(from, to, GOLDEN);
            at_right = f(right);
        } else {
            to = right;
            (right, at_right) = (left, at_left);
            left = place(from, to, 1.0 - GOLDEN);
            at_left = f(left);
        }
    }
    f64::midpoint(from, to)
}

/// Two places at most `width` apart, the condition false at the first and true at the second, by
/// bisection. It is taken to be false at `from` and true at `to`, which may lie below `from`.
pub fn crossing(from: f64, to: f64, width: f64, f: impl Fn(f64) -> bool) -> (f64, f64) {
    let (mut without, mut with) = (from, to);
    while (with - without).abs() > width {
        let middle = f64::midpoint(without, with);
        if f(middle) {
            with = middle;
        } else {
            without = middle;
        }
    }
    (without, with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_that_needs_its_rows_exchanged_is_solved() {
        let matrix = vec![vec![0.0, 2.0, 1.0], vec![1.0, -1.0, 0.0], vec![3.0, 0.0, -2.0]];
        let found = dense(matrix, vec![7.0, -1.0, -3.0]);
        for (value, expected) in found.into_iter().zip([1.0, 2.0, 3.0]) {
            assert!((value - expected).abs() < 1e-14, "{value} is not {expected}");
        }
    }

    #[test]
    fn a_system_without_a_solution_is_not_given_one() {
        let found = dense(vec![vec![1.0, 2.0], vec![2.0, 4.0]], vec![1.0, 1.0]);
        assert!(found.iter().any(|value| !value.is_finite()));
    }

    #[test]
    fn a_peak_is_found_within_half_the_width_even_at_an_end() {
        for peak in [0.0, 0.3, 1.0 / 3.0, 2.0] {
            let found = highest(0.0, 2.0, 1e-6, |x| -(x - peak) * (x - peak));
            assert!((found - peak).abs() <= 0.5e-6, "{found} is not {peak}");
        }
    }

    #[test]
    fn a_crossing_lies_between_the_two_places_in_either_direction() {
        let (below, above) = crossing(0.0, 2.0, 1e-9, |x| x * x > 2.0);
        assert!(below * below <= 2.0 && above * above > 2.0 && above - below <= 1e-9);
        let (without, with) = crossing(2.0, 0.0, 1e-9, |x| x * x < 2.0);
        assert!(with < without && with * with < 2.0 && without * without >= 2.0);
    }
}
