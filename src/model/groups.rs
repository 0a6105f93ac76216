//! Which seats are summed up together for people to read: departments, layers and roles, never fewer
//! than five seats.

use std::collections::BTreeMap;

use crate::scenario::{Chart, Scenario};

/// Smallest group whose numbers are shown; smaller ones are merged.
pub const SMALLEST_GROUP: u32 = 5;

/// By what seats are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// Departments.
    Department,
    /// Distance from the leader.
    Layer,
    /// Roles of the chart; managers and staff without one.
    Role,
}

impl GroupKind {
    /// Name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Layer => "layer",
            Self::Role => "role",
        }
    }
}

/// Seats that are summed up together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// By what.
    pub kind: GroupKind,
    /// Name in tables.
    pub name: String,
    /// Name on charts.
    pub label: String,
    /// Seats in it, the leader's never included.
    pub people: u32,
}

/// All groups, and where each seat belongs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Groups {
    /// Departments first, then layers, then roles. Empty when fewer than five people work here.
    pub all: Vec<Group>,
    /// Departments of each group by department, none of the other groups. `[groups]`
    pub departments_in: Vec<Vec<u16>>,
    /// Cells: combinations of department and of groups by layer and role that occur. Each seat is in one.
    pub cells: Vec<Cell>,
    /// Cell of each seat; 0 for seat 0. `[seats]`
    pub cell: Vec<u32>,
}

/// A combination of department and of groups by layer and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Its department.
    pub department: u16,
    /// Its groups by layer and role; none when there are none.
    pub groups: Option<[u16; 2]>,
}

impl Groups {
    /// Groups the seats of a chart.
    pub fn new(chart: &Chart, scenario: &Scenario) -> Self {
        let mut people = [
            vec![0_u32; scenario.departments.len()],
            vec![0; chart.layers()],
            vec![0; chart.roles.len()],
        ];
        for seat in 1..chart.seats() {
            people[0][usize::from(chart.department[seat])] += 1;
            people[1][usize::from(chart.layer[seat])] += 1;
            people[2][usize::from(chart.role[seat])] += 1;
        }
        let mut all = Vec::new();
        let enough = chart.seats() as u32 > SMALLEST_GROUP;
        let of: [Vec<u16>; 3] = if enough {
            [
                by_name(&mut all, GroupKind::Department, &people[0], |place| {
                    let department = &scenario.departments[place];
                    (department.name.clone(), department.label.clone())
                }),
                by_layer(&mut all, &people[1]),
                by_name(&mut all, GroupKind::Role, &people[2], |place| {
                    (chart.roles[place].clone(), chart.roles[place].clone())
                }),
            ]
        } else {
            [Vec::new(), Vec::new(), Vec::new()]
        };
        let (mut cells, mut cell) = (Vec::new(), vec![0; chart.seats()]);
        let mut numbers = BTreeMap::new();
        let mut last = None;
        for seat in 1..chart.seats() {
            let here = Cell {
                department: chart.department[seat],
                groups: enough.then(|| {
                    let (layer, role) = (chart.layer[seat], chart.role[seat]);
                    [of[1][usize::from(layer)], of[2][usize::from(role)]]
                }),
            };
            // neighbours mostly share a cell
            cell[seat] = match last {
                Some((known, number)) if known == here => number,
                _ => *numbers.entry(here).or_insert_with(|| {
                    cells.push(here);
                    cells.len() as u32 - 1
                }),
            };
            last = Some((here, cell[seat]));
        }
        let mut departments_in = vec![Vec::new(); all.len()];
        for (department, &group) in of[0].iter().enumerate() {
            if group != u16::MAX {
                departments_in[usize::from(group)].push(department as u16);
            }
        }
        Self { all, departments_in, cells, cell }
    }

    /// Where each of some other groups is among these, by kind and name.
    pub fn places_of(&self, others: &Self) -> Vec<Option<usize>> {
        let place = |other: &Group| {
            self.all.iter().position(|own| own.kind == other.kind && own.name == other.name)
        };
        others.all.iter().map(place).collect()
    }

    /// Groups of one kind, with their numbers.
    pub fn of_kind(&self, kind: GroupKind) -> impl Iterator<Item = (usize, &Group)> {
        self.all.iter().enumerate().filter(move |(_, group)| group.kind == kind)
    }
}

/// One group a name; those under five are merged, and so is the next smallest if that is not enough.
fn by_name(
    all: &mut Vec<Group>,
    kind: GroupKind,
    people: &[u32],
    names: impl Fn(usize) -> (String, String),
) -> Vec<u16> {
    let mut merged: Vec<usize> = Vec::new();
    let mut in_merged = 0;
    let mut by_size: Vec<usize> = (0..people.len()).filter(|&place| people[place] > 0).collect();
    by_size.sort_by_key(|&place| people[place]);
    for &place in &by_size {
        let too_small = people[place] < SMALLEST_GROUP;
        let needed = !merged.is_empty() && in_merged < SMALLEST_GROUP;
        if too_small || needed {
            merged.push(place);
            in_merged += people[place];
        }
    }
    let mut of = vec![u16::MAX; people.len()];
    for place in 0..people.len() {
        if people[place] > 0 && !merged.contains(&place) {
            of[place] = all.len() as u16;
            let (name, label) = names(place);
            all.push(Group { kind, name, label, people: people[place] });
        }
    }
    if !merged.is_empty() {
        let taken = |name: &str| all.iter().any(|group| group.kind == kind && group.name == name);
        let mut name = format!("other-{}s", kind.name());
        while taken(&name) {
            name.push_str("-2");
        }
        let label = format!("Other {}s", kind.name());
        for &place in &merged {
            of[place] = all.len() as u16;
        }
        all.push(Group { kind, name, label, people: in_merged });
    }
    of
}

/// One group a layer, from the top; layers under five are merged with the next.
fn by_layer(all: &mut Vec<Group>, people: &[u32]) -> Vec<u16> {
    let mut runs: Vec<(usize, usize, u32)> = Vec::new();
    let mut open = false;
    for (layer, &here) in people.iter().enumerate().skip(1) {
        match runs.last_mut() {
            Some(run) if open => {
                run.1 = layer;
                run.2 += here;
            }
            _ => runs.push((layer, layer, here)),
        }
        open = runs.last().is_some_and(|run| run.2 < SMALLEST_GROUP);
    }
    if open
        && runs.len() > 1
        && let (Some(last), Some(before)) = (runs.pop(), runs.last_mut())
    {
        before.1 = last.1;
        before.2 += last.2;
    }
    let mut of = vec![u16::MAX; people.len()];
    for (first, last, people) in runs {
        for group in &mut of[first..=last] {
            *group = all.len() as u16;
        }
        let (name, label) = if first == last {
            (first.to_string(), format!("Layer {first}"))
        } else {
            (format!("{first}-{last}"), format!("Layers {first} to {last}"))
        };
        all.push(Group { kind: GroupKind::Layer, name, label, people });
    }
    of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_under_five_are_merged_with_the_next() {
        let mut all = Vec::new();
        let of = by_layer(&mut all, &[1, 3, 18, 108, 2]);
        assert_eq!(of, [u16::MAX, 0, 0, 1, 1]);
        assert_eq!(all.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["1-2", "3-4"]);
        assert_eq!(all.iter().map(|group| group.people).sum::<u32>(), 131);
    }

    #[test]
    fn small_departments_are_merged_until_they_are_five() {
        let mut all = Vec::new();
        let names = |place: usize| (format!("d{place}"), format!("D{place}"));
        let of = by_name(&mut all, GroupKind::Department, &[2, 40, 1, 9], names);
        assert_eq!(of, [1, 0, 1, 1]);
        assert_eq!(all[1].people, 12);
    }
}
