//! Who does the work of a week: one hand after the other, or many at once with the same result.

/// Works through independent pieces of a week. The engine knows no threads; whoever runs it hands it a
/// crew. Pieces never depend on each other, so every crew gives the same bits.
pub trait Crew: Sync {
    /// Does some work on each item.
    fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync);

    /// Does some work on matching chunks of two columns; `work` gets the place of the chunk's first row.
    fn each_chunk<A: Send, B: Send>(
        &self,
        left: &mut [A],
        right: &mut [B],
        rows: usize,
        work: impl Fn(usize, &mut [A], &mut [B]) + Sync,
    );

    /// Whether someone asked to stop; looked at once a simulated week.
    fn stop_asked(&self) -> bool {
        false
    }
}

/// One hand after the other: the reference for every other crew.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Crew for Alone {
    fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync) {
        for item in items {
            work(item);
        }
    }

    fn each_chunk<A: Send, B: Send>(
        &self,
        left: &mut [A],
        right: &mut [B],
        rows: usize,
        work: impl Fn(usize, &mut [A], &mut [B]) + Sync,
    ) {
        for (number, (left, right)) in left.chunks_mut(rows).zip(right.chunks_mut(rows)).enumerate()
        {
            work(number * rows, left, right);
        }
    }
}
