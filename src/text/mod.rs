//! Places in text, and the ways to clean, fold, cut and measure it.
//!
//! The text of an article never changes once it has been ingested. Everything
//! that is later learned about it - sentences, mentions, hits - is a [`Span`]
//! into it, so no layer has to copy words or worry about them drifting apart.

mod clean;
mod escape;
mod fold;
mod span;
mod trace;

pub use clean::{Jump, clean, clean_line, clean_with};
pub use fold::{Folded, fold};
pub use span::Span;
pub use trace::{Trace, Unit};
