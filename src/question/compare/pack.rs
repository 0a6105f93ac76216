//! Packs results into a folder: tables, charts, the resolved scenarios and the manifest.

use std::path::{Path, PathBuf};

use crate::document::table::{Table, dictionary};
use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::ink::NamedChart;
use crate::output::folder::{FileError, Folder};
use crate::output::manifest::{FileEntry, LeftOut, Manifest, SCENARIO, ScenarioEntry};
use crate::output::parquet;
use crate::output::spreadsheet::{self, CoverSheet, SPREADSHEET, Sheet};
use crate::output::workers::Workers;
use crate::output::write::{
    corner, described, in_order, label, put_chart, put_slides, put_table, write_dictionary,
    write_manifest, write_scenario,
};
use crate::question::compare::figures::{self, StoryChart};
use crate::question::compare::page::{self, PageExtras, REPORT, ReportPage};
use crate::question::compare::second::Second;
use crate::question::compare::{facts, summary, tables};

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

/// Writes a result folder; `workers` share the work.
///
/// # Errors
/// When something cannot be written; then nothing is.
pub fn write(
    target: &Path,
    plan: &Plan,
    results: &Results,
    packing: Packing,
    workers: &impl Workers,
) -> Result<Packed, FileError> {
    let mut folder = Folder::begin(target)?;
    let scenarios = write_scenarios(&mut folder, plan)?;
    let tables = all_tables(plan, results, packing);
    let mut described = described(&tables);
    described.push(tables::measures());
    let provenance = provenance(plan, results);
    let (sheets, story) = workers.both(
        || workers.each(tables, |table| put_table(&folder, table)),
        || figures::all(plan, results, &provenance),
    );
    let mut sheets = in_order(&mut folder, sheets)?;
    write_dictionary(&mut folder, label(plan.baseline()), &described)?;
    sheets.push(Sheet::of(dictionary(&described)));
    let left_out: Vec<LeftOut> = story.iter().filter_map(StoryChart::left_out).collect();
    let mut charts: Vec<NamedChart> =
        story.into_iter().filter_map(StoryChart::into_chart).collect();
    charts.extend(packing.second.into_iter().flat_map(Second::charts));
    let mut manifest = Manifest::new(plan, results, packing.all_futures, scenarios);
    manifest.second_look = packing.second.is_some();
    if let Some(earlier) = packing.repeats {
        manifest.inputs.clone_from(&earlier.inputs);
        manifest.futures_asked = earlier.futures_asked;
    }
    manifest.charts_left_out.clone_from(&left_out);
    let page = ReportPage {
        plan,
        results,
        facts: &facts::compare(results, &plan.baseline().facts),
        charts: &charts,
        given: &PageExtras::of(plan, results, packing.second, &left_out),
        manifest: &manifest,
        provenance: &provenance,
    };
    let about = CoverSheet {
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
    let put = workers.each(pieces, |piece| Ok((piece.put(&folder)?, ())));
    in_order(&mut folder, put)?;
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    Ok(Packed { folder: folder.finish()?, left_out })
}

/// What is written when the tables are there; none of it waits for another.
enum Piece<'a> {
    /// The tables as a spreadsheet.
    Spreadsheet(CoverSheet, Vec<Sheet>),
    /// A table as Parquet.
    Parquet(Table<'a>),
    /// A chart as SVG and as PNG.
    Chart(&'a NamedChart),
    /// A chart as slides, and its place in the story, from 0.
    Slides(usize, &'a NamedChart),
    /// The report.
    Page(&'a ReportPage<'a>),
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

/// The tables of a run, and those of the second look.
fn all_tables<'a>(plan: &'a Plan, results: &'a Results, packing: Packing<'a>) -> Vec<Table<'a>> {
    let mut tables = tables::all(plan, results, packing.all_futures);
    tables.extend(packing.second.into_iter().flat_map(Second::tables));
    tables
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

/// What stands in the corner of every chart.
pub fn provenance(plan: &Plan, results: &Results) -> String {
    corner(plan.baseline(), results.futures as usize, plan.seed)
}
