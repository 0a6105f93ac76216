//! Recipes for schedulers of clusters: they say the same sweep, know only words that exist, and the scripts among them
//! compute shards that merge to the sweep without shards. `.ci/engines` runs all of them on real schedulers.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use program::{content, err, names, works};
use tempfile::TempDir;

/// A recipe, and words with two dashes that belong to its scheduler.
const RECIPES: &[(&str, &[&str])] = &[
    (
        "slurm/sweep.sbatch",
        &["array", "job-name", "cpus-per-task", "requeue", "open-mode", "output"],
    ),
    ("hyperqueue/sweep.sh", &["name", "array", "cpus", "crash-limit"]),
    ("hyperqueue/sweep.py", &[]),
    ("dask/sweep.py", &["nthreads"]),
    ("snakemake/Snakefile", &["cores", "executor", "jobs"]),
    ("kubernetes/sweep.yaml", &["for", "timeout"]),
];
/// What varies in every recipe, and how much of it there is.
const SWEEP: &str = "--vary reward.ticket_bonus.strength=0..2 --vary communication.fidelity=0.8..0.96 \
                     --points 64 --futures 40";
/// The part of it that a test makes small.
const AMOUNT: &str = "--points 64 --futures 40";
/// What a test puts in their place.
const LITTLE: &str = "--points 4 --futures 1";
const SCENARIO: &str = "tickets-versus-experience";
const TINY: &str = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 4\n\
    [option.pilot]\nweek = 2\nuntil = 4\n";

/// A place with the tiny scenario.
fn place() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("tiny.toml"), TINY).expect("writes");
    place
}

fn recipe(name: &str) -> String {
    fs::read_to_string(Path::new("tests/engines").join(name)).expect("the recipe is there")
}

/// Words that begin with two dashes, without them.
fn flags(text: &str) -> BTreeSet<String> {
    let is_inside = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    text.split("--")
        .skip(1)
        .filter(|after| after.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .map(|after| after.split(|letter| !is_inside(letter)).next().unwrap_or("").to_owned())
        .collect()
}

/// One line, so that it does not matter where lines end.
fn on_one_line(text: &str) -> String {
    text.replace(" \\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_recipe_asks_for_the_same_in_words_that_exist() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let help =
        works(place.path(), &["sweep", "--help"]) + &works(place.path(), &["merge", "--help"]);
    let known = flags(&help);
    assert!(known.contains("shard") && known.contains("output"), "{known:?}");
    for (name, of_scheduler) in RECIPES {
        let text = recipe(name);
        let mut unknown = flags(&text);
        unknown.retain(|flag| !known.contains(flag) && !of_scheduler.contains(&flag.as_str()));
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
        assert!(on_one_line(&text).contains(SWEEP), "{name} sweeps something else");
        assert!(text.lines().count() <= 60, "{name} is too long to read");
        assert!(text.contains("orgdrift") && text.contains("merge"), "{name}");
    }
}

#[test]
fn no_recipe_stands_in_the_folder_unseen() {
    let seen: BTreeSet<&str> = RECIPES.iter().map(|(name, _)| *name).collect();
    for folder in names(Path::new("tests/engines")) {
        let folder = Path::new("tests/engines").join(folder);
        if folder.is_dir() {
            for file in names(&folder) {
                let path = folder.join(&file);
                let name = path.strip_prefix("tests/engines").expect("below").to_string_lossy();
                assert!(seen.contains(&*name) || file == "loopback.conf", "{name}");
            }
        }
    }
}

#[test]
fn the_manifest_counts_its_shards_in_one_way() {
    let text = recipe("kubernetes/sweep.yaml");
    assert!(!text.contains('\t'), "YAML is moved in by spaces");
    let after = |word: &str| -> u32 {
        let rest = text.split(word).nth(1).unwrap_or_else(|| panic!("no {word}"));
        let digits: String = rest
            .chars()
            .skip_while(|l| !l.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().expect("a number")
    };
    assert_eq!(after("completions:"), after("- name: SHARDS"));
    for line in ["completionMode: Indexed", "backoffLimitPerIndex: ", "restartPolicy: Never"] {
        assert!(text.contains(line), "{line}");
    }
    // indexes count from 0, shards from 1
    assert!(text.contains("$((JOB_COMPLETION_INDEX + 1))/$SHARDS"));
}

/// What two shards merge to that a script computes, started as its scheduler starts it: with variables, of which those
/// without a value hold the number of the shard.
#[cfg(unix)]
fn merged_by(name: &str, variables: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let place = place();
    let mut script = recipe(name);
    for (before, after) in [
        ("shards=8", "shards=2"),
        (AMOUNT, LITTLE),
        (&format!("scenario={SCENARIO}"), "scenario=tiny.toml"),
    ] {
        assert_eq!(script.matches(before).count(), 1, "{name} says `{before}` in one place");
        script = script.replace(before, after);
    }
    fs::write(place.path().join("script"), script).expect("writes");
    let program = Path::new(env!("CARGO_BIN_EXE_orgdrift")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    for shard in ["1", "2"] {
        let mut script = Command::new("bash");
        script.arg("script").current_dir(place.path()).env("PATH", &path);
        for (variable, value) in variables {
            script.env(variable, if value.is_empty() { shard } else { value });
        }
        let output = script.output().expect("bash is there");
        assert!(output.status.success(), "{name}: {}", err(&output));
    }
    let shards = ["output/my-sweep-shard-1-of-2", "output/my-sweep-shard-2-of-2"];
    works(place.path(), &[&["merge"][..], &shards, &["-qq"]].concat());
    content(&place.path().join("output/my-sweep"))
}

#[cfg(unix)]
#[test]
fn scripts_compute_shards_that_merge_to_the_whole() {
    let place = place();
    let sweep = SWEEP.replace(AMOUNT, LITTLE);
    let words = ["sweep", "tiny.toml", "--output", "whole", "-qq"];
    let words: Vec<&str> = words.into_iter().chain(sweep.split_whitespace()).collect();
    works(place.path(), &words);
    let whole = content(&place.path().join("whole"));
    for (name, variables) in [
        ("slurm/sweep.sbatch", &[("SLURM_ARRAY_TASK_ID", ""), ("SLURM_CPUS_PER_TASK", "1")][..]),
        ("hyperqueue/sweep.sh", &[("HQ_TASK_ID", "")]),
    ] {
        assert!(merged_by(name, variables) == whole, "{name}");
    }
}

/// Whether Python takes a text as a program; nothing where there is no Python.
fn is_python(text: &str) -> Option<bool> {
    let check = "import ast, sys; ast.parse(sys.argv[1])";
    let output = Command::new("python3").args(["-c", check, text]).output().ok()?;
    Some(output.status.success())
}

#[test]
fn what_is_python_is_python() {
    if is_python("def broken(:").is_none() {
        return;
    }
    assert_eq!(is_python("def broken(:"), Some(false));
    let files = ["hyperqueue/sweep.py", "dask/sweep.py", "scaling.py"].map(recipe);
    let driver = [".ci/engines", ".ci/schedulers.py"].map(fs::read_to_string);
    // the package holds no .ci
    for text in files.into_iter().chain(driver.into_iter().flatten()) {
        assert_eq!(is_python(&text), Some(true), "{}", text.lines().next().unwrap_or(""));
    }
}
