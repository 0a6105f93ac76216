//! A scenario whose words and numbers are right becomes one that makes sense as a whole, or a list of problems.

mod change;
mod company;
mod compared;
mod offered;
mod result;
pub(super) mod sense;
mod told;

use std::sync::Arc;

use super::diagnostic::Problems;
use super::draft::Draft;
use super::file::Merged;
use super::import::Imported;
use super::letters::StandIn;
use super::source::Span;
use super::suggest::listed;
use super::value::{Names, Typed};
use super::{
    Alternative, Chart, Conflict, Fact, Headline, Level, MOST_WORK, Measure, Mechanisms, Metric,
    Named, Natural, Origins, Reward, SMALLEST_GROUP, Scenario, Start, label_of, natural, personal,
    resolved, settings,
};
use crate::scenario::quoted::quoted;
use change::Changes;
use company::Company;

/// Whose the headline is.
const HEADLINE_DEPARTMENT: &str = "scenario.headline_department";

/// Builds the scenario; with problems noted, what it returns is not used.
pub(super) fn build(
    merged: Merged,
    draft: &Draft,
    names: &Names,
    imported: Option<Imported>,
    problems: &mut Problems,
) -> Option<Scenario> {
    let mut remarks = Vec::new();
    let company = company::found(draft, imported, problems);
    let work = named(draft, "work");
    let urgent = urgent(draft, &work, problems);
    let measures = measures(draft, problems);
    result::check(&measures, urgent, draft, problems);
    required(draft, problems);
    let mut names = names.clone();
    if let Some(company) = &company {
        names.departments =
            Some(company.departments.iter().map(|named| named.name.clone()).collect());
    }
    company::able(draft, &names, problems);
    let rewards = rewards(draft, names.departments.as_ref().map_or(0, Vec::len));
    let conflicts = conflicts(draft);
    let facts = facts(draft, problems);
    let settings = settings::lay_out(draft, &names);
    // without a length of the run no date is too late
    let weeks = draft.number("time.weeks", f64::from(u32::MAX)) as u32;
    let chart = company.as_ref().map(|company| &company.chart);
    let changes = Changes { draft, names: &names, settings: &settings, chart, weeks };
    let events = changes.events(problems);
    let options = changes.options(problems, &mut remarks);
    let card = told::card(draft, problems);
    let (show, findings) = (changes.show(problems), changes.findings(&options, problems));
    let compared = changes.compared(&options, &findings, problems);
    if let Some(chart) = chart {
        check_headline(draft, chart, problems);
    }
    sense::check(draft, &names, &settings, (&events, &options, &findings), problems);
    if !problems.is_empty() {
        return None;
    }
    let Company { chart, departments, imported, reading, remarks: of_the_chart } = company?;
    let mut scenario = Scenario {
        resolved: resolved::write(&merged.tree, imported.then_some(departments.as_slice())),
        id: merged.id,
        title: draft.text("scenario.title").unwrap_or_default().to_string(),
        question: draft.text("scenario.question").unwrap_or_default().to_string(),
        headline: headline(draft),
        smallest_difference: draft.number("scenario.smallest_difference_that_matters", 0.0),
        weeks,
        final_weeks: weeks,
        start: if word(draft, "time.start") == 0 { Start::Aligned } else { Start::Settled },
        cross_ties: draft.number("organization.cross_ties", 0.0) as u32,
        chart: Arc::new(chart),
        grown_with: (!imported).then(|| draft.number("organization.span", 6.0) as u32),
        departments,
        work,
        urgent,
        measures,
        rewards,
        conflicts,
        mechanisms: mechanisms(draft),
        layout: settings.layout,
        settings: settings.values,
        assumptions: settings.assumptions,
        events,
        options,
        facts,
        show,
        first_chart: told::first_chart(draft),
        live: draft.texts("live.levers").unwrap_or_default().to_vec(),
        card,
        findings,
        inputs: merged.inputs,
        stand_ins: Vec::new(),
        remarks: Vec::new(),
        reading,
        origins: Origins::of(draft, &problems.sources),
    };
    offered::check(&scenario, draft, problems);
    if let Some(compared) = compared {
        scenario.keep_options(&compared);
    }
    remarks.splice(0..0, of_the_chart);
    remarks.extend(remarks_on(&scenario, draft));
    Some(drawable(Scenario { remarks, final_weeks: scenario.window(), ..scenario }))
}

/// The scenario with labels that charts can draw.
fn drawable(mut scenario: Scenario) -> Scenario {
    let mut stand_ins = Vec::new();
    let measures = scenario.measures.iter_mut().map(|measure| &mut measure.named);
    let rewards = scenario.rewards.iter_mut().map(|reward| &mut reward.named);
    let conflicts = scenario.conflicts.iter_mut().map(|conflict| &mut conflict.named);
    let options = scenario.options.iter_mut().map(|option| &mut option.named);
    let plain = scenario.departments.iter_mut().chain(&mut scenario.work);
    for named in plain.chain(measures).chain(rewards).chain(conflicts).chain(options) {
        StandIn::put(named, &mut stand_ins);
    }
    scenario.remarks.extend(stand_ins.iter().map(StandIn::remark));
    scenario.stand_ins = stand_ins;
    scenario
}

fn named(draft: &Draft, table: &str) -> Vec<Named> {
    draft.rows(table).map(|(name, _)| named_row(draft, table, name)).collect()
}

/// The names of one row.
pub(super) fn named_row(draft: &Draft, table: &str, name: &str) -> Named {
    let label =
        draft.text(&format!("{table}.{name}.label")).map_or_else(|| label_of(name), String::from);
    Named { name: name.to_string(), label }
}

fn word(draft: &Draft, key: &str) -> usize {
    match draft.get(key).map(|given| &given.typed) {
        Some(Typed::Word(index)) => *index,
        _ => 0,
    }
}

fn headline(draft: &Draft) -> Headline {
    let metric = match draft.get("scenario.headline").map(|given| &given.typed) {
        Some(Typed::Metric(metric)) => *metric,
        _ => Metric::OutcomeIndex,
    };
    let department = indices(draft, HEADLINE_DEPARTMENT).and_then(|names| names.first().copied());
    Headline { metric, department }
}

/// Refuses the headline of a department where there is none to tell.
fn check_headline(draft: &Draft, chart: &Chart, problems: &mut Problems) {
    let Headline { metric, department } = headline(draft);
    let (Some(department), Some(given)) = (department, draft.get(HEADLINE_DEPARTMENT)) else {
        return;
    };
    let info = metric.info();
    if info.level != Level::Group {
        problems.wrong(
            &given.span,
            format!(
                "`{HEADLINE_DEPARTMENT}` is set, and `{}` is a measure of the company only",
                info.name
            ),
            "leave it out, or take a headline that departments have, such as `outcome_index`",
        );
    }
    let people = chart.department.iter().filter(|&&own| usize::from(own) == department).count();
    if people < SMALLEST_GROUP as usize {
        problems.wrong(
            &given.span,
            format!("`{HEADLINE_DEPARTMENT}` names a department of {people} people, must be at least {SMALLEST_GROUP}"),
            "groups of fewer people are not shown on their own; take a larger one or the company",
        );
    }
}

fn mechanisms(draft: &Draft) -> Mechanisms {
    match draft.get("mechanisms").map(|given| &given.typed) {
        Some(Typed::Mechanisms(mechanisms)) => *mechanisms,
        _ => Mechanisms::ALL,
    }
}

/// Names that stand behind a key.
fn indices(draft: &Draft, key: &str) -> Option<Vec<usize>> {
    match draft.get(key).map(|given| &given.typed) {
        Some(Typed::Names(names)) => Some(names.iter().map(|(index, _)| *index).collect()),
        _ => None,
    }
}

fn urgent(draft: &Draft, work: &[Named], problems: &mut Problems) -> usize {
    let top = Span::default();
    if work.len() < 2 || work.len() > MOST_WORK {
        let place = draft.rows("work").last().map_or(&top, |(_, place)| place);
        let message = format!("there are {} kinds of work, must be 2 to {MOST_WORK}", work.len());
        let help = match work.len() {
            0 | 1 => {
                "add tables `[work.tickets]` and `[work.root_cause]`, one for each thing people can \
                      spend an hour on"
            }
            _ => "join kinds of work that leaders would treat alike",
        };
        problems.wrong(place, message, help);
        if work.is_empty() {
            return 0;
        }
    }
    let serves = |name: &str| {
        let given = draft.get(&format!("work.{name}.serves_urgent"))?;
        (given.typed == Typed::Flag(true)).then_some(given)
    };
    let serving: Vec<usize> =
        (0..work.len()).filter(|&kind| serves(&work[kind].name).is_some()).collect();
    let unclear =
        work.iter().any(|named| draft.is_wrong(&format!("work.{}.serves_urgent", named.name)));
    match serving[..] {
        [one] => one,
        [] if unclear => 0,
        [] => {
            let place = draft.rows("work").next().map_or(&top, |(_, place)| place);
            let names = listed(work.iter().map(|named| named.name.as_str()));
            let help = format!("write `serves_urgent = true` under one of {names}");
            problems.wrong(place, "no kind of work serves urgent work, must be exactly one", help);
            0
        }
        [first, second, ..] => {
            let names: Vec<&str> = serving.iter().map(|&kind| work[kind].name.as_str()).collect();
            let message = format!(
                "{} kinds of work serve urgent work ({}), must be exactly one",
                serving.len(),
                names.join(", ")
            );
            let help = "keep `serves_urgent = true` under one of them and delete the other lines";
            if let (Some(first), Some(second)) =
                (serves(&work[first].name), serves(&work[second].name))
            {
                let problem = problems.wrong(&second.key, message, help);
                if first.key != second.key {
                    problem.also(&first.key, "first given here");
                }
            }
            first
        }
    }
}

fn measures(draft: &Draft, problems: &mut Problems) -> Vec<Measure> {
    let mut measure = |named: Named| {
        let observes_outcome = word(draft, &format!("measure.{}.kind", named.name)) == 1;
        let key = format!("measure.{}.natural", named.name);
        let natural = draft.text(&key).and_then(Natural::read).filter(|unit| unit.size > 0.0);
        if let (None, Some(given)) = (&natural, draft.get(&key)) {
            let message = format!("`{key}` must be a number above 0 and the name of a unit");
            let like = draft.text(&key).and_then(natural::loose);
            let like = like.filter(|unit| unit.size > 0.0);
            let like =
                like.map_or("12 tickets".into(), |unit| format!("{} {}", unit.size, unit.name));
            problems.wrong(&given.span, message, format!("write `natural = {}`", quoted(&like)));
        }
        let (result, relabelled_by) = result::read(draft, &named.name);
        Measure { named, observes_outcome, natural, result, relabelled_by }
    };
    named(draft, "measure").into_iter().map(&mut measure).collect()
}

fn rewards(draft: &Draft, all: usize) -> Vec<Reward> {
    let reward = |named: Named| {
        let given = indices(draft, &format!("reward.{}.departments", named.name));
        let mut departments = given.unwrap_or_else(|| (0..all).collect());
        departments.sort_unstable();
        Reward { named, departments }
    };
    self::named(draft, "reward").into_iter().map(reward).collect()
}

fn conflicts(draft: &Draft) -> Vec<Conflict> {
    let conflict = |named: Named| {
        let given = |word: &str| {
            let key = format!("conflict.{}.{word}", named.name);
            indices(draft, &key).and_then(|names| names.first().copied())
        };
        let one = |word: &str| given(word).unwrap_or(0);
        let (source, target, work) = (one("source"), one("target"), one("work"));
        let relieved_by = given("relieved_by");
        Conflict { named, source, target, work, relieved_by }
    };
    named(draft, "conflict").into_iter().map(conflict).collect()
}

/// Values that have no default.
fn required(draft: &Draft, problems: &mut Problems) {
    let needs: [(&str, &[(&str, &str)]); 4] = [
        ("reward", &[("pays_for", "pays_for = { tickets_closed = 1.0 }")]),
        (
            "conflict",
            &[
                ("source", "source = \"sales\", the department whose work costs"),
                ("target", "target = \"operations\", the department that pays"),
                ("work", "work = \"tickets\", the kind of work that causes the cost"),
            ],
        ),
        ("event", &[("week", "week = 40")]),
        ("facts", &[("from", "from = 0.25"), ("to", "to = 0.40")]),
    ];
    for (table, words) in needs {
        for (name, place) in draft.rows(table) {
            for (word, example) in words {
                let key = format!("{table}.{name}.{word}");
                if !draft.mentions(&key) {
                    let help = format!("write `{example}` below `[{table}.{name}]`");
                    problems.wrong(place, format!("`{table}.{name}` has no `{word}`"), help);
                }
            }
        }
    }
    if !draft.mentions("strategy.intent") {
        let help = "add `[strategy]` with `intent = { tickets = 0.25, root_cause = 0.75 }`, the split of \
                    effort that the strategy needs";
        problems.wrong(&Span::default(), "`strategy.intent` is missing", help);
    }
}

fn facts(draft: &Draft, problems: &mut Problems) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (name, place) in draft.rows("facts") {
        let (from, to) = (format!("facts.{name}.from"), format!("facts.{name}.to"));
        let (Some(_), Some(last)) = (draft.get(&from), draft.get(&to)) else { continue };
        let (from, to) = (draft.number(&from, 0.0), draft.number(&to, 0.0));
        if from > to {
            let message = format!("the fact `{name}` runs from {from} to {to}");
            problems.wrong(&last.span, message, format!("write `from = {to}, to = {from}`"));
        }
        match Metric::named(name) {
            Some(metric) if metric.info().level == super::Level::Run => {
                let message = format!("the fact `{name}` is known only for a run as a whole");
                let help = "choose a measure that has a value every week, such as `urgent_share`";
                problems.wrong(place, message, help);
            }
            Some(metric) => facts.push(Fact { metric, from, to }),
            None => {}
        }
    }
    facts
}

/// Legal but odd.
fn remarks_on(scenario: &Scenario, draft: &Draft) -> Vec<String> {
    let mut remarks = Vec::new();
    for assumption in &scenario.assumptions {
        if assumption.from.total_cmp(&assumption.to).is_eq() {
            remarks.push(format!(
                "the range `{}` runs from {} to {}: it never varies",
                assumption.key, assumption.from, assumption.to
            ));
        }
    }
    if scenario.smallest_difference == 0.0 {
        remarks.push(
            "`scenario.smallest_difference_that_matters` is 0: every difference counts, however small".into(),
        );
    }
    for (index, measure) in scenario.measures.iter().enumerate() {
        let name = &measure.named.name;
        if !paid_somewhere(scenario, index) {
            remarks.push(format!(
                "measure `{name}` is never paid for: no reward and no option that is compared uses it"
            ));
        }
        let credit = format!("measure.{name}.credit");
        let slots = scenario.layout.slots(&credit).unwrap_or(0..0);
        let counts = scenario.settings[slots].iter().any(|&credit| credit != 0.0);
        if measure.result.is_some() && draft.own(&credit).is_some() {
            remarks.push(format!("`{credit}` has no effect: the measure counts a result"));
        } else if measure.observes_outcome && draft.own(&credit).is_some() {
            remarks.push(format!(
                "`{credit}` has no effect: an outcome measure observes what the strategy wants"
            ));
        } else if measure.result.is_none() && !measure.observes_outcome && !counts {
            remarks.push(format!("measure `{name}` counts nothing: it has no `credit`"));
        }
    }
    remarks.extend(result::remarks(scenario));
    remarks.extend(doubtful_texts(scenario));
    for (place, option) in scenario.options.iter().enumerate() {
        let earlier = &scenario.options[..place];
        if let Some(twin) = earlier.iter().find(|other| other.named.label == option.named.label) {
            remarks.push(format!(
                "options `{}` and `{}` have the same label: charts cannot tell them apart",
                twin.named.name, option.named.name
            ));
        }
        if changes_nothing(scenario, option) {
            remarks.push(format!(
                "option `{}` equals the baseline: it sets what already holds",
                option.named.name
            ));
        }
    }
    remarks
}

/// Texts that pass and may name a person all the same: nothing of them is told twice.
fn doubtful_texts(scenario: &Scenario) -> Vec<String> {
    let mut texts = vec![
        ("`scenario.title`".to_string(), scenario.title.as_str()),
        ("`scenario.question`".to_string(), scenario.question.as_str()),
    ];
    let measures = scenario.measures.iter().map(|measure| ("measure", &measure.named));
    let rewards = scenario.rewards.iter().map(|reward| ("reward", &reward.named));
    let conflicts = scenario.conflicts.iter().map(|conflict| ("conflict", &conflict.named));
    let options = scenario.options.iter().map(|option| ("option", &option.named));
    let departments = scenario.departments.iter().map(|named| ("department", named));
    let work = scenario.work.iter().map(|named| ("kind of work", named));
    let rows = departments.chain(work).chain(measures).chain(rewards).chain(conflicts);
    texts.extend(rows.chain(options).map(|(what, named)| {
        (format!("the label of {what} `{}`", named.name), named.label.as_str())
    }));
    texts.extend(scenario.chart.roles.iter().map(|role| ("a role".to_string(), role.as_str())));
    texts.extend(scenario.told_texts());
    let doubtful = texts.into_iter().filter(|(_, text)| personal::is_doubtful(text));
    let told = doubtful.map(|(what, _)| {
        format!("{what} looks like the name of a person: if it is one, name the function instead")
    });
    told.collect()
}

fn paid_somewhere(scenario: &Scenario, measure: usize) -> bool {
    let sets =
        scenario.events.iter().chain(scenario.options.iter().flat_map(|option| &option.changes));
    let mut set = sets.flat_map(|change| &change.sets);
    let paid = |values: &[f64]| values.get(measure).is_some_and(|&weight| weight != 0.0);
    scenario.rewards.iter().any(|reward| {
        let slots = scenario.layout.slots(&format!("reward.{}.pays_for", reward.named.name));
        slots.is_some_and(|slots| paid(&scenario.settings[slots]))
    }) || set.any(|setting| setting.key.ends_with(".pays_for") && paid(&setting.values))
}

fn changes_nothing(scenario: &Scenario, option: &Alternative) -> bool {
    let mut sets = option.changes.iter().flat_map(|change| &change.sets);
    scenario.events.is_empty()
        && option.changes.iter().all(|change| change.attention.size == 0.0)
        && sets.all(|setting| {
            let mut pairs = scenario.settings[setting.slots.clone()].iter().zip(&setting.values);
            let is_ranged = scenario.assumptions.iter().any(|range| range.key == setting.key);
            setting.range.is_none()
                && !is_ranged
                && pairs.all(|(now, then)| now.total_cmp(then).is_eq())
        })
}
