//! Long work is kept in numbered parts, each complete or not there, so that it can go on after any end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::document::provenance::hexadecimal;
use crate::output::aside::{self, MissingFolders, Occupancy, name_of};
use crate::output::folder::{FileError, behind_links};
use crate::output::manifest::FileEntry;
use crate::scenario::file;

/// File that says what the parts are parts of.
pub const REQUEST: &str = "request.json";
/// What stands in the name of a file that is being written, before the number of its process.
const UNFINISHED: &str = ".unfinished-";

/// A hidden folder beside a result folder, with the parts that are complete. It stays when this goes, unless
/// nothing in it is complete.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
    above: MissingFolders,
    /// Held so that nobody else computes the same.
    _lock: Option<File>,
}

/// Why parts cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum PartsRefusal {
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// They are parts of something else: the folder, and what was asked for there.
    #[error("`{}` holds parts of something else", .0.display())]
    Other(PathBuf, String),
    /// Another process is at work in this folder.
    #[error("another process is at work in `{}`", .0.display())]
    Busy(PathBuf),
}

impl Parts {
    /// Opens the parts of a result, or begins them; `request` must be the same each time, unless nothing is
    /// complete.
    ///
    /// # Errors
    /// When they are parts of another request, when somebody else is at work there, or when a file cannot be read
    /// or written.
    pub fn open(target: &Path, request: &str) -> Result<Self, PartsRefusal> {
        let target = behind_links(target)?;
        let folder = target.with_file_name(format!(".{}.sweep", name_of(&target)));
        let fail = |source| trouble(&folder, "write into", source);
        let above = MissingFolders::make(&folder).map_err(fail)?;
        fs::create_dir_all(&folder).map_err(fail)?;
        let how = OpenOptions::new().write(true).create(true).truncate(false).clone();
        let lock = match aside::hold(&folder, &how).map_err(fail)? {
            Occupancy::Here(lock) => lock,
            Occupancy::Elsewhere => return Err(PartsRefusal::Busy(folder)),
        };
        let has_lock = lock.is_some();
        // whoever ends early from here on leaves what is complete, or nothing
        let parts = Self { folder, above, _lock: lock };
        if has_lock {
            parts.clear();
        }
        match file::read_text(&parts.folder.join(REQUEST)) {
            Ok(there) if there == request => return Ok(parts),
            Ok(there) if parts.any_complete() => {
                return Err(PartsRefusal::Other(parts.folder.clone(), there));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(PartsRefusal::File(parts.trouble("read the request in", error)));
            }
        }
        parts.write(REQUEST, |to| to.write_all(request.as_bytes()))?;
        Ok(parts)
    }

    /// Removes what a process that was killed had begun.
    fn clear(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().contains(UNFINISHED) {
                // what cannot be removed now goes with the folder
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Whether anything but the request is complete.
    fn any_complete(&self) -> bool {
        let is_part = |entry: &fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name != REQUEST && name != aside::LOCK && !name.contains(UNFINISHED)
        };
        // what cannot be looked at may be worth keeping
        fs::read_dir(&self.folder)
            .is_ok_and(|mut entries| entries.any(|entry| entry.as_ref().map_or(true, is_part)))
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a file is there; then it is complete.
    pub fn has(&self, name: &str) -> bool {
        self.folder.join(name).is_file()
    }

    /// Writes a file that appears complete or not at all, even when the machine fails.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(
        &self,
        name: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), FileError> {
        let begun = self.begin(name)?;
        self.fill(begun, content)
    }

    /// Begins a file that is not there before it is finished.
    ///
    /// # Errors
    /// When it cannot be created.
    pub fn begin(&self, name: &str) -> Result<Begun, FileError> {
        let path = self.folder.join(name);
        let unfinished = self.folder.join(format!("{name}{UNFINISHED}{}", std::process::id()));
        let file =
            File::create(&unfinished).map_err(|source| self.trouble("write into", source))?;
        Ok(Begun { path, unfinished, to: BufWriter::new(file), finished: false })
    }

    fn fill(
        &self,
        mut begun: Begun,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), FileError> {
        content(&mut begun.to)
            .and_then(|()| begun.finish())
            .map_err(|source| self.trouble("write into", source))
    }

    /// Removes everything.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn remove(self) -> Result<(), FileError> {
        fs::remove_dir_all(&self.folder).map_err(|source| self.trouble("remove", source))
    }

    /// What to say when something in the folder fails.
    pub fn trouble(&self, doing: &str, source: io::Error) -> FileError {
        trouble(&self.folder, doing, source)
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        if !self.any_complete() {
            let _ = fs::remove_dir_all(&self.folder);
            self.above.remove();
        }
    }
}

fn trouble(folder: &Path, doing: &str, source: io::Error) -> FileError {
    FileError {
        doing: doing.to_owned(),
        path: folder.to_path_buf(),
        source,
        help: "free some space, or choose another place with `--output DIR`; parts that are \
               complete stay"
            .to_owned(),
    }
}

/// A file of a part that is being written; removed again unless it is finished.
#[derive(Debug)]
pub struct Begun {
    path: PathBuf,
    unfinished: PathBuf,
    to: BufWriter<File>,
    finished: bool,
}

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Begun {
    /// Puts the complete file in its place.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn finish(mut self) -> io::Result<()> {
        self.to.flush()?;
        self.to.get_ref().sync_all()?;
        fs::rename(&self.unfinished, &self.path)?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if !self.finished {
            // nobody is left to tell; the whole folder goes when the work is complete
            let _ = fs::remove_file(&self.unfinished);
        }
    }
}

/// Opens a part for reading; the error names the file.
///
/// # Errors
/// When it cannot be opened.
pub fn open(path: &Path) -> io::Result<File> {
    file::open(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// Whether a file of a folder still has the hash that its entry says.
pub fn is_unchanged(folder: &Path, entry: &FileEntry) -> bool {
    let sha256 = || -> io::Result<String> {
        let mut file = HashedReader::open(&folder.join(&entry.file))?;
        io::copy(&mut file, &mut io::sink())?;
        Ok(file.sha256())
    };
    sha256().is_ok_and(|sha256| sha256 == entry.sha256)
}

/// A file that is hashed as it is read, and not held in memory.
pub(super) struct HashedReader {
    from: BufReader<File>,
    hash: Sha256,
    /// Bytes read so far.
    pub(super) read: u64,
}

impl HashedReader {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { from: BufReader::new(open(path)?), hash: Sha256::new(), read: 0 })
    }

    /// SHA-256 of what was read, hexadecimal.
    pub(super) fn sha256(self) -> String {
        hexadecimal(&self.hash.finalize())
    }
}

impl Read for HashedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.hash.update(&buffer[..count]);
        self.read += count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_complete_or_not_there() {
        let place = tempfile::tempdir().expect("temporary folder");
        let target = place.path().join("result");
        let parts = Parts::open(&target, "request").expect("begins");
        let mut begun = parts.begin("part").expect("begins");
        begun.write_all(b"half").expect("writes");
        assert!(!parts.has("part"));
        drop(begun);
        parts.write("part", |to| to.write_all(b"whole")).expect("writes");
        assert!(parts.has("part"));
        let busy = Parts::open(&target, "request").expect_err("somebody is at work there");
        assert!(matches!(busy, PartsRefusal::Busy(_)));
        // as after a kill
        fs::write(parts.folder().join("other.unfinished-1"), "half").expect("writes");
        drop(parts);

        let again = Parts::open(&target, "request").expect("opens");
        assert!(again.has("part"));
        assert_eq!(fs::read_dir(again.folder()).expect("reads").count(), 3);
        drop(again);
        let other = Parts::open(&target, "another").expect_err("refuses");
        assert!(matches!(other, PartsRefusal::Other(_, there) if there == "request"));
        let again = Parts::open(&target, "request").expect("opens");
        again.remove().expect("removes");
        assert_eq!(fs::read_dir(place.path()).expect("reads").count(), 0);
    }

    #[test]
    fn a_request_of_which_nothing_is_complete_is_in_nobodys_way() {
        let place = tempfile::tempdir().expect("temporary folder");
        let target = place.path().join("a/b/result");
        drop(Parts::open(&target, "request").expect("begins"));
        assert_eq!(fs::read_dir(place.path()).expect("reads").count(), 0);

        // killed before its first part was complete
        let killed = target.with_file_name(".result.sweep");
        fs::create_dir_all(&killed).expect("makes");
        fs::write(killed.join(REQUEST), "request").expect("writes");
        fs::write(killed.join("part.unfinished-1"), "half").expect("writes");
        let other = Parts::open(&target, "another").expect("begins");
        let there = fs::read_to_string(other.folder().join(REQUEST)).expect("reads");
        assert_eq!(there, "another");
    }
}
