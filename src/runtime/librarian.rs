//! The one thread that owns the library: it takes orders, keeps the articles
//! and sends word of what has come of them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use crate::app::{Lens, Msg, Resumed, Ticket};
use crate::library::{Bodies, Keeper};
use crate::news::{Annotated, ArticleId, Document, Problem, Remark};
use crate::runtime::fetch::Origin;
use crate::runtime::load::{Report, Tools, load};
use crate::runtime::mail::{Receiver, Sender};
use crate::runtime::notebook::Notebook;
use crate::runtime::stock::Stock;
use crate::runtime::watch::watch;
use crate::store::{Pen, Reader, Refusal, Session, wait_for_turn};
use crate::text::clean_line;

/// What the librarian can be told to do. Orders are carried out one after the
/// other; a loading gives up as soon as a newer one is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Read all sources (again).
    Load(Ticket),
    /// Take the notebook's word for the reader's.
    Correct,
    /// Look whether files have changed.
    Look,
    /// The instance that wrote has gone: take its place.
    Turn,
    /// All words can be looked up now; or that failed, and so on.
    Indexed(Option<Problem>),
    /// Put everything in its place and go.
    Leave,
}

/// Where articles come from, and who keeps them.
pub struct Sources {
    /// Files and folders, or what is at hand.
    pub origins: Vec<Origin>,
    /// The folder of the library that keeps them; in memory without.
    pub library: Option<PathBuf>,
    /// The same opened already, where it was.
    pub reader: Option<Reader>,
    /// What they are read with.
    pub tools: Arc<Tools>,
    /// Takes what writes down what the reader does, or why nothing can.
    pub pens: Box<dyn Fn(Result<Pen, Remark>) + Send>,
}

/// Keeps the articles: on disk where there is a library, else in memory.
pub struct Librarian {
    /// Where articles come from, and who keeps them.
    from: Sources,
    /// The ticket of the newest loading that was ordered.
    newest: Arc<AtomicU64>,
    /// Where others find the articles.
    stacks: Stacks,
    /// What the reader set right.
    notebook: Notebook,
    /// What tells of changed files.
    orders: Sender<Order>,
    keeper: Keeper,
    stock: Option<Stock>,
    /// Whether the reader's state can be written.
    has_lent: bool,
}

impl Librarian {
    /// One who keeps articles `from` there and is told of changes by `orders`.
    pub fn new(
        from: Sources,
        newest: Arc<AtomicU64>,
        stacks: Stacks,
        notebook: Notebook,
        orders: Sender<Order>,
    ) -> Self {
        let (keeper, stock, has_lent) = (Keeper::default(), None, false);
        Self { from, newest, stacks, notebook, orders, keeper, stock, has_lent }
    }

    /// Reads the newest articles of a library that is there and tells of them:
    /// what follows takes longer than they do. Whether there was enough to tell.
    pub fn begin(&mut self, ticket: Ticket, tell: &dyn Fn(Msg)) -> bool {
        let Some(folder) = &self.from.library else { return false };
        // There may be none yet, or one that only a writer can bring up to date.
        let reader = self.from.reader.take().or_else(|| Reader::open(folder).ok());
        let Some(reader) = reader else { return false };
        // What is odd in it is told when all is read.
        self.notebook.read();
        let mut stock = Stock::new(reader, self.helps());
        let mut has_articles = false;
        // And so is what is wrong with the library.
        let _ = stock.begin(&mut |report| {
            has_articles |= matches!(report, Report::Grown(..));
            tell(self.message(ticket, report));
        });
        self.stock = Some(stock);
        has_articles
    }

    /// What a library is read with.
    fn helps(&self) -> (Arc<Tools>, Notebook) {
        (Arc::clone(&self.from.tools), self.notebook.clone())
    }

    /// Carries out `orders` until one says to leave.
    pub fn serve(mut self, orders: &Receiver<Order>, tell: &dyn Fn(Msg)) {
        while let Some(order) = orders.next() {
            match order {
                Order::Load(ticket) => self.load(ticket, tell),
                Order::Correct => self.renew(tell),
                Order::Look => self.look(tell),
                Order::Turn => {
                    self.look(tell);
                    // A third one may have been quicker.
                    self.await_turn();
                }
                Order::Indexed(problem) => self.indexed(problem, tell),
                Order::Leave => break,
            }
        }
        if let Some(stock) = self.stock {
            stock.close();
        }
    }

    /// Reads what is kept and whatever is new, or everything where nothing is
    /// kept.
    fn load(&mut self, ticket: Ticket, tell: &dyn Fn(Msg)) {
        let mut problems = self.notebook.read();
        if let Some(folder) = self.from.library.take() {
            problems.extend(self.open(&folder));
            self.lend_pens(&problems);
        }
        if !problems.is_empty() {
            tell(Msg::Stumbled(ticket, problems));
        }
        if self.stock.is_none() {
            return self.read(ticket, tell);
        }
        self.correct(tell);
        self.bring(ticket, tell, Stock::load);
    }

    /// Opens the library in `folder` to keep articles there, and says what is
    /// odd about it.
    fn open(&mut self, folder: &Path) -> Vec<Problem> {
        let (early, helps) = (self.stock.take(), self.helps());
        let (stock, problems) = Stock::open((folder, early), &self.from.origins, helps);
        self.stock = stock;
        if let Some(stock) = &mut self.stock {
            self.stacks.put(stock.bodies());
            let paths = stock.origins().iter().filter_map(Origin::path).map(Path::to_owned);
            // What another instance does with the library shows in its folder.
            let followed = stock.is_followed().then(|| folder.to_owned());
            let orders = self.orders.clone();
            watch(paths.chain(followed).collect(), move || orders.send(Order::Look));
            self.await_turn();
            let Some(stock) = &mut self.stock else { return problems };
            let (orders, folder) = (self.orders.clone(), folder.to_owned());
            stock.index(move |outcome| {
                let problem = outcome.err().map(|it| it.problem(&folder));
                orders.send(Order::Indexed(problem));
            });
        }
        problems
    }

    /// Has itself told as soon as the instance that writes has gone.
    fn await_turn(&self) {
        let Some(stock) = self.stock.as_ref().filter(|it| it.is_followed()) else { return };
        let (orders, folder) = (self.orders.clone(), stock.folder().to_owned());
        thread::spawn(move || {
            if wait_for_turn(&folder).is_ok() {
                orders.send(Order::Turn);
            }
        });
    }

    /// Says why nothing is kept, until something is lent that keeps it.
    fn lend_pens(&mut self, problems: &[Problem]) {
        let is_followed = self.stock.as_ref().is_some_and(Stock::is_followed);
        let refusal = if is_followed { Refusal::Busy } else { Refusal::ReadOnly };
        let why = problems.last().map_or_else(|| refusal.remark(), |it| it.what.clone());
        (self.from.pens)(Err(why));
        self.lend_pen();
    }

    /// Lends what writes the reader's state, once there is something.
    fn lend_pen(&mut self) {
        if self.has_lent {
            return;
        }
        if let Some(pen) = self.stock.as_ref().and_then(Stock::pen) {
            (self.from.pens)(Ok(pen));
            self.has_lent = true;
        }
    }

    /// Looks what has become of files, and of another instance that writes.
    fn look(&mut self, tell: &dyn Fn(Msg)) {
        if let Some(stock) = &mut self.stock {
            stock.take_over();
        }
        self.lend_pen();
        self.bring(self.ticket(), tell, Stock::look);
    }

    /// Does `work` with the library on disk.
    fn bring(&mut self, ticket: Ticket, tell: &dyn Fn(Msg), work: Work) {
        let Some(mut stock) = self.stock.take() else { return };
        let wanted = || self.newest.load(Ordering::Relaxed) == ticket.0;
        let outcome = work(&mut stock, &wanted, &mut |it| tell(self.message(ticket, it)));
        if let Err(refusal) = outcome {
            tell(Msg::Stumbled(ticket, vec![refusal.problem(stock.folder())]));
            // What is there can be read all the same.
            let _ = stock.show(&wanted, &mut |it| tell(self.message(ticket, it)));
        }
        self.stock = Some(stock);
    }

    /// Answers from all words from now on.
    fn indexed(&mut self, problem: Option<Problem>, tell: &dyn Fn(Msg)) {
        if let Some(problem) = problem {
            tell(Msg::Stumbled(self.ticket(), vec![problem]));
        }
        self.correct(tell);
        self.bring(self.ticket(), tell, Stock::show);
    }

    /// Reads everything from the beginning.
    fn read(&mut self, ticket: Ticket, tell: &dyn Fn(Msg)) {
        let mut keeper = Keeper::default();
        keeper.correct(self.notebook.corrections());
        let wanted = || self.newest.load(Ordering::Relaxed) == ticket.0;
        load((&self.from.origins, &self.from.tools), &mut keeper, wanted, |it| {
            tell(self.message(ticket, it));
        });
        self.keeper = keeper;
    }

    /// Sends the library as the notebook would have it.
    fn renew(&mut self, tell: &dyn Fn(Msg)) {
        self.correct(tell);
        let library = match &mut self.stock {
            Some(stock) => stock.library(),
            None => self.keeper.snapshot(),
        };
        if self.stock.is_none() {
            self.stacks.put(self.keeper.bodies());
        }
        tell(Msg::Kept(self.ticket(), Arc::new(library)));
    }

    /// Takes what the notebook says for the reader's word.
    fn correct(&mut self, tell: &dyn Fn(Msg)) {
        let Some(stock) = &mut self.stock else {
            return self.keeper.correct(self.notebook.corrections());
        };
        if let Err(refusal) = stock.correct() {
            let problem = refusal.problem(stock.folder());
            tell(Msg::Stumbled(self.ticket(), vec![problem]));
        }
    }

    fn ticket(&self) -> Ticket {
        Ticket(self.newest.load(Ordering::Relaxed))
    }

    fn message(&self, ticket: Ticket, report: Report) -> Msg {
        match report {
            Report::Grown(library, bodies, progress) => {
                self.stacks.put(bodies);
                Msg::Arrived(ticket, library, progress)
            }
            Report::Corrected(library) => Msg::Kept(ticket, library),
            Report::Resumed(session, place, bodies) => {
                self.stacks.put(bodies);
                Msg::Resumed(ticket, resumed(&session), place)
            }
            Report::Stumbled(problems) => Msg::Stumbled(ticket, problems),
        }
    }
}

/// The last session in the words of this one. What another version called
/// otherwise is left out.
fn resumed(session: &Session) -> Resumed {
    Resumed {
        filter: clean_line(&session.filter),
        article: session.article.map(ArticleId),
        lens: Lens::of_name(&session.lens),
        in_text: session.in_text,
    }
}

/// What can be done with a library on disk, as long as it is wanted.
type Work = fn(&mut Stock, &dyn Fn() -> bool, &mut dyn FnMut(Report)) -> Result<(), Refusal>;

/// Where articles are found, whole, while the librarian is at work.
#[derive(Debug, Clone, Default)]
pub struct Stacks {
    bodies: Arc<RwLock<Option<Arc<dyn Bodies>>>>,
}

impl Stacks {
    fn get(&self) -> Option<Arc<dyn Bodies>> {
        self.bodies.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, bodies: Arc<dyn Bodies>) {
        *self.bodies.write().unwrap_or_else(PoisonError::into_inner) = Some(bodies);
    }
}

impl Bodies for Stacks {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        self.get()?.article(id)
    }

    fn former(&self, id: ArticleId) -> Option<Document> {
        self.get()?.former(id)
    }
}
