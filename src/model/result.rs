//! What a measure of a result tells of a department, what is recorded of it, and what an hour more does to both.
//!
//! ```text
//! queue     = backlog - returned + items item busy / (2 (1 - busy))          from week to week and within a week
//! real      = 1 - exp(-limit items / queue) | backlog | items | rework / landed
//! recorded  = real, made better by (1 - recorded_by_others) relabel x hours of relabelling
//! ```
//!
//! Queues: Little (1961), Pollaczek and Khinchine (Kleinrock 1975). Bevan & Hood (2006), Propper, Sutton, Whitnall &
//! Windmeijer (2008). Equations: section *results* of [`crate::model::optional`].

use crate::math;
use crate::model::Row;
use crate::model::layout::Tally;
use crate::model::settings::Settings;
use crate::scenario::ResultKind;

/// Share of the hours beyond which urgent work is not counted as leaving fewer: who waits waits long, and not for ever.
const MOST_BUSY: f64 = 0.95;
/// Mean waits within the limit beyond which nobody waits longer.
const MOST_LIMITS: f64 = 100.0;

/// What is told of a result, and who writes it down.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultRules {
    /// What becomes of urgent work.
    pub kind: ResultKind,
    /// Limit of a wait. Weeks.
    pub limit_weeks: f64,
    /// Size of one urgent item. Working weeks.
    pub item: f64,
    /// Kind of work that makes the record better.
    pub relabelled_by: Option<usize>,
    /// By how much an effective hour of it does, where others do not see to it. Results per working week.
    pub relabel: f64,
}

/// What the people of a department, or of any group, did in a week: means of its seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResultWeek {
    /// Urgent work done. Working weeks at proper care.
    pub items: f64,
    /// Hours it took. Working weeks.
    pub hours: f64,
    /// Hours that were there. Working weeks.
    pub room: f64,
    /// Urgent work that waits at the end of the week. Working weeks at proper care.
    pub backlog: f64,
    /// The part of it that has just come back, and has not waited yet. Working weeks at proper care.
    pub returned: f64,
    /// Urgent work that landed. Working weeks at proper care.
    pub landed: f64,
    /// The part of it that had been done before. Working weeks at proper care.
    pub rework: f64,
    /// Effective hours that make the record better. Working weeks.
    pub relabelling: f64,
}

/// How the result of a department stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResultStanding<const K: usize> {
    /// What is. Unit of the result.
    pub real: f64,
    /// What is written down, which is what pay and leaders see. Unit of the result.
    pub recorded: f64,
    /// What an effective hour more of each kind of work does to what is written down. Results per working week.
    pub along: Row<K>,
}

impl<const K: usize> Default for ResultStanding<K> {
    fn default() -> Self {
        Self { real: 0.0, recorded: 0.0, along: [0.0; K] }
    }
}

impl ResultWeek {
    /// The week of a group of seats, from its sums.
    pub fn of<const K: usize>(rules: &ResultRules, sum: &Tally<K>) -> Self {
        Self {
            items: sum.items / sum.seats,
            hours: sum.urgent_hours / sum.seats,
            room: (sum.capacity + sum.overtime) / sum.seats,
            backlog: sum.backlog / sum.seats,
            returned: sum.returned / sum.seats,
            landed: sum.arrived / sum.seats,
            rework: (sum.fires + sum.returned) / sum.seats,
            relabelling: rules.relabelling(&sum.effective) / sum.seats,
        }
    }

    /// Time per urgent item. Share of proper time.
    pub fn pace(&self) -> f64 {
        if self.items > 0.0 { self.hours / self.items } else { 1.0 }
    }
}

impl ResultRules {
    /// Reads them where a measure is about a result. Where nobody is paid by what is counted nobody has a reason to write
    /// it down differently.
    pub(super) fn read(settings: Settings, pull: bool) -> Option<Self> {
        let (_, measure) = settings.scenario.result()?;
        let get = |word: &str| settings.number(&format!("measure.{}.{word}", measure.named.name));
        let unwatched = 1.0 - get("recorded_by_others");
        Some(Self {
            kind: measure.result?,
            limit_weeks: get("limit_weeks"),
            item: settings.number("workload.item"),
            relabelled_by: measure.relabelled_by,
            relabel: f64::from(pull) * unwatched * get("relabel"),
        })
    }

    /// Those hours of a week that make the record better.
    pub fn relabelling<const K: usize>(&self, effective: &Row<K>) -> f64 {
        self.relabelled_by.map_or(0.0, |kind| effective[kind])
    }

    /// What is. Where nothing is to be done all of it is in time, and nothing is rework.
    pub fn real(&self, week: &ResultWeek) -> f64 {
        match self.kind {
            ResultKind::Waiting => {
                let queue = self.queue(week);
                if queue > 0.0 { 1.0 - math::exp(-self.limits(week, queue)) } else { 1.0 }
            }
            ResultKind::Backlog => week.backlog,
            ResultKind::Cases => week.items,
            ResultKind::Rework if week.landed > 0.0 => week.rework / week.landed,
            ResultKind::Rework => 0.0,
        }
    }

    /// What is written down where this is: shares end at 0 and 1, and nothing waits less than not at all.
    pub fn recorded(&self, real: f64, week: &ResultWeek) -> f64 {
        let better = self.relabel * week.relabelling;
        match self.kind {
            ResultKind::Waiting => math::at_most(1.0, real + better),
            ResultKind::Cases => real + better,
            ResultKind::Backlog | ResultKind::Rework => math::at_least(0.0, real - better),
        }
    }

    /// What is written down, as points of its best: what a dashboard shows.
    pub fn points(&self, recorded: f64, week: &ResultWeek) -> f64 {
        let share = |part: f64, rest: f64| if part > 0.0 { part / (part + rest) } else { 0.0 };
        100.0
            * match self.kind {
                ResultKind::Waiting => recorded,
                ResultKind::Rework => 1.0 - recorded,
                // of what was there to do
                ResultKind::Backlog if recorded <= 0.0 => 1.0,
                ResultKind::Backlog => share(week.items, recorded),
                ResultKind::Cases => share(recorded, week.backlog),
            }
    }

    /// How the result of a department stands after a week, where an hour more of each kind of work spares people so much
    /// urgent work; `urgent` is the kind that serves it.
    pub fn standing<const K: usize>(
        &self,
        week: &ResultWeek,
        avoided: &Row<K>,
        urgent: usize,
    ) -> ResultStanding<K> {
        let real = self.real(week);
        let (queue, backlog, in_an_hour) = (self.queue(week), week.backlog, 1.0 / week.pace());
        let left_over = left_over(week);
        // nobody can serve or prevent more than there is
        let mut along: Row<K> = std::array::from_fn(|k| {
            let avoided = avoided[k];
            match self.kind {
                ResultKind::Waiting => {
                    let shorter = math::at_most(left_over, avoided) + self.spared(week) * avoided;
                    self.sooner(week, queue, shorter)
                }
                ResultKind::Backlog => -math::at_most(backlog, avoided),
                ResultKind::Rework if week.landed > 0.0 => {
                    let first = (week.landed - week.rework) / week.landed;
                    -math::at_most(real, avoided * first / week.landed)
                }
                ResultKind::Cases | ResultKind::Rework => 0.0,
            }
        });
        along[urgent] += match self.kind {
            ResultKind::Waiting => self.sooner(week, queue, in_an_hour),
            ResultKind::Backlog => -math::at_most(backlog, in_an_hour),
            ResultKind::Cases => math::at_most(backlog, in_an_hour),
            ResultKind::Rework => 0.0,
        };
        if let Some(kind) = self.relabelled_by {
            along[kind] += match self.kind {
                ResultKind::Waiting => math::at_most(1.0 - real, self.relabel),
                ResultKind::Backlog | ResultKind::Rework => -math::at_most(real, self.relabel),
                ResultKind::Cases => self.relabel,
            };
        }
        ResultStanding { real, recorded: self.recorded(real, week), along }
    }

    /// Urgent work that waits at any time, mean of the week: what is left over from week to week, and in front of people
    /// who are that busy with items of one size that come by chance. Working weeks.
    fn queue(&self, week: &ResultWeek) -> f64 {
        let busy = busy(week);
        left_over(week) + week.items * self.item * busy / (2.0 * (1.0 - busy))
    }

    /// What an item less for people who are that busy takes from the queue in front of them.
    fn spared(&self, week: &ResultWeek) -> f64 {
        let busy = busy(week);
        let left = 1.0 - busy;
        self.item * busy / (2.0 * left * left)
    }

    /// The limit in mean waits: what waits is what is done in a week times how long it waits.
    fn limits(&self, week: &ResultWeek, queue: f64) -> f64 {
        self.limit_weeks * week.items / queue
    }

    /// What it does to the share that is served in time that so much less waits, of what waits.
    fn sooner(&self, week: &ResultWeek, queue: f64, less: f64) -> f64 {
        let limits = self.limits(week, queue);
        // where nothing waits, and where next to nothing does, all are in time whatever is done
        if queue > 0.0 && limits < MOST_LIMITS {
            math::exp(-limits) * limits * math::at_most(1.0, less / queue)
        } else {
            0.0
        }
    }
}

/// What waits from week to week. Working weeks at proper care.
fn left_over(week: &ResultWeek) -> f64 {
    math::at_least(0.0, week.backlog - week.returned)
}

/// Part of the hours that urgent work takes. Share.
fn busy(week: &ResultWeek) -> f64 {
    if week.hours < MOST_BUSY * week.room { week.hours / week.room } else { MOST_BUSY }
}
