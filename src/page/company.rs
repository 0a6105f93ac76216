//! The company as a picture: one future, week by week, on the reporting lines. The head is in the middle, each layer is a
//! ring around it, and people stand outside of whom they report to (a sunburst: Stasko & Zhang 2000).

use std::f64::consts::TAU;

use serde::Serialize;

use crate::document::number::rounded;
use crate::engine::SeatWeeks;
use crate::ink::theme;
use crate::scenario::{Chart, Scenario};

/// Most seats that are drawn one by one.
pub const MOST_DRAWN: usize = 5000;

/// What the colour of a seat shows.
const ASPECTS: [(&str, &str, &str); 3] = [
    ("What people do", "not what the strategy needs", "what the strategy needs"),
    ("What people believe the strategy asks", "not what it needs", "what it needs"),
    ("How exhausted people are", "rested", "exhausted"),
];

/// Where each seat is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyPlaces {
    /// Start and end of its part of the ring. Radians clockwise from the top.
    pub angles: Vec<[f32; 2]>,
    /// Its ring; 0 is the middle.
    pub layers: Vec<u8>,
}

/// A company as a picture, in words.
#[derive(Clone, Debug, Serialize)]
pub struct CompanyWords {
    /// What colours may show.
    pub aspects: Vec<CompanyAspect>,
    /// What is seen in each week, for each aspect.
    pub weeks: Vec<Vec<String>>,
    /// Where departments are.
    pub departments: Vec<CompanyDepartment>,
}

/// What colours may show.
#[derive(Clone, Debug, Serialize)]
pub struct CompanyAspect {
    /// What it is.
    pub label: &'static str,
    /// What the lightest colour means.
    pub legend_low: &'static str,
    /// What the darkest colour means.
    pub legend_high: &'static str,
    /// Colours from the lowest to the highest.
    pub palette: Vec<String>,
}

/// Where a department is.
#[derive(Clone, Debug, Serialize)]
pub struct CompanyDepartment {
    /// Its name for people.
    pub label: String,
    /// Where it begins. Radians.
    pub from: f32,
    /// Where it ends. Radians.
    pub to: f32,
}

impl CompanyPlaces {
    /// Gives each seat a part of its ring: as wide as all who report to it together, those without reports alike.
    pub fn of(chart: &Chart) -> Self {
        let seats = chart.seats();
        let mut leaves = vec![0_u32; seats];
        for seat in (1..seats).rev() {
            leaves[seat] = leaves[seat].max(1);
            let manager = chart.manager[seat] as usize;
            leaves[manager] += leaves[seat];
        }
        let whole = f64::from(leaves[0].max(1));
        let mut taken = vec![0.0; seats];
        let mut angles = vec![[0.0, TAU as f32]; seats];
        // managers come before those who report to them
        for seat in 1..seats {
            let manager = chart.manager[seat] as usize;
            let from = taken[manager];
            let to = from + TAU * f64::from(leaves[seat]) / whole;
            (taken[manager], taken[seat]) = (to, from);
            angles[seat] = [from as f32, to as f32];
        }
        Self { angles, layers: chart.layer.clone() }
    }

    /// All of it as bytes: seats, weeks, layers; starts, ends; rings; and shades of 0 to 255 of each aspect, week by week.
    pub fn to_bytes(&self, seen: &SeatWeeks) -> Vec<u8> {
        let seats = self.angles.len();
        let weeks = seen.does.len() / seats;
        let layers = self.layers.iter().max().map_or(0, |&layer| u32::from(layer) + 1);
        let mut bytes = Vec::new();
        for number in [seats as u32, weeks as u32, layers] {
            bytes.extend(number.to_le_bytes());
        }
        for end in 0..2 {
            self.angles.iter().for_each(|angles| bytes.extend(angles[end].to_le_bytes()));
        }
        bytes.extend(&self.layers);
        for column in [&seen.does, &seen.believes, &seen.strain] {
            bytes.extend(column.iter().map(|share| (255.0 * share.clamp(0.0, 1.0)).round() as u8));
        }
        bytes
    }
}

impl CompanyWords {
    /// What is seen of a scenario.
    pub fn of(scenario: &Scenario, places: &CompanyPlaces, seen: &SeatWeeks) -> Self {
        let chart = &scenario.chart;
        let seats = chart.seats();
        let weeks = seen.does.len() / seats;
        let deepest = chart.layer.iter().copied().max().unwrap_or(0);
        let mean = |column: &[f64], week: usize, of: &dyn Fn(usize) -> bool| {
            let chosen: Vec<f64> = (1..seats)
                .filter(|&seat| of(seat))
                .map(|seat| column[week * seats + seat])
                .collect();
            rounded(100.0 * chosen.iter().sum::<f64>() / chosen.len().max(1) as f64)
        };
        let told = |week: usize| {
            let everyone = |_: usize| true;
            let upper = |seat: usize| chart.layer[seat] == 1;
            let lower = |seat: usize| chart.layer[seat] == deepest;
            let of = |column: &[f64], what: &str, than: &str| {
                format!(
                    "Week {}: {what} {} %{than}; {} % in the layer below the head, {} % in the last one.",
                    week + 1,
                    mean(column, week, &everyone),
                    mean(column, week, &upper),
                    mean(column, week, &lower),
                )
            };
            let could = " of what the same hours could be worth";
            vec![
                of(&seen.does, "what people do is worth", could),
                of(
                    &seen.believes,
                    "done as people believe it is asked, work would be worth",
                    could,
                ),
                of(&seen.strain, "people are exhausted to", " on average"),
            ]
        };
        let departments = scenario.departments.iter().enumerate().filter_map(|(place, named)| {
            let own = (1..seats).filter(|&seat| usize::from(chart.department[seat]) == place);
            let ends = own.map(|seat| places.angles[seat]);
            let (from, to) = ends.fold((f32::INFINITY, 0.0_f32), |(from, to), [start, end]| {
                (from.min(start), to.max(end))
            });
            (from < to).then(|| CompanyDepartment { label: named.label.clone(), from, to })
        });
        Self {
            aspects: ASPECTS
                .iter()
                .map(|&(label, legend_low, legend_high)| CompanyAspect {
                    label,
                    legend_low,
                    legend_high,
                    palette: theme::shades(),
                })
                .collect(),
            weeks: (0..weeks).map(told).collect(),
            departments: departments.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_stands_outside_of_whom_they_report_to_and_a_ring_is_no_more_than_full() {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        let chart = &scenario.chart;
        let places = CompanyPlaces::of(chart);
        let mut full = vec![0.0; chart.layers()];
        for seat in 1..chart.seats() {
            let ([from, to], [above, below]) =
                (places.angles[seat], places.angles[chart.manager[seat] as usize]);
            assert!(from >= above - 1e-5 && to <= below + 1e-5 && from < to, "seat {seat}");
            full[usize::from(places.layers[seat])] += f64::from(to - from);
        }
        assert!(
            (full[1] - TAU).abs() < 1e-3 && full.iter().all(|&ring| ring < TAU + 1e-3),
            "{full:?}"
        );
    }
}
