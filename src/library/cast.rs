//! The cast of a whole library as it grows: every name that articles use, and
//! the actors these names come down to.

use std::collections::{BTreeSet, HashMap};
use std::mem::{replace, take};
use std::sync::Arc;

use crate::corrections::{Corrections, Outcome, Record, Who};
use crate::library::identity::{Named, given_name, groups};
use crate::library::node::{self, Node, Tie, joined};
use crate::library::paged::Paged;
use crate::library::roll::{Entry, Roll};
use crate::library::word::{Group, Step, obey};
use crate::library::{Actor, Digest, DigestMember, Numbers};
use crate::news::{ArticleId, Identity, Kind, Sex, spelling};
use crate::text::fold;

/// Names among which there may be several for one actor.
#[derive(Debug, Default)]
struct Block {
    own: Vec<u32>,
    /// Persons whose given name might be a surname here.
    guests: Vec<u32>,
}

/// Grows with every article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    nodes: Paged<Node>,
    ties: HashMap<Tie, u32>,
    blocks: Vec<Block>,
    block_of: HashMap<(Kind, Box<str>), u32>,
    touched: BTreeSet<u32>,
    roll: Roll,
    /// Names of the lexicon, by which a correction without a key finds them.
    known: HashMap<(Kind, Arc<str>), u32>,
    /// What the reader set right.
    corrections: Corrections,
    /// Whether that is new since the last time.
    is_corrected: bool,
    /// The names whose actors hung on it then.
    bound: Bound,
    /// What became then of what it says of actors, by place.
    outcomes: Vec<(u32, Outcome)>,
}

/// Names that are grouped together because the reader may have tied them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bound {
    blocks: BTreeSet<u32>,
    /// Names without a block.
    alone: BTreeSet<u32>,
}

impl Cast {
    /// Takes in the members of an article that is not in yet. Gives the node of
    /// each.
    pub(super) fn add(&mut self, number: u32, digest: &Digest) -> Vec<u32> {
        let nodes: Vec<u32> = digest.members.iter().map(|it| self.node(digest.id, it)).collect();
        for (node, member) in nodes.iter().zip(&digest.members) {
            self.nodes[*node as usize].enter(number, member);
            self.touched.insert(*node);
        }
        nodes
    }

    /// Takes out what `add` took in.
    pub(super) fn take_out(
        &mut self,
        number: u32,
        digest: &Digest,
        nodes: impl Iterator<Item = u32>,
    ) {
        for (node, member) in nodes.zip(&digest.members) {
            self.nodes[node as usize].leave(number, member);
            self.touched.insert(node);
        }
    }

    /// The node of a member, made where there is none.
    fn node(&mut self, article: ArticleId, member: &DigestMember) -> u32 {
        let folded: Arc<str> = joined(&fold(&member.name)).into();
        let sex = member.sex.filter(|_| member.kind == Kind::Person);
        let tie = match &member.identity {
            Identity::Known(key) => Tie::Known(key.as_str().into()),
            Identity::Named => Tie::Named(member.kind, sex, folded.clone()),
            Identity::Undecided => Tie::Alone(article, member.kind, folded.clone()),
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
            written: member.name.as_str().into(),
            articles: Numbers::default(),
        };
        let is_compared = matches!(tie, Tie::Named(..));
        let block = is_compared.then(|| self.block(&named));
        let guest_of = is_compared.then(|| self.block_of_given(&named)).flatten();
        if let Some(block) = block {
            self.blocks[block as usize].own.push(number);
        }
        if let Some(block) = guest_of {
            self.blocks[block as usize].guests.push(number);
        }
        if let Tie::Known(_) = tie {
            self.known.entry((named.kind, named.folded.clone())).or_insert(number);
        }
        let mut node = Node::new(named, tie.clone(), block, guest_of);
        node.identify(member);
        self.nodes.push(node);
        self.ties.insert(tie, number);
        self.roll.push();
        number
    }

    /// The block that a name belongs to: persons by surname, all else by name.
    fn block(&mut self, named: &Named) -> u32 {
        let is_person = named.kind == Kind::Person;
        let last = named.key.rsplit(' ').next().filter(|_| is_person);
        self.block_under(named.kind, last.unwrap_or(&named.key))
    }

    /// The block of the surnames that a person's given name might be.
    fn block_of_given(&mut self, named: &Named) -> Option<u32> {
        let given = given_name(&named.folded);
        let is_guest = named.kind == Kind::Person && !given.is_empty();
        let key = spelling::key(given);
        let last = key.rsplit(' ').next().unwrap_or(&key);
        is_guest.then(|| self.block_under(Kind::Person, last))
    }

    fn block_under(&mut self, kind: Kind, key: &str) -> u32 {
        let next = narrow(self.blocks.len());
        let block = *self.block_of.entry((kind, key.into())).or_insert(next);
        if block == next {
            self.blocks.push(Block::default());
        }
        block
    }

    /// Takes `corrections` for the reader's word, instead of what was before.
    pub(super) fn correct(&mut self, corrections: Corrections) {
        self.is_corrected |= self.corrections != corrections;
        self.corrections = corrections;
    }

    /// What became of the corrections that speak of actors, by their place,
    /// when everything was last settled.
    pub(super) fn outcomes(&self) -> &[(u32, Outcome)] {
        &self.outcomes
    }

    /// Settles who is who after all changes since the last time. Cost: the
    /// blocks of surnames and the actors that were touched.
    pub(super) fn settle(&mut self) -> Roll {
        if self.touched.is_empty() && !self.is_corrected {
            return self.roll.clone();
        }
        let mut changes = Changes { touched: take(&mut self.touched), ..Changes::default() };
        let mut stale = self.stale(&changes.touched);
        self.obey(&mut stale, &mut changes);
        for node in stale.alone {
            let lives = self.nodes[node as usize].lives();
            let groups = lives.then(|| vec![node].into()).into_iter().collect();
            self.regroup(&[node], groups, &mut changes);
        }
        for block in stale.blocks {
            let groups = self.groups(&self.blocks[block as usize]);
            let own = self.blocks[block as usize].own.clone();
            self.regroup(&own, groups.into_iter().map(Group::from).collect(), &mut changes);
        }
        changes.listed.sort_unstable();
        changes.gone.sort_unstable();
        self.roll.rank(&changes.listed, &changes.gone);
        self.roll.clone()
    }

    /// What must be grouped again after `touched` were.
    fn stale(&mut self, touched: &BTreeSet<u32>) -> Bound {
        let mut stale = Bound::default();
        for node in touched {
            let number = *node;
            let node = &mut self.nodes[number as usize];
            stale.insert(number, node.block);
            // Only that a guest is there is of interest, not how often.
            let lives = node.lives();
            let before = replace(&mut node.lived, lives);
            stale.blocks.extend(node.guest_of.filter(|_| before != lives));
        }
        stale
    }

    /// Groups all names on which the reader has a word as the reader wants,
    /// where one of them is stale or the word is new. They are stale no more.
    fn obey(&mut self, stale: &mut Bound, changes: &mut Changes) {
        let corrections = self.corrections.clone();
        let steps = self.steps(&corrections);
        let mut bound = Bound::default();
        for node in steps.iter().flat_map(|it| it.nodes.iter().flatten()) {
            bound.insert(*node, self.nodes[*node as usize].block);
        }
        let is_new = replace(&mut self.is_corrected, false) || bound != self.bound;
        // Whoever was tied and is no more goes back to where it belongs.
        let whole = bound.with(&self.bound);
        self.bound = bound;
        if !is_new && !whole.meets(stale) {
            return;
        }
        stale.remove(&whole);
        let mut nodes: Vec<u32> = whole.alone.iter().copied().collect();
        let mut groups: Vec<Vec<u32>> = nodes
            .iter()
            .filter(|it| self.nodes[**it as usize].lives())
            .map(|it| vec![*it])
            .collect();
        for block in whole.blocks.iter().map(|it| &self.blocks[*it as usize]) {
            nodes.extend(&block.own);
            groups.extend(self.groups(block));
        }
        changes.touched.extend(&nodes);
        let (groups, outcomes) = obey(groups, &steps);
        self.outcomes = outcomes;
        self.regroup(&nodes, groups, changes);
    }

    /// The corrections that speak of actors, with the names that they mean.
    fn steps<'a>(&self, corrections: &'a Corrections) -> Vec<Step<'a>> {
        let step = |(at, record): (u32, &'a Record)| {
            let nodes: Vec<Vec<u32>> =
                record.what.actors().into_iter().map(|it| self.meant(it)).collect();
            (!nodes.is_empty()).then_some(Step { at, what: &record.what, nodes })
        };
        (0..).zip(corrections.all()).filter_map(step).collect()
    }

    /// The numbers of the living names that a correction means. What analysis
    /// calls an actor may have changed since: a key may have come or gone, and
    /// a title or another spelling.
    fn meant(&self, who: &Who) -> Vec<u32> {
        let folded: Arc<str> = joined(&fold(&who.name)).into();
        let living = |tie: &Tie| {
            let node = self.ties.get(tie).copied();
            node.filter(|it| self.nodes[*it as usize].lives())
        };
        if let Some(article) = &who.article {
            let tie = article.id.map(|it| Tie::Alone(it, who.kind, folded));
            return tie.as_ref().and_then(living).into_iter().collect();
        }
        if let Some(node) = who.key.as_deref().and_then(|it| living(&Tie::Known(it.into()))) {
            return vec![node];
        }
        let named = |sex| living(&Tie::Named(who.kind, sex, folded.clone()));
        if let Some(node) = named(who.sex) {
            return vec![node];
        }
        let of_any_sex: Vec<u32> =
            [None, Some(Sex::Female), Some(Sex::Male)].into_iter().filter_map(named).collect();
        if !of_any_sex.is_empty() {
            return of_any_sex;
        }
        let known = self.known.get(&(who.kind, folded)).copied();
        let known = known.filter(|it| self.nodes[*it as usize].lives());
        known.map_or_else(|| self.spelled(who), |it| vec![it])
    }

    /// The living names that are other spellings of the one that `who` gives.
    fn spelled(&self, who: &Who) -> Vec<u32> {
        let key = spelling::key(&joined(&fold(&who.name)));
        let last = key.rsplit(' ').next().filter(|_| who.kind == Kind::Person).unwrap_or(&key);
        let block = self.block_of.get(&(who.kind, last.into()));
        let own = block.map(|it| self.blocks[*it as usize].own.as_slice()).unwrap_or_default();
        let is_spelling = |it: &u32| {
            let node = &self.nodes[*it as usize];
            node.lives() && spelling::same(&node.named.written, &who.name)
        };
        own.iter().copied().filter(is_spelling).collect()
    }

    /// The number that stands for a group: that of a full name rather than of
    /// a surname, which may turn out to be somebody else's.
    fn first(&self, group: &[u32]) -> u32 {
        let lone = |it: &u32| spelling::is_lone_surname(&self.nodes[*it as usize].named.folded);
        *group.iter().min_by_key(|it| (lone(it), **it)).expect("a group has somebody in it")
    }

    fn actor(&self, first: u32, group: &Group) -> Actor {
        let others = group.nodes.iter().filter(|it| **it != first);
        let nodes: Vec<&Node> =
            [&first].into_iter().chain(others).map(|it| &self.nodes[*it as usize]).collect();
        node::actor(first, &nodes, &group.word)
    }

    /// The living nodes of a block, by who they are.
    fn groups(&self, block: &Block) -> Vec<Vec<u32>> {
        let lives = |it: &u32| self.nodes[*it as usize].lives();
        let named = |it: &u32| &self.nodes[*it as usize].named;
        let mut living: Vec<u32> = block.own.iter().copied().filter(lives).collect();
        let guests: Vec<&Named> = block.guests.iter().filter(|it| lives(it)).map(named).collect();
        let order = |it: &u32| (&named(it).folded, named(it).sex.map(|it| it as u8));
        living.sort_by(|one, other| order(one).cmp(&order(other)));
        let all: Vec<&Named> = living.iter().map(named).collect();
        let lists = groups(&all, &guests);
        lists.into_iter().map(|it| it.into_iter().map(|it| living[it]).collect()).collect()
    }

    /// Makes `groups` the actors of `nodes`, and notes which have changed.
    fn regroup(&mut self, nodes: &[u32], groups: Vec<Group>, changes: &mut Changes) {
        let mut now: HashMap<u32, u32> = HashMap::new();
        let mut by_first: HashMap<u32, Group> = HashMap::new();
        for group in groups {
            let first = self.first(&group.nodes);
            now.extend(group.nodes.iter().map(|it| (*it, first)));
            by_first.insert(first, group);
        }
        let mut stale: BTreeSet<u32> = BTreeSet::new();
        for node in nodes {
            let now = now.get(node).copied();
            let before = self.roll.lead(*node);
            if before != now {
                *self.roll.leads.change(*node as usize) = now;
            }
            if before != now || changes.touched.contains(node) {
                stale.extend(before.iter().chain(&now));
            }
        }
        for first in stale {
            let group = by_first.get(&first);
            let list = if group.is_some() { &mut changes.listed } else { &mut changes.gone };
            list.push(first);
            let entry = group.map(|it| Entry::of(self.actor(first, it)));
            self.roll.put(first, entry.unwrap_or_default());
        }
    }
}

impl Bound {
    fn insert(&mut self, node: u32, block: Option<u32>) {
        match block {
            Some(block) => self.blocks.insert(block),
            None => self.alone.insert(node),
        };
    }

    /// Both together.
    fn with(&self, other: &Self) -> Self {
        Self { blocks: &self.blocks | &other.blocks, alone: &self.alone | &other.alone }
    }

    fn meets(&self, other: &Self) -> bool {
        !self.blocks.is_disjoint(&other.blocks) || !self.alone.is_disjoint(&other.alone)
    }

    fn remove(&mut self, other: &Self) {
        self.blocks = &self.blocks - &other.blocks;
        self.alone = &self.alone - &other.alone;
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

/// The number of a name. The two highest bits are left for roles.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).ok().filter(|it| *it < 1 << 30).expect("fewer than a billion names")
}
