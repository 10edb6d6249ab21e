//! Changes of what the reader set right. Each can be taken back exactly.

use crate::corrections::{Correction, Record, Sheet};

/// A change of what the reader set right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    /// Say something new.
    Make(Correction),
    /// Take back the newest that says this.
    Unmake(Correction),
    /// Take back this one, whenever it was made.
    Withdraw(Record),
    /// Say it again as it was said then.
    Restore(Record),
}

impl Amendment {
    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Make(what) => Self::Unmake(what),
            Self::Unmake(what) => Self::Make(what),
            Self::Withdraw(record) => Self::Restore(record),
            Self::Restore(record) => Self::Withdraw(record),
        }
    }

    /// What is said or taken back.
    pub fn what(&self) -> &Correction {
        match self {
            Self::Make(what) | Self::Unmake(what) => what,
            Self::Withdraw(record) | Self::Restore(record) => &record.what,
        }
    }
}

impl Sheet {
    /// Makes a change at the moment `now`. False where there was nothing to
    /// take back.
    pub fn amend(&mut self, change: &Amendment, now: &str) -> bool {
        match change.clone() {
            Amendment::Make(what) => self.make(what, now),
            Amendment::Unmake(what) => return self.unmake(&what),
            Amendment::Withdraw(record) => return self.take(&record),
            Amendment::Restore(record) => self.put(record),
        }
        true
    }
}
