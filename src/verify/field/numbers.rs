//! How each number of the field is read from what was run.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::statistics::estimate::quantile;
use crate::verify::case::LivedCase;
use crate::verify::field::Simulated;
use crate::verify::field::lab::{FieldLab, HIGHER_RATE, read_from};
use crate::verify::row::mean_and_error;

/// Weeks of the final quarter and of the final year.
const QUARTER: usize = 13;
const YEAR: usize = 52;
/// Weeks at the beginning of a quarter when its end is far.
const FAR_FROM_THE_END: usize = 4;

fn simulated(value: f64, configuration: String) -> Simulated {
    Simulated { value, configuration }
}

fn mean_of(values: &[f64]) -> f64 {
    mean_and_error(values).0
}

/// Quantile of a sample in any order; not a number for an empty one.
fn sample_quantile(sample: &mut [f64], share: f64) -> f64 {
    sample.sort_by(f64::total_cmp);
    if sample.is_empty() { f64::NAN } else { quantile(sample, share) }
}

/// Something made of two measures of the company's final quarter, mean of futures.
fn company(
    lab: &FieldLab,
    what: &str,
    metrics: [Metric; 2],
    of: impl Fn(f64, f64) -> f64,
) -> Simulated {
    let [first, second] = metrics.map(|metric| lab.company.finals(BASELINE, metric));
    let all: Vec<f64> = first.iter().zip(&second).map(|(&one, &two)| of(one, two)).collect();
    simulated(mean_of(&all), read_from(&lab.company, what))
}

/// A measure of the company's final quarter, mean of futures.
fn usual(lab: &FieldLab, what: &str, metric: Metric) -> Simulated {
    company(lab, what, [metric; 2], |value, _| value)
}

/// How much more of a measure there is with an option, as a share of what there is without it; mean of futures.
fn change(lived: &LivedCase, from: &str, to: &str, metric: Metric) -> f64 {
    let (before, after) = (lived.finals(from, metric), lived.finals(to, metric));
    mean_of(
        &before.iter().zip(&after).map(|(before, after)| after / before - 1.0).collect::<Vec<_>>(),
    )
}

/// Mean of something over the weeks (from 1) of the final quarter.
fn quarter(lived: &LivedCase, of: impl Fn(usize) -> f64) -> f64 {
    let last = lived.weeks();
    let first = (last + 1).saturating_sub(QUARTER).max(1);
    mean_of(&(first..=last).map(of).collect::<Vec<_>>())
}

pub(super) fn piece_rate(lab: &FieldLab) -> Simulated {
    let lived = &lab.piece_rate;
    let value = change(lived, BASELINE, "piece_rate", Metric::Activity);
    simulated(value, lived.described_with("piece_rate"))
}

pub(super) fn piece_rate_with_hours_to_spare(lab: &FieldLab) -> Simulated {
    let lived = &lab.spare_hours;
    let value = change(lived, BASELINE, "piece_rate", Metric::Activity);
    simulated(value, lived.described_with("piece_rate"))
}

pub(super) fn elasticity(lab: &FieldLab) -> Simulated {
    let lived = &lab.spare_hours;
    let more = 1.0 + change(lived, "piece_rate", "higher_rate", Metric::Activity);
    simulated(math::ln(more) / math::ln(HIGHER_RATE), lived.described_with("higher_rate"))
}

pub(super) fn contract_volume(lab: &FieldLab) -> Simulated {
    let value = change(&lab.contract, BASELINE, "mixed", Metric::Activity);
    simulated(value, lab.contract.described_with("mixed"))
}

pub(super) fn contract_time(lab: &FieldLab) -> Simulated {
    let value = change(&lab.contract, BASELINE, "mixed", Metric::TimePerItem);
    simulated(value, lab.contract.described_with("mixed"))
}

pub(super) fn contract_unpaid(lab: &FieldLab) -> Simulated {
    let lived = &lab.contract;
    let hours = |option| quarter(lived, |week| lived.hours(option, week, "company", "unpaid"));
    simulated(hours("mixed") / hours(BASELINE) - 1.0, lived.described_with("mixed"))
}

pub(super) fn quality(lab: &FieldLab) -> Simulated {
    let lived = &lab.quantity_pay;
    let rework = |option| mean_of(&lived.finals(option, Metric::ReworkShare));
    simulated(rework("quantity_pay") - rework(BASELINE), lived.described_with("quantity_pay"))
}

pub(super) fn peers(lab: &FieldLab) -> Simulated {
    let lived = &lab.pair;
    // two practices are their mean and one standard deviation to either side; hers is the larger share of b
    let practices = |option: &str, week| {
        let both = lived.priority(option, week, "company", "b");
        (both.practised + both.practised_sd, both.practised - both.practised_sd)
    };
    let last = lived.weeks();
    let slopes: Vec<f64> = (last - YEAR + 1..=last)
        .map(|week| {
            let ((she, he), (she_more, he_more)) =
                (practices(BASELINE, week), practices("more", week));
            (he_more - he) / (she_more - she)
        })
        .collect();
    simulated(mean_of(&slopes), lived.described_with("more"))
}

/// Mean over the layers in which most people have reports, by their size.
fn of_managers(lived: &LivedCase, metric: Metric) -> f64 {
    let chart = &lived.scenario().chart;
    let mut leads = vec![false; chart.seats()];
    for &manager in &chart.manager {
        leads[manager as usize] = true;
    }
    let managed = |first: u8, last: u8| {
        let here = (1..chart.seats()).filter(|&seat| (first..=last).contains(&chart.layer[seat]));
        let (people, managers) = here.fold((0, 0), |(people, managers), seat| {
            (people + 1, managers + usize::from(leads[seat]))
        });
        2 * managers >= people
    };
    let (mut sum, mut people) = (0.0, 0.0);
    for (name, size) in lived.layers() {
        let (first, last) = name.split_once('-').unwrap_or((&name, &name));
        let (Ok(first), Ok(last)) = (first.parse(), last.parse()) else { continue };
        if managed(first, last) {
            sum +=
                f64::from(size) * quarter(lived, |week| lived.layer(BASELINE, week, &name, metric));
            people += f64::from(size);
        }
    }
    sum / people
}

pub(super) fn managers_who_know(lab: &FieldLab) -> Simulated {
    let value = of_managers(&lab.company, Metric::TopPriorityKnown);
    simulated(value, read_from(&lab.company, "managers, final quarter"))
}

pub(super) fn managers_who_feel_sure(lab: &FieldLab) -> Simulated {
    let value = of_managers(&lab.company, Metric::Clarity);
    simulated(value, read_from(&lab.company, "clarity of managers, final quarter"))
}

pub(super) fn alignment_believed(lab: &FieldLab) -> Simulated {
    let known = of_managers(&lab.company, Metric::TopPriorityKnown);
    let reported = mean_of(&lab.company.finals(BASELINE, Metric::ReportedIndex)) / 100.0;
    let what = "reported index over managers who know the priority, final quarter";
    simulated(reported / known, read_from(&lab.company, what))
}

pub(super) fn expectations(lab: &FieldLab) -> Simulated {
    usual(lab, "clarity, final quarter", Metric::Clarity)
}

pub(super) fn value_realised(lab: &FieldLab) -> Simulated {
    company(lab, "outcome index, final quarter", [Metric::OutcomeIndex; 2], |index, _| {
        index / 100.0
    })
}

pub(super) fn silence(lab: &FieldLab) -> Simulated {
    usual(lab, "final quarter", Metric::SilenceRate)
}

pub(super) fn never_speak(lab: &FieldLab) -> Simulated {
    let lived = &lab.company;
    let last = lived.weeks();
    let first = (last + 1).saturating_sub(QUARTER).max(1);
    let futures = lived.finals(BASELINE, Metric::SilenceRate).len();
    let silent = |future| -> f64 {
        let weeks = lived.weekly(BASELINE, future, Metric::SilenceRate);
        weeks[first - 1..last].iter().filter(|rate| rate.is_finite()).product()
    };
    let all: Vec<f64> = (0..futures).map(silent).collect();
    simulated(mean_of(&all), read_from(lived, "silence in every week of the final quarter"))
}

pub(super) fn reported_over_true(lab: &FieldLab) -> Simulated {
    let metrics = [Metric::ReportedIndex, Metric::OutcomeIndex];
    company(lab, "final quarter", metrics, |reported, truth| reported / truth)
}

pub(super) fn shortfall_seen(lab: &FieldLab) -> Simulated {
    let metrics = [Metric::ReportedIndex, Metric::OutcomeIndex];
    company(lab, "final quarter", metrics, |reported, truth| (100.0 - reported) / (100.0 - truth))
}

pub(super) fn rework(lab: &FieldLab) -> Simulated {
    let metrics = [Metric::ReworkShare, Metric::UrgentShare];
    company(lab, "rework share x urgent share, final quarter", metrics, |caused, urgent| {
        caused * urgent
    })
}

pub(super) fn unplanned(lab: &FieldLab) -> Simulated {
    usual(lab, "urgent share, final quarter", Metric::UrgentShare)
}

pub(super) fn new_work(lab: &FieldLab) -> Simulated {
    let lived = &lab.company;
    let scenario = lived.scenario();
    let wanted = scenario.layout.slots("strategy.intent");
    let is_new = |kind: usize| {
        let intent = wanted.clone().map_or(0.0, |slots| scenario.settings[slots][kind]);
        kind != scenario.urgent && intent > 0.0
    };
    let hours = |week, kind: &str| lived.hours(BASELINE, week, "company", kind);
    let share = quarter(lived, |week| {
        let of_kinds = scenario.work.iter().map(|work| hours(week, &work.name));
        let (mut new, mut all) = (0.0, hours(week, "urgent") + hours(week, "rework"));
        for (kind, hours) in of_kinds.enumerate() {
            all += hours;
            new += if is_new(kind) { hours } else { 0.0 };
        }
        new / all
    });
    simulated(share, read_from(lived, "planned work that the strategy needs, final quarter"))
}

pub(super) fn span(lab: &FieldLab) -> Simulated {
    let teams = &lab.company.scenario().chart.teams;
    let mut spans: Vec<f64> = teams.iter().map(|team| team.len() as f64).collect();
    simulated(sample_quantile(&mut spans, 0.5), read_from(&lab.company, "median of its teams"))
}

pub(super) fn industry(lab: &FieldLab) -> Simulated {
    let Some(lived) = &lab.industry else {
        return simulated(f64::NAN, "not run".to_owned());
    };
    let mut values = lived.finals(BASELINE, Metric::Value);
    let spread = sample_quantile(&mut values, 0.9) / sample_quantile(&mut values, 0.1);
    simulated(spread, read_from(lived, "value, 90 % of companies over 10 %, final quarter"))
}

pub(super) fn quarter_end(lab: &FieldLab) -> Simulated {
    let lived = &lab.quarter_end;
    let futures = lived.finals(BASELINE, Metric::Value).len();
    let lost = |future| {
        let weekly = |metric| lived.weekly(BASELINE, future, metric);
        let (value, units) = (weekly(Metric::Value), weekly(Metric::Activity));
        let from = lived.weeks() - QUARTER;
        let price = |weeks: std::ops::Range<usize>| -> f64 {
            value[weeks.clone()].iter().sum::<f64>() / units[weeks].iter().sum::<f64>()
        };
        1.0 - price(from..from + QUARTER) / price(from..from + FAR_FROM_THE_END)
    };
    let all: Vec<f64> = (0..futures).map(lost).collect();
    simulated(mean_of(&all), read_from(lived, "value per deal, last quarter over its first weeks"))
}
