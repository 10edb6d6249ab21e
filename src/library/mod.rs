//! Everything at hand and how to ask for it. Identities across articles are
//! decided here and nowhere else.

mod asked;
mod bits;
mod bound;
mod builder;
mod card;
mod cast;
mod columns;
mod digest;
mod find;
mod glance;
mod identity;
mod node;
mod order;
mod paged;
mod pick;
pub mod query;
mod reading;
mod roll;
mod texts;
mod titles;
mod words;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::news::{Annotated, ArticleId, Kind};
use crate::text::{Sought, Span};

pub use builder::Builder;
pub use digest::{Counted, Digest, DigestMember, Said};
pub use query::{ActorName, ActorTerm, Keywords, Query, QueryError, Sign};
pub use texts::{Bodies, Texts};

use builder::{Face, Kept};
use card::Card;
use paged::Paged;
use roll::Roll;
use words::Segment;

/// Names one actor within a library and all later ones grown from it.
///
/// An id belongs to a name that articles use and stays good for as long as one
/// does. When two actors turn out to be one, both ids lead to it; compare
/// [`Actor::id`] to know whether two ids mean the same.
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
    /// The articles that mention it, as rising positions (see
    /// [`Library::at`]), with how many mentions each has.
    pub articles: Vec<(u32, u32)>,
}

impl Actor {
    /// How many mentions all articles have.
    pub fn mentions(&self) -> u32 {
        self.articles.iter().map(|it| it.1).sum()
    }

    /// Orders actors by how widely they are mentioned, then by name.
    fn wider(&self, other: &Self) -> Ordering {
        let width = |it: &Self| it.articles.len();
        width(other)
            .cmp(&width(self))
            .then_with(|| self.name.cmp(&other.name))
            .then_with(|| self.kind.cmp(&other.kind))
            .then_with(|| self.id.cmp(&other.id))
    }
}

/// All articles at hand. Immutable: a new one replaces it whole, and shares
/// with it whatever did not change.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By position. Positions never change; a replaced article leaves its own
    /// empty.
    kept: Paged<Option<Arc<Kept>>>,
    /// By position.
    faces: Paged<Face>,
    outlets: Arc<Vec<Card>>,
    by_id: Arc<HashMap<ArticleId, u32>>,
    /// The positions of all articles as the list shows them.
    order: Arc<Vec<u32>>,
    roll: Roll,
    words: Vec<Arc<Segment>>,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The articles that answer: best first where words were asked for, else
    /// in the order of the list.
    pub rows: Vec<ArticleId>,
    /// The actors these articles mention, with in how many of them, most first.
    pub actors: Vec<(ActorId, u32)>,
}

impl Library {
    /// How many articles.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All articles as the list shows them: newest first, those without a date
    /// after them by place.
    pub fn articles(&self) -> impl DoubleEndedIterator<Item = &Arc<Annotated>> + ExactSizeIterator {
        self.order.iter().map(|it| &self.kept(*it).article)
    }

    /// The article of that id.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Annotated>> {
        self.at(*self.by_id.get(&id)?)
    }

    /// The article at a position, as [`Actor::articles`] gives it.
    pub fn at(&self, position: u32) -> Option<&Arc<Annotated>> {
        let kept = self.kept.get(position as usize)?.as_ref();
        kept.map(|it| &it.article)
    }

    /// The actor of that id, merged ones led on to what they became.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.roll.lead(id.0).map(|it| self.roll.actor(it))
    }

    /// All actors, most widely mentioned first.
    pub fn actors(&self) -> impl ExactSizeIterator<Item = &Actor> {
        self.roll.ranked.iter().map(|it| self.roll.actor(*it))
    }

    /// The actor of the library that the `member`th of an article's cast is.
    pub fn actor_of(&self, article: ArticleId, member: u32) -> Option<ActorId> {
        let kept = self.kept.get(*self.by_id.get(&article)? as usize)?.as_ref()?;
        let node = *kept.cast.get(member as usize)?;
        self.roll.lead(node).map(ActorId)
    }

    /// The actors that `rows` mention, with in how many of them, most first.
    pub fn actors_in(&self, rows: &[ArticleId]) -> Vec<(ActorId, u32)> {
        let positions = rows.iter().filter_map(|it| self.by_id.get(it)).copied();
        self.count(positions)
    }

    fn kept(&self, position: u32) -> &Kept {
        let kept = self.kept.get(position as usize).and_then(Option::as_ref);
        kept.expect("a listed position has its article")
    }
}

/// Every place where `text` has `word`, accents forgiven where they were not
/// typed; none overlap. A phrase is a word with spaces.
pub fn occurrences(text: &str, word: &str) -> Vec<Span> {
    Sought::new(word).all_in(text)
}
