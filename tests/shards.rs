//! Work cut into shards: what they hold together is what one process finds, byte by byte; which shard a task of a cluster is;
//! and what is refused.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use orgdrift::futures::execute::{Parallel, on_threads};
use orgdrift::futures::key::key_of;
use orgdrift::futures::recorded::Recorded;
use orgdrift::futures::{InOrder, Plan, Varying};
use orgdrift::output::records::Records;
use orgdrift::question::Question;
use orgdrift::question::again::Earlier;
use orgdrift::question::compare::ask::{AskCompare, Looks, OtherLuck, Packing};
use orgdrift::question::shards::Divisible;
use orgdrift::scenario::Scenario;
use orgdrift::scenario::shipped::library;
use program::{command, content, err, fails, names, orgdrift, out, works};
use proptest::prelude::*;
use tempfile::TempDir;

/// Few people, weeks and mechanisms, one option at equal cost and one for some teams, and what comes out of it.
const TINY: &str = "extends = \"tickets-versus-experience\"\n\
    mechanisms = [\"incentives\", \"signal\", \"workload\"]\n\
    [scenario]\ntitle = \"Tiny\"\n\
    [time]\nweeks = 4\n\
    [department.support]\npeople = 8\n[department.engineering]\npeople = 6\n\
    [department.success]\npeople = 6\n\
    [option.outcome_bonus]\nat_equal_cost = \"reward.ticket_bonus.strength\"\n\
    [option.pilot]\nweek = 2\nuntil = 4\n\
    only_in = { department = \"support\", teams = 1 }\n\
    [finding.busy]\nsays = \"It holds.\"\noption = \"pilot\"\nmeasure = \"activity_index\"\n\
    from_week = 2\ngroup = \"reached\"\nexpect = \"above\"\nat_least = 1\nshare = 0.9\n\
    [finding.busy.counter]\nsays = \"It holds all the same.\"\n\
    set.people.conviction = 3\nexpect = \"below\"\nat_least = 1\nshare = 0.9\n";

fn place() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("tiny.toml"), TINY).expect("writes");
    place
}

fn shard(number: u32, of: u32) -> String {
    format!("r-shard-{number}-of-{of}")
}

/// Lives a command in one process and in three shards, some of them on other threads than others; the merged result has the
/// same bytes, and is told in the same words. Says what `merge` said to whoever waited.
fn is_the_same_in_shards(words: &[&str]) -> String {
    let place = place();
    let here = place.path();
    let base = [words, &["--output", "r"]].concat();
    let whole = orgdrift(here, &base);
    let bytes = content(&here.join("r"));
    fs::rename(here.join("r"), here.join("whole")).expect("moves");
    for (number, threads) in [(2, "1"), (3, "2"), (1, "3")] {
        let word = format!("{number}/3");
        let said = works(here, &[&base[..], &["--shard", &word, "--threads", threads]].concat());
        assert!(said.starts_with(&format!("Shard {number} of 3 is complete: ")), "{said}");
        assert!(said.contains("orgdrift merge r-shard-1-of-3 r-shard-2-of-3"), "{said}");
    }
    assert!(!here.join("r").exists());
    let merged =
        orgdrift(here, &["merge", &shard(3, 3), &shard(1, 3), &shard(2, 3), "--threads", "2"]);
    assert_eq!(merged.status.code(), whole.status.code(), "{}", err(&merged));
    assert!(content(&here.join("r")) == bytes, "{words:?}");
    assert_eq!(out(&merged), out(&whole));
    let again = works(here, &["repeat", "r", "-qq"]);
    assert_eq!(again, "");
    err(&merged)
}

#[test]
fn a_run_in_shards_has_the_same_bytes() {
    let said = is_the_same_in_shards(&["run", "tiny.toml", "--futures", "4", "--trace", "2"]);
    // what is left: the search for equal cost, and the ends of ranges of the option in question
    assert!(said.contains("came from the shards, ") && said.contains("were lived now"), "{said}");
}

#[test]
fn scenarios_compared_in_shards_have_the_same_bytes() {
    let words = ["run", "tiny.toml", "firefighting", "--futures", "1", "--quick", "--luck-only"];
    let place = place();
    let text = fs::read_to_string(place.path().join("tiny.toml")).expect("readable");
    fs::write(place.path().join("other.toml"), text.replace("people = 8", "people = 9"))
        .expect("writes");
    let here = place.path();
    let words: Vec<&str> = words
        .iter()
        .map(|word| if *word == "firefighting" { "other.toml" } else { word })
        .collect();
    works(here, &[&words[..], &["--output", "whole", "-qq"]].concat());
    for word in ["1/2", "2/2"] {
        works(here, &[&words[..], &["--output", "r", "-qq", "--shard", word]].concat());
    }
    let said = orgdrift(here, &["merge", &shard(1, 2), &shard(2, 2)]);
    assert!(
        said.status.success() && err(&said).contains("none was left to live"),
        "{}",
        err(&said)
    );
    assert!(content(&here.join("r")) == content(&here.join("whole")));
}

#[test]
fn why_in_shards_has_the_same_bytes() {
    let said = is_the_same_in_shards(&["why", "tiny.toml", "--futures", "5", "--option", "pilot"]);
    assert!(said.contains("none was left to live"), "{said}");
}

#[test]
fn sensitivity_in_shards_has_the_same_bytes() {
    let over = ["--over", "communication.fidelity=0.5..0.9", "people.conviction=1..2"];
    let morris = ["sensitivity", "tiny.toml", "--points", "3", "--futures", "2"];
    let said = is_the_same_in_shards(&[&morris[..], &over].concat());
    assert!(said.contains("none was left to live"), "{said}");
    let sobol =
        ["sensitivity", "tiny.toml", "--points", "8", "--futures", "1", "--method", "sobol"];
    let said = is_the_same_in_shards(&[&sobol[..], &over].concat());
    assert!(said.contains("none was left to live"), "{said}");
}

#[test]
fn a_check_of_findings_in_shards_has_the_same_bytes_and_fails_as_well() {
    let said = is_the_same_in_shards(&["library", "tiny.toml", "--check", "--futures", "3"]);
    assert!(said.contains("none was left to live"), "{said}");
    assert!(said.contains("does not come out as stated"), "four weeks show nothing: {said}");
}

#[test]
fn shards_that_are_not_the_whole_are_named() {
    let place = place();
    let here = place.path();
    let base = ["why", "tiny.toml", "--futures", "3", "-qq", "--output"];
    let live = |output: &str, more: &[&str]| works(here, &[&base[..], &[output], more].concat());
    for word in ["1/3", "2/3", "3/3"] {
        live("r", &["--shard", word]);
    }
    live("other", &["--shard", "2/3", "--seed", "5"]);
    live("option", &["--shard", "2/3", "--option", "pilot"]);
    live("cut", &["--shard", "2/4"]);
    live("whole", &[]);
    let changed = TINY.replace("people = 8", "people = 9");
    fs::write(here.join("tiny.toml"), changed).expect("writes");
    live("company", &["--shard", "2/3"]);
    fs::write(here.join("tiny.toml"), TINY).expect("writes");
    let vary = "communication.fidelity=0.5,0.9";
    works(
        here,
        &[
            "sweep",
            "tiny.toml",
            "--vary",
            vary,
            "--futures",
            "1",
            "--shard",
            "2/3",
            "--output",
            "s",
            "-qq",
        ],
    );
    works(
        here,
        &[
            "run",
            "tiny.toml",
            "--futures",
            "3",
            "--quick",
            "--shard",
            "2/3",
            "--output",
            "run",
            "-qq",
        ],
    );

    let (first, second, third) = (shard(1, 3), shard(2, 3), shard(3, 3));
    for (folders, parts) in [
        (vec![first.as_str(), &third], vec!["shard 2 of 3 is missing"]),
        (vec![&third], vec!["shards 1, 2 of 3 are missing"]),
        (vec![&first, &third, &first, &second], vec!["shard 1 is there twice", "r-shard-1-of-3"]),
        (vec![&first, "other-shard-2-of-3", &third], vec!["`other-shard-2-of-3`", "other seed"]),
        (vec![&first, "option-shard-2-of-3", &third], vec!["another request: other option"]),
        (vec![&first, "cut-shard-2-of-4", &third], vec!["`cut-shard-2-of-4`", "other shards"]),
        (vec![&first, "company-shard-2-of-3", &third], vec!["other inputs, scenario"]),
        (vec![&first, "run-shard-2-of-3", &third], vec!["`run-shard-2-of-3`", "command"]),
        (vec![&first, "s-shard-2-of-3", &third], vec!["`s-shard-2-of-3` is not a shard"]),
        (vec!["s-shard-2-of-3", &first], vec!["`r-shard-1-of-3` is not a shard of a sweep"]),
        (vec![&first, "whole"], vec!["`whole` is not a shard"]),
    ] {
        let said = fails(here, &[&["merge"][..], &folders].concat(), 2);
        assert!(parts.iter().all(|part| said.contains(part)), "{parts:?} of {folders:?}: {said}");
        assert!(said.contains("= help: "), "{said}");
    }
    fails(here, &["merge", &first, "nowhere"], 3);
    let said = fails(here, &["repeat", &second], 2);
    assert!(said.contains("is one shard") && said.contains("orgdrift merge"), "{said}");
    // nothing that `why` writes could be Parquet, whether or not the program can write it
    let said = fails(here, &["merge", &first, &second, &third, "--parquet"], 2);
    assert!(said.contains("Parquet") && said.contains("= help: "), "{said}");
    assert!(!here.join("r").exists());
}

#[test]
fn shards_that_were_changed_are_named() {
    let place = place();
    let here = place.path();
    let base = ["why", "tiny.toml", "--futures", "3", "-qq", "--output"];
    works(here, &[&base[..], &["whole"]].concat());
    for word in ["1/3", "2/3", "3/3"] {
        works(here, &[&base[..], &["r", "--shard", word]].concat());
    }
    let (first, second, third) = (shard(1, 3), shard(2, 3), shard(3, 3));
    let all = ["merge", &first, &second, &third];
    let manifest = here.join(&second).join("manifest.json");
    let text = fs::read_to_string(&manifest).expect("readable");
    let old = text.replace("\"version\": \"", "\"version\": \"0.0.0-");
    fs::write(&manifest, &old).expect("writes");
    let said = fails(here, &all, 2);
    assert!(
        said.contains("`r-shard-2-of-3` is a shard of another request: other version"),
        "{said}"
    );
    fs::write(&manifest, &text).expect("writes");

    let runs = here.join(&third).join("runs.bin");
    let bytes = fs::read(&runs).expect("readable");
    for place in [0, 33, 40, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        fs::write(&runs, &changed).expect("writes");
        let said = fails(here, &all, 2);
        assert!(
            said.contains("`r-shard-3-of-3` was changed after it was written: runs.bin"),
            "{said}"
        );
    }
    fs::write(&runs, &bytes[..bytes.len() / 2]).expect("writes");
    assert!(fails(here, &all, 2).contains("runs.bin"));
    fs::remove_file(&runs).expect("removes");
    assert!(fails(here, &all, 2).contains("runs.bin"));
    fs::write(&runs, &bytes).expect("writes");
    works(here, &[&all[..], &["-qq"]].concat());
    assert!(content(&here.join("r")) == content(&here.join("whole")));
}

#[test]
fn shards_that_all_come_from_another_version_are_refused() {
    let place = place();
    let here = place.path();
    works(here, &["why", "tiny.toml", "--futures", "1", "--shard", "1/1", "--output", "r", "-qq"]);
    let manifest = here.join(shard(1, 1)).join("manifest.json");
    let text = fs::read_to_string(&manifest).expect("readable");
    let old = text.replace("\"version\": \"", "\"version\": \"0.0.0-");
    fs::write(&manifest, old).expect("writes");
    let said = fails(here, &["merge", &shard(1, 1)], 2);
    assert!(said.contains("the shards were written by version 0.0.0-"), "{said}");
}

/// Starts a shard that takes a while, and waits until it has begun to write.
fn begun(here: &Path) -> std::process::Child {
    let child = command(here, &LONG).stderr(Stdio::piped()).spawn().expect("starts");
    let own = format!(".unfinished-{}-", child.id());
    let is_begun =
        |name: &String| name.contains(&own) && here.join(name).join("result/runs.bin").exists();
    for _ in 0..12_000 {
        if names(here).iter().any(is_begun) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

const LONG: [&str; 8] =
    ["why", "tiny.toml", "--futures", "4000", "--shard", "1/2", "--output", "r"];

#[test]
fn a_shard_that_died_leaves_nothing_and_is_lived_again() {
    let place = place();
    let here = place.path();
    let mut killed = begun(here);
    killed.kill().expect("killed");
    killed.wait().expect("ends");
    assert!(!here.join(shard(1, 2)).exists());
    assert!(names(here).iter().any(|name| name.starts_with(".r-shard-1-of-2.unfinished-")));

    #[cfg(unix)]
    {
        let stopped = begun(here);
        let asked = Command::new("kill").args(["-INT", &stopped.id().to_string()]).status();
        assert!(asked.expect("kill exists").success());
        let output = stopped.wait_with_output().expect("ends");
        let said = err(&output);
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(
            said.contains("nothing of shard 1 of 2 was written; the same command begins it again")
        );
        assert_eq!(names(here), ["tiny.toml"]);
    }

    // the same with fewer futures, over what a process left that was killed
    let left = here.join(".r-shard-1-of-2.unfinished-1-00000000/result");
    fs::create_dir_all(&left).expect("makes");
    fs::write(left.join("runs.bin"), "half").expect("writes");
    fs::write(left.with_file_name("lock"), "").expect("writes");
    let words: Vec<&str> = LONG.map(|word| if word == "4000" { "2" } else { word }).to_vec();
    assert!(works(here, &words).contains("is complete: 1 future."));
    assert_eq!(names(here), [&shard(1, 2), "tiny.toml"]);
}

#[test]
fn a_shard_is_not_replaced_unseen() {
    let place = place();
    let here = place.path();
    let run = |more: &[&str]| {
        let words = ["run", "tiny.toml", "--quick", "--output", "r", "--futures", "2"];
        orgdrift(here, &[&words[..], more].concat())
    };
    for number in ["1/2", "2/2"] {
        assert!(run(&["--shard", number]).status.success());
    }
    let shards = [shard(1, 2), shard(2, 2)];
    let before = content(&here.join(&shards[0]));
    // what shards become is no place of one of them
    for output in ["r-shard-1-of-2", "./r-shard-2-of-2/"] {
        let said = fails(here, &["merge", &shards[0], &shards[1], "--output", output], 2);
        assert!(said.contains("is one of the shards"), "{said}");
    }
    assert!(content(&here.join(&shards[0])) == before);
    let other = err(&run(&["--shard", "1/2", "--seed", "2"]));
    assert!(other.contains("holds a shard of another request, which is replaced"), "{other}");
    fs::write(here.join(&shards[0]).join("runs.bin"), "damaged").expect("writes");
    let again = err(&run(&["--shard", "1/2", "--seed", "2"]));
    assert!(again.contains("holds the same shard, but its files were changed"), "{again}");
    let there = run(&["--shard", "1/2", "--seed", "2"]);
    assert!(err(&there).is_empty() && out(&there).contains("was there already"), "{}", err(&there));
}

#[test]
fn a_shard_that_is_there_is_not_lived_again() {
    let place = place();
    let here = place.path();
    let why = ["why", "tiny.toml", "--futures", "3", "--shard", "1/2", "--output", "r"];
    let vary = "communication.fidelity=0.5,0.9";
    let sweep =
        ["sweep", "tiny.toml", "--vary", vary, "--futures", "1", "--shard", "1/2", "--output", "r"];
    for (words, file) in [(&why[..], "runs.bin"), (&sweep[..], "part-000001.csv")] {
        assert!(works(here, words).contains("is complete: "));
        let before = content(&here.join(shard(1, 2)));
        let said = works(here, words);
        assert!(
            said.contains("Shard 1 of 2 was there already, complete: nothing was lived."),
            "{said}"
        );
        let json = works(here, &[words, &["--json"]].concat());
        let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!((&data["shard"], &data["was_there"]), (&1.into(), &true.into()));
        // another seed is another request, and a changed file is lived again
        assert!(works(here, &[words, &["--seed", "2"]].concat()).contains("is complete: "));
        assert!(works(here, words).contains("is complete: "));
        fs::write(here.join(shard(1, 2)).join(file), "changed").expect("writes");
        assert!(works(here, words).contains("is complete: "));
        assert!(content(&here.join(shard(1, 2))) == before);
    }
}

/// A task of a cluster with these variables and no others.
fn task(here: &Path, word: &[&str], variables: &[(&str, &str)]) -> Output {
    let base = ["why", "tiny.toml", "--futures", "2", "--output", "r"];
    let mut command = command(here, &[&base[..], word].concat());
    for name in [
        "SLURM_ARRAY_TASK_ID",
        "SLURM_ARRAY_TASK_MIN",
        "SLURM_ARRAY_TASK_MAX",
        "SLURM_ARRAY_TASK_STEP",
        "SLURM_ARRAY_TASK_COUNT",
        "JOB_COMPLETION_INDEX",
        "HQ_TASK_ID",
        "ORGDRIFT_SHARDS",
    ] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).output().expect("the program starts")
}

#[test]
fn a_task_of_a_cluster_knows_its_shard() {
    let place = place();
    let here = place.path();
    let slurm = [
        ("SLURM_ARRAY_TASK_ID", "4"),
        ("SLURM_ARRAY_TASK_MIN", "3"),
        ("SLURM_ARRAY_TASK_MAX", "4"),
        ("SLURM_ARRAY_TASK_COUNT", "2"),
    ];
    let says = |word: &[&str], variables: &[(&str, &str)], part: &str| {
        let output = task(here, word, variables);
        assert!(output.status.success(), "{}", err(&output));
        assert!(out(&output).contains(part), "{part}: {}", out(&output));
    };
    says(&["--shard"], &slurm, "Shard 2 of 2 (SLURM_ARRAY_TASK_ID = 4 of 3 to 4) is complete");
    says(
        &["--shard", "auto"],
        &slurm,
        "Shard 2 of 2 (SLURM_ARRAY_TASK_ID = 4 of 3 to 4) was there",
    );
    let index = [("JOB_COMPLETION_INDEX", "0")];
    says(&["--shard", "auto/2"], &index, "Shard 1 of 2 (JOB_COMPLETION_INDEX = 0) is complete");
    let index = [("JOB_COMPLETION_INDEX", "1"), ("ORGDRIFT_SHARDS", "2")];
    says(&["--shard"], &index, "Shard 2 of 2 (JOB_COMPLETION_INDEX = 1) was there already");
    says(&["--shard=auto/2"], &[("HQ_TASK_ID", "1")], "Shard 1 of 2 (HQ_TASK_ID = 1) was there");
    // numbers that are given count
    says(&["--shard", "1/2"], &slurm, "Shard 1 of 2 was there already");
    works(here, &["merge", &shard(1, 2), &shard(2, 2), "-qq"]);

    for (word, variables, part) in [
        (
            "auto",
            &[][..],
            "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX nor HQ_TASK_ID is set",
        ),
        ("auto", &slurm[..3], "`--shard auto` needs SLURM_ARRAY_TASK_COUNT, which is not set"),
        ("auto", &[("HQ_TASK_ID", "1")], "nothing says how many"),
        ("auto/2", &[("HQ_TASK_ID", "3")], "HQ_TASK_ID = 3 is none of 2 shards"),
        ("tiny.toml", &[], "as in `2/3`"),
        ("0/2", &[], "as in `2/3`"),
        ("auto/0", &[], "as in `2/3`"),
    ] {
        let output = task(here, &["--shard", word], variables);
        assert_eq!(output.status.code(), Some(2), "{part}");
        assert!(err(&output).contains(part), "{part}: {}", err(&output));
    }
}

#[test]
fn what_cannot_be_cut_is_refused() {
    let place = place();
    let here = place.path();
    for words in [
        &[
            "argue",
            "tiny.toml",
            "--first",
            "both",
            "--second",
            "pilot",
            "--over",
            "people.conviction=1..2",
        ][..],
        &["workshop", "tiny.toml"],
        &["verify"],
        &["check", "tiny.toml"],
    ] {
        let said = fails(here, &[words, &["--shard", "1/2"]].concat(), 2);
        assert!(said.contains("--shard"), "{said}");
    }
    for words in [&["library"][..], &["library", "tiny.toml"]] {
        let said = fails(here, &[words, &["--shard", "1/2"]].concat(), 2);
        assert!(said.contains("add `--check`"), "{said}");
    }
    assert_eq!(names(here), ["tiny.toml"]);
}

#[test]
fn a_resolved_scenario_has_the_keys_of_the_one_it_was_resolved_from() {
    for (name, _) in library().iter().filter(|(name, _)| *name != "base") {
        let scenario = Scenario::embedded(name).unwrap_or_else(|problems| panic!("{problems}"));
        let again = Scenario::from_text(name, &scenario.resolved);
        let again = again.unwrap_or_else(|problems| panic!("{problems}"));
        let key = |scenario| key_of(&Plan::of_options(scenario, 1, 1, Varying::Joint), "all");
        assert_eq!(key(scenario), key(again), "{name}");
    }
}

/// What is found of a comparison, to the last bit, as the compiler derives it.
fn found(question: AskCompare, records: Option<&Records>) -> (String, u64) {
    let lab = Parallel::default();
    match records {
        None => {
            let crew = orgdrift::engine::CallingThread;
            (format!("{:?}", question.find(&InOrder(&crew)).expect("runs")), 0)
        }
        Some(records) => {
            let lab = Recorded::new(lab, records);
            let found = question.find(&lab).expect("runs");
            (format!("{found:?}"), lab.runs_read())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_comparison_in_any_number_of_shards_is_the_same(
        shards in 1..=5_u32,
        futures in 1..=4_u32,
        seed in 0..1000_u64,
        spread in prop_oneof![
            Just(Varying::Joint), Just(Varying::LuckOnly), Just(Varying::AssumptionsOnly)
        ],
        second_look in any::<bool>(),
        threads in 1..=3_usize,
    ) {
        // the search for equal cost lives the same again and again, which a test above does once
        let text = TINY.replace("at_equal_cost = \"reward.ticket_bonus.strength\"\n", "");
        let text = format!("{text}[scenario]\ncompare = [\"outcome_bonus\", \"pilot\"]\n");
        let text = text.replacen("[scenario]\ntitle = \"Tiny\"\n", "", 1);
        let scenario = Scenario::from_text("tiny", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let question = AskCompare {
            plan: Plan::of_options(scenario.clone(), futures, seed, spread),
            looks: Looks { other_luck: OtherLuck::Always, second_look },
            packing: Packing { trace: Some(1), ..Packing::default() },
        };
        let place = tempfile::tempdir().expect("a temporary folder");
        let mut records = Records::default();
        let mut lived = 0;
        for shard in 1..=shards {
            let mut bytes = Vec::new();
            let share = on_threads(threads, || {
                let lab = Parallel::default();
                let needed = question.clone().needed(&lab).expect("runs");
                needed.live_share((shard, shards), &lab, &mut bytes).expect("writes")
            });
            lived += share.expect("threads").expect("runs");
            let file = place.path().join(format!("{shard}"));
            fs::write(&file, &bytes).expect("writes");
            records.add(&file).expect("reads");
        }
        prop_assert!(lived >= u64::from(futures));

        let manifest = question.asked();
        let earlier = Earlier { manifest: &manifest, scenarios: vec![scenario] };
        let asked = AskCompare::of_share(&earlier).expect("the same question");
        let (whole, _) = found(question, None);
        let (merged, read) = found(asked, Some(&records));
        prop_assert!(whole == merged);
        // nothing was lived for nothing
        prop_assert_eq!(read, records.runs());
    }
}
