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
    /// The chosen article where it does not answer the filter any more.
    held: Option<ArticleId>,
    /// The article that is to be chosen as soon as it comes.
    expected: Option<ArticleId>,
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
        self.held = None;
        let (chosen, line) = (self.chosen(), self.rows.line());
        self.rows = Rows::new(articles);
        if let Some(chosen) = chosen.filter(|_| self.touched) {
            self.choose(chosen);
            self.rows.hold(line);
        }
    }

    /// Shows what answers the same filter by now. The chosen article stays even
    /// if it does not any more, until the reader leaves it: nothing that they do
    /// with it takes it from under their eyes.
    pub fn renew(&mut self, mut articles: Arc<[ArticleId]>) {
        let held = self.chosen().filter(|it| !articles.contains(it));
        if let Some(held) = held {
            let mut with = articles.to_vec();
            with.insert(self.rows.at().min(with.len()), held);
            articles = with.into();
            self.touched = true;
        }
        self.show(articles);
        self.held = held;
    }

    /// Lets go of an article that was only there because it was chosen.
    pub fn let_go(&mut self) {
        let chosen = self.chosen();
        let Some(gone) = self.held.take_if(|it| Some(*it) != chosen) else { return };
        self.show(self.rows.all().iter().copied().filter(|it| *it != gone).collect());
    }

    /// Has an article chosen as soon as it comes.
    pub fn expect(&mut self, article: ArticleId) {
        self.expected = Some(article);
    }

    /// Whether the reader has chosen.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// Whether an article is to be chosen that has not come yet.
    pub fn is_expecting(&self) -> bool {
        self.expected.is_some()
    }

    /// Chooses the expected article if it is there. Expects it no longer if
    /// nothing more will come.
    pub fn give_up(&mut self, is_complete: bool) {
        let Some(expected) = self.expected else { return };
        let is_there = self.rows.all().contains(&expected);
        if is_there {
            self.choose(expected);
        }
        if is_there || is_complete {
            self.expected = None;
        }
    }

    /// Chooses the article `by` further on, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.touch();
        self.rows.step(by);
    }

    /// The reader has chosen.
    fn touch(&mut self) {
        self.touched = true;
        self.expected = None;
    }

    /// Chooses the article of a row.
    pub fn choose_row(&mut self, row: usize) {
        self.touch();
        self.rows.choose(row);
    }

    /// Chooses an article, if it is in the list.
    pub fn choose(&mut self, article: ArticleId) {
        self.touch();
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
    fn what_does_not_answer_any_more_stays_until_it_is_left() {
        let mut list = list(&[1, 2, 3]);
        list.step(1);
        list.renew([ArticleId(1), ArticleId(3)].into());
        assert_eq!((list.chosen(), list.rows().all().len()), (Some(ArticleId(2)), 3));
        list.let_go();
        assert_eq!(list.chosen(), Some(ArticleId(2)));
        list.step(1);
        list.let_go();
        assert_eq!((list.chosen(), list.rows().all().len()), (Some(ArticleId(3)), 2));
    }

    #[test]
    fn an_expected_article_is_chosen_when_it_comes_unless_the_reader_chose() {
        let mut list = list(&[1, 2]);
        list.expect(ArticleId(3));
        list.show([1, 2, 3].map(ArticleId).into());
        list.give_up(false);
        assert_eq!((list.chosen(), list.is_expecting()), (Some(ArticleId(3)), false));
        list.expect(ArticleId(9));
        list.step(-1);
        assert!(!list.is_expecting());
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
