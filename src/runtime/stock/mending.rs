//! What the reader set right in a lasting library: what articles say of it, and
//! what of that has changed.

use std::collections::BTreeSet;

use crate::corrections::{Article, mended};
use crate::library::Digest;
use crate::runtime::stock::Stock;
use crate::store::{Refusal, Row};

impl Stock {
    /// Takes what the notebook says for the reader's word.
    pub fn correct(&mut self) -> Result<(), Refusal> {
        self.hear();
        if self.is_filled { self.mend_all() } else { Ok(()) }
    }

    /// Takes the reader's word from the notebook. Whether there was anything
    /// new in it.
    pub(super) fn hear(&mut self) -> bool {
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
    pub(super) fn mend(&mut self, row: &Row) {
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
}
