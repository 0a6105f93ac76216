//! Every mistake in `tests/mistakes/*.toml` is explained exactly as in the text file beside it.
//!
//! `ORGDRIFT_BLESS=1 cargo test --test mistakes` writes the text files anew; read them before committing.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use orgdrift::scenario::Scenario;
use orgdrift::scenario::diagnostic::PlainProblem;

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
    let anew = "where the new text is right, ORGDRIFT_BLESS=1 writes the files anew";
    assert!(different.is_empty(), "{}\n{anew}", different.join("\n"));
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

/// The lines that a help proposes: what stands in back quotes and is TOML without blanks to fill in.
fn proposals(help: &str) -> Vec<&str> {
    // a part of a table that is still to be written, and a line of which one of two is kept, are no whole lines
    if help.starts_with("add `[") || help.starts_with("keep `") {
        return Vec::new();
    }
    let fragments = help.split('`').skip(1).step_by(2);
    let is_whole = |line: &&str| !line.contains("...") && !line.contains("NAME");
    let is_toml = |line: &&str| line.contains('=') && line.parse::<toml::Table>().is_ok();
    fragments.filter(is_whole).filter(is_toml).collect()
}

/// The file with a proposed line in the place of the wrong one, and the number of that line; nothing for a part of a
/// line that has more in it.
fn mended(text: &str, problem: &PlainProblem, line: &str) -> Option<(String, usize)> {
    let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
    if let Some((_, rest)) = problem.help.split_once("below `") {
        let heading = rest.split('`').next()?;
        let at = lines.iter().position(|line| line.trim() == heading)?;
        lines.insert(at + 1, line.to_string());
        return Some((lines.join("\n"), at + 2));
    }
    let wrong = &mut lines[problem.line - 1];
    let (key, value) = line.split_once('=')?;
    let left = wrong.split(['=', ':']).next()?.trim().to_string();
    // a line to be added to one that is right by itself
    let is_other = wrong.parse::<toml::Table>().is_ok()
        && left.rsplit('.').next() != key.trim().rsplit('.').next();
    if is_other {
        return None;
    }
    let is_part = wrong.contains('{') && !value.contains('{');
    if is_part || wrong.trim().starts_with('[') {
        return None;
    }
    let same_word = left.ends_with(&format!(".{}", key.trim()));
    *wrong = if same_word { format!("{left} ={value}") } else { line.to_string() };
    Some((lines.join("\n"), problem.line))
}

#[test]
fn every_line_that_a_help_proposes_is_accepted() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mended");
    fs::create_dir_all(&folder).unwrap();
    for file in fs::read_dir("tests/mistakes").unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&file, folder.join(file.file_name().unwrap())).unwrap();
    }
    let (mut tried, mut refused) = (0, Vec::new());
    for path in mistakes() {
        let text = fs::read_to_string(&path).unwrap();
        let problems = Scenario::load(path.to_str().unwrap()).unwrap_err();
        for problem in
            problems.plain().iter().filter(|problem| problem.file == path.to_str().unwrap())
        {
            for line in proposals(&problem.help) {
                let Some((text, number)) = mended(&text, problem, line) else { continue };
                let mended = folder.join("mended.toml");
                fs::write(&mended, text).unwrap();
                tried += 1;
                let left = Scenario::load(mended.to_str().unwrap()).err();
                let left = left.map(|problems| problems.plain()).unwrap_or_default();
                if let Some(left) = left.iter().find(|left| left.line == number) {
                    refused.push(format!("{path:?}: `{line}`: {}; {}", left.message, left.help));
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(tried >= 30, "{tried}");
}

#[test]
fn no_message_tells_who_a_person_is() {
    let problems = Scenario::load("tests/mistakes/persons.toml").unwrap_err();
    let told = format!("{problems}{:?}", problems.plain()).to_lowercase();
    for word in ["anna", "schmidt", "miller", "471123", "1234567", "@"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
}

#[test]
fn no_message_tells_what_another_kind_of_file_holds() {
    for name in [
        "persons-in-many-spellings",
        "chart-columns-about-persons",
        "another-kind-of-file",
        "extends-another-kind-of-file",
        "another-kind-of-text",
    ] {
        let problems = Scenario::load(&format!("tests/mistakes/{name}.toml")).unwrap_err();
        let told = format!("{problems}{:?}", problems.plain()).to_lowercase();
        for word in [
            "schmidt", "öztürk", "lefèvre", "xiaoming", "王", "1970", "3704", "85000", "42000",
            "mueller", "1980", "hunter2",
        ] {
            assert!(!told.contains(word), "{name}: {word}: {told}");
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
