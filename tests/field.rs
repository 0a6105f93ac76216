//! What was measured in the field stands beside what the shipped scenario gives, and what is said not to
//! come out of the model does not.
#![cfg(feature = "app")]
#![allow(clippy::print_stdout, reason = "shown by a failing test")]

use orgdrift::scenario::{Metric, Scenario};
use orgdrift::verify::Case;
use orgdrift::verify::field::{About, FieldNumber, FieldStanding, Finding, findings};

/// Findings inside their published range. More may come, fewer not unnoticed.
const INSIDE: usize = 11;

fn shown(finding: &Finding) {
    let FieldNumber { name, from, to, unit, .. } = finding.evidence;
    println!(
        "{:?} {name}: {from} to {to}, simulated {} {unit} ({})",
        finding.standing(),
        finding.shipped.value,
        finding.shipped.configuration
    );
}

#[test]
fn every_finding_has_a_number_a_range_and_a_source() {
    let findings = findings(None).expect("the shipped scenarios run");
    findings.iter().for_each(shown);
    for finding in &findings {
        let FieldNumber { name, says, unit, from, to, source, judgement, out_of_scope, .. } =
            finding.evidence;
        assert!(finding.shipped.value.is_finite(), "{name}");
        assert!(from < to, "{name}");
        for text in [source, says, judgement, unit, out_of_scope.unwrap_or("reachable")] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{name}: {text}");
        }
        assert!(!finding.shipped.configuration.is_empty(), "{name}");
        assert!(finding.yours.is_none(), "{name}");
        let is_told = judgement.contains("; it stays ") || out_of_scope.is_some();
        assert_eq!(
            finding.standing() != FieldStanding::Inside,
            is_told,
            "{name}: why is it not inside?"
        );
    }
    let mut names: Vec<&str> = findings.iter().map(|finding| finding.evidence.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), findings.len(), "two findings share a name");
    let inside =
        findings.iter().filter(|finding| finding.standing() == FieldStanding::Inside).count();
    assert!(inside >= INSIDE, "{inside} inside, {INSIDE} before");
}

fn of_user(text: &str) -> Vec<Finding> {
    let scenario =
        Scenario::from_text("mine", text).unwrap_or_else(|problems| panic!("{problems}"));
    findings(Some(&scenario)).expect("the scenario runs")
}

/// Whoever hands over the shipped scenario gets its numbers twice.
#[test]
fn the_shipped_scenario_stands_beside_itself() {
    for finding in of_user("extends = \"tickets-versus-experience\"\n") {
        let name = finding.evidence.name;
        match (&finding.yours, finding.evidence.about) {
            (None, About::Fixed) => {}
            (Some(yours), About::Company | About::People) => {
                // rounding of the tables aside
                let apart = (yours.value - finding.shipped.value).abs();
                assert!(apart < 1e-9, "{name}: {} {}", yours.value, finding.shipped.value);
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// A company of one's own: its own kinds of work and managers, and people unlike the shipped ones in the experiments.
#[test]
fn a_company_of_ones_own_has_its_own_numbers() {
    let text = "extends = \"winning-departments\"\norganization.span = 9\npeople.conviction = 4\n";
    let findings = of_user(text);
    let yours = |name: &str| {
        let finding = findings.iter().find(|finding| finding.evidence.name == name);
        let finding = finding.unwrap_or_else(|| panic!("{name} is missing"));
        (finding.yours.clone().expect("depends on the scenario"), finding.shipped.clone())
    };
    let (span, shipped) = yours("span");
    assert!(span.value > 6.0 && span.configuration.starts_with("mine, "), "{span:?}");
    assert!((shipped.value - 6.0).abs() < 1e-12);
    // whoever is more convinced works more for a fixed wage already
    let (response, shipped) = yours("piece_rate_response_with_hours_to_spare");
    assert!(response.value < shipped.value, "{response:?} {shipped:?}");
    assert!(response.configuration.contains("people.conviction = 4"), "{response:?}");
    assert!(!shipped.configuration.contains("people.conviction"), "{shipped:?}");
    for finding in &findings {
        if let Some(yours) = &finding.yours {
            assert!(yours.value.is_finite(), "{}", finding.evidence.name);
        }
    }
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
