//! Whether a word is a finite verb or an infinitive, by its form and by what
//! stands before it.

use crate::analyze::lexicon::{Mood, Tells, Trait, VerbForm};
use crate::analyze::statements::scene::Scene;
use crate::text::Form;

/// Whether the token at `at` is a finite verb, as far as its form tells.
/// Forms that are nouns as well count where no article stands before.
pub fn is_finite(scene: &Scene, at: usize) -> bool {
    if scene.reading.form(at) != Form::Lower || scene.mention(at).is_some() {
        return false;
    }
    // `army-aligned`: a word inside a compound is no verb of its own.
    if !scene.reading.is_french() && is_compound(scene, at) {
        return false;
    }
    // `la demande`, `de presse`: nouns that look like verbs.
    let before = at.wrapping_sub(1);
    // `s’en est pris`: that `en` is a pronoun.
    let is_pronoun =
        scene.is_one_of(before, &["en"]) && scene.tells(at, Tells::HAVE.and(Tells::BE));
    let is_noun =
        scene.is_article(before) || scene.tells(before, Tells::PREPOSITION) && !is_pronoun;
    if is_noun && scene.mention(before).is_none() || scene.tells(at, Tells::CLITIC) {
        return false;
    }
    let word = scene.word(at);
    let auxiliaries = Tells::HAVE.and(Tells::BE).and(Tells::MODAL);
    let is_auxiliary = scene.tells(at, auxiliaries) && word != "to";
    let says = scene.heard(at).is_some_and(|it| {
        let is_finite = |it: &VerbForm| {
            it.moods.has(Mood::FINITE.and(Mood::FUTURE)) && !it.moods.has(Mood::INFINITIVE)
        };
        it.forms.iter().any(is_finite)
    });
    let listed = scene.is(at, Trait::Finite) && !scene.tells(at, Tells::NEGATION);
    let ends = if scene.reading.is_french() {
        has_finite_ending(word)
    } else {
        word.len() > 4 && word.ends_with("ed")
    };
    is_auxiliary || says || listed || ends
}

/// Whether a hyphen ties the word at `at` to the one before or behind.
pub fn is_compound(scene: &Scene, at: usize) -> bool {
    scene.reading.is_joined(at) || scene.reading.is_joined(at + 1)
}

/// Whether an infinitive begins at `at`: pronouns, negation and adverbs may
/// stand before it.
pub fn is_infinitive(scene: &Scene, at: usize, end: usize) -> bool {
    let mut at = at;
    if scene.quotation(at).is_some_and(|it| it.from == at) {
        at += 1;
    }
    let stop = end.min(at + 5);
    while at < stop {
        let word = scene.word(at);
        if is_infinitive_form(scene, at) {
            return true;
        }
        let may = scene.tells(at, Tells::CLITIC.and(Tells::NEGATION))
            || scene.is_adverb(at)
            || matches!(word, "pas" | "jamais" | "plus" | "not" | "never");
        if !may || scene.mention(at).is_some() {
            return false;
        }
        at += 1;
    }
    false
}

/// Nouns that end like infinitives.
const LIKE_INFINITIVES: [&str; 34] = [
    "hier",
    "premier",
    "dernier",
    "février",
    "janvier",
    "quartier",
    "dossier",
    "courrier",
    "pouvoir",
    "mer",
    "fer",
    "cher",
    "hiver",
    "papier",
    "soir",
    "espoir",
    "avenir",
    "plaisir",
    "désir",
    "souvenir",
    "loisir",
    "atelier",
    "chantier",
    "métier",
    "danger",
    "étranger",
    "officier",
    "policier",
    "particulier",
    "entier",
    "ouvrier",
    "acier",
    "air",
    "leader",
];

/// Endings of infinitives.
const ENDINGS: [&str; 26] = [
    "er", "ir", "oir", "endre", "ondre", "erdre", "aindre", "eindre", "oindre", "mettre", "battre",
    "aître", "crire", "uire", "clure", "ivre", "rompre", "croire", "boire", "vaincre", "traire",
    "ordre", "faire", "dire", "lire", "être",
];

/// Nouns with those endings.
const NOT_VERBS: [&str; 8] =
    ["ordre", "désordre", "affaire", "livre", "cuivre", "maître", "ancêtre", "fenêtre"];

fn is_infinitive_form(scene: &Scene, at: usize) -> bool {
    if scene.reading.form(at) != Form::Lower || scene.mention(at).is_some() {
        return false;
    }
    let word = scene.word(at);
    if !scene.reading.is_french() {
        let is_small = Tells::PREPOSITION.and(Tells::PRONOUN).and(Tells::LINK);
        let before = scene.word(at.wrapping_sub(1));
        return (before == "to" && !scene.is_article(at) && !scene.tells(at, is_small))
            || word.ends_with("ing");
    }
    if scene.heard(at).is_some_and(|it| it.forms.iter().any(|it| it.moods.has(Mood::INFINITIVE))) {
        return true;
    }
    let fits = ENDINGS.iter().any(|it| word.ends_with(it));
    fits && word.len() > 3 && !LIKE_INFINITIVES.contains(&word) && !NOT_VERBS.contains(&word)
}

/// Endings that only verbs have in French, with the nouns that share them.
fn has_finite_ending(word: &str) -> bool {
    const NOUNS: [&str; 16] = [
        "lait",
        "trait",
        "portrait",
        "souhait",
        "extrait",
        "retrait",
        "attrait",
        "abstrait",
        "distrait",
        "bienfait",
        "méfait",
        "parfait",
        "imparfait",
        "forfait",
        "front",
        "fait",
    ];
    let is_future = word.len() > 6 && word.ends_with("era");
    let is_verb = ["ait", "aient", "èrent", "irent", "eront", "iront", "dront"]
        .iter()
        .any(|it| word.len() > it.len() + 1 && word.ends_with(it));
    is_future || is_verb && !NOUNS.contains(&word)
}
