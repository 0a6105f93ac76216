//! Packs a verification: for people as a folder with tables and a chart, for programs as JSON.

use serde::Serialize;
use serde_json::{Value, json};

use crate::document::number::counted;
use crate::document::provenance::{provenance, sha256};
use crate::output::datapackage::Label;
use crate::output::document::Document;
use crate::output::manifest::{Manifest, inputs_of};
use crate::scenario::Scenario;
use crate::verify::beyond::NOT_REPRODUCED;
use crate::verify::field::Finding;
use crate::verify::picture::picture;
use crate::verify::words::{Verification, standing};
use crate::verify::{Claim, Outcome, tables};

/// What the folder is.
const LABEL: Label = Label {
    name: "verify",
    title: "What theory knows against the simulation",
    description: "Every claim with its configuration, theory, simulation and tolerance",
};

/// The command as a manifest names it.
const COMMAND: &str = "verify";

/// What was asked for, in the manifest.
#[derive(Debug, Serialize)]
struct VerifyRequest {
    /// Claims that were run, by name.
    claims: Vec<&'static str>,
    /// Whether the field was looked at as well.
    field: bool,
}

/// What goes into the folder; the field was compared with the scenario `own`.
pub fn document<'a>(
    outcomes: &'a [Outcome],
    findings: Option<&'a [Finding]>,
    own: Option<&Scenario>,
) -> Document<'a> {
    let mut tables = vec![tables::verify(outcomes), tables::not_reproduced()];
    tables.extend(findings.map(tables::field));
    let claims = outcomes.iter().map(|outcome| outcome.claim.name).collect();
    let request = VerifyRequest { claims, field: findings.is_some() };
    let manifest = Manifest::new(COMMAND, None, request, []);
    let manifest = Manifest { inputs: inputs_of(own), ..manifest };
    let charts = vec![picture(outcomes, &corner(outcomes))];
    Document { charts, ..Document::about(LABEL, tables, manifest) }
}

/// What stands in the corner of the chart.
fn corner(outcomes: &[Outcome]) -> String {
    let rows = outcomes.iter().map(|outcome| outcome.rows.len()).sum();
    let mut bytes = Vec::new();
    // memory takes everything
    let hash = tables::verify(outcomes).write(&mut bytes).map(|()| sha256(&bytes));
    let claims = counted(outcomes.len(), "claim", "claims");
    provenance(
        COMMAND,
        &hash.unwrap_or_default(),
        &[claims, counted(rows, "comparison", "comparisons")],
    )
}

/// Everything as JSON; numbers that are missing are null.
pub fn json(verified: &Verification) -> String {
    let claims: Vec<Value> = verified.outcomes.iter().map(of_outcome).collect();
    let not_reproduced: Vec<Value> = NOT_REPRODUCED
        .iter()
        .map(|beyond| json!({ "says": beyond.says, "source": beyond.source, "why": beyond.why }))
        .collect();
    let field = verified.findings.map(|findings| findings.iter().map(of_finding).collect());
    let mut data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "all_hold": verified.outcomes.iter().all(Outcome::holds),
        "claims": claims,
        "not_reproduced": not_reproduced,
    });
    // what was not asked for is left out
    if let Some(field) = field {
        data["field"] = Value::Array(field);
    }
    if let Some(folder) = verified.folder {
        data["folder"] = Value::from(folder.display().to_string());
    }
    format!("{data:#}")
}

/// The claims themselves as JSON.
pub fn json_list(claims: &[Claim]) -> String {
    let claims: Vec<Value> = claims.iter().map(of_claim).collect();
    format!("{:#}", json!({ "version": env!("CARGO_PKG_VERSION"), "claims": claims }))
}

fn of_claim(claim: &Claim) -> Value {
    json!({
        "name": claim.name, "topic": claim.topic, "says": claim.says, "source": claim.source,
        "equation": claim.equation, "runs": claim.runs,
    })
}

fn of_outcome(outcome: &Outcome) -> Value {
    let rows: Vec<Value> = outcome
        .rows
        .iter()
        .map(|row| {
            json!({
                "configuration": row.configuration, "quantity": row.quantity, "unit": row.unit,
                "relation": row.relation.sign(), "theory": row.theory, "simulated": row.simulated,
                "tolerance": row.tolerance.size, "tolerance_from": row.tolerance.from,
                "passes": row.passes(),
            })
        })
        .collect();
    let mut data = of_claim(&outcome.claim);
    data["holds"] = Value::from(outcome.holds());
    data["rows"] = Value::Array(rows);
    if let Some(trouble) = &outcome.trouble {
        data["trouble"] = Value::from(trouble.0.as_str());
    }
    data
}

fn of_finding(finding: &Finding) -> Value {
    let evidence = &finding.evidence;
    let mut data = json!({
        "name": evidence.name, "says": evidence.says, "unit": evidence.unit, "from": evidence.from,
        "to": evidence.to, "simulated": finding.shipped.value, "standing": standing(finding.standing()),
        "source": evidence.source, "configuration": finding.shipped.configuration,
        "judgement": evidence.judgement, "depends_on": evidence.about.words(),
        "out_of_scope": evidence.out_of_scope,
    });
    // what was not asked for is left out, and so is what does not depend on the scenario
    if let (Some(yours), Some(place)) = (&finding.yours, finding.standing_of_yours()) {
        data["yours"] = json!({
            "simulated": yours.value, "standing": standing(place),
            "configuration": yours.configuration,
        });
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::document;
    use crate::output::workers::OneWorker;
    use crate::verify::samples::{finding, findings_of_user, mixed};

    #[test]
    fn failing_claims_are_written_like_any_others() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let target = place.path().join("verify");
        let findings = [finding(0.3)];
        let outcomes = mixed();
        let document = document(&outcomes, Some(&findings), None);
        let folder = document::write(&target, document, &OneWorker).expect("writes").folder;
        for name in [
            "verify.csv",
            "not_reproduced.csv",
            "field.csv",
            "columns.csv",
            "manifest.json",
            "charts/theory-and-simulation.svg",
            "charts/theory-and-simulation.png",
        ] {
            assert!(folder.join(name).is_file(), "{name}");
        }
    }

    #[test]
    fn json_says_what_holds() {
        let outcomes = mixed();
        let findings = [finding(0.3)];
        let verified = Verification {
            outcomes: &outcomes,
            everything: true,
            findings: Some(&findings),
            folder: None,
        };
        let data: Value = serde_json::from_str(&json(&verified)).expect("JSON");
        assert_eq!(data["all_hold"], false);
        assert_eq!(data["claims"][0]["holds"], true);
        assert_eq!(data["claims"][1]["rows"][1]["simulated"], Value::Null);
        assert_eq!(data["claims"][3]["trouble"], "a number stopped making sense");
        assert_eq!(data["field"][0]["standing"], "inside");
        assert!(data["field"][0].get("yours").is_none());
    }

    #[test]
    fn json_holds_the_scenario_of_a_user_beside_the_shipped_one() {
        let findings = findings_of_user();
        let verified = Verification {
            outcomes: &[],
            everything: false,
            findings: Some(&findings),
            folder: None,
        };
        let data: Value = serde_json::from_str(&json(&verified)).expect("JSON");
        assert_eq!(data["field"][0]["yours"]["simulated"], 0.7);
        assert_eq!(data["field"][0]["yours"]["standing"], "outside");
        assert_eq!(data["field"][1]["out_of_scope"], "Nobody is sure of what is wrong");
        assert_eq!(data["field"][2]["out_of_scope"], Value::Null);
        assert!(data["field"][2].get("yours").is_none());
    }
}
