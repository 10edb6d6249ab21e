//! What recurs in files that are read for the first time. Were it only known
//! when all have been analysed, nearly all would have to be analysed again; to
//! look them through for it costs a twentieth of that.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use crate::ingest::{Place, Recurring, parse};
use crate::news::{Document, Problem};
use crate::runtime::fetch::{Candidate, Origin, walk};
use crate::runtime::load::{InOrder, Tools, spread};

/// Takes what the articles of all files at `origins` teach into `lines`, each
/// read as from the `place` that is made of its own, as long as it is `wanted`;
/// `passed` hears how many files have been seen.
pub fn survey(
    (origins, tools): (&[Origin], &Tools),
    place: fn(&Place) -> Place,
    wanted: &dyn Fn() -> bool,
    mut lines: Recurring,
    passed: &mut dyn FnMut(u32),
) -> Recurring {
    thread::scope(|scope| {
        let jobs = move |begin: &mut dyn FnMut(_) -> bool| walk(origins, begin);
        let outcomes = spread(scope, jobs, |found| {
            // Whatever upsets it is told when the file is read.
            catch_unwind(AssertUnwindSafe(|| documents(found, place, tools))).unwrap_or_default()
        });
        let (mut order, mut seen) = (InOrder::new(), 0);
        while wanted() {
            let Ok((at, documents)) = outcomes.done.recv() else { break };
            order.put(at, documents);
            while let Some(documents) = order.take() {
                let _ = outcomes.begun.try_recv();
                seen += 1;
                passed(seen);
                for document in &documents {
                    lines.learn(document);
                }
            }
        }
    });
    lines
}

fn documents(
    found: Result<Candidate, Problem>,
    place: fn(&Place) -> Place,
    tools: &Tools,
) -> Vec<Document> {
    let Ok(candidate) = found else { return Vec::new() };
    let Ok(Some(bytes)) = candidate.read() else { return Vec::new() };
    parse(&bytes, &place(&candidate.place), tools.rules()).0
}
