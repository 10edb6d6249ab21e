//! A whole library as JSON Lines, to be carried elsewhere: what cannot be made
//! again. What was found in the articles is found again on the way in.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::news::Document;
use crate::store::change::{Change, Stamp};
use crate::store::codec::Packed;
use crate::store::corrections::{corrections, corrections_within, write_corrections};
use crate::store::press::Press;
use crate::store::reader::Reader;
use crate::store::refusal::{Refusal, Result, path_of};
use crate::store::writer::Writer;
use crate::text::clean_line;

/// The version of the form of the lines.
const VERSION: u32 = 1;

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum Line {
    /// What the lines are; the first of them.
    Library {
        /// The version of their form.
        version: u32,
        /// The files and folders it is of.
        sources: Vec<String>,
    },
    /// An article. Those of one file follow each other.
    Article(Box<Copy>),
    /// What the reader did with an article.
    Reading {
        /// Its lasting name.
        article: u64,
        /// When it was read to the end, in nanoseconds since 1970.
        read: Option<i64>,
        /// The byte where reading stopped.
        place: Option<i64>,
        /// Whether it has a star.
        is_starred: bool,
    },
    /// A tag on an article.
    Tag {
        /// The lasting name of the article.
        article: u64,
        /// The tag.
        tag: String,
    },
    /// A note on a passage.
    Note(Note),
    /// Something that was set right.
    Correction {
        /// As a line of `corrections.toml`.
        written: String,
    },
    /// Something that was asked.
    Asked {
        /// The query.
        query: String,
        /// When, in nanoseconds since 1970.
        at: i64,
    },
}

/// An article and its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Copy {
    /// The whole path of its file.
    pub path: PathBuf,
    /// Bytes of the file.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub modified: i64,
    /// A hash of its bytes.
    pub hash: u64,
    /// Its bytes as hexadecimal digits, where they lie nowhere else.
    pub kept: Option<String>,
    /// Whether the file is gone, or does not hold the article any more.
    pub is_gone: bool,
    /// The article as it was read.
    pub document: Document,
    /// As it was before it was revised.
    pub former: Option<Document>,
}

/// A note on a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The lasting name of the article.
    pub article: u64,
    /// Where the passage begins and ends, in bytes of the text.
    pub start: i64,
    /// Its end.
    pub end: i64,
    /// The words of the passage.
    pub quoted: String,
    /// The note.
    pub words: String,
    /// Its labels.
    pub labels: String,
    /// When it was made, in nanoseconds since 1970.
    pub made: i64,
    /// When it was last changed.
    pub changed: i64,
}

impl Reader {
    /// Writes the whole library to `out`, and says of which articles the text is
    /// missing: they are left out.
    pub fn export(&self, out: &mut dyn Write) -> Result<Vec<String>> {
        let sources = self.sources()?;
        let sources = sources.iter().map(|it| it.to_string_lossy().into_owned()).collect();
        put(out, &Line::Library { version: VERSION, sources })?;
        let (list, bodies) = self.both();
        let mut query = list.prepare(
            "SELECT path, size, modified, hash, article.is_gone, body, former, file.number, place
            FROM article JOIN file ON file.number = article.file
            ORDER BY file.number, article.number",
        )?;
        let mut rows = query.query([])?;
        let mut missing = Vec::new();
        while let Some(row) = rows.next()? {
            let number = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
            let former: Option<i64> = row.get(6)?;
            let Some(document) = self.document_in(&bodies, row.get(5)?).ok() else {
                missing.push(row.get(8)?);
                continue;
            };
            let copy = Copy {
                path: path_of(row.get(0)?),
                size: number(1)?,
                modified: row.get(2)?,
                hash: number(3)?,
                kept: kept(&bodies, self.press(), row.get(7)?)?,
                is_gone: row.get(4)?,
                document,
                former: former.and_then(|it| self.document_in(&bodies, it).ok()),
            };
            put(out, &Line::Article(Box::new(copy)))?;
        }
        state(&list)?.iter().try_for_each(|it| put(out, it))?;
        let corrections = corrections(&corrections_within(self.folder()))?;
        let is_said = |it: &&str| !it.trim().is_empty() && !it.trim_start().starts_with('#');
        for written in corrections.lines().filter(is_said) {
            put(out, &Line::Correction { written: written.to_owned() })?;
        }
        Ok(missing)
    }
}

fn put(out: &mut dyn Write, line: &Line) -> Result<()> {
    serde_json::to_writer(&mut *out, line).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

fn kept(bodies: &Connection, press: &Press, file: i64) -> Result<Option<String>> {
    let mut find = bodies.prepare_cached("SELECT bytes FROM kept WHERE file = ?1")?;
    let bytes = find.query_row([file], |it| it.get::<_, Vec<u8>>(0)).optional()?;
    Ok(bytes.map(|it| press.expanded(&it)).transpose()?.map(|it| digits(&it)))
}

/// What the reader did.
fn state(list: &Connection) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut query = list.prepare("SELECT uid, read, place, is_starred FROM reading")?;
    let rows = query.query_map([], |it| {
        let article = it.get::<_, i64>(0)?.cast_unsigned();
        let (read, place) = (it.get(1)?, it.get(2)?);
        Ok(Line::Reading { article, read, place, is_starred: it.get(3)? })
    })?;
    lines.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    let mut query = list.prepare("SELECT uid, tag FROM tag")?;
    let rows = query.query_map([], |it| {
        Ok(Line::Tag { article: it.get::<_, i64>(0)?.cast_unsigned(), tag: it.get(1)? })
    })?;
    lines.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    let mut query = list.prepare(
        "SELECT uid, start, end, quoted, words, labels, made, changed FROM note ORDER BY number",
    )?;
    let rows = query.query_map([], |it| {
        Ok(Line::Note(Note {
            article: it.get::<_, i64>(0)?.cast_unsigned(),
            start: it.get(1)?,
            end: it.get(2)?,
            quoted: it.get(3)?,
            words: it.get(4)?,
            labels: it.get(5)?,
            made: it.get(6)?,
            changed: it.get(7)?,
        }))
    })?;
    lines.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    let mut query = list.prepare("SELECT query, at FROM asked ORDER BY at")?;
    let rows = query.query_map([], |it| Ok(Line::Asked { query: it.get(0)?, at: it.get(1)? }))?;
    lines.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    Ok(lines)
}

impl Line {
    /// The line that `text` is.
    pub fn read(text: &str) -> Result<Self> {
        match serde_json::from_str(text).map_err(io::Error::from)? {
            Self::Library { version, .. } if version > VERSION => Err(Refusal::Newer),
            line => Ok(line),
        }
    }
}

impl Copy {
    /// The changes that put the article into a library, understood by `pack`.
    pub fn changes(self, pack: impl Fn(Document) -> Packed) -> Vec<Change> {
        let Self { path, size, modified, hash, kept, is_gone, document, former } = self;
        let stamp = Stamp { size, modified, hash };
        let read = |document, kept| {
            let articles = vec![pack(document)];
            Change::Read { path: path.clone(), stamp, articles, kept }
        };
        let mut changes: Vec<Change> = former.map(|it| read(it, None)).into_iter().collect();
        changes.push(read(document, kept.as_deref().and_then(bytes)));
        if is_gone {
            changes.push(Change::Gone(path));
        }
        changes
    }
}

/// `bytes` in hexadecimal digits.
fn digits(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from_digit(u32::from(it), 16);
    bytes.iter().flat_map(|it| [it >> 4, it & 15]).filter_map(digit).collect()
}

/// The bytes that hexadecimal `digits` write.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pair = |it: &[u8]| u8::from_str_radix(str::from_utf8(it).ok()?, 16).ok();
    digits.as_bytes().chunks(2).map(pair).collect()
}

impl Writer {
    /// Takes in a line that is no article: sources and the reader's state.
    pub fn restore(&self, line: &Line) -> Result<()> {
        match line {
            Line::Library { sources, .. } => {
                sources.iter().try_for_each(|it| self.add_source(Path::new(it)))?;
            }
            Line::Article(_) => (),
            Line::Reading { article, read, place, is_starred } => {
                let put = "INSERT OR REPLACE INTO reading VALUES (?1, ?2, ?3, ?4)";
                self.list.execute(put, params![article.cast_signed(), read, place, is_starred])?;
            }
            Line::Tag { article, tag } => {
                let put = "INSERT OR REPLACE INTO tag VALUES (?1, ?2)";
                self.list.execute(put, params![article.cast_signed(), tag])?;
            }
            Line::Note(it) => {
                const PUT: &str = "INSERT INTO note
                    (uid, start, end, quoted, words, labels, made, changed)
                    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS
                    (SELECT 1 FROM note WHERE uid = ?1 AND start = ?2 AND made = ?7)";
                let uid = it.article.cast_signed();
                let (quoted, words, labels) = (&it.quoted, &it.words, &it.labels);
                let row =
                    params![uid, it.start, it.end, quoted, words, labels, it.made, it.changed];
                self.list.execute(PUT, row)?;
            }
            Line::Correction { written } => self.correct(written)?,
            Line::Asked { query, at } => {
                let put = "INSERT OR REPLACE INTO asked VALUES (?1, ?2)";
                self.list.execute(put, params![query, at])?;
            }
        }
        Ok(())
    }

    /// Puts a line behind what was set right, unless it is there already.
    fn correct(&self, written: &str) -> Result<()> {
        let Some(folder) = self.folder() else { return Ok(()) };
        let file = corrections_within(folder);
        let text = corrections(&file)?;
        if text.lines().any(|it| it == written) {
            return Ok(());
        }
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        Ok(write_corrections(&file, &format!("{text}{gap}{}\n", clean_line(written)))?)
    }
}
