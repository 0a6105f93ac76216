//! A number that is not known exactly: `{ usual = 1.5, from = 0.8, to = 2.5 }`.

use super::{Range, Reader, Typed};
use crate::scenario::keys;
use crate::scenario::parameter::Form;
use crate::scenario::personal::{self, Stands};
use crate::scenario::quoted::short;
use crate::scenario::suggest::closest;
use crate::scenario::tree::{Node, TreeTable, Value};

impl Reader<'_> {
    pub(super) fn range(&mut self, table: &TreeTable, node: &Node) -> Option<Typed> {
        if !self.parameter.ranged {
            let what = if table.row("from").is_some() || table.row("usual").is_some() {
                "a range"
            } else {
                "a table"
            };
            let expected = keys::expected(self.parameter);
            let message = format!("`{}` is {what}, must be {expected}", self.key);
            let usual = table.row("usual").map(|row| self.problems.sources.text(&row.node.span));
            let word = self.key.rsplit('.').next().unwrap_or(self.key);
            let value = usual.map_or("...".to_string(), short);
            let help = format!(
                "write `{word} = {value}`; ranges stand in place of numbers under `communication`, `norms`, \
                 `people`, `workload`, `voice`, `leadership` and `reward.*`, for `limit_weeks`, `relabel` and \
                 `recorded_by_others` of a measure, and never of a whole number of weeks"
            );
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        let Form::Number { low, high } = self.parameter.form else { return None };
        let before = self.problems.len();
        let mut numbers = [None; 3];
        let mut source = "assumption".to_string();
        for row in &table.rows {
            let key = keys::join(self.key, &row.name);
            match (row.name.as_str(), &row.node.value) {
                ("usual", _) => numbers[0] = self.number(&key, &row.node, low, high),
                ("from", _) => numbers[1] = self.number(&key, &row.node, low, high),
                ("to", _) => numbers[2] = self.number(&key, &row.node, low, high),
                ("source", Value::Text(text)) => match personal::found(text, Stands::Source) {
                    None => source.clone_from(text),
                    Some(what) => {
                        let message = format!("`{key}` holds {what}");
                        let help = personal::remedy(what);
                        self.problems.wrong(&row.node.span, message, help).without_its_line();
                    }
                },
                ("source", _) => {
                    let message =
                        format!("`{key}` is {}, must be text in quotes", self.found(&row.node));
                    let help = "write `source = \"who says so\"`";
                    self.problems.wrong(&row.node.span, message, help);
                }
                (word @ ("times" | "plus"), _) => {
                    let message = format!("`{}` is changed by `{word}` outside `set`", self.key);
                    let help = "write the value itself; relative changes stand below `set` in options and events";
                    self.problems.wrong(&row.place, message, help);
                }
                _ => {
                    let words = ["usual", "from", "to", "source"];
                    let help = closest(&row.name, words).map_or_else(
                        || {
                            "a range is `{ usual = 1.5, from = 0.8, to = 2.5, source = \"...\" }`"
                                .into()
                        },
                        |word| format!("did you mean `{word}`?"),
                    );
                    self.problems.wrong(&row.place, format!("unknown key `{key}`"), help);
                }
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let [Some(usual), Some(from), Some(to)] = numbers else {
            let missing =
                ["usual", "from", "to"].into_iter().find(|word| table.row(word).is_none());
            let message =
                format!("the range `{}` has no `{}`", self.key, missing.unwrap_or("usual"));
            let help = "a range is `{ usual = 1.5, from = 0.8, to = 2.5 }`";
            self.problems.wrong(&node.span, message, help);
            return None;
        };
        if from > to {
            let message = format!("the range `{}` runs from {from} to {to}", self.key);
            self.problems.wrong(&node.span, message, format!("write `from = {to}, to = {from}`"));
            return None;
        }
        if usual < from || usual > to {
            let message =
                format!("`{}.usual` is {usual}, must be {from} to {to}, its own range", self.key);
            let help = "move `usual` into the range, or widen the range";
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        Some(Typed::Range(Range { usual, from, to, source }))
    }
}
