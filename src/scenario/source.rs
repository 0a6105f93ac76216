//! All files of a scenario laid end to end, so that one span names file, line and column.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// Bytes of the files laid end to end.
pub(super) type Span = Range<usize>;

/// The files a scenario was read from, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceMap {
    files: Vec<SourceFile>,
}

#[derive(Clone, Debug)]
struct SourceFile {
    name: String,
    folder: Option<PathBuf>,
    start: usize,
    text: String,
    /// Bytes that end a line, as editors see it: old Macs wrote the first half of what Windows writes.
    ends: Vec<usize>,
    /// Whether its lines may be shown.
    seen: bool,
}

/// Where a byte stands, as people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextPlace<'a> {
    /// File as the user named it.
    pub(super) file: &'a str,
    /// Line, from 1.
    pub(super) line: usize,
    /// Character in the line, from 1.
    pub(super) column: usize,
    /// The whole line without its ending.
    pub(super) text: &'a str,
    /// Whether the line may be shown: those of a personnel system hold what is nobody's business.
    pub(super) seen: bool,
    /// Byte within the line.
    pub(super) offset: usize,
}

impl SourceMap {
    /// Lays one more file behind the others and says where it starts.
    pub(super) fn add(&mut self, name: &str, folder: Option<&Path>, text: String) -> usize {
        self.put(name, folder, text, true)
    }

    /// The same for a file whose lines are never shown.
    pub(super) fn add_unseen(&mut self, name: &str, folder: Option<&Path>, text: String) -> usize {
        self.put(name, folder, text, false)
    }

    /// Shows no line of a file from now on, named by a byte of it.
    pub(super) fn hide(&mut self, at: usize) {
        let after = self.files.partition_point(|file| file.start <= at);
        if let Some(file) = after.checked_sub(1).and_then(|place| self.files.get_mut(place)) {
            file.seen = false;
        }
    }

    fn put(&mut self, name: &str, folder: Option<&Path>, text: String, seen: bool) -> usize {
        let start = self.files.last().map_or(0, |file| file.start + file.text.len() + 1);
        let folder = folder.map(Path::to_path_buf);
        let bytes = text.as_bytes();
        let ends = |at: &usize| {
            bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let ends = (0..bytes.len()).filter(ends).collect();
        self.files.push(SourceFile { name: name.to_string(), folder, start, text, ends, seen });
        start
    }

    /// The text of a span; empty if it lies in no file.
    pub(super) fn text(&self, span: &Span) -> &str {
        self.file(span.start)
            .and_then(|file| file.text.get(span.start - file.start..span.end - file.start))
            .unwrap_or("")
    }

    /// The folder of the file that a byte belongs to; shipped scenarios have none.
    pub(super) fn folder(&self, at: usize) -> Option<&Path> {
        self.file(at)?.folder.as_deref()
    }

    /// File, line and column of a byte.
    pub(super) fn place(&self, at: usize) -> Option<TextPlace<'_>> {
        let file = self.file(at)?;
        let mut at = (at - file.start).min(file.text.len());
        while !file.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &file.text[..at];
        let first = before.rfind(['\r', '\n']).map_or(0, |end| end + 1);
        let text = file.text[first..].split(['\r', '\n']).next().unwrap_or("");
        Some(TextPlace {
            file: &file.name,
            line: file.ends.partition_point(|&end| end < at) + 1,
            column: before[first..].chars().count() + 1,
            text,
            seen: file.seen,
            offset: (at - first).min(text.len()),
        })
    }

    /// Whether two bytes belong to the same file.
    pub(super) fn same_file(&self, a: usize, b: usize) -> bool {
        let start = |at| self.file(at).map(|file| file.start);
        start(a) == start(b)
    }

    fn file(&self, at: usize) -> Option<&SourceFile> {
        let after = self.files.partition_point(|file| file.start <= at);
        self.files.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_span_names_file_line_and_column() {
        let mut sources = SourceMap::default();
        assert_eq!(sources.add("child", None, "a = 1\r\nü = 2".into()), 0);
        let second = sources.add("parent", None, "b = 3".into());
        let place = sources.place(12).unwrap();
        assert_eq!((place.file, place.line, place.column, place.text), ("child", 2, 5, "ü = 2"));
        let place = sources.place(second + 4).unwrap();
        assert_eq!((place.file, place.line, place.column), ("parent", 1, 5));
        assert_eq!(sources.text(&(second..second + 1)), "b");
    }

    #[test]
    fn lines_end_as_editors_see_it() {
        let mut sources = SourceMap::default();
        sources.add_unseen("old", None, "a\rb\r\nc\n\nd".into());
        for (letter, line) in [('a', 1), ('b', 2), ('c', 3), ('d', 5)] {
            let at = "a\rb\r\nc\n\nd".find(letter).unwrap();
            let place = sources.place(at).unwrap();
            assert_eq!((place.line, place.column, place.text), (line, 1, &*letter.to_string()));
            assert!(!place.seen);
        }
    }

    #[test]
    fn a_place_inside_a_character_or_past_the_end_is_still_a_place() {
        let mut sources = SourceMap::default();
        sources.add("file", None, "ü".into());
        assert_eq!(sources.place(1).unwrap().column, 1);
        assert_eq!(sources.place(99).unwrap().column, 2);
        assert_eq!(SourceMap::default().place(0), None);
    }
}
