//! The word somebody most likely meant.

/// The candidate closest to a typed word, if at most a third of its letters differ.
pub(crate) fn closest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    if length > 100 {
        return None;
    }
    let mut best = None;
    for candidate in candidates {
        let letters = candidate.chars().count();
        let limit = (length.max(letters) / 3).max(1);
        if letters.abs_diff(length) > limit {
            continue;
        }
        // insertions, deletions, substitutions and swaps of neighbours
        let edits = strsim::osa_distance(&typed, candidate);
        let better = best.is_none_or(|(fewest, _)| edits < fewest);
        if edits <= limit && edits < letters && better {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The names somebody may have meant, the nearest first, at most three: those of which at most a third of the letters
/// differ, then those of several words, as in `waiting-time-target`, one of which is nearly a word that was typed.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    // short words such as `or` stand in many names
    let long = |word: &&str| word.chars().count() >= 4;
    let asked: Vec<&str> = typed.split(['-', '_', ' ']).filter(long).take(8).collect();
    let mut left: Vec<&str> = candidates.into_iter().collect();
    let mut found = Vec::new();
    while let Some(name) = closest(typed, left.iter().copied()).filter(|_| found.len() < 3) {
        left.retain(|other| *other != name);
        found.push(name);
    }
    let shared = |name: &&str| {
        let words = || name.split(['-', '_']).filter(long);
        asked.iter().any(|word| closest(word, words()).is_some())
    };
    found.extend(left.into_iter().filter(shared).take(3 - found.len()));
    found
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
    fn names_of_several_words_are_found_by_one_of_them() {
        let names = ["waiting-time-target", "said-once", "say-it-or-fix-it", "vague-done"];
        assert_eq!(nearest("said-onse", names), ["said-once"]);
        assert_eq!(nearest("targets", names), ["waiting-time-target"]);
        assert_eq!(nearest("wating-tme-target", names), ["waiting-time-target"]);
        assert_eq!(nearest("once-done", names), ["said-once", "vague-done"]);
        assert_eq!(nearest("it", names), [""; 0]);
        assert_eq!(nearest("banana", names), [""; 0]);
        // the nearest first, and no more than three
        let alike = ["abcdefg1", "abcdefg2", "abcdefgh", "abcdefg3"];
        assert_eq!(nearest("abcdefgh", alike), ["abcdefgh", "abcdefg1", "abcdefg2"]);
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(listed(["a"]), "`a`");
        assert_eq!(listed(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(enumerated(["a", "b"]), "`a` and `b`");
        assert!(listed(vec!["a"; 40]).ends_with("and 16 more"));
    }
}
