//! The headline at every point: what the sentence and the charts of a sweep are made of.

use crate::question::sweep::points::Arrangement;
use std::io;

use crate::futures::plan::{Arm, Plan};
use crate::question::sweep::points::Sweep;
use crate::scenario::Metric;

/// Most points that are kept in memory; of more, only the extremes are.
pub const MOST_KEPT: u64 = 100_000;

/// The headline at every point and option of a sweep, read back from its table.
#[derive(Clone, Debug)]
pub struct Overview<'a> {
    /// The sweep: axes, headline, futures.
    pub sweep: &'a Sweep,
    /// Options, the baseline first.
    pub options: Vec<Arm>,
    /// Every point in order; none when there are more than [`MOST_KEPT`].
    pub points: Vec<SweepPoint>,
    /// Where the median of the headline is smallest and largest, for each option; `None` where it never
    /// applies.
    pub extremes: Vec<Option<Extremes>>,
    /// Rows read so far.
    rows: u64,
}

/// The headline of all options at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepPoint {
    /// Values of the varied keys, in the order of the axes.
    pub values: Vec<f64>,
    /// In the order of the options.
    pub headlines: Vec<HeadlineSpread>,
}

/// The headline of an option at a point; not a number where it does not apply.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadlineSpread {
    /// Mean of futures.
    pub mean: f64,
    /// 5 % of futures lie below.
    pub low: f64,
    /// Median of futures.
    pub middle: f64,
    /// 95 % of futures lie below.
    pub high: f64,
    /// Share of futures that collapse; not a number when that is not counted.
    pub collapsed: f64,
}

/// Smallest and largest median of the headline over all points, the first of equals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extremes {
    /// Point, from 0, and its median.
    pub smallest: (u64, f64),
    /// Point, from 0, and its median.
    pub largest: (u64, f64),
}

impl<'a> Overview<'a> {
    /// Nothing read yet.
    pub fn empty(sweep: &'a Sweep) -> Self {
        let terms = &sweep.terms;
        let options = Plan::of_options(sweep.scenario.clone(), 1, terms.seed, terms.spread).arms;
        let extremes = vec![None; options.len()];
        Self { sweep, options, points: Vec::new(), extremes, rows: 0 }
    }

    /// The measure that the sentence and the charts are about.
    pub fn headline(&self) -> Metric {
        self.sweep.terms.measures[0]
    }

    /// Reads the next rows of the table, without a header.
    ///
    /// # Errors
    /// When they are no such rows.
    pub fn read(&mut self, rows: &[u8]) -> io::Result<()> {
        let measures = self.sweep.terms.measures.len() as u64;
        let each = measures + u64::from(self.sweep.terms.collapse_below.is_some());
        let options = self.options.len() as u64;
        let is_kept = self.sweep.points() <= MOST_KEPT;
        // after the point, the keys, the option and the measure
        let first = self.sweep.axes.len() + 3;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rows);
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let (point, within) = (self.rows / (each * options), self.rows % each);
            let option = (self.rows / each % options) as usize;
            self.rows += 1;
            let number = |column: usize| -> f64 {
                record.get(first + column).and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
            };
            if within == 0 {
                let headline = HeadlineSpread {
                    mean: number(0),
                    low: number(2),
                    middle: number(3),
                    high: number(4),
                    collapsed: f64::NAN,
                };
                self.extend(option, point, headline.middle);
                if is_kept && option == 0 {
                    let values = self.sweep.values(point);
                    self.points.push(SweepPoint { values, headlines: Vec::new() });
                }
                if let Some(point) = self.points.last_mut() {
                    point.headlines.push(headline);
                }
            } else if within == measures
                && let Some(last) =
                    self.points.last_mut().and_then(|point| point.headlines.last_mut())
            {
                last.collapsed = number(0);
            }
        }
        Ok(())
    }

    fn extend(&mut self, option: usize, point: u64, median: f64) {
        if !median.is_finite() {
            return;
        }
        let here = (point, median);
        let extremes = &mut self.extremes[option];
        let extremes = extremes.get_or_insert(Extremes { smallest: here, largest: here });
        if median < extremes.smallest.1 {
            extremes.smallest = here;
        }
        if median > extremes.largest.1 {
            extremes.largest = here;
        }
    }
}

/// Whether there are any.
pub(super) fn has_charts(overview: &Overview) -> bool {
    kind(overview).is_some()
}

/// What can be drawn.
pub(super) enum SweepChart {
    Cliff,
    Map,
}

pub(super) fn kind(overview: &Overview) -> Option<SweepChart> {
    let is_grid = overview.sweep.arrangement == Arrangement::Grid;
    match overview.sweep.axes.len() {
        _ if overview.points.is_empty() => None,
        1 => Some(SweepChart::Cliff),
        2 if is_grid => Some(SweepChart::Map),
        _ => None,
    }
}
