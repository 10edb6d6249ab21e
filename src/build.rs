//! Tells the program what its analysis was made of, so that it knows which of
//! the articles it keeps were read by another.

use std::fs;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3Default;

/// What decides what is found in an article.
const ANALYSIS: &[&str] = &[
    "assets/debris",
    "assets/lexicon",
    "assets/tagger",
    "src/analyze",
    "src/ingest",
    "src/news",
    "src/text",
];

/// What decides how findings are written down.
const LAYOUT: &[&str] =
    &["src/library/digest.rs", "src/news", "src/store/codec.rs", "src/text/span.rs"];

fn main() {
    tell("LISEUSE_ANALYSIS", ANALYSIS);
    tell("LISEUSE_LAYOUT", LAYOUT);
    println!("cargo:rerun-if-changed=src/build.rs");
}

/// Sets the variable `name` to a number that another content of `paths` would
/// change.
fn tell(name: &str, paths: &[&str]) {
    let mut hasher = Xxh3Default::new();
    for path in paths {
        println!("cargo:rerun-if-changed={path}");
        for file in files(Path::new(path)) {
            hasher.update(file.to_string_lossy().replace('\\', "/").as_bytes());
            hasher.update(&fs::read(&file).expect("a listed file can be read"));
        }
    }
    // Half of it: the number is kept with every article.
    println!("cargo:rustc-env={name}={}", hasher.digest() >> 32);
}

/// The files below `path`, in the same order everywhere.
fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).expect("a folder of the sources can be read");
    let mut inside: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    inside.sort();
    inside.iter().flat_map(|it| files(it)).collect()
}
