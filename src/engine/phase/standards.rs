//! Hurried work becomes the standard, and recovers slowly if at all.
//!
//! ```text
//! s += (tau - s) / erosion_weeks     when corners are cut (tau < s)
//! s += (1 - s) / restore_weeks       otherwise
//! ```
//!
//! Erosion of service standards (Oliva & Sterman 2001). With `restore_weeks = 0` it is a ratchet.

use crate::model::{Block, Policies};

/// Moves the accepted time per urgent item. Reads `pace`; writes `standard`.
pub(crate) fn drift<const K: usize>(policies: &Policies<K>, block: &mut Block<K>) {
    let Block { spans, pace, standard, .. } = block;
    for span in spans {
        let rules = &policies.units[usize::from(span.unit)].workload;
        for row in span.rows.clone() {
            let (pace, accepted) = (pace[row], &mut standard[row]);
            *accepted += if pace < *accepted {
                rules.erosion_rate * (pace - *accepted)
            } else {
                rules.restore_rate * (1.0 - *accepted)
            };
        }
    }
}
