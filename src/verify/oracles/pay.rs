//! What pay teaches: by its size, by what an outcome is taken for, and what penalties do.

use crate::futures::execute::Parallel;
use crate::futures::plan::{BASELINE, Varying};
use crate::math;
use crate::question::audit::reading::audit;
use crate::question::why::causes::{Part, accounts};
use crate::question::why::coalitions::Coalitions;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, SEED, Trouble};
use crate::verify::paired::{FUTURES, falls, gain_of, of_a_sign, rises};
use crate::verify::row::{Rows, Tolerance, mean_and_error};

const TOPIC: &str = "What pay teaches";
pub(super) const PAY: &str = "verify/linear-pay";
const TICKETS: &str = "tickets-versus-experience";
/// Credit of each kind, strength and effort cost in [`PAY`].
pub(super) const CREDIT: [f64; 2] = [0.6, 0.3];
pub(super) const STRENGTH: f64 = 0.8;
pub(super) const COST: f64 = 2.0;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "an_open_own_view_is_what_pays_and_what_was_done_before",
        topic: TOPIC,
        says: "What a department takes success to be leans to what is paid by how much it is paid, and else to what it did before",
        source: "Cyert & March 1963; weights: assumption",
        equation: "own view = shares(b g + custom legacy)",
        runs: PAY,
        compare: own_view,
    },
    Claim {
        name: "pay_of_nearly_nothing_teaches_nearly_nothing",
        topic: TOPIC,
        says: "What moving a bonus does vanishes with its size, without a jump at nothing, and grows with it",
        source: "continuity",
        equation: "outcome(b -> 0) = outcome(0); |effect of moving b| rises with b",
        runs: TICKETS,
        compare: vanishing_pay,
    },
    Claim {
        name: "pay_for_an_outcome_goes_where_it_is_said_or_seen_to_lie",
        topic: TOPIC,
        says: "People who are paid for an outcome do what they have heard moves it, as far as that is spelled out, and else what the measure looks like",
        source: "Kerr 1975; mixture: assumption",
        equation: "practice = seen_as + translation^(t+1) (known - seen_as) when nobody repeats it",
        runs: PAY,
        compare: seen_or_said,
    },
    Claim {
        name: "what_moves_a_paid_outcome_is_found_out_with_time",
        topic: TOPIC,
        says: "Who is paid for an outcome long enough learns what moves it; whoever never learns does not",
        source: "assumption",
        equation: "practice = seen_as + (1 - (1 - 1/T)^t) (needed - seen_as)",
        runs: PAY,
        compare: found_out,
    },
    Claim {
        name: "message_and_outcome_pay_add_up_to_more_than_their_sum",
        topic: TOPIC,
        says: "Pay for an outcome needs somebody to say what moves it; where that is said already, nothing is left to add",
        source: "Kerr 1975; Holmstrom & Milgrom 1994 (complements)",
        equation: "both > message + pay below translation 1",
        runs: TICKETS,
        compare: more_than_additive,
    },
    Claim {
        name: "incentives_without_guidance_create_a_new_target",
        topic: TOPIC,
        says: "Paid for an outcome that nobody explains, people do what can be seen; explained, what is needed",
        source: "Kerr 1975",
        equation: "practice fit: pay alone < pay and translation",
        runs: TICKETS,
        compare: unguided,
    },
    Claim {
        name: "check_why_and_run_tell_one_story_of_pay",
        topic: TOPIC,
        says: "Dropping, halving, doubling and redirecting a bonus go the same way in the reading of the design, in the causes and in the run",
        source: "consistency",
        equation: "sign(check) = sign(run); why: no pay = run: no pay, why: without incentives = pay for what is needed",
        runs: TICKETS,
        compare: one_story,
    },
    Claim {
        name: "what_a_group_earns_is_shared_by_all_who_were_promised_a_part",
        topic: TOPIC,
        says: "A bonus on a company's or a department's result pays its people by what they were promised, wherever the result was worked for",
        source: "bonus pools; Holmstrom 1982 (teams)",
        equation: "pay of a seat = sum of what is earned x own strength / sum of strengths",
        runs: TICKETS,
        compare: pools,
    },
];

pub(super) fn shares(row: [f64; 2]) -> [f64; 2] {
    row.map(|part| part / (row[0] + row[1]))
}

pub(super) fn credit(row: [f64; 2]) -> String {
    format!("{{ a = {:?}, b = {:?} }}", row[0], row[1])
}

/// Everyone falls back on the own view each week, and nobody says anything.
pub(super) fn falls_back(case: Case) -> Case {
    case.with("mechanisms", "[\"incentives\", \"signal\"]")
        .with("communication.cadence_weeks", 0)
        .with("communication.forgetting", 1)
}

pub(super) fn believed(lived: &LivedCase, option: &str, week: usize) -> f64 {
    lived.priority(option, week, "company", "a").believed
}

fn own_view(rows: &mut Rows) -> Result<(), Trouble> {
    let (new, memory, custom, recognition) = ([0.1, 0.8], 20.0, 0.5, [0.2, 0.05]);
    let lived = falls_back(Case::of(PAY))
        .with("time.weeks", 30)
        .with("time.start", "\"settled\"")
        .with("norms.custom", custom)
        .with("norms.legacy_weeks", memory)
        .with("department.team.identity", credit(recognition))
        .with("event.measure.week", 2)
        .with("event.measure.set.measure.units.credit", credit(new))
        .option("unpaid", "reward.bonus.strength", 0)
        .live()?;
    let pull =
        |strength: f64, credit: [f64; 2]| [0, 1].map(|k| strength * credit[k] + recognition[k]);
    for (option, strength) in [(BASELINE, STRENGTH), ("unpaid", 0.0)] {
        let mut before = shares(pull(STRENGTH, CREDIT));
        let mut at = rows.at(lived.described_with(option));
        for week in 1..=30 {
            let pull = pull(strength, if week == 1 { CREDIT } else { new });
            let theory = shares([0, 1].map(|k| pull[k] + custom * before[k]));
            let done = shares(pull);
            before = [0, 1].map(|k| before[k] + (done[k] - before[k]) / memory);
            if [1, 2, 3, 30].contains(&week) {
                at.exact(
                    format!("own view of a in week {week}"),
                    "share of effort",
                    theory[0],
                    believed(&lived, option, week),
                );
            }
        }
    }
    Ok(())
}

fn vanishing_pay(rows: &mut Rows) -> Result<(), Trouble> {
    let outcome = "{ tickets_closed = 0.4, customer_experience = 0.6 }";
    let moved = |strength: f64| -> Result<f64, Trouble> {
        let lived = Case::of(TICKETS)
            .with("reward.ticket_bonus.strength", strength)
            // under more noise somebody may believe that nothing at all is asked for, and is left to whatever pay there is
            .with("communication.distortion", 0.1)
            .with("measure.customer_experience.seen_as", "{ reporting = 1 }")
            .option("moved", "reward.ticket_bonus.pays_for", outcome)
            .futures(FUTURES)
            .live()?;
        Ok(gain_of(&lived, BASELINE, "moved", Metric::OutcomeIndex).0)
    };
    let lived = Case::of(TICKETS)
        .with("reward.ticket_bonus.strength", 0)
        .with("communication.distortion", 0.1)
        .option("tiny", "reward.ticket_bonus.strength", 1e-6)
        .futures(FUTURES)
        .live()?;
    let jump = gain_of(&lived, BASELINE, "tiny", Metric::OutcomeIndex).0;
    let small = Tolerance::bound(1e-3, "a thousandth of a point for a millionth of a bonus");
    rows.at(lived.described_with("tiny")).equal(
        "outcome_index: a bonus of a millionth minus none",
        "points",
        0.0,
        jump,
        small.clone(),
    );
    let sizes = [1e-6, 0.1, 0.5, 1.0];
    let effects = sizes.map(moved);
    let mut before = None;
    for (strength, effect) in sizes.into_iter().zip(effects) {
        let effect = effect?.abs();
        let mut at = rows.at(format!("{TICKETS}, strength = {strength}, {FUTURES} futures"));
        let what = "outcome_index: size of what moving the bonus to a misleading outcome does";
        match before {
            None => at.equal(what, "points", 0.0, effect, small.clone()),
            Some(before) => at.above(what, "points", before, effect, Tolerance::none()),
        };
        before = Some(effect);
    }
    Ok(())
}

/// Pay for an outcome only, seen as something else than what is needed, without delays.
fn outcome_only(seen_as: [f64; 2]) -> Case {
    falls_back(Case::of(PAY))
        .with("time.weeks", 12)
        .with("measure.outcomes.kind", "\"outcome\"")
        .with("measure.outcomes.seen_as", credit(seen_as))
        .with("reward.bonus.pays_for", "{ outcomes = 1 }")
        .with("norms.custom", 0)
        .with("work.a.payoff_weeks", 0)
        .with("work.b.payoff_weeks", 0)
        .with("strategy.intent", credit([0.3, 0.7]))
}

fn seen_or_said(rows: &mut Rows) -> Result<(), Trouble> {
    let (known, seen_as) = (0.3, 0.9);
    let key = "communication.translation";
    let lived = outcome_only([seen_as, 1.0 - seen_as])
        .option("untold", key, 0)
        .option("partly", key, 0.8)
        .option("told", key, 1)
        .live()?;
    for (option, translation) in [("untold", 0.0), ("partly", 0.8), ("told", 1.0)] {
        let mut at = rows.at(lived.described_with(option));
        for week in [1, 2, 12] {
            let rest = math::power(translation, week as f64 + 1.0);
            at.exact(
                format!("share of a in week {week}"),
                "share of hours",
                seen_as + rest * (known - seen_as),
                lived.priority(option, week, "company", "a").practised,
            );
        }
    }
    Ok(())
}

fn found_out(rows: &mut Rows) -> Result<(), Trouble> {
    let (needed, seen_as, weeks) = (0.3, 0.9, 4.0);
    let lived = outcome_only([seen_as, 1.0 - seen_as])
        .with("communication.translation", 0)
        .option("learn", "people.learning_weeks", weeks)
        .live()?;
    for (option, missing) in [(BASELINE, 1.0), ("learn", 1.0 - 1.0 / weeks)] {
        let mut at = rows.at(lived.described_with(option));
        for week in [1, 2, 12] {
            let learned = 1.0 - math::power(missing, week as f64 - 1.0);
            at.exact(
                format!("share of a in week {week}"),
                "share of hours",
                seen_as + learned * (needed - seen_as),
                lived.priority(option, week, "company", "a").practised,
            );
        }
    }
    Ok(())
}

fn more_than_additive(rows: &mut Rows) -> Result<(), Trouble> {
    let case = || {
        Case::of(TICKETS)
            .option("pay", "reward.ticket_bonus.pays_for", "{ customer_experience = 1 }")
            .line("option.message_and_pay.combine = [\"clear_strategy\", \"pay\"]")
            .with("measure.customer_experience.seen_as", "{ tickets = 0.7, reporting = 0.3 }")
            .futures(FUTURES)
    };
    let interaction = |lived: &LivedCase| {
        let finals = |option: &str| lived.finals(option, Metric::OutcomeIndex);
        let [none, message, pay, both] =
            [BASELINE, "clear_strategy", "pay", "message_and_pay"].map(finals);
        let each = (0..none.len()).map(|at| both[at] - message[at] - pay[at] + none[at]);
        mean_and_error(&each.collect::<Vec<f64>>())
    };
    let untold = case().live()?;
    let told = case().with("communication.translation", 1).live()?;
    let (extra, error) = interaction(&untold);
    let what = "outcome_index: what both bring beyond the sum of message and pay";
    rows.at(untold.described()).above(what, "points", 0.0, extra, of_a_sign(error));
    let (less, error) = interaction(&told);
    rows.at(told.described()).below(what, "points", extra, less, of_a_sign(error));
    Ok(())
}

fn unguided(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TICKETS)
        .option("pay", "reward.ticket_bonus.pays_for", "{ customer_experience = 1 }")
        .option_of(
            "explained",
            &[
                ("reward.ticket_bonus.pays_for", &"{ customer_experience = 1 }"),
                ("communication.translation", &1),
            ],
        )
        .with("measure.customer_experience.seen_as", "{ tickets = 0.7, reporting = 0.3 }")
        .futures(FUTURES)
        .live()?;
    for metric in [Metric::PracticeFit, Metric::OutcomeIndex] {
        rises(rows, &lived, "pay", "explained", metric);
        falls(rows, &lived, BASELINE, "pay", metric);
    }
    Ok(())
}

fn one_story(rows: &mut Rows) -> Result<(), Trouble> {
    let strength = "reward.ticket_bonus.strength";
    let needed = "{ tickets = 0.25, root_cause = 0.40, experience = 0.35 }";
    let case = Case::of(TICKETS)
        .with("communication.translation", 0.8)
        .option("drop", strength, 0)
        .option("halve", strength, 0.5)
        .option("double", strength, 2)
        .option("redirect", "measure.tickets_closed.credit", needed)
        .futures(3);
    let scenario = case.scenario()?;
    let read = audit(&scenario);
    let coalitions = Coalitions::acting(&scenario, None, 3, SEED, Varying::LuckOnly);
    let causes = accounts(&coalitions.live(&Parallel::default())?);
    let lived = case.live()?;
    for (option, sign) in [("drop", 1.0), ("halve", 1.0), ("double", -1.0), ("redirect", 1.0)] {
        let place = scenario.options.iter().position(|known| known.named.name == option);
        let read = place.map_or(f64::NAN, |place| read.worths[place] - read.worth.now);
        let (run, _) = gain_of(&lived, BASELINE, option, Metric::PotentialShare);
        rows.at(lived.described_with(option))
            .above(
                format!("check: {option}, in the direction expected"),
                "share of what a week could bring",
                0.0,
                sign * read,
                Tolerance::exact(0.0),
            )
            .above(
                format!("run: {option}, in the same direction"),
                "share of potential",
                0.0,
                sign * run,
                Tolerance::exact(0.0),
            );
    }
    let closes = |part| causes[0].share(part).map_or(f64::NAN, |share| share.mean);
    let (dropped, _) = gain_of(&lived, BASELINE, "drop", Metric::PotentialShare);
    rows.at(lived.described_with("drop"))
        .equal(
            "why: what no pay would close, against run",
            "share of potential",
            dropped,
            closes(Part::Unpaid),
            Tolerance::digits(2.0, 1.0),
        )
        .above(
            "why: pay for what is needed against no pay",
            "share of potential",
            closes(Part::Unpaid),
            closes(Part::Without("incentives")),
            Tolerance::exact(0.0),
        );
    Ok(())
}

fn pools(rows: &mut Rows) -> Result<(), Trouble> {
    let bonus = |key: &str| format!("reward.ticket_bonus.{key}");
    let case = |based_on: &str| {
        // engineering cares for what is not counted
        let case = Case::of(TICKETS).with("department.engineering.identity", "{ root_cause = 1 }");
        case.with(&bonus("based_on"), based_on)
    };
    let each = |lived: &LivedCase, metric| {
        ["support", "engineering"].map(|department| lived.department(BASELINE, department, metric))
    };
    let mean = |numbers: Vec<f64>| numbers.iter().sum::<f64>() / numbers.len() as f64;
    let unit = "reward, a week";
    let of_layers = |rows: &mut Rows, lived: &LivedCase| {
        // nobody is paid twice and nothing is left over
        let (mut people, mut paid) = (0.0, 0.0);
        for (layer, count) in lived.layers() {
            people += f64::from(count);
            paid += f64::from(count) * lived.layer_final(BASELINE, &layer, Metric::Pay);
        }
        let all = mean(lived.finals(BASELINE, Metric::Pay));
        rows.at(lived.described()).exact("mean pay of all layers", unit, all, paid / people);
    };

    let alone = case("\"individual\"").live_as_it_is()?;
    let [support, engineering] = each(&alone, Metric::Pay);
    rows.at(alone.described()).above(
        "difference of pay, each for the own result",
        unit,
        0.01,
        (support - engineering).abs(),
        Tolerance::none(),
    );
    let company = case("\"company\"").live_as_it_is()?;
    let all = mean(company.finals(BASELINE, Metric::Pay));
    for (department, paid) in ["support", "engineering"].iter().zip(each(&company, Metric::Pay)) {
        rows.at(company.described()).exact(format!("pay of {department}"), unit, all, paid);
    }
    of_layers(rows, &company);

    let department = case("\"department\"").live_as_it_is()?;
    let earned = each(&department, Metric::Activity);
    let [support, engineering] = each(&department, Metric::Pay);
    rows.at(department.described()).exact(
        "pay of engineering over that of support, as their counted work",
        "ratio",
        earned[1] / earned[0],
        engineering / support,
    );
    of_layers(rows, &department);

    // engineering is promised three times as much of what everybody earns
    let promised = case("\"company\"")
        .with(&bonus("departments"), "[\"support\"]")
        .with("reward.more.pays_for", "{ tickets_closed = 1 }")
        .with("reward.more.departments", "[\"engineering\"]")
        .with("reward.more.based_on", "\"company\"")
        .with("reward.more.strength", 1.5)
        .with(&bonus("strength"), 0.5)
        .live_as_it_is()?;
    let [support, engineering] = each(&promised, Metric::Pay);
    let what = "pay of engineering over that of support";
    rows.at(promised.described()).exact(what, "ratio", 3.0, engineering / support);
    of_layers(rows, &promised);
    Ok(())
}
