//! One run: change the rules, live a week, measure; again until the end.

use crate::engine::crew::Crew;
use crate::engine::measure::{self, TwinWeek};
use crate::engine::phase::leadership;
use crate::engine::record::RunRecord;
use crate::engine::tick;
use crate::engine::timeline::Timeline;
use crate::model::policy::World;
use crate::model::tile::row_of;
use crate::model::workforce::Tally;
use crate::model::{Organization, Tile, Workforce, founding};
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
    /// The luck of its future.
    pub luck: Streams,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// Someone asked to stop.
    Stopped,
    /// A number stopped making sense.
    Diverged {
        /// In this week.
        week: u32,
        /// At this seat, if one can be named.
        seat: Option<usize>,
    },
}

/// Runs a trial from founding to the last week.
///
/// # Errors
/// When someone asked to stop, or when a number stopped making sense.
pub fn simulate(trial: Trial, crew: &impl Crew) -> Result<RunRecord, Unfinished> {
    // rows are as wide as a processor likes them; columns beyond the kinds in use stay 0
    match trial.scenario.work.len() {
        ..=4 => live::<4>(trial, crew),
        5..=8 => live::<8>(trial, crew),
        _ => live::<16>(trial, crew),
    }
}

fn live<const K: usize>(trial: Trial, crew: &impl Crew) -> Result<RunRecord, Unfinished> {
    let Trial { scenario, option, world, yardstick, luck, assumptions, twins } = trial;
    let mut timeline = Timeline::new(scenario, option, world, assumptions);
    let mut org = Organization::<K>::new(timeline.first_settings(), &timeline.pilots(), luck);
    org.count_like(Timeline::new(yardstick, None, World::AsIs, assumptions).first_settings());
    let mut policies = timeline.first_policies(&org);
    let mut state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
    let places =
        twins.map(|twins| twins.aligned.grouping.places_of(&org.groups)).unwrap_or_default();
    let mut record = RunRecord::new(scenario.weeks as usize, org.kinds, org.groups.clone());
    let mut sums = vec![Tally::default(); 1 + org.groups.all.len()];
    for week in 1..=scenario.weeks {
        if crew.stop_asked() {
            return Err(Unfinished::Stopped);
        }
        timeline.apply(&org, &mut policies, week, state.shared.leaders.responses);
        tick::advance(&org, &policies, &mut state, luck, week, crew);

        let at = week as usize - 1;
        let twin_week = twins.map(|twins| twins.in_week(at, &places));
        measure::sums(&org, &state, &mut sums);
        let (company, parts) = measure::company(&policies, &state, &sums[0], twin_week);
        let sound = |metric: Metric| company[metric as usize].is_finite();
        let must =
            [Metric::Value, Metric::Activity, Metric::Strain, Metric::Backlog, Metric::Clarity];
        if !must.into_iter().all(sound) || company.iter().any(|value| value.is_infinite()) {
            return Err(Unfinished::Diverged { week, seat: first_senseless(&state) });
        }
        let groups = measure::groups(&org, &policies, &state, &sums[1..], twin_week);
        record.groups.extend(groups);
        record.keep_hours(org.kinds, &sums);
        record.keep_priorities(org.kinds, &sums);
        if twins.is_some() {
            let seen = measure::reported_index(&company);
            leadership::respond(&policies, &mut state.shared, seen, week);
        }
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

/// The first seat with a number that is none.
fn first_senseless<const K: usize>(state: &Workforce<K>) -> Option<usize> {
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
