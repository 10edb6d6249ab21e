//! Whether an infinitive stands somewhere, by its form and what is before it.

use crate::analyze::lexicon::{Mood, Tells};
use crate::analyze::statements::scene::Scene;
use crate::text::Form;

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
    const NOUNS: [&str; 34] = [
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
    const ENDINGS: [&str; 26] = [
        "er", "ir", "oir", "endre", "ondre", "erdre", "aindre", "eindre", "oindre", "mettre",
        "battre", "aître", "crire", "uire", "clure", "ivre", "rompre", "croire", "boire",
        "vaincre", "traire", "ordre", "faire", "dire", "lire", "être",
    ];
    const NOT_VERBS: [&str; 8] =
        ["ordre", "désordre", "affaire", "livre", "cuivre", "maître", "ancêtre", "fenêtre"];
    let fits = ENDINGS.iter().any(|it| word.ends_with(it));
    fits && word.len() > 3 && !NOUNS.contains(&word) && !NOT_VERBS.contains(&word)
}
