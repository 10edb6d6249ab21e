//! Libraries from the command line: what is added, listed and removed.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::cli::{Outcome, check_paths, origins, tell, unreadable};
use crate::i18n::Words;
use crate::news::{ArticleId, Problem, Remark};
use crate::runtime::Indexer;
use crate::runtime::fetch::{Origin, is_harmless, piped};
use crate::runtime::import::{Import, Told, hash, restore, whole, whole_path};
use crate::runtime::load::Tools;
use crate::store::index::Index;
use crate::store::{
    Change, Findings, Last, Put, Reader, Refusal, Row, Writer, is_library, libraries, name_of,
    rescue,
};
use crate::text::clean_line;

/// What is to be done with a library.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Read files and folders into a library, or bring it up to date with them
    Add {
        /// Files and folders; - is standard input, kept whole
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Print the articles of a library, newest first, one a line: date,
    /// outlet, state (new, revised, gone), title, file, set apart by tabs
    List,
    /// Look whether everything in a library is what was written, and put right what
    /// can be
    Check,
    /// Take in a library that `export` printed
    Import {
        /// A file of JSON Lines; - is standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Take files and folders out of a library; the files stay where they are
    Remove {
        /// Files and folders; what came by standard input by its name in `list`, behind --
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
}

/// So many rows are read at once.
const ROWS: u32 = 1000;

/// Does what `command` asks for, in the library in `folder`, or else in the one
/// that was opened last.
pub fn run(
    command: &Command,
    folder: Option<&Path>,
    tools: &Tools,
    words: &Words,
) -> io::Result<Outcome> {
    match command {
        Command::Add { paths } => add((paths, tools), folder, words),
        Command::List => list(&chosen(folder, words)?, words),
        Command::Check => check(&existing(folder, words)?, tools, words),
        Command::Import { file } => import((file, tools), &chosen(folder, words)?, words),
        Command::Remove { paths } => remove(paths, &existing(folder, words)?, words),
    }
}

/// Prints the library in `folder`, or else the one that was opened last.
pub fn printed(folder: Option<&Path>, words: &Words) -> io::Result<Outcome> {
    export(&chosen(folder, words)?, words)
}

/// The library in `folder`, or else the one that was opened last.
pub fn named_or_last(folder: Option<&Path>) -> Option<PathBuf> {
    let last = || {
        let (paths, library) = Last::of_the_reader()?.opened();
        library.or_else(|| library_of(&paths))
    };
    folder.map(Path::to_owned).or_else(last)
}

fn chosen(folder: Option<&Path>, words: &Words) -> io::Result<PathBuf> {
    named_or_last(folder).ok_or_else(|| io::Error::other(words.say("cli-no-library")))
}

/// The same, where there is one: nothing is made by looking after it.
fn existing(folder: Option<&Path>, words: &Words) -> io::Result<PathBuf> {
    let folder = chosen(folder, words)?;
    if is_library(&folder) { Ok(folder) } else { Err(refused(&Refusal::Missing, &folder, words)) }
}

/// The library of `paths`, wherever the program is started; standard input has
/// none.
pub fn library_of(paths: &[PathBuf]) -> Option<PathBuf> {
    let files = paths.iter().filter(|it| *it != Path::new("-"));
    let whole: Vec<PathBuf> = files.map(|it| whole_path(it)).collect();
    (!whole.is_empty()).then(|| libraries().map(|it| it.join(name_of(&whole)))).flatten()
}

/// Whether there is a library of `paths`.
pub fn is_kept(paths: &[PathBuf]) -> bool {
    library_of(paths).is_some_and(|it| it.exists())
}

fn add(
    (paths, tools): (&[PathBuf], &Tools),
    folder: Option<&Path>,
    words: &Words,
) -> io::Result<Outcome> {
    check_paths(paths, folder, words)?;
    let named = folder.map(Path::to_owned).or_else(|| library_of(paths));
    let folder = named.map_or_else(|| chosen(None, words), Ok)?;
    let refused = |it| refused(&it, &folder, words);
    let (mut writer, repaired) = Writer::open(&folder).map_err(refused)?;
    if let Some(what) = repaired.remark() {
        tell(&Problem { place: shown(&folder), what }, words);
    }
    let reader = Reader::open(&folder).map_err(refused)?;
    let origins = whole(&origins(paths)?);
    for path in origins.iter().filter_map(Origin::path) {
        writer.add_source(path).map_err(refused)?;
    }
    if let Some(last) = Last::of_the_reader() {
        let _ = last.remember(paths, Some(&folder));
    }
    let mut tally = Tally::new(words);
    let indexer = Indexing::start(&folder);
    let import = Import { writer: &mut writer, reader: &reader, tools };
    let outcome = import.sync(&origins, &|| true, &mut |it| {
        indexer.hear(&it);
        tally.take(it);
    });
    tally.bar.clear();
    outcome.map_err(refused)?;
    tally.unread |= !indexer.finish(words);
    tally.conclude(reader.len().map_err(refused)?)
}

/// The index of a library, kept up to date while something is written.
struct Indexing<'a> {
    folder: &'a Path,
    indexer: Indexer,
    refusals: Receiver<Refusal>,
}

impl<'a> Indexing<'a> {
    fn start(folder: &'a Path) -> Self {
        let (told, refusals) = channel();
        let tell = move |it: Result<(), Refusal>| {
            // Nobody listens to what comes after the end.
            let _ = it.map_err(|it| told.send(it));
        };
        Self { folder, indexer: Indexer::start(folder, tell), refusals }
    }

    fn hear(&self, told: &Told) {
        if matches!(told, Told::Written(_)) {
            self.indexer.ring();
        }
    }

    /// Waits until all is indexed, and says why it is not. A library can be used
    /// without; whoever opens it next tries again.
    fn finish(self, words: &Words) -> bool {
        self.indexer.finish();
        let refused = self.refusals.try_iter().inspect(|it| tell(&it.problem(self.folder), words));
        refused.count() == 0
    }
}

fn list(folder: &Path, words: &Words) -> io::Result<Outcome> {
    let refused = |it| refused(&it, folder, words);
    let reader = Reader::open(folder).map_err(refused)?;
    let mut rows: Vec<Row> = Vec::new();
    loop {
        let after = rows.last().map_or(0, |it| it.number);
        let more = reader.rows(after, ROWS).map_err(refused)?;
        if more.is_empty() {
            break;
        }
        // Only what is printed is held: a list may be long.
        rows.extend(more.into_iter().map(without_cast));
    }
    rows.sort_by_key(|it| Reverse(it.digest.published));
    if rows.iter().any(|it| it.digest.source.place == "-") {
        name_piped(&mut rows, &reader).map_err(refused)?;
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for row in &rows {
        writeln!(out, "{}", line(row))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Calls what came by standard input by the name that it is kept under.
fn name_piped(rows: &mut [Row], reader: &Reader) -> Result<(), Refusal> {
    let names: HashMap<ArticleId, PathBuf> = reader.files()?.into_iter().collect();
    for row in rows.iter_mut().filter(|it| it.digest.source.place == "-") {
        let name = names.get(&row.digest.id).map(|it| shown(it));
        row.digest.source.place = name.unwrap_or_default();
    }
    Ok(())
}

fn without_cast(mut row: Row) -> Row {
    row.digest.members = Vec::new();
    row.digest.statements = Vec::new();
    row.digest.figures = Vec::new();
    row
}

fn line(row: &Row) -> String {
    let digest = &row.digest;
    let date = digest.published.map(|it| it.to_string()).unwrap_or_default();
    let state = match (row.standing.is_gone, row.standing.revised) {
        (true, _) => "gone",
        (false, Some(_)) => "revised",
        (false, None) => "",
    };
    let fields = [&*date, &digest.source.outlet, state, &digest.title, &digest.source.place];
    fields.map(|it| it.replace('\t', " ")).join("\t")
}

fn remove(paths: &[PathBuf], folder: &Path, words: &Words) -> io::Result<Outcome> {
    let refused = |it| refused(&it, folder, words);
    let (mut writer, _) = Writer::open(folder).map_err(refused)?;
    let mut out = 0;
    let lies_nowhere = |it: &Path| it.to_string_lossy().starts_with('-');
    let whole = |it: &PathBuf| if lies_nowhere(it) { it.clone() } else { whole_path(it) };
    for path in paths.iter().map(whole) {
        writer.remove_source(&path).map_err(refused)?;
        let files = writer.files_below(&path).map_err(refused)?;
        let written = writer.write(files.into_iter().map(Change::Forget).collect());
        out += written.map_err(refused)?.out.len();
    }
    Indexing::start(folder).finish(words);
    let told = [("count", out.into())];
    writeln!(io::stdout().lock(), "{}", words.say_with("cli-removed", &told))?;
    Ok(Outcome::Done)
}

fn check(folder: &Path, tools: &Tools, words: &Words) -> io::Result<Outcome> {
    let refused = |it| refused(&it, folder, words);
    let all = Reader::open(folder).and_then(|it| it.len()).unwrap_or(0);
    let looked = looked_at(folder, all);
    let is_damaged = matches!(looked, Err(Refusal::Damaged | Refusal::Foreign));
    let (mut writer, found) = if is_damaged {
        rescued(folder, words).and_then(|()| looked_at(folder, all)).map_err(refused)?
    } else {
        looked.map_err(refused)?
    };
    let reader = Reader::open(folder).map_err(refused)?;
    let again = complain(&found, words);
    if again > 0 || is_damaged {
        let sources = reader.sources().map_err(refused)?.into_iter().map(Origin::Path);
        let kept = found.kept.into_iter().map(piped);
        let origins: Vec<Origin> = sources.chain(kept).collect();
        let import = Import { writer: &mut writer, reader: &reader, tools };
        import.sync(&origins, &|| true, &mut |_| ()).map_err(refused)?;
    }
    if Index::check(&reader).map_err(refused)? {
        writeln!(io::stdout().lock(), "{}", words.say("cli-index-anew"))?;
    }
    let Findings { articles, remade, leftovers, .. } = found;
    let told = [("all", articles), ("again", again), ("remade", remade), ("leftovers", leftovers)];
    let told = told.map(|(name, count)| (name, count.into()));
    writeln!(io::stdout().lock(), "{}", words.say_with("cli-checked", &told))?;
    Ok(if again == 0 && !is_damaged { Outcome::Done } else { Outcome::Partly })
}

/// Looks at the whole library in `folder`, of about so many articles; refused
/// where its files are damaged.
fn looked_at(folder: &Path, all: u32) -> Result<(Writer, Findings), Refusal> {
    let (mut writer, _) = Writer::open(folder)?;
    let file = |path: &Path| {
        let bytes = std::fs::read(path).ok()?;
        let hash = hash(&bytes);
        Some((bytes, hash))
    };
    let mut bar = Bar::new();
    let found = writer.check(&file, &mut |done| bar.show(u32::try_from(done).unwrap_or(all), all));
    bar.clear();
    let found = found?;
    if found.faults.is_empty() { Ok((writer, found)) } else { Err(Refusal::Damaged) }
}

/// Makes the library in `folder` anew from what can be read of it, and tells.
fn rescued(folder: &Path, words: &Words) -> Result<(), Refusal> {
    for file in rescue(folder)? {
        let what = Remark::new("problem-store-rescued");
        tell(&Problem { place: shown(&file), what }, words);
    }
    let (writer, _) = Writer::open(folder)?;
    // What it is of may be lost too, and is known where it was opened last.
    let last = Last::of_the_reader().map(|it| it.opened()).unwrap_or_default();
    let is_last = named_or_last(None).is_some_and(|it| whole_path(&it) == whole_path(folder));
    let paths = last.0.iter().filter(|_| is_last);
    paths.map(|it| whole_path(it)).try_for_each(|it| writer.add_source(&it))
}

/// Says what is wrong, and how many articles are to be read again.
fn complain(found: &Findings, words: &Words) -> usize {
    let kinds = [
        ("problem-lost", &found.lost),
        ("problem-astray", &found.astray),
        ("problem-untrue", &found.untrue),
    ];
    for (key, places) in kinds {
        for place in places {
            tell(&Problem { place: place.clone(), what: Remark::new(key) }, words);
        }
    }
    kinds.iter().map(|it| it.1.len()).sum()
}

fn export(folder: &Path, words: &Words) -> io::Result<Outcome> {
    let refused = |it| refused(&it, folder, words);
    let reader = Reader::open(folder).map_err(refused)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let lost = match reader.export(&mut out) {
        // Whoever was listening has heard enough.
        Err(Refusal::System(error)) => return Err(error),
        outcome => outcome.map_err(refused)?,
    };
    out.flush()?;
    for place in &lost {
        let what = Remark::new("problem-text-lost");
        tell(&Problem { place: place.clone(), what }, words);
    }
    Ok(if lost.is_empty() { Outcome::Done } else { Outcome::Partly })
}

fn import((file, tools): (&Path, &Tools), folder: &Path, words: &Words) -> io::Result<Outcome> {
    let refused = |it| refused(&it, folder, words);
    let mut lines: Box<dyn BufRead + Send> = if file == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let opened = File::open(file).map_err(|it| unreadable(file, &it, words));
        Box::new(BufReader::new(opened?))
    };
    let (mut writer, _) = Writer::open(folder).map_err(refused)?;
    let reader = Reader::open(folder).map_err(refused)?;
    let mut tally = Tally::new(words);
    let outcome = restore(&mut *lines, &mut writer, tools, &mut |it| tally.take(it));
    tally.bar.clear();
    outcome.map_err(refused)?;
    tally.unread |= !Indexing::start(folder).finish(words);
    tally.conclude(reader.len().map_err(refused)?)
}

/// Why a library could not be used.
pub fn refused(refusal: &Refusal, folder: &Path, words: &Words) -> io::Error {
    io::Error::other(crate::cli::placed(&refusal.problem(folder), words))
}

fn shown(folder: &Path) -> String {
    clean_line(&folder.to_string_lossy())
}

/// What an import has done, told as it goes on.
struct Tally<'a> {
    words: &'a Words,
    bar: Bar,
    new: usize,
    revised: usize,
    gone: usize,
    /// Whether something was stepped over.
    unread: bool,
}

impl<'a> Tally<'a> {
    fn new(words: &'a Words) -> Self {
        Self { words, bar: Bar::new(), new: 0, revised: 0, gone: 0, unread: false }
    }

    fn take(&mut self, told: Told) {
        match told {
            Told::Written(written) => {
                written.put.iter().for_each(|it| self.count(it));
                // What goes for good while files are read in has come elsewhere.
                self.new = self.new.saturating_sub(written.out.len());
            }
            Told::Passed(progress) => self.bar.show(progress.done, progress.found),
            Told::Stumbled(problems) => {
                self.unread |= problems.iter().any(|it| !is_harmless(it));
                self.bar.clear();
                for problem in &problems {
                    tell(problem, self.words);
                }
            }
        }
    }

    /// Says what was done in a library that has `all` articles now.
    fn conclude(&self, all: u32) -> io::Result<Outcome> {
        let counts = [("new", self.new), ("revised", self.revised), ("gone", self.gone)];
        let counts = counts.iter().map(|it| (it.0, it.1.into()));
        let told: Vec<_> = counts.chain([("all", all.into())]).collect();
        writeln!(io::stdout().lock(), "{}", self.words.say_with("cli-added", &told))?;
        Ok(if self.unread { Outcome::Partly } else { Outcome::Done })
    }

    fn count(&mut self, put: &Put) {
        let (now, before) = (put.row.standing, put.before.as_ref().map(|it| it.standing));
        self.new += usize::from(before.is_none());
        self.revised += usize::from(before.is_some_and(|it| it.revised != now.revised));
        self.gone += usize::from(before.is_some_and(|it| !it.is_gone && now.is_gone));
    }
}

/// A line on the terminal that says how far something has come. Nowhere else:
/// a log has no use for it.
struct Bar {
    is_shown: bool,
    since: Instant,
    due: Instant,
}

impl Bar {
    fn new() -> Self {
        let now = Instant::now();
        Self { is_shown: io::stderr().is_terminal(), since: now, due: now }
    }

    fn show(&mut self, done: u32, found: u32) {
        if !self.is_shown || Instant::now() < self.due {
            return;
        }
        self.due = Instant::now() + Duration::from_millis(100);
        let pace = f64::from(done) / self.since.elapsed().as_secs_f64().max(0.001);
        let is_filled = |it: u32| u64::from(it) * u64::from(found) < u64::from(done) * 30;
        let bar: String = (0..30).map(|it| if is_filled(it) { '━' } else { '─' }).collect();
        let _ = write!(io::stderr().lock(), "\r\x1b[K{bar} {done}/{found}  {pace:.0}/s");
    }

    fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
