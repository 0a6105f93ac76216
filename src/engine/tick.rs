//! One week of organizational life, from top to bottom, for the seats of [`LANES`](crate::math::LANES) vector lanes at a
//! time. [`plain`](super::plain) is the same week seat by seat: easier to read, and what this one is tested against.
//!
//! Steps stand where the columns that they read are still in registers or in the nearest cache, and steps that share columns
//! share a loop; so some stand beside steps of another moment. The word behind each call is the moment it belongs to in
//! section 3 of [`crate::model::overview`].

use fearless_simd::{Level, Simd};

use crate::engine::crew::{Crew, each_with};
use crate::engine::here::Here;
use crate::engine::phase::{
    cascade, credibility, defects, demand, design, effort, friction, motive, norms, own_view,
    production, results, settle, standards, strain, strategy, tally, turnover, voice,
};
use crate::math;
use crate::model::layout::Tally;
use crate::model::layout::block::BLOCK_SEATS;
use crate::model::layout::prefetch::Prefetch;
use crate::model::layout::workforce::VisiblePractice;
use crate::model::{Block, Organization, Policies, Scratch, Tile, Workforce};
use crate::rng::Streams;

/// Companies of more blocks than this do not stay in the second-level cache of a core, and prefetching pays.
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
    crew: &dyn Crew,
) {
    state.regroup(org, policies);

    // hear
    strategy::move_needs(org, policies, &mut state.shared, streams, week);
    own_view::form(org, policies, &mut state.shared);
    let said = cascade::restate(org, policies, state, streams, week, crew);

    friction::take(org, policies, &mut state.shared, said);

    let Workforce { shared, blocks, scratch_pool, practice_now, .. } = &mut *state;
    let (shared, far) = (&*shared, blocks.len() > FAR);
    let week_of_a_block = |block: &mut Block<K>,
                           following: Option<&Block<K>>,
                           practice: &mut [VisiblePractice<K>],
                           scratch: &mut Scratch<K>| {
        let Block { first, tiles, tallies, followed, .. } = block;
        scratch.draws.begin(*first);
        for tally in
            tallies.iter_mut().map(|it| &mut it.1).chain(followed.iter_mut().map(|it| &mut it.1))
        {
            *tally = Tally::default();
        }
        let mut output = BlockOutput { first: *first, practice, tallies, followed };
        let following = following.and_then(|block| block.tiles.first());
        math::with_registers!(Level::new(), simd => {
            let mut tiles = &mut tiles[..];
            while let Some((tile, later)) = tiles.split_first_mut() {
                let here = Here::new(simd, org, policies, shared, streams, week, tile);
                let next = later.first().or(following).filter(|_| far);
                let prefetch = Prefetch::after(tile, next, org, &shared.practice);
                live(here, said, tile, prefetch, scratch, &mut output);
                tiles = later;
            }
        });
    };
    each_with(crew, blocks, &mut practice_now[1..], BLOCK_SEATS, scratch_pool, week_of_a_block);
    add_up(org, policies, state, week);
}

/// Where the tiles of a block write what outlasts their week.
struct BlockOutput<'a, const K: usize> {
    /// First seat of the block.
    first: usize,
    /// What others will see of each seat of the block.
    practice: &'a mut [VisiblePractice<K>],
    /// Sums over the seats of the block, by cell.
    tallies: &'a mut [(u32, Tally<K>)],
    /// Sums over those of its seats that are followed, by part.
    followed: &'a mut [(u16, Tally<K>)],
}

/// The week of a tile of seats; `said` is whether the strategy was said again.
#[inline(always)]
fn live<S: Simd, const K: usize>(
    here: Here<S, K>,
    said: bool,
    tile: &mut Tile<K>,
    mut prefetch: Prefetch<K>,
    scratch: &mut Scratch<K>,
    output: &mut BlockOutput<K>,
) {
    scratch.clear();

    // what lands and what pulls, up to what the week has room for
    demand::arrive(here, tile, scratch); // face
    norms::look_around(here, tile, scratch); // face
    motive::know_people(here, tile, scratch); // face
    effort::be_asked(here, tile, scratch); // act
    for lanes in prefetch.lanes(tile) {
        if !said {
            cascade::fade(here, tile, lanes); // hear
        }
        demand::land(here, tile, scratch, lanes); // face
        motive::weigh(here, tile, scratch, lanes); // face
        norms::conform(here, scratch, lanes); // face
        effort::feel_pressure(here, tile, scratch, lanes); // act
    }

    // the hours of the week
    let mut idle = 0;
    for lanes in prefetch.lanes(tile) {
        effort::cut_corners(here, tile, scratch, lanes); // act
    }
    credibility::compare(here, tile); // learn
    for lanes in prefetch.lanes(tile) {
        effort::do_urgent_work(here, tile, scratch, lanes); // act
        standards::drift(here, tile, scratch, lanes); // learn
    }
    for lanes in prefetch.lanes(tile) {
        idle |= effort::choose(here, tile, scratch, lanes); // act
        defects::make(here, tile, scratch, lanes); // learn
    }
    effort::stay_away(here, tile, scratch, idle); // act
    settle::show(here, tile, scratch, output.first, output.practice); // act

    // what they achieve and leave behind
    production::know_people(here, tile, scratch); // act
    for lanes in prefetch.lanes(tile) {
        production::deliver(here, tile, scratch, lanes); // act
        turnover::learn(here, tile, lanes); // learn
        strain::settle(here, tile, scratch, lanes); // learn
        voice::be_concerned(here, scratch, lanes); // learn
        tally::look(here, tile, scratch, lanes); // count
    }
    production::attain(here, tile, scratch); // act
    tally::ask(here, tile, scratch); // count
    voice::speak_up(here, tile, scratch); // learn
    voice::be_answered(here, tile, scratch); // learn
    turnover::leave(here, tile, scratch); // learn

    tally::count(here, tile, scratch, output.tallies); // count
    tally::follow(here, tile, scratch, output.followed); // count
    voice::put_right(here, tile, scratch); // learn
}

/// What the week adds up to, for everyone to see.
fn add_up<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
    week: u32,
) {
    settle::publish(org, state);
    settle::sum_up(org, state);
    let Workforce { shared, by_department, followed, .. } = state;
    production::add_up(org, policies, by_department, shared);
    production::follow(org, policies, shared, followed);
    defects::accumulate(by_department, shared);
    demand::remember(org, policies, by_department, shared);
    norms::remember(policies, by_department, shared);
    own_view::remember(org, policies, by_department, shared);
    results::remember(org, policies, by_department, shared);
    friction::remember(by_department, shared);
    design::review(policies, by_department, shared, week);
}
