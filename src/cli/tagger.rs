//! Training the model that tells names from other words, and measuring it.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::analyze::Lexicon;
use crate::analyze::tagger::check::{self, File};
use crate::analyze::tagger::data::{Marked, read_labelled, read_marked};
use crate::analyze::tagger::gather::{self, Plan};
use crate::analyze::tagger::loud::{as_headlines, in_capitals};
use crate::analyze::tagger::score::{self, Score, Scores, Slip};
use crate::analyze::tagger::train::{Course, Lesson, train};
use crate::analyze::tagger::{Class, Model, Taggers};
use crate::cli::Outcome;
use crate::news::Language;
use crate::store::write_whole;

/// Of how many texts one is learned from as a headline too.
const SELDOM: usize = 8;

/// What is to be done with the model.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Train a model from marked texts; the same texts always give the same model
    ///
    /// DATA are .bio files, one word and its label a line (`Paris` tab `B-LOC`),
    /// and .txt files with marks in place (`[PLACE:ville de {Brest}]`).
    /// A file with `:3` behind its name counts three times.
    Train(Train),
    /// Print how much of what is marked is found: by the model, by the rules, by both
    Evaluate(Evaluate),
    /// Look for errors and unevenness in marked texts
    ///
    /// Errors: marks that cannot be read, labels that go on with nothing, mentions
    /// against the guideline, sentences that are there twice or both to learn from and
    /// to be judged by (`.dev.`). Doubts, for somebody to judge: sentences that differ by
    /// names alone, the same words of another kind between the same words, names that
    /// are marked in one sentence and not in the next. Fails if there is an error.
    Check(Check),
    /// Gather words into classes by their vectors, for English models to see
    ///
    /// VECTORS has a word and its numbers a line, parted by spaces, the most frequent
    /// words first. The classes are part of the program: models have to be trained
    /// anew with them.
    Classes(Gathering),
}

/// The arguments of `train`.
#[derive(Debug, Args)]
pub struct Train {
    /// Language of the texts
    #[arg(long, value_name = "LANG", value_parser = language())]
    language: Language,
    /// Where to write the model
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// How often to go through the texts
    #[arg(long, value_name = "N", default_value_t = Course::default().rounds)]
    rounds: usize,
    /// How many times a feature must occur
    #[arg(long, value_name = "N", default_value_t = Course::default().least)]
    least: usize,
    /// How large the steps are
    #[arg(long, value_name = "X", default_value_t = Course::default().pace)]
    pace: f32,
    /// How much a weight must do to be kept: more makes a smaller model
    #[arg(long, value_name = "X", default_value_t = Course::default().thrift)]
    thrift: f32,
    /// How strongly large weights are held back
    #[arg(long, value_name = "X", default_value_t = Course::default().calm)]
    calm: f32,
    /// Marked texts, .bio or .txt
    #[arg(value_name = "DATA", required = true)]
    data: Vec<PathBuf>,
}

/// The arguments of `evaluate`.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// Language of the texts
    #[arg(long, value_name = "LANG", value_parser = language())]
    language: Language,
    /// The model to measure [default: the one that is built in]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Print also every name that was missed or found in error
    #[arg(long)]
    slips: bool,
    /// Marked texts, .bio or .txt
    #[arg(value_name = "DATA", required = true)]
    data: Vec<PathBuf>,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Print errors alone
    #[arg(long)]
    errors: bool,
    /// Marked texts of one language, .bio or .txt
    #[arg(value_name = "DATA", required = true)]
    data: Vec<PathBuf>,
}

/// The arguments of `classes`.
#[derive(Debug, Args)]
pub struct Gathering {
    /// Where to write the classes
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// How many words to take
    #[arg(long, value_name = "N", default_value_t = Plan::default().words)]
    words: usize,
    /// How many narrow classes to make of them
    #[arg(long, value_name = "N", default_value_t = Plan::default().narrow)]
    narrow: usize,
    /// How many wide classes to make of the narrow ones, at most 255
    #[arg(long, value_name = "N", default_value_t = Plan::default().wide)]
    wide: usize,
    /// How often to go through the words
    #[arg(long, value_name = "N", default_value_t = Plan::default().rounds)]
    rounds: usize,
    /// Words and their vectors
    #[arg(value_name = "VECTORS")]
    vectors: PathBuf,
}

/// Does what `command` says.
pub fn run(command: &Command) -> io::Result<Outcome> {
    match command {
        Command::Train(choice) => learn(choice),
        Command::Evaluate(choice) => evaluate(choice),
        Command::Check(choice) => check(choice),
        Command::Classes(choice) => classes(choice),
    }
}

fn classes(choice: &Gathering) -> io::Result<Outcome> {
    let Gathering { words, narrow, wide, rounds, .. } = *choice;
    let text = fs::read_to_string(&choice.vectors).map_err(|it| placed(&choice.vectors, &it))?;
    let classes = gather::classes(&text, &Plan { words, narrow, wide, rounds })
        .ok_or_else(|| placed(&choice.vectors, &"too few words with vectors"))?;
    write_whole(&choice.out, classes.bytes())?;
    let (words, bytes) = (classes.words(), classes.bytes().len());
    writeln!(io::stdout(), "words {words}\tbytes {bytes}")?;
    Ok(Outcome::Done)
}

/// One line for each doubt, and their number.
fn check(choice: &Check) -> io::Result<Outcome> {
    let read = |path: &PathBuf| fs::read_to_string(path).map_err(|it| placed(path, &it));
    let texts = choice.data.iter().map(read).collect::<io::Result<Vec<_>>>()?;
    let names = choice.data.iter().map(|it| it.to_str().unwrap_or_default());
    let files: Vec<File> = names.zip(&texts).map(|(name, text)| File { name, text }).collect();
    let doubts = check::check(&files);
    let mut out = io::stdout().lock();
    for it in doubts.iter().filter(|it| it.oddity.is_error() || !choice.errors) {
        writeln!(out, "{}:{}\t{}\t{}", it.file, it.line, it.oddity.words(), it.about)?;
    }
    let errors = doubts.iter().filter(|it| it.oddity.is_error()).count();
    writeln!(out, "errors {errors}\tdoubts {}", doubts.len() - errors)?;
    if errors == 0 { Ok(Outcome::Done) } else { Err(io::Error::other("the texts have errors")) }
}

fn learn(choice: &Train) -> io::Result<Outcome> {
    let lexicon = Lexicon::lists();
    let mut lesson = Lesson::default();
    for path in &choice.data {
        let (path, times) = weighed(path);
        for (text, nth) in texts(&path, choice.language)?.into_iter().zip(0..) {
            lesson.add(&text, &lexicon, times);
            // Some of it also as headlines would print it.
            match nth % SELDOM {
                0 => lesson.add(&in_capitals(&text), &lexicon, 1),
                1 if choice.language == Language::English => {
                    lesson.add(&as_headlines(&text), &lexicon, 1);
                }
                _ => (),
            }
        }
    }
    let shows = io::stderr().is_terminal();
    let course = Course {
        rounds: choice.rounds,
        least: choice.least,
        pace: choice.pace,
        thrift: choice.thrift,
        calm: choice.calm,
    };
    let words = lesson.words();
    let model = train(lesson, &course, |round, known| {
        if shows {
            let _ = write!(io::stderr(), "\r{round}/{}: {known:.4} ", choice.rounds);
        }
    });
    if shows {
        let _ = writeln!(io::stderr());
    }
    write_whole(&choice.out, model.bytes())?;
    let (features, bytes) = (model.features(), model.bytes().len());
    writeln!(io::stdout(), "words {words}\tfeatures {features}\tbytes {bytes}")?;
    Ok(Outcome::Done)
}

/// The file and how many times it counts: `a.bio:2` is `a.bio`, twice.
fn weighed(path: &Path) -> (PathBuf, usize) {
    let told = path.to_str().and_then(|it| it.rsplit_once(':'));
    let told = told.and_then(|(file, times)| Some((PathBuf::from(file), times.parse().ok()?)));
    told.unwrap_or_else(|| (path.to_path_buf(), 1))
}

fn texts(path: &Path, language: Language) -> io::Result<Vec<Marked>> {
    let text = fs::read_to_string(path).map_err(|it| placed(path, &it))?;
    let is_labelled = path.extension() == Some(OsStr::new("bio"));
    Ok(if is_labelled { read_labelled(&text, language) } else { read_marked(&text, language) })
}

fn placed(path: &Path, what: &impl std::fmt::Display) -> io::Error {
    io::Error::other(format!("{}: {what}", path.display()))
}

fn evaluate(choice: &Evaluate) -> io::Result<Outcome> {
    let mut all = Vec::new();
    for path in &choice.data {
        all.extend(texts(path, choice.language)?);
    }
    let rules = Lexicon::lists();
    let mut taggers = Taggers::embedded();
    if let Some(path) = &choice.model {
        let bytes = fs::read(path).map_err(|it| placed(path, &it))?;
        let model = Model::read(bytes).map_err(|it| placed(path, &it))?;
        taggers.set(choice.language, Some(model));
    }
    let mut out = io::stdout().lock();
    let slips = |out: &mut io::StdoutLock, by: &str, slips: &[Slip]| {
        slips.iter().filter(|_| choice.slips).try_for_each(|it| slip(out, by, it))
    };
    if let Some(model) = taggers.of(choice.language) {
        let (scores, wrong) = score::by_model(&all, &rules, model);
        tell(&mut out, "model", &scores)?;
        slips(&mut out, "model", &wrong)?;
    }
    let both = Lexicon::lists().with_taggers(taggers);
    for (by, lexicon) in [("rules", &rules), ("both", &both)] {
        let (scores, wrong) = score::by_analysis(&all, lexicon);
        tell(&mut out, by, &scores)?;
        if all.iter().all(Marked::has_kinds) {
            line(&mut out, by, "mentions", score::of_mentions(&all, lexicon))?;
        }
        slips(&mut out, by, &wrong)?;
    }
    Ok(Outcome::Done)
}

/// What was found and what was meant, the words, and the sentence.
fn slip(out: &mut impl Write, by: &str, slip: &Slip) -> io::Result<()> {
    let code = |it: Option<Class>| it.map_or("-", Class::code);
    let Slip { words, found, meant, sentence } = slip;
    writeln!(out, "{by}\t{}\t{}\t{words}\t{sentence}", code(*found), code(*meant))
}

/// One line for each class and one for all.
fn tell(out: &mut impl Write, by: &str, scores: &Scores) -> io::Result<()> {
    for class in Class::ALL {
        line(out, by, class.code(), scores.of(class))?;
    }
    line(out, by, "all", scores.all())
}

/// Precision, recall, F1, and how many were to be found.
fn line(out: &mut impl Write, by: &str, name: &str, score: Score) -> io::Result<()> {
    let shares = [score.precision(), score.recall(), score.f1()];
    let shares = shares.map(|it| format!("{:.1}", it * 100.0)).join("\t");
    writeln!(out, "{by}\t{name}\t{shares}\t{}", score.meant)
}

fn language() -> impl TypedValueParser<Value = Language> {
    let codes = PossibleValuesParser::new(["fr", "en"]);
    codes.map(|it| if it == "fr" { Language::French } else { Language::English })
}
