//! How long it takes to build a library of ten thousand articles, to take a
//! snapshot of it while it grows, to find in it and to pick an actor.

mod world;

use divan::{Bencher, black_box};
use liseuse::library::{Keeper, Library, Query};
use liseuse::news::Annotated;

use crate::world::World;

const ARTICLES: u64 = 10_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn build_from_ten_thousand(bencher: Bencher) {
    let articles: Vec<Annotated> = articles(World::new(5_000), ARTICLES);
    bencher.with_inputs(|| articles.clone()).bench_values(|it| library(it, usize::MAX));
}

/// As it happens while articles arrive: a hundred and sixty snapshots.
#[divan::bench(sample_count = 5)]
fn build_with_a_snapshot_every_64(bencher: Bencher) {
    let articles: Vec<Annotated> = articles(World::new(5_000), ARTICLES);
    bencher.with_inputs(|| articles.clone()).bench_values(|it| library(it, 64));
}

#[divan::bench(args = [
    "g", "gr", "torvel", "torvel mirade senol", "trvl", "absent absent absent",
    "acteur:bravin", "acteur:bravin torvel", "\"torvel mirade\"", "-torvel",
    "date:2019 OU date:2021 mirade",
])]
fn find(bencher: Bencher, query: &str) {
    let library = library(articles(World::new(5_000), ARTICLES), usize::MAX);
    let query = Query::parse(query).expect("a query");
    bencher.bench_local(|| black_box(library.find(&query)));
}

#[divan::bench(args = ["", "a", "br", "brav", "clr", "tsr", "olga bravin", "xqz"])]
fn pick_from_fifty_thousand_actors(bencher: Bencher, typed: &str) {
    let mut world = World::new(60_000);
    world.even = true;
    let library = library(articles(world, 3 * ARTICLES / 2), usize::MAX);
    assert!(library.actors().len() > 40_000, "{}", library.actors().len());
    bencher.bench_local(|| black_box(library.pick(typed, 20)));
}

fn articles(mut world: World, count: u64) -> Vec<Annotated> {
    (0..count).map(|it| world.article(it)).collect()
}

/// Builds a library with a snapshot every so many articles.
fn library(articles: Vec<Annotated>, every: usize) -> Library {
    let mut keeper = Keeper::default();
    for (at, article) in articles.into_iter().enumerate() {
        keeper.add(article);
        if at % every == every - 1 {
            black_box(keeper.snapshot());
        }
    }
    keeper.snapshot()
}
