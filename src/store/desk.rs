//! A batch on its way into the list: what each change does to the rows.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::library::carried_over;
use crate::store::change::{Change, Put, Row, Stamp, Standing, Written, now};
use crate::store::codec::{self, Packed};
use crate::store::press::Press;
use crate::store::reader::{ROW, row};
use crate::store::refusal::{Result, bytes_of};
use crate::store::state::place;

/// A batch being written to the list.
pub(super) struct Desk<'a> {
    list: &'a Transaction<'a>,
    texts: &'a Connection,
    press: &'a Press,
    analysis: u32,
    now: i64,
    /// What has been done by now.
    pub written: Written,
}

/// A row as it was before.
struct Before {
    row: Row,
    body: i64,
    former: Option<i64>,
}

impl<'a> Desk<'a> {
    /// One that writes to `list`, where the bodies of the batch are in `texts`
    /// already, with the findings of `analysis`.
    pub(super) fn new(
        list: &'a Transaction<'a>,
        texts: &'a Connection,
        press: &'a Press,
        analysis: u32,
    ) -> Self {
        Self { list, texts, press, analysis, now: now(), written: Written::default() }
    }

    /// Does what `change` says. `body` is the number of the first body that it
    /// brings.
    pub(super) fn apply(&mut self, change: Change, body: i64) -> Result<()> {
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
        self.carry_place(before.body, &packed)?;
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
        let is_same = |kept: Vec<u8>| {
            let is_its = |it| self.text(&packed.document) == Some(it);
            kept == packed.document || self.text(&kept).is_none_or(is_its)
        };
        // Of a text that was lost nobody can say that it was another.
        Ok(self.document(body)?.is_none_or(is_same))
    }

    /// Leaves whoever has begun an article at the words where they were.
    fn carry_place(&self, body: i64, packed: &Packed) -> Result<()> {
        const SET: &str = "UPDATE reading SET place = ?2 WHERE uid = ?1";
        let article = packed.digest.id;
        let Some(place) = place(self.list, article)? else { return Ok(()) };
        let was = self.document(body)?.and_then(|it| self.text(&it));
        if let (Some(was), Some(now)) = (was, self.text(&packed.document)) {
            let place = i64::try_from(carried_over(&was, &now, place)).ok();
            self.list.prepare_cached(SET)?.execute(params![article.0.cast_signed(), place])?;
        }
        Ok(())
    }

    /// A document as it was packed.
    fn document(&self, body: i64) -> Result<Option<Vec<u8>>> {
        let find = "SELECT document FROM body WHERE number = ?1";
        let mut find = self.texts.prepare_cached(find)?;
        Ok(find.query_row([body], |it| it.get(0)).optional()?)
    }

    /// The text of a document that was packed.
    fn text(&self, packed: &[u8]) -> Option<String> {
        codec::document(packed, self.press, self.texts).ok().map(|it| it.text)
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
            let [old, new] = [old, new].map(|it| &it.row);
            self.written.moved.push((old.number, new.number));
            let uids = [old, new].map(|it| it.digest.id.0.cast_signed());
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
