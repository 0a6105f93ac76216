//! Seats that are followed beside the groups: those that a limited option reaches, and all others. The same seats are
//! followed with the option and without it.

use std::ops::Range;

/// Who is followed.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// Whether each limited option reaches each seat; empty for options that are not followed.
    /// `[limited options][seats]`
    reached: Vec<Vec<bool>>,
    /// These seats and all others, department by department, as far as there are any.
    pub parts: Vec<FollowedPart>,
}

/// The seats of a department that a limited option reaches, or those that it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowedPart {
    /// Place of the option among those that are limited.
    pub limited: usize,
    /// Whether it reaches them.
    pub is_reached: bool,
    /// Their department.
    pub department: u16,
    /// How many they are.
    pub seats: u32,
    /// Whether they are all of it, so that its sums are theirs.
    pub is_whole: bool,
}

impl Followed {
    /// Follows the seats that each limited option reaches, and the others; none where it reaches nobody. `department` is
    /// that of each seat; seat 0 belongs to nobody.
    pub fn new(reached: &[Vec<usize>], department: &[u16]) -> Self {
        let mut followed = Self::default();
        for (limited, seats) in reached.iter().enumerate() {
            if seats.is_empty() {
                followed.reached.push(Vec::new());
                continue;
            }
            let mut is_reached = vec![false; department.len()];
            for &seat in seats {
                is_reached[seat] = true;
            }
            for (seat, &department) in department.iter().enumerate().skip(1) {
                let is_reached = is_reached[seat];
                let key = |part: &FollowedPart| (part.limited, part.is_reached, part.department);
                let known =
                    |part: &&mut FollowedPart| key(part) == (limited, is_reached, department);
                match followed.parts.iter_mut().find(known) {
                    Some(part) => part.seats += 1,
                    None => followed.parts.push(FollowedPart {
                        limited,
                        is_reached,
                        department,
                        seats: 1,
                        is_whole: false,
                    }),
                }
            }
            followed.reached.push(is_reached);
        }
        for part in &mut followed.parts {
            let of = department.iter().skip(1).filter(|&&of| of == part.department);
            part.is_whole = of.count() == part.seats as usize;
        }
        followed
    }

    /// How many limited options there are, whether or not they are followed.
    pub fn options(&self) -> usize {
        self.reached.len()
    }

    /// Whether a seat belongs to a part.
    pub fn has(&self, part: FollowedPart, seat: usize, department: u16) -> bool {
        part.department == department && self.reached[part.limited][seat] == part.is_reached
    }

    /// The runs of neighbours of a part among some seats of its department.
    pub fn runs(
        &self,
        part: FollowedPart,
        seats: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let reached = &self.reached[part.limited];
        let mut next = seats.start;
        std::iter::from_fn(move || {
            let from = (next..seats.end).find(|&seat| reached[seat] == part.is_reached)?;
            let to = (from..seats.end).find(|&seat| reached[seat] != part.is_reached);
            next = to.unwrap_or(seats.end);
            Some(from..next)
        })
    }
}
