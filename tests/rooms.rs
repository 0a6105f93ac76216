//! What goes into a room: the live page, the folder of a workshop, one future seat by seat, and options that are left out.

#![cfg(feature = "app")]

#[path = "common/html.rs"]
mod html;
#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use html::parse;
use orgdrift::Scenario;
use program::{content, fails, names, orgdrift, out, works};

/// A company of a few weeks with three options.
const SMALL: &str = "extends = \"tickets-versus-experience\"\ntime.weeks = 12\n\
    option.pilot.week = 2\noption.pilot.until = 4\n[card]\ntoday = \"A <small> house.\"\n\
    ask = \"What happens?\"\nlook_at = \"The grey lines.\"\ndebrief = [\"One?\", \"Two?\", \"Three?\"]\ncase = \"Kerr 1975\"\n";

fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("temporary folder");
    fs::write(place.path().join("small.toml"), SMALL).expect("writes");
    place
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_page_is_one_file_that_says_where_it_is() {
    let place = place();
    let here = place.path();
    let said = works(here, &["live", "small.toml", "--output", "room/page.html", "--predict"]);
    assert!(said.contains("room/page.html") && said.contains("no network"), "{said}");
    let page = read(here, "room/page.html");
    assert!(page.len() > 500_000 && page.contains("\"expects\":true"));
    assert_eq!(names(&here.join("room")), ["page.html"]);
    // again, in place of the first one
    works(here, &["live", "small.toml", "--output", "room/page.html", "-q"]);
    assert!(read(here, "room/page.html").contains("\"expects\":false"));
    let all = works(here, &["live", "-q"]);
    assert_eq!(all.trim(), Path::new("output").join("live.html").display().to_string());
    let library = read(here, "output/live.html");
    assert_eq!(library.matches("\"question\":").count(), 20);
}

#[test]
fn a_page_that_cannot_be_written_leaves_nothing_behind() {
    let place = place();
    let here = place.path();
    fs::create_dir(here.join("there")).expect("creates");
    let said = fails(here, &["live", "small.toml", "--output", "there"], 3);
    assert!(said.contains("there") && said.contains("help:"), "{said}");
    fs::write(here.join("notes.html"), "mine").expect("writes");
    let said = fails(here, &["live", "small.toml", "--output", "notes.html"], 3);
    assert!(said.contains("notes.html") && read(here, "notes.html") == "mine", "{said}");
    let said = fails(here, &["live", "smal.toml"], 3);
    assert!(said.contains("smal.toml"), "{said}");
    fails(here, &["live", "--measure"], 2);
    fails(here, &["live", "small.toml", "--futures", "0"], 2);
    assert_eq!(names(here), ["notes.html", "small.toml", "there"]);
}

#[test]
fn the_report_and_the_page_beside_it_lead_to_each_other() {
    let place = place();
    let here = place.path();
    works(here, &["run", "small.toml", "--futures", "4", "--quick", "--output", "one", "-qq"]);
    let report = parse(&read(here, "one/report.html"));
    let links: Vec<&str> = report.all(&["a"]).iter().filter_map(|link| link.has("href")).collect();
    assert!(links.contains(&"live.html"), "{links:?}");
    assert!(read(here, "one/live.html").contains("\"report\":\"report.html\""));
    works(here, &["repeat", "one", "-q"]);
    // several scenarios are compared as they are: there is no number to move
    let both =
        ["run", "small.toml", "small.toml", "--futures", "2", "--quick", "--output", "two", "-qq"];
    works(here, &both);
    assert!(!here.join("two/live.html").exists());
    // and a page draws luck and assumptions, so it would not answer as a run of luck alone
    works(
        here,
        &[
            "run",
            "small.toml",
            "--futures",
            "2",
            "--quick",
            "--luck-only",
            "--output",
            "two",
            "-qq",
        ],
    );
    assert!(!here.join("two/live.html").exists());
}

#[test]
fn a_workshop_is_a_folder_with_everything_for_a_room() {
    let place = place();
    let here = place.path();
    let said = works(here, &["workshop", "small.toml", "--futures", "36", "--output", "kit"]);
    for file in ["live.html", "facilitator.html", "handout.html", "card.html", "slides/"] {
        assert!(said.contains(file), "{file}: {said}");
        assert!(here.join("kit").join(file).exists(), "{file}");
    }
    assert!(read(here, "kit/live.html").contains("\"expects\":true"));
    let saved = Scenario::load(&here.join("kit/scenario.toml").display().to_string());
    let saved = saved.unwrap_or_else(|wrong| panic!("{wrong}"));
    let facilitator = parse(&read(here, "kit/facilitator.html")).text();
    let handout = parse(&read(here, "kit/handout.html")).text();
    let card = parse(&read(here, "kit/card.html")).text();
    for option in &saved.options {
        assert!(facilitator.contains(&option.named.label) && handout.contains(&option.named.label));
    }
    for asked in
        ["What happens?", "Three?", "two experiments to start on Monday", "A <small> house."]
    {
        assert!(facilitator.contains(asked), "{asked}");
    }
    assert!(handout.contains("What I expect of each option") && card.contains("The grey lines."));
    // a hand-out shows no answer before its second sheet
    let before = handout.split("What comes out").next().expect("a first sheet");
    assert!(!before.contains("in this model"), "{before}");
    for sheet in ["facilitator.html", "handout.html", "card.html"] {
        let page = read(here, &format!("kit/{sheet}"));
        assert!(
            page.contains("a thinking tool, not a forecast")
                && !page.contains("http://")
                && !page.contains("<script")
        );
    }
    works(here, &["repeat", "kit", "-q"]);
    let data =
        orgdrift(here, &["workshop", "small.toml", "--futures", "4", "--output", "kit", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&out(&data)).expect("one document");
    assert_eq!(data["files"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_workshop_without_a_card_asks_in_general_words_and_one_without_options_is_refused() {
    let place = place();
    let here = place.path();
    let text = "extends = \"tickets-versus-experience\"\ntime.weeks = 6\noption.pilot.week = 2\n\
        option.pilot.until = 4\nscenario.question = \"And then?\"\n";
    fs::write(here.join("plain.toml"), text).expect("writes");
    works(here, &["workshop", "plain.toml", "--futures", "3", "--output", "kit", "-q"]);
    assert!(parse(&read(here, "kit/card.html")).text().contains("And then?"));
    assert!(
        parse(&read(here, "kit/handout.html")).text().contains("Which number in our own house")
    );
    let alone = "extends = \"verify/queue\"\ntime.weeks = 6\n";
    fs::write(here.join("alone.toml"), alone).expect("writes");
    let said = fails(here, &["workshop", "alone.toml", "--output", "none"], 2);
    assert!(said.contains("has no option"), "{said}");
    assert!(!here.join("none").exists());
}

#[test]
fn one_future_is_written_seat_by_seat() {
    let place = place();
    let here = place.path();
    let how = [
        "run",
        "small.toml",
        "--futures",
        "3",
        "--quick",
        "--trace",
        "2",
        "--output",
        "one",
        "-qq",
    ];
    works(here, &how);
    let scenario = Scenario::load(&here.join("small.toml").display().to_string());
    let scenario = scenario.unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut table = csv::Reader::from_path(here.join("one/seats_weekly.csv")).expect("it is there");
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let seats = scenario.chart.seats();
    assert_eq!(rows.len(), (1 + scenario.options.len()) * 12 * seats);
    // everybody but the head reports to somebody one layer above, in a department
    for row in &rows[..seats] {
        let whole = |column: usize| row[column].parse::<usize>().expect("a whole number");
        let (seat, manager, layer) = (whole(2), whole(3), whole(5));
        assert!(seat == 0 || manager < seat && layer >= 1 && !row[4].is_empty(), "{row:?}");
        for column in 6..9 {
            let share: f64 = row[column].parse().expect("a number");
            assert!((0.0..=1.0).contains(&share), "{row:?}");
        }
    }
    let manifest = read(here, "one/manifest.json");
    assert!(manifest.contains("\"trace\": 2"));
    works(here, &["repeat", "one", "-q"]);
    let said =
        fails(here, &["run", "small.toml", "--futures", "3", "--trace", "4", "--output", "x"], 2);
    assert!(said.contains("not lived"), "{said}");
    assert!(!here.join("x").exists());
}

#[test]
fn options_that_are_left_out_are_not_compared() {
    let place = place();
    let here = place.path();
    let write = |name: &str, more: &str| {
        let text = format!(
            "extends = \"tickets-versus-experience\"\ntime.weeks = 6\noption.pilot.week = 2\noption.pilot.until = 4\n{more}\n"
        );
        fs::write(here.join(name), text).expect("writes");
    };
    write(
        "two.toml",
        "scenario.compare = [\"double_bonus\", \"both\"]\nscenario.show = \"double_bonus\"",
    );
    works(here, &["run", "two.toml", "--futures", "3", "--quick", "--output", "two", "-qq"]);
    let effects = read(here, "two/effects.csv");
    assert!(effects.contains("double_bonus") && effects.contains("both"));
    assert!(!effects.contains("clear_strategy") && !effects.contains("pilot"));
    let wrong = [
        (
            "scenario.compare = [\"both\"]\nscenario.show = \"pilot\"",
            "which `scenario.compare` leaves out",
        ),
        ("scenario.compare = [\"bath\"]", "both"),
        ("scenario.compare = []", "empty list"),
        (
            "scenario.compare = [\"both\"]\noption.both.against = \"double_bonus\"",
            "which `scenario.compare` leaves out",
        ),
        ("live.levers = [\"people.convicton\"]", "people.conviction"),
        ("live.levers = [\"time.weeks\"]", "time.weeks"),
        ("live.levers = []", "must be 1 to 8 texts"),
    ];
    for (more, message) in wrong {
        write("wrong.toml", more);
        let said = fails(here, &["check", "wrong.toml"], 2);
        assert!(said.contains(message), "{more}: {said}");
    }
}

#[test]
fn a_page_and_a_workshop_have_the_same_bytes_whatever_the_threads() {
    let place = place();
    let here = place.path();
    for (folder, threads) in [("one", "1"), ("two", "2")] {
        let how = [
            "workshop",
            "small.toml",
            "--futures",
            "5",
            "--output",
            folder,
            "--threads",
            threads,
            "-qq",
        ];
        works(here, &how);
    }
    let (one, two) = (content(&here.join("one")), content(&here.join("two")));
    assert!(one.len() > 20 && one == two);
}
