//! A library on disk by itself: how fast it is written and indexed when nothing
//! has to be analysed, and what its answers cost. One figure a line, CPU time.
//!
//! ```sh
//! cargo bench --bench stored -- FOLDER 1000000
//! cargo bench --bench stored -- FOLDER
//! ```
//!
//! The first makes up so many articles and writes them to a library in FOLDER
//! as an import does; their files are nowhere. The second asks any library.
//! What its actor filters find is held to a pass over all that is stored.

#![expect(clippy::print_stdout, reason = "it prints a table")]
#![expect(clippy::cast_precision_loss, reason = "times and counts are far from fifty-three bits")]

mod clock;
mod world;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hint::black_box;
use std::iter::successors;
use std::path::Path;
use std::sync::Arc;

use liseuse::ingest::Recurring;
use liseuse::library::{ActorId, ActorName, Digest, Keywords, Library, Query, Trail};
use liseuse::news::{Annotated, ArticleId};
use liseuse::runtime::load::{Loaded, Tools};
use liseuse::runtime::stored;
use liseuse::store::index::Index;
use liseuse::store::{Change, Packed, Press, Reader, Stamp, Writer};

use crate::clock::{Time, measured};
use crate::world::World;

/// How many articles are written at once, as by an import.
const BATCH: usize = 256;

/// How many articles words are taken from.
const QUESTIONS: usize = 40;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let Some(folder) = asked.first() else { return println!("stored FOLDER [COUNT]") };
    let folder = Path::new(folder);
    if let Some(count) = asked.get(1).and_then(|it| it.parse().ok()) {
        make(folder, count);
    }
    let tools = Arc::new(Tools::default());
    let (loaded, time) = measured(|| stored(folder, &tools).expect("a library"));
    figure("open whole, ms", time.cpu);
    filter_by_actor(&loaded);
    ask_words(&loaded);
}

// ---- making

fn make(folder: &Path, count: u64) {
    let mut world = World::new(60_000);
    world.is_press = true;
    let (mut writer, _) = Writer::open(folder).expect("a new library");
    let (mut record, mut lines) = (Time::default(), Recurring::default());
    for first in (0..count).step_by(BATCH) {
        let last = count.min(first + BATCH as u64);
        let articles: Vec<Annotated> = (first..last).map(|it| world.article(it)).collect();
        for article in &articles {
            lines.learn(&article.document);
        }
        let press = writer.press();
        let pack = || articles.into_iter().map(|it| read(&press, it)).collect();
        record += measured(|| writer.write(pack())).1;
    }
    // Else whoever opens it learns them first.
    let lines = postcard::to_stdvec(&lines).expect("numbers only");
    writer.remember_lines(&lines).expect("a disk with room");
    drop(writer);
    let reader = Reader::open(folder).expect("the library just written");
    let mut index = Index::of(&reader).expect("an index");
    let caught_up = measured(|| index.catch_up(&reader, &|| true, |_| ()).expect("room")).1;
    let per_second = |it: f64| count as f64 * 1e3 / it;
    figure("store, articles a CPU second", per_second(record.cpu));
    figure("index, articles a CPU second", per_second(caught_up.cpu));
    record += caught_up;
    figure("store and index, articles a CPU second", per_second(record.cpu));
    figure("store and index, articles a second", per_second(record.wall));
}

/// An article as it comes from analysis.
fn read(press: &Press, article: Annotated) -> Change {
    let digest = Digest::of(&article);
    let path = format!("/nowhere/{}", digest.source.place).into();
    let articles = vec![Packed::by(press, article, digest)];
    Change::Read { path, stamp: Stamp::default(), articles, kept: None }
}

// ---- asking

/// Filters by actors from the best known to the least.
fn filter_by_actor(loaded: &Loaded) {
    let library = &*loaded.library;
    let actors: Vec<ActorId> = library.actors().map(|it| it.id).collect();
    let ranks = successors(Some(0), |it| Some(it * 4 / 3 + 1)).take_while(|it| *it < actors.len());
    let names = ranks.filter_map(|it| library.name_in_query(actors[it]));
    let names: Vec<ActorName> = names.collect();
    let queries: Vec<String> = names.iter().map(|it| it.text(Keywords::French)).collect();
    row("actor filter", library, &queries);
    let bearers: Vec<Vec<ActorId>> = names.iter().map(|it| library.named(it)).collect();
    let asked = bearers.iter().flatten().copied().collect();
    let (passed, time) = measured(|| mentioning(loaded, &asked));
    let found = |query: &String| library.find(&parsed(query)).rows.iter().copied().collect();
    let brute = |its: &Vec<ActorId>| its.iter().flat_map(|it| &passed[it]).copied().collect();
    let differs = |it: &(&String, &Vec<ActorId>)| -> bool {
        let (found, brute): (BTreeSet<ArticleId>, BTreeSet<ArticleId>) = (found(it.0), brute(it.1));
        found != brute
    };
    let wrong = queries.iter().zip(&bearers).filter(differs).count();
    figure("actor filters that a pass over all articles gainsays", wrong as f64);
    figure("that pass, ms", time.cpu);
}

/// The articles that mention each of `asked`, by what is stored of every one.
fn mentioning(
    loaded: &Loaded,
    asked: &BTreeSet<ActorId>,
) -> BTreeMap<ActorId, BTreeSet<ArticleId>> {
    let library = &*loaded.library;
    let mut passed: BTreeMap<_, BTreeSet<_>> =
        asked.iter().map(|it| (*it, BTreeSet::new())).collect();
    for entry in library.entries() {
        let article = loaded.bodies.article(entry.id).expect("what is listed is there");
        let members = (0..).zip(&article.cast).filter_map(|it| library.actor_of(entry.id, it.0));
        for actor in members {
            passed.entry(actor).and_modify(|it| _ = it.insert(entry.id));
        }
    }
    passed
}

/// Asks for three words of an article within the years around it.
fn ask_words(loaded: &Loaded) {
    let library = &*loaded.library;
    let step = (library.len() / QUESTIONS).max(1);
    let articles = library.entries().step_by(step).map(|it| loaded.bodies.article(it.id));
    let articles: Vec<Arc<Annotated>> = articles.flatten().collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let all = articles.iter().flat_map(|it| words(it));
    all.for_each(|it| *counts.entry(it).or_default() += 1);
    let ask = |which: fn(usize) -> [usize; 3]| {
        let query = |article: &Arc<Annotated>| {
            let mut words: Vec<&str> = words(article).into_iter().collect();
            words.sort_by_key(|it| (Reverse(counts[it]), *it));
            let three = which(words.len() - 1).map(|it| words[it]).join(" ");
            let year = article.document.published.map_or(2020, |it| it.date.year());
            format!("{three} date:{}..{}", year - 1, year + 1)
        };
        articles.iter().map(query).collect::<Vec<String>>()
    };
    row("three words and dates", library, &ask(|last| [last / 4, last / 2, last]));
    row("three frequent words and dates", library, &ask(|_| [0, 1, 2]));
}

/// The words of an article that somebody may ask for.
fn words(article: &Annotated) -> BTreeSet<&str> {
    let words = article.document.text.split(|it: char| !it.is_alphabetic());
    words.filter(|it| it.chars().count() > 3 && it.starts_with(char::is_lowercase)).collect()
}

// ---- measuring

/// The CPU time of each question, the least of three.
fn row(name: &str, library: &Library, queries: &[String]) {
    let mut times: Vec<(f64, &String)> = queries.iter().map(|it| (once(library, it), it)).collect();
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (median, last) = (times[times.len() / 2].0, times.len() - 1);
    figure(&format!("{name}, ms"), median);
    figure(&format!("{name}, ms at most"), times[last].0);
    println!("    ({})", times[last].1);
}

fn once(library: &Library, query: &str) -> f64 {
    let query = parsed(query);
    let times = [(); 3].map(|()| {
        measured(|| black_box(library.find_while(&query, &mut Trail::default(), &|| true))).1.cpu
    });
    times.into_iter().fold(f64::MAX, f64::min)
}

fn parsed(query: &str) -> Query {
    Query::parse(query).expect("a query")
}

fn figure(name: &str, value: f64) {
    println!("{name:<60} {value:>10.2}");
}
