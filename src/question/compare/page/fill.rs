//! Puts what other analyses found into rows for the page.

use crate::document::charts::LeftOut;
use crate::document::number::capital;
use crate::document::phrases::meaning;
use crate::futures::plan::Plan;
use crate::question::compare::Comparison;
use crate::question::compare::fortunes::reason;
use crate::question::compare::gains::{Fortune, MeasureChange};
use crate::question::compare::looked::Second;
use crate::question::compare::second_look::Doubt;
use crate::question::why::causes::Part;
use crate::scenario::explain::mechanism;
use crate::scenario::{Metric, SMALLEST_GROUP};
use crate::statistics::estimate::Spread;

use super::given::{
    Amount, CausePart, GapParts, GroupChange, HangsOn, HowSure, PageExtras, Share, SwingRow,
    WhoPays,
};

impl PageExtras {
    /// Who gains and who pays, what the second look found if one was taken, and charts that have nothing to
    /// show.
    pub fn of(found: &Comparison, second: Option<&Second>, left_out: &[LeftOut]) -> Self {
        let Comparison { plan, .. } = found;
        Self {
            who_pays: who_pays(found),
            how_sure: second.and_then(|second| how_sure(plan, second)),
            hangs_on: second.and_then(hangs_on),
            causes: second.and_then(causes),
            left_out: left_out.to_vec(),
        }
    }
}

/// One table an option; none where options have other departments or nobody is grouped.
fn who_pays(found: &Comparison) -> Option<Vec<WhoPays>> {
    let Comparison { plan, .. } = found;
    let arms = (1..plan.arms.len()).filter(|&arm| plan.arms[arm].reference == 0);
    let of = |arm: usize| WhoPays {
        option: plan.arms[arm].label.clone(),
        is_in_question: Some(arm) == found.in_question,
        groups: found.fortunes(arm).iter().map(group).collect(),
        notes: vec![format!(
            "Worse off: at least 2 % less reward or 1 point more strain than in the same future as it is. \
             Groups of fewer than {SMALLEST_GROUP} people are merged with others; weighted by people, the \
             departments, the layers and the roles each add up to the company."
        )],
    };
    let all: Vec<WhoPays> = arms.map(of).filter(|who| !who.groups.is_empty()).collect();
    (!all.is_empty()).then_some(all)
}

fn group(fortune: &Fortune) -> GroupChange {
    // in percent, or percentage points
    let amount = |metric: Metric, spread: fn(&MeasureChange) -> Option<Spread>| {
        let spread = fortune.moved(metric).and_then(spread)?;
        let end = |end: f64| if spread.n > 1 { 100.0 * end } else { f64::NAN };
        Some(Amount { middle: 100.0 * spread.q50, low: end(spread.q05), high: end(spread.q95) })
    };
    GroupChange {
        kind: fortune.group.kind.name().to_owned(),
        group: capital(&fortune.group.label),
        people: fortune.group.people,
        counted: amount(Metric::Activity, |moved| moved.share),
        pay: amount(Metric::Pay, |moved| moved.share),
        given_up: amount(Metric::MissedWork, |moved| Some(moved.change)),
        strain: amount(Metric::Strain, |moved| Some(moved.change)),
        worse_off: Some(fortune.worse as f64 / fortune.futures as f64),
        reason: reason(fortune),
    }
}

fn how_sure(plan: &Plan, second: &Second) -> Option<HowSure> {
    let (_, run) = second.standings.first()?;
    let varied = second.standings.iter().map(|(doubt, _)| match doubt {
        None => "As it was run",
        Some(Doubt::LuckOnly) => "Luck only",
        Some(Doubt::AssumptionsOnly) => "Assumptions only",
        Some(Doubt::Halved) => "Ranges half as wide",
        Some(Doubt::Doubled) => "Ranges twice as wide",
    });
    let of = |option: usize| {
        let rises = run[option].is_none_or(|it| it.counts.up >= it.counts.down);
        let share = |standing: &Option<crate::question::compare::sure::Standing>| {
            let counts = standing.as_ref()?.counts;
            let most = if rises { counts.up } else { counts.down };
            Some(most as f64 / counts.all() as f64)
        };
        let shares = second.standings.iter().map(|(_, options)| share(&options[option]));
        let way = if rises { "higher" } else { "lower" };
        Share { option: plan.arms[option + 1].label.clone(), way, shares: shares.collect() }
    };
    let futures = second.standings.iter().skip(1).flat_map(|(_, options)| options).flatten();
    Some(HowSure {
        varied: varied.map(str::to_owned).collect(),
        futures: futures.map(|it| it.counts.all()).max().unwrap_or(0),
        options: (0..run.len()).map(of).collect(),
        notes: second
            .refused
            .iter()
            .map(|(_, why)| format!("Ranges twice as wide make no sense together here: {why}."))
            .collect(),
    })
}

fn hangs_on(second: &Second) -> Option<HangsOn> {
    let swung = second.swung()?;
    let of = |place: usize| {
        let factor = &swung.ends.factors[place];
        let ends = swung.swings.swings[place];
        SwingRow {
            key: factor.lever.key.clone(),
            meaning: meaning(&factor.lever.key).to_owned(),
            unit: factor.lever.parameter.unit.to_owned(),
            range: (factor.from, factor.to),
            reached: (ends.low.value, ends.high.value),
            changes: match swung.swings.usual {
                usual if ends.reverses(usual) => "reverses it",
                usual if ends.turns(usual, swung.ends.scenario.smallest_difference) => "its size",
                _ => "nothing",
            },
        }
    };
    let swings: Vec<SwingRow> = swung.swings.order().into_iter().map(of).collect();
    (!swings.is_empty()).then(|| HangsOn {
        option: swung.option.map(str::to_owned),
        futures: swung.ends.futures as usize,
        swings,
    })
}

fn causes(second: &Second) -> Option<GapParts> {
    let why = second.why.as_ref()?;
    let account = why.company();
    let gap = account.share(Part::Gap)?;
    let percent = |share: f64| 100.0 * share;
    let part = |cause: &crate::question::why::causes::Cause| {
        let Part::Value(name) = cause.part else { return None };
        let error = percent(cause.share.standard_error());
        Some(CausePart {
            mechanism: name.to_owned(),
            meaning: mechanism(name).to_owned(),
            part: percent(cause.share.mean),
            error: Some(error).filter(|error| error.is_finite()),
        })
    };
    let mut parts: Vec<CausePart> = account.causes.iter().filter_map(part).collect();
    parts.sort_by(|one, other| other.part.total_cmp(&one.part));
    Some(GapParts { option: "As it is".to_owned(), gap: percent(gap.mean), futures: gap.n, parts })
}
