//! Joins the parts of a sweep to one folder: the same bytes, whoever computed them and when.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::document::number::counted;
use crate::document::provenance;
use crate::document::table::{Cell, Table};
use crate::output::folder::{FileError, Folder};
use crate::output::manifest::{DrawnFutures, FileEntry, Manifest};
use crate::output::parquet;
use crate::output::parts::{self, Parts};
use crate::output::write::{label, write_chart, write_dictionary, write_manifest, write_scenario};
use crate::question::long_tables::ParquetTables;
use crate::question::shards::{self, SharePlace};
use crate::question::sweep::overview::Overview;
use crate::question::sweep::pictures::charts;
use crate::question::sweep::points::{Sweep, SweepTerms};
use crate::question::sweep::request::{SHARD, SWEEP, Shard, SweepRequest, Task, part_names};
use crate::question::sweep::rows::{FUTURES, TABLE, columns, future_columns, measures};
use crate::scenario::Advice;

/// Where the parts are.
pub struct Sources<'a> {
    /// How many there are.
    pub parts: u64,
    /// Folder of a part, by its number from 0.
    pub folder: &'a (dyn Fn(u64) -> PathBuf + Sync),
    /// Which tables are written as Parquet as well.
    pub parquet: ParquetTables,
}

impl Sources<'_> {
    /// One of the files of a part.
    fn open(&self, part: u64, file: usize) -> io::Result<impl Read + use<>> {
        parts::open(&(self.folder)(part).join(&part_names(part)[file]))
    }
}

impl std::fmt::Debug for Sources<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Sources").field("parts", &self.parts).finish_non_exhaustive()
    }
}

/// The manifest of a sweep or of one of its shards.
fn manifest(command: &str, sweep: &Sweep, request: impl Serialize) -> Manifest {
    let SweepTerms { seed, futures, spread, .. } = sweep.terms;
    let spread = spread.name().to_owned();
    let drawn = DrawnFutures { seed, futures, futures_asked: futures, spread };
    Manifest::new(command, Some(drawn), request, [&sweep.scenario])
}

/// Writes the folder of a complete sweep.
///
/// # Errors
/// When something cannot be read or written; then nothing is.
pub fn write<'a>(
    target: &Path,
    sweep: &'a Sweep,
    inputs: Option<Vec<FileEntry>>,
    sources: &Sources,
) -> Result<(PathBuf, Overview<'a>), FileError> {
    let mut folder = Folder::begin(target)?;
    let mut manifest = manifest(SWEEP, sweep, SweepRequest::of(sweep));
    write_scenario(&mut folder, &manifest.scenarios[0], &sweep.scenario)?;
    let mut overview = Overview::empty(sweep);
    let mut described = vec![(TABLE, columns(sweep))];
    folder.write(&format!("{TABLE}.csv"), |to| {
        Table { name: TABLE, columns: columns(sweep), rows: Box::new(std::iter::empty()) }
            .write(&mut *to)?;
        for part in 0..sources.parts {
            let mut rows = Vec::new();
            sources.open(part, 0)?.read_to_end(&mut rows)?;
            to.write_all(&rows)?;
            overview.read(&rows)?;
        }
        Ok(())
    })?;
    if sources.parquet.holds(rows_at_most(sweep)) {
        let table = |rows| Table { name: TABLE, columns: columns(sweep), rows };
        folder.write(&format!("{TABLE}.parquet"), |to| as_parquet(sources, 0, table, to))?;
    }
    if sweep.terms.each_future {
        described.push((FUTURES, future_columns(sweep)));
        folder.write(&format!("{FUTURES}.csv"), |to| {
            let columns = future_columns(sweep);
            Table { name: FUTURES, columns, rows: Box::new(std::iter::empty()) }.write(&mut *to)?;
            for part in 0..sources.parts {
                io::copy(&mut sources.open(part, 1)?, to)?;
            }
            Ok(())
        })?;
        if sources.parquet.holds(rows_at_most(sweep) * u64::from(sweep.terms.futures)) {
            let table = |rows| Table { name: FUTURES, columns: future_columns(sweep), rows };
            folder.write(&format!("{FUTURES}.parquet"), |to| as_parquet(sources, 1, table, to))?;
        }
    }
    described.push(measures(sweep));
    write_dictionary(&mut folder, label(&sweep.scenario), &described)?;
    for chart in charts(&overview, &provenance(sweep)) {
        write_chart(&mut folder, &chart)?;
    }
    if let Some(inputs) = inputs {
        manifest.inputs = inputs;
    }
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    Ok((folder.finish()?, overview))
}

/// Rows of the table of points, as many as there can be.
fn rows_at_most(sweep: &Sweep) -> u64 {
    // one more measure counts collapses
    let of_a_point = (sweep.scenario.options.len() + 1) * (sweep.terms.measures.len() + 1);
    sweep.points() * of_a_point as u64
}

/// One of the tables of all parts as Parquet, part by part.
fn as_parquet<'a>(
    sources: &'a Sources,
    file: usize,
    table: impl Fn(Box<dyn Iterator<Item = Vec<Cell>> + Send + 'a>) -> Table<'a>,
    to: &mut (dyn Write + Send),
) -> io::Result<()> {
    let columns = table(Box::new(std::iter::empty())).columns;
    let kinds: Vec<&'static str> = columns.iter().map(|column| column.kind).collect();
    let failed: Arc<OnceLock<io::Error>> = Arc::default();
    let failure = Arc::clone(&failed);
    let rows = (0..sources.parts).flat_map(move |part| match cells(sources, part, file, &kinds) {
        Ok(rows) => rows,
        // told below: rows cannot fail
        Err(error) => {
            let _ = failure.set(error);
            Vec::new()
        }
    });
    parquet::write(table(Box::new(rows)), to)?;
    match failed.get() {
        Some(error) => Err(io::Error::new(error.kind(), error.to_string())),
        None => Ok(()),
    }
}

/// The rows of a part, read back from what was written.
fn cells(sources: &Sources, part: u64, file: usize, kinds: &[&str]) -> io::Result<Vec<Vec<Cell>>> {
    let cell = |(text, kind): (&str, &&str)| match *kind {
        "text" => Cell::from(text),
        "whole" => text.parse().map_or(Cell::Number(f64::NAN), Cell::Whole),
        _ => Cell::Number(text.parse().unwrap_or(f64::NAN)),
    };
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(sources.open(part, file)?)
        .records()
        .map(|record| Ok(record?.iter().zip(kinds).map(cell).collect()))
        .collect()
}

/// What stands in the corner of every chart.
fn provenance(sweep: &Sweep) -> String {
    let SweepRequest { scenario, scenario_sha256, points, futures, seed, .. } =
        SweepRequest::of(sweep);
    let points = counted(points as usize, "point", "points");
    let futures = counted(futures as usize, "future", "futures");
    provenance::provenance(&scenario, &scenario_sha256, &[points, futures, format!("seed {seed}")])
}

/// What a shard says of itself, before any file is written.
pub fn shard_manifest(sweep: &Sweep, task: &Task) -> Manifest {
    manifest(SHARD, sweep, task)
}

/// Writes the folder of one shard: its parts as they are, and what they are parts of.
///
/// # Errors
/// When something cannot be read or written; then nothing is.
pub fn write_shard(
    target: &Path,
    sweep: &Sweep,
    task: &Task,
    parts: &Parts,
) -> Result<PathBuf, FileError> {
    let mut folder = Folder::begin(target)?;
    let mut manifest = shard_manifest(sweep, task);
    write_scenario(&mut folder, &manifest.scenarios[0], &sweep.scenario)?;
    for part in task.parts() {
        for name in &part_names(part)[..=usize::from(sweep.terms.each_future)] {
            folder.write(name, |to| {
                io::copy(&mut parts::open(&parts.folder().join(name))?, to).map(|_| ())
            })?;
        }
    }
    manifest.outputs = folder.written().to_vec();
    write_manifest(&mut folder, &manifest)?;
    folder.finish()
}

/// Shards that make up one sweep.
///
/// # Errors
/// When they are shards of different sweeps, when one is missing or there twice, or when a file differs from
/// its hash.
pub fn together(shards: &[Shard]) -> Result<(), Advice> {
    let places: Vec<SharePlace> = shards.iter().map(|shard| place(shard, &shards[0])).collect();
    shards::together(&places, "sweep")
}

/// Where a shard is, and what differs from another one.
fn place<'a>(Shard { folder, task, manifest }: &'a Shard, other: &Shard) -> SharePlace<'a> {
    let as_other = Task { shard: other.task.shard, ..task.clone() };
    let mut differs = as_other.differs_in(&other.task.text());
    if manifest.inputs != other.manifest.inputs {
        differs.push("inputs".to_owned());
    }
    SharePlace { folder, shard: task.shard, shards: task.shards, differs }
}

/// Files of a shard that differ from its manifest, or that cannot be read.
pub fn changed(shard: &Shard) -> Vec<String> {
    let Shard { folder, task, manifest } = shard;
    let changed = manifest.outputs.iter().filter(|entry| !parts::is_unchanged(folder, entry));
    let mut changed: Vec<String> = changed.map(|entry| entry.file.clone()).collect();
    // a file that the manifest does not name is not protected by a hash
    for part in task.parts() {
        let [name, _] = part_names(part);
        if !manifest.outputs.iter().any(|entry| entry.file == name) {
            changed.push(name);
        }
    }
    changed
}
