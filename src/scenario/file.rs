//! Scenario files are found and read, each on top of the one it extends.

use super::shipped::library;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::diagnostic::Problems;
use super::keys::{self, Next};
use super::source::Span;
use super::suggest::{closest, listed, nearest};
use super::tree::{self, KeyRow, TreeTable, Value};
use super::{Input, finding, natural, relative, removal};

/// Largest scenario file. Bytes.
const LARGEST_SCENARIO: u64 = 4_000_000;
/// Largest file of reporting lines. Bytes.
const LARGEST_CHART: u64 = 2_000_000_000;

macro_rules! verification {
    ($($name:literal)*) => {
        /// Small scenarios that `verify` runs: name and text.
        pub fn verification() -> &'static [(&'static str, &'static str)] {
            &[$((
                concat!("verify/", $name),
                include_str!(concat!("../../scenarios/verify/", $name, ".toml")),
            )),*]
        }
    };
}

verification! {
    "causes"
    "chain"
    "contract"
    "diluted-message"
    "doubt-and-colleagues"
    "firefighting"
    "graph"
    "horizon"
    "industry"
    "linear-pay"
    "measure-and-fires"
    "mixed"
    "pair"
    "piece-rate"
    "quantity-pay"
    "quarter-end"
    "queue"
    "silence"
    "team"
}

/// A scenario with all its parents.
pub(super) struct Merged {
    /// Short name.
    pub(super) id: String,
    /// The parents' contents under the child's.
    pub(super) tree: TreeTable,
    /// All files with their hashes, the scenario itself first.
    pub(super) inputs: Vec<Input>,
}

/// Where a scenario's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file.
    File(PathBuf),
    /// A scenario of [`library`].
    Shipped(&'static str),
    /// Text handed over by a program.
    Text(String),
}

impl Origin {
    /// What somebody means by a path or the name of a shipped scenario.
    pub(super) fn of(path_or_name: &str, problems: &mut Problems) -> Option<Self> {
        let path = Path::new(path_or_name);
        let looks_like_path = path_or_name.contains(['/', '\\'])
            || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        let is_file = path.is_file();
        if !is_file && path_or_name.starts_with("verify/") && shipped(path_or_name).is_some() {
            return shipped(path_or_name);
        }
        if looks_like_path || is_file {
            return Some(Self::File(path.to_path_buf()));
        }
        if path_or_name == "base" {
            let message = "`base` holds the defaults and describes no organization";
            problems.wrong_request(
                message,
                "`orgdrift new my-company --from base` writes a file to begin with",
            );
            return None;
        }
        if let Some(shipped) = shipped(path_or_name) {
            return Some(shipped);
        }
        if path.exists() {
            return Some(Self::File(path.to_path_buf()));
        }
        let message = format!("there is no file and no shipped scenario `{path_or_name}`");
        let file = path.with_extension("toml");
        let help = if path.extension().is_none() && file.is_file() {
            format!("there is a file of that name: write `{}`", file.display())
        } else {
            remedy(path_or_name)
        };
        problems.unreadable(None, message, help);
        None
    }

    /// A scenario of [`library`].
    pub(super) fn shipped(name: &str, problems: &mut Problems) -> Option<Self> {
        let found = shipped(name);
        if found.is_none() {
            problems.unreadable(
                None,
                format!("there is no shipped scenario `{name}`"),
                remedy(name),
            );
        }
        found
    }

    fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Shipped(name) => format!("{name}.toml (shipped)"),
            Self::Text(name) => name.clone(),
        }
    }

    /// Whether its name says that it is a scenario.
    fn is_called_a_scenario(&self) -> bool {
        match self {
            Self::File(path) => {
                path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
            }
            Self::Shipped(_) | Self::Text(_) => true,
        }
    }

    /// Name for the chain of a cycle: two spellings of one path are the same file.
    fn identity(&self) -> Self {
        match self {
            Self::File(path) => Self::File(path.canonicalize().unwrap_or_else(|_| path.clone())),
            other => other.clone(),
        }
    }
}

fn shipped(name: &str) -> Option<Origin> {
    let name = name.strip_suffix(".toml").unwrap_or(name);
    everything().find(|(shipped, _)| *shipped == name).map(|(name, _)| Origin::Shipped(name))
}

/// Everything that is embedded.
fn everything() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    library().iter().chain(verification())
}

fn names() -> impl Iterator<Item = &'static str> {
    library().iter().map(|(name, _)| *name)
}

/// What to write instead of a name that no shipped scenario has. All of them would be a page.
fn remedy(typed: &str) -> String {
    let all = "`orgdrift library` lists the shipped scenarios";
    match nearest(typed, names()).as_slice() {
        [] => format!("{all}; a file is named with `.toml`"),
        near => format!("did you mean {}? {all}", listed(near.iter().copied())),
    }
}

/// Reads a scenario and everything it extends; `base` is always at the bottom.
pub(super) fn read(
    origin: Origin,
    text: Option<String>,
    problems: &mut Problems,
) -> Option<Merged> {
    let id = match &origin {
        Origin::File(path) => {
            path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
        }
        Origin::Shipped(name) => name.replace('/', "-"),
        Origin::Text(id) => id.clone(),
    };
    let mut layers: Vec<TreeTable> = Vec::new();
    let mut inputs = Vec::new();
    let mut chain: Vec<Origin> = Vec::new();
    let mut next = Some((origin, text, None));
    let mut whole = true;
    while let Some((origin, text, asked_by)) = next.take() {
        let text = match (text, &origin) {
            (Some(text), _) => text,
            (None, Origin::Shipped(name)) => shipped_text(name).to_string(),
            (None, Origin::File(path)) => scenario_text(path, asked_by.as_ref(), problems)?,
            (None, Origin::Text(_)) => String::new(),
        };
        chain.push(origin.identity());
        inputs.push(Input { name: file_name(&origin), sha256: hash(text.as_bytes()) });
        let folder = match &origin {
            Origin::File(path) => Some(path.parent().unwrap_or(Path::new("")).to_path_buf()),
            _ => None,
        };
        let start = problems.sources.add(&origin.name(), folder.as_deref(), text.clone());
        if empty(&text) {
            let place = start..start;
            let help = "begin with `extends = \"base\"` and list what differs, or start from a shipped \
                        scenario: `orgdrift new my-scenario --from tickets-versus-experience`";
            problems.wrong(&place, format!("`{}` is empty", origin.name()), help);
            return None;
        }
        let before = problems.len();
        let Some(tree) = tree::parse(&text, start, problems) else {
            if !origin.is_called_a_scenario() || !begins_like_a_scenario(&text) {
                problems.no_scenario(before, start, &origin.name());
            }
            whole = false;
            break;
        };
        if !tree.rows.iter().any(|row| is_known(&row.name) || nearly_known(&row.name)) {
            // most likely another kind of file, whose values are nobody's business
            problems.sources.hide(start);
        }
        if let Some(row) = tree.row("extends") {
            let parent = parent(row, &origin, &chain, problems)?;
            next = Some((parent, None, Some(row.node.span.clone())));
        } else if origin != Origin::Shipped("base") {
            next = Some((Origin::Shipped("base"), None, None));
        }
        layers.push(tree);
    }
    if !whole {
        return None;
    }
    let mut tree = layers.pop()?;
    while let Some(mut child) = layers.pop() {
        finding::keep_out(&mut tree);
        removal::take_out(&mut tree, &mut child, problems);
        tree.merge(child);
    }
    natural::resolve(&mut tree, problems);
    relative::resolve(&mut tree, problems);
    Some(Merged { id, tree, inputs })
}

/// Whether a word may begin a key of a scenario.
fn is_known(word: &str) -> bool {
    word == "each" || matches!(keys::below(""), Next::Words(words) if words.contains(&word))
}

/// Whether a line of a text that cannot be read begins with such a word.
fn begins_like_a_scenario(text: &str) -> bool {
    let first = |line: &str| -> String {
        let bare = line.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        bare.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    text.lines().map(first).any(|word| is_known(&word) || nearly_known(&word))
}

/// Whether a word is a misspelt beginning of a key: `sceanrio`.
fn nearly_known(word: &str) -> bool {
    matches!(keys::below(""), Next::Words(words) if closest(word, words.iter().copied()).is_some())
}

fn empty(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    text.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#'))
}

fn shipped_text(name: &str) -> &'static str {
    everything().find(|(shipped, _)| *shipped == name).map_or("", |(_, text)| text)
}

/// The parent that an `extends` names: the file beside the child first, then the shipped scenarios.
fn parent(
    row: &KeyRow,
    child: &Origin,
    chain: &[Origin],
    problems: &mut Problems,
) -> Option<Origin> {
    let span = &row.node.span;
    let Value::Text(name) = &row.node.value else {
        let help = "write `extends = \"base\"`";
        problems.wrong(span, "`extends` must be the name of a file or scenario in quotes", help);
        return None;
    };
    let places = match child {
        Origin::File(path) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            vec![folder.join(name), folder.join(format!("{name}.toml"))]
        }
        _ => Vec::new(),
    };
    let there =
        |fits: fn(&Path) -> bool| places.iter().find(|path| fits(path)).cloned().map(Origin::File);
    let beside = there(Path::is_file);
    let shipped = shipped(name).filter(|shipped| !chain.contains(shipped));
    // a file that bears the name of the shipped scenario it extends does not mean itself
    let itself = beside.as_ref().is_some_and(|found| Some(&found.identity()) == chain.last());
    let found = if itself { shipped.or(beside) } else { beside.or(shipped) };
    // what is no plain file is refused as such when it is read
    let found = found.or_else(|| self::shipped(name)).or_else(|| there(Path::exists));
    let Some(found) = found else {
        let message =
            format!("`extends` names `{name}`, which is neither beside this file nor shipped");
        problems.wrong(span, message, remedy(name));
        return None;
    };
    if let Some(first) = chain.iter().position(|origin| *origin == found.identity()) {
        let mut names: Vec<String> = chain[first..].iter().map(file_name).collect();
        names.push(file_name(&found));
        let message = format!("`extends` runs in a circle: {}", names.join(" -> "));
        problems.wrong(span, message, "let one of these files extend `base` instead");
        return None;
    }
    Some(found)
}

fn file_name(origin: &Origin) -> String {
    match origin {
        Origin::File(path) => path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned()),
        Origin::Shipped(name) => format!("{name}.toml"),
        Origin::Text(id) => format!("{id}.toml"),
    }
}

fn scenario_text(path: &Path, asked_by: Option<&Span>, problems: &mut Problems) -> Option<String> {
    let bytes = bytes(path, LARGEST_SCENARIO, "a scenario", asked_by, problems)?;
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            let message = format!("`{}` is not a text file", path.display());
            problems.unreadable(
                asked_by,
                message,
                "save the scenario as plain text, encoding UTF-8",
            );
            None
        }
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let line = String::from_utf8_lossy(&bytes[..at]).matches('\n').count() + 1;
            let shown = path.display();
            let message = if bytes.contains(&0) {
                format!("`{shown}` is not a text file")
            } else {
                format!("`{shown}` has letters in line {line} that are not UTF-8")
            };
            let help = "save the scenario as plain text, encoding UTF-8";
            problems.unreadable(asked_by, message, help);
            None
        }
    }
}

/// The bytes of a file of reporting lines that a scenario names.
pub(super) fn chart_bytes(
    path: &Path,
    asked_by: &Span,
    problems: &mut Problems,
) -> Option<(Vec<u8>, Input)> {
    let bytes = bytes(path, LARGEST_CHART, "reporting lines", Some(asked_by), problems)?;
    let input = Input { name: file_name(&Origin::File(path.into())), sha256: hash(&bytes) };
    Some((bytes, input))
}

/// Opens a plain file. Anything else may never end, or never begin: a device, or a pipe that nobody writes to.
///
/// # Errors
/// It is none, or cannot be opened.
pub fn open(path: &Path) -> io::Result<File> {
    let what = fs::metadata(path)?;
    if what.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "a folder, not a file"));
    }
    if !what.is_file() {
        let words = "a device or a pipe, and only plain files are read";
        return Err(io::Error::new(ErrorKind::InvalidInput, words));
    }
    File::open(path)
}

/// Reads a plain file whole; see [`open`].
///
/// # Errors
/// It is none, or cannot be read.
pub fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a plain file as text; see [`open`].
///
/// # Errors
/// It is none, is no text in UTF-8, or cannot be read.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open(path)?.read_to_string(&mut text)?;
    Ok(text)
}

fn bytes(
    path: &Path,
    largest: u64,
    what: &str,
    asked_by: Option<&Span>,
    problems: &mut Problems,
) -> Option<Vec<u8>> {
    let shown = path.display();
    let mut bytes = Vec::new();
    let read = open(path).and_then(|file| file.take(largest + 1).read_to_end(&mut bytes));
    let (message, help) = match read {
        Ok(_) if bytes.len() as u64 <= largest => return Some(bytes),
        Ok(_) => (
            format!("`{shown}` has more than {} MB", largest / 1_000_000),
            format!("name a file that holds {what}"),
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let help = match (asked_by, path.file_stem().and_then(|stem| stem.to_str())) {
                (None, Some(stem)) => remedy(stem),
                _ => "check the name; it is looked for beside the file that names it".to_string(),
            };
            (format!("`{shown}` does not exist"), help)
        }
        Err(error) if error.kind() == ErrorKind::IsADirectory => {
            (format!("`{shown}` is a folder, not a file"), "name a file in it".to_string())
        }
        Err(error) if error.kind() == ErrorKind::InvalidInput => (
            format!("`{shown}` is {error}"),
            "save what it holds as a file, and name that".to_string(),
        ),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => (
            format!("`{shown}` may not be read"),
            "give yourself the right to read it, or copy it to a folder of your own".to_string(),
        ),
        Err(error) => {
            (format!("`{shown}` cannot be read: {error}"), "try a copy of it".to_string())
        }
    };
    problems.unreadable(asked_by, message, help);
    None
}

/// SHA-256 in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        // writing to a string cannot fail
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
