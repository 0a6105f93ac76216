//! Charts of a run's story: differences, twenty futures, gains, beliefs, small panels, the trade-off.

use super::samples::frame;
use super::{assert_no_text_covers_another, assert_on_page, texts};
use crate::ink::canvas::{Canvas, DrawnShape};
use crate::ink::{theme, *};

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

fn each(count: usize, text: &str, size: f64) -> impl Iterator<Item = Figure> {
    KINDS.into_iter().map(move |kind| kind(&Make { count, text, size }))
}

/// Every kind with few and many rows, ordinary and nasty words and numbers.
fn gallery() -> Vec<Figure> {
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

#[test]
fn nothing_leaves_the_page() {
    gallery().iter().for_each(assert_on_page);
}

#[test]
fn no_text_covers_another() {
    gallery().iter().for_each(assert_no_text_covers_another);
}

#[test]
fn no_drawing_holds_what_is_not_a_number() {
    for figure in each(3, "", f64::NAN).chain(each(3, "", f64::INFINITY)) {
        let svg = figure.svg_outlined(Page::WIDE);
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{figure:?}");
    }
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    for (one, other) in each(4, "", 5.0).zip(each(4, "", 5.0)) {
        assert_eq!(one.svg(), other.svg());
        assert_eq!(one.svg_outlined(Page::CLASSIC), other.svg_outlined(Page::CLASSIC));
        assert_eq!(one.png(Page::WIDE, 1).unwrap(), other.png(Page::WIDE, 1).unwrap());
    }
}

#[test]
fn charts_without_values_say_so() {
    let empty = [
        Figure::Ranges(Ranges::default()),
        Figure::Piles(Piles::default()),
        Figure::Gains(Gains::default()),
        Figure::Beliefs(Beliefs::default()),
        Figure::Multiples(Multiples::default()),
        Figure::Front(Front::default()),
    ];
    for figure in empty {
        let canvas = figure.draw(Page::WIDE);
        let told = texts(&canvas).iter().any(|writing| writing.text == panel::NOTHING);
        assert!(told, "{figure:?}");
    }
}

/// Areas in the colour of an emphasis.
fn filled(canvas: &Canvas, emphasis: Emphasis) -> usize {
    let mark = theme::line_style(emphasis).mark;
    let is_filled =
        |shape: &&DrawnShape| matches!(shape, DrawnShape::Area { colour, .. } if *colour == mark);
    canvas.shapes.iter().filter(is_filled).count()
}

#[test]
fn only_a_direction_that_holds_is_solid() {
    let chart = |holds: bool| {
        let gain = Gain { value: 4.0, text: "+4".into(), emphasis: Emphasis::First, holds };
        let rows = vec![GainRow { label: "Sales".into(), gains: vec![Some(gain)] }];
        let columns = vec![GainColumn::default()];
        let blocks = vec![GainBlock { label: String::new(), rows }];
        Figure::Gains(Gains { columns, blocks, ..Gains::default() }).draw(Page::WIDE)
    };
    assert_eq!(filled(&chart(true), Emphasis::First), 1);
    assert_eq!(filled(&chart(false), Emphasis::First), 0);
    assert!(chart(false).shapes.len() > chart(true).shapes.len());
}

#[test]
fn a_small_change_never_fills_its_column() {
    let width = |value: f64| {
        let gain = Gain { value, text: String::new(), emphasis: Emphasis::First, holds: true };
        let rows = vec![GainRow { label: String::new(), gains: vec![Some(gain)] }];
        let columns = vec![GainColumn { least: 5.0, ..GainColumn::default() }];
        let blocks = vec![GainBlock { label: String::new(), rows }];
        let canvas = Figure::Gains(Gains { columns, blocks, ..Gains::default() }).draw(Page::WIDE);
        let mark = theme::line_style(Emphasis::First).mark;
        let bar = canvas.shapes.iter().find_map(|shape| match shape {
            DrawnShape::Area { corners, colour, .. } if *colour == mark => Some(corners.clone()),
            _ => None,
        });
        let bar = bar.unwrap();
        (bar[1].0 - bar[0].0).abs()
    };
    for sign in [1.0, -1.0] {
        assert!((width(sign * 5.0) / width(sign * 0.5) - 10.0).abs() < 0.01);
        assert!((width(sign * 50.0) - width(sign * 5.0)).abs() < 1.0);
    }
}

#[test]
fn every_pile_has_all_its_dots_in_their_shapes() {
    let grains = |emphasis, count| (0..count).map(move |_| Grain { at: 1.0, emphasis });
    let pile = Pile {
        grains: grains(Emphasis::First, 12)
            .chain(grains(Emphasis::Second, 5))
            .chain(grains(Emphasis::Baseline, 3))
            .collect(),
        ..Pile::default()
    };
    let canvas = Figure::Piles(Piles { piles: vec![pile], ..Piles::default() }).draw(Page::WIDE);
    let dots = |wanted: Emphasis| {
        let mark = theme::line_style(wanted).mark;
        let is_dot = |shape: &&DrawnShape| matches!(shape, DrawnShape::Dot { colour, .. } if *colour == mark);
        canvas.shapes.iter().filter(is_dot).count()
    };
    assert_eq!([Emphasis::First, Emphasis::Second, Emphasis::Baseline].map(dots), [12, 5, 3]);
}

#[test]
fn single_futures_reach_only_a_page_and_only_within_the_axis() {
    let Figure::Lines(mut chart) = super::two() else { panic!("lines") };
    let values = vec![100.0, 101.0, 1e9, 102.0, f64::NAN, 103.0, 104.0];
    chart.panels[0].singles = vec![Single { emphasis: Emphasis::First, values }];
    let figure = Figure::Lines(chart);
    let inline = figure.svg_inline(Inline { id: "one", page: Page::WIDE, words: true });
    assert_eq!(inline.matches("class=\"futures\" display=\"none\"").count(), 1);
    assert!(!figure.svg().contains("class=\"futures\""));
    let canvas = figure.draw(Page::WIDE);
    let pieces = canvas.shapes.iter().find_map(|shape| match shape {
        DrawnShape::Futures { lines, .. } => Some(lines.iter().map(Vec::len).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(pieces, Some(vec![2, 2]));
    assert_on_page(&figure);
}

#[test]
fn panels_with_the_same_axis_put_the_same_value_at_the_same_height() {
    let heights = |same_axis: bool| -> Vec<f64> {
        let Figure::Lines(mut chart) = super::two() else { panic!("lines") };
        chart.panels[1].lines.truncate(1);
        for value in &mut chart.panels[1].lines[0].band.middle {
            *value = 100.0;
        }
        chart.same_axis = same_axis;
        let canvas = Figure::Lines(chart).draw(Page::WIDE);
        let mut labels: Vec<f64> = texts(&canvas)
            .into_iter()
            .filter(|writing| writing.text == "100")
            .map(|writing| writing.at.1)
            .collect();
        labels.sort_by(f64::total_cmp);
        labels
    };
    assert_eq!(heights(true).len(), 2);
    let apart = |heights: &[f64]| heights[1] - heights[0];
    assert!((apart(&heights(true)) - apart(&heights(false))).abs() > 1.0);
}
