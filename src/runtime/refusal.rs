//! What it means, in words, when the world refuses.

use std::io::{self, ErrorKind};

use crate::news::Remark;
use crate::text::clean_line;

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
        // What was said in words of our own stays as it was said.
        _ if error.get_ref().is_some() => return other(&error.to_string()),
        _ => return other(&plain(&error.to_string())),
    })
}

fn other(message: &str) -> Remark {
    Remark::new("problem-other").with("error", clean_line(message))
}

/// `Input/output error (os error 5)` as `input/output error`.
fn plain(message: &str) -> String {
    let message = message.split(" (os error").next().unwrap_or(message);
    let mut letters = message.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_it_in_words() {
        assert_eq!(why(&io::Error::from_raw_os_error(2)).key, "problem-not-found");
        assert_eq!(why(&io::Error::other("Élan: gone")), other("Élan: gone"));
        assert_eq!(plain("Input/output error (os error 5)"), "input/output error");
    }
}
