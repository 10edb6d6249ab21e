//! The six kinds of actor.

use serde::{Deserialize, Serialize};

/// What an actor is. Where a name could be several, the passage decides: a
/// capital that announces something is a state, one where something happens a
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person, named or known by an office alone.
    Person,
    /// A state or an authority that acts, speaks or is addressed.
    State,
    /// An armed force, a unit, soldiers.
    Force,
    /// Anything else that is organised: bodies, parties, companies, media.
    Organisation,
    /// A people, a movement, an armed group, unnamed sources.
    Group,
    /// Where something is, goes or belongs.
    Place,
}

impl Kind {
    /// All kinds, in the order in which the cast lists them.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::State, Self::Force, Self::Organisation, Self::Group, Self::Place];

    /// The code used in data: PERSON GOV MIL ORG GROUP PLACE.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::State => "GOV",
            Self::Force => "MIL",
            Self::Organisation => "ORG",
            Self::Group => "GROUP",
            Self::Place => "PLACE",
        }
    }

    /// Its name in the keys of the interface's words: `kind-person`,
    /// `one-person`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::State => "state",
            Self::Force => "force",
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Place => "place",
        }
    }

    /// The kind that `code` names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}
