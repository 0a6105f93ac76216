//! Lines of equal value through a grid of values, by marching squares (Lorensen and Cline 1987, in two
//! dimensions), with straight lines between the points of the grid.

/// A place in the grid: columns from the left, rows from the first one, whole numbers at its points.
pub(super) type GridSpot = (f64, f64);

/// An edge of the grid, from a point to its right or upper neighbour: column, row, whether it goes up.
type GridEdge = (usize, usize, bool);

/// The lines on which the values pass through the level; each is one unbroken path. Squares with a
/// corner that is not a number have none. `[rows][columns]`
pub(super) fn lines(values: &[Vec<f64>], level: f64) -> Vec<Vec<GridSpot>> {
    let mut pieces = pieces(values, level);
    let mut lines = Vec::new();
    while let Some((from, to)) = next(&mut pieces) {
        let mut path = vec![from, to];
        extend(&mut path, &mut pieces);
        path.reverse();
        extend(&mut path, &mut pieces);
        lines.push(path.into_iter().map(|edge| crossing(values, level, edge)).collect());
    }
    lines
}

fn next(pieces: &mut Vec<(GridEdge, GridEdge)>) -> Option<(GridEdge, GridEdge)> {
    if pieces.is_empty() { None } else { Some(pieces.remove(0)) }
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
fn at(values: &[Vec<f64>], column: usize, row: usize) -> f64 {
    values.get(row).and_then(|row| row.get(column)).copied().unwrap_or(f64::NAN)
}

/// The pieces of all squares: which of their edges they join.
fn pieces(values: &[Vec<f64>], level: f64) -> Vec<(GridEdge, GridEdge)> {
    let mut pieces = Vec::new();
    for (row, of) in values.iter().enumerate() {
        for column in 0..of.len() {
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
                .map(|(right, up)| at(values, column + right, row + up));
            if corners.iter().any(|value| !value.is_finite()) {
                continue;
            }
            let (bottom, right) = ((column, row, false), (column + 1, row, true));
            let (top, left) = ((column, row + 1, false), (column, row, true));
            let edges = [bottom, right, top, left];
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

/// Where the values pass through the level on an edge.
fn crossing(values: &[Vec<f64>], level: f64, (column, row, goes_up): GridEdge) -> GridSpot {
    let (right, up) = if goes_up { (0, 1) } else { (1, 0) };
    let (from, to) = (at(values, column, row), at(values, column + right, row + up));
    let share = ((level - from) / (to - from)).clamp(0.0, 1.0);
    (column as f64 + right as f64 * share, row as f64 + up as f64 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(value: impl Fn(f64, f64) -> f64) -> Vec<Vec<f64>> {
        let row =
            |row: i32| (0..7).map(|column| value(f64::from(column), f64::from(row))).collect();
        (0..5).map(row).collect()
    }

    #[test]
    fn a_slope_has_one_straight_line() {
        let lines = lines(&grid(|column, _| column), 2.5);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].len(), 5);
        assert!(lines[0].iter().all(|spot| (spot.0 - 2.5).abs() < 1e-12));
    }

    #[test]
    fn a_hill_has_a_closed_line_around_it() {
        let hill = grid(|column, row| -(column - 3.0) * (column - 3.0) - (row - 2.0) * (row - 2.0));
        let lines = lines(&hill, -1.5);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].first(), lines[0].last());
        // half-way between -1 and -2 on an edge that leaves the neighbour of the top
        assert!(lines[0].iter().all(|(column, row)| {
            let (column, row) = ((column - 3.0).abs(), (row - 2.0).abs());
            (1.0..=1.5).contains(&(column + row))
        }));
    }

    #[test]
    fn a_saddle_is_cut_into_two_lines_that_do_not_touch() {
        let saddle = vec![vec![1.0, 0.0], vec![0.0, 1.0]];
        let apart = lines(&saddle, 0.6);
        assert_eq!(apart.len(), 2);
        assert!(apart.iter().all(|line| line.len() == 2));
    }

    #[test]
    fn holes_flat_and_empty_grids_have_no_lines() {
        let hole = grid(|column, row| if (column - 3.0).abs() < 0.5 { f64::NAN } else { row });
        assert_eq!(lines(&hole, 1.5).len(), 2);
        assert!(lines(&grid(|_, _| 4.0), 4.0).is_empty());
        assert!(lines(&[], 1.0).is_empty() && lines(&[vec![1.0]], 1.0).is_empty());
    }
}
