//! One week of organizational life, from top to bottom.

use crate::engine::crew::Crew;
use crate::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, production, settle, standards,
    strain, strategy, tally, turnover, voice,
};
use crate::model::{Organization, Policies, Workforce};
use crate::rng::{Purpose, Streams};

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
/// So the second to fourth moments go block by block, in any order, with the same result.
pub fn advance<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
    luck: Streams,
    week: u32,
    crew: &impl Crew,
) {
    let Workforce { shared, blocks, .. } = &mut *state;

    // hear
    strategy::move_needs(org, policies, shared, luck, week);
    cascade::fade(org, policies, shared, crew);
    cascade::restate(org, policies, shared, luck, week, crew);

    let shared = &*shared;
    crew.each(blocks, |block| {
        let first = block.first;
        let draws = |purpose, each| luck.open(purpose, u64::from(week), first, each);
        tally::open(block);

        // face
        demand::arrive(policies, shared, block, &mut draws(Purpose::Demand, 1));
        motive::weigh(org, policies, shared, block, week);
        norms::observe(org, policies, shared, block);

        // act
        effort::split(org, policies, block);
        production::deliver(org, policies, shared, block, week);

        // learn
        defects::make(policies, block);
        credibility::compare(policies, shared, block);
        strain::settle(policies, block);
        standards::drift(policies, block);
        voice::speak_up(policies, block, &mut draws(Purpose::Voice, voice::DRAWS_EACH));
        turnover::leave(policies, block, &mut draws(Purpose::Turnover, 1));

        tally::count(org, policies, shared, block);
    });

    // what the week adds up to, for everyone to see
    settle::publish(org, state, crew);
    settle::sum_up(state);
    let departments = settle::by_department(org, &state.cells);
    production::add_up(org, policies, &departments, &mut state.shared);
    defects::accumulate(&departments, &mut state.shared);
    norms::remember(policies, &departments, &mut state.shared);
}
