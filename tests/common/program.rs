//! The program as tests run it: in a place of its own, with what it says and leaves behind.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test file includes this module for itself and uses a part of it"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The program with these words, in this folder.
pub fn command(place: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_orgdrift"));
    command.args(words).current_dir(place);
    command
}

/// Runs it to its end.
pub fn orgdrift(place: &Path, words: &[&str]) -> Output {
    command(place, words).output().expect("the program starts")
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// What it said to the person at the keyboard.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// Runs something that must work and returns what it prints.
pub fn works(place: &Path, words: &[&str]) -> String {
    let output = orgdrift(place, words);
    assert!(output.status.success(), "{words:?}: {}", err(&output));
    out(&output)
}

/// Verbs, as the program lists them.
pub fn verbs(place: &Path) -> Vec<String> {
    let help = works(place, &["--help"]);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    // a line that goes on begins further to the right
    lines.filter(|line| !line.starts_with("   ")).filter_map(first).collect()
}

/// Runs something that must fail with this code and returns what it says.
pub fn fails(place: &Path, words: &[&str], code: i32) -> String {
    let output = orgdrift(place, words);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {}{}", out(&output), err(&output));
    let said = err(&output);
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// All files below a folder with their content, in order.
pub fn content(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("readable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                all.push((name, fs::read(&path).expect("readable")));
            }
        }
    }
    all.sort();
    all
}

/// Names of everything in a folder, sorted.
pub fn names(place: &Path) -> Vec<String> {
    let entries = fs::read_dir(place).expect("readable");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
