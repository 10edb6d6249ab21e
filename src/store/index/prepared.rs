//! How an article is handed to the index: its words as a text in which each is
//! followed by a mark that says how far the next one is. So it is cut and
//! folded once, by whoever reads it from the record, and the threads of the
//! index only have to take the words apart again.

use frostem::Algorithm;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::news::{BlockKind, Document, Language};
use crate::store::index::known::Known;
use crate::store::index::tokens::{BLOCK_END, Cut, LONGEST, MOST_JOINED, cut, push_form};

/// The mark of the distance 0; the others follow it. No word has any of them.
const MARK: u8 = 0x10;

/// How many distances there are.
const MARKS: u8 = 9;

/// Makes articles ready for the index.
#[derive(Debug)]
pub(super) struct Preparing {
    french: Known,
    english: Known,
    other: Known,
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
    /// Its words, joined ones alone and as one.
    pub words: String,
    /// What is common to their forms, each once.
    pub stems: String,
}

impl Default for Preparing {
    fn default() -> Self {
        let [french, english] = [Algorithm::French, Algorithm::English].map(Known::of);
        let (text, cuts) = (String::new(), Vec::new());
        Self { french, english, other: Known::default(), text, cuts, count: 0 }
    }
}

impl Preparing {
    pub(super) fn prepared(&mut self, document: &Document) -> Prepared {
        self.text.clear();
        for block in document.blocks.iter().filter(|it| it.kind != BlockKind::Debris) {
            self.text.push_str(block.span.within(&document.text));
            self.text.push(BLOCK_END);
        }
        cut(&self.text, &mut self.cuts);
        self.count = self.count.wrapping_add(1);
        self.written(document.language)
    }

    /// The words that were cut out of the text.
    fn written(&mut self, language: Language) -> Prepared {
        let known = match language {
            Language::French => &mut self.french,
            Language::English => &mut self.english,
            Language::Other => &mut self.other,
        };
        let mut words = String::with_capacity(self.text.len() * 3 / 2);
        let mut stems = String::with_capacity(self.text.len());
        let mut rest = &*self.cuts;
        while let [first, after @ ..] = rest {
            known.tell(self.count, &self.text[first.start..first.end], |word, is_new| {
                words.push_str(&word.form);
                if is_new && !word.stem.is_empty() {
                    stems.push_str(&word.stem);
                    stems.push(mark(1));
                }
            });
            if first.is_joined {
                words.push(mark(0));
                push_joined(&self.text[first.start..joined(rest).end], &mut words);
            }
            words.push(mark(after.first().map_or(0, |it| it.place - first.place)));
            rest = after;
        }
        Prepared { language, words, stems }
    }
}

/// The last of those that are joined to the first of `cuts`.
fn joined(cuts: &[Cut]) -> Cut {
    let before_last = cuts.iter().take(MOST_JOINED - 1).take_while(|it| it.is_joined).count();
    cuts[before_last]
}

fn push_joined(word: &str, words: &mut String) {
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
    use crate::news::{ArticleId, Block};
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) };
        let id = ArticleId(0);
        let document = Document::new(id, text.to_owned(), vec![block], Language::Other);
        let words = Preparing::default().prepared(&document).words;
        let mut marks = Marks;
        let mut stream = marks.token_stream(&words);
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
