//! What lists, filters, counts and identities need of an article: all but its
//! text.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::library::node::{is_name, joined};
use crate::library::words::words;
use crate::news::{
    Act, Annotated, ArticleId, BlockKind, Document, Identity, Kind, Language, Sex, Source,
    Statement, Strength, Voice,
};
use crate::text::Span;

/// How many bytes of a headline are kept. What stands first in an article
/// without a title may be a whole paragraph.
const LONGEST_TITLE: usize = 400;

/// An article without its text. Equal articles have equal digests, so that one
/// can be made again when it is needed to take an article back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Its lasting name.
    pub id: ArticleId,
    /// Where it comes from.
    pub source: Source,
    /// The headline or, in an article without, its first words; on one line.
    pub title: String,
    /// Whether `title` is a headline.
    pub is_titled: bool,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// What it is written in.
    pub language: Language,
    /// How many words it has, debris left out.
    pub words: u32,
    /// Its actors, in the order of [`Annotated::cast`].
    pub members: Vec<DigestMember>,
    /// Its statements, in reading order.
    pub statements: Vec<Said>,
    /// Its figures, in reading order.
    pub figures: Vec<Counted>,
}

/// An actor as one article knows it, by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestMember {
    /// What it is.
    pub kind: Kind,
    /// The fullest name that the article gives it.
    pub name: String,
    /// What ties it to other articles.
    pub identity: Identity,
    /// Told by a title, a given name or a pronoun.
    pub sex: Option<Sex>,
    /// The key of the actor that it belongs to.
    pub parent: Option<String>,
    /// The state in which a person holds a high office.
    pub state: Option<String>,
    /// Its names as written, with how many mentions use each, in order of
    /// appearance. Words that only describe it are left out.
    pub names: Vec<(String, u32)>,
    /// How many mentions it has, by name or not.
    pub mentions: u32,
}

/// A statement without its words. Members are indexes into [`Digest::members`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What the speaker does by saying it.
    pub act: Act,
    /// How far the article stands behind it.
    pub strength: Strength,
    /// Who said it, as far as that is known; the speaker first.
    pub speakers: Vec<u16>,
    /// Whom it is about: the members that it mentions and the one that it is
    /// addressed to, rising.
    pub about: Vec<u16>,
}

/// A figure without its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// What is counted, as a code: see [`crate::news::Figure::what`].
    pub what: String,
    /// The least it may be.
    pub low: Option<f64>,
    /// The most it may be.
    pub high: Option<f64>,
    /// Who gives it, as an index into [`Digest::members`]. `None` where the
    /// article does so itself or somebody who is no actor of it.
    pub claimant: Option<u16>,
}

impl Digest {
    /// The digest of `article`.
    pub fn of(article: &Annotated) -> Self {
        let document = &article.document;
        Self {
            id: document.id,
            source: document.source.clone(),
            title: title(document),
            is_titled: document.title().is_some(),
            published: document.published.map(|it| it.date),
            language: document.language,
            words: running_words(document),
            members: members(article),
            statements: article.statements.iter().map(|it| said(article, it)).collect(),
            figures: article.figures.iter().map(counted).collect(),
        }
    }
}

fn title(document: &Document) -> String {
    let headline = document.headline();
    let long = headline.char_indices().map(|it| it.0).find(|it| *it >= LONGEST_TITLE);
    headline[..long.unwrap_or(headline.len())].replace('\n', " ")
}

fn running_words(document: &Document) -> u32 {
    let blocks = document.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
    let count = blocks.map(|it| words(document.words(it.span)).count()).sum::<usize>();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn members(article: &Annotated) -> Vec<DigestMember> {
    let words = |span: Span| article.document.words(span);
    let member = |it: &crate::news::Member| DigestMember {
        kind: it.kind,
        name: joined(words(it.name)),
        identity: it.identity.clone(),
        sex: it.sex,
        parent: it.parent.clone(),
        state: it.state.clone(),
        names: Vec::new(),
        mentions: 0,
    };
    let mut members: Vec<DigestMember> = article.cast.iter().map(member).collect();
    for mention in &article.mentions {
        let Some(member) = members.get_mut(mention.member as usize) else { continue };
        member.mentions += 1;
        let name = joined(words(mention.name.unwrap_or(mention.span)));
        if !is_name(member.kind, &name) && name != member.name {
            continue;
        }
        match member.names.iter_mut().find(|it| it.0 == name) {
            Some((_, count)) => *count += 1,
            None => member.names.push((name, 1)),
        }
    }
    members
}

/// A statement without its words.
pub(super) fn said(article: &Annotated, statement: &Statement) -> Said {
    let from = article.mentions.partition_point(|it| it.span.start() < statement.content.start());
    let inside = article.mentions[from..].iter();
    let inside = inside.take_while(|it| it.span.start() < statement.content.end());
    let named = inside.filter_map(|it| narrow(it.member));
    let mut about: Vec<u16> = named.chain(statement.target.as_ref().and_then(member)).collect();
    about.sort_unstable();
    about.dedup();
    Said {
        act: statement.act,
        strength: statement.strength,
        speakers: statement.speakers.iter().filter_map(member).collect(),
        about,
    }
}

fn counted(figure: &crate::news::Figure) -> Counted {
    Counted {
        what: figure.what.clone(),
        low: figure.low,
        high: figure.high,
        claimant: figure.claimant.as_ref().and_then(member),
    }
}

fn member(voice: &Voice) -> Option<u16> {
    voice.member.and_then(narrow)
}

/// No article has sixty-five thousand actors; one that had would lose the rest.
fn narrow(member: u32) -> Option<u16> {
    u16::try_from(member).ok()
}
