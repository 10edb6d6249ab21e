//! What heads a noun phrase: somebody, something written, or any other thing.

use crate::analyze::lexicon::{Entry, Tells, Trait, What, word_hash};
use crate::analyze::reading::Found;
use crate::analyze::statements::nouns::Head;
use crate::analyze::statements::scene::Scene;
use crate::news::Kind;

/// What heads the words from `from` up to `to`: in French the first noun that
/// is known, in English the last one before a preposition.
pub fn head_of(scene: &Scene, from: usize, to: usize) -> Head {
    let from = past_quantity(scene, from, to);
    // `the 30-year-old`
    if scene.is_one_of(to - 1, &["old", "olds"]) && scene.reading.is_joined(to - 1) {
        return Head::Human;
    }
    let is_small = |it: &usize| {
        *it > from && scene.tells(*it, Tells::PREPOSITION) || scene.is_one_of(*it, &["des", "du"])
    };
    let stop = (from..to).find(is_small).unwrap_or(to);
    let speaks =
        |it: &usize| scene.tells(*it, Tells::PAPER.and(Tells::HUMAN)) || is_somebody(scene, *it);
    let known = if scene.reading.is_french() {
        (from..stop).find(speaks)
    } else {
        (from..stop).rev().find(speaks)
    };
    let Some(at) = known else {
        let start = scene.sentence(from).start;
        let is_capital = |at: usize| scene.reading.form(at).is_capital() && at > start;
        // `lobby Tecnow`
        let last = (from..stop).next_back().filter(|_| !scene.reading.is_french());
        let is_name = is_capital(from) || last.is_some_and(is_capital);
        return if is_name { Head::Human } else { Head::Thing };
    };
    if scene.tells(at, Tells::PAPER) { Head::Paper(issuer(scene, at, to)) } else { Head::Human }
}

/// Past `des milliers de`, `l’un des`, which speak for what they count.
fn past_quantity(scene: &Scene, from: usize, to: usize) -> usize {
    const QUANTITIES: [&str; 22] = [
        "milliers",
        "millier",
        "centaines",
        "centaine",
        "dizaines",
        "dizaine",
        "millions",
        "un",
        "une",
        "nombre",
        "plupart",
        "majorité",
        "quelques",
        "trentaine",
        "vingtaine",
        "cinquantaine",
        "poignée",
        "thousands",
        "hundreds",
        "dozens",
        "one",
        "number",
    ];
    let is_counted = scene.is_one_of(from, &QUANTITIES)
        && (scene.is(from + 1, Trait::Of) || scene.is_one_of(from + 1, &["d'entre"]));
    if is_counted && from + 2 < to {
        from + 2 + usize::from(scene.is_article(from + 2))
    } else {
        from
    }
}

/// Whether the lexicon of actors knows the word at `at` as somebody.
fn is_somebody(scene: &Scene, at: usize) -> bool {
    let lexicon = scene.reading.lexicon;
    let is_body = |it: &Found| match it.what {
        What::Office(..) => Some(()),
        What::Head(head) => (lexicon.head(head).kind != Kind::Place).then_some(()),
        _ => None,
    };
    // The lists give offices in the singular.
    let singular = scene.word(at).strip_suffix('s').map(word_hash);
    let node = singular.and_then(|it| lexicon.node(it));
    let is_office = |it: &Entry| matches!(it.what, What::Office(..));
    scene.reading.first(at, is_body).is_some()
        || node.is_some_and(|it| lexicon.entries(&it).any(|(_, entry)| is_office(&entry)))
}

/// Whose the written thing at `at` is: a mention that belongs to it, up to `to`.
fn issuer(scene: &Scene, at: usize, to: usize) -> Option<usize> {
    let found = (at + 1..to).find_map(|it| scene.mention_from(it))?;
    let mention = scene.draft(found);
    let binds = |it: &usize| scene.is(*it, Trait::Of) || scene.is_one_of(*it, &["par", "by"]);
    let links = (at + 1..mention.from).filter(binds).count();
    (links == 1 && mention.from <= at + 5 && scene.can_speak(found)).then_some(found)
}
