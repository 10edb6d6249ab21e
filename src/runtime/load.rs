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
//! and those that it changes are analysed again.

mod desk;
mod order;

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, Scope};

use crossbeam_channel::{Receiver, Sender, bounded};

use crate::analyze::tagger::{Model, Taggers};
use crate::analyze::{Lexicon, annotate};
use crate::app::Progress;
use crate::ingest::{Recurring, Rules, parse};
use crate::library::Library;
use crate::news::{Annotated, ArticleId, Document, Language, OwnActor, Problem, Remark};
use crate::runtime::fetch::{Candidate, Origin, walk};
use crate::runtime::load::desk::Desk;

/// How many files may wait between two stages.
const WAITING: usize = 64;

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
}

impl Tools {
    /// The tools of a reader who has `additions`.
    pub fn with(additions: Additions) -> Self {
        Self { additions, ..Self::default() }
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let mut taggers = Taggers::embedded();
            for (language, model) in &self.additions.models {
                taggers.set(*language, Some(model.clone()));
            }
            Lexicon::lists().with_taggers(taggers).with_own(&self.additions.actors)
        })
    }

    fn rules(&self) -> &Rules {
        self.rules.get_or_init(Rules::embedded)
    }
}

/// What a loading tells while it goes on.
#[derive(Debug)]
pub enum Report {
    /// The library as far as it has come.
    Grown(Arc<Library>, Progress),
    /// What was stepped over since the last report.
    Stumbled(Vec<Problem>),
}

/// Everything that some paths hold.
#[derive(Debug)]
pub struct Loaded {
    /// All articles and their actors.
    pub library: Arc<Library>,
    /// Which file each article came from, in the order of the walk.
    pub files: Vec<(ArticleId, PathBuf)>,
    /// What was stepped over.
    pub problems: Vec<Problem>,
    /// Whether a file or folder gave nothing because of a problem.
    pub unread: bool,
}

/// Loads `origins` and comes back with everything.
pub fn gather(origins: &[Origin], tools: &Tools) -> Loaded {
    let (mut library, mut problems) = (Arc::default(), Vec::new());
    let desk = Desk::at_the_end(|report| match report {
        Report::Grown(whole, _) => library = whole,
        Report::Stumbled(more) => problems.extend(more),
    });
    let (files, unread) = conduct(origins, tools, &|| true, desk);
    Loaded { library, files, problems, unread }
}

/// Loads `origins` bit by bit, as long as it is `wanted`. Reports come at most
/// ten times a second; the last one is complete unless nobody wants it.
pub fn load(
    origins: &[Origin],
    tools: &Tools,
    wanted: impl Fn() -> bool,
    report: impl FnMut(Report),
) {
    conduct(origins, tools, &wanted, Desk::in_passing(report));
}

/// Which file each article came from, and whether some gave nothing.
type Files = (Vec<(ArticleId, PathBuf)>, bool);

fn conduct<R: FnMut(Report)>(
    origins: &[Origin],
    tools: &Tools,
    wanted: &dyn Fn() -> bool,
    mut desk: Desk<R>,
) -> Files {
    let found = AtomicU32::new(0);
    let (documents, recurring) = thread::scope(|scope| {
        desk.collect(&read_all(scope, origins, tools, &found), wanted, &found);
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

/// Starts to read everything. The channel ends when all is read; when it is
/// dropped, everything stops.
fn read_all<'scope, 'env: 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    origins: &'env [Origin],
    tools: &'env Tools,
    found: &'env AtomicU32,
) -> Receiver<(usize, Reading)> {
    let (jobs, waiting) = bounded(WAITING);
    // The slowest of the tools is begun while files are still being found.
    scope.spawn(|| tools.lexicon());
    scope.spawn(move || {
        let mut at = 0..;
        walk(origins, |it| {
            found.fetch_add(1, Ordering::Relaxed);
            at.next().is_some_and(|at| jobs.send((at, it)).is_ok())
        });
    });
    let read = |it: Result<Candidate<'env>, Problem>| match it {
        Ok(candidate) => reading(candidate, tools),
        Err(problem) => Reading { problems: vec![problem], ..Reading::default() },
    };
    spread(scope, &waiting, read)
}

/// Starts to analyse those of `documents` again that look different by what
/// was learned from all of them.
fn read_again<'scope, 'env: 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    documents: &'env [Arc<Document>],
    recurring: &'env Recurring,
    tools: &'env Tools,
) -> Receiver<(usize, Reading)> {
    let (jobs, waiting) = bounded(WAITING);
    scope.spawn(move || {
        for job in documents.iter().enumerate() {
            if jobs.send(job).is_err() {
                return;
            }
        }
    });
    spread(scope, &waiting, |document: &Arc<Document>| {
        let mut changed = Document::clone(document);
        let annotated = recurring.apply(&mut changed).then(|| {
            // It went well before; should it not now, the article stays as it was.
            catch_unwind(AssertUnwindSafe(|| annotate(Arc::new(changed), tools.lexicon())))
        });
        Reading { articles: annotated.into_iter().flatten().collect(), ..Reading::default() }
    })
}

/// Has every job done by whichever thread is free, one for each core. Outcomes
/// keep the number of their job.
fn spread<'scope, J: Send + 'scope, R: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    jobs: &Receiver<(usize, J)>,
    work: impl Fn(J) -> R + Copy + Send + 'scope,
) -> Receiver<(usize, R)> {
    let (done, outcomes) = bounded(WAITING);
    let cores = thread::available_parallelism().map_or(2, NonZero::get);
    for _ in 0..cores {
        let (jobs, done): (_, Sender<(usize, R)>) = (jobs.clone(), done.clone());
        let run = move || {
            let _ = jobs.iter().try_for_each(|(at, job)| done.send((at, work(job))));
        };
        // Without threads nothing can be read; then the channel ends at once.
        let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
    }
    outcomes
}

fn reading(candidate: Candidate, tools: &Tools) -> Reading {
    // One article that upsets the analysis must not take the others with it.
    let read = catch_unwind(AssertUnwindSafe(|| read(&candidate, tools)));
    let (articles, problems) = read.unwrap_or_else(|_| {
        let what = Remark::new("problem-upset");
        (Vec::new(), vec![Problem { place: candidate.place.name.clone(), what }])
    });
    Reading { path: candidate.path, articles, problems }
}

fn read(candidate: &Candidate, tools: &Tools) -> (Vec<Annotated>, Vec<Problem>) {
    let bytes = match candidate.read() {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (Vec::new(), Vec::new()),
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let (documents, problems) = parse(&bytes, &candidate.place, tools.rules());
    let articles = documents.into_iter().map(|it| annotate(Arc::new(it), tools.lexicon()));
    (articles.collect(), problems)
}
