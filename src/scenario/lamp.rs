//! A lamp for options that go where nobody has looked: beyond a range that the file declares, or with many levers at
//! once.

use super::parameter::FREE_TABLES;
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
        let moved = self.decisions(sets());
        if moved >= MANY_LEVERS {
            reasons.push(format!("moves {moved} levers at once"));
        }
        (!reasons.is_empty()).then(|| reasons.join(", and "))
    }

    /// How many decisions are behind some settings. The same key of several rows of a table is one when each of them
    /// moves in the same proportion, or to the same value: every bonus doubled, every kind of work cut by a third.
    fn decisions<'a>(&self, sets: impl Iterator<Item = &'a Setting>) -> usize {
        let mut decided: Vec<&Setting> = Vec::new();
        let mut last: Vec<&Setting> = Vec::new();
        for set in sets {
            // a later change of the same key wins
            last.retain(|earlier| earlier.key != set.key);
            last.push(set);
        }
        for set in last {
            if !decided.iter().any(|other| self.is_one_decision(other, set)) {
                decided.push(set);
            }
        }
        decided.len()
    }

    /// Whether two settings are the same key of two rows, moved alike.
    fn is_one_decision(&self, one: &Setting, other: &Setting) -> bool {
        let key_of_row = |set: &Setting| {
            let (table, field) = (set.key.split_once('.')?.0, set.key.rsplit_once('.')?.1);
            FREE_TABLES.contains(&table).then(|| (table.to_owned(), field.to_owned()))
        };
        if key_of_row(one).is_none() || key_of_row(one) != key_of_row(other) {
            return false;
        }
        let to_the_same = one.values == other.values && one.range == other.range;
        to_the_same || self.factor(one).is_some_and(|factor| self.factor(other) == Some(factor))
    }

    /// In which proportion a setting moves a number, to nine digits; nothing where it moves no number, or from 0.
    fn factor(&self, set: &Setting) -> Option<i64> {
        let [value] = *set.values.as_slice() else { return None };
        let was = *self.settings.get(set.slots.start)?;
        let factor = value / was;
        (factor.is_finite() && factor.abs() < 1e6).then(|| (1e9 * factor).round() as i64)
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

    #[test]
    fn rows_that_move_alike_are_one_decision() {
        let text = "extends = \"four-functions\"\n\
            [option.halved]\nset.conflict.promises.hours = { times = 0.5 }\n\
            set.conflict.small_fixes.hours = { times = 0.5 }\nset.conflict.enquiries.hours = { times = 0.5 }\n\
            set.conflict.launches.hours = { times = 0.5 }\n\
            [option.stopped]\nset.work.deals.allowed = 0\nset.work.orders.allowed = 0\n\
            set.work.depth.allowed = 0\nset.work.reach.allowed = 0\n\
            [option.apart]\nset.work.deals.allowed = 0.2\nset.work.orders.allowed = 0.4\n\
            set.work.depth.allowed = 0.6\nset.work.reach.allowed = 0.8\n\
            [option.together]\ncombine = [\"halved\", \"apart\"]\n\
            [option.again]\ncombine = [\"apart\"]\nset.work.deals.allowed = 0\n\
            set.work.orders.allowed = 0\nset.work.depth.allowed = 0\nset.work.reach.allowed = 0\n";
        let scenario = Scenario::from_text("lamp", text).expect("a scenario");
        let lamp = |name: &str| {
            let option = scenario.options.iter().position(|option| option.named.name == name);
            scenario.lamp(option.expect("an option"))
        };
        assert_eq!((lamp("halved"), lamp("stopped")), (None, None));
        assert_eq!(lamp("apart").as_deref(), Some("moves 4 levers at once"));
        assert_eq!(lamp("together").as_deref(), Some("moves 5 levers at once"));
        // what wins in the end counts
        assert_eq!(lamp("again"), None);
    }
}
