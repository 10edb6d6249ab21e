//! The English noun phrase: nationality, names and adjectives first, then the
//! noun, then what it is of and who bears it.

use crate::analyze::lexicon::{Role, Trait, What};
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::noun::Noun;
use crate::analyze::phrases::subject::{Subject, Ties, subject};
use crate::analyze::phrases::{Draft, Parser, Within};
use crate::news::{Kind, Sex};
use crate::text::Form;

/// How many words may stand before the noun.
const PATIENCE: usize = 8;

/// What has been read from left to right.
#[derive(Debug, Clone, Copy, Default)]
struct Front {
    /// Where reading goes on.
    at: usize,
    /// The last noun that may head the phrase.
    noun: Option<Noun>,
    ties: Ties,
    /// Whether a name or a nationality was read.
    is_tied: bool,
    /// The name that a classifier stands for: `town of Ayr`.
    core: Option<(usize, usize)>,
    /// How many mentions had been noted before.
    mark: usize,
    /// Whether a word of address was read, and the sex it tells.
    is_addressed: bool,
    sex: Option<Sex>,
}

impl Front {
    fn tie(&mut self, name: &Name, words: u64) {
        match name.sense {
            Sense::Land(land) => self.ties.land = self.ties.land.or(Some(land)),
            _ => self.ties.add(words),
        }
        self.is_tied = true;
    }
}

impl Parser<'_> {
    /// The end of the English noun phrase that begins at `at`, which is noted.
    pub(super) fn english(&mut self, at: usize) -> Option<usize> {
        let mark = self.drafts.len();
        let mut front = Front { at, mark, ..Front::default() };
        while front.at < self.end && front.at < at + PATIENCE && self.step(&mut front) {}
        let to = self.close(at, front);
        if to.is_none() {
            self.drafts.truncate(mark);
        }
        to
    }

    /// Takes in the noun, or one word or name before it.
    fn step(&mut self, front: &mut Front) -> bool {
        self.address(front)
            || self.head(front)
            || self.front_nation(front)
            || self.front_domain(front)
            || self.modifier(front)
            || self.front_adjective(front)
    }

    /// `Mr`, `Gen.`
    fn address(&self, front: &mut Front) -> bool {
        let found = self.reading.first(front.at, |it| match it.what {
            What::Honorific(sex) if self.reading.is_capital(front.at) => Some((it.to, sex)),
            _ => None,
        });
        let Some((to, sex)) = found else { return false };
        (front.at, front.is_addressed, front.sex) = (to, true, front.sex.or(sex));
        true
    }

    /// A noun. One before it, as in `police chief`, becomes a tie.
    fn head(&self, front: &mut Front) -> bool {
        let at = front.at;
        let noun = self.noun(at).filter(|it| !self.is_longer_name(at, it));
        let noun = noun.filter(|it| !self.is_preposition(at, it));
        let Some(noun) = noun else { return false };
        if let Some(before) = front.noun {
            front.ties.add(before.what.number());
        }
        let domain = self.domain_at(at).map(|it| it.0);
        front.ties.domain = front.ties.domain.or(domain);
        (front.noun, front.at) = (Some(noun), noun.to);
        true
    }

    /// Whether the noun at `at` is part of one: `in front of`.
    fn is_preposition(&self, at: usize, noun: &Noun) -> bool {
        let before = at.checked_sub(1).filter(|it| *it >= self.start);
        let is_in = before.is_some_and(|at| matches!(self.reading.word(at), "in" | "In"));
        is_in && self.reading.is(noun.to, Trait::Of)
    }

    /// Whether a name at `at` says more than the noun there: `Bank of England`
    /// does, `Ministry of Health` does not.
    fn is_longer_name(&self, at: usize, noun: &Noun) -> bool {
        const COMMON: [Role; 4] = [Role::Ministry, Role::Own, Role::Force, Role::Side];
        let is_common = COMMON.into_iter().any(|it| noun.is(it));
        let name = self.name_at(at).filter(|it| it.to > noun.to);
        name.is_some_and(|it| it.entry.is_some() || !is_common)
    }

    fn front_nation(&self, front: &mut Front) -> bool {
        let nation = self.nation(front.at).filter(|_| front.noun.is_none());
        let Some((to, land)) = nation else { return false };
        front.ties.land = front.ties.land.or(land);
        (front.at, front.is_tied) = (to, true);
        true
    }

    /// `foreign` in `foreign ministry`.
    fn front_domain(&self, front: &mut Front) -> bool {
        let found = self.domain_at(front.at).filter(|(_, to)| self.noun(*to).is_some());
        let Some((domain, to)) = found else { return false };
        front.ties.domain = front.ties.domain.or(Some(domain));
        front.at = to;
        true
    }

    /// The domain at `at`, and its end.
    fn domain_at(&self, at: usize) -> Option<(u32, usize)> {
        self.reading.first(at, |it| match it.what {
            What::Domain(domain) => Some((domain, it.to)),
            _ => None,
        })
    }

    /// A name before the noun, with its genitive.
    fn modifier(&mut self, front: &mut Front) -> bool {
        let is_free = front.noun.is_none() && self.noun(front.at).is_none();
        let Some(name) = self.name_at(front.at).filter(|_| is_free) else { return false };
        let has_genitive = matches!(self.reading.word(name.to), "’s" | "'s");
        let fits = match name.sense {
            Sense::People(_) => false,
            Sense::Named(Kind::Person) => has_genitive,
            _ => true,
        };
        if !fits {
            return false;
        }
        let is_land = matches!(name.sense, Sense::Land(_));
        front.tie(&name, self.reading.phrase(name.from, name.to));
        self.note_name(name, if is_land { Within::Office } else { Within::Phrase });
        front.at = name.to + usize::from(has_genitive);
        true
    }

    fn front_adjective(&self, front: &mut Front) -> bool {
        let at = front.at;
        let is_listed =
            self.reading.is(at, Trait::Trusted) || self.reading.is(at, Trait::Prenominal);
        let fits = is_listed && self.reading.form(at) != Form::Mark && self.name_at(at).is_none();
        front.at += usize::from(fits);
        fits
    }

    /// Reads what follows the noun, and notes the phrase if it is one.
    fn close(&mut self, from: usize, mut front: Front) -> Option<usize> {
        let noun = front.noun.filter(|it| it.to == front.at);
        let takes_bearer = match noun {
            Some(noun) => noun.is_office(),
            None => front.is_addressed && front.noun.is_none(),
        };
        if let Some(name) = self.bearer_at(front.at).filter(|_| takes_bearer) {
            return Some(self.note_bearer(from, &front, &name));
        }
        let noun = noun?;
        let mut to = noun.to;
        while let Some(after) = self.of(&noun, &mut front, to) {
            to = after;
        }
        let bearer = self.bearer_at(to).filter(|_| takes_bearer && to > noun.to);
        if let Some(name) = bearer {
            return Some(self.note_bearer(from, &front, &name));
        }
        if let Some(to) = self.classified(from, &noun, &front) {
            return Some(to);
        }
        let core = self.company_at(&noun, to);
        if !front.is_tied && core.is_none() && !self.stands_alone(from, &noun) {
            return None;
        }
        let to = core.map_or(to, |it| it.to);
        let ties = self.with_adjectives(front.ties, (from, to));
        let subject = core.map_or_else(|| subject(&noun, &ties), |it| Subject::of(&it));
        let rule = if noun.is_office() { "office" } else { "head" };
        let draft = Draft::new(from, to, noun.what.kind(), subject, rule);
        let name = core.map(|it| it.tokens()).or(front.core);
        let (entry, gender) = (Some(noun.entry), noun.what.sex());
        self.drafts.push(Draft { name, entry, gender, ..draft });
        Some(to)
    }

    /// `Kasai region`: the name and the classifier after it are one place.
    fn classified(&mut self, from: usize, noun: &Noun, front: &Front) -> Option<usize> {
        let is_one = noun.is(Role::Classifier) && self.drafts.len() == front.mark + 1;
        let place = *self.drafts.last().filter(|it| is_one && it.kind == Kind::Place)?;
        self.drafts.truncate(front.mark);
        let draft = Draft::new(from, noun.to, Kind::Place, place.subject, "classifier");
        self.drafts.push(Draft { name: Some(place.core()), entry: Some(noun.entry), ..draft });
        Some(noun.to)
    }

    /// Whether the noun names a body without anything beside it: `Parliament`
    /// with a capital where none is due.
    fn stands_alone(&self, from: usize, noun: &Noun) -> bool {
        let is_body = noun.is(Role::Firm) || noun.is(Role::Ministry);
        let opens = from == self.start || self.reading.form(from - 1) == Form::Mark;
        is_body && !opens && self.reading.is_capital(from)
    }

    /// A person right after an office.
    fn bearer_at(&self, at: usize) -> Option<Name> {
        let fits = |it: &Name| self.is_person(it) || it.sense == Sense::Unknown;
        self.name_at(at).filter(fits)
    }

    fn note_bearer(&mut self, from: usize, front: &Front, name: &Name) -> usize {
        let draft = Draft::new(from, name.to, Kind::Person, Subject::of(name), "title-and-name");
        self.drafts.push(Draft {
            name: Some(name.tokens()),
            entry: front.noun.map(|it| it.entry),
            sex: front.sex.or_else(|| self.sex(name.from)),
            gender: front.noun.and_then(|it| it.what.sex()),
            ..draft
        });
        name.to
    }

    /// The name right after a company or an agency: `carmaker Renault`.
    fn company_at(&self, noun: &Noun, at: usize) -> Option<Name> {
        let takes_one = noun.is(Role::Body) && noun.what.kind() == Kind::Organisation;
        let fits = |it: &Name| match it.sense {
            Sense::Body(_) | Sense::Unknown => true,
            sense => sense == Sense::Named(Kind::Organisation),
        };
        self.name_at(at).filter(|it| takes_one && fits(it))
    }

    /// `of the Republic of Zambia`, `in Geneva`: the end of the complement.
    fn of(&mut self, noun: &Noun, front: &mut Front, at: usize) -> Option<usize> {
        if !self.reading.is(at, Trait::Of) || at + 1 >= self.end {
            return self.in_place(noun, front, at);
        }
        let at = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        if let Some((domain, to)) = self.domain_at(at) {
            front.ties.domain = Some(domain);
            return Some(to);
        }
        let is_named = |it: &Name| it.sense != Sense::Named(Kind::Person);
        if let Some(name) = self.name_at(at).filter(is_named) {
            return self.of_name(noun, front, name);
        }
        let to = self.phrase(at)?;
        front.ties.add(self.reading.phrase(at, to));
        front.is_tied = true;
        Some(to)
    }

    /// `sources in Geneva`, `government in Lima`: a place belongs to the phrase
    /// when it is the only name in it.
    fn in_place(&mut self, noun: &Noun, front: &mut Front, at: usize) -> Option<usize> {
        // `police in Nairobi`: those of the town.
        let is_authority = noun.is(Role::Body) && noun.what.kind() == Kind::State;
        let is_such = noun.is(Role::Source) || noun.is(Role::Own) || is_authority;
        let takes_one = is_such && !front.is_tied;
        if !takes_one || !matches!(self.reading.word(at), "in" | "at") {
            return None;
        }
        let name = self.name_at(at + 1).filter(|it| it.sense.is_place())?;
        front.is_tied = true;
        match name.sense {
            Sense::Capital(land, _) | Sense::Land(land) if noun.is(Role::Own) => {
                front.ties.land = Some(land);
            }
            _ => {
                front.ties.add(self.reading.phrase(name.from, name.to));
                self.note_name(name, Within::Phrase);
            }
        }
        Some(name.to)
    }

    fn of_name(&mut self, noun: &Noun, front: &mut Front, name: Name) -> Option<usize> {
        let is_state = match name.sense {
            Sense::Land(land) => self.reading.lexicon.land(land).is_state,
            Sense::Capital(..) => true,
            _ => false,
        };
        let is_land = matches!(name.sense, Sense::Land(_));
        let is_classifier = noun.is(Role::Classifier);
        if is_classifier && is_state && is_land {
            return None;
        }
        front.tie(&name, self.reading.phrase(name.from, name.to));
        let is_same = is_classifier || noun.is(Role::Own) && is_state;
        if is_classifier {
            front.core = Some(name.tokens());
        }
        if !is_same {
            const OFFICES: [Role; 4] = [Role::Ministry, Role::Firm, Role::Body, Role::Force];
            let is_office = noun.is_office() || OFFICES.into_iter().any(|it| noun.is(it));
            self.note_name(name, if is_office { Within::Office } else { Within::Phrase });
        }
        Some(name.to)
    }
}
