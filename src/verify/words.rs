//! What `orgdrift verify` says: every claim beside its comparisons, chapter by chapter.

use std::path::Path;

use crate::document::number::{counted, significant};
use crate::document::terminal::{WIDTH, joined, paths, wrapped, wrapped_to};
use crate::verify::beyond::NOT_REPRODUCED;
use crate::verify::field::{FieldStanding, Finding};
use crate::verify::row::ComparisonRow;
use crate::verify::{Claim, Outcome};

/// Digits of a number, of a tolerance, and of both numbers of a comparison that fails: as many as a table
/// holds, so that the difference can be seen.
const DIGITS: usize = 6;
const DIGITS_OF_A_TOLERANCE: usize = 2;
const DIGITS_OF_A_FAILURE: usize = 9;
/// Digits of a number from the field: more than any study gives.
const DIGITS_OF_THE_FIELD: usize = 3;
/// In front of a comparison, and between two of its columns. Characters.
const INDENT: usize = 6;
const GAP: usize = 2;

/// What stands behind a comparison that fails.
const FAILS: &str = "FAILS";

/// What was verified, and where its files are.
#[derive(Clone, Copy, Debug)]
pub struct Verification<'a> {
    /// The claims that were run.
    pub outcomes: &'a [Outcome],
    /// Whether these are all claims.
    pub everything: bool,
    /// Numbers from the field, if they were asked for.
    pub findings: Option<&'a [Finding]>,
    /// Where the files are, if any were written.
    pub folder: Option<&'a Path>,
}

/// Everything: the table of claims, what holds, what fails, what is not reproduced, the field, the paths.
pub fn full(verified: &Verification) -> String {
    let mut lines = chapters(verified.outcomes);
    lines.push(holding(verified.outcomes));
    lines.extend(failures(verified.outcomes));
    if verified.everything && !NOT_REPRODUCED.is_empty() {
        lines.extend([String::new(), "Not reproduced".to_owned()]);
        for beyond in NOT_REPRODUCED {
            lines.extend(wrapped(&format!("{} ({})", beyond.says, beyond.source), 2, 4));
            lines.extend(wrapped(beyond.why, 4, 4));
        }
    }
    if let Some(findings) = verified.findings {
        lines.push(String::new());
        lines.extend(field(findings));
    }
    lines.push(String::new());
    lines.extend(verified.folder.map(paths).into_iter().flatten());
    lines.push(if verified.findings.is_none() {
        "next: orgdrift verify --field".to_owned()
    } else {
        "next: orgdrift limits".to_owned()
    });
    joined(&lines)
}

/// The claims that fail, and the counts.
pub fn short(verified: &Verification) -> String {
    let failing: Vec<Outcome> =
        verified.outcomes.iter().filter(|outcome| !outcome.holds()).cloned().collect();
    let mut lines = chapters(&failing);
    lines.push(holding(verified.outcomes));
    lines.extend(verified.findings.iter().flat_map(|findings| wrapped(&standings(findings), 0, 2)));
    joined(&lines)
}

/// Names, topics, sentences and what each claim runs.
pub fn list(claims: &[Claim]) -> String {
    let mut lines = Vec::new();
    for (number, claim) in claims.iter().enumerate() {
        if number == 0 || claims[number - 1].topic != claim.topic {
            lines.push(claim.topic.to_owned());
        }
        lines.push(format!("  {}", claim.name));
        lines.extend(wrapped(claim.says, 4, 4));
        lines.extend(wrapped(&format!("runs {}", claim.runs), 4, 6));
    }
    lines.push("next: orgdrift verify --only NAME".to_owned());
    joined(&lines)
}

/// How many claims and comparisons hold.
pub fn holding(outcomes: &[Outcome]) -> String {
    let held = outcomes.iter().filter(|outcome| outcome.holds()).count();
    let rows = || outcomes.iter().flat_map(|outcome| &outcome.rows);
    let passed = rows().filter(|row| row.passes()).count();
    format!(
        "{held} of {} {}, {passed} of {}",
        counted(outcomes.len(), "claim", "claims"),
        if outcomes.len() == 1 { "holds" } else { "hold" },
        counted(rows().count(), "comparison", "comparisons")
    )
}

/// Why a claim has nothing to show, if it has nothing.
pub fn nothing_compared(outcome: &Outcome) -> Option<String> {
    match &outcome.trouble {
        Some(trouble) => Some(format!("could not be run: {}", trouble.0)),
        None if outcome.rows.is_empty() => Some("nothing was compared".to_owned()),
        None => None,
    }
}

/// The claims that fail and what of them fails, a line each.
pub fn failing(outcomes: &[Outcome]) -> Vec<String> {
    let of = |outcome: &Outcome| {
        let rows = outcome.rows.iter().filter(|row| !row.passes()).map(|row| row.quantity.clone());
        let what: Vec<String> = rows.chain(nothing_compared(outcome)).collect();
        format!("{}: {}", outcome.claim.name, what.join(", "))
    };
    outcomes.iter().filter(|outcome| !outcome.holds()).map(of).collect()
}

/// Where a simulated number lies beside the measured ones, in a word.
pub fn standing(standing: FieldStanding) -> &'static str {
    match standing {
        FieldStanding::Inside => "inside",
        FieldStanding::Near => "near",
        FieldStanding::Outside => "outside",
        FieldStanding::OutOfScope => "out of scope",
    }
}

fn failures(outcomes: &[Outcome]) -> Vec<String> {
    let failing = failing(outcomes);
    if failing.is_empty() {
        return Vec::new();
    }
    let names = failing.iter().flat_map(|claim| wrapped(claim, 2, 4));
    std::iter::once("these fail:".to_owned()).chain(names).collect()
}

fn chapters(outcomes: &[Outcome]) -> Vec<String> {
    let rows: Vec<[String; 3]> =
        outcomes.iter().flat_map(|outcome| &outcome.rows).map(cells).collect();
    let columns = TextColumns::around(["theory", "simulated", "tolerance"], &rows, FAILS.len());
    let mut lines = Vec::new();
    for (number, outcome) in outcomes.iter().enumerate() {
        if number == 0 || outcomes[number - 1].claim.topic != outcome.claim.topic {
            lines.push(columns.header(outcome.claim.topic));
        }
        let claim = outcome.claim;
        lines.extend(wrapped(claim.says, 2, 2));
        lines.extend(wrapped(claim.name, 4, 4));
        lines.extend(wrapped(&format!("{}: {}", claim.source, claim.equation), 4, 6));
        // a configuration usually begins with its scenario
        if !outcome.rows.iter().any(|row| row.configuration.contains(claim.runs)) {
            lines.extend(wrapped(&format!("runs {}", claim.runs), 4, 6));
        }
        let mut configuration = None;
        for row in &outcome.rows {
            // said once for all comparisons of one run
            if configuration != Some(&row.configuration) {
                lines.extend(wrapped(&format!("in {}", row.configuration), 4, 6));
                configuration = Some(&row.configuration);
            }
            let words = format!("{}, {}", row.quantity, row.unit);
            let verdict = if row.passes() { "ok" } else { FAILS };
            lines.extend(columns.row(&words, INDENT, &cells(row), verdict));
        }
        if let Some(reason) = nothing_compared(outcome) {
            lines.extend(wrapped(&format!("{FAILS}: {reason}"), 4, 6));
        }
        lines.push(String::new());
    }
    lines
}

/// The numbers of a comparison as they are shown.
fn cells(row: &ComparisonRow) -> [String; 3] {
    let digits = if row.passes() { DIGITS } else { DIGITS_OF_A_FAILURE };
    [
        format!("{} {}", row.relation.sign(), significant(row.theory, digits)),
        significant(row.simulated, digits),
        significant(row.tolerance.size, DIGITS_OF_A_TOLERANCE),
    ]
}

/// Columns of a table: words, numbers, and what to think of them.
struct TextColumns<const N: usize> {
    names: [&'static str; N],
    words: usize,
    numbers: [usize; N],
}

impl<const N: usize> TextColumns<N> {
    /// Columns as wide as their numbers, the words as wide as what is left of the page.
    fn around(names: [&'static str; N], rows: &[[String; N]], verdict: usize) -> Self {
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.chain([names[column].len()]).max().unwrap_or(0)
        };
        let numbers = std::array::from_fn(width);
        let taken = numbers.iter().map(|width: &usize| width + GAP).sum::<usize>() + GAP + verdict;
        Self { names, words: (WIDTH - INDENT).saturating_sub(taken), numbers }
    }

    fn side_by_side(&self, numbers: [&str; N]) -> String {
        let cells = numbers.iter().zip(self.numbers).map(|(cell, width)| {
            let width = GAP + width;
            format!("{cell:>width$}")
        });
        cells.collect::<Vec<_>>().concat()
    }

    /// The name of a chapter beside the names of the columns.
    fn header(&self, chapter: &str) -> String {
        let width = INDENT + self.words;
        format!("{chapter:<width$}{}", self.side_by_side(self.names))
    }

    /// A row; words that do not fit beside the numbers go below.
    fn row(&self, words: &str, indent: usize, numbers: &[String; N], verdict: &str) -> Vec<String> {
        let width = INDENT + self.words;
        let mut lines = wrapped_to(width, words, indent, indent + 2);
        let numbers = self.side_by_side(numbers.each_ref().map(String::as_str));
        if let Some(line) = lines.first_mut() {
            *line = format!("{line:<width$}{numbers}{}{verdict}", " ".repeat(GAP));
        }
        lines
    }
}

/// The second table: the field, beside the scenario of a user if there is one.
fn field(findings: &[Finding]) -> Vec<String> {
    let mut lines = if findings.iter().any(|finding| finding.yours.is_some()) {
        field_of(findings, ["from", "to", "shipped", "yours"], |finding| {
            let yours = finding.yours.as_ref();
            let yours = yours.map_or_else(|| "-".to_owned(), |yours| shown(yours.value));
            let [from, to, shipped] = published(finding);
            [from, to, shipped, yours]
        })
    } else {
        field_of(findings, ["from", "to", "simulated"], published)
    };
    lines.extend(wrapped(&standings(findings), 0, 2));
    lines
}

fn shown(value: f64) -> String {
    significant(value, DIGITS_OF_THE_FIELD)
}

fn published(finding: &Finding) -> [String; 3] {
    [finding.evidence.from, finding.evidence.to, finding.shipped.value].map(shown)
}

fn field_of<const N: usize>(
    findings: &[Finding],
    names: [&'static str; N],
    numbers: impl Fn(&Finding) -> [String; N],
) -> Vec<String> {
    let rows: Vec<[String; N]> = findings.iter().map(numbers).collect();
    let places: Vec<String> = findings.iter().map(places).collect();
    let beside_a_user = findings.iter().any(|finding| finding.yours.is_some());
    let widest = places.iter().map(String::len).max().unwrap_or(0);
    let columns = TextColumns::around(names, &rows, widest);
    let mut lines = vec![columns.header("Measured in real organizations")];
    for ((finding, row), places) in findings.iter().zip(&rows).zip(&places) {
        let evidence = &finding.evidence;
        let words = format!("{}, {}", evidence.says, evidence.unit);
        lines.extend(columns.row(&words, 2, row, places));
        lines.extend(wrapped(&format!("{}: {}", evidence.name, evidence.source), 4, 6));
        lines.extend(wrapped(&format!("in {}", finding.shipped.configuration), 4, 6));
        let of_user = match &finding.yours {
            Some(yours) if yours.configuration == finding.shipped.configuration => {
                Some("yours in the same".to_owned())
            }
            Some(yours) => Some(format!("yours in {}", yours.configuration)),
            None => beside_a_user.then(|| evidence.about.words().to_owned()),
        };
        lines.extend(of_user.iter().flat_map(|of_user| wrapped(of_user, 4, 6)));
        lines.extend(wrapped(evidence.judgement, 4, 6));
        let reason = evidence.out_of_scope.map(|reason| format!("out of scope: {reason}"));
        lines.extend(reason.iter().flat_map(|reason| wrapped(reason, 4, 6)));
    }
    lines
}

/// Where the shipped scenarios lie, and the scenario of a user if that is elsewhere.
fn places(finding: &Finding) -> String {
    let (shipped, yours) = (finding.standing(), finding.standing_of_yours());
    match yours {
        Some(yours) if yours != shipped => {
            format!("{}, yours {}", standing(shipped), standing(yours))
        }
        _ => standing(shipped).to_owned(),
    }
}

/// How many numbers lie where.
fn standings(findings: &[Finding]) -> String {
    let counts = |places: &[FieldStanding]| {
        let count = |wanted| places.iter().filter(|&&place| place == wanted).count();
        format!(
            "{} inside the measured range, {} near, {} outside",
            count(FieldStanding::Inside),
            count(FieldStanding::Near),
            count(FieldStanding::Outside)
        )
    };
    let shipped: Vec<FieldStanding> = findings.iter().map(Finding::standing).collect();
    let beyond = shipped.iter().filter(|&&place| place == FieldStanding::OutOfScope).count();
    let yours: Vec<FieldStanding> =
        findings.iter().filter_map(Finding::standing_of_yours).collect();
    let of_user = match yours.as_slice() {
        [] => String::new(),
        yours => format!("; of those that depend on your scenario {}", counts(yours)),
    };
    format!(
        "{} from the field: {}, {beyond} out of scope{of_user}; evidence, not proof: none of this fails",
        counted(findings.len(), "number", "numbers"),
        counts(&shipped),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::{claim, finding, findings_of_user, mixed, outcome};

    fn verified(outcomes: &[Outcome]) -> Verification<'_> {
        Verification { outcomes, everything: true, findings: None, folder: None }
    }

    #[test]
    fn a_claim_stands_above_its_comparisons() {
        let text = full(&verified(&mixed()[..1]));
        let expected = "\
Incentives                                                   theory  simulated  tolerance
  What is paid for is done
    pay_buys_effort
    Somebody 1999: e = b / c
    in verify/planted, reward.bonus.strength = 1
      effort 1, hours                                           = 1          1        0.1  ok
      effort 2, hours                                           = 0       0.01        0.1  ok
      effort 3, hours                                         = 250     250.05        0.1  ok
    in verify/planted
      slope, share                                              > 0        0.5       0.03  ok

1 of 1 claim holds, 4 of 4 comparisons
";
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn what_fails_is_marked_counted_and_named_again() {
        let outcomes = mixed();
        let text = full(&verified(&outcomes));
        assert_eq!(text.matches("  FAILS\n").count(), 2, "{text}");
        assert!(text.contains("= 3    missing"), "{text}");
        assert!(
            text.contains("    runs verify/planted\n    FAILS: could not be run: a number stopped making sense"),
            "{text}"
        );
        assert!(text.contains("2 of 4 claims hold, 8 of 10 comparisons\nthese fail:\n"), "{text}");
        assert!(text.contains("\n  pay_buys_harm: effort 1, effort 2\n"), "{text}");
        assert_eq!(failing(&outcomes).len(), 2);
        assert!(failing(&outcomes)[1].starts_with("colleagues_agree: could not be run"));
    }

    #[test]
    fn quiet_leaves_what_holds_out() {
        let text = short(&verified(&mixed()));
        assert!(text.contains("pay_buys_harm") && !text.contains("pay_buys_effort"), "{text}");
        assert_eq!(short(&verified(&mixed()[..1])), "1 of 1 claim holds, 4 of 4 comparisons\n");
    }

    #[test]
    fn no_line_is_wider_than_the_page_and_none_ends_in_blanks() {
        let long: &str =
            "how much a person does of what is paid for in the last week ".repeat(4).leak();
        let mut wide = outcome("pay_buys_effort", "Incentives", &[(-1.234_567_89e-7, 123_456.789)]);
        wide.claim =
            Claim { says: long, source: long, equation: long, ..claim("wide", "Incentives") };
        wide.rows[0].quantity = long.to_owned();
        wide.rows[0].configuration = long.to_owned();
        let findings = [finding(0.3), finding(0.45), finding(f64::NAN)];
        let outcomes = [wide];
        let text = full(&Verification { findings: Some(&findings), ..verified(&outcomes) });
        for line in text.lines() {
            assert!(line.chars().count() <= WIDTH && line == line.trim_end(), "{line}");
        }
        assert!(text.contains("1.23456789e-7"), "{text}");
    }

    #[test]
    fn the_field_is_evidence_and_not_proof() {
        let findings = [finding(0.3), finding(0.45), finding(f64::NAN)];
        let text = full(&Verification { findings: Some(&findings), ..verified(&[]) });
        assert!(text.contains("evidence, not proof: none of this fails"), "{text}");
        assert!(text.contains("    0.2  0.4        0.3  inside\n"), "{text}");
        assert!(text.contains("    0.2  0.4    missing  outside\n"), "{text}");
        assert!(
            text.contains("1 inside the measured range, 1 near, 1 outside, 0 out of scope"),
            "{text}"
        );
        assert!(text.ends_with("next: orgdrift limits\n"), "{text}");
    }

    #[test]
    fn the_scenario_of_a_user_stands_beside_the_shipped_one() {
        let findings = findings_of_user();
        let text = full(&Verification { findings: Some(&findings), ..verified(&[]) });
        for part in [
            "from   to  shipped  yours\n",
            "0.2  0.4      0.3    0.7  inside, yours outside\n",
            "0.2  0.4      0.3    0.7  out of scope\n",
            "0.2  0.4     0.45      -  near\n",
            "    yours in mine\n",
            "    does not depend on the scenario\n",
            "    out of scope: Nobody is sure of what is wrong\n",
        ] {
            assert!(text.contains(part), "{part} is missing in\n{text}");
        }
        let counts = standings(&findings);
        assert!(counts.contains("1 inside the measured range, 1 near, 0 outside, 1 out of scope"));
        assert!(counts.contains("your scenario 0 inside the measured range, 0 near, 1 outside;"));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
    }

    #[test]
    fn the_list_names_what_each_claim_runs() {
        let text =
            list(&[claim("pay_buys_effort", "Incentives"), claim("pay_buys_harm", "Incentives")]);
        assert_eq!(text.matches("Incentives\n").count(), 1);
        assert!(
            text.contains("  pay_buys_harm\n    What is paid for is done\n    runs verify/planted")
        );
    }
}
