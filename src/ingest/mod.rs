//! Bytes to documents. Nothing here fails: what is odd becomes a
//! [`Problem`](crate::news::Problem), and whatever could be read is returned.

use std::path::Path;

use crate::news::{ArticleId, Block, BlockKind, Document, Language, Problem, Source};
use crate::text::{Span, Trace, Unit};

/// Where some bytes were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the reader named it, for messages. Already clean.
    pub name: String,
    /// The path below the folder that was opened, with `/` between its parts:
    /// the outlet and the date may be read off it.
    pub inner: String,
}

impl Place {
    /// The place of `file`, found when `root` was opened.
    pub fn new(file: &Path, root: &Path) -> Self {
        let inner = file.strip_prefix(root).unwrap_or(file);
        Self {
            name: crate::text::clean_line(&file.to_string_lossy()),
            inner: inner.to_string_lossy().into_owned(),
        }
    }
}

/// Reads the articles that `bytes` hold.
pub fn parse(bytes: &[u8], place: &Place) -> (Vec<Document>, Vec<Problem>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let blocks = text
        .lines()
        .filter(|it| !it.trim().is_empty())
        .filter_map(|it| Span::of(it, &text))
        .map(|span| Block { kind: BlockKind::Paragraph, span })
        .collect();
    let document = Document {
        id: ArticleId(xxhash_rust::xxh3::xxh3_64(place.name.as_bytes())),
        source: Source { place: place.name.clone(), outlet: String::new() },
        trace: Trace::new(Unit::Utf8, 0),
        text,
        blocks,
        byline: None,
        dateline: None,
        language: Language::French,
        published: None,
    };
    (vec![document], Vec::new())
}
