//! The words that came before, of which nothing has to be found out again: of
//! the words of an article nearly all did.

use std::collections::HashMap;
use std::fmt;

use frostem::{Algorithm, Stemmer};

use crate::store::index::stems::stem;
use crate::store::index::tokens::{LONGEST, push_form};

/// So many are remembered: some megabytes of them.
const MOST: usize = 1 << 16;

/// The words of a language.
#[derive(Default)]
pub(super) struct Known {
    stemmer: Option<Stemmer>,
    words: HashMap<Box<str>, Word>,
}

/// A word.
#[derive(Debug)]
pub(super) struct Word {
    /// The form in which it is kept.
    pub form: Box<str>,
    /// Its stem in the same form. Empty where it has none.
    pub stem: Box<str>,
    /// The last article that had it.
    article: u32,
}

impl fmt::Debug for Known {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Known").field("words", &self.words.len()).finish_non_exhaustive()
    }
}

impl Known {
    pub(super) fn of(language: Algorithm) -> Self {
        Self { stemmer: Some(Stemmer::new(language)), words: HashMap::new() }
    }

    /// Hands on what is known of `word`, and whether `article` has not had it
    /// before.
    pub(super) fn tell(&mut self, article: u32, word: &str, told: impl FnOnce(&Word, bool)) {
        if let Some(known) = self.words.get_mut(word) {
            told(known, known.article != article);
            known.article = article;
            return;
        }
        let known = self.learned(article, word);
        told(&known, true);
        if self.words.len() == MOST {
            self.words.clear();
        }
        self.words.insert(word.into(), known);
    }

    fn learned(&self, article: u32, word: &str) -> Word {
        let mut form = String::new();
        if word.len() <= LONGEST {
            push_form(word, &mut form);
        }
        let stem = self.stemmer.as_ref().map(|it| stem(word, it)).unwrap_or_default();
        Word { form: form.into(), stem: stem.into(), article }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_new_once_in_each_article() {
        let mut known = Known::of(Algorithm::French);
        let mut told = Vec::new();
        for article in 0..2 {
            for word in ["Élus", "ils", "Élus"] {
                known.tell(article, word, |it, is_new| told.push((it.form.clone(), is_new)));
            }
        }
        let expected = [("elus\0élus", true), ("ils", true), ("elus\0élus", false)].repeat(2);
        let told: Vec<(&str, bool)> = told.iter().map(|it| (&*it.0, it.1)).collect();
        assert_eq!(told, expected);
    }
}
