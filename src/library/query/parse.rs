//! From text to meaning.

use std::iter::Peekable;
use std::slice::Iter;

use crate::library::query::lex::{Token, What, tokens};
use crate::library::query::{ActorTerm, Query, QueryError, Sign, Term, Tree};
use crate::news::Remark;
use crate::text::Span;

/// Parentheses within parentheses, at most.
const DEEPEST: usize = 32;

pub(super) fn parse(text: &str) -> Result<Query, QueryError> {
    let tokens = tokens(text)?;
    let mut parser =
        Parser { tokens: tokens.iter().peekable(), sign: Sign::With, actors: Vec::new() };
    let tree = parser.query(0)?;
    match parser.tokens.next() {
        Some(stray) => Err(stray_parenthesis(stray.at)),
        None => Ok(Query { tree, actors: parser.actors, today: None }),
    }
}

struct Parser<'a> {
    tokens: Peekable<Iter<'a, Token>>,
    /// What an actor met now would be: turned by each `NOT` around it.
    sign: Sign,
    actors: Vec<ActorTerm>,
}

impl Parser<'_> {
    /// All that stands up to a closing parenthesis, or to the end.
    fn query(&mut self, depth: usize) -> Result<Option<Tree>, QueryError> {
        let mut parts = Vec::new();
        while let Some(token) = self.tokens.peek() {
            match token.what {
                What::Close => break,
                What::And => drop(self.tokens.next()),
                What::Or if parts.is_empty() => {
                    return Err(lone_operator(token.at));
                }
                _ => parts.extend(self.any(depth)?),
            }
        }
        Ok(Tree::all(parts))
    }

    fn any(&mut self, depth: usize) -> Result<Option<Tree>, QueryError> {
        let mut parts: Vec<Tree> = self.part(depth)?.into_iter().collect();
        while let Some(or) = self.tokens.next_if(|it| it.what == What::Or) {
            match self.tokens.peek().map(|it| &it.what) {
                None => break,
                Some(What::Or | What::And | What::Close) => {
                    return Err(lone_operator(or.at));
                }
                Some(_) => parts.extend(self.part(depth)?),
            }
        }
        Ok(Tree::any(parts))
    }

    /// A term or a group, with what turns it round.
    fn part(&mut self, depth: usize) -> Result<Option<Tree>, QueryError> {
        let mut turned = None;
        while let Some(token) = self.tokens.next_if(|it| it.what == What::Not) {
            turned = if turned.is_some() { None } else { Some(token.at) };
        }
        let before = self.sign;
        self.sign = if turned.is_some() { before.turned() } else { before };
        let part = self.primary(depth);
        self.sign = before;
        Ok(part?.map(|it| if turned.is_some() { Tree::not(it) } else { it }))
    }

    fn primary(&mut self, depth: usize) -> Result<Option<Tree>, QueryError> {
        // A sign with nothing after it is not finished yet.
        let takes = |it: &&Token| matches!(it.what, What::Open | What::Term(_));
        let Some(token) = self.tokens.next_if(takes) else { return Ok(None) };
        let What::Term(term) = &token.what else { return self.group(token, depth) };
        if let Term::Actor(name) = term {
            self.actors.push(ActorTerm { name: name.clone(), sign: self.sign, at: token.at });
        }
        Ok(Some(Tree::Term(term.clone())))
    }

    /// What stands between parentheses; left open, they end with the text.
    fn group(&mut self, open: &Token, depth: usize) -> Result<Option<Tree>, QueryError> {
        if depth == DEEPEST {
            return Err(QueryError { at: open.at, why: Remark::new("query-error-depth") });
        }
        let within = self.query(depth + 1)?;
        self.tokens.next_if(|it| it.what == What::Close);
        Ok(within)
    }
}

fn stray_parenthesis(at: Span) -> QueryError {
    QueryError { at, why: Remark::new("query-error-parenthesis") }
}

fn lone_operator(at: Span) -> QueryError {
    QueryError { at, why: Remark::new("query-error-operator") }
}
