//! Writes down what the reader wants kept, off the thread that draws and at
//! once, whatever the other threads are at. What was ordered is written before
//! the program ends.

use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::corrections::Amendment;
use crate::library::Shelf;
use crate::news::Problem;
use crate::runtime::notebook::Notebook;
use crate::runtime::refusal::why;
use crate::store::{Asked, ShelfFile};
use crate::text::clean_line;

/// Something to be kept.
enum Order {
    /// Something that was set right.
    Correction(Box<Amendment>),
    /// All shelves.
    Shelves(Vec<Shelf>),
    /// A filter that was asked.
    Asked(String),
}

/// What the scribe tells.
#[derive(Debug)]
pub enum Written {
    /// The notebook says something else now, and lasts.
    Correction,
    /// Something could not be written.
    Stumbled(Problem),
}

/// The thread that writes.
pub struct Scribe {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Scribe {
    /// A thread that writes corrections in `notebook`, and tells what has come
    /// of them and what it could not write.
    pub fn new(notebook: Notebook, tell: impl Fn(Written) + Send + 'static) -> Self {
        let (orders, inbox) = unbounded();
        let thread = thread::spawn(move || write(&inbox, &notebook, &tell));
        Self { orders: Some(orders), thread: Some(thread) }
    }

    /// Has something that was set right written.
    pub fn amend(&self, change: Amendment) {
        self.order(Order::Correction(Box::new(change)));
    }

    /// Has the shelves written.
    pub fn shelve(&self, shelves: Vec<Shelf>) {
        self.order(Order::Shelves(shelves));
    }

    /// Has a filter remembered.
    pub fn remember(&self, filter: String) {
        self.order(Order::Asked(filter));
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(order);
        }
    }
}

impl Drop for Scribe {
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn write(inbox: &Receiver<Order>, notebook: &Notebook, tell: &dyn Fn(Written)) {
    for order in inbox {
        match order {
            Order::Correction(change) => tell(match notebook.amend(&change) {
                Ok(()) => Written::Correction,
                Err(problem) => Written::Stumbled(problem),
            }),
            Order::Shelves(shelves) => {
                let Some(file) = ShelfFile::of_the_reader() else { continue };
                if let Err(error) = file.keep(&shelves) {
                    let place = clean_line(&file.path().to_string_lossy());
                    tell(Written::Stumbled(Problem { place, what: why(&error) }));
                }
            }
            // Only a convenience, which may fail in silence.
            Order::Asked(filter) => {
                let _ = Asked::of_the_reader().map(|it| it.remember(&filter));
            }
        }
    }
}
