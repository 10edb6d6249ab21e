//! Which articles hold which words, for libraries whose texts lie on a disk.
//!
//! The index is derived from the record and may be thrown away: it says up to
//! which change of the record it has come, and takes in the others. One of
//! another version, of another library, that is ahead of the record or cannot
//! be read is made anew.

mod catch_up;
mod docs;
mod fields;
mod forms;
mod known;
mod lookup;
mod phrase;
mod prepared;
mod slips;
mod stems;
mod tokens;
mod unlocked;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, fs, io};

use roaring::RoaringBitmap;
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK};
use tantivy::indexer::{IndexWriter, IndexWriterOptions};
use tantivy::store::Compressor;
use tantivy::{IndexReader, IndexSettings, ReloadPolicy, TantivyError, Term};

use crate::library::Texts;
use crate::news::Document;
use crate::store::reader::Reader;
use crate::store::refusal::{Refusal, Result};
use fields::{Fields, VERSION, prepared, tokenizers};
use lookup::Lookup;
use prepared::Preparing;
use unlocked::Unlocked;

pub use lookup::Latest;

/// How much the writer may hold in memory before it writes a segment, in
/// bytes: enough for what is committed at once.
const ROOM: usize = 60 << 20;

/// How many threads take texts in, and how many merge them. Whoever hands them
/// over is at work as long as they are, and two would push each other’s words
/// out of the caches; and what each has had, the allocator keeps for the next.
const THREADS: usize = 1;

/// The index of a library, open to be written. There is one at a time.
pub struct Index {
    files: tantivy::Index,
    /// Keeps others from writing, until there is a writer, which does so too.
    lock: Option<DirectoryLock>,
    /// Made when there is something to write: it has threads and room of its own.
    writer: Option<IndexWriter>,
    reader: IndexReader,
    fields: Fields,
    preparing: Preparing,
    library: String,
    /// The articles that it holds, with those that are not committed yet.
    held: RoaringBitmap,
    /// Up to which change of the record it has come.
    seq: u64,
    latest: Arc<Latest>,
}

impl fmt::Debug for Index {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Index").field("seq", &self.seq).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index in the folder of a library, which goes by the name
    /// `library` and whose record has come to the change `last`. Made anew where
    /// it is not the index of that.
    pub fn open(folder: &Path, library: &str, last: u64) -> Result<Self> {
        let place = place(folder);
        match Self::opened(&place, library) {
            Ok(index) if index.library == library && index.seq <= last => return Ok(index),
            Err(error @ TantivyError::LockFailure(..)) => return Err(refusal(error)),
            _ => (),
        }
        Self::made(folder, library).map_err(refusal)
    }

    fn opened(place: &Path, library: &str) -> tantivy::Result<Self> {
        let index = prepared(tantivy::Index::open_in_dir(place)?);
        Self::new(index, library)
    }

    fn made(folder: &Path, library: &str) -> tantivy::Result<Self> {
        // Also those that other versions made.
        let _ = fs::remove_dir_all(folder.join("index"));
        let place = place(folder);
        fs::create_dir_all(&place)?;
        let (_, schema) = Fields::new();
        let index = tantivy::Index::builder().schema(schema).tokenizers(tokenizers());
        let index = index.settings(nothing_stored());
        let mut index = Self::new(index.create_in_dir(&place)?, library)?;
        library.clone_into(&mut index.library);
        index.seq = 0;
        Ok(index)
    }

    fn new(index: tantivy::Index, library: &str) -> tantivy::Result<Self> {
        let (fields, _) = Fields::new();
        let lock = Some(locked(&index)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let lookup = Lookup::new(&reader.searcher(), fields)?;
        let payload = index.load_metas()?.payload;
        let (of, seq) = payload.as_deref().and_then(stamp).unwrap_or((library, 0));
        let (library, held, latest) = (of.to_owned(), lookup.numbers(), Arc::<Latest>::default());
        latest.put(lookup);
        Ok(Self {
            files: index,
            lock,
            writer: None,
            reader,
            fields,
            preparing: Preparing::default(),
            library,
            held,
            seq,
            latest,
        })
    }

    /// Whether all that it wrote is as it was written, and holds the articles
    /// `numbers`. Reads everything.
    pub fn is_sound(&self, numbers: &RoaringBitmap) -> bool {
        let torn = self.files.validate_checksum();
        torn.is_ok_and(|it| it.is_empty()) && self.held == *numbers
    }

    /// Throws everything away, to take it in again.
    pub fn make_anew(self, folder: &Path) -> Result<Self> {
        let library = self.library.clone();
        // It holds the lock.
        drop(self);
        Self::made(folder, &library).map_err(refusal)
    }

    fn writer(&mut self) -> tantivy::Result<&mut IndexWriter> {
        if self.writer.is_none() {
            // A writer takes the same lock.
            self.lock = None;
            self.writer = Some(self.files.writer_with_options(options())?);
        }
        Ok(self.writer.as_mut().expect("it was just made where there was none"))
    }

    /// Up to which change of the record it has come.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The articles of the last commit, whichever that is when it is asked.
    pub fn texts(&self) -> Arc<dyn Texts> {
        Arc::clone(&self.latest) as Arc<dyn Texts>
    }

    /// Has `latest` answer from this index from now on.
    pub fn serve(&mut self, latest: Arc<Latest>) -> Result<()> {
        self.latest = latest;
        self.show().map_err(refusal)
    }

    /// Takes in the text of an article, in the place of what it had before.
    /// Found from the next commit on.
    pub fn put(&mut self, number: u32, document: &Document) -> Result<()> {
        self.take_out(number)?;
        self.held.insert(number);
        let article = self.preparing.prepared(document);
        let article = self.fields.article(number, &article);
        self.writer().and_then(|it| it.add_document(article)).map_err(refusal)?;
        Ok(())
    }

    /// Forgets the text of an article.
    pub fn take_out(&mut self, number: u32) -> Result<()> {
        if self.held.remove(number) {
            let article = Term::from_field_u64(self.fields.number, number.into());
            self.writer().map_err(refusal)?.delete_term(article);
        }
        Ok(())
    }

    /// Gives back the memory that taking in needed, for as long as nothing is
    /// taken in. Waits for what is being merged. [`Refusal::Busy`] where
    /// another instance was quicker to take what was let go: it may still be
    /// asked, but not written.
    pub fn rest(&mut self) -> Result<()> {
        self.rested().map_err(refusal)
    }

    fn rested(&mut self) -> tantivy::Result<()> {
        self.preparing = Preparing::default();
        let Some(writer) = self.writer.take() else { return Ok(()) };
        writer.wait_merging_threads()?;
        self.lock = Some(locked(&self.files)?);
        // What was merged into another need not be held any more.
        self.show()
    }

    /// Makes what was put and taken out lasting and findable. It has all changes
    /// of the record up to `seq` now.
    pub fn commit(&mut self, seq: u64) -> Result<()> {
        self.committed(seq).map_err(refusal)?;
        self.seq = seq;
        Ok(())
    }

    fn committed(&mut self, seq: u64) -> tantivy::Result<()> {
        let payload = format!("{} {seq}", self.library);
        let mut commit = self.writer()?.prepare_commit()?;
        commit.set_payload(&payload);
        commit.commit()?;
        self.show()
    }

    /// Has what was committed last answer.
    fn show(&self) -> tantivy::Result<()> {
        self.reader.reload()?;
        self.latest.put(Lookup::new(&self.reader.searcher(), self.fields)?);
        Ok(())
    }
}

/// Has `latest` answer from the index of a library as it was last committed,
/// also while another instance writes it. Says up to which change of the record
/// it has come; 0 where it is the index of another library.
pub fn look(record: &Reader, latest: &Latest) -> Result<u64> {
    let place = place(record.folder());
    let look = |index| {
        let index = prepared(index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        latest.put(Lookup::new(&reader.searcher(), Fields::new().0)?);
        Ok(index.load_metas()?.payload)
    };
    let payload: Option<String> = match tantivy::Index::open_in_dir(&place).and_then(look) {
        Err(TantivyError::LockFailure(LockError::IoError(_), _)) => {
            let unlocked = Unlocked::open(&place).map_err(|it| refusal(it.into()))?;
            tantivy::Index::open(unlocked).and_then(look)
        }
        outcome => outcome,
    }
    .map_err(refusal)?;
    let library = record.id()?;
    let stamp = payload.as_deref().and_then(stamp).filter(|it| it.0 == library);
    Ok(stamp.map_or(0, |it| it.1))
}

/// Where the index of the library in `folder` lies.
fn place(folder: &Path) -> PathBuf {
    folder.join("index").join(format!("v{VERSION}"))
}

fn options() -> IndexWriterOptions {
    let options = IndexWriterOptions::builder().memory_budget_per_thread(ROOM);
    options.num_worker_threads(THREADS).num_merge_threads(THREADS).build()
}

/// Keeps others from writing.
fn locked(files: &tantivy::Index) -> tantivy::Result<DirectoryLock> {
    let lock = files.directory().acquire_lock(&INDEX_WRITER_LOCK);
    lock.map_err(|it| TantivyError::LockFailure(it, None))
}

/// Nothing of an article is stored in the index, so nothing is compressed.
fn nothing_stored() -> IndexSettings {
    let docstore_compression = Compressor::None;
    IndexSettings {
        docstore_compression,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    }
}

/// The library and the change that a commit was marked with.
fn stamp(payload: &str) -> Option<(&str, u64)> {
    let (library, seq) = payload.rsplit_once(' ')?;
    Some((library, seq.parse().ok()?))
}

fn refusal(error: TantivyError) -> Refusal {
    match error {
        TantivyError::IoError(error) => io::Error::new(error.kind(), error).into(),
        TantivyError::LockFailure(LockError::IoError(error), _) => {
            io::Error::new(error.kind(), error).into()
        }
        TantivyError::LockFailure(..) => Refusal::Busy,
        _ => Refusal::Unindexed,
    }
}
