//! How each measure is computed. The equations that it refers to are in [`description`](super).
//!
//! Sums run over all seats but seat 0; *per seat* divides by their number. Group measures use the
//! seats of the group. A measure over a sum of 0 does not apply; nor do comparisons with a twin
//! that has none of it. Every week is measured at its end; the final weeks count as the mean over those
//! of them in which a measure applies. They are whole cycles: the smallest multiple of at least 13 weeks
//! of the longest cadence and pay period (of targets, caps, tiers and gates) that the scenario, its events or its
//! options set and the run is long enough for; all weeks of a shorter run. Scenarios that are compared
//! speak of the same weeks. Worked hours are effort and urgent hours. Only
//! departments have value, so measures built on it are known for the company and for departments;
//! merged departments are added up.
//!
//! - `activity_index`: 100 x counted per seat / that of the aligned twin (of its same group).
//! - `outcome_index`: 100 x value per seat / that of the aligned twin (of its same department). It starts where the
//!   twin starts and may pass 100 for some weeks: hours that turn to work whose value shows at once add to what earlier
//!   work still brings.
//! - `drift`: activity index - outcome index.
//! - `potential_share`: value per seat / that of the frictionless twin.
//! - `split_hours`: ln of pipeline hours per seat over those of the aligned twin; company only, like the next two, and
//!   only while both values are above 0. The three add up to ln(value / twin value).
//! - `split_skill`: the same of sum pipeline / sum pipeline hours.
//! - `split_alignment`: the same of value / sum pipeline.
//! - `alignment_factor`: value, net of harm and conflicts, / sum pipeline; 1 when a balanced pipeline is exactly as
//!   needed and nothing is lost. In the linear form it is mean worth, which may exceed 1.
//! - `practice_fit`: mean of `fit`.
//! - `engagement`: worked hours / sum of (capacity + hours worked beyond the contract).
//! - `signal_fidelity`: mean cosine of `perceived_intent` and `needed`.
//! - `clarity`: mean clarity.
//! - `paper_gap`: mean of cosine(`perceived_intent`, `needed`) - cosine(`practice`, `needed`).
//! - `reported_index`: what leaders see, as above; the outcome index with the silence mechanism off.
//! - `perception_gap`: reported index - outcome index.
//! - `effort_cost`: mean of effort cost / 2 x sum of squared effort by kind; company only.
//! - `urgent_share`: urgent hours / worked hours.
//! - `overhead_share`: mean of (1 - strain cost x strain) x (overhead + friction + refereeing), contracted hours.
//! - `friction_share`: the part of that which is friction.
//! - `lead_weeks`: `workload.initiatives` x `workload.initiative_size` / effective hours of people's own choosing, urgent
//!   hours left out; with as much begun as finished that is the mean time to finish. Longer where scope grows or nobody
//!   owns an initiative, see initiatives. Does not apply at a size of 0, and where initiatives are never finished.
//! - `late_share`: exp(-`workload.initiative_due` / lead weeks), by owner; 1 where initiatives are never finished; does
//!   not apply where nothing is due.
//! - `refereeing_share`: sum of (1 - strain cost x strain) x refereeing / managers; 0 where nobody referees. It is a part of
//!   overhead.
//! - `overtime_share`: mean of max(0, worked hours - capacity), contracted hours.
//! - `unused_share`: mean of max(0, capacity - worked hours).
//! - `rework_share`: (fires + returned) / (requests + fires + returned + handed on).
//! - `pretended_share`: sum of pretended x chosen / sum chosen (see pretence).
//! - `returned_share`: sum `sent_back` / sum chosen (see done).
//! - `urgent_landed`: mean of requests + fires + returned + handed on.
//! - `urgent_done`: mean of `items`.
//! - `real_result`: `real` of the group's own sums (see results); does not apply where no measure is about a result.
//! - `recorded_result`: `recorded`, the same way.
//! - `missed_work`: mean of `missed`.
//! - `backlog`: mean of `backlog`.
//! - `time_per_item`: mean of `pace`, every seat alike, busy or not.
//! - `strain`: mean of `strain`, newcomers rested.
//! - `exits`: 52 x exits per seat.
//! - `concern_share`: share of seats with fit below concern.
//! - `silence_rate`: mean of 1 - chance of speaking (see voice) at fit = concern and the `voice` that the week began
//!   with. Asked, like `top_priority_known` and `stop_list_right`, in weeks 1, 5, 9, ...
//! - `heard_share`: sum of `heard` / seats with something to report; company only.
//! - `voice`: mean of `voice`.
//! - `credibility`: mean of `credibility`.
//! - `dispersion`: mean over seats of half the sum of absolute differences between the mean practice of their
//!   department and that of the company (Duncan & Duncan 1955); company only.
//! - `top_priority_known`: share of seats with clarity of at least 1/2 who believe no kind to be more needed than one
//!   that is needed most; among several alike either counts.
//! - `stop_list_right`: mean of max(0, 1 - (given up - least) / 0.3). Asked to stop 30 % of the hours worked, a holder
//!   begins with the kind least worth another hour by belief, split / practice, kinds alike in parts; `given up` is the
//!   sum over kinds of the share stopped x needed, `least` the same by need, 0.3 that of stopping a bit of everything.
//!   Does not apply to linear value, where belief says nothing about worth.
//! - `decide_by_strategy`: sum over seats of own hours x min(1, sum strategy / sum pull) / worked hours (see motive).
//! - `pay`: mean of `pay`; what departments or the company earn together (`based_on`), all of it, goes to everyone there
//!   with such a reward in proportion to its strength, wherever it was worked for. A team's stays where it was earned.
//! - `value`: sum of value / seats.
//! - `activity`: mean of `counted`.
//! - `measure_validity`: cosine of the angle between marginal pay and marginal value (Baker 2002), mean of the people
//!   of departments where anything is paid; company only. Marginal pay of a kind is the sum over rewards of slope
//!   (credit + outcome x marginal of form), targets and steps of tiers exactly in reach, gates passed, plus
//!   `along_intent` x needed; marginal value is that of form (needed, pipeline), less 2 harm effort per seat and what
//!   the hour costs other departments. A kind hardly done counts as if it had a millionth of all hours.
//! - `measure_tracking`: Pearson correlation of the changes from week to week of activity and of value, within
//!   departments, over the last 52 weeks (the final weeks if more, the run if shorter); company only, does not apply
//!   when one of them does not vary.
