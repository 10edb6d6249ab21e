//! A window over the panes from which one row is chosen, and which a typed
//! line narrows.

use crate::app::Typed;
use crate::app::rows::{Row, Rows};

/// The state of such a window. What its rows are is the window's own business:
/// they are renewed whenever the typed line changes.
#[derive(Debug, Clone, Default)]
pub struct Chooser<R> {
    /// What narrows the rows.
    pub typed: Typed,
    /// The rows.
    pub rows: Rows<R>,
}

impl<R: Row> Chooser<R> {
    /// A window of `rows` with nothing typed yet.
    pub fn new(rows: Vec<R>) -> Self {
        Self { typed: Typed::default(), rows: Rows::new(rows) }
    }

    /// Chooses the row `by` further on, in a window of `height` rows.
    pub fn step(&mut self, by: isize, height: usize) {
        self.rows.step(by);
        self.rows.settle(height);
    }
}
