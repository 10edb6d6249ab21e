//! What a library holds, for whoever asks. Any number may read, also while
//! another instance writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use roaring::RoaringBitmap;
use rusqlite::{Connection, OptionalExtension};

use crate::library::{Bodies, Digest};
use crate::news::{Annotated, ArticleId, Document, Language, Source};
use crate::store::change::{Row, Stamp, Standing};
use crate::store::codec::{self, Illegible};
use crate::store::press::Press;
use crate::store::refusal::{Refusal, Result, path_of};
use crate::store::schema::{Part, readable};

/// What is left out of the folders that a library is of.
pub(super) const WITHOUT: &str = "SELECT value FROM meta WHERE name LIKE 'without %'";

/// The files and folders that a query tells of.
pub(super) fn paths(list: &Connection, query: &str) -> Result<Vec<PathBuf>> {
    let mut query = list.prepare(query)?;
    let paths = query.query_map([], |it| it.get(0).map(path_of))?;
    Ok(paths.collect::<rusqlite::Result<_>>()?)
}

/// Reads a library. Its calls may be made from any thread, one at a time.
#[derive(Debug)]
pub struct Reader {
    folder: PathBuf,
    list: Mutex<Connection>,
    bodies: Mutex<Connection>,
    press: Press,
}

/// A file as it was last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// How it was found.
    pub stamp: Stamp,
    /// The mark of the analysis that read it: see [`ANALYSIS`](crate::store::ANALYSIS).
    pub analysis: u32,
    /// Whether it was not there any more.
    pub is_gone: bool,
}

/// That an article was put in, or taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logged {
    /// Its place in the log. Rises with every change, never comes twice.
    pub seq: u64,
    /// The article.
    pub number: u32,
    /// Whether it is in the library now.
    pub is_put: bool,
}

/// What an article was, and what it is.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The document before.
    pub before: Document,
    /// The document now.
    pub now: Document,
}

impl Reader {
    /// Reads the library in `folder`.
    pub fn open(folder: &Path) -> Result<Self> {
        let [list, bodies] = [Part::List, Part::Bodies].map(|it| readable(folder, it));
        let folder = folder.to_owned();
        let (list, bodies) = (Mutex::new(list?), Mutex::new(bodies?));
        Ok(Self { folder, list, bodies, press: Press::default() })
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A name of the library that no other has.
    pub fn id(&self) -> Result<String> {
        let id = "SELECT value FROM meta WHERE name = 'id'";
        Ok(self.list().query_row(id, [], |it| it.get(0))?)
    }

    /// The files and folders it is of.
    pub fn sources(&self) -> Result<Vec<PathBuf>> {
        paths(&self.list(), "SELECT path FROM source ORDER BY number")
    }

    /// Files and folders within these that are left out.
    pub fn without(&self) -> Result<Vec<PathBuf>> {
        paths(&self.list(), WITHOUT)
    }

    /// How many articles.
    pub fn len(&self) -> Result<u32> {
        let list = self.list();
        let told = list.query_row("SELECT articles FROM tally", [], |it| it.get(0));
        // A library that no writer has brought up to date yet has no tally.
        let count = || list.query_row("SELECT count(*) FROM article", [], |it| it.get(0));
        Ok(told.or_else(|_| count())?)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }

    /// The numbers of all articles.
    pub fn numbers(&self) -> Result<RoaringBitmap> {
        let list = self.list();
        let mut query = list.prepare("SELECT number FROM article")?;
        let numbers = query.query_map([], |it| it.get::<_, u32>(0))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// Tells of the newest articles, at most so many, one after the other: what
    /// one takes is free for the next. By index: as quick in a large library as
    /// in a small one.
    pub fn newest(&self, most: u32, mut told: impl FnMut(Row)) -> Result<()> {
        let list = self.list();
        let newest = format!("SELECT {ROW} FROM article ORDER BY date DESC, number LIMIT ?1");
        let mut query = list.prepare_cached(&newest)?;
        let mut rows = query.query([most])?;
        while let Some(it) = rows.next()? {
            told(row(it)?);
        }
        Ok(())
    }

    /// At most so many articles with numbers above `after`, by number.
    pub fn rows(&self, after: u32, most: u32) -> Result<Vec<Row>> {
        let list = self.list();
        let rows = format!("SELECT {ROW} FROM article WHERE number > ?1 ORDER BY number LIMIT ?2");
        let mut query = list.prepare_cached(&rows)?;
        let rows = query.query_map([after, most], row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The article of that number with all that is known of it, unless another
    /// version of the program found that out.
    pub fn body(&self, number: u32) -> Result<Option<Annotated>> {
        self.whole("number", number.into())
    }

    /// The article of that number as it was read, whatever version read it.
    pub fn document(&self, number: u32) -> Result<Option<Document>> {
        self.document_by("number", number.into())
    }

    /// The bytes of an article's file, where they lie nowhere else.
    pub fn kept(&self, number: u32) -> Result<Option<Vec<u8>>> {
        let file = "SELECT file FROM article WHERE number = ?1";
        let file: Option<i64> = self.list().query_row(file, [number], |it| it.get(0)).optional()?;
        let kept = "SELECT bytes FROM kept WHERE file = ?1";
        let kept =
            self.bodies().query_row(kept, [file], |it| it.get::<_, Vec<u8>>(0)).optional()?;
        Ok(kept.map(|it| self.press.expanded(&it)).transpose()?)
    }

    /// What became of an article whose text has changed.
    pub fn revision(&self, id: ArticleId) -> Result<Option<Revision>> {
        let former = "SELECT former, body FROM article WHERE uid = ?1 AND former IS NOT NULL";
        let numbers = self
            .list()
            .query_row(former, [id.0.cast_signed()], |it| Ok([it.get::<_, i64>(0)?, it.get(1)?]));
        let Some(numbers) = numbers.optional()? else { return Ok(None) };
        let bodies = self.bodies();
        let document = |number| self.document_in(&bodies, number);
        Ok(Some(Revision { before: document(numbers[0])?, now: document(numbers[1])? }))
    }

    /// What has changed after `seq`, at most so many changes, oldest first. Of
    /// each article only its latest change is told; after 0 come all articles.
    pub fn changes_since(&self, seq: u64, most: u32) -> Result<Vec<Logged>> {
        const SINCE: &str = "SELECT seq, article, is_put FROM change WHERE seq > ?1
            ORDER BY seq LIMIT ?2";
        let list = self.list();
        let mut query = list.prepare_cached(SINCE)?;
        let rows = query.query_map((seq.cast_signed(), most), |it| {
            let seq = it.get::<_, i64>(0)?.cast_unsigned();
            Ok(Logged { seq, number: it.get(1)?, is_put: it.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The latest change; 0 where nothing was ever changed.
    pub fn last_seq(&self) -> Result<u64> {
        let last = "SELECT ifnull(max(seq), 0) FROM change";
        Ok(self.list().query_row(last, [], |it| it.get::<_, i64>(0))?.cast_unsigned())
    }

    /// Tells of every file that was read.
    pub fn each_file(&self, mut told: impl FnMut(PathBuf, Known)) -> Result<()> {
        const ALL: &str = "SELECT path, size, modified, hash, analysis, is_gone FROM file";
        let list = self.list();
        let mut query = list.prepare(ALL)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let number = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
            let stamp = Stamp { size: number(1)?, modified: row.get(2)?, hash: number(3)? };
            let (analysis, is_gone) = (row.get(4)?, row.get(5)?);
            told(path_of(row.get(0)?), Known { stamp, analysis, is_gone });
        }
        Ok(())
    }

    /// What articles have taught about page furniture.
    pub fn lines(&self) -> Result<Option<Vec<u8>>> {
        let last = "SELECT lines FROM learned ORDER BY seq DESC LIMIT 1";
        let lines = self.list().query_row(last, [], |it| it.get::<_, Vec<u8>>(0)).optional()?;
        Ok(lines.map(|it| self.press.expanded(&it)).transpose()?)
    }

    /// Up to which change they have taught that; 0 where they have not.
    pub fn lines_seq(&self) -> Result<u64> {
        let last = "SELECT ifnull(max(seq), 0) FROM learned";
        Ok(self.list().query_row(last, [], |it| it.get::<_, i64>(0))?.cast_unsigned())
    }

    /// The numbers of the articles that another analysis than `analysis`
    /// understood.
    pub fn outdated(&self, analysis: u32) -> Result<Vec<u32>> {
        const OLD: &str = "SELECT number FROM article WHERE analysis <> ?1 ORDER BY number";
        let list = self.list();
        let mut query = list.prepare_cached(OLD)?;
        let rows = query.query_map([analysis], |it| it.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every article and its file, in the order of the files' names.
    pub fn files(&self) -> Result<Vec<(ArticleId, PathBuf)>> {
        const ALL: &str = "SELECT uid, path FROM article JOIN file ON file.number = article.file
            ORDER BY path, article.number";
        let list = self.list();
        let mut query = list.prepare(ALL)?;
        let rows = query.query_map([], |it| {
            Ok((ArticleId(it.get::<_, i64>(0)?.cast_unsigned()), path_of(it.get(1)?)))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers of all articles of the outlets that are `wanted`.
    pub fn of_outlets(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<u32>> {
        let list = self.list();
        let mut query = list.prepare("SELECT number, outlet FROM article ORDER BY number")?;
        let mut rows = query.query([])?;
        let mut numbers = Vec::new();
        while let Some(row) = rows.next()? {
            if wanted(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?) {
                numbers.push(row.get(0)?);
            }
        }
        Ok(numbers)
    }

    /// The names of all outlets.
    pub fn outlets(&self) -> Result<Vec<String>> {
        let list = self.list();
        let mut query = list.prepare("SELECT DISTINCT outlet FROM article")?;
        let outlets = query.query_map([], |it| it.get(0))?;
        Ok(outlets.collect::<rusqlite::Result<_>>()?)
    }

    fn whole(&self, by: &str, key: i64) -> Result<Option<Annotated>> {
        let both = self.of_body((by, key), "document, findings", |it| {
            Ok((it.get::<_, Vec<u8>>(0)?, it.get::<_, Vec<u8>>(1)?))
        })?;
        let Some((document, findings)) = both else { return Ok(None) };
        match codec::annotated(self.read(&document)?, &findings, &self.press) {
            Err(Illegible::Foreign) => Ok(None),
            whole => Ok(Some(whole?)),
        }
    }

    /// The columns `what` of the body of the article whose column `by` says
    /// `key`.
    fn of_body<T>(
        &self,
        (by, key): (&str, i64),
        what: &str,
        read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        // A body is replaced by another and then taken out: who comes between
        // looks again.
        for _ in 0..3 {
            let body = format!("SELECT body FROM article WHERE {by} = ?1");
            let body = self.list().prepare_cached(&body)?.query_row([key], |it| it.get(0));
            let Some(body): Option<i64> = body.optional()? else { return Ok(None) };
            let find = format!("SELECT {what} FROM body WHERE number = ?1");
            let found = self.bodies().prepare_cached(&find)?.query_row([body], &read);
            if let Some(found) = found.optional()? {
                return Ok(Some(found));
            }
        }
        Err(Refusal::Damaged)
    }

    /// The document of the article whose column `by` says `key`, whatever
    /// version read it.
    fn document_by(&self, by: &str, key: i64) -> Result<Option<Document>> {
        let found = self.of_body((by, key), "document", |it| it.get::<_, Vec<u8>>(0))?;
        found.map(|it| self.read(&it)).transpose()
    }

    /// The number of the article of that id, or else of that place.
    pub fn number_of(&self, id: Option<ArticleId>, place: &str) -> Result<Option<u32>> {
        let list = self.list();
        let by_id = id.map(|it| {
            let find = "SELECT number FROM article WHERE uid = ?1";
            list.query_row(find, [it.0.cast_signed()], |it| it.get(0)).optional()
        });
        if let Some(number) = by_id.transpose()?.flatten() {
            return Ok(Some(number));
        }
        let find = "SELECT number FROM article WHERE place = ?1";
        Ok(list.query_row(find, [place], |it| it.get(0)).optional()?)
    }

    /// The document of that id, whatever version read it.
    pub fn document_of(&self, id: ArticleId) -> Result<Option<Document>> {
        self.document_by("uid", id.0.cast_signed())
    }

    /// The document that these bytes hold.
    fn read(&self, bytes: &[u8]) -> Result<Document> {
        codec::document(bytes, &self.press, &self.bodies())
    }

    /// The document of that body, which lies in `bodies`.
    pub(super) fn document_in(&self, bodies: &Connection, body: i64) -> Result<Document> {
        let find = "SELECT document FROM body WHERE number = ?1";
        let bytes: Vec<u8> = bodies.prepare_cached(find)?.query_row([body], |it| it.get(0))?;
        codec::document(&bytes, &self.press, bodies)
    }

    /// What makes small bytes of this library large again.
    pub(super) fn press(&self) -> &Press {
        &self.press
    }

    /// Both databases.
    pub(super) fn both(&self) -> (MutexGuard<'_, Connection>, MutexGuard<'_, Connection>) {
        (self.list(), self.bodies())
    }

    pub(super) fn list(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere cannot have left a connection half changed.
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bodies(&self) -> MutexGuard<'_, Connection> {
        self.bodies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bodies for Reader {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        self.whole("uid", id.0.cast_signed()).ok().flatten().map(Arc::new)
    }

    fn former(&self, id: ArticleId) -> Option<Document> {
        self.revision(id).ok().flatten().map(|it| it.before)
    }
}

impl From<Illegible> for Refusal {
    fn from(illegible: Illegible) -> Self {
        match illegible {
            Illegible::Foreign => Self::Newer,
            Illegible::Damaged => Self::Damaged,
        }
    }
}

/// What [`row`] reads.
pub(super) const ROW: &str =
    "number, is_gone, revised, digest, uid, date, language, outlet, place, title";

/// An article as the list needs it.
pub(super) fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let standing = Standing { is_gone: row.get(1)?, revised: row.get(2)? };
    let digest = codec::digest(row.get_ref(3)?.as_blob()?, columns(row)?);
    Ok(Row { number: row.get(0)?, standing, digest })
}

/// What the columns tell of an article.
fn columns(row: &rusqlite::Row<'_>) -> rusqlite::Result<Digest> {
    let language: Option<String> = row.get(6)?;
    let date: Option<String> = row.get(5)?;
    Ok(Digest {
        id: ArticleId(row.get::<_, i64>(4)?.cast_unsigned()),
        source: Source { place: row.get(8)?, outlet: row.get(7)? },
        title: row.get(9)?,
        is_titled: true,
        published: date.and_then(|it| it.parse().ok()),
        language: match language.as_deref() {
            Some("fr") => Language::French,
            Some("en") => Language::English,
            _ => Language::Other,
        },
        words: 0,
        members: Vec::new(),
        statements: Vec::new(),
        figures: Vec::new(),
    })
}
