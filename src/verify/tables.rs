//! The tables that `orgdrift verify` writes.

use crate::report::table::{Cell, Column, Table};
use crate::verify::Outcome;
use crate::verify::beyond::NOT_REPRODUCED;
use crate::verify::field::Finding;
use crate::verify::row::Row;
use crate::verify::words::{nothing_compared, standing};

const UNIT: &str = "unit of the row";

/// Every comparison of every claim. A claim that compares nothing has one row that says why.
pub fn verify(outcomes: &[Outcome]) -> Table<'_> {
    let columns = vec![
        Column::text("claim", "name of the claim, as for `orgdrift verify --only`"),
        Column::text("topic", "chapter"),
        Column::text("says", "what is known"),
        Column::text("equation", "the equation or the sign"),
        Column::text("source", "author and year of what is known, or definition"),
        Column::text("scenario", "scenarios the claim runs, or what it runs instead"),
        Column::text("configuration", "scenario and values of this row"),
        Column::text("quantity", "what is compared"),
        Column::text("unit", "unit of theory, simulated and tolerance"),
        Column::text("relation", "how simulated has to stand to theory: =, > or <"),
        Column::number("theory", UNIT, "what theory says"),
        Column::number("simulated", UNIT, "what the simulator says; empty when it does not say it"),
        Column::number("tolerance", UNIT, "how far apart the two may be, or at least have to be"),
        Column::text("tolerance_from", "where the tolerance comes from"),
        Column::text("passes", "yes or no"),
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

fn of_row(outcome: &Outcome, row: &Row) -> Vec<Cell> {
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
        Column::text("says", "what is known"),
        Column::text("source", "author and year of what is known"),
        Column::text("why", "why the model does not reproduce it"),
    ];
    let rows = NOT_REPRODUCED
        .iter()
        .map(|beyond| [beyond.says, beyond.source, beyond.why].map(Cell::from).to_vec());
    Table { name: "not_reproduced", columns, rows: Box::new(rows) }
}

/// What was measured in the field, and what the simulator makes of it.
pub fn field(findings: &[Finding]) -> Table<'_> {
    let columns = vec![
        Column::text("finding", "name of the finding"),
        Column::text("says", "what was measured"),
        Column::text("unit", "unit of from, to and simulated"),
        Column::number("from", UNIT, "smallest published value"),
        Column::number("to", UNIT, "largest published value"),
        Column::number(
            "simulated",
            UNIT,
            "what the simulator gives; empty when it does not say it",
        ),
        Column::text(
            "standing",
            "inside the published range, near (outside by less than half its width) or outside",
        ),
        Column::text("source", "author and year of the measurement"),
        Column::text("configuration", "scenario and values that were run"),
        Column::text("judgement", "which parameters decide it, and whether they are judgement"),
    ];
    let rows = findings.iter().map(|finding| {
        vec![
            Cell::from(finding.name),
            Cell::from(finding.says),
            Cell::from(finding.unit),
            Cell::from(finding.from),
            Cell::from(finding.to),
            Cell::from(finding.simulated),
            Cell::from(standing(finding.standing())),
            Cell::from(finding.source),
            Cell::from(finding.configuration.as_str()),
            Cell::from(finding.judgement),
        ]
    });
    Table { name: "field", columns, rows: Box::new(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::{finding, mixed};

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
            text.contains(",0.2,0.4,0.3,inside,") && text.contains(",0.2,0.4,,outside,"),
            "{text}"
        );
    }
}
