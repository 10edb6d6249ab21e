//! Notes on passages and tags on articles: the windows in which they are made.

use std::sync::Arc;

use crate::app::rows::{Row, Rows};
use crate::app::{Area, Chooser, Typed};
use crate::library::{Library, Note, Placed};
use crate::news::ArticleId;
use crate::text::{Span, clean_line, fold};

/// The longest tag, in bytes.
const LONGEST_TAG: usize = 60;

/// A note that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The note as it was, where there was one.
    pub before: Option<Arc<Note>>,
    /// The article.
    pub article: ArticleId,
    /// Where its passage stands.
    pub span: Span,
    /// The words of the passage.
    pub quoted: String,
    /// What is typed.
    pub area: Area,
}

/// The window of notes.
#[derive(Debug, Clone)]
pub struct NoteWindow {
    /// The only article whose notes it lists, if it is so.
    pub only: Option<ArticleId>,
    /// The notes.
    pub chooser: Chooser<NoteRow>,
}

/// A line of the window of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteRow {
    /// An article, whose notes follow; none where it is no more.
    Article(Option<ArticleId>),
    /// A note.
    Note(Placed),
}

impl Row for NoteRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Article(_))
    }
}

/// The window of tags.
#[derive(Debug, Clone)]
pub struct TagWindow {
    /// The article that they are put on.
    pub article: ArticleId,
    /// The tags.
    pub chooser: Chooser<TagRow>,
}

/// A line of the window of tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagRow {
    /// A tag that is known.
    Known(String),
    /// A tag that would be new.
    New(String),
}

impl Row for TagRow {}

impl TagRow {
    /// The tag.
    pub fn tag(&self) -> &str {
        match self {
            Self::Known(tag) | Self::New(tag) => tag,
        }
    }
}

impl NoteWindow {
    /// The notes on `only`, or on all articles, that hold every word that is
    /// typed: those without their passage first, then the newest articles.
    pub fn of(library: &Library, only: Option<ArticleId>, typed: Typed) -> Self {
        let words = fold(typed.text());
        let has = |it: &&Placed| {
            let about = fold(&format!("{} {}", it.note.words, it.note.quoted));
            words.split_whitespace().all(|it| about.contains(it))
        };
        let marks = library.marks();
        let mut groups: Vec<(Option<ArticleId>, Vec<Placed>)> = Vec::new();
        for (number, notes) in marks.notes.iter().rev() {
            let id = library.at(*number).map(|it| it.id);
            if only.is_none() || id == only {
                groups.push((id, notes.iter().filter(has).cloned().collect()));
            }
        }
        if only.is_none() {
            groups.push((None, marks.astray.iter().filter(has).cloned().collect()));
        }
        groups.sort_by_key(|it| it.0.is_some() && it.1.iter().all(|it| it.at.is_some()));
        let rows = groups.into_iter().filter(|it| !it.1.is_empty()).flat_map(|(id, notes)| {
            let heading = [NoteRow::Article(id)].into_iter();
            heading.chain(notes.into_iter().map(NoteRow::Note))
        });
        let chooser = Chooser { typed, rows: Rows::new(rows.collect::<Vec<_>>()) };
        Self { only, chooser }
    }

    /// The chosen note.
    pub fn chosen(&self) -> Option<&Placed> {
        match self.chooser.rows.chosen()? {
            NoteRow::Note(placed) => Some(placed),
            NoteRow::Article(_) => None,
        }
    }
}

impl TagWindow {
    /// The tags that hold what is typed, and last the offer to make a new one.
    pub fn of(library: &Library, article: ArticleId, typed: Typed) -> Self {
        let asked = fold(&tag_of(typed.text()));
        let all = library.marks().tags.keys();
        let known = all.filter(|it| fold(it).contains(&asked)).cloned();
        let mut rows: Vec<TagRow> = known.map(TagRow::Known).collect();
        let new = tag_of(typed.text());
        if !new.is_empty() && !library.marks().tags.contains_key(&new) {
            rows.push(TagRow::New(new));
        }
        Self { article, chooser: Chooser { typed, rows: Rows::new(rows) } }
    }
}

/// The tag that was typed: without the sign before it, and on one line.
fn tag_of(typed: &str) -> String {
    let typed = clean_line(typed);
    let tag = typed.trim().trim_start_matches('#').trim_start();
    tag[..tag.floor_char_boundary(LONGEST_TAG)].trim_end().to_owned()
}
