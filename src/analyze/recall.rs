//! The second pass over names: what one line of an article settles holds in
//! the others.

use crate::analyze::lexicon::{ByHash, Hashes, Trait};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::reading::Reading;
use crate::news::Kind;
use crate::text::Form;

/// Settles what the doubtful `names` mean by what the sure ones do, and drops
/// those that are none.
pub fn settle(reading: &Reading, names: &mut Vec<Name>) {
    let known = known(reading, names);
    let surnames = surnames(reading, names);
    let small = small_words(reading);
    names.retain_mut(|name| {
        let is_single = name.to - name.from == 1;
        let surname = surnames.contains(&reading.hash(name.from));
        let may_be_surname = is_single && surname && is_open_to_surname(reading, name);
        if may_be_surname {
            (name.sense, name.trust) = (Sense::Named(Kind::Person), Trust::Sure);
            name.rule = "second-pass";
            return true;
        }
        if name.trust <= Trust::Guess
            && let Some((sense, trust)) = known.get(&reading.phrase(name.from, name.to))
            && *trust > name.trust
        {
            (name.sense, name.trust, name.rule) = (*sense, *trust, "second-pass");
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

/// The surest sense of every name of the text.
fn known(reading: &Reading, names: &[Name]) -> ByHash<(Sense, Trust)> {
    let mut known = ByHash::default();
    for name in names {
        let best =
            known.entry(reading.phrase(name.from, name.to)).or_insert((name.sense, name.trust));
        if name.trust > best.1 {
            *best = (name.sense, name.trust);
        }
    }
    known
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
