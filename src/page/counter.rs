//! What a scenario is said to show and when that does not happen, each as a state of the page that one click reaches.

use serde::Serialize;

use super::levers::movable;
use super::state::{PageState, StateChange};
use crate::scenario::parameter::Form;
use crate::scenario::{Change, Scenario, StatedFinding};

/// A finding of the file, beside the change under which it vanishes or turns.
#[derive(Clone, Debug, Serialize)]
pub struct PageFinding {
    /// What comes out, one sentence.
    pub says: String,
    /// When it does not, one sentence.
    pub but: String,
    /// The state of the page that shows it; nothing where it is about the scenario as it is.
    pub shown: Option<PageState>,
    /// The state of the page that shows when it does not happen; nothing where a page cannot move what changes then.
    pub tried: Option<PageState>,
}

impl PageFinding {
    /// A finding as a page offers it.
    pub fn of(scenario: &Scenario, finding: &StatedFinding) -> Self {
        let shown = sides(scenario, finding, &StateChange::default());
        let moved = moved(scenario, &finding.counter.change);
        Self {
            says: finding.says.clone(),
            but: finding.counter.says.clone(),
            shown: shown.filter(|state| !state.now.is_nothing(scenario)),
            tried: moved.and_then(|moved| sides(scenario, finding, &moved)),
        }
    }
}

/// What the finding is about beside what it is held against, both with a change; nothing where one of the two would
/// take the change back.
fn sides(scenario: &Scenario, finding: &StatedFinding, moved: &StateChange) -> Option<PageState> {
    let with = |name: &str| -> Option<StateChange> {
        let Some(option) = scenario.options.iter().find(|option| option.named.name == name) else {
            return Some(moved.clone());
        };
        let mut sets = option.changes.iter().flat_map(|change| &change.sets);
        // what is moved by hand goes before what is ticked
        let takes_back = sets.any(|set| {
            let below = format!("{}.", set.key);
            moved.set.keys().any(|key| *key == set.key || key.starts_with(&below))
        });
        (!takes_back).then(|| StateChange { presets: vec![name.to_owned()], ..moved.clone() })
    };
    let about = with(&finding.option)?;
    let against = match &finding.against {
        Some(name) => with(name)?,
        None => moved.clone(),
    };
    // a page holds a change against something, never the scenario as it is against a change
    let (now, pinned) =
        if about.is_nothing(scenario) { (against, about) } else { (about, against) };
    let pinned = Some(pinned).filter(|pinned| !pinned.is_nothing(scenario) && *pinned != now);
    Some(PageState { now, pinned, expect: None })
}

/// A change from the first week on as numbers of a page; nothing where a page cannot move one of them.
fn moved(scenario: &Scenario, change: &Change) -> Option<StateChange> {
    let mut moved = StateChange::default();
    for set in &change.sets {
        let now = &scenario.settings[set.slots.clone()];
        let mut move_one = |key: String, was: f64, value: f64| {
            let lever = movable(scenario, &key)?;
            let (low, high) = lever.limits();
            if was.total_cmp(&value).is_ne() {
                moved.set.insert(key, value);
            }
            (low..=high).contains(&value).then_some(())
        };
        if let ([was], [value]) = (now, &set.values[..]) {
            move_one(set.key.clone(), *was, *value)?;
            continue;
        }
        let names: Vec<&String> = match crate::scenario::parameter::find(&set.key)?.form {
            Form::PerWork { .. } => scenario.work.iter().map(|work| &work.name).collect(),
            Form::PerMeasure { .. } => {
                scenario.measures.iter().map(|measure| &measure.named.name).collect()
            }
            _ => return None,
        };
        for (name, (was, value)) in names.into_iter().zip(now.iter().zip(&set.values)) {
            move_one(format!("{}.{name}", set.key), *was, *value)?;
        }
    }
    let is_for_all = change.until.is_none() && change.scope.is_company();
    (is_for_all && !moved.is_nothing(scenario)).then_some(moved)
}
