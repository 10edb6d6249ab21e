//! The session: what the reader sees and does. Pure.

mod key;
mod message;

pub use key::{Key, UnknownKey};
pub use message::{Effect, Mouse, MouseAct, Msg, Progress, Ticket};
