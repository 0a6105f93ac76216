//! Packs an argument: for people as a folder with tables, for programs as JSON.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::document::number::exact;
use crate::document::provenance::corner;
use crate::futures::Varying;
use crate::output::document::{Document, Volume, WrittenFolder};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::question::Findings;
use crate::question::again::{Earlier, Repeatable};
use crate::question::argue::argument::{Argument, ArgumentAxis, Ready, Request, Side};
use crate::question::argue::ask::{ArgueRequest, ArgumentResult};
use crate::question::argue::boundary::ArgumentPoint;
use crate::question::argue::picture::picture;
use crate::question::argue::{tables, words};
use crate::scenario::Advice;

impl Repeatable for Argument {
    const COMMAND: &'static str = "argue";

    fn again(earlier: &Earlier) -> Result<Self, Advice> {
        let ArgueRequest { first, second, over } = earlier.request()?;
        let DrawnFutures { seed, futures, .. } = *earlier.drawn()?;
        let request = Request { first: &first, second: &second, over: &over };
        Self::new(&earlier.scenario()?, request, futures, seed)
    }
}

impl Findings for ArgumentResult {
    fn document(&self) -> Document<'_> {
        let Self { argument, argued } = self;
        let scenario = &argument.scenario;
        let corner = corner(scenario, argument.futures as usize, argument.seed);
        let [first, second] = [0, 1].map(|side: usize| argument.sides[side].asked.clone());
        let over = argument.axes.iter().map(written).collect();
        let Argument { futures, seed, .. } = *argument;
        let spread = Varying::Joint.name().to_owned();
        let drawn = DrawnFutures { seed, futures, futures_asked: futures, spread };
        let request = ArgueRequest { first, second, over };
        let tables = vec![tables::argue(argument, argued), tables::boundary(argument, argued)];
        let manifest = Manifest::new(Argument::COMMAND, Some(drawn), request, [scenario]);
        Document {
            charts: vec![picture(argument, argued, &corner)],
            ..Document::of(scenario, tables, manifest)
        }
    }

    fn text(&self, volume: Volume, written: &WrittenFolder) -> String {
        let folder = &written.folder;
        match volume {
            Volume::Full | Volume::Brief => words::full(self, folder),
            Volume::Short => words::short(self, folder),
            Volume::Json => json(self, folder),
        }
    }
}

/// A parameter asked about, as it would be typed.
fn written(axis: &ArgumentAxis) -> String {
    let last = axis.values[axis.values.len() - 1];
    format!("{}={}..{}:{}", axis.lever.key, exact(axis.values[0]), exact(last), exact(axis.step))
}

/// Everything as JSON; numbers that do not apply are null.
fn json(shown: &ArgumentResult, folder: &Path) -> String {
    let ArgumentResult { argument, argued } = shown;
    let info = argument.scenario.headline.info();
    let keys: Vec<&str> = argument.axes.iter().map(|axis| axis.lever.key.as_str()).collect();
    let place = |values: &[f64]| -> Map<String, Value> {
        keys.iter().zip(values).map(|(key, &value)| ((*key).to_owned(), value.into())).collect()
    };
    let point = |point: &ArgumentPoint| {
        let spread = point.spread;
        json!({
            "at": place(&point.values),
            "diff_median": spread.map(|spread| spread.q50),
            "diff_q05": spread.map(|spread| spread.q05),
            "diff_q95": spread.map(|spread| spread.q95),
            "n_first": point.counts.up,
            "n_close": point.counts.middle,
            "n_second": point.counts.down,
            "winner": point.call.word(),
        })
    };
    let over = |axis: &ArgumentAxis| {
        json!({
            "key": axis.lever.key, "unit": axis.lever.parameter.unit, "from": axis.values[0],
            "to": axis.values[axis.values.len() - 1], "step": axis.step,
        })
    };
    let even: Vec<Vec<Map<String, Value>>> =
        argued.even.iter().map(|line| line.iter().map(|values| place(values)).collect()).collect();
    let changes: Vec<Value> = argued
        .stretches
        .windows(2)
        .map(|pair| {
            json!({
                "at": place(&[0.5 * (pair[0].to + pair[1].from)]),
                "below": pair[0].call.word(), "above": pair[1].call.word(),
            })
        })
        .collect();
    let side = |side: &Side| json!({ "asked": side.asked, "label": side.label });
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": argument.scenario.id,
        "headline": info.name,
        "unit": info.unit,
        "smallest_difference": argument.scenario.smallest_difference,
        "seed": argument.seed,
        "futures": argument.futures,
        "first": side(&argument.sides[0]),
        "second": side(&argument.sides[1]),
        "over": argument.axes.iter().map(over).collect::<Vec<Value>>(),
        "points": argued.points.iter().map(point).collect::<Vec<Value>>(),
        "even": even,
        "winner_changes": changes,
        "width": place(&argued.width),
        "sentences": words::sentences(argument, argued),
        "folder": folder.display().to_string(),
    });
    format!("{data:#}")
}

/// Arguments that come with the program, as JSON.
pub fn json_list(ready: &[Ready]) -> String {
    let all: Vec<Value> = ready
        .iter()
        .map(|ready| {
            json!({
                "name": ready.name, "question": ready.question, "boundary": ready.boundary,
                "scenario": ready.scenario, "first": ready.first, "second": ready.second,
                "over": ready.over,
            })
        })
        .collect();
    format!("{:#}", json!({ "version": env!("CARGO_PKG_VERSION"), "arguments": all }))
}
