//! `library` and `new`: what comes with the program, and a file of one's own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::answer::load_all;
use crate::cli::args::LibraryArgs;
use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::cli::shard::answer_or_shard;
use crate::output::folder::FileError;
use crate::question::library::{AskLibrary, card};
use crate::scenario::Scenario;
use crate::scenario::shipped::library as library_of_files;

/// Lists scenarios, shows the cards of some, or checks what they say.
pub(super) fn library(names: &[String], how: &LibraryArgs) -> Result<(), CommandFailure> {
    if how.check {
        return check(names, how);
    }
    if how.shard.shard.is_some() {
        return Err(CommandFailure::Request(
            "`--shard` is a part of what is lived, and a list or a card lives nothing".to_owned(),
            "add `--check`, or leave it out".to_owned(),
        ));
    }
    let json = how.common.json;
    if names.is_empty() {
        let all = shipped()?;
        say::data(&if json { card::json_list(&all) } else { card::list(&all) });
        return Ok(());
    }
    for (place, (source, scenario)) in names.iter().zip(load_all(names, json)?).enumerate() {
        if json {
            say::data(&card::json_card(&scenario));
            continue;
        }
        if place > 0 {
            say::data("\n");
        }
        say::data(&card::card(&scenario, &say::quoted(source)));
    }
    Ok(())
}

/// The scenarios that come with the program.
pub(super) fn shipped() -> Result<Vec<Scenario>, CommandFailure> {
    let names = library_of_files().iter().map(|(name, _)| *name).filter(|name| *name != "base");
    names.map(|name| Scenario::embedded(name).map_err(CommandFailure::from)).collect()
}

/// Lives the findings of some scenarios, of all that come with the program when none is named.
fn check(names: &[String], how: &LibraryArgs) -> Result<(), CommandFailure> {
    let all = if names.is_empty() { shipped()? } else { load_all(names, how.common.json)? };
    let usual = match (names, all.as_slice()) {
        ([_], [one]) => format!("{}-check", one.id),
        _ => "library-check".to_owned(),
    };
    let target = how.output.clone().unwrap_or_else(|| Path::new("output").join(usual));
    let question = AskLibrary::new(all, how.futures, how.common.seed)?;
    answer_or_shard(question, &target, (&how.common, false), &how.shard)
}

/// Writes a scenario file to edit.
pub(super) fn create(name: &str, from: Option<&str>) -> Result<(), CommandFailure> {
    let path = if Path::new(name).extension().is_some_and(|ending| ending == "toml") {
        PathBuf::from(name)
    } else {
        PathBuf::from(format!("{name}.toml"))
    };
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if id.is_empty() || id.starts_with('.') {
        return Err(CommandFailure::Request(
            format!("`{name}` is not a name for a file"),
            "try `orgdrift new my-company`".to_owned(),
        ));
    }
    let text = match from {
        None => skeleton(&id),
        Some("base") => everything(&id),
        Some(from) => from_parent(&id, from, &path)?,
    };
    let fail = |source: std::io::Error, help: &str| {
        CommandFailure::File(FileError {
            doing: "create".to_owned(),
            path: path.clone(),
            source,
            help: help.to_owned(),
        })
    };
    let mut file = fs::File::create_new(&path).map_err(|error| {
        let help = match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                "choose another name; an existing file is never replaced"
            }
            std::io::ErrorKind::NotFound => "create its folder first, or choose another place",
            _ => "choose another place",
        };
        fail(error, help)
    })?;
    file.write_all(text.as_bytes()).map_err(|error| {
        // half a file would be in the way of the next attempt
        let _ = fs::remove_file(&path);
        fail(error, "free some space, or choose another place")
    })?;
    let word = say::quoted(&path.display().to_string());
    say::data(&format!(
        "{}\nnext: edit it, then `orgdrift check {word}` and `orgdrift run {word}`\n",
        path.display()
    ));
    Ok(())
}

/// How a new file names its parent: a shipped scenario by its name, a file by its way from there.
fn way_from(new: &Path, parent: &str) -> String {
    if !Path::new(parent).is_file() || Path::new(parent).is_absolute() {
        return parent.to_owned();
    }
    let up = new.parent().map_or(0, |folder| folder.components().count());
    if new.is_absolute() {
        let whole = fs::canonicalize(parent);
        return whole.map_or_else(|_| parent.to_owned(), |path| path.display().to_string());
    }
    format!("{}{parent}", "../".repeat(up))
}

/// A file that extends another scenario and says what differs.
fn from_parent(id: &str, from: &str, path: &Path) -> Result<String, CommandFailure> {
    let parent = Scenario::load(from)?;
    let name = toml::Value::String(way_from(path, from));
    let options: Vec<String> =
        parent.options.iter().map(|option| format!("#   {}\n", option.named.label)).collect();
    let inherited = if options.is_empty() {
        String::new()
    } else {
        format!("\n# Options that come with it and run as well:\n{}", options.concat())
    };
    Ok(format!(
        "# Only what differs from `{from}` stands here; everything else comes from there.\n\
         # `orgdrift explain KEY` says what a key means, in which unit and range.\n\
         \n\
         extends = {name}\n\
         \n\
         [scenario]\n\
         title    = {title}\n\
         question = \"What changes if we say it every month?\"\n\
         \n\
         # [people]\n\
         # conviction = {{ usual = 1.5, from = 0.8, to = 2.5, source = \"assumption\" }}\n\
         {inherited}\n\
         [option.say_it_monthly]\n\
         label = \"The strategy every month\"\n\
         set.communication.cadence_weeks = 4\n",
        title = toml::Value::String(id.to_owned()),
    ))
}

/// What only the user can decide, as a file that runs.
const SKELETON: &str = include_str!("skeleton.toml");

/// A small file that states its own departments and work.
fn skeleton(id: &str) -> String {
    titled(SKELETON, id)
}

/// Every key with its default, and the rows that have none from the small file.
fn everything(id: &str) -> String {
    let base =
        library_of_files().iter().find(|(name, _)| *name == "base").map_or("", |(_, text)| text);
    let intent = SKELETON.lines().find(|line| line.starts_with("intent = ")).unwrap_or("");
    let base: Vec<&str> = base
        .lines()
        .filter(|line| !line.starts_with("# A scenario begins with"))
        .map(|line| if line.starts_with("# intent = { ... }") { intent } else { line })
        .collect();
    // the company-wide tables of the small file are in `base` already
    let whole = ["[scenario]", "[strategy]", "[people]"];
    let tables = SKELETON.split("\n\n").filter(|part| {
        let opens = |line: &&str| line.starts_with('[');
        part.lines().find(opens).is_some_and(|table| !whole.contains(&table))
    });
    let tables: Vec<&str> = tables.collect();
    titled(&format!("{}\n\n{}\n", base.join("\n").trim_end(), tables.join("\n\n").trim_end()), id)
}

/// The same with another title.
fn titled(text: &str, id: &str) -> String {
    let title = format!("title = {}", toml::Value::String(id.to_owned()));
    text.replacen("title = \"Untitled\"", &title, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_files_have_no_problems() {
        for text in [
            skeleton("mine"),
            skeleton("it's \"mine\""),
            everything("mine"),
            from_parent("mine", "tickets-versus-experience", Path::new("mine.toml"))
                .expect("shipped"),
            from_parent("it's \"mine\"", "winning-departments", Path::new("mine.toml"))
                .expect("shipped"),
        ] {
            let scenario =
                Scenario::from_text("mine", &text).unwrap_or_else(|problems| panic!("{problems}"));
            assert!(scenario.options.iter().any(|option| option.named.name == "say_it_monthly"));
        }
    }
}
