//! What happens in each step of a week, equation by equation; how each measure is computed is in [`measures`].
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
//! sensed      += (needed - sensed) / (sensing_weeks + information_age)     then own_view = sensed
//! moved        = 1/2 sum |paid - paid of last week|
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
//! - `people.sensing_weeks`: time constant with which the own view follows what is needed (Aghion & Tirole 1997;
//!   Siggelkow & Rivkin 2005); 0 is never, and then pay and custom make it. `sensed` begins as the own view.
//! - `department.*.information_age`: weeks by which the facts of a department are older than that.
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
//! stop      in a week in which a kind of work is first stopped anywhere (see motive):
//!           perceived_intent += precedent (known - perceived_intent)
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
//! - `communication.precedent`: what everyone learns of the needs when work is stopped in the open.
//! - `communication.listening_noise`: variance in understanding a clear message.
//! - `communication.starting_ambiguity`: that of a newcomer, and the yardstick of clarity.
//!
//! ## friction: being unclear, working apart and talking take hours
//!
//! Division of labour costs coordination: Becker & Murphy 1992; Cremer, Garicano & Prat 2007. Sizes are assumption. Means
//! are those of the department last week; together with overhead at most 0.95 of the week.
//!
//! ```text
//! apart    = 1/2 sum |mean practice of the department - mean practice of the company|
//! friction = clarify (1 - mean clarity) + coordinate cross_ties apart + talk in a week in which the strategy is said
//! ```
//!
//! - `workload.clarify`: hours that go to asking what is meant where nothing is clear.
//! - `workload.coordinate`: hours for each colleague elsewhere where a department does other things than the rest.
//! - `communication.talk`: hours that everyone spends when the strategy is said again.
//!
//! ## demand: urgent work lands
//!
//! Fires follow Repenning 2001; Poisson arrivals are an assumption. `backlog` is in working weeks
//! at proper care; `debt` is that of the department.
//!
//! ```text
//! requests = Poisson(arrivals / item) x item
//! fires    = fire x surface x debt
//! backlog  = (1 - given) backlog + requests + fires + handed_on + taken     see optional mechanisms; else 0
//! rework_share = (fires + returned max(0, 1 - 1 / rework)) / (arrivals + fires + returned + handed_on + taken)
//!                                                                           next week's
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
//!                 x (1 - sees_results exp(-x) sum over j < payoff_steps of x^j / j!)
//!                 x = payoff_steps period_weeks / payoff_weeks
//! outcome       = sum over paid measures of kind outcome:  pays_for
//! strength      = full x group^-free_riding     full: `reward.*.strength`; group: 1, team, department or company
//! acted_on      = (credibility perceived_intent + weight paid) / (credibility + weight)   see own view
//! discount      = 1 / (1 + payoff / horizon_weeks)                 1 with the horizon mechanism off
//! payoff        = payoff_weeks + sign_offs sign_off_weeks / (1 - busy)
//!                 busy = min(0.95, overhead + arrivals), overhead as in effort        (Kleinrock 1975)
//! strategy      = conviction clarity max(acted_on, 0) discount
//! direction     = as in own view, with the holder's own perceived_intent for what was heard
//! reward        = sum over rewards slope (credit + outcome direction discount)
//! standing      = recognition recognized + identity
//!                 recognized = visibility, or with recognition_of = aligned the intent over its largest share
//! variance      = risk^2 sum over rewards (slope (credit + outcome seen_as))^2          targets exactly in reach
//! pull          = max(0, reward + standing + strategy - repugnance) x allowed / (1 + caution variance / effort_cost)
//!               + urgency_pull allowed (1 - clarity)               of the kind that serves urgent work, if it can be done
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
//! - `work.*.allowed`: how far work is let pull; 0 stops it: it cannot be chosen, told or taken for a priority, and is
//!   needed as before. With the incentives mechanism off nobody stops anything.
//! - `work.*.risk`, `people.caution`: how uncertain pay for an hour is, standard deviation per expected result, and how
//!   much people mind: with slack hours effort is b / (cost + caution (b risk)^2), so that beyond
//!   b = sqrt(cost / caution) / risk more pay buys less (Holmstrom & Milgrom 1987).
//! - `people.urgency_pull`: pull of urgent work where nothing is clear (Zhu, Yang & Hsee 2018).
//! - `people.recognition_of`: whether what can be seen is recognized, or what is needed (Kerr 1975).
//! - `reward.*.sees_results`: how far only that counts whose value shows within the pay period (Stein 1989; Rahmandad
//!   et al. 2018).
//! - `work.*.sign_offs`, `workload.sign_off_weeks`: decisions that work waits for, and how long one takes managers who
//!   have nothing else to do.
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
//! capacity     = (1 - strain_cost strain)(1 - overhead - friction)
//! pressure     = max(0, backlog / capacity - pressure_from)
//! room         = capacity (1 + overtime min(1, pressure))                   overtime: see optional mechanisms
//! by_item      = pull of rewards, by what they count, on an hour of the kind that serves urgent work
//! paid_by_item = by_item / (by_item + conviction clarity)
//! pace         = max(fastest, standard exp(-corner_cutting pressure - haste paid_by_item))
//! urgent_hours = min(backlog pace, urgent_cap room);   items = urgent_hours / pace
//! returned     = rework (1 - pace) items
//! left         = backlog - items + returned
//! missed       = max(0, left - backlog_max);    backlog = left - missed
//! hours        = min(room - urgent_hours, amount)
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
//! chosen     = skill holder_skill effort max(0, 1 - setup initiatives / sum effort)
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
//! rate       = payoff_steps / (max(payoff, 1) + payoff_steps - 1)    payoff as in motive
//! level_1   += rate (sum effective - level_1);  level_j += rate (level_(j-1) - level_j), in this order
//! pipeline   = level of step payoff_steps                            for each kind; pipeline_hours alike
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
//! - `work.*.skill`: effective hours per hour; `work.*.payoff_weeks`: mean time until value shows; `work.*.payoff_steps`:
//!   delays in a row that it takes (Forrester 1961; Sterman 2000).
//! - `work.*.harm`: value lost per squared hour of one's own choosing, per seat and week.
//! - `workload.setup`: hours that each initiative takes from the work itself (Wheelwright & Clark 1992; Coviello, Ichino
//!   & Persico 2014); `workload.initiative_size`, `workload.initiative_due`: for the measures of time to finish.
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
//! worked   = sum effort + urgent_hours + (1 - strain_cost strain)(overhead + friction)
//! rise     = strain_rate max(0, worked - comfortable_load) + strain_misfit (1 - fit) + reaction moved
//!          + upkeep max(0, 1 - sum practice recognized)           recognized: see motive
//! strain  += rise (1 - strain) - strain_recovery strain                   kept within 0 and 1
//! ```
//!
//! - `people.strain_rate`, `people.comfortable_load`: exhaustion per working week of overload, and from where.
//! - `people.upkeep`: exhaustion of work that nobody recognizes, which small recognition keeps away (Herzberg 1968).
//! - `people.reaction`: exhaustion when what is paid moves to other work (Brehm 1966); explained with care it is less
//!   (Folger & Skarlicki 1999).
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
//! proficiency += (1 - proficiency) / onboarding_weeks + learning sum builds effort
//! leaves with chance 1 - exp(-exit_rate exp(exit_strain strain))
//! then:  proficiency = onboarding, strain = 0, voice and credibility as in the first week,
//!        perceived_intent and ambiguity of a newcomer next week (see cascade)
//! ```
//!
//! - `people.learning`, `work.*.builds`: skill that work which builds it adds; it fades as the job is learned, so that h
//!   hours a week settle at 1 + learning h `onboarding_weeks` (Repenning & Sterman 2002).
//! - `people.exit_rate`: exits of the rested; `people.exit_strain`: how strongly exhaustion raises them.
//! - `people.onboarding`, `people.onboarding_weeks`: skill of a newcomer, and time constant of learning.
//!
//! ## leadership: leaders see reports and respond
//!
//! Assumption throughout; filtering: Read 1962.
//!
//! ```text
//! heard_gap = (100 - outcome_index) x heard_share               nobody concerned: 0
//! dashboard = min(dashboard_cap, 100 activity_index / target)                 the record of a result instead, see results
//! reported  = dashboard_weight dashboard + (1 - dashboard_weight)(100 - heard_gap) + padding risk (layers - 1)
//! decide    when normal - reported > concern_level, nothing is decided and week >= pause_until
//! act       delay_weeks later; then pause_until = that week + pause_weeks
//! normal   += (reported - normal) / reference_weeks                100 at first, and for ever at 0
//! ```
//!
//! - `leadership.dashboard_weight`: weight of counted activity; `leadership.target`, `leadership.dashboard_cap`:
//!   activity that is shown as its target attained, and the most that is shown, so that what is beyond a target cancels
//!   no bad news; `leadership.concern_level`: perceived gap beyond which they act, points.
//! - `leadership.reference_weeks`: how fast leaders take what is reported for normal (Cyert & March 1963; Vaughan 1996);
//!   `leadership.padding`: points that each layer adds where speaking up is risky (Read 1962).
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

pub mod measures;
