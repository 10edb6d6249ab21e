//! How long it takes until the lexicons and models of both languages are
//! ready, in processes that have just begun: the processor time of the thread
//! that reads them, which a busy machine does not stretch as it does the clock.

use std::env;
use std::io::{self, Write};
use std::process::Command;

use liseuse::analyze::Lexicon;
use rustix::time::{ClockId, clock_gettime};

/// How many processes are begun.
const TIMES: usize = 41;

fn main() -> io::Result<()> {
    if env::var_os("LISEUSE_READY").is_some() {
        return write!(io::stdout(), "{}", once());
    }
    let mut spent = Vec::new();
    for _ in 0..TIMES {
        let child = Command::new(env::current_exe()?).env("LISEUSE_READY", "1").output()?;
        spent.extend(String::from_utf8_lossy(&child.stdout).parse::<u64>());
    }
    spent.sort_unstable();
    let at = |share: usize| spent.get(TIMES * share / 100).copied().unwrap_or_default();
    writeln!(
        io::stdout(),
        "lexicons and models ready, microseconds of processor time in {TIMES} new processes: \
         least {}, median {}, ninth of ten {}",
        at(0),
        at(50),
        at(90)
    )
}

/// Microseconds for the first time in this process.
fn once() -> u64 {
    let begun = now();
    let lexicon = std::hint::black_box(Lexicon::embedded());
    let spent = now() - begun;
    drop(lexicon);
    spent
}

fn now() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let whole = u64::try_from(time.tv_sec).unwrap_or_default() * 1_000_000;
    whole + u64::try_from(time.tv_nsec).unwrap_or_default() / 1000
}
