//! When things happen, as an article says it.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The words, without their preposition or article.
    pub span: Span,
    /// The date they mean, in the form of EDTF (ISO 8601-2): `2020-09-27`,
    /// `2020-11`, an interval `A/B`, `2020-09-27T07:15`, a duration `P6W`.
    /// With unknown digits as `X`: `XXXX-11-01`. `None` where nothing tells.
    pub resolved: Option<String>,
    /// What the words alone give, before anything resolved them.
    pub partial: Option<String>,
    /// What it was resolved from: the words of another date of the text.
    pub from: Option<Anchor>,
    /// Of what it is the date.
    pub occasion: Occasion,
}

/// Of what a date in the text is the date. That of the article is its
/// document’s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// Something happened, or will.
    Event,
    /// Somebody said something: *a déclaré mardi*.
    Statement,
}

/// What a date was resolved from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The publication date.
    Publication,
    /// Another date in the text.
    Text(Span),
}
