//! What came out of the findings of some scenarios: for people as lines, for programs as JSON, and as a folder.

use std::path::Path;

use serde_json::{Value, json};

use crate::document::number::counted;
use crate::document::terminal::{aligned, joined, tables_path, wrapped};
use crate::futures::{Lab, Varying};
use crate::output::datapackage::Label;
use crate::output::document::{Document, Volume, WrittenFolder};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::question::again::{Earlier, Repeatable};
use crate::question::library::ask::LibraryRequest;
use crate::question::library::words::{came_out, expectation, percent};
use crate::question::library::{
    AskLibrary, CheckedFinding, CheckedLibrary, CheckedOutcome, CheckedScenario, table,
};
use crate::question::shards::{Divisible, NeededRuns, PlanToLive};
use crate::question::{Findings, NoAnswer};
use crate::scenario::{Advice, FindingGroup, Scenario, StatedFinding};

impl Repeatable for AskLibrary {
    const COMMAND: &'static str = "library";

    fn again(earlier: &Earlier) -> Result<Self, Advice> {
        let LibraryRequest { findings: _ } = earlier.request()?;
        let DrawnFutures { seed, futures, .. } = *earlier.drawn()?;
        Self::new(earlier.scenarios.clone(), futures, seed)
    }
}

impl Divisible for AskLibrary {
    fn asked(&self) -> Manifest {
        let (futures, seed) = self.drawn();
        let findings = self.scenarios().map(|scenario| scenario.findings.len()).sum();
        let request = LibraryRequest { findings };
        Manifest::new(Self::COMMAND, Some(drawn(futures, seed)), request, self.scenarios())
    }

    fn scenarios(&self) -> Vec<&Scenario> {
        self.scenarios().collect()
    }

    fn needed(self, _: &impl Lab) -> Result<NeededRuns, NoAnswer> {
        let plans = self.plans().map(|(plan, keep)| PlanToLive::new(plan, keep));
        Ok(NeededRuns::of_few(plans.collect()))
    }
}

/// Where the futures of a check come from.
fn drawn(futures: u32, seed: u64) -> DrawnFutures {
    let spread = Varying::Joint.name().to_owned();
    DrawnFutures { seed, futures, futures_asked: futures, spread }
}

impl Findings for CheckedLibrary {
    fn missing(&self) -> Vec<String> {
        let [lived, all] = self.complete();
        if lived == all {
            return Vec::new();
        }
        vec![format!("stopped: {lived} of {} are complete and kept", findings(all))]
    }

    fn failing(&self) -> Vec<String> {
        let told = self.failing().map(|(scenario, stated, found)| {
            let what = match (found.as_it_is.holds(), found.counter.holds()) {
                (false, false) => "does not hold, nor does its counter",
                (false, true) => "does not hold",
                _ => "holds, but its counter does not",
            };
            format!("{}: {} {what}", scenario.id, stated.name)
        });
        told.collect()
    }

    fn document(&self) -> Document<'_> {
        let scenarios: Vec<_> = self.scenarios.iter().map(|checked| &checked.scenario).collect();
        let drawn = drawn(self.futures, self.seed);
        let request = LibraryRequest { findings: self.complete()[0] };
        let manifest =
            Manifest::new(AskLibrary::COMMAND, Some(drawn), request, scenarios.iter().copied());
        let label = Label {
            name: "library",
            title: "Findings of scenarios",
            description: "What scenarios are said to show, and when they do not, lived and counted",
        };
        Document { scenarios, ..Document::about(label, vec![table::findings(self)], manifest) }
    }

    fn text(&self, volume: Volume, written: &WrittenFolder) -> String {
        match volume {
            Volume::Json => json(self, &written.folder),
            Volume::Short => short(self, &written.folder),
            Volume::Full | Volume::Brief => full(self, &written.folder),
        }
    }
}

fn findings(count: usize) -> String {
    counted(count, "finding", "findings")
}

/// One line for each finding and one for its counter; what fails is told in full below.
fn full(checked: &CheckedLibrary, folder: &Path) -> String {
    let mut lines = Vec::new();
    for of_one in &checked.scenarios {
        lines.push(of_one.scenario.id.clone());
        lines.extend(aligned(&rows(of_one)).into_iter().map(|line| format!("  {line}")));
        for (stated, found) in of_one.findings().filter(|(_, found)| !found.holds()) {
            lines.extend(wrapped(&format!("{}: {}", stated.name, stated.says), 4, 6));
            let parts = [("it", &found.as_it_is), ("its counter", &found.counter)];
            for (what, outcome) in parts.into_iter().filter(|(_, outcome)| !outcome.holds()) {
                let expected = expectation(&of_one.scenario, stated.measure, outcome.expected);
                lines.extend(wrapped(&format!("{what} should be {expected}"), 6, 8));
            }
        }
        lines.push(String::new());
    }
    lines.extend(verdict(checked));
    lines.push(tables_path(folder));
    joined(&lines)
}

fn rows(of_one: &CheckedScenario) -> Vec<Vec<String>> {
    let row = |what: &str, name: &str, stated: &StatedFinding, found: &CheckedOutcome| {
        vec![
            what.to_owned(),
            name.to_owned(),
            came_out(&of_one.scenario, stated.measure, found),
            format!("{} of futures", percent(found.share())),
            format!("({} wanted)", percent(found.expected.share)),
        ]
    };
    let both = |(stated, found): (&StatedFinding, &CheckedFinding)| {
        let holds = |outcome: &CheckedOutcome| {
            if outcome.holds() { "holds" } else { "DOES NOT HOLD" }
        };
        let (finding, counter) = (&found.as_it_is, &found.counter);
        let counter_name = format!("  counter: {}", counter.expected.way.words());
        [
            row(holds(finding), &stated.name, stated, finding),
            row(holds(counter), &counter_name, stated, counter),
        ]
    };
    of_one.findings().flat_map(both).collect()
}

/// How many hold, in a sentence.
fn verdict(checked: &CheckedLibrary) -> Vec<String> {
    let [lived, _] = checked.complete();
    let failing = CheckedLibrary::failing(checked).count();
    let said = match (failing, lived) {
        (0, 1) => "the finding holds, and vanishes or turns as stated".to_owned(),
        (0, all) => format!("all {all} findings hold, and vanish or turn as stated"),
        (1, _) => format!("1 of {} does not come out as stated", findings(lived)),
        (few, _) => format!("{few} of {} do not come out as stated", findings(lived)),
    };
    let futures = counted(checked.futures as usize, "future", "futures");
    wrapped(&format!("{said}: {futures}, seed {}", checked.seed), 0, 2)
}

fn short(checked: &CheckedLibrary, folder: &Path) -> String {
    let mut lines = verdict(checked);
    lines.push(folder.display().to_string());
    joined(&lines)
}

/// Everything as JSON; numbers that do not apply are null.
fn json(checked: &CheckedLibrary, folder: &Path) -> String {
    let outcome = |found: &CheckedOutcome| {
        json!({
            "expect": found.expected.way.words(),
            "at_least": found.expected.at_least,
            "share_expected": found.expected.share,
            "mean": found.spread.map(|spread| spread.mean),
            "standard_error":
                found.spread.map(|spread| spread.standard_error()).filter(|error| error.is_finite()),
            "share": found.share(),
            "holds": found.holds(),
        })
    };
    let scenarios: Vec<Value> = checked
        .scenarios
        .iter()
        .map(|of_one| {
            let findings: Vec<Value> = of_one
                .findings()
                .map(|(stated, found)| {
                    json!({
                        "finding": stated.name,
                        "says": stated.says,
                        "option": stated.option,
                        "against": stated.against,
                        "measure": stated.measure.info().name,
                        "unit": stated.measure.info().unit,
                        "group": stated.group.as_ref().map(FindingGroup::written),
                        "weeks": stated.weeks,
                        "as_it_is": outcome(&found.as_it_is),
                        "counter": outcome(&found.counter),
                        "counter_says": stated.counter.says,
                        "holds": found.holds(),
                    })
                })
                .collect();
            json!({ "scenario": of_one.scenario.id, "findings": findings })
        })
        .collect();
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "seed": checked.seed,
        "futures": checked.futures,
        "holds": CheckedLibrary::failing(checked).next().is_none(),
        "scenarios": scenarios,
        "folder": folder.display().to_string(),
    });
    format!("{data:#}")
}
