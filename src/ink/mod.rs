//! Pictures for slides: what a chart says is plain data, how it looks is decided in one place.
//!
//! A [`Figure`] holds numbers and words only. [`Figure::svg`] and [`Figure::png`] draw it with letters
//! that travel inside the program, so the same figure gives the same bytes on every machine.

mod along;
mod axis;
mod bars;
mod boundary;
mod canvas;
mod changes;
mod cliff;
mod dots;
mod field;
mod figure;
mod front;
mod gains;
mod heat;
mod indices;
mod labels;
mod letters;
mod lever;
mod lines;
mod multiples;
mod named;
mod page;
mod paint;
mod panel;
mod piles;
mod plane;
mod priorities;
mod ranges;
mod rows;
mod sheet;
mod stacks;
#[cfg(test)]
mod tests;
mod tornado;

pub mod edge;
pub mod stories;
pub mod theme;

pub use bars::{Bar, BarPanel, Causes, Interval};
pub use boundary::{Boundary, OptionSide};
pub use cliff::{Cliff, CliffLine};
pub use figure::{Figure, Inline};
pub use front::{Choice, Front};
pub use gains::{Gain, GainBlock, GainColumn, GainRow, Gains};
pub use heat::HeatMap;
pub use indices::{IndexChart, IndexRow};
pub use letters::as_style_sheet;
pub use lever::{Place, Spot, Steps, VariedLever};
pub use multiples::{Multiple, Multiples};
pub use named::NamedChart;
pub use paint::PaintError;
pub use piles::{Grain, Pile, Piles};
pub use plane::{Plane, Winner};
pub use priorities::{BeliefPair, BeliefPanel, BeliefRow, Beliefs};
pub use ranges::{RangePanel, RangeRow, Ranges};
pub use sheet::Page;
pub use tornado::{Tornado, TornadoEnd, TornadoRow};

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

/// One labelled line of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line is called at its end.
    pub label: String,
    /// How much attention it asks for.
    pub emphasis: Emphasis,
    /// Its values.
    pub band: Band,
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

/// One measure and its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// The measure.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// A line to compare with, if there is one.
    pub reference: Option<Reference>,
    /// The lines, at most seven if every end is to keep its own label.
    pub lines: Vec<Line>,
    /// Single futures, which only a page draws that can show and hide them.
    pub singles: Vec<Single>,
}

/// One future of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Single {
    /// The emphasis of its line.
    pub emphasis: Emphasis,
    /// Its values, one per week.
    pub values: Vec<f64>,
}

/// Panels of lines, one above the other, over the same weeks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinePanels {
    /// The words around the chart.
    pub frame: Frame,
    /// The panels from top to bottom.
    pub panels: Vec<Panel>,
    /// The dated changes, drawn through all panels.
    pub marks: Vec<Mark>,
    /// Whether all panels have the same axis.
    pub same_axis: bool,
}

/// What a layer of a stack stands for; decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// The kind of work at this position, 0 first.
    Work(usize),
    /// Urgent work.
    Urgent,
    /// Urgent work that comes back.
    Rework,
    /// Meetings, reports, coordination.
    Overhead,
    /// Hours lost to strain.
    Strain,
    /// Hours nobody used.
    Unused,
}

/// One layer of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What the layer is called.
    pub label: String,
    /// What it stands for.
    pub kind: LayerKind,
    /// Share of the week, 0 to 1, one value per week, week 1 first.
    pub share: Vec<f64>,
}

/// Where the week went under one option; the layers' shares sum to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stack {
    /// The option.
    pub label: String,
    /// The layers from bottom to top.
    pub layers: Vec<Layer>,
}

/// Stacked shares of the week, one panel per option, one above the other (1 to 4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackPanels {
    /// The words around the chart.
    pub frame: Frame,
    /// The stacks from top to bottom.
    pub stacks: Vec<Stack>,
    /// The dated changes, drawn through all panels.
    pub marks: Vec<Mark>,
}

/// Two numbers that should be equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The number on the horizontal axis; only its size is drawn.
    pub across: f64,
    /// The number on the vertical axis; only its size is drawn, 0 at the lower edge.
    pub up: f64,
    /// Whether the pair asks for attention.
    pub stands_out: bool,
}

/// Pairs of numbers beside the diagonal, both axes in powers of ten.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairPanel {
    /// What is compared.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Name of the horizontal axis.
    pub across: String,
    /// Name of the vertical axis.
    pub up: String,
    /// What the diagonal stands for.
    pub diagonal: String,
    /// The pairs; those with 0 on the horizontal axis have no place and are not drawn.
    pub pairs: Vec<Pair>,
}

/// A dot of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Where it lies; from -1 to 1 is inside the zone, far outside is drawn at the edge.
    pub at: f64,
    /// Whether the dot asks for attention.
    pub stands_out: bool,
}

/// Dots that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotRow {
    /// What they have in common.
    pub label: String,
    /// The dots.
    pub dots: Vec<Dot>,
}

/// Rows of dots over a zone from -1 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowPanel {
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What the zone stands for.
    pub zone: String,
    /// The rows from top to bottom.
    pub rows: Vec<DotRow>,
}

/// Pairs beside the diagonal, and how far apart they are, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotPanels {
    /// The words around the chart.
    pub frame: Frame,
    /// The panel on the left.
    pub pairs: PairPanel,
    /// The panel on the right.
    pub rows: RowPanel,
}
