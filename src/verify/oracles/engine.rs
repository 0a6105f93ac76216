//! What the engine promises whatever the scenario, asked of one in which everything happens at once.

use std::ops::RangeInclusive;

use crate::engine::record::{LEDGER_ENDS, OVERTIME};
use crate::engine::{CallingThread, Crew};
use crate::futures::Lab;
use crate::futures::execute::{Parallel, on_threads};
use crate::futures::lab::live_all;
use crate::futures::plan::{BASELINE, Plan, Varying};
use crate::math;
use crate::question::compare::{Comparison, tables};
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, SEED, Trouble};
use crate::verify::row::{At, Rows, Tolerance};
use crate::verify::written::{number, rows as rows_of};

const TOPIC: &str = "Engine";
const MIXED: &str = "verify/mixed";
/// First week of the late options of [`MIXED`].
const LATE: u32 = 40;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "threads_and_order_of_work_change_no_byte",
        topic: TOPIC,
        says: "The number of threads and the order in which seats are worked through change no byte of any table",
        source: "definition",
        equation: "tables(any threads, any order) = tables(one hand after the other)",
        runs: MIXED,
        compare: threads,
    },
    Claim {
        name: "an_option_equals_the_baseline_until_its_first_change",
        topic: TOPIC,
        says: "An option differs from the baseline in nothing before its first week, and in something afterwards",
        source: "common random numbers: Law 2015",
        equation: "option(week) = baseline(week) for week < 40",
        runs: MIXED,
        compare: late_options,
    },
    Claim {
        name: "a_company_compared_with_itself_differs_by_exactly_0",
        topic: TOPIC,
        says: "The same company twice meets the same luck and shows no difference at all",
        source: "common random numbers: Law 2015",
        equation: "A - A = 0",
        runs: MIXED,
        compare: with_itself,
    },
    Claim {
        name: "the_hours_of_every_week_add_up_to_the_contracted_week",
        topic: TOPIC,
        says: "Each week every group's hours, chosen, urgent, overhead, lost and unused, add up to the contracted week and the overtime",
        source: "definition",
        equation: "sum of hours = 1 + overtime; no entry below 0",
        runs: MIXED,
        compare: ledger,
    },
    Claim {
        name: "more_futures_never_change_earlier_ones",
        topic: TOPIC,
        says: "The first four of eight futures are the four futures of a shorter experiment",
        source: "counter-based random numbers: Salmon et al. 2011",
        equation: "future_i(8 futures) = future_i(4 futures), i = 1 to 4",
        runs: MIXED,
        compare: nested_futures,
    },
    Claim {
        name: "hours_skill_and_alignment_add_up_to_the_gap",
        topic: TOPIC,
        says: "Hours, skill and alignment explain the whole distance from the aligned twin, in every week of every option",
        source: "definition",
        equation: "split_hours + split_skill + split_alignment = ln(outcome_index / 100)",
        runs: MIXED,
        compare: exact_split,
    },
];

/// Names and bytes of tables.
type Written = [(&'static str, Vec<u8>)];

/// One thread that begins with the last of as many pieces as possible.
#[derive(Clone, Copy, Debug)]
struct Backwards;

impl Crew for Backwards {
    fn pieces(&self, most: usize) -> usize {
        most
    }

    fn work_through(&self, pieces: &mut [&mut (dyn FnMut() + Send)]) {
        pieces.iter_mut().rev().for_each(|piece| piece());
    }
}

fn threads(rows: &mut Rows) -> Result<(), Trouble> {
    let small = Case::of(MIXED).with("time.weeks", 40).futures(2).joint();
    // seats enough to be split over threads within a run
    let large = Case::of(MIXED)
        .with("time.weeks", 2)
        .with("department.support.people", 20_000)
        .with("event.outage.week", 2)
        .with("event.outage.until", 2)
        .with("option.pilot.week", 2)
        .with("option.pilot.until", 2)
        .with("option.late.week", 2)
        .with("option.late_pilot.week", 2)
        .with("option.late_target.week", 2);
    for (case, counts) in [(small, &[1, 2, 3, 8][..]), (large, &[3][..])] {
        let reference = case.clone().live_by(|plan| live_all(plan, &CallingThread))?.written();
        let mut at = rows.at(case.described());
        for &count in counts {
            let lived = on_threads(count, || case.clone().live())
                .map_err(|error| Trouble(error.to_string()))??;
            let what = format!("bytes that differ with threads: {count}");
            nothing(&mut at, what, "bytes", bytes_that_differ(&reference, &lived.written()));
        }
        let lived = case.clone().live_by(|plan| live_all(plan, &Backwards))?;
        let what = "bytes that differ when the last seats come first";
        nothing(&mut at, what, "bytes", bytes_that_differ(&reference, &lived.written()));
    }
    Ok(())
}

/// Compares a count with 0.
fn nothing(at: &mut At, what: impl Into<String>, unit: &'static str, found: f64) {
    at.equal(what, unit, 0.0, found, Tolerance::none());
}

/// Bytes that differ between two sets of tables; not a number when there is nothing to compare.
fn bytes_that_differ(left: &Written, right: &Written) -> f64 {
    if left.is_empty()
        || left.len() != right.len()
        || left.iter().any(|(_, bytes)| bytes.is_empty())
    {
        return f64::NAN;
    }
    let tables = left.iter().zip(right).map(|((_, left), (_, right))| {
        let unequal = left.iter().zip(right).filter(|(left, right)| left != right).count();
        unequal + left.len().abs_diff(right.len())
    });
    tables.sum::<usize>() as f64
}

/// A line of a table.
struct TableLine {
    option: String,
    /// Its week or its future.
    number: u32,
    /// All but the option.
    rest: String,
}

/// Lines of all tables that have a column of this name, with the number in it.
fn lines(written: &Written, column: &str) -> Vec<TableLine> {
    let mut lines = Vec::new();
    for (_, bytes) in written {
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let Ok(header) = reader.headers() else { continue };
        let place = |name: &str| header.iter().position(|column| column == name);
        let (Some(number), Some(option)) = (place(column), place("option")) else { continue };
        for record in reader.records().map_while(Result::ok) {
            let rest = record.iter().enumerate().filter(|(place, _)| *place != option);
            lines.push(TableLine {
                option: record[option].to_owned(),
                number: record[number].parse().unwrap_or(0),
                rest: rest.map(|(_, text)| text).collect::<Vec<_>>().join(","),
            });
        }
    }
    lines
}

/// How many lines differ; not a number when there is nothing to compare.
fn lines_that_differ<'a>(
    left: impl Iterator<Item = &'a TableLine>,
    right: impl Iterator<Item = &'a TableLine>,
) -> f64 {
    let texts = |line: &'a TableLine| line.rest.as_str();
    let (left, right): (Vec<_>, Vec<_>) = (left.map(texts).collect(), right.map(texts).collect());
    if left.is_empty() || right.is_empty() {
        return f64::NAN;
    }
    let unequal = left.iter().zip(&right).filter(|(left, right)| left != right).count();
    (unequal + left.len().abs_diff(right.len())) as f64
}

/// How many lines of an option differ from the baseline's where the number lies in a range.
fn lines_off_baseline(lines: &[TableLine], option: &str, range: &RangeInclusive<u32>) -> f64 {
    let of = |option: &str| {
        let option = option.to_owned();
        lines.iter().filter(move |line| line.option == option && range.contains(&line.number))
    };
    lines_that_differ(of(BASELINE), of(option))
}

fn late_options(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(MIXED).futures(2).joint().live()?;
    let lines = lines(&lived.written(), "week");
    let last = lived.scenario().weeks;
    for option in ["late", "late_pilot", "late_target"] {
        let before = lines_off_baseline(&lines, option, &(1..=LATE - 1));
        let after = lines_off_baseline(&lines, option, &(LATE..=last));
        let mut at = rows.at(lived.described_with(option));
        nothing(&mut at, "lines of weekly tables that differ before week 40", "lines", before);
        at.above("lines that differ from week 40 on", "lines", 0.0, after, Tolerance::none());
    }
    Ok(())
}

fn with_itself(rows: &mut Rows) -> Result<(), Trouble> {
    let case = Case::of(MIXED).futures(2).joint();
    let lived = case.clone().live()?;
    let all = 1..=lived.scenario().weeks;
    let differing = lines_off_baseline(&lines(&lived.written(), "week"), "same", &all);
    let mut at = rows.at(lived.described_with("same"));
    nothing(&mut at, "lines of weekly tables that differ", "lines", differing);

    let scenario = case.scenario()?;
    let plan = Plan::of_scenarios(vec![scenario.clone(), scenario], 2, SEED, Varying::Joint);
    let plan = plan.map_err(Trouble)?;
    let results = Parallel::default().results(&plan)?;
    let differences = rows_of(tables::effects(&Comparison::of(plan, results)));
    let differences = differences.iter().flat_map(|row| row[3..6].iter().map(|text| number(text)));
    let what = "largest difference of any measure of any group";
    let mut at = rows.at(format!("{}, twice", case.described()));
    nothing(&mut at, what, "unit of the measure", largest(differences));
    Ok(())
}

/// The largest size; not a number when there is nothing, or when one of them is not a number.
fn largest(values: impl Iterator<Item = f64>) -> f64 {
    let larger = |most: f64, size: f64| if most.is_nan() || most >= size { most } else { size };
    values.map(f64::abs).reduce(larger).unwrap_or(f64::NAN)
}

/// Names of the baseline and of all options.
fn options(lived: &LivedCase) -> Vec<String> {
    let named = lived.scenario().options.iter().map(|option| option.named.name.clone());
    std::iter::once(BASELINE.to_owned()).chain(named).collect()
}

fn ledger(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(MIXED).futures(2).joint().live()?;
    let scenario = lived.scenario();
    let departments = scenario.departments.iter().map(|named| format!("department {}", named.name));
    let groups: Vec<String> = std::iter::once("company".to_owned()).chain(departments).collect();
    let own = scenario.work.iter().map(|work| work.name.as_str());
    let kinds: Vec<&str> =
        own.chain(LEDGER_ENDS.into_iter().filter(|&kind| kind != OVERTIME)).collect();
    let (mut errors, mut below) = (Vec::new(), Vec::new());
    for option in options(&lived) {
        for week in 1..=lived.weeks() {
            for group in &groups {
                let hours = kinds.iter().map(|kind| lived.hours(&option, week, group, kind));
                let hours: Vec<f64> = hours.collect();
                let contract = 1.0 + lived.hours(&option, week, group, OVERTIME);
                errors.push(hours.iter().fold(0.0, |sum, hours| sum + hours) - contract);
                below.extend(hours.iter().map(|&hours| hours.min(0.0)));
            }
        }
    }
    let what = format!("largest error of {} sums", errors.len());
    let unit = "working weeks";
    rows.at(lived.described())
        .equal(what, unit, 0.0, largest(errors.into_iter()), Tolerance::digits(1.0, 1.0))
        .exact("largest entry below 0", unit, 0.0, largest(below.into_iter()));
    Ok(())
}

fn nested_futures(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |futures| Case::of(MIXED).with("time.weeks", 45).futures(futures).joint();
    let (few, many) = (case(4).live()?, case(8).live()?);
    let described = many.described();
    let (few, many) = (lines(&few.written(), "future"), lines(&many.written(), "future"));
    let (earlier, later): (Vec<_>, Vec<_>) = many.iter().partition(|line| line.number <= 4);
    let differing = lines_that_differ(few.iter(), earlier.into_iter());
    let mut at = rows.at(described);
    nothing(&mut at, "lines of futures 1 to 4 that differ", "lines", differing);
    let more = later.len() as f64;
    at.above("lines of futures 5 to 8", "lines", 0.0, more, Tolerance::none());
    Ok(())
}

fn exact_split(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(MIXED).futures(2).live()?;
    let parts = [Metric::SplitHours, Metric::SplitSkill, Metric::SplitAlignment];
    for option in options(&lived) {
        let (mut errors, mut size) = (Vec::new(), 0.0_f64);
        for future in 0..2 {
            let outcome = lived.weekly(&option, future, Metric::OutcomeIndex);
            let parts = parts.map(|part| lived.weekly(&option, future, part));
            for (week, outcome) in outcome.into_iter().enumerate() {
                let sum = parts.iter().fold(0.0, |sum, part| sum + part[week]);
                errors.push(sum - math::ln(outcome / 100.0));
                size = size.max(parts.iter().fold(0.0, |sum, part| sum + part[week].abs()));
            }
        }
        // the digits of the parts, and those of the index under the logarithm
        let tolerance = Tolerance::digits(1.0, 1.0 + size);
        let what = format!("largest error of {} weeks", errors.len());
        let error = largest(errors.into_iter());
        rows.at(lived.described_with(&option)).equal(what, "log ratio", 0.0, error, tolerance);
    }
    Ok(())
}
