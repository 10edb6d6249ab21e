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

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::{accented, fold_letters};

/// Stands between the blocks of a text. No phrase reaches over it.
pub(super) const BLOCK_END: char = '\u{1e}';

/// Divides a word from the same word with its accents.
pub(super) const ACCENTED: char = '\0';

/// How many words that are joined are kept as one: what is longer is no word.
pub(super) const MOST_JOINED: usize = 6;

/// A longer word, in bytes, is not kept: it is none.
const LONGEST: usize = 200;

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
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}')
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

/// Writes the form in which a word is kept.
pub(super) fn write_form(word: &str, form: &mut String) {
    form.clear();
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

/// Cuts texts into words.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    cuts: Vec<Cut>,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        cut(text, &mut self.cuts);
        WordStream { text, cuts: &self.cuts, is_joined_next: false, token: Token::default() }
    }
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct WordStream<'a> {
    text: &'a str,
    /// What is left of them.
    cuts: &'a [Cut],
    /// Whether the first is to come again, with those that are joined to it.
    is_joined_next: bool,
    token: Token,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let [first, rest @ ..] = self.cuts else { return false };
        let end = if self.is_joined_next { joined(self.cuts).end } else { first.end };
        let is_joined_next = !self.is_joined_next && first.is_joined;
        self.is_joined_next = is_joined_next;
        if !is_joined_next {
            self.cuts = rest;
        }
        let end = if end - first.start > LONGEST { first.start } else { end };
        write_form(&self.text[first.start..end], &mut self.token.text);
        self.token.position = first.place as usize;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The last of those that are joined to the first of `cuts`.
fn joined(cuts: &[Cut]) -> Cut {
    let before_last = cuts.iter().take(MOST_JOINED - 1).take_while(|it| it.is_joined).count();
    cuts[before_last]
}

/// Cuts texts into what is common to the forms of their words.
#[derive(Clone)]
pub(super) struct Stems {
    stemmer: Stemmer,
    /// The stems of words that came before: most words of a text did.
    known: HashMap<Box<str>, Box<str>>,
}

impl Stems {
    pub(super) fn new(language: Algorithm) -> Self {
        Self { stemmer: Stemmer::new(language), known: HashMap::new() }
    }

    /// Writes the stem of a word, nothing where it has none.
    pub(super) fn write(&mut self, word: &str, form: &mut String) {
        form.clear();
        if let Some(stem) = self.known.get(word) {
            return form.push_str(stem);
        }
        self.stem(word, form);
        if self.known.len() == MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(word.into(), form.as_str().into());
    }

    fn stem(&self, word: &str, form: &mut String) {
        if word.chars().nth(SHORTEST_STEMMED - 1).is_some() && word.chars().all(char::is_alphabetic)
        {
            write_form(&self.stemmer.stem(&word.to_lowercase()), form);
        }
    }
}

/// Of how many words the stems are remembered: half a megabyte of them.
const MOST_KNOWN: usize = 8192;

/// A shorter word, in letters, has no other forms.
const SHORTEST_STEMMED: usize = 4;

impl Tokenizer for Stems {
    type TokenStream<'a> = StemStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> StemStream<'a> {
        StemStream { stems: self, rest: text, token: Token { position: 0, ..Token::default() } }
    }
}

/// The stems of a text.
pub(super) struct StemStream<'a> {
    stems: &'a mut Stems,
    rest: &'a str,
    token: Token,
}

impl TokenStream for StemStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(start) = self.rest.find(is_inside) {
            let word = &self.rest[start..];
            let (word, rest) = word.split_at(word.find(|it| !is_inside(it)).unwrap_or(word.len()));
            self.rest = rest;
            self.stems.write(word, &mut self.token.text);
            if !self.token.text.is_empty() && word.len() <= LONGEST {
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let mut words = Words::default();
        let mut stream = words.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().text.clone(), stream.token().position));
        }
        let found: Vec<(&str, usize)> = found.iter().map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_keep_their_accents_apart() {
        check("Élève\u{a0}élu", &[("eleve\0élève", 0), ("elu\0élu", 4)]);
        check("oeuvre Œuvre", &[("oeuvre", 0), ("oeuvre", 4)]);
    }

    #[test]
    fn joined_words_are_kept_alone_and_as_one() {
        let joined = ["l", "l'arc-en-ciel", "arc", "arc-en-ciel", "en", "en-ciel", "ciel"];
        let places = [0, 0, 6, 6, 11, 11, 16];
        let expected: Vec<(&str, usize)> = joined.into_iter().zip(places).collect();
        check("l’arc-en-ciel", &expected);
    }

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

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let stem = |word: &str| {
            let mut form = String::new();
            Stems::new(Algorithm::French).write(word, &mut form);
            form
        };
        assert_eq!(stem("Négociations"), stem("négociation"));
        assert_eq!(stem("négociation"), "negoci\0négoci");
        assert_eq!(stem("2019"), "");
    }
}
