//! Where a reader's corrections lie. What they say is the business of
//! `corrections`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, io};

use etcetera::BaseStrategy;

use crate::store::write_whole;

/// The file with the corrections of the library that `paths` make; `None` for
/// whoever has no home. The same files opened in another order are the same
/// library.
pub fn corrections_file(paths: &[PathBuf]) -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("liseuse").join("corrections").join(name(paths)))
}

/// `presse-0123abcd.toml`: a name that tells a person which library it is, and
/// the program that it is no other.
fn name(paths: &[PathBuf]) -> String {
    let absolute = |it: &PathBuf| std::path::absolute(it).unwrap_or_else(|_| it.clone());
    let mut paths: Vec<PathBuf> = paths.iter().map(absolute).collect();
    paths.sort();
    let Some(first) = paths.first() else { return "sample.toml".to_owned() };
    let called = first.file_stem().unwrap_or_default().to_string_lossy();
    let called: String =
        called.chars().filter(|it| it.is_alphanumeric() || *it == '-').take(24).collect();
    let all: Vec<_> = paths.iter().map(|it| it.to_string_lossy()).collect();
    let number = xxhash_rust::xxh3::xxh3_64_with_seed(all.join("\n").as_bytes(), 0);
    format!("{called}-{:08x}.toml", number >> 32)
}

/// The corrections in `file`, as text. Empty where there is no file.
pub fn corrections(file: &Path) -> io::Result<String> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text,
    }
}

/// Writes corrections to `file`: whole or not at all.
pub fn write_corrections(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    write_whole(file, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_told_by_its_paths_in_any_order() {
        let (one, other) = (PathBuf::from("/a/presse"), PathBuf::from("/b/x.txt"));
        assert_eq!(name(&[one.clone(), other.clone()]), name(&[other.clone(), one.clone()]));
        assert_ne!(name(&[one]), name(&[other]));
        assert_eq!(name(&[]), "sample.toml");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new").join("a.toml");
        assert_eq!(corrections(&file).unwrap(), "");
        write_corrections(&file, "# a\n").unwrap();
        assert_eq!(corrections(&file).unwrap(), "# a\n");
    }
}
