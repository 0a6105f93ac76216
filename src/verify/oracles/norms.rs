//! What colleagues do to each other.

use crate::futures::plan::BASELINE;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance, mean_and_error};
use crate::verify::{Claim, solve};

const TOPIC: &str = "Colleagues";
const TEAM: &str = "verify/team";
const WEB: &str = "verify/graph";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "one_team_shrinks_towards_its_mean",
        topic: TOPIC,
        says: "Colleagues of one team move towards each other, leave the mean of the team where it was, and work as much as before",
        source: "Friedkin & Johnsen 1990",
        equation: "mean + (own - mean) (1 - l) / (1 + l / (n - 1))",
        runs: TEAM,
        compare: one_team,
    },
    Claim {
        name: "a_fixed_manager_pulls_the_mean_of_the_team",
        topic: TOPIC,
        says: "A manager who does not move pulls the whole team",
        source: "Friedkin & Johnsen 1990",
        equation: "mean = [(1 - l) mean want + l h m] / [1 - l (1 - h)]",
        runs: TEAM,
        compare: fixed_manager,
    },
    Claim {
        name: "practice_of_any_graph_equals_the_dense_solve",
        topic: TOPIC,
        says: "In any web of colleagues practice settles where the linear equations of influence say",
        source: "Friedkin & Johnsen 1990",
        equation: "(I - Lambda W)^-1 (I - Lambda) want",
        runs: WEB,
        compare: any_graph,
    },
    Claim {
        name: "who_counts_for_more_pulls_the_team_by_that_much",
        topic: TOPIC,
        says: "A team settles where the weights of its informal leaders say",
        source: "DeGroot 1974; Friedkin & Johnsen 1990",
        equation: "x_i = [(1 - l) want_i + l S / (W - w_i)] / [1 + l w_i / (W - w_i)]; S = sum w x, W = sum w",
        runs: TEAM,
        compare: leaders,
    },
    Claim {
        name: "an_informal_leader_who_holds_out_delays_the_team",
        topic: TOPIC,
        says: "Where an informal leader goes on as before, the team moves later and less far than where all count alike",
        source: "Katz & Lazarsfeld 1955",
        equation: "d practice of the team / d leader_weight < 0, in every week",
        runs: TEAM,
        compare: holding_out,
    },
    Claim {
        name: "what_can_be_seen_of_others_is_what_spreads",
        topic: TOPIC,
        says: "Seen by what they choose and what of it is visible, colleagues pull each other towards visible work, the more so the less clear the strategy",
        source: "Miller & McFarland 1987; Prentice & Miller 1993",
        equation: "p = (1 - l) want + l shares(p v); at seen_by_visibility 0 it is p = want",
        runs: TEAM,
        compare: seen_by_visibility,
    },
    Claim {
        name: "colleagues_explain_more_where_only_the_visible_is_seen",
        topic: TOPIC,
        says: "Norms open a larger part of the gap when people over-estimate visible work",
        source: "Prentice & Miller 1993",
        equation: "Shapley value of norms rises with seen_by_visibility",
        runs: "tickets-versus-experience",
        compare: visible_norms,
    },
];

/// Weight of colleagues in [`TEAM`].
const CONFORMITY: f64 = 0.6;
/// Seats in [`TEAM`].
const PEOPLE: usize = 8;

fn one_team(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TEAM).live()?;
    let n = PEOPLE as f64;
    let wants: Vec<f64> = (0..PEOPLE).map(|seat| (seat as f64 + 0.5) / n).collect();
    let shrunk = (1.0 - CONFORMITY) / (1.0 + CONFORMITY / (n - 1.0));
    let practised = lived.priority(BASELINE, lived.weeks(), "company", "a");
    rows.at(lived.described())
        .exact("mean share of a", "share of hours", 0.5, practised.practised)
        .exact(
            "standard deviation between seats",
            "share of hours",
            spread(&wants) * shrunk,
            practised.practised_sd,
        );
    // colleagues move what people do, never how much
    let hours = lived.last_hours(BASELINE, "a") + lived.last_hours(BASELINE, "b");
    rows.at(lived.described()).equal(
        "hours of their own choosing",
        "working weeks",
        0.5,
        hours,
        Tolerance::digits(2.0, 0.5),
    );
    Ok(())
}

/// Standard deviation of a whole group.
fn spread(values: &[f64]) -> f64 {
    let mean = mean_and_error(values).0;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (squares / values.len() as f64).sqrt()
}

fn fixed_manager(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TEAM)
        .option("some", "norms.manager_weight", 0.35)
        .option("only", "norms.manager_weight", 1)
        .live()?;
    for (option, h) in [("some", 0.35), ("only", 1.0)] {
        let theory =
            ((1.0 - CONFORMITY) * 0.5 + CONFORMITY * h * 0.9) / (1.0 - CONFORMITY * (1.0 - h));
        let mean = lived.priority(option, lived.weeks(), "company", "a").practised;
        rows.at(lived.described_with(option)).exact(
            "mean share of a",
            "share of hours",
            theory,
            mean,
        );
    }
    Ok(())
}

/// Names of the departments of [`TEAM`], one seat each.
const NAMES: [&str; PEOPLE] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
/// Chance to be an informal leader, with which there are some in [`TEAM`] and not only such.
const LEADERS: f64 = 0.5;

/// The team with informal leaders who count for so many.
fn led(weight: f64) -> Case {
    Case::of(TEAM).with("norms.leaders", LEADERS).with("norms.leader_weight", weight)
}

fn leaders(rows: &mut Rows) -> Result<(), Trouble> {
    for weight in [2.5, 9.0, 100.0] {
        let lived = led(weight).live()?;
        let org = lived.organization();
        let w: Vec<f64> = org.clout[1..].to_vec();
        let all: f64 = w.iter().sum();
        let l = CONFORMITY;
        // x_i = p_i + q_i S, so S = sum w p / (1 - sum w q)
        let both: Vec<(f64, f64)> = (0..PEOPLE)
            .map(|seat| {
                // departments of one seat each, but seats in another order
                let want = (f64::from(org.chart.department[seat + 1]) + 0.5) / PEOPLE as f64;
                let others = all - w[seat];
                let below = 1.0 + l * w[seat] / others;
                ((1.0 - l) * want / below, l / others / below)
            })
            .collect();
        let weighed = |of: fn(&(f64, f64)) -> f64| {
            w.iter().zip(&both).map(|(w, both)| w * of(both)).sum::<f64>()
        };
        let sum = weighed(|both| both.0) / (1.0 - weighed(|both| both.1));
        let settled: Vec<f64> = both.iter().map(|(p, q)| p + q * sum).collect();
        let practised = lived.priority(BASELINE, lived.weeks(), "company", "a");
        rows.at(lived.described())
            .exact(
                "mean share of a",
                "share of hours",
                mean_and_error(&settled).0,
                practised.practised,
            )
            .exact(
                "standard deviation between seats",
                "share of hours",
                spread(&settled),
                practised.practised_sd,
            );
        let leaders = w.iter().filter(|&&w| w > 1.0).count() as f64;
        rows.at(lived.described())
            .above("informal leaders", "seats", 0.0, leaders, Tolerance::none())
            .below("informal leaders", "seats", PEOPLE as f64, leaders, Tolerance::none());
    }
    Ok(())
}

fn holding_out(rows: &mut Rows) -> Result<(), Trouble> {
    let org = led(9.0).live()?.organization();
    let leads = |department: usize| {
        (1..=PEOPLE).any(|seat| {
            usize::from(org.chart.department[seat]) == department && org.clout[seat] > 1.0
        })
    };
    // all begin with half of a; then all but the leaders want nothing else
    let case = |weight: f64| {
        NAMES.iter().enumerate().fold(led(weight), |case, (at, name)| {
            let want = if leads(at) { "{ a = 0.5, b = 0.5 }" } else { "{ a = 1, b = 0 }" };
            case.with(&format!("department.{name}.identity"), want)
        })
    };
    let weeks = [2, 3, 5, 8, 400];
    let practised = |weight: f64| -> Result<Vec<f64>, Trouble> {
        let lived = case(weight).live()?;
        let mean = |week| lived.priority(BASELINE, week, "company", "a").practised;
        Ok(weeks.map(mean).to_vec())
    };
    let [alike, some, much] = [practised(1.0)?, practised(3.0)?, practised(9.0)?];
    for (at, week) in weeks.into_iter().enumerate() {
        for (weight, less, more) in [(3.0, &alike, &some), (9.0, &some, &much)] {
            rows.at(case(weight).described()).below(
                format!("mean share of a in week {week}, against less weight"),
                "share of hours",
                less[at],
                more[at],
                Tolerance::none(),
            );
        }
    }
    Ok(())
}

fn any_graph(rows: &mut Rows) -> Result<(), Trouble> {
    web(rows, Case::of(WEB))?;
    // some count for more, elsewhere as well
    web(rows, Case::of(WEB).with("norms.leaders", 0.15).with("norms.leader_weight", 6))
}

fn web(rows: &mut Rows, case: Case) -> Result<(), Trouble> {
    let lived = case.live()?;
    let (l, h, leader) = (0.8, 0.3, 0.9);
    let wants = [0.1, 0.35, 0.8];
    let org = lived.organization();
    let n = org.seats() - 1;
    let mut matrix = vec![vec![0.0; n]; n];
    let mut right = vec![0.0; n];
    for seat in 1..=n {
        let row = seat - 1;
        let manager = org.chart.manager[seat] as usize;
        let team =
            (1..=n).filter(|&other| other != seat && org.chart.manager[other] as usize == manager);
        let ties = org.ties_of(seat).iter().map(|&tie| tie as usize).filter(|&tie| tie <= n);
        let peers: Vec<usize> = team.chain(ties).collect();
        matrix[row][row] += 1.0;
        right[row] = (1.0 - l) * wants[usize::from(org.chart.department[seat])];
        let weight = |seat: usize| org.clout.get(seat).copied().unwrap_or(1.0);
        let all: f64 = peers.iter().map(|&peer| weight(peer)).sum();
        for &peer in &peers {
            matrix[row][peer - 1] -= l * (1.0 - h) * weight(peer) / all;
        }
        if manager == 0 {
            right[row] += l * h * leader;
        } else {
            matrix[row][manager - 1] -= l * h;
        }
    }
    let theory = solve::dense(matrix, right);
    let mut at = rows.at(lived.described());
    for (number, department) in ["one", "two", "three"].into_iter().enumerate() {
        let of_department: Vec<f64> = (1..=n)
            .filter(|&seat| usize::from(org.chart.department[seat]) == number)
            .map(|seat| theory[seat - 1])
            .collect();
        let group = format!("department {department}");
        let practised = lived.priority(BASELINE, lived.weeks(), &group, "a");
        at.exact(
            format!("mean of department {department}"),
            "share of hours",
            mean_and_error(&of_department).0,
            practised.practised,
        )
        .exact(
            format!("standard deviation in department {department}"),
            "share of hours",
            spread(&of_department),
            practised.practised_sd,
        );
    }
    Ok(())
}

fn seen_by_visibility(rows: &mut Rows) -> Result<(), Trouble> {
    let (want, visible) = (0.3, [1.0, 0.25]);
    let case = |by_visibility: f64| {
        let mut case = Case::of(TEAM)
            .with("norms.seen_by_visibility", by_visibility)
            .with("work.a.visibility", visible[0])
            .with("work.b.visibility", visible[1])
            .option("loose", "norms.conformity", 0.3);
        for name in NAMES {
            case = case
                .with(&format!("department.{name}.identity"), format!("{{ a = {want}, b = 0.7 }}"));
        }
        case
    };
    for by_visibility in [0.0, 0.5, 1.0] {
        let lived = case(by_visibility).live()?;
        for (option, weight) in [(BASELINE, CONFORMITY), ("loose", 0.3)] {
            // everyone is alike, so practice settles where it reproduces itself
            let mut practice = want;
            for _ in 0..2_000 {
                let (a, b) = (practice * visible[0], (1.0 - practice) * visible[1]);
                let seen = (1.0 - by_visibility) * practice + by_visibility * a / (a + b);
                practice = (1.0 - weight) * want + weight * seen;
            }
            rows.at(lived.described_with(option)).equal(
                "share of visible work",
                "share of hours",
                practice,
                lived.priority(option, lived.weeks(), "company", "a").practised,
                Tolerance::bound(1e-8, "400 weeks towards the fixed point, nine digits"),
            );
        }
    }
    Ok(())
}

fn visible_norms(rows: &mut Rows) -> Result<(), Trouble> {
    let norms = |by_visibility: f64| -> Result<f64, Trouble> {
        let case = Case::of("tickets-versus-experience").with("time.weeks", 78);
        let case = case.with("norms.seen_by_visibility", by_visibility).futures(2);
        Ok(case.causes()?.value("norms"))
    };
    let (blind, seeing) = (norms(1.0)?, norms(0.0)?);
    rows.at("tickets-versus-experience, norms.seen_by_visibility = 1, 2 futures").above(
        "part of the gap that norms open, against seen_by_visibility = 0",
        "share",
        seeing,
        blind,
        Tolerance::none(),
    );
    Ok(())
}
