//! Does what a session asks for, off the thread that draws.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::app::{Msg, Ticket};
use crate::library::{Library, Query};
use crate::runtime::fetch::Origin;
use crate::runtime::load::{Report, Tools, load};

/// The threads that load and search, and what they share.
pub struct Workers {
    origins: Arc<[Origin]>,
    tools: Arc<Tools>,
    /// The ticket of the newest loading; older ones stop when they see it.
    newest: Arc<AtomicU64>,
    questions: Sender<Question>,
    outbox: Outbox,
}

/// Where answers go. They are lost when the session has ended meanwhile, and
/// then nobody wants them.
type Outbox = Arc<dyn Fn(Msg) + Send + Sync>;

type Question = (Ticket, Arc<Library>, Query);

impl Workers {
    /// Workers that read from `origins` and answer to `tell`.
    pub fn new(origins: Vec<Origin>, tell: impl Fn(Msg) + Send + Sync + 'static) -> Self {
        let outbox: Outbox = Arc::new(tell);
        let (questions, asked) = unbounded();
        let answers = outbox.clone();
        thread::spawn(move || search(&asked, &*answers));
        Self {
            origins: origins.into(),
            tools: Arc::default(),
            newest: Arc::default(),
            questions,
            outbox,
        }
    }

    /// Reads all sources, unless a newer loading is asked for.
    pub fn load(&self, ticket: Ticket) {
        self.newest.store(ticket.0, Ordering::Relaxed);
        let (origins, tools) = (self.origins.clone(), self.tools.clone());
        let (newest, outbox) = (self.newest.clone(), self.outbox.clone());
        thread::spawn(move || {
            let wanted = || newest.load(Ordering::Relaxed) == ticket.0;
            load(&origins, &tools, wanted, |report| {
                outbox(match report {
                    Report::Grown(library, progress) => Msg::Arrived(ticket, library, progress),
                    Report::Stumbled(problems) => Msg::Stumbled(ticket, problems),
                });
            });
        });
    }

    /// The ticket of the newest loading.
    pub fn newest(&self) -> Ticket {
        Ticket(self.newest.load(Ordering::Relaxed))
    }

    /// Answers a query, unless a newer one is asked before its turn comes.
    pub fn find(&self, ticket: Ticket, library: Arc<Library>, query: Query) {
        let _ = self.questions.send((ticket, library, query));
    }
}

/// Answers the newest question there is, then waits for the next.
fn search(asked: &Receiver<Question>, answer: &dyn Fn(Msg)) {
    for first in asked {
        let (ticket, library, query) = asked.try_iter().last().unwrap_or(first);
        // Whoever asks again does not wait for the old answer. A query that
        // upsets the search gets none; the next one does.
        let is_wanted = || asked.is_empty();
        let query = query.on(today());
        let found = catch_unwind(AssertUnwindSafe(|| library.find_while(&query, &is_wanted)));
        if let Ok(Some(found)) = found {
            answer(Msg::Found(ticket, found));
        }
    }
}

/// The day that it is where the reader is.
fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
