//! `check`: everything that is wrong with a scenario, at once, and what stands out in the design, before
//! anything is simulated.

use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::document::number::counted;
use crate::question::audit::reading::audit;
use crate::question::audit::tell as audit;
use crate::scenario::Scenario;

/// Most notes without `--full`.
const MOST_NOTES: usize = 4;

/// Checks a scenario, says what it describes and what stands out; quietly, only what is wrong with it.
pub(super) fn check(source: &str, full: bool, json: bool, quiet: u8) -> Result<(), CommandFailure> {
    let scenario = Scenario::load(source).map_err(|problems| {
        let problems = vec![problems];
        if json {
            CommandFailure::ScenariosAsData(problems)
        } else {
            CommandFailure::Scenarios(problems)
        }
    })?;
    if quiet > 0 && !json {
        return Ok(());
    }
    let found = audit(&scenario);
    if json {
        let audited = audit::json(&scenario, &found);
        let data = serde_json::json!({
            "problems": [],
            "remarks": scenario.remarks,
            "reporting_lines": scenario.reading,
            "audit": audited,
        });
        say::data(&format!("{data:#}"));
        return Ok(());
    }
    let mut text = format!(
        "no problems in `{}`: {} in {} and {}, {}, {}, {}, {}\n",
        scenario.id,
        counted(scenario.chart.seats() - 1, "person", "people"),
        counted(scenario.departments.len(), "department", "departments"),
        counted(scenario.chart.layers() - 1, "layer", "layers"),
        counted(scenario.work.len(), "kind of work", "kinds of work"),
        counted(scenario.options.len(), "option", "options"),
        counted(scenario.assumptions.len(), "ranged assumption", "ranged assumptions"),
        counted(scenario.weeks as usize, "week", "weeks"),
    );
    if !scenario.reading.is_empty() {
        text.push_str(&format!("reporting lines: {}\n", scenario.reading.join("; ")));
    }
    let mut notes = scenario.remarks.clone();
    notes.extend(audit::notes(&scenario));
    if full {
        notes.extend(audit::inherited(&scenario));
    }
    for (option, name) in scenario.unsettled() {
        let label = &option.label;
        notes.push(format!("{label}: `run` finds {name} at which it costs as much as today"));
    }
    let most = if full { usize::MAX } else { MOST_NOTES };
    for note in notes.iter().take(most) {
        text.push_str(&format!("note: {note}\n"));
    }
    if notes.len() > most {
        let more = counted(notes.len() - most, "more", "more");
        text.push_str(&format!("note: {more} with `--full`\n"));
    }
    text.push('\n');
    text.push_str(&if full {
        audit::full(&scenario, &found)
    } else {
        audit::brief(&scenario, &found)
    });
    text.push('\n');
    let source = say::quoted(source);
    if !full {
        text.push_str(&format!(
            "with lines, reasons and remedies: orgdrift check {source} --full\n"
        ));
    }
    text.push_str(&format!("next: orgdrift run {source}\n"));
    say::data(&text);
    Ok(())
}
