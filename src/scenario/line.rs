//! One line that is not TOML: what was meant, and the same line as it can be read.

use std::ops::Range;

use super::keys;
use super::letters::{code, looks_like};
use super::meant::{
    factor, first_foreign, foreign, is_day, is_nothing, meant, mended, outside, plain_signs, reads,
};
use super::parameter::Form;
use crate::scenario::quoted::quoted;

/// What is wrong with a line, where in it, and what to do.
pub(super) struct Slip {
    /// Bytes of the line.
    pub(super) place: Range<usize>,
    /// What is wrong; what the reader of TOML says where there is nothing better.
    pub(super) message: Option<String>,
    /// What to do.
    pub(super) help: String,
}

/// What is wrong with a line below a heading; nothing for a slip that the reader of TOML describes as well.
pub(super) fn slip(line: &str, heading: &str) -> Option<Slip> {
    // a line that can be read by itself suffers from one above it
    if reads(line) {
        return None;
    }
    foreign_sign(line, heading)
        .or_else(|| foreign_letter(line))
        .or_else(|| colon(line, heading))
        .or_else(|| value(line, heading))
        .or_else(|| unfinished(line))
}

fn foreign_sign(line: &str, heading: &str) -> Option<Slip> {
    let (at, sign) = first_foreign(line)?;
    let (name, plain) = foreign(sign)?;
    let code = code(sign);
    let seen = !(sign.is_whitespace() || plain.is_empty());
    let message =
        if seen { format!("`{sign}` ({code}) is a {name}") } else { format!("{code} is a {name}") };
    let line_with = plain_signs(line);
    let line_with = line_with.trim();
    let whole = if reads(line_with) {
        Some(line_with.to_string())
    } else {
        mended(line_with, heading).map(|(line, _)| line)
    };
    let help = match (whole, plain) {
        (Some(line), " " | "") if !line.is_empty() => format!("write `{line}` with plain blanks"),
        (Some(line), _) if !line.is_empty() => format!("write `{line}` with plain signs"),
        (_, "") => "delete it and type the line anew".to_string(),
        (_, " ") => "type an ordinary blank in its place".to_string(),
        (_, "\"") => "put a straight `\"` (U+0022) before and behind the text".to_string(),
        (_, plain) => format!("type `{plain}` in its place"),
    };
    Some(Slip { place: at..at + sign.len_utf8(), message: Some(message), help })
}

/// A Cyrillic or Greek letter in a key.
fn foreign_letter(line: &str) -> Option<Slip> {
    let (letters, _) = outside(line);
    let mut key = letters.iter().take_while(|(_, letter)| *letter != '=');
    let (at, letter, latin) =
        key.find_map(|(at, letter)| looks_like(*letter).map(|latin| (*at, *letter, latin)))?;
    let message = Some(format!("`{letter}` ({}) only looks like `{latin}`", code(letter)));
    let with: String = line.chars().map(|letter| looks_like(letter).unwrap_or(letter)).collect();
    let help = match with.trim() {
        line if reads(line) => format!("write `{line}` with plain letters"),
        _ => format!("type `{latin}` in its place"),
    };
    Some(Slip { place: at..at + letter.len_utf8(), message, help })
}

/// `people: 12` and `{ tickets: 0.4 }`.
fn colon(line: &str, heading: &str) -> Option<Slip> {
    let (letters, _) = outside(line);
    let first = |sign: char| letters.iter().find(|(_, letter)| *letter == sign).map(|(at, _)| *at);
    let colon = first(':')?;
    let brace = first('{').unwrap_or(usize::MAX);
    if first('=').is_some_and(|equals| equals < colon && brace > colon) {
        return None;
    }
    let mut with = line.to_string();
    for (at, _) in letters.iter().rev().filter(|(_, letter)| *letter == ':') {
        with.replace_range(*at..=*at, if with[..*at].ends_with(' ') { "=" } else { " =" });
    }
    let with = with.trim();
    let with = if reads(with) {
        with.to_string()
    } else {
        mended(with, heading).map(|(line, _)| line).or_else(|| in_quotes(with, heading))?
    };
    let message = Some("`:` stands where `=` is expected".to_string());
    Some(Slip { place: colon..colon + 1, message, help: format!("write `{with}`") })
}

/// A value that only people understand.
fn value(line: &str, heading: &str) -> Option<Slip> {
    let (letters, open) = outside(line);
    let equals = letters.iter().find(|(_, letter)| *letter == '=')?.0;
    if open {
        return apostrophes(line, equals);
    }
    let end = letters.last().map_or(line.len(), |(at, letter)| at + letter.len_utf8());
    let written = line[equals + 1..end.max(equals + 1)].trim();
    if written.is_empty() {
        return None;
    }
    let start = equals + 1 + line[equals + 1..].find(written)?;
    let place = start..start + written.len();
    let word = line[..equals].trim();
    let key = keys::join(heading, word);
    let parameter = keys::leaf(&key);
    let is_number =
        parameter.is_some_and(|row| matches!(row.form, Form::Number { .. } | Form::Whole { .. }));
    if is_number && is_day(written) {
        let message = parameter
            .map(|parameter| format!("`{key}` is a date, must be {}", keys::expected(parameter)));
        let help = no_date(word, parameter);
        return Some(Slip { place, message, help });
    }
    if let Some(times) =
        factor(written).filter(|_| is_number && format!(".{key}").contains(".set."))
    {
        let message =
            Some(format!("`{key}` is {written}, which is relative to what the scenario says"));
        let help = format!("write `{word} = {{ times = {times} }}`");
        return Some(Slip { place, message, help });
    }
    if let Some((line, meant)) = mended(line, heading) {
        let is_one = !written.starts_with('{');
        let message = parameter.filter(|_| is_one && !meant.because.is_empty()).map(|parameter| {
            format!("`{key}` is {written}, must be {}", keys::expected(parameter))
        });
        let help = match (&meant.because, parameter) {
            (because, Some(parameter)) if !meant.fits => {
                let because = if because.is_empty() { &meant.value } else { because };
                let most = match parameter.form {
                    Form::Number { low, high } => format!("{low} to {high}"),
                    Form::Whole { low, high } => format!("{low} to {high}"),
                    _ => "0 to 1".to_string(),
                };
                format!("{because}, and only {most} is possible: choose a number in between")
            }
            (because, _) if because.is_empty() => format!("write `{line}`"),
            (because, _) => format!("write `{line}`: {because}"),
        };
        return Some(Slip { place, message, help });
    }
    if is_nothing(written) {
        let message = Some(format!("`{key}` has no value"));
        let help = "delete the line: what is not written keeps its default".to_string();
        return Some(Slip { place, message, help });
    }
    let is_word = written.chars().next().is_some_and(char::is_alphabetic);
    if !(is_word || is_number && is_literal(written)) {
        return None;
    }
    let help = match parameter.map(|parameter| parameter.form) {
        Some(Form::Number { .. } | Form::Whole { .. }) => {
            format!("write a number; run `orgdrift explain {key}`")
        }
        Some(Form::Flag) => format!("write `{word} = true` or `{word} = false`"),
        _ => format!("put words in quotes: `{}`", in_quotes(line, heading)?),
    };
    Some(Slip { place, message: None, help })
}

/// What to write in place of a date.
pub(super) fn no_date(word: &str, parameter: Option<&super::parameter::Parameter>) -> String {
    if parameter.is_some_and(|parameter| parameter.unit.starts_with("week")) {
        format!("weeks are counted from the first of the run: `{word} = 9` is the ninth")
    } else {
        "write a number: dates mean nothing here".to_string()
    }
}

/// Whether something is one word that is no table, list or text.
fn is_literal(written: &str) -> bool {
    !written.contains(['{', '[', '"', '\'', '=', ' '])
}

/// `1'000`, which opens a quotation that is never closed.
fn apostrophes(line: &str, equals: usize) -> Option<Slip> {
    let written = line[equals + 1..].split('#').next()?.trim();
    let groups: Vec<&str> = written.split('\'').collect();
    let digits = groups
        .iter()
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    if groups.len() < 2 || !digits || groups[1..].iter().any(|group| group.len() != 3) {
        return None;
    }
    let start = equals + 1 + line[equals + 1..].find(written)?;
    let help = format!(
        "write `{} = {}`: nothing separates thousands",
        line[..equals].trim(),
        groups.concat()
    );
    let message = Some("a sign stands between the thousands of a number".to_string());
    Some(Slip { place: start..start + written.len(), message, help })
}

/// The line with its value in quotes.
fn in_quotes(line: &str, heading: &str) -> Option<String> {
    let (word, value) = line.split_once('=')?;
    let (word, value) = (word.trim(), value.split(" #").next()?.trim());
    let line = format!("{word} = {}", quoted(value));
    let takes_words = keys::leaf(&keys::join(heading, word)).is_none_or(|parameter| {
        matches!(parameter.form, Form::Text | Form::Choice(_) | Form::MetricName)
            || matches!(parameter.form, Form::DepartmentName | Form::WorkName)
    });
    (takes_words && reads(&line)).then_some(line)
}

/// A line of which a sign is missing.
fn unfinished(line: &str) -> Option<Slip> {
    let bare = line.trim();
    let place = line.len() - line.trim_start().len()..line.trim_end().len();
    if bare.starts_with('[') && !bare.contains([']', '=', '#']) {
        let help = format!("close it: `{}]`", bare.trim_end());
        return reads(&format!("{bare}]")).then_some(Slip { place, message: None, help });
    }
    if outside(bare).1 {
        let closed = format!("{bare}\"");
        let help = format!("write `{closed}`");
        return reads(&closed).then_some(Slip { place, message: None, help });
    }
    let (word, value) = bare.split_once([' ', '\t'])?;
    let with = format!("{word} = {}", value.trim());
    let is_key = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    let has_none = !outside(bare).0.iter().any(|(_, letter)| *letter == '=');
    (is_key && has_none && reads(&with)).then(|| Slip {
        place,
        message: None,
        help: format!("write `{with}`"),
    })
}

/// What a word in quotes means where a number or a flag is expected, as a help; nothing when nobody knows.
pub(super) fn without_quotes(
    text: &str,
    word: &str,
    parameter: &super::parameter::Parameter,
) -> Option<String> {
    let meant = meant(text, Some(parameter)).filter(|meant| meant.fits)?;
    let line = format!("{word} = {}", meant.value);
    Some(if meant.because.is_empty() {
        format!("remove the quotes: `{line}`")
    } else {
        format!("write `{line}` without quotes: {}", meant.because)
    })
}
