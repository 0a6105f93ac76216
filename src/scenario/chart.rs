//! Who reports to whom: seats numbered from the top down.

use std::ops::Range;

use super::Named;

/// Department number of seat 0, which leads all of them.
pub const NO_DEPARTMENT: u16 = u16::MAX;

/// Who reports to whom. Seat 0 leads; every manager precedes their reports; the reports of one
/// manager (a team) are neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Manager of each seat; seat 0 is its own. `[seats]`
    pub manager: Vec<u32>,
    /// Department of each seat; [`NO_DEPARTMENT`] for seat 0. `[seats]`
    pub department: Vec<u16>,
    /// Distance from seat 0. `[seats]`
    pub layer: Vec<u8>,
    /// Role of each seat, an index into `roles`. `[seats]`
    pub role: Vec<u16>,
    /// Names of roles.
    pub roles: Vec<String>,
    /// Seats of each team, in seat order. `[teams]`
    pub teams: Vec<Range<u32>>,
}

impl Chart {
    /// Grows a regular hierarchy: seat 0, below it one head per department, below each of them up to
    /// `span` reports per manager, filled layer by layer. Roles are `leader`, `manager` and `staff`. Departments take
    /// their seats in the order of their names, so that the same people have the same luck in whatever order a file
    /// has its tables.
    pub fn grow(departments: &[Named], people: &[u32], span: u32) -> Self {
        let mut order: Vec<usize> = (0..people.len()).collect();
        order.sort_by(|&one, &other| departments[one].name.cmp(&departments[other].name));
        let span = u64::from(span.max(1));
        let total = 1 + people.iter().map(|&count| count as usize).sum::<usize>();
        let mut chart = Self::with_capacity(total);
        chart.push(0, NO_DEPARTMENT, 0, 0);
        // one layer of every department at a time, so that seats are numbered from the top down
        let mut done = vec![0_u64; people.len()];
        let mut first_of_last_layer = vec![0_u32; people.len()];
        let mut last_layer_size = vec![0_u64; people.len()];
        for layer in 1.. {
            let before = chart.manager.len();
            for &department in &order {
                let count = people[department];
                let room = if layer == 1 { 1 } else { last_layer_size[department] * span };
                let here = room.min(u64::from(count) - done[department]);
                let first = chart.manager.len() as u32;
                let leading = (u64::from(count) - done[department] - here).div_ceil(span);
                for place in 0..here {
                    let manager = if layer == 1 {
                        0
                    } else {
                        first_of_last_layer[department] + (place / span) as u32
                    };
                    let role = if place < leading { 1 } else { 2 };
                    chart.push(manager, department as u16, layer, role);
                }
                done[department] += here;
                first_of_last_layer[department] = first;
                last_layer_size[department] = here;
            }
            if chart.manager.len() == before {
                break;
            }
        }
        chart.find_teams();
        chart
    }

    /// A chart without seats, with room for some, and the usual roles.
    pub(super) fn with_capacity(seats: usize) -> Self {
        Self {
            manager: Vec::with_capacity(seats),
            department: Vec::with_capacity(seats),
            layer: Vec::with_capacity(seats),
            role: Vec::with_capacity(seats),
            roles: ["leader", "manager", "staff"].map(String::from).to_vec(),
            teams: Vec::new(),
        }
    }

    /// Layers that [`Self::grow`] would need, the head's included, without growing anything.
    pub fn layers_needed(people: u32, span: u32) -> usize {
        let span = u64::from(span.max(1));
        let mut left = u64::from(people);
        if span == 1 {
            return left as usize + 1;
        }
        let (mut deep, mut room) = (1, 1);
        while left > 0 {
            left -= room.min(left);
            room = room.saturating_mul(span);
            deep += 1;
        }
        deep
    }

    /// Number of teams that a change limited to a department, or to the whole company, can reach:
    /// all members belong to it, and the team of the department heads is not counted.
    pub fn teams_of(&self, department: Option<usize>) -> usize {
        (0..self.teams.len()).filter(|&team| self.may_pilot(team, department)).count()
    }

    /// Whether a team can be drawn for a change that is limited to teams: all its members belong to the
    /// department, and it is not the team of the department heads.
    pub fn may_pilot(&self, team: usize, department: Option<usize>) -> bool {
        let mut seats = self.teams[team].start as usize..self.teams[team].end as usize;
        self.manager[seats.start] != 0
            && seats
                .all(|seat| department.is_none_or(|it| usize::from(self.department[seat]) == it))
    }

    /// The chart as `seat,manager,department,role`, one row per seat; [`Self::import`] reads it back.
    pub fn to_csv(&self, departments: &[Named]) -> String {
        let mut csv = csv::Writer::from_writer(Vec::with_capacity(self.seats() * 24));
        // writing to memory cannot fail
        let _ = csv.write_record(["seat", "manager", "department", "role"]);
        for seat in 0..self.seats() {
            let department = departments.get(usize::from(self.department[seat]));
            let department = department.map_or("", |named| named.name.as_str());
            let role = &self.roles[usize::from(self.role[seat])];
            let manager = if seat == 0 { String::new() } else { self.manager[seat].to_string() };
            let _ = csv.write_record([&seat.to_string(), &manager, department, role]);
        }
        csv.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }

    pub(super) fn push(&mut self, manager: u32, department: u16, layer: u8, role: u16) {
        self.manager.push(manager);
        self.department.push(department);
        self.layer.push(layer);
        self.role.push(role);
    }

    /// Records the runs of seats with the same manager; call after the columns are complete.
    pub fn find_teams(&mut self) {
        self.teams.clear();
        let mut first = 1;
        for seat in 2..=self.manager.len() {
            if seat == self.manager.len() || self.manager[seat] != self.manager[first] {
                self.teams.push(first as u32..seat as u32);
                first = seat;
            }
        }
        if self.manager.len() == 1 {
            self.teams.clear();
        }
    }

    /// Number of seats, seat 0 included.
    pub fn seats(&self) -> usize {
        self.manager.len()
    }

    /// Number of layers, the head's included.
    pub fn layers(&self) -> usize {
        self.layer.last().map_or(0, |&layer| usize::from(layer) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown(people: &[u32], span: u32) -> Chart {
        let names = (0..people.len())
            .map(|index| Named { name: format!("d{index}"), label: format!("D{index}") });
        Chart::grow(&names.collect::<Vec<_>>(), people, span)
    }

    #[test]
    fn departments_sit_in_the_order_of_their_names() {
        let named = |name: &str| Named { name: name.to_owned(), label: name.to_owned() };
        let (ops, it) = (named("ops"), named("it"));
        let one = Chart::grow(&[it.clone(), ops.clone()], &[4, 10], 3);
        let other = Chart::grow(&[ops, it], &[10, 4], 3);
        assert_eq!(one.manager, other.manager);
        let swapped = one.department[1..].iter().map(|department| 1 - department);
        assert!(other.department[1..].iter().copied().eq(swapped));
    }

    #[test]
    fn a_grown_chart_is_numbered_from_the_top_down() {
        let chart = grown(&[10, 4], 3);
        assert_eq!(chart.seats(), 15);
        assert_eq!(&chart.manager[..9], &[0, 0, 0, 1, 1, 1, 2, 2, 2]);
        assert!((1..15).all(|seat| (chart.manager[seat] as usize) < seat));
        assert_eq!(chart.teams[0], 1..3);
        assert_eq!(chart.layers(), 4);
        assert_eq!(chart.department.iter().filter(|&&department| department == 1).count(), 4);
    }

    #[test]
    fn layers_are_known_before_anything_grows() {
        for people in [1, 2, 7, 8, 50, 400] {
            for span in [1, 2, 3, 7] {
                let layers = Chart::layers_needed(people, span);
                if layers <= 60 {
                    assert_eq!(layers, grown(&[people], span).layers(), "{people} {span}");
                }
            }
        }
    }

    #[test]
    fn the_team_of_department_heads_belongs_to_no_department() {
        let chart = grown(&[10, 4], 3);
        assert_eq!(chart.teams_of(Some(0)), 3);
        assert_eq!(chart.teams_of(Some(1)), 1);
        assert_eq!(chart.teams_of(None), 4);
    }

    #[test]
    fn a_span_of_one_is_a_chain() {
        let chart = grown(&[5], 1);
        assert_eq!(chart.manager, [0, 0, 1, 2, 3, 4]);
        assert_eq!(chart.layers(), 6);
    }
}
