//! A list of texts of which there must be so many.

use super::{Reader, Typed};
use crate::scenario::tree::{Node, Value};

/// How to write it.
pub(super) fn usage(word: &str, count: u32) -> String {
    let texts = vec!["\"...\""; count as usize];
    format!("write `{word} = [{}]`", texts.join(", "))
}

impl Reader<'_> {
    pub(super) fn texts(&mut self, items: &[Node], node: &Node, count: u32) -> Option<Typed> {
        let word = self.key.rsplit('.').next().unwrap_or(self.key);
        if items.len() != count as usize {
            let message = format!("`{}` holds {}, must be {count} texts", self.key, items.len());
            self.problems.wrong(&node.span, message, usage(word, count));
            return None;
        }
        let mut texts = Vec::new();
        for item in items {
            if let Value::Text(text) = &item.value {
                texts.push(self.text(item, text));
            } else {
                self.wrong_kind(self.key, item, "a text in quotes");
                texts.push(None);
            }
        }
        texts.into_iter().collect::<Option<Vec<String>>>().map(Typed::Texts)
    }
}
