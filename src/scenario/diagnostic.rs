//! What is wrong with a scenario, where it stands and what to do about it.

use std::fmt;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::letters::is_invisible;
use super::personal::{found_in_a_sentence, remedy};
use super::source::{SourceMap, Span, TextPlace};

/// Widest line of a message that shows a line of a file; longer lines are cut around their place. Columns.
const WIDEST: usize = 110;
/// Without colours: a message is the same in a terminal, a file and a test.
const RENDERER: Renderer = Renderer::plain().term_width(WIDEST);

/// Who has to act on a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Responsible {
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
    pub cause: Responsible,
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
        if self.list.iter().any(|problem| problem.cause == Responsible::Unreadable) { 3 } else { 2 }
    }

    /// Notes something wrong at a place.
    pub(super) fn wrong(
        &mut self,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Problem {
        self.add(Some(span.clone()), message.into(), help.into(), Responsible::Wrong)
    }

    /// Notes something wrong that stands in no file.
    pub(super) fn wrong_request(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.add(None, message.into(), help.into(), Responsible::Wrong);
    }

    /// Notes a file that cannot be read, and the place that asked for it.
    pub(super) fn unreadable(
        &mut self,
        span: Option<&Span>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(span.cloned(), message.into(), help.into(), Responsible::Unreadable);
    }

    fn add(
        &mut self,
        span: Option<Span>,
        message: String,
        help: String,
        cause: Responsible,
    ) -> &mut Problem {
        let at = self.list.len();
        let line = span.as_ref().and_then(|span| self.sources.place(span.start));
        let unseen = line.is_some_and(|place| found_in_a_sentence(place.text).is_some());
        // a file that cannot be found is named as the user named it
        let told = found_in_a_sentence(&message).or_else(|| found_in_a_sentence(&help));
        let unseen = unseen || told.is_some();
        let (message, help) = match told {
            Some(what) if cause == Responsible::Wrong => {
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
            let mut group = Level::ERROR.primary_title(printable(&problem.message)).elements(
                problem.span.iter().filter_map(|span| {
                    shown(&self.sources, span, AnnotationKind::Primary, "", problem.unseen)
                }),
            );
            if let Some((span, words)) = &problem.also {
                group = group.elements(shown(
                    &self.sources,
                    span,
                    AnnotationKind::Context,
                    words,
                    false,
                ));
            }
            let group = group.element(Level::HELP.message(printable(&problem.help)));
            writeln!(out, "{}", RENDERER.render(&[group]))?;
        }
        Ok(())
    }
}

/// The line of a place with marks below it, without a message; `None` if the place lies in no file.
pub(super) fn excerpt(sources: &SourceMap, span: &Span) -> Option<String> {
    let line = shown(sources, span, AnnotationKind::Primary, "", false)?;
    Some(RENDERER.render(&[Group::with_level(Level::NOTE).element(line)]) + "\n")
}

/// The line of a place with marks below it, or the place alone where its line may not be shown.
///
/// The renderer gets that line and nothing else of the file: it would also show what stands between two places, and
/// every line of a long one, and whether those name a person has not been asked.
fn shown(
    sources: &SourceMap,
    span: &Span,
    kind: AnnotationKind,
    words: &str,
    unseen: bool,
) -> Option<Element<'static>> {
    let place = sources.place(span.start)?;
    let file = printable(place.file);
    if unseen || !place.seen || found_in_a_sentence(place.text).is_some() {
        return Some(Origin::path(file).line(place.line).char_column(place.column).into());
    }
    let (line, marks) = line_of(&place, span.len());
    let mark: Annotation<'static> = kind.span(marks);
    let mark = if words.is_empty() { mark } else { mark.label(printable(words)) };
    Some(Snippet::source(line).line_start(place.line).path(file).annotation(mark).into())
}

/// The printable line of a place, and which bytes of it a span of some length marks.
fn line_of(place: &TextPlace<'_>, length: usize) -> (String, Span) {
    let mut end = (place.offset + length).min(place.text.len());
    while !place.text.is_char_boundary(end) {
        end += 1;
    }
    let before = printable_code(&place.text[..place.offset]);
    let marked = printable_code(&place.text[place.offset..end]);
    let after = printable_code(place.text[end..].trim_end());
    let marks = before.len()..before.len() + marked.len();
    (before + &marked + &after, marks)
}

/// What joins letters of some scripts and emoji.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Whether a character would disturb a terminal, turn the direction of reading or be seen by nobody.
fn hides(letter: char) -> bool {
    letter.is_control() || is_invisible(letter) && !is_joiner(letter)
}

/// A sentence without characters that would disturb a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|letter| if hides(letter) { '\u{fffd}' } else { letter }).collect()
}

/// The same of a line of a file, which may hold tabs: the renderer knows how wide it draws them.
fn printable_code(text: &str) -> String {
    let keeps = |letter| letter == '\t' || !hides(letter);
    text.chars().map(|letter| if keeps(letter) { letter } else { '\u{fffd}' }).collect()
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
        let expected = "error: something is off\n --> file.toml:2:5\n  |\n2 | b = 22\n  |     ^^\n  |\n  \
                        = help: put it right\n";
        assert_eq!(shown("a = 1\r\nb = 22\r\n", 11..13), expected);
    }

    #[test]
    fn tabs_and_wide_letters_keep_the_caret_in_place() {
        assert!(shown("\ta = 1", 5..6).contains("1 |     a = 1\n  |         ^\n"));
        assert!(shown("名 = 1", 6..7).contains("1 | 名 = 1\n  |      ^\n"));
        // a letter and the mark above it take one column
        assert!(shown("e\u{301} = 1", 6..7).contains("1 | e\u{301} = 1\n  |     ^\n"));
    }

    #[test]
    fn no_line_is_shown_but_those_of_the_places() {
        let text = "a = [\n'Dr Zed Example',\n]\nb = 'ask zed@example.org'\nc = 1\n";
        let mut problems = Problems::default();
        problems.sources.add("file.toml", None, text.to_string());
        let at = |word| text.find(word).unwrap();
        problems.wrong(&(at("c =")..at("c =") + 1), "off", "help").also(&(0..5), "like this one");
        problems
            .wrong(&(0..at("b =")), "off", "help")
            .also(&(at("b =")..at("b =") + 1), "and this");
        let told = problems.to_string();
        assert!(told.contains("1 | a = [\n") && told.contains("5 | c = 1\n"), "{told}");
        assert!(told.contains("file.toml:4:1\n"), "{told}");
        assert!(told.contains("like this one") && !told.to_lowercase().contains("zed"), "{told}");
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
