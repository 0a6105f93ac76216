//! A company of seats takes over one of tiles, after founding or at the end of any week.

use super::{PlainCompany, Seat};
use crate::engine::phase::cascade::Belief;
use crate::engine::phase::motive::Attainment;
use crate::model::layout::columns::row_of;
use crate::model::{Organization, Policies, Workforce};

impl<const K: usize> PlainCompany<K> {
    /// Takes over a company from its tiles: after founding, or at the end of any week.
    pub fn of(org: &Organization<K>, policies: &Policies<K>, state: &Workforce<K>) -> Self {
        let nobody = Seat {
            belief: Belief { perceived_intent: [0.0; K], ambiguity: 0.0 },
            credibility: 0.0,
            voice: 0.0,
            effort: [0.0; K],
            backlog: 0.0,
            standard: 1.0,
            strain: 0.0,
            proficiency: 1.0,
            newcomer: false,
            attained: Vec::new(),
        };
        let mut seats = vec![nobody; org.seats()];
        for tile in state.blocks.iter().flat_map(|block| &block.tiles) {
            for (row, seat) in tile.seats() {
                let attained = tile.attained.iter().zip(&tile.attained_now);
                seats[seat] = Seat {
                    belief: Belief {
                        perceived_intent: row_of(&tile.perceived_intent, row),
                        ambiguity: tile.ambiguity[row],
                    },
                    credibility: tile.credibility[row],
                    voice: tile.voice[row],
                    effort: row_of(&tile.effort, row),
                    backlog: tile.backlog[row],
                    standard: tile.standard[row],
                    strain: tile.strain[row],
                    proficiency: tile.proficiency[row],
                    newcomer: tile.newcomers >> row & 1 > 0,
                    attained: attained
                        .map(|(so_far, now)| Attainment {
                            so_far: so_far[row],
                            last_week: now[row],
                        })
                        .collect(),
                };
            }
        }
        let mut public = Workforce::new(org, policies, state.shared.clone(), Vec::new());
        public.followed.clone_from(&state.followed);
        Self { seats, public }
    }
}
