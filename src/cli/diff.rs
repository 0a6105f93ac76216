//! `diff`: what differs between two scenarios, in words.

use crate::cli::answer::load_all;
use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::question::difference;
use crate::scenario::difference::between;

/// Compares two scenarios; that they differ is no failure.
pub(super) fn diff(first: &str, second: &str, json: bool) -> Result<(), CommandFailure> {
    let scenarios = load_all(&[first.to_owned(), second.to_owned()], json)?;
    let [one, other] = scenarios.as_slice() else { return Ok(()) };
    let difference = between(one, other);
    // files of one name in two folders are told apart by their way
    let names =
        if one.id == other.id { [first, second] } else { [one.id.as_str(), other.id.as_str()] };
    if json {
        say::data(&difference::json(&difference, names));
        return Ok(());
    }
    let mut text = difference::text(&difference, names);
    text.push_str(&format!("\nnext: {}\n", next(first, second, difference.is_none())));
    say::data(&text);
    Ok(())
}

fn next(first: &str, second: &str, same: bool) -> String {
    if same {
        return format!("orgdrift run {}", say::quoted(first));
    }
    format!("orgdrift run {} {}, or orgdrift explain KEY", say::quoted(first), say::quoted(second))
}
