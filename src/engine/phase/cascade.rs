//! The strategy travels down the hierarchy and loses signal at every layer; between two restatements it fades.
//! Equations and sources: section *cascade* of [`crate::model::description`].
//!
//! Direct reports of the leader hear what leaders say through the same channel as everyone else hears their manager.
//! The update is the Kalman filter of a listener who knows how noisy the channel is.

use fearless_simd::{Level, Select, Simd, SimdBase, SimdMask, f64x8, mask64x8};

use crate::engine::crew::{Crew, each};
use crate::engine::here::Here;
use crate::math::{self, LANES, Mask, Number, Scalar, at_most};
use crate::model::layout::block::BLOCK_SEATS;
use crate::model::layout::columns::{Flags, alike, get, get_all, row_of, set, set_all};
use crate::model::layout::workforce::{Leaders, PublicState};
use crate::model::policy::{Communication, CompanyPolicy};
use crate::model::view::View;
use crate::model::{Block, Organization, Policies, Repertoire, Row, Tile, Workforce};
use crate::rng::{Purpose, Streams};

/// What somebody holds to be the strategy.
#[derive(Clone, Copy, Debug)]
pub struct Belief<N, const K: usize> {
    /// What the holder believes the strategy asks for. Shares, may leave 0 to 1.
    pub perceived_intent: [N; K],
    /// Ambiguity of that. Variance, at least 0.
    pub ambiguity: N,
}

/// Whether it is time to say the strategy again; `asked` is whether leaders asked for it.
pub fn is_due<const K: usize>(policies: &Policies<K>, asked: bool, week: u32) -> bool {
    let cadence = policies.company.cadence_weeks;
    let due = cadence > 0 && week.is_multiple_of(cadence);
    (due || asked) && policies.switches.on.signal
}

/// What leaders say to a department: what they ask for, else what they know of its needs, diluted by other things.
/// Shares. `can_be_asked` is 1 for each kind of work that it can take for a priority.
pub fn said<const K: usize>(
    company: &CompanyPolicy<K>,
    department: usize,
    known: &Row<K>,
    can_be_asked: &Row<K>,
) -> Row<K> {
    let others = company.others.map(|others| company.can[department].part_of(&others));
    let others = others.unwrap_or_else(|| math::shares(can_be_asked, known));
    let (asked, n) = (company.asked(department, known), company.competing_priorities);
    std::array::from_fn(|k| (asked[k] + n * others[k]) / (1.0 + n))
}

/// Lets leaders think of what to say to each department. Reads `known`, `views`; writes `said`.
pub fn say<const K: usize>(policies: &Policies<K>, shared: &mut PublicState<K>) {
    let PublicState { departments, views, .. } = shared;
    // the first units are those of the departments outside all pilots
    for (number, (department, view)) in departments.iter_mut().zip(views).enumerate() {
        department.said = said(&policies.company, number, &department.known, &view.asked);
    }
}

/// What concerns somebody in the words of a manager: those of another department are about work that cannot be done here
/// as well. Shares.
#[inline(always)]
pub fn concerning<const K: usize>(
    org: &Organization<K>,
    can: &Repertoire<K>,
    seat: usize,
    manager: usize,
    words: &Row<K>,
) -> Row<K> {
    let department = &org.chart.department;
    if can.limited && department[seat] != department[manager] { can.part_of(words) } else { *words }
}

/// What a week leaves of a belief: it fades towards the own view, and ambiguity grows; and where work was stopped it comes
/// closer to what leaders know.
#[inline(always)]
pub fn faded<N: Number, const K: usize>(
    rules: &Communication<K>,
    view: &View<K>,
    before: Belief<N, K>,
) -> Belief<N, K>
where
    f64: Scalar<N>,
{
    let mut perceived_intent = before.perceived_intent;
    for k in 0..K {
        perceived_intent[k] =
            perceived_intent[k] + rules.forgetting * (view.own[k] - perceived_intent[k]);
    }
    if view.lesson > 0.0 {
        for k in 0..K {
            perceived_intent[k] =
                perceived_intent[k] + view.lesson * (view.known[k] - perceived_intent[k]);
        }
    }
    let ambiguity = at_most(rules.ambiguity_max, before.ambiguity + rules.fog);
    Belief { perceived_intent, ambiguity }
}

/// What reaches a listener of one kind of work in a message: part of what was said, the rest as the own view has it,
/// and a local reinterpretation of standard normal size `eps`. Share.
#[inline(always)]
pub fn heard<N: Number, const K: usize>(
    rules: &Communication<K>,
    message: N,
    own_view: f64,
    eps: N,
) -> N
where
    f64: Scalar<N>,
{
    let (weight, spread) = (rules.weight_of_message, rules.distortion);
    weight * message + (1.0 - weight) * own_view + spread * eps
}

/// Weeks since the strategy was said before; without end where it never was.
pub fn rested<const K: usize>(leaders: &Leaders<K>, week: u32) -> f64 {
    if leaders.spoken { f64::from(week - leaders.said_in) } else { f64::INFINITY }
}

/// How far a listener moves towards what is heard: the gain of a Kalman filter that knows the noise of the channel, and
/// listens less to what was said so few weeks ago. 0 to 1; 0 for someone without ambiguity.
#[inline(always)]
pub fn gain<N: Number, const K: usize>(rules: &Communication<K>, rested: f64, ambiguity: N) -> N
where
    f64: Scalar<N>,
{
    let spread = rules.distortion;
    let noise = (spread * spread + rules.listening_noise) * (1.0 + rules.fatigue / rested);
    ambiguity.above(0.0).choose(ambiguity / (ambiguity + noise), ambiguity.constant(0.0))
}

/// What someone believes after a message that had so many weeks of rest; `eps` is the draw of each kind of work.
#[inline(always)]
pub fn told<N: Number, const K: usize>(
    rules: &Communication<K>,
    view: &View<K>,
    before: Belief<N, K>,
    rested: f64,
    message: &[N; K],
    eps: &[N; K],
) -> Belief<N, K>
where
    f64: Scalar<N>,
{
    let gain = gain(rules, rested, before.ambiguity);
    let mut perceived_intent = before.perceived_intent;
    for k in 0..K {
        let heard = heard(rules, message[k], view.own[k], eps[k]);
        perceived_intent[k] =
            perceived_intent[k] + view.asked[k] * gain * (heard - perceived_intent[k]);
    }
    Belief { perceived_intent, ambiguity: before.ambiguity * (1.0 - gain) }
}

/// Lets what was heard fade towards the own view. Reads `newcomers`; writes `perceived_intent`, `ambiguity`.
#[inline(always)]
pub fn fade<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, lanes: usize) {
    let simd = here.simd;
    let Tile { perceived_intent, ambiguity, newcomers, .. } = tile;
    let everyone_knows = !here.policies.switches.on.signal;
    let belief = if everyone_knows {
        Belief {
            perceived_intent: alike(simd, &here.department.needed),
            ambiguity: f64x8::splat(simd, 0.0),
        }
    } else {
        let new = *newcomers >> (LANES * lanes);
        let before = Belief {
            perceived_intent: get_all(simd, perceived_intent, lanes),
            ambiguity: get(simd, ambiguity, lanes),
        };
        faded_or_new(here, before, new)
    };
    set_all(perceived_intent, lanes, &belief.perceived_intent);
    set(ambiguity, lanes, belief.ambiguity);
}

/// What a week leaves of what the seats of the lanes believe; those whose bit in `new` is set have just come.
#[inline(always)]
fn faded_or_new<S: Simd, const K: usize>(
    here: Here<S, K>,
    before: Belief<f64x8<S>, K>,
    new: Flags,
) -> Belief<f64x8<S>, K> {
    let (simd, rules, own) = (here.simd, &here.policy.communication, &here.view.own);
    let mut belief = faded(rules, here.view, before);
    // hardly anybody is new
    let new = new & 0xff;
    if new != 0 {
        let new = mask64x8::from_bitmask(simd, new);
        let Belief { perceived_intent, ambiguity } = &mut belief;
        for k in 0..K {
            perceived_intent[k] = new.select(f64x8::splat(simd, own[k]), perceived_intent[k]);
        }
        let starting = f64x8::splat(simd, rules.starting_ambiguity);
        *ambiguity = new.select(starting, *ambiguity);
    }
    belief
}

/// Says the strategy again when it is time, and says whether it did: what was heard fades while the top layer hears it,
/// then the next, all in the same week. Reads `known`, `newcomers`; writes `perceived_intent`, `ambiguity`, `words`.
/// One draw per seat and column.
pub fn restate<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &mut Workforce<K>,
    streams: Streams,
    week: u32,
    crew: &dyn Crew,
) -> bool {
    let Workforce { shared, blocks, scratch_pool, .. } = state;
    if !is_due(policies, shared.leaders.restate, week) {
        return false;
    }
    let rested = rested(&shared.leaders, week);
    (shared.leaders.restate, shared.leaders.spoken, shared.leaders.said_in) = (false, true, week);
    say(policies, shared);
    for (layer, seats) in org.layers.iter().enumerate().skip(1) {
        let listeners = (seats.start - 1) / BLOCK_SEATS..(seats.end - 1).div_ceil(BLOCK_SEATS);
        let listeners = &mut blocks[listeners];
        let shared_so_far = &*shared;
        each(crew, listeners, scratch_pool, |block, _| {
            let mut eps = [[0.0; K]; BLOCK_SEATS + LANES];
            let (first, end) =
                (block.first.max(seats.start), (block.first + block.seats).min(seats.end));
            let drawn = eps[..end - first].as_flattened_mut();
            streams.normal_column(Purpose::Cascade, u64::from(week), (first - 1) * K, drawn);
            math::with_registers!(Level::new(), simd => {
                for tile in &mut block.tiles {
                    if tile.stretches.iter().any(|stretch| usize::from(stretch.layer) == layer) {
                        let here = Here::new(simd, org, policies, shared_so_far, streams, week, tile);
                        hear(here, tile, layer, rested, first, &eps);
                    }
                }
            });
        });
        if seats.end <= shared.words.len() {
            pass_on(listeners, layer, shared);
        }
    }
    true
}

/// Lets the seats of a tile that sit in a layer hear what is said to them, after what they heard before has faded;
/// `eps` begins with the draws of the seat `first`.
#[inline(always)]
fn hear<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    layer: usize,
    rested: f64,
    first: usize,
    eps: &[Row<K>],
) {
    let Here { simd, org, shared, .. } = here;
    let said = &here.department.said;
    let Tile { stretches, perceived_intent, ambiguity, newcomers, .. } = tile;
    for stretch in stretches.iter().filter(|stretch| usize::from(stretch.layer) == layer) {
        for row in stretch.rows().step_by(LANES) {
            let seat = stretch.seats().start + (row - stretch.rows().start);
            // the last group of lanes may reach into rows of others
            let listeners = (stretch.rows().end - row).min(LANES);
            let listen = mask64x8::from_bitmask(simd, 0xff >> (LANES - listeners));
            let mut messages = [*said; LANES];
            let managers = &org.chart.manager[seat..seat + listeners];
            for (lane, &manager) in managers.iter().enumerate() {
                if manager != 0 {
                    let (manager, can) = (manager as usize, &here.policy.can);
                    let words = &shared.words[manager];
                    messages[lane] = concerning(org, can, seat + lane, manager, words);
                }
            }
            let messages = math::columns_of_rows(simd, &messages);
            let drawn = math::columns_of_rows(simd, &eps[seat - first..].as_chunks().0[0]);
            let mut eps = [f64x8::splat(simd, 0.0); K];
            let mut before = eps;
            for k in 0..K {
                eps[k] = drawn[org.draw_of_kind[k]];
                before[k] = f64x8::from_slice(simd, &perceived_intent[k][row..row + LANES]);
            }
            let ambiguity_before = f64x8::from_slice(simd, &ambiguity[row..row + LANES]);
            let held = Belief { perceived_intent: before, ambiguity: ambiguity_before };
            let held = faded_or_new(here, held, *newcomers >> row);
            let now = told(&here.policy.communication, here.view, held, rested, &messages, &eps);
            for k in 0..K {
                let next = listen.select(now.perceived_intent[k], before[k]);
                next.store_slice(&mut perceived_intent[k][row..row + LANES]);
            }
            let next = listen.select(now.ambiguity, ambiguity_before);
            next.store_slice(&mut ambiguity[row..row + LANES]);
        }
    }
}

/// Lets a layer's reports know what its seats believe.
fn pass_on<const K: usize>(listeners: &[Block<K>], layer: usize, shared: &mut PublicState<K>) {
    for tile in listeners.iter().flat_map(|block| &block.tiles) {
        let here = tile.stretches.iter().filter(|stretch| usize::from(stretch.layer) == layer);
        for (row, seat) in here.flat_map(|stretch| stretch.rows().zip(stretch.seats())) {
            shared.words[seat] = row_of(&tile.perceived_intent, row);
        }
    }
}
