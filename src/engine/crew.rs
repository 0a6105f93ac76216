//! What runs the work of a week: one thread, or many at once with the same result.

/// Works through independent pieces of a week. The engine starts no threads; whoever runs it passes a crew that may.
/// Pieces never depend on each other, so every crew gives the same bits.
///
/// The engine knows a crew by a table of its functions and not by its type: else the whole week would be compiled once more
/// for every crew.
pub trait Crew: Sync {
    /// In how many pieces, at least 1, to cut what can be cut in up to `most`.
    fn pieces(&self, _most: usize) -> usize {
        1
    }

    /// Does each piece of work once, in any order, or several at the same time.
    fn work_through(&self, pieces: &mut [&mut (dyn FnMut() + Send)]);

    /// Whether someone asked to stop; looked at once a simulated week.
    fn stop_asked(&self) -> bool {
        false
    }
}

/// The calling thread, one item after the other: the reference for every other crew.
#[derive(Clone, Copy, Debug, Default)]
pub struct CallingThread;

impl Crew for CallingThread {
    fn work_through(&self, pieces: &mut [&mut (dyn FnMut() + Send)]) {
        for piece in pieces {
            piece();
        }
    }
}

/// Lets a crew do some work on each item, with one of the scratch spaces of the pool for as long as it takes; scratch is not
/// cleared between items. There has to be a scratch space if there is an item.
pub fn each<T: Send, D: Send>(
    crew: &dyn Crew,
    items: &mut [T],
    scratch_pool: &mut [D],
    work: impl Fn(&mut T, &mut D) + Sync,
) {
    let mut no_column = vec![(); items.len()];
    each_with(crew, items, &mut no_column, 1, scratch_pool, |item, _, _, scratch| {
        work(item, scratch);
    });
}

/// The same with so many rows of a column for each item, fewer for the last one; and with the item that is likely to be
/// worked on next, if there is one.
pub fn each_with<T: Send, A: Send, D: Send>(
    crew: &dyn Crew,
    items: &mut [T],
    column: &mut [A],
    rows: usize,
    scratch_pool: &mut [D],
    work: impl Fn(&mut T, Option<&T>, &mut [A], &mut D) + Sync,
) {
    let pieces = crew.pieces(scratch_pool.len()).clamp(1, scratch_pool.len().max(1));
    let many = items.len().div_ceil(pieces).max(1);
    let work = &work;
    let mut pieces: Vec<_> = items
        .chunks_mut(many)
        .zip(column.chunks_mut(many * rows))
        .zip(scratch_pool)
        .map(|((items, column), scratch)| move || one_by_one(items, column, rows, scratch, work))
        .collect();
    let mut pieces: Vec<&mut (dyn FnMut() + Send)> =
        pieces.iter_mut().map(|piece| piece as _).collect();
    crew.work_through(&mut pieces);
}

/// Works on one item after the other with the same scratch space.
fn one_by_one<T, A, D>(
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
