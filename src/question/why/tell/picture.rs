//! Why the gap as one picture: what each mechanism opens, and what pairs of them do beyond that.

use crate::document::charts::ReportChart;
use crate::document::number::{counted, rounded};
use crate::document::phrases::in_final_period;
use crate::document::provenance::corner;
use crate::ink::{Bar, BarPanel, Causes, Figure, Frame, Interval, NamedChart};
use crate::question::why::causes::{Cause, Part};
use crate::statistics::estimate::Spread;

use super::below_zero;
use crate::question::why::ask::Why;

/// Name of the chart's files.
const NAME: &str = ReportChart::WhyTheGap.name();
/// Standard errors of a mean on each side of it between which 95 of 100 means lie.
const ERRORS: f64 = 1.96;
/// Bars up to this size would not be seen. Percent of potential.
const NEGLIGIBLE: f64 = 0.05;
/// Keeps words on one line.
const NO_BREAK: char = '\u{a0}';

/// The gap of the company, taken apart.
pub(super) fn picture(why: &Why) -> NamedChart {
    let mut chart = Causes {
        frame: Frame {
            title: title(why),
            subtitle: subtitle(why),
            provenance: corner(&why.scenario, lived(why), why.coalitions.plan.seed),
            alternative_text: String::new(),
        },
        causes: panel("What each mechanism opens", bars(why, of_one)),
        pairs: panel("What pairs add or take away", bars(why, of_two)),
    };
    chart.causes.total = bars(why, whole).pop();
    chart.frame.alternative_text =
        format!("{}. {}. {}", chart.frame.title, chart.frame.subtitle, chart.told());
    NamedChart { name: NAME, figure: Figure::Causes(chart) }
}

fn lived(why: &Why) -> usize {
    why.potentials.shares.len()
}

fn panel(label: &str, bars: Vec<Bar>) -> BarPanel {
    BarPanel {
        label: label.to_owned(),
        unit: "percent of potential".to_owned(),
        bars,
        negligible: NEGLIGIBLE,
        total: None,
    }
}

/// A bar for each part of the company's gap that has a name here.
fn bars(why: &Why, name: fn(Part) -> Option<String>) -> Vec<Bar> {
    let bar =
        |cause: &Cause| Some(Bar { label: name(cause.part)?, estimate: with_error(&cause.share) });
    why.accounts[0].causes.iter().filter_map(bar).collect()
}

fn of_one(part: Part) -> Option<String> {
    match part {
        Part::Value(mechanism) => Some(mechanism.to_owned()),
        Part::Rest => Some("rest: without any mechanism".to_owned()),
        _ => None,
    }
}

fn of_two(part: Part) -> Option<String> {
    match part {
        Part::Interaction(first, second) => Some(format!("{first} + {second}")),
        _ => None,
    }
}

fn whole(part: Part) -> Option<String> {
    (part == Part::Gap).then(|| "gap: all of these".to_owned())
}

/// The mean, and where it would lie in 95 of 100 samples of as many futures.
fn with_error(share: &Spread) -> Interval {
    let (value, error) = (100.0 * share.mean, 100.0 * ERRORS * share.standard_error());
    Interval { low: value - error, value, high: value + error }
}

/// What was found: the size of the gap and its largest cause.
fn title(why: &Why) -> String {
    let (account, label) = (&why.accounts[0], why.label());
    let Some(gap) = account.share(Part::Gap) else {
        return format!("{label}: there is no potential to speak of");
    };
    let missed = match below_zero(gap) {
        None => format!("{label}: {}{NO_BREAK}% of the potential is not reached", percent(gap)),
        Some(below) => {
            format!("{label}: the outcome lies {below}{NO_BREAK}% of the potential below 0")
        }
    };
    let Some(leading) = &account.largest else {
        return format!("{missed}, and no mechanism opens a gap");
    };
    let share = &leading.cause.share;
    let Some(name) = of_one(leading.cause.part) else { return missed };
    // not every future may agree with their mean
    let agree = if leading.leads < share.n {
        format!(" (largest in {} of {} futures)", leading.leads, share.n)
    } else {
        String::new()
    };
    format!("{missed}; the largest cause is {name} with {}{NO_BREAK}points{agree}", percent(share))
}

fn percent(share: &Spread) -> String {
    rounded(100.0 * share.mean)
}

fn subtitle(why: &Why) -> String {
    let when = in_final_period(&why.scenario);
    let futures = lived(why);
    let spread = match futures {
        1 => "one future, so without limits".to_owned(),
        several => {
            format!("mean of {several} futures ±{NO_BREAK}{ERRORS} Monte-Carlo standard errors")
        }
    };
    let left_out = futures - why.accounts[0].share(Part::Gap).map_or(0, |gap| gap.n);
    let left_out = match left_out {
        0 => String::new(),
        some => format!("; {} without potential left out", counted(some, "future", "futures")),
    };
    format!(
        "Company {when}: Shapley values of mechanisms in percent of potential; {spread}{left_out}"
    )
}
