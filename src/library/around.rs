//! What the library knows of one actor beside its names: when and where it is
//! mentioned, whether it speaks, with whom it appears, to whom it belongs.
//! Nothing here reads a text.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::library::rows::Line;
use crate::library::{Actor, ActorId, Library};
use crate::news::{ArticleId, Kind, spelling};

/// In how many articles of each month an actor is mentioned, from the first
/// month with one to the last, none left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Months {
    /// The first day of the first month.
    pub first: Option<Date>,
    /// Articles, month by month.
    pub articles: Vec<u32>,
}

/// Somebody who appears together with an actor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Companion {
    /// Who.
    pub id: ActorId,
    /// In how many articles both are mentioned.
    pub both: u32,
    /// How many times as often as if they had nothing to do with each other.
    pub lift: f64,
}

/// In how many articles an actor has a part in what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Articles in which it says something.
    pub says: u32,
    /// Articles in which somebody says something about it.
    pub is_spoken_of: u32,
}

/// In fewer articles nobody is a companion: they may have met by chance.
const FLOOR: u32 = 3;

/// Below this lift two have nothing to do with each other.
const CHANCE: f64 = 1.1;

/// A span of more months is not drawn: some date must be wrong.
const MONTHS: usize = 1200;

impl Library {
    /// The articles that mention an actor, in the order of the list.
    pub fn articles_of(&self, id: ActorId) -> impl Iterator<Item = ArticleId> {
        self.lines_of(id).map(Line::id)
    }

    fn lines_of(&self, id: ActorId) -> impl Iterator<Item = Line<'_>> {
        let its = self.actor(id).map(|it| it.articles.set()).unwrap_or_default();
        self.order.iter().filter(move |it| its.contains(**it)).map(|it| self.line(*it))
    }

    /// In how many articles of each month an actor is mentioned.
    pub fn months(&self, id: ActorId) -> Months {
        let days = self.lines_of(id).filter_map(Line::published);
        let mut counts: BTreeMap<Date, u32> = BTreeMap::new();
        days.for_each(|it| *counts.entry(it.first_of_month()).or_default() += 1);
        let (Some(first), Some(last)) = (counts.keys().next(), counts.keys().next_back()) else {
            return Months::default();
        };
        let all = std::iter::successors(Some(*first), |it| it.checked_add(1.month()).ok());
        let all = all.take_while(|it| it <= last).take(MONTHS);
        let articles = all.map(|it| counts.get(&it).copied().unwrap_or(0)).collect();
        Months { first: Some(*first), articles }
    }

    /// Who published the articles that mention an actor, with how many, most
    /// first. Where nothing tells who, the name is empty.
    pub fn outlets_of(&self, id: ActorId) -> Vec<(&str, u32)> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let outlets = self.lines_of(id).map(|it| &*self.outlets[it.outlet() as usize].name);
        outlets.for_each(|it| *counts.entry(it).or_default() += 1);
        let mut outlets: Vec<(&str, u32)> = counts.into_iter().collect();
        outlets.sort_by_key(|it| Reverse(it.1));
        outlets
    }

    /// In how many articles an actor speaks or is spoken of.
    pub fn parts(&self, id: ActorId) -> Parts {
        let mut parts = Parts::default();
        let Some(actor) = self.actor(id) else { return parts };
        for number in actor.articles.iter() {
            let roles = self.line(number).roles();
            let own = roles.filter(|it| self.roll.lead(it.node()) == Some(actor.id.0));
            let (mut says, mut is_spoken_of) = (false, false);
            for role in own {
                says |= role.speaks();
                is_spoken_of |= role.is_spoken_of();
            }
            parts.says += u32::from(says);
            parts.is_spoken_of += u32::from(is_spoken_of);
        }
        parts
    }

    /// Who appears together with an actor more often than chance has it, the
    /// closest first and at most `limit`. Of two equally close ones the more
    /// frequent comes first.
    ///
    /// Closeness is lift: P(both) / (P(one) · P(other)). It favours the rare,
    /// and so those count only who share at least `FLOOR` articles with the
    /// actor, or half of them where it has but a few; two in any case.
    pub fn company(&self, id: ActorId, limit: usize) -> Vec<Companion> {
        let Some(actor) = self.actor(id) else { return Vec::new() };
        let (own, all) = (actor.articles.len(), self.len());
        let floor = u64::from(FLOOR).min(own.div_ceil(2)).max(2);
        // Everybody once for each article.
        let mut met: Vec<u32> = Vec::new();
        for number in actor.articles.iter() {
            let before = met.len();
            let leads = self.line(number).nodes().filter_map(|it| self.roll.lead(it));
            for lead in leads {
                if !met[before..].contains(&lead) {
                    met.push(lead);
                }
            }
        }
        met.sort_unstable();
        let both = met.chunk_by(u32::eq).map(|it| (it[0], u32::try_from(it.len()).unwrap_or(0)));
        let companion = |(other, both): (u32, u32)| {
            let articles = self.roll.line(other).width();
            let lift = f64::from(both) * real(all as u64) / (real(own) * real(articles));
            Companion { id: ActorId(other), both, lift }
        };
        let is_hidden = |it: &Companion| self.roll.line(it.id.0).is_hidden();
        let others = both.filter(|it| it.0 != actor.id.0 && u64::from(it.1) >= floor);
        let company = others.map(companion).filter(|it| it.lift > CHANCE && !is_hidden(it));
        let mut company: Vec<Companion> = company.collect();
        company.sort_by(|a, b| b.lift.total_cmp(&a.lift).then(b.both.cmp(&a.both)));
        company.truncate(limit);
        company
    }

    /// The actor that one belongs to: the state of a ministry.
    pub fn parent(&self, id: ActorId) -> Option<Actor<'_>> {
        let parent = self.actor(id)?.parent?;
        self.kin().find(|it| it.key == Some(parent))
    }

    /// All actors that belong to the same as one does, itself among them, most
    /// widely mentioned first: the state, its territory, capital, army and
    /// ministries. Of an actor without kin, only itself.
    pub fn family(&self, id: ActorId) -> Vec<Actor<'_>> {
        let Some(actor) = self.actor(id) else { return Vec::new() };
        let Some(root) = actor.family() else { return vec![actor] };
        self.kin().filter(|it| it.family() == Some(root)).collect()
    }

    /// Whoever belongs to something, and to whom something belongs.
    fn kin(&self) -> impl Iterator<Item = Actor<'_>> {
        self.roll.kin.iter().filter_map(|it| self.actor_at(*it))
    }

    /// Persons whom a surname alone may mean, or the lone surnames that may
    /// mean a person: what stayed undecided.
    pub fn undecided_with(&self, id: ActorId) -> Vec<Actor<'_>> {
        let Some(actor) = self.actor(id).filter(|it| it.kind == Kind::Person) else {
            return Vec::new();
        };
        let surname = |it: &str| spelling::key(spelling::surname(it));
        let (wanted, names) = (surname(actor.name), &self.roll.names);
        let is_meant = |it: &u32| {
            let name = names.written(*it);
            is_lone(name) != is_lone(actor.name) && surname(name) == wanted
        };
        let all = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let bearers = (0..all).filter(is_meant).flat_map(|name| {
            let called = move |it: &u32| self.roll.name(*it) == names.written(name);
            self.roll.bearers(name).filter(called)
        });
        let others = bearers
            .filter(|it| *it != actor.id.0 && self.roll.line(*it).kind() == Some(Kind::Person));
        let others = self.roll.in_order(others.collect()).into_iter();
        others.filter_map(|it| self.actor_at(it)).collect()
    }
}

/// Whether only a surname is known of a person.
fn is_lone(name: &str) -> bool {
    !name.contains(' ')
}

/// Counts are far below where this loses anything.
fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How significant it is to meet something `here.0` times among `here.1`, when
/// it is met `all.0` times among `all.1` everywhere, here included: the
/// log-likelihood ratio G² of Dunning (*Accurate Methods for the Statistics of
/// Surprise and Coincidence*, 1993), negative where it is met less often here
/// than elsewhere. Above 10.8 chance has it once in a thousand times.
pub fn significance(here: (u64, u64), all: (u64, u64)) -> f64 {
    let elsewhere = (all.0.saturating_sub(here.0), all.1.saturating_sub(here.1));
    let (k1, n1, k2, n2) = (real(here.0), real(here.1), real(elsewhere.0), real(elsewhere.1));
    if n1 == 0.0 || n2 == 0.0 {
        return 0.0;
    }
    let pooled = (k1 + k2) / (n1 + n2);
    let likelihood = |k: f64, n: f64, p: f64| term(k, p) + term(n - k, 1.0 - p);
    let ratio = likelihood(k1, n1, k1 / n1) + likelihood(k2, n2, k2 / n2)
        - likelihood(k1, n1, pooled)
        - likelihood(k2, n2, pooled);
    let size = (2.0 * ratio).max(0.0);
    if k1 / n1 < k2 / n2 { -size } else { size }
}

/// `k · ln p`, nothing where there is no `k`.
fn term(k: f64, p: f64) -> f64 {
    if k > 0.0 { k * p.ln() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met_as_often_everywhere_is_not_significant() {
        assert!(significance((2, 20), (200, 2000)).abs() < 0.01);
        assert!(significance((0, 0), (5, 10)).abs() < f64::EPSILON);
        assert!(significance((3, 10), (3, 10)).abs() < f64::EPSILON);
    }

    #[test]
    fn the_rare_elsewhere_outdoes_the_frequent_everywhere() {
        let rare = significance((5, 60), (6, 10_000));
        let frequent = significance((8, 60), (900, 10_000));
        assert!(rare > 10.8 && rare > frequent, "{rare} {frequent}");
        assert!(significance((1, 60), (2_000, 10_000)) < 0.0);
    }

    /// The first line of the paper's table 1: `the swiss`.
    #[test]
    fn it_is_the_ratio_that_the_paper_gives() {
        let g2 = significance((110, 2552), (221, 31_777));
        assert!((g2 - 270.72).abs() < 0.01, "{g2}");
    }
}
