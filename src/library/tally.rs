//! Sets of articles in the order of the list, and whom they mention how often.
//! Everything here is counted over dense lists by number: a set of half the
//! library costs no more than walking it.

use std::cmp::Reverse;
use std::mem;
use std::sync::Arc;

use jiff::civil::Date;
use roaring::RoaringBitmap;

use crate::library::find::STRIDE;
use crate::library::{ActorId, Library};
use crate::news::ArticleId;

/// Fewer answers than one in so many articles are picked out and sorted.
const MANY: u64 = 16;

impl Library {
    /// The ids of `articles`, in the order of the list or, where they have
    /// `scores` by number, those with the highest first.
    pub(super) fn best_first(&self, articles: &RoaringBitmap, scores: &[u32]) -> Arc<[ArticleId]> {
        // One more than its score for each of them, nothing for the others.
        let mut ranks = vec![0; self.rows.end()];
        let score = |it: usize| scores.get(it).copied().unwrap_or(0);
        articles.iter().map(|it| it as usize).for_each(|it| ranks[it] = score(it) + 1);
        self.highest_first(&ranks, articles.len())
    }

    /// The ids of the articles that have a rank, by number, those with the highest
    /// first and those of one rank in the order of the list. They are `count`.
    pub(super) fn highest_first(&self, ranks: &[u32], count: u64) -> Arc<[ArticleId]> {
        if count < self.present.len() / MANY {
            let listed = self.order.iter().zip(self.listed.iter());
            let ranked = listed.map(|(number, id)| (ranks[*number as usize], *id));
            let mut few: Vec<_> = ranked.filter(|it| it.0 > 0).collect();
            few.sort_by_key(|it| Reverse(it.0));
            return few.into_iter().map(|it| it.1).collect();
        }
        by_falling_rank(&self.order, &self.listed, ranks).into()
    }

    /// The articles published from one day to another, both included. Cost:
    /// how many they are, since the list goes by day.
    pub(super) fn within(&self, from: Option<Date>, to: Option<Date>) -> RoaringBitmap {
        let day = |it: &u32| self.line(*it).published();
        // What has no date comes last.
        let start =
            self.order.partition_point(|it| day(it).is_some_and(|it| to.is_some_and(|to| it > to)));
        let end = self
            .order
            .partition_point(|it| day(it).is_some_and(|it| from.is_none_or(|from| from <= it)));
        let mut bits = vec![0_u8; self.rows.end().div_ceil(8)];
        for number in self.order.get(start..end).unwrap_or_default() {
            bits[*number as usize / 8] |= 1 << (number % 8);
        }
        RoaringBitmap::from_lsb0_bytes(0, &bits)
    }

    /// The actors that these articles mention, with in how many of them, most
    /// first; the wider known first among equals. `None` soon after `wanted`
    /// says that nobody wants to know any more.
    pub fn tally(
        &self,
        articles: &RoaringBitmap,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<(ActorId, u32)>> {
        if *articles == *self.present {
            // The ranks of the whole library are those of its widths.
            let width = |it: &u32| self.roll.line(*it).width();
            let count = |it: &u32| u32::try_from(width(it)).unwrap_or(u32::MAX);
            return Some(self.roll.ranked.iter().map(|it| (ActorId(*it), count(it))).collect());
        }
        let mut counts = vec![0; self.roll.len()];
        let mut met = vec![u32::MAX; self.roll.len()];
        for (at, number) in articles.iter().enumerate() {
            if at.is_multiple_of(STRIDE) && !wanted() {
                return None;
            }
            let Some(line) = self.rows.get(number) else { continue };
            for lead in line.nodes().filter_map(|it| self.roll.lead(it)).map(|it| it as usize) {
                counts[lead] += u32::from(met[lead] != number);
                met[lead] = number;
            }
        }
        let ranked = self.roll.ranked.iter().map(|it| (ActorId(*it), counts[*it as usize]));
        let mut counted: Vec<(ActorId, u32)> = ranked.filter(|it| it.1 > 0).collect();
        counted.sort_by_key(|it| Reverse(it.1));
        Some(counted)
    }
}

/// The articles by falling rank, those of one rank in their `order` and those of
/// none left out. There are far fewer ranks than articles, so that counting them
/// is quicker than comparing; and all are put in their place, since it cannot be
/// guessed which have a rank. `ids` go with `order`, `ranks` by number.
fn by_falling_rank(order: &[u32], ids: &[ArticleId], ranks: &[u32]) -> Vec<ArticleId> {
    let rank = |number: &u32| ranks[*number as usize] as usize;
    let highest = ranks.iter().copied().fold(0, u32::max) as usize;
    // How many articles have each rank; then where the next of that rank belongs.
    let mut places = vec![0_u32; highest + 1];
    for number in order {
        places[rank(number)] += 1;
    }
    let mut count = 0;
    for place in places.iter_mut().rev() {
        count += mem::replace(place, count);
    }
    let without = places[0] as usize;
    let mut sorted = vec![ArticleId(0); order.len()];
    for (number, id) in order.iter().zip(ids) {
        let place = &mut places[rank(number)];
        sorted[*place as usize] = *id;
        *place += 1;
    }
    sorted.truncate(without);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Builder, Digest};
    use crate::news::{Language, Source};

    fn dated(number: u32, published: Option<Date>) -> Digest {
        Digest {
            id: ArticleId(number.into()),
            source: Source { place: format!("{number}.txt"), outlet: String::new() },
            title: String::new(),
            is_titled: false,
            published,
            language: Language::French,
            words: 0,
            members: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
        }
    }

    #[test]
    fn the_best_come_first_and_the_others_in_their_order() {
        let ranks = [0, 7, 3, 7, 0, 9, 3];
        let ids = [10, 11, 12, 13, 14, 15, 16].map(ArticleId);
        let sorted = by_falling_rank(&[0, 1, 2, 3, 4, 5, 6], &ids, &ranks);
        assert_eq!(sorted, [15, 11, 13, 12, 16].map(ArticleId));
        let sorted = by_falling_rank(&[6, 4, 2, 0], &ids[..4], &ranks);
        assert_eq!(sorted, [10, 12].map(ArticleId), "5 is worth something, and not there");
        assert_eq!(by_falling_rank(&[], &[], &[]), []);
    }

    #[test]
    fn a_range_of_days_holds_what_brute_force_finds() {
        let day = |it: u32| Date::new(2024, 1, i8::try_from(it % 28 + 1).unwrap()).unwrap();
        let published: Vec<Option<Date>> =
            (0..300).map(|it| (it % 7 != 0).then(|| day(it * 37 % 101))).collect();
        let mut builder = Builder::default();
        for (number, it) in (0..).zip(&published) {
            builder.add(number, &dated(number, *it));
        }
        let library = builder.snapshot();
        let ends = [None, Some(day(0)), Some(day(9)), Some(day(17)), Some(day(27))];
        for (from, to) in ends.iter().flat_map(|from| ends.iter().map(move |to| (*from, *to))) {
            let is_in =
                |it: &Date| from.is_none_or(|from| from <= *it) && to.is_none_or(|to| *it <= to);
            let brute = (0..).zip(&published).filter(|it| it.1.as_ref().is_some_and(is_in));
            assert!(library.within(from, to).iter().eq(brute.map(|it| it.0)), "{from:?} {to:?}");
        }
    }
}
