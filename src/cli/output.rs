//! Where the answers go: to standard output, or each into a file of its own.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};
use std::iter::once;
use std::path::Path;
use std::sync::Arc;

use crate::cli::plain::{self, Appendix, Debris, Layout};
use crate::cli::{Format, Outcome, Read, annotate, explained, export, say};
use crate::i18n::Words;
use crate::news::Annotated;
use crate::runtime::load::Loaded;
use crate::runtime::why;
use crate::store::write_whole;
use crate::text::clean_line;

/// A stem may be as long as a file name may; the extension must fit behind it.
const LONGEST_STEM: usize = 240;

/// Writes what is known about every article of `loaded`.
pub fn annotations(
    loaded: &Loaded,
    words: &Words,
    format: Format,
    out: Option<&Path>,
) -> io::Result<Outcome> {
    match out {
        Some(folder) => into_files(loaded, words, format, folder),
        None => onto_one_stream(loaded, format),
    }
}

/// Prints every article of `loaded` as plain text.
pub fn texts(loaded: &Loaded, words: &Words, choice: &Read) -> io::Result<Outcome> {
    let layout = Layout {
        width: Some(choice.width).filter(|it| *it > 0),
        debris: if choice.all { Debris::Shown } else { Debris::Folded },
        appendix: if choice.claims { Appendix::Claims } else { Appendix::Cast },
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for (at, (_, article)) in articles(loaded).enumerate() {
        let between = if at == 0 { "" } else { "\n* * *\n\n" };
        write!(out, "{between}{}", plain::article(&article, words, layout))?;
    }
    out.flush()?;
    Ok(outcome(loaded))
}

/// Prints what `command` asks for of every article of `loaded`, one a row.
pub fn table(loaded: &Loaded, command: &export::Table) -> io::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    command.write(&loaded.library, articles(loaded).map(|it| it.1), &mut out)?;
    out.flush()?;
    Ok(outcome(loaded))
}

fn onto_one_stream(loaded: &Loaded, format: Format) -> io::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    let is_alone = loaded.files.len() == 1;
    for (_, article) in articles(loaded) {
        let format = if is_alone { format } else { format.by_line() };
        out.write_all(&written(&article, loaded, format))?;
    }
    out.flush()?;
    Ok(outcome(loaded))
}

fn into_files(
    loaded: &Loaded,
    words: &Words,
    format: Format,
    folder: &Path,
) -> io::Result<Outcome> {
    std::fs::create_dir_all(folder).map_err(|it| unwritable(folder, &it, words))?;
    let mut names = Names::default();
    for ((path, article), number) in articles(loaded).zip(numbers(loaded)) {
        let stem = stem(path, number);
        let free = names.take(&stem);
        let name = format!("{free}.{}", format.extension());
        if free != stem {
            let told = [("path", shown(path).into()), ("name", name.as_str().into())];
            say(&words.say_with("cli-renamed", &told));
        }
        let file = folder.join(name);
        write_whole(&file, &written(&article, loaded, format))
            .map_err(|it| unwritable(&file, &it, words))?;
    }
    Ok(outcome(loaded))
}

fn written(article: &Annotated, loaded: &Loaded, format: Format) -> Vec<u8> {
    let facts = || annotate::article(article, &loaded.library);
    let json = match format {
        Format::Text => return annotate::lines(article, &loaded.library).into_bytes(),
        Format::Json => serde_json::to_vec_pretty(&facts()),
        Format::Jsonl => serde_json::to_vec(&facts()),
    };
    let mut json = json.expect("nothing in it but text, numbers and lists");
    json.push(b'\n');
    json
}

/// The articles of `loaded` and their files, in order.
fn articles(loaded: &Loaded) -> impl Iterator<Item = (&Path, Arc<Annotated>)> {
    let article = |id| loaded.bodies.article(id);
    loaded.files.iter().filter_map(move |(id, path)| Some((path.as_path(), article(*id)?)))
}

/// For each article its number in its file, from 1, where there are several.
fn numbers(loaded: &Loaded) -> impl Iterator<Item = Option<usize>> {
    loaded.files.chunk_by(|one, next| one.1 == next.1).flat_map(|file| {
        let several = file.len() > 1;
        (1..=file.len()).map(move |number| several.then_some(number))
    })
}

fn outcome(loaded: &Loaded) -> Outcome {
    if loaded.unread { Outcome::Partly } else { Outcome::Done }
}

fn unwritable(path: &Path, error: &io::Error, words: &Words) -> io::Error {
    let why = explained(&why(error), words);
    let told = [("path", shown(path).into()), ("why", why.into())];
    io::Error::other(words.say_with("cli-unwritable", &told))
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Text => "tsv",
        }
    }

    /// The format that several articles share a stream in.
    fn by_line(self) -> Self {
        if self == Self::Json { Self::Jsonl } else { self }
    }
}

/// The names that files have been given, so that none is given twice. Compared
/// without case, as some systems do.
#[derive(Default)]
struct Names(HashSet<String>);

impl Names {
    /// The stem, or the stem with a number where it was given already.
    fn take(&mut self, stem: &str) -> String {
        let next = (2..).map(|it| format!("{stem}-{it}"));
        let mut free = once(stem.to_owned()).chain(next);
        free.find(|it| self.0.insert(it.to_lowercase())).expect("numbers do not run out")
    }
}

fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

/// What the article of that number in `path` is called.
fn stem(path: &Path, number: Option<usize>) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut stem = clean_line(&stem);
    stem.truncate(stem.floor_char_boundary(LONGEST_STEM));
    match number {
        Some(number) => format!("{stem}-{number}"),
        None => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::default();
        let mut name = |path: &str, number| names.take(&stem(Path::new(path), number));
        assert_eq!(name("a/one.txt", None), "one");
        assert_eq!(name("b/One.txt", None), "One-2");
        assert_eq!(name("c/one.md", Some(2)), "one-2-2");
        assert_eq!(name("d/two.txt", Some(1)), "two-1");
    }

    #[test]
    fn a_long_name_leaves_room_for_its_extension() {
        let name = stem(Path::new(&format!("{}.txt", "é".repeat(126))), None);
        assert!(name.len() <= LONGEST_STEM && name.ends_with('é'));
    }
}
