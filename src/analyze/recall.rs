//! The second pass over names: what one line of an article settles holds in
//! the others.

use crate::analyze::lexicon::{ByHash, Trait};
use crate::analyze::names::{Name, Sense, Trust, small_words};
use crate::analyze::reading::Reading;
use crate::news::Kind;

/// Settles what the doubtful `names` mean by what the sure ones do, and drops
/// those that are none.
pub fn settle(reading: &Reading, names: &mut Vec<Name>) {
    let known = known(reading, names);
    let surnames = surnames(reading, names);
    let small = small_words(reading);
    names.retain_mut(|name| {
        let is_single = name.to - name.from == 1;
        let surname = surnames.contains_key(&reading.hash(name.from));
        let may_be_surname = is_single && name.trust < Trust::Sure && surname;
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
fn surnames(reading: &Reading, names: &[Name]) -> ByHash<()> {
    let is_person =
        |it: &&Name| it.sense == Sense::Named(Kind::Person) && it.trust >= Trust::Likely;
    let full = names.iter().filter(is_person).filter(|it| it.to - it.from > 1);
    full.map(|it| (reading.hash(it.to - 1), ())).collect()
}

/// Whether a lone capitalised word at the beginning of a sentence is a name
/// after all: it acts, and is nowhere written small.
fn is_name(reading: &Reading, name: &Name, small: &ByHash<()>) -> bool {
    let acts = reading.is(name.to, Trait::Finite) || reading.is(name.to, Trait::Says);
    acts && !small.contains_key(&reading.hash(name.from))
}
