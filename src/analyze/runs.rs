//! Runs of capitalised words: where one begins, how far it goes, and when it
//! says more than the lexicon.

use crate::analyze::lexicon::{Role, Trait, What};
use crate::analyze::names::{Name, Sense, Trust};
use crate::analyze::naming::{Verdict, is_body_word, is_given, judge};
use crate::analyze::reading::{Found, Reading, Sentence};
use crate::news::Language;
use crate::text::Form;

/// The run of capitalised words that begins at `at`.
pub fn run(reading: &Reading, sentence: &Sentence, at: usize) -> Option<Name> {
    if sentence.is_loud || !may_begin(reading, sentence, at) {
        return None;
    }
    let mut to = at + 1;
    while let Some(next) = goes_on(reading, at, to, sentence.tokens.end) {
        to = next;
    }
    let at =
        if reading.language == Language::Other { foreign(reading, sentence, at, to)? } else { at };
    let Verdict { sense, trust, rule, cue } = judge(reading, sentence, at, to);
    Some(Name { from: at, to, sense, trust, rule, entry: None, cue })
}

/// Where a name begins in a language that is not ours, if at all: what stands
/// before a first name is a title there, and a capital at the beginning of a
/// sentence tells nothing.
fn foreign(reading: &Reading, sentence: &Sentence, from: usize, to: usize) -> Option<usize> {
    let given = (from..to).find(|at| is_given(reading, *at) && at + 1 < to);
    let is_acronym = (from..to).all(|at| reading.form(at) == Form::Upper);
    let is_told = is_acronym || !reading.is_opening(from, sentence);
    given.or(Some(from).filter(|_| is_told))
}

/// Whether a run of capitals says more than the name the lexicon knows at the
/// same place: `Paris Saint-Germain` more than `Paris`.
pub fn outdoes(reading: &Reading, run: &Name, known: &Name) -> bool {
    if run.to <= known.to {
        return run.to == known.to && known.trust == Trust::Guess && run.trust > Trust::Guess;
    }
    let next = known.to;
    let after_of = run.from > 0 && reading.is_french() && reading.is(run.from - 1, Trait::Of);
    let is_apart = match known.sense {
        // `maire de Paris Anne Lind`, but `Paris-Nord`.
        Sense::Land(_) | Sense::Capital(..) | Sense::Place(_) => {
            let is_sure = known.trust > Trust::Guess;
            is_sure && !reading.is_joined(next) && (after_of || is_given(reading, next))
        }
        // `secrétaire général de l’ONU Ana Ruiz`, but `BBC News`.
        Sense::Body(_) if reading.form(next - 1) == Form::Upper => {
            let is_two_words = reading.form(next) == Form::Capital && run.to - next > 1;
            is_given(reading, next) || after_of && is_two_words
        }
        _ => false,
    };
    let is_noun = |it: &Found| match it.what {
        What::Office(..) => true,
        What::Head(head) => {
            !matches!(reading.lexicon.head(head).role, Role::Body | Role::Classifier)
        }
        _ => false,
    };
    !is_apart && !reading.found(next).iter().any(is_noun)
}

/// Whether the capitalised word at `at` begins something else.
pub fn breaks(reading: &Reading, at: usize) -> bool {
    let is_title = |it: &Found| match it.what {
        What::Honorific(_) => true,
        What::Office(..) | What::Adjective(_) => !reading.is_french(),
        _ => false,
    };
    // `Mark May` is a name, `Mai 68` none.
    let is_date = reading.is(at, Trait::Calendar)
        && !(at > 0 && is_given(reading, at - 1) && reading.form(at + 1) != Form::Number);
    is_date || is_elided(reading, at) || reading.found(at).iter().any(is_title)
}

fn may_begin(reading: &Reading, sentence: &Sentence, at: usize) -> bool {
    const SMALL: [Trait; 4] = [Trait::Starter, Trait::Determiner, Trait::Of, Trait::Locative];
    let is_capital = reading.is_capital(at) && !reading.is_joined(at);
    if !is_capital || reading.is(at, Trait::Calendar) || is_elided(reading, at) {
        return false;
    }
    let is_lone_nobody = reading.is(at, Trait::Nobody) && !reading.is_capital(at + 1);
    if is_lone_nobody || is_title(reading, at) || is_described(reading, sentence, at) {
        return false;
    }
    // At the beginning of a sentence a capital tells nothing of small words,
    // and little of nouns.
    let is_acronym = reading.form(at) == Form::Upper && reading.word(at).len() > 1;
    if is_acronym && is_common_acronym(reading, at) {
        return false;
    }
    if is_acronym || !reading.is_opening(at, sentence) {
        return true;
    }
    let is_small = SMALL.into_iter().any(|it| reading.is(at, it));
    let is_head = |it: &Found| matches!(it.what, What::Head(_)) && reading.is_french();
    !is_small && !reading.found(at).iter().any(is_head)
}

/// Whether the word at `at` stands before names and is none: an office, a
/// nationality, an army.
fn is_title(reading: &Reading, at: usize) -> bool {
    const COMMON: [Role; 5] = [Role::Own, Role::Ministry, Role::Force, Role::People, Role::Group];
    let after_article = at > 0 && reading.is(at - 1, Trait::Determiner);
    let is_title = |it: &Found| match it.what {
        What::Adjective(_) => !reading.is_french(),
        What::Domain(_) => reading.is_french() && after_article,
        What::Head(head) => COMMON.contains(&reading.lexicon.head(head).role),
        What::Demonym(_) | What::Honorific(_) | What::Office(..) => true,
        _ => false,
    };
    reading.found(at).iter().any(is_title)
}

/// Whether the letters at `at` stand for a common noun: `l’ONG Terre Vive`.
pub fn is_common_acronym(reading: &Reading, at: usize) -> bool {
    let is_head = |it: &Found| it.to == at + 1 && matches!(it.what, What::Head(_));
    reading.is_french() && reading.form(at) == Form::Upper && reading.found(at).iter().any(is_head)
}

/// Whether the word at `at` describes the person after it: no article stands
/// before a French name, so `la Suissesse Anna Lind` begins with `Anna`.
fn is_described(reading: &Reading, sentence: &Sentence, at: usize) -> bool {
    let after_article = at > sentence.tokens.start && reading.is(at - 1, Trait::Determiner);
    let next = at + 1;
    let leads_to_person =
        is_given(reading, next) && !reading.is_joined(next) && reading.is_capital(next + 1);
    let is_name = is_given(reading, at) || is_body_word(reading, at);
    reading.is_french() && after_article && leads_to_person && !is_name
}

/// The token after the next part of the run that began at `from` and has
/// reached `to`, if it goes on before `end`.
fn goes_on(reading: &Reading, from: usize, to: usize, end: usize) -> Option<usize> {
    if to >= end {
        return None;
    }
    if reading.is_joined(to) {
        let is_short = reading.word(to).len() <= 3;
        let is_part = reading.form(to) != Form::Lower || reading.is_joined(to + 1) || is_short;
        return is_part.then_some(to + 1);
    }
    match reading.form(to) {
        Form::Capital | Form::Upper => (!breaks(reading, to)).then_some(to + 1),
        Form::Lower => past_particles(reading, from, to, end)
            .or_else(|| past_small_words(reading, from, to, end)),
        // `Johnson & Johnson`.
        Form::Mark if reading.word(to) == "&" && to + 1 < end => {
            reading.is_capital(to + 1).then_some(to + 2)
        }
        Form::Mark if is_plural_owner(reading, to) && to + 1 < end => Some(to + 2),
        Form::Number | Form::Mark => None,
    }
}

/// Whether the apostrophe at `at` leads from those who own a body to it:
/// `Transport Workers' Union`.
fn is_plural_owner(reading: &Reading, at: usize) -> bool {
    let is_apostrophe = matches!(reading.word(at), "'" | "’");
    let is_plural = at > 0 && reading.word(at - 1).ends_with('s');
    let leads_on = reading.is_capital(at + 1) && is_body_word(reading, at + 1);
    !reading.is_french() && is_apostrophe && is_plural && leads_on
}

/// `Ursula von der Leyen`.
fn past_particles(reading: &Reading, from: usize, to: usize, end: usize) -> Option<usize> {
    let next = past(reading, Trait::Particle, to, end)?;
    // `de` and `e` more often part two names than they join one.
    let is_weak = reading.is(to, Trait::Of) || reading.is(to, Trait::And);
    let is_place = |it: &Found| matches!(it.what, What::Land(_) | What::Capital(..));
    let fits = !is_weak || is_given(reading, from) && !reading.found(next).iter().any(is_place);
    fits.then_some(next + 1)
}

/// `Bank of the West`, `Ministry of Trade and Industry`; English alone writes
/// the rest of such names in capitals.
fn past_small_words(reading: &Reading, from: usize, to: usize, end: usize) -> Option<usize> {
    let next = past(reading, Trait::Inside, to, end)?;
    let parts = reading.is(to, Trait::And) && (next > to + 1 || is_body_word(reading, to - 1));
    let is_body = (from..to).any(|at| is_body_word(reading, at));
    // `Security Council of the United Nations` names two.
    let is_other = reading.found(next).iter().any(|it| matches!(it.what, What::Body(_)));
    (is_body && !parts && !is_other && !reading.is_french()).then_some(next + 1)
}

/// The capitalised word after one or two words from `to` on that are `it`.
fn past(reading: &Reading, it: Trait, to: usize, end: usize) -> Option<usize> {
    let next = (to..end.min(to + 3)).find(|at| !reading.is(*at, it))?;
    (next > to && reading.is_capital(next) && !breaks(reading, next)).then_some(next)
}

fn is_elided(reading: &Reading, at: usize) -> bool {
    reading.word(at).ends_with(['’', '\''])
}
