//! Mechanisms with steps of their own that are off unless a scenario states them: what each adds to the equations of
//! [`description`](super::description), where those stand that only add a term. At their defaults every result is the same
//! to the last bit as without them.
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
//!
//! ## design: who is paid by a measure has a say in its reviews
//!
//! Measures count what is done: Kerr 1975; those who are watched and those who watch come to terms: Tirole 1986; others
//! than those who have known each other for long: Duflo et al. 2013. The form is an assumption. At the end of a week that
//! is a multiple of `review_weeks`, for each measure of kind activity and each department:
//!
//! ```text
//! known    = 1 + (week - 1) mod rotation_weeks                    52 without a rotation
//! a        = malleable min(1, known / 52)
//! credit  += a (sum(credit) mean practice - credit)               unless sum(credit) <= 0
//! ```
//!
//! From the next week on rewards and gates count by that credit, and what people see paid is that; the yardstick of activity
//! stays. A credit that an event or an option states anew counts as stated. Nothing moves with the incentives mechanism
//! off, so not in the twins.
//!
//! - `measure.*.malleable`: share of the way at a review; `measure.*.review_weeks`: weeks between two.
//! - `measure.*.rotation_weeks`: weeks after which others review it; 0 is never.
//!
//! ## done: what nobody accepts comes back
//!
//! Rework cycle: Cooper 1980; Lyneis & Ford 2007. Where it is unclear when work is done, what is handed over counts as
//! activity, and only a part of it is accepted and makes value; people do the rest again instead of something new.
//!
//! ```text
//! handed over = chosen                                     see production; urgent work apart, which is rework of its own
//! sent_back   = (1 - done_clarity) chosen
//! accepted    = done_clarity chosen                        in what is effective, so in value and in pay for outcomes
//! ```
//!
//! So an hour's worth that is accepted takes 1 / `done_clarity` hours. All is accepted with the workload mechanism off, so
//! by the twins. In the split of a gap what comes back is a part of skill.
//!
//! - `work.*.done_clarity`: share that is accepted.
//!
//! ## initiatives: what grows, and who sees to the whole
//!
//! Creeping requirements: Jones 1996; rework that has not been found yet: Cooper 1980; parts whose delays nobody sees as one:
//! Ford & Sterman 2003. Forms are assumptions. Only the measures of time to finish know of it.
//!
//! ```text
//! progress = accepted effective hours of people's own choosing / (initiatives x initiative_size)
//! growth   = scope_growth x returned share
//! lead     = -ln(1 - growth / progress) / growth          1 / progress where nothing grows; never where progress <= growth
//! lead of the company  = owned x lead by the hours of all + (1 - owned) x the longest lead of a department
//! late of the company  = owned exp(-initiative_due / lead by the hours of all) + (1 - owned) exp(-initiative_due / longest lead)
//! ```
//!
//! What is left of an initiative falls by what is worked off and grows by a share of itself. An owner moves hours to where
//! they are missing, so the whole company's hours count; without one each department works off its own part, and the slowest
//! one is waited for. A department's own lead is that of its part. Nothing grows, and everything is owned, with the workload
//! mechanism off, so in the twins.
//!
//! - `workload.scope_growth`: growth where all that is done comes back; `workload.owned`: share with one owner.
//!
//! ## pilots: who takes part, and what being watched does
//!
//! Sites and people that try something first are not like the others: Allcott 2015. People who are watched work otherwise
//! for some weeks: Mayo 1933; Levitt & List 2011, who find little of it in the first data. Forms are assumptions.
//!
//! ```text
//! zeal       = exp(spread eps - spread^2 / 2)              spread = conviction_spread; once per seat and future
//! strategy   = conviction zeal clarity max(0, acted_on) discount                        see motive; so in paid_by_item
//! conviction = people.conviction (1 + attention exp(-(week - first week) / attention_weeks))      where the option acts
//! ```
//!
//! `most_willing` takes the teams with the largest mean `zeal`, where there is any difference; else, as `drawn` does, those
//! that luck draws. The first day is that of the usual seat. Differences of conviction are no mechanism, so the twins have
//! them as well; they know no option. What a limited option does to the work of the teams in which it takes place is told
//! against the same teams without it, so selection never counts as an effect there.
//!
//! - `people.conviction_spread`: differences of conviction, standard deviation of the logarithm; the mean stays.
//! - `event.*.only_in.chosen`, `option.*.only_in.chosen`: which teams take part.
//! - `option.*.attention`, `option.*.attention_weeks`: how much being watched adds, and how soon people are used to it.
