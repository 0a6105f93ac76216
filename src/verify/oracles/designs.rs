//! Who is paid by a measure has a say in what it counts.

use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Who designs pay";
const LINEAR: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "reviews_move_a_measure_towards_what_is_done",
        topic: TOPIC,
        says: "Each review closes the same share of the gap between what a measure counts and what pulls besides it",
        source: "Kerr 1975; Tirole 1986",
        equation: "credit - v shrinks by 1 - a r / (s + r); a = malleable min(1, weeks since rotation / 52)",
        runs: LINEAR,
        compare: drifts,
    },
    Claim {
        name: "a_measure_that_alone_pulls_stays_what_it_is",
        topic: TOPIC,
        says: "Where only the measure pulls, what is done is what it counts, and reviews change nothing",
        source: "definition",
        equation: "practice = shares(credit), so the drift is 0",
        runs: LINEAR,
        compare: stays,
    },
    Claim {
        name: "rotation_keeps_a_measure_valid",
        topic: TOPIC,
        says: "A valid measure loses its validity to those who are paid by it, and less where others review it",
        source: "Tirole 1986; Duflo et al. 2013",
        equation: "validity: no say > a say, rotated > a say",
        runs: LINEAR,
        compare: valid,
    },
];

/// What the measure counts, strength and effort cost of the scenario; what can be seen, and the pull of being seen.
const CREDIT: [f64; 2] = [0.6, 0.3];
const STRENGTH: f64 = 0.8;
const EFFORT_COST: f64 = 2.0;
const VISIBLE: [f64; 2] = [0.2, 0.7];
const RECOGNITION: f64 = 0.5;
const REVIEW_WEEKS: u32 = 4;

fn paid_and_seen() -> Case {
    Case::of(LINEAR)
        .with("time.weeks", 41)
        .with("work.a.visibility", VISIBLE[0])
        .with("work.b.visibility", VISIBLE[1])
        .with("people.recognition", RECOGNITION)
        .with("measure.units.review_weeks", REVIEW_WEEKS)
        .option("open", "measure.units.malleable", 0.4)
        .option_of(
            "rotated",
            &[("measure.units.malleable", &0.4), ("measure.units.rotation_weeks", &8)],
        )
}

/// Hours on both kinds of work in a week.
fn hours(lived: &LivedCase, option: &str, week: usize) -> [f64; 2] {
    ["a", "b"].map(|kind| lived.hours(option, week, "company", kind))
}

fn drifts(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = paid_and_seen().live()?;
    let sum: f64 = CREDIT.iter().sum();
    let (pay, seen) = (STRENGTH * sum, RECOGNITION * VISIBLE.iter().sum::<f64>());
    // what the measure would count if it counted what can be seen, its sum unchanged
    let end = VISIBLE.map(|visible| sum * visible / VISIBLE.iter().sum::<f64>());
    for (option, known) in [(BASELINE, [0.0; 2]), ("open", [52.0; 2]), ("rotated", [4.0, 8.0])] {
        let mut gap = CREDIT[0] - end[0];
        for review in 1..=10 {
            let a = 0.4 * known[(review + 1) % 2] / 52.0;
            gap *= 1.0 - a * seen / (pay + seen);
            if ![1, 2, 10].contains(&review) {
                continue;
            }
            let credit = [end[0] + gap, end[1] - gap];
            let week = review * REVIEW_WEEKS as usize + 1;
            let [a, b] = hours(&lived, option, week);
            let paid = |k: usize| (STRENGTH * credit[k] + RECOGNITION * VISIBLE[k]) / EFFORT_COST;
            let counted = STRENGTH * (CREDIT[0] * paid(0) + CREDIT[1] * paid(1));
            rows.at(lived.described_with(option))
                .exact(format!("hours on a after {review} reviews"), "working weeks", paid(0), a)
                .exact(format!("hours on b after {review} reviews"), "working weeks", paid(1), b)
                .exact(
                    format!("activity, by what was counted at first, after {review} reviews"),
                    "counted units per seat",
                    counted,
                    lived.week(option, week, Metric::Activity),
                );
        }
    }
    Ok(())
}

fn stays(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = paid_and_seen().with("people.recognition", 0).live()?;
    let [a, b] = hours(&lived, "open", 41);
    rows.at(lived.described_with("open"))
        .exact("hours on a", "working weeks", STRENGTH * CREDIT[0] / EFFORT_COST, a)
        .exact("hours on b", "working weeks", STRENGTH * CREDIT[1] / EFFORT_COST, b);
    Ok(())
}

fn valid(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = paid_and_seen().live()?;
    let validity = |option: &str| lived.last(option, Metric::MeasureValidity);
    rows.at(lived.described())
        // it counts an hour of b half as much as one of a, and that is what it is worth
        .exact("validity", "cosine", 1.0, validity(BASELINE));
    for (more, less) in [(BASELINE, "rotated"), ("rotated", "open")] {
        rows.at(lived.described_with(less)).below(
            format!("validity: {less} minus {more}"),
            "cosine",
            0.0,
            validity(less) - validity(more),
            Tolerance::exact(1.0),
        );
    }
    Ok(())
}
