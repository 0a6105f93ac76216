//! Which claims somebody means: by name, by topic, or by a part of a name that only one has.

use crate::scenario::suggest::{closest, listed};
use crate::verify::Claim;

/// A word that no claim answers to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}; {help}")]
pub struct Unclear {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// The claims that any of the words means, in their own order; all of them without a word.
///
/// # Errors
/// When a word means no claim, or a part of a name several.
pub fn choose(claims: Vec<Claim>, words: &[String]) -> Result<Vec<Claim>, Unclear> {
    if words.is_empty() {
        return Ok(claims);
    }
    let mut meant: Vec<&str> = Vec::new();
    for word in words {
        meant.extend(meant_by(&claims, word)?);
    }
    Ok(claims.iter().filter(|claim| meant.contains(&claim.name)).copied().collect())
}

/// Names of the claims that one word means.
fn meant_by(claims: &[Claim], word: &str) -> Result<Vec<&'static str>, Unclear> {
    let names = |of: &dyn Fn(&Claim) -> bool| -> Vec<&'static str> {
        claims.iter().filter(|claim| of(claim)).map(|claim| claim.name).collect()
    };
    let wanted = word.to_lowercase();
    let exact = names(&|claim| claim.name == wanted || claim.topic.to_lowercase() == wanted);
    if !exact.is_empty() {
        return Ok(exact);
    }
    let similar = names(&|claim| !wanted.is_empty() && claim.name.contains(&wanted));
    match similar.as_slice() {
        [_] => Ok(similar),
        [] => Err(unknown(claims, word)),
        several => Err(Unclear {
            message: format!("`{word}` is a part of {} names", several.len()),
            help: format!("did you mean {}?", listed(several.iter().copied())),
        }),
    }
}

fn unknown(claims: &[Claim], word: &str) -> Unclear {
    let candidates = claims.iter().flat_map(|claim| [claim.name, claim.topic]);
    let help = match closest(word, candidates) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => "run `orgdrift verify --list` for all claims".to_owned(),
    };
    Unclear { message: format!("there is no claim or topic `{word}`"), help }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::claim;

    fn chosen(words: &[&str]) -> Result<Vec<&'static str>, Unclear> {
        let claims = vec![
            claim("pay_buys_effort", "Incentives"),
            claim("pay_buys_harm", "Incentives"),
            claim("clarity_fades", "Hierarchy"),
        ];
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        choose(claims, &words).map(|claims| claims.iter().map(|claim| claim.name).collect())
    }

    #[test]
    fn a_name_a_topic_or_a_part_of_one_name_will_do() {
        assert_eq!(chosen(&["clarity_fades"]), Ok(vec!["clarity_fades"]));
        assert_eq!(chosen(&["incentives"]), Ok(vec!["pay_buys_effort", "pay_buys_harm"]));
        assert_eq!(chosen(&["fades", "harm", "harm"]), Ok(vec!["pay_buys_harm", "clarity_fades"]));
        assert_eq!(chosen(&[]).map(|names| names.len()), Ok(3));
    }

    #[test]
    fn what_is_unclear_is_answered_with_a_suggestion() {
        let help = |words: &[&str]| chosen(words).expect_err("unclear").help;
        assert_eq!(help(&["pay_buys"]), "did you mean `pay_buys_effort` or `pay_buys_harm`?");
        assert_eq!(help(&["Hierachy"]), "did you mean `Hierarchy`?");
        assert_eq!(help(&["clarity_fade_"]), "did you mean `clarity_fades`?");
        assert!(help(&["moon"]).contains("--list"));
        assert!(help(&[""]).contains("--list"));
    }
}
