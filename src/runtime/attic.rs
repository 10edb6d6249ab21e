//! Where a library goes that is no longer shown. To take a large one apart takes
//! longer than a key may wait, so a thread of its own does it.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Sender, unbounded};

use crate::library::Library;

/// Takes libraries apart, on a thread that begins with the first of them and
/// ends when it is given up.
#[derive(Debug, Default)]
pub struct Attic {
    libraries: Option<Sender<Arc<Library>>>,
}

impl Attic {
    /// Takes `library`, which may still be in use elsewhere.
    pub fn put(&mut self, library: Arc<Library>) {
        // One without articles is no work.
        if library.is_empty() {
            return;
        }
        let libraries = self.libraries.get_or_insert_with(|| {
            let (libraries, given) = unbounded();
            thread::spawn(move || given.iter().for_each(drop));
            libraries
        });
        // Without the thread it is taken apart here.
        let _ = libraries.send(library);
    }
}
