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

use crate::engine::crew::Crew;
use crate::math::{self, at_most};
use crate::model::block::{BLOCK_SEATS, put};
use crate::model::desk::Desk;
use crate::model::workforce::{Department, Shared};
use crate::model::{Block, Organization, Policies, Row};
use crate::rng::{Purpose, Streams};

/// Lets what was heard fade towards the own view. Reads `newcomer`; writes `perceived_intent`,
/// `ambiguity`.
pub(crate) fn fade<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &mut Shared<K>,
    crew: &impl Crew,
) {
    let Shared { perceived_intent, ambiguity, newcomer, departments, .. } = shared;
    let (newcomer, departments) = (&*newcomer, &*departments);
    let everyone_knows = !policies.switches.on.signal;
    crew.each_chunk(&mut perceived_intent[1..], &mut ambiguity[1..], BLOCK_SEATS, |from, x, v| {
        math::wide(
            #[inline(always)]
            || {
                let seats = 1 + from..1 + from + x.len();
                let (units, newcomer) = (&org.unit[seats.clone()], &newcomer[seats.clone()]);
                let of_seat = x.iter_mut().zip(v).zip(units).zip(newcomer).zip(seats);
                for ((((x, v), &unit), &newcomer), seat) in of_seat {
                    let policy = &policies.units[usize::from(unit)];
                    let rules = &policy.communication;
                    if everyone_knows {
                        *x = departments[usize::from(org.chart.department[seat])].needed;
                        *v = 0.0;
                    } else if newcomer {
                        *x = policy.own_view;
                        *v = rules.starting_ambiguity;
                    } else {
                        for k in 0..K {
                            x[k] += rules.forgetting * (policy.own_view[k] - x[k]);
                        }
                        *v = at_most(rules.ambiguity_max, *v + rules.fog);
                    }
                }
            },
        );
    });
}

/// Says the strategy again when it is time: the top layer first, all layers in the same week. Reads
/// `known`; writes `perceived_intent`, `ambiguity`. One draw per seat and column.
pub(crate) fn restate<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &mut Shared<K>,
    luck: Streams,
    week: u32,
    crew: &impl Crew,
) {
    let cadence = policies.company.cadence_weeks;
    let due = cadence > 0 && week.is_multiple_of(cadence);
    if !(due || shared.leaders.restate) || !policies.switches.on.signal {
        return;
    }
    shared.leaders.restate = false;
    let others = policies.company.competing_priorities;
    for department in &mut shared.departments {
        let known = &department.known;
        department.said =
            std::array::from_fn(|k| (known[k] + others * org.flat[k]) / (1.0 + others));
    }
    let Shared { perceived_intent, ambiguity, departments, .. } = shared;
    let departments = &*departments;
    for layer in &org.layers[1..] {
        let (above, from_here) = perceived_intent.split_at_mut(layer.start);
        let (above, here) = (&*above, &mut from_here[..layer.len()]);
        crew.each_chunk(here, &mut ambiguity[layer.clone()], BLOCK_SEATS, |from, x, v| {
            let first = layer.start + from;
            math::wide(
                #[inline(always)]
                || hear(org, policies, departments, (luck, week), first, above, (x, v)),
            );
        });
    }
}

/// Lets neighbouring seats of a layer, from seat `first` on, hear what is said to them.
#[inline(always)]
fn hear<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    departments: &[Department<K>],
    (luck, week): (Streams, u32),
    first: usize,
    above: &[Row<K>],
    (x, v): (&mut [Row<K>], &mut [f64]),
) {
    let mut eps = [[0.0; K]; BLOCK_SEATS];
    let eps = &mut eps[..x.len()];
    let place = (first - 1) * K;
    luck.normal_column(Purpose::Cascade, u64::from(week), place, eps.as_flattened_mut());
    for (((x, v), eps), seat) in x.iter_mut().zip(v).zip(eps).zip(first..) {
        let policy = &policies.units[usize::from(org.unit[seat])];
        let rules = &policy.communication;
        let manager = org.chart.manager[seat] as usize;
        let message = if manager == 0 {
            &departments[usize::from(org.chart.department[seat])].said
        } else {
            &above[manager]
        };
        let (weight, spread) = (rules.weight_of_message, rules.distortion);
        let noise = spread * spread + rules.listening_noise;
        let gain = if *v > 0.0 { *v / (*v + noise) } else { 0.0 };
        for k in 0..K {
            let own = policy.own_view[k];
            let heard = weight * message[k] + (1.0 - weight) * own + spread * eps[k];
            x[k] += org.in_use[k] * gain * (heard - x[k]);
        }
        *v *= 1.0 - gain;
    }
}

/// Puts what the seats of a block have heard on its desk. Reads `perceived_intent`, `ambiguity`; writes
/// `believed`, `doubt`.
#[inline(always)]
pub(crate) fn take_in<const K: usize>(shared: &Shared<K>, block: &Block<K>, desk: &mut Desk<K>) {
    for span in &block.spans {
        let heard = shared.perceived_intent[span.seats()].iter();
        for ((believed, doubt), row) in
            heard.zip(&shared.ambiguity[span.seats()]).zip(span.people())
        {
            put(&mut desk.believed, row, believed);
            desk.doubt[row] = *doubt;
        }
    }
}
