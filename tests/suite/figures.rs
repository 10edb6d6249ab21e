//! Disputed numbers, in marked sentences.

use std::collections::BTreeSet;

use liseuse::news::{Figure, Language};

use crate::marked::{Score, analysed, place, score};

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
    score(text, None, |plain, published| {
        let article = analysed(plain, language, published);
        let figures = article.figures.iter();
        figures.map(|it| (place(plain, it.span), written(it, plain))).collect::<BTreeSet<_>>()
    })
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
