//! Files as no careful person would write them: mutated byte by byte and token by token, always the same ones.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test file includes this module for itself and uses a part of it"
)]

use std::fmt::Write as _;

use orgdrift::scenario::Chart;
use orgdrift::scenario::file::verification;
use orgdrift::scenario::shipped::library;

/// Numbers at which programs fall over.
const NUMBERS: &[&str] = &[
    "0",
    "-0.0",
    "-1",
    "1",
    "2",
    "3",
    "0.5",
    "0.999999999999",
    "1.0000000001",
    "16",
    "17",
    "64",
    "255",
    "256",
    "1000",
    "1001",
    "65535",
    "65536",
    "1e5",
    "9999999",
    "10000000",
    "10000001",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "1e-300",
    "1e300",
    "-1e300",
    "1e400",
    "5e-324",
    "nan",
    "-inf",
    "inf",
    "0x7fffffff",
    "1_000",
    "1979-05-27",
    "0.1.2",
    "1,5",
    "52w",
];
/// Letters that are easily overlooked, or that programs cut in half.
const LETTERS: &[&str] = &[
    "\0",
    "\r",
    "\t",
    "\n",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "“",
    "‘",
    "é",
    "日本",
    "🧑‍🤝‍🧑",
    "\u{10ffff}",
    "\\u0000",
    "\"\"\"",
    "'''",
    "'",
    "\"",
    "\\",
    "#",
    "=",
    "[[",
    "{",
    "}",
    "]",
    ".",
    ",",
    ";",
    "|",
];
/// Values of another shape.
const SHAPES: &[&str] = &[
    "{}",
    "[]",
    "[[]]",
    "{ a = 1 }",
    "[1, 2]",
    "\"\"",
    "\" \"",
    "true",
    "{ usual = 1, from = 2, to = 0 }",
    "{ usual = 0.5, from = 0.5, to = 0.5, source = \"x\" }",
    "[\"support\", \"support\"]",
    "\"base\"",
    "{ department = \"support\", teams = 99999999 }",
    "[{}, {}]",
];

/// How often each scenario that is right is among the seeds.
const RIGHT_FOR_A_WRONG: usize = 8;

/// Numbers that look like luck and are the same every time (Steele et al. 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    /// A number below another one, which is at least 1.
    pub fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    fn one_of<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    /// A range within so many places, mostly short.
    fn range(&mut self, places: usize) -> std::ops::Range<usize> {
        let first = self.below(places + 1);
        let longest = [1, 2, 8, 64, places][self.below(5)];
        first..(first + self.below(longest + 1)).min(places)
    }
}

/// Files to begin with.
pub struct Seeds {
    pub scenarios: Vec<String>,
    pub charts: Vec<String>,
}

impl Seeds {
    /// The scenarios that come with the program, those of other tests, and small charts of every kind.
    pub fn new() -> Self {
        let shipped = library().iter().chain(verification()).map(|(_, text)| (*text).to_owned());
        let mistakes = std::fs::read_dir("tests/mistakes").expect("it is there");
        let mut mistakes: Vec<_> = mistakes.map(|entry| entry.expect("entry").path()).collect();
        mistakes.sort();
        let right: Vec<String> =
            shipped.chain(std::iter::once(super::common::SMALL.to_owned())).collect();
        // the mistakes are many, and hardly ever become right
        let mut scenarios: Vec<String> =
            std::iter::repeat_n(right, RIGHT_FOR_A_WRONG).flatten().collect();
        let mut charts = Vec::new();
        for path in mistakes {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("toml") => scenarios.push(text),
                Some("csv") => charts.push(text),
                _ => {}
            }
        }
        for (people, span) in [(&[3][..], 1), (&[9, 5], 3), (&[40, 20, 7], 6)] {
            let names = ["support", "sales", "it"].map(|name| orgdrift::scenario::Named {
                name: name.to_owned(),
                label: name.to_owned(),
            });
            let csv = Chart::grow(&names, people, span).to_csv(&names);
            charts.push(csv.replace(',', ";").replace('\n', "\r\n"));
            charts.push(csv.replace(',', "\t"));
            charts.push(csv);
        }
        charts.push("Employee ID,Manager ID,Department,Job Title\nE001,,Board,Chair\nE002,E001,\"Ops, North\",Head\n\
                     E003,E002,\"Ops, North\",Clerk\nE004,E002,\"Ops, \"\"South\"\"\",Clerk\n".to_owned());
        Self { scenarios, charts }
    }
}

/// A mutated scenario, and a word for how.
pub fn scenario(seeds: &Seeds, dice: &mut Dice) -> Vec<u8> {
    mutated(&seeds.scenarios, dice, scenario_tokens)
}

/// A mutated chart.
pub fn chart(seeds: &Seeds, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = mutated(&seeds.charts, dice, chart_tokens);
    if dice.below(50) == 0 {
        // as some programs export: UTF-16, or every letter one byte
        let text = String::from_utf8_lossy(&bytes).into_owned();
        bytes = if dice.below(2) == 0 {
            let marked = std::iter::once(0xfeff).chain(text.encode_utf16());
            marked.flat_map(u16::to_le_bytes).collect()
        } else {
            text.chars().map(|letter| letter as u32 as u8).collect()
        };
    }
    bytes
}

fn mutated(
    seeds: &[String],
    dice: &mut Dice,
    by_token: fn(&mut String, &[String], &mut Dice),
) -> Vec<u8> {
    let mut text = seeds[dice.below(seeds.len())].clone();
    let by_bytes = dice.below(3) == 0;
    let most = [1, 1, 2, 12][dice.below(4)];
    let times = 1 + dice.below(most);
    if by_bytes {
        let mut bytes = text.into_bytes();
        (0..times).for_each(|_| change_bytes(&mut bytes, dice));
        return bytes;
    }
    (0..times).for_each(|_| by_token(&mut text, seeds, dice));
    text.into_bytes()
}

fn change_bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    if bytes.is_empty() {
        bytes.push(b'x');
    }
    let at = dice.below(bytes.len());
    match dice.below(7) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes[at] = dice.below(256) as u8,
        2 => bytes.insert(at, dice.below(256) as u8),
        3 => bytes.truncate(at),
        4 => {
            let cut = dice.range(bytes.len());
            bytes.drain(cut);
        }
        5 => {
            let copied: Vec<u8> = bytes[dice.range(bytes.len())].to_vec();
            bytes.splice(at..at, copied);
        }
        _ => {
            let letters = dice.one_of(LETTERS).bytes();
            bytes.splice(at..at, letters);
        }
    }
}

/// Words, numbers, strings, gaps and signs, in order; together they are the text.
fn tokens(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let kind = |letter: char| match letter {
        letter if letter.is_alphanumeric() || "_.-+".contains(letter) => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut before = 2;
    for letter in text.chars() {
        let now = kind(letter);
        match all.last_mut() {
            Some(last) if now == before && now != 2 => last.push(letter),
            _ => all.push(letter.to_string()),
        }
        before = now;
    }
    all
}

fn scenario_tokens(text: &mut String, seeds: &[String], dice: &mut Dice) {
    let mut all = tokens(text);
    if all.is_empty() {
        all.push("x".to_owned());
    }
    let words: Vec<usize> =
        (0..all.len()).filter(|&at| all[at].chars().any(char::is_alphanumeric)).collect();
    let numbers: Vec<usize> = words
        .iter()
        .copied()
        .filter(|&at| all[at].starts_with(|letter: char| letter.is_ascii_digit()))
        .collect();
    let any = |places: &[usize], dice: &mut Dice| {
        places.get(dice.below(places.len())).copied().unwrap_or(0)
    };
    match dice.below(17) {
        0 => dice.one_of(NUMBERS).clone_into(&mut all[any(&numbers, dice)]),
        1..=5 => {
            let number = any(&numbers, dice);
            all[number] = nudged(&all[number], dice);
        }
        6 => {
            let (one, other) = (any(&words, dice), any(&words, dice));
            all.swap(one, other);
        }
        7 => {
            let from = tokens(&seeds[dice.below(seeds.len())]);
            all[any(&words, dice)].clone_from(&from[dice.below(from.len())]);
        }
        8 => dice.one_of(SHAPES).clone_into(&mut all[any(&words, dice)]),
        9 => all.insert(any(&words, dice), dice.one_of(LETTERS).to_owned()),
        10 => {
            let word = any(&words, dice);
            let at = dice.below(all[word].chars().count() + 1);
            let at = all[word].char_indices().nth(at).map_or(all[word].len(), |(at, _)| at);
            all[word].insert_str(at, dice.one_of(LETTERS));
        }
        11 => {
            let depth = [2, 30, 200, 5000][dice.below(4)];
            let (open, close) = [("[", "]"), ("{ a = ", " }"), ("a.", "b")][dice.below(3)];
            all[any(&words, dice)] = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        }
        12 => all.truncate(dice.below(all.len())),
        _ => {
            *text = all.concat();
            return by_lines(text, seeds, dice);
        }
    }
    *text = all.concat();
}

/// Another number of about the same size, which is more often one that makes sense.
fn nudged(number: &str, dice: &mut Dice) -> String {
    let factor = [0.0, 0.1, 0.5, 0.9, 1.1, 2.0, 10.0, 100.0, -1.0][dice.below(9)];
    number.parse::<f64>().map_or_else(|_| number.to_owned(), |it| (it * factor).to_string())
}

/// Whole rows and tables: left out, twice, elsewhere, from another file.
fn by_lines(text: &mut String, seeds: &[String], dice: &mut Dice) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        lines.push("x = 1\n");
    }
    let other: Vec<&str> = seeds[dice.below(seeds.len())].split_inclusive('\n').collect();
    let at = dice.below(lines.len());
    match dice.below(6) {
        0 => drop(lines.drain(dice.range(lines.len()))),
        1 => lines.insert(at, lines[dice.below(lines.len())]),
        2 => {
            let other = dice.below(lines.len());
            lines.swap(at, other);
        }
        3 => lines.insert(at, other[dice.below(other.len())]),
        4 => {
            let copied: Vec<&str> = lines[dice.range(lines.len())].to_vec();
            lines.splice(at..at, copied);
        }
        _ => {
            let copied: Vec<&str> = other[dice.range(other.len())].to_vec();
            lines.splice(at..at, copied);
        }
    }
    *text = lines.concat();
}

fn chart_tokens(text: &mut String, seeds: &[String], dice: &mut Dice) {
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|sign| text.matches(*sign).count());
    let delimiter = delimiter.unwrap_or(',');
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(delimiter).map(str::to_owned).collect()).collect();
    if rows.is_empty() {
        rows.push(vec!["seat".to_owned()]);
    }
    let row = dice.below(rows.len());
    let (column, other_row) = (dice.below(rows[row].len()), dice.below(rows.len()));
    let other_column = dice.below(rows[other_row].len());
    match dice.below(12) {
        0 => dice.one_of(NUMBERS).clone_into(&mut rows[row][column]),
        1 => {
            let other = rows[other_row][other_column].clone();
            rows[row][column] = other;
        }
        2 => rows[row][column].push_str(dice.one_of(LETTERS)),
        3 => {
            for row in &mut rows {
                let last = row.len() - 1;
                row.swap(column.min(last), other_column.min(last));
            }
        }
        4 => rows[row].push("one more".to_owned()),
        5 => drop(rows[row].pop()),
        6 => drop(rows.drain(dice.range(rows.len()))),
        7 => {
            let copied = rows[row].clone();
            rows.insert(other_row, copied);
        }
        8 => {
            let many = [2, 40, 3000][dice.below(3)];
            for seat in 0..many {
                let mut copied = rows[row].clone();
                if let Some(first) = copied.first_mut() {
                    let _ = write!(first, "{seat}");
                }
                rows.push(copied);
            }
        }
        9 => rows[row][column] = String::new(),
        10 => {
            // a long chain
            let many = [3, 59, 60, 2000][dice.below(4)];
            rows.extend((0..many).map(|seat| {
                vec![format!("c{seat}"), format!("c{}", seat + 1), "it".to_owned(), String::new()]
            }));
        }
        _ => {
            let mut whole = text.clone();
            by_lines(&mut whole, seeds, dice);
            *text = whole;
            return;
        }
    }
    let mut separator = [0; 4];
    let separator = delimiter.encode_utf8(&mut separator);
    *text = rows.iter().map(|row| row.join(separator) + "\n").collect();
}
