//! Rows in words and numbers.

use crate::document::number::{counted, rounded, signed};
use crate::ink::{Bar, BarPanel, Causes, IndexChart, IndexRow, Tornado, TornadoRow, told};

/// Most rows of a chart that are spelled out.
const MOST_TOLD: usize = 12;

/// The largest rows in words, and how many are left.
fn largest<Row>(
    rows: Vec<&Row>,
    size: impl Fn(&Row) -> f64,
    words: impl Fn(&Row) -> String,
) -> (Vec<String>, usize) {
    let (large, rest) = super::largest_first(rows, size, MOST_TOLD);
    (large.into_iter().map(words).collect(), rest.len())
}

impl Causes {
    /// The causes, largest first, their sum, and the pairs.
    pub fn told(&self) -> String {
        let mut text = bars(&self.causes);
        if !self.pairs.bars.is_empty() {
            text.push(' ');
            text.push_str(&bars(&self.pairs));
        }
        text
    }
}

fn bars(panel: &BarPanel) -> String {
    let told = |bar: &Bar| format!("{} {}", bar.label, told::with_limits(&bar.estimate, signed));
    let size = |bar: &Bar| {
        let value = bar.estimate.value;
        if value.is_finite() { value.abs() } else { 0.0 }
    };
    let (large, small): (Vec<&Bar>, Vec<&Bar>) =
        panel.bars.iter().partition(|bar| size(bar) > panel.negligible);
    let (mut words, left) = largest(large, size, told);
    if left > 0 {
        words.push(format!("and {left} smaller ones"));
    }
    let words = if words.is_empty() { "none".to_owned() } else { words.join("; ") };
    let mut text = format!("{}: {words}.", told::measure(&panel.label, &panel.unit));
    if !small.is_empty() {
        let more = counted(small.len(), "more", "more");
        text.push_str(&format!(" {more} at {} or less.", rounded(panel.negligible)));
    }
    if let Some(total) = &panel.total {
        text.push_str(&format!(" {}.", told(total)));
    }
    text
}

impl IndexChart {
    /// The indices of each assumption, largest first.
    pub fn told(&self) -> String {
        let size = |row: &IndexRow| {
            let last = self.estimates(row).last().map(|last| last.value);
            last.filter(|value| value.is_finite()).unwrap_or(f64::NEG_INFINITY)
        };
        let (told, left) = largest(self.rows.iter().collect(), size, |row| {
            let estimates = self.estimates(row).iter().enumerate();
            let words: Vec<String> = estimates
                .map(|(place, estimate)| {
                    let name = self.names.get(place).map_or("", String::as_str);
                    format!("{name} {}", told::with_limits(estimate, rounded)).trim().to_owned()
                })
                .collect();
            format!("{}: {}", row.label, words.join(", "))
        });
        let measure = told::measure(&self.label, &self.unit);
        let mut text = format!("{measure}. {}.", told.join("; "));
        if left > 0 {
            text.push_str(&format!(" {left} more are smaller."));
        }
        text.extend(self.noise.iter().map(told::line));
        text
    }
}

impl Tornado {
    /// The headline at both ends of each assumption, widest first, and which ones turn the finding.
    pub fn told(&self) -> String {
        let turn = self.turn.as_ref();
        let width = |row: &TornadoRow| {
            let width = (row.high.value - row.low.value).abs();
            if width.is_finite() { width } else { f64::NEG_INFINITY }
        };
        let (told, left) = largest(self.rows.iter().collect(), width, |row| {
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
        let measure = told::measure(&self.label, &self.unit);
        let mut text = format!("{measure}. {}.", told.join("; "));
        if left > 0 {
            text.push_str(&format!(" {left} more are narrower."));
        }
        text.extend(self.centre.iter().chain(turn).map(told::line));
        if let Some(turn) = turn {
            let crossing = self.rows.iter().filter(|row| row.crosses(turn.at)).count();
            text.push_str(&format!(" {crossing} of {} cross {}.", self.rows.len(), turn.label));
        }
        text
    }
}
