//! How an article is handed to the index: its words as a text in which each is
//! followed by a mark that says how far the next one is. So it is cut and
//! folded once, by whoever reads it from the record, and the threads of the
//! index only have to take the words apart again.

use frostem::Algorithm;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::news::{BlockKind, Document, Language};
use crate::store::index::stems::Stems;
use crate::store::index::tokens::{BLOCK_END, Cut, LONGEST, MOST_JOINED, cut, push_form};

/// The mark of the distance 0; the others follow it. No word has any of them.
const MARK: u8 = 0x10;

/// How many distances there are.
const MARKS: u8 = 9;

/// Makes articles ready for the index.
#[derive(Debug)]
pub(super) struct Preparing {
    french: Stems,
    english: Stems,
    text: String,
    cuts: Vec<Cut>,
    /// How many articles came before.
    count: u32,
}

/// An article as the index takes it in, debris left out.
#[derive(Debug)]
pub(super) struct Prepared {
    /// What it is written in.
    pub language: Language,
    /// Its words.
    pub words: String,
    /// What is common to their forms, each once.
    pub stems: String,
}

impl Preparing {
    pub(super) fn new() -> Self {
        let [french, english] = [Algorithm::French, Algorithm::English].map(Stems::new);
        Self { french, english, text: String::new(), cuts: Vec::new(), count: 0 }
    }

    pub(super) fn prepared(&mut self, document: &Document) -> Prepared {
        self.text.clear();
        for block in document.blocks.iter().filter(|it| it.kind != BlockKind::Debris) {
            self.text.push_str(block.span.within(&document.text));
            self.text.push(BLOCK_END);
        }
        cut(&self.text, &mut self.cuts);
        self.count = self.count.wrapping_add(1);
        let (language, words) = (document.language, words(&self.text, &self.cuts));
        Prepared { language, words, stems: self.stems(language) }
    }

    fn stems(&mut self, language: Language) -> String {
        let mut stems = String::new();
        let known = match language {
            Language::French => &mut self.french,
            Language::English => &mut self.english,
            Language::Other => return stems,
        };
        for cut in &self.cuts {
            known.tell_new(self.count, &self.text[cut.start..cut.end], |stem| {
                stems.push_str(stem);
                stems.push(mark(1));
            });
        }
        stems
    }
}

/// The words that were cut out of `text`, joined ones alone and as one.
fn words(text: &str, cuts: &[Cut]) -> String {
    let mut words = String::with_capacity(text.len() + text.len() / 2);
    let mut rest = cuts;
    while let [first, after @ ..] = rest {
        push_word(&text[first.start..first.end], &mut words);
        if first.is_joined {
            words.push(mark(0));
            push_word(&text[first.start..joined(rest).end], &mut words);
        }
        words.push(mark(after.first().map_or(0, |it| it.place - first.place)));
        rest = after;
    }
    words
}

/// The last of those that are joined to the first of `cuts`.
fn joined(cuts: &[Cut]) -> Cut {
    let before_last = cuts.iter().take(MOST_JOINED - 1).take_while(|it| it.is_joined).count();
    cuts[before_last]
}

fn push_word(word: &str, words: &mut String) {
    if word.len() <= LONGEST {
        push_form(word, words);
    }
}

/// Says that the next word is so far away.
fn mark(distance: u32) -> char {
    u8::try_from(distance).map_or(char::from(MARK), |it| char::from(MARK + it))
}

/// Takes apart what is prepared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks;

impl Tokenizer for Marks {
    type TokenStream<'a> = Marked<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Marked<'a> {
        Marked { rest: text, distance: 0, token: Token { position: 0, ..Token::default() } }
    }
}

/// The words of a prepared text.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    rest: &'a str,
    /// How far the next word is from this one.
    distance: usize,
    token: Token,
}

impl TokenStream for Marked<'_> {
    fn advance(&mut self) -> bool {
        let end = self.rest.bytes().position(|it| (MARK..MARK + MARKS).contains(&it));
        let Some(end) = end else { return false };
        let (word, rest) = self.rest.split_at(end);
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position += self.distance;
        self.distance = usize::from(rest.as_bytes()[0] - MARK);
        self.rest = &rest[1..];
        true
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
        let mut cuts = Vec::new();
        cut(text, &mut cuts);
        let words = words(text, &cuts);
        let mut stream = Marks.token_stream(&words);
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
}
