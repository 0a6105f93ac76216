//! Where the winner changes: two levers compared at many points, and the line between their territories.

use crate::math::contour::{GridCrossing, from_lowest, level_lines};
use crate::question::argue::argument::{Argument, ArgumentAxis};
use crate::scenario::Better;
use crate::statistics::contrast::Counts;
use crate::statistics::estimate::Spread;
use crate::statistics::verdict::leans;

/// A place along one parameter is looked for until it is known to this part of a step of the grid.
const PARTS_OF_A_STEP: f64 = 16.0;
/// Differences below this are rounding: tables show nine digits.
const ROUNDING: f64 = 1e-9;

/// Who wins at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// The first side.
    First,
    /// The second side.
    Second,
    /// Neither often enough.
    TooClose,
    /// The headline applies in no future.
    DoesNotApply,
}

impl Call {
    /// The word in tables.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::TooClose => "too close to call",
            Self::DoesNotApply => "does not apply",
        }
    }

    /// The weakest verdict with a direction decides: [`leans`].
    fn of(counts: Counts) -> Self {
        let all = counts.all();
        if all == 0 {
            Self::DoesNotApply
        } else if leans(counts.up, counts.down, all) {
            Self::First
        } else if leans(counts.down, counts.up, all) {
            Self::Second
        } else {
            Self::TooClose
        }
    }
}

/// The two sides at one point.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgumentPoint {
    /// Values of the parameters asked about. `[axes]`
    pub values: Vec<f64>,
    /// First side minus second, paired future by future; `None` when the headline applies in no future.
    pub spread: Option<Spread>,
    /// Futures in which the first side is better by at least what matters (`up`), the second (`down`).
    pub counts: Counts,
    /// Who wins.
    pub call: Call,
}

impl ArgumentPoint {
    /// Judges paired differences of the headline, first side minus second; more of a headline of which
    /// neither direction is good counts as winning.
    pub fn of(values: Vec<f64>, differences: &[f64], delta: f64, better: Better) -> Self {
        let sign = if better == Better::Lower { -1.0 } else { 1.0 };
        let good: Vec<f64> = differences
            .iter()
            .filter(|difference| difference.is_finite())
            .map(|difference| sign * difference)
            .collect();
        let counts = Counts::of(&good, delta);
        let spread = Spread::of(differences.iter().copied());
        Self { values, spread, counts, call: Call::of(counts) }
    }

    /// Median difference; not a number where the headline does not apply.
    pub fn median(&self) -> f64 {
        self.spread.map_or(f64::NAN, |spread| spread.q50)
    }

    /// Direction of the median difference: -1, 0 or 1; not a number where the headline does not apply.
    fn sign(&self) -> f64 {
        let median = self.median();
        if median.abs() < ROUNDING { 0.0 } else { median.signum() }
    }
}

/// A stretch of one parameter in which the same side wins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WinnerStretch {
    /// Who wins in it.
    pub call: Call,
    /// First point that was lived in it.
    pub from: f64,
    /// Last one.
    pub to: f64,
}

/// What came out of an argument.
#[derive(Clone, Debug, PartialEq)]
pub struct WinnerBoundary {
    /// Every point that was lived: along one parameter ascending, of two as [`Argument::grid`].
    pub points: Vec<ArgumentPoint>,
    /// Along one parameter: who wins where, ascending. Empty for two.
    pub stretches: Vec<WinnerStretch>,
    /// Where the median difference is zero: lines through the plane, or single places along one
    /// parameter. `[lines][places][axes]`
    pub even: Vec<Vec<Vec<f64>>>,
    /// How far apart two lived points around a place are at most, in units of the parameter; of two
    /// parameters the steps of the grid. `[axes]`
    pub width: Vec<f64>,
}

/// Lives the grid and, along one parameter, halves the distance around every change until its place is
/// known. `live` returns the paired differences of each point.
///
/// # Errors
/// Those of `live`.
pub fn search<E>(
    argument: &Argument,
    mut live: impl FnMut(&[Vec<f64>]) -> Result<Vec<Vec<f64>>, E>,
) -> Result<WinnerBoundary, E> {
    let delta = argument.scenario.smallest_difference;
    let better = argument.scenario.headline.info().better;
    let mut judged = |places: Vec<Vec<f64>>| -> Result<Vec<ArgumentPoint>, E> {
        let lived = live(&places)?;
        let of = |(values, differences): (Vec<f64>, Vec<f64>)| {
            ArgumentPoint::of(values, &differences, delta, better)
        };
        Ok(places.into_iter().zip(lived).map(of).collect())
    };
    let mut points = judged(argument.grid())?;
    if let [first, second] = argument.axes.as_slice() {
        let medians: Vec<f64> = points.iter().map(ArgumentPoint::median).collect();
        let even = even(&first.values, &second.values, &medians);
        let width = vec![first.step, second.step];
        return Ok(WinnerBoundary { points, stretches: Vec::new(), even, width });
    }
    let axis = &argument.axes[0];
    let width = width(axis);
    loop {
        let places = between(&points, width, axis.lever.is_whole());
        if places.is_empty() {
            break;
        }
        points.extend(judged(places.into_iter().map(|at| vec![at]).collect())?);
        points.sort_by(|left, right| left.values[0].total_cmp(&right.values[0]));
    }
    let even = crossings(&points).into_iter().map(|at| vec![vec![at]]).collect();
    Ok(WinnerBoundary { stretches: stretches(&points), points, even, width: vec![width] })
}

/// The lines through the plane of two parameters along which the median difference is zero. `[first x second]`
fn even(first: &[f64], second: &[f64], medians: &[f64]) -> Vec<Vec<Vec<f64>>> {
    // a line needs both sides: where nobody wins on one of them nothing changes
    let wins = |sign: f64| medians.iter().any(|median| sign * median > 0.0);
    if !wins(1.0) || !wins(-1.0) {
        return Vec::new();
    }
    // turned round, so that a difference of zero does not count for the first side
    let turned = |row: &[f64]| row.iter().map(|median| -median).collect();
    let turned: Vec<Vec<f64>> = medians.chunks(second.len()).map(turned).collect();
    let lines = from_lowest(level_lines(&turned, 0.0));
    let place = |crossing: &GridCrossing| {
        let place = crossing.place(|row| first.get(row).copied(), |at| second.get(at).copied());
        place.map(|(first, second)| vec![first, second])
    };
    lines.iter().map(|line| line.iter().filter_map(place).collect()).collect()
}

/// How exactly a place is looked for.
fn width(axis: &ArgumentAxis) -> f64 {
    let part = axis.step / PARTS_OF_A_STEP;
    if axis.lever.is_whole() { part.max(1.0) } else { part }
}

/// The middle of each gap, wider than `width`, across which the winner or the direction changes.
fn between(points: &[ArgumentPoint], width: f64, whole: bool) -> Vec<f64> {
    let changes = |pair: &&[ArgumentPoint]| {
        pair[0].call != pair[1].call || pair[0].sign() * pair[1].sign() < 0.0
    };
    let wide =
        |pair: &&[ArgumentPoint]| pair[1].values[0] - pair[0].values[0] > width * (1.0 + 1e-9);
    let middle = |pair: &[ArgumentPoint]| {
        let middle = 0.5 * (pair[0].values[0] + pair[1].values[0]);
        if whole { middle.floor() } else { middle }
    };
    points.windows(2).filter(changes).filter(wide).map(middle).collect()
}

/// Neighbours with the same winner, taken together.
fn stretches(points: &[ArgumentPoint]) -> Vec<WinnerStretch> {
    points
        .chunk_by(|left, right| left.call == right.call)
        .map(|same| WinnerStretch {
            call: same[0].call,
            from: same[0].values[0],
            to: same[same.len() - 1].values[0],
        })
        .collect()
}

/// Where the median difference changes its sign, by linear interpolation; the middle of a stretch in
/// which it is zero.
fn crossings(points: &[ArgumentPoint]) -> Vec<f64> {
    let mut crossings = Vec::new();
    let mut last: Option<&ArgumentPoint> = None;
    for point in points.iter().filter(|point| point.sign().abs() > 0.5) {
        if let Some(last) = last
            && last.sign() * point.sign() < 0.0
        {
            let (left, right) = (last.values[0], point.values[0]);
            let zeros = points
                .iter()
                .filter(|zero| zero.values[0] > left && zero.values[0] < right)
                .map(|zero| zero.values[0]);
            let zeros: Vec<f64> = zeros.collect();
            crossings.push(match (zeros.first(), zeros.last()) {
                (Some(first), Some(last)) => 0.5 * (first + last),
                _ => left + (right - left) * last.median() / (last.median() - point.median()),
            });
        }
        last = Some(point);
    }
    crossings
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 40 futures around a median.
    fn point(at: f64, median: f64) -> ArgumentPoint {
        let differences: Vec<f64> =
            (0..40).map(|future| median + 0.02 * (f64::from(future) - 19.5)).collect();
        ArgumentPoint::of(vec![at], &differences, 3.0, Better::Higher)
    }

    #[test]
    fn a_side_wins_when_it_would_get_a_verdict() {
        assert_eq!(point(0.0, 4.0).call, Call::First);
        assert_eq!(point(0.0, -4.0).call, Call::Second);
        assert_eq!(point(0.0, 2.0).call, Call::TooClose);
        let less_is_better = ArgumentPoint::of(vec![0.0], &[4.0; 40], 3.0, Better::Lower);
        assert_eq!(less_is_better.call, Call::Second);
        assert!(less_is_better.median() > 0.0);
        // three futures are too few for any verdict
        assert_eq!(
            ArgumentPoint::of(vec![0.0], &[9.0; 3], 3.0, Better::Higher).call,
            Call::TooClose
        );
        let nowhere = ArgumentPoint::of(vec![0.0], &[f64::NAN], 3.0, Better::Higher);
        assert_eq!(nowhere.call, Call::DoesNotApply);
        assert!(nowhere.median().is_nan());
    }

    #[test]
    fn gaps_around_a_change_are_halved_until_they_are_narrow() {
        // the first side wins below 0.2, the second above 0.8
        let line = |at: f64| point(at, 10.0 * (0.5 - at));
        let mut points: Vec<ArgumentPoint> = [0.0, 0.25, 1.0].map(line).to_vec();
        assert_eq!(between(&points, 0.1, false), [0.125, 0.625]);
        for _ in 0..12 {
            points.extend(between(&points, 0.001, false).into_iter().map(line));
            points.sort_by(|left, right| left.values[0].total_cmp(&right.values[0]));
        }
        assert!(between(&points, 0.001, false).is_empty());
        let stretches = stretches(&points);
        let calls: Vec<Call> = stretches.iter().map(|stretch| stretch.call).collect();
        assert_eq!(calls, [Call::First, Call::TooClose, Call::Second]);
        assert!((stretches[0].to - 0.2).abs() < 0.03 && (stretches[2].from - 0.8).abs() < 0.03);
        assert!((crossings(&points)[0] - 0.5).abs() < 1e-9);
    }

    #[test]
    fn without_both_sides_there_is_no_line() {
        let axis = [0.0, 1.0, 2.0];
        let of = |median: fn(f64, f64) -> f64| {
            let medians: Vec<f64> = axis.iter().flat_map(|&x| axis.map(|y| median(x, y))).collect();
            even(&axis, &axis, &medians)
        };
        assert_eq!(of(|x, _| x - 0.5), [[[0.5, 0.0], [0.5, 1.0], [0.5, 2.0]]]);
        assert_eq!(of(|x, _| x - 1.0), [[[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]]);
        assert!(of(|x, _| x).is_empty(), "nothing is below zero");
        assert!(of(|_, _| f64::NAN).is_empty());
    }

    #[test]
    fn whole_numbers_are_never_halved_into_fractions() {
        let line = |at: f64| point(at, 10.0 * (2.5 - at));
        let points = [1.0, 4.0].map(line).to_vec();
        assert_eq!(between(&points, 1.0, true), [2.0]);
        let points = [2.0, 3.0].map(line).to_vec();
        assert!(between(&points, 1.0, true).is_empty());
        assert!((crossings(&points)[0] - 2.5).abs() < 1e-9);
    }

    #[test]
    fn a_stretch_without_any_difference_is_crossed_in_its_middle() {
        let zero = |at: f64| ArgumentPoint::of(vec![at], &[0.0; 40], 3.0, Better::Higher);
        let points = [point(0.0, 5.0), zero(1.0), zero(2.0), zero(3.0), point(4.0, -5.0)];
        assert!((crossings(&points)[0] - 2.0).abs() < 1e-9);
        assert!(crossings(&points[..4]).is_empty(), "nobody wins on the other side");
    }
}
