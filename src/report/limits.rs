//! What a result cannot tell.

use crate::scenario::{MOST_DEPARTMENTS, MOST_LAYERS, MOST_SEATS, MOST_WORK};

/// What a result cannot tell, point by point: the point and what is meant by it.
pub fn points() -> Vec<(String, String)> {
    let text = limits();
    let mut points: Vec<String> = Vec::new();
    let first = text.lines().skip(2).take_while(|line| !line.is_empty());
    for line in first {
        match (line.strip_prefix("  "), points.last_mut()) {
            (Some(rest), Some(point)) => {
                point.push(' ');
                point.push_str(rest);
            }
            _ => points.push(line.to_owned()),
        }
    }
    let split = |point: String| match point.split_once(". ") {
        Some((word, text)) => (word.to_owned(), text.to_owned()),
        None => (point, String::new()),
    };
    points.into_iter().map(split).collect()
}

/// The text, as shown by `orgdrift limits`.
pub fn limits() -> String {
    format!(
        "What a result cannot tell you

Not your organization. It is a model with general rules and your numbers; what it leaves out can
  matter more than what it holds. Compare it with facts you know: add [facts] to the scenario.
Not a person. Seats are simulated. Nobody's work, pay or motives can be read off them, and groups
  under five seats are never shown alone.
Not money. Value is counted in hours split as the strategy needs them; rewards in the model's own
  units of motive.
Not rates of misconduct. Harmful work is a cost that rises with its square, not a forecast of who
  would do it.
Not the future. Futures differ by luck and by the ranges you gave; what you did not vary is taken as
  certain. A verdict speaks of this model only.
Not a ranking of options that differ by less than the smallest difference that matters.

Where the numbers come from

Every default has a source or is marked as an assumption: `orgdrift explain KEY`.
Ranged assumptions are drawn evenly between their ends, independently of each other.
Small random differences between seats are luck, not character: by default all seats have the same
  skill, willingness and intent.

Size of a scenario

At most {MOST_SEATS} seats, {MOST_LAYERS} layers, {MOST_DEPARTMENTS} departments, {MOST_WORK} kinds of work and 1040 weeks.
A seat takes about 0.4 kB of memory while it runs, each kept future of an option of the demo about 60 kB.

next: orgdrift explain
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_has_a_name_and_most_say_more() {
        let points = points();
        assert_eq!(points.len(), 6);
        assert_eq!(points[0].0, "Not your organization");
        assert!(points[0].1.ends_with("add [facts] to the scenario."), "{}", points[0].1);
        assert!(points[5].0.starts_with("Not a ranking"), "{}", points[5].0);
    }
}
