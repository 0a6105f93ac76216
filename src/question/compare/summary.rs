//! What the terminal shows after a run: the question, a table, a sentence for each option, the paths.

use std::path::Path;

use crate::document::charts::LeftOut;
use crate::document::limits;
use crate::document::number::{counted, rounded, signed};
use crate::document::terminal::{aligned, clipped, clipped_to, joined, paths, wrapped, wrapped_to};
use crate::futures::{Plan, Varying};
use crate::question::compare::Comparison;
use crate::question::compare::expected;
use crate::question::compare::facts::FactCheck;
use crate::question::compare::looked::Second;
use crate::question::compare::page::REPORT;
use crate::question::compare::words::{
    OptionSentence, baseline_sentence, facts_sentence, in_order_of_effect, missed_facts, remarks,
    sentence, told, tried,
};
use crate::scenario::{Headline, Metric};
use crate::statistics::estimate::Spread;

/// What is shown.
#[derive(Clone, Copy, Debug)]
pub struct Summary<'a> {
    /// What was found.
    pub found: &'a Comparison,
    /// The second look, if one was taken.
    pub second: Option<&'a Second>,
    /// Where the files are.
    pub folder: &'a Path,
    /// Charts that have nothing to show.
    pub left_out: &'a [LeftOut],
}

/// Most lines of [`brief`] for up to five options.
pub const MOST_LINES: usize = 40;
/// Width of [`brief`]: that of a small terminal. Columns.
const NARROW: usize = 79;
/// Longest label in it. Columns.
const LONGEST_LABEL: usize = 60;
/// Lines of the sentence about an option; only one that depends on something takes more than two.
const LINES_OF_A_SENTENCE: usize = 4;
/// Lines of an option with what is said below its sentence.
const LINES_OF_AN_OPTION: usize = 5;
/// Most options with something below their sentences.
const MOST_WITH_REMARKS: usize = 5;
/// Most options with a sentence.
const MOST_OPTIONS: usize = 12;

/// Everything: facts, question, table, sentences, paths and what to do next.
pub fn full(summary: &Summary) -> String {
    let scenario = summary.found.plan.baseline();
    let mut lines = facts(summary);
    lines.push(String::new());
    lines.push(scenario.title.clone());
    lines.extend(wrapped(&scenario.question, 0, 0));
    lines.push(String::new());
    lines.extend(table(summary));
    lines.push(String::new());
    lines.extend(wrapped(&baseline_sentence(summary.found), 0, 0));
    for arm in 1..summary.found.plan.arms.len() {
        lines.extend(option(summary, arm));
        if let Some(line) = expected::line(summary.found, arm) {
            lines.extend(wrapped(&line, 2, 2));
        }
    }
    if let Some(line) = tried(&summary.found.plan) {
        lines.extend(wrapped(&line, 0, 2));
    }
    for sentence in summary.second.into_iter().flat_map(Second::sentences) {
        lines.extend(wrapped(&sentence, 0, 2));
    }
    lines.push(String::new());
    lines.push(format!("report  {}", summary.folder.join(REPORT).display()));
    lines.extend(paths(summary.folder));
    lines.extend(not_drawn(summary.left_out));
    lines.push(
        "next: open the report, then `orgdrift explain KEY` for what a number means, and \
                `orgdrift limits`"
            .to_owned(),
    );
    joined(&lines)
}

/// The sentence about an option, and its lines below it.
fn option(summary: &Summary, arm: usize) -> Vec<String> {
    let OptionSentence { label, verdict, size, lines: below } = told(summary.found, arm);
    let mut lines = wrapped(&format!("{label}: {verdict}{size}"), 0, 2);
    lines.extend(below.iter().flat_map(|line| wrapped(line, 2, 4)));
    lines
}

/// What is known about the organization and whether the baseline shows it: first of all.
fn facts(summary: &Summary) -> Vec<String> {
    let missed =
        missed_facts(&summary.found.facts).into_iter().map(|missed| format!("note: {missed}"));
    std::iter::once(facts_sentence(&summary.found.facts)).chain(missed).collect()
}

/// The answer: the question, one sentence for each option in order of effect with what somebody would miss who
/// decides, where the report is, and what next. Up to five options fit [`MOST_LINES`] lines.
pub fn brief(summary: &Summary) -> String {
    let found = summary.found;
    let Comparison { plan, results: _, .. } = found;
    let scenario = plan.baseline();
    let mut lines = brief_facts(summary);
    lines.push(String::new());
    lines.extend(within(wrapped_to(NARROW, &scenario.title, 0, 0), 1));
    lines.extend(within(wrapped_to(NARROW, &scenario.question, 0, 0), 3));
    lines.push(String::new());
    lines.extend(within(wrapped_to(NARROW, &baseline_sentence(found), 0, 2), 3));
    let order = in_order_of_effect(found);
    // with many options the sentences alone; all of them stand in the report
    let most =
        if order.len() > MOST_WITH_REMARKS { LINES_OF_A_SENTENCE } else { LINES_OF_AN_OPTION };
    for &arm in order.iter().take(MOST_OPTIONS) {
        lines.extend(brief_option(summary, arm, most));
    }
    if order.len() > MOST_OPTIONS {
        let more = counted(order.len() - MOST_OPTIONS, "option more", "options more");
        lines.push(format!("{more}: `--full` and the report have all of them"));
    }
    if order.len() > 1 {
        lines.push(format!(
            "{} options were tried; the best of several looks better than it is.",
            order.len()
        ));
    }
    lines.push(String::new());
    lines.push(format!("report  {}", summary.folder.join(REPORT).display()));
    let open = if is_live(plan) {
        "open the report, or `live.html` beside it to move the numbers yourself"
    } else {
        "open the report"
    };
    let next = format!(
        "next: {open}; `--full` prints more of it here; `orgdrift explain results` says how to read it, `orgdrift \
         limits` what it cannot tell you"
    );
    lines.extend(wrapped_to(NARROW, &next, 0, 2));
    joined(&lines)
}

/// Whether a live page stands beside the report: it moves the numbers of one scenario, and draws luck and assumptions.
pub fn is_live(plan: &Plan) -> bool {
    plan.scenarios.len() == 1 && plan.spread == Varying::Joint
}

/// What is known about the organization, and one fact that the baseline misses.
fn brief_facts(summary: &Summary) -> Vec<String> {
    let mut text = facts_sentence(&summary.found.facts);
    let missed = missed_facts(&summary.found.facts);
    if let Some(first) = missed.first() {
        text.push_str(&format!(" Note: {first}"));
        text.push_str(if missed.len() > 1 { "; the others: `--full`." } else { "." });
    }
    wrapped_to(NARROW, &text, 0, 2)
}

/// The sentence about an option, and as many remarks as `most` lines hold.
fn brief_option(summary: &Summary, arm: usize, most: usize) -> Vec<String> {
    let OptionSentence { label, verdict, size, .. } = told(summary.found, arm);
    let label = clipped_to(LONGEST_LABEL, &label);
    let sentence = wrapped_to(NARROW, &format!("{label}: {verdict}{size}"), 0, 2);
    let mut lines = within(sentence, LINES_OF_A_SENTENCE);
    if most == LINES_OF_A_SENTENCE {
        return lines;
    }
    let mut text = String::new();
    let mut below = Vec::new();
    for remark in remarks(summary.found, arm) {
        let longer = format!("{text} {remark}");
        let folded = wrapped_to(NARROW, &longer, 2, 2);
        if lines.len() + folded.len() <= most {
            (text, below) = (longer, folded);
        }
    }
    lines.extend(below);
    lines
}

/// At most so many lines; what is cut is marked as cut.
fn within(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// One line about charts that have nothing to show.
fn not_drawn(left_out: &[LeftOut]) -> Vec<String> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let charts: Vec<&str> = left_out.iter().map(|left_out| left_out.chart.as_str()).collect();
    let text = format!("nothing to show in: {} (why: manifest.json)", charts.join(", "));
    wrapped(&text, 0, 2)
}

/// The sentences and the paths.
pub fn short(summary: &Summary) -> String {
    let mut lines = facts(summary);
    lines.push(baseline_sentence(summary.found));
    for arm in 1..summary.found.plan.arms.len() {
        lines.push(sentence(summary.found, arm));
        lines.extend(expected::line(summary.found, arm));
    }
    lines.extend(tried(&summary.found.plan));
    lines.push(summary.folder.display().to_string());
    joined(&lines)
}

/// The same as lines of a word and a text, with where it comes from and what it cannot tell: the first sheet
/// of a spreadsheet.
pub fn about(
    found: &Comparison,
    second: Option<&Second>,
    provenance: &str,
) -> Vec<(String, String)> {
    let Comparison { plan, .. } = found;
    let line = |word: &str, text: String| (word.to_owned(), text);
    let baseline = plan.baseline();
    let mut lines = vec![
        line("Facts", facts_sentence(&found.facts)),
        line("Title", baseline.title.clone()),
        line("Question", baseline.question.clone()),
    ];
    lines.extend(missed_facts(&found.facts).into_iter().map(|missed| line("Note", missed)));
    lines.push(line(&plan.arms[0].label, baseline_sentence(found)));
    for arm in 1..plan.arms.len() {
        lines.push(line(&plan.arms[arm].label, sentence(found, arm)));
        lines.extend(expected::line(found, arm).map(|text| line("", text)));
    }
    lines.extend(tried(plan).map(|text| line("Note", text)));
    let looked = second.into_iter().flat_map(Second::sentences);
    lines.extend(looked.map(|text| line("A second look", text)));
    lines.push(line("Where it comes from", provenance.to_owned()));
    lines.push(line("What it cannot tell", String::new()));
    lines.extend(limits::CANNOT_TELL.map(|(word, text)| line(word, text.to_owned())));
    lines
}

/// The measures of the table: the headline first if it is another one.
fn shown(summary: &Summary) -> Vec<Headline> {
    let headline = summary.found.plan.baseline().headline;
    let mut metrics = [Metric::OutcomeIndex, Metric::ActivityIndex].map(Headline::from).to_vec();
    if !metrics.contains(&headline) {
        metrics.insert(0, headline);
    }
    metrics
}

fn table(summary: &Summary) -> Vec<String> {
    let found = summary.found;
    let Comparison { plan, results, .. } = found;
    let metrics = shown(summary);
    let mut header: Vec<String> = vec![String::new()];
    let scenario = plan.baseline();
    header.extend(metrics.iter().map(|&metric| scenario.words_of(metric)));
    let baseline = plan.baseline();
    header.push("verdict".to_owned());
    let mut rows = vec![header];
    let mut any_there = false;
    for (arm, named) in plan.arms.iter().enumerate() {
        let mut row = vec![clipped(&named.label)];
        row.extend(metrics.iter().map(|&metric| {
            found
                .level(arm, metric)
                .map_or_else(|| "not applicable".to_owned(), |spread| with_spread(&spread))
        }));
        // the same verdict as that of the sentence below
        let there = found.there(arm);
        any_there |= there.is_some();
        let (place, judged) = match there {
            Some(there) => ("there: ", Some(&there.judged)),
            None => ("", found.judged(arm)),
        };
        row.push(judged.map_or_else(String::new, |judged| {
            format!("{place}{} {}", judged.verdict.words(), signed(judged.spread.q50))
        }));
        rows.push(row);
    }
    let futures = match results.futures {
        1 => "one future".to_owned(),
        several => format!("median of {several} futures (middle 90 %)"),
    };
    let weeks = match plan.baseline().final_weeks {
        1 => "the last week".to_owned(),
        several => format!("mean of the last {several} weeks"),
    };
    let verdict = format!("verdict: on {}", baseline.headline_words());
    let there = if any_there {
        "; there: on the alignment of work, in points, where and when the option takes place"
    } else {
        ""
    };
    let note = format!("{weeks}; {futures}; 100 is the aligned twin; {verdict}{there}");
    let mut lines = aligned(&rows);
    lines.extend(wrapped(&note, 0, 0));
    lines
}

fn with_spread(spread: &Spread) -> String {
    let (middle, low, high) = (rounded(spread.q50), rounded(spread.q05), rounded(spread.q95));
    if spread.n == 1 { middle } else { format!("{middle} ({low} to {high})") }
}

/// The same for programs.
pub fn json(summary: &Summary) -> String {
    let Summary { found, second, folder, .. } = *summary;
    let Comparison { plan, results, facts, .. } = found;
    let baseline = plan.baseline();
    let headline = baseline.headline;
    let spread = |spread: Option<Spread>| {
        spread.map(|spread| {
            serde_json::json!({
                "mean": spread.mean, "q05": spread.q05, "median": spread.q50, "q95": spread.q95,
                "futures": spread.n,
            })
        })
    };
    let options: Vec<serde_json::Value> = plan
        .arms
        .iter()
        .enumerate()
        .map(|(arm, named)| {
            let measures: serde_json::Map<String, serde_json::Value> = Metric::ALL
                .iter()
                .filter_map(|&metric| {
                    let value = spread(found.level(arm, metric))?;
                    Some((metric.info().name.to_owned(), value))
                })
                .collect();
            let judged = found.judged(arm);
            let expected = expected::fared(found, arm).map(|(expected, fared, _)| {
                serde_json::json!({
                    "expected": expected::words(expected), "fared": fared.words(),
                    "sentence": expected::line(found, arm),
                })
            });
            serde_json::json!({
                "option": named.name,
                "label": named.label,
                "final": measures,
                "missed_announcement": spread(found.missed(arm).copied()),
                "difference": spread(judged.as_ref().map(|judged| judged.spread)),
                "verdict": judged.as_ref().map(|judged| judged.verdict.words()),
                "counts": judged.as_ref().map(|judged| {
                    serde_json::json!({
                        "up": judged.counts.up, "between": judged.counts.middle,
                        "down": judged.counts.down, "different_futures": judged.different,
                    })
                }),
                "sentence": if arm == 0 {
                    baseline_sentence(found)
                } else {
                    sentence(found, arm)
                },
                "expectation": expected,
                "against": found.against(arm).map(|against| {
                    serde_json::json!({
                        "option": plan.arms[against.other].name,
                        "difference": spread(Some(against.judged.spread)),
                        "verdict": against.judged.verdict.words(),
                    })
                }),
                "where_it_takes_place": found.there(arm).map(|found| {
                    serde_json::json!({
                        "from_week": found.weeks.0, "until_week": found.weeks.1,
                        "difference": spread(Some(found.judged.spread)),
                        "verdict": found.judged.verdict.words(),
                    })
                }),
                "at_equal_cost": named.option.and_then(|option| {
                    let asked = plan.scenarios[named.scenario].options[option].at_equal_cost.as_ref()?;
                    Some(serde_json::json!({ "key": asked.key, "value": asked.value }))
                }),
            })
        })
        .collect();
    let compared: Vec<serde_json::Value> = facts.iter().map(of_fact).collect();
    format!(
        "{:#}",
        serde_json::json!({
            "version": env!("CARGO_PKG_VERSION"),
            "scenario": plan.baseline().id,
            "question": plan.baseline().question,
            "headline": headline.info().name,
            "headline_department": headline.department.map(|place| &baseline.departments[place].name),
            "unit": headline.info().unit,
            "seed": plan.seed,
            "futures": results.futures,
            "weeks": results.weeks,
            "final_weeks": plan.baseline().final_weeks,
            "spread": plan.spread.name(),
            "options": options,
            "options_tried": plan.arms.len() - 1,
            "compared_with_facts": facts_sentence(&found.facts),
            "facts": compared,
            "second_look": second.map(Second::sentences).unwrap_or_default(),
            "folder": folder.display().to_string(),
            "report": folder.join(REPORT).display().to_string(),
        })
    )
}

/// A known number for programs.
fn of_fact(fact: &FactCheck) -> serde_json::Value {
    serde_json::json!({
        "measure": fact.metric.info().name, "from": fact.from, "to": fact.to,
        "simulated": fact.simulated, "reproduced": fact.is_reproduced(),
    })
}
