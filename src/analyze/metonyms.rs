//! Whether the name of a state or a capital means who acts or where it is.

use crate::analyze::lexicon::Trait;
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::Subject;
use crate::analyze::reading::Reading;
use crate::text::Form;

/// The name of a land where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The text around it.
    pub reading: &'a Reading<'a>,
    /// The name.
    pub name: Name,
    /// The first token of its sentence.
    pub start: usize,
    /// Whether a state bears it, not a territory.
    pub is_state: bool,
    /// Where the mention before it ends, and whom it speaks of.
    pub last: Option<(usize, Subject)>,
}

/// Whether somebody acts, and the token that tells.
type Told = (bool, Option<usize>);

impl Case<'_> {
    /// Whether the name acts, is addressed, accused or party to something, and
    /// the token that tells. What stands before decides first: a preposition
    /// binds closer than a verb.
    pub fn acts(&self) -> Told {
        let before = self.past_determiner();
        let hints = [
            self.by_dateline(),
            self.by_list(),
            before.and_then(|at| self.by_preposition(at)),
            self.by_aside(),
            before.filter(|at| self.is(*at, Trait::Ground)).map(|at| (false, Some(at))),
            self.by_verb_after(),
            self.by_opening(before),
            self.by_object_after(before),
            before.and_then(|at| self.by_verb_before(at)),
        ];
        let (acts, cue) = hints.into_iter().flatten().next().unwrap_or((false, None));
        (acts && self.is_state, cue)
    }

    fn is(&self, at: usize, it: Trait) -> bool {
        self.reading.is(at, it)
    }

    fn word(&self, at: usize) -> &str {
        self.reading.word(at)
    }

    fn is_capital_city(&self) -> bool {
        matches!(self.name.sense, Sense::Capital(..))
    }

    /// The token before the name and its article, in the same sentence.
    fn past_determiner(&self) -> Option<usize> {
        let is_plain = |at: &usize| {
            let binds = self.is(*at, Trait::Of) || self.is(*at, Trait::Locative);
            self.is(*at, Trait::Calendar) || self.is(*at, Trait::Determiner) && !binds
        };
        (self.start..self.name.from).rev().find(|at| !is_plain(at))
    }

    /// `BAKOU, 1er nov`: where the text was written.
    fn by_dateline(&self) -> Option<Told> {
        let after = self.name.to;
        let is_date =
            |at: usize| self.is(at, Trait::Calendar) || self.reading.form(at) == Form::Number;
        let dated = self.word(after) == "," && is_date(after + 1);
        let dashed = matches!(self.word(after), "(" | "–" | "—" | "-") && self.is_loud();
        (self.name.from == self.start && (dated || dashed)).then_some((false, Some(after)))
    }

    fn is_loud(&self) -> bool {
        self.reading.form(self.name.from) == Form::Upper && self.is_capital_city()
    }

    /// `des États-Unis, de la France et de la Russie`: the rest of a list is
    /// what its beginning is.
    fn by_list(&self) -> Option<Told> {
        let (to, subject) = self.last?;
        let acts = match subject {
            Subject::State(_) => true,
            Subject::Territory(_) | Subject::Capital(..) => false,
            _ => return None,
        };
        let is_link = |at: usize| self.word(at) == "," || self.is(at, Trait::And);
        let is_small = |at: usize| self.is(at, Trait::Determiner) || self.is(at, Trait::Of);
        let from = self.name.from;
        let is_list = to < from
            && from - to <= 4
            && is_link(to)
            && (to + 1..from).all(|at| is_small(at) || is_link(at));
        is_list.then_some((acts, None))
    }

    fn by_preposition(&self, at: usize) -> Option<Told> {
        let nearby = |reach: usize, it: Trait| {
            (at.saturating_sub(reach).max(self.start)..at).rev().find(|at| self.is(*at, it))
        };
        if self.is(at, Trait::Of) {
            let ground = nearby(2, Trait::Ground);
            let deed = nearby(6, Trait::Deed).filter(|_| ground.is_none());
            return Some((deed.is_some(), deed.or(ground)));
        }
        if self.is(at, Trait::Agent) {
            let leaves =
                nearby(3, Trait::Ground).filter(|_| matches!(self.word(at), "pour" | "for"));
            let border =
                (at.saturating_sub(2)..at).find(|at| parts_places(self.word(*at))).or(leaves);
            return Some((border.is_none(), border.or(Some(at))));
        }
        if self.is(at, Trait::Locative) {
            let hint = match self.word(at) {
                "à" | "au" | "aux" | "to" => nearby(6, Trait::Addresses),
                // `a sign from Harare`.
                "from" => nearby(2, Trait::Deed),
                _ => None,
            };
            return Some((hint.is_some(), hint.or(Some(at))));
        }
        None
    }

    /// `Turin (Italie)`, `Turquie : seize arrestations`.
    fn by_aside(&self) -> Option<Told> {
        let is_enclosed = self.name.from > self.start && self.word(self.name.from - 1) == "(";
        (is_enclosed || self.word(self.name.to) == ":").then_some((false, None))
    }

    fn by_verb_after(&self) -> Option<Told> {
        let cue = self.verb_after()?;
        Some((!(self.is_capital_city() && self.is_still(cue)), Some(cue)))
    }

    /// The verb that shows the name to be its subject.
    fn verb_after(&self) -> Option<usize> {
        let at = self.name.to + usize::from(matches!(self.word(self.name.to), "«" | "“"));
        // `Washington le sait`: a pronoun may stand between.
        let pronoun =
            matches!(self.word(at), "le" | "la" | "les" | "l’" | "lui" | "leur" | "y" | "en");
        let verb = at + usize::from(pronoun);
        if self.is_verb(verb) {
            return Some(verb);
        }
        let is_relative = |at: usize| matches!(self.word(at), "qui" | "which" | "who" | "whose");
        if self.word(at) == "," && is_relative(at + 1) {
            return Some(at + 1);
        }
        // `La France et l’Allemagne ont signé`: the verb follows the last.
        let verb = (at..at + 5).find(|it| self.is_verb(*it))?;
        let between = at..verb;
        let links = |at: usize| self.is(at, Trait::And) || self.word(at) == ",";
        let fits = |at: usize| {
            let noun = at > between.start && self.is(at - 1, Trait::Determiner);
            self.reading.is_capital(at) || links(at) || self.is(at, Trait::Determiner) || noun
        };
        (links(at) && between.clone().all(fits)).then_some(verb)
    }

    fn is_verb(&self, at: usize) -> bool {
        let is_form = self.is(at, Trait::Finite) || self.is(at, Trait::Says);
        is_form && self.reading.form(at) == Form::Lower
    }

    /// Whether the verb at `cue` says of a city what cities do: it is, it
    /// holds. One that is accused is no city.
    fn is_still(&self, cue: usize) -> bool {
        let is_reflexive = matches!(self.word(cue), "se" | "s’" | "s'");
        let still = (cue..cue + 3).find(|at| self.is(*at, Trait::Stative));
        let is_dealt_with = |at: usize| (at + 1..at + 4).any(|it| self.is(it, Trait::Says));
        !is_reflexive && still.is_some_and(|at| !is_dealt_with(at))
    }

    /// A state that opens its sentence is its subject: after an article in
    /// French, before a small word that is no preposition in English.
    fn by_opening(&self, before: Option<usize>) -> Option<Told> {
        let opens = before.is_none_or(|at| matches!(self.word(at), "»" | "«" | "“" | "”"));
        let has_article = before.map_or(self.start, |at| at + 1) < self.name.from;
        let links = |at: usize| self.is(at, Trait::And) || self.word(at) == ",";
        let is_listed = |at: usize| self.reading.is_capital(at) || links(at);
        let end = self.reading.len().min(self.name.to + 5);
        let next = (self.name.to..end).find(|at| !is_listed(*at)).unwrap_or(end);
        let leads_on = self.reading.form(next) == Form::Lower && !self.is_function(next);
        let fits = if self.reading.is_french() { has_article } else { leads_on };
        (opens && fits && !self.is_capital_city()).then_some((true, None))
    }

    /// `Lomé préfère la côte`: a capital that opens its sentence and does, with
    /// a verb that no list has, something to something.
    fn by_object_after(&self, before: Option<usize>) -> Option<Told> {
        let verb = self.name.to;
        let opens = before.is_none() && self.name.from == self.start;
        let is_word = self.reading.form(verb) == Form::Lower && !self.is_function(verb);
        let has_object = self.is(verb + 1, Trait::Determiner) && !self.is(verb + 1, Trait::Of);
        let looks_finite = match self.word(verb) {
            it if self.reading.is_french() => it.ends_with('e') || it.ends_with("it"),
            it => it.ends_with('s') || it.ends_with("ed"),
        };
        let acts = opens && is_word && has_object && looks_finite && !self.is_still(verb);
        (acts && self.is_capital_city()).then_some((true, Some(verb)))
    }

    /// `presser l’Azerbaïdjan`, `led Armenia`: whoever is dealt with.
    fn by_verb_before(&self, at: usize) -> Option<Told> {
        let says = self.is(at, Trait::Says);
        let is_object = self.reading.form(at) == Form::Lower && !self.is_function(at);
        let joins = self.is(at, Trait::And);
        let fits = says || !self.is_capital_city() && (is_object || joins);
        fits.then_some((true, Some(at)))
    }

    fn is_function(&self, at: usize) -> bool {
        const SMALL: [Trait; 5] =
            [Trait::Of, Trait::Locative, Trait::Agent, Trait::And, Trait::Determiner];
        SMALL.iter().any(|it| self.is(at, *it)) || self.is(at, Trait::Starter)
    }
}

/// Nouns between or with two places, not two parties.
fn parts_places(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "frontière",
        "frontières",
        "distance",
        "route",
        "vol",
        "vols",
        "train",
        "trains",
        "ligne",
        "liaison",
        "trajet",
        "border",
        "borders",
        "road",
        "flights",
    ];
    WORDS.contains(&word)
}
