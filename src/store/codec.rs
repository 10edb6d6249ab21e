//! How an article is written down: its document in a form that every later
//! version reads, what was found in it in a form that only this one has to.
//!
//! A document cannot be made again once its file is gone, so its form has a
//! version and old forms stay readable. Findings and digests can be made again
//! from the document; they carry the mark of the program that wrote them, and
//! another program does not try to read them.

use std::sync::Arc;

use postcard::{from_bytes, to_stdvec};
use serde::{Deserialize, Serialize};
use zstd::zstd_safe::{CCtx, CParameter, DCtx, get_frame_content_size};

use crate::library::Digest;
use crate::news::{Annotated, Document, Figure, Member, Mention, Moment, Statement};
use crate::text::Span;

/// The version of the form of documents. Whoever changes the shape of
/// [`Document`] raises it and teaches [`document`] to read the one before.
const FORM: u8 = 1;

/// Low: articles are short, and are compressed while somebody waits.
const LEVEL: i32 = 3;

/// No document is larger, in bytes, however well it was compressed: the
/// largest file that is read, and as much again for its trace and blocks.
const LARGEST: u64 = 128 << 20;

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
    /// Packs `article`, of which `digest` is the digest.
    pub fn new(article: Annotated, digest: Digest) -> Self {
        let Annotated { document, sentences, mentions, cast, statements, figures, moments } =
            article;
        let findings = Findings { sentences, mentions, cast, statements, figures, moments };
        Self {
            listed: listed(&digest),
            document: [&[FORM][..], &compressed(&written(&*document))].concat(),
            findings: [&LAYOUT.to_le_bytes()[..], &compressed(&written(&findings))].concat(),
            digest,
        }
    }
}

/// `digest` as it is written.
pub fn listed(digest: &Digest) -> Vec<u8> {
    [&LAYOUT.to_le_bytes()[..], &written(digest)].concat()
}

/// The document that `bytes` hold.
pub fn document(bytes: &[u8]) -> Result<Document, Illegible> {
    match bytes.split_first() {
        Some((&FORM, rest)) => read(&expanded(rest)?),
        Some(_) => Err(Illegible::Foreign),
        None => Err(Illegible::Damaged),
    }
}

/// `document` with the findings that `bytes` hold.
pub fn annotated(document: Document, bytes: &[u8]) -> Result<Annotated, Illegible> {
    let findings = read(&expanded(ours(bytes)?)?)?;
    let Findings { sentences, mentions, cast, statements, figures, moments } = findings;
    let document = Arc::new(document);
    Ok(Annotated { document, sentences, mentions, cast, statements, figures, moments })
}

/// The digest that `bytes` hold.
pub fn digest(bytes: &[u8]) -> Result<Digest, Illegible> {
    read(ours(bytes)?)
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

/// `bytes` in less room, with a checksum.
pub(super) fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut context = CCtx::create();
    let set = [CParameter::CompressionLevel(LEVEL), CParameter::ChecksumFlag(true)];
    for parameter in set {
        context.set_parameter(parameter).expect("both are known to every version");
    }
    let mut out = Vec::with_capacity(zstd::zstd_safe::compress_bound(bytes.len()));
    context.compress2(&mut out, bytes).expect("there is room for the worst case");
    out.shrink_to_fit();
    out
}

/// What [`compressed`] was given.
pub(super) fn expanded(bytes: &[u8]) -> Result<Vec<u8>, Illegible> {
    let size = get_frame_content_size(bytes).ok().flatten().filter(|it| *it <= LARGEST);
    let size = size.and_then(|it| usize::try_from(it).ok()).ok_or(Illegible::Damaged)?;
    let mut out = Vec::with_capacity(size);
    DCtx::create().decompress(&mut out, bytes).map_err(|_| Illegible::Damaged)?;
    Ok(out)
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
