//! Whom a name in a query may mean, and how to name an actor in one.

use std::collections::{HashMap, HashSet};

use crate::library::apart::Apart;
use crate::library::card::begins_word;
use crate::library::glance::Glance;
use crate::library::names::Names;
use crate::library::query::{is_quote, words_of};

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
        self.roll.in_order(self.bearers(name)).into_iter().map(ActorId).collect()
    }

    /// The shortest name by which a query means this actor and nobody else, so
    /// far as there is one: with its kind, in quotation marks and with what
    /// tells it apart only where they are needed.
    pub fn name_in_query(&self, actor: ActorId) -> Option<ActorName> {
        let actor = self.actor(actor)?;
        let name = || without_quotes(actor.name);
        let forms = [
            ActorName { kind: None, name: name(), exact: false },
            ActorName { kind: None, name: name(), exact: true },
            ActorName { kind: Some(actor.kind), name: name(), exact: true },
        ];
        let [_, _, surest] = forms.clone();
        let bare_fits = is_one_word(actor.name);
        let apart = self.apart(&actor).into_iter().map(|it| ActorName {
            kind: Some(actor.kind),
            name: without_quotes(&it),
            exact: true,
        });
        let fit = forms.into_iter().skip(usize::from(!bare_fits)).chain(apart);
        let found = fit.into_iter().find(|it| self.bearers(it) == [actor.id.0]);
        Some(found.unwrap_or(surest))
    }

    /// The numbers of the actors that bear `name`, rising. Cost: the names that
    /// articles use, and the bearers.
    pub(super) fn bearers(&self, name: &ActorName) -> Vec<u32> {
        let (wanted, names) = (Wanted::new(name, self), &self.roll.names);
        let first = wanted.words.first().filter(|_| !name.exact);
        let spelled = first.into_iter().flat_map(|it| it.spellings(names));
        let fitting = names.with_letters(wanted.letters()).chain(spelled);
        let fitting = fitting.filter(|it| wanted.fits(names, *it));
        let bearers = fitting.flat_map(|it| self.roll.bearers(it)).chain(self.told_apart(&wanted));
        let is_kind =
            |it: &u32| name.kind.is_none_or(|kind| self.roll.line(*it).kind() == Some(kind));
        let mut bearers: Vec<u32> = bearers.filter(is_kind).collect();
        bearers.sort_unstable();
        bearers.dedup();
        bearers
    }

    /// The actors that a name means by what stands in brackets behind it.
    fn told_apart(&self, wanted: &Wanted) -> impl Iterator<Item = u32> {
        let is_it = |apart: &Apart, it: u32| apart.is(&self.parts_of(ActorId(it)));
        let told = wanted.apart.iter().flat_map(move |apart| {
            let called = self.roll.called(apart.name());
            called.into_iter().filter(move |it| is_it(apart, *it))
        });
        told.collect::<Vec<_>>().into_iter()
    }

    /// The numbers of the actors that bear `name`, and of all their kin.
    pub(super) fn families(&self, name: &ActorName) -> Vec<u32> {
        let bearers = self.bearers(name);
        let families: HashSet<&str> =
            bearers.iter().filter_map(|it| self.roll.line(*it).family()).collect();
        let is_kin = |it: &&u32| {
            let family = self.roll.line(**it).family();
            bearers.binary_search(it).is_ok() || family.is_some_and(|it| families.contains(it))
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
    letters: u64,
    key: String,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(name: &'a ActorName, library: &Library) -> Self {
        let folded = words_of(&fold(&name.name)).collect::<Vec<_>>().join(" ");
        let words = words_of(&name.name).map(WantedWord::new).collect();
        let apart = name.exact.then(|| Apart::read(&name.name, library)).flatten();
        Self { name, folded, words, apart }
    }

    /// The letters that the names of whoever bears it surely have, unless the
    /// first word is met by another spelling.
    fn letters(&self) -> u64 {
        let first = self.words.first().map_or(0, |it| it.letters);
        if self.name.exact { Glance::of(&self.folded).opening() } else { first }
    }

    /// Whether the actor of that number bears it.
    pub(super) fn is(&self, library: &Library, actor: u32) -> bool {
        let (line, names) = (library.roll.line(actor), &library.roll.names);
        let is_kind = self.name.kind.is_none_or(|it| line.kind() == Some(it));
        let is_told =
            || self.apart.as_ref().is_some_and(|it| it.is(&library.parts_of(ActorId(actor))));
        is_kind && (line.names().any(|it| self.fits(names, it)) || is_told())
    }

    /// Whether whoever has the name bears it.
    fn fits(&self, names: &Names, name: u32) -> bool {
        let folded = names.folded(name);
        if self.name.exact {
            return folded == self.folded;
        }
        let is_met = |it: &WantedWord| {
            names.has_letters(name, it.letters) && begins_word(folded, &it.folded)
        };
        self.words.iter().all(|it| is_met(it) || it.is_spelling_in(names, name))
    }
}

impl WantedWord {
    pub(super) fn new(written: &str) -> Self {
        let (folded, key) = (fold(written), spelling::key(written));
        let letters = Glance::of(&folded).opening();
        Self { written: written.to_owned(), folded, letters, key }
    }

    /// Its key, where that is long enough to tell anything.
    fn telling_key(&self) -> Option<&str> {
        (self.key.len() > 1).then_some(&*self.key)
    }

    /// Whether a word of a name is a spelling of it.
    pub(super) fn is_spelling_in(&self, names: &Names, name: u32) -> bool {
        self.telling_key().is_some_and(|key| names.key(name).split(' ').any(|it| it == key))
            && spelling::words(names.written(name)).any(|it| spelling::same(it, &self.written))
    }

    /// The names of which a word is a spelling of it. One may come twice.
    pub(super) fn spellings<'a>(&'a self, names: &'a Names) -> impl Iterator<Item = u32> + 'a {
        // Thousands of names have the same few words.
        let mut known: HashMap<&str, bool> = HashMap::new();
        let mut is_spelling = move |word: &'a str| {
            *known.entry(word).or_insert_with(|| spelling::same(word, &self.written))
        };
        let keyed = self.telling_key().into_iter().flat_map(|it| names.keyed(it));
        keyed.filter(move |it| spelling::words(names.written(*it)).any(&mut is_spelling))
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
