//! What wears people down and what builds their skill, week by week.

use super::decisions::{at_rest, paid};
use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::Trouble;
use crate::verify::row::Rows;

const TOPIC: &str = "Wear and learning";
const PAY: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "what_nobody_recognizes_wears_people_down",
        topic: TOPIC,
        says: "Strain settles where what wears people down and what restores them are equal",
        source: "Herzberg 1968; form: assumption",
        equation: "strain* = r / (r + recovery), r = upkeep (1 - sum practice visibility)",
        runs: PAY,
        compare: upkeep,
    },
    Claim {
        name: "hours_that_build_skill_raise_it_to_a_level",
        topic: TOPIC,
        says: "Hours that build skill raise it to where it fades as fast as it grows",
        source: "Repenning & Sterman 2002; form: assumption",
        equation: "proficiency* = 1 + learning builds h onboarding_weeks",
        runs: PAY,
        compare: learning,
    },
    Claim {
        name: "a_change_of_pay_upsets_and_it_passes",
        topic: TOPIC,
        says: "When pay moves to other work people are exhausted by as much as moved, and recover",
        source: "Brehm 1966; Folger & Skarlicki 1999; size: assumption",
        equation: "strain = reaction 1/2 sum |new - old|, then x (1 - recovery) each week",
        runs: PAY,
        compare: reaction,
    },
];

fn upkeep(rows: &mut Rows) -> Result<(), Trouble> {
    let (upkeep, recovery, visibility) = (0.05, 0.1, [0.9, 0.3]);
    let lived = at_rest()
        .with("time.weeks", 400)
        .with("people.upkeep", upkeep)
        .with("people.strain_recovery", recovery)
        .with("work.a.visibility", visibility[0])
        .with("work.b.visibility", visibility[1])
        .live()?;
    let hours = paid(0) + paid(1);
    let seen = (visibility[0] * paid(0) + visibility[1] * paid(1)) / hours;
    let rise = upkeep * (1.0 - seen);
    rows.at(lived.described()).exact(
        "strain",
        "share",
        rise / (rise + recovery),
        lived.last(BASELINE, Metric::Strain),
    );
    Ok(())
}

fn learning(rows: &mut Rows) -> Result<(), Trouble> {
    let (learning, builds, onboarding) = (0.08, 0.5, 10.0);
    let lived = at_rest()
        .with("time.weeks", 400)
        .with("people.onboarding_weeks", onboarding)
        .option_of("learn", &[("people.learning", &learning), ("work.b.builds", &builds)])
        .live()?;
    let skill = 1.0 + learning * builds * paid(1) * onboarding;
    rows.at(lived.described_with("learn")).exact(
        "strategic value",
        "value per seat",
        skill * lived.last(BASELINE, Metric::Value),
        lived.last("learn", Metric::Value),
    );
    Ok(())
}

fn reaction(rows: &mut Rows) -> Result<(), Trouble> {
    let (reaction, recovery) = (0.9, 0.1);
    let lived = at_rest()
        .with("people.reaction", reaction)
        .with("people.strain_recovery", recovery)
        .option("swap", "measure.units.credit", "{ a = 0.3, b = 0.6 }")
        .line("option.swap.week = 3")
        .live()?;
    let jump = reaction / 3.0;
    for (week, theory) in [(2, 0.0), (3, jump), (4, jump * (1.0 - recovery))] {
        rows.at(format!("{}, week {week}", lived.described_with("swap"))).exact(
            "strain",
            "share",
            theory,
            lived.week("swap", week, Metric::Strain),
        );
    }
    Ok(())
}
