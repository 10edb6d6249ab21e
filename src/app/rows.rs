//! Lines of which one is chosen, with headings between them that cannot be.

use std::ops::Range;
use std::sync::Arc;

/// Something that can be a line.
pub trait Row {
    /// Whether it only stands above others.
    fn is_heading(&self) -> bool {
        false
    }
}

/// Lines of which one is chosen. `at` is never a heading unless there is
/// nothing else; `top` is the first line on the screen. A copy shares the lines:
/// there may be as many as the library has articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<R> {
    all: Arc<[R]>,
    at: usize,
    top: usize,
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self { all: Arc::default(), at: 0, top: 0 }
    }
}

impl<R: Row> Rows<R> {
    /// Shows these lines, the first that can be chosen being it.
    pub fn new(all: impl Into<Arc<[R]>>) -> Self {
        let all = all.into();
        let at = all.iter().position(|it| !it.is_heading()).unwrap_or(0);
        Self { all, at, top: 0 }
    }

    /// All lines.
    pub fn all(&self) -> &[R] {
        &self.all
    }

    /// Changes lines where they stand. None may become a heading or cease to be
    /// one.
    pub fn change(&mut self, change: impl FnMut(&mut R))
    where
        R: Clone,
    {
        Arc::make_mut(&mut self.all).iter_mut().for_each(change);
    }

    /// The chosen line.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<&R> {
        self.all.get(self.at).filter(|it| !it.is_heading())
    }

    /// Chooses a line, unless it is a heading or lies beyond the end.
    pub fn choose(&mut self, line: usize) {
        if self.all.get(line).is_some_and(|it| !it.is_heading()) {
            self.at = line;
        }
    }

    /// Chooses the line `by` further on, headings not counted, stopping at the
    /// ends.
    pub fn step(&mut self, by: isize) {
        let can = |line: &usize| !self.all[*line].is_heading();
        let count = by.unsigned_abs();
        let line = if by < 0 {
            (0..self.at).rev().filter(can).take(count).last()
        } else {
            (self.at.saturating_add(1)..self.all.len()).filter(can).take(count).last()
        };
        self.at = line.unwrap_or(self.at);
    }

    /// Brings the chosen line, and a heading right above it, onto a screen of
    /// `height` lines.
    pub fn settle(&mut self, height: usize) {
        let above = self.at.checked_sub(1).filter(|it| self.all[*it].is_heading());
        let from = above.filter(|_| height > 1).unwrap_or(self.at);
        let top = settled(self.top, from, height, self.all.len());
        self.top = settled(top, self.at, height, self.all.len());
    }

    /// Which lines are on a screen of `height` lines.
    pub fn visible(&self, height: usize) -> Range<usize> {
        self.top.min(self.all.len())..(self.top + height).min(self.all.len())
    }

    /// The lines on a screen of `height` lines.
    pub fn seen(&self, height: usize) -> &[R] {
        &self.all[self.visible(height)]
    }

    /// Keeps the line that was `line` lines below the top of the screen there.
    pub fn hold(&mut self, line: usize) {
        self.top = self.at.saturating_sub(line);
    }

    /// How far the chosen line is from the top of the screen.
    pub fn line(&self) -> usize {
        self.at.saturating_sub(self.top)
    }
}

/// The first row on a screen of `height` rows that shows row `at` of `count`,
/// moved from `top` no further than it must.
fn settled(top: usize, at: usize, height: usize, count: usize) -> usize {
    let height = height.max(1);
    let lowest = (at + 1).saturating_sub(height);
    top.clamp(lowest, at.max(lowest)).min(count.saturating_sub(height).max(lowest))
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Row for &str {
        fn is_heading(&self) -> bool {
            self.starts_with('#')
        }
    }

    #[test]
    fn headings_are_stepped_over() {
        let mut rows = Rows::new(vec!["# a", "1", "# b", "2", "3"]);
        assert_eq!(rows.chosen(), Some(&"1"));
        rows.step(1);
        assert_eq!(rows.chosen(), Some(&"2"));
        rows.step(9);
        assert_eq!(rows.chosen(), Some(&"3"));
        rows.step(-9);
        assert_eq!(rows.chosen(), Some(&"1"));
        rows.choose(0);
        assert_eq!(rows.chosen(), Some(&"1"));
    }

    #[test]
    fn the_chosen_line_is_always_on_the_screen() {
        let mut rows = Rows::new(vec!["# a", "1", "# b", "2", "3", "4", "5"]);
        for (by, height) in [(3, 2), (-2, 3), (1, 1), (-9, 2), (9, 4)] {
            rows.step(by);
            rows.settle(height);
            assert!(rows.visible(height).contains(&rows.at()), "{by} {height}");
        }
    }

    #[test]
    fn nothing_can_be_chosen_from_nothing() {
        let mut rows = Rows::<&str>::default();
        rows.step(1);
        rows.settle(0);
        assert_eq!(rows.chosen(), None);
    }
}
