//! Statements, by speaker or in text order.

use crate::app::findings::{Finding, Group, Manner, Named, Reading, Told, Topic, again};
use crate::news::{Act, Form, Statement, Strength, twice};
use crate::text::Span;

/// A statement, beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The words that tell, on one line.
    pub cue: Option<String>,
    /// Who said it, the speaker first.
    pub speakers: Vec<Named>,
    /// Who passed it on.
    pub via: Vec<Named>,
    /// To whom it was said, or who is accused.
    pub target: Option<Named>,
    /// How it is given.
    pub form: Form,
    /// What the speaker does by it.
    pub act: Act,
    /// How far the article stands behind it.
    pub strength: Strength,
}

impl Reading<'_> {
    /// The statements of the article, each once.
    pub(super) fn sayings(&self) -> Vec<Finding> {
        let statements = &self.article.statements;
        let spans: Vec<Span> = statements.iter().map(|it| it.content).collect();
        let again = again(&spans, &twice(self.article).statements);
        let all = statements.iter().zip(again);
        let saying = |(it, again): (&Statement, Option<Vec<Span>>)| {
            Some(self.finding(it.content, again?, Told::Said(self.saying(it))))
        };
        all.filter_map(saying).collect()
    }

    fn saying(&self, it: &Statement) -> Saying {
        Saying {
            cue: it.cue.map(|it| self.words(it)),
            speakers: it.speakers.iter().map(|it| self.named(it)).collect(),
            via: it.via.iter().map(|it| self.named(it)).collect(),
            target: it.target.as_ref().map(|it| self.named(it)),
            form: it.form,
            act: it.act,
            strength: it.strength,
        }
    }
}

fn saying(finding: &Finding) -> Option<&Saying> {
    match &finding.told {
        Told::Said(it) => Some(it),
        _ => None,
    }
}

/// The acts of these findings, each once, in the order of [`Act::ALL`].
pub(super) fn acts(found: &[Finding]) -> Vec<Act> {
    let is_done = |act: &Act| found.iter().filter_map(saying).any(|it| it.act == *act);
    Act::ALL.into_iter().filter(is_done).collect()
}

/// Statements by article or by speaker: whoever says most first, nobody last.
pub(super) fn grouped(found: Vec<Finding>, manner: Manner) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in found {
        let Some(said) = saying(&finding) else { continue };
        if manner.act.is_some_and(|it| it != said.act) {
            continue;
        }
        let topic = if manner.in_text_order {
            Topic::Article(finding.article)
        } else {
            Topic::Speaker(said.speakers.first().and_then(|it| it.actor))
        };
        match groups.iter_mut().find(|it| it.0 == topic) {
            Some((_, findings)) => findings.push(finding),
            None => groups.push((topic, vec![finding])),
        }
    }
    if !manner.in_text_order {
        let is_nobody = |it: &Group| it.0 == Topic::Speaker(None);
        groups.sort_by_key(|it| (is_nobody(it), std::cmp::Reverse(it.1.len())));
    }
    groups
}
