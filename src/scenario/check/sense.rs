//! Combinations of values that make no sense although each value does: rewards without a target, weeks without hours.

use std::ops::Range;

use crate::scenario::diagnostic::Problems;
use crate::scenario::draft::Draft;
use crate::scenario::parameter::{CAPPED, THRESHOLD, TIERS, TOURNAMENT, tiers};
use crate::scenario::settings::SettingsLayout;
use crate::scenario::source::Span;
use crate::scenario::value::{Names, disorder};
use crate::scenario::{
    Alternative, Assumption, Change, Layout, MOST_PILOTS, Scenario, StatedFinding,
};

/// Most urgent items that may land on a seat in a week.
const MOST_ITEMS: f64 = 1000.0;

/// Where values live and which rows there are.
struct Map<'a> {
    layout: &'a Layout,
    measures: Vec<&'a str>,
    rewards: Vec<&'a str>,
}

impl Map<'_> {
    /// The place of a key; every adjustable key has one.
    fn slots(&self, key: &str) -> Range<usize> {
        self.layout.slots(key).unwrap_or(0..0)
    }
}

/// What makes no sense in a scenario whose values were changed after it was read, as it is, and as each event
/// and each option would leave it: message and help.
pub(in crate::scenario) fn nonsense(scenario: &Scenario) -> Option<(String, String)> {
    let map = Map {
        layout: &scenario.layout,
        measures: scenario.measures.iter().map(|measure| measure.named.name.as_str()).collect(),
        rewards: scenario.rewards.iter().map(|reward| reward.named.name.as_str()).collect(),
    };
    let mut all = Bounds::of(&scenario.settings, &scenario.assumptions);
    let mut found = findings(&all, &map);
    for event in &scenario.events {
        all.apply(event);
    }
    found.extend(findings(&all, &map));
    for option in &scenario.options {
        let mut alone = Bounds::of(&scenario.settings, &scenario.assumptions);
        for change in &option.changes {
            alone.apply(change);
        }
        found.extend(findings(&alone, &map));
    }
    found.into_iter().next().map(|finding| (finding.message, finding.help))
}

/// Something that makes no sense, with the keys it is about, the first one first to blame.
struct Contradiction {
    keys: Vec<String>,
    message: String,
    help: String,
}

/// Checks the scenario as it is, and as each event and each option would leave it.
pub(super) fn check(
    draft: &Draft,
    names: &Names,
    settings: &SettingsLayout,
    (events, options, stated): (&[Change], &[Alternative], &[StatedFinding]),
    problems: &mut Problems,
) {
    let map = Map {
        layout: &settings.layout,
        measures: names.measures.iter().map(String::as_str).collect(),
        rewards: names.rewards.iter().map(String::as_str).collect(),
    };
    let usual = || Bounds::of(&settings.values, &settings.assumptions);
    let mut seen = Vec::new();
    for finding in findings(&usual(), &map) {
        if finding.keys.iter().any(|key| draft.is_wrong(key)) {
            seen.push(finding.keys);
            continue;
        }
        let own = finding.keys.iter().find_map(|key| draft.own(key));
        let place = own.map_or_else(|| row_place(draft, &finding.keys), |given| given.span.clone());
        problems.wrong(&place, &finding.message, &finding.help);
        seen.push(finding.keys);
    }
    let owners = draft.rows("event").map(|row| ("event", row)).zip(events.chunks(1));
    let owners: Vec<_> = owners
        .chain(options.iter().filter_map(|option| {
            let row = draft.rows("option").find(|row| row.0 == option.named.name)?;
            Some((("option", row), option.changes.as_slice()))
        }))
        .chain(stated.iter().filter_map(|finding| {
            let row = draft.rows("finding").find(|row| row.0 == finding.name)?;
            Some((("finding", row), std::slice::from_ref(&finding.counter.change)))
        }))
        .collect();
    for ((table, (name, row)), changes) in owners {
        too_many_pilots(name, row, events, changes, table == "option", problems);
        let mut alone = usual();
        let mut together = usual();
        let at_the_same_time =
            events.iter().filter(|event| changes.iter().any(|change| overlap(event, change)));
        for event in at_the_same_time {
            together.apply(event);
        }
        for change in changes {
            alone.apply(change);
            together.apply(change);
        }
        let mut found = findings(&alone, &map);
        found.extend(findings(&together, &map));
        for finding in found {
            if seen.contains(&finding.keys) {
                continue;
            }
            let below = if table == "finding" { ".counter" } else { "" };
            let owner = format!("{table}.{name}{below}");
            let sets = draft.sets.get(&owner).map_or(&[][..], Vec::as_slice);
            let blamed = sets.iter().find(|set| finding.keys.contains(&set.key));
            let place = blamed.map_or(row, |set| &set.given.span);
            let whose = if table == "finding" { "the counter of finding" } else { table };
            let message = format!("with {whose} `{name}`, {}", finding.message);
            problems.wrong(place, message, &finding.help);
            seen.push(finding.keys);
        }
    }
}

/// Whether two changes hold in the same week.
fn overlap(left: &Change, right: &Change) -> bool {
    let last = |change: &Change| change.until.unwrap_or(u32::MAX);
    left.week <= last(right) && right.week <= last(left)
}

/// Refuses more changes limited to a few teams than one run can tell apart.
fn too_many_pilots(
    name: &str,
    row: &Span,
    events: &[Change],
    changes: &[Change],
    is_option: bool,
    problems: &mut Problems,
) {
    let limited =
        |changes: &[Change]| changes.iter().filter(|change| change.scope.teams.is_some()).count();
    let count = limited(changes) + limited(events);
    if is_option && count > MOST_PILOTS {
        problems.wrong(
            row,
            format!("option `{name}` and the events hold {count} changes limited to teams, must be at most {MOST_PILOTS}"),
            "put changes of the same teams into one option".to_string(),
        );
    }
}

/// The name of the row that a key belongs to.
fn row_place(draft: &Draft, keys: &[String]) -> Span {
    let mut parts = keys.first().map_or("", String::as_str).split('.');
    let (table, name) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let found = draft.rows(table).find(|row| row.0 == name).map(|(_, place)| place.clone());
    found.unwrap_or_default()
}

/// Smallest and largest value of each number.
struct Bounds {
    low: Vec<f64>,
    high: Vec<f64>,
}

impl Bounds {
    fn of(values: &[f64], assumptions: &[Assumption]) -> Self {
        let mut bounds = Self { low: values.to_vec(), high: values.to_vec() };
        for assumption in assumptions {
            bounds.low[assumption.slot] = assumption.from;
            bounds.high[assumption.slot] = assumption.to;
        }
        bounds
    }

    fn apply(&mut self, change: &Change) {
        for set in &change.sets {
            for (slot, &value) in set.slots.clone().zip(&set.values) {
                let (low, high) = set.range.unwrap_or((value, value));
                self.low[slot] = low;
                self.high[slot] = high;
            }
        }
    }
}

fn findings(bounds: &Bounds, map: &Map) -> Vec<Contradiction> {
    let low = |key: &str| bounds.low[map.slots(key)].first().copied().unwrap_or(0.0);
    let high = |key: &str| bounds.high[map.slots(key)].first().copied().unwrap_or(0.0);
    let mut findings = Vec::new();
    let items = high("workload.arrivals") / low("workload.item");
    if items > MOST_ITEMS {
        findings.push(Contradiction {
            keys: vec!["workload.item".into(), "workload.arrivals".into()],
            message: format!(
                "`workload.arrivals` / `workload.item` is {} urgent items per seat and week, must be at most {MOST_ITEMS}",
                items.round()
            ),
            help: "raise `workload.item`, the size of one urgent item, or lower `workload.arrivals`".into(),
        });
    }
    let parts =
        ["meetings", "approvals", "reporting"].map(|word| high(&format!("workload.{word}")));
    let switching = high("workload.switching_cost") * (high("workload.initiatives") - 1.0).max(0.0);
    let overhead = parts.iter().sum::<f64>() + switching;
    if overhead >= 1.0 {
        let words = ["meetings", "approvals", "reporting", "initiatives", "switching_cost"];
        findings.push(Contradiction {
            keys: words.iter().map(|word| format!("workload.{word}")).collect(),
            message: format!(
                "meetings, approvals, reporting and switching take {} of the week, must be below 1",
                (overhead * 1e4).round() / 1e4
            ),
            help: "leave people some hours to work: lower `workload.meetings`, `approvals`, `reporting`, \
                   `initiatives` or `switching_cost`; of a range the upper end counts"
                .into(),
        });
    }
    for reward in &map.rewards {
        findings.extend(reward_findings(reward, bounds, map));
    }
    findings
}

fn reward_findings(reward: &str, bounds: &Bounds, map: &Map) -> Vec<Contradiction> {
    let key = |word: &str| format!("reward.{reward}.{word}");
    let value = |key: &str| bounds.low[map.slots(key)].first().copied().unwrap_or(0.0);
    let weights = &bounds.low[map.slots(&key("pays_for"))];
    let paid = map.measures.iter().copied().zip(weights).filter(|(_, weight)| **weight != 0.0);
    let paid: Vec<&str> = paid.map(|(measure, _)| measure).collect();
    let mut findings = Vec::new();
    if paid.is_empty() {
        findings.push(Contradiction {
            keys: vec![key("pays_for")],
            message: format!("reward `{reward}` pays for nothing"),
            help: "name a measure in `pays_for`; a reward that begins later has `strength = 0`"
                .into(),
        });
    }
    let shape = value(&key("shape")) as usize;
    let noise = |measure: &str| format!("measure.{measure}.noise");
    let quiet = paid.iter().filter(|measure| value(&noise(measure)) <= 0.0);
    let quiet: Vec<String> = quiet.map(|measure| noise(measure)).collect();
    let by_luck = [(THRESHOLD, "threshold"), (TOURNAMENT, "tournament"), (TIERS, "tiers")];
    if let Some((_, word)) = by_luck.iter().find(|(known, _)| *known == shape)
        && !quiet.is_empty()
    {
        let why = if shape == TIERS {
            "without luck the next rate pulls either not at all or in full".to_owned()
        } else {
            format!("without luck a {word} pulls either not at all or without limit")
        };
        let keys = std::iter::once(key("shape")).chain(quiet.iter().cloned()).collect();
        findings.push(Contradiction {
            keys,
            message: format!(
                "reward `{reward}` has shape `{word}`, but `{}` is 0, must be above 0",
                quiet[0]
            ),
            help: format!(
                "write `noise = 0.5` below `[{}]`: {why}",
                quiet[0].trim_end_matches(".noise")
            ),
        });
    }
    for (needs, word) in [(THRESHOLD, "target"), (CAPPED, "cap")] {
        if shape == needs && value(&key(word)) <= 0.0 {
            let shape = if needs == THRESHOLD { "threshold" } else { "capped" };
            findings.push(Contradiction {
                keys: vec![key("shape"), key(word)],
                message: format!("reward `{reward}` has shape `{shape}`, but its `{word}` is 0, must be above 0"),
                help: format!(
                    "write `{word} = 6`: counted units per pay period, about hours per week times credit times \
                     `period_weeks`"
                ),
            });
        }
    }
    findings.extend(gate_finding(reward, shape, bounds, map));
    findings.extend(tier_findings(
        reward,
        shape,
        &bounds.low[map.slots(&key("tiers"))],
        &key("tiers"),
    ));
    findings
}

/// A gate of a reward that has no end of a period to be due at, or by a measure without luck.
fn gate_finding(reward: &str, shape: usize, bounds: &Bounds, map: &Map) -> Option<Contradiction> {
    let key = format!("reward.{reward}.gate");
    let value = |key: &str| bounds.low[map.slots(key)].first().copied().unwrap_or(0.0);
    let gates = map.measures.iter().zip(&bounds.low[map.slots(&key)]);
    let mut gates = gates.filter(|(_, least)| **least > 0.0).map(|(measure, _)| *measure);
    let first = gates.clone().next()?;
    if shape == TOURNAMENT {
        return Some(Contradiction {
            keys: vec![key.clone(), format!("reward.{reward}.shape")],
            message: format!("reward `{reward}` has shape `tournament` and the gate `{first}`"),
            help: "a gate holds for the shapes `linear`, `capped`, `threshold` and `tiers`: take one of them, or \
                   leave out `gate`"
                .into(),
        });
    }
    let noise = |measure: &str| format!("measure.{measure}.noise");
    let quiet = gates.find(|measure| value(&noise(measure)) <= 0.0)?;
    Some(Contradiction {
        keys: vec![key, noise(quiet)],
        message: format!(
            "reward `{reward}` has the gate `{quiet}`, but `{}` is 0, must be above 0",
            noise(quiet)
        ),
        help: format!(
            "write `noise = 0.5` below `[measure.{quiet}]`: without luck a gate pulls either not at all or without limit"
        ),
    })
}

/// Tiers that are missing, or that a varied number puts in disorder.
fn tier_findings(reward: &str, shape: usize, numbers: &[f64], key: &str) -> Option<Contradiction> {
    let all: Vec<f64> = tiers(numbers).map(|(from, _)| from).collect();
    if shape == TIERS && all.is_empty() {
        return Some(Contradiction {
            keys: vec![key.replace(".tiers", ".shape"), key.to_owned()],
            message: format!("reward `{reward}` has shape `tiers`, but no `tiers`"),
            help: "write `tiers = [{ from = 0, rate = 1.0 }, { from = 10, rate = 2.0 }]`: what a counted unit earns, \
                   in units of `strength`, and from how many counted units per pay period"
                .into(),
        });
    }
    let before = |place: usize| place.checked_sub(1).map(|before| all[before]);
    let mut wrong =
        all.iter().enumerate().filter_map(|(at, &from)| disorder(key, at + 1, before(at), from));
    wrong.next().map(|(message, help)| Contradiction { keys: vec![key.to_owned()], message, help })
}
