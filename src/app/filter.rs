//! What the articles are filtered by.

use std::collections::HashMap;

use crate::app::{History, Ticket, Typed};
use crate::library::{ActorId, Found, Library, Query, QueryError, Sign};

/// The filter: the text that the reader sees and edits, what it means, and
/// what answers it. A text that means nothing leaves the last good query and
/// its answer in place.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The text.
    pub typed: Typed,
    /// What is wrong with the text.
    pub error: Option<QueryError>,
    /// The last good query.
    pub query: Query,
    /// What answers it.
    pub found: Found,
    /// The query whose answer is shown.
    pub shown: Option<Query>,
    /// The actors that the query names, with their sign.
    pub signs: HashMap<ActorId, Sign>,
    /// The ticket of the answer that is waited for.
    pub awaited: Ticket,
    /// The ticket of the answer that came last.
    pub answered: Ticket,
    /// The ticket of the answer whose actors are being counted.
    pub tallying: Ticket,
    /// What was asked before.
    pub history: History,
}

impl Filter {
    /// Reads the text anew. False when it cannot be read, and then only the
    /// error changes.
    pub fn reread(&mut self, library: &Library) -> bool {
        match Query::parse(self.typed.text()) {
            Ok(query) => {
                self.query = query;
                self.error = None;
                self.resign(library);
                true
            }
            Err(error) => {
                self.error = Some(error);
                false
            }
        }
    }

    /// Finds out anew which actors of `library` the query names.
    pub fn resign(&mut self, library: &Library) {
        self.signs.clear();
        for term in self.query.actors() {
            self.signs.extend(library.reading(term).into_iter().map(|it| (it, term.sign)));
        }
    }

    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        self.query.is_empty() && self.typed.is_empty()
    }
}
