//! What is common to the forms of a word.

use frostem::Stemmer;

use crate::store::index::tokens::{LONGEST, push_form};

/// A shorter word, in letters, has no other forms.
const SHORTEST: usize = 4;

/// The stem of `word` in the form in which it is kept. Empty where it has none.
pub(super) fn stem(word: &str, stemmer: &Stemmer) -> String {
    let mut stem = String::new();
    let is_stemmed = word.len() <= LONGEST
        && word.chars().nth(SHORTEST - 1).is_some()
        && word.chars().all(char::is_alphabetic);
    if is_stemmed {
        push_form(&stemmer.stem(&word.to_lowercase()), &mut stem);
    }
    stem
}

#[cfg(test)]
mod tests {
    use frostem::Algorithm;

    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let stem = |word: &str| stem(word, &Stemmer::new(Algorithm::French));
        assert_eq!(stem("Négociations"), stem("négociation"));
        assert_eq!(stem("négociation"), "negoci\0négoci");
        assert_eq!(stem("2019"), "");
    }
}
