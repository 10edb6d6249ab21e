//! Numbers that articles dispute: the dead, the wounded, losses.

use serde::{Deserialize, Serialize};

use crate::news::Voice;
use crate::text::Span;

/// A figure as an article gives it. Figures are never added up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Hedge, number and what is counted.
    pub span: Span,
    /// The least it may be: the number itself, or the lower bound. `None` for
    /// *jusqu’à n*, *moins de n*.
    pub low: Option<f64>,
    /// The most it may be. `None` for *plus de n*, *au moins n*.
    pub high: Option<f64>,
    /// Whether it is rounded: *environ*, *près de*, *quelque*.
    pub approximate: bool,
    /// What is counted, as a code: `killed`, `wounded`, `missing`,
    /// `displaced`, `captured`, `tanks_destroyed` … An open list.
    pub what: String,
    /// Whose loss it is, as words of the article.
    pub whose: Option<Span>,
    /// Who gives it. `None` where the article does so itself.
    pub claimant: Option<Voice>,
}
