//! Packs results into a folder: tables, charts, the resolved scenarios and the manifest.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::analysis::facts;
use crate::experiment::{Plan, Results};
use crate::report::chart;
use crate::report::datapackage::{self, DATA_PACKAGE, Label};
use crate::report::figures::{self, Named, Shown};
use crate::report::folder::{FileError, Folder, sha256};
use crate::report::manifest::{LeftOut, MANIFEST, Manifest, ScenarioEntry};
use crate::report::number::counted;
use crate::report::page::{self, Given, Page, REPORT};
use crate::report::second::Second;
use crate::report::spreadsheet::{self, About, SPREADSHEET};
use crate::report::table::{Column, Table, dictionary};
use crate::report::{parquet, summary, tables};
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
    /// The second look, if one was taken.
    pub second: Option<&'a Second<'a>>,
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
    let tables = all_tables(plan, results, packing);
    let mut described = described(&tables);
    described.push(tables::measures());
    for table in tables {
        write_table(&mut folder, table)?;
    }
    write_dictionary(&mut folder, label(plan.baseline()), &described)?;
    write_spreadsheet(&mut folder, plan, results, packing, &described)?;
    if packing.parquet {
        let long = |table: &Table| table.name.ends_with("_weekly") || table.name == "futures";
        for table in all_tables(plan, results, packing).into_iter().filter(long) {
            write_parquet(&mut folder, table)?;
        }
    }
    let provenance = provenance(plan, results);
    let story = figures::all(plan, results, &provenance);
    let left_out: Vec<LeftOut> = story.iter().filter_map(Shown::left_out).collect();
    let mut charts: Vec<Named> = story.into_iter().filter_map(Shown::into_chart).collect();
    charts.extend(packing.second.into_iter().flat_map(Second::charts));
    for chart in &charts {
        write_chart(&mut folder, chart)?;
    }
    if packing.slides {
        write_slides(&mut folder, charts.iter())?;
    }
    let mut manifest = Manifest::new(plan, results, packing.all_futures, scenarios);
    manifest.second_look = packing.second.is_some();
    if let Some(earlier) = packing.repeats {
        manifest.inputs.clone_from(&earlier.inputs);
        manifest.futures_asked = earlier.futures_asked;
    }
    manifest.charts_left_out.clone_from(&left_out);
    let page = page::html(&Page {
        plan,
        results,
        facts: &facts::compare(results, &plan.baseline().facts),
        charts: &charts,
        given: &Given::of(plan, results, packing.second, &left_out),
        manifest: &manifest,
        provenance: &provenance,
    });
    folder.write(REPORT, |to| to.write_all(page.as_bytes()))?;
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    Ok(Packed { folder: folder.finish()?, left_out })
}

/// The tables of a run, and those of the second look.
fn all_tables<'a>(plan: &'a Plan, results: &'a Results, packing: Packing<'a>) -> Vec<Table<'a>> {
    let mut tables = tables::all(plan, results, packing.all_futures);
    tables.extend(packing.second.into_iter().flat_map(Second::tables));
    tables
}

/// Names and columns of tables, for their dictionary.
pub fn described(tables: &[Table]) -> Vec<(&'static str, Vec<Column>)> {
    tables.iter().map(|table| (table.name, table.columns.clone())).collect()
}

/// What the folder of a scenario is, for people.
pub fn label(scenario: &Scenario) -> Label<'_> {
    Label { name: &scenario.id, title: &scenario.title, description: &scenario.question }
}

/// Writes the dictionary of tables that are written already, for people as CSV and for programs as a data
/// package.
///
/// # Errors
/// When it cannot be written.
pub fn write_dictionary(
    folder: &mut Folder,
    label: Label,
    described: &[(&'static str, Vec<Column>)],
) -> Result<(), FileError> {
    let own = dictionary(described);
    let mut all = described.to_vec();
    all.push((own.name, own.columns.clone()));
    write_table(folder, own)?;
    let package = datapackage::descriptor(label, &all, folder.written());
    folder.write(DATA_PACKAGE, |to| to.write_all(package.as_bytes()))
}

/// Writes the same tables as a spreadsheet.
fn write_spreadsheet(
    folder: &mut Folder,
    plan: &Plan,
    results: &Results,
    packing: Packing,
    described: &[(&'static str, Vec<Column>)],
) -> Result<(), FileError> {
    let facts = facts::compare(results, &plan.baseline().facts);
    let about = About {
        title: plan.baseline().title.clone(),
        lines: summary::about(plan, results, &facts, packing.second, &provenance(plan, results)),
    };
    let mut tables = all_tables(plan, results, packing);
    tables.push(dictionary(described));
    folder.write(SPREADSHEET, |to| spreadsheet::write(about, tables, to))
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
    let png = chart.figure.png(chart::Page::WIDE, 1).map_err(io::Error::other);
    folder.write(&pixels, |to| to.write_all(&png?))
}

/// Folder of slides in a result folder.
pub const SLIDES: &str = "slides/";
/// Formats of slides: the folder and the page.
const FORMATS: [(&str, chart::Page); 2] =
    [("16x9", chart::Page::WIDE), ("4x3", chart::Page::CLASSIC)];
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
