//! `completions` and `manual`: the grammar of the command line for shells and for `man`.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::Args;
use crate::cli::say;

/// Prints the script that makes a shell complete commands of this program.
pub(super) fn completions(shell: Shell) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "orgdrift", &mut script);
    say::data(&String::from_utf8_lossy(&script));
}

/// Prints one page for `man`: the program, then each verb with its options.
pub(super) fn manual() {
    let mut grammar = Args::command();
    grammar.build();
    let mut page = written(&grammar);
    for verb in grammar.get_subcommands() {
        // a page of its own for clap, a chapter of this one for its reader
        let of_verb = written(verb);
        let chapter = of_verb.split_once("\n.SH NAME").map_or("", |(_, rest)| rest);
        page.push_str(&format!("\n.SH {}", verb.get_name().to_uppercase()));
        page.push_str(&chapter.replace("\n.SH ", "\n.SS "));
    }
    say::data(&page);
}

/// A command as a page for `man`.
fn written(command: &clap::Command) -> String {
    let mut page = Vec::new();
    // nothing can go wrong in memory
    let _ = clap_mangen::Man::new(command.clone()).render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}
