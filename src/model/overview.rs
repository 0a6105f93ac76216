//! The model: what it is for, what it is made of, and in which order a run goes.
//!
//! The description follows the ODD protocol (Grimm et al. 2006, 2010, 2020). Sections 1 to 6 are on
//! this page; section 7, the submodels with their equations, and the measures are in
//! [`description`](super::description). Keys in backticks are those of a scenario file; `*` stands for a free name.
//! Equations use the names of the code. Every result concerns simulated seats, never real persons.
//!
//! # 1 Purpose and patterns
//!
//! The model shows how an organization can be busy without getting better: leadership wants one
//! split of effort, people choose another, counted activity rises and the strategy stalls. It
//! compares options (another measure, a clearer message, fewer priorities, protected time) through
//! the same luck and says which of them closes the gap, for whom, and on which assumptions that
//! hangs. It explains and ranks; it does not forecast a particular company.
//!
//! By default all seats have the same skill, the same willingness and the same good intent. No
//! input is called alignment: the gap comes out of what people hear, what they are paid for, what
//! colleagues do and what is burning. Every mechanism has a neutral setting that a scenario file
//! can reach.
//!
//! Patterns by which the model is judged:
//!
//! - what is counted rises while what is wanted falls (Baker 1992; Holmstrom & Milgrom 1991);
//! - a message loses strength with every layer (Williamson 1967), and few managers can name the
//!   priorities (Sull et al. 2015, 2018);
//! - fighting fires crowds out preventing them, with a tipping point (Repenning 2001); hurried
//!   service becomes the standard (Oliva & Sterman 2001);
//! - unanswered reports turn into silence (Morrison & Milliken 2000), and the top sees a rosier
//!   picture than the floor (Read 1962);
//! - clarity alone and a better measure alone help partly, both together more;
//! - every department can exceed its target while the company misses its own;
//! - counter-example kept visible: targets also work, where the measure is close to the purpose
//!   (Propper et al. 2008; Kelman & Friedman 2009).
//!
//! # 2 Entities, state variables and scales
//!
//! **Seat.** A place in the hierarchy; its number stays when its holder changes. Seats are numbered
//! from the top down, every manager before their reports. Seat 0 leads: it hears nothing, works no
//! counted hours and is left out of every sum.
//!
//! **Team.** Seats with the same manager; the manager is in another team. **Layer.** Distance from
//! seat 0. **Department.** A part of the hierarchy below seat 0, with its own needs, rewards,
//! habits, latent defects and value.
//!
//! **Unit.** Seats under the same rules: a department, or those of its teams that take part in the
//! same pilots ([`Unit`](super::Unit)). Rules are read once for each unit whenever a date or a response of
//! leaders changes them.
//!
//! **Group.** Seats that are summed up for people to read: departments, layers and roles, never
//! fewer than five seats; smaller ones are merged ([`Groups`](super::Groups)). Groups influence nothing.
//!
//! **Kind of work.** What an hour can be spent on, `k` in equations; 2 to 16 of them. **Measure**,
//! **reward**, **conflict**: what is counted, what is paid for, which work of one department costs
//! another.
//!
//! **Three kinds of state.** The structure ([`Organization`](super::Organization)) is fixed at founding; the rules
//! ([`Policies`](super::Policies)) change by date and by what leaders do; the workforce ([`Workforce`](super::Workforce)) changes
//! every week:
//!
//! ```text
//! seat        perceived_intent  what the holder believes the strategy asks for   share per kind
//!             ambiguity         doubt about that belief                          variance, 0 or more
//!             credibility       weight given to what leaders say                 share
//!             voice             belief that speaking up helps                    share
//!             effort            hours of the holder's own choosing               working weeks per kind
//!             practice          how all hours of the week were spent             shares that sum to 1
//!             backlog           urgent work waiting, at proper care              working weeks
//!             standard          accepted time per urgent item                    share of proper time
//!             strain            exhaustion                                       0 rested to 1 exhausted
//!             proficiency       skill of a newcomer, growing to 1                share
//!             talent            skill relative to the usual, constant            mean 1
//!             zeal, temper      conviction, horizon, habit, trust, recognition   mean 1
//!             clout             weight among colleagues, constant                colleagues
//!             attained          units counted in the pay period, per reward and gate  counted units
//! department  needed            what the strategy needs now                      shares that sum to 1
//!             known             what leaders know of that                        shares that sum to 1
//!             heard             what its people have heard of it, mean           share per kind
//!             learned           how far they know what moves paid outcomes       share
//!             usual             last week of a usual seat                        working weeks per kind
//!             given, taken      waiting work passed on, and taken over           share, working weeks per seat
//!             returned          skimped urgent work that came back               working weeks per seat
//!             rework_share      part of landing urgent work that is rework       share
//!             debt              latent defects                                   defects per seat
//!             on_the_way        the same in earlier steps of the delay           working weeks per kind
//!             pipeline          effective hours whose value is showing           working weeks per kind
//!             pipeline_hours    the hours behind them                            working weeks per kind
//!             legacy            how work has always been done                    shares that sum to 1
//!             value             strategic value, net of harm and conflicts       value
//! leaders     shift             sum of weekly changes of the needs               share per kind
//!             spoken            whether they have said what they ask for         yes or no
//!             responses         what they have done, and how often               counts
//!             act_in            week of the action they have decided on          week, or none
//!             pause_until       week before which they look for no other         week
//!             restate           whether to say the strategy again next week      yes or no
//! ```
//!
//! **Scales.** One step is a week; a run lasts `time.weeks` weeks, 1 to 1040. Hours are counted in
//! working weeks: 1 is the contracted week. One unit of value is an effective hour (in working
//! weeks) split exactly as needed. Motive is the marginal pull of an effective hour, in the unit of
//! `people.effort_cost`. There is no space but the hierarchy. Up to 10 million seats, 1000
//! departments, 60 layers.
//!
//! # 3 Process overview and scheduling
//!
//! A run changes the rules, lives a week and measures it, until the last week. A week has four
//! moments; each reads only what came before it. The order of the phases is fixed; a step stands where
//! the numbers it needs are available, which may be beside steps of another moment:
//!
//! ```text
//! rules    timeline.apply            dated changes, responses of leaders, reviews of measures and last week's result come into
//!                                    force
//! hear     strategy::move_needs      what the strategy needs shifts; leaders notice late
//!          own_view::form            what people see paid, and what departments take success to be
//!          cascade::restate          when it is time: what was heard fades (see below), then the strategy
//!                                    is said again, layer by layer
//!          friction::take            hours for asking, agreeing and talking of the strategy
//! face     demand::arrive            urgent work arrives for every seat
//!          norms::look_around        what colleagues did last week
//!          motive::know_people       who is how convinced
//! act      effort::be_asked          which clashes between reports go up to whom
//! hear     cascade::fade             any other week: what was heard fades towards the own view;
//!                                    newcomers begin
//! face     demand::land              urgent work and fires join the backlog
//!          motive::weigh             what pulls: rewards, recognition, identity, conviction
//!          norms::conform            the own preference moves towards what colleagues do
//! act      effort::feel_pressure     what the week has room for
//!          effort::cut_corners       less time per urgent item under pressure
//! learn    credibility::compare      words against pay
//! act      effort::do_urgent_work    urgent work first
//! learn    standards::drift          hurried work becomes the standard
//! act      effort::choose            the rest by the plan
//! learn    defects::make             hurried and unprevented work leaves defects
//! act      effort::stay_away         who has no hours leaves the impression of the week before
//!          settle::show              what colleagues will see next week
//!          production::know_people   who is how skilled
//!          production::deliver       hours become effective hours
//! learn    turnover::learn           newcomers learn the job
//!          strain::settle            overload exhausts, slack restores
//!          voice::be_concerned       who has something to report
//! count    tally::look               how close belief and practice are to what is needed
//! act      production::attain        what counts towards targets and caps, and its pay
//! count    tally::ask                every fourth week: what holders know and would say; every twelfth: what they would stop
//! learn    voice::speak_up           misfit is reported or swallowed
//!          voice::be_answered        whoever spoke learns what it was good for
//!          turnover::leave           some holders leave
//! count    tally::count              what can be said of each seat is added up
//!          tally::follow             and over the seats that a limited option reaches, and the others
//! learn    voice::put_right          what was reported and acted on is put right for next week
//!          settle::publish           what was shown becomes visible to colleagues
//!          settle::sum_up            sums over seats and departments
//!          production::add_up        value that shows this week
//!          production::follow        the same of those who are followed
//!          defects::accumulate       latent defects of each department
//!          demand::remember          how much of what lands is rework
//!          norms::remember           how work has always been done here
//!          own_view::remember        what the next own view is made of
//!          results::remember         how the result stands that a measure is about
//!          friction::remember        how clear the strategy was, and how far departments worked apart
//!          design::review            when it is time: measures give way to those who are paid by them
//! ```
//!
//! The same week, seat by seat and moment by moment, is [`crate::engine::plain`]: read that first. The order above is that
//! of the fast one, which lives the seats of eight vector lanes at a time and gives every seat the same bits.
//!
//! After the week: `measure::sums` adds up who is shown together, `measure::company` and
//! `measure::groups` compare the week with the twins, the hours ledger and the priorities of each
//! group are kept, and then, last of all, `leadership::respond` lets leaders look at what they see
//! and decide; what they do is in force from the next week.
//!
//! **Synchronous update.** Within a moment nobody reacts to what a colleague chose in the same
//! week: the practice of others is last week's. The exceptions are the cascade, in which all layers
//! hear in the same week from the top down, and the arithmetic inside one seat, in which later
//! phases read what earlier ones wrote. So all but the cascade's restating goes block by block in any
//! order, with the same result. Measures describe the end of the week. A holder who leaves is replaced from the
//! next week on.
//!
//! **Rules in force.** Values before the first week come from the scenario with its assumptions
//! drawn. Founding uses those; no event and no option has begun. Then, for each unit and each week,
//! events in file order and after them the changes of the option in the order of `option.*.combine`
//! (its own last) are laid over each other; the later one wins:
//!
//! ```text
//! active when   week >= change.week, week <= change.until if given, and the change reaches the unit
//! done          = min(1, (week - change.week + 1) / ramp_weeks)
//! value         = value + done (new - value)
//! ```
//!
//! Words and a share table that was left open so far switch at once, whatever the ramp; weeks and
//! other whole numbers are rounded. The dates are `event.*.week` or `option.*.week` (first week),
//! `event.*.until` or `option.*.until` (last week; the rule then falls back) and
//! `event.*.ramp_weeks` or `option.*.ramp_weeks` (1 is at once). `event.*.only_in.department` and
//! `option.*.only_in.department` limit a change to one department, `event.*.only_in.teams` and
//! `option.*.only_in.teams` to so many teams. Values that hold for the company as a whole (needs,
//! cadence, value, leaders) follow only changes without such a limit. An event happens in every
//! option, in the baseline and in the twins.
//!
//! **Two twins.** Each future is first lived by two other organizations with the same seats,
//! events, assumptions and luck, and without any option ([`policy::World`](super::policy::World)). The *aligned twin* has
//! all seven mechanisms off, except that urgent work arrives and meetings, approvals and reporting take
//! hours as they do in the scenario; it is 100 on the indices. The *frictionless twin* has neither urgent work nor
//! overhead; it is what `potential_share` divides by. Twins keep what is no mechanism:
//! `strategy.drift` (their beliefs and what counts as paid follow the needs at once), harm, differences of skill, habit, the start, the cap on urgent hours. They have no
//! leaders who respond. Because urgent hours come on top of the needed split, the aligned twin is
//! close to, not exactly at, an alignment of 1. Where several scenarios are compared, the twins and
//! the yardstick of activity are those of the first, unless the names of its kinds of work or of its
//! departments differ, or what is needed and what an hour is worth: then a scenario has its own, and the
//! result says so. Where one scenario is lived with many values, as in a sweep, the twins keep the usual
//! values of all but what is needed and what an hour is worth: more load for everyone cannot read as
//! better because the twin drowns as well. An option passes 100 only where it changes what the twin has
//! as the baseline has it ([`twin::of_the_twin`](super::twin::of_the_twin)); the result names that.
//!
//! # 4 Design concepts
//!
//! **Basic principles.** Direction (which work), amount (how many hours) and skill (what an hour
//! achieves) are separate and multiply. Amount is the best response to a linear reward under
//! quadratic cost of effort (Holmstrom & Milgrom 1991); direction follows motives in proportion
//! (Luce 1959), so hours that bind scale the split and do not bend it. Urgency takes hours, it is
//! not a motive. Activity is counted at the baseline's measure, whatever is paid now.
//!
//! **Emergence.** The gap between activity and outcome, silence, firefighting, eroded standards,
//! pulling apart of departments and the rosy picture at the top follow from the rules of single
//! seats. Imposed are the needs, the rewards, the hierarchy and urgent arrivals.
//!
//! **Adaptation.** Seats adapt the split and the amount of effort to motives, the pace of urgent
//! work to pressure, and the readiness to speak to answers. Leaders adapt by one playbook.
//!
//! **Objectives.** A seat offers the hours at which the marginal pull equals the marginal cost of
//! effort. It maximizes no value of its own over time; no seat works against the strategy on
//! purpose.
//!
//! **Learning.** Belief and ambiguity follow a Kalman filter (Kalman 1960); credibility, voice,
//! standards, habit, legacy and proficiency move towards what was met, each at a weekly rate.
//!
//! **Prediction.** Late payoffs are discounted hyperbolically (Mazur 1987). Under a target, tiers or a gate, a seat
//! expects the rest of the pay period to go on at last week's pace. Listeners know how noisy the
//! channel is.
//!
//! **Sensing.** A seat hears its manager's belief or, directly below seat 0, the leaders' message;
//! sees last week's practice of its team, of a few colleagues elsewhere and of its manager; knows
//! what is really paid, its own backlog and its own misfit. Leaders see a dashboard and what bad
//! news got through.
//!
//! **Interaction.** Words down the line, practice among colleagues, bad news up the line, defects
//! shared by a department, costs and help between departments, and competition in tournaments (of which only
//! the marginal pull is modelled).
//!
//! **Stochasticity.** Every random number has an address: seed, future, purpose, week and seat,
//! never the scenario or the option. The ChaCha8 key is seed, future, purpose and a format tag; the
//! stream is the week (0 at founding; for an assumption the number of its key); the position is the
//! seat (or the kind, for the needs). Each purpose takes a fixed number of uniform draws per seat
//! before any branch, and every variate is got by inversion from one uniform. So all options meet
//! the same random streams, more futures never change earlier ones and threads change nothing.
//!
//! ```text
//! purpose         what is drawn                                      when            draws
//! Assumptions     place of a ranged value in its range, uniform      founding        1 a key
//! Ties            colleagues in other departments                    founding        1 a tie
//! Skill           talent, log-normal with mean 1                     founding        1 a seat
//! Zeal, Patience, Agility, Trust, Acclaim
//!                 other differences, log-normal with mean 1          founding        1 a seat
//! Leaders         who counts for more among colleagues               founding        1 a seat
//! Pilot           place of a team in the queue for pilots            founding        1 a team
//! StrategyDrift   change of the needs, normal                        every week      1 a kind
//! Cascade         local reinterpretation, normal                     restatements    1 a seat and column
//! Demand          number of urgent items, Poisson                    every week      1 a seat
//! Turnover        who leaves                                         every week      1 a seat
//! Voice           who speaks                                         every week      1 a seat
//! Answers         whose report is acted on                           every week      1 a seat
//! ```
//!
//! Columns are the kinds of work rounded up to 4, 8 or 16. A draw of the weekly purposes but `StrategyDrift`
//! is one word of 32 bits of eight blocks read side by side, and the position of a seat is one less than its
//! number; any other draw is two words in their order. Draws that nothing can come of are not made: without
//! arrivals, without exits, and where nobody in a block of seats has anything to report, or nobody spoke.
//!
//! *Assumptions*: a number given as a range is `from + (to - from) x draw of its key`; the same
//! draw serves every option, and a change that sets the same key to another range. Keys are
//! independent. An experiment may vary luck and assumptions together or one of them alone; held
//! still, assumptions take their usual values. *Pilots*: each future gives every team one uniform
//! number; a change limited to so many teams reaches those with the smallest numbers among the
//! teams it may use: not the team of department heads, and in the department it is limited to. So a
//! pilot with four teams contains the pilot with two, and two pilots in one department share teams.
//! Only the members take part; their manager belongs to the team above.
//!
//! **Collectives.** Teams (imposed by the chart) set norms; departments share needs, rewards,
//! defects, legacy and value; units share rules.
//!
//! **Observation.** Where options are limited to a department or to some teams, the alignment of the
//! work of exactly the people they reach is measured every week, with the option and in the baseline.
//! Measures, each week and over the final weeks (the last quarter, or whole cycles of
//! cadence and pay), for the company and for each group: see [`description`](super::description). A measure that does not apply to a week or a
//! group is left out. The hours ledger says where each hour of the contracted week went: each kind
//! of one's own choosing, urgent, overhead, lost to strain, unused; it adds up to 1 and the hours worked beyond the
//! contract, which its last entry tells.
//!
//! # 5 Initialization
//!
//! With `time.start` = `aligned`, right after a kick-off that everyone understood,
//! `perceived_intent` is what leaders ask for, the intent of the department or `strategy.says`,
//! `ambiguity` is 0, and effort is split by that. With `settled`, `perceived_intent` is the own view, `ambiguity` is
//! `communication.starting_ambiguity` and effort is split by what pulls; with the signal mechanism
//! off belief and ambiguity start as aligned. In both:
//!
//! ```text
//! urgent_hours  = min(workload.arrivals, workload.urgent_cap x capacity)      capacity = 1 - overhead
//! effort        = split x min(amount, capacity - urgent_hours)                amount by `motive`
//! practice      = shares of effort with urgent_hours under their kind;  legacy = practice
//! debt          = urgent_hours (defect + defect_slope neglect) / surface      0 when nothing surfaces
//! pipeline      = skill x hours of the department;  pipeline_hours = those hours;  on_the_way the same
//! needed        = known = intent;  strain = backlog = 0;  standard = proficiency = 1
//! credibility   = communication.credibility_start;  voice = voice.start
//! heard         = perceived_intent;  learned = returned = 0;  usual, rework_share as that week gives
//! ```
//!
//! For the own view of the first day, when nothing has been done and heard yet, what can be seen stands for both. Pulls of the first day take targets and steps of tiers as exactly in reach, caps as far and gates as passed, and leave out colleagues. `voice.start`
//! cannot be changed during a run; `communication.credibility_start` can, and then concerns
//! newcomers. `talent` is drawn once, from the `people.skill_spread` of the day before the first
//! week: `exp(spread eps - spread^2 / 2)`, so its mean is 1; other differences alike.
//!
//! # 6 Input data
//!
//! No time series are read. A *scenario* file states everything; `extends` names the file it starts
//! from, `mechanisms` keeps only the mechanisms named in it, `scenario.title`, `scenario.question`,
//! `scenario.headline`, `scenario.headline_department`, `scenario.smallest_difference_that_matters`, `facts.*.from`,
//! `scenario.show`, `scenario.first_chart`, `scenario.compare`, `live.levers`, `card.today`, `card.ask`, `card.look_at`,
//! `card.debrief`, `card.case`,
//! `card.people_expect`, `finding.*.says`, `finding.*.option`, `finding.*.against`, `finding.*.measure`,
//! `finding.*.group`, `finding.*.from_week`, `finding.*.until_week`, `finding.*.expect`, `finding.*.at_least`,
//! `finding.*.share`, `finding.*.counter.says`, `finding.*.counter.expect`, `finding.*.counter.at_least`,
//! `finding.*.counter.share`,
//! `facts.*.to` and `format` serve reports and reading only, and so do `option.*.expect`,
//! `option.*.against` (another option that one is judged against besides the baseline) and the labels (`department.*.label`,
//! `work.*.label`, `measure.*.label`, `reward.*.label`, `conflict.*.label`, `event.*.label`,
//! `option.*.label`).
//!
//! **Equal cost.** With `option.*.at_equal_cost` a number of a reward, such as its strength, is found before the run
//! by bisection over the first 16 futures: the value at which the mean reward of the final quarter equals the
//! baseline's. The option sets it with its last change, on its dates and where it applies; a number with a range keeps
//! one, moved in proportion.
//!
//! **Structure.** Without a chart each department has `department.*.people` seats, its head
//! included, below seat 0, and every manager up to `organization.span` reports, filled layer by
//! layer. `organization.chart` names reporting lines instead, a CSV file with one row per seat;
//! `organization.chart_columns.seat`, `organization.chart_columns.manager`,
//! `organization.chart_columns.department`, `organization.chart_columns.role` and
//! `organization.chart_columns.posts` (how many seats a row stands for) say which columns hold what,
//! `organization.codes` that identifiers are no names, and `organization.join_heads` sets one seat above
//! several heads. Its identifiers are dropped after reading; roles are used for groups only.
//! `organization.cross_ties` colleagues of each seat are drawn once per future, with replacement,
//! from other departments at the same layer; where there are none, the seat has none.
//!
//! **Needs.** `strategy.intent` is the split the strategy needs from the company,
//! `department.*.intent` what it needs from one department (else the company's, of which a department
//! that can do only `department.*.work` has its part): different work towards one outcome is division of
//! labour, not drift.
//!
//! **Mechanism switches** ([`policy::Switches`](super::policy::Switches)); everything not named here stays:
//!
//! ```text
//! incentives       rewards, recognition and identity pull along what is needed, with the sum of their
//!                  strengths, and nothing repels; what is really paid counts as what is needed, and fills an own view that
//!                  is left open
//! signal           everyone's belief is what is needed, with ambiguity 0, every week; nothing is restated;
//!                  leaders notice changed needs at once. Belief is still weighed against pay
//! norms            conformity is 0: nobody looks at colleagues
//! workload         no arrivals, fires, overhead, corner cutting, haste, rework, drift of standards, strain
//!                  or exits; work given up costs nothing; all work that is handed over is accepted
//! horizon          late payoffs count in full as motives; value still shows late
//! interdependence  conflicts cost nothing and bring no urgent work
//! silence          what leaders see is the outcome index; people speak or keep silent as before
//! ```
