//! Figures to try things on: ordinary ones, odd ones, and ones with far too many words.

use crate::ink::*;

pub(super) fn frame() -> Frame {
    Frame {
        title: "Busier, and further from the strategy".into(),
        subtitle: "index, line = median, band = middle 90 %".into(),
        provenance: "orgdrift 0.1.0 · 400 futures · seed 7".into(),
        alternative_text: "Activity rises to 118 & the outcome falls to \"88\" <under A>.".into(),
    }
}

pub(super) fn line(label: &str, emphasis: Emphasis, middle: &[f64]) -> Line {
    let shifted = |by: f64| middle.iter().map(|value| value + by).collect();
    let band = Band { low: shifted(-2.0), middle: middle.to_vec(), high: shifted(3.0) };
    Line { label: label.into(), emphasis, band }
}

pub(super) fn chart(lines: &[Line]) -> LinePanels {
    let reference = Some(Reference { at: 100.0, label: "aligned twin".into() });
    let panel = |label: &str| Panel {
        label: label.into(),
        unit: "index".into(),
        reference: reference.clone(),
        lines: lines.to_vec(),
        singles: Vec::new(),
    };
    LinePanels {
        frame: frame(),
        panels: vec![panel("Activity"), panel("Strategic outcome")],
        marks: vec![
            Mark { week: 13, label: "bonus per ticket".into() },
            Mark { week: 40, label: "new head of service".into() },
        ],
        same_axis: false,
    }
}

pub(super) fn ramp(end: f64) -> Vec<f64> {
    (0..52).map(|week| 100.0 + (end - 100.0) * f64::from(week) / 51.0).collect()
}

pub(super) fn two() -> Figure {
    Figure::Lines(chart(&[
        line("today's bonus", Emphasis::First, &ramp(118.0)),
        line("bonus on experience", Emphasis::Second, &ramp(96.0)),
    ]))
}

pub(super) fn stack(label: &str, weeks: usize, shares: &[(&str, LayerKind, f64)]) -> Stack {
    let layer = |(label, kind, share): &(&str, LayerKind, f64)| Layer {
        label: (*label).into(),
        kind: *kind,
        share: vec![*share; weeks],
    };
    Stack { label: label.into(), layers: shares.iter().map(layer).collect() }
}

pub(super) fn shares() -> [(&'static str, LayerKind, f64); 8] {
    [
        ("Closing tickets", LayerKind::Work(0), 0.40),
        ("Customer experience", LayerKind::Work(1), 0.20),
        ("Prevention", LayerKind::Work(2), 0.06),
        ("Cross-selling", LayerKind::Work(3), 0.05),
        ("Urgent", LayerKind::Urgent, 0.14),
        ("Overhead", LayerKind::Overhead, 0.10),
        ("Strain", LayerKind::Strain, 0.045),
        ("Unused", LayerKind::Unused, 0.005),
    ]
}

pub(super) fn stacks(count: usize, weeks: usize) -> Figure {
    let labels = ["no change", "A", "B", "both"];
    Figure::Stacks(StackPanels {
        frame: frame(),
        stacks: labels.iter().take(count).map(|label| stack(label, weeks, &shares())).collect(),
        marks: vec![Mark { week: 13, label: "bonus per ticket".into() }],
    })
}

/// Figures that nobody would draw on purpose.
pub(super) fn odd() -> Vec<Figure> {
    let rows: [&[f64]; 12] = [
        &[],
        &[100.0],
        &[7.0, 7.0, 7.0],
        &[0.0; 5],
        &[-5.0, -3.0, -9.0],
        &[1e18, 3e18, -2e18],
        &[f64::MAX, f64::MIN],
        &[1e-12, 3e-12, 2e-12],
        &[f64::NAN; 4],
        &[1.0, f64::NAN, 2.0, f64::INFINITY, 3.0],
        &[f64::NEG_INFINITY, 5.0],
        &[1e15, 1e15 + 1.0],
    ];
    let emphases = [Emphasis::First, Emphasis::Second, Emphasis::Quiet];
    let mut figures: Vec<Figure> = Vec::new();
    for row in rows {
        let lines = emphases.map(|emphasis| line("a", emphasis, row));
        figures.push(Figure::Lines(chart(&lines)));
    }
    figures.push(Figure::Lines(LinePanels::default()));
    figures.push(Figure::Lines(chart(&[])));
    let mut uneven = line("uneven", Emphasis::First, &ramp(90.0));
    uneven.band.low.truncate(3);
    uneven.band.high.clear();
    figures.push(Figure::Lines(chart(&[uneven, line("short", Emphasis::Baseline, &[99.0, 98.0])])));
    figures.push(Figure::Stacks(StackPanels::default()));
    for (weeks, share) in [(0, 0.5), (1, 0.5), (3, f64::NAN), (3, -1.0), (3, 40.0), (3, 0.0)] {
        let layers = [("one", LayerKind::Work(17), share), ("two", LayerKind::Unused, 0.3)];
        let stacks =
            vec![stack("odd", weeks, &layers), stack("even", 2, &layers), Stack::default()];
        figures.push(Figure::Stacks(StackPanels { frame: frame(), stacks, marks: Vec::new() }));
    }
    let numbers = [0.0, -3.0, 1e-320, 1e300, f64::NAN, f64::INFINITY, f64::MIN, 1.0];
    let pairs = numbers.iter().flat_map(|&across| {
        numbers.iter().map(move |&up| Pair { across, up, stands_out: up > across })
    });
    let dots = numbers.map(|at| Dot { at, stands_out: at > 1.0 }).to_vec();
    let rows = vec![DotRow { label: String::new(), dots }, DotRow::default()];
    figures.push(Figure::Dots(DotPanels {
        frame: frame(),
        pairs: PairPanel { pairs: pairs.collect(), ..PairPanel::default() },
        rows: RowPanel { rows, ..RowPanel::default() },
    }));
    figures
}

/// Figures with more words than any page can hold.
pub(super) fn wordy() -> Vec<Figure> {
    let long = "an extraordinarily long sentence that nobody would ever put on a slide ".repeat(8);
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(4);
    let mut figures = Vec::new();
    for text in [long, word] {
        let frame = Frame {
            title: text.clone(),
            subtitle: text.clone(),
            provenance: text.clone(),
            alternative_text: text.clone(),
        };
        let emphases = [Emphasis::Baseline, Emphasis::First, Emphasis::Second, Emphasis::Third];
        let quiet = [Emphasis::Quiet; 3];
        let lines: Vec<Line> = emphases
            .into_iter()
            .chain(quiet)
            .map(|emphasis| line(&text, emphasis, &ramp(101.0)))
            .collect();
        let marks: Vec<Mark> = (1..=52).map(|week| Mark { week, label: text.clone() }).collect();
        let reference = Some(Reference { at: 100.0, label: text.clone() });
        let panel = Panel {
            label: text.clone(),
            unit: text.clone(),
            reference,
            lines,
            singles: Vec::new(),
        };
        figures.push(Figure::Lines(LinePanels {
            frame: frame.clone(),
            panels: vec![panel.clone(), panel.clone(), panel.clone(), panel],
            marks: marks.clone(),
            same_axis: false,
        }));
        let layers: Vec<(&str, LayerKind, f64)> =
            shares().into_iter().map(|(_, kind, share)| (text.as_str(), kind, share)).collect();
        let stacks = vec![stack(&text, 52, &layers); 4];
        figures.push(Figure::Stacks(StackPanels { frame: frame.clone(), stacks, marks }));
        let row = DotRow { label: text.clone(), dots: vec![Dot { at: 0.4, stands_out: true }] };
        figures.push(Figure::Dots(DotPanels {
            frame,
            pairs: PairPanel {
                label: text.clone(),
                unit: text.clone(),
                across: text.clone(),
                up: text.clone(),
                diagonal: text.clone(),
                pairs: vec![Pair { across: 2.0, up: 2.0, stands_out: false }],
            },
            rows: RowPanel {
                label: text.clone(),
                unit: text.clone(),
                zone: text.clone(),
                rows: vec![row; 12],
            },
        }));
    }
    figures
}

pub(super) fn crowded() -> Figure {
    let ends = [97.0, 101.0, 103.0, 100.5, 99.0, 98.7, 98.5];
    let quiet = [Emphasis::Quiet; 4];
    let emphases = [Emphasis::Baseline, Emphasis::First, Emphasis::Second].into_iter().chain(quiet);
    let lines = ends.iter().zip(emphases).enumerate();
    let lines = lines
        .map(|(number, (end, emphasis))| line(&format!("option {number}"), emphasis, &ramp(*end)));
    Figure::Lines(chart(&lines.collect::<Vec<_>>()))
}

/// Theory beside simulation for so many topics; every seventh number is off, if any may be.
pub(super) fn dots(topics: usize, failing: bool) -> Figure {
    let off = |number: usize| failing && number % 7 == 3;
    let size = |number: usize| {
        let power = (0..number % 6).fold(1e-3, |size, _| size * 10.0);
        power * (1.0 + number as f64 / 10.0)
    };
    let pair = |number: usize| Pair {
        across: size(number),
        up: size(number) * if off(number) { 3.0 } else { 1.0 },
        stands_out: off(number),
    };
    let dot = |number: usize| Dot {
        at: if off(number) { 40.0 } else { (number * 37 % 19) as f64 / 10.0 - 0.9 },
        stands_out: off(number),
    };
    let names = ["Incentives", "Communication and hierarchy, what reaches people", "Luck"];
    let row = |topic: usize| DotRow {
        label: format!("{}, {}", names[topic % names.len()], 5 + topic),
        dots: (0..5 + topic).map(|number| dot(number + topic)).collect(),
    };
    Figure::Dots(DotPanels {
        frame: frame(),
        pairs: PairPanel {
            label: "Simulated against theory".into(),
            unit: "sizes, each in its own unit".into(),
            across: "theory".into(),
            up: "simulated".into(),
            diagonal: "simulated = theory".into(),
            pairs: (0..topics * 5).map(pair).collect(),
        },
        rows: RowPanel {
            label: "Difference, in tolerances".into(),
            unit: "beyond 1.2 drawn at 1.2".into(),
            zone: "within tolerance".into(),
            rows: (0..topics).map(row).collect(),
        },
    })
}
