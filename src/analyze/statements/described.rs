//! Whom a bare description speaks of: `le ministre` after `la ministre
//! norvégienne de la Pêche Ingrid Solberg` or `l’armée` after `l’armée
//! syrienne`. It must fit one actor named before and no other.

use std::collections::BTreeSet;

use crate::analyze::lexicon::{Trait, What};
use crate::analyze::phrases::{Draft, Subject};
use crate::analyze::reading::Found;
use crate::analyze::statements::nouns::Phrase;
use crate::analyze::statements::scene::Scene;
use crate::news::{Kind, Sex};
use crate::text::Form;

/// How many sentences back somebody may have been named: further back, another
/// is as likely to be meant.
const MEMORY: usize = 25;

/// English words that make another office of one.
const RANKS: [&str; 5] = ["prime", "vice", "deputy", "assistant", "former"];

/// What newspapers and stations are called.
const OUTLETS: [&str; 12] = [
    "quotidien",
    "journal",
    "hebdomadaire",
    "magazine",
    "mensuel",
    "chaîne",
    "radio",
    "newspaper",
    "daily",
    "magazine",
    "broadcaster",
    "weekly",
];

/// Offices that go by two names.
const SAME: [(&[&str], &[&str]); 2] = [
    (&["chef", "de", "l'", "état"], &["président"]),
    (&["chef", "du", "gouvernement"], &["premier", "ministre"]),
];

/// A description: its noun, and what it says besides.
struct Description {
    noun: Noun,
    /// The hashes of its other words, small ones left out.
    words: Vec<u64>,
    /// The sex its article tells of a person.
    sex: Option<Sex>,
    is_plural: bool,
}

/// The noun of a description, or of a mention that it may speak of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Noun {
    from: usize,
    to: usize,
    is_office: bool,
}

/// The only member named before whom `phrase` describes.
pub fn described(scene: &Scene, phrase: &Phrase) -> Option<u32> {
    if let Some(number) = closing(scene, phrase) {
        return Some(scene.member_of(number));
    }
    let description = description(scene, phrase)?;
    let first = scene.sentence_number(phrase.from).saturating_sub(MEMORY);
    let start = scene.reading.sentences.get(first)?.tokens.start;
    let fitting: BTreeSet<u32> = scene
        .mentions_within(start, phrase.from)
        .filter(|it| fits(scene, &description, *it))
        .map(|it| scene.member_of(it))
        .collect();
    let mut fitting = fitting.into_iter();
    let only = fitting.next().filter(|_| fitting.next().is_none())?;
    let is_sure = !description.noun.is_office || !has_rival(scene, &description, only, phrase.from);
    is_sure.then_some(only)
}

/// Whether somebody else was named since `member` last was, before `at`, of
/// whom the article tells no office: `le président` may be them as well.
fn has_rival(scene: &Scene, description: &Description, member: u32, at: usize) -> bool {
    let before = || scene.mentions_within(0, at);
    let last = before().rev().find(|it| scene.member_of(*it) == member).unwrap_or(0);
    let holds_office = |other: u32| {
        before().any(|it| scene.member_of(it) == other && noun_of(scene, scene.draft(it)).is_some())
    };
    let is_rival = |number: &usize| {
        let (draft, other) = (scene.draft(*number), scene.member_of(*number));
        let sex = scene.sex(other);
        let is_other_sex = sex.is_some() && description.sex.is_some() && sex != description.sex;
        draft.kind == Kind::Person && other != member && !is_other_sex && !holds_office(other)
    };
    (last + 1..before().end).any(|it| is_rival(&it))
}

/// The mention that ends an English phrase and is what it speaks of: `House
/// Speaker Mike Johnson`. After `of` and the like stands somebody else.
fn closing(scene: &Scene, phrase: &Phrase) -> Option<usize> {
    const OTHERS: [Trait; 4] = [Trait::Of, Trait::Locative, Trait::Agent, Trait::And];
    let number = scene.mention(phrase.to.checked_sub(1)?)?;
    let draft = scene.draft(number);
    let before = draft.from.checked_sub(1).filter(|it| *it >= phrase.from)?;
    let is_other = OTHERS.iter().any(|it| scene.is(before, *it)) || scene.is_mark(before);
    let is_whole = draft.to == phrase.to && scene.can_speak(number);
    let is_titled = draft.kind != Kind::Person || draft.name.is_some();
    let is_it = is_whole && is_titled && !is_other && !scene.is_one_of(before, &["'s", "’s"]);
    (is_it && !scene.reading.is_french()).then_some(number)
}

/// What `phrase` describes, if it is definite and nobody quoted says it.
fn description(scene: &Scene, phrase: &Phrase) -> Option<Description> {
    let article = phrase.from.checked_sub(1)?;
    let (sex, is_plural) = match scene.word(article).to_lowercase().as_str() {
        "le" | "ce" | "cet" => (Some(Sex::Male), false),
        "la" | "cette" => (Some(Sex::Female), false),
        "l'" | "l’" | "the" => (None, false),
        "les" | "ces" | "these" => (None, true),
        _ => return None,
    };
    if scene.quotation(phrase.from).is_some() {
        return None;
    }
    let noun = noun_at(scene, phrase.from)?;
    let words = (noun.to..phrase.to).filter(|at| tells(scene, *at));
    let words = words.map(|at| scene.reading.hash(at)).collect();
    Some(Description { noun, words, sex, is_plural })
}

/// Whether the word at `at` says something of its own.
fn tells(scene: &Scene, at: usize) -> bool {
    const SMALL: [Trait; 3] = [Trait::Of, Trait::Determiner, Trait::And];
    scene.reading.form(at) != Form::Mark && !SMALL.iter().any(|it| scene.is(at, *it))
}

fn noun_at(scene: &Scene, at: usize) -> Option<Noun> {
    scene.reading.first(at, |it| noun(at, it))
}

fn noun(from: usize, found: &Found) -> Option<Noun> {
    let is_office = match found.what {
        What::Office(..) => true,
        What::Head(_) => false,
        _ => return None,
    };
    Some(Noun { from, to: found.to, is_office })
}

/// Whether the mention of that number may be whom is described.
fn fits(scene: &Scene, description: &Description, number: usize) -> bool {
    let draft = scene.draft(number);
    let is_person = draft.kind == Kind::Person;
    let sex = scene.sex(scene.member_of(number)).filter(|_| is_person);
    let is_other = sex.is_some() && description.sex.is_some() && sex != description.sex;
    let can_be = scene.can_speak(number) && is_person == description.noun.is_office;
    if can_be && is_outlet(scene, draft) && scene.is_one_of(description.noun.from, &OUTLETS) {
        return true;
    }
    let named = noun_of(scene, draft).filter(|_| can_be && !is_other);
    let Some(named) = named.filter(|_| !(is_person && description.is_plural)) else {
        return false;
    };
    let has = |word: &u64| (draft.from..draft.to).any(|at| scene.reading.hash(at) == *word);
    is_same_noun(scene, description.noun, named) && description.words.iter().all(has)
}

fn is_outlet(scene: &Scene, draft: &Draft) -> bool {
    let Subject::Body(body) = draft.subject else { return false };
    scene.reading.lexicon.body(body).is_outlet
}

/// The noun of a mention: before what it is tied to in French, after it in
/// English.
fn noun_of(scene: &Scene, draft: &Draft) -> Option<Noun> {
    let mut places = draft.from..draft.to;
    let is_noun = |at: usize| noun_at(scene, at).filter(|it| it.to <= draft.to);
    if scene.reading.is_french() {
        let is_before = |at: &usize| scene.is(*at, Trait::Prenominal);
        return is_noun(places.find(|it| is_noun(*it).is_some() || !is_before(it))?);
    }
    let end = draft.name.filter(|it| it.0 > draft.from).map_or(draft.to, |it| it.0);
    (draft.from..end).find_map(|at| is_noun(at).filter(|it| it.to == end))
}

/// Whether `bare` is `named`, or the word in it that the others describe: `la
/// compagnie` for `compagnie aérienne`, `the minister` for `health minister`.
fn is_same_noun(scene: &Scene, bare: Noun, named: Noun) -> bool {
    let is_stem = |one: usize, other: usize| scene.reading.stem(one) == scene.reading.stem(other);
    let len = bare.to - bare.from;
    let at = if scene.reading.is_french() { named.from } else { named.to.saturating_sub(len) };
    let is_within = at >= named.from && at + len <= named.to;
    let is_other = at > named.from && scene.is_one_of(named.from, &RANKS);
    let is_one = is_within && (0..len).all(|it| is_stem(bare.from + it, at + it));
    is_one && !is_other
        || SAME.iter().any(|(one, other)| reads(scene, bare, one) && reads(scene, named, other))
}

/// Whether `noun` is written with these words.
fn reads(scene: &Scene, noun: Noun, words: &[&str]) -> bool {
    noun.to - noun.from == words.len()
        && (noun.from..).zip(words).all(|(at, word)| scene.is_one_of(at, &[word]))
}
