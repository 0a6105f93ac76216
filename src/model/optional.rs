//! Mechanisms that are off unless a scenario states them: what each adds to the equations of
//! [`description`](super::description). At their defaults every result is the same to the last bit as without them.
//!
//! This is section 7 of the model description continued; keys and equations are written as there.
//!
//! # 7 Submodels: optional mechanisms
//!
//! ## hand-offs: work of one department lands in another
//!
//! Sequential interdependence: Thompson 1967; work that coordination hides: Levitt et al. 1994; the form, that of
//! prevention, is an assumption. With the sums of last week, the same for all seats of the target:
//!
//! ```text
//! relief    = effort of the source of the kind `relieved_by` / seats of the source        0 without one
//! handed_on = sum over conflicts with this target:
//!             hours x effective hours of their work in the source x max(0, 1 - relief / relief_need) / seats
//! ```
//!
//! In the first week `handed_on` is what the day before would bring. It is urgent work like any other, and neither fires
//! nor rework. 0 with the interdependence or the workload mechanism off, so the twins know none.
//!
//! - `conflict.*.hours`: urgent work, working weeks, for each effective hour of that work.
//! - `conflict.*.relieved_by`, `conflict.*.relief_need`: the kind of work that keeps it from landing, and hours of it per
//!   seat of the source that are enough.
