//! The word somebody most likely meant.

/// The candidate closest to a typed word, if at most a third of its letters differ.
pub(crate) fn closest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let typed: Vec<char> = typed.chars().flat_map(char::to_lowercase).collect();
    if typed.len() > 100 {
        return None;
    }
    let mut best = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.chars().collect();
        let limit = (typed.len().max(letters.len()) / 3).max(1);
        if letters.len().abs_diff(typed.len()) > limit {
            continue;
        }
        let edits = distance(&typed, &letters);
        let better = best.is_none_or(|(fewest, _)| edits < fewest);
        if edits <= limit && edits < letters.len() && better {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut now = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let substituted = last[j] + usize::from(a[i] != b[j]);
            now[j + 1] = substituted.min(last[j + 1] + 1).min(now[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                now[j + 1] = now[j + 1].min(before[j - 1] + 1);
            }
        }
        before = last;
        last = now;
    }
    last[b.len()]
}

/// Words to choose from, as a list for people: `a`, `b` or `c`; long lists are cut.
pub(crate) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "or")
}

/// Words that all exist, as a list for people: `a`, `b` and `c`; long lists are cut.
pub(crate) fn enumerated<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "and")
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    let shown: Vec<String> = words.iter().take(24).map(|word| format!("`{word}`")).collect();
    if words.len() > shown.len() {
        return format!("{} and {} more", shown.join(", "), words.len() - shown.len());
    }
    match shown.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_find_the_word_that_was_meant() {
        let words = ["fidelity", "forgetting", "fog", "cadence_weeks"];
        assert_eq!(closest("fidelty", words), Some("fidelity"));
        assert_eq!(closest("cadance_week", words), Some("cadence_weeks"));
        assert_eq!(closest("Fog", words), Some("fog"));
        assert_eq!(closest("ofg", words), Some("fog"));
        assert_eq!(closest("banana", words), None);
        assert_eq!(closest("", words), None);
        assert_eq!(closest("x", ["y"]), None);
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(listed(["a"]), "`a`");
        assert_eq!(listed(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(enumerated(["a", "b"]), "`a` and `b`");
        assert!(listed(vec!["a"; 40]).ends_with("and 16 more"));
    }
}
