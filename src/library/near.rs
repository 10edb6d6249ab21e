//! The statement of somebody else, in another article, on the same matter.
//!
//! Two statements are near when they share words that few statements have and
//! actors that few articles mention. Where nothing is near enough there is no
//! answer, and that is one too.

use std::collections::{BTreeSet, HashMap};

use crate::library::{ActorId, Bodies, Library, Numbers};
use crate::news::{Annotated, ArticleId, Statement};
use crate::text::{Span, fold};

/// How many articles are read at most: those that share most actors.
const ARTICLES: usize = 200;
/// How near two statements must be; read over real news, where seven of 85 had
/// a near one at 0.22 and three of those were not about the same.
const NEAR: f64 = 0.24;
/// What one shared actor is worth beside shared words, by how few articles
/// mention it.
const ACTOR: f64 = 0.12;
/// What it is worth that both articles are of the same days, and how many.
const DATE: f64 = 0.04;
const DAYS: i32 = 5;
/// How many letters of a word are compared: endings vary.
const STEM: usize = 6;
/// How many words two statements must share at least.
const SHARED: usize = 2;

/// A statement that is near another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Its article.
    pub article: ArticleId,
    /// What was said.
    pub span: Span,
    /// How near it is: 1 where every word is shared.
    pub nearness: f64,
}

/// What a statement is about.
struct Matter {
    words: BTreeSet<String>,
    /// Those of them that are no part of a name.
    plain: BTreeSet<String>,
    /// Who is mentioned in it or addressed by it.
    actors: BTreeSet<ActorId>,
    speakers: BTreeSet<ActorId>,
}

impl Library {
    /// The statement of another actor, in another article, that is nearest to
    /// what an article reports at `span`; `None` where nothing is near, or when
    /// `wanted` says that nobody waits any more. Reads articles from `bodies`.
    pub fn nearest(
        &self,
        bodies: &dyn Bodies,
        (id, span): (ArticleId, Span),
        wanted: &dyn Fn() -> bool,
    ) -> Option<Near> {
        let article = &*bodies.article(id)?;
        let own = article.statements.iter().find(|it| it.content == span)?;
        let own = self.matter(article, own);
        let mut others: Vec<(Near, Matter)> = Vec::new();
        for id in self.akin(article.document.id, &own) {
            if !wanted() {
                return None;
            }
            let Some(other) = bodies.article(id) else { continue };
            let nearness = if is_near(article, &other) { DATE } else { 0.0 };
            let said = other.statements.iter().map(|it| (it.content, self.matter(&other, it)));
            let by_others = said.filter(|(_, it)| {
                !it.speakers.is_empty() && it.speakers.is_disjoint(&own.speakers)
            });
            others.extend(
                by_others.map(|(span, matter)| (Near { article: id, span, nearness }, matter)),
            );
        }
        let rarity = Rarity::of(others.iter().map(|it| &it.1).chain([&own]));
        let scored = others.iter().filter_map(|(near, matter)| {
            let nearness = near.nearness + self.nearness(&rarity, &own, matter)?;
            Some(Near { nearness, ..*near })
        });
        let best = scored.max_by(|one, other| one.nearness.total_cmp(&other.nearness))?;
        (best.nearness >= NEAR).then_some(best)
    }

    fn matter(&self, article: &Annotated, statement: &Statement) -> Matter {
        let id = article.document.id;
        let span = statement.content;
        let mentions = &article.mentions;
        let first = mentions.partition_point(|it| it.span.start() < span.start());
        let inside = mentions[first..].iter().take_while(|it| it.span.start() < span.end());
        let about = inside.map(|it| it.member).chain(statement.target.and_then(|it| it.member));
        let said = statement.speakers.iter().chain(&statement.via).filter_map(|it| it.member);
        let known = |member: u32| self.actor_of(id, member);
        let names = mentions[first..].iter().take_while(|it| it.span.start() < span.end());
        let of_names: BTreeSet<String> =
            names.flat_map(|it| words(article.document.words(it.span))).collect();
        let words = words(article.document.words(span));
        Matter {
            plain: words.difference(&of_names).cloned().collect(),
            words,
            actors: about.filter_map(known).collect(),
            speakers: said.filter_map(known).collect(),
        }
    }

    /// The other articles that share actors with what was said, those first
    /// that share most.
    fn akin(&self, own: ArticleId, matter: &Matter) -> Vec<ArticleId> {
        let mut shares: HashMap<u32, f64> = HashMap::new();
        for actor in matter.actors.union(&matter.speakers) {
            let Some(actor) = self.actor(*actor) else { continue };
            let worth = self.worth(&actor.articles);
            for number in actor.articles.iter() {
                *shares.entry(number).or_default() += worth;
            }
        }
        let own = self.number(own);
        let mut shares: Vec<(u32, f64)> =
            shares.into_iter().filter(|it| Some(it.0) != own).collect();
        shares.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        shares.truncate(ARTICLES);
        shares.iter().filter_map(|it| Some(self.at(it.0)?.id)).collect()
    }

    /// From 1 for an actor of one article down to 0 for one of all.
    #[expect(clippy::cast_precision_loss, reason = "a rough measure")]
    fn worth(&self, articles: &Numbers) -> f64 {
        let all = (self.len() as f64 + 1.0).ln();
        1.0 - (articles.len() as f64).ln().max(0.0) / all.max(1.0)
    }

    /// How near two matters are by words and actors; `None` where they share
    /// too little to tell.
    fn nearness(&self, rarity: &Rarity, own: &Matter, other: &Matter) -> Option<f64> {
        let shared: Vec<&String> = own.words.intersection(&other.words).collect();
        // Names alone are shared by all that happens in a town.
        if shared.len() < SHARED || own.plain.is_disjoint(&other.plain) {
            return None;
        }
        let weight = |words: &mut dyn Iterator<Item = &String>| -> f64 {
            words.map(|it| rarity.of_word(it)).sum()
        };
        let both = weight(&mut shared.into_iter());
        let of = |it: &Matter| weight(&mut it.words.iter());
        let words = both / (of(own) * of(other)).sqrt().max(f64::MIN_POSITIVE);
        let actors = own.actors.intersection(&other.actors).filter_map(|it| self.actor(*it));
        let actors: f64 = actors.map(|it| self.worth(&it.articles)).sum();
        Some(words + ACTOR * actors.min(2.0))
    }
}

/// Whether both articles are of the same days, or one of them of none.
fn is_near(one: &Annotated, other: &Annotated) -> bool {
    let dates = one.document.published.zip(other.document.published);
    dates.is_some_and(|(one, other)| (one.date - other.date).get_days().abs() <= DAYS)
}

/// In how many statements each word is.
struct Rarity {
    counts: HashMap<String, u32>,
    all: u32,
}

impl Rarity {
    fn of<'a>(matters: impl Iterator<Item = &'a Matter>) -> Self {
        let (mut counts, mut all) = (HashMap::<String, u32>::new(), 0);
        for matter in matters {
            all += 1;
            for word in &matter.words {
                match counts.get_mut(word) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(word.clone(), 1)),
                }
            }
        }
        Self { counts, all }
    }

    fn of_word(&self, word: &str) -> f64 {
        let count = self.counts.get(word).copied().unwrap_or(1);
        (f64::from(self.all + 1) / f64::from(count)).ln()
    }
}

/// The words that say what it is about, cut where endings begin.
fn words(text: &str) -> BTreeSet<String> {
    const EMPTY: [&str; 60] = [
        "avec", "dans", "pour", "sans", "plus", "cette", "elle", "elles", "nous", "vous", "leur",
        "leurs", "etre", "avoir", "sont", "etait", "ete", "sera", "serait", "avait", "ont", "fait",
        "faire", "tout", "tous", "toute", "comme", "mais", "qui", "que", "quoi", "dont", "aussi",
        "entre", "apres", "avant", "depuis", "encore", "notre", "votre", "ainsi", "with", "that",
        "this", "they", "them", "their", "have", "been", "were", "will", "would", "from", "more",
        "than", "which", "what", "about", "there", "when",
    ];
    let folded = fold(text);
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let told = words.filter(|it| it.chars().count() > 3 && !EMPTY.contains(it));
    told.map(|it| it.chars().take(STEM).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_their_endings() {
        let one = words("Les bombardements ont cessé dans la vallée.");
        let other = words("Le bombardement de cette vallée cessera-t-il ?");
        assert_eq!(one.intersection(&other).count(), 2);
        assert!(words("Nous avons été avec elles").contains("avons"));
    }
}
