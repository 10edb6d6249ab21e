//! Does what a session asks for, off the thread that draws.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::app::{Msg, Ticket};
use crate::library::{Library, Query, Quoted};
use crate::news::ArticleId;
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

/// Something that is asked of a library, under a ticket.
enum Question {
    Find(Ticket, Arc<Library>, Query),
    Count(Ticket, Arc<Library>, Vec<Option<Query>>),
    Explain(Ticket, Arc<Library>, Query, Vec<ArticleId>),
}

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
        let _ = self.questions.send(Question::Find(ticket, library, query));
    }

    /// Counts what answers each query, likewise.
    pub fn count(&self, ticket: Ticket, library: Arc<Library>, queries: Vec<Option<Query>>) {
        let _ = self.questions.send(Question::Count(ticket, library, queries));
    }

    /// Says where articles answer a query, likewise.
    pub fn explain(
        &self,
        ticket: Ticket,
        library: Arc<Library>,
        query: Query,
        articles: Vec<ArticleId>,
    ) {
        let _ = self.questions.send(Question::Explain(ticket, library, query, articles));
    }
}

/// The newest question of each sort that waits for its answer.
#[derive(Default)]
struct Waiting {
    find: Option<Question>,
    explain: Option<Question>,
    count: Option<Question>,
}

impl Waiting {
    fn put(&mut self, question: Question) {
        let place = match &question {
            Question::Find(..) => &mut self.find,
            Question::Explain(..) => &mut self.explain,
            Question::Count(..) => &mut self.count,
        };
        *place = Some(question);
    }

    /// Keeps a question that was interrupted, unless there is a newer one.
    fn put_back(&mut self, question: Question) {
        let place = match &question {
            Question::Find(..) => &mut self.find,
            Question::Explain(..) => &mut self.explain,
            Question::Count(..) => &mut self.count,
        };
        place.get_or_insert(question);
    }

    /// The next to be answered: first what the reader looks at.
    fn take(&mut self) -> Option<Question> {
        self.find.take().or_else(|| self.explain.take()).or_else(|| self.count.take())
    }
}

/// Answers the newest questions there are, then waits for the next.
fn search(asked: &Receiver<Question>, answer: &dyn Fn(Msg)) {
    let mut waiting = Waiting::default();
    for first in asked {
        waiting.put(first);
        loop {
            asked.try_iter().for_each(|it| waiting.put(it));
            let Some(question) = waiting.take() else { break };
            // Whoever asks again does not wait for the old answer. A question
            // that upsets the search gets none; the next one does.
            let is_wanted = || asked.is_empty();
            let answered = catch_unwind(AssertUnwindSafe(|| answered(&question, &is_wanted)));
            match answered {
                Ok(Some(msg)) => answer(msg),
                Ok(None) if !matches!(question, Question::Find(..)) => waiting.put_back(question),
                Ok(None) | Err(_) => (),
            }
        }
    }
}

fn answered(question: &Question, is_wanted: &dyn Fn() -> bool) -> Option<Msg> {
    Some(match question {
        Question::Find(ticket, library, query) => {
            Msg::Found(*ticket, library.find_while(&query.clone().on(today()), is_wanted)?)
        }
        Question::Count(ticket, library, queries) => {
            let day = today();
            let queries: Vec<_> =
                queries.iter().map(|it| it.clone().map(|it| it.on(day))).collect();
            Msg::Counted(*ticket, library.counts(&queries, is_wanted)?)
        }
        Question::Explain(ticket, library, query, articles) => {
            Msg::Explained(*ticket, explained(library, query, articles, is_wanted)?)
        }
    })
}

/// Where each article answers best, where it answers at all.
fn explained(
    library: &Library,
    query: &Query,
    articles: &[ArticleId],
    is_wanted: &dyn Fn() -> bool,
) -> Option<Vec<(ArticleId, Option<Quoted>)>> {
    let explain = |id: &ArticleId| {
        let place = || library.article(*id).and_then(|it| library.best_reason(query, &it));
        is_wanted().then(|| (*id, place()))
    };
    articles.iter().map(explain).collect()
}

/// The day that it is where the reader is.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
