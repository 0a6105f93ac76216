//! A search for defaults: those values whose source is judgement are moved until the shipped scenario agrees with the
//! field as far as it can, and still tells its story. Seeded, so that it finds the same again:
//! `cargo test --release --test tune -- --ignored --nocapture`, with `ORGDRIFT_CANDIDATES=N` for a shorter or a longer
//! search. It proposes values and changes no file.
//!
//! ```text
//! score  = sum over reachable findings outside of 0.2 + 0.8 d / (1 + d)
//!                                                          d = distance from the published range, in its widths
//!        + 5 x sum over the sentences of the story of s    s = what is missing, over what matters
//!        + 0.05 x sum over values of their move            as a share of the stated range
//! ```
//!
//! A finding costs at most 1, so that one far away is not everything; a sentence of the story costs 5 for each
//! smallest difference that matters. Small moves are preferred, because the values of today were thought about.
#![cfg(feature = "app")]
#![allow(clippy::print_stdout, reason = "the result of the search is what it prints")]

use std::fmt::Write as _;

use orgdrift::futures::Lab;
use orgdrift::futures::execute::Parallel;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::math;
use orgdrift::scenario::{Better, Metric, Scenario};
use orgdrift::statistics::verdict::{Direction, Evidence, Verdict};
use orgdrift::verify::Case;
use orgdrift::verify::field::lab::FileValues;
use orgdrift::verify::field::{About, EVIDENCE, FieldLab, FieldStanding, Setup};

const SHIPPED: &str = "tickets-versus-experience";
/// Candidates when nobody says how many.
const CANDIDATES: usize = 3000;
/// Share of them that is spread over the whole space before the best are refined.
const SPREAD_OUT: f64 = 0.2;
/// Candidates that are refined side by side.
const PARENTS: usize = 6;
/// Futures of a candidate: for findings at usual values, and for the story over declared ranges.
const FUTURES: u32 = 2;
const FUTURES_OF_THE_STORY: u32 = 12;
/// Futures of what is printed in the end.
const MANY: u32 = 12;
const MANY_OF_THE_STORY: u32 = 60;
/// What a point of the story weighs against a finding.
const WEIGHT_OF_THE_STORY: f64 = 5.0;
/// Part of a published range at each end that counts as outside in the search: a few futures are not exact.
const MARGIN: f64 = 0.05;
/// What a finding costs that is hardly outside.
const OUTSIDE: f64 = 0.2;
/// What moving a value through its whole range costs.
const COST_OF_A_MOVE: f64 = 0.05;
/// Least counted activity and most outcome that the story needs. Points.
const BUSY: f64 = 105.0;
/// More than this nobody would believe.
const TOO_BUSY: f64 = 170.0;
const NOT_BETTER: f64 = 75.0;
/// Share of futures in which an option has to help, so that the word is at least USUALLY.
const USUALLY: f64 = 0.8;
const SEED: u64 = 20;

/// How a value is spread over its range.
#[derive(Clone, Copy, PartialEq)]
enum Scale {
    Even,
    /// Doubling counts the same everywhere.
    Ratio,
}

/// A value that is judgement, and where it may lie.
struct Knob {
    key: &'static str,
    from: f64,
    to: f64,
    scale: Scale,
}

const fn even(key: &'static str, from: f64, to: f64) -> Knob {
    Knob { key, from, to, scale: Scale::Even }
}

const fn ratio(key: &'static str, from: f64, to: f64) -> Knob {
    Knob { key, from, to, scale: Scale::Ratio }
}

/// Shares of what customer experience is taken to be moved by; what is left goes to tickets, and a twentieth to looking
/// busy.
const SEEN: &str = "measure.customer_experience.seen_as";
const SEEN_EXPERIENCE: &str = "seen_as, experience";
const SEEN_ROOT_CAUSE: &str = "seen_as, root_cause";
const SEEN_REPORTING: f64 = 0.05;
const STRENGTH: &str = "reward.ticket_bonus.strength";

const KNOBS: &[Knob] = &[
    ratio("people.habit", 0.1, 0.6),
    ratio("norms.custom", 0.1, 1.0),
    even("norms.conformity", 0.05, 0.25),
    even("norms.conformity_when_unclear", 0.1, 0.6),
    even("communication.fidelity", 0.75, 0.9),
    ratio("communication.distortion", 0.03, 0.2),
    ratio("communication.forgetting", 0.01, 0.1),
    ratio("communication.fog", 0.002, 0.05),
    even("communication.translation", 0.0, 0.3),
    ratio("communication.practice_weight", 0.1, 1.0),
    ratio("communication.starting_ambiguity", 0.1, 1.0),
    ratio("workload.arrivals", 0.12, 0.3),
    ratio("workload.fire", 0.5, 3.0),
    ratio("workload.defect", 0.05, 0.3),
    ratio("workload.defect_slope", 0.1, 1.0),
    ratio("workload.quality_need", 0.08, 0.3),
    even("workload.pressure_from", 0.2, 1.0),
    even("workload.haste", 0.0, 0.4),
    even("voice.base", -3.0, 0.0),
    even("voice.efficacy", 1.0, 5.0),
    even("voice.response", 0.1, 0.6),
    even("voice.pass_through", 0.5, 0.9),
    even("voice.concern", 0.7, 0.95),
    even("leadership.dashboard_weight", 0.1, 0.8),
    even(SEEN_EXPERIENCE, 0.2, 0.6),
    even(SEEN_ROOT_CAUSE, 0.1, 0.3),
];

impl Knob {
    /// The value at a place between 0 and 1, to two significant digits.
    fn value(&self, place: f64) -> f64 {
        let value = match self.scale {
            Scale::Even => self.from + place * (self.to - self.from),
            Scale::Ratio => self.from * math::power(self.to / self.from, place),
        };
        rounded(value)
    }

    /// The place of a value; the nearest one within the range.
    fn place(&self, value: f64) -> f64 {
        let place = match self.scale {
            Scale::Even => (value - self.from) / (self.to - self.from),
            Scale::Ratio => math::ln(value / self.from) / math::ln(self.to / self.from),
        };
        place.clamp(0.0, 1.0)
    }
}

/// To two significant digits.
fn rounded(value: f64) -> f64 {
    if value.abs() < 1e-9 {
        return 0.0;
    }
    format!("{value:.1e}").parse().expect("a number as it was written")
}

/// The shipped values.
struct Today {
    scenario: Scenario,
    places: Vec<f64>,
}

impl Today {
    fn read() -> Self {
        let scenario = Scenario::embedded(SHIPPED).expect("shipped");
        let number = |key: &str| {
            let slots = scenario.layout.slots(key).unwrap_or_else(|| panic!("{key} is no key"));
            scenario.settings[slots.start]
        };
        let kind = |name: &str| {
            let slots = scenario.layout.slots(SEEN).expect("a measure is seen as something");
            let place = scenario.work.iter().position(|work| work.name == name).expect("a kind");
            scenario.settings[slots][place]
        };
        let value = |knob: &Knob| match knob.key {
            SEEN_EXPERIENCE => kind("experience"),
            SEEN_ROOT_CAUSE => kind("root_cause"),
            key => number(key),
        };
        // what the shipped file leaves open begins in the middle of its range
        let place = |knob: &Knob| match value(knob) {
            open if open < 0.0 && knob.from >= 0.0 => 0.5,
            value => knob.place(value),
        };
        let places = KNOBS.iter().map(place).collect();
        Self { scenario, places }
    }

    /// Lines of a scenario file; a value that is a range keeps its proportions.
    fn lines(&self, places: &[f64]) -> FileValues {
        let mut lines = FileValues::new();
        let (mut experience, mut root_cause) = (0.0, 0.0);
        for (knob, &place) in KNOBS.iter().zip(places) {
            let value = knob.value(place);
            match knob.key {
                SEEN_EXPERIENCE => experience = value,
                SEEN_ROOT_CAUSE => root_cause = value,
                key => lines.push((key.to_owned(), self.written(key, value))),
            }
        }
        let tickets = 1.0 - SEEN_REPORTING - experience - root_cause;
        let seen = format!(
            "{{ tickets = {tickets:.3}, root_cause = {root_cause}, experience = {experience}, \
             reporting = {SEEN_REPORTING} }}"
        );
        lines.push((SEEN.to_owned(), seen));
        lines
    }

    fn written(&self, key: &str, value: f64) -> String {
        let Some(range) = self.scenario.assumptions.iter().find(|range| range.key == key) else {
            return value.to_string();
        };
        let [from, to] = [range.from, range.to].map(|end| rounded(value * end / range.usual));
        // shares of a message or of hours stay below all of it
        let to = if range.to <= 1.0 { to.min(0.99) } else { to };
        format!(
            "{{ usual = {value}, from = {}, to = {}, source = \"{}\" }}",
            from.min(value),
            to.max(value),
            range.source
        )
    }
}

/// What the demo says, over its declared ranges.
struct Story {
    activity: f64,
    outcome: f64,
    /// Means of outcome bonus, clear strategy, both together and the doubled bonus against the scenario as it is. Points.
    gains: [f64; 4],
    /// Share of futures in which the first two help by what matters.
    helps: [f64; 2],
    doubling_clearly_helps: bool,
    matters: f64,
}

const OPTIONS: [&str; 4] = ["outcome_bonus", "clear_strategy", "both", "double_bonus"];

impl Story {
    fn of(lines: &FileValues, futures: u32) -> Option<Self> {
        let case = lines.iter().fold(Case::of(SHIPPED), |case, (key, value)| case.with(key, value));
        let scenario = case.scenario().ok()?;
        let matters = scenario.smallest_difference;
        let mut plan = Plan::of_options(scenario, futures, 11, Varying::Joint);
        plan.arms.retain(|arm| arm.option.is_none() || OPTIONS.contains(&arm.name.as_str()));
        let arm = |name: &str| plan.arms.iter().position(|arm| arm.name == name);
        let arms: Vec<usize> = OPTIONS.iter().filter_map(|option| arm(option)).collect();
        let measures =
            [Metric::OutcomeIndex, Metric::ActivityIndex].map(orgdrift::scenario::Headline::from);
        let finals = Parallel::default().finals_of(std::slice::from_ref(&plan), &measures).ok()?;
        let finals = finals.first()?;
        let baseline: Vec<f64> = finals.of(0, 0).collect();
        let activity = mean(&finals.of(0, 1).collect::<Vec<_>>());
        let differences: Vec<Vec<f64>> = arms
            .iter()
            .map(|&arm| {
                finals.of(arm, 0).zip(&baseline).map(|(with, &without)| with - without).collect()
            })
            .collect();
        let gains = [0, 1, 2, 3].map(|option| mean(&differences[option]));
        let helps = [0, 1].map(|option: usize| {
            let all = &differences[option];
            all.iter().filter(|&&gain| gain >= matters).count() as f64 / all.len() as f64
        });
        let verdict = Verdict::of(&Evidence::of(&differences[3], matters, Better::Higher));
        let doubling_clearly_helps = match verdict {
            Verdict::Clearly(Direction::Better) => true,
            // too few futures for a word
            Verdict::TooEarly => differences[3].iter().all(|&gain| gain >= matters),
            _ => false,
        };
        let outcome = mean(&baseline);
        Some(Self { activity, outcome, gains, helps, doubling_clearly_helps, matters })
    }

    /// What is missing, sentence by sentence, in units of what matters.
    fn missing(&self) -> [f64; 6] {
        let Self { matters, gains: [bonus, clear, both, doubled], .. } = *self;
        let less_than = |value: f64, wanted: f64| ((wanted - value) / matters).max(0.0);
        let rarely = |option: usize| (USUALLY - self.helps[option]).max(0.0);
        [
            less_than(self.activity, BUSY) + less_than(TOO_BUSY, self.activity),
            less_than(NOT_BETTER, self.outcome),
            less_than(0.0, doubled) + f64::from(u8::from(self.doubling_clearly_helps)),
            less_than(bonus, matters) + rarely(0),
            less_than(clear, matters) + rarely(1),
            less_than(both, bonus.max(clear) + matters),
        ]
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Numbers of the findings that depend on a company, in the order of the evidence; not a number for the others.
fn numbers(lines: &FileValues, futures: u32) -> Option<Vec<f64>> {
    let lab = Setup::tried_out(lines, futures).and_then(|setup| FieldLab::live(&setup)).ok()?;
    let number = |evidence: &orgdrift::verify::field::FieldNumber| match evidence.about {
        About::Fixed => f64::NAN,
        _ => (evidence.simulate)(&lab).value,
    };
    Some(EVIDENCE.iter().map(number).collect())
}

/// Sum over the findings that the model can reach.
fn cost_of_findings(numbers: &[f64]) -> f64 {
    let reachable = EVIDENCE
        .iter()
        .zip(numbers)
        .filter(|(evidence, _)| evidence.out_of_scope.is_none() && evidence.about != About::Fixed);
    reachable
        .map(|(evidence, &number)| {
            let width = evidence.to - evidence.from;
            let (from, to) = (evidence.from + MARGIN * width, evidence.to - MARGIN * width);
            match (from - number).max(number - to) / width {
                inside if inside <= 0.0 => 0.0,
                distance if distance.is_finite() => {
                    OUTSIDE + (1.0 - OUTSIDE) * distance / (1.0 + distance)
                }
                _ => 1.0,
            }
        })
        .sum()
}

/// The score of a candidate; the smaller the better. `enough` ends the work early: nothing above it is of interest.
fn score(today: &Today, places: &[f64], enough: f64) -> f64 {
    let moved: f64 =
        places.iter().zip(&today.places).map(|(place, before)| (place - before).abs()).sum();
    let lines = today.lines(places);
    let mut score = COST_OF_A_MOVE * moved;
    let Some(story) = Story::of(&lines, FUTURES_OF_THE_STORY) else { return f64::INFINITY };
    score += WEIGHT_OF_THE_STORY * story.missing().iter().sum::<f64>();
    if score >= enough {
        return score;
    }
    numbers(&lines, FUTURES).map_or(f64::INFINITY, |numbers| score + cost_of_findings(&numbers))
}

/// Even numbers between 0 and 1, the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, many: usize) -> usize {
        (self.share() * many as f64) as usize
    }

    /// Bell-shaped around 0 with a standard deviation of about 1 (sum of twelve even numbers).
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

/// A Latin hypercube: each value takes each of the steps of its range once.
fn latin(dice: &mut Dice, many: usize) -> Vec<Vec<f64>> {
    let mut candidates = vec![vec![0.0; KNOBS.len()]; many];
    for knob in 0..KNOBS.len() {
        let mut steps: Vec<usize> = (0..many).collect();
        for place in (1..many).rev() {
            steps.swap(place, dice.below(place + 1));
        }
        for (candidate, step) in candidates.iter_mut().zip(steps) {
            candidate[knob] = (step as f64 + dice.share()) / many as f64;
        }
    }
    candidates
}

/// A candidate beside a parent: about four values move, and less so the later it is.
fn beside(dice: &mut Dice, parent: &[f64], reach: f64) -> Vec<f64> {
    let mut places = parent.to_vec();
    let surely = dice.below(KNOBS.len());
    for (knob, place) in places.iter_mut().enumerate() {
        if knob == surely || dice.below(KNOBS.len()) < 3 {
            *place = (*place + reach * dice.bell()).clamp(0.0, 1.0);
        }
    }
    places
}

/// Spreads candidates over the space, drawn towards today's values, then refines the best.
fn search(today: &Today, candidates: usize) -> Vec<f64> {
    let mut dice = Dice(SEED);
    let mut best: Vec<(f64, Vec<f64>)> =
        vec![(score(today, &today.places, f64::INFINITY), today.places.clone())];
    println!("today's values: {:.3}", best[0].0);
    let spread_out = ((candidates as f64 * SPREAD_OUT) as usize).max(1);
    let keep = |best: &mut Vec<(f64, Vec<f64>)>, candidate: (f64, Vec<f64>)| {
        best.push(candidate);
        best.sort_by(|one, other| one.0.total_cmp(&other.0));
        best.truncate(PARENTS);
    };
    let enough = |best: &[(f64, Vec<f64>)]| {
        if best.len() < PARENTS { f64::INFINITY } else { best[best.len() - 1].0 }
    };
    for mut places in latin(&mut dice, spread_out) {
        // far corners hardly ever tell the story, so each candidate goes only a part of the way
        let part = dice.share();
        for (place, before) in places.iter_mut().zip(&today.places) {
            *place = before + part * (*place - before);
        }
        let found = score(today, &places, enough(&best));
        keep(&mut best, (found, places));
    }
    println!("best of {spread_out} spread out: {:.3}", best[0].0);
    let refined = candidates.saturating_sub(spread_out);
    for number in 0..refined {
        let done = number as f64 / refined as f64;
        let reach = 0.25 * (1.0 - done) + 0.03;
        let parent = &best[dice.below(best.len())].1;
        let places = beside(&mut dice, parent, reach);
        let found = score(today, &places, enough(&best));
        keep(&mut best, (found, places));
        if (number + 1) % 250 == 0 {
            println!("best after {} refined: {:.3}", number + 1, best[0].0);
        }
    }
    best.swap_remove(0).1
}

/// What is inside, and how the demo tells its story.
fn told(name: &str, lines: &FileValues) -> (Vec<f64>, String) {
    let story = Story::of(lines, MANY_OF_THE_STORY).expect("runs");
    let numbers = numbers(lines, MANY).expect("runs");
    let mut text = String::new();
    let [bonus, clear, both, doubled] = story.gains;
    let missing = story.missing().map(|sentence| format!("{sentence:.2}")).join(" ");
    writeln!(
        text,
        "{name}: findings cost {:.2}; activity {:.1}, outcome {:.1}; outcome bonus {bonus:+.1} (helps in {:.0} %), \
         clear strategy {clear:+.1} ({:.0} %), both {both:+.1}, doubled bonus {doubled:+.1}; missing in the story: {missing}",
        cost_of_findings(&numbers),
        story.activity,
        story.outcome,
        100.0 * story.helps[0],
        100.0 * story.helps[1],
    )
    .expect("a text can grow");
    (numbers, text)
}

#[test]
#[ignore = "searches defaults, minutes"]
fn defaults_that_agree_with_the_field_and_tell_the_story() {
    let candidates = std::env::var("ORGDRIFT_CANDIDATES").ok().and_then(|many| many.parse().ok());
    let today = Today::read();
    let found = search(&today, candidates.unwrap_or(CANDIDATES));
    let lines = today.lines(&found);
    let (before, story_before) = told("before", &FileValues::new());
    let (after, story_after) = told("after", &lines);
    println!("{story_before}{story_after}");
    println!("{:<40} {:>8} {:>8} {:>9} {:>9}", "finding", "from", "to", "before", "after");
    for ((evidence, before), after) in EVIDENCE.iter().zip(&before).zip(&after) {
        let place = match evidence.standing(*after) {
            FieldStanding::Inside => "inside",
            FieldStanding::Near => "near",
            FieldStanding::Outside => "outside",
            FieldStanding::OutOfScope => "out of scope",
        };
        println!(
            "{:<40} {:>8.3} {:>8.3} {before:>9.3} {after:>9.3} {place}",
            evidence.name, evidence.from, evidence.to
        );
    }
    for (key, value) in &lines {
        println!("{key} = {value}");
    }
    assert!(
        score(&today, &found, f64::INFINITY) <= score(&today, &today.places, f64::INFINITY),
        "the search ends where it began or better"
    );
}

#[test]
fn places_and_values_belong_together() {
    for knob in KNOBS {
        for place in [0.0, 0.3, 1.0] {
            let value = knob.value(place);
            assert!((knob.place(value) - place).abs() < 0.06, "{} {place} {value}", knob.key);
        }
    }
    assert!((rounded(0.12345) - 0.12).abs() < 1e-12 && (rounded(-2.96) + 3.0).abs() < 1e-12);
}

#[test]
fn every_candidate_is_a_scenario() {
    let today = Today::read();
    let mut dice = Dice(SEED);
    for places in latin(&mut dice, 20) {
        let lines = today.lines(&places);
        let case = lines.iter().fold(Case::of(SHIPPED), |case, (key, value)| case.with(key, value));
        let scenario = case.scenario().unwrap_or_else(|trouble| panic!("{trouble:?}"));
        assert_eq!(scenario.assumptions.len(), today.scenario.assumptions.len());
    }
}

/// The score sees what is wrong: a company without a bonus has no story, and one with today's values has more of it.
#[test]
fn a_story_that_breaks_costs_more() {
    let none: FileValues = vec![
        (STRENGTH.to_owned(), "0.001".to_owned()),
        (format!("option.double_bonus.set.{STRENGTH}"), "0.002".to_owned()),
    ];
    let missing = |lines: &FileValues| Story::of(lines, 4).expect("runs").missing();
    let (today, none) = (missing(&FileValues::new()), missing(&none));
    assert!(today[0].abs() < 1e-12, "counted activity is up: {today:?}");
    assert!(none[3] > 0.5 && none.iter().sum::<f64>() > 0.0, "{none:?}");
}
