//! Leaders read their reports and respond, late and to what they see. Equations and sources: section *leadership* of
//! [`crate::model::description`].
//!
//! Acting without removing anything is how priorities pile up.

use crate::math;
use crate::model::Policies;
use crate::model::layout::Tally;
use crate::model::layout::workforce::PublicState;
use crate::model::policy::Playbook;
use crate::model::result::ResultWeek;

/// What the week looks like from outside, against the aligned twin. Points.
#[derive(Clone, Copy, Debug)]
pub struct TwinIndices {
    /// Counted activity.
    pub activity_index: f64,
    /// Strategic value.
    pub outcome_index: f64,
}

/// What leaders see. Points.
pub fn reported<const K: usize>(
    policies: &Policies<K>,
    standing: TwinIndices,
    company: &Tally<K>,
    layers: usize,
) -> f64 {
    if !policies.switches.on.silence {
        return standing.outcome_index;
    }
    let weight = policies.company.dashboard_weight;
    let heard = if company.concerned > 0.0 { company.heard / company.concerned } else { 0.0 };
    let heard_gap = (100.0 - standing.outcome_index) * heard;
    let counted = policies.company.result.as_ref().map_or(standing.activity_index, |rules| {
        let week = ResultWeek::of(rules, company);
        rules.points(rules.recorded(rules.real(&week), &week), &week)
    });
    let attained = counted * policies.company.attained_by_a_point;
    let dashboard = math::at_most(policies.company.dashboard_cap, attained);
    let padding = policies.company.padding * layers.saturating_sub(1) as f64;
    weight * dashboard + (1.0 - weight) * (100.0 - heard_gap) + padding
}

/// What leaders take for normal after another week of reports like this. Points.
pub fn used_to(normal: f64, reported: f64, rate: f64) -> f64 {
    normal + rate * (reported - normal)
}

/// Looks at the reports and acts when it is time. Reads what leaders see; writes `leaders`.
pub fn respond<const K: usize>(
    policies: &Policies<K>,
    shared: &mut PublicState<K>,
    reported: f64,
    week: u32,
) {
    let company = &policies.company;
    let leaders = &mut shared.leaders;
    let before = leaders.normal;
    leaders.normal = used_to(before, reported, company.reference_rate);
    if company.playbook == Playbook::None {
        leaders.act_in = None;
        return;
    }
    let worried = before - reported > company.concern_level;
    if worried && leaders.act_in.is_none() && week >= leaders.pause_until {
        leaders.act_in = Some(week + company.delay_weeks);
    }
    if leaders.act_in.is_some_and(|due| week >= due) {
        leaders.act_in = None;
        leaders.pause_until = week + company.pause_weeks;
        let responses = &mut leaders.responses;
        match company.playbook {
            Playbook::None => {}
            Playbook::Restate => leaders.restate = true,
            Playbook::AddPriority => responses.priorities += 1,
            Playbook::RaiseBonus => responses.bonuses += 1,
            Playbook::ChangeMeasure => responses.measures += 1,
            Playbook::ProtectTime => responses.time += 1,
            Playbook::Listen => responses.listening += 1,
        }
    }
}
