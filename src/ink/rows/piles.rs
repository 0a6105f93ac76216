//! A few futures as dots: each row a pile of dots over one axis, so that shares can be counted.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::lettering::Lettering;
use crate::ink::sheet::{Area, Point};
use crate::ink::{Emphasis, Frame, panel, theme};

use super::RowSheet;

/// One dot of a pile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grain {
    /// Where it lies.
    pub at: f64,
    /// What it stands for; decides its colour and its shape.
    pub emphasis: Emphasis,
}

/// One pile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pile {
    /// What it is called.
    pub label: String,
    /// Whether it asks for attention.
    pub stands_out: bool,
    /// Its dots.
    pub grains: Vec<Grain>,
    /// What can be counted in it.
    pub told: String,
}

/// Piles of dots below each other over one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piles {
    /// The words around the chart.
    pub frame: Frame,
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Values up to this size on both sides of 0 do not matter.
    pub zone: f64,
    /// What stands for the zone below the piles.
    pub remark: String,
    /// The piles from top to bottom.
    pub piles: Vec<Pile>,
}

/// Widest name of a pile, share of the page.
const NAMES: f64 = 0.24;
/// Widest words behind a pile. Pixels.
const TOLD: f64 = 300.0;
/// Between the axis and the words behind a pile. Pixels.
const GAP: f64 = 18.0;
/// Smallest and largest radius of a dot. Pixels.
const RADII: (f64, f64) = (3.0, 20.0);
/// A row is so many dots high, at most.
const LEVELS: f64 = 7.7;
/// What is said when dots do not stand where they belong.
const SPILLED: &str = " Dots that find no room on their pile stand beside it.";
/// A dot finds a place at most so many columns beside its own.
const MOST_BESIDE: u32 = 200;
/// Highest row. Pixels.
const HIGHEST: f64 = 320.0;

/// Draws the chart.
pub(in crate::ink) fn piles(chart: &Piles, canvas: &mut Canvas, body: Area) {
    let top = body.top + panel::HEADING;
    let room = body.bottom - top - super::FEET - super::remark_height(&chart.remark);
    let known = |pile: &&Pile| pile.grains.iter().any(|grain| axis::drawable(grain.at).is_some());
    let piles: Vec<&Pile> = chart.piles.iter().filter(known).take(super::most(room)).collect();
    if piles.is_empty() {
        return panel::nothing(canvas, body);
    }
    let height = (room / piles.len() as f64).min(HIGHEST);
    let place = Area { top, bottom: top + height * piles.len() as f64, ..body };
    let labels = piles.iter().map(|pile| pile.label.as_str());
    let names = super::name_room(labels, NAMES * body.width(), (room, piles.len()));
    let small = Lettering::small(theme::INK);
    let told = |pile: &Pile| small.wrap(&pile.told, TOLD, super::lines(height));
    let beside = small.widest(piles.iter().flat_map(|pile| told(pile))) + GAP;
    let values = piles.iter().flat_map(|pile| &pile.grains).map(|grain| grain.at);
    let axis = ValueAxis::around(values.chain([0.0, chart.zone, -chart.zone]), 8);
    let rows = RowSheet::in_heights(place, piles.len(), names, axis, (24.0, beside));

    let heading = Area { right: rows.ends.1, ..place };
    panel::heading(canvas, heading, 0.0, (&chart.label, &chart.unit));
    if let Some(zone) = axis::drawable(chart.zone).filter(|zone| *zone > 0.0) {
        let (left, right) = (rows.across(-zone), rows.across(zone));
        canvas.fill(Area { left, right, ..rows.plot }, theme::GRID);
    }
    rows.grid(canvas);
    let mut all_in_place = true;
    for (number, pile) in piles.iter().enumerate() {
        let lettering = Lettering::standing_out(theme::INK, pile.stands_out);
        rows.name(canvas, number, &pile.label, lettering);
        let floor = rows.middle(number) + height / 2.0 - 6.0;
        canvas.rule((rows.plot.left, floor), (rows.plot.right, floor), theme::GRID);
        let (dots, in_place) = heap(pile, &rows, floor, height);
        all_in_place &= in_place;
        for ((centre, radius), emphasis) in dots {
            canvas.shaped(centre, radius, emphasis);
        }
        super::centred(canvas, &told(pile), (rows.ends.1 + GAP, rows.middle(number)), lettering);
    }
    if !chart.remark.is_empty() {
        let note = if all_in_place { "" } else { SPILLED };
        rows.remark(canvas, &format!("{}{note}", chart.remark));
    }
}

/// A dot on the sheet: centre, radius, look.
type PileDot = ((Point, f64), Emphasis);

/// The dots of a pile: columns as wide as a dot, filled from the floor; a full column spills over into the
/// next one. Also whether every dot stands in its own column.
fn heap(pile: &Pile, rows: &RowSheet, floor: f64, height: f64) -> (Vec<PileDot>, bool) {
    let mut grains: Vec<(f64, Emphasis)> = pile
        .grains
        .iter()
        .filter_map(|grain| Some((rows.across(axis::drawable(grain.at)?), grain.emphasis)))
        .collect();
    grains.sort_by(|one, other| one.0.total_cmp(&other.0));
    let radius = (height / LEVELS / 2.0).clamp(RADII.0, RADII.1);
    let step = 2.0 * radius + theme::MARK_SEAM;
    let levels = (((height - 12.0) / step).floor() as usize).max(1);
    let origin = rows.across(0.0);
    let mut filled: Vec<(i64, usize)> = Vec::new();
    let (mut placed, mut in_place) = (Vec::new(), true);
    for (x, emphasis) in grains {
        let wanted = ((x - origin) / step).round() as i64;
        // the column itself, then those beside it, nearest first
        let beside = (0..=i64::from(MOST_BESIDE)).flat_map(|away| [wanted + away, wanted - away]);
        let level = |filled: &[(i64, usize)], column: i64| {
            filled.iter().find(|(other, _)| *other == column).map_or(0, |(_, level)| *level)
        };
        let inside = |column: i64| {
            let centre = origin + column as f64 * step;
            centre - radius >= rows.plot.left && centre + radius <= rows.plot.right
        };
        let mut free = beside.filter(|&column| inside(column) && level(&filled, column) < levels);
        let Some(column) = free.next() else { continue };
        in_place &= column == wanted;
        let at = level(&filled, column);
        filled.retain(|(other, _)| *other != column);
        filled.push((column, at + 1));
        let centre = (origin + column as f64 * step, floor - 2.0 - radius - at as f64 * step);
        placed.push(((centre, radius), emphasis));
    }
    (placed, in_place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heaped(values: &[f64]) -> Vec<Point> {
        let plot = Area { left: -20.0, top: 0.0, right: 1000.0, bottom: 100.0 };
        let axis = ValueAxis { low: -50.0, high: 50.0, ticks: Vec::new() };
        let rows = RowSheet::in_heights(plot, 1, 0.0, axis, (20.0, 20.0));
        let grain = |at: &f64| Grain { at: *at, emphasis: Emphasis::First };
        let pile = Pile { grains: values.iter().map(grain).collect(), ..Pile::default() };
        heap(&pile, &rows, 100.0, 100.0).0.into_iter().map(|((centre, _), _)| centre).collect()
    }

    #[test]
    fn equal_dots_stand_on_each_other_and_spill_over() {
        let centres = heaped(&[10.0; 20]);
        assert_eq!(centres.len(), 20);
        for (number, one) in centres.iter().enumerate() {
            assert!((0.0..=100.0).contains(&one.1), "{one:?}");
            for other in &centres[..number] {
                let apart = ((one.0 - other.0).abs() + (one.1 - other.1).abs()) > 14.0;
                assert!(apart, "{one:?} covers {other:?}");
            }
        }
    }

    #[test]
    fn dots_stay_within_half_a_dot_of_their_value_while_there_is_room() {
        let values: Vec<f64> = (0..20).map(|number| f64::from(number) * 4.0 - 38.0).collect();
        let mut centres = heaped(&values);
        centres.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (left, right) = (20.0, 980.0);
        for (value, (x, _)) in values.iter().zip(centres) {
            let wanted = left + (value + 50.0) / 100.0 * (right - left);
            assert!((x - wanted).abs() < 13.0, "{value}: {x} {wanted}");
        }
    }
}
