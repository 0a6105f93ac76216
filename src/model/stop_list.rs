//! What somebody would stop who is asked to, and how right that would be. Equations and sources: `stop_list_right` in
//! [`crate::model::description::measures`].

use crate::math::{Mask, Number, Scalar, at_least, at_most};
use crate::model::Row;

/// Ratios count as alike from this share of the larger one on: as much as rounding may move them.
const ALIKE: f64 = 1.0 - 1e-9;
/// Share of the hours of a week that somebody is asked to stop.
const STOPPED: f64 = 0.3;
/// What somebody gives up of the needs, see [`given_up`].
#[derive(Clone, Copy, Debug)]
pub struct Sacrifice<N> {
    /// With kinds of work that are stopped as a whole.
    pub whole: N,
    /// With those that are stopped in part, times their hours.
    pub in_part: N,
    /// Hours of the latter: all of them are asked for alike. 1 if there are none.
    pub hours: N,
}

/// What somebody gives up of the needs who is to stop `STOPPED` of the hours worked and goes by this split: from what it
/// asks for least, share by share of practice, upwards. Of what is asked for alike the same share is stopped, so that the
/// order of kinds means nothing. Below full substitution that is the order of marginal values.
#[inline(always)]
pub fn given_up<N: Number, const K: usize>(
    split: &[N; K],
    practice: &[N; K],
    needed: &Row<K>,
) -> Sacrifice<N>
where
    f64: Scalar<N>,
{
    let none = split[0].constant(0.0);
    let mut asked = *split;
    for k in 0..K {
        asked[k] = at_least(0.0, split[k]);
    }
    // hours of kinds that are asked for less per hour, and of these and those that are asked for alike
    let (mut before, mut up_to) = ([none; K], *practice);
    for k in 0..K {
        for other in k + 1..K {
            // a / b < c / d is a d < c b: ratios are compared without dividing
            let (theirs, own) = (asked[other] * practice[k], asked[k] * practice[other]);
            let (less, no_more) = (theirs.below(own * ALIKE), own.reaches(theirs * ALIKE));
            before[k] = less.choose(before[k] + practice[other], before[k]);
            up_to[k] = no_more.choose(up_to[k] + practice[other], up_to[k]);
            before[other] = no_more.choose(before[other], before[other] + practice[k]);
            up_to[other] = less.choose(up_to[other], up_to[other] + practice[k]);
        }
    }
    let (mut whole, mut in_part, mut hours) = (none, none, none.constant(1.0));
    for k in 0..K {
        let (left, is_done) = (STOPPED - before[k], practice[k].above(0.0));
        let is_whole = is_done & none.constant(STOPPED).reaches(up_to[k]);
        let is_in_part = is_done & left.above(0.0) & up_to[k].above(STOPPED);
        whole = is_whole.choose(whole + needed[k], whole);
        in_part = is_in_part.choose(in_part + left * needed[k], in_part);
        hours = is_in_part.choose(up_to[k] - before[k], hours);
    }
    Sacrifice { whole, in_part, hours }
}

/// How well somebody would choose what to stop: 1 less what the own stop list gives up of the needs beyond the best
/// list, over its hours. 0 to 1.
#[inline(always)]
pub fn stops_right<N: Number, const K: usize>(
    perceived_intent: &[N; K],
    practice: &[N; K],
    needed: &Row<K>,
) -> N
where
    f64: Scalar<N>,
{
    let mut wanted = *perceived_intent;
    for k in 0..K {
        wanted[k] = wanted[k].constant(needed[k]);
    }
    let own = given_up(perceived_intent, practice, needed);
    let best = given_up(&wanted, practice, needed);
    // (own.in_part / own.hours - best.in_part / best.hours), with one division
    let in_part = own.in_part * best.hours - best.in_part * own.hours;
    let too_much = own.whole - best.whole + in_part / (own.hours * best.hours);
    let right = 1.0 - too_much * (1.0 / STOPPED);
    at_least(0.0, at_most(1.0, right))
}

#[cfg(test)]
mod tests {
    use std::array::from_fn;

    use super::*;

    #[test]
    fn what_is_done_most_beyond_its_share_is_stopped_first() {
        // what is given up where one kind alone is needed is the share of its hours that is stopped
        let needs: [[f64; 4]; 4] = from_fn(|k| from_fn(|other| f64::from(u8::from(k == other))));
        let stopped = |split: [f64; 4], practice: [f64; 4]| {
            needs.map(|needed| {
                let Sacrifice { whole, in_part, hours } = given_up(&split, &practice, &needed);
                whole + in_part / hours
            })
        };
        let near = |found: [f64; 4], theory: [f64; 4]| {
            let apart = found.iter().zip(theory).map(|(found, theory)| (found - theory).abs());
            assert!(apart.fold(0.0, f64::max) < 1e-12, "{found:?} {theory:?}");
        };
        near(stopped([0.5, 0.5, 0.0, 0.0], [0.2, 0.8, 0.0, 0.0]), [0.0, 0.375, 0.0, 0.0]);
        near(stopped([0.5, 0.5, 0.0, 0.0], [0.2, 0.7, 0.1, 0.0]), [0.0, 0.2 / 0.7, 1.0, 0.0]);
        // what is asked for alike is stopped alike, whatever rounding does to it
        let (split, practice) = ([0.1, 0.2, 0.7, 0.0], [0.3 * (0.1 / 0.3), 0.2 + 1e-16, 0.7, 0.0]);
        near(stopped(split, practice), [0.3, 0.3, 0.3, 0.0]);
        near(stopped([0.25; 4], [0.25; 4]), [0.3; 4]);
        near(stopped([-0.1, 0.5, 0.6, 0.0], [0.2, 0.2, 0.2, 0.4]), [0.5, 0.0, 0.0, 0.5]);
    }
}
