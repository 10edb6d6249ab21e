//! How a query that is being typed may go on.

use crate::library::card::begins_word;
use crate::library::query::vocabulary::{Entry, FIELDS, KINDS, word};
use crate::library::query::{Field, Gap, gap, is_quote, values};
use crate::library::{ActorId, Keywords, Library};
use crate::news::Kind;
use crate::text::{Span, fold};

/// How many completions there are at most where something is typed.
const MOST: usize = 8;

/// How many of them are actors where no field asks for one.
const MOST_GUESSED: usize = 3;

/// Among how many actors those of a kind are looked for.
const WIDEST: usize = 200;

/// A word of fewer letters begins too many names to guess one.
const SHORTEST_GUESS: usize = 2;

/// A way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The part of the text that it takes the place of.
    pub at: Span,
    /// What is put there. Ends with a space where the term is then finished.
    pub text: String,
    /// What it is.
    pub about: Completed,
}

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completed {
    /// The name of a field.
    Field(Field),
    /// A kind of actor, to go before a name.
    Kind(Kind),
    /// An actor.
    Actor(ActorId),
    /// A word of the language, a tag or an outlet.
    Word,
}

impl Library {
    /// How `text` may go on at the byte `cursor`, likeliest first. Where
    /// nothing is typed yet, every field is offered.
    pub fn completions(&self, text: &str, cursor: usize, keywords: Keywords) -> Vec<Completion> {
        let Some(gap) = gap(text, cursor) else { return Vec::new() };
        let mut found = match gap.field {
            None => self.beginnings(&gap, keywords),
            Some(Field::Actor | Field::Place | Field::Says | Field::About) => {
                self.names(&gap, keywords)
            }
            Some(Field::Tag) => self.tags_like(&gap),
            Some(Field::Source) => self.outlets_like(&gap),
            Some(field) => {
                let words = values(field, gap.typed, keywords).into_iter();
                words.map(|it| gap.by(Completed::Word, it)).collect()
            }
        };
        found.retain(|it| it.text.trim_end() != it.at.within(text));
        found.truncate(if gap.typed.is_empty() { FIELDS.len() } else { MOST });
        found
    }

    /// What a bare word may become: a field, or the name of an actor.
    fn beginnings(&self, gap: &Gap, keywords: Keywords) -> Vec<Completion> {
        let fields = FIELDS.iter().filter(|it| begins(it.word(keywords), gap.typed));
        let field = |it: &Entry<Field>| {
            gap.by(Completed::Field(it.means), format!("{}:", it.word(keywords)))
        };
        let mut found: Vec<Completion> = fields.map(field).collect();
        if gap.typed.chars().count() >= SHORTEST_GUESS {
            let meant = self.called_like(gap.typed, MOST_GUESSED).into_iter();
            found.extend(meant.filter_map(|it| {
                let text = format!("{} ", self.name_in_query(it)?.text(keywords));
                Some(gap.by(Completed::Actor(it), text))
            }));
        }
        found
    }

    /// Actors that may be meant, and the kinds that may stand before a name.
    fn names(&self, gap: &Gap, keywords: Keywords) -> Vec<Completion> {
        let picked = self.pick(gap.typed, if gap.kind.is_some() { WIDEST } else { MOST });
        let fits = |it: &ActorId| {
            gap.kind.is_none_or(|kind| self.actor(*it).is_some_and(|it| it.kind == kind))
        };
        let mut actors: Vec<ActorId> = picked.into_iter().map(|it| it.0).filter(fits).collect();
        // Scattered letters are worth a look only where no name begins so.
        if actors.iter().any(|it| self.is_called(*it, gap.typed)) {
            actors.retain(|it| self.is_called(*it, gap.typed));
        }
        let field = gap.lacks_field.then(|| format!("{}:", word(FIELDS, Field::Actor, keywords)));
        let field = field.unwrap_or_default();
        let actors = actors.into_iter().take(MOST);
        let actors = actors.filter_map(|it| {
            let mut name = self.name_in_query(it)?;
            name.kind = name.kind.or(gap.kind);
            let is_told = gap.field == Some(Field::Place);
            name.kind = name.kind.filter(|_| !is_told);
            Some(gap.by(Completed::Actor(it), format!("{field}{} ", name.value(keywords))))
        });
        let may_tell = gap.kind.is_none() && gap.field != Some(Field::Place);
        let kinds = KINDS
            .iter()
            .filter(|it| may_tell && !gap.typed.is_empty() && begins(it.word(keywords), gap.typed));
        let kind =
            |it: &Entry<Kind>| gap.by(Completed::Kind(it.means), format!("{}:", it.word(keywords)));
        actors.chain(kinds.map(kind)).collect()
    }

    fn tags_like(&self, gap: &Gap) -> Vec<Completion> {
        let asked = fold(gap.typed);
        let tags = self.marks().tag_names().into_iter();
        let tags = tags.filter(|it| begins_word(&fold(it), &asked));
        tags.map(|it| gap.by(Completed::Word, format!("{} ", quoted(it)))).collect()
    }

    /// The outlets that are called so, those whose names begin so first.
    fn outlets_like(&self, gap: &Gap) -> Vec<Completion> {
        let asked = fold(gap.typed);
        let outlets = self.outlets.iter().filter(|it| !it.name.trim().is_empty());
        let mut outlets: Vec<(bool, &str)> = outlets
            .filter(|it| begins_word(&it.card.folded, &asked))
            .map(|it| (!it.card.folded.starts_with(&asked), &*it.name))
            .collect();
        outlets.sort_unstable();
        outlets
            .into_iter()
            .map(|it| gap.by(Completed::Word, format!("{} ", quoted(it.1.trim()))))
            .collect()
    }

    /// Whether a name of the actor has a word that begins so, rather than
    /// scattered letters.
    fn is_called(&self, actor: ActorId, typed: &str) -> bool {
        let asked = fold(typed);
        let actor = self.actor(actor);
        actor.is_some_and(|it| it.aliases.iter().any(|it| begins_word(&fold(it.0), &asked)))
    }
}

impl Gap<'_> {
    fn by(&self, about: Completed, text: String) -> Completion {
        Completion { at: self.at, text, about }
    }
}

fn begins(word: &str, typed: &str) -> bool {
    fold(word).starts_with(&fold(typed))
}

/// A value as it is typed, in quotation marks where it has spaces.
fn quoted(value: &str) -> String {
    let value = value.split(is_quote).collect::<Vec<_>>().join(" ");
    if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value }
}
