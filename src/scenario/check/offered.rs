//! What is offered of a scenario: the options that are compared, and the numbers that the live page begins with.

use super::change::Changes;
use super::indices;
use crate::scenario::diagnostic::Problems;
use crate::scenario::draft::Draft;
use crate::scenario::parameter::Adjustable;
use crate::scenario::{Alternative, Scenario, StatedFinding};

const COMPARE: &str = "scenario.compare";
const LEVERS: &str = "live.levers";

impl Changes<'_> {
    /// The options that are compared, where the file names some; what it says of those that it leaves out is a problem.
    /// Indices, ascending.
    pub(super) fn compared(
        &self,
        options: &[Alternative],
        findings: &[StatedFinding],
        problems: &mut Problems,
    ) -> Option<Vec<usize>> {
        let given = self.draft.get(COMPARE)?;
        let mut kept = indices(self.draft, COMPARE)?;
        kept.sort_unstable();
        kept.dedup();
        let is_left_out = |name: &str| {
            let place = self.draft.rows("option").position(|(known, _)| known == name);
            place.is_some_and(|place| !kept.contains(&place))
        };
        let shown = self
            .draft
            .text("scenario.show")
            .map(|name| ("`scenario.show`".to_owned(), name.trim()));
        let compared = options.iter().enumerate().filter(|(place, _)| kept.contains(place));
        let against = compared.filter_map(|(_, option)| {
            let key = format!("`option.{}.against`", option.named.name);
            option.against.as_deref().map(|other| (key, other))
        });
        let told = findings.iter().flat_map(|finding| {
            let key = format!("`finding.{}`", finding.name);
            let named = std::iter::once(finding.option.as_str()).chain(finding.against.as_deref());
            named.map(move |name| (key.clone(), name))
        });
        for (key, name) in shown.into_iter().chain(against).chain(told) {
            if is_left_out(name) {
                problems.wrong(
                    &given.span,
                    format!("{key} is about `{name}`, which `{COMPARE}` leaves out"),
                    format!("add `{name}` to `compare`, or delete the line: all options are compared then"),
                );
            }
        }
        Some(kept)
    }
}

/// Refuses numbers for the live page that nobody could move in it.
pub(super) fn check(scenario: &Scenario, draft: &Draft, problems: &mut Problems) {
    let Some(given) = draft.get(LEVERS) else { return };
    for key in &scenario.live {
        let wrong = match scenario.lever(key) {
            Err(advice) => Some((advice.message, advice.help)),
            Ok(lever) if lever.parameter.adjustable == Adjustable::No => Some((
                format!("`{key}` is fixed before the first week"),
                "name a number that an option can set".to_owned(),
            )),
            Ok(_) => None,
        };
        if let Some((message, help)) = wrong {
            problems.wrong(&given.span, format!("`{LEVERS}`: {message}"), help);
        }
    }
}

impl Scenario {
    /// Leaves out all options but these. Indices, ascending.
    pub(super) fn keep_options(&mut self, kept: &[usize]) {
        let now = |before: usize| kept.iter().position(|&option| option == before);
        self.show = self.show.and_then(now);
        let mut place = 0;
        self.options.retain(|_| {
            place += 1;
            kept.contains(&(place - 1))
        });
        for option in &mut self.options {
            // a combination is told as one where all that it combines is compared as well
            let members: Option<Vec<usize>> =
                option.combines.iter().map(|&member| now(member)).collect();
            option.combines = members.unwrap_or_default();
        }
    }
}
