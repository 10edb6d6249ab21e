//! What a text itself says to be one: `Long Name (LN)`, and a name beside an
//! office with a comma between.

use crate::analyze::lexicon::ByHash;
use crate::analyze::phrases::{Draft, Subject};
use crate::analyze::reading::Reading;
use crate::news::Kind;
use crate::text::Form;

/// Which drafts speak of the same as an earlier or fuller one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ties {
    leaders: Vec<usize>,
}

impl Ties {
    /// The draft that the one at `at` is tied to, or itself.
    pub fn leader(&self, at: usize) -> usize {
        self.leaders[at]
    }
}

/// Finds what ties `drafts` together.
pub fn ties(reading: &Reading, drafts: &[Draft]) -> Ties {
    let mut leaders: Vec<usize> = (0..drafts.len()).collect();
    for (at, draft) in drafts.iter().enumerate() {
        let next = drafts[at + 1..].iter().position(|it| it.from >= draft.to).map(|it| at + 1 + it);
        let Some(next) = next else { continue };
        let (end, beside) = past_aside(reading, drafts, draft.to, next);
        if is_apposition(reading, (draft, end), &drafts[beside]) {
            let is_name_first = !matches!(draft.subject, Subject::Office(_));
            let (name, office) = if is_name_first { (at, beside) } else { (beside, at) };
            leaders[office] = name;
        } else if is_gloss(reading, draft, &drafts[next]) {
            leaders[next] = leaders[at];
        }
    }
    tie_short_names(reading, drafts, &mut leaders);
    tie_acronyms(reading, drafts, &mut leaders);
    Ties { leaders }
}

/// Where a mention that ends at `to` ends with the acronym in parentheses that
/// may follow it, and the mention after that; `next` is the one after `to`.
fn past_aside(reading: &Reading, drafts: &[Draft], to: usize, next: usize) -> (usize, usize) {
    let aside = &drafts[next];
    let is_enclosed = reading.word(to) == "(" && aside.from == to + 1;
    let is_acronym = reading.form(aside.from) == Form::Upper && reading.word(aside.to) == ")";
    let after = (next + 1 < drafts.len()).then_some(next + 1);
    match after.filter(|_| is_enclosed && is_acronym) {
        Some(after) => (aside.to + 1, after),
        None => (to, next),
    }
}

/// `Lucie Arnaud, maire de Brest,` and `le maire de Brest, Lucie Arnaud,`. The
/// first is given with its end.
fn is_apposition(reading: &Reading, (first, to): (&Draft, usize), second: &Draft) -> bool {
    let both = first.kind == Kind::Person && second.kind == Kind::Person;
    let is_office = |it: &Draft| matches!(it.subject, Subject::Office(_));
    let one_office = is_office(first) != is_office(second);
    let gap = (to + 1..second.from)
        .all(|at| matches!(reading.word(at), "le" | "la" | "l’" | "l'" | "the" | "Le" | "La"));
    both && one_office && gap && reading.word(to) == "," && second.from <= to + 2
}

/// `Organisation du traité (OTSC)`: the letters are the initials, in order.
fn is_gloss(reading: &Reading, long: &Draft, short: &Draft) -> bool {
    let encloses =
        reading.word(long.to) == "(" && short.from == long.to + 1 && reading.word(short.to) == ")";
    if !encloses {
        return false;
    }
    let is_same_kind = (long.kind == Kind::Place) == (short.kind == Kind::Place);
    let letters =
        |at: usize| reading.word(at).chars().next().and_then(|it| it.to_lowercase().next());
    let mut initials = (long.from..long.to).filter_map(letters);
    let is_acronym = short.to - short.from == 1 && reading.form(short.from) == Form::Upper;
    let mut fits = reading.word(short.from).chars().flat_map(char::to_lowercase);
    let is_spelled = fits.all(|it| initials.any(|letter| letter == it));
    is_same_kind && is_acronym && (is_spelled || is_foreign_gloss(reading, long, short))
}

/// Whether an acronym may be that of another language: `Commission nationale de
/// sécurité des transports (KNKT)`. The name has to be whole, and the letters
/// those of nobody else.
fn is_foreign_gloss(reading: &Reading, long: &Draft, short: &Draft) -> bool {
    let is_body = |it: &Draft| matches!(it.kind, Kind::Organisation | Kind::State | Kind::Force);
    let is_whole = reading.is_capital(long.from) && long.to - long.from > 2;
    let is_unknown = short.entry.is_none() && reading.word(short.from).len() > 2;
    let word = reading.hash(short.from);
    let is_first = (0..short.from).all(|at| reading.hash(at) != word);
    is_body(long) && is_body(short) && is_whole && is_unknown && is_first
}

/// Whether the acronym at `at` in parentheses has the initials, in order, of a
/// name before it that begins at `start` or later.
pub fn spells(reading: &Reading, start: usize, at: usize) -> bool {
    let first = |at: usize| reading.word(at).chars().flat_map(char::to_lowercase).next();
    let letters: Vec<char> = reading.word(at).chars().flat_map(char::to_lowercase).collect();
    let begins = |from: usize| {
        let mut initials = (from..at - 1).filter_map(first);
        reading.is_capital(from)
            && first(from) == letters.first().copied()
            && letters.iter().all(|letter| initials.any(|it| it == *letter))
    };
    (start.max(at.saturating_sub(14))..at - 1).any(begins)
}

/// `le Cercle` after `Cercle d’Amitié`: the first word alone, with its capital,
/// is the only body of the article whose name begins with it.
fn tie_short_names(reading: &Reading, drafts: &[Draft], leaders: &mut [usize]) {
    let is_body = |it: &Draft| it.kind == Kind::Organisation && reading.is_capital(it.from);
    let is_short = |it: &Draft| it.to == it.from + 1 && reading.form(it.from) == Form::Capital;
    let mut long: ByHash<Vec<usize>> = ByHash::default();
    for (at, draft) in drafts.iter().enumerate().filter(|it| is_body(it.1) && !is_short(it.1)) {
        let bodies = long.entry(reading.hash(draft.from)).or_default();
        let name = |it: &Draft| reading.phrase(it.from, it.to);
        if bodies.iter().all(|it| name(&drafts[*it]) != name(draft)) {
            bodies.push(at);
        }
    }
    for (at, draft) in drafts.iter().enumerate().filter(|it| is_body(it.1) && is_short(it.1)) {
        let is_described = matches!(draft.subject, Subject::Phrase(_));
        if let Some([only]) = long.get(&reading.hash(draft.from)).map(Vec::as_slice)
            && is_described
            && leaders[at] == at
        {
            leaders[at] = leaders[*only];
        }
    }
}

/// Later uses of a glossed acronym follow the gloss that comes first.
fn tie_acronyms(reading: &Reading, drafts: &[Draft], leaders: &mut [usize]) {
    let phrase = |it: &Draft| reading.phrase(it.from, it.to);
    let is_ours = |at: &usize| drafts[*at].kind != Kind::Person;
    let mut glossed: ByHash<usize> = ByHash::default();
    for at in (0..drafts.len()).filter(is_ours).filter(|it| leaders[*it] != *it) {
        glossed.entry(phrase(&drafts[at])).or_insert(leaders[at]);
    }
    for at in (0..drafts.len()).filter(is_ours) {
        let leader = glossed.get(&phrase(&drafts[at]));
        if let Some(leader) = leader.filter(|_| leaders[at] == at) {
            leaders[at] = *leader;
        }
    }
}
