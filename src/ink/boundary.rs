//! Where the winner between two options changes along one lever.

use crate::ink::theme;

use super::along::{self, Along, Course};
use super::axis::{self, ValueAxis};
use super::canvas::{Canvas, Lettering};
use super::labels::{self, EndLabel};
use super::letters::Weight;
use super::lever::{Place, VariedLever};
use super::page::{self, Area};
use super::panel::{self, height_of};
use super::{Band, Emphasis, Frame};
use crate::ink::sheet::Page;

/// One of two options.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionSide {
    /// What is said where it wins.
    pub label: String,
    /// Its look.
    pub emphasis: Emphasis,
}

/// The difference between two options along one lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The words around the chart.
    pub frame: Frame,
    /// The lever; words are drawn as dots with whiskers instead of a line.
    pub lever: VariedLever,
    /// What is subtracted from what.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The difference, one value per step: median and middle 90 % of futures.
    pub difference: Band,
    /// Differences up to this size are too small to matter; 0 draws no zone.
    pub too_close: f64,
    /// What the zero line stands for.
    pub zero: String,
    /// Who wins above the zero line.
    pub above: OptionSide,
    /// Who wins below the zero line.
    pub below: OptionSide,
    /// Where the winner changes.
    pub crossings: Vec<Place>,
    /// Where the lever stands today.
    pub current: Option<Place>,
}

/// Opacity of the zone of differences that are too small to matter.
const ZONE: f64 = 0.75;

/// Draws the chart.
pub(super) fn draw(chart: &Boundary, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let axis = ValueAxis::around(extent(chart), 6);
    let label = names(chart, &axis, body).iter().map(EndLabel::width).fold(0.0, f64::max);
    let verticals: Vec<Place> = chart.crossings.iter().chain(&chart.current).cloned().collect();
    let along = Along::arrange(body, &chart.lever, &verticals, (along::widest_tick(&axis), label));
    let (left, right) = along.sides;
    let (top, bottom) = along.heights;
    let plot = Area { left, top, right, bottom };
    along.heading(&mut canvas, plot, true, (&chart.label, &chart.unit));
    let course = Course::new(&along, (Emphasis::First, &chart.difference), (0, 1), plot, &axis);
    if course.is_empty() {
        panel::nothing(&mut canvas, plot);
        along.feet(&mut canvas, plot);
        return canvas;
    }
    let height = |value: f64| height_of(plot, &axis, value);
    if let Some(close) = axis::drawable(chart.too_close).filter(|close| *close > 0.0) {
        let corners = ((left, height(close)), (right, height(-close)));
        canvas.block(corners.0, corners.1, theme::GRID, ZONE);
    }
    panel::grid(&mut canvas, plot, &axis);
    let zero = vec![(left, height(0.0)), (right, height(0.0))];
    canvas.stroke(zero, theme::AXIS, theme::REFERENCE_WIDTH);
    course.draw_spread(&mut canvas);
    along.verticals(&mut canvas, plot, true);
    course.draw_middle(&mut canvas);
    for crossing in &chart.crossings {
        if let Some(x) = along.scale.inside(crossing.at).filter(|_| !chart.lever.has_words()) {
            canvas.ring((x, height(0.0)), theme::MARK_RADIUS.1, theme::INK);
        }
    }
    along.feet(&mut canvas, plot);
    let names = names(chart, &axis, plot);
    labels::draw(&mut canvas, names, right, (top - 6.0, bottom + 80.0), panel::LABEL_ROOM);
    canvas
}

/// All values that the plot has to show: zero always.
fn extent(chart: &Boundary) -> impl Iterator<Item = f64> {
    let Band { low, middle, high } = &chart.difference;
    let zone = [0.0, chart.too_close, -chart.too_close];
    low.iter().chain(middle).chain(high).copied().chain(zone)
}

/// Who wins above and below, each in the middle of its half; and what the zero line means.
fn names(chart: &Boundary, axis: &ValueAxis, plot: Area) -> Vec<EndLabel> {
    let zero = height_of(plot, axis, 0.0);
    let side = |side: &OptionSide, end: f64| {
        let lettering = Lettering {
            weight: Weight::Strong,
            ..Lettering::small(theme::line_style(side.emphasis).text)
        };
        EndLabel::wrapped(end, &side.label, lettering, theme::PAPER, 2, panel::LABEL_ROOM)
    };
    let mut names = vec![
        side(&chart.above, f64::midpoint(plot.top, zero)),
        EndLabel::wrapped(
            zero,
            &chart.zero,
            Lettering::small(theme::AXIS),
            theme::AXIS,
            1,
            panel::LABEL_ROOM,
        ),
        side(&chart.below, f64::midpoint(plot.bottom, zero)),
    ];
    names.retain(|label| label.width() > 0.0);
    names
}
