//! A short text made ready for fuzzy search: titles, names, outlets.

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::library::asked::{Asked, SHORTEST_FUZZY, openings};
use crate::library::glance::Glance;
use crate::text::{Folded, Span, fold};

/// A folded text and what can be told about it at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Card {
    pub folded: Arc<str>,
    pub glance: Glance,
}

impl Card {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let glance = Glance::of(&folded);
        Self { folded: folded.into(), glance }
    }

    /// How well the card answers a folded word, as [`Asked::score`] says.
    pub(super) fn score(&self, asked: &Asked) -> Option<u32> {
        asked.is_promised(&self.glance).then(|| asked.score(&self.folded))?
    }
}

/// Whether `word` begins a word of `text`; both folded.
pub(super) fn begins_word(text: &str, word: &str) -> bool {
    word.is_empty() || openings(text, word).next().is_some()
}

/// The parts of `text` that a folded word matches, best reading, or none where
/// the match is too scattered to count.
pub(super) fn marks(text: &str, word: &str) -> Vec<Span> {
    let folded = Folded::new(text);
    let asked = Asked::new(word);
    if let Some(at) = openings(folded.text(), word).next() {
        return vec![folded.original(at, at + word.len())];
    }
    let matcher = SkimMatcherV2::default();
    let good =
        (asked.letters >= SHORTEST_FUZZY).then(|| matcher.fuzzy_indices(folded.text(), word));
    match good.flatten() {
        Some((score, places)) if asked.is_good(score) => spans(&folded, &places),
        _ => Vec::new(),
    }
}

/// The letters of a folded text at `places`, counted in characters, as spans of
/// the original; neighbours in one.
pub(super) fn spans(folded: &Folded, places: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (count, (at, letter)) in folded.text().char_indices().enumerate() {
        if places.binary_search(&count).is_err() {
            continue;
        }
        let span = folded.original(at, at + letter.len_utf8());
        match spans.last_mut() {
            Some(last) if last.end() >= span.start() => *last = last.to(span),
            _ => spans.push(span),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, expected: &[&str]) {
        let found: Vec<&str> = marks(text, word).into_iter().map(|it| it.within(text)).collect();
        assert_eq!(found, expected);
        let card = Card::new(text);
        let score = card.score(&Asked::new(word));
        assert_eq!(score.is_some(), !expected.is_empty(), "{score:?}");
    }

    #[test]
    fn the_start_of_a_word_is_found_first() {
        check("La grève à l’hôpital", "hop", &["hôp"]);
        check("La grève à l’hôpital", "a", &["à"]);
    }

    #[test]
    fn letters_may_be_left_out() {
        check("Négociations à Genève", "ngoc", &["N", "goc"]);
    }

    #[test]
    fn scattered_letters_are_not_found() {
        check("Le rapport des experts attendu lundi", "latin", &[]);
        check("La grève", "rv", &[]);
        check("", "greve", &[]);
    }
}
