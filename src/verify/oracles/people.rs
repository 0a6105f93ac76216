//! What a week leaves behind: strain, credibility, exits, belief in voice, value that shows late.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance, mean_and_error};

const TOPIC: &str = "What a week leaves behind";
const QUEUE: &str = "verify/queue";
const PAY: &str = "verify/linear-pay";
const CHAIN: &str = "verify/chain";
const LINE: &str = "verify/silence";
const SHIPPED: &str = "tickets-versus-experience";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "strain_settles_where_load_and_recovery_balance",
        topic: TOPIC,
        says: "Strain settles where load and recovery balance",
        source: "Demerouti et al. 2001; linear form: assumption",
        equation: "B* = rate w / (rate w + recovery)",
        runs: "verify/queue, verify/linear-pay",
        compare: strain,
    },
    Claim {
        name: "credibility_settles_at_the_match_of_words_and_pay",
        topic: TOPIC,
        says: "Leaders end with the credibility that their pay gives to their words",
        source: "Simons 2002; Gaussian form: assumption",
        equation: "cr_t = c + (cr_0 - c) (1 - rate)^t, c = exp(-|x - ghat|^2 / (2 width^2))",
        runs: PAY,
        compare: credibility,
    },
    Claim {
        name: "value_shows_with_the_payoff_of_the_work",
        topic: TOPIC,
        says: "What people do today shows as value only after the payoff time of the work",
        source: "exponential delay (Forrester 1961)",
        equation: "Z_t = new + (old - new) (1 - 1/T)^t",
        runs: PAY,
        compare: payoff,
    },
    Claim {
        name: "a_conflict_costs_its_target_by_the_hour",
        topic: TOPIC,
        says: "An hour of one department's work takes its cost from the department that has to repair it",
        source: "definition",
        equation: "value of target = own value - cost x hours of source",
        runs: PAY,
        compare: conflict,
    },
    Claim {
        name: "holders_leave_at_their_hazard_and_newcomers_learn",
        topic: TOPIC,
        says: "Holders leave at their hazard, and a team of newcomers is as skilled as turnover and learning allow",
        source: "renewal argument (Cox 1962)",
        equation: "c = 1 - exp(-hazard); skill = [c o + (1 - c) r] / [1 - (1 - c)(1 - r)]",
        runs: QUEUE,
        compare: turnover,
    },
    Claim {
        name: "newcomers_start_from_the_departments_view",
        topic: TOPIC,
        says: "A strategy that is said once leaves with those who heard it",
        source: "exponential survival (Cox 1962)",
        equation: "mean x = psi + (intent - psi) exp(-hazard t)",
        runs: CHAIN,
        compare: newcomers,
    },
    Claim {
        name: "bad_news_shrinks_by_pass_through_at_each_layer",
        topic: TOPIC,
        says: "Bad news shrinks at every layer on its way up",
        source: "Read 1962; Roberts & O'Reilly 1974",
        equation: "share reaching the top = pass_through^layers: .7^4 = .2401",
        runs: LINE,
        compare: pass_through,
    },
    Claim {
        name: "belief_in_voice_settles_at_the_share_acted_on",
        topic: TOPIC,
        says: "People come to expect of speaking up what it has brought them",
        source: "Morrison & Milliken 2000",
        equation: "q* = response",
        runs: LINE,
        compare: voice,
    },
    Claim {
        name: "people_speak_with_the_logistic_of_efficacy_risk_and_misfit",
        topic: TOPIC,
        says: "Whether someone speaks up follows from efficacy, risk and misfit",
        source: "Morrison & Milliken 2000; logistic form: assumption",
        equation: "share silent = 1 - 1 / (1 + exp(-(v0 + v1 q - v2 risk + v3 (1 - AF))))",
        runs: LINE,
        compare: speaking,
    },
    Claim {
        name: "leaders_see_a_mix_of_counts_and_of_what_got_through",
        topic: TOPIC,
        says: "What leaders see is counted activity and as much of the gap as got through to them",
        source: "Read 1962; linear form: assumption",
        equation: "reported = w min(cap, 100 activity / target) + (1 - w) (100 - heard share x (100 - outcome))",
        runs: SHIPPED,
        compare: reports,
    },
];

fn strain(rows: &mut Rows) -> Result<(), Trouble> {
    let (rate, recovery) = (0.05, 0.03);
    let lived = Case::of(QUEUE)
        .with("department.desk.people", 12)
        .with("time.weeks", 1040)
        .with("workload.arrivals", 0)
        .with("people.comfortable_load", 0.5)
        .with("people.strain_rate", rate)
        .with("people.strain_recovery", recovery)
        .with("people.strain_cost", 0)
        .live()?;
    let rise = rate * 0.5;
    let steady = rise / (rise + recovery);
    let early = steady * (1.0 - math::power(1.0 - rise - recovery, 10.0));
    rows.at(lived.described())
        .exact("strain in week 10", "share", early, lived.week(BASELINE, 10, Metric::Strain))
        .exact("strain in the long run", "share", steady, lived.last(BASELINE, Metric::Strain));
    // work that does not fit the strategy: nine to one where half and half is needed fits by .8
    let misfit = 0.1;
    let lived = Case::of(PAY)
        .with("mechanisms", "[\"incentives\", \"workload\"]")
        .with("time.weeks", 1040)
        .with("strategy.value", "\"balanced\"")
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
        .with("people.exit_rate", 0)
        .with("people.strain_cost", 0)
        .with("people.strain_misfit", misfit)
        .with("people.strain_recovery", recovery)
        .with("workload.arrivals", 0)
        .live()?;
    let rise = misfit * (1.0 - 0.8);
    let steady = rise / (rise + recovery);
    rows.at(lived.described()).exact(
        "strain of misfit in the long run",
        "share",
        steady,
        lived.last(BASELINE, Metric::Strain),
    );
    Ok(())
}

fn credibility(rows: &mut Rows) -> Result<(), Trouble> {
    let (rate, width, start, conviction) = (0.05, 0.5, 0.9, 0.4);
    let lived = Case::of(PAY)
        .with("time.weeks", 600)
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
        .with("communication.credibility_rate", rate)
        .with("communication.credibility_width", width)
        .with("communication.credibility_start", start)
        .with("people.conviction", conviction)
        .with("norms.custom", 0)
        .live()?;
    // pay moves credibility by its part in all that pulls
    let rate = rate * 0.8 / (0.8 + conviction);
    let distance = 2.0 * 0.4 * 0.4;
    let settled = math::exp(-distance / (2.0 * width * width));
    let mut at = rows.at(lived.described());
    for week in [1, 20, 600] {
        let theory = settled + (start - settled) * math::power(1.0 - rate, week as f64);
        let simulated = lived.week(BASELINE, week, Metric::Credibility);
        at.exact(format!("credibility in week {week}"), "share", theory, simulated);
    }
    Ok(())
}

fn payoff(rows: &mut Rows) -> Result<(), Trouble> {
    let (weeks, change) = (10.0, 201);
    let lived = Case::of(PAY)
        .with("time.weeks", 240)
        .with("work.a.payoff_weeks", weeks)
        .with("work.b.payoff_weeks", weeks)
        .with("event.raise.week", change)
        .with("event.raise.set.reward.bonus.strength", 1.6)
        .live()?;
    // value of the two efforts, b f.g / c, before and after
    let (old, new) = (0.8 * 0.75 / 2.0, 1.6 * 0.75 / 2.0);
    let mut at = rows.at(lived.described());
    for week in [200, 201, 210, 240] {
        let since = (week + 1 - change) as f64;
        let theory = new + (old - new) * math::power(1.0 - 1.0 / weeks, since);
        let value = lived.week(BASELINE, week, Metric::Value);
        at.exact(format!("value in week {week}"), "value per seat", theory, value);
    }
    Ok(())
}

fn conflict(rows: &mut Rows) -> Result<(), Trouble> {
    let cost = 0.2;
    let lived = Case::of(PAY)
        .with("mechanisms", "[\"incentives\", \"interdependence\"]")
        .with("department.other.people", 30)
        .with("conflict.repairs.source", "\"team\"")
        .with("conflict.repairs.target", "\"other\"")
        .with("conflict.repairs.work", "\"a\"")
        .with("conflict.repairs.cost", 0)
        .option("costly", "conflict.repairs.cost", cost)
        .live()?;
    let own = 0.8 * 0.75 / 2.0;
    let hours = 0.8 * 0.6 / 2.0;
    let value = |option, department| lived.department(option, department, Metric::Value);
    rows.at(lived.described_with("costly"))
        .exact(
            "value of the target",
            "value per seat",
            own - cost * hours * 12.0 / 30.0,
            value("costly", "other"),
        )
        .exact("value of the source", "value per seat", own, value("costly", "team"))
        .exact("value of the target without", "value per seat", own, value(BASELINE, "other"));
    Ok(())
}

fn turnover(rows: &mut Rows) -> Result<(), Trouble> {
    let (rate, onboarding, weeks_to_learn, futures) = (0.05, 0.4, 10.0, 12);
    let lived = Case::of(QUEUE)
        .with("time.weeks", 300)
        .with("workload.arrivals", 0)
        .with("people.exit_rate", rate)
        .with("people.exit_strain", 0)
        .with("people.onboarding", onboarding)
        .with("people.onboarding_weeks", weeks_to_learn)
        .futures(futures)
        .live()?;
    let chance = 1.0 - math::exp(-rate);
    let learned = 1.0 / weeks_to_learn;
    let skill =
        (chance * onboarding + (1.0 - chance) * learned) / (1.0 - (1.0 - chance) * (1.0 - learned));
    let mean_of = |metric: Metric, read: &dyn Fn(f64) -> f64| {
        let means: Vec<f64> = (0..futures as usize)
            .map(|future| {
                let weeks = lived.weekly(BASELINE, future, metric);
                weeks[100..].iter().map(|&value| read(value)).sum::<f64>() / 200.0
            })
            .collect();
        mean_and_error(&means)
    };
    let (exits, error_of_exits) = mean_of(Metric::Exits, &|yearly| yearly / 52.0);
    let (skilled, error_of_skill) = mean_of(Metric::SplitSkill, &math::exp);
    let of = "12 futures x 400 seats x 200 weeks";
    rows.at(lived.described())
        .equal(
            "exits",
            "share of seats per week",
            chance,
            exits,
            Tolerance::errors(error_of_exits, of),
        )
        .equal(
            "mean skill",
            "share of full skill",
            skill,
            skilled,
            Tolerance::errors(error_of_skill, of),
        );
    // exhausted people leave at a multiple of that
    let tired = Case::of(QUEUE)
        .with("time.weeks", 300)
        .with("workload.arrivals", 0)
        .with("people.exit_rate", 0.002)
        .with("people.exit_strain", 2)
        .with("people.comfortable_load", 0)
        .with("people.strain_rate", 1)
        .with("people.strain_recovery", 0)
        .with("people.strain_cost", 0)
        .futures(futures)
        .live()?;
    let means: Vec<f64> = (0..futures as usize)
        .map(|future| {
            let weeks = tired.weekly(BASELINE, future, Metric::Exits);
            weeks[100..].iter().sum::<f64>() / 200.0 / 52.0
        })
        .collect();
    let (exits, error) = mean_and_error(&means);
    // a rested newcomer is exhausted again after a week of full load, and leaves at the same hazard
    let theory = 1.0 - math::exp(-0.002 * math::exp(2.0));
    rows.at(tired.described()).equal(
        "exits of exhausted people",
        "share of seats per week",
        theory,
        exits,
        Tolerance::errors(error, of),
    );
    Ok(())
}

fn newcomers(rows: &mut Rows) -> Result<(), Trouble> {
    let (rate, seats, weeks) = (0.02, 2000.0, 60);
    let lived = Case::of(CHAIN)
        .with("mechanisms", "[\"signal\", \"workload\"]")
        .with("organization.span", 6)
        .with("department.first.people", seats)
        .with("time.weeks", weeks)
        .with("time.start", "\"aligned\"")
        .with("communication.cadence_weeks", 0)
        .with("people.exit_rate", rate)
        .with("people.exit_strain", 0)
        .with("workload.arrivals", 0)
        .live()?;
    let mut at = rows.at(lived.described());
    for week in [20, 60] {
        // who leaves in a week is replaced in the next
        let stayed = math::exp(-rate * (week - 1) as f64);
        let theory = 0.1 + 0.6 * stayed;
        let error = 0.6 * (stayed * (1.0 - stayed) / seats).sqrt();
        let believed = lived.priority(BASELINE, week, "company", "a").believed;
        let tolerance = Tolerance::errors(error, "2,000 independent seats");
        at.equal(
            format!("mean belief in week {week}"),
            "share of effort",
            theory,
            believed,
            tolerance,
        );
    }
    Ok(())
}

fn pass_through(rows: &mut Rows) -> Result<(), Trouble> {
    // everyone in the line speaks, so the heard share is the mean over layers of what survives
    let heard = |people: u32| -> Result<(f64, String), Trouble> {
        let lived = Case::of(LINE).with("department.line.people", people).live()?;
        let share = lived.last(BASELINE, Metric::HeardShare);
        Ok((f64::from(people) * share, lived.described()))
    };
    let ((one, at_one), (three, _), (four, at_four)) = (heard(1)?, heard(3)?, heard(4)?);
    rows.at(at_one).exact("share of layer 1 that is heard", "share", 0.7, one);
    rows.at(at_four).equal(
        "share of layer 4 that is heard",
        "share",
        0.2401,
        four - three,
        Tolerance::digits(8.0, 1.0),
    );
    Ok(())
}

fn voice(rows: &mut Rows) -> Result<(), Trouble> {
    let (response, learning, seats) = (0.3, 0.1, 2000.0_f64);
    let lived = Case::of(LINE)
        .with("department.line.people", seats)
        .with("organization.span", 6)
        .with("voice.learning", learning)
        .live()?;
    // stationary variance of an average that forgets a share of itself with each report
    let error = (response * (1.0 - response) * learning / (2.0 - learning) / seats).sqrt();
    rows.at(lived.described()).equal(
        "belief that speaking up helps",
        "share",
        response,
        lived.last(BASELINE, Metric::Voice),
        Tolerance::errors(error, "2,000 independent seats"),
    );
    Ok(())
}

fn speaking(rows: &mut Rows) -> Result<(), Trouble> {
    let (seats, weeks) = (2000.0, 100.0);
    let (base, efficacy, misfit, risk, start) = (-0.5, 1.5, 2.0, 0.2, 0.6);
    let weight = 3.0;
    let lived = Case::of(LINE)
        .with("department.line.people", seats)
        .with("organization.span", 6)
        .with("time.weeks", weeks)
        .with("strategy.competing_priorities", 0)
        .with("voice.base", base)
        .with("voice.efficacy", efficacy)
        .with("voice.misfit", misfit)
        .with("voice.risk", risk)
        .with("voice.risk_weight", weight)
        .with("voice.start", start)
        .with("voice.learning", 0)
        .with("voice.pass_through", 1)
        .with("voice.repair", 0)
        .option("riskier", "voice.risk", 0.6)
        .live()?;
    // nine to one where half and half is needed fits by .8
    for (option, risk) in [(BASELINE, risk), ("riskier", 0.6)] {
        let odds = base + efficacy * start - weight * risk + misfit * (1.0 - 0.8);
        let silent = 1.0 - 1.0 / (1.0 + math::exp(-odds));
        // every report reaches the top, so what is heard there is who spoke
        let all = lived.weekly(option, 0, Metric::HeardShare);
        let mean = 1.0 - all.iter().sum::<f64>() / weeks;
        let error = (silent * (1.0 - silent) / (seats * weeks)).sqrt();
        rows.at(lived.described_with(option)).equal(
            "share of those concerned who stay silent",
            "share",
            silent,
            mean,
            Tolerance::errors(error, "2,000 seats x 100 weeks, independent"),
        );
    }
    Ok(())
}

fn reports(rows: &mut Rows) -> Result<(), Trouble> {
    let weight = 0.5;
    let (target, cap) = ("leadership.target", "leadership.dashboard_cap");
    let lived = Case::of(SHIPPED)
        .with("leadership.dashboard_weight", weight)
        .with(cap, 1000)
        .option("content", "voice.concern", 0)
        .option("capped", cap, 100)
        .option("stretched", target, 160)
        .live()?;
    let tolerance = Tolerance::digits(4.0, 150.0);
    for (option, target, cap) in
        [(BASELINE, 100.0, 1000.0), ("capped", 100.0, 100.0), ("stretched", 160.0, 1000.0)]
    {
        let of = |metric| lived.weekly(option, 0, metric);
        let (seen, heard) = (of(Metric::ReportedIndex), of(Metric::HeardShare));
        let (activity, outcome) = (of(Metric::ActivityIndex), of(Metric::OutcomeIndex));
        let mut worst = 0.0_f64;
        for week in 0..lived.weeks() {
            let gap = (100.0 - outcome[week]) * heard[week];
            let dashboard = (100.0 * activity[week] / target).min(cap);
            let theory = weight * dashboard + (1.0 - weight) * (100.0 - gap);
            worst = worst.max((seen[week] - theory).abs());
        }
        let heard_on_average = heard.iter().sum::<f64>() / lived.weeks() as f64;
        rows.at(lived.described_with(option))
            .equal("largest gap to the rule in 104 weeks", "points", 0.0, worst, tolerance.clone())
            .above(
                "share of bad news heard, mean of weeks",
                "share",
                0.01,
                heard_on_average,
                Tolerance::none(),
            );
    }
    // where nobody has anything to report, no news is taken for good news
    let last = |metric| lived.last("content", metric);
    let theory = weight * last(Metric::ActivityIndex) + (1.0 - weight) * 100.0;
    let seen = last(Metric::ReportedIndex);
    rows.at(lived.described_with("content")).equal(
        "what leaders see when nobody is concerned",
        "points",
        theory,
        seen,
        tolerance,
    );
    Ok(())
}
