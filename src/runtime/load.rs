//! From paths to a library: walk, read, parse, analyse, collect.
//!
//! One thread walks, as many as the machine has cores read and analyse, and
//! the caller's thread collects. Channels between them are short, so that a
//! slow reader holds back the walk instead of filling the memory. Articles are
//! collected in the order of the walk, whichever was ready first: the same
//! files always give the same library.
//!
//! What is page furniture may only show when all articles of an outlet have
//! been seen. So, at the end, what was learned is applied to every article,
//! and those that it changes are analysed again. Where nobody looks at it
//! before the end, all files are looked through for it first.

mod desk;
mod order;
mod survey;

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, Scope};

use crossbeam_channel::{Receiver, Sender, bounded};
use xxhash_rust::xxh3::xxh3_64;

use crate::analyze::tagger::{Model, Taggers};
use crate::analyze::{Lexicon, annotate};
use crate::app::Progress;
use crate::ingest::{Recurring, Rules, parse};
use crate::library::{Bodies, Keeper, Library};
use crate::news::{Annotated, ArticleId, Document, Language, OwnActor, Problem, Remark};
use crate::runtime::fetch::{Candidate, Origin, walk};
use crate::runtime::load::desk::Desk;
use crate::runtime::notebook::Notebook;
use crate::store::{ANALYSIS, Session};

pub(super) use order::InOrder;
pub(super) use survey::survey;

/// How many files may wait between two stages.
const WAITING: usize = 64;

/// How many files may be read beyond one that takes its time.
const AHEAD: usize = 512;

/// Analysis walks trees as deep as the text is nested.
const STACK: usize = 16 << 20;

/// What every loading needs and only the first has to make.
#[derive(Debug, Default)]
pub struct Tools {
    lexicon: OnceLock<Lexicon>,
    rules: OnceLock<Rules>,
    additions: Additions,
}

/// What the reader adds to what the program knows.
#[derive(Debug, Clone, Default)]
pub struct Additions {
    /// The actors of their own gazetteers.
    pub actors: Vec<OwnActor>,
    /// Models that tell names from other words, for the languages that have
    /// one of the reader's.
    pub models: Vec<(Language, Model)>,
    /// A number that changes with either; 0 where there is neither.
    pub mark: u64,
}

impl Tools {
    /// The tools of a reader who has `additions`.
    pub fn with(additions: Additions) -> Self {
        Self { additions, ..Self::default() }
    }

    /// What tells findings made with these tools from those of others.
    pub fn mark(&self) -> u32 {
        if self.additions.mark == 0 {
            return ANALYSIS;
        }
        let both = [&ANALYSIS.to_le_bytes()[..], &self.additions.mark.to_le_bytes()].concat();
        // Half of a hash is hash enough.
        u32::try_from(xxh3_64(&both) >> 32).unwrap_or(ANALYSIS)
    }

    /// The word lists, and what the reader adds to them.
    pub(super) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let mut taggers = Taggers::embedded();
            for (language, model) in &self.additions.models {
                taggers.set(*language, Some(model.clone()));
            }
            Lexicon::lists().with_taggers(taggers).with_own(&self.additions.actors)
        })
    }

    /// What tells furniture from text.
    pub(super) fn rules(&self) -> &Rules {
        self.rules.get_or_init(Rules::embedded)
    }
}

/// What a loading tells while it goes on.
#[derive(Debug)]
pub enum Report {
    /// The library as far as it has come, and its articles.
    Grown(Arc<Library>, Arc<dyn Bodies>, Progress),
    /// The same articles as the reader has set them right meanwhile.
    Corrected(Arc<Library>),
    /// How the last session was, at which byte of its article it was left, and
    /// where its articles are.
    Resumed(Session, usize, Arc<dyn Bodies>),
    /// What was stepped over since the last report.
    Stumbled(Vec<Problem>),
}

/// Everything that some paths hold.
#[derive(Debug)]
pub struct Loaded {
    /// All articles and their actors.
    pub library: Arc<Library>,
    /// The articles, whole.
    pub bodies: Arc<dyn Bodies>,
    /// Which file each article came from, in the order of the walk.
    pub files: Vec<(ArticleId, PathBuf)>,
    /// What was stepped over.
    pub problems: Vec<Problem>,
    /// Whether a file or folder gave nothing because of a problem.
    pub unread: bool,
}

/// Loads `origins` and comes back with everything, as the reader set it right.
pub fn gather(origins: &[Origin], tools: &Tools) -> Loaded {
    let notebook = Notebook::of(origins);
    let (mut keeper, mut problems) = (Keeper::default(), notebook.read());
    keeper.correct(notebook.corrections());
    let desk = Desk::at_the_end(&mut keeper, |report| {
        if let Report::Stumbled(more) = report {
            problems.extend(more);
        }
    });
    let known = survey((origins, tools), Clone::clone, &|| true, Recurring::default(), &mut |_| ());
    let (files, unread) = conduct((origins, tools), &known, &|| true, desk);
    let library = Arc::new(keeper.snapshot());
    Loaded { library, bodies: keeper.bodies(), files, problems, unread }
}

/// Loads `origins` into `keeper` bit by bit, as long as it is `wanted`. Reports
/// come at most ten times a second; the last one is complete unless nobody
/// wants it.
pub fn load(
    (origins, tools): (&[Origin], &Tools),
    keeper: &mut Keeper,
    wanted: impl Fn() -> bool,
    report: impl FnMut(Report),
) {
    let (known, desk) = (Recurring::default(), Desk::in_passing(keeper, report));
    conduct((origins, tools), &known, &wanted, desk);
}

/// Which file each article came from, and whether some gave nothing.
type Files = (Vec<(ArticleId, PathBuf)>, bool);

fn conduct<R: FnMut(Report)>(
    (origins, tools): (&[Origin], &Tools),
    known: &Recurring,
    wanted: &dyn Fn() -> bool,
    mut desk: Desk<'_, R>,
) -> Files {
    let found = AtomicU32::new(0);
    let (documents, recurring) = thread::scope(|scope| {
        desk.collect(&read_all(scope, (origins, tools), known, &found), wanted, &found);
        desk.learned()
    });
    thread::scope(|scope| {
        let changed = read_again(scope, &documents, &recurring, tools);
        desk.collect(&changed, wanted, &found);
    });
    desk.close(wanted, &found)
}

/// One file, read and analysed.
#[derive(Debug, Default)]
struct Reading {
    path: PathBuf,
    articles: Vec<Annotated>,
    problems: Vec<Problem>,
}

/// What comes of jobs: each outcome with the number of its job.
pub(super) struct Outcomes<R> {
    /// As they come, each with the number of its job.
    pub done: Receiver<(usize, R)>,
    /// Holds something for every job begun; to be emptied as outcomes are used,
    /// in the order of the jobs, so that no more than [`AHEAD`] wait for one
    /// that is slow.
    pub begun: Receiver<()>,
}

/// Starts to read everything, with what is `known` of page furniture. The
/// outcomes end when all is read; when they are dropped, everything stops.
fn read_all<'scope, 'env: 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    (origins, tools): (&'env [Origin], &'env Tools),
    known: &'env Recurring,
    found: &'env AtomicU32,
) -> Outcomes<Reading> {
    // The slowest of the tools is begun while files are still being found.
    scope.spawn(|| tools.lexicon());
    let jobs = move |begin: &mut dyn FnMut(_) -> bool| {
        walk(origins, |it| {
            found.fetch_add(1, Ordering::Relaxed);
            begin(it)
        });
    };
    let read = |it: Result<Candidate<'env>, Problem>| match it {
        Ok(candidate) => reading(candidate, tools, known),
        Err(problem) => Reading { problems: vec![problem], ..Reading::default() },
    };
    spread(scope, jobs, read)
}

/// Starts to analyse those of `documents` again that look different by what
/// was learned from all of them.
fn read_again<'scope, 'env: 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    documents: &'env [Arc<Document>],
    recurring: &'env Recurring,
    tools: &'env Tools,
) -> Outcomes<Reading> {
    let jobs = move |begin: &mut dyn FnMut(_) -> bool| {
        documents.iter().all(begin);
    };
    spread(scope, jobs, |document: &Arc<Document>| {
        let mut changed = Document::clone(document);
        let annotated = recurring.apply(&mut changed).then(|| {
            // It went well before; should it not now, the article stays as it was.
            catch_unwind(AssertUnwindSafe(|| annotate(Arc::new(changed), tools.lexicon())))
        });
        Reading { articles: annotated.into_iter().flatten().collect(), ..Reading::default() }
    })
}

/// Has every job done by whichever thread is free, one for each core. `jobs`
/// begins them one after the other until it is told that nobody wants more.
pub(super) fn spread<'scope, J: Send + 'scope, R: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    jobs: impl FnOnce(&mut dyn FnMut(J) -> bool) + Send + 'scope,
    work: impl Fn(J) -> R + Copy + Send + 'scope,
) -> Outcomes<R> {
    let (counter, begun) = bounded(AHEAD);
    let (ready, waiting) = bounded(WAITING);
    let (done, outcomes) = bounded(WAITING);
    scope.spawn(move || {
        let mut at = 0..;
        jobs(&mut |job| {
            counter.send(()).is_ok() && at.next().is_some_and(|at| ready.send((at, job)).is_ok())
        });
    });
    let cores = thread::available_parallelism().map_or(2, NonZero::get);
    for _ in 0..cores {
        let (waiting, done): (Receiver<_>, Sender<_>) = (waiting.clone(), done.clone());
        let run = move || {
            let _ = waiting.iter().try_for_each(|(at, job)| done.send((at, work(job))));
        };
        // Without threads nothing can be read; then the channel ends at once.
        let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
    }
    Outcomes { done: outcomes, begun }
}

fn reading(candidate: Candidate, tools: &Tools, known: &Recurring) -> Reading {
    // One article that upsets the analysis must not take the others with it.
    let read = catch_unwind(AssertUnwindSafe(|| read(&candidate, tools, known)));
    let (articles, problems) = read.unwrap_or_else(|_| {
        let what = Remark::new("problem-upset");
        (Vec::new(), vec![Problem { place: candidate.place.name.clone(), what }])
    });
    Reading { path: candidate.path, articles, problems }
}

fn read(candidate: &Candidate, tools: &Tools, known: &Recurring) -> (Vec<Annotated>, Vec<Problem>) {
    let bytes = match candidate.read() {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (Vec::new(), Vec::new()),
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let (documents, problems) = parse(&bytes, &candidate.place, tools.rules());
    let articles = documents.into_iter().map(|mut it| {
        known.apply(&mut it);
        annotate(Arc::new(it), tools.lexicon())
    });
    (articles.collect(), problems)
}
