//! When things happen, in marked sentences and in any text.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use liseuse::news::{Anchor, Language, Occasion};
use proptest::prelude::*;

use crate::marked::{Score, analysed, place, score};

/// The Wednesday on which the marked sentences were published.
pub fn wednesday() -> Date {
    date(2023, 10, 18)
}

#[test]
fn french_dates_are_found_and_resolved() {
    let (seen, held_out) =
        marked(include_str!("../../assets/corpus/claims/dates.fr.txt"), Language::French);
    seen.hold(95);
    held_out.hold(90);
}

#[test]
fn english_dates_are_found_and_resolved() {
    let (seen, held_out) =
        marked(include_str!("../../assets/corpus/claims/dates.en.txt"), Language::English);
    seen.hold(95);
    held_out.hold(90);
}

/// How the sentences of `text` are read, those seen and those held out.
pub fn marked(text: &str, language: Language) -> (Score, Score) {
    score(text, Some(wednesday()), |plain, published| found(plain, language, published))
}

/// The dates of `plain`: place and words, value.
pub fn found(plain: &str, language: Language, at: Option<Date>) -> BTreeSet<(String, String)> {
    let value = |it: &Option<String>| it.clone().unwrap_or_else(|| "-".to_owned());
    let dates = analysed(plain, language, at).moments;
    dates.iter().map(|it| (place(plain, it.span), value(&it.resolved))).collect()
}

#[test]
fn a_date_says_what_it_was_resolved_from() {
    let text = "Le 12 mai, il a signé. Le même jour, il est parti.";
    let article = analysed(text, Language::French, Some(wednesday()));
    let from: Vec<Option<Anchor>> = article.moments.iter().map(|it| it.from).collect();
    let first = article.moments[0].span;
    assert_eq!(from, [Some(Anchor::Publication), Some(Anchor::Text(first))]);
    assert_eq!(article.moments[0].partial.as_deref(), Some("XXXX-05-12"));
}

#[test]
fn dates_of_what_was_said_are_no_dates_of_what_happened() {
    let text = "Le pont a sauté lundi, a déclaré mardi Ana Ruiz. Mercredi, la ville a dit que le \
                feu avait pris dimanche. Jeudi, il a plu.";
    let article = analysed(text, Language::French, Some(wednesday()));
    let said = article.moments.iter().filter(|it| it.occasion == Occasion::Statement);
    let said: Vec<&str> = said.map(|it| it.span.within(text)).collect();
    assert_eq!(said, ["mardi", "Mercredi"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,80}") {
        check_any(&text)?;
    }

    #[test]
    fn any_words_of_the_calendar_are_read_without_harm(words in prop::collection::vec(word(), 0..14)) {
        check_any(&words.join(" "))?;
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "le",
        "nuit",
        "du",
        "1er",
        "au",
        "2",
        "31",
        "avril",
        "février",
        "mardi",
        "prochain",
        "il",
        "y",
        "a",
        "99999999999",
        "jours",
        "mille",
        "millions",
        "d’",
        "ans",
        "plus",
        "tard",
        "29",
        "in",
        "May",
        "last",
        "week",
        "ago",
        "years",
        "9999",
        "2020",
        "à",
        "7",
        "h",
        "15",
        "p.m.",
        "morts",
        "entre",
        "et",
        "une",
        "centaine",
        "de",
        "milliards",
        ",",
        ".",
        "siècle",
        "0",
        "XXe",
        "cette",
        "hier",
        "depuis",
        "années",
        "1990s",
        "Sept.",
        "killed",
        "soldats",
        "0th",
    ])
}

fn check_any(text: &str) -> Result<(), TestCaseError> {
    for language in [Language::French, Language::English] {
        for published in [None, Some(wednesday()), Some(Date::MIN), Some(Date::MAX)] {
            let article = analysed(text, language, published);
            let dates = article.moments.iter().map(|it| it.span);
            for span in dates.chain(article.figures.iter().map(|it| it.span)) {
                prop_assert!(text.get(span.start()..span.end()).is_some_and(|it| !it.is_empty()));
            }
            prop_assert_eq!(&analysed(text, language, published), &article);
        }
    }
    Ok(())
}
