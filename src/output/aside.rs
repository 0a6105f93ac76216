//! A hidden folder beside a place, for as long as the process that made it lives.
//!
//! Its process keeps a file in it locked. The system takes the lock away when the process ends, however it ends, so
//! a folder whose lock is free belongs to nobody and is cleared by the next one that wants the same place. Process
//! numbers would not do: they are given to other processes later, and those of another machine that shares the disk
//! say nothing here.
//!
//! No order of events removes a folder in use. Names are never given twice, so what was found to be left alone
//! stays so. The lock is the first thing in a folder: without it a folder is either being born, and then empty, or
//! being removed; only an empty one is removed on sight, in one step, and who had just made it makes another.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

/// The file whose lock says that somebody is at work.
pub(super) const LOCK: &str = "lock";
/// Where [`super::folder::Folder`] puts an earlier result while it is replaced.
pub(super) const REPLACED: &str = "replaced";

/// How often to try again when others clear what was just made.
const MOST_ATTEMPTS: u32 = 20;

/// Whether somebody is at work in a folder.
#[derive(Debug)]
pub(super) enum Occupancy {
    /// Now this process is, for as long as it keeps this; `None` where the disk knows no locks.
    Here(Option<File>),
    /// Another process is.
    Elsewhere,
}

/// Takes the lock of a folder, if nobody has it.
///
/// # Errors
/// When its file cannot be opened, for instance because it or its folder is gone.
pub(super) fn hold(folder: &Path, options: &OpenOptions) -> io::Result<Occupancy> {
    let lock = options.open(folder.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => Ok(Occupancy::Here(Some(lock))),
        Err(TryLockError::WouldBlock) => Ok(Occupancy::Elsewhere),
        Err(TryLockError::Error(_)) => Ok(Occupancy::Here(None)),
    }
}

/// A hidden folder, removed with all its contents when this goes.
#[derive(Debug)]
pub struct Aside {
    folder: PathBuf,
    above: MissingFolders,
    _lock: Option<File>,
}

impl Aside {
    /// Makes a folder beside a place, and clears those that ended processes left there for the same purpose.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn begin(place: &Path, purpose: &str) -> io::Result<Self> {
        let begins = format!(".{}.{purpose}-", crate::output::aside::name_of(place));
        clear(place, &begins);
        for attempt in 0.. {
            let above = MissingFolders::make(place)?;
            let own = RandomState::new().build_hasher().finish() as u32;
            let name = format!("{begins}{}-{own:08x}", std::process::id());
            let folder = place.with_file_name(name);
            let made = fs::create_dir(&folder)
                .and_then(|()| hold(&folder, OpenOptions::new().write(true).create_new(true)));
            match made {
                Ok(Occupancy::Here(lock)) if folder.join(LOCK).exists() => {
                    return Ok(Self { folder, above, _lock: lock });
                }
                // somebody took it, or an empty folder above it, for one that was left behind
                Ok(_) if attempt < MOST_ATTEMPTS => {}
                Err(error)
                    if error.kind() == io::ErrorKind::NotFound && attempt < MOST_ATTEMPTS => {}
                Ok(_) => break,
                Err(error) => {
                    let _ = fs::remove_dir_all(&folder);
                    above.remove();
                    return Err(error);
                }
            }
        }
        Err(io::Error::new(io::ErrorKind::ResourceBusy, "others clear it again and again"))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        remove(&self.folder);
        self.above.remove();
    }
}

/// Removes what processes that have ended left behind; what cannot be removed stays.
fn clear(place: &Path, begins: &str) {
    let folder = place.with_file_name("");
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(begins) {
            continue;
        }
        let left = folder.join(entry.file_name());
        let lock = match hold(&left, OpenOptions::new().write(true)) {
            Ok(Occupancy::Here(Some(lock))) => Some(lock),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if fs::remove_dir(&left).is_ok() || left.join(LOCK).exists() {
                    continue;
                }
                None
            }
            // somebody works there, or it cannot be known
            Ok(_) | Err(_) => continue,
        };
        // it ended after it had moved an earlier result away and before the new one was in its place
        let replaced = left.join(REPLACED);
        if replaced.is_dir() && !place.exists() {
            let _ = fs::rename(&replaced, place);
        }
        remove(&left);
        drop(lock);
    }
}

/// Removes a folder, its lock last, so that until then nobody else looks for something to save in it. What cannot be
/// removed stays: there is nobody to tell, whatever led here is being told.
fn remove(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name() != LOCK {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// The folders above a place that were missing.
#[derive(Debug)]
pub(super) struct MissingFolders {
    /// The lowest first.
    created: Vec<PathBuf>,
}

impl MissingFolders {
    /// Makes them.
    ///
    /// # Errors
    /// When one cannot be made; then none is.
    pub(super) fn make(place: &Path) -> io::Result<Self> {
        let missing = |above: &&Path| !above.as_os_str().is_empty() && !above.exists();
        let above = place.ancestors().skip(1).take_while(missing);
        let above = Self { created: above.map(Path::to_path_buf).collect() };
        if let Some(lowest) = above.created.first()
            && let Err(error) = fs::create_dir_all(lowest)
        {
            above.remove();
            return Err(error);
        }
        Ok(above)
    }

    /// Removes those that nobody has put anything into.
    pub(super) fn remove(&self) {
        for folder in &self.created {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The name of a folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| "result".to_owned(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("readable");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("entry").file_name();
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn what_nobody_holds_is_cleared_and_what_somebody_holds_stays() {
        let here = tempfile::tempdir().expect("temporary folder");
        let place = here.path().join("result");
        let own = Aside::begin(&place, "unfinished").expect("begins");
        fs::write(own.folder().join("half.csv"), "1").expect("writes");
        // left by a process that was killed: with its lock, before it had one, and while it was being removed
        for (name, file) in [("1-a", Some(LOCK)), ("2-b", None), ("3-c", Some("half.csv"))] {
            let left = here.path().join(format!(".result.unfinished-{name}"));
            fs::create_dir(&left).expect("makes");
            if let Some(file) = file {
                fs::write(left.join(file), "").expect("writes");
            }
        }
        fs::create_dir(here.path().join(".other.unfinished-1-a")).expect("makes");
        let other = Aside::begin(&place, "unfinished").expect("begins");
        assert_ne!(own.folder(), other.folder());
        assert!(own.folder().join("half.csv").exists());
        assert_eq!(names(here.path()).len(), 3, "{:?}", names(here.path()));
        drop((own, other));
        assert_eq!(names(here.path()), [".other.unfinished-1-a"]);
    }

    #[test]
    fn an_earlier_result_that_was_being_replaced_comes_back() {
        let here = tempfile::tempdir().expect("temporary folder");
        let place = here.path().join("result");
        let left = here.path().join(".result.unfinished-1-a");
        fs::create_dir_all(left.join(REPLACED)).expect("makes");
        fs::write(left.join(REPLACED).join("manifest.json"), "earlier").expect("writes");
        fs::write(left.join(LOCK), "").expect("writes");
        drop(Aside::begin(&place, "unfinished").expect("begins"));
        assert_eq!(names(here.path()), ["result"]);
        let manifest = fs::read_to_string(place.join("manifest.json")).expect("reads");
        assert_eq!(manifest, "earlier");
    }

    #[test]
    fn folders_above_a_place_go_with_it_unless_somebody_uses_them() {
        let here = tempfile::tempdir().expect("temporary folder");
        let place = here.path().join("a/b/result");
        drop(Aside::begin(&place, "unfinished").expect("begins"));
        assert!(names(here.path()).is_empty());
        let aside = Aside::begin(&place, "unfinished").expect("begins");
        fs::write(here.path().join("a/mine"), "").expect("writes");
        drop(aside);
        assert_eq!(names(here.path()), ["a"]);
        assert_eq!(names(&here.path().join("a")), ["mine"]);
    }

    #[test]
    fn many_at_once_never_take_each_others_folder() {
        let here = tempfile::tempdir().expect("temporary folder");
        let place = here.path().join("result");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let aside = Aside::begin(&place, "unfinished").expect("begins");
                        fs::write(aside.folder().join("half.csv"), "1").expect("is still there");
                        std::thread::yield_now();
                        assert!(aside.folder().join("half.csv").exists());
                    }
                });
            }
        });
        assert!(names(here.path()).is_empty());
    }
}
