//! The filters that were asked before, so that they can be asked again.

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::store::write_whole;
use crate::text::clean_line;

/// How many are remembered.
const MOST: usize = 300;

/// A file of filters, one a line, the newest last.
#[derive(Debug, Clone)]
pub struct Asked {
    file: PathBuf,
}

impl Asked {
    /// The file of whoever runs the program; `None` where they have no home.
    pub fn of_the_reader() -> Option<Self> {
        let base = etcetera::choose_base_strategy().ok()?;
        let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
        Some(Self::within(&folder.join("liseuse")))
    }

    /// The file in `folder`.
    pub fn within(folder: &Path) -> Self {
        Self { file: folder.join("filters.txt") }
    }

    /// The filters, the newest last. None where the file cannot be read: it is
    /// only a convenience.
    pub fn filters(&self) -> Vec<String> {
        let text = std::fs::read_to_string(&self.file).unwrap_or_default();
        let lines: Vec<String> =
            text.lines().map(clean_line).filter(|it| !it.trim().is_empty()).collect();
        lines[lines.len().saturating_sub(MOST)..].to_vec()
    }

    /// Adds a filter; one that is there already becomes the newest.
    pub fn remember(&self, filter: &str) -> io::Result<()> {
        let filter = clean_line(filter);
        if filter.trim().is_empty() {
            return Ok(());
        }
        let mut filters = self.filters();
        filters.retain(|it| *it != filter);
        filters.push(filter);
        let first = filters.len().saturating_sub(MOST);
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(&self.file, (filters[first..].join("\n") + "\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_last_and_the_oldest_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let asked = Asked::within(&folder.path().join("new"));
        assert!(asked.filters().is_empty());
        for filter in ["a", "b\u{1b}", "a", " "] {
            asked.remember(filter).unwrap();
        }
        assert_eq!(asked.filters().last().map(String::as_str), Some("a"));
        assert_eq!(asked.filters().len(), 2);
        let many: Vec<String> = (0..400).map(|it| it.to_string()).collect();
        std::fs::write(&asked.file, many.join("\n")).unwrap();
        asked.remember("z").unwrap();
        assert_eq!((asked.filters().len(), asked.filters()[0].as_str()), (MOST, "101"));
    }
}
