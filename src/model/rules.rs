//! Reads the rules in force from the values of a scenario: the only place where a mechanism is switched
//! off, so that phases need not know.

use crate::math::{self, Poisson};
use crate::model::design::DesignRules;
use crate::model::handoff::HandOff;
use crate::model::initiative::InitiativeRules;
use crate::model::offer::Offer;
use crate::model::payoff::{PayoffTime, sign_off};
use crate::model::policy::{
    Communication, CompanyPolicy, GroupSizes, Motives, Norms, People, Playbook, Policy, PotPay,
    Responses, Switches, Voice, Workload,
};
use crate::model::result::ResultRules;
use crate::model::reward::Pot;
use crate::model::settings::{Settings, left, visible};
use crate::model::{Repertoire, Row, Unit, ValueForm};
use crate::scenario::Mechanisms;

/// Part of the way covered in a week, given a time constant; 0 weeks is never.
fn rate(weeks: f64) -> f64 {
    if weeks > 0.0 { (1.0 / weeks).min(1.0) } else { 0.0 }
}

impl<const K: usize> CompanyPolicy<K> {
    /// Reads the company's rules from its settings.
    pub fn read(settings: Settings, switches: Switches, responses: Responses) -> Self {
        let scenario = settings.scenario;
        let value = match settings.word("strategy.value") {
            0 => ValueForm::Balanced { substitution: settings.number("strategy.substitution") },
            _ => ValueForm::Linear { worth: settings.of_work("value_per_hour") },
        };
        let awareness = settings.number("strategy.awareness_weeks");
        Self {
            value,
            payoff: payoff(settings, switches),
            precedent: settings.number("communication.precedent"),
            talk: f64::from(switches.on.workload) * settings.number("communication.talk"),
            harm: settings.of_work("harm"),
            intent: (0..scenario.departments.len())
                .map(|department| needed_from(settings, department))
                .collect(),
            can: (0..scenario.departments.len())
                .map(|department| Repertoire::read(settings, department))
                .collect(),
            missed_cost: f64::from(switches.on.workload) * settings.number("workload.missed_cost"),
            others: settings.optional_row("strategy.others"),
            conflict_cost: scenario
                .conflicts
                .iter()
                .map(|conflict| {
                    let cost = settings.number(&format!("conflict.{}.cost", conflict.named.name));
                    if switches.on.interdependence { cost } else { 0.0 }
                })
                .collect(),
            designs: DesignRules::read_all(settings, switches.on.incentives),
            initiatives: InitiativeRules::read(settings, switches.on.workload),
            result: ResultRules::read(settings, switches.on.incentives),
            hand_offs: HandOff::read_all(
                settings,
                // urgent work lands only where there is any
                switches.on.interdependence && switches.on.workload,
            ),
            help: f64::from(switches.on.workload) * settings.number("workload.help"),
            // where everyone knows the needs nobody has to be told
            says: settings.optional_row("strategy.says").filter(|_| switches.on.signal),
            competing_priorities: settings.number("strategy.competing_priorities")
                + f64::from(responses.priorities),
            cadence_weeks: settings.whole("communication.cadence_weeks"),
            drift: settings.number("strategy.drift"),
            awareness_rate: if switches.on.signal { 1.0 / awareness.max(1.0) } else { 1.0 },
            strategy: settings.row("strategy.intent"),
            practice: settings.optional_row("leadership.practice"),
            playbook: Playbook::ALL[settings.word("leadership.playbook")],
            dashboard_weight: settings.number("leadership.dashboard_weight"),
            attained_by_a_point: 100.0 / settings.number("leadership.target"),
            dashboard_cap: settings.number("leadership.dashboard_cap"),
            // a layer polishes its report as far as bad news is dangerous to bring
            padding: settings.number("leadership.padding") * settings.number("voice.risk"),
            reference_rate: rate(settings.number("leadership.reference_weeks")),
            concern_level: settings.number("leadership.concern_level"),
            delay_weeks: settings.whole("leadership.delay_weeks"),
            pause_weeks: settings.whole("leadership.pause_weeks"),
        }
    }
}

impl<const K: usize> Policy<K> {
    /// Reads the rules of a unit from its settings and from what the rewards offer under them.
    pub fn read(
        settings: Settings,
        company: &CompanyPolicy<K>,
        offers: &[Offer<K>],
        unit: Unit,
        people: GroupSizes,
        switches: Switches,
        responses: Responses,
    ) -> Self {
        let department = usize::from(unit.department);
        let intent = company.intent[department];
        let step = settings.number("leadership.step");
        let allowed: Row<K> = settings.of_work("allowed");
        let can = &company.can[department];
        // what is stopped is no longer chosen, told or taken for a priority; it is needed as before
        let can = if switches.on.incentives { can.without(&allowed) } else { can.clone() };
        let visible = can.part_of(&visible(settings));
        let name = &settings.scenario.departments[department].name;
        Self {
            intent,
            own_view: settings
                .optional_row(&format!("department.{name}.own_view"))
                .map(|view| can.part_of(&view)),
            can: can.clone(),
            visible,
            seen_doing: settings.of_work("visibility"),
            communication: read_communication(settings, company),
            motives: read_motives(settings, company, offers, department, people, switches),
            norms: read_norms(settings, switches),
            people: read_people(settings, department, &intent, switches),
            workload: read_workload(settings, switches, left(step, responses.time)),
            voice: read_voice(settings, switches, left(step, responses.listening)),
        }
    }
}

/// What the strategy needs from a department: the split of its own, or else the company's as far as it can do that.
/// Shares.
pub fn needed_from<const K: usize>(settings: Settings, department: usize) -> Row<K> {
    let own = format!("department.{}.intent", settings.scenario.departments[department].name);
    let needed = settings.optional_row(&own).unwrap_or_else(|| settings.row("strategy.intent"));
    Repertoire::read(settings, department).part_of(&needed)
}

fn read_communication<const K: usize>(
    settings: Settings,
    company: &CompanyPolicy<K>,
) -> Communication<K> {
    let get = |key: &str| settings.number(key);
    let untranslated = 1.0 - get("communication.translation");
    let width = get("communication.credibility_width");
    Communication {
        weight_of_message: 1.0 - (1.0 - get("communication.fidelity")) * untranslated,
        distortion: get("communication.distortion")
            * (1.0 + company.competing_priorities).sqrt()
            * untranslated,
        forgetting: get("communication.forgetting"),
        fog: get("communication.fog"),
        starting_ambiguity: get("communication.starting_ambiguity"),
        listening_noise: get("communication.listening_noise"),
        fatigue: get("communication.fatigue"),
        ambiguity_max: get("communication.ambiguity_max"),
        practice_weight: get("communication.practice_weight"),
        credibility_rate: get("communication.credibility_rate"),
        others_ask: company.others.unwrap_or([0.0; K]),
        credibility_sharpness: 0.5 / (width * width),
        credibility_start: get("communication.credibility_start"),
    }
}

/// Reads all direct pulls.
fn read_motives<const K: usize>(
    settings: Settings,
    company: &CompanyPolicy<K>,
    offers: &[Offer<K>],
    department: usize,
    people: GroupSizes,
    switches: Switches,
) -> Motives<K> {
    let scenario = settings.scenario;
    let mut motives = Motives {
        reward: [0.0; K],
        outcome: 0.0,
        outcome_seen: [0.0; K],
        translation: settings.number("communication.translation"),
        timed: Vec::new(),
        untimed: Vec::new(),
        timed_pull: switches.on.incentives,
        along_intent: 0.0,
        standing: [0.0; K],
        recognition: [0.0; K],
        repugnance: settings.of_work("repugnance"),
        unasked: company.result.as_ref().and_then(|rules| rules.relabelled_by),
        let_through: settings.of_work("allowed"),
        urgency: None,
        conviction: settings.number("people.conviction"),
        discount: [1.0; K],
        sign_off_delay: [0.0; K],
        pay: [PotPay { counts: [0.0; K], outcome: 0.0 }; Pot::COUNT],
        pay_fixed: [0.0; Pot::COUNT],
        claims: [0.0; Pot::COUNT],
    };
    let urgency = settings.number("people.urgency_pull");
    motives.urgency = (switches.on.workload && urgency > 0.0)
        .then(|| std::array::from_fn(|k| if k == scenario.urgent { urgency } else { 0.0 }));
    let mut at_stake = [0.0; K];
    for offer in offers {
        if scenario.rewards[offer.reward()].departments.binary_search(&department).is_ok() {
            offer.add_to(&mut motives, people);
            offer.add_stake(&mut at_stake, people);
        }
    }
    let (caution, cost) =
        (settings.number("people.caution"), settings.number("people.effort_cost"));
    let risk: Row<K> = settings.of_work("risk");
    for k in 0..K {
        motives.let_through[k] *= cautious(caution, at_stake[k] * risk[k] * risk[k], cost);
    }
    let recognition = settings.number("people.recognition");
    let recognized = recognized(settings, &company.intent[department]);
    let name = &scenario.departments[department].name;
    let identity: Row<K> = settings.row(&format!("department.{name}.identity"));
    motives.standing = std::array::from_fn(|k| {
        company.can[department].kinds[k] * (recognition * recognized[k] + identity[k])
    });
    motives.recognition =
        std::array::from_fn(|k| company.can[department].kinds[k] * recognition * recognized[k]);
    if switches.on.horizon {
        let horizon = settings.number("people.horizon_weeks");
        let payoff = payoff(settings, switches);
        motives.discount = payoff.weeks.map(|weeks: f64| 1.0 / (1.0 + weeks / horizon));
        motives.sign_off_delay = payoff.sign_offs.map(|count: f64| count / horizon);
    }
    if switches.on.incentives {
        return motives;
    }
    // the same total strength, along what is needed
    let timed = motives.timed.iter().fold(0.0, |sum, timed| {
        sum + timed.slope_at_par() * (math::sum(&timed.along) + timed.outcome)
    });
    let direct =
        math::sum(&motives.reward) + motives.outcome + math::sum(&motives.standing) + timed;
    motives.along_intent = direct.max(0.0);
    motives.reward = [0.0; K];
    motives.standing = [0.0; K];
    motives.recognition = [0.0; K];
    (motives.outcome, motives.outcome_seen) = (0.0, [0.0; K]);
    motives.repugnance = [0.0; K];
    motives.let_through = [1.0; K];
    motives
}

/// Part of a pull that caution leaves where the variance of pay for an hour is this much: with quadratic cost of effort
/// and of risk, effort is pull / (cost + caution variance) (Holmstrom & Milgrom 1987). Share.
fn cautious(caution: f64, variance: f64, cost: f64) -> f64 {
    1.0 / (1.0 + caution * variance / cost)
}

/// How far each kind of work is recognized in a department that needs this: what can be seen, or what is needed. Shares of
/// the work.
fn recognized<const K: usize>(settings: Settings, intent: &Row<K>) -> Row<K> {
    match settings.word("people.recognition_of") {
        0 => settings.of_work("visibility"),
        _ => in_full(intent),
    }
}

/// A split scaled so that what is needed most counts in full. Shares.
fn in_full<const K: usize>(split: &Row<K>) -> Row<K> {
    let most = split.iter().fold(0.0_f64, |most, &share| most.max(share));
    split.map(|share| if most > 0.0 { share / most } else { 0.0 })
}

/// Weeks until the value of each kind of work shows, with the time it waits for managers to sign off: as in a queue with
/// random arrivals, by how much else they have to do (Kleinrock 1975).
fn payoff<const K: usize>(settings: Settings, switches: Switches) -> PayoffTime<K> {
    let payoff: Row<K> = settings.of_work("payoff_weeks");
    let steps: Row<K> = settings.of_work("payoff_steps");
    let sign_offs: Row<K> = settings.of_work("sign_offs");
    if !switches.on.workload {
        return PayoffTime::new(payoff, steps);
    }
    let busy = overhead(settings, switches) + arrivals(settings, switches);
    let takes = settings.number("workload.sign_off_weeks");
    let wait = sign_off(takes, busy);
    let weeks = std::array::from_fn(|k| payoff[k] + sign_offs[k] * wait);
    PayoffTime { sign_offs, takes, busy, ..PayoffTime::new(weeks, steps) }
}

/// What the baseline's rewards count in a department, whatever is paid later: the yardstick of
/// activity. What is punished counts for nothing, not against anything. Where nothing is paid, what a manager can see; where nothing can be seen, every hour.
pub fn yardstick<const K: usize>(settings: Settings, department: usize, intent: &Row<K>) -> Row<K> {
    let mut counted = [0.0; K];
    for reward in &settings.scenario.rewards {
        if reward.departments.binary_search(&department).is_ok() {
            let name = &reward.named.name;
            let strength = settings.number(&format!("reward.{name}.strength"));
            let weights = settings.numbers(&format!("reward.{name}.pays_for"));
            for (measure, &weight) in settings.scenario.measures.iter().zip(weights) {
                let credit = if measure.observes_outcome {
                    *intent
                } else if measure.result.is_some() {
                    // what becomes of urgent work is told by its items
                    std::array::from_fn(|k| f64::from(u8::from(k == settings.scenario.urgent)))
                } else {
                    settings.row(&format!("measure.{}.credit", measure.named.name))
                };
                for k in 0..K {
                    counted[k] += strength * (weight * credit[k]).max(0.0);
                }
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
    let get = |key: &str| settings.number(key);
    let on = f64::from(switches.on.norms);
    Norms {
        conformity: on * get("norms.conformity"),
        conformity_when_unclear: on * get("norms.conformity_when_unclear"),
        manager_weight: get("norms.manager_weight"),
        legacy: get("norms.legacy"),
        legacy_rate: 1.0 / get("norms.legacy_weeks"),
        custom: get("norms.custom"),
        seen_by_visibility: get("norms.seen_by_visibility"),
    }
}

fn read_people<const K: usize>(
    settings: Settings,
    department: usize,
    intent: &Row<K>,
    switches: Switches,
) -> People<K> {
    let get = |key: &str| settings.number(key);
    let on = f64::from(switches.on.workload);
    let name = &settings.scenario.departments[department].name;
    let late = get(&format!("department.{name}.information_age"));
    let sensing = get("people.sensing_weeks");
    let learning = get("people.learning");
    People {
        skill: settings.of_work("skill"),
        effort_cost: get("people.effort_cost"),
        habit: get("people.habit"),
        comfortable_load: get("people.comfortable_load"),
        strain_rate: on * get("people.strain_rate"),
        strain_misfit: on * get("people.strain_misfit"),
        strain_recovery: get("people.strain_recovery"),
        strain_cost: get("people.strain_cost"),
        exit_rate: on * get("people.exit_rate"),
        exit_strain: get("people.exit_strain"),
        exit_rate_exhausted: on * get("people.exit_rate") * math::exp(get("people.exit_strain")),
        onboarding: get("people.onboarding"),
        onboarding_rate: 1.0 / get("people.onboarding_weeks"),
        learning_rate: rate(get("people.learning_weeks")),
        sensing_rate: if sensing > 0.0 { rate(sensing + late) } else { 0.0 },
        pretence: f64::from(switches.on.incentives) * get("people.pretence"),
        reaction: on * get("people.reaction"),
        upkeep: on * get("people.upkeep"),
        recognized: recognized(settings, intent),
        learning: (on > 0.0 && learning > 0.0)
            .then(|| settings.of_work("builds").map(|builds: f64| learning * builds)),
    }
}

fn read_workload<const K: usize>(
    settings: Settings,
    switches: Switches,
    overhead_kept: f64,
) -> Workload<K> {
    let get = |key: &str| settings.number(key);
    let on = f64::from(switches.on.workload);
    let mean_arrivals = arrivals(settings, switches);
    let item = get("workload.item");
    let initiatives = get("workload.initiatives");
    let done_clarity: Row<K> = settings.of_work("done_clarity");
    let is_vague = |k: usize| switches.on.workload && k < settings.scenario.work.len();
    Workload {
        arrivals: (mean_arrivals > 0.0).then(|| Poisson::new(mean_arrivals / item)),
        item,
        urgent_cap: get("workload.urgent_cap"),
        backlog_max: get("workload.backlog_max"),
        pressure_from: get("workload.pressure_from"),
        overtime: on * get("workload.overtime"),
        corner_cutting: on * get("workload.corner_cutting"),
        haste: on * get("workload.haste"),
        rework: on * get("workload.rework"),
        rework_worth: get("workload.rework_worth"),
        fastest: get("workload.fastest"),
        erosion_rate: on * rate(get("workload.erosion_weeks")),
        restore_rate: on * rate(get("workload.restore_weeks")),
        defect: get("workload.defect"),
        defect_slope: get("workload.defect_slope"),
        quality_need: get("workload.quality_need"),
        prevents: settings.of_work("prevents"),
        accepted: std::array::from_fn(|k| if is_vague(k) { done_clarity[k] } else { 1.0 }),
        surface: get("workload.surface"),
        fire: on * get("workload.fire"),
        overhead: overhead(settings, switches) * overhead_kept,
        mean_arrivals,
        setup: on * get("workload.setup") * initiatives,
        initiatives,
        under_way: initiatives * get("workload.initiative_size"),
        due_weeks: get("workload.initiative_due"),
        clarify: on * get("workload.clarify"),
        coordinate: on * get("workload.coordinate"),
        referee: on * get("workload.referee"),
    }
}

/// Mean urgent work that lands on a seat in a week. Working weeks.
fn arrivals(settings: Settings, switches: Switches) -> f64 {
    f64::from(switches.load_arrives) * settings.number("workload.arrivals")
}

/// Hours in meetings, approvals and reporting, and lost to switching. Share of the week.
fn overhead(settings: Settings, switches: Switches) -> f64 {
    let get = |key: &str| settings.number(key);
    let (load, on) = (f64::from(switches.load_arrives), f64::from(switches.on.workload));
    // work comes with meetings, approvals and reports; jumping between initiatives is what the mechanism adds
    let switching = get("workload.switching_cost") * (get("workload.initiatives") - 1.0).max(0.0);
    let common = get("workload.meetings") + get("workload.approvals") + get("workload.reporting");
    load * common + on * switching
}

fn read_voice(settings: Settings, switches: Switches, unheard: f64) -> Voice {
    let get = |key: &str| settings.number(key);
    // without a playbook nobody above has hours for what was reported, and where nothing pulls anybody off what is needed
    // there is nothing to put right
    let passive = Playbook::ALL[settings.word("leadership.playbook")] == Playbook::None;
    let repair = if passive || switches.on == Mechanisms::NONE { 0.0 } else { get("voice.repair") };
    Voice {
        concern: get("voice.concern"),
        base: get("voice.base") - get("voice.risk_weight") * get("voice.risk"),
        efficacy: get("voice.efficacy"),
        misfit: get("voice.misfit"),
        learning: get("voice.learning"),
        response: 1.0 - unheard * (1.0 - get("voice.response")),
        pass_through: 1.0 - unheard * (1.0 - get("voice.pass_through")),
        start: get("voice.start"),
        quiet: get("voice.risk_weight") * get("voice.risk")
            - get("voice.base")
            - get("voice.misfit") * (1.0 - get("voice.concern")),
        repair,
    }
}
