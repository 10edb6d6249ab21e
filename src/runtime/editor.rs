//! The reader's own editor, lent a text.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::{env, fs};

use crate::news::Remark;
use crate::text::clean_line;

/// The editor of whoever has named none.
const USUAL: &str = "vi";

/// Lets the reader change `text` in their editor, and gives what they made of
/// it. The terminal must have been given back.
pub fn edit(text: &str) -> Result<String, Remark> {
    edit_with(&named(), text)
}

/// The command that the environment names, in words.
fn named() -> Vec<String> {
    let set = ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os);
    let mut named = set.filter_map(|it| words(&it.to_string_lossy())).filter(|it| !it.is_empty());
    named.next().unwrap_or_else(|| vec![USUAL.to_owned()])
}

fn edit_with(command: &[String], text: &str) -> Result<String, Remark> {
    let name = clean_line(command.first().map_or(USUAL, String::as_str));
    let unstarted = |_| Remark::new("problem-editor").with("name", &name);
    // Only its owner may read it, and it goes whatever happens.
    let file = tempfile::Builder::new().prefix("liseuse-").suffix(".txt").tempfile();
    let mut file = file.map_err(unstarted)?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(unstarted)?;
    let mut editor = Command::new(command.first().map_or(USUAL, String::as_str));
    editor.args(command.iter().skip(1)).arg(file.path());
    if !io::stdin().is_terminal() {
        editor.stdin(fs::File::open("/dev/tty").map_or_else(|_| Stdio::inherit(), Stdio::from));
    }
    let status = editor.status().map_err(unstarted)?;
    if !status.success() {
        return Err(Remark::new("problem-editor-failed").with("name", &name));
    }
    // By its name, since editors put another file in its place.
    let bytes = fs::read(file.path());
    let bytes = bytes.map_err(|_| Remark::new("problem-editor-text").with("name", &name))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A command as a shell would cut it into words, without whatever else a shell
/// would do. Nothing where a quotation mark has no end.
fn words(command: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut quote) = (None::<String>, None);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            (_, Some(mark)) if letter == mark => quote = None,
            ('\\', None | Some('"')) => word.get_or_insert_default().push(letters.next()?),
            ('"' | '\'', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(command: &str, expected: Option<&[&str]>) {
        let expected = expected.map(|it| it.iter().map(ToString::to_string).collect());
        assert_eq!(words(command), expected);
    }

    #[test]
    fn a_command_is_cut_as_a_shell_would() {
        check("code --wait", Some(&["code", "--wait"]));
        check("'/opt/my editor/e' \"a b\" c\\ d ''", Some(&["/opt/my editor/e", "a b", "c d", ""]));
        check(" ", Some(&[]));
        check("vi \"", None);
        check("vi; rm -rf $HOME", Some(&["vi;", "rm", "-rf", "$HOME"]));
    }

    /// What a shell script makes of a text.
    #[cfg(unix)]
    fn edited(script: &str) -> Result<String, Remark> {
        let command = ["sh", "-c", script, "sh"].map(str::to_owned);
        edit_with(&command, "a\n")
    }

    #[cfg(unix)]
    #[test]
    fn what_the_editor_leaves_is_taken() {
        assert_eq!(edited("echo b >> \"$1\"").as_deref(), Ok("a\nb\n"));
        assert_eq!(edited(": > \"$1\"").as_deref(), Ok(""));
        assert_eq!(
            edited("mv \"$1\" \"$1.old\"; printf c > \"$1\"; rm \"$1.old\"").as_deref(),
            Ok("c")
        );
    }

    #[cfg(unix)]
    #[test]
    fn an_editor_that_fails_says_so() {
        let key = |it: Result<String, Remark>| it.err().map(|it| it.key);
        assert_eq!(key(edited("exit 3")), Some("problem-editor-failed"));
        assert_eq!(key(edited("rm \"$1\"")), Some("problem-editor-text"));
        let missing = ["/no/such\u{1b}[2Jeditor".to_owned()];
        let refused = edit_with(&missing, "a").unwrap_err();
        assert_eq!(refused.key, "problem-editor");
        assert!(refused.told.iter().all(|it| !it.1.contains('\u{1b}')));
    }
}
