//! What the program is about: articles, and who is mentioned in them.
//!
//! These are plain values with public fields. A type hides a field only where
//! the field carries a promise, and then the promise is written down beside it.

mod annotated;
mod article;
mod kind;
mod problem;
pub mod spelling;

pub use annotated::{Annotated, Evidence, Identity, Member, Mention, Sex};
pub use article::{
    ArticleId, Block, BlockKind, DateSource, Dateline, Document, Language, Published, Source,
};
pub use kind::Kind;
pub use problem::{Problem, Remark};
