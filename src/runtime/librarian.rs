//! The one thread that owns the library: it takes orders, keeps the articles
//! and sends word of what has come of them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crossbeam_channel::{Receiver, Sender};

use crate::app::{Msg, Ticket};
use crate::library::{Bodies, Keeper};
use crate::news::{Annotated, ArticleId};
use crate::runtime::fetch::Origin;
use crate::runtime::load::{Report, Tools, load};
use crate::runtime::stock::Stock;
use crate::runtime::watch::watch;
use crate::store::Refusal;

/// What the librarian can be told to do. Orders are carried out one after the
/// other; a loading gives up as soon as a newer one is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Read all sources (again).
    Load(Ticket),
    /// Look whether files have changed.
    Look,
    /// Put everything in its place and go.
    Leave,
}

/// Keeps the articles.
pub struct Librarian {
    /// Where articles come from.
    pub origins: Vec<Origin>,
    /// The folder of the library that they are kept in; in memory without.
    pub folder: Option<PathBuf>,
    /// The ticket of the newest loading that was ordered.
    pub newest: Arc<AtomicU64>,
    /// Where others find the articles.
    pub stacks: Stacks,
    /// Tells the librarian of changed files.
    pub orders: Sender<Order>,
    /// The library on disk, once it is open.
    stock: Option<Stock>,
    keeper: Keeper,
    tools: Arc<Tools>,
}

impl Librarian {
    /// One who keeps in `folder` what lies at `origins`.
    pub fn new(
        (origins, folder): (Vec<Origin>, Option<PathBuf>),
        newest: Arc<AtomicU64>,
        stacks: Stacks,
        orders: Sender<Order>,
    ) -> Self {
        let (keeper, tools) = (Keeper::default(), Arc::default());
        Self { origins, folder, newest, stacks, orders, stock: None, keeper, tools }
    }

    /// Carries out `orders` until one says to leave.
    pub fn serve(mut self, orders: &Receiver<Order>, tell: &dyn Fn(Msg)) {
        for order in orders {
            match order {
                Order::Load(ticket) => self.load(ticket, tell),
                Order::Look => self.look(tell),
                Order::Leave => return,
            }
        }
    }

    /// Reads what is kept and whatever is new, or everything where nothing is
    /// kept.
    fn load(&mut self, ticket: Ticket, tell: &dyn Fn(Msg)) {
        if let Some(folder) = self.folder.take() {
            self.open(&folder, ticket, tell);
        }
        match self.stock.take() {
            Some(mut stock) => {
                self.bring(&mut stock, ticket, tell, Stock::load);
                self.stock = Some(stock);
            }
            None => self.read(ticket, tell),
        }
    }

    fn open(&mut self, folder: &Path, ticket: Ticket, tell: &dyn Fn(Msg)) {
        let (stock, problems) = Stock::open(folder, &self.origins, Arc::clone(&self.tools));
        if !problems.is_empty() {
            tell(Msg::Stumbled(ticket, problems));
        }
        let Some(stock) = stock else { return };
        self.stacks.put(stock.bodies());
        let paths = stock.origins().iter().filter_map(Origin::path).map(Path::to_owned);
        let orders = self.orders.clone();
        watch(paths.collect(), move || orders.send(Order::Look).is_ok());
        self.stock = Some(stock);
    }

    /// Takes in changed files, if the library was read to its end.
    fn look(&mut self, tell: &dyn Fn(Msg)) {
        let Some(mut stock) = self.stock.take() else { return };
        let ticket = Ticket(self.newest.load(Ordering::Relaxed));
        self.bring(&mut stock, ticket, tell, Stock::look);
        self.stock = Some(stock);
    }

    fn bring(&self, stock: &mut Stock, ticket: Ticket, tell: &dyn Fn(Msg), work: Work) {
        let wanted = || self.newest.load(Ordering::Relaxed) == ticket.0;
        let outcome = work(stock, &wanted, &mut |it| tell(self.message(ticket, it)));
        if let Err(refusal) = outcome {
            let problem = refusal.problem(stock.folder());
            tell(Msg::Stumbled(ticket, vec![problem]));
            let _ = stock.show(&mut |it| tell(self.message(ticket, it)));
        }
    }

    /// Reads everything from the beginning.
    fn read(&mut self, ticket: Ticket, tell: &dyn Fn(Msg)) {
        let mut keeper = Keeper::default();
        let wanted = || self.newest.load(Ordering::Relaxed) == ticket.0;
        load((&self.origins, &self.tools), &mut keeper, wanted, |it| {
            tell(self.message(ticket, it));
        });
        self.keeper = keeper;
    }

    fn message(&self, ticket: Ticket, report: Report) -> Msg {
        match report {
            Report::Grown(library, bodies, progress) => {
                self.stacks.put(bodies);
                Msg::Arrived(ticket, library, progress)
            }
            Report::Stumbled(problems) => Msg::Stumbled(ticket, problems),
        }
    }
}

/// What can be done with a library on disk.
type Work = fn(&mut Stock, &dyn Fn() -> bool, &mut dyn FnMut(Report)) -> Result<(), Refusal>;

/// Where articles are found, whole, while the librarian is at work.
#[derive(Debug, Clone, Default)]
pub struct Stacks {
    bodies: Arc<RwLock<Option<Arc<dyn Bodies>>>>,
}

impl Stacks {
    fn put(&self, bodies: Arc<dyn Bodies>) {
        *self.bodies.write().unwrap_or_else(PoisonError::into_inner) = Some(bodies);
    }
}

impl Bodies for Stacks {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        let bodies = self.bodies.read().unwrap_or_else(PoisonError::into_inner).clone();
        bodies?.article(id)
    }
}
