//! Understanding articles anew: with more known about page furniture, or by
//! another version of the program.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::thread;

use crate::ingest::Recurring;
use crate::runtime::import::{Import, Ledger, Outcome, Packing, Told};
use crate::runtime::load::spread;
use crate::store::{Change, Reader, Refusal};

impl Import<'_> {
    /// Applies what is known `now` and was not `before`, to articles up to the
    /// number `last`, and analyses what another version of the program did:
    /// articles whose files are gone.
    pub(super) fn understand(
        &mut self,
        before: &Recurring,
        now: Option<&Recurring>,
        last: u32,
        (wanted, tell): (&dyn Fn() -> bool, &mut dyn FnMut(Told)),
    ) -> Result<(), Refusal> {
        if let Some(now) = now {
            let outlets = self.reader.outlets()?.into_iter();
            let outlets = outlets.filter(|it| now.knows_more_of(it, before));
            let outlets: HashSet<String> = outlets.collect();
            if !outlets.is_empty() {
                let mut numbers = self.reader.of_outlets(|it| outlets.contains(it))?;
                numbers.retain(|it| *it <= last);
                self.each(&numbers, Some(now), wanted, tell)?;
            }
        }
        let outdated = self.reader.outdated(self.tools.mark())?;
        self.each(&outdated, None, wanted, tell)
    }

    /// Analyses the articles of these numbers again, or those of them in which
    /// something of `furniture` is found.
    fn each(
        &mut self,
        numbers: &[u32],
        furniture: Option<&Recurring>,
        wanted: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(Told),
    ) -> Result<(), Refusal> {
        let found = AtomicU32::new(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        let reader = self.reader;
        let desk = &Packing { tools: self.tools, press: self.writer.press() };
        let mut ledger = Ledger::again(self.writer, tell, &found);
        thread::scope(|scope| {
            let jobs = move |begin: &mut dyn FnMut(u32) -> bool| {
                numbers.iter().copied().all(begin);
            };
            let outcomes = spread(scope, jobs, |number| {
                // It went well before; should it not now, the article stays as it was.
                let change =
                    catch_unwind(AssertUnwindSafe(|| again(number, reader, furniture, desk)));
                let changes = change.ok().flatten().into_iter().collect();
                Outcome { changes, ..Outcome::default() }
            });
            ledger.enter(&outcomes, wanted, &mut |_| ())
        })
    }
}

fn again(
    number: u32,
    reader: &Reader,
    furniture: Option<&Recurring>,
    desk: &Packing,
) -> Option<Change> {
    let mut document = reader.document(number).ok()??;
    let is_worth_it = furniture.is_none_or(|it| it.apply(&mut document));
    is_worth_it.then(|| Change::Again(number, desk.packed(Arc::new(document))))
}
