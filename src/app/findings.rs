//! What a lens of the panel finds in the articles: statements by speaker,
//! figures by what they count, dates in order.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::app::Count;
use crate::app::gathering::MOST;
use crate::app::rows::{Row, Rows};
use crate::library::{ActorId, Library};
use crate::news::{Act, Annotated, ArticleId, Figure, Statement, Strength};
use crate::text::{Hyphenation, Line, Span, wrap};

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
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// The lines.
    pub rows: Rows<FindingRow>,
    /// How many findings there are, headings not counted.
    pub count: Count,
}

/// One line of a lens.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingRow {
    /// What the following have in common, and how many they are.
    Topic(Topic, usize),
    /// A finding.
    Finding(Finding),
}

/// What findings have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Statements of this speaker; of nobody known where there is none.
    Speaker(Option<ActorId>),
    /// Figures of this, by its code, and the lowest and highest of them.
    Counted(String, Option<(u64, u64)>),
    /// Dates of this day, month or year, as EDTF; `None` where unresolved.
    Day(Option<String>),
}

/// A statement, a figure or a date of an article, with the words to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The article.
    pub article: ArticleId,
    /// Which of the article's statements, figures or dates.
    pub at: usize,
    /// Where to go.
    pub span: Span,
    /// In its own words, on one line. A sign before a statement says what its
    /// speaker does by it.
    pub says: Box<str>,
    /// What is to be told about it.
    pub told: Told,
}

/// What is to be told about a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// What the speaker does, by which words, and how far the article stands
    /// behind it.
    Said(Act, Option<Box<str>>, Strength),
    /// The least and the most that a figure may be, and who gives it where that
    /// is not the article.
    Counted([Option<f64>; 2], Option<Box<str>>),
    /// The date that was meant, as EDTF.
    Dated(Option<Box<str>>),
}

impl Row for FindingRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Topic(..))
    }
}

impl Findings {
    /// How many lines the chosen finding may take.
    pub const EXPANDED: usize = 6;

    /// What `lens` finds in these articles. No more are asked for than have
    /// room.
    pub fn gather(
        lens: Lens,
        library: &Library,
        mut articles: impl Iterator<Item = Arc<Annotated>>,
    ) -> Self {
        let (mut n, mut groups) = (0, Groups::default());
        while n < MOST
            && let Some(article) = articles.next()
        {
            for (topic, finding) in of_article(lens, library, &article) {
                n += 1;
                groups.put(topic, finding);
            }
        }
        let count = Count { n, more: articles.next().is_some() };
        let mut groups = groups.all;
        groups.sort_by(order);
        groups.iter_mut().for_each(bound);
        let lines = groups.into_iter().flat_map(|(topic, findings)| {
            let heading = FindingRow::Topic(topic, findings.len());
            [heading].into_iter().chain(findings.into_iter().map(FindingRow::Finding))
        });
        Self { rows: Rows::new(lines.collect()), count }
    }

    /// Chooses the finding on a line of the panel, whose lines are `width`
    /// columns. Those below the chosen one are lower by what it is expanded.
    pub fn choose_line(&mut self, line: usize, width: u16) {
        let line = self.rows.visible(0).start + line;
        let more = self.chosen().map_or(0, |it| it.lines(width).len());
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

    /// Whom the chosen finding's heading names.
    pub fn speaker(&self) -> Option<ActorId> {
        let above = self.rows.all().get(..self.rows.at())?.iter().rev();
        above.clone().find_map(|it| match it {
            FindingRow::Topic(Topic::Speaker(speaker), _) => Some(*speaker),
            _ => None,
        })?
    }
}

impl Finding {
    /// Its words as the panel shows them where it is chosen, in lines of
    /// `width` columns; what is told about it takes one more.
    pub fn lines(&self, width: u16) -> Vec<Line> {
        let whole = Span::new(0, self.says.len());
        let mut lines = wrap(&self.says, whole, width.saturating_sub(2), Hyphenation::None);
        lines.truncate(Findings::EXPANDED - 1);
        lines
    }

    fn is(&self, other: &Self) -> bool {
        (self.article, self.at, self.span) == (other.article, other.at, other.span)
    }
}

/// Findings by what they have in common, in the order in which they came.
#[derive(Default)]
struct Groups {
    all: Vec<(Topic, Vec<Finding>)>,
    places: HashMap<Topic, usize>,
}

impl Groups {
    fn put(&mut self, topic: Topic, finding: Finding) {
        let next = self.all.len();
        let place = *self.places.entry(topic.clone()).or_insert(next);
        if place == next {
            self.all.push((topic, Vec::new()));
        }
        self.all[place].1.push(finding);
    }
}

/// What `lens` finds in one article, in reading order.
fn of_article(lens: Lens, library: &Library, article: &Annotated) -> Vec<(Topic, Finding)> {
    let words = |span| article.document.words(span).replace('\n', " ").into_boxed_str();
    let finding = |at, span, told| {
        let says = match &told {
            Told::Said(act, ..) => format!("{} {}", sign(*act), words(span)).into(),
            _ => words(span),
        };
        Finding { article: article.document.id, at, span, says, told }
    };
    match lens {
        Lens::Cast => Vec::new(),
        Lens::Says => {
            let all = article.statements.iter().enumerate();
            let said = |it: &Statement| Told::Said(it.act, it.cue.map(words), it.strength);
            all.map(|(at, it)| (speaker(library, article, it), finding(at, it.content, said(it))))
                .collect()
        }
        Lens::Figures => {
            let all = article.figures.iter().enumerate();
            let told = |it: &Figure| {
                Told::Counted([it.low, it.high], it.claimant.map(|it| words(it.span)))
            };
            let topic = |it: &Figure| Topic::Counted(it.what.clone(), None);
            all.map(|(at, it)| (topic(it), finding(at, it.span, told(it)))).collect()
        }
        Lens::Dates => {
            let all = article.moments.iter().enumerate();
            let told = |it: &Option<String>| Told::Dated(it.as_deref().map(Into::into));
            let day = |it: &Option<String>| Topic::Day(it.clone());
            all.map(|(at, it)| (day(&it.resolved), finding(at, it.span, told(&it.resolved))))
                .collect()
        }
    }
}

fn speaker(library: &Library, article: &Annotated, statement: &Statement) -> Topic {
    let member = statement.speakers.first().and_then(|it| it.member);
    let actor = member.and_then(|it| library.actor_of(article.document.id, it));
    Topic::Speaker(actor.and_then(|it| library.actor(it)).map(|it| it.id))
}

/// A sign for what a speaker does, to be read without colour.
fn sign(act: Act) -> char {
    match act {
        Act::States => '·',
        Act::Claims => '?',
        Act::Accuses | Act::Condemns => '!',
        Act::CallsFor | Act::Demands => '→',
        Act::Denies => '¬',
        Act::Concedes => '≈',
        Act::Warns | Act::Threatens => '▲',
        Act::Promises => '+',
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
fn bound((topic, findings): &mut (Topic, Vec<Finding>)) {
    let Topic::Counted(_, range) = topic else { return };
    let ends = |it: &Finding| match it.told {
        Told::Counted(ends, _) => ends,
        _ => [None; 2],
    };
    let number = |it: &Finding| ends(it).into_iter().flatten().next().unwrap_or_default();
    findings.sort_by(|one, other| number(one).total_cmp(&number(other)));
    let ends = || findings.iter().flat_map(ends).flatten();
    let (least, most) = (ends().reduce(f64::min), ends().reduce(f64::max));
    *range = least.zip(most).map(|(least, most)| (whole(least), whole(most)));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of things")]
fn whole(number: f64) -> u64 {
    number.round().max(0.0) as u64
}
