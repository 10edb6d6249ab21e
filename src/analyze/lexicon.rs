//! The word lists that analysis reads, parsed once and passed by reference.

/// Every list of `assets/lexicon`, ready to be asked.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    /// The lists that the program was built with.
    pub fn embedded() -> Self {
        Self {}
    }
}
