//! The actor picker: from a few typed letters to actors.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use hashbrown::HashMap;

use crate::library::asked::is_within;
use crate::library::card::{begins_word, spans};
use crate::library::glance::{Glance, MISS, ceiling};
use crate::library::reading::WantedWord;
use crate::library::{ActorId, Library};
use crate::text::{Folded, Span, fold};

impl Library {
    /// The actors whose names have the letters `typed` in this order, best
    /// first and at most `limit`, with the letters that match in
    /// [`Actor::name`](crate::library::Actor::name): none where another of its
    /// names matches. Actors whose name is another spelling of what was typed
    /// come after them. Without anything typed: the most widely mentioned.
    /// Whoever the reader hides is not among them.
    pub fn pick(&self, typed: &str, limit: usize) -> Vec<(ActorId, Vec<Span>)> {
        let folded = fold(typed.trim());
        if folded.is_empty() {
            let first = self.roll.ranked.iter().filter(|it| !self.is_hidden(**it)).take(limit);
            return first.map(|it| (ActorId(*it), Vec::new())).collect();
        }
        let mut picked: Vec<u32> = self.best(&folded, limit);
        if picked.len() < limit {
            let more = self.spelled(typed).into_iter().filter(|it| !picked.contains(it));
            let more: Vec<u32> = more.take(limit - picked.len()).collect();
            picked.extend(more);
        }
        let matcher = SkimMatcherV2::default();
        let marks = |it: u32| {
            let name = Folded::new(self.roll.name(it));
            let found = matcher.fuzzy_indices(name.text(), &folded);
            found.map_or_else(Vec::new, |(_, places)| spans(&name, &places))
        };
        picked.into_iter().map(|it| (ActorId(it), marks(it))).collect()
    }

    /// The actors of whose names a word begins with what was `typed`, at most
    /// `limit`: those whose names begin so first, of equals the more widely
    /// mentioned.
    pub(super) fn called_like(&self, typed: &str, limit: usize) -> Vec<ActorId> {
        let (folded, names) = (fold(typed.trim()), &self.roll.names);
        let called = names.with_letters(Glance::of(&folded).opening());
        let called = called.filter(|it| begins_word(names.folded(*it), &folded));
        let (begun, others): (Vec<u32>, Vec<u32>) =
            called.partition(|it| names.folded(*it).starts_with(&folded));
        let mut found = self.first_of(&begun, limit);
        if found.len() < limit {
            let more = self.first_of(&others, limit);
            let more: Vec<u32> = more.into_iter().filter(|it| !found.contains(it)).collect();
            found.extend(more.into_iter().take(limit - found.len()));
        }
        found.into_iter().map(ActorId).collect()
    }

    /// Of the actors that have one of these names the most widely mentioned.
    fn first_of(&self, names: &[u32], limit: usize) -> Vec<u32> {
        let bearers = names.iter().flat_map(|it| self.roll.bearers(*it));
        let scores = bearers.filter(|it| !self.is_hidden(*it)).map(|it| (it, 0));
        self.first(scores.collect(), limit)
    }

    fn is_hidden(&self, number: u32) -> bool {
        self.roll.line(number).is_hidden()
    }

    /// Whether [`Library::pick`] would find an actor for what is `typed`, given
    /// room enough.
    pub fn picked_by<'a>(&'a self, typed: &str) -> impl Fn(ActorId) -> bool + use<'a> {
        let (folded, names) = (fold(typed.trim()), &self.roll.names);
        let letters = Glance::of(&folded).letters();
        let words: Vec<WantedWord> = typed.split_whitespace().map(WantedWord::new).collect();
        let is_lettered =
            move |it: u32| names.has_letters(it, letters) && is_within(&folded, names.folded(it));
        move |actor| {
            let Some(lead) = self.roll.lead(actor.0) else { return false };
            let any = |fits: &dyn Fn(u32) -> bool| self.roll.line(lead).names().any(fits);
            any(&is_lettered) || words.iter().all(|word| any(&|it| word.is_spelling_in(names, it)))
        }
    }

    /// The numbers of the best actors, best first. The matcher is asked only
    /// about names whose glance promises enough: they are visited by falling
    /// promise, until none can be better than the worst of the best.
    fn best(&self, folded: &str, limit: usize) -> Vec<u32> {
        let top = ceiling(folded.as_bytes());
        let mut scores: HashMap<u32, i64> = HashMap::new();
        for (level, names) in (0i64..).zip(self.levels(folded)) {
            let bound = top - MISS * level;
            let better = scores.values().filter(|it| **it > bound).count();
            if better >= limit {
                break;
            }
            for name in names {
                // A matcher remembers the last text: see `Asked::fuzzy_in`.
                let matcher = SkimMatcherV2::default();
                let score = matcher.fuzzy_match(self.roll.names.folded(name), folded);
                let Some(score) = score else { continue };
                for actor in self.roll.bearers(name).filter(|it| !self.is_hidden(*it)) {
                    let best = scores.entry(actor).or_insert(score);
                    *best = score.max(*best);
                }
            }
        }
        self.first(scores, limit)
    }

    /// Of actors with scores, the best, best first; of equals the more widely
    /// mentioned.
    fn first(&self, scores: HashMap<u32, i64>, limit: usize) -> Vec<u32> {
        let width = |it: u32| self.roll.line(it).width();
        let rough = |(actor, score)| ((Reverse(score), Reverse(width(actor))), actor);
        let mut ranked: Vec<_> = scores.into_iter().map(rough).collect();
        if let Some(last) = limit.checked_sub(1).filter(|it| *it < ranked.len()) {
            // Only those that may be among them are asked for their names.
            let worst = ranked.select_nth_unstable(last).1.0;
            ranked.retain(|it| it.0 <= worst);
        }
        ranked.sort_by_cached_key(|((score, _), actor)| (*score, self.roll.rank_of(*actor)));
        ranked.into_iter().map(|it| it.1).take(limit).collect()
    }

    /// The names that may match, by how many of the matcher's bonuses they
    /// miss.
    fn levels(&self, folded: &str) -> Vec<Vec<u32>> {
        let names = &self.roll.names;
        let mut levels: Vec<Vec<u32>> = vec![Vec::new(); folded.len() + 2];
        for name in names.with_letters(Glance::of(folded).letters()) {
            let text = names.folded(name);
            if is_within(folded, text) {
                levels[Glance::of(text).misses(folded)].push(name);
            }
        }
        levels
    }

    /// The actors that have a spelling of each word typed.
    fn spelled(&self, typed: &str) -> Vec<u32> {
        let names = &self.roll.names;
        let spelled = |word: &str| -> BTreeSet<u32> {
            let word = WantedWord::new(word);
            word.spellings(names).flat_map(|it| self.roll.bearers(it)).collect()
        };
        let all = typed.split_whitespace().map(spelled).reduce(|one, other| &one & &other);
        let all = all.unwrap_or_default().into_iter().filter(|it| !self.is_hidden(*it));
        self.roll.in_order(all.collect())
    }
}
