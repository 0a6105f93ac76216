//! Numbers and addresses that belong to a person.

use super::Stands;
use super::plain_words::is_year;
use super::words::{BORN, CURRENCIES, NO_HANDLES, NUMBERED, PAID, PAPERS, WHO};
use crate::scenario::personal::plain_words::folded;

/// `somebody@firm.example`, also inside other words.
pub(super) fn has_address(text: &str) -> bool {
    let text = &at_signs(text);
    let part = |letter: &char| letter.is_alphanumeric() || "._%+-".contains(*letter);
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at].chars().rev().take_while(part).count();
        let after: String = text[at + 1..].chars().take_while(part).collect();
        let ending = after.trim_end_matches(['.', '-']).rsplit_once('.');
        before > 0
            && ending.is_some_and(|(_, ending)| {
                ending.len() > 1 && !ending.starts_with(|digit: char| digit.is_ascii_digit())
            })
    })
}

/// A run of digits with the signs that people put between them.
struct Digits<'a> {
    /// What stands before, in small letters.
    before: String,
    groups: Vec<&'a str>,
    plus: bool,
    /// The letters that touch the first digit.
    prefix: String,
}

impl Digits<'_> {
    fn count(&self) -> usize {
        self.groups.iter().map(|group| group.len()).sum()
    }

    /// Whether the groups are thousands: `10 000 000`.
    fn are_thousands(&self) -> bool {
        let (head, tail) = self.groups.split_at(1);
        head[0].len() <= 3 && !tail.is_empty() && tail.iter().all(|group| group.len() == 3)
    }

    /// Whether a group is a year, as in `2019-2024` and `27.05.2024`.
    fn have_a_year(&self) -> bool {
        self.groups.iter().any(|group| is_year(group))
    }
}

/// Every run of digits of a text; those of web addresses and of papers' numbers are left out.
fn runs(text: &str) -> Vec<Digits<'_>> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(first) = text[from..].find(|letter: char| letter.is_ascii_digit()) {
        let start = from + first;
        let between = |letter: char| " -./()\u{a0}\u{202f}–".contains(letter);
        let run = text[start..].char_indices();
        let mut end = start;
        let mut gap = 0;
        for (at, letter) in run {
            if letter.is_ascii_digit() {
                end = start + at + 1;
                gap = 0;
            } else if between(letter) && gap < 2 {
                gap += 1;
            } else {
                break;
            }
        }
        let groups: Vec<&str> =
            text[start..end].split(between).filter(|group| !group.is_empty()).collect();
        let head = text[..start].trim_end_matches(['(', ' ']);
        let after_gap = |(at, gap): (usize, &str)| at + gap.len();
        let word_from =
            text[..start].rmatch_indices(char::is_whitespace).next().map_or(0, after_gap);
        let word = text[word_from..].split_whitespace().next().unwrap_or("").to_lowercase();
        let of_paper = ["http", "www.", "doi", "10.", "arxiv", "isbn", "issn", "iso"]
            .iter()
            .any(|sign| word.trim_start_matches('(').starts_with(sign));
        let before = text[..start].to_lowercase();
        let after_paper =
            ["doi", "isbn", "issn", "arxiv", "iso", "doi:", "isbn:", "issn:", "arxiv:"]
                .iter()
                .any(|sign| before.trim_end().ends_with(sign));
        let prefix: String =
            text[word_from..start].chars().filter(|letter| letter.is_alphabetic()).collect();
        if !of_paper && !after_paper {
            runs.push(Digits { before, groups, plus: head.ends_with('+'), prefix });
        }
        from = end;
    }
    runs
}

pub(super) fn has_telephone(text: &str, stands: Stands) -> bool {
    runs(text).iter().any(|run| {
        let count = run.count();
        let before = run.before.trim_end_matches([' ', ':', '.', '(', '+']);
        let called =
            ["tel", "phone", "telephone", "mobile", "cell", "fax", "telefon", "handy", "whatsapp"]
                .iter()
                .any(|word| before.ends_with(word));
        if called {
            return count >= 5;
        }
        let country = run.plus || run.groups[0].starts_with("00") && count >= 10;
        if country {
            return (8..=15).contains(&count) && (count >= 11 || !run.are_thousands());
        }
        // 555-123-4567, 030 1234567: not years, dates, pages, decimals or thousands
        stands == Stands::Text
            && (9..=15).contains(&count)
            && run.groups.len() > 1
            && !run.are_thousands()
            && !run.have_a_year()
            && (run.groups[0].starts_with('0') || run.groups.len() > 2)
    })
}

pub(super) fn has_staff_number(text: &str, stands: Stands) -> bool {
    runs(text).iter().any(|run| {
        let first = run.groups[0];
        let before: Vec<&str> = run
            .before
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let of_number = |word: &&str| ["no", "nr", "number", "id", "num", "nummer"].contains(word);
        let numbered = match before.as_slice() {
            [.., who, number] if of_number(number) => WHO.contains(who),
            [.., last] => {
                ["personalnummer", "empid", "employeeid", "staffid", "userid", "empno"]
                    .contains(last)
                    || *last == "emp"
                    || ["employee", "person", "worker"].contains(last)
                        && run.before.trim_end().ends_with('#')
            }
            [] => false,
        };
        if numbered && first.len() >= 3 {
            return true;
        }
        // `PO 4500012345`
        if before.last().is_some_and(|last| NUMBERED.contains(last)) {
            return false;
        }
        let prefix = run.prefix.chars().count();
        if prefix == 1 && first.len() >= 6 {
            return true;
        }
        let round = first.ends_with("000");
        let is_date = first.len() == 8 && (is_year(&first[..4]) || is_year(&first[4..]));
        let alone = run.groups.len() == 1 && prefix == 0;
        stands != Stands::Source
            && alone
            && !is_date
            && !round
            && (first.len() >= 7 || first.len() >= 5 && first.starts_with("00"))
    })
}

/// A text in which `(at)` and ` at ... dot ` are the signs they stand for.
fn at_signs(text: &str) -> String {
    let mut text = text.to_string();
    for at in ["(at)", "[at]", "{at}", "(AT)", "[AT]", "<at>"] {
        for sign in [format!(" {at} "), at.to_string()] {
            text = text.replace(&sign, "@");
        }
    }
    if text.contains(" at ") && text.contains(" dot ") {
        text = text.replace(" at ", "@").replace(" dot ", ".");
    }
    text
}

/// `@annamueller`.
pub(super) fn has_handle(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| before.is_whitespace() || "\"'(“:,/".contains(before));
        let name: String = text[at + 1..]
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || "_.-".contains(*letter))
            .collect();
        begins && name.chars().count() > 3 && !NO_HANDLES.contains(&name.to_lowercase().as_str())
    })
}

/// Words of a text in small letters without marks, with the signs inside them.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| folded(word.trim_matches(|sign: char| !sign.is_alphanumeric())))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a word is a number of so many digits, with whatever separates them.
fn is_number(word: &str, least: usize) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= least
        && word.chars().all(|letter| letter.is_ascii_digit() || ".,'’-/".contains(letter))
}

/// A day in digits: `02.01.1970`, `1970-01-02`.
pub(super) fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['.', '-', '/']).collect();
    let digits = parts.iter().all(|part| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    parts.len() == 3 && digits && parts.iter().filter(|part| part.len() > 2).count() <= 1
}

/// `geb. 02.01.1970`.
pub(super) fn has_birth(text: &str) -> bool {
    let words = words(text);
    words.iter().enumerate().any(|(at, word)| {
        let mut next = words[at + 1..].iter().take(3);
        match word.as_str() {
            "born" | "ne" | "nee" => next.any(|word| is_day(word)),
            word if BORN.contains(&word) => next.any(|word| is_day(word) || is_year(word)),
            _ => false,
        }
    })
}

/// `salary 85000 EUR`.
pub(super) fn has_pay(text: &str) -> bool {
    let signs = |text: &str| text.contains(['€', '$', '£', '¥', '₺']);
    // an amount and its currency may be written as one word
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| {
            let sign = |letter: char| !(letter.is_alphanumeric() || signs(&letter.to_string()));
            folded(word.trim_matches(sign))
        })
        .filter(|word| !word.is_empty() && word != "of" && word != "is" && word != "von")
        .collect();
    words.iter().enumerate().any(|(at, word)| {
        let mut next = words[at + 1..].iter();
        let mut currency = false;
        let mut amount = false;
        for word in next.by_ref().take(2) {
            let bare =
                word.trim_matches(|letter: char| signs(&letter.to_string()) || letter == 'k');
            let bare = CURRENCIES.iter().fold(bare, |bare, unit| bare.trim_end_matches(unit));
            let least = if word.contains('k') { 2 } else { 4 };
            amount |= is_number(bare, least);
            currency |= signs(word)
                || CURRENCIES
                    .iter()
                    .any(|unit| word == unit || word.ends_with(unit) && is_number(bare, 2));
        }
        PAID.contains(&word.as_str()) && amount && currency
    })
}

/// The number of an account or of a paper: an IBAN whose check digits are right, a social security number.
pub(super) fn has_account(text: &str) -> bool {
    let words = words(text);
    let after = |at: usize| {
        let next: String = words[at + 1..].iter().take(3).map(String::as_str).collect();
        next.bytes().filter(u8::is_ascii_digit).count() >= 5
    };
    let called = words.iter().enumerate().any(|(at, word)| {
        PAPERS.iter().any(|paper| {
            word == paper
                || word.strip_prefix(paper).is_some_and(|rest| rest.starts_with(['-', ':']))
        }) && after(at)
    });
    let security = words.iter().any(|word| {
        let parts: Vec<&str> = word.split(['-', '.']).collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        digits && (lengths == [3, 2, 4] || lengths == [3, 4, 4, 2] && parts[0] == "756")
    });
    let account = (0..words.len()).any(|at| {
        let mut joined = String::new();
        words[at..].iter().take(9).any(|word| {
            joined.push_str(word);
            is_account(&joined)
        })
    });
    called || security || account
}

/// Whether a word is an IBAN: its check digits say so.
fn is_account(word: &str) -> bool {
    let bytes = word.as_bytes();
    let shape = (15..=34).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes[..2].iter().all(u8::is_ascii_alphabetic)
        && bytes[2..4].iter().all(u8::is_ascii_digit);
    let rest = |rest: u32, byte: &u8| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_lowercase() - b'a') + 10) % 97,
    };
    shape && bytes[4..].iter().chain(&bytes[..4]).fold(0, rest) == 1
}
