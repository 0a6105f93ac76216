//! The folder to carry.

use serde::{Deserialize, Serialize};

use super::ask::{AskWorkshop, WorkshopKit};
use super::sheets::{self, PaperSheet};
use crate::document::provenance::corner;
use crate::document::terminal::{joined, wrapped};
use crate::ink::NamedChart;
use crate::output::document::{Document, Volume, WritePage, WrittenFolder};
use crate::output::live::{self, LIVE, LivePage, MOST_FUTURES};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::output::write::label;
use crate::question::Findings;
use crate::question::again::{Earlier, Repeatable, foreign};
use crate::question::compare::figures::{self, StoryChart};
use crate::question::compare::words;
use crate::scenario::Advice;

/// What was asked for, in the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkshopRequest {
    /// Final weeks, over which sentences take means.
    final_weeks: u32,
}

impl Repeatable for AskWorkshop {
    const COMMAND: &'static str = "workshop";

    fn again(earlier: &Earlier) -> Result<Self, Advice> {
        let WorkshopRequest { final_weeks: _ } = earlier.request()?;
        let drawn = earlier.drawn()?;
        if drawn.futures == 0 {
            return Err(foreign("the manifest names no future"));
        }
        Ok(Self::new(earlier.scenario()?, drawn.futures, drawn.seed))
    }
}

impl Findings for WorkshopKit {
    fn missing(&self) -> Vec<String> {
        self.report.missing()
    }

    fn document(&self) -> Document<'_> {
        let found = self.found();
        let plan = &found.plan;
        let provenance = corner(plan.baseline(), found.results.futures as usize, plan.seed);
        let story = figures::all(found, &provenance);
        let left_out: Vec<_> = story.iter().filter_map(StoryChart::left_out).collect();
        let charts: Vec<NamedChart> =
            story.into_iter().filter_map(StoryChart::into_chart).collect();
        let live: WritePage = Box::new(move |_, _| {
            live::page(&LivePage {
                scenarios: &[plan.baseline()],
                predict: true,
                report: None,
                futures: MOST_FUTURES.min(found.results.futures),
                seed: plan.seed,
            })
        });
        let mut pages = vec![(LIVE, live)];
        for sheet in PaperSheet::ALL {
            let provenance = provenance.clone();
            let write: WritePage =
                Box::new(move |charts, _| sheets::html(sheet, found, charts, &provenance));
            pages.push((sheet.file(), write));
        }
        let drawn = DrawnFutures::of(plan, found.results.futures);
        let request = WorkshopRequest { final_weeks: plan.baseline().final_weeks };
        let scenarios = plan.scenarios.iter().map(AsRef::as_ref);
        let new = Manifest::new(AskWorkshop::COMMAND, Some(drawn), request, scenarios);
        Document {
            label: label(plan.baseline()),
            scenarios: plan.scenarios.iter().map(AsRef::as_ref).collect(),
            tables: Vec::new(),
            explained: None,
            parquet: Vec::new(),
            charts,
            slides: true,
            cover: None,
            pages,
            manifest: Manifest { charts_left_out: left_out, ..new },
        }
    }

    fn text(&self, volume: Volume, written: &WrittenFolder) -> String {
        let folder = written.folder.display();
        let found = self.found();
        let files = [
            (LIVE, "the page to play with; first it asks what the room expects"),
            (PaperSheet::Facilitator.file(), "90 minutes, step by step, with what comes out"),
            (PaperSheet::Handout.file(), "for everybody; no answers on its first sheet"),
            (PaperSheet::Card.file(), "the question on one side, what to look at on the other"),
            ("slides/", "every chart as a slide, 16:9 and 4:3"),
        ];
        match volume {
            Volume::Json => {
                let files: Vec<_> = files.iter().map(|(file, _)| *file).collect();
                format!(
                    "{:#}",
                    serde_json::json!({
                        "version": env!("CARGO_PKG_VERSION"),
                        "scenario": found.baseline().id,
                        "folder": written.folder,
                        "files": files,
                    })
                )
            }
            Volume::Short => format!("{folder}\n"),
            Volume::Brief | Volume::Full => {
                let mut lines = wrapped(&found.baseline().question, 0, 0);
                lines.push(String::new());
                for arm in words::in_order_of_effect(found) {
                    let told = words::told(found, arm);
                    let sentence = format!("{}: {}{}", told.label, told.verdict, told.size);
                    lines.extend(wrapped(&sentence, 0, 2));
                }
                lines.push(String::new());
                lines.push(format!("{folder}"));
                let widest = files.iter().map(|(file, _)| file.len()).max().unwrap_or(0);
                lines.extend(files.iter().map(|(file, what)| format!("  {file:widest$}  {what}")));
                joined(&lines)
            }
        }
    }
}
