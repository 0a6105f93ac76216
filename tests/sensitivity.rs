//! What a result hangs on: indices of functions whose indices are known, the same numbers as `SALib`, and
//! studies of a scenario.

mod common;

use common::{SMALL, scenario};
use orgdrift::engine::CallingThread;
use orgdrift::futures::InOrder;
use orgdrift::futures::design::{radial, trajectory};
use orgdrift::futures::finals::Finals;
use orgdrift::futures::lab::live_finals;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::futures::sobol;
use orgdrift::question::sensitivity::factor::Factor;
use orgdrift::question::sensitivity::hangs::{Index, hangs};
use orgdrift::question::sensitivity::study::{Method, PlaceResults, Sensitivity};
use orgdrift::question::sensitivity::swing::swings;
use orgdrift::statistics::morris::screen;
use orgdrift::statistics::resample::{Estimate, Resamples};
use orgdrift::statistics::sobol_indices::{Indices, indices, indices_of_futures};

/// The same formulas give the same numbers but for the order of sums.
const SAME: f64 = 1e-9;

// ------------------------------------------------------------------------- functions with known indices

/// Ishigami & Homma (1990) with a = 7 and b = 0.1; inputs from 0 to 1 stand for -pi to pi.
#[expect(clippy::disallowed_methods, reason = "the test function, not a result")]
fn ishigami(at: &[f64]) -> f64 {
    let x: Vec<f64> = at.iter().map(|u| std::f64::consts::PI * (2.0 * u - 1.0)).collect();
    let third = x[2] * x[2] * x[2] * x[2];
    x[0].sin() + 7.0 * x[1].sin() * x[1].sin() + 0.1 * third * x[0].sin()
}

/// Sobol' (1993): product of (|4 u - 2| + a) / (1 + a).
fn g(a: &[f64], at: &[f64]) -> f64 {
    a.iter().zip(at).fold(1.0, |product, (a, u)| product * ((4.0 * u - 2.0).abs() + a) / (1.0 + a))
}

/// Indices of a function from so many rows of Sobol' points.
fn found(rows: u64, inputs: usize, f: impl Fn(&[f64]) -> f64) -> Vec<Indices> {
    let row =
        |number| radial(&sobol::scrambled(number, 2 * inputs, 1)).iter().map(|at| f(at)).collect();
    let results: Vec<Vec<f64>> = (0..rows).map(row).collect();
    indices(&results, &Resamples::new(results.len(), 1))
}

#[track_caller]
fn holds(theory: f64, estimate: Estimate, near: f64) {
    let Estimate { value, low, high } = estimate;
    assert!(low <= theory && theory <= high, "{theory} is not in {low} to {high}");
    assert!((value - theory).abs() < near, "{value} is not {theory}");
}

#[test]
fn the_indices_of_the_ishigami_function_are_the_known_ones() {
    let known = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];
    for (found, (first, total)) in found(2048, 3, ishigami).iter().zip(known) {
        println!("first {first}: {:?}", found.first);
        println!("total {total}: {:?}", found.total);
        holds(first, found.first, 0.02);
        holds(total, found.total, 0.02);
    }
}

#[test]
fn the_indices_of_the_g_function_are_the_known_ones() {
    let a = [0.0, 1.0, 4.5, 9.0];
    let own: Vec<f64> = a.iter().map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a))).collect();
    let all = own.iter().fold(1.0, |product, own| product * (1.0 + own)) - 1.0;
    for (found, own) in found(1024, 4, |at| g(&a, at)).iter().zip(own) {
        holds(own / all, found.first, 0.02);
        holds(own * (1.0 + all) / (1.0 + own) / all, found.total, 0.02);
    }
}

#[test]
fn a_screening_of_the_g_function_finds_the_order_of_its_inputs() {
    let a = [9.0, 0.0, 4.5, 1.0];
    let points: Vec<Vec<Vec<f64>>> = (0..100).map(|number| trajectory(number, 4, 1)).collect();
    let results: Vec<Vec<f64>> =
        points.iter().map(|places| places.iter().map(|at| g(&a, at)).collect()).collect();
    let found = screen(&points, &results, &Resamples::new(100, 1));
    let size = |input: usize| found[input].mu_star.value;
    assert!(size(1) > size(3) && size(3) > size(2) && size(2) > size(0));
    // a kink in the middle: up on one side, down on the other
    assert!(found.iter().all(|found| found.mu.value.abs() < 0.3 * found.mu_star.value));
}

#[test]
fn the_first_row_of_a_design_is_not_one_corner_twice_and_few_rows_sum_to_one() {
    let plane = |at: &[f64]| at[0] + 2.0 * at[1] - at[2] + 0.5 * at[3];
    let mut sums = Vec::new();
    for seed in 0..40 {
        let point = sobol::scrambled(0, 8, seed);
        assert!(point[..4].iter().zip(&point[4..]).all(|(a, b)| (a - b).abs() > 1e-9));
        let row = |number| -> Vec<Vec<f64>> {
            radial(&sobol::scrambled(number, 8, seed)).iter().map(|at| vec![plane(at)]).collect()
        };
        let (_, sum) = indices_of_futures(&(0..16).map(row).collect(), &Resamples::new(16, seed));
        sums.push(sum.value);
    }
    // a plane has no interaction: totals sum to 1
    let mean = sums.iter().sum::<f64>() / 40.0;
    assert!((mean - 1.0).abs() < 0.05 && sums.iter().all(|sum| *sum > 0.6), "{mean} {sums:?}");
}

#[test]
fn intervals_know_that_other_futures_have_another_mean() {
    // the share of the first number is another one in every future
    let at = |place: &[f64]| -> Vec<f64> {
        (0..8).map(|future| (1.0 + f64::from(future)) * place[0] + 4.0 * place[1]).collect()
    };
    let row = |number| -> Vec<Vec<f64>> {
        radial(&sobol::scrambled(number, 4, 5)).iter().map(|place| at(place)).collect()
    };
    let lived: Vec<Vec<Vec<f64>>> = (0..256).map(row).collect();
    let width = |resamples: &Resamples| {
        let (found, _) = indices_of_futures(&lived, resamples);
        found[0].total.high - found[0].total.low
    };
    let (all, rows) = (width(&Resamples::with_luck(256, 8, 1)), width(&Resamples::new(256, 1)));
    assert!(all > 1.5 * rows, "{all} {rows}");
}

// -------------------------------------------------------------------------------- the same numbers as SALib

/// Numbers of the rows of a table, and of its comments `# name number ...`.
struct Fixture<'a> {
    text: &'a str,
}

impl Fixture<'_> {
    fn rows(&self) -> Vec<Vec<f64>> {
        let rows = self.text.lines().filter(|line| !line.starts_with('#')).skip(1);
        rows.map(|row| row.split(',').map(|cell| cell.parse().expect("a number")).collect())
            .collect()
    }

    fn comment(&self, name: &str) -> Vec<f64> {
        let start = format!("# {name} ");
        let line = self.text.lines().find_map(|line| line.strip_prefix(&start)).expect("a comment");
        line.split(' ').map(|number| number.parse().expect("a number")).collect()
    }
}

#[track_caller]
fn same(ours: impl Iterator<Item = f64>, theirs: &[f64]) {
    let ours: Vec<f64> = ours.collect();
    let is_same = ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(ours, theirs)| (ours - theirs).abs() < SAME);
    assert!(is_same, "{ours:?} is not {theirs:?}");
}

#[test]
fn sobol_indices_are_those_of_salib() {
    let fixture = Fixture { text: include_str!("fixtures/ishigami-sobol.csv") };
    let rows = fixture.rows();
    let ours = indices(&rows, &Resamples::new(rows.len(), 1));
    same(ours.iter().map(|index| index.first.value), &fixture.comment("S1"));
    same(ours.iter().map(|index| index.total.value), &fixture.comment("ST"));
}

#[test]
fn elementary_effects_are_those_of_salib() {
    let fixture = Fixture { text: include_str!("fixtures/ishigami-morris.csv") };
    let rows = fixture.rows();
    let trajectories = || rows.chunks_exact(4);
    let points: Vec<Vec<Vec<f64>>> =
        trajectories().map(|rows| rows.iter().map(|row| row[..3].to_vec()).collect()).collect();
    let results: Vec<Vec<f64>> =
        trajectories().map(|rows| rows.iter().map(|row| row[3]).collect()).collect();
    let ours = screen(&points, &results, &Resamples::new(points.len(), 1));
    same(ours.iter().map(|of| of.mu.value), &fixture.comment("mu"));
    same(ours.iter().map(|of| of.mu_star.value), &fixture.comment("mu_star"));
    same(ours.iter().map(|of| of.sigma.value), &fixture.comment("sigma"));
}

// -------------------------------------------------------------------------------------- studies of a scenario

/// A study of the small organization over ranges; `leadership.step` does nothing without a playbook.
fn study(method: Method, blocks: u32) -> Sensitivity {
    let scenario = scenario(SMALL);
    let factor = |(key, from, to): (&str, f64, f64)| Factor {
        lever: scenario.lever(key).expect("a number"),
        from,
        to,
    };
    let ranges = [
        ("people.conviction", 0.8, 2.5),
        ("leadership.step", 0.1, 0.9),
        ("workload.arrivals", 0.2, 0.4),
        ("communication.cadence_weeks", 4.0, 13.0),
    ];
    let factors = ranges.map(factor).to_vec();
    Sensitivity { scenario, factors, method, blocks, futures: 2, seed: 3 }
}

fn bits(responses: &PlaceResults) -> Vec<u64> {
    responses.values.iter().flatten().flatten().map(|value| value.to_bits()).collect()
}

#[test]
fn what_does_nothing_has_no_effect_in_any_study() {
    for (method, blocks, index) in
        [(Method::Morris, 4, Index::MuStar), (Method::Sobol, 16, Index::Total)]
    {
        let study = study(method, blocks);
        study.makes_sense().expect("it can be lived");
        let responses = study.live(&InOrder(&CallingThread)).expect("runs");
        assert_eq!(responses.values.len(), study.places());
        let hangs = hangs(&study, &responses);
        let names: Vec<&str> = hangs.iter().map(|hangs| hangs.target.name.as_str()).collect();
        assert_eq!(names, ["baseline", "outcome", "pilot"]);
        for hangs in &hangs {
            let idle = hangs.index(1, index);
            assert!(idle.value.abs() + idle.high.abs() < f64::MIN_POSITIVE, "{hangs:?}");
            assert_eq!(hangs.n, blocks as usize);
        }
        // urgent work moves the headline
        assert!(hangs[0].index(2, index).value > 0.05, "{:?}", hangs[0]);
    }
}

#[test]
fn a_place_is_the_scenario_that_a_file_would_describe() {
    let study = study(Method::Sobol, 1);
    let plan = study.plan_at(&[0.5, 0.0, 1.0, 0.99]);
    let text = format!("{SMALL}[leadership]\nstep = 0.1\n[communication]\ncadence_weeks = 13\n")
        .replace(
            "conviction = { usual = 1.5, from = 0.8, to = 2.5, source = \"assumption\" }",
            "conviction = 1.65",
        )
        .replace("arrivals = { usual = 0.25, from = 0.2, to = 0.4 }", "arrivals = 0.4");
    assert_eq!(plan.baseline().settings, scenario(&text).settings);
    assert!(plan.baseline().assumptions.is_empty());
}

#[test]
fn the_ends_of_ranges_are_the_scenarios_that_files_would_describe() {
    let ends = study(Method::Morris, 2).ends();
    let headline = [ends.scenario.headline];
    let live = |plan: &Plan| live_finals(plan, &headline, &CallingThread).expect("runs");
    let lived: Vec<Finals> = ends.plans().expect("they can be lived").iter().map(live).collect();
    assert_eq!(lived.len(), 1 + 2 * ends.factors.len());
    // one line of the file changed, ranges at their usual values
    let usual = SMALL
        .replace("{ usual = 1.5, from = 0.8, to = 2.5, source = \"assumption\" }", "1.5")
        .replace("{ usual = 0.25, from = 0.2, to = 0.4 }", "0.25");
    let of_file = |text: &str| {
        let plan = Plan::of_options(scenario(text), ends.futures, ends.seed, Varying::Joint);
        // held against the usual values, whatever is moved
        live(&plan.against(scenario(&usual)))
    };
    let more = usual.replace("arrivals = 0.25", "arrivals = 0.4");
    assert_ne!(usual, more);
    let (centre, high) = (of_file(&usual), of_file(&more));
    let mean = |finals: &Finals, arm: usize| {
        let values: Vec<f64> = finals.of(arm, 0).collect();
        values.iter().sum::<f64>() / values.len() as f64
    };
    for arm in 0..3 {
        let found = swings(&lived, arm);
        let less = |finals: &Finals| if arm > 0 { mean(finals, 0) } else { 0.0 };
        let expected = [&centre, &high].map(|finals| mean(finals, arm) - less(finals));
        assert!((found.usual - expected[0]).abs() < 1e-9, "{found:?}");
        assert!((found.swings[2].high.value - expected[1]).abs() < 1e-9, "{found:?}");
        // what does nothing does not swing
        assert!(found.swings[1].width() <= 0.0 && !found.order().contains(&1));
    }
}

#[test]
fn what_makes_no_sense_together_is_refused_before_anything_is_lived() {
    let mut study = study(Method::Morris, 8);
    for key in ["workload.meetings", "workload.approvals"] {
        let lever = study.scenario.lever(key).expect("a number");
        study.factors.push(Factor { lever, from: 0.1, to: 0.5 });
    }
    let advice = study.makes_sense().expect_err("no hours are left");
    assert!(advice.message.starts_with("at one of the places that are lived, "), "{advice:?}");
    study.factors.clear();
    assert!(study.makes_sense().expect_err("nothing to vary").help.contains("--over"));
}

#[test]
#[cfg(feature = "app")]
fn threads_do_not_matter_for_what_a_result_hangs_on() {
    use orgdrift::futures::execute::{Parallel, on_threads};
    let study = study(Method::Morris, 3);
    let reference = bits(&study.live(&InOrder(&CallingThread)).expect("runs"));
    for threads in [1, 2, 3, 8] {
        let lived = on_threads(threads, || study.live(&Parallel::default()));
        assert!(bits(&lived.expect("threads").expect("runs")) == reference, "{threads} threads");
    }
    let stop = std::sync::atomic::AtomicBool::new(true);
    let stopped = on_threads(2, || study.live(&Parallel { stop: &stop, watch: &|_| {} }));
    assert_eq!(
        stopped.expect("threads").expect("being stopped is no error"),
        PlaceResults::default()
    );
}
