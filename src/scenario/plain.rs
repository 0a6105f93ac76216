//! Keys in sentences: what somebody would call a number who never saw the file.

use super::{Scenario, parameter};

impl Scenario {
    /// A key as a sentence calls it: "how fast people change habits", "the strength of ticket bonus". An entry of a
    /// table is named with it. The key itself for one that is not known.
    pub fn plain(&self, key: &str) -> String {
        if let Some(name) = self.named_plainly(key) {
            return name;
        }
        let entry = key.rmatch_indices('.').take(2).find_map(|(dot, _)| {
            let entry = key[dot + 1..].replace(['_', '.'], " ");
            Some(format!("{} ({entry})", self.named_plainly(&key[..dot])?))
        });
        entry.unwrap_or_else(|| key.to_owned())
    }

    fn named_plainly(&self, key: &str) -> Option<String> {
        let name = parameter::find(key).map(|row| row.plain).filter(|name| !name.is_empty())?;
        let mut parts = key.split('.');
        let (table, row_name) = (parts.next()?, parts.next()?);
        Some(if name.contains("{}") {
            name.replace("{}", &self.label(table, row_name))
        } else {
            name.to_owned()
        })
    }

    /// The label of a row with a free name, as it stands within a sentence: departments keep their capital.
    pub fn label(&self, table: &str, name: &str) -> String {
        let found = match table {
            "department" => self.departments.iter().find(|row| row.name == name),
            "work" => self.work.iter().find(|row| row.name == name),
            "measure" => self.measures.iter().map(|row| &row.named).find(|row| row.name == name),
            "reward" => self.rewards.iter().map(|row| &row.named).find(|row| row.name == name),
            "conflict" => self.conflicts.iter().map(|row| &row.named).find(|row| row.name == name),
            _ => None,
        };
        let label = found.map_or_else(|| name.to_owned(), |row| row.label.clone());
        if table == "department" { label } else { uncapital(&label) }
    }
}

/// A label within a sentence: without its capital, unless the whole word is one (`NPS`, `IT help desk`).
pub fn uncapital(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_name = letters.clone().next().is_none_or(char::is_uppercase);
    if is_name { label.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter::{Adjustable, PARAMETERS};

    #[test]
    fn everything_that_may_change_or_vary_has_a_plain_name() {
        for row in PARAMETERS {
            let needs = row.ranged || row.adjustable != Adjustable::No;
            let name = row.plain;
            assert!(
                !needs || !name.is_empty(),
                "`{}` needs a name for sentences: `.called(\"how ...\")` behind its row of the table",
                row.key
            );
            assert_eq!(name.contains("{}"), !name.is_empty() && row.key.contains('*'), "{name}");
            assert!(name.split(' ').count() <= 12 && !name.ends_with('.'), "{name}");
        }
    }

    #[test]
    fn rows_are_named_by_their_labels() {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        for (key, name) in [
            ("people.habit", "how fast people change habits"),
            ("reward.ticket_bonus.strength", "the strength of ticket bonus"),
            ("work.root_cause.visibility", "how visible fixing root causes is"),
            ("department.success.intent", "what the strategy needs from Customer success"),
            (
                "reward.ticket_bonus.pays_for.tickets_closed",
                "what ticket bonus pays for (tickets closed)",
            ),
            ("reward.ticket_bonus.tiers.2.rate", "the tiers of ticket bonus (2 rate)"),
            ("no.such.key", "no.such.key"),
        ] {
            assert_eq!(scenario.plain(key), name);
        }
        assert_eq!(
            ["NPS", "IT desk", "Bonus", "é", ""].map(uncapital),
            ["NPS", "IT desk", "bonus", "é", ""]
        );
    }
}
