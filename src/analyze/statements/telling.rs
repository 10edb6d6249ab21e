//! A cue in its sentence, and who may be its speaker.

use crate::analyze::lexicon::{Frames, Tells};
use crate::analyze::statements::around::Said;
use crate::analyze::statements::complement::{Complement, complement};
use crate::analyze::statements::cues::{Cue, Side};
use crate::analyze::statements::nouns::{Head, Phrase, phrase_at};
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::subject;

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
        let found = subject::of_sentence(scene, start, cue.head)
            .or_else(|| subject::at_comma(scene, start, cue.head))
            .or_else(|| subject::ahead(scene, cue.to, self.end));
        Speaker::Before(found)
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
        let speaks = |it: &Phrase| !is_doubtful || it.head.can_speak(self.scene);
        let found: Vec<Phrase> =
            own.into_iter().filter(|it| speaks(it) && !is_nobody(it)).collect();
        if found.is_empty() { Speaker::Nobody } else { Speaker::Named(found) }
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
