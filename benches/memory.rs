//! How much memory a library takes that keeps no text: anonymous bytes, as the
//! system counts them, for a hundred thousand articles and the number given as
//! argument.

#![expect(clippy::print_stdout, reason = "a measurement is there to be read")]

mod world;

use liseuse::library::{Builder, Digest};

use crate::world::World;

/// A snapshot every so many articles, as while articles arrive.
const EVERY: u32 = 5_000;

fn main() {
    let asked = std::env::args().find_map(|it| it.parse().ok());
    let count: u32 = asked.unwrap_or(100_000);
    let mut world = World::new(60_000);
    let (mut builder, before) = (Builder::default(), anonymous());
    let mut library = builder.snapshot();
    for number in 0..count {
        builder.add(number, &Digest::of(&world.article(number.into())));
        if number % EVERY == EVERY - 1 || number + 1 == count {
            library = builder.snapshot();
        }
    }
    let both = anonymous() - before;
    drop(builder);
    let alone = anonymous() - before;
    let actors = library.actors().count();
    println!("{count} articles, {actors} actors: {both} KiB, {alone} KiB without the builder");
}

/// The anonymous memory of this process, in KiB.
fn anonymous() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("RssAnon:"));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
