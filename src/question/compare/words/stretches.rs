//! What holds on each side of where an answer turns, in words.

use crate::document::number::rounded;
use crate::scenario::Better;
use crate::statistics::contrast::Counts;
use crate::statistics::depends::{Depends, ValueStretch};
use crate::statistics::verdict::Direction;

/// What holds on each side of where the answer turns.
pub(super) fn stretches(depends: &Depends, better: Better) -> String {
    let most = |stretch: &ValueStretch| {
        let Counts { up, middle, down } = stretch.counts;
        if middle >= up && middle >= down {
            "no difference"
        } else {
            Direction::of(up > down, better).word()
        }
    };
    let parts = &depends.stretches;
    let words: Vec<&str> = parts.iter().map(most).collect();
    if words.windows(2).all(|pair| pair[0] == pair[1]) {
        // the same more often on one side than on the other
        let share = |stretch: &ValueStretch| {
            let Counts { up, middle, down } = stretch.counts;
            let most = up.max(middle).max(down) as f64 / stretch.counts.all().max(1) as f64;
            rounded(100.0 * most)
        };
        let shares: Vec<String> = parts.iter().map(share).collect();
        return match parts.as_slice() {
            [low, _] => format!(
                "{} above {} in {} % of futures, below in {} %",
                words[0],
                rounded(low.to),
                shares[1],
                shares[0]
            ),
            _ => format!(
                "{} below {} in {} % of futures, up to {} in {} %, above in {} %",
                words[0],
                rounded(parts[0].to),
                shares[0],
                rounded(parts[1].to),
                shares[1],
                shares[2]
            ),
        };
    }
    match parts.as_slice() {
        [low, _] => format!("{} above {}, {} below", words[1], rounded(low.to), words[0]),
        [low, middle, _] if words[0] == words[2] => format!(
            "{} below {} and above {}, {} between",
            words[0],
            rounded(low.to),
            rounded(middle.to),
            words[1]
        ),
        [low, middle, _] => format!(
            "{} below {}, {} up to {}, {} above",
            words[0],
            rounded(low.to),
            words[1],
            rounded(middle.to),
            words[2]
        ),
        _ => String::new(),
    }
}
