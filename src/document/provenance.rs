//! Where numbers come from: what stands in the corner of a chart.

use sha2::{Digest, Sha256};

use crate::document::number::counted;
use crate::scenario::{RESOLVED_CHART, Scenario};

/// SHA-256 of some bytes, hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

/// Whether a scenario's reporting lines are a file of their own.
pub fn imports_chart(scenario: &Scenario) -> bool {
    scenario.resolved.contains(&format!("chart = \"{RESOLVED_CHART}\""))
}

/// What stands in the corner of a chart about so many futures of one scenario.
pub fn corner(scenario: &Scenario, futures: usize, seed: u64) -> String {
    let hash = sha256(scenario.resolved.as_bytes());
    let (futures, seed) = (counted(futures, "future", "futures"), format!("seed {seed}"));
    provenance(&scenario.id, &hash, &[futures, seed])
}

/// Where something comes from: the version, its name with the beginning of its hash, and what it is made of.
pub fn provenance(name: &str, hash: &str, parts: &[String]) -> String {
    let (version, hash) = (env!("CARGO_PKG_VERSION"), hash.get(..8).unwrap_or(hash));
    format!("orgdrift {version} · {name} {hash} · {}", parts.join(" · "))
}
