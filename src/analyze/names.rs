//! Finds the names in a text: those the lexicon knows, and runs of
//! capitalised words. What an unknown name means is for `naming`.

use crate::analyze::lexicon::{Trait, What};
use crate::analyze::naming::is_given;
use crate::analyze::reading::{Found, Reading, Sentence};
use crate::analyze::{advice, recall, runs};
use crate::news::Kind;
use crate::text::Form;

/// A name, as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What it means.
    pub sense: Sense,
    /// How sure that is.
    pub trust: Trust,
    /// The rule that found it.
    pub rule: &'static str,
    /// The entry of the lexicon that it is.
    pub entry: Option<u32>,
    /// The token that decided.
    pub cue: Option<usize>,
}

impl Name {
    /// Its tokens, as a pair.
    pub fn tokens(&self) -> (usize, usize) {
        (self.from, self.to)
    }
}

/// What a name means. Numbers lead into the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A state or a territory.
    Land(u32),
    /// The capital of one: the land, and which of its cities, 0 for the first.
    Capital(u32, u32),
    /// A known place.
    Place(u32),
    /// A known organisation or medium.
    Body(u32),
    /// The people of a state or a territory.
    People(u32),
    /// Not in the lists, but this is what it is.
    Named(Kind),
    /// A name of whatever kind.
    Unknown,
    /// Not the name of an actor.
    Nobody,
}

impl Sense {
    /// Whether it is the name of a land, a capital or a known place.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Land(_) | Self::Capital(..) | Self::Place(_))
    }
}

/// How sure the sense of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Not a name at all unless something else in the text says so.
    Doubtful,
    /// The likeliest reading without a hint.
    Guess,
    /// A hint beside it, or its shape.
    Likely,
    /// The lexicon, or an unmistakable hint.
    Sure,
}

/// The names of `reading`, in order and apart.
pub fn names(reading: &Reading) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &reading.sentences {
        find(reading, sentence, &mut names);
    }
    if let Some(opinion) = reading.opinion() {
        advice::weigh(reading, opinion, &mut names);
    }
    recall::settle(reading, &mut names);
    names
}

fn find(reading: &Reading, sentence: &Sentence, names: &mut Vec<Name>) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let known = known(reading, sentence, at);
        let more = |run: &Name| known.as_ref().is_none_or(|it| runs::outdoes(reading, run, it));
        let run = runs::run(reading, sentence, at).filter(more);
        let Some(name) = run.or(known) else {
            at += 1;
            continue;
        };
        at = name.to;
        names.push(name);
    }
}

/// How many known names may hang together by hyphens. No name of the press
/// has as many; a text made to keep us busy has any number.
const PARTS: usize = 8;

/// The longest name of the lexicon that begins at `at`.
fn known(reading: &Reading, sentence: &Sentence, at: usize) -> Option<Name> {
    known_part(reading, sentence, at, PARTS)
}

/// The same, where only `parts` names more may follow, each after a hyphen.
fn known_part(reading: &Reading, sentence: &Sentence, at: usize, parts: usize) -> Option<Name> {
    let goes_on = |to: usize| {
        let is_known = || known_part(reading, sentence, to, parts - 1).is_some();
        !reading.is_cut(to) || parts > 0 && is_known()
    };
    // Entries of one length stand side by side, and what follows is the same.
    let mut last: Option<(usize, bool)> = None;
    let (to, entry, sense, trust) = reading.found(at).iter().find_map(|it| {
        let (sense, trust) = meaning(reading, sentence, at, it)?;
        let fits = match last {
            Some((to, fits)) if to == it.to => fits,
            _ => goes_on(it.to),
        };
        last = Some((it.to, fits));
        let is_adjective = |it: &Found| matches!(it.what, What::Adjective(_)) && it.to - at == 1;
        let is_both = matches!(sense, Sense::People(_))
            && !reading.is_french()
            && reading.found(at).iter().any(is_adjective);
        (fits && !is_both).then_some((it.to, it.entry, sense, trust))
    })?;
    // `the West` is no name in `the West Virginia Conference`, nor `The
    // National` in `The National Trust`.
    let is_free = !reading.is_capital(at) || reading.is_opening(at, sentence);
    let is_adjective = |it: &Found| matches!(it.what, What::Adjective(_));
    // `the West African bloc` is not in `the West`.
    let leads_on = reading.found(to).iter().any(is_adjective) && !reading.is_french();
    let is_cut = is_free && reading.is_capital(to) && (leads_on || !runs::breaks(reading, to));
    if is_cut && reading.is(at, Trait::Determiner) {
        return None;
    }
    let is_thing = |it: &Found| it.what == What::Nobody && it.to >= to;
    let is_model = matches!(sense, Sense::Body(_)) && reading.form(to) == Form::Number;
    let is_nobody = is_model || reading.found(at).iter().any(is_thing);
    let sense = if is_nobody { Sense::Nobody } else { sense };
    Some(Name { from: at, to, sense, trust, rule: "lexicon", entry: Some(entry), cue: None })
}

/// What `it`, which begins at `at`, means as a name, and how sure that is.
fn meaning(
    reading: &Reading,
    sentence: &Sentence,
    at: usize,
    it: &Found,
) -> Option<(Sense, Trust)> {
    Some(match it.what {
        What::Land(land) => (Sense::Land(land), Trust::Sure),
        What::Capital(land, city) => (Sense::Capital(land, city), Trust::Sure),
        What::Place(place) => (Sense::Place(place), Trust::Sure),
        What::DoubtfulPlace(place) => (Sense::Place(place), doubt(reading, sentence, at, it)?),
        What::Body(body) => (Sense::Body(body), Trust::Sure),
        What::Demonym(land) => (Sense::People(land), Trust::Sure),
        What::Nobody => (Sense::Nobody, Trust::Sure),
        _ => return None,
    })
}

/// How far to trust a place whose name is also a word, if at all.
fn doubt(reading: &Reading, sentence: &Sentence, at: usize, place: &Found) -> Option<Trust> {
    let before = at.checked_sub(1).filter(|it| *it >= sentence.tokens.start);
    let tells = |at: usize| reading.is(at, Trait::Locative) || reading.is(at, Trait::Of);
    if before.is_some_and(tells) {
        // `maire de Tours Jean Roux`, but `la voix de Tours Moreau`.
        let next = place.to;
        let goes_on = reading.is_capital(next) && !reading.is_joined(next);
        let is_name = goes_on && !is_given(reading, next);
        return Some(if is_name { Trust::Guess } else { Trust::Sure });
    }
    let is_body = |it: &Found| matches!(it.what, What::Body(_)) && it.to == place.to;
    let is_else = reading.found(at).iter().any(is_body);
    let trust = if before.is_none() { Trust::Doubtful } else { Trust::Guess };
    (!is_else).then_some(trust)
}
