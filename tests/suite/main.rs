//! Everything that is seen from outside, in one binary.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

/// The map in `src/ARCHITECTURE.md`, held.
mod architecture;

/// Bytes to documents.
mod ingest;
