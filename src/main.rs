//! Turns the outcome of a run into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    liseuse::cli::run(std::env::args_os())
}
