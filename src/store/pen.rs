//! Writes the reader's state. It has a connection of its own, so that what the
//! reader does is kept at once, also while articles are being read in.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use crate::library::{Mark, Note};
use crate::news::ArticleId;
use crate::store::Writer;
use crate::store::change::now;
use crate::store::refusal::Result;
use crate::store::schema::{Part, writable};
use crate::store::state::Session;

/// Writes what the reader does, each thing in a transaction of its own. Nothing
/// is opened before there is something to write.
#[derive(Debug)]
pub struct Pen {
    folder: PathBuf,
    list: OnceCell<Connection>,
}

impl Writer {
    /// A pen for the reader's state of this library, to be put down before the
    /// writer goes.
    pub fn pen(&self) -> Option<Pen> {
        Some(Pen { folder: self.folder()?.to_owned(), list: OnceCell::new() })
    }

    /// Where the library lies.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.list.path().map(Path::new).and_then(Path::parent)
    }
}

impl Pen {
    fn list(&self) -> Result<&Connection> {
        if let Some(list) = self.list.get() {
            return Ok(list);
        }
        let opened = writable(&self.folder, Part::List)?;
        Ok(self.list.get_or_init(|| opened))
    }

    /// Keeps what the reader did.
    pub fn mark(&self, mark: &Mark) -> Result<()> {
        const READ: &str = "INSERT INTO reading (uid, read) VALUES (?1, ?2)
            ON CONFLICT (uid) DO UPDATE SET read = ?2";
        const STAR: &str = "INSERT INTO reading (uid, is_starred) VALUES (?1, ?2)
            ON CONFLICT (uid) DO UPDATE SET is_starred = ?2";
        const TAG: &str = "INSERT OR IGNORE INTO tag (uid, tag) VALUES (?1, ?2)";
        const UNTAG: &str = "DELETE FROM tag WHERE uid = ?1 AND tag = ?2";
        let uid = mark.article().0.cast_signed();
        let list = self.list()?;
        match mark {
            Mark::Read(_, on) => list.execute(READ, params![uid, on.then(now)])?,
            Mark::Star(_, on) => list.execute(STAR, params![uid, on])?,
            Mark::Tag(_, tag, on) => {
                list.execute(if *on { TAG } else { UNTAG }, params![uid, tag])?
            }
            Mark::Write(note) | Mark::Rewrite(_, note) => self.note(note)?,
            Mark::Erase(note) => {
                list.execute("DELETE FROM note WHERE number = ?1", [note.id.cast_signed()])?
            }
        };
        Ok(())
    }

    /// A note that was there keeps the time when it was made.
    fn note(&self, note: &Note) -> Result<usize> {
        const PUT: &str = "INSERT OR REPLACE INTO note
            (number, uid, start, end, quoted, words, labels, made, changed) VALUES
            (?1, ?2, ?3, ?4, ?5, ?6, ?7,
            ifnull((SELECT made FROM note WHERE number = ?1), ifnull(?8, ?9)), ?9)";
        let byte = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
        let labels = note.labels().collect::<Vec<_>>().join(" ");
        let row = params![
            note.id.cast_signed(),
            note.article.0.cast_signed(),
            byte(note.span.start()),
            byte(note.span.end()),
            note.quoted,
            note.words,
            labels,
            note.made,
            now()
        ];
        Ok(self.list()?.execute(PUT, row)?)
    }

    /// Keeps the byte of the text at which reading stopped; 0 for none.
    pub fn place(&self, article: ArticleId, place: usize) -> Result<()> {
        const PUT: &str = "INSERT INTO reading (uid, place) VALUES (?1, ?2)
            ON CONFLICT (uid) DO UPDATE SET place = ?2";
        let place = i64::try_from(place).ok().filter(|it| *it > 0);
        self.list()?.prepare_cached(PUT)?.execute(params![article.0.cast_signed(), place])?;
        Ok(())
    }

    /// Keeps how the session is, to begin the next one so.
    pub fn session(&self, session: &Session) -> Result<()> {
        const PUT: &str = "INSERT OR REPLACE INTO session (name, value) VALUES ('last', ?1)";
        let value = serde_json::to_string(session).map_err(std::io::Error::from)?;
        self.list()?.prepare_cached(PUT)?.execute([value])?;
        Ok(())
    }

    /// Keeps that the reader has been here, so that what comes later is new.
    pub fn leave(&self) -> Result<()> {
        const PUT: &str = "INSERT OR REPLACE INTO session (name, value)
            SELECT 'seen', ifnull(max(number), 0) || ' ' || ?1 FROM article";
        self.list()?.execute(PUT, [now()])?;
        Ok(())
    }
}
