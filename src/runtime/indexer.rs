//! The thread that keeps the index of a library up to date with its record.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use crate::library::Texts;
use crate::store::index::{self, Index, Latest};
use crate::store::{Reader, Refusal};

/// When nothing more was written for so long, it takes in what was.
const PAUSE: Duration = Duration::from_secs(1);

/// And at the latest after so long: many small commits cost more than a few
/// large ones, and each begins a thread and leaves something to be merged.
const PATIENCE: Duration = Duration::from_secs(8);

/// When nothing was written for so long, it gives back what taking in needs.
const REST: Duration = Duration::from_secs(5);

/// The index of a library. Answers at once, from whatever it has by then, and
/// grows behind the reader's back.
#[derive(Debug)]
pub struct Indexer {
    latest: Arc<Latest>,
    is_wanted: Arc<AtomicBool>,
    /// `None` once it is to end.
    bell: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Indexer {
    /// Begins to index the library in `folder`. `tell` hears that the index has
    /// come to what its record has, and why it cannot.
    pub fn start(folder: &Path, tell: impl Fn(Result<(), Refusal>) + Send + 'static) -> Self {
        let (latest, is_wanted) = (Arc::<Latest>::default(), Arc::new(AtomicBool::new(true)));
        // One ring that waits is as good as many.
        let (bell, rings) = bounded(1);
        let desk = Desk {
            folder: folder.to_owned(),
            latest: Arc::clone(&latest),
            is_wanted: Arc::clone(&is_wanted),
            rings,
        };
        let thread = thread::spawn(move || {
            if let Err(refusal) = desk.work(&tell) {
                tell(Err(refusal));
            }
        });
        Self { latest, is_wanted, bell: Some(bell), thread: Some(thread) }
    }

    /// Which articles hold which words, as far as they are indexed.
    pub fn texts(&self) -> Arc<dyn Texts> {
        Arc::clone(&self.latest) as Arc<dyn Texts>
    }

    /// Says that something was written to the library.
    pub fn ring(&self) {
        // It may have been rung already, or have given up.
        let _ = self.bell.as_ref().map(|it| it.try_send(()));
    }

    /// Waits until everything that is written by now is indexed.
    pub fn finish(mut self) {
        self.bell = None;
        let _ = self.thread.take().map(JoinHandle::join);
    }

    /// Ends without a wait, for whoever leaves: what is not committed by then
    /// is taken in again when the library is opened next.
    pub fn let_go(mut self) {
        self.is_wanted.store(false, Ordering::Relaxed);
        self.thread = None;
    }
}

impl Drop for Indexer {
    /// Ends soon, and keeps what was indexed so far.
    fn drop(&mut self) {
        self.is_wanted.store(false, Ordering::Relaxed);
        self.bell = None;
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// What the thread has.
struct Desk {
    folder: PathBuf,
    latest: Arc<Latest>,
    is_wanted: Arc<AtomicBool>,
    rings: Receiver<()>,
}

impl Desk {
    /// Takes in what is written, until nobody wants it any more.
    fn work(&self, tell: &impl Fn(Result<(), Refusal>)) -> Result<(), Refusal> {
        let record = Reader::open(&self.folder)?;
        while let Some(mut index) = self.take(&record, tell)? {
            match self.serve(&record, &mut index, tell) {
                // While it rested another instance took its place.
                Err(Refusal::Busy) => (),
                outcome => return outcome,
            }
        }
        Ok(())
    }

    /// Keeps the index up to date, until nobody wants it any more.
    fn serve(
        &self,
        record: &Reader,
        index: &mut Index,
        tell: &impl Fn(Result<(), Refusal>),
    ) -> Result<(), Refusal> {
        index.serve(Arc::clone(&self.latest))?;
        let is_wanted = || self.is_wanted.load(Ordering::Relaxed);
        loop {
            index.catch_up(record, &is_wanted, |_| ())?;
            tell(Ok(()));
            if !self.wait(|| index.rest())? {
                // Since the bell was rung last, more may have been written.
                return index.catch_up(record, &is_wanted, |_| ());
            }
        }
    }

    /// Opens the index. While another instance writes it, or where nothing may be
    /// written, looks at that whenever the bell is rung. Nothing once nobody wants it any more.
    fn take(
        &self,
        record: &Reader,
        tell: &impl Fn(Result<(), Refusal>),
    ) -> Result<Option<Index>, Refusal> {
        loop {
            match Index::of(record) {
                Err(Refusal::Busy | Refusal::ReadOnly) => (),
                index => return index.map(Some),
            }
            index::look(record, &self.latest)?;
            tell(Ok(()));
            if !self.wait(|| Ok(()))? {
                return Ok(None);
            }
        }
    }

    /// Waits until something was written and nothing more comes; where it takes
    /// long to begin, does `rest` meanwhile. Whether there is more to do.
    fn wait(&self, rest: impl FnOnce() -> Result<(), Refusal>) -> Result<bool, Refusal> {
        if self.rings.recv_timeout(REST) == Err(RecvTimeoutError::Timeout) {
            rest()?;
            // That there is nobody to ring any more shows below, too.
            let _ = self.rings.recv();
        }
        let end = Instant::now() + PATIENCE;
        loop {
            match self.rings.recv_deadline(end.min(Instant::now() + PAUSE)) {
                Ok(()) => (),
                Err(RecvTimeoutError::Timeout) => return Ok(true),
                Err(RecvTimeoutError::Disconnected) => return Ok(false),
            }
        }
    }
}
