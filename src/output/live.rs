//! The live page as one file: the simulator, one scenario or several, and the script that moves them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maud::html;
use serde_json::json;

use crate::document::limits::CANNOT_TELL;
use crate::document::provenance::imports_chart;
use crate::ink::page_style;
use crate::output::policy::policy;
use crate::scenario::Scenario;

/// Most futures that a page lives: what a browser holds in a third of a gigabyte.
pub const MOST_FUTURES: u32 = 100;
/// File name of the live page in a result folder.
pub const LIVE: &str = "live.html";

/// The simulator, compiled by `.ci/engine` and packed.
const ENGINE: &[u8] = include_bytes!("../page/engine.wasm.gz");
const PAGE: &str = include_str!("../page/web/index.html");
const STYLE: &str = include_str!("../page/web/style.css");
const WORKER: &str = include_str!("../page/web/worker.js");
const SCRIPT: &str = include_str!("../page/web/page.js");

/// What the page does beyond a report: it computes, in workers, and saves pictures.
const MORE: &[(&str, &str)] =
    &[("script-src", "'wasm-unsafe-eval'"), ("worker-src", "blob:"), ("img-src", "blob:")];

/// What a live page is about.
#[derive(Clone, Copy, Debug)]
pub struct LivePage<'a> {
    /// One scenario, or several to choose from.
    pub scenarios: &'a [&'a Scenario],
    /// Whether the room says what it expects before it sees anything.
    pub predict: bool,
    /// The report beside it.
    pub report: Option<&'a str>,
    /// Futures that are lived in the end.
    pub futures: u32,
    /// Where all luck comes from.
    pub seed: u64,
}

/// The page: opens from a disk without a network, and sends nothing.
pub fn page(page: &LivePage) -> String {
    let scenarios: Vec<_> = page
        .scenarios
        .iter()
        .map(|&scenario| {
            let chart =
                imports_chart(scenario).then(|| scenario.chart.to_csv(&scenario.departments));
            let title = if scenario.title.is_empty() { &scenario.id } else { &scenario.title };
            json!({
                "id": scenario.id, "title": title, "question": scenario.question,
                "text": scenario.resolved, "chart": chart,
            })
        })
        .collect();
    let settings = json!({
        "expects": page.predict, "report": page.report, "futures": page.futures, "seed": page.seed,
        "version": env!("CARGO_PKG_VERSION"),
    });
    let title = match page.scenarios {
        [one] if !one.title.is_empty() => format!("{} · orgdrift", one.title),
        [one] => format!("{} · orgdrift", one.id),
        _ => "What if? · orgdrift".to_owned(),
    };
    let script = format!("{WORKER}\n{SCRIPT}");
    let data = [
        inert("application/json", "scenarios", &in_script(&json!(scenarios).to_string())),
        inert("application/json", "settings", &in_script(&settings.to_string())),
        inert("text/plain", "engine", &BASE64_STANDARD.encode(ENGINE)),
        inert("text/plain", "worker", &WORKER.replace("</", "<\\/")),
    ];
    let limits = html! {
        @for (words, rest) in CANNOT_TELL { li { strong { (words) } " " (rest) } }
    };
    let policy = html! {
        meta http-equiv="Content-Security-Policy" content=(policy(Some(&script), MORE));
    };
    let style = page_style(STYLE);
    // what comes last may hold anything, even the mark of another part
    put(
        PAGE,
        &[
            ("<!--CSP-->", &policy.into_string()),
            ("<!--TITLE-->", &html! { (title) }.into_string()),
            ("/*STYLE*/", &style),
            ("<!--LIMITS-->", &limits.into_string()),
            ("<!--DATA-->", &data.join("\n")),
            ("/*SCRIPT*/", &script),
        ],
    )
}

/// Whether a file is such a page.
pub fn is_page(file: &[u8]) -> bool {
    let mark = b"<script type=\"text/plain\" id=\"engine\">";
    file.windows(mark.len()).any(|part| part == mark)
}

/// A template with each mark replaced once, from the first to the last.
fn put(template: &str, parts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    for (mark, part) in parts {
        let Some((before, after)) = rest.split_once(mark) else { continue };
        text.push_str(before);
        text.push_str(part);
        rest = after;
    }
    text + rest
}

/// Data that a script reads and a browser does not run.
fn inert(kind: &str, id: &str, data: &str) -> String {
    format!("<script type=\"{kind}\" id=\"{id}\">{data}</script>")
}

/// JSON that cannot end the element in which it stands.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(title: &str) -> String {
        let text = format!(
            "extends = \"tickets-versus-experience\"\nscenario.title = {}\n",
            toml::Value::String(title.to_owned())
        );
        let scenario = Scenario::from_text("one", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        super::page(&LivePage {
            scenarios: &[&scenario],
            predict: false,
            report: None,
            futures: 100,
            seed: 1,
        })
    }

    #[test]
    fn every_mark_is_replaced_and_asks_for_nothing() {
        let page = page("One");
        for mark in [
            "<!--CSP-->",
            "<!--TITLE-->",
            "<!--LIMITS-->",
            "/*STYLE*/",
            "<!--DATA-->",
            "/*SCRIPT*/",
        ] {
            assert!(PAGE.matches(mark).count() == 1, "{mark}");
            assert!(!page.contains(mark), "{mark}");
        }
        for way_out in ["http://", "https://", "fetch(", "XMLHttpRequest", "import(", "//cdn"] {
            let mentioned = [PAGE, STYLE, WORKER, SCRIPT].iter().any(|part| part.contains(way_out));
            assert!(!mentioned, "{way_out}");
        }
    }

    #[test]
    fn texts_of_a_file_cannot_leave_their_place() {
        let nasty = "</script><script>alert(1)</script><!--DATA--> & \"quotes\"";
        let page = page(nasty);
        assert!(!page.contains("<script>alert"), "a title became a script");
        assert!(page.contains("\\u003c/script>"));
    }

    #[test]
    fn the_page_is_small_enough_to_send_by_mail() {
        let largest = crate::scenario::shipped::library()
            .iter()
            .filter(|(name, _)| *name != "base")
            .map(|(name, _)| Scenario::embedded(name).unwrap_or_else(|wrong| panic!("{wrong}")))
            .map(|scenario| {
                super::page(&LivePage {
                    scenarios: &[&scenario],
                    predict: true,
                    report: None,
                    futures: 100,
                    seed: 1,
                })
                .len()
            })
            .max();
        assert!(largest.is_some_and(|bytes| bytes < 3_000_000), "{largest:?} bytes");
    }
}
