//! The filters that were asked before, to be asked again.

/// Filters, the newest last, and which of them the prompt shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    filters: Vec<String>,
    /// The one that the prompt shows. `None` where it shows what the reader has
    /// typed.
    at: Option<usize>,
}

impl History {
    /// A history of `filters`, the newest last.
    pub fn new(filters: Vec<String>) -> Self {
        Self { filters, at: None }
    }

    /// Takes in a filter that was asked. False when it was the newest already,
    /// or is nothing.
    pub fn enter(&mut self, filter: &str) -> bool {
        self.at = None;
        let filter = filter.trim();
        if filter.is_empty() || self.filters.last().is_some_and(|it| it == filter) {
            return false;
        }
        self.filters.retain(|it| it != filter);
        self.filters.push(filter.to_owned());
        true
    }

    /// Whether the prompt shows one of them.
    pub fn is_shown(&self) -> bool {
        self.at.is_some()
    }

    /// The prompt shows none of them any more.
    pub fn leave(&mut self) {
        self.at = None;
    }

    /// The filter before the one that is shown; from the newest on where none
    /// is. One that is `shown` already as the reader's own is passed over.
    pub fn older(&mut self, shown: &str) -> Option<&str> {
        let below = self.at.unwrap_or(self.filters.len());
        let at = (0..below).rev().find(|it| self.filters[*it] != shown)?;
        self.at = Some(at);
        Some(&self.filters[at])
    }

    /// The filter after the one that is shown; nothing typed after the newest.
    pub fn newer(&mut self) -> Option<&str> {
        let next = self.at? + 1;
        self.at = (next < self.filters.len()).then_some(next);
        Some(self.at.map_or("", |it| &self.filters[it]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_and_forth() {
        let mut history = History::new(vec!["a".into(), "b".into()]);
        assert!(history.enter("c") && !history.enter(" c ") && !history.enter(""));
        assert_eq!(history.older("c"), Some("b"));
        assert_eq!(history.older("b"), Some("a"));
        assert_eq!(history.older("a"), None);
        assert_eq!(history.newer(), Some("b"));
        assert_eq!(history.newer(), Some("c"));
        assert_eq!(history.newer(), Some(""));
        assert_eq!(history.newer(), None);
        assert!(history.enter("a"));
        assert_eq!(history.older(""), Some("a"));
        assert_eq!(history.older(""), Some("c"));
    }
}
