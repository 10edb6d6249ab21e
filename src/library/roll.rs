//! The actors of a library, as a snapshot has them.

use std::sync::Arc;

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

/// What a snapshot takes over.
#[derive(Debug, Clone, Default)]
pub(super) struct Roll {
    /// By the number of a node: the number of its actor.
    pub leads: Paged<Option<u32>>,
    /// By the number of an actor.
    pub entries: Paged<Entry>,
    /// The numbers of all actors, most widely mentioned first.
    pub ranked: Arc<Vec<u32>>,
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

impl Roll {
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
    }
}

fn lines(actor: &Actor, form: impl Fn(&str) -> String) -> String {
    let forms: Vec<String> = actor.aliases.iter().map(|it| form(&it.0)).collect();
    forms.join("\n")
}
