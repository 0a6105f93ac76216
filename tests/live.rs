//! The live page answers as `run` does, from the file that it saves; and it holds the simulator that these sources make.

#![cfg(feature = "app")]

use std::fs;
use std::path::Path;

use orgdrift::document::charts::ReportChart;
use orgdrift::document::provenance::sha256;
use orgdrift::ink::{Inline, Page};
use orgdrift::page::levers::{all, offered};
use orgdrift::page::{ArmOfPage, DrawnForm, PageAbout, PageState, Session, StateChange};
use orgdrift::question::compare::figures::{self, StoryChart};
use orgdrift::question::compare::words;
use orgdrift::scenario::shipped::library;
use orgdrift::{Comparison, Scenario};

fn shipped() -> Vec<Scenario> {
    let names = library().iter().map(|(name, _)| *name).filter(|name| *name != "base");
    names.map(|name| Scenario::embedded(name).unwrap_or_else(|wrong| panic!("{wrong}"))).collect()
}

fn opened(scenario: &Scenario) -> Session {
    Session::open(&scenario.id, &scenario.resolved, None, 1).expect("it was read before")
}

fn change(presets: &[&str], set: &[(&str, f64)]) -> StateChange {
    StateChange {
        presets: presets.iter().map(|&name| name.to_owned()).collect(),
        set: set.iter().map(|&(key, value)| (key.to_owned(), value)).collect(),
    }
}

/// Lives so many futures of everything that is compared, and again with other luck.
fn live(session: &mut Session, futures: u32) {
    for arm in session.arms() {
        for future in 0..futures {
            let run = session.live(arm, future).expect("it is lived");
            session.keep(arm, future, &run).expect("it is complete");
            let headline = session.live_with_next_luck(arm, future).expect("it is lived");
            session.keep_with_next_luck(arm, future, headline);
        }
    }
}

/// What `run` says and draws of a saved file, beside what the page does.
fn assert_as_run(session: &Session, futures: u32) {
    let saved = Scenario::from_text("saved", session.save())
        .unwrap_or_else(|wrong| panic!("{wrong}\n{}", session.save()));
    let run = Comparison::live(saved, futures, 1).expect("it is lived");
    for (tab, chart) in [("changed", ReportChart::WhatChanged), ("gains", ReportChart::WhoGains)] {
        let page = session.draw(futures, true, tab, DrawnForm::OfPage).expect("it is drawn");
        assert_eq!(page.sentence, run.as_it_is());
        let arm = session.arm_now().expect("something is changed");
        // what is pinned comes first
        let pinned = words::told_against(&run, arm);
        assert_eq!(pinned.is_some(), session.arm_pinned().is_some());
        let told = pinned.unwrap_or_else(|| words::told(&run, arm));
        let verdict = page.verdict.expect("something is changed");
        let label = session.arm_pinned().map_or(told.label, |_| "B against A".to_owned());
        assert_eq!(verdict.label, label);
        assert_eq!((verdict.word, verdict.size), (told.verdict, told.size));
        assert_eq!(verdict.lines, told.lines);
        // a closer look is at what holds now against what is pinned, without the scenario as it is
        let pair = session.arm_pinned().map(|pinned| {
            let pick = [pinned, arm];
            let (mut plan, mut results) = (run.plan.clone(), run.results.clone());
            plan.arms = pick.map(|arm| run.plan.arms[arm].clone()).to_vec();
            results.arms = pick.map(|arm| run.results.arms[arm].clone()).to_vec();
            results.next_luck = None;
            Comparison::of(plan, results)
        });
        let first = figures::some(&run, "", &[ReportChart::BusyAndBetter, ReportChart::DriftGap]);
        let closer = figures::some(pair.as_ref().unwrap_or(&run), "", &[chart]);
        let drawn = first.iter().chain(&closer).filter_map(StoryChart::chart).map(|named| {
            let inline = Inline { id: named.name, page: Page::WIDE, words: false };
            (named.name, named.figure.svg_inline(inline))
        });
        let of_page = page.charts.iter().chain(page.tab.iter().flat_map(|tab| &tab.charts));
        let of_page = of_page.map(|chart| (chart.name, chart.svg.clone()));
        assert!(of_page.eq(drawn), "{tab}: charts differ");
    }
}

#[test]
fn a_page_says_and_draws_what_run_does_with_the_file_that_it_saves() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let mut session = opened(&scenario);
    let now = change(
        &["clear_strategy"],
        &[("people.conviction", 2.0), ("reward.ticket_bonus.pays_for.customer_experience", 0.5)],
    );
    let pinned = Some(change(&["pilot"], &[]));
    let expect = Some("better".to_owned());
    session.change(PageState { now, pinned, expect }).expect("it can be changed");
    assert_eq!(session.arms().len(), 3);
    live(&mut session, 36);
    assert_as_run(&session, 36);
    assert!(session.save().contains("expect = \"better\""));
    let drawn = session.draw(36, true, "changed", DrawnForm::OfPage).expect("it is drawn");
    let expected = drawn.expected.expect("the room was asked");
    assert_eq!(expected, "As the room expected: better.");
}

#[test]
fn a_pilot_and_what_holds_for_everyone_are_looked_at_closer_both_ways() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let mut session = opened(&scenario);
    for [now, pinned] in [["pilot", "double_bonus"], ["double_bonus", "pilot"]] {
        let (now, pinned) = (change(&[now], &[]), Some(change(&[pinned], &[])));
        session.change(PageState { now, pinned, expect: None }).expect("it can be changed");
        live(&mut session, 3);
        for tab in PageAbout::of(&scenario, 3, 1).tabs {
            let page = session.draw(3, true, tab.name, DrawnForm::OfPage).expect("it is drawn");
            let tab = page.tab.expect("it is open");
            assert!(!tab.charts.is_empty() || !tab.note.is_empty(), "{}", tab.name);
            let texts = tab.charts.iter().flat_map(|it| [&it.title, &it.subtitle, &it.alt]);
            assert!(texts.clone().all(|text| !text.contains("NaN")), "{}", tab.name);
            // what is told is held against what is pinned
            assert!(texts.clone().all(|text| !text.contains("minus “As it is”")), "{}", tab.name);
        }
    }
}

#[test]
fn a_narrow_column_gets_sheets_whose_letters_can_be_read() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let mut session = opened(&scenario);
    let now = change(&["both"], &[]);
    session.change(PageState { now, ..PageState::default() }).expect("it can be changed");
    live(&mut session, 3);
    let widths = |column: Option<f64>| -> Vec<String> {
        let form = DrawnForm::in_column(column);
        let page = session.draw(3, true, "gains", form).expect("it is drawn");
        let charts = page.charts.into_iter().chain(page.tab.into_iter().flat_map(|tab| tab.charts));
        charts
            .filter_map(|chart| {
                chart.svg.split('"').find(|it| it.starts_with("0 0 ")).map(str::to_owned)
            })
            .collect()
    };
    assert_eq!(widths(Some(1012.0)), ["0 0 1920 1080"; 3]);
    assert_eq!(widths(None), widths(Some(1012.0)));
    let narrow = widths(Some(676.0));
    assert_eq!(narrow, ["0 0 1360 760", "0 0 1360 760", "0 0 1360 1000"]);
}

#[test]
fn a_page_that_was_there_and_back_shows_the_same_bytes() {
    let scenario = Scenario::embedded("winning-departments").expect("it is shipped");
    let mut session = opened(&scenario);
    let drawn = |session: &Session| {
        let drawing = session.draw(3, true, "hours", DrawnForm::OfPage).expect("it is drawn");
        serde_json::to_string(&drawing).expect("it is told")
    };
    live(&mut session, 3);
    let before = (drawn(&session), session.save().to_owned());
    let option = scenario.options[0].named.name.as_str();
    let there = PageState { now: change(&[option], &[]), ..PageState::default() };
    session.change(there).expect("it can be changed");
    live(&mut session, 3);
    assert_ne!(drawn(&session), before.0);
    session.change(PageState::default()).expect("it can be changed back");
    assert_eq!((drawn(&session), session.save().to_owned()), before);
}

#[test]
fn whoever_says_it_less_often_is_held_against_as_many_weeks_as_that_takes() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let mut session = opened(&scenario);
    live(&mut session, 36);
    let before = session.basis();
    let now = change(&[], &[("communication.cadence_weeks", 52.0)]);
    session.change(PageState { now, ..PageState::default() }).expect("it can be changed");
    assert_ne!(session.basis(), before);
    // nothing of what was lived speaks of these weeks
    assert!(session.draw(1, false, "changed", DrawnForm::OfPage).is_err());
    live(&mut session, 36);
    assert_as_run(&session, 36);
}

#[test]
fn what_is_kept_of_the_scenario_as_it_is_knows_the_teams_of_a_pilot() {
    for name in ["tickets-versus-experience", "pilot-then-scale"] {
        let scenario = Scenario::embedded(name).expect("it is shipped");
        let mut session = opened(&scenario);
        live(&mut session, 3);
        for option in scenario.options.iter().map(|option| option.named.name.as_str()) {
            let before = session.basis();
            let now = change(&[option], &[]);
            session.change(PageState { now, ..PageState::default() }).expect("it can be changed");
            // a page lives the scenario as it is again where the basis is another one, and only then
            for arm in session.arms() {
                if arm == ArmOfPage::AsItIs && session.basis() == before {
                    continue;
                }
                for future in 0..3 {
                    let run = session.live(arm, future).expect("it is lived");
                    session.keep(arm, future, &run).expect("it is complete");
                }
            }
            session.draw(3, false, "gains", DrawnForm::OfPage).expect("it is drawn");
        }
    }
}

#[test]
fn every_option_and_every_end_of_every_lever_of_the_library_can_be_asked_for() {
    for scenario in shipped() {
        let mut session = opened(&scenario);
        let mut asked: Vec<StateChange> =
            scenario.options.iter().map(|option| change(&[&option.named.name], &[])).collect();
        for lever in offered(&scenario) {
            for value in [lever.low, lever.high] {
                asked.push(change(&[], &[(&lever.key, value)]));
            }
        }
        for now in asked {
            let told = format!("{}: {now:?}", scenario.id);
            // numbers that make no sense together are told, and nothing else is wrong
            match session.change(PageState { now: now.clone(), ..PageState::default() }) {
                Ok(()) if now.is_nothing(&scenario) => {
                    assert_eq!(session.arms().len(), 1, "{told}");
                }
                Ok(()) => {
                    assert_eq!(session.arms().len(), 2, "{told}");
                    let label = now.label(&scenario);
                    assert!(label.chars().count() <= 90 && !label.is_empty(), "{told}: {label}");
                }
                Err(advice) => {
                    assert!(now.presets.is_empty(), "{told}: {advice}");
                    assert!(!advice.help.is_empty(), "{told}: {advice}");
                }
            }
        }
    }
}

#[test]
fn every_finding_of_the_library_and_its_counter_are_states_of_a_page() {
    let (mut shown, mut tried, mut all) = (0, 0, 0);
    for scenario in shipped() {
        let mut session = opened(&scenario);
        let about = PageAbout::of(&scenario, 10, 1);
        assert_eq!(about.findings.len(), scenario.findings.len());
        for (finding, stated) in about.findings.into_iter().zip(&scenario.findings) {
            all += 1;
            shown += usize::from(finding.shown.is_some());
            tried += usize::from(finding.tried.is_some());
            for state in [finding.shown, finding.tried].into_iter().flatten() {
                let id = format!("{} {}", scenario.id, stated.name);
                assert!(!state.now.is_nothing(&scenario), "{id}: {state:?}");
                session.change(state).unwrap_or_else(|wrong| panic!("{id}: {wrong}"));
                assert!(session.arm_now().is_some(), "{id}");
            }
        }
    }
    // a page starts no sweep and changes nothing that an option cannot change
    assert!(10 * shown >= 9 * all && 10 * tried >= 7 * all, "{shown}, {tried} of {all}");
}

#[test]
fn the_counter_of_a_finding_turns_it_on_a_page_as_the_library_says() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let about = PageAbout::of(&scenario, 10, 1);
    let mut session = opened(&scenario);
    let mut seen = 0;
    for (finding, stated) in about.findings.into_iter().zip(&scenario.findings) {
        // what is said of the scenario as it is has nothing beside it
        let (Some(shown), Some(tried), Some(_)) = (finding.shown, finding.tried, &stated.against)
        else {
            continue;
        };
        let mut difference = |state: PageState| {
            session.change(state).expect("it can be changed");
            live(&mut session, 10);
            let found = session.found(10, false).expect("it was lived");
            let [now, held] = [session.arm_now(), session.arm_pinned().or(Some(0))];
            let level = |arm: Option<usize>| found.level(arm?, stated.measure).map(|of| of.q50);
            level(now).zip(level(held)).map(|(now, held)| now - held)
        };
        let (before, after) = (difference(shown), difference(tried));
        let (before, after) = (before.expect("it applies"), after.expect("it applies"));
        assert!(stated.outcome.is_met_by(before), "{}: {before}", stated.name);
        assert!(stated.counter.outcome.is_met_by(after), "{}: {after}", stated.name);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_number_that_was_moved_says_that_it_goes_before_what_is_ticked() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let mut session = opened(&scenario);
    let key = "communication.cadence_weeks";
    let option = scenario.options.iter().find(|option| {
        option.changes.iter().flat_map(|change| &change.sets).any(|set| set.key == key)
    });
    let option = option.expect("an option says it more often").named.clone();
    let lamp = |session: &mut Session, presets: &[&str]| {
        let now = change(presets, &[(key, 10.0)]);
        session.change(PageState { now, ..PageState::default() }).expect("it can be changed");
        let changed = session.changed();
        let lever = changed.levers.into_iter().find(|lever| lever.key == key);
        lever.and_then(|lever| lever.lamp).unwrap_or_default()
    };
    assert!(!lamp(&mut session, &[]).contains("Your value counts"));
    let told = lamp(&mut session, &[&option.name]);
    assert!(told.contains(&format!("of “{}”", option.label)), "{told}");
}

#[test]
fn what_a_page_cannot_do_is_told_and_changes_nothing() {
    let text = "extends = \"tickets-versus-experience\"\noption.many_meetings.set.workload.meetings = 0.2\n\
        option.few_meetings.set.workload.meetings = 0.01\n";
    let scenario = Scenario::from_text("one", text).unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut session = opened(&scenario);
    let kept = session.save().to_owned();
    let wrong = [
        (change(&["no_such"], &[]), "there is no option `no_such`"),
        (change(&[], &[("people.convicton", 1.0)]), "`people.convicton` cannot be moved"),
        (change(&[], &[("strategy.substitution", 0.2)]), "`strategy.substitution` cannot be moved"),
        (change(&[], &[("workload.meetings", 7.0)]), "`workload.meetings` cannot be 7"),
        (change(&[], &[("workload.meetings", f64::NAN)]), "`workload.meetings` cannot be NaN"),
        (change(&["many_meetings", "few_meetings"], &[]), "at the same time"),
    ];
    for (now, message) in wrong {
        let refused = session.change(PageState { now: now.clone(), ..PageState::default() });
        let said = refused.expect_err(message).to_string();
        assert!(said.contains(message), "{now:?}: {said}");
        assert_eq!(session.save(), kept);
    }
    let odd = PageState { expect: Some("so so".to_owned()), ..PageState::default() };
    assert!(session.change(odd).is_err());
    let nothing = session.live(ArmOfPage::Now, 0).expect_err("nothing is changed");
    assert!(nothing.to_string().contains("nothing is changed"));
    assert!(session.draw(1, false, "changed", DrawnForm::OfPage).is_err(), "nothing was kept");
    assert!(session.keep(ArmOfPage::AsItIs, 0, b"cut off").is_err());
    assert!(session.company(ArmOfPage::Now, 0).is_err());
}

#[test]
fn levers_that_are_searched_are_those_that_options_can_set() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
    let keys: Vec<String> = all(&scenario).into_iter().map(|lever| lever.key).collect();
    for key in
        ["workload.meetings", "reward.ticket_bonus.strength", "voice.base", "norms.conformity"]
    {
        let is_there = keys.iter().any(|known| known == key);
        assert_eq!(
            is_there,
            scenario.lever(key).is_ok_and(|lever| lever.setting(0.5).is_ok()),
            "{key}"
        );
    }
    assert!(keys.iter().all(|key| !key.starts_with("strategy.intent") && key != "time.weeks"));
}

#[test]
fn the_company_is_drawn_from_the_weeks_that_were_lived() {
    let scenario = Scenario::embedded("silence").expect("it is shipped");
    let session = opened(&scenario);
    let (bytes, words) = session.company(ArmOfPage::AsItIs, 0).expect("it is lived");
    let (seats, weeks) = (scenario.chart.seats(), scenario.weeks as usize);
    assert_eq!(bytes.len(), 12 + 9 * seats + 3 * weeks * seats);
    assert_eq!((words.weeks.len(), words.departments.len()), (weeks, scenario.departments.len()));
    assert!(words.aspects.iter().all(|aspect| aspect.palette.len() == 256));
    assert!(words.weeks[0][0].starts_with("Week 1: "), "{}", words.weeks[0][0]);
}

#[test]
fn the_embedded_simulator_is_the_one_of_these_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = fs::read_to_string(root.join("src/page/engine.sources")).expect("it is there");
    let mut changed = Vec::new();
    for line in sources.lines() {
        let (hash, file) = line.split_once("  ").expect("a hash and a file");
        // a package holds no other package
        if file.starts_with("src/page/engine/") && !root.join("src/page/engine").exists() {
            continue;
        }
        let text = fs::read(root.join(file)).unwrap_or_default();
        // a checkout may end its lines in two ways
        let text = if Path::new(file).extension().is_some_and(|ending| ending == "ttf") {
            text
        } else {
            String::from_utf8_lossy(&text).replace('\r', "").into_bytes()
        };
        if sha256(&text) != hash {
            changed.push(file);
        }
    }
    assert!(sources.lines().count() > 150, "the list of sources is too short");
    assert!(
        changed.is_empty(),
        "run `.ci/engine`: the simulator inside the live page was compiled from other sources than\n  {}",
        changed.join("\n  ")
    );
}
