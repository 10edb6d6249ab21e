//! Noun phrases that can speak: a mention, a pronoun, or a noun with what
//! belongs to it.

use crate::analyze::lexicon::{Tells, Trait};
use crate::analyze::statements::forms::{is_compound, is_finite, is_infinitive};
use crate::analyze::statements::heads::head_of;
use crate::analyze::statements::scene::{REACH, Scene};
use crate::news::Kind;
use crate::text::Form;

/// A noun phrase, as tokens, without its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What heads it.
    pub head: Head,
}

/// What heads a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// The mention of that number.
    Mention(usize),
    /// A pronoun: `il`, `who`.
    Pronoun,
    /// A noun for something written, and whose it is: `un rapport de l’ONU`.
    Paper(Option<usize>),
    /// A noun for somebody.
    Human,
    /// Any other noun.
    Thing,
}

impl Phrase {
    /// The pronoun at `at`.
    pub fn pronoun(at: usize) -> Self {
        Self { from: at, to: at + 1, head: Head::Pronoun }
    }
}

impl Head {
    /// Whether somebody or something that speaks heads the phrase.
    pub fn can_speak(self, scene: &Scene) -> bool {
        match self {
            Self::Mention(number) => scene.can_speak(number),
            Self::Pronoun | Self::Paper(_) | Self::Human => true,
            Self::Thing => false,
        }
    }
}

/// The noun phrase that begins at `at`, up to `end`.
pub fn phrase_at(scene: &Scene, at: usize, end: usize) -> Option<Phrase> {
    let mut from = at;
    while from < end
        && scene.is_article(from)
        && scene.mention_from(from).is_none()
        && from < at + 2
    {
        from += 1;
    }
    if scene.is_one_of(from, &["d'", "de"])
        && scene.is_one_of(from + 1, &["autres", "nombreux", "nombreuses", "multiples", "hauts"])
    {
        from += 2;
    }
    if from >= end {
        return None;
    }
    let mention = scene.mention_from(from).filter(|it| {
        // `Moscow-backed rebels`: who stands before a hyphen is not meant.
        scene.reading.is_french() || !scene.reading.is_joined(scene.draft(*it).to)
    });
    if let Some(number) = mention {
        let to = scene.draft(number).to.min(end);
        if to + 1 < end && scene.is_one_of(to, &["'s"]) {
            return Some(owned(scene, from, to + 1, end));
        }
        return Some(Phrase { from, to, head: Head::Mention(number) });
    }
    let has_article = from > at;
    let is_word = !scene.is_mark(from) && !is_finite(scene, from);
    let is_small = scene.tells(from, Tells::PREPOSITION.and(Tells::THAT).and(Tells::LINK));
    if !is_word || is_small && !has_article {
        return None;
    }
    if is_small && scene.is(from, Trait::Of) {
        // `two of them`
        return Some(Phrase { from: from - 1, to: from + 2, head: Head::Human });
    }
    let to = phrase_end(scene, from, end);
    let head = head_of(scene, from, to);
    let is_somebody = head == Head::Thing && is_title(scene, from, to);
    Some(Phrase { from, to, head: if is_somebody { Head::Human } else { head } })
}

/// Whether the words are what somebody is called by, with the name behind them:
/// `opposition firebrand Lotte Brandsma`.
fn is_title(scene: &Scene, from: usize, to: usize) -> bool {
    let Some(number) = scene.mention(to - 1).filter(|_| !scene.reading.is_french()) else {
        return false;
    };
    let draft = scene.draft(number);
    let is_whole = draft.kind == Kind::Person && draft.to == to && draft.from > from;
    let is_plain = |at: usize| {
        scene.reading.form(at) != Form::Mark
            && !scene.tells(at, Tells::PREPOSITION)
            && !scene.is_one_of(at, &["'s", "’s"])
    };
    is_whole && (from..draft.from).all(is_plain)
}

/// `the EU’s foreign policy chief`: what begins at `at` belongs to whoever is
/// named from `from` on.
fn owned(scene: &Scene, from: usize, at: usize, end: usize) -> Phrase {
    if let Some(number) = scene.mention_from(at) {
        let to = scene.draft(number).to.min(end);
        return Phrase { from: at, to, head: Head::Mention(number) };
    }
    let to = phrase_end(scene, at, end);
    Phrase { from, to, head: head_of(scene, at, to) }
}

/// Where the noun phrase that begins at `from` ends: before a mark, a verb, a
/// preposition other than `de`, or what opens a clause.
fn phrase_end(scene: &Scene, from: usize, end: usize) -> usize {
    let mut at = from;
    let end = end.min(from + 14);
    let is_english = !scene.reading.is_french();
    while at < end {
        if let Some(number) = scene.mention_from(at) {
            let to = scene.draft(number).to;
            // A second name without a link is no part of the phrase.
            at = to;
            continue;
        }
        // `accuse les deux camps de violer la trêve`: the rest is no part of it.
        let is_of = scene.is(at, Trait::Of) && !is_infinitive(scene, at + 1, end);
        let opens = Tells::PREPOSITION
            .and(Tells::THAT)
            .and(Tells::RELATIVE)
            .and(Tells::LINK)
            .and(Tells::SUBORDINATE)
            .and(Tells::PRONOUN);
        let is_tied = is_english && is_compound(scene, at);
        let stops = scene.is_mark(at)
            || scene.tells(at, opens) && !(is_of && at > from) && !is_tied
            || at > from && is_english && scene.is_one_of(at, &["there"])
            || scene.is_article(at) && at > from && !is_linked(scene, at)
            || is_finite(scene, at)
            || scene.is(at, Trait::Calendar) && !is_tied
            || at > from && is_english && scene.tells(at, Tells::ADVERB)
            || at > from && (is_participle(scene, at) || is_loose_infinitive(scene, at));
        if stops {
            break;
        }
        at += 1;
    }
    // `survivors of Saturday’s crash`
    let hangs = at > from + 1 && is_english && scene.is_one_of(at - 1, &["of"]);
    (at - usize::from(hangs)).max(from + 1)
}

/// Whether a preposition binds the article at `at` to what stands before.
fn is_linked(scene: &Scene, at: usize) -> bool {
    let contracted = scene.is_one_of(at, &["du", "des", "d'"]);
    let before = at.wrapping_sub(1);
    contracted || scene.is(before, Trait::Of) || scene.tells(before, Tells::PREPOSITION)
}

/// Whether a participle that takes a complement follows its noun: `menées par`.
fn is_participle(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let ends = ["é", "ée", "és", "ées", "ant", "ing", "ed"].iter().any(|it| word.ends_with(it));
    let next = at + 1;
    ends && scene.reading.form(at) == Form::Lower
        && (scene.is_one_of(
            next,
            &["par", "by", "le", "la", "à", "en", "lors", "dans", "that", "in", "on"],
        ) || scene.is(next, Trait::Calendar))
}

/// Whether an infinitive stands at `at` that no preposition ties to the noun.
fn is_loose_infinitive(scene: &Scene, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let is_tied = scene.is(before, Trait::Of) || scene.tells(before, Tells::PREPOSITION);
    scene.reading.is_french() && !is_tied && is_infinitive(scene, at, at + 1)
}

/// The noun phrase that ends before `end`, as the subject of a verb: it does
/// not follow a preposition. `start` is the first token of the sentence.
pub fn phrase_before(scene: &Scene, start: usize, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|it| *it >= start)?;
    if scene.tells(last, Tells::PRONOUN.and(Tells::RELATIVE)) && scene.mention(last).is_none() {
        return Some(Phrase { from: last, to: end, head: Head::Pronoun });
    }
    if let Some(from) = demonstrative(scene, start, last) {
        return Some(Phrase { from, to: end, head: Head::Pronoun });
    }
    let region = region_start(scene, start, end);
    // What follows a verb is no subject of the next.
    if region > start && is_finite(scene, region - 1) {
        return None;
    }
    let from = past_openers(scene, region, end)?;
    let phrase = phrase_at(scene, from, end)?;
    // What stands between the phrase and the verb must belong to it.
    let rest_fits = (phrase.to..end).all(|it| !scene.is_mark(it) || closes_aside(scene, it));
    let phrase = if scene.reading.is_french() { phrase } else { headed_last(scene, phrase, end) };
    rest_fits.then_some(phrase)
}

/// In English the last noun heads the phrase: not the airline speaks in `the
/// Norvair pilots said`, nor in `Norvair rival Ostjet said`.
fn headed_last(scene: &Scene, phrase: Phrase, end: usize) -> Phrase {
    let is_loose = |at: usize| scene.is_adverb(at) || scene.is_time(at);
    let last = (phrase.to..end).rev().find(|it| !is_loose(*it)).map_or(phrase.to, |it| it + 1);
    let goes_on = (phrase.to..last).all(|at| belongs(scene, at));
    if !matches!(phrase.head, Head::Mention(_)) || last == phrase.to || !goes_on {
        return phrase;
    }
    if let Some(number) = scene.mention(last - 1) {
        let draft = scene.draft(number);
        return Phrase { from: draft.from, to: draft.to, head: Head::Mention(number) };
    }
    let is_name = scene.reading.is_capital(last - 1);
    let head = if is_name { Head::Human } else { head_of(scene, phrase.to, last) };
    Phrase { from: phrase.from, to: last, head }
}

/// Whether the word at `at` can belong to a noun phrase, and to nothing else.
fn belongs(scene: &Scene, at: usize) -> bool {
    let other = Tells::PREPOSITION
        .and(Tells::THAT)
        .and(Tells::RELATIVE)
        .and(Tells::LINK)
        .and(Tells::SUBORDINATE)
        .and(Tells::PRONOUN);
    scene.mention(at).is_some()
        || !(scene.is_mark(at)
            || scene.tells(at, other)
            || scene.is_article(at)
            || scene.quotation(at).is_some()
            || scene.word(at).ends_with("ed") && !is_compound(scene, at)
            || scene.word(at).ends_with("ing"))
}

/// Where `ce dernier` or `celle-ci` begins, whose last word stands at `last`.
fn demonstrative(scene: &Scene, start: usize, last: usize) -> Option<usize> {
    let before = last.checked_sub(1).filter(|it| *it >= start)?;
    let is_last = scene
        .is_one_of(last, &["dernier", "dernière", "derniers", "dernières", "latter"])
        && scene.is_one_of(before, &["ce", "cette", "ces", "the"]);
    let is_here = scene.is_one_of(last, &["ci", "là"])
        && scene.is_one_of(before, &["celui", "celle", "ceux", "celles"]);
    (is_last || is_here).then_some(before)
}

fn closes_aside(scene: &Scene, at: usize) -> bool {
    scene.quotation(at).is_some() || matches!(scene.word(at), "(" | ")")
}

/// Where the clause part that ends before `end` begins: after a mark, a verb or
/// a word that opens a clause. Mentions, quotations and parentheses are whole.
pub fn region_start(scene: &Scene, start: usize, end: usize) -> usize {
    let first = start.max(end.saturating_sub(REACH));
    let mut at = end;
    while at > first {
        let last = at - 1;
        if let Some(number) = scene.mention(last) {
            at = scene.draft(number).from.max(first);
            continue;
        }
        if let Some(quotation) = scene.quotation(last).filter(|it| it.from > first && it.to < end) {
            at = quotation.from;
            continue;
        }
        if scene.word(last) == ")"
            && let Some(open) = (first..last).rev().find(|it| scene.word(*it) == "(")
        {
            at = open;
            continue;
        }
        let opens = Tells::THAT
            .and(Tells::RELATIVE)
            .and(Tells::LINK)
            .and(Tells::SUBORDINATE)
            .and(Tells::PRONOUN);
        // `so-called` opens nothing.
        let is_tied = !scene.reading.is_french() && is_compound(scene, last);
        if scene.is_mark(last) || scene.tells(last, opens) && !is_tied || is_finite(scene, last) {
            break;
        }
        at = last;
    }
    at
}

/// Past adverbs, dates and phrases with a preposition that open the region.
pub fn past_openers(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while at < end {
        let is_dated = scene.is_article(at)
            && (scene.reading.form(at + 1) == Form::Number && scene.is(at + 2, Trait::Calendar)
                || scene.is_time(at + 1))
            // `the 30-year-old`
            && !scene.reading.is_joined(at + 2);
        if scene.mention_from(at).is_some() {
            return Some(at);
        } else if is_dated {
            at += 2;
        } else if scene.is_time(at) || scene.is_adverb(at) || scene.tells(at, Tells::LINK) {
            at += 1;
        } else if scene.tells(at, Tells::PREPOSITION) || scene.is_one_of(at, &["aux", "au"]) {
            at = past_preposition(scene, at, end);
        } else {
            return Some(at);
        }
    }
    None
}

/// The token after the phrase that the preposition at `at` opens.
pub fn past_preposition(scene: &Scene, at: usize, end: usize) -> usize {
    let mut to = at + 1;
    while to < end && scene.tells(to, Tells::PREPOSITION) && scene.mention_from(to).is_none() {
        to += 1;
    }
    if scene.is_time(to) || scene.reading.form(to) == Form::Number {
        while to < end && (scene.is_time(to) || scene.reading.form(to) == Form::Number) {
            to += 1;
        }
        return to;
    }
    phrase_at(scene, to, end).map_or(to, |it| it.to)
}
