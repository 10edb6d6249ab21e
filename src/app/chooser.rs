//! A window over the panes from which one row is chosen, and which a typed
//! line narrows.

use crate::app::Typed;
use crate::app::list::settled;

/// The state of such a window. What its rows are is the window's own business:
/// they are renewed whenever the typed line changes.
#[derive(Debug, Clone, Default)]
pub struct Chooser<Item> {
    /// What narrows the rows.
    pub typed: Typed,
    rows: Vec<Item>,
    at: usize,
    top: usize,
}

impl<Item> Chooser<Item> {
    /// A window of `rows` with nothing typed yet.
    pub fn new(rows: Vec<Item>) -> Self {
        Self { typed: Typed::default(), rows, at: 0, top: 0 }
    }

    /// Shows other rows, the first one chosen.
    pub fn show(&mut self, rows: Vec<Item>) {
        (self.rows, self.at, self.top) = (rows, 0, 0);
    }

    /// All rows.
    pub fn rows(&self) -> &[Item] {
        &self.rows
    }

    /// The chosen row.
    pub fn chosen(&self) -> Option<&Item> {
        self.rows.get(self.at)
    }

    /// The place of the chosen row.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The first row on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Chooses another row and brings it onto a screen of `height` rows.
    pub fn step(&mut self, by: isize, height: usize) {
        let last = self.rows.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        self.top = settled(self.top, self.at, height, self.rows.len());
    }
}
