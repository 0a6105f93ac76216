//! Data to stdout, talk to stderr.

use std::io::{self, Write};

/// Prints data. A reader that has seen enough (`| head`) is no failure.
pub(super) fn data(text: &str) {
    print(&mut io::stdout().lock(), text);
}

/// Says something to the person at the keyboard.
pub(super) fn talk(text: &str) {
    print(&mut io::stderr().lock(), text);
}

fn print(to: &mut impl Write, text: &str) {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    // nobody is left to tell when even this fails
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.write_all(end.as_bytes()));
    let _ = to.flush();
}
