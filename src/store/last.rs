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

    /// What was opened last, as far as it is still there.
    pub fn paths(&self) -> Vec<PathBuf> {
        let Ok(text) = std::fs::read_to_string(&self.file) else { return Vec::new() };
        let record = toml::from_str::<Record>(&text).ok().filter(|it| it.version == VERSION);
        let paths = record.into_iter().flat_map(|it| it.paths);
        paths.map(PathBuf::from).filter(|it| it.exists()).collect()
    }

    /// Remembers `paths`, wherever the program is started next time. Left out
    /// are `-`, which cannot be read twice, and a path that is not Unicode,
    /// which cannot be written down.
    pub fn remember(&self, paths: &[PathBuf]) -> io::Result<()> {
        let files = paths.iter().filter(|it| *it != Path::new("-"));
        let whole = files.filter_map(|it| std::path::absolute(it).ok());
        let paths: Vec<String> = whole.filter_map(|it| it.to_str().map(str::to_owned)).collect();
        if paths.is_empty() {
            return Ok(());
        }
        let record = Record { version: VERSION, paths };
        let text = toml::to_string(&record).map_err(io::Error::other)?;
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
        assert!(last.paths().is_empty());
        let (here, gone) = (folder.path().to_owned(), folder.path().join("gone"));
        last.remember(&[here.clone(), gone]).unwrap();
        assert_eq!(last.paths(), [here]);
    }

    #[test]
    fn an_unknown_version_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("last.toml"), "version = 9\npaths = [\"/\"]\n").unwrap();
        assert!(Last::within(folder.path()).paths().is_empty());
    }
}
