//! What the trained tagger makes of the names that the rules found: where a
//! name begins and ends, what it names, and whether it is one at all. What
//! the lexicon knows for certain stands; the surer a rule is, the surer the
//! tagger has to be to say otherwise.

use crate::analyze::lexicon::{Trait, What};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::reading::Reading;
use crate::analyze::tagger::{Class, Opinion, Proposal};
use crate::news::Kind;

/// The rule that names go by where the tagger decided.
pub const RULE: &str = "tagger";

fn v(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(default)
}

/// Lets `opinion` revise `names`, which are in order and apart, and stay so.
pub fn weigh(reading: &Reading, opinion: &Opinion, names: &mut Vec<Name>) {
    let doubt = v("T_DOUBT", 0.9);
    names.retain(|it| !is_none(opinion, it, doubt));
    let mut revised = Vec::with_capacity(names.len());
    let mut rest = names.drain(..).peekable();
    for proposal in opinion.proposals() {
        let Some(proposal) = trimmed(reading, proposal) else { continue };
        while let Some(name) = rest.next_if(|it| it.to <= proposal.from) {
            revised.push(name);
        }
        let mut met = Vec::new();
        while let Some(name) = rest.next_if(|it| it.from < proposal.to) {
            met.push(name);
        }
        match settled(reading, &proposal, &met) {
            Some(name) => revised.push(name),
            None => revised.extend(met),
        }
    }
    revised.extend(rest);
    *names = revised;
}

/// Whether the rules hold for a name what is surely none.
fn is_none(opinion: &Opinion, name: &Name, doubt: f32) -> bool {
    let is_loose = name.entry.is_none() || name.trust < Trust::Sure;
    let doubt = match name.trust {
        Trust::Doubtful | Trust::Guess => doubt,
        Trust::Likely => v("T_DOUBT2", 0.95),
        Trust::Sure => v("T_DOUBT3", 0.99),
    };
    is_loose
        && name.sense != Sense::Nobody
        && (name.from..name.to).all(|at| opinion.is_named(at) < 1.0 - doubt)
}

/// The proposal without a title before it; none where it does not begin like
/// a name, which is for the grammar of phrases.
fn trimmed(reading: &Reading, proposal: &Proposal) -> Option<Proposal> {
    let is_title = |at: usize| {
        reading.first(at, |it| {
            let is_title = matches!(it.what, What::Honorific(_) | What::Office(..));
            (is_title && it.to < proposal.to).then_some(it.to)
        })
    };
    let mut from = proposal.from;
    if proposal.class == Class::Person {
        while let Some(to) = is_title(from) {
            from = to;
        }
    }
    let begins = reading.is_capital(from) || reading.is_joined(from + 1);
    let is_day = reading.is(from, Trait::Calendar) && proposal.to == from + 1;
    (begins && !is_day && !reading.is_joined(from) && !reading.is_joined(proposal.to))
        .then_some(Proposal { from, ..*proposal })
}

/// The name that a proposal comes to beside those it meets, if it is heard.
fn settled(reading: &Reading, proposal: &Proposal, met: &[Name]) -> Option<Name> {
    let Proposal { from, to, class, chance } = *proposal;
    let fits_all = met.iter().all(|it| from <= it.from && it.to <= to);
    let same = met.iter().find(|it| (it.from, it.to) == (from, to));
    let needed = met.iter().map(|it| needed(it, proposal)).fold(v("T_NEW", 0.6), f32::max);
    if chance < needed {
        return None;
    }
    if let Some(same) = same.filter(|it| agrees(it, class)) {
        let trust =
            same.trust.max(if chance > v("T_SURE", 0.9) { Trust::Sure } else { Trust::Likely });
        return Some(Name { trust, ..*same });
    }
    let _ = fits_all;
    let trust = if chance > v("T_SURE", 0.9) { Trust::Sure } else { Trust::Likely };
    let finer = met.iter().find_map(|it| match it.sense {
        Sense::Named(kind @ (Kind::State | Kind::Force | Kind::Group)) if class == Class::Body => {
            Some(kind)
        }
        _ => None,
    });
    let kind = finer.unwrap_or(kind(class));
    let _ = reading;
    Some(Name { from, to, sense: Sense::Named(kind), trust, rule: RULE, entry: None, cue: None })
}

/// How sure the tagger has to be to say otherwise than `name`.
fn needed(name: &Name, proposal: &Proposal) -> f32 {
    let is_same = (name.from, name.to) == (proposal.from, proposal.to);
    if is_same && agrees(name, proposal.class) {
        return 0.0;
    }
    let is_known = name.entry.is_some();
    let is_inside = proposal.from <= name.from && name.to <= proposal.to;
    match name.trust {
        Trust::Doubtful => v("T_0", 0.5),
        Trust::Guess => v("T_1", 0.5),
        Trust::Likely => v("T_2", 0.6),
        Trust::Sure if !is_known => v("T_3", 0.9),
        Trust::Sure if is_same => v("T_4", 2.0),
        Trust::Sure if is_inside => v("T_5", 0.8),
        Trust::Sure => 2.0,
    }
}

fn agrees(name: &Name, class: Class) -> bool {
    match name.sense {
        Sense::Land(_) | Sense::Capital(..) | Sense::Place(_) => class == Class::Place,
        Sense::Body(_) => class == Class::Body,
        Sense::Named(Kind::Person) => class == Class::Person,
        Sense::Named(Kind::Place) => class == Class::Place,
        Sense::Named(_) => class == Class::Body,
        Sense::People(_) | Sense::Unknown | Sense::Nobody => false,
    }
}

fn kind(class: Class) -> Kind {
    match class {
        Class::Person => Kind::Person,
        Class::Place => Kind::Place,
        Class::Body => Kind::Organisation,
    }
}
