//! A small statistical model that tells names from other words: what it sees
//! of a word, the weights it learned, and how it decides. The rules of
//! `names` ask it where they do not know themselves.

pub mod check;
pub mod classes;
pub mod data;
mod decode;
mod features;
pub mod gather;
pub mod loud;
mod model;
pub mod score;
mod table;
pub mod train;

use crate::analyze::reading::Reading;
use crate::news::Language;

use classes::Classes;
pub use decode::{Opinion, Proposal};
pub use model::{Model, Unfit};

/// The model for French, as trained from the data in `assets/tagger/MODEL.md`.
const FRENCH: &[u8] = include_bytes!("../../../assets/tagger/fr.model");
/// The model for English.
const ENGLISH: &[u8] = include_bytes!("../../../assets/tagger/en.model");

/// The classes of words, as `assets/tagger/MODEL.md` says.
const FRENCH_CLASSES: &[u8] = include_bytes!("../../../assets/tagger/fr.classes");
const ENGLISH_CLASSES: &[u8] = include_bytes!("../../../assets/tagger/en.classes");

/// What a name names, as coarsely as the training texts of others tell it: a
/// state is a place here, and an armed force an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Somebody.
    Person,
    /// Somewhere, or the state that is there.
    Place,
    /// Anything organised.
    Body,
}

impl Class {
    /// All of them, in the order of the labels.
    pub const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Body];

    /// The code used in data: PER LOC ORG.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Place => "LOC",
            Self::Body => "ORG",
        }
    }

    /// The class that `code` names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// How many labels a word may bear: none, and for each class that it begins a
/// name or goes on with it.
pub const LABELS: usize = 1 + 2 * Class::ALL.len();

/// The label of a word that belongs to no name.
pub const OUTSIDE: usize = 0;

/// The label of a word that begins a name of `class`, or goes on with it.
fn label(class: Class, begins: bool) -> usize {
    1 + 2 * class as usize + usize::from(!begins)
}

/// The class that a label speaks of, and whether a name begins there.
fn class_of(label: usize) -> Option<(Class, bool)> {
    let at = label.checked_sub(1)?;
    Some((Class::ALL[at / 2], at % 2 == 0))
}

/// Whether a word labelled `next` may follow one labelled `label`: nothing
/// goes on that has not begun.
fn may_follow(label: usize, next: usize) -> bool {
    match class_of(next) {
        Some((class, false)) => class_of(label).is_some_and(|it| it.0 == class),
        _ => true,
    }
}

/// The models that the program was built with.
#[derive(Debug, Default)]
pub struct Taggers {
    french: Option<Model>,
    english: Option<Model>,
}

impl Taggers {
    /// Reads the embedded models. One that is not fit is left out, and the
    /// rules go on without it.
    pub fn embedded() -> Self {
        Self { french: Model::read(FRENCH).ok(), english: Model::read(ENGLISH).ok() }
    }

    /// The model for `language`.
    pub fn of(&self, language: Language) -> Option<&Model> {
        match language {
            Language::French => self.french.as_ref(),
            Language::English => self.english.as_ref(),
            Language::Other => None,
        }
    }

    /// Reads texts in `language` by `model` from now on.
    pub fn set(&mut self, language: Language, model: Option<Model>) {
        match language {
            Language::French => self.french = model,
            Language::English => self.english = model,
            Language::Other => (),
        }
    }
}

/// The classes of words that models are trained with, French and English.
pub fn embedded_classes() -> [Classes; 2] {
    [FRENCH_CLASSES, ENGLISH_CLASSES].map(|it| Classes::read(it).unwrap_or_default())
}

/// What the model of its language thinks of every word of `reading`.
pub fn opinion(reading: &Reading) -> Option<Opinion> {
    let model = reading.lexicon.taggers().of(reading.language)?;
    Some(Opinion::of(reading, model))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lead_back_to_classes() {
        for class in Class::ALL {
            assert_eq!(class_of(label(class, true)), Some((class, true)));
            assert_eq!(class_of(label(class, false)), Some((class, false)));
        }
        assert_eq!(class_of(OUTSIDE), None);
    }

    #[test]
    fn nothing_goes_on_that_has_not_begun() {
        let inside = label(Class::Place, false);
        assert!(may_follow(label(Class::Place, true), inside));
        assert!(!may_follow(OUTSIDE, inside));
        assert!(!may_follow(label(Class::Person, true), inside));
    }

    #[test]
    fn the_embedded_models_are_fit() {
        Model::read(FRENCH).expect("the French model is fit");
        Model::read(ENGLISH).expect("the English model is fit");
        Classes::read(ENGLISH_CLASSES).expect("the classes are whole");
    }
}
