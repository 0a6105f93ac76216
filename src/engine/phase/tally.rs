//! What can be said about each seat this week is counted, so that sums can be shown.

use std::ops::Range;

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Mask, Number, Scalar, add_columns, add_squares, at_least, totals};
use crate::model::layout::Tally;
use crate::model::layout::columns::{Column, flags, flags_of, get, get_all, set};
use crate::model::layout::scratch::{Scratch, Sums};
use crate::model::policy::Voice;
use crate::model::reward::Pot;
use crate::model::stop_list::stops_right;
use crate::model::{Row, Tile, ValueForm};
use crate::scenario::Metric;

/// Length below which a row counts as empty.
const SHORTEST: f64 = 1e-150;
/// Clarity from which a belief counts as known.
const KNOWS_FROM: f64 = 0.5;
/// Weeks from one survey to the next.
const SURVEY_WEEKS: u32 = 4;
/// Weeks from one stop list to the next, a multiple of `SURVEY_WEEKS`: to make one takes everybody's thought.
const LIST_WEEKS: u32 = 12;
/// What only a survey tells: between two of them the last answers stand.
const ASKED: [Metric; 3] = [Metric::TopPriorityKnown, Metric::SilenceRate, Metric::StopListRight];

/// Whether people are asked this week what they know, would say and would stop. In the first week they are.
#[inline(always)]
pub fn is_asked(week: u32) -> bool {
    week % SURVEY_WEEKS == 1
}

/// Whether people make a stop list this week. How much each kind of work helps by one's belief matters only where they
/// complement each other.
#[inline(always)]
pub fn has_list<const K: usize>(week: u32, value: &ValueForm<K>) -> bool {
    week % LIST_WEEKS == 1 && matches!(value, ValueForm::Balanced { .. })
}

/// What nobody is asked this week.
pub(crate) fn not_asked(week: u32) -> impl Iterator<Item = Metric> {
    ASKED.into_iter().filter(move |&metric| {
        !is_asked(week) || (metric == Metric::StopListRight && week % LIST_WEEKS != 1)
    })
}

/// Cosines of the angles between two rows and what is needed; 0 where one of them is empty. `needed_square` is the
/// square of the length of the latter.
#[inline(always)]
pub fn closeness<N: Number, const K: usize>(
    rows: [&[N; K]; 2],
    needed: &Row<K>,
    needed_square: f64,
) -> [N; 2]
where
    f64: Scalar<N>,
{
    let [first, second] = rows;
    let lengths = [length(first, needed_square), length(second, needed_square)];
    // divisions are expensive: one does for both
    let share = 1.0 / (lengths[0] * lengths[1]);
    [math::dot(first, needed) * lengths[1] * share, math::dot(second, needed) * lengths[0] * share]
}

/// Length of a row, times that of what is needed; nothing over nothing is nothing, and any other length is larger.
#[inline(always)]
fn length<N: Number, const K: usize>(row: &[N; K], needed_square: f64) -> N {
    at_least(SHORTEST, (math::dot(row, row) * needed_square).root())
}

/// Whether someone could name the top priority: the strategy is clear enough, and of all `kinds` of work none is believed
/// to be needed more than what is needed most. Among several that are needed alike, or believed to be, either is right.
#[inline(always)]
pub fn knows_top_priority<N: Number, const K: usize>(
    perceived_intent: &[N; K],
    clarity: N,
    needed_most: &[bool; K],
    kinds: usize,
) -> N::Mask {
    let mut most = clarity.constant(f64::NEG_INFINITY);
    for k in (0..kinds).filter(|&k| needed_most[k]) {
        most = perceived_intent[k].above(most).choose(perceived_intent[k], most);
    }
    let mut knows = clarity.reaches(KNOWS_FROM);
    for k in 0..kinds {
        knows = knows & most.reaches(perceived_intent[k]);
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

/// Part of the hours taken by overhead that is friction. Working weeks.
#[inline(always)]
pub fn friction_in(taken: f64, friction: f64, overhead: f64) -> f64 {
    if friction > 0.0 { taken * friction / overhead } else { 0.0 }
}

/// Looks at each seat as an observer would: how close belief and practice are to what is needed, and whose wish it
/// was. Writes `understood`, `practised`, `by_strategy`.
#[inline(always)]
pub fn look<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let (simd, needed) = (here.simd, &here.department.needed);
    let perceived_intent = get_all(simd, &tile.perceived_intent, lanes);
    let practice = get_all(simd, &scratch.practice, lanes);
    let needed_square = here.needed_square;
    let [understood, practised] = closeness([&perceived_intent, &practice], needed, needed_square);
    set(&mut scratch.understood, lanes, understood);
    set(&mut scratch.practised, lanes, practised);
    let own_hours = math::sum(&get_all(simd, &tile.effort, lanes));
    let by_strategy = get(simd, &scratch.by_strategy, lanes) * own_hours;
    set(&mut scratch.by_strategy, lanes, by_strategy);
}

/// Asks each seat what comes first, whether it would say that something is wrong, and what it would stop. Writes `knows`,
/// `silent`, `stops_right`.
#[inline(always)]
pub fn ask<S: Simd, const K: usize>(here: Here<S, K>, tile: &Tile<K>, scratch: &mut Scratch<K>) {
    if !is_asked(here.week) {
        return;
    }
    let (simd, needed, kinds) = (here.simd, &here.department.needed, here.org.kinds);
    let has_list = has_list(here.week, &here.policies.company.value);
    for lanes in tile.lanes() {
        let perceived_intent = get_all(simd, &tile.perceived_intent, lanes);
        let clarity = get(simd, &scratch.clarity, lanes);
        let knows = knows_top_priority(&perceived_intent, clarity, &here.needed_most, kinds);
        scratch.knows |= flags(knows, lanes);
        let voice = get(simd, &tile.voice, lanes);
        set(&mut scratch.silent, lanes, silent(&here.policy.voice, voice));
        if has_list {
            let practice = get_all(simd, &scratch.practice, lanes);
            set(&mut scratch.stops_right, lanes, stops_right(&perceived_intent, &practice, needed));
        }
    }
}

/// Adds up the week's columns, stretch by stretch. Reads all columns; writes `tallies`.
#[inline(always)]
pub fn count<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    tallies: &mut [(u32, Tally<K>)],
) {
    for stretch in &tile.stretches {
        let Some(rows) = stretch.added() else { continue };
        add(here, rows, stretch.layer, tile, scratch);
        if !stretch.goes_on {
            let tally = &mut tallies[usize::from(stretch.tally)].1;
            conclude(here, tile, &scratch.sums, tally);
            scratch.sums.seats = 0.0;
        }
    }
}

/// Adds up the week's columns over those who are followed. Reads all columns; writes `followed`.
#[inline(always)]
pub fn follow<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    tallies: &mut [(u16, Tally<K>)],
) {
    if tallies.is_empty() {
        return;
    }
    std::mem::swap(&mut scratch.sums, &mut scratch.waiting_sums);
    scratch.sums.seats = 0.0;
    let followed = &here.org.followed;
    for (number, tally) in tallies {
        let part = followed.parts[usize::from(*number)];
        if part.department != tile.department {
            continue;
        }
        for stretch in &tile.stretches {
            let (seat, row) = (stretch.seats().start, stretch.rows().start);
            for seats in followed.runs(part, stretch.seats()) {
                let rows = row + (seats.start - seat)..row + (seats.end - seat);
                add(here, rows, stretch.layer, tile, scratch);
            }
        }
        if scratch.sums.seats > 0.0 {
            conclude(here, tile, &scratch.sums, tally);
            scratch.sums.seats = 0.0;
        }
    }
    std::mem::swap(&mut scratch.sums, &mut scratch.waiting_sums);
}

/// Adds rows of a layer to the sums.
#[inline(always)]
fn add<S: Simd, const K: usize>(
    here: Here<S, K>,
    rows: Range<usize>,
    layer: u8,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    let simd = here.simd;
    let Tile { perceived_intent, effort, backlog, strain, credibility, voice, .. } = tile;
    let Scratch { sums, chosen, practice, items, served, aligned, prizes, .. } = scratch;
    let begun = sums.seats > 0.0;
    sums.seats += rows.len() as f64;
    add_columns(simd, all(chosen), rows.clone(), begun, &mut sums.chosen);
    for (columns, [sums, squares]) in [
        (effort, &mut sums.effort),
        (perceived_intent, &mut sums.perceived_intent),
        (&*practice, &mut sums.practice),
    ] {
        add_columns(simd, all(columns), rows.clone(), begun, sums);
        add_squares(simd, all(columns), rows.clone(), begun, squares);
    }
    // not all at once, so that sums stay in registers
    let Scratch { arrived, capacity, urgent_hours, missed, pace, defects, .. } = scratch;
    let work: [[&Column; 5]; 2] = [
        [items, served, arrived, capacity, urgent_hours],
        [missed, pace, defects, backlog, strain],
    ];
    for (at, sums) in sums.work.iter_mut().enumerate() {
        add_columns(simd, work[at], rows.clone(), begun, sums);
    }
    if here.policy.workload.overtime > 0.0 {
        add_columns(simd, [&scratch.overtime], rows.clone(), begun, &mut sums.overtime);
    }
    if here.policy.people.pretence > 0.0 {
        add_columns(simd, all(&scratch.pretended), rows.clone(), begun, &mut sums.pretended);
    }
    if here.referees() {
        let Scratch { refereed, manages, .. } = scratch;
        add_columns(simd, [&*refereed, manages], rows.clone(), begun, &mut sums.refereed);
    }
    if here.pay_by_seat {
        let [own, of_department, of_company] = prizes;
        let pay = [&*aligned, own, of_department, of_company];
        add_columns(simd, pay, rows.clone(), begun, &mut sums.pay);
    }
    let Scratch { understood, practised, clarity, fit, by_strategy, .. } = scratch;
    let minds = [&*understood, practised, clarity, fit, credibility, voice, by_strategy];
    add_columns(simd, minds, rows.clone(), begun, &mut sums.minds);
    if is_asked(here.week) {
        let Scratch { silent, stops_right, .. } = scratch;
        add_columns(simd, [&*silent, stops_right], rows.clone(), begun, &mut sums.answers);
    }
    let Scratch { knows, concerned, spoke, acted_on, .. } = scratch;
    let said = [*knows, *concerned, *spoke, *acted_on, tile.newcomers];
    let which = flags_of(&rows);
    for (at, count) in sums.counts.iter_mut().enumerate() {
        *count = (*count * u32::from(begun)) + (said[at] & which).count_ones();
    }
    // what each layer lets pass of what was said
    let pass_through = here.policy.voice.pass_through;
    let reports = f64::from((*spoke & which).count_ones());
    let heard = reports_at_top(reports, layer, pass_through);
    sums.heard = if begun { sums.heard + heard } else { heard };
}

/// Each of the columns; what `each_ref` does, but inlined wherever it is.
#[inline(always)]
fn all<const K: usize>(columns: &[Column; K]) -> [&Column; K] {
    let mut all = [&columns[0]; K];
    for k in 1..K {
        all[k] = &columns[k];
    }
    all
}

/// Takes what was only reported from these hours, and adds it to the tally.
#[inline(always)]
fn worked<S: Simd, const K: usize>(
    here: Here<S, K>,
    sums: &Sums<K>,
    chosen: Row<K>,
    tally: &mut Tally<K>,
) -> Row<K> {
    let mut worked = chosen;
    if here.policy.people.pretence > 0.0 {
        let pretended = totals(here.simd, &sums.pretended);
        for k in 0..K {
            tally.pretended[k] += pretended[k];
            worked[k] = chosen[k] - pretended[k];
        }
    }
    worked
}

/// Hours beyond the contract. Working weeks.
#[inline(always)]
fn overtime<S: Simd, const K: usize>(here: Here<S, K>, sums: &Sums<K>) -> f64 {
    if here.policy.workload.overtime > 0.0 { totals(here.simd, &sums.overtime)[0] } else { 0.0 }
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
    let [aligned, prizes @ ..] =
        if here.pay_by_seat { totals(simd, &sums.pay) } else { [0.0; 1 + Pot::COUNT] };

    // hours of people's own choosing, and what follows from them
    let chosen = totals(simd, &sums.chosen);
    let (hours, squares) = (totals(simd, &sums.effort[0]), totals(simd, &sums.effort[1]));
    let worked = worked(here, sums, chosen, tally);
    let sent_back = load.sent_back(&worked);
    tally.handed_over += math::sum(&chosen);
    for k in 0..K {
        let counts = chosen[k] + org.serves_urgent[k] * items;
        tally.effort[k] += hours[k];
        tally.effective[k] += load.accepted[k] * worked[k] + org.serves_urgent[k] * served;
        tally.sent_back[k] += sent_back[k];
        tally.counted += yardstick[k] * counts;
        for pot in 0..Pot::COUNT {
            tally.pay[pot] += motives.pay[pot].counts[k] * counts;
        }
        tally.harm += company.harm[k] * squares[k];
        tally.effort_cost += 0.5 * policy.people.effort_cost * squares[k];
    }
    tally.items += items;
    let fixed = motives.pay_fixed.map(|fixed| fixed * seats);
    for pot in 0..Pot::COUNT {
        tally.pay[pot] += motives.pay[pot].outcome * aligned + fixed[pot];
        if !motives.timed.is_empty() {
            tally.pay[pot] += prizes[pot];
        }
        tally.claims[pot] += motives.claims[pot] * seats;
    }

    // what lands on people, and what it does to their hours
    let fires = load.fires(here.department.debt) * seats;
    let handed_on = here.department.handed_on * seats;
    let returned = load.returned(items, urgent_hours);
    let rework_hours = here.department.rework_share * urgent_hours;
    tally.seats += seats;
    tally.arrived += arrived * load.item + fires + returned + handed_on;
    tally.fires += fires;
    tally.returned += returned;
    tally.rework_hours += rework_hours;
    tally.wasted_hours += (1.0 - load.rework_worth) * rework_hours;
    tally.served += served;
    tally.surface += load.surface * seats;
    tally.defects += defects;
    let [refereed, managers] =
        if here.referees() { totals(simd, &sums.refereed) } else { [0.0; 2] };
    let [overhead, lost_to_strain] = lost_hours(seats, capacity + refereed, here.overhead);
    tally.refereed += refereed;
    tally.managers += managers;
    tally.capacity += capacity;
    tally.overhead += overhead + refereed;
    tally.friction += friction_in(overhead, here.department.friction, here.overhead);
    tally.under_way += load.under_way * seats;
    tally.due += load.due_weeks * seats;
    tally.lost_to_strain += lost_to_strain;
    tally.urgent_hours += urgent_hours;
    tally.overtime += overtime(here, sums);
    tally.missed += missed;
    tally.backlog += backlog;
    tally.pace += pace;
    tally.strain += strain;

    // what people believe, do and say
    let [perceived_intent, perceived_intent_squares] = &sums.perceived_intent;
    let (perceived_intent, perceived_intent_squares) =
        (totals(simd, perceived_intent), totals(simd, perceived_intent_squares));
    let [practice, practice_squares] = &sums.practice;
    let (practice, practice_squares) = (totals(simd, practice), totals(simd, practice_squares));
    for k in 0..K {
        tally.perceived_intent[k] += perceived_intent[k];
        tally.perceived_intent_squares[k] += perceived_intent_squares[k];
        tally.practice[k] += practice[k];
        tally.practice_squares[k] += practice_squares[k];
    }
    let [understood, practised, clarity, fit, credibility, voice, by_strategy] =
        totals(simd, &sums.minds);
    tally.understood += understood;
    tally.practised += practised;
    tally.clarity += clarity;
    tally.fit += fit;
    tally.credibility += credibility;
    tally.voice += voice;
    if is_asked(here.week) {
        let [silent, stops_right] = totals(simd, &sums.answers);
        tally.silent += silent;
        tally.stop_right += if has_list(here.week, &company.value) { stops_right } else { 0.0 };
    }
    tally.by_strategy += by_strategy;
    let [knows, concerned, spoke, acted_on, left] = math::row(|at| f64::from(sums.counts[at]));
    tally.top_priority += knows;
    tally.concerned += concerned;
    tally.spoke += spoke;
    tally.repaired += policy.voice.repair * acted_on;
    tally.exits += left;
    tally.heard += sums.heard;
}
