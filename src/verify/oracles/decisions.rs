//! Rules that a file asks for: what is stopped, what is risky, who has to sign, what talk and unclear goals cost.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Decisions";
const PAY: &str = "verify/linear-pay";
const CHAIN: &str = "verify/chain";
const SILENCE: &str = "verify/silence";
const TICKETS: &str = "tickets-versus-experience";
/// Worth of an hour and credit of each kind, strength and effort cost in [`PAY`].
pub(super) const WORTH: [f64; 2] = [1.0, 0.5];
const CREDIT: [f64; 2] = [0.6, 0.3];
const STRENGTH: f64 = 0.8;
pub(super) const COST: f64 = 2.0;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "what_is_stopped_gets_no_hours_and_half_allowed_pulls_half",
        topic: TOPIC,
        says: "Work that is stopped gets no hour at once; hours that bind go to the rest in its old proportions",
        source: "definition; independence of irrelevant alternatives (Luce 1959)",
        equation: "allowed_k = 0 -> e_k = 0; e_k = allowed_k b g_k / c with hours to spare",
        runs: PAY,
        compare: stopped,
    },
    Claim {
        name: "caution_turns_more_pay_into_less_work",
        topic: TOPIC,
        says: "Where pay is uncertain and people mind, more of it buys less beyond a point",
        source: "Holmstrom & Milgrom 1987",
        equation: "e = b g / (c + caution (b g risk)^2), largest at b g = sqrt(c / caution) / risk",
        runs: PAY,
        compare: caution,
    },
    Claim {
        name: "pay_for_what_shows_in_time_halves_at_a_payoff_of_a_period_over_ln_2",
        topic: TOPIC,
        says: "A reward that sees only what shows within its period pays half for work whose value takes period / ln 2",
        source: "Stein 1989; Rahmandad et al. 2018",
        equation: "g_k (1 - s exp(-period / T_k)) = g_k / 2 at T = period / ln 2, s = 1",
        runs: PAY,
        compare: sees_results,
    },
    Claim {
        name: "recognition_of_aligned_work_pulls_along_the_need",
        topic: TOPIC,
        says: "Recognizing what the strategy needs pulls towards it, whoever can see it",
        source: "Kerr 1975; form: assumption",
        equation: "e_k = recognition needed_k / max needed / c",
        runs: PAY,
        compare: aligned_recognition,
    },
    Claim {
        name: "what_looks_urgent_pulls_where_nothing_is_clear",
        topic: TOPIC,
        says: "The urgent draws people the more, the less clear the strategy is",
        source: "Zhu, Yang & Hsee 2018",
        equation: "e_urgent = (b g + u (1 - kappa)) / c",
        runs: PAY,
        compare: urgency,
    },
    Claim {
        name: "the_own_view_follows_what_is_needed_exponentially",
        topic: TOPIC,
        says: "A department that senses what is needed comes closer to it by the same share every week",
        source: "Aghion & Tirole 1997; Siggelkow & Rivkin 2005",
        equation: "own = needed + (own_0 - needed)(1 - 1 / (T + age))^t",
        runs: CHAIN,
        compare: sensing,
    },
    Claim {
        name: "stopping_work_in_the_open_teaches_what_counts",
        topic: TOPIC,
        says: "When work is stopped in the open everyone comes closer to what leaders know, once",
        source: "definition",
        equation: "belief += precedent (known - belief) in the week of the stop",
        runs: CHAIN,
        compare: precedent,
    },
    Claim {
        name: "set_up_takes_hours_from_the_work_itself",
        topic: TOPIC,
        says: "Each initiative takes its hours first; with as many as the week has hours nothing is left",
        source: "Wheelwright & Clark 1992; Coviello et al. 2014",
        equation: "value = worth . e max(0, 1 - setup n / sum e)",
        runs: PAY,
        compare: setup,
    },
    Claim {
        name: "more_initiatives_take_longer_and_achieve_no_more",
        topic: TOPIC,
        says: "Without set-up more initiatives at a time lengthen each of them and leave what is achieved alone",
        source: "Little 1961",
        equation: "lead = n size / sum e; late = exp(-due / lead)",
        runs: PAY,
        compare: lead_time,
    },
    Claim {
        name: "being_unclear_working_apart_and_talking_take_hours",
        topic: TOPIC,
        says: "Asking what is meant, agreeing with others and hearing the strategy again take the hours that the rule says",
        source: "Becker & Murphy 1992; Cremer et al. 2007",
        equation: "friction = clarify (1 - kappa) + coordinate ties apart + talk when it is said",
        runs: PAY,
        compare: friction,
    },
    Claim {
        name: "a_sign_off_waits_as_long_as_managers_are_busy",
        topic: TOPIC,
        says: "Each sign-off delays value by the time it takes over the share of the week that managers have left",
        source: "Kleinrock 1975",
        equation: "T_k + n w / (1 - busy), discounted: e = conviction x_k / (1 + T / horizon) / c",
        runs: PAY,
        compare: sign_offs,
    },
    Claim {
        name: "each_layer_pads_its_report_by_the_risk_of_bad_news",
        topic: TOPIC,
        says: "Where bad news is dangerous to bring, each layer adds to what it reports",
        source: "Read 1962; size: assumption",
        equation: "reported = unpadded + padding risk layers",
        runs: SILENCE,
        compare: padding,
    },
    Claim {
        name: "leaders_who_take_what_they_see_for_normal_never_act",
        topic: TOPIC,
        says: "A gap that grows slowly is never noticed by those who compare with last week",
        source: "Cyert & March 1963; Vaughan 1996",
        equation: "reference_weeks = 1: as without a playbook; 0: they act",
        runs: TICKETS,
        compare: normal,
    },
];

/// Pay for a measure with the workload mechanism on and nothing in it yet: neither urgent work nor overhead nor strain.
pub(super) fn at_rest() -> Case {
    let mut case =
        Case::of(PAY).with("mechanisms", "[\"incentives\", \"workload\"]").with("voice.concern", 0);
    for key in [
        "workload.arrivals",
        "workload.meetings",
        "workload.approvals",
        "workload.reporting",
        "people.strain_rate",
        "people.exit_rate",
    ] {
        case = case.with(key, 0);
    }
    case
}

/// Hours on a kind when nothing but pay pulls.
pub(super) fn paid(kind: usize) -> f64 {
    STRENGTH * CREDIT[kind] / COST
}

fn stopped(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY)
        .option("stop", "work.b.allowed", 0)
        .option("half", "work.b.allowed", 0.5)
        .option_of("busy", &[("work.b.allowed", &0), ("reward.bonus.strength", &10)])
        .live()?;
    for (option, a, b) in
        [("stop", paid(0), 0.0), ("half", paid(0), 0.5 * paid(1)), ("busy", 1.0, 0.0)]
    {
        rows.at(lived.described_with(option))
            .exact("hours on a", "working weeks", a, lived.last_hours(option, "a"))
            .exact("hours on b", "working weeks", b, lived.last_hours(option, "b"));
    }
    stopped_at_once(rows)
}

fn stopped_at_once(rows: &mut Rows) -> Result<(), Trouble> {
    // slow habits do not keep alive what is stopped
    let lived = Case::of(PAY)
        .with("people.habit", 0.2)
        .option("stop", "work.b.allowed", 0)
        .line("option.stop.week = 3")
        .live()?;
    let hours = |week: usize, kind: &str| lived.hours("stop", week, "company", kind);
    rows.at(format!("{}, week 2", lived.described_with("stop"))).above(
        "hours on b",
        "working weeks",
        0.0,
        hours(2, "b"),
        Tolerance::none(),
    );
    for week in [3, 4] {
        rows.at(format!("{}, week {week}", lived.described_with("stop")))
            .exact("hours on a", "working weeks", paid(0), hours(week, "a"))
            .exact("hours on b", "working weeks", 0.0, hours(week, "b"));
    }
    Ok(())
}

fn caution(rows: &mut Rows) -> Result<(), Trouble> {
    let (caution, risk) = (1.6, 2.5);
    let turn = (COST / caution).sqrt() / risk / CREDIT[0];
    let lived = Case::of(PAY)
        .with("people.caution", caution)
        .with("work.a.risk", risk)
        .option("half", "reward.bonus.strength", turn / 2.0)
        .option("most", "reward.bonus.strength", turn)
        .option("double", "reward.bonus.strength", 2.0 * turn)
        .live()?;
    for (option, strength) in
        [(BASELINE, STRENGTH), ("half", turn / 2.0), ("most", turn), ("double", 2.0 * turn)]
    {
        let pull = strength * CREDIT[0];
        let risky = pull / (COST + caution * (pull * risk) * (pull * risk));
        rows.at(lived.described_with(option))
            .exact("hours on risky work", "working weeks", risky, lived.last_hours(option, "a"))
            .exact(
                "hours on certain work",
                "working weeks",
                strength * CREDIT[1] / COST,
                lived.last_hours(option, "b"),
            );
    }
    let most = lived.last_hours("most", "a");
    rows.at(lived.described_with("double")).below(
        "hours on risky work, against half the pay",
        "working weeks",
        most,
        lived.last_hours("double", "a"),
        Tolerance::none(),
    );
    Ok(())
}

fn sees_results(rows: &mut Rows) -> Result<(), Trouble> {
    let period = 13.0;
    let lived = Case::of(PAY)
        .with("work.a.payoff_weeks", 0)
        .with("work.b.payoff_weeks", period / std::f64::consts::LN_2)
        .option("all", "reward.bonus.sees_results", 1)
        .option("part", "reward.bonus.sees_results", 0.6)
        .live()?;
    for (option, kept) in [(BASELINE, 1.0), ("part", 0.7), ("all", 0.5)] {
        rows.at(lived.described_with(option))
            .exact("hours on a", "working weeks", paid(0), lived.last_hours(option, "a"))
            .exact("hours on b", "working weeks", kept * paid(1), lived.last_hours(option, "b"));
    }
    Ok(())
}

fn aligned_recognition(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY)
        .with("strategy.intent", "{ a = 0.6, b = 0.4 }")
        .with("reward.bonus.strength", 0)
        .with("people.recognition", 0.9)
        .with("work.a.visibility", 0)
        .with("people.recognition_of", "\"aligned\"")
        .live()?;
    rows.at(lived.described())
        .exact("hours on a", "working weeks", 0.9 / COST, lived.last_hours(BASELINE, "a"))
        .exact("hours on b", "working weeks", 0.6 / COST, lived.last_hours(BASELINE, "b"));
    Ok(())
}

/// A belief that stays as unclear as it is on the first day: a clarity of one half.
fn half_clear(case: Case) -> Case {
    case.with("mechanisms", "[\"incentives\", \"workload\", \"signal\"]")
        .with("time.start", "\"settled\"")
        .with("communication.fog", 0)
        .with("communication.cadence_weeks", 0)
}

fn urgency(rows: &mut Rows) -> Result<(), Trouble> {
    let pull = 0.5;
    let urgent = paid(0) + pull * 0.5 / COST;
    // how convinced people are by nature is another matter, and what is stopped draws nobody
    for (spread, allowed, urgent) in [(0.0, 1.0, urgent), (0.8, 1.0, urgent), (0.0, 0.0, 0.0)] {
        let lived = half_clear(at_rest())
            .with("people.urgency_pull", pull)
            .with("people.conviction_spread", spread)
            .with("work.a.allowed", allowed)
            .live()?;
        rows.at(lived.described())
            .exact("hours on urgent work", "working weeks", urgent, lived.last_hours(BASELINE, "a"))
            .exact("hours on the rest", "working weeks", paid(1), lived.last_hours(BASELINE, "b"));
    }
    Ok(())
}

fn sensing(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |age: f64| {
        Case::of(CHAIN)
            .with("communication.cadence_weeks", 0)
            .with("communication.forgetting", 1)
            .with("people.sensing_weeks", 3)
            .with("department.first.information_age", age)
    };
    for age in [0.0, 5.0] {
        let lived = case(age).live()?;
        for week in 1..=lived.weeks() {
            let left = math::power(1.0 - 1.0 / (3.0 + age), week as f64);
            let theory = 0.7 + (0.1 - 0.7) * left;
            let believed = lived.priority(BASELINE, week, "company", "a").believed;
            rows.at(format!("{}, week {week}", lived.described())).exact(
                "belief about a",
                "share of effort",
                theory,
                believed,
            );
        }
    }
    Ok(())
}

fn precedent(rows: &mut Rows) -> Result<(), Trouble> {
    let (precedent, own, needed) = (0.4, 0.1, 0.7);
    let lived = Case::of(CHAIN)
        .with("mechanisms", "[\"signal\", \"incentives\"]")
        .with("communication.cadence_weeks", 0)
        .with("communication.precedent", precedent)
        .option("stop", "work.e.allowed", 0)
        .line("option.stop.week = 3")
        .live()?;
    let after = own + precedent * (needed - own);
    for (week, theory) in [(2, own), (3, after), (4, after)] {
        let believed = lived.priority("stop", week, "company", "a").believed;
        rows.at(format!("{}, week {week}", lived.described_with("stop"))).exact(
            "belief about a",
            "share of effort",
            theory,
            believed,
        );
    }
    Ok(())
}

fn setup(rows: &mut Rows) -> Result<(), Trouble> {
    let hours = paid(0) + paid(1);
    let key = "workload.setup";
    let lived = at_rest()
        .with("workload.initiatives", 2)
        .with("workload.switching_cost", 0)
        .option("some", key, 0.1)
        .option("all", key, hours / 2.0)
        .live()?;
    let worth = WORTH[0] * paid(0) + WORTH[1] * paid(1);
    for (option, setup) in [(BASELINE, 0.0), ("some", 0.1), ("all", hours / 2.0)] {
        let left = (1.0 - setup * 2.0 / hours).max(0.0);
        rows.at(lived.described_with(option)).exact(
            "strategic value",
            "value per seat",
            worth * left,
            lived.last(option, Metric::Value),
        );
    }
    Ok(())
}

fn lead_time(rows: &mut Rows) -> Result<(), Trouble> {
    let (size, due) = (6.0, 30.0);
    let lived = at_rest()
        .with("workload.initiatives", 2)
        .with("workload.switching_cost", 0)
        .with("workload.initiative_size", size)
        .with("workload.initiative_due", due)
        .option("twice", "workload.initiatives", 4)
        .live()?;
    let hours = paid(0) + paid(1);
    for (option, n) in [(BASELINE, 2.0), ("twice", 4.0)] {
        let lead = n * size / hours;
        rows.at(lived.described_with(option))
            .exact("time to finish", "weeks", lead, lived.last(option, Metric::LeadWeeks))
            .exact("late", "share", math::exp(-due / lead), lived.last(option, Metric::LateShare))
            .exact(
                "strategic value",
                "value per seat",
                lived.last(BASELINE, Metric::Value),
                lived.last(option, Metric::Value),
            );
    }
    Ok(())
}

fn friction(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = half_clear(at_rest())
        .with("workload.meetings", 0.05)
        .option("unclear", "workload.clarify", 0.2)
        .live()?;
    rows.at(lived.described_with("unclear"))
        .exact("friction", "share of the week", 0.1, lived.last("unclear", Metric::FrictionShare))
        .exact("overhead", "share of the week", 0.15, lived.last("unclear", Metric::OverheadShare));

    let lived = at_rest()
        .with("mechanisms", "[\"incentives\", \"workload\", \"signal\"]")
        .with("communication.cadence_weeks", 2)
        .with("communication.talk", 0.08)
        .live()?;
    for (week, theory) in [(1, 0.0), (2, 0.08), (3, 0.0), (4, 0.08)] {
        rows.at(format!("{}, week {week}", lived.described())).exact(
            "friction",
            "share of the week",
            theory,
            lived.week(BASELINE, week, Metric::FrictionShare),
        );
    }

    let (coordinate, ties, identity) = (0.15, 2.0, 0.6);
    let lived = at_rest()
        .with("department.other.people", 12)
        .with("department.other.identity", format!("{{ b = {identity} }}"))
        .with("organization.cross_ties", ties)
        .with("workload.coordinate", coordinate)
        .live()?;
    let share = |b: f64| b / (paid(0) + b);
    // two departments of one size stand at half their distance from the company
    let apart = 0.5 * (share(paid(1) + identity / COST) - share(paid(1)));
    rows.at(lived.described()).exact(
        "friction",
        "share of the week",
        coordinate * ties * apart,
        lived.last(BASELINE, Metric::FrictionShare),
    );
    Ok(())
}

fn sign_offs(rows: &mut Rows) -> Result<(), Trouble> {
    let (conviction, horizon, takes, busy) = (0.7, 26.0, 2.0, 0.2);
    let lived = at_rest()
        .with("mechanisms", "[\"incentives\", \"workload\", \"horizon\"]")
        .with("reward.bonus.strength", 0)
        .with("people.conviction", conviction)
        .with("people.horizon_weeks", horizon)
        .with("workload.meetings", busy)
        .with("workload.sign_off_weeks", takes)
        .option("three", "work.b.sign_offs", 3)
        .live()?;
    for (option, count) in [(BASELINE, 0.0), ("three", 3.0)] {
        // base has a week until value shows
        let payoff = 1.0 + count * takes / (1.0 - busy);
        let of = |payoff: f64| conviction * 0.5 / (1.0 + payoff / horizon) / COST;
        rows.at(lived.described_with(option))
            .exact("hours on a", "working weeks", of(1.0), lived.last_hours(option, "a"))
            .exact("hours on b", "working weeks", of(payoff), lived.last_hours(option, "b"));
    }
    Ok(())
}

fn padding(rows: &mut Rows) -> Result<(), Trouble> {
    let (padding, risk) = (3.0, 0.5);
    let lived = Case::of(SILENCE)
        .with("voice.risk", risk)
        .with("voice.risk_weight", 0)
        .option("padded", "leadership.padding", padding)
        .live()?;
    let layers = lived.organization().layers.len() as f64 - 1.0;
    let plain = lived.last(BASELINE, Metric::ReportedIndex);
    rows.at(lived.described_with("padded")).exact(
        "what leaders see",
        "points",
        plain + padding * risk * layers,
        lived.last("padded", Metric::ReportedIndex),
    );
    Ok(())
}

fn normal(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TICKETS)
        .with("voice.repair", 0)
        .with("leadership.concern_level", 5)
        .with("leadership.delay_weeks", 0)
        .option("act", "leadership.playbook", "\"add_priority\"")
        .option_of(
            "used_to_it",
            &[("leadership.playbook", &"\"add_priority\""), ("leadership.reference_weeks", &1)],
        )
        .live()?;
    let outcome = |option: &str| lived.last(option, Metric::OutcomeIndex);
    rows.at(lived.described_with("used_to_it")).exact(
        "strategic outcome, against no playbook",
        "points",
        outcome(BASELINE),
        outcome("used_to_it"),
    );
    rows.at(lived.described_with("act")).below(
        "strategic outcome, against no playbook",
        "points",
        outcome(BASELINE),
        outcome("act"),
        Tolerance::none(),
    );
    Ok(())
}
