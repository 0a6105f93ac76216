//! Figures about one lever, causes and assumptions: ordinary ones and nasty ones.

use super::samples::frame;
use crate::ink::*;

pub(super) const LONG: &str =
    "Share of the variable pay that follows the department's own target and nothing else";

pub(super) fn text(text: &str) -> String {
    text.to_owned()
}

/// A lever of numbers from `low` on, in equal steps.
pub(super) fn numbers(label: &str, unit: &str, low: f64, step: f64, count: u32) -> VariedLever {
    let steps = Steps::Numbers((0..count).map(|number| low + f64::from(number) * step).collect());
    VariedLever { label: text(label), unit: text(unit), steps }
}

pub(super) fn words(label: &str, words: &[&str]) -> VariedLever {
    let steps = Steps::Words(words.iter().map(|word| text(word)).collect());
    VariedLever { label: text(label), unit: String::new(), steps }
}

pub(super) fn place(at: f64, label: &str) -> Place {
    Place { at, label: text(label) }
}

/// A value that falls off a cliff around the middle of the lever, without any function of the
/// mathematics library.
pub(super) fn fall(share: f64, at: f64) -> f64 {
    let steep = (share - at) * 14.0;
    -steep / (1.0 + steep.abs())
}

pub(super) fn band(count: usize, value: impl Fn(f64) -> f64, spread: f64) -> Band {
    let last = count.saturating_sub(1).max(1) as f64;
    let middle: Vec<f64> = (0..count).map(|step| value(step as f64 / last)).collect();
    let wider = |step: usize| spread * (1.0 + (step * 7 % 5) as f64 / 4.0);
    let low = middle.iter().enumerate().map(|(step, value)| value - wider(step)).collect();
    let high = middle.iter().enumerate().map(|(step, value)| value + 0.7 * wider(step)).collect();
    Band { low, middle, high }
}

const LOOKS: [Emphasis; 4] =
    [Emphasis::Baseline, Emphasis::First, Emphasis::Second, Emphasis::Third];

/// So many options along a lever.
pub(super) fn cliff(lever: VariedLever, options: usize, names: &[&str]) -> Cliff {
    let count = lever.steps.count();
    let line = |number: usize| {
        let at = 0.35 + 0.12 * number as f64;
        let last = count.saturating_sub(1).max(1) as f64;
        let share = |step: usize| (0.5 - 0.55 * fall(step as f64 / last, at)).clamp(0.0, 1.0);
        CliffLine {
            label: text(names[number % names.len()]),
            emphasis: LOOKS[number],
            band: band(count, |share| 80.0 + 25.0 * fall(share, at), 4.0),
            collapse: (0..count).map(share).collect(),
        }
    };
    Cliff {
        frame: frame(),
        label: text("Strategic outcome"),
        unit: text("index, 100 = aligned twin"),
        collapse: text("Collapse: outcome below 60"),
        reference: Some(Reference { at: 100.0, label: text("aligned twin") }),
        lines: (0..options).map(line).collect(),
        current: Some(place(30.0, "today: 30 %")),
        steepest: Some((count / 2, text("steepest: −18 points from 45 to 50 %"))),
        lever,
    }
}

fn bar(label: &str, value: f64, error: f64) -> Bar {
    let estimate = Interval { low: value - error, value, high: value + error };
    Bar { label: text(label), estimate }
}

/// So many causes and pairs, some of them near zero.
pub(super) fn causes(count: usize, pairs: usize, sign: f64) -> Causes {
    let names = [
        "Reward by own measure",
        "Signal lost in the hierarchy",
        "Urgent work",
        "What colleagues do",
        "Leaders who see only the dashboard, and believe it",
        "Turnover",
    ];
    let name = |number: usize| names[number % names.len()];
    let size = |number: usize| match number {
        0 => 21.4 * sign,
        1 => 9.03,
        2 => -6.2 * sign,
        number if number % 3 == 0 => 0.01,
        number => 7.0 / number as f64,
    };
    let pair = |number: usize| {
        let label = format!("{} × {}", name(number), name(number + 1));
        bar(&label, if number.is_multiple_of(2) { 3.0 } else { -2.2 } / (1.0 + number as f64), 0.4)
    };
    Causes {
        frame: frame(),
        causes: BarPanel {
            label: text("What each mechanism contributes"),
            unit: text("points of the index"),
            bars: (0..count).map(|number| bar(name(number), size(number), 1.3)).collect(),
            negligible: 0.05,
            total: Some(bar("All together: the gap", 31.0 * sign, 0.8)),
        },
        pairs: BarPanel {
            label: text("What pairs add together"),
            unit: text("points"),
            bars: (0..pairs).map(pair).collect(),
            negligible: 0.05,
            total: None,
        },
    }
}

pub(super) fn indices(count: usize, names: &[&str]) -> IndexChart {
    let row = |number: usize| {
        let first = 0.5 / (1.0 + number as f64) - 0.03;
        let estimate = |value: f64| Interval { low: value - 0.05, value, high: value + 0.06 };
        let estimates = match names.len() {
            1 => vec![estimate(first * 40.0)],
            _ => vec![estimate(first), estimate(first + 0.04 * ((number * 5) % 4) as f64)],
        };
        let label = if number == 2 {
            text(LONG)
        } else {
            format!("assumption {number}: memory of a message")
        };
        IndexRow { label, estimates }
    };
    IndexChart {
        frame: frame(),
        label: text("Share of the spread explained"),
        unit: text("share of the variance"),
        names: names.iter().map(|name| text(name)).collect(),
        rows: (0..count).map(row).collect(),
        noise: Some(Reference { at: 0.06, label: text("what nothing at all would reach") }),
    }
}

pub(super) fn tornado(count: usize, centre: f64) -> Tornado {
    let end = |setting: &str, value: f64| TornadoEnd { setting: text(setting), value };
    let row = |number: usize| {
        let half = 14.0 / (1.0 + number as f64);
        let label = if number == 1 { text(LONG) } else { format!("assumption {number}") };
        let (low, high) = match number % 4 {
            0 => (centre - half, centre + 0.6 * half),
            1 => (centre + half, centre - 0.3 * half),
            2 => (centre + 0.2 * half, centre + half),
            _ => (centre - half, centre - 0.4 * half),
        };
        TornadoRow { label, low: end("5 % per week", low), high: end("20 % per week", high) }
    };
    Tornado {
        frame: frame(),
        label: text("Strategic outcome, B − A"),
        unit: text("points"),
        centre: Some(Reference { at: centre, label: format!("as in the file: {centre}") }),
        turn: Some(Reference { at: 0.0, label: text("no difference") }),
        rows: (0..count).map(row).collect(),
    }
}

/// All kinds, with names for their files.
pub(super) fn gallery() -> Vec<(&'static str, Figure)> {
    let share = |count: u32| {
        numbers(
            "Share of pay for own targets",
            "% of pay",
            0.0,
            90.0 / f64::from(count.max(2) - 1),
            count,
        )
    };
    let options =
        ["today", "bonus on experience", "both, and the dashboard shows the outcome", "said again"];
    let who =
        ["Nobody", "Team", "Own department only, without the others", "Company", "Half and half"];
    let mut negative = cliff(numbers("Delay of reports", "weeks", 0.0, 1.0, 16), 2, &options);
    negative.reference = None;
    negative.current = Some(place(0.0, "today: none"));
    negative.steepest = Some((0, text("steepest")));
    for line in &mut negative.lines {
        let shift = |values: &mut Vec<f64>| {
            for value in values {
                *value = (*value - 80.0) / 500.0;
            }
        };
        shift(&mut line.band.low);
        shift(&mut line.band.middle);
        shift(&mut line.band.high);
        line.collapse.clear();
    }
    let mut tied = cliff(share(6), 4, &[LONG]);
    tied.current = Some(place(88.0, LONG));
    tied.steepest = Some((4, text(LONG)));
    for line in &mut tied.lines {
        line.band = band(6, |_| 70.0, 3.0);
        line.collapse = vec![0.0; 6];
    }
    let mut worded = cliff(words("Who the bonus follows", &who), 3, &options);
    worded.current = Some(place(2.0, "today"));
    worded.steepest = None;
    vec![
        ("cliff-1", Figure::Cliff(cliff(share(19), 1, &["no change"]))),
        ("cliff-4", Figure::Cliff(cliff(share(31), 4, &options))),
        ("cliff-negative", Figure::Cliff(negative)),
        ("cliff-tied", Figure::Cliff(tied)),
        ("cliff-one", Figure::Cliff(cliff(share(1), 3, &options))),
        ("cliff-words", Figure::Cliff(worded)),
        ("causes", Figure::Causes(causes(8, 5, 1.0))),
        ("causes-negative", Figure::Causes(causes(22, 12, -1.0))),
        ("causes-alone", Figure::Causes(causes(3, 0, 1.0))),
        ("indices", Figure::Indices(indices(9, &["alone", "with all others"]))),
        ("indices-many", Figure::Indices(indices(40, &["first order", "total"]))),
        ("indices-one", Figure::Indices(indices(5, &["mu*"]))),
        ("tornado", Figure::Tornado(tornado(9, 4.0))),
        ("tornado-many", Figure::Tornado(tornado(40, -2.5))),
        ("tornado-near", Figure::Tornado(tornado(2, 0.0))),
    ]
}
