//! Charts of levers, causes, assumptions and boundaries, from data to file.

use super::levers::{self, LONG, causes, cliff, indices, numbers, text, tornado, words};
use super::maps::{self, boundary, heat, plane};
use super::{assert_no_text_covers_another, assert_on_page, texts};
use crate::ink::canvas::{Canvas, DrawnShape};
use crate::ink::{theme, *};

/// Ordinary and nasty figures.
fn gallery() -> impl Iterator<Item = (String, Figure)> {
    let all = levers::gallery().into_iter().chain(maps::gallery());
    all.map(|(name, figure)| (name.to_owned(), figure)).chain(odd()).chain(wordy())
}

/// One figure of each kind over a lever of these numbers.
fn each(lever: &VariedLever, value: f64) -> Vec<Figure> {
    let mut causes = causes(6, 3, 1.0);
    for bar in causes.causes.bars.iter_mut().chain(&mut causes.pairs.bars) {
        bar.estimate = Interval { low: -value, value, high: f64::NAN };
    }
    let mut indices = indices(4, &["first order", "total"]);
    for estimate in indices.rows.iter_mut().flat_map(|row| &mut row.estimates) {
        *estimate = Interval { low: value, value, high: value };
    }
    let mut tornado = tornado(4, value);
    tornado.turn = Some(Reference { at: value, label: text("turn") });
    vec![
        Figure::Cliff(cliff(lever.clone(), 3, &["one", "two"])),
        Figure::Heat(heat(lever.clone(), lever.clone(), |x, _| value * x)),
        Figure::Causes(causes),
        Figure::Indices(indices),
        Figure::Tornado(tornado),
        Figure::Boundary(boundary(lever.clone(), |x| value * x)),
        Figure::Plane(plane(lever.clone(), lever.clone(), |x, _| value * x, 1.0)),
    ]
}

/// Figures that nobody would draw on purpose.
fn odd() -> Vec<(String, Figure)> {
    let values = [0.0, f64::NAN, f64::INFINITY, f64::MIN, 1e300, 1e-320, -1e-9];
    let levers = [
        Vec::new(),
        vec![f64::NAN, 1.0],
        vec![2.0, 2.0, 2.0],
        vec![9.0, 1.0],
        vec![f64::MIN, f64::MAX],
        vec![0.0, 1e-9, 1e9],
        vec![-1e-320, 1e-320],
    ];
    let mut figures = Vec::new();
    for (value, steps) in values.into_iter().zip(levers) {
        let lever = VariedLever { steps: Steps::Numbers(steps.clone()), ..VariedLever::default() };
        for figure in each(&lever, value) {
            figures.push((format!("{value} over {steps:?}"), figure));
        }
    }
    figures
}

/// Figures with more words than any page can hold.
fn wordy() -> Vec<(String, Figure)> {
    let long = "an extraordinarily long sentence that nobody would ever put on a slide ".repeat(8);
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(4);
    let mut figures = Vec::new();
    for text in [long, word] {
        let lever = words(&text, &[text.as_str(); 15]);
        let frame = Frame { title: text.clone(), subtitle: text.clone(), ..Frame::default() };
        let mut cliff = cliff(lever.clone(), 4, &[&text]);
        cliff.frame = frame.clone();
        cliff.label.clone_from(&text);
        cliff.unit.clone_from(&text);
        cliff.collapse.clone_from(&text);
        cliff.current = Some(Place { at: 14.0, label: text.clone() });
        cliff.steepest = Some((3, text.clone()));
        cliff.reference = Some(Reference { at: 100.0, label: text.clone() });
        let mut heat = heat(lever.clone(), lever.clone(), |x, y| x * y);
        heat.label.clone_from(&text);
        heat.unit.clone_from(&text);
        heat.current = Some(Spot { across: 1.0, up: 1.0, label: text.clone() });
        let mut causes = causes(30, 30, -1.0);
        for bar in causes.causes.bars.iter_mut().chain(&mut causes.pairs.bars) {
            bar.label.clone_from(&text);
        }
        causes.causes.label.clone_from(&text);
        causes.pairs.unit.clone_from(&text);
        let mut indices = indices(6, &[&text, &text]);
        indices.label.clone_from(&text);
        indices.noise = Some(Reference { at: 0.5, label: text.clone() });
        let mut tornado = tornado(6, 1.0);
        tornado.label.clone_from(&text);
        tornado.centre = Some(Reference { at: 1.0, label: text.clone() });
        tornado.turn = Some(Reference { at: 12.0, label: text.clone() });
        for row in &mut tornado.rows {
            row.label.clone_from(&text);
            row.low.setting.clone_from(&text);
            row.high.setting.clone_from(&text);
        }
        let mut boundary = boundary(lever.clone(), |x| 9.0 * x - 4.0);
        boundary.crossings = vec![Place { at: 6.5, label: text.clone() }; 9];
        boundary.above.label.clone_from(&text);
        boundary.below.label.clone_from(&text);
        boundary.zero.clone_from(&text);
        let mut plane = plane(lever.clone(), lever, |x, y| x - y, 0.3);
        plane.first.label.clone_from(&text);
        plane.close.clone_from(&text);
        plane.boundary.clone_from(&text);
        figures.extend([
            ("wordy cliff".to_owned(), Figure::Cliff(cliff)),
            ("wordy heat".to_owned(), Figure::Heat(heat)),
            ("wordy causes".to_owned(), Figure::Causes(causes)),
            ("wordy indices".to_owned(), Figure::Indices(indices)),
            ("wordy tornado".to_owned(), Figure::Tornado(tornado)),
            ("wordy boundary".to_owned(), Figure::Boundary(boundary)),
            ("wordy plane".to_owned(), Figure::Plane(plane)),
        ]);
    }
    figures
}

#[test]
fn everything_stays_on_the_page_and_no_text_covers_another() {
    for (name, figure) in gallery() {
        println!("{name}");
        assert_on_page(&figure);
        assert_no_text_covers_another(&figure);
    }
}

#[test]
fn odd_data_give_well_formed_drawings() {
    for (name, figure) in gallery() {
        let svg = figure.svg();
        assert!(
            !svg.contains("NaN") && !svg.contains("inf,") && !svg.contains("\"inf\""),
            "{name}"
        );
        assert_eq!(svg.matches("<text ").count(), svg.matches("</text>").count(), "{name}");
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    for (one, other) in gallery().zip(gallery()).step_by(5) {
        assert_eq!(one.1.svg(), other.1.svg(), "{}", one.0);
    }
    let figure = || {
        Figure::Heat(heat(numbers("a", "", 0.0, 1.0, 9), numbers("b", "", 0.0, 1.0, 9), |x, y| {
            x * y
        }))
    };
    assert_eq!(figure().png(Page::WIDE, 1).unwrap(), figure().png(Page::WIDE, 1).unwrap());
}

#[test]
fn charts_without_values_say_so() {
    let side = |emphasis| OptionSide { label: String::new(), emphasis };
    let sides = || (side(Emphasis::First), side(Emphasis::Second));
    let boundary =
        Boundary { difference: Band::default(), ..boundary(VariedLever::default(), |x| x) };
    let plane = Plane {
        winners: Vec::new(),
        first: sides().0,
        second: sides().1,
        ..plane(VariedLever::default(), VariedLever::default(), |x, _| x, 1.0)
    };
    for figure in [
        Figure::Cliff(Cliff::default()),
        Figure::Heat(HeatMap::default()),
        Figure::Causes(Causes::default()),
        Figure::Indices(IndexChart::default()),
        Figure::Tornado(Tornado::default()),
        Figure::Boundary(boundary),
        Figure::Plane(plane),
    ] {
        let canvas = figure.draw(Page::WIDE);
        let told = texts(&canvas).iter().any(|writing| writing.text == panel::NOTHING);
        assert!(told, "{figure:?}");
    }
}

fn dots(canvas: &Canvas, colour: theme::Colour) -> Vec<(f64, f64)> {
    let dot = |shape: &DrawnShape| match shape {
        DrawnShape::Dot { centre, colour: of, .. } if *of == colour => Some(*centre),
        _ => None,
    };
    canvas.shapes.iter().filter_map(dot).collect()
}

#[test]
fn words_of_a_lever_stand_at_equal_distances_as_dots_without_lines() {
    let lever = words("Who the bonus follows", &["nobody", "team", "company"]);
    let canvas = Figure::Cliff(cliff(lever, 1, &["only"])).draw(Page::WIDE);
    let places = dots(&canvas, theme::line_style(Emphasis::Baseline).mark);
    // three in each of two panels
    assert_eq!(places.len(), 6);
    assert!(((places[1].0 - places[0].0) - (places[2].0 - places[1].0)).abs() < 1e-9);
    assert!((places[0].0 - places[3].0).abs() < 1e-9);
}

#[test]
fn numbers_of_a_lever_keep_their_distances() {
    let steps = Steps::Numbers(vec![0.0, 10.0, 40.0]);
    let lever = VariedLever { steps, ..VariedLever::default() };
    let canvas = Figure::Cliff(cliff(lever, 1, &["only"])).draw(Page::WIDE);
    let places = dots(&canvas, theme::line_style(Emphasis::Baseline).mark);
    assert!((3.0 * (places[1].0 - places[0].0) - (places[2].0 - places[1].0)).abs() < 1e-6);
}

#[test]
fn every_option_is_named_in_both_panels_of_the_cliff() {
    let lever = numbers("Delay", "weeks", 0.0, 1.0, 15);
    let canvas = Figure::Cliff(cliff(lever, 4, &["one", "two", "three", "four"])).draw(Page::WIDE);
    for name in ["one", "two", "three", "four"] {
        let named = texts(&canvas).iter().filter(|writing| writing.text == name).count();
        assert_eq!(named, 2, "{name}");
    }
    for word in ["Delay, weeks", "today: 30 %", "aligned twin"] {
        assert!(texts(&canvas).iter().any(|writing| writing.text == word), "{word}");
    }
}

#[test]
fn every_contour_says_its_value_on_paper() {
    let lever = || numbers("a", "", 0.0, 1.0, 16);
    let mut chart = heat(lever(), lever(), |x, y| 100.0 * x + 3.0 * y);
    chart.current = None;
    let canvas = Figure::Heat(chart).draw(Page::WIDE);
    for value in ["20", "40", "60", "80"] {
        // once on the line, once at the colours
        let labels = texts(&canvas).into_iter().filter(|writing| writing.text == value);
        let labels: Vec<_> =
            labels.filter(|writing| writing.lettering.colour == theme::INK).collect();
        assert_eq!(labels.len(), 1, "{value}");
        let (x, y) = labels[0].at;
        let on_paper = canvas.shapes.iter().any(|shape| match shape {
            DrawnShape::Area { corners, colour, .. } if *colour == theme::PAPER => {
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
        let canvas = Figure::Tornado(tornado(9, centre)).draw(Page::WIDE);
        texts(&canvas).into_iter().filter(|writing| writing.lettering.colour == flag).count()
    };
    assert_eq!((flagged(40.0), flagged(4.0)), (0, 1));
}

#[test]
fn the_sum_and_what_is_not_drawn_are_told() {
    let canvas = Figure::Causes(causes(9, 2, 1.0)).draw(Page::WIDE);
    let said = |word: &str| texts(&canvas).iter().any(|writing| writing.text.contains(word));
    assert!(said("All together: the gap") && said("+31") && said("−6.2"));
    assert!(said("2 more at 0.010 or less"));
}

#[test]
fn names_of_regions_leave_their_region_only_if_they_do_not_fit() {
    let lever = || numbers("a", "", 0.0, 1.0, 16);
    let mut chart = plane(lever(), lever(), |x, y| x - y, 0.19);
    let right = |chart: &Plane| {
        let canvas = Figure::Plane(chart.clone()).draw(Page::WIDE);
        texts(&canvas).into_iter().map(|writing| writing.at.0).fold(0.0, f64::max)
    };
    chart.frame.provenance.clear();
    let inside = right(&chart);
    chart.first.label = LONG.repeat(2);
    assert!(right(&chart) > 1500.0 && inside < 1860.0);
    let shapes = Figure::Plane(chart).draw(Page::WIDE).shapes;
    let tint = theme::line_style(Emphasis::First).mark.on_paper(theme::REGIONS.0);
    let filled =
        |shape: &&DrawnShape| matches!(shape, DrawnShape::Area { colour, .. } if *colour == tint);
    // all cells where the first option wins, and the sample of the key
    assert_eq!(shapes.iter().filter(filled).count(), 13 * 14 / 2 + 1);
}
