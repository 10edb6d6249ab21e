//! Looking for what a reader typed: accents are forgiven where they were not
//! typed and meant where they were.

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
    span: Span,
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

    /// Every place where `text` has it, also inside words; none overlap.
    pub fn all_in(&self, text: &str) -> Vec<Span> {
        self.places(text, |_, _| true)
    }

    /// The places where it begins with a word of `text`.
    pub fn word_starts_in(&self, text: &str) -> Vec<Span> {
        self.places(text, |before, _| !before)
    }

    /// The places where it begins and ends with a word of `text`.
    pub fn words_in(&self, text: &str) -> Vec<Span> {
        self.places(text, |before, after| !before && !after)
    }

    /// Places that `fits`, which is told whether a letter or digit stands
    /// before and after.
    fn places(&self, text: &str, fits: impl Fn(bool, bool) -> bool) -> Vec<Span> {
        let Some(first) = self.letters.first() else { return Vec::new() };
        let within = letters(text);
        let inside = |at: usize| within.get(at).is_some_and(|it| it.folded.is_alphanumeric());
        let (mut found, mut at) = (Vec::new(), 0);
        while at + self.letters.len() <= within.len() {
            let end = at + self.letters.len();
            let here = within[at].folded == first.folded
                && self.letters.iter().zip(&within[at..end]).all(|(it, there)| it.meets(*there))
                && fits(at > 0 && inside(at - 1), inside(end));
            if here {
                found.push(within[at].span.to(within[end - 1].span));
            }
            at = if here { end } else { at + 1 };
        }
        found
    }
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
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let span = Span::new(at, at + letter.len_utf8());
        if letter.is_ascii() && !letter.is_ascii_whitespace() {
            let lowered = letter.to_ascii_lowercase();
            letters.push(Letter { folded: lowered, written: lowered, span });
        } else if is_combining_mark(letter) {
            if let Some(last) = letters.last_mut() {
                last.written = compose(last.written, letter).unwrap_or(last.written);
                last.span = last.span.to(span);
            }
        } else {
            push_letter(letter, span, &mut letters);
        }
    }
    letters
}

fn push_letter(letter: char, span: Span, letters: &mut Vec<Letter>) {
    if letter.is_whitespace() {
        let more = letters.last().is_some_and(|it| it.folded == ' ');
        letters.extend((!more).then_some(Letter { folded: ' ', written: ' ', span }));
        return;
    }
    let written = letter.to_lowercase().nfc().next().unwrap_or(letter);
    let is_plain = !letter.is_alphanumeric();
    fold_letter(letter, |folded| {
        let written = if is_plain { folded } else { written };
        letters.push(Letter { folded, written, span });
    });
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
