//! The rules in force: what leadership sets and what people are like, for each unit. Changed by the
//! timeline only.

use crate::math::{self, Poisson};
use crate::model::settings::Settings;
use crate::model::{Row, Unit, ValueForm};
use crate::scenario::{Mechanisms, Scenario};

/// Which world a run lives in: the scenario as it is, or a twin to compare it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum World {
    /// The scenario with its mechanisms.
    AsIs,
    /// Same seats, hours, arrivals and luck, every mechanism neutral except urgent work that arrives
    /// and the hours taken by overhead.
    AlignedTwin,
    /// Every mechanism neutral: neither urgent work nor overhead.
    FrictionlessTwin,
}

/// Which mechanisms act in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// The mechanisms of the scenario; workload is `true` only in full.
    pub on: Mechanisms,
    /// Urgent work arrives and overhead takes hours.
    pub load_arrives: bool,
}

impl Switches {
    /// Switches of a scenario in a world.
    pub fn of(scenario: &Scenario, world: World) -> Self {
        match world {
            World::AsIs => {
                Self { on: scenario.mechanisms, load_arrives: scenario.mechanisms.workload }
            }
            World::AlignedTwin => {
                Self { on: Mechanisms::NONE, load_arrives: scenario.mechanisms.workload }
            }
            World::FrictionlessTwin => Self { on: Mechanisms::NONE, load_arrives: false },
        }
    }
}

/// All rules.
#[derive(Clone, Debug)]
pub struct Policies<const K: usize> {
    /// Rules of each unit. `[units]`
    pub units: Vec<Policy<K>>,
    /// Rules of the company.
    pub company: Company<K>,
    /// Which mechanisms act.
    pub switches: Switches,
}

/// Rules of one unit. Names and units are those of the scenario file unless said otherwise.
#[derive(Clone, Debug)]
pub struct Policy<const K: usize> {
    /// What the strategy needs from the unit's department. Shares.
    pub intent: Row<K>,
    /// What the department takes success to be (psi). Shares.
    pub own_view: Row<K>,
    /// What is really paid (ghat), when anything is. Shares.
    pub paid: Option<Row<K>>,
    /// Words on the way down.
    pub communication: Communication,
    /// What pulls.
    pub motives: Motives<K>,
    /// What colleagues do to it.
    pub norms: Norms,
    /// How people spend and lose hours.
    pub people: People<K>,
    /// What lands on them.
    pub workload: Workload<K>,
    /// Speaking up.
    pub voice: Voice,
}

/// Rules about words on the way down.
#[derive(Clone, Debug)]
pub struct Communication {
    /// Weight of what the manager says in a message, f = 1 - (1 - fidelity)(1 - translation). Share.
    pub weight_of_message: f64,
    /// Spread of a message at each layer, d = distortion sqrt(1 + n)(1 - translation). Share of effort.
    pub distortion: f64,
    /// Share of what was heard that fades in a week.
    pub forgetting: f64,
    /// Doubt added in a week. Variance.
    pub fog: f64,
    /// Doubt of a newcomer, P0. Variance.
    pub starting_ambiguity: f64,
    /// Noise in understanding, r0. Variance.
    pub listening_noise: f64,
    /// Largest doubt. Variance.
    pub ambiguity_max: f64,
    /// Weight of what is really paid; 0 when nothing is.
    pub practice_weight: f64,
    /// Speed of credibility. Share per week.
    pub credibility_rate: f64,
    /// 1 / (2 width^2) of the forgiven mismatch.
    pub credibility_sharpness: f64,
    /// Credibility in the first week. Share.
    pub credibility_start: f64,
}

/// Rules about what pulls, all in motive per effective hour.
#[derive(Clone, Debug)]
pub struct Motives<const K: usize> {
    /// Pull of rewards that is the same for everyone and every week.
    pub reward: Row<K>,
    /// Pull of rewards on outcome measures, along what the holder believes drives outcomes.
    pub outcome: f64,
    /// Rewards whose pull depends on what has been attained in the pay period.
    pub timed: Vec<TimedReward<K>>,
    /// Pull along the needed split: all direct pulls when incentives are off.
    pub along_intent: f64,
    /// Pull of recognition and identity.
    pub standing: Row<K>,
    /// Pull of conviction.
    pub conviction: f64,
    /// Discount of late payoffs, 1 / (1 + T / horizon). Share.
    pub discount: Row<K>,
    /// What the measured work of a week earns, linear part: per effective hour and per item.
    pub pay: Row<K>,
    /// The same for outcome measures, per aligned hour.
    pub pay_outcome: f64,
    /// The same for tournaments, a week. Reward.
    pub pay_fixed: f64,
}

/// A reward with a target or a cap.
#[derive(Clone, Debug)]
pub struct TimedReward<const K: usize> {
    /// Which reward of the scenario.
    pub reward: usize,
    /// Target or cap.
    pub shape: Shape,
    /// Strength after dilution in a group. Motive per counted unit.
    pub strength: f64,
    /// Counted units per effective hour.
    pub credit: Row<K>,
    /// Weight of outcome measures.
    pub outcome: f64,
    /// Pay period. Weeks.
    pub period_weeks: u32,
}

/// Shape of a timed reward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Paid once when the target is met.
    Threshold {
        /// Counted units per period.
        target: f64,
        /// Standard deviation of the measure over a period. Counted units.
        noise: f64,
    },
    /// Every unit pays until the cap.
    Capped {
        /// Counted units per period.
        cap: f64,
    },
}

/// Rules about colleagues. Shares.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Weight of colleagues when the strategy is clear.
    pub conformity: f64,
    /// Additional weight when it is not.
    pub conformity_when_unclear: f64,
    /// Weight of the manager within the norm.
    pub manager_weight: f64,
    /// Weight of how it was always done.
    pub legacy: f64,
    /// Weekly change of how it was always done.
    pub legacy_rate: f64,
}

/// Rules about how people spend and lose hours.
#[derive(Clone, Debug)]
pub struct People<const K: usize> {
    /// Effective hours per hour.
    pub skill: Row<K>,
    /// Motive per working week.
    pub effort_cost: f64,
    /// Share per week.
    pub habit: f64,
    /// Working weeks.
    pub comfortable_load: f64,
    /// Per working week of overload.
    pub strain_rate: f64,
    /// Per week.
    pub strain_misfit: f64,
    /// Share per week.
    pub strain_recovery: f64,
    /// Share of hours.
    pub strain_cost: f64,
    /// Exits per seat and week.
    pub exit_rate: f64,
    /// Exponent.
    pub exit_strain: f64,
    /// Share of skill.
    pub onboarding: f64,
    /// Share of the missing skill that is learned in a week.
    pub onboarding_rate: f64,
}

/// Rules about what lands on people.
#[derive(Clone, Debug)]
pub struct Workload<const K: usize> {
    /// Number of items that arrive at a seat in a week; `None` when none ever does.
    pub arrivals: Option<Poisson>,
    /// Working weeks per item.
    pub item: f64,
    /// Share of capacity.
    pub urgent_cap: f64,
    /// Working weeks.
    pub backlog_max: f64,
    /// Exponent.
    pub corner_cutting: f64,
    /// Share of proper time.
    pub fastest: f64,
    /// Weekly change of the standard when it erodes. Share.
    pub erosion_rate: f64,
    /// Weekly change of the standard when it recovers. Share.
    pub restore_rate: f64,
    /// Defects per item.
    pub defect: f64,
    /// Defects per item.
    pub defect_slope: f64,
    /// Working weeks.
    pub quality_need: f64,
    /// How far an hour of each kind prevents defects. Shares.
    pub prevents: Row<K>,
    /// Share per week.
    pub surface: f64,
    /// Working weeks per defect.
    pub fire: f64,
    /// Meetings, approvals, reporting and switching. Share of the week.
    pub overhead: f64,
    /// Mean urgent work that lands on a seat in a week. Working weeks.
    pub mean_arrivals: f64,
}

/// Rules about speaking up.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Alignment below which a seat has something to report.
    pub concern: f64,
    /// Log odds of speaking, without efficacy and misfit.
    pub base: f64,
    /// Log odds.
    pub efficacy: f64,
    /// Log odds.
    pub misfit: f64,
    /// Share per report.
    pub learning: f64,
    /// Share of reports that are acted on.
    pub response: f64,
    /// Share of bad news that survives one layer.
    pub pass_through: f64,
    /// Belief in the first week. Share.
    pub start: f64,
}

/// Rules of the company.
#[derive(Clone, Debug)]
pub struct Company<const K: usize> {
    /// How hours become value.
    pub value: ValueForm<K>,
    /// Share of the way from work to showing value covered in a week, 1 / max(T, 1).
    pub payoff_rate: Row<K>,
    /// Value lost per squared working week.
    pub harm: Row<K>,
    /// What each department needs to do, as leaders set it. `[departments]`
    pub intent: Vec<Row<K>>,
    /// Value lost per effective hour. `[conflicts]`
    pub conflict_cost: Vec<f64>,
    /// Other things asked for, n.
    pub competing_priorities: f64,
    /// Weeks between restatements; 0 is never.
    pub cadence_weeks: u32,
    /// Weekly spread of the needs. Shares.
    pub drift: f64,
    /// Share of a change in the needs that leaders notice in a week.
    pub awareness_rate: f64,
    /// How the leader's own week looks, when given. Shares.
    pub practice: Option<Row<K>>,
    /// What leaders do.
    pub playbook: Playbook,
    /// Weight of counted activity in what they see. Share.
    pub dashboard_weight: f64,
    /// Perceived gap beyond which they act. Points.
    pub concern_level: f64,
    /// Weeks from seeing to acting.
    pub delay_weeks: u32,
    /// Weeks between two actions.
    pub pause_weeks: u32,
}

/// What leaders do when they see a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playbook {
    /// Nothing.
    None,
    /// Say it again.
    Restate,
    /// Ask for one more thing.
    AddPriority,
    /// Pay more for the same.
    RaiseBonus,
    /// Pay for outcomes instead.
    ChangeMeasure,
    /// Cut overhead.
    ProtectTime,
    /// Act on reports.
    Listen,
}

impl Playbook {
    /// In the order of the parameter table.
    const ALL: [Self; 7] = [
        Self::None,
        Self::Restate,
        Self::AddPriority,
        Self::RaiseBonus,
        Self::ChangeMeasure,
        Self::ProtectTime,
        Self::Listen,
    ];
}

/// What leaders have done so far, by the play: how many times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Responses {
    /// Priorities added.
    pub priorities: u32,
    /// Bonuses raised.
    pub bonuses: u32,
    /// Measures changed.
    pub measures: u32,
    /// Overhead cut.
    pub time: u32,
    /// Listened.
    pub listening: u32,
}

/// What is left of 1 after `times` steps that each take a share.
fn left(step: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |rest, _| rest * (1.0 - step))
}

impl<const K: usize> Company<K> {
    /// Reads the company's rules from its settings.
    pub fn read(settings: Settings, switches: Switches, responses: Responses) -> Self {
        let scenario = settings.scenario;
        let value = match settings.word("strategy.value") {
            0 => ValueForm::Balanced { substitution: settings.number("strategy.substitution") },
            _ => ValueForm::Linear { worth: settings.of_work("value_per_hour") },
        };
        let company_intent: Row<K> = settings.row("strategy.intent");
        let awareness = settings.number("strategy.awareness_weeks");
        Self {
            value,
            payoff_rate: settings.of_work("payoff_weeks").map(|weeks| 1.0 / weeks.max(1.0)),
            harm: settings.of_work("harm"),
            intent: scenario
                .departments
                .iter()
                .map(|department| {
                    let own = settings.optional_row(&format!("department.{}.intent", department.name));
                    own.unwrap_or(company_intent)
                })
                .collect(),
            conflict_cost: scenario
                .conflicts
                .iter()
                .map(|conflict| {
                    let cost = settings.number(&format!("conflict.{}.cost", conflict.named.name));
                    if switches.on.interdependence { cost } else { 0.0 }
                })
                .collect(),
            competing_priorities: settings.number("strategy.competing_priorities")
                + f64::from(responses.priorities),
            cadence_weeks: settings.whole("communication.cadence_weeks"),
            drift: settings.number("strategy.drift"),
            awareness_rate: if switches.on.signal { 1.0 / awareness.max(1.0) } else { 1.0 },
            practice: settings.optional_row("leadership.practice"),
            playbook: Playbook::ALL[settings.word("leadership.playbook")],
            dashboard_weight: settings.number("leadership.dashboard_weight"),
            concern_level: settings.number("leadership.concern_level"),
            delay_weeks: settings.whole("leadership.delay_weeks"),
            pause_weeks: settings.whole("leadership.pause_weeks"),
        }
    }
}

impl<const K: usize> Policy<K> {
    /// Reads the rules of a unit from its settings.
    pub fn read(
        settings: Settings,
        company: &Company<K>,
        unit: Unit,
        people: GroupSizes,
        switches: Switches,
        responses: Responses,
    ) -> Self {
        let department = usize::from(unit.department);
        let intent = company.intent[department];
        let step = settings.number("leadership.step");
        let (motives, paid) =
            read_motives(settings, department, &intent, people, switches, responses);
        let flat = kinds_even(settings.scenario.work.len());
        let seen = math::shares(&settings.of_work("visibility"), &flat);
        let name = &settings.scenario.departments[department].name;
        let own_view = settings
            .optional_row(&format!("department.{name}.own_view"))
            .unwrap_or_else(|| paid.unwrap_or(seen));
        Self {
            intent,
            own_view,
            communication: read_communication(settings, company, paid.is_some()),
            motives,
            paid,
            norms: read_norms(settings, switches),
            people: read_people(settings, switches),
            workload: read_workload(settings, switches, left(step, responses.time)),
            voice: read_voice(settings, left(step, responses.listening)),
        }
    }
}

/// How many share a reward that is based on a group. People.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupSizes {
    /// Mean size of the department's teams.
    pub team: f64,
    /// Of the department.
    pub department: f64,
    /// Of the company.
    pub company: f64,
}

fn kinds_even<const K: usize>(kinds: usize) -> Row<K> {
    std::array::from_fn(|k| if k < kinds { 1.0 / kinds as f64 } else { 0.0 })
}

fn read_communication<const K: usize>(
    settings: Settings,
    company: &Company<K>,
    anything_paid: bool,
) -> Communication {
    let get = |key: &str| settings.number(&format!("communication.{key}"));
    let untranslated = 1.0 - get("translation");
    let width = get("credibility_width");
    Communication {
        weight_of_message: 1.0 - (1.0 - get("fidelity")) * untranslated,
        distortion: get("distortion") * (1.0 + company.competing_priorities).sqrt() * untranslated,
        forgetting: get("forgetting"),
        fog: get("fog"),
        starting_ambiguity: get("starting_ambiguity"),
        listening_noise: get("listening_noise"),
        ambiguity_max: get("ambiguity_max"),
        practice_weight: if anything_paid { get("practice_weight") } else { 0.0 },
        credibility_rate: if anything_paid { get("credibility_rate") } else { 0.0 },
        credibility_sharpness: 0.5 / (width * width),
        credibility_start: get("credibility_start"),
    }
}

/// Reads all direct pulls; also returns what is really paid, as shares.
fn read_motives<const K: usize>(
    settings: Settings,
    department: usize,
    intent: &Row<K>,
    people: GroupSizes,
    switches: Switches,
    responses: Responses,
) -> (Motives<K>, Option<Row<K>>) {
    let scenario = settings.scenario;
    let step = settings.number("leadership.step");
    let raised = (0..responses.bonuses).fold(1.0, |rest, _| rest * (1.0 + step));
    let kept = left(step, responses.measures);
    let mut motives = Motives {
        reward: [0.0; K],
        outcome: 0.0,
        timed: Vec::new(),
        along_intent: 0.0,
        standing: [0.0; K],
        conviction: settings.number("people.conviction"),
        discount: [1.0; K],
        pay: [0.0; K],
        pay_outcome: 0.0,
        pay_fixed: 0.0,
    };
    let mut paid = [0.0; K];
    for (number, reward) in scenario.rewards.iter().enumerate() {
        if reward.departments.binary_search(&department).is_err() {
            continue;
        }
        let get = |key: &str| settings.number(&format!("reward.{}.{key}", reward.named.name));
        let mut pays = read_credit(settings, &reward.named.name);
        // `change_measure` moves weight from what is counted to what the strategy wanted
        let weight = pays.weight;
        pays.outcome = pays.outcome * kept + weight * (1.0 - kept);
        pays.credit = pays.credit.map(|credit| credit * kept);
        let group = [1.0, people.team, people.department, people.company][get("based_on") as usize];
        let strength = get("strength") * raised * math::power(group.max(1.0), -get("free_riding"));
        let period_weeks = (get("period_weeks").round() as u32).max(1);
        for k in 0..K {
            paid[k] += strength * (pays.credit[k] + pays.outcome * intent[k]);
        }
        let timed = |shape| TimedReward {
            reward: number,
            shape,
            strength,
            credit: pays.credit,
            outcome: pays.outcome,
            period_weeks,
        };
        match get("shape") as usize {
            1 => {
                let (target, noise) = (get("target"), pays.noise);
                motives.timed.push(timed(Shape::Threshold { target, noise }));
            }
            2 => motives.timed.push(timed(Shape::Capped { cap: get("cap") })),
            shape => {
                let slope = if shape == 3 {
                    // the better of two with independent normal errors (Lazear & Rosen 1981)
                    motives.pay_fixed += 0.5 * strength / f64::from(period_weeks);
                    strength / (2.0 * pays.noise * std::f64::consts::PI.sqrt())
                } else {
                    for k in 0..K {
                        motives.pay[k] += strength * pays.credit[k];
                    }
                    motives.pay_outcome += strength * pays.outcome;
                    strength
                };
                for k in 0..K {
                    motives.reward[k] += slope * pays.credit[k];
                }
                motives.outcome += slope * pays.outcome;
            }
        }
    }
    let anything_paid = paid.iter().any(|&share| share > 0.0);
    let recognition = settings.number("people.recognition");
    let visibility: Row<K> = settings.of_work("visibility");
    let name = &scenario.departments[department].name;
    let identity: Row<K> = settings.row(&format!("department.{name}.identity"));
    motives.standing = std::array::from_fn(|k| recognition * visibility[k] + identity[k]);
    if switches.on.horizon {
        let horizon = settings.number("people.horizon_weeks");
        motives.discount =
            settings.of_work("payoff_weeks").map(|weeks: f64| 1.0 / (1.0 + weeks / horizon));
    }
    if !switches.on.incentives {
        // the same total strength, along what is needed
        motives.along_intent = math::sum(&motives.reward)
            + motives.outcome
            + math::sum(&motives.standing)
            + motives.timed.iter().fold(0.0, |sum, timed| {
                sum + timed.strength * (math::sum(&timed.credit) + timed.outcome)
            });
        motives.along_intent = motives.along_intent.max(0.0);
        motives.reward = [0.0; K];
        motives.standing = [0.0; K];
        motives.outcome = 0.0;
        motives.timed.clear();
        return (motives, anything_paid.then_some(*intent));
    }
    (motives, anything_paid.then(|| math::shares(&paid, intent)))
}

/// What a reward counts.
struct Credit<const K: usize> {
    /// Counted units per effective hour, activity measures.
    credit: Row<K>,
    /// Weight of outcome measures.
    outcome: f64,
    /// Sum of all weights.
    weight: f64,
    /// Standard deviation over a pay period.
    noise: f64,
}

fn read_credit<const K: usize>(settings: Settings, reward: &str) -> Credit<K> {
    let mut pays = Credit { credit: [0.0; K], outcome: 0.0, weight: 0.0, noise: 0.0 };
    let weights = settings.numbers(&format!("reward.{reward}.pays_for"));
    for (measure, &weight) in settings.scenario.measures.iter().zip(weights) {
        let name = &measure.named.name;
        if measure.observes_outcome {
            pays.outcome += weight;
        } else {
            let credit: Row<K> = settings.row(&format!("measure.{name}.credit"));
            for k in 0..K {
                pays.credit[k] += weight * credit[k];
            }
        }
        pays.weight += weight;
        let noise = weight * settings.number(&format!("measure.{name}.noise"));
        pays.noise += noise * noise;
    }
    pays.noise = pays.noise.sqrt();
    pays
}

/// What the baseline's rewards count in a department, whatever is paid later: the yardstick of
/// activity. Where nothing is paid, what a manager can see; where nothing can be seen, every hour.
pub fn yardstick<const K: usize>(settings: Settings, department: usize, intent: &Row<K>) -> Row<K> {
    let mut counted = [0.0; K];
    for reward in &settings.scenario.rewards {
        if reward.departments.binary_search(&department).is_ok() {
            let pays: Credit<K> = read_credit(settings, &reward.named.name);
            let strength = settings.number(&format!("reward.{}.strength", reward.named.name));
            for k in 0..K {
                counted[k] += strength * (pays.credit[k] + pays.outcome * intent[k]);
            }
        }
    }
    let kinds = settings.scenario.work.len();
    let anything = |row: &Row<K>| row.iter().any(|&value| value > 0.0);
    if anything(&counted) {
        return counted;
    }
    let seen = settings.of_work("visibility");
    if anything(&seen) { seen } else { std::array::from_fn(|k| f64::from(k < kinds)) }
}

fn read_norms(settings: Settings, switches: Switches) -> Norms {
    let get = |key: &str| settings.number(&format!("norms.{key}"));
    let on = f64::from(switches.on.norms);
    Norms {
        conformity: on * get("conformity"),
        conformity_when_unclear: on * get("conformity_when_unclear"),
        manager_weight: get("manager_weight"),
        legacy: get("legacy"),
        legacy_rate: 1.0 / get("legacy_weeks"),
    }
}

fn read_people<const K: usize>(settings: Settings, switches: Switches) -> People<K> {
    let get = |key: &str| settings.number(&format!("people.{key}"));
    let on = f64::from(switches.on.workload);
    People {
        skill: settings.of_work("skill"),
        effort_cost: get("effort_cost"),
        habit: get("habit"),
        comfortable_load: get("comfortable_load"),
        strain_rate: on * get("strain_rate"),
        strain_misfit: on * get("strain_misfit"),
        strain_recovery: get("strain_recovery"),
        strain_cost: get("strain_cost"),
        exit_rate: on * get("exit_rate"),
        exit_strain: get("exit_strain"),
        onboarding: get("onboarding"),
        onboarding_rate: 1.0 / get("onboarding_weeks"),
    }
}

fn read_workload<const K: usize>(
    settings: Settings,
    switches: Switches,
    overhead_kept: f64,
) -> Workload<K> {
    let get = |key: &str| settings.number(&format!("workload.{key}"));
    let rate = |weeks: f64| if weeks > 0.0 { (1.0 / weeks).min(1.0) } else { 0.0 };
    let on = f64::from(switches.on.workload);
    let load = f64::from(switches.load_arrives);
    let mean_arrivals = load * get("arrivals");
    let item = get("item");
    let overhead = get("meetings")
        + get("approvals")
        + get("reporting")
        + get("switching_cost") * (get("initiatives") - 1.0).max(0.0);
    Workload {
        arrivals: (mean_arrivals > 0.0).then(|| Poisson::new(mean_arrivals / item)),
        item,
        urgent_cap: get("urgent_cap"),
        backlog_max: get("backlog_max"),
        corner_cutting: on * get("corner_cutting"),
        fastest: get("fastest"),
        erosion_rate: on * rate(get("erosion_weeks")),
        restore_rate: on * rate(get("restore_weeks")),
        defect: get("defect"),
        defect_slope: get("defect_slope"),
        quality_need: get("quality_need"),
        prevents: settings.of_work("prevents"),
        surface: get("surface"),
        fire: on * get("fire"),
        overhead: load * overhead * overhead_kept,
        mean_arrivals,
    }
}

fn read_voice(settings: Settings, unheard: f64) -> Voice {
    let get = |key: &str| settings.number(&format!("voice.{key}"));
    Voice {
        concern: get("concern"),
        base: get("base") - get("risk_weight") * get("risk"),
        efficacy: get("efficacy"),
        misfit: get("misfit"),
        learning: get("learning"),
        response: 1.0 - unheard * (1.0 - get("response")),
        pass_through: 1.0 - unheard * (1.0 - get("pass_through")),
        start: get("start"),
    }
}
