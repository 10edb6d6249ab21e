//! Where a reader's corrections lie. What they say is the business of
//! `corrections`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::store::{libraries, name_of, write_whole};

/// The file with the corrections of the library that these whole paths make,
/// of the sample where there are none; `None` for whoever has no home.
pub fn corrections_file(paths: &[PathBuf]) -> Option<PathBuf> {
    let name = if paths.is_empty() { "sample".to_owned() } else { name_of(paths) };
    Some(corrections_within(&libraries()?.join(name)))
}

/// The file with the corrections of the library in `folder`.
pub fn corrections_within(folder: &Path) -> PathBuf {
    folder.join("corrections.toml")
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
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new").join("corrections.toml");
        assert_eq!(corrections(&file).unwrap(), "");
        write_corrections(&file, "# a\n").unwrap();
        assert_eq!(corrections(&file).unwrap(), "# a\n");
    }
}
