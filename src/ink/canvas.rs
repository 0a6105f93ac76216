//! A sheet of paper that remembers what was drawn on it, so that it can be printed in any format.

use crate::ink::theme::{self, Colour};

use super::Emphasis;
use super::letters::{self, Weight};
use super::sheet::{Area, Page, Point};

/// Which part of a text lies on its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// The text starts there.
    Left,
    /// The text is centred there.
    Centre,
    /// The text ends there.
    Right,
}

impl Align {
    /// The part of a text that lies to the left of its anchor.
    pub(super) fn before_anchor(self) -> f64 {
        match self {
            Self::Left => 0.0,
            Self::Centre => 0.5,
            Self::Right => 1.0,
        }
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lettering {
    /// Letter size in pixels.
    pub(super) size: f64,
    /// Regular or strong.
    pub(super) weight: Weight,
    /// Colour of the letters.
    pub(super) colour: Colour,
}

impl Lettering {
    /// The smallest regular letters in this colour.
    pub(super) fn small(colour: Colour) -> Self {
        Self { size: theme::TEXT_SIZE, weight: Weight::Regular, colour }
    }

    /// The smallest strong letters in this colour.
    pub(super) fn strong(colour: Colour) -> Self {
        Self { weight: Weight::Strong, ..Self::small(colour) }
    }

    /// The smallest letters in this colour, strong for what stands out.
    pub(super) fn standing_out(colour: Colour, stands_out: bool) -> Self {
        if stands_out { Self::strong(colour) } else { Self::small(colour) }
    }

    /// Width of a text in this lettering. Pixels.
    pub(super) fn width(&self, text: &str) -> f64 {
        letters::width(text, self.size, self.weight)
    }

    /// Width of the widest of some texts. Pixels.
    pub(super) fn widest(&self, texts: impl IntoIterator<Item = impl AsRef<str>>) -> f64 {
        texts.into_iter().map(|text| self.width(text.as_ref())).fold(0.0, f64::max)
    }

    /// A text in at most so many lines of this width; what does not fit becomes an ellipsis.
    pub(super) fn wrap(&self, text: &str, room: f64, lines: usize) -> Vec<String> {
        letters::wrap(text, self.size, self.weight, room, lines)
    }

    /// A text on one line of this width; what does not fit becomes an ellipsis.
    pub(super) fn line(&self, text: &str, room: f64) -> String {
        letters::shorten(&letters::tidy(text), self.size, self.weight, room)
    }
}

/// One line of text on the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Writing {
    /// The words, on one line.
    pub(super) text: String,
    /// The anchor, on the baseline.
    pub(super) at: Point,
    /// What lies on the anchor.
    pub(super) align: Align,
    /// How it looks.
    pub(super) lettering: Lettering,
}

impl Writing {
    /// The box around the letters: left, top, right, bottom.
    pub(super) fn bounds(&self) -> (f64, f64, f64, f64) {
        let width = self.lettering.width(&self.text);
        let left = self.at.0 - width * self.align.before_anchor();
        let (rise, fall) = (self.lettering.size * 0.76, self.lettering.size * 0.24);
        (left, self.at.1 - rise, left + width, self.at.1 + fall)
    }
}

/// Something drawn on the sheet; later shapes cover earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DrawnShape {
    /// A filled area.
    Area { corners: Vec<Point>, colour: Colour, opacity: f64 },
    /// A line through points.
    Stroke { points: Vec<Point>, colour: Colour, width: f64 },
    /// A filled circle.
    Dot { centre: Point, radius: f64, colour: Colour },
    /// A line of text.
    Text(Writing),
    /// Thin lines of single futures, which only a page that can show and hide them gets.
    Futures { lines: Vec<Vec<Point>>, colour: Colour, width: f64 },
}

/// The sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Canvas {
    /// Its size.
    pub(super) page: Page,
    /// What was drawn, in order.
    pub(super) shapes: Vec<DrawnShape>,
}

impl Canvas {
    /// An empty sheet.
    pub(super) fn new(page: Page) -> Self {
        Self { page, shapes: Vec::new() }
    }

    /// Fills a polygon.
    pub(super) fn area(&mut self, corners: Vec<Point>, colour: Colour, opacity: f64) {
        if corners.len() > 2 {
            self.shapes.push(DrawnShape::Area { corners, colour, opacity });
        }
    }

    /// Fills a rectangle between two opposite corners.
    pub(super) fn block(&mut self, from: Point, to: Point, colour: Colour, opacity: f64) {
        self.area(vec![from, (to.0, from.1), to, (from.0, to.1)], colour, opacity);
    }

    /// Draws a solid line.
    pub(super) fn stroke(&mut self, points: Vec<Point>, colour: Colour, width: f64) {
        if points.len() > 1 {
            self.shapes.push(DrawnShape::Stroke { points, colour, width });
        }
    }

    /// Draws a thin straight line, as edges and grids have them.
    pub(super) fn rule(&mut self, from: Point, to: Point, colour: Colour) {
        self.stroke(vec![from, to], colour, theme::GRID_WIDTH);
    }

    /// Draws a straight line to compare with.
    pub(super) fn reference(&mut self, from: Point, to: Point) {
        self.dashed(vec![from, to], theme::REFERENCE_DASHES, theme::AXIS, theme::REFERENCE_WIDTH);
    }

    /// Draws a line in dashes; an empty pattern draws it solid.
    pub(super) fn dashed(
        &mut self,
        points: Vec<Point>,
        pattern: &[f64],
        colour: Colour,
        width: f64,
    ) {
        if pattern.is_empty() {
            self.stroke(points, colour, width);
        } else {
            for piece in dashes(&points, pattern) {
                self.stroke(piece, colour, width);
            }
        }
    }

    /// Draws a filled circle.
    pub(super) fn dot(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.shapes.push(DrawnShape::Dot { centre, radius, colour });
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
            self.stroke(vec![start, end], colour, theme::HATCH_WIDTH);
        }
    }

    /// Fills a place on the sheet.
    pub(super) fn fill(&mut self, Area { left, top, right, bottom }: Area, colour: Colour) {
        self.block((left, top), (right, bottom), colour, 1.0);
    }

    /// Draws a line that can be seen on any colour: ink between two seams of paper.
    pub(super) fn cased(&mut self, points: &[Point], width: f64) {
        self.stroke(points.to_vec(), theme::PAPER, width + 2.0 * theme::CASING);
        self.stroke(points.to_vec(), theme::INK, width);
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
            self.shapes.push(DrawnShape::Text(Writing {
                text: text.to_owned(),
                at,
                align,
                lettering,
            }));
        }
    }
}

/// Distance between two points. Pixels.
pub(super) fn length(from: Point, to: Point) -> f64 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    (across * across + down * down).sqrt()
}

/// Cuts a line into the pieces that a pen lifting in this rhythm would leave.
fn dashes(points: &[Point], pattern: &[f64]) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut turn, mut left) = (0, pattern[0]);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = length(from, to);
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
        let mut canvas = Canvas::new(Page::WIDE);
        canvas.hatch((100.0, 50.0), (163.0, 81.0), theme::INK);
        assert!(canvas.shapes.len() > 3);
        for shape in &canvas.shapes {
            let DrawnShape::Stroke { points, .. } = shape else { panic!("{shape:?}") };
            for (x, y) in points {
                assert!((100.0..=163.0).contains(x) && (50.0..=81.0).contains(y), "{points:?}");
            }
        }
    }

    #[test]
    fn nothing_is_drawn_from_nothing() {
        let mut canvas = Canvas::new(Page::WIDE);
        canvas.stroke(vec![(1.0, 1.0)], theme::INK, 1.0);
        canvas.dashed(Vec::new(), &[3.0, 3.0], theme::INK, 1.0);
        canvas.area(vec![(0.0, 0.0), (1.0, 1.0)], theme::INK, 1.0);
        canvas.write("  ", (0.0, 0.0), Align::Left, Lettering::small(theme::INK));
        assert!(canvas.shapes.is_empty());
    }
}
