//! Data to stdout, talk to stderr.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether some data could not be printed.
static LOST: AtomicBool = AtomicBool::new(false);

/// Prints data. A reader that has seen enough (`| head`) is no failure; a full disk is.
pub(super) fn data(text: &str) {
    if let Err(error) = print(&mut io::stdout().lock(), text)
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        LOST.store(true, Ordering::Relaxed);
        talk(&format!(
            "error: cannot print the result: {error}\n  = help: free some space, or print elsewhere"
        ));
    }
}

/// Says something to the person at the keyboard.
pub(super) fn talk(text: &str) {
    // nobody is left to tell when even this fails
    let _ = print(&mut io::stderr().lock(), text);
}

/// Whether all data could be printed.
pub(super) fn was_complete() -> bool {
    !LOST.load(Ordering::Relaxed)
}

/// A word as a shell would need it.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./\\:".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("\"{word}\"")
    }
}

fn print(to: &mut impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        to.write_all(b"\n")?;
    }
    to.flush()
}
