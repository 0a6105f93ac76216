//! What a sweep looks like: the cliff for one key, a map for two.

use crate::document::charts::ReportChart;
use crate::document::number::{counted, rounded, signed};
use crate::document::phrases::in_final_period;
use crate::ink::edge::{lever, same, today};
use crate::ink::{
    Band, Cliff, CliffLine, Emphasis, Figure, Frame, HeatMap, NamedChart, Place, Spot,
};
use crate::question::sweep::overview::{HeadlineSpread, Overview, SweepChart, SweepPoint, kind};
use crate::question::sweep::points::is_index;
use crate::question::sweep::words::{Steepest, steepest};
use crate::statistics::estimate::Spread;

/// How the options of a cliff are drawn, the baseline first; further options are left to the table.
const LINES: [Emphasis; 4] =
    [Emphasis::Baseline, Emphasis::First, Emphasis::Second, Emphasis::Third];

/// The charts of a sweep: none for more than two keys, for points that are no grid, or for more points than
/// are kept.
pub(super) fn charts(overview: &Overview, provenance: &str) -> Vec<NamedChart> {
    match kind(overview) {
        Some(SweepChart::Cliff) => {
            vec![NamedChart {
                name: ReportChart::Cliff.name(),
                figure: cliff(overview, provenance),
            }]
        }
        Some(SweepChart::Map) => {
            vec![NamedChart { name: ReportChart::Map.name(), figure: map(overview, provenance) }]
        }
        None => Vec::new(),
    }
}

/// The headline as the name of an axis, with its unit.
fn measured(overview: &Overview) -> (String, String) {
    let info = overview.headline().info();
    (info.label.to_owned(), info.unit.to_owned())
}

/// What 100 is, for an index.
fn yardstick(overview: &Overview) -> &'static str {
    if is_index(overview.headline()) { "; 100 = aligned twin with the usual values" } else { "" }
}

fn futures(overview: &Overview) -> String {
    counted(overview.sweep.terms.futures as usize, "future", "futures")
}

fn cliff(overview: &Overview, provenance: &str) -> Figure {
    let key = &overview.sweep.axes[0].lever;
    let mut points: Vec<&SweepPoint> = overview.points.iter().collect();
    points.sort_by(|left, right| left.values[0].total_cmp(&right.values[0]));
    let values: Vec<f64> = points.iter().map(|point| point.values[0]).collect();
    let line = |(option, emphasis): (usize, Emphasis)| {
        let of = |read: fn(&HeadlineSpread) -> f64| -> Vec<f64> {
            points.iter().map(|point| read(&point.headlines[option])).collect()
        };
        let collapse = of(|headline| headline.collapsed);
        CliffLine {
            label: overview.options[option].label.clone(),
            emphasis,
            band: Band {
                low: of(|headline| headline.low),
                middle: of(|headline| headline.middle),
                high: of(|headline| headline.high),
            },
            collapse: if collapse.iter().all(|share| share.is_nan()) {
                Vec::new()
            } else {
                collapse
            },
        }
    };
    let (label, unit) = measured(overview);
    let below = overview.sweep.terms.collapse_below;
    let collapse = below.map_or_else(String::new, |below| {
        format!("Futures in which it ends below {}", rounded(below))
    });
    let steepest = steepest(overview);
    let mark = steepest.and_then(|step| {
        let at = values.iter().position(|&value| same(value, step.from))?;
        // a stretch over several steps has no single step to mark
        let is_one = values.get(at + 1).is_some_and(|&next| same(next, step.to));
        is_one.then(|| (at, format!("steepest: {}", signed(step.change).replace('-', "−"))))
    });
    let shown = LINES.into_iter().enumerate().take(overview.options.len());
    let mut chart = Cliff {
        frame: Frame {
            title: finding(overview, steepest),
            subtitle: format!(
                "{label}, {unit}, {}, by \"{}\": median and middle 90 % of {}{}",
                in_final_period(&overview.sweep.scenario),
                key.key,
                futures(overview),
                yardstick(overview)
            ),
            provenance: provenance.to_owned(),
            alternative_text: String::new(),
        },
        lever: lever(key, &values),
        label,
        unit,
        collapse,
        reference: None,
        lines: shown.map(line).collect(),
        current: today(key, &values)
            .map(|at| Place { at, label: format!("as it is: {}", key.written(key.usual)) }),
        steepest: mark,
    };
    chart.frame.alternative_text = chart.told();
    Figure::Cliff(chart)
}

/// What happens to the baseline over the range.
fn finding(overview: &Overview, steepest: Option<Steepest>) -> String {
    let label = overview.headline().info().label;
    let Some(extremes) = overview.extremes[0] else {
        return format!("{label} applies at no point");
    };
    let (low, high) = (extremes.smallest.1, extremes.largest.1);
    let range = format!("{} to {}", rounded(low), rounded(high));
    let lever = |value| overview.sweep.axes[0].lever.written(value);
    match steepest {
        Some(Steepest { from, to, change }) => format!(
            "{label} as it is: {range}; it {} fastest between {} and {}",
            if change < 0.0 { "falls" } else { "rises" },
            lever(from),
            lever(to)
        ),
        None => format!("{label} as it is: {range}"),
    }
}

fn map(overview: &Overview, provenance: &str) -> Figure {
    let keys = [&overview.sweep.axes[0].lever, &overview.sweep.axes[1].lever];
    let values = [0, 1].map(|axis| {
        let mut all: Vec<f64> = overview.points.iter().map(|point| point.values[axis]).collect();
        all.sort_by(f64::total_cmp);
        all.dedup_by(|left, right| same(*left, *right));
        all
    });
    let place = |axis: usize, value: f64| {
        values[axis].iter().position(|&other| same(other, value)).unwrap_or(0)
    };
    let mut cells = vec![vec![f64::NAN; values[0].len()]; values[1].len()];
    for point in &overview.points {
        cells[place(1, point.values[1])][place(0, point.values[0])] = point.headlines[0].middle;
    }
    let (label, unit) = measured(overview);
    let title = match overview.extremes[0] {
        Some(extremes) => format!(
            "{label} as it is: {} to {}; it hangs {}",
            rounded(extremes.smallest.1),
            rounded(extremes.largest.1),
            hangs_on(&cells, [&keys[0].key, &keys[1].key])
        ),
        None => format!("{label} applies at no point"),
    };
    let spot = today(keys[0], &values[0]).zip(today(keys[1], &values[1]));
    let mut chart = HeatMap {
        frame: Frame {
            title,
            subtitle: format!(
                "{label}, {unit}, {}, by \"{}\" and \"{}\": median of {}{}",
                in_final_period(&overview.sweep.scenario),
                keys[0].key,
                keys[1].key,
                futures(overview),
                yardstick(overview)
            ),
            provenance: provenance.to_owned(),
            alternative_text: String::new(),
        },
        across: lever(keys[0], &values[0]),
        up: lever(keys[1], &values[1]),
        label,
        unit,
        values: cells,
        current: spot.map(|(across, up)| Spot { across, up, label: "as it is".to_owned() }),
    };
    chart.frame.alternative_text = chart.told();
    Figure::Heat(chart)
}

/// How many times as far one key has to move the mean over the other for the map to hang on it alone.
const OUTWEIGHS: f64 = 2.0;

/// Which of two keys a map hangs on, the first one to the right and the second one upwards.
fn hangs_on(cells: &[Vec<f64>], keys: [&str; 2]) -> String {
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        Spread::of(values).map_or(f64::NAN, |spread| spread.mean)
    };
    let reach = |means: &[f64]| {
        let end = |pick: fn(f64, f64) -> f64| means.iter().copied().fold(f64::NAN, pick);
        end(f64::max) - end(f64::min)
    };
    let columns = 0..cells.first().map_or(0, Vec::len);
    let across: Vec<f64> =
        columns.map(|column| mean(&mut cells.iter().map(|row| row[column]))).collect();
    let up: Vec<f64> = cells.iter().map(|row| mean(&mut row.iter().copied())).collect();
    let (across, up) = (reach(&across), reach(&up));
    if across.max(up) <= 0.0 {
        format!("on neither {} nor {}", keys[0], keys[1])
    } else if across >= OUTWEIGHS * up {
        format!("mostly on {}", keys[0])
    } else if up >= OUTWEIGHS * across {
        format!("mostly on {}", keys[1])
    } else {
        format!("on both {} and {}", keys[0], keys[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_hangs_on_the_key_that_moves_its_means() {
        let of = |cells: [[f64; 2]; 2]| hangs_on(&cells.map(Vec::from), ["a", "b"]);
        assert_eq!(of([[1.0, 9.0], [2.0, f64::NAN]]), "mostly on a");
        assert_eq!(of([[1.0, 2.0], [9.0, 9.0]]), "mostly on b");
        assert_eq!(of([[1.0, 5.0], [5.0, 9.0]]), "on both a and b");
        assert_eq!(of([[1.0, 1.0], [1.0, 1.0]]), "on neither a nor b");
    }
}
