//! The command line as a user meets it: verbs, exit codes, messages and folders.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::{content, err, fails, orgdrift, out, works};
use tempfile::TempDir;

fn place() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

const TINY: &str = "extends = \"tickets-versus-experience\"\n\
    [scenario]\ntitle = \"Tiny\"\nquestion = \"Does it run?\"\n\
    [time]\nweeks = 6\n[option.pilot]\nweek = 2\nuntil = 4\n";

fn tiny(place: &Path) {
    fs::write(place.join("tiny.toml"), TINY).expect("writes");
}

#[test]
fn the_program_alone_fits_24_lines() {
    let text = works(place().path(), &[]);
    assert!(text.lines().count() <= 24 && text.contains("orgdrift demo"), "{text}");
}

#[test]
fn the_demo_writes_tables_charts_and_a_sentence() {
    let place = place();
    let text = works(place.path(), &["demo", "--futures", "40", "--full"]);
    for part in [
        "Bonus on outcomes: CLEARLY better in this model",
        "Doubled bonus",
        "report  output",
        "charts  output",
    ] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
    let folder = place.path().join("output/tickets-versus-experience");
    let names: Vec<String> = content(&folder).into_iter().map(|(name, _)| name).collect();
    for name in [
        "charts/1-busy-and-better.png",
        "charts/1-busy-and-better.svg",
        "charts/2-the-drift-gap.svg",
        "charts/4-twenty-futures.svg",
        "charts/5-where-the-hours-went.svg",
        "columns.csv",
        "company_weekly.csv",
        "datapackage.json",
        "department_weekly.csv",
        "effects.csv",
        "futures.csv",
        "group_final.csv",
        "hours_weekly.csv",
        "layer_weekly.csv",
        "manifest.json",
        "report.html",
        "results.xlsx",
        "scenario.toml",
    ] {
        assert!(names.iter().any(|there| there.replace('\\', "/") == name), "{name} of {names:?}");
    }
}

#[test]
fn a_repeated_run_has_the_same_bytes_for_any_number_of_threads() {
    let place = place();
    tiny(place.path());
    for threads in ["1", "2", "3", "8"] {
        works(
            place.path(),
            &[
                "run",
                "tiny.toml",
                "--futures",
                "9",
                "--threads",
                threads,
                "--output",
                threads,
                "-qq",
            ],
        );
        assert!(
            content(&place.path().join("1")) == content(&place.path().join(threads)),
            "{threads}"
        );
    }
    let text = works(place.path(), &["repeat", "1"]);
    assert!(text.contains("the same bytes again"), "{text}");
    fs::write(place.path().join("2/effects.csv"), "changed").expect("writes");
    let said = fails(place.path(), &["repeat", "2"], 5);
    assert!(said.contains("effects.csv"), "{said}");
}

#[test]
fn no_table_holds_what_is_not_a_number() {
    let place = place();
    tiny(place.path());
    works(
        place.path(),
        &["run", "tiny.toml", "--futures", "3", "--all-futures", "--output", "r", "-q"],
    );
    for (name, bytes) in content(&place.path().join("r")) {
        // the live page holds a program, and no table
        if name.contains(".png") || name.contains(".xlsx") || name == "live.html" {
            continue;
        }
        let text = String::from_utf8(bytes).expect("text");
        for word in ["NaN", "inf,", ",inf", "null", "undefined", "\r"] {
            assert!(!text.contains(word), "{name} contains {word:?}");
        }
    }
}

#[test]
fn the_dictionary_explains_every_column() {
    let place = place();
    tiny(place.path());
    works(place.path(), &["run", "tiny.toml", "--futures", "2", "--output", "r", "-q"]);
    let dictionary = fs::read_to_string(place.path().join("r/columns.csv")).expect("readable");
    let mut tables = 0;
    for (name, bytes) in content(&place.path().join("r")) {
        let Some(table) = name.strip_suffix(".csv") else { continue };
        tables += 1;
        let text = String::from_utf8(bytes).expect("text");
        for column in text.lines().next().expect("a header").split(',') {
            let row = format!("{table},{column},");
            assert!(dictionary.lines().any(|line| line.starts_with(&row)), "{row}");
        }
    }
    assert_eq!(tables, 16);
}

#[test]
fn several_scenarios_are_compared_as_they_are() {
    let place = place();
    tiny(place.path());
    let text =
        works(place.path(), &["run", "tiny.toml", "tiny.toml", "--futures", "40", "--output", "r"]);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "NO DIFFERENCE THAT MATTERS in this model: strategic outcome moves by less than 0.3 points (0 better, \
                40 too close, 0 worse of 40 futures).";
    assert!(flat.contains(said), "{text}");
    let effects = fs::read_to_string(place.path().join("r/effects.csv")).expect("readable");
    for line in effects.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        // median, both quantiles, their error, and nobody up
        assert_eq!(&cells[3..8], ["0"; 5], "{line}");
    }
    works(place.path(), &["repeat", "r"]);

    fs::write(place.path().join("long.toml"), TINY.replace("weeks = 6", "weeks = 7"))
        .expect("writes");
    let said = fails(place.path(), &["run", "tiny.toml", "long.toml"], 2);
    assert!(said.contains("time.weeks"), "{said}");
}

#[test]
fn json_holds_the_same_numbers_as_the_tables() {
    let place = place();
    tiny(place.path());
    let text =
        works(place.path(), &["run", "tiny.toml", "--futures", "5", "--output", "r", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    // what programs that drive this one rely on: see tests/python
    assert_eq!(data["options"][0]["option"], "baseline");
    for name in ["mean", "q05", "median", "q95", "futures"] {
        let value = &data["options"][0]["final"]["outcome_index"][name];
        assert!(value.is_number(), "{name}: {value}");
    }
    let option = &data["options"][1];
    let effects = fs::read_to_string(place.path().join("r/effects.csv")).expect("readable");
    let name = option["option"].as_str().expect("a name");
    let row = effects
        .lines()
        .find(|line| line.starts_with(&format!("{name},outcome_index,company,")))
        .expect("a row");
    let median: f64 = row.split(',').nth(3).expect("a cell").parse().expect("a number");
    let same = option["difference"]["median"].as_f64().expect("a number");
    assert!((median - same).abs() <= 1e-8 * median.abs().max(1.0), "{median} {same}");
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_run() {
    let place = place();
    fs::write(
        place.path().join("wrong.toml"),
        TINY.replace("weeks = 6", "weeks = 6\nwheeks = 7").replace("title", "titel"),
    )
    .expect("writes");
    for words in
        [&["run", "wrong.toml"][..], &["check", "wrong.toml"], &["check", "wrong.toml", "-q"]]
    {
        let said = fails(place.path(), words, 2);
        assert!(said.contains("wheeks") && said.contains("titel"), "{said}");
        assert!(said.contains("wrong.toml:") && said.contains("help:"), "{said}");
    }
    assert!(!place.path().join("output").exists());
    let output = orgdrift(place.path(), &["check", "wrong.toml", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(data["problems"].as_array().map(Vec::len), Some(2));
    // where nothing is wrong, a quiet check says nothing, and the exit code is the answer
    tiny(place.path());
    assert_eq!(works(place.path(), &["check", "tiny.toml", "-q"]), "");
    assert!(works(place.path(), &["check", "tiny.toml", "-q", "--json"]).contains("problems"));
}

#[test]
fn exit_codes_tell_who_has_to_act() {
    let place = place();
    tiny(place.path());
    let here = place.path();
    fs::create_dir(here.join("mine")).expect("creates");
    fs::write(here.join("mine/thesis.txt"), "mine").expect("writes");
    for (words, code, part) in [
        (&["run", "nowhere.toml"][..], 3, "nowhere.toml"),
        (&["run", "tickets-verses-experience"], 3, "tickets-versus-experience"),
        (&["run", "tiny.toml", "--futures", "0"], 2, "from 1 to"),
        (&["run", "tiny.toml", "--futures", "1000000"], 2, "memory"),
        (&["run", "tiny.toml", "--output", "mine"], 3, "earlier result"),
        (&["run", "tiny.toml", "--output", "tiny.toml"], 3, "it is a file"),
        (&["run", "tiny.toml", "--output", "tiny.toml/below"], 3, "cannot write into"),
        (&["explain", "comunication.fidelity"], 2, "communication.fidelity"),
        (&["new", "tiny"], 3, "another name"),
        (&["repeat", "mine"], 3, "manifest.json"),
        (&["dance"], 2, "unrecognized"),
    ] {
        let said = fails(here, words, code);
        assert!(said.contains(part), "{words:?} says\n{said}");
    }
    assert_eq!(fs::read_to_string(here.join("mine/thesis.txt")).expect("still there"), "mine");
}

#[test]
fn an_earlier_result_is_replaced_only_by_a_complete_one() {
    let place = place();
    tiny(place.path());
    works(place.path(), &["run", "tiny.toml", "--futures", "2", "--output", "r", "-qq"]);
    let first = content(&place.path().join("r"));
    fails(place.path(), &["run", "nowhere.toml", "--output", "r"], 3);
    assert!(content(&place.path().join("r")) == first);
    works(place.path(), &["run", "tiny.toml", "--futures", "3", "--output", "r", "-qq"]);
    assert!(content(&place.path().join("r")) != first);
    let left: Vec<_> = fs::read_dir(place.path()).expect("readable").collect();
    assert_eq!(left.len(), 2, "something was left behind: {left:?}");
}

#[test]
fn quiet_is_quiet() {
    let place = place();
    tiny(place.path());
    let run = |quiet: &str| {
        orgdrift(place.path(), &["run", "tiny.toml", "--futures", "2", "--output", "r", quiet])
    };
    let output = run("-qq");
    assert!(out(&output).is_empty() && err(&output).is_empty());
    let output = run("-q");
    assert_eq!(out(&output).lines().last(), Some("r"));
    assert!(err(&output).is_empty(), "{}", err(&output));
}

#[test]
fn every_verb_answers() {
    let place = place();
    let here = place.path();
    assert!(works(here, &["library"]).contains("winning-departments"));
    assert_eq!(works(here, &["scenarios"]), works(here, &["library"]));
    assert!(works(here, &["limits"]).contains("Not your organization"));
    assert!(works(here, &["explain"]).contains("reporting lines"));
    assert!(works(here, &["explain", "keys"]).contains("people.conviction"));
    assert!(works(here, &["explain", "people"]).contains("see also: orgdrift explain reporting"));
    assert!(works(here, &["explain", "outcome_index"]).contains("points"));
    assert!(works(here, &["explain", "MOSTLY", "LUCK"]).contains("half of the spread"));
    assert!(works(here, &["explain", "it depends on"]).contains("correlation ratio"));
    assert!(works(here, &["--version"]).contains(env!("CARGO_PKG_VERSION")));
    let schema: serde_json::Value =
        serde_json::from_str(&works(here, &["schema"])).expect("the schema is JSON");
    assert!(schema["properties"]["communication"].is_object());
    works(here, &["new", "mine"]);
    assert!(works(here, &["check", "mine.toml"]).contains("no problems"));
    for verb in [
        "demo",
        "run",
        "sweep",
        "merge",
        "check",
        "new",
        "explain",
        "repeat",
        "sensitivity",
        "verify",
        "why",
        "argue",
    ] {
        assert!(works(here, &[verb, "--help"]).contains("Usage:"), "{verb}");
    }
}

#[test]
fn wrong_scenarios_are_one_document_as_json() {
    let place = place();
    for name in ["one.toml", "two.toml"] {
        fs::write(place.path().join(name), TINY.replace("weeks", "wheeks")).expect("writes");
    }
    let output = orgdrift(place.path(), &["run", "one.toml", "two.toml", "--json"]);
    assert_eq!(output.status.code(), Some(2));
    let data: serde_json::Value = serde_json::from_str(&out(&output)).expect("one document");
    assert_eq!(data["problems"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_new_file_in_a_folder_finds_its_parent() {
    let place = place();
    tiny(place.path());
    fs::create_dir(place.path().join("below")).expect("creates");
    works(place.path(), &["new", "below/mine", "--from", "tiny.toml"]);
    works(place.path(), &["check", "below/mine.toml"]);
    let said = fails(place.path(), &["new", "nowhere/mine"], 3);
    assert!(said.contains("create its folder first"), "{said}");
    fails(place.path(), &["new", ""], 2);
}

#[test]
fn small_departments_with_confusing_names_are_not_confused() {
    let place = place();
    let text = TINY.to_owned()
        + "[department.other-departments-2]\npeople = 9\n[department.tiny-one]\npeople = 3\n\
           [department.tiny-two]\npeople = 3\n";
    fs::write(place.path().join("a.toml"), &text).expect("writes");
    works(place.path(), &["run", "a.toml", "a.toml", "--futures", "3", "--output", "r", "-qq"]);
    let effects = fs::read_to_string(place.path().join("r/effects.csv")).expect("readable");
    assert!(effects.contains("department other-departments,"), "{effects}");
    for line in effects.lines().skip(1) {
        assert!(line.contains(",0,0,0,0,3,0,"), "{line}");
    }
    let taken = text.replace("other-departments-2", "other-departments");
    fs::write(place.path().join("b.toml"), taken).expect("writes");
    assert!(fails(place.path(), &["check", "b.toml"], 2).contains("is taken"));
}

#[test]
fn different_companies_are_compared_with_their_own_twins_and_it_is_said() {
    let place = place();
    let text = works(
        place.path(),
        &["run", "winning-departments", "tickets-versus-experience", "--futures", "2", "-q"],
    );
    assert!(text.contains("held against its own aligned twin"), "{text}");
}

#[test]
fn facts_that_are_missed_are_said_first() {
    let place = place();
    let text = TINY.to_owned()
        + "[facts]\nstrain = { from = 0.9, to = 1.0 }\nurgent_share = { from = 0, to = 1 }\n";
    fs::write(place.path().join("facts.toml"), text).expect("writes");
    let said = works(place.path(), &["run", "facts.toml", "--futures", "2", "-q"]);
    let first = "The baseline reproduces 1 of 2 known facts.\nnote: the baseline misses a fact: `strain` is";
    assert!(said.starts_with(first), "{said}");
    for more in [&[][..], &["--json"]] {
        let words = [&["run", "facts.toml", "--futures", "2"], more].concat();
        assert!(works(place.path(), &words).contains("reproduces 1 of 2 known facts."), "{more:?}");
    }
    let full = works(place.path(), &["demo", "--futures", "2"]);
    assert!(full.starts_with("Not compared with facts.\n"), "{full}");
}

#[test]
fn what_was_expected_stands_in_the_same_place_whether_it_came_true_or_not() {
    let place = place();
    let text = TINY.to_owned()
        + "[option.both]\nexpect = \"better\"\n[option.double_bonus]\nexpect = \"No difference: hours bind\"\n\
           [option.outcome_bonus]\nexpect = \"worse\"\n";
    fs::write(place.path().join("a.toml"), text).expect("writes");
    let said = works(place.path(), &["run", "a.toml", "--futures", "40", "-q"]);
    let lines: Vec<&str> = said.lines().collect();
    let after = |label: &str| {
        let at = lines.iter().position(|line| line.starts_with(label)).expect("the option is told");
        lines[at + 1]
    };
    assert!(after("Both together").starts_with("Expected: better. Found: "), "{said}");
    let double = after("Doubled bonus");
    assert!(double.starts_with("Expected: no difference (hours bind)."), "{said}");
    assert!(double.ends_with(", as expected."), "{said}");
    let outcome = after("Bonus on outcomes:");
    assert!(outcome.starts_with("Expected: worse. Found: "), "{said}");
    assert!(outcome.ends_with(", against expectation."), "{said}");
    let said = works(place.path(), &["run", "a.toml", "--futures", "2", "-q"]);
    assert!(said.contains("Found: TOO EARLY TO SAY, still open."), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_keeps_leading_to_the_result() {
    let place = place();
    tiny(place.path());
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(place.path().join(to), place.path().join(name)).expect("links");
    };
    fs::create_dir(place.path().join("real")).expect("creates");
    link("real", "link");
    works(place.path(), &["run", "tiny.toml", "--futures", "2", "--output", "link", "-qq"]);
    assert!(place.path().join("link").is_symlink());
    assert!(place.path().join("real/manifest.json").is_file());
    link("nothing", "dangling");
    let said = fails(place.path(), &["run", "tiny.toml", "--output", "dangling"], 3);
    assert!(said.contains("cannot follow the link"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_a_failure() {
    let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let status = Command::new(env!("CARGO_BIN_EXE_orgdrift"))
        .arg("scenarios")
        .stdout(full)
        .stderr(std::process::Stdio::null())
        .status()
        .expect("starts");
    assert_eq!(status.code(), Some(3));
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_the_futures_that_are_complete() {
    let place = place();
    tiny(place.path());
    let child = Command::new(env!("CARGO_BIN_EXE_orgdrift"))
        .args(["run", "tiny.toml", "--futures", "20000", "--output", "r", "--threads", "1"])
        .current_dir(place.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("starts");
    std::thread::sleep(std::time::Duration::from_secs(3));
    let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(asked.expect("kill exists").success());
    let output = child.wait_with_output().expect("ends");
    assert!(output.status.success(), "{}", err(&output));
    assert!(err(&output).contains("of 20000 futures are complete and kept"), "{}", err(&output));
    assert!(works(place.path(), &["repeat", "r"]).contains("the same bytes again"));
}

#[test]
fn simultaneous_runs_into_one_folder_leave_one_complete_result() {
    let place = place();
    tiny(place.path());
    for _ in 0..4 {
        let children: Vec<_> = (0..4)
            .map(|_| {
                Command::new(env!("CARGO_BIN_EXE_orgdrift"))
                    .args(["run", "tiny.toml", "--futures", "2", "--output", "r", "-qq"])
                    .current_dir(place.path())
                    .spawn()
                    .expect("starts")
            })
            .collect();
        for child in children {
            assert!(child.wait_with_output().expect("ends").status.success());
        }
        works(place.path(), &["repeat", "r"]);
    }
    assert_eq!(
        fs::read_dir(place.path()).expect("readable").count(),
        2,
        "something is left behind"
    );
}

/// Whether a dictionary explains every column of the tables beside it, and no cell is what is no number.
fn assert_explained(folder: &Path, tables: &[&str]) {
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("readable");
    let dictionary = read("columns.csv");
    for table in tables {
        let text = read(&format!("{table}.csv"));
        for column in text.lines().next().expect("a header").split(',') {
            let row = format!("{table},{column},");
            assert!(dictionary.lines().any(|line| line.starts_with(&row)), "{row}");
        }
        assert!(!text.contains("NaN") && !text.contains("inf,"), "{text}");
    }
}

#[test]
fn the_gap_is_taken_apart_with_its_sum_its_reasons_and_a_pair_of_levers() {
    let place = place();
    tiny(place.path());
    let here = place.path();
    let why = |threads: &str, output: &str, more: &[&str]| {
        let words =
            ["why", "tiny.toml", "--futures", "3", "--threads", threads, "--output", output];
        works(here, &[&words[..], more].concat())
    };
    let text = why("1", "one", &[]);
    for part in [
        "of the potential is not reached in this model over all 6 weeks",
        " points lost, ",
        " go to ",
        "`silence` contributes exactly 0: leaders have no playbook",
        "sum to the gap in each future of each group: the largest difference is",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "{part} is missing in\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 96), "{text}");
    let quiet = why("3", "three", &["-q"]);
    assert_eq!(quiet.lines().last(), Some("three"));
    assert!(content(&here.join("one")) == content(&here.join("three")));
    assert_explained(&here.join("one"), &["why"]);
    assert!(text.contains("charts  one/charts"), "{text}");
    let svg = fs::read_to_string(here.join("one/charts/12-why-the-gap.svg")).expect("readable");
    assert!(svg.contains("Monte-Carlo standard errors") && svg.contains("3 futures · seed 1"));
    let json = why("2", "option", &["--option", "pilot", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&data["option"], &data["futures"]), (&"pilot".into(), &3.into()));
    assert_eq!(data["sums_to_the_gap"], true);
    assert_eq!(data["charts"][1], "charts/12-why-the-gap.png");
    assert_eq!(data["groups"].as_array().map(Vec::len), Some(4));
    let said = fails(here, &["why", "tiny.toml", "--option", "pilto"], 2);
    assert!(said.contains("did you mean `pilot`?"), "{said}");
    repeats(here, "one");
    repeats(here, "option");
    let manifest = fs::read_to_string(here.join("option/manifest.json")).expect("readable");
    for part in ["\"option\": \"pilot\"", "\"file\": \"charts/12-why-the-gap.png\""] {
        assert!(manifest.contains(part), "{manifest}");
    }
}

/// A folder can be asked for again, and a file that somebody changed is named.
fn repeats(here: &Path, folder: &str) {
    let said = works(here, &["repeat", folder]);
    assert!(said.starts_with("the same bytes again: "), "{said}");
    let table = here.join(folder).join("columns.csv");
    let before = fs::read(&table).expect("readable");
    fs::write(&table, b"mine").expect("writes");
    let said = fails(here, &["repeat", folder], 5);
    assert!(said.contains("columns.csv"), "{said}");
    fs::write(&table, before).expect("writes");
}

#[test]
fn what_a_result_hangs_on_is_named_with_its_interval() {
    let place = place();
    tiny(place.path());
    let here = place.path();
    let ask = |more: &[&str]| works(here, &[&["sensitivity", "tiny.toml"], more].concat());
    let few = ["--points", "3", "--futures", "1", "--threads"];
    let text = ask(&[&few[..], &["1", "--output", "one"]].concat());
    for part in [
        "5 numbers over their ranges, 3 trajectories, 1 future each",
        "As it is: in this model strategic outcome moves most with",
        "(95 % interval",
        "against as it is: in this model the difference in strategic outcome",
        "Every place lives the same 1 future (common random numbers)",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "{part} is missing in\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 96), "{text}");
    ask(&[&few[..], &["3", "--output", "three", "-qq"]].concat());
    assert!(content(&here.join("one")) == content(&here.join("three")));
    assert_explained(&here.join("one"), &["sensitivity", "one_at_a_time", "sensitivity_places"]);
    assert!(text.contains("charts  one/charts"), "{text}");
    let svg = fs::read_to_string(here.join("one/charts/11a-how-much-each-matters.svg"))
        .expect("readable");
    assert!(svg.contains("95\u{a0}% of bootstrap samples") && svg.contains("1 future · seed 1"));
    let over = ["--over", "people.habit", "communication.fog=0.01..0.1", "--method", "sobol"];
    let more = ["--points", "8", "--futures", "1", "--json"];
    let data: serde_json::Value =
        serde_json::from_str(&ask(&[&over[..], &more].concat())).expect("JSON");
    assert_eq!(data["varied"][1]["key"], "communication.fog");
    let total = &data["targets"][0]["factors"][0]["indices"]["total"];
    assert!(total["low"].as_f64() <= total["value"].as_f64(), "{total}");
    let folder = here.join("output/tiny-sensitivity");
    let charts = data["charts"].as_array().expect("charts");
    assert_eq!(charts[0], "charts/11a-what-it-depends-on.svg");
    assert!(charts.iter().all(|file| folder.join(file.as_str().unwrap_or("")).is_file()));
    assert!(folder.join("manifest.json").is_file());
    for (over, part) in [
        ("people.habti", "did you mean `people.habit`?"),
        ("communication.fog", "has no range in `tiny`"),
        ("communication.fog=0.1", "is no range"),
        ("communication.fog=0.2..0.1", "is empty"),
        ("people.habit=0..7", "must be 0 to 1"),
        ("leadership.playbook", "is a word"),
        ("strategy.intent=0..1", "is a table"),
    ] {
        let said = fails(here, &["sensitivity", "tiny.toml", "--over", over], 2);
        assert!(said.contains(part) && said.contains("= help: "), "{over} says\n{said}");
    }
    let said = fails(here, &["sensitivity", "tiny.toml", "--points", "1"], 2);
    assert!(said.contains("at least 2"), "{said}");
    repeats(here, "one");
    repeats(here, "output/tiny-sensitivity");
}

/// One claim of two comparisons or more, quick to run.
const CLAIM: &str = "binding_hours_go_to_each_kind_by_its_share_of_motives";

fn assert_written(folder: &Path) {
    for name in [
        "charts/theory-and-simulation.png",
        "charts/theory-and-simulation.svg",
        "columns.csv",
        "manifest.json",
        "not_reproduced.csv",
        "verify.csv",
    ] {
        assert!(folder.join(name).is_file(), "{name}");
    }
}

#[test]
fn claims_are_listed_without_running_them() {
    let place = place();
    let text = works(place.path(), &["verify", "--list"]);
    assert!(text.starts_with("Incentives\n"), "{text}");
    assert!(text.contains(&format!("  {CLAIM}\n")) && text.contains("    runs verify/"), "{text}");
    let claim = works(place.path(), &["verify", "--list", "--only", "binding_hours"]);
    assert!(claim.contains(CLAIM) && claim.lines().count() == 5, "{claim}");
    let json = works(place.path(), &["verify", "--list", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(data["claims"].as_array().is_some_and(|claims| claims.len() > 5));
    assert!(!place.path().join("output").exists());
}

#[test]
fn a_part_of_the_claims_is_shown_but_not_written() {
    let place = place();
    let text = works(place.path(), &["verify", "--only", CLAIM]);
    for part in ["Incentives  ", "Luce 1959", "in verify/linear-pay", "1 of 1 claim holds"] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 96 && !line.contains('\u{1b}')));
    assert!(!place.path().join("output").exists());
    let quiet = works(place.path(), &["verify", "--only", CLAIM, "-q"]);
    assert_eq!(quiet.lines().count(), 1, "{quiet}");
    assert!(works(place.path(), &["verify", "--only", CLAIM, "-qq"]).is_empty());
    let said = fails(place.path(), &["verify", "--only", "incentivs"], 2);
    assert!(said.contains("did you mean `Incentives`?"), "{said}");
    let said = fails(place.path(), &["verify", "--only", "_"], 2);
    assert!(said.contains("is a part of"), "{said}");
}

#[test]
fn a_verification_as_json_holds_its_comparisons() {
    let place = place();
    let text = works(place.path(), &["verify", "--only", CLAIM, "--field", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(data["all_hold"], true);
    assert!(data["not_reproduced"].is_array() && data["field"].is_array());
    let claim = &data["claims"][0];
    assert_eq!(claim["name"], CLAIM);
    assert_eq!(claim["holds"], true);
    let row = &claim["rows"][0];
    assert_eq!(row["relation"], "=");
    assert_eq!(row["theory"], 0.625);
    assert!(row["passes"] == true && row["configuration"].is_string());
}

#[test]
fn the_field_takes_a_scenario_of_ones_own() {
    let place = place();
    let here = place.path();
    fs::write(here.join("mine.toml"), "extends = \"winning-departments\"\nvoice.base = 6\n")
        .expect("writes");
    let field = |more: &[&str]| {
        let mut words = vec!["verify", "--only", CLAIM, "--field"];
        words.extend(more);
        works(here, &words)
    };
    let text = field(&["mine.toml"]);
    for part in
        ["shipped     yours", "yours in mine, 12 futures", "does not depend on the scenario"]
    {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
    let json = field(&["mine.toml", "--json", "--output", "there"]);
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let findings = data["field"].as_array().expect("a list");
    let named =
        |name: &str| findings.iter().find(|finding| finding["name"] == name).expect("there");
    let silence = named("silence");
    let (shipped, yours) = (&silence["simulated"], &silence["yours"]["simulated"]);
    assert!(
        yours.as_f64() < shipped.as_f64(),
        "who nearly always speaks is silent less: {silence}"
    );
    assert!(named("productivity_spread").get("yours").is_none());
    let manifest = fs::read_to_string(here.join("there/manifest.json")).expect("readable");
    assert!(manifest.contains("mine.toml") && manifest.contains("\"inputs\""), "{manifest}");
    let shipped = field(&["winning-departments"]);
    assert!(shipped.contains("yours in winning-departments, 12 futures"), "{shipped}");
}

#[test]
fn a_wrong_scenario_beside_the_field_is_told_like_any_other() {
    let place = place();
    let here = place.path();
    fs::write(here.join("wrong.toml"), "extends = \"base\"\n[people]\nconvicton = 2\n")
        .expect("writes");
    let said = fails(here, &["verify", "--only", CLAIM, "--field", "wrong.toml"], 2);
    assert!(said.contains("convicton") && said.contains("wrong.toml"), "{said}");
    let said = fails(here, &["verify", "--only", CLAIM, "--field", "base"], 2);
    assert!(said.contains("describes no organization"), "{said}");
    fails(here, &["verify", "--only", CLAIM, "--field", "missing.toml"], 3);
}

#[test]
fn a_verification_has_the_same_bytes_for_any_number_of_threads() {
    let place = place();
    let here = place.path();
    for threads in ["1", "3"] {
        works(
            here,
            &[
                "verify",
                "--only",
                "incentives",
                "--field",
                "--threads",
                threads,
                "--output",
                threads,
                "-q",
            ],
        );
    }
    assert!(content(&here.join("1")) == content(&here.join("3")));
    assert_written(&here.join("1"));
    let read = |name: &str| fs::read_to_string(here.join("1").join(name)).expect("readable");
    let dictionary = read("columns.csv");
    for table in ["verify", "not_reproduced", "field"] {
        let text = read(&format!("{table}.csv"));
        for column in text.lines().next().expect("a header").split(',') {
            let row = format!("{table},{column},");
            assert!(dictionary.lines().any(|line| line.starts_with(&row)), "{row}");
        }
        assert!(!text.contains("NaN") && !text.contains("inf,"));
    }
    assert!(read("verify.csv").lines().skip(1).all(|line| line.ends_with(",yes")));
    let said = fails(here, &["repeat", "1"], 2);
    assert!(said.contains("was written by `orgdrift verify`, which holds no result"), "{said}");
    fs::create_dir(here.join("mine")).expect("creates");
    fs::write(here.join("mine/thesis.txt"), "mine").expect("writes");
    let said = fails(here, &["verify", "--only", CLAIM, "--output", "mine"], 3);
    assert!(said.contains("earlier result"), "{said}");
}

/// Two sides of the tiny scenario over a range, quick to run.
const ARGUE: &[&str] = &[
    "argue",
    "tiny.toml",
    "--first",
    "Half: people.habit=0.5",
    "--second",
    "pilot",
    "--over",
    "people.conviction=0..4:4",
    "--futures",
    "3",
];

#[test]
fn an_argument_writes_its_points_and_its_boundary() {
    let place = place();
    let here = place.path();
    tiny(here);
    let list = works(here, &["argue", "--list"]);
    assert!(
        list.starts_with("repeat-or-translate\n") && list.contains("orgdrift argue "),
        "{list}"
    );
    let json = works(here, &["argue", "--list", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(data["arguments"].as_array().is_some_and(|all| all.len() >= 3));
    assert!(!here.join("output").exists());

    let text = works(here, ARGUE);
    for part in ["first   Half\n", "too close to call", "people.conviction", "tables  output/argue"]
    {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 96));
    let read =
        |name: &str| fs::read_to_string(here.join("output/argue").join(name)).expect("readable");
    let points = read("argue.csv");
    assert!(
        points.starts_with("people.conviction,diff_median,diff_q05,diff_q95,n_first,"),
        "{points}"
    );
    let dictionary = read("columns.csv");
    for table in ["argue", "boundary"] {
        let text = read(&format!("{table}.csv"));
        for column in text.lines().next().expect("a header").split(',') {
            let row = format!("{table},{column},");
            assert!(dictionary.lines().any(|line| line.starts_with(&row)), "{row}");
        }
    }
    repeats(here, "output/argue");

    let text = works(here, &[ARGUE, &["--json", "--threads", "2", "--output", "r"]].concat());
    let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(data["first"]["label"], "Half");
    assert_eq!(data["points"][0]["at"]["people.conviction"], 0.0);
    assert!(data["even"].is_array() && data["sentences"].is_array());
    assert!(content(&here.join("r")) == content(&here.join("output/argue")));
    let quiet = works(here, &[ARGUE, &["-q"]].concat());
    assert_eq!(quiet.lines().last(), Some("output/argue"));
    let said = fails(here, &["argue", "tiny.toml", "--first", "pilot"], 2);
    assert!(said.contains("--second"), "{said}");
    let said = fails(here, &[ARGUE, &["--over", "people.habbit=0..1"]].concat(), 2);
    assert!(said.contains("did you mean `people.habit`?"), "{said}");
}

#[cfg(not(feature = "parquet"))]
#[test]
fn without_parquet_the_flag_says_how_to_get_it() {
    let place = place();
    let said = fails(place.path(), &["demo", "--parquet"], 2);
    assert!(
        said.contains("built without Parquet") && said.contains("--features parquet"),
        "{said}"
    );
    assert!(!place.path().join("output").exists());
}
