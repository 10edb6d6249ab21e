//! Where libraries lie.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::Xxh3Default;

use crate::store::refusal::bytes_of;
use crate::text::fold;

/// How many letters of a folder's name are readable.
const READABLE: usize = 40;

/// Where the libraries of whoever runs the program lie; `None` where they have
/// no home.
pub fn libraries() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("liseuse").join("libraries"))
}

/// The name of the library of these whole paths, in whichever order: something
/// to read, and a number that no others have.
pub fn name_of(paths: &[PathBuf]) -> String {
    let mut sorted: Vec<&PathBuf> = paths.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut hasher = Xxh3Default::new();
    for path in &sorted {
        hasher.update(&bytes_of(path));
        hasher.update(&[0]);
    }
    let first = sorted.first().and_then(|it| it.file_name()).unwrap_or_default();
    let more = match sorted.len() {
        0 | 1 => String::new(),
        several => format!("-and-{}", several - 1),
    };
    format!("{}{more}-{:016x}", readable(&first.to_string_lossy()), hasher.digest())
}

/// The readable part of the name of a library's folder.
pub fn title_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let named = name.rsplit_once('-').filter(|(_, number)| number.len() == 16);
    named.map_or(&*name, |(name, _)| name).to_owned()
}

/// `name` in letters that every file system takes.
fn readable(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    let name: String = words.collect::<Vec<_>>().join("-").chars().take(READABLE).collect();
    if name.is_empty() { "library".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_known_by_its_paths() {
        let name = |paths: &[&str]| name_of(&paths.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert!(name(&["/a/Été 2020"]).starts_with("ete-2020-"));
        assert!(name(&["/b", "/a/presse"]).starts_with("presse-and-1-"));
        assert_eq!(name(&["/b", "/a"]), name(&["/a", "/b", "/a"]));
        assert_ne!(name(&["/ab"]), name(&["/a", "/b"]));
        assert!(name(&["/"]).starts_with("library-"));
        assert_eq!(title_of(Path::new(&name(&["/a/presse"]))), "presse");
    }
}
