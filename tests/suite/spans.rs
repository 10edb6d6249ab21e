//! Nothing without a place: every stretch of text that an article's findings
//! carry lies in its text, on whole letters, and reads back as words.
//!
//! `LISTE=… cargo test --test suite spans` reads further articles: a folder.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use jiff::civil::date;
use liseuse::analyze::{Lexicon, annotate};
use liseuse::ingest::{Place, Rules, parse};
use liseuse::news::{Anchor, Annotated, DateSource, Language, Period, Published, Voice};
use liseuse::text::Span;
use proptest::prelude::*;

use crate::speech::document;

/// Parsed once: the tests are built without optimisation.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Every span of `article`, with what carries it.
fn spans(article: &Annotated) -> Vec<(&'static str, Span)> {
    let named = |what, it: &Voice| (what, it.span);
    let mut found: Vec<_> = article.sentences.iter().map(|it| ("sentence", *it)).collect();
    for it in &article.mentions {
        found.push(("mention", it.span));
        found.extend(it.name.map(|it| ("name", it)));
        found.extend(it.evidence.cue.map(|it| ("why", it)));
    }
    found.extend(article.cast.iter().map(|it| ("member", it.name)));
    for it in &article.statements {
        found.push(("content", it.content));
        found.extend(it.cue.map(|it| ("cue", it)));
        found.extend(it.speakers.iter().map(|it| named("speaker", it)));
        found.extend(it.via.iter().map(|it| named("relay", it)));
        found.extend(it.target.iter().map(|it| named("target", it)));
    }
    for it in &article.figures {
        found.push(("figure", it.span));
        found.extend(it.whose.iter().map(|it| named("whose", it)));
        found.extend(it.claimant.iter().map(|it| named("claimant", it)));
        if let Period::Cumulative(Some(since)) = it.period {
            found.push(("since", since));
        }
    }
    for it in &article.moments {
        found.push(("date", it.span));
        if let Some(Anchor::Text(from)) = it.from {
            found.push(("from", from));
        }
    }
    found
}

/// Says what is wrong with the spans of `article`, if anything.
fn fault(article: &Annotated) -> Option<String> {
    let text = &article.document.text;
    let odd = spans(article).into_iter().find(|(_, span)| {
        let words = text.get(span.start()..span.end());
        words.is_none_or(|it| it.trim().is_empty() || it.trim() != it || it != span.within(text))
    });
    odd.map(|(what, span)| format!("{what} {span:?} of {text:?}"))
}

/// The articles that tests read: the sample, and those of the folder that is
/// asked for.
pub fn read_about() -> Vec<PathBuf> {
    let further = env::var_os("LISTE").map(PathBuf::from);
    let folders = [PathBuf::from("assets/sample")].into_iter().chain(further);
    let all = folders.flat_map(|it| files(&it));
    all.filter(|it| it.extension().is_some_and(|it| it == "txt" || it == "md")).collect()
}

/// The files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let below = |it: PathBuf| if it.is_dir() { files(&it) } else { vec![it] };
    entries.flat_map(below).collect()
}

#[test]
fn every_span_of_the_articles_reads_back() {
    let rules = Rules::embedded();
    let (mut count, mut kinds) = (0, Vec::new());
    for file in read_about() {
        let place = Place::new(&file, Path::new(""));
        for document in parse(&fs::read(&file).unwrap(), &place, &rules).0 {
            let article = annotate(document.into(), &LEXICON);
            assert_eq!(fault(&article), None, "{}", file.display());
            kinds.extend(spans(&article).into_iter().map(|it| it.0));
            count += 1;
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert!(count > 15 && kinds.len() >= 14, "{count} articles carry only {kinds:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_span_of_any_text_reads_back(
        words in prop::collection::vec(prop::sample::select(SCRAPS), 0..50),
        noise in "\\PC{0,12}",
        english in any::<bool>(),
        is_dated in any::<bool>(),
    ) {
        let language = if english { Language::English } else { Language::French };
        let text = format!("{} {noise} {}", words.join(" "), words.concat());
        let mut document = document(text.trim(), language);
        document.published = is_dated
            .then_some(Published { date: date(2023, 10, 18), from: DateSource::Metadata });
        let article = annotate(document.into(), &LEXICON);
        prop_assert_eq!(fault(&article), None);
        for it in &article.figures {
            // Never a sum: bounds are numbers of the text itself.
            let ends = [it.low, it.high].into_iter().flatten();
            prop_assert!(ends.clone().all(|it| it >= 0.0) && ends.count() > 0);
        }
    }
}

/// What sets off the rules for speech, figures and dates, in any order.
const SCRAPS: &[&str] = &[
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    ",",
    ".",
    ":",
    "\n",
    "—",
    "’",
    "selon",
    "l’armée turque",
    "Ankara",
    "Ana Ruiz",
    "le ministre",
    "la présidente, Ana Ruiz,",
    "qui",
    "a déclaré",
    "que",
    "a-t-il ajouté",
    "citant",
    "l’AFP",
    "à",
    "de",
    "et",
    "ont tué",
    "16 soldats arméniens",
    "plus de 30.000 morts",
    "entre 20 et 30 blessés",
    "deux hélicoptères",
    "ont été détruits",
    "depuis le 27 septembre",
    "depuis la guerre",
    "mardi",
    "la nuit du 1er au 2 avril",
    "le même jour",
    "nuit de mardi à mercredi",
    "à Noël",
    "8 %",
    "1,2 million d’euros",
    "en 2019",
    "il est souligné",
    "Dans la note du ministère,",
    "accuse",
    "nie",
    "expects",
    "the economy",
    "to shrink",
    "called",
    "the vote",
    "said",
    "told Reuters",
    "according to",
    "at least 12 people",
    "were killed",
    "since January",
    "the death toll rose to 63",
    "the Turkish army",
    "lost three tanks",
    "on Oct. 17, at about 7:40 a.m.",
    "last week",
    "the end of the year",
    "😀",
    "\u{a0}",
    "é",
    "PARIS, 19 sept (AFP) —",
];
