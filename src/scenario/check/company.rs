//! Departments and reporting lines: from the scenario itself, or imported.

use super::named_row;
use crate::scenario::diagnostic::Problems;
use crate::scenario::draft::{Draft, DraftValue};
use crate::scenario::import::Imported;
use crate::scenario::source::Span;
use crate::scenario::suggest::enumerated;
use crate::scenario::value::{Names, Typed};
use crate::scenario::{Chart, MOST_DEPARTMENTS, MOST_LAYERS, MOST_SEATS, Named};

/// Who works here.
pub(super) struct Company {
    pub(super) chart: Chart,
    pub(super) departments: Vec<Named>,
    /// Whether the chart comes from a file of its own.
    pub(super) imported: bool,
    /// How that file was read.
    pub(super) reading: Vec<String>,
    /// What was made up or left out in reading it.
    pub(super) remarks: Vec<String>,
}

/// Grows the chart, or takes the imported one and its departments' labels from the scenario.
pub(super) fn found(
    draft: &Draft,
    imported: Option<Imported>,
    problems: &mut Problems,
) -> Option<Company> {
    if let Some(chart) = draft.get("organization.chart") {
        let place = chart.span.clone();
        return imported.map(|imported| adopt(draft, imported, &place, problems)).or_else(|| {
            without_people(draft, &place, problems);
            None
        });
    }
    let mut people = Vec::new();
    for (name, place) in draft.rows("department") {
        let key = format!("department.{name}.people");
        if draft.get(&key).is_some() {
            people.push(draft.number(&key, 0.0) as u32);
        } else if !draft.mentions(&key) {
            let message = format!("`department.{name}` has no `people`");
            problems.wrong(
                place,
                message,
                format!("write `people = 36` below `[department.{name}]`"),
            );
        }
    }
    let departments =
        draft.rows("department").map(|(name, _)| named_row(draft, "department", name));
    let departments: Vec<Named> = departments.collect();
    let first =
        draft.rows("department").next().map_or_else(Span::default, |(_, place)| place.clone());
    let before = problems.len();
    limits(draft, &departments, &people, &first, problems);
    (problems.len() == before && people.len() == departments.len()).then(|| {
        let span = draft.number("organization.span", 6.0) as u32;
        Company {
            chart: Chart::grow(&departments, &people, span),
            departments,
            imported: false,
            reading: Vec::new(),
            remarks: Vec::new(),
        }
    })
}

/// Refuses what would not fit before anything is allocated.
fn limits(
    draft: &Draft,
    departments: &[Named],
    people: &[u32],
    first: &Span,
    problems: &mut Problems,
) {
    if departments.is_empty() {
        let help = "add `[department.support]` with `people = 108`, or name reporting lines: \
                    `[organization] chart = \"org-chart.csv\"`";
        problems.wrong(first, "there is no department", help);
    }
    if departments.len() > MOST_DEPARTMENTS {
        let message = format!(
            "there are {} departments, must be at most {MOST_DEPARTMENTS}",
            departments.len()
        );
        problems.wrong(
            first,
            message,
            "join small departments, or simulate a part of the organization",
        );
    }
    let seats = 1 + people.iter().map(|&people| u64::from(people)).sum::<u64>();
    if seats > MOST_SEATS as u64 {
        let message =
            format!("the departments have {seats} seats together, must be at most {MOST_SEATS}");
        let help =
            "simulate a part of the organization: shares and indices hardly depend on its size";
        problems.wrong(first, message, help);
    }
    let span = draft.number("organization.span", 6.0) as u32;
    let deepest = people.iter().map(|&people| Chart::layers_needed(people, span)).max();
    if let Some(layers) = deepest.filter(|&layers| layers > MOST_LAYERS) {
        let message =
            format!("a span of {span} gives {layers} layers, must be at most {MOST_LAYERS}");
        let place = draft.get("organization.span").map_or(first, |given| &given.span);
        problems.wrong(place, message, "raise `organization.span`, or lower `people`");
    }
}

fn adopt(draft: &Draft, imported: Imported, place: &Span, problems: &mut Problems) -> Company {
    let Imported { chart, mut departments, reading, remarks } = imported;
    without_people(draft, place, problems);
    for named in &mut departments {
        if let Some(label) = draft.text(&format!("department.{}.label", named.name)) {
            named.label = label.to_string();
        }
    }
    Company { chart, departments, imported: true, reading, remarks }
}

/// With reporting lines, nobody else says how many people a department has.
fn without_people(draft: &Draft, place: &Span, problems: &mut Problems) {
    if let Some(given) = draft.own("each.department.people") {
        let message = "`each.department.people` is given, but the chart says who works there";
        problems
            .wrong(&given.key, message, "delete this line, or `organization.chart`")
            .also(place, "the chart");
    }
    let mut elsewhere = Vec::new();
    for (name, _) in draft.rows("department") {
        let Some(given) = draft.own(&format!("department.{name}.people")) else { continue };
        if !problems.sources.same_file(given.key.start, place.start) {
            elsewhere.push(name);
            continue;
        }
        let message =
            format!("`department.{name}.people` is given, but the chart says who works there");
        let problem =
            problems.wrong(&given.key, message, "delete this line, or `organization.chart`");
        problem.also(place, "the chart");
    }
    if !elsewhere.is_empty() {
        let message = format!(
            "the chart says who works where, but a file that this one extends gives `people` to {}",
            enumerated(elsewhere)
        );
        let help = "extend `base` instead and copy what you need, or delete the `people` there";
        problems.wrong(place, message, help);
    }
}

/// Departments are asked for what they can do.
pub(super) fn able(draft: &Draft, names: &Names, problems: &mut Problems) {
    let split = |key: &str| match draft.get(key) {
        Some(DraftValue { typed: Typed::Numbers(shares), .. }) => Some(shares.as_slice()),
        _ => None,
    };
    for (name, _) in draft.rows("department") {
        let key = |word: &str| format!("department.{name}.{word}");
        let Some(given) = draft.get(&key("work")) else { continue };
        let Typed::Names(kinds) = &given.typed else { continue };
        let can = |kind: usize| kinds.iter().any(|(known, _)| *known == kind);
        for word in ["intent", "own_view"] {
            let own = key(word);
            let (Some(split), Some(place)) = (split(&own), draft.get(&own)) else { continue };
            for &(kind, _) in split.iter().filter(|&&(kind, share)| share > 0.0 && !can(kind)) {
                let kind = &names.work[kind];
                let message =
                    format!("`{own}` asks for `{kind}`, which `{}` leaves out", key("work"));
                let help = format!("add \"{kind}\" to `work`, or give its share to another kind");
                problems.wrong(&place.span, message, help).also(&given.span, "what it can do");
            }
        }
        let needed = split("strategy.intent").unwrap_or_default();
        let anything = needed.iter().any(|&(kind, share)| share > 0.0 && can(kind));
        if split(&key("intent")).is_none() && !needed.is_empty() && !anything {
            let message = format!("`{}` holds nothing of what the strategy needs", key("work"));
            let one = &names.work[kinds[0].0];
            let help = format!("say what it is needed for: `intent = {{ {one} = 1.0 }}`");
            problems.wrong(&given.span, message, help);
        }
    }
}
