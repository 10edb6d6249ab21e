//! Who passed on what somebody said: `a dit X à l’agence Y`, `selon X, cité par
//! Y`, `écrit Y, citant X`.

use crate::analyze::lexicon::{Frames, Tells};
use crate::analyze::statements::cues::Cue;
use crate::analyze::statements::nouns::{Head, Phrase, phrase_at};
use crate::analyze::statements::scene::Scene;
use crate::news::Act;

/// How many words from the words that tell a relay stands at most.
const NEAR: usize = 24;

/// Nouns for what is read and heard.
const PRESS: [&str; 14] = [
    "quotidien",
    "journal",
    "hebdomadaire",
    "magazine",
    "chaîne",
    "radio",
    "agence",
    "site",
    "newspaper",
    "daily",
    "weekly",
    "broadcaster",
    "channel",
    "agency",
];

/// The relays that stand behind the token `from` of a sentence, in order:
/// `cité par X, reprise par Y`.
pub fn cited_by(scene: &Scene, from: usize) -> Vec<Phrase> {
    const CITED: [&str; 16] = [
        "cité",
        "citée",
        "cités",
        "citées",
        "repris",
        "reprise",
        "relayé",
        "relayée",
        "rapporté",
        "rapportée",
        "quoted",
        "cited",
        "carried",
        "relayed",
        "reported",
        "reprises",
    ];
    let end = scene.sentence(from.saturating_sub(1)).end.min(from + NEAR);
    let is_cited = |at: &usize| {
        scene.is_one_of(*at, &CITED)
            && scene.is_one_of(*at + 1, &["par", "by"])
            && scene.quotation(*at).is_none()
            && !scene.tells(at.wrapping_sub(1), Tells::BE)
    };
    let relay = |at: usize| phrase_at(scene, at + 2, end).filter(|it| it.head.can_speak(scene));
    (from..end).filter(is_cited).filter_map(relay).collect()
}

/// Whom the speakers cite, who then only pass it on: `écrit l’agence Anadolu,
/// citant le ministère`, `State television, citing the army, reported`.
pub fn cited(scene: &Scene, from: usize, to: usize) -> Option<Phrase> {
    let sentence = scene.sentence(from);
    let first = from.saturating_sub(NEAR / 2).max(sentence.start);
    let last = sentence.end.min(to + NEAR / 2);
    let cites = |it: &usize| {
        scene.is_one_of(*it, &["citant", "citing", "quoting"]) && scene.quotation(*it).is_none()
    };
    let citing = (to..last).find(cites).or_else(|| (first..from).rev().find(cites))?;
    phrase_at(scene, citing + 1, sentence.end).filter(|it| it.head.can_speak(scene))
}

/// The medium that the words were said to: `a indiqué à l’AFP`, `told Reuters`.
pub fn told(scene: &Scene, cue: &Cue) -> Option<Phrase> {
    let is_against = matches!(
        cue.verb.act,
        Act::Accuses | Act::Condemns | Act::CallsFor | Act::Demands | Act::Threatens
    );
    let mut at = cue.to;
    while scene.is_time(at) || scene.is_adverb(at) {
        at += 1;
    }
    let leads = scene.is_one_of(at, &["à", "au", "aux", "to", "auprès"]);
    let may = leads || cue.verb.frames.has(Frames::WHOM) && !scene.reading.is_french();
    let mut from = at + usize::from(leads);
    while scene.is_article(from) || scene.is_one_of(from, &["de", "du"]) {
        from += 1;
    }
    // `au quotidien X`: whoever X is, it is read.
    let named = from + usize::from(scene.is_one_of(from, &PRESS) && scene.mention(from).is_none());
    let medium = scene.mention_from(named)?;
    let passes_on = named > from || scene.is_one_of(from, &PRESS) || scene.is_medium(medium);
    let to = scene.draft(medium).to;
    let phrase = Phrase { from: named, to, head: Head::Mention(medium) };
    (may && passes_on && !is_against).then_some(phrase)
}
