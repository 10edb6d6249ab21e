//! Where a library goes that is no longer shown. To take a large one apart takes
//! longer than a key may wait, so a thread of its own does it.

use std::sync::Arc;
use std::thread;

use crate::library::Library;

/// Takes `library` apart, which may still be in use elsewhere, on a thread that
/// ends with it.
pub fn put(library: Arc<Library>) {
    // One without articles is no work.
    if !library.is_empty() {
        // Without a thread it is taken apart here.
        let _ = thread::Builder::new().spawn(move || drop(library));
    }
}
