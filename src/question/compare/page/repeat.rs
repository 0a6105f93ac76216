//! How to repeat a result: the command, the version, the seed and the hashes.

use maud::{Markup, html};

use crate::document::provenance::sha256;
use crate::futures::plan::Varying;
use crate::output::manifest::SCENARIO;

use super::ReportPage;
use super::grid::{Grid, GridCell, GridRow, Head};

pub(super) fn section(page: &ReportPage) -> Markup {
    let manifest = page.manifest;
    html! {
        p { "In the folder of this page, with the same version of the program:" }
        pre tabindex="0" aria-label="Commands" { code { "orgdrift repeat .\n" (command(page)) } }
        p {
            "The first compares every byte; the second writes the result anew. The number of threads does not \
             matter."
        }
        dl {
            dt { "Version" } dd { "orgdrift " (manifest.version) }
            dt { "Seed" } dd { (page.found.plan.seed) }
            dt { "Futures" } dd { (page.found.results.futures) }
            dt { "What varies" } dd { (varies(page.found.plan.spread)) }
            @for (entry, scenario) in manifest.scenarios.iter().zip(&page.found.plan.scenarios) {
                dt { "Resolved scenario" }
                dd {
                    code { (entry.file) } ", SHA-256 " code.hash { (sha256(scenario.resolved.as_bytes())) }
                }
            }
        }
        (inputs(page))
    }
}

fn varies(spread: Varying) -> &'static str {
    match spread {
        Varying::Joint | Varying::NextLuck => "luck and every ranged assumption",
        Varying::LuckOnly => "luck; ranged assumptions hold at their usual values",
        Varying::AssumptionsOnly => "ranged assumptions; luck is that of the first future",
    }
}

/// The command that gives the same numbers from the resolved scenarios.
fn command(page: &ReportPage) -> String {
    let manifest = page.manifest;
    let files: Vec<&str> = manifest.scenarios.iter().map(|entry| entry.file.as_str()).collect();
    debug_assert!(files.iter().all(|file| file.ends_with(SCENARIO)));
    let mut command = format!(
        "orgdrift run {} --futures {} --seed {}",
        files.join(" "),
        page.found.results.futures,
        page.found.plan.seed
    );
    match page.found.plan.spread {
        Varying::Joint | Varying::NextLuck => {}
        Varying::LuckOnly => command.push_str(" --luck-only"),
        Varying::AssumptionsOnly => command.push_str(" --assumptions-only"),
    }
    if page.all_futures {
        command.push_str(" --all-futures");
    }
    command
}

fn inputs(page: &ReportPage) -> Grid {
    let row = |entry: &crate::output::manifest::FileEntry| {
        GridRow::new(&entry.file, vec![GridCell::Code(entry.sha256.clone())])
    };
    Grid {
        id: "inputs".to_owned(),
        caption: "Files the result was made from".to_owned(),
        note: "Hashes of all files of this folder are in manifest.json.".to_owned(),
        heads: vec![Head::words("File"), Head::words("SHA-256")],
        rows: page.manifest.inputs.iter().map(row).collect(),
    }
}
