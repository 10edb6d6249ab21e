//! Every mention of one actor, in its context, grouped by article.

use std::sync::Arc;

use crate::app::Count;
use crate::app::gathering::MOST;
use crate::app::rows::{Row, Rows};
use crate::library::{ActorId, Library};
use crate::news::{Annotated, ArticleId};
use crate::text::Span;

/// The mentions of one actor in the articles that pass the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentions {
    /// Who.
    pub actor: ActorId,
    /// How many mentions there are, and in how many articles; `None` while
    /// they are being gathered.
    pub total: Option<(Count, usize)>,
    /// The lines, a passage of them chosen.
    pub rows: Rows<MentionRow>,
}

/// One line of the list of mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MentionRow {
    /// The mentions of this article follow, so many.
    Article(ArticleId, usize),
    /// A mention in its sentence.
    Passage(Passage),
}

/// A mention in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The mention, in the article.
    pub mention: Span,
    /// The words of the sentence around it, or of the mention alone where there
    /// is none.
    pub words: Box<str>,
    /// The mention in these words.
    pub within: Span,
}

impl Mentions {
    /// The mentions of `actor` in the open article, until all have been
    /// gathered.
    pub fn here(library: &Library, actor: ActorId, article: Option<Arc<Annotated>>) -> Self {
        Self { total: None, ..Self::gather(library, actor, article.into_iter(), 0) }
    }

    /// Those of `articles` that mention `actor`.
    pub fn articles(library: &Library, actor: ActorId, articles: &[ArticleId]) -> Vec<ArticleId> {
        let Some(actor) = library.actor(actor) else { return Vec::new() };
        let its = actor.articles.set();
        let has = |it: &ArticleId| library.number(*it).is_some_and(|it| its.contains(it));
        articles.iter().copied().filter(has).collect()
    }

    /// Lists the mentions of `actor` in articles, of which there are `count`.
    /// No more articles are asked for than have room.
    pub fn gather(
        library: &Library,
        actor: ActorId,
        mut articles: impl Iterator<Item = Arc<Annotated>>,
        count: usize,
    ) -> Self {
        let actor = library.actor(actor).map_or(actor, |it| it.id);
        let (mut n, mut read, mut rows) = (0, 0, Vec::new());
        while n < MOST
            && let Some(article) = articles.next()
        {
            let spans = spans(library, &article, actor);
            n += spans.len();
            read += 1;
            list(&article, &spans, &mut rows);
        }
        let total = Some((Count { n, more: read < count }, count));
        Self { actor, total, rows: Rows::new(rows) }
    }

    /// Chooses a passage, if it is listed.
    pub fn choose(&mut self, passage: &Passage) {
        let is_it = |it: &MentionRow| matches!(it, MentionRow::Passage(it) if it == passage);
        let line = self.rows.all().iter().position(is_it);
        self.rows.choose(line.unwrap_or(usize::MAX));
    }

    /// The chosen passage.
    pub fn chosen(&self) -> Option<&Passage> {
        match self.rows.chosen() {
            Some(MentionRow::Passage(passage)) => Some(passage),
            _ => None,
        }
    }
}

impl Row for MentionRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Article(..))
    }
}

/// Where `article` mentions `actor`.
fn spans(library: &Library, article: &Annotated, actor: ActorId) -> Vec<Span> {
    let same = |it: &u32| library.actor_of(article.document.id, *it) == Some(actor);
    let members: Vec<u32> = (0..).take(article.cast.len()).filter(same).collect();
    let mentions = article.mentions.iter().filter(|it| members.contains(&it.member));
    mentions.map(|it| it.span).collect()
}

fn list(article: &Annotated, spans: &[Span], rows: &mut Vec<MentionRow>) {
    let id = article.document.id;
    if !spans.is_empty() {
        rows.push(MentionRow::Article(id, spans.len()));
    }
    rows.extend(spans.iter().map(|mention| {
        let sentence = sentence(article, *mention);
        let within = |at: usize| at - sentence.start();
        MentionRow::Passage(Passage {
            article: id,
            mention: *mention,
            words: article.document.words(sentence).replace('\n', " ").into(),
            within: Span::new(within(mention.start()), within(mention.end())),
        })
    }));
}

/// The sentence that holds `mention`. Sentences are in order.
fn sentence(article: &Annotated, mention: Span) -> Span {
    let next = article.sentences.partition_point(|it| it.start() <= mention.start());
    let before = next.checked_sub(1).map(|it| article.sentences[it]);
    before.filter(|it| it.contains(mention)).unwrap_or(mention)
}
