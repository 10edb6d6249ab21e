//! Numbers that articles dispute: the dead, the wounded, losses.

use serde::{Deserialize, Serialize};

use crate::news::{Strength, Voice};
use crate::text::Span;

/// A figure as an article gives it. Figures are never added up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Hedge, number and what is counted.
    pub span: Span,
    /// The least it may be: the number itself, or the lower bound. `None` for
    /// *jusqu’à n*, *moins de n*.
    pub low: Option<f64>,
    /// The most it may be. `None` for *plus de n*, *au moins n*.
    pub high: Option<f64>,
    /// Whether it is rounded: *environ*, *près de*, *quelque*.
    pub approximate: bool,
    /// What is counted, as a code: `killed`, `wounded`, `missing`,
    /// `displaced`, `captured`, `tanks_destroyed` … An open list.
    pub what: String,
    /// Whose loss it is: the words that name them, beside the noun or as the
    /// one who lost. A nationality alone names no member.
    pub whose: Option<Voice>,
    /// Over what time it counts.
    pub period: Period,
    /// How settled it is.
    pub status: Status,
    /// Who gives it. `None` where the article does so itself.
    pub claimant: Option<Voice>,
    /// How far the article stands behind the claimant. Neutral where there is
    /// none.
    pub strength: Strength,
}

/// Over what time a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    /// Nothing tells.
    Untold,
    /// One attack, one accident.
    Incident,
    /// Everything up to now: since or during what these words say, where there
    /// are any.
    Cumulative(Option<Span>),
}

/// How settled a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// It is given as it is.
    Given,
    /// It may change: *bilan provisoire*, *pour l’heure*.
    Provisional,
    /// It was checked: *bilan définitif*, *confirmed dead*.
    Confirmed,
    /// Nobody vouches for it: *auraient été tués*, *reportedly*.
    Unconfirmed,
}

impl Status {
    /// Its name in the catalogue of words and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Provisional => "provisional",
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}
