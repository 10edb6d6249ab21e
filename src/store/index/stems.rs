//! What is common to the forms of a word.

use std::collections::HashMap;
use std::fmt;

use frostem::{Algorithm, Stemmer};

use crate::store::index::tokens::{LONGEST, push_form};

/// A shorter word, in letters, has no other forms.
const SHORTEST: usize = 4;

/// Of how many words the stems are remembered: some megabytes of them.
const MOST_KNOWN: usize = 1 << 16;

/// Writes the stem of `word`, nothing where it has none.
pub(super) fn write_stem(word: &str, stemmer: &Stemmer, stem: &mut String) {
    stem.clear();
    let is_stemmed = word.len() <= LONGEST
        && word.chars().nth(SHORTEST - 1).is_some()
        && word.chars().all(char::is_alphabetic);
    if is_stemmed {
        push_form(&stemmer.stem(&word.to_lowercase()), stem);
    }
}

/// The stems of a language. Remembers those of words that came before: most
/// words of an article did.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: HashMap<Box<str>, Known>,
}

/// A word that came before.
struct Known {
    stem: Box<str>,
    /// The last article that had it.
    article: u32,
}

impl fmt::Debug for Stems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Stems").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl Stems {
    pub(super) fn new(language: Algorithm) -> Self {
        Self { stemmer: Stemmer::new(language), known: HashMap::new() }
    }

    /// Hands on the stem of `word`, unless it has none or came in `article`
    /// before.
    pub(super) fn tell_new(&mut self, article: u32, word: &str, told: impl FnOnce(&str)) {
        if let Some(known) = self.known.get_mut(word) {
            if known.article != article && !known.stem.is_empty() {
                told(&known.stem);
            }
            known.article = article;
            return;
        }
        let mut stem = String::new();
        write_stem(word, &self.stemmer, &mut stem);
        if !stem.is_empty() {
            told(&stem);
        }
        if self.known.len() == MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(word.into(), Known { stem: stem.into(), article });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        let mut stem = String::new();
        write_stem(word, &Stemmer::new(Algorithm::French), &mut stem);
        stem
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert_eq!(stem("Négociations"), stem("négociation"));
        assert_eq!(stem("négociation"), "negoci\0négoci");
        assert_eq!(stem("2019"), "");
    }

    #[test]
    fn a_stem_is_told_once_for_each_article() {
        let mut stems = Stems::new(Algorithm::French);
        let mut told = Vec::new();
        for article in 0..2 {
            for word in ["négociation", "ils", "négociation"] {
                stems.tell_new(article, word, |it| told.push(it.to_owned()));
            }
        }
        assert_eq!(told, [stem("négociation"), stem("négociation")]);
    }
}
