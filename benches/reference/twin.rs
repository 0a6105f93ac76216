//! A week of the demo scenario once more, written by hand for that scenario and for speed only: the same
//! equations, draws and bits as `engine::tick`, without anything that makes the engine readable or general.
//!
//! Eight seats live their week in registers from the first phase to the last; what they keep lies in one flat
//! array, eight seats after eight seats. Everything the demo leaves at rest (timed rewards, pilots, drifting
//! needs, harm, conflicts, differences of skill, departments with rules of their own) is not there, and
//! [`Twin::of`] refuses it. With the engine it shares the random numbers, sums in eight partial sums, the
//! transposition of eight rows, the table of the Poisson distribution and the names of the sums
//! ([`Streams`], [`Tally`], `math`); all layout, all loops and the exponential are its own.

use fearless_simd::{
    Bytes, Level, Select, Simd, SimdBase, SimdFloat, SimdMask, dispatch, f64x4, f64x8, mask64x8, u64x8,
};

use orgdrift::math::{self, Poisson};
use orgdrift::model::organization::NO_TIE;
use orgdrift::model::policy::{Paid, Playbook};
use orgdrift::model::workforce::Tally;
use orgdrift::model::{Organization, Policies, ValueForm, Workforce};
use orgdrift::rng::{Purpose, Streams};

type Row = [f64; 4];

/// What eight neighbouring seats keep from week to week.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Eight([[f64; 8]; 16]);

// places in it: the first of four beliefs, of four efforts, and the rest one by one
const BELIEF: usize = 0;
const EFFORT: usize = 4;
const DOUBT: usize = 8;
const CREDIBILITY: usize = 9;
const BACKLOG: usize = 10;
const STANDARD: usize = 11;
const STRAIN: usize = 12;
const PROFICIENCY: usize = 13;
const VOICE: usize = 14;
const NEWCOMER: usize = 15;

/// Seats that the engine draws for and adds up together; a part of the order of sums.
const BLOCK: usize = 512;
/// Seats that meet their colleagues before the first of them goes on.
const TILE: usize = 64;

/// Neighbouring seats of one block, one department, one layer and one role.
#[derive(Clone, Copy)]
struct Stretch {
    seat: usize,
    seats: usize,
    /// Place of its first eight.
    eight: usize,
    department: usize,
    cell: usize,
    layer: u8,
    /// First and last one of its cell and block.
    opens: bool,
    closes: bool,
    /// Team of its first seat.
    team: usize,
}

#[derive(Clone, Copy)]
struct Team {
    start: usize,
    end: usize,
    manager: usize,
    share: f64,
    ties: bool,
}

/// What a seat holds at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Seat {
    pub(crate) belief: Row,
    pub(crate) effort: Row,
    pub(crate) practice: Row,
    /// Backlog, strain, voice, credibility, standard, doubt, proficiency.
    pub(crate) rest: [f64; 7],
}

/// The company.
pub(crate) struct Twin {
    luck: Streams,
    eights: Vec<Eight>,
    practice: Vec<Row>,
    next_practice: Vec<Row>,
    words: Vec<Row>,
    stretches: Vec<Stretch>,
    teams: Vec<Team>,
    manager: Vec<u32>,
    ties: Vec<[u32; 2]>,
    department_of_cell: Vec<usize>,
    open: Vec<Tally<4>>,
    cells: Vec<Tally<4>>,
    /// Sums of the week.
    pub(crate) by_department: Vec<Tally<4>>,
    pub(crate) debt: Vec<f64>,
    pub(crate) legacy: Vec<Row>,
    pub(crate) pipeline: Vec<Row>,
    pub(crate) pipeline_hours: Vec<Row>,
    pub(crate) value: Vec<f64>,
    counted: Vec<Row>,
    /// Numbers of the scenario.
    pub(crate) rules: Rules,
}

/// Numbers of the scenario, the same for all departments.
#[derive(Clone)]
pub(crate) struct Rules {
    cadence: u32,
    needed: Row,
    said: Row,
    own: Row,
    paid: Row,
    weight_of_message: f64,
    distortion: f64,
    noise: f64,
    pub(crate) forgetting: f64,
    fog: f64,
    starting_doubt: f64,
    most_doubt: f64,
    practice_weight: f64,
    credibility_rate: f64,
    credibility_sharpness: f64,
    credibility_start: f64,
    standing: Row,
    rewards: f64,
    conviction: f64,
    discount: Row,
    pay: Row,
    hours_of_a_pull: f64,
    effort_cost: f64,
    conformity: f64,
    when_unclear: f64,
    of_manager: f64,
    of_legacy: f64,
    legacy_rate: f64,
    habit: f64,
    comfortable: f64,
    strain_rate: f64,
    recovery: f64,
    strain_cost: f64,
    exit_rate: f64,
    exit_strain: f64,
    exit_rate_exhausted: f64,
    onboarding: f64,
    onboarding_rate: f64,
    arrivals: Poisson,
    item: f64,
    fire: f64,
    surface: f64,
    urgent_cap: f64,
    backlog_max: f64,
    hurry: f64,
    fastest: f64,
    erosion: f64,
    restoring: f64,
    defect: f64,
    defect_slope: f64,
    share_of_need: f64,
    overhead: f64,
    concern: f64,
    base: f64,
    efficacy: f64,
    misfit: f64,
    learning: f64,
    response: f64,
    pass_through: f64,
    voice_start: f64,
    payoff_rate: Row,
}

/// Refuses what the twin does not cover.
fn covers(holds: bool, what: &str) {
    assert!(holds, "the hand-written week covers the demo scenario only: {what}");
}

impl Twin {
    /// Takes over a company of the engine on the day before its first week.
    ///
    /// # Panics
    /// When the scenario uses something that the demo leaves at rest.
    pub(crate) fn of(
        org: &Organization<4>,
        policies: &Policies<4>,
        state: &Workforce<4>,
        luck: Streams,
    ) -> Self {
        let rules = Rules::of(org, policies);
        let seats = org.seats();
        let teams: Vec<Team> = org
            .chart
            .teams
            .iter()
            .map(|team| {
                let first = team.start as usize;
                let (share, ties) = (org.share_of_a_peer[first], org.ties_of(first)[0] != NO_TIE);
                for seat in team.start as usize..team.end as usize {
                    let same = org.ties_of(seat).iter().all(|&tie| (tie != NO_TIE) == ties)
                        && org.share_of_a_peer[seat].to_bits() == share.to_bits();
                    covers(same, "a team in which all have colleagues elsewhere, or nobody has");
                }
                let manager = org.chart.manager[first] as usize;
                Team { start: first, end: team.end as usize, manager, share, ties }
            })
            .collect();
        let in_order = teams.windows(2).all(|pair| pair[0].end == pair[1].start);
        covers(in_order && teams[0].start == 1, "teams in the order of seats");
        let mut twin = Self {
            luck,
            eights: Vec::new(),
            practice: state.shared.practice.clone(),
            next_practice: state.shared.practice.clone(),
            words: vec![[0.0; 4]; org.seats_with_reports()],
            stretches: Vec::new(),
            manager: org.chart.manager.clone(),
            ties: (0..seats).map(|seat| [org.ties_of(seat)[0], org.ties_of(seat)[1]]).collect(),
            department_of_cell: org
                .groups
                .cells
                .iter()
                .map(|cell| usize::from(cell.department))
                .collect(),
            open: vec![Tally::default(); org.groups.cells.len()],
            cells: vec![Tally::default(); org.groups.cells.len()],
            by_department: vec![Tally::default(); org.departments],
            debt: state.shared.departments.iter().map(|department| department.debt).collect(),
            legacy: state.shared.departments.iter().map(|department| department.legacy).collect(),
            pipeline: state.shared.departments.iter().map(|known| known.pipeline).collect(),
            pipeline_hours: state.shared.departments.iter().map(|known| known.pipeline_hours).collect(),
            value: state.shared.departments.iter().map(|known| known.value).collect(),
            counted: org.counted.clone(),
            teams,
            rules,
        };
        twin.practice[0] = policies.company.practice.unwrap_or(policies.company.strategy);
        twin.next_practice[0] = twin.practice[0];
        for block in &state.blocks {
            let mut here = block.stretches.clone();
            here.sort_by_key(|stretch| stretch.seats().start);
            for (number, stretch) in here.iter().enumerate() {
                let elsewhere = |others: &[orgdrift::model::block::Stretch]| {
                    others.iter().all(|other| other.tally != stretch.tally)
                };
                let first = stretch.seats().start;
                let team = twin.teams.partition_point(|team| team.end <= first);
                twin.stretches.push(Stretch {
                    seat: first,
                    seats: stretch.seats().len(),
                    eight: twin.eights.len(),
                    department: usize::from(stretch.department),
                    cell: block.tallies[usize::from(stretch.tally)].0 as usize,
                    layer: stretch.layer,
                    opens: elsewhere(&here[..number]),
                    closes: elsewhere(&here[number + 1..]),
                    team,
                });
                let rows: Vec<usize> = stretch.rows().collect();
                for eight in rows.chunks(8) {
                    // the last seat stands in for those behind it: they live a week that nobody counts
                    let row = |lane: usize| eight[lane.min(eight.len() - 1)];
                    let column = |column: &[f64]| std::array::from_fn(|lane| column[row(lane)]);
                    let mut columns = [[0.0; 8]; 16];
                    for k in 0..4 {
                        columns[BELIEF + k] = column(&block.perceived_intent[k]);
                        columns[EFFORT + k] = column(&block.effort[k]);
                    }
                    columns[DOUBT] = column(&block.ambiguity);
                    columns[CREDIBILITY] = column(&block.credibility);
                    columns[BACKLOG] = column(&block.backlog);
                    columns[STANDARD] = column(&block.standard);
                    columns[STRAIN] = column(&block.strain);
                    columns[PROFICIENCY] = column(&block.proficiency);
                    columns[VOICE] = column(&block.voice);
                    columns[NEWCOMER] = column(&block.newcomer);
                    twin.eights.push(Eight(columns));
                }
            }
        }
        twin
    }

    /// Lives a week.
    pub(crate) fn live(&mut self, week: u32) {
        dispatch!(Level::new(), simd => live(simd, self, week));
    }

    /// All seats but the first.
    pub(crate) fn seats(&self) -> Vec<Seat> {
        let mut seats = Vec::new();
        for stretch in &self.stretches {
            for number in 0..stretch.seats {
                let columns = &self.eights[stretch.eight + number / 8].0;
                let of = |place: usize| columns[place][number % 8];
                let row = |place: usize| std::array::from_fn(|k| of(place + k));
                seats.push(Seat {
                    belief: row(BELIEF),
                    effort: row(EFFORT),
                    practice: self.practice[stretch.seat + number],
                    rest: [BACKLOG, STRAIN, VOICE, CREDIBILITY, STANDARD, DOUBT, PROFICIENCY].map(of),
                });
            }
        }
        seats
    }
}

impl Rules {
    fn of(org: &Organization<4>, policies: &Policies<4>) -> Self {
        let (company, policy) = (&policies.company, &policies.units[0]);
        let zero = |row: &[f64]| row.iter().all(|&number| number == 0.0);
        covers(org.kinds == 4 && org.urgent == 0, "four kinds of work, the first one urgent");
        covers(org.units.len() == org.departments, "no pilots");
        covers(policies.units.iter().all(|other| other == policy), "the same rules everywhere");
        covers(org.talent.is_empty() && policy.people.skill == [1.0; 4], "no differences of skill");
        covers(org.ties_each == 2, "two colleagues elsewhere");
        covers(org.conflicts.is_empty(), "no conflicts");
        let on = policies.switches.on;
        covers(on.signal && on.incentives && on.norms && on.workload, "all mechanisms on");
        covers(policies.switches.load_arrives, "urgent work");
        covers(company.value == ValueForm::Balanced { substitution: 0.5 }, "substitution 0.5");
        covers(zero(&company.harm) && company.drift == 0.0, "neither harm nor drift");
        covers(company.awareness_rate >= 1.0, "leaders who notice at once");
        covers(company.intent.iter().all(|intent| *intent == policy.intent), "one intent");
        covers(company.playbook == Playbook::None, "leaders without a playbook");
        let (words, motives, norms) = (&policy.communication, &policy.motives, &policy.norms);
        let (people, load, voice) = (&policy.people, &policy.workload, &policy.voice);
        covers(motives.timed.is_empty(), "no rewards with a target or a cap");
        covers(
            motives.outcome == 0.0 && motives.pay_outcome == 0.0 && motives.pay_fixed == 0.0,
            "rewards on activity",
        );
        covers(motives.along_intent == 0.0, "incentives of the scenario");
        covers(motives.reward.iter().any(|&pull| pull > 0.0), "some reward");
        covers(motives.reward.iter().chain(&motives.standing).all(|&pull| pull >= 0.0), "rewards");
        let Paid::For(paid) = policy.paid else { panic!("nothing is paid") };
        covers(words.practice_weight > 0.0 && words.credibility_rate > 0.0, "words against pay");
        covers(people.strain_misfit == 0.0, "no exhaustion by misfit");
        covers(people.strain_cost < 1.0 && load.overhead < 1.0, "some hours left");
        covers(people.habit > 0.0 && load.urgent_cap < 1.0, "some hours of one's own");
        covers(people.exit_rate > 0.0 && words.distortion > 0.0, "people who leave");
        covers(load.prevents == [0.0, 1.0, 0.0, 0.0], "prevention by the second kind of work");
        let needed = policy.intent;
        let apart = needed[0] < needed[1] && needed[2] < needed[1] && needed[3] == 0.0;
        covers(apart, "a need for the second kind of work most and for the last not at all");
        let Some(arrivals) = load.arrivals.clone() else { panic!("no urgent work") };
        let others = company.competing_priorities;
        Self {
            cadence: company.cadence_weeks,
            said: std::array::from_fn(|k| (needed[k] + others * org.flat[k]) / (1.0 + others)),
            needed,
            own: policy.own_view,
            paid,
            weight_of_message: words.weight_of_message,
            distortion: words.distortion,
            noise: words.distortion * words.distortion + words.listening_noise,
            forgetting: words.forgetting,
            fog: words.fog,
            starting_doubt: words.starting_ambiguity,
            most_doubt: words.ambiguity_max,
            practice_weight: words.practice_weight,
            credibility_rate: words.credibility_rate,
            credibility_sharpness: words.credibility_sharpness,
            credibility_start: words.credibility_start,
            standing: std::array::from_fn(|k| motives.reward[k] + motives.standing[k]),
            rewards: math::sum(&motives.reward),
            conviction: motives.conviction,
            discount: motives.discount,
            pay: motives.pay,
            hours_of_a_pull: 1.0 / people.effort_cost,
            effort_cost: people.effort_cost,
            conformity: norms.conformity,
            when_unclear: norms.conformity_when_unclear,
            of_manager: norms.manager_weight,
            of_legacy: norms.legacy,
            legacy_rate: norms.legacy_rate,
            habit: people.habit,
            comfortable: people.comfortable_load,
            strain_rate: people.strain_rate,
            recovery: people.strain_recovery,
            strain_cost: people.strain_cost,
            exit_rate: people.exit_rate,
            exit_strain: people.exit_strain,
            exit_rate_exhausted: people.exit_rate_exhausted,
            onboarding: people.onboarding,
            onboarding_rate: people.onboarding_rate,
            arrivals,
            item: load.item,
            fire: load.fire,
            surface: load.surface,
            urgent_cap: load.urgent_cap,
            backlog_max: load.backlog_max,
            hurry: load.corner_cutting,
            fastest: load.fastest,
            erosion: load.erosion_rate,
            restoring: load.restore_rate,
            defect: load.defect,
            defect_slope: load.defect_slope,
            share_of_need: 1.0 / load.quality_need,
            overhead: load.overhead,
            concern: voice.concern,
            base: voice.base,
            efficacy: voice.efficacy,
            misfit: voice.misfit,
            learning: voice.learning,
            response: voice.response,
            pass_through: voice.pass_through,
            voice_start: voice.start,
            payoff_rate: company.payoff_rate,
        }
    }
}

/// `e` to the power of numbers of moderate size, as [`math::exp`] does it.
#[inline(always)]
fn exp<S: Simd>(simd: S, x: f64x8<S>) -> f64x8<S> {
    const ROUNDER: f64 = 6_755_399_441_055_744.0;
    const TERMS: [f64; 12] = [
        1.0 / 2.0,
        1.0 / 6.0,
        1.0 / 24.0,
        1.0 / 120.0,
        1.0 / 720.0,
        1.0 / 5_040.0,
        1.0 / 40_320.0,
        1.0 / 362_880.0,
        1.0 / 3_628_800.0,
        1.0 / 39_916_800.0,
        1.0 / 479_001_600.0,
        1.0 / 6_227_020_800.0,
    ];
    let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
    let twos = rounded - ROUNDER;
    let rest = (x - twos * 0.693_147_180_369_123_8) - twos * 1.908_214_929_270_587_7e-10;
    let mut tail = f64x8::splat(simd, TERMS[11]);
    for term in TERMS[..11].iter().rev() {
        tail = tail * rest + *term;
    }
    let scale: f64x8<S> = ((rounded.bitcast::<u64x8<S>>() + 1023) << 52).bitcast();
    (1.0 + (rest + rest * rest * tail)) * scale
}

/// Sum of four, as [`math::sum`].
#[inline(always)]
fn sum<S: Simd>(row: [f64x8<S>; 4]) -> f64x8<S> {
    (row[0] + row[2]) + (row[1] + row[3])
}

/// Says the strategy again, from the top down.
#[inline(always)]
fn restate<S: Simd>(simd: S, twin: &mut Twin, week: u32) {
    let rules = &twin.rules;
    let mut noise = vec![[0.0; 4]; BLOCK + 8];
    for stretch in &twin.stretches {
        let drawn = noise[..stretch.seats].as_flattened_mut();
        twin.luck.normal_column(Purpose::Cascade, u64::from(week), (stretch.seat - 1) * 4, drawn);
        for from in (0..stretch.seats).step_by(8) {
            let columns = &mut twin.eights[stretch.eight + from / 8].0;
            let messages: [Row; 8] = std::array::from_fn(|lane| {
                let seat = stretch.seat + (from + lane).min(stretch.seats - 1);
                match twin.manager[seat] as usize {
                    0 => rules.said,
                    manager => twin.words[manager],
                }
            });
            let mut message = [[0.0; 8]; 4];
            math::columns_of_rows(simd, &messages, &mut message);
            let mut eps = [[0.0; 8]; 4];
            let rows = noise[from..].first_chunk().expect("eight rows");
            math::columns_of_rows(simd, rows, &mut eps);
            let newcomer = f64x8::load_array(simd, columns[NEWCOMER]).simd_gt(0.0);
            let doubt = f64x8::load_array(simd, columns[DOUBT]);
            let fogged = f64x8::splat(simd, rules.most_doubt).min(doubt + rules.fog);
            let doubt = newcomer.select(f64x8::splat(simd, rules.starting_doubt), fogged);
            let listens = doubt.simd_gt(0.0);
            let gain = listens.select(doubt / (doubt + rules.noise), f64x8::splat(simd, 0.0));
            let mut heard = [f64x8::splat(simd, 0.0); 4];
            for k in 0..4 {
                let own = rules.own[k];
                let before = f64x8::load_array(simd, columns[BELIEF + k]);
                let faded = before + rules.forgetting * (own - before);
                let before = newcomer.select(f64x8::splat(simd, own), faded);
                let words = rules.weight_of_message * f64x8::load_array(simd, message[k])
                    + (1.0 - rules.weight_of_message) * own
                    + rules.distortion * f64x8::load_array(simd, eps[k]);
                heard[k] = before + gain * (words - before);
                heard[k].store_array(&mut columns[BELIEF + k]);
            }
            (doubt * (1.0 - gain)).store_array(&mut columns[DOUBT]);
            for lane in 0..8.min(stretch.seats - from) {
                if let Some(words) = twin.words.get_mut(stretch.seat + from + lane) {
                    *words = std::array::from_fn(|k| columns[BELIEF + k][lane]);
                }
            }
        }
    }
}

/// The same number eight times.
#[inline(always)]
fn splat<S: Simd>(simd: S, number: f64) -> f64x8<S> {
    f64x8::splat(simd, number)
}

/// Everything else.
#[inline(always)]
#[allow(clippy::too_many_lines, clippy::cognitive_complexity, reason = "one function on purpose")]
fn live<S: Simd>(simd: S, twin: &mut Twin, week: u32) {
    let said = twin.rules.cadence > 0 && week.is_multiple_of(twin.rules.cadence);
    if said {
        restate(simd, twin, week);
    }
    let rules = &twin.rules;
    let rested = 1.0 - rules.overhead;
    let [need_0, need_1, need_2, _] = rules.needed;
    let needed_square = (need_0 * need_0 + need_2 * need_2) + (need_1 * need_1);
    let paid: Row = std::array::from_fn(|k| rules.practice_weight * rules.paid[k]);
    for tally in &mut twin.cells {
        *tally = Tally::default();
    }
    let mut demand = [0.0; BLOCK + 8];
    let mut speaking = [1.0; BLOCK + 8];
    let mut answers = [1.0; BLOCK + 8];
    let mut leaving = [1.0; BLOCK + 8];
    let mut norms = [[0.25; 4]; TILE];
    let mut block = usize::MAX;
    for stretch in &twin.stretches {
        let in_block = (stretch.seat - 1) % BLOCK;
        if block != stretch.seat - 1 - in_block {
            block = stretch.seat - 1 - in_block;
            let seats = BLOCK.min(twin.practice.len() - 1 - block);
            let week = u64::from(week);
            twin.luck.column(Purpose::Demand, week, block, &mut demand[..seats]);
            for number in &mut demand[..seats] {
                *number = rules.arrivals.at(*number);
            }
            twin.luck.column(Purpose::Voice, week, block, &mut speaking[..seats]);
            twin.luck.column(Purpose::Answers, week, block, &mut answers[..seats]);
            twin.luck.column(Purpose::Turnover, week, block, &mut leaving[..seats]);
        }
        let fires = rules.fire * rules.surface * twin.debt[stretch.department];
        let legacy = f64x4::load_array(simd, twin.legacy[stretch.department]) * rules.of_legacy;
        let mut sums = [splat(simd, 0.0); 44];
        let [mut exits, mut concerned, mut spoke, mut knows, mut stops_right, mut strategy_first] =
            [0_u32; 6];
        let mut team = stretch.team;
        for tile in (0..stretch.seats).step_by(TILE) {
            // colleagues
            let end = stretch.seat + stretch.seats.min(tile + TILE);
            let mut seat = stretch.seat + tile;
            while seat < end {
                let here = &twin.teams[team];
                let mut all = f64x4::splat(simd, 0.0);
                for row in &twin.practice[here.start..here.end] {
                    all += f64x4::load_array_ref(simd, row);
                }
                let manager = f64x4::load_array_ref(simd, &twin.practice[here.manager]);
                let shown = rules.of_manager * manager;
                let until = here.end.min(end);
                let from = seat - stretch.seat - tile;
                let rows = norms[from..from + until - seat].iter_mut();
                let own = &twin.practice[seat..until];
                let ties = &twin.ties[seat..until];
                for ((norm, own), ties) in rows.zip(own).zip(ties) {
                    let mut around = all - f64x4::load_array_ref(simd, own);
                    if here.ties {
                        for tie in ties {
                            around += f64x4::load_array_ref(simd, &twin.practice[*tie as usize]);
                        }
                    }
                    let around = (1.0 - rules.of_legacy) * (around * here.share) + legacy;
                    let mixed = (1.0 - rules.of_manager) * around + shown;
                    let mixed = if here.share == 0.0 { manager } else { mixed };
                    mixed.store_array(norm);
                }
                seat = until;
                team += usize::from(until == here.end);
            }
            for from in (tile..stretch.seats.min(tile + TILE)).step_by(8) {
                let columns = &mut twin.eights[stretch.eight + from / 8].0;
                let lanes = 8.min(stretch.seats - from);
                let counted = 0xff_u64 >> (8 - lanes);
                let real = mask64x8::from_bitmask(simd, counted);
                let drawn = in_block + from;
                let arrived = f64x8::from_slice(simd, &demand[drawn..drawn + 8]);

                // hear
                let mut belief = [splat(simd, 0.0); 4];
                let mut doubt = f64x8::load_array_ref(simd, &columns[DOUBT]);
                for k in 0..4 {
                    belief[k] = f64x8::load_array_ref(simd, &columns[BELIEF + k]);
                }
                if !said {
                    let newcomer = f64x8::load_array_ref(simd, &columns[NEWCOMER]).simd_gt(0.0);
                    for k in 0..4 {
                        let own = rules.own[k];
                        let faded = belief[k] + rules.forgetting * (own - belief[k]);
                        belief[k] = newcomer.select(splat(simd, own), faded);
                        belief[k].store_array(&mut columns[BELIEF + k]);
                    }
                    let fogged = splat(simd, rules.most_doubt).min(doubt + rules.fog);
                    doubt = newcomer.select(splat(simd, rules.starting_doubt), fogged);
                    doubt.store_array(&mut columns[DOUBT]);
                }

                // face
                let mut backlog = f64x8::load_array_ref(simd, &columns[BACKLOG]);
                backlog += arrived * rules.item + fires;
                let clarity = rules.starting_doubt / (rules.starting_doubt + doubt);
                let trust = f64x8::load_array_ref(simd, &columns[CREDIBILITY]);
                let share = 1.0 / (trust + rules.practice_weight);
                let conviction = rules.conviction * clarity;
                let mut strategy = [splat(simd, 0.0); 4];
                let mut pull = [splat(simd, 0.0); 4];
                for k in 0..4 {
                    let acted_on = (trust * belief[k] + paid[k]) * share;
                    strategy[k] = conviction * splat(simd, 0.0).max(acted_on) * rules.discount[k];
                    pull[k] = splat(simd, 0.0).max(rules.standing[k] + strategy[k]);
                }
                let total = sum(pull);
                let by_strategy = sum(strategy).simd_ge(splat(simd, rules.rewards));
                let share = 1.0 / total;
                let amount = total * rules.hours_of_a_pull;
                let weight = splat(simd, 0.95).min(rules.conformity + rules.when_unclear * (1.0 - clarity));
                let own_weight = 1.0 - weight;
                let mut norm = [[0.0; 8]; 4];
                let rows = norms[from - tile..].first_chunk().expect("eight rows");
                math::columns_of_rows(simd, rows, &mut norm);

                // act
                let tired = f64x8::load_array_ref(simd, &columns[STRAIN]);
                let fresh = 1.0 - rules.strain_cost * tired;
                let capacity = fresh * rested;
                let pressure = splat(simd, 0.0).max(backlog / capacity - 1.0);
                let accepted = f64x8::load_array_ref(simd, &columns[STANDARD]);
                let pace = splat(simd, rules.fastest).max(accepted * exp(simd, -rules.hurry * pressure));
                let urgent = (rules.urgent_cap * capacity).min(backlog * pace);
                let done = urgent / pace;
                let left = splat(simd, 0.0).max(backlog - done);
                let missed = splat(simd, 0.0).max(left - rules.backlog_max);
                backlog = left - missed;
                backlog.store_array(&mut columns[BACKLOG]);
                let free = capacity - urgent;
                let goal = free.min(amount);
                let mut effort = [splat(simd, 0.0); 4];
                for k in 0..4 {
                    let plan = own_weight * (pull[k] * share) + weight * f64x8::load_array(simd, norm[k]);
                    let before = f64x8::load_array_ref(simd, &columns[EFFORT + k]);
                    effort[k] = before + rules.habit * (goal * plan - before);
                }
                let hours = sum(effort);
                let fits = hours.simd_gt(free).select(free / hours, splat(simd, 1.0));
                let worked = free.min(hours) + urgent;
                let share = 1.0 / worked;
                let hand = f64x8::load_array_ref(simd, &columns[PROFICIENCY]);
                let mut practice = [splat(simd, 0.0); 4];
                for k in 0..4 {
                    effort[k] *= fits;
                    effort[k].store_array(&mut columns[EFFORT + k]);
                    let spent = if k == 0 { effort[k] + urgent } else { effort[k] };
                    practice[k] = spent * share;
                }
                let root = ((need_0 * practice[0]).sqrt() + (need_2 * practice[2]).sqrt())
                    + (need_1 * practice[1]).sqrt();
                let fit = splat(simd, 1.0).min(root * root / sum(practice));
                let mut shown = [[0.0; 4]; 8];
                let mut spent = [[0.0; 8]; 4];
                for k in 0..4 {
                    practice[k].store_array(&mut spent[k]);
                }
                math::rows_of_columns(simd, spent.each_ref(), &mut shown);
                let seat = stretch.seat + from;
                twin.next_practice[seat..seat + lanes].copy_from_slice(&shown[..lanes]);

                // learn
                let neglect = splat(simd, 0.0).max(1.0 - effort[1] * rules.share_of_need);
                let defects = done * (rules.defect + rules.defect_slope * neglect) * (2.0 - pace);
                let mut gap = belief;
                for k in 0..4 {
                    let apart = belief[k] - rules.paid[k];
                    gap[k] = apart * apart;
                }
                let matches = exp(simd, -sum(gap) * rules.credibility_sharpness);
                let mut trust = trust + rules.credibility_rate * (matches - trust);
                let busy = sum(effort) + urgent + fresh * rules.overhead;
                let overload = splat(simd, 0.0).max(busy - rules.comfortable);
                let rise = rules.strain_rate * overload;
                let mut strain = tired + rise * (1.0 - tired) - rules.recovery * tired;
                strain = splat(simd, 1.0).min(splat(simd, 0.0).max(strain));
                let eroded = accepted + rules.erosion * (pace - accepted);
                let restored = accepted + rules.restoring * (1.0 - accepted);
                pace.simd_lt(accepted).select(eroded, restored).store_array(&mut columns[STANDARD]);
                let mut voice = f64x8::load_array_ref(simd, &columns[VOICE]);
                let reports = fit.simd_lt(rules.concern);
                if reports.any_true() {
                    let odds = rules.base + rules.efficacy * voice + rules.misfit * (1.0 - fit);
                    let luck = f64x8::from_slice(simd, &speaking[drawn..drawn + 8]);
                    let answer = f64x8::from_slice(simd, &answers[drawn..drawn + 8]);
                    let speaks = (luck * (1.0 + exp(simd, -odds))).simd_lt(1.0) & reports;
                    let acted = answer.simd_lt(rules.response).select(splat(simd, 1.0), splat(simd, 0.0));
                    voice = speaks.select(voice + rules.learning * (acted - voice), voice);
                    concerned += (reports.to_bitmask() & counted).count_ones();
                    spoke += (speaks.to_bitmask() & counted).count_ones();
                }
                let luck = f64x8::from_slice(simd, &leaving[drawn..drawn + 8]);
                trust.store_array(&mut columns[CREDIBILITY]);
                strain.store_array(&mut columns[STRAIN]);
                voice.store_array(&mut columns[VOICE]);
                let taught = hand + rules.onboarding_rate * (1.0 - hand);
                taught.store_array(&mut columns[PROFICIENCY]);
                splat(simd, 0.0).store_array(&mut columns[NEWCOMER]);
                if luck.simd_lt(rules.exit_rate_exhausted).any_true() {
                    for lane in 0..lanes {
                        let hazard =
                            rules.exit_rate * math::exp(rules.exit_strain * columns[STRAIN][lane]);
                        if luck[lane] < rules.exit_rate_exhausted
                            && luck[lane] < 1.0 - math::exp(-hazard)
                        {
                            columns[NEWCOMER][lane] = 1.0;
                            columns[PROFICIENCY][lane] = rules.onboarding;
                            columns[STRAIN][lane] = 0.0;
                            columns[VOICE][lane] = rules.voice_start;
                            columns[CREDIBILITY][lane] = rules.credibility_start;
                            exits += 1;
                        }
                    }
                    trust = f64x8::load_array_ref(simd, &columns[CREDIBILITY]);
                    strain = f64x8::load_array_ref(simd, &columns[STRAIN]);
                    voice = f64x8::load_array_ref(simd, &columns[VOICE]);
                }

                // count
                let mut belief_squares = belief;
                let mut practice_squares = practice;
                let mut effort_squares = effort;
                for k in 0..4 {
                    belief_squares[k] *= belief[k];
                    practice_squares[k] *= practice[k];
                    effort_squares[k] *= effort[k];
                }
                let mut close = [splat(simd, 0.0); 2];
                let both = [(belief, belief_squares), (practice, practice_squares)];
                for (close, (row, squares)) in close.iter_mut().zip(both) {
                    let lengths = sum(squares) * needed_square;
                    let product = (row[0] * need_0 + row[2] * need_2) + row[1] * need_1;
                    *close = lengths.simd_gt(0.0).select(product / lengths.sqrt(), *close);
                }
                let [understood, practised] = close;
                let most = belief[1];
                let know = clarity.simd_ge(0.5)
                    & belief[0].simd_lt(most)
                    & belief[2].simd_le(most)
                    & belief[3].simd_le(most);
                let (mut stops, mut right) = (splat(simd, 0.0), splat(simd, 0.0));
                let mut done_most = splat(simd, 0.0);
                let (mut smallest, mut smallest_needed) = (splat(simd, 0.0), splat(simd, 0.0));
                let mut done_needed = splat(simd, 0.0);
                for k in 0..4 {
                    let is_done = practice[k].simd_gt(0.0);
                    let share = is_done.select(practice[k], splat(simd, 0.0));
                    let split = is_done.select(splat(simd, 0.0).max(belief[k]), splat(simd, 1.0));
                    let need = is_done.select(splat(simd, rules.needed[k]), splat(simd, 1.0));
                    if k == 0 {
                        (done_most, smallest) = (share, split);
                        (done_needed, smallest_needed) = (share, need);
                    } else {
                        let less = (split * done_most).simd_lt(smallest * share);
                        stops = less.select(splat(simd, k as f64), stops);
                        smallest = less.select(split, smallest);
                        done_most = less.select(share, done_most);
                        let less = (need * done_needed).simd_lt(smallest_needed * share);
                        right = less.select(splat(simd, k as f64), right);
                        smallest_needed = less.select(need, smallest_needed);
                        done_needed = less.select(share, done_needed);
                    }
                }
                knows += (know.to_bitmask() & counted).count_ones();
                stops_right += (stops.simd_eq(right).to_bitmask() & counted).count_ones();
                strategy_first += (by_strategy.to_bitmask() & counted).count_ones();
                let [p0, p1, p2, p3] = practice;
                let [b0, b1, b2, b3] = belief;
                let [e0, e1, e2, e3] = effort;
                let [q0, q1, q2, q3] = practice_squares;
                let [c0, c1, c2, c3] = belief_squares;
                let [f0, f1, f2, f3] = effort_squares;
                let seen = [
                    hand * e0, hand * e1, hand * e2, hand * e3, e0, e1, e2, e3, f0, f1, f2, f3, b0,
                    b1, b2, b3, c0, c1, c2, c3, p0, p1, p2, p3, q0, q1, q2, q3, done, hand * urgent,
                    arrived, capacity, urgent, missed, pace, defects, backlog, strain, understood,
                    practised, clarity, fit, trust, voice,
                ];
                for (sum, seen) in sums.iter_mut().zip(seen) {
                    *sum = real.select(*sum + seen, *sum);
                }
            }
        }

        // add up
        let mut totals = [0.0; 48];
        for (totals, sums) in totals.chunks_mut(8).zip(sums.chunks(8)) {
            let mut eight = [splat(simd, 0.0); 8];
            eight[..sums.len()].copy_from_slice(sums);
            for half in [4, 2, 1] {
                for pair in 0..half {
                    let (left, right) = (eight[2 * pair], eight[2 * pair + 1]);
                    eight[pair] =
                        simd.unzip_low_f64x8(left, right) + simd.unzip_high_f64x8(left, right);
                }
            }
            totals.copy_from_slice(eight[0].as_slice());
        }
        let tally = &mut twin.open[stretch.cell];
        if stretch.opens {
            *tally = Tally::default();
        }
        let (items, served, capacity) = (totals[28], totals[29], totals[31]);
        let yardstick = &twin.counted[stretch.department];
        for k in 0..4 {
            let (chosen, hours, squares) = (totals[k], totals[4 + k], totals[8 + k]);
            let urgent = if k == 0 { 1.0 } else { 0.0 };
            let counts = chosen + urgent * items;
            tally.effort[k] += hours;
            tally.effective[k] += chosen + urgent * served;
            tally.counted += yardstick[k] * counts;
            tally.pay += rules.pay[k] * counts;
            tally.effort_cost += 0.5 * rules.effort_cost * squares;
            tally.believed[k] += totals[12 + k];
            tally.believed_squares[k] += totals[16 + k];
            tally.practice[k] += totals[20 + k];
            tally.practice_squares[k] += totals[24 + k];
        }
        let seats = stretch.seats as f64;
        tally.items += items;
        tally.seats += seats;
        tally.arrived += totals[30] * rules.item + fires * seats;
        tally.fires += fires * seats;
        tally.surface += rules.surface * seats;
        tally.defects += totals[35];
        let rested = capacity / (1.0 - rules.overhead);
        tally.capacity += capacity;
        tally.overhead += rested * rules.overhead;
        tally.lost_to_strain += seats - rested;
        tally.urgent_hours += totals[32];
        tally.missed += totals[33];
        tally.backlog += totals[36];
        tally.pace += totals[34];
        tally.strain += totals[37];
        tally.understood += totals[38];
        tally.practised += totals[39];
        tally.top_priority += f64::from(knows);
        tally.stop_right += f64::from(stops_right);
        tally.strategy_first += f64::from(strategy_first);
        tally.clarity += totals[40];
        tally.fit += totals[41];
        tally.exits += f64::from(exits);
        tally.credibility += totals[42];
        tally.voice += totals[43];
        tally.concerned += f64::from(concerned);
        tally.spoke += f64::from(spoke);
        tally.heard += (0..stretch.layer).fold(f64::from(spoke), |rest, _| rest * rules.pass_through);
        if stretch.closes {
            twin.cells[stretch.cell].add(tally);
        }
    }
    std::mem::swap(&mut twin.practice, &mut twin.next_practice);
    for sum in &mut twin.by_department {
        *sum = Tally::default();
    }
    for (tally, department) in twin.cells.iter().zip(&twin.department_of_cell) {
        twin.by_department[*department].add(tally);
    }
    for (department, sum) in twin.by_department.iter().enumerate() {
        let (pipeline, hours) = (&mut twin.pipeline[department], &mut twin.pipeline_hours[department]);
        let legacy = &mut twin.legacy[department];
        for k in 0..4 {
            let worked = if k == 0 { sum.effort[k] + sum.urgent_hours } else { sum.effort[k] };
            pipeline[k] += rules.payoff_rate[k] * (sum.effective[k] - pipeline[k]);
            hours[k] += rules.payoff_rate[k] * (worked - hours[k]);
            legacy[k] += rules.legacy_rate * (sum.practice[k] / sum.seats - legacy[k]);
        }
        let roots: Row = std::array::from_fn(|k| (rules.needed[k] * pipeline[k]).sqrt());
        let root = (roots[0] + roots[2]) + (roots[1] + roots[3]);
        twin.value[department] = root * root;
        let surface = sum.surface / sum.seats;
        twin.debt[department] = (1.0 - surface) * twin.debt[department] + sum.defects / sum.seats;
    }
}
