//! Everything at hand and how to ask for it. Identities across articles are
//! decided here and nowhere else.

mod actor;
mod apart;
mod around;
mod asked;
mod bound;
mod builder;
mod card;
mod cast;
mod columns;
mod complete;
mod digest;
mod find;
mod glance;
mod identity;
mod keeper;
mod listed;
mod mark;
mod marks;
mod met;
mod names;
mod near;
mod node;
mod numbers;
mod order;
mod packed;
mod paged;
mod part;
mod pick;
pub mod query;
mod reading;
mod revised;
mod roll;
mod rows;
mod shelf;
mod spoken;
mod tally;
mod texts;
mod titles;
mod trail;
mod unfolded;
mod varint;
mod weigh;
mod why;
mod word;
mod words;

use std::cmp::Ordering;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::corrections::{Corrections, Outcome};
use crate::news::{Annotated, ArticleId, Kind, Mention};
use crate::text::{Sought, Span};

pub use actor::{Actor, Aliases};
pub use around::{Companion, Months, Parts, significance};
pub use builder::Builder;
pub use complete::{Completed, Completion};
pub use digest::{Counted, Digest, DigestMember, Said};
pub use keeper::Keeper;
pub use mark::{Mark, Note, Placed, carried_over, found_again};
pub use marks::Marks;
pub use near::Near;
pub use numbers::Numbers;
pub use part::Part;
pub use query::{ActorName, ActorTerm, Field, Keywords, Query, QueryError, Sign};
pub use revised::{Changed, Piece, changed};
pub use rows::Entry;
pub use shelf::Shelf;
pub use texts::{Bodies, Texts};
pub use trail::Trail;
pub use weigh::{Toll, Weight};
pub use why::{Grounds, Met, Quoted, Reason};
pub use words::Words;

use builder::Outlet;
use roll::Roll;
use rows::{Line, Rows};

/// Names one actor within a library and all later ones grown from it.
///
/// An id belongs to a name that articles use and stays good for as long as one
/// does. When two actors turn out to be one, both ids lead to it; compare
/// [`Actor::id`] to know whether two ids mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u32);

/// All articles at hand, without their texts. Immutable: a new one replaces it
/// whole, and shares with it whatever did not change.
#[derive(Debug, Clone, Default)]
pub struct Library {
    rows: Rows,
    outlets: Arc<Vec<Outlet>>,
    /// What figures count, as codes.
    counted: Arc<Vec<Box<str>>>,
    /// The numbers of all articles.
    present: Arc<RoaringBitmap>,
    /// The same by id.
    by_id: Arc<Vec<u32>>,
    /// The same as the list shows them.
    order: Arc<Vec<u32>>,
    /// Their ids, in the same order.
    listed: Arc<[ArticleId]>,
    roll: Roll,
    corrections: Corrections,
    /// What became of each.
    outcomes: Arc<[Outcome]>,
    marks: Arc<Marks>,
    texts: Option<Arc<dyn Texts>>,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The articles that answer: best first where words were asked for, else
    /// in the order of the list.
    pub rows: Arc<[ArticleId]>,
    /// The same by number.
    pub numbers: Arc<RoaringBitmap>,
    /// The actors these articles mention, with in how many of them, most first;
    /// `None` where they were not counted.
    pub actors: Option<Vec<(ActorId, u32)>>,
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

    /// The same library, which finds words in `texts`. Without, words are only
    /// met in titles, names and outlets.
    #[must_use]
    pub fn with_texts(self, texts: Arc<dyn Texts>) -> Self {
        Self { texts: Some(texts), ..self }
    }

    /// All articles as the list shows them: newest first, those without a date
    /// after them by place.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry<'_>> + ExactSizeIterator {
        self.order.iter().map(|it| self.entry_of(self.line(*it), *it))
    }

    /// The article of that id.
    pub fn entry(&self, id: ArticleId) -> Option<Entry<'_>> {
        self.at(self.number(id)?)
    }

    /// How many of the articles that were found mention an actor.
    pub fn count(&self, found: &Found, actor: ActorId) -> u32 {
        let Some(line) = self.roll.lead(actor.0).map(|it| self.roll.line(it)) else { return 0 };
        if Arc::ptr_eq(&found.numbers, &self.present) {
            return u32::try_from(line.width()).unwrap_or(u32::MAX);
        }
        line.count_in(&found.numbers)
    }

    /// The article of a number.
    pub fn at(&self, number: u32) -> Option<Entry<'_>> {
        self.rows.get(number).map(|it| self.entry_of(it, number))
    }

    /// The number of an article.
    pub fn number(&self, id: ArticleId) -> Option<u32> {
        let mut ids = 0..self.by_id.len();
        // The ids that bound what is left of them.
        let (mut low, mut high) = (0, u64::MAX);
        let mut is_guess = true;
        while !ids.is_empty() {
            // Ids are hashes, evenly spread: where one lies can nearly be told.
            // Where they are not, halving comes to an end.
            let share = u128::from(id.0.checked_sub(low)?) * (ids.len() as u128 - 1);
            let guess = usize::try_from(share / u128::from((high - low).max(1))).unwrap_or(0);
            let at = ids.start + if is_guess { guess } else { ids.len() / 2 };
            is_guess = !is_guess || ids.len() < 8;
            let number = self.by_id[at];
            let here = self.line(number).id();
            match here.cmp(&id) {
                Ordering::Equal => return Some(number),
                Ordering::Less => (low, ids.start) = (here.0, at + 1),
                Ordering::Greater => (high, ids.end) = (here.0, at),
            }
        }
        None
    }

    /// The actor of that id, merged ones led on to what they became.
    pub fn actor(&self, id: ActorId) -> Option<Actor<'_>> {
        self.roll.lead(id.0).and_then(|it| self.actor_at(it))
    }

    /// What the actor of that id is.
    pub fn kind(&self, id: ActorId) -> Option<Kind> {
        self.roll.lead(id.0).and_then(|it| self.roll.line(it).kind())
    }

    /// Whether the reader wants to see nothing of the actor of that id.
    pub fn hides_actor(&self, id: ActorId) -> bool {
        self.roll.lead(id.0).is_some_and(|it| self.roll.line(it).is_hidden())
    }

    /// All actors, most widely mentioned first.
    ///
    /// # Panics
    ///
    /// Never: who is ranked is on the roll.
    pub fn actors(&self) -> impl ExactSizeIterator<Item = Actor<'_>> {
        let actor = |it: &u32| self.actor_at(*it).expect("who is ranked is on the roll");
        self.roll.ranked.iter().map(actor)
    }

    /// The actor of the library that the `member`th of an article's cast is.
    pub fn actor_of(&self, article: ArticleId, member: u32) -> Option<ActorId> {
        let line = self.line(self.number(article)?);
        self.roll.lead(line.nodes().nth(member as usize)?).map(ActorId)
    }

    /// The actors of an article's cast, in its order. Two members may be one.
    pub fn cast(&self, article: ArticleId) -> Vec<ActorId> {
        let Some(number) = self.number(article) else { return Vec::new() };
        let leads = self.line(number).nodes().filter_map(|it| self.roll.lead(it));
        leads.map(ActorId).collect()
    }

    /// Whether the reader wants to see nothing of whom `mention` speaks of.
    pub fn hides(&self, article: &Annotated, mention: &Mention) -> bool {
        // Nobody is hidden where nothing was set right.
        !self.corrections.all().is_empty()
            && self
                .actor_of(article.document.id, mention.member)
                .is_some_and(|it| self.hides_actor(it))
    }

    /// What the reader has done with the articles.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The same library with other marks.
    #[must_use]
    pub fn with_marks(self, marks: Arc<Marks>) -> Self {
        Self { marks, ..self }
    }

    fn line(&self, number: u32) -> Line<'_> {
        self.rows.get(number).expect("a listed number has its article")
    }

    fn entry_of<'a>(&'a self, line: Line<'a>, number: u32) -> Entry<'a> {
        line.entry(number, &self.outlets[line.outlet() as usize].name)
    }
}

/// Every place where `text` has `word`, accents forgiven where they were not
/// typed; none overlap. A phrase is a word with spaces.
pub fn occurrences(text: &str, word: &str) -> Vec<Span> {
    Sought::new(word).all_in(text)
}
