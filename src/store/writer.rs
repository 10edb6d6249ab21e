//! The one who writes to a library.
//!
//! Changes come in batches. Of each batch the bodies are written and committed
//! first, then all the rest in one commit: whenever the program is stopped, a
//! row leads to a body, and at most bodies are left that no row leads to. The
//! next writer takes those out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::news::Remark;
use crate::store::change::{Change, Written, now};
use crate::store::codec::ANALYSIS;
use crate::store::desk::Desk;
use crate::store::lock::Lock;
use crate::store::press::Press;
use crate::store::reader::{WITHOUT, paths};
use crate::store::refusal::{Refusal, Result, bytes_of};
use crate::store::schema::{Part, is_unfinished, writable};

/// Both files of a library.
const PARTS: [Part; 2] = [Part::List, Part::Bodies];

/// What a writer had to put right before it could begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Repaired {
    /// Whether the one before was cut off.
    pub was_cut_off: bool,
    /// Bodies that no article needed.
    pub leftovers: usize,
}

impl Repaired {
    /// What to tell the reader, if there was anything.
    pub fn remark(self) -> Option<Remark> {
        self.was_cut_off.then(|| Remark::new("problem-store-mended"))
    }
}

/// Writes to a library. There is only one at a time.
#[derive(Debug)]
pub struct Writer {
    pub(super) list: Connection,
    pub(super) bodies: Connection,
    pub(super) press: Arc<Press>,
    /// The number of the next body.
    next: i64,
    /// The mark of the analysis whose findings are written.
    analysis: u32,
    _lock: Lock,
}

impl Writer {
    /// Begins to write to the library in `folder`, which is made if there is
    /// none.
    pub fn open(folder: &Path) -> Result<(Self, Repaired)> {
        make_folder(folder)?;
        let lock = Lock::take(folder)?;
        let [is_listed, is_kept] = PARTS.map(|it| folder.join(it.file()).exists());
        let was_cut_off = PARTS.iter().any(|it| is_unfinished(folder, *it));
        if is_kept && !is_listed {
            return Err(Refusal::Damaged);
        }
        let list = writable(folder, Part::List)?;
        // Nothing is made in the place of texts that are lost.
        if !is_kept && !is_empty(&list)? {
            return Err(Refusal::Damaged);
        }
        let bodies = writable(folder, Part::Bodies)?;
        let press = Arc::<Press>::default();
        press.look(&bodies)?;
        let mut writer = Self { list, bodies, press, next: 1, analysis: ANALYSIS, _lock: lock };
        writer.acquaint()?;
        let leftovers = writer.sweep()?;
        Ok((writer, Repaired { was_cut_off, leftovers }))
    }

    /// Says by which analysis the findings were made that are written from now
    /// on: [`ANALYSIS`], or that with whatever the reader adds to it.
    pub fn analysed_by(&mut self, analysis: u32) {
        self.analysis = analysis;
    }

    /// What packs articles for this library.
    pub fn press(&self) -> Arc<Press> {
        Arc::clone(&self.press)
    }

    /// Makes sure that both files belong together.
    fn acquaint(&self) -> Result<()> {
        const ID: &str = "SELECT value FROM meta WHERE name = 'id'";
        const SET: &str = "INSERT INTO meta (name, value) VALUES ('id', ?1)";
        let id = |it: &Connection| it.query_row(ID, [], |it| it.get::<_, String>(0)).optional();
        match (id(&self.list)?, id(&self.bodies)?) {
            (Some(list), Some(bodies)) if list == bodies => Ok(()),
            (Some(list), None) if is_empty(&self.list)? => {
                self.bodies.execute(SET, [list])?;
                Ok(())
            }
            (None, None) => {
                let made = "SELECT lower(hex(randomblob(16)))";
                let made: String = self.list.query_row(made, [], |it| it.get(0))?;
                self.list.execute(SET, [&made])?;
                self.bodies.execute(SET, [&made])?;
                Ok(())
            }
            _ => Err(Refusal::Damaged),
        }
    }

    /// Takes out the bodies that no article needs, and says how many.
    fn sweep(&mut self) -> Result<usize> {
        const LAST: &str = "SELECT max(ifnull((SELECT max(body) FROM article), 0),
            ifnull((SELECT max(former) FROM article WHERE former IS NOT NULL), 0),
            ifnull((SELECT max(body) FROM spare), 0))";
        let last: i64 = self.list.query_row(LAST, [], |it| it.get(0))?;
        let late = self.bodies.execute("DELETE FROM body WHERE number > ?1", [last])?;
        self.next = last + 1;
        self.write(Vec::new())?;
        self.sweep_files()?;
        Ok(late)
    }

    /// Takes out the bytes of files that were forgotten.
    fn sweep_files(&self) -> Result<()> {
        let mut kept = self.bodies.prepare("SELECT file FROM kept")?;
        let kept: Vec<i64> =
            kept.query_map([], |it| it.get(0))?.collect::<rusqlite::Result<_>>()?;
        for file in kept {
            let known = "SELECT EXISTS (SELECT 1 FROM file WHERE number = ?1)";
            if !self.list.query_row(known, [file], |it| it.get::<_, bool>(0))? {
                self.bodies.execute("DELETE FROM kept WHERE file = ?1", [file])?;
            }
        }
        Ok(())
    }

    /// Does all of `batch` or nothing.
    pub fn write(&mut self, batch: Vec<Change>) -> Result<Written> {
        self.press.choose(&self.bodies, self.next - 1)?;
        let spare = self.spare()?;
        let bodies = self.write_bodies(&batch, &spare)?;
        // At once the one who writes: the pen may write between two batches.
        let list = self.list.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut desk = Desk::new(&list, &self.bodies, &self.press, self.analysis);
        for (change, first) in batch.into_iter().zip(bodies) {
            desk.apply(change, first)?;
        }
        for body in spare {
            list.prepare_cached("DELETE FROM spare WHERE body = ?1")?.execute([body])?;
        }
        let written = desk.written;
        list.commit()?;
        Ok(written)
    }

    fn spare(&self) -> Result<Vec<i64>> {
        let mut query = self.list.prepare_cached("SELECT body FROM spare")?;
        let rows = query.query_map([], |it| it.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes the bodies of `batch`, and says for each change which number its
    /// first one has.
    fn write_bodies(&mut self, batch: &[Change], spare: &[i64]) -> Result<Vec<i64>> {
        const PUT: &str = "INSERT INTO body (number, document, findings) VALUES (?1, ?2, ?3)";
        let mut next = self.next;
        let mut firsts = Vec::with_capacity(batch.len());
        let bodies = self.bodies.transaction()?;
        for change in batch {
            firsts.push(next);
            for packed in change.packed() {
                let mut put = bodies.prepare_cached(PUT)?;
                put.execute(params![next, packed.document, packed.findings])?;
                next += 1;
            }
        }
        for body in spare {
            bodies.prepare_cached("DELETE FROM body WHERE number = ?1")?.execute([body])?;
        }
        bodies.commit()?;
        self.next = next;
        Ok(firsts)
    }

    /// Gives back the memory that writing took, for as long as nothing is
    /// written.
    pub fn rest(&self) -> Result<()> {
        for database in [&self.list, &self.bodies] {
            database.execute_batch("PRAGMA shrink_memory")?;
        }
        Ok(())
    }

    /// Says that the library is of what lies at `path`.
    pub fn add_source(&self, path: &Path) -> Result<()> {
        let add = "INSERT OR IGNORE INTO source (path, added) VALUES (?1, ?2)";
        self.list.execute(add, params![bytes_of(path), now()])?;
        self.let_in(path)
    }

    /// Forgets that the library is of what lies at `path`. Within a folder that
    /// it is of, that is left out from now on.
    pub fn remove_source(&self, path: &Path) -> Result<()> {
        const LEAVE_OUT: &str = "INSERT OR REPLACE INTO meta (name, value)
            VALUES ('without ' || hex(?1), ?1)";
        self.list.execute("DELETE FROM source WHERE path = ?1", [bytes_of(path)])?;
        let sources = paths(&self.list, "SELECT path FROM source")?;
        if sources.iter().any(|it| path.starts_with(it)) {
            self.list.execute(LEAVE_OUT, [bytes_of(path)])?;
        }
        Ok(())
    }

    /// Takes in again what was left out at `path` or around it.
    fn let_in(&self, path: &Path) -> Result<()> {
        for without in paths(&self.list, WITHOUT)?.iter().filter(|it| path.starts_with(it)) {
            self.list.execute("DELETE FROM meta WHERE value = ?1", [bytes_of(without)])?;
        }
        Ok(())
    }

    /// The files below `path`, or that file itself.
    pub fn files_below(&self, path: &Path) -> Result<Vec<PathBuf>> {
        let mut files = paths(&self.list, "SELECT path FROM file")?;
        files.retain(|it| it.starts_with(path));
        Ok(files)
    }

    /// Keeps what articles have taught about page furniture, up to the latest
    /// change.
    pub fn remember_lines(&self, lines: &[u8]) -> Result<()> {
        const PUT: &str = "INSERT OR REPLACE INTO learned (seq, lines)
            VALUES ((SELECT ifnull(max(seq), 0) FROM change), ?1)";
        self.list.execute(PUT, [self.press.compressed(lines)])?;
        self.list.execute("DELETE FROM learned WHERE seq < (SELECT max(seq) FROM learned)", [])?;
        Ok(())
    }

    /// Says that the changes since have taught nothing more.
    pub fn remember_same_lines(&self) -> Result<()> {
        const SET: &str = "UPDATE learned SET seq = (SELECT max(seq) FROM change)
            WHERE seq < (SELECT max(seq) FROM change)";
        self.list.execute(SET, [])?;
        Ok(())
    }
}

impl Drop for Writer {
    /// Leaves nothing beside the databases, so that the next one does not take
    /// it for work that was cut off. What fails here is done by the next one.
    fn drop(&mut self) {
        for database in [&self.list, &self.bodies] {
            let _ = database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }
}

/// Whether a library has no articles.
fn is_empty(list: &Connection) -> Result<bool> {
    let none = "SELECT NOT EXISTS (SELECT 1 FROM article)";
    Ok(list.query_row(none, [], |it| it.get(0))?)
}

/// Makes `folder`, for its owner's eyes only: what somebody reads is theirs.
fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.recursive(true).create(folder)?)
}
