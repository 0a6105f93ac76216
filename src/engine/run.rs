//! One run: change the rules, live a week, measure; again until the end.

use std::cell::RefCell;

use crate::engine::crew::Crew;
use crate::engine::measure::{self, TwinWeek};
use crate::engine::phase::{leadership, tally};
use crate::engine::plain::PlainCompany;
use crate::engine::reach;
use crate::engine::record::RunRecord;
use crate::engine::tick;
use crate::engine::timeline::Timeline;
use crate::engine::watch::SeatWeeks;
use crate::model::layout::Tally;
use crate::model::layout::columns::row_of;
use crate::model::policy::World;
use crate::model::{Organization, Policies, Tile, Workforce, founding};
use crate::rng::Streams;
use crate::scenario::{Metric, Scenario};

/// What to run.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Which of its options; `None` is the scenario as it is.
    pub option: Option<usize>,
    /// Which world.
    pub world: World,
    /// The scenario whose measure, on the day before the first week, counts activity.
    pub yardstick: &'a Scenario,
    /// The random streams of its future.
    pub streams: Streams,
    /// Where ranged assumptions are drawn from; `None` takes their usual values.
    pub assumptions: Option<Streams>,
    /// The twins of its future, to compare with.
    pub twins: Option<Twins<'a>>,
}

/// The runs that a run is compared with, week by week.
#[derive(Clone, Copy, Debug)]
pub struct Twins<'a> {
    /// Every mechanism neutral except urgent work.
    pub aligned: &'a RunRecord,
    /// Neither urgent work nor overhead either.
    pub frictionless: &'a RunRecord,
}

/// Why a run did not finish.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunAbort {
    /// Someone asked to stop.
    #[error("someone stopped it")]
    Stopped,
    /// A number stopped making sense.
    #[error("{} stopped making sense in week {week}", of_seat(*seat))]
    Diverged {
        /// In this week.
        week: u32,
        /// At this seat, if one can be named.
        seat: Option<usize>,
    },
}

/// Where a number stopped making sense.
fn of_seat(seat: Option<usize>) -> String {
    seat.map_or_else(|| "a sum over seats".to_owned(), |seat| format!("a number at seat {seat}"))
}

/// Runs a trial from founding to the last week.
///
/// # Errors
/// When someone asked to stop, or when a number stopped making sense.
pub fn simulate(trial: Trial, crew: &dyn Crew) -> Result<RunRecord, RunAbort> {
    live_by(trial, &InTiles { crew, seen: None })
}

/// Runs a trial as [`simulate`] does, and looks at each seat at the end of each week.
///
/// # Errors
/// When someone asked to stop, or when a number stopped making sense.
pub fn watch(trial: Trial, crew: &dyn Crew) -> Result<(RunRecord, SeatWeeks), RunAbort> {
    let seen = RefCell::default();
    let record = live_by(trial, &InTiles { crew, seen: Some(&seen) })?;
    Ok((record, seen.into_inner()))
}

/// A way to live the weeks of a run.
pub(crate) trait Weeks {
    /// State of everyone.
    type State<const K: usize>;

    /// Takes over everyone before the first week.
    fn begin<const K: usize>(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        founded: Workforce<K>,
    ) -> Self::State<K>;

    /// Lives a week, from 1.
    fn advance<const K: usize>(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        state: &mut Self::State<K>,
        streams: Streams,
        week: u32,
    );

    /// What everyone can see, and the sums of the week.
    fn public<const K: usize>(state: &mut Self::State<K>) -> &mut Workforce<K>;

    /// The first seat with a number that is not finite.
    fn first_not_finite<const K: usize>(state: &Self::State<K>) -> Option<usize>;

    /// Whether someone asked to stop.
    fn stop_asked(&self) -> bool {
        false
    }
}

/// In tiles, the seats of several vector lanes at a time, by a crew.
struct InTiles<'a> {
    crew: &'a dyn Crew,
    /// What is seen of each seat, if somebody looks.
    seen: Option<&'a RefCell<SeatWeeks>>,
}

impl Weeks for InTiles<'_> {
    type State<const K: usize> = Workforce<K>;

    fn begin<const K: usize>(
        &self,
        _: &Organization<K>,
        _: &Policies<K>,
        founded: Workforce<K>,
    ) -> Workforce<K> {
        founded
    }

    fn advance<const K: usize>(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        state: &mut Workforce<K>,
        streams: Streams,
        week: u32,
    ) {
        tick::advance(org, policies, state, streams, week, self.crew);
        if let Some(seen) = self.seen {
            seen.borrow_mut().look(org, policies, state);
        }
    }

    fn public<const K: usize>(state: &mut Workforce<K>) -> &mut Workforce<K> {
        state
    }

    fn first_not_finite<const K: usize>(state: &Workforce<K>) -> Option<usize> {
        first_not_finite(state)
    }

    fn stop_asked(&self) -> bool {
        self.crew.stop_asked()
    }
}

/// Seat by seat.
pub(crate) struct SeatBySeat;

impl Weeks for SeatBySeat {
    type State<const K: usize> = PlainCompany<K>;

    fn begin<const K: usize>(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        founded: Workforce<K>,
    ) -> PlainCompany<K> {
        PlainCompany::of(org, policies, &founded)
    }

    fn advance<const K: usize>(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        company: &mut PlainCompany<K>,
        streams: Streams,
        week: u32,
    ) {
        company.advance(org, policies, streams, week);
    }

    fn public<const K: usize>(company: &mut PlainCompany<K>) -> &mut Workforce<K> {
        &mut company.public
    }

    fn first_not_finite<const K: usize>(company: &PlainCompany<K>) -> Option<usize> {
        company.seats.iter().position(|seat| {
            let rows = seat.belief.perceived_intent.iter().chain(&seat.effort);
            let rest = [seat.backlog, seat.strain, seat.standard];
            !rows.chain(&rest).all(|number| number.is_finite())
        })
    }
}

/// Runs a trial, its weeks lived in one way or another.
pub(crate) fn live_by<W: Weeks>(trial: Trial, weeks: &W) -> Result<RunRecord, RunAbort> {
    // the number of columns is part of the type, so that rows have a fixed width and loops over them are unrolled; columns
    // beyond the kinds in use stay 0
    match trial.scenario.work.len() {
        ..=4 => live::<W, 4>(trial, weeks),
        5..=8 => live::<W, 8>(trial, weeks),
        _ => live::<W, 16>(trial, weeks),
    }
}

fn live<W: Weeks, const K: usize>(trial: Trial, weeks: &W) -> Result<RunRecord, RunAbort> {
    let Trial { scenario, option, world, yardstick, streams, assumptions, twins } = trial;
    let mut timeline = Timeline::new(scenario, option, world, assumptions);
    let mut org = Organization::<K>::new(timeline.first_settings(), &timeline.pilots(), streams);
    org.count_like(Timeline::new(yardstick, None, World::AsIs, assumptions).first_settings());
    org.followed = reach::followed(scenario, option, world, &org, streams);
    let mut policies = timeline.first_policies(&org);
    let founded = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
    let mut state = weeks.begin(&org, &policies, founded);
    let places =
        twins.map(|twins| twins.aligned.grouping.places_of(&org.groups)).unwrap_or_default();
    let mut record = RunRecord::new(scenario, org.kinds, org.groups.clone());
    let mut sums = vec![Tally::default(); 1 + org.groups.all.len()];
    for week in 1..=scenario.weeks {
        if weeks.stop_asked() {
            return Err(RunAbort::Stopped);
        }
        timeline.apply(&org, &mut policies, week, &W::public(&mut state).shared);
        weeks.advance(&org, &policies, &mut state, streams, week);

        let at = week as usize - 1;
        let twin_week = twins.map(|twins| twins.in_week(at, &places));
        let public = W::public(&mut state);
        measure::sums(&org, public, &mut sums);
        let (mut company, parts) = measure::company(&org, &policies, public, &sums[0], twin_week);
        let sound = |metric: Metric| company[metric as usize].is_finite();
        let must =
            [Metric::Value, Metric::Activity, Metric::Strain, Metric::Backlog, Metric::Clarity];
        if !must.into_iter().all(sound) || company.iter().any(|value| value.is_infinite()) {
            return Err(RunAbort::Diverged { week, seat: W::first_not_finite(&state) });
        }
        let groups = measure::groups(&org, &policies, public, &sums[1..], twin_week);
        record.groups.extend(groups);
        record.keep_answers(&mut company, tally::not_asked(week));
        record.keep_hours(org.kinds, &sums);
        record.keep_priorities(org.kinds, &sums);
        if twins.is_some() {
            let seen = measure::reported_index(&company);
            leadership::respond(&policies, &mut public.shared, seen, week);
        }
        record.followed.push(reach::measure(&org, &policies, public, (&sums[0], week), twin_week));
        record.company.push(company);
        record.parts.push(parts);
    }
    record.close();
    Ok(record)
}

impl<'a> Twins<'a> {
    fn in_week(self, week: usize, places: &'a [Option<usize>]) -> TwinWeek<'a> {
        TwinWeek {
            aligned: &self.aligned.company[week],
            parts: &self.aligned.parts[week],
            groups: self.aligned.groups_in(week),
            places,
            frictionless: &self.frictionless.company[week],
        }
    }
}

/// The first seat with a number that is not finite.
fn first_not_finite<const K: usize>(state: &Workforce<K>) -> Option<usize> {
    let sound = |tile: &Tile<K>, row: usize| {
        let belief = row_of(&tile.perceived_intent, row).iter().all(|value| value.is_finite());
        let effort = row_of(&tile.effort, row).iter().all(|value| value.is_finite());
        let rest = [tile.backlog[row], tile.strain[row], tile.standard[row]];
        belief && effort && rest.iter().all(|value| value.is_finite())
    };
    state.blocks.iter().find_map(|block| {
        let rows = block.tiles.iter().flat_map(|tile| tile.seats().map(move |place| (tile, place)));
        rows.filter(|&(tile, (row, _))| !sound(tile, row)).map(|(_, (_, seat))| seat).min()
    })
}

/// Runs a trial as [`engine::simulate`](super::simulate) does, seat by seat.
///
/// # Errors
/// When a number stopped making sense.
pub fn simulate_plainly(trial: Trial) -> Result<RunRecord, RunAbort> {
    live_by(trial, &SeatBySeat)
}
