//! Rows find their managers; two heads, circles and managers without a row are refused.

use super::above::Above;
use super::complaints::{ComplaintKind, Complaints, RowNumbers};
use super::lines::Lines;
use super::seats::Seats;

/// Who reports to whom, by row; one more row stands for a head that has none of its own.
pub(super) struct Tree {
    pub(super) head: u32,
    /// Rows below each row, one after the other in file order.
    below: Vec<u32>,
    /// Where the rows below each row begin.
    pub(super) starts: Vec<u32>,
    /// Whether the user asked for the seat above all.
    pub(super) joined: bool,
    /// Who leads, in a sentence.
    pub(super) lead: String,
}

impl Above {
    /// Sets one more row above some, which makes it the head.
    fn unite(&mut self, below: &[u32]) {
        let head = self.manager.len() as u32;
        self.manager.push(head);
        for &row in below {
            self.manager[row as usize] = head;
        }
        self.heads = vec![head];
    }
}

impl Tree {
    /// Connects the rows; `join_heads` sets one seat above several heads.
    pub(super) fn connect(
        lines: &Lines<'_>,
        join_heads: bool,
        remarks: &mut Vec<String>,
        complaints: &mut Complaints,
    ) -> Option<Self> {
        let seats = Seats::of(lines, remarks, complaints);
        let mut above = seats.managers();
        let line = |row: u32| lines.rows[row as usize].line;
        let told = |rows: &[u32]| rows.iter().map(|&row| line(row)).collect::<RowNumbers>().told();
        let mut joined = false;
        let lead = match (&above.heads[..], &above.unknown[..]) {
            ([], [only]) if seats.is_outside(*only) => {
                above.heads = std::mem::take(&mut above.unknown);
                format!("row {} is the head, as its manager has no row", line(above.heads[0]))
            }
            ([], [first, others @ ..])
                if seats.is_outside(*first)
                    && others
                        .iter()
                        .all(|other| seats.manager(*other) == seats.manager(*first)) =>
            {
                remarks.push(format!(
                    "the manager of {} has no row in the reporting lines: a seat was made for it, above \
                     all others",
                    told(&above.unknown)
                ));
                let below = std::mem::take(&mut above.unknown);
                above.unite(&below);
                "the head has no row of its own".to_string()
            }
            ([head], _) => format!("row {} is the head", line(*head)),
            ([_, second, ..], _) if !join_heads => {
                let message =
                    format!("{} report to nobody, and a chart has one head", told(&above.heads));
                let help = "give all but one of them a manager, or write `join_heads = true` under \
                            `[organization]`: a seat is set above them";
                complaints.file(lines.rows[*second as usize].bytes(), message, help);
                String::new()
            }
            ([_, _, ..], _) => {
                remarks.push(format!(
                    "{} of the reporting lines report to nobody: a seat was set above them, as \
                     `organization.join_heads` asks",
                    told(&above.heads)
                ));
                joined = true;
                let below = std::mem::take(&mut above.heads);
                above.unite(&below);
                "the head was set above the file's own heads".to_string()
            }
            _ => String::new(),
        };
        seats.refuse_unknown(&above, complaints);
        let mut tree = Self::below(&above.manager, above.heads.first().copied());
        (tree.joined, tree.lead) = (joined, lead);
        tree.refuse_posts_with_reports(lines, complaints);
        report_circles(lines, &above.manager, complaints);
        complaints.is_empty().then_some(tree)
    }

    /// Nobody can say which of many posts somebody reports to.
    fn refuse_posts_with_reports(&self, lines: &Lines<'_>, complaints: &mut Complaints) {
        for (row, entry) in lines.rows.iter().enumerate() {
            let reports = self.reports(row as u32).len();
            if entry.posts != 1 && reports > 0 {
                let rows = if reports == 1 { "row reports" } else { "rows report" };
                complaints.row(
                    ComplaintKind::Posts,
                    (entry.line, entry.bytes()),
                    || format!(" stands for {} posts, and {reports} {rows} to it", entry.posts),
                    || {
                        "give the post that leads a row of its own, or leave the column out: `[organization] \
                         chart_columns = { posts = \"\" }`"
                            .to_string()
                    },
                );
            }
        }
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
        Self { head: head.unwrap_or(0), below, starts, joined: false, lead: String::new() }
    }

    pub(super) fn reports(&self, row: u32) -> &[u32] {
        let row = row as usize;
        &self.below[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
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
        let said = |row: &usize| {
            let entry = &lines.rows[*row];
            lines.code(lines.seat(entry)).unwrap_or_else(|| format!("row {}", entry.line))
        };
        let entry = &lines.rows[row];
        complaints.row(
            ComplaintKind::Circle,
            (entry.line, entry.bytes()),
            || {
                let mut circle: Vec<String> = chain.iter().take(8).map(said).collect();
                circle.push(if chain.len() > 8 {
                    format!("... ({} seats)", chain.len())
                } else {
                    said(&row)
                });
                format!(": seats report in a circle: {}", circle.join(" -> "))
            },
            || "give one of them a manager outside the circle".to_string(),
        );
    }
}
