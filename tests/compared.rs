//! Options against another option, options that cost as much as today, and options where they take place.
#![cfg(feature = "app")]

mod common;

use common::{SMALL, scenario};
use orgdrift::document::table::Cell;
use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::{live_all, live_finals};
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::model::GroupKind;
use orgdrift::model::organization::reached;
use orgdrift::question::argue::argument::{Argument, Request};
use orgdrift::question::compare::equal_cost::{NoEqualCost, settle, waits};
use orgdrift::question::compare::judge::{judge, judge_against};
use orgdrift::question::compare::words::{baseline_sentence, sentence, told};
use orgdrift::question::compare::{Comparison, tables};
use orgdrift::rng::Streams;
use orgdrift::scenario::{Metric, Scenario, Scope};
use orgdrift::statistics::contrast;
use orgdrift::statistics::estimate::Spread;

/// The small organization, with options beside its own.
fn plan(options: &str, futures: u32) -> Plan {
    Plan::of_options(scenario(&format!("{SMALL}{options}")), futures, 1, Varying::Joint)
}

fn settled(plan: &mut Plan) -> Result<(), NoEqualCost> {
    settle(plan, |trial| live_finals(trial, &[Metric::Pay], &CallingThread))
}

const RICH: &str = "[option.rich]\nset.people.conviction = 3\nset.reward.bonus.pays_for = { closed = 2 }\n\
    at_equal_cost = \"reward.bonus.strength\"\n";

#[test]
fn an_option_at_equal_cost_costs_as_much_as_the_baseline() {
    let mut plan = plan(RICH, 16);
    let arm = plan.arms.iter().position(|arm| arm.name == "rich").expect("it is there");
    let before = live_finals(&plan, &[Metric::Pay], &CallingThread).expect("runs");
    let mean = |finals: &orgdrift::futures::finals::Finals, arm: usize| {
        finals.of(arm, 0).sum::<f64>() / 16.0
    };
    // twice the weight costs more at first
    assert!(mean(&before, arm) > 1.2 * mean(&before, 0));
    assert!(waits(&plan));
    settled(&mut plan).expect("there is such a strength");
    let after = live_finals(&plan, &[Metric::Pay], &CallingThread).expect("runs");
    assert_eq!(after.of(0, 0).collect::<Vec<_>>(), before.of(0, 0).collect::<Vec<_>>());
    let apart = (mean(&after, arm) / mean(&after, 0) - 1.0).abs();
    assert!(apart < 2e-4, "{apart}");
    // what it took is remembered and said, and the same again
    let value = |plan: &Plan| {
        let option = &plan.baseline().options[plan.arms[arm].option.expect("an option")];
        option.at_equal_cost.clone().and_then(|asked| asked.value).expect("it was found")
    };
    let results = live_all(&plan, &CallingThread).expect("runs");
    let found = Comparison::of(plan.clone(), results);
    let said = sentence(&found, arm);
    assert!(
        said.contains(
            "What it costs: as much reward in total as today, with the strength of bonus at 0."
        ),
        "{said}"
    );
    let mut again = self::plan(RICH, 3);
    settled(&mut again).expect("there is such a strength");
    assert_eq!(value(&plan).to_bits(), value(&again).to_bits(), "whatever the number of futures");
}

#[test]
fn a_strength_that_is_uncertain_stays_so_at_equal_cost() {
    let uncertain = "strength = { usual = 0.8, from = 0.4, to = 1.6 }";
    let text = format!("{SMALL}{RICH}")
        .replace("[reward.bonus]\n", &format!("[reward.bonus]\n{uncertain}\n"));
    let mut plan = Plan::of_options(scenario(&text), 16, 1, Varying::Joint);
    settled(&mut plan).expect("there is such a strength");
    let option = plan.baseline().options.iter().find(|option| option.named.name == "rich");
    let option = option.expect("it is there");
    let value = option.at_equal_cost.as_ref().and_then(|asked| asked.value).expect("found");
    let mut set = option.changes.iter().flat_map(|change| &change.sets);
    let set = set.rfind(|set| set.key == "reward.bonus.strength").expect("set");
    let (from, to) = set.range.expect("it has a range");
    assert!((from / value - 0.5).abs() < 1e-12 && (to / value - 2.0).abs() < 1e-12, "{from} {to}");
    // and each future is paid by its own
    let paid = live_finals(&plan, &[Metric::Pay], &CallingThread).expect("runs");
    let arm = plan.arms.iter().position(|arm| arm.name == "rich").expect("it is there");
    let sum = |arm: usize| paid.of(arm, 0).sum::<f64>();
    assert!((sum(arm) / sum(0) - 1.0).abs() < 2e-4);
}

#[test]
fn what_looks_for_no_strength_says_that_it_takes_the_option_as_it_stands() {
    let scenario = scenario(&format!("{SMALL}{RICH}"));
    let said: Vec<(&str, String)> = scenario.taken_as_they_stand().collect();
    let words = "Rich is taken as it stands: only `run` finds the strength of bonus at equal cost";
    assert_eq!(said, [("rich", words.to_owned())]);
    let remarks = |first: &str| {
        let over = ["people.habit=0..1".to_owned()];
        let request = Request { first, second: "reward.bonus.strength=0", over: &over };
        Argument::new(&scenario, request, 2, 1).expect("two sides").remarks
    };
    assert_eq!(remarks("Richer: rich"), [words]);
    assert_eq!(remarks("baseline"), Vec::<String>::new());
}

#[test]
fn what_no_strength_reaches_is_refused() {
    // a linear reward has no cap, so no cap makes up for what people earn elsewhere
    let free = "[option.free]\nset.reward.target.strength = 4\n\
        at_equal_cost = \"reward.bonus.cap\"\n";
    match settled(&mut plan(free, 2)) {
        Err(NoEqualCost::None(advice)) => {
            assert!(advice.message.contains("option `free`: no `reward.bonus.cap`"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rival_is_judged_future_by_future() {
    let plan = plan("[option.more]\nagainst = \"outcome\"\nset.people.conviction = 3\n", 40);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let found = Comparison::of(plan, results);
    let (plan, results) = (&found.plan, &found.results);
    let place = |name: &str| plan.arms.iter().position(|arm| arm.name == name).expect("an arm");
    let (more, outcome) = (place("more"), place("outcome"));
    let judged = judge_against(plan, results, outcome, more).expect("it applies");
    let [one, other] = [more, outcome]
        .map(|arm| results.arms[arm].headline(plan.baseline()).collect::<Vec<f64>>());
    let up = one.iter().zip(&other).filter(|(one, other)| *one - *other >= 3.0).count();
    assert_eq!((judged.counts.up, judged.counts.all(), judged.different), (up, 40, 40));
    // the same as against the baseline when the baseline is the rival
    assert_eq!(judge_against(plan, results, 0, more), judge(plan, results, more));
    let said = sentence(&found, more);
    let counts =
        orgdrift::question::compare::words::counts(&judged, orgdrift::scenario::Better::Higher);
    let counts = counts.split(" of ").next().expect("counts");
    let line = said.split("Against “Outcome”: ").nth(1).expect("the line");
    assert!(line.contains(counts), "{said}");
    let table = tables::against(&found).expect("one option names a rival");
    assert_eq!(table.rows.count(), 1);
    let without = self::plan("", 1);
    let results = live_all(&without, &CallingThread).expect("runs");
    assert!(tables::against(&Comparison::of(without, results)).is_none());
}

#[test]
fn a_rival_that_is_not_there_is_told_with_a_remedy() {
    let wrong = |line: &str| {
        let text = format!("{SMALL}[option.x]\n{line}\nset.people.habit = 0.5\n");
        Scenario::from_text("wrong", &text).expect_err("it is wrong").to_string()
    };
    assert!(wrong("against = \"outcom\"").contains("did you mean `outcome`?"));
    assert!(wrong("against = \"x\"").contains("`option.x.against` is the option itself"));
    assert!(wrong("at_equal_cost = \"people.habit\"").contains("which is no number of a reward"));
    assert!(
        wrong("at_equal_cost = \"reward.bonus.strenght\"")
            .contains("such as `reward.bonus.strength`")
    );
}

#[test]
fn one_sentence_has_at_most_thirty_words_and_three_lines_follow() {
    let demo = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 30\n[option.pilot]\nuntil = 20\n\
        [option.cap]\nset.reward.ticket_bonus.cap = 3\n";
    let demo = Plan::of_options(scenario(demo), 36, 1, Varying::Joint);
    for plan in [demo, plan("", 40), plan("", 3)] {
        let results = live_all(&plan, &CallingThread).expect("runs");
        let found = Comparison::of(plan, results);
        for arm in found.options() {
            let told = told(&found, arm);
            let words = format!("{}{}", told.verdict, told.size).split_whitespace().count();
            assert!(words <= 30, "{words} words: {told}");
            let further = told.lines.iter().filter(|line| !line.starts_with("Caution: "));
            assert!(further.count() <= 3, "{told}");
            assert!(!told.to_string().contains("compared with facts"), "{told}");
            assert!(
                told.lines.is_empty() || told.to_string().contains("What it costs: "),
                "{told}"
            );
        }
    }
}

// ------------------------------------------------------------------------------------ where they take place

/// A bonus on outcomes, in one department and in some of its teams, for a while.
const LIMITED: &str = "[option.there]\nonly_in = { department = \"support\" }\n\
    set.reward.bonus.pays_for = { closed = 0.2, satisfaction = 0.8 }\n\
    set.communication.translation = 1\n\
    [option.teams]\nweek = 9\nuntil = 20\nonly_in = { department = \"support\", teams = 3 }\n\
    set.reward.bonus.pays_for = { closed = 0.2, satisfaction = 0.8 }\n\
    set.communication.translation = 1\n";

#[test]
fn a_pilot_is_held_against_the_same_teams_in_its_own_weeks() {
    let plan = plan(LIMITED, 40);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let found = Comparison::of(plan, results);
    let (plan, results) = (&found.plan, &found.results);
    let arm = plan.arms.iter().position(|arm| arm.name == "teams").expect("an arm");
    let option = plan.arms[arm].option.expect("an option");
    let place = plan.baseline().limited().position(|limited| limited == option).expect("limited");
    let lived =
        |arm: usize, future: usize, week: usize| results.arms[arm].reached[future][week - 1][place];
    // before it begins the same teams do the same work, to the last bit; while it lasts they do not
    for future in 0..40 {
        assert!(
            (1..9)
                .all(|week| lived(0, future, week).to_bits() == lived(arm, future, week).to_bits())
        );
        assert!(
            (10..21).any(|week| (lived(0, future, week) - lived(arm, future, week)).abs() > 1e-6)
        );
    }
    let there = found.there(arm).expect("it is limited");
    assert_eq!(there.weeks, (9, 20));
    let mean = |arm: usize| (9..=20).map(|week| lived(arm, 0, week)).sum::<f64>() / 12.0;
    assert!((there.differences[0] - 100.0 * (mean(arm) - mean(0))).abs() < 1e-9);
    // the company hardly knows that there was a pilot, and its teams do
    assert!(there.judged.spread.q50 > 1.0, "{there:?}");
    let said = sentence(&found, arm);
    assert!(said.contains(" where it takes place, weeks 9 to 20: "), "{said}");
    assert!(said.contains("What is left of it in the company in the final quarter: "), "{said}");
    let table = tables::where_it_takes_place(&found).expect("some are limited");
    assert_eq!(table.rows.count(), plan.baseline().limited().count());
    // an option for everyone is judged as before
    let everyone = plan.arms.iter().position(|arm| arm.name == "outcome").expect("an arm");
    assert_eq!(found.there(everyone), None);
}

#[test]
fn the_work_of_a_department_is_what_its_group_shows() {
    let plan = plan(LIMITED, 3);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let found = Comparison::of(plan, results);
    let (plan, results) = (&found.plan, &found.results);
    let arm = plan.arms.iter().position(|arm| arm.name == "there").expect("an arm");
    let option = plan.arms[arm].option.expect("an option");
    let place = plan.baseline().limited().position(|limited| limited == option).expect("limited");
    for arm in [0, arm] {
        let of = &results.arms[arm];
        let (group, _) = of
            .grouping
            .of_kind(GroupKind::Department)
            .find(|(_, group)| group.name == "support")
            .expect("a group");
        for (future, shown) in of.group_finals(group, Metric::PracticeFit).enumerate() {
            let last = &of.reached[future][17..];
            let mean = last.iter().map(|week| week[place]).sum::<f64>() / 13.0;
            assert!((mean - shown).abs() < 1e-9, "{mean} {shown}");
        }
    }
}

#[test]
fn a_pilot_with_more_teams_contains_the_smaller_one() {
    let scenario = scenario(SMALL);
    let seats = |teams: u32, future: u64| {
        let scope = Scope { department: Some(0), teams: Some(teams), ..Scope::default() };
        reached(&scenario.chart, scope, &[], Streams { seed: 1, future })
    };
    let mut apart = 0;
    for future in 0..20 {
        let (few, many) = (seats(1, future), seats(3, future));
        assert!(
            !few.is_empty() && few.iter().all(|seat| many.contains(seat)) && many.len() > few.len()
        );
        assert!(many.iter().all(|&seat| scenario.chart.department[seat] == 0));
        apart += usize::from(few != seats(1, future + 1));
    }
    assert!(apart > 5, "other futures draw other teams");
}

#[test]
fn the_headline_of_a_department_is_judged_on_its_own_numbers() {
    let of = |headline: &str| {
        let text = format!(
            "extends = \"tickets-versus-experience\"\ntime.weeks = 30\nscenario.{headline}\n"
        );
        Plan::of_options(scenario(&text), 6, 1, Varying::Joint)
    };
    let plan = of("headline_department = \"success\"");
    let results = live_all(&plan, &CallingThread).expect("runs");
    let found = Comparison::of(plan, results);
    let (plan, results) = (&found.plan, &found.results);
    let place = results.arms[0].grouping.department("success").expect("a group of 36");
    let arm = plan.arms.iter().position(|arm| arm.name == "both").expect("an option");
    let own = |arm: usize| results.arms[arm].group_finals(place, Metric::OutcomeIndex);
    let differences: Vec<f64> =
        own(arm).zip(own(0)).map(|(with, without)| with - without).collect();
    let judged = judge(plan, results, arm).expect("it applies");
    let middle = Spread::of(differences.iter().copied());
    assert_eq!(Some(judged.spread), middle);
    assert_ne!(
        Some(judged.spread.q50),
        contrast::company(results, arm, Metric::OutcomeIndex).map(|company| company.spread.q50)
    );
    let said = sentence(&found, arm);
    assert!(
        said.contains("points of strategic outcome of Customer success in 6 futures"),
        "{said}"
    );
    let stands = Spread::of(own(0)).expect("values").q50;
    let said = baseline_sentence(&found);
    let of_department = format!("strategic outcome of Customer success stands at {stands:.0} (");
    assert!(said.contains(&of_department), "{said}");
    // the same numbers where only the headline is kept
    let finals = live_finals(plan, &[plan.baseline().headline], &CallingThread).expect("runs");
    assert!(finals.of(arm, 0).eq(own(arm)));
    // only its row of the table has a verdict
    let table = tables::effects(&found);
    let at = |name: &str| table.columns.iter().position(|column| column.name == name);
    let (group, verdict) = (at("group").expect("a column"), at("verdict").expect("a column"));
    let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
    let judged: Vec<String> = table
        .rows
        .filter(|row| !text(&row[verdict]).is_empty())
        .map(|row| text(&row[group]))
        .collect();
    assert!(!judged.is_empty(), "no row has a verdict");
    assert!(judged.iter().all(|group| group == "department success"), "{judged:?}");
}

#[test]
fn an_option_that_is_over_costs_what_it_costs_in_its_own_weeks() {
    let options = "[option.special]\nweek = 3\nuntil = 6\nset.reward.bonus.strength = 30\n";
    let special = plan(options, 3);
    let results = live_all(&special, &CallingThread).expect("runs");
    let found = Comparison::of(special, results);
    let (special, results) = (&found.plan, &found.results);
    let arm = special.arms.iter().position(|arm| arm.name == "special").expect("it is there");
    let paid = |arm: usize| -> f64 {
        (2..6).flat_map(|week| results.arms[arm].weekly(week, Metric::Pay)).sum()
    };
    let percent = format!("{:.0}", 100.0 * (paid(arm) / paid(0) - 1.0));
    let said = sentence(&found, arm);
    assert!(said.contains("What it costs in weeks 3 to 6, after which it is over: "), "{said}");
    assert!(said.contains(&format!("{percent} % more reward in total than without it")), "{said}");
    // what is paid is held equal in weeks that it does not reach
    let mut equal = plan(&format!("{options}at_equal_cost = \"reward.bonus.strength\"\n"), 3);
    let Err(NoEqualCost::None(advice)) = settled(&mut equal) else { panic!("it is refused") };
    assert!(advice.message.contains("is over after week 6"), "{}", advice.message);
}
