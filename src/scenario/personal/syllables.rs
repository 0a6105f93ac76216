//! Given names of Chinese in Latin letters, known by the syllables they are made of.

/// Sounds that begin a syllable, the longer ones first.
const INITIALS: [&str; 24] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
    "z", "c", "s", "y", "w", "",
];
/// Sounds that end a syllable.
const FINALS: [&str; 33] = [
    "iang", "iong", "uang", "ang", "eng", "ong", "ing", "iao", "ian", "uai", "uan", "ai", "ei",
    "ao", "ou", "an", "en", "ia", "ie", "iu", "in", "ua", "uo", "ui", "un", "ue", "ve", "a", "o",
    "e", "i", "u", "v",
];
/// Most syllables of a given name.
const MOST: usize = 2;

/// Whether one of two words is a family name of a list and the other a given name of syllables.
pub(super) fn surrounds(first: &str, second: &str, families: &[&str]) -> bool {
    let is_family = |word: &str| families.contains(&word);
    let is_given = |word: &str| word.len() > 1 && is_of_syllables(word);
    is_family(first) && is_given(second) || is_family(second) && is_given(first)
}

/// Whether a word consists of one or two syllables.
pub(super) fn is_of_syllables(word: &str) -> bool {
    goes_on(&word.replace('-', ""), MOST)
}

fn goes_on(rest: &str, left: usize) -> bool {
    if rest.is_empty() {
        return true;
    }
    left > 0
        && INITIALS.iter().filter_map(|sound| rest.strip_prefix(sound)).any(|rest| {
            FINALS
                .iter()
                .filter_map(|sound| rest.strip_prefix(sound))
                .any(|rest| goes_on(rest, left - 1))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_have_syllables() {
        for name in ["xiaoming", "wei", "guoqiang", "min-su", "ying", "an"] {
            assert!(is_of_syllables(name), "{name}");
        }
        for word in ["sales", "tickets", "support", "plan", "berlin", "ion", "street"] {
            assert!(!is_of_syllables(word), "{word}");
        }
    }
}
