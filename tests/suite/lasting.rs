//! What a reader does outlives the program, however that ends.

use std::fs;
use std::iter::once;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::thread::yield_now;
use std::time::{Duration, Instant};

use liseuse::library::Marks;
use liseuse::store::{Reader, Whose};
use rustix::process::{Signal, kill_process};
use tempfile::{TempDir, tempdir};

use crate::crash::without_writing;
use crate::terminal::{PROGRAM, Pty, articles};

const TITLE: &str = "Three villages";

/// Files and the library of them.
struct Shelf {
    files: TempDir,
    library: TempDir,
}

impl Shelf {
    fn new() -> Self {
        Self { files: articles(), library: tempdir().unwrap() }
    }

    /// Reads until the screen shows `sign`, with something set.
    fn read(&self, setting: &str, sign: &str) -> Pty {
        let [files, library] = [&self.files, &self.library].map(|it| it.path().to_str().unwrap());
        let mut pty =
            Pty::run(&["env", setting, PROGRAM, "--lang", "en", "--library", library, files]);
        pty.wait_for(sign);
        pty
    }

    /// Waits until the library holds what `holds` asks for.
    #[track_caller]
    fn wait_for(&self, holds: impl Fn(&Marks) -> bool) {
        let until = Instant::now() + Duration::from_secs(20);
        while Instant::now() < until {
            let mut marks = Marks::default();
            let state =
                Reader::open(self.library.path()).and_then(|it| it.state(Whose::All, &mut marks));
            if state.is_ok() && holds(&marks) {
                return;
            }
            yield_now();
        }
        panic!("it is not kept");
    }
}

#[test]
fn what_was_done_outlives_a_kill_at_once() {
    let shelf = Shelf::new();
    let mut pty = shelf.read("A=", TITLE);
    pty.press("*");
    pty.wait_for("Starred");
    shelf.wait_for(|it| it.starred.contains(1));
    pty.press("tflood\r\x03\reDoubtful #check\x13");
    pty.wait_for("Note on Three");
    shelf.wait_for(|it| !it.notes_on(1).is_empty());
    kill_process(pty.process(), Signal::KILL).unwrap();
    pty.end();
    let mut pty = shelf.read("A=", TITLE);
    pty.wait_for("✎");
    pty.wait_for("★");
    pty.press("fnote:doubt tag:flood tag:check is:starred\r");
    pty.wait_for("1 of 1");
    pty.press("q");
    pty.end();
}

#[test]
fn whoever_only_follows_is_told_that_nothing_is_kept_until_they_take_over() {
    let shelf = Shelf::new();
    let mut first = shelf.read("A=", TITLE);
    let mut second = shelf.read("A=", TITLE);
    second.wait_for("follows another");
    second.press("*");
    second.wait_for("Not kept, and taken back");
    first.press("q");
    first.end();
    fs::write(shelf.files.path().join("b.txt"), "A bridge is closed\n\nNobody may cross.\n")
        .unwrap();
    second.wait_for("A bridge is closed");
    second.press("*");
    shelf.wait_for(|it| !it.starred.is_empty());
    second.press("q");
    second.end();
}

/// What the command line says of the library: nothing where all is in order.
#[track_caller]
fn check(shelf: &Shelf) {
    let mut check = Command::new(PROGRAM);
    check.args(["check", "--library"]).arg(shelf.library.path());
    let output = check.env("XDG_STATE_HOME", shelf.files.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// The marks that are kept.
fn kept(shelf: &Shelf) -> Marks {
    let mut marks = Marks::default();
    Reader::open(shelf.library.path()).unwrap().state(Whose::All, &mut marks).unwrap();
    marks
}

#[test]
fn a_disk_that_is_full_takes_back_the_last_mark_and_no_other() {
    let shelf = Shelf::new();
    let mut pty = shelf.read("A=", TITLE);
    pty.press("tflood\r\x03*");
    shelf.wait_for(|it| it.starred.contains(1) && it.tags_of(1).count() == 1);
    pty.press("q");
    pty.end();
    let files = fs::read_dir(shelf.library.path()).unwrap();
    let largest = files.map(|it| it.unwrap().metadata().unwrap().len()).max().unwrap();
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", largest / 1024 + 64);
    let library = shelf.library.path().to_str().unwrap();
    let program = [PROGRAM, "--lang", "en", "--library", library];
    let mut pty = Pty::run(&[&["bash", "-c", &script, "-"], &program[..]].concat());
    pty.wait_for(TITLE);
    pty.wait_for("★");
    pty.press(&"*".repeat(120));
    pty.wait_for("Not kept, and taken back");
    let is_starred = kept(&shelf).starred.contains(1);
    pty.press("q");
    pty.end();
    check(&shelf);
    let after = kept(&shelf);
    assert_eq!((after.starred.contains(1), after.tags_of(1).count()), (is_starred, 1));
    let mut pty = shelf.read("A=", "1 article ");
    pty.press("*");
    shelf.wait_for(|it| it.starred.contains(1) != is_starred);
    pty.press("q");
    pty.end();
}

#[test]
fn a_disk_that_cannot_be_written_says_so_of_every_mark() {
    let shelf = Shelf::new();
    let mut pty = shelf.read("A=", TITLE);
    pty.press("*");
    shelf.wait_for(|it| it.starred.contains(1));
    pty.press("q");
    pty.end();
    check(&shelf);
    let library = shelf.library.path();
    let mut reading = Command::new(PROGRAM);
    reading.args(["--lang", "en", "--library"]).arg(library);
    let reading = without_writing(&reading, library);
    let words = once(reading.get_program()).chain(reading.get_args());
    let words: Vec<&str> = words.map(|it| it.to_str().unwrap()).collect();
    let mut pty = Pty::run(&words);
    pty.wait_for("★");
    pty.press("*");
    pty.wait_for("Not kept, and taken back");
    pty.wait_for("★");
    // What only the text says is found all the same.
    pty.press("frose\r");
    pty.wait_for("rose  1 of 1");
    pty.press("q");
    pty.end();
    fs::set_permissions(library, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(kept(&shelf).starred.contains(1));
    check(&shelf);
}

#[test]
fn what_came_since_last_time_is_counted_and_listed() {
    let shelf = Shelf::new();
    let mut pty = shelf.read("A=", TITLE);
    pty.press("q");
    pty.end();
    fs::write(shelf.files.path().join("b.txt"), "A bridge is closed\n\nNobody may cross.\n")
        .unwrap();
    let mut pty = shelf.read("A=", "2 articles · 1 new");
    pty.press("W");
    pty.wait_for("is:new  1 of 2");
    pty.press("q");
    pty.end();
    // The filter is still there, and the way out of it too.
    let mut pty = shelf.read("A=", "is:new  0 of 2");
    pty.press("\x1b");
    pty.wait_for(TITLE);
    pty.press("q");
    pty.end();
}

#[test]
fn a_file_that_was_moved_is_not_new() {
    let shelf = Shelf::new();
    let (there, one) = (shelf.files.path(), "A bridge is closed\n\nNobody may cross.\n");
    fs::write(there.join("a.txt"), one).unwrap();
    let mut pty = shelf.read("A=", "2 articles");
    pty.press("q");
    pty.end();
    fs::rename(there.join("a.txt"), there.join("c.txt")).unwrap();
    fs::write(there.join("d.txt"), "A bridge is open\n\nAll may cross.\n").unwrap();
    let mut pty = shelf.read("A=", "3 articles · 1 new");
    pty.press("q");
    pty.end();
}

/// What stands in the first line of the text on the screen.
fn first_line(pty: &Pty) -> String {
    let screen = pty.screen.screen().contents();
    let line = screen.lines().find(|it| it.contains("Paragraph")).unwrap_or_default();
    line.trim_end().rsplit("  ").next().unwrap_or_default().to_owned()
}

#[test]
fn a_reader_comes_back_to_the_words_where_they_were() {
    let shelf = Shelf::new();
    let write = |news: &str| {
        let told = (10..80).map(|it| format!("Paragraph {it} of a long report."));
        let text = format!("A long day\n\n{news}{}\n", told.collect::<Vec<_>>().join("\n\n"));
        fs::write(shelf.files.path().join("long.txt"), text).unwrap();
    };
    write("");
    let mut pty = shelf.read("A=", "A long day");
    pty.press("j\r ");
    pty.wait_for("Paragraph 20");
    let place = first_line(&pty);
    assert!(!place.contains("10") && place.contains("of a long report."), "{place}");
    pty.press("q");
    pty.end();
    // Without having moved, it is the same the time after, too.
    for is_revised in [false, false, true, false] {
        if is_revised {
            write("The water rises.\n\nIt rains.\n\n");
        }
        let mut pty = shelf.read("A=", "2 articles");
        pty.wait_for(if is_revised { "revised" } else { "of a long report." });
        if !is_revised {
            assert_eq!(first_line(&pty), place);
        }
        pty.press("q");
        pty.end();
    }
}

#[test]
fn articles_are_read_on_when_their_folder_is_gone() {
    let (files, home) = (tempdir().unwrap(), tempdir().unwrap());
    let (here, there) = (files.path().join("press"), files.path().join("elsewhere"));
    fs::create_dir(&here).unwrap();
    fs::write(here.join("a.txt"), "A bridge is closed\n\nNobody may cross.\n").unwrap();
    let [data, state] = ["XDG_DATA_HOME", "XDG_STATE_HOME"]
        .map(|it| format!("{it}={}", home.path().to_str().unwrap()));
    let program = ["env", &data, &state, PROGRAM, "--lang", "en"];
    for paths in [&[here.to_str().unwrap()][..], &[], &[here.to_str().unwrap()]] {
        let mut pty = Pty::run(&[&program[..], paths].concat());
        pty.wait_for("A bridge is closed");
        pty.wait_for(if here.exists() { "1 article" } else { "1 problem" });
        pty.press("q");
        assert_eq!(pty.end(), "0");
        let _ = fs::rename(&here, &there);
    }
}

fn script(folder: &Path, text: &str) -> String {
    let path = folder.join("edit");
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn an_editor_has_the_terminal_to_itself_and_gives_it_back() {
    let (shelf, folder) = (Shelf::new(), tempdir().unwrap());
    let script = script(folder.path(), "printf 'say: '; read words; echo \"$words\" > \"$1\"");
    let mut pty = shelf.read(&format!("EDITOR='{script}'"), TITLE);
    pty.press("\re");
    pty.wait_for("ctrl-o");
    pty.press("\x0f");
    pty.wait_for("say: ");
    // None of these keys is a command of ours.
    pty.press("quite jkq doubtful\n");
    pty.wait_for("quite jkq doubtful");
    pty.wait_for("ctrl-o");
    pty.press("\x13");
    pty.wait_for("Note on Three");
    shelf.wait_for(|it| {
        it.notes_on(1).first().is_some_and(|it| it.note.words == "quite jkq doubtful")
    });
    pty.press("q");
    assert_eq!(pty.end(), "0");
}

#[test]
fn an_editor_that_cannot_be_had_leaves_the_note_as_it_is() {
    let shelf = Shelf::new();
    for editor in ["EDITOR=/no/such/editor", "EDITOR=false"] {
        let mut pty = shelf.read(editor, TITLE);
        pty.press("\re");
        pty.wait_for("ctrl-o");
        pty.press("mine\x0f");
        pty.wait_for("the editor");
        pty.wait_for("mine");
        pty.press("\x03q");
        assert_eq!(pty.end(), "0");
    }
}

#[test]
fn the_command_line_asks_for_marks_too() {
    let shelf = Shelf::new();
    let mut pty = shelf.read("A=", TITLE);
    pty.press("tflood\r\x03\reDoubtful\x13");
    pty.wait_for("Note on Three");
    pty.press("q");
    pty.end();
    for (query, found) in [("note:doubt", 0), ("tag:flood -is:starred", 0), ("note:other", 1)] {
        let mut search = Command::new(PROGRAM);
        search.args(["search", query, "--library"]).arg(shelf.library.path());
        let output = search.env("XDG_STATE_HOME", shelf.files.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(found), "{query}: {output:?}");
    }
}
