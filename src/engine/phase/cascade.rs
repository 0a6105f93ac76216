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

use fearless_simd::{Level, Simd, SimdBase, dispatch, f64x8};

use crate::engine::crew::Crew;
use crate::engine::here::Here;
use crate::math::{self, at_most};
use crate::model::block::BLOCK_SEATS;
use crate::model::desk::Desk;
use crate::model::tile::{get, of_eight, put, row_of, rows_of, set};
use crate::model::workforce::Shared;
use crate::model::{Block, Organization, Policies, Tile};
use crate::rng::{Purpose, Streams};

/// Lets what was heard fade towards the own view. Reads `newcomers`; writes `perceived_intent`, `ambiguity`.
#[inline(always)]
pub fn fade<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, eight: usize) {
    let (simd, policy) = (here.simd, here.policy);
    let (rules, own) = (&policy.communication, &policy.own_view);
    let Tile { perceived_intent, ambiguity, newcomers, .. } = tile;
    let everyone_knows = !here.policies.switches.on.signal;
    if everyone_knows {
        for k in 0..K {
            let needed = f64x8::splat(simd, here.department.needed[k]);
            set(&mut perceived_intent[k], eight, needed);
        }
        set(ambiguity, eight, f64x8::splat(simd, 0.0));
        return;
    }
    for k in 0..K {
        let believed = get(simd, &perceived_intent[k], eight);
        let faded = believed + rules.forgetting * (own[k] - believed);
        set(&mut perceived_intent[k], eight, faded);
    }
    let fogged = at_most(rules.ambiguity_max, get(simd, ambiguity, eight) + rules.fog);
    set(ambiguity, eight, fogged);
    // hardly anybody is new
    for row in rows_of(of_eight(*newcomers, eight)) {
        put(perceived_intent, row, own);
        ambiguity[row] = rules.starting_ambiguity;
    }
}

/// Says the strategy again when it is time, and says whether it did: what was heard fades first, then the top
/// layer hears it, then the next, all in the same week. Reads `known`; writes `perceived_intent`, `ambiguity`, `words`.
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
    let before = &*shared;
    crew.each(blocks, desks, |block, _| {
        dispatch!(Level::new(), simd => {
            for tile in &mut block.tiles {
                let here = Here::new(simd, org, policies, before, (luck, week), tile);
                tile.eights().for_each(
                    #[inline(always)]
                    |eight| fade(here, tile, eight),
                );
            }
        });
    });
    for (number, layer) in org.layers.iter().enumerate().skip(1) {
        let listeners = (layer.start - 1) / BLOCK_SEATS..(layer.end - 1).div_ceil(BLOCK_SEATS);
        let listeners = &mut blocks[listeners];
        let heard = &*shared;
        crew.each(listeners, desks, |block, _| {
            math::wide(
                #[inline(always)]
                || hear(org, policies, heard, (luck, week), block, number),
            );
        });
        if layer.end <= shared.words.len() {
            pass_on(listeners, number, shared);
        }
    }
    true
}

/// Lets the seats of a block that sit in a layer hear what is said to them.
#[inline(always)]
fn hear<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    (luck, week): (Streams, u32),
    block: &mut Block<K>,
    layer: usize,
) {
    let here = &org.layers[layer];
    let (first, end) = (block.first.max(here.start), (block.first + block.seats).min(here.end));
    let mut eps = [[0.0; K]; BLOCK_SEATS];
    let eps = &mut eps[..end - first];
    let place = (first - 1) * K;
    luck.normal_column(Purpose::Cascade, u64::from(week), place, eps.as_flattened_mut());
    for tile in &mut block.tiles {
        let policy = &policies.units[usize::from(tile.unit)];
        let rules = &policy.communication;
        let said = &shared.departments[usize::from(tile.department)].said;
        let (weight, spread) = (rules.weight_of_message, rules.distortion);
        let noise = spread * spread + rules.listening_noise;
        let Tile { stretches, perceived_intent, ambiguity, .. } = tile;
        let here = stretches.iter().filter(|stretch| usize::from(stretch.layer) == layer);
        for (row, seat) in here.flat_map(|stretch| stretch.rows().zip(stretch.seats())) {
            let manager = org.chart.manager[seat] as usize;
            let message = if manager == 0 { said } else { &shared.words[manager] };
            let eps = &eps[seat - first];
            let gain =
                if ambiguity[row] > 0.0 { ambiguity[row] / (ambiguity[row] + noise) } else { 0.0 };
            let mut x = row_of(perceived_intent, row);
            for k in 0..K {
                let own = policy.own_view[k];
                let heard = weight * message[k] + (1.0 - weight) * own + spread * eps[k];
                x[k] += org.in_use[k] * gain * (heard - x[k]);
            }
            put(perceived_intent, row, &x);
            ambiguity[row] *= 1.0 - gain;
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
