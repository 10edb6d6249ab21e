//! Names that stand alone, or with nothing but a nation or a body beside them.

use crate::analyze::lexicon::{Trait, What};
use crate::analyze::metonyms::Case;
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::{Draft, Parser, Subject, Within};
use crate::news::{Kind, Sex};

impl Parser<'_> {
    /// Notes the name that begins at `at` and nothing else.
    pub(super) fn bare(&mut self, at: usize) -> Option<usize> {
        let found = self.names.binary_search_by_key(&at, |it| it.from).ok()?;
        let name = self.names[found];
        if matches!(name.sense, Sense::People(_))
            && let Some(to) = self.people(name)
        {
            return Some(to);
        }
        if let Some(to) = self.inner_body(name) {
            return Some(to);
        }
        self.note_name(name, Within::Sentence);
        Some(name.to)
    }

    pub(super) fn note_name(&mut self, name: Name, within: Within) {
        let lexicon = self.reading.lexicon;
        let (kind, subject, cue) = match name.sense {
            Sense::Land(land) | Sense::Capital(land) => self.land(name, land, within),
            Sense::Place(place) => (Kind::Place, Subject::Place(place), name.cue),
            Sense::Body(body) => (lexicon.body(body).kind, Subject::Body(body), name.cue),
            Sense::People(land) => (Kind::Group, Subject::People(land), name.cue),
            Sense::Named(kind) => (kind, Subject::Name, name.cue),
            // No article stands before persons, and one before most bodies.
            Sense::Unknown => (Kind::Person, Subject::Name, name.cue),
            Sense::Nobody => return,
        };
        let (from, to, rule, entry) = (name.from, name.to, name.rule, name.entry);
        let sex = (kind == Kind::Person).then(|| self.sex(from)).flatten();
        self.drafts.push(Draft { from, to, name: None, kind, subject, rule, entry, cue, sex });
        self.note_inner_bodies(name);
        if kind == Kind::Force {
            self.note_inner_land(name);
        }
    }

    /// Notes the land inside the known name of a force: `Artsakh` in `Armée de
    /// défense d’Artsakh`.
    fn note_inner_land(&mut self, name: Name) {
        let inner = (name.from + 1..name.to).find_map(|at| {
            let (to, land, entry) = self.reading.first(at, |it| match it.what {
                What::Land(land) if it.to <= name.to => Some((it.to, land, it.entry)),
                _ => None,
            })?;
            Some(Name { from: at, to, sense: Sense::Land(land), entry: Some(entry), ..name })
        });
        if let Some(land) = inner {
            self.note_name(land, Within::Phrase);
        }
    }

    /// `Groupe de Minsk de l’OSCE`: a body within a body, both known.
    fn inner_body(&mut self, name: Name) -> Option<usize> {
        let Sense::Body(_) = name.sense else { return None };
        let at = name.to + 1;
        let at = at + usize::from(self.reading.is(at, Trait::Determiner));
        let is_body = |it: &Name| matches!(it.sense, Sense::Body(_)) && it.entry.is_some();
        let outer =
            self.name_at(at).filter(|it| self.reading.is(name.to, Trait::Of) && is_body(it))?;
        let mark = self.drafts.len();
        self.note_name(name, Within::Sentence);
        self.drafts.truncate(mark + 1);
        let draft = &mut self.drafts[mark];
        (draft.to, draft.name) = (outer.to, Some((name.from, name.to)));
        self.note_name(outer, Within::Phrase);
        Some(outer.to)
    }

    /// A nationality that stands as a noun before a person or a place: the
    /// people of `Kurdes de Syrie`, the title of `l’Espagnol Rubén Ruzafa`.
    fn people(&mut self, name: Name) -> Option<usize> {
        let next = name.to;
        if let Some(bearer) = self.name_at(next).filter(|it| it.sense == Sense::Named(Kind::Person))
        {
            self.drafts.push(Draft {
                from: name.from,
                to: bearer.to,
                name: Some((bearer.from, bearer.to)),
                kind: Kind::Person,
                subject: Subject::Name,
                rule: "title-and-name",
                entry: name.entry,
                cue: None,
                sex: self.sex(bearer.from),
            });
            return Some(bearer.to);
        }
        let is_one = matches!(
            self.reading.word(name.from.wrapping_sub(1)),
            "le" | "la" | "l’" | "l'" | "un" | "une" | "Le" | "La" | "L’" | "L'" | "du" | "au"
        );
        if is_one && self.reading.is_french() {
            return Some(next);
        }
        let at = next + 1 + usize::from(self.reading.is(next + 1, Trait::Determiner));
        let is_place =
            |it: &Name| matches!(it.sense, Sense::Land(_) | Sense::Capital(_) | Sense::Place(_));
        let place =
            self.name_at(at).filter(|it| self.reading.is(next, Trait::Of) && is_place(it))?;
        self.note_name(place, Within::Phrase);
        self.drafts.push(Draft {
            from: name.from,
            to: place.to,
            name: None,
            kind: Kind::Group,
            subject: Subject::Phrase(self.reading.phrase(name.from, place.to)),
            rule: "people",
            entry: name.entry,
            cue: None,
            sex: None,
        });
        Some(place.to)
    }

    /// Notes the known bodies inside the name of a known body: `Conseil de
    /// sécurité des Nations unies`.
    fn note_inner_bodies(&mut self, name: Name) {
        let Sense::Body(outer) = name.sense else { return };
        for at in name.from + 1..name.to {
            let inner = self.reading.first(at, |it| match it.what {
                What::Body(body) if body != outer && it.to <= name.to => {
                    Some((it.to, body, it.entry))
                }
                _ => None,
            });
            let Some((to, body, entry)) = inner else { continue };
            let kind = self.reading.lexicon.body(body).kind;
            self.drafts.push(Draft {
                from: at,
                to,
                name: None,
                kind,
                subject: Subject::Body(body),
                rule: "lexicon",
                entry: Some(entry),
                cue: None,
                sex: None,
            });
            return;
        }
    }

    /// What the name of a state, a territory or a capital speaks of.
    fn land(&self, name: Name, land: u32, within: Within) -> (Kind, Subject, Option<usize>) {
        let is_capital = matches!(name.sense, Sense::Capital(_));
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
            return (Kind::State, Subject::State(land), cue);
        }
        let place = if is_capital { Subject::Capital(land) } else { Subject::Territory(land) };
        (Kind::Place, place, cue)
    }

    /// The sex that the first name at `at` tells.
    pub(super) fn sex(&self, at: usize) -> Option<Sex> {
        self.reading.first(at, |it| match it.what {
            What::Given(sex) => Some(sex),
            _ => None,
        })?
    }
}
