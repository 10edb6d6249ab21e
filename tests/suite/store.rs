//! The lasting library: what is written is read again, whatever happens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use liseuse::analyze::{Lexicon, annotate};
use liseuse::ingest::{Place, Rules, parse};
use liseuse::library::{Bodies, Digest, Mark, Marks, Note, Query};
use liseuse::news::{Annotated, ArticleId, Evidence};
use liseuse::runtime::load::{Loaded, Tools};
use liseuse::runtime::stored;
use liseuse::store::{
    Change, Packed, Reader, Refusal, Repaired, Row, Stamp, Whose, Writer, rescue, sample,
};
use liseuse::text::Span;
use tempfile::{TempDir, tempdir};

/// A library in a folder of its own, and what reads texts for it.
pub struct Shelf {
    folder: TempDir,
    lexicon: Lexicon,
    rules: Rules,
}

impl Shelf {
    pub fn new() -> Self {
        let (lexicon, rules) = (Lexicon::embedded(), Rules::embedded());
        Self { folder: tempdir().unwrap(), lexicon, rules }
    }

    pub fn writer(&self) -> Writer {
        Writer::open(self.folder.path()).unwrap().0
    }

    pub fn reader(&self) -> Reader {
        Reader::open(self.folder.path()).unwrap()
    }

    fn annotated(&self, path: &str, text: &str) -> Annotated {
        let place = Place::new(Path::new(path), Path::new(""));
        let document = parse(text.as_bytes(), &place, &self.rules).0.remove(0);
        annotate(Arc::new(document), &self.lexicon)
    }

    pub fn read(&self, path: &str, text: &str) -> Change {
        let article = self.annotated(path, text);
        let digest = Digest::of(&article);
        let stamp = Stamp { size: text.len() as u64, modified: 1, hash: 1 };
        let articles = vec![Packed::new(article, digest)];
        Change::Read { path: PathBuf::from(path), stamp, articles, kept: None }
    }
}

const BEFORE: &str = "Le pont reste fermé\n\nAna Ruiz a visité le pont, a déclaré la mairie.\n";
const AFTER: &str = "Le pont rouvre\n\nAna Ruiz a rouvert le pont, a déclaré la mairie.\n";

#[test]
fn articles_come_back_as_they_were() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let batch = sample().iter().map(|(path, text)| shelf.read(path, text)).collect();
    let written = writer.write(batch).unwrap();
    drop(writer);
    let reader = shelf.reader();
    let rows: Vec<Row> = written.put.into_iter().map(|it| it.row).collect();
    assert_eq!(reader.rows(0, 100).unwrap(), rows);
    for (row, (path, text)) in rows.iter().zip(sample()) {
        let article = shelf.annotated(path, text);
        assert_eq!(row.digest, Digest::of(&article));
        assert_eq!(reader.body(row.number).unwrap().as_ref(), Some(&article));
        assert_eq!(reader.article(row.digest.id).as_deref(), Some(&article));
    }
}

#[test]
fn the_newest_come_first_and_the_undated_last() {
    let shelf = Shelf::new();
    let batch = sample().iter().map(|(path, text)| shelf.read(path, text)).collect();
    shelf.writer().write(batch).unwrap();
    let dates = |most| {
        let mut dates = Vec::new();
        shelf.reader().newest(most, |it| dates.push(it.digest.published)).unwrap();
        dates
    };
    let all = dates(100);
    assert!(all.is_sorted_by(|one, next| one >= next), "{all:?}");
    assert_eq!(dates(3), all[..3]);
}

#[test]
fn a_changed_text_is_revised_and_the_former_one_kept() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let first = writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap().put.remove(0).row;
    assert_eq!(first.standing.revised, None);
    let again = writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap().put.remove(0).row;
    assert_eq!((again.number, again.standing.revised), (first.number, None));
    let next = writer.write(vec![shelf.read("a.txt", AFTER)]).unwrap().put.remove(0).row;
    assert_eq!(next.number, first.number);
    assert!(next.standing.revised.is_some());
    let revision = shelf.reader().revision(first.digest.id).unwrap().unwrap();
    assert!(revision.before.text.contains("fermé") && revision.now.text.contains("rouvre"));
}

#[test]
fn what_vanished_stays_readable_and_says_so() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap();
    let gone = writer.write(vec![Change::Gone("a.txt".into())]).unwrap().put.remove(0).row;
    assert!(gone.standing.is_gone);
    assert!(shelf.reader().body(gone.number).unwrap().is_some());
    let back = writer.write(vec![Change::Back("a.txt".into())]).unwrap().put.remove(0).row;
    assert!(!back.standing.is_gone);
}

#[test]
fn what_is_forgotten_is_out_and_its_number_never_comes_again() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let first = writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap().put.remove(0).row;
    let out = writer.write(vec![Change::Forget("a.txt".into())]).unwrap().out;
    assert_eq!(out, std::slice::from_ref(&first));
    assert!(shelf.reader().body(first.number).unwrap().is_none());
    let again = writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap().put.remove(0).row;
    assert!(again.number > first.number);
    assert_eq!(again.digest.id, first.digest.id);
}

#[test]
fn the_log_tells_each_article_once() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let batch = vec![shelf.read("a.txt", BEFORE), shelf.read("b.txt", BEFORE)];
    let put = writer.write(batch).unwrap().put;
    let reader = shelf.reader();
    let numbers = |seq| {
        let changes = reader.changes_since(seq, 100).unwrap();
        changes.iter().map(|it| (it.number, it.is_put)).collect::<Vec<_>>()
    };
    let (a, b) = (put[0].row.number, put[1].row.number);
    assert_eq!(numbers(0), [(a, true), (b, true)]);
    let seen = reader.last_seq().unwrap();
    writer.write(vec![shelf.read("a.txt", AFTER), Change::Forget("b.txt".into())]).unwrap();
    assert_eq!(numbers(seen), [(a, true), (b, false)]);
    assert_eq!(numbers(0), [(a, true), (b, false)]);
    assert_eq!(numbers(reader.last_seq().unwrap()), []);
}

#[test]
fn a_second_writer_is_refused_and_may_read() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    assert!(matches!(Writer::open(shelf.folder.path()), Err(Refusal::Busy)));
    let reader = shelf.reader();
    writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap();
    assert_eq!(reader.len().unwrap(), 1);
}

#[test]
fn a_writer_that_was_cut_off_is_followed_by_one_that_puts_things_right() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    writer.write(vec![shelf.read("a.txt", BEFORE)]).unwrap();
    // Copied while it is open, as a power cut would leave it; with a body that
    // no row leads to yet.
    let cut = tempdir().unwrap();
    let stray = rusqlite::Connection::open(shelf.folder.path().join("bodies.db")).unwrap();
    stray.execute("INSERT INTO body VALUES (7, x'01', x'02')", []).unwrap();
    for entry in std::fs::read_dir(shelf.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, cut.path().join(path.file_name().unwrap())).unwrap();
    }
    let (mut writer, repaired) = Writer::open(cut.path()).unwrap();
    assert_eq!(repaired, Repaired { was_cut_off: true, leftovers: 1 });
    writer.write(vec![shelf.read("b.txt", AFTER)]).unwrap();
    let reader = Reader::open(cut.path()).unwrap();
    let rows = reader.rows(0, 10).unwrap();
    assert!(rows.len() == 2 && rows.iter().all(|it| reader.body(it.number).unwrap().is_some()));
}

/// Every version of the files that ever went to readers has a folder of its own
/// in `tests/data/libraries`, written by the program of then. In that of the
/// second, documents are kept beside what they have in common.
#[test]
fn libraries_of_every_older_version_open() {
    for version in std::fs::read_dir("tests/data/libraries").unwrap() {
        let (from, folder) = (version.unwrap().path(), tempdir().unwrap());
        for file in ["library.db", "bodies.db"] {
            std::fs::copy(from.join(file), folder.path().join(file)).unwrap();
        }
        // Read before anybody has brought it up to date, and after.
        for _ in 0..2 {
            let loaded = stored(folder.path(), &Arc::new(Tools::default())).unwrap();
            assert_eq!(loaded.library.len(), 4, "{}", from.display());
            assert_eq!(Reader::open(folder.path()).unwrap().len().unwrap(), 4);
            let (writer, repaired) = Writer::open(folder.path()).unwrap();
            assert_eq!(repaired, Repaired::default());
            drop(writer);
            check_old(&Reader::open(folder.path()).unwrap(), &loaded);
        }
    }
}

/// What whoever wrote the old libraries put into them.
#[track_caller]
fn check_old(reader: &Reader, loaded: &Loaded) {
    let rows = reader.rows(0, 10).unwrap();
    let row = |title: &str| rows.iter().find(|it| it.digest.title.starts_with(title)).unwrap();
    assert!(row("Le pont de Vlonne rouvre").standing.revised.is_some());
    assert!(row("Strike at the port").standing.is_gone);
    let revision = reader.revision(row("Le pont").digest.id).unwrap().unwrap();
    assert!(revision.before.text.contains("Douze") && revision.now.text.contains("Quinze"));
    let piped = reader.kept(row("Un article par un tube").number).unwrap().unwrap();
    assert!(String::from_utf8(piped).unwrap().ends_with("a parlé.\n"));
    let article = loaded.bodies.article(row("Grève au port").digest.id).unwrap();
    assert!(!article.mentions.is_empty(), "what is old is analysed when it is opened");
    let found = loaded.library.find(&Query::parse("\"a promis\"").unwrap()).rows;
    assert_eq!(*found, [article.document.id]);
    let mut lines = Vec::new();
    reader.export(&mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    let state = ["\"is_starred\":true", "\"tag\":\"à relire\"", "\"words\":\"Un doute\""];
    assert!(state.iter().all(|it| lines.contains(it)), "{lines}");
}

#[test]
fn an_unknown_article_is_no_error() {
    let shelf = Shelf::new();
    drop(shelf.writer());
    assert!(shelf.reader().article(ArticleId(5)).is_none());
    assert!(shelf.reader().revision(ArticleId(5)).unwrap().is_none());
}

#[test]
fn a_reason_is_the_same_after_being_kept() {
    let cue = Some(Span::new(3, 9));
    let told =
        Evidence { rule: "title-and-name", lexicon: Some(("offices", 12)), cue, score: Some(93) };
    let bytes = postcard::to_stdvec(&told).unwrap();
    assert_eq!(postcard::from_bytes::<Evidence>(&bytes).unwrap(), told);
    let json = serde_json::to_string(&told).unwrap();
    assert_eq!(serde_json::from_str::<Evidence>(&json).unwrap(), told);
    assert!(json.contains("title-and-name"), "{json}");
}

#[test]
fn an_unknown_reason_costs_nothing_else() {
    let told = Evidence { rule: "made-up", lexicon: None, cue: None, score: None };
    let bytes = postcard::to_stdvec(&told).unwrap();
    assert_eq!(postcard::from_bytes::<Evidence>(&bytes).unwrap(), Evidence { rule: "", ..told });
}

fn marks(shelf: &Shelf) -> Marks {
    let mut marks = Marks::default();
    shelf.reader().state(Whose::All, &mut marks).unwrap();
    marks
}

#[test]
fn a_library_that_has_lost_its_texts_keeps_what_the_reader_did() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let written = writer.write(vec![shelf.read("pont.txt", BEFORE)]).unwrap();
    let id = written.put[0].row.digest.id;
    writer.pen().unwrap().mark(&Mark::Star(id, true)).unwrap();
    drop(writer);
    let folder = shelf.folder.path();
    std::fs::remove_file(folder.join("bodies.db")).unwrap();
    assert!(matches!(Writer::open(folder), Err(Refusal::Damaged)));
    assert!(!folder.join("bodies.db").exists(), "nothing is made in its place");
    assert_eq!(rescue(folder).unwrap(), [folder.join("library.db.damaged-1")]);
    assert!(marks(&shelf).starred.contains(1));
    let mut writer = shelf.writer();
    assert_eq!(writer.check(&|_| None, &mut |_| ()).unwrap().lost, ["pont.txt"]);
    // Read again, it is what it was as far as anybody can tell.
    let written = writer.write(vec![shelf.read("pont.txt", BEFORE)]).unwrap();
    assert_eq!(written.put[0].row.standing.revised, None);
    assert!(writer.check(&|_| None, &mut |_| ()).unwrap().is_sound());
}

#[test]
fn what_stands_around_an_illegible_page_is_taken_over() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let written = writer.write(vec![shelf.read("pont.txt", BEFORE)]).unwrap();
    let article = written.put[0].row.digest.id;
    let pen = writer.pen().unwrap();
    for id in 1..=30 {
        let (quoted, words) = ("pont".to_owned(), format!("note-{id:02} {}", "a".repeat(2000)));
        let note = Note { id, article, span: Span::new(3, 7), quoted, words, made: None };
        pen.mark(&Mark::Write(Arc::new(note))).unwrap();
    }
    drop((pen, writer));
    let file = shelf.folder.path().join("library.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let at = bytes.windows(7).position(|it| it == b"note-15").unwrap();
    bytes[at / 4096 * 4096..][..8].fill(0xff);
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(rescue(shelf.folder.path()).unwrap().len(), 2);
    let kept: Vec<u64> = marks(&shelf).notes_on(1).iter().map(|it| it.note.id).collect();
    assert!(kept.len() >= 25 && kept.contains(&1) && kept.contains(&30), "{kept:?}");
    assert!(shelf.writer().check(&|_| None, &mut |_| ()).unwrap().faults.is_empty());
}

#[test]
fn of_a_list_that_was_cut_short_what_is_left_is_taken_over() {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let written = writer.write(vec![shelf.read("pont.txt", BEFORE)]).unwrap();
    let pen = writer.pen().unwrap();
    pen.mark(&Mark::Star(written.put[0].row.digest.id, true)).unwrap();
    for nth in 0..400 {
        pen.mark(&Mark::Tag(ArticleId(nth), "a".repeat(99), true)).unwrap();
    }
    drop((pen, writer));
    let file = shelf.folder.path().join("library.db");
    let length = file.metadata().unwrap().len();
    std::fs::File::options().write(true).open(&file).unwrap().set_len(length - 8192).unwrap();
    assert_eq!(rescue(shelf.folder.path()).unwrap().len(), 2);
    assert!(marks(&shelf).starred.contains(1));
    assert!(shelf.writer().check(&|_| None, &mut |_| ()).unwrap().faults.is_empty());
}

#[test]
fn what_is_no_library_is_never_made_into_one() {
    let folder = tempdir().unwrap();
    let text = "A letter, not a database. ".repeat(99);
    std::fs::write(folder.path().join("library.db"), &text).unwrap();
    assert!(matches!(rescue(folder.path()), Err(Refusal::Foreign)));
    assert_eq!(std::fs::read_to_string(folder.path().join("library.db")).unwrap(), text);
}
