//! Packs results into a folder: tables, charts, the resolved scenarios and the manifest.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::experiment::{Plan, Results};
use crate::report::chart::Page;
use crate::report::figures::{self, Named, Shown};
use crate::report::folder::{FileError, Folder, sha256};
use crate::report::manifest::{LeftOut, MANIFEST, Manifest, ScenarioEntry};
use crate::report::number::counted;
use crate::report::table::{Table, dictionary};
use crate::report::{parquet, tables};
use crate::scenario::{RESOLVED_CHART, Scenario};

/// How to pack.
#[derive(Clone, Copy, Debug, Default)]
pub struct Packing<'a> {
    /// Weekly tables hold every future instead of quantiles.
    pub all_futures: bool,
    /// Long tables are written as Parquet as well.
    pub parquet: bool,
    /// Charts are written as slides as well.
    pub slides: bool,
    /// An earlier manifest whose account of the original inputs is kept, and whose request: this pack
    /// repeats it.
    pub repeats: Option<&'a Manifest>,
}

/// What was packed.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The result folder.
    pub folder: PathBuf,
    /// Charts that have nothing to show.
    pub left_out: Vec<LeftOut>,
}

/// Writes a result folder.
///
/// # Errors
/// When something cannot be written; then nothing is.
pub fn write(
    target: &Path,
    plan: &Plan,
    results: &Results,
    packing: Packing,
) -> Result<Packed, FileError> {
    let mut folder = Folder::begin(target)?;
    let scenarios = write_scenarios(&mut folder, plan)?;
    let mut tables = tables::all(plan, results, packing.all_futures);
    let mut described: Vec<_> =
        tables.iter().map(|table| (table.name, table.columns.clone())).collect();
    described.push(tables::measures());
    tables.push(dictionary(&described));
    for table in tables {
        write_table(&mut folder, table)?;
    }
    if packing.parquet {
        let long = |table: &Table| table.name.ends_with("_weekly") || table.name == "futures";
        for table in tables::all(plan, results, packing.all_futures).into_iter().filter(long) {
            write_parquet(&mut folder, table)?;
        }
    }
    let story = figures::all(plan, results, &provenance(plan, results));
    for chart in story.iter().filter_map(Shown::chart) {
        write_chart(&mut folder, chart)?;
    }
    if packing.slides {
        write_slides(&mut folder, story.iter().filter_map(Shown::chart))?;
    }
    let mut manifest = Manifest::new(plan, results, packing.all_futures, scenarios);
    if let Some(earlier) = packing.repeats {
        manifest.inputs.clone_from(&earlier.inputs);
        manifest.futures_asked = earlier.futures_asked;
    }
    let left_out: Vec<LeftOut> = story.iter().filter_map(Shown::left_out).collect();
    manifest.charts_left_out.clone_from(&left_out);
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    Ok(Packed { folder: folder.finish()?, left_out })
}

/// Writes a table as CSV.
///
/// # Errors
/// When it cannot be written.
pub fn write_table(folder: &mut Folder, table: Table) -> Result<(), FileError> {
    folder.write(&format!("{}.csv", table.name), |to| table.write(to))
}

/// Writes a table as Parquet.
///
/// # Errors
/// When it cannot be written, or when the program was built without Parquet.
pub fn write_parquet(folder: &mut Folder, table: Table) -> Result<(), FileError> {
    folder.write(&format!("{}.parquet", table.name), |to| parquet::write(table, to))
}

/// Writes a chart as SVG and as PNG.
///
/// # Errors
/// When it cannot be written.
pub fn write_chart(folder: &mut Folder, chart: &Named) -> Result<(), FileError> {
    let [vector, pixels] = chart.files();
    let svg = chart.figure.svg();
    folder.write(&vector, |to| to.write_all(svg.as_bytes()))?;
    let png = chart.figure.png(Page::WIDE, 1).map_err(io::Error::other);
    folder.write(&pixels, |to| to.write_all(&png?))
}

/// Folder of slides in a result folder.
pub const SLIDES: &str = "slides/";
/// Formats of slides: the folder and the page.
const FORMATS: [(&str, Page); 2] = [("16x9", Page::WIDE), ("4x3", Page::CLASSIC)];
/// Pixels of a slide for each pixel of its page, along each side.
const FINE: u32 = 2;

/// Writes charts as slides in both formats, numbered in the order in which one would tell them: vectors
/// whose words are outlines, and fine pixels.
fn write_slides<'a>(
    folder: &mut Folder,
    charts: impl Iterator<Item = &'a Named>,
) -> Result<(), FileError> {
    for (number, chart) in charts.enumerate() {
        // the number of the story instead of the chart's own
        let words = chart.name.split_once('-').map_or(chart.name, |(_, words)| words);
        for (format, page) in FORMATS {
            let name = format!("{SLIDES}{format}/{:02}-{words}", number + 1);
            let svg = chart.figure.svg_outlined(page);
            folder.write(&format!("{name}.svg"), |to| to.write_all(svg.as_bytes()))?;
            let png = chart.figure.png(page, FINE).map_err(io::Error::other);
            folder.write(&format!("{name}.png"), |to| to.write_all(&png?))?;
        }
    }
    Ok(())
}

/// Writes the manifest; it comes last, because it names all other files.
///
/// # Errors
/// When it cannot be written.
pub fn write_manifest(folder: &mut Folder, manifest: &impl Serialize) -> Result<(), FileError> {
    let text = serde_json::to_string_pretty(manifest).map_err(io::Error::other);
    folder.write(MANIFEST, |to| {
        to.write_all(text?.as_bytes())?;
        to.write_all(b"\n")
    })
}

/// The resolved scenarios as files that can be run.
fn write_scenarios(folder: &mut Folder, plan: &Plan) -> Result<Vec<ScenarioEntry>, FileError> {
    let mut entries = Vec::new();
    for (number, scenario) in plan.scenarios.iter().enumerate() {
        let place = if plan.scenarios.len() == 1 {
            String::new()
        } else {
            format!("scenarios/{}/", number + 1)
        };
        write_scenario(folder, &place, scenario)?;
        let file = format!("{place}{SCENARIO}");
        entries.push(ScenarioEntry { id: scenario.id.clone(), file });
    }
    Ok(entries)
}

/// File name of a resolved scenario in a result folder.
pub const SCENARIO: &str = "scenario.toml";

/// Writes a resolved scenario, with its reporting lines if it imports them.
///
/// # Errors
/// When it cannot be written.
pub fn write_scenario(
    folder: &mut Folder,
    place: &str,
    scenario: &Scenario,
) -> Result<(), FileError> {
    folder.write(&format!("{place}{SCENARIO}"), |to| to.write_all(scenario.resolved.as_bytes()))?;
    if imports_chart(scenario) {
        let chart = scenario.chart.to_csv(&scenario.departments);
        folder.write(&format!("{place}{RESOLVED_CHART}"), |to| to.write_all(chart.as_bytes()))?;
    }
    Ok(())
}

/// Whether a scenario's reporting lines are a file of their own.
pub(super) fn imports_chart(scenario: &Scenario) -> bool {
    scenario.resolved.contains(&format!("chart = \"{RESOLVED_CHART}\""))
}

/// What stands in the corner of every chart.
pub fn provenance(plan: &Plan, results: &Results) -> String {
    corner(plan.baseline(), results.futures as usize, plan.seed)
}

/// The same for so many futures of one scenario.
pub fn corner(scenario: &Scenario, futures: usize, seed: u64) -> String {
    let hash = sha256(scenario.resolved.as_bytes());
    format!(
        "orgdrift {} · {} {} · {} · seed {seed}",
        env!("CARGO_PKG_VERSION"),
        scenario.id,
        &hash[..8],
        counted(futures, "future", "futures"),
    )
}
