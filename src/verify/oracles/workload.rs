//! Urgent work: how long it waits, what piles up, and what comes back.

use std::collections::VecDeque;

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance, mean_and_error};

const TOPIC: &str = "Urgent work";
const QUEUE: &str = "verify/queue";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "urgent_work_arrives_as_independent_poisson_items",
        topic: TOPIC,
        says: "Urgent work arrives at each desk by its own chance",
        source: "Poisson 1837",
        equation: "mean = l; variance of the mean of n desks = l item / n",
        runs: QUEUE,
        compare: arrivals,
    },
    Claim {
        name: "unit_poisson_work_in_weekly_slots_waits_as_in_the_discrete_queue",
        topic: TOPIC,
        says: "Urgent work that comes by chance waits ever longer as the desk fills up",
        source: "Lindley 1952; discrete Pollaczek-Khinchine",
        equation: "mean waiting = l^2 / (2 (1 - l)): 1.60 at .8, 4.05 at .9",
        runs: QUEUE,
        compare: discrete_queue,
    },
    Claim {
        name: "waiting_equals_arrivals_times_waiting_time",
        topic: TOPIC,
        says: "Work waiting equals what arrives times how long it waits, on every path",
        source: "Little 1961",
        equation: "L = lambda W",
        runs: QUEUE,
        compare: little,
    },
    Claim {
        name: "overload_piles_up_at_arrivals_minus_capacity",
        topic: TOPIC,
        says: "What does not fit piles up",
        source: "conservation of work",
        equation: "d backlog / dt = l - C",
        runs: QUEUE,
        compare: overload,
    },
    Claim {
        name: "fires_multiply_urgent_work_by_a_geometric_series",
        topic: TOPIC,
        says: "At fixed quality, fires multiply urgent work by a geometric series",
        source: "Repenning 2001",
        equation: "u = l / (1 - fire d): .45 and d = .3 give .6429",
        runs: QUEUE,
        compare: fires,
    },
    Claim {
        name: "hurried_work_carries_more_defects",
        topic: TOPIC,
        says: "Work done in a hurry comes back more often",
        source: "Repenning 2001; factor 2 - tau: assumption",
        equation: "fires = fire d (2 - tau) items",
        runs: QUEUE,
        compare: hurried,
    },
    Claim {
        name: "pressure_cuts_corners_as_the_rule_says",
        topic: TOPIC,
        says: "Under pressure people spend less time per item, get more done, and abandon the rest",
        source: "Oliva & Sterman 2001",
        equation: "tau = max(t_min, s exp(-c w)), w = max(0, b / C - from); h = min(b tau, cap C)",
        runs: QUEUE,
        compare: corners,
    },
    Claim {
        name: "urgent_hours_are_worth_their_kind_and_count_by_the_item",
        topic: TOPIC,
        says: "An urgent hour is worth as much as any hour of its kind, and is counted by what it finished",
        source: "definition",
        equation: "value = sum f_k hours_k; counted = sum g_k e_k + g_urgent items",
        runs: QUEUE,
        compare: worth_and_count,
    },
    Claim {
        name: "eroded_standards_are_a_ratchet",
        topic: TOPIC,
        says: "Standards erode with pressure and come back slowly or never",
        source: "Oliva & Sterman 2001",
        equation: "s -> tau with erosion_weeks; s -> 1 with restore_weeks, 0 is never",
        runs: QUEUE,
        compare: ratchet,
    },
];

/// Expected work waiting in each week of a queue that starts empty: the chain W' = max(0, W + A - 1) with
/// A ~ Poisson(l), worked out numerically. The queue is cut at 700, which it practically never reaches.
fn expected_waiting(l: f64, weeks: usize) -> Vec<f64> {
    let mut arrivals = vec![math::exp(-l)];
    while arrivals.len() < 30 {
        let next = arrivals[arrivals.len() - 1] * l / arrivals.len() as f64;
        arrivals.push(next);
    }
    let mut chance = vec![0.0; 700];
    chance[0] = 1.0;
    let mut means = Vec::new();
    for _ in 0..weeks {
        let mut next = vec![0.0; chance.len()];
        for (waiting, chance) in chance.iter().enumerate() {
            for (more, arrives) in arrivals.iter().enumerate() {
                let left = (waiting + more).saturating_sub(1).min(next.len() - 1);
                next[left] += chance * arrives;
            }
        }
        chance = next;
        means.push(chance.iter().enumerate().map(|(n, chance)| n as f64 * chance).sum());
    }
    means
}

fn arrivals(rows: &mut Rows) -> Result<(), Trouble> {
    let (futures, desks) = (4, 400.0);
    let lived = Case::of(QUEUE).futures(futures).live()?;
    let landed: Vec<f64> = (0..futures as usize)
        .flat_map(|future| lived.weekly(BASELINE, future, Metric::UrgentLanded))
        .collect();
    let count = landed.len() as f64;
    let (mean, error) = mean_and_error(&landed);
    let theory: f64 = 0.8 / desks;
    let of = "4 futures x 600 weeks, independent";
    // a sample variance of numbers that are nearly normal has this error (Fisher 1930)
    let error_of_variance = theory * (2.0 / (count - 1.0)).sqrt();
    rows.at(lived.described())
        .equal(
            "mean",
            "working weeks per seat and week",
            0.8,
            mean,
            Tolerance::errors((theory / count).sqrt(), of),
        )
        .equal(
            "variance of the mean of 400 desks",
            "squared working weeks",
            theory,
            error * error * count,
            Tolerance::errors(error_of_variance, of),
        );
    Ok(())
}

fn discrete_queue(rows: &mut Rows) -> Result<(), Trouble> {
    let (from, to, futures) = (200, 600, 12);
    let lived =
        Case::of(QUEUE).option("busier", "workload.arrivals", 0.9).futures(futures).live()?;
    let mean = |weeks: &[f64]| weeks[from..to].iter().sum::<f64>() / (to - from) as f64;
    for (option, l, tabled) in [(BASELINE, 0.8, 1.60), ("busier", 0.9, 4.05)] {
        let means: Vec<f64> = (0..futures as usize)
            .map(|future| mean(&lived.weekly(option, future, Metric::Backlog)))
            .collect();
        let (simulated, error) = mean_and_error(&means);
        let theory = mean(&expected_waiting(l, to));
        let of = "12 futures x 400 desks x 400 weeks";
        let steady = Tolerance::bound(
            4.0 * error + (theory - tabled).abs(),
            "4 standard errors of 12 futures, and what a queue that began empty still lacks",
        );
        rows.at(lived.described_with(option))
            .equal(
                "work waiting, weeks 201 to 600",
                "working weeks per seat",
                theory,
                simulated,
                Tolerance::errors(error, of),
            )
            .equal("the same in the long run", "working weeks per seat", tabled, simulated, steady);
    }
    Ok(())
}

fn little(rows: &mut Rows) -> Result<(), Trouble> {
    let weeks = 1000;
    let lived = Case::of(QUEUE)
        .with("time.weeks", weeks)
        .with("department.desk.people", 1)
        .with("workload.arrivals", 0.9)
        .live()?;
    let of = |metric| lived.weekly(BASELINE, 0, metric);
    let (landed, done, waiting) =
        (of(Metric::UrgentLanded), of(Metric::UrgentDone), of(Metric::Backlog));
    // first come, first served: when each item came, and how long it waited
    let mut line: VecDeque<usize> = VecDeque::new();
    let (mut served, mut waited, mut longest) = (0.0, 0.0, 0.0_f64);
    for week in 0..weeks {
        line.extend(std::iter::repeat_n(week, landed[week].round() as usize));
        for _ in 0..done[week].round() as usize {
            served += 1.0;
            waited += line.pop_front().map_or(f64::NAN, |came| (week - came) as f64);
        }
        longest = longest.max((line.len() as f64 - waiting[week]).abs());
    }
    // those still in line have waited since they came, the last week included
    let open: f64 = line.iter().map(|&came| (weeks - came) as f64).sum();
    let count = served + line.len() as f64;
    let (rate, time) = (count / weeks as f64, (waited + open) / count);
    let mean = waiting.iter().sum::<f64>() / weeks as f64;
    rows.at(lived.described())
        .exact("work waiting", "working weeks", rate * time, mean)
        .equal(
            "items in line and work waiting, largest gap",
            "items",
            0.0,
            longest,
            Tolerance::none(),
        )
        .above("items that came", "items", 800.0, count, Tolerance::none());
    Ok(())
}

fn overload(rows: &mut Rows) -> Result<(), Trouble> {
    let (l, meetings, from, to) = (1.3_f64, 0.1, 100, 600);
    let lived =
        Case::of(QUEUE).with("workload.arrivals", l).with("workload.meetings", meetings).live()?;
    let backlog = |week| lived.week(BASELINE, week, Metric::Backlog);
    let weeks = (to - from) as f64;
    let slope = (backlog(to) - backlog(from)) / weeks;
    let error = (l * weeks / 400.0).sqrt() / weeks;
    rows.at(lived.described()).equal(
        "growth of the backlog",
        "working weeks per week",
        l - (1.0 - meetings),
        slope,
        Tolerance::errors(error, "Poisson arrivals at 400 desks over 500 weeks"),
    );
    Ok(())
}

/// Tiny items, so that little is left to chance, and fires at fixed quality.
fn burning() -> Case {
    Case::of(QUEUE)
        .with("department.desk.people", 200)
        .with("time.weeks", 500)
        .with("workload.item", 0.01)
        .with("workload.arrivals", 0.45)
        .with("workload.fire", 1)
        .with("workload.surface", 0.5)
        .with("workload.defect", 0.3)
        .with("workload.defect_slope", 0)
}

fn fires(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = burning().live()?;
    let weeks = 101..=500;
    let mean = |of: &dyn Fn(usize) -> f64| weeks.clone().map(of).sum::<f64>() / 400.0;
    let hours = |week, kind| lived.hours(BASELINE, week, "company", kind);
    let urgent = mean(&|week| hours(week, "urgent") + hours(week, "rework"));
    let error = (0.45_f64 * 0.01 / (200.0 * 400.0)).sqrt() / 0.7;
    let from = "Poisson arrivals at 200 desks over 400 weeks";
    let rework = mean(&|week| lived.week(BASELINE, week, Metric::ReworkShare));
    // the ratio moves with the load by 1/l, and a week's fires lag its arrivals
    let of_share = Tolerance::errors(2.0 * error, from);
    rows.at(lived.described())
        .equal("urgent load", "working weeks", 0.45 / 0.7, urgent, Tolerance::errors(error, from))
        .equal("share of it that is rework", "share", 0.3, rework, of_share);
    Ok(())
}

fn hurried(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(QUEUE)
        .with("department.desk.people", 12)
        .with("time.weeks", 120)
        .with("workload.arrivals", 5)
        .with("workload.item", 0.05)
        .with("workload.corner_cutting", 10)
        .with("workload.backlog_max", 4)
        .with("workload.fire", 1)
        .with("workload.surface", 0.5)
        .with("workload.defect", 0.3)
        .with("workload.defect_slope", 0)
        .live()?;
    // every desk is always overloaded: time per item is at its floor of .6 and all hours are urgent
    let items = 1.0 / 0.6;
    let fires =
        lived.last(BASELINE, Metric::ReworkShare) * lived.last(BASELINE, Metric::UrgentLanded);
    rows.at(lived.described())
        .exact("work done", "working weeks", items, lived.last(BASELINE, Metric::UrgentDone))
        .equal(
            "work that comes back",
            "working weeks",
            0.3 * (2.0 - 0.6) * items,
            fires,
            Tolerance::digits(4.0, 1.0),
        );
    Ok(())
}

fn corners(rows: &mut Rows) -> Result<(), Trouble> {
    let (cut, fastest, cap, most) = (0.3, 0.6_f64, 0.95, 0.5);
    let (erosion, restore, from) = (26.0, 52.0, 0.6);
    let lived = Case::of(QUEUE)
        .with("time.weeks", 300)
        .with("department.desk.people", 1)
        .with("workload.arrivals", 1.2)
        .with("workload.item", 0.25)
        .with("workload.urgent_cap", cap)
        .with("workload.backlog_max", most)
        .with("workload.corner_cutting", cut)
        .with("workload.restore_weeks", restore)
        .with("workload.pressure_from", from)
        .live()?;
    let of = |metric| lived.weekly(BASELINE, 0, metric);
    let landed = of(Metric::UrgentLanded);
    let told = [
        ("time per item", Metric::TimePerItem),
        ("work done", Metric::UrgentDone),
        ("work abandoned", Metric::MissedWork),
        ("work waiting", Metric::Backlog),
    ]
    .map(|(name, metric)| (name, of(metric)));
    let (mut waiting, mut standard, mut worst) = (0.0_f64, 1.0_f64, [0.0_f64; 4]);
    let (mut hurried, mut abandoned) = (0.0, 0.0);
    for (week, landed) in landed.iter().enumerate() {
        waiting += landed;
        let pressure = (waiting - from).max(0.0);
        let pace = fastest.max(standard * math::exp(-cut * pressure));
        let done = (waiting * pace).min(cap) / pace;
        let missed = (waiting - done - most).max(0.0);
        waiting = waiting - done - missed;
        standard +=
            if pace < standard { (pace - standard) / erosion } else { (1.0 - standard) / restore };
        hurried += f64::from(pace < standard);
        abandoned += f64::from(missed > 0.0);
        for (number, theory) in [pace, done, missed, waiting].into_iter().enumerate() {
            worst[number] = worst[number].max((told[number].1[week] - theory).abs());
        }
    }
    let mut at = rows.at(lived.described());
    // items of a quarter week are written without rounding
    let tolerance = Tolerance::digits(1.0, 2.0);
    for ((name, _), worst) in told.iter().zip(worst) {
        let what = format!("{name}: largest gap of 300 weeks to the rule");
        at.equal(what, "working weeks or share", 0.0, worst, tolerance.clone());
    }
    at.above("weeks in a hurry", "weeks", 100.0, hurried, Tolerance::none());
    at.above("weeks that abandon something", "weeks", 10.0, abandoned, Tolerance::none());
    Ok(())
}

fn worth_and_count(rows: &mut Rows) -> Result<(), Trouble> {
    let (worth, credit) = ([1.0, 0.5], [0.6, 0.2]);
    let lived = Case::of(QUEUE)
        .with("time.weeks", 100)
        .with("department.desk.people", 12)
        .with("workload.arrivals", 0.8)
        .with("workload.item", 0.25)
        .with("workload.corner_cutting", 0.3)
        .with("strategy.value", "\"linear\"")
        .with("work.a.value_per_hour", worth[0])
        .with("work.b.value_per_hour", worth[1])
        .with("measure.units.credit", format!("{{ a = {}, b = {} }}", credit[0], credit[1]))
        .with("reward.bonus.pays_for", "{ units = 1 }")
        .live()?;
    let (mut value_off, mut count_off, mut hurried) = (0.0_f64, 0.0_f64, 0.0_f64);
    for week in 1..=lived.weeks() {
        let hours = |kind| lived.hours(BASELINE, week, "company", kind);
        let [a, b, urgent] = ["a", "b", "urgent"].map(hours);
        let items = lived.week(BASELINE, week, Metric::UrgentDone);
        let value = worth[0] * (a + urgent) + worth[1] * b;
        let count = credit[0] * (a + items) + credit[1] * b;
        value_off = value_off.max((lived.week(BASELINE, week, Metric::Value) - value).abs());
        count_off = count_off.max((lived.week(BASELINE, week, Metric::Activity) - count).abs());
        hurried = hurried.max(items - urgent);
    }
    let tolerance = Tolerance::digits(4.0, 1.0);
    rows.at(lived.described())
        .equal(
            "value: largest gap of 100 weeks",
            "value per seat",
            0.0,
            value_off,
            tolerance.clone(),
        )
        .equal("count: largest gap of 100 weeks", "counted units", 0.0, count_off, tolerance)
        .above(
            "most work done beyond its hours",
            "working weeks",
            0.01,
            hurried,
            Tolerance::none(),
        );
    Ok(())
}

fn ratchet(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(QUEUE)
        .with("department.desk.people", 12)
        .with("time.weeks", 80)
        .with("workload.arrivals", 0)
        .with("workload.item", 0.05)
        .with("workload.backlog_max", 0.1)
        .with("workload.corner_cutting", 10)
        .with("event.storm.week", 1)
        .with("event.storm.until", 20)
        .with("event.storm.set.workload.arrivals", 5)
        .option("never", "workload.restore_weeks", 0)
        .option("slowly", "workload.restore_weeks", 52)
        .live()?;
    let lost = 0.4 * (1.0 - math::power(1.0 - 1.0 / 26.0, 20.0));
    let care =
        |lived: &LivedCase, option: &str, week| lived.week(option, week, Metric::TimePerItem);
    for (option, kept) in [("never", 1.0_f64), ("slowly", 1.0 - 1.0 / 52.0)] {
        let later = 1.0 - lost * math::power(kept, 59.0);
        rows.at(lived.described_with(option))
            .exact("time per item in the storm", "share", 0.6, care(&lived, option, 10))
            .exact("just after it", "share", 1.0 - lost, care(&lived, option, 21))
            .exact("a year on", "share", later, care(&lived, option, 80));
    }
    Ok(())
}
