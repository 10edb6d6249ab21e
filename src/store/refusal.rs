//! Why a library cannot be opened, read or written.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::news::{Problem, Remark};
use crate::text::clean_line;

/// Why the store did not do what it was asked.
#[derive(Debug)]
pub enum Refusal {
    /// A newer version of the program wrote the library.
    Newer,
    /// There is something else in its place.
    Foreign,
    /// It is not what was written.
    Damaged,
    /// Another instance of the program is writing.
    Busy,
    /// It may be read but not written.
    ReadOnly,
    /// There is no library there.
    Missing,
    /// The disk is full.
    Full,
    /// The index of words cannot be read or written.
    Unindexed,
    /// The system refused.
    System(io::Error),
    /// Anything else that the database says.
    Other(rusqlite::Error),
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, Refusal>;

impl Refusal {
    /// What it is to the reader of the library in `folder`.
    pub fn problem(&self, folder: &Path) -> Problem {
        let place = clean_line(&folder.to_string_lossy());
        Problem { place, what: self.remark() }
    }

    /// The same without the place.
    pub fn remark(&self) -> Remark {
        Remark::new(match self {
            Self::Newer => "problem-store-newer",
            Self::Foreign => "problem-store-foreign",
            Self::Damaged => "problem-store-damaged",
            Self::Busy => "problem-store-busy",
            Self::ReadOnly => "problem-store-read-only",
            Self::Missing => "problem-store-missing",
            Self::Full => "problem-disk-full",
            Self::Unindexed => "problem-store-unindexed",
            Self::System(error) => match error.kind() {
                io::ErrorKind::NotFound => "problem-not-found",
                io::ErrorKind::PermissionDenied => "problem-no-permission",
                io::ErrorKind::NotADirectory => "problem-no-folder",
                _ => return other(&error.to_string()),
            },
            Self::Other(error) => return other(&error.to_string()),
        })
    }
}

fn other(message: &str) -> Remark {
    Remark::new("problem-other").with("error", clean_line(message))
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::Full,
            // What is asked so must be there.
            None if error == rusqlite::Error::QueryReturnedNoRows => Self::Damaged,
            _ => Self::Other(error),
        }
    }
}

impl From<rusqlite_migration::Error> for Refusal {
    fn from(error: rusqlite_migration::Error) -> Self {
        use rusqlite_migration::{Error, MigrationDefinitionError};
        match error {
            Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
                Self::Newer
            }
            Error::RusqliteError { err, .. } => err.into(),
            other => Self::System(io::Error::other(other.to_string())),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull => Self::Full,
            io::ErrorKind::WouldBlock => Self::Busy,
            _ => Self::System(error),
        }
    }
}

/// A path as it is kept: its bytes.
#[cfg(unix)]
pub(super) fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

/// The path whose bytes were kept.
#[cfg(unix)]
pub(super) fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
pub(super) fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
pub(super) fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
