//! When two spellings are one name.
//!
//! Names from Slavic, Armenian, Turkic, Arabic, Persian and other languages
//! reach the press in several transliterations. The rules here speak of
//! letters, never of known persons. [`key`] is loose and quick and only says
//! which names are worth comparing; [`same`] is careful and decides.

mod parts;
mod signs;
mod skeleton;
mod sounds;

pub use parts::{is_lone_surname, is_particle, surname, words};
pub use skeleton::key;

use parts::parts;
use signs::Signs;

/// Whether the two are surely spellings of one full name: word for word equal
/// but for case, accents and hyphens, or as transliterations of one another
/// where something shows that the name was transliterated. `de`, `van`, `ben`
/// count as words; the Arabic article (`al-`, `el-`) does not.
///
/// Symmetric, but not transitive: compare every pair.
pub fn same(one: &str, other: &str) -> bool {
    compare(one, other, false)
}

/// The same, where a letter with or without a full stop may also stand for a
/// given name: `N. Pachinian` and `Nikol Pashinyan`.
pub fn same_with_initials(one: &str, other: &str) -> bool {
    compare(one, other, true)
}

fn compare(one: &str, other: &str, initials: bool) -> bool {
    let (ones, others) = (parts(one), parts(other));
    if ones.is_empty() || others.is_empty() {
        return ones == others && one == other;
    }
    let spaces = |it: &str| it.matches(' ').count();
    let last = spaces(&ones);
    if last != spaces(&others) {
        return false;
    }
    let differ = |&(at, (one, other)): &(usize, (&str, &str))| {
        one != other && !(initials && at < last && is_initial(one, other))
    };
    let mut differing =
        ones.split(' ').zip(others.split(' ')).enumerate().filter(differ).peekable();
    if differing.peek().is_none() {
        return true;
    }
    let signs = Signs::of(one).and(Signs::of(other));
    let tells = differing.map(|(_, (one, other))| sounds::alike(one, other, signs));
    let telling: Option<u32> = tells.sum();
    telling.is_some_and(|it| signs.foreign || it >= 2)
}

/// One word of a name as words are compared: folded, without the Arabic article
/// and without marks but the hyphens between its parts.
pub fn word(word: &str) -> String {
    parts(word).replace(' ', "-")
}

fn is_initial(one: &str, other: &str) -> bool {
    let alone = |it: &str| it.chars().count() == 1;
    (alone(one) || alone(other)) && one.chars().next() == other.chars().next()
}
