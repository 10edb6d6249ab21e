//! What the reader has done with articles, as it is read from the library.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::library::{Marks, Note, Placed};
use crate::news::ArticleId;
use crate::store::reader::Reader;
use crate::store::refusal::Result;
use crate::text::{Span, clean_line};

/// The articles whose state is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// These, few enough to be named one by one.
    Of(&'a [ArticleId]),
    /// All of them.
    All,
    /// One.
    One(ArticleId),
}

/// How a session was when it ended, in words that other versions understand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The filter.
    pub filter: String,
    /// The open article.
    pub article: Option<u64>,
    /// What the side panel showed.
    pub lens: String,
    /// Whether the reader was in the text rather than in the list.
    pub in_text: bool,
}

/// What the reader had seen when they were last here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The highest number of an article.
    pub number: u32,
    /// When that was, in nanoseconds since 1970.
    pub at: i64,
}

impl Reader {
    /// Puts what the reader did with articles into `marks`.
    pub fn state(&self, whose: Whose<'_>, marks: &mut Marks) -> Result<()> {
        let (asked, key) = whose.clause();
        let list = self.list();
        let there = There::of(&list)?;
        marks.last_note = there.last_note;
        if there.readings {
            readings(&list, &asked, key, marks)?;
        }
        if there.tags {
            tags(&list, &asked, key, marks)?;
        }
        let found = if there.notes { notes(&list, &asked, key)? } else { Vec::new() };
        if whose == Whose::All {
            let astray = astray(&list)?.into_iter();
            marks.astray = astray.map(|it| Placed { note: it.into(), at: None }).collect();
        }
        drop(list);
        for (number, note, is_revised) in found {
            let at = if is_revised { self.place_of(number, &note)? } else { Some(note.span) };
            marks.put_note(number, Placed { note: note.into(), at });
        }
        Ok(())
    }

    /// Where the passage of a note stands in the text as it is now.
    fn place_of(&self, number: u32, note: &Note) -> Result<Option<Span>> {
        Ok(self.document(number)?.and_then(|it| note.place_in(&it.text)))
    }

    /// How the last session was, if there was one.
    pub fn session(&self) -> Result<Option<Session>> {
        let value = value(&self.list(), "last")?;
        Ok(value.and_then(|it| serde_json::from_str(&it).ok()))
    }

    /// The byte of its text at which reading of an article stopped; 0 where it
    /// was not begun, or read to its end.
    pub fn place(&self, article: ArticleId) -> Result<usize> {
        Ok(place(&self.list(), article)?.unwrap_or(0))
    }

    /// What the reader had seen when they were last here, if they ever were.
    pub fn seen(&self) -> Result<Option<Seen>> {
        let value = value(&self.list(), "seen")?;
        Ok(value.and_then(|it| {
            let (number, at) = it.split_once(' ')?;
            Some(Seen { number: number.parse().ok()?, at: at.parse().ok()? })
        }))
    }
}

impl Whose<'_> {
    /// The condition on the lasting names of articles, and what it is told.
    fn clause(self) -> (String, i64) {
        match self {
            Self::Of(articles) => {
                let uid = |it: &ArticleId| it.0.cast_signed().to_string();
                let uids = articles.iter().map(uid).collect::<Vec<_>>().join(", ");
                (format!("?1 = 0 AND uid IN ({uids})"), 0)
            }
            Self::All => ("?1 = 0".to_owned(), 0),
            Self::One(article) => ("uid = ?1".to_owned(), article.0.cast_signed()),
        }
    }
}

/// What there is of a reader's state: whoever has not done such a thing yet need
/// not be asked which articles it was done with.
struct There {
    readings: bool,
    tags: bool,
    notes: bool,
    /// The highest id that a note ever had.
    last_note: u64,
}

impl There {
    fn of(list: &Connection) -> Result<Self> {
        const ASK: &str = "SELECT EXISTS (SELECT 1 FROM reading), EXISTS (SELECT 1 FROM tag),
            EXISTS (SELECT 1 FROM note),
            ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'note'), 0)";
        let there = list.prepare_cached(ASK)?.query_row([], |it| {
            let last_note = it.get::<_, i64>(3)?.cast_unsigned();
            Ok(Self { readings: it.get(0)?, tags: it.get(1)?, notes: it.get(2)?, last_note })
        });
        Ok(there?)
    }
}

/// The byte of its text at which reading of an article stopped, if it did.
pub(super) fn place(list: &Connection, article: ArticleId) -> Result<Option<usize>> {
    let find = "SELECT place FROM reading WHERE uid = ?1 AND place IS NOT NULL";
    let mut find = list.prepare_cached(find)?;
    let place = find.query_row([article.0.cast_signed()], |it| it.get::<_, i64>(0));
    Ok(place.optional()?.and_then(|it| usize::try_from(it).ok()))
}

// Few articles have a state, so that what there is of it goes first: `CROSS`.
fn readings(list: &Connection, asked: &str, key: i64, marks: &mut Marks) -> Result<()> {
    let all = format!(
        "SELECT number, reading.read IS NOT NULL, reading.place, is_starred
        FROM reading CROSS JOIN article USING (uid) WHERE {asked}"
    );
    let mut query = list.prepare_cached(&all)?;
    let mut rows = query.query([key])?;
    while let Some(row) = rows.next()? {
        let number = row.get(0)?;
        for (set, is_in) in [(&mut marks.read, row.get(1)?), (&mut marks.starred, row.get(3)?)] {
            if is_in {
                set.insert(number);
            }
        }
        let place: Option<i64> = row.get(2)?;
        if let Some(place) = place.and_then(|it| usize::try_from(it).ok()) {
            marks.places.insert(number, place);
        }
    }
    Ok(())
}

fn tags(list: &Connection, asked: &str, key: i64, marks: &mut Marks) -> Result<()> {
    let all = format!("SELECT number, tag FROM tag CROSS JOIN article USING (uid) WHERE {asked}");
    let mut query = list.prepare_cached(&all)?;
    let mut rows = query.query([key])?;
    while let Some(row) = rows.next()? {
        let tag = clean_line(&row.get::<_, String>(1)?);
        marks.tags.entry(tag).or_default().insert(row.get(0)?);
    }
    Ok(())
}

/// Notes with the numbers of their articles, and whether these were revised.
fn notes(list: &Connection, asked: &str, key: i64) -> Result<Vec<(u32, Note, bool)>> {
    let all = format!(
        "SELECT article.number, article.revised IS NOT NULL, note.number, uid, start, end, quoted,
            words, made
        FROM note CROSS JOIN article USING (uid) WHERE {asked} ORDER BY note.number"
    );
    let mut query = list.prepare_cached(&all)?;
    let rows = query.query_map([key], |it| Ok((it.get(0)?, note(it)?, it.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The notes on articles that are not here any more.
fn astray(list: &Connection) -> Result<Vec<Note>> {
    const ALL: &str = "SELECT 0, 0, number, uid, start, end, quoted, words, made FROM note
        WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.uid = note.uid) ORDER BY number";
    let mut query = list.prepare_cached(ALL)?;
    let rows = query.query_map([], note)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    let byte = |at| row.get::<_, i64>(at).map(|it| usize::try_from(it).unwrap_or(0));
    let (start, end) = (byte(4)?, byte(5)?);
    Ok(Note {
        id: row.get::<_, i64>(2)?.cast_unsigned(),
        article: ArticleId(row.get::<_, i64>(3)?.cast_unsigned()),
        span: Span::new(start, end.max(start)),
        quoted: clean(&row.get::<_, String>(6)?),
        words: clean(&row.get::<_, String>(7)?),
        made: row.get(8)?,
    })
}

/// Lines as they may be shown: a library may have been carried here by anybody.
fn clean(text: &str) -> String {
    text.lines().map(clean_line).collect::<Vec<_>>().join("\n")
}

fn value(list: &Connection, name: &str) -> Result<Option<String>> {
    let find = "SELECT value FROM session WHERE name = ?1";
    Ok(list.prepare_cached(find)?.query_row([name], |it| it.get(0)).optional()?)
}
