//! A lasting library while it is being read: opened at once, then brought up to
//! date with its files.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use roaring::RoaringBitmap;

use crate::analyze::annotate;
use crate::app::Progress;
use crate::library::{Bodies, Builder, Library, Marks, Texts};
use crate::news::{Annotated, ArticleId, Problem};
use crate::runtime::fetch::Origin;
use crate::runtime::import::{Import, Told, whole};
use crate::runtime::load::{Report, Tools};
use crate::store::index::{self, Index};
use crate::store::{Put, Reader, Refusal, Row, Writer, Written};

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
    /// `None` where words are looked up in what another instance has indexed,
    /// if anywhere.
    index: Option<Index>,
    texts: Option<Arc<dyn Texts>>,
    bodies: Arc<dyn Bodies>,
    tools: Arc<Tools>,
    origins: Vec<Origin>,
    builder: Builder,
    marks: Marks,
    /// Whether the builder has every article.
    is_filled: bool,
    /// Whether something has changed since that was last asked.
    is_news: bool,
    /// When the next report may come.
    due: Instant,
}

impl Stock {
    /// Opens the library in `folder`, made if there is none, of what lies at
    /// `origins`; where there are none, of what it was made of. Says also what
    /// is odd about it. Where it cannot be read at all there is none.
    pub fn open(
        folder: &Path,
        origins: &[Origin],
        tools: Arc<Tools>,
    ) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        let writer = match Writer::open(folder) {
            Ok((writer, repaired)) => {
                let place = crate::text::clean_line(&folder.to_string_lossy());
                problems.extend(repaired.remark().map(|what| Problem { place, what }));
                Some(writer)
            }
            Err(refusal) => {
                problems.push(refusal.problem(folder));
                None
            }
        };
        let stock = Reader::open(folder).and_then(|it| Self::new(it, writer, origins, tools));
        match stock {
            Ok(stock) => (Some(stock), problems),
            // It was told already why.
            Err(_) if !problems.is_empty() => (None, problems),
            Err(refusal) => (None, vec![refusal.problem(folder)]),
        }
    }

    fn new(
        reader: Reader,
        writer: Option<Writer>,
        origins: &[Origin],
        tools: Arc<Tools>,
    ) -> Result<Self, Refusal> {
        let mut origins = whole(origins);
        if let Some(writer) = &writer {
            let paths = origins.iter().filter_map(Origin::path);
            paths.into_iter().try_for_each(|it| writer.add_source(it))?;
        }
        if origins.is_empty() {
            origins = reader.sources()?.into_iter().map(Origin::Path).collect();
        }
        let reader = Arc::new(reader);
        let bodies = Arc::new(Shelves { reader: Arc::clone(&reader), tools: Arc::clone(&tools) });
        Ok(Self {
            reader,
            writer,
            index: None,
            texts: None,
            bodies,
            tools,
            origins,
            builder: Builder::default(),
            marks: Marks::default(),
            is_filled: false,
            is_news: false,
            due: Instant::now(),
        })
    }

    /// The articles, whole.
    pub fn bodies(&self) -> Arc<dyn Bodies> {
        Arc::clone(&self.bodies)
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
        self.look_up(wanted)?;
        if wanted() { self.show(report) } else { Ok(()) }
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
        if !self.is_news || !wanted() {
            return Ok(());
        }
        self.look_up(wanted)?;
        self.show(report)
    }

    /// Shows it as it is: nothing more will come.
    pub fn show(&mut self, report: &mut dyn FnMut(Report)) -> Result<(), Refusal> {
        let all = self.reader.len()?;
        self.tell(Progress { done: all, found: all, complete: true }, report);
        Ok(())
    }

    /// The newest articles first; then all, by number.
    fn fill(
        &mut self,
        wanted: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Report),
    ) -> Result<(), Refusal> {
        // Whoever follows another instance begins again.
        if self.writer.is_none() {
            (self.builder, self.marks) = (Builder::default(), Marks::default());
            self.is_filled = false;
        }
        if self.is_filled {
            return Ok(());
        }
        (self.builder, self.marks) = (Builder::default(), Marks::default());
        let newest = self.reader.newest(FIRST)?;
        let found = self.reader.len()?;
        let mut shown: HashSet<u32> = newest.iter().map(|it| it.number).collect();
        newest.iter().for_each(|it| self.add(it));
        let progress = |done: usize| Progress {
            done: u32::try_from(done).unwrap_or(found).min(found),
            found,
            complete: false,
        };
        if found > FIRST {
            self.tell(progress(shown.len()), report);
        }
        let (mut after, mut done) = (0, shown.len());
        while wanted() {
            let rows = self.reader.rows(after, ROWS)?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            for row in rows.iter().filter(|it| !shown.remove(&it.number)) {
                self.add(row);
                done += 1;
            }
            self.tell_in_time(progress(done), report);
        }
        self.is_filled = wanted();
        if self.index.is_none() && self.writer.is_some() {
            self.index = Index::of(&self.reader).ok();
        }
        self.texts = match &self.index {
            Some(index) => Some(index.texts()),
            None => index::texts(self.reader.folder()),
        };
        if found > 0 && self.is_filled {
            self.tell(progress(done), report);
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

    /// Brings the index up to date.
    fn look_up(&mut self, wanted: &dyn Fn() -> bool) -> Result<(), Refusal> {
        let Some(index) = &mut self.index else { return Ok(()) };
        index.catch_up(&self.reader, wanted, |_| ())?;
        self.texts = Some(index.texts());
        Ok(())
    }

    fn follow(&mut self, written: &Written) {
        self.is_news |= !written.put.is_empty() || !written.out.is_empty();
        for Put { row, before } in &written.put {
            if let Some(before) = before {
                self.builder.take_out(row.number, &before.digest);
            }
            self.add(row);
        }
        for row in &written.out {
            self.builder.take_out(row.number, &row.digest);
        }
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

    fn library(&mut self) -> Library {
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

/// Articles from the disk, understood by this version of the program.
#[derive(Debug)]
struct Shelves {
    reader: Arc<Reader>,
    tools: Arc<Tools>,
}

impl Bodies for Shelves {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        self.reader.article(id).or_else(|| {
            let document = self.reader.document_of(id).ok()??;
            Some(Arc::new(annotate(Arc::new(document), self.tools.lexicon())))
        })
    }
}
