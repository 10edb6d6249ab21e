//! Paths to bytes: which files a folder holds, in what order, and what is in
//! them. Nothing here knows what an article is.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ignore::{DirEntry, WalkBuilder};

use crate::ingest::{LARGEST, Place};
use crate::news::{Problem, Remark};
use crate::runtime::why;

/// The largest file that is read.
const LIMIT: u64 = LARGEST as u64;

/// How many bytes tell whether a file without an extension is text.
const HEAD: u64 = 1024;

/// The extensions of the files that are read when a folder is opened.
const EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown"];

/// Where articles are to be read from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// A file, or a folder and everything below it.
    Path(PathBuf),
    /// Bytes that are at hand already: standard input, the sample.
    Held(Place, Cow<'static, [u8]>),
}

impl Origin {
    /// Where it lies, unless it is at hand.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Held(..) => None,
        }
    }
}

/// A file that was found and not read yet.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// The file itself. Bytes at hand have the path they would be saved under.
    pub path: PathBuf,
    /// What it is called in messages, and where it lies.
    pub place: Place,
    content: Content<'a>,
}

#[derive(Debug)]
enum Content<'a> {
    /// To be read, whatever it is: the reader asked for this very file.
    Asked,
    /// To be read: its extension says text.
    Listed,
    /// To be read if it begins like text.
    Unnamed,
    /// At hand.
    Held(&'a [u8]),
}

/// Standard input, read to its end.
pub fn standard_input() -> io::Result<Origin> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(piped(bytes))
}

/// What came by standard input.
pub fn piped(bytes: Vec<u8>) -> Origin {
    Origin::Held(Place { name: "-".to_owned(), ..Place::default() }, bytes.into())
}

/// Hands over every file that `origins` hold, in the order in which they were
/// named and by name within a folder, and whatever stood in the way. Stops
/// early once `found` answers `false`.
pub fn walk<'a>(
    origins: &'a [Origin],
    mut found: impl FnMut(Result<Candidate<'a>, Problem>) -> bool,
) {
    for origin in origins {
        let goes_on = match origin {
            Origin::Held(place, bytes) => found(Ok(held(place, bytes))),
            Origin::Path(path) => match fs::metadata(path) {
                Ok(it) if it.is_dir() => folder(path, &mut found),
                Ok(_) => found(Ok(asked(path))),
                Err(error) => found(Err(refused(path, &error))),
            },
        };
        if !goes_on {
            return;
        }
    }
}

fn held<'a>(place: &Place, bytes: &'a [u8]) -> Candidate<'a> {
    let name = if place.name == "-" { "stdin" } else { &place.name };
    Candidate { path: name.into(), place: place.clone(), content: Content::Held(bytes) }
}

fn asked<'a>(path: &Path) -> Candidate<'a> {
    // Opened alone, a file tells nothing by the folders above it.
    let place = Place::new(path, path);
    Candidate { path: path.to_owned(), place, content: Content::Asked }
}

/// Hands over the files below `root`; says whether to go on.
fn folder<'a>(root: &Path, found: &mut impl FnMut(Result<Candidate<'a>, Problem>) -> bool) -> bool {
    let (sender, strayed) = crossbeam_channel::unbounded();
    let gate = Gate::new(root);
    let walk = WalkBuilder::new(root)
        .follow_links(true)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(move |entry| {
            gate.lets_in(entry).map_err(|problem| sender.send(problem)).unwrap_or(false)
        })
        .build();
    let mut passed = 0;
    for entry in walk {
        passed += usize::from(entry.as_ref().is_ok_and(is_foreign));
        let candidate = match entry {
            Ok(entry) => candidate(&entry, root).transpose(),
            Err(error) => unwalkable(&error, root).map(Err),
        };
        let stray = strayed.try_iter().map(Err);
        if !stray.chain(candidate).all(&mut *found) {
            return false;
        }
    }
    let over = (passed > 0).then(|| passed_over(root, passed));
    strayed.try_iter().chain(over).map(Err).all(found)
}

/// Whether an entry is a file of a format that is not read.
fn is_foreign(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|it| it.is_file());
    let extension = entry.path().extension().map(|it| it.to_string_lossy().to_lowercase());
    is_file && extension.is_some_and(|it| !EXTENSIONS.contains(&&*it))
}

/// The key of what is told of files that nobody asked to be read.
const PASSED_OVER: &str = "problem-passed-over";

fn passed_over(root: &Path, files: usize) -> Problem {
    Problem { place: shown(root), what: Remark::new(PASSED_OVER).with("n", files) }
}

/// Whether a problem is no reason to say that something could not be read.
pub fn is_harmless(problem: &Problem) -> bool {
    problem.what.key == PASSED_OVER
}

/// What `entry` is to the reader: a file to read, nothing, or a problem.
fn candidate<'a>(entry: &DirEntry, root: &Path) -> Result<Option<Candidate<'a>>, Problem> {
    let Some(kind) = entry.file_type() else { return Ok(None) };
    let path = entry.path();
    let content = match path.extension().map(|it| it.to_string_lossy().to_lowercase()) {
        _ if kind.is_dir() => return Ok(None),
        Some(extension) if EXTENSIONS.contains(&&*extension) => Content::Listed,
        None => Content::Unnamed,
        Some(_) => return Ok(None),
    };
    let shown = path.strip_prefix("./").unwrap_or(path);
    let root = root.strip_prefix("./").unwrap_or(root);
    let place = Place::new(shown, if root == Path::new(".") { Path::new("") } else { root });
    if !kind.is_file() {
        return Err(Problem { place: place.name, what: unusual(kind) });
    }
    Ok(Some(Candidate { path: path.to_owned(), place, content }))
}

impl<'a> Candidate<'a> {
    /// Its bytes, if they are at hand already.
    pub fn held(&self) -> Option<&'a [u8]> {
        match self.content {
            Content::Held(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Its bytes; `None` when it turns out not to be text after all.
    pub fn read(&self) -> Result<Option<Cow<'a, [u8]>>, Problem> {
        let problem = |what| Problem { place: self.place.name.clone(), what };
        if let Content::Held(bytes) = self.content {
            return Ok(Some(bytes.into()));
        }
        // Asked before the file is opened: opening a pipe would wait for a writer.
        let known = fs::metadata(&self.path).map_err(|it| problem(why(&it)))?;
        if !known.is_file() {
            return Err(problem(unusual(known.file_type())));
        }
        if known.len() > LIMIT {
            return Err(problem(too_large()));
        }
        let bytes = self.bytes(known.len()).map_err(|it| problem(why(&it)))?;
        if bytes.as_ref().is_some_and(|it| it.len() as u64 > LIMIT) {
            return Err(problem(too_large()));
        }
        Ok(bytes.map(Cow::Owned))
    }

    fn bytes(&self, expected: u64) -> io::Result<Option<Vec<u8>>> {
        let mut file = File::open(&self.path)?.take(HEAD);
        let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
        file.read_to_end(&mut bytes)?;
        if matches!(self.content, Content::Unnamed) && !begins_like_text(&bytes) {
            return Ok(None);
        }
        // One more than allowed, so that a file that grew is noticed.
        file.set_limit(LIMIT + 1 - bytes.len() as u64);
        file.read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }
}

/// Whether a file that begins with `head` may be text: no zero bytes, unless
/// a byte order mark explains them.
fn begins_like_text(head: &[u8]) -> bool {
    let marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    marked || !head.contains(&0)
}

/// Keeps a walk from going in circles through links between folders.
struct Gate {
    /// The folder that was opened, free of links.
    root: PathBuf,
    /// The folders outside it that links have led to.
    visited: Mutex<HashSet<PathBuf>>,
}

impl Gate {
    fn new(root: &Path) -> Self {
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        Self { root, visited: Mutex::default() }
    }

    /// Whether the walk may go through `entry`. A link to a folder inside the
    /// root is passed by, since the walk comes there anyway; one to a folder
    /// outside is followed once.
    fn lets_in(&self, entry: &DirEntry) -> Result<bool, Problem> {
        let is_folder = entry.file_type().is_some_and(|it| it.is_dir());
        if !entry.path_is_symlink() || !is_folder || entry.depth() == 0 {
            return Ok(true);
        }
        let target = fs::canonicalize(entry.path()).map_err(|it| refused(entry.path(), &it))?;
        if self.root.starts_with(&target) && self.root != target {
            let what = Remark::new("problem-leads-back");
            return Err(Problem { place: shown(entry.path()), what });
        }
        let mut visited = self.visited.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(!target.starts_with(&self.root) && visited.insert(target))
    }
}

fn refused(path: &Path, error: &io::Error) -> Problem {
    Problem { place: shown(path), what: why(error) }
}

/// What `error` is to the reader. Nothing, if a link leads back to a folder
/// that the walk is in: all its files come up anyway.
fn unwalkable(error: &ignore::Error, root: &Path) -> Option<Problem> {
    let what = why(error.io_error()?);
    Some(Problem { place: shown(path_of(error).unwrap_or(root)), what })
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

fn shown(path: &Path) -> String {
    crate::text::clean_line(&path.to_string_lossy())
}

/// What is neither a file nor a folder, and would wait for ever or never end.
fn unusual(kind: FileType) -> Remark {
    Remark::new(if kind.is_dir() { "problem-folder-now" } else { "problem-device" })
}

fn too_large() -> Remark {
    Remark::new("problem-too-large").with("megabytes", LIMIT >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a walk through `files` finds, one name a line.
    #[track_caller]
    fn check(files: &[&str], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "words").unwrap();
        }
        assert_eq!(found(folder.path()), expected);
    }

    fn found(root: &Path) -> Vec<String> {
        let mut names = Vec::new();
        walk(&[Origin::Path(root.to_owned())], |it| {
            names.push(match it {
                Ok(candidate) => candidate.place.inner,
                Err(problem) => format!("! {}", problem.what.key),
            });
            true
        });
        names
    }

    #[test]
    fn takes_text_files_in_order() {
        check(
            &["b/2.md", "b/1.txt", "a.TXT", "picture.jpg", "letter"],
            &["a.TXT", "b/1.txt", "b/2.md", "letter", "! problem-passed-over"],
        );
    }

    #[test]
    fn leaves_hidden_files_alone() {
        check(&[".notes.txt", ".git/a.txt", "b.txt"], &["b.txt"]);
    }

    #[test]
    fn respects_gitignore_without_git() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), "drafts/\n").unwrap();
        fs::create_dir(folder.path().join("drafts")).unwrap();
        fs::write(folder.path().join("drafts/a.txt"), "words").unwrap();
        fs::write(folder.path().join("b.txt"), "words").unwrap();
        assert_eq!(found(folder.path()), ["b.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn goes_through_each_linked_folder_once() {
        use std::os::unix::fs::symlink;
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("a.txt"), "words").unwrap();
        fs::write(other.path().join("b.txt"), "words").unwrap();
        symlink(folder.path(), folder.path().join("itself")).unwrap();
        symlink("/", folder.path().join("root")).unwrap();
        symlink("nowhere", folder.path().join("dangling.txt")).unwrap();
        symlink(other.path(), folder.path().join("l1")).unwrap();
        symlink(other.path(), folder.path().join("l2")).unwrap();
        symlink(folder.path(), other.path().join("back")).unwrap();
        let expected = ["a.txt", "! problem-not-found", "l1/b.txt", "! problem-leads-back"];
        assert_eq!(found(folder.path()), expected);
    }

    #[cfg(unix)]
    #[test]
    fn never_opens_a_socket_or_a_device() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
        let _socket =
            std::os::unix::net::UnixListener::bind(folder.path().join("door.txt")).unwrap();
        let what = "! problem-device";
        assert_eq!(found(folder.path()), [what, what]);
    }

    #[test]
    fn a_file_that_was_asked_for_is_read_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.weird");
        fs::write(&path, "words").unwrap();
        let bytes = asked(&path).read().unwrap();
        assert_eq!(bytes.as_deref(), Some(&b"words"[..]));
    }

    #[test]
    fn a_nameless_file_that_is_not_text_is_passed_by() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("program");
        fs::write(&path, b"\x7fELF\0\0").unwrap();
        let content = Content::Unnamed;
        let place = Place::new(&path, folder.path());
        assert_eq!(Candidate { path, place, content }.read(), Ok(None));
    }

    #[test]
    fn a_vanished_file_is_a_problem() {
        let problem = asked(Path::new("gone/gone.txt")).read().unwrap_err();
        assert_eq!(problem.what.key, "problem-not-found");
    }
}
