//! Everything that the program says about the shipped scenarios is read: no word that promises too much, no
//! number that is none, no slip of spacing, singular and plural right.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use orgdrift::scenario::alternative::Change;
use orgdrift::scenario::parameter::PARAMETERS;
use orgdrift::scenario::shipped::library;
use orgdrift::scenario::{Metric, Scenario};
use program::{content, verbs, works};

/// Words that promise more than a model can keep.
const PROMISES: &[&str] = &[
    "will",
    "won't",
    "prove",
    "proves",
    "proved",
    "proven",
    "proving",
    "optimal",
    "optimally",
    "predict",
    "predicts",
    "predicted",
    "predicting",
    "prediction",
    "predictions",
    "roi",
    "significant",
    "significantly",
    "insignificant",
];
/// Traces of numbers that are none, and of a program that broke.
const NO_NUMBERS: &[&str] = &["nan", "null", "undefined", "inf", "infinity", "panicked"];
/// Turns of phrase that read like a translation.
const FOREIGN: &[&str] =
    &["hangs on", "hang on", "lives through", "just so", "by what matters", "alone turns it"];
/// Two words that are no better.
const BANNED_PAIRS: &[(&str, &str)] = &[("chance", "that")];
/// What is counted, one and several.
const COUNTED: &[(&str, &str)] = &[
    ("assumption", "assumptions"),
    ("cell", "cells"),
    ("chart", "charts"),
    ("claim", "claims"),
    ("column", "columns"),
    ("comparison", "comparisons"),
    ("degree", "degrees"),
    ("department", "departments"),
    ("fact", "facts"),
    ("file", "files"),
    ("future", "futures"),
    ("layer", "layers"),
    ("mechanism", "mechanisms"),
    ("option", "options"),
    ("part", "parts"),
    ("person", "people"),
    ("place", "places"),
    ("point", "points"),
    ("priority", "priorities"),
    ("problem", "problems"),
    ("row", "rows"),
    ("run", "runs"),
    ("seat", "seats"),
    ("team", "teams"),
    ("thing", "things"),
    ("week", "weeks"),
];

/// Words of a text, without the marks around them.
fn words(text: &str) -> Vec<&str> {
    let inside = |letter: char| letter.is_alphanumeric() || "'’.-+".contains(letter);
    text.split(|letter: char| !inside(letter))
        .map(|word| word.trim_matches(|letter: char| ".-'’".contains(letter)))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Words of a text that promise too much.
fn promises(text: &str) -> Vec<String> {
    // with this switch it is the room that says what it expects
    let text = &text.replace("--predict", "");
    let words: Vec<String> = words(text).iter().map(|word| word.to_lowercase()).collect();
    let is_promise = |word: &&String| word.split('-').any(|part| PROMISES.contains(&part));
    let mut wrong: Vec<String> =
        words.iter().filter(is_promise).map(|word| format!("`{word}`")).collect();
    for pair in words.windows(2) {
        if BANNED_PAIRS.contains(&(pair[0].as_str(), pair[1].as_str())) {
            wrong.push(format!("`{} {}`", pair[0], pair[1]));
        }
    }
    wrong
}

/// What is wrong with the words of a text.
fn wrong_words(text: &str) -> Vec<String> {
    let mut wrong = promises(text);
    for word in words(text) {
        if word.to_lowercase().split('-').any(|part| NO_NUMBERS.contains(&part)) {
            wrong.push(format!("`{word}`"));
        }
    }
    // a number and what it counts have nothing but a space between them
    let spaced: Vec<&str> = text.split_whitespace().collect();
    for (at, pair) in spaced.windows(2).enumerate() {
        let number = pair[0].trim_start_matches(['(', '+', '-']);
        let counted = pair[1].trim_end_matches(['.', ',', ';', ':', ')']).to_lowercase();
        // "between +0.55 and +1.0 points": the end of a range counts what lies between
        let is_end = at > 0 && spaced[at - 1] == "and";
        let is_one = !is_end && (number == "1" || number == "1.0");
        let is_several =
            !is_one && !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
        for (one, several) in COUNTED {
            if (is_one && counted == *several) || (is_several && counted == *one) {
                wrong.push(format!("`{number} {counted}`"));
            }
        }
    }
    for phrase in FOREIGN.iter().filter(|phrase| text.contains(*phrase)) {
        wrong.push(format!("`{phrase}`"));
    }
    if text.contains("(s)") {
        wrong.push("`(s)`".to_owned());
    }
    wrong
}

/// What is wrong with the spacing and punctuation of a sentence or name.
fn wrong_marks(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for mark in ["  ", " ,", " ;", ",,", ";;", "?.", "!.", ".;", ";.", ".,", ",.", ":.", "( ", " )"]
    {
        if text.contains(mark) {
            wrong.push(format!("`{mark}`"));
        }
    }
    // two points stand between the ends of a range, three for what is left out
    for (at, _) in text.match_indices("..") {
        let before = text[..at].chars().next_back();
        let after = text[at + 2..].chars().next();
        let is_range = before.is_some_and(|letter| letter.is_ascii_alphanumeric())
            && after.is_some_and(|letter| letter.is_ascii_alphanumeric());
        if !(is_range || before == Some('.') || after == Some('.')) {
            wrong.push("`..`".to_owned());
        }
    }
    wrong
}

/// Collects what is wrong, with the place where it stands.
#[derive(Default)]
struct Complaints(Vec<String>);

impl Complaints {
    fn note(&mut self, place: &str, text: &str, wrong: Vec<String>) {
        for what in wrong {
            let shown: String = text.chars().take(160).collect();
            self.0.push(format!("{place}: {what} in {shown}"));
        }
    }

    /// A name or a sentence.
    fn text(&mut self, place: &str, text: &str) {
        self.note(place, text, wrong_words(text));
        self.note(place, text, wrong_marks(text));
    }

    /// What a terminal shows: columns are spaces apart, sentences are not.
    fn terminal(&mut self, place: &str, text: &str) {
        for line in text.lines() {
            self.note(place, line, wrong_words(line));
            let line = line.trim();
            if line.ends_with('.') && !line.contains('|') {
                self.note(place, line, wrong_marks(line));
            }
        }
    }

    /// All texts of a JSON document.
    fn json(&mut self, place: &str, value: &serde_json::Value) {
        match value {
            serde_json::Value::String(text) => self.text(place, text),
            serde_json::Value::Array(list) => list.iter().for_each(|item| self.json(place, item)),
            serde_json::Value::Object(rows) => {
                for (key, value) in rows {
                    self.text(place, key);
                    self.json(place, value);
                }
            }
            _ => {}
        }
    }

    fn csv(&mut self, place: &str, bytes: &[u8]) {
        let mut seen = std::collections::BTreeSet::new();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        for record in reader.records() {
            for cell in &record.expect("a row") {
                if cell.parse::<f64>().is_ok_and(f64::is_finite) || !seen.insert(cell.to_owned()) {
                    continue;
                }
                self.text(place, cell);
            }
        }
    }

    /// Titles, descriptions and other texts between the marks of a picture or page.
    fn marked_up(&mut self, place: &str, text: &str) {
        for piece in text.split('>').filter_map(|piece| piece.split('<').next()) {
            let plain = piece
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'");
            if !plain.trim().is_empty() {
                self.terminal(place, &plain);
            }
        }
    }

    fn spreadsheet(&mut self, place: &str, path: &Path) {
        let mut book: Xlsx<_> = open_workbook(path).expect("a spreadsheet");
        let about = book.worksheet_range("about").expect("a first sheet");
        for cell in about.rows().flatten() {
            if let Data::String(text) = cell {
                self.text(place, text);
            }
        }
    }

    /// Every file of a folder.
    fn folder(&mut self, folder: &Path) {
        for (name, bytes) in content(folder) {
            let place = format!("{}/{name}", folder.display());
            let ending = name.rsplit('.').next().unwrap_or("");
            // the live page asks a room what it expects; what it says of results are the sentences of the others
            if ending == "png" || name == "live.html" {
                continue;
            }
            if ending == "xlsx" {
                self.spreadsheet(&place, &folder.join(&name));
                continue;
            }
            let text = String::from_utf8(bytes).expect("text");
            match ending {
                "csv" => self.csv(&place, text.as_bytes()),
                "json" => self.json(&place, &serde_json::from_str(&text).expect("JSON")),
                "svg" | "html" => self.marked_up(&place, &text),
                _ => self.terminal(&place, &text),
            }
        }
    }

    fn end(self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}

/// Runs a command for people, in short and for programs, and reads what it says and leaves.
fn read(complaints: &mut Complaints, place: &Path, words: &[&str], folder: bool) {
    let shown = words.join(" ");
    let full: &[&str] = if ["run", "sensitivity"].contains(&words[0]) { &["--full"] } else { &[] };
    for more in [&[][..], full, &["-q"], &["--json"]] {
        let output: &[&str] = if folder { &["--output", "r"] } else { &[] };
        let said = works(place, &[words, output, more].concat());
        match more {
            ["--json"] => {
                let data = serde_json::from_str(&said).expect("JSON");
                complaints.json(&format!("{shown} --json"), &data);
            }
            _ => complaints.terminal(&format!("{shown} {}", more.concat()), &said),
        }
    }
    if folder && place.join("r").is_dir() {
        complaints.folder(&place.join("r"));
    }
}

fn shipped() -> impl Iterator<Item = &'static str> {
    library().iter().map(|(name, _)| *name).filter(|name| *name != "base")
}

/// So many shipped scenarios are read in all that can be asked of them, the others as far as their own words go.
const READ_WHOLE: usize = 2;

/// A shipped scenario over so many weeks, or as many as its changes need.
fn shortened(name: &str, weeks: u32) -> String {
    let scenario = Scenario::embedded(name).expect("it is shipped");
    let options = scenario.options.iter().flat_map(|option| &option.changes);
    let last = |change: &Change| change.until.unwrap_or(change.week).max(change.week);
    let changed = scenario.events.iter().chain(options).map(last).max().unwrap_or(0);
    format!("extends = \"{name}\"\n[time]\nweeks = {}\n", weeks.max(changed + 1))
}

#[test]
fn runs_of_shipped_scenarios_speak_carefully() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut complaints = Complaints::default();
    for name in shipped().take(READ_WHOLE) {
        for futures in ["1", "2"] {
            read(&mut complaints, place.path(), &["run", name, "--futures", futures], true);
        }
    }
    for (at, name) in shipped().enumerate() {
        // enough futures for verdicts
        let facts = format!("{}[facts]\nstrain = {{ from = 0.9, to = 1 }}\n", shortened(name, 40));
        fs::write(place.path().join("facts.toml"), facts).expect("writes");
        let run = ["run", "facts.toml", "--futures", "36"];
        if at < READ_WHOLE {
            read(&mut complaints, place.path(), &run, true);
        } else {
            let folder = ["--quick", "--full", "--output", "r"];
            let said = works(place.path(), &[&run[..], &folder].concat());
            complaints.terminal(name, &said);
            complaints.folder(&place.path().join("r"));
        }
    }
    complaints.end();
}

#[test]
fn audits_of_shipped_scenarios_speak_carefully() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut complaints = Complaints::default();
    for (name, text) in library() {
        for line in text.lines() {
            // a value and the comment behind it are no sentence
            line.split('#').for_each(|part| complaints.terminal(name, part));
        }
        if *name == "base" {
            continue;
        }
        let said = works(place.path(), &["check", name]);
        complaints.terminal(&format!("check {name}"), &said);
        let said = works(place.path(), &["check", name, "--full"]);
        complaints.terminal(&format!("check {name} --full"), &said);
        let data = works(place.path(), &["check", name, "--json"]);
        complaints.json(name, &serde_json::from_str(&data).expect("JSON"));
    }
    complaints.end();
}

#[test]
fn studies_of_shipped_scenarios_speak_carefully() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut complaints = Complaints::default();
    for name in shipped().take(READ_WHOLE) {
        fs::write(place.path().join("short.toml"), shortened(name, 20)).expect("writes");
        let studies: [&[&str]; 3] = [
            &["why", "short.toml", "--futures", "1"],
            &["sensitivity", "short.toml", "--points", "2", "--futures", "1"],
            &["sweep", "short.toml", "--vary", "workload.arrivals=0.2..0.4:0.1", "--futures", "1"],
        ];
        for words in studies {
            read(&mut complaints, place.path(), words, true);
            if place.path().join("r").is_dir() {
                fs::remove_dir_all(place.path().join("r")).expect("removes");
            }
        }
    }
    let dispute = [
        "argue",
        "short.toml",
        "--first",
        "communication.cadence_weeks=4",
        "--second",
        "workload.meetings=0.01",
        "--over",
        "people.conviction=0.8..2.4:0.8",
        "--futures",
        "36",
    ];
    read(&mut complaints, place.path(), &dispute, true);
    complaints.end();
}

#[test]
fn explanations_help_and_claims_speak_carefully() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut complaints = Complaints::default();
    let mut said = |words: &[&str]| {
        let text = works(place.path(), words);
        complaints.terminal(&words.join(" "), &text);
    };
    for key in PARAMETERS.iter().map(|parameter| parameter.key) {
        said(&["explain", key]);
    }
    for metric in Metric::ALL {
        said(&["explain", metric.info().name]);
    }
    for verb in verbs(place.path()) {
        said(&[&verb, "--help"]);
    }
    for words in [
        &["limits"][..],
        &["library"],
        &["library", "tickets-versus-experience", "winning-departments"],
        &["explain", "card"],
        &["explain", "finding"],
        &["explain"],
        &["explain", "keys"],
        &["explain", "measures"],
        &["explain", "--catalogue"],
        &["explain", "--catalogue", "a"],
        &[],
    ] {
        said(words);
    }
    for line in
        works(place.path(), &["explain"]).lines().skip(1).take_while(|line| !line.is_empty())
    {
        said(&["explain", line.trim().split("  ").next().unwrap_or("")]);
    }
    said(&["argue", "--list"]);
    said(&["verify", "--list"]);
    said(&["verify", "--only", "incentives"]);
    complaints.end();
}

#[test]
fn messages_about_mistakes_speak_carefully() {
    let mut complaints = Complaints::default();
    for entry in fs::read_dir("tests/mistakes").expect("readable") {
        let path = entry.expect("entry").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(&path).expect("readable");
            // what somebody wrote is shown as it is
            let ours =
                text.lines().filter(|line| line.contains("error: ") || line.contains("help: "));
            for line in ours {
                // a number that is none, but that somebody wrote
                let line = line.replace(" is nan,", " is,").replace(" is inf,", " is,");
                complaints.terminal(&path.display().to_string(), &line);
            }
        }
    }
    complaints.end();
}

/// Texts between quotes in code, without comments and tests.
fn quoted(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let mut texts = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().find(|letter| *letter == '\n');
            }
            // a quote as a single letter
            '\'' if letters.peek() == Some(&'"') => {
                letters.next();
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
                    text.push(letter);
                    if letter == '\\' {
                        text.extend(letters.next());
                    }
                }
                texts.push(text);
            }
            _ => {}
        }
    }
    texts
}

#[test]
fn no_text_in_the_code_promises_too_much() {
    let mut complaints = Complaints::default();
    let mut open = vec![std::path::PathBuf::from("src")];
    let mut texts = 0;
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let is_code = path.extension().is_some_and(|ending| ending == "rs");
            if !is_code || path.ends_with("tests.rs") || path.iter().any(|part| part == "tests") {
                continue;
            }
            for text in quoted(&fs::read_to_string(&path).expect("readable")) {
                texts += 1;
                complaints.note(&path.display().to_string(), &text, promises(&text));
            }
        }
    }
    assert!(texts > 3000, "only {texts} texts were found");
    complaints.end();
}

#[test]
fn texts_are_found_in_code() {
    let code = "let a = \"one\"; // \"two\"\nlet b = '\"'; let c = \"th\\\"ree\";\n\
                #[cfg(test)]\nmod tests {\n\"four\"";
    assert_eq!(quoted(code), ["one", "th\\\"ree"]);
}

#[test]
fn the_reader_sees_what_is_wrong() {
    for (text, times) in [
        ("It will be better", 1),
        ("It has been PROVEN.", 1),
        ("the optimal bonus", 1),
        ("predicted; predictability is a measure", 1),
        ("a significant, non-significant chance that", 3),
        ("1 futures", 1),
        ("2 future", 1),
        ("by +1.0 points", 1),
        ("between +0.55 and +1.0 points", 0),
        ("11 futures, 1 future, 0.1 points, at 1, weeks", 0),
        ("3 option(s)", 1),
        ("its size hangs on habit, and just so with luck", 2),
        ("NaN, null and inf", 3),
        ("goodwill and willing people improve", 0),
    ] {
        assert_eq!(wrong_words(text).len(), times, "{text}: {:?}", wrong_words(text));
    }
    for (text, times) in [
        ("two  spaces", 1),
        ("a comma ,", 1),
        ("what?.", 1),
        ("an end..", 1),
        ("and so on ... from 0.1..0.6, KEY=from..to", 0),
    ] {
        assert_eq!(wrong_marks(text).len(), times, "{text}: {:?}", wrong_marks(text));
    }
}
