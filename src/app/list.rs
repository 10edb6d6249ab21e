//! The list of articles: what is in it, and which one is chosen.

use std::sync::Arc;

use crate::app::rows::{Row, Rows};
use crate::news::ArticleId;

impl Row for ArticleId {}

/// Remembers the chosen article itself and not its place, so that the choice
/// stays put when articles come, go or change order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    rows: Rows<ArticleId>,
    /// Whether the reader has chosen. Until then the first row is, whatever
    /// arrives above it.
    touched: bool,
}

impl List {
    /// The articles, in order.
    pub fn rows(&self) -> &Rows<ArticleId> {
        &self.rows
    }

    /// The chosen article.
    pub fn chosen(&self) -> Option<ArticleId> {
        self.rows.chosen().copied()
    }

    /// Shows `articles` instead. The choice is kept where it still can be, on
    /// the same line of the screen, and falls to the first where it cannot.
    pub fn show(&mut self, articles: Arc<[ArticleId]>) {
        let (chosen, line) = (self.chosen(), self.rows.line());
        self.rows = Rows::new(articles);
        if let Some(chosen) = chosen.filter(|_| self.touched) {
            self.choose(chosen);
            self.rows.hold(line);
        }
    }

    /// Chooses the article `by` further on, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.touched = true;
        self.rows.step(by);
    }

    /// Chooses the article of a row.
    pub fn choose_row(&mut self, row: usize) {
        self.touched = true;
        self.rows.choose(row);
    }

    /// Chooses an article, if it is in the list.
    pub fn choose(&mut self, article: ArticleId) {
        self.touched = true;
        if let Some(row) = self.rows.all().iter().position(|it| *it == article) {
            self.rows.choose(row);
        }
    }

    /// Brings the chosen row onto a screen of `height` rows.
    pub fn settle(&mut self, height: usize) {
        self.rows.settle(height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(ids: &[u64]) -> List {
        let mut list = List::default();
        list.show(ids.iter().map(|it| ArticleId(*it)).collect());
        list
    }

    #[test]
    fn the_choice_survives_a_new_order() {
        let mut list = list(&[1, 2, 3]);
        list.step(1);
        list.show([3, 1, 2].map(ArticleId).into());
        assert_eq!((list.chosen(), list.rows().at()), (Some(ArticleId(2)), 2));
    }

    #[test]
    fn the_newest_comes_first_until_the_reader_chooses() {
        let mut list = list(&[5]);
        list.show([9, 5].map(ArticleId).into());
        assert_eq!(list.chosen(), Some(ArticleId(9)));
    }

    #[test]
    fn a_vanished_choice_falls_to_the_first() {
        let mut list = list(&[1, 2]);
        list.step(1);
        list.show([1].map(ArticleId).into());
        assert_eq!(list.chosen(), Some(ArticleId(1)));
        list.show(Arc::default());
        assert_eq!(list.chosen(), None);
    }
}
