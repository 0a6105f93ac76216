//! What the moments of a seat's week hand on to each other.

use crate::engine::phase::effort::UrgentWork;
use crate::engine::phase::production::EffectiveHours;
use crate::model::Row;
use crate::model::reward::Pot;

/// What a seat faces this week.
pub(super) struct Circumstances<const K: usize> {
    pub(super) clarity: f64,
    /// Hours the holder would offer. Working weeks.
    pub(super) amount: f64,
    /// Their split, once colleagues were looked at. Shares.
    pub(super) plan: Row<K>,
    /// Part of what pulls that is the strategy. Share.
    pub(super) by_strategy: f64,
    /// Hours of each kind that are reported and not worked. Shares of them.
    pub(super) pretended: Row<K>,
    /// Part of pay by the item in what speaks for and against hurry. Share.
    pub(super) paid_by_item: f64,
    /// Urgent work that landed. Working weeks at proper care.
    pub(super) landed: f64,
}

/// What a seat makes of it.
pub(super) struct Conduct<const K: usize> {
    /// Hours spent on clashes between reports. Working weeks.
    pub(super) refereed: f64,
    /// Hours available. Working weeks.
    pub(super) capacity: f64,
    /// Urgent work beyond what is borne easily. Weeks of capacity.
    pub(super) pressure: f64,
    /// Time per urgent item. Share of proper time.
    pub(super) pace: f64,
    pub(super) urgent: UrgentWork<f64>,
    /// How the week was spent, urgent hours under their kind. Shares.
    pub(super) practice: Row<K>,
    pub(super) fit: f64,
    pub(super) effective: EffectiveHours<f64, K>,
    /// Effective hours of the holder's own choosing that are worked and not only reported. Working weeks.
    pub(super) worked: Row<K>,
    /// Effective hours that count as aligned. Working weeks.
    pub(super) aligned: f64,
    /// What is earned under targets, caps, tiers and gates. Units of motive.
    pub(super) prizes: [f64; Pot::COUNT],
}

/// What a seat learns from it, as far as it is counted.
pub(super) struct Lessons {
    pub(super) defects: f64,
    pub(super) concerned: bool,
    pub(super) spoke: bool,
    pub(super) acted_on: bool,
    /// Chance of silence, before this week's answers.
    pub(super) silent: f64,
}
