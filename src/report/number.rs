//! Numbers for machines and numbers for people, and the words that go with them.

/// Nine significant digits with a decimal point and without an exponent; empty for what does not apply.
pub fn exact(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let nine: f64 = format!("{value:.8e}").parse().unwrap_or(value);
    // no minus sign on zero
    format!("{}", nine + 0.0)
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
