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
//! ## help: those with hours to spare take over waiting work
//!
//! Mutual adjustment where work is pooled: Thompson 1967. The form is an assumption. With the sums of last week, over all
//! seats of a department:
//!
//! ```text
//! room   = urgent_cap capacity - backlog - (arrived - returned)      arrived: all that landed; what came back waits already
//! beyond = min(backlog, max(0, -room))                               waiting work that a week does not hold
//! moved  = min(help x beyond of all departments, max(0, room) of all departments)
//! given  = moved beyond / (beyond of all) / backlog                  share that leaves each seat's waiting work
//! taken  = moved max(0, room) / (room of all) / seats                comes to each seat, before the week's work
//! ```
//!
//! What leaves is what comes, so no work is lost or made. It takes those who take it over as long as any urgent work, and is
//! worth what their own skill makes of it: nobody has to learn the other department first. It comes before their own plans,
//! as all urgent work does. Where every department is full nothing moves. Room is counted at proper care, and hours beyond
//! the contract are none. 0 with the workload mechanism off, so by the twins.
//!
//! - `workload.help`: how much of what is beyond a week is passed on.
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
//! ## overtime: pressure adds hours
//!
//! People under pressure work longer, recover less and wear out: Homer 1985; Oliva & Sterman 2001. With `capacity`
//! and `pressure` as in effort, `pressure` in weeks of contracted hours:
//!
//! ```text
//! room     = capacity (1 + overtime min(1, pressure))
//! worked beyond the contract = max(0, sum effort + urgent_hours - capacity)
//! ```
//!
//! All of a week in which people have this `room` counts towards strain by the rule there, which has no term of its own
//! for overtime. So long hours help as long as people are rested, and cost when strain has built up: by the hours it takes
//! once pressure ends, and by those who leave. The ledger of hours says the hours beyond the contract on top: its kinds add up to the
//! contracted week and these. 0 with the workload mechanism off, so by the twins.
//!
//! - `workload.overtime`: share of what the contract leaves that a week of waiting work beyond `pressure_from` adds.
//!
//! ## fatigue: a message that is repeated too soon
//!
//! Repetition helps up to a point and then wears out: Cacioppo & Petty 1979. The form is an assumption. In the cascade:
//!
//! ```text
//! gain   = ambiguity / (ambiguity + (spread^2 + listening_noise)(1 + fatigue / rested))
//! rested = weeks since the strategy was said before; the kick-off was in week 0, and without one the first is rested
//! ```
//!
//! A message every T weeks lowers doubt as if it came every T + `fatigue` weeks without, where doubt is small beside noise.
//!
//! - `communication.fatigue`: weeks after which a message that is said again is heard with twice the noise.
//!
//! ## pretence: what is reported and not worked
//!
//! What an organization shows and what it does are decoupled where the two are asked for by different sides: Meyer & Rowan
//! 1977. The form is an assumption. With `strategy` and `reward` the pulls of motive, `all` everything that pulls:
//!
//! ```text
//! conflict  = min(1, max(0, 1 - cosine(strategy, reward)))                 0 where one of them is nothing
//! pretended = pretence conflict min(1, strategy / all)                     share of the hours of each kind
//! worked    = (1 - pretended) chosen                                       see production
//! effective = done_clarity worked + ...;   sent_back = (1 - done_clarity) worked
//! ```
//!
//! Reported is what measures of activity, the dashboard of leaders and colleagues see: all of `chosen`. Value, pay for
//! outcomes, and the hours that prevent defects go by what is worked. Where pay and strategy agree nobody pretends. What is
//! paid by a target pulls as pay does, and is not pretended: it is counted. Without pay, so with the incentives mechanism
//! off and in the twins, nobody pretends. In the split of a gap what is only reported is a part of skill.
//!
//! - `people.pretence`: share that is only reported where pay goes a wholly different way than the strategy.
//!
//! ## results: what becomes of urgent work, and what is written down of it
//!
//! Targets for results were gamed where those who were judged by them kept the record, and brought real results where others
//! kept it and hands were enough: Bevan & Hood 2006; Propper, Sutton, Whitnall & Windmeijer 2008. Forms are assumptions. A
//! measure is about one result, and there is one such measure at most. With the sums of last week per seat, the same for
//! all seats of a department, `queue` is what waits at any time: what is left over from week to week and has not just come
//! back, and within the week what items of one size that come by chance wait in front of people who are that busy
//! (Pollaczek-Khinchine: Kleinrock 1975). By Little 1961 a wait takes queue / items weeks on average, and waits are taken to
//! spread exponentially.
//!
//! ```text
//! busy     = min(0.95, urgent hours / (capacity + overtime))
//! queue    = max(0, backlog - returned) + items item busy / (2 (1 - busy))
//! real     = waiting: 1 - exp(-limit_weeks items / queue), 1 where nothing waits
//!            backlog: backlog;  cases: items;  rework: (fires + returned) / landed, 0 where nothing landed
//! bent     = (1 - recorded_by_others) relabel x effective hours of the kind `relabelled_by`
//! recorded = waiting: min(1, real + bent);  cases: real + bent;  backlog, rework: max(0, real - bent)
//! ```
//!
//! Pay counts `recorded` each week, as units of every seat, and adds it up over a pay period; what is better the less there
//! is of it is paid by a negative weight. The dashboard of leaders shows it in points of its best, instead of counted
//! activity: 100 recorded, 100 (1 - recorded), for a backlog 100 items / (items + recorded), for cases
//! 100 recorded / (recorded + backlog). What people weigh is what an effective hour more does to the record:
//!
//! ```text
//! served   = items / urgent hours                                  of the kind of urgent work, at most all that waits
//! avoided  = prevents fire defect_slope items (2 - pace) / quality_need                           of the other kinds
//!            0 where prevention is enough already, or nothing ever surfaces
//! shorter  = min(backlog - returned, avoided) + avoided item busy / (2 (1 - busy)^2)                  at most the queue
//! sooner   = exp(-x) x / queue,  x = limit_weeks items / queue             0 where nothing waits, and for x from 100 on
//! along    = waiting: sooner min(queue, served);  sooner shorter;  min(1 - real, (1 - recorded_by_others) relabel)
//!            backlog: -min(backlog, served);  -min(backlog, avoided);  -min(backlog, (1 - recorded_by_others) relabel)
//!            cases:   min(backlog, served);  0;  (1 - recorded_by_others) relabel
//!            rework:  0;  -min(real, avoided (landed - fires - returned) / landed^2);  -min(real, ... relabel)
//! ```
//!
//! Nobody can serve, prevent or hide more than there is, so a target that is reached pulls nobody, and one that is out of
//! reach pulls along what changes the record alone. `along` stands where the credit of a measure stands in motive and own
//! view; nobody takes the kind `relabelled_by` for a priority that somebody asks for, whatever it brings. The pull along
//! urgent work is pay by the item, so it buys pace (see `workload.haste`). On the day before the first week nobody has seen
//! a result, and it pulls nobody. Counted activity is urgent work where only results are paid. With the incentives mechanism
//! off nobody has a reason to write anything down differently, so not in the twins.
//!
//! - `measure.*.result`: what it is about; `measure.*.limit_weeks`: the limit of a wait.
//! - `measure.*.relabelled_by`, `measure.*.relabel`: the kind of work that makes the record better, and by how much an hour.
//! - `measure.*.recorded_by_others`: how far others keep the record: at 1 it is what is.
//!
//! ## refereeing: clashes between reports go up
//!
//! Where those who report to one manager do not rank work alike, their clashes go up and take the manager's hours, and
//! everything that waits for managers waits longer: Becker & Murphy 1992; Cremer, Garicano & Prat 2007; the queue: Kleinrock
//! 1975. Forms are assumptions. With the practice of last week as it can be seen (see norms):
//!
//! ```text
//! clashes    = sum over the reports of a manager: 1/2 sum |practice - mean practice of the other reports|
//! refereeing = referee clashes                           of managers; together with overhead and friction at most 0.95
//! capacity   = (1 - strain_cost strain)(1 - overhead - friction - refereeing)          and so in `worked` of strain
//! delay      = sign_off_weeks / (1 - busy - r) - sign_off_weeks / (1 - busy)
//!              r = mean refereeing of the managers of a department; 1 - ... at least 0.05
//! payoff     = payoff_weeks + sign_offs (sign_off_weeks / (1 - busy) + delay)           see motive and production
//! answered   with chance response (1 - r)                                               see voice
//! ```
//!
//! Whatever lets reports work on the same things, such as a strategy that is spelled out, frees these hours. Reports of
//! seat 0 clash as well, but seat 0 has no week that could get fuller. 0 with the workload mechanism off, so by the twins.
//!
//! - `workload.referee`: share of a manager's week for each report who works on wholly other things than the others.
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
//! ## informal leaders: whose practice counts for more
//!
//! Opinion leaders without an office: Katz & Lazarsfeld 1955; weights of ties: `DeGroot` 1974. In the norm:
//!
//! ```text
//! mean practice of peers = sum w practice / sum w      over the team and colleagues elsewhere, without the seat itself
//! w                      = leader_weight with a chance of `leaders` for each seat, else 1; once per future
//! ```
//!
//! More leaders contain those of fewer: each seat has a draw of its own. A leader moves by norms as anybody does, and looks
//! at the other leaders of the team by their weight; the weight of the manager stays `manager_weight`. How a department has
//! always worked, and what others see of it, counts all of its people alike. Nobody looks at anybody with the norms mechanism
//! off, so in the twins.
//!
//! - `norms.leaders`: share of seats; `norms.leader_weight`: how many colleagues one of them counts for.
//!
//! ## people: how seats differ
//!
//! People differ in patience (Frederick, Loewenstein & O'Donoghue 2002) and in the readiness to trust (Colquitt, Scott &
//! `LePine` 2007). Forms are assumptions. Drawn once per seat and future, whoever holds the
//! seat, at the same quantiles in every option:
//!
//! ```text
//! factor     = exp(spread eps - spread^2 / 2)              of horizon, habit, trust, recognition; and of talent
//! eps        = r eps of zeal + sqrt(1 - r^2) eps of its own               r = the key that ends in `_with_conviction`
//! discount   = factor horizon_weeks / (factor horizon_weeks + payoff)                                  see motive
//! acted_on   = (factor credibility perceived_intent + weight paid) / (factor credibility + weight)
//! standing   = factor recognition recognized + identity
//! effort     = hours ((1 - h) last week's split of effort + h plan)       h = min(1, factor habit); see effort
//! ```
//!
//! The mean of a factor is 1 whatever the spread, so that differences are not more of anything. What factors do is not linear,
//! so that the mean week moves all the same: this is what differences do. What a department takes success to be, the first
//! day and what `check` says are those of the usual seat. Measures of credibility tell the state, before the factor. `r`
//! holds for what is drawn, so also where everyone is convinced alike; two that go with conviction as far as r and q
//! say go with each other as far as r q. No mechanism, so twins have these differences as well.
//!
//! - `people.horizon_spread`, `people.habit_spread`, `people.trust_spread`, `people.recognition_spread`: standard deviations
//!   of the logarithm.
//! - `people.skill_with_conviction`, `people.horizon_with_conviction`, `people.habit_with_conviction`,
//!   `people.trust_with_conviction`, `people.recognition_with_conviction`: how far each goes together with conviction.
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
//! What such an option does is read in the seats that it reaches, and what spills over in all others, in the weeks of the
//! option and against the same seats without it; value waits to show there as in their department:
//!
//! ```text
//! value = sum over departments: value(needed, pipeline of these seats) - harm - missed_cost missed - their share of conflicts
//! index = 100 x that / the same of as many seats of the departments of the aligned twin
//! ```
//!
//! It is the value of these hours alone: where kinds of work complement each other, parts that do different things are
//! worth less alone than together.
//!
//! - `people.conviction_spread`: differences of conviction, standard deviation of the logarithm; the mean stays.
//! - `event.*.only_in.chosen`, `option.*.only_in.chosen`: which teams take part.
//! - `option.*.attention`, `option.*.attention_weeks`: how much being watched adds, and how soon people are used to it.
