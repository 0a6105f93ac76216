//! Rows find their managers; two heads, circles and managers without a row are refused.

use std::collections::HashMap;

use super::Complaints;
use super::lines::{Lines, shown};

/// Who reports to whom, by row; one more row stands for a head that has none of its own.
pub(super) struct Tree {
    pub(super) head: u32,
    /// Rows below each row, one after the other in file order.
    below: Vec<u32>,
    /// Where the rows below each row begin.
    pub(super) starts: Vec<u32>,
}

impl Tree {
    pub(super) fn connect(lines: &Lines<'_>, complaints: &mut Complaints) -> Option<Self> {
        let rows = lines.rows.len();
        let mut index: HashMap<&[u8], u32> = HashMap::with_capacity(rows);
        for (row, entry) in lines.rows.iter().enumerate() {
            if let Some(first) = index.insert(lines.seat(entry), row as u32) {
                let first = lines.rows[first as usize].line;
                let seat = shown(lines.seat(entry));
                let message = format!(
                    "row {}: seat `{seat}` appears twice, first in row {first}",
                    entry.line
                );
                complaints.add(lines.bytes(entry), message, "keep one row per seat");
            }
        }
        let mut manager = vec![0_u32; rows];
        let mut heads = Vec::new();
        let mut unknown: Vec<u32> = Vec::new();
        for (row, entry) in lines.rows.iter().enumerate() {
            let above = lines.manager(entry);
            let found = index.get(above).copied();
            let itself = found == Some(row as u32);
            if itself || nobody(above, found.is_some()) {
                heads.push(row as u32);
                manager[row] = row as u32;
            } else if let Some(found) = found {
                manager[row] = found;
            } else {
                unknown.push(row as u32);
            }
        }
        let above = |row: &u32| lines.manager(&lines.rows[*row as usize]);
        let one_unknown = unknown.windows(2).all(|pair| above(&pair[0]) == above(&pair[1]));
        let unseen_head = heads.is_empty() && !unknown.is_empty() && one_unknown;
        if unseen_head {
            heads.push(rows as u32);
            manager.push(rows as u32);
            for &row in &unknown {
                manager[row as usize] = rows as u32;
            }
        } else {
            for &row in &unknown {
                let entry = &lines.rows[row as usize];
                manager[row as usize] = row;
                let id = shown(lines.manager(entry));
                let message = format!("row {}: manager `{id}` has no row", entry.line);
                let help =
                    "add a row for that seat, or leave the manager empty if this is the head";
                complaints.add(lines.bytes(entry), message, help);
            }
        }
        if heads.len() > 1 {
            for &row in &heads {
                let entry = &lines.rows[row as usize];
                let id = shown(lines.seat(entry));
                let message = format!(
                    "row {}: seat `{id}` reports to nobody, as well as {} more",
                    entry.line,
                    heads.len() - 1
                );
                let help = "keep one head; give the others a manager or delete their rows";
                complaints.add(lines.bytes(entry), message, help);
            }
        }
        let tree = Self::below(&manager, heads.first().copied());
        report_circles(lines, &manager, complaints);
        complaints.is_empty().then_some(tree)
    }

    fn below(manager: &[u32], head: Option<u32>) -> Self {
        let rows = manager.len();
        let mut starts = vec![0_u32; rows + 1];
        let reports = |row: usize| manager[row] as usize != row;
        for row in (0..rows).filter(|&row| reports(row)) {
            starts[manager[row] as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut below = vec![0; starts[rows] as usize];
        for row in (0..rows).filter(|&row| reports(row)) {
            let place = &mut next[manager[row] as usize];
            below[*place as usize] = row as u32;
            *place += 1;
        }
        Self { head: head.unwrap_or(0), below, starts }
    }

    pub(super) fn reports(&self, row: u32) -> &[u32] {
        let row = row as usize;
        &self.below[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// Whether the manager column says that there is no manager.
fn nobody(id: &[u8], is_seat: bool) -> bool {
    let words: [&[u8]; 8] = [b"", b"-", b"none", b"null", b"n/a", b"na", b"nan", b"nobody"];
    !is_seat && (id == b"0" || words.iter().any(|word| id.eq_ignore_ascii_case(word)))
}

/// Notes every circle of seats that report to each other.
fn report_circles(lines: &Lines<'_>, manager: &[u32], complaints: &mut Complaints) {
    // 0: not yet seen; otherwise the number of the walk that came past
    let mut seen = vec![0_u32; manager.len()];
    for start in 0..lines.rows.len() {
        let walk = start as u32 + 1;
        let mut row = start;
        while seen[row] == 0 && manager[row] as usize != row {
            seen[row] = walk;
            row = manager[row] as usize;
        }
        if seen[row] != walk || manager[row] as usize == row {
            continue;
        }
        let mut chain = vec![row];
        let mut next = manager[row] as usize;
        while next != row {
            chain.push(next);
            next = manager[next] as usize;
        }
        let id = |row: &usize| shown(lines.seat(&lines.rows[*row]));
        let mut circle: Vec<String> = chain.iter().take(8).map(id).collect();
        circle.push(if chain.len() > 8 {
            format!("... ({} seats)", chain.len())
        } else {
            id(&row)
        });
        let entry = &lines.rows[row];
        let message =
            format!("row {}: seats report in a circle: {}", entry.line, circle.join(" -> "));
        complaints.add(
            lines.bytes(entry),
            message,
            "give one of them a manager outside the circle",
        );
    }
}
