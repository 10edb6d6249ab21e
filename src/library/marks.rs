//! What the reader has done with articles, and what has become of these.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::library::card::begins_word;
use crate::library::query::{Flag, Value, words_of};
use crate::text::{Sought, fold};

/// Flags, tags and notes, by the number of the article. Plain facts: whoever
/// keeps the reader's state makes them, a library only answers from them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// Read to the end, or set so by the reader. All others are unread.
    pub read: RoaringBitmap,
    /// Given a star.
    pub starred: RoaringBitmap,
    /// Changed at their source since they were first read in.
    pub revised: RoaringBitmap,
    /// Gone from their source.
    pub vanished: RoaringBitmap,
    /// The articles of every tag, by the tag as the reader writes it. Clean.
    pub tags: BTreeMap<String, RoaringBitmap>,
    /// The notes on each article that has some, as text. Clean.
    pub notes: BTreeMap<u32, Vec<String>>,
}

impl Marks {
    /// Those of `all` that are so.
    pub(super) fn flagged(&self, flag: Flag, all: &RoaringBitmap) -> RoaringBitmap {
        match flag {
            Flag::Unread => all - &self.read,
            Flag::Read => all & &self.read,
            Flag::Starred => all & &self.starred,
            Flag::Revised => all & &self.revised,
            Flag::Vanished => all & &self.vanished,
            Flag::Noted => self.notes.keys().copied().filter(|it| all.contains(*it)).collect(),
        }
    }

    /// The articles with a tag that `value` names: the whole tag in quotation
    /// marks, else the beginnings of its words.
    pub(super) fn tagged(&self, value: &Value) -> RoaringBitmap {
        let asked = fold(&value.text);
        let is_meant = |tag: &str| {
            let tag = fold(tag);
            if value.exact {
                tag == asked
            } else {
                words_of(&asked).all(|it| begins_word(&tag, it))
            }
        };
        self.tags
            .iter()
            .filter(|it| is_meant(it.0))
            .fold(RoaringBitmap::new(), |all, it| all | it.1)
    }

    /// The articles with a note that has the words of `value`: in one piece in
    /// quotation marks, else each by its beginning.
    pub(super) fn noting(&self, value: &Value) -> RoaringBitmap {
        let whole = Sought::new(&value.text);
        let words: Vec<Sought> = words_of(&value.text).map(Sought::new).collect();
        let says = |note: &String| {
            if value.exact {
                whole.is_whole_in(note)
            } else {
                words.iter().all(|it| it.starts_a_word_in(note))
            }
        };
        self.notes.iter().filter(|it| it.1.iter().any(says)).map(|it| *it.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks() -> Marks {
        let tag = |name: &str, at: &[u32]| (name.to_owned(), at.iter().copied().collect());
        Marks {
            read: RoaringBitmap::from([1, 2]),
            starred: RoaringBitmap::from([2, 9]),
            tags: [tag("À relire", &[1, 3]), tag("relais", &[2])].into(),
            notes: [(3, vec!["Un doute sur la source".to_owned()])].into(),
            ..Marks::default()
        }
    }

    #[track_caller]
    fn check(found: &RoaringBitmap, expected: &[u32]) {
        assert!(found.iter().eq(expected.iter().copied()), "{found:?}");
    }

    fn value(text: &str, exact: bool) -> Value {
        Value { text: text.to_owned(), exact }
    }

    #[test]
    fn what_was_not_read_is_unread_and_what_is_gone_is_nothing() {
        let all = RoaringBitmap::from([1, 2, 3]);
        check(&marks().flagged(Flag::Unread, &all), &[3]);
        check(&marks().flagged(Flag::Starred, &all), &[2]);
        check(&marks().flagged(Flag::Noted, &all), &[3]);
        check(&marks().flagged(Flag::Revised, &all), &[]);
    }

    #[test]
    fn tags_are_meant_by_their_words_or_whole() {
        check(&marks().tagged(&value("rel", false)), &[1, 2, 3]);
        check(&marks().tagged(&value("a relire", true)), &[1, 3]);
        check(&marks().tagged(&value("relire", true)), &[]);
    }

    #[test]
    fn notes_are_searched_by_words() {
        check(&marks().noting(&value("dout", false)), &[3]);
        check(&marks().noting(&value("sur la", true)), &[3]);
        check(&marks().noting(&value("sur le", true)), &[]);
    }
}
