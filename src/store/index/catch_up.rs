//! How an index comes to what its record has.

use crate::store::index::Index;
use crate::store::reader::{Logged, Reader};
use crate::store::refusal::Result;

/// How many changes are looked up at a time.
const AT_ONCE: u32 = 256;

/// After how many changes they are committed: what is not is done again after
/// the program was killed.
const COMMIT: usize = 8192;

impl Index {
    /// Opens the index of a library: see [`Index::open`].
    pub fn of(reader: &Reader) -> Result<Self> {
        Self::open(reader.folder(), &reader.id()?, reader.last_seq()?)
    }

    /// Makes sure that the index of a library is sound and has all that the
    /// record has. Whether it had to be made anew.
    pub fn check(record: &Reader) -> Result<bool> {
        let mut index = Self::of(record)?;
        index.catch_up(record, &|| true, |_| ())?;
        if index.is_sound(&record.numbers()?) {
            return Ok(false);
        }
        index.make_anew(record.folder())?.catch_up(record, &|| true, |_| ())?;
        Ok(true)
    }

    /// Takes in what the record has and the index has not, and commits it.
    /// Stops soon after `wanted` says no, with what it has by then. `told` is
    /// the last change taken in, now and then.
    pub fn catch_up(
        &mut self,
        record: &Reader,
        wanted: &dyn Fn() -> bool,
        mut told: impl FnMut(u64),
    ) -> Result<()> {
        let (mut seq, mut open) = (self.seq(), 0);
        while wanted() {
            let changes = record.changes_since(seq, AT_ONCE)?;
            let Some(last) = changes.last() else { break };
            for change in &changes {
                self.apply(record, *change)?;
            }
            (seq, open) = (last.seq, open + changes.len());
            if open >= COMMIT {
                self.commit(seq)?;
                open = 0;
            }
            told(seq);
        }
        if open > 0 { self.commit(seq) } else { Ok(()) }
    }

    fn apply(&mut self, record: &Reader, change: Logged) -> Result<()> {
        let document = if change.is_put { record.document(change.number)? } else { None };
        if let Some(document) = document {
            return self.put(change.number, &document);
        }
        self.take_out(change.number)
    }
}
