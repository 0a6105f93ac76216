//! Which mechanisms open the gap between potential and value, and which of them need each other.
//!
//! The gap of a coalition is `1 - potential_share` over the final weeks, of the company or of a department.
//! In every future the Shapley values of the mechanisms sum to the gap, but for what is there without any
//! mechanism; what is shown is their mean, with the Monte-Carlo error of that mean.

use crate::question::why::coalitions::Potentials;
use crate::scenario::{Mechanisms, Named};
use crate::statistics::estimate::Spread;
use crate::statistics::shapley;

/// What a number of a [`Cause`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The gap itself.
    Gap,
    /// The gap without any mechanism: what an option changes by itself, such as skill.
    Rest,
    /// What one mechanism contributes to the gap.
    Value(&'static str),
    /// How much more two mechanisms open together than each on its own.
    Interaction(&'static str, &'static str),
    /// How much of the gap closes when this one is switched off and all others stay.
    Without(&'static str),
    /// How much of the gap closes when these two are switched off and all others stay.
    WithoutBoth(&'static str, &'static str),
    /// How much of the gap closes when nothing is paid at all and everything else stays.
    Unpaid,
}

/// A part of the gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Which part.
    pub part: Part,
    /// How it spreads over futures. Share of potential.
    pub share: Spread,
}

/// The largest of several parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Leading {
    /// Which, and how it spreads.
    pub cause: Cause,
    /// Futures in which it is the largest. At most `cause.share.n`.
    pub leads: usize,
}

/// The gap of one group, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The company or a department.
    pub group: Named,
    /// The gap, what is there without any mechanism (if anything is), the value of each mechanism, the
    /// interaction of each pair, what closes without one, and without two; as far as they apply in any
    /// future. Mechanisms that cannot do anything have the value 0 and no other part.
    pub causes: Vec<Cause>,
    /// How far values and rest are from summing to the gap, in the future in which they are farthest. Share
    /// of potential.
    pub unsummed: f64,
    /// The mechanism with the largest value, if any opens the gap.
    pub largest: Option<Leading>,
    /// The two mechanisms whose joint removal closes most of the gap, if any two close some of it.
    pub best_pair: Option<Leading>,
}

impl Account {
    /// How a part spreads over futures; `None` where it does not apply.
    pub fn share(&self, part: Part) -> Option<&Spread> {
        self.causes.iter().find(|cause| cause.part == part).map(|cause| &cause.share)
    }
}

/// The gap of the company and of each department, taken apart.
pub fn accounts(potentials: &Potentials) -> Vec<Account> {
    (0..potentials.groups.len()).map(|group| account(potentials, group)).collect()
}

fn account(potentials: &Potentials, group: usize) -> Account {
    let parts = parts(&potentials.mechanisms);
    // [futures that apply][parts]
    let futures: Vec<Vec<f64>> = potentials
        .shares
        .iter()
        .map(|groups| each(&groups[group]))
        .filter(|parts| parts.iter().all(|part| part.is_finite()))
        .collect();
    let cause = |place: usize| {
        let share = Spread::of(futures.iter().map(|parts| parts[place]))?;
        Some(Cause { part: parts[place], share })
    };
    let leading = |is_one: fn(Part) -> bool| {
        let places: Vec<usize> = (0..parts.len()).filter(|&place| is_one(parts[place])).collect();
        let best = largest(&places, |place| cause(place).map_or(0.0, |cause| cause.share.mean))?;
        let leads = futures
            .iter()
            .filter(|future| largest(&places, |place| future[place]) == Some(best))
            .count();
        let cause = cause(best).filter(|cause| cause.share.mean > 0.0)?;
        Some(Leading { cause, leads })
    };
    let mut causes = with_idle((0..parts.len()).filter_map(cause).collect(), potentials);
    causes.extend(unpaid(potentials, group));
    Account {
        group: potentials.groups[group].clone(),
        causes,
        unsummed: futures.iter().map(|future| unsummed(&parts, future)).fold(0.0, f64::max),
        largest: leading(|part| matches!(part, Part::Value(_))),
        best_pair: leading(|part| matches!(part, Part::WithoutBoth(..))),
    }
}

/// What no pay at all would close of the gap; below 0 where today's pay is better than none.
fn unpaid(potentials: &Potentials, group: usize) -> Option<Cause> {
    let pairs = potentials.shares.iter().zip(&potentials.unpaid);
    let closes = pairs.filter_map(|(groups, unpaid)| {
        let closes = unpaid[group] - groups[group].last()?;
        closes.is_finite().then_some(closes)
    });
    Some(Cause { part: Part::Unpaid, share: Spread::of(closes)? })
}

/// The place with the largest number; the first of equals.
fn largest(places: &[usize], number: impl Fn(usize) -> f64) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for &place in places {
        let here = number(place);
        if best.is_none_or(|(_, most)| here > most) {
            best = Some((place, here));
        }
    }
    best.map(|(place, _)| place)
}

/// All parts in their order.
fn parts(mechanisms: &[&'static str]) -> Vec<Part> {
    let pairs = || {
        mechanisms.iter().enumerate().flat_map(|(place, first)| {
            mechanisms[place + 1..].iter().map(move |second| (*first, *second))
        })
    };
    [Part::Gap, Part::Rest]
        .into_iter()
        .chain(mechanisms.iter().map(|name| Part::Value(name)))
        .chain(pairs().map(|(first, second)| Part::Interaction(first, second)))
        .chain(mechanisms.iter().map(|name| Part::Without(name)))
        .chain(pairs().map(|(first, second)| Part::WithoutBoth(first, second)))
        .collect()
}

/// All parts in one future, in the order of [`parts`].
fn each(shares: &[f64]) -> Vec<f64> {
    let gaps: Vec<f64> = shares.iter().map(|share| 1.0 - share).collect();
    let all = gaps.len() - 1;
    let interactions = shapley::interactions(&gaps);
    let closes = |removed: usize| gaps[all] - gaps[all & !removed];
    let players = gaps.len().trailing_zeros();
    let one = (0..players).map(|player| closes(1 << player));
    let two = interactions.iter().map(|pair| closes(1 << pair.players[0] | 1 << pair.players[1]));
    let mut parts = vec![gaps[all], gaps[0]];
    parts.extend(shapley::values(&gaps));
    parts.extend(interactions.iter().map(|pair| pair.index));
    parts.extend(one.chain(two));
    parts
}

/// How far values and rest are from the gap in one future.
fn unsummed(parts: &[Part], future: &[f64]) -> f64 {
    let of = |is_one: fn(Part) -> bool| {
        parts
            .iter()
            .zip(future)
            .filter(move |(part, _)| is_one(**part))
            .fold(0.0, |sum, (_, share)| sum + share)
    };
    let gap = of(|part| part == Part::Gap);
    (of(|part| matches!(part, Part::Rest | Part::Value(_))) - gap).abs()
}

/// Adds the mechanisms that cannot do anything, in the order of a scenario file, and leaves out a rest of
/// nothing.
fn with_idle(mut causes: Vec<Cause>, potentials: &Potentials) -> Vec<Cause> {
    let Some(n) = causes.first().map(|gap| gap.share.n) else { return causes };
    let nothing =
        Spread { mean: 0.0, sd: 0.0, q05: 0.0, q25: 0.0, q50: 0.0, q75: 0.0, q95: 0.0, n };
    let is_nothing = |share: &Spread| share.q05.abs() + share.q95.abs() + share.sd <= 0.0;
    causes.retain(|cause| cause.part != Part::Rest || !is_nothing(&cause.share));
    let at = causes
        .iter()
        .position(|cause| !matches!(cause.part, Part::Gap | Part::Rest))
        .unwrap_or(causes.len());
    let idle = potentials.idle.iter().map(|idle| Part::Value(idle.mechanism));
    causes.splice(at..at, idle.map(|part| Cause { part, share: nothing }));
    let values = at..at + potentials.idle.len() + potentials.mechanisms.len();
    causes[values].sort_by_key(|cause| match cause.part {
        Part::Value(name) => Mechanisms::NAMES.iter().position(|known| *known == name),
        _ => None,
    });
    causes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::why::coalitions::Idle;

    fn potentials(mechanisms: &[&'static str], futures: &[&[f64]]) -> Potentials {
        Potentials {
            mechanisms: mechanisms.to_vec(),
            idle: Vec::new(),
            groups: vec![Named { name: "company".to_owned(), label: "Company".to_owned() }],
            shares: futures.iter().map(|shares| vec![shares.to_vec()]).collect(),
            unpaid: Vec::new(),
        }
    }

    #[test]
    fn two_mechanisms_that_need_each_other_share_the_gap() {
        let game =
            potentials(&["incentives", "signal"], &[&[1.0, 1.0, 1.0, 0.8], &[1.0, 1.0, 1.0, 0.6]]);
        let account = &accounts(&game)[0];
        let theory = [
            (Part::Gap, 0.3),
            (Part::Value("incentives"), 0.15),
            (Part::Value("signal"), 0.15),
            (Part::Interaction("incentives", "signal"), 0.3),
            (Part::Without("incentives"), 0.3),
            (Part::Without("signal"), 0.3),
            (Part::WithoutBoth("incentives", "signal"), 0.3),
        ];
        assert_eq!(account.causes.len(), theory.len());
        for (cause, (part, mean)) in account.causes.iter().zip(theory) {
            assert_eq!(cause.part, part);
            assert!((cause.share.mean - mean).abs() < 1e-15, "{cause:?}");
        }
        assert!((account.causes[0].share.standard_error() - 0.1).abs() < 1e-15);
        let pair = account.best_pair.as_ref().expect("a pair");
        assert_eq!((pair.cause.part, pair.leads), (theory[6].0, 2));
        assert!(account.unsummed < 1e-15);
    }

    #[test]
    fn no_pay_is_held_against_the_pay_of_today() {
        let mut game = potentials(&["incentives"], &[&[0.9, 0.6], &[0.9, 0.5]]);
        game.unpaid = vec![vec![0.7], vec![0.4]];
        let account = &accounts(&game)[0];
        let share = |part| account.share(part).expect("a part").mean;
        assert!(share(Part::Unpaid).abs() < 1e-15, "{account:?}");
        assert!((share(Part::Without("incentives")) - 0.35).abs() < 1e-15);
    }

    #[test]
    fn futures_without_a_potential_are_left_out() {
        let game = potentials(&["norms"], &[&[1.0, 0.7], &[f64::NAN, f64::NAN]]);
        let account = &accounts(&game)[0];
        assert!(account.causes.iter().all(|cause| cause.share.n == 1), "{account:?}");
        let nowhere = potentials(&["norms"], &[&[f64::NAN, f64::NAN]]);
        let account = &accounts(&nowhere)[0];
        assert!(account.causes.is_empty() && account.largest.is_none());
    }

    #[test]
    fn what_is_there_without_any_mechanism_is_a_part_of_its_own() {
        let account = &accounts(&potentials(&["norms"], &[&[1.2, 0.7]]))[0];
        let share = |part| account.share(part).expect("a part").mean;
        assert!((share(Part::Rest) + 0.2).abs() < 1e-15);
        assert!((share(Part::Value("norms")) - 0.5).abs() < 1e-15);
        assert!(account.unsummed < 1e-15);
    }

    #[test]
    fn idle_mechanisms_contribute_exactly_nothing_in_their_place() {
        let mut game = potentials(&["signal", "workload"], &[&[1.0, 0.9, 0.8, 0.6]]);
        for mechanism in ["incentives", "norms", "silence"] {
            game.idle.push(Idle { mechanism, reason: "nothing to do" });
        }
        let account = &accounts(&game)[0];
        let values: Vec<(Part, bool)> = account.causes[1..6]
            .iter()
            .map(|cause| (cause.part, cause.share.mean.abs() > 0.0))
            .collect();
        let expected = [
            ("incentives", false),
            ("signal", true),
            ("norms", false),
            ("workload", true),
            ("silence", false),
        ];
        assert_eq!(values, expected.map(|(name, acts)| (Part::Value(name), acts)));
        let largest = account.largest.as_ref().expect("one");
        assert_eq!(largest.cause.part, Part::Value("workload"));
    }
}
