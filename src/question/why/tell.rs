//! Why the gap: a table, one sentence, what contributes nothing and for which reason, a chart, and a folder of files.

use std::path::Path;

use serde_json::{Value, json};

use crate::document::number::{counted, rounded, significant, unit_after};
use crate::document::phrases::in_final_period;
use crate::document::table::Table;
use crate::document::terminal::{aligned, clipped, joined, paths, wrapped};
use crate::futures::Lab;
use crate::futures::plan::BASELINE;
use crate::ink::NamedChart;
use crate::output::document::{Document, Volume, WrittenFolder};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::question::again::{Earlier, Repeatable};
use crate::question::shards::{Divisible, NeededRuns, PlanToLive};
use crate::question::why::ask::{AskWhy, Why, WhyRequest};
use crate::question::why::causes::{Cause, Leading, Part};
use crate::question::why::coalitions::KeepPotentials;
use crate::question::why::table;
use crate::question::why::table::{cause_of, kind_of};
use crate::question::{Findings, NoAnswer};
use crate::scenario::explain::cost_of;
use crate::scenario::{Advice, Scenario};
use crate::statistics::estimate::Spread;

mod picture;

/// Promised distance between the gap and the sum of its causes. Share of potential.
const SUMS_WITHIN: f64 = 1e-9;
/// Most departments beside the company in the table of the terminal.
const MOST_DEPARTMENTS: usize = 4;

impl Repeatable for AskWhy {
    const COMMAND: &'static str = "why";

    fn again(earlier: &Earlier) -> Result<Self, Advice> {
        let WhyRequest { option, .. } = earlier.request()?;
        let DrawnFutures { seed, futures, .. } = *earlier.drawn()?;
        Self::new(earlier.scenario()?, Some(&option), futures, seed)
    }
}

impl Divisible for AskWhy {
    fn asked(&self) -> Manifest {
        let drawn = DrawnFutures::of(&self.coalitions().plan, self.coalitions().plan.futures);
        let option = self.option().unwrap_or(BASELINE);
        let request = WhyRequest::of(option, self.coalitions());
        Manifest::new(Self::COMMAND, Some(drawn), request, [self.scenario()])
    }

    fn scenarios(&self) -> Vec<&Scenario> {
        vec![self.scenario()]
    }

    fn needed(self, _: &impl Lab) -> Result<NeededRuns, NoAnswer> {
        let plan = PlanToLive::new(self.into_coalitions().plan, KeepPotentials);
        Ok(NeededRuns::of_few(vec![plan]))
    }
}

impl Findings for Why {
    fn missing(&self) -> Vec<String> {
        let (lived, asked) = (self.potentials.shares.len(), self.coalitions.plan.futures as usize);
        if lived == asked {
            return Vec::new();
        }
        let asked = counted(asked, "future", "futures");
        vec![format!("stopped: {lived} of {asked} are complete and kept")]
    }

    fn document(&self) -> Document<'_> {
        let lived = self.potentials.shares.len() as u32;
        let drawn = DrawnFutures::of(&self.coalitions.plan, lived);
        let request = WhyRequest::of(self.name(), &self.coalitions);
        let tables = vec![self.table()];
        let manifest = Manifest::new(AskWhy::COMMAND, Some(drawn), request, [&self.scenario]);
        Document { charts: vec![self.picture()], ..Document::of(&self.scenario, tables, manifest) }
    }

    fn text(&self, volume: Volume, written: &WrittenFolder) -> String {
        let folder = &written.folder;
        match volume {
            Volume::Full | Volume::Brief => full(self, folder),
            Volume::Short => short(self, folder),
            Volume::Json => json(self, folder),
        }
    }
}

impl Why {
    /// The table.
    pub fn table(&self) -> Table<'_> {
        table::why(&self.potentials, &self.accounts)
    }

    /// The chart.
    pub fn picture(&self) -> NamedChart {
        picture::picture(self)
    }
}

/// Everything: question, table, sentence, what contributes nothing, the check of the sum, and the path.
pub fn full(why: &Why, folder: &Path) -> String {
    let mut lines = vec![why.scenario.title.clone()];
    lines.extend(wrapped(
        &format!("{}: which mechanisms open the gap to what it could achieve?", why.label()),
        0,
        0,
    ));
    lines.push(String::new());
    lines.extend(table(why));
    lines.push(String::new());
    lines.extend(findings(why));
    lines.push(String::new());
    lines.extend(paths(folder));
    lines.push(
        "next: `orgdrift explain KEY` says what a mechanism does; `orgdrift limits`".to_owned(),
    );
    joined(&lines)
}

/// The sentence and the path.
pub fn short(why: &Why, folder: &Path) -> String {
    joined(&[sentence(why), folder.display().to_string()])
}

fn findings(why: &Why) -> Vec<String> {
    let mut lines = wrapped(&sentence(why), 0, 2);
    lines.extend(pay(why).map(|text| wrapped(&text, 0, 2)).unwrap_or_default());
    for idle in &why.potentials.idle {
        let text = format!("`{}` contributes exactly 0: {}.", idle.mechanism, idle.reason);
        lines.extend(wrapped(&text, 0, 2));
    }
    lines.extend(wrapped(&summing(why), 0, 2));
    lines
}

/// The sentence about the gap of the company: its size, its largest cause, the best pair of levers.
pub fn sentence(why: &Why) -> String {
    let (account, label) = (&why.accounts[0], why.label());
    let Some(gap) = account.share(Part::Gap) else {
        return format!("{label}: there is no potential to speak of in this model.");
    };
    let when = in_final_period(&why.scenario);
    let lost = percent(gap.mean);
    let missed = match below_zero(gap) {
        None => format!("{lost} % of the potential is not reached in this model {when}"),
        Some(below) => format!(
            "nothing of the potential is reached in this model {when}: the outcome lies {below} % of it below 0"
        ),
    };
    let mut text = format!("{label}: {missed} ({}).", spread(gap));
    let mut values: Vec<(&str, f64)> = account
        .causes
        .iter()
        .filter_map(|cause| match cause.part {
            Part::Value(name) if cause.share.mean > 0.0 => Some((name, cause.share.mean)),
            _ => None,
        })
        .collect();
    values.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let points = unit_after(&lost, "points");
    match values.as_slice() {
        [] => text.push_str(" No mechanism opens a gap."),
        [(only, share)] => text.push_str(&format!(
            " Of the {lost} {points} lost, {} go to {}.",
            percent(*share),
            cost_of(only)
        )),
        [(first, one), (second, other), ..] => text.push_str(&format!(
            " Of the {lost} {points} lost, {} go to {} and {} to {}.",
            percent(*one),
            cost_of(first),
            percent(*other),
            cost_of(second)
        )),
    }
    if let Some(Leading { cause: Cause { part: Part::WithoutBoth(one, other), share }, .. }) =
        &account.best_pair
        && let [(first, _), (second, _), ..] = values.as_slice()
    {
        let are_these = [one, other].iter().all(|name| *name == first || *name == second);
        let what = if are_these {
            "Fixing both".to_owned()
        } else {
            format!("Fixing {} and {}", cost_of(one), cost_of(other))
        };
        text.push_str(&format!(" {what} would win back {}", percent(share.mean)));
        let parts: f64 = [one, other]
            .iter()
            .filter_map(|name| values.iter().find(|(known, _)| known == *name))
            .map(|(_, share)| share)
            .sum();
        let (won, parts) = (percent(share.mean), percent(parts));
        text.push_str(&if won == parts {
            ".".to_owned()
        } else {
            format!(
                ", not {parts}: causes work through each other, and what goes to one is its mean over all orders of repair."
            )
        });
    }
    text
}

fn percent(share: f64) -> String {
    rounded(100.0 * share)
}

fn spread(gap: &Spread) -> String {
    if gap.n == 1 {
        return "one future".to_owned();
    }
    // where more is lost than there is, the numbers beside it are losses as well, and say so
    let what = if below_zero(gap).is_some() { "a loss of " } else { "" };
    format!(
        "mean of {} futures; middle 90 % of them: {what}{} to {} %",
        gap.n,
        percent(gap.q05),
        percent(gap.q95)
    )
}

/// How far an outcome lies below 0, where more is lost than the potential. Percent of it.
fn below_zero(gap: &Spread) -> Option<String> {
    let below = percent(gap.mean - 1.0);
    (gap.mean > 1.0 && below != "0").then_some(below)
}

/// Share of the potential that is not worth a sentence.
const NOTHING: f64 = 5e-4;

/// What today's pay, or that of the option, costs or brings, against none and against pay that asks for what is needed.
fn pay(why: &Why) -> Option<String> {
    let account = &why.accounts[0];
    let none = account.share(Part::Unpaid)?;
    // an option that pays nothing differs from no pay only by the day before it began
    if none.mean.abs() < NOTHING {
        return None;
    }
    let points = |share: &Spread| rounded(100.0 * share.mean.abs());
    let against_none = if none.mean >= 0.0 {
        format!("costs {} points of the potential against no pay at all", points(none))
    } else {
        format!("brings {} points of the potential against no pay at all", points(none))
    };
    let perfect = account.share(Part::Without("incentives"));
    let against_perfect = perfect.map_or_else(String::new, |perfect| {
        let word = if perfect.mean >= 0.0 { "costs" } else { "brings" };
        format!(
            ", and {word} {} against as much pay for exactly what the strategy needs",
            points(perfect)
        )
    });
    let whose = if why.option.is_some() { "What this option pays" } else { "Today's pay" };
    Some(format!("{whose} {against_none}{against_perfect}."))
}

/// What is said about the sum of all causes.
fn summing(why: &Why) -> String {
    let unsummed = why.unsummed();
    let rest = if why.accounts.iter().any(|account| account.share(Part::Rest).is_some()) {
        "Rest and values"
    } else {
        "The values"
    };
    let holds = if unsummed <= SUMS_WITHIN { "sum" } else { "DO NOT SUM" };
    format!(
        "{rest} {holds} to the gap in each future of each group: the largest difference is {} (at most \
         {SUMS_WITHIN:e} is promised).",
        significant(unsummed, 2)
    )
}

fn table(why: &Why) -> Vec<String> {
    let shown = &why.accounts[..why.accounts.len().min(1 + MOST_DEPARTMENTS)];
    let mut header = vec![String::new()];
    header.extend(shown.iter().map(|account| clipped(&account.group.label)));
    let mut rows = vec![header];
    for cause in &why.accounts[0].causes {
        let name = match cause.part {
            Part::Gap => "gap".to_owned(),
            Part::Rest => "rest".to_owned(),
            Part::Value(mechanism) => mechanism.to_owned(),
            _ => continue,
        };
        let mut row = vec![name, with_error(&cause.share)];
        row.extend(shown[1..].iter().map(|account| {
            account
                .share(cause.part)
                .map_or_else(|| "not applicable".to_owned(), |share| percent(share.mean))
        }));
        rows.push(row);
    }
    let error =
        if why.potentials.shares.len() > 1 { "; ± Monte-Carlo error of the mean" } else { "" };
    let more = why.accounts.len() - shown.len();
    let more = if more > 0 {
        format!("; {} more in the table", counted(more, "department", "departments"))
    } else {
        String::new()
    };
    let note = format!(
        "percent of potential {}, mean of {}{error}{more}",
        in_final_period(&why.scenario),
        counted(why.potentials.shares.len(), "future", "futures")
    );
    let mut lines = aligned(&rows);
    lines.extend(wrapped(&note, 0, 0));
    lines
}

fn with_error(share: &Spread) -> String {
    let error = share.standard_error();
    // what cannot act has no error
    if error > 0.0 {
        format!("{} ± {}", percent(share.mean), percent(error))
    } else {
        percent(share.mean)
    }
}

/// The same for programs.
pub fn json(why: &Why, folder: &Path) -> String {
    let groups: Vec<Value> = why
        .accounts
        .iter()
        .map(|account| {
            let parts: Vec<Value> = account.causes.iter().map(of_cause).collect();
            let leading = |leading: &Option<Leading>| {
                leading.as_ref().map(|leading| {
                    let mut data = of_cause(&leading.cause);
                    data["leads_in_futures"] = Value::from(leading.leads);
                    data
                })
            };
            json!({
                "group": account.group.name, "label": account.group.label, "parts": parts,
                "largest_cause": leading(&account.largest),
                "best_pair": leading(&account.best_pair),
                "largest_difference_of_sum": account.unsummed,
            })
        })
        .collect();
    let idle: Vec<Value> = why
        .potentials
        .idle
        .iter()
        .map(|idle| json!({ "mechanism": idle.mechanism, "reason": idle.reason }))
        .collect();
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": why.scenario.id,
        "option": why.name(),
        "label": why.label(),
        "unit": "share of potential",
        "seed": why.coalitions.plan.seed,
        "futures": why.potentials.shares.len(),
        "groups": groups,
        "cannot_act": idle,
        "sums_to_the_gap": why.unsummed() <= SUMS_WITHIN,
        "sentence": sentence(why),
        "pay": pay(why),
        "charts": picture::picture(why).files(),
        "folder": folder.display().to_string(),
    });
    format!("{data:#}")
}

fn of_cause(cause: &Cause) -> Value {
    let share = &cause.share;
    json!({
        "cause": cause_of(cause.part), "kind": kind_of(cause.part), "mean": share.mean,
        "standard_error": Some(share.standard_error()).filter(|error| error.is_finite()),
        "q05": share.q05, "q95": share.q95, "futures": share.n,
    })
}

#[cfg(test)]
mod tests {
    use crate::engine::CallingThread;
    use crate::futures::InOrder;
    use crate::ink::Figure;
    use crate::question::Question;
    use crate::scenario::Scenario;

    use super::*;

    /// What is said and drawn where this much urgent work waits for each seat.
    fn told(arrivals: f64) -> (String, String) {
        let text = format!(
            "extends = \"tickets-versus-experience\"\ntime.weeks = 20\ndepartment.support.people = 10\n\
             department.engineering.people = 10\ndepartment.success.people = 10\n\
             workload = {{ arrivals = {arrivals}, missed_cost = 3 }}\n"
        );
        let scenario = Scenario::from_text("small", &text).expect("a scenario");
        let asked = AskWhy::new(scenario, None, 1, 1).expect("the scenario as it is");
        let why = asked.find(&InOrder(&CallingThread)).expect("runs");
        let Figure::Causes(chart) = why.picture().figure else { panic!("another chart") };
        (sentence(&why), chart.frame.title)
    }

    #[test]
    fn what_lies_below_zero_is_not_called_more_than_all_of_it() {
        let (sentence, title) = told(2.0);
        assert!(sentence.contains("nothing of the potential is reached"), "{sentence}");
        for words in [&sentence, &title] {
            assert!(words.contains("below 0") && !words.contains("not reached"), "{words}");
        }
        let (sentence, title) = told(0.1);
        for words in [&sentence, &title] {
            assert!(words.contains("of the potential is not reached"), "{words}");
            assert!(!words.contains("below 0"), "{words}");
        }
    }
}
