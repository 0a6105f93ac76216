//! How much memory a request may take.

use std::fs;

use crate::document::number::sized;

/// Largest results that are kept in memory. Bytes.
const MOST: f64 = 16e9;

/// How much memory there is for a request.
pub(super) struct Most {
    /// Bytes.
    pub(super) bytes: f64,
    /// As a fragment that fits after a number of bytes that is too large.
    pub(super) why: String,
}

/// What this machine has free as far as that can be known, and never more than the program takes.
pub(super) fn most() -> Most {
    match [of_machine(), of_group()].into_iter().flatten().reduce(f64::min) {
        Some(free) if free < MOST => {
            Most { bytes: free, why: format!("more than the {} that are free here", sized(free)) }
        }
        _ => Most { bytes: MOST, why: format!("more than {}", sized(MOST)) },
    }
}

/// What Linux can hand out without writing to disk.
fn of_machine() -> Option<f64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let row = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    Some(1024.0 * row.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()?)
}

/// What is left of the limit of a container.
fn of_group() -> Option<f64> {
    let read = |name: &str| fs::read_to_string(format!("/sys/fs/cgroup/memory.{name}")).ok();
    let most: f64 = read("max")?.trim().parse().ok()?;
    // what is kept of files gives way
    let stat = read("stat")?;
    let used = stat.lines().find_map(|line| line.strip_prefix("anon "))?.parse::<f64>().ok()?;
    Some((most - used).max(0.0))
}
