//! The cast of a whole library as it grows: every name that articles use, and
//! the actors these names come down to.

use std::collections::{BTreeSet, HashMap};
use std::mem::take;
use std::sync::Arc;

use crate::library::card::Glance;
use crate::library::identity::{Named, groups};
use crate::library::paged::Paged;
use crate::library::{Actor, ActorId};
use crate::news::{Annotated, ArticleId, Identity, Kind, Member, Sex, spelling};
use crate::text::fold;

/// One way in which articles speak of an actor. Its number is given once and
/// is the id of an actor, so that an id stays good whatever is merged.
#[derive(Debug)]
struct Node {
    named: Named,
    block: Option<u32>,
    /// The names as written.
    aliases: Vec<Alias>,
    /// How often articles have it as each kind.
    kinds: [u32; 6],
}

#[derive(Debug)]
struct Alias {
    name: Box<str>,
    mentions: u32,
    /// In how many articles it is the fullest name.
    fullest: u32,
}

/// What makes two members one node.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Tie {
    Known(Box<str>),
    Named(Kind, Option<Sex>, Box<str>),
    Alone(ArticleId, Kind, Box<str>),
}

/// An actor with what searching needs to know of it.
#[derive(Debug)]
pub(super) struct Listed {
    pub actor: Actor,
    /// Its aliases folded, in their order, one a line.
    pub folded: Box<str>,
    /// The spelling keys of the aliases, one a line.
    pub keys: Box<str>,
}

/// Where an actor stands, if one has this number.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    /// Of its folded aliases.
    pub glance: Glance,
    /// Of their keys.
    pub keys: Glance,
    pub listed: Option<Arc<Listed>>,
}

/// What a snapshot takes over.
#[derive(Debug, Clone, Default)]
pub(super) struct Roll {
    /// By the number of a node: the number of its actor.
    pub leads: Paged<Option<u32>>,
    /// By the number of an actor.
    pub shelves: Paged<Shelf>,
    /// The numbers of all actors, most widely mentioned first.
    pub ranked: Arc<Vec<u32>>,
}

/// Grows with every article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    nodes: Vec<Node>,
    ties: HashMap<Tie, u32>,
    blocks: Vec<Vec<u32>>,
    block_of: HashMap<(Kind, Box<str>), u32>,
    touched: BTreeSet<u32>,
    roll: Roll,
}

impl Cast {
    /// Takes in the members of the article at `at`, which must be higher than
    /// any before. Gives the node of each.
    pub(super) fn add(&mut self, at: u32, article: &Annotated) -> Box<[u32]> {
        let nodes: Box<[u32]> = article.cast.iter().map(|it| self.node(article, it)).collect();
        for (node, member) in nodes.iter().zip(&article.cast) {
            self.nodes[*node as usize].enter(at);
            self.nodes[*node as usize].kinds[member.kind as usize] += 1;
            self.touched.insert(*node);
        }
        self.count(article, &nodes, |alias, by| alias.mentions += by, |it| it.fullest += 1);
        for mention in &article.mentions {
            let Some(node) = nodes.get(mention.member as usize) else { continue };
            let articles = &mut self.nodes[*node as usize].named.articles;
            articles.last_mut().expect("it was entered above").1 += 1;
        }
        nodes
    }

    /// Takes out what `add` took in.
    pub(super) fn take_out(&mut self, at: u32, article: &Annotated, nodes: &[u32]) {
        for (node, member) in nodes.iter().zip(&article.cast) {
            self.nodes[*node as usize].named.articles.retain(|it| it.0 != at);
            self.nodes[*node as usize].kinds[member.kind as usize] -= 1;
            self.touched.insert(*node);
        }
        self.count(article, nodes, |alias, by| alias.mentions -= by, |it| it.fullest -= 1);
        for node in nodes {
            self.nodes[*node as usize].forget();
        }
    }

    /// Counts the names that `article` uses, for or against.
    fn count(
        &mut self,
        article: &Annotated,
        nodes: &[u32],
        mentioned: impl Fn(&mut Alias, u32),
        fullest: impl Fn(&mut Alias),
    ) {
        let words = |span| article.document.words(span);
        for (member, node) in article.cast.iter().zip(nodes) {
            fullest(self.nodes[*node as usize].alias(words(member.name)));
        }
        for mention in &article.mentions {
            let at = mention.member as usize;
            let (Some(node), Some(member)) = (nodes.get(at), article.cast.get(at)) else {
                continue;
            };
            let name = words(mention.name.unwrap_or(mention.span));
            if is_name(name) || name == words(member.name) {
                mentioned(self.nodes[*node as usize].alias(name), 1);
            }
        }
    }

    /// The node of a member, made where there is none.
    fn node(&mut self, article: &Annotated, member: &Member) -> u32 {
        let name = article.document.words(member.name);
        let folded: Box<str> = joined(&fold(name)).into();
        let sex = member.sex.filter(|_| member.kind == Kind::Person);
        let tie = match &member.identity {
            Identity::Known(key) => Tie::Known(key.as_str().into()),
            Identity::Named => Tie::Named(member.kind, sex, folded.clone()),
            Identity::Undecided => Tie::Alone(article.document.id, member.kind, folded.clone()),
        };
        if let Some(node) = self.ties.get(&tie) {
            return *node;
        }
        let number = narrow(self.nodes.len());
        let named = Named {
            kind: member.kind,
            sex,
            key: spelling::key(&folded).into(),
            folded,
            written: joined(name).into(),
            articles: Vec::new(),
        };
        let block = matches!(tie, Tie::Named(..)).then(|| self.block(&named, number));
        self.nodes.push(Node { named, block, aliases: Vec::new(), kinds: [0; 6] });
        self.ties.insert(tie, number);
        self.roll.leads.push(None);
        self.roll.shelves.push(Shelf::default());
        number
    }

    /// The block that a name belongs to: persons by surname, all else by name.
    fn block(&mut self, named: &Named, number: u32) -> u32 {
        let is_person = named.kind == Kind::Person;
        let last = named.key.rsplit(' ').next().filter(|_| is_person);
        let key = (named.kind, last.unwrap_or(&named.key).into());
        let next = narrow(self.blocks.len());
        let block = *self.block_of.entry(key).or_insert(next);
        if block == next {
            self.blocks.push(Vec::new());
        }
        self.blocks[block as usize].push(number);
        block
    }

    /// Settles who is who after all changes since the last time. Cost: the
    /// blocks of surnames and the actors that were touched.
    pub(super) fn settle(&mut self) -> Roll {
        if self.touched.is_empty() {
            return self.roll.clone();
        }
        let mut changes = Changes { touched: take(&mut self.touched), ..Changes::default() };
        let mut blocks: BTreeSet<u32> = BTreeSet::new();
        for node in changes.touched.clone() {
            match self.nodes[node as usize].block {
                Some(block) => drop(blocks.insert(block)),
                None => {
                    let lives = self.nodes[node as usize].lives();
                    let groups = lives.then(|| vec![node]).into_iter().collect();
                    self.regroup(&[node], groups, &mut changes);
                }
            }
        }
        for block in blocks {
            let nodes = self.blocks[block as usize].clone();
            let groups = self.groups(&nodes);
            self.regroup(&nodes, groups, &mut changes);
        }
        self.rank(&changes);
        self.roll.clone()
    }

    /// The living nodes of a block, by who they are.
    fn groups(&self, nodes: &[u32]) -> Vec<Vec<u32>> {
        let mut living: Vec<u32> =
            nodes.iter().copied().filter(|it| self.nodes[*it as usize].lives()).collect();
        let named = |it: &u32| &self.nodes[*it as usize].named;
        living.sort_by(|a, b| {
            (&named(a).folded, named(a).sex.map(|it| it as u8))
                .cmp(&(&named(b).folded, named(b).sex.map(|it| it as u8)))
        });
        let all: Vec<&Named> = living.iter().map(named).collect();
        let lists = groups(&all);
        lists.into_iter().map(|it| it.into_iter().map(|it| living[it]).collect()).collect()
    }

    /// Makes `groups` the actors of `nodes`, and notes which have changed.
    fn regroup(&mut self, nodes: &[u32], groups: Vec<Vec<u32>>, changes: &mut Changes) {
        let mut now: HashMap<u32, u32> = HashMap::new();
        let mut by_first: HashMap<u32, Vec<u32>> = HashMap::new();
        for group in groups {
            let first = *group.iter().min().expect("a group has somebody in it");
            now.extend(group.iter().map(|it| (*it, first)));
            by_first.insert(first, group);
        }
        let mut stale: BTreeSet<u32> = BTreeSet::new();
        for node in nodes {
            let now = now.get(node).copied();
            let before = self.roll.leads.get(*node as usize).copied().flatten();
            if before != now {
                *self.roll.leads.change(*node as usize) = now;
            }
            if before != now || changes.touched.contains(node) {
                stale.extend(before.iter().chain(&now));
            }
        }
        for first in stale {
            let group = by_first.get(&first);
            let shelf = group.map_or_else(Shelf::default, |it| self.shelf(first, it));
            let list = if group.is_some() { &mut changes.listed } else { &mut changes.gone };
            list.push(first);
            *self.roll.shelves.change(first as usize) = shelf;
        }
    }

    /// Puts an actor together from its nodes.
    fn shelf(&self, first: u32, group: &[u32]) -> Shelf {
        let nodes: Vec<&Node> = group.iter().map(|it| &self.nodes[*it as usize]).collect();
        let names = Names::of(&nodes);
        let actor = Actor {
            id: ActorId(first),
            kind: kind(&nodes),
            name: names.best(),
            aliases: names.aliases(),
            articles: articles(&nodes),
        };
        let folded = lines(&actor, |it| joined(&fold(it)));
        let keys = lines(&actor, spelling::key);
        let glance = |it: &str| it.lines().map(Glance::of).reduce(Glance::with).unwrap_or_default();
        let (glance, key_glance) = (glance(&folded), glance(&keys));
        let listed = Listed { actor, folded: folded.into(), keys: keys.into() };
        Shelf { glance, keys: key_glance, listed: Some(Arc::new(listed)) }
    }

    /// Brings the order of actors up to date.
    fn rank(&mut self, changed: &Changes) {
        let moved: BTreeSet<u32> = changed.listed.iter().chain(&changed.gone).copied().collect();
        let actor = |it: &u32| {
            let shelf = self.roll.shelves.get(*it as usize).and_then(|it| it.listed.as_ref());
            &shelf.expect("only actors are ranked").actor
        };
        let before = |one: &u32, other: &u32| Actor::wider(actor(one), actor(other)).is_lt();
        let mut fresh = changed.listed.clone();
        fresh.sort_by(|one, other| Actor::wider(actor(one), actor(other)));
        let kept: Vec<u32> =
            self.roll.ranked.iter().copied().filter(|it| !moved.contains(it)).collect();
        self.roll.ranked = Arc::new(merged(&kept, &fresh, before));
    }
}

/// What settling has changed so far.
#[derive(Default)]
struct Changes {
    /// The nodes that articles have touched.
    touched: BTreeSet<u32>,
    /// Actors to be ranked again.
    listed: Vec<u32>,
    /// Numbers that are no longer an actor's.
    gone: Vec<u32>,
}

impl Node {
    fn lives(&self) -> bool {
        !self.named.articles.is_empty()
    }

    /// Notes that the article at `at` has it, once.
    fn enter(&mut self, at: u32) {
        if self.named.articles.last().is_none_or(|it| it.0 != at) {
            self.named.articles.push((at, 0));
        }
    }

    fn alias(&mut self, name: &str) -> &mut Alias {
        let name = joined(name);
        let at = self.aliases.iter().position(|it| *it.name == *name);
        let at = at.unwrap_or_else(|| {
            // Marks tell where a name comes from, so the spelling that has
            // them speaks for the others.
            if *name > *self.named.written && joined(&fold(&name)) == *self.named.folded {
                self.named.written = name.as_str().into();
            }
            self.aliases.push(Alias { name: name.into(), mentions: 0, fullest: 0 });
            self.aliases.len() - 1
        });
        &mut self.aliases[at]
    }

    /// Forgets the names that nobody uses any more.
    fn forget(&mut self) {
        self.aliases.retain(|it| it.mentions > 0 || it.fullest > 0);
        let folded = &*self.named.folded;
        let names = self.aliases.iter().map(|it| &it.name);
        let spellings = names.filter(|it| joined(&fold(it)) == *folded);
        if let Some(written) = spellings.max() {
            self.named.written = written.clone();
        }
    }
}

/// The names of an actor with their counts.
struct Names<'a> {
    /// Name, mentions, articles in which it is the fullest.
    counted: Vec<(&'a str, u32, u32)>,
    is_person: bool,
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
        let is_person = nodes.iter().any(|it| it.named.kind == Kind::Person);
        Self { counted: counted.collect(), is_person }
    }

    /// The fullest and most frequent: of persons a name of several words, of
    /// all a name that is not all capitals.
    fn best(&self) -> String {
        let full = |it: &str| !self.is_person || it.contains(char::is_whitespace);
        let calm = |it: &str| it.chars().any(char::is_lowercase);
        let rank = |it: &&(&str, u32, u32)| {
            let (name, mentions, fullest) = **it;
            let named = fullest > 0;
            (
                named && full(name),
                named && calm(name),
                fullest,
                mentions,
                name.len(),
                std::cmp::Reverse(name.to_owned()),
            )
        };
        self.counted.iter().max_by_key(rank).map_or_else(String::new, |it| it.0.to_owned())
    }

    fn aliases(self) -> Vec<(String, u32)> {
        let mut counted = self.counted;
        counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        counted.into_iter().map(|it| (it.0.to_owned(), it.1)).collect()
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

fn articles(nodes: &[&Node]) -> Vec<(u32, u32)> {
    let mut articles: Vec<(u32, u32)> =
        nodes.iter().flat_map(|it| it.named.articles.iter().copied()).collect();
    articles.sort_unstable();
    articles.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        first.1 += if is_same { later.1 } else { 0 };
        is_same
    });
    articles
}

fn lines(actor: &Actor, form: impl Fn(&str) -> String) -> String {
    let forms: Vec<String> = actor.aliases.iter().map(|it| form(&it.0)).collect();
    forms.join("\n")
}

/// Names begin with capitals or have some: `Mahmoud`, `d'Aubigny`, `le G20`.
fn is_name(words: &str) -> bool {
    words.chars().any(char::is_uppercase)
}

/// With one space between words, whatever stood there.
fn joined(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two sorted lists in one.
pub(super) fn merged(one: &[u32], other: &[u32], before: impl Fn(&u32, &u32) -> bool) -> Vec<u32> {
    let mut merged = Vec::with_capacity(one.len() + other.len());
    let mut ones = one.iter().copied().peekable();
    for it in other {
        while let Some(first) = ones.next_if(|first| !before(it, first)) {
            merged.push(first);
        }
        merged.push(*it);
    }
    merged.extend(ones);
    merged
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than four billion names")
}
