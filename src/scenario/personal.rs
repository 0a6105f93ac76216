//! What points at a person: nothing of it gets into a scenario, a message or a result.
//!
//! An address, a telephone number and a personnel number are certain. A name is likely: a title or a common given
//! name before a family name. Authors with a year, `Kerr (1975)`, and a given name alone, `Anna's team`, are
//! nobody's secret.

mod words;

use words::{GIVEN, THINGS, TITLES};

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Words that people read.
    Text,
    /// Where a number comes from: authors and years, addresses of papers.
    Source,
    /// The name of a row or of a file, in small letters with dashes.
    Name,
}

/// What a text gives away, in words: "an e-mail address"; nothing for a text that names nobody.
pub fn found(text: &str, stands: Stands) -> Option<&'static str> {
    if has_address(text) {
        return Some("an e-mail address");
    }
    if stands != Stands::Name && has_telephone(text, stands) {
        return Some("a telephone number");
    }
    if has_staff_number(text, stands) {
        return Some("a personnel number");
    }
    let named = match stands {
        Stands::Name => has_name_in_small_letters(text),
        Stands::Text | Stands::Source => has_name(text, stands),
    };
    named.then_some("the name of a person")
}

/// The same of the name of a file, which may hold any number.
pub fn found_in_a_path(path: &str) -> Option<&'static str> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    found_in_a_sentence(name)
        .or_else(|| has_name_in_small_letters(name).then_some("the name of a person"))
}

/// The same of a sentence or a line with any numbers.
pub(super) fn found_in_a_sentence(text: &str) -> Option<&'static str> {
    if has_address(text) {
        return Some("an e-mail address");
    }
    has_name(text, Stands::Text).then_some("the name of a person")
}

/// What to do about it.
pub fn remedy(what: &str) -> &'static str {
    match what {
        "the name of a person" => {
            "name the function instead, such as `head of support`; the name of a firm or a place keeps its words \
             together with `-`"
        }
        _ => "delete it: the simulator needs seats and functions, not persons",
    }
}

/// Headings of a personnel export that tell something of a person.
struct Told {
    what: &'static str,
    /// Words of a heading.
    words: &'static [&'static str],
    /// What a heading holds when it is written as one word.
    inside: &'static [&'static str],
    /// Words beside which it tells of a thing.
    unless: &'static [&'static str],
}

#[rustfmt::skip]
const TOLD: &[Told] = &[
    Told {
        what: "e-mail addresses",
        words: &["email", "mail", "upn"],
        inside: &["email", "userprincipalname"],
        unless: &[],
    },
    Told {
        what: "telephone numbers",
        words: &["phone", "telephone", "mobile", "fax", "cell", "telefon", "handy"],
        inside: &[],
        unless: &[],
    },
    Told {
        what: "what persons earn",
        words: &["salary", "wage", "wages", "compensation", "remuneration", "gehalt", "salaire", "pay"],
        inside: &[],
        unless: &["grade", "band", "scale", "group", "level", "period", "frequency"],
    },
    Told {
        what: "the gender of persons",
        words: &["gender", "sex", "geschlecht", "pronouns", "genre"],
        inside: &["gender"],
        unless: &[],
    },
    Told {
        what: "the age of persons",
        words: &["birth", "dob", "birthday", "birthdate", "age", "geburtsdatum", "alter"],
        inside: &["dateofbirth", "yearofbirth", "birthyear"],
        unless: &[],
    },
    Told {
        what: "protected traits of persons",
        words: &[
            "ethnicity", "ethnic", "race", "racedesc", "religion", "nationality", "citizenship", "citizen", "disability",
            "disabled", "veteran", "marital", "orientation", "union",
        ],
        inside: &["marital", "citizen", "hispanic"],
        unless: &[],
    },
    Told {
        what: "numbers of papers and accounts of persons",
        words: &["ssn", "passport", "iban", "bank", "nino"],
        inside: &["socialsecurity"],
        unless: &[],
    },
    Told {
        what: "where persons live",
        words: &["address", "street", "postcode", "zip", "zipcode", "postal"],
        inside: &[],
        unless: &[],
    },
    Told {
        what: "what is held about persons",
        words: &["performance", "rating", "absences", "absence", "sick", "termination", "termreason", "termd"],
        inside: &["performancescore"],
        unless: &[],
    },
    Told {
        what: "names of persons",
        words: &[
            "name", "firstname", "lastname", "surname", "forename", "fullname", "nachname", "vorname", "employeename",
            "managername", "displayname", "nom", "prenom", "username", "login",
        ],
        inside: &[],
        // headings such as `Department Name` or `Job Title` are no names of persons
        unless: &[
            "department", "dept", "unit", "team", "org", "job", "role", "position", "company", "division", "cost",
            "function", "location", "site", "business", "group", "area", "title", "file", "project", "post",
        ],
    },
];

/// What a column of a personnel export tells of a person, by its heading; nothing for a column that is safe to read.
///
/// Such columns are never read, whatever the scenario asks for.
pub fn column(heading: &str) -> Option<&'static str> {
    let words = words_of(heading);
    let joined = words.concat();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_told = |told: &&Told| {
        let inside = told.inside.iter().any(|part| joined.contains(part));
        (inside || has(told.words)) && !has(told.unless)
    };
    TOLD.iter().find(is_told).map(|told| told.what)
}

/// The words of a heading in small letters: `EmployeeName`, `employee_name` and `Employee Name` are the same.
fn words_of(heading: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in heading.chars() {
        if !letter.is_alphanumeric() {
            before = ' ';
            continue;
        }
        let begins = !before.is_alphanumeric() || before.is_lowercase() && letter.is_uppercase();
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words
}

/// `somebody@firm.example`, also inside other words.
fn has_address(text: &str) -> bool {
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

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("18"))
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
        let word_from = text[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
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

fn has_telephone(text: &str, stands: Stands) -> bool {
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

fn has_staff_number(text: &str, stands: Stands) -> bool {
    const WHO: &[&str] = &[
        "employee",
        "staff",
        "personnel",
        "payroll",
        "worker",
        "emp",
        "person",
        "personal",
        "user",
        "matricule",
    ];
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

/// A title or a given name before a word with a capital, or `Family, Given`.
fn has_name(text: &str, stands: Stands) -> bool {
    let between = |letter: char| letter.is_whitespace() || letter == ';' || letter == '|';
    let words: Vec<&str> = text.split(between).filter(|word| !word.is_empty()).collect();
    words.windows(2).enumerate().any(|(at, pair)| {
        let [first, second] = [bare(pair[0]), bare(pair[1])];
        let is_published = stands == Stands::Source
            && words[at + 1..].iter().take(5).any(|word| {
                let digits = word.trim_matches(|sign: char| !sign.is_ascii_digit());
                is_year(digits)
            });
        if is_published || !is_family(second) {
            return false;
        }
        let small = first.to_lowercase();
        let ends = pair[0].ends_with([',', ';', ':', '.', '!', '?', ')', '"', '”']);
        let title = TITLES.contains(&small.as_str())
            && first.chars().next().is_some_and(char::is_uppercase)
            && (!ends || pair[0].ends_with('.'));
        let given = !ends && is_capital(first) && GIVEN.contains(&small.as_str());
        let reversed = pair[0].ends_with(',')
            && is_family(first)
            && GIVEN.contains(&second.to_lowercase().as_str());
        title || given || reversed
    })
}

/// A word without signs around it, and without the `'s` of an owner.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

/// Whether a word can be a family name: a capital first, and no word for a thing.
fn is_family(word: &str) -> bool {
    let long = word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let letters = word.chars().all(|letter| letter.is_alphabetic() || "'’-".contains(letter));
    long && letters
        && word.chars().next().is_some_and(char::is_uppercase)
        && !THINGS.contains(&word.to_lowercase().as_str())
        && !word.ends_with("'s")
}

/// `anna-schmidt` and `promote_anna_schmidt`.
fn has_name_in_small_letters(text: &str) -> bool {
    if has_name(text, Stands::Text) {
        return true;
    }
    let small = text.to_lowercase();
    let words: Vec<&str> =
        small.split(['-', '_', ' ', '.']).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| {
        let family = pair[1].chars().count() > 2
            && pair[1].chars().all(char::is_alphabetic)
            && !THINGS.contains(&pair[1]);
        GIVEN.contains(&pair[0]) && family
    })
}

#[cfg(test)]
mod tests;
