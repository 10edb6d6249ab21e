//! Every mention of one actor, in its context, grouped by article.

use crate::app::rows::{Row, Rows};
use crate::library::{ActorId, Library};
use crate::news::{Annotated, ArticleId};
use crate::text::Span;

/// How many mentions are listed. An actor of thousands of articles has more
/// than anybody walks through; the filter finds the rest.
const MOST: usize = 1_000;

/// The mentions of one actor in the articles that pass the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentions {
    /// Who.
    pub actor: ActorId,
    /// How many mentions there are in all, and in how many articles.
    pub total: (usize, usize),
    /// The lines, a passage of them chosen.
    pub rows: Rows<MentionRow>,
}

/// One line of the list of mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionRow {
    /// The mentions of this article follow, so many.
    Article(ArticleId, usize),
    /// A mention in its sentence.
    Passage(Passage),
}

/// A mention in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The mention.
    pub mention: Span,
    /// The sentence around it, or the mention alone where there is none.
    pub sentence: Span,
}

impl Mentions {
    /// Gathers the mentions of `actor` in `articles`, `first` before all
    /// others. Cost: the casts of the articles, and the mentions listed.
    pub fn gather(
        library: &Library,
        actor: ActorId,
        articles: &[ArticleId],
        first: Option<ArticleId>,
    ) -> Self {
        let actor = library.actor(actor).map_or(actor, |it| it.id);
        let (mut total, mut rows) = ((0, 0), Vec::new());
        let others = articles.iter().copied().filter(|it| Some(*it) != first);
        let ids = first.into_iter().chain(others);
        for article in ids.filter_map(|it| library.article(it)) {
            let spans = spans(library, &article, actor);
            total = (total.0 + spans.len(), total.1 + usize::from(!spans.is_empty()));
            if rows.len() < MOST {
                list(&article, &spans, &mut rows);
            }
        }
        Self { actor, total, rows: Rows::new(rows) }
    }

    /// Chooses a passage, if it is listed.
    pub fn choose(&mut self, passage: Passage) {
        let line = self.rows.all().iter().position(|it| *it == MentionRow::Passage(passage));
        self.rows.choose(line.unwrap_or(usize::MAX));
    }

    /// The chosen passage.
    pub fn chosen(&self) -> Option<Passage> {
        match self.rows.chosen() {
            Some(MentionRow::Passage(passage)) => Some(*passage),
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
        MentionRow::Passage(Passage { article: id, mention: *mention, sentence })
    }));
}

/// The sentence that holds `mention`. Sentences are in order.
fn sentence(article: &Annotated, mention: Span) -> Span {
    let next = article.sentences.partition_point(|it| it.start() <= mention.start());
    let before = next.checked_sub(1).map(|it| article.sentences[it]);
    before.filter(|it| it.contains(mention)).unwrap_or(mention)
}
