//! Furniture that only shows when several articles of one outlet are read:
//! the same short line on many of its pages.

use std::collections::{HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use crate::ingest::lines::Line;
use crate::ingest::page::could_be_title;
use crate::ingest::rules::plain;
use crate::news::{Block, BlockKind, Document};

/// A line in fewer articles than this is no furniture.
const ARTICLES: u32 = 3;

/// Nor is one in a smaller share of the outlet's articles, in a hundred.
const SHARE: u32 = 20;

/// A line that is the headline of this share of the articles is the outlet's
/// name.
const TITLE_SHARE: u32 = 50;

/// Lines longer than this, in words, may be copies of an agency's text.
const LONGEST: usize = 20;

/// Remembers the short lines of every article, by outlet.
///
/// Costs about 16 bytes for each different short line of the library, and as
/// much time to learn and to apply as to fold those lines: a few microseconds
/// an article.
#[derive(Debug, Clone, Default)]
pub struct Recurring {
    /// In how many articles of an outlet a line was seen, by a hash of both.
    lines: HashMap<u64, u32>,
    /// How many articles of each outlet were seen, by a hash of its name.
    outlets: HashMap<u64, u32>,
    /// The longest paragraph of every article, by a hash: copies of one text
    /// count once, so that an agency's words are not taken for furniture.
    texts: HashSet<u64>,
}

impl Recurring {
    /// Takes in the lines of an article, unless it is a copy of another. To be called once for each, for all
    /// articles, before [`Recurring::apply`] is called for the first.
    pub fn learn(&mut self, document: &Document) {
        let outlet = outlet(document);
        let longest = document.blocks.iter().max_by_key(|it| it.span.len());
        let text = longest.map_or("", |it| document.words(it.span));
        if !self.texts.insert(xxh3_64(text.as_bytes()) ^ outlet) {
            return;
        }
        *self.outlets.entry(outlet).or_default() += 1;
        let lines: HashSet<u64> = edges(document).map(|it| key(outlet, document, it.1)).collect();
        for line in lines {
            *self.lines.entry(line).or_default() += 1;
        }
    }

    /// Turns the lines into debris that recur in the articles of the same
    /// outlet, and says whether there were any.
    pub fn apply(&self, document: &mut Document) -> bool {
        let outlet = outlet(document);
        let articles = self.outlets.get(&outlet).copied().unwrap_or_default();
        let recurs = |it: &Block| {
            let seen = self.lines.get(&key(outlet, document, it)).copied().unwrap_or_default();
            let share = if it.kind == BlockKind::Title { TITLE_SHARE } else { SHARE };
            seen >= ARTICLES && seen * 100 >= articles * share
        };
        let found: Vec<usize> = edges(document)
            .filter(|it| it.1.kind != BlockKind::Debris && recurs(it.1))
            .map(|it| it.0)
            .collect();
        let lost_title = found.iter().any(|it| document.blocks[*it].kind == BlockKind::Title);
        for at in &found {
            document.blocks[*at].kind = BlockKind::Debris;
        }
        if lost_title {
            retitle(document);
        }
        !found.is_empty()
    }
}

/// The short lines above the text, below it, and those in it that are no
/// sentences, with their places among the blocks.
fn edges(document: &Document) -> impl Iterator<Item = (usize, &Block)> {
    let line = |it: &Block| Line::of(&document.text, it.span);
    let is_text = move |it: &Block| {
        it.kind == BlockKind::Paragraph
            && line(it).is_some_and(|it| it.is_prose() && it.words > LONGEST)
    };
    let first = document.blocks.iter().position(is_text).unwrap_or(document.blocks.len());
    let last = document.blocks.iter().rposition(is_text).unwrap_or(0);
    document.blocks.iter().enumerate().filter_map(move |(at, block)| {
        let is_outside = at < first || at > last;
        let is_short = |it: Line| it.words <= LONGEST && (is_outside || !it.is_sentence());
        line(block).is_some_and(is_short).then_some((at, block))
    })
}

/// The first line that is left becomes the headline if it can be one.
fn retitle(document: &mut Document) {
    let text = &document.text;
    let first = document.blocks.iter_mut().find(|it| it.kind != BlockKind::Debris);
    if let Some(block) = first {
        let can = Line::of(text, block.span).is_some_and(|it| could_be_title(text, &it));
        block.kind = if can { BlockKind::Title } else { block.kind };
    }
}

fn outlet(document: &Document) -> u64 {
    xxh3_64(document.source.outlet.as_bytes())
}

fn key(outlet: u64, document: &Document, block: &Block) -> u64 {
    xxh3_64(plain(document.words(block.span)).as_bytes()) ^ outlet.rotate_left(17)
}
