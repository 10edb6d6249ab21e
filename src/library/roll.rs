//! The actors of a library, as a snapshot has them.

use std::sync::Arc;

use memchr::memchr;

use crate::library::Actor;
use crate::library::cast::merged;
use crate::library::glance::Glance;
use crate::library::node::joined;
use crate::library::paged::Paged;
use crate::news::spelling;
use crate::text::fold;

/// An actor with what searching needs to know of it.
#[derive(Debug)]
pub(super) struct Listed {
    pub actor: Actor,
    /// Its aliases folded, in their order, one a line.
    pub folded: Box<str>,
    /// The spelling keys of the aliases, one a line.
    pub keys: Box<str>,
}

/// The line of the roll under a number, with an actor if it is one's.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// Of its folded aliases.
    pub glance: Glance,
    /// The letters of their keys, as bits.
    pub keys: u64,
    pub listed: Option<Arc<Listed>>,
}

/// The letters of the names of an actor, and of their keys, as bits: few enough
/// bytes to be walked through for every word that is typed.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    names: u64,
    keys: u64,
}

/// What a snapshot takes over.
#[derive(Debug, Clone, Default)]
pub(super) struct Roll {
    /// By the number of a node: the number of its actor.
    pub leads: Paged<Option<u32>>,
    /// By the number of an actor.
    entries: Paged<Entry>,
    /// The same lines in short.
    letters: Paged<Letters>,
    /// The numbers of all actors, most widely mentioned first.
    pub ranked: Arc<Vec<u32>>,
    /// Those of them that belong to something, or something to them.
    pub kin: Arc<Vec<u32>>,
}

impl Entry {
    /// The line of an actor.
    pub(super) fn of(actor: Actor) -> Self {
        let folded = lines(&actor, |it| joined(&fold(it)));
        let keys = lines(&actor, spelling::key);
        let glance = |it: &str| it.lines().map(Glance::of).reduce(Glance::with).unwrap_or_default();
        let (glance, letters) = (glance(&folded), glance(&keys).letters());
        let listed = Listed { actor, folded: folded.into(), keys: keys.into() };
        Self { glance, keys: letters, listed: Some(Arc::new(listed)) }
    }
}

impl Listed {
    /// Its folded aliases.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        rows(&self.folded)
    }

    /// The folded aliases with their keys and the aliases themselves.
    pub(super) fn aliases(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let written = self.actor.aliases.iter().map(|it| it.0.as_str());
        let names = rows(&self.folded).zip(rows(&self.keys)).zip(written);
        names.map(|((folded, keys), written)| (folded, keys, written))
    }
}

/// The lines of a text that mostly has one.
fn rows(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr(b'\n', text.as_bytes());
        rest = end.map(|it| &text[it + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

impl Roll {
    /// A line more, without an actor.
    pub(super) fn push(&mut self) {
        self.leads.push(None);
        self.entries.push(Entry::default());
        self.letters.push(Letters::default());
    }

    /// Puts another line under a number.
    pub(super) fn put(&mut self, number: u32, entry: Entry) {
        let letters = Letters { names: entry.glance.letters(), keys: entry.keys };
        *self.letters.change(number as usize) = letters;
        *self.entries.change(number as usize) = entry;
    }

    /// Whether the names on the line of a number have these letters.
    pub(super) fn has_letters(&self, number: u32, letters: u64) -> bool {
        self.letters[number as usize].names & letters == letters
    }

    /// The lines whose names have all letters of `names`, or whose keys have
    /// all of `keys` where there are any.
    pub(super) fn with_letters(
        &self,
        names: u64,
        keys: Option<u64>,
    ) -> impl Iterator<Item = (u32, &Entry)> {
        let fits = move |it: &Letters| {
            it.names & names == names || keys.is_some_and(|keys| it.keys & keys == keys)
        };
        let numbers = (0u32..).zip(self.letters.iter()).filter(move |it| fits(it.1)).map(|it| it.0);
        let lines = numbers.map(|it| (it, self.entry(it)));
        lines.filter(|it| it.1.listed.is_some())
    }

    /// Brings actors into their order, most widely mentioned first.
    pub(super) fn in_order(&self, mut actors: Vec<u32>) -> Vec<u32> {
        actors.sort_by(|one, other| self.actor(*one).wider(self.actor(*other)));
        actors
    }

    /// The number of the actor that the name of number `node` comes down to.
    pub(super) fn lead(&self, node: u32) -> Option<u32> {
        *self.leads.get(node as usize)?
    }

    /// The line of an actor, given its own number.
    pub(super) fn entry(&self, number: u32) -> &Entry {
        self.entries.get(number as usize).expect("an actor's number has a line")
    }

    /// An actor, given its own number.
    pub(super) fn actor(&self, number: u32) -> &Actor {
        &self.entry(number).listed.as_ref().expect("an actor's number has an actor").actor
    }

    /// Brings the order up to date after the actors of the numbers `listed`
    /// came or changed and those of the numbers `gone` went. Both are sorted.
    pub(super) fn rank(&mut self, listed: &[u32], gone: &[u32]) {
        let wider = |one: &u32, other: &u32| Actor::wider(self.actor(*one), self.actor(*other));
        let moved = |it: &u32| listed.binary_search(it).is_ok() || gone.binary_search(it).is_ok();
        let kept: Vec<u32> = self.ranked.iter().copied().filter(|it| !moved(it)).collect();
        let mut fresh = listed.to_vec();
        fresh.sort_by(wider);
        self.ranked = Arc::new(merged(&kept, &fresh, |one, other| wider(one, other).is_lt()));
        let is_kin = |it: &&u32| self.actor(**it).family().is_some();
        self.kin = Arc::new(self.ranked.iter().filter(is_kin).copied().collect());
    }
}

fn lines(actor: &Actor, form: impl Fn(&str) -> String) -> String {
    let forms: Vec<String> = actor.aliases.iter().map(|it| form(&it.0)).collect();
    forms.join("\n")
}
