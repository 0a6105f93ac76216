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
use crate::report::hands::Hands;
use crate::report::manifest::{FileEntry, LeftOut, MANIFEST, Manifest, ScenarioEntry};
use crate::report::number::counted;
use crate::report::page::{self, Given, Page, REPORT};
use crate::report::second::Second;
use crate::report::spreadsheet::{self, About, SPREADSHEET, Sheet};
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

/// Writes a result folder; `hands` share the work.
///
/// # Errors
/// When something cannot be written; then nothing is.
pub fn write(
    target: &Path,
    plan: &Plan,
    results: &Results,
    packing: Packing,
    hands: &impl Hands,
) -> Result<Packed, FileError> {
    let mut folder = Folder::begin(target)?;
    let scenarios = write_scenarios(&mut folder, plan)?;
    let tables = all_tables(plan, results, packing);
    let mut described = described(&tables);
    described.push(tables::measures());
    let provenance = provenance(plan, results);
    let (sheets, story) = hands.both(
        || hands.each(tables, |table| put_table(&folder, table)),
        || figures::all(plan, results, &provenance),
    );
    let mut sheets = in_order(&mut folder, sheets)?;
    write_dictionary(&mut folder, label(plan.baseline()), &described)?;
    sheets.push(Sheet::of(dictionary(&described)));
    let left_out: Vec<LeftOut> = story.iter().filter_map(Shown::left_out).collect();
    let mut charts: Vec<Named> = story.into_iter().filter_map(Shown::into_chart).collect();
    charts.extend(packing.second.into_iter().flat_map(Second::charts));
    let mut manifest = Manifest::new(plan, results, packing.all_futures, scenarios);
    manifest.second_look = packing.second.is_some();
    if let Some(earlier) = packing.repeats {
        manifest.inputs.clone_from(&earlier.inputs);
        manifest.futures_asked = earlier.futures_asked;
    }
    manifest.charts_left_out.clone_from(&left_out);
    let page = Page {
        plan,
        results,
        facts: &facts::compare(results, &plan.baseline().facts),
        charts: &charts,
        given: &Given::of(plan, results, packing.second, &left_out),
        manifest: &manifest,
        provenance: &provenance,
    };
    let about = About {
        title: plan.baseline().title.clone(),
        lines: summary::about(plan, results, page.facts, packing.second, &provenance),
    };
    let mut pieces = vec![Piece::Spreadsheet(about, sheets)];
    if packing.parquet {
        let long = |table: &Table| table.name.ends_with("_weekly") || table.name == "futures";
        let tables = all_tables(plan, results, packing).into_iter().filter(long);
        pieces.extend(tables.map(Piece::Parquet));
    }
    pieces.extend(charts.iter().map(Piece::Chart));
    if packing.slides {
        pieces
            .extend(charts.iter().enumerate().map(|(number, chart)| Piece::Slides(number, chart)));
    }
    pieces.push(Piece::Page(&page));
    let put = hands.each(pieces, |piece| Ok((piece.put(&folder)?, ())));
    in_order(&mut folder, put)?;
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    Ok(Packed { folder: folder.finish()?, left_out })
}

/// What is written when the tables are there; none of it waits for another.
enum Piece<'a> {
    /// The tables as a spreadsheet.
    Spreadsheet(About, Vec<Sheet>),
    /// A table as Parquet.
    Parquet(Table<'a>),
    /// A chart as SVG and as PNG.
    Chart(&'a Named),
    /// A chart as slides, and its place in the story, from 0.
    Slides(usize, &'a Named),
    /// The report.
    Page(&'a Page<'a>),
}

impl Piece<'_> {
    /// Writes its files.
    fn put(self, folder: &Folder) -> Result<Vec<FileEntry>, FileError> {
        let (entry, ()) = match self {
            Self::Spreadsheet(about, sheets) => {
                folder.put(SPREADSHEET, |to| spreadsheet::write(about, sheets, to))?
            }
            Self::Parquet(table) => {
                let name = format!("{}.parquet", table.name);
                folder.put(&name, |to| parquet::write(table, to))?
            }
            Self::Page(page) => {
                let page = page::html(page);
                folder.put(REPORT, |to| to.write_all(page.as_bytes()))?
            }
            Self::Chart(chart) => return put_chart(folder, chart),
            Self::Slides(number, chart) => return put_slides(folder, number, chart),
        };
        Ok(vec![entry])
    }
}

/// Remembers files that were written by several hands in the order in which they were handed out, up to the
/// first one that failed.
fn in_order<D>(
    folder: &mut Folder,
    put: Vec<Result<(Vec<FileEntry>, D), FileError>>,
) -> Result<Vec<D>, FileError> {
    put.into_iter()
        .map(|put| {
            let (entries, done) = put?;
            folder.remember(entries);
            Ok(done)
        })
        .collect()
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

/// Writes a table as CSV.
///
/// # Errors
/// When it cannot be written.
pub fn write_table(folder: &mut Folder, table: Table) -> Result<(), FileError> {
    folder.write(&format!("{}.csv", table.name), |to| table.write(to))
}

/// The same, perhaps beside others; its rows are kept for the spreadsheet.
fn put_table(folder: &Folder, table: Table) -> Result<(Vec<FileEntry>, Sheet), FileError> {
    let (entry, sheet) =
        folder.put(&format!("{}.csv", table.name), |to| Sheet::of_written(table, to))?;
    Ok((vec![entry], sheet))
}

/// Writes a chart as SVG and as PNG.
///
/// # Errors
/// When it cannot be written.
pub fn write_chart(folder: &mut Folder, chart: &Named) -> Result<(), FileError> {
    let entries = put_chart(folder, chart)?;
    folder.remember(entries);
    Ok(())
}

/// The same, perhaps beside others.
fn put_chart(folder: &Folder, chart: &Named) -> Result<Vec<FileEntry>, FileError> {
    let [vector, pixels] = chart.files();
    let svg = chart.figure.svg();
    let png = chart.figure.png(chart::Page::WIDE, 1).map_err(io::Error::other);
    Ok(vec![
        folder.put(&vector, |to| to.write_all(svg.as_bytes()))?.0,
        folder.put(&pixels, |to| to.write_all(&png?))?.0,
    ])
}

/// Folder of slides in a result folder.
pub const SLIDES: &str = "slides/";
/// Formats of slides: the folder and the page.
const FORMATS: [(&str, chart::Page); 2] =
    [("16x9", chart::Page::WIDE), ("4x3", chart::Page::CLASSIC)];
/// Pixels of a slide for each pixel of its page, along each side.
const FINE: u32 = 2;

/// Writes a chart as slides in both formats, numbered in the order in which one would tell them: vectors
/// whose words are outlines, and fine pixels.
fn put_slides(folder: &Folder, number: usize, chart: &Named) -> Result<Vec<FileEntry>, FileError> {
    // the number of the story instead of the chart's own
    let words = chart.name.split_once('-').map_or(chart.name, |(_, words)| words);
    let mut entries = Vec::new();
    for (format, page) in FORMATS {
        let name = format!("{SLIDES}{format}/{:02}-{words}", number + 1);
        let svg = chart.figure.svg_outlined(page);
        entries.push(folder.put(&format!("{name}.svg"), |to| to.write_all(svg.as_bytes()))?.0);
        let png = chart.figure.png(page, FINE).map_err(io::Error::other);
        entries.push(folder.put(&format!("{name}.png"), |to| to.write_all(&png?))?.0);
    }
    Ok(entries)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_in_order_that_failed_is_told() {
        let place = tempfile::tempdir().expect("temporary folder");
        let mut folder = Folder::begin(&place.path().join("r")).expect("begins");
        let put = |name: &str| {
            let text = |to: &mut (dyn io::Write + Send)| match name {
                "full.csv" | "late.csv" => Err(io::ErrorKind::StorageFull.into()),
                _ => to.write_all(b"1"),
            };
            folder.put(name, text).map(|(entry, ())| (vec![entry], ()))
        };
        let put = ["a.csv", "full.csv", "b.csv", "late.csv"].map(put).into_iter().collect();
        let error = in_order(&mut folder, put).expect_err("fails");
        assert!(error.path.ends_with("r/full.csv"), "{error}");
        let written: Vec<&str> = folder.written().iter().map(|it| it.file.as_str()).collect();
        assert_eq!(written, ["a.csv"]);
    }
}
