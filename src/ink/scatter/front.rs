//! The trade-off: every option as a point, what it brings against what it costs, and the options that none
//! other beats.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::courses::end_label;
use crate::ink::labels::{self, EndLabel};
use crate::ink::lettering::{Align, Lettering};
use crate::ink::panel::{self, height_of};
use crate::ink::sheet::{Area, Point};
use crate::ink::{Emphasis, Frame, Interval, theme};

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

/// Draws the chart.
pub(in crate::ink) fn front(chart: &Front, canvas: &mut Canvas, body: Area) {
    let place = |choice: &Choice| {
        Some((axis::drawable(choice.across.value)?, axis::drawable(choice.up.value)?))
    };
    let choices: Vec<(&Choice, (f64, f64))> =
        chart.choices.iter().filter_map(|choice| Some((choice, place(choice)?))).collect();
    if choices.is_empty() {
        return panel::nothing(canvas, body);
    }
    let ends = |of: fn(&Choice) -> Interval| {
        let all = choices.iter().map(move |(choice, _)| of(choice));
        all.flat_map(|estimate| [estimate.low, estimate.value, estimate.high])
    };
    let across = ValueAxis::around(ends(|choice| choice.across), 8);
    let up = ValueAxis::around(ends(|choice| choice.up), 6);
    let labels = |plot: Area| -> Vec<EndLabel> {
        let label = |(choice, (_, value)): &(&Choice, (f64, f64))| {
            end_label(&choice.label, choice.emphasis, height_of(plot, &up, *value))
        };
        choices.iter().map(label).filter(|label| label.width() > 0.0).collect()
    };
    let (left, right) = panel::sides(body, up.widest(), labels::widest(&labels(body)));
    let plot = Area { left, right, top: body.top + panel::HEADING, bottom: body.bottom - FEET };
    panel::heading(canvas, plot, 0.0, (&chart.up.0, &chart.up.1));
    panel::grid(canvas, plot, &up);
    let x = |value: f64| plot.left + across.share(value) * plot.width();
    panel::columns(canvas, plot, &across, x, |_| theme::GRID);
    name_axis(canvas, chart, plot);

    let at = |(value, up_value): (f64, f64)| (x(value), height_of(plot, &up, up_value));
    let placed: Vec<(&Choice, Point)> =
        choices.iter().map(|(choice, values)| (*choice, at(*values))).collect();
    draw_line(canvas, &placed);
    for (choice, (centre, height)) in &placed {
        let colour = theme::line_style(choice.emphasis).mark;
        let lead = [(*centre, *height), (plot.right + 4.0, *height)];
        canvas.dashed(&lead, DOTS, colour, theme::LEADER_WIDTH);
        let limits =
            choice.across.limits().map(|(low, high)| [(x(low), *height), (x(high), *height)]);
        let rise = |value| (*centre, height_of(plot, &up, value));
        let upright = choice.up.limits().map(|(low, high)| [rise(low), rise(high)]);
        for line in limits.into_iter().chain(upright) {
            canvas.stroke(&line, colour, theme::WHISKER_WIDTH);
        }
    }
    // the baseline below all others and wider, so that it shows around whatever lies on it; options off the line
    // before those on it, so that they cover none of them
    let depth = |choice: &Choice| match choice.emphasis {
        Emphasis::Baseline => 0,
        _ => 1 + u8::from(choice.on_front),
    };
    let mut sorted = placed;
    sorted.sort_by_key(|(choice, _)| depth(choice));
    for (choice, centre) in sorted {
        let colour = theme::line_style(choice.emphasis).mark;
        match depth(choice) {
            0 => canvas.ring(centre, BASELINE * RADIUS, colour),
            1 => canvas.ring(centre, RADIUS, colour),
            _ => canvas.mark(centre, RADIUS, colour),
        }
    }
    let range = (plot.top - 6.0, plot.bottom + FEET - 30.0);
    labels::draw(canvas, labels(plot), plot.right, range, panel::LABEL_ROOM);
}

/// The line through the options that none other beats: steps, since there is nothing between two options.
fn draw_line(canvas: &mut Canvas, placed: &[(&Choice, Point)]) {
    let mut front: Vec<Point> =
        placed.iter().filter(|(choice, _)| choice.on_front).map(|(_, at)| *at).collect();
    front.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut steps: Vec<Point> = Vec::new();
    for (x, y) in front {
        if let Some(&(_, before)) = steps.last() {
            steps.push((x, before));
        }
        steps.push((x, y));
    }
    canvas.dashed(&steps, theme::CHANGE_DASHES, theme::AXIS, theme::LEADER_WIDTH);
}

/// The name of the horizontal axis, and what discs and rings stand for.
fn name_axis(canvas: &mut Canvas, chart: &Front, plot: Area) {
    let strong = Lettering::strong(theme::INK);
    let muted = Lettering::small(theme::MUTED);
    let baseline = plot.bottom + 70.0;
    let name = strong.line(&chart.across.0, plot.width() / 2.0);
    canvas.write(&name, (plot.left, baseline), Align::Left, strong);
    let left = plot.left + strong.width(&name) + 14.0;
    let rest = (plot.right - left).max(1.0);
    let text = [chart.across.1.as_str(), chart.line.as_str()];
    let text = text.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    if rest > 60.0 {
        canvas.write(&muted.line(&text, rest), (left, baseline), Align::Left, muted);
    }
}
