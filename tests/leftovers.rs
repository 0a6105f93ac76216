//! A request that is refused, stopped or killed leaves nothing behind that is in the way of the next one, and a
//! long one says what it takes before it begins.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;

use program::{fails, names, out, works};
use tempfile::TempDir;

const TINY: &str = "extends = \"tickets-versus-experience\"\n\
    [scenario]\ntitle = \"Tiny\"\nquestion = \"Does it run?\"\n\
    [time]\nweeks = 6\n[option.pilot]\nweek = 2\nuntil = 4\n";
/// The second point has no hours left.
const NONSENSE: [&str; 4] =
    ["--vary", "workload.meetings=0.5", "--vary", "workload.approvals=0.1,0.5"];

fn place() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("tiny.toml"), TINY).expect("writes");
    fs::create_dir(place.path().join("mine")).expect("makes");
    fs::write(place.path().join("mine/thesis.txt"), "mine").expect("writes");
    place
}

/// Sweeps over two points into a folder.
fn sweep<'a>(output: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["sweep", "tiny.toml", "--futures", "2", "-q", "--output", output], more].concat()
}

#[test]
fn what_is_refused_leaves_nothing() {
    let place = place();
    let here = place.path();
    let before = names(here);
    let vary = ["--vary", "workload.arrivals=0.1,0.2"];
    for words in [
        sweep("r", &NONSENSE),
        sweep("a/b/r", &NONSENSE),
        sweep("r", &["--vary", "workload.arrivls=0.1,0.2"]),
        sweep("r", &[&vary[..], &["--measure", "outcom"]].concat()),
        sweep("r", &[&vary[..], &["--shard", "4/3"]].concat()),
        vec!["run", "tiny.toml", "missing", "--output", "r"],
        vec!["run", "tiny.toml", "--futures", "0", "--output", "r"],
        vec!["run", "tiny.toml", "--unknown", "--output", "r"],
        vec!["why", "tiny.toml", "--option", "pilo", "--output", "r"],
        vec!["sensitivity", "tiny.toml", "--points", "1", "--output", "r"],
        vec!["sensitivity", "tiny.toml", "--over", "workload.arrivals=0.2..0.1", "--output", "r"],
        vec!["argue", "tiny.toml", "--first", "pilot", "--second", "nobody", "--over", "a=1..2"],
        vec!["verify", "--only", "no such claim", "--output", "r"],
        vec!["new", "mine", "--from", "missing"],
        vec!["merge", "mine", "--output", "r"],
        vec!["repeat", "mine", "--output", "r"],
    ] {
        let output = program::orgdrift(here, &words);
        assert!(!output.status.success(), "{words:?}: {}", out(&output));
        assert_eq!(names(here), before, "{words:?}");
    }
    for words in [
        sweep("mine", &vary),
        vec!["run", "tiny.toml", "--output", "mine"],
        vec!["run", "tiny.toml", "--output", "tiny.toml/below"],
        vec!["why", "tiny.toml", "--output", "mine"],
        vec!["sensitivity", "tiny.toml", "--output", "mine"],
        vec!["verify", "--output", "mine"],
    ] {
        fails(here, &words, 3);
        assert_eq!(names(here), before, "{words:?}");
    }
    assert_eq!(names(&here.join("mine")), ["thesis.txt"]);
    works(here, &sweep("r", &["--vary", "workload.arrivals=0.1,0.2"]));
}

#[test]
fn what_a_killed_process_left_is_cleared_by_the_next_one() {
    let place = place();
    let here = place.path();
    // before the first part was complete
    fs::create_dir(here.join(".s.sweep")).expect("makes");
    fs::write(here.join(".s.sweep/request.json"), "{}").expect("writes");
    fs::write(here.join(".s.sweep/part-000001.csv.unfinished-7"), "1,").expect("writes");
    // while a result was written, and while one was repeated
    for left in
        [".r.unfinished-7-0", ".r.unfinished-1-1", ".r.repeated-7-0", ".other.unfinished-7-0"]
    {
        fs::create_dir_all(here.join(left).join("result")).expect("makes");
        fs::write(here.join(left).join("result/half.csv"), "1,").expect("writes");
    }
    works(here, &sweep("s", &["--vary", "workload.arrivals=0.1,0.2"]));
    works(here, &["run", "tiny.toml", "--futures", "2", "--quick", "-q", "--output", "r"]);
    works(here, &["repeat", "r", "-q"]);
    assert_eq!(names(here), [".other.unfinished-7-0", "mine", "r", "s", "tiny.toml"]);
}

/// More runs than any machine does in an hour.
const ENDLESS: [&str; 7] = [
    "--vary",
    "workload.arrivals=0.1..0.3",
    "--vary",
    "workload.meetings=0..0.1",
    "--points",
    "10000000",
    "--threads=2",
];

#[test]
fn a_long_request_says_what_it_takes_and_waits_for_a_yes() {
    let place = place();
    let here = place.path();
    let before = names(here);
    let said = fails(here, &sweep("r", &ENDLESS), 2);
    for part in
        ["runs of 6 weeks of 216 people take about ", "with 2 threads and ", " of memory", "--yes"]
    {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    assert!(said.contains(" and tables of about "), "{said}");
    assert_eq!(names(here), before);

    let huge = "extends = \"tickets-versus-experience\"\ntime.weeks = 520\n";
    fs::write(here.join("huge.toml"), huge).expect("writes");
    let said = fails(here, &["run", "huge.toml", "--futures", "1000000"], 2);
    assert!(said.contains("runs of 520 weeks of 216 people need about "), "{said}");
    assert!(said.contains(" of memory, more than") && said.contains("`--futures N`"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_long_request_begins_with_a_yes_and_leaves_nothing_when_it_is_stopped_early() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let place = place();
    let here = place.path();
    let before = names(here);
    let words = [&["sweep", "tiny.toml", "--yes", "--output", "r"], &ENDLESS[..]].concat();
    let mut running =
        program::command(here, &words).stderr(Stdio::piped()).spawn().expect("starts");
    let mut said = BufReader::new(running.stderr.take().expect("piped")).lines();
    let agreed = said.find(|line| line.as_ref().is_ok_and(|line| line.contains("take about")));
    assert!(agreed.is_some(), "it says what it takes");
    std::thread::sleep(std::time::Duration::from_millis(300));
    let asked = Command::new("kill").args(["-INT", &running.id().to_string()]).status();
    assert!(asked.expect("kill exists").success());
    assert_eq!(running.wait().expect("ends").code(), Some(130));
    assert!(said.any(|line| line.expect("text").contains("stopped before anything was begun")));
    assert_eq!(names(here), before);
}
