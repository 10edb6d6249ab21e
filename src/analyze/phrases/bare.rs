//! Names that stand alone, or with nothing but a nation or a body beside them.

use crate::analyze::lexicon::{Trait, What};
use crate::analyze::metonyms::Case;
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::phrases::{Draft, Parser, Subject, Within};
use crate::news::{Kind, Sex};

impl Parser<'_> {
    /// Notes the name that begins at `at`, and its end.
    pub(super) fn bare(&mut self, at: usize) -> Option<usize> {
        let found = self.names.binary_search_by_key(&at, |it| it.from).ok()?;
        let name = self.names[found];
        let to = self.described_person(name).or_else(|| self.people(name));
        let to = to.or_else(|| self.body_in_body(name));
        Some(to.unwrap_or_else(|| {
            self.note_name(name, Within::Sentence);
            name.to
        }))
    }

    /// Notes `name`, and the actors that its words name besides.
    pub(super) fn note_name(&mut self, name: Name, within: Within) {
        let (kind, subject, cue) = match name.sense {
            Sense::Land(land) | Sense::Capital(land, _) => self.land(name, land, within),
            Sense::Body(body) => {
                (self.reading.lexicon.body(body).kind, Subject::Body(body), name.cue)
            }
            Sense::Place(_) => (Kind::Place, Subject::of(&name), name.cue),
            Sense::People(_) => (Kind::Group, Subject::of(&name), name.cue),
            Sense::Named(kind) => (kind, Subject::Name, name.cue),
            // No article stands before persons, and one before most bodies.
            Sense::Unknown => (Kind::Person, Subject::Name, name.cue),
            Sense::Nobody => return,
        };
        let sex = if kind == Kind::Person { self.sex(name.from) } else { None };
        let draft = Draft::new(name.from, name.to, kind, subject, name.rule);
        self.drafts.push(Draft { entry: name.entry, cue, sex, ..draft });
        self.note_inner(name, kind);
    }

    /// Notes the known body inside the name of another, `Nations unies` in
    /// `Conseil de sécurité des Nations unies`, and the land inside the name
    /// of a force.
    fn note_inner(&mut self, name: Name, kind: Kind) {
        let Sense::Body(outer) = name.sense else { return };
        // `Liberation` is no newspaper in `Balochistan Liberation Army`.
        let is_owner = |at: &usize| {
            let before = at - 1;
            let is_of = |at: usize| at > name.from && self.reading.is(at, Trait::Of);
            is_of(before) || self.reading.is(before, Trait::Determiner) && is_of(before - 1)
        };
        let inner = (name.from + 2..name.to).filter(is_owner).find_map(|at| {
            self.reading.first(at, |it| {
                let sense = match it.what {
                    What::Body(body) if body != outer => Sense::Body(body),
                    What::Land(land) if kind == Kind::Force => Sense::Land(land),
                    _ => return None,
                };
                let (to, entry) = (it.to, Some(it.entry));
                let (trust, rule, cue) = (Trust::Sure, "lexicon", None);
                let inner = Name { from: at, to, sense, trust, rule, entry, cue };
                (to <= name.to).then_some(inner)
            })
        });
        if let Some(inner) = inner {
            self.note_name(inner, Within::Phrase);
        }
    }

    /// `Groupe de Minsk de l’OSCE`: a body within a body, both known.
    fn body_in_body(&mut self, name: Name) -> Option<usize> {
        let Sense::Body(body) = name.sense else { return None };
        let outer = self.after_of(name.to).filter(|it| matches!(it.sense, Sense::Body(_)))?;
        let kind = self.reading.lexicon.body(body).kind;
        let draft = Draft::new(name.from, outer.to, kind, Subject::Body(body), name.rule);
        self.drafts.push(Draft { name: Some(name.tokens()), entry: name.entry, ..draft });
        self.note_name(outer, Within::Phrase);
        Some(outer.to)
    }

    /// `l’Espagnol Rubén Ruzafa`: a nationality as a title.
    fn described_person(&mut self, name: Name) -> Option<usize> {
        if !matches!(name.sense, Sense::People(_)) {
            return None;
        }
        let bearer = self.name_at(name.to).filter(|it| self.is_person(it))?;
        let (sex, subject) = (self.sex(bearer.from), Subject::of(&bearer));
        let draft = Draft::new(name.from, bearer.to, Kind::Person, subject, "title-and-name");
        let (core, entry) = (Some(bearer.tokens()), name.entry);
        self.drafts.push(Draft { name: core, entry, sex, ..draft });
        Some(bearer.to)
    }

    /// `Kurdes de Syrie`. One person alone, `le Français`, is not a people.
    fn people(&mut self, name: Name) -> Option<usize> {
        if !matches!(name.sense, Sense::People(_)) {
            return None;
        }
        // `le premier Français` is one as well.
        let article = (self.start..name.from)
            .rev()
            .take(2)
            .find(|at| !self.reading.is(*at, Trait::Prenominal));
        let is_one = article.is_some_and(|at| self.is_singular(at));
        if is_one && self.reading.is_french() {
            return Some(name.to);
        }
        let place = self.after_of(name.to).filter(|it| it.sense.is_place())?;
        let subject = Subject::Phrase(self.reading.phrase(name.from, place.to));
        let draft = Draft::new(name.from, place.to, Kind::Group, subject, "people");
        self.drafts.push(Draft { entry: name.entry, ..draft });
        self.note_name(place, Within::Phrase);
        Some(place.to)
    }

    fn is_singular(&self, article: usize) -> bool {
        let word = self.reading.word(article);
        let small = ["le", "la", "l’", "l'", "un", "une", "du", "au", "Le", "La", "L’", "L'"];
        small.contains(&word)
    }

    /// The known name after `de` or `of` at `at`, and its article.
    fn after_of(&self, at: usize) -> Option<Name> {
        let from = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        let is_of = self.reading.is(at, Trait::Of);
        self.name_at(from).filter(|it| is_of && it.entry.is_some())
    }

    /// What the name of a state, a territory or a capital speaks of.
    fn land(&self, name: Name, land: u32, within: Within) -> (Kind, Subject, Option<usize>) {
        let is_capital = matches!(name.sense, Sense::Capital(..));
        let is_state = self.reading.lexicon.land(land).is_state;
        let (acts, cue) = match within {
            Within::Sentence => {
                let last = self.drafts.last().map(|it| (it.to, it.subject));
                Case { reading: self.reading, name, start: self.start, is_state, last }.acts()
            }
            Within::Office => (is_state && !is_capital, None),
            Within::Phrase => (false, None),
        };
        if acts {
            (Kind::State, Subject::State(land), cue)
        } else {
            (Kind::Place, Subject::of(&name), cue)
        }
    }

    /// The sex that the first name at `at` tells.
    pub(super) fn sex(&self, at: usize) -> Option<Sex> {
        self.reading.first(at, |it| match it.what {
            What::Given(sex) => Some(sex),
            _ => None,
        })?
    }
}
