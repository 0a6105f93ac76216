//! Work that nobody has time to prevent comes back: a tipping point with two thresholds (Repenning 2001).
//!
//! ```text
//! u    = l + fire d(u) u                                  urgent load at rest, at most the cap .95
//! d(u) = .1 + .5 max(0, 1 - ((1 - u) / 2) / .1)           half of the free hours prevent defects
//! ```
//!
//! A load l can be borne at rest where l = g(u) = u (1 - d(u)). Up to u = .8 prevention suffices and
//! u = l / (1 - .1); beyond, g falls. So the branch that copes ends at l = g(.8) = .72, the branch that is
//! stuck at the cap ends at l = g(.95) = .49875, and in between history decides.
//!
//! Requests come by chance, a Poisson number of items of .001 a week, so the week of one seat varies by
//! sqrt(.001 l), about .026. At the cap the backlog takes that up, and below u = .7 it averages out. Near
//! the kink at .8 it does not: bad weeks breed defects that good weeks do not save, and coping ends
//! earlier. `coping_ends` works that out (.70); for ever smaller items it would be .72.
//!
//! Once stuck, a quarter of a week waits at every desk, and a load below the threshold by x clears it in
//! .25 / x weeks; then, and after tipping, defects grow or shrink by a fifth to a third a week.

use super::TOPIC;
use crate::futures::plan::BASELINE;
use crate::math::Poisson;
use crate::scenario::Metric;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance, mean_and_error};
use crate::verify::{Claim, solve};

const FIRES: &str = "verify/firefighting";
const LOAD: &str = "working weeks per seat and week";
/// Values of [`FIRES`].
const ITEM: f64 = 0.001;
const CAP: f64 = 0.95;
const WAITING_MOST: f64 = 0.25;
/// What may wait after a shock: more than clears while defects are still building up. Working weeks.
const WAITING_AFTER_SHOCK: f64 = 1.0;
const SEATS: f64 = 400.0;
/// Defects per working week of urgent work as long as prevention suffices.
const FEWEST_DEFECTS: f64 = 0.1;

/// The claims of this case.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "a_company_that_copes_carries_the_geometric_series_of_its_fires",
        topic: TOPIC,
        says: "As long as there is time to prevent defects, urgent work is the load and its few fires",
        source: "Repenning 2001",
        equation: "u = l / (1 - fire d), d = .1",
        runs: FIRES,
        compare: coping,
    },
    Claim {
        name: "a_shock_heals_below_the_fold_and_stays_above_it",
        topic: TOPIC,
        says: "The same eight bad weeks heal at one load and never at a slightly higher one",
        source: "Repenning 2001",
        equation: "l = .95 (1 - d(.95)) = .49875",
        runs: FIRES,
        compare: shock,
    },
    Claim {
        name: "a_company_tips_at_one_load_and_recovers_only_at_a_lower_one",
        topic: TOPIC,
        says: "Load that rises step by step tips the company far above the load to which it has to fall to recover",
        source: "Repenning 2001",
        equation: "tips at max of l = u - E d(U) U, U Poisson around u; recovers at l = .95 (1 - d(.95))",
        runs: FIRES,
        compare: hysteresis,
    },
];

/// Defects per working week of urgent work when urgent work takes so much of the week.
fn defects(load: f64) -> f64 {
    let preventing = (1.0 - load) / 2.0;
    FEWEST_DEFECTS + 0.5 * (1.0 - preventing / 0.1).max(0.0)
}

/// Load below which a company that is stuck at the cap recovers.
fn stuck_ends() -> f64 {
    CAP * (1.0 - defects(CAP))
}

/// Load above which a company cannot cope: no weekly fires F equal the defects that the load and they
/// cause, mean over the weeks of a seat. Work beyond the cap, which then is five standard deviations off,
/// counts as done at the cap.
fn coping_ends() -> f64 {
    let weeks = 2000;
    let copes = |load: f64| {
        let requests = Poisson::new(load / ITEM);
        let week = |step: i32| (f64::from(step) + 0.5) / f64::from(weeks);
        let requests: Vec<f64> = (0..weeks).map(|step| ITEM * requests.at(week(step))).collect();
        let spare = |fires: f64| {
            let caused = requests.iter().map(|requests| {
                let load = (requests + fires).min(CAP);
                load * defects(load)
            });
            fires - caused.sum::<f64>() / f64::from(weeks)
        };
        spare(solve::highest(0.0, 0.2, 1e-6, spare)) >= 0.0
    };
    let (below, above) = solve::crossing(0.5, 0.8, 1e-6, |load| !copes(load));
    f64::midpoint(below, above)
}

/// The same for ever smaller items: the highest load that can be borne at rest, by search.
fn bearable_most() -> f64 {
    let bearable = |urgent: f64| urgent * (1.0 - defects(urgent));
    bearable(solve::highest(0.0, CAP, 1e-6, bearable))
}

/// Standard error of the urgent load of a company that copes, mean of so many weeks of all seats.
fn noise(load: f64, weeks: f64) -> f64 {
    (load * ITEM / (SEATS * weeks)).sqrt() / (1.0 - FEWEST_DEFECTS)
}

fn coping(rows: &mut Rows) -> Result<(), Trouble> {
    let futures = 12;
    let lived = Case::of(FIRES)
        .with("time.weeks", 104)
        .with("workload.arrivals", 0.3)
        .option("busier", "workload.arrivals", 0.6)
        .futures(futures)
        .live()?;
    for (option, load) in [(BASELINE, 0.3), ("busier", 0.6)] {
        let mut at = rows.at(lived.described_with(option));
        for (quantity, unit, metric, theory) in [
            ("urgent load", LOAD, Metric::UrgentDone, load / (1.0 - FEWEST_DEFECTS)),
            ("part of it that came back", "share", Metric::ReworkShare, FEWEST_DEFECTS),
        ] {
            let (mean, error) = mean_and_error(&lived.finals(option, metric));
            at.equal(quantity, unit, theory, mean, Tolerance::errors(error, "12 futures"));
        }
    }
    Ok(())
}

/// Urgent hours, mean of the last `weeks` weeks up to `week`.
fn urgent(lived: &LivedCase, option: &str, week: usize, weeks: usize) -> f64 {
    let hours = (week - weeks + 1..=week).map(|week| {
        ["urgent", "rework"]
            .map(|kind| lived.hours(option, week, "company", kind))
            .iter()
            .sum::<f64>()
    });
    hours.sum::<f64>() / weeks as f64
}

/// Whether most of what may wait was waiting at the end of a week.
fn is_stuck(lived: &LivedCase, week: usize) -> bool {
    lived.week(BASELINE, week, Metric::Backlog) > 0.5 * WAITING_MOST
}

/// A load, and another one for eight weeks.
fn shocked(load: f64, shock: f64) -> Case {
    Case::of(FIRES)
        .with("workload.arrivals", load)
        .with("workload.backlog_max", WAITING_AFTER_SHOCK)
        .with("event.storm.week", 20)
        .with("event.storm.until", 27)
        .with("event.storm.set.workload.arrivals", shock)
}

fn shock(rows: &mut Rows) -> Result<(), Trouble> {
    let (from, to, width) = (0.45, 0.56, 0.004);
    let stays =
        |load: f64| shocked(load, 1.0).live().is_ok_and(|lived| is_stuck(&lived, lived.weeks()));
    let (heals, stuck) = solve::crossing(from, to, width, stays);
    let weeks_after = 1000.0;
    let tolerance = Tolerance::bound(
        0.5 * width + WAITING_AFTER_SHOCK / weeks_after,
        "half the bracket, and what does not clear in 1000 weeks",
    );
    rows.at(format!("{FIRES}, arrivals between {from} and {to}, eight weeks of 1")).equal(
        "load at which it no longer heals",
        LOAD,
        stuck_ends(),
        f64::midpoint(heals, stuck),
        tolerance,
    );
    for (load, shock, stays) in [(heals, 1.0, false), (stuck, 1.0, true), (stuck, stuck, false)] {
        let lived = shocked(load, shock).live()?;
        let found = urgent(&lived, BASELINE, lived.weeks(), 52);
        let mut at = rows.at(lived.described());
        if stays {
            at.exact("urgent load in the last year", LOAD, CAP, found);
        } else {
            let noise =
                Tolerance::errors(noise(load, 52.0), "Poisson items at 400 desks in 52 weeks");
            let theory = load / (1.0 - FEWEST_DEFECTS);
            at.equal("urgent load in the last year", LOAD, theory, found, noise);
        }
    }
    Ok(())
}

/// Loads of the staircase, up and down again, and the weeks on each. Below the lower threshold by .009 a
/// quarter of a week clears in 29 weeks; the way past the upper one, .011 above it, takes about 40.
fn stairs() -> (Vec<f64>, usize) {
    let up = (0..6).map(|step| 0.61 + 0.02 * f64::from(step));
    let down = (1..12).map(|step| 0.71 - 0.02 * f64::from(step));
    (up.chain(down).collect(), 60)
}

fn hysteresis(rows: &mut Rows) -> Result<(), Trouble> {
    let (loads, weeks) = stairs();
    let (step, last) = (0.02, 10);
    let mut case = Case::of(FIRES)
        .with("time.weeks", weeks * loads.len())
        .with("workload.arrivals", format!("{:.2}", loads[0]));
    for (place, load) in loads.iter().enumerate().skip(1) {
        let event = format!("event.step{place}");
        case = case
            .with(&format!("{event}.week"), place * weeks + 1)
            .with(&format!("{event}.until"), (place + 1) * weeks)
            .with(&format!("{event}.set.workload.arrivals"), format!("{load:.2}"));
    }
    let lived = case.live()?;
    let stuck: Vec<bool> = (1..=loads.len()).map(|place| is_stuck(&lived, place * weeks)).collect();
    // thresholds lie between the last step before a change and the first one after it
    let change = |from: usize, to_stuck: bool| {
        let place = (from..stuck.len()).find(|&place| stuck[place] == to_stuck);
        place
            .filter(|&place| place > from)
            .map(|place| (place, f64::midpoint(loads[place - 1], loads[place])))
    };
    let tips = change(0, true);
    let recovers = tips.and_then(|(place, _)| change(place, false));
    let found = |change: Option<(usize, f64)>| change.map_or(f64::NAN, |(_, load)| load);
    let half = || Tolerance::bound(0.5 * step, "half a step");
    let all = format!("{FIRES}, arrivals .61 to .71 and down to .49 by .02 every {weeks} weeks");
    rows.at(all.clone())
        .equal("load at which it tips", LOAD, coping_ends(), found(tips), half())
        .equal("load at which it recovers", LOAD, stuck_ends(), found(recovers), half())
        .below(
            "load at which it tips, below that without noise",
            LOAD,
            bearable_most(),
            found(tips),
            half(),
        )
        .above(
            "distance of the two",
            LOAD,
            0.0,
            found(tips) - found(recovers),
            Tolerance::bound(step, "a step"),
        );
    // the same load on the way up and on the way down
    let at = |load: f64, from: usize| {
        let place = (from..loads.len()).find(|&place| (loads[place] - load).abs() < 0.5 * step);
        place.map_or(f64::NAN, |place| urgent(&lived, BASELINE, (place + 1) * weeks, last))
    };
    let tolerance = Tolerance::errors(noise(0.61, 10.0), "Poisson items at 400 desks in 10 weeks");
    rows.at(format!("{all}, last 10 weeks at .61"))
        .equal(
            "urgent load on the way up",
            LOAD,
            0.61 / (1.0 - FEWEST_DEFECTS),
            at(0.61, 0),
            tolerance,
        )
        .exact("urgent load on the way down", LOAD, CAP, at(0.61, 6));
    Ok(())
}
