//! Pictures for slides: what a chart says is plain data, how it looks is decided in one place.
//!
//! A [`Figure`] holds numbers and words only. [`Figure::svg`] and [`Figure::png`] draw it with letters
//! that travel inside the program, so the same figure gives the same bytes on every machine. Charts come in
//! families: courses over weeks or levers, rows over one axis, fields over two levers, scatters of points.

mod axis;
mod canvas;
mod courses;
mod field;
mod figure;
mod key;
mod labels;
mod lettering;
mod letters;
mod lever;
mod named;
mod page;
mod paint;
mod panel;
mod rows;
mod scatter;
mod sheet;
#[cfg(test)]
mod tests;
mod told;
mod verticals;

#[cfg(feature = "app")]
pub mod edge;
pub mod theme;

pub use courses::{Boundary, Cliff, CliffLine, Layer, LayerKind, Line, LinePanels, Multiple};
pub use courses::{Multiples, OptionSide, Panel, Single, Stack, StackPanels};
pub use field::{HeatMap, Plane, Winner};
#[cfg(feature = "app")]
pub use figure::FigureFiles;
pub use figure::{Figure, Inline};
#[cfg(feature = "app")]
pub use letters::page_style;
pub use lever::{Place, Spot, Steps, VariedLever};
pub use named::NamedChart;
#[cfg(feature = "app")]
pub use paint::PaintError;
pub use rows::{Bar, BarPanel, BeliefPair, BeliefPanel, BeliefRow, Beliefs, Causes, Gain};
pub use rows::{GainBlock, GainColumn, GainRow, Gains, Grain, IndexChart, IndexRow, Pile, Piles};
pub use rows::{RangePanel, RangeRow, Ranges, Tornado, TornadoEnd, TornadoRow};
pub use scatter::{Choice, Dot, DotPanels, DotRow, Front, Pair, PairPanel, RowPanel};
pub use sheet::Page;

pub use crate::statistics::estimate::Band;

/// The words around a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The finding, in one sentence.
    pub title: String,
    /// What is measured, in which unit, over what.
    pub subtitle: String,
    /// Where the numbers come from: version, scenario, futures, seed.
    pub provenance: String,
    /// The picture in words and numbers, for those who cannot see it.
    pub alternative_text: String,
}

/// How much a line asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// What everything else is compared with: grey.
    Baseline,
    /// Option A: navy, solid.
    First,
    /// Option B: vermillion, dashed.
    Second,
    /// A third option: green, dash and dot.
    Third,
    /// Present but not the point: thin, pale, without a band, still labelled.
    Quiet,
}

/// A dated change: a thin dashed vertical with its label above the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The week of the change, 1 is the first. Weeks outside the chart are not drawn.
    pub week: u32,
    /// What changed.
    pub label: String,
}

/// A labelled horizontal line to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it lies, in the unit of the panel.
    pub at: f64,
    /// What it stands for.
    pub label: String,
}

impl Reference {
    /// Where a line lies, if there is one that can be drawn.
    fn drawable(of: Option<&Self>) -> Option<f64> {
        of.and_then(|line| axis::drawable(line.at))
    }
}

/// A number and between which limits it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// Lower limit; not a number if there is none.
    pub low: f64,
    /// The number itself.
    pub value: f64,
    /// Upper limit; not a number if there is none.
    pub high: f64,
}

impl Interval {
    /// The number and its limits.
    fn ends(&self) -> [f64; 3] {
        [self.low, self.value, self.high]
    }

    /// Its limits, if both can be drawn and lie apart.
    fn limits(&self) -> Option<(f64, f64)> {
        let (low, high) = (axis::drawable(self.low)?, axis::drawable(self.high)?);
        (low < high).then_some((low, high))
    }
}
