//! The actor that several names or articles make together, as it is kept.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::library::Numbers;
use crate::library::names::Names;
use crate::library::node::{Alias, Node};
use crate::library::word::Word;
use crate::news::{Kind, Sex};

/// An actor that several nodes make, or of which the reader has said something.
#[derive(Debug)]
pub(super) struct Listed {
    pub kind: Kind,
    /// The number of its name.
    pub name: u32,
    /// Its names, most used first.
    pub aliases: Vec<Alias>,
    pub articles: Numbers,
    pub mentions: u32,
    pub key: Option<Arc<str>>,
    pub parent: Option<Arc<str>>,
    pub is_undecided: bool,
    pub is_hidden: bool,
    pub shares: Box<[Share]>,
    pub corrections: Box<[u32]>,
}

/// One of the names that make an actor, as articles tie it to one another.
#[derive(Debug, Clone)]
pub(super) struct Share {
    pub kind: Kind,
    pub sex: Option<Sex>,
    pub state: Option<Arc<str>>,
    /// The number of the name as written.
    pub name: u32,
    pub key: Option<Arc<str>>,
    /// The only article in which it means this actor, where that is undecided.
    pub article: Option<u32>,
    pub articles: u32,
    pub mentions: u32,
}

impl Listed {
    /// The actor that living nodes make together, the one that stands for all
    /// first, and what the reader says of it. `renamed` is the number of the
    /// name that the reader gives it.
    pub(super) fn new(nodes: &[&Node], word: &Word, renamed: Option<u32>, names: &Names) -> Self {
        let counted = Counted::of(nodes, names);
        let natural = counted.kind;
        let name = renamed.or_else(|| counted.best()).unwrap_or(nodes[0].written);
        let mut aliases = counted.aliases();
        // A name that only the reader gives is one to be found by.
        if aliases.iter().all(|it| it.name != name) {
            aliases.push(Alias { name, mentions: 0, fullest: 0 });
            aliases.shrink_to_fit();
        }
        Self {
            kind: word.kind.unwrap_or(natural),
            name,
            aliases,
            articles: articles(nodes),
            mentions: nodes.iter().map(|it| it.mentions).sum(),
            key: nodes.iter().find_map(|it| it.key().cloned()),
            parent: nodes.iter().find_map(|it| it.parent().cloned()),
            is_undecided: nodes.iter().all(|it| it.is_undecided),
            is_hidden: word.hidden,
            shares: nodes.iter().map(|it| Share::of(it)).collect(),
            corrections: word.by.as_slice().into(),
        }
    }

    /// The key of what its family belongs to.
    pub(super) fn family(&self) -> Option<&str> {
        self.parent.as_deref().or(self.key.as_deref())
    }
}

/// The names of an actor with their counts.
pub(super) struct Counted<'a> {
    all: Vec<Alias>,
    names: &'a Names,
    /// What most articles take it for.
    pub kind: Kind,
}

impl<'a> Counted<'a> {
    /// What living nodes make together.
    pub(super) fn of(nodes: &[&Node], names: &'a Names) -> Self {
        let all = nodes.iter().flat_map(|it| &it.aliases).copied();
        let mut all: Vec<Alias> = all.collect();
        all.sort_unstable_by_key(|it| it.name);
        all.dedup_by(|other, one| {
            let is_one = one.name == other.name;
            if is_one {
                one.mentions += other.mentions;
                one.fullest += other.fullest;
            }
            is_one
        });
        Self { all, names, kind: kind(nodes) }
    }

    /// The fullest and most frequent: of persons a name of several words, of
    /// all a name that is not in capitals, unless they are initials.
    pub(super) fn best(&self) -> Option<u32> {
        let full = |it: &str| self.kind != Kind::Person || it.contains(char::is_whitespace);
        let initials = |it: &str| {
            !matches!(self.kind, Kind::Person | Kind::State | Kind::Place)
                && !it.contains(char::is_whitespace)
        };
        let calm = |it: &str| initials(it) || it.chars().any(char::is_lowercase);
        let rank = |it: &&Alias| {
            let Alias { name, mentions, fullest } = **it;
            let (name, named) = (self.names.written(name), fullest > 0);
            (named && full(name), named && calm(name), fullest, mentions, name.len(), Reverse(name))
        };
        self.all.iter().max_by_key(rank).map(|it| it.name)
    }

    /// Most used first.
    pub(super) fn aliases(self) -> Vec<Alias> {
        let (mut all, names) = (self.all, self.names);
        all.sort_unstable_by_key(|it| (Reverse(it.mentions), names.written(it.name)));
        all.shrink_to_fit();
        all
    }
}

impl Share {
    pub(super) fn of(node: &Node) -> Self {
        Self {
            kind: node.kind,
            sex: node.sex,
            state: node.state().cloned(),
            name: node.written,
            key: node.key().cloned(),
            article: node.articles.iter().next().filter(|_| node.is_undecided),
            articles: u32::try_from(node.articles.len()).unwrap_or(u32::MAX),
            mentions: node.mentions,
        }
    }
}

fn articles(nodes: &[&Node]) -> Numbers {
    if let [node] = nodes {
        return node.articles.clone();
    }
    let mut all: Numbers = nodes.iter().flat_map(|it| it.articles.iter()).collect();
    all.fit();
    all
}

fn kind(nodes: &[&Node]) -> Kind {
    let mut kinds = [0; 6];
    for node in nodes {
        kinds.iter_mut().zip(node.kinds).for_each(|(it, more)| *it += more);
    }
    let most = kinds.into_iter().max();
    let found = Kind::ALL.into_iter().find(|it| Some(kinds[*it as usize]) == most);
    found.unwrap_or(nodes[0].kind)
}
