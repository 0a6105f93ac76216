//! Charts of a run's story: differences, twenty futures, gains, beliefs, small panels, the trade-off.

use super::samples::frame;
use crate::ink::*;

/// What a sample chart is made of.
#[derive(Clone, Copy)]
struct Make<'a> {
    /// Rows, panels or options.
    count: usize,
    /// Every word in it.
    text: &'a str,
    /// The size of its numbers.
    size: f64,
}

impl Make<'_> {
    fn label(&self, number: usize) -> String {
        if self.text.is_empty() { format!("row {number}") } else { self.text.to_owned() }
    }

    fn value(&self, number: usize) -> f64 {
        self.size * (number as f64 * 0.7 - 1.0)
    }

    fn estimate(&self, number: usize) -> Interval {
        let value = self.value(number);
        Interval { low: value - 0.3 * self.size, value, high: value + 0.4 * self.size }
    }

    fn frame(&self) -> Frame {
        if self.text.is_empty() {
            return frame();
        }
        let text = self.text.to_owned();
        Frame { title: text.clone(), subtitle: text.clone(), provenance: text, ..frame() }
    }
}

const LOOKS: [Emphasis; 5] =
    [Emphasis::First, Emphasis::Second, Emphasis::Baseline, Emphasis::Third, Emphasis::Quiet];

fn ranges(make: &Make) -> Figure {
    let row = |number: usize| RangeRow {
        label: make.label(number),
        estimate: make.estimate(number),
        zone: if number == 0 { make.size } else { 0.0 },
        emphasis: LOOKS[number % 3],
        told: make.label(number),
    };
    let panel = |rows: usize| RangePanel {
        label: make.label(0),
        unit: make.label(1),
        rows: (0..rows).map(row).collect(),
    };
    Figure::Ranges(Ranges {
        frame: make.frame(),
        panels: vec![panel(make.count), panel(1)],
        remark: make.label(2),
    })
}

fn piles(make: &Make) -> Figure {
    let pile = |number: usize| Pile {
        label: make.label(number),
        stands_out: number == 1,
        grains: (0..20)
            .map(|grain| Grain {
                at: make.value(number) + make.size * f64::from(grain % 7) / 9.0,
                emphasis: LOOKS[grain as usize % 3],
            })
            .collect(),
        told: make.label(number),
    };
    Figure::Piles(Piles {
        frame: make.frame(),
        label: make.label(0),
        unit: make.label(1),
        zone: make.size,
        remark: make.label(2),
        piles: (0..make.count).map(pile).collect(),
    })
}

fn gains(make: &Make) -> Figure {
    let gain = |number: usize| {
        Some(Gain {
            value: make.value(number),
            text: if make.text.is_empty() { format!("+{number}.5") } else { make.label(0) },
            emphasis: LOOKS[number % 3],
            holds: number.is_multiple_of(2),
        })
    };
    let row = |number: usize| GainRow {
        label: make.label(number),
        gains: vec![gain(number), gain(number + 1), None, gain(number % 2), gain(3)],
    };
    let block =
        |rows: usize| GainBlock { label: make.label(9), rows: (0..rows).map(row).collect() };
    let column = |number: usize| GainColumn {
        label: make.label(number),
        unit: make.label(number + 1),
        least: make.size,
    };
    Figure::Gains(Gains {
        frame: make.frame(),
        columns: (0..5).map(column).collect(),
        blocks: vec![block(make.count), block(2), block(0)],
        remark: make.label(2),
    })
}

fn beliefs(make: &Make) -> Figure {
    let belief = |number: usize| BeliefPair {
        believed: make.size * number as f64,
        apart: make.size,
        practised: make.size * (7.0 - number as f64),
    };
    Figure::Beliefs(Beliefs {
        frame: make.frame(),
        names: [make.label(1), make.label(2), make.label(3)],
        rows: (0..make.count)
            .map(|number| BeliefRow {
                label: make.label(number),
                needed: (number != 2).then_some(make.size * 2.0),
            })
            .collect(),
        panels: (0..make.count)
            .map(|number| BeliefPanel {
                label: make.label(number),
                beliefs: (0..make.count).map(belief).collect(),
            })
            .collect(),
    })
}

fn multiples(make: &Make) -> Figure {
    let band = |from: f64| {
        let middle: Vec<f64> = (0..52).map(|week| from + make.size * f64::from(week)).collect();
        let shifted = |by: f64| middle.iter().map(|value| value + by).collect();
        Band { low: shifted(-make.size), high: shifted(make.size), middle: middle.clone() }
    };
    Figure::Multiples(Multiples {
        frame: make.frame(),
        names: vec![(make.label(0), Emphasis::Second), (make.label(1), Emphasis::First)],
        reference: Some(Reference { at: 100.0, label: make.label(2) }),
        panels: (0..make.count)
            .map(|number| Multiple {
                label: make.label(number),
                bands: vec![band(make.value(number)), band(0.0)],
                stands_out: number == 0,
            })
            .collect(),
    })
}

fn front(make: &Make) -> Figure {
    Figure::Front(Front {
        frame: make.frame(),
        across: (make.label(0), make.label(1)),
        up: (make.label(2), make.label(3)),
        choices: (0..make.count)
            .map(|number| Choice {
                label: make.label(number),
                emphasis: LOOKS[number % LOOKS.len()],
                across: make.estimate(number / 2),
                up: make.estimate(number),
                on_front: number.is_multiple_of(2),
            })
            .collect(),
        line: make.label(4),
    })
}

const KINDS: [fn(&Make) -> Figure; 6] = [ranges, piles, gains, beliefs, multiples, front];

pub(super) fn each(count: usize, text: &str, size: f64) -> impl Iterator<Item = Figure> {
    KINDS.into_iter().map(move |kind| kind(&Make { count, text, size }))
}

/// Every kind with few and many rows, ordinary and nasty words and numbers.
pub(super) fn gallery() -> Vec<Figure> {
    let long = "an extraordinarily long sentence that nobody would ever put on a slide ".repeat(8);
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(4);
    let mut figures = Vec::new();
    for count in [1, 2, 3, 4, 7, 12, 40] {
        for text in ["", long.as_str(), word.as_str()] {
            figures.extend(each(count, text, 5.0));
        }
    }
    for size in [0.0, 1e-320, 1e-9, 1e17, 1e300, f64::MAX, -3.0, f64::NAN, f64::INFINITY] {
        figures.extend(each(3, "", size));
    }
    figures
}
