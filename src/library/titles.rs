//! The titles of a library, made ready for fuzzy search.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::library::asked::{Asked, WHOLE};
use crate::library::columns::{Chance, Columns};

/// How many texts a page holds.
const PAGE: usize = 1024;

/// Short folded texts under small numbers. Copies share what does not change.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    columns: Columns,
    pages: Vec<Arc<Page>>,
}

/// A text that answers a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    pub number: u32,
    /// How well, as [`Asked::score`] says.
    pub score: u32,
}

/// The texts of a page in a row.
#[derive(Debug, Clone, Default)]
struct Page {
    letters: String,
    /// Where each text begins and ends in `letters`.
    places: Vec<(u32, u32)>,
}

impl Titles {
    /// Takes in a folded text, in place of the one that had this number.
    pub(super) fn push(&mut self, number: u32, folded: &str) {
        self.remove(number);
        let (page, slot) = (number as usize / PAGE, number as usize % PAGE);
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, Arc::default);
        }
        let page = Arc::make_mut(&mut self.pages[page]);
        if page.places.len() <= slot {
            page.places.resize(slot + 1, (0, 0));
        }
        let narrow = |it: usize| u32::try_from(it).expect("a page of titles is small");
        let start = narrow(page.letters.len());
        page.letters.push_str(folded);
        page.places[slot] = (start, narrow(page.letters.len()));
        self.columns.insert(number, folded);
    }

    /// Forgets the text of that number. Its letters stay until the library is
    /// built again.
    pub(super) fn remove(&mut self, number: u32) {
        let (page, slot) = (number as usize / PAGE, number as usize % PAGE);
        let Some(page) = self.pages.get_mut(page) else { return };
        if page.places.get(slot).is_none_or(|it| it.0 == it.1) {
            return;
        }
        Arc::make_mut(page).places[slot] = (0, 0);
        self.columns.remove(number);
    }

    fn text(&self, number: u32) -> &str {
        let page = &self.pages[number as usize / PAGE];
        let (start, end) = page.places[number as usize % PAGE];
        &page.letters[start as usize..end as usize]
    }

    /// The texts that answer, by rising number, with how well: see
    /// [`Asked::score`].
    ///
    /// The best `exact` are scored by the matcher itself. Further ones keep what
    /// was promised of them, and never come before those.
    pub(super) fn answering(
        &self,
        asked: &Asked,
        exact: usize,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Answer>> {
        let mut answers = Vec::new();
        for promise in self.columns.promises(asked) {
            if !wanted() {
                return None;
            }
            let texts = promise.texts().filter_map(|it| self.promised(asked, it));
            answers.extend(texts);
        }
        self.settle(asked, &mut answers, exact);
        answers.retain(|it| it.score > 0);
        wanted().then_some(answers)
    }

    fn promised(&self, asked: &Asked, chance: Chance) -> Option<Answer> {
        let text = self.text(chance.number);
        let whole = chance.begins.then(|| asked.begins_in(text)).flatten();
        let score = whole.or_else(|| chance.fuzzy.then(|| asked.promise_of(text)).flatten())?;
        Some(Answer { number: chance.number, score })
    }

    /// Asks the matcher about those that were only promised, by falling
    /// promise, for as long as one may still be among the best.
    fn settle(&self, asked: &Asked, answers: &mut [Answer], exact: usize) {
        let mut promised: Vec<usize> =
            (0..answers.len()).filter(|it| answers[*it].score < WHOLE).collect();
        promised.sort_by_key(|it| Reverse(answers[*it].score));
        let room = exact.saturating_sub(answers.len() - promised.len());
        let mut best: BinaryHeap<Reverse<u32>> = BinaryHeap::with_capacity(room + 1);
        let mut promised = promised.into_iter();
        let mut least = None;
        for at in promised.by_ref() {
            let answer = &mut answers[at];
            least = best.peek().filter(|_| best.len() >= room).map(|it| it.0);
            if room == 0 || least.is_some_and(|it| answer.score < it) {
                answer.score = answer.score.min(least.unwrap_or(WHOLE));
                break;
            }
            answer.score = asked.fuzzy_in(self.text(answer.number)).unwrap_or(0);
            best.push(Reverse(answer.score));
            if best.len() > room {
                best.pop();
            }
        }
        let least = least.unwrap_or(WHOLE - 1);
        promised.for_each(|at| answers[at].score = answers[at].score.min(least));
    }
}

#[cfg(test)]
mod tests {
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    /// What a word is worth in a folded title, without any short cut.
    fn brute(word: &str, title: &str) -> Option<u32> {
        let letters = word.chars().count();
        let words =
            title.match_indices(word).filter(|it| !title[..it.0].ends_with(char::is_alphanumeric));
        let shares = words.map(|(at, it)| {
            let rest = title[at + it.len()..].chars().take_while(|it| it.is_alphanumeric());
            WHOLE + u32::try_from(100 * letters / (letters + rest.count())).unwrap()
        });
        let fuzzy = || {
            let score = SkimMatcherV2::default().fuzzy_match(title, word)?;
            let is_good = letters >= 4 && score >= 18 * i64::try_from(letters).unwrap();
            is_good.then(|| u32::try_from(score).unwrap().min(WHOLE - 1))
        };
        shares.max().or_else(fuzzy)
    }

    fn all(titles: &Titles, word: &str, exact: usize) -> Vec<(u32, u32)> {
        let answers = titles.answering(&Asked::new(word), exact, &|| true).unwrap();
        answers.into_iter().map(|it| (it.number, it.score)).collect()
    }

    fn titles(list: &[String]) -> Titles {
        let mut titles = Titles::default();
        (0..).zip(list).for_each(|(number, it)| titles.push(number, &fold(it)));
        titles
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
            let titles = titles(&list);
            let brute: Vec<(u32, u32)> = (0..).zip(&list)
                .filter_map(|(number, it)| Some((number, brute(&word, &fold(it))?)))
                .collect();
            let found = all(&titles, &word, exact);
            prop_assert_eq!(best(found.clone(), exact), best(brute.clone(), exact));
            let numbers = |it: &[(u32, u32)]| it.iter().map(|it| it.0).collect::<Vec<_>>();
            prop_assert_eq!(numbers(&found), numbers(&brute), "the others");
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
            let titles = titles(&list);
            let brute = (0..).zip(&list).filter_map(|(number, it)| Some((number, brute(&word, &fold(it))?)));
            prop_assert_eq!(all(&titles, &word, 200), brute.collect::<Vec<_>>());
        }
    }

    #[test]
    fn numbers_may_come_in_any_order_go_and_come_back() {
        let mut titles = Titles::default();
        titles.push(5000, "greve a l'hopital");
        titles.push(3, "la greve");
        let before = titles.clone();
        titles.push(3, "le calme");
        titles.remove(5000);
        assert_eq!(all(&titles, "greve", 9), []);
        assert_eq!(all(&titles, "calme", 9), [(3, 1100)]);
        assert_eq!(all(&before, "greve", 9), [(3, 1100), (5000, 1100)]);
        titles.push(5000, "greve");
        assert_eq!(all(&titles, "greve", 9), [(5000, 1100)]);
    }

    #[test]
    fn nobody_waits_for_an_answer_that_is_not_wanted() {
        let titles = titles(&["la grève".to_owned()]);
        assert!(titles.answering(&Asked::new("greve"), 9, &|| false).is_none());
    }
}
