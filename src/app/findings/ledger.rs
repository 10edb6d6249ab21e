//! Figures, those of one thing side by side: what is counted, whose it is, over
//! what time. They are compared and never added up.

use std::collections::HashMap;

use crate::app::findings::{Finding, Group, Named, Reading, Told, Topic, again, signs};
use crate::library::ActorId;
use crate::news::{ArticleId, Figure, Period, Published, Status, Strength, twice};
use crate::text::{Span, fold};

/// So many days apart articles may still speak of one event.
const DAYS: i32 = 7;

/// What figures have to have in common to stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// What is counted, as a code.
    pub what: String,
    /// Whose loss it is.
    pub whose: Option<Named>,
    /// Whether everything up to now is counted, rather than one event.
    pub is_total: bool,
    /// Since or during what, as the article says it.
    pub since: Option<String>,
    /// Who or what is named beside most of them: which event it is.
    pub near: Option<ActorId>,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The least it may be.
    pub low: Option<f64>,
    /// The most it may be.
    pub high: Option<f64>,
    /// Whether it is rounded.
    pub approximate: bool,
}

/// A figure, beside its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it speaks of.
    pub matter: Matter,
    /// How much.
    pub amount: Amount,
    /// How settled it is.
    pub status: Status,
    /// Who gives it, where the article does not do so itself.
    pub claimant: Option<Named>,
    /// How far the article stands behind the claimant.
    pub strength: Strength,
    /// How it stands to the others.
    pub relation: Relation,
    scene: Scene,
}

/// How a figure stands to others of the same matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// The same claimant gave another one before.
    pub revises: bool,
    /// Another claimant gives one that cannot be true beside it.
    pub contradicts: bool,
}

/// What tells whether two figures speak of one event.
#[derive(Debug, Clone, PartialEq)]
struct Scene {
    article: ArticleId,
    outlet: String,
    published: Option<Published>,
    sentence: Span,
    /// Who is mentioned in the sentence, rising.
    around: Vec<ActorId>,
    /// Those of them whom few articles mention.
    telling: Vec<ActorId>,
    /// The noun that is counted, where it is no word for anybody.
    noun: Option<String>,
}

impl Reading<'_> {
    /// The figures of the article, each once.
    pub(super) fn claims(&self) -> Vec<Finding> {
        let figures = &self.article.figures;
        let spans: Vec<Span> = figures.iter().map(|it| it.span).collect();
        let again = again(&spans, &twice(self.article).figures);
        let claim = |(it, again): (&Figure, Option<Vec<Span>>)| {
            Some(self.finding(it.span, again?, Told::Counted(self.claim(it))))
        };
        figures.iter().zip(again).filter_map(claim).collect()
    }

    fn claim(&self, it: &Figure) -> Claim {
        let since = match it.period {
            Period::Cumulative(since) => since.map(|it| self.words(it)),
            _ => None,
        };
        let matter = Matter {
            what: it.what.clone(),
            whose: it.whose.as_ref().map(|it| self.named(it)),
            is_total: matches!(it.period, Period::Cumulative(_)),
            since,
            near: None,
        };
        Claim {
            matter,
            amount: Amount { low: it.low, high: it.high, approximate: it.approximate },
            status: it.status,
            claimant: it.claimant.as_ref().map(|it| self.named(it)),
            strength: it.strength,
            relation: Relation::default(),
            scene: self.scene(it),
        }
    }

    fn scene(&self, it: &Figure) -> Scene {
        let document = &self.article.document;
        let sentence = self.sentence(it.span);
        let around = self.actors(sentence);
        let few = (self.library.len() as u64 / 10).max(3);
        let is_telling =
            |it: &ActorId| self.library.actor(*it).is_some_and(|it| it.articles.len() <= few);
        Scene {
            article: document.id,
            outlet: document.source.outlet.clone(),
            published: document.published,
            sentence,
            telling: around.iter().copied().filter(is_telling).collect(),
            around,
            noun: noun(document.words(it.span)),
        }
    }
}

/// The last word, where it says of whom the figure speaks: `soldats`.
fn noun(words: &str) -> Option<String> {
    const ANYBODY: [&str; 22] = [
        "personne",
        "mort",
        "morte",
        "victime",
        "gens",
        "tue",
        "tuee",
        "blesse",
        "blessee",
        "deces",
        "corps",
        "people",
        "person",
        "dead",
        "death",
        "killed",
        "wounded",
        "injured",
        "casualtie",
        "autre",
        "other",
        "bodie",
    ];
    let folded = fold(words);
    let last = folded.rsplit(|it: char| !it.is_alphabetic()).find(|it| !it.is_empty())?;
    let stem = last.trim_end_matches('s');
    (!ANYBODY.contains(&stem)).then(|| stem.to_owned())
}

/// Figures of one matter under one heading, the lowest first; what is counted
/// most often before the rest.
pub(super) fn grouped(found: Vec<Finding>) -> Vec<Group> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut ledgers: Vec<(Key, Vec<Finding>)> = Vec::new();
    for finding in found {
        let Some(claim) = claim(&finding) else { continue };
        *counts.entry(claim.matter.what.clone()).or_default() += 1;
        let key = Key::of(claim);
        match ledgers.iter_mut().find(|it| it.0 == key) {
            Some((_, findings)) => findings.push(finding),
            None => ledgers.push((key, vec![finding])),
        }
    }
    let events = ledgers.into_iter().flat_map(|it| events(it.1));
    let mut groups: Vec<Group> = events.filter_map(ledger).collect();
    groups.sort_by_key(|(topic, findings)| {
        let what = match topic {
            Topic::Counted(matter, _) => matter.what.clone(),
            _ => String::new(),
        };
        (std::cmp::Reverse(counts.get(&what).copied()), what, std::cmp::Reverse(findings.len()))
    });
    groups
}

/// What the figures of one matter share.
#[derive(PartialEq)]
struct Key {
    what: String,
    whose: Option<Who>,
    noun: Option<String>,
    /// Whether everything up to now is counted, and since when.
    period: (bool, Option<String>),
}

/// Somebody, to be compared.
#[derive(PartialEq)]
enum Who {
    Actor(ActorId),
    Words(String),
    Outlet(String),
    Article(ArticleId),
}

impl Key {
    fn of(claim: &Claim) -> Self {
        let matter = &claim.matter;
        Self {
            what: matter.what.clone(),
            whose: matter.whose.as_ref().map(who),
            noun: claim.scene.noun.clone(),
            period: (matter.is_total, matter.since.as_deref().map(fold)),
        }
    }
}

fn who(named: &Named) -> Who {
    named.actor.map_or_else(|| Who::Words(fold(&named.words)), Who::Actor)
}

/// Who answers for a figure: its claimant, or else whoever published it.
fn source(claim: &Claim) -> Who {
    let scene = &claim.scene;
    match &claim.claimant {
        Some(it) => who(it),
        None if scene.outlet.is_empty() => Who::Article(scene.article),
        None => Who::Outlet(scene.outlet.clone()),
    }
}

fn claim(finding: &Finding) -> Option<&Claim> {
    match &finding.told {
        Told::Counted(it) => Some(it),
        _ => None,
    }
}

/// Parts figures of one matter by event: those belong together that a chain of
/// neighbours connects.
fn events(mut left: Vec<Finding>) -> Vec<Vec<Finding>> {
    let mut events: Vec<Vec<Finding>> = Vec::new();
    while let Some(first) = (!left.is_empty()).then(|| left.remove(0)) {
        let mut event = vec![first];
        let mut at = 0;
        while at < event.len() {
            let belongs = |it: &Finding| is_one_event(&event[at], it);
            let (near, far): (Vec<_>, Vec<_>) = left.into_iter().partition(belongs);
            left = far;
            event.extend(near);
            at += 1;
        }
        events.push(event);
    }
    events
}

/// Whether two figures can speak of one event: within an article unless each
/// names others, across articles where somebody whom few mention is named
/// beside both within a few days.
fn is_one_event(one: &Finding, other: &Finding) -> bool {
    let (Some(one), Some(other)) = (claim(one), claim(other)) else { return false };
    let (one, other) = (&one.scene, &other.scene);
    let shared =
        |one: &[ActorId], other: &[ActorId]| one.iter().filter(|it| other.contains(it)).count();
    let around = shared(&one.around, &other.around);
    if one.article == other.article {
        return around > 0 || one.around.is_empty() || other.around.is_empty();
    }
    let days = one.published.zip(other.published);
    let is_near = days.is_none_or(|(one, other)| (one.date - other.date).get_days().abs() <= DAYS);
    is_near && (around > 1 || shared(&one.telling, &other.telling) > 0)
}

/// The figures of one event under their heading.
fn ledger(mut findings: Vec<Finding>) -> Option<Group> {
    let near = named_near(&findings);
    let matter = Matter { near, ..claim(findings.first()?)?.matter.clone() };
    let day = |it: &Finding| claim(it).and_then(|it| it.scene.published).map(|it| it.date);
    // Reading order is kept within an article.
    findings.sort_by_key(day);
    let relations: Vec<Relation> = (0..findings.len()).map(|at| relation(&findings, at)).collect();
    for (finding, relation) in findings.iter_mut().zip(relations) {
        if let Told::Counted(it) = &mut finding.told {
            it.relation = relation;
            finding.says = format!("{} {}", signs::of_relation(relation), finding.says).into();
        }
    }
    let amounts = findings.iter().filter_map(claim).map(|it| it.amount);
    let ends = amounts.flat_map(|it| [it.low, it.high]).flatten();
    let least = ends.clone().reduce(f64::min);
    let most = ends.reduce(f64::max);
    let number = |it: &Finding| {
        claim(it).and_then(|it| it.amount.low.or(it.amount.high)).unwrap_or_default()
    };
    findings.sort_by(|one, other| number(one).total_cmp(&number(other)));
    let range = least.zip(most).map(|(least, most)| (whole(least), whole(most)));
    Some((Topic::Counted(matter, range), findings))
}

/// Whom most of these figures have beside them, of those whom few articles
/// mention: `Valmont` tells which fire it was.
fn named_near(findings: &[Finding]) -> Option<ActorId> {
    let mut counts: HashMap<ActorId, usize> = HashMap::new();
    for it in findings.iter().filter_map(claim).flat_map(|it| &it.scene.telling) {
        *counts.entry(*it).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)))?;
    (most.1 * 2 > findings.len()).then_some(most.0)
}

/// How a figure stands to the others of its event, which are in order.
fn relation(findings: &[Finding], at: usize) -> Relation {
    let Some(own) = claim(&findings[at]) else { return Relation::default() };
    let from = source(own);
    // What stands in one sentence is a list, not a quarrel.
    let is_apart = |it: &&Claim| {
        it.scene.article != own.scene.article || it.scene.sentence != own.scene.sentence
    };
    let others = |part: &'_ [Finding]| -> Vec<(bool, Amount)> {
        let those = part.iter().filter_map(claim).filter(is_apart);
        those.map(|it| (source(it) == from, it.amount)).collect()
    };
    let before = others(&findings[..at]);
    let all = others(findings);
    Relation {
        revises: before.iter().any(|(is_own, it)| *is_own && *it != own.amount),
        contradicts: all.iter().any(|(is_own, it)| !is_own && !agree(*it, own.amount)),
    }
}

/// Whether both can be true.
fn agree(one: Amount, other: Amount) -> bool {
    let ends = |it: Amount| {
        let slack = if it.approximate { 0.1 } else { 0.0 };
        let low = it.low.map_or(f64::NEG_INFINITY, |it| it * (1.0 - slack));
        (low, it.high.map_or(f64::INFINITY, |it| it * (1.0 + slack)))
    };
    let (one, other) = (ends(one), ends(other));
    one.0 <= other.1 && other.0 <= one.1
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of things")]
fn whole(number: f64) -> u64 {
    number.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(low: Option<f64>, high: Option<f64>, approximate: bool) -> Amount {
        Amount { low, high, approximate }
    }

    #[test]
    fn open_and_rounded_amounts_leave_room() {
        let twelve = amount(Some(12.0), Some(12.0), false);
        assert!(agree(twelve, amount(Some(10.0), None, false)));
        assert!(agree(twelve, amount(Some(11.0), Some(11.0), true)));
        assert!(!agree(twelve, amount(Some(16.0), Some(16.0), false)));
        assert!(!agree(twelve, amount(None, Some(10.0), false)));
    }

    #[test]
    fn a_noun_for_anybody_tells_no_side() {
        assert_eq!(noun("16 victimes"), None);
        assert_eq!(noun("16 people"), None);
        assert_eq!(noun("16 soldats").as_deref(), Some("soldat"));
    }
}
