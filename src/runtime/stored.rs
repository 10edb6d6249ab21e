//! A lasting library for whoever asks once: read as it is, its files left
//! alone.

use std::path::Path;
use std::sync::Arc;

use crate::library::Texts;
use crate::news::{Problem, Remark};
use crate::runtime::load::{Loaded, Tools};
use crate::runtime::notebook::Notebook;
use crate::runtime::stock::Stock;
use crate::store::index::{Index, Latest};
use crate::store::{Reader, Refusal, index};
use crate::text::clean_line;

/// Everything that the library in `folder` holds, as the reader set it right.
/// Says what another version of the program has left behind: it is brought up
/// to date by whoever reads or adds.
pub fn stored(folder: &Path, tools: &Arc<Tools>) -> Result<Loaded, Refusal> {
    let reader = Reader::open(folder)?;
    let notebook = Notebook::within(folder);
    let mut problems = notebook.read();
    let old = reader.outdated(tools.mark())?.len();
    let place = clean_line(&folder.to_string_lossy());
    let what = Remark::new("problem-outdated").with("n", old);
    problems.extend((old > 0).then_some(Problem { place, what }));
    let (files, texts) = (reader.files()?, texts(&reader)?);
    let mut stock = Stock::to_read(reader, texts, (Arc::clone(tools), notebook))?;
    let library = Arc::new(stock.whole()?);
    Ok(Loaded { library, bodies: stock.bodies(), files, problems, unread: old > 0 })
}

/// Which articles hold which words: all that the record has, where that can be
/// made sure of.
fn texts(reader: &Reader) -> Result<Arc<dyn Texts>, Refusal> {
    let latest = Arc::<Latest>::default();
    let last = reader.last_seq()?;
    if index::look(reader, &latest).is_ok_and(|seq| seq == last) {
        return Ok(latest);
    }
    match Index::of(reader) {
        Ok(mut index) => {
            index.serve(Arc::clone(&latest))?;
            index.catch_up(reader, &|| true, |_| ())?;
        }
        // Another instance is about it, or nothing may be written: what is there
        // has to do.
        Err(Refusal::Busy | Refusal::ReadOnly) => (),
        Err(refusal) => return Err(refusal),
    }
    Ok(latest)
}
