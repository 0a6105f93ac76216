//! The last weeks of a run, of which results speak.

use super::parameter::is_timed;
use super::{Alternative, Scenario, Setting};

/// Fewest weeks that results speak of. Weeks.
pub const QUARTER: u32 = 13;

impl Scenario {
    /// The last weeks of a run, of which results speak: whole cycles, at least a quarter of a year. A message
    /// that is said once a year fades until the next one, and a target pulls harder as its period ends; a quarter
    /// cut out of such a cycle would tell more of the week in which a run happens to end than of the organization.
    /// So it is the smallest multiple of the longest cadence and pay period that is not below a quarter, counting
    /// what events and options set, and cycles that the run is long enough for.
    pub(super) fn window(&self) -> u32 {
        let cadences = self.values_of("communication.cadence_weeks");
        let periods = self.rewards.iter().flat_map(|reward| {
            let key = |word: &str| format!("reward.{}.{word}", reward.named.name);
            // other shapes pay every week alike
            let timed = |shape: &f64| is_timed(*shape as usize);
            let gated = self.values_of(&key("gate")).iter().any(|&least| least > 0.0);
            let ever = gated || self.values_of(&key("shape")).iter().any(timed);
            if ever { self.values_of(&key("period_weeks")) } else { Vec::new() }
        });
        let cycles = cadences.into_iter().chain(periods).map(|weeks| weeks.round() as u32);
        let longest = cycles.filter(|&weeks| weeks <= self.weeks).max().unwrap_or(0).max(1);
        (QUARTER.div_ceil(longest) * longest).min(self.weeks)
    }

    /// Every value that a key takes: before the first week, by events and by options.
    fn values_of(&self, key: &str) -> Vec<f64> {
        let before =
            self.layout.slots(key).into_iter().flat_map(|slots| self.settings[slots].iter());
        let options = self.options.iter().flat_map(|option| &option.changes);
        let sets = self.events.iter().chain(options).flat_map(|change| &change.sets);
        let later = sets.filter(|set| set.key == key).flat_map(|Setting { values, .. }| values);
        before.chain(later).copied().collect()
    }
}

impl Alternative {
    /// Whether everything that it changes reaches only a department or some teams.
    pub fn is_limited(&self) -> bool {
        !self.changes.is_empty() && self.changes.iter().all(|change| !change.scope.is_company())
    }

    /// Its first and last week in a run of so many, from 1.
    pub fn weeks_until(&self, weeks: u32) -> [u32; 2] {
        let first = self.changes.iter().map(|change| change.week).min().unwrap_or(1);
        let last = self.changes.iter().map(|change| change.until.unwrap_or(weeks)).max();
        [first.min(weeks), last.map_or(weeks, |last| last.min(weeks))]
    }

    /// The last week of an option that is over before the final weeks, of which results speak.
    pub fn over_before(&self, scenario: &Scenario) -> Option<u32> {
        let ends: Option<Vec<u32>> = self.changes.iter().map(|change| change.until).collect();
        let last = ends?.into_iter().max()?;
        (last + scenario.final_weeks <= scenario.weeks).then_some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_speak_of_whole_cycles() {
        let window = |more: &str| {
            let text = format!("extends = \"tickets-versus-experience\"\n{more}\n");
            Scenario::from_text("one", &text)
                .unwrap_or_else(|problems| panic!("{problems}"))
                .final_weeks
        };
        let bonus = "reward.ticket_bonus";
        assert_eq!(window(""), 13);
        assert_eq!(window("communication.cadence_weeks = 52"), 52);
        assert_eq!(window("communication.cadence_weeks = 20"), 20);
        assert_eq!(
            window("communication.cadence_weeks = 0"),
            16,
            "an option says it every 4 weeks"
        );
        assert_eq!(window("option.yearly.set.communication.cadence_weeks = 52"), 52);
        assert_eq!(window("communication.cadence_weeks = 520"), 16, "never twice in this run");
        // a linear reward has no cycle
        assert_eq!(window(&format!("{bonus}.period_weeks = 26")), 13);
        let capped =
            format!("{bonus}.period_weeks = 26\n{bonus}.shape = \"capped\"\n{bonus}.cap = 9");
        assert_eq!(window(&capped), 26);
    }
}
