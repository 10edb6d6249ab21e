//! The second pass over names: what one line of an article settles holds in
//! the others.

use crate::analyze::advice;
use crate::analyze::lexicon::{ByHash, Hashes, Trait, What};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::naming::SHAPE;
use crate::analyze::reading::Reading;
use crate::news::Kind;
use crate::text::Form;

/// Settles what the doubtful `names` mean by what the sure ones do, and drops
/// those that are none.
pub fn settle(reading: &Reading, names: &mut Vec<Name>) {
    let small = small_words(reading);
    trim(reading, names, &small);
    let known = known(reading, names);
    let addressed = addressed(reading, names);
    for name in names.iter_mut().filter(|it| may_be_addressed(it)) {
        if addressed.contains(&reading.hash(name.to - 1)) {
            (name.sense, name.rule) = (Sense::Named(Kind::Person), "second-pass");
        }
    }
    agree(reading, names);
    let surnames = surnames(reading, names);
    names.retain_mut(|name| {
        let is_single = name.to - name.from == 1;
        let surname = surnames.contains(&reading.hash(name.from));
        let may_be_surname = is_single && surname && is_open_to_surname(reading, name);
        if may_be_surname {
            (name.sense, name.trust) = (Sense::Named(Kind::Person), Trust::Sure);
            name.rule = "second-pass";
            return true;
        }
        if let Some(best) = known.get(&reading.phrase(name.from, name.to))
            && (name.trust <= Trust::Guess || name.rule == SHAPE && best.sense != Sense::Nobody)
            && weight(best) > weight(name)
        {
            (name.sense, name.trust, name.rule) = (best.sense, best.trust, "second-pass");
            return true;
        }
        name.trust > Trust::Doubtful || is_name(reading, name, &small)
    });
    settle_lists(reading, names);
}

/// Whether a lone name may be a surname although it has another meaning: no
/// article stands before a surname, and one does before a French land.
fn is_open_to_surname(reading: &Reading, name: &Name) -> bool {
    let before = name.from.checked_sub(1);
    let tells = |it: Trait| before.is_some_and(|at| reading.is(at, it));
    let is_bare = !tells(Trait::Determiner) && !tells(Trait::Locative);
    match name.sense {
        Sense::Land(_) => reading.is_french() && is_bare && !tells(Trait::Of),
        Sense::Capital(..) | Sense::People(_) => false,
        Sense::Place(_) => is_bare && !tells(Trait::Of),
        // `Brandt` is whoever was named in full, rather than a firm of that name.
        Sense::Body(body) if reading.lexicon.body(body).kind == Kind::Organisation => {
            is_bare && !tells(Trait::Of) && reading.form(name.from) == Form::Capital
        }
        _ => name.trust < Trust::Sure,
    }
}

/// Whether a name follows another in a list: `Borås, Kumla et Växjö`.
fn lists(reading: &Reading, before: &Name, name: &Name) -> bool {
    let is_link = |at: usize| {
        reading.word(at) == "," || reading.is(at, Trait::And) || reading.is(at, Trait::Of)
    };
    (before.to..name.from).len() <= 2
        && before.to < name.from
        && (before.to..name.from).all(is_link)
}

/// Gives the names of a list that tell nothing the kind of their neighbours.
fn settle_lists(reading: &Reading, names: &mut [Name]) {
    let is_open = |it: &Name| it.sense == Sense::Unknown && it.trust == Trust::Guess;
    let kind = |it: &Name| match it.sense {
        Sense::Named(kind @ (Kind::Person | Kind::Place)) => Some(kind),
        Sense::Place(_) | Sense::Capital(..) => Some(Kind::Place),
        _ => None,
    };
    for at in 1..names.len() {
        let (before, name) = (names[at - 1], names[at]);
        if !lists(reading, &before, &name) {
            continue;
        }
        if let (true, Some(kind)) = (is_open(&name), kind(&before)) {
            (names[at].sense, names[at].rule) = (Sense::Named(kind), "list");
        } else if let (true, Some(kind)) = (is_open(&before), kind(&name)) {
            (names[at - 1].sense, names[at - 1].rule) = (Sense::Named(kind), "list");
        }
    }
}

/// Every name of the text where its sense is surest.
fn known(reading: &Reading, names: &[Name]) -> ByHash<Name> {
    let mut known = ByHash::default();
    for name in names {
        let best = known.entry(reading.phrase(name.from, name.to)).or_insert(*name);
        if weight(name) > weight(best) {
            *best = *name;
        }
    }
    known
}

/// How much a name tells of its sense: of two that are as sure, one whose mere
/// shape told it tells less.
fn weight(name: &Name) -> (Trust, bool) {
    (name.trust, name.rule != SHAPE)
}

/// Takes the first word off a name that opens its sentence, where the rest is a
/// name of the text by itself and the word is none: `Chipmaker Novalith`.
fn trim(reading: &Reading, names: &mut [Name], small: &Hashes) {
    let known = known(reading, names);
    for name in names {
        let opens = reading.sentences.binary_search_by_key(&name.from, |it| it.tokens.start);
        let is_shaped = name.rule == SHAPE || name.rule == advice::RULE;
        let is_word = name.to - name.from > 1 && small.contains(&reading.hash(name.from));
        if is_shaped
            && is_word
            && opens.is_ok()
            && let Some(alone) = known.get(&reading.phrase(name.from + 1, name.to))
        {
            *name = Name { from: name.from + 1, to: name.to, ..*alone };
        }
    }
}

/// Gives a name that no list has one kind throughout, where it is now a place
/// and then a body: the one that most lines tell. What makes statements can
/// have shares in it and a town on its lips, so that a draw goes to the body.
fn agree(reading: &Reading, names: &mut [Name]) {
    let voice = |it: &Name| match it.sense {
        Sense::Named(Kind::Place) if it.entry.is_none() => Some(-(1 + it.trust as i32)),
        Sense::Named(Kind::Organisation) if it.entry.is_none() => Some(1 + it.trust as i32),
        _ => None,
    };
    let mut votes: ByHash<(i32, i32)> = ByHash::default();
    for name in names.iter() {
        let Some(voice) = voice(name) else { continue };
        let (places, bodies) = votes.entry(reading.phrase(name.from, name.to)).or_default();
        *(if voice < 0 { places } else { bodies }) += voice.abs();
    }
    for name in names.iter_mut().filter(|it| voice(it).is_some()) {
        let (places, bodies) = votes[&reading.phrase(name.from, name.to)];
        let kind = if places > bodies { Kind::Place } else { Kind::Organisation };
        if places > 0 && bodies > 0 && name.sense != Sense::Named(kind) {
            (name.sense, name.rule) = (Sense::Named(kind), "second-pass");
        }
    }
}

/// Whether what a name of several words means was told by too little to stand
/// against a word of address: `Chidinma Okafor`, where `Ms Okafor` follows.
fn may_be_addressed(name: &Name) -> bool {
    let is_other = matches!(name.sense, Sense::Named(Kind::Place | Kind::Organisation));
    let is_weak = name.rule == SHAPE || name.rule == advice::RULE;
    is_other && is_weak && name.to - name.from > 1
}

/// The lone surnames that stand after a word of address.
fn addressed(reading: &Reading, names: &[Name]) -> Hashes {
    let is_addressed = |it: &&Name| {
        let title = it.cue.filter(|_| it.rule == "title-and-name" && it.to == it.from + 1);
        title.is_some_and(|at| {
            reading.found(at).iter().any(|it| matches!(it.what, What::Honorific(_)))
        })
    };
    names.iter().filter(is_addressed).map(|it| reading.hash(it.from)).collect()
}

/// The last words of the names of persons.
fn surnames(reading: &Reading, names: &[Name]) -> Hashes {
    let is_person =
        |it: &&Name| it.sense == Sense::Named(Kind::Person) && it.trust >= Trust::Likely;
    let full = names.iter().filter(is_person).filter(|it| it.to - it.from > 1);
    full.map(|it| reading.hash(it.to - 1)).collect()
}

/// Whether a lone capitalised word at the beginning of a sentence is a name
/// after all: it acts, and is nowhere written small.
fn is_name(reading: &Reading, name: &Name, small: &Hashes) -> bool {
    // French nouns take an article, so that a bare one before a verb is a name.
    let does = reading.is(name.to, Trait::Finite) && reading.is_french();
    let acts = does || reading.is(name.to, Trait::Says);
    acts && !small.contains(&reading.hash(name.from))
}

/// The words that stand somewhere in the text without a capital.
fn small_words(reading: &Reading) -> Hashes {
    let small = (0..reading.len()).filter(|at| reading.form(*at) == Form::Lower);
    small.map(|at| reading.hash(at)).collect()
}
