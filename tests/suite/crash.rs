//! The lasting library under a program that is killed, a disk that is full and
//! files that others broke.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use liseuse::library::{Digest, Mark};
use liseuse::news::ArticleId;
use liseuse::runtime::import::hash;
use liseuse::store::index::Index;
use liseuse::store::{Reader, Writer, sample};
use tempfile::{TempDir, tempdir};

const PROGRAM: &str = env!("CARGO_BIN_EXE_liseuse");

/// Articles enough for an import to be killed in the middle.
fn press(copies: usize) -> TempDir {
    let folder = tempdir().unwrap();
    for copy in 0..copies {
        for (path, text) in sample() {
            // A line of its own: one that all share is learned as debris by and by.
            let line = format!("Copie {copy} de {path}.");
            let path = folder.path().join(format!("copie-{copy}")).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("{text}\n{line}\n")).unwrap();
        }
    }
    folder
}

fn add(files: &Path, library: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("add").arg(files).arg("--library").arg(library);
    command.env("XDG_STATE_HOME", library.with_extension("state")).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// What a library holds, after whoever opens it has put it right.
#[track_caller]
fn check(library: &Path) -> BTreeMap<u32, Digest> {
    let (mut writer, _) = Writer::open(library).unwrap();
    let file = |path: &Path| {
        let bytes = fs::read(path).ok()?;
        let hash = hash(&bytes);
        Some((bytes, hash))
    };
    let found = writer.check(&file, &mut |_| ()).unwrap();
    assert!(found.is_sound(), "{found:?}");
    let reader = Reader::open(library).unwrap();
    let rows = reader.rows(0, u32::MAX).unwrap();
    for row in &rows {
        let body = reader.body(row.number).unwrap().unwrap();
        assert_eq!(Digest::of(&body), row.digest);
    }
    let mut index = Index::of(&reader).unwrap();
    index.catch_up(&reader, &|| true, |_| ()).unwrap();
    assert!(index.is_sound(&reader.numbers().unwrap()));
    rows.into_iter().map(|it| (it.number, it.digest)).collect()
}

/// Somewhere between the two, other every time.
fn some(least: u64, most: u64) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos();
    Duration::from_millis(least + u64::from(now / 1000) % (most - least))
}

fn kill_after(mut child: Child, time: Duration) {
    sleep(time);
    // It may have come to its end.
    let _ = child.kill();
    child.wait().unwrap();
}

fn kill_imports(kills: usize) {
    let files = press(6);
    let mut library = tempdir().unwrap();
    let mut before = BTreeMap::new();
    for _ in 0..kills {
        kill_after(add(files.path(), library.path()).spawn().unwrap(), some(50, 700));
        let now = check(library.path());
        for (number, digest) in &before {
            assert_eq!(now.get(number), Some(digest));
        }
        before = now;
        if before.len() == 6 * sample().len() {
            (library, before) = (tempdir().unwrap(), BTreeMap::new());
        }
    }
    assert!(add(files.path(), library.path()).status().unwrap().success());
    assert_eq!(check(library.path()).len(), 6 * sample().len());
}

#[test]
fn an_import_that_is_killed_loses_nothing_that_was_written() {
    kill_imports(4);
}

#[test]
#[ignore = "takes minutes"]
fn two_hundred_imports_that_are_killed_lose_nothing_that_was_written() {
    kill_imports(200);
}

/// Kills who writes while they are confirmed one after the other.
fn kill_actions(kills: usize) {
    let tests = std::env::current_exe().unwrap();
    let library = tempdir().unwrap();
    let mut confirmed = 0;
    for _ in 0..kills {
        let mut child = Command::new(&tests)
            .args(["--exact", "crash::a_reader_who_tags", "--ignored", "--nocapture"])
            .current_dir(library.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        kill_after(child, some(100, 400));
        let told = told.lines().map_while(Result::ok);
        confirmed += told.filter(|it| it.starts_with("confirmed")).count();
        let (writer, _) = Writer::open(library.path()).unwrap();
        drop(writer);
        let mut lines = Vec::new();
        Reader::open(library.path()).unwrap().export(&mut lines).unwrap();
        let tags = String::from_utf8(lines).unwrap().matches("\"tag\":").count();
        assert!(confirmed <= tags, "{confirmed} confirmed, {tags} kept");
    }
}

#[test]
fn what_was_confirmed_outlives_a_kill() {
    kill_actions(3);
}

#[test]
#[ignore = "takes minutes"]
fn what_was_confirmed_outlives_two_hundred_kills() {
    kill_actions(200);
}

/// Not a test but what the ones above kill.
#[test]
#[ignore = "goes on until it is killed"]
fn a_reader_who_tags() {
    use std::io::Write;
    let (writer, _) = Writer::open(Path::new(".")).unwrap();
    let pen = writer.pen().unwrap();
    loop {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        pen.mark(&Mark::Tag(ArticleId(1), now.to_string(), true)).unwrap();
        writeln!(std::io::stdout().lock(), "confirmed {now}").unwrap();
    }
}

#[cfg(unix)]
fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &there);
        } else {
            fs::copy(&path, there).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn a_copy_made_while_it_is_written_is_a_library() {
    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
    let (files, library) = (press(6), tempdir().unwrap());
    let mut child = add(files.path(), library.path()).spawn().unwrap();
    let process = Pid::from_child(&child);
    let mut last = 0;
    for _ in 0..4 {
        sleep(some(100, 500));
        // As a power cut would leave it: everything stands still at once.
        kill_process(process, Signal::STOP).unwrap();
        // Its threads stop one after the other; whoever ended meanwhile is left
        // for the question below.
        let stands = WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        waitid(WaitId::Pid(process), stands).unwrap();
        let copy = tempdir().unwrap();
        copy_all(library.path(), copy.path());
        let ended = child.try_wait().unwrap().is_some();
        if !ended {
            kill_process(process, Signal::CONT).unwrap();
        }
        let count = check(copy.path()).len();
        assert!(last <= count);
        last = count;
        if ended {
            break;
        }
    }
    child.wait().unwrap();
    assert_eq!(check(library.path()).len(), 6 * sample().len());
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_costs_only_what_did_not_fit() {
    let (files, library) = (press(4), tempdir().unwrap());
    // No file may become larger than this many blocks.
    let script = "trap '' XFSZ; ulimit -f 200; exec \"$@\"";
    let import = add(files.path(), library.path());
    let mut limited = Command::new("bash");
    limited.args(["-c", script, "-", PROGRAM]).args(import.get_args());
    limited.env("XDG_STATE_HOME", library.path().with_extension("state"));
    let output = limited.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
    assert!(check(library.path()).len() < 4 * sample().len());
    assert!(add(files.path(), library.path()).status().unwrap().success());
    assert_eq!(check(library.path()).len(), 4 * sample().len());
}

#[test]
fn what_came_through_a_pipe_is_made_again_from_what_was_kept() {
    let library = tempdir().unwrap();
    let run = |args: &[&str], input: &str| {
        let mut run = Command::new(PROGRAM);
        run.args(args).arg("--library").arg(library.path()).env("LC_ALL", "C.UTF-8");
        run.env("XDG_STATE_HOME", library.path().with_extension("state"));
        run.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = run.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    assert!(run(&["add", "-"], sample()[0].1).status.success());
    let before = check(library.path());
    let bodies = rusqlite::Connection::open(library.path().join("bodies.db")).unwrap();
    bodies.execute("UPDATE body SET document = x'0102'", []).unwrap();
    drop(bodies);
    assert_eq!(run(&["check"], "").status.code(), Some(1));
    assert_eq!(run(&["check"], "").status.code(), Some(0));
    assert_eq!(check(library.path()), before);
}

/// `command`, where nothing can be written in `folder`: for whoever may write
/// anywhere, on a disk that cannot be written.
pub fn without_writing(command: &Command, folder: &Path) -> Command {
    let script = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";
    let mut limited = Command::new("unshare");
    limited.args(["-rm", "bash", "-c", script]).arg(folder).arg(PROGRAM).args(command.get_args());
    if !rustix::process::getuid().is_root() {
        let mut folders = fs::metadata(folder).unwrap().permissions();
        std::os::unix::fs::PermissionsExt::set_mode(&mut folders, 0o555);
        fs::set_permissions(folder, folders).unwrap();
        limited = Command::new(PROGRAM);
        limited.args(command.get_args());
    }
    limited.env("XDG_STATE_HOME", folder.with_extension("state")).env("LC_ALL", "C.UTF-8");
    limited.stdin(Stdio::null());
    limited
}

#[test]
fn a_disk_that_cannot_be_written_can_be_read_and_stays_as_it_was() {
    let (files, library) = (press(1), tempdir().unwrap());
    assert!(add(files.path(), library.path()).status().unwrap().success());
    let before = check(library.path());
    let bytes = || fs::read(library.path().join("library.db")).unwrap();
    let sound = bytes();
    let refused = without_writing(&add(files.path(), library.path()), library.path());
    let output = { refused }.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("cannot be written"), "{told}");
    let mut search = Command::new(PROGRAM);
    search.args(["search", "Aliev", "--format", "paths", "--library"]).arg(library.path());
    let output = without_writing(&search, library.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8(output.stdout).unwrap().lines().count() > 2);
    fs::set_permissions(library.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .unwrap();
    assert_eq!(bytes(), sound);
    assert_eq!(check(library.path()), before);
}

#[test]
fn a_library_that_somebody_broke_is_refused_and_its_files_stay() {
    let (files, library) = (press(1), tempdir().unwrap());
    assert!(add(files.path(), library.path()).status().unwrap().success());
    let database = library.path().join("library.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..4096].fill(b'?');
    fs::write(&database, &bytes).unwrap();
    let output = add(files.path(), library.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read(&database).unwrap(), bytes);
}

#[test]
fn a_text_that_rotted_is_found_and_read_again() {
    let (files, library) = (press(1), tempdir().unwrap());
    assert!(add(files.path(), library.path()).status().unwrap().success());
    let bodies = rusqlite::Connection::open(library.path().join("bodies.db")).unwrap();
    bodies
        .execute(
            "UPDATE body SET document = x'0102' WHERE number = (SELECT max(number) FROM body)",
            [],
        )
        .unwrap();
    drop(bodies);
    let run = |command: &str| {
        let mut run = Command::new(PROGRAM);
        run.args([command, "--library"]).arg(library.path()).env("LC_ALL", "C.UTF-8");
        run.env("XDG_STATE_HOME", library.path().with_extension("state")).output().unwrap()
    };
    let output = run("check");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("its text is lost"));
    assert_eq!(run("check").status.code(), Some(0));
    assert_eq!(check(library.path()).len(), sample().len());
}
