//! What a key costs while somebody types a filter: fuzzy words over the titles,
//! actors and outlets of many articles. CPU time, key by key.
//!
//! ```sh
//! cargo bench --bench fuzzy -- 100000
//! cargo bench --bench fuzzy -- FOLDER WORDS…
//! ```
//!
//! The second asks a library on disk, its texts too, and prints every key. What
//! is printed of answers is the same where all of them are, in their order.
//!
//! The titles are made up here, of some hundred words and four thousand names,
//! so that they resemble each other more than those of newspapers do.

#![expect(clippy::print_stdout, reason = "it prints a table")]
#![expect(clippy::cast_precision_loss, reason = "times and counts are far from fifty-three bits")]

#[path = "world/titles.rs"]
mod titles;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use liseuse::library::{Builder, Digest, DigestMember, Library, Query, Trail};
use liseuse::news::{ArticleId, Identity, Kind, Language, Source};
use liseuse::runtime::load::Tools;
use liseuse::runtime::stored;

use crate::titles::Dice;

/// What is typed letter by letter, and taken back by three.
const TYPED: &[&str] = &[
    "e",
    "gr",
    "loi",
    "greve",
    "hopital",
    "projet loi",
    "bravelin",
    "claire bra",
    "usine budget",
    "tsr",
    "mntgn",
    "budget urgent vote",
    "xqz",
    "allemagne",
    "commission",
    "passerelle",
];

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let folder = asked.first().filter(|it| Path::new(it).is_dir());
    println!(
        "{:>9} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8}  {:>16}",
        "titles", "keys", "mean", "p50", "p95", "p99", "most", "answers"
    );
    if let Some(folder) = folder {
        let loaded = stored(Path::new(folder), &Arc::new(Tools::default())).expect("a library");
        let typed: Vec<&str> = asked[1..].iter().map(String::as_str).collect();
        let typed = if typed.is_empty() { TYPED } else { &typed };
        let keys = ask(&loaded.library, typed);
        for key in &keys {
            println!("{:>40.2} ms  {:016x}  {}", key.cpu, key.answer, key.typed);
        }
        return told(loaded.library.len(), keys);
    }
    let count: Option<u32> = asked.first().and_then(|it| it.parse().ok());
    for count in count.map_or(vec![10_000, 100_000], |it| vec![it]) {
        told(count as usize, ask(&library(count), TYPED));
    }
}

/// A key that was pressed.
struct Pressed {
    /// What the filter is after it.
    typed: String,
    /// In milliseconds: the least of three.
    cpu: f64,
    /// What came of it, hashed.
    answer: u64,
}

fn ask(library: &Library, typed: &[&str]) -> Vec<Pressed> {
    typed.iter().flat_map(|it| press(library, it)).collect()
}

/// Types a word, each key with what the one before it met.
fn press(library: &Library, typed: &str) -> Vec<Pressed> {
    let mut pressed: Vec<Pressed> = Vec::new();
    for _ in 0..3 {
        let mut trail = Trail::default();
        let keys: Vec<_> = keys(typed).into_iter().map(|it| key(library, it, &mut trail)).collect();
        let least =
            |at: usize, it: &Pressed| it.cpu.min(pressed.get(at).map_or(f64::MAX, |it| it.cpu));
        let costs: Vec<f64> = keys.iter().enumerate().map(|(at, it)| least(at, it)).collect();
        pressed = keys.into_iter().zip(costs).map(|(it, cpu)| Pressed { cpu, ..it }).collect();
    }
    for it in &pressed {
        let alone = key(library, it.typed.clone(), &mut Trail::default());
        assert_eq!(it.answer, alone.answer, "{}: whatever was typed before", it.typed);
    }
    pressed
}

fn told(count: usize, mut keys: Vec<Pressed>) {
    let answers = keys.iter().fold(0, |all: u64, it| all.rotate_left(5) ^ it.answer);
    keys.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
    let at = |share: usize| &keys[(keys.len() * share / 100).min(keys.len() - 1)];
    let mean = keys.iter().map(|it| it.cpu).sum::<f64>() / keys.len() as f64;
    print!("{count:>9} {:>6} {mean:>5.1} ms", keys.len());
    for share in [50, 95, 99, 100] {
        print!(" {:>5.1} ms", at(share).cpu);
    }
    println!("  {answers:016x}  ({})", at(100).typed);
}

/// What the filter is after each key.
fn keys(typed: &str) -> Vec<String> {
    let letters: Vec<char> = typed.chars().collect();
    let count = letters.len();
    let lengths = (1..=count).chain((count.saturating_sub(3).max(1)..count).rev());
    lengths.map(|it| letters[..it].iter().collect()).collect()
}

fn key(library: &Library, typed: String, trail: &mut Trail) -> Pressed {
    let query = Query::parse(&typed).expect("a query");
    let before = cpu();
    let found = library.find_while(&query, trail, &|| true);
    let cpu = cpu() - before;
    let mut hasher = DefaultHasher::new();
    found.map(|it| it.rows).hash(&mut hasher);
    Pressed { typed, cpu, answer: hasher.finish() }
}

fn cpu() -> f64 {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    used.tv_sec as f64 * 1e3 + used.tv_nsec as f64 / 1e6
}

fn library(count: u32) -> Library {
    let (mut builder, mut dice) = (Builder::default(), Dice(7));
    (0..count).for_each(|number| builder.add(number, &digest(number, &mut dice)));
    builder.snapshot()
}

const GIVEN: &str = "Claire Paul Nadia Hugo Inès Victor Salomé Karim Lucie Adrien Fatou Gaël Maud \
    Yasmine Solène Anaïs Étienne Loïc Aïcha Bérénice Noémie Cyril Odile Simon Zoé Émile";
const FRONTS: &str =
    "Brav Mont Bel Cour Gran Riv Fon Lam Char Dur Haut Mar Cas Ver Bru Gar Pel Tour";
const BACKS: &str = "elin brun ville nois dier gnol seau tigny lard court beau chet rieux vaux nac";

/// A name; some are far more frequent than others.
fn name(dice: &mut Dice) -> String {
    let most = 1 + dice.below(4_000);
    let mut which = Dice(dice.below(most) as u64);
    which.below(2);
    format!("{} {}{}", which.of(GIVEN), which.of(FRONTS), which.of(BACKS))
}

fn digest(number: u32, dice: &mut Dice) -> Digest {
    let names: Vec<String> = (0..5).map(|_| name(dice)).collect();
    let member = |name: &String| DigestMember {
        kind: Kind::Person,
        name: name.clone(),
        identity: Identity::Named,
        sex: None,
        parent: None,
        state: None,
        names: vec![(name.clone(), 2)],
        mentions: 2,
    };
    Digest {
        id: ArticleId(number.into()),
        source: Source { place: format!("{number}.txt"), outlet: format!("Outlet {}", number % 9) },
        title: dice.title(&names[0]),
        is_titled: true,
        published: None,
        language: Language::French,
        words: 500,
        members: names.iter().map(member).collect(),
        statements: Vec::new(),
        figures: Vec::new(),
    }
}
