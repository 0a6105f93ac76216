//! What a question has to tell, before it is files: the folder, the tables, the charts and the page are written from
//! this, and know no question.

use std::path::{Path, PathBuf};

use crate::document::charts::LeftOut;
use crate::document::table::{Table, TableColumn, dictionary};
use crate::ink::NamedChart;
use crate::output::datapackage::Label;
use crate::output::folder::{FileError, Folder};
use crate::output::manifest::{FileEntry, Manifest};
use crate::output::parquet;
use crate::output::spreadsheet::{self, CoverSheet, SPREADSHEET, Sheet};
use crate::output::workers::Workers;
use crate::output::write::{
    in_order, label, put_chart, put_slides, put_table, write_dictionary, write_manifest,
    write_scenario,
};
use crate::scenario::Scenario;

/// How much a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Volume {
    /// All there is.
    Full,
    /// The answer in a few lines.
    Brief,
    /// Sentences and where the files are.
    Short,
    /// All there is, for another program.
    Json,
}

/// A page that is written when charts and manifest are there.
pub type WritePage<'a> = Box<dyn Fn(&[NamedChart], &Manifest) -> String + Send + Sync + 'a>;

/// What goes into a result folder.
pub struct Document<'a> {
    /// What the folder is, for people.
    pub label: Label<'a>,
    /// The scenarios, resolved, in the order of the manifest's entries.
    pub scenarios: Vec<&'a Scenario>,
    /// The tables.
    pub tables: Vec<Table<'a>>,
    /// Columns that the dictionary explains besides those of the tables.
    pub explained: Option<(&'static str, Vec<TableColumn>)>,
    /// Those of the tables that are written as Parquet as well, once more.
    pub parquet: Vec<Table<'a>>,
    /// The charts, in the order in which one would tell them.
    pub charts: Vec<NamedChart>,
    /// Whether they are written as slides as well.
    pub slides: bool,
    /// The first sheet of a spreadsheet of all tables, where there is one.
    pub cover: Option<CoverSheet>,
    /// Names and contents of pages.
    pub pages: Vec<(&'static str, WritePage<'a>)>,
    /// What was asked and where it comes from; its outputs are filled in when they are written.
    pub manifest: Manifest,
}

impl<'a> Document<'a> {
    /// Tables of one scenario, and nothing else yet.
    pub fn of(scenario: &'a Scenario, tables: Vec<Table<'a>>, manifest: Manifest) -> Self {
        let scenarios = vec![scenario];
        Self { scenarios, ..Self::about(label(scenario), tables, manifest) }
    }

    /// Tables of something else than a scenario, and nothing else yet.
    pub fn about(label: Label<'a>, tables: Vec<Table<'a>>, manifest: Manifest) -> Self {
        Self {
            label,
            scenarios: Vec::new(),
            tables,
            explained: None,
            parquet: Vec::new(),
            charts: Vec::new(),
            slides: false,
            cover: None,
            pages: Vec::new(),
            manifest,
        }
    }
}

impl std::fmt::Debug for Document<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tables: Vec<&str> = self.tables.iter().map(|table| table.name).collect();
        let charts: Vec<&str> = self.charts.iter().map(|chart| chart.name).collect();
        let mut debug = formatter.debug_struct("Document");
        debug.field("tables", &tables).field("charts", &charts).finish_non_exhaustive()
    }
}

/// What was written.
#[derive(Clone, Debug)]
pub struct WrittenFolder {
    /// The result folder.
    pub folder: PathBuf,
    /// Charts that have nothing to show.
    pub left_out: Vec<LeftOut>,
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
    /// The page.
    Page(&'static str, &'a WritePage<'a>, &'a [NamedChart], &'a Manifest),
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
            Self::Page(name, write, charts, manifest) => {
                let page = write(charts, manifest);
                folder.put(name, |to| to.write_all(page.as_bytes()))?
            }
            Self::Chart(chart) => return put_chart(folder, chart),
            Self::Slides(number, chart) => return put_slides(folder, number, chart),
        };
        Ok(vec![entry])
    }
}

/// Writes a result folder; `workers` share the work.
///
/// # Errors
/// When something cannot be written; then nothing is.
pub fn write(
    target: &Path,
    document: Document,
    workers: &impl Workers,
) -> Result<WrittenFolder, FileError> {
    let Document { label, scenarios, tables, charts, mut manifest, .. } = document;
    let mut folder = Folder::begin(target)?;
    for (scenario, entry) in scenarios.into_iter().zip(&manifest.scenarios) {
        write_scenario(&mut folder, entry, scenario)?;
    }
    let mut described: Vec<(&'static str, Vec<TableColumn>)> =
        tables.iter().map(|table| (table.name, table.columns.clone())).collect();
    described.extend(document.explained);
    let is_kept = document.cover.is_some();
    let sheets = workers.each(tables, |table| put_table(&folder, table, is_kept));
    let mut sheets: Vec<Sheet> = in_order(&mut folder, sheets)?.into_iter().flatten().collect();
    // a folder without tables has nothing to explain
    if !described.is_empty() {
        write_dictionary(&mut folder, label, &described)?;
    }
    let mut pieces = Vec::new();
    if let Some(about) = document.cover {
        sheets.push(Sheet::of(dictionary(&described)));
        pieces.push(Piece::Spreadsheet(about, sheets));
    }
    pieces.extend(document.parquet.into_iter().map(Piece::Parquet));
    pieces.extend(charts.iter().map(Piece::Chart));
    if document.slides {
        pieces
            .extend(charts.iter().enumerate().map(|(number, chart)| Piece::Slides(number, chart)));
    }
    for (name, page) in &document.pages {
        pieces.push(Piece::Page(name, page, &charts, &manifest));
    }
    let put = workers.each(pieces, |piece| Ok((piece.put(&folder)?, ())));
    in_order(&mut folder, put)?;
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    Ok(WrittenFolder { folder: folder.finish()?, left_out: manifest.charts_left_out })
}
