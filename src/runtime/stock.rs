//! A lasting library while it is being read: opened at once, then brought up to
//! date with its files.

mod filling;
mod mending;
mod opening;
mod shelves;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use roaring::RoaringBitmap;

use crate::app::Progress;
use crate::corrections::Corrections;
use crate::library::{Bodies, Builder, Digest, Library, Marks, Texts};
use crate::runtime::fetch::Origin;
use crate::runtime::import::{Import, Told};
use crate::runtime::indexer::Indexer;
use crate::runtime::load::{Report, Tools};
use crate::runtime::notebook::Notebook;
use crate::runtime::stock::shelves::Shelves;
use crate::store::{Pen, Put, Reader, Refusal, Row, Seen, Whose, Writer, Written};

/// Reports follow each other at this distance at least.
const BREATH: Duration = Duration::from_millis(100);

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

fn set(numbers: &mut RoaringBitmap, number: u32, is_in: bool) {
    if is_in {
        numbers.insert(number);
    } else {
        numbers.remove(number);
    }
}
