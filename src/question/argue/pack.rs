//! Packs an argument: for people as a folder with tables, for programs as JSON.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::document::number::{counted, exact};
use crate::output::folder::{FileError, Folder, sha256};
use crate::output::manifest::{self, FileEntry, SCENARIO, ScenarioEntry};
use crate::output::write::{
    described, label, write_chart, write_dictionary, write_manifest, write_scenario, write_table,
};
use crate::question::argue::argument::{Argument, ArgumentAxis, Ready, Side};
use crate::question::argue::boundary::{Argued, ArgumentPoint};
use crate::question::argue::picture::picture;
use crate::question::argue::shown::ArgumentResult;
use crate::question::argue::{tables, words};

/// Writes a folder.
///
/// # Errors
/// When something cannot be written; then nothing is.
pub fn write(target: &Path, argument: &Argument, argued: &Argued) -> Result<PathBuf, FileError> {
    let mut folder = Folder::begin(target)?;
    write_scenario(&mut folder, "", &argument.scenario)?;
    let tables = vec![tables::argue(argument, argued), tables::boundary(argument, argued)];
    let described = described(&tables);
    for table in tables {
        write_table(&mut folder, table)?;
    }
    write_dictionary(&mut folder, label(&argument.scenario), &described)?;
    let hash = sha256(argument.scenario.resolved.as_bytes());
    let provenance = format!(
        "orgdrift {} · {} {} · {} · seed {}",
        env!("CARGO_PKG_VERSION"),
        argument.scenario.id,
        &hash[..8],
        counted(argument.futures as usize, "future", "futures"),
        argument.seed
    );
    write_chart(&mut folder, &picture(argument, argued, &provenance))?;
    let asked = |side: &Side| side.asked.clone();
    let manifest = manifest::ArgueManifest {
        program: "orgdrift",
        version: env!("CARGO_PKG_VERSION"),
        command: "argue",
        seed: argument.seed,
        futures: argument.futures,
        scenario: ScenarioEntry { id: argument.scenario.id.clone(), file: SCENARIO.to_owned() },
        first: asked(&argument.sides[0]),
        second: asked(&argument.sides[1]),
        over: argument.axes.iter().map(written).collect(),
        inputs: argument.scenario.inputs.iter().map(FileEntry::of_input).collect(),
        outputs: folder.written().to_vec(),
    };
    write_manifest(&mut folder, &manifest)?;
    folder.finish()
}

/// A parameter asked about, as it would be typed.
fn written(axis: &ArgumentAxis) -> String {
    let last = axis.values[axis.values.len() - 1];
    format!("{}={}..{}:{}", axis.lever.key, exact(axis.values[0]), exact(last), exact(axis.step))
}

/// Everything as JSON; numbers that do not apply are null.
pub fn json(shown: &ArgumentResult) -> String {
    let ArgumentResult { argument, argued, folder } = *shown;
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
