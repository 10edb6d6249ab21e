//! Everything that is seen from outside, in one binary.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

/// The map in `src/ARCHITECTURE.md`, held.
mod architecture;

/// Queries over a small fixed library.
mod search;

/// Annotated articles made by hand.
mod shelf;

/// Pairs of names that are one name or two.
mod spelling;

/// What must hold of every library and every query.
mod properties;
