//! The articles on the screen of the list, as it shows them.

use std::sync::{Arc, Weak};

use ratatui::layout::Size;

use crate::i18n::{DateForm, Words};
use crate::library::{Entry, Library};
use crate::news::ArticleId;
use crate::text::{Hyphenation, Line, Span, wrap};

/// What the list shows of the articles on its screen: whoever goes from one to
/// the next sees the same ones again.
#[derive(Debug, Clone, Default)]
pub struct Headlines {
    /// The library that they are of.
    library: Weak<Library>,
    /// The room that each article has.
    room: Size,
    shown: Vec<Headline>,
}

/// What the list shows of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// Its lasting name.
    pub article: ArticleId,
    /// Its number in the library.
    pub number: u32,
    /// Its title, else the name of its file.
    pub text: String,
    /// Whether that is a headline.
    pub is_titled: bool,
    /// The lines of `text`, as many as there is room for.
    pub lines: Vec<Line>,
    /// Who published it, else the name of its file.
    pub outlet: String,
    /// The day on which that was. Empty where nothing tells.
    pub date: String,
}

impl Headlines {
    /// What is shown of an article on the screen; nothing where the library
    /// does not have it any more.
    pub fn of(&self, article: ArticleId) -> Option<&Headline> {
        self.shown.iter().find(|it| it.article == article)
    }

    /// Shows these articles in so much room each.
    pub fn show(
        &mut self,
        library: &Arc<Library>,
        words: &Words,
        articles: &[ArticleId],
        room: Size,
    ) {
        if room != self.room || !self.library.ptr_eq(&Arc::downgrade(library)) {
            *self = Self { library: Arc::downgrade(library), room, shown: Vec::new() };
        }
        if self.shown.iter().map(|it| &it.article).eq(articles) {
            return;
        }
        let mut before = std::mem::take(&mut self.shown);
        let headline = |id: &ArticleId| match before.iter().position(|it| it.article == *id) {
            Some(known) => Some(before.swap_remove(known)),
            None => library.entry(*id).map(|it| Headline::of(&it, words, room)),
        };
        self.shown.reserve(articles.len());
        self.shown.extend(articles.iter().filter_map(headline));
    }
}

impl Headline {
    fn of(article: &Entry, words: &Words, room: Size) -> Self {
        let file = || article.place.rsplit('/').next().unwrap_or_default();
        let or_file = |text: &str| if text.is_empty() { file() } else { text }.to_owned();
        let text = or_file(&article.title);
        Self {
            article: article.id,
            number: article.number,
            is_titled: article.is_titled,
            lines: lines(&text, room),
            outlet: or_file(article.outlet.trim()),
            date: article.published.map_or_else(String::new, |it| {
                words.date(it.day(), it.month(), it.year(), DateForm::Short)
            }),
            text,
        }
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
