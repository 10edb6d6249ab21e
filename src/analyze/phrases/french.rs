//! The French noun phrase: the noun first, then adjectives, then whoever
//! bears the title. What follows `de` is read in `complements`.

use crate::analyze::advice;
use crate::analyze::glosses;
use crate::analyze::lexicon::{OWN, Role, Trait, What};
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::noun::{Noun, NounKind};
use crate::analyze::phrases::subject::{Subject, Ties, subject};
use crate::analyze::phrases::{Draft, Parser};
use crate::analyze::runs::is_common_acronym;
use crate::news::Kind;
use crate::text::Form;

/// How many words a complement may take before a name has to come.
const PATIENCE: usize = 5;

/// A noun with a capital is no name where the tagger finds one less likely
/// than this.
const DOUBT: f32 = 0.1;

/// What has been read after a noun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// The end of what belongs to the phrase for certain.
    pub to: usize,
    /// Where reading goes on.
    pub at: usize,
    /// Whether a name or a nationality was read.
    pub is_tied: bool,
    /// Whether the noun is itself a proper name, written with a capital where
    /// none is due.
    pub is_proper: bool,
    /// What the noun is tied to.
    pub ties: Ties,
    /// The name that the noun speaks of: `Martuni` in `ville de Martuni`.
    pub core: Option<Name>,
    /// Whether the name stands right after, without `de`.
    pub is_borne: bool,
    /// How many words were read since something was certain.
    pub open: usize,
}

impl Tail {
    /// Takes everything up to `to` in for certain.
    pub fn settle(&mut self, to: usize) {
        (self.to, self.at, self.is_tied, self.open) = (to, to, true, 0);
    }
}

impl Parser<'_> {
    /// The end of the French noun phrase that begins at `at`, which is noted.
    pub(super) fn french(&mut self, at: usize) -> Option<usize> {
        if let Some(to) = self.addressed(at) {
            return Some(to);
        }
        if self.is_adjective_here(at) {
            return None;
        }
        let from = if self.noun(at).is_some() { at } else { self.past_adjectives(at) };
        let noun = self.noun(from)?;
        let is_known = |it: &Name| it.entry.is_some() || it.rule == advice::RULE;
        let known = self.name_at(from).filter(is_known);
        if known.is_some_and(|it| it.to > noun.to && self.is_settled(&noun, &it)) {
            return None;
        }
        let mark = self.drafts.len();
        let mut tail = self.tail(from, &noun);
        let is_nameless = tail.core.is_none() && noun.is(Role::Classifier);
        let is_phrase = (tail.is_tied || tail.is_proper) && !is_nameless;
        if !is_phrase || known.is_some_and(|it| it.to > tail.to) {
            self.drafts.truncate(mark);
            return None;
        }
        tail.to = self.glossed(from, tail.to).unwrap_or(tail.to);
        self.note(at, &noun, &tail);
        Some(tail.to)
    }

    /// `M. Duval`: the word of address belongs to the mention.
    fn addressed(&mut self, at: usize) -> Option<usize> {
        let (to, sex) = self.reading.first(at, |it| match it.what {
            What::Honorific(sex) => Some((it.to, sex)),
            _ => None,
        })?;
        let name = self.name_at(to).filter(|it| self.is_person(it))?;
        let subject = Subject::of(&name);
        let draft = Draft::new(at, name.to, Kind::Person, subject, "title-and-name");
        self.drafts.push(Draft { name: Some(name.tokens()), cue: Some(at), sex, ..draft });
        Some(name.to)
    }

    /// Past the adjectives before a noun: `glorieuse armée`, `ex-président`.
    fn past_adjectives(&self, at: usize) -> usize {
        let end = self.end.min(at + 3);
        (at..end).find(|it| !self.reading.is(*it, Trait::Prenominal)).unwrap_or(end)
    }

    /// Whether the noun at `at` is here the adjective of another before it, as
    /// in `équipements militaires turcs`.
    fn is_adjective_here(&self, at: usize) -> bool {
        const BEFORE_NOUNS: [Trait; 8] = [
            Trait::Determiner,
            Trait::Of,
            Trait::And,
            Trait::Locative,
            Trait::Agent,
            Trait::Prenominal,
            Trait::Finite,
            Trait::Says,
        ];
        let is_adjective = self.reading.is(at, Trait::Trusted);
        if at == self.start || !is_adjective || self.reading.form(at) != Form::Lower {
            return false;
        }
        let before = at - 1;
        let is_free = BEFORE_NOUNS.iter().any(|it| self.reading.is(before, *it));
        self.reading.form(before) == Form::Lower && !is_free
    }

    /// Whether the lexicon knows better than grammar what `name` is: bodies
    /// have names of their own, forces and groups are described.
    pub(super) fn is_settled(&self, noun: &Noun, name: &Name) -> bool {
        let is_described = match noun.what.role() {
            None | Some(Role::Own | Role::Ministry | Role::Force) => true,
            Some(_) => false,
        };
        let is_body = match name.sense {
            Sense::Body(body) => self.reading.lexicon.body(body).kind == Kind::Organisation,
            sense => sense != Sense::Nobody,
        };
        is_body && !is_described || self.is_own(name)
    }

    fn is_own(&self, name: &Name) -> bool {
        name.entry.is_some_and(|it| self.reading.lexicon.entry(it).list == OWN)
    }

    /// Reads adjectives and complements from the end of `noun` on.
    fn tail(&mut self, from: usize, noun: &Noun) -> Tail {
        let mut tail = Tail {
            to: noun.to,
            at: noun.to,
            is_tied: false,
            is_proper: self.is_proper(from, noun),
            ties: Ties::default(),
            core: None,
            is_borne: false,
            open: 0,
        };
        while tail.at < self.end && tail.open <= PATIENCE && !tail.is_borne {
            let goes_on = self.nationality(&mut tail)
                || self.adjective(&mut tail)
                || self.bearer(noun, &mut tail)
                || self.complement(noun, &mut tail);
            if !goes_on {
                break;
            }
        }
        tail
    }

    fn is_proper(&self, at: usize, noun: &Noun) -> bool {
        let opens = at == self.start || self.reading.form(at - 1) == Form::Mark;
        let is_body = noun.is(Role::Firm) || noun.is(Role::Body);
        let is_organisation = noun.what.kind() == Kind::Organisation;
        let is_doubted = || self.reading.opinion().is_some_and(|it| it.is_named(at) < DOUBT);
        let tells = if opens { self.is_whole_name(noun) } else { !is_doubted() };
        let is_written_so = self.reading.is_capital(at) && !is_common_acronym(self.reading, at);
        is_written_so && is_body && is_organisation && tells
    }

    /// Whether an adjective and a capitalised complement follow `noun`. French
    /// begins no sentence with a noun that lacks its article, so that `Institut
    /// polaire de l’Est` is a name even there.
    fn is_whole_name(&self, noun: &Noun) -> bool {
        let is_named = |of: usize| {
            let named = if self.reading.is(of + 1, Trait::Determiner) { of + 2 } else { of + 1 };
            self.reading.is(of, Trait::Of) && self.reading.is_capital(named)
        };
        let adjective = noun.to;
        // `Compagnie ferroviaire` has its adjective in the lists.
        if self.reading.form(adjective - 1) == Form::Lower && is_named(adjective) {
            return true;
        }
        let is_verb =
            self.reading.is(adjective, Trait::Says) || self.reading.is(adjective, Trait::Finite);
        let is_adjective = self.reading.form(adjective) == Form::Lower
            && self.reading.word(adjective).len() > 4
            && !is_verb;
        is_adjective && is_named(adjective + 1)
    }

    fn nationality(&self, tail: &mut Tail) -> bool {
        let at = tail.at;
        let Some((to, land)) = self.nation(at) else { return false };
        match land {
            Some(land) => tail.ties.land = tail.ties.land.or(Some(land)),
            None => tail.ties.add(self.reading.phrase(at, to)),
        }
        tail.settle(to);
        true
    }

    /// An adjective without a nation. It belongs to the phrase where it is in
    /// the lists and right after what is certain, or where a name still
    /// follows.
    fn adjective(&self, tail: &mut Tail) -> bool {
        let at = tail.at;
        let is_listed = self.reading.is(at, Trait::Trusted);
        let is_verb = self.reading.is(at, Trait::Says) || self.reading.is(at, Trait::Finite);
        // Between a proper name and its complement stands nothing else.
        let is_long = self.reading.word(at).len() > 4;
        let is_between = tail.is_proper && is_long && self.reading.is(at + 1, Trait::Of);
        let looks_it = || {
            let is_one = is_between || ends_as_adjective(self.reading.word(at));
            !is_verb && !self.reading.is_joined(at) && is_one
        };
        if self.reading.form(at) != Form::Lower || !is_listed && !looks_it() {
            return false;
        }
        if tail.is_proper || is_listed && tail.is_tied && tail.open == 0 {
            tail.to = at + 1;
        }
        tail.at = at + 1;
        tail.open += usize::from(!is_listed);
        true
    }

    /// The name right after an office, a company or a classifier.
    fn bearer(&self, noun: &Noun, tail: &mut Tail) -> bool {
        let Some(name) = self.name_at(tail.at) else { return false };
        let is_person = self.is_person(&name);
        let is_loose = matches!(name.sense, Sense::Unknown | Sense::Named(_));
        let is_place = matches!(name.sense, Sense::Place(_) | Sense::Capital(..));
        let is_nation = matches!(name.sense, Sense::Land(_) | Sense::People(_));
        let fits = match noun.what {
            NounKind::Office(..) => is_person || name.sense == Sense::Unknown,
            NounKind::Head(head) => match head.role {
                Role::Body => !is_person && !is_nation && !matches!(name.sense, Sense::Capital(..)),
                Role::Classifier => is_place || is_loose,
                _ => false,
            },
        };
        if fits {
            tail.settle(name.to);
            (tail.core, tail.is_borne) = (Some(name), true);
        }
        fits
    }

    /// The end of a name that an acronym in parentheses spells out, though
    /// grammar alone would have ended it earlier.
    fn glossed(&self, from: usize, to: usize) -> Option<usize> {
        let end = self.end.min(to + 6);
        let aside = (to..end).find(|at| self.reading.form(*at) == Form::Mark)?;
        let is_enclosed = self.reading.word(aside) == "(";
        let is_acronym = is_enclosed && self.reading.form(aside + 1) == Form::Upper;
        let fits = is_acronym && aside > to && self.reading.is_capital(from);
        (fits && glosses::spells(self.reading, from, aside + 1)).then_some(aside)
    }

    fn note(&mut self, from: usize, noun: &Noun, tail: &Tail) {
        let kind = noun.what.kind();
        let is_person = kind == Kind::Person;
        let (subject, rule) = match tail.core {
            Some(name) if is_person => (Subject::of(&name), "title-and-name"),
            Some(name) if tail.is_borne => (Subject::of(&name), "head-and-name"),
            Some(name) if kind == Kind::Place => (Subject::of(&name), "classifier"),
            _ => {
                let ties = self.with_adjectives(tail.ties, (noun.to, tail.to));
                (subject(noun, &ties), if is_person { "office" } else { "head" })
            }
        };
        let given = tail.core.filter(|_| is_person).and_then(|it| self.sex(it.from));
        let draft = Draft::new(from, tail.to, kind, subject, rule);
        self.drafts.push(Draft {
            name: tail.core.map(|it| it.tokens()),
            entry: Some(noun.entry),
            sex: given,
            gender: if is_person { self.gender(from, noun) } else { None },
            ..draft
        });
    }
}

/// Whether a word not in the lists is likely an adjective: only its ending
/// tells.
fn ends_as_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "al", "ale", "ales", "aux", "el", "elle", "els", "elles", "ique", "iques", "aire", "aires",
        "if", "ive", "ifs", "ives", "iste", "istes", "ienne", "ée", "ées", "és",
    ];
    word.len() > 5 && ENDINGS.iter().any(|it| word.ends_with(it))
}
