//! Clashes between reports take the hours of their managers, and what waits for these managers waits longer.

use super::decisions::{COST, at_rest, paid};
use crate::futures::plan::BASELINE;
use crate::model::Organization;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Decisions";
const PAY: &str = "verify/linear-pay";
const TICKETS: &str = "tickets-versus-experience";
/// Share of a manager's week for each report who works on wholly other things.
const REFEREE: f64 = 0.2;
/// People in these claims.
const PEOPLE: u32 = 121;
/// Futures in which answers are counted: one of them alone comes near to its error of four.
const FUTURES: u32 = 8;
/// Conviction in these claims; each kind is needed alike.
const CONVICTION: f64 = 0.3;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "clashes_between_reports_take_hours_of_their_manager",
        topic: TOPIC,
        says: "Managers spend the more hours on clashes, the further apart those are who report to them",
        source: "Becker & Murphy 1992; Cremer et al. 2007; form: assumption",
        equation: "refereeing = referee sum over reports of 1/2 sum |x_i - mean x of the others|",
        runs: PAY,
        compare: hours,
    },
    Claim {
        name: "what_managers_referee_delays_sign_offs_and_answers",
        topic: TOPIC,
        says: "Hours spent on clashes are missing for sign-offs and for answers",
        source: "Kleinrock 1975; answers: assumption",
        equation: "T = payoff + n w / (1 - busy - r); answered = response (1 - r)",
        runs: PAY,
        compare: delays,
    },
    Claim {
        name: "one_ranking_for_all_frees_managers",
        topic: TOPIC,
        says: "A strategy that is spelled out leaves managers less to referee",
        source: "Cremer et al. 2007",
        equation: "d refereeing / d translation < 0",
        runs: TICKETS,
        compare: ranking,
    },
];

/// People who are paid alike and differ in how much they care.
fn different(people: u32) -> Case {
    at_rest()
        .with("department.team.people", people)
        .with("organization.span", 8)
        .with("people.conviction", CONVICTION)
        .with("people.conviction_spread", 0.6)
        .with("communication.practice_weight", 0)
        .with("workload.referee", REFEREE)
}

/// Share of hours on a of somebody who cares so much.
fn practice(zeal: f64) -> f64 {
    let conviction = 0.5 * CONVICTION * zeal;
    (paid(0) * COST + conviction) / ((paid(0) + paid(1)) * COST + 2.0 * conviction)
}

/// Clashes that a manager has to settle, mean of managers.
fn clashes(org: &Organization<4>) -> f64 {
    let (mut all, mut managers) = (0.0, 0.0);
    for team in org.teams.iter().filter(|team| team.manager != 0) {
        let shares: Vec<f64> = team.members().map(|seat| practice(org.zeal[seat])).collect();
        let sum: f64 = shares.iter().sum();
        let others = shares.len() as f64 - 1.0;
        managers += 1.0;
        if others > 0.0 {
            // of two kinds of work, one gets what the other loses
            all += shares.iter().map(|own| (own - (sum - own) / others).abs()).sum::<f64>();
        }
    }
    all / managers
}

fn hours(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = different(PEOPLE).option("none", "workload.referee", 0).live()?;
    let theory = REFEREE * clashes(&lived.organization());
    rows.at(lived.described())
        .exact(
            "refereeing",
            "share of the week of managers",
            theory,
            lived.last(BASELINE, Metric::RefereeingShare),
        )
        .above("the same", "share of the week of managers", 0.01, theory, Tolerance::none());
    let org = lived.organization();
    let managers = org.manages[1..].iter().sum::<f64>();
    let overhead = |option: &str| lived.last_hours(option, "overhead");
    rows.at(lived.described()).exact(
        "overhead, against nobody refereeing",
        "working weeks per seat",
        overhead("none") + theory * managers / f64::from(PEOPLE),
        overhead(BASELINE),
    );
    Ok(())
}

fn delays(rows: &mut Rows) -> Result<(), Trouble> {
    let (horizon, takes, busy, count) = (26.0, 6.0, 0.1, 3.0);
    let lived = different(PEOPLE)
        .with("mechanisms", "[\"incentives\", \"workload\", \"horizon\"]")
        .with("time.weeks", 60)
        .with("people.horizon_weeks", horizon)
        .with("workload.meetings", busy)
        .with("workload.sign_off_weeks", takes)
        .with("work.b.sign_offs", count)
        .option("none", "workload.referee", 0)
        .live()?;
    let org = lived.organization();
    let zeal = org.zeal[1..].iter().sum::<f64>() / (org.zeal.len() - 1) as f64;
    for option in [BASELINE, "none"] {
        let refereeing = lived.last(option, Metric::RefereeingShare);
        let payoff = 1.0 + count * takes / (1.0 - busy - refereeing);
        let conviction = 0.5 * CONVICTION * zeal / (1.0 + payoff / horizon);
        rows.at(lived.described_with(option)).exact(
            "hours on b",
            "working weeks",
            paid(1) + conviction / COST,
            lived.last_hours(option, "b"),
        );
    }
    // everyone always has something to report and says it; belief follows how often that leads to something
    let weeks = 400;
    let lived = different(PEOPLE)
        .with("time.weeks", weeks)
        .with("voice.concern", 1)
        .with("voice.base", 20)
        .with("voice.response", 0.8)
        .with("voice.learning", 0.2)
        .option("none", "workload.referee", 0)
        .futures(FUTURES)
        .live()?;
    let from = 50;
    for option in [BASELINE, "none"] {
        let (mut chance, mut voice) = (0.0, 0.0);
        for future in 0..lived.futures() {
            let refereeing = lived.weekly(option, future, Metric::RefereeingShare)[weeks - 1];
            chance += 0.8 * (1.0 - refereeing) / f64::from(FUTURES);
            voice += lived.weekly(option, future, Metric::Voice)[from..].iter().sum::<f64>();
        }
        let counted = f64::from(FUTURES) * (weeks - from) as f64;
        let error = (chance * (1.0 - chance) / (f64::from(PEOPLE) * counted)).sqrt();
        rows.at(lived.described_with(option)).equal(
            "belief that speaking up helps",
            "share",
            chance,
            voice / counted,
            Tolerance::errors(error, "answers to 121 people in 350 weeks of 8 futures"),
        );
    }
    Ok(())
}

fn ranking(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TICKETS)
        .with("workload.referee", 0.1)
        .option("spelled_out", "communication.translation", 1)
        .live()?;
    let refereeing = |option: &str| lived.last(option, Metric::RefereeingShare);
    rows.at(lived.described_with("spelled_out")).below(
        "refereeing",
        "share of the week of managers",
        refereeing(BASELINE),
        refereeing("spelled_out"),
        Tolerance::none(),
    );
    Ok(())
}
