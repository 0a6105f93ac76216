//! What happens in each step of a week, equation by equation, and how each measure is computed.
//!
//! This is section 7 of the model description; sections 1 to 6 are in [`overview`](super::overview). Keys are
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
//! needed     = shares(intent + can x shift)             the intent itself while nothing has shifted
//! known     += awareness_rate (needed - known)          awareness_rate = 1 / max(awareness_weeks, 1)
//! practice of seat 0 = leadership.practice, else what leaders know of the needs of the company as a whole
//! ```
//!
//! - `strategy.intent`, `department.*.intent`: the split that is needed, company or department. With `strategy.value`,
//!   `strategy.substitution`, `strategy.drift`, `work.*.value_per_hour` and `work.*.harm` they describe the world and
//!   not the organization. Events may change them, options may not: an option would only be measured by another
//!   yardstick than what it is compared with.
//! - `department.*.work`: what it can choose at all (can); splits and norms are shares(can x ...), no pull to the rest.
//! - `strategy.drift`: spread of the weekly change, share per square-root week.
//! - `strategy.awareness_weeks`: weeks until leaders have noticed about two thirds; up to 1 is at once.
//! - `leadership.practice`: how the leader's own week looks to direct reports (Simons 2002).
//!
//! ## own view: what people see paid and take for success
//!
//! Deeds beside words: Simons 2002; outcomes are taken for what can be seen of them: Kerr 1975; what
//! a department did before fills what nobody pays for: Cyert & March 1963; weights are assumption.
//! Once a week for every unit:
//!
//! ```text
//! direction    = translation max(heard, 0) + (1 - translation)((1 - learned) seen_as + learned needed)
//! pay          = sum over rewards slope (credit + outcome direction)             see motive
//! size         = sum max(0, pay)
//! share_of_pay = size / (size + conviction + sum max(0, standing) + custom)
//! paid         = shares(pay);   weight = practice_weight share_of_pay
//! own_view     = department.*.own_view, else shares(pay + standing + custom legacy), else what can be seen
//! learned     += (1 - learned) / learning_weeks      in weeks in which any of the department is paid for outcomes
//! ```
//!
//! `heard` and the units of a usual week are those of the department's mean seat last week; the slope
//! of a target, a cap or tiers is here that of a pay period of such weeks:
//! `strength density((target - units) / noise) / noise`, `strength min(1, cap / units)`, and the rate below with
//! `attained` = 0, such `units` and spread = noise; gates alike. With the incentives
//! mechanism off `pay` is `along_intent x needed`. So a bonus teaches by its size: one of nearly nothing
//! teaches nearly nothing, and what nobody can earn teaches nothing.
//!
//! - `department.*.own_view`: what a department takes success to be, where the file says so.
//! - `norms.custom`: weight of what the department did before.
//! - `measure.*.seen_as`: what people take to move an outcome; what can be seen when left out.
//! - `people.learning_weeks`: time constant of finding out what moves it; 0 is never.
//!
//! ## cascade: words travel down and fade
//!
//! Loss per layer: Williamson 1967; update of a listener who knows the noise: Kalman 1960; the rest
//! is assumption. `own_view` is that of the week (see own view).
//!
//! ```text
//! fade      perceived_intent += forgetting (own_view - perceived_intent)
//!           ambiguity         = min(ambiguity_max, ambiguity + fog)
//!           newcomer:         perceived_intent = own_view, ambiguity = starting_ambiguity
//!           signal off:       perceived_intent = needed, ambiguity = 0
//! restate   when week is a multiple of cadence_weeks, or leaders asked for it last week:
//!           asked   = says, else known
//!           said    = (asked + competing_priorities others) / (1 + competing_priorities)
//!           message = said below seat 0, else perceived_intent of the manager, this week's
//!           weight  = 1 - (1 - fidelity)(1 - translation)
//!           spread  = distortion sqrt(1 + competing_priorities)(1 - translation)
//!           heard   = weight message + (1 - weight) own_view + spread eps[k]
//!           gain    = ambiguity / (ambiguity + spread^2 + listening_noise)
//!           perceived_intent += can gain (heard - perceived_intent);   ambiguity *= 1 - gain
//! clarity   = starting_ambiguity / (starting_ambiguity + ambiguity)
//! ```
//!
//! `known` is that of the listener's department. `can` is 1 for a kind of work that the department
//! needs, is paid for or can be seen doing, or that `strategy.others` names, else 0: nobody takes
//! anything else for a priority. `others` is `strategy.others`, else an even split over those kinds.
//! Beliefs are not rescaled and may leave 0 to 1. Somebody without ambiguity does not listen.
//!
//! - `communication.cadence_weeks`: weeks between two restatements; 0 is never.
//! - `strategy.says`: what leaders ask for, of every department alike; left out, what they know of the needs. With the
//!   signal mechanism off nobody has to ask.
//! - `strategy.competing_priorities`: other things asked for, which dilute and blur (Sull et al. 2018).
//! - `strategy.others`: what these other things are, as far as they are work.
//! - `communication.fidelity`: part of a message that survives one layer.
//! - `communication.distortion`: spread of local reinterpretation, share of effort.
//! - `communication.translation`: how far the strategy is spelled out; removes loss and distortion.
//! - `communication.forgetting`: share that fades in a week; `communication.fog`: ambiguity added in a week.
//! - `communication.ambiguity_max`: largest ambiguity of somebody who is not new.
//! - `communication.listening_noise`: variance in understanding a clear message.
//! - `communication.starting_ambiguity`: that of a newcomer, and the yardstick of clarity.
//!
//! ## demand: urgent work lands
//!
//! Fires follow Repenning 2001; Poisson arrivals are an assumption. `backlog` is in working weeks
//! at proper care; `debt` is that of the department.
//!
//! ```text
//! requests = Poisson(arrivals / item) x item
//! fires    = fire x surface x debt
//! backlog += requests + fires + handed_on                                   handed_on: see optional mechanisms
//! rework_share = (fires + returned max(0, 1 - 1 / rework)) / (arrivals + fires + returned + handed_on)  next week's
//! ```
//!
//! `returned` is the skimped work that came back last week, per seat of the department (see effort). Up
//! to a rework of 1 it only completes what was left out; what comes back beyond that is rework, as fires are.
//!
//! - `workload.arrivals`: mean requests, working weeks per seat and week; `workload.item`: size of one.
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
//! strength      = full x group^-free_riding     full: `reward.*.strength`; group: 1, team, department or company
//! acted_on      = (credibility perceived_intent + weight paid) / (credibility + weight)   see own view
//! discount      = 1 / (1 + payoff_weeks / horizon_weeks)           1 with the horizon mechanism off
//! strategy      = conviction clarity max(acted_on, 0) discount
//! direction     = as in own view, with the holder's own perceived_intent for what was heard
//! reward        = sum over rewards slope (credit + outcome direction discount)
//! standing      = recognition visibility + identity
//! pull          = max(0, reward + standing + strategy - repugnance)
//! amount        = sum pull / effort_cost                           hours the holder would offer
//! want          = pull / sum pull                                  flat when nothing pulls
//! ```
//!
//! With the incentives mechanism off, `reward` and `standing` are replaced by
//! `along_intent x needed`, where `along_intent` is the sum of their entries (slope x credit, slope
//! x outcome, standing; for a target or a step of tiers the slope when it is exactly in reach, gates passed), at least
//! 0; pay goes on.
//! `acted_on` is 0 when both weights are.
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
//! tiers       strength (rate_1 + sum over later tiers (rate - rate before) chance(-missing / spread))
//!             target = `from` of the tier                         (Misra & Nair 2011; Larkin 2014)
//!             weeks_left counts this week; density and chance are those of the standard normal distribution
//! noise       = sqrt(sum over paid measures (pays_for x measure noise)^2)
//! ```
//!
//! A gate is another measure that must hold: at the end of a pay period in which it has fewer units than `gate` says,
//! nothing is due (`MacDonald` & Marx 2001; form: assumption). With `missing` and `spread` of the gate and
//! expected = strength x mean of F at the end of the period (see production; F of a target is 1 from it on):
//!
//! ```text
//! slope       = the slope above x chance(-missing / spread)           along what is paid
//!             + expected density(missing / spread) / spread           along the measure of the gate, as if it were paid
//! ```
//!
//! Of several gates all must hold: the others' chances multiply both. A clawback, pay that is advanced and taken back
//! when the gate is missed, pulls alike. A tournament has no gate.
//!
//! A penalty (weights of `pays_for` that sum to less than 0) counts units below 0; it reaches a target,
//! a cap or a tier at the same distance from 0, and costs there what a reward would earn. So two per unit
//! less one per unit up to a cap earns what the tiers 1 from 0 and 2 from the cap earn. People see the end of the
//! period: a first rate of 0 pulls where the quota is in reach.
//!
//! Pay periods begin in week 1 and follow each other. `attained` is the seat's own sum, whatever
//! the reward is based on, and begins each period at 0. `units of last week` are counted whatever the
//! shape, and in the first week they are those of a week as on the day before it. The team size is that
//! of the average person of the department. Seat 0 counts in no group.
//!
//! - `measure.*.kind`: activity counts work, outcome observes what the strategy wanted.
//! - `measure.*.credit`: counted units per effective hour of each kind; `measure.*.noise`: standard deviation of the
//!   measure over a pay period, counted units; `measure.*.natural`: what a counted unit is in the organization, for
//!   reading and writing targets only.
//! - `reward.*.departments`: whom it reaches; `reward.*.pays_for`: weight of each measure, negative is a penalty;
//!   `reward.*.strength`: motive per counted unit (for a target or a tournament, per prize).
//! - `reward.*.shape`, `reward.*.target`, `reward.*.cap`, `reward.*.tiers`, `reward.*.gate`, `reward.*.period_weeks`:
//!   as above; target, cap, gate and the `from` of tiers in counted units per period, their rates in units of
//!   `strength`.
//! - `reward.*.based_on`, `reward.*.free_riding`: whose result is paid and how far group size dilutes the pull
//!   (Holmstrom 1982), 1 fully, 0 not at all.
//! - `people.conviction`: pull of the strategy as understood; `people.recognition`: pull of being seen;
//!   `work.*.visibility`: share of this work a manager sees; `department.*.identity`: professional self-image.
//! - `work.*.repugnance`: motive against a kind of work, whatever is paid for it.
//! - `people.horizon_weeks`: delay at which a payoff counts half (Mazur 1987).
//! - `people.effort_cost`: how fast one hour more gets dearer, motive per working week.
//! - `communication.practice_weight`: weight of pay against words where nothing but pay pulls.
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
//! practice seen = (1 - v) practice + v shares(effort x visibility)           v = seen_by_visibility
//! after the week:  legacy of the department += (mean practice seen - legacy) / legacy_weeks
//! ```
//!
//! `practice` of others is what is seen of it. With v above 0 people see what others choose, not what lands on
//! them, and over-estimate what is visible: Miller & McFarland 1987; Prentice & Miller 1993.
//!
//! - `norms.conformity`, `norms.conformity_when_unclear`: weight of colleagues, and what ambiguity adds to it.
//! - `norms.manager_weight`: the manager within the norm; `norms.legacy`: how it was always done among peers.
//! - `norms.seen_by_visibility`: how far others are seen by what they choose and what of it is visible.
//! - `norms.legacy_weeks`: memory of the department.
//! - `organization.cross_ties`: colleagues elsewhere that a seat observes.
//!
//! ## effort: urgent work first, the rest by the plan
//!
//! Corner cutting: Oliva & Sterman 2001; pace bought by pay: Paarsch & Shearer 2000; rework cycle: Cooper
//! 1980; proportional allocation: Luce 1959; the rest is
//! assumption.
//!
//! ```text
//! overhead     = meetings + approvals + reporting + switching_cost max(0, initiatives - 1)
//!                the twins know meetings, approvals and reporting, not switching
//! capacity     = (1 - strain_cost strain)(1 - overhead)
//! pressure     = max(0, backlog / capacity - pressure_from)
//! by_item      = pull of rewards, by what they count, on an hour of the kind that serves urgent work
//! paid_by_item = by_item / (by_item + conviction clarity)
//! pace         = max(fastest, standard exp(-corner_cutting pressure - haste paid_by_item))
//! urgent_hours = min(backlog pace, urgent_cap capacity);   items = urgent_hours / pace
//! returned     = rework (1 - pace) items
//! left         = backlog - items + returned
//! missed       = max(0, left - backlog_max);    backlog = left - missed
//! hours        = min(capacity - urgent_hours, amount)
//! effort       = hours ((1 - habit) last week's split of effort + habit plan)
//! practice     = shares of effort with urgent_hours under their kind; last week's if nobody worked
//! ```
//!
//! - `workload.meetings`, `workload.approvals`, `workload.reporting`: overhead, shares of the week;
//!   `workload.initiatives`, `workload.switching_cost`: share lost per initiative beyond the first.
//! - `people.strain_cost`: hours lost by someone fully exhausted.
//! - `workload.corner_cutting`: how strongly pressure shortens the time per item; `workload.fastest`: the shortest,
//!   share of proper time; `workload.pressure_from`: backlog from which pressure is felt.
//! - `workload.haste`: how strongly pay by the item shortens it.
//! - `workload.rework`: work that comes back for the care that was left out. At 1 hurry saves no hour.
//! - `workload.urgent_cap`: largest share of capacity for urgent work; `workload.backlog_max`: backlog beyond
//!   which items are abandoned.
//! - `people.habit`: speed of changing the split, 1 is at once; how much is worked follows at once. Whoever had no
//!   hours last week begins with the plan.
//!
//! ## production: hours become units, pay and, later, value
//!
//! Value of a mix: constant elasticity of substitution (Arrow et al. 1961); linear worth: Baker
//! 2002; harm: Gao et al. 2023; the rest is assumption. `holder_skill` is that of the holder.
//!
//! ```text
//! holder_skill = proficiency x talent
//! chosen     = skill holder_skill effort
//! effective  = done_clarity chosen + skill holder_skill urgent_hours (1 - (1 - rework_worth) rework_share) under the urgent kind
//! units(c)   = sum over k of c[k] chosen[k] + c[urgent] items            urgent work counts by items
//! counted    = units(yardstick of the department)
//! fit        = alignment(needed, practice)
//! pay        = units(full credit) + full outcome fit sum(effective)                   linear
//!            + 1/2 full / period_weeks                                                    tournament
//!            + full (min(attained, cap) - min(attained before, cap))                      capped
//!            + full in the last week of a period in which attained >= target              threshold
//!            + full (F(attained) - F(attained before)),                                   tiers
//!              F(units) = rate_1 units + sum over later tiers (rate - rate before) max(0, units - from)
//! pay          under gates F(attained) in the last week of a period in which each gate holds, else 0
//! harm       = sum over k of harm[k] effort[k]^2
//! ```
//!
//! The yardstick is what the rewards of the day before the first week count, measure by measure and kind
//! by kind where that is above 0, `sum strength max(0, weight x credit)` without dilution, an outcome
//! by the intent; where they count nothing, visibility; where nothing is visible, every hour. What is punished counts
//! neither for nor against. Each department, at the end of the week:
//!
//! ```text
//! pipeline  += (sum effective - pipeline) / max(payoff_weeks, 1)    for each kind; pipeline_hours alike
//! value      = form(needed, pipeline) - sum harm - missed_cost missed - conflicts
//! conflicts  = sum over conflicts with this target: cost x effective hours of their work in the source
//! balanced   = (sum over k of needed^(1-substitution) pipeline^substitution)^(1/substitution)
//!              at 0: sum(pipeline) exp(sum needed ln(pipeline share / needed))
//! linear     = sum over k of value_per_hour pipeline
//! alignment  = form(needed, hours) / (most x sum(hours)), at most 1;  1 for no hours
//!              most = 1 if balanced, the largest value_per_hour if linear
//! ```
//!
//! - `work.*.serves_urgent`: the one kind under which urgent hours count.
//! - `work.*.skill`: effective hours per hour; `work.*.payoff_weeks`: time constant until value shows.
//! - `work.*.harm`: value lost per squared hour of one's own choosing, per seat and week.
//! - `workload.rework_worth`: value of an hour of rework, of that of any urgent hour; `workload.missed_cost`: value
//!   lost by urgent work that is given up.
//! - `work.*.value_per_hour`: worth of an effective hour in the linear form.
//! - `strategy.value`: balanced or linear; `strategy.substitution`: 1 kinds replace each other, -5 hardly.
//! - `conflict.*.source`, `conflict.*.target`, `conflict.*.work`, `conflict.*.cost`: value that the target loses for
//!   each effective hour of that work in the source, in the same week; below 0 it gains.
//! - `people.skill_spread`: standard deviation of log talent, fixed for the run.
//!
//! ## defects: what nobody prevented comes back
//!
//! Firefighting loop: Repenning 2001. Items are working weeks of urgent work done.
//!
//! ```text
//! neglect  = max(0, 1 - sum over k of prevents effort / quality_need)
//! defects  = items (defect + defect_slope neglect)(2 - pace)
//! debt     = max(0, 1 - mean surface - mean repair acted) debt + mean defects
//!                                                              means over the department's seats
//! ```
//!
//! - `work.*.prevents`: how far an hour of this work prevents defects.
//! - `workload.quality_need`: preventive hours per seat that are enough.
//! - `workload.defect`, `workload.defect_slope`: defects with enough prevention, and what none adds, per working week
//!   of urgent work done.
//!
//! ## credibility: words against pay
//!
//! Behavioural integrity: Simons 2002; the bell shape is an assumption. Words are what was said last,
//! before the first restatement that of the kick-off, whatever people still believe of it; what is needed
//! with the signal mechanism off. Unchanged where nothing is paid, and where nothing has been said yet.
//!
//! ```text
//! credibility += credibility_rate share_of_pay (exp(-|said - paid|^2 / (2 credibility_width^2))
//!                                               - credibility)                    see own view
//! ```
//!
//! - `communication.credibility_rate`: speed; `communication.credibility_width`: mismatch still forgiven.
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
//! - `people.strain_rate`, `people.comfortable_load`: exhaustion per working week of overload, and from where.
//! - `people.strain_misfit`: exhaustion by work off the strategy; `people.strain_recovery`: recovery per week.
//!
//! ## standards: hurried work becomes the standard
//!
//! Erosion of service standards under pressure: Oliva & Sterman 2001. Rates are at most 1. Haste that is
//! paid for lasts as long as the pay and becomes no standard (assumption).
//!
//! ```text
//! pressed   = max(fastest, standard exp(-corner_cutting pressure))
//! standard += (pressed - standard) / erosion_weeks   when pressed < standard
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
//! after the week is counted:  effort += repair (needed sum effort - effort) where acted
//! heard  = pass_through^layer                        share of a report that reaches the top, not drawn
//! ```
//!
//! - `voice.concern`: alignment below which there is something to report; `voice.base`: log odds of speaking.
//! - `voice.efficacy`, `voice.misfit`, `voice.risk`, `voice.risk_weight`: what adds to and takes from them.
//! - `voice.start`: belief in the first week and of newcomers; `voice.learning`: change by one answer.
//! - `voice.response`: share of reports acted on; `voice.pass_through`: share that survives one layer.
//! - `voice.repair`: share of the own misfit, and of a seat's part of the latent defects (see defects), that is put
//!   right by a report acted on (Repenning & Sterman 2002); what pulls stays as it is. 0 where leaders have no
//!   playbook: then an answer is kind words; and 0 with all mechanisms off.
//!
//! ## turnover: some leave, newcomers believe what the department believes
//!
//! Assumption. The seat keeps its effort, backlog, standard, practice and talent.
//!
//! ```text
//! proficiency += (1 - proficiency) / onboarding_weeks
//! leaves with chance 1 - exp(-exit_rate exp(exit_strain strain))
//! then:  proficiency = onboarding, strain = 0, voice and credibility as in the first week,
//!        perceived_intent and ambiguity of a newcomer next week (see cascade)
//! ```
//!
//! - `people.exit_rate`: exits of the rested; `people.exit_strain`: how strongly exhaustion raises them.
//! - `people.onboarding`, `people.onboarding_weeks`: skill of a newcomer, and time constant of learning.
//!
//! ## leadership: leaders see reports and respond
//!
//! Assumption throughout; filtering: Read 1962.
//!
//! ```text
//! heard_gap = (100 - outcome_index) x heard_share               nobody concerned: 0
//! dashboard = min(dashboard_cap, 100 activity_index / target)
//! reported  = dashboard_weight dashboard + (1 - dashboard_weight)(100 - heard_gap)
//! decide    when 100 - reported > concern_level, nothing is decided and week >= pause_until
//! act       delay_weeks later; then pause_until = that week + pause_weeks
//! ```
//!
//! - `leadership.dashboard_weight`: weight of counted activity; `leadership.target`, `leadership.dashboard_cap`:
//!   activity that is shown as its target attained, and the most that is shown, so that what is beyond a target cancels
//!   no bad news; `leadership.concern_level`: perceived gap beyond which they act, points.
//! - `leadership.delay_weeks`, `leadership.pause_weeks`: from deciding to acting, and between actions.
//! - `leadership.playbook`, `leadership.step`: what one action does, in force from the next week to the end:
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
//! - `engagement`: worked hours / sum of capacity.
//! - `signal_fidelity`: mean cosine of `perceived_intent` and `needed`.
//! - `clarity`: mean clarity.
//! - `paper_gap`: mean of cosine(`perceived_intent`, `needed`) - cosine(`practice`, `needed`).
//! - `reported_index`: what leaders see, as above; the outcome index with the silence mechanism off.
//! - `perception_gap`: reported index - outcome index.
//! - `effort_cost`: mean of effort cost / 2 x sum of squared effort by kind; company only.
//! - `urgent_share`: urgent hours / worked hours.
//! - `overhead_share`: mean of (1 - strain cost x strain) x overhead, contracted hours.
//! - `unused_share`: mean of capacity - worked hours.
//! - `rework_share`: (fires + returned) / (requests + fires + returned + handed on).
//! - `returned_share`: sum `sent_back` / sum chosen (see done).
//! - `urgent_landed`: mean of requests + fires + returned + handed on.
//! - `urgent_done`: mean of `items`.
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
