//! Writes down what the reader wants kept, off the thread that draws and at
//! once, whatever the other threads are at. What was ordered is written before
//! the program ends.

use std::mem::take;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::Resumed;
use crate::corrections::Amendment;
use crate::library::{Mark, Shelf};
use crate::news::{ArticleId, Problem, Remark};
use crate::runtime::mail::{Receiver, Sender, Silence, mailbox};
use crate::runtime::notebook::Notebook;
use crate::runtime::refusal::why;
use crate::store::{Asked, Last, Pen, Session, ShelfFile};
use crate::text::clean_line;

/// What changes with every key is written this much later, so that only the
/// last of a run of keys costs a wait for the disk.
const BREATH: Duration = Duration::from_secs(1);

/// How long whoever leaves waits for something to write with.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// Something to be kept.
enum Order {
    /// Something that was set right.
    Correction(Box<Amendment>),
    /// All shelves.
    Shelves(Vec<Shelf>),
    /// What was opened, and the library that keeps it.
    Opened(Vec<PathBuf>, Option<PathBuf>),
    /// A filter that was asked.
    Asked(String),
    /// What was done with an article.
    Mark(Mark),
    /// There is something in [`Passing`].
    Passing,
    /// What writes the reader's state from now on, or why nothing does.
    Pen(Result<Pen, Remark>),
    /// Write the rest and go.
    Leave,
}

/// What the scribe tells.
#[derive(Debug)]
pub enum Written {
    /// The notebook says something else now, and lasts.
    Correction,
    /// What was done with an article could not be written, and why.
    NotKept(Mark, Remark),
    /// Something else could not be written.
    Stumbled(Problem),
}

/// What changes with every key and may wait a little. It lies where the thread
/// finds it, so that not every key wakes it.
#[derive(Default)]
struct Passing {
    /// Where in articles the reader is, once for each article.
    places: Vec<(ArticleId, usize)>,
    /// How the session is.
    session: Option<Resumed>,
}

/// The thread that writes. It begins with the first order.
pub struct Scribe {
    orders: Sender<Order>,
    passing: Arc<Mutex<Passing>>,
    work: Option<Box<dyn FnOnce() + Send>>,
    thread: Option<JoinHandle<()>>,
}

impl Scribe {
    /// A thread that writes corrections in `notebook`, and tells what has come
    /// of them and what it could not write. Where a pen is to come
    /// (`is_lasting`), what is done before waits for it.
    pub fn new(
        notebook: Notebook,
        is_lasting: bool,
        tell: impl Fn(Written) + Send + 'static,
    ) -> Self {
        let (orders, inbox) = mailbox();
        let (tell, early) = (Box::new(tell), is_lasting.then(Vec::new));
        let passing = Arc::default();
        let (pen, due, shared) = (None, None, Arc::clone(&passing));
        let desk = Desk { notebook, tell, pen, early, passing: shared, due };
        let work = Box::new(move || desk.serve(&inbox));
        Self { orders, passing, work: Some(work), thread: None }
    }

    /// Has something that was set right written.
    pub fn amend(&mut self, change: Amendment) {
        self.order(Order::Correction(Box::new(change)));
    }

    /// Has the shelves written.
    pub fn shelve(&mut self, shelves: Vec<Shelf>) {
        self.order(Order::Shelves(shelves));
    }

    /// Has remembered what was opened, and the folder of the library that keeps
    /// it, to open it again next time.
    pub fn opened(&mut self, paths: Vec<PathBuf>, library: Option<PathBuf>) {
        self.order(Order::Opened(paths, library));
    }

    /// Has a filter remembered.
    pub fn remember(&mut self, filter: String) {
        self.order(Order::Asked(filter));
    }

    /// Has kept what was done with an article.
    pub fn mark(&mut self, mark: Mark) {
        self.order(Order::Mark(mark));
    }

    /// Has kept where in an article the reader is.
    pub fn place(&mut self, article: ArticleId, place: usize) {
        self.note_in_passing(|it| {
            it.places.retain(|it| it.0 != article);
            it.places.push((article, place));
        });
    }

    /// Has kept how the session is.
    pub fn session(&mut self, session: Resumed) {
        self.note_in_passing(|it| it.session = Some(session));
    }

    /// Takes what writes the reader's state, whenever there is one. Without,
    /// it lasts as long as the session.
    pub fn pens(&self) -> Box<dyn Fn(Result<Pen, Remark>) + Send> {
        let orders = self.orders.clone();
        Box::new(move |pen| orders.send(Order::Pen(pen)))
    }

    fn note_in_passing(&mut self, note: impl FnOnce(&mut Passing)) {
        let mut passing = locked(&self.passing);
        let is_first = passing.is_empty();
        note(&mut passing);
        drop(passing);
        if is_first {
            self.order(Order::Passing);
        }
    }

    fn order(&mut self, order: Order) {
        self.orders.send(order);
        if let Some(work) = self.work.take() {
            self.thread = Some(thread::spawn(work));
        }
    }
}

impl Drop for Scribe {
    fn drop(&mut self) {
        self.order(Order::Leave);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread has before it.
struct Desk {
    notebook: Notebook,
    tell: Box<dyn Fn(Written) + Send>,
    pen: Option<Result<Pen, Remark>>,
    /// What was done before there was one, while one is to come.
    early: Option<Vec<Mark>>,
    passing: Arc<Mutex<Passing>>,
    /// When that must be written.
    due: Option<Instant>,
}

fn locked(passing: &Mutex<Passing>) -> MutexGuard<'_, Passing> {
    passing.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Passing {
    fn is_empty(&self) -> bool {
        self.places.is_empty() && self.session.is_none()
    }
}

impl Desk {
    fn serve(mut self, inbox: &Receiver<Order>) {
        loop {
            let order = match self.due {
                None => inbox.next(),
                Some(due) => match inbox.next_until(due) {
                    Err(Silence::Late) => {
                        self.catch_up();
                        continue;
                    }
                    order => order.ok(),
                },
            };
            match order {
                None | Some(Order::Leave) => return self.leave(inbox),
                Some(order) => self.obey(order),
            }
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Correction(change) => (self.tell)(match self.notebook.amend(&change) {
                Ok(()) => Written::Correction,
                Err(problem) => Written::Stumbled(problem),
            }),
            Order::Shelves(shelves) => self.shelve(&shelves),
            // Only conveniences, which may fail in silence.
            Order::Opened(paths, library) => {
                drop(Last::of_the_reader().map(|it| it.remember(&paths, library.as_deref())));
            }
            Order::Asked(filter) => drop(Asked::of_the_reader().map(|it| it.remember(&filter))),
            Order::Mark(mark) => self.mark(mark),
            Order::Passing => self.due = Some(Instant::now() + BREATH),
            Order::Pen(pen) => self.take(pen),
            Order::Leave => (),
        }
    }

    fn shelve(&self, shelves: &[Shelf]) {
        let Some(file) = ShelfFile::of_the_reader() else { return };
        if let Err(error) = file.keep(shelves) {
            let place = clean_line(&file.path().to_string_lossy());
            (self.tell)(Written::Stumbled(Problem { place, what: why(&error) }));
        }
    }

    fn take(&mut self, pen: Result<Pen, Remark>) {
        self.pen = Some(pen);
        self.early.take().into_iter().flatten().for_each(|it| self.mark(it));
        // What was noted before there was one is no older than all else.
        self.due = self.due.or_else(|| Some(Instant::now() + BREATH));
    }

    fn mark(&mut self, mark: Mark) {
        let refused = match (&self.pen, &mut self.early) {
            (Some(Ok(pen)), _) => pen.mark(&mark).err().map(|it| it.remark()),
            (Some(Err(why)), _) => Some(why.clone()),
            (None, Some(early)) => return early.push(mark),
            (None, None) => return,
        };
        if let Some(why) = refused {
            (self.tell)(Written::NotKept(mark, why));
        }
    }

    /// Writes what has waited. Where that fails, less is found again, and
    /// nobody need be told at every step.
    fn catch_up(&mut self) {
        self.due = None;
        let Some(Ok(pen)) = &self.pen else { return };
        let Passing { places, session } = take(&mut *locked(&self.passing));
        for (article, place) in places {
            let _ = pen.place(article, place);
        }
        if let Some(session) = session {
            let _ = pen.session(&written(session));
        }
    }

    fn leave(mut self, inbox: &Receiver<Order>) {
        while self.early.as_ref().is_some_and(|it| !it.is_empty()) {
            match inbox.next_until(Instant::now() + LONGEST_WAIT) {
                Ok(order) => self.obey(order),
                Err(_) => break,
            }
        }
        self.catch_up();
        if let Some(Ok(pen)) = &self.pen {
            let _ = pen.leave();
        }
    }
}

/// The session as it is kept.
fn written(session: Resumed) -> Session {
    Session {
        filter: session.filter,
        article: session.article.map(|it| it.0),
        lens: session.lens.name().to_owned(),
        in_text: session.in_text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Reader, Writer};

    #[test]
    fn what_is_done_before_there_is_a_pen_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let (writer, _) = Writer::open(folder.path()).unwrap();
        let mut scribe = Scribe::new(Notebook::within(folder.path()), true, |_| ());
        let tag = |it: &str| Mark::Tag(ArticleId(1), it.to_owned(), true);
        scribe.mark(tag("early"));
        let lend = scribe.pens();
        let leaving = thread::spawn(|| drop(scribe));
        lend(Ok(writer.pen().unwrap()));
        leaving.join().unwrap();
        let mut lines = Vec::new();
        Reader::open(folder.path()).unwrap().export(&mut lines).unwrap();
        assert!(String::from_utf8(lines).unwrap().contains("early"));
    }

    #[test]
    fn what_was_done_before_nothing_can_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (told, refused) = mailbox();
        let mut scribe =
            Scribe::new(Notebook::within(folder.path()), true, move |it| told.send(it));
        scribe.mark(Mark::Star(ArticleId(1), true));
        (scribe.pens())(Err(Remark::new("problem-store-busy")));
        assert!(matches!(refused.next(), Some(Written::NotKept(Mark::Star(..), _))));
    }
}
