//! How long words are on paper, and how they are broken into lines that fit.

use std::sync::Once;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use crate::report::theme;

use super::bearings;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Running text.
    Regular,
    /// Findings and headings.
    Strong,
}

impl Weight {
    /// The style under which plotters knows this weight.
    pub(super) fn style(self) -> FontStyle {
        match self {
            Self::Regular => FontStyle::Normal,
            Self::Strong => FontStyle::Bold,
        }
    }
}

static REGISTERED: Once = Once::new();

/// Text is measured at this many times its size, because plotters answers in whole pixels.
const MAGNIFICATION: f64 = 64.0;

/// Makes the embedded letters known to plotters; doing it again changes nothing.
pub(super) fn register() {
    REGISTERED.call_once(|| {
        let regular = register_font(theme::FONT_FAMILY, FontStyle::Normal, theme::FONT_REGULAR);
        let strong = register_font(theme::FONT_FAMILY, FontStyle::Bold, theme::FONT_STRONG);
        assert!(regular.is_ok() && strong.is_ok(), "the embedded letters cannot be read");
    });
}

/// Width of a text on one line, for letters of this size. Pixels.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    register();
    let font = FontDesc::new(
        FontFamily::Name(theme::FONT_FAMILY),
        size * theme::FONT_BOX * MAGNIFICATION,
        weight.style(),
    );
    font.layout_box(text)
        .map_or(0.0, |((left, _), (right, _))| f64::from(right - left) / MAGNIFICATION)
}

/// Every letter of a text with its distance from the start of the text to its own left edge of ink. Pixels.
pub(super) fn ink(text: &str, size: f64, weight: Weight) -> Vec<(char, f64)> {
    let font = match weight {
        Weight::Regular => theme::FONT_REGULAR,
        Weight::Strong => theme::FONT_STRONG,
    };
    let place = |(start, letter): (usize, char)| {
        let end = start + letter.len_utf8();
        let pen = width(&text[..end], size, weight) - width(&text[start..end], size, weight);
        (letter, pen + bearings::left(font, letter) * size)
    };
    text.char_indices().map(place).collect()
}

/// The letters as a style sheet that a drawing carries with it, so that it looks the same where they are
/// not installed.
pub(super) fn as_style_sheet() -> String {
    let face = |weight: &str, bytes: &[u8]| {
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/ttf;base64,{})}}",
            BASE64_STANDARD.encode(bytes)
        )
    };
    let strong = theme::STRONG_WEIGHT.to_string();
    face("400", theme::FONT_REGULAR) + &face(&strong, theme::FONT_STRONG)
}

/// Keeps two words on one line, as between a number and its unit.
const NO_BREAK: char = '\u{a0}';

/// The text on one line: white space of every kind but the one that forbids a break, and every control
/// character, becomes one blank.
pub(super) fn tidy(text: &str) -> String {
    text.split(|letter: char| {
        letter != NO_BREAK && letter.is_whitespace()
            || letter.is_control()
            || is_unprintable(letter)
    })
    .filter(|word| !word.is_empty())
    .collect::<Vec<_>>()
    .join(" ")
}

/// Characters that no XML document may contain although they are not control characters.
fn is_unprintable(letter: char) -> bool {
    matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

/// Breaks a text into at most `lines` lines of at most `room` pixels; what does not fit becomes an ellipsis.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, room: f64, lines: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut words = tidy(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    words.reverse();
    while let Some(word) = words.pop() {
        let joined = match rows.last() {
            Some(row) => format!("{row} {word}"),
            None => word.clone(),
        };
        let last = rows.len() == lines;
        if width(&joined, size, weight) <= room {
            rows.pop();
            rows.push(joined);
        } else if last {
            words.push(word);
            words.reverse();
            let rest = format!("{} {}", rows.pop().unwrap_or_default(), words.join(" "));
            rows.push(shorten(&rest, size, weight, room));
            break;
        } else if width(&word, size, weight) <= room {
            rows.push(word);
        } else {
            let (head, tail) = split(&word, size, weight, room);
            rows.push(head);
            words.push(tail);
            if rows.len() == lines {
                words.reverse();
                let rest = format!("{}{}", rows.pop().unwrap_or_default(), words.join(" "));
                rows.push(shorten(&rest, size, weight, room));
                break;
            }
        }
    }
    rows
}

/// The text itself if it fits, otherwise its beginning and an ellipsis.
pub(super) fn shorten(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let (head, _) = split(text, size, weight, room - width("…", size, weight));
    format!("{}…", head.trim_end_matches([' ', ',', '.', ';', ':', '-', '·']))
}

/// Cuts a text after the last letter that still fits; the first letter always counts as fitting.
fn split(text: &str, size: f64, weight: Weight, room: f64) -> (String, String) {
    let mut places: Vec<usize> = text.char_indices().map(|(place, _)| place).skip(1).collect();
    places.push(text.len());
    let fitting = places.partition_point(|&place| width(&text[..place], size, weight) <= room);
    let place = places[fitting.saturating_sub(1)];
    (text[..place].to_owned(), text[place..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, room: f64, lines: usize) -> Vec<String> {
        wrap(text, 24.0, Weight::Regular, room, lines)
    }

    #[test]
    fn strong_letters_are_wider_than_regular_ones() {
        let text = "Strategy drifts";
        assert!(width(text, 24.0, Weight::Strong) > width(text, 24.0, Weight::Regular));
        assert!(
            (width(text, 48.0, Weight::Regular) / width(text, 24.0, Weight::Regular) - 2.0).abs()
                < 0.001
        );
    }

    #[test]
    fn letters_are_measured_in_their_own_size() {
        let em = width("—", 100.0, Weight::Regular);
        assert!((60.0..140.0).contains(&em), "{em}");
    }

    #[test]
    fn every_row_fits_and_no_word_is_lost_while_there_is_room() {
        let text = "activity rises while the strategic outcome falls behind its aligned twin";
        let rows = rows(text, 300.0, 9);
        assert!(rows.len() > 1);
        assert!(rows.iter().all(|row| width(row, 24.0, Weight::Regular) <= 300.0));
        assert_eq!(rows.join(" "), text);
    }

    #[test]
    fn too_long_a_text_ends_in_an_ellipsis() {
        let rows = rows(
            "activity rises while the strategic outcome falls behind its aligned twin",
            220.0,
            2,
        );
        assert_eq!(rows.len(), 2);
        assert!(rows[1].ends_with('…'));
        assert!(rows.iter().all(|row| width(row, 24.0, Weight::Regular) <= 220.0), "{rows:?}");
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        for lines in 1..5 {
            let rows =
                rows("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk zwei", 180.0, lines);
            assert!(rows.len() <= lines);
            assert!(rows.iter().all(|row| width(row, 24.0, Weight::Regular) <= 180.0), "{rows:?}");
        }
    }

    #[test]
    fn no_words_give_no_or_empty_rows() {
        assert!(rows("", 100.0, 2).iter().all(String::is_empty));
    }

    #[test]
    fn control_characters_never_reach_the_paper() {
        assert_eq!(tidy(" a\u{0}b\n\tc "), "a b c");
    }
}
