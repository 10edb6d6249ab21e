//! Bringing outcomes back into the order of their jobs.

use std::collections::BTreeMap;

/// Holds outcomes back until those before them have come.
#[derive(Debug)]
pub struct InOrder<T> {
    early: BTreeMap<usize, T>,
    next: usize,
}

impl<T> InOrder<T> {
    /// Nothing has come; the first is number 0.
    pub fn new() -> Self {
        Self { early: BTreeMap::new(), next: 0 }
    }

    /// Takes in the outcome of job number `at`.
    pub fn put(&mut self, at: usize, outcome: T) {
        self.early.insert(at, outcome);
    }

    /// The next outcome, if its turn has come.
    pub fn take(&mut self) -> Option<T> {
        let outcome = self.early.remove(&self.next)?;
        self.next += 1;
        Some(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_early_waits() {
        let mut order = InOrder::new();
        order.put(1, "b");
        assert_eq!(order.take(), None);
        order.put(0, "a");
        assert_eq!([order.take(), order.take(), order.take()], [Some("a"), Some("b"), None]);
    }
}
