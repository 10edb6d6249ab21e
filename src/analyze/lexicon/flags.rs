//! Sets of what a verb of saying may have around it, and of what a small word
//! is to it.

/// What may follow or surround a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames(u16);

impl Frames {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A quotation.
    pub const QUOTE: Self = Self(1);
    /// What was said stands around or before it: `…, a-t-il ajouté`.
    pub const ASIDE: Self = Self(1 << 1);
    /// A clause after `que` or `that`.
    pub const CLAUSE: Self = Self(1 << 2);
    /// An infinitive without preposition.
    pub const BARE: Self = Self(1 << 3);
    /// `à` or `to` and an infinitive.
    pub const TO_DO: Self = Self(1 << 4);
    /// `de` and an infinitive, `of` or nothing and a form in `-ing`.
    pub const OF_DOING: Self = Self(1 << 5);
    /// A noun phrase.
    pub const THING: Self = Self(1 << 6);
    /// A noun phrase after `à`, `for`.
    pub const TO_THING: Self = Self(1 << 7);
    /// A noun phrase after `de`, `of`.
    pub const OF_THING: Self = Self(1 << 8);
    /// A noun phrase after `contre`, `against`.
    pub const AGAINST: Self = Self(1 << 9);
    /// Somebody as its object.
    pub const WHOM: Self = Self(1 << 10);
    /// A noun phrase after `pour`.
    pub const IN_FAVOUR: Self = Self(1 << 11);
    /// Nothing of the kind, but things do it too: `les faits confirment que`.
    pub const OF_THINGS: Self = Self(1 << 12);

    /// Quoted words that its object is called: `qualifie le vote de « farce »`.
    pub const NAMES: Self = Self(1 << 13);
    /// A clause after `comment` or `how`.
    pub const HOW: Self = Self(1 << 14);
    /// Nothing of the kind, but only what is written does it: `the note reads`.
    pub const WRITTEN: Self = Self(1 << 15);

    const NAMED: [(&'static str, Self); 22] = [
        ("quote", Self::QUOTE),
        ("aside", Self::ASIDE),
        ("que", Self::CLAUSE),
        ("that", Self::CLAUSE),
        ("inf", Self::BARE),
        ("à-inf", Self::TO_DO),
        ("to-inf", Self::TO_DO),
        ("de-inf", Self::OF_DOING),
        ("of-ing", Self::OF_DOING),
        ("np", Self::THING),
        ("à-np", Self::TO_THING),
        ("for-np", Self::TO_THING),
        ("de-np", Self::OF_THING),
        ("of-np", Self::OF_THING),
        ("contre-np", Self::AGAINST),
        ("against-np", Self::AGAINST),
        ("whom", Self::WHOM),
        ("pour-np", Self::IN_FAVOUR),
        ("thing", Self::OF_THINGS),
        ("names", Self::NAMES),
        ("how", Self::HOW),
        ("written", Self::WRITTEN),
    ];

    /// The frame that the list calls `word`.
    pub fn named(word: &str) -> Self {
        Self::NAMED.iter().find(|it| it.0 == word).map_or(Self::NONE, |it| it.1)
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether some of `other` is among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a small word is to the reading of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tells(u32);

impl Tells {
    /// Forms of `avoir` and `have`.
    pub const HAVE: Self = Self(1);
    /// Forms of `être` and `be`.
    pub const BE: Self = Self(1 << 1);
    /// English auxiliaries before a bare infinitive.
    pub const MODAL: Self = Self(1 << 2);
    /// Says that something was not said.
    pub const NEGATION: Self = Self(1 << 3);
    /// Pronouns between subject and verb.
    pub const CLITIC: Self = Self(1 << 4);
    /// Pronouns that are subjects.
    pub const PRONOUN: Self = Self(1 << 5);
    /// `qui`, `dont`.
    pub const RELATIVE: Self = Self(1 << 6);
    /// `que`, `that`.
    pub const THAT: Self = Self(1 << 7);
    /// `dans`, `pour`.
    pub const PREPOSITION: Self = Self(1 << 8);
    /// `et`, `mais`.
    pub const LINK: Self = Self(1 << 9);
    /// `alors`, `si`: opens a clause.
    pub const SUBORDINATE: Self = Self(1 << 10);
    /// Adverbs.
    pub const ADVERB: Self = Self(1 << 11);
    /// Nouns of time.
    pub const TIME: Self = Self(1 << 12);
    /// Nouns of what is written or published: they speak for their authors.
    pub const PAPER: Self = Self(1 << 13);
    /// Nouns of who can speak.
    pub const HUMAN: Self = Self(1 << 14);

    const NAMED: [(&'static str, Self); 15] = [
        ("have", Self::HAVE),
        ("be", Self::BE),
        ("modal", Self::MODAL),
        ("negation", Self::NEGATION),
        ("clitic", Self::CLITIC),
        ("pronoun", Self::PRONOUN),
        ("relative", Self::RELATIVE),
        ("that", Self::THAT),
        ("preposition", Self::PREPOSITION),
        ("link", Self::LINK),
        ("subordinate", Self::SUBORDINATE),
        ("adverb", Self::ADVERB),
        ("time", Self::TIME),
        ("paper", Self::PAPER),
        ("human", Self::HUMAN),
    ];

    /// What the list calls `word`.
    pub fn named(word: &str) -> Self {
        Self::NAMED.iter().find(|it| it.0 == word).map_or(Self::default(), |it| it.1)
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether some of `other` is among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
