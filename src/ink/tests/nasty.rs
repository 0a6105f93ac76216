//! Charts of levers, causes, assumptions and boundaries from nasty words and numbers.

use super::levers::{causes, cliff, indices, text, tornado, words};
use super::maps::{boundary, heat, plane};
use crate::ink::*;

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
pub(super) fn odd() -> Vec<(String, Figure)> {
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
pub(super) fn wordy() -> Vec<(String, Figure)> {
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
