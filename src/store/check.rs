//! Looking after a library: whether everything in it is what was written, and
//! making again what can be made again.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use crate::library::Digest;
use crate::news::{Annotated, Document};
use crate::store::codec::{self, Illegible};
use crate::store::refusal::{Result, path_of};
use crate::store::writer::Writer;
use crate::text::{Span, Unit};

/// What was found, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// Articles that were looked at.
    pub articles: usize,
    /// What the databases say of themselves; empty where they are sound.
    pub faults: Vec<String>,
    /// Places of articles whose text is lost or not what was written. Their
    /// files are read again by the next import, those that are still there.
    pub lost: Vec<String>,
    /// Places of articles of which something leads outside the text.
    pub astray: Vec<String>,
    /// Places of articles whose file is as it was and does not say at a place
    /// what the article says there.
    pub untrue: Vec<String>,
    /// What was kept of articles that lie nowhere else and must be read again.
    pub kept: Vec<Vec<u8>>,
    /// Rows that were made again.
    pub remade: usize,
    /// Bodies that no article needed, taken out.
    pub leftovers: usize,
}

impl Findings {
    /// Whether everything was in order.
    pub fn is_sound(&self) -> bool {
        let Self { faults, lost, astray, untrue, .. } = self;
        let lists = [faults, lost, astray, untrue];
        lists.iter().all(|it| it.is_empty()) && self.remade + self.leftovers == 0
    }
}

/// Gives the bytes of a file that can be read, and their hash.
pub type Files = dyn Fn(&Path) -> Option<(Vec<u8>, u64)>;

/// A row to be looked at.
struct Looked {
    number: u32,
    body: i64,
    place: String,
    digest: Vec<u8>,
    title: String,
    file: i64,
    path: Vec<u8>,
    hash: u64,
}

impl Writer {
    /// Looks at everything, and says now and then at how much. Puts right what can be.
    pub fn check(&mut self, file: &Files, passed: &mut dyn FnMut(usize)) -> Result<Findings> {
        let mut findings = Findings::default();
        for database in [&self.list, &self.bodies] {
            findings.faults.extend(faults(database)?);
        }
        let mut after = 0;
        while let Some(row) = self.next_row(after)? {
            after = row.number;
            self.look_at(&row, file, &mut findings)?;
            findings.articles += 1;
            passed(findings.articles);
        }
        findings.leftovers = self.take_out_leftovers()?;
        Ok(findings)
    }

    fn next_row(&self, after: u32) -> Result<Option<Looked>> {
        const NEXT: &str = "SELECT article.number, body, place, digest, path, hash, file, title
            FROM article LEFT JOIN file ON file.number = article.file
            WHERE article.number > ?1 ORDER BY article.number LIMIT 1";
        let mut next = self.list.prepare_cached(NEXT)?;
        let row = next.query_row([after], |it| {
            Ok(Looked {
                number: it.get(0)?,
                body: it.get(1)?,
                place: it.get(2)?,
                digest: it.get(3)?,
                file: it.get(6)?,
                title: it.get(7)?,
                path: it.get::<_, Option<_>>(4)?.unwrap_or_default(),
                hash: it.get::<_, Option<i64>>(5)?.unwrap_or_default().cast_unsigned(),
            })
        });
        Ok(row.optional()?)
    }

    fn look_at(&self, row: &Looked, file: &Files, findings: &mut Findings) -> Result<()> {
        let Some((document, kept)) = self.document(row.body)? else {
            findings.lost.push(row.place.clone());
            return self.read_again(row, findings);
        };
        match codec::annotated(document.clone(), &kept, &self.press) {
            Ok(article) if !is_inside(&article) => {
                findings.astray.push(row.place.clone());
                self.read_again(row, findings)?;
            }
            Ok(article) => self.remake(row, &article, findings)?,
            // Another version of the program made it; the next import makes it anew.
            Err(Illegible::Foreign) => (),
            Err(Illegible::Damaged) => {
                findings.astray.push(row.place.clone());
                self.read_again(row, findings)?;
            }
        }
        let path = path_of(row.path.clone());
        let is_true = |(bytes, hash): (Vec<u8>, u64)| hash != row.hash || says(&document, &bytes);
        if !file(&path).is_none_or(is_true) {
            findings.untrue.push(row.place.clone());
            self.read_again(row, findings)?;
        }
        Ok(())
    }

    fn document(&self, body: i64) -> Result<Option<(Document, Vec<u8>)>> {
        let find = "SELECT document, findings FROM body WHERE number = ?1";
        let mut find = self.bodies.prepare_cached(find)?;
        let found = find.query_row([body], |it| Ok((it.get::<_, Vec<u8>>(0)?, it.get(1)?)));
        let Some((document, kept)) = found.optional()? else { return Ok(None) };
        Ok(codec::document(&document, &self.press, &self.bodies).ok().map(|it| (it, kept)))
    }

    /// The row of an article says what its body says.
    fn remake(&self, row: &Looked, article: &Annotated, findings: &mut Findings) -> Result<()> {
        let digest = Digest::of(article);
        let listed = codec::listed(&digest);
        if row.digest == listed && row.title == digest.title {
            return Ok(());
        }
        let set = "UPDATE article SET digest = ?2, title = ?3 WHERE number = ?1";
        self.list.execute(set, params![row.number, listed, digest.title])?;
        findings.remade += 1;
        Ok(())
    }

    /// Has the file of an article read by the next import, as if it were new.
    fn read_again(&self, row: &Looked, findings: &mut Findings) -> Result<()> {
        findings.kept.extend(self.kept(row.file)?);
        let set = "UPDATE file SET analysis = 0, hash = 0 WHERE path = ?1";
        self.list.execute(set, [&row.path])?;
        let set = "UPDATE article SET analysis = 0 WHERE number = ?1";
        self.list.execute(set, [row.number])?;
        Ok(())
    }

    /// The bytes of a file that lies nowhere else.
    fn kept(&self, file: i64) -> Result<Option<Vec<u8>>> {
        let mut find = self.bodies.prepare_cached("SELECT bytes FROM kept WHERE file = ?1")?;
        let bytes = find.query_row([file], |it| it.get::<_, Vec<u8>>(0)).optional()?;
        Ok(bytes.and_then(|it| self.press.expanded(&it).ok()))
    }

    /// Takes out the bodies that no row leads to.
    fn take_out_leftovers(&self) -> Result<usize> {
        let mut needed = self.list.prepare(
            "SELECT body FROM article UNION SELECT former FROM article WHERE former IS NOT NULL
            ORDER BY 1",
        )?;
        let needed = needed.query_map([], |it| it.get::<_, i64>(0))?;
        let needed: Vec<i64> = needed.collect::<rusqlite::Result<_>>()?;
        let mut there = self.bodies.prepare("SELECT number FROM body")?;
        let there = there.query_map([], |it| it.get::<_, i64>(0))?;
        let there: Vec<i64> = there.collect::<rusqlite::Result<_>>()?;
        let leftovers = there.iter().filter(|it| needed.binary_search(it).is_err());
        let mut count = 0;
        for body in leftovers {
            count += self.bodies.execute("DELETE FROM body WHERE number = ?1", [body])?;
        }
        Ok(count)
    }
}

fn faults(database: &Connection) -> Result<Vec<String>> {
    let mut check = database.prepare("PRAGMA integrity_check(20)")?;
    let lines = check.query_map([], |it| it.get::<_, String>(0))?;
    let lines: Vec<String> = lines.collect::<rusqlite::Result<_>>()?;
    Ok(lines.into_iter().filter(|it| it != "ok").collect())
}

/// Whether every span of `article` lies in its text, on whole letters.
fn is_inside(article: &Annotated) -> bool {
    let text = &article.document.text;
    let fits = |it: Span| text.get(it.start()..it.end()).is_some();
    let blocks = article.document.blocks.iter().map(|it| it.span);
    let mentions = article.mentions.iter().flat_map(|it| [Some(it.span), it.name, it.evidence.cue]);
    let statements = article.statements.iter().map(|it| it.content);
    let figures = article.figures.iter().map(|it| it.span);
    let moments = article.moments.iter().map(|it| it.span);
    let members = article.mentions.iter().all(|it| (it.member as usize) < article.cast.len());
    let mut all = blocks
        .chain(article.sentences.iter().copied())
        .chain(mentions.flatten())
        .chain(article.cast.iter().map(|it| it.name))
        .chain(statements)
        .chain(figures)
        .chain(moments);
    members && all.all(fits)
}

/// Whether the file that `bytes` are has the beginning of every block where the
/// trace leads. Only of files in UTF-8, which are nearly all.
fn says(document: &Document, bytes: &[u8]) -> bool {
    if document.trace.unit() != Unit::Utf8 {
        return true;
    }
    let is_said = |at: usize| {
        let letter = document.text[at..].chars().next();
        let place = document.trace.byte(&document.text, at);
        let mut letters = [0; 4];
        letter.is_none_or(|it| {
            let written = it.encode_utf8(&mut letters).as_bytes();
            // What cannot be shown was replaced by a space.
            it == ' ' || it == '\n' || bytes.get(place..place + written.len()) == Some(written)
        })
    };
    document.blocks.iter().all(|it| is_said(it.span.start()))
}
