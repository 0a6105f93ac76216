//! One week of organizational life, from top to bottom.

use fearless_simd::{Level, Simd, dispatch};

use crate::engine::crew::Crew;
use crate::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, production, settle, standards,
    strain, strategy, tally, turnover, voice,
};
use crate::model::workforce::Shared;
use crate::model::{Block, Desk, Organization, Policies, Workforce};
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
    let Workforce { shared, blocks, desks, .. } = &mut *state;

    // hear
    strategy::move_needs(org, policies, shared, luck, week);
    let said = cascade::restate(org, policies, (shared, blocks, desks), luck, week, crew);

    let shared = &*shared;
    crew.each(blocks, desks, |block, desk| {
        dispatch!(Level::new(), simd => live(simd, org, policies, shared, (luck, week, said), block, desk));
    });
    add_up(org, policies, state, crew);
}

/// The week of a block of seats, with registers as wide as the processor has them; `said` is whether the
/// strategy was said again.
#[inline(always)]
fn live<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    (luck, week, said): (Streams, u32, bool),
    block: &mut Block<K>,
    desk: &mut Desk<K>,
) {
    // hear, unless everyone just did
    if !said {
        cascade::fade(policies, shared, block);
    }

    // face
    demand::arrive(simd, policies, shared, block, desk, luck, week);
    motive::weigh(org, policies, shared, block, desk, week);
    norms::observe(simd, org, policies, shared, block, desk);

    // act
    effort::split(org, policies, block, desk);
    production::deliver(org, policies, shared, block, desk, week);

    // learn
    defects::make(policies, block, desk);
    credibility::compare(policies, shared, block);
    strain::settle(policies, block, desk);
    standards::drift(policies, block, desk);
    voice::speak_up(policies, block, desk, luck, week);
    turnover::leave(simd, policies, block, desk, luck, week);

    tally::count(simd, org, policies, shared, block, desk);
}

/// What the week adds up to, for everyone to see.
fn add_up<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
    crew: &impl Crew,
) {
    settle::publish(org, state, crew);
    settle::sum_up(org, state);
    let Workforce { shared, by_department, .. } = state;
    production::add_up(org, policies, by_department, shared);
    defects::accumulate(by_department, shared);
    norms::remember(policies, by_department, shared);
}
