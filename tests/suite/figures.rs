//! Disputed numbers, in marked sentences.

use std::collections::BTreeSet;

use jiff::civil::Date;
use liseuse::news::{Figure, Language, Period, Status, Strength};

use crate::marked::{Score, analysed, place, score, unmarked};

#[test]
fn french_figures_are_found_with_their_bounds_and_claimants() {
    let text = include_str!("../../assets/corpus/claims/figures.fr.txt");
    let (seen, held_out) = marked(text, Language::French);
    seen.hold(95);
    held_out.hold(80);
}

#[test]
fn english_figures_are_found_with_their_bounds_and_claimants() {
    let text = include_str!("../../assets/corpus/claims/figures.en.txt");
    let (seen, held_out) = marked(text, Language::English);
    seen.hold(95);
    held_out.hold(80);
}

/// How the sentences of `text` are read, those seen and those held out.
pub fn marked(text: &str, language: Language) -> (Score, Score) {
    score(text, None, |plain, published| found(plain, language, published))
}

/// The figures of `plain`: place and words, value.
pub fn found(plain: &str, language: Language, at: Option<Date>) -> BTreeSet<(String, String)> {
    let figures = analysed(plain, language, at).figures;
    figures.iter().map(|it| (place(plain, it.span), written(it, plain))).collect()
}

/// A figure as the marks write it: `~killed 20 30 @UN`.
fn written(figure: &Figure, text: &str) -> String {
    let bound = |it: Option<f64>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let about = if figure.approximate { "~" } else { "" };
    let who = figure.claimant.map(|it| format!(" @{}", it.span.within(text)));
    let (low, high) = (bound(figure.low), bound(figure.high));
    format!("{about}{} {low} {high}{}", figure.what, who.unwrap_or_default())
}

#[test]
fn figures_are_never_added_up() {
    let text = "Le tir a fait 3 morts à Lyon. Le tir a fait 4 morts à Metz. Au total, c’est trop.";
    let article = analysed(text, Language::French, None);
    let all: Vec<Option<f64>> = article.figures.iter().map(|it| it.low).collect();
    assert_eq!(all, [Some(3.0), Some(4.0)]);
}

#[test]
fn figures_say_whose_since_when_and_how_firmly() {
    check_ledger(include_str!("../data/marked/ledger.fr.txt"), Language::French);
    check_ledger(include_str!("../data/marked/ledger.en.txt"), Language::English);
}

#[track_caller]
fn check_ledger(text: &str, language: Language) {
    let mut wrong = Vec::new();
    for line in text.lines().filter(|it| !it.starts_with('#')) {
        let (plain, marks) = unmarked(line);
        let article = analysed(&plain, language, None);
        for (at, value) in marks {
            let figure = article.figures.iter().find(|it| place(&plain, it.span) == at);
            let Some(figure) = figure else {
                wrong.push(format!("{plain}: no figure at {at} in {:?}", article.figures));
                continue;
            };
            let told = beside(figure, &plain);
            let missing = value.split(", ").filter(|it| !told.iter().any(|told| told == it));
            wrong.extend(missing.map(|it| format!("{plain}: {it} is not in {told:?}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a figure says beside its number, as the marks write it.
fn beside(figure: &Figure, text: &str) -> Vec<String> {
    let (period, since) = match figure.period {
        Period::Untold => ("untold", None),
        Period::Incident => ("incident", None),
        Period::Cumulative(since) => ("cumulative", since),
    };
    let status = match figure.status {
        Status::Given => "given",
        Status::Provisional => "provisional",
        Status::Confirmed => "confirmed",
        Status::Unconfirmed => "unconfirmed",
    };
    let strength = match figure.strength {
        Strength::Neutral => "neutral",
        Strength::Distancing => "distancing",
        Strength::Endorsing => "endorsing",
        Strength::Conditional => "conditional",
    };
    let words = |it: Option<liseuse::text::Span>| it.map_or("-", |it| it.within(text));
    vec![
        format!("whose={}", words(figure.whose.map(|it| it.span))),
        format!("period={period}"),
        format!("since={}", words(since)),
        format!("status={status}"),
        format!("strength={strength}"),
        format!("claimant={}", words(figure.claimant.map(|it| it.span))),
    ]
}
