//! The actor picker: from a few typed letters to actors.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::library::card::{Glance, is_within, spans};
use crate::library::reading::WantedWord;
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
    pub fn pick(&self, typed: &str, limit: usize) -> Vec<(ActorId, Vec<Span>)> {
        let typed = fold(typed.trim());
        if typed.is_empty() {
            let first = self.roll.ranked.iter().take(limit);
            return first.map(|it| (ActorId(*it), Vec::new())).collect();
        }
        let mut picked: Vec<u32> = self.best(&typed, limit);
        if picked.len() < limit {
            let more = self.spelled(&typed).filter(|it| !picked.contains(it));
            let more: Vec<u32> = more.take(limit - picked.len()).collect();
            picked.extend(more);
        }
        let matcher = SkimMatcherV2::default();
        let marks = |it: u32| {
            let folded = Folded::new(&self.lead(it).name);
            let found = matcher.fuzzy_indices(folded.text(), &typed);
            found.map_or_else(Vec::new, |(_, places)| spans(&folded, &places))
        };
        picked.into_iter().map(|it| (ActorId(it), marks(it))).collect()
    }

    /// The numbers of the best actors, best first. The matcher is asked only
    /// about those whose glance promises enough: actors are visited by falling
    /// promise, until none can be better than the worst of the best.
    fn best(&self, typed: &str, limit: usize) -> Vec<u32> {
        let asked = Glance::of(typed);
        let mut levels: Vec<Vec<u32>> = vec![Vec::new(); typed.len() + 2];
        for (rank, number) in (0u32..).zip(self.roll.ranked.iter()) {
            let shelf =
                self.roll.shelves.get(*number as usize).expect("a ranked number is an actor's");
            if shelf.glance.may_hold(&asked) {
                levels[shelf.glance.misses(typed)].push(rank);
            }
        }
        let (matcher, top) = (SkimMatcherV2::default(), ceiling(typed));
        let mut best: BinaryHeap<Reverse<Hit>> = BinaryHeap::with_capacity(limit + 1);
        for (level, ranks) in (0i64..).zip(&levels) {
            for rank in ranks {
                let bound = (top - MISS * level, Reverse(*rank));
                if best.len() >= limit && best.peek().is_none_or(|it| it.0 >= bound) {
                    break;
                }
                let Some(score) = self.name_score(*rank, typed, &matcher) else { continue };
                best.push(Reverse((score, Reverse(*rank))));
                if best.len() > limit {
                    best.pop();
                }
            }
        }
        let best = best.into_sorted_vec();
        best.into_iter()
            .map(|Reverse((_, Reverse(rank)))| self.roll.ranked[rank as usize])
            .collect()
    }

    /// The best score of the names of the actor at `rank`.
    fn name_score(&self, rank: u32, typed: &str, matcher: &SkimMatcherV2) -> Option<i64> {
        let number = self.roll.ranked[rank as usize];
        let listed = self.roll.shelves.get(number as usize)?.listed.as_ref()?;
        let names = listed.folded.lines().filter(|it| is_within(typed, it));
        names.filter_map(|it| matcher.fuzzy_match(it, typed)).max()
    }

    /// The actors that have a spelling of each word typed.
    fn spelled(&self, typed: &str) -> impl Iterator<Item = u32> {
        let words: Vec<WantedWord> = typed.split_whitespace().map(WantedWord::new).collect();
        let numbers = self.roll.ranked.iter().copied();
        numbers.filter(move |it| {
            let shelf = self.roll.shelves.get(*it as usize);
            shelf.is_some_and(|shelf| words.iter().all(|word| word.is_spelling_of(shelf)))
        })
    }
}

/// What the matcher gives at most: the first letter opens the name, and every
/// other follows the one before it or opens a word.
fn ceiling(typed: &str) -> i64 {
    let bytes = typed.as_bytes();
    let opens = |before: u8| !before.is_ascii_alphanumeric();
    let others = bytes.windows(2).map(|it| if opens(it[0]) { 24 } else { 20 });
    31 + others.sum::<i64>()
}

/// What every miss costs of the ceiling.
const MISS: i64 = 8;
