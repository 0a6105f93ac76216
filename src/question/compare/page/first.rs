//! The first screen: the question, the picture, and one sentence for each option with who would lose and what it costs.

use maud::{Markup, PreEscaped, html};

use crate::document::charts::ReportChart;
use crate::ink::{Inline, NamedChart, Page};
use crate::question::compare::words::{
    OptionSentence, baseline_sentence, in_order_of_effect, told,
};

use super::{ReportPage, prose};

/// The chart that stands first where the scenario names no other, or that one has nothing to show.
const PICTURE: ReportChart = ReportChart::BusyAndBetter;
/// Its sheet: half a screen wide, so with larger letters than a slide. Pixels.
const SHEET: Page = Page { width: 1240, height: 880 };
/// Lines below a sentence: who would gain or lose, and what it costs. Of an option that is limited to a department or
/// to some teams, what is left of it comes first.
const LINES: usize = 2;

pub(super) fn screen(page: &ReportPage) -> Markup {
    let drawn = |chart: ReportChart| page.charts.iter().find(|drawn| drawn.name == chart.name());
    let named = page.found.baseline().first_chart.and_then(ReportChart::named);
    let picture = named.and_then(drawn).or_else(|| drawn(PICTURE));
    html! {
        div.first {
            div {
                @if let Some(picture) = picture { (figure(picture)) }
                p.baseline { (prose(&baseline_sentence(page.found))) }
            }
            @if page.found.plan.arms.len() > 1 {
                ol { @for (told, is_limited) in by_effect(page) { li { (answer(&told, is_limited)) } } }
            }
        }
    }
}

fn figure(picture: &NamedChart) -> Markup {
    let frame = picture.figure.frame();
    let drawn = Inline { id: "first", page: SHEET, words: false };
    html! {
        figure {
            figcaption { p.finding { (frame.title) } }
            div.chart {
                (PreEscaped(picture.figure.without_singles().svg_inline(drawn)))
            }
        }
    }
}

fn answer(told: &OptionSentence, is_limited: bool) -> Markup {
    let lines = LINES + usize::from(is_limited);
    html! {
        p.answer {
            bdi.option { (told.label) } ": "
            strong { (prose(&told.verdict)) } (prose(&told.size))
        }
        @for line in told.lines.iter().take(lines) { p.rest { (prose(line)) } }
    }
}

/// What is said of each option and whether it is limited, in the order of the terminal.
fn by_effect(page: &ReportPage) -> Vec<(OptionSentence, bool)> {
    let said = |arm: usize| {
        let is_limited = page.found.there(arm).is_some();
        (told(page.found, arm), is_limited)
    };
    in_order_of_effect(page.found).into_iter().map(said).collect()
}
