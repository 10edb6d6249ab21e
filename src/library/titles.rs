//! Fuzzy search over the titles of a library.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use roaring::RoaringBitmap;

use crate::library::asked::{Asked, LETTER, Near, WHOLE};
use crate::library::columns::{Chance, Promise, has_column};
use crate::library::rows::Rows;

/// A text that answers a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    pub number: u32,
    /// How well, as [`Asked::score`] says.
    pub score: u32,
}

/// Which titles a word was near, for a longer word: page by page, in the order
/// of [`Columns::promises`](crate::library::columns::Columns::promises).
#[derive(Debug, Clone, Default)]
pub(super) struct Titles(Vec<Promise>);

/// Where titles are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Among<'a> {
    /// Nothing means everywhere.
    pub within: Option<&'a RoaringBitmap>,
    /// The titles that a word was near whose beginning or all this one is.
    pub former: Option<(&'a Asked, &'a Titles)>,
    /// How many of the best the matcher itself scores. The others keep what was
    /// promised of them.
    pub exact: usize,
}

impl Among<'_> {
    /// What is left of a promise, the one of the page `at`.
    fn narrow(&self, at: usize, asked: &Asked, promise: &mut Promise) {
        let Some((former, titles)) = self.former else { return };
        let Some(left) = titles.0.get(at) else { return };
        if asked.goes_on(former) {
            promise.keep_begun(left);
        }
        if asked.is_near_after(former) {
            promise.keep_fuzzy(left);
        }
    }

    fn contains(&self, number: u32) -> bool {
        self.within.is_none_or(|it| it.contains(number))
    }
}

impl Rows {
    /// Hands on the articles `among` some whose titles answer, each once, with how
    /// well: see [`Asked::score`]; gives the titles that are near.
    pub(super) fn titled(
        &self,
        asked: &Asked,
        among: Among,
        wanted: &dyn Fn() -> bool,
        mut take: impl FnMut(Answer),
    ) -> Option<Titles> {
        let (mut titles, mut whole, mut promised) = (Titles::default(), 0, Vec::new());
        if asked.word.is_empty() {
            return Some(titles);
        }
        let is_told_unread = asked.is_letter() && asked.word.bytes().all(has_column);
        for (at, mut promise) in self.columns.promises(asked).enumerate() {
            if !wanted() {
                return None;
            }
            among.narrow(at, asked, &mut promise);
            let mut left = promise.none();
            let chances = promise.texts().filter(|it| among.contains(it.number));
            let mut near = |chance: Chance, near: Near| {
                left.insert(chance);
                match near {
                    Near::Worth(score) if score < WHOLE => {
                        promised.push(Answer { number: chance.number, score });
                    }
                    Near::Worth(score) => {
                        whole += 1;
                        take(Answer { number: chance.number, score });
                    }
                    Near::Below => (),
                }
            };
            if is_told_unread {
                chances.for_each(|it| near(it, Near::Worth(LETTER)));
            } else {
                self.read(asked, chances, near);
            }
            titles.0.push(left);
        }
        self.settle(asked, &mut promised, among.exact.saturating_sub(whole));
        promised.into_iter().filter(|it| it.score > 0).for_each(take);
        wanted().then_some(titles)
    }

    /// Hands on the titles that are near, and what that leaves of the chances they
    /// had.
    fn read(
        &self,
        asked: &Asked,
        chances: impl Iterator<Item = Chance>,
        mut near: impl FnMut(Chance, Near),
    ) {
        // They lie far apart. Asked for one after the other before any is read,
        // memory brings several at once.
        let texts: Vec<_> = chances.map(|it| (it, self.folded(it.number))).collect();
        for (chance, text) in texts {
            let begun = || chance.begins.then(|| asked.begins_in(text)).flatten();
            let scattered = || chance.fuzzy.then(|| asked.scattered(text)).flatten();
            if let Some(score) = begun() {
                near(Chance { fuzzy: true, ..chance }, Near::Worth(score));
            } else if let Some(scattered) = scattered() {
                near(Chance { begins: false, ..chance }, scattered);
            }
        }
    }

    /// Asks the matcher about those that were only promised, by falling
    /// promise, for as long as one may still be among the best, for which there
    /// is `room`.
    fn settle(&self, asked: &Asked, promised: &mut [Answer], room: usize) {
        promised.sort_by_key(|it| (Reverse(it.score), it.number));
        let mut best: BinaryHeap<Reverse<u32>> = BinaryHeap::with_capacity(room + 1);
        for answer in promised.iter_mut().take_while(|_| room > 0) {
            let is_beaten = best.peek().is_some_and(|worst| answer.score < worst.0);
            if best.len() == room && is_beaten {
                break;
            }
            answer.score = asked.fuzzy_in(self.folded(answer.number)).unwrap_or(0);
            best.push(Reverse(answer.score));
            if best.len() > room {
                best.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use proptest::prelude::*;

    use super::*;
    use crate::library::Digest;
    use crate::library::packed::Draft;
    use crate::news::{ArticleId, Language, Source};
    use crate::text::fold;

    /// What a word is worth in a folded title, without any short cut.
    fn brute(word: &str, title: &str) -> Option<u32> {
        let letters = word.chars().count();
        let places = title.char_indices().map(|it| it.0);
        let starts = places.filter(|at| !title[..*at].ends_with(char::is_alphanumeric));
        let rests = starts.filter_map(|at| title[at..].strip_prefix(word));
        let shares = rests.map(|rest| {
            let rest = rest.chars().take_while(|it| it.is_alphanumeric());
            let share = 100 * letters / (letters + rest.count());
            if letters == 1 { LETTER } else { WHOLE + u32::try_from(share).unwrap() }
        });
        let fuzzy = || {
            let score = SkimMatcherV2::default().fuzzy_match(title, word)?;
            let is_good = letters >= 4 && score >= 18 * i64::try_from(letters).unwrap();
            is_good.then(|| u32::try_from(score).unwrap().min(WHOLE - 1))
        };
        shares.max().or_else(fuzzy)
    }

    const EVERYWHERE: Among = Among { within: None, former: None, exact: 9 };

    /// The answers by rising number, and the titles that are near.
    fn answers(rows: &Rows, asked: &Asked, among: Among) -> (Vec<(u32, u32)>, Titles) {
        let mut answers = Vec::new();
        let take = |it: Answer| answers.push((it.number, it.score));
        let titles = rows.titled(asked, among, &|| true, take).unwrap();
        answers.sort_unstable();
        (answers, titles)
    }

    fn all(rows: &Rows, word: &str, exact: usize) -> Vec<(u32, u32)> {
        answers(rows, &Asked::new(word), Among { exact, ..EVERYWHERE }).0
    }

    /// The same, letter by letter, each among what the one before it left.
    fn typed(rows: &Rows, word: &str) -> Vec<(u32, u32)> {
        let (mut former, mut last) = (None, Vec::new());
        for end in word.char_indices().map(|(at, it)| at + it.len_utf8()) {
            let asked = Asked::new(&word[..end]);
            let before = former.as_ref().map(|(asked, titles)| (asked, titles));
            let among = Among { former: before, exact: 200, ..EVERYWHERE };
            let (found, titles) = answers(rows, &asked, among);
            (former, last) = (Some((asked, titles)), found);
        }
        last
    }

    fn put(rows: &mut Rows, number: u32, title: &str) {
        let digest = Digest {
            id: ArticleId(number.into()),
            source: Source { place: String::new(), outlet: String::new() },
            title: title.to_owned(),
            is_titled: true,
            published: None,
            language: Language::French,
            words: 0,
            members: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
        };
        let draft = Draft { digest: &digest, outlet: 0, nodes: Vec::new(), counted: Vec::new() };
        rows.put(number, &draft);
    }

    fn rows(titles: &[String]) -> Rows {
        let mut rows = Rows::default();
        (0..).zip(titles).for_each(|(number, it)| put(&mut rows, number, it));
        rows
    }

    /// The best `exact`, ties by number.
    fn best(mut answers: Vec<(u32, u32)>, exact: usize) -> Vec<(u32, u32)> {
        answers.sort_by_key(|it| (Reverse(it.1), it.0));
        answers.truncate(exact);
        answers
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn the_best_are_those_of_brute_force(
            list in prop::collection::vec("[abcde ]{0,6}([a-eé]{1,7}[ '«»,/-]{1,2}){0,6}[abcde]{0,9}", 1..60),
            word in "[abcde]{1,9}|[abc]{4,6}|[abcde]{1,3}['-][abcde]{1,4}|[ab]{5,14}",
            exact in 1usize..12,
        ) {
            let rows = rows(&list);
            let brute: Vec<(u32, u32)> = (0..).zip(&list)
                .filter_map(|(number, it)| Some((number, brute(&word, &fold(it))?)))
                .collect();
            let found = all(&rows, &word, exact);
            prop_assert_eq!(best(found.clone(), exact), best(brute.clone(), exact));
            let numbers = |it: &[(u32, u32)]| it.iter().map(|it| it.0).collect::<Vec<_>>();
            prop_assert_eq!(numbers(&found), numbers(&brute), "the others");
            prop_assert_eq!(typed(&rows, &word), all(&rows, &word, 200), "letter by letter");
        }

        /// Words that are in the titles but for a letter or two.
        #[test]
        fn words_with_letters_left_out_are_found_alike(
            list in prop::collection::vec("([a-zé]{1,9}[ '’-]){2,9}[a-z]{2,9}", 1..40),
            pick in 0usize..1000, left_out in 1usize..5, skip in 2usize..6,
        ) {
            let words: Vec<String> = list.iter().map(|it| fold(it)).collect();
            let words: Vec<&str> = words.iter().flat_map(|it| it.split(' ')).collect();
            let word = words[pick % words.len()];
            let word: String = word.chars().enumerate()
                .filter(|(at, _)| at % skip != left_out % skip).map(|it| it.1).collect();
            prop_assume!((1..=32).contains(&word.len()));
            let rows = rows(&list);
            let brute = (0..).zip(&list).filter_map(|(number, it)| Some((number, brute(&word, &fold(it))?)));
            let brute = brute.collect::<Vec<_>>();
            prop_assert_eq!(typed(&rows, &word), &*brute);
            prop_assert_eq!(all(&rows, &word, 200), brute);
        }
    }

    #[test]
    fn numbers_may_come_in_any_order_go_and_come_back() {
        let mut rows = Rows::default();
        put(&mut rows, 5000, "Grève à l’hôpital");
        put(&mut rows, 3, "La grève");
        let before = rows.clone();
        rows.clear(3);
        put(&mut rows, 3, "Le calme");
        rows.clear(5000);
        assert_eq!(all(&rows, "greve", 9), []);
        assert_eq!(all(&rows, "calme", 9), [(3, 1100)]);
        assert_eq!(all(&before, "greve", 9), [(3, 1100), (5000, 1100)]);
        put(&mut rows, 5000, "Grève");
        assert_eq!(all(&rows, "greve", 9), [(5000, 1100)]);
    }

    #[test]
    fn nobody_waits_for_an_answer_that_is_not_wanted() {
        let rows = rows(&["la grève".to_owned()]);
        assert!(rows.titled(&Asked::new("greve"), EVERYWHERE, &|| false, |_| ()).is_none());
    }
}
