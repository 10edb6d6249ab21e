//! From files to a lasting library: what is new, what has changed, what is
//! gone.
//!
//! One thread walks and asks each file's size and time; a file that is as it
//! was costs no more. As many threads as the machine has cores read and analyse
//! the others and make them ready to be written, and the caller's thread
//! writes. Nothing waits for the end: whenever it is stopped, what was written
//! is there, and the next import goes on from it.
//!
//! # Page furniture
//!
//! A line is furniture when enough articles of an outlet have it, so each
//! article may change what is known of others. What was learned up to the last
//! import is applied to every article as it is read. Where nothing was yet, all
//! files are looked through for it, once a handful of them is there to be seen.
//! What this import teaches is applied at its end, to all articles of those
//! outlets of which more is known than before. So an import in parts comes to the same as one at once,
//! but for one thing: a line that was furniture among few articles stays so in
//! them when it turns out to be rare among many.

mod again;
mod kept;
mod restore;
mod sift;

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};
use xxhash_rust::xxh3::xxh3_64;

use crate::analyze::annotate;
use crate::app::Progress;
use crate::ingest::{Place, Recurring, parse};
use crate::library::Digest;
use crate::news::{ArticleId, Document, Problem, Remark};
use crate::runtime::fetch::{Candidate, Origin, walk};
use crate::runtime::import::kept::Kept;
use crate::runtime::import::sift::{Found, Sieve};
use crate::runtime::load::{InOrder, Outcomes, Tools, spread, survey};
use crate::store::{Change, Packed, Press, Reader, Refusal, Writer, Written};

pub use restore::restore;

/// So many changes are written at once: two waits for the disk.
const BATCH: usize = 256;

/// So many files of a new library are read before anything else, so that there
/// is something to look at.
const HANDFUL: u32 = 64;

/// While files are looked through, every so many of them are told of.
const GLANCES: u32 = 256;

/// Nobody waits longer than this to see what has been read.
const BREATH: Duration = Duration::from_millis(300);

/// What an import tells while it goes on.
#[derive(Debug)]
pub enum Told {
    /// What has been written.
    Written(Written),
    /// What was stepped over.
    Stumbled(Vec<Problem>),
    /// How far it has come.
    Passed(Progress),
}

/// A library that is brought up to date.
#[derive(Debug)]
pub struct Import<'a> {
    /// What writes to it.
    pub writer: &'a mut Writer,
    /// What reads from it.
    pub reader: &'a Reader,
    /// What analysis needs.
    pub tools: &'a Tools,
}

/// A file that was read, or an article that was understood anew.
#[derive(Debug, Default)]
struct Outcome {
    changes: Vec<Change>,
    /// What there is to learn from.
    documents: Vec<Arc<Document>>,
    problems: Vec<Problem>,
}

impl Outcome {
    fn of(change: Change) -> Self {
        Self { changes: vec![change], ..Self::default() }
    }
}

impl<'a> Import<'a> {
    /// Brings the library up to date with what lies at `origins`, as long as
    /// it is `wanted`. What has been written stays written.
    pub fn sync(
        mut self,
        origins: &[Origin],
        wanted: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(Told),
    ) -> Result<(), Refusal> {
        let (kept, mut now) = self.learned()?;
        let is_first = self.reader.lines_seq()? == 0;
        let (tools, found) = (self.tools, AtomicU32::new(0));
        self.writer.analysed_by(tools.mark());
        let desk = &Packing { tools, press: self.writer.press() };
        let is_again = !self.reader.outdated(tools.mark())?.is_empty();
        let mut ledger = Ledger { is_again, ..Ledger::new(self.writer, tell, &found) };
        let mut sieve = Sieve::new(self.reader, tools.mark())?;
        let mut intake =
            Intake { origins, desk, wanted, found: &found, sieve: &mut sieve, ledger: &mut ledger };
        let few = if is_first { HANDFUL } else { u32::MAX };
        let is_more = intake.pass(0..few, &kept, &mut |it: &Document| {
            let before = || kept.lines().cloned().unwrap_or_default();
            now.get_or_insert_with(before).learn(it);
        })?;
        // The last of those that were read without what was learned now.
        let mut last = u32::MAX;
        if is_more && wanted() {
            last = self.reader.numbers()?.max().unwrap_or(0);
            let passed = &mut |it| intake.ledger.look_over(it);
            let before = now.unwrap_or_default();
            let lines = survey((origins, tools), lasting, wanted, before, passed);
            let surveyed = Kept::with(lines);
            intake.pass(few..u32::MAX, &surveyed, &mut |_| ())?;
            now = Some(surveyed.into_lines()?);
        }
        let before = kept.into_lines()?;
        if !wanted() {
            return Ok(());
        }
        let gone = sieve.gone(self.reader, origins)?;
        ledger.put(gone)?;
        ledger.flush()?;
        drop(ledger);
        self.understand(&before, now.as_ref(), last, (wanted, tell))?;
        match now.map(|it| postcard::to_stdvec(&it)) {
            Some(Ok(lines)) => self.writer.remember_lines(&lines)?,
            _ => self.writer.remember_same_lines()?,
        }
        tell(Told::Passed(complete(&found)));
        Ok(())
    }

    /// What articles had taught by the end of the last import, and the same
    /// with what has been written since: an import may have been cut off.
    fn learned(&self) -> Result<(Kept<'a>, Option<Recurring>), Refusal> {
        let kept = Kept::of(self.reader);
        let mut seq = self.reader.lines_seq()?;
        let mut now = None;
        loop {
            let changes = self.reader.changes_since(seq, 1000)?;
            let Some(last) = changes.last() else { return Ok((kept, now)) };
            seq = last.seq;
            let before = || kept.lines().cloned().unwrap_or_default();
            let now = now.get_or_insert_with(before);
            for change in changes.iter().filter(|it| it.is_put) {
                if let Some(document) = self.reader.document(change.number)? {
                    now.learn(&document);
                }
            }
        }
    }
}

/// Files on their way into a library.
struct Intake<'a, 'l, 'w> {
    origins: &'a [Origin],
    desk: &'a Packing<'a>,
    wanted: &'a dyn Fn() -> bool,
    found: &'a AtomicU32,
    sieve: &'l mut Sieve,
    ledger: &'l mut Ledger<'w>,
}

impl Intake<'_, '_, '_> {
    /// Reads a part of the files, counted as they are found, with what was
    /// `kept`, and takes them in. Whether there are more behind that part.
    fn pass(
        &mut self,
        part: Range<u32>,
        kept: &Kept,
        learn: &mut dyn FnMut(&Document),
    ) -> Result<bool, Refusal> {
        let Self { origins, desk, wanted, found, sieve, ledger } = self;
        let (origins, desk, found, mut is_more) = (*origins, *desk, *found, false);
        let read = |it| catching(it, |it| read(it, kept, desk));
        thread::scope(|scope| {
            // What analysis needs is made by whoever first needs it: where no
            // file has changed, nobody does.
            let (sieve, is_more) = (&mut **sieve, &mut is_more);
            let jobs = move |begin: &mut dyn FnMut(_) -> bool| {
                *is_more = walk_part(origins, part, |it, count| {
                    let job = sieve.sift(it);
                    found.fetch_max(count, Ordering::Relaxed);
                    begin(job)
                });
            };
            ledger.enter(&spread(scope, jobs, read), *wanted, learn)
        })?;
        Ok(is_more)
    }
}

/// Hands over the files of that part, counted as they are found, until `found`
/// answers `false`. Whether there are more behind them.
fn walk_part<'a>(
    origins: &'a [Origin],
    part: Range<u32>,
    mut found: impl FnMut(Result<Candidate<'a>, Problem>, u32) -> bool,
) -> bool {
    let (mut count, mut is_more) = (0, false);
    walk(origins, |it| {
        count += 1;
        is_more = count > part.end;
        count <= part.start || !is_more && found(it, count)
    });
    is_more
}

/// Everything was done.
fn complete(found: &AtomicU32) -> Progress {
    let found = found.load(Ordering::Relaxed);
    Progress { done: found, found, complete: true, ..Progress::default() }
}

/// Where changes are gathered until there are enough to be written.
struct Ledger<'a> {
    writer: &'a mut Writer,
    tell: &'a mut dyn FnMut(Told),
    found: &'a AtomicU32,
    done: u32,
    /// Whether articles are there that another analysis understood.
    is_again: bool,
    batch: Vec<Change>,
    /// When the first of the batch came.
    since: Option<Instant>,
}

impl<'a> Ledger<'a> {
    fn new(writer: &'a mut Writer, tell: &'a mut dyn FnMut(Told), found: &'a AtomicU32) -> Self {
        let (batch, since) = (Vec::new(), None);
        Self { writer, tell, found, done: 0, is_again: false, batch, since }
    }

    /// One for articles that are there and are understood anew.
    fn again(writer: &'a mut Writer, tell: &'a mut dyn FnMut(Told), found: &'a AtomicU32) -> Self {
        Self { is_again: true, ..Self::new(writer, tell, found) }
    }

    /// Takes in `outcomes` in their order, until there are no more or nobody
    /// wants them.
    fn enter(
        &mut self,
        outcomes: &Outcomes<Outcome>,
        wanted: &dyn Fn() -> bool,
        learn: &mut dyn FnMut(&Document),
    ) -> Result<(), Refusal> {
        let mut order = InOrder::new();
        while wanted() {
            match self.next(&outcomes.done) {
                Ok((at, outcome)) => order.put(at, outcome),
                Err(RecvTimeoutError::Timeout) => self.flush()?,
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let Some(outcome) = order.take() {
                let _ = outcomes.begun.try_recv();
                outcome.documents.iter().for_each(|it| learn(it));
                self.take(outcome)?;
            }
        }
        self.flush()
    }

    /// Waits for an outcome, but no longer than until something must be
    /// written.
    fn next(
        &self,
        outcomes: &Receiver<(usize, Outcome)>,
    ) -> Result<(usize, Outcome), RecvTimeoutError> {
        match self.since {
            Some(since) => outcomes.recv_deadline(since + BREATH),
            None => outcomes.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn take(&mut self, outcome: Outcome) -> Result<(), Refusal> {
        self.done += 1;
        if !outcome.problems.is_empty() {
            (self.tell)(Told::Stumbled(outcome.problems));
        }
        self.put(outcome.changes)
    }

    fn put(&mut self, changes: Vec<Change>) -> Result<(), Refusal> {
        self.batch.extend(changes);
        if !self.batch.is_empty() {
            self.since.get_or_insert_with(Instant::now);
        }
        if self.batch.len() < BATCH { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), Refusal> {
        self.since = None;
        if self.batch.is_empty() {
            return Ok(());
        }
        let written = self.writer.write(std::mem::take(&mut self.batch))?;
        (self.tell)(Told::Written(written));
        self.pass();
        Ok(())
    }

    /// Says, now and then, that so many files were looked through before they
    /// are read.
    fn look_over(&mut self, files: u32) {
        self.found.fetch_max(files, Ordering::Relaxed);
        if files.is_multiple_of(GLANCES) {
            self.pass();
        }
    }

    /// Says how far it has come.
    fn pass(&mut self) {
        let found = self.found.load(Ordering::Relaxed);
        let done = self.done.min(found);
        let progress = Progress { done, found, is_again: self.is_again, ..Progress::default() };
        (self.tell)(Told::Passed(progress));
    }
}

/// One article that upsets the analysis must not take the others with it.
fn catching(found: Found<'_>, work: impl Fn(Found<'_>) -> Outcome) -> Outcome {
    let place = found.place();
    catch_unwind(AssertUnwindSafe(|| work(found))).unwrap_or_else(|_| {
        let what = Remark::new("problem-upset");
        Outcome { problems: vec![Problem { place, what }], ..Outcome::default() }
    })
}

/// Reads a file that may hold something new.
fn read(found: Found<'_>, kept: &Kept, desk: &Packing) -> Outcome {
    let tools = desk.tools;
    let (candidate, mut stamp, known, is_kept) = match found {
        Found::AsItWas => return Outcome::default(),
        Found::Back(path) => {
            return Outcome::of(Change::Back(path));
        }
        Found::Stray(problem) => {
            return Outcome { problems: vec![problem], ..Outcome::default() };
        }
        Found::File { candidate, stamp, known, is_kept } => (candidate, stamp, known, is_kept),
    };
    let bytes = match candidate.read() {
        Ok(bytes) => bytes,
        Err(problem) => return Outcome { problems: vec![problem], ..Outcome::default() },
    };
    let path = candidate.path.clone();
    let Some(bytes) = bytes else {
        let change = Change::Read { path, stamp, articles: Vec::new(), kept: None };
        return Outcome::of(change);
    };
    stamp.hash = hash(&bytes);
    if known.as_ref().is_some_and(|it| it.analysis == tools.mark() && it.stamp.hash == stamp.hash) {
        return Outcome::of(Change::Touched(path, stamp));
    }
    // Without it nothing is written, and whoever imports hears why.
    let Some(learned) = kept.lines() else { return Outcome::default() };
    let (documents, problems) = parse(&bytes, &lasting(&candidate.place), tools.rules());
    // What cannot be read at all is tried and told again every time.
    if documents.is_empty() && known.is_none() {
        return Outcome { problems, ..Outcome::default() };
    }
    let mut outcome = Outcome { problems, ..Outcome::default() };
    let mut articles = Vec::with_capacity(documents.len());
    for (mut document, nth) in documents.into_iter().zip(0..) {
        document.id = lasting_id(&path, nth);
        let mut applied = document.clone();
        let document = Arc::new(document);
        let has_furniture = learned.apply(&mut applied);
        outcome.documents.push(Arc::clone(&document));
        articles.push(desk.packed(if has_furniture { Arc::new(applied) } else { document }));
    }
    let kept = is_kept.then(|| bytes.into_owned());
    outcome.changes = vec![Change::Read { path, stamp, articles, kept }];
    outcome
}

/// What makes articles ready to be written.
#[derive(Debug, Clone)]
struct Packing<'a> {
    tools: &'a Tools,
    press: Arc<Press>,
}

impl Packing<'_> {
    /// A document, understood and ready to be written.
    fn packed(&self, document: Arc<Document>) -> Packed {
        let article = annotate(document, self.tools.lexicon());
        let digest = Digest::of(&article);
        Packed::by(&self.press, article, digest)
    }
}

/// A place that means the same wherever the program is started: from the
/// opened folder on.
fn lasting(place: &Place) -> Place {
    if place.folder.is_empty() {
        return place.clone();
    }
    Place { name: format!("{}/{}", place.folder, place.inner), ..place.clone() }
}

/// The lasting name of the `nth` article of a file.
fn lasting_id(path: &Path, nth: u64) -> ArticleId {
    ArticleId(key(path).wrapping_add(nth))
}

/// A hash of the bytes of a file.
pub fn hash(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// A number for a whole path.
fn key(path: &Path) -> u64 {
    xxh3_64(path.as_os_str().as_encoded_bytes())
}

/// Where the origins of a library are, wherever the program is started.
pub fn whole(origins: &[Origin]) -> Vec<Origin> {
    let whole = |it: &Origin| match it {
        Origin::Path(path) => Origin::Path(whole_path(path)),
        Origin::Held(place, bytes) => Origin::Held(place.clone(), bytes.clone()),
    };
    origins.iter().map(whole).collect()
}

/// `path` without links and dots, as far as that can be told: of one that is
/// gone by the folders above it.
pub fn whole_path(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => whole_path(parent).join(name),
        _ => path,
    })
}
