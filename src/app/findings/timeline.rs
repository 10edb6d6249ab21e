//! Dates as a time line: when articles were published, when something was said,
//! when it happened.

use crate::app::findings::{Finding, Group, Reading, Told, Topic};
use crate::news::{Anchor, BlockKind, DateSource, Moment};
use crate::text::Span;

/// A date, beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dating {
    /// What it means, as EDTF; `None` where nothing tells.
    pub resolved: Option<String>,
    /// What it was resolved from.
    pub from: Origin,
    /// Of what it is the date.
    pub occasion: Occasion,
    /// The sentence around it, on one line; the headline where the article
    /// itself is dated.
    pub context: String,
}

/// What a date was resolved from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The words say it all, or nothing tells.
    Itself,
    /// The day of publication, as EDTF.
    Publication(String),
    /// These words of the text.
    Text(String),
}

/// Of what a date is the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The article was published.
    Publication,
    /// Something happened, or will.
    Event,
    /// Somebody said something.
    Statement,
}

impl Reading<'_> {
    /// The dates of the article, that of its publication first.
    pub(super) fn datings(&self) -> Vec<Finding> {
        let dates = self.article.moments.iter().map(|it| self.dating(it));
        self.publication().into_iter().chain(dates).collect()
    }

    fn publication(&self) -> Option<Finding> {
        let document = &self.article.document;
        let published = document.published?;
        let first = document.blocks.iter().find(|it| it.kind != BlockKind::Debris);
        let span = match published.from {
            DateSource::Text(span) => span,
            _ => document.title().or(first.map(|it| it.span))?,
        };
        let told = Dating {
            resolved: Some(published.date.to_string()),
            from: Origin::Itself,
            occasion: Occasion::Publication,
            context: document.headline().replace('\n', " "),
        };
        Some(self.finding(span, Vec::new(), Told::Dated(told)))
    }

    fn dating(&self, it: &Moment) -> Finding {
        let published = self.article.document.published;
        let from = match it.from {
            Some(Anchor::Publication) => {
                published.map_or(Origin::Itself, |it| Origin::Publication(it.date.to_string()))
            }
            Some(Anchor::Text(span)) => Origin::Text(self.words(span)),
            None => Origin::Itself,
        };
        let told = Dating {
            resolved: it.resolved.clone().or_else(|| it.partial.clone()),
            from,
            occasion: match it.occasion {
                crate::news::Occasion::Event => Occasion::Event,
                crate::news::Occasion::Statement => Occasion::Statement,
            },
            context: self.context(it.span),
        };
        self.finding(it.span, Vec::new(), Told::Dated(told))
    }

    /// The sentence around a date, from a little before it on.
    fn context(&self, span: Span) -> String {
        self.words(self.sentence(span))
    }
}

/// Days as the calendar has them; lengths of time after them, unresolved dates
/// last.
pub(super) fn grouped(found: Vec<Finding>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in found {
        let Told::Dated(dating) = &finding.told else { continue };
        let topic = Topic::Day(dating.resolved.clone());
        match groups.iter_mut().find(|it| it.0 == topic) {
            Some((_, findings)) => findings.push(finding),
            None => groups.push((topic, vec![finding])),
        }
    }
    let key = |it: &Group| match &it.0 {
        Topic::Day(Some(day)) => (usize::from(day.starts_with('P')), day.clone()),
        _ => (2, String::new()),
    };
    groups.sort_by_key(key);
    for (_, findings) in &mut groups {
        findings.sort_by_key(|it| match &it.told {
            Told::Dated(it) => it.occasion,
            _ => Occasion::Event,
        });
    }
    groups
}
