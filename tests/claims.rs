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
    clarity_and_measure_each_help_partly_and_more_together
    training_raises_activity_and_value_and_leaves_alignment_alone
    morale_moves_nothing_while_hours_bind_and_something_when_they_do_not
    stronger_pay_on_the_same_wrong_measure_does_not_help
    fewer_competing_priorities_help_and_more_hurt
    every_department_wins_and_the_company_loses_when_measures_conflict
    filtered_news_makes_the_gap_look_smaller
    silence_rises_where_voice_is_ignored_and_falls_where_it_is_answered
    lower_clarity_raises_the_pull_of_others
    adding_a_bad_measure_hurts_faster_than_removing_it_heals
    restating_a_diluted_message_can_be_worse_than_silence
}
