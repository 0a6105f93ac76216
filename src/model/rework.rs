//! Work that comes back: fires that earlier defects start, what was skimped, and what nobody accepts.
//!
//! ```text
//! fires        = fire surface debt
//! returned     = rework (items - hours)
//! rework_share = (fires + returned max(0, 1 - 1 / rework)) / (arrivals + fires + returned + handed_on)
//! worth        = 1 - (1 - rework_worth) rework_share        of an urgent hour
//! sent_back    = (1 - done_clarity) chosen                  of other work that is handed over
//! ```
//!
//! Firefighting: Repenning (2001); rework cycle: Cooper (1980); failure demand: Seddon (2003).

use crate::math::{self, Number, Scalar};
use crate::model::Row;
use crate::model::policy::Workload;

impl<const K: usize> Workload<K> {
    /// Urgent work of a seat in a week that earlier defects cause, given the latent defects per seat of its
    /// department. Working weeks.
    #[inline(always)]
    pub fn fires(&self, debt: f64) -> f64 {
        self.fire * self.surface * debt
    }

    /// Urgent work that an hour more of each kind spares people by prevention, once all of it would have surfaced: in a week
    /// with so many items, done at such a pace, and so many hours of prevention. Working weeks at proper care.
    pub fn avoided(&self, items: f64, pace: f64, preventing: f64) -> Row<K> {
        if self.surface > 0.0 && preventing < self.quality_need {
            let defects = self.defect_slope * items * (2.0 - pace) / self.quality_need;
            self.prevents.map(|prevents| self.fire * defects * prevents)
        } else {
            [0.0; K]
        }
    }

    /// Skimped work that comes back: items take their time times the pace, so what their hours fall short of them was
    /// left out. Working weeks at proper care.
    #[inline(always)]
    pub fn returned<N: Number>(&self, items: N, hours: N) -> N
    where
        f64: Scalar<N>,
    {
        self.rework * (items - hours)
    }

    /// Effective hours of work of one's own choosing that come back of each kind, of so many that were handed over.
    /// Working weeks.
    #[inline(always)]
    pub fn sent_back(&self, handed_over: &Row<K>) -> Row<K> {
        math::row(|k| (1.0 - self.accepted[k]) * handed_over[k])
    }

    /// Value of an urgent hour, of that of an hour of its kind, when so much of what lands is rework. Share.
    #[inline(always)]
    pub fn worth_of_urgent(&self, rework_share: f64) -> f64 {
        1.0 - (1.0 - self.rework_worth) * rework_share
    }

    /// Part of the urgent work that lands on a usual seat which is rework that makes no value: fires, and of skimped
    /// work what comes back beyond what was left out. `returned` is what comes back, `handed_on` what other departments
    /// bring. Share.
    pub fn rework_share(&self, debt: f64, returned: f64, handed_on: f64) -> f64 {
        let fires = self.fires(debt);
        let landed = self.mean_arrivals + fires + returned + handed_on;
        let beyond = returned * (1.0 - 1.0 / self.rework.max(1.0));
        if landed > 0.0 { (fires + beyond) / landed } else { 0.0 }
    }
}
