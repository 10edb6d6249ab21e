//! Looking for what a reader typed: accents are forgiven where they were not
//! typed and meant where they were.

use std::iter;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use crate::text::Span;
use crate::text::fold::fold_letter;

/// One letter of a text as it is compared. A run of spaces is one letter, and
/// `œ` is two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letter {
    /// In lower case, without accent.
    folded: char,
    /// In lower case, with its accent.
    written: char,
}

/// Something typed by a reader, to be found in texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    letters: Vec<Letter>,
}

impl Sought {
    /// What `typed` asks for. Spaces around it do not count.
    pub fn new(typed: &str) -> Self {
        Self { letters: letters(typed.trim()) }
    }

    /// Whether it asks for nothing. Nothing is found nowhere.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// What is sought in lower case without accents, as [`fold`](crate::text::fold)
    /// would give it, with runs of spaces as one.
    pub fn folded(&self) -> String {
        self.letters.iter().map(|it| it.folded).collect()
    }

    /// Whether the accents that were typed are those of `written`, a text of
    /// the same letters in the form that [`accented`] gives.
    pub fn agrees(&self, written: &str) -> bool {
        let typed = self.letters.iter().zip(written.chars());
        typed.into_iter().all(|(it, there)| !it.is_accented() || it.written == there)
    }

    /// Where in its folded form the first letter stands that was typed with an
    /// accent, in bytes.
    pub fn first_accent(&self) -> Option<Range<usize>> {
        let len = |it: &Letter| it.folded.len_utf8();
        let at = self.letters.iter().position(|it| it.is_accented())?;
        let start = self.letters[..at].iter().map(len).sum();
        Some(start..start + len(&self.letters[at]))
    }

    /// Every place where `text` has it, also inside words; none overlap.
    pub fn all_in(&self, text: &str) -> Vec<Span> {
        self.places(text, Bounds::None).collect()
    }

    /// The places where it begins with a word of `text`.
    pub fn word_starts_in(&self, text: &str) -> Vec<Span> {
        self.places(text, Bounds::Start).collect()
    }

    /// The places where it begins and ends with a word of `text`.
    pub fn words_in(&self, text: &str) -> Vec<Span> {
        self.places(text, Bounds::Both).collect()
    }

    /// Whether it begins with a word of `text` anywhere.
    pub fn starts_a_word_in(&self, text: &str) -> bool {
        self.places(text, Bounds::Start).next().is_some()
    }

    /// Whether it begins and ends with a word of `text` anywhere.
    pub fn is_whole_in(&self, text: &str) -> bool {
        self.places(text, Bounds::Both).next().is_some()
    }

    fn places(&self, text: &str, bounds: Bounds) -> impl Iterator<Item = Span> {
        let mut at = 0;
        iter::from_fn(move || {
            let first = self.letters.first()?.folded;
            while let Some(start) = candidate(text, at, first) {
                at = start + text[start..].chars().next().map_or(1, char::len_utf8);
                let fits = bounds == Bounds::None || !ends_inside(&text[..start]);
                let end = fits.then(|| self.end_at(text, start)).flatten();
                let fits =
                    |end: &usize| bounds != Bounds::Both || !text[*end..].starts_with(is_inside);
                if let Some(end) = end.filter(fits) {
                    at = end;
                    return Some(Span::new(start, end));
                }
            }
            None
        })
    }

    /// Where it ends, if `text` has it at `start`.
    fn end_at(&self, text: &str, start: usize) -> Option<usize> {
        let mut there = Letters::new(text, start);
        for letter in &self.letters {
            if !letter.meets(there.next()?) {
                return None;
            }
        }
        Some(there.at)
    }
}

/// Where a place must begin or end with a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bounds {
    None,
    Start,
    Both,
}

/// Whether `text` ends with a letter or digit. Most often its last byte tells.
fn ends_inside(text: &str) -> bool {
    match text.as_bytes().last() {
        None => false,
        Some(last) if last.is_ascii() => last.is_ascii_alphanumeric(),
        Some(_) => text.ends_with(is_inside),
    }
}

/// The next place from `at` on where a letter that folds to `first` may stand.
fn candidate(text: &str, at: usize, first: char) -> Option<usize> {
    let upper = first.to_ascii_uppercase();
    let may_start = |byte: u8| match byte {
        0..0x80 => char::from(byte) == first || char::from(byte) == upper,
        0x80..0xC0 => false,
        0xC0.. => true,
    };
    text.as_bytes()[at..].iter().position(|it| may_start(*it)).map(|it| at + it)
}

/// Whether a letter belongs to the word that it touches.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

impl Letter {
    fn meets(self, there: Self) -> bool {
        self.folded == there.folded && (!self.is_accented() || self.written == there.written)
    }

    /// Whether an accent was typed. `œ` for `oe` is no accent.
    fn is_accented(self) -> bool {
        self.written != self.folded && self.written.nfd().nth(1).is_some()
    }
}

/// `word` in lower case and one composed form, accents kept; `None` where it
/// has no accent, so that its folded form tells everything.
pub fn accented(word: &str) -> Option<String> {
    let letters = letters(word);
    let accented = letters.iter().any(|it| it.is_accented());
    accented.then(|| letters.iter().map(|it| it.written).collect())
}

fn letters(text: &str) -> Vec<Letter> {
    Letters::new(text, 0).collect()
}

/// Reads a text letter by letter.
struct Letters<'a> {
    text: &'a str,
    /// The byte after the last letter.
    at: usize,
    /// The second half of a letter that folds to two.
    second: Option<Letter>,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, second: None }
    }

    /// Goes past the characters that `belong` to the letter before.
    fn pass(&mut self, belong: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let end = rest.find(|it| !belong(it)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        if let Some(second) = self.second.take() {
            return Some(second);
        }
        let letter = self.text[self.at..].chars().next()?;
        self.at += letter.len_utf8();
        if letter.is_whitespace() {
            self.pass(char::is_whitespace);
            return Some(Letter { folded: ' ', written: ' ' });
        }
        // Combining marks are two bytes from 0xCC on.
        let next = self.text.as_bytes().get(self.at).copied().unwrap_or(0);
        if letter.is_ascii() && next < 0xCC {
            let lowered = letter.to_ascii_lowercase();
            return Some(Letter { folded: lowered, written: lowered });
        }
        let marks = self.pass(is_combining_mark);
        let lowered = letter.to_lowercase().next().unwrap_or(letter);
        let composed = marks.chars().try_fold(lowered, compose).unwrap_or(lowered);
        let mut folded = (None, None);
        fold_letter(letter, |it| match folded {
            (None, _) => folded.0 = Some(it),
            _ => folded.1 = Some(it),
        });
        let written = |folded| if letter.is_alphanumeric() { composed } else { folded };
        let made = |folded| Letter { folded, written: written(folded) };
        self.second = folded.1.map(made);
        // A mark without a letter folds away; it stands for itself.
        Some(made(folded.0.unwrap_or(letter)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, text: &str, expected: &[&str]) {
        let found = Sought::new(typed).all_in(text);
        let found: Vec<&str> = found.into_iter().map(|it| it.within(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn accents_are_forgiven_when_not_typed() {
        check(
            "eleve",
            "L’élève élevé, ELEVE, e\u{301}leve",
            &["élève", "élevé", "ELEVE", "e\u{301}leve"],
        );
        check("oeuvre", "Œuvre, oeuvre", &["Œuvre", "oeuvre"]);
        check("l'ele", "l’élève", &["l’élè"]);
    }

    #[test]
    fn accents_are_meant_when_typed() {
        check("élev", "élève, eleve, Élevé, e\u{301}leve", &["élèv", "Élev", "e\u{301}lev"]);
        check("œuvre", "Œuvre, oeuvre", &["Œuvre", "oeuvre"]);
    }

    #[test]
    fn spaces_and_line_ends_are_one() {
        check(
            "haut  karabagh",
            "Haut\u{a0}Karabagh, haut\n  karabagh",
            &["Haut\u{a0}Karabagh", "haut\n  karabagh"],
        );
    }

    #[test]
    fn places_do_not_overlap() {
        check("aa", "aaaaa", &["aa", "aa"]);
        check("", "anything", &[]);
    }

    #[test]
    fn words_may_be_asked_whole_or_by_their_start() {
        let text = "art, article, départ";
        let sought = Sought::new("art");
        assert_eq!(sought.all_in(text).len(), 3);
        assert_eq!(sought.word_starts_in(text).len(), 2);
        assert_eq!(sought.words_in(text).len(), 1);
    }
}
