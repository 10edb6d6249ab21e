//! A stretch of text.

use serde::{Deserialize, Serialize};

/// A stretch of text, as byte offsets that fall on character boundaries.
///
/// Four bytes an end: a text longer than 4 GiB is not an article.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start(), span.end())
    }
}

impl Span {
    /// From byte `start` up to byte `end`. An end before the start gives an
    /// empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The part of `text` that `part` was sliced from, or `None` when `part`
    /// is not a slice of `text`.
    pub fn of(part: &str, text: &str) -> Option<Self> {
        let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        let end = start + part.len();
        (end <= text.len()).then(|| Self::new(start, end))
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// How many bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds no text at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words themselves.
    #[inline]
    pub fn within(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `at` lies in it.
    pub fn holds(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// The part that both share, empty where they share none.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self::new(self.start().max(other.start()), self.end().min(other.end()))
    }

    /// The shortest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch in a text that has `by` more bytes before it.
    #[must_use]
    pub fn after(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_knows_where_it_came_from() {
        let text = "Ana Ruiz spoke.";
        let name = Span::of(&text[..8], text);
        assert_eq!(name.map(|it| it.within(text)), Some("Ana Ruiz"));
    }

    #[test]
    fn foreign_text_has_no_place() {
        assert_eq!(Span::of("Ana", &String::from("Ana")), None);
    }

    #[test]
    fn neighbours_do_not_overlap() {
        assert!(!Span::new(0, 1).overlaps(Span::new(1, 2)));
        assert!(Span::new(0, 1).shared(Span::new(1, 2)).is_empty());
    }
}
