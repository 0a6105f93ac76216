//! What is reported and not worked, because pay goes another way than the strategy.

use super::decisions::{COST, WORTH, at_rest, paid};
use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::Trouble;
use crate::verify::row::Rows;

const TOPIC: &str = "Decisions";
const PAY: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[Claim {
    name: "what_clashes_with_pay_is_reported_and_not_worked",
    topic: TOPIC,
    says: "Where pay goes another way than the strategy, hours for the strategy are reported, counted and not worked",
    source: "Meyer & Rowan 1977; form: assumption",
    equation: "reported - worked = pretence (1 - cos(strategy, pay)) hours that the strategy pulls; 0 where they agree",
    runs: PAY,
    compare: reported,
}];

fn reported(rows: &mut Rows) -> Result<(), Trouble> {
    let (conviction, pretence) = (0.7, 0.8);
    // what is paid goes by 2 to 1 to a and b
    for (intent, agrees) in [([0.2, 0.8], false), ([2.0 / 3.0, 1.0 / 3.0], true)] {
        let lived = at_rest()
            .with("people.conviction", conviction)
            .with("communication.practice_weight", 0)
            .with("strategy.intent", format!("{{ a = {:?}, b = {:?} }}", intent[0], intent[1]))
            .option("pretend", "people.pretence", pretence)
            .live()?;
        let strategy = intent.map(|share| conviction * share / COST);
        let pay = [paid(0), paid(1)];
        let dot = |left: [f64; 2], right: [f64; 2]| left[0] * right[0] + left[1] * right[1];
        let cosine = dot(strategy, pay) / (dot(strategy, strategy).sqrt() * dot(pay, pay).sqrt());
        let conflict = if agrees { 0.0 } else { 1.0 - cosine };
        let missing = strategy.map(|hours| pretence * conflict * hours);
        let hours = [strategy[0] + pay[0], strategy[1] + pay[1]];
        rows.at(lived.described_with("pretend"))
            .exact(
                "reported and not worked",
                "share of hours",
                (missing[0] + missing[1]) / (hours[0] + hours[1]),
                lived.last("pretend", Metric::PretendedShare),
            )
            .exact(
                "strategic value",
                "value per seat",
                dot(WORTH, [hours[0] - missing[0], hours[1] - missing[1]]),
                lived.last("pretend", Metric::Value),
            )
            .exact(
                "counted units, as without pretence",
                "counted units",
                lived.last(BASELINE, Metric::Activity),
                lived.last("pretend", Metric::Activity),
            );
    }
    Ok(())
}
