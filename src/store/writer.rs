//! The one who writes to a library.
//!
//! Changes come in batches. Of each batch the bodies are written and committed
//! first, then all the rest in one commit: whenever the program is stopped, a
//! row leads to a body, and at most bodies are left that no row leads to. The
//! next writer takes those out.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::library::Digest;
use crate::news::Remark;
use crate::store::codec::{self, ANALYSIS, Packed};
use crate::store::lock::Lock;
use crate::store::press::Press;
use crate::store::reader::{ROW, row};
use crate::store::refusal::{Refusal, Result, bytes_of, path_of};
use crate::store::schema::{Part, is_unfinished, writable};

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
}

/// An article that is new or not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Put {
    /// As it is.
    pub row: Row,
    /// As it was. `None` where it is new.
    pub before: Option<Row>,
}

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
        let parts = [Part::List, Part::Bodies];
        let was_cut_off = parts.iter().any(|it| is_unfinished(folder, *it));
        let [list, bodies] = parts.map(|it| writable(folder, it));
        let (list, bodies) = (list?, bodies?);
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
            (Some(list), None) if self.is_without_bodies()? => {
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

    fn is_without_bodies(&self) -> Result<bool> {
        let none = "SELECT NOT EXISTS (SELECT 1 FROM article)";
        Ok(self.list.query_row(none, [], |it| it.get(0))?)
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
        let (texts, press) = (&self.bodies, &*self.press);
        // At once the one who writes: the pen may write between two batches.
        let list = self.list.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (written, analysis) = (Written::default(), self.analysis);
        let mut desk = Desk { list: &list, texts, press, written, analysis, now: now() };
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
        Ok(())
    }

    /// Forgets that the library is of what lies at `path`.
    pub fn remove_source(&self, path: &Path) -> Result<()> {
        self.list.execute("DELETE FROM source WHERE path = ?1", [bytes_of(path)])?;
        Ok(())
    }

    /// The files below `path`, or that file itself.
    pub fn files_below(&self, path: &Path) -> Result<Vec<PathBuf>> {
        let is_below = |it: &PathBuf| it.starts_with(path);
        let mut query = self.list.prepare("SELECT path FROM file")?;
        let paths = query.query_map([], |it| it.get(0).map(path_of))?;
        let paths = paths.filter(|it| it.as_ref().map_or(true, is_below));
        Ok(paths.collect::<rusqlite::Result<_>>()?)
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

impl Change {
    /// The articles that it brings.
    fn packed(&self) -> &[Packed] {
        match self {
            Self::Read { articles, .. } => articles,
            Self::Again(_, packed) => std::slice::from_ref(packed),
            _ => &[],
        }
    }
}

/// A batch being written to the list.
struct Desk<'a> {
    list: &'a Transaction<'a>,
    press: &'a Press,
    texts: &'a Connection,
    written: Written,
    analysis: u32,
    now: i64,
}

/// A row as it was before.
struct Before {
    row: Row,
    body: i64,
    former: Option<i64>,
}

impl Desk<'_> {
    fn apply(&mut self, change: Change, body: i64) -> Result<()> {
        match change {
            Change::Read { path, stamp, articles, kept } => {
                let file = self.file(&path, &stamp)?;
                if let Some(bytes) = kept {
                    self.keep(file, &bytes)?;
                }
                self.read(file, articles, body)
            }
            Change::Touched(path, stamp) => {
                self.file(&path, &stamp)?;
                self.mark(&path, false)
            }
            Change::Gone(path) => self.mark(&path, true),
            Change::Moved(from, to) => self.follow(&from, &to),
            Change::Back(path) => self.mark(&path, false),
            Change::Again(number, packed) => self.again(number, packed, body),
            Change::Forget(path) => self.forget(&path),
        }
    }

    /// Notes how a file was found, and says which number it has.
    fn file(&self, path: &Path, stamp: &Stamp) -> Result<i64> {
        const PUT: &str = "INSERT INTO file (path, size, modified, hash, read, analysis)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (path) DO UPDATE SET size = ?2, modified = ?3, hash = ?4, read = ?5,
                analysis = ?6, is_gone = 0
            RETURNING number";
        let (size, hash) = (stamp.size.cast_signed(), stamp.hash.cast_signed());
        let row = params![bytes_of(path), size, stamp.modified, hash, self.now, self.analysis];
        Ok(self.list.prepare_cached(PUT)?.query_row(row, |it| it.get(0))?)
    }

    /// The bytes lie in the other file, and are of use only with this row.
    fn keep(&self, file: i64, bytes: &[u8]) -> Result<()> {
        let put = "INSERT OR REPLACE INTO kept (file, bytes) VALUES (?1, ?2)";
        self.texts.prepare_cached(put)?.execute(params![file, self.press.compressed(bytes)])?;
        Ok(())
    }

    /// Takes in the articles of a file; those it had and has no more are gone.
    fn read(&mut self, file: i64, articles: Vec<Packed>, first: i64) -> Result<()> {
        let mut before = self.articles_of(file)?;
        for (packed, body) in articles.into_iter().zip(first..) {
            let id = packed.digest.id;
            match before.iter().position(|it| it.row.digest.id == id) {
                Some(at) => self.renew(before.swap_remove(at), packed, body)?,
                None => self.insert(file, packed, body)?,
            }
        }
        before.into_iter().try_for_each(|it| self.stand(it, true))
    }

    fn articles_of(&self, file: i64) -> Result<Vec<Before>> {
        let of = format!("SELECT {ROW}, body, former FROM article WHERE file = ?1");
        let mut query = self.list.prepare_cached(&of)?;
        let rows = query.query_map([file], before)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn insert(&mut self, file: i64, packed: Packed, body: i64) -> Result<()> {
        const PUT: &str = "INSERT INTO article (uid, file, body, added, analysis, date, language,
                outlet, place, title, digest)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING number";
        let it = &packed.digest;
        let date = it.published.map(|it| it.to_string());
        let source = &it.source;
        let row = params![
            it.id.0.cast_signed(),
            file,
            body,
            self.now,
            self.analysis,
            date,
            it.language.code(),
            source.outlet,
            source.place,
            it.title,
            packed.listed
        ];
        let number = self.list.prepare_cached(PUT)?.query_row(row, |it| it.get(0))?;
        self.log(number, true)?;
        let standing = Standing::default();
        let row = Row { number, standing, digest: packed.digest };
        self.written.put.push(Put { row, before: None });
        Ok(())
    }

    /// Puts another reading of an article in the place of the one `before`. It
    /// is revised if its text is another.
    fn renew(&mut self, before: Before, packed: Packed, body: i64) -> Result<()> {
        if self.is_same_text(before.body, &packed)? {
            let standing = Standing { is_gone: false, ..before.row.standing };
            return self.reread(before, packed, body, standing);
        }
        before.former.into_iter().try_for_each(|it| self.spare(it))?;
        let former = Some(before.body);
        let standing = Standing { is_gone: false, revised: Some(self.now) };
        self.update(before.row, packed, (body, former), standing)
    }

    fn again(&mut self, number: u32, packed: Packed, body: i64) -> Result<()> {
        let of = format!("SELECT {ROW}, body, former FROM article WHERE number = ?1");
        let before = self.list.prepare_cached(&of)?.query_row([number], before).optional()?;
        match before {
            Some(before) => {
                let standing = before.row.standing;
                self.reread(before, packed, body, standing)
            }
            // It was taken out meanwhile.
            None => self.spare(body),
        }
    }

    /// The text is the same, and what is known of it another.
    fn reread(
        &mut self,
        before: Before,
        packed: Packed,
        body: i64,
        standing: Standing,
    ) -> Result<()> {
        self.spare(before.body)?;
        self.update(before.row, packed, (body, before.former), standing)
    }

    fn update(
        &mut self,
        before: Row,
        packed: Packed,
        (body, former): (i64, Option<i64>),
        standing: Standing,
    ) -> Result<()> {
        const SET: &str = "UPDATE article SET body = ?2, former = ?3, revised = ?4, is_gone = ?5,
                analysis = ?6, date = ?7, language = ?8, outlet = ?9, place = ?10, title = ?11,
                digest = ?12
            WHERE number = ?1";
        let (number, it) = (before.number, &packed.digest);
        let date = it.published.map(|it| it.to_string());
        let row = params![
            number,
            body,
            former,
            standing.revised,
            standing.is_gone,
            self.analysis,
            date,
            it.language.code(),
            it.source.outlet,
            it.source.place,
            it.title,
            packed.listed
        ];
        self.list.prepare_cached(SET)?.execute(row)?;
        self.log(number, true)?;
        let row = Row { number, standing, digest: packed.digest };
        self.written.put.push(Put { row, before: Some(before) });
        Ok(())
    }

    fn is_same_text(&self, body: i64, packed: &Packed) -> Result<bool> {
        let document = "SELECT document FROM body WHERE number = ?1";
        let mut query = self.texts.prepare_cached(document)?;
        let kept: Option<Vec<u8>> = query.query_row([body], |it| it.get(0)).optional()?;
        let text = |it: &[u8]| {
            codec::document(it, self.press, self.texts).ok().map(|document| document.text)
        };
        let is_same =
            |kept: Vec<u8>| kept == packed.document || text(&kept) == text(&packed.document);
        Ok(kept.is_some_and(is_same))
    }

    /// Marks a file and its articles as gone or back.
    fn mark(&mut self, path: &Path, is_gone: bool) -> Result<()> {
        let set = "UPDATE file SET is_gone = ?2 WHERE path = ?1 RETURNING number";
        let mut set = self.list.prepare_cached(set)?;
        let file = set.query_row(params![bytes_of(path), is_gone], |it| it.get(0)).optional()?;
        drop(set);
        let Some(file) = file else { return Ok(()) };
        self.articles_of(file)?.into_iter().try_for_each(|it| self.stand(it, is_gone))
    }

    /// Hands what the reader did with the articles of one file on to those of
    /// another, and forgets the one.
    fn follow(&mut self, from: &Path, to: &Path) -> Result<()> {
        const STATE: [&str; 3] = ["reading", "tag", "note"];
        let (old, new) = (self.articles_at(from)?, self.articles_at(to)?);
        if old.len() != new.len() {
            return self.mark(from, true);
        }
        for (old, new) in old.iter().zip(&new) {
            let uids = [old, new].map(|it| it.row.digest.id.0.cast_signed());
            for table in STATE {
                let hand_on = format!("UPDATE OR IGNORE {table} SET uid = ?2 WHERE uid = ?1");
                self.list.prepare_cached(&hand_on)?.execute(uids)?;
            }
        }
        // Whoever shows them asks again what the reader did.
        let again = |it: Before| Put { before: Some(it.row.clone()), row: it.row };
        self.written.put.extend(new.into_iter().map(again));
        self.forget(from)
    }

    /// The articles of the file that lies there.
    fn articles_at(&self, path: &Path) -> Result<Vec<Before>> {
        let number = "SELECT number FROM file WHERE path = ?1";
        let mut number = self.list.prepare_cached(number)?;
        let file = number.query_row([bytes_of(path)], |it| it.get(0)).optional()?;
        file.map_or(Ok(Vec::new()), |it| self.articles_of(it))
    }

    fn stand(&mut self, before: Before, is_gone: bool) -> Result<()> {
        let before = before.row;
        if before.standing.is_gone == is_gone {
            return Ok(());
        }
        let set = "UPDATE article SET is_gone = ?2 WHERE number = ?1";
        self.list.prepare_cached(set)?.execute(params![before.number, is_gone])?;
        self.log(before.number, true)?;
        let standing = Standing { is_gone, ..before.standing };
        let row = Row { standing, ..before.clone() };
        self.written.put.push(Put { row, before: Some(before) });
        Ok(())
    }

    fn forget(&mut self, path: &Path) -> Result<()> {
        let delete = "DELETE FROM file WHERE path = ?1 RETURNING number";
        let mut delete = self.list.prepare_cached(delete)?;
        let file: Option<i64> = delete.query_row([bytes_of(path)], |it| it.get(0)).optional()?;
        drop(delete);
        let Some(file) = file else { return Ok(()) };
        for before in self.articles_of(file)? {
            let number = before.row.number;
            let delete = "DELETE FROM article WHERE number = ?1";
            self.list.prepare_cached(delete)?.execute([number])?;
            self.spare(before.body)?;
            before.former.into_iter().try_for_each(|it| self.spare(it))?;
            self.log(number, false)?;
            self.written.out.push(before.row);
        }
        Ok(())
    }

    /// Has a body taken out, once this batch has been committed.
    fn spare(&self, body: i64) -> Result<()> {
        let put = "INSERT OR IGNORE INTO spare (body) VALUES (?1)";
        self.list.prepare_cached(put)?.execute([body])?;
        Ok(())
    }

    fn log(&self, number: u32, is_put: bool) -> Result<()> {
        let put = "INSERT OR REPLACE INTO change (article, is_put) VALUES (?1, ?2)";
        self.list.prepare_cached(put)?.execute(params![number, is_put])?;
        Ok(())
    }
}

/// What [`ROW`] and two bodies say.
fn before(at: &rusqlite::Row<'_>) -> rusqlite::Result<Before> {
    Ok(Before { row: row(at)?, body: at.get("body")?, former: at.get("former")? })
}

/// Makes `folder`, for its owner's eyes only: what somebody reads is theirs.
fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.recursive(true).create(folder)?)
}

/// Nanoseconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}
