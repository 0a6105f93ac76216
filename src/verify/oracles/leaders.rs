//! What leaders do about what they see: when they act, and what each play changes.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::paired::{FUTURES, rises};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Leaders";
const PAY: &str = "verify/linear-pay";
const CHAIN: &str = "verify/chain";
const QUEUE: &str = "verify/queue";
const LINE: &str = "verify/silence";
const TICKETS: &str = "tickets-versus-experience";
/// How far one response goes.
const STEP: f64 = 0.2;
/// Weeks from seeing to acting, and between two actions.
const DELAY: usize = 3;
const PAUSE: usize = 8;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "leaders_act_on_what_they_see_after_a_delay_and_then_pause",
        topic: TOPIC,
        says: "Leaders act when the gap they see is too large, after a delay, and then wait before they look again",
        source: "definition; delayed response (Forrester 1961)",
        equation: "100 - reported > concern level; acts delay weeks later; next look after pause; b (1 + step)^n",
        runs: PAY,
        compare: timing,
    },
    Claim {
        name: "each_play_changes_what_it_says_by_its_step",
        topic: TOPIC,
        says: "Cutting overhead, adding a priority, saying it again, changing the measure and listening each change just that",
        source: "definition",
        equation: "overhead (1 - step)^n; n + 1 priorities; one more restatement; weight (1 - (1 - step)^n) on outcomes; 1 - (1 - step)^n (1 - response)",
        runs: "verify/queue, verify/chain, verify/linear-pay, verify/silence",
        compare: plays,
    },
    Claim {
        name: "reports_that_are_acted_on_put_right_what_they_name",
        topic: TOPIC,
        says: "A report that is acted on removes its part of the latent defects and of the misfit it speaks of",
        source: "Repenning & Sterman 2002; linear form: assumption",
        equation: "steady debt = made / (surface + repair a); practice = ((1 - h) r needed + h plan) / (1 - (1 - h)(1 - r))",
        runs: "verify/queue, verify/silence",
        compare: repair,
    },
    Claim {
        name: "acting_on_reports_helps_and_ignoring_them_hurts",
        topic: TOPIC,
        says: "Reports that are acted on put things right, so outcomes depend on answers and not only on voices",
        source: "Repenning & Sterman 2002; Morrison & Milliken 2000",
        equation: "d outcome / d response > 0; 0 where answers repair nothing",
        runs: TICKETS,
        compare: acting_on_reports,
    },
];

/// Leaders who see the truth, are never content, and look again after a year.
fn worried(case: Case, playbook: &str) -> Case {
    case.with("leadership.playbook", format!("\"{playbook}\""))
        .with("leadership.step", STEP)
        .with("leadership.concern_level", 0)
        .with("leadership.delay_weeks", DELAY)
        .with("leadership.pause_weeks", 52)
}

/// Actions that are in force in each week, from what leaders saw in the weeks before.
fn actions(seen: &[f64], concern: f64) -> Vec<i32> {
    let (mut due, mut pause_until, mut done) = (None, 0, 0);
    let mut in_force = Vec::new();
    for (at, reported) in seen.iter().enumerate() {
        let week = at + 1;
        in_force.push(done);
        if 100.0 - reported > concern && due.is_none() && week >= pause_until {
            due = Some(week + DELAY);
        }
        if due.is_some_and(|due| week >= due) {
            due = None;
            pause_until = week + PAUSE;
            done += 1;
        }
    }
    in_force
}

fn timing(rows: &mut Rows) -> Result<(), Trouble> {
    let (credit, strength, cost, concern) = ([0.3, 0.6], 0.8, 2.0, 4.0);
    let lived = Case::of(PAY)
        .with("time.weeks", 60)
        .with("measure.units.credit", "{ a = 0.3, b = 0.6 }")
        .with("leadership.playbook", "\"raise_bonus\"")
        .with("leadership.step", 0.02)
        .with("leadership.concern_level", concern)
        .with("leadership.delay_weeks", DELAY)
        .with("leadership.pause_weeks", PAUSE)
        .live()?;
    let seen = lived.weekly(BASELINE, 0, Metric::ReportedIndex);
    let in_force = actions(&seen, concern);
    let mut at = rows.at(lived.described());
    for week in [1, 4, 5, 12, 15, 16, 60] {
        let raised = math::power(1.02, f64::from(in_force[week - 1]));
        let theory = strength * raised * credit[0] / cost;
        let hours = lived.hours(BASELINE, week, "company", "a");
        at.exact(format!("effort on a in week {week}"), "working weeks", theory, hours);
    }
    let count = f64::from(*in_force.last().unwrap_or(&0));
    at.equal("raises in 60 weeks", "raises", 4.0, count, Tolerance::none());
    Ok(())
}

fn plays(rows: &mut Rows) -> Result<(), Trouble> {
    protect_time(rows)?;
    add_priority(rows)?;
    restate(rows)?;
    change_measure(rows)?;
    listen(rows)
}

/// Week of the first action: what is seen in week 1 is acted on after the delay, in force a week later.
const IN_FORCE: usize = 1 + DELAY + 1;

/// A number before and after the first action.
fn before_and_after(
    rows: &mut Rows,
    lived: &LivedCase,
    (what, unit): (&str, &'static str),
    theory: [f64; 2],
    simulated: [f64; 2],
) {
    rows.at(lived.described())
        .exact(format!("{what}, before"), unit, theory[0], simulated[0])
        .exact(format!("{what}, after"), unit, theory[1], simulated[1]);
}

/// Defects and misfit under reports that are all acted on.
fn repair(rows: &mut Rows) -> Result<(), Trouble> {
    let (surface, fire, defect, repair, weeks) = (0.15, 0.5, 0.2, 0.1, 200);
    let lived = Case::of(QUEUE)
        .with("time.weeks", weeks)
        .with("strategy.intent", "{ a = 0.4, b = 0.6 }")
        .with("workload.arrivals", 0.3)
        .with("workload.item", 0.1)
        .with("workload.surface", surface)
        .with("workload.fire", fire)
        .with("workload.defect", defect)
        .with("workload.defect_slope", 0)
        .with("voice.concern", 1)
        .with("voice.base", 20)
        .with("voice.risk", 0)
        .with("voice.response", 1)
        .with("voice.repair", repair)
        .with("leadership.playbook", "\"listen\"")
        .with("leadership.concern_level", 200)
        .option("nothing", "voice.repair", 0)
        .option("passive", "leadership.playbook", "\"none\"")
        .live()?;
    for (option, repair) in [(BASELINE, repair), ("nothing", 0.0), ("passive", 0.0)] {
        let of = |metric| lived.weekly(option, 0, metric);
        let (items, concerned) = (of(Metric::UrgentDone), of(Metric::ConcernShare));
        let (share, landed) = (of(Metric::ReworkShare), of(Metric::UrgentLanded));
        let fires: Vec<f64> = share.iter().zip(&landed).map(|(share, all)| share * all).collect();
        let mut debt = fires[0] / (fire * surface);
        let mut worst = 0.0_f64;
        for week in 0..weeks - 1 {
            debt = (1.0 - surface - repair * concerned[week]) * debt + defect * items[week];
            worst = worst.max((fires[week + 1] - fire * surface * debt).abs());
        }
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let last = weeks / 2;
        let gone = surface + repair * mean(&concerned[last..]);
        let theory = fire * surface * defect * mean(&items[last..]) / gone;
        let tolerance = Tolerance::digits(4.0 / surface, 1.0);
        rows.at(lived.described_with(option))
            .equal("largest gap to the rule in 199 weeks", "working weeks", 0.0, worst, tolerance)
            .equal(
                "fires in the long run",
                "working weeks per seat and week",
                theory,
                mean(&fires[last..]),
                Tolerance::bound(0.02 * theory, "debt follows the luck of a hundred weeks late"),
            );
    }
    let (habit, repair) = (0.3, 0.2);
    let lived = Case::of(LINE)
        .with("people.habit", habit)
        .with("voice.response", 1)
        .with("voice.repair", repair)
        .with("leadership.playbook", "\"listen\"")
        .with("leadership.concern_level", 200)
        .option("nothing", "voice.repair", 0)
        .option("ignored", "voice.response", 0)
        .live()?;
    for (option, repair) in [(BASELINE, repair), ("nothing", 0.0), ("ignored", 0.0)] {
        let (needed, plan) = (0.5, 0.9);
        let stays = (1.0 - habit) * (1.0 - repair);
        let theory = ((1.0 - habit) * repair * needed + habit * plan) / (1.0 - stays);
        let done = lived.priority(option, lived.weeks(), "company", "a").practised;
        rows.at(lived.described_with(option)).exact(
            "practice of a",
            "share of effort",
            theory,
            done,
        );
    }
    Ok(())
}

fn acting_on_reports(rows: &mut Rows) -> Result<(), Trouble> {
    let key = "voice.response";
    // leaders who have a playbook and are never worried enough to use it
    let case = || {
        Case::of(TICKETS)
            .with("leadership.playbook", "\"listen\"")
            .with("leadership.concern_level", 200)
            .option("deaf", key, 0)
            .option("answering", key, 1)
    };
    let lived = case().futures(FUTURES).live()?;
    for (metric, less, more) in [
        (Metric::OutcomeIndex, "deaf", BASELINE),
        (Metric::OutcomeIndex, BASELINE, "answering"),
        (Metric::ReworkShare, "answering", BASELINE),
        (Metric::ReworkShare, BASELINE, "deaf"),
    ] {
        rises(rows, &lived, less, more, metric);
    }
    let talk = case().with("voice.repair", 0).live()?;
    for option in ["deaf", "answering"] {
        let [same, other] =
            [BASELINE, option].map(|option| talk.last(option, Metric::OutcomeIndex));
        rows.at(talk.described_with(option)).equal(
            "outcome_index",
            "points",
            same,
            other,
            Tolerance::none(),
        );
    }
    Ok(())
}

fn protect_time(rows: &mut Rows) -> Result<(), Trouble> {
    // half of what is done prevents nothing that matters, so the outcome stays below the twin's
    let case = Case::of(QUEUE)
        .with("mechanisms", "[\"workload\", \"incentives\"]")
        .with("department.desk.people", 12)
        .with("time.weeks", 10)
        .with("workload.arrivals", 0)
        .with("workload.meetings", 0.2)
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
        .with("reward.bonus.pays_for", "{ units = 1 }")
        .with("reward.bonus.strength", 5);
    let lived = worried(case, "protect_time").live()?;
    let overhead = |week| lived.hours(BASELINE, week, "company", "overhead");
    let theory = [0.2, 0.2 * (1.0 - STEP)];
    let simulated = [overhead(IN_FORCE - 1), overhead(IN_FORCE)];
    before_and_after(rows, &lived, ("overhead", "share of the week"), theory, simulated);
    Ok(())
}

fn add_priority(rows: &mut Rows) -> Result<(), Trouble> {
    let case = Case::of(CHAIN)
        .with("time.weeks", 10)
        .with("communication.fidelity", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 0)
        .with("communication.fog", 1)
        .with("communication.cadence_weeks", 1)
        .with("strategy.competing_priorities", 1);
    let lived = worried(case, "add_priority").live()?;
    let said = |n: f64| {
        let intent = [0.7, 0.1, 0.1, 0.1];
        math::cosine(&intent.map(|share| (share + n * 0.25) / (1.0 + n)), &intent)
    };
    let heard = |week| lived.week(BASELINE, week, Metric::SignalFidelity);
    let simulated = [heard(IN_FORCE - 1), heard(IN_FORCE)];
    before_and_after(
        rows,
        &lived,
        ("strategy understood", "cosine"),
        [said(1.0), said(2.0)],
        simulated,
    );
    Ok(())
}

fn restate(rows: &mut Rows) -> Result<(), Trouble> {
    let case = Case::of(CHAIN)
        .with("time.weeks", 10)
        .with("communication.fidelity", 1)
        .with("communication.distortion", 0)
        .with("communication.listening_noise", 0)
        .with("communication.cadence_weeks", 0);
    let lived = worried(case, "restate").live()?;
    let believed = |week| lived.priority(BASELINE, week, "company", "a").believed;
    let simulated = [believed(IN_FORCE - 1), believed(IN_FORCE)];
    before_and_after(rows, &lived, ("belief in a", "share of effort"), [0.1, 0.7], simulated);
    Ok(())
}

fn change_measure(rows: &mut Rows) -> Result<(), Trouble> {
    let case = Case::of(PAY)
        .with("time.weeks", 10)
        .with("strategy.value", "\"balanced\"")
        .with("measure.units.credit", "{ a = 0.9, b = 0.1 }");
    let lived = worried(case, "change_measure").live()?;
    let effort = |week| lived.hours(BASELINE, week, "company", "a");
    let moved = 0.9 * (1.0 - STEP) + 0.5 * STEP;
    let theory = [0.8 * 0.9 / 2.0, 0.8 * moved / 2.0];
    let simulated = [effort(IN_FORCE - 1), effort(IN_FORCE)];
    before_and_after(rows, &lived, ("effort on a", "working weeks"), theory, simulated);
    Ok(())
}

fn listen(rows: &mut Rows) -> Result<(), Trouble> {
    let case = Case::of(LINE)
        .with("organization.span", 6)
        .with("department.line.people", 2000)
        .with("time.weeks", 150)
        .with("voice.response", 0)
        .with("voice.start", 0)
        .with("leadership.dashboard_weight", 0);
    let lived = worried(case, "listen").with("leadership.pause_weeks", 520).live()?;
    let voice = |week| lived.week(BASELINE, week, Metric::Voice);
    let error = (STEP * (1.0 - STEP) * 0.1 / 1.9 / 2000.0).sqrt();
    rows.at(lived.described())
        .exact("belief that speaking up helps, before", "share", 0.0, voice(IN_FORCE - 1))
        .equal(
            "the same in the long run",
            "share",
            1.0 - (1.0 - STEP),
            voice(150),
            Tolerance::errors(error, "2,000 independent seats"),
        );
    let heard = |week| lived.week(BASELINE, week, Metric::HeardShare);
    // what survives a layer moves as well: pass_through .7 to 1 - .8 x .3
    let layers: Vec<f64> =
        lived.organization().layers[1..].iter().map(|layer| layer.len() as f64).collect();
    let share = |kept: f64| {
        let sum: f64 = layers
            .iter()
            .enumerate()
            .map(|(number, seats)| seats * math::power(kept, number as f64 + 1.0))
            .sum();
        sum / layers.iter().sum::<f64>()
    };
    let theory = [share(0.7), share(1.0 - (1.0 - STEP) * 0.3)];
    let simulated = [heard(IN_FORCE - 1), heard(IN_FORCE)];
    before_and_after(rows, &lived, ("bad news heard at the top", "share"), theory, simulated);
    Ok(())
}
