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
use crate::library::{Bodies, Builder, Digest, Library, Marks, Texts};
use crate::news::{ArticleId, Problem, Remark};
use crate::runtime::fetch::Origin;
use crate::runtime::import::{Import, Told, whole};
use crate::runtime::indexer::Indexer;
use crate::runtime::load::{Report, Tools};
use crate::runtime::notebook::Notebook;
use crate::runtime::stock::shelves::Shelves;
use crate::store::{Pen, Put, Reader, Refusal, Repaired, Row, Seen, Whose, Writer, Written};
use crate::text::clean_line;

/// So many articles are shown before the others are looked at: a screen full,
/// also on the highest one.
const FIRST: u32 = 100;

/// So many rows are read at once: few, so that what one takes is free for the
/// next.
const ROWS: u32 = 64;

/// Reports follow each other at this distance at least.
const BREATH: Duration = Duration::from_millis(100);

/// And at this one while a library is read that is complete: the newest are
/// there, and what was reported is copied as it grows.
const LONG_BREATH: Duration = Duration::from_secs(1);

/// Each report of such a library is larger than the one before by this part of
/// it at least: else a library ten times as large would be copied ten times as
/// often, too.
const PART: usize = 4;

/// A snapshot that took a second is followed by this many seconds of work.
const REST: u32 = 7;

/// A lasting library, as a session has it.
pub struct Stock {
    reader: Arc<Reader>,
    /// `None` where it may only be read.
    writer: Option<Writer>,
    /// Whether another instance writes.
    is_followed: bool,
    /// The change of the record that it has come to, where it only reads.
    seq: u64,
    /// Knows which articles hold which words; begun when all are shown.
    indexer: Option<Indexer>,
    /// What that knows.
    texts: Option<Arc<dyn Texts>>,
    shelves: Arc<Shelves>,
    tools: Arc<Tools>,
    origins: Vec<Origin>,
    builder: Builder,
    marks: Marks,
    /// What the reader had seen when they were last here.
    seen: Option<Seen>,
    /// Articles that have had another number when that was seen.
    moved: RoaringBitmap,
    /// How often it was begun.
    beginnings: u32,
    notebook: Notebook,
    /// What of the notebook is known.
    edition: u64,
    corrections: Corrections,
    /// Articles that the reader's word has changed: their digests then, and the
    /// places of the corrections that did it.
    mended: HashMap<u32, (Digest, Vec<usize>)>,
    /// The newest articles, which the builder was given before all others.
    shown: HashSet<u32>,
    /// Whether the builder has every article.
    is_filled: bool,
    /// How often it was given all.
    fillings: u32,
    /// Whether something has changed since that was last asked.
    is_news: bool,
    /// When the next report may come.
    due: Instant,
}

impl Stock {
    /// Opens the library in `folder`, made if there is none and taken where it
    /// was begun `early`, of what lies at `origins`; where there are none, of
    /// what it was made of. Says also what is odd about it. Where it cannot be
    /// read at all there is none.
    pub fn open(
        (folder, early): (&Path, Option<Self>),
        origins: &[Origin],
        helps: (Arc<Tools>, Notebook),
    ) -> (Option<Self>, Vec<Problem>) {
        let (mut problems, mut is_followed) = (Vec::new(), false);
        let writer = match Writer::open(folder) {
            Ok((writer, repaired)) => {
                problems.extend(told(repaired, folder));
                Some(writer)
            }
            // The header says so for as long as it is so.
            Err(Refusal::Busy) => {
                is_followed = true;
                None
            }
            Err(refusal) => {
                problems.push(refusal.problem(folder));
                None
            }
        };
        let late = || Reader::open(folder).map(|it| Self::new(it, helps));
        let stock = early.map_or_else(late, Ok).and_then(|it| it.with(writer, origins));
        // It may have been told already why.
        let refused = stock.as_ref().err().filter(|_| problems.is_empty());
        problems.extend(refused.map(|it| it.problem(folder)));
        let stock = stock.ok().map(|it| Self { is_followed, ..it });
        problems.extend(stock.as_ref().and_then(Self::left_behind));
        (stock, problems)
    }

    /// What another version of the program has analysed, where nothing can be
    /// done about it.
    fn left_behind(&self) -> Option<Problem> {
        let is_helpless = self.writer.is_none() && !self.is_followed;
        let old = if is_helpless { self.reader.outdated(self.tools.mark()).ok()?.len() } else { 0 };
        let place = clean_line(&self.folder().to_string_lossy());
        let what = Remark::new("problem-store-outdated").with("n", old);
        (old > 0).then_some(Problem { place, what })
    }

    /// The library in `folder`, only to be read, words looked up in `texts`.
    pub fn to_read(
        reader: Reader,
        texts: Arc<dyn Texts>,
        helps: (Arc<Tools>, Notebook),
    ) -> Result<Self, Refusal> {
        let stock = Self::new(reader, helps).with(None, &[])?;
        Ok(Self { texts: Some(texts), ..stock })
    }

    /// The same with what writes to it, and where its files are.
    fn with(self, writer: Option<Writer>, origins: &[Origin]) -> Result<Self, Refusal> {
        let mut origins = whole(origins);
        if let Some(writer) = &writer {
            let paths = origins.iter().filter_map(Origin::path);
            paths.into_iter().try_for_each(|it| writer.add_source(it))?;
        }
        if origins.is_empty() {
            origins = self.reader.sources()?.into_iter().map(Origin::Path).collect();
        }
        Ok(Self { writer, origins, ..self })
    }

    /// The library that `reader` reads, of which nothing is known yet.
    pub fn new(reader: Reader, (tools, notebook): (Arc<Tools>, Notebook)) -> Self {
        let reader = Arc::new(reader);
        let shelves = Arc::new(Shelves::new(Arc::clone(&reader), Arc::clone(&tools)));
        Self {
            reader,
            writer: None,
            is_followed: false,
            seq: 0,
            indexer: None,
            texts: None,
            shelves,
            tools,
            origins: Vec::new(),
            builder: Builder::default(),
            marks: Marks::default(),
            seen: None,
            moved: RoaringBitmap::new(),
            beginnings: 0,
            notebook,
            edition: 0,
            corrections: Corrections::default(),
            mended: HashMap::new(),
            shown: HashSet::new(),
            is_filled: false,
            fillings: 0,
            is_news: false,
            due: Instant::now(),
        }
    }

    /// The articles, whole.
    pub fn bodies(&self) -> Arc<dyn Bodies> {
        Arc::clone(&self.shelves) as Arc<dyn Bodies>
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        self.reader.folder()
    }

    /// What writes down what the reader does, where it can be kept.
    pub fn pen(&self) -> Option<Pen> {
        self.writer.as_ref()?.pen()
    }

    /// Whether another instance writes it.
    pub fn is_followed(&self) -> bool {
        self.is_followed
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

    /// Brings it up to date with its files, or with what another instance has
    /// written, and says so only where something has changed.
    pub fn look(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        if self.is_followed || !self.is_filled {
            return self.follow_other(wanted, report);
        }
        self.is_news = false;
        self.sync(wanted, report)?;
        if self.is_news { self.show(wanted, report) } else { Ok(()) }
    }

    /// Takes the other instance's place where it has gone.
    pub fn take_over(&mut self) {
        if !self.is_followed {
            return;
        }
        if let Ok((writer, _)) = Writer::open(self.folder()) {
            (self.writer, self.is_followed, self.is_filled) = (Some(writer), false, false);
        }
    }

    /// Takes in what another instance has written, all of it where that has
    /// gone.
    fn follow_other(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        if self.is_followed && self.is_filled && self.reader.last_seq()? == self.seq {
            return self.overhear(wanted, report);
        }
        if let Some(indexer) = &self.indexer {
            indexer.ring();
        }
        self.load(wanted, report)
    }

    /// Takes in what the reader does with articles in the other instance.
    fn overhear(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        let Marks { revised, vanished, new, .. } = &self.marks;
        let [revised, vanished, new] = [revised, vanished, new].map(Clone::clone);
        let mut marks = Marks { revised, vanished, new, ..Marks::default() };
        self.reader.state(Whose::All, &mut marks)?;
        if marks == self.marks {
            return Ok(());
        }
        self.marks = marks;
        self.show(wanted, report)
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
        let complete = Progress { complete: true, ..Progress::default() };
        self.tell(Progress { done: all, found: all, ..complete }, report);
        Ok(())
    }

    /// All of it, for whoever only wants to ask.
    pub fn whole(&mut self) -> Result<Library, Refusal> {
        let mut after = 0;
        loop {
            let rows = self.reader.rows(after, ROWS)?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            for row in &rows {
                self.add(row);
            }
        }
        self.reader.state(Whose::All, &mut self.marks)?;
        self.is_filled = true;
        self.correct()?;
        Ok(self.library())
    }

    /// Begins with the newest articles, and shows them where nothing was shown
    /// yet and there are more.
    pub fn begin(&mut self, report: &mut dyn FnMut(Report)) -> Result<(), Refusal> {
        // What was complete is replaced by what is complete.
        let is_first = self.beginnings == 0;
        self.beginnings += 1;
        self.seq = self.reader.last_seq()?;
        (self.builder, self.marks) = (Builder::default(), Marks::default());
        self.mended.clear();
        self.shown.clear();
        if is_first {
            self.resume(report)?;
        }
        let (reader, mut newest) = (Arc::clone(&self.reader), Vec::new());
        reader.newest(FIRST, |row| {
            self.add(&row);
            self.shown.insert(row.number);
            newest.push(row.digest.id);
        })?;
        reader.state(Whose::Of(&newest), &mut self.marks)?;
        if newest.len() == FIRST as usize && is_first {
            self.tell(self.progress(newest.len())?, report);
        }
        Ok(())
    }

    /// Tells how the last session was, before any article.
    fn resume(&mut self, report: &mut dyn FnMut(Report)) -> Result<(), Refusal> {
        self.seen = self.reader.seen()?;
        if let Some(session) = self.reader.session()? {
            let article = session.article.map(ArticleId);
            let place = article.map(|it| self.reader.place(it)).transpose()?;
            report(Report::Resumed(session, place.unwrap_or(0), self.bodies()));
        }
        Ok(())
    }

    fn progress(&self, done: usize) -> Result<Progress, Refusal> {
        let found = self.reader.len()?;
        let done = u32::try_from(done).unwrap_or(found).min(found);
        Ok(Progress { done, found, ..Progress::default() })
    }

    /// All articles: the newest, then all by number.
    fn fill(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        // Whoever only reads does not hear of changes, and begins again.
        if self.is_filled && self.writer.is_some() {
            return Ok(());
        }
        let is_first = self.fillings == 0;
        if self.shown.is_empty() || self.reader.last_seq()? != self.seq {
            self.begin(report)?;
        }
        let mut shown = take(&mut self.shown);
        let (mut after, mut done) = (0, shown.len());
        let mut progress = self.progress(done)?;
        let mut enough = 0;
        self.due = Instant::now() + LONG_BREATH;
        while wanted() {
            let rows = self.reader.rows(after, ROWS)?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            for row in rows.iter().filter(|it| !shown.remove(&it.number)) {
                self.add(row);
                done += 1;
            }
            progress.done = u32::try_from(done).unwrap_or(progress.found).min(progress.found);
            if is_first && done >= enough && self.due <= Instant::now() {
                self.tell(progress, report);
                enough = done + done / PART;
                self.due = self.due.max(Instant::now() + LONG_BREATH);
            }
        }
        self.reader.state(Whose::All, &mut self.marks)?;
        self.is_filled = wanted();
        self.mend_all()?;
        self.fillings += u32::from(self.is_filled);
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
        let outcome = import.sync(&origins, wanted, &mut |told| match told {
            Told::Written(written) => self.follow(&written),
            Told::Stumbled(problems) => report(Report::Stumbled(problems)),
            // Whether it is complete is for the caller to say.
            Told::Passed(progress) if progress.complete => (),
            Told::Passed(progress) => self.tell_in_time(progress, report),
        });
        let rested = writer.rest();
        self.writer = Some(writer);
        outcome.and(rested)
    }

    /// Has words looked up from now on; `tell` hears when all are there.
    pub fn index(&mut self, tell: impl Fn(Result<(), Refusal>) + Send + 'static) {
        if self.indexer.is_none() {
            let indexer = Indexer::start(self.reader.folder(), tell);
            (self.texts, self.indexer) = (Some(indexer.texts()), Some(indexer));
        }
    }

    /// Takes what the notebook says for the reader's word.
    pub fn correct(&mut self) -> Result<(), Refusal> {
        self.hear();
        if self.is_filled { self.mend_all() } else { Ok(()) }
    }

    /// Takes the reader's word from the notebook. Whether there was anything
    /// new in it.
    fn hear(&mut self) -> bool {
        let Some(corrections) = self.notebook.news(&mut self.edition) else { return false };
        self.shelves.correct(corrections.clone());
        self.corrections = corrections;
        true
    }

    /// Applies what the reader said of words of articles. The library itself is
    /// told who is who.
    pub fn mend_all(&mut self) -> Result<(), Refusal> {
        let mut concerned: BTreeSet<u32> = self.mended.keys().copied().collect();
        let records = self.corrections.all().iter();
        for words in records.filter_map(|it| it.what.words()) {
            match (&words.at, &self.texts) {
                (Some(passage), _) => {
                    let Article { place, id } = &passage.article;
                    concerned.extend(self.reader.number_of(*id, place)?);
                }
                (None, Some(texts)) => {
                    concerned.extend(texts.phrase(&words.words, &|| true).into_iter().flatten());
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
        let is_old = |it: &&(u32, u32)| !self.marks.new.contains(it.0);
        self.moved.extend(written.moved.iter().filter(is_old).map(|it| it.1));
        for Put { row, before } in &written.put {
            if let Some(before) = before {
                self.take_out(before);
            }
            self.add(row);
            self.mend(row);
            self.recall(row);
        }
        for row in &written.out {
            self.take_out(row);
        }
        if let Some(indexer) = &self.indexer {
            indexer.ring();
        }
    }

    /// Looks up what the reader did with an article that has come or changed.
    fn recall(&mut self, row: &Row) {
        self.marks.forget(row.number);
        // What cannot be read now is read with all the rest next time.
        let _ = self.reader.state(Whose::One(row.digest.id), &mut self.marks);
    }

    fn take_out(&mut self, row: &Row) {
        let given = self.mended.remove(&row.number).map(|it| it.0);
        self.builder.take_out(row.number, given.as_ref().unwrap_or(&row.digest));
    }

    fn add(&mut self, row: &Row) {
        self.builder.add(row.number, &row.digest);
        set(&mut self.marks.vanished, row.number, row.standing.is_gone);
        set(&mut self.marks.revised, row.number, row.standing.revised.is_some());
        let is_new = |seen: Seen| {
            let has_come = row.number > seen.number && !self.moved.contains(row.number);
            has_come || row.standing.revised.is_some_and(|it| it > seen.at)
        };
        set(&mut self.marks.new, row.number, self.seen.is_some_and(is_new));
    }

    fn tell_in_time(&mut self, progress: Progress, report: &mut dyn FnMut(Report)) {
        if self.due <= Instant::now() {
            self.tell(progress, report);
        }
    }

    fn tell(&mut self, progress: Progress, report: &mut dyn FnMut(Report)) {
        let began = Instant::now();
        let progress = Progress { is_followed: self.is_followed, ..progress };
        let is_corrected = self.hear() && self.is_filled;
        if is_corrected {
            // What cannot be read now is told by whatever comes next.
            let _ = self.mend_all();
        }
        let library = Arc::new(self.library());
        if is_corrected {
            // A loading that is not complete may not be taken, but this is.
            report(Report::Corrected(Arc::clone(&library)));
        }
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
        match &self.texts {
            Some(texts) => library.with_texts(Arc::clone(texts)),
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
