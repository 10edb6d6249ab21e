//! Packs the word lists for the program, and tells it what its analysis was
//! made of, so that it knows which of the articles it keeps were read by another.

use std::env;
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

/// The parts of the program that read the lists.
#[expect(dead_code, reason = "the program uses the rest")]
mod text {
    mod fold;
    mod segment;
    mod span;

    pub use fold::{fold, fold_letters};
    pub use segment::{Form, Token, tokenize};
    pub use span::Span;
}

#[expect(dead_code, reason = "the program uses the rest")]
mod news {
    mod kind;
    mod sex;

    pub use kind::Kind;
    pub use sex::Sex;
}

#[expect(dead_code, reason = "the program uses the rest")]
mod analyze {
    pub mod lexicon {
        mod bits;
        mod draft;
        mod entry;
        mod hash;
        pub mod lists;
        mod packed;
        mod rows;
        mod stem;
        mod traits;
        mod verbs;
    }
}

fn main() {
    pack_lists();
    tell("LISEUSE_ANALYSIS", ANALYSIS);
    tell("LISEUSE_LAYOUT", LAYOUT);
    println!("cargo:rerun-if-changed=src/build.rs");
}

/// Writes what `assets/lexicon` says to where the program is built from.
fn pack_lists() {
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    let packed = analyze::lexicon::lists::read().pack();
    fs::write(Path::new(&folder).join("lexicon.bin"), packed).expect("cargo lets it be written");
}

/// Sets the variable `name` to a number that another content of `paths` would
/// change.
fn tell(name: &str, paths: &[&str]) {
    let mut hasher = Xxh3Default::new();
    for path in paths {
        println!("cargo:rerun-if-changed={path}");
        for file in files(Path::new(path)) {
            hasher.update(file.to_string_lossy().replace('\\', "/").as_bytes());
            hasher.update(&deciding(&file));
        }
    }
    // Half of it: the number is kept with every article.
    println!("cargo:rustc-env={name}={}", hasher.digest() >> 32);
}

/// What a file decides anything by: of a source neither comments nor tests, so
/// that nobody's articles are read anew for those.
fn deciding(file: &Path) -> Vec<u8> {
    let bytes = fs::read(file).expect("a listed file can be read");
    if file.extension().is_none_or(|it| it != "rs") {
        return bytes;
    }
    let text = String::from_utf8(bytes).expect("sources are text");
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|it| !it.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
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
