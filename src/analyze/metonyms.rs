//! Whether the name of a state or a capital means who acts or where it is.

use crate::analyze::lexicon::Trait;
use crate::analyze::names::{Name, Sense};
use crate::analyze::phrases::Subject;
use crate::analyze::reading::Reading;
use crate::text::Form;

/// Whether `name` acts, is addressed, accused or party to something, and the
/// token that tells. The left neighbour decides first: a preposition binds
/// closer than a verb.
pub fn acts(
    reading: &Reading,
    name: &Name,
    is_state: bool,
    last: Option<(usize, Subject)>,
) -> (bool, Option<usize>) {
    let is_capital = matches!(name.sense, Sense::Capital(_));
    if let Some(subject) = listed_after(reading, name.from, last) {
        return (is_state && matches!(subject, Subject::State(_)), None);
    }
    let before = past_determiner(reading, name.from);
    if let Some(at) = before {
        if let Some(told) = by_preposition(reading, at, is_state && !is_capital) {
            return told;
        }
    }
    if let Some(cue) = subject_cue(reading, name.to) {
        let is_still = is_capital && (cue..cue + 3).any(|at| reading.is(at, Trait::Stative));
        return (is_state && !is_still, Some(cue));
    }
    if reading.word(name.from.wrapping_sub(1)) == "(" || reading.word(name.to) == ":" {
        return (false, None);
    }
    let goal = before.filter(|at| reading.is(*at, Trait::Ground));
    if goal.is_some() {
        return (false, goal);
    }
    let object = before.filter(|at| reading.is(*at, Trait::Says));
    if let Some(cue) = object {
        return (is_state, Some(cue));
    }
    let opens = before.is_none_or(|at| matches!(reading.word(at), "." | "»" | "«" | "!" | "?"));
    let has_article = before.map_or(0, |at| at + 1) < name.from;
    if opens && has_article && is_state && !is_capital {
        return (true, None);
    }
    let coordinated = before.filter(|at| reading.is(*at, Trait::And) && is_state && !is_capital);
    (coordinated.is_some(), coordinated)
}

/// The token before the article, or before the name.
fn past_determiner(reading: &Reading, from: usize) -> Option<usize> {
    let mut at = from.checked_sub(1)?;
    let is_plain = |at: usize| {
        reading.is(at, Trait::Calendar)
            || reading.is(at, Trait::Determiner)
                && !reading.is(at, Trait::Of)
                && !reading.is(at, Trait::Locative)
    };
    while is_plain(at) {
        at = at.checked_sub(1)?;
    }
    Some(at)
}

/// The subject of the mention that the name at `from` follows in a list: `des
/// États-Unis, de la France et de la Russie`.
fn listed_after(reading: &Reading, from: usize, last: Option<(usize, Subject)>) -> Option<Subject> {
    let (to, subject) = last?;
    let is_land =
        matches!(subject, Subject::State(_) | Subject::Territory(_) | Subject::Capital(_));
    let is_link = |at: usize| reading.word(at) == "," || reading.is(at, Trait::And);
    let rest = |at: usize| reading.is(at, Trait::Determiner) || reading.is(at, Trait::Of);
    let is_list = to < from
        && from - to <= 4
        && is_link(to)
        && (to + 1..from).all(|at| rest(at) || is_link(at));
    is_list.then_some(subject).filter(|_| is_land)
}

fn by_preposition(reading: &Reading, at: usize, is_state: bool) -> Option<(bool, Option<usize>)> {
    let nearby =
        |from: usize, it: Trait| (at.saturating_sub(from)..at).rev().find(|at| reading.is(*at, it));
    if reading.is(at, Trait::Of) {
        let ground = nearby(2, Trait::Ground).filter(|it| at - it <= 2);
        if ground.is_some() {
            return Some((false, ground));
        }
        let deed = nearby(6, Trait::Deed);
        return Some((deed.is_some(), deed));
    }
    if reading.is(at, Trait::Agent) {
        let border = nearby(2, Trait::Ground);
        return Some((border.is_none(), Some(border.unwrap_or(at))));
    }
    if reading.is(at, Trait::Locative) {
        let takes_somebody = matches!(reading.word(at), "à" | "au" | "aux" | "to");
        let addressed = nearby(6, Trait::Addresses).filter(|_| takes_somebody);
        return Some((addressed.is_some(), addressed.or(Some(at))));
    }
    let _ = is_state;
    None
}

/// The verb that shows the word before `at` to be its subject.
fn subject_cue(reading: &Reading, at: usize) -> Option<usize> {
    let is_verb = |at: usize| {
        reading.form(at) == Form::Lower
            && (reading.is(at, Trait::Finite) || reading.is(at, Trait::Says))
    };
    let at = at + usize::from(matches!(reading.word(at), "«" | "“"));
    if is_verb(at) {
        return Some(at);
    }
    let relative =
        matches!(reading.word(at), ",") && matches!(reading.word(at + 1), "qui" | "which");
    if relative {
        return Some(at + 1);
    }
    // `La France et l’Allemagne ont signé`: the verb follows the last of them.
    let next = (at..at + 5).find(|it| is_verb(*it))?;
    let between = at..next;
    let is_list = between.clone().any(|it| reading.is(it, Trait::And) || reading.word(it) == ",");
    let only_names = between.clone().all(|it| {
        reading.is_capital(it)
            || reading.is(it, Trait::And)
            || reading.is(it, Trait::Determiner)
            || reading.word(it) == ","
    });
    (is_list && only_names).then_some(next)
}
