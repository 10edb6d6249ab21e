//! Who says what: quotations, clauses and other words that an article gives as
//! somebody's, with who said them and the words that tell.

mod according;
mod around;
mod asides;
mod between;
mod complement;
mod cues;
mod described;
mod endings;
mod forms;
mod heads;
mod loose;
mod marks;
mod nouns;
mod recalled;
mod relays;
mod report;
mod scene;
mod subject;
mod telling;
mod voices;

pub use report::statements;
pub use scene::Scene;
