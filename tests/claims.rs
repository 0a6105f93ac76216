//! Every claim of `orgdrift verify`, each as a test of its name.
#![cfg(feature = "app")]
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
    harm_turns_value_at_alpha_over_two_beta_while_activity_stays_linear
    a_reward_on_outcomes_pulls_along_what_people_believe
    recognition_and_conviction_pull_beside_pay
    a_ramp_moves_a_rule_step_by_step_and_habits_follow_slowly
    repugnance_takes_from_what_pulls
    what_nobody_asks_for_gets_no_hours
    work_that_a_department_cannot_do_gets_no_hours
    an_open_own_view_is_what_pays_and_what_was_done_before
    pay_of_nearly_nothing_teaches_nearly_nothing
    pay_for_an_outcome_goes_where_it_is_said_or_seen_to_lie
    what_moves_a_paid_outcome_is_found_out_with_time
    message_and_outcome_pay_add_up_to_more_than_their_sum
    incentives_without_guidance_create_a_new_target
    check_why_and_run_tell_one_story_of_pay
    what_a_group_earns_is_shared_by_all_who_were_promised_a_part
    a_penalty_changes_no_yardstick
    a_rate_and_a_capped_penalty_are_an_accelerator
    a_penalty_with_a_limit_is_due_once_it_is_reached
    a_target_out_of_reach_teaches_nothing
    a_target_exactly_in_reach_pulls_with_the_normal_density_at_0
    a_new_pay_period_starts_from_nothing
    tournaments_and_group_bonuses_pull_with_their_textbook_slopes
    equal_departments_share_a_team_bonus_equally
    a_target_pulls_by_what_is_attained_and_what_the_period_still_brings
    what_people_earn_follows_the_shape_of_their_reward
    a_step_exactly_in_reach_pulls_with_the_mean_of_both_rates
    tiers_pull_by_what_is_attained_and_what_the_period_still_brings
    tiers_of_one_rate_are_a_linear_reward
    a_quota_in_reach_pulls_and_one_far_away_does_not
    tiers_earn_what_a_rate_and_a_capped_reward_or_penalty_earn
    a_gate_on_the_brink_lets_half_of_the_pull_through_and_pulls_itself
    a_gate_pulls_by_what_is_attained_and_what_the_period_still_brings
    a_gate_that_is_certain_changes_nothing_and_one_out_of_reach_ends_the_pull
    what_a_gate_holds_back_is_due_at_the_end_of_a_period_that_passes_it
    the_alignment_factor_of_nine_to_one_has_its_three_textbook_values
    discounting_turns_practice_away_from_intent
    one_team_shrinks_towards_its_mean
    a_fixed_manager_pulls_the_mean_of_the_team
    practice_of_any_graph_equals_the_dense_solve
    who_counts_for_more_pulls_the_team_by_that_much
    an_informal_leader_who_holds_out_delays_the_team
    what_can_be_seen_of_others_is_what_spreads
    colleagues_explain_more_where_only_the_visible_is_seen
    one_restatement_loses_signal_and_gathers_noise_layer_by_layer
    without_noise_a_message_keeps_fidelity_to_the_power_of_layers
    competing_priorities_flatten_what_is_said
    weekly_restatement_reaches_the_steady_kalman_gain
    a_message_that_is_repeated_too_soon_weighs_less
    closeness_under_restating_and_forgetting_follows_the_cadence
    the_belief_acted_on_is_the_weighted_mean_of_words_and_pay
    what_is_stopped_gets_no_hours_and_half_allowed_pulls_half
    caution_turns_more_pay_into_less_work
    pay_for_what_shows_in_time_halves_at_a_payoff_of_a_period_over_ln_2
    recognition_of_aligned_work_pulls_along_the_need
    what_looks_urgent_pulls_where_nothing_is_clear
    the_own_view_follows_what_is_needed_exponentially
    stopping_work_in_the_open_teaches_what_counts
    set_up_takes_hours_from_the_work_itself
    more_initiatives_take_longer_and_achieve_no_more
    being_unclear_working_apart_and_talking_take_hours
    a_sign_off_waits_as_long_as_managers_are_busy
    each_layer_pads_its_report_by_the_risk_of_bad_news
    leaders_who_take_what_they_see_for_normal_never_act
    clashes_between_reports_take_hours_of_their_manager
    what_managers_referee_delays_sign_offs_and_answers
    one_ranking_for_all_frees_managers
    what_clashes_with_pay_is_reported_and_not_worked
    what_nobody_recognizes_wears_people_down
    hours_that_build_skill_raise_it_to_a_level
    a_change_of_pay_upsets_and_it_passes
    urgent_work_arrives_as_independent_poisson_items
    unit_poisson_work_in_weekly_slots_waits_as_in_the_discrete_queue
    waiting_equals_arrivals_times_waiting_time
    overload_piles_up_at_arrivals_minus_capacity
    fires_multiply_urgent_work_by_a_geometric_series
    hurried_work_carries_more_defects
    pressure_cuts_corners_as_the_rule_says
    urgent_hours_are_worth_their_kind_and_count_by_the_item
    eroded_standards_are_a_ratchet
    overtime_holds_a_backlog_where_it_meets_what_arrives
    long_hours_help_for_weeks_and_hurt_later
    skimped_work_comes_back_as_a_geometric_series
    hurry_helps_only_where_nothing_comes_back
    work_given_up_costs_what_it_is_worth
    less_load_helps_the_overloaded_and_not_the_slack
    free_hours_are_used_at_once_whatever_the_habit
    an_hour_of_rework_makes_rework_worth_of_value
    more_fires_never_score_better
    pay_by_the_item_buys_pace
    a_higher_piece_rate_shortens_items_and_brings_more_back
    the_share_served_in_time_follows_the_mean_wait
    what_is_recorded_exceeds_what_is_by_the_hours_that_write_it
    others_who_record_record_what_is
    people_do_for_a_result_what_an_hour_does_for_it
    pay_counts_what_is_recorded
    a_target_is_met_on_paper_without_hands_and_in_fact_with_them
    work_of_one_department_lands_in_another
    pushing_the_source_piles_up_work_only_where_the_target_is_full
    work_that_helps_another_department_adds_value_there
    help_moves_what_a_week_does_not_hold
    help_neither_makes_nor_loses_work
    help_relieves_only_while_others_have_room
    reviews_move_a_measure_towards_what_is_done
    a_measure_that_alone_pulls_stays_what_it_is
    rotation_keeps_a_measure_valid
    what_nobody_accepts_counts_and_makes_no_value
    clear_criteria_raise_the_outcome_and_not_the_activity
    scope_that_grows_lengthens_initiatives_without_bound
    an_initiative_without_an_owner_waits_for_the_slowest
    people_who_are_watched_get_used_to_it
    volunteers_are_drawn_where_all_are_alike
    volunteers_overstate_what_everyone_would_gain
    people_whom_an_option_reaches_are_told_against_themselves
    nothing_spills_over_where_nobody_looks_at_others
    drawn_teams_tell_the_truth_and_volunteers_and_the_watched_tell_more
    value_that_takes_steps_shows_by_the_sum_of_its_delays
    more_steps_show_nothing_for_long_and_then_most
    pay_for_what_shows_in_time_follows_the_steps
    strain_settles_where_load_and_recovery_balance
    credibility_settles_at_the_match_of_words_and_pay
    value_shows_with_the_payoff_of_the_work
    a_conflict_costs_its_target_by_the_hour
    holders_leave_at_their_hazard_and_newcomers_learn
    newcomers_start_from_the_departments_view
    bad_news_shrinks_by_pass_through_at_each_layer
    belief_in_voice_settles_at_the_share_acted_on
    people_speak_with_the_logistic_of_efficacy_risk_and_misfit
    leaders_see_a_mix_of_counts_and_of_what_got_through
    people_who_differ_are_on_average_as_usual
    differences_go_together_as_asked
    each_waits_trusts_and_wants_to_be_seen_by_the_own_factor
    leaders_act_on_what_they_see_after_a_delay_and_then_pause
    each_play_changes_what_it_says_by_its_step
    reports_that_are_acted_on_put_right_what_they_name
    acting_on_reports_helps_and_ignoring_them_hurts
    what_leaders_ask_for_moves_people_and_not_the_worth_of_an_hour
    more_load_never_improves_what_a_sweep_reads
    the_first_week_starts_where_the_twin_starts
    switching_between_initiatives_costs_hours_that_the_twin_keeps
    a_longer_run_of_the_same_company_tells_the_same
    validity_is_the_cosine_of_marginal_pay_and_marginal_value
    a_tie_in_the_needs_counts_either_way
    less_to_say_is_no_silence
    hours_are_decided_by_strategy_as_far_as_it_pulls
    a_stop_list_is_as_right_as_it_spares_what_is_needed
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
    pay_for_one_of_two_tasks_weakens_as_they_compete_for_attention
    no_pay_at_all_is_best_when_the_unmeasured_task_loses_what_the_measured_one_gains
    noise_weakens_the_best_pay_for_a_distorted_measure
    without_risk_a_measure_is_worth_cos_squared_of_its_angle_to_value
    the_unit_of_a_measure_halves_the_pay_and_changes_nothing_else
    loss_of_control_limits_the_height_of_a_firm
    repeated_averaging_ends_in_a_consensus_weighted_by_influence
    people_who_hold_on_to_their_first_opinion_keep_part_of_their_disagreement
    slow_learners_under_a_fast_code_know_most
    fast_learners_make_a_fast_code_freeze_too_early
    a_company_that_copes_carries_the_geometric_series_of_its_fires
    a_shock_heals_below_the_fold_and_stays_above_it
    a_company_tips_at_one_load_and_recovers_only_at_a_lower_one
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
