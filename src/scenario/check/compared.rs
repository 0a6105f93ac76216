//! What an option is held against besides the baseline: another option, and equal cost.

use super::change::Changes;
use crate::scenario::EqualCost;
use crate::scenario::diagnostic::Problems;
use crate::scenario::parameter::{self, Form};
use crate::scenario::suggest::closest;

impl Changes<'_> {
    /// The other option that an option is judged against.
    pub(super) fn against(&self, option: &str, problems: &mut Problems) -> Option<String> {
        let key = format!("option.{option}.against");
        let other = self.draft.text(&key)?.trim();
        let span = &self.draft.get(&key)?.span;
        if other == option {
            let help = "name another option; every option is judged against the baseline anyway";
            problems.wrong(span, format!("`{key}` is the option itself"), help);
            return None;
        }
        let names = || self.draft.rows("option").map(|(name, _)| name);
        if names().any(|name| name == other) {
            return Some(other.to_owned());
        }
        let help = match closest(other, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "name an option of this file; every option is judged against the baseline anyway"
                    .to_owned()
            }
        };
        problems.wrong(span, format!("`{key}` is `{other}`, and there is no such option"), help);
        None
    }

    /// The number by which an option is made to cost as much as the baseline.
    pub(super) fn at_equal_cost(&self, option: &str, problems: &mut Problems) -> Option<EqualCost> {
        let key = format!("option.{option}.at_equal_cost");
        let wanted = self.draft.text(&key)?.trim();
        let span = &self.draft.get(&key)?.span;
        let is_number =
            parameter::find(wanted).is_some_and(|row| matches!(row.form, Form::Number { .. }));
        let is_of_a_reward = wanted.starts_with("reward.");
        let slots = self.settings.layout.slots(wanted);
        if is_number && is_of_a_reward && slots.is_some() {
            return Some(EqualCost { key: wanted.to_owned(), value: None });
        }
        let strengths = self.settings.layout.entries.iter().map(|entry| entry.key.as_str());
        let strengths = strengths.filter(|key| parameter::matches("reward.*.strength", key));
        let help = match closest(wanted, strengths.clone()).or_else(|| strengths.clone().next()) {
            Some(near) => format!("name the strength of a reward, such as `{near}`"),
            None => "there is no reward in this file whose strength could be found".to_owned(),
        };
        problems.wrong(
            span,
            format!("`{key}` is `{wanted}`, which is no number of a reward"),
            help,
        );
        None
    }
}
