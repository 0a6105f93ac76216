//! What a result hangs on as pictures: one for the headline, one for each option that varies most.

use crate::document::charts::ReportChart;
use crate::document::number::{counted, rounded, unit_after};
use crate::document::provenance::corner;
use crate::ink::{Figure, Frame, IndexChart, IndexRow, Interval, NamedChart};
use crate::question::sensitivity::hangs::{Hangs, Index};
use crate::question::sensitivity::study::Method;
use crate::question::sensitivity::tornado::row_label;
use crate::statistics::resample;

use crate::question::sensitivity::found::StudyFindings;

use super::{blocks, swung};

/// Names of the files of one target: the tornado, then the indices.
type FileNames = [&'static str; 2];

/// Of a single target.
const NAME: FileNames = [ReportChart::DependsOn.name(), ReportChart::EachAssumption.name()];
/// Of several targets, the headline first.
const NAMES: [FileNames; 4] = [
    ["11a-what-it-depends-on", "11a-how-much-each-matters"],
    ["11b-what-it-depends-on", "11b-how-much-each-matters"],
    ["11c-what-it-depends-on", "11c-how-much-each-matters"],
    ["11d-what-it-depends-on", "11d-how-much-each-matters"],
];
/// Keeps words on one line.
const NO_BREAK: char = '\u{a0}';

/// Two charts for the headline, and for each of the options whose difference varies most.
pub(super) fn pictures(found: &StudyFindings) -> Vec<NamedChart> {
    let shown = shown(&found.hangs);
    let names = |place: usize| if shown.len() > 1 { NAMES[place] } else { NAME };
    let of = |(place, &target): (usize, &usize)| {
        let [tornado, indices] = names(place);
        [
            NamedChart { name: tornado, figure: swung(found, target).figure() },
            NamedChart { name: indices, figure: figure(found, target) },
        ]
    };
    shown.iter().enumerate().flat_map(of).collect()
}

/// The headline, then the options that vary most, as many as there are names.
fn shown(hangs: &[Hangs]) -> Vec<usize> {
    let mut options: Vec<usize> =
        (1..hangs.len()).filter(|&target| hangs[target].sd > 0.0).collect();
    // of equals the first in the file
    options.sort_by(|&one, &other| hangs[other].sd.total_cmp(&hangs[one].sd));
    std::iter::once(0).chain(options).take(NAMES.len()).collect()
}

fn figure(found: &StudyFindings, target: usize) -> Figure {
    let (study, hangs) = (&found.study, &found.hangs[target]);
    let info = study.scenario.headline.info();
    let drawn = drawn(study.method);
    let scale = scale(study.method);
    let scaled = |resample::Estimate { value, low, high }| Interval {
        low: scale * low,
        value: scale * value,
        high: scale * high,
    };
    let rows = study.factors.iter().enumerate().map(|(place, factor)| IndexRow {
        label: row_label(&factor.lever.key),
        estimates: drawn.iter().map(|(index, _)| scaled(hangs.index(place, *index))).collect(),
    });
    let (label, unit) = match study.method {
        Method::Morris => ("Mean size of the change over the whole range (mu*)", info.unit),
        Method::Sobol => ("Share of variance (Sobol' indices)", "percent"),
    };
    let mut chart = IndexChart {
        frame: Frame {
            title: title(found, target),
            subtitle: subtitle(found, target),
            provenance: corner(&study.scenario, study.futures as usize, study.seed),
            alternative_text: String::new(),
        },
        label: label.to_owned(),
        unit: unit.to_owned(),
        names: drawn.iter().map(|(_, name)| (*name).to_owned()).collect(),
        rows: rows.collect(),
        noise: None,
    };
    chart.frame.alternative_text =
        format!("{}. {}. {}", chart.frame.title, chart.frame.subtitle, chart.told());
    Figure::Indices(chart)
}

/// The indices that are drawn and what they are called, the one that orders factors last.
fn drawn(method: Method) -> &'static [(Index, &'static str)] {
    match method {
        Method::Morris => &[(Index::MuStar, "mu*")],
        Method::Sobol => {
            &[(Index::First, "alone (first order)"), (Index::Total, "with others (total)")]
        }
    }
}

/// Shares are drawn in percent, effects in units of the headline.
fn scale(method: Method) -> f64 {
    match method {
        Method::Morris => 1.0,
        Method::Sobol => 100.0,
    }
}

/// What was found: what it hangs on most, by how much, and whether that is sure.
fn title(found: &StudyFindings, target: usize) -> String {
    let (study, hangs) = (&found.study, &found.hangs[target]);
    let info = study.scenario.headline.info();
    let headline = study.scenario.headline_words();
    let who = if target == 0 {
        format!("{}: {headline}", hangs.target.label)
    } else {
        format!("“{}”: its difference in {headline}", hangs.target.label)
    };
    let Some(&first) = hangs.order.first() else {
        let why = if hangs.n == 0 { "does not apply" } else { "does not vary" };
        return format!("{who} {why}");
    };
    let index = Index::leading(study.method);
    let leading = hangs.index(first, index);
    if leading.value <= 0.0 {
        return format!("{who} moves with none of these");
    }
    let size = rounded(scale(study.method) * leading.value);
    let key = &study.factors[first].lever.key;
    let mut text = match study.method {
        Method::Morris => {
            let unit = unit_after(&size, info.unit);
            format!("{who} moves most with {key}, by{NO_BREAK}{size}{NO_BREAK}{unit}")
        }
        Method::Sobol => {
            format!("{who} hangs most on {key}, {size}{NO_BREAK}% of its variance")
        }
    };
    let matters = study.scenario.smallest_difference;
    if study.method == Method::Morris && leading.value < matters {
        text.push_str(&format!(", less than matters ({})", rounded(matters)));
    }
    let next = hangs.order.get(1).map(|&second| hangs.index(second, index));
    if next.is_some_and(|next| next.high >= leading.low) {
        text.push_str("; the order is open");
    }
    text
}

fn subtitle(found: &StudyFindings, target: usize) -> String {
    let (study, hangs) = (&found.study, &found.hangs[target]);
    let method = match study.method {
        Method::Morris => "Each number over its range (Morris screening)",
        Method::Sobol => "All numbers over their ranges at once",
    };
    let futures = counted(study.futures as usize, "future", "futures");
    let mut text = format!(
        "{method}: {}, {futures} each; limits: 95{NO_BREAK}% of bootstrap samples",
        blocks(study.method, hangs.n)
    );
    if study.method == Method::Sobol {
        let unit = study.scenario.headline.info().unit;
        text.push_str(&format!("; standard deviation {}{NO_BREAK}{unit}", rounded(hangs.sd)));
    }
    if target > 0 {
        text.push_str("; difference from as it is in the same futures");
    }
    let left = found.hangs.len() - shown(&found.hangs).len();
    if left > 0 {
        text.push_str(&format!("; {} in the tables", counted(left, "more option", "more options")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Named;

    #[test]
    fn the_headline_comes_first_then_what_varies_most_and_what_does_not_vary_is_left_out() {
        let with = |sd: f64| Hangs {
            target: Named { name: "one".to_owned(), label: "One".to_owned() },
            n: 4,
            sd,
            factors: Vec::new(),
            order: Vec::new(),
            totals: None,
        };
        let of = |sds: &[f64]| shown(&sds.iter().map(|sd| with(*sd)).collect::<Vec<_>>());
        assert_eq!(of(&[0.0, 1.0, 3.0, 2.0, 3.0]), [0, 2, 4, 3]);
        assert_eq!(of(&[1.0, 0.0, 0.5]), [0, 2]);
        assert_eq!(of(&[0.0]), [0]);
    }
}
