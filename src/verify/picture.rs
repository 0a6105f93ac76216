//! Theory beside simulation in one picture.

use crate::document::number::{counted, significant};
use crate::ink::{Dot, DotPanels, DotRow, Figure, Frame, NamedChart, Pair, PairPanel, RowPanel};
use crate::verify::Outcome;
use crate::verify::row::{ComparisonRow, Relation};
use crate::verify::words::{failing, holding};

/// Most failing claims and comparisons that the alternative text spells out.
const MOST_TOLD: usize = 12;

/// Most topics that the title names.
const MOST_TOPICS: usize = 3;
/// Keeps words on one line.
const NO_BREAK: char = '\u{a0}';

/// The chart, with `provenance` in its corner.
pub fn picture(outcomes: &[Outcome], provenance: &str) -> NamedChart {
    let figure = Figure::Dots(DotPanels {
        frame: Frame {
            title: title(outcomes),
            subtitle: subtitle(outcomes),
            provenance: provenance.to_owned(),
            alternative_text: alternative(outcomes),
        },
        pairs: PairPanel {
            label: "Simulated against theory".to_owned(),
            unit: "sizes, each in its own unit".to_owned(),
            across: "theory".to_owned(),
            up: "simulated".to_owned(),
            diagonal: "simulated = theory".to_owned(),
            pairs: equalities(outcomes).filter(|row| has_size(row)).map(pair).collect(),
        },
        rows: RowPanel {
            label: "Simulated minus theory".to_owned(),
            unit: "in tolerances; beyond 1.2 drawn at 1.2".to_owned(),
            zone: "within tolerance".to_owned(),
            rows: rows(outcomes),
        },
    });
    NamedChart { name: "theory-and-simulation", figure }
}

/// Comparisons that ask for equal numbers.
fn equalities(outcomes: &[Outcome]) -> impl Iterator<Item = &ComparisonRow> {
    let rows = outcomes.iter().flat_map(|outcome| &outcome.rows);
    rows.filter(|row| row.relation == Relation::Equals)
}

/// Whether theory has a place on an axis of powers of ten.
fn has_size(row: &ComparisonRow) -> bool {
    row.theory.abs() > 0.0
}

fn pair(row: &ComparisonRow) -> Pair {
    Pair { across: row.theory, up: row.simulated, stands_out: !row.passes() }
}

/// How far apart theory and simulation are, in tolerances; not finite if nothing may differ and something
/// does.
fn distance(row: &ComparisonRow) -> f64 {
    let difference = row.simulated - row.theory;
    if difference.abs() > 0.0 { difference / row.tolerance.size } else { difference }
}

/// Topics in the order in which they come.
fn topics(outcomes: &[Outcome]) -> Vec<&'static str> {
    let mut topics = Vec::new();
    for outcome in outcomes {
        if !topics.contains(&outcome.claim.topic) {
            topics.push(outcome.claim.topic);
        }
    }
    topics
}

/// A row for each topic that asks for equal numbers.
fn rows(outcomes: &[Outcome]) -> Vec<DotRow> {
    let of = |topic: &str| {
        let about: Vec<Outcome> =
            outcomes.iter().filter(|outcome| outcome.claim.topic == topic).cloned().collect();
        let dots: Vec<Dot> = equalities(&about)
            .map(|row| Dot { at: distance(row), stands_out: !row.passes() })
            .collect();
        let inside = dots.iter().filter(|dot| !dot.stands_out).count();
        DotRow { label: format!("{topic}: {inside}{NO_BREAK}of{NO_BREAK}{}", dots.len()), dots }
    };
    topics(outcomes).into_iter().map(of).filter(|row| !row.dots.is_empty()).collect()
}

fn title(outcomes: &[Outcome]) -> String {
    let failing: Vec<Outcome> =
        outcomes.iter().filter(|outcome| !outcome.holds()).cloned().collect();
    let compared = outcomes.iter().map(|outcome| outcome.rows.len()).sum();
    let comparisons = counted(compared, "comparison", "comparisons");
    match (failing.len(), outcomes.len()) {
        (_, 0) => "No claim was run".to_owned(),
        (0, 1) => format!("The claim holds: {comparisons} with theory within tolerance"),
        (0, all) => format!("All {all} claims hold: {comparisons} with theory within tolerance"),
        (off, all) => format!(
            "{off} of {} {}: {}",
            counted(all, "claim", "claims"),
            if off == 1 { "fails" } else { "fail" },
            some(&topics(&failing))
        ),
    }
}

/// The first few topics, and how many there are besides.
fn some(topics: &[&str]) -> String {
    let shown = topics.iter().take(MOST_TOPICS).copied().collect::<Vec<_>>().join(", ");
    match topics.len().saturating_sub(MOST_TOPICS) {
        0 => shown,
        left => format!("{shown} and {}", counted(left, "other topic", "other topics")),
    }
}

fn subtitle(outcomes: &[Outcome]) -> String {
    let all = equalities(outcomes).count();
    let zeros = equalities(outcomes).filter(|row| !has_size(row)).count();
    let missing =
        equalities(outcomes).filter(|row| has_size(row) && !row.simulated.is_finite()).count();
    let signs = outcomes.iter().map(|outcome| outcome.rows.len()).sum::<usize>() - all;
    let mut text = format!(
        "Left: {}, sizes in powers of ten",
        counted(all - zeros - missing, "equality", "equalities")
    );
    if zeros > 0 {
        text.push_str(&format!(", {zeros} with theory{NO_BREAK}0 left out"));
    }
    if missing > 0 {
        text.push_str(&format!(", {missing} without a simulated number left out"));
    }
    text.push_str(&format!(". Right: all {all} by topic"));
    if signs > 0 {
        text.push_str(&format!(
            ". Not drawn: {} of{NO_BREAK}sign{NO_BREAK}(>{NO_BREAK}or{NO_BREAK}<)",
            counted(signs, "comparison", "comparisons")
        ));
    }
    text
}

fn alternative(outcomes: &[Outcome]) -> String {
    let sizes = || equalities(outcomes).filter(|row| has_size(row)).map(|row| row.theory.abs());
    let (least, most) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    let mut text = format!("{}. {}. {}.", title(outcomes), holding(outcomes), subtitle(outcomes));
    if most > 0.0 {
        text.push_str(&format!(
            " Theory from {} to {} in size.",
            significant(least, 3),
            significant(most, 3)
        ));
    }
    let within = equalities(outcomes).filter(|row| row.passes()).map(|row| distance(row).abs());
    let furthest = within.fold(0.0, f64::max);
    text.push_str(&format!(
        " The furthest number that holds is {} tolerances off.",
        significant(furthest, 2)
    ));
    let rows = rows(outcomes);
    if !rows.is_empty() {
        let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
        text.push_str(&format!(" Within tolerance: {}.", labels.join("; ")));
    }
    for claim in failing(outcomes).iter().take(MOST_TOLD) {
        text.push_str(&format!(" Fails: {claim}."));
    }
    let off = outcomes.iter().flat_map(|outcome| &outcome.rows).filter(|row| !row.passes());
    for row in off.take(MOST_TOLD) {
        text.push_str(&format!(
            " {}: theory {} {}, simulated {}.",
            row.quantity,
            row.relation.sign(),
            significant(row.theory, 6),
            significant(row.simulated, 6)
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::{mixed, outcome};

    fn chart(outcomes: &[Outcome]) -> DotPanels {
        match picture(outcomes, "here").figure {
            Figure::Dots(chart) => chart,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_title_is_the_finding() {
        let outcomes = mixed();
        assert_eq!(title(&outcomes), "2 of 4 claims fail: Incentives, Colleagues");
        assert_eq!(
            title(&[outcomes[0].clone(), outcomes[2].clone()]),
            "All 2 claims hold: 6 comparisons with theory within tolerance"
        );
        assert_eq!(some(&["a", "b", "c", "d"]), "a, b, c and 1 other topic");
        assert_eq!(title(&outcomes[1..2]), "1 of 1 claim fails: Incentives");
    }

    #[test]
    fn what_has_no_place_is_left_out_and_it_is_said() {
        let chart = chart(&mixed());
        assert_eq!(chart.pairs.pairs.len(), 6);
        assert_eq!(chart.pairs.pairs.iter().filter(|pair| pair.stands_out).count(), 2);
        let labels: Vec<String> =
            chart.rows.rows.iter().map(|row| row.label.replace(NO_BREAK, " ")).collect();
        assert_eq!(labels, ["Incentives: 4 of 6", "Hierarchy: 1 of 1"]);
        assert_eq!(
            chart.frame.subtitle.replace(NO_BREAK, " "),
            "Left: 5 equalities, sizes in powers of ten, 1 with theory 0 left out, 1 without a simulated \
             number left out. Right: all 7 by topic. Not drawn: 3 comparisons of sign (> or <)"
        );
        let text = chart.frame.alternative_text;
        assert!(text.contains("effort 1: theory = 0.02, simulated 0.5."), "{text}");
        assert!(text.contains("Theory from 0.02 to 250 in size."), "{text}");
    }

    #[test]
    fn without_tolerance_only_equal_numbers_lie_at_0() {
        let mut exact = outcome("exact", "Luck", &[(2.0, 2.0), (2.0, 3.0), (2.0, 1.0)]);
        for row in &mut exact.rows {
            row.tolerance.size = 0.0;
        }
        let places: Vec<f64> = chart(&[exact]).rows.rows[0].dots.iter().map(|dot| dot.at).collect();
        assert_eq!(places, [0.0, f64::INFINITY, f64::NEG_INFINITY]);
    }
}
