//! The actor that several names or articles make together, as it is kept.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::library::Numbers;
use crate::library::names::Names;
use crate::library::node::Node;
use crate::library::word::Word;
use crate::news::{Kind, Sex};

/// An actor of which there is more to say than one article does.
#[derive(Debug)]
pub(super) struct Listed {
    pub kind: Kind,
    /// The number of its name.
    pub name: Option<u32>,
    /// The numbers of its names with how many mentions use each, most used
    /// first.
    pub aliases: Box<[(u32, u32)]>,
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
        let name = renamed.or_else(|| counted.best());
        let mut aliases = counted.aliases();
        // A name that only the reader gives is one to be found by.
        if let Some(name) = name.filter(|name| aliases.iter().all(|it| it.0 != *name)) {
            aliases.push((name, 0));
        }
        Self {
            kind: word.kind.unwrap_or(natural),
            name,
            aliases: aliases.into(),
            articles: articles(nodes),
            mentions: nodes.iter().map(|it| it.mentions).sum(),
            key: nodes.iter().find_map(|it| it.key.clone()),
            parent: nodes.iter().find_map(|it| it.parent.clone()),
            is_undecided: nodes.iter().all(|it| it.is_undecided),
            is_hidden: word.hidden,
            shares: nodes.iter().map(|it| share(it)).collect(),
            corrections: word.by.as_slice().into(),
        }
    }

    /// The key of what its family belongs to.
    pub(super) fn family(&self) -> Option<&str> {
        self.parent.as_deref().or(self.key.as_deref())
    }
}

/// The names of an actor with their counts.
struct Counted<'a> {
    /// Name, mentions, articles in which it is the fullest.
    all: Vec<(u32, u32, u32)>,
    names: &'a Names,
    kind: Kind,
}

impl<'a> Counted<'a> {
    fn of(nodes: &[&Node], names: &'a Names) -> Self {
        let mut by_name: HashMap<u32, (u32, u32)> = HashMap::new();
        for alias in nodes.iter().flat_map(|it| &it.aliases) {
            let counts = by_name.entry(alias.name).or_default();
            *counts = (counts.0 + alias.mentions, counts.1 + alias.fullest);
        }
        let counted =
            by_name.into_iter().map(|(name, (mentions, fullest))| (name, mentions, fullest));
        Self { all: counted.collect(), names, kind: kind(nodes) }
    }

    /// The fullest and most frequent: of persons a name of several words, of
    /// all a name that is not in capitals, unless they are initials.
    fn best(&self) -> Option<u32> {
        let full = |it: &str| self.kind != Kind::Person || it.contains(char::is_whitespace);
        let initials = |it: &str| {
            !matches!(self.kind, Kind::Person | Kind::State | Kind::Place)
                && !it.contains(char::is_whitespace)
        };
        let calm = |it: &str| initials(it) || it.chars().any(char::is_lowercase);
        let rank = |it: &&(u32, u32, u32)| {
            let (name, mentions, fullest) = **it;
            let (name, named) = (self.names.written(name), fullest > 0);
            (named && full(name), named && calm(name), fullest, mentions, name.len(), Reverse(name))
        };
        self.all.iter().max_by_key(rank).map(|it| it.0)
    }

    fn aliases(self) -> Vec<(u32, u32)> {
        let (mut counted, names) = (self.all, self.names);
        let written = |it: u32| names.written(it);
        counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| written(a.0).cmp(written(b.0))));
        counted.into_iter().map(|it| (it.0, it.1)).collect()
    }
}

fn share(node: &Node) -> Share {
    Share {
        kind: node.kind,
        sex: node.sex,
        state: node.state.clone(),
        name: node.written,
        key: node.key.clone(),
        article: node.articles.iter().next().filter(|_| node.is_undecided),
        articles: u32::try_from(node.articles.len()).unwrap_or(u32::MAX),
        mentions: node.mentions,
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
