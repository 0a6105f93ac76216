//! The honest sentence: a verdict, its size, its spread, what activity did, who pays, what it hangs on.

use crate::analysis::contrast::{self, Contrast};
use crate::analysis::estimate::Spread;
use crate::analysis::facts::Compared;
use crate::analysis::gains::{Loss, payers};
use crate::analysis::hanging::{EXPLAINS, strongest};
use crate::analysis::verdict::{ENOUGH_FUTURES, Verdict};
use crate::engine::record::QUARTER;
use crate::experiment::{Plan, Results};
use crate::report::number::{counted, rounded, signed, unit_after};
use crate::scenario::{Better, Metric, MetricInfo, parameter};

/// The verdict on the headline of one option.
pub fn headline_verdict(plan: &Plan, results: &Results, contrast: &Contrast) -> Verdict {
    let baseline = plan.baseline();
    Verdict::of(
        &contrast.differences,
        baseline.smallest_difference,
        baseline.headline.info().better,
        &results.assumptions,
    )
}

/// The verdict in words for people: names an assumption by its meaning and the side on which the option
/// wins.
pub fn verdict_for_people(verdict: &Verdict, better: Better) -> String {
    match verdict {
        Verdict::DependsOn(hanging) => {
            let (is, goes_up) = match better {
                Better::Higher => ("it wins", hanging.rises),
                Better::Lower => ("it wins", !hanging.rises),
                Better::Neither => ("it is higher", hanging.rises),
            };
            let side = if goes_up { "above" } else { "below" };
            format!(
                "IT DEPENDS ON {} (`{}`): {is} {side} about {}",
                meaning(&hanging.key),
                hanging.key,
                rounded(hanging.turn)
            )
        }
        Verdict::TooEarly => {
            format!("{} (a verdict needs at least {ENOUGH_FUTURES} futures)", verdict.words())
        }
        other => other.words(),
    }
}

/// What a key means, for a sentence; the key itself when it has no row of its own.
pub fn meaning(key: &str) -> &str {
    parameter::find(key).map_or(key, |row| row.meaning)
}

/// The sentence about one option against the baseline, in the parts that a page sets apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The option.
    pub label: String,
    /// The verdict; empty when there is none.
    pub verdict: String,
    /// What follows it: the size and its spread.
    pub size: String,
    /// What activity did, who pays, what it hangs on, and the facts.
    pub rest: String,
}

impl std::fmt::Display for Told {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let space = if self.rest.is_empty() { "" } else { " " };
        write!(formatter, "{}: {}{}{space}{}", self.label, self.verdict, self.size, self.rest)
    }
}

/// The sentence about one option against the baseline.
pub fn sentence(plan: &Plan, results: &Results, arm: usize, facts: &[Compared]) -> String {
    told(plan, results, arm, facts).to_string()
}

/// The same in parts.
pub fn told(plan: &Plan, results: &Results, arm: usize, facts: &[Compared]) -> Told {
    let headline = plan.baseline().headline;
    let info = headline.info();
    let label = plan.arms[arm].label.clone();
    let Some(contrast) = contrast::company(results, arm, headline) else {
        let size = format!("{} does not apply here, so there is no verdict.", info.label);
        return Told { label, size, ..Told::default() };
    };
    let verdict = headline_verdict(plan, results, &contrast);
    let size = format!(
        " in this model, {} {} ({}).",
        size(&contrast, info),
        info.label.to_lowercase(),
        spread(&contrast.spread, results.futures as usize),
    );
    let mut text = String::new();
    if headline != Metric::ActivityIndex
        && let Some(activity) = contrast::company(results, arm, Metric::ActivityIndex)
    {
        text.push_str(&activity_sentence(activity.spread.q50));
        text.push(' ');
    }
    if plan.arms[arm].reference == 0 {
        text.push_str(&payers_sentence(plan, results, arm));
    } else {
        text.push_str(
            "Its kinds of work or departments differ from the baseline's, so each is held against its \
             own aligned twin, and who pays cannot be told.",
        );
    }
    if !matches!(verdict, Verdict::DependsOn(_) | Verdict::NoDifference | Verdict::TooEarly) {
        text.push(' ');
        text.push_str(&hanging_sentence(results, &contrast));
    }
    text.push(' ');
    text.push_str(&facts_sentence(facts));
    Told { label, verdict: verdict_for_people(&verdict, info.better), size, rest: text }
}

fn size(contrast: &Contrast, info: MetricInfo) -> String {
    let median = contrast.spread.q50;
    let size = signed(median);
    format!("by {size} {} of", unit_after(&size, info.unit))
}

fn spread(spread: &Spread, futures: usize) -> String {
    if spread.n == 1 {
        return "one future".to_owned();
    }
    let of = if spread.n == futures {
        counted(futures, "future", "futures")
    } else {
        format!("{} of {}", spread.n, counted(futures, "future", "futures"))
    };
    format!("middle 90 % of {of}: {} to {}", signed(spread.q05), signed(spread.q95))
}

fn activity_sentence(change: f64) -> String {
    if rounded(change) == "0" || change.abs() < 0.5 {
        "Counted activity hardly moved.".to_owned()
    } else {
        let verb = if change > 0.0 { "rose" } else { "fell" };
        let size = rounded(change.abs());
        format!("Counted activity {verb} by {size} {}.", unit_after(&size, "points"))
    }
}

fn payers_sentence(plan: &Plan, results: &Results, arm: usize) -> String {
    let payers = payers(plan.baseline(), results, arm);
    let Some(((first, what), rest)) = payers.split_first() else {
        return "No department clearly pays for it.".to_owned();
    };
    let what = match what {
        Loss::Reward(lost) => format!("{} % less reward", rounded(100.0 * lost)),
        Loss::Strain(rise) => format!("strain up by {}", rounded(*rise)),
    };
    let others = match rest.len() {
        0 => String::new(),
        count => {
            format!(", and {} as well", counted(count, "other department", "other departments"))
        }
    };
    let pay = if first.label.starts_with("Other ") { "pay" } else { "pays" };
    format!("{} {pay} for it ({what}){others}.", first.label)
}

fn hanging_sentence(results: &Results, contrast: &Contrast) -> String {
    if results.assumptions.is_empty() {
        return "No assumption was varied.".to_owned();
    }
    match strongest(&contrast.differences, &results.assumptions) {
        Some(hanging) if hanging.share >= EXPLAINS => {
            // a difference below 0 grows in size as it falls
            let grows = hanging.rises == (contrast.spread.q50 >= 0.0);
            let size = if grows { "larger" } else { "smaller" };
            format!(
                "Its size hangs mostly on {} (`{}`): the higher, the {size}.",
                meaning(&hanging.key),
                hanging.key
            )
        }
        _ => "Its size hangs on no single assumption.".to_owned(),
    }
}

/// What is said about facts: above everything else, and in every sentence.
pub fn facts_sentence(facts: &[Compared]) -> String {
    let reproduced = facts.iter().filter(|fact| fact.is_reproduced()).count();
    match (facts.len(), reproduced) {
        (0, _) => "Not compared with facts.".to_owned(),
        (1, 0) => "The baseline misses the one known fact.".to_owned(),
        (1, _) => "The baseline reproduces the one known fact.".to_owned(),
        (all, 0) => format!("The baseline reproduces none of {all} known facts."),
        (all, some) if some == all => format!("The baseline reproduces all of {all} known facts."),
        (all, some) => format!("The baseline reproduces {some} of {all} known facts."),
    }
}

/// The facts that the baseline misses, one line each.
pub fn missed_facts(facts: &[Compared]) -> Vec<String> {
    facts
        .iter()
        .filter(|fact| !fact.is_reproduced())
        .map(|fact| {
            let simulated = fact
                .simulated
                .map_or_else(|| "not applicable".to_owned(), rounded);
            format!(
                "the baseline misses a fact: `{}` is {simulated} in the model, known to be {} to {} ({})",
                fact.metric.info().name,
                rounded(fact.from),
                rounded(fact.to),
                fact.metric.info().unit
            )
        })
        .collect()
}

/// The weeks that results speak of, as a sentence begins: the final quarter, or all weeks of a short run.
pub fn final_period(weeks: u32) -> String {
    match weeks {
        1 => "The only week".to_owned(),
        weeks if weeks as usize <= QUARTER => format!("Mean of all {weeks} weeks"),
        _ => "Final quarter".to_owned(),
    }
}

/// The same within a sentence.
pub fn in_final_period(weeks: u32) -> String {
    match weeks {
        1 => "in the only week".to_owned(),
        weeks if weeks as usize <= QUARTER => format!("over all {weeks} weeks"),
        _ => "in the final quarter".to_owned(),
    }
}

/// The sentence about the baseline alone: what drifts.
pub fn baseline_sentence(plan: &Plan, results: &Results) -> String {
    let stands = |metric: Metric| {
        let label = metric.info().label.to_lowercase();
        match Spread::of(results.arms[0].finals(metric)) {
            Some(spread) => format!("{label} stands at {}", rounded(spread.q50)),
            None => format!("{label} does not apply"),
        }
    };
    let futures = match results.futures {
        1 => "one future".to_owned(),
        several => format!("median of {several} futures"),
    };
    let when = in_final_period(results.weeks);
    format!(
        "{}: {when} {} and {} (100 is the aligned twin; {futures}).",
        plan.arms[0].label,
        stands(Metric::ActivityIndex),
        stands(Metric::OutcomeIndex)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::hanging::Hanging;

    #[test]
    fn facts_are_counted_in_words() {
        let fact =
            |simulated| Compared { metric: Metric::UrgentShare, from: 0.2, to: 0.4, simulated };
        let (hit, miss, none) = (fact(Some(0.3)), fact(Some(0.5)), fact(None));
        let said = |facts: &[Compared]| facts_sentence(facts);
        assert_eq!(said(&[]), "Not compared with facts.");
        assert_eq!(said(&[hit]), "The baseline reproduces the one known fact.");
        assert_eq!(said(&[none]), "The baseline misses the one known fact.");
        assert_eq!(said(&[miss, none]), "The baseline reproduces none of 2 known facts.");
        assert_eq!(said(&[hit, miss, hit]), "The baseline reproduces 2 of 3 known facts.");
        assert_eq!(said(&[hit, hit]), "The baseline reproduces all of 2 known facts.");
    }

    #[test]
    fn the_winning_side_follows_what_is_good() {
        let hanging =
            Hanging { key: "people.conviction".to_owned(), share: 0.5, rises: true, turn: 1.2 };
        let verdict = Verdict::DependsOn(hanging);
        assert!(verdict_for_people(&verdict, Better::Higher).contains("wins above about 1.2"));
        assert!(verdict_for_people(&verdict, Better::Lower).contains("wins below about 1.2"));
        assert!(verdict_for_people(&verdict, Better::Neither).contains("is higher above about"));
    }
}
