//! The two databases of a library: what is in them, and how they are opened.
//!
//! What the list needs lies apart from the texts, so that a cold start reads
//! little. A commit is whole for one file only; so texts are written first, and
//! a row of the list never leads to a text that is not there.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::store::refusal::{Refusal, Result};

/// One of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Rows, the reader's state, the log of changes.
    List,
    /// Texts and findings.
    Bodies,
}

const LIST: &[M<'_>] =
    &[M::up(include_str!("migrations/list-1.sql")), M::up(include_str!("migrations/list-2.sql"))];
const BODIES: &[M<'_>] = &[
    M::up(include_str!("migrations/bodies-1.sql")),
    M::up(include_str!("migrations/bodies-2.sql")),
];

impl Part {
    /// The name of the file within its library.
    pub fn file(self) -> &'static str {
        match self {
            Self::List => "library.db",
            Self::Bodies => "bodies.db",
        }
    }

    /// What tells it from other databases: `LsLi`, `LsBo`.
    fn mark(self) -> i32 {
        match self {
            Self::List => i32::from_be_bytes(*b"LsLi"),
            Self::Bodies => i32::from_be_bytes(*b"LsBo"),
        }
    }

    fn migrations(self) -> Migrations<'static> {
        Migrations::from_slice(match self {
            Self::List => LIST,
            Self::Bodies => BODIES,
        })
    }

    /// Bodies of two or three kilobytes waste less of a larger page.
    fn page_size(self) -> u32 {
        match self {
            Self::List => 4096,
            Self::Bodies => 16384,
        }
    }
}

/// Whether anything of a library is in `folder`.
pub fn is_library(folder: &Path) -> bool {
    // What may not be looked at may be one.
    let is_there = |it: &Part| folder.join(it.file()).try_exists().unwrap_or(true);
    [Part::List, Part::Bodies].iter().any(is_there)
}

/// Opens `part` of the library in `folder` to write, made or brought up to
/// date where it has to be.
pub fn writable(folder: &Path, part: Part) -> Result<Connection> {
    let mut database = Connection::open(folder.join(part.file()))?;
    let is_new = mark(&database)? == 0 && is_empty(&database)?;
    if is_new {
        database.pragma_update(None, "page_size", part.page_size())?;
        database.pragma_update(None, "application_id", part.mark())?;
    }
    examine(&database, part)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    // Each commit waits for the disk. It costs two waits for some hundred
    // articles; in return a power cut takes back nothing that was confirmed,
    // and no row of the list can outlive the text that was written before it.
    database.pragma_update(None, "synchronous", "FULL")?;
    // Memory while importing is counted; a batch fits in this many KiB.
    database.pragma_update(None, "cache_size", -8192)?;
    database.pragma_update(None, "journal_size_limit", 16 << 20)?;
    part.migrations().to_latest(&mut database)?;
    Ok(database)
}

/// Opens `part` of the library in `folder` to read, also where nothing may be
/// written.
pub fn readable(folder: &Path, part: Part) -> Result<Connection> {
    let file = folder.join(part.file());
    if !file.try_exists().map_err(Refusal::System)? {
        return Err(Refusal::Missing);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(&file, flags);
    // The system says better why than the database does.
    let database =
        database.map_err(|it| File::open(&file).err().map_or(it.into(), Refusal::System))?;
    match examine(&database, part) {
        Ok(()) => {
            // The system keeps what was read; several connections need not.
            database.pragma_update(None, "cache_size", -512)?;
            Ok(database)
        }
        // On a disk that cannot be written there is no place for the file that
        // readers and writers share. Nobody writes there either; but what a
        // writer left unfinished could not be read, and is not guessed.
        Err(Refusal::Other(_) | Refusal::ReadOnly) if !is_unfinished(folder, part) => {
            let uri = format!("file:{}?immutable=1", escaped(&file));
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            let database = Connection::open_with_flags(uri, flags)?;
            examine(&database, part).map(|()| database)
        }
        Err(refusal) => Err(refusal),
    }
}

/// Whether a writer was cut off before its changes had reached `part` itself.
pub fn is_unfinished(folder: &Path, part: Part) -> bool {
    let journal = folder.join(format!("{}-wal", part.file()));
    journal.metadata().is_ok_and(|it| it.len() > 0)
}

/// Whether `database` is ours, and of a version that can be read.
fn examine(database: &Connection, part: Part) -> Result<()> {
    if mark(database)? != part.mark() {
        return Err(Refusal::Foreign);
    }
    let version: u32 = database.query_row("PRAGMA user_version", [], |it| it.get(0))?;
    let newest = match part {
        Part::List => LIST.len(),
        Part::Bodies => BODIES.len(),
    };
    if version as usize > newest { Err(Refusal::Newer) } else { Ok(()) }
}

fn mark(database: &Connection) -> Result<i32> {
    Ok(database.query_row("PRAGMA application_id", [], |it| it.get(0))?)
}

fn is_empty(database: &Connection) -> Result<bool> {
    let tables = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)";
    Ok(database.query_row(tables, [], |it| it.get(0))?)
}

/// `path` as it may stand in an address.
fn escaped(path: &Path) -> String {
    let path = path.to_string_lossy();
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_can_be_reached() {
        assert_eq!(Part::List.migrations().validate(), Ok(()));
        assert_eq!(Part::Bodies.migrations().validate(), Ok(()));
    }

    #[test]
    fn another_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let other = Connection::open(folder.path().join("library.db")).unwrap();
        other.execute_batch("CREATE TABLE a (b)").unwrap();
        drop(other);
        assert!(matches!(writable(folder.path(), Part::List), Err(Refusal::Foreign)));
        std::fs::write(folder.path().join("bodies.db"), "A letter, not a database. ".repeat(99))
            .unwrap();
        assert!(matches!(writable(folder.path(), Part::Bodies), Err(Refusal::Foreign)));
    }

    #[test]
    fn why_there_is_nothing_to_read_is_told_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "a").unwrap();
        let why = |folder: &Path| readable(folder, Part::List).unwrap_err().remark().key;
        assert_eq!(why(folder.path()), "problem-store-missing");
        assert_eq!(why(&file), "problem-no-folder");
        let refused = Refusal::System(std::io::ErrorKind::PermissionDenied.into());
        assert_eq!(refused.remark().key, "problem-no-permission");
    }

    #[test]
    fn a_newer_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let database = writable(folder.path(), Part::List).unwrap();
        database.pragma_update(None, "user_version", 99).unwrap();
        drop(database);
        assert!(matches!(writable(folder.path(), Part::List), Err(Refusal::Newer)));
        assert!(matches!(readable(folder.path(), Part::List), Err(Refusal::Newer)));
    }
}
