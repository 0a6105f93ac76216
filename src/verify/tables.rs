//! The tables that `orgdrift verify` writes.

use crate::document::table::{Cell, Table, TableColumn};
use crate::verify::Outcome;
use crate::verify::beyond::NOT_REPRODUCED;
use crate::verify::field::Finding;
use crate::verify::row::ComparisonRow;
use crate::verify::words::{nothing_compared, standing};

const UNIT: &str = "unit of the row";

/// Every comparison of every claim. A claim that compares nothing has one row that says why.
pub fn verify(outcomes: &[Outcome]) -> Table<'_> {
    let columns = vec![
        TableColumn::text("claim", "name of the claim, as for `orgdrift verify --only`"),
        TableColumn::text("topic", "chapter"),
        TableColumn::text("says", "what is known"),
        TableColumn::text("equation", "the equation or the sign"),
        TableColumn::text("source", "author and year of what is known, or definition"),
        TableColumn::text("scenario", "scenarios the claim runs, or what it runs instead"),
        TableColumn::text("configuration", "scenario and values of this row"),
        TableColumn::text("quantity", "what is compared"),
        TableColumn::text("unit", "unit of theory, simulated and tolerance"),
        TableColumn::text("relation", "how simulated has to stand to theory: =, > or <"),
        TableColumn::number("theory", UNIT, "what theory says"),
        TableColumn::number(
            "simulated",
            UNIT,
            "what the simulator says; empty when it does not say it",
        ),
        TableColumn::number(
            "tolerance",
            UNIT,
            "how far apart the two may be, or at least have to be",
        ),
        TableColumn::text("tolerance_from", "where the tolerance comes from"),
        TableColumn::text("passes", "yes or no"),
    ];
    let rows = outcomes.iter().flat_map(|outcome| {
        let compared = outcome.rows.iter().map(|row| of_row(outcome, row));
        compared.chain(nothing_compared(outcome).map(|reason| without_rows(outcome, &reason)))
    });
    Table { name: "verify", columns, rows: Box::new(rows) }
}

fn of_claim(outcome: &Outcome) -> Vec<Cell> {
    let claim = outcome.claim;
    let about = [claim.name, claim.topic, claim.says, claim.equation, claim.source, claim.runs];
    about.map(Cell::from).to_vec()
}

fn of_row(outcome: &Outcome, row: &ComparisonRow) -> Vec<Cell> {
    let mut cells = of_claim(outcome);
    cells.extend([
        Cell::from(row.configuration.as_str()),
        Cell::from(row.quantity.as_str()),
        Cell::from(row.unit),
        Cell::from(row.relation.sign()),
        Cell::from(row.theory),
        Cell::from(row.simulated),
        Cell::from(row.tolerance.size),
        Cell::from(row.tolerance.from.as_str()),
        Cell::from(if row.passes() { "yes" } else { "no" }),
    ]);
    cells
}

fn without_rows(outcome: &Outcome, reason: &str) -> Vec<Cell> {
    let mut cells = of_claim(outcome);
    cells.extend(["", reason, "", "", "", "", "", "", "no"].map(Cell::from));
    cells
}

/// Known results that the model does not reproduce.
pub fn not_reproduced() -> Table<'static> {
    let columns = vec![
        TableColumn::text("says", "what is known"),
        TableColumn::text("source", "author and year of what is known"),
        TableColumn::text("why", "why the model does not reproduce it"),
    ];
    let rows = NOT_REPRODUCED
        .iter()
        .map(|beyond| [beyond.says, beyond.source, beyond.why].map(Cell::from).to_vec());
    Table { name: "not_reproduced", columns, rows: Box::new(rows) }
}

/// What was measured in the field, and what the simulator makes of it.
pub fn field(findings: &[Finding]) -> Table<'_> {
    let columns = vec![
        TableColumn::text("finding", "name of the finding"),
        TableColumn::text("says", "what was measured"),
        TableColumn::text("unit", "unit of from, to, simulated and yours"),
        TableColumn::number("from", UNIT, "smallest published value"),
        TableColumn::number("to", UNIT, "largest published value"),
        TableColumn::number(
            "simulated",
            UNIT,
            "what the shipped scenarios give; empty when they do not say it",
        ),
        TableColumn::text(
            "standing",
            "inside the published range, near (outside by less than half its width), outside, or out of scope",
        ),
        TableColumn::number(
            "yours",
            UNIT,
            "what the scenario that was handed over gives; empty when there is none or it does not say it",
        ),
        TableColumn::text("yours_standing", "standing of yours; empty when there is none"),
        TableColumn::text("source", "author and year of the measurement"),
        TableColumn::text("configuration", "scenario and values that were run"),
        TableColumn::text("yours_configuration", "the same for yours; empty when there is none"),
        TableColumn::text("depends_on", "what is simulated for a scenario that is handed over"),
        TableColumn::text(
            "judgement",
            "which parameters decide it, and whether they are judgement",
        ),
        TableColumn::text(
            "out_of_scope",
            "why no values of the parameters bring it about; empty when some do",
        ),
    ];
    let rows = findings.iter().map(|finding| {
        let evidence = &finding.evidence;
        let yours = finding.yours.as_ref();
        vec![
            Cell::from(evidence.name),
            Cell::from(evidence.says),
            Cell::from(evidence.unit),
            Cell::from(evidence.from),
            Cell::from(evidence.to),
            Cell::from(finding.shipped.value),
            Cell::from(standing(finding.standing())),
            Cell::from(yours.map_or(f64::NAN, |yours| yours.value)),
            Cell::from(finding.standing_of_yours().map_or("", standing)),
            Cell::from(evidence.source),
            Cell::from(finding.shipped.configuration.as_str()),
            Cell::from(yours.map_or("", |yours| yours.configuration.as_str())),
            Cell::from(evidence.about.words()),
            Cell::from(evidence.judgement),
            Cell::from(evidence.out_of_scope.unwrap_or("")),
        ]
    });
    Table { name: "field", columns, rows: Box::new(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::{finding, findings_of_user, mixed};

    fn written(table: Table) -> String {
        let mut bytes = Vec::new();
        table.write(&mut bytes).expect("a text can grow");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn every_comparison_is_a_row_and_so_is_a_claim_without_any() {
        let text = written(verify(&mixed()));
        assert_eq!(text.lines().count(), 1 + 4 + 4 + 2 + 1);
        assert_eq!(text.lines().filter(|line| line.ends_with(",no")).count(), 3);
        assert!(text.contains(",effort 2,hours,=,3,,0.1,a test,no\n"), "{text}");
        assert!(text.contains(",could not be run: a number stopped making sense,"), "{text}");
        assert!(!text.contains("NaN"));
    }

    #[test]
    fn the_field_says_where_each_number_lies() {
        let findings = [finding(0.3), finding(f64::NAN)];
        let text = written(field(&findings));
        assert!(
            text.contains(",0.2,0.4,0.3,inside,,,") && text.contains(",0.2,0.4,,outside,,,"),
            "{text}"
        );
    }

    #[test]
    fn the_field_beside_a_scenario_of_a_user_holds_both() {
        let findings = findings_of_user();
        let text = written(field(&findings));
        assert!(text.contains(",0.2,0.4,0.3,inside,0.7,outside,"), "{text}");
        assert!(text.contains(",0.2,0.4,0.3,out of scope,0.7,out of scope,"), "{text}");
        assert!(text.contains(",0.2,0.4,0.45,near,,,"), "{text}");
        assert!(text.contains("does not depend on the scenario"), "{text}");
    }
}
