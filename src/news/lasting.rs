//! Names that analysis gives to its reasons, in a form that outlives the
//! program: as words where people may read them, as a number of the table where
//! only the program does.
//!
//! Whoever keeps such numbers keeps also what they were made by: the tables may
//! be reordered by a later version.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name that the program was built with. Not written as the reference that it
/// is where it is read back, or it would be taken to borrow from what is read.
pub type Name = &'static str;

/// The rules by which mentions are found. Nobody names another; the catalogues
/// say what each means. (`words.rs`)
pub const RULES: [&str; 18] = [
    "after-preposition",
    "body-word",
    "capitals",
    "classifier",
    "country-beside",
    "given-name",
    "head",
    "head-and-name",
    "lexicon",
    "list",
    "office",
    "people",
    "place-word",
    "reader",
    "second-pass",
    "speaks",
    "tagger",
    "title-and-name",
];

/// The lists of `assets/lexicon` that name actors, and the words for them; and
/// the gazetteers of the reader.
pub const LISTS: [&str; 15] = [
    "cities",
    "domains",
    "gazetteers",
    "given_names",
    "heads",
    "honorifics",
    "media",
    "offices",
    "organisations",
    "places",
    "starters",
    "states",
    "territories",
    "verbs",
    "words",
];

/// How the name of a rule is kept.
pub mod rule {
    use serde::{Deserializer, Serializer};

    use crate::news::lasting::{RULES, read, write};

    /// Writes the name of a rule.
    pub fn serialize<S: Serializer>(name: &&'static str, to: S) -> Result<S::Ok, S::Error> {
        write(name, &RULES, to)
    }

    /// Reads the name of a rule; nothing for one that is not in [`RULES`].
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
        read(&RULES, from)
    }
}

/// How a line of the lexicon is kept.
pub mod line {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::news::lasting::{LISTS, Name, read, write};

    /// A list by its name, and a line.
    #[derive(Serialize, Deserialize)]
    struct Line(#[serde(with = "list")] Name, u32);

    mod list {
        use serde::{Deserializer, Serializer};

        use crate::news::lasting::line::{LISTS, read, write};

        pub fn serialize<S: Serializer>(name: &&'static str, to: S) -> Result<S::Ok, S::Error> {
            write(name, &LISTS, to)
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
            read(&LISTS, from)
        }
    }

    /// Writes a list and a line of it.
    #[expect(clippy::ref_option, reason = "serde asks for a reference")]
    pub fn serialize<S: Serializer>(
        line: &Option<(&'static str, u32)>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        line.map(|it| Line(it.0, it.1)).serialize(to)
    }

    /// Reads a list and a line of it.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<(&'static str, u32)>, D::Error> {
        Ok(Option::<Line>::deserialize(from)?.map(|it| (it.0, it.1)))
    }
}

fn write<S: Serializer>(name: &str, table: &[&str], to: S) -> Result<S::Ok, S::Error> {
    if to.is_human_readable() {
        return name.serialize(to);
    }
    // A name that is missing from the table must not cost the article.
    let at = table.iter().position(|it| *it == name).and_then(|it| u8::try_from(it).ok());
    at.unwrap_or(u8::MAX).serialize(to)
}

fn read<'de, D: Deserializer<'de>>(
    table: &'static [&'static str],
    from: D,
) -> Result<&'static str, D::Error> {
    let name = if from.is_human_readable() {
        let name = String::deserialize(from)?;
        table.iter().find(|it| **it == name)
    } else {
        table.get(usize::from(u8::deserialize(from)?))
    };
    Ok(name.copied().unwrap_or_default())
}
