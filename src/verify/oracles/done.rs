//! Work that is handed over and comes back because it is unclear when it is done.

use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::paired::{FUTURES, falls, rises};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "What done means";
const LINEAR: &str = "verify/linear-pay";
const TICKETS: &str = "tickets-versus-experience";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "what_nobody_accepts_counts_and_makes_no_value",
        topic: TOPIC,
        says: "All that is handed over counts as activity, and only what is accepted of it makes value and is paid as an outcome",
        source: "Cooper 1980; Lyneis & Ford 2007",
        equation: "accepted / handed over = done_clarity; hours per accepted hour = 1 / done_clarity",
        runs: LINEAR,
        compare: accepted,
    },
    Claim {
        name: "clear_criteria_raise_the_outcome_and_not_the_activity",
        topic: TOPIC,
        says: "To say when work is done raises the outcome, while as much is handed over as before",
        source: "Cooper 1980; Lyneis & Ford 2007",
        equation: "d outcome / d done_clarity > 0 > d returned / d done_clarity, activity alike",
        runs: TICKETS,
        compare: clear,
    },
];

fn accepted(rows: &mut Rows) -> Result<(), Trouble> {
    let (clarity, worth, paid) = ([0.4, 0.8], [1.0, 0.5], 0.3);
    let lived = Case::of(LINEAR)
        .with("mechanisms", "[\"incentives\", \"workload\"]")
        .with("people.strain_rate", 0)
        .with("people.exit_rate", 0)
        .with("workload.arrivals", 0)
        .with("measure.wanted.kind", "\"outcome\"")
        .with("reward.result.pays_for", "{ wanted = 1 }")
        .with("reward.result.strength", paid)
        .option_of(
            "vague",
            &[("work.a.done_clarity", &clarity[0]), ("work.b.done_clarity", &clarity[1])],
        )
        .live()?;
    let hours = ["a", "b"].map(|kind| lived.last_hours("vague", kind));
    let accepted = [clarity[0] * hours[0], clarity[1] * hours[1]];
    let handed_over = hours[0] + hours[1];
    let last = |option: &str, metric: Metric| lived.last(option, metric);
    let returned = 1.0 - (accepted[0] + accepted[1]) / handed_over;
    let unpaid = -paid * last("vague", Metric::PracticeFit) * returned * handed_over;
    rows.at(lived.described_with("vague"))
        .exact("work that comes back", "share", returned, last("vague", Metric::ReturnedShare))
        .exact(
            "value",
            "value per seat",
            worth[0] * accepted[0] + worth[1] * accepted[1],
            last("vague", Metric::Value),
        )
        .exact(
            "activity, as with clear criteria",
            "counted units",
            last(BASELINE, Metric::Activity),
            last("vague", Metric::Activity),
        )
        .equal(
            "reward: vague minus clear",
            "reward per seat",
            unpaid,
            last("vague", Metric::Pay) - last(BASELINE, Metric::Pay),
            Tolerance::digits(2.0, last(BASELINE, Metric::Pay)),
        );
    let only = Case::of(LINEAR)
        .with("mechanisms", "[\"incentives\", \"workload\"]")
        .with("people.strain_rate", 0)
        .with("people.exit_rate", 0)
        .with("workload.arrivals", 0)
        .with("work.a.done_clarity", 0.4)
        .with("measure.units.credit", "{ a = 0.6 }")
        .live()?;
    rows.at(only.described()).exact(
        "hours for an hour that is accepted",
        "hours",
        1.0 / 0.4,
        only.last_hours(BASELINE, "a") / only.last(BASELINE, Metric::Value),
    );
    Ok(())
}

fn clear(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TICKETS)
        .with("work.root_cause.done_clarity", 0.6)
        .with("work.experience.done_clarity", 0.6)
        .option_of(
            "clear",
            &[("work.root_cause.done_clarity", &1), ("work.experience.done_clarity", &1)],
        )
        .futures(FUTURES)
        .live()?;
    rises(rows, &lived, BASELINE, "clear", Metric::OutcomeIndex);
    falls(rows, &lived, BASELINE, "clear", Metric::ReturnedShare);
    let activity = |option: &str| lived.last(option, Metric::Activity);
    rows.at(lived.described_with("clear")).exact(
        "activity, as before",
        "counted units",
        activity(BASELINE),
        activity("clear"),
    );
    Ok(())
}
