//! What the marks of charts say: where they lie, what they are called, which look they have.

use super::levers::{LONG, causes, cliff, numbers, tornado, words};
use super::maps::{heat, plane};
use super::memory::Remembered;
use super::samples::two;
use super::{assert_on_page, dots_of, make, texts};
use crate::ink::{theme, *};

/// Areas in the colour of an emphasis.
fn filled(drawn: &[Remembered], emphasis: Emphasis) -> usize {
    let mark = theme::line_style(emphasis).mark;
    let is_filled = |element: &&Remembered| matches!(element, Remembered::Area { colour, .. } if *colour == mark);
    drawn.iter().filter(is_filled).count()
}

#[test]
fn only_a_direction_that_holds_is_solid() {
    let chart = |holds: bool| {
        let gain = Gain { value: 4.0, text: "+4".into(), emphasis: Emphasis::First, holds };
        let rows = vec![GainRow { label: "Sales".into(), gains: vec![Some(gain)] }];
        let columns = vec![GainColumn::default()];
        let blocks = vec![GainBlock { label: String::new(), rows }];
        Figure::Gains(Gains { columns, blocks, ..Gains::default() }).remembered(Page::WIDE)
    };
    assert_eq!(filled(&chart(true), Emphasis::First), 1);
    assert_eq!(filled(&chart(false), Emphasis::First), 0);
    assert!(chart(false).len() > chart(true).len());
}

#[test]
fn a_small_change_never_fills_its_column() {
    let width = |value: f64| {
        let gain = Gain { value, text: String::new(), emphasis: Emphasis::First, holds: true };
        let rows = vec![GainRow { label: String::new(), gains: vec![Some(gain)] }];
        let columns = vec![GainColumn { least: 5.0, ..GainColumn::default() }];
        let blocks = vec![GainBlock { label: String::new(), rows }];
        let drawn =
            Figure::Gains(Gains { columns, blocks, ..Gains::default() }).remembered(Page::WIDE);
        let mark = theme::line_style(Emphasis::First).mark;
        let bar = drawn.iter().find_map(|element| match element {
            Remembered::Area { corners, colour, .. } if *colour == mark => Some(corners.clone()),
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
    let drawn =
        Figure::Piles(Piles { piles: vec![pile], ..Piles::default() }).remembered(Page::WIDE);
    let dots = |wanted: Emphasis| {
        let mark = theme::line_style(wanted).mark;
        let is_dot = |element: &&Remembered| matches!(element, Remembered::Dot { colour, .. } if *colour == mark);
        drawn.iter().filter(is_dot).count()
    };
    assert_eq!([Emphasis::First, Emphasis::Second, Emphasis::Baseline].map(dots), [12, 5, 3]);
}

#[test]
fn single_futures_reach_only_a_page_and_only_within_the_axis() {
    let Figure::Lines(mut chart) = two() else { panic!("lines") };
    let values = vec![100.0, 101.0, 1e9, 102.0, f64::NAN, 103.0, 104.0];
    chart.panels[0].singles = vec![Single { emphasis: Emphasis::First, values }];
    let figure = Figure::Lines(chart);
    let inline = figure.svg_inline(Inline { id: "one", page: Page::WIDE, words: true });
    assert_eq!(inline.matches("class=\"futures\" display=\"none\"").count(), 1);
    assert!(!figure.svg().contains("class=\"futures\""));
    let drawn = figure.remembered(Page::WIDE);
    let pieces = drawn.iter().find_map(|element| match element {
        Remembered::Futures { lines, .. } => Some(lines.iter().map(Vec::len).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(pieces, Some(vec![2, 2]));
    assert_on_page(&figure);
}

#[test]
fn panels_with_the_same_axis_put_the_same_value_at_the_same_height() {
    let heights = |same_axis: bool| -> Vec<f64> {
        let Figure::Lines(mut chart) = two() else { panic!("lines") };
        chart.panels[1].lines.truncate(1);
        for value in &mut chart.panels[1].lines[0].band.middle {
            *value = 100.0;
        }
        chart.same_axis = same_axis;
        let drawn = Figure::Lines(chart).remembered(Page::WIDE);
        let mut labels: Vec<f64> = texts(&drawn)
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

#[test]
fn words_of_a_lever_stand_at_equal_distances_as_dots_without_lines() {
    let lever = words("Who the bonus follows", &["nobody", "team", "company"]);
    let drawn = Figure::Cliff(cliff(lever, 1, &["only"])).remembered(Page::WIDE);
    let places = dots_of(&drawn, theme::line_style(Emphasis::Baseline).mark);
    // three in each of two panels, drawn to a hundredth of a pixel
    assert_eq!(places.len(), 6);
    assert!(((places[1].0 - places[0].0) - (places[2].0 - places[1].0)).abs() < 0.02 + 1e-9);
    assert!((places[0].0 - places[3].0).abs() < 1e-9);
}

#[test]
fn numbers_of_a_lever_keep_their_distances() {
    let steps = Steps::Numbers(vec![0.0, 10.0, 40.0]);
    let lever = VariedLever { steps, ..VariedLever::default() };
    let drawn = Figure::Cliff(cliff(lever, 1, &["only"])).remembered(Page::WIDE);
    let places = dots_of(&drawn, theme::line_style(Emphasis::Baseline).mark);
    assert!((3.0 * (places[1].0 - places[0].0) - (places[2].0 - places[1].0)).abs() < 0.04);
}

#[test]
fn every_option_is_named_in_both_panels_of_the_cliff() {
    let lever = numbers("Delay", "weeks", 0.0, 1.0, 15);
    let drawn =
        Figure::Cliff(cliff(lever, 4, &["one", "two", "three", "four"])).remembered(Page::WIDE);
    for name in ["one", "two", "three", "four"] {
        let named = texts(&drawn).iter().filter(|writing| writing.text == name).count();
        assert_eq!(named, 2, "{name}");
    }
    for word in ["Delay, weeks", "today: 30 %", "aligned twin"] {
        assert!(texts(&drawn).iter().any(|writing| writing.text == word), "{word}");
    }
}

#[test]
fn every_contour_says_its_value_on_paper() {
    let lever = || numbers("a", "", 0.0, 1.0, 16);
    let mut chart = heat(lever(), lever(), |x, y| 100.0 * x + 3.0 * y);
    chart.current = None;
    let drawn = Figure::Heat(chart).remembered(Page::WIDE);
    for value in ["20", "40", "60", "80"] {
        // once on the line, once at the colours
        let labels = texts(&drawn).into_iter().filter(|writing| writing.text == value);
        let labels: Vec<_> =
            labels.filter(|writing| writing.lettering.colour == theme::INK).collect();
        assert_eq!(labels.len(), 1, "{value}");
        let (x, y) = labels[0].at;
        let on_paper = drawn.iter().any(|element| match element {
            Remembered::Area { corners, colour, .. } if *colour == theme::PAPER => {
                let (from, to) = (corners[0], corners[2]);
                (from.0..to.0).contains(&x) && (from.1..to.1).contains(&y)
            }
            _ => false,
        });
        assert!(on_paper, "{value}");
    }
}

#[test]
fn only_bars_across_the_turn_are_flagged() {
    let flag = theme::line_style(Emphasis::Second).text;
    let flagged = |centre: f64| {
        let drawn = Figure::Tornado(tornado(9, centre)).remembered(Page::WIDE);
        texts(&drawn).into_iter().filter(|writing| writing.lettering.colour == flag).count()
    };
    assert_eq!((flagged(40.0), flagged(4.0)), (0, 1));
}

#[test]
fn the_sum_and_what_is_not_drawn_are_told() {
    let drawn = Figure::Causes(causes(9, 2, 1.0)).remembered(Page::WIDE);
    let said = |word: &str| texts(&drawn).iter().any(|writing| writing.text.contains(word));
    assert!(said("All together: the gap") && said("+31") && said("−6.2"));
    assert!(said("2 more at 0.010 or less"));
}

#[test]
fn names_of_regions_leave_their_region_only_if_they_do_not_fit() {
    let lever = || numbers("a", "", 0.0, 1.0, 16);
    let mut chart = plane(lever(), lever(), |x, y| x - y, 0.19);
    let right = |chart: &Plane| {
        let drawn = Figure::Plane(chart.clone()).remembered(Page::WIDE);
        texts(&drawn).into_iter().map(|writing| writing.at.0).fold(0.0, f64::max)
    };
    chart.frame.provenance.clear();
    let inside = right(&chart);
    chart.first.label = LONG.repeat(2);
    assert!(right(&chart) > 1500.0 && inside < 1860.0);
    let drawn = Figure::Plane(chart).remembered(Page::WIDE);
    let tint = theme::line_style(Emphasis::First).mark.on_paper(theme::REGIONS.0);
    let filled = |element: &&Remembered| matches!(element, Remembered::Area { colour, .. } if *colour == tint);
    // all cells where the first option wins, and the sample of the key
    assert_eq!(drawn.iter().filter(filled).count(), 13 * 14 / 2 + 1);
}

#[test]
fn no_drawing_holds_what_is_not_a_number() {
    for figure in make::each(3, "", f64::NAN).chain(make::each(3, "", f64::INFINITY)) {
        let svg = figure.svg_outlined(Page::WIDE);
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{figure:?}");
    }
}
