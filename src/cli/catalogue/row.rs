//! A row of the catalogue, and what may show it.

use crate::document::charts::ReportChart;
use crate::question::audit::reading::Topic;
use crate::scenario::Metric;

/// Something in the program that lets a user see a thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ShownBy {
    /// A key of the parameter table, `*` for a free name.
    Key(&'static str),
    /// A measure of results.
    Measure(Metric),
    /// A table and one of its columns.
    Table(&'static str, &'static str),
    /// A chart of the report.
    Chart(ReportChart),
    /// What `check` may say.
    Reading(Topic),
    /// A mechanism, which can be switched off.
    Mechanism(&'static str),
    /// A verb of the command line.
    Verb(&'static str),
    /// What an option may say besides what it sets: a key below `option.*`.
    OptionForm(&'static str),
    /// A claim of `verify`.
    Claim(&'static str),
    /// A number from the field, of `verify --field`.
    Finding(&'static str),
    /// An argument of `argue --list`.
    Argument(&'static str),
    /// A word of results.
    Word(&'static str),
    /// A shipped scenario.
    Scenario(&'static str),
}

impl ShownBy {
    /// What it is, for people and programs.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Key(_) => "key",
            Self::Measure(_) => "measure",
            Self::Table(..) => "table",
            Self::Chart(_) => "chart",
            Self::Reading(_) => "reading",
            Self::Mechanism(_) => "mechanism",
            Self::Verb(_) => "verb",
            Self::OptionForm(_) => "option form",
            Self::Claim(_) => "claim",
            Self::Finding(_) => "finding",
            Self::Argument(_) => "argument",
            Self::Word(_) => "word",
            Self::Scenario(_) => "scenario",
        }
    }

    /// Its name where it stands; of a table without the column.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Measure(metric) => metric.info().name,
            Self::Chart(chart) => chart.name(),
            Self::Reading(topic) => topic.name(),
            Self::Key(name)
            | Self::Table(name, _)
            | Self::Mechanism(name)
            | Self::Verb(name)
            | Self::OptionForm(name)
            | Self::Claim(name)
            | Self::Finding(name)
            | Self::Argument(name)
            | Self::Word(name)
            | Self::Scenario(name) => name,
        }
    }

    /// The column of a table.
    pub(super) const fn column(self) -> Option<&'static str> {
        match self {
            Self::Table(_, column) => Some(column),
            _ => None,
        }
    }

    /// Its name for people, who look for a file.
    pub(super) fn place(self) -> String {
        match self {
            Self::Table(table, column) => format!("{table}.csv ({column})"),
            _ => self.name().to_owned(),
        }
    }
}

/// Whether the program shows a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowStatus {
    /// It does.
    Shown,
    /// Not all of it: what is missing.
    InPart(&'static str),
    /// It does not: what it would take.
    NotShown(&'static str),
}

impl RowStatus {
    /// Its names, in the order of [`Self::place`].
    pub(super) const NAMES: [&'static str; 3] = ["shown", "in part", "not shown"];

    /// Place in [`Self::NAMES`].
    pub(super) const fn place(self) -> usize {
        match self {
            Self::Shown => 0,
            Self::InPart(_) => 1,
            Self::NotShown(_) => 2,
        }
    }

    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        Self::NAMES[self.place()]
    }

    /// What is missing.
    pub(super) const fn missing(self) -> Option<&'static str> {
        match self {
            Self::Shown => None,
            Self::InPart(missing) | Self::NotShown(missing) => Some(missing),
        }
    }
}

/// One thing that practitioners bring, and what shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CatalogueRow {
    /// Its number, which stays.
    pub(super) id: u16,
    /// What it is, a few words without a full stop.
    pub(super) item: &'static str,
    /// What shows it; nothing if nothing does.
    pub(super) by: &'static [ShownBy],
    /// How to read that, one sentence without a full stop; empty if nothing shows it.
    pub(super) how: &'static str,
    /// Whether it is shown.
    pub(super) status: RowStatus,
}

/// A row that is shown.
pub(super) const fn shown(
    id: u16,
    item: &'static str,
    by: &'static [ShownBy],
    how: &'static str,
) -> CatalogueRow {
    CatalogueRow { id, item, by, how, status: RowStatus::Shown }
}

/// A row of which a part is missing.
pub(super) const fn in_part(
    id: u16,
    item: &'static str,
    by: &'static [ShownBy],
    how: &'static str,
    missing: &'static str,
) -> CatalogueRow {
    CatalogueRow { status: RowStatus::InPart(missing), ..shown(id, item, by, how) }
}

/// A row that nothing shows, with what it would take.
pub(super) const fn not_shown(id: u16, item: &'static str, missing: &'static str) -> CatalogueRow {
    CatalogueRow { status: RowStatus::NotShown(missing), ..shown(id, item, &[], "") }
}
