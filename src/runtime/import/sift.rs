//! Which of the files that were found may hold something new.

use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::io::ErrorKind;
use std::mem::replace;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use xxhash_rust::xxh3::xxh3_64;

use crate::news::Problem;
use crate::runtime::fetch::{Candidate, Origin};
use crate::runtime::import::key;
use crate::store::{Change, Known, Reader, Refusal, Stamp};

/// A file that was written so shortly before it is looked at may be written
/// again with the same time.
const IN_DOUBT: Duration = Duration::from_secs(2);

/// The time of a file that is to be looked at again, whatever its time is then.
const UNSURE: i64 = i64::MIN;

/// Something that the walk came by.
pub enum Found<'a> {
    /// A file that is as it was.
    AsItWas,
    /// A file that is as it was, and had been gone.
    Back(PathBuf),
    /// A file to be read.
    File {
        /// The file.
        candidate: Candidate<'a>,
        /// How it was found, all but its hash.
        stamp: Stamp,
        /// How it was before.
        known: Option<Known>,
        /// Whether it lies nowhere else, so that its bytes must be kept.
        is_kept: bool,
    },
    /// Something that stood in the way.
    Stray(Problem),
}

impl Found<'_> {
    /// What it is called in messages.
    pub fn place(&self) -> String {
        match self {
            Found::File { candidate, .. } => candidate.place.name.clone(),
            Found::Stray(problem) => problem.place.clone(),
            Found::AsItWas | Found::Back(_) => String::new(),
        }
    }
}

/// Tells files that are as they were from others.
pub struct Sieve {
    /// The files that were read before, by the numbers of their paths, and
    /// whether the walk has come by.
    known: HashMap<u64, (Known, bool)>,
    /// The others that the walk has come by.
    new: HashSet<u64>,
    /// Files and folders that were taken out.
    without: Vec<PathBuf>,
    /// The analysis there is now.
    analysis: u32,
}

impl Sieve {
    /// One that knows what `reader` knows, for this analysis.
    pub fn new(reader: &Reader, analysis: u32) -> Result<Self, Refusal> {
        // Most files hold one article.
        let mut known = HashMap::with_capacity(reader.len()? as usize);
        reader.each_file(|path, it| {
            known.insert(key(&path), (it, false));
        })?;
        Ok(Self { known, new: HashSet::new(), without: reader.without()?, analysis })
    }

    /// What is to be done with what the walk came by. Costs one question to
    /// the disk.
    pub fn sift<'a>(&mut self, found: Result<Candidate<'a>, Problem>) -> Found<'a> {
        let mut candidate = match found {
            Ok(candidate) => candidate,
            Err(problem) => return Found::Stray(problem),
        };
        let held = candidate.held();
        if let Some(bytes) = held {
            // It lies nowhere, so what it says is its name.
            candidate.path = PathBuf::from(format!("-{:016x}", xxh3_64(bytes)));
        }
        let key = key(&candidate.path);
        let is_left_out = self.without.iter().any(|it| candidate.path.starts_with(it));
        // Folders that are opened may lie within each other.
        if is_left_out || !self.see(key) {
            return Found::AsItWas;
        }
        let known = self.known.get(&key).map(|it| &it.0);
        if let Some(bytes) = held {
            let stamp = Stamp { size: bytes.len() as u64, ..Stamp::default() };
            return Found::File { candidate, stamp, known: known.cloned(), is_kept: true };
        }
        // Whoever reads it will find out what is the matter.
        let stamp = candidate.path.metadata().map(|it| stamp(&it)).unwrap_or_default();
        match known {
            Some(known) if self.is_as_it_was(known, &stamp) && known.is_gone => {
                Found::Back(candidate.path)
            }
            Some(known) if self.is_as_it_was(known, &stamp) => Found::AsItWas,
            known => Found::File { candidate, stamp, known: known.cloned(), is_kept: false },
        }
    }

    /// Notes that the walk has come by. False where it had before.
    fn see(&mut self, key: u64) -> bool {
        match self.known.get_mut(&key) {
            Some((_, seen)) => !replace(seen, true),
            None => self.new.insert(key),
        }
    }

    fn is_as_it_was(&self, known: &Known, stamp: &Stamp) -> bool {
        let is_same = (known.stamp.size, known.stamp.modified) == (stamp.size, stamp.modified);
        known.analysis == self.analysis && is_same && stamp.modified != UNSURE
    }

    /// The files below `origins` that were not found and are not there any
    /// more: gone or, where a new one says the same, moved.
    pub fn gone(&self, reader: &Reader, origins: &[Origin]) -> Result<Vec<Change>, Refusal> {
        let roots: Vec<&Path> = origins.iter().filter_map(Origin::path).collect();
        // Where a whole folder is not there, its disk may not be.
        let is_below =
            |path: &Path, root: &Path| path == root || root.exists() && path.starts_with(root);
        let (mut gone, mut new) = (Vec::new(), HashMap::new());
        reader.each_file(|path, known| {
            let number = key(&path);
            if self.new.contains(&number) {
                new.insert(known.stamp.hash, path);
                return;
            }
            let is_seen = self.known.get(&number).is_some_and(|it| it.1);
            let is_looked_for = !known.is_gone && !is_seen;
            let is_here = || roots.iter().any(|it| is_below(&path, it));
            if is_looked_for && is_here() && is_missing(&path) {
                gone.push((path, known.stamp.hash));
            }
        })?;
        let change = |(path, hash): (PathBuf, u64)| match new.remove(&hash) {
            Some(to) => Change::Moved(path, to),
            None => Change::Gone(path),
        };
        Ok(gone.into_iter().map(change).collect())
    }
}

fn is_missing(path: &Path) -> bool {
    path.symlink_metadata().is_err_and(|it| it.kind() == ErrorKind::NotFound)
}

fn stamp(metadata: &Metadata) -> Stamp {
    Stamp { size: metadata.len(), modified: time(metadata).unwrap_or(UNSURE), hash: 0 }
}

/// When a file was last written, in nanoseconds since 1970, where that is sure.
fn time(metadata: &Metadata) -> Option<i64> {
    let modified = metadata.modified().ok()?;
    let is_sure = modified.elapsed().is_ok_and(|it| it > IN_DOUBT);
    let since_1970 = modified.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since_1970.as_nanos()).ok().filter(|_| is_sure)
}
