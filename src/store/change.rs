//! What may become of a library, and what became of it.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::library::Digest;
use crate::store::codec::Packed;

/// What tells whether a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub modified: i64,
    /// A hash of its bytes.
    pub hash: u64,
}

/// Something that has become of the files or the articles of a library.
#[derive(Debug)]
pub enum Change {
    /// A file was read; these are its articles, maybe none.
    Read {
        /// The whole path. For what lies nowhere, a name of its own.
        path: PathBuf,
        /// How it was found.
        stamp: Stamp,
        /// What it holds.
        articles: Vec<Packed>,
        /// Its bytes, where they lie nowhere else.
        kept: Option<Vec<u8>>,
    },
    /// A file was written again, but says the same.
    Touched(PathBuf, Stamp),
    /// A file is not there any more.
    Gone(PathBuf),
    /// A file is not there any more, but another that was just read says the
    /// same: what the reader did with its articles goes with them.
    Moved(PathBuf, PathBuf),
    /// A file that was gone is there again, unchanged.
    Back(PathBuf),
    /// An article was understood anew; its text is the same.
    Again(u32, Packed),
    /// Everything of a file is to be forgotten.
    Forget(PathBuf),
}

/// An article as it stands after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number, which no other article of the library ever has.
    pub number: u32,
    /// How it stands to its file.
    pub standing: Standing,
    /// All but its text.
    pub digest: Digest,
}

/// How an article stands to the file it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Whether the file is gone, or does not hold it any more.
    pub is_gone: bool,
    /// When it was found to have another text than before, in nanoseconds since
    /// 1970.
    pub revised: Option<i64>,
}

/// What a batch has done to the articles, in order.
#[derive(Debug, Default)]
pub struct Written {
    /// Articles that are new or not as they were.
    pub put: Vec<Put>,
    /// Articles that are no longer in the library, as they were.
    pub out: Vec<Row>,
    /// Articles whose files were moved: the numbers that they had and have.
    pub moved: Vec<(u32, u32)>,
}

/// An article that is new or not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Put {
    /// As it is.
    pub row: Row,
    /// As it was. `None` where it is new.
    pub before: Option<Row>,
}

impl Change {
    /// The articles that it brings.
    pub(super) fn packed(&self) -> &[Packed] {
        match self {
            Self::Read { articles, .. } => articles,
            Self::Again(_, packed) => std::slice::from_ref(packed),
            _ => &[],
        }
    }
}

/// Nanoseconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}
