//! Which mechanism caused how much of the gap: shares that must add up, vanish, or be equal.

use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::causes::WrittenCauses;
use crate::verify::row::{At, Rows, Tolerance, mean_and_error};

const TOPIC: &str = "Causes of the gap";
const TICKETS: &str = "tickets-versus-experience";
const CAUSES: &str = "verify/causes";
const SHARE: &str = "share of potential";
/// Mechanisms that have nothing to do in [`CAUSES`].
const IDLE: [&str; 5] = ["norms", "workload", "horizon", "interdependence", "silence"];

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "what_the_mechanisms_cause_adds_up_to_the_gap",
        topic: TOPIC,
        says: "What the mechanisms cause sums to the gap between potential and value, nothing more and nothing less",
        source: "Shapley 1953",
        equation: "sum of values = 1 - potential_share",
        runs: TICKETS,
        compare: efficiency,
    },
    Claim {
        name: "a_mechanism_with_nothing_to_do_causes_exactly_nothing",
        topic: TOPIC,
        says: "Where departments have no conflict and leaders no playbook, interdependence and silence cause exactly nothing; with a conflict and a playbook they cause something",
        source: "Shapley 1953",
        equation: "v(S + i) = v(S) for all S: value of i = 0",
        runs: TICKETS,
        compare: dummy,
    },
    Claim {
        name: "causes_that_need_each_other_share_the_gap_equally",
        topic: TOPIC,
        says: "Pay that follows beliefs and beliefs that are wrong open the gap only together, so each causes half of it and all of it is their interaction",
        source: "Shapley 1953; Grabisch & Roubens 1999",
        equation: "value = gap / 2 for both; interaction = gap = 1 - (sum of intent^(1-r) practice^r)^(1/r)",
        runs: CAUSES,
        compare: unanimity,
    },
    Claim {
        name: "causes_that_do_not_touch_each_other_add_up",
        topic: TOPIC,
        says: "What one department costs another comes on top of what the two other causes share, and changes neither",
        source: "Shapley 1953",
        equation: "values of v + w = values of v + values of w",
        runs: CAUSES,
        compare: additivity,
    },
];

fn efficiency(rows: &mut Rows) -> Result<(), Trouble> {
    let case = || Case::of(TICKETS).futures(3);
    let causes = case().causes()?;
    let sum = causes.values().fold(0.0, |sum, value| sum + value);
    let size = causes.values().fold(causes.gap(), |sum, value| sum + value.abs());
    let (potential, _) = mean_and_error(&case().live()?.finals(BASELINE, Metric::PotentialShare));
    let count = causes.values().count();
    rows.at(causes.described())
        .equal("mechanisms", "mechanisms", 7.0, count as f64, Tolerance::none())
        .equal("sum of values", SHARE, causes.gap(), sum, summed(size))
        .equal("gap", SHARE, 1.0 - potential, causes.gap(), Tolerance::digits(2.0, 1.0));
    Ok(())
}

/// What the digits of written numbers, all sizes together, leave of the promised 1e-9.
fn summed(size: f64) -> Tolerance {
    let digits = Tolerance::digits(1.0, size);
    Tolerance::bound(1e-9 + digits.size, "1e-9 and nine digits of the written table")
}

fn dummy(rows: &mut Rows) -> Result<(), Trouble> {
    let case = || {
        Case::of(TICKETS)
            .with("mechanisms", "[\"incentives\", \"signal\", \"interdependence\", \"silence\"]")
            .with("time.weeks", 40)
    };
    let idle = case().causes()?;
    let mut at = rows.at(idle.described());
    for mechanism in ["interdependence", "silence"] {
        nothing(&mut at, mechanism, idle.value(mechanism));
    }
    for (pair, interaction) in idle.interactions() {
        if pair != "incentives + signal" {
            nothing(&mut at, pair, interaction);
        }
    }
    let busy = case()
        .with("conflict.repairs.source", "\"support\"")
        .with("conflict.repairs.target", "\"engineering\"")
        .with("conflict.repairs.work", "\"tickets\"")
        .with("conflict.repairs.cost", 0.05)
        .with("leadership.playbook", "\"change_measure\"")
        .causes()?;
    let mut at = rows.at(busy.described());
    for mechanism in ["interdependence", "silence"] {
        // leaders who know the truth do not always do what helps, so its sign is open
        let size = busy.value(mechanism).abs();
        at.above(format!("size of {mechanism}"), SHARE, 0.0, size, Tolerance::exact(0.0));
    }
    Ok(())
}

fn nothing(at: &mut At, cause: &str, share: f64) {
    at.equal(cause, SHARE, 0.0, share, Tolerance::none());
}

/// Compares the parts of the two causes that need each other.
fn halves(at: &mut At, causes: &WrittenCauses, gap: f64) {
    at.exact("incentives", SHARE, gap / 2.0, causes.value("incentives"))
        .exact("signal", SHARE, gap / 2.0, causes.value("signal"))
        .exact("incentives + signal", SHARE, gap, causes.interaction("incentives", "signal"));
}

/// Compares the largest part of all others with 0.
fn nothing_else(at: &mut At, causes: &WrittenCauses, idle: &[&str]) {
    let values = idle.iter().map(|mechanism| causes.value(mechanism));
    let interactions = causes.interactions().filter(|(pair, _)| *pair != "incentives + signal");
    let parts: Vec<f64> = values.chain(interactions.map(|(_, index)| index)).collect();
    let sum = parts.iter().fold(0.0, |sum, part| sum + part.abs());
    let what = format!("all {} other parts together", parts.len());
    at.exact(what, SHARE, 0.0, sum);
}

fn unanimity(rows: &mut Rows) -> Result<(), Trouble> {
    // alignment of the practice .9 .1 with the intent .5 .5
    for (substitution, alignment) in [(0.5, 0.8), (0.0, 0.6), (-1.0, 0.36)] {
        let causes = Case::of(CAUSES).with("strategy.substitution", substitution).causes()?;
        let mut at = rows.at(causes.described());
        let gap = 1.0 - alignment;
        at.exact("gap", SHARE, gap, causes.gap());
        halves(&mut at, &causes, gap);
        nothing_else(&mut at, &causes, &IDLE);
    }
    Ok(())
}

fn additivity(rows: &mut Rows) -> Result<(), Trouble> {
    let (people, second, cost) = (12.0, 8.0, 0.1);
    let causes = Case::of(CAUSES)
        .with("department.second.people", second)
        .with("department.second.own_view", "{ a = 0.5, b = 0.5 }")
        .with("conflict.repairs.source", "\"second\"")
        .with("conflict.repairs.target", "\"team\"")
        .with("conflict.repairs.work", "\"a\"")
        .with("conflict.repairs.cost", cost)
        .causes()?;
    // everyone works the whole week; half of the second department's hours cost the first
    let shared = (1.0 - 0.8) * people / (people + second);
    let conflict = cost * 0.5 * second / (people + second);
    let mut at = rows.at(causes.described());
    at.exact("gap", SHARE, shared + conflict, causes.gap()).exact(
        "interdependence",
        SHARE,
        conflict,
        causes.value("interdependence"),
    );
    halves(&mut at, &causes, shared);
    let idle: Vec<&str> = IDLE.into_iter().filter(|name| *name != "interdependence").collect();
    nothing_else(&mut at, &causes, &idle);
    Ok(())
}
