//! Why an article answers a query: where in its text, and by what.

use crate::library::asked::Asked;
use crate::library::digest;
use crate::library::query::{Term, Tree, words_of};
use crate::library::reading::Wanted;
use crate::library::spoken::{Question, grouped, packed, unpacked};
use crate::library::{ActorId, ActorName, Library, Query, Sign};
use crate::news::{Annotated, BlockKind};
use crate::text::{Sought, Span};

/// How many bytes of the text stand around a place in a list, at most.
const BEFORE: usize = 16;
const BEHIND: usize = 160;

/// A place of an article that answers a part of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The words.
    pub span: Span,
    /// By what they answer.
    pub by: Met,
}

/// By what a place answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// Words of the headline.
    Title,
    /// Words of the text.
    Text,
    /// They mention an actor that is asked for.
    Actor(ActorId),
    /// They tell of a statement that is asked for: its cue, or else who speaks
    /// or, where nothing else is left, what is said.
    Statement,
    /// They give a figure that is asked for.
    Figure,
}

/// What a query asks, ready to be looked for in one article after the other.
#[derive(Debug)]
pub struct Grounds<'a> {
    library: &'a Library,
    query: &'a Query,
    /// What it asks of statements, those together that one must answer.
    groups: Vec<Vec<Question>>,
}

impl Library {
    /// What `query` asks, to be looked for in articles of this library.
    pub fn grounds<'a>(&'a self, query: &'a Query) -> Grounds<'a> {
        let mut groups = Vec::new();
        if let Some(tree) = query.tree() {
            self.ask_statements(tree, Sign::With, &mut groups);
        }
        Grounds { library: self, query, groups }
    }

    /// What `tree` asks of statements, those together that one must answer.
    fn ask_statements(&self, tree: &Tree, sign: Sign, groups: &mut Vec<Vec<Question>>) {
        if let Some(question) = Question::of(tree, self) {
            groups.extend((sign == Sign::With).then(|| vec![question]));
            return;
        }
        match tree {
            Tree::All(parts) if sign == Sign::With => {
                let (asked, rest): (Vec<_>, Vec<_>) =
                    parts.iter().partition(|it| Question::of(it, self).is_some());
                let asked = asked.into_iter().filter_map(|it| Question::of(it, self)).collect();
                groups.extend(grouped(asked));
                for part in rest {
                    self.ask_statements(part, sign, groups);
                }
            }
            Tree::All(parts) | Tree::Any(parts) => {
                for part in parts {
                    self.ask_statements(part, sign, groups);
                }
            }
            Tree::Not(part) => self.ask_statements(part, sign.turned(), groups),
            Tree::Term(_) => (),
        }
    }
}

impl Grounds<'_> {
    /// The places of `article` that answer the query, in order, none
    /// overlapping. Outlet, date, language, flags, tags and notes are no places
    /// in it. Cost: the article, however large the library.
    pub fn reasons(&self, article: &Annotated) -> Vec<Reason> {
        if self.query.is_empty() {
            return Vec::new();
        }
        let mut reasons = self.words_and_actors(article);
        reasons.extend(self.statements(article));
        let debris = article.document.blocks.iter().filter(|it| it.kind == BlockKind::Debris);
        let debris: Vec<Span> = debris.map(|it| it.span).collect();
        reasons.retain(|it| !debris.iter().any(|block| block.overlaps(it.span)));
        reasons.sort_by_key(|it| it.span);
        reasons.dedup_by(|next, before| before.span.overlaps(next.span));
        reasons
    }

    /// The place of `article` that tells best why it answers: in its headline,
    /// else the first word or the first of anything else.
    pub fn best(&self, article: &Annotated) -> Option<Quoted> {
        let reasons = self.reasons(article);
        let rank = |it: &&Reason| match it.by {
            Met::Title => 0,
            Met::Statement | Met::Figure => 1,
            Met::Text => 2,
            Met::Actor(_) => 3,
        };
        let best = reasons.iter().min_by_key(rank)?;
        Some(best.quoted(article, BEFORE, BEHIND))
    }

    fn words_and_actors(&self, article: &Annotated) -> Vec<Reason> {
        let text = article.document.text.as_str();
        let title = article.document.title().unwrap_or_default();
        let (mut reasons, mut names) = (Vec::new(), Vec::new());
        let mut enter = |spans: Vec<Span>, only_title: bool| {
            for span in spans {
                let in_title = title.overlaps(span);
                let by = if in_title { Met::Title } else { Met::Text };
                reasons.extend((in_title || !only_title).then_some(Reason { span, by }));
            }
        };
        for term in self.query.wanted() {
            match term {
                Term::Word(word) if is_letter(word) => {
                    let sought = Sought::new(word);
                    enter(sought.word_starts_in(text), true);
                    enter(sought.words_in(text), false);
                    names.push(ActorName { kind: None, name: word.clone(), exact: false });
                }
                Term::Word(word) => {
                    let begun = Sought::new(word).word_starts_in(text);
                    let texts = self.library.texts.as_ref().filter(|_| begun.is_empty());
                    let forms = texts.map(|it| it.forms(word, &article.document));
                    enter(forms.unwrap_or(begun), false);
                    names.push(ActorName { kind: None, name: word.clone(), exact: false });
                }
                Term::Phrase(phrase) => enter(Sought::new(phrase).words_in(text), false),
                Term::Title(value) => words_of(&value.text)
                    .for_each(|it| enter(Sought::new(it).word_starts_in(text), true)),
                Term::Actor(name) => names.push(name.clone()),
                _ => (),
            }
        }
        for term in self.query.wanted() {
            let Term::Figure(asked) = term else { continue };
            let figures = article.figures.iter().filter(|it| asked.is(&it.what, it.low, it.high));
            reasons.extend(figures.map(|it| Reason { span: it.span, by: Met::Figure }));
        }
        reasons.extend(self.mentions(article, &names));
        reasons
    }

    /// Where the article mentions actors of these names.
    fn mentions(&self, article: &Annotated, names: &[ActorName]) -> Vec<Reason> {
        let library = self.library;
        let wanted: Vec<Wanted> = names.iter().map(|it| Wanted::new(it, library)).collect();
        let is_wanted = |actor: &u32| wanted.iter().any(|it| it.is(library, *actor));
        let cast: Vec<Option<u32>> =
            self.leads(article).into_iter().map(|it| it.filter(is_wanted)).collect();
        let actor = |member: u32| *cast.get(member as usize)?;
        let mentions = article.mentions.iter();
        let theirs = mentions.filter_map(|it| {
            let actor = actor(it.member)?;
            let by = Met::Actor(ActorId(actor));
            Some(Reason { span: it.name.unwrap_or(it.span), by })
        });
        theirs.collect()
    }

    /// The actor that each member of the article's cast is.
    fn leads(&self, article: &Annotated) -> Vec<Option<u32>> {
        let Some(number) = self.library.number(article.document.id) else { return Vec::new() };
        let nodes = self.library.line(number).nodes();
        nodes.map(|it| self.library.roll.lead(it)).collect()
    }

    fn statements(&self, article: &Annotated) -> Vec<Reason> {
        if self.groups.is_empty() {
            return Vec::new();
        }
        let cast = self.leads(article);
        let answers = |packed: &[u8]| {
            let spoken = unpacked(packed).next();
            spoken.is_some_and(|it| {
                self.groups
                    .iter()
                    .any(|group| group.iter().all(|question| question.holds(it, &cast)))
            })
        };
        let told = article.statements.iter();
        let told = told.filter(|it| answers(&packed(&[digest::said(article, it)])));
        let span = |it: &crate::news::Statement| {
            it.cue.or(it.speakers.first().map(|it| it.span)).unwrap_or(it.content)
        };
        told.map(|it| Reason { span: span(it), by: Met::Statement }).collect()
    }
}

/// Whether a word is looked for in texts only where it stands alone.
fn is_letter(word: &str) -> bool {
    Asked::new(&Sought::new(word).folded()).is_letter()
}

/// A place with what stands around it, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// What stands before it, from the start of a word on.
    pub before: String,
    /// The words themselves.
    pub hit: String,
    /// What stands behind them, to the end of a word.
    pub after: String,
    /// By what they answer.
    pub by: Met,
}

impl Reason {
    /// The place in `article` with at most so many bytes before it and behind
    /// it, within its block. An ellipsis stands for what is left out.
    pub fn quoted(&self, article: &Annotated, before: usize, behind: usize) -> Quoted {
        let (text, span) = (article.document.text.as_str(), self.span);
        let blocks = article.document.blocks.iter().map(|it| it.span);
        let block = blocks.into_iter().find(|it| it.overlaps(span)).unwrap_or(span);
        let first = block.start().min(span.start());
        let start = text.ceil_char_boundary(span.start().saturating_sub(before).max(first));
        let last = block.end().max(span.end());
        let end = text.floor_char_boundary((span.end() + behind).min(last));
        let flat = |it: &str| it.replace('\n', " ");
        Quoted {
            before: flat(&opened(&text[start.min(span.start())..span.start()], start > first)),
            hit: flat(span.within(text)),
            after: flat(&closed(&text[span.end()..end.max(span.end())], end < last)),
            by: self.by,
        }
    }
}

/// From the first whole word on, where something was cut off before.
fn opened(text: &str, is_cut: bool) -> String {
    match text.find(char::is_whitespace) {
        Some(at) if is_cut => format!("…{}", text[at..].trim_start()),
        _ if is_cut => "…".to_owned(),
        _ => text.to_owned(),
    }
}

/// To the last whole word, where something was cut off behind.
fn closed(text: &str, is_cut: bool) -> String {
    match text.rfind(char::is_whitespace) {
        Some(at) if is_cut => format!("{}…", text[..at].trim_end()),
        _ if is_cut => "…".to_owned(),
        _ => text.to_owned(),
    }
}
