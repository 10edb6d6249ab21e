//! The actors of a library, as a snapshot has them.

use std::cmp::Reverse;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::library::Numbers;
use crate::library::cast::merged;
use crate::library::glance::Glance;
use crate::library::listed::Listed;
use crate::library::names::Names;
use crate::library::node::{Node, Once};
use crate::library::paged::Paged;
use crate::news::Kind;

/// The line of the roll under a number, with an actor if it is one's.
#[derive(Debug, Clone, Default)]
pub(super) enum Line {
    #[default]
    Nobody,
    /// Whom one article mentions, by one name: most are.
    Once(Once),
    /// An actor of one node, as the cast keeps that.
    Often(Arc<Node>),
    Listed(Arc<Listed>),
}

/// Instead of the number of an actor.
const NOBODY: u32 = u32::MAX;

/// So many actors are brought into order at once: what is noted of each for
/// that takes ten times the room of its number.
const PIECE: usize = 1 << 14;

/// What a snapshot takes over.
#[derive(Debug, Clone, Default)]
pub(super) struct Roll {
    pub names: Names,
    /// By the number of a name: the numbers of the actors that have it.
    bearers: Paged<Numbers>,
    /// By the number of a node: the number of its actor.
    leads: Paged<u32>,
    /// By the number of an actor.
    lines: Paged<Line>,
    /// The numbers of all actors, most widely mentioned first.
    pub ranked: Arc<Vec<u32>>,
    /// Those of them that belong to something, or something to them.
    pub kin: Arc<Vec<u32>>,
}

/// What decides which of two actors is listed first.
type Rank<'a> = (Reverse<u64>, &'a str, Option<Kind>, u32);

impl Line {
    pub(super) fn kind(&self) -> Option<Kind> {
        match self {
            Self::Nobody => None,
            Self::Once(it) => Some(it.kind),
            Self::Often(it) => Some(it.usual),
            Self::Listed(it) => Some(it.kind),
        }
    }

    /// In how many articles it is.
    pub(super) fn width(&self) -> u64 {
        match self {
            Self::Nobody => 0,
            Self::Once(_) => 1,
            Self::Often(it) => it.articles.len(),
            Self::Listed(it) => it.articles.len(),
        }
    }

    pub(super) fn is_hidden(&self) -> bool {
        matches!(self, Self::Listed(it) if it.is_hidden)
    }

    /// The key of what its family belongs to.
    pub(super) fn family(&self) -> Option<&str> {
        match self {
            Self::Nobody | Self::Once(_) => None,
            Self::Often(it) => it.parent().or(it.key()).map(|it| &**it),
            Self::Listed(it) => it.family(),
        }
    }

    /// The numbers of its names.
    pub(super) fn names(&self) -> impl Iterator<Item = u32> + '_ {
        let (once, others) = match self {
            Self::Nobody => (None, &[][..]),
            Self::Once(it) => (Some(it.name), &[][..]),
            Self::Often(it) => (None, &it.aliases[..]),
            Self::Listed(it) => (None, &it.aliases[..]),
        };
        once.into_iter().chain(others.iter().map(|it| it.name))
    }

    /// How many of its articles are in a set.
    pub(super) fn count_in(&self, set: &RoaringBitmap) -> u32 {
        match self {
            Self::Nobody => 0,
            Self::Once(it) => set.contains(it.article).into(),
            Self::Often(it) => it.articles.count_in(set),
            Self::Listed(it) => it.articles.count_in(set),
        }
    }

    /// Adds the numbers of its articles to a set.
    pub(super) fn add_articles_to(&self, set: &mut RoaringBitmap) {
        match self {
            Self::Nobody => (),
            Self::Once(it) => drop(set.insert(it.article)),
            Self::Often(it) => it.articles.add_to(set),
            Self::Listed(it) => it.articles.add_to(set),
        }
    }

    /// Hands on the numbers of its articles.
    pub(super) fn each_article(&self, mut take: impl FnMut(u32)) {
        match self {
            Self::Nobody => (),
            Self::Once(it) => take(it.article),
            Self::Often(it) => it.articles.each(take),
            Self::Listed(it) => it.articles.each(take),
        }
    }
}

impl Roll {
    /// A line more, without an actor.
    pub(super) fn push(&mut self) {
        self.leads.push(NOBODY);
        self.lines.push(Line::Nobody);
    }

    /// How many lines.
    pub(super) fn len(&self) -> usize {
        self.leads.len()
    }

    /// The number of the actor that the name of number `node` comes down to.
    pub(super) fn lead(&self, node: u32) -> Option<u32> {
        self.leads.get(node as usize).copied().filter(|it| *it != NOBODY)
    }

    pub(super) fn set_lead(&mut self, node: u32, lead: Option<u32>) {
        if self.lead(node) != lead {
            *self.leads.change(node as usize) = lead.unwrap_or(NOBODY);
        }
    }

    /// The line of an actor, given its own number.
    pub(super) fn line(&self, number: u32) -> &Line {
        self.lines.get(number as usize).expect("an actor's number has a line")
    }

    /// Puts another line under a number.
    pub(super) fn put(&mut self, number: u32, line: Line) {
        while self.bearers.len() < self.names.len() {
            self.bearers.push(Numbers::default());
        }
        let before: Vec<u32> = self.line(number).names().collect();
        let now: Vec<u32> = line.names().collect();
        for name in before.iter().filter(|it| !now.contains(it)) {
            self.bearers.change(*name as usize).remove(number);
        }
        for name in now.iter().filter(|it| !before.contains(it)) {
            self.bearers.change(*name as usize).insert(number);
        }
        *self.lines.change(number as usize) = line;
    }

    /// The actors that have a name, by rising number.
    pub(super) fn bearers(&self, name: u32) -> impl Iterator<Item = u32> + '_ {
        self.bearers.get(name as usize).into_iter().flat_map(Numbers::iter)
    }

    /// The actors that are tied together by that folded name, or others by it.
    pub(super) fn called(&self, folded: &str) -> Vec<u32> {
        // Few names are spelled so, and there are many more actors than names.
        let spelled = self.names.with_letters(Glance::of(folded).opening());
        let spelled: Vec<u32> = spelled.filter(|it| self.names.folded(*it) == folded).collect();
        let is_called = |it: u32| spelled.binary_search(&it).is_ok();
        let is_it = |line: &Line| match line {
            Line::Nobody => false,
            Line::Once(it) => is_called(it.name),
            Line::Often(it) => is_called(it.written),
            Line::Listed(it) => it.shares.iter().any(|it| is_called(it.name)),
        };
        (0u32..).zip(self.lines.iter()).filter(|it| is_it(it.1)).map(|it| it.0).collect()
    }

    /// The name of an actor.
    pub(super) fn name(&self, number: u32) -> &str {
        match self.line(number) {
            Line::Nobody => "",
            Line::Once(it) => self.names.written(it.name),
            Line::Often(it) => self.names.written(it.name),
            Line::Listed(it) => self.names.written(it.name),
        }
    }

    /// What the place of an actor among others is decided by.
    pub(super) fn rank_of(&self, number: u32) -> Rank<'_> {
        let line = self.line(number);
        (Reverse(line.width()), self.name(number), line.kind(), number)
    }

    /// Brings actors into their order, most widely mentioned first.
    pub(super) fn in_order(&self, mut actors: Vec<u32>) -> Vec<u32> {
        for piece in actors.chunks_mut(PIECE) {
            piece.sort_by_cached_key(|it| self.rank_of(*it));
        }
        let mut pieces: Vec<Vec<u32>> = actors.chunks(PIECE).map(<[u32]>::to_vec).collect();
        while pieces.len() > 1 {
            let joined = |it: &[Vec<u32>]| match it {
                [one, other] => merged(one, other, |one, other| self.is_before(*one, *other)),
                rest => rest.concat(),
            };
            pieces = pieces.chunks(2).map(joined).collect();
        }
        pieces.pop().unwrap_or_default()
    }

    fn is_before(&self, one: u32, other: u32) -> bool {
        self.rank_of(one) < self.rank_of(other)
    }

    /// Brings the order up to date after the actors of the numbers `listed`
    /// came or changed and those of the numbers `gone` went. Both are sorted.
    pub(super) fn rank(&mut self, listed: &[u32], gone: &[u32]) {
        let moved = |it: &u32| listed.binary_search(it).is_ok() || gone.binary_search(it).is_ok();
        let kept: Vec<u32> = self.ranked.iter().copied().filter(|it| !moved(it)).collect();
        let fresh = self.in_order(listed.to_vec());
        let is_before = |one: &u32, other: &u32| self.is_before(*one, *other);
        self.ranked = Arc::new(merged(&kept, &fresh, is_before));
        let is_kin = |it: &&u32| self.line(**it).family().is_some();
        self.kin = Arc::new(self.ranked.iter().filter(is_kin).copied().collect());
    }
}
