//! How a lasting library is opened, to be read or written.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use roaring::RoaringBitmap;

use crate::corrections::Corrections;
use crate::library::{Builder, Marks, Texts};
use crate::news::{Problem, Remark};
use crate::runtime::fetch::Origin;
use crate::runtime::import::whole;
use crate::runtime::load::Tools;
use crate::runtime::notebook::Notebook;
use crate::runtime::stock::Stock;
use crate::runtime::stock::shelves::Shelves;
use crate::store::{Reader, Refusal, Repaired, Writer};
use crate::text::clean_line;

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
}

/// What to say of what was put right.
fn told(repaired: Repaired, folder: &Path) -> Option<Problem> {
    let place = clean_line(&folder.to_string_lossy());
    repaired.remark().map(|what| Problem { place, what })
}
