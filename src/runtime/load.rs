//! From paths to a library: walk, read, parse, analyse, collect.
//!
//! One thread walks, as many as the machine has cores read and analyse, and
//! the caller's thread collects. Channels between them are short, so that a
//! slow reader holds back the walk instead of filling the memory. Articles are
//! collected in the order of the walk, whichever was ready first: the same
//! files always give the same library.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use crate::analyze::{Lexicon, annotate};
use crate::app::Progress;
use crate::ingest::parse;
use crate::library::{Builder, Library};
use crate::news::{Annotated, ArticleId, Problem};
use crate::runtime::fetch::{Candidate, Origin, walk};

/// How many files may wait between two stages.
const WAITING: usize = 64;

/// With so many articles there is something to look at.
const HANDFUL: u32 = 24;

/// Snapshots follow each other at this distance at least.
const BREATH: Duration = Duration::from_millis(100);

/// A snapshot that took a second is followed by this many seconds of work, so
/// that a large library does not spend its loading on being shown.
const REST: u32 = 7;

/// Analysis walks trees as deep as the text is nested.
const STACK: usize = 16 << 20;

/// What every loading needs and only the first has to make.
#[derive(Debug, Default)]
pub struct Tools {
    lexicon: OnceLock<Lexicon>,
}

impl Tools {
    fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(Lexicon::embedded)
    }
}

/// What a loading tells while it goes on.
#[derive(Debug)]
pub enum Report {
    /// The library as far as it has come.
    Grown(Arc<Library>, Progress),
    /// What was stepped over since the last report.
    Stumbled(Vec<Problem>),
}

/// Everything that some paths hold.
#[derive(Debug)]
pub struct Loaded {
    /// All articles and their actors.
    pub library: Arc<Library>,
    /// Which file each article came from, in the order of the walk.
    pub files: Vec<(ArticleId, PathBuf)>,
    /// What was stepped over.
    pub problems: Vec<Problem>,
    /// Whether a file or folder gave nothing because of a problem.
    pub unread: bool,
}

/// Loads `origins` and comes back with everything.
pub fn gather(origins: &[Origin], tools: &Tools) -> Loaded {
    let (mut builder, mut files) = (Builder::default(), Vec::new());
    let (mut problems, mut unread) = (Vec::new(), false);
    let found = AtomicU32::new(0);
    thread::scope(|scope| {
        for reading in in_order(start(scope, origins, tools, &found)) {
            unread |= reading.articles.is_empty() && !reading.problems.is_empty();
            problems.extend(reading.problems);
            for article in reading.articles {
                files.push((article.document.id, reading.path.clone()));
                builder.add(article);
            }
        }
    });
    Loaded { library: Arc::new(builder.snapshot()), files, problems, unread }
}

/// Loads `origins` bit by bit, as long as it is `wanted`. Reports come at most
/// ten times a second; the last one is complete unless nobody wants it.
pub fn load(
    origins: &[Origin],
    tools: &Tools,
    wanted: impl Fn() -> bool,
    report: impl FnMut(Report),
) {
    let found = AtomicU32::new(0);
    thread::scope(|scope| {
        let readings = start(scope, origins, tools, &found);
        let mut desk = Desk::new(report);
        let mut pending = InOrder::default();
        while wanted() {
            match desk.next(&readings) {
                Ok(reading) => pending.put(reading),
                Err(RecvTimeoutError::Timeout) => desk.tell(&found),
                Err(RecvTimeoutError::Disconnected) => return desk.finish(&found),
            }
            while let Some(reading) = pending.take() {
                desk.collect(reading);
            }
            if desk.is_due() {
                desk.tell(&found);
            }
        }
    });
}

/// One file, read and analysed.
struct Reading {
    /// Its number in the walk.
    at: usize,
    path: PathBuf,
    articles: Vec<Annotated>,
    problems: Vec<Problem>,
}

/// A file to be read, or why it cannot be.
type Job<'a> = (usize, Result<Candidate<'a>, Problem>);

/// Starts the walk and the workers. The channel ends when everything is read;
/// when it is dropped, everything stops.
fn start<'scope, 'env: 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    origins: &'env [Origin],
    tools: &'env Tools,
    found: &'env AtomicU32,
) -> Receiver<Reading> {
    let (jobs, waiting) = bounded::<Job>(WAITING);
    let (done, readings) = bounded(WAITING);
    scope.spawn(move || {
        let mut at = 0..;
        walk(origins, |it| {
            found.fetch_add(1, Ordering::Relaxed);
            at.next().is_some_and(|at| jobs.send((at, it)).is_ok())
        });
    });
    let cores = thread::available_parallelism().map_or(2, NonZero::get);
    for _ in 0..cores {
        let (waiting, done) = (waiting.clone(), done.clone());
        let work = move || work(&waiting, tools, &done);
        // Without threads nothing can be read; then the channel ends at once.
        let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
    }
    readings
}

fn work(waiting: &Receiver<Job>, tools: &Tools, done: &Sender<Reading>) {
    for (at, candidate) in waiting {
        let reading = match candidate {
            Ok(candidate) => reading(at, candidate, tools),
            Err(problem) => {
                Reading { at, path: PathBuf::new(), articles: Vec::new(), problems: vec![problem] }
            }
        };
        if done.send(reading).is_err() {
            return;
        }
    }
}

fn reading(at: usize, candidate: Candidate, tools: &Tools) -> Reading {
    // One article that upsets the analysis must not take the others with it.
    let read = catch_unwind(AssertUnwindSafe(|| read(&candidate, tools)));
    let (articles, problems) = read.unwrap_or_else(|_| {
        let what = "upset the program and was left out; please report it with the file".to_owned();
        (Vec::new(), vec![Problem { place: candidate.place.name.clone(), what }])
    });
    Reading { at, path: candidate.path, articles, problems }
}

fn read(candidate: &Candidate, tools: &Tools) -> (Vec<Annotated>, Vec<Problem>) {
    let bytes = match candidate.read() {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (Vec::new(), Vec::new()),
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let (documents, problems) = parse(&bytes, &candidate.place);
    let articles = documents.into_iter().map(|it| annotate(Arc::new(it), tools.lexicon()));
    (articles.collect(), problems)
}

/// Brings readings back into the order of the walk.
#[derive(Default)]
struct InOrder {
    early: BTreeMap<usize, Reading>,
    next: usize,
}

impl InOrder {
    fn put(&mut self, reading: Reading) {
        self.early.insert(reading.at, reading);
    }

    fn take(&mut self) -> Option<Reading> {
        let reading = self.early.remove(&self.next)?;
        self.next += 1;
        Some(reading)
    }
}

fn in_order(readings: Receiver<Reading>) -> impl Iterator<Item = Reading> {
    let mut pending = InOrder::default();
    std::iter::from_fn(move || {
        loop {
            if let Some(reading) = pending.take() {
                return Some(reading);
            }
            pending.put(readings.recv().ok()?);
        }
    })
}

/// Where readings are put together, and from where the session hears of them
/// in good time but not too often.
struct Desk<R> {
    builder: Builder,
    problems: Vec<Problem>,
    /// Files collected, and articles in them.
    files: u32,
    articles: u32,
    /// Whether there is something that has not been told.
    news: bool,
    /// When the session is told next.
    due: Instant,
    report: R,
}

impl<R: FnMut(Report)> Desk<R> {
    fn new(report: R) -> Self {
        let due = Instant::now() + BREATH;
        let (builder, problems) = (Builder::default(), Vec::new());
        Self { builder, problems, files: 0, articles: 0, news: false, due, report }
    }

    /// Waits for a reading, but no longer than until news must be told.
    fn next(&self, readings: &Receiver<Reading>) -> Result<Reading, RecvTimeoutError> {
        if self.news {
            return readings.recv_deadline(self.due);
        }
        readings.recv().map_err(|_| RecvTimeoutError::Disconnected)
    }

    fn collect(&mut self, reading: Reading) {
        let before = self.articles;
        for article in reading.articles {
            self.builder.add(article);
            self.articles += 1;
        }
        self.problems.extend(reading.problems);
        self.files += 1;
        self.news = true;
        if before < HANDFUL && self.articles >= HANDFUL {
            self.due = Instant::now();
        }
    }

    fn is_due(&self) -> bool {
        self.news && Instant::now() >= self.due
    }

    fn tell(&mut self, found: &AtomicU32) {
        let found = found.load(Ordering::Relaxed);
        self.send(Progress { done: self.files, found, complete: false });
    }

    fn finish(mut self, found: &AtomicU32) {
        let found = found.load(Ordering::Relaxed);
        self.send(Progress { done: self.files, found, complete: true });
    }

    fn send(&mut self, progress: Progress) {
        if !self.problems.is_empty() {
            (self.report)(Report::Stumbled(std::mem::take(&mut self.problems)));
        }
        let began = Instant::now();
        let library = Arc::new(self.builder.snapshot());
        let cost = began.elapsed();
        (self.report)(Report::Grown(library, progress));
        self.news = false;
        self.due = Instant::now() + BREATH.max(cost * REST);
    }
}
