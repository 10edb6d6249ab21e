//! What the reader did that outlives the session, to be taken back and done
//! again. Corrections and the reader's marks go through the same stack, so one
//! key takes back whatever came last.

use crate::corrections::Amendment;
use crate::library::{Mark, Shelf};

/// How many changes can be taken back.
const MOST: usize = 500;

/// A change of what outlives the session. To let the reader do another kind of
/// lasting thing, add a variant, its inverse, and an arm where the runtime
/// keeps it; `keep` in `app::update` does the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Something was set right.
    Correct(Amendment),
    /// The shelves were changed: as they were, and as they are.
    Shelve(Vec<Shelf>, Vec<Shelf>),
    /// Something was done with an article.
    Mark(Mark),
}

/// What was done and can be taken back, and what was taken back and can be
/// done again. Each side has the newest last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undo {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Correct(amendment) => Self::Correct(amendment.inverse()),
            Self::Shelve(before, after) => Self::Shelve(after.clone(), before.clone()),
            Self::Mark(mark) => Self::Mark(mark.inverse()),
        }
    }
}

impl Undo {
    /// Remembers what was done. What was taken back before is given up.
    pub fn did(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// The change that takes back what was done last.
    pub fn undo(&mut self) -> Option<Change> {
        let change = self.done.pop()?;
        let inverse = change.inverse();
        self.undone.push(change);
        Some(inverse)
    }

    /// Forgets a change that came to nothing, whichever way it was made.
    pub fn forget(&mut self, change: &Change) {
        if self.done.last() == Some(change) {
            self.done.pop();
        } else if self.undone.last().map(Change::inverse).as_ref() == Some(change) {
            self.done.extend(self.undone.pop());
        }
    }

    /// What was taken back last, to be done again.
    pub fn redo(&mut self) -> Option<Change> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::{Correction, Words};

    fn change(words: &str) -> Change {
        let words = Words { words: words.to_owned(), at: None };
        Change::Correct(Amendment::Make(Correction::Not(words)))
    }

    #[test]
    fn the_last_goes_first_and_comes_back_first() {
        let mut undo = Undo::default();
        undo.did(change("a"));
        undo.did(change("b"));
        assert_eq!(undo.undo(), Some(change("b").inverse()));
        assert_eq!(undo.undo(), Some(change("a").inverse()));
        assert_eq!((undo.undo(), undo.redo()), (None, Some(change("a"))));
        undo.did(change("c"));
        assert_eq!((undo.redo(), undo.undo()), (None, Some(change("c").inverse())));
    }
}
