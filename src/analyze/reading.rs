//! The words of an article beside what the lexicon says of them.

use std::ops::Range;

use crate::analyze::lexicon::{
    Entry, Lexicon, Trait, Traits, What, english_stem, french_stem, phrase_hash, word_hash,
};
use crate::analyze::tagger::{self, Opinion};
use crate::news::{BlockKind, Document, Language};
use crate::text::{Form, Span, Token, sentences, tokenize};

/// How many tokens a sentence has at most. None of the press is as long; what
/// is longer is a list, or was made to keep us busy: some rules weigh every
/// verb of a sentence against every other.
const LONGEST: usize = 300;

/// An article as analysis reads it: every list below runs beside `tokens`.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The whole text.
    pub text: &'a str,
    /// What the words are looked up in.
    pub lexicon: &'a Lexicon,
    /// What the text is written in.
    pub language: Language,
    /// The words of all blocks but debris.
    pub tokens: Vec<Token>,
    /// The sentences, in order, that leave no token out.
    pub sentences: Vec<Sentence>,
    hashes: Vec<u64>,
    traits: Vec<Traits>,
    found: Vec<Found>,
    /// Where the entries that begin at each token begin in `found`.
    firsts: Vec<u32>,
    /// What the trained tagger makes of it, if there is one for the language.
    opinion: Option<Opinion>,
}

/// A sentence, as a range of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its first token, and the one after its last.
    pub tokens: Range<usize>,
    /// Whether so much of it is capitalised that a capital tells nothing.
    pub is_loud: bool,
}

/// An entry of the lexicon that fits the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The token after its last.
    pub to: usize,
    /// Its number in the lexicon.
    pub entry: u32,
    /// What it means.
    pub what: What,
}

impl<'a> Reading<'a> {
    /// Reads `document`, debris left out.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let text = document.text.as_str();
        let (mut tokens, mut found) = (Vec::with_capacity(text.len() / 5), Vec::new());
        for block in document.blocks.iter().filter(|it| it.kind != BlockKind::Debris) {
            let from = tokens.len();
            tokenize(text, block.span, &mut tokens);
            let is_line = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
            let whole = std::iter::once(0..tokens.len() - from).filter(|it| !it.is_empty());
            let parts = if is_line { whole.collect() } else { sentences(text, &tokens[from..]) };
            found.extend(parts.into_iter().map(|it| from + it.start..from + it.end));
        }
        let is_english = document.language == Language::English;
        let cut = |range: Range<usize>| {
            let is_loud = is_loud(&tokens[range.clone()], is_english);
            pieces(range).map(move |tokens| Sentence { tokens, is_loud })
        };
        let sentences = found.into_iter().flat_map(cut).collect();
        let mut reading = Self {
            text,
            lexicon,
            language: document.language,
            hashes: tokens.iter().map(|it| word_hash(it.span.within(text))).collect(),
            tokens,
            sentences,
            traits: Vec::new(),
            found: Vec::new(),
            firsts: Vec::new(),
            opinion: None,
        };
        reading.look_up();
        reading.opinion = tagger::opinion(&reading);
        reading
    }

    /// Looks up what every token tells, and every phrase that begins at it.
    fn look_up(&mut self) {
        self.traits.reserve(self.tokens.len());
        self.firsts.reserve(self.tokens.len() + 1);
        for sentence in 0..self.sentences.len() {
            let Range { start, end } = self.sentences[sentence].tokens.clone();
            for at in start..end {
                self.firsts.push(u32::try_from(self.found.len()).unwrap_or(u32::MAX));
                self.look_up_at(at, end);
            }
        }
        self.firsts.push(u32::try_from(self.found.len()).unwrap_or(u32::MAX));
    }

    fn look_up_at(&mut self, at: usize, end: usize) {
        let mut phrase = self.hashes[at];
        let Some(mut node) = self.lexicon.node(phrase) else {
            return self.traits.push(Traits::default());
        };
        self.traits.push(node.traits(self.language));
        let from = self.found.len();
        let mut to = at + 1;
        loop {
            for (entry, it) in self.lexicon.entries(&node) {
                if self.speaks(&it) && it.spelling.fits(&self.tokens[at..to]) {
                    self.found.push(Found { to, entry, what: it.what });
                }
            }
            if !node.goes_on || to >= end {
                break;
            }
            phrase = phrase_hash(phrase, self.hashes[to]);
            to += 1;
            let Some(longer) = self.lexicon.node(phrase) else { break };
            node = longer;
        }
        self.found[from..].sort_by_key(|it| std::cmp::Reverse(it.to));
    }

    /// Whether the entry is read in the language of the text. Of a language
    /// that is not ours, the names are read.
    fn speaks(&self, entry: &Entry) -> bool {
        match self.language {
            Language::French => entry.languages & 1 != 0,
            Language::English => entry.languages & 2 != 0,
            Language::Other => !entry.spelling.is_small(),
        }
    }

    /// What the trained tagger makes of it, if there is one for the language.
    pub fn opinion(&self) -> Option<&Opinion> {
        self.opinion.as_ref()
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text is French.
    pub fn is_french(&self) -> bool {
        self.language == Language::French
    }

    /// The entries that begin at the token `at`, longest first.
    pub fn found(&self, at: usize) -> &[Found] {
        let Some(range) = self.firsts.get(at..at + 2) else { return &[] };
        &self.found[range[0] as usize..range[1] as usize]
    }

    /// The first thing that begins at `at` of which `pick` makes something.
    pub fn first<T>(&self, at: usize, pick: impl Fn(&Found) -> Option<T>) -> Option<T> {
        self.found(at).iter().find_map(pick)
    }

    /// Whether the word at `at` has a trait; no word has none.
    #[inline]
    pub fn is(&self, at: usize, it: Trait) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.has(it))
    }

    /// Every trait of the word at `at`.
    pub fn traits(&self, at: usize) -> Traits {
        self.traits.get(at).copied().unwrap_or_default()
    }

    /// The hash of the word at `at`.
    pub fn hash(&self, at: usize) -> u64 {
        self.hashes.get(at).copied().unwrap_or(0)
    }

    /// The hash of what all forms of the noun or adjective at `at` share.
    pub fn stem(&self, at: usize) -> u64 {
        match self.language {
            Language::French => word_hash(&french_stem(self.word(at))),
            _ => word_hash(&english_stem(self.word(at))),
        }
    }

    /// The hash of the words from `from` up to `to`.
    pub fn phrase(&self, from: usize, to: usize) -> u64 {
        let mut hashes = self.hashes[from..to].iter().copied();
        let first = hashes.next().unwrap_or(0);
        hashes.fold(first, phrase_hash)
    }

    /// How the word at `at` is written.
    #[inline]
    pub fn form(&self, at: usize) -> Form {
        self.tokens.get(at).map_or(Form::Mark, |it| it.form)
    }

    /// Whether the word at `at` begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.form(at).is_capital()
    }

    /// Whether a name that ends before `at` would be cut by ending there, being
    /// joined to what follows: `Paris-Nord`, but not the `Paris-based` of English.
    pub fn is_cut(&self, at: usize) -> bool {
        self.is_joined(at) && (self.is_french() || self.form(at) != Form::Lower)
    }

    /// Whether only a hyphen stands before the word at `at`.
    pub fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|it| it.joined)
    }

    /// The letters of the token at `at`.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |it| it.span.within(self.text))
    }

    /// The stretch of text from the token `from` up to the token `to`. What a
    /// text breaks off (`selon du`) ends with its last token.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let last = self.tokens.len() - 1;
        let end = to.max(from + 1) - 1;
        self.tokens[from.min(last)].span.to(self.tokens[end.min(last)].span)
    }

    /// Whether a capital at `at` may owe to the place alone: at the beginning
    /// of a sentence, of a quotation, after a colon or a dash.
    pub fn is_opening(&self, at: usize, sentence: &Sentence) -> bool {
        at <= sentence.tokens.start
            || self.form(at - 1) == Form::Mark
                && matches!(
                    self.word(at - 1),
                    "«" | "“"
                        | "„"
                        | "\""
                        | ":"
                        | "–"
                        | "—"
                        | "-"
                        | "•"
                        | "."
                        | "!"
                        | "?"
                        | "…"
                        | "‘"
                )
    }
}

/// A sentence cut into pieces of `LONGEST` tokens; nearly always one piece.
fn pieces(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = sentence.end;
    sentence.step_by(LONGEST).map(move |start| start..end.min(start + LONGEST))
}

/// Whether most longer words of a line are all in capitals or, in English,
/// begin with one, as headlines do. Such a line has no full stop.
fn is_loud(tokens: &[Token], is_english: bool) -> bool {
    let words = || tokens.iter().filter(|it| it.form != Form::Mark && it.span.len() > 3);
    let smalls = words().filter(|it| it.form == Form::Lower).count();
    let uppers = words().filter(|it| it.form == Form::Upper).count();
    let all = words().count();
    let is_headline = tokens.last().is_some_and(|it| it.form != Form::Mark);
    all >= 4 && (uppers * 3 >= all * 2 || is_english && is_headline && smalls * 4 <= all)
}
