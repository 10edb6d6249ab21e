//! How actors of one name are told apart, by people and in queries.
//!
//! In a query, what tells an actor apart stands in brackets behind its name:
//! `actor:person:"Fillon (003.txt)"` is whoever that article calls so and nobody
//! could say who it is, `actor:person:"Dominique Petit (f)"` the woman of that name.

use crate::library::rows::Line;
use crate::library::{Actor, ActorId, Library, Part};
use crate::news::{ArticleId, Sex};
use crate::text::fold;

/// A name and what tells it apart from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Apart {
    /// The name, folded, with one space between words.
    name: String,
    mark: String,
    /// The articles that the mark may mean.
    articles: Vec<ArticleId>,
}

impl Apart {
    /// What `name` says, where something stands in brackets behind it.
    pub(super) fn read(name: &str, library: &Library) -> Option<Self> {
        let (name, mark) = name.strip_suffix(')')?.rsplit_once(" (")?;
        let is_it = |place: &str| is_called(place, mark);
        // Of the lines only what is asked: titles need not be put together.
        let lines = library.rows.iter().map(|it| it.1);
        let articles = lines.filter(|it| is_it(&it.place())).map(Line::id);
        Some(Self { name: plain(name), mark: mark.to_owned(), articles: articles.collect() })
    }

    /// The name, folded, with one space between words.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether it means an actor of whom these are the parts.
    pub(super) fn is(&self, parts: &[Part]) -> bool {
        let is_marked = |it: &Part| match (it.article, &it.key) {
            (Some(id), _) => self.articles.contains(&id),
            (None, Some(key)) => **key == *self.mark,
            (None, None) => self.mark == mark_of(it),
        };
        parts.iter().any(|it| plain(&it.name) == self.name && is_marked(it))
    }
}

impl Library {
    /// The names, best first, by which a query may tell an actor apart from
    /// others of its name.
    pub(super) fn apart(&self, actor: &Actor) -> Vec<String> {
        let part = &actor.lead();
        let marks = match (part.article.and_then(|it| self.entry(it)), &part.key) {
            (Some(entry), _) => vec![last(&entry.place).to_owned(), entry.place],
            (None, Some(key)) => vec![key.to_string()],
            (None, None) => vec![mark_of(part)],
        };
        marks.into_iter().map(|it| format!("{} ({it})", part.name)).collect()
    }

    /// What a person may tell an actor by who knows others of its name: who
    /// published the first article that mentions it, or the file, and whom
    /// that article mentions beside it.
    pub fn first_met(&self, actor: ActorId) -> Option<(String, Option<String>)> {
        let actor = self.actor(actor)?;
        let entry = self.at(actor.articles.iter().min()?)?;
        let place = if entry.outlet.is_empty() { last(&entry.place) } else { entry.outlet };
        let cast = self.cast(entry.id).into_iter().filter_map(|it| self.actor(it));
        let others = cast.filter(|it| it.id != actor.id && it.name != actor.name && !it.is_hidden);
        let best = others.min_by_key(|it| self.roll.rank_of(it.id.0));
        Some((place.to_owned(), best.map(|it| it.name.to_owned())))
    }
}

/// Whether a file is called so, by its name or the end of its path.
fn is_called(place: &str, mark: &str) -> bool {
    let rest = place.strip_suffix(mark);
    rest.is_some_and(|it| it.is_empty() || it.ends_with('/'))
}

fn last(place: &str) -> &str {
    place.rsplit('/').next().unwrap_or(place)
}

/// What tells a person of a name apart from others of that name.
fn mark_of(part: &Part) -> String {
    match &part.state {
        Some(state) => format!("{}, {state}", sex_mark(part.sex)),
        None => sex_mark(part.sex).to_owned(),
    }
}

fn sex_mark(sex: Option<Sex>) -> &'static str {
    match sex {
        Some(Sex::Female) => "f",
        Some(Sex::Male) => "m",
        None => "?",
    }
}

fn plain(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}
