//! The words that say that somebody said something: verb groups with their
//! auxiliaries, negations left out.

mod english;
mod french;

use crate::analyze::lexicon::{Mood, Tells, Verb, VerbForm, exact_hash};
use crate::analyze::statements::scene::Scene;

/// A verb of saying with what belongs to it, as tokens.
#[derive(Debug, Clone, Copy)]
pub struct Cue<'a> {
    /// Its first word: `a` in `a déclaré`.
    pub from: usize,
    /// The token after its last, further words and inverted pronoun included.
    pub to: usize,
    /// The token before which its subject ends: pronouns between are skipped.
    pub head: usize,
    /// What the lexicon says of it.
    pub verb: &'a Verb,
    /// Where its subject is to be looked for.
    pub side: Side,
    /// Whether its form asks for a subject in the plural.
    pub is_plural: bool,
    /// Whether it asks for one in the singular.
    pub is_singular: bool,
}

/// Where the subject of a verb of saying is to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it, or after it where it is turned round.
    Own,
    /// The pronoun at this token: `a-t-il ajouté`.
    Pronoun(usize),
    /// It has that of the verb before: `et exhorté`, `affirmant`.
    Shared,
    /// Named behind it from this token on: `est accusé par X`.
    Agent(usize),
    /// Something written, from this token on: `Dans la note, il est dit que`.
    Written(usize),
}

/// The cues of the sentence that is made of the tokens `from` up to `to`.
pub fn cues<'a>(scene: &Scene<'a>, from: usize, to: usize) -> Vec<Cue<'a>> {
    let mut cues: Vec<Cue> = Vec::new();
    for at in from..to {
        let Some(heard) = scene.heard(at).filter(|it| !it.forms.is_empty()) else { continue };
        let is_aside = || follows_comma(scene, at);
        let is_free = scene.mention(at).is_none()
            && (scene.quotation(at).is_none() || is_aside())
            && cues.last().is_none_or(|it| it.to <= at);
        if !is_free {
            continue;
        }
        let place = Place { scene, at, start: from, end: to };
        let found = heard.forms.iter().find_map(|form| {
            let (verb, tail) = place.with_tail(form)?;
            let is_french = scene.reading.is_french();
            let has_other = cues.last().is_some();
            let cue = if is_french {
                place.french(*form, tail, has_other)
            } else {
                place.english(*form, tail, has_other)
            };
            cue.map(|it| Cue { verb, ..it }).filter(|it| !place.is_of_thing(it))
        });
        cues.extend(found);
    }
    cues
}

/// Whether the verb at `at`, or its auxiliary, stands right behind a comma, as
/// it does where the article speaks within the marks: `« Non, dit-il. Jamais. »`
fn follows_comma(scene: &Scene, at: usize) -> bool {
    let first = at.saturating_sub(6);
    let comma = (first..at).rev().find(|it| scene.word(*it) == ",");
    comma.is_some_and(|comma| (comma + 1..at).all(|it| !scene.is_article(it)))
}

/// A form of a verb of saying where it stands.
#[derive(Clone, Copy)]
struct Place<'s, 'a> {
    scene: &'s Scene<'a>,
    /// The token of the form.
    at: usize,
    /// The first token of the sentence.
    start: usize,
    /// The token after its last.
    end: usize,
}

impl<'a> Place<'_, 'a> {
    /// The verb, and the token after the words that belong to it, where all of
    /// them follow. An adverb may stand between: `mis fermement en garde`.
    fn with_tail(&self, form: &VerbForm) -> Option<(&'a Verb, usize)> {
        let verb = self.scene.reading.lexicon.speech().verb(form.verb);
        let mut at = self.at + 1;
        if let Some(first) = verb.tail.first() {
            let is_first = |it: usize| exact_hash(self.scene.word(it)) == *first;
            let skips = !is_first(at) && self.scene.is_adverb(at);
            at += usize::from(skips);
        }
        for word in &verb.tail {
            if at >= self.end || exact_hash(self.scene.word(at)) != *word {
                return None;
            }
            at += 1;
        }
        Some((verb, at))
    }

    /// Whether what is said stands before a relative pronoun: `ce qu’il a
    /// appelé`, `ceux qu’il considère`. Nobody says anything more there.
    fn is_of_thing(&self, cue: &Cue) -> bool {
        let first = self.start.max(cue.head.saturating_sub(3));
        let that = (first..cue.head).rev().find(|it| self.scene.tells(*it, Tells::THAT));
        let demonstrative = ["ce", "celui", "celle", "ceux", "celles"];
        let is_opening = |at: usize| {
            at <= self.start + 4 && self.scene.is_one_of(self.start, &["c'", "that", "this"])
        };
        that.and_then(|it| it.checked_sub(1).filter(|at| *at >= self.start))
            .is_some_and(|it| self.scene.is_one_of(it, &demonstrative) && !is_opening(it))
    }

    fn cue(&self, from: usize, to: usize, side: Side, form: VerbForm) -> Cue<'a> {
        let verb = self.scene.reading.lexicon.speech().verb(form.verb);
        let is_plural = form.moods.has(Mood::PLURAL) && !form.moods.has(Mood::SINGULAR);
        let is_singular = form.moods.has(Mood::SINGULAR) && !form.moods.has(Mood::PLURAL);
        Cue { from, to, head: from, verb, side, is_plural, is_singular }
    }

    fn word(&self, at: usize) -> &'a str {
        self.scene.word(at)
    }

    /// Whether the token at `at` belongs to the sentence before the form.
    fn is_before(&self, at: usize) -> bool {
        self.start <= at && at < self.at
    }
}
