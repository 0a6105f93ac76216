//! From a file name to a checked scenario, or to everything that is wrong with it.

use std::path::PathBuf;

use super::diagnostic::Problems;
use super::file::{self, Merged, Origin};
use super::import::{self, Imported};
use super::misspelt::spelled_right;
use super::reader::names_of;
use super::source::Span;
use super::tree::{TreeTable, Value};
use super::value::Names;
use super::{Chart, Columns, Input, Scenario, check, personal, reader};

/// What columns of reporting lines can be named for.
const COLUMNS: [&str; 5] = ["seat", "manager", "department", "role", "posts"];
/// Newest format of scenario files that this program reads.
const FORMAT: f64 = 1.0;

impl Scenario {
    /// Reads a scenario from a file, or one that comes with the program by its name.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn load(path_or_name: &str) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let origin = Origin::of(path_or_name, &mut problems);
        finish(
            origin.and_then(|origin| assemble(origin, GivenText::default(), &mut problems)),
            problems,
        )
    }

    /// Reads a scenario that comes with the program.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn embedded(name: &str) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let origin = Origin::shipped(name, &mut problems);
        finish(
            origin.and_then(|origin| assemble(origin, GivenText::default(), &mut problems)),
            problems,
        )
    }

    /// Reads a scenario from text; it can extend shipped scenarios only.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn from_text(id: &str, text: &str) -> Result<Self, Problems> {
        Self::from_text_and_chart(id, text, None)
    }

    /// The same, with the reporting lines that the text names, as CSV.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn from_text_and_chart(
        id: &str,
        text: &str,
        chart: Option<&[u8]>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let origin = Origin::Text(id.to_string());
        let given = GivenText { text: Some(text.to_string()), chart };
        finish(assemble(origin, given, &mut problems), problems)
    }
}

fn finish(scenario: Option<Scenario>, mut problems: Problems) -> Result<Scenario, Problems> {
    if scenario.is_none() && problems.is_empty() {
        let help = "start again from a shipped scenario: `orgdrift new my-scenario --from base`";
        problems.unreadable(None, "the scenario cannot be understood", help);
    }
    match scenario {
        Some(scenario) if problems.is_empty() => Ok(scenario),
        _ => Err(problems.in_order()),
    }
}

/// What was handed over by a program and is not read from files.
#[derive(Default)]
struct GivenText<'a> {
    text: Option<String>,
    chart: Option<&'a [u8]>,
}

fn assemble(origin: Origin, given: GivenText, problems: &mut Problems) -> Option<Scenario> {
    let mut merged = file::read(origin, given.text, problems)?;
    if let Some(what) = personal::found_in_a_path(&merged.id) {
        let help = "rename the file: results bear its name";
        problems.wrong_request(format!("the name of the scenario holds {what}"), help);
    }
    spelled_right(&mut merged.tree, "", problems);
    if let Some(row) = merged.tree.row("format")
        && let Value::Number(version) = row.node.value
        && version > FORMAT
    {
        // nothing else that could be said about a file of the future would be true
        let message = format!("`format` is {version}, must be {FORMAT}");
        let help = "use a newer version of this program, or write the file for format 1";
        problems.wrong(&row.node.span, message, help);
        return None;
    }
    let imported = import(&mut merged, given.chart, problems);
    let tree = &merged.tree;
    let has_chart = tree.table("organization").is_some_and(|table| table.row("chart").is_some());
    let departments = match &imported {
        Some(imported) => {
            Some(imported.departments.iter().map(|named| named.name.clone()).collect())
        }
        None if has_chart => None,
        None => Some(names_of(tree, "department")),
    };
    let names = Names {
        departments,
        work: names_of(tree, "work"),
        measures: names_of(tree, "measure"),
        rewards: names_of(tree, "reward"),
        conflicts: names_of(tree, "conflict"),
        options: names_of(tree, "option"),
    };
    let draft = reader::read(tree, &names, problems);
    check::build(merged, &draft, &names, imported, problems)
}

/// Reads the reporting lines that a scenario names.
fn import(merged: &mut Merged, given: Option<&[u8]>, problems: &mut Problems) -> Option<Imported> {
    let organization = merged.tree.table("organization")?;
    let row = organization.row("chart")?;
    let span = row.node.span.clone();
    let Value::Text(path) = &row.node.value else { return None };
    let (path, bytes, input) = if let Some(bytes) = given {
        (path.into(), bytes.to_vec(), None)
    } else {
        let (path, bytes, input) = beside(path, &span, problems)?;
        (path, bytes, Some(input))
    };
    let folder = path.parent().map(std::path::Path::to_path_buf);
    let columns = organization.table("chart_columns");
    let column = |word: &str| text(columns?, word);
    // what is refused is not read: messages would tell what stands in it
    let wanted = COLUMNS.iter().filter_map(|word| column(word));
    if wanted.into_iter().any(|heading| personal::column(heading).is_some()) {
        return None;
    }
    let flag = |word: &str| {
        organization.row(word).is_some_and(|row| matches!(row.node.value, Value::Flag(true)))
    };
    let columns = Columns {
        seat: column("seat"),
        manager: column("manager"),
        department: column("department"),
        role: column("role"),
        posts: column("posts"),
        codes: flag("codes"),
        join_heads: flag("join_heads"),
    };
    match Chart::import(&bytes, &columns) {
        Ok(imported) => {
            merged.inputs.extend(input);
            Some(imported)
        }
        Err(list) => {
            let text = match import::decoded(&bytes) {
                Ok((text, _)) => text.into_owned(),
                Err(_) => String::from_utf8_lossy(&bytes).into_owned(),
            };
            let name = path.display().to_string();
            let start = problems.sources.add_unseen(&name, folder.as_deref(), text);
            for problem in list {
                let place = start + problem.bytes.start..start + problem.bytes.end;
                problems.wrong(&place, problem.message, problem.help).also(&span, "named here");
            }
            None
        }
    }
}

/// Reads the reporting lines that stand beside the file that names them.
fn beside(path: &str, span: &Span, problems: &mut Problems) -> Option<(PathBuf, Vec<u8>, Input)> {
    let Some(folder) = problems.sources.folder(span.start) else {
        let help = "save the scenario as a file and put the reporting lines beside it";
        problems.unreadable(
            Some(span),
            format!("`{path}` has no place: this scenario is not a file"),
            help,
        );
        return None;
    };
    let path = folder.join(path);
    let (bytes, input) = file::chart_bytes(&path, span, problems)?;
    Some((path, bytes, input))
}

fn text<'a>(table: &'a TreeTable, word: &str) -> Option<&'a str> {
    match &table.row(word)?.node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
