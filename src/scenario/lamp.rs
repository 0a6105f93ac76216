//! A lamp for options that go where nobody has looked: beyond a range that the file declares, or with many levers at
//! once.

use super::{Scenario, Setting};

/// From so many levers at once on an option is more than the sum of what is known of each.
pub const MANY_LEVERS: usize = 4;

impl Scenario {
    /// Why an option is to be read with caution, as a sentence without its subject and full stop: "sets ... to 0.9,
    /// beyond its declared range 0.15 to 0.5, and moves 5 levers at once". `None` where the lamp stays off.
    pub fn lamp(&self, option: usize) -> Option<String> {
        let sets = || self.options[option].changes.iter().flat_map(|change| &change.sets);
        let mut reasons: Vec<String> = Vec::new();
        // the value that is found at equal cost is nobody's choice
        let found = self.options[option].at_equal_cost.as_ref().map(|asked| asked.key.as_str());
        for set in sets().filter(|set| Some(set.key.as_str()) != found) {
            let beyond = self.beyond_declared(set);
            reasons.extend(beyond.filter(|reason| !reasons.contains(reason)));
        }
        let mut keys: Vec<&str> = sets().map(|set| set.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() >= MANY_LEVERS {
            reasons.push(format!("moves {} levers at once", keys.len()));
        }
        (!reasons.is_empty()).then(|| reasons.join(", and "))
    }

    /// Whether a value lies beyond the range that the file declares for the key: what there is to say.
    pub fn beyond_range(&self, key: &str, from: f64, to: f64) -> Option<String> {
        let range = self.assumptions.iter().find(|range| range.key == key)?;
        // a range that was scaled may miss its own ends by rounding
        let slack = 1e-9 * (range.to - range.from).abs().max(range.to.abs());
        let is_beyond = from < range.from - slack || to > range.to + slack;
        is_beyond.then(|| format!("beyond its declared range {} to {}", range.from, range.to))
    }

    fn beyond_declared(&self, set: &Setting) -> Option<String> {
        let value = *set.values.first()?;
        let (from, to) = set.range.unwrap_or((value, value));
        let beyond = self.beyond_range(&set.key, from, to)?;
        let sets = if set.range.is_some() { format!("{from} to {to}") } else { value.to_string() };
        Some(format!("sets `{}` to {sets}, {beyond}", set.key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lamp_is_lit_beyond_a_range_and_by_many_levers() {
        let text = "extends = \"tickets-versus-experience\"\n\
            [option.far]\nset.people.habit = 0.9\n[option.near]\nset.people.habit = 0.4\n\
            [option.many]\ncombine = [\"far\", \"clear_strategy\"]\n";
        let scenario = Scenario::from_text("lamp", text).expect("a scenario");
        let lamp = |name: &str| {
            let option = scenario.options.iter().position(|option| option.named.name == name);
            scenario.lamp(option.expect("an option"))
        };
        let far = "sets `people.habit` to 0.9, beyond its declared range 0.15 to 0.5";
        assert_eq!(lamp("far").as_deref(), Some(far));
        assert_eq!(lamp("near"), None);
        assert_eq!(lamp("clear_strategy").as_deref(), Some("moves 4 levers at once"));
        assert_eq!(lamp("many"), Some(format!("{far}, and moves 5 levers at once")));
    }
}
