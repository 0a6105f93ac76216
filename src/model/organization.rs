//! The organization as it stands: seats, units and who can see whom. Never changes during a run.

use std::ops::Range;
use std::sync::Arc;

use crate::model::clout;
use crate::model::followed::Followed;
use crate::model::policy::GroupSizes;
use crate::model::rules::{needed_from, yardstick};
use crate::model::settings::Settings;
use crate::model::temper::{Tempers, factors};
use crate::model::{Groups, Row};
use crate::rng::{Purpose, Streams};
use crate::scenario::{Chart, Conflict, Named, Scope, Volunteering};

/// Structure of an organization with up to `K` kinds of work.
#[derive(Clone, Debug)]
pub struct Organization<const K: usize> {
    /// Who reports to whom.
    pub chart: Arc<Chart>,
    /// Kinds of work in use; columns beyond are always 0.
    pub kinds: usize,
    /// Which draw of a row each kind of work takes: kinds draw in the order of their names, in whatever order a file has
    /// their tables.
    pub draw_of_kind: [usize; K],
    /// Kind of work that serves urgent work. Column.
    pub urgent: usize,
    /// 1 for that kind, 0 for the others.
    pub serves_urgent: Row<K>,
    /// Departments.
    pub departments: usize,
    /// People in each department. `[departments]`
    pub people: Vec<u32>,
    /// 1 for each seat with reports, 0 for any other. `[seats]`
    pub manages: Vec<f64>,
    /// Seats of each layer, from the top. `[layers]`
    pub layers: Vec<Range<usize>>,
    /// Teams, in the order of their seats. `[teams]`
    pub teams: Vec<Team>,
    /// Numbers of those with so many members that nobody adds them up alone.
    pub large_teams: Vec<usize>,
    /// Colleagues in other departments that each seat observes.
    pub cross_ties: usize,
    /// These colleagues; [`NO_TIE`] where no other department has a seat at that layer. `[seats x cross_ties]`
    pub ties: Vec<u32>,
    /// Units: seats under the same rules. A department, or the part of it in the same pilots.
    pub units: Vec<Unit>,
    /// Unit of each seat; unit 0 for seat 0. `[seats]`
    pub unit: Vec<u16>,
    /// What the baseline's measure counts in each department, whatever is paid later (`g_ref`). Counted
    /// units per effective hour and per urgent item. `[departments x kinds]`
    pub counted: Vec<Row<K>>,
    /// How many share a reward based on a group. `[departments]`
    pub sizes: Vec<GroupSizes>,
    /// Skill of each seat relative to the usual, at least 0; empty when all are alike. `[seats]`
    pub talent: Vec<f64>,
    /// Work of one department that costs another.
    pub conflicts: Vec<Conflict>,
    /// Conviction of each seat relative to others; empty when all are alike. `[seats]`
    pub zeal: Vec<f64>,
    /// Weight of each seat among its colleagues; empty when all count alike. `[seats]`
    pub clout: Vec<f64>,
    /// How seats differ in other ways.
    pub tempers: Tempers,
    /// How seats are summed up for people to read.
    pub groups: Groups,
    /// Who is followed beside these: nobody unless a run asks.
    pub followed: Followed,
}

/// Neighbouring seats that report to the same manager; so they are at the same layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Its seats.
    pub seats: Range<u32>,
    /// Seat of their manager.
    pub manager: u32,
    /// Whether its members observe colleagues elsewhere: all of a layer do, or nobody does.
    pub looks_elsewhere: bool,
    /// Weight of each peer of a member in the mean of its peers, one over their number; 0 for someone without any.
    pub share_of_a_peer: f64,
}

/// Most seats of a team that anyone who looks at it adds up alone.
const SMALL_TEAM: usize = 64;

impl Team {
    /// Whether it is added up once for all who look at it.
    #[inline(always)]
    pub fn is_large(&self) -> bool {
        self.seats.len() > SMALL_TEAM
    }

    /// Its seats, to look them up.
    #[inline(always)]
    pub fn members(&self) -> Range<usize> {
        self.seats.start as usize..self.seats.end as usize
    }
}

/// Seats under the same rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Its department.
    pub department: u16,
    /// Which pilots it takes part in, one bit each.
    pub pilots: u64,
}

impl<const K: usize> Organization<K> {
    /// Seats, seat 0 included.
    pub fn seats(&self) -> usize {
        self.chart.seats()
    }

    /// Seats of all layers but the last: nobody else has reports.
    pub fn seats_with_reports(&self) -> usize {
        self.layers.last().map_or(0, |last| last.start)
    }

    /// Sets up the structure; `pilots` are the scopes that reach only some teams.
    pub fn new(settings: Settings, pilots: &[Scope], streams: Streams) -> Self {
        let scenario = settings.scenario;
        let chart = Arc::clone(&scenario.chart);
        let kinds = scenario.work.len();
        let mut people = vec![0; scenario.departments.len()];
        for &department in &chart.department[1..] {
            people[usize::from(department)] += 1;
        }
        let layers = layers(&chart);
        let cross_ties = scenario.cross_ties as usize;
        let ties = draw_ties(&chart, &layers, cross_ties, streams);
        let teams = teams(&chart, cross_ties, &ties);
        let apart =
            |name: &str, purpose: Purpose| factors(settings, name, purpose, chart.seats(), streams);
        let zeal = apart("conviction", Purpose::Zeal);
        let talent = apart("skill", Purpose::Skill);
        let (units, unit) = draw_units(&chart, people.len(), pilots, &zeal, streams);
        Self {
            kinds,
            counted: yardsticks(settings, people.len()),
            conflicts: scenario.conflicts.clone(),
            sizes: sizes(&chart, &people),
            draw_of_kind: by_name(&scenario.work),
            urgent: scenario.urgent,
            serves_urgent: std::array::from_fn(|k| f64::from(k == scenario.urgent)),
            departments: people.len(),
            groups: Groups::new(&chart, scenario),
            followed: Followed::default(),
            clout: clout::draw(settings, chart.seats(), streams),
            tempers: Tempers::draw(settings, chart.seats(), streams),
            talent,
            zeal,
            manages: manages(&chart),
            large_teams: (0..teams.len()).filter(|&team| teams[team].is_large()).collect(),
            teams,
            people,
            layers,
            cross_ties,
            ties,
            units,
            unit,
            chart,
        }
    }

    /// Counts activity by the measures of other settings, whose kinds of work and departments have the
    /// same names.
    pub fn count_like(&mut self, settings: Settings) {
        self.counted = yardsticks(settings, self.departments);
    }

    /// The number of a seat's team; 0 for seat 0, which has none.
    pub fn team_of(&self, seat: usize) -> usize {
        self.teams.partition_point(|team| team.members().end <= seat)
    }

    /// Teams of neighbouring seats, from that of the first seat on: their numbers, and those of their members that are
    /// among these seats.
    #[inline(always)]
    pub fn teams_among(
        &self,
        first: usize,
        seats: Range<usize>,
    ) -> impl Iterator<Item = (usize, &Team, Range<usize>)> {
        let (mut seat, mut next) = (seats.start, first);
        std::iter::from_fn(
            #[inline(always)]
            move || {
                let (number, team) = (next, self.teams.get(next)?);
                let members = seat..seats.end.min(team.members().end);
                (seat, next) = (members.end, number + 1);
                (members.start < members.end).then_some((number, team, members))
            },
        )
    }

    /// Colleagues of other departments that a seat observes.
    #[inline(always)]
    pub fn ties_of(&self, seat: usize) -> &[u32] {
        &self.ties[self.cross_ties * seat..self.cross_ties * (seat + 1)]
    }
}

/// 1 for each seat with reports, 0 for any other.
fn manages(chart: &Chart) -> Vec<f64> {
    let mut manages = vec![0.0; chart.seats()];
    for &manager in &chart.manager[1..] {
        manages[manager as usize] = 1.0;
    }
    manages
}

/// What the measures of these settings count in each department.
fn yardsticks<const K: usize>(settings: Settings, departments: usize) -> Vec<Row<K>> {
    let of =
        |department: usize| yardstick(settings, department, &needed_from(settings, department));
    (0..departments).map(of).collect()
}

/// Group sizes as the average person of each department meets them.
pub fn sizes(chart: &Chart, people: &[u32]) -> Vec<GroupSizes> {
    let mut colleagues = vec![0.0; people.len()];
    for team in &chart.teams {
        for seat in team.clone() {
            let department = usize::from(chart.department[seat as usize]);
            colleagues[department] += f64::from(team.end - team.start);
        }
    }
    let company = f64::from(people.iter().sum::<u32>());
    people
        .iter()
        .zip(colleagues)
        .map(|(&people, colleagues)| GroupSizes {
            team: colleagues / f64::from(people),
            department: f64::from(people),
            company,
        })
        .collect()
}

/// Places among all names in order; columns beyond keep theirs.
fn by_name<const K: usize>(named: &[Named]) -> [usize; K] {
    std::array::from_fn(|k| match named.get(k) {
        Some(own) => named.iter().filter(|other| other.name < own.name).count(),
        None => k,
    })
}

fn layers(chart: &Chart) -> Vec<Range<usize>> {
    let mut layers: Vec<Range<usize>> = Vec::new();
    for (seat, &layer) in chart.layer.iter().enumerate() {
        if layers.len() == usize::from(layer) {
            layers.push(seat..seat);
        }
        layers[usize::from(layer)].end = seat + 1;
    }
    layers
}

/// Draws colleagues among the seats of other departments at the same layer, with replacement;
/// [`NO_TIE`] where no other department has a seat at that layer.
fn draw_ties(chart: &Chart, layers: &[Range<usize>], each: usize, streams: Streams) -> Vec<u32> {
    if each == 0 {
        return Vec::new();
    }
    // seat 0 observes nobody
    let mut ties = vec![NO_TIE; chart.seats() * each];
    let mut draws = streams.open(Purpose::Ties, 0, 1, each);
    // departments count in the order in which one meets them from the top, not in that of their tables
    let mut first_seat: Vec<usize> = Vec::new();
    for (seat, &department) in chart.department.iter().enumerate().skip(1).rev() {
        first_seat.resize(first_seat.len().max(1 + usize::from(department)), 0);
        first_seat[usize::from(department)] = seat;
    }
    let met = |seat: u32| first_seat[usize::from(chart.department[seat as usize])];
    for layer in &layers[1..] {
        let mut by_department: Vec<u32> = (layer.start as u32..layer.end as u32).collect();
        by_department.sort_by_key(|&seat| met(seat));
        let place = |first: usize, after: bool| {
            by_department
                .partition_point(|&seat| if after { met(seat) <= first } else { met(seat) < first })
        };
        let mut own = (0, 0..0);
        for seat in layer.clone() {
            let first = met(seat as u32);
            if own.0 != first {
                own = (first, place(first, false)..place(first, true));
            }
            let others = by_department.len() - own.1.len();
            for tie in &mut ties[seat * each..(seat + 1) * each] {
                let draw = draws.uniform();
                if others > 0 {
                    let pick = ((draw * others as f64) as usize).min(others - 1);
                    *tie =
                        by_department[if pick < own.1.start { pick } else { pick + own.1.len() }];
                }
            }
        }
    }
    ties
}

fn teams(chart: &Chart, cross_ties: usize, ties: &[u32]) -> Vec<Team> {
    let team = |seats: &Range<u32>| {
        let first = seats.start as usize;
        let looks_elsewhere = ties.get(cross_ties * first).is_some_and(|&tie| tie != NO_TIE);
        let elsewhere = if looks_elsewhere { cross_ties } else { 0 };
        let peers = (seats.end - seats.start - 1) as usize + elsewhere;
        Team {
            seats: seats.clone(),
            manager: chart.manager[first],
            looks_elsewhere,
            share_of_a_peer: if peers > 0 { 1.0 / peers as f64 } else { 0.0 },
        }
    };
    chart.teams.iter().map(team).collect()
}

/// Marks a tie that does not exist because no other department has a seat at that layer.
pub const NO_TIE: u32 = u32::MAX;

/// The draw of each team when pilots are chosen.
fn draws_of_teams(chart: &Chart, streams: Streams) -> Vec<f64> {
    let mut draws = streams.open(Purpose::Pilot, 0, 0, 1);
    chart.teams.iter().map(|_| draws.uniform()).collect()
}

/// The teams of a pilot; `zeal` is the conviction of each seat, empty when all are alike.
fn piloted(chart: &Chart, pilot: Scope, zeal: &[f64], draw_of_team: &[f64]) -> Vec<usize> {
    let eligible = (0..chart.teams.len()).filter(|&team| chart.may_pilot(team, pilot.department));
    let mut eligible: Vec<usize> = eligible.collect();
    eligible.sort_by(|&a, &b| draw_of_team[a].total_cmp(&draw_of_team[b]));
    if pilot.chosen == Volunteering::MostWilling && !zeal.is_empty() {
        let willingness = |team: usize| {
            let members = chart.teams[team].clone();
            let people = f64::from(members.end - members.start);
            members.fold(0.0, |sum, seat| sum + zeal[seat as usize]) / people
        };
        eligible.sort_by(|&a, &b| willingness(b).total_cmp(&willingness(a)));
    }
    eligible.truncate(pilot.teams.unwrap_or(u32::MAX) as usize);
    eligible
}

/// The seats that a change reaches in a future, whether or not it is made there: the same ones for every option. `zeal` is
/// the conviction of each seat, empty when all are alike.
pub fn reached(chart: &Chart, scope: Scope, zeal: &[f64], streams: Streams) -> Vec<usize> {
    if scope.teams.is_some() {
        let teams = piloted(chart, scope, zeal, &draws_of_teams(chart, streams));
        return teams
            .into_iter()
            .flat_map(|team| chart.teams[team].clone())
            .map(|seat| seat as usize)
            .collect();
    }
    let is_in = |seat: &usize| {
        scope.department.is_none_or(|wanted| wanted == usize::from(chart.department[*seat]))
    };
    (1..chart.seats()).filter(is_in).collect()
}

/// Draws the teams of each pilot and splits departments into units by the pilots they take part in.
///
/// A team has a draw of its own, so a pilot with four teams contains the pilot with two.
fn draw_units(
    chart: &Chart,
    departments: usize,
    pilots: &[Scope],
    zeal: &[f64],
    streams: Streams,
) -> (Vec<Unit>, Vec<u16>) {
    let mut member = vec![0_u64; if pilots.is_empty() { 0 } else { chart.teams.len() }];
    if !pilots.is_empty() {
        let draw_of_team = draws_of_teams(chart, streams);
        for (bit, pilot) in pilots.iter().enumerate() {
            for team in piloted(chart, *pilot, zeal, &draw_of_team) {
                member[team] |= 1 << bit;
            }
        }
    }
    let mut units: Vec<Unit> = (0..departments)
        .map(|department| Unit { department: department as u16, pilots: 0 })
        .collect();
    let mut unit = vec![0_u16; chart.seats()];
    for (team, seats) in chart.teams.iter().enumerate() {
        let pilots = member.get(team).copied().unwrap_or(0);
        for seat in seats.clone() {
            let wanted = Unit { department: chart.department[seat as usize], pilots };
            unit[seat as usize] = if pilots == 0 {
                wanted.department
            } else {
                let at = units.iter().position(|&known| known == wanted).unwrap_or_else(|| {
                    units.push(wanted);
                    units.len() - 1
                });
                at as u16
            };
        }
    }
    (units, unit)
}
