//! Chart 6: who gains, who pays, by department, layer and role.

use super::{NO_BREAK, Story, Way, scale};
use crate::document::number::{capital, counted, rounded, signed};
use crate::document::phrases::final_period;
use crate::ink::{Emphasis, Figure, Gain, GainBlock, GainColumn, GainRow, Gains};
use crate::model::{Group, GroupKind};
use crate::question::compare::gains::{Loss, payers};
use crate::scenario::Metric;

/// A column of the chart.
#[derive(Clone, Copy, Debug)]
struct Changing {
    metric: Metric,
    /// What the chart calls it.
    name: &'static str,
    /// Its unit on the chart.
    unit: &'static str,
    /// Whether more of it is good for the group; nothing when it is neither.
    good: Option<bool>,
    /// The smallest change that may fill the column, so that nothing small looks large. Unit of the chart.
    least: f64,
}

/// What changes for a group.
const CHANGES: [Changing; 5] = [
    Changing {
        metric: Metric::ActivityIndex,
        name: "Own measure",
        unit: "counted, points",
        good: None,
        least: 5.0,
    },
    Changing {
        metric: Metric::Pay,
        name: "Reward",
        unit: "% of today’s",
        good: Some(true),
        least: 5.0,
    },
    Changing {
        metric: Metric::UrgentShare,
        name: "Firefighting",
        unit: "points of hours",
        good: Some(false),
        least: 5.0,
    },
    Changing {
        metric: Metric::Backlog,
        name: "Over capacity",
        unit: "weeks waiting",
        good: Some(false),
        least: 0.2,
    },
    Changing {
        metric: Metric::Strain,
        name: "Strain",
        unit: "percentage points",
        good: Some(false),
        least: 5.0,
    },
];
/// Share of the smallest change that may fill a column below which nobody sees anything.
const UNSEEN: f64 = 0.02;
/// Where the reward is among them.
const REWARD: usize = 1;
/// Names of the blocks.
const BLOCKS: [(GroupKind, &str); 3] = [
    (GroupKind::Department, "Departments (people)"),
    (GroupKind::Layer, "Layers (people)"),
    (GroupKind::Role, "Roles (people)"),
];

impl Story<'_> {
    /// Chart 6: what the option in question changes for each group.
    pub(super) fn who_gains(&self) -> Result<Figure, String> {
        let (arm, label) = self.option_in_question()?;
        let groups = &self.found.results.arms[0].grouping;
        if groups.all.is_empty() {
            return Err("Fewer than five people work here, so no group is shown.".to_owned());
        }
        if self.found.plan.arms[arm].reference != 0 {
            return Err(format!(
                "“{label}” has other kinds of work or departments than “{}”, so its groups cannot be \
                 compared.",
                self.baseline()
            ));
        }
        let row = |place: usize, group: &Group| GainRow {
            label: format!("{} ({})", capital(&group.label), group.people),
            gains: CHANGES.iter().map(|change| self.gain(arm, place, change)).collect(),
        };
        let mut blocks: Vec<GainBlock> = BLOCKS
            .into_iter()
            .map(|(kind, name)| GainBlock {
                label: name.to_owned(),
                rows: groups.of_kind(kind).map(|(place, group)| row(place, group)).collect(),
            })
            // a kind with a single group says nothing that the company as a whole does not
            .filter(|block| block.rows.len() > 1 || block.label == BLOCKS[0].1)
            .collect();
        let told = |row: &GainRow| {
            let gains = row.gains.iter().zip(CHANGES);
            let gains = gains.filter_map(|(gain, Changing { name, unit, .. })| {
                let gain = gain.as_ref()?;
                let unclear = if gain.holds { "" } else { " (not in nearly all futures)" };
                Some(format!("{} {} ({unit}){unclear}", name.to_lowercase(), gain.text))
            });
            format!("{}: {}", row.label, gains.collect::<Vec<_>>().join(", "))
        };
        let numbers: Vec<String> = blocks.iter().flat_map(|block| &block.rows).map(told).collect();
        let earn = blocks[0].rows.iter().filter(|row| {
            let pay = row.gains[REWARD].as_ref();
            pay.is_some_and(|gain| gain.holds && gain.emphasis == Emphasis::First)
        });
        let title =
            finding(label, &payers(self.found.fortunes(arm)), (earn.count(), blocks[0].rows.len()));
        // a column in which nothing can be seen is told in words
        let moves: Vec<bool> = (0..CHANGES.len())
            .map(|column| {
                let rows = blocks.iter().flat_map(|block| &block.rows);
                let least = UNSEEN * CHANGES[column].least;
                rows.filter_map(|row| row.gains[column].as_ref())
                    .any(|gain| gain.value.abs() >= least)
            })
            .collect();
        for row in blocks.iter_mut().flat_map(|block| &mut block.rows) {
            let kept = row.gains.drain(..).zip(&moves).filter(|(_, moves)| **moves);
            row.gains = kept.map(|(gain, _)| gain).collect();
        }
        let still: Vec<String> = CHANGES
            .iter()
            .zip(&moves)
            .filter(|(_, moves)| !**moves)
            .map(|(change, _)| change.name.to_lowercase())
            .collect();
        if still.len() == CHANGES.len() {
            return Err(format!("“{label}” changes nothing that one could see for any group."));
        }
        let still = match still.len() {
            0 => String::new(),
            _ => format!(" Without a visible change: {}.", still.join(", ")),
        };
        let columns = CHANGES
            .iter()
            .zip(&moves)
            .filter(|(_, moves)| **moves)
            .map(|(change, _)| GainColumn {
                label: change.name.to_owned(),
                unit: change.unit.to_owned(),
                least: change.least,
            })
            .collect();
        let futures = match self.found.results.futures {
            1 => "one future".to_owned(),
            several => format!("median of {several} futures"),
        };
        Ok(Figure::Gains(Gains {
            frame: self.frame(
                title,
                format!(
                    "“{label}” minus “{}” in the same future, {}; {futures}",
                    self.baseline(),
                    final_period(self.found.plan.baseline()).to_lowercase(),
                ),
                &format!("{}.", numbers.join(". ")),
            ),
            columns,
            blocks,
            remark: format!(
                "Navy: good for the group, orange: bad, grey: neither. Solid: the direction holds in at \
                 least 90{NO_BREAK}% of futures, hatched: it does not.{still}"
            ),
        }))
    }

    /// What an option changes for a group; nothing where it does not apply.
    fn gain(&self, arm: usize, place: usize, change: &Changing) -> Option<Gain> {
        let Changing { metric, good, .. } = *change;
        let contrast = self.found.change_of_group(arm, place, metric)?;
        let factor = if metric == Metric::Pay {
            let before = self.found.level_of_group(0, place, metric)?;
            if before.q50 > 0.0 { 100.0 / before.q50 } else { return None }
        } else {
            scale(metric).0
        };
        let value = factor * contrast.spread.q50;
        let way = Way::of(&contrast, 0.0);
        let text = signed(value).replace('-', "−");
        let is_nothing = text == "0";
        let emphasis = match good {
            Some(good) if !is_nothing && (value > 0.0) == good => Emphasis::First,
            Some(_) if !is_nothing => Emphasis::Second,
            _ => Emphasis::Baseline,
        };
        Some(Gain {
            value: if is_nothing { 0.0 } else { value },
            text,
            emphasis,
            holds: matches!(way, Way::Better | Way::Worse) || is_nothing,
        })
    }
}

/// What chart 6 has found: the same payers as the sentence in words, and how many of all departments earn
/// more.
fn finding(label: &str, payers: &[(&Group, Loss)], (earn, all): (usize, usize)) -> String {
    let Some(((first, what), others)) = payers.split_first() else {
        let nobody = format!("No department clearly earns less or is more strained with “{label}”");
        return match earn {
            0 => nobody,
            2 if all == 2 => format!("{nobody}; both earn more"),
            earn if earn == all && all > 1 => format!("{nobody}; all {all} earn more"),
            1 => format!("{nobody}; 1 of {all} earns more"),
            earn => format!("{nobody}; {earn} of {all} earn more"),
        };
    };
    let what = match what {
        Loss::Reward(lost) => format!("{}{NO_BREAK}% less reward", rounded(100.0 * lost)),
        Loss::Strain(rise) => format!("strain up by {} percentage points", rounded(100.0 * *rise)),
    };
    let others = match others.len() {
        0 => String::new(),
        count => format!(", {} as well", counted(count, "other department", "other departments")),
    };
    let pay = if first.label.starts_with("Other ") { "pay" } else { "pays" };
    format!("{} {pay} for “{label}”: {what}{others}", first.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn department(label: &str) -> Group {
        let (name, label) = (label.to_lowercase(), label.to_owned());
        Group { kind: GroupKind::Department, name, label, people: 9 }
    }

    #[test]
    fn titles_name_who_pays_and_say_when_nobody_does() {
        assert_eq!(
            finding("Audit", &[], (0, 3)),
            "No department clearly earns less or is more strained with “Audit”"
        );
        assert_eq!(
            finding("Audit", &[], (3, 3)),
            "No department clearly earns less or is more strained with “Audit”; all 3 earn more"
        );
        assert_eq!(
            finding("Audit", &[], (2, 2)),
            "No department clearly earns less or is more strained with “Audit”; both earn more"
        );
        assert_eq!(
            finding("Audit", &[], (1, 3)),
            "No department clearly earns less or is more strained with “Audit”; 1 of 3 earns more"
        );
        let (sales, product) = (department("Sales"), department("Product"));
        let payers = [(&sales, Loss::Reward(0.05)), (&product, Loss::Strain(0.02))];
        assert_eq!(
            finding("Audit", &payers, (0, 3)),
            "Sales pays for “Audit”: 5.0\u{a0}% less reward, 1 other department as well"
        );
        assert_eq!(
            finding("Audit", &payers[1..2], (1, 3)),
            "Product pays for “Audit”: strain up by 2.0 percentage points"
        );
    }
}
