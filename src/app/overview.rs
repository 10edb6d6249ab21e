//! What the top line says of the library.

use std::sync::{Arc, Weak};

use crate::app::Progress;
use crate::i18n::Words;
use crate::library::Library;

/// How much is open, in words that stay until the library or the loading is
/// another.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    of: (Weak<Library>, Progress),
    told: String,
}

impl Overview {
    /// What it says.
    pub fn told(&self) -> &str {
        &self.told
    }

    /// Tells of `library` as it is now.
    pub fn renew(&mut self, library: &Arc<Library>, progress: Progress, words: &Words) {
        let now = Arc::downgrade(library);
        let is_same = self.of.1 == progress && self.of.0.ptr_eq(&now);
        if !is_same {
            *self = Self { of: (now, progress), told: told(library, progress, words) };
        }
    }
}

fn told(library: &Library, progress: Progress, words: &Words) -> String {
    let mut parts = vec![words.say_with("articles", &[("n", library.len().into())])];
    let new = library.marks().new.len();
    if new > 0 {
        parts.push(words.say_with("new-articles", &[("n", new.into())]));
    }
    if !progress.complete {
        let told = [("done", progress.done.into()), ("found", progress.found.into())];
        let what = if progress.is_again { "loading-again" } else { "loading" };
        parts.push(words.say_with(what, &told));
    } else if !library.is_empty() {
        let actors = library.actors().len();
        parts.push(words.say_with("actors", &[("n", actors.into())]));
    }
    if progress.is_followed {
        parts.push(words.say("followed"));
    }
    parts.join(" · ")
}
