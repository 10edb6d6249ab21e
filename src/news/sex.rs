//! Grammatical sex.

use serde::{Deserialize, Serialize};

/// Grammatical sex, as a title or a given name tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Feminine.
    Female,
    /// Masculine.
    Male,
}
