//! Numbers for machines and numbers for people, and the words that go with them.

use std::io::Write as _;

/// Nine significant digits with a decimal point and without an exponent; empty for what does not apply.
pub fn exact(value: f64) -> String {
    let mut text = Vec::new();
    write_exact(value, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// The same at the end of a text. Tables hold a million numbers, so what is usual takes a short way.
pub fn write_exact(value: f64, text: &mut Vec<u8>) {
    match nine_digits(value) {
        _ if !value.is_finite() => {}
        Some((digits, behind)) => {
            if value < 0.0 {
                text.push(b'-');
            }
            write_decimal(digits, behind, text);
        }
        // a vector takes everything
        None => drop(write!(text, "{}", nearest(value))),
    }
}

/// The number that [`exact`] writes; not finite for what does not apply.
pub fn to_nine_digits(value: f64) -> f64 {
    match nine_digits(value) {
        // both are whole and exact, so that their quotient is the number nearest to the written one
        Some((digits, behind)) => {
            (f64::from(digits) / POWERS[behind as usize]).copysign(value) + 0.0
        }
        None => nearest(value),
    }
}

/// Digits behind the point of a number of nine significant digits, and the number by these powers of ten
/// as far as they are exact.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];
/// Nearer than this to the middle between two whole numbers, a product does not say which one is nearer.
/// Products below 1e9 are off by less than 1e-7.
const TOO_CLOSE: f64 = 1e-6;

/// The nine digits as a whole number, and how many of them stand behind the point; nothing for what is too
/// large, too small, or between two of them.
fn nine_digits(value: f64) -> Option<(u32, u32)> {
    let size = value.abs();
    if size == 0.0 {
        return Some((0, 0));
    }
    if !(1e-13..1e9).contains(&size) {
        return None;
    }
    // from the power of two, at most one too few
    let exponent = (size.to_bits() >> 52) as i32 - 1023;
    let mut behind = (8 - (f64::from(exponent) * std::f64::consts::LOG10_2).floor() as i32) as u32;
    if size * POWERS[behind as usize] >= 1e9 {
        behind -= 1;
    }
    let digits = size * POWERS[behind as usize];
    let whole = digits as u32;
    let rest = digits - f64::from(whole);
    if (rest - 0.5).abs() < TOO_CLOSE {
        return None;
    }
    Some((whole + u32::from(rest > 0.5), behind))
}

/// The same for any number, by way of its text.
fn nearest(value: f64) -> f64 {
    // no minus sign on zero
    format!("{value:.8e}").parse().unwrap_or(value) + 0.0
}

/// Writes a whole number with so many of its digits behind the point, without zeros at its end.
fn write_decimal(mut digits: u32, mut behind: u32, text: &mut Vec<u8>) {
    while behind > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        behind -= 1;
    }
    // a digit, and with a point at least one digit before it
    let shortest = if behind > 0 { behind as usize + 2 } else { 1 };
    let mut from_behind = [b'0'; 24];
    let mut length = 0;
    while digits > 0 || length < shortest {
        if behind > 0 && length == behind as usize {
            from_behind[length] = b'.';
        } else {
            from_behind[length] = b'0' + (digits % 10) as u8;
            digits /= 10;
        }
        length += 1;
    }
    text.extend(from_behind[..length].iter().rev());
}

/// Two significant digits, three from 100 up: as much as a model knows. Thin spaces are not used, so
/// that the text can be searched.
pub fn rounded(value: f64) -> String {
    if !value.is_finite() {
        return "not applicable".to_owned();
    }
    let size = value.abs();
    let text = if size >= 100.0 {
        format!("{:.0}", value.round())
    } else if size >= 9.95 {
        format!("{value:.0}")
    } else if size >= 0.995 {
        format!("{value:.1}")
    } else if size >= 0.0995 {
        format!("{value:.2}")
    } else if size >= 0.000_5 {
        format!("{value:.3}")
    } else {
        "0".to_owned()
    };
    if text.trim_start_matches(['-', '0', '.']).is_empty() { "0".to_owned() } else { text }
}

/// So many significant digits, for comparisons: plain from 0.0001 to a million, with an exponent beyond;
/// `missing` for what is not a number.
pub fn significant(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "missing".to_owned();
    }
    let kept: f64 =
        format!("{value:.*e}", digits.saturating_sub(1)).parse::<f64>().unwrap_or(value) + 0.0;
    // the very largest numbers cannot be rounded up
    let kept = if kept.is_finite() { kept } else { value };
    if kept.abs() < f64::MIN_POSITIVE || (1e-4..1e6).contains(&kept.abs()) {
        format!("{kept}")
    } else {
        format!("{kept:e}")
    }
}

/// [`rounded`] with a sign: differences.
pub fn signed(value: f64) -> String {
    let text = rounded(value);
    if text.starts_with('-') || text == "0" { text } else { format!("+{text}") }
}

/// A count with a word in the right number: `1 future`, `200 futures`.
pub fn counted(count: usize, singular: &str, plural: &str) -> String {
    if count == 1 { format!("1 {singular}") } else { format!("{count} {plural}") }
}

/// A unit after a number that is written like this: `1.0 point`, `1.1 points`.
pub fn unit_after(number: &str, unit: &str) -> String {
    let is_one = matches!(number.trim_start_matches(['+', '-', '−']), "1" | "1.0");
    if is_one { unit.replacen("points", "point", 1) } else { unit.to_owned() }
}

/// A name with a capital first letter.
pub fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Bytes in words.
pub fn sized(bytes: f64) -> String {
    let (unit, name) = match bytes {
        bytes if bytes >= 1e12 => (1e12, "TB"),
        bytes if bytes >= 1e9 => (1e9, "GB"),
        _ => (1e6, "MB"),
    };
    let number = (bytes / unit).max(1.0);
    let places = usize::from(number < 10.0 && unit > 1e6);
    format!("{number:.places$} {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_point_is_one() {
        assert_eq!(
            ["1", "-1.0", "1.1", "0"].map(|number| unit_after(number, "points")),
            ["point", "point", "points", "points"]
        );
        assert_eq!(unit_after("+1.0", "percentage points"), "percentage point");
    }

    #[test]
    fn exact_numbers_have_nine_digits_and_no_exponent() {
        assert_eq!(exact(1.0 / 3.0), "0.333333333");
        assert_eq!(exact(-0.0), "0");
        assert_eq!(exact(123_456_789_012.0), "123456789000");
        assert_eq!(exact(1e-7), "0.0000001");
        assert_eq!(exact(f64::NAN), "");
        assert_eq!(exact(f64::INFINITY), "");
    }

    /// What [`exact`] means, by way of the digits of the standard library.
    fn the_long_way(value: f64) -> String {
        format!("{}", format!("{value:.8e}").parse::<f64>().expect("a number") + 0.0)
    }

    #[test]
    fn the_short_way_to_nine_digits_gives_the_same_text_and_number() {
        let mut values = vec![0.5, 1.0, 9.5, 0.1 + 0.2, 999_999_999.5, 999_999_999.4, 1e-13, 1e22];
        // middles between two numbers of nine digits, and their neighbours
        for whole in [100_000_000.5, 123_456_788.5, 123_456_789.5, 999_999_998.5] {
            for power in [1e-9, 1e-4, 1e-1, 1.0, 1e1, 1e8] {
                let middle: f64 = whole * power;
                values.extend([middle.next_down(), middle, middle.next_up()]);
            }
        }
        for power in -20..20 {
            let power: f64 = format!("1e{power}").parse().expect("a number");
            values.extend([power.next_down(), power, power.next_up()]);
        }
        // numbers of every size, and numbers with few digits
        let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..100_000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
            let size = f64::from((bits >> 40) as i32 % 100 - 60);
            let mantissa = 1.0 + (bits >> 12) as f64 / (1_u64 << 52) as f64;
            values.extend([mantissa * size.exp2(), ((bits >> 33) % 100_000) as f64 / 1000.0]);
        }
        for value in values.into_iter().flat_map(|value| [value, -value]) {
            let text = exact(value);
            assert_eq!(text, the_long_way(value), "{value:e}");
            let number: f64 = text.parse().expect("a number");
            assert_eq!(to_nine_digits(value).to_bits(), number.to_bits(), "{value:e}");
        }
    }

    #[test]
    fn significant_digits_stay_whatever_the_size() {
        assert_eq!(significant(1.0 / 3.0, 6), "0.333333");
        assert_eq!(significant(123_456.789, 6), "123457");
        assert_eq!(significant(2.2e-9, 2), "2.2e-9");
        assert_eq!(significant(-1.25e8, 6), "-1.25e8");
        assert_eq!(significant(-0.0, 6), "0");
        assert_eq!(significant(f64::MAX, 2), "1.7976931348623157e308");
        assert_eq!(significant(f64::NAN, 6), "missing");
        assert_eq!(significant(f64::INFINITY, 6), "missing");
    }

    #[test]
    fn people_get_two_significant_digits() {
        assert_eq!(rounded(56.437), "56");
        assert_eq!(rounded(143.6), "144");
        assert_eq!(rounded(9.96), "10");
        assert_eq!(rounded(4.26), "4.3");
        assert_eq!(rounded(0.0536), "0.054");
        assert_eq!(rounded(-0.000_01), "0");
        assert_eq!(signed(-0.04), "-0.040");
        assert_eq!(signed(13.2), "+13");
    }

    #[test]
    fn one_future_is_singular() {
        assert_eq!(counted(1, "future", "futures"), "1 future");
        assert_eq!(counted(0, "future", "futures"), "0 futures");
    }
}
