//! Who it is that a noun phrase or a pronoun gives as the speaker. What cannot
//! be told stays undecided.

use std::ops::Range;

use crate::analyze::lexicon::{Tells, Trait};
use crate::analyze::phrases::Draft;
use crate::analyze::statements::described::described;
use crate::analyze::statements::nouns::{Head, Phrase};
use crate::analyze::statements::scene::{LONGEST, Scene};
use crate::analyze::statements::subject;
use crate::news::{Kind, Sex, Voice};
use crate::text::Span;

/// How many sentences back a pronoun is followed.
const MEMORY: usize = 3;

/// Who has spoken so far.
#[derive(Debug, Default)]
pub struct Voices {
    /// The sentence, and who spoke in it, in order.
    spoke: Vec<(usize, u32)>,
    /// The sentence, and where it names a speaker of whom nothing is known.
    unknown: Vec<(usize, Span)>,
}

/// What a pronoun asks of whom it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    sex: Option<Sex>,
    is_plural: bool,
    is_person: Option<bool>,
}

/// What a sentence tells of whom a pronoun speaks of.
enum Meant {
    One(u32),
    Several,
    Nobody,
}

impl Voices {
    /// Remembers that somebody spoke in the sentence of that number.
    pub fn remember(&mut self, sentence: usize, voice: Option<&Voice>) {
        match voice {
            Some(Voice { member: Some(member), .. }) => self.spoke.push((sentence, *member)),
            Some(voice) => self.unknown.push((sentence, voice.span)),
            None => (),
        }
    }

    /// Whether somebody of whom nothing is known spoke in the sentence of that
    /// number, whom the pronoun may mean.
    fn may_mean_unknown(&self, scene: &Scene, number: usize, wanted: Wanted) -> bool {
        let fits = |span: Span| {
            let article = scene.token_at(span.start()).wrapping_sub(1);
            let is_many = scene.is_one_of(article, &["les", "des", "ces", "ses", "leurs"]);
            let is_male = scene.is_one_of(article, &["le", "un", "son", "du"]);
            let is_female = scene.is_one_of(article, &["la", "une", "sa"]);
            let is_other = is_male && wanted.sex == Some(Sex::Female)
                || is_female && wanted.sex == Some(Sex::Male);
            is_many == wanted.is_plural && (wanted.is_plural || !is_other)
        };
        scene.reading.is_french()
            && self.unknown.iter().rev().any(|it| it.0 == number && fits(it.1))
    }

    /// Whoever the phrase gives as a speaker.
    pub fn of(&self, scene: &Scene, phrase: &Phrase) -> Voice {
        let span = scene.span(phrase.from, phrase.to);
        match phrase.head {
            Head::Mention(number) | Head::Paper(Some(number)) => named(scene, number),
            Head::Pronoun => Voice { span, member: self.meant(scene, phrase.from) },
            Head::Paper(None) => Voice { span, member: self.issuer(scene, phrase) },
            Head::Human | Head::Thing => Voice { span, member: described(scene, phrase) },
        }
    }

    /// Whose communiqué it is: that of whoever spoke last, right before.
    fn issuer(&self, scene: &Scene, phrase: &Phrase) -> Option<u32> {
        const OWN: [&str; 10] = [
            "communiqué",
            "note",
            "message",
            "texte",
            "lettre",
            "déclaration",
            "courrier",
            "statement",
            "letter",
            "message",
        ];
        let article = phrase.from.checked_sub(1)?;
        let is_definite = scene.is_one_of(article, &["le", "la", "ce", "cette", "the"]);
        let is_own = scene.is_one_of(phrase.from, &OWN) && is_definite;
        let sentence = scene.sentence_number(phrase.from);
        let (last, member) = *self.spoke.last().filter(|_| is_own)?;
        (last + 1 >= sentence).then_some(member)
    }

    /// Whom the pronoun at `at` speaks of: somebody who fits and spoke or was
    /// the subject shortly before.
    fn meant(&self, scene: &Scene, at: usize) -> Option<u32> {
        let wanted = wanted(scene, at)?;
        let own = scene.sentence_number(at);
        let paragraph = scene.paragraphs.partition_point(|it| it.end <= at);
        let first = scene.paragraphs.get(paragraph.saturating_sub(1)).map_or(0, |it| it.start);
        for back in 0..=MEMORY {
            let number = own.checked_sub(back)?;
            let sentence = scene.reading.sentences.get(number)?.tokens.clone();
            if sentence.start < first {
                return None;
            }
            if back == 0 && is_behind_opener(scene, sentence.start, at) {
                continue;
            }
            let end = sentence.end.min(at);
            let start = sentence.start.max(end.saturating_sub(LONGEST));
            if scene.is_one_of(at, &["ce", "cette", "ces"]) && back > 0 {
                return last_named(scene, start, end, wanted);
            }
            match self.in_sentence(scene, number, start..end, wanted) {
                Meant::One(member) => return Some(member),
                Meant::Several => return None,
                Meant::Nobody => (),
            }
        }
        None
    }

    /// Who is meant, as far as the words of the sentence of that number tell.
    fn in_sentence(
        &self,
        scene: &Scene,
        number: usize,
        words: Range<usize>,
        wanted: Wanted,
    ) -> Meant {
        let of_sentence = self.spoke.iter().rev().skip_while(|it| it.0 > number);
        let mut spoke = of_sentence.take_while(|it| it.0 == number).map(|it| it.1);
        if let Some(member) = spoke.find(|it| fits_member(scene, *it, wanted)) {
            return Meant::One(member);
        }
        if self.may_mean_unknown(scene, number, wanted) {
            return Meant::Several;
        }
        let fits = |number: usize| scene.can_speak(number) && fits(scene, number, wanted);
        let subject = subject::of_sentence(scene, words.start, words.end);
        if let Some(Phrase { head: Head::Mention(number), .. }) = subject
            && fits(number)
            && !subject::is_last_of_many(scene, number)
        {
            return Meant::One(scene.member_of(number));
        }
        let is_person = |it: &usize| {
            let draft = scene.draft(*it);
            draft.kind == Kind::Person && scene.quotation(draft.from).is_none() && fits(*it)
        };
        let persons = scene.mentions_within(words.start, words.end).filter(is_person);
        let mut members = persons.map(|it| scene.member_of(it));
        let Some(first) = members.next() else { return Meant::Nobody };
        if members.all(|it| it == first) { Meant::One(first) } else { Meant::Several }
    }
}

/// Whether only what the pronoun at `at` does stands before it: `Addressing
/// Holt, he said` speaks of somebody else than Holt.
fn is_behind_opener(scene: &Scene, start: usize, at: usize) -> bool {
    let is_comma = at > start && scene.word(at - 1) == ",";
    let commas = (start..at).filter(|it| scene.word(*it) == ",").count();
    !scene.reading.is_french() && is_comma && commas == 1 && scene.word(start).ends_with("ing")
}

/// Whom the mention of that number speaks of.
pub fn named(scene: &Scene, number: usize) -> Voice {
    let draft = scene.draft(number);
    Voice { span: scene.span(draft.from, draft.to), member: Some(scene.member_of(number)) }
}

/// The last person that is named before: whom `ce dernier` speaks of.
fn last_named(scene: &Scene, start: usize, end: usize, wanted: Wanted) -> Option<u32> {
    let is_free = |it: &usize| scene.quotation(scene.draft(*it).from).is_none();
    let named = scene.mentions_within(start, end).filter(is_free);
    let mut fitting = named.rev().filter(|it| scene.can_speak(*it) && fits(scene, *it, wanted));
    fitting.next().map(|it| scene.member_of(it))
}

fn wanted(scene: &Scene, at: usize) -> Option<Wanted> {
    let (sex, is_plural, is_person) = match scene.word(at) {
        "il" | "Il" | "celui" | "Celui" | "lui" | "ce" | "Ce" => (Some(Sex::Male), false, None),
        "elle" | "Elle" | "celle" | "Celle" | "cette" | "Cette" => (Some(Sex::Female), false, None),
        "ils" | "Ils" | "ceux" | "Ceux" | "eux" | "ces" | "Ces" => (Some(Sex::Male), true, None),
        "elles" | "Elles" | "celles" | "Celles" => (Some(Sex::Female), true, None),
        "he" | "He" | "him" => (Some(Sex::Male), false, Some(true)),
        "she" | "She" | "her" => (Some(Sex::Female), false, Some(true)),
        "it" | "It" => (None, false, Some(false)),
        "they" | "They" | "them" => (None, true, None),
        _ => return None,
    };
    Some(Wanted { sex, is_plural, is_person })
}

/// Whether a member who spoke can be meant; of bodies the mention tells more.
fn fits_member(scene: &Scene, member: u32, wanted: Wanted) -> bool {
    let known = scene.member(member);
    if known.kind == Kind::Person {
        let sex = scene.sex(member);
        let is_other = sex.is_some() && wanted.sex.is_some() && sex != wanted.sex;
        return !wanted.is_plural && wanted.is_person != Some(false) && !is_other;
    }
    let name = scene.reading.tokens.partition_point(|it| it.span.start() < known.name.start());
    scene.mention(name).is_none_or(|it| fits(scene, it, wanted)) && wanted.is_person != Some(true)
}

/// Whether the mention of that number can be meant.
fn fits(scene: &Scene, number: usize, wanted: Wanted) -> bool {
    let draft = scene.draft(number);
    if draft.kind == Kind::Person {
        return fits_member(scene, scene.member_of(number), wanted);
    }
    if wanted.is_person == Some(true) {
        return false;
    }
    if !scene.reading.is_french() {
        return wanted.is_plural || draft.kind != Kind::Group;
    }
    let (sex, is_plural) = grammar(scene, draft);
    let is_other = sex.is_some() && wanted.sex.is_some() && sex != wanted.sex;
    is_plural == wanted.is_plural && (is_plural || !is_other)
}

/// Grammatical gender and number of a French mention, by its article, its
/// first word and the ending of names of states.
fn grammar(scene: &Scene, draft: &Draft) -> (Option<Sex>, bool) {
    let article = draft.from.wrapping_sub(1);
    if scene.is_one_of(article, &["les", "des", "ces", "aux", "plusieurs", "deux", "certains"]) {
        return (None, true);
    }
    if scene.is_one_of(article, &["le", "un", "du", "au", "ce", "cet"]) {
        return (Some(Sex::Male), false);
    }
    if scene.is_one_of(article, &["la", "une", "cette"]) {
        return (Some(Sex::Female), false);
    }
    let word = scene.word(draft.from);
    let is_land = draft.kind == Kind::State && scene.reading.is_capital(draft.from);
    let sex = match word {
        _ if !is_land || !scene.tells(article, Tells::CLITIC) => None,
        _ if word.ends_with('e') => Some(Sex::Female),
        _ => Some(Sex::Male),
    };
    let is_plural = word.ends_with('s') && !is_land && !scene.is(article, Trait::Of);
    (sex, is_plural && draft.kind == Kind::Group)
}
