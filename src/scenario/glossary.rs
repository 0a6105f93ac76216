//! Words of results that are neither keys nor measures: verdicts, and what the indices are held against.

/// A word and what it means.
#[rustfmt::skip]
pub const WORDS: &[(&str, &str)] = &[
    ("CLEARLY", "the headline is better (or worse) by at least what matters in nearly every future: the lower 95 % limit of that share is at least 90 %"),
    ("USUALLY", "the headline is better (or worse) by at least what matters in most futures and hardly ever the opposite: the lower 95 % limit of the share is at least 66 %, the upper limit of the opposite at most 10 %"),
    ("LEANS", "the headline is better (or worse) by at least what matters more often than not: the lower 95 % limit of the share is at least 50 %, and it is more than three times the opposite"),
    ("BETTER, OFTEN BY LESS THAN MATTERS", "nearly every future is on the better side of zero (the lower 95 % limit of that share is at least 90 %), but too few by as much as matters; WORSE likewise, and HIGHER or LOWER where neither way is good"),
    ("NO DIFFERENCE THAT MATTERS", "nearly every future differs by less than what matters: the lower 95 % limit of that share is at least 90 %"),
    ("MOSTLY NO DIFFERENCE THAT MATTERS", "more futures than not differ by less than what matters: the lower 95 % limit of that share is at least 50 %"),
    ("IT DEPENDS ON", "one assumption holds at least half of the spread (correlation ratio, lower limit of its interval at least a quarter), and the share of futures that go one way by what matters differs between two thirds of its values by 30 % of futures or more; it is said where the answer changes and what holds on each side"),
    ("IT DEPENDS ON THE ASSUMPTIONS TOGETHER", "both ways occur in at least 10 % of futures, most of the spread is settled once all assumptions are known, and no single one of them decides"),
    ("MOSTLY LUCK", "both ways occur in at least 10 % of futures, and at least half of the spread stays open when every assumption is known: luck, alone or together with them"),
    ("NO CLEAR PATTERN", "none of the other words holds, or nobody found out what luck and assumptions hold"),
    ("CANNOT ACT HERE", "the headline equals the baseline in every week of every future: the option has nothing to act on, and it is said why"),
    ("TOO EARLY TO SAY", "fewer than 35 different futures; where nothing that is drawn acts, all futures are one and the same run and count once"),
    ("aligned twin", "the same seats, hours, urgent work, events and luck with every mechanism neutral: everyone knows the strategy and works as it asks; it is 100 on the indices"),
    ("frictionless twin", "the aligned twin without urgent work and without overhead: what the organization could do with all its hours; the potential is measured against it"),
    ("counted activity", "what the baseline's measures count, whatever is paid later; 100 is the aligned twin (measure `activity_index`)"),
    ("strategic outcome", "the strategic value that shows in a week, net of harm and of what departments cost each other; 100 is the aligned twin (measure `outcome_index`)"),
    ("futures", "the same organization lived again with other luck and other values of what is not known exactly, drawn from the ranges of the file; every option lives the same futures, so that what differs is the option and not luck (`--futures N`)"),
    ("points", "the unit of the indices, as in `outcome_index`, `activity_index` and `drift`: a hundredth of what the aligned twin reaches in the same weeks"),
    ("reward in total", "what all rewards together earn all people in the final weeks, mean of futures, as a change from today; of an option that is over by then in its own weeks, against the same weeks without it; counted in motive, not in money (measure `pay`)"),
    ("rest", "in `why`: the part of the gap that is there without any mechanism, what an option changes by itself, such as skill"),
    ("caution", "an option goes where nobody has looked: it sets a number beyond the range that the file declares for it, or moves four levers or more at once; rows of a table that move alike, such as every bonus doubled, are one lever"),
    ("remove", "`remove = true` below a row such as `[option.pilot]` takes it out of what the files bring that this one extends; `orgdrift check` says which rows those are"),
    ("times", "a change relative to what the scenario says: `set.people.conviction = { times = 1.5 }` in an option or event, `--vary people.conviction=times:0.5..2:0.5` in a sweep; a range is scaled as a whole"),
    ("plus", "a change relative to what the scenario says: `set.people.conviction = { plus = 0.1 }` in an option or event, `--vary people.conviction=plus:-0.1,0.1` in a sweep; a range is moved as a whole"),
    ("drift", "counted activity minus strategic outcome, in points: how much busier an organization looks than it is good (measure `drift`; not the key `strategy.drift`)"),
];

/// Words by which a verdict is asked for besides its own.
const SAME: &[(&str, &str)] = &[
    ("WORSE, OFTEN BY LESS THAN MATTERS", "BETTER, OFTEN BY LESS THAN MATTERS"),
    ("HIGHER, OFTEN BY LESS THAN MATTERS", "BETTER, OFTEN BY LESS THAN MATTERS"),
    ("LOWER, OFTEN BY LESS THAN MATTERS", "BETTER, OFTEN BY LESS THAN MATTERS"),
    ("BETTER", "BETTER, OFTEN BY LESS THAN MATTERS"),
    ("OFTEN BY LESS THAN MATTERS", "BETTER, OFTEN BY LESS THAN MATTERS"),
    ("NO DIFFERENCE", "NO DIFFERENCE THAT MATTERS"),
    ("MOSTLY NO DIFFERENCE", "MOSTLY NO DIFFERENCE THAT MATTERS"),
    ("DEPENDS", "IT DEPENDS ON"),
    ("IT DEPENDS", "IT DEPENDS ON"),
    ("TOGETHER", "IT DEPENDS ON THE ASSUMPTIONS TOGETHER"),
    ("LUCK", "MOSTLY LUCK"),
    ("NO PATTERN", "NO CLEAR PATTERN"),
    ("CANNOT ACT", "CANNOT ACT HERE"),
    ("TOO EARLY", "TOO EARLY TO SAY"),
    ("twin", "aligned twin"),
    ("outcome", "strategic outcome"),
    ("future", "futures"),
    ("point", "points"),
    ("in total", "reward in total"),
];

/// The word and its meaning. Case and quotation marks do not matter, nor what follows a word that a verdict
/// completes: `CLEARLY better`, `IT DEPENDS ON people.habit`.
pub fn find(asked: &str) -> Option<(&'static str, &'static str)> {
    let wanted = asked.trim().trim_matches(['"', '\'', '.']).to_lowercase();
    let exact =
        |word: &str| WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).copied();
    let same = |word: &str| SAME.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    exact(&wanted).or_else(|| exact(same(&wanted)?.1)).or_else(|| {
        let begins = |(word, _): &&(&str, &str)| {
            ["CLEARLY", "USUALLY", "LEANS", "IT DEPENDS ON"].contains(word)
                && wanted.starts_with(&format!("{} ", word.to_lowercase()))
        };
        WORDS.iter().find(begins).copied()
    })
}
