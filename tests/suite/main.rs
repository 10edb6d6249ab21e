//! Everything that is seen from outside, in one binary.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

/// Whom a bare description means.
mod described;

/// Who is found in a text.
mod analysis;

/// What the library knows of one actor beside its names.
mod around;

/// The map in `src/ARCHITECTURE.md`, held.
mod architecture;

/// When things happen.
mod dates;

/// Numbers that articles dispute.
mod figures;

/// Sentences that carry what should be found in them.
mod marked;

/// The program as other programs meet it.
mod commandline;

/// Marked sentences to learn from, and those to judge by.
mod corpus;

/// What the library keeps of an article.
mod digest;

/// A desk to read at, for tests that press keys.
mod desk;

/// The parts of the README that are made from the program.
mod generated;

/// Typing a filter, and what becomes of it.
mod asking;
/// What a reader sees while articles take their time to come.
mod late;

/// What a reader does, key by key.
mod journeys;

/// Filters by what is said, held to what lenses show.
mod filters;

/// Every stretch of text that findings carry.
mod spans;

/// Whole articles that carry everything that should be found in them.
mod press;

/// The screen, compared whole.
mod pictures;

/// Our own source, read for the tests that judge it.
mod source;

/// What only a terminal can show.
#[cfg(unix)]
mod terminal;

/// Queries over a small fixed library.
mod search;
/// The catalogues, held to each other and to the code.
mod words;

/// Annotated articles made by hand.
mod shelf;

/// Bytes to documents.
mod ingest;
/// Pairs of names that are one name or two.
mod spelling;

/// What must hold of every library and every query.
mod properties;

/// Who says what.
mod statements;

/// Texts that carry what is said in them.
mod speech;
/// The index, held to a pass over all texts.
mod texts;

/// Our own marked claims: how much of them is found.
mod claims;

/// What the reader's word does.
mod corrections;

/// What a reader does with articles, key by key.
mod marking;

/// What of it is kept.
mod kept;

/// What of it outlives the program, in a terminal.
#[cfg(unix)]
mod lasting;

/// The lasting library.
mod store;

/// The lenses of statements, figures and dates.
mod lenses;

/// Tables for other programs.
mod exports;

/// Bringing the lasting library up to date.
mod import;

/// The lasting library when things go wrong.
#[cfg(unix)]
mod crash;

/// How a reader sets something right.
mod setting_right;

/// Articles that have changed at their source.
mod revised;

/// What everybody owes a library who keeps articles for it.
mod contract;
