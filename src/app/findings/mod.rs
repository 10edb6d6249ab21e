//! What a lens of the panel finds in the articles: statements by speaker or in
//! text order, figures side by side, a time line. Rows carry the words they
//! show, so that drawing them asks nobody.

mod ledger;
mod says;
mod signs;
mod timeline;

use std::sync::Arc;

use crate::app::Count;
use crate::app::gathering::MOST;
use crate::app::rows::{Row, Rows};
use crate::library::{ActorId, Library};
use crate::news::{Act, Annotated, ArticleId, Voice};
use crate::text::{Hyphenation, Line, Span, wrap};

pub use ledger::{Amount, Claim, Matter, Relation};
pub use says::Saying;
pub use signs::of_strength as sign_of;
pub use timeline::{Dating, Occasion, Origin};

/// What the panel shows of the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lens {
    /// Who is mentioned.
    #[default]
    Cast,
    /// Who says what.
    Says,
    /// Disputed numbers, those of one thing side by side.
    Figures,
    /// When things happen.
    Dates,
}

impl Lens {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Cast, Self::Says, Self::Figures, Self::Dates];

    /// Its name where sessions are kept; that of its command.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cast => "cast",
            Self::Says => "says",
            Self::Figures => "figures",
            Self::Dates => "dates",
        }
    }

    /// The lens of that name; the first where there is none.
    pub fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == name).unwrap_or_default()
    }
}

/// How the reader wants the findings of a lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// Whether statements stand as they do in the text, rather than by speaker.
    pub in_text_order: bool,
    /// The only act of which statements are listed.
    pub act: Option<Act>,
}

/// What is marked in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// What the lens of the panel finds.
    #[default]
    Lens,
    /// The words that tell of statements, figures and dates.
    All,
}

/// What a lens finds, in groups, one finding of them chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// The lines.
    pub rows: Rows<FindingRow>,
    /// How many findings there are, headings not counted, and what is said
    /// twice counted once.
    pub count: Count,
    /// The acts of all statements, also of those that are not listed.
    pub acts: Vec<Act>,
}

/// One line of a lens.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingRow {
    /// What the following have in common, and how many they are.
    Topic(Topic, usize),
    /// A finding.
    Finding(Box<Finding>),
}

/// What findings have in common.
#[derive(Debug, Clone, PartialEq)]
pub enum Topic {
    /// Statements of this speaker; of nobody known where there is none.
    Speaker(Option<ActorId>),
    /// Statements of this article.
    Article(ArticleId),
    /// Figures of one matter, and the lowest and highest of them.
    Counted(Matter, Option<(u64, u64)>),
    /// Dates of this day, month or year, as EDTF; `None` where unresolved.
    Day(Option<String>),
}

/// A statement, a figure or a date of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The article.
    pub article: ArticleId,
    /// Where to go.
    pub span: Span,
    /// In its own words, on one line, after the signs that tell what it is.
    pub says: Box<str>,
    /// Where the article says it again.
    pub again: Vec<Span>,
    /// What is told there.
    pub told: Told,
}

/// What a finding tells beside its words.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A statement.
    Said(Saying),
    /// A figure.
    Counted(Claim),
    /// A date.
    Dated(Dating),
}

/// Somebody as an article names them, and who that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The words, on one line.
    pub words: String,
    /// Who, where that is known.
    pub actor: Option<ActorId>,
}

impl Row for FindingRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Topic(..))
    }
}

/// Findings under one heading.
type Group = (Topic, Vec<Finding>);

impl Findings {
    /// How many lines the chosen finding may take.
    pub const EXPANDED: usize = 7;

    /// How many of them tell about it, below its words.
    pub const ABOUT: usize = 2;

    /// What `lens` finds in these articles. No more are asked for than have
    /// room.
    pub fn gather(
        (lens, manner): (Lens, Manner),
        library: &Library,
        mut articles: impl Iterator<Item = Arc<Annotated>>,
    ) -> Self {
        let mut found: Vec<Finding> = Vec::new();
        while found.len() < MOST
            && let Some(article) = articles.next()
        {
            let article = Reading { library, article: &article };
            found.extend(match lens {
                Lens::Cast => Vec::new(),
                Lens::Says => article.sayings(),
                Lens::Figures => article.claims(),
                Lens::Dates => article.datings(),
            });
        }
        let acts = says::acts(&found);
        let groups = match lens {
            Lens::Cast => Vec::new(),
            Lens::Says => says::grouped(found, manner),
            Lens::Figures => ledger::grouped(found),
            Lens::Dates => timeline::grouped(found),
        };
        let n = groups.iter().map(|it| it.1.len()).sum();
        let count = Count { n, more: articles.next().is_some() };
        let lines = groups.into_iter().flat_map(|(topic, findings)| {
            let heading = FindingRow::Topic(topic, findings.len());
            let rows = findings.into_iter().map(|it| FindingRow::Finding(Box::new(it)));
            [heading].into_iter().chain(rows)
        });
        Self { rows: Rows::new(lines.collect::<Vec<_>>()), count, acts }
    }

    /// Chooses the finding on a line of the panel, whose lines are `width`
    /// columns. Those below the chosen one are lower by what it is expanded.
    pub fn choose_line(&mut self, line: usize, width: u16) {
        let line = self.rows.visible(0).start + line;
        let more = self.chosen().map_or(0, |it| it.lines(width).len() + Self::ABOUT - 1);
        let below = line.saturating_sub(more).max(self.rows.at());
        self.rows.choose(if line > self.rows.at() { below } else { line });
    }

    /// Chooses a finding, if it is listed.
    pub fn choose(&mut self, finding: &Finding) {
        let is_it = |it: &FindingRow| matches!(it, FindingRow::Finding(it) if it.is(finding));
        let line = self.rows.all().iter().position(is_it);
        self.rows.choose(line.unwrap_or(usize::MAX));
    }

    /// The chosen finding.
    pub fn chosen(&self) -> Option<&Finding> {
        match self.rows.chosen() {
            Some(FindingRow::Finding(finding)) => Some(finding),
            _ => None,
        }
    }

    /// Who says what is chosen.
    pub fn speaker(&self) -> Option<ActorId> {
        match &self.chosen()?.told {
            Told::Said(it) => it.speakers.first()?.actor,
            Told::Counted(it) => it.claimant.as_ref()?.actor,
            Told::Dated(_) => None,
        }
    }
}

impl Finding {
    /// Its words as the panel shows them where it is chosen, in lines of
    /// `width` columns; what is told about it takes [`Findings::ABOUT`] more.
    pub fn lines(&self, width: u16) -> Vec<Line> {
        let whole = Span::new(0, self.says.len());
        let mut lines = wrap(&self.says, whole, width.saturating_sub(2), Hyphenation::None);
        lines.truncate(Findings::EXPANDED - Findings::ABOUT);
        lines
    }

    fn is(&self, other: &Self) -> bool {
        (self.article, self.span) == (other.article, other.span)
    }
}

/// An article whose findings are read, and the library that knows its actors.
#[derive(Clone, Copy)]
struct Reading<'a> {
    library: &'a Library,
    article: &'a Annotated,
}

impl Reading<'_> {
    /// A finding at `span`.
    fn finding(&self, span: Span, again: Vec<Span>, told: Told) -> Finding {
        let words = self.words(span);
        let says = match &told {
            Told::Said(it) => format!("{} {words}", signs::of_statement(it)),
            Told::Counted(_) => words,
            Told::Dated(it) => {
                let is_all = it.context.is_empty() || it.context == words;
                let context = if is_all { String::new() } else { format!(" — {}", it.context) };
                format!("{} {words}{context}", signs::of_occasion(it.occasion))
            }
        };
        Finding { article: self.article.document.id, span, says: says.into(), again, told }
    }

    fn words(&self, span: Span) -> String {
        line(self.article.document.words(span))
    }

    fn named(&self, voice: &Voice) -> Named {
        let id = self.article.document.id;
        let actor = voice.member.and_then(|it| self.library.actor_of(id, it));
        let actor = actor.and_then(|it| self.library.actor(it)).map(|it| it.id);
        Named { words: self.words(voice.span), actor }
    }

    /// The sentence that holds `span`.
    fn sentence(&self, span: Span) -> Span {
        let sentences = &self.article.sentences;
        let at = sentences.partition_point(|it| it.end() <= span.start());
        sentences.get(at).copied().filter(|it| it.overlaps(span)).unwrap_or(span)
    }

    /// The actors that are mentioned within `span`, rising.
    fn actors(&self, span: Span) -> Vec<ActorId> {
        let mentions = &self.article.mentions;
        let first = mentions.partition_point(|it| it.span.start() < span.start());
        let those = mentions[first..].iter().take_while(|it| it.span.start() < span.end());
        let id = self.article.document.id;
        let mut actors: Vec<ActorId> =
            those.filter_map(|it| self.library.actor_of(id, it.member)).collect();
        actors.sort_unstable();
        actors.dedup();
        actors
    }
}

/// For each item the places of those that repeat it; `None` for repetitions.
fn again(spans: &[Span], earlier: &[Option<usize>]) -> Vec<Option<Vec<Span>>> {
    let mut found: Vec<Option<Vec<Span>>> =
        earlier.iter().map(|it| it.is_none().then(Vec::new)).collect();
    for (span, first) in spans.iter().zip(earlier) {
        if let Some(Some(places)) = first.map(|it| &mut found[it]) {
            places.push(*span);
        }
    }
    found
}

fn line(words: &str) -> String {
    words.replace('\n', " ")
}
