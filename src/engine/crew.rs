//! What runs the work of a week: one thread, or many at once with the same result.

/// Works through independent pieces of a week. The engine starts no threads; whoever runs it passes a crew that may.
/// Pieces never depend on each other, so every crew gives the same bits.
pub trait Crew: Sync {
    /// Does some work on each item, with one of the scratch spaces of the pool for as long as it takes; scratch is not
    /// cleared between items. There is at least one scratch space if there is an item.
    fn each<T: Send, D: Send>(
        &self,
        items: &mut [T],
        scratch_pool: &mut [D],
        work: impl Fn(&mut T, &mut D) + Sync,
    );

    /// The same with so many rows of a column for each item, fewer for the last one; and with the item that is likely to
    /// be worked on next, if there is one.
    fn each_with<T: Send, A: Send, D: Send>(
        &self,
        items: &mut [T],
        column: &mut [A],
        rows: usize,
        scratch_pool: &mut [D],
        work: impl Fn(&mut T, Option<&T>, &mut [A], &mut D) + Sync,
    );

    /// Whether someone asked to stop; looked at once a simulated week.
    fn stop_asked(&self) -> bool {
        false
    }
}

/// The calling thread, one item after the other: the reference for every other crew.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Crew for Alone {
    fn each<T: Send, D: Send>(
        &self,
        items: &mut [T],
        scratch_pool: &mut [D],
        work: impl Fn(&mut T, &mut D) + Sync,
    ) {
        for item in items {
            work(item, &mut scratch_pool[0]);
        }
    }

    fn each_with<T: Send, A: Send, D: Send>(
        &self,
        items: &mut [T],
        column: &mut [A],
        rows: usize,
        scratch_pool: &mut [D],
        work: impl Fn(&mut T, Option<&T>, &mut [A], &mut D) + Sync,
    ) {
        if let Some(scratch) = scratch_pool.first_mut() {
            one_by_one(items, column, rows, scratch, work);
        }
    }
}

/// Works on one item after the other with the same scratch space.
#[inline(always)]
pub fn one_by_one<T, A, D>(
    mut items: &mut [T],
    column: &mut [A],
    rows: usize,
    scratch: &mut D,
    work: impl Fn(&mut T, Option<&T>, &mut [A], &mut D),
) {
    for rows in column.chunks_mut(rows) {
        let Some((item, later)) = items.split_first_mut() else { return };
        work(item, later.first(), rows, scratch);
        items = later;
    }
}
