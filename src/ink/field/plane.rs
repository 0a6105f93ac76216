//! Where the winner between two options changes in the plane of two levers.

use crate::ink::canvas::Canvas;

use crate::ink::courses::OptionSide;
use crate::ink::lettering::{Align, Lettering};
use crate::ink::lever::{Spot, VariedLever};
use crate::ink::sheet::{Area, Point};
use crate::ink::theme::{self, Colour};
use crate::ink::{Emphasis, Frame, panel};

use super::Field;

/// Who wins in one cell of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// The first option.
    First,
    /// The second option.
    Second,
    /// Too close to call.
    Close,
    /// Nothing is known there.
    Unknown,
}

/// The winner over the plane of two levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// The words around the chart.
    pub frame: Frame,
    /// The horizontal lever.
    pub across: VariedLever,
    /// The vertical lever, its first step at the bottom.
    pub up: VariedLever,
    /// The first option.
    pub first: OptionSide,
    /// The second option.
    pub second: OptionSide,
    /// What is said where it is too close to call.
    pub close: String,
    /// Who wins, `winners[step of up][step of across]`.
    pub winners: Vec<Vec<Winner>>,
    /// The difference whose zero is the boundary, `differences[step of up][step of across]`; empty draws
    /// no line.
    pub differences: Vec<Vec<f64>>,
    /// What the line of zero difference stands for.
    pub boundary: String,
    /// The position of today.
    pub current: Option<Spot>,
}

/// Width of the key, if the names do not fit their regions. Pixels.
const KEY: f64 = 380.0;
/// Between the map and the key. Pixels.
const GAP: f64 = 50.0;
/// Size of a sample of a region in the key. Pixels.
const SAMPLE: f64 = 44.0;
/// Widest name in a region. Pixels.
const NAME: f64 = 300.0;
/// Most rows of a name, in a region and in the key.
const MOST: (usize, usize) = (3, 4);
/// Between the names of regions and their edges. Pixels.
const AIR: f64 = 14.0;
/// Regions in the order in which they are named.
const ORDER: [Winner; 4] = [Winner::First, Winner::Close, Winner::Second, Winner::Unknown];

/// Draws the chart.
pub(in crate::ink) fn plane(chart: &Plane, canvas: &mut Canvas, body: Area) {
    let whole = Field::arrange(body, &chart.across, &chart.up);
    if whole.cells(&chart.winners).next().is_none() {
        return panel::nothing(canvas, body);
    }
    if let Some(names) = names(chart, &whole) {
        return draw_map(canvas, chart, whole, &names);
    }
    let map = Area { right: body.right - KEY - GAP, ..body };
    let field = Field::arrange(map, &chart.across, &chart.up);
    let place = Area { left: field.plot.right + GAP, right: body.right, ..field.plot };
    draw_map(canvas, chart, field, &[]);
    key(canvas, chart, place);
}

/// A name in the middle of its region.
struct RegionName {
    rows: Vec<String>,
    at: Point,
    colour: Colour,
}

/// The words about a region and their colour.
fn words(chart: &Plane, winner: Winner) -> (&str, Colour) {
    match winner {
        Winner::First => (&chart.first.label, theme::line_style(chart.first.emphasis).text),
        Winner::Second => (&chart.second.label, theme::line_style(chart.second.emphasis).text),
        Winner::Close => (&chart.close, theme::INK),
        Winner::Unknown => ("no value", theme::INK),
    }
}

/// The regions that exist, in the order in which they are named.
fn regions(chart: &Plane) -> impl Iterator<Item = Winner> {
    ORDER.into_iter().filter(|winner| chart.winners.iter().flatten().any(|other| other == winner))
}

/// The names of all regions, if each fits its own.
fn names(chart: &Plane, field: &Field<'_>) -> Option<Vec<RegionName>> {
    let cells: Vec<(Area, Winner)> =
        field.cells(&chart.winners).map(|(cell, winner)| (cell, *winner)).collect();
    regions(chart).map(|winner| name(chart, winner, field.plot, &cells)).collect()
}

/// The name of a region at the place with the most room around it.
fn name(chart: &Plane, winner: Winner, plot: Area, cells: &[(Area, Winner)]) -> Option<RegionName> {
    let (text, colour) = words(chart, winner);
    let lettering = Lettering::strong(colour);
    let cut = |rows: &[String]| rows.last().is_some_and(|row| row.ends_with('…'));
    let rows = lettering.wrap(text, NAME, MOST.0);
    if cut(&rows) {
        return None;
    }
    let half = lettering.widest(&rows) / 2.0 + AIR;
    let tall = rows.len() as f64 * theme::ROW / 2.0 + AIR;
    // how far the box around the words may grow before it meets another region or the edge
    let room = |(x, y): Point| {
        let edges = [
            x - plot.left - half,
            plot.right - x - half,
            y - plot.top - tall,
            plot.bottom - y - tall,
        ];
        let others = cells.iter().filter(|(_, other)| *other != winner).map(|(cell, _)| {
            let across = f64::max(cell.left - x, x - cell.right) - half;
            let down = f64::max(cell.top - y, y - cell.bottom) - tall;
            across.max(down)
        });
        others.chain(edges).fold(f64::INFINITY, f64::min)
    };
    let own = cells.iter().filter(|(_, other)| *other == winner).map(|(cell, _)| cell.middle());
    let best = own
        .map(|at| (room(at), at))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 > 0.0).then_some(RegionName { rows, at: best.1, colour })
}

fn draw_map(canvas: &mut Canvas, chart: &Plane, mut field: Field<'_>, names: &[RegionName]) {
    for (cell, winner) in field.cells(&chart.winners) {
        fill(canvas, chart, *winner, cell);
    }
    seams(canvas, chart, &field);
    field.edges(canvas);
    let lines = if field.is_continuous() && !chart.differences.is_empty() {
        field.contours(&chart.differences, 0.0)
    } else {
        Vec::new()
    };
    for line in &lines {
        canvas.cased(line, theme::CONTOUR_WIDTH.1);
    }
    if let Some(spot) = &chart.current {
        field.mark(canvas, spot);
    }
    for name in names {
        let lettering = Lettering::strong(name.colour);
        field.label(canvas, &name.rows, name.at, lettering);
    }
    let lettering = Lettering::small(theme::INK);
    let label = lettering.line(&chart.boundary, NAME * 1.5);
    if !label.is_empty() {
        field.label_line(canvas, &lines, &label, lettering);
    }
}

/// Fills a cell with the look of its region.
fn fill(canvas: &mut Canvas, chart: &Plane, winner: Winner, cell: Area) {
    let (first, second) = theme::REGIONS;
    let tint =
        |side: &OptionSide, strength| theme::line_style(side.emphasis).mark.on_paper(strength);
    match winner {
        Winner::First => canvas.fill(cell, tint(&chart.first, first)),
        Winner::Second => canvas.fill(cell, tint(&chart.second, second)),
        Winner::Close => {
            canvas.fill(cell, theme::GRID);
            let (from, to) = ((cell.left, cell.top), (cell.right, cell.bottom));
            canvas.hatch(from, to, theme::line_style(Emphasis::Baseline).mark);
        }
        Winner::Unknown => {}
    }
}

/// Draws thin lines between cells of different regions.
fn seams(canvas: &mut Canvas, chart: &Plane, field: &Field<'_>) {
    let at = |column: usize, row: usize| chart.winners.get(row).and_then(|row| row.get(column));
    for (row, of) in chart.winners.iter().enumerate() {
        for (column, winner) in of.iter().enumerate() {
            let Some(cell) = field.cell(column, row) else { continue };
            if at(column + 1, row).is_some_and(|other| other != winner) {
                canvas.rule((cell.right, cell.top), (cell.right, cell.bottom), theme::AXIS);
            }
            if at(column, row + 1).is_some_and(|other| other != winner) {
                canvas.rule((cell.left, cell.top), (cell.right, cell.top), theme::AXIS);
            }
        }
    }
}

/// Draws a sample of each region with its name beside the map.
fn key(canvas: &mut Canvas, chart: &Plane, place: Area) {
    let mut top = place.top;
    for winner in regions(chart) {
        let sample =
            Area { left: place.left, right: place.left + SAMPLE, top, bottom: top + SAMPLE };
        fill(canvas, chart, winner, sample);
        let (text, colour) = words(chart, winner);
        let lettering = Lettering::strong(colour);
        let room = place.right - sample.right - 14.0;
        let rows = lettering.wrap(text, room, MOST.1);
        let first = (sample.right + 14.0, top + lettering.size);
        canvas.lines(&rows, first, Align::Left, lettering);
        top += (rows.len() as f64 * theme::ROW).max(SAMPLE) + 24.0;
    }
}
