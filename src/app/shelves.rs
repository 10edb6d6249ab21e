//! The shelves: filters that the reader has given a name.

use crate::app::rows::Row;
use crate::app::{Chooser, Ticket, Typed};
use crate::library::{Query, Shelf};
use crate::text::fold;

/// All shelves, in the order of the reader, and how many articles each has.
#[derive(Debug, Clone, Default)]
pub struct Shelves {
    all: Vec<Shelf>,
    /// For each shelf. `None` until it is counted, and where its filter cannot
    /// be read.
    counts: Vec<Option<usize>>,
    /// The ticket of the counts that are waited for.
    pub awaited: Ticket,
}

/// A row of the window of shelves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfRow {
    /// A shelf: an index.
    Shelf(usize),
    /// Keep the present filter under the name that is typed.
    Save,
}

impl Row for ShelfRow {}

/// The window of shelves.
#[derive(Debug, Clone)]
pub struct ShelfWindow {
    /// What narrows the rows, and names what is saved or renamed.
    pub chooser: Chooser<ShelfRow>,
    /// The shelf that is being renamed.
    pub renamed: Option<usize>,
}

impl Shelves {
    /// These shelves, not counted yet.
    pub fn new(all: Vec<Shelf>) -> Self {
        Self { counts: vec![None; all.len()], all, ..Self::default() }
    }

    /// All of them.
    pub fn all(&self) -> &[Shelf] {
        &self.all
    }

    /// How many articles a shelf has, where that is known.
    pub fn count(&self, at: usize) -> Option<usize> {
        *self.counts.get(at)?
    }

    /// The shelf that a filter shows.
    pub fn shown_by(&self, filter: &str) -> Option<usize> {
        let filter = filter.trim();
        self.all.iter().position(|it| !filter.is_empty() && it.filter.trim() == filter)
    }

    /// What is to be counted. A filter that cannot be read has no articles to
    /// count.
    pub fn queries(&self) -> Vec<Option<Query>> {
        self.all.iter().map(|it| Query::parse(&it.filter).ok()).collect()
    }

    /// Takes in the counts that were waited for.
    pub fn take(&mut self, counts: Vec<Option<usize>>) {
        if counts.len() == self.all.len() {
            self.counts = counts;
        }
    }

    /// All of them with `filter` kept under `name`, in the place of what had
    /// that name.
    pub fn saved(&self, name: &str, filter: &str) -> Vec<Shelf> {
        let mut all = self.all.clone();
        let kept = Shelf { name: name.trim().to_owned(), filter: filter.trim().to_owned() };
        match all.iter_mut().find(|it| fold(&it.name) == fold(&kept.name)) {
            Some(before) => *before = kept,
            None => all.push(kept),
        }
        all
    }

    /// All of them, one under another name.
    pub fn renamed(&self, at: usize, name: &str) -> Vec<Shelf> {
        let mut all = self.all.clone();
        if let Some(renamed) = all.get_mut(at) {
            name.trim().clone_into(&mut renamed.name);
        }
        all
    }

    /// All of them but one.
    pub fn without(&self, at: usize) -> Vec<Shelf> {
        let all = self.all.iter().enumerate();
        all.filter(|it| it.0 != at).map(|it| it.1.clone()).collect()
    }

    /// Takes these in the place of those before. Counts go with their filters.
    pub fn put(&mut self, all: Vec<Shelf>) {
        let count = |now: &Shelf| {
            let same = self.all.iter().position(|it| it.filter == now.filter)?;
            self.count(same)
        };
        (self.counts, self.all) = (all.iter().map(count).collect(), all);
    }
}

impl ShelfWindow {
    /// The window with what goes with its typed line: the shelves whose name or
    /// filter has what is typed, and last the offer to keep `filter`.
    pub fn narrowed(shelves: &Shelves, filter: &str, typed: Typed) -> Self {
        let sought = fold(typed.text());
        let has = |it: &Shelf| {
            let about = fold(&format!("{} {}", it.name, it.filter));
            sought.split_whitespace().all(|it| about.contains(it))
        };
        let all = shelves.all().iter().enumerate();
        let mut rows: Vec<ShelfRow> =
            all.filter(|it| has(it.1)).map(|it| ShelfRow::Shelf(it.0)).collect();
        if !filter.trim().is_empty() && shelves.shown_by(filter).is_none() {
            rows.push(ShelfRow::Save);
        }
        let mut chooser = Chooser::new(rows);
        chooser.typed = typed;
        Self { chooser, renamed: None }
    }

    /// The shelf that is chosen.
    pub fn shelf(&self) -> Option<usize> {
        match self.chooser.rows.chosen()? {
            ShelfRow::Shelf(at) => Some(*at),
            ShelfRow::Save => None,
        }
    }
}

/// The name under which a filter is kept where none is typed.
pub fn name_for<'a>(typed: &'a str, filter: &'a str) -> &'a str {
    if typed.trim().is_empty() { filter.trim() } else { typed.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelves() -> Shelves {
        let shelf = |name: &str, filter: &str| Shelf { name: name.into(), filter: filter.into() };
        let mut shelves =
            Shelves::new(vec![shelf("Drones", "chiffre:drones"), shelf("À lire", "est:nonlu")]);
        shelves.take(vec![Some(3), None]);
        shelves
    }

    fn names(shelves: &[Shelf]) -> Vec<&str> {
        shelves.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn counts_go_with_their_filters() {
        let mut shelves = shelves();
        assert_eq!(names(&shelves.without(9)), ["Drones", "À lire"]);
        assert_eq!(names(&shelves.saved("a lire", "lieu:bakou")), ["Drones", "a lire"]);
        assert_eq!(names(&shelves.renamed(0, " Engins ")), ["Engins", "À lire"]);
        shelves.put(shelves.without(1));
        shelves.put(shelves.saved("Autre", "x"));
        assert_eq!((shelves.count(0), shelves.count(1)), (Some(3), None));
    }

    #[test]
    fn the_window_offers_to_keep_what_has_no_shelf() {
        let shelves = shelves();
        let rows = |filter: &str, typed: &str| {
            ShelfWindow::narrowed(&shelves, filter, Typed::of(typed)).chooser.rows.all().to_vec()
        };
        assert_eq!(rows("", ""), [ShelfRow::Shelf(0), ShelfRow::Shelf(1)]);
        assert_eq!(rows("est:nonlu ", "lire"), [ShelfRow::Shelf(1)]);
        assert_eq!(rows("greve", "drones x"), [ShelfRow::Save]);
    }
}
