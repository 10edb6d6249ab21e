//! What the lexicon knows of speech: the verbs of saying in all their forms,
//! and what small words are to them.

use crate::analyze::lexicon::conjugation::{Mood, english, french};
use crate::analyze::lexicon::flags::{Frames, Tells};
use crate::analyze::lexicon::hash::{ByHash, exact_hash};
use crate::analyze::lexicon::rows::{List, items, rows};
use crate::news::{Act, Language, Strength};

const VERBS: List = ("speech", include_str!("../../../assets/lexicon/speech.tsv"));
const WORDS: List = ("speech_words", include_str!("../../../assets/lexicon/speech_words.tsv"));

/// The verbs of saying and the words around them, French first. Words are told
/// apart by their accents here: `annonce` is no `annoncé`.
#[derive(Debug, Default)]
pub struct Speech {
    verbs: Vec<Verb>,
    words: [ByHash<Heard>; 2],
}

/// What a word is to the reading of speech.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// What it is among small words.
    pub tells: Tells,
    /// The verbs it is a form of, those with further words first.
    pub forms: Vec<VerbForm>,
}

/// One form of a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// The number of the verb.
    pub verb: usize,
    /// Everything that this form can be.
    pub moods: Mood,
}

/// A verb of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// What somebody does by saying so.
    pub act: Act,
    /// How far an article stands behind it.
    pub strength: Strength,
    /// What may follow or surround it.
    pub frames: Frames,
    /// Whether it stands with `se`.
    pub is_reflexive: bool,
    /// The words that follow it, as exact hashes: `savoir` of `faire savoir`.
    pub tail: Vec<u64>,
}

impl Speech {
    /// Reads the two lists.
    pub fn read() -> Self {
        let mut speech = Self::default();
        // Room for all forms, so that nothing moves while they are entered.
        speech.words.iter_mut().for_each(|it| it.reserve(1 << 13));
        for (_, [language, verbs, act, strength, frames, further]) in rows(VERBS) {
            let meaning = act_named(act).zip(strength_named(strength));
            let Some((act, strength)) = meaning else { continue };
            let frames = frames.split(';').map(Frames::named).fold(Frames::NONE, Frames::and);
            for verb in items(verbs) {
                let meant = Verb { act, strength, frames, is_reflexive: false, tail: Vec::new() };
                speech.enter(language, verb, further, meant);
            }
        }
        for (_, [language, tells, words]) in rows(WORDS) {
            for word in items(words) {
                let heard = speech.words[place(language)].entry(exact_hash(word)).or_default();
                heard.tells = heard.tells.and(Tells::named(tells));
            }
        }
        for heard in speech.words.iter_mut().flat_map(ByHash::values_mut) {
            heard.forms.sort_by_key(|it| std::cmp::Reverse(speech.verbs[it.verb].tail.len()));
        }
        speech
    }

    /// What `language` hears in a word of that exact hash.
    pub fn heard(&self, word: u64, language: Language) -> Option<&Heard> {
        match language {
            Language::French => self.words[0].get(&word),
            Language::English => self.words[1].get(&word),
            Language::Other => None,
        }
    }

    /// The verb of that number.
    pub fn verb(&self, number: usize) -> &Verb {
        &self.verbs[number]
    }

    /// Enters a verb and all its forms. What an earlier line says of the same
    /// verb is widened by the frames of a later one.
    fn enter(&mut self, language: &str, phrase: &str, further: &str, mut verb: Verb) {
        let bare = phrase.trim_start_matches("se ").trim_start_matches("s'");
        verb.is_reflexive = bare.len() < phrase.len();
        let mut words = bare.split(' ');
        let infinitive = words.next().unwrap_or(bare);
        verb.tail = words.map(exact_hash).collect();
        let words = &mut self.words[place(language)];
        let known = words.get(&exact_hash(infinitive)).into_iter().flat_map(|it| &it.forms);
        let is_same = |it: &Verb| it.tail == verb.tail && it.is_reflexive == verb.is_reflexive;
        if let Some(same) = known.map(|it| it.verb).find(|it| is_same(&self.verbs[*it])) {
            self.verbs[same].frames = self.verbs[same].frames.and(verb.frames);
            return;
        }
        let number = self.verbs.len();
        self.verbs.push(verb);
        let mut push = |form: &str, moods: Mood| {
            let forms = &mut words.entry(exact_hash(form)).or_default().forms;
            match forms.iter_mut().find(|it| it.verb == number) {
                Some(same) => same.moods = same.moods.and(moods),
                None => forms.push(VerbForm { verb: number, moods }),
            }
        };
        if language == "fr" {
            french(infinitive, &mut push);
        } else {
            english(infinitive, further, &mut push);
        }
    }
}

fn place(language: &str) -> usize {
    usize::from(language != "fr")
}

fn act_named(word: &str) -> Option<Act> {
    Some(match word {
        "states" => Act::States,
        "claims" => Act::Claims,
        "accuses" => Act::Accuses,
        "condemns" => Act::Condemns,
        "calls" => Act::CallsFor,
        "demands" => Act::Demands,
        "denies" => Act::Denies,
        "concedes" => Act::Concedes,
        "warns" => Act::Warns,
        "threatens" => Act::Threatens,
        "promises" => Act::Promises,
        _ => return None,
    })
}

fn strength_named(word: &str) -> Option<Strength> {
    Some(match word {
        "neutral" => Strength::Neutral,
        "distancing" => Strength::Distancing,
        "endorsing" => Strength::Endorsing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbs(word: &str, language: Language) -> Vec<Verb> {
        let speech = Speech::read();
        let heard = speech.heard(exact_hash(word), language).cloned().unwrap_or_default();
        heard.forms.iter().map(|it| speech.verb(it.verb).clone()).collect()
    }

    #[test]
    fn every_line_is_understood() {
        for (line, [_, verbs, act, strength, frames, _]) in rows(VERBS) {
            let is_known = act_named(act).is_some() && strength_named(strength).is_some();
            assert!(is_known, "line {}: {act} {strength}", line.1);
            let is_odd = |it: &&str| Frames::named(it) == Frames::NONE;
            assert_eq!(frames.split(';').find(is_odd), None, "line {}: {verbs}", line.1);
        }
        for (line, [_, tells, _]) in rows(WORDS) {
            assert_ne!(Tells::named(tells), Tells::default(), "line {}: {tells}", line.1);
        }
    }

    #[test]
    fn a_form_leads_to_its_verb() {
        let denies = verbs("démentent", Language::French);
        assert_eq!(denies.iter().map(|it| it.act).collect::<Vec<_>>(), [Act::Denies]);
        let claims = verbs("claimed", Language::English);
        assert_eq!(claims[0].strength, Strength::Distancing);
        assert!(verbs("said", Language::French).is_empty());
    }

    #[test]
    fn longer_verbs_come_first() {
        let puts = verbs("mis", Language::French);
        assert!(puts.iter().any(|it| it.act == Act::Warns && it.tail.len() == 2));
        let does = verbs("fait", Language::French);
        assert!(does.is_sorted_by_key(|it| std::cmp::Reverse(it.tail.len())));
    }

    #[test]
    fn lines_about_one_verb_add_up() {
        let tells = verbs("confirme", Language::French);
        assert_eq!(tells.len(), 1);
        assert!(tells[0].frames.has(Frames::CLAUSE) && tells[0].frames.has(Frames::BARE));
    }
}
