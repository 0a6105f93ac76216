//! Chart 9: every department's scoreboard, and the company's.

use super::{NO_BREAK, Story, VISIBLE};
use crate::document::number::{counted, rounded};
use crate::document::phrases::final_period;
use crate::futures::results::{DEPARTMENT_METRICS, MOST_FOLLOWED, followed};
use crate::ink::{Emphasis, Figure, Multiple, Multiples, Reference};
use crate::scenario::Metric;

impl Story<'_> {
    /// Chart 9: counted activity and outcome of every department under the baseline, the company last.
    pub(super) fn scoreboards(&self) -> Result<Figure, String> {
        let arm = &self.found.results.arms[0];
        let places = followed(&arm.grouping);
        if places.len() < 2 {
            return Err("There is only one department to show.".to_owned());
        }
        let departments: Vec<(usize, &str, [f64; 2])> = places
            .iter()
            .enumerate()
            .map(|(number, &place)| {
                let last = DEPARTMENT_METRICS.map(|metric| {
                    let spread = self.found.level_of_group(0, place, metric);
                    spread.map_or(f64::NAN, |spread| spread.q50)
                });
                (number, arm.grouping.all[place].label.as_str(), last)
            })
            .collect();
        let company = [Metric::ActivityIndex, Metric::OutcomeIndex];
        let last = company.map(|metric| self.final_median(0, metric));
        let course_of = |department, metric| self.found.department_course(0, department, metric);
        let mut panels: Vec<Multiple> = departments
            .iter()
            .map(|(number, label, _)| Multiple {
                label: (*label).to_owned(),
                bands: vec![course_of(*number, 0), course_of(*number, 1)],
                stands_out: false,
            })
            .collect();
        let of_company = |metric: Metric| self.found.course(0, metric);
        panels.push(Multiple {
            label: "The company".to_owned(),
            bands: company.map(of_company).to_vec(),
            stands_out: true,
        });
        let activities: Vec<f64> = departments.iter().map(|(.., last)| last[0]).collect();
        let told = |label: &str, [activity, outcome]: [f64; 2]| {
            format!("{label}: counted activity {}, outcome {}", rounded(activity), rounded(outcome))
        };
        let mut numbers: Vec<String> =
            departments.iter().map(|(_, label, last)| told(label, *last)).collect();
        numbers.push(told("The company", last));
        let largest = if places.len() == MOST_FOLLOWED {
            format!("; the {MOST_FOLLOWED} largest departments")
        } else {
            String::new()
        };
        Ok(Figure::Multiples(Multiples {
            frame: self.frame_as_it_is(
                finding(&activities, last[1], self.is_of_all_weeks()),
                format!(
                    "“{}”, index by week, 100 = aligned twin of the same department; {}; title: {}{largest}",
                    self.baseline(),
                    self.pairs_note(),
                    final_period(self.found.plan.baseline()).to_lowercase()
                ),
                &format!(
                    "{}, medians. {}.",
                    final_period(self.found.plan.baseline()),
                    numbers.join("; ")
                ),
            ),
            names: vec![
                ("own counted activity".to_owned(), Emphasis::Second),
                ("strategic outcome".to_owned(), Emphasis::First),
            ],
            reference: Some(Reference { at: 100.0, label: "aligned twin".to_owned() }),
            panels,
        }))
    }
}

/// What chart 9 has found, from the activity of each department and the outcome of the company.
fn finding(activities: &[f64], outcome: f64, of_all_weeks: bool) -> String {
    let all = activities.len();
    let above = activities.iter().filter(|activity| **activity >= 100.0 - VISIBLE).count();
    let who = match above {
        0 => {
            format!(
                "None of {} reaches 100 on what it counts",
                counted(all, "department", "departments")
            )
        }
        2 if all == 2 => "Both departments reach 100 on what they count".to_owned(),
        above if above == all => format!("All {all} departments reach 100 on what they count"),
        1 => format!("1 of {all} departments reaches 100 on what it counts"),
        above => format!("{above} of {all} departments reach 100 on what they count"),
    };
    if !outcome.is_finite() {
        return who;
    }
    let verb = match (of_all_weeks, outcome <= 100.0 - VISIBLE) {
        (true, _) => "averages",
        (false, true) => "stands at",
        (false, false) => "holds at",
    };
    let company = format!("the company’s outcome {verb}{NO_BREAK}{}", rounded(outcome));
    let link = if (above == 0) == (outcome <= 100.0 - VISIBLE) { "and" } else { "but" };
    format!("{who}, {link} {company}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_hold_departments_against_the_company() {
        let title = |activities: &[f64], outcome| {
            finding(activities, outcome, false).replace(NO_BREAK, " ")
        };
        assert_eq!(
            title(&[140.0, 120.0, 99.5], 56.0),
            "All 3 departments reach 100 on what they count, but the company’s outcome stands at 56"
        );
        assert_eq!(
            title(&[140.0, 80.0, f64::NAN], 101.0),
            "1 of 3 departments reaches 100 on what it counts, and the company’s outcome holds at 101"
        );
        assert_eq!(
            title(&[90.0, 80.0], 70.0),
            "None of 2 departments reaches 100 on what it counts, and the company’s outcome stands at 70"
        );
        assert_eq!(
            title(&[90.0, 80.0], 102.0),
            "None of 2 departments reaches 100 on what it counts, but the company’s outcome holds at 102"
        );
        assert!(!title(&[90.0], f64::NAN).contains("company"));
    }
}
