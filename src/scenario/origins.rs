//! Which line of which file a value of a checked scenario stands in.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::draft::Draft;
use super::keys;
use super::parameter::FREE_TABLES;
use super::source::{SourceMap, Span};

/// Places of the values of a scenario, across everything it extends.
#[derive(Clone, Default)]
pub struct Origins {
    sources: Arc<SourceMap>,
    spans: Arc<BTreeMap<String, Span>>,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueOrigin<'a> {
    /// File as the user named it; a shipped one says so.
    pub file: &'a str,
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
    /// The whole line.
    pub text: &'a str,
    /// Whether nobody wrote it: it is a default of the program.
    pub is_default: bool,
}

impl Origins {
    /// Notes the places of everything that was read.
    pub(super) fn of(draft: &Draft, sources: &SourceMap) -> Self {
        let mut spans: BTreeMap<String, Span> = BTreeMap::new();
        for (key, given) in &draft.values {
            spans.insert(key.clone(), given.span.clone());
        }
        for (owner, sets) in &draft.sets {
            for set in sets {
                spans.insert(format!("{owner}.set.{}", set.key), set.given.span.clone());
            }
        }
        for (table, name, place) in &draft.rows {
            spans.insert(format!("{table}.{name}"), place.clone());
        }
        Self { sources: Arc::new(sources.clone()), spans: Arc::new(spans) }
    }

    /// Where a value stands: its own place, else that of the default of all rows of its table. A row such as
    /// `reward.bonus` stands where its name does.
    pub fn place(&self, key: &str) -> Option<ValueOrigin<'_>> {
        let span = self.span(key)?;
        let place = self.sources.place(span.start)?;
        Some(ValueOrigin {
            file: place.file,
            line: place.line,
            column: place.column,
            text: place.text,
            is_default: place.file == BASE,
        })
    }

    /// The line of a value with a caret below it, as in messages about problems; `None` for defaults of the
    /// program.
    pub fn excerpt(&self, key: &str) -> Option<String> {
        if self.place(key)?.is_default {
            return None;
        }
        super::diagnostic::excerpt(&self.sources, self.span(key)?)
    }

    /// The file that was asked for, as the user named it.
    pub fn first_file(&self) -> Option<&str> {
        self.sources.place(0).map(|place| place.file)
    }

    /// Names of the rows of a table, in the order of their files.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = &str> {
        let prefix = format!("{table}.");
        let mut rows: Vec<(usize, &str)> = self
            .spans
            .iter()
            .filter_map(|(key, span)| {
                let name = key.strip_prefix(&prefix)?;
                (!name.contains('.')).then_some((span.start, name))
            })
            .collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, name)| name)
    }

    fn span(&self, key: &str) -> Option<&Span> {
        self.spans.get(key).or_else(|| {
            let (table, rest) = key.split_once('.')?;
            let (_, field) = rest.split_once('.')?;
            let each = keys::join(&keys::join("each", table), field);
            FREE_TABLES.contains(&table).then(|| self.spans.get(&each))?
        })
    }
}

/// The file of defaults, as sources name it.
const BASE: &str = "base.toml (shipped)";

impl fmt::Debug for Origins {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // what is the same scenario does not depend on the lines it stands in
        out.debug_struct("Origins").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::Scenario;

    #[test]
    fn values_are_found_in_the_file_that_wrote_them() {
        let text = "extends = \"tickets-versus-experience\"\n[people]\nconviction = 1\n\
                    [option.more]\nset.voice.risk = 0.5\n";
        let scenario = Scenario::from_text("mine", text).unwrap();
        let place = |key: &str| scenario.origins.place(key).unwrap();
        assert_eq!((place("people.conviction").file, place("people.conviction").line), ("mine", 3));
        assert_eq!(place("option.more.set.voice.risk").text, "set.voice.risk = 0.5");
        let parent = place("reward.ticket_bonus.pays_for");
        assert_eq!(parent.file, "tickets-versus-experience.toml (shipped)");
        assert!(parent.text.starts_with("pays_for = {") && !parent.is_default);
        assert!(place("reward.ticket_bonus.shape").is_default);
        assert_eq!(place("reward.ticket_bonus").text, "[reward.ticket_bonus]");
        assert!(scenario.origins.place("people.nonsense").is_none());
        assert!(scenario.origins.excerpt("reward.ticket_bonus.shape").is_none());
        let excerpt = scenario.origins.excerpt("people.conviction").unwrap();
        assert_eq!(excerpt, " --> mine:3:14\n  |\n3 | conviction = 1\n  |              ^\n");
    }
}
