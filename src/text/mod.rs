//! Places in text, and the ways to clean, fold, cut and measure it.
//!
//! The text of an article never changes once it has been ingested. Everything
//! that is later learned about it - sentences, mentions, hits - is a [`Span`]
//! into it, so no layer has to copy words or worry about them drifting apart.

mod clean;
mod escape;
mod fold;
mod segment;
mod sought;
mod span;
mod trace;
mod width;
mod wrap;

pub use clean::{Jump, clean, clean_line, clean_with};
pub use fold::{Folded, fold, fold_letters};
pub use segment::{Form, Token, sentences, tokenize};
pub use sought::{Sought, accented};
pub use span::Span;
pub use trace::{Trace, Unit};
pub use width::{columns, fitting, shorten, shorten_middle};
pub use wrap::{Hyphenation, Line, wrap};
