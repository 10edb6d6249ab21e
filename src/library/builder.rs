//! How a library grows.

use std::collections::HashMap;
use std::sync::Arc;

use crate::library::Library;
use crate::library::card::Card;
use crate::library::cast::{Cast, merged};
use crate::library::order;
use crate::library::paged::Paged;
use crate::library::words::Words;
use crate::news::{Annotated, ArticleId};

/// An article as the library keeps it.
#[derive(Debug)]
pub(super) struct Kept {
    pub article: Arc<Annotated>,
    /// For each member of its cast, the number of a name.
    pub cast: Box<[u32]>,
}

/// What searching for words needs of an article, close together.
#[derive(Debug, Clone, Default)]
pub(super) struct Face {
    /// Its headline; empty when the article was replaced.
    pub title: Card,
    /// The number of its outlet.
    pub outlet: u32,
}

/// Grows a library article by article. Kept by whoever loads; readers get
/// snapshots.
#[derive(Debug, Default)]
pub struct Builder {
    /// By position. Whatever was replaced leaves its position empty.
    kept: Paged<Option<Arc<Kept>>>,
    faces: Paged<Face>,
    outlets: Arc<Vec<Card>>,
    by_id: Arc<HashMap<ArticleId, u32>>,
    /// The positions of all articles as the list shows them, without `fresh`.
    order: Arc<Vec<u32>>,
    /// Positions since the last snapshot.
    fresh: Vec<u32>,
    cast: Cast,
    words: Words,
}

impl Builder {
    /// Adds an article, or replaces the one of the same id. Cost: its own
    /// length.
    pub fn add(&mut self, article: Annotated) {
        let at = u32::try_from(self.kept.len()).unwrap_or(u32::MAX);
        let id = article.document.id;
        if let Some(before) = self.by_id.get(&id) {
            self.take_out(*before);
        }
        self.words.add(at, &article.document);
        let kept = Kept { cast: self.cast.add(at, &article), article: Arc::new(article) };
        let title = Card::new(kept.article.document.headline());
        let outlet = self.outlet(&kept.article.document.source.outlet);
        self.faces.push(Face { title, outlet });
        self.kept.push(Some(Arc::new(kept)));
        Arc::make_mut(&mut self.by_id).insert(id, at);
        self.fresh.push(at);
    }

    fn take_out(&mut self, at: u32) {
        let Some(kept) = self.kept.change(at as usize).take() else { return };
        *self.faces.change(at as usize) = Face::default();
        self.cast.take_out(at, &kept.article, &kept.cast);
    }

    /// The number of an outlet. There are few of them.
    fn outlet(&mut self, name: &str) -> u32 {
        let card = Card::new(name);
        let at = self.outlets.iter().position(|it| *it == card).unwrap_or_else(|| {
            Arc::make_mut(&mut self.outlets).push(card);
            self.outlets.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The library so far. Cost: what has changed since the last snapshot, and
    /// one pointer for every hundred articles and names; no text is copied.
    pub fn snapshot(&mut self) -> Library {
        self.arrange();
        Library {
            kept: self.kept.clone(),
            faces: self.faces.clone(),
            outlets: Arc::clone(&self.outlets),
            by_id: Arc::clone(&self.by_id),
            order: Arc::clone(&self.order),
            roll: self.cast.settle(),
            words: self.words.seal(),
            marks: Arc::default(),
        }
    }

    /// Brings the order of the list up to date.
    fn arrange(&mut self) {
        let kept = |at: &u32| self.kept.get(*at as usize).and_then(Option::as_ref);
        let document =
            |at: &u32| &*kept(at).expect("only kept articles are compared").article.document;
        let mut fresh: Vec<u32> =
            self.fresh.iter().copied().filter(|it| kept(it).is_some()).collect();
        fresh.sort_by(|one, other| order::compare(document(one), document(other)));
        let before: Vec<u32> = self.order.iter().copied().filter(|it| kept(it).is_some()).collect();
        if !fresh.is_empty() || before.len() != self.order.len() {
            let less =
                |one: &u32, other: &u32| order::compare(document(one), document(other)).is_lt();
            self.order = Arc::new(merged(&before, &fresh, less));
        }
        self.fresh.clear();
    }
}
