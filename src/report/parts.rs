//! Long work is kept in numbered parts, each complete or not there, so that it can go on after any end.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::report::folder::{FileError, behind_links, name_of};
use crate::scenario::file;

/// File that says what the parts are parts of.
pub const REQUEST: &str = "request.json";

/// A hidden folder beside a result folder, with the parts that are complete.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
}

/// Why parts cannot be opened.
#[derive(Debug)]
pub enum Closed {
    /// A file cannot be read or written.
    File(FileError),
    /// They are parts of something else: the folder, and what was asked for there.
    Other(PathBuf, String),
}

impl From<FileError> for Closed {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl Parts {
    /// Opens the parts of a result, or begins them; `request` must be the same each time.
    ///
    /// # Errors
    /// When they are parts of another request, or when a file cannot be read or written.
    pub fn open(target: &Path, request: &str) -> Result<Self, Closed> {
        let target = behind_links(target)?;
        let folder = target.with_file_name(format!(".{}.sweep", name_of(&target)));
        let parts = Self { folder };
        let path = parts.folder.join(REQUEST);
        fs::create_dir_all(&parts.folder).map_err(|source| parts.trouble("write into", source))?;
        match file::read_text(&path) {
            Ok(there) if there == request => Ok(parts),
            Ok(there) => Err(Closed::Other(parts.folder, there)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                parts.write(REQUEST, |to| to.write_all(request.as_bytes()))?;
                Ok(parts)
            }
            Err(error) => Err(Closed::File(parts.trouble("read the request in", error))),
        }
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
        let unfinished = self.folder.join(format!("{name}.unfinished-{}", std::process::id()));
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
        FileError {
            doing: doing.to_owned(),
            path: self.folder.clone(),
            source,
            help: "free some space, or choose another place with `--output DIR`; parts that are \
                   complete stay"
                .to_owned(),
        }
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
        assert_eq!(fs::read_dir(parts.folder()).expect("reads").count(), 2);

        let again = Parts::open(&target, "request").expect("opens");
        assert!(again.has("part"));
        let other = Parts::open(&target, "another").expect_err("refuses");
        assert!(matches!(other, Closed::Other(_, there) if there == "request"));
        again.remove().expect("removes");
        assert_eq!(fs::read_dir(place.path()).expect("reads").count(), 0);
    }
}
