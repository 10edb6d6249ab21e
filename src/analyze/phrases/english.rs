//! The English noun phrase: nationality, names and adjectives first, then the
//! noun, then what it is of.

use crate::analyze::lexicon::{Role, Trait, What, phrase_hash};
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::noun::{Noun, NounKind};
use crate::analyze::phrases::subject::{Ties, subject};
use crate::analyze::phrases::{Draft, Parser, Subject, Within};
use crate::news::{Kind, Sex};
use crate::text::Form;

/// How many words may stand before the noun.
const PATIENCE: usize = 8;

/// What was read from left to right.
#[derive(Debug, Clone, Copy, Default)]
struct Front {
    /// Where reading goes on.
    at: usize,
    /// The last noun that may head the phrase.
    noun: Option<Noun>,
    ties: Ties,
    is_tied: bool,
    /// Told by a word of address.
    sex: Option<Sex>,
    is_addressed: bool,
}

impl Parser<'_> {
    /// The end of the English noun phrase that begins at `at`, which is noted.
    pub(super) fn english(&mut self, at: usize) -> Option<usize> {
        let mark = self.drafts.len();
        let mut front = Front { at, ..Front::default() };
        while front.at < self.end && front.at < at + PATIENCE && self.step(&mut front) {}
        let to = self.english_close(at, front);
        if to.is_none() {
            self.drafts.truncate(mark);
        }
        to
    }

    /// Takes in one word or name before the noun, or the noun.
    fn step(&mut self, front: &mut Front) -> bool {
        let at = front.at;
        if let Some((to, sex)) = self.honorific(at) {
            (front.at, front.is_addressed) = (to, true);
            front.sex = front.sex.or(sex);
            return true;
        }
        if let Some(noun) = self.noun(at).filter(|it| !self.is_longer_name(at, it)) {
            if let Some(before) = front.noun {
                front.ties.words = phrase_hash(front.ties.words, before.what.line());
            }
            front.ties.domain = front.ties.domain.or(self.domain_at(at));
            front.noun = Some(noun);
            front.at = noun.to;
            return true;
        }
        if let Some((to, land)) = self.nation(at) {
            front.ties.land = front.ties.land.or(land);
            (front.at, front.is_tied) = (to, true);
            return front.noun.is_none();
        }
        if let Some(to) = self.domain_end(at) {
            front.ties.domain = front.ties.domain.or(self.domain_at(at));
            front.at = to;
            return true;
        }
        let is_free = front.noun.is_none() && self.noun(at).is_none();
        if is_free && self.modifier(front) {
            return true;
        }
        let is_adjective =
            self.reading.is(at, Trait::Trusted) || self.reading.is(at, Trait::Prenominal);
        let may = is_adjective && self.reading.form(at) != Form::Mark && self.name_at(at).is_none();
        front.at += usize::from(may);
        may
    }

    fn honorific(&self, at: usize) -> Option<(usize, Option<Sex>)> {
        self.reading.first(at, |it| match it.what {
            What::Honorific(sex) if self.reading.is_capital(at) => Some((it.to, sex)),
            _ => None,
        })
    }

    fn domain_at(&self, at: usize) -> Option<u32> {
        self.reading.first(at, |it| match it.what {
            What::Domain(domain) => Some(domain),
            _ => None,
        })
    }

    /// The end of a domain before its ministry: `foreign` in `foreign
    /// ministry`.
    fn domain_end(&self, at: usize) -> Option<usize> {
        let to =
            self.reading.first(at, |it| matches!(it.what, What::Domain(_)).then_some(it.to))?;
        self.noun(to).is_some().then_some(to)
    }

    fn is_longer_name(&self, at: usize, noun: &Noun) -> bool {
        let is_common =
            matches!(noun.what.role(), Some(Role::Ministry | Role::Own | Role::Force | Role::Side));
        self.name_at(at).is_some_and(|it| it.to > noun.to && (it.entry.is_some() || !is_common))
    }

    /// A name before the noun, with its genitive.
    fn modifier(&mut self, front: &mut Front) -> bool {
        let Some(name) = self.name_at(front.at) else { return false };
        if matches!(name.sense, Sense::People(_)) {
            return false;
        }
        let has_genitive = matches!(self.reading.word(name.to), "’s" | "'s");
        let is_person = matches!(name.sense, Sense::Named(Kind::Person));
        if is_person && !has_genitive {
            return false;
        }
        let is_owner = has_genitive && matches!(name.sense, Sense::Land(_) | Sense::Capital(_));
        let within = if is_owner { Within::Office } else { Within::Phrase };
        match name.sense {
            Sense::Land(land) => front.ties.land = front.ties.land.or(Some(land)),
            _ => {
                front.ties.words =
                    phrase_hash(front.ties.words, self.reading.phrase(name.from, name.to))
            }
        }
        self.note_name(
            name,
            if matches!(name.sense, Sense::Land(_)) { Within::Office } else { within },
        );
        front.is_tied = true;
        front.at = name.to + usize::from(has_genitive);
        true
    }

    /// Reads what follows the noun, and notes the phrase if it is one.
    fn english_close(&mut self, from: usize, mut front: Front) -> Option<usize> {
        let ends_in_noun = front.noun.is_some_and(|it| it.to == front.at);
        if front.is_addressed && (front.noun.is_none() || ends_in_noun) {
            let name = self.bearer_at(front.at)?;
            return Some(self.note_bearer(from, &front, &name));
        }
        let noun = front.noun.filter(|_| ends_in_noun)?;
        let mut to = noun.to;
        let takes_bearer = matches!(noun.what, NounKind::Office(..));
        if let Some(name) = self.bearer_at(to).filter(|_| takes_bearer) {
            return Some(self.note_bearer(from, &front, &name));
        }
        while let Some(after) =
            self.of(&noun, &mut front, to).or_else(|| self.in_place(&noun, &mut front, to))
        {
            to = after;
        }
        if let Some(name) = self.bearer_at(to).filter(|_| takes_bearer && to > noun.to) {
            return Some(self.note_bearer(from, &front, &name));
        }
        let core = self.body_name(&noun, to);
        let is_proper = matches!(noun.what.role(), Some(Role::Firm | Role::Ministry))
            && self.reading.is_capital(from)
            && from > self.start
            && self.reading.form(from - 1) != Form::Mark;
        if !front.is_tied && core.is_none() && !is_proper {
            return None;
        }
        let to = core.map_or(to, |it| it.to);
        let subject = core.map_or_else(|| subject(&noun, &front.ties), |_| Subject::Name);
        let kind = noun.what.kind();
        let rule = if kind == Kind::Person { "office" } else { "head" };
        let name = core.map(|it| (it.from, it.to));
        let (entry, sex) = (Some(noun.entry), noun.what.sex());
        self.drafts.push(Draft { from, to, name, kind, subject, rule, entry, cue: None, sex });
        Some(to)
    }

    /// A person right after an office.
    fn bearer_at(&self, at: usize) -> Option<Name> {
        let fits = |it: &Name| matches!(it.sense, Sense::Named(Kind::Person) | Sense::Unknown);
        self.name_at(at).filter(fits)
    }

    fn note_bearer(&mut self, from: usize, front: &Front, name: &Name) -> usize {
        let told = front.noun.and_then(|it| it.what.sex()).or(front.sex);
        let sex = told.or(self.sex(name.from));
        self.drafts.push(Draft {
            from,
            to: name.to,
            name: Some((name.from, name.to)),
            kind: Kind::Person,
            subject: Subject::Name,
            rule: "title-and-name",
            entry: front.noun.map(|it| it.entry),
            cue: None,
            sex,
        });
        name.to
    }

    /// The name right after a company or an agency: `carmaker Renault`.
    fn body_name(&self, noun: &Noun, at: usize) -> Option<Name> {
        let fits =
            matches!(noun.what.role(), Some(Role::Body)) && noun.what.kind() == Kind::Organisation;
        let is_body = |it: &Name| {
            matches!(it.sense, Sense::Body(_) | Sense::Unknown | Sense::Named(Kind::Organisation))
        };
        self.name_at(at).filter(|it| fits && is_body(it))
    }

    /// `of the Republic of Zambia`: the end of the complement at `at`.
    fn of(&mut self, noun: &Noun, front: &mut Front, at: usize) -> Option<usize> {
        if !self.reading.is(at, Trait::Of) || at + 1 >= self.end {
            return None;
        }
        let at = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        let domain = self.reading.first(at, |it| match it.what {
            What::Domain(domain) => Some((it.to, domain)),
            _ => None,
        });
        if let Some((to, domain)) = domain {
            front.ties.domain = Some(domain);
            return Some(to);
        }
        if let Some(name) =
            self.name_at(at).filter(|it| !matches!(it.sense, Sense::Named(Kind::Person)))
        {
            return self.of_name(noun, front, name);
        }
        let to = self.phrase(at)?;
        front.ties.words = phrase_hash(front.ties.words, self.reading.phrase(at, to));
        front.is_tied = true;
        Some(to)
    }

    /// `sources in Geneva`: a place belongs to the phrase when it is the only
    /// name in it.
    fn in_place(&mut self, noun: &Noun, front: &mut Front, at: usize) -> Option<usize> {
        let role = noun.what.role();
        let takes_one = matches!(role, Some(Role::Source | Role::Own)) && !front.is_tied;
        if !takes_one || !matches!(self.reading.word(at), "in" | "at") {
            return None;
        }
        let is_place =
            |it: &Name| matches!(it.sense, Sense::Land(_) | Sense::Capital(_) | Sense::Place(_));
        let name = self.name_at(at + 1).filter(is_place)?;
        front.is_tied = true;
        if let (Some(Role::Own), Sense::Capital(land) | Sense::Land(land)) = (role, name.sense) {
            front.ties.land = Some(land);
            return Some(name.to);
        }
        front.ties.words = self.reading.phrase(name.from, name.to);
        self.note_name(name, Within::Phrase);
        Some(name.to)
    }

    fn of_name(&mut self, noun: &Noun, front: &mut Front, name: Name) -> Option<usize> {
        let role = noun.what.role();
        let is_state = match name.sense {
            Sense::Land(land) => self.reading.lexicon.land(land).is_state,
            Sense::Capital(_) => true,
            _ => false,
        };
        if role == Some(Role::Classifier) && is_state && matches!(name.sense, Sense::Land(_)) {
            return None;
        }
        match name.sense {
            Sense::Land(land) => front.ties.land = front.ties.land.or(Some(land)),
            _ => {
                front.ties.words =
                    phrase_hash(front.ties.words, self.reading.phrase(name.from, name.to))
            }
        }
        let is_same = role == Some(Role::Classifier) || role == Some(Role::Own) && is_state;
        let office =
            matches!(role, None | Some(Role::Ministry | Role::Firm | Role::Body | Role::Force));
        if !is_same {
            self.note_name(name, if office { Within::Office } else { Within::Phrase });
        }
        front.is_tied = true;
        Some(name.to)
    }
}
