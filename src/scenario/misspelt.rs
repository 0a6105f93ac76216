//! Words that are nearly right: each is told once, and read as what it most likely means, so that nothing that
//! only follows from it is told as well.

use super::diagnostic::Problems;
use super::keys::{self, Next};
use super::letters::{code, deceiving};
use super::suggest::closest;
use super::tree::{KeyRow, TreeTable, Value};

/// Tells every misspelt word of a table and of those below it, and puts it right.
pub(super) fn spelled_right(table: &mut TreeTable, prefix: &str, problems: &mut Problems) {
    let rows = std::mem::take(&mut table.rows);
    let next = keys::below(prefix);
    for mut row in rows {
        let key = keys::join(prefix, &row.name);
        let Next::Words(words) = &next else {
            below(&mut row, &key, problems);
            table.rows.push(row);
            continue;
        };
        let is_known = words.contains(&row.name.as_str())
            || prefix.is_empty() && row.name == "each"
            || row.name == "set" && keys::is_change(prefix);
        if is_known {
            below(&mut row, &key, problems);
            table.rows.push(row);
            continue;
        }
        // what stands beside `set` by mistake keeps its name
        let meant = closest(&row.name, words.iter().copied())
            .filter(|_| !(keys::is_change(prefix) && is_word_of_a_file(&row.name)));
        let Some(meant) = meant else {
            table.rows.push(row);
            continue;
        };
        let right = keys::join(prefix, meant);
        let message = match deceiving(&row.name) {
            Some((letter, why)) => format!("a key holds {}, {why}", code(letter)),
            None => format!("unknown key `{key}`"),
        };
        problems.wrong(&row.place, message, format!("did you mean `{right}`?"));
        row.name = meant.to_string();
        below(&mut row, &right, problems);
        put(table, row);
    }
}

fn below(row: &mut KeyRow, key: &str, problems: &mut Problems) {
    if keys::leaf(key).is_some() || row.name == "set" || row.name == "each" {
        return;
    }
    if let Value::Table(table) = &mut row.node.value {
        spelled_right(table, key, problems);
    }
}

/// Adds a row that was misspelt: the contents of a table to the table of that name. A value that stands there already
/// stays.
fn put(table: &mut TreeTable, row: KeyRow) {
    let Some(mine) = table.rows.iter_mut().find(|mine| mine.name == row.name) else {
        table.rows.push(row);
        return;
    };
    if let (Value::Table(mine), Value::Table(other)) = (&mut mine.node.value, row.node.value) {
        for row in other.rows {
            put(mine, row);
        }
    }
}

fn is_word_of_a_file(word: &str) -> bool {
    matches!(keys::below(""), Next::Words(words) if words.contains(&word))
}
