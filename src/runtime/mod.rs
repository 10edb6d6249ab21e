//! Where the session meets the world: the terminal, the disk and the threads.

pub mod fetch;
pub mod load;
mod panics;
mod refusal;

pub use panics::keep_panics_clean;
pub use refusal::why;
