//! Three sheets of paper: for whoever leads the room, for everybody in it, and a card with the question.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::charts::ReportChart;
use crate::ink::{Inline, NamedChart, Page, page_style};
use crate::output::policy::policy;
use crate::question::compare::Comparison;
use crate::question::compare::words::{
    OptionSentence, baseline_sentence, in_order_of_effect, told,
};
use crate::scenario::Scenario;

const STYLE: &str = include_str!("sheets.css");
/// A chart on a sheet of paper: letters large enough to read. Pixels.
const PICTURE: Page = Page { width: 1240, height: 800 };
/// What is asked where a file asks nothing of its own.
const DEBRIEF: [&str; 3] = [
    "Which number in our own house is the counted one here?",
    "Who would earn or decide less if we changed it, and have we told them?",
    "What would we see first if it began to go wrong?",
];

/// A sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PaperSheet {
    /// For whoever leads the room.
    Facilitator,
    /// For everybody.
    Handout,
    /// The question.
    Card,
}

impl PaperSheet {
    pub(super) const ALL: [Self; 3] = [Self::Facilitator, Self::Handout, Self::Card];

    /// Its file.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator.html",
            Self::Handout => "handout.html",
            Self::Card => "card.html",
        }
    }
}

/// What a room is told and asked.
struct RoomTexts<'a> {
    found: &'a Comparison,
    charts: &'a [NamedChart],
    today: &'a str,
    ask: &'a str,
    look_at: &'a str,
    debrief: Vec<&'a str>,
}

/// A sheet as a page that prints on A4.
pub(super) fn html(
    sheet: PaperSheet,
    found: &Comparison,
    charts: &[NamedChart],
    provenance: &str,
) -> String {
    let scenario = found.baseline();
    let card = scenario.card.as_ref();
    let told = RoomTexts {
        found,
        charts,
        today: card.map_or("", |card| &card.today),
        ask: card.map_or(&scenario.question, |card| &card.ask),
        look_at: card.map_or("Where the lines of activity and outcome part.", |card| &card.look_at),
        debrief: card.map_or_else(
            || DEBRIEF.to_vec(),
            |card| card.debrief.iter().map(String::as_str).collect(),
        ),
    };
    let (title, content) = match sheet {
        PaperSheet::Facilitator => ("Ninety minutes", facilitator(&told)),
        PaperSheet::Handout => ("For everybody", handout(&told)),
        PaperSheet::Card => ("Card", self::card(&told)),
    };
    let name = if scenario.title.is_empty() { &scenario.id } else { &scenario.title };
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(None, &[]));
                meta name="viewport" content="width=device-width, initial-scale=1";
                link rel="icon" href="data:,";
                title { (title) ": " (name) " · orgdrift" }
                style { (PreEscaped(page_style(STYLE))) }
            }
            body.(sheet.file().trim_end_matches(".html")) {
                main { (content) }
                footer { p { "Simulated people, not yours: a thinking tool, not a forecast. " (provenance) } }
            }
        }
    };
    let mut text = markup.into_string();
    text.push('\n');
    text
}

/// Name of a scenario for people, and its question.
fn head(scenario: &Scenario, what: &str) -> Markup {
    html! {
        header {
            p.what { (what) @if !scenario.title.is_empty() { ": " bdi { (scenario.title) } } }
            h1 dir="auto" { (scenario.question) }
        }
    }
}

fn facilitator(told: &RoomTexts) -> Markup {
    let scenario = told.found.baseline();
    let answers = answers(told.found);
    let options = answers.len();
    html! {
        (head(scenario, "For whoever leads the room"))
        @if !told.today.is_empty() { p.today dir="auto" { (told.today) } }
        section {
            h2 { "Before" }
            ul {
                li { "Open " code { "live.html" } " on the projector: it needs no network and sends nothing. Thirty people may open the same file on their own devices." }
                li { "Print " code { "handout.html" } " for everybody: its first sheet is for the beginning, the others hold the answers and are for minute 35. This sheet is for yourself." }
                li { "For a room without a computer " code { "slides/" } " hold every chart, 16:9 and 4:3." }
                li { "Say first: these are simulated people, not ours. It is for thinking, and forecasts nothing." }
            }
        }
        section {
            h2 { "0 to 10: the question" }
            p { "Read aloud what the organization does today, then ask, and let it stand:" }
            blockquote dir="auto" { (told.ask) }
        }
        section {
            h2 { "10 to 20: everybody expects something" }
            p { "On the hand-out each writes better, about the same or worse beside each option, alone. Then count hands, and write the counts down before anything is shown:" }
            table.count {
                caption { "What the room expects" }
                thead { tr { th scope="col" { "Option" } th scope="col" { "better" } th scope="col" { "same" } th scope="col" { "worse" } } }
                tbody { @for arm in told.found.options() { tr { th scope="row" { bdi { (told.found.plan.arms[arm].label) } } td {} td {} td {} } } }
            }
        }
        section {
            h2 { "20 to 35: what comes out" }
            p { (baseline_sentence(told.found)) }
            p { strong { "Look at: " } span dir="auto" { (told.look_at) } }
            (picture(told, first_chart(told)))
            ol.answers { @for answer in &answers { li { (sentence(answer)) } } }
            @if options > 1 { p.note { (options) " options were tried. Each word holds for its own option; the best of several looks better than it is." } }
            @if let Some(expected) = scenario.card.as_ref().and_then(|card| card.people_expect.as_deref()) {
                p { strong { "Often expected, and not found: " } span dir="auto" { (expected) } }
            }
        }
        section {
            h2 { "35 to 60: the argument" }
            p { "Before a number is moved, the switch beside the cards of the page has it ask what the room expects; the answer is hidden until then." }
            p { "Those who expected something else say what the model leaves out. Move that number on the page, and pin what it was before." }
            @if !scenario.findings.is_empty() {
                p { "When it does not happen; on the page the card of that name shows each of them with one click:" }
                ul { @for finding in &scenario.findings { li dir="auto" { (finding.says) " " em { (finding.counter.says) } } } }
            }
            ol.debrief { @for question in &told.debrief { li dir="auto" { (question) } } }
        }
        section {
            h2 { "60 to 80: two experiments to start on Monday" }
            p { "Small enough to be stopped, seen early enough to be learned from:" }
            (experiments())
        }
        section {
            h2 { "80 to 90: the end" }
            ul {
                li { "Each says one sentence: what I expected, what I saw, what I want to try." }
                li { "Save the notes of the page, and the scenario if numbers were moved: " code { "orgdrift run" } " answers it with the same numbers." }
            }
        }
    }
}

fn handout(told: &RoomTexts) -> Markup {
    let scenario = told.found.baseline();
    html! {
        div.sheet {
            (head(scenario, "For everybody"))
            @if !told.today.is_empty() { p.today dir="auto" { (told.today) } }
            blockquote dir="auto" { (told.ask) }
            section {
                h2 { "Before it is shown" }
                p { "Compared with today, I expect strategic results to be …" }
                table.count {
                    caption.aside { "What I expect of each option" }
                    thead { tr { th scope="col" { "Option" } th scope="col" { "better" } th scope="col" { "same" } th scope="col" { "worse" } th scope="col" { "because" } } }
                    tbody { @for arm in told.found.options() { tr { th scope="row" { bdi { (told.found.plan.arms[arm].label) } } td {} td {} td {} td.wide {} } } }
                }
            }
        }
        div.sheet {
            section {
                h2 { "What comes out" }
                p { (baseline_sentence(told.found)) }
                (picture(told, first_chart(told)))
                ol.answers { @for answer in answers(told.found) { li { (sentence(&answer)) } } }
            }
            section {
                h2 { "To talk about" }
                ol.debrief { @for question in &told.debrief { li dir="auto" { (question) } } }
            }
            section {
                h2 { "Two experiments to start on Monday" }
                (experiments())
            }
        }
    }
}

fn card(told: &RoomTexts) -> Markup {
    let scenario = told.found.baseline();
    html! {
        div.face {
            p.what { (scenario.title) }
            p.ask dir="auto" { (told.ask) }
            @if !told.today.is_empty() { p.today dir="auto" { (told.today) } }
        }
        div.face {
            h1.what { "Look at" }
            p dir="auto" { (told.look_at) }
            (picture(told, first_chart(told)))
            @if !scenario.findings.is_empty() {
                h2 { "What comes out, and when it does not" }
                ul { @for finding in &scenario.findings { li dir="auto" { (finding.says) " " em { (finding.counter.says) } } } }
            }
            @if let Some(card) = &scenario.card { p.case { (card.case) } }
        }
    }
}

/// Two empty experiments.
fn experiments() -> Markup {
    const LINES: [&str; 5] =
        ["We change", "With whom, until when", "We see it in", "We stop if", "Who looks after it"];
    html! {
        table.experiments {
            caption.aside { "Experiments" }
            thead { tr { td {} th scope="col" { "First" } th scope="col" { "Second" } } }
            tbody { @for line in LINES { tr { th scope="row" { (line) } td {} td {} } } }
        }
    }
}

/// The options in the order of their effect.
fn answers(found: &Comparison) -> Vec<OptionSentence> {
    in_order_of_effect(found).into_iter().map(|arm| told(found, arm)).collect()
}

fn sentence(answer: &OptionSentence) -> Markup {
    html! { bdi.option { (answer.label) } ": " strong { (answer.verdict) } (answer.size) }
}

/// The chart that is told first.
fn first_chart(told: &RoomTexts) -> Option<&'static str> {
    let named = told.found.baseline().first_chart.and_then(ReportChart::named);
    let is_there = |chart: &ReportChart| told.charts.iter().any(|drawn| drawn.name == chart.name());
    named.filter(is_there).or(Some(ReportChart::BusyAndBetter)).map(ReportChart::name)
}

fn picture(told: &RoomTexts, name: Option<&'static str>) -> Markup {
    let drawn = name.and_then(|name| told.charts.iter().find(|chart| chart.name == name));
    html! {
        @if let Some(chart) = drawn {
            figure {
                figcaption { (chart.figure.frame().title) }
                (PreEscaped(chart.figure.without_singles().svg_inline(Inline { id: "first", page: PICTURE, words: false })))
            }
        }
    }
}
