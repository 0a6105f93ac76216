//! The report: one HTML file that opens from disk without a network, prints to A4, and says everything
//! without a script.
//!
//! Order: question and verdict; the charts; who gains, who pays; why; how sure; what it cannot tell;
//! assumptions; what differs from the defaults; how to repeat it. A policy in the page itself forbids every
//! request and every script but its own.

mod assumptions;
mod chart;
mod fill;
mod first;
mod given;
mod grid;
mod repeat;
mod sections;
mod verdict;

pub use given::{
    Amount, CausePart, GapParts, GroupChange, HangsOn, HowSure, PageExtras, Share, SwingRow,
    WhoPays,
};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::charts::ChartSection;
use crate::document::number::{capital, counted};
use crate::ink::{NamedChart, page_style};
use crate::output::manifest::Manifest;
use crate::output::policy::policy;
use crate::question::compare::Comparison;
use crate::question::compare::words::{facts_sentence, missed_facts};

use chart::Charts;

/// File name of the report in a result folder.
pub const REPORT: &str = "report.html";

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What the page is about.
#[derive(Clone, Copy, Debug)]
pub struct ReportPage<'a> {
    /// What was found.
    pub found: &'a Comparison,
    /// All charts of the result.
    pub charts: &'a [NamedChart],
    /// What other analyses found.
    pub given: &'a PageExtras,
    /// Version, seed, futures and inputs; the outputs may be unknown still.
    pub manifest: &'a Manifest,
    /// The page beside it in which numbers can be moved, if there is one.
    pub live: Option<&'a str>,
    /// Whether weekly tables hold every future.
    pub all_futures: bool,
    /// What stands below it: version, scenario, futures, seed.
    pub provenance: &'a str,
}

/// A section: its name within the page, its heading, its content.
type Section = (&'static str, &'static str, Markup);

/// The page.
pub fn html(page: &ReportPage) -> String {
    let charts = Charts { found: page.found, all: page.charts, left_out: &page.given.left_out };
    let sections =
        [ChartSection::Picture, ChartSection::WhoPays, ChartSection::Why, ChartSection::HowSure];
    let [picture, who, why, sure] = sections.map(ChartSection::numbers);
    let mut all: Vec<Section> = vec![
        ("verdict", "The verdict", verdict::section(page)),
        (
            "picture",
            "The picture",
            html! {
                (charts.numbered(&picture))
                (charts.all_but(&[&picture[..], &who, &why, &sure].concat()))
            },
        ),
    ];
    if page.given.who_pays.is_some() || charts.any(&who) {
        let all_options = page.given.who_pays.iter().flatten().enumerate();
        let (asked, others): (Vec<_>, Vec<_>) =
            all_options.partition(|(_, who)| who.is_in_question);
        let content = html! {
            (charts.numbered(&who))
            @for who in asked { (sections::who_pays(who)) }
            @if !others.is_empty() {
                details {
                    summary { "What changes for whom with the other options" }
                    @for who in others { (sections::who_pays(who)) }
                }
            }
        };
        all.push(("who-pays", "Who gains, who pays", content));
    }
    all.push((
        "why",
        "Why",
        html! {
            @if let Some(causes) = &page.given.causes { (sections::causes(causes)) }
            (charts.numbered(&why))
        },
    ));
    all.push((
        "how-sure",
        "How sure",
        html! {
            (sections::how_sure(page))
            @if let Some(sure) = &page.given.how_sure { (sections::doubts(page, sure)) }
            (charts.numbered(&sure))
            @if let Some(on) = &page.given.hangs_on { (sections::hangs_on(page, on)) }
        },
    ));
    all.push(("limits", "What it cannot tell you", sections::limits()));
    all.push(("assumptions", "Assumptions", assumptions::assumptions(page)));
    all.push(("differs", "What differs from base", assumptions::differs(page)));
    all.push(("repeat", "How to repeat it", repeat::section(page)));
    document(page, &all)
}

fn document(page: &ReportPage, sections: &[Section]) -> String {
    let scenario = page.found.plan.baseline();
    let title = if scenario.title.is_empty() { &scenario.id } else { &scenario.title };
    let question = if scenario.question.is_empty() { title } else { &scenario.question };
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(Some(SCRIPT), &[]));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "orgdrift " (page.manifest.version) };
                link rel="icon" href="data:,";
                title { (title) " · orgdrift" }
                style { (PreEscaped(page_style(STYLE))) }
            }
            body {
                a.skip href=(within("verdict")) { "Skip to the verdict" }
                header {
                    @if question != title { p.title dir="auto" { (title) } }
                    h1 dir="auto" { (question) }
                    (first::screen(page))
                    (facts(page))
                    p.shape { (shape(page)) }
                    @for stand_in in &scenario.stand_ins {
                        p.shape dir="auto" { "In words, charts and tables " (stand_in.told()) "." }
                    }
                }
                nav aria-label="Contents" { ul {
                    @for (id, heading, _) in sections { li { a href=(within(id)) { (heading) } } }
                    @if let Some(live) = page.live { li { a href=(live) { "What if? Move the numbers" } } }
                } }
                main {
                    @for (id, heading, content) in sections {
                        section id=(id) aria-labelledby={ (id) "-heading" } tabindex="-1" {
                            h2 id={ (id) "-heading" } { (heading) }
                            (content)
                        }
                    }
                }
                footer { p { (page.provenance) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    let mut text = markup.into_string();
    text.push('\n');
    text
}

/// A link to a place of the page.
fn within(id: &str) -> String {
    format!("{}{id}", '#')
}

/// Whether the baseline reproduces what is known.
fn facts(page: &ReportPage) -> Markup {
    let missed = missed_facts(&page.found.facts);
    html! {
        div.facts {
            p { (prose(&facts_sentence(&page.found.facts))) }
            @if !missed.is_empty() { ul { @for fact in &missed { li { (prose(&capital(fact))) } } } }
        }
    }
}

/// What was simulated, in one line.
fn shape(page: &ReportPage) -> String {
    let found = page.found;
    let Comparison { plan, results, .. } = found;
    let scenario = plan.baseline();
    let compared = if plan.scenarios.len() > 1 {
        counted(plan.scenarios.len(), "scenario", "scenarios")
    } else {
        counted(scenario.options.len(), "option", "options")
    };
    let mut text = format!(
        "{} in {} and {}, {}, {compared}, {}.",
        counted(scenario.chart.seats() - 1, "person", "people"),
        counted(scenario.departments.len(), "department", "departments"),
        counted(scenario.chart.layers() - 1, "layer", "layers"),
        counted(results.weeks as usize, "week", "weeks"),
        counted(results.futures as usize, "future", "futures"),
    );
    let asked = page.manifest.drawn.as_ref().map_or(plan.futures, |drawn| drawn.futures_asked);
    if asked > results.futures {
        text.push_str(&format!(
            " Stopped early: {} were asked for.",
            counted(asked as usize, "future", "futures")
        ));
    }
    text
}

/// Text in which words of the file stand between backticks.
fn prose(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    // an odd number of backticks marks nothing
    if parts.len().is_multiple_of(2) {
        return html! { (text) };
    }
    html! { @for (number, part) in parts.iter().enumerate() {
        @if number % 2 == 1 { code { (part) } } @else { (part) }
    } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_names_no_colour_of_its_own() {
        for word in ["#", "rgb", "hsl", ": white", ": black", "grey", "url(", "@import"] {
            assert!(!STYLE.contains(word), "{word}");
        }
        let names: Vec<&str> =
            STYLE.split("var(--").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(names.len() > 20);
        let variables = page_style(STYLE);
        for name in names {
            assert!(variables.contains(&format!("--{name}:rgb(")), "{name}");
        }
    }

    #[test]
    fn words_between_backticks_are_words_of_the_file() {
        let told = |text: &str| prose(text).into_string();
        assert_eq!(told("see `a.b` & c"), "see <code>a.b</code> &amp; c");
        assert_eq!(told("one ` alone"), "one ` alone");
    }
}
