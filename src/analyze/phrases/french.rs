//! The French noun phrase: the noun first, then adjectives and complements.

use crate::analyze::advice;
use crate::analyze::lexicon::{Role, Trait, What, phrase_hash};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::phrases::subject::{Ties, subject};
use crate::analyze::phrases::{Draft, Noun, NounKind, Parser, Subject, Within};
use crate::news::Kind;
use crate::text::Form;

/// How many words a complement may take before a name has to come.
const PATIENCE: usize = 5;

/// A noun with a capital is no name where the tagger finds one less likely
/// than this.
const DOUBT: f32 = 0.1;

/// What was read after a noun.
#[derive(Debug, Clone, Copy)]
struct Tail {
    /// The end of what belongs to the phrase for certain.
    to: usize,
    /// Where reading goes on.
    at: usize,
    /// Whether a name or a nationality was read.
    is_tied: bool,
    ties: Ties,
    /// The name that the noun speaks of: `Martuni` in `ville de Martuni`.
    core: Option<(usize, usize)>,
    /// The person that bears the office.
    bearer: Option<Name>,
    /// How many words were read since something was certain.
    open: usize,
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
        let head = self.past_adjectives(at);
        let (noun, from) = match (self.noun(at), head) {
            (Some(noun), _) => (noun, at),
            (None, head) => (self.noun(head)?, head),
        };
        let is_known = |it: &Name| it.entry.is_some() || it.rule == advice::RULE;
        let known = self.name_at(from).filter(is_known);
        if known.is_some_and(|it| it.to > noun.to && self.is_settled(&noun, &it)) {
            return None;
        }
        let mark = self.drafts.len();
        let tail = self.tail(from, &noun);
        let is_proper = self.is_proper(from, &noun);
        let is_nameless = tail.core.is_none() && noun.what.role() == Some(Role::Classifier);
        if is_nameless || !tail.is_tied && !is_proper || known.is_some_and(|it| it.to > tail.to) {
            self.drafts.truncate(mark);
            return None;
        }
        self.note(at, &noun, &tail);
        Some(tail.to)
    }

    /// `M. Duval`: the word of address belongs to the mention.
    fn addressed(&mut self, at: usize) -> Option<usize> {
        let (to, sex) = self.reading.first(at, |it| match it.what {
            What::Honorific(sex) => Some((it.to, sex)),
            _ => None,
        })?;
        let name = self.name_at(to).filter(|it| matches!(it.sense, Sense::Named(Kind::Person)))?;
        self.drafts.push(Draft {
            from: at,
            to: name.to,
            name: Some((name.from, name.to)),
            kind: Kind::Person,
            subject: Subject::Name,
            rule: "title-and-name",
            entry: None,
            cue: Some(at),
            sex,
        });
        Some(name.to)
    }

    /// Past the adjectives before a noun: `glorieuse armée`, `ex-président`.
    fn past_adjectives(&self, at: usize) -> usize {
        let end = self.end.min(at + 3);
        (at..end).find(|it| !self.reading.is(*it, Trait::Prenominal)).unwrap_or(end)
    }

    fn is_part_of_state(&self, noun: &Noun) -> bool {
        matches!(noun.what.role(), Some(Role::Own | Role::Ministry | Role::Force))
            || noun.what.role().is_none()
    }

    /// Whether the lexicon knows better than grammar what `name` is: bodies
    /// have names of their own, forces and groups are described.
    fn is_settled(&self, noun: &Noun, name: &Name) -> bool {
        let is_body = match name.sense {
            Sense::Body(body) => self.reading.lexicon.body(body).kind == Kind::Organisation,
            sense => sense != Sense::Nobody,
        };
        is_body && !self.is_part_of_state(noun)
    }

    /// Whether the noun at `at` is here the adjective of another before it, as
    /// in `équipements militaires turcs`.
    fn is_adjective_here(&self, at: usize) -> bool {
        let is_both = self.reading.is(at, Trait::Trusted) && self.reading.form(at) == Form::Lower;
        let before = at.wrapping_sub(1);
        let links = [
            Trait::Determiner,
            Trait::Of,
            Trait::And,
            Trait::Locative,
            Trait::Agent,
            Trait::Prenominal,
            Trait::Finite,
            Trait::Says,
        ];
        is_both
            && self.reading.form(before) == Form::Lower
            && !links.iter().any(|it| self.reading.is(before, *it))
    }

    /// Whether the noun is itself a proper name: written with a capital where
    /// none is due.
    fn is_proper(&self, at: usize, noun: &Noun) -> bool {
        let NounKind::Head(head) = noun.what else { return false };
        let is_capital = self.reading.is_capital(at);
        let opens = at == 0 || self.reading.form(at - 1) == Form::Mark;
        let may = matches!(head.role, Role::Firm | Role::Body) && head.kind == Kind::Organisation;
        let is_doubted = self.reading.opinion().is_some_and(|it| it.is_named(at) < DOUBT);
        is_capital && !opens && may && !is_doubted
    }

    /// Reads adjectives and complements from the end of `noun` on.
    fn tail(&mut self, from: usize, noun: &Noun) -> Tail {
        let mut tail = Tail {
            to: noun.to,
            at: noun.to,
            is_tied: false,
            ties: Ties::default(),
            core: None,
            bearer: None,
            open: 0,
        };
        let is_proper = self.is_proper(from, noun);
        while tail.at < self.end && tail.open <= PATIENCE && tail.bearer.is_none() {
            let goes_on = self.adjective(&mut tail, is_proper)
                || self.bearer(noun, &mut tail)
                || self.complement(noun, &mut tail, is_proper)
                || self.locative(noun, &mut tail);
            if !goes_on {
                break;
            }
        }
        tail
    }

    fn adjective(&self, tail: &mut Tail, is_proper: bool) -> bool {
        let at = tail.at;
        if self.reading.form(at) == Form::Mark {
            return false;
        }
        if let Some((to, land)) = self.nation(at) {
            tail.ties.land = tail.ties.land.or(land);
            if land.is_none() {
                tail.ties.words = phrase_hash(tail.ties.words, self.reading.phrase(at, to));
            }
            tail.settle(to);
            return true;
        }
        if self.reading.form(at) == Form::Lower && self.reading.is(at, Trait::Trusted) {
            if tail.is_tied && tail.open == 0 || is_proper {
                tail.to = at + 1;
            }
            tail.at = at + 1;
            return true;
        }
        let is_word = self.reading.form(at) == Form::Lower && !self.reading.is_joined(at);
        let is_verb = self.reading.is(at, Trait::Says) || self.reading.is(at, Trait::Finite);
        if is_word && !is_verb && is_adjective(self.reading.word(at)) {
            if is_proper {
                tail.to = at + 1;
            }
            tail.at = at + 1;
            tail.open += 1;
            return true;
        }
        false
    }

    /// The name right after an office or a classifier.
    fn bearer(&mut self, noun: &Noun, tail: &mut Tail) -> bool {
        let Some(name) = self.name_at(tail.at) else { return false };
        let is_loose = matches!(name.sense, Sense::Unknown | Sense::Named(_));
        let fits = match noun.what {
            NounKind::Office(..) => {
                matches!(name.sense, Sense::Named(Kind::Person) | Sense::Unknown)
            }
            NounKind::Head(head) => match head.role {
                Role::Body => !matches!(
                    name.sense,
                    Sense::Land(_)
                        | Sense::Capital(_)
                        | Sense::People(_)
                        | Sense::Named(Kind::Person)
                ),
                Role::Classifier => {
                    matches!(name.sense, Sense::Place(_) | Sense::Capital(_)) || is_loose
                }
                _ => false,
            },
        };
        if !fits {
            return false;
        }
        tail.settle(name.to);
        tail.core = Some((name.from, name.to));
        tail.bearer = Some(name);
        true
    }

    /// `de la Défense`, `du Haut-Karabakh`, `de maintien de la paix`.
    fn complement(&mut self, noun: &Noun, tail: &mut Tail, is_proper: bool) -> bool {
        let mut at = tail.at;
        if is_proper && tail.to == at && self.purpose(tail) {
            return true;
        }
        if self.duty(noun, tail) {
            return true;
        }
        let links = self.reading.is(at, Trait::And) && tail.ties.domain.is_some();
        at += usize::from(links);
        if !self.reading.is(at, Trait::Of) {
            return false;
        }
        at += 1;
        if matches!(self.reading.word(at), "la" | "l’" | "l'" | "le" | "les") {
            at += 1;
        }
        self.domain(noun, tail, at)
            || self.named_complement(noun, tail, at)
            || self.inner_phrase(noun, tail, at)
            || self.open_complement(noun, tail, at, is_proper)
    }

    /// `pour les Affaires étrangères`, `à la Santé`: what an office is for.
    fn duty(&self, noun: &Noun, tail: &mut Tail) -> bool {
        let at = tail.at;
        let links = matches!(self.reading.word(at), "pour" | "à" | "au" | "aux");
        let after = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        links
            && noun.what.role().is_none()
            && self.reading.is_capital(after)
            && self.domain(noun, tail, after)
    }

    fn domain(&self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        let takes_one = matches!(noun.what.role(), None | Some(Role::Ministry));
        let found = self.reading.first(at, |it| match it.what {
            What::Domain(domain) => Some((it.to, domain)),
            _ => None,
        });
        let Some((to, domain)) = found.filter(|_| takes_one) else { return false };
        tail.ties.domain = tail.ties.domain.or(Some(domain));
        // A ministry written with a capital names itself well enough.
        if tail.is_tied || noun.what.role().is_some() && self.reading.is_capital(at) {
            tail.settle(to);
        }
        tail.at = to;
        true
    }

    fn named_complement(&mut self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        let Some(name) = self.name_at(at) else { return false };
        let is_phrase = self.noun(at).is_some_and(|it| it.to > name.to || name.entry.is_none());
        if is_phrase || name.trust == Trust::Doubtful {
            return false;
        }
        if noun.what.role() == Some(Role::Side) || !self.may_complete(noun, &name) {
            return false;
        }
        self.tie(noun, tail, &name);
        tail.settle(name.to);
        true
    }

    /// Whether `noun` of `name` is one thing with a name: not `ville du Mali`.
    fn may_complete(&self, noun: &Noun, name: &Name) -> bool {
        let role = noun.what.role();
        match name.sense {
            Sense::Land(land) if role == Some(Role::Classifier) => {
                !self.reading.lexicon.land(land).is_state
            }
            Sense::People(_) => false,
            Sense::Named(Kind::Person) => !matches!(role, Some(Role::People | Role::Classifier)),
            _ => true,
        }
    }

    /// Notes `name` beside `noun`, or takes it as the name core.
    fn tie(&mut self, noun: &Noun, tail: &mut Tail, name: &Name) {
        let role = noun.what.role();
        let (land, is_state) = match name.sense {
            Sense::Land(land) => (Some(land), self.reading.lexicon.land(land).is_state),
            Sense::Capital(land) => (Some(land), true),
            _ => (None, false),
        };
        let is_same = match role {
            Some(Role::Own) => is_state,
            Some(Role::Classifier | Role::Soil) => true,
            Some(Role::Seat) => matches!(name.sense, Sense::Capital(_) | Sense::Place(_)),
            _ => false,
        };
        let of_state = !matches!(
            role,
            None | Some(Role::Body | Role::Group | Role::Source | Role::People | Role::Firm)
        ) || matches!(name.sense, Sense::Land(_));
        match land.filter(|_| of_state) {
            Some(land) => tail.ties.land = tail.ties.land.or(Some(land)),
            None => {
                tail.ties.words =
                    phrase_hash(tail.ties.words, self.reading.phrase(name.from, name.to))
            }
        }
        if is_same {
            tail.core = Some((name.from, name.to));
            return;
        }
        let within = match role {
            None | Some(Role::Ministry | Role::Firm) => Within::Office,
            Some(Role::Body | Role::Force) if matches!(name.sense, Sense::Land(_)) => {
                Within::Office
            }
            _ => Within::Phrase,
        };
        let mut name = *name;
        if role == Some(Role::Ministry)
            && let Sense::Capital(land) = name.sense
        {
            name.sense = Sense::Land(land);
        }
        self.note_name(name, within);
    }

    /// A complement that is a phrase with a name itself: `des forces armées
    /// de Zambie`.
    fn inner_phrase(&mut self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        let is_place = noun.what.role() == Some(Role::Classifier);
        if is_place {
            return false;
        }
        let Some(to) = self.phrase(at) else { return false };
        let inner = self.drafts.iter().rfind(|it| it.from == at && it.to == to).copied();
        let words = inner.map_or(0, |it| self.reading.phrase(it.from, it.to));
        tail.ties.words = phrase_hash(tail.ties.words, words);
        tail.settle(to);
        true
    }

    /// `pour l’enfance`, `aux réfugiés`: closes the name of a body.
    fn purpose(&self, tail: &mut Tail) -> bool {
        let at = tail.at;
        let links = matches!(self.reading.word(at), "pour" | "contre" | "aux");
        if !links || tail.to == 0 {
            return false;
        }
        let noun = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        let fits =
            self.reading.form(noun) == Form::Lower && self.noun(noun).is_none_or(|it| it.to > noun);
        if !fits || noun >= self.end || self.reading.is(noun, Trait::Starter) {
            return false;
        }
        (tail.to, tail.at) = (noun + 1, noun + 1);
        true
    }

    /// A complement without a name, which belongs to the phrase if a name
    /// still follows.
    fn open_complement(&self, noun: &Noun, tail: &mut Tail, at: usize, is_proper: bool) -> bool {
        // `Assemblée nationale` is complete; so is a place without a name yet.
        let is_proper = is_proper && tail.to == noun.to && !self.is_compound(noun);
        if noun.what.role() == Some(Role::Classifier) {
            return false;
        }
        let is_noun =
            self.reading.form(at) == Form::Lower && !self.reading.is(at, Trait::Determiner);
        let is_name_part = is_proper && self.reading.is_capital(at);
        if !is_noun && !is_name_part || self.reading.is(at, Trait::Finite) {
            return false;
        }
        let mut to = at + 1;
        while self.reading.is_joined(to) {
            to += 1;
        }
        tail.open += to - tail.at;
        tail.ties.words = phrase_hash(tail.ties.words, self.reading.phrase(at, to));
        tail.at = to;
        if is_proper {
            tail.to = to;
        } else if tail.is_tied && self.reading.is(at, Trait::Charge) {
            tail.settle(to);
        }
        true
    }

    fn is_compound(&self, noun: &Noun) -> bool {
        noun.to > 1 && self.noun(noun.to - 1).is_none_or(|it| it.entry != noun.entry)
    }

    /// `sources à Bakou`: a place belongs to the phrase when it is the only
    /// name in it.
    fn locative(&mut self, noun: &Noun, tail: &mut Tail) -> bool {
        let takes_one = noun.what.role() == Some(Role::Source) && !tail.is_tied;
        let at = tail.at;
        if !takes_one || !self.reading.is(at, Trait::Locative) {
            return false;
        }
        let is_place =
            |it: &Name| matches!(it.sense, Sense::Land(_) | Sense::Capital(_) | Sense::Place(_));
        let Some(name) = self.name_at(at + 1).filter(is_place) else { return false };
        tail.ties.words = self.reading.phrase(name.from, name.to);
        self.note_name(name, Within::Phrase);
        tail.settle(name.to);
        true
    }

    fn note(&mut self, from: usize, noun: &Noun, tail: &Tail) {
        let kind = noun.what.kind();
        let is_person = kind == Kind::Person;
        let (subject, rule) = match (tail.bearer, tail.core) {
            (Some(_), _) if is_person => (Subject::Name, "title-and-name"),
            (Some(name), _) => (name_subject(&name), "head-and-name"),
            (None, Some(core)) if kind == Kind::Place => (self.core_subject(core), "classifier"),
            _ => (subject(noun, &tail.ties), if is_person { "office" } else { "head" }),
        };
        let sex =
            tail.bearer.filter(|_| is_person).and_then(|it| self.sex(it.from)).or(noun.what.sex());
        self.drafts.push(Draft {
            from,
            to: tail.to,
            name: tail.core,
            kind,
            subject,
            rule,
            entry: Some(noun.entry),
            cue: None,
            sex,
        });
    }

    fn core_subject(&self, core: (usize, usize)) -> Subject {
        self.name_at(core.0).map_or(Subject::Name, |it| name_subject(&it))
    }
}

impl Tail {
    /// Takes everything up to `to` in for certain.
    fn settle(&mut self, to: usize) {
        (self.to, self.at, self.is_tied, self.open) = (to, to, true, 0);
    }
}

fn name_subject(name: &Name) -> Subject {
    match name.sense {
        Sense::Land(land) => Subject::Territory(land),
        Sense::Capital(land) => Subject::Capital(land),
        Sense::Place(place) => Subject::Place(place),
        Sense::Body(body) => Subject::Body(body),
        _ => Subject::Name,
    }
}

/// Whether a word not in the lists is likely an adjective: only its ending
/// tells.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "al", "ale", "ales", "aux", "el", "elle", "els", "elles", "ique", "iques", "aire", "aires",
        "if", "ive", "ifs", "ives", "iste", "istes", "ienne", "ée", "ées", "és",
    ];
    word.len() > 5 && ENDINGS.iter().any(|it| word.ends_with(it))
}
