//! What the reader has done with articles, and what has become of these.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::library::card::begins_word;
use crate::library::query::{Flag, Value, words_of};
use crate::library::{Mark, Placed};
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
    /// Come, or changed at their source, since the reader was last here.
    pub new: RoaringBitmap,
    /// The articles of every tag, by the tag as the reader writes it. Clean.
    pub tags: BTreeMap<String, RoaringBitmap>,
    /// The notes on each article that has some, in the order of their passages.
    pub notes: BTreeMap<u32, Vec<Placed>>,
    /// The notes on articles that are not here any more.
    pub astray: Vec<Placed>,
    /// Where reading stopped, as a byte of the text, in each article that was
    /// begun and not read to its end.
    pub places: BTreeMap<u32, usize>,
    /// The highest id that a note ever had.
    pub last_note: u64,
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
            Flag::New => all & &self.new,
            Flag::Noted => self.notes.keys().copied().filter(|it| all.contains(*it)).collect(),
        }
    }

    /// The articles with a tag that `value` names, or with a note of that label:
    /// the whole tag in quotation marks, else the beginnings of its words.
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
        let tagged = self
            .tags
            .iter()
            .filter(|it| is_meant(it.0))
            .fold(RoaringBitmap::new(), |all, it| all | it.1);
        let is_labelled = |it: &&Placed| it.note.labels().any(is_meant);
        let labelled = self.notes.iter().filter(|it| it.1.iter().any(|it| is_labelled(&it)));
        tagged | labelled.map(|it| *it.0).collect::<RoaringBitmap>()
    }

    /// The articles with a note that has the words of `value`: in one piece in
    /// quotation marks, else each by its beginning.
    pub(super) fn noting(&self, value: &Value) -> RoaringBitmap {
        let whole = Sought::new(&value.text);
        let words: Vec<Sought> = words_of(&value.text).map(Sought::new).collect();
        let says = |placed: &Placed| {
            let note = &placed.note.words;
            if value.exact {
                whole.is_whole_in(note)
            } else {
                words.iter().all(|it| it.starts_a_word_in(note))
            }
        };
        self.notes.iter().filter(|it| it.1.iter().any(says)).map(|it| *it.0).collect()
    }

    /// Takes in what the reader did with the article of a number.
    pub fn make(&mut self, number: u32, mark: &Mark) {
        match mark {
            Mark::Read(_, on) => set(&mut self.read, number, *on),
            Mark::Star(_, on) => set(&mut self.starred, number, *on),
            Mark::Tag(_, tag, on) => {
                let tagged = self.tags.entry(tag.clone()).or_default();
                set(tagged, number, *on);
                if tagged.is_empty() {
                    self.tags.remove(tag);
                }
            }
            Mark::Write(note) | Mark::Rewrite(_, note) => {
                // Another text may have moved it since it was made.
                let before = self.take_note(number, note.id);
                let at = before.map_or(Some(note.span), |it| it.at);
                self.put_note(number, Placed { note: Arc::clone(note), at });
            }
            Mark::Erase(note) => drop(self.take_note(number, note.id)),
        }
    }

    /// Takes in what became of a note on an article that is not here.
    pub fn make_astray(&mut self, mark: &Mark) {
        let (Mark::Write(note) | Mark::Rewrite(_, note) | Mark::Erase(note)) = mark else { return };
        self.astray.retain(|it| it.note.id != note.id);
        if !matches!(mark, Mark::Erase(_)) {
            self.astray.push(Placed { note: Arc::clone(note), at: None });
        }
    }

    /// Puts a note among those of an article, in the place of what it was.
    pub fn put_note(&mut self, number: u32, placed: Placed) {
        self.take_note(number, placed.note.id);
        self.last_note = self.last_note.max(placed.note.id);
        let notes = self.notes.entry(number).or_default();
        let key = |it: &Placed| (it.at.is_none(), it.at.unwrap_or(it.note.span), it.note.id);
        let place = notes.partition_point(|it| key(it) < key(&placed));
        notes.insert(place, placed);
    }

    /// Takes a note out, if it is there.
    fn take_note(&mut self, number: u32, id: u64) -> Option<Placed> {
        let notes = self.notes.get_mut(&number)?;
        let at = notes.iter().position(|it| it.note.id == id)?;
        let taken = notes.remove(at);
        if notes.is_empty() {
            self.notes.remove(&number);
        }
        Some(taken)
    }

    /// All tags, and the labels of all notes, by name.
    pub fn tag_names(&self) -> BTreeSet<&str> {
        let labels = self.notes.values().flatten().flat_map(|it| it.note.labels());
        self.tags.keys().map(String::as_str).chain(labels).collect()
    }

    /// The tags of the article of a number, in their order.
    pub fn tags_of(&self, number: u32) -> impl Iterator<Item = &str> {
        self.tags.iter().filter(move |it| it.1.contains(number)).map(|it| it.0.as_str())
    }

    /// The notes on the article of a number, in the order of their passages;
    /// those whose passage is gone come last.
    pub fn notes_on(&self, number: u32) -> &[Placed] {
        self.notes.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Forgets what was done with the article of a number.
    pub fn forget(&mut self, number: u32) {
        for set in [&mut self.read, &mut self.starred] {
            set.remove(number);
        }
        self.tags.values_mut().for_each(|it| {
            it.remove(number);
        });
        self.tags.retain(|_, it| !it.is_empty());
        self.notes.remove(&number);
        self.places.remove(&number);
    }
}

/// Puts a number in or takes it out.
fn set(numbers: &mut RoaringBitmap, number: u32, is_in: bool) {
    if is_in {
        numbers.insert(number);
    } else {
        numbers.remove(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Note;
    use crate::news::ArticleId;
    use crate::text::Span;

    fn marks() -> Marks {
        let tag = |name: &str, at: &[u32]| (name.to_owned(), at.iter().copied().collect());
        Marks {
            read: RoaringBitmap::from([1, 2]),
            starred: RoaringBitmap::from([2, 9]),
            tags: [tag("À relire", &[1, 3]), tag("relais", &[2])].into(),
            notes: [(3, vec![placed(1, 7, "Un doute sur la source #vérifier")])].into(),
            ..Marks::default()
        }
    }

    fn placed(id: u64, start: usize, words: &str) -> Placed {
        let (article, span) = (ArticleId(3), Span::new(start, start + 1));
        let note = Note { id, article, span, quoted: "a".into(), words: words.into(), made: None };
        Placed { note: Arc::new(note), at: Some(span) }
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
    fn labels_of_notes_are_tags_too() {
        check(&marks().tagged(&value("verif", false)), &[3]);
        check(&marks().tagged(&value("doute", false)), &[]);
        assert!(marks().tag_names().into_iter().eq(["relais", "vérifier", "À relire"]));
    }

    #[test]
    fn what_is_done_can_be_taken_back() {
        let (before, article) = (marks(), ArticleId(3));
        let note = placed(9, 2, "b").note;
        let done = [
            Mark::Read(article, true),
            Mark::Star(article, true),
            Mark::Tag(article, "neuf".into(), true),
            Mark::Write(note),
        ];
        let mut after = before.clone();
        for mark in &done {
            after.make(3, mark);
        }
        check(&after.read, &[1, 2, 3]);
        assert_eq!(after.tags_of(3).collect::<Vec<_>>(), ["neuf", "À relire"]);
        let ids: Vec<u64> = after.notes_on(3).iter().map(|it| it.note.id).collect();
        assert_eq!(ids, [9, 1], "in the order of their passages");
        for mark in done.iter().rev() {
            after.make(3, &mark.inverse());
        }
        assert_eq!(after, Marks { last_note: 9, ..before });
    }

    #[test]
    fn a_note_that_is_changed_stays_where_its_passage_is_now() {
        let mut marks = marks();
        let before = marks.notes_on(3)[0].note.clone();
        marks.notes.get_mut(&3).unwrap()[0].at = None;
        let after = Arc::new(Note { words: "c".into(), ..(*before).clone() });
        marks.make(3, &Mark::Rewrite(before, Arc::clone(&after)));
        assert_eq!(marks.notes_on(3), [Placed { note: after, at: None }]);
    }

    #[test]
    fn notes_are_searched_by_words() {
        check(&marks().noting(&value("dout", false)), &[3]);
        check(&marks().noting(&value("sur la", true)), &[3]);
        check(&marks().noting(&value("sur le", true)), &[]);
    }
}
