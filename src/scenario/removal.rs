//! Rows that a child takes out of what its parents bring: `[option.pilot] remove = true`.

use super::diagnostic::Problems;
use super::keys;
use super::parameter::FREE_TABLES;
use super::suggest::{closest, enumerated};
use super::tree::{KeyRow, TreeTable, Value};

/// The word that takes a row out.
pub(super) const REMOVE: &str = "remove";

/// Takes the rows that a child removes out of its parents; the child keeps what it says besides. What is wrong is
/// noted.
pub(super) fn take_out(parents: &mut TreeTable, child: &mut TreeTable, problems: &mut Problems) {
    for &name in FREE_TABLES {
        let Some(Value::Table(rows)) = value(child, name) else { continue };
        rows.rows.retain_mut(|row| {
            let Value::Table(fields) = &mut row.node.value else { return true };
            let Some(at) = fields.rows.iter().position(|field| field.name == REMOVE) else {
                return true;
            };
            let remove = fields.rows.remove(at);
            let key = keys::join(name, &row.name);
            match remove.node.value {
                Value::Flag(true) if fields.rows.is_empty() => {
                    take(parents, name, row, problems);
                    false
                }
                Value::Flag(true) => {
                    let message = format!("`{key}` is removed and says something as well");
                    let help = "delete its other lines, or `remove`; what stays and differs is written without it";
                    problems.wrong(&remove.place, message, help);
                    false
                }
                Value::Flag(false) => true,
                _ => {
                    let message = format!("`{key}.{REMOVE}` must be true or false");
                    problems.wrong(&remove.node.span, message, "write `remove = true`");
                    true
                }
            }
        });
    }
}

fn value<'a>(table: &'a mut TreeTable, name: &str) -> Option<&'a mut Value> {
    table.rows.iter_mut().find(|row| row.name == name).map(|row| &mut row.node.value)
}

fn take(parents: &mut TreeTable, table: &str, row: &KeyRow, problems: &mut Problems) {
    let mut known: Vec<String> = Vec::new();
    if let Some(Value::Table(rows)) = value(parents, table) {
        if let Some(at) = rows.rows.iter().position(|known| known.name == row.name) {
            rows.rows.remove(at);
            return;
        }
        known = rows.rows.iter().map(|row| row.name.clone()).collect();
    }
    let message = format!(
        "`{table}.{}` is to be removed, and no parent brings it",
        crate::scenario::quoted::short(&row.name)
    );
    let names = || known.iter().map(String::as_str);
    let help = match closest(&row.name, names()) {
        Some(meant) => format!("did you mean `[{table}.{meant}]`?"),
        None if known.is_empty() => {
            "delete this table; what is not there need not be removed".to_owned()
        }
        None => format!("parents bring {}", enumerated(names())),
    };
    problems.wrong(&row.place, message, help);
}
