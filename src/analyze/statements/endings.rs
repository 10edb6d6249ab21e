//! Where words that were said end, when they follow the verb that says so.

use crate::analyze::lexicon::{Frames, Tells, Trait};
use crate::analyze::statements::cues::{Cue, Side};
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::nouns::phrase_at;
use crate::analyze::statements::scene::{LONGEST, Scene};
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
    /// Whether the main clause only comes after: `Après avoir affirmé …, X a`.
    pub is_opening: bool,
}

/// Where the words that begin at `from` end, in a sentence that ends at `end`:
/// before its full stop, the next cue that shares the speaker, a clause of the
/// article's own.
pub fn end_of(scene: &Scene, from: usize, limits: &Limits) -> usize {
    let Limits { next, .. } = *limits;
    let end = limits.end.min(from + LONGEST);
    let mut next = next.iter().peekable();
    let is_english = !scene.reading.is_french();
    let opens_quotation =
        |it: usize| is_english && scene.quotation(it).is_some_and(|quoted| quoted.from == it);
    let is_which = |it: usize| scene.is_one_of(it, &["which"]);
    let mut at = from;
    let mut depth = 0_usize;
    while at < end {
        if let Some(quotation) = scene.quotation(at) {
            at = quotation.to.max(at + 1);
            continue;
        }
        while next.next_if(|it| it.to <= at).is_some() {}
        match scene.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" | ";" if depth == 0 => break,
            ":" if at > from && opens_quotation(at + 1) => break,
            ")" | "]" => depth -= 1,
            "." | "!" | "?" | "…" if at + 1 == end => break,
            _ if depth > 0 => (),
            "tout" | "toute" if scene.is_one_of(at + 1, &["en"]) => break,
            _ if at > from && next.peek().is_some_and(|it| breaks_off(scene, it, at)) => break,
            _ if at > from && limits.ending == Ending::Phrase && returns(scene, at) => break,
            _ if at > from && limits.ending == Ending::Phrase && does_next(scene, from, at) => {
                break;
            }
            _ if at > from + 1 && limits.ending == Ending::Phrase && is_over(scene, from, at) => {
                break;
            }
            // `dénonce « dix ans d’inaction » : la digue n’a jamais été finie`
            ":" if limits.ending == Ending::Phrase
                && at > from
                && scene.quotation(at - 1).is_some() =>
            {
                break;
            }
            // `urged calm after a night during which …`
            "but" | "and" if declines(scene, at) => break,
            "while" | "whereas" if next.peek().is_some_and(|it| opens_other(scene, it, at + 1)) => {
                break;
            }
            "during" | "in" | "at" if limits.ending == Ending::Phrase && is_which(at + 1) => break,
            "," if ends_at_comma(scene, at, limits) => break,
            "," if next.peek().is_some_and(|it| stands_aside(scene, it, at, end)) => break,
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

/// What may stand between a link and the next cue.
const BETWEEN: [&str; 10] =
    ["en", "tout", "avant", "avoir", "après", "has", "before", "and", "et", "mais"];

/// Whether what was said breaks off at `at`, where another cue of the same
/// speaker begins or one that stands aside.
fn breaks_off(scene: &Scene, cue: &Cue, at: usize) -> bool {
    let head = cue.head.min(cue.from);
    let opens = scene.word(at) == "," || scene.tells(at, Tells::LINK);
    let is_small = |it: usize| scene.is_adverb(it) || scene.is_one_of(it, &BETWEEN);
    let links = at < head && opens && (at + 1..head).all(is_small);
    match cue.side {
        Side::Shared => links || at == head && scene.is_one_of(at, &["en"]),
        Side::Pronoun(_) => links,
        Side::Own | Side::Agent(_) | Side::Written(_) => opens && at + 1 == head,
    }
}

/// `but declined to say more`, `but gave no details`: the article speaks again.
fn declines(scene: &Scene, at: usize) -> bool {
    let no_more =
        ["declined", "refused", "stopped", "gave", "offered", "provided", "did", "acknowledged"];
    let is_no = scene.is_one_of(at + 2, &["to", "no", "not", "short"]);
    scene.is_one_of(at, &["but", "and"]) && scene.is_one_of(at + 1, &no_more) && is_no
}

/// Whether the subject of the cue begins at `at`.
fn opens_other(scene: &Scene, cue: &Cue, at: usize) -> bool {
    let is_own = cue.side == Side::Own && !scene.reading.is_french();
    is_own && phrase_at(scene, at, cue.head).is_some_and(|it| it.to == cue.head)
}

/// Whether the cue gives all that stands before the comma at `at` to somebody
/// else: `…, the daily reported.`, or opens a clause of its own: `…, but
/// critics say`.
fn stands_aside(scene: &Scene, cue: &Cue, at: usize, end: usize) -> bool {
    if scene.reading.is_french() || cue.side != Side::Own {
        return false;
    }
    let is_contrast = scene.is_one_of(at + 1, &["but", "while", "though", "although", "as"]);
    let from = at + 1 + usize::from(is_contrast);
    let is_subject = opens_other(scene, cue, from);
    let after = cue.to;
    let closes = after >= end
        || matches!(scene.word(after), "." | ",")
        || scene.is_time(after)
        || scene.is(after, Trait::Calendar);
    let is_aside = cue.verb.frames.has(Frames::ASIDE) && closes;
    is_subject && (is_contrast || is_aside)
}

/// Whether the main clause goes on after the link at `at`: `annoncent avoir
/// repris la ville et s’emparent du pont`.
fn returns(scene: &Scene, at: usize) -> bool {
    let mut next = at + 1;
    while scene.tells(next, Tells::CLITIC.and(Tells::NEGATION)) && next < at + 3 {
        next += 1;
    }
    let is_compound = scene.tells(next, Tells::HAVE.and(Tells::BE)) || next > at + 1;
    let is_verb = is_finite(scene, next) || is_compound && scene.is_adverb(next);
    let is_clause = || begins_clause(scene, at + 1, scene.sentence(at).end);
    if !scene.reading.is_french() {
        // `warned of “consequences” and summoned the ambassador`
        let object = Tells::PREPOSITION.and(Tells::PRONOUN);
        let takes = scene.is_article(next + 1)
            || scene.tells(next + 1, object)
            || scene.mention(next + 1).is_some();
        let is_past = scene.word(next).ends_with("ed") && is_finite(scene, next);
        return scene.is_one_of(at, &["and", "but"]) && is_past && takes;
    }
    scene.tells(at, Tells::LINK) && (is_verb || is_clause())
}

/// Whether an infinitive is over at `at`, where the main clause has its verb:
/// `deux camions qu’ils disent avoir pris | ont disparu`.
fn is_over(scene: &Scene, from: usize, at: usize) -> bool {
    let opens = Tells::THAT.and(Tells::RELATIVE).and(Tells::SUBORDINATE).and(Tells::PRONOUN);
    let is_past = scene.is_one_of(from, &["avoir", "être"]);
    let is_verb = scene.tells(at, Tells::HAVE.and(Tells::BE))
        && !scene.is_one_of(at, &["été", "être", "avoir", "ayant", "étant"]);
    let is_plain =
        |it: usize| !scene.tells(it, opens) && !scene.is_mark(it) && scene.quotation(it).is_none();
    is_past && is_verb && (from..at).all(is_plain)
}

/// Whether the main clause goes on after the `and` at `at`, behind an
/// infinitive: `called on both to talk and offered its help`.
fn does_next(scene: &Scene, from: usize, at: usize) -> bool {
    let is_past = |it: usize| is_finite(scene, it) && scene.word(it).ends_with("ed");
    !scene.reading.is_french()
        && scene.is_one_of(from.wrapping_sub(1), &["to"])
        && scene.is_one_of(at, &["and", "but"])
        && is_past(at + 1 + usize::from(scene.is_adverb(at + 1)))
}

/// Whether the article speaks on its own again after the comma at `at`.
fn ends_at_comma(scene: &Scene, at: usize, limits: &Limits) -> bool {
    let next = at + 1;
    if next >= limits.end {
        return true;
    }
    if declines(scene, next) {
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
    // `threatened to leave, although he has stayed`
    let concedes = scene.is_one_of(next, &["although", "though"]);
    if limits.ending == Ending::Phrase && concedes && !scene.reading.is_french() {
        return true;
    }
    let is_joined = limits.ending == Ending::Phrase && scene.tells(next, Tells::LINK);
    if is_joined && begins_clause(scene, next + 1, limits.end) {
        return true;
    }
    if scene.is_one_of(next, &["et", "and"]) && scene.is_one_of(next + 1, &["ce", "this"]) {
        return true;
    }
    if takes_up(scene, next) || tells_when(scene, next) {
        return true;
    }
    let goes_on = Tells::THAT.and(Tells::SUBORDINATE).and(Tells::LINK);
    if scene.tells(at.wrapping_sub(1), goes_on) {
        return false;
    }
    if scene.is_one_of(next, &["selon", "d'après", "sans", "according", "without"]) {
        return true;
    }
    // Back to the main clause: `X, qui affirme …, a indiqué`.
    if limits.is_inserted && is_verb(scene, next) && !scene.reading.is_joined(next + 1) {
        return true;
    }
    if limits.is_opening && begins_clause(scene, next, limits.end) {
        return true;
    }
    let is_relative = scene.tells(next, Tells::RELATIVE);
    let is_gerund = scene.reading.is_french()
        && scene.word(next).ends_with("ant")
        && scene.reading.form(next) == Form::Lower;
    limits.ending == Ending::Phrase && (is_relative || is_gerund && scene.mention(next).is_none())
}

/// Whether the article takes up the whole clause at `at`: `, ce que X dément`,
/// `, a claim that`.
fn takes_up(scene: &Scene, at: usize) -> bool {
    scene.is_one_of(at, &["ce"]) && scene.tells(at + 1, Tells::THAT)
        || scene.is_one_of(at, &["a", "an"]) && scene.is_one_of(at + 1, &TAKING_UP)
}

/// Nouns by which an article takes up what was said: `, a move that …`.
const TAKING_UP: [&str; 18] = [
    "claim",
    "charge",
    "accusation",
    "allegation",
    "figure",
    "move",
    "step",
    "decision",
    "assertion",
    "suggestion",
    "demand",
    "remark",
    "comment",
    "position",
    "view",
    "argument",
    "threat",
    "total",
];

/// Whether the article tells at `at` how long before or after that was:
/// `, hours after shots were heard`.
fn tells_when(scene: &Scene, at: usize) -> bool {
    const UNITS: [&str; 12] = [
        "seconds", "minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week",
        "month", "year",
    ];
    let unit = at + usize::from(scene.is_one_of(at, &["a", "an", "two", "three", "just"]));
    scene.is_one_of(unit, &UNITS) && scene.is_one_of(unit + 1, &["after", "before"])
}

/// Whether the word at `at` must be a verb: nothing else is known of it.
fn is_verb(scene: &Scene, at: usize) -> bool {
    let is_known = scene.heard(at).is_some() || scene.is_article(at) || scene.is_adverb(at);
    let is_plain = scene.reading.form(at) == Form::Lower && scene.mention(at).is_none();
    is_finite(scene, at) || is_plain && !is_known && !scene.word(at).ends_with("ant")
}

/// Whether a subject with its verb stands at `at`.
fn begins_clause(scene: &Scene, at: usize, end: usize) -> bool {
    let pronoun = scene.tells(at, Tells::PRONOUN) && scene.mention(at).is_none();
    let subject = if pronoun { Some(at + 1) } else { phrase_at(scene, at, end).map(|it| it.to) };
    subject.is_some_and(|verb| {
        let is_small = |it: &usize| scene.tells(*it, Tells::CLITIC.and(Tells::NEGATION));
        let verb = (verb..end).find(|it| !is_small(it)).unwrap_or(end);
        is_finite(scene, verb)
    })
}
