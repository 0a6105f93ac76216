//! Who gains and who pays, in words.

use crate::analysis::gains::{Driver, Fortune};
use crate::report::number::rounded;

/// What moves a group's fortune most, without a full stop.
pub fn reason(fortune: &Fortune) -> String {
    let percent = |share: f64| format!("{} %", rounded(100.0 * share.abs()));
    match fortune.driver {
        None => "neither reward nor strain changes by what matters".to_owned(),
        Some(Driver::Counted(share)) if share >= 0.0 => {
            format!("{} more of its work is counted", percent(share))
        }
        Some(Driver::Counted(share)) => format!("{} less of its work is counted", percent(share)),
        Some(Driver::Rate(share)) if share >= 0.0 => {
            format!("what is counted earns {} more", percent(share))
        }
        Some(Driver::Rate(share)) => format!("what is counted earns {} less", percent(share)),
        Some(Driver::Hours(share)) if share >= 0.0 => {
            format!("{} more of the week is filled", percent(share))
        }
        Some(Driver::Hours(share)) => format!("{} less of the week is filled", percent(share)),
        Some(Driver::Fit(share)) if share >= 0.0 => {
            "its work fits the strategy better, which tires less".to_owned()
        }
        Some(Driver::Fit(_)) => "its work fits the strategy less, which tires".to_owned(),
        Some(Driver::Unmeasured) => "strain changes for a reason not measured by group".to_owned(),
    }
}
