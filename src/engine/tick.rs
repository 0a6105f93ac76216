//! One week of organizational life, from top to bottom.

use fearless_simd::{Level, Simd, dispatch};

use crate::engine::crew::Crew;
use crate::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, production, settle, standards,
    strain, strategy, tally, turnover, voice,
};
use crate::model::block::BLOCK_SEATS;
use crate::model::workforce::{Shared, Shown, Tally};
use crate::model::{Desk, Organization, Policies, Tile, Workforce};
use crate::rng::Streams;

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
/// So all but saying the strategy again goes block by block, in any order, with the same result; what a block
/// needs only until its week is over lies on a desk.
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

    let shared = &*shared;
    crew.each_with(blocks, &mut practice_now[1..], BLOCK_SEATS, desks, |block, practice, desk| {
        desk.luck.begin(block.first, block.seats);
        for (_, tally) in &mut block.tallies {
            *tally = Tally::default();
        }
        dispatch!(Level::new(), simd => {
            for tile in &mut block.tiles {
                let written = (&mut block.tallies[..], block.first, &mut practice[..]);
                live(simd, org, policies, shared, (luck, week, said), tile, desk, written);
            }
        });
    });
    add_up(org, policies, state);
}

/// The week of a tile of seats, with registers as wide as the processor has them; `said` is whether the
/// strategy was said again.
#[inline(always)]
fn live<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    (luck, week, said): (Streams, u32, bool),
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    (tallies, first, practice): (&mut [(u32, Tally<K>)], usize, &mut [Shown<K>]),
) {
    let luck = (luck, week);
    // hear, unless everyone just did
    if !said {
        cascade::fade(policies, shared, tile);
    }

    // face
    demand::arrive(simd, policies, shared, tile, desk, luck);
    motive::weigh(org, policies, shared, tile, desk, week);
    norms::observe(simd, org, policies, shared, tile, desk);

    // act
    effort::split(org, policies, shared, tile, desk);
    production::deliver(org, policies, shared, tile, desk, week);
    settle::show(simd, tile, desk, (first, practice));

    // learn
    defects::make(policies, tile, desk);
    credibility::compare(policies, shared, tile);
    strain::settle(policies, tile, desk);
    standards::drift(policies, tile, desk);
    voice::speak_up(policies, tile, desk, luck);
    turnover::leave(simd, policies, tile, desk, luck);

    tally::count(simd, org, policies, shared, tile, desk, tallies);
}

/// What the week adds up to, for everyone to see.
fn add_up<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
) {
    settle::publish(org, state);
    settle::sum_up(org, state);
    let Workforce { shared, by_department, .. } = state;
    production::add_up(org, policies, by_department, shared);
    defects::accumulate(by_department, shared);
    norms::remember(policies, by_department, shared);
}
