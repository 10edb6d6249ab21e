//! One form for what readers do not tell apart: case, accents, apostrophes,
//! dashes and spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// `text` in lower case without accents, with plain apostrophes, hyphens and
/// spaces, and with `œ`, `æ` and `ß` as two letters.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    fold_letters(text, |it| folded.push(it));
    folded
}

/// Hands the letters of the folded `text` to `push`, one by one: for whoever
/// hashes or compares them and needs no copy.
pub fn fold_letters(text: &str, mut push: impl FnMut(char)) {
    for letter in text.chars() {
        fold_letter(letter, &mut push);
    }
}

/// A folded text that knows where each of its letters came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, and for its end, the byte of the original.
    back: Vec<u32>,
}

impl Folded {
    /// Folds `original` and keeps the way back.
    pub fn new(original: &str) -> Self {
        let (mut text, mut back) = (String::new(), Vec::new());
        for (at, letter) in original.char_indices() {
            fold_letter(letter, |it| text.push(it));
            back.resize(text.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        back.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        Self { text, back }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the folded bytes from `start` up to `end` stand in the original,
    /// with the marks that were folded away after the last letter.
    pub fn original(&self, start: usize, end: usize) -> Span {
        Span::new(self.back[start] as usize, self.back[end] as usize)
    }
}

pub(super) fn fold_letter(letter: char, mut push: impl FnMut(char)) {
    if letter.is_ascii() {
        return push(letter.to_ascii_lowercase());
    }
    match letter {
        // The usual accents, which need not be taken apart.
        'à'..='å' | 'À'..='Å' => push('a'),
        'ç' | 'Ç' => push('c'),
        'è'..='ë' | 'È'..='Ë' => push('e'),
        'ù'..='ü' | 'Ù'..='Ü' => push('u'),
        'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(push),
        'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(push),
        'ß' | 'ẞ' => ['s', 's'].into_iter().for_each(push),
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => push('o'),
        'ł' | 'Ł' => push('l'),
        'đ' | 'Đ' => push('d'),
        'ì'..='ï' | 'Ì'..='Ï' | 'ı' => push('i'),
        '’' | '‘' | 'ʼ' | '´' | 'ʹ' | '′' | '＇' => push('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => push('-'),
        _ if letter.is_whitespace() => push(' '),
        _ => {
            let lowered = letter.to_lowercase().nfd();
            lowered.filter(|it| !is_combining_mark(*it)).for_each(push);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
        assert_eq!(Folded::new(text).text(), expected);
    }

    #[test]
    fn forgives_case_accents_and_apostrophes() {
        check("L’Élysée", "l'elysee");
        check("Çavuşoğlu", "cavusoglu");
        check("Œuvre\u{202f}!", "oeuvre !");
    }

    #[test]
    fn the_usual_accents_fold_like_all_others() {
        for letter in '\u{c0}'..='\u{ff}' {
            let base: String = letter.to_lowercase().nfd().take(1).collect();
            let is_accented = letter.is_alphabetic() && letter.nfd().nth(1).is_some();
            assert!(!is_accented || fold(&letter.to_string()) == base, "{letter}");
        }
    }

    #[test]
    fn leads_back_to_the_original() {
        let original = "à l’Élysée.";
        let folded = Folded::new(original);
        let at = folded.text().find("elysee").expect("it is there");
        assert_eq!(folded.original(at, at + 6).within(original), "Élysée");
    }
}
