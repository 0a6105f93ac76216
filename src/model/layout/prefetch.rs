//! Prefetching what the next tile needs while the present one lives its week.
//!
//! A large company does not fit the caches: the columns of the next tile, and the practice of its colleagues elsewhere, come
//! from memory, and a processor that asks for them only when it needs them waits. So a small part of them is prefetched with
//! each group of lanes of the present tile, few enough at a time not to fill the queue of outstanding loads. Results do not
//! depend on it.

use std::slice::Chunks;

use crate::math::prefetch::{LINE, prefetch};
use crate::model::layout::columns::TILE_ROWS;
use crate::model::layout::workforce::VisiblePractice;
use crate::model::{Organization, Tile};

/// Parts in which a tile is prefetched. The loops of a week go through more groups of lanes than this, so all parts are
/// asked for before the week of the present tile is over.
const PARTS: usize = 32;
/// Seats of a part.
const SEATS: usize = TILE_ROWS / PARTS;

/// What is still to be prefetched for the next tile.
#[derive(Clone, Debug)]
pub struct Prefetch<'a, const K: usize> {
    /// The next tile, if it is far away.
    tile: Option<&'a Tile<K>>,
    /// The part to fetch next.
    part: usize,
    /// Colleagues elsewhere of the seats that come next.
    ties: Chunks<'a, u32>,
    /// What everyone did.
    practice: &'a [VisiblePractice<K>],
}

impl<'a, const K: usize> Prefetch<'a, K> {
    /// What comes after a tile; `next` is the next one, if it is far away.
    #[inline(always)]
    pub fn after(
        tile: &Tile<K>,
        next: Option<&'a Tile<K>>,
        org: &'a Organization<K>,
        practice: &'a [VisiblePractice<K>],
    ) -> Self {
        // in a large company the next tile goes on with the next seats; elsewhere this is a guess that costs little
        let first = tile.stretches.last().map_or(0, |stretch| stretch.seats().end);
        let ties = org.ties.get(org.cross_ties * first..).unwrap_or_default();
        Self { tile: next, part: 0, ties: ties.chunks((org.cross_ties * SEATS).max(1)), practice }
    }

    /// The groups of lanes of the tile that lives now; with each of them a part of what comes next is prefetched.
    #[inline(always)]
    pub fn lanes<'b>(&'b mut self, now: &Tile<K>) -> impl Iterator<Item = usize> + use<'a, 'b, K> {
        now.lanes().inspect(
            #[inline(always)]
            |_| self.ask(),
        )
    }

    #[inline(always)]
    fn ask(&mut self) {
        let Some(tile) = self.tile else { return };
        let lines = const { size_of::<Tile<K>>().div_ceil(LINE).div_ceil(PARTS) };
        for line in 0..lines {
            prefetch(tile, lines * self.part + line);
        }
        for &tie in self.ties.next().unwrap_or_default() {
            prefetch(self.practice, tie as usize * size_of::<VisiblePractice<K>>() / LINE);
        }
        self.part += 1;
        if self.part == PARTS {
            // what the tile points to, its stretches, can be reached because the tile itself has arrived by now
            tile.stretches.iter().for_each(|stretch| prefetch(stretch, 0));
            self.tile = None;
        }
    }
}
