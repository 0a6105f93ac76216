//! What was asked of a sweep, as its files say it: parts with the same words belong together.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::document::provenance::{imports_chart, sha256};
use crate::futures::plan::Varying;
use crate::output::manifest::Manifest;
use crate::question::sweep::points::{Arrangement, Sweep, SweepTerms};
use crate::scenario::{Advice, Metric, Scenario};

/// Command of a complete sweep in its manifest.
pub const SWEEP: &str = "sweep";
/// Command of a shard in its manifest.
pub const SHARD: &str = "sweep-shard";

/// What was asked of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepRequest {
    /// Short name of the scenario.
    pub scenario: String,
    /// SHA-256 of the resolved scenario and its reporting lines, hexadecimal.
    pub scenario_sha256: String,
    /// What is varied, as typed: `key=values`.
    pub vary: Vec<String>,
    /// Which combinations are points: grid, pairs, sobol or latin.
    pub arrangement: String,
    /// How many points there are.
    pub points: u64,
    /// Futures of each point.
    pub futures: u32,
    /// Seed.
    pub seed: u64,
    /// What differs between futures: joint, luck-only or assumptions-only.
    pub spread: String,
    /// Measures, the headline first.
    pub measures: Vec<String>,
    /// Headlines below this count as collapsed.
    pub collapse_below: Option<f64>,
    /// Whether there is a table with every future.
    pub each_future: bool,
}

impl SweepRequest {
    /// The request of a sweep.
    pub fn of(sweep: &Sweep) -> Self {
        let Sweep { scenario, axes, arrangement, terms } = sweep;
        let vary = axes.iter().map(|axis| format!("{}={}", axis.lever.key, axis.written()));
        let measures = terms.measures.iter().map(|metric| metric.info().name.to_owned());
        Self {
            scenario: scenario.id.clone(),
            scenario_sha256: fingerprint(scenario),
            vary: vary.collect(),
            arrangement: match arrangement {
                Arrangement::Grid => "grid",
                Arrangement::Pairs => "pairs",
                Arrangement::Sobol(_) => "sobol",
                Arrangement::Latin(_) => "latin",
            }
            .to_owned(),
            points: sweep.points(),
            futures: terms.futures,
            seed: terms.seed,
            spread: terms.spread.name().to_owned(),
            measures: measures.collect(),
            collapse_below: terms.collapse_below,
            each_future: terms.each_future,
        }
    }

    /// The sweep that was asked for, of the scenario that lies beside the request.
    ///
    /// # Errors
    /// When the request does not fit the scenario.
    pub fn sweep(&self, scenario: Scenario) -> Result<Sweep, Advice> {
        let advice = |message: String| Advice {
            message,
            help: "the files were changed by hand, or another version of the program wrote them"
                .to_owned(),
        };
        let arrangement = match self.arrangement.as_str() {
            "grid" => Arrangement::Grid,
            "pairs" => Arrangement::Pairs,
            "sobol" => Arrangement::Sobol(self.points),
            "latin" => Arrangement::Latin(self.points),
            other => return Err(advice(format!("the points are arranged as `{other}`"))),
        };
        let spread = Varying::named(&self.spread)
            .ok_or_else(|| advice(format!("the spread is `{}`", self.spread)))?;
        let measure = |name: &String| {
            Metric::named(name).ok_or_else(|| advice(format!("there is no measure `{name}`")))
        };
        let terms = SweepTerms {
            futures: self.futures,
            seed: self.seed,
            spread,
            measures: self.measures.iter().map(measure).collect::<Result<_, _>>()?,
            collapse_below: self.collapse_below,
            each_future: self.each_future,
        };
        let scenario = Scenario { id: self.scenario.clone(), ..scenario };
        let sweep = Sweep::new(scenario, &self.vary, arrangement, terms)?;
        if Self::of(&sweep) == *self {
            Ok(sweep)
        } else {
            Err(advice("the scenario is not the one of the request".to_owned()))
        }
    }
}

fn fingerprint(scenario: &Scenario) -> String {
    let mut text = scenario.resolved.clone();
    if imports_chart(scenario) {
        text.push_str(&scenario.chart.to_csv(&scenario.departments));
    }
    sha256(text.as_bytes())
}

/// Which parts of a request one process computes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Always `orgdrift`.
    pub program: String,
    /// Version of the program.
    pub version: String,
    /// What was asked.
    pub request: SweepRequest,
    /// Points of a part.
    pub points_a_part: u64,
    /// Which shard, from 1.
    pub shard: u32,
    /// Of how many.
    pub shards: u32,
    /// Whether the shards together are written as Parquet as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub parquet: bool,
}

impl Task {
    /// One shard of a request, or the only one.
    pub fn of(sweep: &Sweep, points_a_part: u64, (shard, shards): (u32, u32)) -> Self {
        Self {
            program: "orgdrift".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            request: SweepRequest::of(sweep),
            points_a_part,
            shard,
            shards,
            parquet: false,
        }
    }

    /// How many parts the whole request has.
    pub fn all_parts(&self) -> u64 {
        self.request.points.div_ceil(self.points_a_part.max(1))
    }

    /// Numbers of its own parts, from 0: every so many-th one.
    pub fn parts(&self) -> impl Iterator<Item = u64> + use<> {
        (u64::from(self.shard) - 1..self.all_parts()).step_by(self.shards.max(1) as usize)
    }

    /// The points of a part.
    pub fn points(&self, part: u64) -> std::ops::Range<u64> {
        let first = part * self.points_a_part;
        first..self.request.points.min(first + self.points_a_part)
    }

    /// As a file.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What differs in another request, as names of its fields.
    pub fn differs_in(&self, there: &str) -> Vec<String> {
        let (Ok(here), Ok(there)) =
            (serde_json::to_value(self), serde_json::from_str::<serde_json::Value>(there))
        else {
            return Vec::new();
        };
        let mut names = Vec::new();
        for (here, there) in [(&here, &there), (&here["request"], &there["request"])] {
            let fields = here.as_object().into_iter().flatten();
            let other = fields.filter(|(name, value)| {
                name.as_str() != "request" && there.get(name.as_str()) != Some(value)
            });
            names.extend(other.map(|(name, _)| name.clone()));
        }
        names
    }
}

/// File of a part, and of its futures.
pub fn part_names(part: u64) -> [String; 2] {
    [format!("part-{:06}.csv", part + 1), format!("part-{:06}-futures.csv", part + 1)]
}

/// A folder that holds one shard.
#[derive(Clone, Debug)]
pub struct Shard {
    /// The folder.
    pub folder: PathBuf,
    /// Which parts of which request.
    pub task: Task,
    /// What it says about itself.
    pub manifest: Manifest,
}
