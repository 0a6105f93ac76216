//! One week of organizational life, from top to bottom, for the seats of [`LANES`](crate::math::LANES) vector
//! lanes at a time. [`plain`](super::plain) is the same
//! week seat by seat: easier to read, and what this one is tested against.

use fearless_simd::{Level, Simd, dispatch};

use crate::engine::crew::Crew;
use crate::engine::here::Here;
use crate::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, own_view, production, settle,
    standards, strain, strategy, tally, turnover, voice,
};
use crate::model::layout::Tally;
use crate::model::layout::block::BLOCK_SEATS;
use crate::model::layout::prefetch::Prefetch;
use crate::model::layout::workforce::Shown;
use crate::model::{Block, Organization, Policies, Scratch, Tile, Workforce};
use crate::rng::Streams;

/// Blocks from which on a company does not stay in the caches near a core.
const FAR: usize = 64;

/// Advances every seat by one week.
///
/// A week has four moments, and each reads only what came before it:
///
/// 1. **hear**: the strategy comes down the line, or fades;
/// 2. **face**: urgent work lands; colleagues set the tone;
/// 3. **act**: people split the week; hours become counted activity and strategic value;
/// 4. **learn**: defects, strain, standards, credibility and voice move on; some people leave.
///
/// Within a moment all seats update together: nobody reacts to what a colleague chose in the same week.
/// So all but saying the strategy again goes block by block and tile by tile, in any order, with the same result;
/// what a tile needs only until its week is over lies in scratch.
pub fn advance<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
    streams: Streams,
    week: u32,
    crew: &impl Crew,
) {
    state.regroup(org, policies);
    let Workforce { shared, blocks, scratch_pool, practice_now, .. } = &mut *state;

    // hear
    strategy::move_needs(org, policies, shared, streams, week);
    own_view::form(org, policies, shared);
    let said = cascade::restate(org, policies, (shared, blocks, scratch_pool), streams, week, crew);

    let (shared, far) = (&*shared, blocks.len() > FAR);
    let week_of_a_block = |block: &mut Block<K>,
                           following: Option<&Block<K>>,
                           practice: &mut [Shown<K>],
                           scratch: &mut Scratch<K>| {
        let Block { first, tiles, tallies, .. } = block;
        scratch.draws.begin(*first);
        for (_, tally) in &mut *tallies {
            *tally = Tally::default();
        }
        let following = following.and_then(|block| block.tiles.first());
        dispatch!(Level::new(), simd => {
            let mut tiles = &mut tiles[..];
            while let Some((tile, later)) = tiles.split_first_mut() {
                let here = Here::new(simd, org, policies, shared, (streams, week), tile);
                let next = later.first().or(following).filter(|_| far);
                let prefetch = Prefetch::after(tile, next, org, &shared.practice);
                live(here, said, (tile, prefetch), scratch, (*first, practice), tallies);
                tiles = later;
            }
        });
    };
    crew.each_with(blocks, &mut practice_now[1..], BLOCK_SEATS, scratch_pool, week_of_a_block);
    add_up(org, policies, state);
}

/// The week of a tile of seats; `said` is whether the strategy was said again. What is done goes to the block's
/// `practice`, whose first seat is `first`, what is counted to its `tallies`.
#[inline(always)]
fn live<S: Simd, const K: usize>(
    here: Here<S, K>,
    said: bool,
    (tile, mut prefetch): (&mut Tile<K>, Prefetch<K>),
    scratch: &mut Scratch<K>,
    (first, practice): (usize, &mut [Shown<K>]),
    tallies: &mut [(u32, Tally<K>)],
) {
    scratch.clear();

    // hear, unless everyone just did, and face
    demand::arrive(here, tile, scratch);
    norms::look_around(here, tile, scratch);
    for lanes in prefetch.lanes(tile) {
        if !said {
            cascade::fade(here, tile, lanes);
        }
        demand::land(here, tile, scratch, lanes);
        motive::weigh(here, tile, scratch, lanes);
        norms::conform(here, scratch, lanes);
        effort::feel_pressure(here, tile, scratch, lanes);
    }

    // act
    let mut idle = 0;
    for lanes in prefetch.lanes(tile) {
        effort::cut_corners(here, tile, scratch, lanes);
    }
    credibility::compare(here, tile);
    for lanes in prefetch.lanes(tile) {
        effort::do_urgent_work(here, tile, scratch, lanes);
        standards::drift(here, tile, scratch, lanes);
    }
    for lanes in prefetch.lanes(tile) {
        idle |= effort::choose(here, tile, scratch, lanes);
        defects::make(here, tile, scratch, lanes);
    }
    effort::stay_away(here, tile, scratch, idle);
    settle::show(here, tile, scratch, (first, practice));

    // learn
    production::know_people(here, tile, scratch);
    for lanes in prefetch.lanes(tile) {
        production::deliver(here, tile, scratch, lanes);
        turnover::learn(here, tile, lanes);
        strain::settle(here, tile, scratch, lanes);
        voice::be_concerned(here, scratch, lanes);
        tally::look(here, tile, scratch, lanes);
    }
    production::attain(here, tile, scratch);
    tally::ask(here, tile, scratch);
    voice::speak_up(here, tile, scratch);
    voice::be_answered(here, tile, scratch);
    turnover::leave(here, tile, scratch);

    tally::count(here, tile, scratch, tallies);
    voice::put_right(here, tile, scratch);
}

/// What the week adds up to, for everyone to see.
fn add_up<const K: usize>(org: &Organization<K>, policies: &Policies<K>, state: &mut Workforce<K>) {
    settle::publish(org, state);
    settle::sum_up(org, state);
    let Workforce { shared, by_department, .. } = state;
    production::add_up(org, policies, by_department, shared);
    defects::accumulate(by_department, shared);
    demand::remember(policies, by_department, shared);
    norms::remember(policies, by_department, shared);
    own_view::remember(org, policies, by_department, shared);
}
