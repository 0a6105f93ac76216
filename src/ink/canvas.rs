//! What charts draw on: a sheet whose elements go to plotters at once, in one form or in several.

use super::Emphasis;
use super::lettering::{Align, Lettering, Writing};
use super::letters;
use super::paint::backend::{Look, TextLook, length, place};
use super::paint::medium::Medium;
use super::sheet::{self, Area, Page, Point};
use super::theme::{self, Colour};

/// The sheet; what is drawn later covers what was drawn earlier.
pub(super) struct Canvas {
    /// Its size.
    pub(super) page: Page,
    /// Where it is drawn.
    media: Vec<Medium>,
}

impl Canvas {
    /// An empty sheet.
    pub(super) fn new(page: Page, media: Vec<Medium>) -> Self {
        Self { page, media }
    }

    /// Fills a polygon.
    pub(super) fn area(&mut self, corners: &[Point], colour: Colour, opacity: f64) {
        if corners.len() > 2 {
            let corners: Vec<_> = corners.iter().copied().map(place).collect();
            self.media
                .iter()
                .for_each(|medium| medium.area(&corners, Look::filled(colour, opacity)));
        }
    }

    /// Fills a rectangle between two opposite corners.
    pub(super) fn block(&mut self, from: Point, to: Point, colour: Colour, opacity: f64) {
        self.area(&[from, (to.0, from.1), to, (from.0, to.1)], colour, opacity);
    }

    /// Draws a solid line.
    pub(super) fn stroke(&mut self, points: &[Point], colour: Colour, width: f64) {
        if points.len() > 1 {
            let points: Vec<_> = points.iter().copied().map(place).collect();
            self.media.iter().for_each(|medium| medium.stroke(&points, Look::line(colour, width)));
        }
    }

    /// Draws thin lines of single futures, which only a page that can show and hide them gets.
    pub(super) fn futures(&mut self, lines: &[Vec<Point>], colour: Colour, width: f64) {
        self.media.iter().for_each(|medium| medium.futures(lines, Look::line(colour, width)));
    }

    /// Draws a thin straight line, as edges and grids have them.
    pub(super) fn rule(&mut self, from: Point, to: Point, colour: Colour) {
        self.stroke(&[from, to], colour, theme::GRID_WIDTH);
    }

    /// Draws a straight line to compare with.
    pub(super) fn reference(&mut self, from: Point, to: Point) {
        self.dashed(&[from, to], theme::REFERENCE_DASHES, theme::AXIS, theme::REFERENCE_WIDTH);
    }

    /// Draws a line in dashes; an empty pattern draws it solid.
    pub(super) fn dashed(&mut self, points: &[Point], pattern: &[f64], colour: Colour, width: f64) {
        if pattern.is_empty() {
            self.stroke(points, colour, width);
        } else {
            for piece in dashes(points, pattern) {
                self.stroke(&piece, colour, width);
            }
        }
    }

    /// Draws a filled circle.
    pub(super) fn dot(&mut self, centre: Point, radius: f64, colour: Colour) {
        let (centre, radius) = (place(centre), length(radius));
        self.media.iter().for_each(|medium| medium.dot(centre, radius, Look::filled(colour, 1.0)));
    }

    /// Draws a circle with a ring of paper around it, so that neighbours stay apart.
    pub(super) fn mark(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.dot(centre, radius + theme::MARK_SEAM, theme::PAPER);
        self.dot(centre, radius, colour);
    }

    /// Fills a rectangle with slanted lines.
    pub(super) fn hatch(&mut self, from: Point, to: Point, colour: Colour) {
        let (left, right) = (from.0.min(to.0), from.0.max(to.0));
        let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
        // lines of equal x + y, so that neighbouring rectangles continue each other
        let first = ((left + top) / theme::HATCH_STEP).ceil() as i64;
        let last = ((right + bottom) / theme::HATCH_STEP).floor() as i64;
        for number in first..=last {
            let sum = number as f64 * theme::HATCH_STEP;
            let start = (left.max(sum - bottom), sum - left.max(sum - bottom));
            let end = (right.min(sum - top), sum - right.min(sum - top));
            self.stroke(&[start, end], colour, theme::HATCH_WIDTH);
        }
    }

    /// Fills a place on the sheet.
    pub(super) fn fill(&mut self, Area { left, top, right, bottom }: Area, colour: Colour) {
        self.block((left, top), (right, bottom), colour, 1.0);
    }

    /// Draws a line that can be seen on any colour: ink between two seams of paper.
    pub(super) fn cased(&mut self, points: &[Point], width: f64) {
        self.stroke(points, theme::PAPER, width + 2.0 * theme::CASING);
        self.stroke(points, theme::INK, width);
    }

    /// Draws a ring that can be seen on any colour.
    pub(super) fn ring(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.dot(centre, radius + 2.0 * theme::CASING, theme::PAPER);
        self.dot(centre, radius, colour);
        self.dot(centre, radius * 0.45, theme::PAPER);
    }

    /// Draws a dot whose shape tells what its colour tells: a disc for the first option and for what is better,
    /// a ring for the second one and for what is worse, a small disc for the baseline.
    pub(super) fn shaped(&mut self, centre: Point, radius: f64, emphasis: Emphasis) {
        let colour = theme::line_style(emphasis).mark;
        match emphasis {
            Emphasis::First => self.mark(centre, radius, colour),
            Emphasis::Baseline | Emphasis::Quiet => self.mark(centre, radius * 0.72, colour),
            Emphasis::Second | Emphasis::Third => self.ring(centre, radius, colour),
        }
    }

    /// Draws a thick vertical line, so far above and below its centre.
    pub(super) fn upright(&mut self, (x, y): Point, half: f64) {
        let area = Area::around((x, y), (theme::UPRIGHT_WIDTH / 2.0, half));
        self.fill(area, theme::AXIS);
    }

    /// Writes one line of text on paper of its own, so that it can be read on anything.
    pub(super) fn plaque(&mut self, text: &str, at: Point, align: Align, lettering: Lettering) {
        let writing = Writing { text: text.to_owned(), at, align, lettering };
        let (left, top, right, bottom) = writing.bounds();
        if !text.trim().is_empty() {
            self.block((left - 5.0, top), (right + 5.0, bottom), theme::PAPER, 1.0);
        }
        self.write(text, at, align, lettering);
    }

    /// Writes one line of text whose capitals are centred at the height of the anchor.
    pub(super) fn level(&mut self, text: &str, at: Point, align: Align, lettering: Lettering) {
        let baseline = at.1 + lettering.size * theme::CAP_HEIGHT / 2.0;
        self.write(text, (at.0, baseline), align, lettering);
    }

    /// Writes lines of text below each other, the capitals of the first one centred at the height of the anchor.
    pub(super) fn level_lines(
        &mut self,
        lines: &[String],
        at: Point,
        align: Align,
        lettering: Lettering,
    ) {
        for (number, line) in lines.iter().enumerate() {
            self.level(line, (at.0, at.1 + number as f64 * theme::ROW), align, lettering);
        }
    }

    /// Writes lines of text below each other, the baseline of the first one at the anchor.
    pub(super) fn lines(
        &mut self,
        lines: &[String],
        at: Point,
        align: Align,
        lettering: Lettering,
    ) {
        for (number, line) in lines.iter().enumerate() {
            self.write(line, (at.0, at.1 + number as f64 * theme::ROW), align, lettering);
        }
    }

    /// Writes one line of text with its baseline at the anchor; nothing if there are no words.
    pub(super) fn write(&mut self, text: &str, at: Point, align: Align, lettering: Lettering) {
        if !text.trim().is_empty() {
            let text = letters::tidy(text);
            let look = TextLook { lettering, align };
            self.media.iter().for_each(|medium| medium.write(&text, place(at), look));
        }
    }
}

/// Cuts a line into the pieces that a pen lifting in this rhythm would leave.
fn dashes(points: &[Point], pattern: &[f64]) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut turn, mut left) = (0, pattern[0]);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = sheet::length(from, to);
            if length < left {
                left -= length;
                break;
            }
            let part = if length > 0.0 { left / length } else { 1.0 };
            from = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            if turn % 2 == 0 {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            turn += 1;
            left = pattern[turn % pattern.len()].max(1.0);
        }
        if turn % 2 == 0 {
            piece.push(to);
        }
    }
    if turn % 2 == 0 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::tests::memory::Remembered;
    use crate::ink::tests::remembered;

    #[test]
    fn dashes_follow_the_pattern_around_corners() {
        let pieces = dashes(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], &[8.0, 4.0]);
        assert_eq!(
            pieces,
            vec![vec![(0.0, 0.0), (8.0, 0.0)], vec![(10.0, 2.0), (10.0, 10.0)], vec![]]
                .into_iter()
                .filter(|piece| !piece.is_empty())
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_dash_keeps_the_corner_it_passes() {
        let pieces = dashes(&[(0.0, 0.0), (5.0, 0.0), (5.0, 9.0)], &[8.0, 100.0]);
        assert_eq!(pieces, vec![vec![(0.0, 0.0), (5.0, 0.0), (5.0, 3.0)]]);
    }

    #[test]
    fn slanted_lines_stay_inside_their_rectangle() {
        let drawn = remembered(Page::WIDE, |canvas| {
            canvas.hatch((100.0, 50.0), (163.0, 81.0), theme::INK);
        });
        assert!(drawn.len() > 3);
        for element in &drawn {
            let Remembered::Stroke { points, .. } = element else { panic!("{element:?}") };
            for (x, y) in points {
                assert!((100.0..=163.0).contains(x) && (50.0..=81.0).contains(y), "{points:?}");
            }
        }
    }

    #[test]
    fn nothing_is_drawn_from_nothing() {
        let drawn = remembered(Page::WIDE, |canvas| {
            canvas.stroke(&[(1.0, 1.0)], theme::INK, 1.0);
            canvas.dashed(&[], &[3.0, 3.0], theme::INK, 1.0);
            canvas.area(&[(0.0, 0.0), (1.0, 1.0)], theme::INK, 1.0);
            canvas.write("  ", (0.0, 0.0), Align::Left, Lettering::small(theme::INK));
        });
        assert_eq!(drawn, []);
    }
}
