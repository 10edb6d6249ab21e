//! Turns the outcome of a run into an exit code.

fn main() {}
