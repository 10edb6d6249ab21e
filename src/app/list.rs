//! A list of articles: what is in it, and which one is chosen.

use crate::news::ArticleId;

/// Remembers the chosen article itself and not its place, so that the choice
/// stays put when articles come, go or change order. `at` is the place of
/// `chosen` in `rows`, and `top` the first row on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    rows: Vec<ArticleId>,
    chosen: Option<ArticleId>,
    at: usize,
    top: usize,
}

impl List {
    /// The articles, in order.
    pub fn rows(&self) -> &[ArticleId] {
        &self.rows
    }

    /// The chosen article.
    pub fn chosen(&self) -> Option<ArticleId> {
        self.chosen
    }

    /// The row of the chosen article.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The first row on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Shows `rows` instead. The choice is kept where it still can be, on the
    /// same line of the screen, and falls to the first row where it cannot.
    pub fn show(&mut self, rows: Vec<ArticleId>) {
        let line = self.at.saturating_sub(self.top);
        let place = self.chosen.and_then(|it| rows.iter().position(|row| *row == it));
        self.rows = rows;
        self.at = place.unwrap_or(0);
        self.chosen = self.rows.get(self.at).copied();
        self.top = self.at.saturating_sub(line);
    }

    /// Chooses the row `by` further on, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.choose_row(self.at.saturating_add_signed(by));
    }

    /// Chooses a row, the last where there are fewer.
    pub fn choose_row(&mut self, row: usize) {
        self.at = row.min(self.rows.len().saturating_sub(1));
        self.chosen = self.rows.get(self.at).copied();
    }

    /// Chooses an article, if it is in the list.
    pub fn choose(&mut self, article: ArticleId) {
        if let Some(row) = self.rows.iter().position(|it| *it == article) {
            self.choose_row(row);
        }
    }

    /// Brings the chosen row onto a screen of `height` rows.
    pub fn settle(&mut self, height: usize) {
        self.top = settled(self.top, self.at, height, self.rows.len());
    }
}

/// The first row on a screen of `height` rows that shows row `at` of `count`,
/// moved from `top` no further than it must.
pub(in crate::app) fn settled(top: usize, at: usize, height: usize, count: usize) -> usize {
    let height = height.max(1);
    let lowest = (at + 1).saturating_sub(height);
    top.clamp(lowest, at.max(lowest)).min(count.saturating_sub(height).max(lowest))
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
        list.show(vec![ArticleId(3), ArticleId(1), ArticleId(2)]);
        assert_eq!((list.chosen(), list.at()), (Some(ArticleId(2)), 2));
    }

    #[test]
    fn a_vanished_choice_falls_to_the_first() {
        let mut list = list(&[1, 2]);
        list.step(1);
        list.show(vec![ArticleId(1)]);
        assert_eq!(list.chosen(), Some(ArticleId(1)));
        list.show(vec![]);
        assert_eq!(list.chosen(), None);
    }

    #[test]
    fn the_chosen_row_is_always_on_the_screen() {
        let mut list = list(&[1, 2, 3, 4, 5, 6]);
        for by in [5, -3, 2, -6, 9] {
            list.step(by);
            list.settle(2);
            assert!(list.top() <= list.at() && list.at() < list.top() + 2);
        }
    }
}
