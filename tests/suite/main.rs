//! Everything that is seen from outside, in one binary.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

/// The map in `src/ARCHITECTURE.md`, held.
mod architecture;

/// The program as other programs meet it.
mod commandline;

/// A desk to read at, for tests that press keys.
mod desk;

/// What a reader does, key by key.
mod journeys;
/// Our own source, read for the tests that judge it.
mod source;

/// The catalogues, held to each other and to the code.
mod words;

/// What only a terminal can show.
#[cfg(unix)]
mod terminal;
