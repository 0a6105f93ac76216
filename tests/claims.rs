//! Every claim of `orgdrift verify`, each as a test of its name.
#![allow(clippy::print_stdout, reason = "shown by a failing test")]

use orgdrift::verify::{Outcome, claims};

/// What a reader of a failing test needs.
fn table(outcome: &Outcome) -> String {
    let mut text = format!("{}\n{}\n", outcome.claim.name, outcome.claim.equation);
    if let Some(trouble) = &outcome.trouble {
        text.push_str(&format!("could not be run: {}\n", trouble.0));
    }
    for row in &outcome.rows {
        text.push_str(&format!(
            "{} {}: theory {} {}, simulated {}, tolerance {:e} ({})\n    {}\n",
            if row.passes() { "  ok" } else { "FAIL" },
            row.quantity,
            row.relation.sign(),
            row.theory,
            row.simulated,
            row.tolerance.size,
            row.tolerance.from,
            row.configuration
        ));
    }
    text
}

fn check(name: &str) {
    let claims = claims();
    let claim = claims.iter().find(|claim| claim.name == name);
    let outcome = claim.unwrap_or_else(|| panic!("no claim is called `{name}`")).check();
    println!("{}", table(&outcome));
    assert!(outcome.holds(), "{}", table(&outcome));
}

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test] fn $name() { check(stringify!($name)); })*

        #[test]
        fn every_claim_has_a_test_of_its_name() {
            let tested = [$(stringify!($name)),*];
            let names: Vec<&str> = claims().iter().map(|claim| claim.name).collect();
            assert_eq!(names, tested);
        }
    };
}

tests! {
    linear_pay_with_slack_hours_buys_slope_times_credit_over_cost
    the_best_slope_keeps_cos_squared_of_the_first_best
    binding_hours_go_to_each_kind_by_its_share_of_motives
    a_target_exactly_in_reach_pulls_with_the_normal_density_at_0
    a_new_pay_period_starts_from_nothing
    tournaments_and_group_bonuses_pull_with_their_textbook_slopes
    equal_departments_share_a_team_bonus_equally
    harm_turns_value_at_alpha_over_two_beta_while_activity_stays_linear
    what_the_mechanisms_cause_adds_up_to_the_gap
    a_mechanism_with_nothing_to_do_causes_exactly_nothing
    causes_that_need_each_other_share_the_gap_equally
    causes_that_do_not_touch_each_other_add_up
    threads_and_order_of_work_change_no_byte
    an_option_equals_the_baseline_until_its_first_change
    a_company_compared_with_itself_differs_by_exactly_0
    the_hours_of_every_week_add_up_to_the_contracted_week
    more_futures_never_change_earlier_ones
    hours_skill_and_alignment_add_up_to_the_gap
}
