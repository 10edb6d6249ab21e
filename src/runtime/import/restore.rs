//! Taking in a library that was carried here as lines.

use std::io::BufRead;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::news::{Problem, Remark};
use crate::runtime::import::{Ledger, Outcome, Packing, Told};
use crate::runtime::load::{Tools, spread};
use crate::store::{Line, Refusal, Writer};

/// Takes in every line of `lines` and analyses its articles. What is no line of
/// a library is told and stepped over.
pub fn restore(
    lines: &mut (dyn BufRead + Send),
    writer: &mut Writer,
    tools: &Tools,
    tell: &mut dyn FnMut(Told),
) -> Result<(), Refusal> {
    let found = AtomicU32::new(0);
    // The reader's state needs no analysis; there is little of it.
    let (others, state) = crossbeam_channel::unbounded();
    writer.analysed_by(tools.mark());
    let desk = Packing { tools, press: writer.press() };
    let mut ledger = Ledger::new(writer, tell, &found);
    thread::scope(|scope| {
        let count = &found;
        let jobs = move |begin: &mut dyn FnMut((usize, String)) -> bool| {
            for (line, number) in lines.lines().map_while(Result::ok).zip(1..) {
                count.fetch_add(1, Ordering::Relaxed);
                if !begin((number, line)) {
                    return;
                }
            }
        };
        let (others, desk) = (&others, &desk);
        let read = move |(number, line): (usize, String)| match Line::read(&line) {
            Ok(Line::Article(copy)) => {
                let changes = copy.changes(|it| desk.packed(Arc::new(it)));
                Outcome { changes, ..Outcome::default() }
            }
            Ok(other) => {
                let _ = others.send(other);
                Outcome::default()
            }
            Err(_) => {
                let what = Remark::new("problem-store-line");
                let problem = Problem { place: number.to_string(), what };
                Outcome { problems: vec![problem], ..Outcome::default() }
            }
        };
        ledger.enter(&spread(scope, jobs, read), &|| true, &mut |_| ())
    })?;
    drop(others);
    state.iter().try_for_each(|it| writer.restore(&it))
}
