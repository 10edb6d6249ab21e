//! What it means, in words, when the world refuses.

use std::io::{self, ErrorKind};

use crate::news::Remark;

/// Why something could not be read or written, with no error number where a
/// word tells.
pub fn why(error: &io::Error) -> Remark {
    // A walk wraps the error of the system into one of its own.
    let cause = error.get_ref().and_then(|it| it.source());
    if let Some(cause) = cause.and_then(|it| it.downcast_ref()) {
        return why(cause);
    }
    Remark::new(match error.kind() {
        ErrorKind::NotFound => "problem-not-found",
        ErrorKind::PermissionDenied => "problem-no-permission",
        ErrorKind::StorageFull => "problem-disk-full",
        ErrorKind::ReadOnlyFilesystem => "problem-read-only",
        ErrorKind::NotADirectory => "problem-no-folder",
        ErrorKind::InvalidFilename => "problem-long-name",
        ErrorKind::FileTooLarge => "problem-input-too-large",
        _ => return Remark::new("problem-other").with("error", plain(&error.to_string())),
    })
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
        assert_eq!(why(&io::Error::from_raw_os_error(2)).key, "problem-not-found");
        assert_eq!(plain("Input/output error (os error 5)"), "input/output error");
    }
}
