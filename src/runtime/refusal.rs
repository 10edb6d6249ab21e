//! What it means, in words, when the world refuses.

use std::io::{self, ErrorKind};

/// Why something could not be read or written, in the project's manner: lower
/// case, no full stop, no error number where a word tells.
pub fn why(error: &io::Error) -> String {
    // A walk wraps the error of the system into one of its own.
    let cause = error.get_ref().and_then(|it| it.source());
    if let Some(cause) = cause.and_then(|it| it.downcast_ref()) {
        return why(cause);
    }
    match error.kind() {
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "no permission; look at who owns it".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk cannot be written to".to_owned(),
        ErrorKind::NotADirectory => "a part of the path is not a folder".to_owned(),
        ErrorKind::InvalidFilename => "the name is too long".to_owned(),
        _ => plain(&error.to_string()),
    }
}

/// `Input/output error (os error 5)` as `input/output error`.
fn plain(message: &str) -> String {
    let message = message.split(" (os error").next().unwrap_or(message);
    let mut letters = message.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string());
    crate::text::clean_line(&(first.unwrap_or_default() + letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_it_in_words() {
        assert_eq!(why(&io::Error::from_raw_os_error(2)), "no such file or folder");
        assert_eq!(plain("Input/output error (os error 5)"), "input/output error");
    }
}
