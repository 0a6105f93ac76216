//! Which world a run lives in, and which mechanisms act there.

use crate::scenario::{Mechanisms, Scenario};

/// Which world a run lives in: the scenario as it is, or a twin to compare it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum World {
    /// The scenario with its mechanisms.
    AsIs,
    /// Same seats, hours, arrivals and luck, every mechanism neutral except urgent work that arrives
    /// and the hours taken by overhead.
    AlignedTwin,
    /// Every mechanism neutral: neither urgent work nor overhead.
    FrictionlessTwin,
}

/// Which mechanisms act in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// The mechanisms of the scenario; workload is `true` only in full.
    pub on: Mechanisms,
    /// Urgent work arrives and overhead takes hours.
    pub load_arrives: bool,
}

impl Switches {
    /// Switches of a scenario in a world.
    pub fn of(scenario: &Scenario, world: World) -> Self {
        match world {
            World::AsIs => {
                Self { on: scenario.mechanisms, load_arrives: scenario.mechanisms.workload }
            }
            World::AlignedTwin => {
                Self { on: Mechanisms::NONE, load_arrives: scenario.mechanisms.workload }
            }
            World::FrictionlessTwin => Self { on: Mechanisms::NONE, load_arrives: false },
        }
    }
}
