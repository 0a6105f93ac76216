//! Which assumption a difference depends on: how much of its spread each one holds, where the answer turns, and
//! what holds on each side.
//!
//! Futures are sorted by the value of an assumption into bins of equal size. The correlation ratio is the part of
//! the spread that lies between the means of the bins:
//!
//! ```text
//! eta^2      = between / all                                    between, within: sums of squares
//! epsilon^2  = (between - (bins - 1) within / (n - bins)) / all what is left of it when bins tell nothing: 0
//! ```
//!
//! Unlike a correlation of ranks it sees any shape, a valley as well as a slope. A straight line keeps
//! `1 - 1 / bins^2` of it, because a bin is wider than a point. Correlation ratio: Pearson (1905); the
//! correction for chance: Kelley (1935).

use crate::futures::results::AssumptionDraws;
use crate::statistics::contrast::Counts;
use crate::statistics::estimate::mean;
use crate::statistics::resample::{Estimate, Resamples};

/// Share of the spread from which a difference depends mostly on one assumption.
pub const MOSTLY: f64 = 0.5;
/// Share of futures by which the answer differs between thirds of an assumption when it depends on it.
pub const THIRDS_DIFFER: f64 = 0.30;
/// Fewest and most bins, and futures that each holds when there are enough.
const BINS: (usize, usize) = (5, 10);
const FUTURES_IN_A_BIN: usize = 20;
/// Fewest futures of which an assumption can be said to hold a share: five for each of the fewest bins. In fewer every
/// assumption seems to hold most of the spread.
const FEWEST_FUTURES: usize = 5 * BINS.0;
/// Most places at which the answer is tried to turn.
const MOST_CUTS: usize = 100;
/// Part of the futures that is better told by a second turn when there is one.
const SECOND_TURN: f64 = 0.05;

/// How much of the spread of a difference an assumption holds.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldShare {
    /// Its key.
    pub key: String,
    /// Its share of the spread, bias-corrected, with its 95 % bootstrap interval. At least 0.
    pub share: Estimate,
    /// Whether the difference is larger where its values are high than where they are low.
    pub rises: bool,
}

impl HeldShare {
    /// Whether even the low end of the interval is more than half.
    pub fn is_most(&self) -> bool {
        self.share.low > MOSTLY
    }
}

/// Futures between two values of an assumption, and how the difference is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueStretch {
    /// Smallest value; minus infinity in the first one.
    pub from: f64,
    /// Largest value; infinity in the last one.
    pub to: f64,
    /// How the futures in it go.
    pub counts: Counts,
}

/// An assumption that decides which way a difference goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Depends {
    /// Its key and share of the spread.
    pub held: HeldShare,
    /// What holds where, from small values to large ones. 2 or 3.
    pub stretches: Vec<ValueStretch>,
}

/// How much each assumption holds of the spread of differences, the largest share first and the first of equals;
/// intervals of the two largest only, those of the others are not numbers. Assumptions that do not vary, and
/// those without a value in each future, are left out. Nothing where futures are too few.
pub fn held(differences: &[f64], assumptions: &[AssumptionDraws], seed: u64) -> Vec<HeldShare> {
    if differences.len() < FEWEST_FUTURES {
        return Vec::new();
    }
    let centre = mean(differences);
    let centred: Vec<f64> = differences.iter().map(|difference| difference - centre).collect();
    let mut found: Vec<(HeldShare, Vec<usize>)> = assumptions
        .iter()
        .filter(|draws| draws.values.len() == differences.len())
        .filter_map(|draws| {
            let bins = bins(&draws.values)?;
            let all: Vec<usize> = (0..differences.len()).collect();
            let value = ratio(&centred, &bins, &all)?.corrected;
            let share = Estimate { value, low: f64::NAN, high: f64::NAN };
            let last = bins.iter().copied().max().unwrap_or(0);
            let rises = level(&centred, &bins, last) >= level(&centred, &bins, 0);
            Some((HeldShare { key: draws.key.clone(), share, rises }, bins))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| other.share.value.total_cmp(&one.share.value));
    if !found.is_empty() {
        let resamples = Resamples::new(differences.len(), seed);
        for (held, bins) in found.iter_mut().take(2) {
            held.share = interval(&centred, bins, &resamples);
        }
    }
    found.into_iter().map(|(held, _)| held).collect()
}

/// Whether an assumption decides which way differences go, and what holds on each side of where they turn.
pub fn depends(
    held: &HeldShare,
    differences: &[f64],
    delta: f64,
    assumptions: &[AssumptionDraws],
) -> Option<Depends> {
    let values = &assumptions.iter().find(|draws| draws.key == held.key)?.values;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&one, &other| values[one].total_cmp(&values[other]));
    let sorted: Vec<f64> = order.iter().map(|&place| differences[place]).collect();
    let by_value: Vec<f64> = order.iter().map(|&place| values[place]).collect();
    (apart_by(&sorted, delta) >= THIRDS_DIFFER)
        .then(|| Depends { held: held.clone(), stretches: stretches(&sorted, &by_value, delta) })
}

/// The largest difference between two thirds of the futures in the share of those that are up by what matters, or
/// down by it. Differences in the order of the assumption.
fn apart_by(sorted: &[f64], delta: f64) -> f64 {
    let n = sorted.len();
    let cut = |third: usize| third * n / 3;
    let shares = [0, 1, 2].map(|third| {
        let part = &sorted[cut(third)..cut(third + 1)];
        let counts = Counts::of(part, delta);
        [counts.up, counts.down].map(|count| count as f64 / part.len().max(1) as f64)
    });
    let mut most = 0.0_f64;
    for one in &shares {
        for other in &shares {
            most = most.max(one[0] - other[0]).max(one[1] - other[1]);
        }
    }
    most
}

/// Where futures are best parted into those that go up, hardly move and go down: at one place, or at two where a
/// second one tells clearly more. The best cut leaves the purest parts (Gini impurity; Breiman et al. 1984).
fn stretches(sorted: &[f64], values: &[f64], delta: f64) -> Vec<ValueStretch> {
    let n = sorted.len();
    // how many of each kind lie before a place
    let mut before = vec![[0_usize; 3]];
    for difference in sorted {
        let counts = Counts::of(std::slice::from_ref(difference), delta);
        let last = before[before.len() - 1];
        before.push([last[0] + counts.up, last[1] + counts.middle, last[2] + counts.down]);
    }
    let counted = |from: usize, to: usize| -> [usize; 3] {
        std::array::from_fn(|kind| before[to][kind] - before[from][kind])
    };
    let purity = |from: usize, to: usize| {
        let squares = counted(from, to).iter().map(|&count| (count * count) as f64).sum::<f64>();
        squares / (to - from) as f64
    };
    // equal values are never parted, and no part is a handful
    let fewest = (n / 20).max(1);
    let possible: Vec<usize> = (fewest..=n.saturating_sub(fewest))
        .filter(|&cut| cut < n && values[cut - 1] < values[cut])
        .collect();
    // first at some places, then at all those around the best of them
    let step = possible.len().div_ceil(MOST_CUTS).max(1);
    let coarse: Vec<usize> = possible.iter().copied().step_by(step).collect();
    let near = |cut: usize| {
        let place = possible.partition_point(|&other| other < cut);
        possible[place.saturating_sub(step)..(place + step).min(possible.len())].to_vec()
    };
    let first_of_best = |cuts: &mut dyn Iterator<Item = Vec<usize>>| {
        let score = |cuts: &[usize]| {
            let mut ends = vec![0];
            ends.extend(cuts);
            ends.push(n);
            ends.windows(2).map(|pair| purity(pair[0], pair[1])).sum::<f64>()
        };
        let apart = |cuts: &Vec<usize>| cuts.windows(2).all(|pair| pair[1] >= pair[0] + fewest);
        let scored = cuts.filter(apart).map(|cuts| (score(&cuts), cuts));
        scored.fold((f64::MIN, Vec::new()), |best, next| if next.0 > best.0 { next } else { best })
    };
    let pairs = |one: &[usize], other: &[usize]| -> Vec<Vec<usize>> {
        let with = |&cut: &usize| {
            other.iter().filter(move |&&next| next > cut).map(move |&next| vec![cut, next])
        };
        one.iter().flat_map(with).collect()
    };
    let (_, one) = first_of_best(&mut coarse.iter().map(|&cut| vec![cut]));
    let (_, two) = first_of_best(&mut pairs(&coarse, &coarse).into_iter());
    let one = match one.as_slice() {
        [cut] => first_of_best(&mut near(*cut).into_iter().map(|cut| vec![cut])),
        _ => (f64::MIN, one),
    };
    let two = match two.as_slice() {
        [low, high] => first_of_best(&mut pairs(&near(*low), &near(*high)).into_iter()),
        _ => (f64::MIN, two),
    };
    let cuts = if two.0 > one.0 + SECOND_TURN * n as f64 { two.1 } else { one.1 };
    let mut ends = vec![0];
    ends.extend(cuts);
    ends.push(n);
    let at = |cut: usize| match cut {
        0 => f64::NEG_INFINITY,
        cut if cut == n => f64::INFINITY,
        cut => f64::midpoint(values[cut - 1], values[cut]),
    };
    ends.windows(2)
        .map(|pair| {
            let [up, middle, down] = counted(pair[0], pair[1]);
            let counts = Counts { up, middle, down };
            ValueStretch { from: at(pair[0]), to: at(pair[1]), counts }
        })
        .collect()
}

/// The bin of each value: as many values in each as possible, equal values in the same one. Nothing when all are
/// equal.
fn bins(values: &[f64]) -> Option<Vec<usize>> {
    let n = values.len();
    let count = (n / FUTURES_IN_A_BIN).clamp(BINS.0, BINS.1);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&one, &other| values[one].total_cmp(&values[other]));
    let mut of = vec![0; n];
    let (mut bin, mut used) = (0, 0);
    for (rank, &place) in order.iter().enumerate() {
        let is_same = rank > 0 && values[order[rank - 1]].total_cmp(&values[place]).is_eq();
        if rank > 0 && !is_same && rank * count / n > bin {
            bin = rank * count / n;
            used += 1;
        }
        of[place] = used;
    }
    (used > 0).then_some(of)
}

/// Mean of centred differences in a bin.
fn level(centred: &[f64], bins: &[usize], bin: usize) -> f64 {
    let own = centred.iter().zip(bins).filter(|(_, of)| **of == bin);
    let (sum, count) = own.fold((0.0, 0.0), |(sum, count), (value, _)| (sum + value, count + 1.0));
    sum / f64::max(count, 1.0)
}

/// A correlation ratio.
struct Ratio {
    plain: f64,
    corrected: f64,
}

/// The correlation ratio over some futures; nothing when they do not differ or are too few.
fn ratio(centred: &[f64], bins: &[usize], rows: &[usize]) -> Option<Ratio> {
    let mut sums = [(0.0_f64, 0.0_f64); BINS.1];
    let (mut sum, mut squares) = (0.0, 0.0);
    for &row in rows {
        let value = centred[row];
        let bin = &mut sums[bins[row]];
        bin.0 += value;
        bin.1 += 1.0;
        sum += value;
        squares += value * value;
    }
    let n = rows.len() as f64;
    let all = squares - sum * sum / n;
    let used = sums.iter().filter(|bin| bin.1 > 0.0);
    let (means, count) =
        used.fold((0.0, 0.0), |(means, count), bin| (means + bin.0 * bin.0 / bin.1, count + 1.0));
    let between = means - sum * sum / n;
    // what is left when equal numbers are subtracted is no spread
    if n <= count || all <= 1e-12 * squares.max(f64::MIN_POSITIVE) {
        return None;
    }
    let within = (all - between).max(0.0) / (n - count);
    let corrected = ((between - (count - 1.0) * within) / all).clamp(0.0, 1.0);
    Some(Ratio { plain: (between / all).clamp(0.0, 1.0), corrected })
}

/// The corrected ratio with its interval. A sample drawn from a sample has the plain ratio of that sample as its
/// truth, so its errors are measured from there and laid around the corrected one.
fn interval(centred: &[f64], bins: &[usize], resamples: &Resamples) -> Estimate {
    let all: Vec<usize> = (0..centred.len()).collect();
    let plain = ratio(centred, bins, &all).map_or(f64::NAN, |ratio| ratio.plain);
    let found = resamples
        .estimate(|rows| ratio(centred, bins, rows).map_or(f64::NAN, |ratio| ratio.corrected));
    let shifted = |end: f64| (found.value + end - plain).clamp(0.0, 1.0);
    Estimate {
        value: found.value,
        low: shifted(found.low).min(found.value),
        high: shifted(found.high).max(found.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers spread over 0 to 1 in another order for each step.
    fn scattered(n: usize, step: usize) -> Vec<f64> {
        (0..n).map(|future| ((future * step) % n) as f64 / n as f64).collect()
    }

    fn draws(key: &str, values: &[f64]) -> AssumptionDraws {
        AssumptionDraws { key: key.to_owned(), values: values.to_vec() }
    }

    #[test]
    fn a_valley_is_seen_where_ranks_are_blind() {
        let (cause, noise) = (scattered(200, 37), scattered(200, 61));
        let differences: Vec<f64> =
            cause.iter().map(|x| 60.0 * (x - 0.5) * (x - 0.5) - 4.0).collect();
        let found = held(&differences, &[draws("noise", &noise), draws("cause", &cause)], 1);
        assert_eq!(found[0].key, "cause");
        assert!(found[0].share.value > 0.9 && found[0].is_most(), "{found:?}");
        assert!(found[1].share.value < 0.1, "{found:?}");
        let depends =
            depends(&found[0], &differences, 3.0, &[draws("cause", &cause)]).expect("it does");
        let ways: Vec<(bool, bool)> = depends
            .stretches
            .iter()
            .map(|part| {
                (part.counts.up > part.counts.middle, part.counts.down > part.counts.middle)
            })
            .collect();
        // up at both ends, and down or nothing between
        assert_eq!(
            (ways.len(), ways[0].0, ways[1].0, ways[2].0),
            (3, true, false, true),
            "{depends:?}"
        );
        assert!((depends.stretches[0].to - 0.16).abs() < 0.03, "{depends:?}");
    }

    #[test]
    fn a_tipping_point_is_found_with_what_holds_on_each_side() {
        let cause = scattered(120, 37);
        let differences: Vec<f64> =
            cause.iter().map(|&x| if x > 0.4 { 8.0 } else { 0.5 }).collect();
        let all = [draws("cause", &cause)];
        let found = held(&differences, &all, 1);
        let Depends { stretches, .. } =
            depends(&found[0], &differences, 3.0, &all).expect("it does");
        assert_eq!(stretches.len(), 2);
        assert!((stretches[0].to - 0.4).abs() < 0.01 && stretches[1].to.is_infinite());
        assert_eq!(stretches[0].counts, Counts { up: 0, middle: 49, down: 0 });
        assert_eq!(stretches[1].counts, Counts { up: 71, middle: 0, down: 0 });
    }

    #[test]
    fn noise_holds_nothing_and_a_half_is_a_half() {
        // differences of which the cause holds half: equal variances of cause and noise
        let (cause, noise) = (scattered(400, 37), scattered(400, 61));
        let differences: Vec<f64> = cause.iter().zip(&noise).map(|(x, y)| x + y).collect();
        let found =
            held(&differences, &[draws("cause", &cause), draws("other", &scattered(400, 89))], 1);
        assert!((found[0].share.value - 0.5).abs() < 0.06, "{found:?}");
        assert!(found[0].share.low < 0.5 && found[0].share.high > 0.5 && !found[0].is_most());
        assert!(found[1].share.value < 0.05 && found[1].share.low < 0.01, "{found:?}");
    }

    #[test]
    fn what_does_not_vary_or_has_no_values_is_left_out() {
        let cause = scattered(24, 7);
        assert!(held(&cause, &[draws("cause", &cause)], 1).is_empty());
        let all = [draws("still", &[1.0; 40]), draws("short", &[1.0, 2.0])];
        assert!(held(&scattered(40, 7), &all, 1).is_empty());
        // differences that are all the same have no spread to hold
        assert!(held(&[2.0; 40], &[draws("x", &scattered(40, 7))], 1).is_empty());
    }

    #[test]
    fn equal_values_stay_together() {
        let values: Vec<f64> = (0..60).map(|future| f64::from(future % 2)).collect();
        let bins = bins(&values).expect("two values");
        assert!(values.iter().zip(&bins).all(|(value, bin)| *value as usize == *bin));
    }
}
