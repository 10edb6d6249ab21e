//! Where readings are put together, and from where the session hears of them:
//! in good time, but not too often.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};

use crate::app::Progress;
use crate::ingest::Recurring;
use crate::library::Keeper;
use crate::news::{ArticleId, Document, Problem};
use crate::runtime::fetch::is_harmless;
use crate::runtime::load::order::InOrder;
use crate::runtime::load::{Files, Outcomes, Reading, Report};

/// With so many articles there is something to look at.
const HANDFUL: usize = 24;

/// Reports follow each other at this distance at least.
const BREATH: Duration = Duration::from_millis(100);

/// A snapshot that took a second is followed by this many seconds of work, so
/// that a large library does not spend its loading on being shown.
const REST: u32 = 7;

/// Where readings are put together.
pub struct Desk<'a, R> {
    report: R,
    keeper: &'a mut Keeper,
    /// What recurs in the articles; `None` once it has been learned.
    recurring: Option<Recurring>,
    documents: Vec<Arc<Document>>,
    files: Vec<(ArticleId, PathBuf)>,
    known: HashSet<ArticleId>,
    problems: Vec<Problem>,
    /// Readings collected.
    done: u32,
    unread: bool,
    /// Whether there is something that has not been told.
    news: bool,
    /// When it is told; `None` while everything waits for the end.
    due: Option<Instant>,
}

impl<'a, R: FnMut(Report)> Desk<'a, R> {
    /// One that reports while it collects.
    pub fn in_passing(keeper: &'a mut Keeper, report: R) -> Self {
        Self { due: Some(Instant::now() + BREATH), ..Self::at_the_end(keeper, report) }
    }

    /// One that reports once.
    pub fn at_the_end(keeper: &'a mut Keeper, report: R) -> Self {
        Self {
            report,
            keeper,
            recurring: Some(Recurring::default()),
            documents: Vec::new(),
            files: Vec::new(),
            known: HashSet::new(),
            problems: Vec::new(),
            done: 0,
            unread: false,
            news: false,
            due: None,
        }
    }

    /// Takes in `readings` in their order, until there are no more or nobody
    /// wants them.
    pub fn collect(
        &mut self,
        readings: &Outcomes<Reading>,
        wanted: &dyn Fn() -> bool,
        found: &AtomicU32,
    ) {
        let mut order = InOrder::new();
        while wanted() {
            match self.next(&readings.done) {
                Ok((at, reading)) => order.put(at, reading),
                Err(RecvTimeoutError::Timeout) => (),
                Err(RecvTimeoutError::Disconnected) => return,
            }
            while let Some(reading) = order.take() {
                let _ = readings.begun.try_recv();
                self.take(reading);
            }
            if self.news && self.due.is_some_and(|it| it <= Instant::now()) {
                self.tell(self.progress(found));
            }
        }
    }

    /// Waits for a reading, but no longer than until news must be told.
    fn next(
        &self,
        readings: &Receiver<(usize, Reading)>,
    ) -> Result<(usize, Reading), RecvTimeoutError> {
        match self.due {
            Some(due) if self.news => readings.recv_deadline(due),
            _ => readings.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn take(&mut self, reading: Reading) {
        let is_grave = reading.problems.iter().any(|it| !is_harmless(it));
        self.unread |= reading.articles.is_empty() && is_grave;
        self.problems.extend(reading.problems);
        self.done += 1;
        self.news = true;
        for article in reading.articles {
            self.note(&article.document, &reading.path);
            self.keeper.add(article);
        }
    }

    /// Learns from an article, the first time it comes by.
    fn note(&mut self, document: &Arc<Document>, path: &Path) {
        let Some(recurring) = &mut self.recurring else { return };
        if !self.known.insert(document.id) {
            return;
        }
        recurring.learn(document);
        self.files.push((document.id, path.to_owned()));
        self.documents.push(Arc::clone(document));
        if self.documents.len() == HANDFUL {
            self.due = self.due.map(|_| Instant::now());
        }
    }

    /// Every article so far, and what they have taught. To be asked once: from
    /// then on, articles replace others.
    pub fn learned(&mut self) -> (Vec<Arc<Document>>, Recurring) {
        (std::mem::take(&mut self.documents), self.recurring.take().unwrap_or_default())
    }

    /// Tells the last, unless nobody wants it.
    pub fn close(mut self, wanted: &dyn Fn() -> bool, found: &AtomicU32) -> Files {
        if wanted() {
            self.tell(Progress { complete: true, ..self.progress(found) });
        }
        (self.files, self.unread)
    }

    fn progress(&self, found: &AtomicU32) -> Progress {
        let found = found.load(Ordering::Relaxed);
        Progress { done: self.done.min(found), found, ..Progress::default() }
    }

    fn tell(&mut self, progress: Progress) {
        if !self.problems.is_empty() {
            (self.report)(Report::Stumbled(std::mem::take(&mut self.problems)));
        }
        let began = Instant::now();
        let library = Arc::new(self.keeper.snapshot());
        let cost = began.elapsed();
        (self.report)(Report::Grown(library, self.keeper.bodies(), progress));
        self.news = false;
        self.due = self.due.map(|_| Instant::now() + BREATH.max(cost * REST));
    }
}
