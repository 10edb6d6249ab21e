//! When two spellings are one name.
//!
//! Names from Slavic, Armenian, Turkic, Arabic, Persian and other languages
//! reach the press in several transliterations. The rules here speak of
//! letters, never of known persons.

use crate::text::fold;

/// What all usual transliterations of one name share: `Aliev` and `Aliyev`,
/// `Pachinian`, `Pashinyan` and `Pasjinian`, `Cavusoglu` and `Çavuşoğlu`,
/// `Karabakh` and `Karabagh`. Words stay apart, separated by one space.
pub fn key(name: &str) -> String {
    fold(name)
}
