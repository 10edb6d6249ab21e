//! Whom a name in a query may mean, and how to name an actor in one.

use std::collections::HashSet;

use crate::library::apart::Apart;
use crate::library::card::begins_word;
use crate::library::glance::Glance;
use crate::library::query::{is_quote, words_of};
use crate::library::roll::{Entry, Listed};
use crate::library::{ActorId, ActorName, ActorTerm, Library};
use crate::news::spelling;
use crate::text::fold;

impl Library {
    /// The actors that a term of a query stands for, most widely mentioned
    /// first. None where nobody bears such a name.
    pub fn reading(&self, term: &ActorTerm) -> Vec<ActorId> {
        self.named(&term.name)
    }

    /// The actors that bear `name`, most widely mentioned first.
    pub fn named(&self, name: &ActorName) -> Vec<ActorId> {
        self.bearers(name).into_iter().map(ActorId).collect()
    }

    /// The shortest name by which a query means this actor and nobody else, so
    /// far as there is one: with its kind, in quotation marks and with what
    /// tells it apart only where they are needed.
    pub fn name_in_query(&self, actor: ActorId) -> Option<ActorName> {
        let actor = self.actor(actor)?;
        let name = || without_quotes(&actor.name);
        let forms = [
            ActorName { kind: None, name: name(), exact: false },
            ActorName { kind: None, name: name(), exact: true },
            ActorName { kind: Some(actor.kind), name: name(), exact: true },
        ];
        let [_, _, surest] = forms.clone();
        let bare_fits = is_one_word(&actor.name);
        let apart = self.apart(actor).into_iter().map(|it| ActorName {
            kind: Some(actor.kind),
            name: without_quotes(&it),
            exact: true,
        });
        let fit = forms.into_iter().skip(usize::from(!bare_fits)).chain(apart);
        let found = fit.into_iter().find(|it| self.bearers(it) == [actor.id.0]);
        Some(found.unwrap_or(surest))
    }

    /// The numbers of the actors that bear `name`, most widely mentioned first.
    pub(super) fn bearers(&self, name: &ActorName) -> Vec<u32> {
        let wanted = Wanted::new(name, self);
        let (names, keys) = wanted.letters();
        let bears = |it: &(u32, &Entry)| wanted.is(it.1);
        let bearers = self.roll.with_letters(names, keys).filter(bears).map(|it| it.0);
        self.roll.in_order(bearers.collect())
    }

    /// The numbers of the actors that bear `name`, and of all their kin.
    pub(super) fn families(&self, name: &ActorName) -> Vec<u32> {
        let bearers = self.bearers(name);
        let families: HashSet<&str> =
            bearers.iter().filter_map(|it| self.roll.actor(*it).family()).collect();
        let is_kin = |it: &&u32| {
            let family = self.roll.actor(**it).family();
            bearers.contains(it) || family.is_some_and(|it| families.contains(it))
        };
        let kin = self.roll.kin.iter().copied().filter(|it| is_kin(&it));
        let others = bearers.iter().copied().filter(|it| !self.roll.kin.contains(it));
        self.roll.in_order(kin.chain(others).collect())
    }
}

/// A name that is looked for among the names of actors.
pub(super) struct Wanted<'a> {
    name: &'a ActorName,
    folded: String,
    words: Vec<WantedWord>,
    apart: Option<Apart>,
}

/// A word that begins a word of a name, or is a spelling of one.
pub(super) struct WantedWord {
    written: String,
    folded: String,
    glance: Glance,
    key: String,
    key_letters: u64,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(name: &'a ActorName, library: &Library) -> Self {
        let folded = words_of(&fold(&name.name)).collect::<Vec<_>>().join(" ");
        let words = words_of(&name.name).map(WantedWord::new).collect();
        let apart = name.exact.then(|| Apart::read(&name.name, library)).flatten();
        Self { name, folded, words, apart }
    }

    /// The letters that the names of whoever bears it surely have, or else the
    /// keys of these names.
    fn letters(&self) -> (u64, Option<u64>) {
        if self.name.exact {
            // What tells namesakes apart is no part of a name.
            return (
                if self.apart.is_some() { 0 } else { Glance::of(&self.folded).letters() },
                None,
            );
        }
        // Each word may be met by its letters or by its key: the first decides.
        let Some(first) = self.words.first() else { return (0, None) };
        (first.glance.letters(), first.wanted_keys())
    }

    /// Whether the actor on that line of the roll bears it.
    pub(super) fn is(&self, entry: &Entry) -> bool {
        let Some(listed) = &entry.listed else { return false };
        let actor = &listed.actor;
        if self.name.kind.is_some_and(|it| it != actor.kind) {
            return false;
        }
        if self.name.exact {
            let is_told = self.apart.as_ref().is_some_and(|it| it.is(actor));
            return is_told || listed.names().any(|it| it == self.folded);
        }
        self.words.iter().all(|it| it.may_be_in(entry)) && self.fits_an_alias(listed)
    }

    fn fits_an_alias(&self, listed: &Listed) -> bool {
        listed.aliases().any(|(folded, keys, written)| {
            self.words
                .iter()
                .all(|it| begins_word(folded, &it.folded) || it.is_spelling_in(keys, written))
        })
    }
}

impl WantedWord {
    pub(super) fn new(written: &str) -> Self {
        let (folded, key) = (fold(written), spelling::key(written));
        let (glance, key_letters) = (Glance::of(&folded), Glance::of(&key).letters());
        Self { written: written.to_owned(), folded, glance, key, key_letters }
    }

    /// The letters of its key, where that is long enough to tell anything.
    pub(super) fn wanted_keys(&self) -> Option<u64> {
        (self.key.len() > 1).then_some(self.key_letters)
    }

    /// Whether it is worth looking at the names of `entry`.
    fn may_be_in(&self, entry: &Entry) -> bool {
        let may_begin =
            entry.glance.may_hold(&self.glance) && entry.glance.may_begin_with(&self.glance);
        may_begin || self.may_be_spelling_in(entry)
    }

    fn may_be_spelling_in(&self, entry: &Entry) -> bool {
        self.key.len() > 1 && entry.keys & self.key_letters == self.key_letters
    }

    /// Whether a word of an alias is a spelling of it. `keys` are the alias's.
    fn is_spelling_in(&self, keys: &str, written: &str) -> bool {
        self.key.len() > 1
            && keys.split(' ').any(|it| it == self.key)
            && spelling::words(written).any(|it| spelling::same(it, &self.written))
    }

    /// Whether a name of `entry` has a word of which it is a spelling.
    pub(super) fn is_spelling_of(&self, entry: &Entry) -> bool {
        let Some(listed) = entry.listed.as_ref().filter(|_| self.may_be_spelling_in(entry)) else {
            return false;
        };
        listed.aliases().any(|(_, keys, written)| self.is_spelling_in(keys, written))
    }
}

/// A name in a query cannot hold quotation marks.
fn without_quotes(name: &str) -> String {
    name.split(is_quote).collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn is_one_word(name: &str) -> bool {
    let breaks =
        |it: char| it.is_whitespace() || it == '(' || it == ')' || it == ':' || is_quote(it);
    !name.is_empty() && !name.contains(breaks)
}
