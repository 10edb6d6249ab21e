//! Annotated articles made by hand, for tests of what comes after analysis.

use std::sync::Arc;

use liseuse::news::{
    Annotated, ArticleId, Block, BlockKind, DateSource, Document, Evidence, Identity, Kind,
    Language, Member, Mention, Published, Sex, Source,
};
use liseuse::text::Span;

/// An article of which only the interesting parts are told.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its id.
    pub id: u64,
    /// Its headline and, on further lines, its paragraphs.
    pub text: String,
    /// Its outlet.
    pub outlet: String,
    /// Its day.
    pub date: Option<&'static str>,
    /// Who is mentioned: wherever the name occurs.
    pub cast: Vec<Role>,
}

/// A member of a cast.
#[derive(Debug, Clone)]
pub struct Role {
    pub name: String,
    pub kind: Kind,
    pub identity: Identity,
    pub sex: Option<Sex>,
    /// The key of what it belongs to.
    pub parent: Option<&'static str>,
    /// Other names that the text has for it.
    pub also: Vec<&'static str>,
}

/// A person whom only the name tells.
pub fn person(name: &str) -> Role {
    Role {
        name: name.into(),
        kind: Kind::Person,
        identity: Identity::Named,
        sex: None,
        parent: None,
        also: vec![],
    }
}

/// Something that the lexicon knows.
pub fn known(kind: Kind, key: &str, name: &str) -> Role {
    Role { kind, identity: Identity::Known(key.into()), ..person(name) }
}

impl Told {
    pub fn new(id: u64, text: &str, cast: &[Role]) -> Self {
        Self { id, text: text.into(), outlet: String::new(), date: None, cast: cast.to_vec() }
    }

    pub fn on(self, date: &'static str) -> Self {
        Self { date: Some(date), ..self }
    }

    pub fn by(self, outlet: &str) -> Self {
        Self { outlet: outlet.into(), ..self }
    }

    pub fn annotated(&self) -> Annotated {
        let text = &self.text;
        let blocks = text.lines().enumerate().map(|(at, line)| Block {
            kind: if at == 0 { BlockKind::Title } else { BlockKind::Paragraph },
            span: Span::of(line, text).unwrap(),
        });
        let published =
            self.date.map(|it| Published { date: it.parse().unwrap(), from: DateSource::Metadata });
        let document = Document {
            source: Source { place: format!("{}.txt", self.id), outlet: self.outlet.clone() },
            published,
            ..Document::new(ArticleId(self.id), text.clone(), blocks.collect(), Language::French)
        };
        let mut mentions: Vec<Mention> = Vec::new();
        let members = (0..).zip(&self.cast).map(|(member, role)| {
            for name in role.also.iter().copied().chain([role.name.as_str()]) {
                mentions.extend(text.match_indices(name).map(|(at, _)| Mention {
                    span: Span::new(at, at + name.len()),
                    name: None,
                    kind: role.kind,
                    member,
                    evidence: Evidence { rule: "told", lexicon: None, cue: None, score: None },
                }));
            }
            let at = text.find(&role.name).expect("a member is named in the text");
            Member {
                kind: role.kind,
                name: Span::new(at, at + role.name.len()),
                identity: role.identity.clone(),
                sex: role.sex,
                parent: role.parent.map(str::to_owned),
                state: None,
            }
        });
        let cast = members.collect();
        mentions.sort_by_key(|it| (it.span.start(), std::cmp::Reverse(it.span.end())));
        Annotated {
            document: Arc::new(document),
            sentences: Vec::new(),
            mentions,
            cast,
            statements: Vec::new(),
            figures: Vec::new(),
            moments: Vec::new(),
        }
    }
}
