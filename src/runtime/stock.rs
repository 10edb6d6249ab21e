//! A lasting library while it is being read: opened at once, then brought up to
//! date with its files.

mod shelves;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::mem::take;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use roaring::RoaringBitmap;

use crate::app::Progress;
use crate::corrections::{Article, Corrections, mended};
use crate::library::{Bodies, Builder, Digest, Library, Marks};
use crate::news::Problem;
use crate::runtime::fetch::Origin;
use crate::runtime::import::{Import, Told, whole};
use crate::runtime::indexer::Indexer;
use crate::runtime::load::{Report, Tools};
use crate::runtime::stock::shelves::Shelves;
use crate::store::{Put, Reader, Refusal, Repaired, Row, Writer, Written};
use crate::text::clean_line;

/// So many articles are shown before the others are looked at.
const FIRST: u32 = 100;

/// So many rows are read at once.
const ROWS: u32 = 2048;

/// Reports follow each other at this distance at least.
const BREATH: Duration = Duration::from_millis(100);

/// A snapshot that took a second is followed by this many seconds of work.
const REST: u32 = 7;

/// A lasting library, as a session has it.
pub struct Stock {
    reader: Arc<Reader>,
    /// `None` where it may only be read.
    writer: Option<Writer>,
    /// Knows which articles hold which words; begun when all are shown.
    indexer: Option<Indexer>,
    shelves: Arc<Shelves>,
    tools: Arc<Tools>,
    origins: Vec<Origin>,
    builder: Builder,
    marks: Marks,
    corrections: Corrections,
    /// Articles that the reader's word has changed: their digests then, and the
    /// places of the corrections that did it.
    mended: HashMap<u32, (Digest, Vec<usize>)>,
    /// The newest articles, which the builder was given before all others.
    shown: HashSet<u32>,
    /// The latest change of the library at that time.
    shown_at: u64,
    /// Whether the builder has every article.
    is_filled: bool,
    /// Whether something has changed since that was last asked.
    is_news: bool,
    /// When the next report may come.
    due: Instant,
}

impl Stock {
    /// Opens the library in `folder`, made if there is none, of what lies at
    /// `origins`; where there are none, of what it was made of. Its newest
    /// articles are reported before anything else is looked at. Says also what
    /// is odd about it. Where it cannot be read at all there is none.
    pub fn open(
        folder: &Path,
        (origins, tools): (&[Origin], Arc<Tools>),
        corrections: Corrections,
        report: &mut dyn FnMut(Report),
    ) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        // There may be none yet, or one that only a writer can bring up to date.
        let early = Reader::open(folder).ok().map(|it| Self::new(it, Arc::clone(&tools)));
        let early = early.map(|mut it| {
            // What is wrong with it is told when all of it is read.
            let _ = it.correct(corrections.clone()).and_then(|()| it.begin(report));
            it
        });
        let writer = match Writer::open(folder) {
            Ok((writer, repaired)) => {
                problems.extend(told(repaired, folder));
                Some(writer)
            }
            Err(refusal) => {
                problems.push(refusal.problem(folder));
                None
            }
        };
        let late = || Reader::open(folder).map(|it| Self::new(it, tools));
        let stock = early.map_or_else(late, Ok);
        let stock = stock.and_then(|mut it| {
            it.correct(corrections)?;
            it.take(writer, origins)?;
            Ok(it)
        });
        // It may have been told already why.
        let refused = stock.as_ref().err().filter(|_| problems.is_empty());
        problems.extend(refused.map(|it| it.problem(folder)));
        (stock.ok(), problems)
    }

    fn new(reader: Reader, tools: Arc<Tools>) -> Self {
        let reader = Arc::new(reader);
        let shelves = Arc::new(Shelves::new(Arc::clone(&reader), Arc::clone(&tools)));
        Self {
            reader,
            writer: None,
            indexer: None,
            shelves,
            tools,
            origins: Vec::new(),
            builder: Builder::default(),
            marks: Marks::default(),
            corrections: Corrections::default(),
            mended: HashMap::new(),
            shown: HashSet::new(),
            shown_at: 0,
            is_filled: false,
            is_news: false,
            due: Instant::now(),
        }
    }

    /// Takes what writes to it, and where its files are.
    fn take(&mut self, writer: Option<Writer>, origins: &[Origin]) -> Result<(), Refusal> {
        self.origins = whole(origins);
        if let Some(writer) = &writer {
            let paths = self.origins.iter().filter_map(Origin::path);
            paths.into_iter().try_for_each(|it| writer.add_source(it))?;
        }
        if self.origins.is_empty() {
            self.origins = self.reader.sources()?.into_iter().map(Origin::Path).collect();
        }
        self.writer = writer;
        Ok(())
    }

    /// The articles, whole.
    pub fn bodies(&self) -> Arc<dyn Bodies> {
        Arc::clone(&self.shelves) as Arc<dyn Bodies>
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        self.reader.folder()
    }

    /// Where its files are.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// Shows what is there, then brings it up to date with its files, as long
    /// as it is `wanted`. The last report is complete unless nobody wants it.
    pub fn load(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        self.fill(wanted, report)?;
        self.sync(wanted, report)?;
        self.show(wanted, report)
    }

    /// Brings it up to date with its files, and says so only where something
    /// has changed.
    pub fn look(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        self.is_news = false;
        self.sync(wanted, report)?;
        if self.is_news { self.show(wanted, report) } else { Ok(()) }
    }

    /// Shows it as it is: nothing more will come.
    pub fn show(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        if !wanted() || !self.is_filled {
            return Ok(());
        }
        let all = self.reader.len()?;
        self.tell(Progress { done: all, found: all, complete: true }, report);
        Ok(())
    }

    /// Shows the newest articles, where there are more.
    fn begin(&mut self, report: &mut dyn FnMut(Report)) -> Result<(), Refusal> {
        (self.builder, self.marks) = (Builder::default(), Marks::default());
        self.mended.clear();
        self.shown.clear();
        self.shown_at = self.reader.last_seq()?;
        for row in &self.reader.newest(FIRST)? {
            self.shown.insert(row.number);
            self.add(row);
        }
        let done = self.shown.len();
        if done == FIRST as usize {
            self.tell(self.progress(done)?, report);
        }
        Ok(())
    }

    fn progress(&self, done: usize) -> Result<Progress, Refusal> {
        let found = self.reader.len()?;
        Ok(Progress {
            done: u32::try_from(done).unwrap_or(found).min(found),
            found,
            complete: false,
        })
    }

    /// Shows all articles. The newest come first, then all by number.
    fn fill(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        // Whoever only reads does not hear of changes, and begins again.
        if self.is_filled && self.writer.is_some() {
            return Ok(());
        }
        if self.shown.is_empty() || self.reader.last_seq()? != self.shown_at {
            self.begin(report)?;
        }
        let mut shown = take(&mut self.shown);
        let mut done = shown.len();
        let mut progress = self.progress(done)?;
        let mut after = 0;
        while wanted() {
            let rows = self.reader.rows(after, ROWS)?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            for row in rows.iter().filter(|it| !shown.remove(&it.number)) {
                self.add(row);
                done += 1;
            }
            progress.done = u32::try_from(done).unwrap_or(progress.found).min(progress.found);
            self.tell_in_time(progress, report);
        }
        self.is_filled = wanted();
        self.mend_all()?;
        if progress.found > 0 && self.is_filled {
            self.tell(progress, report);
        }
        Ok(())
    }

    /// Takes in what has become of the files.
    fn sync(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        if !self.is_filled {
            return Ok(());
        }
        let Some(mut writer) = self.writer.take() else { return Ok(()) };
        let (reader, tools) = (Arc::clone(&self.reader), Arc::clone(&self.tools));
        let origins = self.origins.clone();
        let import = Import { writer: &mut writer, reader: &reader, tools: &tools };
        let mut progress = Progress::default();
        let outcome = import.sync(&origins, wanted, &mut |told| match told {
            Told::Written(written) => {
                self.follow(&written);
                self.tell_in_time(progress, report);
            }
            Told::Stumbled(problems) => report(Report::Stumbled(problems)),
            Told::Passed(now) => progress = Progress { complete: false, ..now },
        });
        self.writer = Some(writer);
        outcome
    }

    /// Has words looked up from now on; `tell` hears when all are there.
    pub fn index(&mut self, tell: impl Fn(Result<(), Refusal>) + Send + 'static) {
        if self.indexer.is_none() {
            self.indexer = Some(Indexer::start(self.reader.folder(), tell));
        }
    }

    /// Takes `corrections` for the reader's word from now on.
    pub fn correct(&mut self, corrections: Corrections) -> Result<(), Refusal> {
        self.shelves.correct(corrections.clone());
        self.corrections = corrections;
        if self.is_filled { self.mend_all() } else { Ok(()) }
    }

    /// Applies what the reader said of words of articles. The library itself is
    /// told who is who.
    pub fn mend_all(&mut self) -> Result<(), Refusal> {
        let mut concerned: BTreeSet<u32> = self.mended.keys().copied().collect();
        let records = self.corrections.all().iter();
        for words in records.filter_map(|it| it.what.words()) {
            match (&words.at, &self.indexer) {
                (Some(passage), _) => {
                    let Article { place, id } = &passage.article;
                    concerned.extend(self.reader.number_of(*id, place)?);
                }
                (None, Some(indexer)) => {
                    concerned.extend(
                        indexer.texts().phrase(&words.words, &|| true).into_iter().flatten(),
                    );
                }
                // As soon as words can be looked up.
                (None, None) => (),
            }
        }
        for number in concerned {
            if let Some(row) =
                self.reader.rows(number - 1, 1)?.first().filter(|it| it.number == number)
            {
                self.take_out(row);
                self.add(row);
                self.mend(row);
            }
        }
        Ok(())
    }

    /// Applies to one article what the reader said of its words.
    fn mend(&mut self, row: &Row) {
        if !self.corrections.all().iter().any(|it| it.what.words().is_some()) {
            return;
        }
        let Some(natural) = self.shelves.natural(row.digest.id) else { return };
        let (article, done) = mended(&natural, &self.corrections);
        if !done.is_empty() {
            let digest = Digest::of(&article);
            self.builder.replace(row.number, &row.digest, &digest);
            self.mended.insert(row.number, (digest, done));
        }
    }

    fn follow(&mut self, written: &Written) {
        self.is_news |= !written.put.is_empty() || !written.out.is_empty();
        for Put { row, before } in &written.put {
            if let Some(before) = before {
                self.take_out(before);
            }
            self.add(row);
            self.mend(row);
        }
        for row in &written.out {
            self.take_out(row);
        }
        if let Some(indexer) = &self.indexer {
            indexer.ring();
        }
    }

    fn take_out(&mut self, row: &Row) {
        let given = self.mended.remove(&row.number).map(|it| it.0);
        self.builder.take_out(row.number, given.as_ref().unwrap_or(&row.digest));
    }

    fn add(&mut self, row: &Row) {
        self.builder.add(row.number, &row.digest);
        set(&mut self.marks.vanished, row.number, row.standing.is_gone);
        set(&mut self.marks.revised, row.number, row.standing.revised.is_some());
    }

    fn tell_in_time(&mut self, progress: Progress, report: &mut dyn FnMut(Report)) {
        if self.due <= Instant::now() {
            self.tell(progress, report);
        }
    }

    fn tell(&mut self, progress: Progress, report: &mut dyn FnMut(Report)) {
        let began = Instant::now();
        let library = Arc::new(self.library());
        self.due = Instant::now() + BREATH.max(began.elapsed() * REST);
        report(Report::Grown(library, self.bodies(), progress));
    }

    /// Puts everything in its place, but for what the index has not taken in.
    pub fn close(mut self) {
        if let Some(indexer) = self.indexer.take() {
            indexer.let_go();
        }
    }

    /// The library as it is.
    pub fn library(&mut self) -> Library {
        let done = self.mended.values().flat_map(|it| &it.1).copied().collect();
        self.builder.correct(self.corrections.clone(), done);
        let library = self.builder.snapshot().with_marks(Arc::new(self.marks.clone()));
        match &self.indexer {
            Some(indexer) => library.with_texts(indexer.texts()),
            None => library,
        }
    }
}

/// What to say of what was put right.
fn told(repaired: Repaired, folder: &Path) -> Option<Problem> {
    let place = clean_line(&folder.to_string_lossy());
    repaired.remark().map(|what| Problem { place, what })
}

fn set(numbers: &mut RoaringBitmap, number: u32, is_in: bool) {
    if is_in {
        numbers.insert(number);
    } else {
        numbers.remove(number);
    }
}
