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

/// What the reader has set, as text. Empty where there is no file.
pub fn settings() -> io::Result<String> {
    let Some(file) = settings_file() else { return Ok(String::new()) };
    match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text,
    }
}
