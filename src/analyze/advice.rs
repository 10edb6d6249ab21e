//! What the trained tagger makes of the names that the rules found: where a
//! name begins and ends, what it names, and whether it is one at all. What
//! the lexicon knows for certain stands, unless it is part of a longer name.

use crate::analyze::lexicon::{Hashes, Role, Trait, What};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::naming::{is_body_word, is_given};
use crate::analyze::reading::{Found, Reading, Sentence};
use crate::analyze::runs::is_common_acronym;
use crate::analyze::tagger::{Class, Opinion, Proposal};
use crate::news::Kind;
use crate::text::Form;

/// The rule that names go by where the tagger decided.
pub const RULE: &str = "tagger";

/// From which chance on the tagger is heard where the lexicon knows nothing.
const HEARD: f32 = 0.35;
/// The same where a longer name would swallow one that the lexicon knows.
const HEARD_OVER_LEXICON: f32 = 0.8;
/// From which chance on nothing else in the article changes its mind.
const SURE: f32 = 0.9;
/// No name is left below this chance.
const NONE: f32 = 0.6;
/// Nor is one that an unmistakable hint tells, below this.
const NONE_DESPITE_HINT: f32 = 0.2;

/// Lets `opinion` revise `names`, which are in order and apart, and stay so. A
/// name that it denies stays where it finds the same at another place.
pub fn weigh(reading: &Reading, opinion: &Opinion, names: &mut Vec<Name>) {
    let sure = opinion.proposals().iter().filter(|it| it.chance > SURE);
    let borne: Hashes = sure.map(|it| reading.hash(it.to - 1)).collect();
    names.retain(|it| !is_denied(opinion, it) || borne.contains(&reading.hash(it.to - 1)));
    let mut revised = Vec::with_capacity(names.len());
    let mut rest = names.drain(..).peekable();
    for proposal in opinion.proposals() {
        let Some(proposal) = trimmed(reading, proposal) else { continue };
        while let Some(name) = rest.next_if(|it| it.to <= proposal.from) {
            revised.push(name);
        }
        let first_met = revised.len();
        while let Some(name) = rest.next_if(|it| it.from < proposal.to) {
            revised.push(name);
        }
        if let Some(name) = settled(reading, &proposal, &revised[first_met..]) {
            revised.truncate(first_met);
            revised.push(name);
        }
    }
    revised.extend(rest);
    *names = revised;
}

/// Whether the tagger says of a name that it is none.
fn is_denied(opinion: &Opinion, name: &Name) -> bool {
    let is_settled = name.sense == Sense::Nobody || is_in_lexicon(name);
    let least = if name.trust == Trust::Sure { NONE_DESPITE_HINT } else { NONE };
    !is_settled && (name.from..name.to).all(|at| opinion.is_named(at) < least)
}

fn is_in_lexicon(name: &Name) -> bool {
    name.entry.is_some() && name.trust == Trust::Sure
}

/// The proposal without a title before it and without a verb and what follows
/// in it; none where it does not begin like a name, which is for the grammar
/// of phrases.
fn trimmed(reading: &Reading, proposal: &Proposal) -> Option<Proposal> {
    let Proposal { mut from, mut to, class, .. } = *proposal;
    let title = |at: usize| {
        let is_title = |it: &Found| matches!(it.what, What::Honorific(_) | What::Office(..));
        reading.first(at, |it| (is_title(it) && it.to < to).then_some(it.to))
    };
    while class == Class::Person
        && let Some(next) = title(from)
    {
        from = next;
    }
    let is_before_name =
        opens_sentence(reading, from, proposal) || is_common_acronym(reading, from);
    if is_before_name && to > from + 1 {
        from += 1;
    }
    // `Pachinian or Pashinyan a parlé`: a person ends at the first small word
    // that is not part of names, any other name at a verb.
    let ends = |at: usize| {
        let is_verb = reading.is(at, Trait::Finite) || reading.is(at, Trait::Says);
        let is_short = reading.word(at).chars().count() < 4 && !reading.is(at, Trait::And);
        let is_part = reading.is(at, Trait::Particle) || reading.is_joined(at) || is_short;
        let is_strange = class == Class::Person && !is_part;
        reading.form(at) == Form::Lower && (is_verb || is_strange || parts_bodies(reading, at, to))
    };
    to = (from + 1..to).find(|at| ends(*at)).unwrap_or(to);
    let is_number = reading.form(from) == Form::Number && class == Class::Body;
    let begins = reading.is_capital(from) || reading.is_joined(from + 1) || is_number;
    let is_cut = reading.is_joined(from) || reading.is_cut(to);
    let is_day = reading.is(from, Trait::Calendar) && to == from + 1;
    let is_described = class == Class::Body && is_described(reading, from, to);
    let is_name =
        begins && !opens_sentence(reading, from, proposal) && !is_cut && !is_day && !is_described;
    is_name.then_some(Proposal { from, to, ..*proposal })
}

/// Whether `et` at `at` and the article after it part two bodies, the second
/// of which ends before `to`: `Les Démocrates et l’Union`.
fn parts_bodies(reading: &Reading, at: usize, to: usize) -> bool {
    let is_article = matches!(reading.word(at + 1), "le" | "la" | "l’" | "l'" | "les");
    reading.is(at, Trait::And) && is_article && at + 2 < to && is_body_word(reading, at + 2)
}

/// Whether the word at `at` is one that opens sentences, and opens this one.
fn opens_sentence(reading: &Reading, at: usize, proposal: &Proposal) -> bool {
    const SMALL: [Trait; 3] = [Trait::Determiner, Trait::Of, Trait::Locative];
    let is_sure = proposal.chance > SURE && proposal.to > at + 1;
    let is_small =
        SMALL.iter().any(|it| reading.is(at, *it)) || reading.is(at, Trait::Starter) && !is_sure;
    let sentence = reading.sentences.partition_point(|it| it.tokens.end <= at);
    let opens = |it: &Sentence| reading.is_opening(at, it);
    is_small
        && reading.form(at) != Form::Upper
        && reading.sentences.get(sentence).is_some_and(opens)
}

/// Whether the words from `from` up to `to` say by grammar who is meant:
/// `Chilean navy`, `Ministry of Health of Sudan`, the `Intérieur` of a
/// minister. They are read as phrases, and are no names to be taken whole.
fn is_described(reading: &Reading, from: usize, to: usize) -> bool {
    // Within `Department of Health and Human Services` stands no other actor,
    // and no grammar is needed; within `Ministry of Health of Sudan` one does.
    let is_land = |it: &Found| matches!(it.what, What::Land(_) | What::Capital(..));
    let holds_land = (from + 1..to).any(|at| reading.found(at).iter().any(is_land));
    let is_of_state = |at: usize, it: &Found| match it.what {
        What::Head(head) => match reading.lexicon.head(head).role {
            Role::Ministry | Role::Own | Role::Side | Role::Source | Role::Force
                if !reading.is_french() =>
            {
                holds_land || !reading.is_capital(it.to - 1)
            }
            Role::Ministry | Role::Own | Role::Side | Role::Source => true,
            Role::People | Role::Group => !reading.is_french() && !reading.is_capital(at),
            _ => false,
        },
        _ => false,
    };
    let opens = |it: &Found| match it.what {
        What::Domain(_) => true,
        What::Adjective(_) => !reading.is_french() && reading.form(it.to) == Form::Lower,
        _ => false,
    };
    let is_genitive = |it: &Found| {
        let is_actor = matches!(it.what, What::Land(_) | What::Capital(..) | What::Body(_));
        is_actor && matches!(reading.word(it.to), "’s" | "'s")
    };
    let begins = reading.found(from).iter().any(|it| opens(it) || is_genitive(it));
    begins || (from..to).any(|at| reading.found(at).iter().any(|it| is_of_state(at, it)))
}

/// The name that a proposal comes to beside those it meets, if it is heard.
fn settled(reading: &Reading, proposal: &Proposal, met: &[Name]) -> Option<Name> {
    let Proposal { from, to, class, chance } = *proposal;
    let trust = if chance > SURE { Trust::Sure } else { Trust::Likely };
    if let [same] = met
        && (same.from, same.to) == (from, to)
        && agrees(same, class)
    {
        return Some(Name { trust: same.trust.max(trust), ..*same });
    }
    if met.iter().any(|it| !is_open(reading, it, proposal)) || chance < HEARD {
        return None;
    }
    // The rules tell forces, states and groups from other bodies.
    let finer = met.iter().find_map(|it| match it.sense {
        Sense::Named(kind @ (Kind::State | Kind::Force | Kind::Group)) => Some(kind),
        _ => None,
    });
    let finer = finer.or_else(|| headed(reading, from, to));
    let kind = match class {
        Class::Person => Kind::Person,
        Class::Place => Kind::Place,
        Class::Body => finer.unwrap_or(Kind::Organisation),
    };
    let sense = Sense::Named(kind);
    Some(Name { from, to, sense, trust, rule: RULE, entry: None, cue: None })
}

/// The kind that a head noun in the words tells, where it is no mere body.
fn headed(reading: &Reading, from: usize, to: usize) -> Option<Kind> {
    (from..to).rev().find_map(|at| {
        reading.first(at, |it| match it.what {
            What::Head(head) if it.to <= to => match reading.lexicon.head(head).kind {
                kind @ (Kind::State | Kind::Force) => Some(kind),
                _ => None,
            },
            _ => None,
        })
    })
}

/// Whether `name` gives way to another that the tagger proposes.
fn is_open(reading: &Reading, name: &Name, proposal: &Proposal) -> bool {
    // `Biru II` is no person in `ferry Laut Biru II`.
    let is_part = name.from <= proposal.from && proposal.to <= name.to;
    let is_person = proposal.class == Class::Person && !is_given(reading, proposal.from);
    if name.rule == "thing" && is_part && is_person {
        return false;
    }
    let is_same = (name.from, name.to) == (proposal.from, proposal.to);
    let is_inside = proposal.from <= name.from && name.to <= proposal.to && !is_same;
    !is_in_lexicon(name) || is_inside && proposal.chance >= HEARD_OVER_LEXICON
}

/// Whether the tagger would call `name` by the same class.
fn agrees(name: &Name, class: Class) -> bool {
    match name.sense {
        Sense::Land(_) | Sense::Capital(..) | Sense::Place(_) | Sense::Named(Kind::Place) => {
            class == Class::Place
        }
        Sense::Named(Kind::Person) => class == Class::Person,
        Sense::Named(_) | Sense::Body(_) => class == Class::Body,
        Sense::People(_) | Sense::Unknown | Sense::Nobody => false,
    }
}
