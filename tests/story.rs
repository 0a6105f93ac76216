//! The charts of a run: all of the story, each with a finding that its numbers bear out, or why there is none.

use orgdrift::document::charts::ReportChart;
use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::ink::{Figure, Inline, NamedChart, Page};
use orgdrift::question::compare::figures::{self, StoryChart};
use orgdrift::question::compare::{Comparison, tables};
use orgdrift::scenario::shipped::library;
use orgdrift::scenario::{Metric, Scenario};
use orgdrift::statistics::contrast::{self, Counts};

#[path = "common/program.rs"]
mod program;

use program::{content, works};

fn run(text: &str, futures: u32) -> Comparison {
    let scenario = Scenario::from_text("one", text).unwrap_or_else(|problems| panic!("{problems}"));
    let plan = Plan::of_options(scenario, futures, 7, Varying::Joint);
    let results = live_all(&plan, &CallingThread).expect("runs");
    Comparison::of(plan, results)
}

fn story(found: &Comparison) -> Vec<StoryChart> {
    figures::all(found, "provenance")
}

fn named<'a>(story: &'a [StoryChart], name: &str) -> &'a NamedChart {
    let chart = story.iter().filter_map(StoryChart::chart).find(|chart| chart.name == name);
    chart.unwrap_or_else(|| panic!("{name} is left out"))
}

fn why(story: &[StoryChart], name: &str) -> String {
    let left_out = story.iter().filter_map(StoryChart::left_out).find(|one| one.chart == name);
    left_out.unwrap_or_else(|| panic!("{name} is drawn")).why
}

/// All words of a chart.
fn words(chart: &NamedChart) -> String {
    let frame = chart.figure.frame();
    format!("{}\n{}\n{}", frame.title, frame.subtitle, chart.figure.alternative_text())
}

/// Odd scenarios beside the shipped ones.
fn scenarios() -> Vec<(String, u32)> {
    let shipped = library().iter().map(|(name, _)| *name).filter(|name| *name != "base");
    let mut all: Vec<(String, u32)> =
        shipped.map(|name| (format!("extends = \"{name}\"\n"), 8)).collect();
    let more = |text: &str| format!("extends = \"winning-departments\"\n{text}");
    all.push((more(""), 1));
    all.push((more("[time]\nweeks = 1\n"), 3));
    all.push((
        more("[scenario]\nheadline = \"strain\"\nsmallest_difference_that_matters = 0.01\n"),
        5,
    ));
    all.push((
        more("[scenario]\nheadline = \"backlog\"\nsmallest_difference_that_matters = 0\n"),
        5,
    ));
    all.push(("extends = \"winning-departments\"\nmechanisms = [\"incentives\"]\n".to_owned(), 4));
    all
}

#[test]
fn every_chart_is_drawn_or_says_why_not() {
    let told: Vec<&str> = ReportChart::story().into_iter().map(ReportChart::name).collect();
    assert!(told.len() > 10, "{told:?}");
    for (text, futures) in scenarios() {
        let story = story(&run(&text, futures));
        let names: Vec<&str> = story
            .iter()
            .map(|shown| match shown {
                StoryChart::Chart(chart) => chart.name,
                StoryChart::Nothing { name, why } => {
                    assert!(why.ends_with('.') && why.len() > 20, "{name}: {why}");
                    *name
                }
            })
            .collect();
        assert_eq!(names, told, "{text}");
    }
}

#[test]
fn every_chart_has_a_finding_a_unit_and_its_numbers_in_words() {
    let banned = [
        "NaN",
        "null",
        "inf ",
        "undefined",
        " will ",
        " prove",
        "optimal",
        "predict",
        "ROI",
        "significant",
    ];
    for (text, futures) in scenarios() {
        for chart in story(&run(&text, futures)).iter().filter_map(StoryChart::chart) {
            let frame = chart.figure.frame();
            assert!(frame.title.len() > 10 && !frame.title.ends_with('.'), "{}", frame.title);
            assert!(frame.subtitle.contains("future"), "{}: {}", chart.name, frame.subtitle);
            let numbers = chart.figure.alternative_text();
            assert!(numbers.starts_with(&frame.title), "{numbers}");
            assert!(numbers.chars().filter(char::is_ascii_digit).count() > 3, "{numbers}");
            for word in banned {
                assert!(!words(chart).contains(word), "{text} {}: `{word}`", chart.name);
            }
            for page in [Page::WIDE, Page::CLASSIC] {
                let svg = chart.figure.svg_outlined(page);
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{text} {}", chart.name);
            }
        }
    }
}

#[test]
fn without_an_option_nothing_is_compared() {
    let text = "extends = \"base\"\n[time]\nweeks = 20\n[department.a]\npeople = 30\n\
                [work.x]\nserves_urgent = true\n[work.y]\n[strategy]\nintent = { x = 0.5, y = 0.5 }\n\
                [measure.m]\ncredit = { x = 1, y = 0 }\n\
                [reward.r]\ndepartments = [\"a\"]\npays_for = { m = 1 }\n";
    let told = story(&run(text, 3));
    for name in ["3-what-changed", "4-twenty-futures", "6-who-gains-who-pays", "14-the-trade-off"] {
        assert_eq!(why(&told, name), "There is no option to compare with.");
    }
    assert!(why(&told, "13-alone-and-together").contains("combines"));
    assert_eq!(why(&told, "9-every-scoreboard"), "There is only one department to show.");
}

#[test]
fn twenty_futures_count_what_the_differences_say() {
    // every option against the baseline, and the same with the sign of the headline turned
    for (headline, delta) in [("outcome_index", 3.0), ("drift", 3.0), ("drift", 60.0)] {
        let text = format!(
            "extends = \"tickets-versus-experience\"\n[scenario]\nheadline = \"{headline}\"\n\
             smallest_difference_that_matters = {delta}\n"
        );
        let run = run(&text, 12);
        let told = story(&run);
        let Figure::Piles(chart) = &named(&told, "4-twenty-futures").figure else {
            panic!("piles")
        };
        let metric = Metric::named(headline).expect("a measure");
        for pile in &chart.piles {
            let arm = run.plan.arms.iter().position(|arm| arm.label == pile.label).expect("an arm");
            let contrast = contrast::company(&run.results, arm, metric).expect("applies");
            let counts = Counts::of(&contrast.differences, delta);
            let (better, worse) = match headline {
                "drift" => (counts.down, counts.up),
                _ => (counts.up, counts.down),
            };
            let expected: Vec<String> =
                [(better, "better"), (counts.middle, "too small"), (worse, "worse")]
                    .into_iter()
                    .filter(|(count, _)| *count > 0)
                    .map(|(count, word)| format!("{count} {word}"))
                    .collect();
            let expected = match &expected[..] {
                [only] => format!("all {only}"),
                several => several.join(", "),
            };
            assert_eq!(pile.told, expected, "{headline} {delta} {}", pile.label);
        }
    }
}

#[test]
fn two_options_alone_and_together_add_up() {
    let run = run("extends = \"tickets-versus-experience\"\n", 9);
    let told = story(&run);
    let Figure::Ranges(chart) = &named(&told, "13-alone-and-together").figure else {
        panic!("ranges")
    };
    let rows = &chart.panels[0].rows;
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Bonus on outcomes alone",
            "Clear and translated strategy alone",
            "Sum of the two",
            "Both together",
            "Together beyond the sum",
        ]
    );
    let differences = |name: &str| {
        let arm = run.plan.arms.iter().position(|arm| arm.name == name).expect("an arm");
        contrast::company(&run.results, arm, Metric::OutcomeIndex).expect("applies").differences
    };
    let (one, other, both) =
        (differences("outcome_bonus"), differences("clear_strategy"), differences("both"));
    let mut beyond: Vec<f64> =
        (0..9).map(|future| both[future] - one[future] - other[future]).collect();
    beyond.sort_by(f64::total_cmp);
    assert!((rows[4].estimate.value - beyond[4]).abs() < 1e-9);
    // an option that changes something itself is not only a combination
    let more = "extends = \"tickets-versus-experience\"\n[option.both]\nset.voice.risk = 0.1\n";
    let scenario =
        Scenario::from_text("more", more).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(scenario.options.iter().all(|option| option.combines.is_empty()));
}

#[test]
fn scoreboards_show_what_the_table_of_departments_holds() {
    let run = run("extends = \"winning-departments\"\n", 5);
    let told = story(&run);
    let Figure::Multiples(chart) = &named(&told, "9-every-scoreboard").figure else {
        panic!("multiples")
    };
    let labels: Vec<&str> = chart.panels.iter().map(|panel| panel.label.as_str()).collect();
    assert_eq!(labels, ["Sales", "Operations", "Product", "The company"]);
    let mut csv = Vec::new();
    tables::department_weekly(&run).write(&mut csv).expect("writes");
    let csv = String::from_utf8(csv).expect("text");
    let row = csv
        .lines()
        .find(|line| line.starts_with("baseline,104,operations,outcome_index,"))
        .expect("the last week is there");
    let median: f64 = row.split(',').nth(6).expect("a median").parse().expect("a number");
    let drawn = chart.panels[1].bands[1].middle[103];
    assert!((median - drawn).abs() < 1e-6, "{row} {drawn}");
    // without mechanisms that pull apart, the departments are their twins
    let weeks = run.plan.baseline().weeks as usize;
    assert!(chart.panels.iter().flat_map(|panel| &panel.bands).all(|band| band.low.len() == weeks));
}

#[test]
fn pictures_for_a_page_stay_small() {
    let told = story(&run("extends = \"tickets-versus-experience\"\n", 20));
    let mut all = 0;
    for chart in told.iter().filter_map(StoryChart::chart) {
        let form = Inline { id: chart.name, page: Page::WIDE, words: true };
        let svg = chart.figure.svg_inline(form);
        assert!(svg.len() < 250_000, "{} has {} bytes", chart.name, svg.len());
        let single = chart.name == "1-busy-and-better";
        assert_eq!(svg.contains("class=\"futures\" display=\"none\""), single, "{}", chart.name);
        all += svg.len();
    }
    assert!(all < 900_000, "{all} bytes");
}

#[test]
fn slides_are_numbered_as_one_tells_them_and_can_be_repeated() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let tiny = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 6\n\
                [option.pilot]\nweek = 2\nuntil = 4\n";
    std::fs::write(place.path().join("tiny.toml"), tiny).expect("writes");
    let alone = ["--slides", "--threads", "1", "--output", "r", "-qq"];
    works(place.path(), &[&["run", "tiny.toml", "--futures", "3"], &alone[..]].concat());
    works(place.path(), &["run", "tiny.toml", "--futures", "3", "--output", "plain", "-qq"]);
    let names: Vec<String> = content(&place.path().join("r"))
        .into_iter()
        .map(|(name, _)| name.replace('\\', "/"))
        .collect();
    for format in ["16x9", "4x3"] {
        let start = format!("slides/{format}/");
        let slides: Vec<&String> = names.iter().filter(|name| name.starts_with(&start)).collect();
        let charts = names.iter().filter(|name| name.starts_with("charts/")).count();
        assert_eq!(slides.len(), charts, "{slides:?}");
        assert!(slides.iter().any(|name| name.ends_with("/01-busy-and-better.svg")), "{slides:?}");
        for number in 1..=charts / 2 {
            let numbered = slides.iter().filter(|name| name.contains(&format!("/{number:02}-")));
            assert_eq!(numbered.count(), 2, "{number} of {slides:?}");
        }
    }
    let plain = content(&place.path().join("plain"));
    assert!(plain.iter().all(|(name, _)| !name.contains("slides")));
    // the slides of one hand and of three
    let text = works(place.path(), &["repeat", "r", "--threads", "3"]);
    assert!(text.starts_with("the same bytes again"), "{text}");
}
