//! Where the reader has been.

use crate::app::Pane;
use crate::library::ActorId;
use crate::news::ArticleId;

/// How many places are remembered.
const MEMORY: usize = 200;

/// A place in the library: an article, the line at the top of the screen as a
/// byte of its text, and the pane that had the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The article.
    pub article: ArticleId,
    /// The byte of its text where the screen began.
    pub place: usize,
    /// The pane that had the focus.
    pub focus: Pane,
    /// Whose page was open in the place of the text.
    pub portrait: Option<ActorId>,
}

/// The places before this one, and those that were come back from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jumps {
    back: Vec<Spot>,
    forward: Vec<Spot>,
}

impl Jumps {
    /// Remembers `from`, because the reader goes elsewhere now.
    pub fn leave(&mut self, from: Spot) {
        self.forward.clear();
        if self.back.last() != Some(&from) {
            self.back.push(from);
        }
        if self.back.len() > MEMORY {
            self.back.remove(0);
        }
    }

    /// The place before `from`.
    pub fn back(&mut self, from: Spot) -> Option<Spot> {
        let to = self.back.pop()?;
        self.forward.push(from);
        Some(to)
    }

    /// The place that was last come back from.
    pub fn forward(&mut self, from: Spot) -> Option<Spot> {
        let to = self.forward.pop()?;
        self.back.push(from);
        Some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(article: u64) -> Spot {
        Spot { article: ArticleId(article), place: 0, focus: Pane::Reader, portrait: None }
    }

    #[test]
    fn forward_undoes_back() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        assert_eq!(jumps.forward(spot(1)), Some(spot(2)));
        assert_eq!(jumps.forward(spot(2)), None);
    }
}
