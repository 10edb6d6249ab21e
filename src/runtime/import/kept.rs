//! What articles have taught about page furniture by the end of the last
//! import. In a large library that is much, and whoever only opens it needs
//! none of it: it is read when the first file is.

use std::sync::OnceLock;

use crate::ingest::Recurring;
use crate::store::{Reader, Refusal};

/// What was learned, to be read when it is needed.
#[derive(Debug)]
pub struct Kept<'a> {
    reader: Option<&'a Reader>,
    lines: OnceLock<Result<Recurring, Refusal>>,
}

impl<'a> Kept<'a> {
    /// What the library of `reader` keeps.
    pub fn of(reader: &'a Reader) -> Self {
        Self { reader: Some(reader), lines: OnceLock::new() }
    }

    /// What has just been learned, and is not in the library yet.
    pub fn with(lines: Recurring) -> Self {
        Self { reader: None, lines: OnceLock::from(Ok(lines)) }
    }

    /// What was learned; `None` where it cannot be read.
    pub fn lines(&self) -> Option<&Recurring> {
        let read = || {
            let lines = self.reader.map(Reader::lines).transpose()?.flatten().unwrap_or_default();
            Ok(postcard::from_bytes(&lines).unwrap_or_default())
        };
        self.lines.get_or_init(read).as_ref().ok()
    }

    /// What was learned, if anybody needed it, and else nothing; or why it
    /// could not be read.
    pub fn into_lines(self) -> Result<Recurring, Refusal> {
        self.lines.into_inner().unwrap_or_else(|| Ok(Recurring::default()))
    }
}
