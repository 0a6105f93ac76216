//! Waiting work that departments pass to each other: those that cannot do it to those with hours to spare.
//!
//! ```text
//! room   = what a week holds - what waits - what lands anew         all by last week's numbers, of a whole department
//! beyond = min(waiting, max(0, -room))
//! moved  = min(help sum beyond, sum max(0, room))
//! ```
//!
//! What moves comes from each department in proportion to `beyond`, and goes to each in proportion to its room. Mutual
//! adjustment where work is pooled: Thompson (1967).

use crate::math;

/// What a department has before it, by last week's numbers. Working weeks at proper care.
#[derive(Clone, Copy, Debug)]
pub struct Crowding {
    /// Its seats.
    pub seats: f64,
    /// Urgent work that a week of all its people holds.
    pub holds: f64,
    /// Urgent work that waits.
    pub waiting: f64,
    /// Urgent work that lands anew in a week, without what others pass on.
    pub lands: f64,
}

impl Crowding {
    /// What a week holds beyond what is there already; below 0 where it holds less.
    fn room(&self) -> f64 {
        self.holds - self.waiting - self.lands
    }

    /// Waiting work that a week does not hold.
    fn beyond(&self) -> f64 {
        self.waiting.min(math::at_least(0.0, -self.room()))
    }
}

/// What changes hands at one department.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Assistance {
    /// What of the waiting work of each of its seats goes to others. Share.
    pub given: f64,
    /// Urgent work that comes from others, per seat. Working weeks at proper care.
    pub taken: f64,
}

/// What changes hands at each department where this share of what is beyond a week is passed on.
pub fn passed_on(help: f64, departments: &[Crowding]) -> Vec<Assistance> {
    let sum = |of: fn(&Crowding) -> f64| departments.iter().map(of).sum::<f64>();
    let all_beyond = sum(Crowding::beyond);
    let all_room = sum(|department| math::at_least(0.0, department.room()));
    let moved = (help * all_beyond).min(all_room);
    if moved <= 0.0 {
        return vec![Assistance::default(); departments.len()];
    }
    let of = |department: &Crowding| {
        let given = moved * department.beyond() / all_beyond;
        let taken = moved * math::at_least(0.0, department.room()) / all_room;
        Assistance {
            given: if given > 0.0 { given / department.waiting } else { 0.0 },
            taken: taken / department.seats,
        }
    };
    departments.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn department(seats: f64, waiting: f64, lands: f64) -> Crowding {
        Crowding { seats, holds: seats, waiting, lands }
    }

    #[test]
    fn what_one_gives_others_take() {
        let all = [
            department(10.0, 7.0, 12.0),
            department(4.0, 0.5, 1.0),
            department(30.0, 0.0, 29.0),
            department(3.0, 6.0, 1.0),
        ];
        for help in [0.0, 0.2, 0.5, 1.0] {
            let passed = passed_on(help, &all);
            let given = all.iter().zip(&passed).map(|(of, passed)| of.waiting * passed.given);
            let taken = all.iter().zip(&passed).map(|(of, passed)| of.seats * passed.taken);
            let (given, taken) = (given.sum::<f64>(), taken.sum::<f64>());
            assert!((given - taken).abs() < 1e-12, "{given} {taken}");
            // 7 and 4 working weeks are beyond a week, and others have room for 3.5
            assert!((given - (11.0 * help).min(3.5)).abs() < 1e-12, "{help}: {given}");
            assert!(passed.iter().all(|passed| (0.0..=1.0).contains(&passed.given)));
        }
    }

    #[test]
    fn nothing_moves_where_all_are_full_or_all_have_room() {
        let nothing = vec![Assistance::default(); 2];
        assert_eq!(
            passed_on(1.0, &[department(5.0, 3.0, 5.0), department(5.0, 9.0, 6.0)]),
            nothing
        );
        assert_eq!(
            passed_on(1.0, &[department(5.0, 3.0, 1.0), department(5.0, 0.0, 2.0)]),
            nothing
        );
    }
}
