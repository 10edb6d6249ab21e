//! An article as plain running text, for pipes and screen readers: no column
//! stands beside another, nothing is drawn.

use std::cmp::Reverse;

use crate::cli::claims::claims;
use crate::i18n::{DateForm, Words};
use crate::news::{Annotated, Block, BlockKind, Document, Kind};
use crate::text::{Hyphenation, Span, wrap};

/// How an article is to be set.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Columns; `None` leaves every paragraph on one line.
    pub width: Option<u16>,
    /// What happens to the lines of the page around the article.
    pub debris: Debris,
    /// What follows the text.
    pub appendix: Appendix,
}

/// What follows the text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appendix {
    /// Who is mentioned.
    Cast,
    /// Who is mentioned, who says what, the figures and the dates.
    Claims,
}

/// What happens to the lines of the page around an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Debris {
    /// They are counted.
    Folded,
    /// They are shown where they stand.
    Shown,
}

/// `article` from its title to its cast. Ends with a line break.
pub fn article(article: &Annotated, words: &Words, layout: Layout) -> String {
    let document = &article.document;
    let mut parts = Vec::new();
    let title = document.title();
    parts.extend(title.map(|it| set(&document.text, it, layout.width)));
    let about = about(document, words);
    parts.push(set(&about, Span::new(0, about.len()), layout.width));
    parts.extend(body(document, words, layout));
    let mut appendix = cast(article, words);
    if layout.appendix == Appendix::Claims {
        appendix.extend(claims(article, words));
    }
    parts.extend(appendix.iter().map(|it| set(it, Span::new(0, it.len()), layout.width)));
    parts.retain(|it| !it.is_empty());
    parts.join("\n\n") + "\n"
}

/// Who wrote it, where, for whom, when, and in which file it is.
fn about(document: &Document, words: &Words) -> String {
    let written = |it: Option<Span>| it.map(|it| document.words(it).to_owned());
    let dateline = document.dateline.unwrap_or_default();
    let outlet = Some(document.source.outlet.clone()).filter(|it| !it.is_empty());
    let date = document
        .published
        .map(|it| words.date(it.date.day(), it.date.month(), it.date.year(), DateForm::Long));
    let place = Some(document.source.place.clone());
    let parts = [written(document.byline), written(dateline.agency), outlet, date, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ").replace('\n', " ")
}

fn body(document: &Document, words: &Words, layout: Layout) -> Vec<String> {
    let is_debris = |it: &Block| it.kind == BlockKind::Debris;
    let blocks = document.blocks.iter().filter(|it| it.kind != BlockKind::Title);
    let blocks: Vec<Block> = blocks.copied().collect();
    let mut parts = Vec::new();
    for run in blocks.chunk_by(|one, next| is_debris(one) == is_debris(next)) {
        if is_debris(&run[0]) && layout.debris == Debris::Folded {
            parts.push(folded(words, run.len()));
        } else {
            parts.extend(run.iter().map(|it| set(&document.text, it.span, layout.width)));
        }
    }
    parts
}

/// A paragraph for each kind: who is mentioned, and how often.
fn cast(article: &Annotated, words: &Words) -> Vec<String> {
    let mut counts = vec![0; article.cast.len()];
    article.mentions.iter().for_each(|it| counts[it.member as usize] += 1);
    let mut parts = Vec::new();
    for kind in Kind::ALL {
        let (actors, kind) =
            (actors(article, kind, &counts), words.say(&format!("kind-{}", kind.name())));
        if !actors.is_empty() {
            let actors = actors.join(", ");
            let told =
                words.say_with("read-cast", &[("kind", kind.into()), ("actors", actors.into())]);
            parts.push(told);
        }
    }
    parts
}

/// The actors of one kind, each with its number of mentions, most first.
fn actors(article: &Annotated, kind: Kind, counts: &[usize]) -> Vec<String> {
    let counted = counts.iter().zip(&article.cast).filter(|(_, it)| it.kind == kind);
    let mut actors: Vec<(usize, Span)> = counted.map(|(count, it)| (*count, it.name)).collect();
    actors.sort_by_key(|(count, _)| Reverse(*count));
    let name = |it: Span| article.document.words(it);
    actors.into_iter().map(|(count, it)| format!("{} ({count})", name(it))).collect()
}

fn folded(words: &Words, lines: usize) -> String {
    words.say_with("read-folded", &[("n", lines.into())])
}

/// The words of `span` in lines of `width` columns.
fn set(text: &str, span: Span, width: Option<u16>) -> String {
    let Some(width) = width else { return span.within(text).replace('\n', " ") };
    // No hyphens: a word cut in two is two words to a pipe and to an ear.
    let lines = wrap(text, span, width, Hyphenation::None);
    let lines = lines.iter().map(|it| it.span.within(text).replace('\n', " "));
    lines.collect::<Vec<_>>().join("\n")
}
