//! What other programs get of the command line: shells, `man`, and those that start it and watch.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::process::{Command, Stdio};

use program::{command, err, verbs, works};
use tempfile::TempDir;

fn place() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn every_shell_completes_every_verb() {
    let place = place();
    let verbs = verbs(place.path());
    assert!(verbs.len() >= 20, "{verbs:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = works(place.path(), &["completions", shell]);
        for verb in &verbs {
            assert!(script.contains(verb.as_str()), "{shell} does not know {verb}");
        }
        assert!(script.contains("futures"), "{shell} does not know options");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_a_verb_and_an_option() {
    if Command::new("bash").arg("--version").stdout(Stdio::null()).status().is_err() {
        return;
    }
    let place = place();
    let script = works(place.path(), &["completions", "bash"]);
    let completed = |words: &str, number: usize| {
        let program = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={number}; _orgdrift orgdrift \"${{COMP_WORDS[{number}]}}\" \"\"; \
             echo \"${{COMPREPLY[@]}}\""
        );
        let answer = Command::new("bash").args(["-c", &program]).output().expect("bash runs");
        String::from_utf8_lossy(&answer.stdout).trim().to_owned()
    };
    assert_eq!(completed("orgdrift sens", 1), "sensitivity");
    assert_eq!(completed("orgdrift run --fut", 2), "--futures");
}

#[test]
fn the_manual_has_a_chapter_for_every_verb_with_its_options() {
    let place = place();
    let page = works(place.path(), &["manual"]);
    assert!(page.contains(".TH orgdrift 1"), "{page}");
    let chapter = |verb: &str| {
        let from = page.find(&format!("\n.SH {}\n", verb.to_uppercase()));
        let text = &page[from.unwrap_or_else(|| panic!("no chapter for {verb}")) + 1..];
        text[..text.find("\n.SH ").unwrap_or(text.len())].to_owned()
    };
    for verb in verbs(place.path()) {
        let text = chapter(&verb);
        assert!(text.contains(".SS DESCRIPTION") && text.lines().count() > 6, "{text}");
    }
    assert!(chapter("run").contains("\\fB\\-\\-all\\-futures\\fR"), "{}", chapter("run"));
}

/// Lines of progress of a run.
fn progress(arguments: &[&str], asked: bool) -> Vec<serde_json::Value> {
    let place = place();
    let tiny = "extends = \"said-once\"\n[time]\nweeks = 6\n[option.relaunch]\nweek = 3\n";
    std::fs::write(place.path().join("tiny.toml"), tiny).expect("writes");
    let mut command = command(place.path(), arguments);
    if asked {
        command.env("ORGDRIFT_PROGRESS", "json");
    }
    let output = command.output().expect("runs");
    assert!(output.status.success(), "{}", err(&output));
    let lines = err(&output);
    let read = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok();
    lines.lines().filter_map(read).map(|line| line["progress"].clone()).collect()
}

#[test]
fn a_program_that_asks_is_told_how_far_it_is() {
    let run = ["run", "tiny.toml", "--futures", "3", "--quick", "-qq"];
    assert!(progress(&run, false).is_empty());
    let told = progress(&run, true);
    let done: Vec<u64> = told.iter().map(|line| line["done"].as_u64().expect("a count")).collect();
    let all = told[0]["all"].as_u64().expect("a count");
    assert_eq!((done[0], done[done.len() - 1]), (0, all), "{told:?}");
    assert!(done.is_sorted(), "{done:?}");
    assert_eq!(told[0]["what"], "runs");
    assert_eq!(told[0]["seconds_left"], serde_json::Value::Null);
    assert_eq!(told[told.len() - 1]["seconds_left"].as_f64(), Some(0.0));
}
