//! A sentence in plain letters, for rules that read word by word.

use crate::analyze::reading::{Reading, Sentence};
use crate::text::{Form, Span, fold_letters};

/// The words of an article in lower case without accents, beside its tokens.
#[derive(Debug)]
pub struct Plain {
    letters: String,
    ends: Vec<usize>,
}

impl Plain {
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

    fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.letters[start..self.ends[at]]
    }
}

/// A sentence. Beyond its ends there are only empty words.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The article.
    pub reading: &'a Reading<'a>,
    plain: &'a Plain,
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
}

impl<'a> Line<'a> {
    /// The words of `sentence`.
    pub fn new(reading: &'a Reading<'a>, plain: &'a Plain, sentence: &Sentence) -> Self {
        Self { reading, plain, from: sentence.tokens.start, to: sentence.tokens.end }
    }

    /// The folded word at `at`.
    pub fn word(&self, at: usize) -> &'a str {
        if (self.from..self.to).contains(&at) { self.plain.word(at) } else { "" }
    }

    /// The folded word `steps` before `at`.
    pub fn before(&self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |it| self.word(it))
    }

    /// Whether the word at `at` is one of `words`.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// The token after `phrase`, words parted by spaces, if it begins at `at`.
    pub fn past(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut to = at;
        for word in phrase.split(' ') {
            if self.word(to) != word {
                return None;
            }
            to += 1;
        }
        Some(to)
    }

    /// The token after the first of `phrases` that begins at `at`.
    pub fn past_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|it| self.past(at, it))
    }

    /// The first token of the first of `phrases` that ends right before `at`.
    pub fn back_over(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| {
            let from = at.checked_sub(phrase.split(' ').count())?;
            self.past(from, phrase).map(|_| from)
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
