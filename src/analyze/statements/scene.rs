//! An article as speech is read in it: its words beside its actors, its
//! quotations and what the verbs of saying tell.

use std::ops::Range;

use crate::analyze::lexicon::{Heard, Tells, Trait, exact_hash};
use crate::analyze::phrases::Draft;
use crate::analyze::reading::Reading;
use crate::analyze::statements::marks::{Quotation, quotations};
use crate::news::{BlockKind, Document, Kind, Member, Sex};
use crate::text::{Form, Span};

/// How far a search looks for what belongs together, in words.
pub const REACH: usize = 60;

/// How many words can have been said in one breath.
pub const LONGEST: usize = 400;

/// An article, ready to be asked who speaks. Every list runs beside the
/// tokens of the reading.
pub struct Scene<'a> {
    /// The words.
    pub reading: &'a Reading<'a>,
    /// The quotations that stand in no other, in order.
    pub quotations: Vec<Quotation>,
    /// The running text: a range of tokens for each paragraph.
    pub paragraphs: Vec<Range<usize>>,
    drafts: &'a [Draft],
    members: &'a [u32],
    cast: &'a [Member],
    /// Of each member of the cast.
    sexes: Vec<Option<Sex>>,
    heard: Vec<Option<&'a Heard>>,
    /// The number of the outermost mention that holds the token, from 1.
    outer: Vec<u32>,
    /// The same for quotations.
    quoted: Vec<u32>,
    sentence: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// Sets the scene for `document`, whose actors are known.
    pub fn new(
        document: &Document,
        reading: &'a Reading<'a>,
        (drafts, members): (&'a [Draft], &'a [u32]),
        cast: &'a [Member],
    ) -> Self {
        let len = reading.len();
        let speech = reading.lexicon.speech();
        let heard = |at: usize| speech.heard(exact_hash(reading.word(at)), reading.language);
        let mut outer = vec![0; len];
        for (number, draft) in (1..).zip(drafts) {
            outer[draft.from..draft.to]
                .iter_mut()
                .filter(|it| **it == 0)
                .for_each(|it| *it = number);
        }
        let mut sentence = vec![0; len];
        for (number, it) in (0..).zip(&reading.sentences) {
            sentence[it.tokens.clone()].fill(number);
        }
        let token_at = |byte: usize| reading.tokens.partition_point(|it| it.span.start() < byte);
        let is_text = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Quotation);
        let blocks = document.blocks.iter().filter(|it| is_text(it.kind));
        let paragraphs: Vec<Range<usize>> =
            blocks.map(|it| token_at(it.span.start())..token_at(it.span.end())).collect();
        let quotations = quotations(reading, &paragraphs);
        let heard: Vec<Option<&Heard>> = (0..len).map(heard).collect();
        let quotations =
            quotations.into_iter().map(|it| until_aside(reading, &heard, it)).collect();
        let quotations: Vec<Quotation> = quotations;
        let mut quoted = vec![0; len];
        for (number, it) in (1..).zip(&quotations) {
            quoted[it.from..it.to].fill(number);
        }
        Self {
            sexes: sexes(reading, (drafts, members), cast),
            heard,
            reading,
            quotations,
            paragraphs,
            drafts,
            members,
            cast,
            outer,
            quoted,
            sentence,
        }
    }

    /// The letters of the token at `at`; none outside the text.
    pub fn word(&self, at: usize) -> &'a str {
        self.reading.word(at)
    }

    /// Whether the token at `at` is one of `words`, small or capitalised.
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|it| same_word(it, word))
    }

    /// What the verbs of saying know of the word at `at`.
    pub fn heard(&self, at: usize) -> Option<&'a Heard> {
        self.heard.get(at).copied().flatten()
    }

    /// Whether the word at `at` is known for some of `what`.
    pub fn tells(&self, at: usize, what: Tells) -> bool {
        self.heard(at).is_some_and(|it| it.tells.has(what))
    }

    /// Whether the word at `at` has a trait of the lexicon.
    pub fn is(&self, at: usize, it: Trait) -> bool {
        self.reading.is(at, it)
    }

    /// Whether the token at `at` is a mark of punctuation.
    pub fn is_mark(&self, at: usize) -> bool {
        self.reading.form(at) == Form::Mark
    }

    /// The sentence that the token at `at` stands in.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let number = self.sentence_number(at);
        self.reading.sentences.get(number).map_or(at..at, |it| it.tokens.clone())
    }

    /// The number of that sentence.
    pub fn sentence_number(&self, at: usize) -> usize {
        self.sentence.get(at).map_or(usize::MAX, |it| *it as usize)
    }

    /// The outermost mention that holds the token at `at`, by its number.
    pub fn mention(&self, at: usize) -> Option<usize> {
        self.outer.get(at).and_then(|it| (*it as usize).checked_sub(1))
    }

    /// The mention of that number.
    pub fn draft(&self, number: usize) -> &'a Draft {
        &self.drafts[number]
    }

    /// The outermost mention that begins at `at`.
    pub fn mention_from(&self, at: usize) -> Option<usize> {
        self.mention(at).filter(|it| self.drafts[*it].from == at)
    }

    /// The mentions that begin from `from` up to `to`, nested ones too.
    pub fn mentions_within(&self, from: usize, to: usize) -> Range<usize> {
        let first = self.drafts.partition_point(|it| it.from < from);
        first..self.drafts.partition_point(|it| it.from < to).max(first)
    }

    /// The member of the cast that the mention of that number speaks of.
    pub fn member_of(&self, number: usize) -> u32 {
        self.members[number]
    }

    /// A member of the cast.
    pub fn member(&self, member: u32) -> &'a Member {
        &self.cast[member as usize]
    }

    /// The sex of a member of the cast: an article before tells it better than
    /// an office, which may be masculine for a woman.
    pub fn sex(&self, member: u32) -> Option<Sex> {
        self.sexes[member as usize]
    }

    /// The quotation that holds the token at `at`.
    pub fn quotation(&self, at: usize) -> Option<&Quotation> {
        let number = (*self.quoted.get(at)? as usize).checked_sub(1)?;
        Some(&self.quotations[number])
    }

    /// The stretch of text from the token `from` up to the token `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.reading.span(from, to)
    }

    /// Whether an article or another determiner stands at `at`.
    pub fn is_article(&self, at: usize) -> bool {
        self.is(at, Trait::Determiner)
    }

    /// Whether the token at `at` belongs to what says when: a day, a date.
    pub fn is_time(&self, at: usize) -> bool {
        self.is(at, Trait::Calendar) || self.tells(at, Tells::TIME)
    }

    /// Whether the token at `at` is an adverb.
    pub fn is_adverb(&self, at: usize) -> bool {
        let is_lower = self.reading.form(at) == Form::Lower && self.mention(at).is_none();
        let ending = if self.reading.is_french() { "ment" } else { "ly" };
        let is_made = |it: &str| it.len() > ending.len() + 3 && it.ends_with(ending);
        let is_noun = self.tells(at, Tells::HUMAN.and(Tells::PAPER));
        self.tells(at, Tells::ADVERB) || is_lower && !is_noun && is_made(self.word(at))
    }

    /// The token that begins at `byte` or after it.
    pub fn token_at(&self, byte: usize) -> usize {
        self.reading.tokens.partition_point(|it| it.span.start() < byte)
    }

    /// Whether the mention of that number is a medium, which passes on what it
    /// is told.
    pub fn is_medium(&self, number: usize) -> bool {
        let entry = self.drafts[number].entry;
        entry.is_some_and(|it| self.reading.lexicon.entry(it).list == "media")
    }

    /// Whether a mention can speak: places cannot.
    pub fn can_speak(&self, number: usize) -> bool {
        self.drafts[number].kind != Kind::Place
    }
}

fn sexes(
    reading: &Reading,
    (drafts, members): (&[Draft], &[u32]),
    cast: &[Member],
) -> Vec<Option<Sex>> {
    let mut sexes: Vec<Option<Sex>> = cast.iter().map(|it| it.sex).collect();
    let is_person = |it: &(&Draft, &u32)| it.0.kind == Kind::Person && reading.is_french();
    for (draft, member) in drafts.iter().zip(members).filter(is_person) {
        let article = draft.from.checked_sub(1).map_or("", |it| reading.word(it));
        if matches!(article, "la" | "La" | "une" | "Une") {
            sexes[*member as usize] = Some(Sex::Female);
        }
    }
    sexes
}

/// A quotation whose closing mark was forgotten, up to the words that say who
/// said it: `« Nous partons, confiait d’ailleurs X`.
fn until_aside(reading: &Reading, heard: &[Option<&Heard>], quotation: Quotation) -> Quotation {
    let says = |at: usize| {
        let is_auxiliary = heard[at].is_some_and(|it| it.tells.has(Tells::HAVE));
        let at = at + usize::from(is_auxiliary);
        let is_verb = |it: &&Heard| !it.forms.is_empty();
        let follows = at + 1 < reading.len() && !reading.is(at + 1, Trait::Determiner);
        heard.get(at).copied().flatten().as_ref().is_some_and(is_verb) && follows
    };
    let (from, end) = quotation.inner;
    if quotation.is_closed {
        return quotation;
    }
    let comma =
        (from + 1..end.saturating_sub(2)).find(|it| reading.word(*it) == "," && says(it + 1));
    comma.map_or(quotation, |to| Quotation { to, inner: (from, to), ..quotation })
}

/// Whether two words differ in nothing but the case of letters and the shape of
/// the apostrophe.
fn same_word(small: &str, word: &str) -> bool {
    if word.is_ascii() {
        let mut letters = small.bytes().zip(word.bytes());
        return small.len() == word.len() && letters.all(|(a, b)| a == b.to_ascii_lowercase());
    }
    let plain = |it: char| if it == '’' { '\'' } else { it };
    let lower = |it: char| it.to_lowercase().next().unwrap_or(it);
    small.len() <= word.len() && small.chars().map(plain).eq(word.chars().map(lower).map(plain))
}
