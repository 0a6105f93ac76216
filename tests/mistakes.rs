//! Every mistake in `tests/mistakes/*.toml` is explained exactly as in the text file beside it.
//!
//! `ORGDRIFT_BLESS=1 cargo test --test mistakes` writes the text files anew; read them before committing.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::PathBuf;

use orgdrift::scenario::Scenario;

fn mistakes() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/mistakes").unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    files
}

fn rendered(path: &str) -> String {
    match Scenario::load(path) {
        Ok(scenario) => format!("no problem; remarks: {:?}\n", scenario.remarks),
        Err(problems) => {
            format!("{problems}exit code {}\n", problems.exit_code()).replace('\\', "/")
        }
    }
}

#[test]
fn every_mistake_is_explained_as_agreed() {
    let bless = std::env::var_os("ORGDRIFT_BLESS").is_some();
    let files = mistakes();
    assert!(files.len() >= 30);
    let mut different = Vec::new();
    for path in files {
        let name = path.to_str().unwrap().replace('\\', "/");
        let found = rendered(&name);
        let expected = path.with_extension("txt");
        if bless {
            fs::write(&expected, &found).unwrap();
        }
        let agreed = fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
        if agreed != found {
            different.push(format!("{name}\n--- agreed\n{agreed}--- found\n{found}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_mistake_has_a_place_a_cause_and_a_remedy() {
    for path in mistakes() {
        let problems = Scenario::load(path.to_str().unwrap()).unwrap_err();
        for problem in problems.plain() {
            assert!(problem.line > 0 && problem.column > 0, "{path:?}: {problem:?}");
            assert!(!problem.message.is_empty() && !problem.message.ends_with('.'), "{problem:?}");
            assert!(!problem.help.is_empty() && !problem.help.ends_with('.'), "{problem:?}");
            let first = problem.message.chars().next().unwrap();
            assert!(!first.is_uppercase(), "{problem:?}");
        }
    }
}

#[test]
fn twenty_five_mistakes_are_twenty_five_problems() {
    let problems = Scenario::load("tests/mistakes/twenty-five.toml").unwrap_err();
    let text = fs::read_to_string("tests/mistakes/twenty-five.toml").unwrap();
    let marked = text.lines().enumerate().filter(|(_, line)| {
        line.split('#').nth(1).is_some_and(|mark| mark.trim().parse::<u32>().is_ok())
    });
    let expected: Vec<usize> = marked.map(|(index, _)| index + 1).collect();
    let found: Vec<usize> = problems.plain().iter().map(|problem| problem.line).collect();
    assert_eq!(expected.len(), 25);
    assert_eq!(found, expected, "{problems}");
}
