//! Arguments to what is to be done, and outcomes to exit codes.

mod actors;
mod additions;
pub mod annotate;
mod claims;
pub mod export;
mod help;
mod library;
mod output;
mod plain;
mod search;
mod tagger;
mod usage;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::cli::additions::{additions, named_model};
use crate::config::{self, Config};
use crate::i18n::{Language, Words};
use crate::ingest::Place;
use crate::news::{self, Problem, Remark};
use crate::runtime::fetch::{Origin, standard_input};
use crate::runtime::load::{Additions, Loaded, Tools, gather};
use crate::runtime::why;
use crate::runtime::{self, Chosen, Opening};
use crate::store::{self, Last, sample};
use crate::text::clean_line;

const EXAMPLES: &str = "\
Examples:
  liseuse presse/                        read a folder of articles
  curl -s https://example.org/a.txt | liseuse -
  liseuse annotate presse/ --format json --out marked/
  liseuse annotate article.txt --format text | cut -f 4,6 | sort | uniq -c
  liseuse read article.txt --claims | less
  liseuse export figures presse/ --format csv > figures.csv

Exit codes: 0 all was read, 1 something could not be read, 2 wrong usage.
A folder gives its .txt, .text, .md and .markdown files and those without an
extension that hold text; hidden files and what .gitignore names stay out.
With NO_COLOR set, nothing is coloured.";

const USAGE: &str = "\
liseuse [OPTIONS] [PATH]...
       liseuse [OPTIONS] <COMMAND>";

/// A terminal reader for contested news: who says what, on whose word, and
/// where sources differ.
#[derive(Debug, Parser)]
#[command(name = "liseuse", version, about, long_about = None, after_help = EXAMPLES)]
#[command(override_usage = USAGE)]
struct Args {
    /// Files and folders to read; - is standard input, kept with --library only
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Language of the interface [default: that of the system]
    #[arg(long, global = true, value_name = "LANG", value_parser = language())]
    lang: Option<Language>,
    #[command(flatten)]
    own: Own,
    /// The library, as a folder [default: one for each set of paths, or the last one]
    #[arg(long, global = true, value_name = "DIR")]
    library: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What the reader brings along for once.
#[derive(Debug, Default, clap::Args)]
struct Own {
    /// A model in place of the one built in for its language: fr:FILE, en:FILE
    #[arg(long = "model", value_name = "LANG:FILE", value_parser = named_model)]
    models: Vec<(news::Language, String)>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write out what the program knows about articles, every fact with its place
    Annotate(Annotate),
    /// Print articles as plain running text, for pipes and screen readers
    Read(Read),
    /// Write out a library, or statements, figures, dates or mentions, one a row
    Export {
        /// What; a whole library unless something else is said
        #[command(subcommand)]
        what: Option<export::Command>,
    },
    /// List the articles that answer a question
    Search(search::Search),
    /// List who is mentioned, in how many articles, by which names
    Actors(actors::Actors),
    #[command(flatten)]
    Library(library::Command),
    /// Train the model that tells names from other words, or measure it
    #[command(subcommand)]
    Tagger(tagger::Command),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, clap::Args)]
struct Annotate {
    /// Files and folders; - is standard input [default: the library]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// json: one object, or one a line for several articles; jsonl: one a
    /// line; text: one mention a line, fields set apart by tabs
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Write one <file stem>.json for each article into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    own: Own,
}

/// How annotations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A JSON object.
    Json,
    /// JSON Lines.
    Jsonl,
    /// Tab-separated lines.
    Text,
}

#[derive(Debug, clap::Args)]
struct Read {
    /// Files and folders; - is standard input [default: the library]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Columns of a line; 0 leaves every paragraph on one line
    #[arg(long, value_name = "N", default_value_t = 76)]
    width: u16,
    /// Print also what the page around the article left behind
    #[arg(long)]
    all: bool,
    /// Print also who says what, the figures and the dates
    #[arg(long)]
    claims: bool,
}

/// How far a command came.
enum Outcome {
    /// All that was asked for.
    Done,
    /// Something could not be read; it was told.
    Partly,
    /// Nothing answers the question.
    Empty,
    /// The question makes no sense, or its answer is not whole; it was told.
    Refused,
}

impl Args {
    /// Whether something stands before a command that would not heed it.
    fn is_misplaced(&self) -> bool {
        self.command.is_some() && !self.own.models.is_empty()
    }
}

/// Does what `args` ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    runtime::keep_panics_clean();
    let args: Vec<OsString> = args.into_iter().collect();
    let (config, odd) = settings();
    let asked = help::asked_for(&args).or(config.language);
    let language = asked.unwrap_or_else(language_of_the_system);
    // What a command means is the same in every language: translated is only what
    // is going to be told.
    let told = |_| help::spoken(Args::command(), language).try_get_matches_from(&args);
    let matches = Args::command().try_get_matches_from(&args).or_else(told);
    let args = match matches.and_then(|it| Args::from_arg_matches(&it)) {
        Ok(args) => args,
        Err(error) => return misused(&error, &Words::of(language)),
    };
    let words = Arc::new(Words::of(args.lang.unwrap_or(language)));
    if args.is_misplaced() {
        say(&words.say("cli-usage-model"));
        return ExitCode::from(2);
    }
    match obey(args, (config, odd), &words) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly | Outcome::Empty) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        // Whoever was listening has heard enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(&explained(&why(&error), &words));
            ExitCode::from(1)
        }
    }
}

fn obey(
    args: Args,
    (config, problems): (Config, Vec<Problem>),
    words: &Arc<Words>,
) -> io::Result<Outcome> {
    let additions = |own: &Own| {
        let models: Vec<_> = config.models.iter().chain(&own.models).cloned().collect();
        additions(&models)
    };
    let own = |it: &Own| heard(additions(it), words);
    let folder = args.library.as_deref();
    match args.command {
        None => {
            let chosen = chosen(&args.paths, folder, words)?;
            let (words, (additions, odd)) = (Arc::clone(words), additions(&args.own));
            let problems = problems.into_iter().chain(odd).collect();
            read_on_screen(Opening { chosen, words, config, additions, problems })
        }
        Some(Command::Annotate(choice)) => {
            let loaded = asked((&choice.paths, folder), own(&choice.own), words)?;
            output::annotations(&loaded, words, choice.format, choice.out.as_deref())
        }
        Some(Command::Read(choice)) => {
            let loaded = asked((&choice.paths, folder), own(&Own::default()), words)?;
            output::texts(&loaded, words, &choice)
        }
        Some(Command::Library(command)) => {
            let tools = Tools::with(own(&Own::default()));
            library::run(&command, folder, &tools, words)
        }
        Some(Command::Export { what }) => match what {
            None | Some(export::Command::Library) => library::printed(folder, words),
            Some(export::Command::Table(table)) => {
                let paths = &table.choice().paths;
                output::table(&asked((paths, folder), own(&Own::default()), words)?, &table)
            }
        },
        Some(Command::Search(choice)) => {
            let Some(query) = search::understood(&choice.query, words) else {
                return Ok(Outcome::Refused);
            };
            let loaded = asked((&choice.paths, folder), own(&Own::default()), words)?;
            search::answer(&loaded, &query, choice.format, words)
        }
        Some(Command::Actors(choice)) => {
            let filter = choice.filter.as_deref().unwrap_or_default();
            let Some(query) = search::understood(filter, words) else {
                return Ok(Outcome::Refused);
            };
            let loaded = asked((&choice.paths, folder), own(&Own::default()), words)?;
            actors::list(&loaded, &query, choice.format)
        }
        Some(Command::Tagger(command)) => tagger::run(&command),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => manual(words.language()),
    }
}

/// What the reader adds, after what is odd about it was told.
fn heard((additions, odd): (Additions, Vec<Problem>), words: &Words) -> Additions {
    for it in &odd {
        tell(it, words);
    }
    additions
}

/// Everything that `paths` hold. Without any, what the library in `folder`
/// holds, or the one that was opened last; the sample, where none was. Problems
/// have been told.
fn asked(
    (paths, folder): (&[PathBuf], Option<&Path>),
    additions: Additions,
    words: &Words,
) -> io::Result<Loaded> {
    let tools = Arc::new(Tools::with(additions));
    // What was read last may never have been kept.
    let kept = || library::named_or_last(folder).filter(|it| folder.is_some() || it.exists());
    let loaded = match paths.is_empty().then(kept).flatten() {
        Some(folder) => {
            runtime::stored(&folder, &tools).map_err(|it| library::refused(&it, &folder, words))?
        }
        None if paths.is_empty() => gather(&chosen(paths, None, words)?.origins, &tools),
        None => gather(&origins(paths)?, &tools),
    };
    told(loaded, words)
}

/// Tells what was stepped over.
fn told(loaded: Loaded, words: &Words) -> io::Result<Loaded> {
    loaded.problems.iter().for_each(|it| tell(it, words));
    if loaded.files.is_empty() && loaded.problems.is_empty() {
        return Err(io::Error::other(words.say("cli-no-articles")));
    }
    Ok(loaded)
}

fn origins(paths: &[PathBuf]) -> io::Result<Vec<Origin>> {
    let origin = |path: &PathBuf| {
        let is_input = path == Path::new("-");
        if is_input { standard_input() } else { Ok(Origin::Path(path.clone())) }
    };
    paths.iter().map(origin).collect()
}

fn read_on_screen(opening: Opening) -> io::Result<Outcome> {
    if !io::stdout().is_terminal() {
        return Err(io::Error::other(opening.words.say("cli-no-terminal")));
    }
    runtime::read(opening)?;
    Ok(Outcome::Done)
}

/// What the reader has set, and what is odd about it.
fn settings() -> (Config, Vec<Problem>) {
    match store::settings() {
        Ok(text) => config::parse(&text),
        Err(error) => {
            let file = store::settings_file().unwrap_or_default();
            let place = clean_line(&file.to_string_lossy());
            (Config::default(), vec![Problem { place, what: why(&error) }])
        }
    }
}

/// What to read: `paths`, else what was read last, else the sample.
fn chosen(paths: &[PathBuf], library: Option<&Path>, words: &Words) -> io::Result<Chosen> {
    if !paths.is_empty() {
        check_paths(paths, library, words)?;
        let library = library.map(Path::to_owned);
        let remembered = Some((paths.to_vec(), library.clone()));
        return Ok(Chosen { remembered, ..opened(paths, library, words)? });
    }
    if let Some(folder) = library {
        let reader =
            store::Reader::open(folder).map_err(|it| library::refused(&it, folder, words))?;
        let (library, opened) = (Some(folder.to_owned()), clean_line(&folder.to_string_lossy()));
        let remembered = Some((reader.sources().unwrap_or_default(), library.clone()));
        let reader = Some(reader);
        return Ok(Chosen { origins: Vec::new(), library, reader, remembered, opened });
    }
    let (mut paths, library) = Last::of_the_reader().map(|it| it.opened()).unwrap_or_default();
    if library.is_none() && !library::is_kept(&paths) {
        paths.retain(|it| !is_missing(it));
    }
    if paths.is_empty() && library.is_none() {
        return Ok(Chosen {
            origins: sample_origins(),
            library: None,
            reader: None,
            remembered: None,
            opened: words.say("sample"),
        });
    }
    opened(&paths, library, words)
}

/// Refuses `paths` of which nothing is there. One that is missing is told later
/// and does not stop the others; nor are articles out of reach that were kept.
fn check_paths(paths: &[PathBuf], library: Option<&Path>, words: &Words) -> io::Result<()> {
    let is_nowhere = paths.iter().all(|it| is_missing(it));
    match paths.first().filter(|_| is_nowhere) {
        Some(path) if library.is_some() || !library::is_kept(paths) => {
            Err(unreadable(path, &io::ErrorKind::NotFound.into(), words))
        }
        _ => Ok(()),
    }
}

fn is_missing(path: &Path) -> bool {
    path != Path::new("-") && !path.exists()
}

/// `paths`, and the library in the folder `library` or else the one of theirs.
/// What comes by standard input is kept only where a library is named.
fn opened(paths: &[PathBuf], library: Option<PathBuf>, words: &Words) -> io::Result<Chosen> {
    let is_piped = |it: &PathBuf| it == Path::new("-");
    let is_lasting = library.is_some() || !paths.iter().any(is_piped);
    let called = |it: &PathBuf| match (is_piped(it), is_lasting) {
        (false, _) => clean_line(&it.to_string_lossy()),
        (true, true) => words.say("piped"),
        (true, false) => words.say("piped-for-now"),
    };
    let mut names: Vec<String> = paths.iter().map(called).collect();
    if names.is_empty() {
        names.extend(library.iter().map(|it| clean_line(&it.to_string_lossy())));
    }
    let theirs = || library::library_of(paths).filter(|_| is_lasting);
    Ok(Chosen {
        origins: origins(paths)?,
        opened: names.join(" "),
        library: library.or_else(theirs),
        reader: None,
        remembered: None,
    })
}

fn sample_origins() -> Vec<Origin> {
    let held = |(path, text): &(&str, &'static str)| {
        let place =
            Place { name: (*path).to_owned(), inner: (*path).to_owned(), ..Place::default() };
        Origin::Held(place, text.as_bytes().into())
    };
    sample().iter().map(held).collect()
}

fn completions(shell: clap_complete::Shell) -> io::Result<Outcome> {
    // Written whole: the generator does not survive a reader that goes away.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "liseuse", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Outcome::Done)
}

fn manual(language: Language) -> io::Result<Outcome> {
    let mut page = Vec::new();
    clap_mangen::Man::new(help::spoken(Args::command(), language)).render(&mut page)?;
    io::stdout().lock().write_all(&page)?;
    Ok(Outcome::Done)
}

/// Shows help where it was asked for, and else what was wrong with the
/// arguments.
fn misused(error: &clap::Error, words: &Words) -> ExitCode {
    if error.exit_code() == 0 {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    // An argument may be the name of a file, and that may hold anything.
    let parsers = || error.render().to_string().lines().map(clean_line).collect::<Vec<_>>();
    let lines = match usage::told(error, words) {
        Some(lines) => format!("liseuse: {}", lines.join("\n")),
        None => parsers().join("\n"),
    };
    let _ = writeln!(io::stderr().lock(), "{lines}");
    ExitCode::from(2)
}

fn language() -> impl TypedValueParser<Value = Language> {
    let codes = PossibleValuesParser::new(Language::ALL.map(Language::code));
    codes.map(|it| Language::from_tag(&it))
}

/// The language that the environment asks for.
fn language_of_the_system() -> Language {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(std::env::var_os);
    let tag = set.find(|it| !it.is_empty()).unwrap_or_default();
    Language::from_tag(&tag.to_string_lossy())
}

/// Tells what was stepped over.
fn tell(problem: &Problem, words: &Words) {
    say(&placed(problem, words));
}

/// Why what lies at `path` cannot be read, in words.
fn unreadable(path: &Path, error: &io::Error, words: &Words) -> io::Error {
    let place = clean_line(&path.to_string_lossy());
    io::Error::other(placed(&Problem { place, what: why(error) }, words))
}

fn placed(problem: &Problem, words: &Words) -> String {
    let (place, what) = (clean_line(&problem.place), explained(&problem.what, words));
    words.say_with("problem-placed", &[("place", place.into()), ("what", what.into())])
}

fn explained(remark: &Remark, words: &Words) -> String {
    clean_line(&words.tell(remark.key, &remark.told))
}

/// Tells the reader something that is not what they asked for. If nobody
/// listens, so be it.
fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "liseuse: {message}");
}
