//! Sweeps as a user meets them: points, tables, going on after any end, shards, and what is refused.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use program::{command, content, err, fails, names, orgdrift, out, works};
use tempfile::TempDir;

const TINY: &str = "extends = \"tickets-versus-experience\"\n\
    [scenario]\ntitle = \"Tiny\"\n\
    [time]\nweeks = 4\n\
    [department.support]\npeople = 8\n[department.engineering]\npeople = 6\n\
    [department.success]\npeople = 6\n\
    [option.pilot]\nweek = 2\nuntil = 4\n\
    only_in = { department = \"support\", teams = 1 }\n";

fn place() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("tiny.toml"), TINY).expect("writes");
    place
}

fn read(place: &Path, name: &str) -> String {
    fs::read_to_string(place.join(name)).expect("readable")
}

/// Cells of the rows of a table whose option and measure are these.
fn rows(table: &str, option: &str, measure: &str) -> Vec<Vec<String>> {
    let wanted = format!(",{option},{measure},");
    let lines = table.lines().filter(|line| line.contains(&wanted));
    lines.map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

const STRENGTH: &str = "reward.ticket_bonus.strength";
const FIDELITY: &str = "communication.fidelity";

#[test]
fn a_grid_has_a_row_for_each_point_option_and_measure() {
    let place = place();
    let (strength, fidelity) = (format!("{STRENGTH}=0..2:1"), format!("{FIDELITY}=0.5,0.9"));
    let words = [
        "sweep",
        "tiny.toml",
        "--vary",
        &fidelity,
        "--vary",
        &strength,
        "--futures",
        "3",
        "--measure",
        "clarity",
        "--each-future",
    ];
    let said = works(place.path(), &words);
    assert!(said.contains("6 points of 2 keys, 3 futures each"), "{said}");
    assert!(said.contains("As it is, strategic outcome is largest with `communication.fidelity`"));
    assert!(
        said.lines().all(|line| line.chars().count() <= 96 || line.contains("output")),
        "{said}"
    );
    let folder = place.path().join("output/tiny-sweep");
    assert_eq!(
        names(&folder),
        [
            "charts",
            "columns.csv",
            "datapackage.json",
            "manifest.json",
            "scenario.toml",
            "sweep.csv",
            "sweep_futures.csv"
        ]
    );
    let table = read(&folder, "sweep.csv");
    // 6 points, 6 options, 5 measures and what collapses
    assert_eq!(table.lines().count(), 1 + 6 * 6 * 6);
    let points: Vec<[String; 3]> = rows(&table, "both", "clarity")
        .into_iter()
        .map(|row| [row[0].clone(), row[1].clone(), row[2].clone()])
        .collect();
    assert_eq!(points[1], ["2", "0.5", "1"]);
    assert_eq!(points[3], ["4", "0.9", "0"]);
    let futures = read(&folder, "sweep_futures.csv");
    assert_eq!(futures.lines().count(), 1 + 6 * 6 * 5 * 3);

    let dictionary = read(&folder, "columns.csv");
    for table in ["sweep", "sweep_futures"] {
        let text = read(&folder, &format!("{table}.csv"));
        for column in text.lines().next().expect("a header").split(',') {
            let row = format!("{table},{column},");
            assert!(dictionary.lines().any(|line| line.starts_with(&row)), "{row}");
        }
        assert!(!text.contains("NaN") && !text.contains("inf,"));
    }
    assert!(dictionary.contains("measure,collapsed,"), "{dictionary}");
    assert!(works(place.path(), &["repeat", "output/tiny-sweep"]).contains("the same bytes again"));
}

#[test]
fn a_point_has_the_numbers_of_a_run_with_these_values() {
    let place = place();
    let here = place.path();
    let vary = format!("{STRENGTH}=0.5,1.5");
    works(here, &["sweep", "tiny.toml", "--vary", &vary, "--futures", "4", "--output", "s", "-qq"]);
    fs::write(here.join("run.toml"), "extends = \"tiny\"\nreward.ticket_bonus.strength = 1.5\n")
        .expect("writes");
    works(here, &["run", "run.toml", "--futures", "4", "--output", "r", "-qq"]);
    let table = read(here, "s/sweep.csv");
    let effects = read(here, "r/effects.csv");
    for option in ["outcome_bonus", "both", "pilot"] {
        let row = &rows(&table, option, "outcome_index")[1];
        let line = effects
            .lines()
            .find(|line| line.starts_with(&format!("{option},outcome_index,company,")));
        let same: Vec<&str> = line.expect("a row").split(',').skip(3).take(3).collect();
        assert_eq!(row[row.len() - 3..], same[..], "{option}");
    }
    let baseline = &rows(&table, "baseline", "outcome_index")[1];
    assert!(baseline.ends_with(&[String::new(), String::new(), String::new()]));
}

#[test]
fn pairs_designs_and_words_are_points_too() {
    let place = place();
    let here = place.path();
    let points = |words: &[&str]| -> Vec<Vec<String>> {
        let mut all = vec!["sweep", "tiny.toml", "--futures", "1", "--output", "s", "-qq"];
        all.extend(words);
        works(here, &all);
        rows(&read(here, "s/sweep.csv"), "baseline", "strain")
            .into_iter()
            .map(|row| row[1..3].to_vec())
            .collect()
    };
    let (strength, fidelity) = (format!("{STRENGTH}=0,2"), format!("{FIDELITY}=0.5,0.9"));
    let pairs = points(&["--vary", &strength, "--vary", &fidelity, "--zip"]);
    assert_eq!(pairs, [["0", "0.5"], ["2", "0.9"]]);

    let (strength, fidelity) = (format!("{STRENGTH}=0..2"), format!("{FIDELITY}=0.5..0.9"));
    let box_of = ["--vary", &strength, "--vary", &fidelity, "--points", "4"];
    let sobol = points(&box_of);
    assert_eq!(sobol, [["0", "0.5"], ["1", "0.7"], ["1.5", "0.6"], ["0.5", "0.8"]]);
    let latin = points(&[&box_of[..], &["--design", "latin"]].concat());
    let other = points(&[&box_of[..], &["--design", "latin", "--seed", "2"]].concat());
    assert!(latin != other && latin.len() == 4, "{latin:?}");

    let words = points(&["--vary", "leadership.playbook=listen,none"]);
    assert_eq!([&words[0][0], &words[1][0]], ["listen", "none"]);
}

#[test]
fn threads_and_parts_do_not_matter() {
    let place = place();
    let here = place.path();
    let vary = format!("{STRENGTH}=0..2:0.25");
    for (threads, part) in [("1", "1"), ("2", "4"), ("3", "100")] {
        works(
            here,
            &[
                "sweep",
                "tiny.toml",
                "--vary",
                &vary,
                "--futures",
                "3",
                "--threads",
                threads,
                "--points-a-part",
                part,
                "--output",
                threads,
                "-qq",
            ],
        );
        assert!(content(&here.join("1")) == content(&here.join(threads)), "{threads} threads");
    }
    assert_eq!(names(here), ["1", "2", "3", "tiny.toml"]);
}

/// A sweep of many small parts, that takes some seconds.
fn long(output: &str) -> Vec<String> {
    let vary = format!("{STRENGTH}=0..2:0.004");
    ["sweep", "tiny.toml", "--vary", &vary, "--futures", "2", "--points-a-part", "25"]
        .into_iter()
        .chain(["--output", output, "-q"])
        .map(str::to_owned)
        .collect()
}

fn parts(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "csv"))
        .count()
}

/// Starts the long sweep and waits until so many parts are there.
fn started(place: &Path, enough: usize) -> Child {
    let words = long("again");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let child = command(place, &words).stderr(Stdio::piped()).spawn().expect("starts");
    let folder = place.join(".again.sweep");
    for _ in 0..6000 {
        if parts(&folder) >= enough {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn what_was_killed_or_stopped_goes_on_and_ends_with_the_same_bytes() {
    let place = place();
    let here = place.path();
    let words = long("once");
    let once: Vec<&str> = words.iter().map(String::as_str).collect();
    works(here, &once);

    let mut killed = started(here, 3);
    killed.kill().expect("killed");
    killed.wait().expect("ends");
    let kept = parts(&here.join(".again.sweep"));
    assert!(!here.join("again").exists() && kept >= 3, "{kept} parts");

    #[cfg(unix)]
    {
        let stopped = started(here, kept + 2);
        let asked = Command::new("kill").args(["-INT", &stopped.id().to_string()]).status();
        assert!(asked.expect("kill exists").success());
        let output = stopped.wait_with_output().expect("ends");
        let said = err(&output);
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(said.contains("parts are complete and kept in `.again.sweep`"), "{said}");
        assert!(!here.join("again").exists() && parts(&here.join(".again.sweep")) >= kept);
    }

    let mut other: Vec<String> = long("again");
    other.extend(["--seed".to_owned(), "2".to_owned()]);
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    let said = fails(here, &other, 2);
    assert!(said.contains("`.again.sweep` holds parts of another sweep: other seed"), "{said}");

    let words = long("again");
    let again: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = orgdrift(here, &again);
    let said = err(&output);
    assert!(output.status.success() && said.contains("are there already; going on"), "{said}");
    assert!(content(&here.join("once")) == content(&here.join("again")));
    assert_eq!(names(here), ["again", "once", "tiny.toml"]);
}

#[test]
fn merged_shards_are_the_whole() {
    let place = place();
    let here = place.path();
    let vary = format!("{STRENGTH}=0..2:0.2");
    let base = ["sweep", "tiny.toml", "--vary", &vary, "--futures", "2", "--each-future"];
    let sweep = |more: &[&str]| works(here, &[&base[..], more].concat());
    sweep(&["--output", "whole", "-qq"]);
    for shard in ["1/3", "2/3", "3/3"] {
        let said = sweep(&["--shard", shard, "--output", "all", "--points-a-part", "2"]);
        assert!(said.contains("orgdrift merge all-shard-1-of-3 all-shard-2-of-3"), "{said}");
    }
    sweep(&["--shard", "2/3", "--output", "other", "--points-a-part", "2", "--seed", "5", "-qq"]);
    let shard = |number: u32| format!("all-shard-{number}-of-3");
    let (first, second, third) = (shard(1), shard(2), shard(3));
    let said = works(here, &["merge", &third, &first, &second]);
    assert!(said.contains("As it is"), "{said}");
    assert!(content(&here.join("all")) == content(&here.join("whole")));

    for (folders, part) in [
        (vec![first.as_str(), &third], "shard 2 of 3 is missing"),
        (vec![&first, &first, &second], "shard 1 is there twice"),
        (vec![&first, "other-shard-2-of-3", &third], "a shard of another sweep: other seed"),
        (vec![&first], "shards 2, 3 of 3 are missing"),
        (vec!["whole"], "is not a shard"),
    ] {
        let said = fails(here, &[&["merge"][..], &folders].concat(), 2);
        assert!(said.contains(part), "{said}");
        assert!(said.contains("= help: "), "{said}");
    }
    fails(here, &["merge", "nowhere"], 3);
    let said = fails(here, &["repeat", &first], 2);
    assert!(said.contains("orgdrift merge"), "{said}");
    fs::write(here.join(&second).join("part-000002.csv"), "changed").expect("writes");
    let said = fails(here, &["merge", &first, &second, &third], 2);
    assert!(said.contains("was changed after it was written: part-000002.csv"), "{said}");
}

#[test]
fn nonsense_is_refused_before_anything_runs() {
    let place = place();
    let here = place.path();
    fs::write(here.join("strain.toml"), "extends = \"tiny\"\nscenario.headline = \"strain\"\n")
        .expect("writes");
    fs::create_dir(here.join("mine")).expect("creates");
    fs::write(here.join("mine/thesis.txt"), "mine").expect("writes");
    let some = "communication.fidelity=0.5,0.9";
    for (words, code, part) in [
        (&["tiny.toml"][..], 2, "--vary"),
        (&["tiny.toml", "--vary", "communication.fidelty=0.5"], 2, "did you mean"),
        (&["tiny.toml", "--vary", "organization.cross_ties=3"], 2, "cannot be varied"),
        (&["tiny.toml", "--vary", "strategy.intent=5"], 2, "is a table"),
        (&["tiny.toml", "--vary", "communication.fidelity=0..2:0.1"], 2, "must be 0 to 1"),
        (&["tiny.toml", "--vary", "communication.fidelity=0..1"], 2, "has no step"),
        (&["tiny.toml", "--vary", "leadership.playbook=shout"], 2, "`listen`"),
        (&["tiny.toml", "--vary", some, "--vary", some], 2, "varied twice"),
        (&["tiny.toml", "--vary", some, "--vary", "people.habit=0.1", "--zip"], 2, "same length"),
        (&["tiny.toml", "--vary", some, "--points", "0"], 2, "from 1 to"),
        (&["tiny.toml", "--vary", some, "--design", "latin"], 2, "--points"),
        (&["tiny.toml", "--vary", some, "--shard", "3/2"], 2, "as in `2/3`"),
        (&["tiny.toml", "--vary", some, "--measure", "strian"], 2, "did you mean `strain`?"),
        (&["tiny.toml", "--vary", some, "--collapse-below", "NaN"], 2, "must be a number"),
        (&["strain.toml", "--vary", some, "--collapse-below", "1"], 2, "speaks of an index"),
        // too many runs for any machine, whatever memory it has
        (
            &["tiny.toml", "--vary", "communication.fidelity=0..1:0.0001", "--futures", "1000000"],
            2,
            "memory",
        ),
        (
            &[
                "tiny.toml",
                "--vary",
                "workload.meetings=0.1,0.9",
                "--vary",
                "workload.approvals=0.5",
            ],
            2,
            "with `workload.meetings` = 0.9, `workload.approvals` = 0.5 it makes no sense",
        ),
        (&["nowhere.toml", "--vary", some], 3, "nowhere.toml"),
        (&["tiny.toml", "--vary", some, "--output", "mine"], 3, "earlier result"),
    ] {
        let said = fails(here, &[&["sweep"][..], words].concat(), code);
        assert!(said.contains(part), "{words:?} says\n{said}");
    }
    assert!(!here.join("output/tiny-sweep").exists());
    let works = orgdrift(here, &["sweep", "strain.toml", "--vary", some, "--futures", "1", "-qq"]);
    assert!(works.status.success() && works.stdout.is_empty() && works.stderr.is_empty());
    assert!(!read(here, "output/strain-sweep/sweep.csv").contains("collapsed"));
}

#[test]
fn json_and_quiet_say_the_same_in_their_way() {
    let place = place();
    let here = place.path();
    let vary = format!("{STRENGTH}=0..2:0.5");
    let base = ["sweep", "tiny.toml", "--vary", &vary, "--futures", "2", "--output", "s"];
    let json = works(here, &[&base[..], &["--json"]].concat());
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(data["points"], 5);
    assert_eq!(data["keys"][0], STRENGTH);
    assert!(data["steepest"]["change"].is_number());
    let largest = &data["options"][0]["largest"];
    assert!(largest["values"][STRENGTH].is_number(), "{json}");
    let point = largest["point"].as_u64().expect("a number") as usize;
    let row = &rows(&read(here, "s/sweep.csv"), "baseline", "outcome_index")[point - 1];
    let median: f64 = row[7].parse().expect("a number");
    assert!((median - largest["median"].as_f64().expect("a number")).abs() < 1e-9);
    let quiet = orgdrift(here, &[&base[..], &["-q"]].concat());
    assert_eq!(out(&quiet).lines().last(), Some("s"));
    assert_eq!(data["sentence"].as_str(), out(&quiet).lines().next());
    let folder = PathBuf::from(data["folder"].as_str().expect("a path"));
    assert_eq!(folder, Path::new("s"));
}
