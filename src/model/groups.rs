//! Which seats are summed up together for people to read: departments, layers and roles, never fewer
//! than five seats.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::{Chart, SMALLEST_GROUP, Scenario, is_drawn};

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
    pub cells: Vec<GroupCell>,
    /// Cell of each seat; 0 for seat 0. `[seats]`
    pub cell: Vec<u32>,
}

/// A combination of department and of groups by layer and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupCell {
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
        let enough = chart.seats() as u32 > SMALLEST_GROUP;
        let (all, of) = if enough {
            safe(chart, scenario, &people)
        } else {
            (Vec::new(), [Vec::new(), Vec::new(), Vec::new()])
        };
        let (mut cells, mut cell) = (Vec::new(), vec![0; chart.seats()]);
        let mut numbers = BTreeMap::new();
        let mut last = None;
        for seat in 1..chart.seats() {
            let here = GroupCell {
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

    /// Place of a department that is shown on its own.
    pub fn department(&self, name: &str) -> Option<usize> {
        let mut departments = self.of_kind(GroupKind::Department);
        departments.find(|(_, group)| group.name == name).map(|(place, _)| place)
    }

    /// Groups of one kind, with their numbers.
    pub fn of_kind(&self, kind: GroupKind) -> impl Iterator<Item = (usize, &Group)> {
        self.all.iter().enumerate().filter(move |(_, group)| group.kind == kind)
    }
}

/// Groups by department, layer and role, and the group of each of these; merged further until nobody can take the
/// groups of one kind from those of another and be left with fewer than five seats.
fn safe(chart: &Chart, scenario: &Scenario, people: &[Vec<u32>; 3]) -> (Vec<Group>, [Vec<u16>; 3]) {
    let mut merged = [vec![false; people[0].len()], vec![false; people[2].len()]];
    let cells = combinations(chart);
    loop {
        let mut all = Vec::new();
        let of = [
            by_name(&mut all, GroupKind::Department, &people[0], &merged[0], |place| {
                let department = &scenario.departments[place];
                (department.name.clone(), department.label.clone())
            }),
            by_layer(&mut all, &people[1]),
            by_name(&mut all, GroupKind::Role, &people[2], &merged[1], |place| {
                let role = &chart.roles[place];
                let drawn = role.chars().all(is_drawn);
                (role.clone(), if drawn { role.clone() } else { format!("Role {}", place + 1) })
            }),
        ];
        let Some(kinds) = left_over(&cells, &all, &of) else { return (all, of) };
        // roles are the least telling, then departments; layers are merged by their size alone
        let mut merge = |kind: usize, people: &[u32]| {
            let open = (0..people.len()).filter(|&place| people[place] > 0 && !merged[kind][place]);
            let least = open.min_by_key(|&place| people[place]);
            least.inspect(|&place| merged[kind][place] = true).is_some()
        };
        let has_role = kinds.contains(&GroupKind::Role) && merge(1, &people[2]);
        if !has_role && !merge(0, &people[0]) {
            return (all, of);
        }
    }
}

/// Combinations of department, layer and role that occur below the leader.
fn combinations(chart: &Chart) -> BTreeSet<[u16; 3]> {
    let mut cells = BTreeSet::new();
    let mut last = None;
    for seat in 1..chart.seats() {
        let here = [chart.department[seat], u16::from(chart.layer[seat]), chart.role[seat]];
        // neighbours mostly share a combination
        if last != Some(here) {
            cells.insert(here);
            last = Some(here);
        }
    }
    cells
}

/// The kinds of a group and of the groups of another kind that hold all its seats and only one to four others: their
/// difference would show these. Nothing when there are none.
fn left_over(
    cells: &BTreeSet<[u16; 3]>,
    all: &[Group],
    of: &[Vec<u16>; 3],
) -> Option<[GroupKind; 2]> {
    let mut together: BTreeSet<(u16, u16)> = BTreeSet::new();
    for cell in cells {
        let here = [0, 1, 2].map(|kind| of[kind][usize::from(cell[kind])]);
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            together.insert((here[one], here[other]));
            together.insert((here[other], here[one]));
        }
    }
    for kind in [GroupKind::Department, GroupKind::Layer, GroupKind::Role] {
        for (place, group) in all.iter().enumerate() {
            if group.kind == kind {
                continue;
            }
            let touched = together.range((place as u16, 0)..=(place as u16, u16::MAX));
            let holding = touched.map(|(_, other)| &all[usize::from(*other)]);
            let seats: u32 =
                holding.filter(|other| other.kind == kind).map(|other| other.people).sum();
            if seats > group.people && seats - group.people < SMALLEST_GROUP {
                return Some([group.kind, kind]);
            }
        }
    }
    None
}

/// One group a name; those under five are merged with those that have to be, and so is the next smallest if that is
/// not enough.
fn by_name(
    all: &mut Vec<Group>,
    kind: GroupKind,
    people: &[u32],
    with_others: &[bool],
    names: impl Fn(usize) -> (String, String),
) -> Vec<u16> {
    let mut merged: Vec<usize> = Vec::new();
    let mut in_merged = 0;
    let mut by_size: Vec<usize> = (0..people.len()).filter(|&place| people[place] > 0).collect();
    by_size.sort_by_key(|&place| people[place]);
    let mut has_to = 0;
    for &place in by_size.iter().filter(|&&place| with_others[place]) {
        merged.push(place);
        in_merged += people[place];
        has_to += 1;
    }
    for &place in by_size.iter().filter(|&&place| !with_others[place]) {
        let too_small = people[place] < SMALLEST_GROUP;
        let needed = !merged.is_empty() && in_merged < SMALLEST_GROUP;
        let alone = has_to == 1 && merged.len() == 1;
        if too_small || needed || alone {
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
    use crate::scenario::Columns;
    use crate::scenario::import::Imported;

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
        let of = by_name(&mut all, GroupKind::Department, &[2, 40, 1, 9], &[false; 4], names);
        assert_eq!(of, [1, 0, 1, 1]);
        assert_eq!(all[1].people, 12);
        all.clear();
        // one that has to be merged is never alone
        let of = by_name(&mut all, GroupKind::Role, &[20, 40, 9], &[true, false, false], names);
        assert_eq!(of, [1, 0, 1]);
    }

    #[test]
    fn nobody_is_left_over_when_groups_of_two_kinds_are_taken_from_each_other() {
        // all engineers but two work in one department that holds nobody else: 14 of 16
        let mut rows = String::from("seat,manager,department,role\n1,,lead,head\n");
        for seat in 2..=60 {
            let (department, role) = match seat {
                2..=15 => ("build", "engineer"),
                16 | 17 => ("run", "engineer"),
                18..=40 => ("run", "operator"),
                _ => ("sell", "seller"),
            };
            rows.push_str(&format!("{seat},1,{department},{role}\n"));
        }
        let Imported { chart, departments, .. } =
            Chart::import(rows.as_bytes(), &Columns::default()).expect("a chart");
        let mut scenario = Scenario::embedded("tickets-versus-experience").expect("shipped");
        scenario.departments = departments;
        let groups = Groups::new(&chart, &scenario);
        for (kind, other) in [
            (GroupKind::Department, GroupKind::Role),
            (GroupKind::Role, GroupKind::Department),
            (GroupKind::Layer, GroupKind::Role),
        ] {
            for (place, group) in groups.of_kind(kind) {
                let seats = |wanted: &dyn Fn(usize) -> bool| {
                    (1..chart.seats()).filter(|&seat| wanted(seat)).count()
                };
                let group_of = |seat: usize, kind: GroupKind| {
                    let cell = &groups.cells[groups.cell[seat] as usize];
                    match kind {
                        GroupKind::Department => groups
                            .departments_in
                            .iter()
                            .position(|departments| departments.contains(&cell.department)),
                        GroupKind::Layer => cell.groups.map(|[layer, _]| usize::from(layer)),
                        GroupKind::Role => cell.groups.map(|[_, role]| usize::from(role)),
                    }
                };
                let own = |seat: usize| group_of(seat, kind) == Some(place);
                let holding: Vec<usize> = (1..chart.seats())
                    .filter(|&seat| own(seat))
                    .filter_map(|seat| group_of(seat, other))
                    .collect();
                let all = seats(&|seat| {
                    group_of(seat, other).is_some_and(|group| holding.contains(&group))
                });
                let left = all - group.people as usize;
                assert!(left == 0 || left >= 5, "{}: {left}", group.name);
            }
        }
    }
}
