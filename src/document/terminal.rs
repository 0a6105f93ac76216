//! Text for a terminal: no line is wider than a page.

use std::path::Path;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Width of the terminal that sentences are wrapped to. Columns.
pub const WIDTH: usize = 96;
/// Widest column of names. Columns.
const WIDEST_NAME: usize = 34;

/// Text in lines of at most [`WIDTH`] characters; the first line is moved in by `first`, the others by `rest`.
pub fn wrapped(text: &str, first: usize, rest: usize) -> Vec<String> {
    wrapped_to(WIDTH, text, first, rest)
}

/// The same in lines of at most `width` columns. A single word that is longer stays whole.
pub fn wrapped_to(width: usize, text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = " ".repeat(first);
    for word in text.split_whitespace() {
        if !line.trim().is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
            line = " ".repeat(rest);
        }
        if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
    lines
}

/// Where the files of a result are.
pub fn paths(folder: &Path) -> [String; 2] {
    [format!("charts  {}", folder.join("charts").display()), tables_path(folder)]
}

/// Where the tables of a result are.
pub fn tables_path(folder: &Path) -> String {
    format!("tables  {} (explained in columns.csv)", folder.display())
}

/// A name, cut if it would make a column of names too wide.
pub fn clipped(label: &str) -> String {
    clipped_to(WIDEST_NAME, label)
}

/// The same for a name of at most `widest` columns.
pub fn clipped_to(widest: usize, label: &str) -> String {
    if label.width() <= widest {
        return label.to_owned();
    }
    let mut taken = 0;
    let fits = |letter: &char| {
        taken += letter.width().unwrap_or(0);
        taken < widest
    };
    let kept: String = label.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Rows with columns side by side, two spaces apart.
pub fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    rows.iter()
        .map(|row| {
            let cells = row
                .iter()
                .zip(&widths)
                .map(|(cell, &width)| format!("{cell}{}", " ".repeat(width - cell.width())));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect()
}

/// Lines as one text.
pub fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_before_the_edge_and_no_word_is_lost() {
        let text = "said once and never again ".repeat(20);
        let lines = wrapped(&text, 2, 4);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert!(lines[0].starts_with("  said") && lines[1].starts_with("    "));
        assert_eq!(
            lines.join(" ").split_whitespace().collect::<Vec<_>>(),
            text.split_whitespace().collect::<Vec<_>>()
        );
        assert!(wrapped("", 2, 2).is_empty());
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert!(clipped(&"月".repeat(20)).width() <= WIDEST_NAME);
        assert_eq!(clipped("每月"), "每月");
        let rows = aligned(&[vec!["每月".into(), "1".into()], vec!["abcd".into(), "2".into()]]);
        assert_eq!(rows, ["每月  1", "abcd  2"]);
        assert!(wrapped(&"每月 ".repeat(60), 0, 0).iter().all(|line| line.width() <= WIDTH));
    }
}
