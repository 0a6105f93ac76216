//! The honest sentence about an option: a verdict with its counts and its size; then who would gain and lose, what
//! it costs, and what it depends on.

use crate::document::number::{capital, counted, rounded, signed, significant, unit_after};
use crate::document::phrases::in_final_period;
use crate::futures::plan::Plan;
use crate::model::twin::of_the_twin;
use crate::question::compare::facts::FactCheck;
use crate::question::compare::fortunes::who;
use crate::question::compare::judge::Judgement;
use crate::question::compare::takes_place::TakesPlace;
use crate::question::compare::{Against, Comparison};
use crate::scenario::{Better, Headline, Metric, Scenario};
use crate::statistics::contrast::Counts;
use crate::statistics::resample::Estimate;
use crate::statistics::verdict::{ENOUGH_FUTURES, Verdict};

mod beside;
mod brief;
mod costs;
mod stretches;

pub use brief::{in_order_of_effect, remarks};
use stretches::stretches;

/// Smallest share of what matters that is told as a number; below it a size is "less than" that.
const TOLD: f64 = 0.1;

/// The sentence about one option against the baseline, in the parts that a page sets apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionSentence {
    /// The option.
    pub label: String,
    /// The verdict; empty when there is none.
    pub verdict: String,
    /// What follows it in the same sentence: the size and in how many futures.
    pub size: String,
    /// At most three short lines: who would gain and lose, what it costs, what it depends on.
    pub lines: Vec<String>,
}

impl std::fmt::Display for OptionSentence {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}{}", self.label, self.verdict, self.size)?;
        self.lines.iter().try_for_each(|line| write!(formatter, " {line}"))
    }
}

/// The sentence about one option against the baseline.
pub fn sentence(found: &Comparison, arm: usize) -> String {
    told(found, arm).to_string()
}

/// The same in parts.
pub fn told(found: &Comparison, arm: usize) -> OptionSentence {
    let plan = &found.plan;
    let scenario = plan.baseline();
    let label = plan.arms[arm].label.clone();
    let Some(judged) = found.judged(arm) else {
        let size =
            format!("{} does not apply here, so there is no verdict.", scenario.headline_label());
        return OptionSentence { label, size, ..OptionSentence::default() };
    };
    let (verdict, size) = said(scenario, judged);
    let mut lines = Vec::new();
    if !matches!(judged.verdict, Verdict::CannotAct(_)) {
        if plan.arms[arm].reference == 0 {
            lines.push(who(found, arm));
            lines.push(costs::line(found, arm));
        } else {
            lines.push(
                "Its kinds of work, its departments or what is needed there differ from the baseline's, so each \
                 is held against its own aligned twin, and who would gain or lose cannot be told."
                    .to_owned(),
            );
        }
        lines.extend(beyond_twin(found, arm));
        lines.extend(beside::sizes(plan, arm));
        lines.extend(depends_line(scenario, judged));
    }
    lines.extend(beside::caution(plan, arm));
    // what is limited is judged where and when it takes place, and what is left of it for everyone comes next
    if let Some(TakesPlace { weeks, judged, delta, .. }) = found.there(arm) {
        let left = format!(
            "What is left of it in the company {}: {verdict}{size}",
            in_final_period(plan.baseline())
        );
        // what that depends on is another matter than what it does where it takes place
        lines.truncate(2);
        lines.insert(0, left);
        lines.extend(against_line(found, arm));
        let (verdict, size) = said_there(scenario, judged, *weeks, *delta);
        return OptionSentence { label, verdict, size, lines };
    }
    lines.extend(against_line(found, arm));
    OptionSentence { label, verdict, size, lines }
}

/// The same against the other option that an option names, where it names one: what it does to the scenario as it is
/// comes below.
pub fn told_against(found: &Comparison, arm: usize) -> Option<OptionSentence> {
    let Against { judged, .. } = found.against(arm)?;
    let mut told = told(found, arm);
    // the last line says what is said first here
    told.lines.pop();
    let as_it_is = quoted(&found.plan.arms[0].label);
    told.lines.insert(0, format!("Against {as_it_is}: {}{}", told.verdict, told.size));
    let (verdict, size) = said(found.baseline(), judged);
    Some(OptionSentence { verdict, size, ..told })
}

/// The verdict on a limited option where and when it takes place.
fn said_there(
    scenario: &Scenario,
    judged: &Judgement,
    (first, last): (u32, u32),
    delta: f64,
) -> (String, String) {
    let when =
        if first == last { format!("week {first}") } else { format!("weeks {first} to {last}") };
    let size = sized(judged.spread.q50, delta);
    let size = format!("{size} {}", unit_after(&size, "points"));
    let counts = counts(judged, Better::Higher);
    let word = match &judged.verdict {
        Verdict::DependsOn(depends) => {
            format!("IT DEPENDS ON {}", scenario.plain(&depends.held.key))
        }
        other => other.words(),
    };
    let how = match &judged.verdict {
        Verdict::DependsOn(_) => String::new(),
        Verdict::NoDifference | Verdict::MostlyNoDifference => {
            "work is aligned as before ".to_owned()
        }
        _ if judged.spread.q50 >= 0.0 => format!("work is {size} better aligned "),
        _ => format!("work is {size} worse aligned "),
    };
    (word, format!(" where it takes place, {when}: {how}{counts}."))
}

/// How an option stands against the other one that it names.
fn against_line(found: &Comparison, arm: usize) -> Option<String> {
    let Against { other, judged, .. } = found.against(arm)?;
    let (verdict, size) = said(found.baseline(), judged);
    Some(format!("Against {}: {verdict}{size}", quoted(&found.plan.arms[*other].label)))
}

/// A label within a sentence.
fn quoted(label: &str) -> String {
    format!("“{label}”")
}

/// The verdict for people, and what follows it in the same sentence.
pub fn said(scenario: &Scenario, judged: &Judgement) -> (String, String) {
    let info = scenario.headline.info();
    let headline = scenario.headline_words();
    let counts = counts(judged, info.better);
    let size = sized(judged.spread.q50, scenario.smallest_difference);
    let size = format!("{size} {}", unit_after(&size, info.unit));
    let word = judged.verdict.words();
    match &judged.verdict {
        Verdict::Clearly(_) | Verdict::Usually(_) | Verdict::Leans(_) => {
            (word, format!(" in this model, by {size} of {headline} {counts}."))
        }
        Verdict::OftenByLess(_) => {
            (word, format!(" in this model: by {size} of {headline} {counts}."))
        }
        Verdict::NoDifference | Verdict::MostlyNoDifference => {
            let is_told = judged.spread.q50.abs() >= TOLD * scenario.smallest_difference;
            let verb = match judged.spread.q50 {
                _ if !is_told => "moves",
                change if change > 0.0 => "rises",
                change if change < 0.0 => "falls",
                _ => "moves",
            };
            (word, format!(" in this model: {headline} {verb} by {size} {counts}."))
        }
        Verdict::DependsOn(depends) => {
            let name = scenario.plain(&depends.held.key);
            let where_it_turns = stretches(depends, info.better);
            let [good, bad] = ways(info.better);
            let (first, middle, second) = in_order(judged, info.better);
            let counts = format!("({first} {good}, {middle} too close, {second} {bad})");
            (format!("IT DEPENDS ON {name}"), format!(": {where_it_turns} {counts}."))
        }
        Verdict::DependsTogether => (word, format!(": no single one of them decides {counts}.")),
        Verdict::MostlyLuck => (word, format!(": the same assumptions lead either way {counts}.")),
        Verdict::NoPattern => (word, format!(" in this model {counts}.")),
        Verdict::CannotAct(reason) => (word, format!(": {reason}.")),
        Verdict::TooEarly => (word, format!(": {}.", too_early(judged, &headline, info.unit))),
    }
}

fn too_early(judged: &Judgement, headline: &str, unit: &str) -> String {
    let futures = judged.counts.all();
    let size = signed(judged.spread.q50);
    let size = format!("{size} {} of {headline}", unit_after(&size, unit));
    match (judged.different, futures) {
        (1, several) if several > 1 => format!(
            "{size}, but nothing that is drawn acts here, so all {several} futures are one and the same run"
        ),
        _ => format!(
            "{size} in {}, and a word needs at least {ENOUGH_FUTURES}",
            counted(futures, "future", "futures")
        ),
    }
}

/// A size without its sign; what is less than a tenth of what matters is said to be less than that.
pub fn sized(value: f64, matters: f64) -> String {
    let least = TOLD * matters;
    if value.abs() < least {
        format!("less than {}", significant(least, 2))
    } else {
        rounded(value.abs())
    }
}

/// The three counts that stand beside a word.
pub fn counts(judged: &Judgement, better: Better) -> String {
    let (first, middle, second) = in_order(judged, better);
    let [good, bad] = ways(better);
    let futures = counted(judged.counts.all(), "future", "futures");
    format!("({first} {good}, {middle} too close, {second} {bad} of {futures})")
}

/// The counts of the good way, of what is too close, and of the bad way.
const fn in_order(judged: &Judgement, better: Better) -> (usize, usize, usize) {
    let Counts { up, middle, down } = judged.counts;
    if matches!(better, Better::Lower) { (down, middle, up) } else { (up, middle, down) }
}

/// The two ways of a headline, the good one first.
const fn ways(better: Better) -> [&'static str; 2] {
    match better {
        Better::Higher | Better::Lower => ["better", "worse"],
        Better::Neither => ["higher", "lower"],
    }
}

/// Why an outcome above that of the twin is no mistake: an option is never lived by the twin.
fn beyond_twin(found: &Comparison, arm: usize) -> Option<String> {
    let Comparison { plan, .. } = found;
    let outcome = found.level(arm, Metric::OutcomeIndex)?.q50;
    let above = outcome > 100.0 && rounded(outcome) != "100";
    let option = plan.arms[arm].option.filter(|_| above)?;
    let changes = &plan.scenarios[plan.arms[arm].scenario].options[option].changes;
    let sets = changes.iter().flat_map(|change| &change.sets);
    let mut common: Vec<String> = Vec::new();
    for set in sets.filter(|set| of_the_twin(&set.key)) {
        let key = format!("`{}`", set.key);
        if !common.contains(&key) {
            common.push(key);
        }
    }
    Some(if common.is_empty() {
        "It passes 100: the twin splits free hours as needed, and its urgent work comes on top."
            .to_owned()
    } else {
        let as_they_are = if common.len() == 1 { "as it is" } else { "as they are" };
        format!("It passes 100: the twin keeps {} {as_they_are}.", listed_plainly(&common))
    })
}

/// Names one after the other: `a`, `b` and `c`.
fn listed_plainly(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// How far the size spreads, and what it depends on.
fn depends_line(scenario: &Scenario, judged: &Judgement) -> Option<String> {
    let spread = &judged.spread;
    if spread.n < 2 || judged.different < 2 || spread.q95 - spread.q05 <= 1e-9 {
        return None;
    }
    let unit = scenario.headline.info().unit;
    let mut text = format!(
        "Nine futures in ten lie between {} and {} {unit}",
        signed(spread.q05),
        signed(spread.q95)
    );
    let holds = |place: usize| {
        let held = judged.held.get(place).filter(|held| held.share.value >= 0.01)?;
        Some((scenario.plain(&held.key), held.share))
    };
    let luck = judged.apart.map(|apart| apart.luck);
    if judged.is_luck_alone {
        return Some(format!("{text}; nothing but luck differs between them."));
    }
    if judged.held.is_empty() {
        return Some(format!("{text}; these are too few to say what that depends on."));
    }
    let named: Vec<(String, Estimate)> = [holds(0), holds(1)].into_iter().flatten().collect();
    text.push_str(&what_holds(&named, judged.held[0].is_most(), luck));
    Some(text)
}

/// What two assumptions and luck hold of a spread. Each share is estimated by itself, so that together they may be more
/// than all of it: then only the limits of each can be right, and only they are said.
fn what_holds(named: &[(String, Estimate)], is_most: bool, luck: Option<Estimate>) -> String {
    let shares = || named.iter().map(|(_, share)| *share).chain(luck);
    let limits = |share: Estimate| share.low.is_finite() && share.high.is_finite();
    // what is printed must not sum to more than 100, so rounding is allowed for
    let too_much = shares().map(|share| share.value).sum::<f64>() > 1.01 && shares().all(limits);
    let percent = |share: f64| rounded(100.0 * share);
    let told = |share: Estimate| {
        if too_much {
            format!("{} to {} %", percent(share.low), percent(share.high))
        } else {
            format!("{} %", percent(share.value))
        }
    };
    let mut text = match named {
        [] => "; no single assumption explains it".to_owned(),
        [(name, share), ..] if is_most => {
            format!(". It depends mostly on {name} ({} of the spread)", told(*share))
        }
        [(name, share), ..] => format!(". {} holds {} of the spread", capital(name), told(*share)),
    };
    for (name, share) in named.iter().skip(1) {
        text.push_str(&format!(", {name} {}", told(*share)));
    }
    if let Some(luck) = luck {
        text.push_str(&format!(", luck {}", told(luck)));
    }
    if too_much {
        text.push_str("; each is estimated by itself, with 95 % limits");
    }
    text.push('.');
    text
}

/// What is said when several options were tried; nothing for one.
pub fn tried(plan: &Plan) -> Option<String> {
    let options = plan.arms.len() - 1;
    (options > 1).then(|| {
        format!(
            "{options} options were tried. Each word holds for its own option; the best of several looks better than \
             it is."
        )
    })
}

/// What is said about facts, once for a whole result.
pub fn facts_sentence(facts: &[FactCheck]) -> String {
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
pub fn missed_facts(facts: &[FactCheck]) -> Vec<String> {
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

/// The sentence about the baseline alone: what drifts.
pub fn baseline_sentence(found: &Comparison) -> String {
    let Comparison { plan, results, .. } = found;
    let scenario = plan.baseline();
    let stands = |measure: Headline| {
        let label = scenario.words_of(measure);
        match found.level(0, measure) {
            Some(spread) => format!("{label} stands at {}", rounded(spread.q50)),
            None => format!("{label} does not apply"),
        }
    };
    let all = [Metric::ActivityIndex, Metric::OutcomeIndex].map(Headline::from);
    // the headline of a department is told beside those of the company
    let own = Some(scenario.headline).filter(|headline| headline.department.is_some());
    let all: Vec<String> = all.into_iter().chain(own).map(stands).collect();
    let futures = match results.futures {
        1 => "one future".to_owned(),
        several => format!("median of {several} futures"),
    };
    format!(
        "{}: {} {} (100 is the aligned twin; {futures}).",
        plan.arms[0].label,
        in_final_period(scenario),
        listed_plainly(&all)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::CallingThread;
    use crate::futures::lab::live_all;
    use crate::futures::plan::Varying;
    use crate::scenario::Scenario;

    #[test]
    fn what_passes_the_twin_says_what_the_twin_keeps() {
        let text = "extends = \"verify/queue\"\ntime.weeks = 20\ndepartment.desk.people = 12\n\
            workload.arrivals = 0\nworkload.meetings = 0.2\nworkload.initiatives = 4\n\
            option.talk_less.set.workload.meetings = 0\noption.talk_less.set.workload.initiatives = 1\n\
            option.fewer.set.workload.initiatives = 1\n";
        let scenario = Scenario::from_text("one", text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let plan = Plan::of_options(scenario, 2, 1, Varying::Joint);
        let results = live_all(&plan, &CallingThread).expect("runs");
        let found = Comparison::of(plan, results);
        let said = "It passes 100: the twin keeps `workload.meetings` as it is.";
        assert_eq!(beyond_twin(&found, 1).as_deref(), Some(said));
        // fewer initiatives reach the twin, which has none, and do not pass it
        assert_eq!(beyond_twin(&found, 2), None);
        let reached = found.results.arms[2].finals(Metric::OutcomeIndex).fold(0.0, f64::max);
        assert!((reached - 100.0).abs() < 1e-9, "{reached}");
    }

    #[test]
    fn shares_that_sum_to_more_than_all_are_told_by_their_limits() {
        let share = |low, value, high| Estimate { value, low, high };
        let habits = ("how fast people change habits".to_owned(), share(0.12, 0.38, 0.55));
        let conviction = ("conviction".to_owned(), share(0.0, 0.04, 0.15));
        let named = [habits, conviction];
        let said = |luck| what_holds(&named, false, Some(luck));
        let sums = said(share(0.3, 0.5, 0.7));
        let whole = ". How fast people change habits holds 38 % of the spread, conviction 4.0 %, luck 50 %.";
        assert_eq!(sums, whole);
        let too_much = said(share(0.6, 0.88, 1.0));
        let limits = ". How fast people change habits holds 12 to 55 % of the spread, conviction 0 to 15 %, luck \
                      60 to 100 %; each is estimated by itself, with 95 % limits.";
        assert_eq!(too_much, limits);
        let most = what_holds(&named[..1], true, None);
        assert_eq!(
            most,
            ". It depends mostly on how fast people change habits (38 % of the spread)."
        );
        let none = what_holds(&[], false, Some(share(0.6, 0.88, 1.0)));
        assert_eq!(none, "; no single assumption explains it, luck 88 %.");
    }

    #[test]
    fn facts_are_counted_in_words() {
        let fact =
            |simulated| FactCheck { metric: Metric::UrgentShare, from: 0.2, to: 0.4, simulated };
        let (hit, miss, none) = (fact(Some(0.3)), fact(Some(0.5)), fact(None));
        let said = |facts: &[FactCheck]| facts_sentence(facts);
        assert_eq!(said(&[]), "Not compared with facts.");
        assert_eq!(said(&[hit]), "The baseline reproduces the one known fact.");
        assert_eq!(said(&[none]), "The baseline misses the one known fact.");
        assert_eq!(said(&[miss, none]), "The baseline reproduces none of 2 known facts.");
        assert_eq!(said(&[hit, miss, hit]), "The baseline reproduces 2 of 3 known facts.");
        assert_eq!(said(&[hit, hit]), "The baseline reproduces all of 2 known facts.");
    }
}
