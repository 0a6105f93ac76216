//! Tiers: a list of rates, each with the place from which it holds.

use super::Reader;
use crate::scenario::keys;
use crate::scenario::parameter::{MOST_TIERS, TIER_FROM, TIER_RATE};
use crate::scenario::quoted::short;
use crate::scenario::tree::{Node, TreeTable, Value};

/// Two tiers as they stand in a file.
pub(super) const USAGE: &str = "[{ from = 0, rate = 1.0 }, { from = 10, rate = 2.0 }]";

impl Reader<'_> {
    /// From where each tier holds and its rate, one after the other, each with its place.
    pub(super) fn tiers(&mut self, items: &[Node], node: &Node) -> Option<Vec<(usize, f64)>> {
        if !(1..=MOST_TIERS).contains(&items.len()) {
            let message =
                format!("`{}` has {} tiers, must be 1 to {MOST_TIERS}", self.key, items.len());
            self.problems.wrong(&node.span, message, format!("write `tiers = {USAGE}`"));
            return None;
        }
        let mut numbers: Vec<(usize, f64)> = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let [from, rate] = self.tier(place + 1, item)?;
            let before = numbers.len().checked_sub(2).map(|at| numbers[at].1);
            if let Some((message, help)) = disorder(self.key, place + 1, before, from) {
                self.problems.wrong(&item.span, message, help);
                return None;
            }
            numbers.extend([(2 * place, from), (2 * place + 1, rate)]);
        }
        Some(numbers)
    }

    fn tier(&mut self, number: usize, item: &Node) -> Option<[f64; 2]> {
        let Value::Table(table) = &item.value else {
            let what = keys::join(self.key, &number.to_string());
            self.wrong_kind(&what, item, "a tier: `{ from = 10, rate = 2.0 }`");
            return None;
        };
        if let Some(row) = table.rows.iter().find(|row| !["from", "rate"].contains(&&*row.name)) {
            let message =
                format!("unknown word `{}` in tier {number} of `{}`", short(&row.name), self.key);
            self.problems.wrong(&row.place, message, format!("write `tiers = {USAGE}`"));
            return None;
        }
        let mut one = |word: &str, limits| self.number_of_tier(number, item, table, word, limits);
        Some([one("from", TIER_FROM)?, one("rate", TIER_RATE)?])
    }

    fn number_of_tier(
        &mut self,
        number: usize,
        item: &Node,
        table: &TreeTable,
        word: &str,
        (low, high): (f64, f64),
    ) -> Option<f64> {
        let Some(row) = table.row(word) else {
            let message = format!("tier {number} of `{}` has no `{word}`", self.key);
            self.problems.wrong(&item.span, message, format!("write `tiers = {USAGE}`"));
            return None;
        };
        self.number(&format!("{}.{number}.{word}", self.key), &row.node, low, high)
    }
}

/// What is wrong with where a tier begins, after the one before it: message and help.
pub(in crate::scenario) fn disorder(
    key: &str,
    number: usize,
    before: Option<f64>,
    from: f64,
) -> Option<(String, String)> {
    match before {
        None if from != 0.0 => Some((
            format!("the first tier of `{key}` begins at {from}, must begin at 0"),
            format!("write `{{ from = 0, rate = 0 }}` before it, if nothing is paid below {from}"),
        )),
        Some(before) if from <= before => Some((
            format!(
                "tier {number} of `{key}` begins at {from}, must begin above {before}, where tier {} begins",
                number - 1
            ),
            "put tiers in the order of their `from`, each above the one before it".to_string(),
        )),
        _ => None,
    }
}
