//! Furniture that only shows when several articles of one outlet are read:
//! the same short line on many of its pages.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
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
/// an article. It can be kept, and go on learning from what comes later.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Recurring {
    /// By a hash of the outlet's name.
    outlets: HashMap<u64, Outlet>,
    /// The longest paragraph of every article, by a hash: copies of one text
    /// count once, so that an agency's words are not taken for furniture.
    texts: HashSet<u64>,
}

/// What the articles of one outlet have taught.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Outlet {
    /// How many were seen.
    articles: u32,
    /// In how many of them a line was seen, by its hash.
    lines: HashMap<u64, u32>,
}

impl Recurring {
    /// Takes in the lines of an article, unless it is a copy of another. Whether
    /// what was learned before has been applied to it makes no difference.
    pub fn learn(&mut self, document: &Document) {
        let name = xxh3_64(document.source.outlet.as_bytes());
        let longest = document.blocks.iter().max_by_key(|it| it.span.len());
        let text = longest.map_or("", |it| document.words(it.span));
        if !self.texts.insert(xxh3_64(text.as_bytes()) ^ name) {
            return;
        }
        let outlet = self.outlets.entry(name).or_default();
        outlet.articles += 1;
        let lines: HashSet<u64> = edges(document).map(|it| key(document, it.1)).collect();
        for line in lines {
            *outlet.lines.entry(line).or_default() += 1;
        }
    }

    /// Turns the lines into debris that recur in the articles of the same
    /// outlet, and says whether there were any.
    pub fn apply(&self, document: &mut Document) -> bool {
        let Some(outlet) = self.outlet(&document.source.outlet) else { return false };
        let recurs = |it: &Block| {
            let share = if it.kind == BlockKind::Title { TITLE_SHARE } else { SHARE };
            outlet.has(key(document, it), share)
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

    /// Whether more is known of an outlet's furniture than `before`, so that it
    /// would be worth while to apply it to its articles again.
    pub fn knows_more_of(&self, outlet: &str, before: &Self) -> bool {
        let Some(now) = self.outlet(outlet) else { return false };
        let before = before.outlet(outlet);
        let knew = |line: u64, share: u32| before.is_some_and(|it| it.has(line, share));
        let is_new = |line: u64| {
            [SHARE, TITLE_SHARE].into_iter().any(|it| now.has(line, it) && !knew(line, it))
        };
        now.lines.keys().any(|it| is_new(*it))
    }

    fn outlet(&self, name: &str) -> Option<&Outlet> {
        self.outlets.get(&xxh3_64(name.as_bytes()))
    }
}

impl Outlet {
    /// Whether `line` is in so many articles, and in such a share of them, in a
    /// hundred.
    fn has(&self, line: u64, share: u32) -> bool {
        let seen = self.lines.get(&line).copied().unwrap_or_default();
        seen >= ARTICLES && seen * 100 >= self.articles * share
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

fn key(document: &Document, block: &Block) -> u64 {
    xxh3_64(plain(document.words(block.span)).as_bytes())
}
