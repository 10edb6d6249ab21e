//! How the articles of a lasting library come together: the newest first, then
//! all of them.

use std::mem::take;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::Progress;
use crate::library::{Builder, Library, Marks};
use crate::news::ArticleId;
use crate::runtime::load::Report;
use crate::runtime::stock::Stock;
use crate::store::{Refusal, Whose};

/// So many articles are shown before the others are looked at: a screen full,
/// also on the highest one.
const FIRST: u32 = 100;

/// So many rows are read at once: few, so that what one takes is free for the
/// next.
const ROWS: u32 = 64;

/// And at this one while a library is read that is complete: the newest are
/// there, and what was reported is copied as it grows.
const LONG_BREATH: Duration = Duration::from_secs(1);

/// Each report of such a library is larger than the one before by this part of
/// it at least: else a library ten times as large would be copied ten times as
/// often, too.
const PART: usize = 4;

impl Stock {
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
    pub(super) fn fill(
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
}
