//! What the top line says of the library.

use std::sync::{Arc, Weak};

use crate::app::Progress;
use crate::i18n::Words;
use crate::library::Library;

/// How much is open, in words that stay until the library or the loading is
/// another.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// How many articles.
    pub much: String,
    /// How far loading has come or, once it has, how many actors.
    pub stage: String,
    /// What that was told of.
    of: (Weak<Library>, Progress),
}

impl Overview {
    /// Tells of `library` as it is now.
    pub fn renew(&mut self, library: &Arc<Library>, progress: Progress, words: &Words) {
        let now = Arc::downgrade(library);
        if self.of.1 != progress || !self.of.0.ptr_eq(&now) {
            let (much, stage) = (much(library, words), stage(library, progress, words));
            *self = Self { much, stage, of: (now, progress) };
        }
    }
}

fn much(library: &Library, words: &Words) -> String {
    let all = words.say_with("articles", &[("n", library.len().into())]);
    match library.marks().new.len() {
        0 => all,
        new => format!("{all} · {}", words.say_with("new-articles", &[("n", new.into())])),
    }
}

fn stage(library: &Library, progress: Progress, words: &Words) -> String {
    let mut parts = Vec::new();
    if !progress.complete {
        let told = [("done", progress.done.into()), ("found", progress.found.into())];
        let what = if progress.is_again { "loading-again" } else { "loading" };
        parts.push(words.say_with(what, &told));
    } else if !library.is_empty() {
        parts.push(words.say_with("actors", &[("n", library.actors().len().into())]));
    }
    if progress.is_followed {
        parts.push(words.say("followed"));
    }
    parts.join(" · ")
}
