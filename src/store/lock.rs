//! Who may write: one instance at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::store::refusal::{Refusal, Result};

/// The right to write to a library, for as long as it is held. The system takes
/// it back however the program ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// A child that is just being started still holds the file: closing it here
    /// would not yet free the library.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Takes the right to write to the library in `folder`.
    pub fn take(folder: &Path) -> Result<Self> {
        let file = file(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Refusal::Busy),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// Waits until nobody writes to the library in `folder`, however whoever did so
/// has ended. Costs nothing meanwhile.
pub fn wait_for_turn(folder: &Path) -> Result<()> {
    let file = file(folder)?;
    file.lock()?;
    drop(Lock { file });
    Ok(())
}

fn file(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    Ok(OpenOptions::new().create(true).truncate(false).write(true).open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_may_write() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::take(folder.path()).unwrap();
        assert!(matches!(Lock::take(folder.path()), Err(Refusal::Busy)));
        drop(held);
        assert!(Lock::take(folder.path()).is_ok());
    }
}
