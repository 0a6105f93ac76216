//! Lines of equal value through a grid of values, by marching squares (Lorensen and Cline 1987, in two
//! dimensions), with straight lines between the points of the grid.

/// An edge of the grid, from a point to its neighbour in the next row or in the next column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GridEdge {
    row: usize,
    column: usize,
    to_next_row: bool,
}

/// Where a line crosses an edge of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridCrossing {
    /// The edge.
    pub edge: GridEdge,
    /// The part of the edge before the line, 0 to 1.
    pub share: f64,
}

impl GridCrossing {
    /// The places of the crossing between the places of rows and between those of columns; nothing beside a row or
    /// column that has no place.
    pub fn place(
        &self,
        row: impl Fn(usize) -> Option<f64>,
        column: impl Fn(usize) -> Option<f64>,
    ) -> Option<(f64, f64)> {
        let GridEdge { row: at_row, column: at_column, to_next_row } = self.edge;
        let between = |of: &dyn Fn(usize) -> Option<f64>, at: usize, is_crossed: bool| {
            let from = of(at)?;
            Some(if is_crossed { from + self.share * (of(at + 1)? - from) } else { from })
        };
        Some((between(&row, at_row, to_next_row)?, between(&column, at_column, !to_next_row)?))
    }
}

/// The lines that leave everything at or above the level on one side; each is one unbroken path, a closed one ends
/// where it begins. Squares with a corner that is not a number have none. `[rows][columns]`
pub fn level_lines(values: &[Vec<f64>], level: f64) -> Vec<Vec<GridCrossing>> {
    let mut pieces = pieces(values, level);
    let mut lines = Vec::new();
    while !pieces.is_empty() {
        let (from, to) = pieces.remove(0);
        let mut path = vec![from, to];
        extend(&mut path, &mut pieces);
        path.reverse();
        extend(&mut path, &mut pieces);
        let crossing = |edge| GridCrossing { edge, share: share(values, level, edge) };
        lines.push(path.into_iter().map(crossing).collect());
    }
    lines
}

/// Lines in the order of their lowest edges: open ones first, each from its lower end on, then closed ones.
#[must_use]
pub fn from_lowest(mut lines: Vec<Vec<GridCrossing>>) -> Vec<Vec<GridCrossing>> {
    let is_closed = |line: &[GridCrossing]| line[0].edge == line[line.len() - 1].edge;
    for line in &mut lines {
        let last = line.len() - 1;
        if is_closed(line) {
            line.pop();
            let lowest = (0..last).min_by_key(|&at| line[at].edge).unwrap_or(0);
            line.rotate_left(lowest);
            line.push(line[0]);
            if line[1].edge.column > line[last - 1].edge.column {
                line.reverse();
            }
        } else if line[last].edge < line[0].edge {
            line.reverse();
        }
    }
    lines.sort_by_key(|line| (is_closed(line), line[0].edge));
    lines
}

/// Appends pieces to the end of a path while one fits.
fn extend(path: &mut Vec<GridEdge>, pieces: &mut Vec<(GridEdge, GridEdge)>) {
    while let Some(end) = path.last().copied() {
        let fits = |(from, to): &(GridEdge, GridEdge)| *from == end || *to == end;
        let Some(position) = pieces.iter().position(fits) else { return };
        let (from, to) = pieces.remove(position);
        path.push(if from == end { to } else { from });
    }
}

/// The value at a point; not a number outside the grid.
fn at(values: &[Vec<f64>], row: usize, column: usize) -> f64 {
    values.get(row).and_then(|row| row.get(column)).copied().unwrap_or(f64::NAN)
}

/// The pieces of all squares: which of their edges they join.
fn pieces(values: &[Vec<f64>], level: f64) -> Vec<(GridEdge, GridEdge)> {
    let mut pieces = Vec::new();
    for (row, of) in values.iter().enumerate() {
        for column in 0..of.len() {
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
                .map(|(right, up)| at(values, row + up, column + right));
            if corners.iter().any(|value| !value.is_finite()) {
                continue;
            }
            let edge = |up, right, to_next_row| GridEdge {
                row: row + up,
                column: column + right,
                to_next_row,
            };
            let edges @ [bottom, right, top, left] =
                [edge(0, 0, false), edge(0, 1, true), edge(1, 0, false), edge(0, 0, true)];
            let above = corners.map(|value| value >= level);
            let crossed: Vec<GridEdge> = (0..4)
                .filter(|&edge| above[edge] != above[(edge + 1) % 4])
                .map(|edge| edges[edge])
                .collect();
            match crossed[..] {
                [one, other] => pieces.push((one, other)),
                // a saddle: the middle of the square decides which corners belong together
                [_, _, _, _] => {
                    let middle = corners.iter().map(|value| value / 4.0).sum::<f64>() >= level;
                    if middle == above[0] {
                        pieces.extend([(bottom, right), (top, left)]);
                    } else {
                        pieces.extend([(left, bottom), (right, top)]);
                    }
                }
                _ => {}
            }
        }
    }
    pieces
}

/// The part of an edge before the values on it pass through the level.
fn share(values: &[Vec<f64>], level: f64, GridEdge { row, column, to_next_row }: GridEdge) -> f64 {
    let next = if to_next_row { (row + 1, column) } else { (row, column + 1) };
    let (from, to) = (at(values, row, column), at(values, next.0, next.1));
    ((level - from) / (to - from)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(value: impl Fn(f64, f64) -> f64) -> Vec<Vec<f64>> {
        let row =
            |row: i32| (0..7).map(|column| value(f64::from(column), f64::from(row))).collect();
        (0..5).map(row).collect()
    }

    /// Rows and columns of the crossings of a line.
    fn places(line: &[GridCrossing]) -> Vec<(f64, f64)> {
        let whole = |at: usize| Some(at as f64);
        line.iter().map(|crossing| crossing.place(whole, whole).expect("inside")).collect()
    }

    #[test]
    fn a_slope_has_one_straight_line() {
        let lines = level_lines(&grid(|column, _| column), 2.5);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].len(), 5);
        assert!(places(&lines[0]).iter().all(|(_, column)| (column - 2.5).abs() < 1e-12));
        let rows: Vec<f64> =
            places(&from_lowest(lines)[0]).into_iter().map(|(row, _)| row).collect();
        assert_eq!(rows, [0.0, 1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn a_hill_has_a_closed_line_around_it() {
        let hill = grid(|column, row| -(column - 3.0) * (column - 3.0) - (row - 2.0) * (row - 2.0));
        let lines = level_lines(&hill, -1.5);
        assert_eq!(lines.len(), 1);
        // half-way between -1 and -2 on an edge that leaves the neighbour of the top
        assert!(places(&lines[0]).iter().all(|(row, column)| {
            let (column, row) = ((column - 3.0).abs(), (row - 2.0).abs());
            (1.0..=1.5).contains(&(column + row))
        }));
        let turned = from_lowest(lines.clone());
        assert_eq!(turned[0].len(), lines[0].len());
        for line in [&lines[0], &turned[0]] {
            assert_eq!(line.first(), line.last());
        }
        assert!(turned[0].iter().all(|crossing| crossing.edge >= turned[0][0].edge));
    }

    #[test]
    fn a_saddle_is_cut_into_two_lines_that_do_not_touch() {
        let saddle = vec![vec![1.0, 0.0], vec![0.0, 1.0]];
        let apart = level_lines(&saddle, 0.6);
        assert_eq!(apart.len(), 2);
        assert!(apart.iter().all(|line| line.len() == 2));
    }

    #[test]
    fn holes_flat_and_empty_grids_have_no_lines() {
        let hole = grid(|column, row| if (column - 3.0).abs() < 0.5 { f64::NAN } else { row });
        assert_eq!(level_lines(&hole, 1.5).len(), 2);
        assert!(level_lines(&grid(|_, _| 4.0), 4.0).is_empty());
        assert!(level_lines(&[], 1.0).is_empty() && level_lines(&[vec![1.0]], 1.0).is_empty());
    }
}
