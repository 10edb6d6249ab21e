//! Marked texts as headlines print them, so that a model has seen some: all in
//! capitals, or with a capital on every longer word.

use crate::analyze::tagger::data::Marked;

/// Longer words have a capital in English headlines.
const LONG: usize = 4;

/// The same text all in capitals.
pub fn in_capitals(text: &Marked) -> Marked {
    rewritten(text, |words| words.chars().map(capital).collect())
}

/// The same text with a capital on every longer word, and no full stop.
pub fn as_headlines(text: &Marked) -> Marked {
    rewritten(text, |words| words.split_inclusive([' ', '\n']).map(headline).collect())
}

fn headline(word: &str) -> String {
    let word = word.replace(".\n", " \n");
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if word.trim_end().len() >= LONG => {
            std::iter::once(capital(first)).chain(letters).collect()
        }
        _ => word,
    }
}

/// The capital of a letter, if it takes as many bytes: marks stay where they are.
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    let first = capitals.next().filter(|it| it.len_utf8() == letter.len_utf8());
    first.filter(|_| capitals.next().is_none()).unwrap_or(letter)
}

fn rewritten(text: &Marked, rewrite: impl Fn(&str) -> String) -> Marked {
    let mut loud = text.clone();
    loud.document.text = rewrite(&text.document.text);
    loud
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::tagger::data::read_marked;
    use crate::news::Language;

    #[test]
    fn marks_stay_where_they_are() {
        let text = "[PERSON:Éva Groß] a vu [PLACE:l’Île] à 5 heures.\nOn a dormi.\n";
        let text = &read_marked(text, Language::French)[0];
        let (capitals, headlines) = (in_capitals(text), as_headlines(text));
        assert_eq!(capitals.document.text, "ÉVA GROß A VU L’ÎLE À 5 HEURES.\nON A DORMI.\n");
        assert_eq!(headlines.document.text, "Éva Groß a vu L’Île à 5 Heures \nOn a Dormi \n");
        let words = |it: &Marked| it.marks[1].span.within(&it.document.text).to_owned();
        assert_eq!([words(&capitals), words(&headlines)], ["L’ÎLE", "L’Île"]);
    }
}
