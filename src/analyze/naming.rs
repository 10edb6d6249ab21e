//! What a run of capitalised words means, told by its parts and by the words
//! beside it.

use crate::analyze::glosses;
use crate::analyze::lexicon::{Role, Trait, What};
use crate::analyze::names::{Sense, Trust};
use crate::analyze::reading::{Reading, Sentence};
use crate::news::Kind;
use crate::text::Form;

/// What a name means, how sure that is, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What it means.
    pub sense: Sense,
    /// How sure that is.
    pub trust: Trust,
    /// The rule that says so.
    pub rule: &'static str,
    /// The token that decided.
    pub cue: Option<usize>,
}

/// Judges the run from `from` up to `to`: its own words first, then its
/// neighbours, then its shape.
pub fn judge(reading: &Reading, sentence: &Sentence, from: usize, to: usize) -> Verdict {
    by_parts(reading, from, to)
        .or_else(|| by_neighbours(reading, sentence, from, to))
        .unwrap_or_else(|| by_shape(reading, sentence, from, to))
}

/// Whether the run up to `to` is so far a person whose name a particle may
/// lead on to `next`: `Ursula von der Leyen`.
pub fn may_be_person(reading: &Reading, from: usize, to: usize, next: usize) -> bool {
    // `de` more often parts two names than it joins one.
    let is_weak = reading.is(to, Trait::Of) || reading.is(to, Trait::And);
    if !is_weak {
        return true;
    }
    let is_place = reading.first(next, |it| {
        matches!(it.what, What::Land(_) | What::Capital(_) | What::Place(_)).then_some(())
    });
    is_given(reading, from) && is_place.is_none()
}

/// Whether `of` and the like may go on the run: `Bank of England`.
pub fn may_go_on(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| body_word(reading, at).is_some() || reading.is(at, Trait::Ending))
}

fn verdict(sense: Sense, trust: Trust, rule: &'static str, cue: Option<usize>) -> Option<Verdict> {
    Some(Verdict { sense, trust, rule, cue })
}

fn named(kind: Kind, trust: Trust, rule: &'static str, cue: usize) -> Option<Verdict> {
    verdict(Sense::Named(kind), trust, rule, Some(cue))
}

fn by_parts(reading: &Reading, from: usize, to: usize) -> Option<Verdict> {
    let any = |it: Trait| (from..to).find(|at| reading.is(*at, it));
    let is_long = to - from > 1;
    if (from..to).all(|at| is_domain(reading, at)) {
        return verdict(Sense::Nobody, Trust::Sure, "domain", Some(from));
    }
    if let Some(at) = any(Trait::Event) {
        return verdict(Sense::Nobody, Trust::Sure, "event", Some(at));
    }
    let is_person = is_long && is_given(reading, from);
    let last = to - 1;
    if is_long && reading.is(last, Trait::Ending) {
        return named(
            body_word(reading, last).unwrap_or(Kind::Organisation),
            Trust::Sure,
            "body-word",
            last,
        );
    }
    if is_person {
        return named(Kind::Person, Trust::Sure, "given-name", from);
    }
    if let Some((at, kind)) = (from..to).find_map(|at| Some((at, body_word(reading, at)?))) {
        let trust = if is_long { Trust::Sure } else { Trust::Guess };
        return named(kind, trust, "body-word", at);
    }
    let site = [(from, Trait::Site), (last, Trait::SiteEnd)];
    let (site, _) = site.into_iter().find(|(at, it)| is_long && reading.is(*at, *it))?;
    named(Kind::Place, Trust::Likely, "place-word", site)
}

fn by_neighbours(
    reading: &Reading,
    sentence: &Sentence,
    from: usize,
    to: usize,
) -> Option<Verdict> {
    let before = from.checked_sub(1).filter(|it| *it >= sentence.tokens.start);
    let is_acronym = to - from == 1 && reading.form(from) == Form::Upper;
    if let Some(at) = before.filter(|_| !is_acronym) {
        let title = |it: &What| matches!(it, What::Honorific(_) | What::Office(..));
        if ends_with(reading, sentence, at, title) {
            return named(Kind::Person, Trust::Sure, "title-and-name", at);
        }
        let is_body = |it: &What| match it {
            What::Head(head) => {
                let head = reading.lexicon.head(*head);
                head.role == Role::Body && head.kind == Kind::Organisation
            }
            _ => false,
        };
        if ends_with(reading, sentence, at, is_body) && reading.form(at) == Form::Lower {
            return named(Kind::Organisation, Trust::Likely, "head-and-name", at);
        }
        if reading.is(at, Trait::Thing) {
            return verdict(Sense::Nobody, Trust::Sure, "thing", Some(at));
        }
        let is_long = to - from > 1 && !reading.is_joined(from + 1);
        if takes_place(reading, at, is_long) {
            return named(Kind::Place, Trust::Likely, "after-preposition", at);
        }
    }
    if reading.word(to) == "(" {
        let country = reading.first(to + 1, |it| {
            let is_land = matches!(it.what, What::Land(_) | What::Place(_));
            (is_land && reading.word(it.to) == ")").then_some(())
        });
        if country.is_some() && !is_acronym {
            return named(Kind::Place, Trust::Likely, "country-beside", to + 1);
        }
    }
    // `a déclaré Dupont`: the verb comes first after a quotation.
    let inverted = before.filter(|at| {
        reading.is(*at, Trait::Says) && reading.form(*at) == Form::Lower && !is_acronym
    });
    if let Some(cue) = inverted {
        return named(Kind::Person, Trust::Likely, "speaks", cue);
    }
    let helps = reading.is(to, Trait::Finite) && reading.form(to) == Form::Lower;
    let says = (to..=to + usize::from(helps))
        .find(|at| reading.is(*at, Trait::Says) && reading.form(*at) == Form::Lower);
    let is_bare =
        before.is_none_or(|at| !reading.is(at, Trait::Determiner) && !reading.is(at, Trait::Of));
    match says.filter(|_| is_bare && !is_acronym) {
        Some(cue) => named(Kind::Person, Trust::Likely, "speaks", cue),
        None => None,
    }
}

fn by_shape(reading: &Reading, sentence: &Sentence, from: usize, to: usize) -> Verdict {
    let before = from.checked_sub(1).filter(|it| *it >= sentence.tokens.start);
    let after_article = before.is_some_and(|at| reading.is(at, Trait::Determiner));
    let is_acronym = (from..to).all(|at| reading.form(at) == Form::Upper);
    let is_opening = reading.is_opening(from, sentence);
    let is_long =
        (from..to).filter(|at| reading.is_capital(*at) && !reading.is_joined(*at)).count() > 1;
    let guess = |sense, trust| Verdict { sense, trust, rule: "capitals", cue: None };
    let is_work = reading.is(from, Trait::Determiner) || is_quoted(reading, from, to);
    if is_work || reading.word(from).chars().count() < 2 {
        return guess(Sense::Unknown, Trust::Doubtful);
    }
    if is_acronym {
        let is_aside = reading.word(to) == ")" && before.is_some_and(|at| reading.word(at) == "(");
        let is_gloss = is_aside && glosses::spells(reading, sentence.tokens.start, from);
        let trust = if is_aside && !is_gloss { Trust::Doubtful } else { Trust::Guess };
        return guess(Sense::Named(Kind::Organisation), trust);
    }
    if is_long && !after_article {
        // English writes whatever it names in capitals: works, courses, days.
        let trust = if reading.is_french() { Trust::Likely } else { Trust::Guess };
        return guess(Sense::Named(Kind::Person), trust);
    }
    if is_long {
        return guess(Sense::Named(Kind::Organisation), Trust::Guess);
    }
    if before.is_some_and(|at| reading.word(at) == "de") {
        return guess(Sense::Named(Kind::Place), Trust::Guess);
    }
    let stands_after = |words: &[&str]| before.is_some_and(|at| words.contains(&reading.word(at)));
    if stands_after(&["sur", "vers", "entre"]) {
        return guess(Sense::Named(Kind::Place), Trust::Guess);
    }
    let is_code = reading.word(from).bytes().any(|it| it.is_ascii_digit());
    let is_aside = stands_after(&["(", "d’", "d'"]) && reading.is_french();
    if is_code || is_aside {
        return guess(Sense::Unknown, Trust::Doubtful);
    }
    // A lone capital after an article is as often a thing as an actor.
    let trust = if is_opening || after_article { Trust::Doubtful } else { Trust::Guess };
    guess(if after_article { Sense::Named(Kind::Organisation) } else { Sense::Unknown }, trust)
}

/// Whether quotation marks hold nothing but the run.
fn is_quoted(reading: &Reading, from: usize, to: usize) -> bool {
    let opens = from > 0 && matches!(reading.word(from - 1), "«" | "“" | "\"" | "‘");
    opens && matches!(reading.word(to), "»" | "”" | "\"" | "’")
}

/// Whether something that `fits` ends with the word at `at`.
fn ends_with(
    reading: &Reading,
    sentence: &Sentence,
    at: usize,
    fits: impl Fn(&What) -> bool,
) -> bool {
    let first = sentence.tokens.start.max(at.saturating_sub(3));
    (first..=at).any(|from| reading.found(from).iter().any(|it| it.to == at + 1 && fits(&it.what)))
}

/// Whether a name after the preposition at `at` is a place more often than
/// not. `sur`, `chez` and `through` are followed by anything, and `à` by
/// persons with two names.
fn takes_place(reading: &Reading, at: usize, is_long: bool) -> bool {
    let always = matches!(reading.word(at), "en" | "En" | "in" | "In" | "near");
    always || !is_long && matches!(reading.word(at), "à" | "À" | "at")
}

fn is_domain(reading: &Reading, at: usize) -> bool {
    reading.is(at, Trait::Trusted)
        || reading.first(at, |it| matches!(it.what, What::Domain(_)).then_some(())).is_some()
}

/// Whether a first name stands at `at`.
pub fn is_given(reading: &Reading, at: usize) -> bool {
    reading.first(at, |it| matches!(it.what, What::Given(_)).then_some(())).is_some()
}

/// Whether the word at `at` heads or ends the name of a body.
pub fn is_body_word(reading: &Reading, at: usize) -> bool {
    reading.is(at, Trait::Ending) || body_word(reading, at).is_some()
}

/// The kind of body that the word at `at` heads.
fn body_word(reading: &Reading, at: usize) -> Option<Kind> {
    reading.first(at, |it| {
        let What::Head(head) = it.what else { return None };
        let head = reading.lexicon.head(head);
        let is_body = matches!(
            head.role,
            Role::Body | Role::Firm | Role::Ministry | Role::Force | Role::Classifier
        );
        is_body.then_some(head.kind)
    })
}
