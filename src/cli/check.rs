//! `check`: everything that is wrong with a scenario, at once, and what stands out in the design, before
//! anything is simulated.

use crate::cli::outcome::Failure;
use crate::cli::say;
use crate::document::number::counted;
use crate::question::audit::reading::audit;
use crate::question::audit::tell as audit;
use crate::scenario::Scenario;

/// Checks a scenario, says what it describes and what stands out.
pub(super) fn check(source: &str, json: bool) -> Result<(), Failure> {
    let scenario = Scenario::load(source).map_err(|problems| {
        let problems = vec![problems];
        if json { Failure::ScenariosAsData(problems) } else { Failure::Scenarios(problems) }
    })?;
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
    for remark in &scenario.remarks {
        text.push_str(&format!("note: {remark}\n"));
    }
    for note in audit::notes(&scenario).iter().chain(&audit::inherited(&scenario)) {
        text.push_str(&format!("note: {note}\n"));
    }
    for (option, name) in scenario.unsettled() {
        let label = &option.label;
        text.push_str(&format!(
            "note: {label}: `run` finds {name} at which it costs as much as today\n"
        ));
    }
    text.push('\n');
    text.push_str(&audit::full(&scenario, &found));
    text.push('\n');
    text.push_str(&format!("next: orgdrift run {}\n", say::quoted(source)));
    say::data(&text);
    Ok(())
}
