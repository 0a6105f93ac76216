//! The shape of the code: layers, printing, files, colours, length and documentation.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules in layer order; each may use those to its left and itself.
const LAYERS: &[&str] = &[
    "math",
    "rng",
    "scenario",
    "model",
    "engine",
    "futures",
    "statistics",
    "document",
    "ink",
    "output",
    "question",
    "page",
    "verify",
    "cli",
];
/// Most lines of a source file.
const MOST_LINES: usize = 500;

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    assert!(files.len() > 50, "the sources were not found");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("sources are readable");
            (path, text)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("readable").map(|entry| entry.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Layer of a source file: the folder or file directly below `src`.
fn layer(path: &Path) -> Option<usize> {
    let name = name(path);
    let first = name.strip_prefix("src/")?.split(['/', '.']).next()?;
    LAYERS.iter().position(|layer| *layer == first)
}

/// Code without its comments and without its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    name(path).ends_with("/tests.rs") || name(path).contains("/tests/")
}

/// Complaints about uses of a later layer.
fn wrong_uses(path: &Path, text: &str) -> Vec<String> {
    let Some(own) = layer(path) else { return Vec::new() };
    let code = code(text);
    let first_word = |text: &str| {
        let text = text.trim_start();
        let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
        LAYERS.iter().position(|layer| *layer == &text[..end])
    };
    let used = code.match_indices("crate::").flat_map(|(at, _)| {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            // a group names its modules one by one
            Some(group) => group
                .split('}')
                .next()
                .unwrap_or("")
                .split(',')
                .filter_map(|part| first_word(&format!("{part} ")))
                .collect::<Vec<_>>(),
            None => first_word(rest).into_iter().collect(),
        }
    });
    used.filter(|&used| used > own)
        .map(|used| format!("{}: {} must not use {}", name(path), LAYERS[own], LAYERS[used]))
        .collect()
}

#[test]
fn a_module_uses_only_the_layers_before_it() {
    let complaints: Vec<String> =
        sources().iter().flat_map(|(path, text)| wrong_uses(path, text)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_wrong_use_would_be_seen() {
    let planted = "use crate::futures::Plan;\n";
    assert_eq!(wrong_uses(Path::new("src/rng.rs"), planted).len(), 1);
    let grouped = "use crate::{question, cli::say};\n";
    assert_eq!(wrong_uses(Path::new("src/rng.rs"), grouped).len(), 2);
    assert!(wrong_uses(Path::new("src/question/compare/pack.rs"), planted).is_empty());
}

#[test]
fn phases_never_use_each_other() {
    for (path, text) in sources() {
        let name = name(&path);
        if name.starts_with("src/engine/phase/") && !name.ends_with("mod.rs") {
            let code = code(&text);
            let outside = |word: &str| code.contains(word) && !code.contains("use super::*");
            assert!(
                !outside("engine::phase::") && !outside("super::"),
                "{name} uses another phase"
            );
        }
    }
}

/// Files outside the allowed places that contain one of the words.
fn outside(words: &[&str], allowed: &[&str]) -> Vec<String> {
    sources()
        .into_iter()
        .filter(|(path, _)| !is_test(path))
        .filter(|(path, _)| !allowed.iter().any(|place| name(path).starts_with(place)))
        .flat_map(|(path, text)| {
            let code = code(&text);
            words
                .iter()
                .filter(|word| code.contains(*word))
                .map(|word| format!("{}: {word}", name(&path)))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn only_the_command_line_prints() {
    let printing = ["println!", "print!(", "eprintln!", "stdout()", "stderr()", "dbg!"];
    assert_eq!(outside(&printing, &["src/cli/"]), Vec::<String>::new());
}

#[test]
fn only_a_hint_to_the_processor_is_not_checked_by_the_compiler() {
    // and the way between a page and the simulator in it, which is a package of its own
    let allowed = ["src/math/prefetch.rs", "src/page/engine/lib.rs"];
    assert_eq!(outside(&["unsafe_code", "unsafe {"], &allowed), Vec::<String>::new());
    let hint = code(&fs::read_to_string("src/math/prefetch.rs").expect("readable"));
    assert_eq!(hint.matches("unsafe {").count(), 1);
    assert!(hint.contains("unsafe { _mm_prefetch::<_MM_HINT_T0>(place) }"));
}

#[test]
fn only_five_places_touch_files() {
    let touching = ["std::fs", "fs::", "File::"];
    let allowed = [
        "src/scenario/file.rs",
        "src/output/aside.rs",
        "src/output/folder.rs",
        "src/output/parts.rs",
        "src/cli/",
    ];
    assert_eq!(outside(&touching, &allowed), Vec::<String>::new());
}

#[test]
fn only_the_command_line_reads_a_clock() {
    assert_eq!(outside(&["Instant", "SystemTime"], &["src/cli/"]), Vec::<String>::new());
}

#[test]
fn only_what_executes_and_the_command_line_know_threads() {
    let allowed = ["src/futures/execute.rs", "src/cli/"];
    assert_eq!(outside(&["rayon", "std::thread"], &allowed), Vec::<String>::new());
}

#[test]
fn colours_live_in_the_theme() {
    let allowed = ["src/ink/theme.rs"];
    let stray = outside(&["RGBColor(", "\"#", "RGBAColor("], &allowed);
    let stray: Vec<String> = stray
        .into_iter()
        .filter(|place| {
            ["src/ink/", "src/question/", "src/document/", "src/output/"]
                .iter()
                .any(|folder| place.starts_with(folder))
        })
        .collect();
    assert_eq!(stray, Vec::<String>::new());
}

#[test]
fn each_type_has_a_name_of_its_own() {
    let mut places = std::collections::BTreeMap::<String, Vec<String>>::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test(path)) {
        for line in code(&text).lines() {
            // a type inside a function or a module of tests is nobody else's
            let word = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(super) "));
            let word = word.or_else(|| line.strip_prefix("pub(crate) ")).unwrap_or(line);
            let kinds = ["struct ", "enum ", "trait ", "type "];
            let Some(named) = kinds.iter().find_map(|kind| word.strip_prefix(kind)) else {
                continue;
            };
            let end = named.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(named.len());
            places.entry(named[..end].to_owned()).or_default().push(name(&path));
        }
    }
    assert!(places.len() > 500, "the types were not found");
    let twice: Vec<_> = places.iter().filter(|(_, places)| places.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn no_source_file_is_too_long() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", name(&path));
    }
}

#[test]
fn every_source_file_begins_with_a_sentence() {
    for (path, text) in sources() {
        let first = text.lines().next().unwrap_or("");
        assert!(first.starts_with("//! "), "{} begins with `{first}`", name(&path));
    }
}

#[test]
#[cfg(feature = "app")]
fn what_a_public_function_returns_as_an_error_is_one() {
    fn is_error<E: std::error::Error + Send + Sync + 'static>() {}
    is_error::<orgdrift::scenario::Advice>();
    is_error::<orgdrift::scenario::Problems>();
    is_error::<orgdrift::scenario::import::ImportProblem>();
    is_error::<orgdrift::engine::RunAbort>();
    is_error::<orgdrift::question::compare::equal_cost::NoEqualCost>();
    is_error::<orgdrift::futures::future::Failure>();
    is_error::<orgdrift::output::folder::FileError>();
    is_error::<orgdrift::output::parts::PartsRefusal>();
    is_error::<orgdrift::question::sweep::work::EarlyEnd>();
    is_error::<orgdrift::verify::Trouble>();
    is_error::<orgdrift::verify::choose::Unclear>();
}

#[test]
fn the_top_level_holds_only_what_it_should() {
    let allowed = [
        "Cargo.toml",
        // the manifest as it was written, in an unpacked package
        "Cargo.toml.orig",
        "Cargo.lock",
        "src",
        "scenarios",
        "output",
        "benches",
        "tests",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "target",
    ];
    for entry in fs::read_dir(".").expect("readable") {
        let name = entry.expect("entry").file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name}");
    }
}

/// Statistics that belong to what is found, as they are called.
const COMPUTES: &[&str] = &[
    "Spread::of(",
    "Counts::of(",
    "Band::of(",
    "Verdict::of(",
    "Evidence",
    "contrast::",
    "error_of_quantile",
    "quantile(&",
    "wilson(",
    "shapley::",
    "Resamples",
    "judge(",
    "judge_against(",
    " takes_place(",
    "missed_by(",
];
/// What draws and writes findings, and what tells one under a name of its own: files and folders.
const TELLS: &[&str] = &[
    "src/document/",
    "src/ink/",
    "src/output/",
    "src/question/compare/summary.rs",
    "src/question/compare/second.rs",
    "src/question/compare/fortunes.rs",
    "src/question/compare/expected.rs",
    "src/question/sensitivity/ends_table.rs",
    "src/question/sensitivity/tornado.rs",
    "src/question/difference.rs",
];
/// What tells the findings of a question is called like this, whatever the question: a file, or a folder beside it.
const TELLING: &[&str] =
    &["tell", "table", "tables", "words", "pack", "picture", "figures", "page", "card", "sheets"];

/// Whether a file only tells what was found.
fn tells(path: &Path) -> bool {
    let name = name(path);
    let telling = |part: &str| TELLING.contains(&part.trim_end_matches(".rs"));
    let of_question = name.strip_prefix("src/question/");
    TELLS.iter().any(|place| name.starts_with(place))
        || of_question.is_some_and(|below| below.split('/').skip(1).any(telling))
}

/// Calls of statistics in code that only tells.
fn computing(path: &Path, text: &str) -> Vec<String> {
    if is_test(path) || !tells(path) {
        return Vec::new();
    }
    let code = code(text);
    let imports = |line: &&str| !line.trim_start().starts_with("use ");
    let code: String = code.lines().filter(imports).collect::<Vec<_>>().join("\n");
    let called = COMPUTES.iter().filter(|word| code.contains(*word));
    called.map(|word| format!("{}: {word}", name(path))).collect()
}

#[test]
fn what_tells_a_finding_computes_no_statistics() {
    let sources = sources();
    for place in TELLS {
        let is_there = sources.iter().any(|(path, _)| name(path).starts_with(place));
        assert!(is_there, "nothing is at {place}");
    }
    assert!(sources.iter().filter(|(path, _)| tells(path)).count() > 80, "too little is looked at");
    let complaints: Vec<String> =
        sources.iter().flat_map(|(path, text)| computing(path, text)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let planted = "let spread = Spread::of(values);";
    for path in ["src/question/compare/words.rs", "src/question/new/tell/picture.rs"] {
        assert_eq!(computing(Path::new(path), planted).len(), 1, "{path}");
    }
    assert_eq!(computing(Path::new("src/question/new/ask.rs"), planted), Vec::<String>::new());
}

#[test]
fn the_front_door_has_about_twenty_names_and_nothing_else_is_open() {
    let door = fs::read_to_string("src/lib.rs").expect("readable");
    let code = code(&door);
    let names: usize = code
        .split(';')
        .filter_map(|item| item.split("pub use ").nth(1))
        .map(|used| used.split('{').nth(1).map_or(1, |group| group.split(',').count()))
        .sum();
    assert!((15..=24).contains(&names), "{names} names");
    for (place, _) in code.match_indices("pub mod ") {
        let before = code[..place].trim_end();
        assert!(
            before.ends_with("feature = \"insides\")]")
                || before.ends_with("feature = \"insides\"))]")
        );
    }
    assert!(code.matches("pub mod ").count() >= 10);
}
