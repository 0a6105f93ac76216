//! The words around a chart: finding, measure, and where the numbers come from.

use crate::ink::theme;

use super::Frame;
use super::canvas::Canvas;
use super::lettering::{Align, Lettering};
use super::letters::{self, Weight};
use super::sheet::Area;

/// Below the last line of words, before the chart. Pixels.
const AIR: f64 = 22.0;

/// Writes the words of the frame and returns the place that is left for the chart.
pub(super) fn frame(canvas: &mut Canvas, frame: &Frame) -> Area {
    let (width, height) = (f64::from(canvas.page.width), f64::from(canvas.page.height));
    let (left, right) = (theme::MARGIN, width - theme::MARGIN);
    let mut top = theme::MARGIN_VERTICAL;

    let (size, rows) = title(&frame.title, right - left);
    let lettering = Lettering { size, weight: Weight::Strong, colour: theme::INK };
    top = write(canvas, &rows, lettering, (left, top));

    let lettering =
        Lettering { size: theme::SUBTITLE_SIZE, weight: Weight::Regular, colour: theme::MUTED };
    let rows = lettering.wrap(&frame.subtitle, right - left, 2);
    top = write(canvas, &rows, lettering, (left, top + 4.0));

    let lettering = Lettering::small(theme::MUTED);
    let baseline = height - theme::MARGIN_VERTICAL + 6.0;
    let provenance = lettering.line(&frame.provenance, right - left);
    canvas.write(&provenance, (right, baseline), Align::Right, lettering);

    Area { left, top: top + AIR, right, bottom: baseline - lettering.size - 8.0 }
}

/// The title on one line if smaller letters allow it, otherwise on two lines of similar length,
/// in the largest letters in which nothing is lost.
fn title(text: &str, room: f64) -> (f64, Vec<String>) {
    let [large, medium, small] = theme::TITLE_SIZES;
    let rows = |size: f64, room: f64| letters::wrap(text, size, Weight::Strong, room, 2);
    let cut =
        |rows: &[String]| rows.last().is_some_and(|row| row.ends_with('…')) && !text.ends_with('…');
    if let Some(size) = [large, medium].into_iter().find(|size| rows(*size, room).len() < 2) {
        return (size, rows(size, room));
    }
    let size = [large, medium].into_iter().find(|size| !cut(&rows(*size, room))).unwrap_or(small);
    let full = rows(size, room);
    if cut(&full) {
        return (size, full);
    }
    let narrower = (50..100).map(|percent| rows(size, room * f64::from(percent) / 100.0));
    (size, narrower.into_iter().find(|rows| !cut(rows)).unwrap_or(full))
}

/// Writes rows below each other and returns where the last one ends.
fn write(
    canvas: &mut Canvas,
    rows: &[String],
    lettering: Lettering,
    (left, mut top): (f64, f64),
) -> f64 {
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let height = lettering.size * theme::LEADING;
        canvas.write(row, (left, top + lettering.size * 0.93), Align::Left, lettering);
        top += height;
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Page;
    use crate::ink::tests::remembered;

    #[test]
    fn a_short_title_is_large_and_a_long_one_is_never_cut_before_it_shrank() {
        assert!(title("Busy is not better", 1800.0).0 >= theme::TITLE_SIZES[0]);
        let long = "Closing more tickets every week ".repeat(5);
        let (size, rows) = title(&long, 1800.0);
        assert!(
            size < theme::TITLE_SIZES[0] && rows.len() == 2 && !rows[1].ends_with('…'),
            "{size} {rows:?}"
        );
        let (size, rows) = title(&long.repeat(5), 1800.0);
        assert!(size <= theme::TITLE_SIZES[2] && rows.len() == 2 && rows[1].ends_with('…'));
    }

    #[test]
    fn without_words_the_chart_gets_the_whole_page() {
        let drawn = |words: &Frame| {
            let mut top = 0.0;
            let drawn = remembered(Page::WIDE, |canvas| top = frame(canvas, words).top);
            (drawn.len(), top)
        };
        let empty = drawn(&Frame::default());
        let words = Frame { title: "t".into(), subtitle: "s".into(), ..Frame::default() };
        assert_eq!((empty.0, drawn(&words).0), (0, 2));
        assert!(drawn(&words).1 > empty.1);
    }
}
