//! Strategy travels down the hierarchy and loses signal at every layer; between two restatements it
//! fades.
//!
//! ```text
//! fade      x += forgetting (psi - x)          V = min(ambiguity_max, V + fog)
//! restate   m0 = (known + n flat) / (1 + n)    what leaders say with n competing priorities
//!           z  = f x_manager + (1 - f) psi + d eps       direct reports of the leader hear m0
//!           G  = V / (V + d^2 + r0)     x += G (z - x)     V *= 1 - G
//! ```
//!
//! Someone without doubt (V = 0) does not listen; direct reports of the leader hear m0 through the same
//! channel as everyone else hears their manager.
//!
//! The update is the Kalman filter (Kalman 1960) of a listener who knows how noisy the channel is; the
//! loss per layer is Williamson's (1967).

use fearless_simd::{Level, Select, Simd, SimdBase, SimdMask, dispatch, f64x8, mask64x8};

use crate::engine::crew::Crew;
use crate::engine::here::Here;
use crate::math::{self, LANES, at_most};
use crate::model::block::BLOCK_SEATS;
use crate::model::desk::Desk;
use crate::model::tile::{Flags, get, get_all, row_of, set, set_all};
use crate::model::workforce::Shared;
use crate::model::{Block, Organization, Policies, Row, Tile};
use crate::rng::{Purpose, Streams};

/// Lets what was heard fade towards the own view. Reads `newcomers`; writes `perceived_intent`, `ambiguity`.
#[inline(always)]
pub fn fade<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, eight: usize) {
    let simd = here.simd;
    let Tile { perceived_intent, ambiguity, newcomers, .. } = tile;
    let everyone_knows = !here.policies.switches.on.signal;
    let (believed, doubt) = if everyone_knows {
        (here.department.needed.map(|share| f64x8::splat(simd, share)), f64x8::splat(simd, 0.0))
    } else {
        let new = *newcomers >> (LANES * eight);
        let doubt = get(simd, ambiguity, eight);
        faded(here, get_all(simd, perceived_intent, eight), doubt, new)
    };
    set_all(perceived_intent, eight, &believed);
    set(ambiguity, eight, doubt);
}

/// What is left of what eight seats believe, and their doubt; those whose bit in `new` is set have just come.
#[inline(always)]
fn faded<S: Simd, const K: usize>(
    here: Here<S, K>,
    mut believed: [f64x8<S>; K],
    doubt: f64x8<S>,
    new: Flags,
) -> ([f64x8<S>; K], f64x8<S>) {
    let (simd, policy) = (here.simd, here.policy);
    let (rules, own) = (&policy.communication, &policy.own_view);
    for k in 0..K {
        believed[k] += rules.forgetting * (own[k] - believed[k]);
    }
    let mut doubt = at_most(rules.ambiguity_max, doubt + rules.fog);
    // hardly anybody is new
    let new = new & 0xff;
    if new != 0 {
        let new = mask64x8::from_bitmask(simd, new);
        for k in 0..K {
            believed[k] = new.select(f64x8::splat(simd, own[k]), believed[k]);
        }
        doubt = new.select(f64x8::splat(simd, rules.starting_ambiguity), doubt);
    }
    (believed, doubt)
}

/// Says the strategy again when it is time, and says whether it did: what was heard fades while the top layer hears it,
/// then the next, all in the same week. Reads `known`, `newcomers`; writes `perceived_intent`, `ambiguity`, `words`.
/// One draw per seat and column.
pub fn restate<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    (shared, blocks, desks): (&mut Shared<K>, &mut [Block<K>], &mut [Desk<K>]),
    luck: Streams,
    week: u32,
    crew: &impl Crew,
) -> bool {
    let cadence = policies.company.cadence_weeks;
    let due = cadence > 0 && week.is_multiple_of(cadence);
    if !(due || shared.leaders.restate) || !policies.switches.on.signal {
        return false;
    }
    shared.leaders.restate = false;
    let others = policies.company.competing_priorities;
    for department in &mut shared.departments {
        let known = &department.known;
        department.said =
            std::array::from_fn(|k| (known[k] + others * org.flat[k]) / (1.0 + others));
    }
    for (layer, seats) in org.layers.iter().enumerate().skip(1) {
        let listeners = (seats.start - 1) / BLOCK_SEATS..(seats.end - 1).div_ceil(BLOCK_SEATS);
        let listeners = &mut blocks[listeners];
        let said = &*shared;
        crew.each(listeners, desks, |block, _| {
            let mut eps = [[0.0; K]; BLOCK_SEATS + LANES];
            let (first, end) =
                (block.first.max(seats.start), (block.first + block.seats).min(seats.end));
            let drawn = eps[..end - first].as_flattened_mut();
            luck.normal_column(Purpose::Cascade, u64::from(week), (first - 1) * K, drawn);
            dispatch!(Level::new(), simd => {
                for tile in &mut block.tiles {
                    if tile.stretches.iter().any(|stretch| usize::from(stretch.layer) == layer) {
                        let here = Here::new(simd, org, policies, said, (luck, week), tile);
                        hear(here, tile, layer, (first, &eps));
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
/// `eps` begins with the luck of the seat `first`.
#[inline(always)]
fn hear<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    layer: usize,
    (first, eps): (usize, &[Row<K>]),
) {
    let Here { simd, org, shared, .. } = here;
    let (rules, own) = (&here.policy.communication, &here.policy.own_view);
    let (weight, spread) = (rules.weight_of_message, rules.distortion);
    let noise = spread * spread + rules.listening_noise;
    let said = &here.department.said;
    let Tile { stretches, perceived_intent, ambiguity, newcomers, .. } = tile;
    for stretch in stretches.iter().filter(|stretch| usize::from(stretch.layer) == layer) {
        let eights = stretch.rows().step_by(LANES).zip(stretch.seats().step_by(LANES));
        for (row, seat) in eights {
            // the last eight may reach into rows of others
            let listeners = (stretch.rows().end - row).min(LANES);
            let listen = mask64x8::from_bitmask(simd, 0xff >> (LANES - listeners));
            let mut messages = [*said; LANES];
            let managers = &org.chart.manager[seat..seat + listeners];
            for (message, &manager) in messages.iter_mut().zip(managers) {
                if manager != 0 {
                    *message = shared.words[manager as usize];
                }
            }
            let messages = math::columns_of_rows(simd, &messages);
            let eps = math::columns_of_rows(simd, &eps[seat - first..].as_chunks().0[0]);
            let mut before = [f64x8::splat(simd, 0.0); K];
            for k in 0..K {
                before[k] = f64x8::from_slice(simd, &perceived_intent[k][row..row + LANES]);
            }
            let doubt_before = f64x8::from_slice(simd, &ambiguity[row..row + LANES]);
            let (mut believed, doubt) = faded(here, before, doubt_before, *newcomers >> row);
            let gain = doubt.simd_gt(0.0).select(doubt / (doubt + noise), f64x8::splat(simd, 0.0));
            for k in 0..K {
                let heard = weight * messages[k] + (1.0 - weight) * own[k] + spread * eps[k];
                believed[k] += org.in_use[k] * gain * (heard - believed[k]);
                let now = listen.select(believed[k], before[k]);
                now.store_slice(&mut perceived_intent[k][row..row + LANES]);
            }
            let doubt = listen.select(doubt * (1.0 - gain), doubt_before);
            doubt.store_slice(&mut ambiguity[row..row + LANES]);
        }
    }
}

/// Lets a layer's reports know what its seats believe.
fn pass_on<const K: usize>(listeners: &[Block<K>], layer: usize, shared: &mut Shared<K>) {
    for tile in listeners.iter().flat_map(|block| &block.tiles) {
        let here = tile.stretches.iter().filter(|stretch| usize::from(stretch.layer) == layer);
        for (row, seat) in here.flat_map(|stretch| stretch.rows().zip(stretch.seats())) {
            shared.words[seat] = row_of(&tile.perceived_intent, row);
        }
    }
}
