//! Finds the names in a text: those the lexicon knows, and runs of
//! capitalised words. What an unknown name means is for `naming`.

use crate::analyze::lexicon::{ByHash, Role, Trait, What};
use crate::analyze::naming::{self, Verdict};
use crate::analyze::reading::{Found, Reading, Sentence};
use crate::analyze::{advice, recall};
use crate::news::Kind;
use crate::text::Form;

/// A name, as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What it means.
    pub sense: Sense,
    /// How sure that is.
    pub trust: Trust,
    /// The rule that found it.
    pub rule: &'static str,
    /// The entry of the lexicon that it is.
    pub entry: Option<u32>,
    /// The token that decided.
    pub cue: Option<usize>,
}

/// What a name means. Numbers lead into the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A state or a territory.
    Land(u32),
    /// The capital of one.
    Capital(u32),
    /// A known place.
    Place(u32),
    /// A known organisation or medium.
    Body(u32),
    /// The people of a state or a territory.
    People(u32),
    /// Not in the lists, but this is what it is.
    Named(Kind),
    /// A name of whatever kind.
    Unknown,
    /// Not the name of an actor.
    Nobody,
}

/// How sure the sense of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Not a name at all unless something else in the text says so.
    Doubtful,
    /// The likeliest reading without a hint.
    Guess,
    /// A hint beside it, or its shape.
    Likely,
    /// The lexicon, or an unmistakable hint.
    Sure,
}

/// The names of `reading`, in order and apart.
pub fn names(reading: &Reading) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &reading.sentences {
        find(reading, sentence, &mut names);
    }
    if let Some(opinion) = reading.opinion() {
        advice::weigh(reading, opinion, &mut names);
    }
    recall::settle(reading, &mut names);
    names
}

/// The words that stand somewhere in the text without a capital.
pub fn small_words(reading: &Reading) -> ByHash<()> {
    let small = (0..reading.len()).filter(|at| reading.form(*at) == Form::Lower);
    small.map(|at| (reading.hash(at), ())).collect()
}

fn find(reading: &Reading, sentence: &Sentence, names: &mut Vec<Name>) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let known = known(reading, sentence, at);
        let run = run(reading, sentence, at).filter(|it| outdoes(reading, it, known.as_ref()));
        let Some(name) = run.or(known) else {
            at += 1;
            continue;
        };
        at = name.to;
        names.push(name);
    }
}

/// The longest name of the lexicon that begins at `at`.
fn known(reading: &Reading, sentence: &Sentence, at: usize) -> Option<Name> {
    let fits = |to: usize| !reading.is_joined(to) || known(reading, sentence, to).is_some();
    let (to, entry, sense, trust) = reading.first(at, |it| {
        let (sense, trust) = match it.what {
            What::Land(land) => (Sense::Land(land), Trust::Sure),
            What::Capital(land) => (Sense::Capital(land), Trust::Sure),
            What::Place(place) => (Sense::Place(place), Trust::Sure),
            What::DoubtfulPlace(place) => (Sense::Place(place), doubt(reading, sentence, at, it)?),
            What::Body(body) => (Sense::Body(body), Trust::Sure),
            What::Demonym(land) => (Sense::People(land), Trust::Sure),
            What::Nobody => (Sense::Nobody, Trust::Sure),
            _ => return None,
        };
        let is_adjective = |it: &Found| matches!(it.what, What::Adjective(_)) && it.to - at == 1;
        let is_both = matches!(sense, Sense::People(_))
            && !reading.is_french()
            && reading.found(at).iter().any(is_adjective);
        (fits(it.to) && !is_both).then_some((it.to, it.entry, sense, trust))
    })?;
    let is_thing = |it: &Found| it.what == What::Nobody && it.to >= to;
    let is_model = matches!(sense, Sense::Body(_)) && reading.form(to) == Form::Number;
    let is_nobody = is_model || reading.found(at).iter().any(is_thing);
    let sense = if is_nobody { Sense::Nobody } else { sense };
    Some(Name { from: at, to, sense, trust, rule: "lexicon", entry: Some(entry), cue: None })
}

/// How far to trust a place whose name is also a word, if at all.
fn doubt(reading: &Reading, sentence: &Sentence, at: usize, place: &Found) -> Option<Trust> {
    let before = at.checked_sub(1).filter(|it| *it >= sentence.tokens.start);
    let tells = |at: usize| reading.is(at, Trait::Locative) || reading.is(at, Trait::Of);
    if before.is_some_and(tells) {
        return Some(Trust::Sure);
    }
    let is_body = |it: &Found| matches!(it.what, What::Body(_)) && it.to == place.to;
    let is_else = reading.found(at).iter().any(is_body);
    let trust = if before.is_none() { Trust::Doubtful } else { Trust::Guess };
    (!is_else).then_some(trust)
}

/// Whether a run of capitals says more than the name the lexicon knows at the
/// same place: `Paris Saint-Germain` more than `Paris`.
fn outdoes(reading: &Reading, run: &Name, known: Option<&Name>) -> bool {
    let Some(known) = known else { return true };
    if run.to <= known.to {
        return run.to == known.to && known.trust == Trust::Guess && run.trust > Trust::Guess;
    }
    let is_land = matches!(known.sense, Sense::Land(_) | Sense::Capital(_) | Sense::Place(_));
    let after_of = run.from > 0 && reading.is_french() && reading.is(run.from - 1, Trait::Of);
    let is_apart = is_land && !reading.is_joined(known.to);
    if is_apart && (after_of || naming::is_given(reading, known.to)) {
        return false;
    }
    let heads_office = reading.first(known.to, |it| match it.what {
        What::Office(..) => Some(()),
        What::Head(head) => {
            let role = reading.lexicon.head(head).role;
            (!matches!(role, Role::Body | Role::Classifier)).then_some(())
        }
        _ => None,
    });
    heads_office.is_none()
}

/// The run of capitalised words that begins at `at`.
fn run(reading: &Reading, sentence: &Sentence, at: usize) -> Option<Name> {
    if sentence.is_loud || !may_begin(reading, sentence, at) {
        return None;
    }
    let end = sentence.tokens.end;
    let mut to = at + 1;
    while let Some(next) = goes_on(reading, at, to, end) {
        to = next;
    }
    let Verdict { sense, trust, rule, cue } = naming::judge(reading, sentence, at, to);
    Some(Name { from: at, to, sense, trust, rule, entry: None, cue })
}

fn may_begin(reading: &Reading, sentence: &Sentence, at: usize) -> bool {
    if !reading.is_capital(at) || reading.is(at, Trait::Calendar) || reading.is_joined(at) {
        return false;
    }
    let is_elided = reading.word(at).ends_with(['’', '\'']);
    let is_title = |it: &Found| match it.what {
        What::Adjective(_) => !reading.is_french(),
        What::Demonym(_) | What::Honorific(_) | What::Office(..) => true,
        What::Domain(_) => {
            reading.is_french() && reading.is(at.saturating_sub(1), Trait::Determiner)
        }
        What::Head(head) => matches!(
            reading.lexicon.head(head).role,
            Role::Own | Role::Ministry | Role::Force | Role::People | Role::Group
        ),
        _ => false,
    };
    if is_elided || reading.found(at).iter().any(is_title) {
        return false;
    }
    let is_opening = reading.is_opening(at, sentence);
    let is_small_word = [Trait::Starter, Trait::Determiner, Trait::Of, Trait::Locative]
        .into_iter()
        .any(|it| reading.is(at, it));
    let is_name_anyway = reading.form(at) == Form::Upper && reading.word(at).len() > 1;
    if is_opening && is_small_word && !is_name_anyway {
        return false;
    }
    let is_head = is_opening && reading.is_french() && !is_name_anyway && {
        reading.first(at, |it| matches!(it.what, What::Head(_)).then_some(())).is_some()
    };
    !is_head && !(reading.is(at, Trait::Nobody) && !reading.is_capital(at + 1))
}

/// The token after the next part of the run that began at `from` and has
/// reached `to`, if it goes on.
fn goes_on(reading: &Reading, from: usize, to: usize, end: usize) -> Option<usize> {
    if to >= end {
        return None;
    }
    if reading.is_joined(to) {
        let is_short = reading.word(to).len() <= 3;
        let is_part = reading.form(to) != Form::Lower || reading.is_joined(to + 1) || is_short;
        return is_part.then_some(to + 1);
    }
    if reading.is_capital(to) {
        return (!breaks(reading, to)).then_some(to + 1);
    }
    let is_word = reading.form(to) == Form::Lower;
    if !is_word {
        return None;
    }
    let next = (to + 1..end.min(to + 3)).find(|at| !reading.is(*at, Trait::Particle))?;
    let leads_on = reading.is_capital(next) && !breaks(reading, next);
    if leads_on && reading.is(to, Trait::Particle) && naming::may_be_person(reading, from, to, next)
    {
        return Some(next + 1);
    }
    let next = (to + 1..end.min(to + 3)).find(|at| !reading.is(*at, Trait::Inside))?;
    let leads_on = reading.is_capital(next) && !breaks(reading, next);
    let lists =
        reading.is(to, Trait::And) && (next > to + 1 || naming::is_body_word(reading, to - 1));
    let is_body = leads_on && !lists && !reading.is_french() && reading.is(to, Trait::Inside);
    (is_body && naming::may_go_on(reading, from, to)).then_some(next + 1)
}

/// Whether the capitalised word at `at` begins something else.
fn breaks(reading: &Reading, at: usize) -> bool {
    let is_title = |it: &Found| match it.what {
        What::Honorific(_) => true,
        What::Office(..) | What::Adjective(_) => !reading.is_french(),
        _ => false,
    };
    reading.is(at, Trait::Calendar)
        || reading.word(at).ends_with(['’', '\''])
        || reading.found(at).iter().any(is_title)
}
