//! What happens in each step of a week, equation by equation, and how each measure is computed.
//!
//! This is section 7 of the model description; sections 1 to 6 are in [`crate::model`]. Keys are
//! full keys of a scenario file with `*` for a free name; equations use the names of the code and
//! leave out the table of a key. `k` is a kind of work. `shares(row)` floors at 0 and scales to a
//! sum of 1. Each submodel names its source, or the word assumption. In code each equation is a function at the head of
//! the file of its phase, and [`crate::engine::plain`] calls them one after the other.
//!
//! # 7 Submodels
//!
//! ## strategy: what is needed shifts, and leaders notice late
//!
//! Random walk and lag: assumption. Normal draws `eps`, the same for all departments and options.
//!
//! ```text
//! shift[k]  += drift x eps[k]
//! needed     = shares(intent + shift)                   the intent itself while nothing has shifted
//! known     += awareness_rate (needed - known)          awareness_rate = 1 / max(awareness_weeks, 1)
//! practice of seat 0 = leadership.practice, else what leaders know of the needs of the company as a whole
//! ```
//!
//! - `strategy.intent`, `department.*.intent`: the split that is needed, company or department.
//! - `strategy.drift`: spread of the weekly change, share per square-root week.
//! - `strategy.awareness_weeks`: weeks until leaders have noticed about two thirds; up to 1 is at
//!   once.
//! - `leadership.practice`: how the leader's own week looks to direct reports (Simons 2002).
//!
//! ## cascade: words travel down and fade
//!
//! Loss per layer: Williamson 1967; update of a listener who knows the noise: Kalman 1960; the rest
//! is assumption. `own_view` is `department.*.own_view`, else what is really paid (`paid`, see
//! motive), else the shares of visibility.
//!
//! ```text
//! fade      perceived_intent += forgetting (own_view - perceived_intent)
//!           ambiguity         = min(ambiguity_max, ambiguity + fog)
//!           newcomer:         perceived_intent = own_view, ambiguity = starting_ambiguity
//!           signal off:       perceived_intent = needed, ambiguity = 0
//! restate   when week is a multiple of cadence_weeks, or leaders asked for it last week:
//!           said    = (known + competing_priorities flat) / (1 + competing_priorities)
//!           message = said below seat 0, else perceived_intent of the manager, this week's
//!           weight  = 1 - (1 - fidelity)(1 - translation)
//!           spread  = distortion sqrt(1 + competing_priorities)(1 - translation)
//!           heard   = weight message + (1 - weight) own_view + spread eps[k]
//!           gain    = ambiguity / (ambiguity + spread^2 + listening_noise)
//!           perceived_intent += gain (heard - perceived_intent);   ambiguity *= 1 - gain
//! clarity   = starting_ambiguity / (starting_ambiguity + ambiguity)
//! ```
//!
//! `flat` is an even split over all kinds; `known` is that of the listener's department. Beliefs
//! are not rescaled and may leave 0 to 1. Somebody without doubt does not listen.
//!
//! - `communication.cadence_weeks`: weeks between two restatements; 0 is never.
//! - `strategy.competing_priorities`: other things asked for, which dilute and blur (Sull et al.
//!   2018).
//! - `communication.fidelity`: part of a message that survives one layer.
//! - `communication.distortion`: spread of local reinterpretation, share of effort.
//! - `communication.translation`: how far the strategy is spelled out; removes loss and distortion.
//! - `communication.forgetting`: share that fades in a week; `communication.fog`: doubt added in a
//!   week.
//! - `communication.ambiguity_max`: largest doubt of somebody who is not new.
//! - `communication.listening_noise`: variance in understanding a clear message.
//! - `communication.starting_ambiguity`: doubt of a newcomer, and the yardstick of clarity.
//!
//! ## demand: urgent work lands
//!
//! Fires follow Repenning 2001; Poisson arrivals are an assumption. `backlog` is in working weeks
//! at proper care; `debt` is that of the department.
//!
//! ```text
//! requests = Poisson(arrivals / item) x item
//! fires    = fire x surface x debt
//! backlog += requests + fires
//! ```
//!
//! - `workload.arrivals`: mean requests, working weeks per seat and week; `workload.item`: size of
//!   one.
//! - `workload.fire`: working weeks caused by a defect that surfaces.
//! - `workload.surface`: share of latent defects that surfaces in a week.
//!
//! ## motive: what pulls
//!
//! Best response to rewards under quadratic cost: Holmstrom & Milgrom 1991, Baker 1992; shares in
//! proportion to motives: Luce 1959; words weighed against pay: Simons 2002; identity: Akerlof &
//! Kranton 2005. All pulls are in motive per effective hour.
//!
//! ```text
//! credit        = sum over paid measures of kind activity: pays_for x measure credit
//! outcome       = sum over paid measures of kind outcome:  pays_for
//! strength      = strength x group^-free_riding          group: 1, team, department or company
//! paid          = shares(sum over rewards strength (credit + outcome x intent))  if any is above 0
//! acted_on      = (credibility perceived_intent + practice_weight paid)
//!               / (credibility + practice_weight)
//! discount      = 1 / (1 + payoff_weeks / horizon_weeks)           1 with the horizon mechanism off
//! strategy      = conviction clarity max(acted_on, 0) discount
//! reward        = sum over rewards slope (credit + outcome max(perceived_intent, 0) discount)
//! standing      = recognition visibility + identity
//! pull          = max(0, reward + standing + strategy)
//! amount        = sum pull / effort_cost                           hours the holder would offer
//! want          = pull / sum pull                                  flat when nothing pulls
//! ```
//!
//! With the incentives mechanism off, `reward` and `standing` are replaced by
//! `along_intent x needed`, where `along_intent` is the sum of their entries (slope x credit, slope
//! x outcome, standing; for a target the slope when it is exactly in reach), at least 0; `paid` is
//! what is needed; pay goes on. `practice_weight`
//! counts as 0 where nothing is paid; `acted_on` is 0 when both weights are.
//!
//! The slope of a reward (marginal reward per counted unit) depends on its shape:
//!
//! ```text
//! linear      strength
//! tournament  strength / (2 noise sqrt(pi))             the better of two is paid (Lazear & Rosen 1981)
//! capped      strength while attained < cap, else 0
//! threshold   strength density(missing / spread) / spread                      (Larkin 2014)
//!             missing = target - (attained + weeks_left x units of last week)
//!             spread  = noise sqrt(weeks_left / period_weeks)
//!             weeks_left counts this week; density is that of the standard normal distribution
//! noise       = sqrt(sum over paid measures (pays_for x measure noise)^2)
//! ```
//!
//! Pay periods begin in week 1 and follow each other. `attained` is the seat's own sum, whatever
//! the reward is based on, and begins each period at 0. The team size is that of the average person
//! of the department. Seat 0 counts in no group.
//!
//! - `measure.*.kind`: activity counts work, outcome observes what the strategy wanted.
//! - `measure.*.credit`: counted units per effective hour of each kind; `measure.*.noise`: standard
//!   deviation of the measure over a pay period, counted units.
//! - `reward.*.departments`: whom it reaches; `reward.*.pays_for`: weight of each measure, negative
//!   is a penalty; `reward.*.strength`: motive per counted unit (for a target or a tournament, per
//!   prize).
//! - `reward.*.shape`, `reward.*.target`, `reward.*.cap`, `reward.*.period_weeks`: as above; target
//!   and cap in counted units per period.
//! - `reward.*.based_on`, `reward.*.free_riding`: whose result is paid and how far group size
//!   dilutes the pull (Holmstrom 1982), 1 fully, 0 not at all.
//! - `people.conviction`: pull of the strategy as understood; `people.recognition`: pull of being
//!   seen; `work.*.visibility`: share of this work a manager sees; `department.*.identity`:
//!   professional self-image.
//! - `people.horizon_weeks`: delay at which a payoff counts half (Mazur 1987).
//! - `people.effort_cost`: how fast one hour more gets dearer, motive per working week.
//! - `communication.practice_weight`: weight of pay against words.
//!
//! ## norms: what colleagues do
//!
//! Stubborn agents under social influence: Friedkin & Johnsen 1990; size: Falk & Ichino 2006, Mas &
//! Moretti 2009; legacy is an assumption. Peers are the rest of the team and the cross ties,
//! equally weighted.
//!
//! ```text
//! weight = min(0.95, conformity + conformity_when_unclear (1 - clarity))
//! norm   = (1 - manager_weight)((1 - legacy) mean practice of peers + legacy x legacy of the department)
//!        + manager_weight x practice of the manager         without peers: practice of the manager only
//! plan   = (1 - weight) want + weight norm
//! after the week:  legacy of the department += (mean practice - legacy) / legacy_weeks
//! ```
//!
//! - `norms.conformity`, `norms.conformity_when_unclear`: weight of colleagues, and what doubt adds
//!   to it.
//! - `norms.manager_weight`: the manager within the norm; `norms.legacy`: how it was always done
//!   among peers.
//! - `norms.legacy_weeks`: memory of the department.
//! - `organization.cross_ties`: colleagues elsewhere that a seat observes.
//!
//! ## effort: urgent work first, the rest by the plan
//!
//! Corner cutting: Oliva & Sterman 2001; proportional allocation: Luce 1959; the rest is
//! assumption.
//!
//! ```text
//! overhead     = meetings + approvals + reporting + switching_cost max(0, initiatives - 1)
//! capacity     = (1 - strain_cost strain)(1 - overhead)
//! pressure     = max(0, backlog / capacity - 1)
//! pace         = max(fastest, standard exp(-corner_cutting pressure))
//! urgent_hours = min(backlog pace, urgent_cap capacity);   items = urgent_hours / pace
//! missed       = max(0, backlog - items - backlog_max);    backlog = backlog - items - missed
//! goal         = min(capacity - urgent_hours, amount)
//! effort      += habit (goal plan - effort), scaled down when above capacity - urgent_hours
//! practice     = shares of effort with urgent_hours under their kind; last week's if nobody worked
//! ```
//!
//! - `workload.meetings`, `workload.approvals`, `workload.reporting`: overhead, shares of the week;
//!   `workload.initiatives`, `workload.switching_cost`: share lost per initiative beyond the first.
//! - `people.strain_cost`: hours lost by someone fully exhausted.
//! - `workload.corner_cutting`: how strongly pressure shortens the time per item;
//!   `workload.fastest`: the shortest, share of proper time.
//! - `workload.urgent_cap`: largest share of capacity for urgent work; `workload.backlog_max`:
//!   waiting work beyond which items are abandoned.
//! - `people.habit`: speed of changing the split, 1 is at once.
//!
//! ## production: hours become units, pay and, later, value
//!
//! Value of a mix: constant elasticity of substitution (Arrow et al. 1961); linear worth: Baker
//! 2002; harm: Gao et al. 2023; the rest is assumption. `hand` is the skill of the holder.
//!
//! ```text
//! hand       = proficiency x talent
//! chosen     = skill hand effort
//! effective  = chosen + skill hand urgent_hours under the urgent kind
//! units(c)   = sum over k of c[k] chosen[k] + c[urgent] items            urgent work counts by items
//! counted    = units(yardstick of the department)
//! fit        = alignment(needed, practice)
//! pay        = units(strength credit) + strength outcome fit sum(effective)                   linear
//!            + 1/2 strength / period_weeks                                                    tournament
//!            + strength min(units of the week, cap - attained before), at least 0             capped
//!            + strength in the last week of a period in which attained >= target              threshold
//! harm       = sum over k of harm[k] effort[k]^2
//! ```
//!
//! The yardstick is what the rewards of the day before the first week count,
//! `sum strength (credit + outcome x intent)` without dilution; where they count nothing,
//! visibility; where nothing is visible, every hour. Each department, at the end of the week:
//!
//! ```text
//! pipeline  += (sum effective - pipeline) / max(payoff_weeks, 1)    for each kind; pipeline_hours alike
//! value      = form(needed, pipeline) - sum harm - conflicts
//! conflicts  = sum over conflicts with this target: cost x effective hours of their work in the source
//! balanced   = (sum over k of needed^(1-substitution) pipeline^substitution)^(1/substitution)
//!              at 0: sum(pipeline) exp(sum needed ln(pipeline share / needed))
//! linear     = sum over k of value_per_hour pipeline
//! alignment  = form(needed, hours) / (most x sum(hours)), at most 1;  1 for no hours
//!              most = 1 if balanced, the largest value_per_hour if linear
//! ```
//!
//! - `work.*.serves_urgent`: the one kind under which urgent hours count.
//! - `work.*.skill`: effective hours per hour; `work.*.payoff_weeks`: time constant until value
//!   shows.
//! - `work.*.harm`: value lost per squared hour of one's own choosing, per seat and week.
//! - `work.*.value_per_hour`: worth of an effective hour in the linear form.
//! - `strategy.value`: balanced or linear; `strategy.substitution`: 1 kinds replace each other, -5
//!   hardly.
//! - `conflict.*.source`, `conflict.*.target`, `conflict.*.work`, `conflict.*.cost`: value that the
//!   target loses for each effective hour of that work in the source, in the same week.
//! - `people.skill_spread`: standard deviation of log talent, fixed for the run.
//!
//! ## defects: what nobody prevented comes back
//!
//! Firefighting loop: Repenning 2001. Items are working weeks of urgent work done.
//!
//! ```text
//! neglect  = max(0, 1 - sum over k of prevents effort / quality_need)
//! defects  = items (defect + defect_slope neglect)(2 - pace)
//! debt     = (1 - mean surface) debt + mean defects            means over the department's seats
//! ```
//!
//! - `work.*.prevents`: how far an hour of this work prevents defects.
//! - `workload.quality_need`: preventive hours per seat that are enough.
//! - `workload.defect`, `workload.defect_slope`: defects with enough prevention, and what none
//!   adds, per working week of urgent work done.
//!
//! ## credibility: words against pay
//!
//! Behavioural integrity: Simons 2002; the bell shape is an assumption. Unchanged where nothing is
//! paid.
//!
//! ```text
//! credibility += credibility_rate (exp(-|perceived_intent - paid|^2 / (2 credibility_width^2))
//!                                  - credibility)
//! ```
//!
//! - `communication.credibility_rate`: speed; `communication.credibility_width`: mismatch still
//!   forgiven.
//! - `communication.credibility_start`: value in the first week and of newcomers.
//!
//! ## strain: overload exhausts, slack restores
//!
//! Job demands and resources: Demerouti et al. 2001; the linear form is an assumption.
//!
//! ```text
//! worked   = sum effort + urgent_hours + (1 - strain_cost strain) overhead
//! rise     = strain_rate max(0, worked - comfortable_load) + strain_misfit (1 - fit)
//! strain  += rise (1 - strain) - strain_recovery strain                   kept within 0 and 1
//! ```
//!
//! - `people.strain_rate`, `people.comfortable_load`: exhaustion per working week of overload, and
//!   from where.
//! - `people.strain_misfit`: exhaustion by work off the strategy; `people.strain_recovery`:
//!   recovery per week.
//!
//! ## standards: hurried work becomes the standard
//!
//! Erosion of service standards: Oliva & Sterman 2001. Rates are at most 1.
//!
//! ```text
//! standard += (pace - standard) / erosion_weeks      when pace < standard
//! standard += (1 - standard) / restore_weeks         otherwise
//! ```
//!
//! - `workload.erosion_weeks`, `workload.restore_weeks`: time constants; 0 is never.
//!
//! ## voice: misfit is reported or swallowed
//!
//! Silence as learned futility: Morrison & Milliken 2000; risk: Detert & Edmondson 2011; filtering:
//! Read 1962. Only seats with `fit < concern` have something to report.
//!
//! ```text
//! chance = logistic(base - risk_weight risk + efficacy voice + misfit (1 - fit))
//! voice += learning (acted - voice) when it spoke;  acted = 1 with chance response, else 0
//! heard  = pass_through^layer                        share of a report that reaches the top, not drawn
//! ```
//!
//! - `voice.concern`: alignment below which there is something to report; `voice.base`: log odds of
//!   speaking.
//! - `voice.efficacy`, `voice.misfit`, `voice.risk`, `voice.risk_weight`: what adds to and takes
//!   from them.
//! - `voice.start`: belief in the first week and of newcomers; `voice.learning`: change by one
//!   answer.
//! - `voice.response`: share of reports acted on; `voice.pass_through`: share that survives one
//!   layer.
//!
//! ## turnover: some leave, newcomers believe what the department believes
//!
//! Assumption. The seat keeps its effort, backlog, standard, practice and talent.
//!
//! ```text
//! proficiency += (1 - proficiency) / onboarding_weeks
//! leaves with chance 1 - exp(-exit_rate exp(exit_strain strain))
//! then:  proficiency = onboarding, strain = 0, voice and credibility as in the first week,
//!        belief and doubt of a newcomer next week (see cascade)
//! ```
//!
//! - `people.exit_rate`: exits of the rested; `people.exit_strain`: how strongly exhaustion raises
//!   them.
//! - `people.onboarding`, `people.onboarding_weeks`: skill of a newcomer, and time constant of
//!   learning.
//!
//! ## leadership: leaders see reports and respond
//!
//! Assumption throughout; filtering: Read 1962.
//!
//! ```text
//! heard_gap = (100 - outcome_index) x heard_share               nobody concerned: 0
//! reported  = dashboard_weight activity_index + (1 - dashboard_weight)(100 - heard_gap)
//! decide    when 100 - reported > concern_level, nothing is decided and week >= pause_until
//! act       delay_weeks later; then pause_until = that week + pause_weeks
//! ```
//!
//! - `leadership.dashboard_weight`: weight of counted activity; `leadership.concern_level`:
//!   perceived gap beyond which they act, points.
//! - `leadership.delay_weeks`, `leadership.pause_weeks`: from deciding to acting, and between
//!   actions.
//! - `leadership.playbook`, `leadership.step`: what one action does, in force from the next week to
//!   the end:
//!
//! ```text
//! restate         the strategy is said again next week
//! add_priority    competing_priorities + 1
//! raise_bonus     every strength x (1 + step)
//! change_measure  a share step of what every reward still pays by activity moves to the outcome
//! protect_time    overhead x (1 - step)
//! listen          distance of response and of pass_through from 1 x (1 - step)
//! ```
//!
//! # Measures
//!
//! Sums run over all seats but seat 0; *per seat* divides by their number. Group measures use the
//! seats of the group. A measure over a sum of 0 does not apply; nor do comparisons with a twin
//! that has none of it. Every week is measured at its end; the final quarter is the mean over those
//! of the last 13 weeks in which a measure applies. Worked hours are effort and urgent hours. Only
//! departments have value, so measures built on it are known for the company and for departments;
//! merged departments are added up.
//!
//! - `activity_index`: 100 x counted per seat / that of the aligned twin (of its same group).
//! - `outcome_index`: 100 x value per seat / that of the aligned twin (of its same department).
//! - `drift`: activity index - outcome index.
//! - `potential_share`: value per seat / that of the frictionless twin.
//! - `split_hours`: ln of pipeline hours per seat over those of the aligned twin; company only,
//!   like the next two, and only while both values are above 0. The three add up to ln(value / twin
//!   value).
//! - `split_skill`: the same of sum pipeline / sum pipeline hours.
//! - `split_alignment`: the same of value / sum pipeline.
//! - `alignment_factor`: value, net of harm and conflicts, / sum pipeline; 1 when a balanced
//!   pipeline is exactly as needed and nothing is lost. In the linear form it is mean worth, which
//!   may exceed 1.
//! - `practice_fit`: mean of `fit`.
//! - `engagement`: worked hours / sum of capacity.
//! - `signal_fidelity`: mean cosine of `perceived_intent` and `needed`.
//! - `clarity`: mean clarity.
//! - `paper_gap`: mean of cosine(`perceived_intent`, `needed`) - cosine(`practice`, `needed`).
//! - `reported_index`: what leaders see, as above; the outcome index with the silence mechanism
//!   off.
//! - `perception_gap`: reported index - outcome index.
//! - `effort_cost`: mean of effort cost / 2 x sum of squared effort by kind; company only.
//! - `urgent_share`: urgent hours / worked hours.
//! - `overhead_share`: mean of (1 - strain cost x strain) x overhead, contracted hours.
//! - `unused_share`: mean of capacity - worked hours.
//! - `rework_share`: fires / (requests + fires).
//! - `urgent_landed`: mean of requests + fires.
//! - `urgent_done`: mean of `items`.
//! - `missed_work`: mean of `missed`.
//! - `backlog`: mean of `backlog`.
//! - `time_per_item`: mean of `pace`, every seat alike, busy or not.
//! - `strain`: mean of `strain`, newcomers rested.
//! - `exits`: 52 x exits per seat.
//! - `concern_share`: share of seats with fit below concern.
//! - `silence_rate`: share of those that did not speak.
//! - `heard_share`: sum of `heard` / seats with something to report; company only.
//! - `voice`: mean of `voice`.
//! - `credibility`: mean of `credibility`.
//! - `dispersion`: mean over seats of half the sum of absolute differences between the mean
//!   practice of their department and that of the company (Duncan & Duncan 1955); company only.
//! - `top_priority_known`: share of seats with clarity of at least 1/2 whose largest believed kind
//!   is the largest needed one; the first of several counts.
//! - `stop_list_right`: share of seats for which the kind least worth another hour, among those
//!   done at all, is the same by belief as by need. Worth is split / practice; does not apply to
//!   linear value, where belief says nothing about worth.
//! - `decide_by_strategy`: share of seats whose sum of strategy is at least their sum of reward
//!   (see motive; recognition and identity count on neither side); always 1 without incentives.
//! - `pay`: mean of `pay`.
//! - `value`: sum of value / seats.
//! - `activity`: mean of `counted`.
//! - `measure_validity`: Pearson correlation of activity and value over departments and weeks of
//!   the run; company only, does not apply when one of them does not vary.
//! - `predictability`: 1 - squared error / squared deviation from the mean of each department's
//!   value, at least 0, over all quarters but the first; the forecast of a quarter is the
//!   least-squares line through the quarter before it. Company only; does not apply to runs of one
//!   quarter or to a value that never moves.
