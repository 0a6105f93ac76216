//! The trade-off: every option as a point, what it brings against what it costs, and the options that none
//! other beats.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::bars::Interval;
use super::canvas::{Align, Canvas, Lettering};
use super::labels::{self, EndLabel};
use super::letters::{self, Weight};
use super::page::{self, Area};
use super::panel::{self, height_of};
use super::{Emphasis, Frame};
use crate::ink::sheet::Page;

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// How much attention it asks for.
    pub emphasis: Emphasis,
    /// What it costs.
    pub across: Interval,
    /// What it brings.
    pub up: Interval,
    /// Whether no other option brings more and costs less.
    pub on_front: bool,
}

/// Options between what they cost and what they bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Front {
    /// The words around the chart.
    pub frame: Frame,
    /// What is paid, and its unit.
    pub across: (String, String),
    /// What is gained, and its unit.
    pub up: (String, String),
    /// The options.
    pub choices: Vec<Choice>,
    /// What the line through the best options is called.
    pub line: String,
}

/// Height of the numbers and the name of the horizontal axis. Pixels.
const FEET: f64 = 84.0;
/// Radius of a point. Pixels.
const RADIUS: f64 = 12.0;
/// Radius of the point of the baseline, in units of the others'.
const BASELINE: f64 = 1.7;
/// Dash and gap of the line from a point to its name. Pixels.
const DOTS: &[f64] = &[2.0, 6.0];

impl Choice {
    fn place(&self) -> Option<(f64, f64)> {
        Some((axis::drawable(self.across.value)?, axis::drawable(self.up.value)?))
    }
}

/// Draws the chart.
pub(super) fn draw(chart: &Front, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let choices: Vec<(&Choice, (f64, f64))> =
        chart.choices.iter().filter_map(|choice| Some((choice, choice.place()?))).collect();
    if choices.is_empty() {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let ends = |of: fn(&Choice) -> Interval| {
        let all = choices.iter().map(move |(choice, _)| of(choice));
        all.flat_map(|estimate| [estimate.low, estimate.value, estimate.high])
    };
    let (across, up) = (
        ValueAxis::around(ends(|choice| choice.across), 8),
        ValueAxis::around(ends(|choice| choice.up), 6),
    );
    let lettering = Lettering::small(theme::MUTED);
    let ticks = up.ticks.iter().map(|(_, words)| lettering.width(words)).fold(0.0, f64::max);
    let labels = |plot: Area| -> Vec<EndLabel> {
        let label = |(choice, (_, value)): &(&Choice, (f64, f64))| {
            super::lines::end_label(&choice.label, choice.emphasis, height_of(plot, &up, *value))
        };
        choices.iter().map(label).filter(|label| label.width() > 0.0).collect()
    };
    let widest = labels(body).iter().map(EndLabel::width).fold(0.0, f64::max);
    let plot = Area {
        left: body.left + ticks + panel::TICK_GAP,
        top: body.top + panel::HEADING,
        right: body.right - (widest + labels::OVERHEAD).max(panel::SMALLEST_GUTTER),
        bottom: body.bottom - FEET,
    };
    panel::heading(&mut canvas, (plot.left, plot.top - 16.0), plot.right, &chart.up.0, &chart.up.1);
    panel::grid(&mut canvas, plot, &up);
    let x = |value: f64| plot.left + across.share(value) * (plot.right - plot.left);
    let mut last_end = f64::NEG_INFINITY;
    for (value, words) in &across.ticks {
        let line = vec![(x(*value), plot.top), (x(*value), plot.bottom)];
        canvas.stroke(line, theme::GRID, theme::GRID_WIDTH);
        let half = lettering.width(words) / 2.0;
        if x(*value) - half > last_end + 10.0 {
            canvas.write(words, (x(*value), plot.bottom + 34.0), Align::Centre, lettering);
            last_end = x(*value) + half;
        }
    }
    name_axis(&mut canvas, chart, plot);

    draw_line(&mut canvas, &choices, |(value, up_value)| {
        (x(value), height_of(plot, &up, up_value))
    });
    for (choice, (value, up_value)) in &choices {
        let style = theme::line_style(choice.emphasis);
        let (centre, height) = (x(*value), height_of(plot, &up, *up_value));
        let lead = vec![(centre, height), (plot.right + 4.0, height)];
        canvas.dashed(lead, DOTS, style.mark, theme::LEADER_WIDTH);
        if let Some((low, high)) = choice.across.limits() {
            let line = vec![(x(low), height), (x(high), height)];
            canvas.stroke(line, style.mark, theme::WHISKER_WIDTH);
        }
        if let Some((low, high)) = choice.up.limits() {
            let line =
                vec![(centre, height_of(plot, &up, low)), (centre, height_of(plot, &up, high))];
            canvas.stroke(line, style.mark, theme::WHISKER_WIDTH);
        }
    }
    // the baseline below all others and wider, so that it shows around whatever lies on it
    for (choice, (value, up_value)) in &choices {
        if choice.emphasis == Emphasis::Baseline {
            let centre = (x(*value), height_of(plot, &up, *up_value));
            canvas.ring(centre, BASELINE * RADIUS, theme::line_style(choice.emphasis).mark);
        }
    }
    // options off the line first, so that they cover none on it
    for on_front in [false, true] {
        for (choice, (value, up_value)) in
            choices.iter().filter(|(one, _)| one.on_front == on_front)
        {
            let centre = (x(*value), height_of(plot, &up, *up_value));
            let colour = theme::line_style(choice.emphasis).mark;
            if choice.emphasis == Emphasis::Baseline {
                continue;
            }
            if on_front {
                canvas.mark(centre, RADIUS, colour);
            } else {
                canvas.ring(centre, RADIUS, colour);
            }
        }
    }
    let range = (plot.top - 6.0, plot.bottom + FEET - 30.0);
    labels::draw(&mut canvas, labels(plot), plot.right, range, panel::LABEL_ROOM);
    canvas
}

/// The line through the options that none other beats: steps, since there is nothing between two options.
fn draw_line(
    canvas: &mut Canvas,
    choices: &[(&Choice, (f64, f64))],
    place: impl Fn((f64, f64)) -> (f64, f64),
) {
    let mut front: Vec<(f64, f64)> =
        choices.iter().filter(|(choice, _)| choice.on_front).map(|(_, at)| place(*at)).collect();
    front.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for (x, y) in front {
        if let Some(&(_, before)) = steps.last() {
            steps.push((x, before));
        }
        steps.push((x, y));
    }
    canvas.dashed(steps, theme::CHANGE_DASHES, theme::AXIS, theme::LEADER_WIDTH);
}

/// The name of the horizontal axis, and what discs and rings stand for.
fn name_axis(canvas: &mut Canvas, chart: &Front, plot: Area) {
    let strong = Lettering { weight: Weight::Strong, ..Lettering::small(theme::INK) };
    let muted = Lettering::small(theme::MUTED);
    let baseline = plot.bottom + 70.0;
    let room = plot.right - plot.left;
    let name = letters::wrap(&chart.across.0, strong.size, strong.weight, room / 2.0, 1).concat();
    canvas.write(&name, (plot.left, baseline), Align::Left, strong);
    let left = plot.left + strong.width(&name) + 14.0;
    let rest = (plot.right - left).max(1.0);
    let text = [chart.across.1.as_str(), chart.line.as_str()];
    let text = text.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let text = letters::shorten(&letters::tidy(&text), muted.size, muted.weight, rest);
    if rest > 60.0 {
        canvas.write(&text, (left, baseline), Align::Left, muted);
    }
}
