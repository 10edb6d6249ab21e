//! A shelf: a query that is kept under a name.

use crate::library::{Library, Query};

/// A filter that the reader has named. Both are clean lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Shelf {
    /// The name.
    pub name: String,
    /// The filter, as it is typed.
    pub filter: String,
}

impl Library {
    /// How many articles answer each of `queries`, nothing for none; `None`
    /// soon after `wanted` says that nobody wants to know any more.
    pub fn counts(
        &self,
        queries: &[Option<Query>],
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Option<usize>>> {
        let count = |query: &Option<Query>| match query {
            Some(query) => self.how_many(query, wanted).map(Some),
            None => Some(None),
        };
        queries.iter().map(count).collect()
    }
}
