//! A word that a reader asks for, and how well a short text answers it.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr;
use memchr::memmem::Finder;

use crate::library::bound::{self, Bound};
use crate::library::glance::{Glance, MISS, ceiling};

/// What an answer is worth whose word begins with the word asked for.
pub(super) const WHOLE: u32 = 1000;

/// A word of fewer letters must begin a word of the text: scattered letters
/// are found in nearly every title.
pub(super) const SHORTEST_FUZZY: usize = 4;

/// A folded word that a reader asks for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub word: String,
    pub letters: usize,
    glance: Glance,
    finder: Finder<'static>,
    bound: Bound,
}

impl Asked {
    pub(super) fn new(folded: &str) -> Self {
        Self {
            bound: Bound::new(folded),
            word: folded.to_owned(),
            letters: folded.chars().count(),
            glance: Glance::of(folded),
            finder: Finder::new(folded).into_owned(),
        }
    }

    /// What can be told of it without reading it.
    pub(super) fn glance(&self) -> &Glance {
        &self.glance
    }

    /// Whether a text of this glance may answer it.
    pub(super) fn is_promised(&self, glance: &Glance) -> bool {
        if self.letters == 0 || !glance.may_hold(&self.glance) {
            return false;
        }
        glance.may_begin_with(&self.glance) || self.may_be_fuzzy_at(glance)
    }

    fn may_be_fuzzy_at(&self, glance: &Glance) -> bool {
        self.losses().is_some_and(|it| glance.misses(&self.word) <= it)
    }

    /// How many of the matcher's bonuses a text may miss and still answer by
    /// scattered letters: each costs [`MISS`]. Nothing where it never can.
    pub(super) fn losses(&self) -> Option<usize> {
        let may_be_fuzzy = self.letters >= SHORTEST_FUZZY && self.word.len() <= bound::LONGEST;
        let most = (ceiling(&self.word) - self.least()) / MISS;
        may_be_fuzzy.then(|| usize::try_from(most).unwrap_or(0))
    }

    /// How well a folded text answers it, or nothing: better than [`WHOLE`]
    /// where a word of the text begins with it.
    pub(super) fn score(&self, folded: &str) -> Option<u32> {
        self.begins_in(folded).or_else(|| {
            self.promise_of(folded)?;
            self.fuzzy_in(folded)
        })
    }

    /// How well `folded` answers it by a word that begins with it.
    pub(super) fn begins_in(&self, folded: &str) -> Option<u32> {
        Some(WHOLE + self.share_of_word(folded)?)
    }

    /// The most that [`Asked::fuzzy_in`] may say of `folded`, where it may say
    /// anything: quicker than asking.
    pub(super) fn promise_of(&self, folded: &str) -> Option<u32> {
        self.losses()?;
        is_within(&self.word, folded)
            .then(|| self.bound.of(folded))?
            .and_then(|it| self.worth(it.into()))
    }

    /// How well `folded` answers it by letters that are not too scattered.
    pub(super) fn fuzzy_in(&self, folded: &str) -> Option<u32> {
        // A matcher remembers more of the last text than it should, and gives
        // a text another score after another one. A new one does not.
        self.worth(SkimMatcherV2::default().fuzzy_match(folded, &self.word)?)
    }

    /// What a good score of the matcher is worth, below [`WHOLE`].
    fn worth(&self, score: i64) -> Option<u32> {
        self.is_good(score).then(|| u32::try_from(score).map_or(0, |it| it.min(WHOLE - 1)))
    }

    /// How much it is of the word of `text` that begins with it and has least
    /// besides, in hundredths. Nothing where none does.
    fn share_of_word(&self, text: &str) -> Option<u32> {
        let starts = self.finder.find_iter(text.as_bytes());
        let starts = starts.filter(|at| !ends_inside(&text[..*at]));
        let rests = starts.map(|at| letters_before_a_gap(&text[at + self.word.len()..]));
        let more = rests.min()?;
        Some(u32::try_from(100 * self.letters / (self.letters + more).max(1)).unwrap_or(100))
    }

    /// Whether a match is more than scattered letters: gaps must be paid for by
    /// letters that stand together or open words.
    pub(super) fn is_good(&self, score: i64) -> bool {
        score >= self.least()
    }

    fn least(&self) -> i64 {
        GOOD * i64::try_from(self.letters).unwrap_or(i64::MAX / GOOD)
    }
}

/// What every letter of a word must be worth on average: a plain match has 16,
/// one that follows the letter before it 20.
const GOOD: i64 = 18;

/// Whether `text` ends within a word. Its last byte mostly tells.
fn ends_inside(text: &str) -> bool {
    match text.as_bytes().last() {
        Some(it) if it.is_ascii() => it.is_ascii_alphanumeric(),
        _ => text.ends_with(char::is_alphanumeric),
    }
}

/// How many letters `text` has before anything else.
fn letters_before_a_gap(text: &str) -> usize {
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match text.as_bytes().get(plain) {
        Some(it) if !it.is_ascii() => {
            plain + text[plain..].chars().take_while(|it| it.is_alphanumeric()).count()
        }
        _ => plain,
    }
}

/// Whether all letters of `word` occur in `text` in this order.
pub(super) fn is_within(word: &str, text: &str) -> bool {
    let mut rest = text.as_bytes();
    word.bytes().all(|it| match memchr(it, rest) {
        Some(at) => {
            rest = &rest[at + 1..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quick answers may be too kind but never too strict.
    #[test]
    fn whatever_the_matcher_finds_good_is_looked_at() {
        let (mut seed, mut good) = (1u32, 0);
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        for _ in 0..20_000 {
            let mut letters = |count: u32, list: &[u8]| -> String {
                (0..count)
                    .map(|_| char::from(list[next(u32::try_from(list.len()).unwrap()) as usize]))
                    .collect()
            };
            let (text, word) = (letters(28, b"abcde abc'd-"), letters(5, b"abcde"));
            let asked = Asked::new(&word);
            let score = asked.fuzzy_in(&text);
            good += usize::from(score.is_some());
            assert_eq!(asked.promise_of(&text), score, "{word} in {text}");
            let is_promised = asked.is_promised(&Glance::of(&text));
            assert!(score.is_none() || is_promised, "{word} in {text}: {score:?}");
        }
        assert!(good > 100, "{good}");
    }
}
