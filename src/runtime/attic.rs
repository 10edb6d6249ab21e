//! Where a library goes that is no longer shown. To take a large one apart takes
//! longer than a key may wait, so a thread of its own does it.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Sender, unbounded};

use crate::library::Library;

/// Takes libraries apart.
#[derive(Debug)]
pub struct Attic {
    libraries: Sender<Arc<Library>>,
}

impl Attic {
    /// One with a thread that ends when it is given up.
    pub fn open() -> Self {
        let (libraries, given) = unbounded();
        thread::spawn(move || given.iter().for_each(drop));
        Self { libraries }
    }

    /// Takes `library`, which may still be in use elsewhere.
    pub fn put(&self, library: Arc<Library>) {
        // Without the thread it is taken apart here.
        let _ = self.libraries.send(library);
    }
}
