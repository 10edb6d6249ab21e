//! Which files and folders were read last.

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::store::write_whole;

/// The paths that were opened last, in a small file of their own.
#[derive(Debug)]
pub struct Last {
    file: PathBuf,
}

/// What is written.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    version: u32,
    paths: Vec<String>,
    /// The folder of the library they were read into, where it is not the one
    /// that is theirs anyway.
    library: Option<String>,
}

/// The version of [`Record`]. Another one is not read, only replaced.
const VERSION: u32 = 1;

impl Last {
    /// The memory of whoever runs the program; `None` where they have no home.
    pub fn of_the_reader() -> Option<Self> {
        let base = etcetera::choose_base_strategy().ok()?;
        let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
        Some(Self::within(&folder.join("liseuse")))
    }

    /// The memory kept in `folder`.
    pub fn within(folder: &Path) -> Self {
        Self { file: folder.join("last.toml") }
    }

    /// What was opened last, and the folder of the library, where one was named
    /// and is still there.
    pub fn opened(&self) -> (Vec<PathBuf>, Option<PathBuf>) {
        let Ok(text) = std::fs::read_to_string(&self.file) else { return Default::default() };
        let record = toml::from_str::<Record>(&text).ok().filter(|it| it.version == VERSION);
        let Some(record) = record else { return Default::default() };
        let paths = record.paths.into_iter().map(PathBuf::from);
        (paths.collect(), record.library.map(PathBuf::from).filter(|it| it.exists()))
    }

    /// Remembers `paths` and the folder of the library, wherever the program is
    /// started next time. Left out are `-`, which cannot be read twice, and a
    /// path that is not Unicode, which cannot be written down.
    pub fn remember(&self, paths: &[PathBuf], library: Option<&Path>) -> io::Result<()> {
        let files = paths.iter().filter(|it| *it != Path::new("-"));
        let whole = |it: &Path| std::path::absolute(it).ok()?.to_str().map(str::to_owned);
        let paths: Vec<String> = files.filter_map(|it| whole(it)).collect();
        let library = library.and_then(whole);
        if paths.is_empty() && library.is_none() {
            return Ok(());
        }
        let record = Record { version: VERSION, paths, library };
        let text = toml::to_string(&record).map_err(io::Error::other)?;
        // Writing waits for the disk, and most often the same is opened again.
        if std::fs::read_to_string(&self.file).is_ok_and(|it| it == text) {
            return Ok(());
        }
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(&self.file, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let last = Last::within(&folder.path().join("new"));
        assert!(last.opened().0.is_empty());
        let (here, gone) = (folder.path().to_owned(), folder.path().join("gone"));
        last.remember(&[here.clone(), gone.clone()], Some(&gone)).unwrap();
        assert_eq!(last.opened(), (vec![here.clone(), gone], None));
        last.remember(std::slice::from_ref(&here), Some(&here)).unwrap();
        assert_eq!(last.opened(), (vec![here.clone()], Some(here.clone())));
        // What comes by standard input has nothing but the library.
        last.remember(&["-".into()], None).unwrap();
        assert_eq!(last.opened(), (vec![here.clone()], Some(here.clone())));
        last.remember(&["-".into()], Some(&here)).unwrap();
        assert_eq!(last.opened(), (Vec::new(), Some(here)));
    }

    #[test]
    fn an_unknown_version_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("last.toml"), "version = 9\npaths = [\"/\"]\n").unwrap();
        assert!(Last::within(folder.path()).opened().0.is_empty());
    }
}
