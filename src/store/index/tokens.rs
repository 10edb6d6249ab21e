//! How a text is cut into what can be looked up.
//!
//! A word is a run of letters and digits, in lower case without accents; one
//! written with accents has them after a mark, so that whoever types none finds
//! it and whoever types some can tell it from others. Words joined by hyphens
//! and apostrophes are kept one by one and, besides, as one.
//!
//! How far a word is from the one before it tells what stands between them: a
//! space, a hyphen, an apostrophe or anything else. Words are a phrase where
//! their distances are those that were typed.

use crate::text::{accented, fold_letters};

/// Stands between the blocks of a text. No phrase reaches over it.
pub(super) const BLOCK_END: char = '\u{1e}';

/// Divides a word from the same word with its accents.
pub(super) const ACCENTED: char = '\0';

/// How many words that are joined are kept as one: what is longer is no word.
pub(super) const MOST_JOINED: usize = 6;

/// A longer word, in bytes, is not kept: it is none.
pub(super) const LONGEST: usize = 200;

/// How far a word is from the one before it. Two of these are always further
/// than one, so that no other word can stand between those of a phrase.
mod gap {
    pub const SPACE: u32 = 4;
    pub const HYPHEN: u32 = 5;
    pub const APOSTROPHE: u32 = 6;
    /// Whatever else stands between them.
    pub const OTHER: u32 = 7;
    pub const BLOCK: u32 = 8;
}

/// A word of a text, by bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub start: usize,
    pub end: usize,
    /// Its place among the words.
    pub place: u32,
    /// Whether a hyphen or an apostrophe joins it to the next.
    pub is_joined: bool,
}

/// Cuts `text` into words.
pub(super) fn cut(text: &str, cuts: &mut Vec<Cut>) {
    cuts.clear();
    let mut place = 0;
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_inside).map(|it| rest + it) {
        let end = text[start..].find(|it| !is_inside(it)).map_or(text.len(), |it| start + it);
        if let Some(before) = cuts.last_mut() {
            let gap = gap(&text[before.end..start]);
            before.is_joined = matches!(gap, gap::HYPHEN | gap::APOSTROPHE);
            place += gap;
        }
        cuts.push(Cut { start, end, place, is_joined: false });
        rest = end;
    }
}

/// Whether a letter belongs to a word. Combining marks do.
fn is_inside(letter: char) -> bool {
    // The usual accents, which need not be looked up.
    matches!(letter, 'à'..='ö' | '\u{300}'..='\u{36f}') || letter.is_alphanumeric()
}

/// How far apart words are between which `between` stands.
fn gap(between: &str) -> u32 {
    match between {
        " " | "\n" => return gap::SPACE,
        "'" | "’" => return gap::APOSTROPHE,
        "-" => return gap::HYPHEN,
        _ if between.contains(BLOCK_END) => return gap::BLOCK,
        _ => (),
    }
    let mut signs = String::new();
    fold_letters(between, |it| signs.push(it));
    match signs.as_str() {
        "-" => gap::HYPHEN,
        "'" => gap::APOSTROPHE,
        signs if signs.chars().all(char::is_whitespace) => gap::SPACE,
        _ => gap::OTHER,
    }
}

/// Adds the form in which a word is kept.
pub(super) fn push_form(word: &str, form: &mut String) {
    if word.is_ascii() {
        form.extend(word.bytes().map(|it| char::from(it.to_ascii_lowercase())));
        return;
    }
    fold_letters(word, |it| form.push(it));
    if let Some(written) = accented(word) {
        form.push(ACCENTED);
        form.push_str(&written);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_words_tells_their_distance() {
        let places = |text: &str| {
            let mut cuts = Vec::new();
            cut(text, &mut cuts);
            cuts.iter().map(|it| it.place).collect::<Vec<_>>()
        };
        assert_eq!(places("a b\n c"), [0, 4, 8]);
        assert_eq!(places("a-b, c’d"), [0, 5, 12, 18]);
        assert_eq!(places("a\u{1e}b"), [0, 8]);
    }
}
