//! What a split of effort is worth.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Value";
const PAY: &str = "verify/linear-pay";
const SOON_AND_LATE: &str = "verify/horizon";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "the_alignment_factor_of_nine_to_one_has_its_three_textbook_values",
        topic: TOPIC,
        says: "Nine to one where the strategy needs half and half keeps .8, .6 or .36 of the value, by how well one kind of work replaces the other",
        source: "Arrow, Chenery, Minhas & Solow 1961",
        equation: "AF = (sum i^(1-r) p^r)^(1/r); r -> 0: exp(-KL(i, p)); r = 1/2: cos^2(sqrt i, sqrt p)",
        runs: PAY,
        compare: alignment_factor,
    },
    Claim {
        name: "discounting_turns_practice_away_from_intent",
        topic: TOPIC,
        says: "Impatience turns effort towards work that shows soon",
        source: "Mazur 1987",
        equation: "cos(i, i / (1 + T / horizon)) = .9044",
        runs: SOON_AND_LATE,
        compare: discounting,
    },
];

fn alignment_factor(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |substitution: f64| {
        Case::of(PAY)
            .with("strategy.value", "\"balanced\"")
            .with("strategy.substitution", substitution)
            .with("measure.units.credit", "{ a = 0.9, b = 0.1 }")
            .live()
    };
    let divergence = 0.5 * (math::ln(0.5 / 0.9) + math::ln(0.5 / 0.1));
    let roots = |share: f64| (0.5 * share).sqrt();
    let cosine = roots(0.9) + roots(0.1);
    for (substitution, theory) in [
        (0.5, cosine * cosine),
        (0.0, math::exp(-divergence)),
        (1e-17, math::exp(-divergence)),
        (-1e-15, math::exp(-divergence)),
        (-1.0, 0.36),
        (1.0, 1.0),
    ] {
        let lived = case(substitution)?;
        let factor = lived.last(BASELINE, Metric::AlignmentFactor);
        rows.at(lived.described()).exact("alignment factor", "share", theory, factor);
    }
    for (substitution, tabled) in [(0.5, 0.8), (0.0, 0.6)] {
        let lived = case(substitution)?;
        let factor = lived.last(BASELINE, Metric::AlignmentFactor);
        rows.at(lived.described()).equal(
            "alignment factor, as published",
            "share",
            tabled,
            factor,
            Tolerance::as_tabled(8),
        );
    }
    Ok(())
}

fn discounting(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(SOON_AND_LATE).live()?;
    // belief is the intent here, so the paper gap is the distance of practice from it
    let last = |metric| lived.last(BASELINE, metric);
    let cosine = last(Metric::SignalFidelity) - last(Metric::PaperGap);
    let discounted = [1.0 / (1.0 + 1.0 / 13.0), 1.0 / (1.0 + 26.0 / 13.0)];
    let theory = math::cosine(&[0.5, 0.5], &discounted);
    rows.at(lived.described())
        .equal(
            "cosine of practice and intent",
            "cosine",
            theory,
            cosine,
            Tolerance::digits(2.0, 1.0),
        )
        .equal("the same, as published", "cosine", 0.9044, cosine, Tolerance::as_tabled(4));
    let shares = math::shares(&discounted, &[0.5, 0.5]);
    let practised = lived.priority(BASELINE, lived.weeks(), "company", "b").practised;
    rows.at(lived.described()).exact("share of late work", "share of hours", shares[1], practised);
    Ok(())
}
