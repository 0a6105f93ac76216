//! Many hands for what is left to do when everything is simulated: tables, pictures, the page.

use rayon::prelude::*;

use crate::report::hands::Hands;

/// The threads of the current pool.
pub(super) struct Threads;

impl Hands for Threads {
    fn each<T: Send, D: Send>(&self, items: Vec<T>, work: impl Fn(T) -> D + Send + Sync) -> Vec<D> {
        // items are few and of very different size, so each is handed out on its own
        items.into_par_iter().with_max_len(1).map(work).collect()
    }

    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        rayon::join(one, other)
    }
}
