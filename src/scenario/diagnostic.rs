//! What is wrong with a scenario, where it stands and what to do about it.

use std::fmt;

use unicode_width::UnicodeWidthChar as _;

use super::letters::is_invisible;
use super::personal::{found_in_a_sentence, remedy};
use super::source::{SourceMap, Span};

/// Widest piece of a source line that is shown. Columns.
const WIDEST: usize = 100;
/// Columns shown before the place when a line is too long to be shown whole.
const LEAD: usize = 30;

/// Who has to act on a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The file says something that cannot be run.
    Wrong,
    /// A file cannot be read at all.
    Unreadable,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What to do about it, without a full stop.
    pub help: String,
    /// Who has to act.
    pub cause: Cause,
    pub(super) span: Option<Span>,
    pub(super) also: Option<(Span, String)>,
    /// Whether its line names a person and is not shown.
    pub(super) unseen: bool,
}

/// A problem without its source text, for machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainProblem {
    /// File as the user named it; empty if no file is concerned.
    pub file: String,
    /// Line, from 1; 0 if no line is concerned.
    pub line: usize,
    /// Character in the line, from 1; 0 if no line is concerned.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Everything that is wrong with a scenario. `Display` shows each problem with its line.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    pub(super) sources: SourceMap,
}

impl Problems {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many problems there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All problems in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// All problems as plain values: file, line, column, message, help.
    pub fn plain(&self) -> Vec<PlainProblem> {
        let plain = |problem: &Problem| {
            let place = problem.span.as_ref().and_then(|span| self.sources.place(span.start));
            PlainProblem {
                file: place.map_or_else(String::new, |place| place.file.to_string()),
                line: place.map_or(0, |place| place.line),
                column: place.map_or(0, |place| place.column),
                message: problem.message.clone(),
                help: problem.help.clone(),
            }
        };
        self.list.iter().map(plain).collect()
    }

    /// Exit code of the program: 2 if a file is wrong, 3 if a file cannot be read.
    pub fn exit_code(&self) -> u8 {
        if self.list.iter().any(|problem| problem.cause == Cause::Unreadable) { 3 } else { 2 }
    }

    /// Notes something wrong at a place.
    pub(super) fn wrong(
        &mut self,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Problem {
        self.add(Some(span.clone()), message.into(), help.into(), Cause::Wrong)
    }

    /// Notes something wrong that stands in no file.
    pub(super) fn wrong_request(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.add(None, message.into(), help.into(), Cause::Wrong);
    }

    /// Notes a file that cannot be read, and the place that asked for it.
    pub(super) fn unreadable(
        &mut self,
        span: Option<&Span>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(span.cloned(), message.into(), help.into(), Cause::Unreadable);
    }

    fn add(
        &mut self,
        span: Option<Span>,
        message: String,
        help: String,
        cause: Cause,
    ) -> &mut Problem {
        let at = self.list.len();
        let line = span.as_ref().and_then(|span| self.sources.place(span.start));
        let unseen = line.is_some_and(|place| found_in_a_sentence(place.text).is_some());
        // a file that cannot be found is named as the user named it
        let told = found_in_a_sentence(&message).or_else(|| found_in_a_sentence(&help));
        let unseen = unseen || told.is_some();
        let (message, help) = match told {
            Some(what) if cause == Cause::Wrong => {
                (format!("{what} stands here"), remedy(what).to_string())
            }
            _ => (message, help),
        };
        self.list.push(Problem { message, help, cause, span, also: None, unseen });
        &mut self.list[at]
    }

    /// What is wrong with a file that is no scenario at all: one problem instead of those noted since `before`, and
    /// nothing of its lines, which may be anybody's.
    pub(super) fn no_scenario(&mut self, before: usize, start: usize, name: &str) {
        let mut list = self.list.split_off(before.min(self.list.len()));
        self.sources.hide(start);
        let span = list.drain(..).find_map(|problem| problem.span).unwrap_or(start..start);
        let help = "name a file of TOML, or a shipped scenario; reporting lines are named in a scenario: \
                    `[organization] chart = \"lines.csv\"`";
        self.wrong(&span, format!("`{name}` is not a scenario"), help);
    }

    /// Sorts by place and drops repetitions: the form in which problems are handed out.
    pub(super) fn in_order(mut self) -> Self {
        self.list.sort_by_key(|problem| problem.span.as_ref().map_or(0, |span| span.start));
        self.list.dedup();
        self
    }
}

impl Problem {
    /// Keeps the line of its place to the file, because it names a person.
    pub(super) fn without_its_line(&mut self) {
        self.unseen = true;
    }

    /// Adds a second place with a few words about it.
    pub(super) fn also(&mut self, span: &Span, words: &str) {
        self.also = Some((span.clone(), words.to_string()));
    }
}

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.list.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            writeln!(out, "error: {}", printable(&problem.message))?;
            if let Some(place) = problem
                .span
                .as_ref()
                .filter(|_| problem.unseen)
                .and_then(|span| self.sources.place(span.start))
            {
                writeln!(out, " --> {}:{}:{}", place.file, place.line, place.column)?;
            } else if let Some(span) = &problem.span {
                snippet(out, &self.sources, span, "-->", '^', "")?;
            }
            if let Some((span, words)) = &problem.also {
                snippet(out, &self.sources, span, ":::", '-', words)?;
            }
            writeln!(out, "  = help: {}", printable(&problem.help))?;
        }
        Ok(())
    }
}

/// The line of a place with marks below it.
pub(super) fn snippet(
    out: &mut impl fmt::Write,
    sources: &SourceMap,
    span: &Span,
    arrow: &str,
    mark: char,
    words: &str,
) -> fmt::Result {
    let Some(place) = sources.place(span.start) else { return Ok(()) };
    let number = place.line.to_string();
    if !place.seen {
        return writeln!(out, " {arrow} {}:{}:{}", place.file, place.line, place.column);
    }
    let margin = " ".repeat(number.len());
    let end = (place.offset + span.len()).min(place.text.len());
    let (text, from, to) = window(place.text, place.offset, end);
    let line = format!("{number} | {text}");
    let marks = format!("{}{}", " ".repeat(from), mark.to_string().repeat((to - from).max(1)));
    writeln!(out, "{margin}{arrow} {}:{}:{}", place.file, place.line, place.column)?;
    writeln!(out, "{margin} |")?;
    writeln!(out, "{}", line.trim_end())?;
    writeln!(out, "{}", format!("{margin} | {marks} {words}").trim_end())
}

/// The part of a line worth showing, and the columns between which the place lies in it.
fn window(line: &str, from: usize, to: usize) -> (String, usize, usize) {
    let mut shown = String::new();
    let mut column = 0;
    let (mut first, mut last) = (None, None);
    let total: usize = line.chars().map(|letter| visible(letter).1).sum();
    let place: usize =
        line.char_indices().take_while(|(at, _)| *at < from).map(|(_, c)| visible(c).1).sum();
    let skip = if total > WIDEST { place.saturating_sub(LEAD) } else { 0 };
    if skip > 0 {
        shown.push('…');
    }
    let shift = usize::from(skip > 0);
    for (at, letter) in line.char_indices() {
        let (image, wide) = visible(letter);
        if at >= from && first.is_none() {
            first = Some(column);
        }
        if at >= to && last.is_none() {
            last = Some(column);
        }
        if column >= skip + WIDEST {
            shown.push('…');
            break;
        }
        if column >= skip {
            shown.push_str(&image);
        }
        column += wide;
    }
    let on_screen = |at: Option<usize>| at.unwrap_or(column).max(skip) - skip + shift;
    let first = on_screen(first);
    (shown, first, on_screen(last).max(first))
}

/// How a character is shown, and how many columns it takes.
fn visible(letter: char) -> (String, usize) {
    match letter {
        '\t' => ("    ".to_string(), 4),
        // also what turns the direction of reading, and what nobody could see
        letter if letter.is_control() || is_invisible(letter) && !is_joiner(letter) => {
            ("\u{fffd}".to_string(), 1)
        }
        _ => (letter.to_string(), letter.width().unwrap_or(0)),
    }
}

/// What joins letters of some scripts and emoji.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// A sentence without characters that would disturb a terminal.
fn printable(text: &str) -> String {
    let hides = |letter: char| letter.is_control() || is_invisible(letter) && !is_joiner(letter);
    text.chars().map(|letter| if hides(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: Span) -> String {
        let mut problems = Problems::default();
        problems.sources.add("file.toml", None, text.to_string());
        problems.wrong(&span, "something is off", "put it right");
        problems.to_string()
    }

    #[test]
    fn a_problem_shows_its_line() {
        let expected = "error: something is off\n --> file.toml:2:5\n  |\n2 | b = 22\n  |     ^^\n  \
                        = help: put it right\n";
        assert_eq!(shown("a = 1\r\nb = 22\r\n", 11..13), expected);
    }

    #[test]
    fn tabs_and_wide_letters_keep_the_caret_in_place() {
        assert!(shown("\ta = 1", 5..6).contains("1 |     a = 1\n  |         ^\n"));
        assert!(shown("名 = 1", 6..7).contains("1 | 名 = 1\n  |      ^\n"));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}HERE{}", "x".repeat(500), "y".repeat(500));
        let text = shown(&line, 500..504);
        assert!(text.lines().all(|line| line.chars().count() < 120), "{text}");
        let (source, marks) = (text.lines().nth(3).unwrap(), text.lines().nth(4).unwrap());
        let at = |line: &str, what| line.chars().position(|letter| letter == what).unwrap();
        assert_eq!(at(source, 'H'), at(marks, '^'));
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert!(!shown("a = \u{1b}[31m", 4..5).contains('\u{1b}'));
    }

    #[test]
    fn a_place_at_the_end_of_a_file_has_a_caret() {
        assert!(shown("a =", 3..3).contains("1 | a =\n  |    ^\n"));
    }
}
