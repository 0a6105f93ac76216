//! Everyone sees what colleagues did last week, and moves towards it. Equations and sources: section *norms* of
//! [`crate::model::description`].
//!
//! Peers are the team and `cross_ties` colleagues elsewhere, all with equal weight unless some of them are informal leaders.
//! A seat without any peer looks at its manager only.

use std::ops::Range;

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Mask, Number, Scalar, at_most};
use crate::model::layout::Tally;
use crate::model::layout::columns::{get, get_all, set};
use crate::model::layout::scratch::Scratch;
use crate::model::layout::workforce::{PublicState, VisiblePractice};
use crate::model::policy::Norms;
use crate::model::view::seen;
use crate::model::{Policies, Repertoire, Row, Tile};

/// Largest weight of colleagues: nobody gives up the own view entirely.
const MOST_CONFORMITY: f64 = 0.95;

/// Whether colleagues matter at all.
#[inline(always)]
pub fn matter(rules: &Norms) -> bool {
    rules.conformity + rules.conformity_when_unclear > 0.0
}

/// What is alike for all members of a department in what they see around them.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<const K: usize> {
    of_team: f64,
    of_others: f64,
    of_manager: f64,
    legacy: Row<K>,
}

impl<const K: usize> Surroundings<K> {
    /// Of a department in which work has always been done like this. Shares.
    #[inline(always)]
    pub fn of(rules: &Norms, legacy: &Row<K>) -> Self {
        let (of_team, of_others) = (1.0 - rules.legacy, 1.0 - rules.manager_weight);
        let mut legacy = *legacy;
        for k in 0..K {
            legacy[k] *= rules.legacy;
        }
        Self { of_team, of_others, of_manager: rules.manager_weight, legacy }
    }

    /// The part of the manager in the norm, alike for a whole team. Shares.
    #[inline(always)]
    pub fn part_of_manager(&self, manager: &Row<K>) -> Row<K> {
        let mut part = *manager;
        for k in 0..K {
            part[k] *= self.of_manager;
        }
        part
    }

    /// The norm of someone, given the sum of the practice of all peers, the weight of each of them in their mean, and the
    /// part of the manager. Shares.
    #[inline(always)]
    pub fn norm(
        &self,
        of_peers: &Row<K>,
        share_of_a_peer: f64,
        part_of_manager: &Row<K>,
    ) -> Row<K> {
        let mut norm = *of_peers;
        for k in 0..K {
            let around = self.of_team * (of_peers[k] * share_of_a_peer) + self.legacy[k];
            norm[k] = self.of_others * around + part_of_manager[k];
        }
        norm
    }
}

/// Weight of colleagues for someone to whom the strategy is so clear. Share.
#[inline(always)]
pub fn weight<N: Number>(rules: &Norms, clarity: N) -> N
where
    f64: Scalar<N>,
{
    at_most(MOST_CONFORMITY, rules.conformity + rules.conformity_when_unclear * (1.0 - clarity))
}

/// What someone goes for, between the own wish and what colleagues do, for one kind of work. Share.
#[inline(always)]
pub fn plan<N: Number>(weight: N, want: N, norm: N) -> N
where
    f64: Scalar<N>,
{
    (1.0 - weight) * want + weight * norm
}

/// What colleagues do, as far as someone here can do it too; what someone would do alone where nothing of it can be.
/// Shares.
#[inline(always)]
pub fn possible<N: Number, const K: usize>(
    can: &Repertoire<K>,
    norm: &[N; K],
    alone: &[N; K],
) -> [N; K]
where
    f64: Scalar<N>,
{
    if !can.limited {
        return *norm;
    }
    let mut possible = *norm;
    for k in 0..K {
        possible[k] = can.kinds[k] * norm[k];
    }
    let total = math::sum(&possible);
    let (share, anything) = (total.one_over(), total.above(0.0));
    for k in 0..K {
        possible[k] = anything.choose(possible[k] * share, alone[k]);
    }
    possible
}

/// How work has always been done, after a week in which it was done like this. Share.
pub fn remembered(rules: &Norms, legacy: f64, mean_practice: f64) -> f64 {
    legacy + rules.legacy_rate * (mean_practice - legacy)
}

/// Shows each row what its colleagues do. Reads last week's `practice`; writes `norm`.
#[inline(always)]
pub fn look_around<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    if !matter(&here.policy.norms) {
        return;
    }
    if !here.org.clout.is_empty() {
        look_at_leaders(here, tile, scratch);
        return;
    }
    let (each, ties) = (here.org.cross_ties, &here.org.ties[..]);
    // the loop over seats has to be short, so that a processor waits for many colleagues elsewhere at the same time:
    // the usual two of them stand apart, so that their number is known when it is compiled
    match each {
        0 => look_at(
            here,
            tile,
            scratch,
            #[inline(always)]
            |seats| seats.map(|_| [0; 0]),
        ),
        2 => look_at(
            here,
            tile,
            scratch,
            #[inline(always)]
            |seats| ties.as_chunks::<2>().0[seats].iter(),
        ),
        _ => look_at(
            here,
            tile,
            scratch,
            #[inline(always)]
            |seats| ties[each * seats.start..each * seats.end].chunks_exact(each),
        ),
    }
}

/// Shows each row what its team, its manager and its colleagues elsewhere do; `ties` are those of some seats, seat by
/// seat.
#[inline(always)]
fn look_at<S: Simd, I: Iterator<Item: AsRef<[u32]>>, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    ties: impl Fn(Range<usize>) -> I,
) {
    let (org, shared) = (here.org, here.shared);
    let around = Surroundings::of(&here.policy.norms, &here.department.legacy);
    for stretch in &tile.stretches {
        let mut norm = &mut scratch.norm[stretch.rows()];
        for (number, team, members) in org.teams_among(stretch.team, stretch.seats()) {
            let VisiblePractice(manager) = shared.practice[team.manager as usize];
            let (seen, rest) = norm.split_at_mut(members.len());
            norm = rest;
            if team.share_of_a_peer == 0.0 {
                seen.fill(manager);
                continue;
            }
            let all = shared.practice_of_team(number, team);
            let part_of_manager = around.part_of_manager(&manager);
            let own = &shared.practice[members.clone()];
            for (at, ties) in ties(members).enumerate() {
                let (seen, VisiblePractice(own)) = (&mut seen[at], &own[at]);
                let mut sum: Row<K> = math::row(|k| all[k] - own[k]);
                if team.looks_elsewhere {
                    for &tie in ties.as_ref() {
                        let VisiblePractice(elsewhere) = &shared.practice[tie as usize];
                        for k in 0..K {
                            sum[k] += elsewhere[k];
                        }
                    }
                }
                *seen = around.norm(&sum, team.share_of_a_peer, &part_of_manager);
            }
        }
    }
}

/// Shows each row the same where some colleagues count for more.
fn look_at_leaders<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    let (org, shared, clout) = (here.org, here.shared, &here.org.clout[..]);
    let around = Surroundings::of(&here.policy.norms, &here.department.legacy);
    for stretch in &tile.stretches {
        let mut norm = &mut scratch.norm[stretch.rows()];
        for (number, team, members) in org.teams_among(stretch.team, stretch.seats()) {
            let VisiblePractice(manager) = shared.practice[team.manager as usize];
            let (seen, rest) = norm.split_at_mut(members.len());
            norm = rest;
            if team.share_of_a_peer == 0.0 {
                seen.fill(manager);
                continue;
            }
            let all = shared.practice_by_clout(number, team, clout);
            let weight_of_all = clout[team.members()].iter().sum::<f64>();
            let part_of_manager = around.part_of_manager(&manager);
            for (seen, seat) in seen.iter_mut().zip(members) {
                let VisiblePractice(own) = &shared.practice[seat];
                let mut sum: Row<K> = math::row(|k| all[k] - clout[seat] * own[k]);
                let mut weight = weight_of_all - clout[seat];
                let ties = if team.looks_elsewhere { org.ties_of(seat) } else { &[] };
                for &tie in ties {
                    let VisiblePractice(elsewhere) = &shared.practice[tie as usize];
                    let counts = clout[tie as usize];
                    for k in 0..K {
                        sum[k] += counts * elsewhere[k];
                    }
                    weight += counts;
                }
                *seen = around.norm(&sum, 1.0 / weight, &part_of_manager);
            }
        }
    }
}

/// Mixes the own preference with what colleagues do. Reads `clarity`, `norm`; writes `plan`.
#[inline(always)]
pub fn conform<S: Simd, const K: usize>(here: Here<S, K>, scratch: &mut Scratch<K>, lanes: usize) {
    let (simd, rules) = (here.simd, &here.policy.norms);
    if !matter(rules) {
        return;
    }
    let mut norm = math::columns_of_rows(simd, &scratch.norm.as_chunks().0[lanes]);
    let can = &here.policy.can;
    if can.limited {
        norm = possible(can, &norm, &get_all(simd, &scratch.plan, lanes));
    }
    let weight = weight(rules, get(simd, &scratch.clarity, lanes));
    for k in 0..K {
        let column = &mut scratch.plan[k];
        let want = get(simd, column, lanes);
        set(column, lanes, plan(weight, want, norm[k]));
    }
}

/// Lets each department remember how it works. Reads the week's sums; writes `legacy`.
pub fn remember<const K: usize>(
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
) {
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        let policy = &policies.units[number];
        let rules = &policy.norms;
        let mut practice = sum.practice.map(|share| share / sum.seats);
        if rules.seen_by_visibility > 0.0 {
            practice = seen(rules.seen_by_visibility, &policy.seen_doing, &practice, &sum.effort);
        }
        for k in 0..K {
            department.legacy[k] = remembered(rules, department.legacy[k], practice[k]);
        }
    }
}
