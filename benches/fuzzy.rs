//! What a key costs while somebody types a filter: fuzzy words over the titles,
//! actors and outlets of many articles. CPU time, key by key.
//!
//! ```sh
//! cargo bench --bench fuzzy -- 100000
//! ```
//!
//! The titles are made up here, of some hundred words and four thousand names,
//! so that they resemble each other more than those of newspapers do.

#![expect(clippy::print_stdout, reason = "it prints a table")]
#![expect(clippy::cast_precision_loss, reason = "times and counts are far from fifty-three bits")]

#[path = "world/titles.rs"]
mod titles;

use liseuse::library::{Builder, Digest, DigestMember, Library, Query};
use liseuse::news::{ArticleId, Identity, Kind, Language, Source};

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
    let asked: Option<u32> = std::env::args().nth(1).and_then(|it| it.parse().ok());
    let counts = asked.map_or(vec![10_000, 100_000], |it| vec![it]);
    println!(
        "{:>9} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "titles", "keys", "mean", "p50", "p95", "p99", "most"
    );
    for count in counts {
        let library = library(count);
        let mut keys: Vec<(f64, String)> = TYPED
            .iter()
            .flat_map(|it| keys(it))
            .map(|typed| (key(&library, &typed), typed))
            .collect();
        keys.sort_by(|one, other| one.0.total_cmp(&other.0));
        let at = |share: usize| keys[(keys.len() * share / 100).min(keys.len() - 1)].0;
        let mean = keys.iter().map(|it| it.0).sum::<f64>() / keys.len() as f64;
        print!("{count:>9} {:>6} {mean:>5.1} ms", keys.len());
        for share in [50, 95, 99, 100] {
            print!(" {:>5.1} ms", at(share));
        }
        println!("  ({})", keys[keys.len() - 1].1);
    }
}

/// What the filter is after each key.
fn keys(typed: &str) -> Vec<String> {
    let letters = typed.len();
    let lengths = (1..=letters).chain((letters.saturating_sub(3).max(1)..letters).rev());
    lengths.map(|it| typed[..it].to_owned()).collect()
}

/// The CPU time of one key, in milliseconds: the least of three.
fn key(library: &Library, typed: &str) -> f64 {
    let query = Query::parse(typed).expect("a query");
    let times = [(); 3].map(|()| {
        let before = cpu();
        std::hint::black_box(library.find(&query));
        cpu() - before
    });
    times.into_iter().fold(f64::MAX, f64::min)
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
