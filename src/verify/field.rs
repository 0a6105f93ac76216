//! What was measured in the field, beside what the shipped scenario does with its defaults.

use crate::experiment::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::case::{Case, Lived, Trouble};
use crate::verify::row::mean_and_error;

const SHIPPED: &str = "tickets-versus-experience";
const PIECE_RATE: &str = "verify/piece-rate";
const PAIR: &str = "verify/pair";
/// Futures of every finding.
const FUTURES: u32 = 12;
/// Weeks of the final quarter and of the final year.
const QUARTER: usize = 13;
const YEAR: usize = 52;
/// Managers of the shipped scenario in `layer_weekly.csv`: everyone in these layers has reports.
const MANAGERS: &str = "1-2";

/// Where a simulated number lies beside the measured ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Within the published range.
    Inside,
    /// Outside by less than half the width of the range.
    Near,
    /// Further off.
    Outside,
}

/// A number that was measured in real organizations, and what the simulator makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Name on the command line.
    pub name: &'static str,
    /// What was measured, one sentence without a full stop.
    pub says: &'static str,
    /// Unit in words.
    pub unit: &'static str,
    /// Smallest published value.
    pub from: f64,
    /// Largest published value.
    pub to: f64,
    /// What the simulator gives; not a number when the tables do not hold it.
    pub simulated: f64,
    /// Author and year.
    pub source: &'static str,
    /// Scenario and values that were run.
    pub configuration: String,
    /// Which parameters decide it and whether their values are judgement, one sentence without a full stop.
    pub judgement: &'static str,
}

impl Finding {
    /// Inside, near or outside the published range.
    pub fn standing(&self) -> Standing {
        let half = 0.5 * (self.to - self.from);
        if self.simulated >= self.from && self.simulated <= self.to {
            Standing::Inside
        } else if self.simulated >= self.from - half && self.simulated <= self.to + half {
            Standing::Near
        } else {
            Standing::Outside
        }
    }
}

/// Runs the shipped scenarios and compares them with the field.
///
/// # Errors
/// When a scenario cannot be run.
pub fn findings() -> Result<Vec<Finding>, Trouble> {
    let shipped = Case::of(SHIPPED).futures(FUTURES).live()?;
    let mut all = piece_rates()?;
    all.push(peers()?);
    all.extend(strategy(&shipped));
    all.extend(news(&shipped));
    all.extend(work(&shipped));
    Ok(all)
}

/// Mean over futures of a measure of the shipped scenario in the final quarter.
fn usual(lived: &Lived, metric: Metric) -> f64 {
    mean_of(&lived.finals(BASELINE, metric))
}

/// Mean over futures of something made of two measures of the final quarter.
fn usual_of(lived: &Lived, metrics: [Metric; 2], of: impl Fn(f64, f64) -> f64) -> f64 {
    let [first, second] = metrics.map(|metric| lived.finals(BASELINE, metric));
    mean_of(
        &first.iter().zip(&second).map(|(&first, &second)| of(first, second)).collect::<Vec<_>>(),
    )
}

fn mean_of(values: &[f64]) -> f64 {
    mean_and_error(values).0
}

fn piece_rates() -> Result<Vec<Finding>, Trouble> {
    let finding = |name, lived: &Lived, judgement| {
        let activity = |option| lived.finals(option, Metric::Activity);
        let (fixed, paid) = (activity(BASELINE), activity("piece_rate"));
        let gains: Vec<f64> =
            fixed.iter().zip(&paid).map(|(fixed, paid)| paid / fixed - 1.0).collect();
        Finding {
            name,
            says: "The same people do about a fifth more for a piece rate than for a fixed wage: 20 % in a field experiment with tree planters, 22 % and 22.6 % in payroll records (bounds there: 8.8 to 60.4 %)",
            unit: "share of output",
            from: 0.20,
            to: 0.226,
            simulated: mean_of(&gains),
            source: "Shearer 2004; Lazear 2000; Paarsch & Shearer 2000",
            configuration: lived.described_with("piece_rate"),
            judgement,
        }
    };
    let case = || Case::of(PIECE_RATE).futures(FUTURES);
    let shipped = case().live()?;
    let spare = case().with("people.effort_cost", 3).live()?;
    Ok(vec![
        finding(
            "piece_rate_response",
            &shipped,
            "Decided by people.conviction, people.effort_cost and reward.*.strength, of which the effort cost was set by this finding and the others are judgement: with a cost of 1 nearly all hours would be worked for a fixed wage already",
        ),
        finding(
            "piece_rate_response_with_hours_to_spare",
            &spare,
            "Decided by reward.*.strength over people.conviction x clarity, all judgement: where hours do not bind, a unit of pay pulls as much as the conviction that is left, so output doubles; a strength of .2 would give a fifth",
        ),
    ])
}

fn peers() -> Result<Finding, Trouble> {
    let lived = Case::of(PAIR).live()?;
    // two practices are their mean and one standard deviation to either side; hers is the larger share of b
    let practices = |option: &str, week| {
        let both = lived.priority(option, week, "company", "b");
        (both.practised + both.practised_sd, both.practised - both.practised_sd)
    };
    let last = lived.weeks();
    let slopes: Vec<f64> = (last - YEAR + 1..=last)
        .map(|week| {
            let ((she, he), (she_more, he_more)) =
                (practices(BASELINE, week), practices("more", week));
            (he_more - he) / (she_more - she)
        })
        .collect();
    Ok(Finding {
        name: "peer_slope",
        says: "When a colleague does more, one does .12 as much more, with 95 % limits of .06 and .18 for the mean of 34 studies; .14 among pairs who fill envelopes, .15 among cashiers",
        unit: "share of the colleague's change",
        from: 0.06,
        to: 0.18,
        simulated: mean_of(&slopes),
        source: "Herbst & Mas 2015; Falk & Ichino 2006; Mas & Moretti 2009",
        configuration: lived.described_with("more"),
        judgement: "Decided by norms.conformity, which was set by these studies, and by norms.conformity_when_unclear, manager_weight and legacy, which are judgement; the studies measured how much colleagues do, the model moves only what they do",
    })
}

fn strategy(shipped: &Lived) -> [Finding; 2] {
    let last = shipped.weeks();
    let named: Vec<f64> = (last - QUARTER + 1..=last)
        .map(|week| shipped.layer(BASELINE, week, MANAGERS, Metric::TopPriorityKnown))
        .collect();
    [
        Finding {
            name: "managers_who_know_the_priority",
            says: "28 % of executives and managers name three of their firm's priorities, 55 % of middle managers name one of five",
            unit: "share of managers",
            from: 0.28,
            to: 0.55,
            simulated: mean_of(&named),
            source: "Sull, Sull & Yoder 2018; Sull, Homkes & Sull 2015",
            configuration: format!("{}, managers, final quarter", shipped.described()),
            judgement: "Decided by the strategy.competing_priorities and communication.* that blur the message, all judgement; believing in the true top priority while being at least half certain is also not quite what the surveys asked",
        },
        Finding {
            name: "strategic_value_realised",
            says: "Firms realise 63 % of the value that their strategies promise, and 56 % of strategic initiatives succeed",
            unit: "share of value",
            from: 0.56,
            to: 0.63,
            simulated: usual(shipped, Metric::OutcomeIndex) / 100.0,
            source: "Mankins & Steele 2005; Economist Intelligence Unit 2013",
            configuration: format!("{}, outcome index, final quarter", shipped.described()),
            judgement: "Decided by nearly everything, foremost measure.*.credit and people.conviction, which are judgement: the scenario was made to show a gap of about this size",
        },
    ]
}

fn news(shipped: &Lived) -> [Finding; 3] {
    let metrics = [Metric::ReportedIndex, Metric::OutcomeIndex];
    let source = "Bevan & Hood 2006; VA Office of Inspector General 2014";
    let configuration = format!("{}, final quarter", shipped.described());
    [
        Finding {
            name: "silence",
            says: "42 % of employees speak up at times and at other times withhold what they know, and 85 % of those interviewed had at least once not raised an important concern",
            unit: "share of people with a concern",
            from: 0.42,
            to: 0.85,
            simulated: usual(shipped, Metric::SilenceRate),
            source: "Detert, Burris & Harrison 2010; Milliken, Morrison & Hewlin 2003",
            configuration: configuration.clone(),
            judgement: "Decided by voice.base, voice.efficacy and voice.response, all judgement; the model counts concerns that are not raised in a week, the studies people who ever kept one",
        },
        Finding {
            name: "reported_over_true",
            says: "Emergency patients seen within four hours: 96 % reported and 77 % by their own account; veterans seen within 14 days: 57 % reported and 16 % found",
            unit: "reported over true attainment",
            from: 96.0 / 77.0,
            to: 57.0 / 16.0,
            simulated: usual_of(shipped, metrics, |reported, truth| reported / truth),
            source,
            configuration: configuration.clone(),
            judgement: "Decided by leadership.dashboard_weight and by what the measure credits, all judgement; two cases of gaming are a wide range",
        },
        Finding {
            name: "shortfall_that_is_seen",
            says: "Of 23 % of emergency patients who waited beyond four hours 4 % were reported, of 84 % of veterans who waited beyond 14 days 43 %",
            unit: "reported over true shortfall",
            from: 4.0 / 23.0,
            to: 43.0 / 84.0,
            simulated: usual_of(shipped, metrics, |reported, truth| {
                (100.0 - reported) / (100.0 - truth)
            }),
            source,
            configuration,
            judgement: "Decided by leadership.dashboard_weight, which is judgement: counted activity has no upper limit, so leaders see a surplus where a share of patients could only look complete",
        },
    ]
}

fn work(shipped: &Lived) -> [Finding; 2] {
    let mut spans: Vec<usize> =
        shipped.scenario().chart.teams.iter().map(ExactSizeIterator::len).collect();
    spans.sort_unstable();
    let median = match (spans.get(spans.len().saturating_sub(1) / 2), spans.get(spans.len() / 2)) {
        (Some(&low), Some(&high)) => 0.5 * (low + high) as f64,
        _ => f64::NAN,
    };
    [
        Finding {
            name: "rework",
            says: "Software teams spend 21 % (high performers) to 32 % (medium ones) of their time on unplanned work and rework, and lose 23 % of it to technical debt",
            unit: "share of hours worked",
            from: 0.21,
            to: 0.32,
            simulated: usual_of(
                shipped,
                [Metric::ReworkShare, Metric::UrgentShare],
                |caused, urgent| caused * urgent,
            ),
            source: "Forsgren et al. 2016; Besker, Martini & Bosch 2019",
            configuration: format!(
                "{}, rework share x urgent share, final quarter",
                shipped.described()
            ),
            judgement: "Decided by workload.fire, workload.defect, workload.defect_slope and workload.arrivals, all judgement; the model counts urgent work that defects caused and no redoing of planned work",
        },
        Finding {
            name: "span",
            says: "The median manager has five to six reports",
            unit: "people",
            from: 5.0,
            to: 6.0,
            simulated: median,
            source: "Gallup 2026",
            configuration: format!("{}, median of its teams", shipped.described()),
            judgement: "An input and no result: organization.span was set to 6 because of this number",
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(simulated: f64) -> Finding {
        Finding {
            name: "x",
            says: "x",
            unit: "share",
            from: 0.2,
            to: 0.4,
            simulated,
            source: "a test",
            configuration: String::new(),
            judgement: "none",
        }
    }

    #[test]
    fn both_ends_of_a_range_are_inside() {
        for simulated in [0.2, 0.3, 0.4] {
            assert_eq!(finding(simulated).standing(), Standing::Inside);
        }
    }

    #[test]
    fn near_is_within_half_a_range_of_either_end() {
        for simulated in [0.11, 0.19, 0.41, 0.49] {
            assert_eq!(finding(simulated).standing(), Standing::Near);
        }
        for simulated in [0.09, 0.51, f64::NAN] {
            assert_eq!(finding(simulated).standing(), Standing::Outside);
        }
    }
}
