//! Numbers, flags and lines as people write them, and how the program writes the same.

use toml::de::DeTable;

use super::keys;
use super::parameter::{Form, Parameter};

/// What a word behind a `=` most likely means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meant {
    /// The value as a scenario file writes it.
    pub(super) value: String,
    /// Why that is the same, one sentence without a full stop; empty where nobody needs it.
    pub(super) because: String,
    /// Whether the key can hold it.
    pub(super) fits: bool,
}

/// Units of time in weeks: words, weeks, one of them and several.
const TIMES: &[(&[&str], f64, [&str; 2])] = &[
    (&["d", "day", "days"], 1.0 / 7.0, ["day", "days"]),
    (&["w", "wk", "wks", "week", "weeks"], 1.0, ["week", "weeks"]),
    (&["m", "mo", "mon", "mth", "month", "months"], 13.0 / 3.0, ["month", "months"]),
    (&["q", "quarter", "quarters"], 13.0, ["quarter", "quarters"]),
    (&["y", "yr", "yrs", "year", "years"], 52.0, ["year", "years"]),
];
/// Signs of currencies, and others that stand before or behind a number and mean nothing here.
const IGNORED: &[char] = &['$', '€', '£', '¥', '~', '≈', '<', '>', '≤', '≥'];
const YES: &[&str] = &["yes", "y", "on", "true", "ja", "enabled"];
const NO: &[&str] = &["no", "n", "off", "false", "nein", "disabled"];
const NOTHING: &[&str] = &["null", "none", "nil", "undefined", "na", "n/a"];

/// What a word means as the value of a key; nothing when that is anybody's guess.
pub(super) fn meant(word: &str, parameter: Option<&Parameter>) -> Option<Meant> {
    let small = narrow(word.trim()).to_lowercase();
    let is_flag = parameter.is_none_or(|parameter| parameter.form == Form::Flag);
    for (words, flag) in [(YES, "true"), (NO, "false")] {
        if is_flag && words.contains(&small.as_str()) {
            let value = flag.to_string();
            return Some(Meant { value, because: String::new(), fits: true });
        }
    }
    let unit = parameter.map_or("", |parameter| parameter.unit);
    let (value, mut because) = amount(&small, unit, parameter)?;
    if because.is_empty() && word.contains(|letter: char| matches!(letter, '０'..='９')) {
        because = "numbers have plain digits".to_string();
    }
    let (low, high, whole) = match parameter.map(|parameter| parameter.form) {
        Some(
            Form::Number { low, high }
            | Form::PerWork { low, high }
            | Form::PerMeasure { low, high },
        ) => (low, high, false),
        Some(Form::Whole { low, high }) => (f64::from(low), f64::from(high), true),
        Some(Form::Shares) => (0.0, 1.0, false),
        Some(_) => return None,
        None => (f64::NEG_INFINITY, f64::INFINITY, false),
    };
    let value = if whole { value.round() } else { (value * 1e6).round() / 1e6 };
    Some(Meant { value: value.to_string(), because, fits: value >= low && value <= high })
}

/// Whether a word says that there is no value.
pub(super) fn is_nothing(word: &str) -> bool {
    NOTHING.contains(&word.trim().to_lowercase().as_str())
}

/// A word with ASCII digits and signs in place of wide ones: `１０８`, `12％`.
fn narrow(word: &str) -> String {
    let plain = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xff10 + 0x30).unwrap_or(letter),
        '％' => '%',
        '．' => '.',
        '，' => ',',
        _ => letter,
    };
    word.chars().map(plain).collect()
}

/// `1/2` and `½`.
fn fraction(word: &str) -> Option<f64> {
    const SIGNS: [(char, f64); 10] = [
        ('½', 0.5),
        ('¼', 0.25),
        ('¾', 0.75),
        ('⅓', 1.0 / 3.0),
        ('⅔', 2.0 / 3.0),
        ('⅕', 0.2),
        ('⅖', 0.4),
        ('⅗', 0.6),
        ('⅘', 0.8),
        ('⅛', 0.125),
    ];
    if let Some((whole, sign)) =
        SIGNS.iter().find_map(|row| Some((word.strip_suffix(row.0)?, row.1)))
    {
        let whole = whole.trim();
        let whole = if whole.is_empty() { 0.0 } else { whole.parse::<u32>().ok()?.into() };
        return Some(whole + sign);
    }
    let (above, below) = word.split_once(['/', '⁄'])?;
    let [above, below] = [above, below].map(|part| part.trim().parse::<u32>().ok());
    let below = below.filter(|below| *below > 0)?;
    Some(f64::from(above?) / f64::from(below))
}

/// Whether a word is a day, written in one of the ways of the world: `03/01/2025`, `01.03.2025`, `2025/3/1`.
pub(super) fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.trim().split(['/', '.', '-']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let years = parts.iter().filter(|part| part.len() == 4).count();
    let short = parts.iter().filter(|part| part.len() <= 2).count();
    parts.len() == 3 && parts.iter().all(digits) && (years == 1 && short == 2 || short == 3)
}

/// By how much a change in percent multiplies: `+20 %` by 1.2, `-20 %` by 0.8. The sign makes it one.
pub(super) fn factor(word: &str) -> Option<f64> {
    let word = narrow(word.trim());
    let number = word.strip_suffix('%')?.trim().replace('−', "-").replace(',', ".");
    let signed = number.starts_with(['+', '-']);
    let percent: f64 = number.parse().ok().filter(|_| signed)?;
    Some((1e4 + percent * 100.0).round() / 1e4).filter(|times| *times >= 0.0)
}

/// Whether a number of this unit is written in points, as the headline is.
fn is_in_points(unit: &str) -> bool {
    unit.starts_with("points") || unit.starts_with("headline")
}

/// A number with whatever stands around it, and why it is that number.
fn amount(word: &str, unit: &str, parameter: Option<&Parameter>) -> Option<(f64, String)> {
    if let Some(number) = fraction(word) {
        let number = (number * 1e6).round() / 1e6;
        return Some((number, format!("{word} is {number}")));
    }
    let bare = word.trim_matches(|letter: char| IGNORED.contains(&letter) || is_blank(letter));
    let end = bare
        .char_indices()
        .find(|(_, letter)| {
            !(letter.is_ascii_digit() || ".,'’_+-−".contains(*letter) || is_blank(*letter))
        })
        .map_or(bare.len(), |(at, _)| at);
    let (digits, behind) = (bare[..end].trim(), bare[end..].trim());
    let behind = behind.trim_matches(|letter: char| letter == '.' || IGNORED.contains(&letter));
    let number = digits_of(digits, parameter)?;
    let plain = || {
        if bare != word || !behind.is_empty() {
            "numbers stand alone".to_string()
        } else if digits.contains(',') {
            "a point separates decimals, nothing separates thousands".to_string()
        } else {
            String::new()
        }
    };
    match behind {
        "" => Some((number, plain())),
        "%" | "percent" | "per cent" | "pct" | "prozent" if is_in_points(unit) => {
            Some((number, "points are written as they are".to_string()))
        }
        "%" | "percent" | "per cent" | "pct" | "prozent" => {
            let share = (number * 1e4).round() / 1e6;
            Some((share, format!("{number} % is {share}")))
        }
        "‰" | "per mille" | "promille" => {
            let share = (number * 1e5).round() / 1e8;
            Some((share, format!("{number} ‰ is {share}")))
        }
        "k" | "tsd" => Some((number * 1e3, "thousands are written out".to_string())),
        "mn" | "mio" | "million" => Some((number * 1e6, "millions are written out".to_string())),
        "times" | "x" | "×" => Some((number, "numbers stand alone".to_string())),
        _ => {
            let time = TIMES.iter().find(|(words, ..)| words.contains(&behind));
            let Some((_, weeks, [one, several])) = time else {
                // a unit of any other kind, as long as it is one or two words
                let words = behind.split_whitespace().count();
                let letters =
                    behind.chars().all(|letter| letter.is_alphabetic() || " /".contains(letter));
                return (words <= 2 && letters).then(|| (number, plain()));
            };
            if !unit.starts_with("weeks") {
                return Some((number, plain()));
            }
            let in_weeks = ((number * weeks * 100.0).round() / 100.0).max(0.0);
            let noun = if number.total_cmp(&1.0).is_eq() { one } else { several };
            let because = if weeks.total_cmp(&1.0).is_eq() {
                "the unit is weeks already".to_string()
            } else {
                format!("{number} {noun} are {in_weeks} weeks")
            };
            Some((in_weeks, because))
        }
    }
}

/// Digits with whatever separates thousands and decimals.
pub(super) fn digits_of(digits: &str, parameter: Option<&Parameter>) -> Option<f64> {
    let plain: String = digits
        .chars()
        .filter(|letter| !(is_blank(*letter) || "'’_".contains(*letter)))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    let groups: Vec<&str> = plain.split([',', '.']).collect();
    let (head, tail) = (groups[0].trim_start_matches(['-', '+']), &groups[1..]);
    let thousands = !head.is_empty()
        && head.len() <= 3
        && head != "0"
        && !tail.is_empty()
        && tail.iter().all(|group| group.len() == 3);
    let whole = parameter.is_some_and(|parameter| matches!(parameter.form, Form::Whole { .. }));
    let (commas, points) = (plain.matches(',').count(), plain.matches('.').count());
    let text = match (commas, points) {
        (0, 0 | 1) if !(thousands && whole) => plain,
        // one sign of each kind: the last one separates decimals
        (1.., 1..) if plain.rfind(',') > plain.rfind('.') => {
            plain.replace('.', "").replace(',', ".")
        }
        (1.., 1..) => plain.replace(',', ""),
        _ if thousands && (whole || tail.len() > 1) => plain.replace([',', '.'], ""),
        (1, 0) => plain.replace(',', "."),
        _ => return None,
    };
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    text.parse::<f64>().ok().filter(|value| has_digit && value.is_finite())
}

fn is_blank(letter: char) -> bool {
    letter == ' ' || letter == '\u{a0}' || letter == '\u{202f}' || letter == '\u{2009}'
}

/// Signs outside quotes that a word processor, a chat or a foreign keyboard writes in place of those of a scenario
/// file: name, and what they stand for.
pub(super) fn foreign(sign: char) -> Option<(&'static str, &'static str)> {
    Some(match sign {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' | '〝' | '〞' | '‘' | '’' | '‚' | '‛'
        | '‹' | '›' | '′' | '＇' | '`' | '´' => ("typographic quotation mark", "\""),
        '\u{a0}' | '\u{202f}' | '\u{2007}' => ("no-break space", " "),
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => {
            ("wide or narrow space", " ")
        }
        '\u{2028}' | '\u{2029}' => ("line separator", " "),
        '−' | '–' | '—' | '‐' | '‑' | '－' => ("typographic dash", "-"),
        '＝' | '﹦' => ("wide equals sign", "="),
        '：' => ("wide colon", "="),
        '，' | '、' => ("wide comma", ","),
        '。' | '．' => ("wide point", "."),
        '［' => ("wide bracket", "["),
        '］' => ("wide bracket", "]"),
        '｛' => ("wide brace", "{"),
        '｝' => ("wide brace", "}"),
        '＃' => ("wide hash", "#"),
        '…' => ("ellipsis", "..."),
        sign if super::letters::is_invisible(sign) => ("sign that nobody can see", ""),
        _ => return None,
    })
}

/// The places of the letters of a line that stand in no quotes and in no comment; whether a quote stays open.
pub(super) fn outside(line: &str) -> (Vec<(usize, char)>, bool) {
    let (mut letters, mut open, mut escaped) = (Vec::new(), None, false);
    for (at, letter) in line.char_indices() {
        match open {
            Some(_) if escaped => escaped = false,
            Some('"') if letter == '\\' => escaped = true,
            Some(quote) if letter == quote => open = None,
            Some(_) => {}
            None if letter == '#' => break,
            None if letter == '"' || letter == '\'' => open = Some(letter),
            None => letters.push((at, letter)),
        }
    }
    (letters, open.is_some())
}

/// A line with plain signs in place of foreign ones; itself where there are none. In a text that is never closed
/// quotation marks count as well.
pub(super) fn plain_signs(line: &str) -> String {
    let (letters, open) = outside(line);
    let mut plain = line.to_string();
    for (at, letter) in letters.into_iter().rev() {
        if let Some((_, sign)) = foreign(letter) {
            plain.replace_range(at..at + letter.len_utf8(), sign);
        }
    }
    if open && plain == line {
        let quote = |letter: char| foreign(letter).is_some_and(|(_, sign)| sign == "\"");
        if let Some(at) = line.rfind(quote) {
            let letter = line[at..].chars().next().map_or(1, char::len_utf8);
            plain.replace_range(at..at + letter, "\"");
        }
    }
    plain
}

/// The first foreign sign of a line, where [`plain_signs`] changes it.
pub(super) fn first_foreign(line: &str) -> Option<(usize, char)> {
    let (letters, open) = outside(line);
    let found = letters.into_iter().find(|(_, letter)| foreign(*letter).is_some());
    found.or_else(|| {
        let quote = |letter: char| foreign(letter).is_some_and(|(_, sign)| sign == "\"");
        let at = line.rfind(quote).filter(|_| open)?;
        Some((at, line[at..].chars().next()?))
    })
}

/// What a share in percent may mean in an option instead: `50 %` is often half of today, which may be far less.
pub(super) fn of_today(word: &str) -> Option<String> {
    let number: f64 =
        narrow(word.trim()).strip_suffix('%')?.trim().replace(',', ".").parse().ok()?;
    let times = (number * 1e4).round() / 1e6;
    Some(format!("; `{{ times = {times} }}` is {number} % of what it is today"))
}

/// A line of a scenario file below a heading, with the values that only people understand written as the program
/// does; the first reason. Nothing where nothing was changed, or where the result could still not be read.
pub(super) fn mended(line: &str, heading: &str) -> Option<(String, Meant)> {
    let (letters, _) = outside(line);
    let equals = letters.iter().find(|(_, letter)| *letter == '=')?.0;
    let key = keys::join(heading, line[..equals].trim());
    let end = letters.last().map_or(line.len(), |(at, letter)| at + letter.len_utf8());
    let value = line[equals + 1..end.max(equals + 1)].trim();
    let (value, first) = if let Some(inner) = value.strip_prefix('{') {
        entries(inner.strip_suffix('}')?, &key)?
    } else {
        let mut meant = meant(value, keys::leaf(&key))?;
        let is_a_change = key.split('.').any(|part| part == "set");
        if let Some(of_today) = of_today(value).filter(|_| is_a_change) {
            meant.because.push_str(&of_today);
        }
        (meant.value.clone(), meant)
    };
    let mended = format!("{} = {value}", line[..equals].trim());
    reads(&mended).then_some((mended, first))
}

/// The entries between braces, each value mended.
fn entries(inner: &str, key: &str) -> Option<(String, Meant)> {
    let mut first = None;
    let mut parts: Vec<String> = Vec::new();
    for part in inner.split(',') {
        let Some((name, value)) = part.split_once('=') else {
            // what follows a decimal comma belongs to the number before it
            let last = parts.pop()?;
            let digits = part.trim();
            let is_rest = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty();
            if !is_rest || last.contains('.') {
                return None;
            }
            parts.push(format!("{last}.{digits}"));
            let because = "a point separates decimals".to_string();
            first.get_or_insert(Meant { value: String::new(), because, fits: true });
            continue;
        };
        let (name, value) = (name.trim(), value.trim());
        if reads(&format!("{name} = {value}")) {
            parts.push(format!("{name} = {value}"));
            continue;
        }
        let parameter = keys::leaf(key).or_else(|| keys::leaf(&keys::join(key, name)));
        let meant = meant(value, parameter)?;
        parts.push(format!("{name} = {}", meant.value));
        first.get_or_insert(meant);
    }
    Some((format!("{{ {} }}", parts.join(", ")), first?))
}

/// Whether a line can be read.
pub(super) fn reads(line: &str) -> bool {
    DeTable::parse(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter;

    fn value(word: &str, key: &str) -> Option<(String, bool)> {
        meant(word, parameter::find(key)).map(|meant| (meant.value, meant.fits))
    }

    #[test]
    fn numbers_with_units_become_numbers() {
        let fits = |value: &str| Some((value.to_string(), true));
        for (word, key, expected) in [
            ("52w", "time.weeks", "52"),
            ("52 weeks", "time.weeks", "52"),
            ("3 months", "time.weeks", "13"),
            ("1 year", "time.weeks", "52"),
            ("2 Quarters", "time.weeks", "26"),
            ("85 %", "work.*.visibility", "0.85"),
            ("85%", "work.*.visibility", "0.85"),
            ("1,5", "people.conviction", "1.5"),
            ("1.500", "department.*.people", "1500"),
            ("1,500", "department.*.people", "1500"),
            ("1 500", "department.*.people", "1500"),
            ("1'500", "department.*.people", "1500"),
            ("12 people", "department.*.people", "12"),
            ("~12", "department.*.people", "12"),
            ("2k", "department.*.people", "2000"),
            ("1.234.567,5", "reward.*.target", "1234567.5"),
            (".25", "people.habit", "0.25"),
            ("12‰", "work.*.visibility", "0.012"),
            ("12％", "work.*.visibility", "0.12"),
            ("1/2", "work.*.visibility", "0.5"),
            ("½", "work.*.visibility", "0.5"),
            ("1 ½", "people.conviction", "1.5"),
            ("１０８", "time.weeks", "108"),
            ("yes", "work.*.serves_urgent", "true"),
            ("Off", "work.*.serves_urgent", "false"),
        ] {
            let found = value(word, key);
            if key == "reward.*.target" {
                assert_eq!(found.map(|found| found.0).as_deref(), Some(expected), "{word}");
            } else {
                assert_eq!(found, fits(expected), "{word}");
            }
        }
        assert_eq!(value("120%", "work.*.visibility"), Some(("1.2".into(), false)));
        for word in ["fast", "", "%", "1-2", "3 blind mice here", "yes", "--", "1,2,3"] {
            assert_eq!(value(word, "people.habit"), None, "{word}");
        }
    }

    #[test]
    fn days_and_changes_in_percent_are_no_numbers() {
        for day in ["03/01/2025", "01.03.2025", "2025/3/1", "1.3.25"] {
            assert!(is_day(day), "{day}");
        }
        assert!(!is_day("1.500.000") && !is_day("1/2") && !is_day("10.5"));
        for (word, times) in [("+20%", 1.2), ("-20 %", 0.8), ("−12,5%", 0.875), ("+20％", 1.2)] {
            assert_eq!(factor(word), Some(times), "{word}");
        }
        assert!(factor("20%").is_none() && factor("-120%").is_none());
    }

    #[test]
    fn lines_are_mended_only_into_what_can_be_read() {
        let mended = |line: &str| mended(line, "strategy").map(|(line, _)| line);
        assert_eq!(
            mended("intent = { a = 40%, b = 0,6 } # split").as_deref(),
            Some("intent = { a = 0.4, b = 0.6 }")
        );
        assert_eq!(mended("drift = 2%").as_deref(), Some("drift = 0.02"));
        assert_eq!(mended("intent = { a = fast }"), None);
        assert_eq!(mended("intent"), None);
    }

    #[test]
    fn signs_of_word_processors_are_found_outside_quotes_only() {
        assert_eq!(plain_signs("title = “Small”"), "title = \"Small\"");
        assert_eq!(plain_signs("title = \"“Small”\" # ’"), "title = \"“Small”\" # ’");
        assert_eq!(plain_signs("title = \"Small”"), "title = \"Small\"");
        assert_eq!(plain_signs("people\u{a0}=\u{a0}12"), "people = 12");
        assert_eq!(first_foreign("title = \"“x”\""), None);
        assert_eq!(first_foreign("a = –1"), Some((4, '–')));
    }
}
