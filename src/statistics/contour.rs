//! Lines through a plane along which a quantity is zero: marching squares (Lorensen & Cline 1987, in two
//! dimensions).

use std::collections::BTreeMap;

/// The edge between two neighbouring points of the grid: its lower end, and whether it runs along the
/// first parameter.
type Edge = (usize, usize, bool);

/// Lines along which a quantity on a grid changes its sign, by linear interpolation between neighbours.
/// `values` are given with the second parameter fastest. `[first x second]` Cells with a corner that is
/// not a number are left out. Lines come in the order of their first edge; a closed one ends where it
/// begins.
pub fn lines(first: &[f64], second: &[f64], values: &[f64]) -> Vec<Vec<[f64; 2]>> {
    let at = |i: usize, j: usize| values[i * second.len() + j];
    // a line needs both sides: where nothing is above or below zero nothing changes
    if !values.iter().any(|&value| value > 0.0) || !values.iter().any(|&value| value < 0.0) {
        return Vec::new();
    }
    let mut neighbours: BTreeMap<Edge, Vec<Edge>> = BTreeMap::new();
    for i in 0..first.len().saturating_sub(1) {
        for j in 0..second.len().saturating_sub(1) {
            let corners = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
            for (left, right) in segments(corners) {
                // sides of the cell in the order of its corners
                let sides = [(i, j, true), (i + 1, j, false), (i, j + 1, true), (i, j, false)];
                neighbours.entry(sides[left]).or_default().push(sides[right]);
                neighbours.entry(sides[right]).or_default().push(sides[left]);
            }
        }
    }
    let place = |&(i, j, along_first): &Edge| {
        let (k, l) = if along_first { (i + 1, j) } else { (i, j + 1) };
        let share = at(i, j) / (at(i, j) - at(k, l));
        [first[i] + share * (first[k] - first[i]), second[j] + share * (second[l] - second[j])]
    };
    chains(neighbours).iter().map(|chain| chain.iter().map(place).collect()).collect()
}

/// Which sides of a cell a line joins; corners and sides in the same turn.
fn segments(corners: [f64; 4]) -> Vec<(usize, usize)> {
    if corners.iter().any(|value| value.is_nan()) {
        return Vec::new();
    }
    let above = corners.map(|value| value > 0.0);
    let crossed: Vec<usize> = (0..4).filter(|&side| above[side] != above[(side + 1) % 4]).collect();
    match crossed.as_slice() {
        [left, right] => vec![(*left, *right)],
        // a saddle: the middle of the cell decides which corners belong together
        [_, _, _, _] if (corners.iter().sum::<f64>() > 0.0) == above[0] => vec![(0, 1), (2, 3)],
        [_, _, _, _] => vec![(3, 0), (1, 2)],
        _ => Vec::new(),
    }
}

/// Edges joined to chains, open ones first.
fn chains(mut neighbours: BTreeMap<Edge, Vec<Edge>>) -> Vec<Vec<Edge>> {
    let mut chains = Vec::new();
    let ends: Vec<Edge> =
        neighbours.iter().filter(|(_, joined)| joined.len() == 1).map(|(edge, _)| *edge).collect();
    for end in ends {
        let chain = walk(&mut neighbours, end);
        if chain.len() > 1 {
            chains.push(chain);
        }
    }
    while let Some(&start) = neighbours.keys().next() {
        let mut chain = walk(&mut neighbours, start);
        chain.push(start);
        chains.push(chain);
    }
    chains
}

/// Follows a chain from an edge and removes it.
fn walk(neighbours: &mut BTreeMap<Edge, Vec<Edge>>, start: Edge) -> Vec<Edge> {
    let mut chain = Vec::new();
    let mut next = Some(start);
    while let Some(edge) = next {
        let Some(joined) = neighbours.remove(&edge) else { break };
        chain.push(edge);
        next = joined.into_iter().find(|other| neighbours.contains_key(other));
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    const AXIS: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

    fn of(height: impl Fn(f64, f64) -> f64) -> Vec<Vec<[f64; 2]>> {
        let values: Vec<f64> = AXIS
            .iter()
            .flat_map(|&x| AXIS.iter().map(move |&y| (x, y)))
            .map(|(x, y)| height(x, y))
            .collect();
        lines(&AXIS, &AXIS, &values)
    }

    #[test]
    fn a_slope_has_one_straight_line() {
        let lines = of(|x, y| x + y - 3.5);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].iter().all(|[x, y]| (x + y - 3.5).abs() < 1e-12));
        let ends = [lines[0][0], lines[0][lines[0].len() - 1]];
        assert!(ends.iter().all(|[x, y]| *x < 1e-12 || *y < 1e-12), "{ends:?}");
    }

    #[test]
    fn a_hill_has_a_closed_line() {
        let lines = of(|x, y| 2.0 - (x - 2.0) * (x - 2.0) - (y - 2.0) * (y - 2.0));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].first(), lines[0].last());
        assert!(lines[0].len() > 8);
    }

    #[test]
    fn a_saddle_has_two_lines_that_do_not_cross() {
        let lines = of(|x, y| (x - 1.5) * (y - 1.5) + 0.1);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn without_both_sides_there_is_no_line() {
        assert!(of(|x, _| x).is_empty(), "nothing is below zero");
        assert!(of(|_, _| f64::NAN).is_empty());
        assert!(lines(&[0.0, 1.0], &[0.0, 1.0], &[1.0, f64::NAN, -1.0, -1.0]).is_empty());
    }
}
