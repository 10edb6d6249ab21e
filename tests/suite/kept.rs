//! What the reader does with articles, written and read again.

use std::fs;
use std::sync::Arc;

use liseuse::library::{Digest, Mark, Marks, Note};
use liseuse::news::ArticleId;
use liseuse::store::{Line, Session, Whose, corrections_within, write_corrections};
use liseuse::text::Span;

use crate::store::Shelf;

const BRIDGE: &str = "Le pont reste fermé\n\nAna Ruiz a visité le pont, a déclaré la mairie.\n";
const FERRY: &str = "Un bac pour demain\n\nLa mairie promet un bac à Ana Ruiz.\n";

/// A library of two articles: the bridge is 1, the ferry 2.
fn shelf() -> (Shelf, [ArticleId; 2]) {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let batch = vec![shelf.read("pont.txt", BRIDGE), shelf.read("bac.txt", FERRY)];
    let written = writer.write(batch).unwrap();
    let ids: Vec<ArticleId> = written.put.iter().map(|it| it.row.digest.id).collect();
    (shelf, [ids[0], ids[1]])
}

fn state(shelf: &Shelf, whose: Whose) -> Marks {
    let mut marks = Marks::default();
    shelf.reader().state(whose, &mut marks).unwrap();
    marks
}

fn note(article: ArticleId, words: &str) -> Arc<Note> {
    let start = BRIDGE.find("Ana Ruiz").unwrap();
    let span = Span::new(start, start + 8);
    let (quoted, words) = ("Ana Ruiz".to_owned(), words.to_owned());
    Arc::new(Note { id: 4, article, span, quoted, words, made: None })
}

#[test]
fn what_was_done_is_read_again_and_taken_back() {
    let (shelf, [bridge, ferry]) = shelf();
    let writer = shelf.writer();
    let pen = writer.pen().unwrap();
    let done = [
        Mark::Read(bridge, true),
        Mark::Star(ferry, true),
        Mark::Tag(bridge, "À relire".to_owned(), true),
        Mark::Write(note(bridge, "Vraiment ?\n#doute")),
    ];
    for mark in &done {
        pen.mark(mark).unwrap();
    }
    pen.place(ferry, 12).unwrap();
    let marks = state(&shelf, Whose::All);
    assert!(marks.read.iter().eq([1]) && marks.starred.iter().eq([2]));
    assert_eq!(marks.tags_of(1).collect::<Vec<_>>(), ["À relire"]);
    let kept = &marks.notes_on(1)[0];
    assert_eq!((kept.note.words.as_str(), kept.at), ("Vraiment ?\n#doute", Some(kept.note.span)));
    assert_eq!((marks.places.get(&2), marks.last_note), (Some(&12), 4));
    assert_eq!(state(&shelf, Whose::One(ferry)).notes.len(), 0);
    assert_eq!(state(&shelf, Whose::Of(&[bridge, ferry])), marks);
    for mark in done.iter().rev() {
        pen.mark(&mark.inverse()).unwrap();
    }
    pen.place(ferry, 0).unwrap();
    assert_eq!(state(&shelf, Whose::All), Marks { last_note: 4, ..Marks::default() });
}

#[test]
fn a_note_is_found_again_in_a_text_that_changed_or_said_to_be_lost() {
    let (shelf, [bridge, _]) = shelf();
    let mut writer = shelf.writer();
    writer.pen().unwrap().mark(&Mark::Write(note(bridge, "a"))).unwrap();
    let place = |text: &str| text.find("Ana Ruiz").map(|it| Span::new(it, it + 8));
    for text in ["Le pont rouvre\n\nHier, Ana Ruiz a rouvert le pont.\n", "Le pont\n\nRien.\n"] {
        writer.write(vec![shelf.read("pont.txt", text)]).unwrap();
        assert_eq!(state(&shelf, Whose::All).notes_on(1)[0].at, place(text), "{text}");
    }
}

#[test]
fn marks_are_written_while_articles_are() {
    let (shelf, [bridge, _]) = shelf();
    let mut writer = shelf.writer();
    let pen = writer.pen().unwrap();
    let marking = std::thread::spawn(move || {
        for at in 0..40 {
            pen.mark(&Mark::Star(bridge, at % 2 == 0)).unwrap();
        }
        pen.mark(&Mark::Read(bridge, true)).unwrap();
    });
    for at in 0..40 {
        writer.write(vec![shelf.read("bac.txt", &format!("{FERRY}\n{at}\n"))]).unwrap();
    }
    marking.join().unwrap();
    let marks = state(&shelf, Whose::All);
    assert!(marks.read.contains(1) && marks.starred.is_empty());
}

#[test]
fn the_last_session_and_what_was_seen_are_remembered() {
    let (shelf, [bridge, _]) = shelf();
    assert_eq!((shelf.reader().session().unwrap(), shelf.reader().seen().unwrap()), (None, None));
    let writer = shelf.writer();
    let pen = writer.pen().unwrap();
    let session = Session {
        filter: "pont".into(),
        article: Some(bridge.0),
        lens: "says".into(),
        in_text: true,
    };
    pen.session(&session).unwrap();
    pen.leave().unwrap();
    assert_eq!(shelf.reader().session().unwrap(), Some(session));
    assert_eq!(shelf.reader().seen().unwrap().unwrap().number, 2);
}

#[test]
fn what_was_done_is_carried_to_another_library() {
    let (shelf, [bridge, ferry]) = shelf();
    let writer = shelf.writer();
    let pen = writer.pen().unwrap();
    pen.mark(&Mark::Tag(ferry, "eau".to_owned(), true)).unwrap();
    pen.mark(&Mark::Write(note(bridge, "a"))).unwrap();
    pen.mark(&Mark::Read(bridge, true)).unwrap();
    let said = "\"2026-11-22 07:14:00\" = { hide = { kind = \"PERSON\", name = \"Ana Ruiz\" } }\n";
    let corrections = |it: &Shelf| corrections_within(it.reader().folder());
    write_corrections(&corrections(&shelf), &format!("# Of mine.\n\n{said}")).unwrap();
    let mut lines = Vec::new();
    shelf.reader().export(&mut lines).unwrap();
    let other = Shelf::new();
    let mut there = other.writer();
    there.write(vec![other.read("pont.txt", BRIDGE), other.read("bac.txt", FERRY)]).unwrap();
    for line in String::from_utf8(lines).unwrap().lines() {
        // What comes twice is there once.
        there.restore(&Line::read(line).unwrap()).unwrap();
        there.restore(&Line::read(line).unwrap()).unwrap();
    }
    assert_eq!(fs::read_to_string(corrections(&other)).unwrap(), said);
    let (before, mut after) = (state(&shelf, Whose::All), state(&other, Whose::All));
    assert_eq!(after.notes_on(1)[0].note.words, "a");
    // Notes are numbered anew.
    (after.notes, after.last_note) = (before.notes.clone(), before.last_note);
    assert_eq!(after, before);
    let row = &other.reader().rows(0, 1).unwrap()[0];
    assert_eq!(row.digest, Digest::of(&other.reader().body(1).unwrap().unwrap()));
}
