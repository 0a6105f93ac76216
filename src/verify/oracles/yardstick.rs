//! What everything is held against: the needs, the twin, and the weeks that results speak of.

use crate::futures::Lab;
use crate::futures::execute::Parallel;
use crate::futures::finals::Finals;
use crate::futures::plan::{BASELINE, Varying};
use crate::math;
use crate::question::sweep::points::{Arrangement, Sweep, SweepTerms};
use crate::scenario::{Headline, Metric};
use crate::verify::Claim;
use crate::verify::case::{Case, SEED, Trouble};
use crate::verify::paired::{FUTURES, gain, of_a_sign};
use crate::verify::row::{Rows, Tolerance, mean_and_error};

const TOPIC: &str = "Yardsticks";
const CHAIN: &str = "verify/chain";
const QUEUE: &str = "verify/queue";
const TICKETS: &str = "tickets-versus-experience";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "what_leaders_ask_for_moves_people_and_not_the_worth_of_an_hour",
        topic: TOPIC,
        says: "Asking for something else changes what people believe and do, never what an hour is worth",
        source: "definition",
        equation: "x = (says + n flat) / (1 + n); value = sum worth x hours, the same worth in every option",
        runs: CHAIN,
        compare: asking,
    },
    Claim {
        name: "more_load_never_improves_what_a_sweep_reads",
        topic: TOPIC,
        says: "Every point of a sweep is held against the same twin, so more load for everyone reads as worse",
        source: "definition",
        equation: "outcome index = value / value of one twin; d index / d arrivals < 0",
        runs: TICKETS,
        compare: swept_load,
    },
    Claim {
        name: "the_first_week_starts_where_the_twin_starts",
        topic: TOPIC,
        says: "Before habits move and defects come back, an aligned start is worth what the twin is worth",
        source: "definition",
        equation: "habit 0, no fires, no haste: outcome index of week 1 = 100",
        runs: TICKETS,
        compare: first_week,
    },
    Claim {
        name: "switching_between_initiatives_costs_hours_that_the_twin_keeps",
        topic: TOPIC,
        says: "The twin never jumps between initiatives, so fewer of them come closer to it and never pass it",
        source: "definition",
        equation: "100 (1 - switching_cost (n - 1) / (1 - meetings))",
        runs: QUEUE,
        compare: switching,
    },
    Claim {
        name: "a_longer_run_of_the_same_company_tells_the_same",
        topic: TOPIC,
        says: "Results speak of whole cycles, so the week in which a run happens to end says nothing",
        source: "definition",
        equation: "mean over the last cycle at 208 weeks = at 221 weeks, restated once a year",
        runs: CHAIN,
        compare: run_length,
    },
];

const SHARES: [f64; 4] = [0.7, 0.1, 0.1, 0.1];
const KINDS: [&str; 4] = ["a", "b", "c", "e"];

fn table(shares: [f64; 4]) -> String {
    let named = KINDS.iter().zip(shares).map(|(kind, share)| format!("{kind} = {share}"));
    format!("{{ {} }}", named.collect::<Vec<_>>().join(", "))
}

fn asking(rows: &mut Rows) -> Result<(), Trouble> {
    let (n, worth) = (1.0, [2.0, 1.0, 0.5, 0.0]);
    let [more, less] = [[0.9, 0.1, 0.0, 0.0], [0.1, 0.1, 0.1, 0.7]];
    let mut case = Case::of(CHAIN)
        .with("time.weeks", 9)
        .with("communication.fidelity", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 0)
        .with("strategy.competing_priorities", n)
        .with("strategy.value", "\"linear\"")
        .with("people.habit", 1);
    for (kind, worth) in KINDS.iter().zip(worth) {
        case = case.with(&format!("work.{kind}.value_per_hour"), worth);
    }
    let case = case.option("more", "strategy.says", table(more)).option(
        "less",
        "strategy.says",
        table(less),
    );
    let lived = case.live()?;
    for (option, asked) in [(BASELINE, SHARES), ("more", more), ("less", less)] {
        let mut at = rows.at(lived.described_with(option));
        for (place, kind) in KINDS.iter().enumerate() {
            let theory = (asked[place] + n * 0.25) / (1.0 + n);
            let believed = lived.priority(option, 8, "company", kind).believed;
            at.exact(
                format!("belief in {kind} after it is said"),
                "share of effort",
                theory,
                believed,
            );
        }
        let hours = KINDS.map(|kind| lived.last_hours(option, kind));
        let value = lived.last(option, Metric::Value);
        at.exact("value of the hours", "value per seat", math::dot(&hours, &worth), value);
    }
    let value = |option: &str| lived.last(option, Metric::Value);
    rows.at(lived.described_with("more")).above(
        "value, against asking for the needs",
        "value per seat",
        value(BASELINE),
        value("more"),
        Tolerance::none(),
    );
    rows.at(lived.described_with("less")).below(
        "value, against asking for the needs",
        "value per seat",
        value(BASELINE),
        value("less"),
        Tolerance::none(),
    );
    Ok(())
}

/// Lives a sweep of the scenario as it is. `[points]`
fn swept(vary: &str, measures: &[Metric]) -> Result<Vec<Finals>, Trouble> {
    let scenario = Case::of(TICKETS).scenario()?;
    let terms = SweepTerms {
        futures: FUTURES,
        seed: SEED,
        spread: Varying::LuckOnly,
        measures: measures.to_vec(),
        collapse_below: None,
        each_future: false,
    };
    let sweep = Sweep::new(scenario, &[vary.to_owned()], Arrangement::Grid, terms)
        .map_err(|advice| Trouble(advice.message))?;
    let plans = (0..sweep.points()).map(|point| sweep.plan(point)).collect::<Result<Vec<_>, _>>();
    let plans = plans.map_err(|advice| Trouble(advice.message))?;
    let measures: Vec<Headline> = measures.iter().map(|&measure| measure.into()).collect();
    Parallel::default().finals_of(&plans, &measures).map_err(|(_, failure)| failure.into())
}

fn swept_load(rows: &mut Rows) -> Result<(), Trouble> {
    let loads = [0.15, 0.25, 0.35, 0.45, 0.55, 0.9];
    let written = loads.map(|load| load.to_string()).join(",");
    let points =
        swept(&format!("workload.arrivals={written}"), &[Metric::OutcomeIndex, Metric::Value])?;
    let of = |point: usize, measure: usize| points[point].of(0, measure).collect::<Vec<f64>>();
    let mean = |point: usize, measure: usize| mean_and_error(&of(point, measure)).0;
    let described =
        |load: f64| format!("{TICKETS}, swept over workload.arrivals, {load}, {FUTURES} futures");
    for (point, load) in loads.iter().enumerate().skip(1) {
        let mut at = rows.at(described(*load));
        let theory = mean(0, 0) * mean(point, 1) / mean(0, 1);
        at.equal(
            format!("outcome_index, from its value and that at {}", loads[0]),
            "points",
            theory,
            mean(point, 0),
            Tolerance::bound(0.005 * theory.abs(), "weeks of the twin differ by luck"),
        );
        let (change, error) = gain(&of(point - 1, 0), &of(point, 0));
        at.below(
            format!("outcome_index against that at {}", loads[point - 1]),
            "points",
            0.0,
            change,
            of_a_sign(error),
        );
    }
    Ok(())
}

fn first_week(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TICKETS)
        .with("people.habit", 0)
        .with("workload.fire", 0)
        // pay by the item shortens it from the first week on
        .with("workload.haste", 0)
        .option("hurried", "workload.corner_cutting", 1)
        .live()?;
    for option in [BASELINE, "hurried"] {
        let mut at = rows.at(lived.described_with(option));
        let simulated = lived.week(option, 1, Metric::OutcomeIndex);
        at.exact("outcome_index in week 1", "points", 100.0, simulated);
    }
    let moving = Case::of(TICKETS).with("workload.fire", 0).live()?;
    rows.at(moving.described()).below(
        "outcome_index in week 104, once habits have moved",
        "points",
        100.0,
        moving.last(BASELINE, Metric::OutcomeIndex),
        Tolerance::none(),
    );
    Ok(())
}

fn switching(rows: &mut Rows) -> Result<(), Trouble> {
    let (meetings, cost) = (0.1, 0.04);
    let mut case = Case::of(QUEUE)
        .with("department.desk.people", 12)
        .with("time.weeks", 10)
        .with("workload.arrivals", 0)
        .with("workload.meetings", meetings)
        .with("workload.switching_cost", cost)
        .with("workload.initiatives", 3);
    let others = [1.0, 6.0, 11.0];
    for n in others {
        case = case.option(&format!("n{n}"), "workload.initiatives", n);
    }
    let lived = case.live()?;
    let named = others.map(|n| (format!("n{n}"), n));
    for (option, n) in named.iter().cloned().chain([(BASELINE.to_owned(), 3.0)]) {
        let theory = 100.0 * (1.0 - cost * (n - 1.0) / (1.0 - meetings));
        let simulated = lived.last(&option, Metric::OutcomeIndex);
        rows.at(lived.described_with(&option)).exact("outcome_index", "points", theory, simulated);
    }
    Ok(())
}

fn run_length(rows: &mut Rows) -> Result<(), Trouble> {
    let run = |weeks: usize, cadence: usize| {
        Case::of(CHAIN)
            .with("time.weeks", weeks)
            .with("communication.cadence_weeks", cadence)
            .with("communication.distortion", 0)
            .with("communication.forgetting", 0.1)
            .with("communication.fog", 0.02)
            .with("communication.ambiguity_max", 0.4)
            .live()
    };
    for (cadence, weeks, more) in [(52, 208, 221), (20, 200, 213)] {
        let (short, long) = (run(weeks, cadence)?, run(more, cadence)?);
        for metric in [Metric::Clarity, Metric::SignalFidelity] {
            let [here, there] = [&short, &long]
                .map(|lived| lived.finals(BASELINE, metric).first().copied().unwrap_or(f64::NAN));
            let at = rows.at(long.described());
            let mut at = at;
            at.equal(
                format!("{}, against {weeks} weeks", metric.info().name),
                metric.info().unit,
                here,
                there,
                Tolerance::bound(1e-6, "what cycles before the last ones left behind"),
            );
        }
    }
    Ok(())
}
