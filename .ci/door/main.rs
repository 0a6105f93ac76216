//! Runs a scenario and reads the verdict on every option.

use std::error::Error;

use orgdrift::{Comparison, Scenario, Verdict};

fn main() -> Result<(), Box<dyn Error>> {
    let scenario = Scenario::embedded("tickets-versus-experience")?;
    let comparison = Comparison::live(scenario, 40, 1)?;
    println!("{}", comparison.as_it_is());
    for answer in comparison.answers() {
        let sure = matches!(answer.verdict, Verdict::Clearly(_));
        println!("{} {}", if sure { "*" } else { " " }, answer.sentence);
    }
    Ok(())
}
