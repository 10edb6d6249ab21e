//! Who says what in a text, beyond what marked text tells.

use std::sync::{Arc, LazyLock};

use liseuse::analyze::{Lexicon, annotate};
use liseuse::news::{BlockKind, Form, Language};
use proptest::prelude::*;

use crate::speech::{annotated, document};

/// Parsed once: the tests are built without optimisation.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

#[test]
fn nothing_is_said_in_headlines_and_debris() {
    for kind in [BlockKind::Title, BlockKind::Debris] {
        let mut page = document("« Nous partons », a déclaré Ana Ruiz.", Language::French);
        page.blocks[0].kind = kind;
        assert!(annotate(Arc::new(page), &LEXICON).statements.is_empty());
    }
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    let text = "« Nous avons tout perdu.\n« Nous recommencerons », a dit Ana Ruiz.";
    let found = annotated(text, Language::French);
    let said: Vec<&str> = found.statements.iter().map(|it| it.content.within(text)).collect();
    assert_eq!(said, ["Nous avons tout perdu.\n« Nous recommencerons"]);
}

#[test]
fn an_english_quotation_runs_over_paragraphs() {
    let text = "“We lost everything.\n“We will begin again,” said Ana Ruiz.";
    let found = annotated(text, Language::English);
    let said: Vec<&str> = found.statements.iter().map(|it| it.content.within(text)).collect();
    assert_eq!(said, ["We lost everything.\n“We will begin again,"]);
}

#[test]
fn a_chain_of_relays_is_kept_whole() {
    let text = "Le pont a sauté, selon le porte-parole du ministère de la Défense, cité par \
                l’agence Anadolu, reprise par Reuters.";
    let found = annotated(text, Language::French);
    let said = &found.statements[0];
    let speakers: Vec<&str> = said.speakers.iter().map(|it| it.span.within(text)).collect();
    let via: Vec<&str> = said.via.iter().map(|it| it.span.within(text)).collect();
    assert_eq!(speakers, ["porte-parole du ministère de la Défense"]);
    assert_eq!(via, ["agence Anadolu", "Reuters"]);
}

#[test]
fn form_tells_what_is_quoted() {
    let form = |text: &str| annotated(text, Language::French).statements[0].form;
    assert_eq!(form("« Nous partons », a dit Ana Ruiz."), Form::Direct);
    assert_eq!(form("Ana Ruiz a dit que tout allait « très bien »."), Form::Mixed);
    assert_eq!(form("Ana Ruiz a dit que tout allait bien."), Form::Indirect);
}

#[test]
fn endless_marks_and_verbs_are_read_in_time() {
    let scraps = [
        "« ",
        "» ",
        "« \" ",
        "a déclaré ",
        "selon ",
        "que ",
        ", ",
        "Ana Ruiz, ",
        "(",
        "il dit ",
        "Ana dit que ",
        "Ana dit que Paul part et ",
        "Ana a dit, affirmant que, ",
        "dit-il, ",
        "Le ministre, qui ",
        "« Non », dit-il, ",
        "« Non, dit-il, ",
        "selon Ana, il part, ",
        "Il a dit. ",
        "C’est ce qu’a dit Ana. ",
        "un rapport de ",
    ];
    for scrap in scraps {
        let found = annotated(&scrap.repeat(3_000), Language::French);
        assert!(found.statements.len() <= 6_000);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_on_boundaries(
        words in prop::collection::vec(prop::sample::select(SCRAPS), 0..60),
        noise in ".{0,20}",
        english in any::<bool>(),
    ) {
        let text = format!("{} {noise}", words.join(" "));
        let language = if english { Language::English } else { Language::French };
        let found = annotated(&text, language);
        for it in &found.statements {
            let voices = it.speakers.iter().chain(&it.via).chain(&it.target);
            let spans = voices.clone().map(|it| it.span).chain(it.cue).chain([it.content]);
            for span in spans {
                prop_assert!(text.get(span.start()..span.end()).is_some_and(|it| !it.is_empty()));
            }
            for voice in voices {
                prop_assert!(voice.member.is_none_or(|it| (it as usize) < found.cast.len()));
            }
        }
        let starts: Vec<usize> = found.statements.iter().map(|it| it.content.start()).collect();
        prop_assert!(starts.is_sorted());
    }
}

/// Words that set off rules, in any order.
const SCRAPS: &[&str] = &[
    "«",
    "»",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "« »",
    ",",
    ".",
    ":",
    ";",
    "(",
    ")",
    "—",
    "?",
    "\n",
    "a",
    "a-t-il",
    "ajouté",
    "ajoute-t-elle",
    "a déclaré",
    "déclare",
    "affirmant",
    "accuse",
    "appelle",
    "que",
    "qu’",
    "qui",
    "de",
    "d’",
    "à",
    "au",
    "et",
    "mais",
    "selon",
    "d’après",
    "pour",
    "C’est ce que",
    "ne",
    "pas",
    "se",
    "s’est",
    "dit",
    "il",
    "elle",
    "ils",
    "on",
    "lit-on",
    "dans",
    "un communiqué",
    "le",
    "la",
    "les",
    "Paris",
    "Moscou",
    "la France",
    "Ana Ruiz",
    "le ministre",
    "l’ONU",
    "mardi",
    "partir",
    "tout en",
    "said",
    "says",
    "told",
    "he",
    "she",
    "that",
    "according to",
    "Anna Lindqvist",
    "the army",
    "accused",
    "of",
    "claims",
    "to",
    "has warned",
    "adding",
    "reporters",
    "in",
];
