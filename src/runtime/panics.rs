//! What happens when we were wrong.

use std::io::{self, Write};
use std::panic::{PanicHookInfo, set_hook};
use std::thread;

use crate::text::clean_line;

/// From now on a panic of this thread is told in clean text, since its message
/// may quote an article. Panics of other threads are not told here: whoever
/// started the thread takes them as a problem with a file and goes on.
pub fn keep_panics_clean() {
    let main = thread::current().id();
    set_hook(Box::new(move |panic| {
        if thread::current().id() == main {
            tell(panic);
        }
    }));
}

fn tell(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|it| format!("{}:{}", it.file(), it.line()));
    let what = panic.payload_as_str().unwrap_or("unknown");
    let message = clean_line(&format!("{} ({what})", place.unwrap_or_default()));
    let _ = writeln!(
        io::stderr().lock(),
        "liseuse: a fault in the program; please report it: {message}"
    );
}
