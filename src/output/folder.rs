//! A result folder appears complete or not at all: it is written beside its place and then renamed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::document::provenance::hexadecimal;
use crate::output::aside::{Aside, REPLACED};
use crate::output::manifest::{FileEntry, MANIFEST};

/// A file or folder that could not be read or written.
#[derive(Debug)]
pub struct FileError {
    /// What was tried, as a fragment that fits after "cannot".
    pub doing: String,
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
    /// What to do about it.
    pub help: String,
}

impl std::fmt::Display for FileError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.display();
        writeln!(formatter, "error: cannot {} `{path}`: {}", self.doing, self.source)?;
        write!(formatter, "  = help: {}", self.help)
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// A result folder that is being written; removed again unless it is finished.
#[derive(Debug)]
pub struct Folder {
    target: PathBuf,
    aside: Aside,
    work: PathBuf,
    written: Vec<FileEntry>,
}

impl Folder {
    /// Begins a folder beside its target. The target may be missing, empty, or an earlier result.
    ///
    /// # Errors
    /// When the target is something else, or when nothing can be written beside it.
    pub fn begin(target: &Path) -> Result<Self, FileError> {
        let target = behind_links(target)?;
        refuse_foreign(&target)?;
        let fail = |source| FileError {
            doing: "write into".to_owned(),
            path: parent_of(&target),
            source,
            help: "choose another place with `--output DIR`".to_owned(),
        };
        let aside = Aside::begin(&target, "unfinished").map_err(fail)?;
        let work = aside.folder().join("result");
        fs::create_dir(&work).map_err(fail)?;
        Ok(Self { target, aside, work, written: Vec::new() })
    }

    /// Finds out whether a folder could be begun, so that a long run does not end without a place.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub fn try_out(target: &Path) -> Result<(), FileError> {
        Self::begin(target).map(drop)
    }

    /// Writes one file, `/` between folders, and remembers its hash.
    ///
    /// # Errors
    /// When it cannot be written, for instance because the disk is full.
    pub fn write(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
    ) -> Result<(), FileError> {
        let (entry, ()) = self.put(name, content)?;
        self.remember([entry]);
        Ok(())
    }

    /// Writes one file as in [`Self::write`], perhaps beside others at the same time, and hands back
    /// what came out of writing it; [`Self::remember`] puts the files in order afterwards.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn put<D>(
        &self,
        name: &str,
        content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<D>,
    ) -> Result<(FileEntry, D), FileError> {
        let path = self.work.join(name);
        let write = || -> io::Result<(String, D)> {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            let mut hashing =
                Hashing { to: BufWriter::new(File::create(&path)?), hash: Sha256::new() };
            let done = content(&mut hashing)?;
            hashing.to.flush()?;
            Ok((hexadecimal(&hashing.hash.finalize()), done))
        };
        let (sha256, done) = write().map_err(|source| FileError {
            doing: "write".to_owned(),
            path: self.target.join(name),
            source,
            help:
                "free some space or choose another place with `--output DIR`; nothing was changed \
                   there"
                    .to_owned(),
        })?;
        Ok((FileEntry { file: name.to_owned(), sha256 }, done))
    }

    /// Remembers files that were [put](Self::put).
    pub fn remember(&mut self, entries: impl IntoIterator<Item = FileEntry>) {
        self.written.extend(entries);
    }

    /// The files written so far.
    pub fn written(&self) -> &[FileEntry] {
        &self.written
    }

    /// Puts the complete folder in its place; an earlier result is replaced only now.
    ///
    /// # Errors
    /// When it cannot be moved; the earlier result is then still there.
    pub fn finish(self) -> Result<PathBuf, FileError> {
        let fail = |source| FileError {
            doing: "put the result into".to_owned(),
            path: self.target.clone(),
            source,
            help: "close programs that use the folder, or choose another place with `--output DIR`"
                .to_owned(),
        };
        // somebody else may put a result there at the same time; the last one to finish stays
        for attempt in 0.. {
            let old = self.aside.folder().join(REPLACED);
            match fs::rename(&self.target, &old) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(fail(error)),
            }
            let moved = fs::rename(&self.work, &self.target);
            if moved.is_err() && old.exists() && !self.target.exists() {
                fs::rename(&old, &self.target).map_err(fail)?;
            } else if old.exists() {
                fs::remove_dir_all(&old).map_err(fail)?;
            }
            match moved {
                Ok(()) => break,
                Err(error) if attempt >= MOST_ATTEMPTS => return Err(fail(error)),
                Err(_) => {}
            }
        }
        Ok(self.target)
    }
}

/// How often to try again when another program puts a result into the same place.
const MOST_ATTEMPTS: u32 = 20;

/// The folder that holds a place.
pub(super) fn parent_of(place: &Path) -> PathBuf {
    let parent = place.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The place a link leads to; a link to nothing is no place.
pub(super) fn behind_links(target: &Path) -> Result<PathBuf, FileError> {
    if !target.is_symlink() {
        return Ok(target.to_path_buf());
    }
    fs::canonicalize(target).map_err(|source| FileError {
        doing: "follow the link".to_owned(),
        path: target.to_path_buf(),
        source,
        help: "create the folder it leads to, or choose another place with `--output DIR`"
            .to_owned(),
    })
}

/// Refuses to replace what is not an earlier result.
fn refuse_foreign(target: &Path) -> Result<(), FileError> {
    let refuse = |reason: &str| {
        Err(FileError {
            doing: "replace".to_owned(),
            path: target.to_path_buf(),
            source: io::Error::new(io::ErrorKind::AlreadyExists, reason.to_owned()),
            help: "choose another place with `--output DIR`, or move what is there".to_owned(),
        })
    };
    if !target.exists() {
        return Ok(());
    }
    if !target.is_dir() {
        return refuse("it is a file, not a result folder");
    }
    let mut strangers = files_below(target).into_iter().filter(|file| !is_of_a_desktop(file));
    let Ok(manifest) = fs::read_to_string(target.join(MANIFEST)) else {
        return match strangers.next() {
            None => Ok(()),
            Some(_) => refuse("the folder holds something else than an earlier result"),
        };
    };
    let own = outputs(&manifest);
    let Some(first) = strangers.find(|file| file != MANIFEST && !own.contains(file)) else {
        return Ok(());
    };
    let others = strangers.filter(|file| file != MANIFEST && !own.contains(file)).count();
    let others = match others {
        0 => String::new(),
        1 => " and another file".to_owned(),
        more => format!(" and {more} other files"),
    };
    refuse(&format!("beside an earlier result it holds `{first}`{others} of your own"))
}

/// All files below a folder, `/` between folders, in order.
fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut open = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, above)) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = format!("{above}{}", entry.file_name().to_string_lossy());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push((entry.path(), format!("{name}/")));
            } else {
                files.push(name);
            }
        }
    }
    files.sort();
    files
}

/// Whether a file manager or an office program has put a file there by itself.
fn is_of_a_desktop(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let begins = ["~$", ".~lock.", "._"];
    [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"].contains(&name)
        || begins.iter().any(|begin| name.starts_with(begin))
}

/// The files that a manifest of any command names.
fn outputs(manifest: &str) -> Vec<String> {
    let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap_or_default();
    let entries = manifest["outputs"].as_array().cloned().unwrap_or_default();
    entries.iter().filter_map(|entry| entry["file"].as_str().map(str::to_owned)).collect()
}

/// Passes bytes on and hashes them.
struct Hashing<W> {
    to: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::provenance::sha256;

    fn text(text: &'static str) -> impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()> {
        move |to| to.write_all(text.as_bytes())
    }

    #[test]
    fn a_folder_appears_complete_or_not_at_all() {
        let place = tempfile::tempdir().expect("temporary folder");
        let target = place.path().join("result");
        let mut folder = Folder::begin(&target).expect("begins");
        folder.write("a/b.csv", text("1")).expect("writes");
        drop(folder);
        assert_eq!(fs::read_dir(place.path()).expect("reads").count(), 0);

        let mut folder = Folder::begin(&target).expect("begins");
        folder.write(MANIFEST, text("{}")).expect("writes");
        assert_eq!(folder.written()[0].sha256, sha256(b"{}"));
        folder.finish().expect("finishes");
        assert_eq!(fs::read_dir(place.path()).expect("reads").count(), 1);
    }

    #[test]
    fn an_earlier_result_stays_until_a_complete_one_replaces_it() {
        let place = tempfile::tempdir().expect("temporary folder");
        let target = place.path().join("result");
        let write = |content: &'static str| {
            let mut folder = Folder::begin(&target).expect("begins");
            folder.write(MANIFEST, text(content)).expect("writes");
            folder
        };
        write("first").finish().expect("finishes");
        let failing = write("second");
        assert_eq!(fs::read_to_string(target.join(MANIFEST)).expect("reads"), "first");
        drop(failing);
        assert_eq!(fs::read_to_string(target.join(MANIFEST)).expect("reads"), "first");
        write("third").finish().expect("finishes");
        assert_eq!(fs::read_to_string(target.join(MANIFEST)).expect("reads"), "third");
    }

    #[test]
    fn a_file_of_ones_own_beside_a_result_is_not_replaced() {
        let place = tempfile::tempdir().expect("temporary folder");
        let target = place.path().join("result");
        let mut folder = Folder::begin(&target).expect("begins");
        folder.write("charts/1.png", text("1")).expect("writes");
        folder
            .write(MANIFEST, text(r#"{ "outputs": [{ "file": "charts/1.png", "sha256": "" }] }"#))
            .expect("writes");
        folder.finish().expect("finishes");
        fs::write(target.join(".DS_Store"), "1").expect("writes");
        Folder::try_out(&target).expect("what a desktop left does not matter");
        fs::write(target.join("charts/minutes.docx"), "mine").expect("writes");
        let error = Folder::try_out(&target).expect_err("refuses");
        let said = "beside an earlier result it holds `charts/minutes.docx` of your own";
        assert!(error.to_string().contains(said), "{error}");
        fs::write(target.join("notes.txt"), "mine").expect("writes");
        let error = Folder::try_out(&target).expect_err("refuses");
        assert!(error.to_string().contains("`charts/minutes.docx` and another file"), "{error}");
    }

    #[test]
    fn what_is_not_a_result_is_not_replaced() {
        let place = tempfile::tempdir().expect("temporary folder");
        fs::write(place.path().join("thesis.docx"), "mine").expect("writes");
        let error = Folder::begin(place.path()).expect_err("refuses");
        assert!(error.to_string().contains("something else than an earlier result"), "{error}");
    }
}
