//! Which measures are ever a gate of a reward.

use std::collections::BTreeMap;

use super::{Scenario, parameter};

/// A reward that is due only if a measure holds, now or after some event or option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gated {
    /// The reward. Index.
    pub reward: usize,
    /// The measure. Index.
    pub measure: usize,
}

impl Scenario {
    /// Every gate that a reward ever has, in the order of rewards and measures.
    pub fn gates(&self) -> Vec<Gated> {
        let mut gates = Vec::new();
        let mut later: BTreeMap<&str, Vec<&[f64]>> = BTreeMap::new();
        let options = self.options.iter().flat_map(|option| &option.changes);
        for set in self.events.iter().chain(options).flat_map(|change| &change.sets) {
            if parameter::matches("reward.*.gate", &set.key) {
                later.entry(&set.key).or_default().push(&set.values);
            }
        }
        for (reward, row) in self.rewards.iter().enumerate() {
            let key = format!("reward.{}.gate", row.named.name);
            let Some(slots) = self.layout.slots(&key) else { continue };
            let later = later.remove(key.as_str()).unwrap_or_default();
            let all: Vec<&[f64]> = std::iter::once(&self.settings[slots]).chain(later).collect();
            let ever = |measure: usize| all.iter().any(|least| least[measure] > 0.0);
            let measures = (0..self.measures.len()).filter(|&measure| ever(measure));
            gates.extend(measures.map(|measure| Gated { reward, measure }));
        }
        gates
    }
}
