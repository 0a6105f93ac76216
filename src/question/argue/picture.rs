//! What an argument looks like: the difference over one parameter, or the territories over two.

use crate::document::number::{counted, significant};
use crate::document::phrases::in_final_period;
use crate::ink::edge::{lever, same, today};
use crate::ink::{
    Band, Boundary, Emphasis, Figure, Frame, NamedChart, OptionSide, Place, Plane, Spot, Winner,
};
use crate::question::argue::argument::Argument;
use crate::question::argue::boundary::{ArgumentPoint, Call, WinnerBoundary};
use crate::question::argue::words::sentences;

/// The chart, with `provenance` in its corner.
pub(super) fn picture(
    argument: &Argument,
    argued: &WinnerBoundary,
    provenance: &str,
) -> NamedChart {
    let figure = match argument.axes.len() {
        1 => line(argument, argued, provenance),
        _ => plane(argument, argued, provenance),
    };
    NamedChart { name: "where-the-winner-changes", figure }
}

/// The words around the chart; the first sentence is the finding.
fn frame(argument: &Argument, argued: &WinnerBoundary, provenance: &str) -> Frame {
    let info = argument.scenario.headline.info();
    let mut finding = sentences(argument, argued).into_iter().next().unwrap_or_default();
    if let [axis] = argument.axes.as_slice() {
        // the axis carries the name of the key, and the zone what is too close to call
        finding = finding.replace(&format!("`{}` ", axis.lever.key), "");
        finding.truncate(finding.find(';').unwrap_or(finding.len()));
    }
    let keys: Vec<String> =
        argument.axes.iter().map(|axis| format!("\"{}\"", axis.lever.key)).collect();
    Frame {
        title: finding.trim_end_matches('.').replace('`', ""),
        subtitle: format!(
            "{}, {}, {}, first minus second by {}: {} at each point",
            argument.scenario.headline_label(),
            info.unit,
            in_final_period(&argument.scenario),
            keys.join(" and "),
            counted(argument.futures as usize, "future", "futures")
        ),
        provenance: provenance.to_owned(),
        alternative_text: String::new(),
    }
}

/// The two sides, and where each is on the page.
fn sides(argument: &Argument) -> (OptionSide, OptionSide) {
    let side = |number: usize, emphasis| OptionSide {
        label: argument.sides[number].label.clone(),
        emphasis,
    };
    (side(0, Emphasis::First), side(1, Emphasis::Second))
}

fn line(argument: &Argument, argued: &WinnerBoundary, provenance: &str) -> Figure {
    let key = &argument.axes[0].lever;
    let values: Vec<f64> = argued.points.iter().map(|point| point.values[0]).collect();
    let of = |read: fn(&ArgumentPoint) -> f64| argued.points.iter().map(read).collect();
    let info = argument.scenario.headline.info();
    let (first, second) = sides(argument);
    let crossings = argued.even.iter().flatten().map(|place| Place {
        at: place[0],
        label: format!("even at {}", significant(place[0], 3)),
    });
    let named =
        |side: &OptionSide| OptionSide { label: format!("{} ahead", side.label), ..side.clone() };
    let mut chart = Boundary {
        frame: frame(argument, argued, provenance),
        lever: lever(key, &values),
        label: format!("{}: first minus second", argument.scenario.headline_label()),
        unit: info.unit.to_owned(),
        difference: Band {
            low: of(|point| point.spread.map_or(f64::NAN, |spread| spread.q05)),
            middle: of(ArgumentPoint::median),
            high: of(|point| point.spread.map_or(f64::NAN, |spread| spread.q95)),
        },
        too_close: argument.scenario.smallest_difference,
        zero: "no difference".to_owned(),
        above: named(&first),
        below: named(&second),
        crossings: crossings.collect(),
        current: today(key, &values)
            .map(|at| Place { at, label: format!("as it is: {}", key.written(key.usual)) }),
    };
    chart.frame.alternative_text = chart.told();
    Figure::Boundary(chart)
}

fn plane(argument: &Argument, argued: &WinnerBoundary, provenance: &str) -> Figure {
    let [across, up] = [0, 1].map(|axis| &argument.axes[axis]);
    let place = |values: &[f64], value: f64| {
        values.iter().position(|&other| same(other, value)).unwrap_or(0)
    };
    let mut winners = vec![vec![Winner::Unknown; across.values.len()]; up.values.len()];
    let mut differences = vec![vec![f64::NAN; across.values.len()]; up.values.len()];
    for point in &argued.points {
        let column = place(&across.values, point.values[0]);
        let row = place(&up.values, point.values[1]);
        differences[row][column] = point.median();
        winners[row][column] = match point.call {
            Call::First => Winner::First,
            Call::Second => Winner::Second,
            Call::TooClose => Winner::Close,
            Call::DoesNotApply => Winner::Unknown,
        };
    }
    let (first, second) = sides(argument);
    let spot = today(&across.lever, &across.values).zip(today(&up.lever, &up.values));
    let mut chart = Plane {
        frame: frame(argument, argued, provenance),
        across: lever(&across.lever, &across.values),
        up: lever(&up.lever, &up.values),
        first,
        second,
        close: "too close to call".to_owned(),
        winners,
        differences,
        boundary: "no difference".to_owned(),
        current: spot.map(|(across, up)| Spot { across, up, label: "as it is".to_owned() }),
    };
    chart.frame.alternative_text = chart.told();
    Figure::Plane(chart)
}
