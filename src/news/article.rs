//! An article as it was read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Span, Trace, Unit};

/// Names one article for good: derived from where it was read, never from its
/// position among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleId(pub u64);

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// The file, as the reader would name it. Already clean.
    pub place: String,
    /// Who published it: front matter, else the folder below the one that was
    /// opened. Empty where neither tells.
    pub outlet: String,
}

/// An article as it was read: clean text, cut into blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its lasting name.
    pub id: ArticleId,
    /// Where it comes from.
    pub source: Source,
    /// The whole text, lines ended by `\n`, safe to show.
    pub text: String,
    /// The way back from `text` to the file.
    pub trace: Trace,
    /// The lines that hold something, in order, without overlap.
    pub blocks: Vec<Block>,
    /// The words that name the author.
    pub byline: Option<Span>,
    /// The place and agency that open the text.
    pub dateline: Option<Dateline>,
    /// What it is written in.
    pub language: Language,
    /// When it was published, if anything tells.
    pub published: Option<Published>,
}

impl Document {
    /// A text of which nothing else is known, as it stands in no file.
    pub fn new(id: ArticleId, text: String, blocks: Vec<Block>, language: Language) -> Self {
        Self {
            id,
            source: Source::default(),
            text,
            trace: Trace::new(Unit::Utf8, 0),
            blocks,
            byline: None,
            dateline: None,
            language,
            published: None,
        }
    }
}

/// A block of text and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the line end.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline. At most one.
    Title,
    /// A cross-heading.
    Heading,
    /// Running text.
    Paragraph,
    /// A block of somebody else's words.
    Quotation,
    /// What the page around the article left behind.
    Debris,
}

/// The place and the agency that open an article: `BAKOU, 1er nov (AFP) —`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Dateline {
    /// Where it was written.
    pub place: Option<Span>,
    /// The agency credited.
    pub agency: Option<Span>,
}

/// A publication date and what told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// What told it.
    pub from: DateSource,
}

/// What told a publication date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// Front matter or other metadata.
    Metadata,
    /// The words of the article.
    Text(Span),
    /// The name of the file or of a folder above it.
    FileName,
}

/// What an article is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Another language, or too little text to tell.
    #[default]
    Other,
}

impl Language {
    /// The two-letter code, where the language is one of ours.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::French => Some("fr"),
            Self::English => Some("en"),
            Self::Other => None,
        }
    }
}

impl Document {
    /// The headline, where there is one.
    pub fn title(&self) -> Option<Span> {
        self.blocks.iter().find(|it| it.kind == BlockKind::Title).map(|it| it.span)
    }

    /// The headline, or else the first words of the text (the whole first
    /// block that is not debris). Empty for an empty article.
    pub fn headline(&self) -> &str {
        let first = || self.blocks.iter().find(|it| it.kind != BlockKind::Debris).map(|it| it.span);
        self.title().or_else(first).map_or("", |it| it.within(&self.text))
    }

    /// The words at `span`.
    pub fn words(&self, span: Span) -> &str {
        span.within(&self.text)
    }
}
