//! What the index of a library costs: building it from its record, its size,
//! and its answers. One run, a table, CPU time.
//!
//! ```sh
//! cargo bench --bench index -- 100000
//! ```
//!
//! The articles are made up here: words by Zipf's law in five forms, about three
//! kilobytes each.

#![expect(clippy::print_stdout, reason = "it prints a table")]
#![expect(clippy::cast_precision_loss, reason = "times and counts are far from fifty-three bits")]

mod clock;

use std::fs;
use std::path::Path;

use liseuse::library::{Digest, Texts};
use liseuse::news::{Annotated, ArticleId, Block, BlockKind, Document, Language, Source};
use liseuse::store::index::Index;
use liseuse::store::{Change, Packed, Reader, Stamp, Writer};
use liseuse::text::Span;

use crate::clock::{Time, measured};

fn main() {
    let asked = std::env::args().nth(1).and_then(|it| it.parse().ok());
    let count: u64 = asked.unwrap_or(5_000);
    let folder = tempfile::tempdir().expect("a folder for the library");
    let mut world = World::new();

    let (bytes, record) = measured(|| write(&mut world, count, folder.path()));
    println!("articles          {count}, {} MB of text", bytes >> 20);
    println!("record            {}", per_second(count, &record));
    let reader = Reader::open(folder.path()).expect("the library just written");
    let mut index = Index::of(&reader).expect("an index");
    let ((), build) = measured(|| {
        index.catch_up(&reader, &|| true, |_| ()).expect("a disk with room");
    });
    println!("index             {}", per_second(count, &build));
    println!("memory, at most   {} MB", peak());
    println!("size of record    {} MB", size(folder.path(), &["db", "db-wal"]) >> 20);
    println!("size of index     {} MB", size(&folder.path().join("index"), &[]) >> 20);
    drop(index);
    let (index, open) = measured(|| Index::of(&reader).expect("an index"));
    println!("open              {:.1} ms CPU", open.cpu);
    answer(&*index.texts(), &world);
}

fn answer(texts: &dyn Texts, world: &World) {
    let spelled = |at: usize| world.words[at].as_str();
    let phrase =
        |words: &[usize]| words.iter().map(|it| spelled(*it)).collect::<Vec<_>>().join(" ");
    let begun = |at: usize, letters: usize| spelled(at).chars().take(letters).collect::<String>();
    println!("\n{:<34} {:>9} {:>9} {:>9}", "question", "articles", "median", "most");
    for letters in 1..=3 {
        let starts = (0..40).map(|it| begun(it * 97 + 3, letters)).collect::<Vec<_>>();
        row(&format!("beginning, {letters} letters"), &starts, |it| texts.beginning(it, &|| true));
    }
    for (name, from) in [("frequent", 0), ("middling", 200), ("rare", 9_000)] {
        let words = (0..40).map(|it| spelled(from + it * 3).to_owned()).collect::<Vec<_>>();
        row(&format!("word, {name}"), &words, |it| texts.beginning(it, &|| true));
    }
    let slips = (0..20).map(|it| slip(spelled(500 + it * 31))).collect::<Vec<_>>();
    row("word with a slip", &slips, |it| texts.beginning(it, &|| true));
    let phrases = (0..40).map(|it| phrase(&[it, it * 7 + 20])).collect::<Vec<_>>();
    row("phrase of two, frequent", &phrases, |it| texts.phrase(it, &|| true));
    let phrases = (0..20).map(|it| phrase(&[it, 1, it + 5, 0])).collect::<Vec<_>>();
    row("phrase of four, very frequent", &phrases, |it| texts.phrase(it, &|| true));
    let three = (0..40).map(|it| phrase(&[it * 5 + 10, it * 7 + 40, it * 11 + 90]));
    row("three words", &three.collect::<Vec<_>>(), |it| {
        let mut words = it.split(' ').filter_map(|it| texts.beginning(it, &|| true));
        let first = words.next()?;
        Some(words.fold(first, |all, it| all & it))
    });
}

fn slip(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let last = letters.len() - 1;
    letters.swap(last, last - 1);
    letters.into_iter().collect()
}

fn row(name: &str, questions: &[String], ask: impl Fn(&str) -> Option<roaring::RoaringBitmap>) {
    let mut times = Vec::new();
    let mut found = 0;
    for question in questions {
        let (articles, time) = measured(|| ask(question).expect("it is wanted"));
        found += articles.len();
        times.push(time.cpu);
    }
    times.sort_by(f64::total_cmp);
    let (median, most) = (times[times.len() / 2], times[times.len() - 1]);
    let mean = found / questions.len() as u64;
    println!("{name:<34} {mean:>9} {median:>6.2} ms {most:>6.2} ms");
}

fn per_second(count: u64, time: &Time) -> String {
    let rate = |it: f64| count as f64 * 1e3 / it;
    format!("{:.0} articles per CPU second, {:.0} per second", rate(time.cpu), rate(time.wall))
}

/// The most memory of its own that this process has held, in megabytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with("VmHWM"));
    let number = line.and_then(|it| it.split_whitespace().nth(1)?.parse::<u64>().ok());
    number.unwrap_or(0) / 1024
}

/// How many bytes the files of a folder have, those with one of `ends` or all.
fn size(folder: &Path, ends: &[&str]) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|it| {
        let path = it.path();
        let fits = path.extension().is_some_and(|end| ends.iter().any(|it| end == *it));
        match it.metadata() {
            Ok(it) if it.is_dir() && ends.is_empty() => size(&path, ends),
            Ok(it) if it.is_file() && (fits || ends.is_empty()) => it.len(),
            _ => 0,
        }
    });
    sizes.sum()
}

/// Writes the record of so many articles. Gives the bytes of their texts.
fn write(world: &mut World, count: u64, folder: &Path) -> usize {
    let (mut writer, _) = Writer::open(folder).expect("a new library");
    let (mut bytes, mut batch) = (0, Vec::new());
    for number in 0..count {
        let article = world.article(number);
        bytes += article.document.text.len();
        let digest = Digest::of(&article);
        batch.push(Change::Read {
            path: format!("{number}.txt").into(),
            stamp: Stamp::default(),
            articles: vec![Packed::new(article, digest)],
            kept: None,
        });
        if batch.len() == 256 {
            writer.write(std::mem::take(&mut batch)).expect("a disk with room");
        }
    }
    writer.write(batch).expect("a disk with room");
    bytes
}

/// Words, the frequent ones first.
struct World {
    words: Vec<String>,
    seed: u64,
}

const ONSETS: &[&str] = &[
    "b", "br", "c", "ch", "cl", "d", "f", "g", "gr", "h", "j", "l", "m", "n", "p", "pl", "qu", "r",
    "s", "st", "t", "tr", "v", "z",
];
const VOWELS: &[&str] = &["a", "e", "é", "i", "o", "ou", "u", "ai", "è", "eu"];
const CODAS: &[&str] = &["", "", "", "l", "n", "r", "s", "t", "nt", "x"];
const FORMS: &[&str] = &["", "", "", "s", "e", "es", "ment"];
const SIGNS: &[&str] = &[" ", " ", " ", " ", " ", " ", " ", " ", ", ", ". ", "-", "’"];

impl World {
    fn new() -> Self {
        Self { words: (1..=40_000).map(word).collect(), seed: 7 }
    }

    fn next(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.seed >> 33) as usize % below
    }

    /// The place of a word: half as likely as one half as far.
    fn zipf(&mut self) -> usize {
        let octave = 1 << self.next(self.words.len().ilog2() as usize);
        octave + self.next(octave) - 1
    }

    fn article(&mut self, id: u64) -> Annotated {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        let paragraphs = 4 + self.next(8);
        for at in 0..=paragraphs {
            let start = text.len();
            for _ in 0..if at == 0 { 9 } else { 45 + self.next(40) } {
                let (word, form) = (self.zipf(), FORMS[self.next(FORMS.len())]);
                text.push_str(&self.words[word]);
                text.push_str(if word < 60 { "" } else { form });
                text.push_str(SIGNS[self.next(SIGNS.len())]);
            }
            let kind = if at == 0 { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { kind, span: Span::new(start, text.len()) });
            text.push('\n');
        }
        let source = Source { place: format!("{id}.txt"), outlet: format!("Outlet {}", id % 9) };
        let document =
            Document { source, ..Document::new(ArticleId(id), text, blocks, Language::French) };
        Annotated {
            document: document.into(),
            sentences: Vec::new(),
            mentions: Vec::new(),
            cast: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
            moments: Vec::new(),
        }
    }
}

/// One to four syllables, another word for another number.
fn word(at: usize) -> String {
    let mut hash = (at as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut part = |list: &[&'static str]| {
        hash = hash.rotate_left(23).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        list[(hash >> 33) as usize % list.len()]
    };
    let syllables = 1 + at.ilog2().min(15) / 4;
    (0..syllables).map(|_| [part(ONSETS), part(VOWELS), part(CODAS)].concat()).collect()
}
