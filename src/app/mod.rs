//! The session: what the reader sees and does. Pure.

mod commands;
mod key;
mod message;

pub use commands::{COMMANDS, Command, Entry, Scope};
pub use key::{Key, UnknownKey};
pub use message::{Effect, Mouse, MouseAct, Msg, Progress, Ticket};
