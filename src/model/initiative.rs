//! How initiatives come to an end: what grows while it is unclear when they are done, and who sees to the whole.
//!
//! ```text
//! progress  = accepted effective hours of people's own choosing / (initiatives x size)           of an initiative, a week
//! growth    = scope_growth x returned share
//! lead      = 1 / progress                                where nothing grows
//!           = -ln(1 - growth / progress) / growth         where progress > growth; else it is never finished
//! ```
//!
//! What is left of an initiative falls by what is worked off and grows by a share of itself, so it is 0 after `lead` weeks.
//! Creeping requirements: Jones 1996; rework that nobody has found yet: Cooper 1980.

use crate::math;
use crate::model::settings::Settings;

/// Rules about initiatives, which cross departments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InitiativeRules {
    /// What is left of an initiative grows by this where nothing that is done is accepted. Share per week.
    pub scope_growth: f64,
    /// Initiatives with one owner, who moves hours to where they are missing. Share.
    pub owned: f64,
}

impl InitiativeRules {
    /// Reads them; nothing grows, and everything has an owner, where they are not on.
    pub(super) fn read(settings: Settings, on: bool) -> Self {
        let get = |key: &str| settings.number(key);
        if on {
            Self { scope_growth: get("workload.scope_growth"), owned: get("workload.owned") }
        } else {
            Self { scope_growth: 0.0, owned: 1.0 }
        }
    }

    /// Whether initiatives end otherwise than work under way over hours says.
    pub fn is_neutral(&self) -> bool {
        self.scope_growth <= 0.0 && self.owned >= 1.0
    }

    /// One over the weeks that an initiative takes, when such a part of it is worked off in a week and such a share of
    /// all work comes back; 0 where it is never finished. Per week.
    pub fn speed(&self, progress: f64, returned: f64) -> f64 {
        let growth = self.scope_growth * returned;
        if growth <= 0.0 {
            progress
        } else if progress > growth {
            growth / -math::ln(1.0 - growth / progress)
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slow_growth_is_no_growth_and_fast_growth_never_ends() {
        let rules = |scope_growth: f64| InitiativeRules { scope_growth, owned: 1.0 };
        assert!((rules(1e-9).speed(0.1, 0.5) - 0.1).abs() < 1e-9);
        assert!(rules(0.1).speed(0.1, 0.5) < 0.1);
        assert!(rules(0.2).speed(0.1, 0.5) == 0.0);
        assert!(rules(0.0).is_neutral() && !rules(0.1).is_neutral());
    }
}
