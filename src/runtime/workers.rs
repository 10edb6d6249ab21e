//! Does what a session asks for, off the thread that draws: one thread for each
//! kind of question, so that none waits for another.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use roaring::RoaringBitmap;

use crate::app::{Gathering, Msg, Ticket};
use crate::library::{Bodies, Library, Query, Quoted, Trail, changed};
use crate::news::ArticleId;
use crate::runtime::librarian::{Librarian, Order, Sources, Stacks};
use crate::runtime::mail::{Receiver, Sender, mailbox};
use crate::runtime::notebook::Notebook;
use crate::text::Span;

/// How long whoever leaves waits for the librarian.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// Who does not type for so long may want to read why articles are listed: each
/// of them has to be opened for that.
const PAUSE: Duration = Duration::from_millis(200);

/// The threads that load, search, open and gather.
pub struct Workers {
    /// The ticket of the newest loading; older ones stop when they see it.
    newest: Arc<AtomicU64>,
    orders: Sender<Order>,
    /// The librarian, until they have a thread of their own.
    early: Option<Early>,
    /// Says when the librarian has left.
    gone: Receiver<()>,
    questions: Clerk<(Ticket, Arc<Library>, Query)>,
    openings: Clerk<(Ticket, ArticleId)>,
    readings: Clerk<(Ticket, Vec<ArticleId>)>,
    gatherings: Clerk<(Ticket, Arc<Library>, Gathering)>,
    comparisons: Clerk<(Ticket, ArticleId)>,
    nearing: Clerk<Nearing>,
    weighings: Clerk<(Ticket, Arc<Library>, String)>,
    countings: Clerk<(Ticket, Arc<Library>, Vec<Option<Query>>)>,
    doubts: Clerk<Doubt>,
    tallies: Clerk<(Ticket, Arc<Library>, Arc<RoaringBitmap>)>,
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
        let (orders, told) = mailbox();
        let (current, shelves) = (Arc::clone(&newest), stacks.clone());
        let librarian = Librarian::new(from, current, shelves, notebook, orders.clone());
        let (leaving, gone) = mailbox();
        let early = Early { librarian, orders: told, outbox: Arc::clone(&outbox), leaving };
        Self {
            newest,
            orders,
            early: Some(early),
            gone,
            questions: Clerk::new(&outbox, &stacks, finder()),
            openings: Clerk::new(&outbox, &stacks, |it, bodies, _| Some(open(it, bodies))),
            readings: Clerk::new(&outbox, &stacks, |it, bodies, wanted| {
                Some(read_ahead(it, bodies, wanted))
            }),
            gatherings: Clerk::new(&outbox, &stacks, gather),
            comparisons: Clerk::new(&outbox, &stacks, |it, bodies, _| Some(compare(it, bodies))),
            nearing: Clerk::new(&outbox, &stacks, |it, bodies, wanted| {
                Some(near(it, bodies, wanted))
            }),
            weighings: Clerk::new(&outbox, &stacks, weigh),
            countings: Clerk::new(&outbox, &stacks, |it, _, wanted| count(it, wanted)),
            doubts: Clerk::after(PAUSE, &outbox, &stacks, explain),
            tallies: Clerk::new(&outbox, &stacks, |it, _, wanted| tally(it, wanted)),
        }
    }

    /// Reads all sources, unless a newer loading is asked for. What a library
    /// shows first is read at once, and all else when that was
    /// [shown](Self::shown).
    pub fn load(&mut self, ticket: Ticket) {
        self.newest.store(ticket.0, Ordering::Relaxed);
        self.orders.send(Order::Load(ticket));
        if !self.early.as_mut().is_some_and(|it| it.begin(ticket)) {
            self.shown();
        }
    }

    /// Articles are on the screen, or there are none: the librarian goes on.
    pub fn shown(&mut self) {
        if let Some(early) = self.early.take() {
            thread::spawn(move || early.serve());
        }
    }

    /// The ticket of the newest loading.
    pub fn newest(&self) -> Ticket {
        Ticket(self.newest.load(Ordering::Relaxed))
    }

    /// Answers a query, unless a newer one is asked before its turn comes.
    pub fn find(&mut self, ticket: Ticket, library: Arc<Library>, query: Query) {
        self.questions.ask((ticket, library, query));
    }

    /// Counts what answers each query, unless something newer is asked for.
    pub fn count(&mut self, ticket: Ticket, library: Arc<Library>, queries: Vec<Option<Query>>) {
        self.countings.ask((ticket, library, queries));
    }

    /// Counts whom articles mention, unless something newer is asked for.
    pub fn tally(&mut self, ticket: Ticket, library: Arc<Library>, articles: Arc<RoaringBitmap>) {
        self.tallies.ask((ticket, library, articles));
    }

    /// Says where articles answer a query, unless something newer is asked.
    pub fn explain(
        &mut self,
        ticket: Ticket,
        library: Arc<Library>,
        query: Query,
        articles: Vec<ArticleId>,
    ) {
        self.doubts.ask((ticket, library, query, articles));
    }

    /// Brings an article, unless a newer one is asked for.
    pub fn open(&mut self, ticket: Ticket, article: ArticleId) {
        self.openings.ask((ticket, article));
    }

    /// Brings articles that may be opened next, unless others are asked for.
    pub fn read_ahead(&mut self, ticket: Ticket, articles: Vec<ArticleId>) {
        self.readings.ask((ticket, articles));
    }

    /// Says what the last revision has changed in an article.
    pub fn compare(&mut self, ticket: Ticket, article: ArticleId) {
        self.comparisons.ask((ticket, article));
    }

    /// The notebook says something else now.
    pub fn correct(&self) {
        self.orders.send(Order::Correct);
    }

    /// Tells how much there is of some words, unless something newer is asked.
    pub fn weigh(&mut self, ticket: Ticket, library: Arc<Library>, words: String) {
        self.weighings.ask((ticket, library, words));
    }

    /// Gathers from many articles, unless something newer is asked for.
    pub fn gather(&mut self, ticket: Ticket, library: Arc<Library>, gathering: Gathering) {
        self.gatherings.ask((ticket, library, gathering));
    }

    /// Looks for the statement nearest to another, unless a newer question
    /// comes.
    pub fn near(&mut self, ticket: Ticket, library: Arc<Library>, from: (ArticleId, Span)) {
        self.nearing.ask((ticket, library, from));
    }
}

/// The librarian before they have a thread of their own.
struct Early {
    librarian: Librarian,
    orders: Receiver<Order>,
    outbox: Outbox,
    /// Given up when they leave.
    leaving: Sender<()>,
}

impl Early {
    /// Tells of the newest articles, where there is a library. Whether it did.
    fn begin(&mut self, ticket: Ticket) -> bool {
        self.librarian.begin(ticket, &*self.outbox)
    }

    fn serve(self) {
        self.librarian.serve(&self.orders, &*self.outbox);
        drop(self.leaving);
    }
}

impl Drop for Workers {
    /// Lets the librarian put things in their place, but not for long: what was
    /// written is safe in any case.
    fn drop(&mut self) {
        self.newest.store(u64::MAX, Ordering::Relaxed);
        self.orders.send(Order::Leave);
        let _ = self.gone.next_until(Instant::now() + LONGEST_WAIT);
    }
}

/// How much there is of some words.
fn weigh(
    (ticket, library, words): (Ticket, Arc<Library>, String),
    bodies: &Stacks,
    wanted: Wanted<'_>,
) -> Option<Msg> {
    let weight = unharmed(|| library.weigh(&words, bodies, wanted))?;
    Some(Msg::Weighed(ticket, weight))
}

/// How an answer learns whether it is still wanted: whoever asks again does not
/// wait for the old answer.
type Wanted<'a> = &'a dyn Fn() -> bool;

/// A thread that answers questions of one kind, begun with the first of them.
struct Clerk<Q> {
    questions: Sender<Q>,
    /// What the thread does; `None` once it is at it.
    work: Option<Box<dyn FnOnce() + Send>>,
}

impl<Q: Send + 'static> Clerk<Q> {
    /// One who answers the newest question there is, then waits for the next.
    fn new(
        outbox: &Outbox,
        stacks: &Stacks,
        answer: impl FnMut(Q, &Stacks, Wanted<'_>) -> Option<Msg> + Send + 'static,
    ) -> Self {
        Self::after(Duration::ZERO, outbox, stacks, answer)
    }

    /// One who answers when nothing was asked for as long as `pause`.
    fn after(
        pause: Duration,
        outbox: &Outbox,
        stacks: &Stacks,
        mut answer: impl FnMut(Q, &Stacks, Wanted<'_>) -> Option<Msg> + Send + 'static,
    ) -> Self {
        let (questions, asked) = mailbox();
        let (outbox, stacks) = (Arc::clone(outbox), stacks.clone());
        let work = move || {
            while let Some(first) = asked.next() {
                let newest = last(&asked, first, pause);
                answer(newest, &stacks, &|| asked.is_empty()).into_iter().for_each(&*outbox);
            }
        };
        Self { questions, work: Some(Box::new(work)) }
    }

    fn ask(&mut self, question: Q) {
        self.questions.send(question);
        if let Some(work) = self.work.take() {
            thread::spawn(work);
        }
    }
}

/// The question after which no other came for as long as `pause`.
fn last<Q>(asked: &Receiver<Q>, first: Q, pause: Duration) -> Q {
    let mut newest = asked.rest().pop().unwrap_or(first);
    while !pause.is_zero() {
        match asked.next_until(Instant::now() + pause) {
            Ok(newer) => newest = newer,
            Err(_) => break,
        }
    }
    newest
}

/// Answers queries, each with what the words of the last ones have met.
fn finder() -> impl FnMut((Ticket, Arc<Library>, Query), &Stacks, Wanted<'_>) -> Option<Msg> {
    let mut former = (Weak::new(), Trail::default());
    move |(ticket, library, query), _, wanted| {
        if query.is_empty() || !former.0.ptr_eq(&Arc::downgrade(&library)) {
            former = (Arc::downgrade(&library), Trail::default());
        }
        // A query that upsets the search gets no answer; the next one does.
        let query = if query.is_empty() { query } else { query.on(today()) };
        let found = unharmed(|| library.find_while(&query, &mut former.1, wanted))?;
        Some(Msg::Found(ticket, found))
    }
}

/// Keys may wait for this one, so there always is an answer.
fn open((ticket, article): (Ticket, ArticleId), bodies: &Stacks) -> Msg {
    Msg::Opened(ticket, unharmed(|| bodies.article(article)))
}

/// What cannot be read is told of when it is opened.
fn read_ahead(
    (ticket, articles): (Ticket, Vec<ArticleId>),
    bodies: &Stacks,
    wanted: Wanted<'_>,
) -> Msg {
    let read = |id| unharmed(|| bodies.article(id));
    let articles = articles.into_iter().take_while(|_| wanted()).filter_map(read);
    Msg::Ahead(ticket, articles.collect())
}

fn compare((ticket, article): (Ticket, ArticleId), bodies: &Stacks) -> Msg {
    let changes = unharmed(|| {
        let (before, now) = (bodies.former(article)?, bodies.article(article)?);
        Some(changed(&before, &now.document))
    });
    Msg::Compared(ticket, article, changes.unwrap_or_default())
}

fn near((ticket, library, from): Nearing, bodies: &Stacks, wanted: Wanted<'_>) -> Msg {
    Msg::Near(ticket, unharmed(|| library.nearest(bodies, from, wanted)))
}

fn gather(
    (ticket, library, gathering): (Ticket, Arc<Library>, Gathering),
    bodies: &Stacks,
    wanted: Wanted<'_>,
) -> Option<Msg> {
    let gathered = unharmed(|| gathering.gather(&library, bodies, wanted))?;
    Some(Msg::Gathered(ticket, gathered))
}

fn tally(
    (ticket, library, articles): (Ticket, Arc<Library>, Arc<RoaringBitmap>),
    wanted: Wanted<'_>,
) -> Option<Msg> {
    let actors = unharmed(|| library.tally(&articles, wanted))?;
    Some(Msg::Tallied(ticket, actors))
}

fn count(
    (ticket, library, queries): (Ticket, Arc<Library>, Vec<Option<Query>>),
    wanted: Wanted<'_>,
) -> Option<Msg> {
    let day = today();
    let queries: Vec<_> = queries.into_iter().map(|it| it.map(|it| it.on(day))).collect();
    let counts = unharmed(|| library.counts(&queries, wanted))?;
    Some(Msg::Counted(ticket, counts))
}

fn explain(
    (ticket, library, query, articles): Doubt,
    bodies: &Stacks,
    wanted: Wanted<'_>,
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
