//! Tables of the page: a caption, headings with units, numbers that carry their exact value.

use maud::{Markup, Render, html};

use crate::document::number::{exact, rounded, signed};
use crate::statistics::estimate::Spread;

/// Most rows of a table that stays on one sheet of paper.
const MOST_ROWS_KEPT: usize = 14;
/// Most columns of a table whose numbers and their ranges share a line.
const MOST_COLUMNS_KEPT: usize = 5;

/// A table.
pub(super) struct Grid {
    /// Name within the page.
    pub(super) id: String,
    /// What it shows.
    pub(super) caption: String,
    /// How to read it: what a number and the ones in brackets are.
    pub(super) note: String,
    /// Its columns; the first one names the rows.
    pub(super) heads: Vec<Head>,
    /// Its rows.
    pub(super) rows: Vec<GridRow>,
}

/// The head of a column.
pub(super) struct Head {
    label: String,
    unit: String,
    is_number: bool,
}

impl Head {
    /// A column of words.
    pub(super) fn words(label: &str) -> Self {
        Self { label: label.to_owned(), unit: String::new(), is_number: false }
    }

    /// A column of numbers in one unit; empty when each row has its own.
    pub(super) fn numbers(label: &str, unit: &str) -> Self {
        Self { label: label.to_owned(), unit: unit.to_owned(), is_number: true }
    }
}

/// A row: what it is about, and its cells.
pub(super) struct GridRow {
    /// Nothing in a row that goes on with what the row above is about.
    name: Option<Markup>,
    /// Rows that are about the same, this one included.
    high: usize,
    cells: Vec<GridCell>,
}

impl GridRow {
    pub(super) fn new(name: &str, cells: Vec<GridCell>) -> Self {
        Self { name: Some(html! { bdi { (name) } }), high: 1, cells }
    }

    /// A row with a smaller line below its name.
    pub(super) fn with_line(name: &str, line: &str, cells: Vec<GridCell>) -> Self {
        let name = html! { bdi { (name) } " " small { (line) } };
        Self { name: Some(name), high: 1, cells }
    }

    /// A row about a key: its meaning, and the key itself.
    pub(super) fn of_key(meaning: &str, key: &str, cells: Vec<GridCell>) -> Self {
        let name = html! { bdi { (meaning) } " " (code(key)) };
        Self { name: Some(name), high: 1, cells }
    }

    /// Rows that are all about what the first one is about.
    pub(super) fn together(mut rows: Vec<Self>) -> Vec<Self> {
        let high = rows.len();
        for (place, row) in rows.iter_mut().enumerate() {
            row.high = high;
            row.name = row.name.take().filter(|_| place == 0);
        }
        rows
    }
}

/// A cell.
pub(super) enum GridCell {
    /// Words.
    Words(String),
    /// A key or another word of the file.
    Code(String),
    /// A number as it is read.
    Number(f64, String),
    /// A number of the file in a column that holds words as well.
    Stated(f64),
    /// A number, and the middle 90 % of futures around it. `holds` says whether its sign holds there.
    Spread { numbers: [f64; 3], texts: [String; 3], holds: bool },
    /// Does not apply.
    Nothing,
}

impl GridCell {
    /// A number with two significant digits.
    pub(super) fn rounded(value: f64) -> Self {
        if value.is_finite() { Self::Number(value, rounded(value)) } else { Self::Nothing }
    }

    /// A count.
    pub(super) fn count(count: usize) -> Self {
        Self::Number(count as f64, count.to_string())
    }

    /// A share as percent.
    pub(super) fn percent(share: f64) -> Self {
        if share.is_finite() {
            Self::Number(share, format!("{}\u{a0}%", rounded(100.0 * share)))
        } else {
            Self::Nothing
        }
    }

    /// A level and its spread; only the level for one future.
    pub(super) fn level(spread: Option<Spread>) -> Self {
        match spread {
            None => Self::Nothing,
            Some(Spread { q50, n: 1, .. }) => Self::rounded(q50),
            Some(Spread { q05, q50, q95, .. }) => {
                let numbers = [q50, q05, q95];
                Self::Spread { numbers, texts: numbers.map(rounded), holds: true }
            }
        }
    }

    /// A difference and its spread; without a spread only the difference.
    pub(super) fn difference(middle: f64, low: f64, high: f64) -> Self {
        let numbers = [middle, low, high];
        if !middle.is_finite() {
            return Self::Nothing;
        }
        if !low.is_finite() || !high.is_finite() {
            return Self::Number(middle, signed(middle));
        }
        // what is read as 0 has no direction
        let holds = (low > 0.0 || high < 0.0) && rounded(middle) != "0";
        Self::Spread { numbers, texts: numbers.map(signed), holds }
    }
}

/// A key, or another word of the file, that may break after its dots and underscores.
fn code(key: &str) -> Markup {
    html! { code { @for part in key.split_inclusive(['.', '_']) { (part) wbr; } } }
}

/// A number that programs can read exactly.
fn datum(value: f64, text: &str) -> Markup {
    html! { data value=(exact(value)) { (text) } }
}

impl Grid {
    /// How it is laid out: what is long may break between rows, what is broad puts ranges below numbers.
    fn class(&self) -> Option<&'static str> {
        match (self.rows.len() > MOST_ROWS_KEPT, self.heads.len() > MOST_COLUMNS_KEPT) {
            (true, true) => Some("long broad"),
            (true, false) => Some("long"),
            (false, true) => Some("broad"),
            (false, false) => None,
        }
    }
}

impl Render for Grid {
    fn render(&self) -> Markup {
        let (label, note) = (format!("{}-caption", self.id), format!("{}-note", self.id));
        html! {
            div.wide role="region" aria-labelledby=(label) tabindex="0" {
                table id=(self.id) class=[self.class()] aria-describedby=[(!self.note.is_empty()).then_some(&note)] {
                    caption id=(label) { span { (self.caption) } }
                    thead { tr { @for head in &self.heads {
                        th scope="col" class=[head.is_number.then_some("number")] {
                            bdi { (head.label) }
                            @if !head.unit.is_empty() { " " span.unit { (head.unit) } }
                        }
                    } } }
                    tbody { @for row in &self.rows { tr {
                        @if let Some(name) = &row.name {
                            th scope="row" rowspan=[(row.high > 1).then_some(row.high)] { (name) }
                        }
                        @for cell in &row.cells { (cell) }
                    } } }
                }
            }
            @if !self.note.is_empty() { p.note id=(note) { (self.note) } }
        }
    }
}

impl Render for GridCell {
    fn render(&self) -> Markup {
        match self {
            Self::Words(words) => html! { td { bdi { (words) } } },
            Self::Code(key) => html! { td { (code(key)) } },
            Self::Number(value, text) => html! { td.number { (datum(*value, text)) } },
            Self::Stated(value) => html! { td { (datum(*value, &exact(*value))) } },
            Self::Nothing => html! { td.number { span.nothing { "not applicable" } } },
            Self::Spread { numbers: [middle, low, high], texts, holds } => html! {
                td.number.open[!holds] {
                    (datum(*middle, &texts[0])) " "
                    span.range {
                        "(" (datum(*low, &texts[1])) " to " (datum(*high, &texts[2])) ")"
                    }
                }
            },
        }
    }
}
