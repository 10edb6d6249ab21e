//! Why the articles on the screen are listed: the words that answer the filter
//! where the headline does not.

use std::collections::HashMap;

use crate::app::Ticket;
use crate::library::{Met, Query, Quoted};
use crate::news::ArticleId;

/// What answers the filter in the articles that the list shows.
#[derive(Debug, Clone, Default)]
pub struct Snippets {
    /// The query that they answer.
    query: Query,
    /// Nothing for an article whose text has no place that answers.
    known: HashMap<ArticleId, Option<Quoted>>,
    /// What was asked last.
    asked: (Query, Vec<ArticleId>),
    /// The ticket of the answer that is waited for.
    pub awaited: Ticket,
}

impl Snippets {
    /// What the list says below the headline of an article.
    pub fn of(&self, article: ArticleId) -> Option<&Quoted> {
        let known = self.known.get(&article)?.as_ref();
        known.filter(|it| it.by != Met::Title)
    }

    /// Which of the articles that are `visible` are to be looked into, if any
    /// are that were not asked for already.
    pub fn missing(&mut self, query: &Query, visible: &[ArticleId]) -> Option<Vec<ArticleId>> {
        let is_known = self.query == *query;
        let missing: Vec<ArticleId> = visible
            .iter()
            .copied()
            .filter(|it| !is_known || !self.known.contains_key(it))
            .collect();
        if missing.is_empty()
            || !query.has_places()
            || self.asked == (query.clone(), missing.clone())
        {
            return None;
        }
        self.asked = (query.clone(), missing.clone());
        self.awaited = Ticket(self.awaited.0 + 1);
        Some(missing)
    }

    /// Takes in what was asked for last.
    pub fn take(&mut self, answers: Vec<(ArticleId, Option<Quoted>)>) {
        if self.query != self.asked.0 {
            self.known.clear();
            self.query = self.asked.0.clone();
        }
        self.known.extend(answers);
    }

    /// Forgets everything: other articles may be there now.
    pub fn forget(&mut self) {
        *self = Self { awaited: self.awaited, ..Self::default() };
    }
}
