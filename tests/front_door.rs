//! The library from outside: what a program of twenty lines gets is what `orgdrift run` says.

use std::error::Error;

use orgdrift::{Comparison, NoAnswer, Scenario, Verdict};

const TEXT: &str = r#"
    extends = "tickets-versus-experience"

    [time]
    weeks = 30

    [option.more_time]
    label = "Half of all meetings"
    set.workload.meetings = { times = 0.5 }

    [option.as_paid]
    set.reward.ticket_bonus.pays_for = { tickets_closed = 2 }
    at_equal_cost = "reward.ticket_bonus.strength"
"#;

#[test]
fn a_program_of_twenty_lines_reads_a_verdict() -> Result<(), Box<dyn Error>> {
    let scenario = Scenario::from_text("my-company", TEXT)?;
    let comparison = Comparison::live(scenario, 40, 1)?;
    let answers = comparison.answers();
    for answer in &answers {
        assert!(answer.difference.n == 40 && !answer.verdict.words().is_empty(), "{answer:?}");
    }
    let names: Vec<&str> = answers.iter().map(|answer| answer.option.as_str()).collect();
    assert!(names.contains(&"more_time") && names.contains(&"as_paid"), "{names:?}");
    // twice the weight at equal cost is half the strength: nothing is different
    let same = answers.iter().find(|answer| answer.option == "as_paid").ok_or("it is there")?;
    assert!(same.difference.q50.abs() < 0.5, "{same:?}");
    // the same numbers again
    let again = Comparison::live(Scenario::from_text("my-company", TEXT)?, 40, 1)?;
    assert_eq!(again.answers(), answers);
    Ok(())
}

#[test]
fn few_futures_are_too_early_and_none_are_refused() -> Result<(), Box<dyn Error>> {
    let scenario = Scenario::from_text("my-company", TEXT)?;
    let refused = Comparison::live(scenario.clone(), 0, 1);
    assert!(matches!(refused, Err(NoAnswer::Request(_))), "{refused:?}");
    let few = Comparison::live(scenario, 5, 1)?;
    let acts = few.answers().into_iter().filter(|answer| answer.difference.q50.abs() > 0.1);
    let words: Vec<Verdict> = acts.map(|answer| answer.verdict).collect();
    assert!(!words.is_empty() && words.iter().all(|word| *word == Verdict::TooEarly), "{words:?}");
    Ok(())
}

#[test]
#[cfg(feature = "app")]
fn the_library_says_what_the_program_says() -> Result<(), Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    std::fs::write(place.path().join("my-company.toml"), TEXT)?;
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_orgdrift"))
        .args(["run", "my-company.toml", "--futures", "40", "--seed", "1", "--json"])
        .current_dir(place.path())
        .output()?;
    let told: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let told = told["options"].as_array().ok_or("no options")?;
    let comparison = Comparison::live(Scenario::from_text("my-company", TEXT)?, 40, 1)?;
    let answers = comparison.answers();
    let mut compared = 0;
    for answer in &answers {
        let own = told.iter().find(|option| option["option"] == answer.option.as_str());
        let own = own.ok_or("the program knows the option")?;
        assert_eq!(own["verdict"], answer.verdict.words().as_str(), "{own}");
        assert_eq!(own["sentence"], answer.sentence.as_str());
        compared += 1;
    }
    assert!(compared >= 6, "{compared}");
    Ok(())
}
