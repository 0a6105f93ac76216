//! Charts in words and numbers, for those who cannot see them: what all families have in common.

use super::lever::{Spot, Steps, VariedLever};
use super::{Interval, Reference};
use crate::document::number::{rounded, significant};

/// Most steps of a lever that are spelled out.
const MOST_STEPS: usize = 9;

/// A measure with its unit.
pub(super) fn measure(label: &str, unit: &str) -> String {
    if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
}

/// A lever with its unit and its range.
pub(super) fn lever(lever: &VariedLever) -> String {
    let name = measure(&lever.label, &lever.unit);
    let count = lever.steps.count();
    let (Some(first), Some(last)) = (step_words(lever, 0), step_words(lever, count.max(1) - 1))
    else {
        return name;
    };
    match (&lever.steps, count) {
        (_, 1) => format!("{name}, at {first}"),
        (Steps::Words(words), _) => format!("{name}: {}", words.join(", ")),
        _ => format!("{name}, {first} to {last} in {count} steps"),
    }
}

/// The words for one step of a lever.
pub(super) fn step_words(lever: &VariedLever, step: usize) -> Option<String> {
    match &lever.steps {
        Steps::Numbers(values) => values.get(step).map(|value| significant(*value, 3)),
        Steps::Words(words) => words.get(step).cloned(),
    }
}

/// A few steps out of so many, the first and the last among them.
pub(super) fn some_steps(count: usize) -> Vec<usize> {
    if count <= MOST_STEPS {
        return (0..count).collect();
    }
    (0..MOST_STEPS).map(|number| number * (count - 1) / (MOST_STEPS - 1)).collect()
}

/// The step of a lever that lies nearest to a value.
pub(super) fn nearest(lever: &VariedLever, value: f64) -> Option<usize> {
    let distance = |step: usize| match &lever.steps {
        Steps::Numbers(values) => (values[step] - value).abs(),
        Steps::Words(_) => (step as f64 - value).abs(),
    };
    let known = (0..lever.steps.count()).filter(|step| distance(*step).is_finite());
    known.reduce(|best, next| if distance(next) < distance(best) { next } else { best })
}

/// A spot with its place on both levers.
pub(super) fn spot_words(across: &VariedLever, up: &VariedLever, spot: &Spot) -> String {
    let place = |lever: &VariedLever, value: f64| match lever.steps {
        Steps::Numbers(_) => Some(significant(value, 3)),
        Steps::Words(_) => step_words(lever, nearest(lever, value)?),
    };
    match place(across, spot.across).zip(place(up, spot.up)) {
        Some((across, up)) => format!("{} at {across} and {up}", spot.label),
        None => spot.label.clone(),
    }
}

/// The middle 90 % in brackets, if it is known.
pub(super) fn limits(low: Option<&f64>, high: Option<&f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low.is_finite() && high.is_finite() => {
            format!(" ({} to {})", rounded(*low), rounded(*high))
        }
        _ => String::new(),
    }
}

/// An estimate with its limits in brackets, if they are known.
pub(super) fn with_limits(estimate: &Interval, words: impl Fn(f64) -> String) -> String {
    let Interval { low, value, high } = estimate;
    format!("{}{}", words(*value), limits(Some(low), Some(high)))
}

/// A line to compare with.
pub(super) fn line(of: &Reference) -> String {
    format!(" Line at {}: {}.", rounded(of.at), of.label)
}
