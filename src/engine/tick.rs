//! One week of organizational life, from top to bottom.

use fearless_simd::{Level, Simd, dispatch};

use crate::engine::crew::Crew;
use crate::engine::here::Here;
use crate::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, production, settle, standards,
    strain, strategy, tally, turnover, voice,
};
use crate::model::block::BLOCK_SEATS;
use crate::model::workforce::{Shown, Tally};
use crate::model::{Block, Desk, Organization, Policies, Tile, Workforce};
use crate::rng::Streams;

/// Blocks from which on a company does not stay in the caches that cores share.
const FAR: usize = 400;

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
/// what a tile needs only until its week is over lies on a desk.
pub fn advance<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
    luck: Streams,
    week: u32,
    crew: &impl Crew,
) {
    state.regroup(org, policies);
    let Workforce { shared, blocks, desks, practice_now, .. } = &mut *state;

    // hear
    strategy::move_needs(org, policies, shared, luck, week);
    let said = cascade::restate(org, policies, (shared, blocks, desks), luck, week, crew);

    let (shared, far) = (&*shared, blocks.len() > FAR);
    crew.each_with(blocks, &mut practice_now[1..], BLOCK_SEATS, desks, |block, practice, desk| {
        desk.luck.begin(block.first, block.seats);
        if far {
            block.tiles.iter().for_each(Tile::read_ahead);
        }
        for (_, tally) in &mut block.tallies {
            *tally = Tally::default();
        }
        let Block { first, tiles, tallies, .. } = block;
        dispatch!(Level::new(), simd => {
            for tile in tiles {
                let here = Here::new(simd, org, policies, shared, (luck, week), tile);
                live(here, said, tile, desk, (*first, practice), tallies);
            }
        });
    });
    add_up(org, policies, state);
}

/// The week of a tile of seats; `said` is whether the strategy was said again. What is done goes to the block's
/// `practice`, whose first seat is `first`, what is counted to its `tallies`.
#[inline(always)]
fn live<S: Simd, const K: usize>(
    here: Here<S, K>,
    said: bool,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    (first, practice): (usize, &mut [Shown<K>]),
    tallies: &mut [(u32, Tally<K>)],
) {
    desk.clear();

    // hear, unless everyone just did, and face
    demand::arrive(here, tile, desk);
    norms::look_around(here, tile, desk);
    for eight in tile.eights() {
        if !said {
            cascade::fade(here, tile, eight);
        }
        demand::land(here, tile, desk, eight);
        motive::weigh(here, tile, desk, eight);
        norms::conform(here, desk, eight);
        effort::feel_pressure(here, tile, desk, eight);
    }

    // act
    let mut idle = 0;
    for eight in tile.eights() {
        effort::cut_corners(here, tile, desk, eight);
        credibility::compare(here, tile, eight);
    }
    for eight in tile.eights() {
        effort::do_urgent_work(here, tile, desk, eight);
        standards::drift(here, tile, desk, eight);
    }
    for eight in tile.eights() {
        idle |= effort::choose(here, tile, desk, eight);
        defects::make(here, tile, desk, eight);
    }
    effort::stay_away(here, tile, desk, idle);
    settle::show(here, tile, desk, (first, practice));

    // learn
    production::know_people(here, tile, desk);
    for eight in tile.eights() {
        production::deliver(here, tile, desk, eight);
        turnover::learn(here, tile, eight);
        strain::settle(here, tile, desk, eight);
        voice::be_concerned(here, desk, eight);
        tally::look(here, tile, desk, eight);
    }
    production::attain(here, tile, desk);
    voice::speak_up(here, tile, desk);
    voice::be_answered(here, tile, desk);
    turnover::leave(here, tile, desk);

    tally::count(here, tile, desk, tallies);
}

/// What the week adds up to, for everyone to see.
fn add_up<const K: usize>(org: &Organization<K>, policies: &Policies<K>, state: &mut Workforce<K>) {
    settle::publish(org, state);
    settle::sum_up(org, state);
    let Workforce { shared, by_department, .. } = state;
    production::add_up(org, policies, by_department, shared);
    defects::accumulate(by_department, shared);
    norms::remember(policies, by_department, shared);
}
