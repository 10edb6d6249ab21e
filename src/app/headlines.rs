//! The headlines on the screen of the list, broken into lines.

use std::sync::{Arc, Weak};

use ratatui::layout::Size;

use crate::library::Library;
use crate::news::ArticleId;
use crate::text::{Hyphenation, Line, Span, wrap};

/// The headlines of the articles that the list shows: whoever goes from one to
/// the next sees the same ones again.
#[derive(Debug, Clone, Default)]
pub struct Headlines {
    /// The library that they are of.
    library: Weak<Library>,
    /// The room that each article has.
    room: Size,
    broken: Vec<(ArticleId, Vec<Line>)>,
}

impl Headlines {
    /// The lines of the headline of an article on the screen, as many as its
    /// room holds.
    pub fn of(&self, article: ArticleId) -> &[Line] {
        self.broken.iter().find(|it| it.0 == article).map_or(&[], |it| &it.1)
    }

    /// Shows these articles in so much room each.
    pub fn show(&mut self, library: &Arc<Library>, articles: &[ArticleId], room: Size) {
        if room != self.room || !self.library.ptr_eq(&Arc::downgrade(library)) {
            *self = Self { library: Arc::downgrade(library), room, broken: Vec::new() };
        }
        if self.broken.iter().map(|it| &it.0).eq(articles) {
            return;
        }
        let mut before = std::mem::take(&mut self.broken);
        let mut lines = |id: ArticleId| match before.iter().position(|it| it.0 == id) {
            Some(known) => before.swap_remove(known).1,
            None => library.entry(id).map_or_else(Vec::new, |it| lines(it.headline(), room)),
        };
        self.broken = articles.iter().map(|it| (*it, lines(*it))).collect();
    }
}

fn lines(headline: &str, room: Size) -> Vec<Line> {
    // A headline that is no headline may be a paragraph: the rest is not seen.
    let most = usize::from(room.width) * 4 * usize::from(room.height);
    let end = headline.char_indices().nth(most).map_or(headline.len(), |(at, _)| at);
    let mut lines = wrap(headline, Span::new(0, end), room.width, Hyphenation::None);
    lines.truncate(room.height.into());
    lines
}
