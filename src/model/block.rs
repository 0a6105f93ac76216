//! Neighbouring seats whose week is lived together: columns with a row for each of them.

use std::ops::Range;

use crate::model::workforce::Tally;
use crate::model::{Organization, Row};
use crate::rng::{Purpose, Streams};

/// Seats in a block.
pub const BLOCK_SEATS: usize = 256;
/// Rows of a block: those of its seats, and gaps so that spans begin and end where processors like it.
pub const BLOCK_ROWS: usize = 320;
/// Rows that processors with the widest registers work on at a time. Spans begin at a multiple of it.
const STRIDE: usize = 8;
/// One number for each row of a block. The length is fixed, so that no place has to be checked row by row
/// and processors can work on several rows at a time.
pub type Column = [f64; BLOCK_ROWS];

/// A column for each kind of work.
pub type Columns<const K: usize> = [Column; K];

/// What the columns hold in a row.
#[inline(always)]
pub fn row_of<const K: usize>(columns: &Columns<K>, row: usize) -> Row<K> {
    std::array::from_fn(|k| columns[k][row])
}

/// Writes a row into the columns.
#[inline(always)]
pub fn put<const K: usize>(columns: &mut Columns<K>, row: usize, values: &Row<K>) {
    for k in 0..K {
        columns[k][row] = values[k];
    }
}

/// Neighbouring seats under the same rules, in the same department, layer and cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Seat of the first row.
    first: usize,
    /// First row of the block.
    from: usize,
    /// Row after the last one that belongs to a seat.
    to: usize,
    /// Row after the last one that may be worked on.
    end: usize,
    /// Their unit, or the first one that lives under the same rules.
    pub unit: u16,
    /// Their department.
    pub department: u16,
    /// Their distance from seat 0.
    pub layer: u8,
    /// Which of the block's tallies they count in.
    pub tally: u16,
}

impl Span {
    /// Its rows of the block, with those of the gap behind it: what happens there concerns nobody. Says
    /// aloud that a block has no more, so that no row has to be checked.
    #[inline(always)]
    pub fn rows(&self) -> Range<usize> {
        self.from.min(BLOCK_ROWS)..self.end.min(BLOCK_ROWS)
    }

    /// Its rows that belong to a seat.
    #[inline(always)]
    pub fn people(&self) -> Range<usize> {
        self.from.min(BLOCK_ROWS)..self.to.min(BLOCK_ROWS)
    }

    /// Its seats, in the order of its rows.
    #[inline(always)]
    pub fn seats(&self) -> Range<usize> {
        self.first..self.first + (self.to - self.from)
    }
}

/// State of up to [`BLOCK_SEATS`] neighbouring seats; the rows of every column.
#[derive(Clone, Debug)]
pub struct Block<const K: usize> {
    /// Seat of the first row.
    pub first: usize,
    /// Seats of the block.
    pub seats: usize,
    /// Runs of rows that share their rules.
    pub spans: Vec<Span>,

    // written by `credibility`, and by `turnover` for newcomers
    /// Weight given to what leaders say (cr). Share. `[rows]`
    pub credibility: Column,

    // written by `demand`, then by `effort`
    /// Urgent work waiting (b). Working weeks at proper care, at least 0. `[rows]`
    pub backlog: Column,

    // written by `effort`
    /// Hours of the holder's own choosing (e). Working weeks, at least 0. `[kinds x rows]`
    pub effort: Columns<K>,
    /// How the holder spent the week (o). Shares. `[kinds x rows]`
    pub practice: Columns<K>,

    // written by `production`
    /// Counted units so far in the pay period. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained: Vec<Column>,
    /// Counted units of the week. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained_now: Vec<Column>,

    // written by `standards`
    /// Accepted time per urgent item (s). Share of proper time. `[rows]`
    pub standard: Column,

    // written by `strain`, and by `turnover` for newcomers
    /// Exhaustion (B). 0 rested to 1 exhausted. `[rows]`
    pub strain: Column,

    // written by `turnover`
    /// What a newcomer achieves relative to a full hand. Share. `[rows]`
    pub proficiency: Column,
    /// Whether a new holder starts next week. `[rows]`
    pub newcomer: [bool; BLOCK_ROWS],

    // written by `voice`, and by `turnover` for newcomers
    /// Belief that speaking up helps (q). 0 to 1. `[rows]`
    pub voice: Column,

    // written by the phases as they go
    /// Sums over the rows of each cell, this week.
    pub tallies: Vec<(u32, Tally<K>)>,
}

impl<const K: usize> Block<K> {
    /// A block of these seats with every column at rest; founding fills in the first week.
    pub fn new(
        org: &Organization<K>,
        alike: &[u16],
        seats: Range<usize>,
        tracked_rewards: usize,
    ) -> Self {
        let (column, columns) = ([0.0; BLOCK_ROWS], [[0.0; BLOCK_ROWS]; K]);
        let mut block = Self {
            first: seats.start,
            seats: seats.len(),
            spans: Vec::new(),
            credibility: column,
            backlog: column,
            effort: columns,
            practice: columns,
            attained: vec![column; tracked_rewards],
            attained_now: vec![column; tracked_rewards],
            standard: [1.0; BLOCK_ROWS],
            strain: column,
            proficiency: [1.0; BLOCK_ROWS],
            newcomer: [false; BLOCK_ROWS],
            voice: column,
            tallies: Vec::new(),
        };
        block.split(org, alike);
        block
    }

    /// Splits the seats into spans under the same rules, and moves every row to its place: `alike` says for
    /// each unit which one's rules are its.
    pub(super) fn split(&mut self, org: &Organization<K>, alike: &[u16]) {
        let before = std::mem::take(&mut self.spans);
        for seat in self.first..self.first + self.seats {
            let cell = org.groups.cell[seat];
            let known = self.tallies.iter().position(|known| known.0 == cell);
            let tally = known.unwrap_or_else(|| {
                self.tallies.push((cell, Tally::default()));
                self.tallies.len() - 1
            });
            let row = seat - self.first;
            let next = Span {
                first: seat,
                from: row,
                to: row + 1,
                end: row + 1,
                unit: alike[usize::from(org.unit[seat])],
                department: org.chart.department[seat],
                layer: org.chart.layer[seat],
                tally: tally as u16,
            };
            match self.spans.last_mut() {
                Some(span)
                    if (span.unit, span.department, span.layer, span.tally)
                        == (next.unit, next.department, next.layer, next.tally) =>
                {
                    (span.to, span.end) = (next.to, next.end);
                }
                _ => self.spans.push(next),
            }
        }
        leave_gaps(&mut self.spans);
        if !before.is_empty() {
            self.move_rows(&before);
        }
    }

    /// Moves what the seats keep from week to week from the rows of other spans to those of its own.
    fn move_rows(&mut self, before: &[Span]) {
        let rows = |spans: &[Span]| spans.iter().flat_map(Span::people).collect::<Vec<_>>();
        let (from, to) = (rows(before), rows(&self.spans));
        let moved = |column: &mut Column| {
            let old = *column;
            for (&from, &to) in from.iter().zip(&to) {
                column[to] = old[from];
            }
        };
        let Self { credibility, backlog, standard, strain, proficiency, voice, .. } = self;
        let columns = [credibility, backlog, standard, strain, proficiency, voice];
        columns.into_iter().for_each(moved);
        self.effort.iter_mut().chain(&mut self.practice).for_each(moved);
        self.attained.iter_mut().chain(&mut self.attained_now).for_each(moved);
        let old = self.newcomer;
        for (&from, &to) in from.iter().zip(&to) {
            self.newcomer[to] = old[from];
        }
    }

    /// Draws one uniform number for each seat of the block and puts it into the seat's row.
    #[inline(always)]
    pub(crate) fn draw(&self, luck: Streams, purpose: Purpose, week: u32, into: &mut Column) {
        let mut numbers = [0.0; BLOCK_SEATS];
        luck.column(purpose, u64::from(week), self.first - 1, &mut numbers[..self.seats]);
        for span in &self.spans {
            let seats = span.seats().start - self.first..span.seats().end - self.first;
            into[span.people()].copy_from_slice(&numbers[seats]);
        }
    }
}

/// Lets every span begin at a multiple of [`STRIDE`] rows, if there is room for that.
fn leave_gaps(spans: &mut [Span]) {
    let room: usize = spans.iter().map(|span| span.people().len().next_multiple_of(STRIDE)).sum();
    if room > BLOCK_ROWS {
        return;
    }
    let mut row = 0;
    for span in spans {
        let people = span.to - span.from;
        (span.from, span.to, span.end) = (row, row + people, row + people.next_multiple_of(STRIDE));
        row = span.end;
    }
}
