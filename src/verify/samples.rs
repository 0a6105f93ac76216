//! Planted claims, so that texts, tables and the picture can be tried out without the engine.

use crate::verify::field::{About, FieldNumber, Finding, Simulated};
use crate::verify::row::{Rows, Tolerance};
use crate::verify::{Claim, Outcome, Trouble};

/// A claim that compares nothing.
pub(crate) fn claim(name: &'static str, topic: &'static str) -> Claim {
    Claim {
        name,
        topic,
        says: "What is paid for is done",
        source: "Somebody 1999",
        equation: "e = b / c",
        runs: "verify/planted",
        compare: |_| Ok(()),
    }
}

/// A claim with one equality per pair of theory and simulation, tolerance 0.1, and one sign.
pub(crate) fn outcome(name: &'static str, topic: &'static str, pairs: &[(f64, f64)]) -> Outcome {
    let mut rows = Rows::default();
    for (number, (theory, simulated)) in pairs.iter().enumerate() {
        let tolerance = Tolerance::bound(0.1, "a test");
        let quantity = format!("effort {}", number + 1);
        rows.at("verify/planted, reward.bonus.strength = 1")
            .equal(quantity, "hours", *theory, *simulated, tolerance);
    }
    rows.at("verify/planted").above("slope", "share", 0.0, 0.5, Tolerance::of_a_sign(0.01, 30));
    Outcome { claim: claim(name, topic), rows: rows.finish(), trouble: None }
}

/// Two claims that hold, one that is off twice, one that could not be run.
pub(crate) fn mixed() -> Vec<Outcome> {
    let broken = Outcome {
        claim: claim("colleagues_agree", "Colleagues"),
        rows: Vec::new(),
        trouble: Some(Trouble("a number stopped making sense".into())),
    };
    vec![
        outcome("pay_buys_effort", "Incentives", &[(1.0, 1.0), (0.0, 0.01), (250.0, 250.05)]),
        outcome("pay_buys_harm", "Incentives", &[(0.02, 0.5), (3.0, f64::NAN), (-4.0, -4.0)]),
        outcome("clarity_fades", "Hierarchy", &[(0.5, 0.45)]),
        broken,
    ]
}

/// A number from the field.
pub(crate) fn evidence() -> FieldNumber {
    FieldNumber {
        name: "clarity_below",
        says: "Share of managers who can name the priorities",
        unit: "share",
        from: 0.2,
        to: 0.4,
        source: "Somebody 2001",
        judgement: "Decided by communication.fidelity, which is judgement",
        out_of_scope: None,
        about: About::Company,
        simulate: |_| simulated(f64::NAN, "nothing was run"),
    }
}

fn simulated(value: f64, configuration: &str) -> Simulated {
    Simulated { value, configuration: configuration.into() }
}

/// A number from the field and what is simulated.
pub(crate) fn finding(value: f64) -> Finding {
    let shipped = simulated(value, "tickets-versus-experience");
    Finding { evidence: evidence(), shipped, yours: None }
}

/// Three findings beside the scenario of a user: one lies elsewhere there, one is beyond the model, one does not
/// depend on it.
pub(crate) fn findings_of_user() -> [Finding; 3] {
    let yours = Some(simulated(0.7, "mine"));
    let beyond =
        FieldNumber { out_of_scope: Some("Nobody is sure of what is wrong"), ..evidence() };
    let fixed = FieldNumber { about: About::Fixed, ..evidence() };
    [
        Finding { yours: yours.clone(), ..finding(0.3) },
        Finding { evidence: beyond, yours, ..finding(0.3) },
        Finding { evidence: fixed, ..finding(0.45) },
    ]
}
