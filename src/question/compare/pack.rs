//! Everything that goes into the folder of a comparison: tables, charts, the report, the resolved scenarios.

use crate::document::charts::LeftOut;
use crate::document::number::counted;
use crate::document::provenance::corner;
use crate::document::table::Table;
use crate::futures::Plan;
use crate::ink::NamedChart;
use crate::output::document::{Document, Volume, WritePage, WrittenFolder};
use crate::output::live::{self, LIVE, LivePage, MOST_FUTURES};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::output::spreadsheet::CoverSheet;
use crate::output::write::{SLIDES, label};
use crate::question::Findings;
use crate::question::again::{Earlier, Repeatable, foreign};
use crate::question::compare::ask::{
    AskCompare, CompareRequest, ComparisonReport, Looks, OtherLuck, Packing,
};
use crate::question::compare::figures::{self, StoryChart};
use crate::question::compare::looked::Second;
use crate::question::compare::page::{self, PageExtras, REPORT, ReportPage};
use crate::question::compare::summary::{self, Summary};
use crate::question::compare::{Comparison, tables};
use crate::question::long_tables::ParquetTables;
use crate::scenario::{Advice, Metric};

impl Repeatable for AskCompare {
    const COMMAND: &'static str = "run";

    fn again(earlier: &Earlier) -> Result<Self, Advice> {
        let request: CompareRequest = earlier.request()?;
        let plan = plan_again(earlier, request.compares_scenarios)?;
        let outputs = &earlier.manifest.outputs;
        let other_luck = if request.other_luck { OtherLuck::Always } else { OtherLuck::Never };
        Ok(Self {
            plan,
            looks: Looks { other_luck, second_look: request.second_look },
            packing: Packing {
                all_futures: request.all_futures,
                trace: request.trace,
                parquet: ParquetTables::as_before(
                    outputs.iter().any(|entry| entry.file.ends_with(".parquet")),
                ),
                slides: outputs.iter().any(|entry| entry.file.starts_with(SLIDES)),
            },
        })
    }
}

/// Rows of the longest table of a run.
fn weekly_rows(plan: &Plan, all_futures: bool) -> u64 {
    let of_a_future =
        plan.arms.len() as u64 * u64::from(plan.baseline().weeks) * Metric::COUNT as u64;
    let futures = plan.arms.len() as u64 * u64::from(plan.futures) * Metric::COUNT as u64;
    if all_futures { of_a_future * u64::from(plan.futures) } else { of_a_future.max(futures) }
}

/// The plan that was asked for.
pub(super) fn plan_again(earlier: &Earlier, compares_scenarios: bool) -> Result<Plan, Advice> {
    let drawn = earlier.drawn()?;
    let DrawnFutures { seed, futures, .. } = *drawn;
    let spread = drawn.spread();
    let spread = spread.ok_or_else(|| foreign("the manifest speaks of another spread"))?;
    if compares_scenarios {
        Plan::of_scenarios(earlier.scenarios.clone(), futures, seed, spread).map_err(foreign)
    } else if futures > 0 {
        Ok(Plan::of_options(earlier.scenario()?, futures, seed, spread))
    } else {
        Err(foreign("the manifest names no future"))
    }
}

impl Findings for ComparisonReport {
    fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        let Comparison { plan, results, .. } = &self.comparison;
        if results.futures < plan.futures {
            let asked = counted(plan.futures as usize, "future", "futures");
            missing.push(format!("stopped: {} of {asked} are complete and kept", results.futures));
        }
        if self.looks.second_look && self.second.is_none() {
            let left_out = "how sure it is, what it depends on and why are left out";
            missing.push(format!("stopped: {left_out}"));
        }
        missing
    }

    fn document(&self) -> Document<'_> {
        let Self { comparison: found, second, packing, .. } = self;
        let (plan, second) = (&found.plan, second.as_ref());
        let provenance = corner(plan.baseline(), found.results.futures as usize, plan.seed);
        let story = figures::all(found, &provenance);
        let left_out: Vec<LeftOut> = story.iter().filter_map(StoryChart::left_out).collect();
        let mut charts: Vec<NamedChart> =
            story.into_iter().filter_map(StoryChart::into_chart).collect();
        charts.extend(second.into_iter().flat_map(Second::charts));
        let cover = CoverSheet {
            title: plan.baseline().title.clone(),
            lines: summary::about(found, second, &provenance),
        };
        let given = PageExtras::of(found, second, &left_out);
        let is_live = summary::is_live(plan);
        let report: WritePage = Box::new(move |charts, manifest| {
            page::html(&ReportPage {
                found,
                charts,
                given: &given,
                manifest,
                live: is_live.then_some(LIVE),
                all_futures: packing.all_futures,
                provenance: &provenance,
            })
        });
        let live: WritePage = Box::new(move |_, _| {
            live::page(&LivePage {
                scenarios: &[plan.baseline()],
                predict: false,
                report: Some(REPORT),
                futures: MOST_FUTURES.min(found.results.futures),
                seed: plan.seed,
            })
        });
        let pages =
            std::iter::once((REPORT, report)).chain(is_live.then_some((LIVE, live))).collect();
        let is_long = |table: &Table| table.name.ends_with("_weekly") || table.name == "futures";
        let rows = weekly_rows(plan, packing.all_futures);
        let long = packing.parquet.holds(rows).then(|| self.tables()).into_iter().flatten();
        Document {
            label: label(plan.baseline()),
            scenarios: plan.scenarios.iter().map(AsRef::as_ref).collect(),
            tables: self.tables(),
            explained: Some(tables::measures()),
            parquet: long.filter(is_long).collect(),
            charts,
            slides: packing.slides,
            cover: Some(cover),
            pages,
            manifest: self.manifest(left_out),
        }
    }

    fn text(&self, volume: Volume, written: &WrittenFolder) -> String {
        let WrittenFolder { folder, left_out } = written;
        let (found, second) = (&self.comparison, self.second.as_ref());
        let summary = Summary { found, second, folder, left_out };
        match volume {
            Volume::Full => summary::full(&summary),
            Volume::Brief => summary::brief(&summary),
            Volume::Short => summary::short(&summary),
            Volume::Json => summary::json(&summary),
        }
    }
}

impl ComparisonReport {
    /// The tables of a run, and those of the second look.
    fn tables(&self) -> Vec<Table<'_>> {
        let mut all = tables::all(&self.comparison, self.packing.all_futures);
        all.extend(self.second.iter().flat_map(Second::tables));
        if !self.seats.is_empty() {
            all.push(tables::seats_weekly(&self.comparison, &self.seats));
        }
        all
    }

    fn manifest(&self, left_out: Vec<LeftOut>) -> Manifest {
        let Comparison { plan, results, .. } = &self.comparison;
        let request = CompareRequest {
            all_futures: self.packing.all_futures,
            trace: self.packing.trace,
            second_look: self.second.is_some(),
            other_luck: results.next_luck.is_some(),
            compares_scenarios: plan.scenarios.len() > 1,
            final_weeks: plan.baseline().final_weeks,
        };
        let drawn = DrawnFutures::of(plan, results.futures);
        let scenarios = plan.scenarios.iter().map(AsRef::as_ref);
        let new = Manifest::new(AskCompare::COMMAND, Some(drawn), request, scenarios);
        Manifest { charts_left_out: left_out, ..new }
    }
}
