//! What was measured in the field stands beside what the shipped scenario gives, and what is said not to
//! come out of the model does not.
#![cfg(feature = "app")]
#![allow(clippy::print_stdout, reason = "shown by a failing test")]

use orgdrift::scenario::Metric;
use orgdrift::verify::Case;
use orgdrift::verify::field::{Standing, findings};

/// Findings inside their published range. More may come, fewer not unnoticed.
const INSIDE: usize = 6;

#[test]
fn every_finding_has_a_number_a_range_and_a_source() {
    let findings = findings().expect("the shipped scenarios run");
    for finding in &findings {
        println!(
            "{:?} {}: {} to {}, simulated {} {} ({})",
            finding.standing(),
            finding.name,
            finding.from,
            finding.to,
            finding.simulated,
            finding.unit,
            finding.configuration
        );
    }
    for finding in &findings {
        assert!(finding.simulated.is_finite(), "{}", finding.name);
        assert!(finding.from <= finding.to, "{}", finding.name);
        for text in [finding.source, finding.says, finding.judgement, finding.unit] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", finding.name);
        }
        assert!(!finding.configuration.is_empty(), "{}", finding.name);
    }
    let mut names: Vec<&str> = findings.iter().map(|finding| finding.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), findings.len(), "two findings share a name");
    let inside = findings.iter().filter(|finding| finding.standing() == Standing::Inside).count();
    assert!(inside >= INSIDE, "{inside} inside, {INSIDE} before");
}

/// No crowding out (Gneezy & Rustichini 2000).
#[test]
fn a_small_payment_never_brings_less_than_none() {
    let lived = Case::of("verify/piece-rate")
        .with("people.effort_cost", 3)
        .option("coin", "reward.piece_rate.strength", 0.001)
        .live()
        .expect("the case runs");
    let activity = |option: &str| lived.weekly(option, 0, Metric::Activity);
    for (none, coin) in activity("baseline").into_iter().zip(activity("coin")) {
        assert!(coin > none, "{none} {coin}");
    }
}

/// No selection (Lazear 2000).
#[test]
fn nobody_leaves_or_stays_because_of_pay() {
    let lived = Case::of("verify/piece-rate")
        .with("people.effort_cost", 3)
        .with("people.skill_spread", 0.3)
        .with("people.exit_rate", 0.02)
        .live()
        .expect("the case runs");
    let exits = |option: &str| lived.weekly(option, 0, Metric::Exits);
    assert!(exits("baseline").iter().any(|&exits| exits > 0.0));
    assert_eq!(exits("baseline"), exits("piece_rate"));
}
