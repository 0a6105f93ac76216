//! What can be said about each seat this week is counted, so that sums can be shown.

use std::ops::Range;

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{
    self, Mask, Number, Scalar, add_columns, add_squares, at_least, at_most, totals,
};
use crate::model::desk::{Desk, Sums};
use crate::model::policy::Voice;
use crate::model::tile::{Column, flags, flags_of, get, get_all, set};
use crate::model::workforce::Tally;
use crate::model::{Row, Tile, ValueForm};

/// Clarity from which a belief counts as known.
const KNOWS_FROM: f64 = 0.5;
/// Share of the hours of a week that somebody is asked to stop.
const STOPPED: f64 = 0.3;

/// Cosine of the angle between a row and what is needed; 0 when one of them is empty. `needed_square` is the square of
/// the length of the latter.
#[inline(always)]
pub fn closeness<N: Number, const K: usize>(
    values: &[N; K],
    needed: &Row<K>,
    needed_square: f64,
) -> N {
    let lengths = math::dot(values, values) * needed_square;
    // nothing over nothing is nothing; any other root is larger
    math::dot(values, needed) / at_least(f64::MIN_POSITIVE, lengths.root())
}

/// The kinds of work that are needed most: one, or several that are needed alike.
#[inline(always)]
pub fn most_needed<const K: usize>(needed: &Row<K>, kinds: usize) -> [bool; K] {
    let most = needed[..kinds].iter().copied().fold(0.0, f64::max);
    std::array::from_fn(|k| k < kinds && needed[k] >= most)
}

/// Whether someone could name the top priority: the strategy is clear enough, and of all `kinds` of work none is believed
/// to be needed more than what is needed most. Among several that are needed alike, or believed to be, either is right.
#[inline(always)]
pub fn knows_top_priority<N: Number, const K: usize>(
    believed: &[N; K],
    clarity: N,
    needed_most: &[bool; K],
    kinds: usize,
) -> N::Mask {
    let mut most = clarity.constant(f64::NEG_INFINITY);
    for k in (0..kinds).filter(|&k| needed_most[k]) {
        most = believed[k].above(most).choose(believed[k], most);
    }
    let mut knows = clarity.reaches(KNOWS_FROM);
    for k in 0..kinds {
        knows = knows & most.reaches(believed[k]);
    }
    knows
}

/// Chance that someone would keep silent about a problem that is just worth a report, by the belief that speaking helps.
#[inline(always)]
pub fn silent<N: Number>(rules: &Voice, voice: N) -> N
where
    f64: Scalar<N>,
{
    let odds = rules.quiet - rules.efficacy * voice;
    1.0 / (1.0 + math::exp(-odds))
}

/// How much of each kind of work somebody would stop who is to give up `STOPPED` of the hours worked and goes by this
/// split: from what it asks for least, share by share of practice, upwards. Shares of the kinds' hours; of what is asked
/// for alike the same share, so that the order of kinds means nothing. Below full substitution that is the order of
/// marginal values.
#[inline(always)]
pub fn stop_list<N: Number, const K: usize>(
    kinds: usize,
    split: &[N; K],
    practice: &[N; K],
) -> [N; K]
where
    f64: Scalar<N>,
{
    let none = split[0].constant(0.0);
    let (mut asked, mut done, mut stopped) = (*split, *practice, *practice);
    for k in 0..K {
        asked[k] = at_least(0.0, split[k]);
        done[k] = at_least(0.0, practice[k]);
        stopped[k] = none;
    }
    for k in 0..kinds {
        let (mut before, mut alike) = (none, none);
        for other in 0..kinds {
            // a / b < c / d is a d < c b: ratios are compared without dividing
            let (theirs, own) = (asked[other] * done[k], asked[k] * done[other]);
            before = before + theirs.below(own).choose(done[other], none);
            alike = alike + theirs.equals(own).choose(done[other], none);
        }
        let share = at_least(0.0, STOPPED - before) / at_least(f64::MIN_POSITIVE, alike);
        stopped[k] = done[k].above(0.0).choose(at_most(1.0, share), none);
    }
    stopped
}

/// How well somebody would choose what to stop: 1 less what the own stop list gives up of the needs beyond the best
/// list, over its hours. 0 to 1.
#[inline(always)]
pub fn stops_right<N: Number, const K: usize>(
    kinds: usize,
    believed: &[N; K],
    practice: &[N; K],
    needed: &Row<K>,
) -> N
where
    f64: Scalar<N>,
{
    let mut wanted = *believed;
    for k in 0..K {
        wanted[k] = wanted[k].constant(needed[k]);
    }
    let given_up =
        [believed, &wanted].map(|split| math::dot(&stop_list(kinds, split, practice), needed));
    let right = 1.0 - (given_up[0] - given_up[1]) * (1.0 / STOPPED);
    at_least(0.0, at_most(1.0, right))
}

/// How many reports from a layer reach the top, when each layer on the way lets a share of them pass.
#[inline(always)]
pub fn reports_at_top(reports: f64, layer: u8, pass_through: f64) -> f64 {
    (0..layer).fold(reports, |rest, _| rest * pass_through)
}

/// Hours taken by overhead, and hours lost to exhaustion, of seats with so much capacity left. Working weeks.
#[inline(always)]
pub fn lost_hours(seats: f64, capacity: f64, overhead: f64) -> [f64; 2] {
    // capacity = rested hours x (1 - overhead), so both losses follow from it
    let rested = capacity / (1.0 - overhead);
    [rested * overhead, seats - rested]
}

/// Looks at each seat as an observer would: how close belief and practice are to what is needed, and what
/// the holder could say or would do about it. Writes `understood`, `practised`, `knows`, `silent`, `stops_right`,
/// `by_strategy`.
#[inline(always)]
pub fn look<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let (simd, needed) = (here.simd, &here.department.needed);
    let believed = get_all(simd, &tile.perceived_intent, eight);
    let practice = get_all(simd, &desk.practice, eight);
    let needed_square = here.needed_square;
    set(&mut desk.understood, eight, closeness(&believed, needed, needed_square));
    set(&mut desk.practised, eight, closeness(&practice, needed, needed_square));
    let clarity = get(simd, &desk.clarity, eight);
    let kinds = here.org.kinds;
    let knows = knows_top_priority(&believed, clarity, &here.needed_most, kinds);
    desk.knows |= flags(knows, eight);
    let voice = get(simd, &tile.voice, eight);
    set(&mut desk.silent, eight, silent(&here.policy.voice, voice));
    let own_hours = math::sum(&get_all(simd, &tile.effort, eight));
    let by_strategy = get(simd, &desk.by_strategy, eight) * own_hours;
    set(&mut desk.by_strategy, eight, by_strategy);
    // how much each kind of work helps by one's belief matters only where they complement each other
    if matches!(here.policies.company.value, ValueForm::Balanced { .. }) {
        set(&mut desk.stops_right, eight, stops_right(kinds, &believed, &practice, needed));
    } else {
        set(&mut desk.stops_right, eight, clarity.constant(0.0));
    }
}

/// Adds up the week's columns, stretch by stretch. Reads all columns; writes `tallies`.
#[inline(always)]
pub fn count<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    tallies: &mut [(u32, Tally<K>)],
) {
    for stretch in &tile.stretches {
        let Some(rows) = stretch.added() else { continue };
        add(here, rows, stretch.layer, tile, desk);
        if !stretch.goes_on {
            let tally = &mut tallies[usize::from(stretch.tally)].1;
            conclude(here, tile, &desk.sums, tally);
            desk.sums.seats = 0.0;
        }
    }
}

/// Adds rows of a layer to the sums.
#[inline(always)]
fn add<S: Simd, const K: usize>(
    here: Here<S, K>,
    rows: Range<usize>,
    layer: u8,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
) {
    let simd = here.simd;
    let Tile { perceived_intent, effort, backlog, strain, credibility, voice, .. } = tile;
    let Desk { sums, chosen, practice, items, served, aligned, prizes, .. } = desk;
    let begun = sums.seats > 0.0;
    sums.seats += rows.len() as f64;
    add_columns(simd, chosen.each_ref(), rows.clone(), begun, &mut sums.chosen);
    for (columns, [sums, squares]) in [
        (effort, &mut sums.effort),
        (perceived_intent, &mut sums.believed),
        (&*practice, &mut sums.practice),
    ] {
        add_columns(simd, columns.each_ref(), rows.clone(), begun, sums);
        add_squares(simd, columns.each_ref(), rows.clone(), begun, squares);
    }
    // not all at once, so that sums stay in registers
    let Desk { arrived, capacity, urgent_hours, missed, pace, defects, .. } = desk;
    let work: [[&Column; 5]; 2] = [
        [items, served, arrived, capacity, urgent_hours],
        [missed, pace, defects, backlog, strain],
    ];
    for (columns, sums) in work.into_iter().zip(&mut sums.work) {
        add_columns(simd, columns, rows.clone(), begun, sums);
    }
    if here.policy.motives.pay_by_seat() {
        add_columns(simd, [&*aligned, prizes], rows.clone(), begun, &mut sums.pay);
    }
    let Desk { understood, practised, clarity, fit, .. } = desk;
    let minds = [&*understood, practised, clarity, fit, credibility, voice];
    add_columns(simd, minds, rows.clone(), begun, &mut sums.minds);
    let Desk { silent, stops_right, by_strategy, .. } = desk;
    let wills = [&*silent, stops_right, by_strategy];
    add_columns(simd, wills, rows.clone(), begun, &mut sums.wills);
    let Desk { knows, concerned, spoke, acted_on, .. } = desk;
    let said = [*knows, *concerned, *spoke, *acted_on, tile.newcomers];
    let which = flags_of(&rows);
    for (count, flags) in sums.counts.iter_mut().zip(said) {
        *count = (*count * u32::from(begun)) + (flags & which).count_ones();
    }
    // what each layer lets pass of what was said
    let pass_through = here.policy.voice.pass_through;
    let reports = f64::from((*spoke & which).count_ones());
    let heard = reports_at_top(reports, layer, pass_through);
    sums.heard = if begun { sums.heard + heard } else { heard };
}

/// Adds what the sums over stretches mean to their tally.
#[inline(always)]
fn conclude<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    sums: &Sums<K>,
    tally: &mut Tally<K>,
) {
    let Here { simd, org, policy, .. } = here;
    let company = &here.policies.company;
    let (motives, load) = (&policy.motives, &policy.workload);
    let yardstick = &org.counted[usize::from(tile.department)];
    let seats = sums.seats;
    let [first, second] = &sums.work;
    let [items, served, arrived, capacity, urgent_hours] = totals(simd, first);
    let [missed, pace, defects, backlog, strain] = totals(simd, second);
    let [aligned, prizes] = if motives.pay_by_seat() { totals(simd, &sums.pay) } else { [0.0; 2] };

    // hours of people's own choosing, and what follows from them
    let chosen = totals(simd, &sums.chosen);
    let (hours, squares) = (totals(simd, &sums.effort[0]), totals(simd, &sums.effort[1]));
    for k in 0..K {
        let counts = chosen[k] + org.serves_urgent[k] * items;
        tally.effort[k] += hours[k];
        tally.effective[k] += chosen[k] + org.serves_urgent[k] * served;
        tally.counted += yardstick[k] * counts;
        tally.pay += motives.pay[k] * counts;
        tally.harm += company.harm[k] * squares[k];
        tally.effort_cost += 0.5 * policy.people.effort_cost * squares[k];
    }
    tally.items += items;
    tally.pay += motives.pay_outcome * aligned + motives.pay_fixed * seats;
    if !motives.timed.is_empty() {
        tally.pay += prizes;
    }

    // what lands on people, and what it does to their hours
    let fires = load.fires(here.department.debt) * seats;
    let returned = load.returned(items, urgent_hours);
    let rework_hours = here.department.rework_share * urgent_hours;
    tally.seats += seats;
    tally.arrived += arrived * load.item + fires + returned;
    tally.fires += fires;
    tally.returned += returned;
    tally.rework_hours += rework_hours;
    tally.wasted_hours += (1.0 - load.rework_worth) * rework_hours;
    tally.served += served;
    tally.surface += load.surface * seats;
    tally.defects += defects;
    let [overhead, lost_to_strain] = lost_hours(seats, capacity, load.overhead);
    tally.capacity += capacity;
    tally.overhead += overhead;
    tally.lost_to_strain += lost_to_strain;
    tally.urgent_hours += urgent_hours;
    tally.missed += missed;
    tally.backlog += backlog;
    tally.pace += pace;
    tally.strain += strain;

    // what people believe, do and say
    let [believed, believed_squares] = &sums.believed;
    let (believed, believed_squares) = (totals(simd, believed), totals(simd, believed_squares));
    let [practice, practice_squares] = &sums.practice;
    let (practice, practice_squares) = (totals(simd, practice), totals(simd, practice_squares));
    for k in 0..K {
        tally.believed[k] += believed[k];
        tally.believed_squares[k] += believed_squares[k];
        tally.practice[k] += practice[k];
        tally.practice_squares[k] += practice_squares[k];
    }
    let [understood, practised, clarity, fit, credibility, voice] = totals(simd, &sums.minds);
    tally.understood += understood;
    tally.practised += practised;
    tally.clarity += clarity;
    tally.fit += fit;
    tally.credibility += credibility;
    tally.voice += voice;
    let [silent, stops_right, by_strategy] = totals(simd, &sums.wills);
    tally.silent += silent;
    tally.stop_right += stops_right;
    tally.by_strategy += by_strategy;
    let [knows, concerned, spoke, acted_on, left] = sums.counts.map(f64::from);
    tally.top_priority += knows;
    tally.concerned += concerned;
    tally.spoke += spoke;
    tally.repaired += policy.voice.repair * acted_on;
    tally.exits += left;
    tally.heard += sums.heard;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_most_beyond_its_share_is_stopped_first() {
        let stopped = |split: [f64; 4], practice: [f64; 4]| stop_list(4, &split, &practice);
        let near = |found: [f64; 4], theory: [f64; 4]| {
            let apart = found.iter().zip(theory).map(|(found, theory)| (found - theory).abs());
            assert!(apart.fold(0.0, f64::max) < 1e-12, "{found:?} {theory:?}");
        };
        near(stopped([0.5, 0.5, 0.0, 0.0], [0.2, 0.8, 0.0, 0.0]), [0.0, 0.375, 0.0, 0.0]);
        near(stopped([0.5, 0.5, 0.0, 0.0], [0.2, 0.7, 0.1, 0.0]), [0.0, 0.2 / 0.7, 1.0, 0.0]);
        // what is asked for alike is stopped alike
        near(stopped([0.25; 4], [0.25; 4]), [0.3; 4]);
        near(stopped([-0.1, 0.5, 0.6, 0.0], [0.2, 0.2, 0.2, 0.4]), [0.5, 0.0, 0.0, 0.5]);
    }
}
