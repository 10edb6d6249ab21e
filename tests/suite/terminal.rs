//! What only a terminal can show: the program starts, draws, and gives the
//! terminal back however it ends. Nothing sleeps; everything waits for a sign.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use liseuse::runtime::terminal::Screen;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::layout::Size;
use rustix::process::{Pid, Signal, kill_process};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_liseuse");

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();

const COLUMNS: NonZero<u16> = NonZero::new(100).unwrap();

/// What switches each thing off that a session switches on: the alternate
/// screen, pastes in brackets, the mouse; and shows the cursor again.
const GIVEN_BACK: [&str; 4] = ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?1000l", "\x1b[?25h"];

#[test]
fn draws_an_article_and_leaves_on_q() {
    let folder = articles();
    let mut pty = Pty::run(&[PROGRAM, "--lang", "en", folder.path().to_str().unwrap()]);
    pty.wait_for("Three villages");
    pty.press("q");
    assert_eq!(pty.end(), "0");
    pty.check_given_back();
}

#[test]
fn whoever_has_no_articles_yet_gets_the_sample() {
    let mut pty = Pty::run(&[PROGRAM, "--lang", "en"]);
    pty.wait_for("sample-wire");
    pty.press("q");
    assert_eq!(pty.end(), "0");
}

#[test]
fn gives_the_terminal_back_when_told_to_end() {
    let folder = articles();
    let mut pty = Pty::run(&[PROGRAM, folder.path().to_str().unwrap()]);
    pty.wait_for("Three villages");
    kill_process(pty.process(), Signal::TERM).unwrap();
    assert_eq!(pty.end(), "Terminated");
    pty.check_given_back();
}

#[test]
fn a_shell_can_stop_it_and_bring_it_back() {
    let folder = articles();
    let mut pty = Pty::run(&["bash", "--norc", "--noprofile", "--noediting", "-i"]);
    pty.press("PS1='ready> '\r");
    pty.wait_for("ready> ");
    pty.press(&format!("'{PROGRAM}' '{}'\r", folder.path().display()));
    pty.wait_for("Three villages");
    pty.press("\x1a");
    pty.wait_for("Stopped");
    pty.check_given_back();
    pty.press("fg; echo le''ft\r");
    pty.wait_for("Three villages");
    pty.press("q");
    pty.wait_for("left");
    pty.press("exit\r");
    assert_eq!(pty.end(), "0");
    pty.check_given_back();
}

#[test]
fn gives_the_terminal_back_before_it_tells_of_a_panic() {
    let tests = std::env::current_exe().unwrap();
    let only = ["--exact", "terminal::a_session_that_panics", "--ignored", "--nocapture"];
    let mut pty = Pty::run(&[&[tests.to_str().unwrap()][..], &only].concat());
    assert_eq!(pty.end(), "101");
    pty.check_given_back();
    let seen = pty.seen();
    let given_back = seen.rfind(GIVEN_BACK[0]).unwrap();
    assert!(seen[given_back..].contains("a fault of ours"), "{seen:?}");
    assert!(!seen.contains("half a picture"), "{seen:?}");
}

/// Not a test but the other half of the one above, which runs it in a terminal.
#[test]
#[ignore = "panics on purpose"]
fn a_session_that_panics() {
    let size = Size::new(80, 24);
    let mut screen = Screen::take(size, true).unwrap();
    screen
        .draw(size, |frame| {
            frame.render_widget("half a picture", frame.area());
            panic!("a fault of ours");
        })
        .unwrap();
}

#[test]
fn a_second_window_follows_the_first_and_takes_its_place() {
    let (folder, library) = (articles(), tempfile::tempdir().unwrap());
    let (files, kept) = (folder.path().to_str().unwrap(), library.path().to_str().unwrap());
    let command = [PROGRAM, "--lang", "en", "--library", kept, files];
    let mut first = Pty::run(&command);
    first.wait_for("1 article ");
    let mut second = Pty::run(&command);
    second.wait_for("follows another");
    second.wait_for("Three villages");
    fs::write(folder.path().join("b.txt"), "A bridge is closed\n\nNobody may cross.\n").unwrap();
    first.wait_for("A bridge is closed");
    second.wait_for("A bridge is closed");
    first.press("*");
    second.wait_for("★");
    // However it goes: nothing in the folder tells of that.
    kill_process(first.process(), Signal::KILL).unwrap();
    first.end();
    second.wait_without("follows another");
    second.press("*");
    second.wait_for("No star");
    fs::write(folder.path().join("c.txt"), "A dam is open\n\nMud has come.\n").unwrap();
    second.wait_for("A dam is open");
    second.press("q");
    assert_eq!(second.end(), "0");
}

/// Articles enough for their loading to take its time.
fn many_articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for nth in 0..400 {
        let words = "The mayor, Rosa Kubanda, met the striking miners again. ".repeat(60);
        let text = format!("Strike, day {nth}\n\nMayor Rosa Kubanda spoke.\n\n{words}\n");
        fs::write(folder.path().join(format!("{nth:03}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn what_is_set_right_while_articles_are_read_is_seen_and_outlives_a_kill() {
    let folder = many_articles();
    let mut pty = Pty::run(&[PROGRAM, "--lang", "en", folder.path().to_str().unwrap()]);
    pty.wait_for("Rosa Kubanda");
    pty.press("cEr\x15Rosa K.\r");
    pty.wait_for("Rosa K. ✓");
    let screen = pty.screen.screen().contents();
    assert!(screen.contains("reading"), "it was too quick:\n{screen}");
    kill_process(pty.process(), Signal::KILL).unwrap();
    assert_eq!(pty.end(), "Killed");
    let libraries = pty.home.path().join(".local/share/liseuse/libraries");
    let library = fs::read_dir(libraries).unwrap().next().unwrap().unwrap().path();
    let corrections = fs::read_to_string(library.join("corrections.toml")).unwrap();
    assert!(corrections.contains("\"Rosa K.\""), "{corrections}");
}

pub fn articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let words = "Three villages were cut off by the flood\n\nThe river rose again on Monday.\n";
    fs::write(folder.path().join("flood.txt"), words).unwrap();
    folder
}

/// A program in a terminal of its own.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    pub screen: vt100::Parser,
    bytes: Vec<u8>,
    // The program is hung up on when this goes.
    _master: Box<dyn MasterPty + Send>,
    home: tempfile::TempDir,
}

impl Pty {
    pub fn run(command: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let size =
            PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env("HOME", home.path());
        builder.env("XDG_STATE_HOME", home.path());
        builder.env("TERM", "xterm-256color");
        builder.env("LC_ALL", "C.UTF-8");
        let child = pair.slave.spawn_command(builder).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 8192];
            while let Ok(1..) = reader.read(&mut chunk).inspect(|it| {
                let _ = sender.send(chunk[..*it].to_vec());
            }) {}
        });
        Self {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            output,
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
            bytes: Vec::new(),
            _master: pair.master,
            home,
        }
    }

    pub fn process(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(id.try_into().unwrap()).unwrap()
    }

    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |it| it.contains(text));
    }

    /// Waits until the screen no longer shows `text`.
    #[track_caller]
    pub fn wait_without(&mut self, text: &str) {
        self.wait_until(text, |it| !it.contains(text));
    }

    #[track_caller]
    fn wait_until(&mut self, text: &str, is_so: impl Fn(&str) -> bool) {
        let until = Instant::now() + Duration::from_secs(30);
        while !is_so(&self.screen.screen().contents()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.take_in(&chunk),
                Err(why) => panic!("{text:?} ({why}) in\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Waits for the program to end, and says how.
    #[track_caller]
    pub fn end(&mut self) -> String {
        loop {
            match self.output.recv_timeout(Duration::from_secs(30)) {
                Ok(chunk) => self.take_in(&chunk),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.child.kill().unwrap();
                    panic!("still there:\n{}", self.screen.screen().contents());
                }
            }
        }
        let status = self.child.wait().unwrap();
        status.signal().map_or_else(|| status.exit_code().to_string(), str::to_owned)
    }

    /// Shows a chunk of output, and answers what a terminal is asked.
    fn take_in(&mut self, chunk: &[u8]) {
        self.screen.process(chunk);
        self.bytes.extend_from_slice(chunk);
        let asked = |question: &[u8]| chunk.windows(question.len()).any(|it| it == question);
        if asked(b"\x1b[c") {
            self.press("\x1b[?62;22c");
        }
        if asked(b"\x1b[6n") {
            self.press("\x1b[1;1R");
        }
    }

    fn seen(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Everything that was switched on has been switched off since.
    #[track_caller]
    fn check_given_back(&self) {
        let seen = self.seen();
        for mode in GIVEN_BACK {
            let opposite = if mode.ends_with('l') { "h" } else { "l" };
            let opposite = format!("{}{opposite}", &mode[..mode.len() - 1]);
            let (taken, given_back) = (seen.rfind(&opposite), seen.rfind(mode));
            assert!(given_back > taken, "{mode:?} is missing in {seen:?}");
        }
    }
}
