//! Many threads for what is left to do when everything is simulated: tables, pictures, the page.

use crate::cli::outcome::CommandFailure;
use crate::futures::execute::on_threads;
use rayon::prelude::*;

use crate::output::workers::Workers;

/// The threads of the current pool.
pub(super) struct Threads;

impl Workers for Threads {
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

/// Does some work with so many threads; as many as there are cores when left out.
pub(super) fn with_threads<T: Send>(
    threads: Option<u32>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, CommandFailure> {
    on_threads(threads.unwrap_or(0) as usize, work).map_err(|error| {
        CommandFailure::Request(
            format!("cannot start the threads: {error}"),
            "ask for fewer with `--threads N`".to_owned(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::futures::execute::on_threads;
    use std::hint::black_box;

    #[test]
    fn what_comes_out_stands_in_the_order_of_the_items() {
        for threads in [1, 2, 3, 8] {
            let done = on_threads(threads, || {
                Threads.each((0..40_u64).collect(), |item| {
                    // the first ones take longest
                    (0..10_000 * (40 - item)).for_each(|step| _ = black_box(step));
                    item * item
                })
            });
            assert_eq!(done.expect("threads"), (0..40).map(|item| item * item).collect::<Vec<_>>());
            let both = on_threads(threads, || Threads.both(|| "one", || 2));
            assert_eq!(both.expect("threads"), ("one", 2));
        }
    }
}
