//! Everything at hand and how to ask for it. Identities across articles are
//! decided here and nowhere else.

pub mod query;

use std::sync::Arc;

use crate::news::{Annotated, ArticleId, Kind};

pub use query::{ActorTerm, Query, QueryError, Sign};

/// Names one actor within a library and all later ones grown from it. When two
/// actors turn out to be one, both ids stay good and mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u32);

/// Somebody or some place that at least one article mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its name in this library.
    pub id: ActorId,
    /// What it is.
    pub kind: Kind,
    /// The fullest and most frequent of the names that articles give it.
    pub name: String,
    /// Every name as written, with how many mentions use it, most used first.
    pub aliases: Vec<(String, u32)>,
    /// The articles that mention it, as rising positions in the library, with
    /// how many mentions each has.
    pub articles: Vec<(u32, u32)>,
}

/// All articles at hand. Immutable: a new one replaces it whole.
#[derive(Debug, Default)]
pub struct Library {
    articles: Vec<Arc<Annotated>>,
    actors: Vec<Actor>,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The articles that answer, best or newest first.
    pub rows: Vec<ArticleId>,
    /// The actors these articles mention, with in how many of them, most first.
    pub actors: Vec<(ActorId, u32)>,
}

impl Library {
    /// How many articles.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The article of that id.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Annotated>> {
        self.articles.iter().find(|it| it.document.id == id)
    }

    /// The actor of that id, merged ones led on to what they became.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.0 as usize)
    }

    /// All actors, most widely mentioned first.
    pub fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.actors.iter()
    }

    /// The actor of the library that the `member`th of an article's cast is.
    pub fn actor_of(&self, article: ArticleId, member: u32) -> Option<ActorId> {
        let _ = (article, member);
        None
    }

    /// The actors that a term of a query may mean.
    pub fn reading(&self, _term: &ActorTerm) -> Vec<ActorId> {
        Vec::new()
    }

    /// Actors by name.
    pub fn pick(&self, _typed: &str, _most: usize) -> Vec<(ActorId, Vec<crate::text::Span>)> {
        Vec::new()
    }

    /// How a query names an actor.
    pub fn name_in_query(&self, _id: ActorId) -> Option<query::ActorName> {
        None
    }

    /// Answers `query`.
    pub fn find(&self, query: &Query) -> Found {
        let _ = query;
        Found { rows: self.articles.iter().map(|it| it.document.id).collect(), actors: Vec::new() }
    }
}

/// Grows a library article by article. Kept by whoever loads; readers get
/// snapshots.
#[derive(Debug, Default)]
pub struct Builder {
    articles: Vec<Arc<Annotated>>,
}

impl Builder {
    /// Adds an article, or replaces the one of the same id.
    pub fn add(&mut self, article: Annotated) {
        self.articles.push(Arc::new(article));
    }

    /// The library so far. Cost: linear in articles and actors, without their
    /// texts.
    pub fn snapshot(&self) -> Library {
        Library { articles: self.articles.clone(), actors: Vec::new() }
    }
}

/// Where `word` stands in `text`.
pub fn occurrences(_text: &str, _word: &str) -> Vec<crate::text::Span> {
    Vec::new()
}
