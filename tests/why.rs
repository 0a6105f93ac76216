//! The gap taken apart: parts that add up for the company and for each department, of the scenario and of an
//! option, whether idle mechanisms are lived with and without or not.

mod common;

use common::{SMALL, scenario};
use orgdrift::engine::CallingThread;
use orgdrift::futures::InOrder;
use orgdrift::futures::plan::Varying;
use orgdrift::question::why::causes::{Account, Part, accounts};
use orgdrift::question::why::coalitions::{Coalitions, Potentials};
use orgdrift::scenario::Scenario;

/// Promised distance between the gap and the sum of its parts. Share of potential.
const PROMISED: f64 = 1e-9;
const ROUNDING: f64 = 1e-12;

fn only(mechanisms: &str) -> Scenario {
    let head = format!("extends = \"base\"\nmechanisms = [{mechanisms}]");
    scenario(&SMALL.replace("extends = \"base\"", &head))
}

fn lived(coalitions: &Coalitions) -> Potentials {
    coalitions.live(&InOrder(&CallingThread)).expect("runs")
}

fn mean(account: &Account, part: Part) -> f64 {
    account.share(part).expect("a part").mean
}

fn option(scenario: &Scenario, name: &str) -> usize {
    let place = scenario.options.iter().position(|option| option.named.name == name);
    place.expect("an option")
}

#[test]
fn values_sum_to_the_gap_in_each_future_of_each_group() {
    let scenario = scenario(SMALL);
    for of in [None, Some(option(&scenario, "outcome"))] {
        let coalitions = Coalitions::acting(&scenario, of, 2, 1, Varying::Joint);
        let accounts = accounts(&lived(&coalitions));
        let names: Vec<&str> = accounts.iter().map(|account| account.group.name.as_str()).collect();
        assert_eq!(names, ["company", "department support", "department sales"]);
        for account in &accounts {
            assert!(account.unsummed <= PROMISED, "{}: {}", account.group.name, account.unsummed);
            assert!(mean(account, Part::Gap) > 0.05);
            let values = account.causes.iter().filter(|cause| matches!(cause.part, Part::Value(_)));
            let sum = values.fold(0.0, |sum, cause| sum + cause.share.mean);
            assert!((sum - mean(account, Part::Gap)).abs() <= PROMISED);
            // nothing is left without any mechanism
            assert!(account.share(Part::Rest).is_none());
        }
    }
}

#[test]
fn mechanisms_that_cannot_act_need_not_be_lived() {
    let scenario = only("\"incentives\", \"norms\", \"workload\", \"silence\"");
    let all = Coalitions::of(&scenario, 2, 1, Varying::Joint);
    let few = Coalitions::acting(&scenario, None, 2, 1, Varying::Joint);
    assert_eq!(few.mechanisms, ["incentives", "norms", "workload"]);
    let reasons: Vec<&str> = few.idle.iter().map(|idle| idle.mechanism).collect();
    assert_eq!(reasons, ["signal", "horizon", "interdependence", "silence"]);
    assert_eq!((all.plan.arms.len(), few.plan.arms.len()), (16, 8 + 1));
    let (all, few) = (lived(&all), lived(&few));
    for (all, few) in all.shares.iter().flatten().zip(few.shares.iter().flatten()) {
        for (coalition, share) in few.iter().enumerate() {
            // silence is the last bit: with and without it, to the bit
            for silent in [0, 8] {
                assert_eq!(share.to_bits(), all[coalition | silent].to_bits());
            }
        }
    }
    for (all, few) in accounts(&all).iter().zip(&accounts(&few)) {
        for cause in &few.causes {
            if let Some(share) = all.share(cause.part) {
                assert!((share.mean - cause.share.mean).abs() < ROUNDING, "{cause:?}");
            }
        }
        assert_eq!(mean(few, Part::Value("silence")).to_bits(), 0);
        assert_eq!(mean(few, Part::Value("signal")).to_bits(), 0);
    }
}

#[test]
fn a_conflict_opens_a_gap_in_the_department_that_pays_for_it() {
    // everyone works all hours, equally well
    let text = SMALL
        .replace("extends = \"base\"", "extends = \"base\"\nmechanisms = [\"interdependence\"]")
        .replace("skill_spread = 0.2", "skill_spread = 0\neffort_cost = 0.1");
    let coalitions = Coalitions::acting(&scenario(&text), None, 1, 1, Varying::LuckOnly);
    let accounts = accounts(&lived(&coalitions));
    let gap = |group: usize| mean(&accounts[group], Part::Value("interdependence"));
    let (support, sales) = (gap(1), gap(2));
    assert!(support > 0.01 && sales.abs() < ROUNDING, "{support} {sales}");
    // so that people weigh the departments
    let weighed = (40.0 * support + 25.0 * sales) / 65.0;
    assert!((gap(0) - weighed).abs() < 1e-9, "{} is not {weighed}", gap(0));
}

#[test]
fn what_an_option_changes_without_any_mechanism_is_told_apart() {
    let text = format!("{SMALL}[option.training]\nset.work.root_cause.skill = 1.5\n");
    let text = text.replace(
        "extends = \"base\"",
        "extends = \"base\"\nmechanisms = [\"incentives\", \"norms\"]",
    );
    let scenario = scenario(&text);
    let training = Some(option(&scenario, "training"));
    let account = |of| {
        let coalitions = Coalitions::acting(&scenario, of, 1, 1, Varying::Joint);
        accounts(&lived(&coalitions)).swap_remove(0)
    };
    let (before, after) = (account(None), account(training));
    assert!(before.share(Part::Rest).is_none());
    // the frictionless twin has not been trained
    assert!(mean(&after, Part::Rest) < -0.05 && after.unsummed <= PROMISED);
    assert!(mean(&after, Part::Gap) < mean(&before, Part::Gap));
}

#[test]
fn every_mechanism_that_is_found_idle_changes_no_bit() {
    let text = "extends = \"tickets-versus-experience\"
        time.weeks = 40
        department.support.people = 20
        department.engineering.people = 10
        department.success.people = 10
        norms = { conformity = 0, conformity_when_unclear = 0 }
        people.recognition = 0
        people.strain_rate = 0
        people.exit_rate = 0
        reward.ticket_bonus.strength = 0
        department.engineering.identity = {}
        department.success.identity = {}
        work.tickets.payoff_weeks = 0
        work.root_cause.payoff_weeks = 0
        work.experience.payoff_weeks = 0
        workload = { arrivals = 0, meetings = 0, approvals = 0, reporting = 0 }";
    let scenario = scenario(text);
    let few = Coalitions::acting(&scenario, None, 1, 1, Varying::Joint);
    assert_eq!((few.mechanisms.as_slice(), few.idle.len()), (&["signal"][..], 6));
    let all = Coalitions::of(&scenario, 1, 1, Varying::Joint);
    let signal = all.mechanisms.iter().position(|name| *name == "signal").expect("it is on");
    let (all, few) = (lived(&all), lived(&few));
    for (all, few) in all.shares[0].iter().zip(&few.shares[0]) {
        for (coalition, share) in all.iter().enumerate() {
            let same = few[coalition >> signal & 1];
            assert_eq!(share.to_bits(), same.to_bits(), "coalition {coalition}");
        }
        assert!(few[1] < 0.999, "signal acts: {few:?}");
    }
}
