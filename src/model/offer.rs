//! What rewards offer, read once for the whole company; what of it reaches a department depends on who is there.

use crate::math;
use crate::model::Row;
use crate::model::payoff::still_to_come;
use crate::model::policy::{CountedUnits, GroupSizes, Motives, Responses};
use crate::model::result::ResultStanding;
use crate::model::reward::{Gate, Pot, Shape, Tiers, TimedReward};
use crate::model::settings::{Settings, left, visible};
use crate::scenario::Gated;
use crate::scenario::parameter::{self, CAPPED, THRESHOLD, TIERS, TOURNAMENT};

/// Whose result a reward is based on, in the order of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    Individual,
    Team,
    Department,
    Company,
}

impl Basis {
    const ALL: [Self; 4] = [Self::Individual, Self::Team, Self::Department, Self::Company];

    /// How many share what is earned. People.
    fn people(self, sizes: GroupSizes) -> f64 {
        match self {
            Self::Individual => 1.0,
            Self::Team => sizes.team,
            Self::Department => sizes.department,
            Self::Company => sizes.company,
        }
    }

    /// Where what is earned goes before it is shared. A team earns side by side, in one department and layer.
    fn pot(self) -> Pot {
        match self {
            Self::Individual | Self::Team => Pot::Own,
            Self::Department => Pot::Department,
            Self::Company => Pot::Company,
        }
    }
}

/// How a reward pays.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Terms {
    /// Each unit alike.
    Linear,
    /// The better of two gets a prize once in so many weeks.
    Tournament { weeks: f64 },
    /// By what a pay period has brought.
    Timed(Shape),
}

/// A reward as it is offered to everyone whom it reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer<const K: usize> {
    /// Which reward of the scenario.
    reward: usize,
    basis: Basis,
    /// How much less an hour pulls that only a part comes back for (Holmstrom 1982). Exponent.
    free_riding: f64,
    /// What it pays, all of a group together. Motive per counted unit, or per prize.
    full_strength: f64,
    period_weeks: u32,
    terms: Terms,
    pays: Credit<K>,
    gates: Vec<Gate<K>>,
    /// Gates that are not in force: what a week brings of them is remembered.
    open_gates: Vec<CountedUnits<K>>,
}

/// What a reward counts.
#[derive(Clone, Debug, PartialEq)]
struct Credit<const K: usize> {
    /// Counted units per effective hour, activity measures.
    counts: Row<K>,
    /// Counted units of a week that come of the department's result.
    level: f64,
    /// What an effective hour more does to the counted units of both.
    along: Row<K>,
    /// Weight of outcome measures.
    outcome: f64,
    /// Shares that these are seen as, times their weights.
    seen_as: Row<K>,
    /// Sum of all weights.
    weight: f64,
    /// Standard deviation over a pay period.
    noise: f64,
}

impl<const K: usize> Offer<K> {
    /// All rewards in the order of the file, after what leaders have done to bonuses and measures, where the result of a
    /// department stands like this.
    pub fn all(
        settings: Settings,
        responses: Responses,
        standing: Option<&ResultStanding<K>>,
    ) -> Vec<Self> {
        let step = settings.number("leadership.step");
        let raised = (0..responses.bonuses).fold(1.0, |rest, _| rest * (1.0 + step));
        let kept = left(step, responses.measures);
        let (rewards, all_gates) = (0..settings.scenario.rewards.len(), settings.scenario.gates());
        let read = |reward| Self::read(settings, reward, &all_gates, [raised, kept], standing);
        rewards.map(read).collect()
    }

    fn read(
        settings: Settings,
        reward: usize,
        all_gates: &[Gated],
        [raised, kept]: [f64; 2],
        standing: Option<&ResultStanding<K>>,
    ) -> Self {
        let name = &settings.scenario.rewards[reward].named.name;
        let get = |key: &str| settings.number(&format!("reward.{name}.{key}"));
        let mut pays = Credit::read(settings, name, standing);
        // `change_measure` moves weight from what is counted to what the strategy wanted
        let moved = pays.weight * (1.0 - kept);
        pays.outcome = pays.outcome * kept + moved;
        let seen_as = visible::<K>(settings);
        pays.seen_as = std::array::from_fn(|k| pays.seen_as[k] * kept + moved * seen_as[k]);
        pays.counts = pays.counts.map(|credit| credit * kept);
        pays.along = pays.along.map(|credit| credit * kept);
        pays.level *= kept;
        let period_weeks = (get("period_weeks").round() as u32).max(1);
        let within: Row<K> = shows_within(settings, f64::from(period_weeks));
        let sees = get("sees_results");
        for k in 0..K {
            let in_time = 1.0 - sees * (1.0 - within[k]);
            pays.counts[k] *= in_time;
            pays.along[k] *= in_time;
        }
        let (gates, open_gates) = read_gates(settings, reward, all_gates, standing);
        let noise = pays.noise;
        let terms = match get("shape") as usize {
            THRESHOLD => Terms::Timed(Shape::Threshold { target: get("target"), noise }),
            CAPPED => Terms::Timed(Shape::Capped { cap: get("cap") }),
            TIERS => {
                let key = format!("reward.{name}.tiers");
                let tiers = Tiers::new(parameter::tiers(settings.numbers(&key)));
                Terms::Timed(Shape::Tiers { tiers, noise })
            }
            TOURNAMENT => Terms::Tournament { weeks: f64::from(period_weeks) },
            _ if gates.is_empty() => Terms::Linear,
            _ => Terms::Timed(Shape::Tiers { tiers: Tiers::linear(), noise }),
        };
        Self {
            reward,
            basis: Basis::ALL[get("based_on") as usize],
            free_riding: get("free_riding"),
            full_strength: get("strength") * raised,
            period_weeks,
            terms,
            pays,
            gates,
            open_gates,
        }
    }

    /// Which reward of the scenario it is.
    pub fn reward(&self) -> usize {
        self.reward
    }

    /// What it pays, all of a group together. Motive per counted unit, or per prize.
    pub fn full_strength(&self) -> f64 {
        self.full_strength
    }

    /// How many share what it earns, and what an hour more brings its holder of what it earns. People, share.
    pub fn dilution(&self, sizes: GroupSizes) -> (f64, f64) {
        let sharers = self.basis.people(sizes);
        let left = if sharers > 1.0 { math::power(sharers, -self.free_riding) } else { 1.0 };
        (sharers, left)
    }

    /// Adds what it does to a department in which so many share what groups earn.
    pub fn add_to(&self, motives: &mut Motives<K>, sizes: GroupSizes) {
        let (pays, full_strength) = (&self.pays, self.full_strength);
        // a group shares what it earns: an hour more brings its holder a part, and all of it is paid
        let (_, left) = self.dilution(sizes);
        let strength = full_strength * left;
        motives.untimed.extend(self.open_gates.iter().cloned());
        motives.claims[self.basis.pot() as usize] += full_strength;
        let slope = match self.terms {
            Terms::Timed(shape) => {
                motives.timed.push(self.timed(shape, strength));
                return;
            }
            Terms::Tournament { weeks } => {
                motives.pay_fixed[Pot::Own as usize] += 0.5 * full_strength / weeks;
                self.slope_at_par(strength)
            }
            Terms::Linear => {
                let paid = &mut motives.pay[self.basis.pot() as usize];
                for k in 0..K {
                    paid.counts[k] += full_strength * pays.counts[k];
                }
                paid.outcome += full_strength * pays.outcome;
                motives.pay_fixed[self.basis.pot() as usize] += full_strength * pays.level;
                strength
            }
        };
        let (credit, outcome, level) = (pays.counts, pays.outcome, pays.level);
        motives.untimed.push(CountedUnits { reward: self.reward, credit, outcome, level });
        for k in 0..K {
            motives.reward[k] += slope * pays.along[k];
            motives.outcome_seen[k] += slope * pays.seen_as[k];
        }
        motives.outcome += slope * pays.outcome;
    }

    /// Marginal reward per counted unit, targets and steps of tiers exactly in reach; of a tournament that of the better of
    /// two with independent normal errors (Lazear & Rosen 1981).
    fn slope_at_par(&self, strength: f64) -> f64 {
        match self.terms {
            Terms::Timed(shape) => self.timed(shape, strength).slope_at_par(),
            Terms::Tournament { .. } => {
                strength / (2.0 * self.pays.noise * std::f64::consts::PI.sqrt())
            }
            Terms::Linear => strength,
        }
    }

    /// Adds the square of what an hour of each kind of work has at stake in it: targets and steps of tiers exactly in
    /// reach, outcomes along what they are seen as. Squared motive.
    pub fn add_stake(&self, at_stake: &mut Row<K>, sizes: GroupSizes) {
        let slope = self.slope_at_par(self.full_strength * self.dilution(sizes).1);
        for k in 0..K {
            let stake = slope * (self.pays.along[k] + self.pays.seen_as[k]);
            at_stake[k] += stake * stake;
        }
    }

    fn timed(&self, shape: Shape, strength: f64) -> TimedReward<K> {
        let pays = &self.pays;
        TimedReward {
            reward: self.reward,
            shape,
            strength,
            full_strength: self.full_strength,
            pot: self.basis.pot(),
            credit: pays.counts,
            level: pays.level,
            along: pays.along,
            outcome: pays.outcome,
            outcome_seen: pays.seen_as,
            orientation: if pays.weight < 0.0 { -1.0 } else { 1.0 },
            period_weeks: self.period_weeks,
            gates: self.gates.clone(),
        }
    }
}

impl<const K: usize> Credit<K> {
    fn read(settings: Settings, reward: &str, standing: Option<&ResultStanding<K>>) -> Self {
        let mut pays = Self {
            counts: [0.0; K],
            level: 0.0,
            along: [0.0; K],
            outcome: 0.0,
            seen_as: [0.0; K],
            weight: 0.0,
            noise: 0.0,
        };
        let weights = settings.numbers(&format!("reward.{reward}.pays_for"));
        for (measure, &weight) in settings.scenario.measures.iter().zip(weights) {
            let name = &measure.named.name;
            if measure.observes_outcome {
                pays.outcome += weight;
                let given = settings.optional_row(&format!("measure.{name}.seen_as"));
                let seen_as: Row<K> = given.unwrap_or_else(|| visible(settings));
                for k in 0..K {
                    pays.seen_as[k] += weight * seen_as[k];
                }
            } else if measure.result.is_some() {
                // what has not been seen yet pulls nobody
                if let Some(standing) = standing {
                    pays.level += weight * standing.recorded;
                    for k in 0..K {
                        pays.along[k] += weight * standing.along[k];
                    }
                }
            } else {
                let credit: Row<K> = settings.row(&format!("measure.{name}.credit"));
                for k in 0..K {
                    pays.counts[k] += weight * credit[k];
                    pays.along[k] += weight * credit[k];
                }
            }
            pays.weight += weight;
            let noise = weight * settings.number(&format!("measure.{name}.noise"));
            pays.noise += noise * noise;
        }
        pays.noise = pays.noise.sqrt();
        pays
    }
}

/// Part of the value of each kind of work that shows within so many weeks: of a delay with this mean, 1 less what is still
/// to come. Shares.
fn shows_within<const K: usize>(settings: Settings, weeks: f64) -> Row<K> {
    let payoff: Row<K> = settings.of_work("payoff_weeks");
    let steps: Row<K> = settings.of_work("payoff_steps");
    let later = |k: usize| {
        if payoff[k] > 0.0 { still_to_come(weeks, payoff[k], steps[k].round()) } else { 0.0 }
    };
    std::array::from_fn(|k| 1.0 - later(k))
}

/// The gates of a reward that are in force, and what the others count.
fn read_gates<const K: usize>(
    settings: Settings,
    reward: usize,
    all_gates: &[Gated],
    standing: Option<&ResultStanding<K>>,
) -> (Vec<Gate<K>>, Vec<CountedUnits<K>>) {
    let (mut gates, mut open, rewards) = (Vec::new(), Vec::new(), &settings.scenario.rewards);
    for (place, gated) in all_gates.iter().enumerate() {
        if gated.reward != reward {
            continue;
        }
        let column = rewards.len() + place;
        let name = &rewards[reward].named.name;
        let gate = read_gate(settings, name, gated.measure, column, standing);
        if gate.at_least > 0.0 {
            gates.push(gate);
        } else {
            let Gate { credit, outcome, level, .. } = gate;
            open.push(CountedUnits { reward: column, credit, outcome, level });
        }
    }
    (gates, open)
}

/// A gate of a reward, whose units have this place among those that a seat attains.
fn read_gate<const K: usize>(
    settings: Settings,
    reward: &str,
    measure: usize,
    column: usize,
    standing: Option<&ResultStanding<K>>,
) -> Gate<K> {
    let at_least = settings.numbers(&format!("reward.{reward}.gate"))[measure];
    let measure = &settings.scenario.measures[measure];
    let key = |word: &str| format!("measure.{}.{word}", measure.named.name);
    let noise = settings.number(&key("noise"));
    let gate = Gate {
        column,
        at_least,
        credit: [0.0; K],
        level: 0.0,
        along: [0.0; K],
        outcome: 0.0,
        outcome_seen: [0.0; K],
        noise,
    };
    if measure.observes_outcome {
        let given = settings.optional_row(&key("seen_as"));
        let outcome_seen = given.unwrap_or_else(|| visible(settings));
        Gate { outcome: 1.0, outcome_seen, ..gate }
    } else if measure.result.is_some() {
        let nothing = ResultStanding::default();
        let ResultStanding { recorded, along, .. } = *standing.unwrap_or(&nothing);
        Gate { level: recorded, along, ..gate }
    } else {
        let credit = settings.row(&key("credit"));
        Gate { credit, along: credit, ..gate }
    }
}
