//! What the reader has done with articles in this session, over what the library
//! knew of it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::Lens;
use crate::library::{Library, Mark};
use crate::news::ArticleId;

/// What was done in this session. It is laid over every library that comes, so
/// that nothing done is forgotten by one that was made before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was done, each thing as it stands now.
    done: Vec<Mark>,
    /// Where reading stopped, as a byte of the text; 0 at the beginning.
    places: HashMap<ArticleId, usize>,
    /// The highest id that a note was given.
    last_note: u64,
    /// The article that was read to its end since it was opened.
    pub ended: Option<ArticleId>,
    /// Whether something could not be kept: then nothing is done unasked.
    pub is_refused: bool,
    /// How the session was when that was last told.
    pub told: Option<Resumed>,
}

/// How a session is, as far as the next one begins like it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resumed {
    /// The filter.
    pub filter: String,
    /// The open article.
    pub article: Option<ArticleId>,
    /// What the panel shows.
    pub lens: Lens,
    /// Whether the reader is in the text.
    pub in_text: bool,
}

impl Reading {
    /// Remembers what was done, and gives `library` after it.
    pub fn did(&mut self, mark: Mark, library: &Library) -> Arc<Library> {
        let after = Arc::new(library.marked([&mark]));
        self.done.retain(|it| !it.is_about(&mark));
        self.done.push(mark);
        after
    }

    /// Whether `mark` was made in this session, and stands.
    pub fn has_done(&self, mark: &Mark) -> bool {
        self.done.contains(mark)
    }

    /// An id for a note that no other has.
    pub fn next_note(&mut self, library: &Library) -> u64 {
        self.last_note = self.last_note.max(library.marks().last_note) + 1;
        self.last_note
    }

    /// `library` after all that was done.
    pub fn over(&self, library: Arc<Library>) -> Arc<Library> {
        if self.done.is_empty() { library } else { Arc::new(library.marked(&self.done)) }
    }

    /// Where reading of an article stopped, as a byte of its text.
    pub fn place(&self, article: ArticleId, library: &Library) -> usize {
        let kept = || library.marks().places.get(&library.number(article)?).copied();
        self.places.get(&article).copied().or_else(kept).unwrap_or(0)
    }

    /// Remembers where an article was found to have been left. Until the reader
    /// moves, nothing that comes later can say otherwise.
    pub fn found_at(&mut self, article: ArticleId, place: usize) {
        self.places.insert(article, place);
    }

    /// Forgets places in texts that are others `now`: whoever keeps the articles
    /// has carried them over.
    pub fn forget_revised(&mut self, before: &Library, now: &Library) {
        let revised = &now.marks().revised - &before.marks().revised;
        self.places.retain(|it, _| now.number(*it).is_none_or(|it| !revised.contains(it)));
    }

    /// Remembers where reading stopped. False when that was known.
    pub fn stopped(&mut self, article: ArticleId, place: usize, library: &Library) -> bool {
        let is_news = self.place(article, library) != place;
        if is_news {
            self.places.insert(article, place);
        }
        is_news
    }
}
