//! The reader's shelves: filters with a name, in a file that people may edit.
//!
//! ```toml
//! [[shelf]]
//! name = "Drones"
//! filter = "chiffre:drones depuis:3m"
//! ```
//!
//! Every `[[shelf]]` is read by itself. One that cannot be read is told and
//! stays in the file as it is, as do comments and whatever else stands there.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::library::Shelf;
use crate::news::{Problem, Remark};
use crate::store::write_whole;
use crate::text::clean_line;

/// What opens a shelf.
const OPENS: &str = "[[shelf]]";

/// What a new file begins with.
const HEAD: &str = "\
# Shelves of Liseuse: filters with a name, in the order in which they are shown.
# The filter is written as in the filter line.
";

/// The file of shelves.
#[derive(Debug, Clone)]
pub struct ShelfFile {
    path: PathBuf,
}

/// A shelf as it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    name: String,
    filter: String,
}

/// A file of one shelf.
#[derive(Debug, Deserialize)]
struct Alone {
    shelf: [Written; 1],
}

/// A part of the file: from one opening to the next.
struct Part<'a> {
    text: &'a str,
    /// The line on which it begins, from 1.
    line: usize,
    read: Result<Shelf, toml::de::Error>,
}

impl ShelfFile {
    /// The file of whoever runs the program; `None` where they have no home.
    pub fn of_the_reader() -> Option<Self> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(Self::within(&base.data_dir().join("liseuse")))
    }

    /// The file in `folder`.
    pub fn within(folder: &Path) -> Self {
        Self { path: folder.join("shelves.toml") }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The shelves in order, and what could not be read.
    pub fn shelves(&self) -> io::Result<(Vec<Shelf>, Vec<Problem>)> {
        let text = self.text()?;
        let (_, parts) = parts(&text);
        let place = clean_line(&self.path.to_string_lossy());
        let (mut shelves, mut problems) = (Vec::new(), Vec::new());
        for part in parts {
            match part.read {
                Ok(it) => shelves.push(it),
                Err(error) => {
                    let first = clean_line(error.message());
                    let what = Remark::new("problem-shelf").with("error", first);
                    problems.push(Problem { place: format!("{place}:{}", part.line), what });
                }
            }
        }
        Ok((shelves, problems))
    }

    /// Writes these shelves in the place of those that the file has. What
    /// cannot be read in it stays.
    pub fn keep(&self, shelves: &[Shelf]) -> io::Result<()> {
        let before = self.text()?;
        let (head, parts) = parts(&before);
        let mut text = if before.is_empty() { HEAD } else { head }.to_owned();
        for kept in shelves {
            let same = parts.iter().find(|it| it.read.as_ref().is_ok_and(|it| it == kept));
            let part = same.map_or_else(|| written(kept), |it| Ok(it.text.to_owned()))?;
            push(&mut text, &part);
        }
        for part in parts.iter().filter(|it| it.read.is_err()) {
            push(&mut text, part.text);
        }
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(&self.path, text.as_bytes())
    }

    fn text(&self) -> io::Result<String> {
        match std::fs::read_to_string(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            text => text,
        }
    }
}

/// What stands before the first shelf, and the parts.
fn parts(text: &str) -> (&str, Vec<Part<'_>>) {
    let starts = text.match_indices(OPENS).map(|it| it.0);
    let mut starts: Vec<usize> = starts.filter(|at| is_line_start(text, *at)).collect();
    let head = &text[..starts.first().copied().unwrap_or(text.len())];
    starts.push(text.len());
    let part = |it: &[usize]| {
        let part = &text[it[0]..it[1]];
        let line = text[..it[0]].matches('\n').count() + 1;
        Part { text: part, line, read: read(part) }
    };
    (head, starts.windows(2).map(part).collect())
}

fn is_line_start(text: &str, at: usize) -> bool {
    at == 0 || text[..at].ends_with('\n')
}

fn read(part: &str) -> Result<Shelf, toml::de::Error> {
    let Alone { shelf: [Written { name, filter }] } = toml::from_str(part)?;
    Ok(Shelf { name: clean_line(&name), filter: clean_line(&filter) })
}

fn written(shelf: &Shelf) -> io::Result<String> {
    let Shelf { name, filter } = shelf.clone();
    let fields = toml::to_string(&Written { name, filter }).map_err(io::Error::other)?;
    Ok(format!("{OPENS}\n{fields}"))
}

/// Adds a part after a blank line.
fn push(text: &mut String, part: &str) {
    if !text.is_empty() {
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text.push_str(part.trim_end());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(name: &str, filter: &str) -> Shelf {
        Shelf { name: name.to_owned(), filter: filter.to_owned() }
    }

    #[test]
    fn what_is_kept_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = ShelfFile::within(&folder.path().join("new"));
        assert_eq!(file.shelves().unwrap(), (vec![], vec![]));
        let shelves =
            [shelf("Drones", "chiffre:drones"), shelf("À lire", "est:nonlu \"un accord\"")];
        file.keep(&shelves).unwrap();
        assert_eq!(file.shelves().unwrap(), (shelves.to_vec(), vec![]));
        file.keep(&shelves[1..]).unwrap();
        assert_eq!(file.shelves().unwrap().0, shelves[1..]);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = ShelfFile::within(folder.path());
        let text = "# mine\n\n[[shelf]]\nname = \"One\" # dear to me\nfilter = \"a\"\n\n\
            [[shelf]]\nname = Two\n\n[[shelf]]\nname = \"Three\"\nfilter = \"c\"\n";
        std::fs::write(&file.path, text).unwrap();
        let (shelves, problems) = file.shelves().unwrap();
        assert_eq!(shelves, [shelf("One", "a"), shelf("Three", "c")]);
        assert!(problems[0].place.ends_with("shelves.toml:7"), "{problems:?}");
        file.keep(&[shelf("Four", "d"), shelf("One", "a")]).unwrap();
        let expected = "# mine\n\n[[shelf]]\nname = \"Four\"\nfilter = \"d\"\n\n\
            [[shelf]]\nname = \"One\" # dear to me\nfilter = \"a\"\n\n[[shelf]]\nname = Two\n";
        assert_eq!(std::fs::read_to_string(&file.path).unwrap(), expected);
    }
}
