//! The shape of the imports: no two files need each other, and no folder is most of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Largest part of all lines that a folder of `src` may have. Percent.
const MOST_OF_ALL: usize = 25;

/// A module by its path in the crate.
type Module = Vec<String>;

/// All modules with the code that is not theirs alone: without comments and tests.
fn modules() -> BTreeMap<Module, String> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    let modules: BTreeMap<Module, String> = files
        .iter()
        .filter(|path| !path.ends_with("main.rs") && !path.ends_with("lib.rs"))
        .map(|path| {
            let text = fs::read_to_string(path).expect("readable").replace('\r', "");
            (module(path), code(&text))
        })
        .collect();
    assert!(modules.len() > 200, "the sources were not found");
    modules
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn module(path: &Path) -> Module {
    let below = path.strip_prefix("src").expect("it is a source").with_extension("");
    let mut names: Module = below.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    names.pop_if(|name| name == "mod");
    names
}

fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The modules that a file names, as paths from the crate's root, with whatever follows.
fn named(own: &[String], code: &str) -> Vec<Module> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let inside = code[..at].chars().next_back();
            if inside.is_some_and(|letter| letter.is_alphanumeric() || "_:".contains(letter)) {
                continue;
            }
            let mut base: Module = if root == "crate::" { Vec::new() } else { own.to_vec() };
            let mut rest = &code[at..];
            while let Some(after) = rest.strip_prefix("super::") {
                base.pop();
                rest = after;
            }
            let rest = rest.strip_prefix("crate::").unwrap_or(rest);
            tree(&base, rest, &mut found);
        }
    }
    found
}

/// Reads one path, or a group of paths in braces, and returns how much of the text that was.
fn tree(base: &[String], text: &str, found: &mut Vec<Module>) -> usize {
    let mut path = base.to_vec();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if let Some(group) = rest.strip_prefix('{') {
            at += 1;
            let mut inner = group;
            loop {
                let blank = inner.len() - inner.trim_start_matches([' ', '\n', ',']).len();
                (at, inner) = (at + blank, &inner[blank..]);
                if inner.is_empty() || inner.starts_with('}') {
                    return at + 1;
                }
                let read = tree(&path, inner, found).max(1);
                (at, inner) = (at + read, &inner[read..]);
            }
        }
        let word: String =
            rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        if word.is_empty() {
            found.push(path);
            return at;
        }
        at += word.len();
        if word != "self" {
            path.push(word);
        }
        if !text[at..].starts_with("::") {
            found.push(path);
            return at;
        }
        at += 2;
    }
}

/// Which other file each file needs.
fn needs(modules: &BTreeMap<Module, String>) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let needed = |(own, code): (&Module, &String)| -> BTreeSet<&Module> {
        let longest = |path: Module| {
            let known = (1..=path.len()).rev().find_map(|length| {
                modules.get_key_value(&path[..length]).map(|(module, _)| module)
            });
            known.filter(|module| *module != own)
        };
        named(own, code).into_iter().filter_map(longest).collect()
    };
    modules.iter().map(|pair| (pair.0, needed(pair))).collect()
}

/// Everything that a file needs, directly or by way of others.
fn reached<'a>(
    from: &'a Module,
    needs: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
) -> BTreeSet<&'a Module> {
    let (mut all, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(next) = open.pop() {
        for &needed in &needs[next] {
            if all.insert(needed) {
                open.push(needed);
            }
        }
    }
    all
}

#[test]
fn no_two_files_need_each_other() {
    let modules = modules();
    let needs = needs(&modules);
    let round: Vec<String> = modules
        .keys()
        .filter(|module| reached(module, &needs).contains(module))
        .map(|module| {
            let into: Vec<String> = needs[module]
                .iter()
                .filter(|other| reached(other, &needs).contains(module))
                .map(|other| other.join("::"))
                .collect();
            format!("{} needs {}", module.join("::"), into.join(", "))
        })
        .collect();
    assert!(round.is_empty(), "{}", round.join("\n"));
}

#[test]
fn a_circle_would_be_seen() {
    let own = |names: &str| -> Module { names.split("::").map(str::to_owned).collect() };
    let planted: BTreeMap<Module, String> = [
        ("a", "use crate::b::{self, c::{D, E}};"),
        ("b", ""),
        ("b::c", "fn f() { super::g(crate::a::X) }"),
    ]
    .map(|(module, code)| (own(module), code.to_owned()))
    .into();
    let needs = needs(&planted);
    assert_eq!(needs[&own("a")], BTreeSet::from([&own("b"), &own("b::c")]));
    assert_eq!(needs[&own("b::c")], BTreeSet::from([&own("a"), &own("b")]));
    assert!(reached(&own("a"), &needs).contains(&own("a")));
    assert!(!reached(&own("b"), &needs).contains(&own("b")));
}

#[test]
fn no_folder_is_most_of_the_program() {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    for path in &files {
        let text = fs::read_to_string(path).expect("readable");
        let folder = module(path).first().cloned().unwrap_or_default();
        *lines.entry(folder).or_default() += text.lines().count();
    }
    let all: usize = lines.values().sum();
    for (folder, own) in lines {
        assert!(100 * own <= MOST_OF_ALL * all, "{folder} has {own} of {all} lines");
    }
}
