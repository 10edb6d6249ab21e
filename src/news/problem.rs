//! What was stepped over, so that the reader can be told.

use std::fmt::Display;

/// Something in the input that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The file and, where there is one, the line: `config.toml:3`. Already
    /// clean.
    pub place: String,
    /// What is the matter and, where something can be done, what to do.
    pub what: Remark,
}

/// Something to tell the reader, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Remark {
    /// The key of the message in the interface's catalogue.
    pub key: &'static str,
    /// What to fill in, by name. Already clean.
    pub told: Vec<(&'static str, String)>,
}

impl Remark {
    /// The message of that key.
    pub fn new(key: &'static str) -> Self {
        Self { key, told: Vec::new() }
    }

    /// The same, told something more. It must be clean.
    #[must_use]
    pub fn with(mut self, name: &'static str, told: impl Display) -> Self {
        self.told.push((name, told.to_string()));
        self
    }
}
