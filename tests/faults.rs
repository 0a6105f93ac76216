//! The claims have teeth: each planted fault is caught by the claim that should catch it.
//!
//! `cargo test --release --test faults -- --ignored --nocapture` plants them one by one into a copy of
//! the sources, builds that, runs `verify` and prints which claims fail. A fault that nothing catches means
//! a missing claim. That all of them still fit the sources is checked by every run of the tests.

#![cfg(feature = "app")]
#![allow(clippy::print_stdout, reason = "the table is what the slow test is for")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use orgdrift::verify::claims;

/// A change to one place of the sources that breaks the model.
struct Fault {
    /// What it does, in words.
    says: &'static str,
    file: &'static str,
    /// What stands there; occurs once.
    right: &'static str,
    /// What stands there with the fault.
    wrong: &'static str,
    /// A claim that has to fail.
    caught_by: &'static str,
}

/// Failing claims that the table names for each fault.
const NAMED: usize = 4;

const FAULTS: &[Fault] = &[
    Fault {
        says: "rewards push away instead of pulling",
        file: "src/model/pull.rs",
        right: "reward[k] + self.others[k] + strategy[k]",
        wrong: "strategy[k] + self.others[k] - reward[k]",
        caught_by: "linear_pay_with_slack_hours_buys_slope_times_credit_over_cost",
    },
    Fault {
        says: "a ramp is dropped",
        file: "src/engine/timeline.rs",
        right: "(weeks_in / f64::from(change.ramp_weeks)).min(1.0)",
        wrong: "weeks_in.min(1.0)",
        caught_by: "a_ramp_moves_a_rule_step_by_step_and_habits_follow_slowly",
    },
    Fault {
        says: "managers pass on what they believed a restatement ago",
        file: "src/engine/phase/cascade.rs",
        right: "            pass_on(listeners, layer, shared);\n",
        wrong: "            let late = shared.words.clone();\n            pass_on(listeners, layer, shared);\n            shared.words = late;\n",
        caught_by: "without_noise_a_message_keeps_fidelity_to_the_power_of_layers",
    },
    Fault {
        says: "the stream of luck depends on how many teams an option treats",
        file: "src/engine/phase/demand.rs",
        right: "here.streams, here.week,",
        wrong: "here.streams, here.week + here.policies.units.len() as u32,",
        caught_by: "an_option_equals_the_baseline_until_its_first_change",
    },
    Fault {
        says: "every block of seats draws the same luck",
        file: "src/model/layout/scratch.rs",
        right: "u64::from(week), self.first - 1, &mut",
        wrong: "u64::from(week), 0, &mut",
        caught_by: "urgent_work_arrives_as_independent_poisson_items",
    },
    Fault {
        says: "urgent hours count twice",
        file: "src/engine/phase/production.rs",
        right: "served: skill[urgent] * holder_skill * urgent_hours * worth",
        wrong: "served: skill[urgent] * holder_skill * 2.0 * urgent_hours * worth",
        caught_by: "urgent_hours_are_worth_their_kind_and_count_by_the_item",
    },
    Fault {
        says: "a manager's words arrive untouched at every layer",
        file: "src/engine/phase/cascade.rs",
        right: "weight * message + (1.0 - weight) * own_view",
        wrong: "message + 0.0 * weight * own_view",
        caught_by: "without_noise_a_message_keeps_fidelity_to_the_power_of_layers",
    },
    Fault {
        says: "listeners forget that understanding is noisy",
        file: "src/engine/phase/cascade.rs",
        right: "(spread * spread + rules.listening_noise)",
        wrong: "(spread * spread)",
        caught_by: "weekly_restatement_reaches_the_steady_kalman_gain",
    },
    Fault {
        says: "everyone is their own colleague",
        file: "src/engine/phase/norms.rs",
        right: "all[k] - own[k]",
        wrong: "all[k] + 0.0 * own[k]",
        caught_by: "one_team_shrinks_towards_its_mean",
    },
    Fault {
        says: "the manager has the weight of the colleagues",
        file: "src/engine/phase/norms.rs",
        right: "(of_team, of_others) = (1.0 - rules.legacy, 1.0 - rules.manager_weight);",
        wrong: "(of_team, of_others) = (1.0 - rules.legacy, rules.manager_weight);",
        caught_by: "practice_of_any_graph_equals_the_dense_solve",
    },
    Fault {
        says: "people go for more hours than there are",
        file: "src/engine/phase/effort.rs",
        right: "let hours = amount.above(free).choose(free, amount);",
        wrong: "let hours = amount;",
        caught_by: "morale_moves_nothing_while_hours_bind_and_something_when_they_do_not",
    },
    Fault {
        says: "pressure makes people careful",
        file: "src/engine/phase/effort.rs",
        right: "let hurry = rules.corner_cutting * pressure",
        wrong: "let hurry = -rules.corner_cutting * pressure",
        caught_by: "pressure_cuts_corners_as_the_rule_says",
    },
    Fault {
        says: "abandoned work stays in the queue",
        file: "src/engine/phase/effort.rs",
        right: "backlog: left - missed }",
        wrong: "backlog: left }",
        caught_by: "pressure_cuts_corners_as_the_rule_says",
    },
    Fault {
        says: "hurried work is as good as any",
        file: "src/engine/phase/defects.rs",
        right: "items * per_item * (2.0 - pace)",
        wrong: "items * per_item * (1.0 + 0.0 * pace)",
        caught_by: "hurried_work_carries_more_defects",
    },
    Fault {
        says: "prevention does not help",
        file: "src/engine/phase/defects.rs",
        right: "at_least(0.0, 1.0 - preventing * share_of_enough)",
        wrong: "preventing * (0.0 * share_of_enough)",
        caught_by: "a_shock_heals_below_the_fold_and_stays_above_it",
    },
    Fault {
        says: "value shows at once",
        file: "src/engine/phase/production.rs",
        right: "(company.payoff.rate(k, department.delay), company.payoff.steps[k] - 1)",
        wrong: "(company.payoff.rate(k, department.delay).max(1.0), company.payoff.steps[k] - 1)",
        caught_by: "value_shows_with_the_payoff_of_the_work",
    },
    Fault {
        says: "value shows in one step whatever the work",
        file: "src/engine/phase/production.rs",
        right: "on_the_way.iter_mut().take(earlier)",
        wrong: "on_the_way.iter_mut().take(0 * earlier)",
        caught_by: "value_that_takes_steps_shows_by_the_sum_of_its_delays",
    },
    Fault {
        says: "a step more makes the wait longer",
        file: "src/model/payoff.rs",
        right: "steps / (weeks.max(1.0) + (steps - 1.0))",
        wrong: "1.0 / (weeks.max(1.0) + (steps - 1.0))",
        caught_by: "value_that_takes_steps_shows_by_the_sum_of_its_delays",
    },
    Fault {
        says: "harm grows with hours, not with their square",
        file: "src/engine/phase/tally.rs",
        right: "company.harm[k] * squares[k];",
        wrong: "company.harm[k] * hours[k];",
        caught_by: "harm_turns_value_at_alpha_over_two_beta_while_activity_stays_linear",
    },
    Fault {
        says: "a pay period never ends",
        file: "src/engine/phase/production.rs",
        right: "if period_ends { 0.0 } else { before + units }",
        wrong: "before + units",
        caught_by: "a_new_pay_period_starts_from_nothing",
    },
    Fault {
        says: "exhausted people tire as fast as rested ones",
        file: "src/engine/phase/strain.rs",
        right: "rise * (1.0 - strain)",
        wrong: "rise",
        caught_by: "strain_settles_where_load_and_recovery_balance",
    },
    Fault {
        says: "standards come back as fast as they erode",
        file: "src/engine/phase/standards.rs",
        right: "restore_rate * (1.0 - standard)",
        wrong: "erosion_rate * (1.0 - standard)",
        caught_by: "eroded_standards_are_a_ratchet",
    },
    Fault {
        says: "haste that is paid for becomes the standard",
        file: "src/engine/phase/standards.rs",
        right: "if rules.haste > 0.0 { &scratch.pressed } else { &scratch.pace }",
        wrong: "if rules.haste > 99.0 { &scratch.pressed } else { &scratch.pace }",
        caught_by: "pay_by_the_item_buys_pace",
    },
    Fault {
        says: "bad news is filtered once, not at every layer",
        file: "src/engine/phase/tally.rs",
        right: "(0..layer)",
        wrong: "(0..layer.min(1))",
        caught_by: "bad_news_shrinks_by_pass_through_at_each_layer",
    },
    Fault {
        says: "whoever speaks feels heard",
        file: "src/engine/phase/voice.rs",
        right: "draw.below(rules.response",
        wrong: "draw.below(1.0 + 0.0 * rules.response",
        caught_by: "belief_in_voice_settles_at_the_share_acted_on",
    },
    Fault {
        says: "newcomers know what their predecessors knew",
        file: "src/engine/phase/cascade.rs",
        right: "perceived_intent[k] = new.select(f64x8::splat(simd, own[k]), perceived_intent[k]);",
        wrong: "perceived_intent[k] = new.select(perceived_intent[k], perceived_intent[k]);",
        caught_by: "newcomers_start_from_the_departments_view",
    },
    Fault {
        says: "the smallest bonus teaches as much as the largest",
        file: "src/model/view.rs",
        right: "let share_of_pay = if size > 0.0 { size / all } else { 0.0 };",
        wrong: "let share_of_pay = if size > 0.0 { 1.0 + 0.0 * all } else { 0.0 };",
        caught_by: "the_belief_acted_on_is_the_weighted_mean_of_words_and_pay",
    },
    Fault {
        says: "a department forgets what it did before",
        file: "src/model/view.rs",
        right: "motives.standing[k] + custom * before[k]",
        wrong: "motives.standing[k] + 0.0 * custom * before[k]",
        caught_by: "an_open_own_view_is_what_pays_and_what_was_done_before",
    },
    Fault {
        says: "pay for an outcome teaches the strategy",
        file: "src/model/pull.rs",
        right: "let pull = heard + seen[k] * as_seen + outcome * as_needed;",
        wrong: "let pull = outcome * at_least(0.0, perceived_intent[k]) + (heard - heard) + (seen[k] - seen[k]) * (as_seen - as_needed);",
        caught_by: "incentives_without_guidance_create_a_new_target",
    },
    Fault {
        says: "nobody ever finds out what moves an outcome",
        file: "src/engine/phase/own_view.rs",
        right: "department.learned += rate * (1.0 - department.learned);",
        wrong: "department.learned += 0.0 * rate * (1.0 - department.learned);",
        caught_by: "what_moves_a_paid_outcome_is_found_out_with_time",
    },
    Fault {
        says: "a penalty takes from the yardstick",
        file: "src/model/rules.rs",
        right: "strength * (weight * credit[k]).max(0.0)",
        wrong: "strength * (weight * credit[k])",
        caught_by: "a_penalty_changes_no_yardstick",
    },
    Fault {
        says: "a penalty never reaches its cap",
        file: "src/engine/phase/motive.rs",
        right: "    timed.orientation * attained.so_far\n",
        wrong: "    timed.orientation * timed.orientation * attained.so_far\n",
        caught_by: "a_rate_and_a_capped_penalty_are_an_accelerator",
    },
    Fault {
        says: "tiers pull by what is attained already",
        file: "src/model/reward.rs",
        right: "self.strength * tiers.expected_rate(units, spread)",
        wrong: "self.strength * tiers.expected_rate(so_far() + 0.0 * units, spread)",
        caught_by: "a_quota_in_reach_pulls_and_one_far_away_does_not",
    },
    Fault {
        says: "a later rate pays all units of the period",
        file: "src/model/reward.rs",
        right: "step.rise * (units - step.from).max(0.0)",
        wrong: "step.rise * f64::from(u8::from(units > step.from)) * units",
        caught_by: "tiers_earn_what_a_rate_and_a_capped_reward_or_penalty_earn",
    },
    Fault {
        says: "people begin as if every tier were passed",
        file: "src/model/reward.rs",
        right: "rate + 0.5 * step.rise",
        wrong: "rate + step.rise",
        caught_by: "tiers_pull_by_what_is_attained_and_what_the_period_still_brings",
    },
    Fault {
        says: "a gate that is missed holds nothing back",
        file: "src/engine/phase/production.rs",
        right: "if period_ends && is_passed {",
        wrong: "if period_ends && (is_passed || attained.is_finite()) {",
        caught_by: "what_a_gate_holds_back_is_due_at_the_end_of_a_period_that_passes_it",
    },
    Fault {
        says: "nobody works for what a gate opens",
        file: "src/model/reward.rs",
        right: "{ gate.rise(end(gate)) }",
        wrong: "{ 0.0 * gate.rise(end(gate)) }",
        caught_by: "a_gate_on_the_brink_lets_half_of_the_pull_through_and_pulls_itself",
    },
    Fault {
        says: "a reward pulls as if its gate were passed",
        file: "src/model/reward.rs",
        right: "slope * gate.chance(end(gate)))",
        wrong: "slope + 0.0 * gate.chance(end(gate)))",
        caught_by: "a_gate_that_is_certain_changes_nothing_and_one_out_of_reach_ends_the_pull",
    },
    Fault {
        says: "a target out of reach teaches as if it were in reach",
        file: "src/model/view.rs",
        right: "let Some(usual) = usual else { return timed.slope_at_par() };",
        wrong: "let Some(usual) = usual.filter(|_| urgent > 99) else { return timed.slope_at_par() };",
        caught_by: "a_target_out_of_reach_teaches_nothing",
    },
    Fault {
        says: "what was skimped never comes back",
        file: "src/model/rework.rs",
        right: "self.rework * (items - hours)",
        wrong: "self.rework * (hours - hours) + 0.0 * (items - items)",
        caught_by: "skimped_work_comes_back_as_a_geometric_series",
    },
    Fault {
        says: "work given up costs nothing",
        file: "src/engine/phase/production.rs",
        right: "company.missed_cost * sum.missed",
        wrong: "0.0 * company.missed_cost * sum.missed",
        caught_by: "work_given_up_costs_what_it_is_worth",
    },
    Fault {
        says: "habit keeps hours idle",
        file: "src/engine/phase/effort.rs",
        right: "has_habits.choose(hours * habit, hours)",
        wrong: "has_habits.choose(hours * habit * 0.9, hours)",
        caught_by: "free_hours_are_used_at_once_whatever_the_habit",
    },
    Fault {
        says: "what nobody asks for is asked for all the same",
        file: "src/model/view.rs",
        right: "f64::from(u8::from(asks(k)))",
        wrong: "f64::from(u8::from(asks(k) || k < 4))",
        caught_by: "what_nobody_asks_for_gets_no_hours",
    },
    Fault {
        says: "people take up what colleagues do although they cannot do it",
        file: "src/engine/phase/norms.rs",
        right: "    if can.limited {\n        norm = possible",
        wrong: "    if false {\n        norm = possible",
        caught_by: "work_that_a_department_cannot_do_gets_no_hours",
    },
    Fault {
        says: "pay makes people do what they cannot do",
        file: "src/model/pull.rs",
        right: "if self.can.kinds[k] > 0.0 || !self.can.limited { pull }",
        wrong: "if self.can.kinds[k] > -1.0 || !self.can.limited { pull }",
        caught_by: "work_that_a_department_cannot_do_gets_no_hours",
    },
    Fault {
        says: "nobody minds repugnant work",
        file: "src/model/pull.rs",
        right: "motives.standing[k] - motives.repugnance[k]",
        wrong: "motives.standing[k] - 0.0 * motives.repugnance[k]",
        caught_by: "repugnance_takes_from_what_pulls",
    },
    Fault {
        says: "people see all of what colleagues choose",
        file: "src/model/view.rs",
        right: "effort[k] * visibility[k]",
        wrong: "effort[k] * (visibility[k] - visibility[k] + 1.0)",
        caught_by: "what_can_be_seen_of_others_is_what_spreads",
    },
    Fault {
        says: "rework is as good as any work",
        file: "src/model/rework.rs",
        right: "1.0 - (1.0 - self.rework_worth) * rework_share",
        wrong: "1.0 - 0.0 * (1.0 - self.rework_worth) * rework_share",
        caught_by: "an_hour_of_rework_makes_rework_worth_of_value",
    },
    Fault {
        says: "pay by the item makes people careful",
        file: "src/engine/phase/effort.rs",
        right: "pressure + rules.haste",
        wrong: "pressure - rules.haste",
        caught_by: "pay_by_the_item_buys_pace",
    },
    Fault {
        says: "pressure waits for a full week of work",
        file: "src/engine/phase/effort.rs",
        right: "/ capacity - rules.pressure_from)",
        wrong: "/ capacity - rules.pressure_from.max(1.0))",
        caught_by: "pressure_cuts_corners_as_the_rule_says",
    },
    Fault {
        says: "leaders see the gap that was not reported",
        file: "src/engine/phase/leadership.rs",
        right: "(100.0 - standing.outcome_index) * heard",
        wrong: "(100.0 - standing.outcome_index) * (1.0 - heard)",
        caught_by: "leaders_see_a_mix_of_counts_and_of_what_got_through",
    },
    Fault {
        says: "leaders say what is needed, whatever they ask for",
        file: "src/model/policy.rs",
        right: "|says| self.can[department].part_of(&says)",
        wrong: "|_| self.can[department].part_of(needed)",
        caught_by: "what_leaders_ask_for_moves_people_and_not_the_worth_of_an_hour",
    },
    Fault {
        says: "each point of a sweep has a twin of its own",
        file: "src/futures/plan.rs",
        right: "(lever, if is_world { value } else { lever.usual })",
        wrong: "(lever, if is_world { lever.usual } else { value })",
        caught_by: "more_load_never_improves_what_a_sweep_reads",
    },
    Fault {
        says: "the twin jumps between initiatives as well",
        file: "src/model/rules.rs",
        right: "+ on * switching",
        wrong: "+ load * switching + 0.0 * on",
        caught_by: "switching_between_initiatives_costs_hours_that_the_twin_keeps",
    },
    Fault {
        says: "people begin with less work than they are used to",
        file: "src/model/founding.rs",
        right: "let hours = amount.min(capacity - urgent_hours);",
        wrong: "let hours = 0.9 * amount.min(capacity - urgent_hours);",
        caught_by: "a_target_pulls_by_what_is_attained_and_what_the_period_still_brings",
    },
    Fault {
        says: "results speak of the last quarter, wherever it lies in a cycle",
        file: "src/scenario/window.rs",
        right: "(QUARTER.div_ceil(longest) * longest).min(self.weeks)",
        wrong: "(QUARTER.div_ceil(longest).min(1) * QUARTER).min(self.weeks)",
        caught_by: "a_longer_run_of_the_same_company_tells_the_same",
    },
    Fault {
        says: "nobody knows in the first week how far a target is",
        file: "src/model/founding.rs",
        right: "(reward, units + outcome * aligned)",
        wrong: "(reward, 0.0 * (units + outcome * aligned))",
        caught_by: "a_target_pulls_by_what_is_attained_and_what_the_period_still_brings",
    },
    Fault {
        says: "activity beyond its target cancels bad news",
        file: "src/engine/phase/leadership.rs",
        right: "math::at_most(policies.company.dashboard_cap, attained)",
        wrong: "attained",
        caught_by: "leaders_see_a_mix_of_counts_and_of_what_got_through",
    },
    Fault {
        says: "reports that are acted on leave the defects as they are",
        file: "src/engine/phase/defects.rs",
        right: "1.0 - surface - repaired",
        wrong: "1.0 - surface - 0.0 * repaired",
        caught_by: "reports_that_are_acted_on_put_right_what_they_name",
    },
    Fault {
        says: "reports that are ignored put misfit right as well",
        file: "src/engine/phase/voice.rs",
        right: "flags(helped, lanes) & *spoke;",
        wrong: "flags(helped, lanes) & 0 | *spoke;",
        caught_by: "reports_that_are_acted_on_put_right_what_they_name",
    },
    Fault {
        says: "a measure counts as valid by what it counts, whatever it pays",
        file: "src/engine/measure.rs",
        right: "math::cosine(&paid, &worth)",
        wrong: "math::cosine(&paid, &gained)",
        caught_by: "validity_is_the_cosine_of_marginal_pay_and_marginal_value",
    },
    Fault {
        says: "of two priorities needed alike only the first one counts",
        file: "src/model/value.rs",
        right: "k < kinds && needed[k] >= most",
        wrong: "k < kinds && needed[k] >= most && needed[..k].iter().all(|&other| other < most)",
        caught_by: "a_tie_in_the_needs_counts_either_way",
    },
    Fault {
        says: "less to say counts as silence",
        file: "src/model/rules.rs",
        right: "- get(\"voice.misfit\") * (1.0 - get(\"voice.concern\")),",
        wrong: "- get(\"voice.misfit\") * get(\"voice.concern\"),",
        caught_by: "less_to_say_is_no_silence",
    },
    Fault {
        says: "urgent hours are decided by strategy",
        file: "src/engine/phase/tally.rs",
        right: "get(simd, &scratch.by_strategy, lanes) * own_hours",
        wrong: "get(simd, &scratch.by_strategy, lanes) * (own_hours + get(simd, &scratch.urgent_hours, lanes))",
        caught_by: "hours_are_decided_by_strategy_as_far_as_it_pulls",
    },
    Fault {
        says: "a stop list begins with what is needed most",
        file: "src/model/stop_list.rs",
        right: "(theirs.below(own * ALIKE), own.reaches(theirs * ALIKE))",
        wrong: "(theirs.above(own * ALIKE), theirs.reaches(own * ALIKE))",
        caught_by: "a_stop_list_is_as_right_as_it_spares_what_is_needed",
    },
    Fault {
        says: "credibility follows what people are paid to believe",
        file: "src/engine/phase/credibility.rs",
        right: "said[k] - view.paid[k]",
        wrong: "0.5 * (said[k] - view.paid[k])",
        caught_by: "credibility_settles_at_the_match_of_words_and_pay",
    },
    Fault {
        says: "a group is paid no more than an hour more brings its holder",
        file: "src/model/offer.rs",
        right: "paid.counts[k] += full_strength * pays.counts[k];",
        wrong: "paid.counts[k] += strength.min(full_strength) * pays.counts[k];",
        caught_by: "tournaments_and_group_bonuses_pull_with_their_textbook_slopes",
    },
    Fault {
        says: "what the company earns is paid where it was worked for",
        file: "src/engine/measure.rs",
        right: "group.pay[company] = part(company, group, all);",
        wrong: "group.pay[company] += 0.0 * part(company, group, all);",
        caught_by: "what_a_group_earns_is_shared_by_all_who_were_promised_a_part",
    },
    Fault {
        says: "what is stopped goes on",
        file: "src/model/can.rs",
        right: "if allowed[k] > 0.0 { self.kinds[k] } else { 0.0 }",
        wrong: "if allowed[k] >= 0.0 { self.kinds[k] } else { 0.0 }",
        caught_by: "what_is_stopped_gets_no_hours_and_half_allowed_pulls_half",
    },
    Fault {
        says: "caution counts the size of what is at stake, not its square",
        file: "src/model/offer.rs",
        right: "at_stake[k] += stake * stake;",
        wrong: "at_stake[k] += stake.abs();",
        caught_by: "caution_turns_more_pay_into_less_work",
    },
    Fault {
        says: "a reward sees only what shows later",
        file: "src/model/offer.rs",
        right: "1.0 - sees * (1.0 - within[k])",
        wrong: "1.0 - sees * within[k]",
        caught_by: "pay_for_what_shows_in_time_halves_at_a_payoff_of_a_period_over_ln_2",
    },
    Fault {
        says: "aligned work is recognized by its share alone",
        file: "src/model/rules.rs",
        right: "if most > 0.0 { share / most } else { 0.0 }",
        wrong: "if most > 0.0 { share } else { 0.0 }",
        caught_by: "recognition_of_aligned_work_pulls_along_the_need",
    },
    Fault {
        says: "the urgent draws those who are clear",
        file: "src/model/pull.rs",
        right: "clarity.constant(1.0) - clarity;",
        wrong: "clarity.constant(1.5) - clarity;",
        caught_by: "what_looks_urgent_pulls_where_nothing_is_clear",
    },
    Fault {
        says: "what is sensed jumps to what is needed",
        file: "src/engine/phase/own_view.rs",
        right: "before[k] + rate * (needed[k] - before[k])",
        wrong: "before[k] + rate.signum() * (needed[k] - before[k])",
        caught_by: "the_own_view_follows_what_is_needed_exponentially",
    },
    Fault {
        says: "what is stopped teaches again every week",
        file: "src/engine/phase/own_view.rs",
        right: "stopped[k] && !leaders.stopped[k]",
        wrong: "stopped[k]",
        caught_by: "stopping_work_in_the_open_teaches_what_counts",
    },
    Fault {
        says: "set-up is taken twice",
        file: "src/engine/phase/production.rs",
        right: "at_least(0.0, (hours - setup) / hours)",
        wrong: "at_least(0.0, (hours - setup - setup) / hours)",
        caught_by: "set_up_takes_hours_from_the_work_itself",
    },
    Fault {
        says: "initiatives finish as if one were under way",
        file: "src/model/rules.rs",
        right: "under_way: initiatives * get(\"workload.initiative_size\"),",
        wrong: "under_way: get(\"workload.initiative_size\"),",
        caught_by: "more_initiatives_take_longer_and_achieve_no_more",
    },
    Fault {
        says: "scope grows by a share of what there was at first",
        file: "src/model/initiative.rs",
        right: "growth / -math::ln(1.0 - growth / progress)",
        wrong: "progress - growth",
        caught_by: "scope_that_grows_lengthens_initiatives_without_bound",
    },
    Fault {
        says: "what nobody owns is done by the fastest",
        file: "src/engine/measure.rs",
        right: "fold(f64::INFINITY, f64::min)",
        wrong: "fold(0.0, f64::max)",
        caught_by: "an_initiative_without_an_owner_waits_for_the_slowest",
    },
    Fault {
        says: "the clear ask what is meant",
        file: "src/engine/phase/friction.rs",
        right: "rules.clarify * (1.0 - clarity)",
        wrong: "rules.clarify * (1.2 - clarity)",
        caught_by: "being_unclear_working_apart_and_talking_take_hours",
    },
    Fault {
        says: "sign-offs never wait",
        file: "src/model/payoff.rs",
        right: "weeks / (1.0 - at_most(MOST_BUSY, busy))",
        wrong: "weeks * (1.0 - at_most(MOST_BUSY, busy))",
        caught_by: "a_sign_off_waits_as_long_as_managers_are_busy",
    },
    Fault {
        says: "reports are padded without risk",
        file: "src/model/rules.rs",
        right: "settings.number(\"leadership.padding\") * settings.number(\"voice.risk\")",
        wrong: "settings.number(\"leadership.padding\")",
        caught_by: "each_layer_pads_its_report_by_the_risk_of_bad_news",
    },
    Fault {
        says: "leaders never get used to anything",
        file: "src/engine/phase/leadership.rs",
        right: "normal + rate * (reported - normal)",
        wrong: "normal + 0.0 * rate * (reported - normal)",
        caught_by: "leaders_who_take_what_they_see_for_normal_never_act",
    },
    Fault {
        says: "what is recognized wears people down",
        file: "src/engine/phase/strain.rs",
        right: "at_least(0.0, seen.constant(1.0) - seen)",
        wrong: "at_least(0.0, seen)",
        caught_by: "what_nobody_recognizes_wears_people_down",
    },
    Fault {
        says: "what is learned never fades",
        file: "src/engine/phase/turnover.rs",
        right: "taught + math::dot(effort, learning)",
        wrong: "taught.at_least(1.0) + 0.5 * math::dot(effort, learning)",
        caught_by: "hours_that_build_skill_raise_it_to_a_level",
    },
    Fault {
        says: "a change of pay upsets twice",
        file: "src/model/view.rs",
        right: "sum + 0.5 * (self.paid[k] - paid_before[k]).abs()",
        wrong: "sum + (self.paid[k] - paid_before[k]).abs()",
        caught_by: "a_change_of_pay_upsets_and_it_passes",
    },
    Fault {
        says: "nothing keeps work from landing elsewhere",
        file: "src/model/handoff.rs",
        right: "1.0 - relief / self.relief_need",
        wrong: "1.0 - 0.0 * relief / self.relief_need",
        caught_by: "work_of_one_department_lands_in_another",
    },
    Fault {
        says: "reviews go the whole way whoever has a say",
        file: "src/engine/phase/design.rs",
        right: "rules.malleable * math::at_most(1.0, weeks_known / FAMILIAR)",
        wrong: "rules.malleable * math::at_most(1.0, weeks_known.max(FAMILIAR) / FAMILIAR)",
        caught_by: "reviews_move_a_measure_towards_what_is_done",
    },
    Fault {
        says: "what reviews change never comes into force",
        file: "src/engine/timeline.rs",
        right: "stated.copy_from_slice(in_force);",
        wrong: "stated.iter_mut().zip(in_force).for_each(|(stated, now)| *stated += 0.0 * now);",
        caught_by: "rotation_keeps_a_measure_valid",
    },
    Fault {
        says: "what nobody accepts makes value all the same",
        file: "src/engine/phase/tally.rs",
        right: "load.accepted[k] * worked[k]",
        wrong: "load.accepted[k].max(1.0) * worked[k]",
        caught_by: "what_nobody_accepts_counts_and_makes_no_value",
    },
    Fault {
        says: "the least willing volunteer",
        file: "src/model/organization.rs",
        right: "willingness(b).total_cmp(&willingness(a))",
        wrong: "willingness(a).total_cmp(&willingness(b))",
        caught_by: "volunteers_overstate_what_everyone_would_gain",
    },
    Fault {
        says: "everyone counts as reached by an option",
        file: "src/engine/reach.rs",
        right: "(part.limited, part.is_reached) == (limited, is_reached)",
        wrong: "(part.limited, part.is_reached || is_reached) == (limited, is_reached)",
        caught_by: "people_whom_an_option_reaches_are_told_against_themselves",
    },
    Fault {
        says: "nobody ever gets used to being watched",
        file: "src/engine/timeline.rs",
        right: "math::exp(-f64::from(weeks) / attention.weeks)",
        wrong: "math::exp(-0.0 * f64::from(weeks) / attention.weeks)",
        caught_by: "people_who_are_watched_get_used_to_it",
    },
    Fault {
        says: "pressure adds hours without end",
        file: "src/engine/phase/effort.rs",
        right: "rules.overtime * at_most(1.0, pressure) * capacity",
        wrong: "rules.overtime * at_most(9.0, pressure) * capacity",
        caught_by: "overtime_holds_a_backlog_where_it_meets_what_arrives",
    },
    Fault {
        says: "the other reports of a manager are counted with one too many",
        file: "src/engine/phase/friction.rs",
        right: "let others = reports.len() as f64 - 1.0;",
        wrong: "let others = reports.len() as f64;",
        caught_by: "clashes_between_reports_take_hours_of_their_manager",
    },
    Fault {
        says: "managers who referee answer as ever",
        file: "src/engine/phase/voice.rs",
        right: "rules.response * (1.0 - refereeing)",
        wrong: "rules.response * (1.0 - 0.0 * refereeing)",
        caught_by: "what_managers_referee_delays_sign_offs_and_answers",
    },
    Fault {
        says: "what is only reported makes value",
        file: "src/model/pretence.rs",
        right: "hours[k] - pretended[k] * hours[k]",
        wrong: "hours[k] - (pretended[k] - pretended[k]) * hours[k]",
        caught_by: "what_clashes_with_pay_is_reported_and_not_worked",
    },
    Fault {
        says: "others who record change nothing",
        file: "src/model/result.rs",
        right: "f64::from(pull) * unwatched * get(\"relabel\")",
        wrong: "f64::from(pull) * unwatched.max(1.0) * get(\"relabel\")",
        caught_by: "others_who_record_record_what_is",
    },
    Fault {
        says: "people hide more than there is",
        file: "src/model/result.rs",
        right: "math::at_most(1.0 - real, self.relabel)",
        wrong: "math::at_most(9.0 - real, self.relabel)",
        caught_by: "people_do_for_a_result_what_an_hour_does_for_it",
    },
    Fault {
        says: "pay counts what is, and not what is recorded",
        file: "src/model/offer.rs",
        right: "weight * standing.recorded",
        wrong: "weight * standing.real",
        caught_by: "pay_counts_what_is_recorded",
    },
    Fault {
        says: "the limit of a wait does not matter",
        file: "src/model/result.rs",
        right: "self.limit_weeks * week.items / queue",
        wrong: "self.limit_weeks.max(1.0) * week.items / queue",
        caught_by: "the_share_served_in_time_follows_the_mean_wait",
    },
    Fault {
        says: "every message is rested",
        file: "src/engine/phase/cascade.rs",
        right: "(1.0 + rules.fatigue / rested)",
        wrong: "(1.0 + 0.0 * rules.fatigue / rested)",
        caught_by: "a_message_that_is_repeated_too_soon_weighs_less",
    },
    Fault {
        says: "long hours tire nobody",
        file: "src/engine/phase/strain.rs",
        right: "at_least(0.0, worked - people.comfortable_load)",
        wrong: "at_least(0.0, at_most(1.0, worked) - people.comfortable_load)",
        caught_by: "long_hours_help_for_weeks_and_hurt_later",
    },
];

fn text(file: &str) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}")).replace('\r', "")
}

#[test]
fn every_fault_can_be_planted_and_names_a_claim() {
    let claims = claims();
    for fault in FAULTS {
        assert_eq!(text(fault.file).matches(fault.right).count(), 1, "{}", fault.says);
        assert_ne!(fault.right, fault.wrong, "{}", fault.says);
        let known = claims.iter().any(|claim| claim.name == fault.caught_by);
        assert!(known, "{}: no claim is called {}", fault.says, fault.caught_by);
    }
}

/// Copies what a build needs.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder for the copy");
        for entry in fs::read_dir(from).expect("readable") {
            let entry = entry.expect("entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }
}

/// Builds a tree and names the claims that fail in it.
fn failing_claims(tree: &Path, target: &Path) -> Vec<String> {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--locked", "--bin", "orgdrift"])
        .current_dir(tree)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let place = tempfile::tempdir().expect("a temporary folder");
    let told = Command::new(target.join("debug").join("orgdrift"))
        .args(["verify", "--json", "-q"])
        .current_dir(place.path())
        .output()
        .expect("the program starts");
    let told: serde_json::Value =
        serde_json::from_slice(&told.stdout).expect("verify answers in JSON");
    told["claims"]
        .as_array()
        .expect("a list of claims")
        .iter()
        .filter(|claim| claim["holds"] == false)
        .map(|claim| claim["name"].as_str().expect("a name").to_owned())
        .collect()
}

/// A copy of the sources in a place.
fn copied(place: &Path) -> PathBuf {
    let tree = place.join("tree");
    fs::create_dir(&tree).expect("a folder for the copy");
    for part in ["Cargo.toml", "Cargo.lock", "README.md", "src", "scenarios", "benches", "tests"] {
        copy(Path::new(part), &tree.join(part));
    }
    tree
}

#[test]
fn every_fault_builds() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let tree = copied(place.path());
    // all at once, which takes no longer than one
    for fault in FAULTS {
        let file = tree.join(fault.file);
        let planted = fs::read_to_string(&file).expect("readable").replace('\r', "");
        assert_eq!(
            planted.matches(fault.right).count(),
            1,
            "{}: another one changed it",
            fault.says
        );
        fs::write(&file, planted.replace(fault.right, fault.wrong)).expect("the copy is writable");
    }
    let checked = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--locked", "--no-default-features", "--lib"])
        .current_dir(&tree)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo starts");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}

/// Kept from run to run, so that the libraries are built once.
fn target() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("faults")
}

#[test]
#[ignore = "builds the program once for each fault: up to an hour"]
fn each_fault_is_caught_by_the_claim_that_should_catch_it() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let (tree, target) = (copied(place.path()), target());
    assert_eq!(failing_claims(&tree, &target), Vec::<String>::new(), "without a fault");
    let mut missed = Vec::new();
    for fault in FAULTS {
        let file = tree.join(fault.file);
        let right = text(fault.file);
        fs::write(&file, right.replace(fault.right, fault.wrong)).expect("the copy is writable");
        let failing = failing_claims(&tree, &target);
        fs::write(&file, right).expect("the copy is writable");
        let notice = failing.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>();
        println!("{}: {} claims fail: {}", fault.says, failing.len(), notice.join(", "));
        if !failing.iter().any(|name| name == fault.caught_by) {
            missed.push(format!("{}: {} holds", fault.says, fault.caught_by));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
