//! How an article is written down: its document in a form that every later
//! version reads, what was found in it in a form that only this one has to.
//!
//! A document cannot be made again once its file is gone, so its form has a
//! version and old forms stay readable. Findings and digests can be made again
//! from the document; they carry the mark of the program that wrote them, and
//! another program does not try to read them.

use std::borrow::Cow;
use std::sync::Arc;

use postcard::{from_bytes, to_stdvec};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::library::{Counted, Digest, DigestMember, Said};
use crate::news::{
    Annotated, Document, Figure, Identity, Kind, Member, Mention, Moment, Sex, Statement,
};
use crate::store::press::Press;
use crate::store::refusal::Refusal;
use crate::text::Span;

/// The versions of the form of documents: by itself, or beside what those of
/// its library have in common, whose number follows. Whoever changes the shape
/// of [`Document`] adds one and teaches [`document`] to read the ones before.
const ALONE: u8 = 1;
const BESIDE: u8 = 2;

/// A number that changes with anything that decides what is found in articles.
pub const ANALYSIS: u32 = number(env!("LISEUSE_ANALYSIS"));

/// A number that changes with the shape of findings and digests.
const LAYOUT: u32 = number(env!("LISEUSE_LAYOUT"));

/// An article ready to be written. Made by whoever analyses, since compressing
/// takes longer than writing.
#[derive(Debug, Clone)]
pub struct Packed {
    /// What the list shows of it.
    pub digest: Digest,
    pub(super) listed: Vec<u8>,
    pub(super) document: Vec<u8>,
    pub(super) findings: Vec<u8>,
}

/// Why something that was kept cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Illegible {
    /// Another version wrote it, whose form this one does not know.
    Foreign,
    /// It is not what was written.
    Damaged,
}

/// What was found in a document.
#[derive(Serialize, Deserialize)]
struct Findings {
    sentences: Vec<Span>,
    mentions: Vec<Mention>,
    cast: Vec<Member>,
    statements: Vec<Statement>,
    figures: Vec<Figure>,
    moments: Vec<Moment>,
}

impl Packed {
    /// Packs `article`, of which `digest` is the digest, by itself.
    pub fn new(article: Annotated, digest: Digest) -> Self {
        Self::by(&Press::default(), article, digest)
    }

    /// Packs `article` beside what the articles of its library have in common.
    pub fn by(press: &Press, article: Annotated, digest: Digest) -> Self {
        let Annotated { document, sentences, mentions, cast, statements, figures, moments } =
            article;
        let findings = Findings { sentences, mentions, cast, statements, figures, moments };
        let (common, document) = press.packed(&written(&*document));
        let form: &[u8] = if common == 0 { &[ALONE] } else { &[BESIDE, common] };
        Self {
            listed: listed(&digest),
            document: [form, &document].concat(),
            findings: [&LAYOUT.to_le_bytes()[..], &press.compressed(&written(&findings))].concat(),
            digest,
        }
    }
}

/// What is written of a digest: all but what its row says in columns of its
/// own.
#[derive(Serialize, Deserialize)]
struct Rest<'a> {
    is_titled: bool,
    words: u32,
    members: Vec<RestMember<'a>>,
    statements: Cow<'a, [Said]>,
    figures: Cow<'a, [Counted]>,
}

#[derive(Serialize, Deserialize)]
struct RestMember<'a> {
    kind: Kind,
    /// Which of its names is the fullest, from 1; else 0, and the name follows.
    fullest: usize,
    name: Option<Cow<'a, str>>,
    identity: Cow<'a, Identity>,
    sex: Option<Sex>,
    parent: Cow<'a, Option<String>>,
    state: Cow<'a, Option<String>>,
    names: Cow<'a, [(String, u32)]>,
    mentions: u32,
}

impl<'a> RestMember<'a> {
    fn of(member: &'a DigestMember) -> Self {
        let DigestMember { kind, name, identity, sex, parent, state, names, mentions } = member;
        let fullest = names.iter().position(|it| it.0 == *name).map_or(0, |it| it + 1);
        Self {
            kind: *kind,
            fullest,
            name: Some(name.into()).filter(|_| fullest == 0),
            identity: Cow::Borrowed(identity),
            sex: *sex,
            parent: Cow::Borrowed(parent),
            state: Cow::Borrowed(state),
            names: names.into(),
            mentions: *mentions,
        }
    }

    fn member(self) -> DigestMember {
        let nth = || self.names.get(self.fullest.wrapping_sub(1)).map(|it| it.0.clone());
        DigestMember {
            kind: self.kind,
            name: self.name.map(Cow::into_owned).or_else(nth).unwrap_or_default(),
            identity: self.identity.into_owned(),
            sex: self.sex,
            parent: self.parent.into_owned(),
            state: self.state.into_owned(),
            names: self.names.into_owned(),
            mentions: self.mentions,
        }
    }
}

/// `digest` as it is written.
pub fn listed(digest: &Digest) -> Vec<u8> {
    let rest = Rest {
        is_titled: digest.is_titled,
        words: digest.words,
        members: digest.members.iter().map(RestMember::of).collect(),
        statements: (&digest.statements).into(),
        figures: (&digest.figures).into(),
    };
    [&LAYOUT.to_le_bytes()[..], &written(&rest)].concat()
}

/// The document that `bytes` hold, which lie in `bodies`.
pub fn document(bytes: &[u8], press: &Press, bodies: &Connection) -> Result<Document, Refusal> {
    Ok(read(&unpacked(bytes, press, bodies)?)?)
}

/// What [`document`] reads.
pub fn unpacked(bytes: &[u8], press: &Press, bodies: &Connection) -> Result<Vec<u8>, Refusal> {
    match bytes {
        [ALONE, rest @ ..] => press.unpacked(0, rest, bodies),
        [BESIDE, common, rest @ ..] => press.unpacked(*common, rest, bodies),
        [] | [BESIDE] => Err(Illegible::Damaged.into()),
        _ => Err(Illegible::Foreign.into()),
    }
}

/// `document` with the findings that `bytes` hold.
pub fn annotated(document: Document, bytes: &[u8], press: &Press) -> Result<Annotated, Illegible> {
    let findings = read(&press.expanded(ours(bytes)?)?)?;
    let Findings { sentences, mentions, cast, statements, figures, moments } = findings;
    let document = Arc::new(document);
    Ok(Annotated { document, sentences, mentions, cast, statements, figures, moments })
}

/// The digest of which `bytes` hold what the columns of its row do not say.
/// Where another version of the program wrote them, only what the columns say.
pub fn digest(bytes: &[u8], columns: Digest) -> Digest {
    let Ok(Rest { is_titled, words, members, statements, figures }) = ours(bytes).and_then(read)
    else {
        return columns;
    };
    Digest {
        is_titled,
        words,
        members: members.into_iter().map(RestMember::member).collect(),
        statements: statements.into_owned(),
        figures: figures.into_owned(),
        ..columns
    }
}

/// What follows the mark of this program.
fn ours(bytes: &[u8]) -> Result<&[u8], Illegible> {
    let (mark, rest) = bytes.split_at_checked(4).ok_or(Illegible::Damaged)?;
    if mark == LAYOUT.to_le_bytes() { Ok(rest) } else { Err(Illegible::Foreign) }
}

fn written<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    to_stdvec(value).expect("nothing in it but text, numbers and lists")
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Illegible> {
    from_bytes(bytes).map_err(|_| Illegible::Damaged)
}

/// The number that `digits` write.
const fn number(digits: &str) -> u32 {
    let (digits, mut number, mut at) = (digits.as_bytes(), 0, 0);
    while at < digits.len() {
        number = number * 10 + (digits[at] - b'0') as u32;
        at += 1;
    }
    number
}
