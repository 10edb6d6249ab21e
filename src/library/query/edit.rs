//! What the panel does to the text of a query: from text to text.
//!
//! A text that cannot be parsed is not taken apart; the actor is put at its
//! end.

use crate::library::query::{ActorName, Keywords, Query, Sign, Term, Tree};
use crate::text::fold;

/// Puts the actor into the query with this sign; takes it out where it stands
/// with this sign already, and turns it round where it stands with the other.
pub fn toggle(text: &str, actor: &ActorName, sign: Sign, keywords: Keywords) -> String {
    let Ok(query) = Query::parse(text) else { return appended(text, actor, sign, keywords) };
    let present = query.actors.iter().find(|it| is_same(&it.name, actor)).map(|it| it.sign);
    let tree = match present {
        None if !matches!(query.tree, Some(Tree::Any(_))) && is_closed(text) => {
            return appended(text, actor, sign, keywords);
        }
        None => with(query.tree, signed(actor, sign)),
        Some(before) => query.tree.and_then(|it| {
            it.changed(&mut |name| {
                let turned = || Some(Tree::not(term(name)));
                if !is_same(name, actor) {
                    return Some(term(name));
                }
                if before == sign { None } else { turned() }
            })
        }),
    };
    Query { tree, ..Query::default() }.text(keywords)
}

/// Asks for this actor instead of all those that the query names; its words
/// and other fields stay.
pub fn only(text: &str, actor: &ActorName, keywords: Keywords) -> String {
    let Ok(query) = Query::parse(text) else {
        return appended(text, actor, Sign::With, keywords);
    };
    let rest = query.tree.and_then(|it| it.changed(&mut |_| None));
    Query { tree: with(rest, signed(actor, Sign::With)), ..Query::default() }.text(keywords)
}

/// Offers the actor beside the last one that the query names: either will do.
/// Where it names none, this is the first.
pub fn or(text: &str, actor: &ActorName, keywords: Keywords) -> String {
    let Ok(query) = Query::parse(text) else {
        return appended(text, actor, Sign::With, keywords);
    };
    let last = query.actors.len().checked_sub(1);
    let mut seen = 0;
    let beside = |tree: Tree| {
        tree.changed(&mut |name| {
            seen += 1;
            let is_last = last == Some(seen - 1);
            let both = || Tree::any(vec![term(name), term(actor)]);
            if is_last && !is_same(name, actor) { both() } else { Some(term(name)) }
        })
    };
    let tree = match last {
        Some(_) => query.tree.and_then(beside),
        None => with(query.tree, term(actor)),
    };
    Query { tree, ..Query::default() }.text(keywords)
}

impl Tree {
    /// The same with every actor put through `change`, `None` leaving it out.
    fn changed(self, change: &mut impl FnMut(&ActorName) -> Option<Self>) -> Option<Self> {
        match self {
            Self::All(parts) => {
                Self::all(parts.into_iter().filter_map(|it| it.changed(change)).collect())
            }
            Self::Any(parts) => {
                Self::any(parts.into_iter().filter_map(|it| it.changed(change)).collect())
            }
            Self::Not(part) => part.changed(change).map(Self::not),
            Self::Term(Term::Actor(name)) => change(&name),
            Self::Term(_) => Some(self),
        }
    }
}

fn is_same(one: &ActorName, other: &ActorName) -> bool {
    one.kind == other.kind && fold(&one.name) == fold(&other.name)
}

fn term(actor: &ActorName) -> Tree {
    Tree::Term(Term::Actor(actor.clone()))
}

fn signed(actor: &ActorName, sign: Sign) -> Tree {
    match sign {
        Sign::With => term(actor),
        Sign::Without => Tree::not(term(actor)),
    }
}

fn with(tree: Option<Tree>, part: Tree) -> Option<Tree> {
    Tree::all(tree.into_iter().chain([part]).collect())
}

/// Whether more can be typed after `text` without changing what it means.
fn is_closed(text: &str) -> bool {
    let more = format!("{text} x");
    let word = || Tree::Term(Term::Word("x".to_owned()));
    let query = Query::parse(text).map(|it| with(it.tree, word()));
    query.is_ok() && Query::parse(&more).map(|it| it.tree) == query
}

fn appended(text: &str, actor: &ActorName, sign: Sign, keywords: Keywords) -> String {
    let minus = if sign == Sign::Without { "-" } else { "" };
    let space = if text.is_empty() || text.ends_with(char::is_whitespace) { "" } else { " " };
    format!("{text}{space}{minus}{}", actor.text(keywords))
}
