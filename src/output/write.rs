//! What result folders have in common: tables, charts, slides, scenarios and the manifest as files.

use std::io;

use crate::document::provenance::imports_chart;
use crate::document::table::{Table, TableColumn, dictionary};
use crate::ink::{FigureFiles, NamedChart, Page};
use crate::output::datapackage::{self, DATA_PACKAGE, Label};
use crate::output::folder::{FileError, Folder};
use crate::output::manifest::{FileEntry, MANIFEST, Manifest, SCENARIO, ScenarioEntry};
use crate::output::spreadsheet::Sheet;
use crate::scenario::{RESOLVED_CHART, Scenario};

/// Remembers files that were written by several threads in the order in which they were handed out, up to the
/// first one that failed.
///
/// # Errors
/// When one of them was not written.
pub fn in_order<D>(
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
    described: &[(&'static str, Vec<TableColumn>)],
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

/// The same, perhaps beside others; its rows are kept where a spreadsheet needs them.
///
/// # Errors
/// When it cannot be written.
pub fn put_table(
    folder: &Folder,
    table: Table,
    is_kept: bool,
) -> Result<(Vec<FileEntry>, Option<Sheet>), FileError> {
    let (entry, sheet) = folder.put(&format!("{}.csv", table.name), |to| {
        if is_kept {
            Sheet::of_written(table, to).map(Some)
        } else {
            table.write(to).map(|()| None)
        }
    })?;
    Ok((vec![entry], sheet))
}

/// Writes a chart as SVG and as PNG.
///
/// # Errors
/// When it cannot be written.
pub fn write_chart(folder: &mut Folder, chart: &NamedChart) -> Result<(), FileError> {
    let entries = put_chart(folder, chart)?;
    folder.remember(entries);
    Ok(())
}

/// The same, perhaps beside others.
///
/// # Errors
/// When it cannot be written.
pub fn put_chart(folder: &Folder, chart: &NamedChart) -> Result<Vec<FileEntry>, FileError> {
    let [vector, pixels] = chart.files();
    let FigureFiles { svg, png } = chart.figure.files();
    let png = png.map_err(io::Error::other);
    Ok(vec![
        folder.put(&vector, |to| to.write_all(svg.as_bytes()))?.0,
        folder.put(&pixels, |to| to.write_all(&png?))?.0,
    ])
}

/// Folder of slides in a result folder.
pub const SLIDES: &str = "slides/";
/// Formats of slides: the folder and the page.
const FORMATS: [(&str, Page); 2] = [("16x9", Page::WIDE), ("4x3", Page::CLASSIC)];
/// Pixels of a slide for each pixel of its page, along each side.
const FINE: u32 = 2;

/// Writes a chart as slides in both formats, numbered in the order in which one would tell them: vectors
/// whose words are outlines, and fine pixels.
///
/// # Errors
/// When it cannot be written.
pub fn put_slides(
    folder: &Folder,
    number: usize,
    chart: &NamedChart,
) -> Result<Vec<FileEntry>, FileError> {
    // the number of the story instead of the chart's own
    let words = chart.name.split_once('-').map_or(chart.name, |(_, words)| words);
    let mut entries = Vec::new();
    for (format, page) in FORMATS {
        let name = format!("{SLIDES}{format}/{:02}-{words}", number + 1);
        let FigureFiles { svg, png } = chart.figure.slide(page, FINE);
        entries.push(folder.put(&format!("{name}.svg"), |to| to.write_all(svg.as_bytes()))?.0);
        let png = png.map_err(io::Error::other);
        entries.push(folder.put(&format!("{name}.png"), |to| to.write_all(&png?))?.0);
    }
    Ok(entries)
}

/// Writes the manifest; it comes last, because it names all other files.
///
/// # Errors
/// When it cannot be written.
pub fn write_manifest(folder: &mut Folder, manifest: &Manifest) -> Result<(), FileError> {
    let text = serde_json::to_string_pretty(manifest).map_err(io::Error::other);
    folder.write(MANIFEST, |to| {
        to.write_all(text?.as_bytes())?;
        to.write_all(b"\n")
    })
}

/// Writes a resolved scenario where its entry says, with its reporting lines beside it if it imports them.
///
/// # Errors
/// When it cannot be written.
pub fn write_scenario(
    folder: &mut Folder,
    entry: &ScenarioEntry,
    scenario: &Scenario,
) -> Result<(), FileError> {
    folder.write(&entry.file, |to| to.write_all(scenario.resolved.as_bytes()))?;
    if imports_chart(scenario) {
        let chart = scenario.chart.to_csv(&scenario.departments);
        let beside = entry.file.trim_end_matches(SCENARIO);
        folder.write(&format!("{beside}{RESOLVED_CHART}"), |to| to.write_all(chart.as_bytes()))?;
    }
    Ok(())
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
