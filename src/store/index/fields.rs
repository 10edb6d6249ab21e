//! What the index holds of an article.

use frostem::Algorithm;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, TantivyDocument};

use crate::news::Language;
use crate::store::index::prepared::{Marks, Prepared};

/// The version of all that this folder writes. An index of another one is made
/// anew.
pub(super) const VERSION: u32 = 2;

/// What takes prepared texts apart, for all fields.
const MARKS: &str = "marks";

/// The fields of an article. None is stored: the record has everything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// Its number.
    pub number: Field,
    /// Its words as they stand, with places.
    pub words: Field,
    /// What is common to the forms of its words, if it is French.
    pub french: Field,
    /// The same if it is English.
    pub english: Field,
}

impl Fields {
    /// The fields, and the schema they are of.
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let number = NumericOptions::default() | INDEXED | FAST;
        let fields = Self {
            number: schema.add_u64_field("number", number),
            words: schema.add_text_field("words", text(IndexRecordOption::WithFreqsAndPositions)),
            french: schema.add_text_field("french", text(IndexRecordOption::Basic)),
            english: schema.add_text_field("english", text(IndexRecordOption::Basic)),
        };
        (fields, schema.build())
    }

    /// The field of the stems of a language, and how they are made.
    pub(super) fn stems(self, language: Language) -> Option<(Field, Algorithm)> {
        match language {
            Language::French => Some((self.french, Algorithm::French)),
            Language::English => Some((self.english, Algorithm::English)),
            Language::Other => None,
        }
    }

    /// The article of that number as the index takes it in.
    pub(super) fn article(self, number: u32, prepared: &Prepared) -> TantivyDocument {
        let bytes = prepared.words.len() + prepared.stems.len();
        let mut article = TantivyDocument::with_capacity(bytes + 64);
        article.add_u64(self.number, number.into());
        article.add_text(self.words, &prepared.words);
        if let Some((stems, _)) = self.stems(prepared.language) {
            article.add_text(stems, &prepared.stems);
        }
        article
    }
}

fn text(kept: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default();
    let indexing = indexing.set_tokenizer(MARKS).set_index_option(kept).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// How texts are taken apart, by the name that the fields use.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(MARKS, Marks);
    tokenizers
}

/// Makes `index` able to take texts apart.
pub(super) fn prepared(mut index: Index) -> Index {
    index.set_tokenizers(tokenizers());
    index
}
