//! What the reader does with an article, one small thing at a time.

use std::sync::Arc;

use crate::library::Library;
use crate::news::ArticleId;
use crate::text::Span;

/// So many bytes of a line tell it from all others near it.
const ENOUGH: usize = 48;

/// So many lines are looked for, forwards and back, that a reader may go on from.
const MOST_LINES: usize = 40;

/// Something that the reader does with an article, and that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// It is read now, or unread again.
    Read(ArticleId, bool),
    /// It has a star now, or none any more.
    Star(ArticleId, bool),
    /// It has this tag now, or not any more. Clean, never empty.
    Tag(ArticleId, String, bool),
    /// A note was written on it.
    Write(Arc<Note>),
    /// A note on it was changed: as it was, and as it is.
    Rewrite(Arc<Note>, Arc<Note>),
    /// A note on it was taken away.
    Erase(Arc<Note>),
}

/// A note on a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Names it within its library for good.
    pub id: u64,
    /// The article.
    pub article: ArticleId,
    /// Where the passage stood when the note was made.
    pub span: Span,
    /// The words of the passage, by which it is found again in another text.
    pub quoted: String,
    /// What the reader says of it: lines of clean text.
    pub words: String,
    /// When it was made, in nanoseconds since 1970, where that is known.
    pub made: Option<i64>,
}

/// A note, and where its passage stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The note.
    pub note: Arc<Note>,
    /// Where its passage stands in the text as it is; nowhere when those words
    /// are gone.
    pub at: Option<Span>,
}

impl Mark {
    /// The article that it is on.
    pub fn article(&self) -> ArticleId {
        match self {
            Self::Read(article, _) | Self::Star(article, _) | Self::Tag(article, ..) => *article,
            Self::Write(note) | Self::Rewrite(_, note) | Self::Erase(note) => note.article,
        }
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Read(article, on) => Self::Read(*article, !on),
            Self::Star(article, on) => Self::Star(*article, !on),
            Self::Tag(article, tag, on) => Self::Tag(*article, tag.clone(), !on),
            Self::Write(note) => Self::Erase(Arc::clone(note)),
            Self::Rewrite(before, after) => Self::Rewrite(Arc::clone(after), Arc::clone(before)),
            Self::Erase(note) => Self::Write(Arc::clone(note)),
        }
    }

    /// Whether it settles the same question as `other`, so that the later of
    /// both is all that counts.
    pub fn is_about(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Read(one, _), Self::Read(other, _))
            | (Self::Star(one, _), Self::Star(other, _)) => one == other,
            (Self::Tag(one, tag, _), Self::Tag(other, same, _)) => one == other && tag == same,
            _ => self.note().is_some() && self.note() == other.note(),
        }
    }

    /// The id of the note that it is about, if it is about one.
    fn note(&self) -> Option<u64> {
        match self {
            Self::Write(note) | Self::Rewrite(_, note) | Self::Erase(note) => Some(note.id),
            Self::Read(..) | Self::Star(..) | Self::Tag(..) => None,
        }
    }
}

impl Note {
    /// The labels that the reader has put on it: words that begin with `#`,
    /// without that sign and what ends the sentence behind them.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let labels = self.words.split_whitespace().filter_map(|it| it.strip_prefix('#'));
        labels
            .map(|it| it.trim_end_matches(|it: char| !it.is_alphanumeric()))
            .filter(|it| !it.is_empty())
    }

    /// Where its passage stands in `text`: where it stood, or else nearest to
    /// that.
    pub fn place_in(&self, text: &str) -> Option<Span> {
        found_again(text, self.span.start(), &self.quoted)
    }
}

/// Where `words` stand in `text`, nearest to byte `place`.
pub fn found_again(text: &str, place: usize, words: &str) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    if text.get(place..).is_some_and(|it| it.starts_with(words)) {
        return Some(Span::new(place, place + words.len()));
    }
    let nearest = text.match_indices(words).map(|it| it.0).min_by_key(|it| it.abs_diff(place));
    nearest.map(|it| Span::new(it, it + words.len()))
}

/// Where in the text that took the place of `was` a reader is who was at byte
/// `place` of that: at the same words or, where they are gone, at the nearest
/// that stayed.
pub fn carried_over(was: &str, now: &str, place: usize) -> usize {
    let (before, after) = was.split_at(was.floor_char_boundary(place));
    if before.is_empty() {
        return 0;
    }
    let (mut before, mut after) = (before.lines().rev(), after.lines());
    let here = after.next().into_iter().chain(before.next());
    let around = after.take(MOST_LINES).chain(before.take(MOST_LINES));
    let mut words = here.chain(around).map(|it| &it[..it.floor_char_boundary(ENOUGH)]);
    let stayed = words.find_map(|it| found_again(now, place, it));
    stayed.map_or_else(|| now.floor_char_boundary(place), Span::start)
}

impl Library {
    /// The same library after the reader has done these things, in order. Of what
    /// is on articles that it does not have, only notes are shown.
    #[must_use]
    pub fn marked<'a>(&self, done: impl IntoIterator<Item = &'a Mark>) -> Self {
        let mut marks = self.marks().clone();
        for mark in done {
            match self.number(mark.article()) {
                Some(number) => marks.make(number, mark),
                None => marks.make_astray(mark),
            }
        }
        self.clone().with_marks(Arc::new(marks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(words: &str) -> Note {
        let (id, article, span) = (1, ArticleId(1), Span::new(4, 9));
        Note { id, article, span, quoted: "digue".into(), words: words.into(), made: None }
    }

    #[test]
    fn labels_are_words_with_a_hash() {
        let note = note("À voir #doute, puis\n#à-suivre. C # n’est rien");
        assert_eq!(note.labels().collect::<Vec<_>>(), ["doute", "à-suivre"]);
    }

    #[test]
    fn a_passage_is_found_where_it_stood_or_nearest() {
        let at = |text: &str| note("").place_in(text).map(Span::start);
        assert_eq!(at("une digue"), Some(4));
        assert_eq!(at("digue et hop, la vieille digue"), Some(0));
        assert_eq!(at("é"), None);
    }

    #[test]
    fn a_reader_stays_at_the_same_words_or_near_them() {
        const WAS: &str = "Titre\n\nUne digue cède.\nLa route est coupée au nord.\nUn bac vient.";
        let check = |words: &str, now: &str, expected: &str| {
            let place = carried_over(WAS, now, WAS.find(words).unwrap());
            assert!(now[place..].starts_with(expected), "{words}: {}", &now[place..]);
        };
        check("est coupée", &format!("Mise à jour : il pleut\n{WAS}"), "est coupée au nord.");
        check("est coupée", "La route est ouverte.\nUn bac vient.", "La route est");
        check("La route", "Elle est coupée.\nUn bac vient.", "Un bac");
        check("est coupée", "La route\u{a0}!\nLa route de l’est", "La route de");
        check("Un bac", "Une digue cède.\nElle est réparée.", "Une digue");
        check("Titre", "Autre titre\n\nUne digue", "Autre");
        check("Un bac", "Rien", "");
        assert_eq!(carried_over("", "a", 9), 0);
    }

    #[test]
    fn what_is_taken_back_is_as_before() {
        let marks = [
            Mark::Read(ArticleId(1), true),
            Mark::Tag(ArticleId(1), "a".into(), false),
            Mark::Write(Arc::new(note("a"))),
        ];
        for mark in &marks {
            assert_eq!(&mark.inverse().inverse(), mark);
            assert!(mark.is_about(&mark.inverse()));
            assert_eq!(mark.inverse().article(), ArticleId(1));
        }
        assert!(!marks[0].is_about(&marks[1]));
    }
}
