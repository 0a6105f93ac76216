//! Who gains from an option and who pays for it: groups of people, future by future.
//!
//! A group is worse off in a future when it earns clearly less reward or is clearly more strained than in the
//! same future as it is; it is better off when one of the two is clearly better and none is worse. What is
//! counted, and work that nobody gets to, are shown beside it, but judge nobody.

use crate::futures::results::Results;
use crate::model::{Group, GroupKind};
use crate::scenario::{Metric, Scenario};
use crate::statistics::contrast;
use crate::statistics::estimate::Spread;

/// What is told of each group, in this order: reward earned, own counted work, work beyond the hours there
/// are, strain.
pub const TOLD: [Metric; 4] = [Metric::Pay, Metric::Activity, Metric::MissedWork, Metric::Strain];

/// Smallest change of reward that counts. Share of the baseline's.
pub const REWARD_MATTERS: f64 = 0.02;
/// Smallest change of strain that counts. Share.
pub const STRAIN_MATTERS: f64 = 0.01;
/// Share of futures from which a group counts as worse off.
pub const NEARLY_ALL: f64 = 0.90;

/// A measure of a group as it is and with an option.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureChange {
    /// As it is, over futures.
    pub before: Spread,
    /// Option minus that in the same future, over futures.
    pub change: Spread,
    /// Option over that in the same future, less 1, over futures in which there was something before. Share.
    pub share: Option<Spread>,
    /// Futures in which it rises and falls by more than rounding.
    pub directions: (usize, usize),
}

impl MeasureChange {
    /// Median of the change as a share of what was there in the same future; not a number when there was nothing.
    pub fn relative(&self) -> f64 {
        self.share.map_or(f64::NAN, |share| share.q50)
    }

    /// Whether nearly all futures agree on the direction of the median.
    pub fn is_sure(&self) -> bool {
        let (up, down) = self.directions;
        let agreeing = if self.change.q50 >= 0.0 { up } else { down };
        agreeing as f64 >= NEARLY_ALL * self.change.n as f64
    }
}

/// What moves a group's fortune most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Driver {
    /// Reward follows how much of its work is counted. Share of before.
    Counted(f64),
    /// Reward per counted unit changes. Share of before.
    Rate(f64),
    /// Strain follows how full the week is. Share of the contracted week.
    Hours(f64),
    /// Strain follows how far the work is from what the strategy needs. Share.
    Fit(f64),
    /// Strain changes, and neither full weeks nor fit go the same way.
    Unmeasured,
}

/// How one group fares.
#[derive(Clone, Debug, PartialEq)]
pub struct Fortune {
    /// The group.
    pub group: Group,
    /// Measures of [`TOLD`], where they apply.
    pub moved: [Option<MeasureChange>; TOLD.len()],
    /// Futures in which it is worse off.
    pub worse: usize,
    /// Futures in which it is better off.
    pub better: usize,
    /// Futures in all.
    pub futures: usize,
    /// The largest driver; `None` when neither reward nor strain changes by what matters.
    pub driver: Option<Driver>,
}

/// What a group loses, median of futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss {
    /// Reward, as a share of the baseline's.
    Reward(f64),
    /// Rest: strain rises by so much.
    Strain(f64),
}

impl Fortune {
    /// A measure of [`TOLD`].
    pub fn moved(&self, metric: Metric) -> Option<&MeasureChange> {
        self.moved[TOLD.iter().position(|&told| told == metric)?].as_ref()
    }

    /// What it loses in nearly all futures; reward before strain.
    pub fn loss(&self) -> Option<Loss> {
        let sure = |metric| self.moved(metric).filter(|moved| moved.is_sure());
        let lost = sure(Metric::Pay).map_or(0.0, |pay| -pay.relative());
        if lost >= REWARD_MATTERS {
            return Some(Loss::Reward(lost));
        }
        let rise = sure(Metric::Strain).map_or(0.0, |strain| strain.change.q50);
        (rise >= STRAIN_MATTERS).then_some(Loss::Strain(rise))
    }
}

/// How every group that both know fares with an option, against `scenario` as it is.
pub fn fortunes(scenario: &Scenario, results: &Results, arm: usize) -> Vec<Fortune> {
    (0..results.arms[0].grouping.all.len())
        .filter_map(|group| fortune(scenario, results, arm, group))
        .collect()
}

/// The departments that lose something in nearly all futures, hardest hit first; reward before strain.
pub fn payers(fortunes: &[Fortune]) -> Vec<(&Group, Loss)> {
    let size = |loss: &Loss| match *loss {
        Loss::Reward(lost) => (0, lost),
        Loss::Strain(rise) => (1, rise),
    };
    let mut payers: Vec<(&Group, Loss)> = fortunes
        .iter()
        .filter(|fortune| fortune.group.kind == GroupKind::Department)
        .filter_map(|fortune| fortune.loss().map(|loss| (&fortune.group, loss)))
        .collect();
    payers.sort_by(|(_, one), (_, other)| {
        let ((kind, one), (other_kind, other)) = (size(one), size(other));
        kind.cmp(&other_kind).then(other.total_cmp(&one))
    });
    payers
}

/// The departments that earn more in nearly all futures, the largest gain first. Share of the baseline's reward.
pub fn winners(fortunes: &[Fortune]) -> Vec<(&Group, f64)> {
    let mut winners: Vec<(&Group, f64)> = fortunes
        .iter()
        .filter(|fortune| fortune.group.kind == GroupKind::Department)
        .filter_map(|fortune| {
            let gained = fortune.moved(Metric::Pay).filter(|pay| pay.is_sure())?.relative();
            (gained >= REWARD_MATTERS).then_some((&fortune.group, gained))
        })
        .collect();
    winners.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    winners
}

fn fortune(scenario: &Scenario, results: &Results, arm: usize, place: usize) -> Option<Fortune> {
    let group = results.arms[0].grouping.all[place].clone();
    let wanted = |other: &Group| other.kind == group.kind && other.name == group.name;
    let there = results.arms[arm].grouping.all.iter().position(wanted)?;
    let share = |metric| {
        let before = results.arms[0].group_finals(place, metric);
        let pairs = before.zip(results.arms[arm].group_finals(there, metric));
        let shares =
            pairs.filter(|(before, _)| *before > 0.0).map(|(before, now)| now / before - 1.0);
        Spread::of(shares.filter(|share| share.is_finite()))
    };
    let before = |metric| Spread::of(results.arms[0].group_finals(place, metric));
    let change = |metric| contrast::group(results, arm, place, metric);
    let moved = TOLD.map(|metric| {
        let contrast = change(metric)?;
        let counts = contrast::Counts::of(&contrast.differences, 0.0);
        Some(MeasureChange {
            before: before(metric)?,
            change: contrast.spread,
            share: share(metric),
            directions: (counts.up, counts.down),
        })
    });
    // one entry a future, 0 where a measure does not apply
    let futures = results.futures as usize;
    let by_future = |metric: Metric| -> Vec<f64> {
        change(metric)
            .map(|contrast| contrast.differences)
            .filter(|differences| differences.len() == futures)
            .unwrap_or_else(|| vec![0.0; futures])
    };
    let earned: Vec<f64> = results.arms[0].group_finals(place, Metric::Pay).collect();
    let (pay, strain) = (by_future(Metric::Pay), by_future(Metric::Strain));
    let (mut worse, mut better) = (0, 0);
    for future in 0..futures {
        let matters = REWARD_MATTERS * earned[future].max(0.0);
        let reward = direction(pay[future], matters);
        let rest = direction(-strain[future], STRAIN_MATTERS);
        if reward < 0 || rest < 0 {
            worse += 1;
        } else if reward > 0 || rest > 0 {
            better += 1;
        }
    }
    let mut fortune = Fortune { group, moved, worse, better, futures, driver: None };
    let median = |metric| change(metric).map_or(0.0, |contrast| contrast.spread.q50);
    fortune.driver = driver(scenario, &fortune, median);
    Some(fortune)
}

/// Whether a change counts, and which way it goes.
fn direction(change: f64, matters: f64) -> i8 {
    if change.abs() < matters || change.abs() < 1e-9 {
        0
    } else if change > 0.0 {
        1
    } else {
        -1
    }
}

/// What moves reward or strain, whichever changes more in units of what matters. Reward is counted work times
/// reward per counted unit; strain follows full weeks and work off the strategy, as in the model.
fn driver(
    scenario: &Scenario,
    fortune: &Fortune,
    change: impl Fn(Metric) -> f64,
) -> Option<Driver> {
    let reward = fortune.moved(Metric::Pay).map_or(0.0, MeasureChange::relative);
    let strain = fortune.moved(Metric::Strain).map_or(0.0, |strain| strain.change.q50);
    let sizes = (reward.abs() / REWARD_MATTERS, strain.abs() / STRAIN_MATTERS);
    if reward.is_finite() && sizes.0 >= 1.0 && sizes.0 >= sizes.1 {
        let counted = fortune.moved(Metric::Activity).map_or(0.0, MeasureChange::relative);
        let counted = if counted.is_finite() { counted } else { 0.0 };
        let rate = (1.0 + reward) / (1.0 + counted) - 1.0;
        // the larger part, of those that pull the way reward went
        let by_work = counted * reward.signum();
        return Some(if by_work >= rate * reward.signum() {
            Driver::Counted(counted)
        } else {
            Driver::Rate(rate)
        });
    }
    if sizes.1 < 1.0 {
        return None;
    }
    let people =
        |key: &str| scenario.layout.slots(key).map_or(0.0, |slots| scenario.settings[slots.start]);
    let (hours, fit) = (-change(Metric::UnusedShare), change(Metric::PracticeFit));
    let by_hours = people("people.strain_rate") * hours * strain.signum();
    let by_fit = -people("people.strain_misfit") * fit * strain.signum();
    Some(if by_hours <= 0.0 && by_fit <= 0.0 {
        Driver::Unmeasured
    } else if by_hours >= by_fit {
        Driver::Hours(hours)
    } else {
        Driver::Fit(fit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_counts_from_what_matters() {
        assert_eq!([0.009, 0.01, -0.01].map(|change| direction(change, 0.01)), [0, 1, -1]);
        // nothing was earned before: any reward is more
        assert_eq!([0.0, 1.0].map(|change| direction(change, 0.0)), [0, 1]);
    }

    #[test]
    fn sure_is_nine_futures_in_ten() {
        let spread = Spread::of([-1.0; 10].into_iter()).expect("values");
        let moved =
            |directions| MeasureChange { before: spread, change: spread, share: None, directions };
        assert!(moved((1, 9)).is_sure() && !moved((2, 8)).is_sure());
        assert!(moved((0, 10)).relative().is_nan());
    }
}
