//! Measures that are about a result: there is one at most, and what makes its record better is not the work itself.

use super::{indices, word};
use crate::scenario::diagnostic::Problems;
use crate::scenario::draft::Draft;
use crate::scenario::{Measure, ResultKind, Scenario};

/// What a measure is about, and the kind of work that only makes its record better.
pub(super) fn read(draft: &Draft, measure: &str) -> (Option<ResultKind>, Option<usize>) {
    let key = |field: &str| format!("measure.{measure}.{field}");
    let kind = ResultKind::ALL.get(word(draft, &key("result")).wrapping_sub(1)).copied();
    let by = indices(draft, &key("relabelled_by")).and_then(|names| names.first().copied());
    (kind, by)
}

/// Notes a second result, one that is an outcome as well, and urgent work that would write itself down differently.
pub(super) fn check(measures: &[Measure], urgent: usize, draft: &Draft, problems: &mut Problems) {
    let key = |measure: &Measure, field: &str| format!("measure.{}.{field}", measure.named.name);
    let mut first: Option<&Measure> = None;
    for measure in measures.iter().filter(|measure| measure.result.is_some()) {
        let Some(given) = draft.get(&key(measure, "result")) else { continue };
        if let Some(first) = first {
            let message = format!(
                "`{}` and `{}` are both about a result, must be one at most",
                first.named.name, measure.named.name
            );
            let help = "keep the result that people are judged by, and leave out the other one";
            problems.wrong(&given.span, message, help);
        } else {
            first = Some(measure);
        }
        if measure.observes_outcome {
            let message =
                format!("`{}` is an outcome and a result at once", key(measure, "result"));
            let help = "leave out `kind`: a result is what becomes of urgent work, an outcome what the strategy wanted";
            problems.wrong(&given.span, message, help);
        }
        let by = key(measure, "relabelled_by");
        if let (Some(given), true) = (draft.get(&by), measure.relabelled_by == Some(urgent)) {
            let message = format!("`{by}` is the kind of work that serves urgent work");
            let help = "name another kind of work: one that changes the record and serves nobody";
            problems.wrong(&given.span, message, help);
        }
    }
}

/// Legal but odd: pay for more of what is the worse the more there is.
pub(super) fn remarks(scenario: &Scenario) -> Vec<String> {
    let Some((place, measure)) = scenario.result() else { return Vec::new() };
    let name = &measure.named.name;
    if measure.result.is_none_or(ResultKind::more_is_better) {
        return Vec::new();
    }
    let pays = |reward: &str| {
        let slots = scenario.layout.slots(&format!("reward.{reward}.pays_for"));
        let weight = slots.and_then(|slots| scenario.settings[slots].get(place));
        weight.is_some_and(|&weight| weight > 0.0)
    };
    let rewards = scenario.rewards.iter().map(|reward| reward.named.name.as_str());
    let odd = rewards.filter(|reward| pays(reward));
    odd.map(|reward| {
        format!(
            "reward `{reward}` pays for more of `{name}`, of which less is better: give it a negative weight"
        )
    })
    .collect()
}
