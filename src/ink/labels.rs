//! Names at the ends of lines, moved apart where they would cover each other.

use crate::ink::theme::{self, Colour};

use super::canvas::Canvas;

use super::lettering::{Align, Lettering};
use super::letters;

/// From the end of the plot to the first letter when every label sits at its own line.
const NEAR: f64 = 14.0;
/// The same when leader lines are needed.
const FAR: f64 = 52.0;
/// A label that moved less than this needs no leader line. Pixels.
const UNMOVED: f64 = 5.0;
/// Side of the little square of colour in front of a layer's name. Pixels.
const SWATCH: f64 = 18.0;
/// From the square of colour to the name. Pixels.
const SWATCH_GAP: f64 = 8.0;
/// Between two names on one line. Pixels.
const RUN_GAP: f64 = 20.0;
/// Space to the right of a plot that holds a label and its leader line.
pub(super) const OVERHEAD: f64 = FAR;

/// A few words in one colour.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ColouredWords {
    /// The words.
    pub(super) text: String,
    /// How they look.
    pub(super) lettering: Lettering,
    /// The colour of a little square in front, if there is one.
    pub(super) swatch: Option<Colour>,
}

impl ColouredWords {
    fn width(&self) -> f64 {
        self.lettering.width(&self.text) + self.swatch.map_or(0.0, |_| SWATCH + SWATCH_GAP)
    }
}

/// The label of one line end.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EndLabel {
    /// Height of the line end on the sheet. Pixels from the top.
    pub(super) end: f64,
    /// The rows of the label, each made of runs.
    pub(super) rows: Vec<Vec<ColouredWords>>,
    /// Colour of the leader line.
    pub(super) leader: Colour,
    /// Labels with a smaller number leave first when there is no room.
    pub(super) rank: u8,
}

impl EndLabel {
    /// A label in one lettering, broken into at most two rows of this width.
    pub(super) fn wrapped(
        end: f64,
        text: &str,
        lettering: Lettering,
        leader: Colour,
        rank: u8,
        room: f64,
    ) -> Self {
        let rows = lettering
            .wrap(text, room, 2)
            .into_iter()
            .map(|text| vec![ColouredWords { text, lettering, swatch: None }])
            .collect();
        Self { end, rows, leader, rank }
    }

    fn height(&self) -> f64 {
        self.rows.len() as f64 * theme::ROW
    }

    /// Width of the widest row. Pixels.
    pub(super) fn width(&self) -> f64 {
        self.rows.iter().map(|row| row_width(row)).fold(0.0, f64::max)
    }
}

/// Width of the widest label. Pixels.
pub(super) fn widest(labels: &[EndLabel]) -> f64 {
    labels.iter().map(EndLabel::width).fold(0.0, f64::max)
}

/// Width of runs set one after the other. Pixels.
pub(super) fn row_width(row: &[ColouredWords]) -> f64 {
    row.iter().map(ColouredWords::width).sum::<f64>() + RUN_GAP * row.len().saturating_sub(1) as f64
}

/// Centres of labels as close as possible to where they want to be (least squares), in the same
/// order, without overlap, between `top` and `bottom`. `wanted` must not decrease.
pub(super) fn place(wanted: &[f64], heights: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let total: f64 = heights.iter().sum();
    let mut before = Vec::with_capacity(wanted.len());
    let mut sum = 0.0;
    // Pool adjacent violators: labels that touch move as one block around their mean.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (centre, height) in wanted.iter().zip(heights) {
        before.push(sum + height / 2.0);
        blocks.push((centre - sum - height / 2.0, 1));
        sum += height;
        while let [.., (above, many), (below, few)] = blocks[..] {
            if above <= below {
                break;
            }
            let mean = (above * many as f64 + below * few as f64) / (many + few) as f64;
            blocks.truncate(blocks.len() - 2);
            blocks.push((mean, many + few));
        }
    }
    let lowest = (bottom - total).max(top);
    let shifts = blocks.into_iter().flat_map(|(shift, count)| std::iter::repeat_n(shift, count));
    shifts.zip(before).map(|(shift, before)| shift.clamp(top, lowest) + before).collect()
}

/// Makes labels fit a height: first one row each, then the least important ones leave.
/// Whoever leaves is counted in a last label.
fn fit(mut labels: Vec<EndLabel>, height: f64, room: f64) -> Vec<EndLabel> {
    let needed = |labels: &[EndLabel]| labels.iter().map(EndLabel::height).sum::<f64>();
    for rank in 0..=u8::MAX {
        if needed(&labels) <= height || labels.iter().all(|label| label.rows.len() < 2) {
            break;
        }
        for label in labels.iter_mut().filter(|label| label.rank == rank) {
            flatten(label, room);
        }
    }
    let (mut gone, mut last_end) = (0, 0.0);
    while needed(&labels) + if gone > 0 { theme::ROW } else { 0.0 } > height && labels.len() > 1 {
        let least = (0..labels.len())
            .min_by_key(|&position| (labels[position].rank, usize::MAX - position));
        let Some(least) = least else { break };
        last_end = f64::max(last_end, labels.remove(least).end);
        gone += 1;
    }
    if gone > 0 && needed(&labels) + theme::ROW <= height {
        let text = format!("and {gone} more");
        let run = ColouredWords { text, lettering: Lettering::small(theme::MUTED), swatch: None };
        labels.push(EndLabel {
            end: last_end,
            rows: vec![vec![run]],
            leader: theme::MUTED,
            rank: 0,
        });
        labels.sort_by(|one, other| one.end.total_cmp(&other.end));
    }
    labels
}

/// Puts a wrapped label back on one row, with an ellipsis if need be.
fn flatten(label: &mut EndLabel, room: f64) {
    let Some(first) = label.rows.first().and_then(|row| row.first()).cloned() else { return };
    if label.rows.len() < 2 {
        return;
    }
    let text: Vec<&str> =
        label.rows.iter().flatten().map(|run| run.text.trim_end_matches('…')).collect();
    let text = text.join(" ");
    let lettering = first.lettering;
    let fits = lettering.width(&text) <= room;
    let text =
        if fits { text } else { letters::shorten(&text, lettering.size, lettering.weight, room) };
    label.rows = vec![vec![ColouredWords { text, ..first }]];
}

/// Writes the labels to the right of a plot that ends at `right`, between `top` and `bottom`.
pub(super) fn draw(
    canvas: &mut Canvas,
    labels: Vec<EndLabel>,
    right: f64,
    range: (f64, f64),
    room: f64,
) {
    let (labels, centres) = arrange(labels, range, room);
    let moved = |(label, centre): (&EndLabel, &f64)| (label.end - centre).abs() > UNMOVED;
    let mut layers = labels.iter().flat_map(|label| label.rows.iter().flatten());
    // Layers always have leader lines: their names then start below the words over the labels.
    let moved = labels.iter().zip(&centres).any(moved) || layers.any(|run| run.swatch.is_some());
    let left = right + if moved { FAR } else { NEAR };
    for (label, centre) in labels.iter().zip(centres) {
        if moved {
            let bend = right + FAR - 12.0;
            let path = [(right + 6.0, label.end), (bend - 8.0, centre), (bend + 4.0, centre)];
            canvas.stroke(&path, label.leader, theme::LEADER_WIDTH);
        }
        write_label(canvas, label, (left, centre));
    }
}

/// The same close to the plot and without leader lines: for numbers, whose colour tells their line.
pub(super) fn draw_near(
    canvas: &mut Canvas,
    labels: Vec<EndLabel>,
    right: f64,
    range: (f64, f64),
    room: f64,
) {
    let (labels, centres) = arrange(labels, range, room);
    for (label, centre) in labels.iter().zip(centres) {
        write_label(canvas, label, (right + NEAR, centre));
    }
}

/// The labels that fit, from top to bottom, and their heights.
fn arrange(
    mut labels: Vec<EndLabel>,
    (top, bottom): (f64, f64),
    room: f64,
) -> (Vec<EndLabel>, Vec<f64>) {
    labels.sort_by(|one, other| one.end.total_cmp(&other.end));
    let labels = fit(labels, bottom - top, room);
    let wanted: Vec<f64> = labels.iter().map(|label| label.end).collect();
    let heights: Vec<f64> = labels.iter().map(EndLabel::height).collect();
    let centres = place(&wanted, &heights, top, bottom);
    (labels, centres)
}

fn write_label(canvas: &mut Canvas, label: &EndLabel, (left, centre): (f64, f64)) {
    let first = centre - label.height() / 2.0 + theme::ROW / 2.0;
    for (number, row) in label.rows.iter().enumerate() {
        write_row(canvas, row, (left, first + number as f64 * theme::ROW));
    }
}

/// Writes runs one after the other, vertically centred on the given height.
fn write_row(canvas: &mut Canvas, row: &[ColouredWords], (mut left, middle): (f64, f64)) {
    for run in row {
        if let Some(colour) = run.swatch {
            let half = SWATCH / 2.0;
            canvas.block((left, middle - half), (left + SWATCH, middle + half), colour, 1.0);
            left += SWATCH + SWATCH_GAP;
        }
        let baseline = middle + run.lettering.size * theme::CAP_HEIGHT / 2.0;
        canvas.write(&run.text, (left, baseline), Align::Left, run.lettering);
        left += run.lettering.width(&run.text) + RUN_GAP;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Page;
    use crate::ink::tests::memory::Remembered;
    use crate::ink::tests::remembered;

    fn label(end: f64, text: &str, rank: u8) -> EndLabel {
        EndLabel::wrapped(end, text, Lettering::small(theme::INK), theme::INK, rank, 300.0)
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(place(&[50.0, 150.0, 250.0], &[30.0; 3], 0.0, 300.0), [50.0, 150.0, 250.0]);
    }

    #[test]
    fn labels_at_one_height_spread_evenly_around_it() {
        assert_eq!(place(&[100.0; 3], &[30.0; 3], 0.0, 300.0), [70.0, 100.0, 130.0]);
    }

    #[test]
    fn crowded_labels_never_overlap_nor_leave_their_panel() {
        let heights = [30.0, 60.0, 30.0, 30.0, 60.0, 30.0, 30.0];
        for wanted in [
            [0.0; 7],
            [400.0; 7],
            [5.0, 6.0, 6.5, 200.0, 201.0, 398.0, 399.0],
            [-90.0, 0.0, 1.0, 2.0, 3.0, 4.0, 900.0],
        ] {
            let centres = place(&wanted, &heights, 0.0, 400.0);
            let mut edge = 0.0;
            for (centre, height) in centres.iter().zip(heights) {
                assert!(centre - height / 2.0 >= edge - 1e-9, "{centres:?}");
                edge = centre + height / 2.0;
            }
            assert!(edge <= 400.0 + 1e-9, "{centres:?}");
        }
    }

    #[test]
    fn long_labels_give_up_their_second_row_before_anyone_leaves() {
        let long = "a label that certainly needs two rows of three hundred pixels";
        let labels = fit(vec![label(10.0, long, 0), label(20.0, long, 9)], 3.0 * theme::ROW, 300.0);
        assert_eq!(labels.iter().map(|label| label.rows.len()).collect::<Vec<_>>(), [1, 2]);
        let labels = fit(vec![label(10.0, long, 0), label(20.0, long, 9)], 2.0 * theme::ROW, 300.0);
        assert_eq!(labels.iter().map(|label| label.rows.len()).collect::<Vec<_>>(), [1, 1]);
        assert!(labels[0].rows[0][0].text.ends_with('…'));
    }

    #[test]
    fn the_least_important_leave_first_and_are_counted() {
        let labels = (0..6).map(|rank| label(f64::from(rank), "name", rank)).collect();
        let labels = fit(labels, 4.0 * theme::ROW, 300.0);
        let texts: Vec<&str> = labels.iter().map(|label| label.rows[0][0].text.as_str()).collect();
        assert_eq!(texts.iter().filter(|text| **text == "name").count(), 3);
        assert!(texts.contains(&"and 3 more"));
    }

    #[test]
    fn moved_labels_get_leader_lines() {
        let strokes = |labels| {
            let drawn = remembered(Page::WIDE, |canvas| {
                draw(canvas, labels, 1000.0, (0.0, 400.0), 300.0);
            });
            drawn.iter().filter(|element| matches!(element, Remembered::Stroke { .. })).count()
        };
        assert_eq!(strokes(vec![label(100.0, "one", 1), label(200.0, "two", 1)]), 0);
        assert_eq!(strokes(vec![label(100.0, "one", 1), label(101.0, "two", 1)]), 2);
    }
}
