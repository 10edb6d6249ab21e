//! What the program is about: articles, and who is mentioned in them.
//!
//! These are plain values with public fields. A type hides a field only where
//! the field carries a promise, and then the promise is written down beside it.

mod annotated;
mod article;
mod figure;
mod kind;
mod lasting;
mod moment;
mod own;
mod problem;
mod sex;
pub mod spelling;
mod statement;
mod twice;

pub use annotated::{Annotated, Evidence, Identity, Member, Mention};
pub use article::{
    ArticleId, Block, BlockKind, DateSource, Dateline, Document, Language, Published, Source,
};
pub use figure::{Figure, Period, Status};
pub use kind::Kind;
pub use lasting::{LISTS, RULES};
pub use moment::{Anchor, Moment, Occasion};
pub use own::OwnActor;
pub use problem::{Problem, Remark};
pub use sex::Sex;
pub use statement::{Act, Form, Statement, Strength, Voice};
pub use twice::{Twice, twice};
