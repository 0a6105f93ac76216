//! Every word and number a scenario file may contain, in one table.
//!
//! The table drives reading, range checks, suggestions, `orgdrift explain`, the JSON Schema and the
//! documentation. Defaults do not live here but in `scenarios/base.toml`; tests keep the two equal.

mod row;

pub use row::{Adjustable, Form, Parameter};

use Adjustable::{Company, No, Unit, World};
use Form::{
    Choice, DepartmentName, DepartmentNames, Flag, MechanismNames, MetricName, Number, OptionNames,
    PerMeasure, PerWork, Shares, Text, Texts, Tiers, Whole, WorkName, WorkNames,
};

const fn row(
    key: &'static str,
    form: Form,
    unit: &'static str,
    meaning: &'static str,
    source: &'static str,
    adjustable: Adjustable,
) -> Parameter {
    Parameter { key, form, unit, meaning, source, adjustable, ranged: false, plain: "" }
}

/// The same for a number that may be a range.
const fn drawn(
    key: &'static str,
    form: Form,
    unit: &'static str,
    meaning: &'static str,
    source: &'static str,
    adjustable: Adjustable,
) -> Parameter {
    Parameter { ranged: true, ..row(key, form, unit, meaning, source, adjustable) }
}

const fn ranged(
    key: &'static str,
    low: f64,
    high: f64,
    unit: &'static str,
    meaning: &'static str,
    source: &'static str,
) -> Parameter {
    Parameter {
        key,
        form: Number { low, high },
        unit,
        meaning,
        source,
        adjustable: Unit,
        ranged: true,
        plain: "",
    }
}

const fn number(low: f64, high: f64) -> Form {
    Number { low, high }
}

const fn whole(low: u32, high: u32) -> Form {
    Whole { low, high }
}

/// Place of a word in a list, found when the program is compiled, and refused there for a word that the list lacks.
const fn place_of(word: &str, list: &[&str]) -> usize {
    let mut place = 0;
    while !is_same(word.as_bytes(), list[place].as_bytes()) {
        place += 1;
    }
    place
}

/// Whether two words are the same; texts cannot be compared yet where this is needed.
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

const START: Form = Choice(&["aligned", "settled"]);
const VALUE: Form = Choice(&["balanced", "linear"]);
const MEASURE_KIND: Form = Choice(&["activity", "outcome"]);
/// Results that a measure may be about: see [`super::result::ResultKind`].
const RESULT: Form = Choice(&["none", "waiting", "backlog", "cases", "rework"]);
/// Shapes of a reward.
const SHAPES: &[&str] = &["linear", "threshold", "capped", "tournament", "tiers"];
/// Place of `linear` among the shapes of a reward: the only one without a pay period.
pub const LINEAR: usize = place_of("linear", SHAPES);
/// Place of `threshold` among the shapes of a reward.
pub const THRESHOLD: usize = place_of("threshold", SHAPES);
/// Place of `capped` among the shapes of a reward.
pub const CAPPED: usize = place_of("capped", SHAPES);
/// Place of `tournament` among the shapes of a reward.
pub const TOURNAMENT: usize = place_of("tournament", SHAPES);
/// Place of `tiers` among the shapes of a reward.
pub const TIERS: usize = place_of("tiers", SHAPES);
/// Most tiers of a reward.
pub const MOST_TIERS: usize = 6;
/// From where a tier may hold. Counted units per period.
pub const TIER_FROM: (f64, f64) = (0.0, 1e6);
/// Rates of a tier. Units of `strength`.
pub const TIER_RATE: (f64, f64) = (0.0, 100.0);

/// Whether the pull of a shape depends on what has been attained in the pay period.
pub fn is_timed(shape: usize) -> bool {
    matches!(shape, THRESHOLD | CAPPED | TIERS)
}

/// Tiers from the numbers of a key: from where they hold, and their rates.
pub fn tiers(numbers: &[f64]) -> impl Iterator<Item = (f64, f64)> {
    let pairs = numbers.as_chunks::<2>().0.iter().map(|&[from, rate]| (from, rate));
    pairs.take_while(|(from, _)| *from > super::ABSENT)
}

const RECOGNITION: Form = Choice(&["visible", "aligned"]);
const BASED_ON: Form = Choice(&["individual", "team", "department", "company"]);
const CHOSEN: Form = Choice(&["drawn", "most_willing"]);
const PLAYBOOK: Form = Choice(&[
    "none",
    "restate",
    "add_priority",
    "raise_bonus",
    "change_measure",
    "protect_time",
    "listen",
]);

/// Charts that may be told first: the names of their files without number, words joined by `_`.
pub const FIRST_CHARTS: &[&str] = &[
    "busy_and_better",
    "the_drift_gap",
    "twenty_futures",
    "what_changed",
    "who_gains_who_pays",
    "alone_and_together",
    "where_the_hours_went",
    "what_each_layer_thinks",
    "every_scoreboard",
    "what_leaders_see",
    "the_trade_off",
];
const FINDING: Form = Choice(&["higher", "lower", "no difference", "above", "below"]);

/// The table, in the order of `scenarios/base.toml`.
#[rustfmt::skip]
pub const PARAMETERS: &[Parameter] = &[
    row("format", whole(1, 1), "", "version of the file format", "assumption", No),
    row("extends", Text, "", "file or shipped scenario that this one starts from", "assumption", No),
    row("mechanisms", MechanismNames, "", "keeps only the mechanisms named here; all are on when left out", "assumption", No),

    row("scenario.title", Text, "", "short name for charts", "assumption", No),
    row("scenario.question", Text, "", "the question this scenario answers", "assumption", No),
    row("scenario.headline", MetricName, "", "the one measure that gets a verdict, declared before running", "assumption", No),
    row("scenario.headline_department", DepartmentName, "", "the department whose measure that is; the company when left out", "assumption", No),
    row("scenario.smallest_difference_that_matters", number(0.0, 1e6), "headline units", "differences below this are called too small to matter", "assumption", No),
    row("scenario.show", Text, "", "option that pictures are about; the one with the largest difference, good or bad, when left out", "assumption", No),
    row("scenario.first_chart", Choice(FIRST_CHARTS), "", "chart that is told first", "assumption", No),
    row("scenario.compare", OptionNames, "", "options that are compared; all of them when left out", "assumption", No),

    row("time.weeks", whole(1, 1040), "weeks", "length of a run", "assumption", No),
    row("time.start", START, "", "aligned: right after a kick-off that everyone understood; settled: everyone as they would be without one", "assumption", No),

    row("organization.span", whole(1, 40), "people", "reports per manager", "Gallup 2026 (median 5 to 6)", No),
    row("organization.cross_ties", whole(0, 50), "people", "colleagues of other departments whose work one can observe, drawn once per future", "assumption", No),
    row("organization.chart", Text, "", "reporting lines as a CSV file, instead of departments and span", "assumption", No),
    row("organization.chart_columns.seat", Text, "", "name of the column that holds the seat", "assumption", No),
    row("organization.chart_columns.manager", Text, "", "name of the column that holds the seat of the manager", "assumption", No),
    row("organization.chart_columns.department", Text, "", "name of the column that holds the department; \"\" leaves it out, and each report of the head leads one", "assumption", No),
    row("organization.chart_columns.role", Text, "", "name of the column that holds the role; \"\" leaves it out, and roles are leader, manager and staff", "assumption", No),
    row("organization.chart_columns.posts", Text, "", "name of the column that says how many seats a row stands for; \"\" leaves it out, and each row is one", "assumption", No),
    row("organization.codes", Flag, "", "true: the seats of the chart are codes, though they look like names", "assumption", No),
    row("organization.join_heads", Flag, "", "true: sets one seat above several heads of the chart", "assumption", No),

    row("department.*.label", Text, "", "name of the department on charts", "assumption", No),
    row("department.*.people", whole(1, 1_000_000), "people", "people in the department, its head included", "assumption", No),
    row("department.*.intent", Shares, "share of effort", "what the strategy needs from this department; the company's split when left out", "assumption", World).called("what the strategy needs from {}"),
    row("department.*.own_view", Shares, "share of effort", "what the department takes success to be; when left out what it is paid for, or what can be seen where nothing is paid", "assumption", Company).called("what {} takes success to be"),
    row("department.*.work", WorkNames, "", "kinds of work that its people can choose to do at all; all when left out; urgent work lands on them all the same", "assumption", World).called("what {} can do"),
    row("department.*.information_age", number(0.0, 520.0), "weeks", "how much longer than `people.sensing_weeks` the facts of this department take to arrive", "assumption", Company).called("how old the facts of {} are"),
    row("department.*.identity", PerWork { low: 0.0, high: 20.0 }, "motive", "pull of the department's professional self-image", "Akerlof & Kranton 2005", Company).called("the professional pride of {}"),

    row("work.*.label", Text, "", "name of this kind of work on charts", "assumption", No),
    row("work.*.visibility", number(0.0, 1.0), "share", "share of this work that a manager sees", "assumption", Company).called("how visible {} is"),
    row("work.*.payoff_weeks", number(0.0, 520.0), "weeks", "weeks until the value of this work shows", "assumption", Company).called("how soon {} pays off"),
    row("work.*.payoff_steps", whole(1, 8), "steps", "steps in which the value of this work comes to show: 1 a little from the first week, more of them nothing for long and then most of it; the mean stays", "Forrester 1961; Sterman 2000", Company).called("in how many steps {} pays off"),
    row("work.*.prevents", number(0.0, 1.0), "share", "how far an hour of this work lowers later defects", "Repenning 2001", Company).called("how much {} prevents"),
    row("work.*.harm", number(0.0, 10.0), "value per squared working week", "value lost through this work, rising with its square", "Gao et al. 2023", World).called("the harm that {} does"),
    row("work.*.allowed", number(0.0, 1.0), "share", "how far this work is let pull at all; 0 stops it at once, and nobody takes it for a priority", "assumption", Unit).called("how far {} is allowed"),
    row("work.*.builds", number(0.0, 1.0), "share", "how far an hour of this work improves the skill of who does it", "Repenning & Sterman 2002", Unit).called("how much {} builds skill"),
    row("work.*.risk", number(0.0, 10.0), "standard deviation per expected result", "how uncertain it is what an hour of this work brings of what is paid", "Holmstrom & Milgrom 1987", Unit).called("how uncertain pay for {} is"),
    row("work.*.sign_offs", number(0.0, 20.0), "sign-offs", "decisions of managers that this work waits for before its value can show", "assumption", Company).called("how many sign-offs {} needs"),
    row("work.*.repugnance", number(0.0, 20.0), "motive", "motive against this work, whatever is paid for it", "assumption", Unit).called("how much people mind {}"),
    row("work.*.done_clarity", number(0.05, 1.0), "share", "how clear it is when this work is done: share of what is handed over of it, urgent work apart, that is accepted; the rest comes back, counted and without value", "Cooper 1980; Lyneis & Ford 2007; form: assumption", Unit).called("how clear it is when {} is done"),
    row("work.*.serves_urgent", Flag, "", "whether urgent work is of this kind; exactly one kind is", "assumption", No),
    row("work.*.skill", number(0.1, 10.0), "effective hours per hour", "what an hour of this work achieves; training raises it", "assumption", Unit).called("how skilled people are at {}"),
    row("work.*.value_per_hour", number(0.0, 100.0), "value per effective hour", "worth of this work when strategy.value is linear", "Baker 2002", World).called("what an hour of {} is worth"),

    row("strategy.intent", Shares, "share of effort", "the split of effort that the strategy needs", "assumption", World).called("what the strategy asks for"),
    row("strategy.says", Shares, "share of effort", "the split of effort that leaders ask for; what they know of the needs when left out", "assumption", Company).called("what leaders ask for"),
    row("strategy.competing_priorities", number(0.0, 20.0), "priorities", "other things that leaders ask for at the same time", "Sull et al. 2018", Company).called("how many other things are called important"),
    row("strategy.others", Shares, "share of effort", "what competing priorities ask for; when left out an even split over what a department needs, is paid for, or can be seen doing", "assumption", Company).called("what else leaders ask for"),
    row("strategy.value", VALUE, "", "balanced: all parts of the intent are needed; linear: each hour has its own worth", "Arrow et al. 1961", World).called("how work adds up to value"),
    row("strategy.substitution", number(-5.0, 1.0), "exponent", "how far one kind of work replaces another: 1 fully, 0 unit elasticity, -5 hardly", "Arrow et al. 1961", World).called("how far one kind of work replaces another"),
    row("strategy.drift", number(0.0, 0.5), "share per square-root week", "spread of the weekly random change in what the strategy needs", "assumption", World).called("how fast the strategy's needs change"),
    row("strategy.awareness_weeks", number(0.0, 520.0), "weeks", "time constant with which leaders notice that the needs have changed; 0 is at once", "assumption", Company).called("how soon leaders notice new needs"),

    row("communication.cadence_weeks", whole(0, 1040), "weeks", "weeks between two restatements of the strategy; 0 is never", "assumption", Company).called("how often the strategy is said"),
    ranged("communication.fidelity", 0.0, 1.0, "share", "part of a message that survives one layer", "Williamson 1967").called("how well a message survives each layer"),
    ranged("communication.distortion", 0.0, 5.0, "standard deviation of a share", "spread of local reinterpretation at each layer", "assumption").called("how much managers reinterpret a message"),
    ranged("communication.translation", 0.0, 1.0, "share", "how far the strategy is spelled out for each role", "assumption").called("how far the strategy is spelled out for each role"),
    ranged("communication.forgetting", 0.0, 1.0, "share per week", "weekly fade of what was heard towards the own view", "assumption").called("how fast people forget what they heard"),
    ranged("communication.fog", 0.0, 10.0, "variance per week", "weekly growth of doubt about what was heard", "Kalman 1960").called("how fast doubt grows between messages"),
    ranged("communication.starting_ambiguity", 0.001, 10.0, "variance", "doubt of a newcomer about the strategy; also the yardstick of clarity", "assumption").called("how unsure newcomers are about the strategy"),
    ranged("communication.listening_noise", 0.0, 10.0, "variance", "noise in understanding a clear message", "Kalman 1960").called("how unclear even a clear message is"),
    ranged("communication.ambiguity_max", 0.001, 1e6, "variance", "largest doubt", "assumption").called("how unsure people can become"),
    ranged("communication.practice_weight", 0.0, 10.0, "weight", "weight of what is really paid against what is said", "Simons 2002").called("how much pay counts against words"),
    ranged("communication.credibility_rate", 0.0, 1.0, "share per week", "speed at which credibility follows the match of words and pay", "Simons 2002").called("how fast credibility follows pay"),
    ranged("communication.credibility_width", 0.01, 10.0, "share of effort", "mismatch of words and pay that is still forgiven", "assumption").called("how much mismatch of words and pay is forgiven"),
    ranged("communication.credibility_start", 0.0, 1.0, "share", "credibility of leaders in the first week", "assumption").called("how credible leaders are at first"),
    ranged("communication.fatigue", 0.0, 52.0, "weeks", "rest that a message needs: said again after so many weeks it is heard with twice the noise", "Cacioppo & Petty 1979; form: assumption").called("how much rest a message needs"),
    Parameter { adjustable: Company, ..ranged("communication.talk", 0.0, 0.2, "working weeks per restatement", "hours that everyone spends when the strategy is said again", "assumption") }.called("how many hours a restatement takes"),
    Parameter { adjustable: Company, ..ranged("communication.precedent", 0.0, 1.0, "share", "how far everyone comes to believe what leaders know of the needs when a kind of work is stopped in the open", "assumption") }.called("how much others learn from what is stopped"),

    ranged("norms.conformity", 0.0, 0.95, "share", "weight of colleagues when the strategy is clear", "Falk & Ichino 2006; Mas & Moretti 2009").called("how much people follow colleagues"),
    ranged("norms.conformity_when_unclear", 0.0, 0.95, "share", "additional weight of colleagues when the strategy is unclear", "Friedkin & Johnsen 1990").called("how much people follow colleagues when the strategy is unclear"),
    ranged("norms.manager_weight", 0.0, 1.0, "share", "weight of the own manager within the norm", "assumption").called("how much people follow their own manager"),
    ranged("norms.legacy", 0.0, 1.0, "share", "weight of how the department has always worked, among peers", "assumption").called("how much people follow old ways"),
    Parameter { adjustable: Company, ..ranged("norms.legacy_weeks", 1.0, 1040.0, "weeks", "memory of how the department has always worked", "assumption") }.called("how long old ways are remembered"),
    ranged("norms.custom", 0.0, 20.0, "motive", "weight of what the department has done before in what it takes success to be, beside the pull of pay", "assumption").called("the weight of what was done before"),
    ranged("norms.seen_by_visibility", 0.0, 1.0, "share", "how far people see what colleagues choose to do by how visible it is, instead of how they spend all their hours", "Miller & McFarland 1987; Prentice & Miller 1993").called("how far people see only what is visible"),
    Parameter { adjustable: No, ..ranged("norms.leaders", 0.0, 1.0, "share of seats", "informal leaders: seats whose practice counts for more with their colleagues, drawn once per future", "Katz & Lazarsfeld 1955") }.called("how many informal leaders there are"),
    Parameter { adjustable: No, ..ranged("norms.leader_weight", 1.0, 100.0, "colleagues", "how many colleagues an informal leader counts for among the peers of a seat", "DeGroot 1974; size: assumption") }.called("how much an informal leader counts with colleagues"),

    ranged("people.conviction", 0.0, 20.0, "motive", "pull of what people believe the strategy asks for", "assumption").called("how much people care about the strategy"),
    Parameter { adjustable: No, ..ranged("people.conviction_spread", 0.0, 1.0, "standard deviation of log conviction", "differences of conviction between seats, drawn once per future; by them teams volunteer", "assumption") }.called("how much people differ in how much they care"),
    ranged("people.recognition", 0.0, 20.0, "motive", "pull of being seen", "assumption").called("how much people want to be seen"),
    row("people.recognition_of", RECOGNITION, "", "visible: what can be seen is recognized; aligned: what the strategy needs is", "Kerr 1975", Company).called("what is recognized"),
    ranged("people.caution", 0.0, 20.0, "per motive", "aversion to pay that is uncertain", "Holmstrom & Milgrom 1987").called("how much people mind uncertain pay"),
    ranged("people.urgency_pull", 0.0, 20.0, "motive", "pull of work that looks urgent on someone to whom the strategy is wholly unclear", "Zhu, Yang & Hsee 2018; size: assumption").called("how much the urgent draws people who are unclear"),
    ranged("people.sensing_weeks", 0.0, 520.0, "weeks", "time constant with which the own view of a department follows what is needed of it; 0 is never", "Aghion & Tirole 1997; Siggelkow & Rivkin 2005").called("how fast departments sense what is needed"),
    ranged("people.horizon_weeks", 0.1, 1e6, "weeks", "delay at which a payoff counts half", "Mazur 1987").called("how patient people are"),
    ranged("people.learning_weeks", 0.0, 520.0, "weeks", "time constant with which people who are paid for an outcome find out what moves it; 0 is never", "assumption").called("how fast people learn what moves an outcome"),
    ranged("people.effort_cost", 0.01, 1e3, "motive per working week", "how fast an hour more gets dearer", "Holmstrom & Milgrom 1991; size: Shearer 2004").called("how dear an extra hour is"),
    ranged("people.habit", 0.0, 1.0, "share per week", "speed of changing the split of the week; 1 is at once", "assumption").called("how fast people change habits"),
    ranged("people.comfortable_load", 0.0, 2.0, "working weeks", "load that does not tire", "assumption").called("how much work does not tire"),
    ranged("people.strain_rate", 0.0, 1.0, "per working week of overload", "speed at which overload exhausts", "Demerouti et al. 2001").called("how fast overload exhausts people"),
    ranged("people.strain_misfit", 0.0, 1.0, "per week", "speed at which work off the strategy exhausts", "assumption").called("how fast work off the strategy exhausts people"),
    ranged("people.strain_recovery", 0.0, 1.0, "share per week", "speed of recovery", "Demerouti et al. 2001").called("how fast people recover"),
    ranged("people.strain_cost", 0.0, 1.0, "share of hours", "hours lost by someone fully exhausted", "assumption").called("how many hours exhaustion costs"),
    ranged("people.upkeep", 0.0, 1.0, "per week", "speed at which work that nobody recognizes wears people down", "Herzberg 1968; size: assumption").called("how fast missing recognition wears people down"),
    ranged("people.learning", 0.0, 1.0, "share of skill per working week", "skill that a week of work that builds it adds, until it fades with people.onboarding_weeks", "Repenning & Sterman 2002; size: assumption").called("how much skill people build"),
    ranged("people.reaction", 0.0, 2.0, "per share of pay that moves", "exhaustion when what is paid for changes; explaining a change lowers it", "Brehm 1966; Folger & Skarlicki 1999; size: assumption").called("how much a change of pay upsets people"),
    ranged("people.pretence", 0.0, 1.0, "share of hours", "hours that people report on what the strategy asks for and do not work, where their pay goes a wholly different way", "Meyer & Rowan 1977; size: assumption").called("how much people only report"),
    ranged("people.exit_rate", 0.0, 0.5, "exits per seat and week", "exits of people who are rested", "assumption").called("how often people leave"),
    ranged("people.exit_strain", 0.0, 5.0, "exponent", "how strongly exhaustion raises exits", "assumption").called("how strongly exhaustion makes people leave"),
    ranged("people.onboarding", 0.05, 1.0, "share of skill", "skill of a newcomer in the first week", "assumption").called("what a newcomer achieves at first"),
    ranged("people.onboarding_weeks", 1.0, 260.0, "weeks", "time constant of learning the job", "assumption").called("how long it takes to learn the job"),
    Parameter { adjustable: No, ..ranged("people.skill_spread", 0.0, 1.0, "standard deviation of log skill", "differences of skill between seats, drawn once per future", "assumption") }.called("how much people differ in skill"),
    Parameter { adjustable: No, ..ranged("people.skill_with_conviction", -1.0, 1.0, "correlation", "how far those who are more convinced are more skilled: correlation of the draws of both", "assumption") }.called("how far those who care are more skilled"),
    Parameter { adjustable: No, ..ranged("people.horizon_spread", 0.0, 1.0, "standard deviation of log horizon", "differences of the horizon between seats, drawn once per future; the mean stays", "Frederick, Loewenstein & O'Donoghue 2002; size: assumption") }.called("how much people differ in patience"),
    Parameter { adjustable: No, ..ranged("people.horizon_with_conviction", -1.0, 1.0, "correlation", "how far those who are more convinced are more patient", "assumption") }.called("how far those who care are more patient"),
    Parameter { adjustable: No, ..ranged("people.habit_spread", 0.0, 1.0, "standard deviation of log speed", "differences between seats in how fast they change their week, drawn once per future; nobody is faster than at once", "assumption") }.called("how much people differ in how fast they change habits"),
    Parameter { adjustable: No, ..ranged("people.habit_with_conviction", -1.0, 1.0, "correlation", "how far those who are more convinced change their week faster", "assumption") }.called("how far those who care change habits faster"),
    Parameter { adjustable: No, ..ranged("people.trust_spread", 0.0, 1.0, "standard deviation of log weight", "differences between seats in the weight of what leaders say against what is paid, drawn once per future; the mean stays", "Colquitt, Scott & LePine 2007; size: assumption") }.called("how much people differ in how much words weigh"),
    Parameter { adjustable: No, ..ranged("people.trust_with_conviction", -1.0, 1.0, "correlation", "how far those who are more convinced give more weight to what leaders say", "assumption") }.called("how far words weigh more with those who care"),
    Parameter { adjustable: No, ..ranged("people.recognition_spread", 0.0, 1.0, "standard deviation of log pull", "differences of the pull of being seen between seats, drawn once per future; the mean stays", "assumption") }.called("how much people differ in how much they want to be seen"),
    Parameter { adjustable: No, ..ranged("people.recognition_with_conviction", -1.0, 1.0, "correlation", "how far those who are more convinced want to be seen more", "assumption") }.called("how far those who care want to be seen more"),

    ranged("workload.arrivals", 0.0, 5.0, "working weeks per seat and week", "urgent work that lands on a seat", "assumption").called("how much urgent work arrives"),
    ranged("workload.item", 0.001, 5.0, "working weeks", "size of one urgent item", "assumption").called("how large an urgent item is"),
    ranged("workload.urgent_cap", 0.0, 1.0, "share of capacity", "largest share of the week that urgent work can take", "assumption").called("how much of the week urgent work may take"),
    ranged("workload.backlog_max", 0.1, 1e6, "working weeks", "waiting urgent work beyond which items are abandoned", "assumption").called("how much urgent work may wait"),
    Parameter { adjustable: Company, ..ranged("workload.missed_cost", 0.0, 10.0, "value per working week", "value lost by urgent work that is given up", "assumption") }.called("what work given up costs"),
    ranged("workload.pressure_from", 0.0, 4.0, "weeks of capacity", "waiting urgent work from which pressure is felt", "Oliva & Sterman 2001; place: assumption").called("how much waiting work it takes to feel pressure"),
    ranged("workload.corner_cutting", 0.0, 10.0, "exponent", "how strongly pressure shortens the time per urgent item", "Oliva & Sterman 2001").called("how readily people cut corners"),
    ranged("workload.haste", 0.0, 10.0, "exponent", "how strongly pay for counted urgent work shortens the time per item", "Paarsch & Shearer 2000; Oliva & Sterman 2001").called("how much pay by the item hurries people"),
    ranged("workload.rework", 0.0, 3.0, "items per item skimped", "urgent work that comes back for each working week of care left out", "Cooper 1980; Oliva & Sterman 2001").called("how much skimped work comes back"),
    ranged("workload.fastest", 0.05, 1.0, "share of proper time", "shortest time per urgent item", "Oliva & Sterman 2001").called("how far corners can be cut"),
    ranged("workload.erosion_weeks", 0.0, 1040.0, "weeks", "time constant with which hurried work becomes the standard; 0 is never", "Oliva & Sterman 2001").called("how fast standards erode"),
    ranged("workload.restore_weeks", 0.0, 1040.0, "weeks", "time constant with which standards recover; 0 is never", "Oliva & Sterman 2001").called("how fast standards recover"),
    ranged("workload.defect", 0.0, 1.0, "defects per working week of urgent work", "defects when enough is done to prevent them", "Repenning 2001").called("how many defects there are even with prevention"),
    ranged("workload.defect_slope", 0.0, 5.0, "defects per working week of urgent work", "additional defects when nothing is done to prevent them", "Repenning 2001").called("how many defects neglect adds"),
    ranged("workload.quality_need", 0.001, 1.0, "working weeks", "preventive work per seat that is enough", "assumption").called("how much prevention is enough"),
    ranged("workload.surface", 0.0, 1.0, "share per week", "share of latent defects that surface in a week", "assumption").called("how soon defects surface"),
    ranged("workload.fire", 0.0, 5.0, "working weeks per defect", "urgent work caused by a defect that surfaces", "Repenning 2001").called("how much urgent work a defect causes"),
    ranged("workload.rework_worth", 0.0, 1.0, "share", "value of an hour of rework, of that of any urgent hour", "Repenning 2001; Seddon 2003").called("what an hour of rework is worth"),
    ranged("workload.meetings", 0.0, 0.9, "share of the week", "hours in meetings", "assumption").called("the hours in meetings"),
    ranged("workload.approvals", 0.0, 0.9, "share of the week", "hours waiting for and giving approvals", "assumption").called("the hours spent on approvals"),
    ranged("workload.reporting", 0.0, 0.9, "share of the week", "hours of mandatory reporting", "assumption").called("the hours spent on reporting"),
    ranged("workload.initiatives", 0.0, 50.0, "initiatives", "concurrent initiatives per person", "assumption").called("how many initiatives run at once"),
    ranged("workload.switching_cost", 0.0, 0.5, "share of the week", "hours lost per initiative beyond the first", "assumption").called("what switching between initiatives costs"),
    ranged("workload.setup", 0.0, 0.5, "working weeks per initiative and week", "hours that each initiative takes from the work itself before it moves", "Wheelwright & Clark 1992; Coviello et al. 2014").called("how many hours an initiative takes to move at all"),
    ranged("workload.initiative_size", 0.0, 520.0, "working weeks", "work of a seat that finishes an initiative; 0 has none finished", "Little 1961; size: assumption").called("how large an initiative is"),
    ranged("workload.initiative_due", 0.0, 520.0, "weeks", "time after which an initiative is late; 0 is never", "assumption").called("when an initiative is due"),
    drawn("workload.scope_growth", number(0.0, 0.2), "share per week", "what is left of an initiative grows by this each week where it is wholly unclear when work is done; in proportion to what comes back", "Jones 1996; Cooper 1980; form: assumption", Company).called("how fast initiatives grow where done is vague"),
    drawn("workload.owned", number(0.0, 1.0), "share", "initiatives with one owner, who moves hours to where they are missing; the others are finished when the slowest department has done its part", "Ford & Sterman 2003; form: assumption", Company).called("how many initiatives have one owner"),
    ranged("workload.clarify", 0.0, 0.5, "share of the week", "hours that go to asking what is meant where the strategy is wholly unclear", "Becker & Murphy 1992; size: assumption").called("how many hours unclear goals cost"),
    ranged("workload.coordinate", 0.0, 0.9, "share of the week per colleague elsewhere", "hours that each cross tie takes where a department works on other things than the rest", "Becker & Murphy 1992; Cremer et al. 2007; size: assumption").called("how many hours a colleague elsewhere costs"),
    ranged("workload.overtime", 0.0, 0.6, "share of the contracted week", "hours beyond the contract that people add when pressed by a week of waiting work or more", "Homer 1985; Oliva & Sterman 2001; size: assumption").called("how many hours beyond the contract pressure adds"),
    ranged("workload.referee", 0.0, 0.2, "share of the week per report", "hours of a manager for each report who works on wholly other things than the other reports", "Becker & Murphy 1992; Cremer et al. 2007; size: assumption").called("how many hours of a manager a clash of reports costs"),
    drawn("workload.help", number(0.0, 1.0), "share", "how much of the waiting urgent work that its week does not hold a department passes to others, as far as these have room", "Thompson 1967; form: assumption", Company).called("how much departments help each other out"),
    ranged("workload.sign_off_weeks", 0.0, 52.0, "weeks per sign-off", "time a sign-off takes managers who have nothing else to do", "Kleinrock 1975; size: assumption").called("how long a sign-off takes"),

    drawn("voice.concern", number(0.0, 1.0), "alignment factor", "a seat whose alignment is below this has something to report", "assumption", Company).called("how far off the strategy work has to be to worry people"),
    drawn("voice.base", number(-20.0, 20.0), "log odds", "readiness to speak when nothing else matters", "assumption", Company).called("how ready people are to speak"),
    drawn("voice.efficacy", number(0.0, 20.0), "log odds", "how much the belief that speaking helps matters", "Morrison & Milliken 2000", Company).called("how much it matters that speaking helps"),
    drawn("voice.risk", number(0.0, 1.0), "share", "personal risk of speaking up", "Detert & Edmondson 2011", Unit).called("how risky speaking up is"),
    drawn("voice.risk_weight", number(0.0, 20.0), "log odds", "how much personal risk silences", "Detert & Edmondson 2011", Company).called("how much risk silences people"),
    drawn("voice.misfit", number(0.0, 20.0), "log odds", "how much the size of the misfit matters", "assumption", Company).called("how much a large misfit makes people speak"),
    drawn("voice.start", number(0.0, 1.0), "share", "belief in the first week that speaking helps", "assumption", No).called("what people expect of speaking up at first"),
    drawn("voice.learning", number(0.0, 1.0), "share per report", "how much one answer changes that belief", "Morrison & Milliken 2000", Company).called("how fast people learn whether speaking helps"),
    drawn("voice.response", number(0.0, 1.0), "share", "share of reports that are acted on", "assumption", Unit).called("how many reports are acted on"),
    drawn("voice.pass_through", number(0.0, 1.0), "share per layer", "share of bad news that survives one layer on the way up", "Read 1962; Roberts & O'Reilly 1974", Company).called("how well bad news survives each layer"),
    drawn("voice.repair", number(0.0, 1.0), "share", "share of a seat's part of the latent defects, and of its own misfit, that a report removes when it is acted on by leaders who have a playbook", "Repenning & Sterman 2002; size: assumption", Unit).called("how much a report that is acted on puts right"),

    row("leadership.practice", Shares, "share of effort", "how the leader's own week looks to direct reports; the intent when left out", "Simons 2002", Company).called("how leaders spend their own week"),
    row("leadership.playbook", PLAYBOOK, "", "what leaders do when they see a gap", "assumption", Company).called("what leaders do about a gap"),
    drawn("leadership.dashboard_weight", number(0.0, 1.0), "share", "weight of counted activity in what leaders see", "assumption", Company).called("how much leaders trust the dashboard"),
    drawn("leadership.target", number(1.0, 1000.0), "points", "counted activity, where 100 is the aligned twin, that a dashboard shows as its target attained", "assumption", Company).called("the target on the dashboard"),
    drawn("leadership.dashboard_cap", number(0.0, 1e6), "points", "the most that a dashboard shows of a target, where 100 is attained; large lets activity beyond the target cancel bad news", "assumption", Company).called("how far the dashboard goes beyond its target"),
    drawn("leadership.concern_level", number(0.0, 200.0), "points", "perceived gap beyond which leaders act", "assumption", Company).called("how large a gap makes leaders act"),
    row("leadership.delay_weeks", whole(0, 260), "weeks", "weeks from seeing the gap to acting", "assumption", Company).called("how long leaders take to act"),
    row("leadership.pause_weeks", whole(1, 520), "weeks", "weeks between two actions", "assumption", Company).called("how long leaders wait between two actions"),
    drawn("leadership.step", number(0.0, 1.0), "share", "size of one action, relative to what it changes; adding a priority and restating have no size", "assumption", Company).called("how large an action of leaders is"),
    drawn("leadership.reference_weeks", number(0.0, 520.0), "weeks", "time constant with which leaders take what is reported for normal; 0 is never, and they compare with 100", "Cyert & March 1963; Vaughan 1996", Company).called("how fast leaders get used to what is reported"),
    drawn("leadership.padding", number(0.0, 20.0), "points per layer", "what each layer adds to a report where speaking up is wholly risky", "Read 1962; size: assumption", Company).called("how much each layer polishes its report"),

    row("measure.*.label", Text, "", "name of the measure on charts", "assumption", No),
    row("measure.*.kind", MEASURE_KIND, "", "activity counts work done; outcome observes what the strategy wanted", "assumption", No),
    row("measure.*.credit", PerWork { low: -10.0, high: 10.0 }, "counted units per effective hour", "what the measure counts", "assumption", Company).called("what {} counts"),
    row("measure.*.seen_as", Shares, "share of effort", "what people take to move this outcome as long as the strategy is not spelled out; what can be seen when left out", "Kerr 1975; assumption", Company).called("what people take {} for"),
    row("measure.*.natural", Text, "", "what one counted unit is in the organization, a number and a name such as \"12 tickets\"; targets, caps, tiers, gates and noise may then be written in it, as \"78 tickets\"", "definition", No),
    row("measure.*.noise", number(0.0, 100.0), "counted units per pay period", "standard deviation of the measure over a pay period", "assumption", Company).called("how noisy {} is"),
    row("measure.*.malleable", number(0.0, 1.0), "share per review", "how far each review moves what the measure counts in a department towards what is done there; the sum of its credits stays", "Kerr 1975; Tirole 1986; size: assumption", Company).called("how far reviews bend {}"),
    row("measure.*.review_weeks", whole(1, 260), "weeks", "weeks between two reviews of the measure", "assumption", Company).called("how often {} is reviewed"),
    row("measure.*.rotation_weeks", whole(0, 520), "weeks", "weeks after which others review it: whoever has done so for less than a year gives way less; 0 is never", "Duflo et al. 2013; form: assumption", Company).called("how often others review {}"),
    row("measure.*.result", RESULT, "", "what becomes of urgent work in a department, counted instead of hours: waiting is the share that is served within the limit, backlog the working weeks per seat that wait, cases the working weeks per seat that are finished, rework the share of what lands that had been done before; none counts hours", "Bevan & Hood 2006; Propper et al. 2008", No),
    drawn("measure.*.limit_weeks", number(0.001, 520.0), "weeks", "limit within which urgent work is to be served, where the result is waiting", "assumption", Company).called("the limit of {}"),
    row("measure.*.relabelled_by", WorkName, "", "kind of work that makes the record of the result better and not the result; none when left out", "Bevan & Hood 2006", No),
    drawn("measure.*.relabel", number(0.0, 10.0), "results per effective hour", "how much better an hour of `relabelled_by` makes the record of the result, where those who are judged by it keep it", "Bevan & Hood 2006; size: assumption", Company).called("how much an hour of writing it differently adds to {}"),
    drawn("measure.*.recorded_by_others", number(0.0, 1.0), "share", "how far the record is kept by others than those who are judged by it: 0 the department itself, 1 somebody independent", "Bevan & Hood 2006; Propper et al. 2008", Company).called("how far others record {}"),

    row("reward.*.label", Text, "", "name of the reward on charts", "assumption", No),
    row("reward.*.departments", DepartmentNames, "", "departments it applies to; all when left out", "assumption", No),
    row("reward.*.pays_for", PerMeasure { low: -10.0, high: 10.0 }, "weight", "measures it pays for; a negative weight is a penalty", "assumption", Unit).called("what {} pays for"),
    drawn("reward.*.strength", number(0.0, 100.0), "motive per counted unit", "how strongly it pulls; with a threshold or a tournament, the prize per period", "assumption", Unit).called("the strength of {}"),
    row("reward.*.shape", Choice(SHAPES), "", "linear: every unit pays; threshold: a target pays; capped: pays until the cap; tournament: the better of two is paid; tiers: every unit pays at the rate of its tier (accelerators, decelerators, nothing below a quota)", "Lazear & Rosen 1981; Misra & Nair 2011; Larkin 2014", Unit).called("the shape of {}"),
    row("reward.*.based_on", BASED_ON, "", "whose result is paid", "Holmstrom 1982", Unit).called("whose result {} pays"),
    row("reward.*.period_weeks", whole(1, 520), "weeks", "length of the pay period", "assumption", Unit).called("the pay period of {}"),
    drawn("reward.*.target", number(0.0, 1e6), "counted units per period", "target of a threshold reward", "assumption", Unit).called("the target of {}"),
    drawn("reward.*.cap", number(0.0, 1e6), "counted units per period", "cap of a capped reward", "assumption", Unit).called("the cap of {}"),
    row("reward.*.tiers", Tiers, "rate in units of strength, from counted units per period", "rates of a reward with tiers: each holds from its `from` up to the next one; a first rate of 0 pays nothing below a quota, a last one of 0 is a cap", "Misra & Nair 2011", Unit).called("the tiers of {}"),
    row("reward.*.gate", PerMeasure { low: 0.0, high: 1e6 }, "counted units per period", "measures that must hold as well: at the end of a period in which one of them has fewer units, nothing is due; 0 is no gate", "MacDonald & Marx 2001; form: assumption", Unit).called("the gate of {}"),
    drawn("reward.*.free_riding", number(0.0, 1.0), "exponent", "how far a group's size dilutes its reward: 1 fully, 0 not at all", "Holmstrom 1982", Unit).called("how far a group dilutes {}"),
    drawn("reward.*.sees_results", number(0.0, 1.0), "share", "how far only that work counts whose value shows within the pay period", "Stein 1989; Rahmandad, Repenning & Henderson 2018", Unit).called("how far {} counts only what shows in time"),

    row("conflict.*.label", Text, "", "name of the conflict on charts", "assumption", No),
    row("conflict.*.source", DepartmentName, "", "department whose work costs another", "assumption", No),
    row("conflict.*.target", DepartmentName, "", "department that pays for it", "assumption", No),
    row("conflict.*.work", WorkName, "", "kind of work that causes the cost", "assumption", No),
    row("conflict.*.cost", number(-10.0, 10.0), "value per effective hour", "value the target loses per effective hour of that work; below 0 the work helps the target", "assumption", Company).called("the cost of {}"),
    row("conflict.*.hours", number(0.0, 10.0), "working weeks per effective hour", "urgent work that lands in the target, the week after, for each effective hour of that work", "Thompson 1967; Levitt et al. 1994; form: assumption", Company).called("how much urgent work lands through {}"),
    row("conflict.*.relieved_by", WorkName, "", "kind of work of the source that keeps urgent work from landing in the target; none when left out", "assumption", No),
    row("conflict.*.relief_need", number(0.001, 1.0), "working weeks", "hours of `relieved_by` per seat of the source that are enough for nothing to land", "assumption", Company).called("how much care it takes to keep {} from landing"),

    row("event.*.label", Text, "", "name of the event on charts", "assumption", No),
    row("event.*.week", whole(1, 1040), "week", "first week of the change", "assumption", No),
    row("event.*.until", whole(1, 1040), "week", "last week of the change; stays when left out", "assumption", No),
    row("event.*.ramp_weeks", whole(1, 520), "weeks", "weeks until the change is complete, linear; 1 is at once", "assumption", No),
    row("event.*.only_in.department", DepartmentName, "", "limits the change to one department", "assumption", No),
    row("event.*.only_in.teams", whole(1, 1_000_000), "teams", "limits the change to so many teams", "assumption", No),
    row("event.*.only_in.chosen", CHOSEN, "", "which teams these are: drawn at random in each future, or those whose members are most willing, by `people.conviction_spread`", "Allcott 2015; form: assumption", No),

    row("option.*.label", Text, "", "name of the option on charts", "assumption", No),
    row("option.*.week", whole(1, 1040), "week", "first week of the change", "assumption", No),
    row("option.*.until", whole(1, 1040), "week", "last week of the change; stays when left out", "assumption", No),
    row("option.*.ramp_weeks", whole(1, 520), "weeks", "weeks until the change is complete, linear; 1 is at once", "assumption", No),
    row("option.*.only_in.department", DepartmentName, "", "limits the change to one department", "assumption", No),
    row("option.*.only_in.teams", whole(1, 1_000_000), "teams", "limits the change to so many teams", "assumption", No),
    row("option.*.only_in.chosen", CHOSEN, "", "which teams these are: drawn at random in each future, or those whose members are most willing, by `people.conviction_spread`", "Allcott 2015; form: assumption", No),
    row("option.*.attention", number(0.0, 10.0), "share", "how far being watched raises conviction where the option takes place, in its first week", "Mayo 1933; Levitt & List 2011; form: assumption", No),
    row("option.*.attention_weeks", number(0.1, 520.0), "weeks", "time constant with which people get used to being watched", "assumption", No),
    row("option.*.combine", OptionNames, "", "options that this one contains", "assumption", No),
    row("option.*.expect", Text, "", "what somebody expects of the headline before the first run: better, worse or no difference, and why after a colon", "assumption", No),
    row("option.*.against", Text, "", "another option that this one is judged against as well", "assumption", No),
    row("option.*.at_equal_cost", Text, "", "a number of a reward, such as its strength; a run finds the value at which all rewards together cost as much as in the baseline, and the option sets it", "assumption", No),

    row("facts.*.from", number(-1e9, 1e9), "unit of the measure", "smallest value known from this organization, final weeks of the baseline", "assumption", No),
    row("facts.*.to", number(-1e9, 1e9), "unit of the measure", "largest value known from this organization, final weeks of the baseline", "assumption", No),

    row("card.today", Text, "", "what the organization does today, in a sentence or three", "assumption", No),
    row("card.ask", Text, "", "question to the room before anything is shown", "assumption", No),
    row("card.look_at", Text, "", "what to look at in the first chart", "assumption", No),
    row("card.debrief", Texts(3, 3), "", "three questions to talk about afterwards", "assumption", No),
    row("card.case", Text, "", "the case or the study behind it: author and year", "assumption", No),
    row("card.people_expect", Text, "", "what people expect and neither the model nor the literature shows", "assumption", No),

    row("live.levers", Texts(1, 8), "", "keys of the numbers that the live page offers first; those that options set, then those with a range, when left out", "assumption", No),

    row("finding.*.says", Text, "", "what comes out, one sentence that can be read aloud", "assumption", No),
    row("finding.*.option", Text, "", "option that it is about, or baseline", "assumption", No),
    row("finding.*.against", Text, "", "option that this one is held against, or baseline; left out where a level is expected", "assumption", No),
    row("finding.*.measure", MetricName, "", "measure that it is about", "assumption", No),
    row("finding.*.group", Text, "", "department whose measure that is, a layer as in layer-2, reached: the people in the teams that a limited option reaches, with it and without it, or elsewhere: all others; the company when left out", "assumption", No),
    row("finding.*.from_week", whole(1, 1040), "week", "first week that counts, their mean is taken; the final weeks when left out", "assumption", No),
    row("finding.*.until_week", whole(1, 1040), "week", "last week that counts; the last one of the run when only the first is given", "assumption", No),
    row("finding.*.expect", FINDING, "", "higher, lower, no difference: of the option against the other one; above, below: of its level alone", "assumption", No),
    row("finding.*.at_least", number(-1e9, 1e9), "unit of the measure", "size of the difference; the largest one, up or down, of no difference; the level of above and below", "assumption", No),
    row("finding.*.share", number(0.0, 1.0), "share of futures", "in how many futures that must hold", "assumption", No),
    row("finding.*.counter.says", Text, "", "when the finding vanishes or turns, one sentence; what it changes stands under set and holds from week 1 in every option", "assumption", No),
    row("finding.*.counter.expect", FINDING, "", "what comes out then", "assumption", No),
    row("finding.*.counter.at_least", number(-1e9, 1e9), "unit of the measure", "size or level that is expected then", "assumption", No),
    row("finding.*.counter.share", number(0.0, 1.0), "share of futures", "in how many futures that must hold then", "assumption", No),
];

/// Tables whose rows carry free names, and under which `[each.TABLE]` gives the defaults of every row.
pub const FREE_TABLES: &[&str] =
    &["department", "work", "measure", "reward", "conflict", "event", "option", "facts", "finding"];

/// Numbers of weeks whose 0 means never: between 0 and anything else there is no middle, so a ramp
/// switches at once.
pub const NEVER_AT_0: &[&str] = &[
    "communication.cadence_weeks",
    "leadership.reference_weeks",
    "people.learning_weeks",
    "people.sensing_weeks",
    "workload.erosion_weeks",
    "workload.initiative_due",
    "workload.initiative_size",
    "workload.restore_weeks",
    "measure.*.rotation_weeks",
];

/// Texts that may be empty, and say something then.
pub const EMPTY_LEAVES_OUT: &[&str] = &[
    "organization.chart_columns.department",
    "organization.chart_columns.role",
    "organization.chart_columns.posts",
];

/// Finds the row of a key as written, free names included: `reward.bonus.strength`.
pub fn find(key: &str) -> Option<&'static Parameter> {
    PARAMETERS.iter().find(|parameter| matches(parameter.key, key))
}

/// Whether a key as written is an instance of a table key with `*` for free names.
pub fn matches(pattern: &str, key: &str) -> bool {
    let mut written = key.split('.');
    may_begin_alike(pattern, key)
        && pattern
            .split('.')
            .all(|part| written.next().is_some_and(|word| part == "*" || part == word))
        && written.next().is_none()
}

/// Whether the first words of a table key and of a key as written can be the same: one letter tells most rows of the
/// table apart, and taking keys apart is most of the work of reading a file.
pub(super) fn may_begin_alike(pattern: &str, key: &str) -> bool {
    let first = pattern.bytes().next();
    first == Some(b'*') || first == key.bytes().next()
}

#[cfg(test)]
mod tests;
