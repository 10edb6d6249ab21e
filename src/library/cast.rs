//! The cast of a whole library as it grows: every name that articles use, and
//! the actors these names come down to.

use std::mem::{replace, take};
use std::sync::Arc;

use hashbrown::HashMap;
use roaring::RoaringBitmap;

use crate::corrections::{Corrections, Outcome, Record, Who};
use crate::library::identity::{Named, given_name, groups};
use crate::library::listed::Listed;
use crate::library::names::{Lookup, Names};
use crate::library::node::{Kept, Met, Node, Places, is_compared, joined, sex};
use crate::library::paged::Paged;
use crate::library::roll::{Line, Roll};
use crate::library::word::{Group, Step, Word, obey};
use crate::library::{Digest, DigestMember};
use crate::news::{ArticleId, Identity, Kind, Sex, spelling};
use crate::text::fold;

/// Names among which there may be several for one actor.
#[derive(Debug, Default)]
struct Block {
    own: Vec<u32>,
    /// Persons whose given name might be a surname here.
    guests: Vec<u32>,
}

/// What makes two members one node where only their names tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Called {
    /// The form of the name.
    form: u32,
    kind: Kind,
    sex: Option<Sex>,
    /// One more than the place of the state in [`Cast::states`]; 0 for none.
    state: u16,
}

/// Grows with every article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    nodes: Paged<Kept>,
    lookup: Lookup,
    /// The nodes of whom the lexicon knows, by key.
    keyed: HashMap<Box<str>, u32>,
    /// The nodes of whom only the name is known.
    called: HashMap<Called, u32>,
    /// Who was undecided in an article that has gone: there nobody else was of
    /// that kind and form. As long as it is there, it tells itself.
    left: HashMap<(ArticleId, Kind, u32), u32>,
    /// States in which somebody holds a high office. There are few.
    states: Vec<Box<str>>,
    blocks: Vec<Block>,
    /// By kind and key.
    block_of: [HashMap<Box<str>, u32>; Kind::ALL.len()],
    /// The nodes that articles have touched since everything was last settled,
    /// and what must be grouped again because of them.
    touched: RoaringBitmap,
    stale: Bound,
    roll: Roll,
    /// Names of the lexicon, by which a correction without a key finds them.
    known: HashMap<(Kind, u32), u32>,
    /// What the reader set right.
    corrections: Corrections,
    /// Whether that is new since the last time.
    is_corrected: bool,
    /// The names whose actors hung on it then.
    bound: Bound,
    /// What became then of what it says of actors, by place.
    outcomes: Vec<(u32, Outcome)>,
}

/// Names that are grouped together, as those are that the reader may have tied.
#[derive(Debug, Clone, Default, PartialEq)]
struct Bound {
    blocks: RoaringBitmap,
    /// Names without a block.
    alone: RoaringBitmap,
}

impl Cast {
    /// Takes in the members of an article that is not in yet. Gives the node of
    /// each.
    pub(super) fn add(&mut self, article: u32, digest: &Digest) -> Vec<u32> {
        let mut nodes = Vec::with_capacity(digest.members.len());
        let mut undecided: Vec<(Kind, u32, u32)> = Vec::new();
        for member in &digest.members {
            let met = self.met(article, member);
            let (kind, form) = (member.kind, self.roll.names.form(met.tie));
            let (node, places) = match &member.identity {
                Identity::Known(key) => (self.known_node(key, kind, form), Places::default()),
                Identity::Named | Identity::Called(_) => self.called_node(&met, form),
                Identity::Undecided => {
                    let here = undecided.iter().find(|it| (it.0, it.1) == (kind, form));
                    let node =
                        here.map(|it| it.2).or_else(|| self.left.remove(&(digest.id, kind, form)));
                    let node = node.unwrap_or_else(|| self.new_node());
                    undecided.push((kind, form, node));
                    (node, Places::default())
                }
            };
            self.change((node, places), &met, Kept::enter);
            nodes.push(node);
        }
        nodes
    }

    /// Takes out what `add` took in.
    pub(super) fn take_out(
        &mut self,
        article: u32,
        digest: &Digest,
        nodes: impl Iterator<Item = u32>,
    ) {
        for (node, member) in nodes.zip(&digest.members) {
            let met = self.met(article, member);
            let places = self.places_of(node, &met);
            self.change((node, places), &met, Kept::leave);
            if member.identity == Identity::Undecided {
                let form = self.roll.names.form(met.tie);
                self.left.insert((digest.id, member.kind, form), node);
            }
        }
    }

    /// What an article says of a member, its names by number.
    fn met<'a>(&mut self, article: u32, member: &'a DigestMember) -> Met<'a> {
        let mut number = |name: &str| self.lookup.number(name, &mut self.roll.names);
        let fullest = number(&member.name);
        let tie = match &member.identity {
            Identity::Called(name) => number(name),
            _ => fullest,
        };
        // Most are called by one name only.
        let is_fullest = |it: &str| *it == member.name;
        let number = |it: &(String, u32)| if is_fullest(&it.0) { fullest } else { number(&it.0) };
        let names = member.names.iter().map(number).collect();
        Met { article, member, tie, fullest, names }
    }

    /// The node of a key of the lexicon, made where there is none.
    fn known_node(&mut self, key: &str, kind: Kind, form: u32) -> u32 {
        if let Some(node) = self.keyed.get(key) {
            return *node;
        }
        let node = self.new_node();
        self.keyed.insert(key.into(), node);
        self.known.entry((kind, form)).or_insert(node);
        node
    }

    /// The node of a name, made where there is none, and its blocks.
    fn called_node(&mut self, met: &Met, form: u32) -> (u32, Places) {
        let member = met.member;
        let state = member.state.as_deref().map_or(0, |it| self.state(it));
        let called = Called { form, kind: member.kind, sex: sex(member), state };
        if let Some(node) = self.called.get(&called).copied() {
            return (node, self.places_of(node, met));
        }
        let node = self.new_node();
        self.called.insert(called, node);
        let places = self.places(member.kind, form);
        if let Some(block) = places.own {
            self.blocks[block as usize].own.push(node);
        }
        if let Some(block) = places.guest {
            self.blocks[block as usize].guests.push(node);
        }
        (node, places)
    }

    fn new_node(&mut self) -> u32 {
        let number = narrow(self.nodes.len());
        self.nodes.push(Kept::Gone);
        self.roll.push();
        number
    }

    /// One more than the place of a state.
    fn state(&mut self, state: &str) -> u16 {
        let place = self.states.iter().position(|it| **it == *state).unwrap_or_else(|| {
            self.states.push(state.into());
            self.states.len() - 1
        });
        u16::try_from(place + 1).expect("there are far fewer states")
    }

    /// Lets a node take in or out what an article says, and notes what must be
    /// grouped again.
    fn change(
        &mut self,
        (node, places): (u32, Places),
        met: &Met,
        how: fn(&mut Kept, &Met, &Names, Places),
    ) {
        let kept = self.nodes.change(node as usize);
        let lived = kept.lives();
        how(kept, met, &self.roll.names, places);
        // Only that a guest is there is of interest, not how often.
        if lived != kept.lives() {
            self.stale.blocks.extend(places.guest);
        }
        self.touched.insert(node);
        self.stale.insert(node, places.own);
    }

    /// The blocks of a node of which an article says something.
    fn places_of(&mut self, node: u32, met: &Met) -> Places {
        match &self.nodes[node as usize] {
            Kept::Often(node) => node.places,
            _ if is_compared(&met.member.identity) => {
                self.places(met.member.kind, self.roll.names.form(met.tie))
            }
            _ => Places::default(),
        }
    }

    /// The blocks of a name: persons are compared by surname, all else by name.
    fn places(&mut self, kind: Kind, form: u32) -> Places {
        let names = &self.roll.names;
        let given = Some(given_name(names.folded(form)));
        let given = given.filter(|it| kind == Kind::Person && !it.is_empty()).map(spelling::key);
        let mut block = |key: &str| {
            let (key, of_kind) = (block_key(kind, key), &mut self.block_of[kind as usize]);
            of_kind.get(key).copied().unwrap_or_else(|| {
                let block = narrow(self.blocks.len());
                of_kind.insert(key.into(), block);
                self.blocks.push(Block::default());
                block
            })
        };
        let own = block(names.sound(form));
        Places { own: Some(own), guest: given.map(|it| block(&it)) }
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
    /// blocks of surnames and the actors that were touched. `nodes_of` gives
    /// the nodes of an article.
    pub(super) fn settle(&mut self, nodes_of: &dyn Fn(ArticleId) -> Vec<u32>) -> Roll {
        if self.touched.is_empty() && !self.is_corrected {
            return self.roll.clone();
        }
        let mut changes = Changes { touched: take(&mut self.touched), ..Changes::default() };
        let mut stale = take(&mut self.stale);
        self.obey(&mut stale, &mut changes, nodes_of);
        for node in &stale.alone {
            self.stand_alone(node, &mut changes);
        }
        for block in &stale.blocks {
            let block = &self.blocks[block as usize];
            if let [only] = block.own[..] {
                self.stand_alone(only, &mut changes);
                continue;
            }
            let (groups, own) = (self.groups(block), block.own.clone());
            self.regroup(&own, groups.into_iter().map(Group::from).collect(), &mut changes);
        }
        changes.listed.sort_unstable();
        changes.gone.sort_unstable();
        self.roll.rank(&changes.listed, &changes.gone);
        self.roll.clone()
    }

    fn lives(&self, node: u32) -> bool {
        self.nodes[node as usize].lives()
    }

    /// Groups all names on which the reader has a word as the reader wants,
    /// where one of them is stale or the word is new. They are stale no more.
    fn obey(
        &mut self,
        stale: &mut Bound,
        changes: &mut Changes,
        nodes_of: &dyn Fn(ArticleId) -> Vec<u32>,
    ) {
        let corrections = self.corrections.clone();
        let steps = self.steps(&corrections, nodes_of);
        let mut bound = Bound::default();
        for node in steps.iter().flat_map(|it| it.nodes.iter().flatten()) {
            bound.insert(*node, self.own_block(*node));
        }
        let is_new = replace(&mut self.is_corrected, false) || bound != self.bound;
        // Whoever was tied and is no more goes back to where it belongs.
        let whole = bound.with(&self.bound);
        self.bound = bound;
        if !is_new && !whole.meets(stale) {
            return;
        }
        stale.remove(&whole);
        let mut nodes: Vec<u32> = whole.alone.iter().collect();
        let living = nodes.iter().copied().filter(|it| self.lives(*it));
        let mut groups: Vec<Vec<u32>> = living.map(|it| vec![it]).collect();
        for block in whole.blocks.iter().map(|it| &self.blocks[it as usize]) {
            nodes.extend(&block.own);
            groups.extend(self.groups(block));
        }
        changes.touched.extend(&nodes);
        let (groups, outcomes) = obey(groups, &steps);
        self.outcomes = outcomes;
        self.regroup(&nodes, groups, changes);
    }

    /// The corrections that speak of actors, with the names that they mean.
    fn steps<'a>(
        &self,
        corrections: &'a Corrections,
        nodes_of: &dyn Fn(ArticleId) -> Vec<u32>,
    ) -> Vec<Step<'a>> {
        let step = |(at, record): (u32, &'a Record)| {
            let nodes: Vec<Vec<u32>> =
                record.what.actors().into_iter().map(|it| self.meant(it, nodes_of)).collect();
            (!nodes.is_empty()).then_some(Step { at, what: &record.what, nodes })
        };
        (0..).zip(corrections.all()).filter_map(step).collect()
    }

    /// The numbers of the living names that a correction means. What analysis
    /// calls an actor may have changed since: a key may have come or gone, and
    /// a title or another spelling.
    fn meant(&self, who: &Who, nodes_of: &dyn Fn(ArticleId) -> Vec<u32>) -> Vec<u32> {
        let form = self.lookup.form(&joined(&fold(&who.name)), &self.roll.names);
        let living = |node: Option<&u32>| node.copied().filter(|it| self.lives(*it));
        if let Some(article) = &who.article {
            let cast = article.id.map(nodes_of).unwrap_or_default();
            let asked = form.map(|it| (who.kind, it));
            let is_it = |it: &&u32| {
                asked.is_some() && asked == self.nodes[**it as usize].undecided(&self.roll.names)
            };
            return cast.iter().find(is_it).copied().into_iter().collect();
        }
        if let Some(node) = living(who.key.as_deref().and_then(|it| self.keyed.get(it))) {
            return vec![node];
        }
        let state = self.states.iter().position(|it| who.state.as_deref() == Some(it));
        let is_no_state = who.state.is_some() && state.is_none();
        let state = state.map_or(0, |it| u16::try_from(it + 1).unwrap_or(0));
        let named = |sex| {
            let form = form.filter(|_| !is_no_state)?;
            living(self.called.get(&Called { form, kind: who.kind, sex, state }))
        };
        if let Some(node) = named(who.sex) {
            return vec![node];
        }
        let of_any_sex: Vec<u32> =
            [None, Some(Sex::Female), Some(Sex::Male)].into_iter().filter_map(named).collect();
        if !of_any_sex.is_empty() {
            return of_any_sex;
        }
        let known = living(form.and_then(|it| self.known.get(&(who.kind, it))));
        known.map_or_else(|| self.spelled(who), |it| vec![it])
    }

    /// The living names that are other spellings of the one that `who` gives.
    fn spelled(&self, who: &Who) -> Vec<u32> {
        let key = spelling::key(&joined(&fold(&who.name)));
        let block = self.block_of[who.kind as usize].get(block_key(who.kind, &key));
        let own = block.map(|it| self.blocks[*it as usize].own.as_slice()).unwrap_or_default();
        let is_spelling = |it: &u32| {
            let kept = &self.nodes[*it as usize];
            kept.lives() && spelling::same(self.roll.names.written(kept.written()), &who.name)
        };
        own.iter().copied().filter(is_spelling).collect()
    }

    /// The number that stands for a group: that of a full name rather than of
    /// a surname, which may turn out to be somebody else's.
    fn first(&self, group: &[u32]) -> u32 {
        if let [only] = group {
            return *only;
        }
        let lone = |it: &u32| spelling::is_lone_surname(self.folded(*it));
        *group.iter().min_by_key(|it| (lone(it), **it)).expect("a group has somebody in it")
    }

    fn folded(&self, node: u32) -> &str {
        let names = &self.roll.names;
        names.folded(self.nodes[node as usize].form(names))
    }

    /// The block of a node that lives.
    fn own_block(&self, number: u32) -> Option<u32> {
        match &self.nodes[number as usize] {
            Kept::Often(node) => node.places.own,
            Kept::Once(once) if !once.is_undecided => {
                let names = &self.roll.names;
                let key = block_key(once.kind, names.sound(names.form(once.name)));
                self.block_of[once.kind as usize].get(key).copied()
            }
            Kept::Once(_) | Kept::Gone => None,
        }
    }

    /// Brings what a node sums up to date.
    fn settle_node(&mut self, node: u32) {
        // What is shared has been settled before.
        if let Kept::Often(node) = self.nodes.change(node as usize)
            && let Some(node) = Arc::get_mut(node)
        {
            node.settle(&self.roll.names);
        }
    }

    /// The line of the roll for a node that makes an actor by itself.
    fn line_of(&mut self, node: u32) -> Line {
        self.settle_node(node);
        match &self.nodes[node as usize] {
            Kept::Gone => Line::Nobody,
            Kept::Once(once) => Line::Once(*once),
            Kept::Often(node) if node.articles.is_empty() => Line::Nobody,
            Kept::Often(node) => Line::Often(Arc::clone(node)),
        }
    }

    /// The line of the roll for a group of living nodes.
    fn line(&mut self, first: u32, group: &Group) -> Line {
        if group.nodes.len() == 1 && group.word == Word::default() {
            return self.line_of(first);
        }
        group.nodes.iter().for_each(|it| self.settle_node(*it));
        let renamed = group.word.name.as_deref();
        let renamed = renamed.map(|it| self.lookup.number(it, &mut self.roll.names));
        let names = &self.roll.names;
        let others = group.nodes.iter().filter(|it| **it != first);
        let nodes = [&first].into_iter().chain(others);
        let nodes: Vec<_> = nodes.map(|it| self.nodes[*it as usize].node(names)).collect();
        let nodes: Vec<&Node> = nodes.iter().map(|it| &**it).collect();
        Line::Listed(Listed::new(&nodes, &group.word, renamed, names).into())
    }

    /// The living nodes of a block, by who they are.
    fn groups(&self, block: &Block) -> Vec<Vec<u32>> {
        let names = &self.roll.names;
        let living = |it: &Vec<u32>| -> Vec<u32> {
            it.iter().copied().filter(|it| self.lives(*it)).collect()
        };
        let own = living(&block.own);
        // Most names have nobody beside them.
        if own.len() < 2 {
            return own.into_iter().map(|it| vec![it]).collect();
        }
        let guests = living(&block.guests);
        let nodes: Vec<_> = own.iter().map(|it| self.nodes[*it as usize].node(names)).collect();
        let mut members: Vec<(Named, u32)> =
            nodes.iter().map(|it| it.named(names)).zip(own).collect();
        members.sort_by_key(|it| (it.0.folded, it.0.sex.map(|it| it as u8), it.0.state));
        let (all, own): (Vec<Named>, Vec<u32>) = members.into_iter().unzip();
        let guests: Vec<&str> = guests.into_iter().map(|it| self.folded(it)).collect();
        let lists = groups(&all, &guests).into_iter();
        lists.map(|it| it.into_iter().map(|it| own[it]).collect()).collect()
    }

    /// Makes a node that nobody stands beside an actor by itself, as long as it
    /// lives. Most do, so that this is what [`regroup`](Self::regroup) does in
    /// short.
    fn stand_alone(&mut self, node: u32, changes: &mut Changes) {
        let (before, now) = (self.roll.lead(node), self.lives(node).then_some(node));
        if before == now && !changes.touched.contains(node) {
            return;
        }
        self.roll.set_lead(node, now);
        if let Some(other) = before.filter(|it| *it != node) {
            changes.gone.push(other);
            self.roll.put(other, Line::Nobody);
        }
        if before == Some(node) || now.is_some() {
            let list = if now.is_some() { &mut changes.listed } else { &mut changes.gone };
            list.push(node);
            let line = self.line_of(node);
            self.roll.put(node, line);
        }
    }

    /// Makes `groups` the actors of `nodes`, and notes which have changed.
    fn regroup(&mut self, nodes: &[u32], groups: Vec<Group>, changes: &mut Changes) {
        let mut groups: Vec<(u32, Group)> =
            groups.into_iter().map(|it| (self.first(&it.nodes), it)).collect();
        groups.sort_unstable_by_key(|it| it.0);
        let mut now: Vec<(u32, u32)> = Vec::with_capacity(nodes.len());
        for (first, group) in &groups {
            now.extend(group.nodes.iter().map(|it| (*it, *first)));
        }
        now.sort_unstable();
        let mut stale: Vec<u32> = Vec::new();
        for node in nodes {
            let now = now.binary_search_by_key(node, |it| it.0).ok().map(|it| now[it].1);
            let before = self.roll.lead(*node);
            self.roll.set_lead(*node, now);
            if before != now || changes.touched.contains(*node) {
                stale.extend(before.into_iter().chain(now));
            }
        }
        stale.sort_unstable();
        stale.dedup();
        for first in stale {
            let group = groups.binary_search_by_key(&first, |it| it.0).ok().map(|it| &groups[it].1);
            let list = if group.is_some() { &mut changes.listed } else { &mut changes.gone };
            list.push(first);
            let line = group.map_or(Line::Nobody, |it| self.line(first, it));
            self.roll.put(first, line);
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
        self.blocks -= &other.blocks;
        self.alone -= &other.alone;
    }
}

/// What settling has changed so far.
#[derive(Default)]
struct Changes {
    /// The nodes that articles have touched.
    touched: RoaringBitmap,
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

/// What of the key of a name tells its block: of persons the surname.
fn block_key(kind: Kind, key: &str) -> &str {
    let last = key.rsplit(' ').next().filter(|_| kind == Kind::Person);
    last.unwrap_or(key)
}

/// The number of a name. The two highest bits are left for roles.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).ok().filter(|it| *it < 1 << 30).expect("fewer than a billion names")
}
