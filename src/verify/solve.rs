//! Optima, crossings and linear systems, found numerically so that a closed form has something to be
//! compared with.
//!
//! Golden section: Kiefer (1953). Elimination with partial pivoting: Golub & Van Loan (2013, chapter 3).

/// Share of an interval that one step of golden section keeps, (sqrt 5 - 1) / 2.
const GOLDEN: f64 = 0.618_033_988_749_894_9;
/// Distance of the differences that stand for derivatives.
const APART: f64 = 0.5;
/// Most steps of Newton's method.
const NEWTON_STEPS: usize = 50;
/// Move of a coordinate at which Newton's method ends.
const STILL: f64 = 1e-12;

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

/// Where a smooth function of several variables with a single peak is highest, by Newton's method on
/// central differences. It ends when no coordinate moves by more than 1e-12, or after 50 steps.
///
/// Differences over a wide step are exact for a quadratic function, which is what it is meant for.
pub fn summit(start: Vec<f64>, f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let size = start.len();
    let mut here = start;
    for _ in 0..NEWTON_STEPS {
        // the function at this place, moved along two coordinates
        let at = |one: (usize, f64), other: (usize, f64)| {
            let mut place = here.clone();
            place[one.0] += one.1;
            place[other.0] += other.1;
            f(&place)
        };
        let slope = |i| (at((i, APART), (i, 0.0)) - at((i, -APART), (i, 0.0))) / (2.0 * APART);
        let bend = |i, j| {
            let straight = at((i, APART), (j, APART)) + at((i, -APART), (j, -APART));
            let crossed = at((i, APART), (j, -APART)) + at((i, -APART), (j, APART));
            (straight - crossed) / (4.0 * APART * APART)
        };
        let bends = (0..size).map(|i| (0..size).map(|j| bend(i, j)).collect()).collect();
        let step = dense(bends, (0..size).map(|i| -slope(i)).collect());
        for (place, step) in here.iter_mut().zip(&step) {
            *place += step;
        }
        if step.iter().all(|step| step.abs() <= STILL) {
            break;
        }
    }
    here
}

/// Two places at most `width` apart, the condition false at the first and true at the second, by
/// bisection. It is taken to be false at `from` and true at `to`, which may lie below `from`.
pub fn crossing(from: f64, to: f64, width: f64, f: impl Fn(f64) -> bool) -> (f64, f64) {
    let (mut off, mut on) = (from, to);
    while (on - off).abs() > width {
        let middle = f64::midpoint(off, on);
        if f(middle) {
            on = middle;
        } else {
            off = middle;
        }
    }
    (off, on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;

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
        let (off, on) = crossing(2.0, 0.0, 1e-9, |x| x * x < 2.0);
        assert!(on < off && on * on < 2.0 && off * off >= 2.0);
    }

    #[test]
    fn the_summit_of_a_tilted_hill_is_found() {
        let hill = |at: &[f64]| {
            let (x, y) = (at[0] - 1.0, at[1] + 2.0);
            3.0 - x * x - y * y - 1.8 * x * y
        };
        let found = summit(vec![0.0; 2], hill);
        assert!((found[0] - 1.0).abs() < 1e-12 && (found[1] + 2.0).abs() < 1e-12, "{found:?}");
        // not quadratic: differences of a wide step are only near the slope, but equal at a symmetric peak
        let steep = summit(vec![0.2], |at| -math::exp(at[0] - 0.5) - math::exp(0.5 - at[0]));
        assert!((steep[0] - 0.5).abs() < 1e-9, "{steep:?}");
    }
}
