//! Does what a session asks for, off the thread that draws: one thread for each
//! kind of question, so that none waits for another.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use roaring::RoaringBitmap;

use crate::app::{Gathering, Msg, Ticket};
use crate::library::{Bodies, Library, Query, Quoted, changed};
use crate::news::ArticleId;
use crate::runtime::librarian::{Librarian, Order, Sources, Stacks};
use crate::runtime::notebook::Notebook;
use crate::text::Span;

/// How long whoever leaves waits for the librarian.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// The threads that load, search, open and gather.
pub struct Workers {
    /// The ticket of the newest loading; older ones stop when they see it.
    newest: Arc<AtomicU64>,
    orders: Sender<Order>,
    /// Says when the librarian has left.
    gone: Receiver<()>,
    questions: Sender<(Ticket, Arc<Library>, Query)>,
    openings: Sender<(Ticket, ArticleId)>,
    gatherings: Sender<(Ticket, Arc<Library>, Gathering)>,
    comparisons: Sender<(Ticket, ArticleId)>,
    nearing: Sender<Nearing>,
    weighings: Sender<(Ticket, Arc<Library>, String)>,
    countings: Sender<(Ticket, Arc<Library>, Vec<Option<Query>>)>,
    doubts: Sender<Doubt>,
    tallies: Sender<(Ticket, Arc<Library>, Arc<RoaringBitmap>)>,
}

/// From which statement of which article the nearest is looked for.
type Nearing = (Ticket, Arc<Library>, (ArticleId, Span));

/// Where do these articles answer the query?
type Doubt = (Ticket, Arc<Library>, Query, Vec<ArticleId>);

/// Where answers go. They are lost when the session has ended meanwhile, and
/// then nobody wants them.
type Outbox = Arc<dyn Fn(Msg) + Send + Sync>;

impl Workers {
    /// Workers that read and keep what `from` says, with what the reader set
    /// right in `notebook` over it, and answer to `tell`.
    pub fn new(
        from: Sources,
        notebook: Notebook,
        tell: impl Fn(Msg) + Send + Sync + 'static,
    ) -> Self {
        let outbox: Outbox = Arc::new(tell);
        let (newest, stacks) = (Arc::default(), Stacks::default());
        let (orders, told) = unbounded();
        let (current, shelves) = (Arc::clone(&newest), stacks.clone());
        let librarian = Librarian::new(from, current, shelves, notebook, orders.clone());
        let (leaving, gone) = bounded(1);
        let answers = Arc::clone(&outbox);
        thread::spawn(move || {
            librarian.serve(&told, &*answers);
            let _ = leaving.send(());
        });
        let questions = employ(&outbox, |it, tell| attend(it, tell, find));
        let (shelves, desks) = (stacks.clone(), stacks.clone());
        let openings = employ(&outbox, move |it, tell| {
            attend(it, tell, |asked, _| Some(open(asked, &shelves)));
        });
        let versions = stacks.clone();
        let comparisons = employ(&outbox, move |it, tell| {
            attend(it, tell, |asked, _| Some(compare(asked, &versions)));
        });
        let shelves = stacks.clone();
        let nearing = employ(&outbox, move |it, tell| {
            attend(it, tell, |asked, wanted| Some(near(asked, &shelves, wanted)));
        });
        let scales = stacks.clone();
        let weighings = employ(&outbox, move |it, tell| {
            attend(it, tell, |asked, wanted| weigh(asked, &scales, wanted));
        });
        let gatherings = employ(&outbox, move |it, tell| {
            attend(it, tell, |asked, wanted| gather(asked, &stacks, wanted));
        });
        let countings = employ(&outbox, |it, tell| attend(it, tell, count));
        let tallies = employ(&outbox, |it, tell| attend(it, tell, tally));
        let doubts = employ(&outbox, move |it, tell| {
            attend(it, tell, |asked, wanted| explain(asked, &desks, wanted));
        });
        Self {
            newest,
            orders,
            gone,
            questions,
            openings,
            gatherings,
            comparisons,
            nearing,
            weighings,
            countings,
            doubts,
            tallies,
        }
    }

    /// Reads all sources, unless a newer loading is asked for.
    pub fn load(&self, ticket: Ticket) {
        self.newest.store(ticket.0, Ordering::Relaxed);
        let _ = self.orders.send(Order::Load(ticket));
    }

    /// The ticket of the newest loading.
    pub fn newest(&self) -> Ticket {
        Ticket(self.newest.load(Ordering::Relaxed))
    }

    /// Answers a query, unless a newer one is asked before its turn comes.
    pub fn find(&self, ticket: Ticket, library: Arc<Library>, query: Query) {
        let _ = self.questions.send((ticket, library, query));
    }

    /// Counts what answers each query, unless something newer is asked for.
    pub fn count(&self, ticket: Ticket, library: Arc<Library>, queries: Vec<Option<Query>>) {
        let _ = self.countings.send((ticket, library, queries));
    }

    /// Counts whom articles mention, unless something newer is asked for.
    pub fn tally(&self, ticket: Ticket, library: Arc<Library>, articles: Arc<RoaringBitmap>) {
        let _ = self.tallies.send((ticket, library, articles));
    }

    /// Says where articles answer a query, unless something newer is asked.
    pub fn explain(
        &self,
        ticket: Ticket,
        library: Arc<Library>,
        query: Query,
        articles: Vec<ArticleId>,
    ) {
        let _ = self.doubts.send((ticket, library, query, articles));
    }

    /// Brings an article, unless a newer one is asked for.
    pub fn open(&self, ticket: Ticket, article: ArticleId) {
        let _ = self.openings.send((ticket, article));
    }

    /// Says what the last revision has changed in an article.
    pub fn compare(&self, ticket: Ticket, article: ArticleId) {
        let _ = self.comparisons.send((ticket, article));
    }

    /// The notebook says something else now.
    pub fn correct(&self) {
        let _ = self.orders.send(Order::Correct);
    }

    /// Tells how much there is of some words, unless something newer is asked.
    pub fn weigh(&self, ticket: Ticket, library: Arc<Library>, words: String) {
        let _ = self.weighings.send((ticket, library, words));
    }

    /// Gathers from many articles, unless something newer is asked for.
    pub fn gather(&self, ticket: Ticket, library: Arc<Library>, gathering: Gathering) {
        let _ = self.gatherings.send((ticket, library, gathering));
    }

    /// Looks for the statement nearest to another, unless a newer question
    /// comes.
    pub fn near(&self, ticket: Ticket, library: Arc<Library>, from: (ArticleId, Span)) {
        let _ = self.nearing.send((ticket, library, from));
    }
}

impl Drop for Workers {
    /// Lets the librarian put things in their place, but not for long: what was
    /// written is safe in any case.
    fn drop(&mut self) {
        self.newest.store(u64::MAX, Ordering::Relaxed);
        let _ = self.orders.send(Order::Leave);
        let _ = self.gone.recv_timeout(LONGEST_WAIT);
    }
}

/// How much there is of some words.
fn weigh(
    (ticket, library, words): (Ticket, Arc<Library>, String),
    bodies: &dyn Bodies,
    wanted: &dyn Fn() -> bool,
) -> Option<Msg> {
    let weight = unharmed(|| library.weigh(&words, bodies, wanted))?;
    Some(Msg::Weighed(ticket, weight))
}

/// A thread that does `work` for whatever is sent to it.
fn employ<Q: Send + 'static>(
    outbox: &Outbox,
    work: impl FnOnce(&Receiver<Q>, &dyn Fn(Msg)) + Send + 'static,
) -> Sender<Q> {
    let (sender, receiver) = unbounded();
    let outbox = Arc::clone(outbox);
    thread::spawn(move || work(&receiver, &*outbox));
    sender
}

/// Answers the newest question there is, then waits for the next. `answer` is
/// told how to learn whether it is still wanted: whoever asks again does not
/// wait for the old answer.
fn attend<Q>(
    asked: &Receiver<Q>,
    tell: &dyn Fn(Msg),
    answer: impl Fn(Q, &dyn Fn() -> bool) -> Option<Msg>,
) {
    for first in asked {
        let newest = asked.try_iter().last().unwrap_or(first);
        if let Some(answer) = answer(newest, &|| asked.is_empty()) {
            tell(answer);
        }
    }
}

fn find(
    (ticket, library, query): (Ticket, Arc<Library>, Query),
    wanted: &dyn Fn() -> bool,
) -> Option<Msg> {
    // A query that upsets the search gets no answer; the next one does.
    let query = query.on(today());
    let found = unharmed(|| library.find_while(&query, wanted))?;
    Some(Msg::Found(ticket, found))
}

/// Keys may wait for this one, so there always is an answer.
fn open((ticket, article): (Ticket, ArticleId), bodies: &dyn Bodies) -> Msg {
    Msg::Opened(ticket, unharmed(|| bodies.article(article)))
}

fn compare((ticket, article): (Ticket, ArticleId), bodies: &dyn Bodies) -> Msg {
    let changes = unharmed(|| {
        let (before, now) = (bodies.former(article)?, bodies.article(article)?);
        Some(changed(&before, &now.document))
    });
    Msg::Compared(ticket, article, changes.unwrap_or_default())
}

fn near((ticket, library, from): Nearing, bodies: &dyn Bodies, wanted: &dyn Fn() -> bool) -> Msg {
    Msg::Near(ticket, unharmed(|| library.nearest(bodies, from, wanted)))
}

fn gather(
    (ticket, library, gathering): (Ticket, Arc<Library>, Gathering),
    bodies: &dyn Bodies,
    wanted: &dyn Fn() -> bool,
) -> Option<Msg> {
    let gathered = unharmed(|| gathering.gather(&library, bodies, wanted))?;
    Some(Msg::Gathered(ticket, gathered))
}

fn tally(
    (ticket, library, articles): (Ticket, Arc<Library>, Arc<RoaringBitmap>),
    wanted: &dyn Fn() -> bool,
) -> Option<Msg> {
    let actors = unharmed(|| library.tally(&articles, wanted))?;
    Some(Msg::Tallied(ticket, actors))
}

fn count(
    (ticket, library, queries): (Ticket, Arc<Library>, Vec<Option<Query>>),
    wanted: &dyn Fn() -> bool,
) -> Option<Msg> {
    let day = today();
    let queries: Vec<_> = queries.into_iter().map(|it| it.map(|it| it.on(day))).collect();
    let counts = unharmed(|| library.counts(&queries, wanted))?;
    Some(Msg::Counted(ticket, counts))
}

fn explain(
    (ticket, library, query, articles): Doubt,
    bodies: &dyn Bodies,
    wanted: &dyn Fn() -> bool,
) -> Option<Msg> {
    let grounds = library.grounds(&query);
    let best =
        |id: ArticleId| -> Option<Quoted> { unharmed(|| grounds.best(&*bodies.article(id)?)) };
    let answers = articles.into_iter().map(|it| wanted().then(|| (it, best(it))));
    Some(Msg::Explained(ticket, answers.collect::<Option<_>>()?))
}

/// What `work` gives; nothing where it panics.
fn unharmed<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok().flatten()
}

/// The day that it is where the reader is.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
