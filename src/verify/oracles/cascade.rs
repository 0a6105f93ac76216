//! What is left of a message after some layers and some weeks.

use std::fmt::Display;

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Strategy on its way down";
const CHAIN: &str = "verify/chain";
const PAY: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "one_restatement_loses_signal_and_gathers_noise_layer_by_layer",
        topic: TOPIC,
        says: "A message that is said once loses signal and gathers noise at every layer",
        source: "Williamson 1967; Kalman 1960",
        equation: "mean (x - psi) = (G f)^layer (m0 - psi); var_l = G^2 (f^2 var_(l-1) + d^2); V = P0 (1 - G)",
        runs: CHAIN,
        compare: one_restatement,
    },
    Claim {
        name: "without_noise_a_message_keeps_fidelity_to_the_power_of_layers",
        topic: TOPIC,
        says: "Without noise a message keeps fidelity to the power of layers",
        source: "Williamson 1967",
        equation: "(x - psi) / (m0 - psi) = fidelity^layer",
        runs: CHAIN,
        compare: without_noise,
    },
    Claim {
        name: "competing_priorities_flatten_what_is_said",
        topic: TOPIC,
        says: "Every further priority flattens what is said",
        source: "Sull et al. 2018; linear form: assumption",
        equation: "m0 = (intent + n flat) / (1 + n)",
        runs: CHAIN,
        compare: competing_priorities,
    },
    Claim {
        name: "weekly_restatement_reaches_the_steady_kalman_gain",
        topic: TOPIC,
        says: "Someone who hears the strategy every week ends with the steady doubt of a Kalman filter",
        source: "Kalman 1960",
        equation: "V = (fog + sqrt(fog^2 + 4 fog)) / 2; G = V / (V + 1) = .0951 .2702 .6180",
        runs: CHAIN,
        compare: steady_gain,
    },
    Claim {
        name: "a_message_that_is_repeated_too_soon_weighs_less",
        topic: TOPIC,
        says: "Where messages wear out, saying the strategy every week brings little more than once a month",
        source: "Kalman 1960; Cacioppo & Petty 1979; form: assumption",
        equation: "V = (q + sqrt(q^2 + 4 q R)) / 2 before, V - q after; q = fog T, R = r (1 + fatigue / T)",
        runs: CHAIN,
        compare: fatigue,
    },
    Claim {
        name: "closeness_under_restating_and_forgetting_follows_the_cadence",
        topic: TOPIC,
        says: "How close belief stays to a message depends on how often it is said and how fast it fades",
        source: "Kalman 1960 with fading: assumption",
        equation: "p (1 - .9^T) / (.1 T), p = g / (1 - (1 - g) .9^T), g = .6",
        runs: CHAIN,
        compare: cadence,
    },
    Claim {
        name: "the_belief_acted_on_is_the_weighted_mean_of_words_and_pay",
        topic: TOPIC,
        says: "People act on what is said and what is paid, by the weights of both",
        source: "Simons 2002",
        equation: "xt = (cr x + w ghat) / (cr + w)",
        runs: PAY,
        compare: words_and_pay,
    },
];

const KINDS: [&str; 4] = ["a", "b", "c", "e"];
const SAID: [f64; 4] = [0.7, 0.1, 0.1, 0.1];
const OWN_VIEW: [f64; 4] = [0.1, 0.2, 0.3, 0.4];

/// As many chains beside each other as wanted, each of so many layers.
fn chains(count: usize, layers: usize) -> Case {
    let mut case = Case::of(CHAIN).with("department.first.people", layers);
    for number in 1..count {
        case = case.with(&format!("department.d{number}.people"), layers);
    }
    case
}

fn one_restatement(rows: &mut Rows) -> Result<(), Trouble> {
    let (fidelity, distortion, translation, n) = (0.8, 0.2, 0.25, 2.0_f64);
    let (p0, r0) = (0.3, 0.02);
    let (count, layers, futures) = (1000, 4, 2);
    let lived = chains(count, layers)
        .with("communication.fidelity", fidelity)
        .with("communication.distortion", distortion)
        .with("communication.translation", translation)
        .with("communication.starting_ambiguity", p0)
        .with("communication.listening_noise", r0)
        .with("strategy.competing_priorities", n)
        .futures(futures)
        .live()?;
    let f = 1.0 - (1.0 - fidelity) * (1.0 - translation);
    let d2 = distortion * distortion * (1.0 + n) * (1.0 - translation) * (1.0 - translation);
    let gain = p0 / (p0 + d2 + r0);
    let described = format!(
        "{CHAIN}, {count} chains of {layers}, fidelity {fidelity}, distortion {distortion}, \
         translation {translation}, {n} competing priorities, {futures} futures"
    );
    let mut at = rows.at(described);
    let mut variance = 0.0;
    let values = (count * futures as usize) as f64;
    for layer in 1..=layers {
        variance = gain * gain * (f * f * variance + d2);
        let group = format!("layer {layer}");
        let at_layer = KINDS.map(|kind| lived.priority(BASELINE, 4, &group, kind));
        let said = (SAID[0] + n * 0.25) / (1.0 + n);
        let theory = OWN_VIEW[0] + math::power(gain * f, layer as f64) * (said - OWN_VIEW[0]);
        let error = (variance / values).sqrt();
        let tolerance = Tolerance::errors(error, "2,000 independent chains");
        let mean = at_layer[0].believed;
        at.equal(
            format!("mean belief at layer {layer}"),
            "share of effort",
            theory,
            mean,
            tolerance,
        );
        // within a future the mean of its own 1,000 chains takes one degree of freedom
        let pooled =
            at_layer.iter().map(|kind| kind.believed_sd * kind.believed_sd).sum::<f64>() / 4.0;
        let theory = variance * (count as f64 - 1.0) / count as f64;
        let error = variance * (2.0 / (4.0 * values)).sqrt();
        let tolerance = Tolerance::errors(error, "2,000 chains x 4 kinds, independent");
        at.equal(format!("variance at layer {layer}"), "squared share", theory, pooled, tolerance);
    }
    let doubt = p0 * (1.0 - gain);
    let clarity = lived.layer(BASELINE, 4, "4", Metric::Clarity);
    at.exact("clarity at layer 4", "share", p0 / (p0 + doubt), clarity);
    Ok(())
}

fn without_noise(rows: &mut Rows) -> Result<(), Trouble> {
    let fidelity: f64 = 0.82;
    // layers of fewer than five seats would be shown together
    let lived = chains(5, 6)
        .with("communication.fidelity", fidelity)
        .with("communication.distortion", 0)
        .with("communication.translation", 0)
        .with("communication.listening_noise", 0)
        .live()?;
    let mut at = rows.at(format!("{CHAIN}, 5 chains of 6, fidelity {fidelity}, no noise"));
    for layer in 1..=6 {
        let theory =
            OWN_VIEW[0] + math::power(fidelity, f64::from(layer)) * (SAID[0] - OWN_VIEW[0]);
        let believed = lived.priority(BASELINE, 4, &format!("layer {layer}"), "a").believed;
        at.exact(format!("belief at layer {layer}"), "share of effort", theory, believed);
    }
    Ok(())
}

fn competing_priorities(rows: &mut Rows) -> Result<(), Trouble> {
    let counts = [0.0, 1.0, 2.0, 5.0, 20.0];
    let mut case = chains(1, 1)
        .with("communication.fidelity", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 0);
    for n in counts {
        case = case.option(&format!("n{n}"), "strategy.competing_priorities", n);
    }
    let lived = case.live()?;
    let heard = |n: f64| lived.last(&format!("n{n}"), Metric::SignalFidelity);
    for n in counts {
        let said = SAID.map(|share| (share + n * 0.25) / (1.0 + n));
        let theory = math::cosine(&said, &SAID);
        rows.at(lived.described_with(&format!("n{n}"))).exact(
            "cosine of what is said and what is meant",
            "cosine",
            theory,
            heard(n),
        );
    }
    for pair in counts.windows(2) {
        rows.at(lived.described_with(&format!("n{}", pair[1]))).below(
            format!("the same with {} rather than {}", pair[1], pair[0]),
            "cosine",
            heard(pair[0]),
            heard(pair[1]),
            Tolerance::none(),
        );
    }
    // what nobody needs, is paid for or can see is nobody's priority either
    let mut narrow = chains(1, 1)
        .with("communication.fidelity", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 0)
        .with("strategy.intent", "{ a = 0.7, b = 0.3 }")
        .with("each.department.own_view", "{ a = 0.2, b = 0.8 }")
        .with("strategy.competing_priorities", 3)
        .with("work.e.visibility", 0);
    narrow = narrow.option("named", "strategy.others", "{ e = 1 }");
    let lived = narrow.live()?;
    for (option, others) in
        [(BASELINE, [1.0, 1.0, 1.0, 0.0].map(|asked| asked / 3.0)), ("named", [0.0, 0.0, 0.0, 1.0])]
    {
        let mut at = rows.at(lived.described_with(option));
        for ((kind, known), other) in
            ["a", "b", "c", "e"].into_iter().zip([0.7, 0.3, 0.0, 0.0]).zip(others)
        {
            at.exact(
                format!("belief about {kind}"),
                "share of effort",
                (known + 3.0 * other) / 4.0,
                lived.priority(option, 4, "company", kind).believed,
            );
        }
    }
    let flat = math::cosine(&[0.25; 4], &SAID);
    let tolerance = Tolerance::bound(1.0 / 21.0, "what is said is within 1/(1 + n) of flat");
    rows.at(lived.described_with("n20")).equal("limit", "cosine", flat, heard(20.0), tolerance);
    Ok(())
}

fn steady_gain(rows: &mut Rows) -> Result<(), Trouble> {
    let starting = 0.5;
    let fogs = [(0.01_f64, 0.0951), (0.1, 0.2702), (1.0, 0.6180)];
    let mut case = chains(1, 1)
        .with("time.weeks", 1040)
        .with("communication.cadence_weeks", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 1)
        .with("communication.starting_ambiguity", starting)
        .with("communication.ambiguity_max", 1_000_000);
    for (fog, _) in fogs {
        case = case.option(&named(fog), "communication.fog", fog);
    }
    let lived = case.live()?;
    for (fog, tabled) in fogs {
        // with noise 1, doubt after listening equals the gain
        let clarity = lived.last(&named(fog), Metric::Clarity);
        let gain = starting / clarity - starting;
        let before = f64::midpoint(fog, (fog * fog + 4.0 * fog).sqrt());
        let tolerance = Tolerance::digits(starting / (clarity * clarity), clarity);
        rows.at(lived.described_with(&named(fog)))
            .equal("gain", "share", before / (1.0 + before), gain, tolerance)
            .equal("the same, as published", "share", tabled, gain, Tolerance::as_tabled(4));
    }
    Ok(())
}

fn fatigue(rows: &mut Rows) -> Result<(), Trouble> {
    let (starting, fog, noise) = (0.5, 0.01_f64, 0.2);
    let mut case = chains(1, 1)
        .with("time.weeks", 1040)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", noise)
        .with("communication.starting_ambiguity", starting)
        .with("communication.ambiguity_max", 1_000_000)
        .with("communication.fog", fog);
    let name = |weeks: u32, fatigue: u32| format!("every{weeks}_fatigue{fatigue}");
    for (weeks, fatigue) in [(1, 0), (4, 0), (1, 12), (4, 12)] {
        let sets: [(&str, &dyn Display); 2] =
            [("communication.cadence_weeks", &weeks), ("communication.fatigue", &fatigue)];
        case = case.option_of(&name(weeks, fatigue), &sets);
    }
    let lived = case.live()?;
    // week 1040 is one in which the strategy is said
    let clarity = |weeks, fatigue| lived.last(&name(weeks, fatigue), Metric::Clarity);
    for (weeks, fatigue) in [(1, 0), (4, 0), (1, 12), (4, 12)] {
        let grown = fog * f64::from(weeks);
        let of_channel = noise * (1.0 + f64::from(fatigue) / f64::from(weeks));
        let before = f64::midpoint(grown, (grown * grown + 4.0 * grown * of_channel).sqrt());
        rows.at(lived.described_with(&name(weeks, fatigue))).exact(
            "clarity just after it was said",
            "share",
            starting / (starting + before - grown),
            clarity(weeks, fatigue),
        );
    }
    let more = |fatigue| clarity(1, fatigue) - clarity(4, fatigue);
    rows.at(lived.described_with(&name(1, 12))).below(
        "what weekly adds to monthly, against a third of that without fatigue",
        "share",
        more(0) / 3.0,
        more(12),
        Tolerance::none(),
    );
    Ok(())
}

/// A name for an option, of a number.
fn named(value: f64) -> String {
    format!("o{value}").replace('.', "_")
}

fn cadence(rows: &mut Rows) -> Result<(), Trouble> {
    let cadences = [(1_usize, 0.9375), (4, 0.6994), (13, 0.3832), (52, 0.1151)];
    let mut case = chains(1, 1)
        .with("time.weeks", 1040)
        .with("communication.fidelity", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 2.0 / 3.0)
        .with("communication.fog", 1)
        .with("communication.ambiguity_max", 1)
        .with("communication.forgetting", 0.1);
    for (weeks, _) in cadences {
        case = case.option(&format!("every{weeks}"), "communication.cadence_weeks", weeks);
    }
    let lived = case.live()?;
    for (weeks, tabled) in cadences {
        let option = format!("every{weeks}");
        // the last complete cycle begins with a restatement and ends the week before the next
        let closeness = |week: usize| {
            let believed = lived.priority(&option, week, "company", "a").believed;
            (believed - OWN_VIEW[0]) / (SAID[0] - OWN_VIEW[0])
        };
        let mean = (1040 - weeks..1040).map(closeness).sum::<f64>() / weeks as f64;
        let faded = math::power(0.9, weeks as f64);
        let peak = 0.6 / (1.0 - 0.4 * faded);
        let theory = peak * (1.0 - faded) / (0.1 * weeks as f64);
        let tolerance = Tolerance::digits(1.0 / (SAID[0] - OWN_VIEW[0]), SAID[0]);
        rows.at(lived.described_with(&option))
            .equal("mean closeness over a cycle", "share", theory, mean, tolerance)
            .equal("the same, as published", "share", tabled, mean, Tolerance::as_tabled(4));
    }
    Ok(())
}

fn words_and_pay(rows: &mut Rows) -> Result<(), Trouble> {
    let (trust, weight, strength, conviction, cost) = (0.5, 0.3, 0.2, 0.6, 1.5);
    let (identity, custom) = (0.1, 0.4);
    let lived = Case::of(PAY)
        .with("time.weeks", 9)
        .with("people.conviction", conviction)
        .with("people.effort_cost", cost)
        .with("communication.practice_weight", weight)
        .with("communication.credibility_rate", 0)
        .with("communication.credibility_start", trust)
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
        .with("reward.bonus.strength", strength)
        .with("department.team.identity", format!("{{ b = {identity} }}"))
        .with("norms.custom", custom)
        .option("more", "reward.bonus.strength", 2.0 * strength)
        .option("nothing", "reward.bonus.strength", 0)
        .live()?;
    for (option, size) in [(BASELINE, strength), ("more", 2.0 * strength), ("nothing", 0.0)] {
        let weight = weight * size / (size + conviction + identity + custom);
        let mut at = rows.at(lived.described_with(option));
        for (kind, credit, identity) in [("a", 0.9, 0.0), ("b", 0.1, identity)] {
            let acted_on = (trust * 0.5 + weight * credit) / (trust + weight);
            let theory = (size * credit + identity + conviction * acted_on) / cost;
            let hours = lived.last_hours(option, kind);
            at.exact(format!("effort on {kind}"), "working weeks", theory, hours);
        }
    }
    Ok(())
}
