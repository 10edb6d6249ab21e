//! A cue in its sentence, and who may be its speaker.

use crate::analyze::lexicon::{Frames, Tells};
use crate::analyze::statements::around::Said;
use crate::analyze::statements::complement::{Complement, complement};
use crate::analyze::statements::cues::{Cue, Side};
use crate::analyze::statements::nouns::{Head, Phrase, phrase_at};
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::subject;
use crate::text::Form;

/// A cue in its sentence.
#[derive(Clone, Copy)]
pub struct Telling<'s, 'a> {
    /// The article.
    pub scene: &'s Scene<'a>,
    /// The words that tell.
    pub cue: &'s Cue<'a>,
    /// The first token of their sentence.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// The cues that follow in it.
    pub next: &'s [Cue<'a>],
}

/// Who speaks, and what was said: several where the cue parts it.
pub type Told = (Vec<Phrase>, Vec<Said>);

/// Who speaks, where what was said follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// Whoever is named here.
    Named(Vec<Phrase>),
    /// Whoever spoke before in the sentence, or else whoever is named here.
    Before(Option<Phrase>),
    /// Nobody who could.
    Nobody,
}

impl Telling<'_, '_> {
    /// What was said, where it follows the cue.
    pub fn complement(&self) -> Option<Complement> {
        let after = match self.cue.side {
            Side::Agent(at) => phrase_at(self.scene, at, self.end)?.to,
            _ => self.cue.to,
        };
        let found = complement(self, after)?;
        self.is_news(found.from).then_some(found)
    }

    /// Who speaks, where what was said follows.
    pub fn speaker(&self) -> Speaker {
        let Self { scene, cue, start, .. } = *self;
        let own = match cue.side {
            Side::Pronoun(at) => vec![Phrase::pronoun(at)],
            Side::Own => subject::before(scene, start, cue),
            Side::Agent(at) => phrase_at(scene, at, self.end).into_iter().collect(),
            Side::Shared => Vec::new(),
            Side::Written(at) => phrase_at(scene, at, cue.head).into_iter().collect(),
        };
        let before = cue.head.wrapping_sub(1);
        let follows = cue.side == Side::Shared
            || cue.head > start && (scene.tells(before, Tells::LINK) || scene.word(before) == ",");
        if !own.is_empty() || !follows {
            return self.believed(own);
        }
        if let Some(phrase) = subject::of_participle(scene, start, cue.head) {
            match phrase.head {
                Head::Thing => return Speaker::Nobody,
                // Whoever published it says what is in it.
                Head::Paper(None) => (),
                _ => return Speaker::Named(vec![phrase]),
            }
        }
        let is_participle = cue.side == Side::Shared;
        // Behind a verb of the main clause nobody is its subject.
        let may_be_ahead = scene.reading.is_french() || cue.head <= start + 3;
        let near = subject::at_comma(scene, start, cue.head).filter(|_| is_participle);
        let is_named = |it: &Phrase| matches!(it.head, Head::Mention(_) | Head::Pronoun);
        let found = subject::of_sentence(scene, start, cue.head)
            .filter(|it| is_named(it) || !near.as_ref().is_some_and(is_named))
            .or(near)
            // The verb of the main clause need not be known.
            .or_else(|| {
                let opening = subject::opening(scene, start, cue.head);
                opening.filter(|it| is_participle && matches!(it.head, Head::Mention(_)))
            })
            .or_else(|| subject::ahead(scene, cue.to, self.end).filter(|_| may_be_ahead));
        Speaker::Before(found)
    }

    /// Whether the speaker is not named at the cue but before.
    pub fn speaker_is_before(&self) -> bool {
        matches!(self.speaker(), Speaker::Before(_))
    }

    /// Whether the cue has its subject turned behind it.
    pub fn is_aside(&self) -> bool {
        matches!(self.cue.side, Side::Pronoun(_))
    }

    /// The subjects who can speak. Where only speakers use the verb, every noun
    /// is believed.
    fn believed(&self, own: Vec<Phrase>) -> Speaker {
        let frames = self.cue.verb.frames;
        let says = Frames::CLAUSE.and(Frames::QUOTE);
        let is_doubtful = frames.has(Frames::OF_THINGS) || !frames.has(says);
        let is_nobody = |it: &Phrase| {
            let is_alone = it.head == Head::Pronoun && it.to == it.from + 1;
            is_alone && self.scene.is_one_of(it.from, &["on", "c'", "ce"])
        };
        let is_noun = |it: &Phrase| self.is_noun(it);
        let is_paper = |it: &Phrase| matches!(it.head, Head::Paper(_));
        let speaks = |it: &Phrase| {
            (!is_doubtful || it.head.can_speak(self.scene))
                && (!frames.has(Frames::WRITTEN) || is_paper(it))
        };
        let is_year = |it: &Phrase| self.scene.reading.form(it.to - 1) == Form::Number;
        let is_one = |it: &Phrase| speaks(it) && !is_nobody(it) && !is_noun(it) && !is_year(it);
        let found: Vec<Phrase> = own.into_iter().filter(is_one).collect();
        if found.is_empty() { Speaker::Nobody } else { Speaker::Named(found) }
    }

    /// Whether an English form that is a noun as well has no subject in the
    /// plural: `annual report`.
    fn is_noun(&self, subject: &Phrase) -> bool {
        const MANY: [&str; 6] = ["police", "people", "men", "women", "others", "many"];
        let is_small = |it: &usize| self.scene.tells(*it, Tells::PREPOSITION);
        let to = (subject.from..subject.to).find(is_small).unwrap_or(subject.to);
        let last = self.scene.word(to.max(subject.from + 1) - 1);
        let is_many = last.ends_with('s') || MANY.iter().any(|it| last.eq_ignore_ascii_case(it));
        let is_base = self.cue.is_plural && !self.scene.reading.is_french();
        is_base && subject.head != Head::Pronoun && !is_many && !self.is_joint(subject)
    }

    /// Whether the subject is the last of several.
    fn is_joint(&self, subject: &Phrase) -> bool {
        let before = subject.from.saturating_sub(2).max(self.start);
        (before..subject.from).any(|it| self.scene.tells(it, Tells::LINK))
    }

    /// Whether what begins at `from` is said by more than the name of a paper:
    /// `dans un communiqué annonçant son opération` says nothing.
    fn is_news(&self, from: usize) -> bool {
        let Self { scene, cue, start, .. } = *self;
        let paper = |it: &Phrase| matches!(it.head, Head::Paper(_));
        let belongs = cue.side == Side::Shared
            && subject::of_participle(scene, start, cue.head).as_ref().is_some_and(paper);
        !belongs || scene.tells(from - 1, Tells::THAT)
    }
}
