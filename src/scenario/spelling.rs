//! A file that is not TOML: every slip on its own line, in words for people who do not know TOML.

use toml::de::{DeTable, Error};

use super::diagnostic::Problems;
use super::line::slip;
use super::source::Span;

/// Most slips of one file that are listed.
const MOST_SLIPS: usize = 25;

/// Notes all slips of a text that starts at a place of the source map. Whether its contents can be
/// relied on.
pub(super) fn note(
    text: &str,
    mut errors: Vec<Error>,
    start: usize,
    problems: &mut Problems,
) -> bool {
    let twice = |error: &Error| error.message() == "duplicate key";
    if errors.iter().all(twice) {
        for error in &errors {
            given_twice(text, error, start, problems);
        }
        return true;
    }
    // one slip often hides the next: note the first one, blank its line and read again
    let mut left = text.to_string();
    for _ in 0..MOST_SLIPS {
        errors.retain(|error| !twice(error));
        let Some(first) = errors.iter().min_by_key(|error| place(&left, error).start) else {
            break;
        };
        let mut span = place(&left, first);
        let at = span.start;
        let mut words = in_plain_words(first.message(), left[span.clone()].trim());
        let line = line_of(&left, at);
        if let Some(slip) = slip(&left[line.clone()], heading(&left[..line.start])) {
            if slip.message.is_some() {
                span = line.start + slip.place.start..line.start + slip.place.end;
            }
            words = (slip.message.unwrap_or(words.0), slip.help);
        } else if let Some(open) = still_open(&left, at, &errors) {
            span = open.clone();
            words =
                in_plain_words(if left[open].contains('{') { "inline table" } else { "array" }, "");
        }
        problems.wrong(&(span.start + start..span.end + start), words.0, words.1);
        blank_line(&mut left, span.start);
        errors = DeTable::parse_recoverable(&left).1;
    }
    false
}

fn place(text: &str, error: &Error) -> Span {
    let span = error.span().unwrap_or(text.len()..text.len());
    let at = span.start.min(text.len());
    // what is missing at the end of the file is missing behind its last words
    if at == text.len() {
        let end = text.trim_end().len();
        return end..end;
    }
    at..span.end.min(text.len())
}

/// The opening bracket of a list or inline table that an earlier line does not close.
fn still_open(text: &str, at: usize, errors: &[Error]) -> Option<Span> {
    let about_brackets = |error: &Error| {
        error.message().contains("array") || error.message().contains("inline table")
    };
    if !errors.iter().any(|error| about_brackets(error) && !error.message().contains("array table"))
    {
        return None;
    }
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let mut line_end = end;
    for line in text[..end].rsplit('\n') {
        let line_start = line_end - line.len();
        let value = line.find('=').map_or(line.len(), |equals| equals + 1);
        for (open, close) in [('[', ']'), ('{', '}')] {
            let count = |bracket| line[value..].matches(bracket).count();
            if count(open) > count(close) {
                let bracket = line_start + value + line[value..].find(open)?;
                return Some(bracket..bracket + 1);
            }
        }
        line_end = line_start.saturating_sub(1);
    }
    None
}

/// Replaces the line of a byte by blanks, so that all other places stay.
fn blank_line(text: &mut String, at: usize) {
    let line = line_of(text, at);
    let blanks = " ".repeat(line.len());
    text.replace_range(line, &blanks);
}

/// The line of a byte without its ending.
fn line_of(text: &str, at: usize) -> Span {
    let first = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[first..].find('\n').map_or(text.len(), |newline| first + newline);
    let end = if text[..end].ends_with('\r') && end > first { end - 1 } else { end };
    first..end
}

/// The table that the last heading of a text opens; empty above the first one.
fn heading(text: &str) -> &str {
    let name = |line: &'_ str| -> Option<usize> {
        let end = line.trim_start().strip_prefix('[')?.find(']')?;
        Some(end)
    };
    let line = text.rsplit('\n').find(|line| name(line).is_some());
    line.map_or("", |line| {
        let inner = &line.trim_start()[1..];
        inner[..name(line).unwrap_or(0)].trim()
    })
}

fn given_twice(text: &str, error: &Error, start: usize, problems: &mut Problems) {
    let span = place(text, error);
    let name = text.get(span.clone()).unwrap_or("").trim();
    let help = "keep one of the two; to change a value in an option, write it under `set`";
    let place = span.start + start..span.end + start;
    let problem = problems.wrong(&place, format!("`{name}` is given twice"), help);
    if let Some(first) = first_given(text, &span) {
        problem.also(&(first.start + start..first.end + start), "first given here");
    }
}

/// The earlier line that gives the same key or the same table.
fn first_given(text: &str, span: &Span) -> Option<Span> {
    let line_start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next()?.trim();
    let header = line.starts_with('[');
    let name = text.get(span.clone())?;
    let mut at = line_start;
    while at > 0 {
        let before = text[..at - 1].rfind('\n').map_or(0, |newline| newline + 1);
        let earlier = text[before..at].trim();
        let indent = text[before..at].len() - text[before..at].trim_start().len();
        let place = before + indent..before + indent + earlier.len();
        let without_comment = |line: &str| line.split('#').next().unwrap_or("").trim().to_string();
        if header && without_comment(earlier) == without_comment(line) {
            return Some(place);
        }
        if !header && earlier.starts_with('[') {
            return None;
        }
        let after = earlier.strip_prefix(name).unwrap_or("").trim_start();
        if !header && (after.starts_with('=') || after.starts_with('.')) {
            return Some(place.start..place.start + name.len());
        }
        at = before;
    }
    None
}

/// A message of the TOML reader for people who do not know TOML.
fn in_plain_words(message: &str, at: &str) -> (String, String) {
    let (what, help) = if message.starts_with("string values must be quoted") && at.is_empty() {
        ("a value is missing", "write a value behind the `=`, or delete the line")
    } else if message.starts_with("string values must be quoted")
        || message.starts_with("invalid boolean")
    {
        ("a word stands where a value is expected", "put words in quotes: `key = \"word\"`")
    } else if message.starts_with("unexpected key or value") {
        (
            "something follows the value",
            "write one value per line, and decimals with a point: `0.5`",
        )
    } else if message.ends_with("string, expected `\"`")
        || message.ends_with("string, expected `'`")
    {
        ("a text is not closed", "put a `\"` before and behind the text")
    } else if message.starts_with("unexpected leading zero") {
        ("a number starts with a zero", "write `7`, not `07`")
    } else if message.starts_with("unclosed table") || message.contains("array table") {
        ("a table heading is not closed", "close it: `[table]`")
    } else if message.starts_with("cannot extend value of type inline table") {
        (
            "a `{ ... }` table is complete where it is written",
            "write all of it between the braces, or all of it in lines of its own",
        )
    } else if message.starts_with("unclosed inline table") || message.contains("inline table") {
        ("a `{ ... }` table is not complete", "write `{ name = 0.5, other = 0.5 }`")
    } else if message.starts_with("missing comma between key")
        || message.starts_with("extra assignment between key")
    {
        ("a comma is missing", "write `{ name = 0.5, other = 0.5 }`")
    } else if message.contains("array") {
        ("a `[ ... ]` list is not complete", "write `[\"one\", \"two\"]`")
    } else if message.starts_with("missing value") {
        ("a value is missing", "write a value behind the `=`, or delete the line")
    } else if message.starts_with("key with no value") || message.starts_with("missing assignment")
    {
        ("`=` is missing", "write `key = value`")
    } else if message.contains("extra `=`") {
        ("there is one `=` too many", "write `key = value`")
    } else if message.starts_with("cannot extend value") {
        ("a value is treated as a table", "use another name, or delete the earlier value")
    } else if message.contains("unquoted key") {
        ("a key contains a character that is not allowed", "use letters, digits, `_` and `-` only")
    } else if message.contains("visible characters") || message.contains("printable") {
        ("a character stands here that nobody can see", "delete it, or write the line anew")
    } else if message.contains("quote") || message.contains("multi-line") {
        ("a text is not closed", "put a `\"` before and behind the text")
    } else if message.contains("mantissa") {
        ("a number has no digit before its point", "write `0.25`, not `.25`")
    } else if message.contains("recurs") {
        ("tables are nested too deeply", "a scenario needs at most five levels")
    } else {
        return (
            format!("this is not TOML: {}", message.replace(", expected", "; expected")),
            "write `key = value`, one per line, under a `[table]` heading".to_string(),
        );
    };
    (what.to_string(), help.to_string())
}

#[cfg(test)]
mod tests;
