//! Differences of scenarios whose differences are known.

use super::*;

fn from_text(text: &str) -> Scenario {
    Scenario::from_text("test", text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn changed<'a>(difference: &'a Difference, key: &str) -> &'a Changed {
    difference.changed.iter().find(|changed| changed.key == key).unwrap_or_else(|| {
        let keys: Vec<&str> = difference.changed.iter().map(|it| it.key.as_str()).collect();
        panic!("{key} is not among {keys:?}")
    })
}

const TICKETS: &str = "extends = \"tickets-versus-experience\"\n";

#[test]
fn the_same_scenario_does_not_differ_from_itself() {
    for name in ["tickets-versus-experience", "winning-departments"] {
        let scenario = Scenario::embedded(name).expect("shipped");
        assert!(between(&scenario, &scenario).is_none());
        let resolved = from_text(&scenario.resolved);
        assert_eq!(between(&scenario, &resolved), Difference::default());
    }
}

#[test]
fn another_way_of_writing_the_same_is_no_difference() {
    let plain = from_text(TICKETS);
    let other = from_text(&format!(
        "{TICKETS}mechanisms = [\"silence\", \"incentives\", \"signal\", \"norms\", \"workload\", \
         \"horizon\", \"interdependence\"]
         [strategy]\nintent = {{ experience = 0.35, root_cause = 0.40, tickets = 0.25 }}
         [reward.ticket_bonus]\ndepartments = [\"success\", \"support\", \"engineering\"]
         shape = \"linear\"
         [option.pilot]\nramp_weeks = 4\n"
    ));
    assert_eq!(between(&plain, &other), Difference::default());
}

#[test]
fn a_reward_for_all_departments_needs_no_list() {
    let listed = Scenario::embedded("tickets-versus-experience").expect("shipped");
    let start = listed.resolved.find("departments = [").expect("a list");
    let end = start + listed.resolved[start..].find('\n').expect("a line");
    let unlisted = format!("{}{}", &listed.resolved[..start], &listed.resolved[end..]);
    assert!(between(&listed, &from_text(&unlisted)).is_none());
}

#[test]
fn every_kind_of_value_is_compared() {
    let plain = from_text(TICKETS);
    let other = from_text(&format!(
        "{TICKETS}mechanisms = [\"incentives\"]
         [time]\nstart = \"settled\"
         [department.support]\nlabel = \"Help desk\"\npeople = 100
         [work.tickets]\nvisibility = 0.9
         [people]\nconviction = 2
         [communication]\nfidelity = {{ usual = 0.8, from = 0.70, to = 0.92, source = \"mine\" }}
         [option.pilot]\nuntil = 40\nset.voice.risk = 0.1\n"
    ));
    let difference = between(&plain, &other);
    assert!(difference.only.is_empty() && difference.reordered.is_empty());
    assert_eq!(difference.changed.len(), 9, "{:#?}", difference.changed);
    let of = |key: &str| {
        let changed = changed(&difference, key);
        (changed.first.clone(), changed.second.clone())
    };
    let text = |text: &str| Given::Text(text.to_owned());
    assert_eq!(of("mechanisms"), (Given::Nothing, Given::Names(vec!["incentives".to_owned()])));
    assert_eq!(of("time.start"), (text("aligned"), text("settled")));
    assert_eq!(of("department.support.label"), (text("Support"), text("Help desk")));
    assert_eq!(of("department.support.people"), (Given::Number(108.0), Given::Number(100.0)));
    assert_eq!(of("work.tickets.visibility").1, Given::Number(0.9));
    assert!(matches!(of("people.conviction"), (Given::Range { .. }, Given::Number(_))));
    assert!(
        matches!(of("communication.fidelity").1, Given::Range { usual, .. } if (usual - 0.8).abs() < 1e-15)
    );
    assert_eq!(of("option.pilot.until").1, Given::Number(40.0));
    assert_eq!(of("option.pilot.set.voice.risk"), (Given::Nothing, Given::Number(0.1)));
    assert_eq!(changed(&difference, "option.pilot.set.voice.risk").parameter.key, "voice.risk");
}

#[test]
fn rows_of_one_side_come_with_what_they_say() {
    let plain = from_text(TICKETS);
    let more = from_text(&format!(
        "{TICKETS}[option.monthly]\nlabel = \"Every month\"\nweek = 13\n\
         set.communication.cadence_weeks = 4\n\
         [event.outage]\nweek = 40\nset.workload.arrivals = 0.5\n"
    ));
    for (difference, side) in [
        (between(&plain, &more), DifferenceSide::Second),
        (between(&more, &plain), DifferenceSide::First),
    ] {
        assert!(difference.changed.is_empty());
        let names: Vec<_> = difference.only.iter().map(|only| only.name.as_str()).collect();
        assert_eq!(names, ["outage", "monthly"]);
        let monthly = &difference.only[1];
        assert_eq!((monthly.side, monthly.label.as_str()), (side, "Every month"));
        let keys: Vec<_> = monthly.values.iter().map(|value| value.key.as_str()).collect();
        assert_eq!(keys, ["option.monthly.week", "option.monthly.set.communication.cadence_weeks"]);
        let week = &monthly.values[0];
        let (own, default) = if side == DifferenceSide::First {
            (&week.first, &week.second)
        } else {
            (&week.second, &week.first)
        };
        assert_eq!((own, default), (&Given::Number(13.0), &Given::Number(1.0)));
    }
}

#[test]
fn tiers_differ_in_words_and_in_order() {
    let tiers = |tiers: &str| {
        from_text(&format!(
            "extends = \"tickets-versus-experience\"\n[reward.ticket_bonus]\ntiers = [{tiers}]\n"
        ))
    };
    let first = tiers("{ from = 0, rate = 1 }, { from = 10, rate = 2.5 }");
    let second = tiers("{ from = 0, rate = 2.5 }, { from = 10, rate = 1 }");
    let difference = between(&first, &second);
    assert_eq!(difference.changed.len(), 1);
    let words = |words: [&str; 2]| Given::Names(words.map(str::to_owned).to_vec());
    let changed = &difference.changed[0];
    assert_eq!(changed.key, "reward.ticket_bonus.tiers");
    assert_eq!(changed.first, words(["1 from 0", "2.5 from 10"]));
    assert_eq!(changed.second, words(["2.5 from 0", "1 from 10"]));
    assert!(between(&first, &first).is_none());
}

#[test]
fn the_same_rows_in_another_order_are_told() {
    let first = from_text(
        "extends = \"base\"\n[department.a]\npeople = 9\n[department.b]\npeople = 9\n\
         [work.x]\nserves_urgent = true\n[work.y]\n[strategy]\nintent = { x = 0.5, y = 0.5 }\n",
    );
    let second = from_text(
        "extends = \"base\"\n[department.b]\npeople = 9\n[department.a]\npeople = 9\n\
         [work.x]\nserves_urgent = true\n[work.y]\n[strategy]\nintent = { y = 0.5, x = 0.5 }\n",
    );
    let difference = between(&first, &second);
    assert_eq!(difference.reordered, ["department"]);
    assert!(difference.changed.is_empty() && !difference.is_none());
}

#[test]
fn what_is_not_from_base_is_what_the_file_says() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("shipped");
    let difference = from_base(&scenario);
    let keys: Vec<&str> = difference.changed.iter().map(|changed| changed.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "scenario.title",
            "scenario.question",
            "strategy.intent",
            "communication.fidelity",
            "norms.conformity",
            "people.conviction",
            "people.habit",
            "workload.arrivals",
        ]
    );
    let rows: Vec<(&str, &str)> =
        difference.only.iter().map(|only| (only.table, only.name.as_str())).collect();
    assert_eq!(rows.len(), 3 + 4 + 2 + 1 + 5, "{rows:?}");
    assert!(difference.only.iter().all(|only| only.side == DifferenceSide::Second));
    let tickets = difference.only.iter().find(|only| only.name == "tickets").expect("a row");
    // a payoff after one week is the default of every kind of work
    let said: Vec<&str> = tickets.values.iter().map(|value| value.key.as_str()).collect();
    assert_eq!(said, ["work.tickets.visibility", "work.tickets.serves_urgent"]);
}

#[test]
fn company_wide_values_are_complete() {
    let scenario = Scenario::embedded("tickets-versus-experience").expect("shipped");
    let values = company_wide(&scenario);
    let get = |key: &str| {
        values.iter().find(|(parameter, _)| parameter.key == key).map(|(_, given)| given.clone())
    };
    assert_eq!(get("communication.cadence_weeks"), Some(Given::Number(13.0)));
    assert!(matches!(get("people.habit"), Some(Given::Range { .. })));
    assert_eq!(get("work.*.skill"), None);
}
