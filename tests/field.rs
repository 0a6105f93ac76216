//! What was measured in the field stands beside what the shipped scenario gives.
#![allow(clippy::print_stdout, reason = "shown by a failing test")]

use orgdrift::verify::field::{Standing, findings};

/// Findings inside their published range. More may come, fewer not unnoticed.
const INSIDE: usize = 5;

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
