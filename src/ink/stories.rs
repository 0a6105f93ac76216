//! Charts of levers, causes, assumptions and boundaries in words and numbers, for those who cannot see them.

use crate::document::number::{counted, rounded, signed, significant};
use crate::ink::{
    Bar, BarPanel, Boundary, Causes, Cliff, HeatMap, IndexChart, Interval, Plane, Spot, Steps,
    Tornado, VariedLever, Winner,
};

#[cfg(test)]
mod tests;

/// Most rows of a chart that are spelled out.
const MOST_TOLD: usize = 12;
/// Most steps of a lever that are spelled out.
const MOST_STEPS: usize = 9;

/// The cliff: each option at some steps of the lever, with the share of futures that collapse.
pub fn cliff(chart: &Cliff) -> String {
    let mut text =
        format!("{} against {}.", measure(&chart.label, &chart.unit), lever(&chart.lever));
    for line in &chart.lines {
        let at = |step: &usize| {
            let value = *line.band.middle.get(*step)?;
            let (low, high) = (line.band.low.get(*step), line.band.high.get(*step));
            let collapse = line.collapse.get(*step).filter(|share| share.is_finite());
            let collapse = collapse.map_or(String::new(), |share| {
                format!(", {} % of futures collapse", rounded(100.0 * share))
            });
            let step = step_words(&chart.lever, *step)?;
            Some(format!("at {step}: {}{}{collapse}", rounded(value), limits(low, high)))
        };
        let steps = some_steps(line.band.middle.len());
        let steps: Vec<String> = steps.iter().filter_map(at).collect();
        text.push_str(&format!(" {}: {}.", line.label, steps.join("; ")));
    }
    let current = chart.current.iter().map(|place| &place.label);
    for label in current.chain(chart.steepest.iter().map(|(_, label)| label)) {
        text.push_str(&format!(" Marked: {label}."));
    }
    text
}

/// The heat map: its lowest and highest cell, its corners, and the cell of today.
pub fn heat(chart: &HeatMap) -> String {
    let place = |column: usize, row: usize| {
        let across = step_words(&chart.across, column)?;
        Some(format!("{across} and {}", step_words(&chart.up, row)?))
    };
    let cells = || {
        let rows = chart.values.iter().enumerate();
        rows.flat_map(|(row, of)| {
            of.iter().enumerate().map(move |(column, value)| (*value, column, row))
        })
    };
    let known = || cells().filter(|(value, ..)| value.is_finite());
    let told = |cell: Option<(f64, usize, usize)>| {
        cell.and_then(|(value, column, row)| Some((rounded(value), place(column, row)?)))
    };
    let mut text = format!(
        "{} over {} and {}.",
        measure(&chart.label, &chart.unit),
        lever(&chart.across),
        lever(&chart.up)
    );
    let lowest = known().reduce(|best, next| if next.0 < best.0 { next } else { best });
    let highest = known().reduce(|best, next| if next.0 > best.0 { next } else { best });
    for (word, cell) in [("Lowest", told(lowest)), ("Highest", told(highest))] {
        if let Some((value, place)) = cell {
            text.push_str(&format!(" {word} {value}, at {place}."));
        }
    }
    let (columns, rows) = (chart.across.steps.count(), chart.up.steps.count());
    let is_corner = |(_, column, row): &(f64, usize, usize)| {
        (*column == 0 || column + 1 == columns) && (*row == 0 || row + 1 == rows)
    };
    let corners: Vec<String> = known()
        .filter(is_corner)
        .filter_map(|cell| told(Some(cell)))
        .map(|(value, place)| format!("{value} at {place}"))
        .collect();
    if !corners.is_empty() {
        text.push_str(&format!(" Corners: {}.", corners.join("; ")));
    }
    let missing = cells().count() - known().count();
    if missing > 0 {
        text.push_str(&format!(" Without a value: {}.", counted(missing, "cell", "cells")));
    }
    if let Some(spot) = &chart.current {
        let near = nearest(&chart.across, spot.across).zip(nearest(&chart.up, spot.up));
        let value = near.and_then(|(column, row)| chart.values.get(row)?.get(column).copied());
        let value = value.filter(|value| value.is_finite());
        let value = value.map_or(String::new(), |value| format!(", about {}", rounded(value)));
        text.push_str(&format!(" {}{value}.", spot_words(&chart.across, &chart.up, spot)));
    }
    text
}

/// The causes, largest first, their sum, and the pairs.
pub fn causes(chart: &Causes) -> String {
    let mut text = bars(&chart.causes);
    if !chart.pairs.bars.is_empty() {
        text.push(' ');
        text.push_str(&bars(&chart.pairs));
    }
    text
}

fn bars(panel: &BarPanel) -> String {
    let told = |bar: &Bar| format!("{} {}", bar.label, with_limits(&bar.estimate, signed));
    let size = |bar: &Bar| {
        let value = bar.estimate.value;
        if value.is_finite() { value.abs() } else { 0.0 }
    };
    let (mut large, small): (Vec<&Bar>, Vec<&Bar>) =
        panel.bars.iter().partition(|bar| size(bar) > panel.negligible);
    large.sort_by(|one, other| size(other).total_cmp(&size(one)));
    let mut words: Vec<String> = large.iter().take(MOST_TOLD).map(|bar| told(bar)).collect();
    let left = large.len().saturating_sub(MOST_TOLD);
    if left > 0 {
        words.push(format!("and {left} smaller ones"));
    }
    let words = if words.is_empty() { "none".to_owned() } else { words.join("; ") };
    let mut text = format!("{}: {words}.", measure(&panel.label, &panel.unit));
    if !small.is_empty() {
        text.push_str(&format!(
            " {} at {} or less.",
            counted(small.len(), "more", "more"),
            rounded(panel.negligible)
        ));
    }
    if let Some(total) = &panel.total {
        text.push_str(&format!(" {}.", told(total)));
    }
    text
}

/// The indices of each assumption, largest first.
pub fn indices(chart: &IndexChart) -> String {
    let names = chart.names.len().max(1);
    let size = |estimates: &[Interval]| {
        let last = estimates.iter().take(names).next_back();
        last.map(|last| last.value).filter(|value| value.is_finite()).unwrap_or(f64::NEG_INFINITY)
    };
    let mut rows: Vec<_> = chart.rows.iter().collect();
    rows.sort_by(|one, other| size(&other.estimates).total_cmp(&size(&one.estimates)));
    let told = rows.iter().take(MOST_TOLD).map(|row| {
        let estimates = row.estimates.iter().take(names).enumerate();
        let words: Vec<String> = estimates
            .map(|(place, estimate)| {
                let name = chart.names.get(place).map_or("", String::as_str);
                format!("{name} {}", with_limits(estimate, rounded)).trim().to_owned()
            })
            .collect();
        format!("{}: {}", row.label, words.join(", "))
    });
    let told: Vec<String> = told.collect();
    let mut text = format!("{}. {}.", measure(&chart.label, &chart.unit), told.join("; "));
    let left = rows.len().saturating_sub(MOST_TOLD);
    if left > 0 {
        text.push_str(&format!(" {left} more are smaller."));
    }
    if let Some(noise) = &chart.noise {
        text.push_str(&format!(" Line at {}: {}.", rounded(noise.at), noise.label));
    }
    text
}

/// The headline at both ends of each assumption, widest first, and which ones turn the finding.
pub fn tornado(chart: &Tornado) -> String {
    let width = |low: f64, high: f64| {
        let width = (high - low).abs();
        if width.is_finite() { width } else { f64::NEG_INFINITY }
    };
    let mut rows: Vec<_> = chart.rows.iter().collect();
    rows.sort_by(|one, other| {
        width(other.low.value, other.high.value).total_cmp(&width(one.low.value, one.high.value))
    });
    let turn = chart.turn.as_ref();
    let told = rows.iter().take(MOST_TOLD).map(|row| {
        let crosses = turn.is_some_and(|turn| row.crosses(turn.at));
        format!(
            "{}: {} at {}, {} at {}{}",
            row.label,
            rounded(row.low.value),
            row.low.setting,
            rounded(row.high.value),
            row.high.setting,
            if crosses { " (reverses the finding)" } else { "" }
        )
    });
    let told: Vec<String> = told.collect();
    let mut text = format!("{}. {}.", measure(&chart.label, &chart.unit), told.join("; "));
    let left = rows.len().saturating_sub(MOST_TOLD);
    if left > 0 {
        text.push_str(&format!(" {left} more are narrower."));
    }
    for line in chart.centre.iter().chain(turn) {
        text.push_str(&format!(" Line at {}: {}.", rounded(line.at), line.label));
    }
    if let Some(turn) = turn {
        let crossing = chart.rows.iter().filter(|row| row.crosses(turn.at)).count();
        text.push_str(&format!(" {crossing} of {} cross {}.", chart.rows.len(), turn.label));
    }
    text
}

/// The difference at some steps of the lever, and where the winner changes.
pub fn boundary(chart: &Boundary) -> String {
    let Boundary { difference, lever: of, .. } = chart;
    let at = |step: &usize| {
        let value = *difference.middle.get(*step)?;
        let limits = limits(difference.low.get(*step), difference.high.get(*step));
        Some(format!("at {}: {}{limits}", step_words(of, *step)?, signed(value)))
    };
    let steps = some_steps(difference.middle.len());
    let steps: Vec<String> = steps.iter().filter_map(at).collect();
    let mut text = format!(
        "{} against {}. Above 0: {}; below 0: {}. {}.",
        measure(&chart.label, &chart.unit),
        lever(of),
        chart.above.label,
        chart.below.label,
        steps.join("; ")
    );
    if chart.too_close > 0.0 {
        let close = rounded(chart.too_close);
        text.push_str(&format!(" Differences up to {close} are too small to matter."));
    }
    for place in chart.crossings.iter().chain(&chart.current) {
        text.push_str(&format!(" Marked: {}.", place.label));
    }
    if chart.crossings.is_empty() {
        text.push_str(" The winner does not change in this range.");
    }
    text
}

/// How much of the plane each option wins, the corners, and today.
pub fn plane(chart: &Plane) -> String {
    let name = |winner: Winner| match winner {
        Winner::First => chart.first.label.as_str(),
        Winner::Second => chart.second.label.as_str(),
        Winner::Close => chart.close.as_str(),
        Winner::Unknown => "no value",
    };
    let cells = chart.winners.iter().map(Vec::len).sum::<usize>();
    let share = |winner: Winner| {
        let count = chart.winners.iter().flatten().filter(|other| **other == winner).count();
        (count > 0).then(|| format!("{}: {count} of {cells} cells", name(winner)))
    };
    let shares: Vec<String> = [Winner::First, Winner::Second, Winner::Close, Winner::Unknown]
        .into_iter()
        .filter_map(share)
        .collect();
    let mut text =
        format!("Over {} and {}: {}.", lever(&chart.across), lever(&chart.up), shares.join("; "));
    let mut corners = Vec::new();
    let last = |count: usize| if count > 1 { vec![0, count - 1] } else { vec![0] };
    for row in last(chart.winners.len()) {
        for column in last(chart.winners.get(row).map_or(0, Vec::len)) {
            let winner = chart.winners.get(row).and_then(|row| row.get(column));
            let place = step_words(&chart.across, column).zip(step_words(&chart.up, row));
            if let Some((winner, (across, up))) = winner.zip(place) {
                corners.push(format!("at {across} and {up}: {}", name(*winner)));
            }
        }
    }
    if !corners.is_empty() {
        text.push_str(&format!(" Corners: {}.", corners.join("; ")));
    }
    if let Some(spot) = &chart.current {
        let near = nearest(&chart.across, spot.across).zip(nearest(&chart.up, spot.up));
        let winner = near.and_then(|(column, row)| chart.winners.get(row)?.get(column));
        let winner = winner.map_or(String::new(), |winner| format!(": {}", name(*winner)));
        text.push_str(&format!(" {}{winner}.", spot_words(&chart.across, &chart.up, spot)));
    }
    text
}

/// A measure with its unit.
fn measure(label: &str, unit: &str) -> String {
    if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
}

/// A lever with its unit and its range.
fn lever(lever: &VariedLever) -> String {
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
fn step_words(lever: &VariedLever, step: usize) -> Option<String> {
    match &lever.steps {
        Steps::Numbers(values) => values.get(step).map(|value| significant(*value, 3)),
        Steps::Words(words) => words.get(step).cloned(),
    }
}

/// A few steps out of so many, the first and the last among them.
fn some_steps(count: usize) -> Vec<usize> {
    if count <= MOST_STEPS {
        return (0..count).collect();
    }
    (0..MOST_STEPS).map(|number| number * (count - 1) / (MOST_STEPS - 1)).collect()
}

/// The step of a lever that lies nearest to a value.
fn nearest(lever: &VariedLever, value: f64) -> Option<usize> {
    let distance = |step: usize| match &lever.steps {
        Steps::Numbers(values) => (values[step] - value).abs(),
        Steps::Words(_) => (step as f64 - value).abs(),
    };
    let known = (0..lever.steps.count()).filter(|step| distance(*step).is_finite());
    known.reduce(|best, next| if distance(next) < distance(best) { next } else { best })
}

/// A spot with its place on both levers.
fn spot_words(across: &VariedLever, up: &VariedLever, spot: &Spot) -> String {
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
fn limits(low: Option<&f64>, high: Option<&f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low.is_finite() && high.is_finite() => {
            format!(" ({} to {})", rounded(*low), rounded(*high))
        }
        _ => String::new(),
    }
}

/// An estimate with its limits in brackets, if they are known.
fn with_limits(estimate: &Interval, words: impl Fn(f64) -> String) -> String {
    let Interval { low, value, high } = estimate;
    format!("{}{}", words(*value), limits(Some(low), Some(high)))
}
