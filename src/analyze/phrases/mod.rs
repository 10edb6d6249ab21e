//! Noun phrases that denote an actor: a name with what belongs to it, or a
//! noun with a name or a nationality. One descent over each sentence finds the
//! longest; a name of another actor inside it is a mention of its own.

mod bare;
mod complements;
mod english;
mod french;
mod noun;
mod subject;

use std::collections::HashSet;

use crate::analyze::lexicon::{Trait, What};
use crate::analyze::names::{Name, Sense};
use crate::analyze::reading::{Reading, Sentence};
use crate::news::{Kind, Sex};
use crate::text::Form;

use noun::{Noun, NounKind};
pub use subject::Subject;
use subject::Ties;

/// A mention in the making, as ranges of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// The name inside it, where that is shorter.
    pub name: Option<(usize, usize)>,
    /// What it speaks of.
    pub kind: Kind,
    /// Whom it speaks of.
    pub subject: Subject,
    /// The rule that found it.
    pub rule: &'static str,
    /// The entry of the lexicon that fits.
    pub entry: Option<u32>,
    /// The token that decided.
    pub cue: Option<usize>,
    /// Told by a word of address or a first name.
    pub sex: Option<Sex>,
    /// The grammatical gender of an office as it is written here. A woman's may
    /// be masculine.
    pub gender: Option<Sex>,
    /// The state in which the person is told to hold an office that nobody holds
    /// in two: `président chilien`.
    pub state: Option<u32>,
}

impl Draft {
    /// The mention from `from` up to `to`, without anything besides.
    pub fn new(from: usize, to: usize, kind: Kind, subject: Subject, rule: &'static str) -> Self {
        Self {
            from,
            to,
            kind,
            subject,
            rule,
            name: None,
            entry: None,
            cue: None,
            sex: None,
            gender: None,
            state: None,
        }
    }

    /// The tokens of the name core, or of the whole.
    pub fn core(&self) -> (usize, usize) {
        self.name.unwrap_or((self.from, self.to))
    }
}

/// The mentions of `reading`, given its names: by start, longer first.
pub fn drafts(reading: &Reading, names: &[Name]) -> Vec<Draft> {
    let (drafts, failed) = (Vec::new(), HashSet::new());
    let mut parser = Parser { reading, names, start: 0, end: 0, drafts, failed, depth: 0 };
    for sentence in &reading.sentences {
        parser.sentence(sentence);
    }
    let mut drafts = parser.drafts;
    drafts.sort_by_key(|it| (it.from, std::cmp::Reverse(it.to)));
    drafts.dedup_by_key(|it| (it.from, it.to));
    drafts
}

/// Reads one sentence after the other.
struct Parser<'a> {
    reading: &'a Reading<'a>,
    names: &'a [Name],
    /// The first token of the sentence, and the one after its last.
    start: usize,
    end: usize,
    drafts: Vec<Draft>,
    /// Where no phrase begins. A word is asked again by every noun before it,
    /// which would take twice as long with each `président du`.
    failed: HashSet<usize>,
    /// How many phrases are being read, one inside the other.
    depth: usize,
}

/// How many phrases may stand one inside the other. Only an article made to
/// exhaust the stack has more.
const DEEPEST: usize = 32;

/// Inside what a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A sentence.
    Sentence,
    /// An office, a ministry or another part of a state.
    Office,
    /// Anything else.
    Phrase,
}

impl Parser<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        (self.start, self.end) = (sentence.tokens.start, sentence.tokens.end);
        let mut at = sentence.tokens.start;
        while at < self.end {
            at = self.phrase(at).or_else(|| self.bare(at)).unwrap_or(at + 1);
        }
    }

    /// The end of the noun phrase that begins at `at`, which is noted.
    fn phrase(&mut self, at: usize) -> Option<usize> {
        let is_inside = at < self.end && !self.reading.is_joined(at);
        if !is_inside || self.depth >= DEEPEST || self.failed.contains(&at) {
            return None;
        }
        self.depth += 1;
        let noted = self.drafts.len();
        let to = if self.reading.is_french() { self.french(at) } else { self.english(at) };
        let to = to.filter(|it| !self.cuts_name(at, *it));
        if to.is_none() {
            self.drafts.truncate(noted);
        }
        self.depth -= 1;
        if to.is_none() {
            self.failed.insert(at);
        }
        to
    }

    /// Whether a phrase would end within a longer name: `Department of Health`
    /// where `Department of Health and Human Services` stands.
    fn cuts_name(&self, from: usize, to: usize) -> bool {
        let next = self.names.partition_point(|it| it.to <= to);
        self.names
            .get(next)
            .is_some_and(|it| from <= it.from && it.from < to && it.sense != Sense::Nobody)
    }

    /// The name that begins at `at`.
    fn name_at(&self, at: usize) -> Option<Name> {
        let found = self.names.binary_search_by_key(&at, |it| it.from).ok()?;
        Some(self.names[found]).filter(|it| it.sense != Sense::Nobody && it.to <= self.end)
    }

    /// Whether `name` is known to be that of a person.
    fn is_person(&self, name: &Name) -> bool {
        match name.sense {
            Sense::Body(body) => self.reading.lexicon.body(body).kind == Kind::Person,
            sense => sense == Sense::Named(Kind::Person),
        }
    }

    /// The longest head or office that begins at `at`.
    fn noun(&self, at: usize) -> Option<Noun> {
        let lexicon = self.reading.lexicon;
        self.reading.first(at, |it| {
            let what = match it.what {
                What::Head(head) => NounKind::Head(lexicon.head(head)),
                What::Office(noun, sex) => NounKind::Office(noun, sex),
                _ => return None,
            };
            let is_whole = !self.reading.is_joined(it.to);
            is_whole.then_some(Noun { to: it.to, what, entry: it.entry })
        })
    }

    /// The nationality that stands at `at`, with its end. `pro-russe` has one
    /// too, but stands for no state.
    fn nation(&self, at: usize) -> Option<(usize, Option<u32>)> {
        let adjective = |at: usize| {
            self.reading.first(at, |it| match it.what {
                What::Adjective(land) if it.to <= self.end => Some((it.to, land)),
                _ => None,
            })
        };
        if let Some((to, land)) = adjective(at) {
            return Some((to, Some(land)));
        }
        let compound = self.reading.is_joined(at + 1) && at + 1 < self.end;
        let (to, _) = adjective(at + 1).filter(|_| compound)?;
        Some((to, None))
    }

    /// `ties` with the small words from `from` up to `to` that describe: not
    /// the nations, which are ties of their own.
    fn with_adjectives(&self, ties: Ties, (from, to): (usize, usize)) -> Ties {
        const NONE: [Trait; 4] = [Trait::Of, Trait::Determiner, Trait::And, Trait::Prenominal];
        let describes = |at: &usize| {
            let is_small = NONE.iter().any(|it| self.reading.is(*at, *it));
            self.reading.form(*at) == Form::Lower && !is_small && self.nation(*at).is_none()
        };
        let stems = (from..to).filter(describes).map(|at| self.reading.stem(at));
        Ties { adjectives: stems.fold(0, u64::wrapping_add), ..ties }
    }

    /// The state of `ties`, if the words from `from` up to `to` are an office
    /// that nobody holds in two states.
    fn state_of(&self, ties: &Ties, (from, to): (usize, usize)) -> Option<u32> {
        const HIGH: [&str; 13] = [
            "président",
            "présidente",
            "ministre",
            "chancelier",
            "chancelière",
            "roi",
            "reine",
            "president",
            "minister",
            "chancellor",
            "king",
            "queen",
            "premier",
        ];
        let is_high = |at: usize| HIGH.contains(&self.reading.word(at).to_lowercase().as_str());
        let land = ties.land.filter(|it| self.reading.lexicon.land(*it).is_state);
        land.filter(|_| ties.words == 0 && (from..to).any(is_high))
    }

    /// The grammatical gender of the French office at `at`: its article tells
    /// it, else the form of the noun if only women have it.
    fn gender(&self, at: usize, noun: &Noun) -> Option<Sex> {
        let article = at.checked_sub(1).filter(|it| *it >= self.start);
        match article.map_or("", |it| self.reading.word(it)) {
            "la" | "La" | "une" | "Une" | "cette" | "Cette" => Some(Sex::Female),
            "le" | "Le" | "du" | "au" | "un" | "Un" | "ce" | "Ce" | "cet" | "Cet" => {
                Some(Sex::Male)
            }
            _ => noun.what.sex().filter(|it| *it == Sex::Female),
        }
    }
}
