//! Whom a mention speaks of, before the cast is drawn up.

use crate::analyze::lexicon::{Role, phrase_hash};
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::noun::{Noun, NounKind};
use crate::news::Kind;

/// Whom a mention speaks of. Numbers lead into the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A state, or the authorities of a territory.
    State(u32),
    /// The land itself.
    Territory(u32),
    /// Its capital: the land, and which of its cities, 0 for the first.
    Capital(u32, u32),
    /// Its army.
    Army(u32),
    /// Its people.
    People(u32),
    /// One of its ministries: the land and the domain.
    Ministry(u32, u32),
    /// A known place.
    Place(u32),
    /// A known body.
    Body(u32),
    /// Whoever bears the name.
    Name,
    /// Whoever holds an office: the hash of office, land and complement.
    Office(u64),
    /// Whatever the words say: the hash of the head and of what it is tied to.
    Phrase(u64),
}

impl Subject {
    /// Whom `name` speaks of when nothing but the name is told, and no state
    /// acts by it.
    pub fn of(name: &Name) -> Self {
        match name.sense {
            Sense::Land(land) => Self::Territory(land),
            Sense::Capital(land, city) => Self::Capital(land, city),
            Sense::Place(place) => Self::Place(place),
            Sense::Body(body) => Self::Body(body),
            Sense::People(land) => Self::People(land),
            Sense::Named(_) | Sense::Unknown | Sense::Nobody => Self::Name,
        }
    }
}

/// What a noun was found to be tied to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ties {
    /// The state or territory of an adjective or a complement.
    pub land: Option<u32>,
    /// What the ministry is in charge of.
    pub domain: Option<u32>,
    /// The words of the other complements.
    pub words: u64,
    /// The adjectives that tell one body from another: `tribunal administratif`.
    pub adjectives: u64,
}

impl Ties {
    /// Adds the words of a complement, by their hash.
    pub fn add(&mut self, words: u64) {
        self.words = phrase_hash(self.words, words);
    }
}

/// Whom `noun` speaks of, given its ties.
pub fn subject(noun: &Noun, ties: &Ties) -> Subject {
    let plain = ties.words == 0;
    let head = noun.what.number();
    let is_body = noun.is(Role::Body) || noun.is(Role::Firm);
    let all = [
        ties.land.map_or(0, |it| u64::from(it) + 1),
        ties.domain.map_or(0, |it| u64::from(it) + 1),
        ties.words,
        if is_body { ties.adjectives } else { 0 },
    ];
    let hash = all.into_iter().fold(head, phrase_hash);
    match (noun.what, ties.land) {
        (NounKind::Office(..), _) => Subject::Office(hash),
        (NounKind::Head(head), Some(land)) => match head.role {
            Role::Soil => Subject::Territory(land),
            Role::Own | Role::Side if plain && head.kind == Kind::State => Subject::State(land),
            Role::Force if plain => Subject::Army(land),
            Role::People if plain => Subject::People(land),
            Role::Ministry => {
                ties.domain.map_or(Subject::Phrase(hash), |it| Subject::Ministry(land, it))
            }
            _ => Subject::Phrase(hash),
        },
        _ => Subject::Phrase(hash),
    }
}
