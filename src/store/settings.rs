//! Where the reader's settings lie. What they mean is the business of `config`.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::{fs, io};

use etcetera::BaseStrategy;

/// The file that settings are read from; `None` for whoever has no home.
pub fn settings_file() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("liseuse").join("config.toml"))
}

/// The reader's own gazetteers, in the order of their names: each with what to
/// call it and its text, or why it cannot be read.
pub fn gazetteers() -> Vec<(String, io::Result<String>)> {
    let Some(folder) = settings_file().and_then(|it| Some(it.parent()?.join("gazetteers"))) else {
        return Vec::new();
    };
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let paths = files.filter_map(|it| Some(it.ok()?.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|it| it.extension().is_some_and(|it| it == "toml")).collect();
    paths.sort();
    let called = |it: &PathBuf| {
        let name = it.file_name().unwrap_or_default().to_string_lossy();
        format!("gazetteers/{name}")
    };
    paths.into_iter().map(|it| (called(&it), fs::read_to_string(it))).collect()
}

/// The bytes of a file that the reader names, `~` standing for home.
pub fn named_file(name: &str) -> io::Result<Vec<u8>> {
    let home = name.strip_prefix("~/").zip(etcetera::home_dir().ok());
    fs::read(home.map_or_else(|| PathBuf::from(name), |(rest, home)| home.join(rest)))
}

/// What the reader has set, as text. Empty where there is no file.
pub fn settings() -> io::Result<String> {
    let Some(file) = settings_file() else { return Ok(String::new()) };
    match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text,
    }
}
