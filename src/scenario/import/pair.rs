//! Of several columns that number seats and managers, the two that belong together.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::code::id;
use super::complaints::Complaints;
use super::header::{Header, HeaderColumns};
use super::rows::RowReader;

/// Chooses the columns of seat and manager: with several that may be meant, those that meet in most rows.
pub(super) fn choose(
    text: &str,
    found: HeaderColumns,
    complaints: &mut Complaints,
) -> Option<Header> {
    let HeaderColumns {
        mut header,
        seats: (seats, known_seats),
        managers: (managers, known_managers),
    } = found;
    let known = known_seats > 0 && known_managers > 0;
    if !known || seats.len() > 1 || managers.len() > 1 {
        let usual = known.then(|| (seats[0], managers[0]));
        match best(text, &seats, &managers, usual) {
            Some((seat, manager)) => {
                header.chosen =
                    known_seats != 1 || known_managers != 1 || usual != Some((seat, manager));
                (header.seat, header.manager) = (seat, manager);
                return Some(header);
            }
            None if !known => {
                let missing = match (known_seats, known_managers) {
                    (0, 0) => "the seat, and none the manager",
                    (0, _) => "the seat",
                    _ => "the manager",
                };
                let help = format!(
                    "name it in the scenario: `[organization] chart_columns = {{ seat = \"...\", manager = \
                     \"...\" }}`; {}",
                    header.said()
                );
                complaints.file(0..0, format!("no column holds {missing}"), help);
                return None;
            }
            None => {}
        }
    }
    (header.seat, header.manager) = (seats[0], managers[0]);
    Some(header)
}

/// What a column holds, as far as it takes to see whether two columns meet.
#[derive(Default)]
struct ColumnContent {
    ids: Vec<u64>,
    different: HashSet<u64>,
    empty: usize,
}

impl ColumnContent {
    /// Rows with an identifier of their own.
    fn own(&self) -> usize {
        self.different.len()
    }
}

/// The pair that meets in the most rows, and has a seat of its own in most; of equal ones the likeliest.
/// `usual` is the pair that would be taken without looking.
fn best(
    text: &str,
    seats: &[usize],
    managers: &[usize],
    usual: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    let mut columns: Vec<(usize, ColumnContent)> =
        seats.iter().chain(managers).map(|&column| (column, ColumnContent::default())).collect();
    columns.dedup_by_key(|(column, _)| *column);
    let mut rows = RowReader::new(text);
    // what is wrong with the rows is said when they are read
    let mut unsaid = Complaints::default();
    rows.header(&mut unsaid)?;
    while rows.next(&mut unsaid).is_some() {
        if rows.is_empty() {
            continue;
        }
        for (column, held) in &mut columns {
            let id = id(rows.field(*column));
            let mut hasher = DefaultHasher::new();
            id.hash(&mut hasher);
            held.ids.push(hasher.finish());
            if id.is_empty() {
                held.empty += 1;
            } else {
                held.different.insert(hasher.finish());
            }
        }
    }
    let held =
        |wanted: usize| columns.iter().find(|(column, _)| *column == wanted).map(|(_, held)| held);
    let mut best: Option<(usize, (usize, usize))> = None;
    for &seat in seats {
        for &manager in managers {
            let (Some(above), Some(below)) = (held(manager), held(seat)) else { continue };
            if seat == manager {
                continue;
            }
            let pairs = above.ids.iter().zip(&below.ids);
            let met = pairs
                .filter(|(above, own)| above != own && below.different.contains(above))
                .count();
            let given = above.ids.len() - above.empty;
            let usual = usual == Some((seat, manager));
            // columns with no usual name must meet in most rows to be believed
            if !usual && met * 2 <= given {
                continue;
            }
            let score = met + below.own();
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, (seat, manager)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}
