//! The file of corrections: read when articles are, and written whenever the
//! reader sets something right. Whoever writes it does so at once, whatever the
//! librarian is at; the librarian asks now and then what it says.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::corrections::{Amendment, Corrections, Sheet};
use crate::news::Problem;
use crate::runtime::fetch::Origin;
use crate::runtime::import::whole_path;
use crate::runtime::refusal::why;
use crate::store::{corrections, corrections_file, corrections_within, write_corrections};
use crate::text::clean_line;

/// What the reader set right. Without a file it lasts as long as the session.
/// Clones are one notebook.
#[derive(Debug, Clone)]
pub struct Notebook {
    pages: Arc<Mutex<Pages>>,
}

#[derive(Debug)]
struct Pages {
    file: Option<PathBuf>,
    sheet: Sheet,
    /// Rises whenever it may say something else.
    edition: u64,
}

impl Notebook {
    /// The notebook for what `origins` hold, not read yet. What comes through
    /// a pipe has none that lasts.
    pub fn of(origins: &[Origin]) -> Self {
        let is_piped = |it: &Origin| matches!(it, Origin::Held(place, _) if place.name == "-");
        let paths = origins.iter().filter_map(Origin::path).map(whole_path);
        let paths: Vec<PathBuf> = paths.collect();
        let is_kept = !origins.iter().any(is_piped);
        Self::new(is_kept.then(|| corrections_file(&paths)).flatten())
    }

    /// The notebook of the library in `folder`, not read yet.
    pub fn within(folder: &Path) -> Self {
        Self::new(Some(corrections_within(folder)))
    }

    /// The notebook in `file`, not read yet.
    fn new(file: Option<PathBuf>) -> Self {
        let sheet = Sheet::read("", "").0;
        Self { pages: Arc::new(Mutex::new(Pages { file, sheet, edition: 0 })) }
    }

    /// Reads the file, which somebody may have edited meanwhile. Tells what is
    /// odd about it; where it cannot be read at all, what was known stays.
    pub fn read(&self) -> Vec<Problem> {
        self.pages().read()
    }

    /// What it says.
    pub fn corrections(&self) -> Corrections {
        self.pages().sheet.corrections()
    }

    /// What it says, if that may be something else than in the `edition` that
    /// is known, which becomes the one there is now.
    pub fn news(&self, edition: &mut u64) -> Option<Corrections> {
        let pages = self.pages();
        let is_new = pages.edition != *edition;
        *edition = pages.edition;
        is_new.then(|| pages.sheet.corrections())
    }

    /// Makes a change in the file as it is now: when this is over, it is on the
    /// disk. Where it cannot be read or written, nothing is changed.
    pub fn amend(&self, change: &Amendment) -> Result<(), Problem> {
        self.pages().amend(change)
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        // What is kept is replaced whole, so a panic cannot have left a half.
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pages {
    fn read(&mut self) -> Vec<Problem> {
        self.edition += 1;
        let Some(file) = &self.file else { return Vec::new() };
        match corrections(file) {
            Ok(text) => {
                let (sheet, problems) = Sheet::read(&text, &self.place());
                self.sheet = sheet;
                problems
            }
            Err(error) => vec![self.refused(&error)],
        }
    }

    fn amend(&mut self, change: &Amendment) -> Result<(), Problem> {
        self.edition += 1;
        let now = jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S%.3f").to_string();
        let Some(file) = &self.file else {
            self.sheet.amend(change, &now);
            return Ok(());
        };
        let text = corrections(file).map_err(|it| self.refused(&it))?;
        // What is odd about it was told when it was read.
        let (mut sheet, _) = Sheet::read(&text, &self.place());
        if sheet.amend(change, &now) {
            write_corrections(file, &sheet.text()).map_err(|it| self.refused(&it))?;
        }
        self.sheet = sheet;
        Ok(())
    }

    fn refused(&self, error: &io::Error) -> Problem {
        Problem { place: self.place(), what: why(error) }
    }

    /// The file, as the reader would name it.
    fn place(&self) -> String {
        let file = self.file.as_ref().map(|it| it.to_string_lossy());
        clean_line(&file.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::{Correction, Words};

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("c.toml");
        let notebook = Notebook::new(Some(file.clone()));
        let not = |it: &str| Correction::Not(Words { words: it.to_owned(), at: None });
        let make = Amendment::Make(not("a"));
        notebook.amend(&make).unwrap();
        let mut text = std::fs::read_to_string(&file).unwrap();
        text.push_str("# by hand\n\"2020\" = { not = \"b\", everywhere = true }\nodd\n");
        std::fs::write(&file, &text).unwrap();
        notebook.amend(&make.inverse()).unwrap();
        let said: Vec<_> = notebook.corrections().all().iter().map(|it| it.what.clone()).collect();
        assert_eq!(said, [not("b")]);
        assert_eq!(notebook.read().len(), 1);
        assert!(std::fs::read_to_string(&file).unwrap().contains("# by hand\n"));
    }

    #[test]
    fn what_cannot_be_written_is_not_said() {
        let folder = tempfile::tempdir().unwrap();
        let notebook = Notebook::new(Some(folder.path().to_owned()));
        let make = Amendment::Make(Correction::Not(Words { words: "a".to_owned(), at: None }));
        assert!(notebook.amend(&make).is_err());
        assert!(notebook.corrections().is_empty());
    }
}
