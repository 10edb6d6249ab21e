//! What was stepped over, so that the reader can be told.

/// Something in the input that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The file, and the line where there is one. Already clean.
    pub place: String,
    /// What is the matter and, where something can be done, what to do.
    pub what: String,
}
