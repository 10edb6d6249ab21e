//! The actor picker: from a few typed letters to actors.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::library::asked::is_within;
use crate::library::card::spans;
use crate::library::glance::{Glance, MISS, ceiling};
use crate::library::reading::WantedWord;
use crate::library::roll::Entry;
use crate::library::{ActorId, Library};
use crate::text::{Folded, Span, fold};

/// A score and how many actors are more widely mentioned.
type Hit = (i64, Reverse<u32>);

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
            let name = Folded::new(&self.roll.actor(it).name);
            let found = matcher.fuzzy_indices(name.text(), &folded);
            found.map_or_else(Vec::new, |(_, places)| spans(&name, &places))
        };
        picked.into_iter().map(|it| (ActorId(it), marks(it))).collect()
    }

    fn is_hidden(&self, number: u32) -> bool {
        self.roll.actor(number).is_hidden
    }

    /// Whether [`Library::pick`] would find an actor for what is `typed`, given
    /// room enough.
    pub fn picked_by<'a>(&'a self, typed: &str) -> impl Fn(ActorId) -> bool + use<'a> {
        let folded = fold(typed.trim());
        let asked = Glance::of(&folded);
        let words: Vec<WantedWord> = typed.split_whitespace().map(WantedWord::new).collect();
        move |actor| {
            let Some(lead) = self.roll.lead(actor.0) else { return false };
            let entry = self.roll.entry(lead);
            let names = entry.listed.iter().flat_map(|it| it.names());
            let is_lettered =
                entry.glance.may_hold(&asked) && names.into_iter().any(|it| is_within(&folded, it));
            is_lettered || words.iter().all(|it| it.is_spelling_of(entry))
        }
    }

    /// The numbers of the best actors, best first. The matcher is asked only
    /// about those whose glance promises enough: actors are visited by falling
    /// promise, until none can be better than the worst of the best.
    fn best(&self, folded: &str, limit: usize) -> Vec<u32> {
        let (matcher, top) = (SkimMatcherV2::default(), ceiling(folded));
        let mut best = Best { hits: BinaryHeap::with_capacity(limit + 1), limit };
        for (level, ranks) in (0i64..).zip(self.levels(folded)) {
            let bound = |rank: u32| (top - MISS * level, Reverse(rank));
            let mut ranks = ranks.into_iter();
            while let Some(rank) = ranks.next().filter(|it| !best.is_closed_to(bound(*it))) {
                let score = self.name_score(rank, folded, &matcher);
                if let Some(score) = score {
                    best.enter((score, Reverse(rank)));
                }
            }
        }
        let hits = best.hits.into_sorted_vec();
        hits.into_iter().map(|it| self.roll.ranked[it.0.1.0 as usize]).collect()
    }

    /// The ranks of the actors that may match, by how many of the matcher's
    /// bonuses they miss.
    fn levels(&self, folded: &str) -> Vec<Vec<u32>> {
        let asked = Glance::of(folded);
        let mut levels: Vec<Vec<u32>> = vec![Vec::new(); folded.len() + 2];
        for (rank, number) in (0u32..).zip(self.roll.ranked.iter()) {
            if self.roll.has_letters(*number, asked.letters()) {
                levels[self.roll.entry(*number).glance.misses(folded)].push(rank);
            }
        }
        levels
    }

    /// The best score of the names of the actor at `rank`.
    fn name_score(&self, rank: u32, folded: &str, matcher: &SkimMatcherV2) -> Option<i64> {
        let number = self.roll.ranked[rank as usize];
        let listed = self.roll.entry(number).listed.as_ref().filter(|it| !it.actor.is_hidden)?;
        let names = listed.names().filter(|it| is_within(folded, it));
        names.filter_map(|it| matcher.fuzzy_match(it, folded)).max()
    }

    /// The actors that have a spelling of each word typed.
    fn spelled(&self, typed: &str) -> Vec<u32> {
        let words: Vec<WantedWord> = typed.split_whitespace().map(WantedWord::new).collect();
        let Some(keys) = words.first().and_then(WantedWord::wanted_keys) else { return Vec::new() };
        let has_all = |entry: &Entry| words.iter().all(|it| it.is_spelling_of(entry));
        // No name has every letter there is: only keys are asked for.
        let spelled = self.roll.with_letters(u64::MAX, Some(keys));
        let spelled = spelled.filter(|it| has_all(it.1) && !self.is_hidden(it.0));
        self.roll.in_order(spelled.map(|it| it.0).collect())
    }
}

/// The best hits so far, the worst of them at hand.
struct Best {
    hits: BinaryHeap<Reverse<Hit>>,
    limit: usize,
}

impl Best {
    fn enter(&mut self, hit: Hit) {
        self.hits.push(Reverse(hit));
        if self.hits.len() > self.limit {
            self.hits.pop();
        }
    }

    /// Whether no hit that is at most `bound` can enter any more.
    fn is_closed_to(&self, bound: Hit) -> bool {
        self.hits.len() >= self.limit && self.hits.peek().is_none_or(|it| it.0 >= bound)
    }
}
