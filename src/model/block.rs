//! Neighbouring seats whose week is lived together: columns with a row for each of them.

use std::ops::Range;

use crate::math::LANES;
use crate::model::workforce::Tally;
use crate::model::{Organization, Row};
use crate::rng::{Purpose, Streams};

/// Seats in a block.
pub const BLOCK_SEATS: usize = 256;
/// Rows of a block: those of its seats, and gaps so that spans begin and end where processors like it.
pub const BLOCK_ROWS: usize = 320;
/// One number for each row of a block. The length is fixed, so that no place has to be checked row by row
/// and processors can work on several rows at a time.
pub type Column = [f64; BLOCK_ROWS];

/// One number for each seat of a block, in the order of seats, and room behind them.
pub type Numbers = [f64; BLOCK_SEATS + LANES];

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

/// Rows under the same rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First row of the block.
    from: usize,
    /// Row after the last one that may be worked on.
    end: usize,
    /// Its stretches of the block.
    pub stretches: Range<usize>,
    /// Their unit, or the first one that lives under the same rules.
    pub unit: u16,
    /// Their department.
    pub department: u16,
}

impl Span {
    /// Its rows of the block, with those of the gap behind it: what happens there concerns nobody. Says
    /// aloud that a block has no more, so that no row has to be checked.
    #[inline(always)]
    pub fn rows(&self) -> Range<usize> {
        self.from.min(BLOCK_ROWS)..self.end.min(BLOCK_ROWS)
    }
}

/// Neighbouring seats in neighbouring rows, under the same rules and counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Seat of the first row.
    first: usize,
    /// First row of the block.
    from: usize,
    /// Row after the last one.
    to: usize,
    /// Their unit, or the first one that lives under the same rules.
    pub unit: u16,
    /// Their department.
    pub department: u16,
    /// Their distance from seat 0.
    pub layer: u8,
    /// Which of the block's tallies they count in.
    pub tally: u16,
}

impl Stretch {
    /// Its rows of the block.
    #[inline(always)]
    pub fn rows(&self) -> Range<usize> {
        self.from.min(BLOCK_ROWS)..self.to.min(BLOCK_ROWS)
    }

    /// Its seats, in the order of its rows.
    #[inline(always)]
    pub fn seats(&self) -> Range<usize> {
        self.first..self.first + (self.to - self.from)
    }
}

/// State of up to [`BLOCK_SEATS`] neighbouring seats; the rows of every column. Columns come first and begin
/// where a processor's widest registers and cache lines begin.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Block<const K: usize> {
    // written by `cascade`
    /// What the holder believes the strategy asks for (x). Share of effort, may leave 0 to 1 under
    /// noise. `[kinds x rows]`
    pub perceived_intent: Columns<K>,
    /// Doubt about that (V). Variance, 0 to `ambiguity_max`. `[rows]`
    pub ambiguity: Column,

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

    // written by `standards`
    /// Accepted time per urgent item (s). Share of proper time. `[rows]`
    pub standard: Column,

    // written by `strain`, and by `turnover` for newcomers
    /// Exhaustion (B). 0 rested to 1 exhausted. `[rows]`
    pub strain: Column,

    // written by `turnover`
    /// What a newcomer achieves relative to a full hand. Share. `[rows]`
    pub proficiency: Column,
    /// 1 where a new holder starts next week, else 0. `[rows]`
    pub newcomer: Column,

    // written by `voice`, and by `turnover` for newcomers
    /// Belief that speaking up helps (q). 0 to 1. `[rows]`
    pub voice: Column,

    // written by `production`
    /// Counted units so far in the pay period. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained: Vec<Column>,
    /// Counted units of the week. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained_now: Vec<Column>,

    // written by `tally`
    /// Sums over the rows of each cell, this week.
    pub tallies: Vec<(u32, Tally<K>)>,

    /// Seat of the first row.
    pub first: usize,
    /// Seats of the block.
    pub seats: usize,
    /// Rows that share their rules.
    pub spans: Vec<Span>,
    /// Rows that share their seats' place in the company as well, span by span.
    pub stretches: Vec<Stretch>,
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
            stretches: Vec::new(),
            perceived_intent: columns,
            ambiguity: column,
            credibility: column,
            backlog: column,
            effort: columns,
            practice: columns,
            attained: vec![column; tracked_rewards],
            attained_now: vec![column; tracked_rewards],
            standard: [1.0; BLOCK_ROWS],
            strain: column,
            proficiency: [1.0; BLOCK_ROWS],
            newcomer: column,
            voice: column,
            tallies: Vec::new(),
        };
        block.split(org, alike);
        block
    }

    /// Splits the seats into spans under the same rules, and moves every row to its place: `alike` says for
    /// each unit which one's rules are its.
    pub(super) fn split(&mut self, org: &Organization<K>, alike: &[u16]) {
        let before = std::mem::take(&mut self.stretches);
        let mut spans: Vec<Vec<Stretch>> = Vec::new();
        for seat in self.first..self.first + self.seats {
            let cell = org.groups.cell[seat];
            let known = self.tallies.iter().position(|known| known.0 == cell);
            let tally = known.unwrap_or_else(|| {
                self.tallies.push((cell, Tally::default()));
                self.tallies.len() - 1
            });
            let next = Stretch {
                first: seat,
                from: 0,
                to: 1,
                unit: alike[usize::from(org.unit[seat])],
                department: org.chart.department[seat],
                layer: org.chart.layer[seat],
                tally: tally as u16,
            };
            let rules = |stretch: &Stretch| (stretch.unit, stretch.department);
            match spans.iter_mut().find(|span| rules(&span[0]) == rules(&next)) {
                Some(span) => match span.last_mut() {
                    Some(last)
                        if last.seats().end == seat
                            && (last.layer, last.tally) == (next.layer, next.tally) =>
                    {
                        last.to += 1;
                    }
                    _ => span.push(next),
                },
                None => spans.push(vec![next]),
            }
        }
        self.place(spans);
        if !before.is_empty() {
            self.move_rows(&before);
        }
    }

    /// Lets every span begin at a multiple of [`LANES`] rows, if there is room for that.
    fn place(&mut self, spans: Vec<Vec<Stretch>>) {
        let people = |span: &[Stretch]| span.iter().map(|stretch| stretch.to).sum::<usize>();
        let room: usize = spans.iter().map(|span| people(span).next_multiple_of(LANES)).sum();
        let stride = if room <= BLOCK_ROWS - LANES { LANES } else { 1 };
        self.spans.clear();
        let mut row = 0;
        for stretches in spans {
            let (from, unit, department) = (row, stretches[0].unit, stretches[0].department);
            let first = self.stretches.len();
            for stretch in stretches {
                let people = stretch.to;
                self.stretches.push(Stretch { from: row, to: row + people, ..stretch });
                row += people;
            }
            row = row.next_multiple_of(stride);
            let stretches = first..self.stretches.len();
            self.spans.push(Span { from, end: row, stretches, unit, department });
        }
    }

    /// Moves what the seats keep from week to week from the rows they had to those they have now.
    fn move_rows(&mut self, before: &[Stretch]) {
        let of_seats = |stretches: &[Stretch]| {
            let mut rows: Vec<_> =
                stretches.iter().flat_map(|stretch| stretch.seats().zip(stretch.rows())).collect();
            rows.sort_unstable();
            rows
        };
        let (from, to) = (of_seats(before), of_seats(&self.stretches));
        let moved = |column: &mut Column| {
            let old = *column;
            for (&(_, from), &(_, to)) in from.iter().zip(&to) {
                column[to] = old[from];
            }
        };
        let Self {
            ambiguity, credibility, backlog, standard, strain, proficiency, newcomer, ..
        } = self;
        let columns = [ambiguity, credibility, backlog, standard, strain, proficiency, newcomer];
        columns.into_iter().chain([&mut self.voice]).for_each(moved);
        let rows =
            self.perceived_intent.iter_mut().chain(&mut self.effort).chain(&mut self.practice);
        rows.for_each(moved);
        self.attained.iter_mut().chain(&mut self.attained_now).for_each(moved);
    }

    /// Rows and seats of a span.
    #[inline(always)]
    pub fn seats_of(&self, span: &Span) -> impl Iterator<Item = (usize, usize)> {
        let here = self.stretches[span.stretches.clone()].iter();
        here.flat_map(|stretch| stretch.rows().zip(stretch.seats()))
    }

    /// Draws one uniform number for each seat of the block, in the order of seats, and puts it into the seat's
    /// row.
    #[inline(always)]
    pub(crate) fn draw(
        &self,
        luck: Streams,
        purpose: Purpose,
        week: u32,
        (numbers, into): (&mut Numbers, &mut Column),
    ) {
        luck.column(purpose, u64::from(week), self.first - 1, &mut numbers[..self.seats]);
        for stretch in &self.stretches {
            let place = stretch.seats().start - self.first;
            // what is written behind the last row is written over or concerns nobody
            for (seat, row) in (place..).step_by(LANES).zip(stretch.rows().step_by(LANES)) {
                into[row..row + LANES].copy_from_slice(&numbers[seat..seat + LANES]);
            }
        }
    }
}
