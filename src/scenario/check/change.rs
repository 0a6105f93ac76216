//! Events and options: when they begin, whom they reach, what they set, and whether they fit together.

use super::named_row;
use crate::scenario::diagnostic::Problems;
use crate::scenario::draft::{Draft, Set};
use crate::scenario::parameter::Adjustable;
use crate::scenario::quoted::short;
use crate::scenario::settings::{self, SettingsLayout};
use crate::scenario::source::Span;
use crate::scenario::value::{Names, Typed};
use crate::scenario::{
    Alternative, Attention, Better, Change, Chart, Expectation, Expected, Scope, Setting,
    Volunteering,
};

/// Deepest nesting of combined options.
const DEEPEST: usize = 50;

/// What is needed to read the dated changes of a scenario.
pub(super) struct Changes<'a> {
    pub(super) draft: &'a Draft,
    pub(super) names: &'a Names,
    pub(super) settings: &'a SettingsLayout,
    pub(super) chart: Option<&'a Chart>,
    pub(super) weeks: u32,
}

impl Changes<'_> {
    /// Changes that happen in every option.
    pub(super) fn events(&self, problems: &mut Problems) -> Vec<Change> {
        let mut events = Vec::new();
        for (name, place) in self.draft.rows("event") {
            let change = self.change("event", name, problems);
            if change.sets.is_empty() && !self.draft.tries_to_set(&format!("event.{name}")) {
                let help = format!(
                    "write what changes: `set.workload.arrivals = 0.45` below `[event.{name}]`"
                );
                problems.wrong(place, format!("event `{name}` sets nothing"), help);
            }
            events.push(change);
        }
        events
    }

    /// Options with the changes of the options they combine.
    pub(super) fn options(
        &self,
        problems: &mut Problems,
        remarks: &mut Vec<String>,
    ) -> Vec<Alternative> {
        let rows: Vec<(&str, &Span)> = self.draft.rows("option").collect();
        let own: Vec<Change> =
            rows.iter().map(|(name, _)| self.change("option", name, problems)).collect();
        let members: Vec<Vec<usize>> = rows.iter().map(|(name, _)| self.members(name)).collect();
        let mut options = Vec::new();
        for (index, (name, place)) in rows.iter().enumerate() {
            let combine = format!("option.{name}.combine");
            let combines = self.draft.mentions(&combine);
            let nothing =
                own[index].sets.is_empty() && !self.draft.tries_to_set(&format!("option.{name}"));
            if nothing && !combines {
                let help = format!(
                    "write what it changes, such as `set.communication.cadence_weeks = 4`, or \
                     `combine = [...]`, below `[option.{name}]`"
                );
                problems.wrong(
                    place,
                    format!("option `{name}` sets nothing and combines nothing"),
                    help,
                );
            }
            if nothing && combines {
                remarks.extend(self.idle_dates(name));
            }
            let at = self.draft.get(&combine).map_or((*place).clone(), |given| given.span.clone());
            let mut order = Vec::new();
            let mut chain = vec![index];
            match expand(&members, &mut chain, &mut order) {
                Err(Tangle::Circle) => {
                    // every option of the circle would say the same
                    if chain.iter().all(|&other| other >= index) && chain.last() == Some(&index) {
                        let names: Vec<&str> = chain.iter().map(|&option| rows[option].0).collect();
                        let message =
                            format!("option `{name}` combines itself: {}", names.join(" -> "));
                        problems.wrong(
                            &at,
                            message,
                            "take one of these names out of its `combine` list",
                        );
                    }
                    continue;
                }
                Err(Tangle::TooDeep) => {
                    let message = format!(
                        "option `{name}` combines options of options, more than {DEEPEST} deep"
                    );
                    problems.wrong(
                        &at,
                        message,
                        "name the options themselves in one `combine` list",
                    );
                    continue;
                }
                Ok(()) => {}
            }
            Self::contradictions(&members, &own, &rows, index, &at, problems);
            order.push(index);
            let changes = order.iter().map(|&option| own[option].clone());
            let is_pure = own[index].sets.is_empty();
            options.push(Alternative {
                combines: if is_pure { members[index].clone() } else { Vec::new() },
                named: named_row(self.draft, "option", name),
                changes: changes.filter(|change| !change.sets.is_empty()).collect(),
                expected: self.expected(name, problems, remarks),
                against: self.against(name, problems),
                at_equal_cost: self.at_equal_cost(name, problems),
            });
        }
        options
    }

    /// What somebody expects of an option: a word, and a reason after a colon.
    fn expected(
        &self,
        option: &str,
        problems: &mut Problems,
        remarks: &mut Vec<String>,
    ) -> Option<Expected> {
        let key = format!("option.{option}.expect");
        let text = self.draft.text(&key)?;
        let span = &self.draft.get(&key)?.span;
        let (word, because) = text.split_once(':').unwrap_or((text, ""));
        let plain = word.trim().to_lowercase().replace(['_', '-'], " ");
        let Some(outcome) = Expectation::named(&plain) else {
            let message = format!(
                "`{key}` is \"{}\", must begin with better, worse or no difference",
                short(text)
            );
            let help =
                "write the reason after a colon: `expect = \"better: people do what is paid\"`";
            problems.wrong(span, message, help);
            return None;
        };
        let headline = self.draft.get("scenario.headline").map(|given| &given.typed);
        if let Some(Typed::Metric(metric)) = headline
            && metric.info().better == Better::Neither
            && outcome != Expectation::NoDifference
        {
            // an expectation may be inherited, so this is no mistake
            remarks.push(format!(
                "`{key}` is not held against the result: `{}` knows neither better nor worse",
                metric.info().name
            ));
            return None;
        }
        Some(Expected { outcome, because: because.trim().to_owned() })
    }

    fn members(&self, option: &str) -> Vec<usize> {
        match self.draft.get(&format!("option.{option}.combine")).map(|given| &given.typed) {
            Some(Typed::Names(names)) => names.iter().map(|(index, _)| *index).collect(),
            _ => Vec::new(),
        }
    }

    /// Dates of an option that sets nothing itself.
    fn idle_dates(&self, name: &str) -> Option<String> {
        let words = [
            "week",
            "until",
            "ramp_weeks",
            "only_in.department",
            "only_in.teams",
            "only_in.chosen",
            "attention",
            "attention_weeks",
        ];
        let idle =
            words.iter().find(|word| self.draft.own(&format!("option.{name}.{word}")).is_some())?;
        Some(format!(
            "`option.{name}.{idle}` has no effect: the options it combines keep their own dates and places"
        ))
    }

    fn change(&self, table: &str, name: &str, problems: &mut Problems) -> Change {
        let owner = format!("{table}.{name}");
        let key = |word: &str| format!("{owner}.{word}");
        let week = self.draft.number(&key("week"), 1.0) as u32;
        let until =
            self.draft.get(&key("until")).map(|_| self.draft.number(&key("until"), 0.0) as u32);
        if let Some(given) = self.draft.get(&key("week")).filter(|_| week > self.weeks) {
            let message = format!(
                "`{owner}.week` is {week}, must be 1 to {}, the length of the run",
                self.weeks
            );
            problems.wrong(&given.span, message, "begin earlier, or raise `time.weeks`");
        }
        if let (Some(until), Some(given)) = (until, self.draft.get(&key("until")))
            && until < week
        {
            let message =
                format!("`{owner}.until` is {until}, must be {week} or later, its first week");
            problems.wrong(
                &given.span,
                message,
                format!(
                    "`until` is the last week of the change: write {week} or more, or leave it out"
                ),
            );
        }
        let scope = self.scope(&owner, problems);
        let empty = Vec::new();
        let sets = self.draft.sets.get(&owner).unwrap_or(&empty);
        if !scope.is_company() {
            let for_all = [Adjustable::Company, Adjustable::World];
            for set in sets.iter().filter(|set| for_all.contains(&set.parameter.adjustable)) {
                let message = format!(
                    "`{}` holds for the whole company, but `{owner}` is limited by `only_in`",
                    set.key
                );
                let help = if table == "event" {
                    "move this line to an event of its own, without `only_in`"
                } else {
                    "move this line to an option of its own and join the two with `combine`"
                };
                problems.wrong(&set.given.key, message, help);
            }
        }
        Change {
            label: named_row(self.draft, table, name).label,
            week,
            until,
            ramp_weeks: self.draft.number(&key("ramp_weeks"), 1.0) as u32,
            scope,
            attention: Attention {
                size: self.draft.number(&key("attention"), 0.0),
                weeks: self.draft.number(&key("attention_weeks"), 1.0),
            },
            sets: sets.iter().map(|set| self.setting(set)).collect(),
        }
    }

    pub(super) fn setting(&self, set: &Set) -> Setting {
        let range = match &set.given.typed {
            Typed::Range(range) => Some((range.from, range.to)),
            _ => None,
        };
        Setting {
            key: set.key.clone(),
            slots: self.settings.slots(&set.key),
            values: settings::numbers(set.parameter, &set.given.typed, self.names),
            glides: settings::glides(set.parameter),
            range,
        }
    }

    fn scope(&self, owner: &str, problems: &mut Problems) -> Scope {
        let department = match self
            .draft
            .get(&format!("{owner}.only_in.department"))
            .map(|given| &given.typed)
        {
            Some(Typed::Names(names)) => names.first().map(|(index, _)| *index),
            _ => None,
        };
        let given = self.draft.get(&format!("{owner}.only_in.teams"));
        let teams = given.map(|_| self.draft.number(&format!("{owner}.only_in.teams"), 1.0) as u32);
        let unknown =
            self.draft.mentions(&format!("{owner}.only_in.department")) && department.is_none();
        if let (Some(teams), Some(given), Some(chart), false) = (teams, given, self.chart, unknown)
        {
            let most = chart.teams_of(department);
            if teams as usize > most {
                let names = self.names.departments.as_deref().unwrap_or(&[]);
                let whose = department.and_then(|index| names.get(index));
                let whose =
                    whose.map_or_else(|| "the company".to_string(), |name| format!("`{name}`"));
                let limit = match most {
                    0 => format!("but there is no team in {whose}"),
                    _ => format!("must be 1 to {most}, the teams of {whose}"),
                };
                let message = format!("`{owner}.only_in.teams` is {teams}, {limit}");
                let help = if most == 0 {
                    "a team is a group with the same manager below the head of a department; leave out \
                     `teams` to reach the whole department"
                } else {
                    "take fewer teams, or leave out `teams` to reach all of them"
                };
                problems.wrong(&given.span, message, help);
            }
        }
        let chosen = format!("{owner}.only_in.chosen");
        if let (Some(given), None) = (self.draft.get(&chosen), teams) {
            problems.wrong(
                &given.span,
                format!("`{chosen}` says which teams, and nothing says how many"),
                "write `teams = 2` beside it, or leave it out",
            );
        }
        let chosen = match self.draft.get(&chosen).map(|given| &given.typed) {
            Some(Typed::Word(1)) => Volunteering::MostWilling,
            _ => Volunteering::Drawn,
        };
        Scope { department, teams, chosen }
    }

    /// Two members that want the same thing to be two things at once.
    fn contradictions(
        members: &[Vec<usize>],
        own: &[Change],
        rows: &[(&str, &Span)],
        index: usize,
        at: &Span,
        problems: &mut Problems,
    ) {
        let parts: Vec<Vec<usize>> = members[index]
            .iter()
            .map(|&member| {
                let mut order = Vec::new();
                let _ = expand(members, &mut vec![member], &mut order);
                order.push(member);
                order
            })
            .collect();
        for (second, later) in parts.iter().enumerate() {
            for earlier in &parts[..second] {
                let pairs = earlier.iter().flat_map(|&a| later.iter().map(move |&b| (a, b)));
                for (a, b) in pairs.filter(|(a, b)| a != b && meet(&own[*a], &own[*b])) {
                    let settled = |key: &str| own[index].sets.iter().any(|set| set.key == key);
                    let Some(key) = clash(&own[a], &own[b]).filter(|key| !settled(key)) else {
                        continue;
                    };
                    let (a, b) = (rows[a].0, rows[b].0);
                    let message =
                        format!("`{a}` and `{b}` set `{key}` to different values at the same time");
                    let help =
                        format!("settle it: `set.{key} = ...` below `[option.{}]`", rows[index].0);
                    problems.wrong(at, message, help);
                }
            }
        }
    }
}

enum Tangle {
    Circle,
    TooDeep,
}

/// Lists the options that the last one of a chain contains, each once, members before owners.
fn expand(
    members: &[Vec<usize>],
    chain: &mut Vec<usize>,
    order: &mut Vec<usize>,
) -> Result<(), Tangle> {
    let Some(&last) = chain.last() else { return Ok(()) };
    if chain.len() > DEEPEST {
        return Err(Tangle::TooDeep);
    }
    for &member in &members[last] {
        if order.contains(&member) {
            continue;
        }
        let circle = chain.contains(&member);
        chain.push(member);
        if circle {
            return Err(Tangle::Circle);
        }
        expand(members, chain, order)?;
        chain.pop();
        order.push(member);
    }
    Ok(())
}

/// Whether two changes reach the same seats in the same week.
fn meet(a: &Change, b: &Change) -> bool {
    let last = |change: &Change| change.until.unwrap_or(u32::MAX);
    let places = match (a.scope.department, b.scope.department) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    a.week <= last(b) && b.week <= last(a) && places
}

/// A key that two changes set to different values.
fn clash<'a>(a: &'a Change, b: &Change) -> Option<&'a str> {
    let same = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| a.total_cmp(b).is_eq());
    let differs = |set: &&Setting| {
        let other = b.sets.iter().find(|other| other.key == set.key);
        other.is_some_and(|other| other.range != set.range || !same(&set.values, &other.values))
    };
    a.sets.iter().find(differs).map(|set| set.key.as_str())
}
