//! Chart 7: what each layer thinks the priorities are, and what it does.

use super::{NO_BREAK, Story};
use crate::document::number::rounded;
use crate::document::phrases::final_period;
use crate::ink::{BeliefPair, BeliefPanel, BeliefRow, Beliefs, Figure};
use crate::model::GroupKind;
use crate::scenario::Scenario;

/// Needs closer than this are alike. Percent of effort.
const SAME_NEED: f64 = 1e-9;

impl Story<'_> {
    /// Chart 7: believed and practised priorities of each layer under the baseline, beside what is needed.
    pub(super) fn beliefs(&self) -> Result<Figure, String> {
        let arm = &self.found.results.arms[0];
        let scenario = self.found.plan.baseline();
        let layers: Vec<&str> =
            arm.grouping.of_kind(GroupKind::Layer).map(|(_, group)| group.label.as_str()).collect();
        if layers.is_empty() {
            return Err("Fewer than five people work here, so no layer is shown.".to_owned());
        }
        let departments = arm.grouping.of_kind(GroupKind::Department).count();
        let panels: Vec<BeliefPanel> = layers
            .iter()
            .enumerate()
            .map(|(number, label)| BeliefPanel {
                label: place_in_words(label, number, layers.len()),
                beliefs: self.priorities(1 + departments + number, 1 + departments + layers.len()),
            })
            .collect();
        let needed = intent(scenario);
        let rows: Vec<BeliefRow> = scenario
            .work
            .iter()
            .enumerate()
            .map(|(kind, work)| BeliefRow {
                label: work.label.clone(),
                needed: needed.as_ref().map(|needed| needed[kind]),
            })
            .collect();
        let told = |panel: &BeliefPanel| {
            let kinds: Vec<String> = rows
                .iter()
                .zip(&panel.beliefs)
                .map(|(row, belief)| {
                    format!(
                        "{} believed {} %, practised {} %",
                        row.label,
                        rounded(belief.believed),
                        rounded(belief.practised)
                    )
                })
                .collect();
            format!("{}: {}", panel.label, kinds.join("; "))
        };
        let mut numbers: Vec<String> = panels.iter().map(told).collect();
        if let Some(needed) = &needed {
            let kinds = rows.iter().zip(needed);
            let kinds: Vec<String> = kinds
                .map(|(row, needed)| format!("{} {} %", row.label, rounded(*needed)))
                .collect();
            numbers.insert(0, format!("The strategy needs: {}", kinds.join("; ")));
        }
        let moves =
            if needed.is_none() { "; what the strategy needs moves and is not drawn" } else { "" };
        Ok(Figure::Beliefs(Beliefs {
            frame: self.frame_as_it_is(
                finding(&rows, &panels),
                format!(
                    "“{}”, {}, %{NO_BREAK}of effort; mean of people and futures, bar: one standard \
                     deviation between people{moves}",
                    self.baseline(),
                    final_period(self.found.plan.baseline()).to_lowercase(),
                ),
                &format!("{}.", numbers.join(". ")),
            ),
            names: [
                if needed.is_some() { "the strategy needs" } else { "" },
                "people believe it needs",
                "people do, urgent work included",
            ]
            .map(str::to_owned),
            rows,
            panels,
        }))
    }

    /// Percent believed and practised of each kind of work, mean of the final weeks, of one of so many
    /// groups.
    fn priorities(&self, group: usize, groups: usize) -> Vec<BeliefPair> {
        let kinds = self.found.plan.baseline().work.len();
        let first = self.weeks().saturating_sub(self.found.plan.baseline().final_weeks as usize);
        let count = (self.weeks() - first) as f64 * f64::from(self.found.results.futures);
        let of = |kind: usize| {
            let mut sum = BeliefPair::default();
            for week in first..self.weeks() {
                let place = (week * groups + group) * kinds + kind;
                let priority = &self.found.results.arms[0].priorities[place];
                sum.believed += priority.believed;
                sum.apart += priority.believed_variance;
                sum.practised += priority.practised;
            }
            BeliefPair {
                believed: 100.0 * sum.believed / count,
                apart: 100.0 * (sum.apart / count).sqrt(),
                practised: 100.0 * sum.practised / count,
            }
        };
        (0..kinds).map(of).collect()
    }
}

/// Percent of effort that the strategy needs from the company; nothing when that moves during the run.
fn intent(scenario: &Scenario) -> Option<Vec<f64>> {
    let layout = &scenario.layout;
    let slots = layout.slots("strategy.intent")?;
    let drift = layout.slots("strategy.drift");
    let in_reach = |slot: usize| drift.as_ref().is_some_and(|drift| drift.contains(&slot));
    let drifts = (0..scenario.settings.len())
        .any(|slot| in_reach(slot) && scenario.settings[slot] > 0.0)
        || scenario.assumptions.iter().any(|one| in_reach(one.slot) && one.to > 0.0);
    let keys = scenario.events.iter().flat_map(|event| &event.sets).map(|set| set.key.as_str());
    let moves =
        drifts || keys.into_iter().any(|key| key == "strategy.drift" || key.ends_with(".intent"));
    let values = &scenario.settings[slots];
    let sum = values.iter().fold(0.0, |sum, &value| sum + value);
    (!moves && sum > 0.0).then(|| values.iter().map(|value| 100.0 * value / sum).collect())
}

/// The name of a layer and where it stands.
fn place_in_words(label: &str, number: usize, count: usize) -> String {
    match (number, count) {
        (_, 1) => label.to_owned(),
        (0, _) => format!("{label}, top"),
        (last, count) if last + 1 == count => format!("{label}, front line"),
        _ => label.to_owned(),
    }
}

/// The kind of work with the largest share.
fn largest(values: impl Iterator<Item = f64>) -> Option<usize> {
    let known = values.enumerate().filter(|(_, value)| value.is_finite());
    known.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(kind, _)| kind)
}

/// The kinds of work with the largest need, whatever their order; none where it is not known.
fn needed_most(rows: &[BeliefRow]) -> Vec<usize> {
    let known = rows.iter().filter_map(|row| row.needed);
    let most = known.fold(f64::NEG_INFINITY, f64::max);
    let alike = |row: &BeliefRow| row.needed.is_some_and(|needed| needed >= most - SAME_NEED);
    (0..rows.len()).filter(|&kind| alike(&rows[kind])).collect()
}

/// What chart 7 has found.
fn finding(rows: &[BeliefRow], panels: &[BeliefPanel]) -> String {
    let name = |kind: usize| format!("“{}”", rows[kind].label);
    let believed = |panel: &BeliefPanel| largest(panel.beliefs.iter().map(|one| one.believed));
    let Some(front) = panels.last() else {
        return "What people think the priorities are".to_owned();
    };
    let practised = largest(front.beliefs.iter().map(|one| one.practised));
    let (Some(thought), Some(done)) = (believed(front), practised) else {
        return "What people think the priorities are".to_owned();
    };
    let needed = needed_most(rows);
    if needed.is_empty() {
        return if thought == done {
            format!("The front line puts {} first and does so", name(thought))
        } else {
            format!("The front line believes in {} and does {}", name(thought), name(done))
        };
    }
    let (first, come) = match needed.len() {
        1 => (name(needed[0]), "comes"),
        _ => (needed.iter().map(|&kind| name(kind)).collect::<Vec<_>>().join(" and "), "come"),
    };
    let knows = |panel: &BeliefPanel| believed(panel).is_some_and(|kind| needed.contains(&kind));
    let wrong = panels.iter().filter(|panel| !knows(panel)).count();
    let start = match (wrong, panels.len()) {
        (0, 1) => format!("People know that {first} {come} first"),
        (0, _) => format!("Every layer knows that {first} {come} first"),
        (_, 1) => format!("{first} {come} first, people believe in {}", name(thought)),
        (wrong, all) if wrong == all => {
            format!("{first} {come} first, no layer believes so")
        }
        (wrong, all) => {
            format!("{first} {come} first, {wrong} of {all} layers do not believe so")
        }
    };
    let link = if wrong == 0 { "but the" } else { "the" };
    if needed[..] == [done] {
        let link = if wrong == 0 { "and the" } else { "but the" };
        format!("{start}, {link} front line does it most")
    } else {
        format!("{start}; {link} front line does {} most", name(done)).replace("; but", ", but")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(needed: Option<[f64; 2]>) -> Vec<BeliefRow> {
        let row = |(kind, label): (usize, &str)| BeliefRow {
            label: label.to_owned(),
            needed: needed.map(|needed| needed[kind]),
        };
        ["Tickets", "Causes"].into_iter().enumerate().map(row).collect()
    }

    fn layer(believed: [f64; 2], practised: [f64; 2]) -> BeliefPanel {
        let belief = |kind: usize| BeliefPair {
            believed: believed[kind],
            apart: 1.0,
            practised: practised[kind],
        };
        BeliefPanel { label: String::new(), beliefs: vec![belief(0), belief(1)] }
    }

    #[test]
    fn titles_say_who_is_wrong_and_what_is_done() {
        let causes = rows(Some([40.0, 60.0]));
        let knows = layer([45.0, 55.0], [80.0, 20.0]);
        let wrong = layer([60.0, 40.0], [80.0, 20.0]);
        let does = layer([45.0, 55.0], [20.0, 80.0]);
        let title = |panels: &[BeliefPanel]| finding(&causes, panels);
        assert_eq!(
            title(&[knows.clone(), knows.clone()]),
            "Every layer knows that “Causes” comes first, but the front line does “Tickets” most"
        );
        assert_eq!(
            title(&[knows.clone(), wrong.clone()]),
            "“Causes” comes first, 1 of 2 layers do not believe so; the front line does “Tickets” most"
        );
        assert_eq!(
            title(&[wrong.clone(), wrong.clone()]),
            "“Causes” comes first, no layer believes so; the front line does “Tickets” most"
        );
        assert_eq!(
            title(&[does.clone(), does.clone()]),
            "Every layer knows that “Causes” comes first, and the front line does it most"
        );
        assert_eq!(
            finding(&rows(None), std::slice::from_ref(&knows)),
            "The front line believes in “Causes” and does “Tickets”"
        );
        assert_eq!(finding(&causes, &[]), "What people think the priorities are");
        // two that are needed alike: either is right, in whatever order they stand
        let alike = rows(Some([50.0, 50.0]));
        for (believes, done) in [(&knows, "“Tickets”"), (&does, "“Causes”")] {
            assert_eq!(
                finding(&alike, &[believes.clone(), wrong.clone(), believes.clone()]),
                format!(
                    "Every layer knows that “Tickets” and “Causes” come first, but the front line does \
                     {done} most"
                )
            );
        }
    }

    #[test]
    fn what_is_needed_is_drawn_only_while_it_stays() {
        let scenario = |more: &str| {
            let text = format!("extends = \"tickets-versus-experience\"\n{more}");
            Scenario::from_text("one", &text).unwrap_or_else(|problems| panic!("{problems}"))
        };
        let needed = intent(&scenario("")).expect("it stays");
        assert!((needed[1] - 40.0).abs() < 1e-9 && needed.len() == 4);
        assert_eq!(intent(&scenario("[strategy]\ndrift = 0.1\n")), None);
        let event = "[event.new]\nweek = 5\nset.strategy.intent = { tickets = 1, root_cause = 0, \
                     experience = 0, reporting = 0 }\n";
        assert_eq!(intent(&scenario(event)), None);
    }
}
