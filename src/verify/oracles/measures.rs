//! What measures say of companies whose answer is known.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::paired::{FUTURES, rises};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Measures";
const CHAIN: &str = "verify/chain";
const PAY: &str = "verify/linear-pay";
const LINE: &str = "verify/silence";
const TICKETS: &str = "tickets-versus-experience";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "validity_is_the_cosine_of_marginal_pay_and_marginal_value",
        topic: TOPIC,
        says: "A measure is as valid as it pays what an hour is worth, whenever and however the run began",
        source: "Baker 2002",
        equation: "cos(g, f) of pay and worth per hour; balanced: f_k = (needed_k V / h_k)^(1 - r)",
        runs: PAY,
        compare: validity,
    },
    Claim {
        name: "a_tie_in_the_needs_counts_either_way",
        topic: TOPIC,
        says: "Where two kinds of work are needed most alike, naming either is right",
        source: "definition",
        equation: "max believed over the kinds needed most >= max believed over all",
        runs: CHAIN,
        compare: ties,
    },
    Claim {
        name: "less_to_say_is_no_silence",
        topic: TOPIC,
        says: "Silence is what people would do about a problem, so work that fits better does not raise it",
        source: "Morrison & Milliken 2000; definition",
        equation: "1 - 1 / (1 + exp(-(base + efficacy voice - risk_weight risk + misfit (1 - concern))))",
        runs: LINE,
        compare: silence,
    },
    Claim {
        name: "hours_are_decided_by_strategy_as_far_as_it_pulls",
        topic: TOPIC,
        says: "Of a free hour the strategy decides its share of what pulls, of urgent hours nothing",
        source: "Luce 1959; definition",
        equation: "conviction / (conviction + strength) x own hours / hours worked",
        runs: PAY,
        compare: decided,
    },
    Claim {
        name: "a_stop_list_is_as_right_as_it_spares_what_is_needed",
        topic: TOPIC,
        says: "Stopping by a wrong belief gives up more than stopping by the needs, and better alignment shows",
        source: "assumption",
        equation: "1 - (sum share stopped x needed - least) / .3, at least 0",
        runs: "verify/chain, tickets-versus-experience",
        compare: stop_list,
    },
];

fn validity(rows: &mut Rows) -> Result<(), Trouble> {
    let worth = [1.0, 0.5];
    let credits = [[0.6, 0.3], [0.3, 0.6], [0.9, 0.0], [0.0, 0.4]];
    let case = |weeks: usize, start: &str| {
        let mut case = Case::of(PAY)
            .with("time.weeks", weeks)
            .with("time.start", format!("\"{start}\""))
            .with("measure.units.credit", "{ a = 0.6, b = 0.3 }");
        for (place, [a, b]) in credits.iter().enumerate().skip(1) {
            let credit = format!("{{ a = {a}, b = {b} }}");
            case = case.option(&format!("m{place}"), "measure.units.credit", credit);
        }
        case.live()
    };
    for (weeks, start) in [(4, "aligned"), (30, "aligned"), (60, "settled")] {
        let lived = case(weeks, start)?;
        for (place, credit) in credits.iter().enumerate() {
            let option = if place == 0 { BASELINE.to_owned() } else { format!("m{place}") };
            let simulated = lived.finals(&option, Metric::MeasureValidity);
            rows.at(lived.described_with(&option)).exact(
                "measure_validity",
                "cosine",
                math::cosine(credit, &worth),
                simulated.first().copied().unwrap_or(f64::NAN),
            );
        }
    }
    // where all work is needed the scarce hour is worth more: r = 1/2, half of each needed
    let credit = [0.8, 0.2];
    let balanced = Case::of(PAY)
        .with("strategy.value", "\"balanced\"")
        .with("measure.units.credit", "{ a = 0.8, b = 0.2 }")
        .live()?;
    let scarce = credit.map(|credit| (0.5_f64 / credit).sqrt());
    rows.at(balanced.described()).exact(
        "measure_validity, balanced value",
        "cosine",
        math::cosine(&credit, &scarce),
        balanced.last(BASELINE, Metric::MeasureValidity),
    );
    // harm and conflicts are part of what an hour is worth
    let harmful = Case::of(PAY)
        .with("work.a.harm", 0.5)
        .with("conflict.own.source", "\"team\"")
        .with("conflict.own.target", "\"team\"")
        .with("conflict.own.work", "\"b\"")
        .with("conflict.own.cost", 0.2)
        .with("mechanisms", "[\"incentives\", \"interdependence\"]")
        .live()?;
    let effort_on_a = 0.8 * 0.6 / 2.0;
    rows.at(harmful.described()).exact(
        "measure_validity, harm and conflict",
        "cosine",
        math::cosine(&[0.6, 0.3], &[1.0 - 2.0 * 0.5 * effort_on_a, 0.5 - 0.2]),
        harmful.last(BASELINE, Metric::MeasureValidity),
    );
    Ok(())
}

fn ties(rows: &mut Rows) -> Result<(), Trouble> {
    let says = |[a, b, c, e]: [f64; 4]| format!("{{ a = {a}, b = {b}, c = {c}, e = {e} }}");
    let case = |intent: [f64; 4]| {
        Case::of(CHAIN)
            .with("time.weeks", 8)
            .with("strategy.intent", says(intent))
            .with("communication.fidelity", 1)
            .with("communication.distortion", 0)
            .with("communication.listening_noise", 0)
            .option("first", "strategy.says", says([0.5, 0.3, 0.1, 0.1]))
            .option("second", "strategy.says", says([0.3, 0.5, 0.1, 0.1]))
            .option("third", "strategy.says", says([0.3, 0.1, 0.5, 0.1]))
            .live()
    };
    let alike = case([0.4, 0.4, 0.1, 0.1])?;
    let apart = case([0.3, 0.5, 0.1, 0.1])?;
    for (lived, known) in [(&alike, [1.0, 1.0, 0.0]), (&apart, [0.0, 1.0, 0.0])] {
        for (option, theory) in ["first", "second", "third"].into_iter().zip(known) {
            let simulated = lived.last(option, Metric::TopPriorityKnown);
            let mut at = rows.at(lived.described_with(option));
            at.equal("top_priority_known", "share", theory, simulated, Tolerance::none());
        }
    }
    Ok(())
}

fn silence(rows: &mut Rows) -> Result<(), Trouble> {
    let (base, efficacy, misfit, weight, start, concern) = (-0.5, 1.5, 2.0, 3.0, 0.6, 0.9);
    let lived = Case::of(LINE)
        .with("time.weeks", 20)
        .with("voice.base", base)
        .with("voice.efficacy", efficacy)
        .with("voice.misfit", misfit)
        .with("voice.risk", 0.2)
        .with("voice.risk_weight", weight)
        .with("voice.start", start)
        .with("voice.learning", 0)
        .with("voice.concern", concern)
        .option("riskier", "voice.risk", 0.6)
        .option("safe", "voice.risk", 0)
        .option("fitting", "measure.units.credit", "{ a = 0.6, b = 0.4 }")
        .option("worse", "measure.units.credit", "{ a = 1, b = 0 }")
        .live()?;
    for (option, risk) in
        [(BASELINE, 0.2), ("riskier", 0.6), ("safe", 0.0), ("fitting", 0.2), ("worse", 0.2)]
    {
        let odds = base + efficacy * start - weight * risk + misfit * (1.0 - concern);
        let theory = 1.0 - 1.0 / (1.0 + math::exp(-odds));
        let simulated = lived.last(option, Metric::SilenceRate);
        rows.at(lived.described_with(option)).exact("silence_rate", "share", theory, simulated);
    }
    // nobody has anything to say any more, and yet nobody is more silent
    rows.at(lived.described_with("fitting")).equal(
        "people with something to report",
        "share",
        0.0,
        lived.last("fitting", Metric::ConcernShare),
        Tolerance::none(),
    );
    Ok(())
}

fn decided(rows: &mut Rows) -> Result<(), Trouble> {
    let (strength, conviction) = (0.3, 0.6);
    let lived = Case::of(PAY)
        .with("time.weeks", 12)
        .with("people.conviction", conviction)
        .with("communication.practice_weight", 0)
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
        .with("reward.bonus.strength", strength)
        .option("unpaid", "reward.bonus.strength", 0)
        .option("dear", "reward.bonus.strength", 3 * 6)
        .option("cold", "people.conviction", 0)
        .live()?;
    let share = |strength: f64, conviction: f64| conviction / (conviction + strength);
    for (option, theory) in [
        (BASELINE, share(strength, conviction)),
        ("unpaid", 1.0),
        ("dear", share(18.0, conviction)),
        ("cold", 0.0),
    ] {
        let simulated = lived.last(option, Metric::DecideByStrategy);
        rows.at(lived.described_with(option)).exact(
            "decide_by_strategy",
            "share",
            theory,
            simulated,
        );
    }
    // what is urgent decides the rest
    let busy = Case::of(PAY)
        .with("mechanisms", "[\"incentives\", \"workload\"]")
        .with("time.weeks", 12)
        .with("people.conviction", conviction)
        .with("communication.practice_weight", 0)
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
        .with("reward.bonus.strength", strength)
        .with("workload.arrivals", 0.4)
        .with("workload.fire", 0)
        .live()?;
    let urgent = busy.last(BASELINE, Metric::UrgentShare);
    rows.at(busy.described())
        .exact(
            "decide_by_strategy beside urgent work",
            "share",
            share(strength, conviction) * (1.0 - urgent),
            busy.last(BASELINE, Metric::DecideByStrategy),
        )
        .above("urgent share of hours", "share", 0.2, urgent, Tolerance::none());
    Ok(())
}

fn stop_list(rows: &mut Rows) -> Result<(), Trouble> {
    // needed .7 .1 .1 .1; done .4 .3 .2 .1: the second kind is .3 of the hours and helps least
    let least = 0.1;
    for (view, given_up) in [
        ("{ a = 0.7, b = 0.1, c = 0.1, e = 0.1 }", 0.1),
        // c first, then b and e in equal parts of what is left
        ("{ a = 0.5, b = 0.3, c = 0.1, e = 0.1 }", 0.1 + 0.25 * (0.1 + 0.1)),
        // three quarters of the work that is needed most
        ("{ a = 0.1, b = 0.2, c = 0.3, e = 0.4 }", 0.75 * 0.7),
        // in proportion to what is done: a bit of everything
        ("{ a = 0.4, b = 0.3, c = 0.2, e = 0.1 }", 0.3),
    ] {
        let lived = Case::of(CHAIN)
            .with("mechanisms", "[\"signal\", \"incentives\"]")
            .with("communication.cadence_weeks", 0)
            .with("people.conviction", 0)
            .with("people.habit", 1)
            .with("each.department.own_view", view)
            .with("measure.units.credit", "{ a = 0.4, b = 0.3, c = 0.2, e = 0.1 }")
            .with("reward.bonus.pays_for", "{ units = 1 }")
            .with("reward.bonus.strength", 0.5)
            .live()?;
        let theory: f64 = 1.0 - (given_up - least) / 0.3;
        rows.at(lived.described()).equal(
            "stop_list_right",
            "share",
            theory.max(0.0),
            lived.last(BASELINE, Metric::StopListRight),
            Tolerance::digits(4.0, 1.0),
        );
    }
    let lived = Case::of(TICKETS).futures(FUTURES).live()?;
    // with what people believe; what they are paid for alone teaches hardly anybody what is needed
    for metric in [Metric::OutcomeIndex, Metric::StopListRight] {
        for (less, more) in [(BASELINE, "clear_strategy"), ("outcome_bonus", "both")] {
            rises(rows, &lived, less, more, metric);
        }
    }
    Ok(())
}
