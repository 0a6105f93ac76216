//! Maps in words and numbers.

use crate::document::number::{counted, rounded};
use crate::ink::lever::{Spot, VariedLever};
use crate::ink::{HeatMap, Plane, Winner, told};

/// The steps of both levers at a cell.
fn place(across: &VariedLever, up: &VariedLever, (column, row): (usize, usize)) -> Option<String> {
    let (across, up) = (told::step_words(across, column)?, told::step_words(up, row)?);
    Some(format!("{across} and {up}"))
}

/// The cells in the corners, row by row, with their columns and rows.
fn corners<Value>(cells: &[Vec<Value>]) -> Vec<(&Value, (usize, usize))> {
    let ends = |count: usize| if count > 1 { vec![0, count - 1] } else { vec![0] };
    let rows = ends(cells.len()).into_iter().filter_map(|row| Some((row, cells.get(row)?)));
    let corners = rows.flat_map(|(row, of)| {
        ends(of.len()).into_iter().filter_map(move |column| Some((of.get(column)?, (column, row))))
    });
    corners.collect()
}

/// The corners in one sentence, given the words for one of them at its place.
fn corners_told(corners: impl Iterator<Item = String>) -> String {
    let corners: Vec<String> = corners.collect();
    if corners.is_empty() { String::new() } else { format!(" Corners: {}.", corners.join("; ")) }
}

/// The cell that lies nearest to a spot.
fn cell_at<'a, Value>(
    cells: &'a [Vec<Value>],
    across: &VariedLever,
    up: &VariedLever,
    spot: &Spot,
) -> Option<&'a Value> {
    let (column, row) = (told::nearest(across, spot.across)?, told::nearest(up, spot.up)?);
    cells.get(row)?.get(column)
}

impl HeatMap {
    /// The lowest and the highest cell, the corners, and the cell of today.
    pub fn told(&self) -> String {
        let place = |at| place(&self.across, &self.up, at);
        let mut text = format!(
            "{} over {} and {}.",
            told::measure(&self.label, &self.unit),
            told::lever(&self.across),
            told::lever(&self.up)
        );
        let cells = || {
            let rows = self.values.iter().enumerate();
            rows.flat_map(|(row, of)| {
                of.iter().enumerate().map(move |(column, value)| (*value, (column, row)))
            })
        };
        let known = || cells().filter(|(value, _)| value.is_finite());
        let lowest = known().reduce(|best, next| if next.0 < best.0 { next } else { best });
        let highest = known().reduce(|best, next| if next.0 > best.0 { next } else { best });
        for (word, cell) in [("Lowest", lowest), ("Highest", highest)] {
            let told = cell.and_then(|(value, at)| Some((rounded(value), place(at)?)));
            if let Some((value, place)) = told {
                text.push_str(&format!(" {word} {value}, at {place}."));
            }
        }
        let corners = corners(&self.values).into_iter().filter(|(value, _)| value.is_finite());
        text.push_str(&corners_told(
            corners
                .filter_map(|(value, at)| Some(format!("{} at {}", rounded(*value), place(at)?))),
        ));
        let missing = cells().count() - known().count();
        if missing > 0 {
            text.push_str(&format!(" Without a value: {}.", counted(missing, "cell", "cells")));
        }
        if let Some(spot) = &self.current {
            let value = cell_at(&self.values, &self.across, &self.up, spot);
            let value = value.filter(|value| value.is_finite());
            let value = value.map_or(String::new(), |value| format!(", about {}", rounded(*value)));
            let spot = told::spot_words(&self.across, &self.up, spot);
            text.push_str(&format!(" {spot}{value}."));
        }
        text
    }
}

impl Plane {
    /// How much of the plane each option wins, the corners, and today.
    pub fn told(&self) -> String {
        let name = |winner: Winner| match winner {
            Winner::First => self.first.label.as_str(),
            Winner::Second => self.second.label.as_str(),
            Winner::Close => self.close.as_str(),
            Winner::Unknown => "no value",
        };
        let cells = self.winners.iter().map(Vec::len).sum::<usize>();
        let share = |winner: Winner| {
            let count = self.winners.iter().flatten().filter(|other| **other == winner).count();
            (count > 0).then(|| format!("{}: {count} of {cells} cells", name(winner)))
        };
        let shares: Vec<String> = [Winner::First, Winner::Second, Winner::Close, Winner::Unknown]
            .into_iter()
            .filter_map(share)
            .collect();
        let (across, up) = (told::lever(&self.across), told::lever(&self.up));
        let mut text = format!("Over {across} and {up}: {}.", shares.join("; "));
        text.push_str(&corners_told(corners(&self.winners).into_iter().filter_map(
            |(winner, at)| {
                let place = place(&self.across, &self.up, at)?;
                Some(format!("at {place}: {}", name(*winner)))
            },
        )));
        if let Some(spot) = &self.current {
            let winner = cell_at(&self.winners, &self.across, &self.up, spot);
            let winner = winner.map_or(String::new(), |winner| format!(": {}", name(*winner)));
            let spot = told::spot_words(&self.across, &self.up, spot);
            text.push_str(&format!(" {spot}{winner}."));
        }
        text
    }
}
