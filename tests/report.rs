//! The report says what the tables and the terminal say, whatever a scenario calls its things.

#![cfg(feature = "app")]

mod common;
#[path = "common/html.rs"]
mod html;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use orgdrift::document::charts::LeftOut;
use orgdrift::document::number::{exact, rounded, signed};
use orgdrift::futures::execute::Parallel;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::output::document;
use orgdrift::output::manifest::Manifest;
use orgdrift::output::workers::OneWorker;
use orgdrift::question::compare::Comparison;
use orgdrift::question::compare::ask::{AskCompare, Looks, OtherLuck, Packing};
use orgdrift::question::compare::page::{
    self, Amount, CausePart, GapParts, GroupChange, HangsOn, HowSure, PageExtras, ReportPage,
    Share, SwingRow, WhoPays,
};
use orgdrift::question::compare::words::{baseline_sentence, sentence};
use orgdrift::question::{Findings, Question};
use orgdrift::scenario::difference::{self, company_wide};
use orgdrift::scenario::{Metric, Scenario};
use orgdrift::statistics::estimate::{Spread, wilson};
use tempfile::TempDir;

use common::{SMALL, scenario};
use html::{Element, parse};

/// A result on disk.
struct Written {
    place: TempDir,
    found: Comparison,
}

impl Written {
    fn of(plan: Plan) -> Self {
        let looks = Looks { other_luck: OtherLuck::Never, second_look: true };
        let asked = AskCompare { plan, looks, packing: Packing::default() };
        let report = asked.find(&Parallel::default()).expect("runs");
        assert_eq!(report.missing(), Vec::<String>::new());
        let place = tempfile::tempdir().expect("a temporary folder");
        let target = place.path().join("result");
        document::write(&target, report.document(), &OneWorker).expect("writes");
        Self { place, found: report.comparison }
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.place.path().join("result").join(name)).expect("readable")
    }

    fn page(&self) -> Element {
        parse(&self.file("report.html"))
    }

    /// The page of the same result with what other analyses found.
    fn page_with(&self, given: &PageExtras) -> Element {
        let manifest: Manifest = serde_json::from_str(&self.file("manifest.json")).expect("JSON");
        let (charts, provenance) = (&[], "");
        parse(&page::html(&ReportPage {
            found: &self.found,
            charts,
            given,
            manifest: &manifest,
            live: None,
            all_futures: false,
            provenance,
        }))
    }

    /// Rows of a table as column to value.
    fn table(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        let path = self.place.path().join("result").join(format!("{name}.csv"));
        let mut reader = csv::Reader::from_path(path).expect("readable");
        reader.deserialize().map(|row| row.expect("a row")).collect()
    }
}

fn small(futures: u32) -> Written {
    Written::of(common::plan(SMALL, futures))
}

/// The number in a column of the only row with these values.
fn cell(table: &[BTreeMap<String, String>], keys: &[(&str, &str)], column: &str) -> f64 {
    let fits = |row: &&BTreeMap<String, String>| {
        keys.iter().all(|(column, value)| row.get(*column).is_some_and(|there| there == value))
    };
    let found: Vec<_> = table.iter().filter(fits).collect();
    assert_eq!(found.len(), 1, "{keys:?}");
    found[0][column].parse().expect("a number")
}

fn assert_same(shown: f64, told: f64, place: &str) {
    let distance = (shown - told).abs();
    assert!(distance <= 1e-8 * (1.0 + told.abs()), "{place}: {shown} instead of {told}");
}

/// What every table of the page must show, from the files of the result.
struct Tables<'a> {
    written: &'a Written,
    weekly: Vec<BTreeMap<String, String>>,
    hours: Vec<BTreeMap<String, String>>,
    effects: Vec<BTreeMap<String, String>>,
    futures: Vec<BTreeMap<String, String>>,
    gains: Vec<BTreeMap<String, String>>,
    held: Vec<BTreeMap<String, String>>,
    sure: Vec<BTreeMap<String, String>>,
    ends: Vec<BTreeMap<String, String>>,
    why: Vec<BTreeMap<String, String>>,
    scenario: Scenario,
}

impl<'a> Tables<'a> {
    fn of(written: &'a Written) -> Self {
        let path = written.place.path().join("result/scenario.toml");
        Self {
            written,
            weekly: written.table("company_weekly"),
            hours: written.table("hours_weekly"),
            effects: written.table("effects"),
            futures: written.table("futures"),
            gains: written.table("who_gains"),
            held: written.table("luck_and_assumptions"),
            sure: written.table("robustness"),
            ends: written.table("one_at_a_time"),
            why: written.table("why"),
            scenario: Scenario::load(path.to_str().expect("text")).expect("the resolved scenario"),
        }
    }

    /// The name of an option by its label.
    fn option(&self, label: &str) -> &str {
        let arms = &self.written.found.plan.arms;
        &arms.iter().find(|arm| arm.label == label).expect("an option").name
    }

    /// Values of a measure over the final quarter in every future.
    fn finals(&self, option: &str, measure: &str) -> Vec<f64> {
        let rows = self.futures.iter();
        rows.filter(|row| row["option"] == option && row["measure"] == measure)
            .map(|row| row["value"].parse().expect("a number"))
            .collect()
    }

    fn effect(&self, option: &str, measure: &str) -> Vec<f64> {
        let keys = [("option", option), ("measure", measure), ("group", "company")];
        ["diff_median", "diff_q05", "diff_q95"].map(|it| cell(&self.effects, &keys, it)).to_vec()
    }

    /// What the table of luck and assumptions says an option's difference depends on, with its interval.
    fn holds(&self, option: &str, what: &str) -> Vec<f64> {
        let keys = [("option", option), ("what", what)];
        ["share", "low", "high"].map(|it| cell(&self.held, &keys, it)).to_vec()
    }

    /// The numbers of a group in the table of who gains and who pays.
    fn of_group(&self, table: &str, row: &[&Element], column: usize) -> Option<Vec<f64>> {
        let arms = &self.written.found.plan.arms;
        let place: usize = table["who-pays-".len()..].parse().expect("a number");
        let option = arms[place].name.as_str();
        let kind = row[0].all(&["small"])[0].text().split(',').next().expect("a kind").to_owned();
        let label = row[0].all(&["bdi"])[0].text();
        let groups = &self.written.found.results.arms[0].grouping.all;
        let named = |it: &str| it.to_lowercase() == label.to_lowercase();
        let group = groups.iter().find(|it| it.kind.name() == kind && named(&it.label));
        let group = group.expect("a group").name.as_str();
        let gains = [("option", option), ("group_kind", &kind), ("group", group)];
        let of = |measure: &str, percent: bool| {
            if percent {
                let shares = ["share", "share_q05", "share_q95"];
                let share = |it: &str| cell(&self.gains, &gains, &format!("{measure}_{it}"));
                return shares.map(|it| 100.0 * share(it)).to_vec();
            }
            let full = format!("{kind} {group}");
            let effects = [("option", option), ("measure", measure), ("group", &full)];
            let quantiles = ["diff_median", "diff_q05", "diff_q95"];
            quantiles.map(|it| 100.0 * cell(&self.effects, &effects, it)).to_vec()
        };
        let shown = !row[column].numbers().is_empty();
        match column {
            1 => shown.then(|| of("pay", true)),
            2 => shown.then(|| of("activity", true)),
            3 => shown.then(|| of("missed_work", false)),
            4 => shown.then(|| of("strain", false)),
            5 => Some(vec![cell(&self.gains, &gains, "n_worse") / cell(&self.gains, &gains, "n")]),
            _ => None,
        }
    }

    /// The numbers of what a second look found.
    fn of_second_look(
        &self,
        table: &str,
        row: &[&Element],
        column: usize,
        heads: &[String],
    ) -> Option<Vec<f64>> {
        let (name, head) = (row[0].text(), heads[column].as_str());
        match table {
            "doubts" => {
                let varied = [
                    ("As it was run", "as-run"),
                    ("Luck only", "luck-only"),
                    ("Assumptions only", "assumptions-only"),
                    ("Ranges half as wide", "ranges-halved"),
                    ("Ranges twice as wide", "ranges-doubled"),
                ];
                let (_, varied) = varied.iter().find(|(label, _)| *label == head)?;
                let keys = [("option", self.option(&name)), ("varied", *varied)];
                let count = |column: &str| cell(&self.sure, &keys, column);
                let way = if row[1].text() == "higher" { "n_up" } else { "n_down" };
                Some(vec![count(way) / (count("n_up") + count("n_mid") + count("n_down"))])
            }
            "hangs-on" => {
                let key = row[0].all(&["code"])[0].text();
                let told = |column: &str| Some(vec![cell(&self.ends, &[("key", &key)], column)]);
                match column {
                    2 => told("from"),
                    3 => told("at_from"),
                    4 => told("to"),
                    5 => told("at_to"),
                    _ => None,
                }
            }
            "causes" => {
                let code = row[0].all(&["code"]);
                let kind = if code.is_empty() { "gap" } else { "value" };
                let cause = code.first().map_or_else(|| "all".to_owned(), |code| code.text());
                let keys = [("group", "company"), ("kind", kind), ("cause", &cause)];
                match (column, kind) {
                    (1, _) => Some(vec![100.0 * cell(&self.why, &keys, "mean")]),
                    (2, "value") if !row[2].numbers().is_empty() => {
                        Some(vec![100.0 * cell(&self.why, &keys, "standard_error")])
                    }
                    _ => None,
                }
            }
            other => panic!("nothing is known of table {other}"),
        }
    }

    /// The numbers that a cell must show; `None` for words.
    fn told(
        &self,
        table: &str,
        row: &[&Element],
        column: usize,
        heads: &[String],
    ) -> Option<Vec<f64>> {
        let (name, head) = (row[0].text(), heads[column].as_str());
        let labelled = |label: &str| Metric::ALL.iter().find(|it| it.info().label == label);
        match table {
            "overview" => {
                let option = self.option(&name);
                if let Some(metric) = labelled(head) {
                    let values = self.finals(option, metric.info().name);
                    let spread = Spread::of(values.into_iter()).expect("values");
                    return Some(vec![spread.q50, spread.q05, spread.q95]);
                }
                let headline = self.scenario.headline.info().name;
                (head.starts_with("Change") && option != "baseline")
                    .then(|| self.effect(option, headline))
            }
            "also-seen" => {
                let metric = labelled(&row[0].all(&["bdi"])[0].text()).expect("a measure");
                (column > 1).then(|| self.effect(self.option(head), metric.info().name))
            }
            "weekly-activity-index" | "weekly-outcome-index" | "weekly-drift" => {
                let measure = table["weekly-".len()..].replace('-', "_");
                let option = self.option(head);
                let keys = [("option", option), ("measure", &measure), ("week", &name)];
                Some(["q50", "q05", "q95"].map(|it| cell(&self.weekly, &keys, it)).to_vec())
            }
            "hours-last-week" => {
                let ends = [
                    ("Urgent work", "urgent"),
                    ("Rework", "rework"),
                    ("Overhead", "overhead"),
                    ("Lost to strain", "lost_to_strain"),
                    ("Unused", "unused"),
                    ("Overtime", "overtime"),
                ];
                let end = ends.iter().find(|(label, _)| *label == name).map(|(_, kind)| *kind);
                let work = self.scenario.work.iter().find(|work| work.label == name);
                let kind = end.or(work.map(|work| work.name.as_str())).expect("a kind of hours");
                let week = self.scenario.weeks.to_string();
                let option = self.option(head);
                let keys =
                    [("option", option), ("week", &week), ("group", "company"), ("kind", kind)];
                Some(vec![cell(&self.hours, &keys, "hours")])
            }
            "counts" => {
                let headline = self.scenario.headline.info().name;
                let option = self.option(&name);
                let keys = [("option", option), ("measure", headline), ("group", "company")];
                let [up, middle, down] =
                    ["n_up", "n_mid", "n_down"].map(|it| cell(&self.effects, &keys, it));
                let all = up + middle + down;
                let share = |count: f64| {
                    let (low, high) = wilson(count as usize, all as usize);
                    vec![count / all, low, high]
                };
                [
                    None,
                    None,
                    Some(vec![up]),
                    Some(vec![middle]),
                    Some(vec![down]),
                    Some(share(up)),
                    Some(share(down)),
                ][column]
                    .clone()
            }
            "doubts" | "hangs-on" | "causes" => self.of_second_look(table, row, column, heads),
            _ if table.starts_with("who-pays-") => self.of_group(table, row, column),
            "explains" => (head == "Holds").then(|| {
                let code = row[2].all(&["code"]);
                let what = code.first().map_or_else(
                    || match row[1].text().split([' ', ',']).next() {
                        Some("luck") => "luck".to_owned(),
                        Some("all") => "assumptions".to_owned(),
                        _ => "together".to_owned(),
                    },
                    |code| code.text(),
                );
                self.holds(self.option(&name), &what)
            }),
            "ranges-1" => {
                let key = row[0].all(&["code"])[0].text();
                let range = self.scenario.assumptions.iter().find(|it| it.key == key);
                let range = range.expect("an assumption");
                [None, Some(range.usual), Some(range.from), Some(range.to), None, None][column]
                    .map(|value| vec![value])
            }
            "values-1" => {
                let key = row[0].all(&["code"])[0].text();
                let all = company_wide(&self.scenario);
                let (_, given) = all.iter().find(|(row, _)| row.key == key).expect("a key");
                match given {
                    difference::Given::Number(number) if column == 1 => Some(vec![*number]),
                    _ => None,
                }
            }
            "differs-1" | "rows-1" => None,
            other => panic!("nothing is known of table {other}"),
        }
    }
}

#[test]
fn every_number_of_the_page_is_in_the_tables() {
    let written = small(40);
    let (page, tables) = (written.page(), Tables::of(&written));
    let mut compared = BTreeMap::new();
    for table in page.all(&["table"]) {
        let id = table.has("id").expect("a name");
        if id == "inputs" {
            assert!(table.numbers().is_empty());
            continue;
        }
        let heads = table.heads();
        for row in table.rows() {
            for (column, shown) in row.iter().enumerate().skip(1) {
                // rows that go on have no head of their own; they are compared below
                let told = if row.len() == heads.len() {
                    tables.told(id, &row, column, &heads)
                } else {
                    None
                };
                let place = format!("{id}, {}, column {column}", row[0].text());
                let numbers = shown.numbers();
                if let Some(told) = told {
                    assert_eq!(numbers.len(), told.len(), "{place}");
                    for ((value, _), told) in numbers.iter().zip(&told) {
                        assert_same(*value, *told, &place);
                    }
                    *compared.entry(id).or_insert(0) += told.len();
                } else {
                    let of_file = ["differs-1", "rows-1"].contains(&id);
                    assert!(numbers.is_empty() || of_file, "{place} has numbers of its own");
                }
            }
        }
    }
    // the numbers of the file, in the order in which it states them
    let difference = difference::from_base(&tables.scenario);
    let number = |given: &difference::Given| match given {
        difference::Given::Number(number) => Some(*number),
        _ => None,
    };
    let text = |row: &&difference::Changed| {
        !matches!(row.parameter.form, orgdrift::scenario::parameter::Form::Text)
    };
    let changed = difference.changed.iter().filter(text);
    let stated: Vec<f64> =
        changed.flat_map(|row| [number(&row.second), number(&row.first)]).flatten().collect();
    let rows = difference.only.iter().flat_map(|only| &only.values);
    let of_rows: Vec<f64> =
        rows.flat_map(|row| [number(&row.second), number(&row.first)]).flatten().collect();
    for (id, told) in [("differs-1", stated), ("rows-1", of_rows)] {
        let shown: Vec<f64> =
            page.of_id(id).numbers().into_iter().map(|(value, _)| value).collect();
        assert_eq!(shown, told, "{id}");
        compared.insert(id, told.len());
    }
    let known: Vec<&&str> = compared.keys().collect();
    assert_eq!(known.len(), 17, "{known:?}");
    assert!(
        compared.values().all(|&count| count > 0) && compared["also-seen"] > 40,
        "{compared:?}"
    );
}

#[test]
fn what_is_read_is_the_exact_number_rounded() {
    let page = small(40).page();
    let numbers = page.numbers();
    assert!(numbers.len() > 200, "{}", numbers.len());
    for (value, shown) in numbers {
        let percent = format!("{}\u{a0}%", rounded(100.0 * value));
        let forms = [rounded(value), signed(value), exact(value), percent];
        assert!(forms.contains(&shown), "{value} is shown as {shown}");
    }
}

/// Sentences as the page shows them: words of the file are set in other letters, not between backticks.
fn without_backticks(text: &str) -> String {
    text.replace('`', "")
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_verdicts_are_the_sentences_of_the_terminal_in_the_same_place_and_size() {
    let written = small(40);
    let page = written.page();
    let found = &written.found;
    let told: Vec<String> =
        page.of_class("told").into_iter().map(|it| spaced(&it.text())).collect();
    let sentences: Vec<String> =
        found.options().map(|arm| without_backticks(&sentence(found, arm))).collect();
    assert_eq!(told, sentences);
    assert_eq!(page.of_class("baseline")[0].text(), without_backticks(&baseline_sentence(found)));
    // every result has the same shape, whatever it says
    let shape = |element: &Element| -> Vec<(String, Option<String>)> {
        let inner = element.everything().into_iter().filter(|it| it.name != "code");
        inner.map(|it| (it.name.clone(), it.has("class").map(str::to_owned))).collect()
    };
    let shapes: BTreeSet<_> = page.of_class("told").into_iter().map(shape).collect();
    assert_eq!(shapes.len(), 1, "{shapes:?}");
}

#[test]
fn facts_stand_above_everything_else() {
    let text = format!(
        "{SMALL}\n[facts]\nurgent_share = {{ from = 0.0, to = 1.0 }}\nstrain = {{ from = 0.9, to = 1.0 }}\n"
    );
    let page = Written::of(common::plan(&text, 3)).page();
    let header = page.all(&["header"])[0].text();
    assert!(header.contains("The baseline reproduces 1 of 2 known facts."), "{header}");
    assert!(header.contains("The baseline misses a fact: strain is"), "{header}");
    let without = small(2).page();
    assert!(without.all(&["header"])[0].text().contains("Not compared with facts."));
}

/// What every page must be, whatever it shows.
fn assert_sound(page: &Element, text: &str) {
    assert!(text.len() < 3_000_000, "{} bytes", text.len());
    assert_eq!(page.all(&["h1"]).len(), 1);
    let levels: Vec<u8> = page
        .all(&["h1", "h2", "h3", "h4", "h5", "h6"])
        .iter()
        .map(|heading| heading.name.as_bytes()[1] - b'0')
        .collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    for landmark in ["header", "nav", "main", "footer"] {
        assert_eq!(page.all(&[landmark]).len(), 1, "{landmark}");
    }
    let all = page.everything();
    let mut ids = BTreeSet::new();
    for id in all.iter().filter_map(|it| it.has("id")) {
        assert!(ids.insert(id), "{id} twice");
    }
    for element in &all {
        for attribute in ["aria-labelledby", "aria-describedby"] {
            for id in element.has(attribute).into_iter().flat_map(|all| all.split(' ')) {
                assert!(ids.contains(id), "{attribute} speaks of {id}");
            }
        }
        if let Some(link) = element.has("href") {
            let inside = link.strip_prefix('#').is_some_and(|id| ids.contains(id));
            // the page beside it in which numbers can be moved
            assert!(inside || link == "data:," || link == "live.html", "a link leads to {link}");
        }
        assert!(element.has("src").is_none(), "{} asks for a file", element.name);
        let acts = |name: &&String| name.starts_with("on") || name.as_str() == "style";
        assert_eq!(element.attributes.keys().find(acts), None, "{}", element.name);
    }
    assert!(page.all(&["th"]).iter().all(|head| head.has("scope").is_some()));
    assert!(page.all(&["table"]).iter().all(|table| table.all(&["caption"]).len() == 1));
    for figure in page.all(&["figure"]) {
        let picture = figure.all(&["svg"])[0];
        assert_eq!(picture.has("role"), Some("img"));
        let names: Vec<&str> = picture.has("aria-labelledby").expect("a name").split(' ').collect();
        let [title, description] = names.as_slice() else { panic!("{names:?}") };
        assert!(page.of_id(title).text().len() > 10 && page.of_id(description).text().len() > 40);
    }
    assert_eq!(page.all(&["script"]).len(), 1);
    let own = include_str!("../src/question/compare/page/script.js");
    assert_eq!(page.all(&["script"])[0].text(), own);
    let first = page.all(&["a"])[0];
    assert_eq!(first.has("class"), Some("skip"));
    let words = page.all(&["body"])[0].text().replace(own, "");
    for word in ["NaN", "null", "undefined", "inf ", "panicked", "Some(", "None"] {
        assert!(!words.contains(word), "{word}");
    }
    let lower = words.to_lowercase();
    let banned = ["will", "prove", "optimal", "predict", "roi", "significant"];
    let said: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|it| banned.contains(it))
        .collect();
    assert_eq!(said, Vec::<&str>::new());
    assert!(!lower.contains("chance that"));
}

#[test]
fn every_shape_of_result_makes_a_sound_page() {
    let no_options = SMALL.split("[option.").next().expect("a part");
    for (text, futures) in [(SMALL, 40), (SMALL, 1), (no_options, 3), (no_options, 1)] {
        let written = Written::of(common::plan(text, futures));
        let page = written.page();
        assert_sound(&page, &written.file("report.html"));
        // every chart of the story is there, or a line that says why not, and the first one on the first screen too
        let told = page.all(&["figure"]).len() + page.of_class("left-out").len();
        assert_eq!(told, 14);
    }
    let none = Written::of(common::plan(no_options, 1)).page();
    assert!(none.of_id("verdict").text().contains("There is no option to compare with"));
    let one = small(1).page();
    assert!(one.of_id("verdict").text().contains("TOO EARLY TO SAY"));
    assert!(one.of_class("range").len() < 30, "one future has no spread");
}

#[test]
fn compared_scenarios_show_what_differs_between_them() {
    let other =
        SMALL.replace("fidelity = 0.95", "fidelity = 0.9").replace("people = 25", "people = 26");
    let plan = |texts: [&str; 2]| {
        let scenarios = texts.map(scenario).to_vec();
        Plan::of_scenarios(scenarios, 3, 1, Varying::Joint).expect("comparable")
    };
    let written = Written::of(plan([SMALL, &other]));
    let page = written.page();
    assert_sound(&page, &written.file("report.html"));
    let rows: Vec<Vec<String>> = page
        .of_id("between-1")
        .rows()
        .iter()
        .map(|row| row.iter().map(|cell| cell.text()).collect())
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0][0].ends_with("department.sales.people"), "{rows:?}");
    assert_eq!(rows[0][1..], ["25", "26"]);
    assert!(rows[1][0].ends_with("option.pilot.set.communication.fidelity"), "{rows:?}");
    let repeat = page.of_id("repeat").text();
    assert!(repeat.contains("orgdrift run scenarios/1/scenario.toml scenarios/2/scenario.toml"));
    let same = Written::of(plan([SMALL, SMALL])).page();
    assert!(same.of_id("differs").text().contains("No difference: both describe the same."));
}

#[test]
fn labels_are_words_and_nothing_else() {
    let hostile = [
        "<script>alert('x')</script>",
        "\\\"quoted\\\" & 'single' < > &amp; </table>",
        "顧客体験を重視する組織への転換",
        "مكافأة على النتائج",
        "]]><!-- <svg onload=alert(1)>",
    ];
    let long = "A very long label that goes on and on ".repeat(12);
    let mut text = SMALL
        .replace("title = \"Small\"", &format!("title = \"{}\"", hostile[0]))
        .replace("Does everything work together?", &format!("{} & {}", hostile[0], hostile[3]))
        .replace("[work.tickets]", &format!("[work.tickets]\nlabel = \"{}\"", hostile[1]))
        .replace(
            "[department.support]",
            &format!("[department.support]\nlabel = \"{}\"", hostile[2]),
        )
        .replace("[option.outcome]", &format!("[option.outcome]\nlabel = \"{}\"", hostile[0]))
        .replace("[option.pilot]", &format!("[option.pilot]\nlabel = \"{}\"", hostile[4]))
        .replace("to = 2.5, source = \"assumption\"", "to = 2.5, source = \"<b>me</b> & co\"");
    text.push_str(&format!("[option.long]\nlabel = \"{long}\"\nset.voice.risk = 0.2\n"));
    let written = Written::of(common::plan(&text, 3));
    let file = written.file("report.html");
    let page = parse(&file);
    assert_sound(&page, &file);
    let main = page.all(&["main"])[0].text();
    for label in [
        hostile[0],
        "\"quoted\" & 'single' < > &amp; </table>",
        hostile[2],
        hostile[4],
        long.trim(),
        "<b>me</b> & co",
    ] {
        assert!(main.contains(label), "{label} is not shown as it is");
    }
    assert!(page.all(&["h1"])[0].text().contains(hostile[3]));
    let pure = [hostile[0], hostile[4]];
    let names = page.all(&["bdi"]).into_iter().filter(|it| pure.contains(&it.text().as_str()));
    assert!(names.count() > 6, "labels are set apart from the words around them");
}

fn sample() -> PageExtras {
    let amount = |middle: f64| Some(Amount { middle, low: middle - 1.5, high: middle + 2.5 });
    let change = |group: &str, middle: f64| GroupChange {
        kind: "department".to_owned(),
        group: group.to_owned(),
        people: 40,
        counted: amount(middle),
        pay: None,
        given_up: amount(-0.25),
        strain: amount(4.0),
        worse_off: Some(0.125),
        reason: "fewer tickets count".to_owned(),
    };
    PageExtras {
        who_pays: Some(vec![WhoPays {
            option: "Outcome".to_owned(),
            is_in_question: true,
            groups: vec![change("Support", -12.0), change("Sales", 1.0)],
            notes: vec!["Groups under five are merged.".to_owned()],
        }]),
        how_sure: Some(HowSure {
            varied: vec!["As it was run".to_owned(), "Ranges half as wide".to_owned()],
            futures: 40,
            options: vec![Share {
                option: "Outcome".to_owned(),
                way: "higher",
                shares: vec![Some(0.775), None],
            }],
            notes: vec!["Wider ranges make no sense: `people.habit`.".to_owned()],
        }),
        hangs_on: Some(HangsOn {
            option: Some("Outcome".to_owned()),
            futures: 10,
            swings: vec![SwingRow {
                key: "people.conviction".to_owned(),
                meaning: "pull of the strategy".to_owned(),
                unit: "motive".to_owned(),
                range: (0.8, 2.5),
                reached: (-3.25, 11.0),
                changes: "reverses it",
            }],
        }),
        causes: Some(GapParts {
            option: "As it is".to_owned(),
            gap: 62.5,
            futures: 8,
            parts: vec![CausePart {
                mechanism: "incentives".to_owned(),
                meaning: "rewards pull along what they pay for".to_owned(),
                part: 31.25,
                error: Some(0.5),
            }],
        }),
        left_out: vec![LeftOut {
            chart: "6-who-gains-who-pays".to_owned(),
            why: "There is no option to compare with.".to_owned(),
        }],
    }
}

#[test]
fn what_other_analyses_found_is_shown_with_unit_and_spread() {
    let written = small(2);
    let page = written.page_with(&sample());
    let row = |table: &str, row: usize| -> Vec<String> {
        page.of_id(table).rows()[row].iter().map(|cell| spaced(&cell.text())).collect()
    };
    assert_eq!(
        row("who-pays-1", 0),
        [
            "Support department, 40 people",
            "not applicable",
            "-12 (-14 to -9.5)",
            "-0.25 (-1.8 to +2.2)",
            "+4.0 (+2.5 to +6.5)",
            "12 %",
            "fewer tickets count"
        ]
    );
    // what is open in the middle 90 % of futures is set apart
    let open: Vec<bool> = page.of_id("who-pays-1").rows()[1]
        .iter()
        .map(|cell| cell.has("class").is_some_and(|class| class.contains("open")))
        .collect();
    assert_eq!(open, [false, false, true, true, false, false, false]);
    assert!(page.of_id("who-pays").text().contains("Groups under five are merged."));
    assert!(
        page.of_id("who-pays")
            .text()
            .contains("Chart 6 who gains who pays is left out. There is no option")
    );
    assert_eq!(row("doubts", 0), ["Outcome", "higher", "78 %", "not applicable"]);
    assert!(page.of_id("how-sure").text().contains("Wider ranges make no sense: people.habit."));
    assert_eq!(row("causes", 0)[1..], ["31", "0.50"]);
    assert_eq!(row("causes", 1), ["The whole gap", "62", "not applicable"]);
    let hangs = row("hangs-on", 0);
    assert_eq!(hangs[1..], ["motive", "0.80", "-3.2", "2.5", "+11", "reverses it"]);
    let heads = spaced(&page.of_id("hangs-on").all(&["thead"])[0].text());
    assert!(heads.contains("Difference there points"), "{heads}");
    // the contents follow the order of the design
    let contents: Vec<String> =
        page.all(&["nav"])[0].all(&["a"]).into_iter().map(Element::text).collect();
    assert_eq!(
        contents,
        [
            "The verdict",
            "The picture",
            "Who gains, who pays",
            "Why",
            "How sure",
            "What it cannot tell you",
            "Assumptions",
            "What differs from base",
            "How to repeat it"
        ]
    );
}

#[test]
fn what_is_not_given_leaves_no_trace() {
    let page = small(2).page_with(&PageExtras::default());
    for id in ["who-pays", "who-pays-1", "causes", "doubts", "hangs-on"] {
        assert!(page.everything().iter().all(|it| it.has("id") != Some(id)), "{id}");
    }
    assert!(!page.all(&["nav"])[0].text().contains("Who gains"));
}

#[test]
fn the_page_says_how_to_repeat_it() {
    let plan = Plan::of_options(scenario(SMALL), 3, 7, Varying::LuckOnly);
    let written = Written::of(plan);
    let page = written.page();
    let repeat = page.of_id("repeat").text();
    for part in [
        "orgdrift run scenario.toml --futures 3 --seed 7 --luck-only",
        "orgdrift repeat .",
        env!("CARGO_PKG_VERSION"),
        &orgdrift::document::provenance::sha256(written.file("scenario.toml").as_bytes()),
    ] {
        assert!(repeat.contains(part), "{part}");
    }
    assert!(page.of_id("assumptions").text().contains("only luck varies"));
    assert!(Path::new(&written.place.path().join("result/report.html")).is_file());
}
