//! Where the week went: shares of the contracted week stacked up to 100 % and the overtime, one panel per option.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::labels::{self, ColouredWords, EndLabel};
use crate::ink::lettering::Lettering;
use crate::ink::panel::{self, height_of};
use crate::ink::sheet::{Area, Point};
use crate::ink::{Frame, Mark, letters, theme};

use super::weeks::{Panels, WeekScale};

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
    /// Share of the contracted week, 0 to 1, one value per week, week 1 first.
    pub share: Vec<f64>,
}

/// Where the week went under one option; the layers' shares sum to 1, or to more by overtime.
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

/// Layers with a smaller share in the last week get no label of their own.
const SMALLEST_LABELLED: f64 = 0.01;

/// As much as the shares of a whole week may exceed 1 by rounding.
const ROUNDING: f64 = 1e-6;

/// More than anybody works. Share of the contracted week.
const HIGHEST: f64 = 2.0;

/// The widest name of layers that the place to the right of a plot can hold: names carry a share and may have to
/// share rows. Pixels.
const NAMES: f64 = 500.0;

/// Draws the chart.
pub(in crate::ink) fn stacks(chart: &StackPanels, canvas: &mut Canvas, body: Area) {
    if chart.stacks.is_empty() {
        return panel::nothing(canvas, body);
    }
    let scale = ValueAxis::percent(if chart.stacks.len() < 3 { 4 } else { 2 });
    let axes = vec![scale.up_to(top(&chart.stacks)); chart.stacks.len()];
    let count = chart.stacks.iter().map(length).max().unwrap_or(0);
    let arrange = |label: f64| Panels::arrange(body, &axes, label, count, &chart.marks);
    let ends = |panels: &Panels, number: usize| {
        let (top, bottom) = panels.label_range(number);
        let names = names(&edges(&chart.stacks[number]));
        end_labels(names, panels.plots[number], &axes[number], bottom - top)
    };
    let roomy = arrange(NAMES);
    let label = (0..axes.len()).map(|number| labels::widest(&ends(&roomy, number)));
    let panels = arrange(label.fold(0.0, f64::max));

    for (number, (stack, axis)) in chart.stacks.iter().zip(&axes).enumerate() {
        let plot = panels.plots[number];
        let edges = edges(stack);
        let (unit, told) =
            if number == 0 { ("% of the contracted week", "in the last week") } else { ("", "") };
        panels.heading(canvas, number, (&stack.label, unit), told);
        if edges.is_empty() {
            panel::nothing_here(canvas, plot);
            continue;
        }
        panel::grid(canvas, plot, axis);
        for layer in &edges {
            let (corners, upper) = layer.outline(panels.weeks, plot, axis);
            canvas.area(&corners, theme::layer_style(layer.layer.kind).mark, 1.0);
            canvas.stroke(&upper, theme::PAPER, theme::SEAM_WIDTH);
        }
        panels.changes(canvas, number, true);
        let range = panels.label_range(number);
        labels::draw(canvas, ends(&panels, number), plot.right, range, NAMES);
    }
    panels.week_axis(canvas);
}

/// One sentence per stack for the layers that were too thin to be labelled.
pub(in crate::ink) fn unlabelled(chart: &StackPanels) -> Vec<String> {
    let mut notes = Vec::new();
    for stack in &chart.stacks {
        let edges = edges(stack);
        let thin = edges.iter().filter(|layer| layer.last() < SMALLEST_LABELLED);
        let thin: Vec<String> = thin.map(|layer| letters::tidy(&layer.layer.label)).collect();
        if !thin.is_empty() {
            let label = letters::tidy(&stack.label);
            notes.push(format!(
                "{label}: below 1 % in the last week and not labelled: {}.",
                thin.join(", ")
            ));
        }
    }
    notes
}

/// A layer and its lower and upper edge in every week, as shares of the week.
struct Edges<'stack> {
    layer: &'stack Layer,
    low: Vec<f64>,
    high: Vec<f64>,
}

impl Edges<'_> {
    fn last(&self) -> f64 {
        self.high.last().unwrap_or(&0.0) - self.low.last().unwrap_or(&0.0)
    }

    /// The corners of the area and its upper edge; a single week fills the whole width.
    fn outline(&self, weeks: WeekScale, plot: Area, axis: &ValueAxis) -> (Vec<Point>, Vec<Point>) {
        let path = |edge: &[f64]| -> Vec<Point> {
            if let [share] = edge {
                let y = height_of(plot, axis, *share);
                return vec![(plot.left, y), (plot.right, y)];
            }
            let place =
                |(week, share): (usize, &f64)| (weeks.place(week), height_of(plot, axis, *share));
            edge.iter().enumerate().map(place).collect()
        };
        let upper = path(&self.high);
        let corners = path(&self.low).into_iter().chain(upper.iter().rev().copied()).collect();
        (corners, upper)
    }
}

fn length(stack: &Stack) -> usize {
    stack.layers.iter().map(|layer| layer.share.len()).max().unwrap_or(0)
}

/// The highest pile, as far as it is above 100 % by more than rounding; a scale for all panels.
fn top(stacks: &[Stack]) -> f64 {
    let piles = stacks.iter().flat_map(|stack| {
        let share =
            |layer: &Layer, week: usize| layer.share.get(week).copied().and_then(axis::drawable);
        (0..length(stack)).map(move |week| {
            stack
                .layers
                .iter()
                .fold(0.0, |sum, layer| sum + share(layer, week).unwrap_or(0.0).max(0.0))
        })
    });
    let top = piles.fold(1.0, f64::max);
    if top > 1.0 + ROUNDING { top.min(HIGHEST) } else { 1.0 }
}

/// Piles the layers up; layers that never have a share are left out, nothing rises above the highest share.
fn edges(stack: &Stack) -> Vec<Edges<'_>> {
    let mut pile = vec![0.0; length(stack)];
    let mut edges = Vec::new();
    for layer in &stack.layers {
        let low = pile.clone();
        for (sum, share) in pile.iter_mut().zip(&layer.share) {
            *sum = (*sum + axis::drawable(*share).unwrap_or(0.0).max(0.0)).min(HIGHEST);
        }
        if low != pile {
            edges.push(Edges { layer, low, high: pile.clone() });
        }
    }
    edges
}

/// One row of names at the right end: one layer, or thin neighbours that share a row.
struct StackName {
    runs: Vec<ColouredWords>,
    low: f64,
    high: f64,
    leader: theme::Colour,
}

/// The names of all layers that are thick enough in the last week.
fn names(edges: &[Edges<'_>]) -> Vec<StackName> {
    let thick = edges.iter().filter(|layer| layer.last() >= SMALLEST_LABELLED);
    let name = |layer: &Edges<'_>| {
        let style = theme::layer_style(layer.layer.kind);
        let lettering = Lettering::small(style.text);
        let share = format!("{:.0} %", layer.last() * 100.0);
        let label = lettering.line(&layer.layer.label, NAMES - lettering.width(&share) - 40.0);
        let text = format!("{label} {share}").trim().to_owned();
        let runs = vec![ColouredWords { text, lettering, swatch: Some(style.mark) }];
        let last = |edge: &[f64]| edge.last().copied().unwrap_or(0.0);
        StackName { runs, low: last(&layer.low), high: last(&layer.high), leader: style.mark }
    };
    thick.map(name).collect()
}

/// Lets the thinnest neighbours share a row until all rows fit the height.
fn end_labels(
    mut names: Vec<StackName>,
    plot: Area,
    axis: &ValueAxis,
    height: f64,
) -> Vec<EndLabel> {
    while names.len() as f64 * theme::ROW > height {
        let joined =
            |position: usize| [&names[position].runs[..], &names[position + 1].runs[..]].concat();
        let thickness = |position: usize| names[position + 1].high - names[position].low;
        let pairs = (0..names.len().saturating_sub(1))
            .filter(|&position| labels::row_width(&joined(position)) <= NAMES);
        let Some(thinnest) =
            pairs.min_by(|&one, &other| thickness(one).total_cmp(&thickness(other)))
        else {
            break;
        };
        let runs = joined(thinnest);
        let upper = names.remove(thinnest + 1);
        names[thinnest].runs = runs;
        names[thinnest].high = upper.high;
        names[thinnest].leader = theme::AXIS;
    }
    let label = |name: StackName| EndLabel {
        end: height_of(plot, axis, f64::midpoint(name.low, name.high)),
        rows: vec![name.runs],
        leader: name.leader,
        rank: ((name.high - name.low) * 200.0) as u8,
    };
    names.into_iter().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(shares: &[f64]) -> Stack {
        let layer = |(position, share): (usize, &f64)| Layer {
            label: format!("kind {position}"),
            kind: LayerKind::Work(position),
            share: vec![*share; 3],
        };
        Stack { label: "Option A".into(), layers: shares.iter().enumerate().map(layer).collect() }
    }

    #[test]
    fn layers_pile_up_and_never_above_what_anybody_works() {
        let stack = stack(&[0.5, 0.3, 1.4, -1.0, f64::NAN]);
        let edges = edges(&stack);
        assert_eq!(edges.len(), 3);
        assert_eq!(edges[0].low, vec![0.0; 3]);
        assert_eq!(edges[1].low, edges[0].high);
        assert_eq!(edges[2].high, vec![HIGHEST; 3]);
    }

    #[test]
    fn the_axis_ends_at_the_whole_week_or_with_the_overtime() {
        let whole = top(&[stack(&[0.5, 0.3, 0.2 + 1e-9])]);
        assert!((whole - 1.0).abs() < f64::EPSILON, "{whole}");
        let more = top(&[stack(&[0.5, 0.5]), stack(&[0.5, 0.7, -1.0, f64::NAN])]);
        assert!((more - 1.2).abs() < 1e-12, "{more}");
    }

    #[test]
    fn thin_layers_are_told_in_words_only() {
        let stack = stack(&[0.8, 0.195, 0.005]);
        assert_eq!(names(&edges(&stack)).len(), 2);
        let notes = unlabelled(&StackPanels { stacks: vec![stack], ..StackPanels::default() });
        assert_eq!(notes, ["Option A: below 1 % in the last week and not labelled: kind 2."]);
    }

    #[test]
    fn thin_neighbours_share_a_row_when_there_is_no_room() {
        let stack = stack(&[0.4, 0.05, 0.05, 0.3, 0.2]);
        let plot = Area { left: 0.0, top: 0.0, right: 100.0, bottom: 120.0 };
        let labels = end_labels(names(&edges(&stack)), plot, &ValueAxis::percent(2), 120.0);
        assert_eq!(labels.len(), 4);
        let shared: Vec<&str> = labels[1].rows[0].iter().map(|run| run.text.as_str()).collect();
        assert_eq!(shared, ["kind 1 5 %", "kind 2 5 %"]);
    }
}
