//! Articles that are at hand before they are asked for: who goes down the list
//! goes on, or back to what was just left.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::app::Ticket;
use crate::news::{Annotated, ArticleId};

/// How many articles are read at once.
const READ: usize = 4;

/// How many are at hand: those to come, and as many that were opened last.
const KEPT: usize = 2 * READ;

/// The longest text that is kept, in bytes: what is rare may be read when it is
/// wanted.
const LONGEST: usize = 1 << 16;

/// Articles on either side of the open one.
#[derive(Debug, Clone, Default)]
pub struct Ahead {
    /// The latest ones last.
    articles: VecDeque<Arc<Annotated>>,
    /// The row that was chosen last.
    row: usize,
    /// The ticket of the newest [`Effect::Ahead`](crate::app::Effect::Ahead).
    pub awaited: Ticket,
}

impl Ahead {
    /// The article of that id, if it is at hand.
    pub fn take(&mut self, id: ArticleId) -> Option<Arc<Annotated>> {
        let at = self.articles.iter().position(|it| it.document.id == id)?;
        self.articles.remove(at)
    }

    /// Keeps an article at hand as it is now, in the place of the one that was
    /// kept first.
    pub fn keep(&mut self, article: Arc<Annotated>) {
        if article.document.text.len() > LONGEST {
            return;
        }
        self.take(article.document.id);
        self.articles.push_back(article);
        while self.articles.len() > KEPT {
            self.articles.pop_front();
        }
    }

    /// Gives up what is at hand, and on its way: it may have changed.
    pub fn forget(&mut self) {
        self.articles.clear();
        self.awaited = Ticket(self.awaited.0 + 1);
    }

    /// What to read for a reader who has come to row `at`: the next articles the
    /// same way, once none is left. Nothing after a leap: nobody knows whether
    /// it goes on, nor where to.
    pub fn wanted(&mut self, rows: &[ArticleId], at: usize) -> Option<Vec<ArticleId>> {
        let before = std::mem::replace(&mut self.row, at);
        let next: Vec<ArticleId> = if at == before + 1 {
            rows.iter().skip(at + 1).take(READ).copied().collect()
        } else if at + 1 == before {
            rows[..at].iter().rev().take(READ).copied().collect()
        } else {
            return None;
        };
        let first = *next.first()?;
        if self.articles.iter().any(|it| it.document.id == first) {
            return None;
        }
        self.awaited = Ticket(self.awaited.0 + 1);
        Some(next)
    }
}
