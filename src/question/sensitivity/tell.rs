//! What a result hangs on: a table, a sentence for each target, and a folder of files with charts.

use std::path::Path;

use serde_json::{Value, json};

use crate::document::number::{counted, rounded, unit_after};
use crate::document::terminal::{WIDTH, aligned, clipped, joined, paths, wrapped};
use crate::futures::Lab;
use crate::ink::NamedChart;
use crate::output::document::{Document, Volume, WrittenFolder};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::question::again::{Earlier, Repeatable, foreign};
use crate::question::sensitivity::factor::Factor;
use crate::question::sensitivity::found::{StudyFindings, StudyRequest, VariedKey};
use crate::question::sensitivity::hangs::{Hangs, Index};
use crate::question::sensitivity::study::{Method, Sensitivity};
use crate::question::sensitivity::swing::Swing;
use crate::question::sensitivity::tables::unit as unit_of_indices;
use crate::question::sensitivity::tornado::OneAtATime;
use crate::question::sensitivity::{ends_table, tables};
use crate::question::shards::{Divisible, NeededRuns, PlanToLive};
use crate::question::{Findings, NoAnswer};
use crate::scenario::{Advice, Scenario};
use crate::statistics::resample::Estimate;

mod picture;

/// Share of the mean size of effects from which their mean has a direction.
const ONE_WAY: f64 = 0.9;

/// A sum of total indices below this is not a matter of chance. The truth is at least 1.
const CLEARLY_TOO_SMALL: f64 = 0.9;

/// Most targets with a sentence where not all of them are told.
const MOST_TOLD: usize = 4;
/// Rows of the table for each of them.
const ROWS_TO_TARGETS: usize = 2;

impl Repeatable for Sensitivity {
    const COMMAND: &'static str = "sensitivity";

    fn again(earlier: &Earlier) -> Result<Self, Advice> {
        let StudyRequest { method, points, varied, .. } = earlier.request()?;
        let DrawnFutures { seed, futures, .. } = *earlier.drawn()?;
        let method = Method::named(&method).ok_or_else(|| foreign("the method is another one"))?;
        let scenario = earlier.scenario()?;
        let factor = |VariedKey { key, from, to }: &VariedKey| -> Result<Factor, Advice> {
            let end = |text: &str| {
                text.parse().map_err(|_| foreign(format!("`{text}` is not the end of a range")))
            };
            Ok(Factor { lever: scenario.lever(key)?, from: end(from)?, to: end(to)? })
        };
        let factors = varied.iter().map(factor).collect::<Result<_, _>>()?;
        let blocks = points as u32;
        Ok(Self { scenario, factors, method, blocks, futures, seed })
    }
}

impl Divisible for Sensitivity {
    fn asked(&self) -> Manifest {
        let drawn = DrawnFutures::of(&self.plan(), self.futures);
        let request = request(self, self.blocks as usize);
        Manifest::new(Self::COMMAND, Some(drawn), request, [&self.scenario])
    }

    fn scenarios(&self) -> Vec<&Scenario> {
        vec![&self.scenario]
    }

    /// The ends of all ranges, and then the places of the study, each put together when it is its turn.
    fn needed(self, _: &impl Lab) -> Result<NeededRuns, NoAnswer> {
        let ends = self.ends().plans()?;
        let headline = [self.scenario.headline];
        let runs = self.runs();
        let places = self.all_plans();
        let plans = ends.into_iter().map(Ok).chain(places);
        Ok(NeededRuns::of(runs, plans.map(move |plan| Ok(PlanToLive::finals(plan?, &headline)))))
    }
}

impl Findings for StudyFindings {
    fn missing(&self) -> Vec<String> {
        let (lived, asked) = (self.blocks(), self.study.blocks);
        if lived == asked as usize {
            return Vec::new();
        }
        vec![format!("stopped: {lived} of {asked} are complete and kept")]
    }

    fn document(&self) -> Document<'_> {
        let Self { study, responses, hangs, swings, ends } = self;
        let names = hangs.iter().map(|hangs| hangs.target.name.as_str());
        let request = request(study, self.blocks());
        // every place lives all futures
        let drawn = DrawnFutures::of(&study.plan(), study.futures);
        let tables = vec![
            tables::sensitivity(study, hangs),
            ends_table::ends(ends, names.zip(swings).collect()),
            tables::places(study, responses),
        ];
        let manifest = Manifest::new(Sensitivity::COMMAND, Some(drawn), request, [&study.scenario]);
        let charts = picture::pictures(self);
        Document { charts, ..Document::of(&study.scenario, tables, manifest) }
    }

    fn text(&self, volume: Volume, written: &WrittenFolder) -> String {
        let folder = &written.folder;
        match volume {
            Volume::Full => full(self, folder),
            Volume::Brief => brief(self, folder),
            Volume::Short => short(self, folder),
            Volume::Json => json(self, folder),
        }
    }
}

/// What is asked of a study of which so many trajectories or rows are complete.
fn request(study: &Sensitivity, points: usize) -> StudyRequest {
    let varied = study.factors.iter().map(|factor| VariedKey {
        key: factor.lever.key.clone(),
        from: factor.from.to_string(),
        to: factor.to.to_string(),
    });
    StudyRequest {
        method: study.method.name().to_owned(),
        points,
        points_asked: study.blocks,
        varied: varied.collect(),
    }
}

/// Everything: question, table, a sentence for each target, what the numbers are about, and the path.
pub fn full(found: &StudyFindings, folder: &Path) -> String {
    told(found, folder, usize::MAX)
}

/// The same for the baseline and a few options, with the largest numbers only.
pub fn brief(found: &StudyFindings, folder: &Path) -> String {
    told(found, folder, MOST_TOLD)
}

/// What moves a target when one number alone moves.
fn swung(found: &StudyFindings, target: usize) -> OneAtATime<'_> {
    let option = (target > 0).then_some(found.hangs[target].target.label.as_str());
    OneAtATime { ends: &found.ends, swings: &found.swings[target], option }
}

fn told(found: &StudyFindings, folder: &Path, most: usize) -> String {
    let study = &found.study;
    let headline = study.scenario.headline_words();
    let mut lines = vec![study.scenario.title.clone()];
    lines.extend(wrapped(
        &format!(
            "What does {headline} depend on? {} over their ranges, {}, {} each",
            counted(study.factors.len(), "number", "numbers"),
            blocks(study.method, found.blocks()),
            counted(study.futures as usize, "future", "futures"),
        ),
        0,
        0,
    ));
    lines.push(String::new());
    lines.extend(table(found, most));
    lines.push(String::new());
    for target in 0..found.hangs.len().min(most) {
        lines.extend(wrapped(&sentence(found, target), 0, 2));
    }
    if found.hangs.len() > most {
        let more = counted(found.hangs.len() - most, "option more", "options more");
        lines.push(format!("{more}: `--full`"));
    }
    lines.extend(wrapped(&about(study), 0, 2));
    lines.push(String::new());
    lines.extend(paths(folder));
    lines.push(
        "next: `orgdrift explain KEY` says where a range comes from; `orgdrift limits`".to_owned(),
    );
    joined(&lines)
}

/// The sentences and the path.
pub fn short(found: &StudyFindings, folder: &Path) -> String {
    let mut lines: Vec<String> =
        (0..found.hangs.len()).map(|target| sentence(found, target)).collect();
    lines.push(folder.display().to_string());
    joined(&lines)
}

fn blocks(method: Method, count: usize) -> String {
    match method {
        Method::Morris => counted(count, "trajectory", "trajectories"),
        Method::Sobol => counted(count, "row", "rows"),
    }
}

/// What the indices are about, luck and all that was not varied.
fn about(study: &Sensitivity) -> String {
    format!(
        "Every place lives the same {} (common random numbers), so this is about the mean of futures; {}. What is not \
         varied holds at its usual value.",
        counted(study.futures as usize, "future", "futures"),
        if study.futures > 1 {
            "intervals include luck: other futures would have another mean"
        } else {
            "with one future intervals do not include luck"
        }
    )
}

/// The sentence about one target: what it hangs on most, by how much, how surely, and what comes next.
pub fn sentence(found: &StudyFindings, target: usize) -> String {
    let (study, hangs) = (&found.study, &found.hangs[target]);
    let info = study.scenario.headline.info();
    let headline = study.scenario.headline_words();
    let who = if target == 0 {
        format!("{}: in this model {headline}", hangs.target.label)
    } else {
        format!(
            "{}, against as it is: in this model the difference in {headline}",
            hangs.target.label
        )
    };
    let Some(&first) = hangs.order.first() else {
        let why = if hangs.n == 0 { "does not apply" } else { "does not vary" };
        return format!("{who} {why}.");
    };
    let leading = hangs.index(first, Index::leading(study.method));
    if leading.value <= 0.0 {
        return format!("{who} moves with none of them.");
    }
    let key = &study.factors[first].lever.key;
    let mut text = match study.method {
        Method::Morris => morris(found, hangs, first, &who),
        Method::Sobol => {
            let alone = hangs.index(first, Index::First);
            format!(
                "{who} depends most on {} (`{key}`): {} % of its variance with all interactions ({}), {} % \
                 alone",
                study.scenario.plain(key),
                rounded(100.0 * leading.value),
                interval(leading, 100.0),
                rounded(100.0 * alone.value.max(0.0)),
            )
        }
    };
    if let Some(&second) = hangs.order.get(1) {
        let next = hangs.index(second, Index::leading(study.method));
        let size = match study.method {
            Method::Morris => rounded(next.value),
            Method::Sobol => format!("{} %", rounded(100.0 * next.value)),
        };
        text.push_str(&format!("; next `{}` with {size}", study.factors[second].lever.key));
        if next.high >= leading.low {
            text.push_str(" (their intervals overlap, so the order is open)");
        }
    }
    text.push('.');
    let (matters, unit) = (rounded(study.scenario.smallest_difference), info.unit);
    match study.method {
        Method::Morris if leading.value < study.scenario.smallest_difference => {
            text.push_str(&format!(" Nothing moves it by as much as matters ({matters} {unit})."));
        }
        Method::Morris => {}
        // shares of hardly anything are shares as well
        Method::Sobol => text.push_str(&format!(
            " Its standard deviation over the ranges is {} {unit}; {matters} matter.",
            rounded(hangs.sd)
        )),
    }
    if let Some(sum) = too_small(hangs) {
        text.push(' ');
        text.push_str(&sum);
    }
    if let Some(turns) = swung(found, target).turns() {
        text.push_str(" One at a time: ");
        text.push_str(&turns);
    }
    text
}

/// That the total indices sum to less than they can, when they surely or clearly do: each is at least the share of
/// its number alone, and all shares together are the whole.
fn too_small(hangs: &Hangs) -> Option<String> {
    let sum = hangs.totals?;
    (sum.high < 1.0 || sum.value < CLEARLY_TOO_SMALL).then(|| {
        format!(
            "DO NOT TRUST THESE SHARES: the total indices sum to {} and cannot sum to less than 1; ask for more rows \
             with `--points`.",
            rounded(sum.value)
        )
    })
}

fn morris(found: &StudyFindings, hangs: &Hangs, first: usize, who: &str) -> String {
    let factor = &found.study.factors[first];
    let (size, mean) = (hangs.index(first, Index::MuStar), hangs.index(first, Index::Mu).value);
    let by = rounded(size.value);
    let way = if mean >= ONE_WAY * size.value {
        "upwards"
    } else if mean <= -ONE_WAY * size.value {
        "downwards"
    } else {
        "up or down, depending on the others"
    };
    format!(
        "{who} moves most with {} (`{}`): by {} {} from {} to {}, {way} ({})",
        found.study.scenario.plain(&factor.lever.key),
        factor.lever.key,
        by,
        unit_after(&by, found.study.scenario.headline.info().unit),
        rounded(factor.from),
        rounded(factor.to),
        interval(size, 1.0)
    )
}

fn interval(estimate: Estimate, scale: f64) -> String {
    format!(
        "95 % interval {} to {}{}",
        rounded(scale * estimate.low.max(0.0)),
        rounded(scale * estimate.high),
        if scale > 1.0 { " %" } else { "" }
    )
}

/// Factors down, targets across, as many as fit; ordered by the first target.
fn table(found: &StudyFindings, most: usize) -> Vec<String> {
    let study = &found.study;
    let leading = Index::leading(study.method);
    let scale = if study.method == Method::Sobol { 100.0 } else { 1.0 };
    let mut order = found.hangs[0].order.clone();
    order.extend((0..study.factors.len()).filter(|factor| !found.hangs[0].order.contains(factor)));
    let left = order.len().saturating_sub(ROWS_TO_TARGETS.saturating_mul(most));
    order.truncate(order.len() - left);
    let mut rows = vec![vec![String::new()]];
    rows.extend(order.iter().map(|&factor| vec![study.factors[factor].lever.key.clone()]));
    let mut shown = 0;
    for hangs in &found.hangs {
        let mut wider = rows.clone();
        wider[0].push(clipped(&hangs.target.name));
        for (row, &factor) in wider[1..].iter_mut().zip(&order) {
            row.push(rounded(scale * hangs.index(factor, leading).value));
        }
        if shown > 0 && aligned(&wider).iter().any(|line| line.chars().count() > WIDTH) {
            break;
        }
        rows = wider;
        shown += 1;
    }
    let more = found.hangs.len() - shown;
    let more = if more > 0 {
        format!("; {} more in the table", counted(more, "option", "options"))
    } else {
        String::new()
    };
    let what = match study.method {
        Method::Morris => format!(
            "mean size of elementary effects over the whole range (mu*), {}",
            study.scenario.headline.info().unit
        ),
        Method::Sobol => "total Sobol' index, percent of variance".to_owned(),
    };
    let note = format!("{what}; baseline: as it is; options: difference from it{more}");
    let mut lines = aligned(&rows);
    lines.extend(wrapped(&note, 0, 0));
    lines
}

/// The same for programs.
pub fn json(found: &StudyFindings, folder: &Path) -> String {
    let study = &found.study;
    let number = |value: f64| Some(value).filter(|value| value.is_finite());
    let targets: Vec<Value> = found
        .hangs
        .iter()
        .enumerate()
        .map(|(target, hangs)| {
            let factors: Vec<Value> = study
                .factors
                .iter()
                .zip(&hangs.factors)
                .map(|(factor, indices)| {
                    let indices: serde_json::Map<String, Value> = indices
                        .iter()
                        .map(|(index, estimate)| {
                            let estimate = json!({
                                "value": number(estimate.value), "low": number(estimate.low),
                                "high": number(estimate.high),
                            });
                            (index.name().to_owned(), estimate)
                        })
                        .collect();
                    json!({ "key": factor.lever.key, "indices": indices })
                })
                .collect();
            let swings = &found.swings[target];
            let ends: Vec<Value> = study
                .factors
                .iter()
                .zip(&swings.swings)
                .map(|(factor, Swing { low, high })| {
                    json!({
                        "key": factor.lever.key,
                        "at_from": number(low.value), "error_at_from": number(low.error),
                        "at_to": number(high.value), "error_at_to": number(high.error),
                    })
                })
                .collect();
            json!({
                "target": hangs.target.name, "label": hangs.target.label, "n": hangs.n,
                "standard_deviation": hangs.sd,
                "factors": factors, "usual": number(swings.usual), "ends": ends,
                "sentence": sentence(found, target),
            })
        })
        .collect();
    let varied: Vec<Value> = study
        .factors
        .iter()
        .map(|factor| {
            json!({
                "key": factor.lever.key, "from": factor.from, "to": factor.to,
                "unit": factor.lever.parameter.unit,
            })
        })
        .collect();
    let charts: Vec<String> = picture::pictures(found).iter().flat_map(NamedChart::files).collect();
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": study.scenario.id,
        "headline": study.scenario.headline.info().name,
        "method": study.method.name(),
        "unit": unit_of_indices(study),
        "seed": study.seed,
        "futures": study.futures,
        "points": found.blocks(),
        "varied": varied,
        "targets": targets,
        "about": about(study),
        "charts": charts,
        "folder": folder.display().to_string(),
    });
    format!("{data:#}")
}
