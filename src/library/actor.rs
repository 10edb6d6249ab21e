//! An actor as it is shown to whoever asks.

use std::borrow::Cow;
use std::fmt;

use crate::library::listed::Share;
use crate::library::node::{Alias, Node, Once};
use crate::library::roll;
use crate::library::rows::Line;
use crate::library::{ActorId, Library, Numbers, Part};
use crate::news::{ArticleId, Kind};

/// Somebody or some place that at least one article mentions. A view of the
/// library: making one costs nothing, however many names and articles there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor<'a> {
    /// Its name in this library.
    pub id: ActorId,
    /// What it is.
    pub kind: Kind,
    /// The fullest and most frequent of the names that articles give it.
    pub name: &'a str,
    /// Every name as written, with how many mentions use it, most used first.
    pub aliases: Aliases<'a>,
    /// The numbers of the articles that mention it: see [`Library::at`].
    pub articles: Cow<'a, Numbers>,
    /// How many mentions all articles have.
    pub mentions: u32,
    /// What ties it to the lexicon, as [`crate::news::Identity::Known`] has it.
    pub key: Option<&'a str>,
    /// The key of the actor that it belongs to.
    pub parent: Option<&'a str>,
    /// Whether it stayed apart because it could be several.
    pub is_undecided: bool,
    /// Whether the reader wants to see nothing of it.
    pub is_hidden: bool,
    /// The corrections that made it what it is: places among
    /// [`Library::corrections`].
    pub corrections: &'a [u32],
}

/// The names of an actor.
#[derive(Clone, Copy)]
pub struct Aliases<'a> {
    library: &'a Library,
    counted: Counted<'a>,
}

/// Names by number.
#[derive(Debug, Clone, Copy)]
enum Counted<'a> {
    One(Alias),
    All(&'a [Alias]),
}

impl Library {
    /// The actor on a line of the roll.
    pub(super) fn actor_at(&self, number: u32) -> Option<Actor<'_>> {
        match self.roll.line(number) {
            roll::Line::Nobody => None,
            roll::Line::Once(once) => Some(self.met_once(number, once)),
            roll::Line::Often(node) => Some(self.met_often(number, node)),
            roll::Line::Listed(it) => Some(Actor {
                id: ActorId(number),
                kind: it.kind,
                name: self.roll.name(number),
                aliases: Aliases { library: self, counted: Counted::All(&it.aliases) },
                articles: Cow::Borrowed(&it.articles),
                mentions: it.mentions,
                key: it.key.as_deref(),
                parent: it.parent.as_deref(),
                is_undecided: it.is_undecided,
                is_hidden: it.is_hidden,
                corrections: &it.corrections,
            }),
        }
    }

    fn met_once(&self, number: u32, once: &Once) -> Actor<'_> {
        let counted = Counted::One(once.alias());
        Actor {
            id: ActorId(number),
            kind: once.kind,
            name: self.roll.names.written(once.name),
            aliases: Aliases { library: self, counted },
            articles: Cow::Owned([once.article].into_iter().collect()),
            mentions: once.mentions.into(),
            key: None,
            parent: None,
            is_undecided: once.is_undecided,
            is_hidden: false,
            corrections: &[],
        }
    }

    fn met_often<'a>(&'a self, number: u32, node: &'a Node) -> Actor<'a> {
        Actor {
            id: ActorId(number),
            kind: node.usual,
            name: self.roll.names.written(node.name),
            aliases: Aliases { library: self, counted: Counted::All(&node.aliases) },
            articles: Cow::Borrowed(&node.articles),
            mentions: node.mentions,
            key: node.key().map(|it| &**it),
            parent: node.parent().map(|it| &**it),
            is_undecided: node.is_undecided,
            is_hidden: false,
            corrections: &[],
        }
    }

    /// The names that make an actor, the one that stands for all first.
    pub fn parts_of(&self, actor: ActorId) -> Vec<Part> {
        let written = |it: u32| self.roll.names.written(it).into();
        let id = |it: u32| -> Option<ArticleId> { self.rows.get(it).map(Line::id) };
        let part = |it: &Share| Part {
            kind: it.kind,
            sex: it.sex,
            state: it.state.clone(),
            name: written(it.name),
            key: it.key.clone(),
            article: it.article.and_then(id),
            articles: it.articles,
            mentions: it.mentions,
        };
        match self.roll.line(actor.0) {
            roll::Line::Nobody => Vec::new(),
            roll::Line::Once(it) => vec![part(&Share::of(&it.node(&self.roll.names)))],
            roll::Line::Often(it) => vec![part(&Share::of(it))],
            roll::Line::Listed(it) => it.shares.iter().map(part).collect(),
        }
    }
}

impl Actor<'_> {
    /// The names that make it, the one that stands for all first.
    pub fn parts(&self) -> Vec<Part> {
        self.aliases.library.parts_of(self.id)
    }

    /// The name that stands for all its names.
    ///
    /// # Panics
    ///
    /// Never: the library makes no actor without a name.
    pub fn lead(&self) -> Part {
        self.parts().into_iter().next().expect("an actor has at least one name")
    }

    /// The key of what its family belongs to.
    pub fn family(&self) -> Option<&str> {
        self.parent.or(self.key)
    }
}

impl<'a> Aliases<'a> {
    /// How many.
    pub fn len(self) -> usize {
        self.counted().len()
    }

    /// Whether there is none: never.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The names with how many mentions use each, most used first.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, u32)> {
        (0..self.len()).filter_map(move |it| self.get(it))
    }

    /// The name at a place of that order.
    pub fn get(self, place: usize) -> Option<(&'a str, u32)> {
        let Alias { name, mentions, .. } = *self.counted().get(place)?;
        Some((self.library.roll.names.written(name), mentions))
    }

    fn counted(&self) -> &[Alias] {
        match &self.counted {
            Counted::One(it) => std::slice::from_ref(it),
            Counted::All(all) => all,
        }
    }
}

impl fmt::Debug for Aliases<'_> {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for Aliases<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Aliases<'_> {}
