//! Where words that were said end, when they follow the verb that says so.

use crate::analyze::lexicon::Tells;
use crate::analyze::statements::cues::{Cue, Side};
use crate::analyze::statements::scene::Scene;
use crate::text::Form;

/// What kind of words are to be ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A clause with a verb of its own.
    Clause,
    /// An infinitive or a noun phrase.
    Phrase,
}

/// What limits words that were said.
#[derive(Clone, Copy)]
pub struct Limits<'s, 'a> {
    /// The end of the sentence.
    pub end: usize,
    /// The cues that come after in it.
    pub next: &'s [Cue<'a>],
    /// What kind of words they are.
    pub ending: Ending,
    /// Whether they were said in an insert, after which the main clause goes
    /// on: `X, qui affirme …, a indiqué`.
    pub is_inserted: bool,
}

/// Where the words that begin at `from` end, in a sentence that ends at `end`:
/// before its full stop, the next cue that shares the speaker, a clause of the
/// article's own.
pub fn end_of(scene: &Scene, from: usize, limits: &Limits) -> usize {
    let Limits { end, next, .. } = *limits;
    let mut at = from;
    let mut depth = 0_usize;
    while at < end {
        if let Some(quotation) = scene.quotation(at) {
            at = quotation.to.max(at + 1);
            continue;
        }
        match scene.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            "." | "!" | "?" | "…" if at + 1 == end => break,
            ";" if depth == 0 => break,
            _ if depth > 0 => (),
            "tout" | "toute" if scene.is_one_of(at + 1, &["en"]) => break,
            _ if at > from && next.iter().any(|it| breaks_off(scene, it, at)) => break,
            _ if at > from && limits.ending == Ending::Phrase && returns(scene, at) => break,
            "," if ends_at_comma(scene, at, limits) => break,
            _ => (),
        }
        at += 1;
    }
    while at > from
        && (scene.is_mark(at - 1) && matches!(scene.word(at - 1), "," | "." | "–" | "—" | "-")
            || scene.is_one_of(at - 1, &["et", "mais", "and", "but"]))
    {
        at -= 1;
    }
    at
}

/// Whether what was said breaks off at `at`, where another cue of the same
/// speaker begins or one that stands aside.
fn breaks_off(scene: &Scene, cue: &Cue, at: usize) -> bool {
    let head = cue.head.min(cue.from);
    let opens = scene.word(at) == "," || scene.tells(at, Tells::LINK);
    const BETWEEN: [&str; 10] =
        ["en", "tout", "avant", "avoir", "après", "has", "before", "and", "et", "mais"];
    let is_small = |it: usize| scene.is_adverb(it) || scene.is_one_of(it, &BETWEEN);
    let links = at < head && opens && (at + 1..head).all(is_small);
    match cue.side {
        Side::Shared => links || at == head && scene.is_one_of(at, &["en"]),
        Side::Pronoun(_) => links,
        Side::Own => opens && at + 1 == head,
    }
}

/// Whether the main clause goes on after the link at `at`: `annoncent avoir
/// repris la ville et s’emparent du pont`.
fn returns(scene: &Scene, at: usize) -> bool {
    let mut next = at + 1;
    while scene.tells(next, Tells::CLITIC.and(Tells::NEGATION)) && next < at + 3 {
        next += 1;
    }
    let is_compound = scene.tells(next, Tells::HAVE.and(Tells::BE)) || next > at + 1;
    let is_verb = scene.is_finite(next) || is_compound && scene.is_adverb(next);
    scene.tells(at, Tells::LINK) && scene.reading.is_french() && is_verb
}

/// Whether the article speaks on its own again after the comma at `at`.
fn ends_at_comma(scene: &Scene, at: usize, limits: &Limits) -> bool {
    let next = at + 1;
    if next >= limits.end {
        return true;
    }
    let is_contrast =
        scene.is_one_of(next, &["mais", "but", "tandis", "alors", "while", "whereas"]);
    let opens_clause = |it: usize| {
        !scene.tells(it, Tells::THAT)
            && (scene.is_article(it)
                || scene.tells(it, Tells::PRONOUN)
                || scene.reading.is_capital(it))
    };
    if is_contrast && opens_clause(next + 1) {
        return true;
    }
    if scene.is_one_of(next, &["selon", "d'après", "sans", "according", "without"]) {
        return true;
    }
    // Back to the main clause: `X, qui affirme …, a indiqué`.
    if limits.is_inserted && scene.is_finite(next) && !scene.reading.is_joined(next + 1) {
        return true;
    }
    let is_relative = scene.tells(next, Tells::RELATIVE);
    let is_gerund = scene.reading.is_french()
        && scene.word(next).ends_with("ant")
        && scene.reading.form(next) == Form::Lower;
    limits.ending == Ending::Phrase && (is_relative || is_gerund && scene.mention(next).is_none())
}
