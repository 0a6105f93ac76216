//! How long words are on paper, and how they are broken into lines that fit.

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef, OutlineCurve};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use unicode_width::UnicodeWidthChar as _;

use crate::ink::theme;

use crate::ink::sheet::Point;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Running text.
    Regular,
    /// Findings and headings.
    Strong,
}

type Fonts = [FontRef<'static>; 2];

static FONTS: LazyLock<[Fonts; 2]> = LazyLock::new(|| {
    let read = |bytes| FontRef::try_from_slice(bytes).expect("the embedded letters can be read");
    [theme::FONTS_REGULAR.map(read), theme::FONTS_STRONG.map(read)]
});

fn fonts(weight: Weight) -> &'static Fonts {
    match weight {
        Weight::Regular => &FONTS[0],
        Weight::Strong => &FONTS[1],
    }
}

/// The font that has a letter; nothing when none has.
fn font_of(fonts: &'static Fonts, letter: char) -> Option<&'static FontRef<'static>> {
    fonts.iter().find(|font| font.glyph_id(letter).0 != 0)
}

/// Width of the box that stands for a letter that no font has, where a letter takes one column of a terminal. Letter
/// sizes.
const BOX: f64 = 0.62;

/// Distance from the start of a letter to the start of the next one, in units of the letter size.
fn advance(fonts: &'static Fonts, letter: char) -> f64 {
    match font_of(fonts, letter) {
        Some(font) => f64::from(font.h_advance_unscaled(font.glyph_id(letter))) / theme::FONT_UNITS,
        None => BOX * letter.width().unwrap_or(0).min(1) as f64,
    }
}

/// An empty box from the baseline to the height of a capital, as wide as its letter; the inner edge runs the other
/// way round, so that what lies inside stays paper.
fn empty_box(pen: f64, baseline: f64, size: f64) -> Vec<Curve> {
    let edge = |inset: f64| {
        let (left, right) = (pen + size * (0.06 + inset), pen + size * (BOX - 0.06 - inset));
        let (top, bottom) =
            (baseline - size * (theme::CAP_HEIGHT - inset), baseline - size * inset);
        [(left, top), (right, top), (right, bottom), (left, bottom)]
    };
    let around =
        |corners: [Point; 4]| (0..4).map(move |at| vec![corners[at], corners[(at + 1) % 4]]);
    let [a, b, c, d] = edge(0.06);
    around(edge(0.0)).chain(around([d, c, b, a])).collect()
}

/// Width of a text on one line, for letters of this size. Pixels.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let fonts = fonts(weight);
    text.chars().fold(0.0, |sum, letter| sum + advance(fonts, letter)) * size
}

/// A piece of an outline: start, the points that bend it (none, one or two), and end.
pub(super) type Curve = Vec<Point>;

/// The outlines of a text whose baseline starts here, in order. Pixels.
pub(super) fn outlines(text: &str, size: f64, weight: Weight, start: Point) -> Vec<Curve> {
    let fonts = fonts(weight);
    let scale = size / theme::FONT_UNITS;
    let mut curves = Vec::new();
    let mut pen = start.0;
    for letter in text.chars() {
        let place = |point: &ab_glyph::Point| {
            (pen + f64::from(point.x) * scale, start.1 - f64::from(point.y) * scale)
        };
        let Some(font) = font_of(fonts, letter) else {
            let width = advance(fonts, letter);
            if width > 0.0 {
                curves.extend(empty_box(pen, start.1, size));
            }
            pen += width * size;
            continue;
        };
        let outline = font.outline(font.glyph_id(letter));
        for curve in outline.iter().flat_map(|outline| &outline.curves) {
            curves.push(match curve {
                OutlineCurve::Line(from, to) => vec![place(from), place(to)],
                OutlineCurve::Quad(from, bend, to) => vec![place(from), place(bend), place(to)],
                OutlineCurve::Cubic(from, one, other, to) => {
                    vec![place(from), place(one), place(other), place(to)]
                }
            });
        }
        pen += advance(fonts, letter) * size;
    }
    curves
}

/// The letters as a style sheet that a drawing or a page carries with it, so that it looks the same where
/// they are not installed.
pub(super) fn as_style_sheet() -> String {
    let face = |weight: &str, bytes: &[u8]| {
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/ttf;base64,{})}}",
            BASE64_STANDARD.encode(bytes)
        )
    };
    // every machine has Cyrillic letters of its own
    face("400", theme::FONTS_REGULAR[0]) + &face(theme::STRONG_WEIGHT, theme::FONTS_STRONG[0])
}

/// The style sheet of a page around charts: the colours of the theme, the letters, then what is its own.
#[cfg(feature = "app")]
pub fn page_style(own: &str) -> String {
    format!("{}\n{}{own}", theme::as_variables(), as_style_sheet())
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
    fn labels_are_drawn_exactly_if_every_letter_is_in_a_font() {
        for weight in [Weight::Regular, Weight::Strong] {
            for letter in (' '..='\u{2ffff}').filter(|letter| !letter.is_control()) {
                let has = font_of(fonts(weight), letter).is_some();
                assert_eq!(has, crate::scenario::is_drawn(letter), "{letter} {weight:?}");
            }
        }
    }

    #[test]
    fn a_letter_that_no_font_has_leaves_a_box() {
        let boxes = outlines("名", 24.0, Weight::Regular, (0.0, 30.0));
        assert_eq!(boxes.len(), 8);
        assert!(width("名名", 24.0, Weight::Regular) > 24.0);
        assert!(outlines("\u{200d}\u{fe0f}", 24.0, Weight::Strong, (0.0, 30.0)).is_empty());
        for text in ["Жук", "Ελλάδα", "Việt Nam", "Łódź", "Қазақ"] {
            assert!(text.chars().all(|letter| font_of(fonts(Weight::Regular), letter).is_some()));
        }
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
