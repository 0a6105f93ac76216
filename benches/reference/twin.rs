//! A week of the demo scenario once more, written by hand for that scenario and for speed only: the same
//! equations, draws and bits as `engine::tick`, without anything that makes the engine readable or general.
//!
//! What seats keep lies in one flat array, eight seats after eight seats. Sixty-four of them live their week before
//! the next ones begin, so that nothing they need leaves the nearest cache; their week goes in steps that are short
//! enough for the processor to work on several eights at once. Everything the demo leaves at rest (timed rewards, pilots, drifting
//! needs, harm, conflicts, differences of skill, departments with rules of their own) is not there, and
//! [`Twin::of`] refuses it. With the engine it shares the random numbers, sums in eight partial sums, the
//! transposition of eight rows, the table of the Poisson distribution and the names of the sums
//! ([`Streams`], [`Tally`], `math`); all layout, all loops and the exponential are its own.

use fearless_simd::{
    Bytes, Level, Select, Simd, SimdBase, SimdFloat, SimdMask, dispatch, f64x4, f64x8, mask64x8,
    u64x8,
};

use orgdrift::math::soon::needed_soon;
use orgdrift::math::{self, Poisson};
use orgdrift::model::block::BLOCK_SEATS;
use orgdrift::model::policy::{Paid, Playbook};
use orgdrift::model::workforce::{Shown, Tally};
use orgdrift::model::{Organization, Policies, Tile, ValueForm, Workforce};
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
const BLOCK: usize = BLOCK_SEATS;
/// Seats that meet their colleagues before the first of them goes on.
const TILE: usize = 64;
/// Seats from which on a company does not stay in the caches near a core.
const FAR: usize = 64 * BLOCK;
/// As many eights.
const EIGHTS: usize = TILE / 8;

/// Up to [`TILE`] neighbouring seats of one block, one department, one layer and one role.
#[derive(Clone, Copy)]
struct Stretch {
    seat: usize,
    seats: usize,
    /// Place of its first eight.
    eight: usize,
    department: usize,
    cell: usize,
    layer: u8,
    /// Whether the next one is added to the same sums.
    goes_on: bool,
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
#[allow(dead_code, reason = "the test looks at seats, the bench does not")]
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
    practice: Vec<Shown<4>>,
    next_practice: Vec<Shown<4>>,
    words: Vec<Row>,
    stretches: Vec<Stretch>,
    /// Numbers of the stretches in the order of seats.
    downwards: Vec<usize>,
    teams: Vec<Team>,
    manager: Vec<u32>,
    ties: Vec<[u32; 2]>,
    department_of_cell: Vec<usize>,
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
        let teams: Vec<Team> = org
            .teams
            .iter()
            .map(|team| Team {
                start: team.seats.start as usize,
                end: team.seats.end as usize,
                manager: team.manager as usize,
                share: team.share_of_a_peer,
                ties: team.looks_elsewhere,
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
            downwards: Vec::new(),
            manager: org.chart.manager.clone(),
            ties: org.ties.as_chunks().0.to_vec(),
            department_of_cell: org
                .groups
                .cells
                .iter()
                .map(|cell| usize::from(cell.department))
                .collect(),
            cells: vec![Tally::default(); org.groups.cells.len()],
            by_department: vec![Tally::default(); org.departments],
            debt: state.shared.departments.iter().map(|department| department.debt).collect(),
            legacy: state.shared.departments.iter().map(|department| department.legacy).collect(),
            pipeline: state.shared.departments.iter().map(|known| known.pipeline).collect(),
            pipeline_hours: state
                .shared
                .departments
                .iter()
                .map(|known| known.pipeline_hours)
                .collect(),
            value: state.shared.departments.iter().map(|known| known.value).collect(),
            counted: org.counted.clone(),
            teams,
            rules,
        };
        twin.practice[0] = Shown(policies.company.practice.unwrap_or(policies.company.strategy));
        twin.next_practice[0] = twin.practice[0];
        for block in &state.blocks {
            for (tile, stretch) in block
                .tiles
                .iter()
                .flat_map(|tile| tile.stretches.iter().map(move |stretch| (tile, stretch)))
            {
                covers(stretch.added() == Some(stretch.rows()), "seats that are added as they sit");
                let seat = stretch.seats().start;
                twin.stretches.push(Stretch {
                    seat,
                    seats: stretch.seats().len(),
                    eight: twin.eights.len(),
                    department: usize::from(tile.department),
                    cell: block.tallies[usize::from(stretch.tally)].0 as usize,
                    layer: stretch.layer,
                    goes_on: stretch.goes_on,
                    team: twin.teams.partition_point(|team| team.end <= seat),
                });
                let rows: Vec<usize> = stretch.rows().collect();
                twin.eights.extend(rows.chunks(8).map(|rows| Eight::of(tile, rows)));
            }
        }
        twin.downwards = (0..twin.stretches.len()).collect();
        twin.downwards.sort_by_key(|&number| twin.stretches[number].seat);
        twin
    }

    /// Lives a week.
    pub(crate) fn live(&mut self, week: u32) {
        dispatch!(Level::new(), simd => live(simd, self, week));
    }

    /// All seats but the first.
    #[allow(dead_code, reason = "the test looks at seats, the bench does not")]
    pub(crate) fn seats(&self) -> Vec<Seat> {
        let mut seats = Vec::new();
        for stretch in self.downwards.iter().map(|&number| self.stretches[number]) {
            for number in 0..stretch.seats {
                let columns = &self.eights[stretch.eight + number / 8].0;
                let of = |place: usize| columns[place][number % 8];
                let row = |place: usize| std::array::from_fn(|k| of(place + k));
                seats.push(Seat {
                    belief: row(BELIEF),
                    effort: row(EFFORT),
                    practice: self.practice[stretch.seat + number].0,
                    rest: [BACKLOG, STRAIN, VOICE, CREDIBILITY, STANDARD, DOUBT, PROFICIENCY]
                        .map(of),
                });
            }
        }
        seats
    }
}

impl Eight {
    /// What up to eight seats of the engine keep.
    fn of(tile: &Tile<4>, rows: &[usize]) -> Self {
        // the last seat stands in for those behind it: they live a week that nobody counts
        let column = |of: &dyn Fn(&Tile<4>, usize) -> f64| {
            std::array::from_fn(|lane| of(tile, rows[lane.min(rows.len() - 1)]))
        };
        let mut columns = [[0.0; 8]; 16];
        for k in 0..4 {
            columns[BELIEF + k] = column(&|tile, row| tile.perceived_intent[k][row]);
            columns[EFFORT + k] = column(&|tile, row| tile.effort[k][row]);
        }
        columns[DOUBT] = column(&|tile, row| tile.ambiguity[row]);
        columns[CREDIBILITY] = column(&|tile, row| tile.credibility[row]);
        columns[BACKLOG] = column(&|tile, row| tile.backlog[row]);
        columns[STANDARD] = column(&|tile, row| tile.standard[row]);
        columns[STRAIN] = column(&|tile, row| tile.strain[row]);
        columns[PROFICIENCY] = column(&|tile, row| tile.proficiency[row]);
        columns[VOICE] = column(&|tile, row| tile.voice[row]);
        columns[NEWCOMER] = column(&|tile, row| (tile.newcomers >> row & 1) as f64);
        Self(columns)
    }
}

impl Rules {
    #[allow(clippy::too_many_lines, reason = "a line for each number")]
    #[allow(clippy::float_cmp, reason = "what is left out has to be exactly nothing")]
    fn of(org: &Organization<4>, policies: &Policies<4>) -> Self {
        let (company, policy) = (&policies.company, &policies.units[0]);
        let zero = |row: &[f64]| row.iter().all(|&number| number == 0.0);
        covers(org.kinds == 4 && org.urgent == 0, "four kinds of work, the first one urgent");
        covers(org.units.len() == org.departments, "no pilots");
        covers(policies.units.iter().all(|other| other == policy), "the same rules everywhere");
        covers(org.talent.is_empty() && policy.people.skill == [1.0; 4], "no differences of skill");
        covers(org.cross_ties == 2, "two colleagues elsewhere");
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
    const TERMS: [f64; 10] = [
        0.500_000_000_000_000_1,
        0.166_666_666_666_666_69,
        0.041_666_666_666_624_164,
        0.008_333_333_333_330_065,
        0.001_388_888_891_719_673_6,
        0.000_198_412_698_630_405_59,
        2.480_152_132_234_228e-5,
        2.755_726_848_028_971_6e-6,
        2.762_007_589_254_816_4e-7,
        2.510_037_584_222_37e-8,
    ];
    let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
    let twos = rounded - ROUNDER;
    let rest = (x - twos * 0.693_147_180_369_123_8) - twos * 1.908_214_929_270_587_7e-10;
    let square = rest * rest;
    let mut odd = f64x8::splat(simd, TERMS[9]);
    let mut even = f64x8::splat(simd, TERMS[8]);
    for pair in (0..4).rev() {
        odd = odd * square + TERMS[2 * pair + 1];
        even = even * square + TERMS[2 * pair];
    }
    let tail = even + odd * rest;
    let scale: f64x8<S> = ((rounded.bitcast::<u64x8<S>>() + 1023) << 52).bitcast();
    (1.0 + (rest + rest * rest * tail)) * scale
}

/// A column of eight seats.
#[inline(always)]
fn column<S: Simd>(simd: S, eights: &[Eight], e: usize, place: usize) -> f64x8<S> {
    load(simd, &eights[e].0[place])
}

/// Four columns of eight seats.
#[inline(always)]
fn four<S: Simd>(simd: S, eights: &[Eight], e: usize, place: usize) -> [f64x8<S>; 4] {
    let columns = &eights[e].0;
    [
        load(simd, &columns[place]),
        load(simd, &columns[place + 1]),
        load(simd, &columns[place + 2]),
        load(simd, &columns[place + 3]),
    ]
}

/// The practice of eight seats.
#[inline(always)]
fn spent<S: Simd>(simd: S, practice: &[[[f64; 8]; EIGHTS]; 4], e: usize) -> [f64x8<S>; 4] {
    let [first, second, third, fourth] = practice;
    [load(simd, &first[e]), load(simd, &second[e]), load(simd, &third[e]), load(simd, &fourth[e])]
}

/// Four times a number.
#[inline(always)]
fn by<S: Simd>(number: f64x8<S>, [a, b, c, d]: [f64x8<S>; 4]) -> [f64x8<S>; 4] {
    [number * a, number * b, number * c, number * d]
}

/// Squares of four.
#[inline(always)]
fn squares<S: Simd>([a, b, c, d]: [f64x8<S>; 4]) -> [f64x8<S>; 4] {
    [a * a, b * b, c * c, d * d]
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
    for stretch in twin.downwards.iter().map(|&number| twin.stretches[number]) {
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
            let message = math::columns_of_rows(simd, &messages);
            let rows = noise[from..].first_chunk().expect("eight rows");
            let eps = math::columns_of_rows(simd, rows);
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
                let words = rules.weight_of_message * message[k]
                    + (1.0 - rules.weight_of_message) * own
                    + rules.distortion * eps[k];
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

#[inline(always)]
fn load<S: Simd>(simd: S, numbers: &[f64; 8]) -> f64x8<S> {
    f64x8::load_array_ref(simd, numbers)
}

/// Adds the full eights of a tile and what is left of its seats.
#[inline(always)]
fn add<S: Simd, const M: usize>(
    simd: S,
    sums: &mut [f64x8<S>; M],
    full: usize,
    seats: usize,
    of: impl Fn(usize) -> [f64x8<S>; M],
) {
    let mut all = *sums;
    for e in 0..full {
        let seen = of(e);
        for place in 0..M {
            all[place] += seen[place];
        }
    }
    if !seats.is_multiple_of(8) {
        let counted = mask64x8::from_bitmask(simd, 0xff >> (8 - seats % 8));
        let seen = of(full % EIGHTS);
        for place in 0..M {
            all[place] = counted.select(all[place] + seen[place], all[place]);
        }
    }
    *sums = all;
}

/// Adds up eight partial sums each.
#[inline(always)]
fn totals<S: Simd, const M: usize>(simd: S, sums: &[[f64x8<S>; 4]]) -> [f64; M] {
    let mut totals = [0.0; M];
    for (totals, sums) in totals.chunks_mut(2).zip(sums.as_flattened().chunks(2)) {
        let two = |sum: f64x8<S>| {
            let (first, second) = simd.split_f64x8(sum);
            let (first, second) = simd.split_f64x4(first + second);
            first + second
        };
        let (left, right) = (two(sums[0]), two(sums[1]));
        let both = simd.zip_low_f64x2(left, right) + simd.zip_high_f64x2(left, right);
        totals.copy_from_slice(both.as_slice());
    }
    totals
}

/// Asks for a part of what eight of the seats from this one on will need.
#[inline(always)]
fn ask(
    next: &[Eight],
    (ties, practice): (&[[u32; 2]], &[Shown<4>]),
    seat: usize,
    e: usize,
    part: usize,
) {
    if let Some(eight) = next.get(e) {
        for line in 4 * part..4 * (part + 1) {
            needed_soon(eight, line);
        }
    }
    let seat = seat + 8 * e + 2 * part;
    for tie in ties.get(seat..seat + 2).unwrap_or_default().as_flattened() {
        needed_soon(practice, *tie as usize / 2);
    }
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
    let [mut clarity, mut amount, mut capacity, mut pace, mut matches, mut urgent, mut done] =
        [[[0.0; 8]; EIGHTS]; 7];
    let [mut missed, mut defects, mut fit, mut speech, mut understood, mut practised] =
        [[[0.0; 8]; EIGHTS]; 6];
    let [mut plan, mut practice] = [[[[0.0; 8]; EIGHTS]; 4]; 2];
    let far = twin.practice.len() > FAR;
    let mut block = usize::MAX;
    let mut achieved = [[splat(simd, 0.0); 4]; 4];
    let mut minds = [[splat(simd, 0.0); 4]; 4];
    let mut hours = [[splat(simd, 0.0); 4]; 3];
    let mut counts = [0_u32; 6];
    let (mut people, mut heard) = (0, 0.0);
    for stretch in &twin.stretches {
        let in_block = (stretch.seat - 1) % BLOCK;
        if block != stretch.seat - 1 - in_block {
            block = stretch.seat - 1 - in_block;
            let seats = BLOCK.min(twin.practice.len() - 1 - block);
            let week = u64::from(week);
            twin.luck.column(Purpose::Demand, week, block, &mut speaking[..BLOCK]);
            rules.arrivals.at_each(simd, &speaking[..seats], &mut demand[..seats]);
            twin.luck.column(Purpose::Voice, week, block, &mut speaking[..BLOCK]);
            twin.luck.column(Purpose::Answers, week, block, &mut answers[..BLOCK]);
            twin.luck.column(Purpose::Turnover, week, block, &mut leaving[..BLOCK]);
        }
        let fires = rules.fire * rules.surface * twin.debt[stretch.department];
        let legacy = f64x4::load_array(simd, twin.legacy[stretch.department]) * rules.of_legacy;
        let mut team = stretch.team;
        // colleagues
        let end = stretch.seat + stretch.seats;
        let mut seat = stretch.seat;
        while seat < end {
            let here = &twin.teams[team];
            let mut all = f64x4::splat(simd, 0.0);
            for Shown(row) in &twin.practice[here.start..here.end] {
                all += f64x4::load_array_ref(simd, row);
            }
            let manager = f64x4::load_array_ref(simd, &twin.practice[here.manager].0);
            let shown = rules.of_manager * manager;
            let until = here.end.min(end);
            let from = seat - stretch.seat;
            let rows = norms[from..from + until - seat].iter_mut();
            let own = &twin.practice[seat..until];
            let ties = &twin.ties[seat..until];
            for ((norm, Shown(own)), ties) in rows.zip(own).zip(ties) {
                let mut around = all - f64x4::load_array_ref(simd, own);
                if here.ties {
                    for tie in ties {
                        let Shown(row) = &twin.practice[*tie as usize];
                        around += f64x4::load_array_ref(simd, row);
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
        // eight seats at a time, in steps short enough for the processor to work on several at once
        let seats = stretch.seats.min(TILE);
        let (eights, full) = (seats.div_ceil(8).min(EIGHTS), (seats / 8).min(EIGHTS));
        let first = stretch.eight;
        let (here, next) = twin.eights[first..].split_at_mut(eights);
        // in a large company, a part of what the next seats need is asked for in each step
        macro_rules! ask {
            ($e:ident, $part:expr) => {
                if far {
                    ask(next, (&twin.ties, &twin.practice), end, $e, $part);
                }
            };
        }
        let drawn = in_block;
        let real = u64::MAX >> (TILE - seats);
        let mut strategy_bits = 0;
        let mut report_bits = 0;
        let mut spoke_bits = 0;
        let mut know_bits = 0;
        let mut right_bits = 0;
        let mut leave_bits = 0;
        let mut exits = 0;

        // hear, face
        for e in 0..eights {
            ask!(e, 0);
            let columns = &mut here[e].0;
            let mut belief = [splat(simd, 0.0); 4];
            let mut doubt = load(simd, &columns[DOUBT]);
            for k in 0..4 {
                belief[k] = load(simd, &columns[BELIEF + k]);
            }
            if !said {
                let newcomer = load(simd, &columns[NEWCOMER]).simd_gt(0.0);
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
            let landed = f64x8::from_slice(simd, &demand[drawn + 8 * e..drawn + 8 * e + 8]);
            let backlog = load(simd, &columns[BACKLOG]) + (landed * rules.item + fires);
            backlog.store_array(&mut columns[BACKLOG]);
            let tired = load(simd, &columns[STRAIN]);
            let hours = (1.0 - rules.strain_cost * tired) * rested;
            hours.store_array(&mut capacity[e]);
            let crowded = splat(simd, 0.0).max(backlog / hours - 1.0);
            (-rules.hurry * crowded).store_array(&mut pace[e]);
            let mut gap = belief;
            for k in 0..4 {
                let apart = belief[k] - rules.paid[k];
                gap[k] = apart * apart;
            }
            (-sum(gap) * rules.credibility_sharpness).store_array(&mut matches[e]);

            let clear = rules.starting_doubt / (rules.starting_doubt + doubt);
            clear.store_array(&mut clarity[e]);
            let trust = load(simd, &columns[CREDIBILITY]);
            let share = 1.0 / (trust + rules.practice_weight);
            let conviction = rules.conviction * clear;
            let mut strategy = [splat(simd, 0.0); 4];
            let mut pull = [splat(simd, 0.0); 4];
            for k in 0..4 {
                let acted_on = (trust * belief[k] + paid[k]) * share;
                strategy[k] = conviction * splat(simd, 0.0).max(acted_on) * rules.discount[k];
                pull[k] = splat(simd, 0.0).max(rules.standing[k] + strategy[k]);
            }
            let total = sum(pull);
            strategy_bits |= sum(strategy).simd_ge(rules.rewards).to_bitmask() << (8 * e);
            let share = 1.0 / total;
            (total * rules.hours_of_a_pull).store_array(&mut amount[e]);
            let conforming = rules.conformity + rules.when_unclear * (1.0 - clear);
            let weight = splat(simd, 0.95).min(conforming);
            let own_weight = 1.0 - weight;
            let rows = norms[8 * e..].first_chunk().expect("eight rows");
            let norm = math::columns_of_rows(simd, rows);
            for k in 0..4 {
                let mixed = own_weight * (pull[k] * share) + weight * norm[k];
                mixed.store_array(&mut plan[k][e]);
            }
            let most = belief[1];
            let know = clear.simd_ge(0.5)
                & belief[0].simd_lt(most)
                & belief[2].simd_le(most)
                & belief[3].simd_le(most);
            know_bits |= know.to_bitmask() << (8 * e);
        }
        for e in 0..eights {
            exp(simd, load(simd, &pace[e])).store_array(&mut pace[e]);
            exp(simd, load(simd, &matches[e])).store_array(&mut matches[e]);
        }

        // act: urgent work, then the rest
        for e in 0..eights {
            ask!(e, 1);
            let columns = &mut here[e].0;
            let accepted = load(simd, &columns[STANDARD]);
            let hurried = splat(simd, rules.fastest).max(accepted * load(simd, &pace[e]));
            hurried.store_array(&mut pace[e]);
            let eroded = accepted + rules.erosion * (hurried - accepted);
            let restored = accepted + rules.restoring * (1.0 - accepted);
            let moved = hurried.simd_lt(accepted).select(eroded, restored);
            moved.store_array(&mut columns[STANDARD]);
            let waiting = load(simd, &columns[BACKLOG]);
            let taken = (rules.urgent_cap * load(simd, &capacity[e])).min(waiting * hurried);
            taken.store_array(&mut urgent[e]);
            let served = taken / hurried;
            served.store_array(&mut done[e]);
            let left = splat(simd, 0.0).max(waiting - served);
            let given_up = splat(simd, 0.0).max(left - rules.backlog_max);
            given_up.store_array(&mut missed[e]);
            (left - given_up).store_array(&mut columns[BACKLOG]);
            let trust = load(simd, &columns[CREDIBILITY]);
            let trust = trust + rules.credibility_rate * (load(simd, &matches[e]) - trust);
            trust.store_array(&mut columns[CREDIBILITY]);
        }
        for e in 0..eights {
            ask!(e, 2);
            let columns = &mut here[e].0;
            let taken = load(simd, &urgent[e]);
            let free = load(simd, &capacity[e]) - taken;
            let goal = free.min(load(simd, &amount[e]));
            let mut effort = [splat(simd, 0.0); 4];
            for k in 0..4 {
                let before = load(simd, &columns[EFFORT + k]);
                let wish = goal * load(simd, &plan[k][e]);
                effort[k] = before + rules.habit * (wish - before);
            }
            let hours = sum(effort);
            let fits = hours.simd_gt(free).select(free / hours, splat(simd, 1.0));
            let worked = free.min(hours) + taken;
            let share = 1.0 / worked;
            for k in 0..4 {
                effort[k] *= fits;
                effort[k].store_array(&mut columns[EFFORT + k]);
                let spent = if k == 0 { effort[k] + taken } else { effort[k] };
                (spent * share).store_array(&mut practice[k][e]);
            }
            let tired = load(simd, &columns[STRAIN]);
            let fresh = 1.0 - rules.strain_cost * tired;
            let busy = sum(effort) + taken + fresh * rules.overhead;
            let rise = rules.strain_rate * splat(simd, 0.0).max(busy - rules.comfortable);
            let next = tired + rise * (1.0 - tired) - rules.recovery * tired;
            let next = splat(simd, 1.0).min(splat(simd, 0.0).max(next));
            next.store_array(&mut columns[STRAIN]);
            let neglect = splat(simd, 0.0).max(1.0 - effort[1] * rules.share_of_need);
            let each = rules.defect + rules.defect_slope * neglect;
            let made = load(simd, &done[e]) * each * (2.0 - load(simd, &pace[e]));
            made.store_array(&mut defects[e]);
        }

        // learn, and look at everyone
        for e in 0..eights {
            ask!(e, 3);
            let columns = &mut here[e].0;
            let mut belief = [splat(simd, 0.0); 4];
            let mut spent = [splat(simd, 0.0); 4];
            for k in 0..4 {
                belief[k] = load(simd, &columns[BELIEF + k]);
                spent[k] = load(simd, &practice[k][e]);
            }
            let root = ((need_0 * spent[0]).sqrt() + (need_2 * spent[2]).sqrt())
                + (need_1 * spent[1]).sqrt();
            let aligned = splat(simd, 1.0).min(root * root / sum(spent));
            aligned.store_array(&mut fit[e]);
            report_bits |= aligned.simd_lt(rules.concern).to_bitmask() << (8 * e);
            let voice = load(simd, &columns[VOICE]);
            let odds = rules.base + rules.efficacy * voice + rules.misfit * (1.0 - aligned);
            (-odds).store_array(&mut speech[e]);
            for (row, into) in [(belief, &mut understood[e]), (spent, &mut practised[e])] {
                let mut squares = row;
                for k in 0..4 {
                    squares[k] *= row[k];
                }
                let lengths = sum(squares) * needed_square;
                let product = (row[0] * need_0 + row[2] * need_2) + row[1] * need_1;
                let cosine = product / lengths.sqrt();
                lengths.simd_gt(0.0).select(cosine, splat(simd, 0.0)).store_array(into);
            }
            let zero = splat(simd, 0.0);
            let (mut stops, mut right) = (zero, zero);
            let (mut share_1, mut split_1, mut share_2, mut split_2) = (zero, zero, zero, zero);
            for k in 0..4 {
                let is_done = spent[k].simd_gt(0.0);
                let share = is_done.select(spent[k], zero);
                let split = is_done.select(zero.max(belief[k]), splat(simd, 1.0));
                let need = is_done.select(splat(simd, rules.needed[k]), splat(simd, 1.0));
                if k == 0 {
                    (share_1, split_1, share_2, split_2) = (share, split, share, need);
                } else {
                    let less = (split * share_1).simd_lt(split_1 * share);
                    stops = less.select(splat(simd, k as f64), stops);
                    split_1 = less.select(split, split_1);
                    share_1 = less.select(share, share_1);
                    let less = (need * share_2).simd_lt(split_2 * share);
                    right = less.select(splat(simd, k as f64), right);
                    split_2 = less.select(need, split_2);
                    share_2 = less.select(share, share_2);
                }
            }
            right_bits |= stops.simd_eq(right).to_bitmask() << (8 * e);
            let luck = f64x8::from_slice(simd, &leaving[drawn + 8 * e..drawn + 8 * e + 8]);
            let may = luck.simd_lt(rules.exit_rate_exhausted);
            leave_bits |= may.to_bitmask() << (8 * e);

            let mut shown = [[0.0; 4]; 8];
            math::rows_of_columns(
                simd,
                [&practice[0][e], &practice[1][e], &practice[2][e], &practice[3][e]],
                &mut shown,
            );
            let seat = stretch.seat + 8 * e;
            let lanes = 8.min(seats - 8 * e);
            let into = &mut twin.next_practice[seat..seat + lanes];
            for (into, shown) in into.iter_mut().zip(shown) {
                *into = Shown(shown);
            }
        }
        if report_bits & real != 0 {
            for e in 0..eights {
                let columns = &mut here[e].0;
                let from = drawn + 8 * e;
                let luck = f64x8::from_slice(simd, &speaking[from..from + 8]);
                let answer = f64x8::from_slice(simd, &answers[from..from + 8]);
                let says = (luck * (1.0 + exp(simd, load(simd, &speech[e])))).simd_lt(1.0);
                let speaks = says & load(simd, &fit[e]).simd_lt(rules.concern);
                let acted = answer.simd_lt(rules.response);
                let acted = acted.select(splat(simd, 1.0), splat(simd, 0.0));
                let voice = load(simd, &columns[VOICE]);
                let spoken = voice + rules.learning * (acted - voice);
                speaks.select(spoken, voice).store_array(&mut columns[VOICE]);
                spoke_bits |= speaks.to_bitmask() << (8 * e);
            }
        }
        // four sums at a time stay in registers
        macro_rules! add {
            ($sums:expr, |$e:ident| $of:expr) => {
                add(
                    simd,
                    &mut $sums,
                    full,
                    seats,
                    #[inline(always)]
                    |$e: usize| $of,
                );
            };
        }
        // what hands achieve is counted before newcomers learn and others leave
        add!(achieved[0], |e| by(column(simd, here, e, PROFICIENCY), four(simd, here, e, EFFORT)));
        add!(achieved[1], |e| {
            let served = column(simd, here, e, PROFICIENCY) * load(simd, &urgent[e]);
            [served, load(simd, &done[e]), load(simd, &urgent[e]), load(simd, &capacity[e])]
        });
        add!(achieved[2], |e| [
            load(simd, &missed[e]),
            load(simd, &pace[e]),
            load(simd, &defects[e]),
            load(simd, &clarity[e]),
        ]);
        add!(achieved[3], |e| {
            let landed = f64x8::from_slice(simd, &demand[drawn + 8 * e..drawn + 8 * e + 8]);
            [load(simd, &fit[e]), load(simd, &understood[e]), load(simd, &practised[e]), landed]
        });
        for e in 0..eights {
            let columns = &mut here[e].0;
            let hand = load(simd, &columns[PROFICIENCY]);
            let taught = hand + rules.onboarding_rate * (1.0 - hand);
            taught.store_array(&mut columns[PROFICIENCY]);
            splat(simd, 0.0).store_array(&mut columns[NEWCOMER]);
        }
        leave_bits &= real;
        while leave_bits != 0 {
            let number = leave_bits.trailing_zeros() as usize;
            leave_bits &= leave_bits - 1;
            let (columns, lane) = (&mut here[number / 8].0, number % 8);
            let hazard = rules.exit_rate * math::exp(rules.exit_strain * columns[STRAIN][lane]);
            if leaving[drawn + number] < 1.0 - math::exp(-hazard) {
                columns[NEWCOMER][lane] = 1.0;
                columns[PROFICIENCY][lane] = rules.onboarding;
                columns[STRAIN][lane] = 0.0;
                columns[VOICE][lane] = rules.voice_start;
                columns[CREDIBILITY][lane] = rules.credibility_start;
                exits += 1;
            }
        }
        add!(minds[0], |e| four(simd, here, e, BELIEF));
        add!(minds[1], |e| squares(four(simd, here, e, BELIEF)));
        add!(minds[2], |e| spent(simd, &practice, e));
        add!(minds[3], |e| squares(spent(simd, &practice, e)));
        add!(hours[0], |e| four(simd, here, e, EFFORT));
        add!(hours[1], |e| squares(four(simd, here, e, EFFORT)));
        add!(hours[2], |e| [
            column(simd, here, e, BACKLOG),
            column(simd, here, e, STRAIN),
            column(simd, here, e, CREDIBILITY),
            column(simd, here, e, VOICE),
        ]);
        let said = (spoke_bits & real).count_ones();
        for (count, more) in counts.iter_mut().zip([
            (report_bits & real).count_ones(),
            said,
            (know_bits & real).count_ones(),
            (right_bits & real).count_ones(),
            (strategy_bits & real).count_ones(),
            exits,
        ]) {
            *count += more;
        }
        heard += (0..stretch.layer).fold(f64::from(said), |rest, _| rest * rules.pass_through);
        people += stretch.seats;
        if stretch.goes_on {
            continue;
        }

        // add up
        let mut tally = Tally::default();
        let sums: [f64; 16] = totals(simd, &achieved);
        let minds_sums: [f64; 16] = totals(simd, &minds);
        let hours_sums: [f64; 12] = totals(simd, &hours);
        let [
            _,
            _,
            _,
            _,
            served,
            items,
            taken,
            available,
            given_up,
            paces,
            made,
            clear,
            fits,
            own,
            done_so,
            landed,
        ] = sums;
        let yardstick = &twin.counted[stretch.department];
        for k in 0..4 {
            let urgent = if k == 0 { 1.0 } else { 0.0 };
            let counts = sums[k] + urgent * items;
            tally.effort[k] += hours_sums[k];
            tally.effective[k] += sums[k] + urgent * served;
            tally.counted += yardstick[k] * counts;
            tally.pay += rules.pay[k] * counts;
            tally.effort_cost += 0.5 * rules.effort_cost * hours_sums[4 + k];
            tally.believed[k] += minds_sums[k];
            tally.believed_squares[k] += minds_sums[4 + k];
            tally.practice[k] += minds_sums[8 + k];
            tally.practice_squares[k] += minds_sums[12 + k];
        }
        let seats = people as f64;
        tally.items += items;
        tally.seats += seats;
        tally.arrived += landed * rules.item + fires * seats;
        tally.fires += fires * seats;
        tally.surface += rules.surface * seats;
        tally.defects += made;
        let all_rested = available / (1.0 - rules.overhead);
        tally.capacity += available;
        tally.overhead += all_rested * rules.overhead;
        tally.lost_to_strain += seats - all_rested;
        tally.urgent_hours += taken;
        tally.missed += given_up;
        tally.pace += paces;
        tally.understood += own;
        tally.practised += done_so;
        tally.clarity += clear;
        tally.fit += fits;
        tally.backlog += hours_sums[8];
        tally.strain += hours_sums[9];
        tally.credibility += hours_sums[10];
        tally.voice += hours_sums[11];
        let [concerned, spoke, knows, stops_right, strategy_first, left] = counts.map(f64::from);
        tally.top_priority += knows;
        tally.stop_right += stops_right;
        tally.strategy_first += strategy_first;
        tally.exits += left;
        tally.concerned += concerned;
        tally.spoke += spoke;
        tally.heard += heard;
        twin.cells[stretch.cell].add(&tally);
        achieved = [[splat(simd, 0.0); 4]; 4];
        minds = [[splat(simd, 0.0); 4]; 4];
        hours = [[splat(simd, 0.0); 4]; 3];
        (counts, people, heard) = ([0; 6], 0, 0.0);
    }
    std::mem::swap(&mut twin.practice, &mut twin.next_practice);
    for sum in &mut twin.by_department {
        *sum = Tally::default();
    }
    for (tally, department) in twin.cells.iter().zip(&twin.department_of_cell) {
        twin.by_department[*department].add(tally);
    }
    for (department, sum) in twin.by_department.iter().enumerate() {
        let (pipeline, hours) =
            (&mut twin.pipeline[department], &mut twin.pipeline_hours[department]);
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
