//! Whose practice counts for more among colleagues. Equations and sources: section *informal leaders* of
//! [`crate::model::optional`].

use crate::model::settings::Settings;
use crate::rng::{Purpose, Streams};

/// Weight of each seat among its colleagues, 1 for most; empty where all count alike. `[seats]`
pub fn draw(settings: Settings, seats: usize, streams: Streams) -> Vec<f64> {
    let (share, weight) =
        (settings.number("norms.leaders"), settings.number("norms.leader_weight"));
    if share == 0.0 || weight <= 1.0 {
        return Vec::new();
    }
    let mut draws = streams.open(Purpose::Leaders, 0, 0, 1);
    // a seat has a draw of its own, so more leaders contain those of fewer
    (0..seats).map(|_| if draws.uniform() < share { weight } else { 1.0 }).collect()
}
