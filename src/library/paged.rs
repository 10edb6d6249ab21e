//! A long list that is cheap to copy: its pages are shared until one changes.

use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// How many entries a page holds. Copying the list copies one pointer a page;
/// changing an entry of a shared page copies that page.
const PAGE: usize = 128;

/// A list that only grows at its end. Entries may be changed in place.
#[derive(Debug, Clone)]
pub(super) struct Paged<T> {
    pages: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Paged<T> {
    fn default() -> Self {
        Self { pages: Vec::new(), len: 0 }
    }
}

impl<T> Index<usize> for Paged<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.pages[at / PAGE][at % PAGE]
    }
}

impl<T: Clone> IndexMut<usize> for Paged<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        self.change(at)
    }
}

impl<T: Clone> Paged<T> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn get(&self, at: usize) -> Option<&T> {
        self.pages.get(at / PAGE)?.get(at % PAGE)
    }

    /// The entry at `at`, to be changed. Panics behind the end.
    pub(super) fn change(&mut self, at: usize) -> &mut T {
        &mut Arc::make_mut(&mut self.pages[at / PAGE])[at % PAGE]
    }

    pub(super) fn push(&mut self, entry: T) {
        if self.len.is_multiple_of(PAGE) {
            self.pages.push(Arc::new(Vec::with_capacity(PAGE)));
        }
        let last = self.pages.last_mut().expect("a page was just made where none had room");
        Arc::make_mut(last).push(entry);
        self.len += 1;
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.pages.iter().flat_map(|it| it.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_does_not_see_later_changes() {
        let mut list = Paged::default();
        (0..300).for_each(|it| list.push(it));
        let copy = list.clone();
        *list.change(200) = 0;
        list.push(300);
        assert_eq!((copy.get(200), copy.len(), copy.get(300)), (Some(&200), 300, None));
        assert_eq!((list.get(200), list.len(), list.get(300)), (Some(&0), 301, Some(&300)));
        assert!(copy.iter().copied().eq(0..300));
    }
}
