//! A list of texts of which there must be so many, or not too many.

use super::{Reader, Typed};
use crate::scenario::tree::{Node, Value};

/// How to write it.
pub(super) fn usage(word: &str, count: u32) -> String {
    let texts = vec!["\"...\""; count as usize];
    format!("write `{word} = [{}]`", texts.join(", "))
}

impl Reader<'_> {
    pub(super) fn texts(
        &mut self,
        items: &[Node],
        node: &Node,
        (least, most): (u32, u32),
    ) -> Option<Typed> {
        let word = self.key.rsplit('.').next().unwrap_or(self.key);
        if !(least as usize..=most as usize).contains(&items.len()) {
            let wanted =
                if least == most { least.to_string() } else { format!("{least} to {most}") };
            let message = format!("`{}` holds {}, must be {wanted} texts", self.key, items.len());
            self.problems.wrong(&node.span, message, usage(word, least));
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
