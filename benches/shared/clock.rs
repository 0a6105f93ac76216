//! Processor time, which other programs on the same machine disturb less than the time on the wall.

#![allow(clippy::disallowed_types, reason = "a bench is about time")]

use std::time::Instant;

/// Seconds that this process has kept processors busy; on systems that do not tell, seconds since a fixed
/// moment.
pub(crate) fn seconds() -> f64 {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let begun = BEGUN.get_or_init(Instant::now);
    let told = std::fs::read_to_string("/proc/self/stat").ok().and_then(|text| {
        // the name of the process may hold anything, so the fields are counted from behind it
        let (_, fields) = text.rsplit_once(')')?;
        let ticks = |place: usize| fields.split_whitespace().nth(place)?.parse::<f64>().ok();
        Some((ticks(11)? + ticks(12)?) / 100.0)
    });
    told.unwrap_or_else(|| begun.elapsed().as_secs_f64())
}

/// The fastest of some repetitions of a piece of work, in seconds of processor time each; every repetition
/// does the work often enough to be measured.
#[allow(dead_code, reason = "not every bench looks for the fastest")]
pub(crate) fn fastest(repetitions: usize, mut work: impl FnMut()) -> f64 {
    const LONG_ENOUGH: f64 = 0.25;
    let mut times = 1_u32;
    loop {
        let begun = seconds();
        (0..times).for_each(|_| work());
        if seconds() - begun >= LONG_ENOUGH {
            break;
        }
        times *= 2;
    }
    let mut best = f64::INFINITY;
    for _ in 0..repetitions {
        let begun = seconds();
        (0..times).for_each(|_| work());
        best = best.min((seconds() - begun) / f64::from(times));
    }
    best
}

/// Largest memory of the process so far, in MiB; 0 on systems that do not tell.
#[allow(dead_code, reason = "not every bench speaks of memory")]
pub(crate) fn peak_memory() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}
