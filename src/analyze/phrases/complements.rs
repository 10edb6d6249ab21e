//! What follows `de` in a French noun phrase, and `pour`, `à` where they close
//! it: a domain, a name, another phrase, or a noun that waits for one.

use crate::analyze::advice;
use crate::analyze::lexicon::{Role, Trait, What};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::phrases::french::Tail;
use crate::analyze::phrases::noun::Noun;
use crate::analyze::phrases::{Parser, Within};
use crate::news::Kind;
use crate::text::Form;

impl Parser<'_> {
    /// `de la Défense`, `du Haut-Karabakh`, `de maintien de la paix`.
    pub(super) fn complement(&mut self, noun: &Noun, tail: &mut Tail) -> bool {
        if self.purpose(tail) || self.duty(noun, tail) || self.locative(noun, tail) {
            return true;
        }
        let links = self.reading.is(tail.at, Trait::And) && tail.ties.domain.is_some();
        let of = tail.at + usize::from(links);
        if !self.reading.is(of, Trait::Of) {
            return false;
        }
        let article = matches!(self.reading.word(of + 1), "la" | "l’" | "l'" | "le" | "les");
        let at = of + 1 + usize::from(article);
        self.domain(noun, tail, at)
            || self.named(noun, tail, at)
            || self.inner_phrase(noun, tail, at)
            || self.open(noun, tail, at)
    }

    /// `pour l’enfance`, `aux réfugiés`: closes the name of a body.
    fn purpose(&self, tail: &mut Tail) -> bool {
        let at = tail.at;
        let links = matches!(self.reading.word(at), "pour" | "contre" | "aux");
        let noun = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        let is_word = self.reading.form(noun) == Form::Lower && noun < self.end;
        let fits = tail.is_proper && tail.to == at && links && is_word;
        if !fits || self.reading.is(noun, Trait::Starter) {
            return false;
        }
        (tail.to, tail.at) = (noun + 1, noun + 1);
        true
    }

    /// `pour les Affaires étrangères`, `à la Santé`: what an office is for.
    fn duty(&self, noun: &Noun, tail: &mut Tail) -> bool {
        let at = tail.at;
        let links = matches!(self.reading.word(at), "pour" | "à" | "au" | "aux");
        let after = at + 1 + usize::from(self.reading.is(at + 1, Trait::Determiner));
        let fits = links && noun.is_office() && self.reading.is_capital(after);
        fits && self.domain(noun, tail, after)
    }

    /// `sources à Bakou`: a place belongs to the phrase when it is the only
    /// name in it.
    fn locative(&mut self, noun: &Noun, tail: &mut Tail) -> bool {
        let takes_one = noun.is(Role::Source) && !tail.is_tied;
        if !takes_one || !self.reading.is(tail.at, Trait::Locative) {
            return false;
        }
        let name = self.name_at(tail.at + 1).filter(|it| it.sense.is_place());
        let Some(name) = name else { return false };
        tail.ties.add(self.reading.phrase(name.from, name.to));
        self.note_name(name, Within::Phrase);
        tail.settle(name.to);
        true
    }

    fn domain(&self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        let takes_one = noun.is_office() || noun.is(Role::Ministry);
        let found = self.reading.first(at, |it| match it.what {
            What::Domain(domain) => Some((it.to, domain)),
            _ => None,
        });
        let Some((to, domain)) = found.filter(|_| takes_one) else {
            return self.unlisted_domain(noun, tail, at);
        };
        tail.ties.domain = tail.ties.domain.or(Some(domain));
        // A ministry written with a capital names itself well enough.
        if tail.is_tied || noun.is(Role::Ministry) && self.reading.is_capital(at) {
            tail.settle(to);
        }
        tail.at = to;
        true
    }

    /// `ministre des Infrastructures`: a capital after `des` that nothing but its
    /// shape would take for a name.
    fn unlisted_domain(&self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        let is_minister = || self.reading.word(noun.to - 1).to_lowercase().starts_with("minist");
        let takes_one = noun.is(Role::Ministry) || noun.is_office() && is_minister();
        let is_plural = matches!(self.reading.word(at - 1), "des" | "les");
        let is_listed = self.name_at(at).is_some_and(|it| it.entry.is_some());
        let is_one = self.reading.is_capital(at) && self.reading.form(at + 1) != Form::Capital;
        if !takes_one || !is_plural || !is_one || is_listed || at >= self.end {
            return false;
        }
        tail.ties.add(self.reading.phrase(at, at + 1));
        if tail.is_tied {
            tail.settle(at + 1);
        }
        tail.at = at + 1;
        true
    }

    fn named(&mut self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        let Some(name) = self.name_at(at) else { return false };
        // A name that the tagger took whole is no phrase to be read.
        let is_whole = |it: &Noun| name.rule == advice::RULE && self.is_settled(it, &name);
        let is_open = |it: &Noun| it.to > name.to || name.entry.is_none() && !is_whole(it);
        let heads = self.noun(at).is_some_and(|it| is_open(&it));
        if heads || name.trust == Trust::Doubtful || !self.may_complete(noun, &name) {
            return false;
        }
        self.tie(noun, tail, &name);
        tail.settle(name.to);
        true
    }

    /// Whether `noun` of `name` is one thing with a name: not `ville du Mali`,
    /// nor `partie de la France`.
    fn may_complete(&self, noun: &Noun, name: &Name) -> bool {
        let is_state = |land: u32| self.reading.lexicon.land(land).is_state;
        let is_classifier = noun.is(Role::Classifier);
        match name.sense {
            _ if noun.is(Role::Side) => false,
            Sense::Land(land) => !is_classifier || !is_state(land),
            Sense::People(_) => false,
            Sense::Named(Kind::Person) => !is_classifier && !noun.is(Role::People),
            _ => true,
        }
    }

    /// Notes `name` beside `noun`, or takes it as the name core.
    fn tie(&mut self, noun: &Noun, tail: &mut Tail, name: &Name) {
        let lexicon = self.reading.lexicon;
        let (land, acts) = match name.sense {
            Sense::Land(land) => (Some(land), lexicon.land(land).is_state),
            Sense::Capital(land, _) if noun.speaks_for_state() => (Some(land), true),
            _ => (None, false),
        };
        match land {
            Some(land) => self.tie_land(noun, tail, land),
            None => tail.ties.add(self.reading.phrase(name.from, name.to)),
        }
        let is_same = match noun.what.role() {
            Some(Role::Own) => acts,
            Some(Role::Classifier | Role::Soil) => true,
            Some(Role::Seat) => matches!(name.sense, Sense::Capital(..) | Sense::Place(_)),
            _ => false,
        };
        if is_same {
            tail.core = Some(*name);
        } else if !is_part(noun, name) {
            self.note_owner(noun, name);
        }
    }

    /// Ties `noun` to the land it belongs to. `autorités arméniennes du
    /// Haut-Karabakh` are those of the territory, whoever they are; other
    /// nouns with a nation and a land of another belong to neither alone.
    fn tie_land(&self, noun: &Noun, tail: &mut Tail, land: u32) {
        let nation = tail.ties.land.filter(|it| *it != land);
        let is_territory = !self.reading.lexicon.land(land).is_state;
        match nation {
            Some(_) if noun.is(Role::Own) && is_territory => tail.ties.land = Some(land),
            Some(_) => tail.ties.add(u64::from(land) + 1),
            None => tail.ties.land = Some(land),
        }
    }

    /// Notes the name of whom `noun` belongs to.
    fn note_owner(&mut self, noun: &Noun, name: &Name) {
        let is_land = matches!(name.sense, Sense::Land(_));
        let within = match noun.what.role() {
            None | Some(Role::Ministry | Role::Firm) => Within::Office,
            Some(Role::Body | Role::Force) if is_land => Within::Office,
            _ => Within::Phrase,
        };
        let sense = match name.sense {
            // `ministère des Affaires étrangères de Moscou`.
            Sense::Capital(land, _) if noun.is(Role::Ministry) => Sense::Land(land),
            sense => sense,
        };
        self.note_name(Name { sense, ..*name }, within);
    }

    /// A complement that is a phrase with a name itself: `des forces armées
    /// de Zambie`.
    fn inner_phrase(&mut self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        if noun.is(Role::Classifier) {
            return false;
        }
        let Some(to) = self.phrase(at) else { return false };
        tail.ties.add(self.reading.phrase(at, to));
        tail.settle(to);
        true
    }

    /// A complement without a name, which belongs to the phrase if it closes a
    /// proper name, says what the body is for, or a name still follows.
    fn open(&self, noun: &Noun, tail: &mut Tail, at: usize) -> bool {
        // `Assemblée nationale` is complete.
        let is_single = noun.to < 2 || self.noun(noun.to - 1).is_some_and(|it| it.to == noun.to);
        let is_short = tail.to == tail.at && tail.to <= noun.to + 1;
        let takes_one = tail.is_proper && is_short && is_single;
        let form = self.reading.form(at);
        let is_noun = form == Form::Lower
            && !self.reading.is(at, Trait::Determiner)
            && !looks_infinitive(self.reading.word(at));
        let fits = is_noun || takes_one && self.reading.is_capital(at);
        if noun.is(Role::Classifier) || !fits || self.reading.is(at, Trait::Finite) {
            return false;
        }
        // `comité russe d’investigation`: without an article it says what for.
        let is_organised = noun.what.kind() == Kind::Organisation && tail.to == tail.at;
        let is_charge = is_organised && self.reading.is(at - 1, Trait::Of) && !noun.is_office();
        let to = (at + 1..self.end).find(|it| !self.reading.is_joined(*it)).unwrap_or(self.end);
        tail.open += to - tail.at;
        tail.ties.add(self.reading.phrase(at, to));
        tail.at = to;
        if takes_one {
            tail.to = to;
        } else if tail.is_tied && (self.reading.is(at, Trait::Charge) || is_charge) {
            tail.settle(to);
        }
        true
    }
}

/// Whether a word after `de` is a verb rather than a noun, as far as its ending
/// tells: `accuse son voisin d’abriter des rebelles`.
fn looks_infinitive(word: &str) -> bool {
    word.len() > 4 && word.ends_with("er") && !word.ends_with("ier")
}

/// Whether `name` is but a part of a proper name: the town of a court or a
/// school, `tribunal de Lille`.
fn is_part(noun: &Noun, name: &Name) -> bool {
    let is_body = noun.is(Role::Body) || noun.is(Role::Firm);
    let is_proper = noun.what.kind() == Kind::Organisation;
    let is_town = match name.sense {
        Sense::Capital(..) | Sense::Place(_) => true,
        sense => sense == Sense::Named(Kind::Place),
    };
    is_body && is_proper && is_town
}
