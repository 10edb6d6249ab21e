//! Nouns that may head a phrase.

use crate::analyze::lexicon::{Head, Role};
use crate::news::{Kind, Sex};

/// A noun that may head a phrase.
#[derive(Debug, Clone, Copy)]
pub struct Noun {
    /// The token after it.
    pub to: usize,
    /// What it means.
    pub what: NounKind,
    /// Its entry in the lexicon.
    pub entry: u32,
}

impl Noun {
    /// Whether it relates so to the name beside it.
    pub fn is(&self, role: Role) -> bool {
        self.what.role() == Some(role)
    }

    /// Whether it is an office, a rank or an occupation.
    pub fn is_office(&self) -> bool {
        matches!(self.what, NounKind::Office(..))
    }

    /// Whether a capital beside it stands for the state: `gouvernement de
    /// Bakou`, but `maire de Bakou`.
    pub fn speaks_for_state(&self) -> bool {
        let roles = [Role::Own, Role::Side, Role::Ministry, Role::Force, Role::Soil, Role::Seat];
        roles.into_iter().any(|it| self.is(it))
    }
}

/// What a noun that may head a phrase means.
#[derive(Debug, Clone, Copy)]
pub enum NounKind {
    /// A body, a force, a people or a place.
    Head(Head),
    /// The number of the noun, equal for all its forms, and what it tells.
    Office(u32, Option<Sex>),
}

impl NounKind {
    /// The kind of what it heads.
    pub fn kind(self) -> Kind {
        match self {
            Self::Head(head) => head.kind,
            Self::Office(..) => Kind::Person,
        }
    }

    /// How it relates to the name beside it. Offices have no role.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Head(head) => Some(head.role),
            Self::Office(..) => None,
        }
    }

    /// Equal for all forms of one noun.
    pub fn number(self) -> u64 {
        match self {
            Self::Head(head) => u64::from(head.noun),
            Self::Office(noun, _) => u64::from(noun) << 32,
        }
    }

    /// The sex that the form of an office tells.
    pub fn sex(self) -> Option<Sex> {
        match self {
            Self::Office(_, sex) => sex,
            Self::Head(_) => None,
        }
    }
}
