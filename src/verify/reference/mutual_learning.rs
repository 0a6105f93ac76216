//! An organization learns from its people while they learn from it, and may learn too fast (March 1991).
//!
//! ```text
//! reality     30 dimensions, each 1 or -1          beliefs     1, 0 or -1, of 50 people and of the code
//! act         a person acts on a belief, and tosses a coin where it is 0
//! knowledge   sum over dimensions of what is done (or held by the code) x reality, over 30
//! superior    people whose acts know more than the code
//! socialize   where the code is not 0 and differs, a belief moves one step towards it, with chance p1
//! learn       where most superior people act otherwise than the code, it takes their side with chance
//!             1 - (1 - p2)^k, k = votes for less votes against; a tie changes nothing
//! ```
//!
//! It starts with a code of zeros and beliefs by chance, and ends when nobody has anything to learn. The
//! paper alone does not give its numbers: read literally (a belief jumps to that of the code, and who has no
//! belief does nothing) it ends near .76, .83 and .85 for p1 = .1 and p2 = .1, .5, .9. Steps and coins are of
//! March's own program, as documented by Christensen (2015) and in the replication of Workiewicz (2019,
//! `March_1991_Original`), whose means of 10,000 runs are the published numbers here.

use super::{OWN_CODE, TOPIC};
use crate::math;
use crate::rng::{Draws, Purpose, Streams};
use crate::verify::Claim;
use crate::verify::row::{Rows, Tolerance, mean_and_error};

/// Dimensions of reality.
const DIMENSIONS: usize = 30;
/// People.
const PEOPLE: usize = 50;
/// Runs of each pair of speeds.
const RUNS: u64 = 400;
/// Runs behind each published mean.
const PUBLISHED_RUNS: f64 = 10_000.0;
/// Runs behind each mean that is quoted for the paper, whose figures rest on so many.
const QUOTED_RUNS: f64 = 80.0;
/// How fast the code learns, p2.
const SPEEDS: [f64; 3] = [0.1, 0.5, 0.9];
/// Where the luck of all runs comes from.
const SEED: u64 = 1991;

/// The claims of this case.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "slow_learners_under_a_fast_code_know_most",
        topic: TOPIC,
        says: "When people are slow to adopt the code, the organization knows the more, the faster the code learns from them",
        source: "March 1991; Christensen 2015; Workiewicz 2019",
        equation: "knowledge at p1 = .1, p2 = .1 .5 .9: .863 .954 .972",
        runs: OWN_CODE,
        compare: |rows| {
            slow_people(rows);
            Ok(())
        },
    },
    Claim {
        name: "fast_learners_make_a_fast_code_freeze_too_early",
        topic: TOPIC,
        says: "When people adopt the code at once, a faster code knows less, for nobody is left to learn from",
        source: "March 1991; Christensen 2015; Workiewicz 2019",
        equation: "knowledge at p1 = .9, p2 = .1 .5 .9: .813 .742 .728",
        runs: OWN_CODE,
        compare: |rows| {
            fast_people(rows);
            Ok(())
        },
    },
];

/// One belief or act for each dimension: -1, 0 or 1.
type Stance = [i8; DIMENSIONS];

/// Dimensions right less dimensions wrong.
fn score(beliefs: &Stance, reality: &Stance) -> i32 {
    beliefs.iter().zip(reality).map(|(&belief, &real)| i32::from(belief * real)).sum()
}

fn coin(draws: &mut Draws) -> i8 {
    if draws.uniform() < 0.5 { -1 } else { 1 }
}

/// What people do: what they believe, or by chance where they have no belief.
fn acts(people: &[Stance], draws: &mut Draws) -> Vec<Stance> {
    let act = |belief: i8, draws: &mut Draws| if belief == 0 { coin(draws) } else { belief };
    people.iter().map(|beliefs| beliefs.map(|belief| act(belief, draws))).collect()
}

/// People take steps towards the code.
fn socialize(people: &mut [Stance], code: &Stance, p1: f64, draws: &mut Draws) {
    for (belief, &rule) in people.iter_mut().flat_map(|beliefs| beliefs.iter_mut().zip(code)) {
        if rule != 0 && *belief != rule && draws.uniform() < p1 {
            *belief += rule;
        }
    }
}

/// The code takes the side of those who did better than it.
fn learn(code: &mut Stance, acts: &[Stance], reality: &Stance, p2: f64, draws: &mut Draws) {
    let own = score(code, reality);
    let mut votes = [0_i32; DIMENSIONS];
    for superior in acts.iter().filter(|acts| score(acts, reality) > own) {
        for (votes, &act) in votes.iter_mut().zip(superior) {
            *votes += i32::from(act);
        }
    }
    for (rule, votes) in code.iter_mut().zip(votes) {
        let unchanged = math::power(1.0 - p2, f64::from(votes.abs()));
        if draws.uniform() > unchanged && votes != 0 {
            *rule = if votes > 0 { 1 } else { -1 };
        }
    }
}

/// Whether nobody differs from the code where it has a belief, and no coins can make anybody superior.
fn is_over(people: &[Stance], code: &Stance, reality: &Stance) -> bool {
    let own = score(code, reality);
    people.iter().all(|beliefs| {
        let agrees = beliefs.iter().zip(code).all(|(belief, &rule)| rule == 0 || *belief == rule);
        let coins = beliefs.iter().map(|&belief| i32::from(belief == 0)).sum::<i32>();
        agrees && score(beliefs, reality) + coins <= own
    })
}

/// Knowledge of the code in the end. From -1, all wrong, to 1, all right.
fn knowledge(p1: f64, p2: f64, draws: &mut Draws) -> f64 {
    let reality: Stance = std::array::from_fn(|_| coin(draws));
    let third = |draws: &mut Draws| (3.0 * draws.uniform()) as i8 - 1;
    let mut people: Vec<Stance> =
        (0..PEOPLE).map(|_| std::array::from_fn(|_| third(draws))).collect();
    let mut code = [0; DIMENSIONS];
    while !is_over(&people, &code, &reality) {
        let acts = acts(&people, draws);
        socialize(&mut people, &code, p1, draws);
        learn(&mut code, &acts, &reality, p2, draws);
    }
    f64::from(score(&code, &reality)) / DIMENSIONS as f64
}

/// Mean knowledge of all runs, and its standard error. Each pair of speeds has luck of its own.
fn mean_knowledge(p1: f64, p2: f64) -> (f64, f64) {
    let pair = (100.0 * p1 + 10.0 * p2).round() as u64;
    let all: Vec<f64> = (0..RUNS)
        .map(|run| {
            let luck = Streams { seed: SEED, future: run };
            knowledge(p1, p2, &mut luck.open(Purpose::Reference, pair, 0, 1))
        })
        .collect();
    mean_and_error(&all)
}

/// Compares with means of so many runs at p2 = .1, .5 and .9.
fn compare(
    rows: &mut Rows,
    p1: f64,
    found: [(f64, f64); 3],
    (what, runs, means): (&str, f64, [f64; 3]),
) {
    for ((p2, theory), (mean, error)) in SPEEDS.into_iter().zip(means).zip(found) {
        let both = error * (1.0 + RUNS as f64 / runs).sqrt();
        rows.at(format!("p1 = {p1}, p2 = {p2}, {RUNS} runs")).equal(
            what,
            "share right less share wrong",
            theory,
            mean,
            Tolerance::errors(both, &format!("these runs and the {runs} behind the other mean")),
        );
    }
}

/// Asks for the second mean to be above the first.
fn rises(rows: &mut Rows, configuration: &str, from: (f64, f64), to: (f64, f64)) {
    let error = (from.1 * from.1 + to.1 * to.1).sqrt();
    let tolerance = Tolerance::bound(3.0 * error, "3 standard errors of the difference");
    rows.at(format!("{configuration}, {RUNS} runs of each")).above(
        "gain of knowledge",
        "share right less share wrong",
        0.0,
        to.0 - from.0,
        tolerance,
    );
}

fn slow_people(rows: &mut Rows) {
    let found = SPEEDS.map(|p2| mean_knowledge(0.1, p2));
    let published = ("knowledge in the end", PUBLISHED_RUNS, [0.8633, 0.9543, 0.9724]);
    compare(rows, 0.1, found, published);
    let quoted = ("the same, as quoted for the paper", QUOTED_RUNS, [0.865, 0.955, 0.974]);
    compare(rows, 0.1, found, quoted);
    let [slow, middle, fast] = found;
    rises(rows, "p1 = .1, p2 from .1 to .5", slow, middle);
    rises(rows, "p1 = .1, p2 from .5 to .9", middle, fast);
}

fn fast_people(rows: &mut Rows) {
    let found = SPEEDS.map(|p2| mean_knowledge(0.9, p2));
    let published = ("knowledge in the end", PUBLISHED_RUNS, [0.8132, 0.7421, 0.7284]);
    compare(rows, 0.9, found, published);
    let [slow, _, fast] = found;
    rises(rows, "p1 = .9, p2 from .9 to .1", fast, slow);
    rises(rows, "p2 = .9, p1 from .9 to .1", fast, mean_knowledge(0.1, 0.9));
}
