//! What the lists know.

use crate::news::{Kind, Sex};
use crate::text::{Form, Token};

/// Of how many words of a name it is noted how they are written.
const LOOKED_AT: usize = 14;

/// One name or noun of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it means.
    pub what: What,
    /// How it must be written.
    pub spelling: Spelling,
    /// In which languages it is read: bit 0 French, bit 1 English.
    pub languages: u8,
    /// The list it is from.
    pub list: &'static str,
    /// Its line in the list, from 1.
    pub line: u32,
}

/// What a name or noun of the lists means. Numbers lead into the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The name of a state or a territory.
    Land(u32),
    /// The capital of one: the land, and which of its cities, 0 for the first.
    Capital(u32, u32),
    /// Its adjective.
    Adjective(u32),
    /// Its people.
    Demonym(u32),
    /// A place.
    Place(u32),
    /// A place whose name is also a common word or a surname.
    DoubtfulPlace(u32),
    /// An organisation or a medium.
    Body(u32),
    /// A first name.
    Given(Option<Sex>),
    /// A surname that newspapers use alone. Only models see it.
    Surname,
    /// A noun that heads the name of an actor or a place.
    Head(u32),
    /// An office, a rank, an occupation. The number is the same for all forms.
    Office(u32, Option<Sex>),
    /// What a ministry is in charge of.
    Domain(u32),
    /// A word of address.
    Honorific(Option<Sex>),
    /// A name that is no actor: `Coupe du monde`.
    Nobody,
}

/// How an entry must be written to be meant: `US` is no `us`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spelling {
    /// One bit for each word that must begin with a capital.
    pub(super) capitals: u16,
    /// Whether it is one word all in capitals.
    pub(super) upper: bool,
}

impl Spelling {
    /// The way `tokens` are written.
    pub fn of(tokens: &[Token]) -> Self {
        let mut capitals = 0;
        for (at, token) in tokens.iter().enumerate().take(LOOKED_AT) {
            capitals |= u16::from(token.form.is_capital()) << at;
        }
        Self { capitals, upper: tokens.len() == 1 && tokens[0].form == Form::Upper }
    }

    /// Whether `tokens` are written so, or in more capitals.
    pub fn fits(self, tokens: &[Token]) -> bool {
        if self.upper {
            return tokens[0].form == Form::Upper;
        }
        let capital = |at: usize| self.capitals & (1 << at) != 0;
        tokens
            .iter()
            .enumerate()
            .take(LOOKED_AT)
            .all(|(at, it)| !capital(at) || it.form.is_capital())
    }

    /// Whether no capital is asked for.
    pub fn is_small(self) -> bool {
        self.capitals == 0
    }
}

/// A state, or a region that is named like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Land {
    /// `az`, `haut-karabakh`.
    pub id: &'static str,
    /// Whether it acts by default, as states do.
    pub is_state: bool,
}

/// An organisation or a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body<'a> {
    /// What ties it to other articles: `org:osce`.
    pub key: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Whether it publishes: a newspaper, a station.
    pub is_outlet: bool,
    /// The key of whom it belongs to.
    pub parent: Option<&'a str>,
}

/// A noun that heads names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// What is headed by it.
    pub kind: Kind,
    /// How it relates to the name beside it.
    pub role: Role,
    /// Equal for all forms of one noun; part of the identity of what it heads.
    pub noun: u32,
}

/// How a head relates to the name or nationality beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// With a state it means that state.
    Own,
    /// The same, when a nationality stands beside it: `partie russe`, but not
    /// `partie de la Russie`.
    Side,
    /// A ministry.
    Ministry,
    /// An armed force.
    Force,
    /// A people or a population.
    People,
    /// Some members of it.
    Group,
    /// Those who speak without a name: `sources à Bakou`.
    Source,
    /// A land as such: `territoire russe`, `territoire du Haut-Karabakh`.
    Soil,
    /// A body of its own.
    Body,
    /// A body even when nothing stands beside it.
    Firm,
    /// Means the very thing that is named: `ville de`.
    Classifier,
    /// A place within what is named: `capitale de`.
    Seat,
}

impl Role {
    /// Every role in its order, with the name that a column of the list gives it.
    pub const NAMED: [(&'static str, Self); 12] = [
        ("self", Self::Own),
        ("side", Self::Side),
        ("ministry", Self::Ministry),
        ("force", Self::Force),
        ("people", Self::People),
        ("group", Self::Group),
        ("source", Self::Source),
        ("soil", Self::Soil),
        ("body", Self::Body),
        ("firm", Self::Firm),
        ("classifier", Self::Classifier),
        ("seat", Self::Seat),
    ];

    /// The role that a column of the list names.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|it| it.0 == name).map(|it| it.1)
    }
}
