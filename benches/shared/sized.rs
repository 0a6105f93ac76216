//! The demo scenario at any size.

use orgdrift::engine::timeline::Timeline;
use orgdrift::model::policy::World;
use orgdrift::model::{Organization, Policies, Workforce, founding};
use orgdrift::rng::Streams;
use orgdrift::scenario::Scenario;

/// The demo scenario with about so many people; `more` are lines of the file before its tables.
pub(crate) fn scenario(people: usize, more: &str) -> Scenario {
    let text = format!(
        "extends = \"tickets-versus-experience\"\n{more}\n[department.support]\npeople = {}\n\
         [department.engineering]\npeople = {}\n[department.success]\npeople = {}\n",
        people / 2,
        people / 3,
        people / 6
    );
    Scenario::from_text("sized", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A company before its first week.
#[allow(dead_code, reason = "not every bench lives weeks")]
pub(crate) struct Company {
    pub(crate) org: Organization<4>,
    pub(crate) policies: Policies<4>,
    pub(crate) state: Workforce<4>,
}

#[allow(dead_code, reason = "not every bench lives weeks")]
impl Company {
    /// Founds the demo scenario, with usual values, with about so many people.
    pub(crate) fn found(people: usize, luck: Streams) -> Self {
        let scenario = scenario(people, "");
        let timeline = Timeline::new(&scenario, None, World::AsIs, None);
        let org = Organization::new(timeline.first_settings(), &[], luck);
        let policies = timeline.first_policies(&org);
        let state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
        Self { org, policies, state }
    }

    /// Seats whose week is lived.
    pub(crate) fn people(&self) -> usize {
        self.org.seats() - 1
    }
}
