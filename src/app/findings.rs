//! What a lens of the panel finds in the articles: statements by speaker,
//! figures by what they count, dates in order.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::app::rows::{Row, Rows};
use crate::library::{ActorId, Library};
use crate::news::{Annotated, ArticleId, Figure};
use crate::text::Span;

/// How many findings are listed. The filter narrows what is more.
const MOST: usize = 1_000;

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

/// What a lens finds, in groups, one finding of them chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// The lines.
    pub rows: Rows<FindingRow>,
    /// How many findings there are, headings not counted.
    pub count: usize,
}

/// One line of a lens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingRow {
    /// What the following have in common, and how many they are.
    Topic(Topic, usize),
    /// A finding.
    Finding(Finding),
}

/// What findings have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// Statements of this speaker; of nobody known where there is none.
    Speaker(Option<ActorId>),
    /// Figures of this, by its code, and the lowest and highest of them.
    Counted(String, Option<(u64, u64)>),
    /// Dates of this day, month or year, as EDTF; `None` where unresolved.
    Day(Option<String>),
}

/// A statement, a figure or a date of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The article.
    pub article: ArticleId,
    /// Which of the article's statements, figures or dates.
    pub at: usize,
    /// Where to go.
    pub span: Span,
}

impl Row for FindingRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Topic(..))
    }
}

impl Findings {
    /// What `lens` finds in these articles. Cost: the findings, and the
    /// articles up to the last one listed.
    pub fn gather(
        lens: Lens,
        library: &Library,
        articles: impl Iterator<Item = Arc<Annotated>>,
    ) -> Self {
        let mut groups: Vec<(Topic, Vec<Finding>)> = Vec::new();
        let mut count = 0;
        for article in articles {
            for (topic, finding) in of_article(lens, library, &article) {
                count += 1;
                match groups.iter_mut().find(|it| it.0 == topic) {
                    Some((_, findings)) => findings.push(finding),
                    None => groups.push((topic, vec![finding])),
                }
            }
            if count >= MOST {
                break;
            }
        }
        groups.sort_by(order);
        if lens == Lens::Figures {
            for group in &mut groups {
                bound(library, group);
            }
        }
        let lines = groups.into_iter().flat_map(|(topic, findings)| {
            let heading = FindingRow::Topic(topic, findings.len());
            [heading].into_iter().chain(findings.into_iter().map(FindingRow::Finding))
        });
        Self { rows: Rows::new(lines.collect()), count }
    }

    /// The chosen finding.
    pub fn chosen(&self) -> Option<Finding> {
        match self.rows.chosen() {
            Some(FindingRow::Finding(finding)) => Some(*finding),
            _ => None,
        }
    }

    /// Whom the chosen finding's heading names.
    pub fn speaker(&self) -> Option<ActorId> {
        let above = self.rows.all().get(..self.rows.at())?.iter().rev();
        above.clone().find_map(|it| match it {
            FindingRow::Topic(Topic::Speaker(speaker), _) => Some(*speaker),
            _ => None,
        })?
    }
}

/// What `lens` finds in one article, in reading order.
fn of_article(lens: Lens, library: &Library, article: &Annotated) -> Vec<(Topic, Finding)> {
    let id = article.document.id;
    let finding = |at, span| Finding { article: id, at, span };
    match lens {
        Lens::Cast => Vec::new(),
        Lens::Says => {
            let all = article.statements.iter().enumerate();
            let speaker = |member| library.actor_of(id, member).and_then(|it| library.actor(it));
            all.map(|(at, it)| {
                let speaker = it.speakers.first().and_then(|it| it.member).and_then(speaker);
                (Topic::Speaker(speaker.map(|it| it.id)), finding(at, it.content))
            })
            .collect()
        }
        Lens::Figures => {
            let all = article.figures.iter().enumerate();
            all.map(|(at, it)| (Topic::Counted(it.what.clone(), None), finding(at, it.span)))
                .collect()
        }
        Lens::Dates => {
            let all = article.moments.iter().enumerate();
            let day = |it: &Option<String>| Topic::Day(it.clone());
            all.map(|(at, it)| (day(&it.resolved), finding(at, it.span))).collect()
        }
    }
}

/// Speakers and counted things by how much there is of them, nobody last; days
/// as the calendar has them, unresolved ones last.
fn order(one: &(Topic, Vec<Finding>), other: &(Topic, Vec<Finding>)) -> Ordering {
    match (&one.0, &other.0) {
        (Topic::Day(one), Topic::Day(other)) => (one.is_none(), one).cmp(&(other.is_none(), other)),
        (Topic::Speaker(None), Topic::Speaker(Some(_))) => Ordering::Greater,
        (Topic::Speaker(Some(_)), Topic::Speaker(None)) => Ordering::Less,
        _ => other.1.len().cmp(&one.1.len()),
    }
}

/// Puts the figures of a group in order, the lowest first, and says between
/// which numbers they lie.
fn bound(library: &Library, (topic, findings): &mut (Topic, Vec<Finding>)) {
    let figure = |it: &Finding| library.article(it.article)?.figures.get(it.at).cloned();
    let number = |it: &Finding| figure(it).and_then(|it| it.low.or(it.high)).unwrap_or_default();
    findings.sort_by(|one, other| number(one).total_cmp(&number(other)));
    let figures: Vec<Figure> = findings.iter().filter_map(figure).collect();
    let ends = figures.iter().flat_map(|it| [it.low, it.high]).flatten();
    let least = ends.clone().reduce(f64::min);
    let most = ends.reduce(f64::max);
    if let Topic::Counted(_, range) = topic {
        *range = least.zip(most).map(|(least, most)| (whole(least), whole(most)));
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of things")]
fn whole(number: f64) -> u64 {
    number.round().max(0.0) as u64
}
