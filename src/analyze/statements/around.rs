//! What was said, where it stands before or around the words that say so:
//! `« … », a déclaré X`, `…, a-t-il ajouté`, `selon X, …`.

use crate::analyze::lexicon::Tells;
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::nouns::past_openers;
use crate::analyze::statements::scene::{LONGEST, Scene};
use crate::text::Form;

/// So many words are a clause, whether its verb is known or not.
const LONG: usize = 3;

/// Words that were said, as tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Their first token.
    pub from: usize,
    /// The token after their last.
    pub to: usize,
    /// Whether they are a quotation and nothing else.
    pub is_direct: bool,
}

/// The quotation that ends right before `from`; with the words of its sentence
/// before it, where it is only a part of that.
pub fn quotation_before(scene: &Scene, from: usize) -> Option<Said> {
    let mut last = from.checked_sub(1)?;
    while last > 0
        && matches!(scene.word(last), "," | "–" | "—" | "-")
        && scene.quotation(last).is_none()
    {
        last -= 1;
    }
    // A footnote mark may stand between: `» [1],`.
    if scene.word(last) == "]" && last >= 3 && scene.word(last - 2) == "[" {
        last -= 3;
    }
    let quotation = scene.quotation(last).filter(|it| it.to == last + 1)?;
    let sentence = scene.sentence(quotation.from);
    let opens = quotation.from <= sentence.start
        || scene.is_mark(quotation.from - 1) && scene.word(quotation.from - 1) != ","
        || scene.quotation(quotation.from - 1).is_some();
    let is_elsewhere = scene.sentence_number(quotation.from) != scene.sentence_number(from);
    if opens || is_elsewhere {
        let (from, to) = quotation.inner;
        return Some(Said { from, to, is_direct: true });
    }
    let first = sentence.start.max(quotation.from.saturating_sub(LONGEST));
    let start = clause_start(scene, first, quotation.from);
    Some(Said { from: start, to: quotation.to, is_direct: false })
}

/// The quotation that begins right at `at`, or after a comma.
pub fn quotation_at(scene: &Scene, at: usize) -> Option<Said> {
    let at = at + usize::from(matches!(scene.word(at), "," | ":" | "."));
    let quotation = scene.quotation(at).filter(|it| it.from == at)?;
    let (from, to) = quotation.inner;
    Some(Said { from, to, is_direct: true })
}

/// The clause of the sentence that ends before `from`: at least `least` words,
/// with a verb as far as that can be told.
pub fn clause_before(scene: &Scene, start: usize, from: usize) -> Option<Said> {
    let start = start.max(from.saturating_sub(LONGEST));
    let mut to = from;
    while to > start && matches!(scene.word(to - 1), "," | "–" | "—" | "-") {
        to -= 1;
    }
    let opens = Tells::THAT.and(Tells::LINK).and(Tells::SUBORDINATE).and(Tells::PREPOSITION);
    // English sentences may end in their verb: `Three people were killed`.
    let lacks_end = |at: usize| {
        let auxiliaries = Tells::HAVE.and(Tells::BE).and(Tells::MODAL);
        if scene.reading.is_french() { is_finite(scene, at) } else { scene.tells(at, auxiliaries) }
    };
    let is_broken = to > start && (scene.tells(to - 1, opens) || lacks_end(to - 1));
    if is_broken && scene.mention(to - 1).is_none() {
        return None;
    }
    // `En fin de matinée, selon X, …`: nothing is said yet.
    past_openers(scene, start, to).filter(|it| *it < to)?;
    let start = relative_start(scene, clause_start(scene, start, to), to);
    let has_verb = (start..to).any(|it| is_finite(scene, it)) || to > start + LONG;
    (has_verb && to > start + 2).then_some(Said { from: start, to, is_direct: false })
}

/// The clause that begins after the insert that ends at `at`.
pub fn clause_after(scene: &Scene, at: usize, end: usize) -> Option<Said> {
    let mut from = at;
    while from < end && matches!(scene.word(from), "," | ":" | "–" | "—" | "-") {
        from += 1;
    }
    let mut to = end;
    while to > from
        && matches!(scene.word(to - 1), "." | "!" | "?" | "…" | "...")
        && scene.quotation(to - 1).is_none()
    {
        to -= 1;
    }
    let whole = scene.quotation(from).filter(|it| it.from == from && it.to + 1 >= to);
    if let Some(quotation) = whole {
        let (from, to) = quotation.inner;
        return Some(Said { from, to, is_direct: true });
    }
    (to > from + 1).then_some(Said { from, to, is_direct: false })
}

/// Past the relative pronoun, where the words up to `to` end inside a relative
/// clause: `L’attaque, qui serait terroriste, selon X, …`.
fn relative_start(scene: &Scene, start: usize, to: usize) -> usize {
    let is_free = |it: usize| scene.quotation(it).is_none() && scene.mention(it).is_none();
    let comma = (start..to).rev().find(|it| scene.word(*it) == "," && is_free(*it));
    let opens = comma.filter(|it| scene.is_one_of(it + 1, &["qui", "which", "who"]));
    opens.map_or(start, |it| it + 2)
}

/// Where the last clause that stands alone before `to` begins: after a
/// semicolon or a colon, past the word that ties it to what was before.
fn clause_start(scene: &Scene, start: usize, to: usize) -> usize {
    let is_free = |it: &usize| scene.quotation(*it).is_none();
    let is_number = |it: usize| scene.reading.form(it) == Form::Number;
    let is_joined = |it: usize| scene.reading.is_joined(it) && scene.reading.is_joined(it + 1);
    let is_hour = |it: usize| is_joined(it) || it > start && is_number(it - 1) && is_number(it + 1);
    let mark = (start..to)
        .rev()
        .filter(is_free)
        .find(|it| matches!(scene.word(*it), ";" | "•" | ":") && !is_hour(*it));
    let mut from = mark.map_or(start, |it| it + 1);
    while from + 1 < to
        && (scene.tells(from, Tells::LINK) || matches!(scene.word(from), "-" | "–" | "—" | ","))
    {
        from += 1;
    }
    from
}
