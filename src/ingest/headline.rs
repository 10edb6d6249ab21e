//! Which lines are headlines and cross-headings.

use crate::ingest::credit;
use crate::ingest::lines::{Ending, Line};

/// Whether a line could stand over an article: a few words, no full stop, no
/// dateline.
pub(super) fn is_headline(text: &str, line: &Line) -> bool {
    let words = line.span.within(text);
    let is_dated = || line.words > 12 && credit::opening(words).is_some();
    line.words <= 32
        && words.len() <= 260
        && is_label(text, line)
        && !is_lead(words, line.words)
        && !is_dated()
}

/// Whether a line could stand between paragraphs.
pub(super) fn is_heading(text: &str, line: &Line) -> bool {
    line.words <= 14
        && line.span.len() <= 120
        && is_label(text, line)
        && !is_lead(line.span.within(text), line.words + 10)
}

/// Whether a line begins and ends as a label does.
fn is_label(text: &str, line: &Line) -> bool {
    let words = line.span.within(text);
    let bare = words.trim_end_matches(|it: char| {
        matches!(it, '»' | '”' | '"' | '’' | ')') || it.is_whitespace()
    });
    let ends_in_point =
        bare.ends_with('.') && !ends_in_initials(bare) && line.ending == Ending::Sentence;
    let is_item = words.starts_with(['-', '–', '—', '•', '*', '>', '·', '(']);
    let begins = words.chars().find(|it| it.is_alphanumeric());
    line.ending != Ending::Open
        && !ends_in_point
        && !is_item
        && begins.is_some_and(|it| {
            !it.is_lowercase() || words.starts_with(['«', '“', '"']) || is_brand(words)
        })
}

/// `U.S.`, `J.-C.` and the like end in a point that ends no sentence.
fn ends_in_initials(words: &str) -> bool {
    let last = words.rsplit([' ', '-']).next().unwrap_or_default();
    let is_initial = |it: &str| it.chars().count() == 1 && it.starts_with(char::is_uppercase);
    last.trim_end_matches('.').split('.').all(is_initial)
}

/// `iPhone`, `eBay`: a small letter before a capital.
fn is_brand(words: &str) -> bool {
    words.chars().nth(1).is_some_and(char::is_uppercase)
}

/// Whether a sentence ends inside, as in the lead of an article. `Ukraine. Ce
/// que l’on sait` is a headline all the same.
fn is_lead(text: &str, words: usize) -> bool {
    let stops = text.match_indices(['.', '\u{3002}']).filter(|(at, _)| {
        let before = text[..*at].rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        let after = text[at + 1..].trim_start_matches(['»', '”', '\u{a0}', ' ']);
        let is_apart = text[at + 1..].starts_with([' ', '\u{a0}']);
        let is_word =
            before.chars().filter(|it| it.is_alphabetic()).count() >= 3 && !is_shortening(before);
        is_apart && is_word && after.starts_with(char::is_uppercase)
    });
    words > 16 && stops.count() > 0
}

fn is_shortening(word: &str) -> bool {
    matches!(
        word,
        "Mme"
            | "Mlle"
            | "Mrs"
            | "Gen"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Sgt"
            | "Col"
            | "Prof"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[track_caller]
    fn check(words: &str, expected: bool) {
        let line = Line::of(words, Span::new(0, words.len())).expect("it holds something");
        assert_eq!(is_headline(words, &line), expected, "{words}");
    }

    #[test]
    fn headlines() {
        check("Le port de Brest ferme pour trois mois", true);
        check("Qui paiera ? Le port de Brest ferme", true);
        check("« Nous ne savions rien », dit le maire", true);
        check("Mayor hits back at the U.S.", true);
        check("Bretagne. Le port de Brest ferme pour trois mois", true);
        check("DIRECT – Le port de Brest ferme", true);
    }

    #[test]
    fn what_is_no_headline() {
        check("Le port de Brest ferme pour trois mois.", false);
        check(
            "BREST – Le maire a annoncé mardi que le port fermerait pour trois mois. Les dockers protestent vivement",
            false,
        );
        check("et le port ferme", false);
        check("Le maire a déclaré :", false);
        check("– Le port ferme", false);
    }
}
