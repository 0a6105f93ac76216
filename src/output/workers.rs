//! Who does pieces of work that do not wait for each other: one piece after the other here, on many threads in the
//! command line, which knows threads. What comes out does not depend on it.

/// Those who do the work.
pub trait Workers: Sync {
    /// Does the work on every item; what comes out stands in the order of the items.
    fn each<T: Send, D: Send>(&self, items: Vec<T>, work: impl Fn(T) -> D + Send + Sync) -> Vec<D>;

    /// Does two different things.
    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B);
}

/// One piece after the other.
#[derive(Clone, Copy, Debug)]
pub struct OneWorker;

impl Workers for OneWorker {
    fn each<T: Send, D: Send>(&self, items: Vec<T>, work: impl Fn(T) -> D + Send + Sync) -> Vec<D> {
        items.into_iter().map(work).collect()
    }

    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        (one(), other())
    }
}
