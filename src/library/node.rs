//! One way in which articles speak of an actor, and the actor that several of
//! them make together.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::library::identity::Named;
use crate::library::word::Word;
use crate::library::{Actor, ActorId, DigestMember, Numbers, Part};
use crate::news::{ArticleId, Identity, Kind, Sex, spelling};
use crate::text::fold;

/// What makes two members one node.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Tie {
    Known(Arc<str>),
    Named(Kind, Option<Sex>, Option<Arc<str>>, Arc<str>),
    Alone(ArticleId, Kind, Arc<str>),
}

/// One way in which articles speak of an actor. Its number is given once and
/// is the id of an actor, so that an id stays good whatever is merged.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub named: Named,
    tie: Tie,
    /// The names among which there may be others for the same actor. None
    /// where a name is of no importance.
    pub block: Option<u32>,
    /// For a person of several names: the block of whoever has the first of
    /// them for a surname.
    pub guest_of: Option<u32>,
    /// Whether it lived when everything was last settled.
    pub lived: bool,
    /// The names as written.
    aliases: Vec<Alias>,
    /// How often articles have it as each kind.
    kinds: [u32; 6],
    /// How many mentions it has, by name or not.
    mentions: u32,
    /// What ties it to the lexicon.
    key: Option<Arc<str>>,
    /// The key of what it belongs to.
    parent: Option<Arc<str>>,
    is_undecided: bool,
}

/// A name as written.
#[derive(Debug, Clone)]
struct Alias {
    name: Box<str>,
    mentions: u32,
    /// In how many articles it is the fullest name.
    fullest: u32,
}

impl Node {
    pub(super) fn new(named: Named, tie: Tie, block: Option<u32>, guest_of: Option<u32>) -> Self {
        let (aliases, kinds) = (Vec::new(), [0; 6]);
        Self {
            named,
            tie,
            block,
            guest_of,
            lived: false,
            aliases,
            kinds,
            mentions: 0,
            key: None,
            parent: None,
            is_undecided: false,
        }
    }

    /// Notes what the first article with it tells beside the names.
    pub(super) fn identify(&mut self, member: &DigestMember) {
        match &member.identity {
            Identity::Known(key) => self.key = Some(key.as_str().into()),
            Identity::Named | Identity::Called(_) => (),
            Identity::Undecided => self.is_undecided = true,
        }
        self.parent = member.parent.as_deref().map(Into::into);
    }

    pub(super) fn lives(&self) -> bool {
        !self.named.articles.is_empty()
    }

    /// Takes in that an article has it as `member`.
    pub(super) fn enter(&mut self, article: u32, member: &DigestMember) {
        self.named.articles.insert(article);
        self.kinds[member.kind as usize] += 1;
        self.mentions += member.mentions;
        self.alias(&member.name).fullest += 1;
        for (name, count) in &member.names {
            self.alias(name).mentions += count;
        }
    }

    /// Takes out what `enter` took in. Names that nobody uses any more are
    /// forgotten.
    pub(super) fn leave(&mut self, article: u32, member: &DigestMember) {
        self.named.articles.remove(article);
        self.kinds[member.kind as usize] -= 1;
        self.mentions -= member.mentions;
        self.alias(&member.name).fullest -= 1;
        for (name, count) in &member.names {
            self.alias(name).mentions -= count;
        }
        self.forget();
    }

    fn alias(&mut self, name: &str) -> &mut Alias {
        let at = self.aliases.iter().position(|it| *it.name == *name);
        let at = at.unwrap_or_else(|| {
            // Marks tell where a name comes from, so the spelling that has
            // them speaks for the others.
            if *name > *self.named.written && joined(&fold(name)) == *self.named.folded {
                self.named.written = name.into();
            }
            // Most names are written in one way only.
            self.aliases.reserve_exact(1);
            self.aliases.push(Alias { name: name.into(), mentions: 0, fullest: 0 });
            self.aliases.len() - 1
        });
        &mut self.aliases[at]
    }

    /// What a correction needs to know of it.
    fn part(&self) -> Part {
        let (key, article) = match &self.tie {
            Tie::Known(key) => (Some(key.clone()), None),
            Tie::Named(..) => (None, None),
            Tie::Alone(article, ..) => (None, Some(*article)),
        };
        Part {
            kind: self.named.kind,
            sex: self.named.sex,
            state: self.named.state.clone(),
            name: self.named.written.clone(),
            key,
            article,
            articles: u32::try_from(self.named.articles.len()).unwrap_or(u32::MAX),
            mentions: self.mentions,
        }
    }

    fn forget(&mut self) {
        self.aliases.retain(|it| it.mentions > 0 || it.fullest > 0);
        let folded = &*self.named.folded;
        let names = self.aliases.iter().map(|it| &it.name);
        let spellings = names.filter(|it| joined(&fold(it)) == *folded);
        self.named.written = spellings.max().map_or_else(Arc::default, |it| Arc::from(&**it));
    }
}

/// The names of an actor with their counts.
struct Names<'a> {
    /// Name, mentions, articles in which it is the fullest.
    counted: Vec<(&'a str, u32, u32)>,
    kind: Kind,
}

impl<'a> Names<'a> {
    fn of(nodes: &[&'a Node]) -> Self {
        let mut by_name: HashMap<&str, (u32, u32)> = HashMap::new();
        for alias in nodes.iter().flat_map(|it| &it.aliases) {
            let counts = by_name.entry(&alias.name).or_default();
            *counts = (counts.0 + alias.mentions, counts.1 + alias.fullest);
        }
        let counted =
            by_name.into_iter().map(|(name, (mentions, fullest))| (name, mentions, fullest));
        Self { counted: counted.collect(), kind: kind(nodes) }
    }

    /// The fullest and most frequent: of persons a name of several words, of
    /// all a name that is not in capitals, unless they are initials.
    fn best(&self) -> String {
        let full = |it: &str| self.kind != Kind::Person || it.contains(char::is_whitespace);
        let initials = |it: &str| {
            !matches!(self.kind, Kind::Person | Kind::State | Kind::Place)
                && !it.contains(char::is_whitespace)
        };
        let calm = |it: &str| initials(it) || it.chars().any(char::is_lowercase);
        let rank = |it: &(&'a str, u32, u32)| {
            let (name, mentions, fullest) = *it;
            let named = fullest > 0;
            (named && full(name), named && calm(name), fullest, mentions, name.len(), Reverse(name))
        };
        let best = self.counted.iter().copied().max_by_key(rank);
        best.map_or_else(String::new, |it| it.0.to_owned())
    }

    fn aliases(self) -> Vec<(String, u32)> {
        let mut counted = self.counted;
        counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        counted.into_iter().map(|it| (it.0.to_owned(), it.1)).collect()
    }
}

/// The actor that living nodes make together, under the number `first`, which
/// is that of the first of them; and what the reader says of it.
pub(super) fn actor(first: u32, nodes: &[&Node], word: &Word) -> Actor {
    let names = Names::of(nodes);
    let name = word.name.clone().unwrap_or_else(|| names.best());
    let kind = word.kind.unwrap_or(names.kind);
    let mut aliases = names.aliases();
    // A name that only the reader gives is one to be found by.
    if aliases.iter().all(|it| it.0 != name) {
        aliases.push((name.clone(), 0));
    }
    Actor {
        id: ActorId(first),
        kind,
        name,
        aliases,
        articles: articles(nodes),
        mentions: nodes.iter().map(|it| it.mentions).sum(),
        key: nodes.iter().find_map(|it| it.key.clone()),
        parent: nodes.iter().find_map(|it| it.parent.clone()),
        is_undecided: nodes.iter().all(|it| it.is_undecided),
        parts: nodes.iter().map(|it| it.part()).collect(),
        is_hidden: word.hidden,
        corrections: word.by.as_slice().into(),
    }
}

fn articles(nodes: &[&Node]) -> Numbers {
    match nodes {
        [node] => node.named.articles.clone(),
        _ => nodes.iter().flat_map(|it| it.named.articles.iter()).collect(),
    }
}

fn kind(nodes: &[&Node]) -> Kind {
    let mut kinds = [0; 6];
    for node in nodes {
        kinds.iter_mut().zip(node.kinds).for_each(|(it, more)| *it += more);
    }
    let most = kinds.into_iter().max();
    let found = Kind::ALL.into_iter().find(|it| Some(kinds[*it as usize]) == most);
    found.unwrap_or(nodes[0].named.kind)
}

/// Whether words that speak of an actor of this kind name it. Names have
/// capitals; those of persons in every word but particles, so that `maire de
/// Nice` does not make a person findable as Nice.
pub(super) fn is_name(kind: Kind, words: &str) -> bool {
    let has_capital = |it: &str| it.chars().any(char::is_uppercase);
    let fits = |it: &str| has_capital(it) || spelling::is_particle(it);
    has_capital(words) && (kind != Kind::Person || words.split_whitespace().all(fits))
}

/// With one space between words, whatever stood there.
pub(super) fn joined(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
