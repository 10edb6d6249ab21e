//! What a single word tells about the names beside it.

/// A hint that a word gives, in one language. The lists are in
/// `assets/lexicon/words.tsv` and its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// Articles, possessives, numerals: no mention begins with one.
    Determiner,
    /// `de`, `of`.
    Of,
    /// `et`, `and`.
    And,
    /// Stands before a place: `en`, `in`.
    Locative,
    /// Stands before somebody who acts: `selon`, `entre`, `by`.
    Agent,
    /// A verb form that stands after its subject.
    Finite,
    /// A form of a verb of saying or deciding.
    Says,
    /// Takes somebody after `à` or `to`: `demandé à Moscou`.
    Addresses,
    /// Its complement is a place: `nord de`, `quitter`.
    Ground,
    /// Its complement acts: `décision de`.
    Deed,
    /// An adjective that may close a noun phrase.
    Trusted,
    /// An adjective that stands before its noun and belongs to it.
    Prenominal,
    /// A small word inside names of persons: `de`, `von`, `bin`.
    Particle,
    /// A small word inside names of bodies: `of`, `and`.
    Inside,
    /// Months, days, feasts.
    Calendar,
    /// Heads of the names of events, works and things.
    Event,
    /// Ends the name of a company, a club or another body.
    Ending,
    /// Begins the name of a place: `Lac`, `San`.
    Site,
    /// Ends the name of a place: `River`, `Street`.
    SiteEnd,
    /// Capitalised, and names nobody.
    Nobody,
    /// Before a name, says that it is the name of a thing: `sonde Cassini`.
    Thing,
    /// What a city does and a government does not: `compte`, `abrite`.
    Stative,
    /// What a body is for: closes a noun phrase as a complement.
    Charge,
    /// Opens sentences without being a name.
    Starter,
}

impl Trait {
    /// Every trait that the column of a list may name, with that name.
    pub const NAMED: [(&'static str, Self); 22] = [
        ("determiner", Self::Determiner),
        ("of", Self::Of),
        ("and", Self::And),
        ("locative", Self::Locative),
        ("agent", Self::Agent),
        ("finite", Self::Finite),
        ("addresses", Self::Addresses),
        ("ground", Self::Ground),
        ("deed", Self::Deed),
        ("trusted", Self::Trusted),
        ("prenominal", Self::Prenominal),
        ("particle", Self::Particle),
        ("inside", Self::Inside),
        ("calendar", Self::Calendar),
        ("event", Self::Event),
        ("ending", Self::Ending),
        ("site", Self::Site),
        ("site-end", Self::SiteEnd),
        ("nobody", Self::Nobody),
        ("thing", Self::Thing),
        ("charge", Self::Charge),
        ("stative", Self::Stative),
    ];
}

/// A set of traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Traits(u32);

impl Traits {
    /// Whether `it` is among them.
    pub fn has(self, it: Trait) -> bool {
        self.0 & (1 << it as u32) != 0
    }

    /// The traits that the number `bits` is.
    pub fn of(bits: u32) -> Self {
        Self(bits)
    }

    /// All of them as one number.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Takes `it` in.
    pub fn insert(&mut self, it: Trait) {
        self.0 |= 1 << it as u32;
    }
}
