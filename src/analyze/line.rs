//! A sentence in plain letters, for rules that read word by word.

use std::ops::Range;

use crate::analyze::reading::{Reading, Sentence};
use crate::text::{Form, Span, fold_letters};

/// The letters of an article in lower case without accents.
#[derive(Debug)]
pub struct Letters {
    letters: String,
    /// Where each of its words ends.
    ends: Vec<usize>,
}

impl Letters {
    /// Folds every word of `reading`.
    pub fn new(reading: &Reading) -> Self {
        let mut letters = String::with_capacity(reading.text.len());
        let mut ends = Vec::with_capacity(reading.len());
        for at in 0..reading.len() {
            fold_letters(reading.word(at), |it| letters.push(it));
            ends.push(letters.len());
        }
        Self { letters, ends }
    }

    /// Its words, beside the tokens.
    pub fn words(&self) -> Plain<'_> {
        let mut from = 0;
        let word = |to: &usize| &self.letters[std::mem::replace(&mut from, *to)..*to];
        Plain(self.ends.iter().map(word).collect())
    }
}

/// The words of an article in lower case without accents, beside its tokens.
#[derive(Debug)]
pub struct Plain<'a>(Vec<&'a str>);

/// A sentence. Beyond its ends there are only empty words.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The article.
    pub reading: &'a Reading<'a>,
    /// Its folded words.
    words: &'a [&'a str],
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
}

impl<'a> Line<'a> {
    /// The words of `sentence`.
    pub fn new(reading: &'a Reading<'a>, plain: &'a Plain<'a>, sentence: &Sentence) -> Self {
        let Range { start, end } = sentence.tokens;
        Self { reading, words: &plain.0[start..end], from: start, to: end }
    }

    /// The folded word at `at`.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.words.get(at.wrapping_sub(self.from)).copied().unwrap_or("")
    }

    /// The folded word `steps` before `at`.
    pub fn before(&self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |it| self.word(it))
    }

    /// Whether the word at `at` is one of `words`.
    #[inline]
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// The token after `phrase`, words parted by spaces, if it begins at `at`.
    pub fn past(&self, at: usize, phrase: &str) -> Option<usize> {
        self.past_any(at, &[phrase])
    }

    /// The token after the first of `phrases` that begins at `at`.
    pub fn past_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.word(at);
        phrases.iter().find_map(|phrase| {
            let (mut rest, mut to) = (without_first(phrase, first)?, at + 1);
            while let Some(more) = rest.strip_prefix(' ') {
                rest = without_first(more, self.word(to))?;
                to += 1;
            }
            Some(to)
        })
    }

    /// The first token of the first of `phrases` that ends right before `at`.
    pub fn back_over(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let last = self.word(before);
        phrases.iter().find_map(|phrase| {
            let (mut rest, mut from) = (without_last(phrase, last)?, before);
            while let Some(more) = rest.strip_suffix(' ') {
                from = from.checked_sub(1)?;
                rest = without_last(more, self.word(from))?;
            }
            Some(from)
        })
    }

    /// How the word at `at` is written.
    pub fn form(&self, at: usize) -> Form {
        if (self.from..self.to).contains(&at) { self.reading.form(at) } else { Form::Mark }
    }

    /// Whether the text is French.
    pub fn is_french(&self) -> bool {
        self.reading.is_french()
    }

    /// The stretch of text from the token `from` up to the token `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.reading.span(from, to)
    }
}

/// What follows `word` in `phrase`, if that is its first word. Nearly always
/// it is not, and one letter tells.
fn without_first<'a>(phrase: &'a str, word: &str) -> Option<&'a str> {
    if word.is_empty() || phrase.as_bytes().first() != word.as_bytes().first() {
        return None;
    }
    phrase.strip_prefix(word).filter(|it| it.is_empty() || it.starts_with(' '))
}

/// What stands before `word` in `phrase`, if that is its last word.
fn without_last<'a>(phrase: &'a str, word: &str) -> Option<&'a str> {
    if word.is_empty() || phrase.as_bytes().last() != word.as_bytes().last() {
        return None;
    }
    phrase.strip_suffix(word).filter(|it| it.is_empty() || it.ends_with(' '))
}
