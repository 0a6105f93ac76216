//! What is said about results follows its rules to the last future: counts, limits, words, payers.

use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::live_all;
use orgdrift::futures::results::Results;
use orgdrift::model::{Group, GroupKind, Groups};
use orgdrift::question::compare::facts::{FactCheck, compare};
use orgdrift::question::compare::gains::{Driver, Fortune, Loss, TOLD, fortunes, payers};
use orgdrift::scenario::{Better, Fact, Metric, Scenario};
use orgdrift::statistics::apart::Apart;
use orgdrift::statistics::contrast::{self, Counts};
use orgdrift::statistics::estimate::{Band, Spread, mean, quantile, wilson};
use orgdrift::statistics::verdict::{Direction, Evidence, Verdict};

mod common;

const EXACT: f64 = 1e-12;

#[track_caller]
fn near(left: f64, right: f64) {
    assert!((left - right).abs() < EXACT, "{left} is not {right}");
}

// -------------------------------------------------------------------------------------- planted results

fn group(kind: GroupKind, name: &str) -> Group {
    Group { kind, name: name.to_owned(), label: name.to_uppercase(), people: 10 }
}

/// Results of two arms in which nothing applies yet.
fn nothing(futures: usize, weeks: usize, groups: &[Group]) -> Results {
    let mut results = Results::empty(2, weeks as u32, &[]);
    results.futures = futures as u32;
    for arm in &mut results.arms {
        arm.grouping = Groups { all: groups.to_vec(), ..Groups::default() };
        arm.company = vec![vec![[f64::NAN; Metric::COUNT]; weeks]; futures];
        arm.company_final = vec![[f64::NAN; Metric::COUNT]; futures];
        arm.groups_final = vec![vec![[f64::NAN; Metric::COUNT]; groups.len()]; futures];
    }
    results
}

fn set_finals(results: &mut Results, arm: usize, metric: Metric, values: &[f64]) {
    for (measures, &value) in results.arms[arm].company_final.iter_mut().zip(values) {
        measures[metric as usize] = value;
    }
}

fn set_group(results: &mut Results, arm: usize, group: usize, metric: Metric, values: &[f64]) {
    for (groups, &value) in results.arms[arm].groups_final.iter_mut().zip(values) {
        groups[group][metric as usize] = value;
    }
}

// -------------------------------------------------------------------------------------------- estimates

#[test]
fn quantiles_of_a_known_sample_are_those_of_type_7() {
    // 0, 10, ..., 100: each place is a whole tenth
    let spread = Spread::of((0..=10).rev().map(|at| f64::from(at) * 10.0)).expect("values");
    for (simulated, theory) in [
        (spread.mean, 50.0),
        (spread.q05, 5.0),
        (spread.q25, 25.0),
        (spread.q50, 50.0),
        (spread.q75, 75.0),
        (spread.q95, 95.0),
        (spread.sd, 1100.0_f64.sqrt()),
    ] {
        near(simulated, theory);
    }
    assert_eq!(spread.n, 11);
}

#[test]
fn one_value_has_no_spread_and_infinite_ones_do_not_count() {
    let spread = Spread::of([f64::INFINITY, 7.0, f64::NAN].into_iter()).expect("a value");
    assert_eq!((spread.n, spread.sd, spread.q05, spread.q95), (1, 0.0, 7.0, 7.0));
}

#[test]
fn the_ends_of_a_sample_are_its_quantiles_at_0_and_1() {
    let sorted = [1.0, 2.0, 4.0];
    near(quantile(&sorted, 0.0), 1.0);
    near(quantile(&sorted, 1.0), 4.0);
    near(quantile(&sorted, 0.75), 3.0);
    near(mean(&sorted), 7.0 / 3.0);
}

/// Wilson (1927): the limits are the shares that lie exactly z standard errors away.
fn limits(count: usize, of: usize) -> (f64, f64) {
    let (share, n) = (count as f64 / of as f64, of as f64);
    let outside = |p: f64| (share - p).abs() > 1.959_963_984_540_054 * (p * (1.0 - p) / n).sqrt();
    let edge = |mut out: f64, mut inn: f64| {
        for _ in 0..60 {
            let middle = f64::midpoint(out, inn);
            if outside(middle) { out = middle } else { inn = middle }
        }
        f64::midpoint(out, inn)
    };
    (
        if count == 0 { 0.0 } else { edge(0.0, share) },
        if count == of { 1.0 } else { edge(1.0, share) },
    )
}

#[test]
fn wilson_limits_solve_their_equation() {
    for of in [1, 2, 20, 35, 200] {
        for count in 0..=of {
            let ((low, high), (theory_low, theory_high)) = (wilson(count, of), limits(count, of));
            assert!((low - theory_low).abs() < 1e-9, "{count} of {of}: {low} {theory_low}");
            assert!((high - theory_high).abs() < 1e-9, "{count} of {of}: {high} {theory_high}");
        }
    }
    assert_eq!(wilson(0, 0), (0.0, 1.0));
}

#[test]
fn a_course_holds_median_and_middle_nine_tenths_of_each_week() {
    let mut results = nothing(11, 3, &[]);
    for (future, weeks) in results.arms[1].company.iter_mut().enumerate() {
        weeks[0][Metric::Strain as usize] = future as f64;
        weeks[1][Metric::Strain as usize] = 100.0 - future as f64;
    }
    let weeks = (0..3).map(|week| Spread::of(results.arms[1].weekly(week, Metric::Strain)));
    let band = Band::of(weeks);
    near(band.low[0], 0.5);
    near(band.middle[0], 5.0);
    near(band.high[0], 9.5);
    near(band.low[1], 90.5);
    near(band.high[1], 99.5);
    assert!(band.low[2].is_nan() && band.middle[2].is_nan() && band.high[2].is_nan());
    assert_eq!((band.low.len(), band.middle.len(), band.high.len()), (3, 3, 3));
}

// -------------------------------------------------------------------------------------------- contrasts

#[test]
fn exactly_what_matters_matters_and_rounding_never_does() {
    let counts = Counts::of(&[3.0, -3.0, 2.999, -2.999], 3.0);
    assert_eq!(counts, Counts { up: 1, middle: 2, down: 1 });
    let counts = Counts::of(&[1e-9, -1e-9, 0.9e-9, -0.9e-9, 0.0], 0.0);
    assert_eq!(counts, Counts { up: 1, middle: 3, down: 1 });
    assert_eq!(Counts { up: 2, middle: 3, down: 4 }.all(), 9);
}

#[test]
fn a_contrast_is_option_minus_baseline_where_both_apply() {
    let mut results = nothing(4, 1, &[]);
    set_finals(&mut results, 0, Metric::Strain, &[1.0, 2.0, f64::NAN, 4.0]);
    set_finals(&mut results, 1, Metric::Strain, &[1.5, 1.0, 9.0, f64::NAN]);
    let contrast = contrast::company(&results, 1, Metric::Strain).expect("two futures");
    assert_eq!(contrast.differences, [0.5, -1.0]);
    assert_eq!((contrast.arm, contrast.metric, contrast.group), (1, Metric::Strain, None));
    near(contrast.spread.q50, -0.25);
    assert!(contrast::company(&results, 1, Metric::Value).is_none());
}

#[test]
fn groups_are_matched_by_kind_and_name() {
    let mut results =
        nothing(1, 1, &[group(GroupKind::Department, "one"), group(GroupKind::Department, "two")]);
    results.arms[1].grouping.all = vec![
        group(GroupKind::Role, "two"),
        group(GroupKind::Department, "two"),
        group(GroupKind::Department, "three"),
    ];
    results.arms[1].groups_final = vec![vec![[f64::NAN; Metric::COUNT]; 3]];
    set_group(&mut results, 0, 1, Metric::Pay, &[10.0]);
    for (place, value) in [(0, 1.0), (1, 25.0), (2, 3.0)] {
        set_group(&mut results, 1, place, Metric::Pay, &[value]);
    }
    let two = contrast::group(&results, 1, 1, Metric::Pay).expect("both have it");
    assert_eq!(two.differences, [15.0]);
    assert_eq!(two.group.map(|group| group.name), Some("two".to_owned()));
    assert!(contrast::group(&results, 1, 0, Metric::Pay).is_none(), "only the baseline has it");
}

// ------------------------------------------------------------------------------------------------ facts

#[test]
fn a_fact_is_reproduced_up_to_and_including_its_limits() {
    let mut results = nothing(3, 1, &[]);
    set_finals(&mut results, 0, Metric::UrgentShare, &[0.1, 0.4, 0.2]);
    set_finals(&mut results, 1, Metric::UrgentShare, &[0.9, 0.9, 0.9]);
    let fact = |metric, from, to| Fact { metric, from, to };
    let facts = [
        fact(Metric::UrgentShare, 0.2, 0.3),
        fact(Metric::UrgentShare, 0.1, 0.2),
        fact(Metric::UrgentShare, 0.21, 0.3),
        fact(Metric::Strain, 0.0, 1.0),
    ];
    let compared = compare(&results, &facts);
    let reproduced: Vec<bool> = compared.iter().map(FactCheck::is_reproduced).collect();
    assert_eq!(reproduced, [true, true, false, false]);
    assert_eq!(compared[0].simulated, Some(0.2), "the median of the baseline");
    assert_eq!((compared[1].metric, compared[1].from), (Metric::UrgentShare, 0.1));
    assert_eq!(compared[3].simulated, None);
}

// ----------------------------------------------------------------------------------------------- payers

/// Ten futures in which so many have the first value and the others the second.
fn ten(count: usize, first: f64, second: f64) -> Vec<f64> {
    (0..10).map(|future| if future < count { first } else { second }).collect()
}

fn shipped() -> Scenario {
    Scenario::embedded("tickets-versus-experience").expect("it is shipped")
}

#[test]
fn payers_lose_enough_in_nearly_all_futures_reward_first_hardest_hit_first() {
    let names = ["small", "hard", "rare", "none", "tired", "worn", "gains", "unpaid", "spared"];
    let groups = names.map(|name| group(GroupKind::Department, name)).to_vec();
    let mut results = nothing(10, 1, &groups);
    let (pay, strain) = (Metric::Pay, Metric::Strain);
    for place in 0..names.len() {
        set_group(&mut results, 0, place, pay, &[2.0; 10]);
        set_group(&mut results, 1, place, pay, &[2.0; 10]);
        set_group(&mut results, 0, place, strain, &[0.25; 10]);
        set_group(&mut results, 1, place, strain, &[0.25; 10]);
    }
    // exactly two in a hundred, in exactly nine of ten futures
    set_group(&mut results, 1, 0, pay, &ten(9, 1.96, 2.5));
    set_group(&mut results, 1, 1, pay, &[1.0; 10]);
    // much, but only in eight of ten futures
    set_group(&mut results, 1, 2, pay, &ten(8, 1.0, 2.5));
    // never less in two of ten futures, but no more either
    set_group(&mut results, 1, 8, pay, &ten(8, 1.0, 2.0));
    // always, but too little
    set_group(&mut results, 1, 3, pay, &[1.97; 10]);
    set_group(&mut results, 1, 4, strain, &[0.2625; 10]);
    set_group(&mut results, 1, 5, strain, &[0.5; 10]);
    set_group(&mut results, 1, 6, strain, &[0.1; 10]);
    set_group(&mut results, 1, 6, pay, &[3.0; 10]);
    // nothing to lose
    set_group(&mut results, 0, 7, pay, &[0.0; 10]);
    set_group(&mut results, 1, 7, pay, &[-1.0; 10]);
    let fortunes = fortunes(&shipped(), &results, 1);
    let payers = payers(&fortunes);
    let told: Vec<&str> = payers.iter().map(|(group, _)| group.label.as_str()).collect();
    assert_eq!(told, ["HARD", "SMALL", "WORN", "TIRED"]);
    assert!(matches!(payers[0].1, Loss::Reward(lost) if (lost - 0.5).abs() < EXACT));
    assert!(matches!(payers[1].1, Loss::Reward(lost) if (lost - 0.02).abs() < EXACT));
    assert!(matches!(payers[2].1, Loss::Strain(rise) if (rise - 0.25).abs() < EXACT));
    assert!(matches!(payers[3].1, Loss::Strain(rise) if (rise - 0.0125).abs() < EXACT));
}

#[test]
fn strain_that_rises_by_a_hundredth_is_paid() {
    for (rise, pays) in [(0.015_625, true), (0.007_812_5, false)] {
        let mut results = nothing(1, 1, &[group(GroupKind::Department, "one")]);
        set_group(&mut results, 0, 0, Metric::Strain, &[0.25]);
        set_group(&mut results, 1, 0, Metric::Strain, &[0.25 + rise]);
        let fortunes = fortunes(&shipped(), &results, 1);
        assert_eq!(payers(&fortunes).len(), usize::from(pays), "{rise}");
    }
}

#[test]
fn only_departments_are_said_to_pay() {
    let mut results = nothing(1, 1, &[group(GroupKind::Layer, "1")]);
    set_group(&mut results, 0, 0, Metric::Strain, &[0.1]);
    set_group(&mut results, 1, 0, Metric::Strain, &[0.9]);
    assert_eq!(payers(&fortunes(&shipped(), &results, 1)), []);
}

/// One department over ten futures: reward 2, counted work 4, strain 0.25, hours unused 0.1, fit 0.5 as it is.
fn department(changes: &[(Metric, &[f64])]) -> Fortune {
    let mut results = nothing(10, 1, &[group(GroupKind::Department, "one")]);
    let usual = [
        (Metric::Pay, 2.0),
        (Metric::Activity, 4.0),
        (Metric::Strain, 0.25),
        (Metric::UnusedShare, 0.1),
        (Metric::PracticeFit, 0.5),
    ];
    for (metric, value) in usual {
        for arm in 0..2 {
            set_group(&mut results, arm, 0, metric, &[value; 10]);
        }
    }
    for (metric, values) in changes {
        set_group(&mut results, 1, 0, *metric, values);
    }
    let scenario = shipped();
    let misfit = scenario.lever("people.strain_misfit").expect("a number");
    let scenario = scenario.with_values(&[(&misfit, 0.05)]).expect("it makes sense");
    fortunes(&scenario, &results, 1).remove(0)
}

#[test]
fn a_group_is_worse_off_in_futures_with_any_loss_and_better_off_in_those_with_gains_only() {
    let fortune = department(&[
        // exactly two in a hundred less in three futures, more in the others
        (Metric::Pay, &ten(3, 1.96, 3.0)),
        // more strain in five, so that two of the seven with more reward are worse off
        (Metric::Strain, &ten(5, 0.3, 0.25)),
    ]);
    assert_eq!((fortune.worse, fortune.better, fortune.futures), (5, 5, 10));
    let unchanged = department(&[]);
    assert_eq!((unchanged.worse, unchanged.better, unchanged.driver), (0, 0, None));
    // what does not apply is no gain and no loss
    assert_eq!(unchanged.moved(Metric::MissedWork), None);
}

#[test]
fn the_driver_is_the_larger_part_of_what_changes_most() {
    let is = |changes: &[(Metric, &[f64])]| department(changes).driver.expect("something moves it");
    let close = |driver: Driver, share: f64| match driver {
        Driver::Counted(found)
        | Driver::Rate(found)
        | Driver::Hours(found)
        | Driver::Fit(found) => {
            near(found, share);
        }
        Driver::Unmeasured => panic!("it is measured"),
    };
    // a tenth less reward because a tenth less is counted
    let driver = is(&[(Metric::Pay, &[1.8; 10]), (Metric::Activity, &[3.6; 10])]);
    assert!(matches!(driver, Driver::Counted(_)), "{driver:?}");
    close(driver, -0.1);
    // a fifth more is counted, yet reward falls: each unit earns a quarter less
    let driver = is(&[(Metric::Pay, &[1.8; 10]), (Metric::Activity, &[4.8; 10])]);
    assert!(matches!(driver, Driver::Rate(_)), "{driver:?}");
    close(driver, -0.25);
    let tired: (Metric, &[f64]) = (Metric::Strain, &[0.3; 10]);
    let driver = is(&[tired, (Metric::UnusedShare, &[0.05; 10])]);
    assert!(matches!(driver, Driver::Hours(_)), "{driver:?}");
    close(driver, 0.05);
    let driver = is(&[tired, (Metric::PracticeFit, &[0.2; 10])]);
    assert!(matches!(driver, Driver::Fit(_)), "{driver:?}");
    close(driver, -0.3);
    // weeks are emptier and the fit is better, and yet people are more tired
    let driver = is(&[tired, (Metric::UnusedShare, &[0.2; 10])]);
    assert_eq!(driver, Driver::Unmeasured);
}

#[test]
fn what_groups_earn_count_miss_and_bear_adds_up_to_the_company() {
    let plan = common::plan(common::SMALL, 3);
    let results = live_all(&plan, &CallingThread).expect("runs");
    for arm in &results.arms {
        for metric in TOLD {
            for kind in [GroupKind::Department, GroupKind::Layer, GroupKind::Role] {
                let groups: Vec<_> = arm.grouping.of_kind(kind).collect();
                let people: f64 = groups.iter().map(|(_, group)| f64::from(group.people)).sum();
                for future in 0..3 {
                    let value = |place: usize| arm.groups_final[future][place][metric as usize];
                    let sum: f64 = groups
                        .iter()
                        .map(|&(place, group)| f64::from(group.people) * value(place))
                        .sum();
                    let company = arm.company_final[future][metric as usize];
                    assert!(
                        (sum / people - company).abs() < 1e-9 * company.abs().max(1.0),
                        "{metric:?} of {kind:?}: {} is not {company}",
                        sum / people
                    );
                }
            }
        }
    }
}

// --------------------------------------------------------------------------------------------- verdicts

/// The rules of the words, written down a second time from their table.
fn word(up: usize, middle: usize, down: usize) -> String {
    let n = up + middle + down;
    if n < 35 {
        return "TOO EARLY TO SAY".to_owned();
    }
    let low = |count| limits(count, n).0;
    let high = |count| limits(count, n).1;
    for (this, other, word) in [(up, down, "better"), (down, up, "worse")] {
        if this < other || (this == other && word == "worse") {
            continue;
        }
        if low(this) >= 0.90 {
            return format!("CLEARLY {word}");
        }
        if low(this) >= 0.66 && high(other) <= 0.10 {
            return format!("USUALLY {word}");
        }
        if low(this) >= 0.50 && this > 3 * other {
            return format!("LEANS {word}");
        }
    }
    // those between are above zero in these tests
    let side = if up + middle >= down { up + middle } else { down };
    let rarer = up.min(down) as f64 / n as f64;
    match low(middle) {
        share if share >= 0.90 => "NO DIFFERENCE THAT MATTERS",
        _ if low(side) >= 0.90 => "BETTER, OFTEN BY LESS THAN MATTERS",
        share if share >= 0.50 => "MOSTLY NO DIFFERENCE THAT MATTERS",
        _ if rarer >= 0.10 => "MOSTLY LUCK",
        _ => "NO CLEAR PATTERN",
    }
    .to_owned()
}

#[test]
fn every_count_of_futures_gets_the_word_of_the_table() {
    for n in [1, 34, 35, 36, 60, 100] {
        for up in 0..=n {
            for down in 0..=n - up {
                let middle = n - up - down;
                let mut differences = vec![3.0; up];
                differences.extend(vec![-3.0; down]);
                differences.extend(vec![2.9; middle]);
                let apart = Some(Apart::only_luck(n));
                let evidence = Evidence::of(&differences, 3.0, Better::Higher);
                let said = Verdict::of(&Evidence { apart, ..evidence }).words();
                assert_eq!(said, word(up, middle, down), "{up} up, {middle} between, {down} down");
            }
        }
    }
}

#[test]
fn the_word_follows_the_good_direction_of_the_headline() {
    for (difference, better, direction, word) in [
        (5.0, Better::Higher, Direction::Better, "better"),
        (-5.0, Better::Higher, Direction::Worse, "worse"),
        (5.0, Better::Lower, Direction::Worse, "worse"),
        (-5.0, Better::Lower, Direction::Better, "better"),
        (5.0, Better::Neither, Direction::Higher, "higher"),
        (-5.0, Better::Neither, Direction::Lower, "lower"),
    ] {
        let verdict = Verdict::of(&Evidence::of(&[difference; 50], 1.0, better));
        assert_eq!(verdict, Verdict::Clearly(direction));
        assert_eq!(verdict.words(), format!("CLEARLY {word}"));
    }
}
